import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import { renderHtml } from '../../../../src/report/html/html.ts';
import { verdictOfChecks } from '../../../../src/verdict/run-verdict.ts';
import { type ParsedElement, parsePage, select, texts } from '../../../support/page/parse-page.ts';
import { hostileCheck, manyChecks } from '../../../support/reports/large-reports.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const MEGABYTE = 1_000_000;
const pageOf = (report: Report, limitBytes?: number) => parsePage(renderHtml(report, limitBytes));

/** A report of several checks, judged as a run judges them. */
function manyReport(...checks: readonly CheckResult[]): Report {
  return { ...reportOf(...checks), ...verdictOfChecks(checks) };
}

/** The cells of a table. */
function rowsOf(page: readonly ParsedElement[], label: string): string[][] {
  const [table] = page.filter(({ attributes }) => attributes['aria-label'] === label);
  return select(table?.inner ?? [], 'tr')
    .slice(1)
    .map(({ inner }) => inner.filter(({ tag }) => tag === 'td' || tag === 'th').map(({ text }) => text));
}

function sampleCheck(report: Report, changes: Partial<CheckResult> = {}): CheckResult {
  const [check] = report.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  return { ...check, ...changes };
}

describe('the frame of the page', () => {
  test('its policy allows its own style sheet, by hash, and nothing else', () => {
    const page = pageOf(SAMPLE_REPORTS.ok);
    const [style] = texts(page, 'style').length === 1 ? select(page, 'style') : [];
    const hash = createHash('sha256')
      .update(style?.text ?? '')
      .digest('base64');
    // When the style sheet was changed: STYLE_HASH in styles.ts has to become what stands here.
    expect(select(page, 'meta').map(({ attributes }) => attributes['content'])).toContain(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('the policy stands before everything that it is about', () => {
    const html = renderHtml(SAMPLE_REPORTS.ok);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n/);
  });

  test('names status and sentence in the title, and version, time and run at its end', () => {
    const page = pageOf(SAMPLE_REPORTS.ok);
    expect(texts(page, 'title')).toEqual(['OK: Message delivered and seen in 995 ms. · Mail Probe']);
    expect(texts(page, 'footer')).toEqual([
      'Mail Probe 0.1.0 · 2026-11-03 06:17:02 UTC · took 1.33 s example/mail-platform · Mail health · run 17204412345 · commit 9f2c1d7e5… · GitHub Actions 12 (github-hosted Linux X64)',
    ]);
  });

  test('has one first heading, skips no level, and gives every table headings with a scope', () => {
    fc.assert(
      fc.property(fc.oneof(randomReport, fc.constantFrom(...Object.values(SAMPLE_REPORTS))), (report) => {
        const page = pageOf(report);
        const levels = page.flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []));
        expect(levels.filter((level) => level === 1)).toHaveLength(1);
        expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
        for (const table of select(page, 'table')) {
          expect(table.attributes['aria-label']).toMatch(/^[A-Z]/);
          expect(select(table.inner, 'th').filter(({ attributes }) => !attributes['scope'])).toEqual([]);
          expect(select(table.inner, 'thead')).toHaveLength(1);
        }
      }),
    );
  });
});

