/** What a report says of a connection: only what the server said anyway. */
import { describe, expect, test } from 'vitest';
import type { ConnectionFacts } from '../../../src/model/facts.ts';
import { LONG_LIMITS, PASSWORD, runProbe } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

/** Runs a check of one server. Returns its only connection, and the commands that were heard. */
async function connectionOf(
  script: Script,
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly facts: ConnectionFacts | undefined; readonly heard: readonly string[] }> {
  await using server = await startScripted(script);
  const report = await runProbe({ ...server.inputs, ...LONG_LIMITS, ...inputs });
  await server.allClosed();
  const [facts, ...more] = report.checks[0]?.connections ?? [];
  expect(more).toEqual([]);
  const verb = (line: string): string => (script.protocol === 'imap' ? line.replace(/^\S+ /, '') : line);
  return { facts, heard: server.heard.map(({ line }) => verb(line).split(/[ :]/, 1)[0] ?? '') };
}

const IMAP_SASL = 'IMAP4rev1 SASL-IR AUTH=PLAIN';

describe('SMTP', () => {
  test('implicit TLS: greeting without its code, and keywords with their parameters', async () => {
    const { facts, heard } = await connectionOf(
      { protocol: 'smtp', greeting: '220-mx1.mail.test ESMTP\r\n220 Glad to see you', capabilities: SMTP },
      { mode: 'smtp-login' },
    );
    expect(facts).toMatchObject({
      protocol: 'smtp',
      host: 'mail.test',
      address: '127.0.0.1',
      greeting: 'mx1.mail.test ESMTP Glad to see you',
      capabilities: { 'before-login': SMTP },
      login: { mechanism: 'PLAIN', isEncrypted: true },
      tls: { version: 'TLSv1.3' },
    });
    expect(Object.keys(facts?.capabilities ?? {})).toEqual(['before-login']);
    expect(heard).toEqual(['EHLO', 'AUTH', 'QUIT']);
  });

  test('STARTTLS: what it says before and after', async () => {
    const { facts } = await connectionOf(
      { protocol: 'smtp', tlsMode: 'starttls', capabilities: ['STARTTLS', 'SIZE 5'], capabilitiesAfterTls: SMTP },
      { mode: 'smtp-connect' },
    );
    expect(facts?.capabilities).toEqual({ 'before-tls': ['STARTTLS', 'SIZE 5'], 'before-login': SMTP });
    expect(facts).not.toHaveProperty('login');
  });

  test('no TLS: the login is told as one in clear text', async () => {
    const { facts } = await connectionOf(
      { protocol: 'smtp', tlsMode: 'none', capabilities: ['AUTH LOGIN CRAM-MD5'] },
      { mode: 'smtp-login' },
    );
    expect(facts?.login).toEqual({ mechanism: 'CRAM-MD5', isEncrypted: false });
    expect(facts).not.toHaveProperty('tls');
  });

  test('a refused login is none', async () => {
    const { facts } = await connectionOf({ protocol: 'smtp', on: { AUTH: '535 5.7.8 No' } }, { mode: 'smtp-login' });
    expect(facts).toHaveProperty('capabilities');
    expect(facts?.login).toBeUndefined();
  });

  test('a server without EHLO says that it can do nothing', async () => {
    const { facts } = await connectionOf({ protocol: 'smtp', on: { EHLO: '502 What?' } }, { mode: 'smtp-connect' });
    expect(facts?.capabilities).toEqual({ 'before-login': [] });
  });
});

const SMTP = ['PIPELINING', 'SIZE 10240000', 'AUTH PLAIN LOGIN', 'X-Own thing'];

