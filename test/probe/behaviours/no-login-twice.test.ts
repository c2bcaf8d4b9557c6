/** Credentials that a host has refused are not tried again in a run: not by a retry, not by another check, not over the other protocol. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, PASSWORD, runProbe } from '../../support/scripted/run-probe.ts';
import type { ScriptedServer } from '../../support/scripted/scripted-server.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';
import { createWorkspace } from '../../support/settings/workspace.ts';

const NO = 'NO [AUTHENTICATIONFAILED] Invalid credentials';
const NO_SMTP = '535 5.7.8 Authentication failed';
const RETRIES = { retries: '5', 'retry-delay': '0s' };

const startImap = (answer = NO) => startScripted({ protocol: 'imap', on: { AUTHENTICATE: answer } });
const startSmtp = (answer = NO_SMTP) => startScripted({ protocol: 'smtp', on: { AUTH: answer } });
const logins = (server: ScriptedServer): number =>
  server.said(server.ownInputs['imap-host'] === undefined ? 'AUTH' : 'AUTHENTICATE').length;

/** Runs the checks of a file, each a line of YAML behind its name. */
async function runFile(
  checks: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>,
): Promise<Report> {
  const lines = Object.entries(checks).map(([name, fields]) => `  - { name: ${name}, ${fields} }`);
  using workspace = createWorkspace({ 'checks.yml': `checks:\n${lines.join('\n')}\n` });
  return await runProbe(
    { checks: 'checks.yml', ...LONG_LIMITS, ...inputs },
    { env: { GITHUB_WORKSPACE: workspace.folder } },
  );
}

const many = (count: number, fields: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_each, index) => [`Check${index}`, fields]));

describe.concurrent('a round trip', () => {
  test('BEH-D1: is not retried when one login was refused, though a closed port is reported', async () => {
    await using imap = await startImap();
    const report = await runProbe({
      mode: 'round-trip',
      ...imap.ownInputs,
      ...{ 'smtp-host': 'mail.test', 'smtp-port': '1', 'smtp-tls-mode': 'implicit' },
      ...{ from: 'a@mail.test', to: 'a@mail.test', ...LONG_LIMITS, ...RETRIES },
    });
    expectVerdict(report, { status: 'critical', code: 'E_CONN_REFUSED', isRetried: false });
    expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_CONN_REFUSED', 'E_AUTH_REJECTED']);
    expect(logins(imap)).toBe(1);
  });

  test('BEH-D1: does not try credentials over SMTP that the same host has refused over IMAP', async () => {
    await using imap = await startImap();
    await using smtp = await startSmtp();
    const report = await runProbe({
      mode: 'round-trip',
      ...imap.ownInputs,
      ...smtp.ownInputs,
      ...{ from: 'a@mail.test', to: 'a@mail.test', ...LONG_LIMITS, ...RETRIES },
    });
    expectVerdict(report, { status: 'critical', code: 'E_AUTH_REJECTED', phase: 'imap_auth', isRetried: false });
    const second = report.checks[0]?.findings[1];
    expect(second).toMatchObject({ status: 'unknown', code: 'E_AUTH_REJECTED', phase: 'smtp_auth' });
    expect(second?.message).toMatch(/was not tried: mail\.test has refused these credentials over IMAP in this check/);
    expect([logins(imap), logins(smtp)]).toEqual([1, 0]);
  });

  test('BEH-D1: logs in over both where the secrets differ', async () => {
    await using imap = await startImap();
    await using smtp = await startSmtp();
    const report = await runProbe({
      mode: 'round-trip',
      ...imap.ownInputs,
      ...smtp.ownInputs,
      ...{ 'smtp-password': 'another one', from: 'a@mail.test', to: 'a@mail.test', ...LONG_LIMITS },
    });
    expect(report.checks[0]?.findings.map(({ phase }) => phase)).toEqual(['smtp_auth', 'imap_auth']);
    expect([logins(imap), logins(smtp)]).toEqual([1, 1]);
  });
});