describe('the verdict', () => {
  test('comes first: status, sentence, what to do, the words of the server, which failure', () => {
    const [verdict] = select(pageOf(SAMPLE_REPORTS.wrongPassword), '.verdict');
    expect(texts(verdict?.inner ?? [], 'h1')).toEqual(['smtps://mail.example.org:465 refused the login: 535 5.7.8.']);
    expect(verdict?.text.trim().split('\n')).toEqual(
      [
        ' Critical',
        'smtps://mail.example.org:465 refused the login: 535 5.7.8.',
        'What to do Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
        'The server said 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
        'E_AUTH_REJECTED Login refused · Phase: SMTP login',
      ].map((line, index) => (index === 0 ? line.trim() : line)),
    );
  });

  test('names the check when its name says more than its target', () => {
    expect(texts(pageOf(SAMPLE_REPORTS.ok), '.where')).toEqual(['Check: Production mail']);
    expect(texts(pageOf(SAMPLE_REPORTS.wrongPassword), '.where')).toEqual([]);
  });

  test('tells of the only finding once, and of a second one below it', () => {
    const second = { status: 'warning', code: 'E_CLEANUP', message: 'The test message was left.' } as const;
    const check = sampleCheck(SAMPLE_REPORTS.wrongPassword);
    const page = pageOf(reportOf({ ...check, findings: [...check.findings, second] }));
    expect(texts(select(page, 'main')[0]?.inner ?? [], '.message')).toEqual(['Warning The test message was left.']);
    expect(select(page, 'main')[0]?.text.match(/refused the login/g)).toHaveLength(1);
  });

  test('of a few checks counts them, and tells of the first that is worst', () => {
    const { ok, junk, notArrived } = SAMPLE_REPORTS;
    const bad = sampleCheck(notArrived, { name: 'Mail of Ulm' });
    const [verdict] = select(pageOf(manyReport(...ok.checks, ...junk.checks, bad)), '.verdict');
    expect(verdict?.text.trim().split('\n')).toEqual([
      'Critical',
      '1 critical, 1 warning, 1 ok of 3 checks',
      `First: Mail of Ulm: ${notArrived.message}`,
      `What to do ${notArrived.hint}`,
      'The server said 250 2.0.0 Ok: queued as 4bXk2J0w7Hz9sRk',
      'E_NOT_ARRIVED Message accepted, but not found · Phase: wait for the message',
    ]);
  });

  test('of many checks counts them; what they have in common stands below it, and what to do', () => {
    const { ok, junk, notArrived } = SAMPLE_REPORTS;
    const page = pageOf(
      manyReport(...ok.checks, ...junk.checks, ...junk.checks, ...notArrived.checks, ...ok.checks, ...ok.checks),
    );
    expect(texts(page, '.verdict')).toEqual(['Critical 1 critical, 2 warning, 3 ok of 6 checks']);
    expect(rowsOf(page, 'Failures')).toEqual([
      [' Message accepted, but not found E_NOT_ARRIVED', '1 check Production mail', notArrived.hint],
      [' Message landed in another mailbox E_WRONG_FOLDER', '2 checks Production mail, Production mail', junk.hint],
    ]);
  });

  test('of checks that are all ok is their sentence', () => {
    const { ok } = SAMPLE_REPORTS;
    expect(texts(pageOf(manyReport(...ok.checks, ...ok.checks)), '.verdict')).toEqual(['OK 2 checks passed.']);
  });

  test('that comes from no check is told as it is', () => {
    const { ok } = SAMPLE_REPORTS;
    const report: Report = {
      ...manyReport(...ok.checks, ...ok.checks),
      status: 'unknown',
      message: 'The run was cut.',
      hint: 'Run it again.',
    };
    expect(texts(pageOf(report), '.verdict')).toEqual(['Unknown The run was cut. What to do Run it again.']);
  });

  test('of a wrong configuration says that nothing was contacted, and what to write', () => {
    const page = pageOf(SAMPLE_REPORTS.misconfigured);
    expect(texts(page, 'h1')).toEqual(['3 problems in the configuration, nothing was contacted']);
    const rows = rowsOf(page, 'Problems');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toEqual([
      'delivery-timeout',
      '5 minutes',
      'is not a duration E_INPUT',
      'Write a number with a unit: 500ms, 30s, 2m or 1h; a bare number is seconds.',
    ]);
  });

  test('of a run without a check says what happened and what to do', () => {
    const [verdict] = select(pageOf({ ...SAMPLE_REPORTS.cancelled, checks: [] }), '.verdict');
    expect(verdict?.text).toMatch(
      /Unknown\nThe run was cancelled, so nothing is known\.\nWhat to do Run it again\.\nE_CANCELLED Cancelled\n/,
    );
  });
});

