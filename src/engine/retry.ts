/** Decides whether a further attempt is made, and how long to wait before it. */

import type { Attempt } from '../model/outcome.ts';
import type { World } from '../system/world.ts';

/** The factor by which a pause grows with each attempt. */
const GROWTH = 1.5;
/** The share of the pause that is random, so that many jobs do not retry at the same moment. */
const JITTER = 0.2;

/**
 * Whether to try again: only after a failure that may pass by itself, and never once a message may be on its way,
 * which a further attempt would send twice.
 */
export function mayRetry(attempt: Attempt, made: number, retries: number): boolean {
  if (!attempt.failure?.isRetryable || made > retries) return false;
  return !attempt.hasSent && attempt.facts.acceptance === undefined;
}

/** Returns the milliseconds to wait after the given number of attempts. */
export function retryPause(made: number, delayMs: number, random: World['random']): number {
  const chance = (random(1)[0] ?? 0) / 255;
  return delayMs * GROWTH ** (made - 1) * (1 - JITTER / 2 + JITTER * chance);
}
