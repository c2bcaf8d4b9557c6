import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';

/** Whether a text is cut when it is shown with this limit. */
export function isCut(text: string, limit: number): boolean {
  return safeText(text, limit) !== safeText(text, limit + 1);
}

/** Says how long a text is that is not shown whole: `(65,536 characters)`. */
export function lengthNote(text: string): string {
  return `(${counted(text.length, 'character')})`;
}

/** Makes a text safe, and tells its length where it is cut. */
export function safeLongText(text: string, limit: number): string {
  return isCut(text, limit) ? `${safeText(text, limit)} ${lengthNote(text)}` : safeText(text, limit);
}
