/** Thresholds with the measured values, and the status that results from each pair. */

import type { Measurement, MetricSpec } from '../../model/metric.ts';
import type { CheckResult, ThresholdFacts } from '../../model/report.ts';
import type { Status } from '../../model/status.ts';
import type { RangeBounds } from '../../model/threshold.ts';
import { alerts } from '../../verdict/range.ts';
import { seriesName } from '../../verdict/series-name.ts';
import { formatValue } from '../../verdict/value.ts';

/** One threshold with one of the values it applies to. Name and ranges are untrusted. */
export interface JudgedThreshold extends Pick<ThresholdFacts, 'warning' | 'critical'> {
  readonly name: string;
  /** `unknown` when nothing was measured: then the threshold was not passed. */
  readonly status: Status;
  /** The value, formatted for people. */
  readonly measured: string;
}

/** Returns one entry per value that a threshold applies to, and one per threshold without a measured value. */
export function judgedThresholds(check: CheckResult, limit: number): readonly JudgedThreshold[] {
  const { thresholds, measurements, metrics } = check;
  const pairs = thresholds.flatMap((threshold): [ThresholdFacts, Measurement?][] => {
    const concerned = measurements.filter((measurement) => concerns(threshold, measurement));
    return concerned.length === 0 ? [[threshold]] : concerned.map((measurement) => [threshold, measurement]);
  });
  // Cut before any work is done on texts that may be long.
  return pairs.slice(0, limit).map(([threshold, measurement]) => {
    const spec = metrics.find(({ name }) => name === threshold.metric);
    return judged(threshold, measurement, spec);
  });
}

function concerns({ metric, label }: ThresholdFacts, measurement: Measurement): boolean {
  return measurement.metric === metric && (label === undefined || measurement.label === label);
}

function judged(
  threshold: ThresholdFacts,
  measurement: Measurement | undefined,
  spec: MetricSpec | undefined,
): JudgedThreshold {
  const { warning, critical } = threshold;
  const name = seriesName(measurement ?? threshold, spec);
  if (measurement === undefined) return { name, status: 'unknown', measured: 'not measured', warning, critical };
  const unit = spec?.unit ?? 'count';
  const { warningRange, criticalRange } = threshold;
  const isCrossed = (range: RangeBounds | undefined) => range !== undefined && alerts(range, measurement.value);
  const status = isCrossed(criticalRange) ? 'critical' : isCrossed(warningRange) ? 'warning' : 'ok';
  return { name, status, measured: formatValue(measurement.value, unit), warning, critical };
}
