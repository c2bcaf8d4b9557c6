/** When the server wants to be left alone, and for how long. */
import type { RawAnswer } from './transport.ts';

/** GitHub asks for at least a minute when it names no time ("Best practices for using the REST API"). */
const UNNAMED_MS = 60_000;

/** The time of the server, if the answer has it. */
export function serverDate({ headers }: Pick<RawAnswer, 'headers'>): Date | undefined {
  const date = new Date(headers['date'] ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * Returns how long to wait, in milliseconds, when an answer is a refusal because of too many requests; undefined when
 * it is none. Secondary limits come as 403 or 429, the primary one with nothing remaining.
 */
export function limitOf(answer: RawAnswer, message: string): number | undefined {
  const { status, headers } = answer;
  if (status !== 403 && status !== 429) return undefined;
  const isSpent = headers['x-ratelimit-remaining'] === '0';
  const wait = retryAfter(headers['retry-after']);
  if (status === 403 && !isSpent && wait === undefined && !/\brate limit\b|abuse detection/i.test(message)) {
    return undefined;
  }
  if (wait !== undefined) return wait;
  const reset = Number(headers['x-ratelimit-reset']);
  if (!isSpent || !Number.isFinite(reset) || reset <= 0) return UNNAMED_MS;
  // Both times are the server's: the clock of a runner may be wrong.
  const now = serverDate(answer)?.getTime();
  return now === undefined ? UNNAMED_MS : Math.max(1000, reset * 1000 - now);
}

/** Reads `retry-after` in seconds, as milliseconds. */
export function retryAfter(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : undefined;
}
