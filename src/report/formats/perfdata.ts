/**
 * Measurements as performance data of the monitoring plugins' guidelines:
 * `'label'=value[UOM];[warn];[crit];[min];[max]`, values and ranges in the base unit.
 */

import type { Measurement, MetricSpec, MetricUnit } from '../../model/metric.ts';
import type { CheckResult, ThresholdFacts } from '../../model/report.ts';
import type { RangeBounds } from '../../model/threshold.ts';
import { plainNumber } from '../../text/plain-number.ts';
import { forNagiosLabel, safeText } from '../../text/untrusted.ts';
import { indexMeasurements } from '../../verdict/index-measurements.ts';

interface Unit {
  /** One of the units that the guidelines know: there is none for days. */
  readonly uom: 's' | 'B' | '%' | '';
  readonly factor: number;
  /** The lowest possible value. The guidelines want no minimum with a percentage. */
  readonly min: '0' | '';
}

const UNITS: Readonly<Record<MetricUnit, Unit>> = {
  seconds: { uom: 's', factor: 1, min: '0' },
  bytes: { uom: 'B', factor: 1, min: '0' },
  days: { uom: '', factor: 1, min: '' },
  ratio: { uom: '%', factor: 100, min: '' },
  count: { uom: '', factor: 1, min: '0' },
};

const DECIMALS = 4;
/** Below, four decimals leave fewer than two digits. */
const SMALL = 0.001;

/**
 * Renders one text per measurement, the primary metric first.
 *
 * @param prefix is put before each label, to distinguish the checks of a run
 */
export function renderPerfdata({ measurements, metrics, thresholds }: CheckResult, prefix: string): string[] {
  const measured = indexMeasurements(measurements);
  const limits = indexThresholds(thresholds);
  return metrics.flatMap((spec) =>
    measured({ metric: spec.name })
      .filter(({ value }) => Number.isFinite(value))
      .map((measurement) => perfdatum(measurement, spec, limits, prefix)),
  );
}

type Limits = (metric: string, label: string | undefined) => readonly ThresholdFacts[];

/** Returns a function that gives the thresholds of a metric, with this label or without one. */
function indexThresholds(thresholds: readonly ThresholdFacts[]): Limits {
  const keyOf = (metric: string, label: string | undefined): string => JSON.stringify([metric, label]);
  const lists = new Map<string, ThresholdFacts[]>();
  for (const each of thresholds) {
    const key = keyOf(each.metric, each.label);
    const list = lists.get(key);
    if (list) list.push(each);
    else lists.set(key, [each]);
  }
  return (metric, label) => lists.get(keyOf(metric, label)) ?? [];
}

function perfdatum(
  { metric, label, value }: Measurement,
  { unit }: MetricSpec,
  limits: Limits,
  prefix: string,
): string {
  const { uom, factor, min } = UNITS[unit];
  const which = label === undefined ? '' : `[${safeText(label, 200)}]`;
  const name = forNagiosLabel(`${prefix}${metric}${which}`, 500);
  const [own, general] = [label === undefined ? [] : limits(metric, label), limits(metric, undefined)];
  const boundsOf = (level: 'warningRange' | 'criticalRange'): RangeBounds | undefined => {
    const isThere = (each: ThresholdFacts): boolean => each[level] !== undefined;
    return (own.find(isThere) ?? general.find(isThere))?.[level];
  };
  const ranges = [boundsOf('warningRange'), boundsOf('criticalRange')];
  const parts = [
    plainNumber(readable(value, ranges) * factor) + uom,
    ...ranges.map((bounds) => (bounds === undefined ? '' : formatRange(bounds, factor))),
    value < 0 ? '' : min,
  ];
  const last = parts.findLastIndex((part) => part !== '');
  return `${name}=${parts.slice(0, last + 1).join(';')}`;
}

/**
 * Rounds a value to four decimals, or to two digits when it is smaller, unless it then reads as if it were on a limit
 * that it is beyond.
 */
function readable(value: number, ranges: readonly (RangeBounds | undefined)[]): number {
  const decimals = Number(value.toFixed(DECIMALS));
  const rounded = Math.abs(value) < SMALL ? Number(value.toPrecision(2)) : decimals;
  const isOnLimit = ranges.some((bounds) => bounds && (bounds.start === rounded || bounds.end === rounded));
  return isOnLimit ? value : rounded;
}

/** Formats a range briefly, because Icinga 2 reads a plain upper limit only (Icinga/icinga2 `perfdatavalue.cpp`). */
function formatRange({ start, end, inside }: RangeBounds, factor: number): string {
  const upper = end === undefined ? '' : plainNumber(end * factor);
  const needsStart = start !== 0 || upper === '';
  const lower = start === undefined ? '~' : plainNumber(start * factor);
  return `${inside ? '@' : ''}${needsStart ? `${lower}:` : ''}${upper}`;
}
