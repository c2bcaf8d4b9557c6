import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../src/model/report.ts';
import { renderJunit } from '../../../../src/report/formats/junit.ts';
import { safeText } from '../../../../src/text/untrusted.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { randomReport } from '../../../support/reports/random-report.ts';
import { junitErrors, readJunit } from '../../../support/reports/read-junit.ts';
import { reportOf, SAMPLE_REPORTS } from '../../../support/reports/sample-reports.ts';

const [delivered] = SAMPLE_REPORTS.ok.checks;
const [refused] = SAMPLE_REPORTS.wrongPassword.checks;

describe('the schema', () => {
  const good = renderJunit(SAMPLE_REPORTS.wrongPassword);

  test.each([
    ['a suite without a case', good.replace(/<testcase[\s\S]*<\/testcase>/, '')],
    ['properties in a case', good.replace('<system-out>', '<properties/><system-out>')],
    [
      'the outcome after the output',
      good.replace(/(<failure[\s\S]*<\/failure>)\s*(<system-out>.*<\/system-out>)/, '$2$1'),
    ],
    ['a time that is no number', good.replace('time="0.204"', 'time="fast"')],
    ['an attribute that nobody knows', good.replace('<testcase ', '<testcase status="bad" ')],
    ['a value that is no number', good.replace('value="0.0038"', 'value="NaN"')],
    ['what is not well-formed', good.replace('</testsuites>', '')],
  ])('refuses %s', async (_what, text) => {
    expect(text).not.toBe(good);
    expect(await junitErrors(text)).not.toEqual([]);
  });
});

