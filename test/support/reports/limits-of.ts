import type { MetricUnit } from '../../../src/model/metric.ts';
import type { ThresholdFacts } from '../../../src/model/report.ts';
import { parseBounds } from '../../../src/verdict/range.ts';

/** A threshold as a report has it, from its ranges as a user writes them. */
export function limitsOf(
  threshold: Pick<ThresholdFacts, 'metric' | 'label' | 'warning' | 'critical'>,
  unit: MetricUnit = 'seconds',
): ThresholdFacts {
  const { warning, critical } = threshold;
  return {
    ...threshold,
    warningRange: warning === undefined ? undefined : parseBounds(warning, unit),
    criticalRange: critical === undefined ? undefined : parseBounds(critical, unit),
  };
}
