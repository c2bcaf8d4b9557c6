import type { Comparison } from '../model/memory/comparison.ts';
import type { CheckHistory, OutageEvent, Series, Undo } from '../model/memory/record.ts';
import type { AlertRules } from '../model/memory/rules.ts';
import type { CheckResult } from '../model/report.ts';
import type { Story } from '../model/story.ts';
import {
  cutTo,
  MAX_ADDRESS,
  MAX_FACT,
  MAX_FACT_VALUES,
  MAX_FACTS,
  MAX_NAME,
  MAX_SERIES,
  MAX_VALUES,
} from './limits.ts';
import { medianOf } from './median.ts';
import { sampleOf, withLateSample, withOutage, withoutLast, withSample } from './samples.ts';
import { observe } from './state/observe.ts';
import { classOf, newOutage, type Observation, type Watch } from './state/watch.ts';
import { storyOf } from './story-of.ts';

/** Intervals between runs without a result after which counts begin anew, when that is longer than `stale-after`. */
const STALE_INTERVALS = 10;
/** Ids of runs that can be recorded a second time: run and attempt. */
const NUMBERED = /^\d+\/\d+$/;

/** A result of a check, and the run that it is of. */
export interface ResultToFold {
  readonly result: CheckResult;
  readonly key: string;
  readonly rules: AlertRules;
  readonly run: RunToRecord;
  readonly comparison: Comparison | undefined;
  readonly isInMaintenance: boolean;
  readonly isTelling: boolean;
  /** Whether the history was written by a clock that is ahead of ours: then no run can be known to be late. */
  readonly isClockBehind: boolean;
}

/** A run, in the form in which it is recorded. */
export interface RunToRecord {
  readonly id: string;
  /** When it started, ISO 8601, UTC; never in the future. */
  readonly at: string;
  readonly runUrl?: string | undefined;
}

/** A check after its result. */
export interface FoldedCheck {
  readonly check: CheckHistory;
  readonly story: Story;
  /** Events of this run. */
  readonly events: readonly OutageEvent[];
  /** Whether the result counted: it was judged, not in maintenance, and no newer one is known. */
  readonly isCounted: boolean;
  readonly isLate: boolean;
}

/** Folds a result into what is remembered of its check. */
export function foldCheck(remembered: CheckHistory | undefined, given: ResultToFold): FoldedCheck {
  const { result, rules, run, isInMaintenance } = given;
  const isAgain = remembered?.undo !== undefined && remembered.undo.run === run.id;
  const known = isAgain ? undone(remembered, remembered.undo) : remembered;
  const last = known?.runs.at(-1);
  const isLate = last !== undefined && run.at < last.at && !given.isClockBehind;
  const seen: Observation = { ...placeOf(run), resultClass: classOf(result.status, rules), code: codeOf(result) };
  const sample = sampleOf(result, run.at, seen.resultClass === 'good' && !isInMaintenance, isInMaintenance);
  const before: CheckHistory = { ...(known ?? emptyCheck(run.at)), ...labelsOf(given) };
  const common = { stateBefore: before.outage.state, previousStatus: last?.status, isInMaintenance };
  if (isLate) {
    const check = { ...before, ...withLateSample(before, sample, result), series: lateSeries(before, given) };
    const story = storyOf({ ...common, ...given, check, events: [] });
    return { check, story, events: [], isCounted: false, isLate };
  }
  const staleAfterMs = staleAfter(before, rules);
  const { watch, events, ended } = observe(before, seen, rules, { isInMaintenance, staleAfterMs });
  const check: CheckHistory = {
    ...before,
    ...watch,
    ...withSample(before, sample, result),
    past: ended ? withOutage(before.past, ended) : before.past,
    undo: undoOf(before, given, ended !== undefined),
    // A run that is recorded again has been compared already.
    ...(isAgain ? {} : comparedOf(given.comparison)),
  };
  const story = storyOf({ ...common, ...given, check, events });
  return { check, story, events, isCounted: seen.resultClass !== 'none' && !isInMaintenance, isLate };
}

