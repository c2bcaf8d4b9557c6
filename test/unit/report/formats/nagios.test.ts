import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import { imapMailbox } from '../../../../src/probes/imap-mailbox.ts';
import { renderNagios } from '../../../../src/report/formats/nagios.ts';
import { verdictOfChecks } from '../../../../src/verdict/run-verdict.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { limitsOf } from '../../../support/reports/limits-of.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const delivered = onlyCheck(SAMPLE_REPORTS.ok);
const refused = onlyCheck(SAMPLE_REPORTS.wrongPassword);

function onlyCheck({ checks: [check] }: Report): CheckResult {
  if (check === undefined) throw new Error('The sample has no check.');
  return check;
}

const split = (report: Report) => {
  const [first = '', ...rest] = renderNagios(report).split('\n');
  const [text = '', perfdata = ''] = first.split(' | ');
  return { text, perfdata, rest };
};

/** The performance data of a check with these measurements and limits. */
function perfdataOf(changes: Pick<CheckResult, 'measurements'> & Partial<CheckResult>): string {
  return split(reportOf({ ...delivered, metrics: imapMailbox.metrics, ...changes })).perfdata;
}

describe('renderNagios', () => {
  test('is a line with verdict and performance data, then the details', () => {
    const { text, perfdata, rest } = split(SAMPLE_REPORTS.ok);
    expect(text).toBe('OK: Message delivered and seen in 995 ms');
    expect(perfdata).toMatch(/^'round_trip_seconds'=0\.9946s;;;0 'delivery_seconds'=0\.8552s;;;0 'copies'=1;;;0 /);
    expect(rest).toEqual([
      'Target: smtps://mail.example.org:465 → imaps://mail.example.org:993 (round-trip, 1 attempt)',
      'Arrived in: inbox',
      'Message-ID: 5f0c2f6a9d3b4e1c8a7b6c5d4e3f2a1b@mail-probe.example.org',
      'Accepted with: 250 2.0.0 Ok: queued as 4bXk2J0w7Hz9sRk',
      '',
    ]);
  });

  test('says of a failure what to do, where, what the server said, and what else was found', () => {
    const other = { status: 'warning', code: 'E_CLEANUP', message: 'It may remain.', hint: 'Delete it.' } as const;
    const { text, rest } = split(
      reportOf({ ...refused, findings: [...refused.findings, other], notices: [{ message: 'Port 465 is odd.' }] }),
    );
    expect(text).toBe('CRITICAL: smtps://mail.example.org:465 refused the login: 535 5.7.8');
    expect(rest).toEqual([
      'What to do: Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
      'Phase: SMTP login',
      'The server said: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
      'Code: E_AUTH_REJECTED',
      'Also warning: It may remain.',
      'What to do: Delete it.',
      'Code: E_CLEANUP',
      'Note: Port 465 is odd.',
      'Target: smtps://mail.example.org:465 → imaps://mail.example.org:993 (round-trip, 1 attempt)',
      '',
    ]);
  });

  test('is unknown for a wrong configuration, with every problem and no performance data', () => {
    const { text, perfdata, rest } = split(SAMPLE_REPORTS.misconfigured);
    expect(text).toBe(
      'UNKNOWN: Input mode "rund-trip" is not a mode. Did you mean round-trip? Known are smtp-login, imap-login and round-trip (and 2 more problems). Nothing was contacted',
    );
    expect(perfdata).toBe('');
    expect(rest.map((line) => line.slice(0, 20))).toEqual([
      'Input mode "rund-tri',
      'Input delivery-timeo',
      'Input password is em',
      '',
    ]);
  });

  test('tells a fault of ours without a check', () => {
    const report = {
      ...SAMPLE_REPORTS.misconfigured,
      issues: [],
      code: 'E_INTERNAL',
      message: 'Internal error.',
    } as const;
    expect(renderNagios({ ...report, hint: 'Report it.' })).toBe(
      'UNKNOWN: Internal error\nWhat to do: Report it.\nCode: E_INTERNAL\n',
    );
  });

  test('of several checks names the worst in the first line, and all of them below', () => {
    const { text, perfdata, rest } = split(reportOf(refused, { ...delivered, name: 'A' }, delivered));
    expect(text).toMatch(/^CRITICAL: 1 of 3 checks not ok, round-trip smtps:.* refused the login: 535 5\.7\.8$/);
    expect(perfdata).toContain(`'A/round_trip_seconds'=0.9946s;;;0 `);
    expect(perfdata).toContain(`'Production mail/round_trip_seconds'=0.9946s;;;0 `);
    expect(rest.filter((line) => line.startsWith('['))).toEqual([
      expect.stringMatching(/^\[CRITICAL\] round-trip smtps:.*: smtps:.* refused the login: 535 5\.7\.8\.$/),
      '[OK] A: Message delivered and seen',
      '[OK] Production mail: Message delivered and seen',
    ]);
    expect(rest).toContain('  Code: E_AUTH_REJECTED');
  });

  test('says the count and the worst once, of a run of several checks (BEH-A5)', () => {
    const checks = ['Submission', 'Storage', 'Relay'].map((name) => ({ ...refused, name }));
    const { text } = split({ ...reportOf(...checks), ...verdictOfChecks(checks) });
    expect(text).toBe(
      'CRITICAL: 3 of 3 checks not ok, Submission: smtps://mail.example.org:465 refused the login: 535 5.7.8',
    );
    const ok = ['A', 'B'].map((name) => ({ ...delivered, name }));
    expect(split({ ...reportOf(...ok), ...verdictOfChecks(ok) }).text).toBe('OK: 2 checks passed');
  });

  test('has performance data that people can read (BEH-A22)', () => {
    const perfdataOfValue = (value: number, critical?: string): string => {
      const measurements = [{ metric: 'smtp_auth_seconds', value }];
      const thresholds = critical === undefined ? [] : [limitsOf({ metric: 'smtp_auth_seconds', critical })];
      return split(reportOf({ ...delivered, measurements, thresholds })).perfdata;
    };
    expect(perfdataOfValue(0.012345678)).toBe("'smtp_auth_seconds'=0.0123s;;;0");
    expect(perfdataOfValue(12.000012345)).toBe("'smtp_auth_seconds'=12s;;;0");
    expect(perfdataOfValue(0.0000345678)).toBe("'smtp_auth_seconds'=0.000035s;;;0");
    // What is beyond a limit does not read as if it were on it.
    expect(perfdataOfValue(5.00001, '5')).toBe("'smtp_auth_seconds'=5.00001s;;5;0");
  });

  test('stays within what Nagios reads, whole values and lines only, and names what is missing', () => {
    const measurements = Array.from({ length: 900 }, (_, index) => ({
      metric: 'mailbox_unseen',
      value: index,
      label: `Mailbox ${index}`,
    }));
    const finding = { status: 'warning', message: 'm'.repeat(500), hint: 'h'.repeat(500) } as const;
    const check = { ...refused, measurements, metrics: imapMailbox.metrics };
    const report = reportOf({ ...check, findings: Array<typeof finding>(40).fill(finding) });
    const { perfdata, rest } = split(report);
    expect(Buffer.byteLength(renderNagios(report))).toBeLessThanOrEqual(8192);
    expect(perfdata).toMatch(/^(?:'mailbox_unseen\[Mailbox \d+\]'=\d+;;;0(?: |$))+$/);
    const shown = perfdata.split(/(?<=;0) /).length;
    expect(rest.at(-3)).toMatch(/^And \d+ more lines: see the JSON report\.$/);
    expect(rest.at(-2)).toBe(`And ${900 - shown} more metrics: see the JSON report.`);
  });

  test('is one line of ours after another, whatever a server says, with one pipe at most', () => {
    fc.assert(
      fc.property(randomReport, (report) => {
        const text = renderNagios(report);
        const [first = '', ...rest] = text.replace(/\n$/, '').split('\n');
        expect(first).toMatch(
          /^(?:OK|WARNING|CRITICAL|UNKNOWN):(?: [^|]*)?(?: \| (?:'(?:[^'=|]|'')+'=-?[\d.]+[sB%]?[;@~:\d.-]*(?: |$))+)?$/,
        );
        for (const line of rest) {
          expect(line).toMatch(
            /^ *(?:What to do|Phase|At|Advice|Not tested|Step \d+|The server said|Code|Target|Arrived in|Message-ID|Accepted with|Also \w+|Note|Attempt \d+ of \d+ failed|Attempts): |^\[[A-Z]+\] |^(?:Input|Option|Argument|In) |^And \d/,
          );
          expect(line).not.toMatch(/\||<\w/);
        }
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8192);
        expect(parseRunnerCommands(text)).toEqual([]);
      }),
    );
  });
});

