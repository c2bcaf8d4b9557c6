import { describe, expect, test } from 'vitest';
import { renderFooter } from '../../../../src/report/html/footer.ts';
import { parsePart, select } from '../../../support/page/parse-page.ts';
import { SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const REPOSITORY = 'example/mail-platform';

function links(runUrl: string): string[] {
  const origin = { repository: REPOSITORY, workflow: 'Mail', sha: '9f2c1d7e', runner: 'GitHub Actions 1', runUrl };
  const part = parsePart(renderFooter({ ...SAMPLE_REPORTS.ok, origin }));
  return select(part, 'a').map(({ attributes }) => attributes['href'] ?? '');
}

describe('the link to the run', () => {
  test.each([
    `https://github.com/${REPOSITORY}/actions/runs/17204412345`,
    `https://github.example.org:8443/${REPOSITORY}/actions/runs/1`,
  ])('is there for %s', (runUrl) => {
    expect(links(runUrl)).toEqual([runUrl]);
  });

  test.each([
    ['another scheme', `javascript:alert(1)//github.com/${REPOSITORY}/actions/runs/1`],
    ['no TLS', `http://github.com/${REPOSITORY}/actions/runs/1`],
    ['another repository', 'https://github.com/evil/mail-platform/actions/runs/1'],
    ['a user', `https://github.com@evil.example/${REPOSITORY}/actions/runs/1`],
    ['a query', `https://github.com/${REPOSITORY}/actions/runs/1?x=y`],
    ['a quote', `https://github.com/${REPOSITORY}/actions/runs/1" onclick="x`],
    ['a longer path', `https://github.com/${REPOSITORY}/actions/runs/1/../../../../evil`],
    ['a line end', `https://github.com/${REPOSITORY}/actions/runs/1\n`],
    ['no address', ''],
  ])('is not there for %s', (_, runUrl) => {
    expect(links(runUrl)).toEqual([]);
  });
});
