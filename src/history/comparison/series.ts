/**
 * Slower than its own past. Times on hosted runners cannot be compared as they are: the next run may start in another
 * region, and each round trip takes longer there. So what the network takes is subtracted before anything is compared.
 */
import type { Series } from '../../model/memory/record.ts';
import type { Phase } from '../../model/outcome.ts';
import type { CheckResult } from '../../model/report.ts';

/** At most this many values are kept; after as many slow runs their level is the usual one. */
const WINDOW = 60;
/** Fewer values, or values of fewer days, are no past to compare with. */
const MIN_VALUES = 20;
const MIN_DAYS = 3;
/** Slow runs in a row before it is told. */
export const SLOW_RUNS = 3;
/** Makes the median of deviations comparable with a standard deviation. */
const TO_SIGMA = 1.4826;
/** A slow value is above the median by so many deviations, and by this factor, and by so many seconds. */
const DEVIATIONS = 4;
const FACTOR = 1.5;
const LEAST_SECONDS = 0.05;
/** A delivery waits for queues. */
const LEAST_DELIVERY_SECONDS = 5;

/** The delivery takes minutes or seconds, and no round trip of ours. */
export const DELIVERY = 'delivery_seconds';
/** Phases whose round trips are counted, where they are known at all. */
const COUNTED = /^(?:smtp|imap)_(?:greeting|capability|auth|send)$/;

/** One value of one metric. */
export interface Timing {
  readonly metric: string;
  /** Seconds without what the network takes. */
  readonly value: number;
}

/** A series with a further value, and whether the value is slow. */
export interface Folded {
  readonly series: Series;
  /** Present from the third slow run on. */
  readonly slower?: { readonly medianSeconds: number; readonly runs: number; readonly since: string } | undefined;
  /** The slow level was accepted in this run: it is the usual one from now on. */
  readonly isAccepted: boolean;
}

/** Returns what a run says of the speed of its servers. A run that needed more than one attempt says nothing. */
export function timingsOf(result: CheckResult): readonly Timing[] {
  if (result.attempts !== 1 || (result.status !== 'ok' && result.status !== 'warning')) return [];
  const sums = new Map<string, number | undefined>();
  for (const phase of result.phases) {
    if (!COUNTED.test(phase.name)) continue;
    const metric = `${phase.name}_seconds`;
    const flight = flightOf(phase, result.phases);
    const before = sums.has(metric) ? sums.get(metric) : 0;
    // A part of unknown round trips makes the whole unknown.
    const isKnown = phase.isOk && flight !== undefined && before !== undefined;
    sums.set(metric, isKnown ? before + phase.durationSeconds - (phase.flights ?? 0) * flight : undefined);
  }
  const phases = [...sums].flatMap(([metric, value]) =>
    value === undefined ? [] : [{ metric, value: rounded(Math.max(0, value)) }],
  );
  const delivery = result.measurements.find(({ metric }) => metric === DELIVERY);
  return delivery === undefined ? phases : [...phases, { metric: DELIVERY, value: rounded(delivery.value) }];
}

/**
 * Returns how long one round trip took in the session of a phase. While a connection is made, the modules of its session
 * are loaded, so that a near server seems to be far. No round trip takes longer than a phase that begins with sending,
 * divided by the round trips in it: the shortest counts.
 */
function flightOf({ name, flightSeconds }: Phase, phases: readonly Phase[]): number | undefined {
  if (flightSeconds === undefined) return undefined;
  const [protocol = ''] = name.split('_');
  const bounds = phases
    .filter((each) => each.name.startsWith(protocol) && each.flightSeconds === flightSeconds && each.isOk)
    .filter(({ name: other, flights = 0 }) => flights > 0 && !other.endsWith('_greeting'))
    .map(({ durationSeconds, flights = 1 }) => durationSeconds / flights);
  return Math.min(flightSeconds, ...bounds);
}

/** To a tenth of a millisecond: a history has many of them. */
function rounded(seconds: number): number {
  return Math.round(seconds * 10_000) / 10_000;
}

/**
 * Adds a value to the past of its metric. A slow value stays outside, so that it does not move what it is compared with.
 *
 * @param now ISO 8601, UTC
 * @param accept whether a slow level is to be the usual one
 */
export function foldSample(
  before: Series | undefined,
  { metric, value }: Timing,
  environment: string,
  now: string,
  accept = false,
): Folded {
  const day = Math.floor(Date.parse(now) / 86_400_000);
  const series = before ?? { metric, environment, values: [], days: [] };
  const { values, days, slow } = series;
  const limit = slowFrom(series);
  if (limit === undefined || value <= limit.seconds) {
    const kept = { values: [...values, value].slice(-WINDOW), days: [...days, day].slice(-WINDOW) };
    return { series: { metric, environment, ...kept }, isAccepted: false };
  }
  const runs = (slow?.runs ?? 0) + 1;
  const since = slow?.since ?? now;
  if (accept || runs > WINDOW) {
    return { series: { metric, environment, values: [value], days: [day] }, isAccepted: true };
  }
  const slower = runs < SLOW_RUNS ? undefined : { medianSeconds: limit.medianSeconds, runs, since };
  return { series: { ...series, slow: { runs, since } }, slower, isAccepted: false };
}

/** Returns the value above which a run is slow; undefined while too little is known. */
function slowFrom({
  metric,
  values,
  days,
}: Series): { readonly seconds: number; readonly medianSeconds: number } | undefined {
  if (values.length < MIN_VALUES || new Set(days).size < MIN_DAYS) return undefined;
  const median = medianOf(values);
  const deviation = medianOf(values.map((value) => Math.abs(value - median)));
  const least = metric === DELIVERY ? LEAST_DELIVERY_SECONDS : LEAST_SECONDS;
  const seconds = Math.max(median + DEVIATIONS * TO_SIGMA * deviation, FACTOR * median, median + least);
  return { seconds, medianSeconds: median };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
