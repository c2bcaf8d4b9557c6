import { describe, expect, test } from 'vitest';
import { type FormatName, formatNames, type Report } from '../../../src/model/report.ts';
import { writeReports } from '../../../src/pipeline/write-reports.ts';
import { FORMATS } from '../../../src/report/formats.ts';
import type { Files } from '../../../src/system/world.ts';
import { PAST_HISTORY, PAST_REPORT } from '../../support/reports/past-reports.ts';
import { SAMPLE_REPORTS } from '../../support/reports/sample-reports.ts';
import { noFiles } from '../../support/settings/memory-files.ts';

function memory(refuse: (path: string) => Error | undefined = () => undefined) {
  const written = new Map<string, string>();
  const files: Files = {
    ...noFiles,
    write: async (path, text) => {
      const error = refuse(path);
      if (error) throw error;
      written.set(path, [...text].join(''));
    },
  };
  return { files, written };
}

const asked = (...names: readonly FormatName[]) =>
  names.map((format) => ({ format, path: `/w/${format}`, shownPath: format }));

describe('writeReports', () => {
  test.each(Object.entries(SAMPLE_REPORTS))('writes every format of %s', async (_name, report) => {
    const { files, written } = memory();
    const results = await writeReports(report, asked(...formatNames), { files });
    expect(results.map(({ problem }) => problem)).toEqual(formatNames.map(() => undefined));
    const paths = formatNames.map(
      (name) => [name, name === 'status-page' ? '/w/status-page/index.html' : `/w/${name}`] as const,
    );
    expect(written).toEqual(new Map(paths.map(([name, path]) => [path, FORMATS[name].render(report)])));
  });

  test('goes on after one that cannot be written, and says why', async () => {
    const full = Object.assign(new Error('no space left on /w/junit'), { code: 'ENOSPC' });
    const { files, written } = memory((path) => (path === '/w/junit' ? full : undefined));
    const results = await writeReports(SAMPLE_REPORTS.ok, asked('json', 'junit', 'nagios'), { files });
    expect(results.map(({ file, problem }) => [file.format, problem])).toEqual([
      ['json', undefined],
      ['junit', 'ENOSPC'],
      ['nagios', undefined],
    ]);
    expect([...written.keys()]).toEqual(['/w/json', '/w/nagios']);
  });

  test('a status page is a folder, with one page a check that has a history; what is secret now is in none of it', async () => {
    const { files, written } = memory();
    const redact = (text: string): string => text.replaceAll('Mailboxes', '***');
    const past = { history: PAST_HISTORY, redact };
    const [result] = await writeReports(PAST_REPORT, asked('status-page'), { files }, past);
    expect(result?.problem).toBeUndefined();
    const keys = ['aa', 'ab', 'ac', 'ad', 'ae', 'af', 'b0'].map(
      (end) => `/w/status-page/check-00000000000000${end}.html`,
    );
    expect([...written.keys()].toSorted()).toEqual([...keys, '/w/status-page/index.html']);
    // The first page leads to the others, so it comes last.
    expect([...written.keys()].at(-1)).toBe('/w/status-page/index.html');
    const all = [...written.values()].join('');
    expect(all).toContain('*** of the shop');
    expect(all).not.toContain('Mailboxes');
  });

  test('a badge is JSON or SVG by its path', async () => {
    const { files, written } = memory();
    const badges = ['/w/a.json', '/w/a.svg'].map((path) => ({ format: 'badge' as const, path, shownPath: path }));
    await writeReports(PAST_REPORT, badges, { files }, { history: PAST_HISTORY, redact: (text) => text });
    expect(JSON.parse(written.get('/w/a.json') ?? '')).toEqual({
      schemaVersion: 1,
      label: 'mail',
      message: '3 of 7 critical',
      color: 'red',
    });
    expect(written.get('/w/a.svg')).toContain('<title>mail: 3 of 7 critical</title>');
  });

  test('survives a report that cannot be rendered', async () => {
    const { files, written } = memory();
    const broken = { ...SAMPLE_REPORTS.ok, checks: undefined } as unknown as Report;
    const [result] = await writeReports(broken, asked('junit'), { files });
    expect(result?.problem).toBe('TypeError');
    expect(written.size).toBe(0);
  });
});
