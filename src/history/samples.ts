/** The samples of a check: its last runs, its days, the values of its primary metric, the outages that are over. */
import { DAY_SEPARATOR, daysOf, dayText } from '../model/memory/days.ts';
import type { CheckHistory, PastOutage, PastTrend } from '../model/memory/record.ts';
import type { CheckResult } from '../model/report.ts';
import { STATUSES, type Status } from '../model/status.ts';
import type { PastRun, Trend } from '../model/story.ts';
import { MAX_DAYS, MAX_OUTAGES, MAX_RUNS, MAX_VALUES } from './limits.ts';
import { medianOf } from './median.ts';

const DAY_MS = 86_400_000;
/** Characters of `2026-12-01`. */
const DAY_LENGTH = 10;
/** Runs of one day and status are counted up to this. */
const MAX_DAY_RUNS = 999_999;

/** A run as a sample. */
export interface RunSample {
  readonly run: PastRun;
  /** Value of the primary metric. */
  readonly value: number | null;
  readonly isGood: boolean;
  /** In maintenance a run is not counted in its day. */
  readonly isHeld: boolean;
}

/** What samples are kept in. */
export type Samples = Pick<CheckHistory, 'runs' | 'days' | 'trend'>;

/** Returns the sample that a result is. */
export function sampleOf(check: CheckResult, at: string, isGood: boolean, isHeld: boolean): RunSample {
  const { status, findings } = check;
  const code = status === 'ok' ? undefined : findings[0]?.code;
  const isUnstable = status === 'ok' && (check.attemptFailures?.length ?? 0) > 0;
  const run: PastRun = {
    at,
    status,
    ...(code === undefined ? {} : { code }),
    ...(isUnstable ? { isUnstable: true as const } : {}),
  };
  return { run, value: primaryValue(check), isGood, isHeld };
}

/** Adds the newest sample. */
export function withSample(samples: Samples, sample: RunSample, check: CheckResult): Samples {
  const { run, isHeld } = sample;
  return {
    runs: [...samples.runs, run].slice(-MAX_RUNS),
    days: isHeld ? samples.days : withDay(samples.days, run, 1),
    trend: withValue(samples.trend, sample, check, 0),
  };
}

/** Adds a sample of a run that began before others that are known. One that is known itself is replaced. */
export function withLateSample(samples: Samples, sample: RunSample, check: CheckResult): Samples {
  const { run, isHeld } = sample;
  const known = samples.runs.find(({ at }) => at === run.at);
  const days = known === undefined ? samples.days : withDay(samples.days, known, -1);
  const others = samples.runs.filter((each) => each !== known);
  const newer = others.filter(({ at }) => at > run.at);
  const older = others.filter(({ at }) => at <= run.at);
  return {
    runs: [...older, run, ...newer].slice(-MAX_RUNS),
    days: isHeld ? days : withDay(days, run, 1),
    trend: known === undefined ? withValue(samples.trend, sample, check, newer.length) : samples.trend,
  };
}

/** Removes the newest sample again. */
export function withoutLast(samples: Samples, isHeld: boolean): Samples {
  const { runs, days, trend } = samples;
  const last = runs.at(-1);
  if (last === undefined) return samples;
  return {
    runs: runs.slice(0, -1),
    days: isHeld ? days : withDay(days, last, -1),
    trend: trend && { ...trend, values: trend.values.slice(0, -1), goods: trend.goods.slice(0, -1) },
  };
}

/** The trend for people: the median is that of the good runs before the last one. */
export function trendOf(trend: PastTrend | undefined): Trend | undefined {
  if (trend === undefined) return undefined;
  const { metric, unit, values, goods } = trend;
  const before = values.slice(0, -1).filter((value, index) => value !== null && goods[index] === '1');
  return { metric, unit, values, median: usualOf(before.filter((value) => value !== null)) };
}

