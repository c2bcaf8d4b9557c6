import type { Status } from '../status.ts';

/** The runs of one day, UTC. */
export interface Day {
  /** `2026-12-01`. */
  readonly day: string;
  readonly runs: Readonly<Record<Status, number>>;
}

/** Numbers of one day: days since 1970, then its runs that were ok, warning, critical and unknown. */
export const DAY_NUMBERS = 5;

const DAY_MS = 86_400_000;

/**
 * Returns the days of a check, oldest first. A history has them as numbers, since it has 90 days for each of a thousand
 * checks.
 */
export function daysOf(numbers: readonly number[]): Day[] {
  const days: Day[] = [];
  for (let at = 0; at + DAY_NUMBERS <= numbers.length; at += DAY_NUMBERS) {
    const [day = 0, ok = 0, warning = 0, critical = 0, unknown = 0] = numbers.slice(at, at + DAY_NUMBERS);
    days.push({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), runs: { ok, warning, critical, unknown } });
  }
  return days;
}