describe('IMAP', () => {
  test('from the greeting and the login, without asking for any', async () => {
    const { facts, heard } = await connectionOf(
      {
        protocol: 'imap',
        greeting: `* OK [CAPABILITY ${IMAP_SASL}] Dovecot ready.`,
        on: { AUTHDATA: 'OK [CAPABILITY IMAP4rev1 IDLE uidplus] Logged in' },
      },
      { mode: 'imap-login' },
    );
    expect(facts).toMatchObject({
      host: 'mail.test',
      greeting: 'Dovecot ready.',
      capabilities: {
        'before-login': ['IMAP4REV1', 'SASL-IR', 'AUTH=PLAIN'],
        'after-login': ['IMAP4REV1', 'IDLE', 'UIDPLUS'],
      },
      login: { mechanism: 'PLAIN', isEncrypted: true },
    });
    expect(heard).toEqual(['AUTHENTICATE', 'STATUS', 'LOGOUT']);
  });

  test('STARTTLS: before and after, with the command LOGIN', async () => {
    const { facts } = await connectionOf(
      {
        protocol: 'imap',
        tlsMode: 'starttls',
        capabilities: ['IMAP4rev1', 'STARTTLS', 'LOGINDISABLED'],
        capabilitiesAfterTls: ['IMAP4rev1'],
      },
      { mode: 'imap-login' },
    );
    expect(facts?.capabilities).toEqual({
      'before-tls': ['IMAP4REV1', 'STARTTLS', 'LOGINDISABLED'],
      'before-login': ['IMAP4REV1'],
      'after-login': ['IMAP4REV1'],
    });
    expect(facts?.login).toEqual({ mechanism: 'LOGIN', isEncrypted: true });
  });
});

describe('TLS', () => {
  test.each([
    ['X25519', { ecdhCurve: 'X25519' }],
    ['ECDHE prime256v1', { ecdhCurve: 'prime256v1' }],
    [undefined, { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' }],
  ] as const)('the keys are agreed on by %s', async (expected, tls) => {
    const { facts } = await connectionOf({ protocol: 'smtp', tls }, { mode: 'smtp-connect' });
    expect(facts?.tls?.keyExchange).toBe(expected);
  });

  test('a refused certificate is shown with what was said before it', async () => {
    await using server = await startScripted({ protocol: 'smtp', tlsMode: 'starttls', greeting: '220 here ESMTP' });
    const report = await runProbe({ mode: 'smtp-connect', ...server.inputs, ...LONG_LIMITS, 'tls-ca': '' });
    expect(report).toMatchObject({ status: 'critical' });
    expect(report.checks[0]?.connections).toMatchObject([
      { greeting: 'here ESMTP', capabilities: { 'before-tls': ['STARTTLS', 'SIZE 10485760'] } },
    ]);
  });
});

describe('texts of servers', () => {
  test('are bounded in number and length', async () => {
    const many = Array.from({ length: 190 }, (_, index) => `X${index}`);
    const { facts } = await connectionOf(
      { protocol: 'smtp', greeting: `220 ${'g'.repeat(3000)}`, capabilities: [`X-LONG ${'k'.repeat(400)}`, ...many] },
      { mode: 'smtp-connect' },
    );
    expect(facts?.greeting).toBe(`${'g'.repeat(500)}…`);
    const list = facts?.capabilities?.['before-login'] ?? [];
    expect(list).toHaveLength(120);
    expect(list[0]).toBe(`X-LONG ${'k'.repeat(193)}…`);
  });

  test('never hold a secret, whole or cut in half at a limit', async () => {
    const half = PASSWORD.slice(0, 10);
    const { facts } = await connectionOf(
      {
        protocol: 'smtp',
        greeting: `220 hello ${PASSWORD} and ${'g'.repeat(460)} ${PASSWORD}`,
        capabilities: ['AUTH PLAIN', `X-ECHO ${PASSWORD}`, `X-LONG ${'k'.repeat(185)} ${PASSWORD}`],
      },
      { mode: 'smtp-login' },
    );
    expect(JSON.stringify(facts)).not.toContain(JSON.stringify(half).slice(1, -1));
    expect(facts?.capabilities?.['before-login']?.[1]).toBe('X-ECHO ***');
  });
});