/** Adds an outage that is over. Those that overlap are one. Of too many, those that were not told go first. */
export function withOutage(past: readonly PastOutage[], ended: PastOutage): PastOutage[] {
  const last = past.at(-1);
  const all = last && ended.start < last.end ? [...past.slice(0, -1), united(last, ended)] : [...past, ended];
  const limit = Date.parse(ended.end) - MAX_DAYS * DAY_MS;
  const recent = all.filter(({ end }) => Date.parse(end) >= limit);
  if (recent.length <= MAX_OUTAGES) return recent;
  const least = recent.find(({ isTold }) => !isTold) ?? recent[0];
  return recent.filter((each) => each !== least).slice(-MAX_OUTAGES);
}

function united(one: PastOutage, other: PastOutage): PastOutage {
  return {
    start: one.start < other.start ? one.start : other.start,
    end: one.end > other.end ? one.end : other.end,
    codes: [...new Set([...one.codes, ...other.codes])].slice(0, 5),
    issue: other.issue ?? one.issue,
    isTold: one.isTold || other.isTold,
  };
}

/** The value of the primary metric; of several labels the first one. Six digits are enough, and keep the file small. */
function primaryValue({ metrics, measurements }: CheckResult): number | null {
  const primary = metrics[0]?.name;
  const value = measurements.find(({ metric }) => metric === primary)?.value;
  return value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(6));
}

/** Another primary metric begins anew. */
function withValue(
  trend: PastTrend | undefined,
  { value, isGood }: RunSample,
  { metrics }: CheckResult,
  newer: number,
): PastTrend | undefined {
  const [primary] = metrics;
  if (primary === undefined) return trend;
  const isSame = trend?.metric === primary.name && trend.unit === primary.unit;
  const { values, goods } = isSame ? trend : { values: [], goods: '' };
  const at = Math.max(0, values.length - newer);
  return {
    metric: primary.name,
    unit: primary.unit,
    values: values.slice(0, at).concat(value, values.slice(at)).slice(-MAX_VALUES),
    goods: (goods.slice(0, at) + (isGood ? '1' : '0') + goods.slice(at)).slice(-MAX_VALUES),
  };
}

/** Counts a run in its day, or not any more. A day without runs is left out. */
function withDay(days: string, { at, status }: PastRun, difference: 1 | -1): string {
  const day = at.slice(0, DAY_LENGTH);
  // Mostly it is the last one, and the others need not be looked at.
  const start = days.lastIndexOf(DAY_SEPARATOR) + 1;
  if (days.slice(start, start + DAY_LENGTH) === day) {
    return joined([days.slice(0, Math.max(0, start - 1)), counted(days.slice(start), status, difference)]);
  }
  const all = days === '' ? [] : days.split(DAY_SEPARATOR);
  const place = all.findLastIndex((each) => each.slice(0, DAY_LENGTH) <= day);
  const known = all[place];
  if (known?.startsWith(day)) return joined(all.with(place, counted(known, status, difference)));
  if (difference < 0) return days;
  const added = counted(`${day} 0 0 0 0`, status, 1);
  return joined(all.toSpliced(place + 1, 0, added).slice(-MAX_DAYS));
}

function joined(days: readonly string[]): string {
  return days.filter((each) => each !== '').join(DAY_SEPARATOR);
}

/** A day with a run more, or one less; empty without runs. */
function counted(text: string, status: Status, difference: number): string {
  const [day] = daysOf(text);
  if (day === undefined) return '';
  const runs = { ...day.runs, [status]: Math.min(Math.max(0, day.runs[status] + difference), MAX_DAY_RUNS) };
  return STATUSES.every((each) => runs[each] === 0) ? '' : dayText({ ...day, runs });
}

/** Fewer values say nothing of what is usual. */
const LEAST_USUAL = 5;

function usualOf(values: readonly number[]): number | undefined {
  return values.length < LEAST_USUAL ? undefined : medianOf(values);
}
