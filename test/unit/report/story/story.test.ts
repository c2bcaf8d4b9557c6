/** What earlier runs tell stands in log, summary and page; without a history there is nothing of it. */
import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../../../src/model/report.ts';
import { renderHtml } from '../../../../src/report/html/html.ts';
import { renderLog } from '../../../../src/report/log/log.ts';
import { renderSummary } from '../../../../src/report/summary/summary.ts';
import { parsePage, select, texts } from '../../../support/page/parse-page.ts';
import { failingCheck, PAST_REPORT, pastRuns, storyOf } from '../../../support/reports/past-reports.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const one = reportOf(failingCheck);

describe('the past of one check', () => {
  test('in the summary', () => {
    const summary = renderSummary(one);
    const from = summary.indexOf('**History:**');
    expect(summary.slice(from, summary.indexOf('```diff'))).toMatchInlineSnapshot(`
      "**History:** down since 2026-12-01 04:52 UTC, for 1 h, 5 runs in a row; last ok [04:37 UTC](https://github.com/example/mail-platform/actions/runs/17204412340)  
      **Last 30 runs:** \`●●●●●●●●●●●●▲●?●●●●●●●●●●✖✖✖✖✖\` (oldest first: ● 23 ok, ▲ 1 warning, ✖ 5 critical, ? 1 unknown)  
      **Trend** of \`imap_auth_seconds\`: \`▁▂▁▂▁▁▂▁▁▂▁·▂▁▂▁▁▂▁▁▂▁▁▂▁▂▁▅▇▇\` (min 55 ms, median of good runs 61 ms, max 163 ms)

      | What changed | Before | Now | Seen since |
      | :--- | :--- | :--- | :--- |
      | ⚠️ \`smtp mail.example.org after login\` | \`AUTH, PIPELINING, SIZE\` | \`AUTH, PIPELINING\` | 2026-12-01 04:52 UTC |

      | Slower than usual | Usual | Now | Slow since |
      | :--- | :--- | :--- | :--- |
      | \`smtp_auth_seconds\` | 43 ms | 480 ms | 2026-12-01 05:07 UTC, 3 runs |

      "
    `);
  });

  test('in the log', () => {
    expect(renderLog(one).filter((line) => /^ {2}(?:history|last|trend|worse|differs|slower)/.test(line))).toEqual([
      '  history: down since 2026-12-01 04:52 UTC, for 1 h, 5 runs in a row; last ok 04:37 UTC',
      '  last 30 runs: ●●●●●●●●●●●●▲●?●●●●●●●●●●✖✖✖✖✖ (oldest first: ● 23 ok, ▲ 1 warning, ✖ 5 critical, ? 1 unknown)',
      '  trend of imap_auth_seconds: ▁▂▁▂▁▁▂▁▁▂▁·▂▁▂▁▁▂▁▁▂▁▁▂▁▂▁▅▇▇ (min 55 ms, median of good runs 61 ms, max 163 ms)',
      '  worse: smtp mail.example.org after login: before AUTH, PIPELINING, SIZE, now AUTH, PIPELINING (since 2026-12-01 04:52 UTC)',
      '  slower: smtp_auth_seconds takes 480 ms without the network, usual are 43 ms (3 runs, since 2026-12-01 05:07 UTC)',
    ]);
  });

  test('on the page: each run has its words, the trend has a gap, and the last good run is linked', () => {
    const page = parsePage(renderHtml(one));
    expect(texts(page, '.since-when')).toEqual([
      'Down since 2026-12-01 04:52 UTC, for 1 h, 5 runs in a row; last ok 04:37 UTC',
    ]);
    const [strip] = select(page, '.strip');
    expect(strip?.attributes['aria-label']).toBe('Last 30 runs, oldest first: 23 ok, 1 warning, 5 critical, 1 unknown');
    const titles = strip?.inner.filter(({ tag }) => tag === 'title').map(({ text }) => text) ?? [];
    expect([titles.length, titles.at(-1)]).toEqual([30, '2026-12-01 05:52 UTC: critical, E_AUTH_REJECTED']);
    const [path] = select(page, '.spark')[0]?.inner ?? [];
    expect(path?.attributes['d']?.match(/M/g)).toHaveLength(2);
    const links = select(page, 'a').map(({ attributes }) => attributes['href']);
    expect(links).toContain('https://github.com/example/mail-platform/actions/runs/17204412340');
    const tables = select(page, 'table').map(({ attributes }) => attributes['aria-label']);
    expect(tables).toEqual(expect.arrayContaining(['Changes', 'Slower']));
  });

  test('of the first run is one line: there is nothing to compare it with', () => {
    const first = { ...failingCheck, story: storyOf({ state: 'failing', failures: 1, runs: pastRuns('c') }) };
    expect(renderSummary(reportOf(first))).not.toMatch(/Last \d+ runs/);
    expect(select(parsePage(renderHtml(reportOf(first))), '.strip')).toEqual([]);
  });

  test.each(Object.entries(SAMPLE_REPORTS))('without a history nothing of it is shown: %s', (_name, report) => {
    const all = [
      renderSummary(report),
      renderLog(report).join('\n'),
      renderHtml(report).replace(/<style>.*?<\/style>/s, ''),
    ];
    expect(all.join('\n')).not.toMatch(/history|last \d+ runs|trend|class="(?:strip|spark|since-when)/i);
  });
});

describe('the past of many checks', () => {
  test('is two columns of the summary', () => {
    const rows = renderSummary(PAST_REPORT).match(/^\|[^|]*\|[^|]*\| .* (?:State \||`[●◐▲✖?]+` \|).*$/gm) ?? [];
    expect(rows.map((row) => row.split(' | ').slice(-3, -1).join(' | '))).toEqual([
      'Last runs | State',
      '`●●●●●✖✖✖✖✖` | down for 1 h, 5 runs',
      '`✖✖✖✖✖✖✖✖✖✖` | lost for 2 days 2 h, 200 runs, in maintenance',
      '`●●●●●●●●??` | ok for 3 days, not judged by the last 2 runs',
      '`●✖▲●▲✖●✖●▲` | good for 3 days, flapping',
      'Last runs | State',
      '`●●●●●●●●●◐` | ok for 3 days',
      '`✖✖✖✖✖✖✖✖✖●` | recovering',
    ]);
  });

  test('is a line of each row of the page', () => {
    const rows =
      select(parsePage(renderHtml(PAST_REPORT)), '.checks')[0]?.inner.filter(({ tag }) => tag === 'tr') ?? [];
    expect(rows[1]?.text).toContain('down for 1 h, 5 runs');
    expect(rows[1]?.inner.filter(({ tag }) => tag === 'rect')).toHaveLength(10);
  });

  test('stands in the headlines at the end of the log', () => {
    expect(renderLog(PAST_REPORT)).toContain(
      '  Check CRITICAL: Login in Berlin (204 ms) - smtps://mail.example.org:465 refused the login: 535 5.7.8. [down for 1 h, 5 runs]',
    );
  });

  test('a check without one has a dash', () => {
    const checks: CheckResult[] = PAST_REPORT.checks.map((check, index) =>
      index === 0 ? { ...check, story: undefined } : check,
    );
    expect(renderSummary({ ...PAST_REPORT, checks })).toMatch(
      /^\| ❌ \| Login in Berlin \| .* \| – \| – \| 204\u00a0ms \|$/m,
    );
  });
});
