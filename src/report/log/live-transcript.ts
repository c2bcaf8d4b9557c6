/** The dialogue with the servers as it happens, line by line, with the time since the beginning. */

import type { Protocol } from '../../model/phase.ts';
import type { PlannedCheck } from '../../model/plan.ts';
import type { World } from '../../system/world.ts';
import { safeText } from '../../text/untrusted.ts';

/** Characters in total. A server must not be able to fill the log. */
const MAX_CHARACTERS = 200_000;

/** Receives each line of a dialogue as it comes. */
export type TraceListener = (
  check: PlannedCheck,
  protocol: Protocol,
  direction: 'sent' | 'received',
  line: string,
) => void;

/** How the dialogue is shown. */
export interface TranscriptView {
  /** Removes secrets from a text. */
  readonly redact: (text: string) => string;
  readonly print: (line: string) => void;
  /** Whether the dialogue of this check is to be shown. */
  readonly isWanted: (check: PlannedCheck) => boolean;
  /** Prefix of each line, to distinguish checks; safe text. */
  readonly label: (check: PlannedCheck) => string;
}

/** Creates a listener that prints the lines of the wanted checks. */
export function createLiveTranscript(clock: World['clock'], view: TranscriptView): TraceListener {
  const start = clock.now();
  let left = MAX_CHARACTERS;
  return (check, protocol, direction, line) => {
    if (left <= 0 || !view.isWanted(check)) return;
    const seconds = ((clock.now() - start) / 1000).toFixed(3);
    const what = `${view.label(check)}${protocol} ${direction === 'sent' ? '>' : '<'}`;
    const text = `  ${seconds} ${what} ${safeText(view.redact(line), 1000)}`;
    left -= text.length;
    view.print(left > 0 ? text : '  The transcript is cut here.');
  };
}
