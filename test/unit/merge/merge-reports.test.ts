import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoadedReport } from '../../../src/merge/loaded-report.ts';
import { mergeReports } from '../../../src/merge/merge-reports.ts';
import type { CheckResult, Report } from '../../../src/model/report.ts';
import type { Status } from '../../../src/model/status.ts';
import { renderNagios } from '../../../src/report/formats/nagios.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import { renderOutputs } from '../../../src/report/workflow/outputs.ts';
import { shardOf } from '../../../src/settings/kinds/shard.ts';
import { reportOf, SAMPLE_REPORTS } from '../../support/reports/sample-reports.ts';

const NAMES = Array.from({ length: 12 }, (_, n) => `Mailbox ${n}`);
const SOURCE = { file: 'ci/checks.yml', line: 1, column: 1 };

function check(name: string, status: Status = 'ok'): CheckResult {
  const [sample] = (status === 'ok' ? SAMPLE_REPORTS.ok : SAMPLE_REPORTS.wrongPassword).checks;
  if (sample === undefined) throw new Error('The sample has no check.');
  return { ...sample, name, status };
}

/** The report of a share, in which these checks are not ok. */
function share(
  index: number,
  count: number,
  bad: Readonly<Record<string, Status>> = {},
  changes: Partial<Report> = {},
): LoadedReport {
  const checks = NAMES.filter((name) => shardOf(name, count) === index).map((name) => check(name, bad[name]));
  const expected = NAMES.map((name, line) => ({ name, mode: 'imap-login', source: { ...SOURCE, line: line + 1 } }));
  const shard = { index, count, expected };
  // A share without checks is ok, and says so.
  const empty: Partial<Report> = checks.length === 0 ? { status: 'ok', message: 'No checks in this shard.' } : {};
  return { path: `reports/${index}.json`, report: { ...reportOf(...checks), ...empty, shard, ...changes } };
}

function merge(...reports: readonly LoadedReport[]) {
  return mergeReports({ reports, trouble: [], target: 'reports/*.json' });
}

const summaryOf = (checks: readonly CheckResult[]) => checks.map(({ name, status }) => `${name}: ${status}`);
const ofStatus = (checks: readonly CheckResult[], status: Status) => checks.filter((each) => each.status === status);

