/** Which failures are tried again, and after how long. */
import type { ApiFailure } from './failure.ts';

/** At most this many repetitions of a call. */
const MAX_RETRIES = 2;

/** The first pause, in milliseconds; each further one is three times as long. */
const FIRST_PAUSE_MS = 250;

/** Left for the repetition itself, in milliseconds. */
const RESERVE_MS = 1000;

/** What a decision depends on. */
export interface CallAttempt {
  /** From 1. */
  readonly attempt: number;
  readonly isRepeatable: boolean;
  readonly leftMs: number;
}

/**
 * Returns the pause before the call is repeated, in milliseconds, or undefined when it is not. A request that was
 * refused by a limit was not done, so that a write, too, is repeated once after the time that the server named.
 */
export function callPause(failure: ApiFailure, { attempt, isRepeatable, leftMs }: CallAttempt): number | undefined {
  const { kind, retryAfterMs } = failure;
  if (attempt > MAX_RETRIES) return undefined;
  if (kind === 'limit') {
    return retryAfterMs !== undefined && retryAfterMs + RESERVE_MS <= leftMs ? retryAfterMs : undefined;
  }
  if (!isRepeatable || (kind !== 'server' && kind !== 'network' && kind !== 'timeout')) return undefined;
  const pauseMs = retryAfterMs ?? FIRST_PAUSE_MS * 3 ** (attempt - 1);
  return pauseMs + RESERVE_MS <= leftMs ? pauseMs : undefined;
}
