import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../../../src/model/report.ts';
import { imapMailbox } from '../../../../src/probes/imap-mailbox.ts';
import { renderOpenmetrics } from '../../../../src/report/formats/openmetrics.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { failingCheck } from '../../../support/reports/past-reports.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const [delivered] = SAMPLE_REPORTS.ok.checks;
const [refused] = SAMPLE_REPORTS.wrongPassword.checks;

function mailboxes(changes: Partial<CheckResult>): CheckResult {
  const [check] = SAMPLE_REPORTS.certificateExpired.checks;
  if (check === undefined) throw new Error('The sample has no check.');
  return { ...check, name: 'Mailboxes', mode: 'imap-mailbox', metrics: imapMailbox.metrics, ...changes };
}

function lines(...checks: readonly (CheckResult | undefined)[]): string[] {
  return renderOpenmetrics(reportOf(...checks.flatMap((check) => check ?? []))).split('\n');
}

describe('renderOpenmetrics', () => {
  test('has type, unit and help of a metric before its samples', () => {
    const text = lines(delivered).join('\n');
    expect(text).toContain(
      [
        '# TYPE mail_probe_round_trip_seconds gauge',
        '# UNIT mail_probe_round_trip_seconds seconds',
        '# HELP mail_probe_round_trip_seconds From the start of sending until the message was seen.',
        'mail_probe_round_trip_seconds{check="Production mail",mode="round-trip"} 0.9946',
        '# TYPE ',
      ].join('\n'),
    );
    expect(text).toMatch(/\n# EOF\n$/);
  });

  test('with a history tells the state over the runs, and without one nothing of it', () => {
    const told = lines(failingCheck).filter((line) => /state|bad_runs/.test(line) && !line.startsWith('#'));
    const labels = 'check="Login in Berlin",mode="round-trip"';
    expect(told).toEqual([
      ...['new', 'up', 'failing', 'down', 'lost', 'recovering'].map(
        (state) => `mail_probe_state{${labels},state="${state}"} ${state === 'down' ? 1 : 0}`,
      ),
      `mail_probe_bad_runs{${labels}} 5`,
    ]);
    expect(lines(delivered).filter((line) => /_state|bad_runs/.test(line))).toEqual([]);
  });

  test('names no unit that the name does not end with', () => {
    expect(lines(delivered).filter((line) => line.includes('days_left'))).toEqual([
      '# TYPE mail_probe_tls_certificate_days_left gauge',
      '# HELP mail_probe_tls_certificate_days_left Days until the first certificate of the chain expires.',
      'mail_probe_tls_certificate_days_left{check="Production mail",mode="round-trip",protocol="smtp"} 61',
      'mail_probe_tls_certificate_days_left{check="Production mail",mode="round-trip",protocol="imap"} 61',
    ]);
  });

  test.each([
    ['ok', 1, 0],
    ['warning', 1, 1],
    ['critical', 0, 2],
    ['unknown', 0, 3],
  ] as const)('says of a check that is %s: success %d, status %d', (status, success, number) => {
    const shown = lines(mailboxes({ status }));
    const labels = '{check="Mailboxes",mode="imap-mailbox"}';
    expect(shown).toContain(`mail_probe_success${labels} ${success}`);
    expect(shown).toContain(`mail_probe_status${labels} ${number}`);
  });

  test('has a failed sample also when nothing was checked', () => {
    expect(renderOpenmetrics(SAMPLE_REPORTS.misconfigured)).toMatch(
      /\nmail_probe_success 0\n[\s\S]*\nmail_probe_status 3\n# EOF\n$/,
    );
  });

  test('tells labels of the metric, and quotes what stands in them', () => {
    const measurements = [
      { metric: 'mailbox_unseen', value: 3, label: 'INBOX' },
      { metric: 'mailbox_unseen', value: 0, label: 'a "b" \\ c\nd' },
      { metric: 'quota_used_ratio', value: 0.57, label: 'STORAGE' },
    ];
    const shown = lines(mailboxes({ measurements }));
    const labels = 'check="Mailboxes",mode="imap-mailbox"';
    expect(shown).toContain(`mail_probe_mailbox_unseen{${labels},mailbox="INBOX"} 3`);
    expect(shown).toContain(`mail_probe_mailbox_unseen{${labels},mailbox="a \\"b\\" \\\\ c\\\\nd"} 0`);
    expect(shown).toContain('# UNIT mail_probe_quota_used_ratio ratio');
  });

  test('keeps the samples of a metric together over several checks, each with a name of its own', () => {
    const shown = lines(delivered, refused, delivered);
    const names = shown.flatMap((line) => /^(mail_probe_\w+)\{/.exec(line)?.[1] ?? []);
    const blocks = names.filter((name, index) => name !== names[index - 1]);
    expect(blocks).toEqual([...new Set(blocks)]);
    expect(shown.filter((line) => line.startsWith('mail_probe_success{'))).toHaveLength(3);
    expect(shown).toContain('mail_probe_success{check="Production mail (2)",mode="round-trip"} 1');
  });

  test('leaves out what is no number, keeps the last of two, and writes no exponent and no minus zero', () => {
    const measurements = [
      { metric: 'mailbox_unseen', value: Number.NaN, label: 'a' },
      { metric: 'mailbox_unseen', value: Number.POSITIVE_INFINITY, label: 'b' },
      { metric: 'mailbox_unseen', value: 1, label: 'c' },
      { metric: 'mailbox_unseen', value: -0, label: 'c' },
      { metric: 'mailbox_size_bytes', value: 5e21, label: 'c' },
      { metric: 'imap_total_seconds', value: 0.000_000_25 },
    ];
    const shown = lines(mailboxes({ measurements })).filter((line) => /^mail_probe_(mailbox|imap)/.test(line));
    expect(shown.map((line) => line.replace(/\{.*\}/, ''))).toEqual([
      'mail_probe_mailbox_unseen 0',
      'mail_probe_mailbox_size_bytes 5000000000000000000000',
      'mail_probe_imap_total_seconds 0.00000025',
    ]);
  });

  test('has lines of three kinds only, whatever a server says, and gives no command in a log', () => {
    const sample =
      /^mail_probe_[a-z0-9_]+(?:\{[a-z]+="(?:[^"\\]|\\["\\])*"(?:,[a-z]+="(?:[^"\\]|\\["\\])*")*\})? -?\d+(?:\.\d+)?$/;
    fc.assert(
      fc.property(randomReport, (report) => {
        const text = renderOpenmetrics(report);
        const all = text.split('\n');
        const other = all.filter(
          (line) => !/^# (?:TYPE|UNIT|HELP) mail_probe_[a-z_]+ /.test(line) && !sample.test(line),
        );
        expect(other).toEqual(['# EOF', '']);
        expect(parseRunnerCommands(text)).toEqual([]);
      }),
    );
  });
});
