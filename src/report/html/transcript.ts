import type { TranscriptLine } from '../../model/outcome.ts';
import { counted } from '../../text/counted.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { andMore, blocks, details } from './parts/elements.ts';

const MAX_LINES = 200;
const ARROWS = { sent: '→', received: '←' } as const;

/** Renders the dialogue, closed at first; empty when there is none. */
export function closedTranscript(lines: readonly TranscriptLine[] = []): string {
  if (lines.length === 0) return '';
  const left = lines.length - MAX_LINES;
  return details(
    `Dialogue (${counted(lines.length, 'line')})`,
    blocks(
      '<p class="note">→ was sent by Mail Probe, ← was said by the server. Credentials are removed.</p>',
      '<table class="transcript" aria-label="Dialogue">',
      '<thead><tr><th scope="col">Time</th><th scope="col">Who</th><th scope="col">Line</th></tr></thead>',
      '<tbody>',
      ...lines.slice(0, MAX_LINES).map(transcriptRow),
      '</tbody>',
      '</table>',
      andMore(left > 0 ? counted(left, 'more line') : ''),
    ),
  );
}

function transcriptRow({ seconds, protocol, direction, text }: TranscriptLine): string {
  if (direction === 'note') return `<tr class="note"><td colspan="3">${forMarkup(text)}</td></tr>`;
  const who = `${protocol.toUpperCase()} ${ARROWS[direction]}`;
  return `<tr class="${protocol} ${direction}"><td>${seconds.toFixed(3)}</td><td>${who}</td><td>${forMarkup(text)}</td></tr>`;
}
