import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckHistory, History } from '../../../../src/model/memory/record.ts';
import type { Report } from '../../../../src/model/report.ts';
import { renderIndex, renderPages } from '../../../../src/report/status-page/status-page.ts';
import { parsePage, select, texts } from '../../../support/page/parse-page.ts';
import { strange } from '../../../support/page/strange-elements.ts';
import { HOSTILE_TEXT, hostileReport } from '../../../support/reports/large-reports.ts';
import {
  historyOf,
  outageOf,
  PAST_HISTORY,
  PAST_REPORT,
  pastRuns,
  storyOf,
} from '../../../support/reports/past-reports.ts';
import { hostileText, randomReport, randomStory } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const PAGES = /^(?:index|check-[0-9a-f]{16})\.html$/;

function pagesOf(report: Report, history?: History): ReadonlyMap<string, string> {
  return new Map([...renderPages(report, history)].map(({ name, text }) => [name, text]));
}

describe('the first page', () => {
  const page = parsePage(renderIndex(PAST_REPORT, PAST_HISTORY));

  test('says how many checks are how, those that this run left out included', () => {
    expect(texts(page, 'title')[0]).toBe('3 of 7 checks are critical · Mail status');
    expect(texts(page, 'h1')).toEqual(['3 of 7 checks are critical']);
    expect(texts(page, 'header')).toEqual(['Mail status Updated at 2026-12-01 05:52 UTC']);
  });

  test('has the groups as a tree, counted at each level, and each check once, in its group', () => {
    const rows = select(page, '.services')[0]?.inner.filter(({ tag }) => tag === 'li') ?? [];
    const shown = rows.map(({ attributes, text }) => [
      attributes['class'],
      text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/ (?:OK|Warning|Critical|Unknown) .*/, ''),
    ]);
    expect(shown.map(([place, text]) => [place, text?.replace(/2026.*/, '')])).toEqual([
      ['head', 'Europe (4) 1 critical, 1 warning, 2 ok'],
      ['check-row', 'Delivery in Europe'],
      ['head in-1', 'Berlin (2) 1 critical, 1 ok'],
      ['check-row in-1', 'Login in Berlin'],
      ['check-row in-1', 'Delivery in Berlin'],
      ['head in-1', 'Paris (1) 1 ok'],
      ['check-row in-1', 'Delivery in Paris'],
      ['head', 'Without a group (1) 1 critical'],
      ['check-row', 'Archive'],
      ['head', 'Asia (2) 1 critical, 1 unknown'],
      ['check-row', 'Mailboxes of the shop'],
      ['check-row', 'Delivery in Asia'],
    ]);
  });

  test('tells the state beside the days, and that a check was not part of this run', () => {
    expect(texts(page, '.detail')).toContain('down for 1 h, 5 runs · 99.38 % good');
    expect(texts(page, '.detail')).toContain(
      'failing · 100 % good · not part of this run, last seen 2026-12-01 05:07 UTC',
    );
    const labels = select(page, '.days').map(({ attributes }) => attributes['aria-label']);
    expect(labels).toHaveLength(7);
    expect(labels).toContain('Last 90 days, oldest first: 99.38 % of 8,567 judged runs good');
  });

  test('lists outages, the newest first', () => {
    const rows = select(page, 'table')[0]
      ?.inner.filter(({ tag }) => tag === 'tr')
      .map(({ text }) => text);
    expect(rows?.slice(1)).toEqual([
      '2026-12-01 05:07 UTCMailboxes of the shop goes on45 minE_THRESHOLD',
      '2026-12-01 04:52 UTCLogin in Berlin goes on1 hE_AUTH_REJECTED #42',
      '2026-12-01 02:52 UTCDelivery in Paris recovering3 hE_NOT_ARRIVED',
      '2026-11-29 03:52 UTCArchive goes on2 days 2 hE_AUTH_REJECTED',
      '2026-10-22 04:52 UTCLogin in Berlin2026-10-22 16:52 UTC12 hE_CONN_TIMEOUT #17',
    ]);
  });

  test('leads to a page for each check that is there, and nowhere else', () => {
    const pages = pagesOf(PAST_REPORT, PAST_HISTORY);
    const links = [...pages.values()].flatMap((text) =>
      select(parsePage(text), 'a').map(({ attributes }) => attributes['href'] ?? ''),
    );
    const outside = links.filter((link) => !pages.has(link));
    expect(outside).toEqual(['https://github.com/example/mail-platform/actions/runs/17204412340']);
    expect(pages.size).toBe(8);
  });

  test.each([
    [SAMPLE_REPORTS.ok, 'The check is ok'],
    [SAMPLE_REPORTS.misconfigured, 'The configuration is wrong, so nothing was checked'],
    [{ ...SAMPLE_REPORTS.cancelled, checks: [] }, 'Nothing was checked'],
    [{ ...SAMPLE_REPORTS.ok, checks: [] }, 'No check is known'],
    [reportOf(...SAMPLE_REPORTS.ok.checks, ...SAMPLE_REPORTS.ok.checks), 'All 2 checks are ok'],
  ])('without a history shows this run only: %#', (report, sentence) => {
    const pages = pagesOf(report);
    expect([...pages.keys()]).toEqual(['index.html']);
    const only = parsePage(pages.get('index.html') ?? '');
    expect(texts(only, 'h1')).toEqual([sentence]);
    expect(texts(only, '.legend')).toEqual(['Without a history, this page shows one run only.']);
    expect(select(only, '.strip')).toEqual([]);
  });
});

