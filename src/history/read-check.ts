import { DAY_SEPARATOR } from '../model/memory/days.ts';
import type { CheckHistory, PastTrend, SeenFact, Series, Undo } from '../model/memory/record.ts';
import { STATUSES } from '../model/status.ts';
import type { ChangeKind, PastRun } from '../model/story.ts';
import {
  MAX_ADDRESS,
  MAX_DAYS,
  MAX_FACT,
  MAX_FACT_VALUES,
  MAX_FACTS,
  MAX_NAME,
  MAX_RUNS,
  MAX_SERIES,
  MAX_VALUES,
} from './limits.ts';
import { onlyTrue, readCode, readOutage, readPast } from './read-outage.ts';
import {
  choiceOf,
  countOf,
  fieldsOf,
  type JsonFields,
  MAX_TAKEN,
  numbersOf,
  numbersOrNull,
  optional,
  readList,
  readText,
  type StampClock,
  stampOf,
  UnreadableValue,
  wordOf,
} from './read-values.ts';
import { FLAPPING_RESULTS } from './state/flapping.ts';
import { MAX_COUNT } from './state/watch.ts';

const KEY = /^[0-9a-f]{16}$/;
const KEY_LENGTH = 16;
const RESULTS = /^[bg]*$/;
/** Days with their counts, at most 999,999 each. */
const DAYS = /^(?:\d{4}-[01]\d-[0-3]\d(?: \d{1,6}){4}(?:;(?=\d)|$))*$/;
/** Characters of `2026-12-01`, and at most of a day with its counts. */
const DAY_NAME_LENGTH = 10;
const DAY_LENGTH = 39;
const GOODS = /^[01]*$/;
/** Length of a time. */
const STAMP_LENGTH = 24;
/** Days since 1970 up to the year 9999. */
const LAST_DAY = 2_932_896;

const CHANGE_KINDS: Readonly<Record<ChangeKind, true>> = {
  capability: true,
  tls: true,
  certificate: true,
  address: true,
  mx: true,
  banner: true,
  login: true,
};
const KINDS = Object.keys(CHANGE_KINDS) as ChangeKind[];

/** Reads what is remembered of one check. */
export function readCheck(value: unknown, clock: StampClock): CheckHistory {
  const fields = fieldsOf(value, 'a check');
  return {
    key: wordOf(fields, 'key', KEY, KEY_LENGTH),
    name: readText(fields, 'name', MAX_NAME),
    mode: readText(fields, 'mode', MAX_NAME),
    target: readText(fields, 'target', MAX_ADDRESS),
    group: optional(fields, 'group', (all, name) => readText(all, name, MAX_NAME)),
    file: optional(fields, 'file', (all, name) => readText(all, name, MAX_ADDRESS)),
    removedAt: optional(fields, 'removedAt', (all, name) => stampOf(all[name], name, clock)),
    outage: readOutage(fields['outage'], clock),
    isFlapping: onlyTrue(fields, 'isFlapping') === true,
    results: wordOf(fields, 'results', RESULTS, FLAPPING_RESULTS),
    undo: optional(fields, 'undo', (all, name) => readUndo(all[name], clock)),
    runs: readList(fields, 'runs', MAX_RUNS, (run) => readRun(run, clock)),
    days: readDays(fields),
    past: readPast(fields, clock),
    series: readList(fields, 'series', MAX_SERIES, (series) => readSeries(series, clock)),
    trend: optional(fields, 'trend', (all, name) => readTrend(all[name])),
    facts: readList(fields, 'facts', MAX_FACTS, (fact) => readFact(fact, clock)),
  };
}

function readUndo(value: unknown, clock: StampClock): Undo {
  const fields = fieldsOf(value, 'undo');
  return {
    run: readText(fields, 'run', MAX_NAME),
    outage: readOutage(fields['outage'], clock),
    isFlapping: onlyTrue(fields, 'isFlapping') === true,
    results: wordOf(fields, 'results', RESULTS, FLAPPING_RESULTS),
    past: fields['past'] === undefined ? undefined : readPast(fields, clock),
    isHeld: onlyTrue(fields, 'isHeld'),
  };
}