function emptyCheck(at: string): Omit<CheckHistory, 'key' | 'name' | 'mode' | 'target'> {
  return { outage: newOutage(at), isFlapping: false, results: '', runs: [], days: '', past: [], series: [], facts: [] };
}

function labelsOf({
  key,
  result,
}: ResultToFold): Pick<CheckHistory, 'key' | 'name' | 'mode' | 'target'> & Partial<CheckHistory> {
  const { name, mode, target, group, source } = result;
  return {
    key,
    name: cutTo(MAX_NAME, name),
    mode: cutTo(MAX_NAME, mode),
    target: cutTo(MAX_ADDRESS, target),
    group: group === undefined ? undefined : cutTo(MAX_NAME, group),
    file: source === undefined ? undefined : cutTo(MAX_ADDRESS, source.file),
  };
}

function codeOf({ findings }: CheckResult): string | undefined {
  return findings[0]?.code;
}

function placeOf({ at, runUrl }: RunToRecord): Pick<Observation, 'at' | 'runUrl'> {
  return runUrl === undefined ? { at } : { at, runUrl };
}

/** What a second record of the same run has to restore. */
function undoOf(
  before: CheckHistory & Watch,
  { run, isInMaintenance }: ResultToFold,
  hasEnded: boolean,
): Undo | undefined {
  if (!NUMBERED.test(run.id)) return undefined;
  const { outage, isFlapping, results, past } = before;
  return {
    run: run.id,
    outage,
    isFlapping,
    results,
    ...(hasEnded ? { past } : {}),
    ...(isInMaintenance ? { isHeld: true as const } : {}),
  };
}

function undone(check: CheckHistory, { outage, isFlapping, results, past, isHeld }: Undo): CheckHistory {
  const samples = withoutLast(check, isHeld === true);
  return { ...check, ...samples, outage, isFlapping, results, past: past ?? check.past, undo: undefined };
}

/** Milliseconds without a result after which counts begin anew. A check that runs once a week is not stale in a day. */
function staleAfter({ outage, runs }: CheckHistory, { staleAfterMs }: AlertRules): number {
  // A check that is good has no counts.
  if (outage.state === 'up' || outage.state === 'new') return staleAfterMs;
  const times = runs.map(({ at }) => Date.parse(at));
  const interval = medianOf(times.slice(1).map((time, index) => Math.max(0, time - (times[index] ?? time))));
  return Math.max(staleAfterMs, STALE_INTERVALS * (interval ?? 0));
}

/** What is kept of a comparison: not more than a history may hold. */
function comparedOf(comparison: Comparison | undefined): Partial<Pick<CheckHistory, 'series' | 'facts'>> {
  if (comparison === undefined) return {};
  const fits = (value: string): boolean => value.length <= MAX_FACT;
  return {
    series: comparison.series.filter(isWhole).slice(0, MAX_SERIES).map(newestOf),
    facts: comparison.facts
      .filter(({ subject, usual, candidate }) => [subject, ...usual, candidate?.value ?? ''].every(fits))
      .slice(0, MAX_FACTS)
      .map((fact) => ({ ...fact, usual: fact.usual.slice(0, MAX_FACT_VALUES) })),
  };
}

/** What cannot be read again would cost the whole history. */
function isWhole({ values, days }: Series): boolean {
  return values.length === days.length && values.every(Number.isFinite);
}

function newestOf(series: Series): Series {
  if (series.values.length <= MAX_VALUES) return series;
  return { ...series, values: series.values.slice(-MAX_VALUES), days: series.days.slice(-MAX_VALUES) };
}

/** Values of a late run are kept. Its place among runs that were slow is not known. */
function lateSeries({ series }: CheckHistory, { comparison }: ResultToFold): readonly Series[] {
  const compared = comparedOf(comparison).series;
  if (compared === undefined) return series;
  return compared.map((each) => {
    const { slow, ...known } = each;
    const before = series.find(({ metric, environment }) => metric === each.metric && environment === each.environment);
    return before?.slow === undefined ? known : { ...known, slow: before.slow };
  });
}