describe('the page of a check', () => {
  const page = parsePage(pagesOf(PAST_REPORT, PAST_HISTORY).get('check-00000000000000aa.html') ?? '');

  test('tells its state, its runs, its days, its outages and its connections', () => {
    expect(texts(page, 'h1')).toEqual(['Login in Berlin']);
    expect(texts(page, 'h2')).toEqual(['Last 90 days', 'Last runs', 'Trend and changes', 'Outages', 'Connections']);
    expect(texts(page, '.since-when')).toEqual([
      'Down since 2026-12-01 04:52 UTC, for 1 h, 5 runs in a row; last ok 04:37 UTC',
    ]);
    expect(texts(page, '.figures')).toEqual([
      '99.38 % of 8,567 judged runs good in 90 days 2 outages 13 h down in all',
    ]);
    const cells =
      select(page, '.runs')[0]
        ?.inner.filter(({ tag }) => tag === 'title')
        .map(({ text }) => text) ?? [];
    expect(cells).toHaveLength(30);
    expect(cells.at(-1)).toBe('2026-12-01 05:52 UTC: critical, E_AUTH_REJECTED');
    const days =
      select(page, '.days')[0]
        ?.inner.filter(({ tag }) => tag === 'title')
        .map(({ text }) => text) ?? [];
    expect(days).toHaveLength(90);
    expect(days.at(-1)).toBe('2026-12-01: 18 ok, 5 critical');
  });

  test('of a check that this run left out says so', () => {
    const left = parsePage(pagesOf(PAST_REPORT, PAST_HISTORY).get('check-00000000000000b0.html') ?? '');
    expect(texts(left, '.which')).toEqual(['Not part of the last run; as of 2026-12-01 05:07 UTC']);
    expect(texts(left, '.since-when')).toEqual(['Failing since 2026-12-01 05:07 UTC']);
  });
});

/** A history in which all that may be a text of a stranger is one. */
function hostileHistory(text: string, count = 1): CheckHistory[] {
  return Array.from({ length: count }, (_, index) =>
    historyOf({
      key: index.toString(16).padStart(16, '0'),
      name: text,
      mode: text,
      target: text,
      group: text,
      runs: pastRuns('oc', text).map((run) => ({ ...run, at: text })),
      days: `${text};2026-12-01 ${text} x y z`,
      past: [{ start: text, end: text, codes: [text, text], issue: Number.NaN, isTold: true }],
      outage: outageOf('down', {
        since: text,
        firstBad: { at: text, runUrl: text },
        lastGood: { at: text, runUrl: text },
        codes: [text],
      }),
      trend: { metric: text, unit: text, values: [1, 2], goods: '11' },
    }),
  );
}

describe('T01, H03: what others say is text on the status page', () => {
  test('no element, no attribute, no link and no name of a file comes from it', () => {
    fc.assert(
      fc.property(randomReport, randomStory, hostileText, (given, story, text) => {
        const history = { ...PAST_HISTORY, scope: text, writtenAt: text, checks: hostileHistory(text, 2) };
        const report = {
          ...given,
          checks: given.checks.map((check, index) => (index === 0 ? { ...check, story } : check)),
        };
        for (const [name, page] of pagesOf(report, history)) {
          expect(name).toMatch(PAGES);
          expect(strange(parsePage(page), report, PAGES)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each(['::error::boom', '@org/team', '-->', '\u202egnp.exe', `100 KB ${'x<'.repeat(50_000)}`, HOSTILE_TEXT])(
    'it is inert: %#',
    (text) => {
      const report = { ...hostileReport(text) };
      const checks = report.checks.map((check) => ({ ...check, story: storyOf({ key: '0'.repeat(16) }) }));
      const history = { ...PAST_HISTORY, checks: hostileHistory(text) };
      for (const page of pagesOf({ ...report, checks }, history).values()) {
        expect(Buffer.byteLength(page)).toBeLessThan(256 * 1024);
        expect(strange(parsePage(page), report, PAGES)).toEqual([]);
        expect(page).not.toMatch(/\u202e|^::|-->/m);
      }
    },
  );

  test('a key that is none makes no file', () => {
    const keys = ['../../etc/passwd', 'ABCDEF0123456789', '', 'constructor', '0'.repeat(17)];
    const checks = keys.map((key) => historyOf({ key, name: `Check ${key}` }));
    const pages = pagesOf({ ...SAMPLE_REPORTS.ok, checks: [] }, { ...PAST_HISTORY, checks });
    expect([...pages.keys()]).toEqual(['index.html']);
    expect(pages.get('index.html')).toContain('Check ../../etc/passwd');
  });
});

describe('many checks', () => {
  test('have 500 pages at most, the worst first, and all of them are on the first page', () => {
    const checks = Array.from({ length: 3000 }, (_, index) =>
      historyOf({
        key: index.toString(16).padStart(16, '0'),
        name: `Check ${index}`,
        group: `Group ${index % 10}/Place ${index % 100}`,
        runs: pastRuns(index === 2999 ? 'oc' : 'oo'),
      }),
    );
    const pages = pagesOf({ ...SAMPLE_REPORTS.ok, checks: [] }, { ...PAST_HISTORY, checks });
    expect(pages.size).toBe(501);
    expect(pages.has(`check-${(2999).toString(16).padStart(16, '0')}.html`)).toBe(true);
    const index = pages.get('index.html') ?? '';
    expect(index.match(/class="check-row/g)).toHaveLength(3000);
    expect(Buffer.byteLength(index)).toBeLessThan(6 * 1024 * 1024);
  });
});
