import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import type { Status } from '../../../../src/model/status.ts';
import { renderAnnotations } from '../../../../src/report/workflow/annotations.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { FAILING_GATE } from '../../../support/reports/gate-reports.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const shown = (report: Report) =>
  renderAnnotations(report)
    .map(({ level, title, message }) => `[${level}] ${title}\n${message}`)
    .join('\n\n');

function checks(status: Status, count: number): CheckResult[] {
  return SAMPLE_REPORTS.wrongPassword.checks.flatMap((check) =>
    Array.from({ length: count }, (_, index) => ({ ...check, status, name: `${status} ${index + 1}` })),
  );
}

describe('renderAnnotations', () => {
  test('gives none when all is ok', () => {
    expect(renderAnnotations(SAMPLE_REPORTS.ok)).toEqual([]);
  });

  test('says of a failure what happened, what the server said, what to do, where, and its code', () => {
    expect(shown(SAMPLE_REPORTS.wrongPassword)).toMatchInlineSnapshot(`
      "[error] Login refused: round-trip smtps://mail.example.org:465 → imaps://mail.example.org:993
      smtps://mail.example.org:465 refused the login: 535 5.7.8.
      Server said: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
      What to do: Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.
      Phase: SMTP login
      Code: E_AUTH_REJECTED"
    `);
  });

  test('gives a warning for a warning', () => {
    expect(shown(SAMPLE_REPORTS.junk)).toMatchInlineSnapshot(`
      "[warning] Message landed in another mailbox: Production mail
      The message landed in Junk.
      What to do: Look at the headers that the spam filter added, and at SPF, DKIM and DMARC of the sender.
      Phase: wait for the message
      Code: E_WRONG_FOLDER
      Target: smtps://mail.example.org:465 → imaps://mail.example.org:993"
    `);
  });

  test('gives an error for what could not be judged', () => {
    expect(renderAnnotations(SAMPLE_REPORTS.cancelled)).toMatchObject([{ level: 'error' }]);
  });

  test('lists every problem of the configuration in one annotation', () => {
    expect(shown(SAMPLE_REPORTS.misconfigured)).toMatchInlineSnapshot(`
      "[error] Mail Probe: 3 problems in the configuration
      Input mode "rund-trip" is not a mode. Did you mean round-trip? Known are smtp-login, imap-login and round-trip. (E_INPUT)
      Input delivery-timeout "5 minutes" is not a duration. Write a number with a unit: 500ms, 30s, 2m or 1h; a bare number is seconds. (E_INPUT)
      Input password is empty: the login of probe@example.org has neither a password nor an access token. Check the name of the secret. Workflows from forks and from Dependabot get no secrets. (E_SECRET_MISSING)
      Nothing was contacted."
    `);
  });

  test('gives each problem with a checks file an annotation at its line', () => {
    expect(renderAnnotations(SAMPLE_REPORTS.misconfiguredFile)).toEqual([
      {
        level: 'error',
        title: 'Mail Probe: 1 problem in the configuration',
        message: 'Input name would be the name of many checks. Remove it. (E_CONFIG_CONFLICT)\nNothing was contacted.',
      },
      {
        level: 'error',
        title: 'Mail Probe: a problem with Login in Frankfurt',
        message:
          'In ci/checks.yml:12:11, check "Login in Frankfurt": port "70000" is not a whole number from 1 to 65535. Write digits alone. (E_INPUT)\nNothing was contacted.',
        source: { file: 'ci/checks.yml', line: 12, column: 11 },
      },
      {
        level: 'error',
        title: 'Mail Probe: a problem with the checks file',
        message:
          'In ci/checks.yml:15:5: prot is not a field of a check. Did you mean port? (E_INPUT)\nNothing was contacted.',
        source: { file: 'ci/checks.yml', line: 15, column: 5 },
      },
    ]);
  });

  test('has at most ten of them, too, and the tenth has the others in a line each', () => {
    const [, issue] = SAMPLE_REPORTS.misconfiguredFile.issues;
    if (issue === undefined) throw new Error('The sample has no issue.');
    const issues = Array.from({ length: 40 }, (_, index) => ({ ...issue, input: `field-${index}` }));
    const annotations = renderAnnotations({ ...SAMPLE_REPORTS.misconfiguredFile, issues });
    expect(annotations).toHaveLength(10);
    expect(annotations[9]?.title).toBe('Mail Probe: 31 more problems in the configuration');
    expect(annotations[9]?.message).toContain('In ci/checks.yml:12:11, check "Login in Frankfurt": field-9 "70000"');
    expect(annotations[9]?.source).toBeUndefined();
  });

  test('tells of further findings', () => {
    const [check] = SAMPLE_REPORTS.wrongPassword.checks;
    if (check === undefined) throw new Error('The sample has no check.');
    const second = { status: 'warning', code: 'E_CLEANUP', message: 'The test message was left.' } as const;
    expect(shown(reportOf({ ...check, findings: [second, ...check.findings] }))).toMatch(
      /refused the login(.|\n)*Also warning: The test message was left\. \(E_CLEANUP\)$/,
    );
  });

  test('says what happened when not even a check was begun', () => {
    const report: Report = { ...SAMPLE_REPORTS.cancelled, checks: [] };
    expect(shown(report)).toMatchInlineSnapshot(`
      "[error] Mail Probe: Cancelled
      The run was cancelled, so nothing is known.
      What to do: Run it again.
      Code: E_CANCELLED"
    `);
  });

  test('GHA-011: at most ten of a kind, worst first, and the tenth says how many more there are', () => {
    const report = reportOf(
      ...checks('warning', 14),
      ...checks('unknown', 5),
      ...checks('critical', 12),
      ...checks('ok', 3),
    );
    const annotations = renderAnnotations(report);
    const titles = (level: string) => annotations.filter((each) => each.level === level).map(({ title }) => title);
    expect(titles('error').slice(0, 9)).toEqual(
      Array.from({ length: 9 }, (_, index) => `Login refused: critical ${index + 1}`),
    );
    expect(titles('error')[9]).toBe('Mail Probe: 8 more');
    expect(titles('warning')).toHaveLength(10);
    expect(titles('warning')[9]).toBe('Mail Probe: 5 more');
    expect(annotations.findIndex(({ level }) => level === 'warning')).toBe(10);
    expect(annotations[9]?.message).toContain('And Login refused: unknown 5');
  });

  test('GHA-011: every message stays below 4096 characters, and says what was cut', () => {
    const long = '🧨'.repeat(50_000);
    const [issue] = SAMPLE_REPORTS.misconfigured.issues;
    if (issue === undefined) throw new Error('The sample has no issue.');
    const issues = Array.from({ length: 40 }, () => ({ ...issue, value: long, problem: long }));
    const [annotation] = renderAnnotations({ ...SAMPLE_REPORTS.misconfigured, issues });
    expect(annotation?.message.length).toBeLessThan(4096);
    expect(annotation?.message).toMatch(/\nAnd 39 more lines: see the log or the job summary\.$/);
  });

  test('GATE: a finding about a line of a file stands at that line, one annotation a place', () => {
    const annotations = renderAnnotations(reportOf(FAILING_GATE));
    expect(annotations.map(({ level, title, source }) => [level, title, source])).toEqual([
      [
        'error',
        'MTA-STS policy does not name an MX host: Mail of example.org',
        { file: 'zones/example.org.zone', line: 12, column: 1 },
      ],
      ['warning', 'DKIM key is weak: Mail of example.org', { file: 'zones/example.org.zone', line: 18, column: 1 }],
    ]);
    expect(annotations[0]?.message).toContain('\nAt: zones/example.org.zone:12\n');
    expect(annotations[0]?.message).toContain('\nAlso warning: The MX records of example.org change');
    expect(annotations[0]?.message).toContain('has one TLSA record only.');
    expect(annotations[0]?.message).toMatch(/\(E_DANE_NO_ROLLOVER\)$/);
    expect(annotations[1]?.message).not.toContain('Note:');
  });

  test('GATE: a finding without a line stays with its check, and notices are told there', () => {
    const source = { file: 'checks.yml', line: 3, column: 5 };
    const own = { status: 'warning', code: 'E_NS_TCP', message: 'ns1.example.org does not answer over TCP.' } as const;
    const check = { ...FAILING_GATE, source, findings: [...FAILING_GATE.findings, own] };
    const annotations = renderAnnotations(reportOf(check));
    expect(annotations.map(({ level, source: at }) => [level, at?.file, at?.line])).toEqual([
      ['error', 'zones/example.org.zone', 12],
      ['warning', 'checks.yml', 3],
      ['warning', 'zones/example.org.zone', 18],
    ]);
    expect(annotations[1]?.title).toBe('Name server does not answer over TCP: Mail of example.org');
    expect(annotations[1]?.message).toContain('Note: mx.oldmail.example has one TLSA record only.');
    expect(annotations[0]?.message).not.toContain('Note:');
  });

  test('GATE: a check that is ok has none, whatever lines its notices are about', () => {
    const notices = FAILING_GATE.notices.map((notice) => ({ ...notice, source: { file: 'z', line: 1, column: 1 } }));
    expect(renderAnnotations(reportOf({ ...FAILING_GATE, status: 'ok', findings: [], notices }))).toEqual([]);
  });

  test('GATE: of a thousand places, the worst are annotated, and the tenth says how many more there are', () => {
    const findings = Array.from({ length: 1000 }, (_, index) => ({
      status: index % 2 === 0 ? ('warning' as const) : ('critical' as const),
      code: 'E_ZONE_TTL' as const,
      message: `Line ${index} has another TTL.`,
      source: { file: 'zone.db', line: index + 1, column: 1 },
    }));
    const annotations = renderAnnotations(reportOf({ ...FAILING_GATE, findings }));
    expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(annotations[9]?.title).toBe('Mail Probe: 491 more');
    expect(annotations[9]?.message).toMatch(/^491 more annotations of this kind are left out\. /);
    expect(annotations[9]?.message).toContain('(zone.db:20)');
  });

  test('SEC-001: no text of a server gives a command, a line of its own, or more than ten annotations', () => {
    fc.assert(
      fc.property(randomReport, (report) => {
        const annotations = renderAnnotations(report);
        expect(annotations.length).toBeLessThanOrEqual(20);
        for (const { title, message } of annotations) {
          expect(parseRunnerCommands(`${title}\n${message}`)).toEqual([]);
          expect(title).toMatch(/^[^\r\n]+$/);
          expect(message.length).toBeLessThan(4096);
          expect(message).not.toMatch(/\r/);
        }
      }),
    );
  });
});
