import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../../../src/model/report.ts';
import { badgeOf, renderBadge } from '../../../../src/report/badge/badge.ts';
import { verdictOfNothingDue } from '../../../../src/verdict/run-verdict.ts';
import { historyOf, outageOf, PAST_HISTORY, PAST_REPORT, pastRuns } from '../../../support/reports/past-reports.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const { ok, junk, wrongPassword, cancelled, misconfigured } = SAMPLE_REPORTS;

function checks(...reports: readonly { readonly checks: readonly CheckResult[] }[]): CheckResult[] {
  return reports.flatMap((report) => report.checks);
}

describe('what a badge says', () => {
  test.each([
    ['one check that is ok', ok, 'ok'],
    ['one check that is critical', wrongPassword, 'critical'],
    ['one check that warns', junk, 'warning'],
    ['one check that is unknown', cancelled, 'unknown'],
    ['wrong inputs', misconfigured, 'unknown'],
    ['some of many', reportOf(...checks(wrongPassword, ok, wrongPassword, junk)), '2 of 4 critical'],
    ['all of many', reportOf(...checks(junk, junk)), '2 of 2 warning'],
    ['all ok', reportOf(...checks(ok, ok)), 'ok'],
    ['nothing is known of some', reportOf(...checks(cancelled, ok)), 'unknown'],
  ])('%s', (_name, report, message) => {
    expect(badgeOf(report, undefined)).toMatchObject({ label: 'mail', message });
  });

  test('a check that was not due is as it was: a run in which only sound checks are due is not green', () => {
    const down = historyOf({ key: '00000000000000bb', runs: pastRuns('occ'), outage: outageOf('down') });
    const history = { ...PAST_HISTORY, checks: [down] };
    expect(badgeOf(ok, history)).toMatchObject({ message: '1 of 2 critical', status: 'critical' });
    const nothingDue = { ...ok, ...verdictOfNothingDue([{ name: 'x', reason: 'not due' }]) };
    expect(badgeOf(nothingDue, history)).toMatchObject({ message: 'critical' });
    expect(badgeOf(nothingDue, undefined)).toMatchObject({ message: 'ok' });
    const removed = { ...history, checks: [{ ...down, removedAt: '2026-12-01T00:00:00.000Z' }] };
    expect(badgeOf(ok, removed)).toMatchObject({ message: 'ok' });
  });
});

describe('renderBadge', () => {
  test('as JSON is what shields.io expects of an endpoint', () => {
    expect(renderBadge(PAST_REPORT, '/w/Mail.JSON', PAST_HISTORY)).toBe(
      '{\n  "schemaVersion": 1,\n  "label": "mail",\n  "message": "3 of 7 critical",\n  "color": "red"\n}\n',
    );
    const colours = [ok, junk, wrongPassword, cancelled].map(
      (report) => JSON.parse(renderBadge(report, 'a.json', undefined)).color,
    );
    expect(colours).toEqual(['brightgreen', 'yellow', 'red', 'lightgrey']);
  });

  test('as SVG needs nothing else, and says it in words', () => {
    const svg = renderBadge(wrongPassword, 'a.svg', undefined);
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.getElementsByTagName('title')[0]?.textContent).toBe('mail: critical');
    expect(Array.from(parsed.getElementsByTagName('text'), (each) => each.textContent)).toEqual(['mail', 'critical']);
    expect(svg).not.toMatch(/href|script|style|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  });

  test('T01: holds no text of a server, nor of a checks file', () => {
    fc.assert(
      fc.property(randomReport, fc.constantFrom('a.svg', 'a.json'), (report, path) => {
        const { message } = badgeOf(report, undefined);
        expect(message).toMatch(/^(?:[\d,]+ of [\d,]+ )?(?:ok|warning|critical|unknown)$/);
        expect(renderBadge(report, path, undefined).length).toBeLessThan(2000);
      }),
    );
  });
});