describe('renderJunit', () => {
  test('of every sample is valid', async () => {
    const texts = Object.values(SAMPLE_REPORTS).map((report) => renderJunit(report));
    expect(await junitErrors(...texts)).toEqual([]);
  });

  test('makes a passed case of an ok check, with its metrics as properties of the suite', () => {
    const { attributes, properties, cases } = readJunit(renderJunit(SAMPLE_REPORTS.ok));
    expect(attributes).toEqual({
      name: 'Mail Probe',
      tests: '1',
      failures: '0',
      errors: '0',
      skipped: '0',
      time: '1.330',
      timestamp: '2026-11-03T06:17:02',
    });
    expect(properties.get('round_trip_seconds')).toBe('0.9946');
    expect(properties.get('tls_certificate_days_left{protocol="imap"}')).toBe('61');
    expect(properties.size).toBe(delivered?.measurements.length);
    expect(cases).toMatchObject([
      { attributes: { classname: 'round-trip', name: 'Production mail', time: '1.310' }, outcome: undefined },
    ]);
    expect(cases[0]?.output).toContain('Arrived in: inbox\nMessage-ID: 5f0c2f6a');
  });

  test('makes a failure of a critical check: what happened, what to do, where, the reply, the code', () => {
    const [only] = readJunit(renderJunit(SAMPLE_REPORTS.wrongPassword)).cases;
    expect(only?.outcome).toEqual({
      element: 'failure',
      type: 'E_AUTH_REJECTED',
      message: 'smtps://mail.example.org:465 refused the login: 535 5.7.8.',
    });
    expect(only?.details.split('\n')).toEqual([
      'critical: smtps://mail.example.org:465 refused the login: 535 5.7.8.',
      'What to do: Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
      'Phase: SMTP login',
      'The server said: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
      'Code: E_AUTH_REJECTED',
    ]);
  });

  test('has the dialogue in the failure', () => {
    const transcript: CheckResult['transcript'] = [
      { seconds: 0.1, protocol: 'smtp', direction: 'received', text: '220 <mail> & co' },
      { seconds: 0.25, protocol: 'smtp', direction: 'sent', text: 'AUTH PLAIN ***' },
      { seconds: 0.25, protocol: 'smtp', direction: 'note', text: '7 lines are left out here' },
    ];
    const [only] = readJunit(renderJunit(withCheck(SAMPLE_REPORTS.wrongPassword, { transcript }))).cases;
    expect(only?.details).toMatch(
      /\nDialogue of the last attempt, without credentials:\n {2}0\.100 smtp < 220 <mail> & co\n {2}0\.250 smtp > AUTH PLAIN \*\*\*\n {2}0\.250 smtp - 7 lines are left out here$/,
    );
  });

  test.each([
    ['a failure in its details', SAMPLE_REPORTS.wrongPassword],
    ['a pass in its output', SAMPLE_REPORTS.ok],
  ])('tells the notices of %s', (_what, report) => {
    const notices = [{ message: 'Port 465 is that of SMTP.', hint: 'Check the port.', reply: '* OK [ALERT] <soon>' }];
    const [only] = readJunit(renderJunit(withCheck(report, { notices }))).cases;
    expect(only?.outcome ? only.details : only?.output).toMatch(
      /\nNote: Port 465 is that of SMTP\. Check the port\.\nThe server said: \* OK \[ALERT\] <soon>$/,
    );
  });

  test('passes a warning, and tells it in the output', () => {
    const { attributes, cases } = readJunit(renderJunit(SAMPLE_REPORTS.junk));
    expect(attributes).toMatchObject({ tests: '1', failures: '0', errors: '0' });
    expect(cases[0]?.outcome).toBeUndefined();
    expect(cases[0]?.output).toMatch(
      /\nwarning: The message landed in Junk\.\nWhat to do: [\s\S]*\nCode: E_WRONG_FOLDER$/,
    );
  });

  test('makes an error of what could not be judged', () => {
    const { attributes, cases } = readJunit(renderJunit(SAMPLE_REPORTS.cancelled));
    expect(attributes).toMatchObject({ failures: '0', errors: '1' });
    expect(cases[0]?.outcome).toMatchObject({ element: 'error', type: 'E_CANCELLED' });
  });

  test('makes an error of a wrong configuration, with every problem', () => {
    const { attributes, cases } = readJunit(renderJunit(SAMPLE_REPORTS.misconfigured));
    expect(attributes).toMatchObject({ tests: '1', errors: '1' });
    expect(cases[0]?.outcome).toMatchObject({ element: 'error', type: 'E_INPUT' });
    expect(cases[0]?.details.match(/\nInput /g)).toHaveLength(3);
  });

  test('makes an error of a run that is worse than its checks', () => {
    const { cases } = readJunit(renderJunit({ ...SAMPLE_REPORTS.ok, status: 'unknown', hint: 'Run it again.' }));
    expect(cases.map(({ outcome }) => outcome?.element)).toEqual([undefined, 'error']);
    expect(cases[1]?.details).toContain('What to do: Run it again.');
  });

  test('counts several checks, tells their metrics apart, and gives each a name of its own', () => {
    const checks = [delivered, refused, delivered].flatMap((check) => check ?? []);
    const { attributes, properties, cases } = readJunit(renderJunit(reportOf(...checks)));
    expect(attributes).toMatchObject({ tests: '3', failures: '1', errors: '0' });
    expect(cases.map(({ attributes: { name } }) => name)).toEqual([
      'Production mail',
      refused?.name,
      'Production mail (2)',
    ]);
    expect(properties.get('tls_certificate_days_left{check="Production mail (2)",protocol="smtp"}')).toBe('61');
    expect(properties.size).toBe(checks.flatMap(({ measurements }) => measurements).length);
  });

  test('skips what was left out on purpose, and takes nothing else for a pass', async () => {
    const source = { file: 'ci/checks.yml', line: 3, column: 5 };
    const leftOut = [
      { name: 'Production mail', reason: 'disabled', source },
      { name: 'Other', reason: 'not selected', source },
    ] as const;
    const text = renderJunit({ ...SAMPLE_REPORTS.ok, leftOut });
    expect(await junitErrors(text)).toEqual([]);
    const { attributes, cases } = readJunit(text);
    expect(attributes).toMatchObject({ tests: '3', skipped: '2', failures: '0', errors: '0' });
    expect(cases.map(({ attributes: { name }, outcome }) => [name, outcome?.element, outcome?.message])).toEqual([
      ['Production mail', undefined, undefined],
      ['Production mail (2)', 'skipped', 'disabled'],
      ['Other', 'skipped', 'not selected'],
    ]);
    const nothing = readJunit(renderJunit({ ...SAMPLE_REPORTS.ok, status: 'unknown', checks: [], leftOut }));
    expect(nothing.attributes).toMatchObject({ skipped: '2', errors: '1' });
  });

  test('is well-formed and valid whatever a server says, says the same, and gives no command in a log', async () => {
    const several = fc.array(randomReport, { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(several, async (reports) => {
        const texts = reports.map((report) => renderJunit(report));
        expect(await junitErrors(...texts)).toEqual([]);
        for (const [index, text] of texts.entries()) {
          expect(parseRunnerCommands(text)).toEqual([]);
          agree(text, reports[index] as Report);
        }
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

/** What a reader gets is what the report says. */
function agree(text: string, report: Report): void {
  const { attributes, cases } = readJunit(text);
  const seen = (element: string) => cases.filter(({ outcome }) => outcome?.element === element).length;
  expect(attributes).toMatchObject({
    tests: String(cases.length),
    failures: String(seen('failure')),
    errors: String(seen('error')),
  });
  for (const [index, check] of report.checks.entries()) {
    const { outcome, attributes: shown, details, output } = cases[index] ?? {};
    expect(outcome !== undefined).toBe(check.status === 'critical' || check.status === 'unknown');
    expect(shown?.['classname']).toBe(safeText(check.mode, 40));
    for (const { text: line } of check.transcript ?? []) {
      expect(check.status === 'ok' || check.status === 'warning' ? output : details).toContain(safeText(line, 400));
    }
  }
  const isGreen = cases.every(({ outcome }) => outcome === undefined || outcome.element === 'skipped');
  if (report.status === 'critical' || report.status === 'unknown') expect(isGreen).toBe(false);
}

function withCheck(report: Report, changes: Partial<CheckResult>): Report {
  return { ...report, checks: report.checks.map((check) => ({ ...check, ...changes })) };
}
