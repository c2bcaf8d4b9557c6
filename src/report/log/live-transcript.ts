/** The dialogue with the servers as it happens, line by line, with the time since the beginning. */

import type { Protocol } from '../../model/phase.ts';
import type { PlannedCheck } from '../../model/plan.ts';
import { beginningOf, type Redactor, redactLines, shownBeginning } from '../../model/secret.ts';
import type { World } from '../../system/world.ts';
import { safeText } from '../../text/untrusted.ts';

/** Characters in total. A server must not be able to fill the log. */
const MAX_CHARACTERS = 200_000;
/** The characters of earlier lines that are looked at again: a secret may go on in the next line. */
const MAX_CONTEXT = 1000;

/** Receives each line of a dialogue as it comes, or a reply of many lines. */
export type TraceListener = (
  check: PlannedCheck,
  protocol: Protocol,
  direction: 'sent' | 'received',
  line: string,
) => void;

/** How the dialogue is shown. */
export interface TranscriptView {
  readonly redact: Redactor;
  readonly print: (line: string) => void;
  /** Whether the dialogue of this check is to be shown. */
  readonly isWanted: (check: PlannedCheck) => boolean;
  /** Prefix of each line, to distinguish checks; safe text. */
  readonly label: (check: PlannedCheck) => string;
}

/** Creates a listener that prints the lines of the wanted checks. */
export function createLiveTranscript(clock: World['clock'], view: TranscriptView): TraceListener {
  const start = clock.now();
  /** What was said before, by check and by side of a connection. */
  const contexts = new WeakMap<PlannedCheck, Map<string, string>>();
  let left = MAX_CHARACTERS;
  return (check, protocol, direction, said) => {
    if (left <= 0 || !view.isWanted(check)) return;
    const seconds = ((clock.now() - start) / 1000).toFixed(3);
    const side = `${protocol} ${direction === 'sent' ? '>' : '<'}`;
    const sides = contexts.get(check) ?? new Map<string, string>();
    contexts.set(check, sides);
    const context = sides.get(side) ?? '';
    sides.set(side, `${context}\n${beginningOf(said)}`.slice(-MAX_CONTEXT));
    for (const line of shownLines(said.split('\n'), context, view.redact)) {
      if (left <= 0) return;
      const text = `  ${seconds} ${view.label(check)}${side} ${safeText(line, 1000)}`;
      left -= text.length;
      view.print(left > 0 ? text : '  The transcript is cut here.');
    }
  };
}

/** Redacts lines together with what was said before them. */
function shownLines(lines: readonly string[], context: string, redact: Redactor): readonly string[] {
  const [, ...redacted] = redactLines([context, ...lines.map(beginningOf)], redact);
  return redacted.map(shownBeginning);
}
