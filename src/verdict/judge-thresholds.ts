/**
 * Measurements against thresholds. Critical is tested before warning, and a threshold on something that was not
 * measured is never passed.
 */
import type { Finding } from './finding.ts';
import type { Measurement, MetricSpec } from './metric.ts';
import { alerts, describeRange, type Range } from './range.ts';
import type { Threshold } from './threshold.ts';
import { formatValue } from './value.ts';

/** A finding for each measurement that crosses a threshold, and for each threshold that nothing was measured for. */
export function judgeThresholds(
  thresholds: readonly Threshold[],
  measurements: readonly Measurement[],
  metrics: readonly MetricSpec[],
): readonly Finding[] {
  return thresholds.flatMap((threshold) => {
    const spec = metrics.find(({ name }) => name === threshold.metric);
    const measured = measurements.filter((measurement) => concerns(threshold, measurement));
    if (!spec || measured.length === 0) return [notMeasured(threshold)];
    return measured.flatMap((measurement) => judge(threshold, measurement, spec) ?? []);
  });
}

function concerns(threshold: Threshold, { metric, label }: Measurement): boolean {
  return metric === threshold.metric && (threshold.label === undefined || label === threshold.label);
}

function judge(threshold: Threshold, measurement: Measurement, spec: MetricSpec): Finding | undefined {
  for (const status of ['critical', 'warning'] as const) {
    const range: Range | undefined = threshold[status];
    if (range === undefined || !alerts(range, measurement.value)) continue;
    const name = measuredName(measurement, spec);
    return {
      status,
      code: 'E_THRESHOLD',
      message: `${name} is ${formatValue(measurement.value, spec.unit)}, ${status} ${describeRange(range, measurement.value, spec.unit)}`,
      hint: `The threshold is ${status}: ${range.text}. ${spec.help}.`,
    };
  }
  return undefined;
}

function measuredName({ metric, label }: Measurement, spec: MetricSpec): string {
  return label === undefined ? metric : `${metric}{${spec.label ?? 'label'}="${label}"}`;
}

function notMeasured(threshold: Threshold): Finding {
  return {
    status: 'unknown',
    code: 'E_THRESHOLD',
    message: `${threshold.metric} was not measured, so its threshold was not tested`,
    hint: 'Look at why the check did not get that far, or remove the threshold.',
  };
}