describe('performance data', () => {
  test.each([
    ['seconds', 'imap_total_seconds', 1.2, '1.2s;5;10;0', '5', '10'],
    ['seconds with suffixes', 'imap_total_seconds', 0.5, '0.5s;0.8;120;0', '800ms', '2m'],
    ['bytes', 'mailbox_size_bytes', 2048, '2048B;65536;5242880;0', '64KB', '5MB'],
    ['a share', 'quota_used_ratio', 0.57, '57%;57;95.5', '57%', '0.955'],
    ['days', 'tls_certificate_days_left', 61, '61;14:;1.5:', '14d:', '36h:'],
    ['a count', 'mailbox_unseen', 3, '3;10:20;~:30;0', '10:20', '~:30'],
    ['a range that alerts inside', 'mailbox_unseen', 3, '3;@10;@0:;0', '@0:10', '@0:'],
    ['no upper limit', 'mailbox_unseen', 3, '3;0:;-5:-1;0', '0:', '-5:-1'],
    ['a warning only', 'mailbox_unseen', 3, '3;10;;0', '10', undefined],
    ['a critical only', 'mailbox_unseen', 3, '3;;10;0', undefined, '10'],
    ['what cannot be read', 'mailbox_unseen', 3, '3;;;0', 'x', '1:2:3'],
  ])('of %s', (_what, metric, value, expected, warning, critical) => {
    expect(
      perfdataOf({
        measurements: [{ metric, value }],
        thresholds: [
          limitsOf({ metric, warning, critical }, imapMailbox.metrics.find(({ name }) => name === metric)?.unit),
        ],
      }),
    ).toBe(`'${metric}'=${expected}`);
  });

  test('takes the limit of the label before the general one', () => {
    const metric = 'mailbox_unseen';
    const measurements = ['INBOX', 'Work'].map((label) => ({ metric, label, value: 7 }));
    const thresholds = [
      limitsOf({ metric, warning: '10', critical: '20' }, 'count'),
      limitsOf({ metric, label: 'INBOX', critical: '100' }, 'count'),
    ];
    expect(perfdataOf({ measurements, thresholds })).toBe(
      `'mailbox_unseen[INBOX]'=7;10;100;0 'mailbox_unseen[Work]'=7;10;20;0`,
    );
  });

  test('has no minimum above the value, and leaves out what is no number', () => {
    const measurements = [
      { metric: 'imap_total_seconds', value: -0.5 },
      { metric: 'imap_auth_seconds', value: Number.NaN },
    ];
    expect(perfdataOf({ measurements })).toBe(`'imap_total_seconds'=-0.5s`);
  });

  test('quotes a label as the guidelines want it', () => {
    const measurements = [{ metric: 'mailbox_unseen', label: "Kim's a=b|c\n", value: 1 }];
    expect(perfdataOf({ measurements })).toBe(`'mailbox_unseen[Kim''s a\\x3db\\x7cc\\n]'=1;;;0`);
  });
});
