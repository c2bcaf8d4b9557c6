import type { CheckResult } from '../model/report.ts';
import { formatValue } from './value.ts';

/** Says what an ok check has proved, with the value of its primary metric: `Message delivered and seen in 995 ms.` */
export function successSentence({ success, metrics, measurements }: CheckResult): string {
  const [primary] = metrics;
  const value = measurements.find((measurement) => measurement.metric === primary?.name)?.value;
  if (value === undefined || !primary || primary.label !== undefined) return `${success}.`;
  const shown = formatValue(value, primary.unit);
  return primary.unit === 'seconds' ? `${success} in ${shown}.` : `${success}: ${primary.name} is ${shown}.`;
}
