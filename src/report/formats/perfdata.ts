/**
 * Measurements as performance data of the monitoring plugins' guidelines:
 * `'label'=value[UOM];[warn];[crit];[min];[max]`, values and ranges in the base unit.
 */

import type { Measurement, MetricSpec, MetricUnit } from '../../model/metric.ts';
import type { CheckResult, ThresholdFacts } from '../../model/report.ts';
import type { RangeBounds } from '../../model/threshold.ts';
import { plainNumber } from '../../text/plain-number.ts';
import { forNagiosLabel, safeText } from '../../text/untrusted.ts';

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

/**
 * Renders one text per measurement, the primary metric first.
 *
 * @param prefix is put before each label, to distinguish the checks of a run
 */
export function renderPerfdata({ measurements, metrics, thresholds }: CheckResult, prefix: string): string[] {
  return metrics.flatMap((spec) =>
    measurements
      .filter(({ metric, value }) => metric === spec.name && Number.isFinite(value))
      .map((measurement) => perfdatum(measurement, spec, thresholds, prefix)),
  );
}

function perfdatum(
  { metric, label, value }: Measurement,
  { unit }: MetricSpec,
  thresholds: readonly ThresholdFacts[],
  prefix: string,
): string {
  const { uom, factor, min } = UNITS[unit];
  const which = label === undefined ? '' : `[${safeText(label, 200)}]`;
  const name = forNagiosLabel(`${prefix}${metric}${which}`, 500);
  const own = thresholds.filter((each) => each.metric === metric && each.label !== undefined && each.label === label);
  const general = thresholds.filter((each) => each.metric === metric && each.label === undefined);
  const range = (level: 'warningRange' | 'criticalRange'): string => {
    const bounds = [...own, ...general].find((each) => each[level] !== undefined)?.[level];
    return bounds === undefined ? '' : formatRange(bounds, factor);
  };
  const parts = [
    plainNumber(value * factor) + uom,
    range('warningRange'),
    range('criticalRange'),
    value < 0 ? '' : min,
  ];
  const last = parts.findLastIndex((part) => part !== '');
  return `${name}=${parts.slice(0, last + 1).join(';')}`;
}

/** Formats a range briefly, because Icinga 2 reads a plain upper limit only (Icinga/icinga2 `perfdatavalue.cpp`). */
function formatRange({ start, end, inside }: RangeBounds, factor: number): string {
  const upper = end === undefined ? '' : plainNumber(end * factor);
  const needsStart = start !== 0 || upper === '';
  const lower = start === undefined ? '~' : plainNumber(start * factor);
  return `${inside ? '@' : ''}${needsStart ? `${lower}:` : ''}${upper}`;
}
