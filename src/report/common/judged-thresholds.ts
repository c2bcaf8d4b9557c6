/** Thresholds with the measured values, and the status that results from each pair. */

import type { Measurement, MetricSpec } from '../../model/metric.ts';
import type { CheckResult, ThresholdFacts } from '../../model/report.ts';
import type { Status } from '../../model/status.ts';
import type { RangeBounds } from '../../model/threshold.ts';
import { indexMeasurements } from '../../verdict/index-measurements.ts';
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
  const concerned = indexMeasurements(measurements);
  const specs = new Map(metrics.map((spec) => [spec.name, spec]));
  const shown: JudgedThreshold[] = [];
  for (const threshold of thresholds) {
    // Never more pairs than are shown: thousands of thresholds with thousands of values have millions.
    const those = concerned(threshold).slice(0, limit - shown.length);
    const pairs = those.length === 0 ? [undefined] : those;
    shown.push(...pairs.map((measurement) => judged(threshold, measurement, specs.get(threshold.metric))));
    if (shown.length >= limit) break;
  }
  return shown.slice(0, limit);
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
