/** Shows the dialogue, with times, when step debugging is on or the workflow asks for it. */
import { safeText } from '../report/untrusted.ts';
import type { Job } from '../run.ts';
import type { Protocol } from '../verdict/failure.ts';
import type { World } from '../world.ts';

/** A server must not be able to fill the log. */
const MAX_CHARACTERS = 200_000;

type Trace = (protocol: Protocol, direction: 'sent' | 'received', line: string) => void;

/** Prints each line, or nothing when nobody asked. */
export function createTranscript(world: World, job: Job): Trace {
  if (world.env['RUNNER_DEBUG'] !== '1' && !job.settings.transcript) return () => {};
  const start = world.clock.now();
  let left = MAX_CHARACTERS;
  return (protocol, direction, line) => {
    if (left <= 0) return;
    const seconds = ((world.clock.now() - start) / 1000).toFixed(3);
    const text = `  ${seconds} ${protocol} ${direction === 'sent' ? '>' : '<'} ${safeText(job.redact(line), 1000)}`;
    left -= text.length;
    world.stdout(left > 0 ? text : '  The transcript is cut here.');
  };
}