describe('several checks', () => {
  const { ok, junk, notArrived } = SAMPLE_REPORTS;
  const page = pageOf(reportOf(...ok.checks, ...junk.checks, ...notArrived.checks));

  test('begin with a table, worst first, each row with a link to the part that tells more', () => {
    const [list] = select(page, '.checks');
    const rows = select(list?.inner ?? [], 'tr').slice(1);
    expect(rows.map(({ text }) => text.trim().split(/\s/)[0])).toEqual(
      ['Critical', 'Warning', 'OK'].map((word) => expect.stringContaining(word)),
    );
    const ids = page.flatMap(({ attributes }) => attributes['id'] ?? []);
    const links = select(list?.inner ?? [], 'a').map(({ attributes }) => attributes['href']?.slice(1));
    expect(links).toEqual(['check-1', 'check-2', 'check-3']);
    expect(ids).toEqual(expect.arrayContaining(links));
  });

  test('are open when something is wrong, and closed when they are ok', () => {
    const cards = select(page, '.check').map(({ tag, attributes }) => [tag, attributes['class'], attributes['open']]);
    expect(cards).toEqual([
      ['article', 'check critical', undefined],
      ['article', 'check warning', undefined],
      ['details', 'check ok', undefined],
    ]);
  });

  test('are closed beyond the tenth, whatever they are', () => {
    const many = pageOf(manyReport(...Array.from({ length: 12 }, () => sampleCheck(notArrived))));
    expect(select(many, '.check').map(({ tag }) => tag)).toEqual([
      ...Array.from({ length: 10 }, () => 'article'),
      'details',
      'details',
    ]);
  });

  test('stand in groups, the worst first, and say what their file says of them', () => {
    const source = { file: 'ci/checks.yml', line: 12, column: 3 };
    const named = { group: 'Ulm', tags: ['nightly'], description: 'Mail of the shop', source };
    const grouped = pageOf(
      manyReport(...ok.checks, { ...sampleCheck(junk), ...named }, { ...sampleCheck(ok), group: 'Bonn' }),
    );
    expect(rowsOf(grouped, 'Groups')).toEqual([
      [' Ulm', '–', '–', '1', '–'],
      [' without a group', '–', '–', '–', '1'],
      [' Bonn', '–', '–', '–', '1'],
    ]);
    expect(texts(grouped, '.group')).toEqual(['Ulm', 'Bonn']);
    expect(texts(grouped, '.subject')).toContain('Mail of the shop · ci/checks.yml:12 · Ulm · nightly');
  });

  test('name the slowest phases when there are many, and the checks that were left out', () => {
    const source = { file: 'ci/checks.yml', line: 1, column: 1 };
    const names = Array.from(
      { length: 25 },
      (_, index) => ({ name: `Site ${index}`, reason: 'skipped', source }) as const,
    );
    const leftOut = [{ name: 'Old', reason: 'disabled', source } as const, ...names];
    const many = pageOf({ ...manyReport(...Array.from({ length: 6 }, () => sampleCheck(ok))), leftOut });
    expect(rowsOf(many, 'Slowest phases')[0]).toEqual(['wait for the message Production mail', '856 ms']);
    const [list] = select(many, '.not-run');
    expect(texts(list?.inner ?? [], 'li')).toEqual([
      '1 check disabled: Old',
      expect.stringMatching(/^25 checks skipped: Site 0, .*, Site 19, and 5 more$/),
    ]);
    expect(texts(pageOf({ ...SAMPLE_REPORTS.ok, leftOut }), '.not-run')).toHaveLength(1);
  });

  test('name the reports that they come from, closed', () => {
    const part = { version: '0.1.0', status: 'ok', startedAt: '2026-11-03T06:17:02.204Z', durationSeconds: 2 } as const;
    const merged = [{ ...part, path: 'reports/1.json', checks: 60, shard: '1/2', runner: 'GitHub Actions 12' }];
    const page = pageOf({ ...manyReport(...ok.checks, ...ok.checks), merged });
    expect(texts(page, 'summary')).toContain('Made of 1 report');
    expect(rowsOf(page, 'Reports')).toEqual([['reports/1.json', ' OK', '1/2', 'GitHub Actions 12', '60', '2 s']]);
  });
});

