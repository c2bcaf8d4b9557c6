/** The dialogue with the servers as it happens, line by line, with the time since the beginning. */
import { safeText } from '../report/untrusted.ts';
import type { World } from '../world.ts';
import type { Listeners } from './recorder.ts';

/** A server must not be able to fill the log. */
const MAX_CHARACTERS = 200_000;

/** Gives a listener that prints each line. `redact` takes secrets out of a text. */
export function createLiveTranscript(
  clock: World['clock'],
  redact: (text: string) => string,
  print: (line: string) => void,
): Listeners['onTrace'] {
  const start = clock.now();
  let left = MAX_CHARACTERS;
  return (protocol, direction, line) => {
    if (left <= 0) return;
    const seconds = ((clock.now() - start) / 1000).toFixed(3);
    const text = `  ${seconds} ${protocol} ${direction === 'sent' ? '>' : '<'} ${safeText(redact(line), 1000)}`;
    left -= text.length;
    print(left > 0 ? text : '  The transcript is cut here.');
  };
}
