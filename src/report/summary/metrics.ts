/** Measurements as tables for the job summary: first those with thresholds, then all of them. */

import type { CheckResult } from '../../model/report.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { seriesName } from '../../verdict/series-name.ts';
import { formatValue } from '../../verdict/value.ts';
import { judgedThresholds } from '../common/judged-thresholds.ts';
import { STATUS_SYMBOLS } from '../common/status-symbol.ts';
import { details, prose, table } from './markdown.ts';

const MAX_ROWS = 200;

/** Renders each threshold beside the measured value; empty when there is none. */
export function thresholdTable(check: CheckResult): string {
  const rows = judgedThresholds(check, MAX_ROWS).map(({ name, status, measured, warning, critical }) => [
    codeSpan(name, 150),
    `${STATUS_SYMBOLS[status]} ${measured}`,
    warning === undefined ? '–' : codeSpan(warning, 60),
    critical === undefined ? '–' : codeSpan(critical, 60),
  ]);
  return rows.length === 0 ? '' : table(['Threshold on', 'Measured', 'Warning', 'Critical'], rows);
}

/** Renders every value, closed at first. Names, labels and help texts are code or prose, so none of them is markup. */
export function closedMetrics({ measurements, metrics }: CheckResult): string {
  if (measurements.length === 0) return '';
  const rows = measurements.slice(0, MAX_ROWS).map((measurement) => {
    const spec = metrics.find(({ name }) => name === measurement.metric);
    return [
      codeSpan(seriesName(measurement, spec), 150),
      formatValue(measurement.value, spec?.unit ?? 'count'),
      prose(spec?.help ?? '', 200),
    ];
  });
  const left = measurements.length - rows.length;
  const all = left > 0 ? [...rows, [`and ${counted(left, 'more value')}`]] : rows;
  return details(`Metrics (${measurements.length})`, table(['Metric', 'Value', 'Meaning'], all));
}
