/** What the result of a check says of itself that cannot all be true: mostly a pass that its own facts deny. */

import type { Measurement, MetricSpec } from '../model/metric.ts';
import { MERGE } from '../model/plan.ts';
import type { CheckResult, ThresholdFacts } from '../model/report.ts';
import { worst } from '../model/status.ts';
import { indexMeasurements } from '../verdict/index-measurements.ts';
import { parseBounds } from '../verdict/range.ts';

/** Returns a clause for each kind of contradiction; the check is its subject. */
export function checkContradictions(check: CheckResult): string[] {
  const { status, findings, attempts, mode, connections } = check;
  const ofFindings = worst(['ok', ...findings.map((finding) => finding.status)]);
  const isPass = status === 'ok' || status === 'warning';
  // What a merge says about its reports is a check without an attempt.
  const isTried = attempts > 0 || (mode === MERGE && status === 'warning');
  return [
    ...(status !== ofFindings && worst([status, ofFindings]) === ofFindings
      ? [`it is ${status}, and one of its findings is ${ofFindings}`]
      : []),
    ...(isPass && !isTried ? [`it is ${status} without an attempt`] : []),
    // Senders take any certificate of an MX host, unless a policy or TLSA records demand more.
    ...(status === 'ok' && check.facts.gate === undefined && connections.some(({ tls }) => tls?.isVerified === false)
      ? ['it is ok, and a certificate was not verified']
      : []),
    ...ofMetrics(check),
    ...(isPass ? ofThresholds(check) : []),
  ];
}

function ofMetrics({ metrics, measurements, attempts }: CheckResult): string[] {
  const names = new Set(metrics.map(({ name }) => name));
  const counted = measurements.find(({ metric, label }) => metric === 'attempts' && label === undefined);
  return [
    ...(names.size < metrics.length ? ['it declares a metric twice'] : []),
    ...(counted !== undefined && counted.value !== attempts
      ? [`it made ${attempts} attempts, and its metric says ${counted.value}`]
      : []),
  ];
}

/** Compares the measurements of a pass with its limits again. */
function ofThresholds({ status, thresholds, measurements, metrics }: CheckResult): string[] {
  const concerned = indexMeasurements(measurements);
  const specs = new Map(metrics.map((spec) => [spec.name, spec]));
  const sorted = new Map<readonly Measurement[], Float64Array>();
  const isCrossed = (threshold: ThresholdFacts, level: 'warning' | 'critical'): boolean => {
    const those = concerned(threshold);
    const values = sorted.get(those) ?? Float64Array.from(those, ({ value }) => value).sort();
    sorted.set(those, values);
    return crosses(threshold[level], values, specs.get(threshold.metric));
  };
  const crossed = thresholds.find(
    (each) => isCrossed(each, 'critical') || (status === 'ok' && isCrossed(each, 'warning')),
  );
  // A failure that is a warning ends an attempt before everything was measured.
  const untested = status === 'ok' ? thresholds.find((each) => concerned(each).length === 0) : undefined;
  return [
    ...(crossed === undefined ? [] : [`it is ${status}, and ${crossed.metric} crosses its threshold`]),
    ...(untested === undefined ? [] : [`it is ok, and the threshold of ${untested.metric} was not tested`]),
  ];
}

/**
 * Whether one of the values alerts; NaN does, and so does everything when the range cannot be read. Takes no time for
 * each value: foreign reports may have thousands of values and of thresholds.
 *
 * @param values in ascending order, NaN last
 */
function crosses(range: string | undefined, values: Float64Array, spec: MetricSpec | undefined): boolean {
  const last = values.at(-1);
  if (range === undefined || last === undefined) return false;
  const bounds = parseBounds(range, spec?.unit ?? 'count');
  if (bounds === undefined || Number.isNaN(last)) return true;
  const { start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY, inside } = bounds;
  if (!inside) return (values[0] ?? last) < start || last > end;
  return firstFrom(values, start) <= end;
}

/** Returns the lowest value that is not below `start`; infinity when there is none. */
function firstFrom(values: Float64Array, start: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? start) < start) low = middle + 1;
    else high = middle;
  }
  return values[low] ?? Number.POSITIVE_INFINITY;
}
