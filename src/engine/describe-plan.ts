/** A planned check in words: what would be contacted, within which limits, and what would count as bad. */
import type { Threshold } from '../verdict/threshold.ts';
import type { PlannedCheck } from './plan.ts';

/** One sentence a line. */
export function describePlan(check: PlannedCheck): readonly string[] {
  const { probe, timeoutMs, retries, thresholds } = check;
  const extra = probe.extraTimeMs > 0 ? `, and up to ${probe.extraTimeMs / 1000} s for the delivery` : '';
  const again = retries === 0 ? 'once' : `up to ${retries + 1} times`;
  return [
    `It would run ${check.mode} against ${probe.target}, ${again}, each time within ${timeoutMs / 1000} s${extra}.`,
    thresholds.length === 0 ? 'No thresholds are set.' : `Thresholds: ${thresholds.map(describeThreshold).join('; ')}.`,
  ];
}

function describeThreshold({ metric, label, warning, critical }: Threshold): string {
  const limits = [warning && `warning ${warning.text}`, critical && `critical ${critical.text}`].filter(Boolean);
  return `${metric}${label === undefined ? '' : ` of ${label}`} ${limits.join(', ')}`;
}
