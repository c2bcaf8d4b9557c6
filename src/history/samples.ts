/** The samples of a check: its last runs, its days, the values of its primary metric, the outages that are over. */
import { DAY_NUMBERS } from '../model/memory/days.ts';
import type { CheckHistory, PastOutage, PastTrend } from '../model/memory/record.ts';
import type { CheckResult } from '../model/report.ts';
import { STATUSES } from '../model/status.ts';
import type { PastRun, Trend } from '../model/story.ts';
import { MAX_DAYS, MAX_OUTAGES, MAX_RUNS, MAX_VALUES } from './limits.ts';
import { medianOf } from './median.ts';
import { MAX_COUNT } from './state/watch.ts';

const DAY_MS = 86_400_000;

/** A run as a sample. */
export interface Sample {
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
export function sampleOf(check: CheckResult, at: string, isGood: boolean, isHeld: boolean): Sample {
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
export function withSample(samples: Samples, sample: Sample, check: CheckResult): Samples {
  const { run, isHeld } = sample;
  return {
    runs: [...samples.runs, run].slice(-MAX_RUNS),
    days: isHeld ? samples.days : withDay(samples.days, run, 1),
    trend: withValue(samples.trend, sample, check, 0),
  };
}

/** Adds a sample of a run that began before others that are known. One that is known itself is replaced. */
export function withLateSample(samples: Samples, sample: Sample, check: CheckResult): Samples {
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
  return { metric, unit, values, median: medianOf(before.filter((value) => value !== null)) };
}

/** Adds an outage that is over. Those that overlap are one. Of too many, those that were not told go first. */
export function withOutage(past: readonly PastOutage[], ended: PastOutage): PastOutage[] {
  const last = past.at(-1);
  const all = last && ended.start < last.end ? [...past.slice(0, -1), joined(last, ended)] : [...past, ended];
  const limit = Date.parse(ended.end) - MAX_DAYS * DAY_MS;
  const recent = all.filter(({ end }) => Date.parse(end) >= limit);
  if (recent.length <= MAX_OUTAGES) return recent;
  const least = recent.find(({ isTold }) => !isTold) ?? recent[0];
  return recent.filter((each) => each !== least).slice(-MAX_OUTAGES);
}

function joined(one: PastOutage, other: PastOutage): PastOutage {
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
  { value, isGood }: Sample,
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
function withDay(days: readonly number[], { at, status }: PastRun, difference: 1 | -1): readonly number[] {
  const day = Math.floor(Date.parse(at) / DAY_MS);
  let place = days.length;
  while (place > 0 && (days[place - DAY_NUMBERS] ?? 0) > day) place -= DAY_NUMBERS;
  const last = place - DAY_NUMBERS;
  const column = 1 + STATUSES.indexOf(status);
  // Copied by `slice` and changed: several times as fast as `with` and `toSpliced`, which counts for a thousand checks.
  if (last >= 0 && days[last] === day) {
    const counted = days.slice();
    counted[last + column] = Math.min(Math.max(0, (days[last + column] ?? 0) + difference), MAX_COUNT);
    const isEmpty = difference < 0 && counted.slice(last + 1, place).every((count) => count === 0);
    return isEmpty ? counted.toSpliced(last, DAY_NUMBERS) : counted;
  }
  if (difference < 0) return days;
  const added = [day, 0, 0, 0, 0].with(column, 1);
  return days.slice(0, place).concat(added, days.slice(place)).slice(-MAX_DAYS * DAY_NUMBERS);
}
