import type { MetricUnit } from '../model/metric.ts';
import type { Range } from '../model/threshold.ts';
import { alerts } from './range.ts';

/**
 * Whether a warning can never be reported, because the critical range alerts for all of its values and for more: then
 * the two were mixed up. Equal ranges, and a warning range that never alerts, are odd but unambiguous.
 */
export function neverWarns(warning: Range, critical: Range, unit: MetricUnit): boolean {
  const values = tellingValues([warning, critical], unit);
  const warned = values.filter((value) => alerts(warning, value));
  return (
    warned.length > 0 &&
    warned.every((value) => alerts(critical, value)) &&
    values.some((value) => alerts(critical, value) && !alerts(warning, value))
  );
}

/** Returns every finite bound, and a value on each side: nothing changes between them. Only days can be negative. */
function tellingValues(ranges: readonly Range[], unit: MetricUnit): number[] {
  const least = unit === 'days' ? Number.NEGATIVE_INFINITY : 0;
  const bounds = [...ranges.flatMap(({ start, end }) => [start, end]), 0].filter(Number.isFinite);
  const sorted = bounds.toSorted((a, b) => a - b);
  const between = sorted.slice(1).map((bound, index) => ((sorted[index] ?? bound) + bound) / 2);
  const beyond = [(sorted[0] ?? 0) - 1, (sorted.at(-1) ?? 0) + 1];
  return [...sorted, ...between, ...beyond].filter((value) => value >= least);
}
