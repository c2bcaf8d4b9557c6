/** Standard output and standard error. Only the result goes to the first; everything else goes to the second. */

import type { WriteStream } from 'node:tty';
import { errorCode } from '../../system/error-code.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A stream to print to. */
export interface TerminalOutput {
  readonly stream: NodeJS.WriteStream;
  readonly hasColours: boolean;
  /** Whether a line may be drawn and erased again. */
  readonly isLive: boolean;
}

/** Determines once what a stream supports. */
export function createOutput(stream: NodeJS.WriteStream, env: Env): TerminalOutput {
  // Each write reports its own errors; the event without a listener would end the process.
  stream.on('error', () => {});
  return {
    stream,
    hasColours: wantsColours(stream, env),
    isLive: stream.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'],
  };
}

/** Node handles `NO_COLOR` and terminals without colours, but `FORCE_COLOR` on a terminal only. */
function wantsColours(stream: NodeJS.WriteStream, env: Env): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return !/^(?:0|false)$/.test(forced);
  return stream.isTTY === true && (stream as WriteStream).hasColors(env);
}

/**
 * Writes, and waits until it is written.
 *
 * @throws the system's error, such as `ENOSPC`; not `EPIPE`: a reader that has gone wants no more
 */
export async function write({ stream }: TerminalOutput, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error || errorCode(error) === 'EPIPE') resolve();
      else reject(error);
    });
  });
}
