/** What the days and the outages of a check say about how much of the time it was good. */
import type { Day } from '../../model/memory/days.ts';
import type { CheckHistory } from '../../model/memory/record.ts';
import { grouped } from '../../text/counted.ts';
import { millisOf } from '../../text/times.ts';

/** Days that are shown. */
export const SHOWN_DAYS = 90;
const DAY_MS = 86_400_000;

/** One day of a check. */
export interface ShownDay {
  /** `2026-12-01`. */
  readonly day: string;
  /** `unknown`: no run could judge the check. `none`: there was no run. */
  readonly kind: 'ok' | 'warning' | 'critical' | 'unknown' | 'none';
  /** Share of the judged runs that were critical. */
  readonly share: number;
  /** Our own words: `23 ok, 1 critical`. */
  readonly words: string;
}

/** Runs of a check that were judged. */
export interface Judged {
  readonly judged: number;
  /** Those that were not critical. */
  readonly good: number;
}

/** A span of time, in milliseconds since 1970. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

const STATUSES = ['ok', 'warning', 'critical', 'unknown'] as const;

/** Returns the last days, oldest first, with those on which nothing is known. */
export function lastDays(days: readonly Day[], now: number): ShownDay[] {
  const known = new Map(days.map(({ day, runs }) => [day, runs]));
  return Array.from({ length: SHOWN_DAYS }, (_, index) => {
    const day = new Date(now - (SHOWN_DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return shownDay(day, known.get(day));
  });
}

/** Adds up the judged runs of the last days. */
export function judgedRuns(days: readonly Day[], now: number): Judged {
  const first = new Date(now - (SHOWN_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
  const shown = days.filter(({ day }) => day >= first);
  const sum = (status: (typeof STATUSES)[number]): number =>
    shown.reduce((total, { runs }) => total + count(runs[status]), 0);
  const good = sum('ok') + sum('warning');
  return { good, judged: good + sum('critical') };
}

/** Formats the share of good runs. It is rounded down: one bad run among many is never 100 %. */
export function percent({ judged, good }: Judged): string {
  return judged === 0 ? '–' : `${Math.floor((good / judged) * 10_000) / 100} %`;
}

/** Returns when a check was bad within the last days: its past outages, and the present one. */
export function outagesOf({ past, outage }: Pick<CheckHistory, 'past' | 'outage'>, now: number): Interval[] {
  const present = outage.state === 'up' || outage.state === 'new' ? undefined : outage.firstBad?.at;
  const presentEnd = outage.state === 'recovering' ? (millisOf(outage.firstGood?.at) ?? now) : now;
  const all = [
    ...past.map(({ start, end }) => ({ start: millisOf(start), end: millisOf(end) })),
    ...(present === undefined ? [] : [{ start: millisOf(present), end: presentEnd }]),
  ];
  const first = now - SHOWN_DAYS * DAY_MS;
  return all.flatMap(({ start, end }) =>
    start === undefined || end === undefined || end <= start || end < first
      ? []
      : [{ start: Math.max(first, start), end: Math.min(now, end) }],
  );
}

/** Returns the milliseconds that lie in at least one of the spans: what overlaps counts once. */
export function unionMillis(intervals: readonly Interval[]): number {
  let [total, reached] = [0, Number.NEGATIVE_INFINITY];
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    total += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return total;
}

function shownDay(day: string, runs: Day['runs'] | undefined): ShownDay {
  if (runs === undefined) return { day, kind: 'none', share: 0, words: 'no run' };
  const counts = STATUSES.map((status) => ({ status, count: count(runs[status]) }));
  const [ok = 0, warning = 0, critical = 0] = counts.map((each) => each.count);
  const judged = ok + warning + critical;
  const kind = judged === 0 ? 'unknown' : critical > 0 ? 'critical' : warning > 0 ? 'warning' : 'ok';
  const words = counts.filter((each) => each.count > 0).map((each) => `${grouped(each.count)} ${each.status}`);
  return { day, kind, share: judged === 0 ? 0 : critical / judged, words: words.join(', ') || 'no run' };
}

/** A history may hold any number. */
function count(value: number | undefined): number {
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
