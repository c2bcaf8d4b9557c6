/** One attempt of a call, with an end. */
import { codeOrName } from '../../system/error-code.ts';
import type { Clock } from '../../system/world.ts';
import { BodyTooLong } from './body.ts';
import { ApiFailure } from './failure.ts';
import { isWrite, operationOf } from './operations.ts';
import { LATER_REMEDY, NETWORK_REMEDY, SHAPE_REMEDY } from './remedies.ts';
import { ClientUnusable, type RawAnswer } from './transport.ts';

/** What an attempt depends on. */
export interface AttemptOptions {
  readonly route: string;
  readonly clock: Clock;
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** Time for this attempt, in milliseconds. */
  readonly limitMs: number;
}

/** Errors of the system at which no request was sent. */
const UNSENT = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Makes an attempt that ends in time, whatever the server does. Never rejects. */
export async function attemptOnce(
  send: (signal: AbortSignal) => Promise<RawAnswer>,
  { route, clock, signal, limitMs }: AttemptOptions,
): Promise<RawAnswer | ApiFailure> {
  const end = new AbortController();
  const ended = AbortSignal.any([end.signal, signal]);
  const late = clock.sleep(limitMs, ended).then(
    () => undefined,
    () => undefined,
  );
  try {
    // What was begun may go on after the end, with no one to wait for it: loading the client, for instance.
    const sent = send(ended);
    sent.catch(() => {});
    const answer = await Promise.race([sent, late]);
    return answer ?? tooLate(route, limitMs, signal.aborted);
  } catch (error) {
    return ended.aborted ? tooLate(route, limitMs, signal.aborted) : broken(route, error);
  } finally {
    end.abort();
  }
}

function tooLate(route: string, limitMs: number, isCancelled: boolean): ApiFailure {
  const { does } = operationOf(route);
  const mayHaveRun = isWrite(route);
  const message = isCancelled
    ? `The run was cancelled while the GitHub API was asked to ${does}.`
    : `The GitHub API was asked to ${does} and gave no complete answer within ${Math.round(limitMs / 100) / 10} s.`;
  return new ApiFailure({ kind: isCancelled ? 'cancelled' : 'timeout', message, remedy: LATER_REMEDY, mayHaveRun });
}

/** Only the code of an error is told: its text may quote headers. */
function broken(route: string, error: unknown): ApiFailure {
  const { does } = operationOf(route);
  if (error instanceof BodyTooLong) {
    return new ApiFailure({
      kind: 'shape',
      message: `The GitHub API was asked to ${does} and sent more than anything that was asked for.`,
      remedy: SHAPE_REMEDY,
      mayHaveRun: isWrite(route),
    });
  }
  if (error instanceof ClientUnusable) {
    return new ApiFailure({
      kind: 'client',
      message: `The client of the GitHub API could not be loaded, so it was not asked to ${does}.`,
      remedy: 'Look whether GITHUB_EVENT_PATH leads to a file with JSON, as it does on a runner.',
    });
  }
  const code = codeOrName(error);
  return new ApiFailure({
    kind: 'network',
    message: `The GitHub API was asked to ${does}, and the connection failed: ${code}.`,
    remedy: NETWORK_REMEDY,
    mayHaveRun: isWrite(route) && !UNSENT.has(code),
  });
}
