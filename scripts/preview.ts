/**
 * Writes what people and programs see of a run, for many kinds of runs, into `docs/preview/`: so that a change of a
 * word shows in the diff of a pull request. A test compares. Run it by "npm run preview".
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { History } from '../src/model/memory/record.ts';
import type { Report } from '../src/model/report.ts';
import { FORMATS } from '../src/report/formats.ts';
import { renderLog } from '../src/report/log/log.ts';
import { renderPages } from '../src/report/status-page/status-page.ts';
import { renderSummary } from '../src/report/summary/summary.ts';
import { renderAnnotations } from '../src/report/workflow/annotations.ts';
import { PAST_HISTORY } from '../test/support/reports/past-reports.ts';
import { previewReports } from '../test/support/reports/preview-reports.ts';

const root = resolve(import.meta.dirname, '..');
/** Formats that are large, and written for some of the reports only. */
const LARGE: ReadonlySet<string> = new Set(['json', 'html']);
/** The only report with a history, and so with a status page. */
const WITH_HISTORY = 'withHistory';
/** Pages of a status page that are written: the other checks have the same form. */
const PAGES: readonly string[] = ['index.html', 'check-00000000000000aa.html'];
const WITH_LARGE: ReadonlySet<string> = new Set(['ok', 'notArrived', 'hostile', 'wrongInputs', 'gateFails']);

/** Where the files are. */
export const PREVIEW = join(root, 'docs', 'preview');

/** Every file of the preview: its path from `docs/preview/` on, with slashes, and its text. */
export async function renderPreview(): Promise<ReadonlyMap<string, string>> {
  const reports = Object.entries(await previewReports());
  const files = reports.flatMap(([name, report]) => renderOne(name, report));
  return new Map([['README.md', index(reports, files)], ...files]);
}

function renderOne(name: string, report: Report): (readonly [path: string, text: string])[] {
  const folder = kebab(name);
  const history = name === WITH_HISTORY ? PAST_HISTORY : undefined;
  const formats = Object.entries(FORMATS).filter(
    ([format, { pages }]) => !pages && (!LARGE.has(format) || WITH_LARGE.has(name) || (history && format === 'html')),
  );
  return [
    [`${folder}/summary.md`, renderSummary(report)],
    [`${folder}/annotations.txt`, annotations(report)],
    [`${folder}/log.txt`, `${renderLog(report).join('\n')}\n`],
    ...formats.map(
      ([format, { render, extension }]) => [`${folder}/${format}.${extension}`, render(report, { history })] as const,
    ),
    ...(history ? statusPage(folder, report, history) : []),
  ];
}

function statusPage(folder: string, report: Report, history: History): (readonly [path: string, text: string])[] {
  return [...renderPages(report, history)]
    .filter(({ name }) => PAGES.includes(name))
    .map(({ name, text }) => [`${folder}/status-page/${name}`, text]);
}

function annotations(report: Report): string {
  const all = renderAnnotations(report);
  if (all.length === 0) return '(none)\n';
  return all
    .map(({ level, title, message, source }) => {
      const place = source === undefined ? '' : ` at ${source.file}:${source.line}`;
      return `[${level}] ${title}${place}\n${message}\n`;
    })
    .join('\n');
}

function index(
  reports: readonly [string, Report][],
  files: readonly (readonly [path: string, text: string])[],
): string {
  const rows = reports.map(([name, { status }]) => {
    const own = files.map(([path]) => path).filter((path) => path.startsWith(`${kebab(name)}/`));
    const links = own.map((path) => `[${path.slice(path.indexOf('/') + 1).replace(/\..*/, '')}](${path})`);
    return `| ${kebab(name)} | ${status} | ${links.join(', ')} |`;
  });
  return `# Preview

What people and programs see of a run, one folder a kind of run. Written by "npm run preview"; do not edit.

| run | status | files |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

if (import.meta.main) {
  rmSync(PREVIEW, { recursive: true, force: true });
  for (const [path, text] of await renderPreview()) {
    mkdirSync(dirname(join(PREVIEW, path)), { recursive: true });
    writeFileSync(join(PREVIEW, path), text);
  }
}
