import type { History } from '../../model/memory/record.ts';
import type { FormatName, Report } from '../../model/report.ts';
import { FORMATS } from '../../report/formats.ts';
import { renderLog } from '../../report/log/log.ts';
import { paint } from './paint.ts';

/**
 * Renders a report in one of the `OUTPUT_FORMATS`. Only the text for people has colours.
 *
 * @param history with this run in it, for a badge
 */
export function renderReport(report: Report, output: string, hasColours: boolean, history?: History): string {
  if (isFormat(output)) return FORMATS[output].render(report, { history });
  const lines = renderLog(report);
  return `${(hasColours ? lines.map(paint) : lines).join('\n')}\n`;
}

function isFormat(output: string): output is FormatName {
  return Object.hasOwn(FORMATS, output);
}