/** Reads `2026-12-01T10:00:00.000Z critical E_AUTH_REFUSED`; a pass at a later attempt ends in `unstable`. */
function readRun(value: unknown, clock: StampClock): PastRun {
  if (typeof value !== 'string') throw new UnreadableValue('a run is no text');
  const known = clock.runs.get(value);
  if (known !== undefined) return known;
  const run = runFrom(value, clock);
  if (clock.runs.size < MAX_TAKEN) clock.runs.set(value, run);
  return run;
}

function runFrom(value: string, clock: StampClock): PastRun {
  const at = stampOf(value.slice(0, STAMP_LENGTH), 'a run', clock);
  const rest = value.slice(STAMP_LENGTH + 1);
  if (rest === 'ok') return { at, status: 'ok' };
  const [status = '', ...words] = rest.split(' ');
  const known = choiceOf({ status }, 'status', STATUSES);
  const isUnstable = words.at(-1) === 'unstable';
  const codes = isUnstable ? words.slice(0, -1) : words;
  const [code] = codes.map(readCode);
  if (codes.length > 1) throw new UnreadableValue('a run has two codes');
  return {
    at,
    status: known,
    ...(code === undefined ? {} : { code }),
    ...(isUnstable ? { isUnstable } : {}),
  };
}

/** Reads days: `2026-12-01 280 2 5 1;2026-12-02 …`. */
function readDays(fields: JsonFields): string {
  const days = wordOf(fields, 'days', DAYS, MAX_DAYS * DAY_LENGTH);
  let before = '';
  let count = 0;
  for (let at = 0; at < days.length; at = endOfDay(days, at)) {
    count += 1;
    const day = days.slice(at, at + DAY_NAME_LENGTH);
    if (day <= before) throw new UnreadableValue('days are not in their order');
    before = day;
  }
  if (count > MAX_DAYS) throw new UnreadableValue(`days has more than ${MAX_DAYS} items`);
  return days;
}

function endOfDay(days: string, at: number): number {
  const end = days.indexOf(DAY_SEPARATOR, at);
  return end === -1 ? days.length : end + 1;
}

function readTrend(value: unknown): PastTrend {
  const fields = fieldsOf(value, 'trend');
  const trend = {
    metric: readText(fields, 'metric', MAX_NAME),
    unit: readText(fields, 'unit', MAX_NAME),
    values: numbersOrNull(fields, 'values', MAX_VALUES),
    goods: wordOf(fields, 'goods', GOODS, MAX_VALUES),
  };
  if (trend.values.length !== trend.goods.length) throw new UnreadableValue('goods has another length than values');
  return trend;
}

function readSeries(value: unknown, clock: StampClock): Series {
  const fields = fieldsOf(value, 'series');
  const series: Series = {
    metric: readText(fields, 'metric', MAX_NAME),
    environment: readText(fields, 'environment', MAX_NAME),
    values: numbersOf(fields, 'values', MAX_VALUES),
    days: seriesDays(fields),
    slow: optional(fields, 'slow', (all, name) => {
      const slow = fieldsOf(all[name], name);
      return {
        runs: countOf(slow['runs'], 'runs', MAX_COUNT),
        since: stampOf(slow['since'], 'since', clock),
      };
    }),
  };
  if (series.values.length !== series.days.length) throw new UnreadableValue('days of a series has another length');
  return series;
}

/** Reads the first day, and from each day to the next. */
function seriesDays(fields: JsonFields): number[] {
  let day = 0;
  return numbersOf(fields, 'days', MAX_VALUES).map((step) => {
    day += step;
    return countOf(day, 'a day', LAST_DAY);
  });
}

function readFact(value: unknown, clock: StampClock): SeenFact {
  const fields = fieldsOf(value, 'a fact');
  return {
    kind: choiceOf(fields, 'kind', KINDS),
    subject: readText(fields, 'subject', MAX_FACT),
    usual: readList(fields, 'usual', MAX_FACT_VALUES, (each) => readText({ usual: each }, 'usual', MAX_FACT)),
    times: optional(fields, 'times', (all, name) =>
      readList(all, name, MAX_FACT_VALUES, (each) => stampOf(each, name, clock)),
    ),
    candidate: optional(fields, 'candidate', (all, name) => {
      const candidate = fieldsOf(all[name], name);
      return {
        value: readText(candidate, 'value', MAX_FACT),
        runs: countOf(candidate['runs'], 'runs', MAX_COUNT),
        since: stampOf(candidate['since'], 'since', clock),
      };
    }),
    seenAt: stampOf(fields['seenAt'], 'seenAt', clock),
  };
}
