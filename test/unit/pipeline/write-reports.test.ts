import { describe, expect, test } from 'vitest';
import { type FormatName, formatNames, type Report } from '../../../src/model/report.ts';
import { writeReports } from '../../../src/pipeline/write-reports.ts';
import { FORMATS } from '../../../src/report/formats.ts';
import type { Files } from '../../../src/system/world.ts';
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
    expect([...written]).toEqual(formatNames.map((name) => [`/w/${name}`, FORMATS[name].render(report)]));
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

  test('survives a report that cannot be rendered', async () => {
    const { files, written } = memory();
    const broken = { ...SAMPLE_REPORTS.ok, checks: undefined } as unknown as Report;
    const [result] = await writeReports(broken, asked('junit'), { files });
    expect(result?.problem).toBe('TypeError');
    expect(written.size).toBe(0);
  });
});