describe('mergeReports', () => {
  test('makes one verdict of all shards, in the order of the file', () => {
    const { verdict, merged } = merge(share(3, 3), share(1, 3), share(2, 3));
    expect(verdict.checks.map(({ name }) => name)).toEqual(NAMES);
    expect(verdict.status).toBe('ok');
    expect(merged.map(({ shard }) => shard)).toEqual(['3/3', '1/3', '2/3']);
    const bad = Object.fromEntries(
      [1, 2, 3].map((index) => [NAMES.find((name) => shardOf(name, 3) === index), 'critical' as const]),
    );
    const worse = merge(share(1, 3, bad), share(2, 3, bad), share(3, 3, bad)).verdict;
    expect(worse.status).toBe('critical');
    expect(worse.message).toMatch(/^3 critical, 9 ok of 12 checks\. First: Mailbox \d+: /);
  });

  test('is unknown when a shard is missing, names it, and has each of its checks', () => {
    const { verdict } = merge(share(1, 3), share(3, 3));
    const [first] = verdict.checks;
    expect(first).toMatchObject({
      mode: 'merge',
      status: 'unknown',
      findings: [{ code: 'E_REPORT_MISSING', message: 'No report from 1 of 3 shards: 2.' }],
    });
    const missing = NAMES.filter((name) => shardOf(name, 3) === 2);
    expect(missing.length).toBeGreaterThan(0);
    expect(ofStatus(verdict.checks.slice(1), 'unknown').map(({ name }) => name)).toEqual(missing);
    expect(verdict.checks.find(({ name }) => name === missing[0])).toMatchObject({
      source: { file: 'ci/checks.yml' },
      findings: [{ code: 'E_NOT_REPORTED', message: 'No report has this check: shard 2 of 3 has no report.' }],
    });
    expect(verdict.status).toBe('unknown');
  });

  test('is unknown when a shard is there and its run has ended before a check had a result', () => {
    const crashed = share(
      2,
      3,
      {},
      { checks: [], status: 'unknown', code: 'E_INTERNAL', message: 'Internal error (E): x' },
    );
    const { verdict } = merge(share(1, 3), crashed, share(3, 3));
    const missing = NAMES.filter((name) => shardOf(name, 3) === 2);
    expect(ofStatus(verdict.checks, 'unknown').map(({ name }) => name)).toEqual(['Reports', ...missing]);
    expect(verdict.checks[0]?.findings).toMatchObject([
      { code: 'E_INTERNAL', message: 'The run of reports/2.json is unknown: Internal error (E): x' },
    ]);
    expect(verdict.checks.find(({ name }) => name === missing[0])?.findings[0]?.message).toBe(
      'No report has this check: its run ended early.',
    );
  });

  test('does not count itself among the checks (BEH-A12)', () => {
    const crashed = share(2, 3, {}, { status: 'unknown', code: 'E_INTERNAL', message: 'Internal error (E): x' });
    const merged = merge(
      share(1, 3),
      crashed,
      share(3, 3, { [NAMES.find((name) => shardOf(name, 3) === 3) ?? '']: 'critical' }),
    );
    const report = { ...reportOf(), ...merged.verdict };
    expect(report.checks).toHaveLength(13);
    expect(report.message).toMatch(/^1 critical, 11 ok of 12 checks\. First: Mailbox \d+: /);
    const outputs = renderOutputs(report, '');
    expect(['ok', 'warning', 'critical', 'unknown'].map((status) => outputs.get(`checks-${status}`))).toEqual([
      '11',
      '0',
      '1',
      '0',
    ]);
    expect(renderNagios(report)).toMatch(/^CRITICAL: 1 of 12 checks not ok, Mailbox \d+: /);
    expect(renderSummary(report)).toContain('1 critical, 11 ok of 12 checks');
    const { verdict } = merge(share(1, 3), crashed, share(3, 3));
    expect(verdict.message).toBe(
      '12 ok of 12 checks. Reports: The run of reports/2.json is unknown: Internal error (E): x',
    );
  });

  test('has no result from a run with wrong inputs', () => {
    const { verdict } = merge({ path: 'a.json', report: SAMPLE_REPORTS.misconfigured });
    expect(verdict.status).toBe('unknown');
    expect(verdict.code).toBe('E_INPUT');
  });

  test('takes a shard that had nothing to do as it is', () => {
    const names = NAMES.slice(0, 1);
    const expected = names.map((name) => ({ name, mode: 'imap-login', source: SOURCE }));
    const own = shardOf('Mailbox 0', 2);
    const reports = [1, 2].map((index): LoadedReport => {
      const checks = index === own ? [check('Mailbox 0')] : [];
      return {
        path: `${index}.json`,
        report: { ...reportOf(...checks), status: 'ok', shard: { index, count: 2, expected } },
      };
    });
    expect(summaryOf(merge(...reports).verdict.checks)).toEqual(['Mailbox 0: ok']);
  });

  test('tells of a shard that is there twice, and lets the worse result count', () => {
    const name = NAMES.find((each) => shardOf(each, 2) === 1) ?? '';
    const bad = share(1, 2, { [name]: 'critical' });
    for (const order of [
      [bad, share(1, 2)],
      [share(1, 2), bad],
    ]) {
      const { verdict } = merge(...order, share(2, 2));
      expect(verdict.status).toBe('critical');
      expect(verdict.checks[0]).toMatchObject({
        mode: 'merge',
        status: 'warning',
        findings: [{ code: 'E_REPORT_MISMATCH' }],
      });
      expect(verdict.checks[0]?.findings[0]?.message).toContain('Shard 1 has 2 reports');
      expect(verdict.checks.slice(1).map((each) => each.name)).toEqual(NAMES);
    }
  });

  test('tells of different versions and of different checks files', () => {
    const file = (sha256: string) => ({ checksFiles: [{ path: 'ci/checks.yml', sha256 }] });
    const { verdict, checksFiles } = merge(
      share(1, 2, {}, { ...file('a'), version: '1.0.0' }),
      share(2, 2, {}, { ...file('b'), version: '1.1.0' }),
    );
    expect(verdict.checks[0]?.findings.map(({ message }) => message)).toEqual([
      'The reports are of different versions of Mail Probe: 1.0.0, 1.1.0.',
      'The runs did not have the same checks: ci/checks.yml differs from run to run.',
    ]);
    expect(verdict.status).toBe('warning');
    expect(checksFiles).toHaveLength(2);
  });

  test('keeps shards of different sharings apart, each with what it lacks', () => {
    const { verdict } = merge(share(1, 2), share(2, 3));
    expect(verdict.checks[0]?.findings.map(({ message }) => message)).toEqual([
      'No report from 1 of 2 shards: 2.',
      'No report from 2 of 3 shards: 1, 3.',
    ]);
    expect(verdict.status).toBe('unknown');
    expect(new Set(verdict.checks.map(({ name }) => name)).size).toBe(verdict.checks.length);
  });

  test('keeps checks of one name from several places, told apart by their reports', () => {
    const of = (path: string, status: Status): LoadedReport => ({
      path,
      report: reportOf(check('IMAP', status), check(`Own ${path}`)),
    });
    const { verdict } = merge(of('eu.json', 'ok'), of('us.json', 'critical'));
    expect(summaryOf(verdict.checks)).toEqual([
      'IMAP (eu.json): ok',
      'Own eu.json: ok',
      'IMAP (us.json): critical',
      'Own us.json: ok',
    ]);
    expect(verdict.status).toBe('critical');
  });

  test('runs from the first begin to the last end, when the times are times', () => {
    const at = (startedAt: string, durationSeconds: number) => share(1, 1, {}, { startedAt, durationSeconds });
    const times = (...reports: LoadedReport[]) => {
      const { startedAt, durationSeconds } = merge(...reports);
      return [startedAt, durationSeconds];
    };
    expect(times(at('2026-11-03T06:17:10.000Z', 5), at('2026-11-03T06:17:00.000Z', 60))).toEqual([
      '2026-11-03T06:17:00.000Z',
      60,
    ]);
    expect(times(at('2026-11-03T06:17:10.000Z', 5), at('yesterday', 60))).toEqual([undefined, undefined]);
  });

  test('loses no check, whichever shards are there, and is ok only when all of them are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }),
        (count, wanted) => {
          const present = wanted.filter((index) => index <= count);
          fc.pre(present.length > 0);
          const { verdict } = merge(...present.map((index) => share(index, count)));
          const names = verdict.checks.filter(({ mode }) => mode !== 'merge').map(({ name }) => name);
          expect(names).toEqual(NAMES);
          const isWhole = new Set(present).size === count;
          expect(verdict.status === 'ok').toBe(isWhole && present.length === count);
          for (const { name, status } of verdict.checks) {
            if (name !== 'Reports') expect(status).toBe(present.includes(shardOf(name, count)) ? 'ok' : 'unknown');
          }
        },
      ),
    );
  });
});
