import type { TranscriptLine } from '../../model/outcome.ts';
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { details } from './markdown.ts';

const MAX_LINES = 40;
const ARROWS = { sent: '→', received: '←' } as const;

/** Renders the last lines, closed at first; empty when there are none. */
export function closedDialogue(lines: readonly TranscriptLine[] = []): string {
  if (lines.length === 0) return '';
  const shown = lines.slice(-MAX_LINES).map(dialogueLine);
  const label =
    lines.length > shown.length ? `the last ${shown.length} of ${lines.length} lines` : counted(lines.length, 'line');
  return details(`Dialogue (${label}; → sent, ← received)`, ['```text', ...shown, '```'].join('\n'));
}

/** Renders a line that begins with our own text, so that it cannot end the code block. */
function dialogueLine({ seconds, protocol, direction, text }: TranscriptLine): string {
  const time = seconds.toFixed(3).padStart(7);
  if (direction === 'note') return `${time}       ${safeText(text, 100)}`;
  return `${time} ${protocol.toUpperCase()} ${ARROWS[direction]} ${safeText(text, 200)}`;
}