describe.concurrent('a checks file', () => {
  test.each(['1', '10'])(
    'BEH-D12: after one refusal the others are told without dialling, with per-host-concurrency %s',
    async (perHost) => {
      await using imap = await startImap();
      const report = await runFile(many(8, 'mode: imap-login'), {
        ...imap.inputs,
        'per-host-concurrency': perHost,
        ...RETRIES,
      });
      expect(imap.connections).toBe(1);
      expect(logins(imap)).toBe(1);
      const [first, ...others] = report.checks.toSorted((one, other) => other.attempts - one.attempts);
      expect(first).toMatchObject({ status: 'critical', attempts: 1 });
      for (const { status, attempts, findings } of others) {
        expect({ status, attempts }).toEqual({ status: 'critical', attempts: 0 });
        expect(findings[0]?.code).toBe('E_AUTH_REJECTED');
        expect(findings[0]?.message).toContain(
          `was not tried again: mail.test has refused these credentials in check ${first?.name}.`,
        );
      }
      expect(JSON.stringify(report)).not.toContain(PASSWORD);
    },
  );

  test.each([
    ['imap-login', 'BAD User is authenticated but not connected.'],
    ['imap-search', 'BAD User is authenticated but not connected.'],
    ['imap-mailbox', 'NO Not authenticated'],
    ['imap-search', { raw: '* BYE [AUTHENTICATIONFAILED] Session ended\r\n' }],
    ['imap-mailbox', { raw: '* BYE Connection closed. 14\r\n' }],
  ] as const)('BEH-B1, BEH-D12: a login that was accepted and is none counts as refused: %s, %j', async (mode, no) => {
    // Long enough for the others to log in, if they did not wait.
    const late = { delayMs: 300, line: no };
    const on = { STATUS: late, EXAMINE: late, LIST: late };
    await using imap = await startScripted({ protocol: 'imap', on });
    const report = await runFile(many(4, `mode: ${mode}`), { ...imap.inputs, ...RETRIES });
    expect(logins(imap)).toBe(1);
    const attempted = report.checks.toSorted((one, other) => other.attempts - one.attempts);
    expect(attempted.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['critical', 1],
      ...Array.from({ length: 3 }, () => ['critical', 0]),
    ]);
  });

  test('BEH-D12: a mailbox that is not for this user says nothing of the credentials', async () => {
    const on = { EXAMINE: 'NO [AUTHORIZATIONFAILED] Not your mailbox' };
    await using imap = await startScripted({ protocol: 'imap', on });
    const report = await runFile(many(3, 'mode: imap-search, mailbox: Shared'), imap.inputs);
    expect(report.checks.map(({ status, attempts }) => [status, attempts])).toEqual(
      Array.from({ length: 3 }, () => ['critical', 1]),
    );
  });

  test('BEH-D12: over the other protocol the check is unknown, and nothing is dialled', async () => {
    await using imap = await startImap();
    await using smtp = await startSmtp();
    const report = await runFile(
      {
        Read: `mode: imap-login, port: ${imap.port}`,
        Submit: `mode: smtp-login, port: ${smtp.port}`,
      },
      { host: 'mail.test', 'tls-mode': 'implicit', 'tls-ca': imap.inputs['tls-ca'] ?? '' },
    );
    expect(report.checks.map(({ status }) => status)).toEqual(['critical', 'unknown']);
    expect(report.checks[1]?.findings[0]?.message).toMatch(/refused these credentials over IMAP in check Read/);
    expect([imap.connections, smtp.connections]).toEqual([1, 0]);
  });

  test('BEH-D12: another user, another secret and another host are tried', async () => {
    await using imap = await startImap();
    const report = await runFile(
      {
        One: 'mode: imap-login',
        Two: 'mode: imap-login, username: other',
        Three: 'mode: imap-login, host: localhost, tls-servername: mail.test',
        Four: 'mode: imap-connect',
      },
      imap.inputs,
    );
    expect(logins(imap)).toBe(3);
    expect(report.checks.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
  });

  test('BEH-D12: a refusal that says nothing of the credentials keeps no check from trying', async () => {
    await using imap = await startImap('NO [UNAVAILABLE] try again later');
    const report = await runFile(many(3, 'mode: imap-login'), imap.inputs);
    expect(logins(imap)).toBe(3);
    expect(report.checks.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  test('BEH-D12: a password login that is switched off over SMTP is tried over IMAP', async () => {
    await using smtp = await startSmtp('535 5.7.139 Authentication unsuccessful, basic authentication is disabled.');
    await using imap = await startImap('OK Logged in');
    const report = await runFile(
      {
        Submit: `mode: smtp-login, port: ${smtp.port}`,
        Read: `mode: imap-login, port: ${imap.port}`,
      },
      { host: 'mail.test', 'tls-mode': 'implicit', 'tls-ca': imap.inputs['tls-ca'] ?? '' },
    );
    expect(report.checks.map(({ status }) => status)).toEqual(['critical', 'ok']);
  });
});
