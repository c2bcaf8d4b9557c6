import { renderAnnotations } from '../../src/report/annotations.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderLog } from '../../src/report/log.ts';
import { renderOutputs } from '../../src/report/outputs.ts';
import type { Report } from '../../src/report/report.ts';
import { renderSummary } from '../../src/report/summary.ts';

/** Texts of a report that people and machines read, by their name. */
export function renderSinks(
  report: Report,
): Readonly<Record<'log' | 'summary' | 'outputs' | 'annotations' | 'json', string>> {
  return {
    log: renderLog(report).join('\n'),
    summary: renderSummary(report),
    outputs: [...renderOutputs(report, '')].map(([name, value]) => `${name}=${value}`).join('\n'),
    annotations: JSON.stringify(renderAnnotations(report)),
    json: renderJson(report),
  };
}
