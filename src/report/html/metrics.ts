/** Measurements: first those with thresholds, then all of them, closed at first. */

import type { CheckResult } from '../../model/report.ts';
import { counted, grouped } from '../../text/counted.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { seriesName } from '../../verdict/series-name.ts';
import { formatValue } from '../../verdict/value.ts';
import { judgedThresholds } from '../common/judged-thresholds.ts';
import { andMore, blocks, type Column, code, details, remark, table } from './parts/elements.ts';
import { marked } from './parts/icons.ts';

const MAX_ROWS = 200;

const THRESHOLD_COLUMNS: readonly Column[] = [
  { heading: 'Metric' },
  { heading: 'Measured', kind: 'short' },
  { heading: 'Warning', kind: 'short' },
  { heading: 'Critical', kind: 'short' },
];
const METRIC_COLUMNS: readonly Column[] = [{ heading: 'Metric' }, { heading: 'Value', kind: 'number' }];

/** Renders each threshold beside the measured value; empty when there is none. */
export function thresholdTable(check: CheckResult): string {
  const rows = judgedThresholds(check, MAX_ROWS).map(({ name, status, measured, warning, critical }) => [
    code(name, 150),
    marked(status, measured),
    range(warning),
    range(critical),
  ]);
  return table('Thresholds', THRESHOLD_COLUMNS, rows);
}

/** Renders every value, with its meaning. */
export function closedMetrics({ measurements, metrics }: CheckResult): string {
  const rows = measurements.slice(0, MAX_ROWS).map((measurement) => {
    const spec = metrics.find(({ name }) => name === measurement.metric);
    const name = code(seriesName(measurement, spec), 150);
    return [name + remark(forMarkup(spec?.help ?? '', 200)), formatValue(measurement.value, spec?.unit ?? 'count')];
  });
  const left = measurements.length - rows.length;
  return details(
    `All metrics (${grouped(measurements.length)})`,
    blocks(table('Metrics', METRIC_COLUMNS, rows), andMore(left > 0 ? counted(left, 'more value') : '')),
  );
}

function range(text: string | undefined): string {
  return text === undefined ? '–' : code(text, 60);
}
