/** When a further attempt is made, and how long to wait before it. */

import type { Attempt } from '../model/outcome.ts';
import type { World } from '../system/world.ts';

/** A pause grows by half again with each attempt. */
const GROWTH = 1.5;
/** Share of the pause that is left to chance, so that many jobs do not come back at the same moment. */
const JITTER = 0.2;

/**
 * Whether to try again: only after a failure that may pass by itself, and never once a message may be on its way,
 * which a further attempt would send twice.
 */
export function mayRetry(attempt: Attempt, made: number, retries: number): boolean {
  if (!attempt.failure?.isRetryable || made > retries) return false;
  return !attempt.hasSent && attempt.facts.acceptance === undefined;
}

/** Milliseconds to wait after the given number of attempts. */
export function retryPause(made: number, delayMs: number, random: World['random']): number {
  const chance = (random(1)[0] ?? 0) / 255;
  return delayMs * GROWTH ** (made - 1) * (1 - JITTER / 2 + JITTER * chance);
}
