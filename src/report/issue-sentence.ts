import type { Issue } from '../settings/issue.ts';
import { safeText } from './untrusted.ts';

/** An issue as one or two sentences of safe text: `Input mode "rund-trip" is not a mode. Did you mean round-trip?` */
export function issueSentence({ input, value, problem, remedy }: Issue): string {
  const given = value === undefined ? '' : ` "${safeText(value, 200)}"`;
  return `Input ${safeText(input, 100)}${given} ${ended(safeText(problem, 600))} ${ended(safeText(remedy, 600))}`;
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
