import { FIELDS } from '../../settings/fields.ts';
import { type Draft, lose } from '../draft/draft.ts';
import { isKnown } from '../draft/placeholder.ts';

/**
 * Copies a limit in seconds for the whole check. If it is longer than the default for a part of the check, it applies
 * to that part too: the check was meant to wait that long.
 */
export function takeTimeout(draft: Draft, text: string): void {
  if (!isKnown(text)) {
    draft.fields.timeout = text;
    return;
  }
  const [, digits] = /^(\d{1,6})$/.exec(text.trim()) ?? [];
  const seconds = Number(digits);
  if (!(seconds >= 1 && seconds <= 86_400)) {
    lose(draft, 'The time limit is not a number of seconds from 1 to 86400, and was left out.');
    return;
  }
  draft.fields.timeout = `${seconds}s`;
  for (const part of ['connectTimeout', 'commandTimeout'] as const) {
    if (seconds * 1000 > FIELDS[part].kind.parse(FIELDS[part].default)) draft.fields[part] = `${seconds}s`;
  }
}
