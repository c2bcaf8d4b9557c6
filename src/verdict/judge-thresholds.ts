/**
 * Compares measurements with thresholds. Critical is tested before warning, and a threshold on something that was not
 * measured is never passed.
 */
import type { Finding } from '../model/finding.ts';
import type { Meaning, Measurement, MetricSpec, MetricUnit, MissingValue } from '../model/metric.ts';
import type { Range, Threshold } from '../model/threshold.ts';
import { indexMeasurements } from './index-measurements.ts';
import { alerts, describeRange, isOnSide } from './range.ts';
import { seriesName } from './series-name.ts';
import { formatExactly, formatValue } from './value.ts';

const NOT_THAT_FAR: Meaning = {
  code: 'E_THRESHOLD',
  remedy: 'Look at why the check did not get that far, or remove the threshold.',
};

/**
 * Returns a finding per measurement that crosses a threshold, and per threshold that lacks a measurement: all of them,
 * or one of several that were asked for.
 */
export function judgeThresholds(
  thresholds: readonly Threshold[],
  measurements: readonly Measurement[],
  metrics: readonly MetricSpec[],
  missing: readonly MissingValue[] = [],
): readonly Finding[] {
  const concerned = indexMeasurements(measurements);
  const lacking = indexMeasurements(missing);
  const incomplete = new Set(missing.filter(({ label }) => label === undefined).map(({ metric }) => metric));
  return thresholds.flatMap((threshold) => {
    const spec = metrics.find(({ name }) => name === threshold.metric);
    const measured = concerned(threshold);
    if (!spec || measured.length === 0) return [notMeasured(threshold, spec)];
    const [lacks] = incomplete.has(threshold.metric) ? [threshold] : lacking(threshold);
    return [
      ...measured.flatMap((measurement) => judge(threshold, measurement, spec) ?? []),
      ...(lacks ? [notMeasured(lacks, spec)] : []),
    ];
  });
}

function judge(threshold: Threshold, measurement: Measurement, spec: MetricSpec): Finding | undefined {
  for (const status of ['critical', 'warning'] as const) {
    const range: Range | undefined = threshold[status];
    if (range === undefined || !alerts(range, measurement.value)) continue;
    const { value, remark } = measurement;
    const { code, remedy } = meaningOf(value, range, spec);
    const excess = `${seriesName(measurement, spec)} is ${shown(value, range, spec.unit)}, ${status} ${describeRange(range, value, spec.unit)}`;
    return {
      status,
      code,
      message: remark === undefined ? excess : `${excess}: ${remark}`,
      hint: sentences(remedy, `The threshold is ${status}: ${range.text}.`, `${spec.help}.`),
    };
  }
  return undefined;
}

function meaningOf(value: number, range: Range, { alarms = [] }: MetricSpec): Partial<Meaning> & Pick<Meaning, 'code'> {
  const alarm = alarms.find(
    ({ side, upTo = Number.POSITIVE_INFINITY }) => value <= upTo && isOnSide(range, value, side),
  );
  return alarm ?? { code: 'E_THRESHOLD' };
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

/** Shows a value in full when it rounds to a limit without being equal: `5 s, critical above 5 s` explains nothing. */
function shown(value: number, { start, end }: Range, unit: MetricUnit): string {
  const rounded = formatValue(value, unit);
  const looksEqual = [start, end].some((bound) => bound !== value && formatValue(bound, unit) === rounded);
  return looksEqual ? formatExactly(value, unit) : rounded;
}

function notMeasured(threshold: MissingValue, spec: MetricSpec | undefined): Finding {
  const { code, remedy } = spec?.missing ?? NOT_THAT_FAR;
  return {
    status: 'unknown',
    code,
    message: `${seriesName(threshold, spec)} was not measured, so its threshold was not tested`,
    hint: remedy,
  };
}