describe('a check', () => {
  test('has its notices below its findings, with the words of the server', () => {
    const notices = [{ message: 'The server sent an alert.', hint: 'Read it.', reply: '* OK [ALERT] Maintenance' }];
    const page = pageOf(reportOf(sampleCheck(SAMPLE_REPORTS.ok, { notices })));
    expect(texts(page, '.findings')).toEqual([
      'Note The server sent an alert. Read it. The server said * OK [ALERT] Maintenance',
    ]);
  });
});

describe('the headings of several checks', () => {
  test('stand below the heading of their check', () => {
    const [card] = select(pageOf(manyChecks(4)), 'article');
    const headings = card?.inner.filter(({ tag }) => /^h\d$/.test(tag)).map(({ tag, text }) => `${tag} ${text.trim()}`);
    expect(headings).toEqual(['h2 Mail of site 4', 'h3 Phases', 'h3 Certificates', 'h3 Connections']);
  });
});

describe('the size of the page', () => {
  test('of 1,000 checks is far below 5 MB; those that are ok are rows of a closed table', () => {
    const html = renderHtml(manyChecks(1000));
    expect(Buffer.byteLength(html)).toBeLessThan(MEGABYTE);
    const many = parsePage(html);
    expect(select(many, '.check')).toHaveLength(25);
    const [open, closed] = select(many, '.checks').map(({ inner }) => select(inner, 'tr').length - 1);
    expect([open, closed]).toEqual([25, 975]);
    expect(texts(many, 'summary')).toContain('975 checks ok');
    expect(texts(many, '.left-out')).toEqual([
      'Left out, so that this page stays usable: all but the row of each of 975 checks that are ok. The JSON report has all of it.',
    ]);
  });

  test('of 1,000 checks whose texts are megabytes stays below 5 MB, and what is missing is named', () => {
    const bad = hostileCheck('<b>🧨|`[x](https://evil.example) '.repeat(2000));
    const html = renderHtml(reportOf(...Array.from({ length: 1000 }, () => bad)));
    expect(Buffer.byteLength(html)).toBeLessThan(5 * MEGABYTE);
    expect(Buffer.byteLength(html)).toBeGreaterThan(2 * MEGABYTE);
    expect(texts(parsePage(html), '.left-out')[0]).toMatch(
      /^Left out, .*: findings of \d+ checks; records, hosts, order of publication, phases, thresholds, certificates and connections of 1,000 checks; metrics and dialogue of 1,000 checks\. The JSON/,
    );
  });

  test('gives up dialogues first, then explanations, then findings and rows', () => {
    const [transcript] = SAMPLE_REPORTS.slowLogin.checks.map((check) => check.transcript);
    const report = manyReport(...manyChecks(20).checks.map((check) => ({ ...check, transcript })));
    const within = (limit: number) =>
      texts(pageOf(report, limit), '.left-out')[0]?.replace(/^.*usable: | The JSON.*$/g, '');
    expect(within(MEGABYTE)).toBeUndefined();
    expect(within(253_000)).toMatch(/^metrics and dialogue of \d+ checks\.$/);
    expect(within(124_600)).toMatch(
      /^phases, thresholds, certificates and connections of \d+ checks; metrics and dialogue of 20 checks\.$/,
    );
    expect(within(32_600)).toMatch(
      /^rows of the table for \d+ checks?; findings of \d+ checks?; phases, .* of 20 checks; .* of 20 checks\.$/,
    );
  });

  test('links to no part that is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15_000, max: 400_000 }), (limit) => {
        const short = pageOf(manyChecks(60), limit);
        const ids = new Set(short.map(({ attributes }) => attributes['id']));
        const links = select(short, 'a').flatMap(({ attributes }) => attributes['href'] ?? []);
        expect(links.filter((link) => link.startsWith('#') && !ids.has(link.slice(1)))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('is never above a limit that has room for the verdict', () => {
    fc.assert(
      fc.property(
        fc.oneof(randomReport, fc.constant(manyChecks(60)), fc.constant(manyChecks(12))),
        fc.integer({ min: 25_000, max: 150_000 }),
        (report, limit) => {
          expect(Buffer.byteLength(renderHtml(report, limit))).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
