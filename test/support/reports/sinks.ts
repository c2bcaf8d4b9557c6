import type { History } from '../../../src/model/memory/record.ts';
import type { Report } from '../../../src/model/report.ts';
import { renderJson } from '../../../src/report/formats/json.ts';
import { FORMATS, type Format } from '../../../src/report/formats.ts';
import { renderLog } from '../../../src/report/log/log.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import { renderAnnotations } from '../../../src/report/workflow/annotations.ts';
import { renderOutputs } from '../../../src/report/workflow/outputs.ts';

/** Every format of a report, by its name; the pages of a folder one after the other. */
export function renderFormats(report: Report, history?: History): Readonly<Record<string, string>> {
  const text = ({ render, pages }: Format): string =>
    pages ? [...pages(report, { history })].map((page) => page.text).join('\n') : render(report, { history });
  return Object.fromEntries(Object.entries(FORMATS).map(([name, format]) => [name, text(format)]));
}

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
