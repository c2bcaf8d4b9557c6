/** STARTTLS: not offered, refused, unanswered, and tampered with. Whatever happens, no credential goes out in clear text. */
import { describe, expect, test } from 'vitest';
import { expectVerdict, type LoginFault, testLoginFaults, type Verdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';

const smtp = (script: Partial<Script>): Script => ({ protocol: 'smtp', tlsMode: 'starttls', ...script });
const imap = (script: Partial<Script>): Script => ({ protocol: 'imap', tlsMode: 'starttls', ...script });

const required: Verdict = {
  status: 'critical',
  code: 'E_TLS_REQUIRED',
  isRetried: false,
  message: /STARTTLS/,
  hint: /No credential was sent/,
};
const refused: Verdict = { status: 'critical', code: 'E_TLS_REFUSED', isRetried: true, hint: /certificate or the key/ };
const injected: Verdict = {
  status: 'critical',
  code: 'E_TLS_INJECTION',
  isRetried: false,
  message: /clear text after the STARTTLS answer/,
  hint: /tampers/,
};
const silent: Verdict = { status: 'critical', code: 'E_CMD_TIMEOUT', isRetried: true, message: /within 1\.5 s/ };
const tooLarge: Verdict = { status: 'critical', code: 'E_PROTO_TOO_LARGE', isRetried: false };

/** The commands that were heard in clear text, without names and tags. */
function heard(server: ScriptedServer): readonly string[] {
  return server.heard.map(({ line }) => line.replace(/^P\d /, '').replace(/ .*/, ''));
}

function only(...commands: readonly string[]): (server: ScriptedServer) => void {
  return (server) => {
    expect(new Set(heard(server))).toEqual(new Set(commands));
    expect(server.heard.every(({ isSecure }) => !isSecure)).toBe(true);
  };
}

const FAULTS: readonly LoginFault[] = [
  {
    id: 'TLS-023',
    title: 'offers AUTH and no STARTTLS',
    script: smtp({ capabilities: ['AUTH PLAIN'] }),
    expected: { ...required, phase: 'smtp_capability' },
    and: only('EHLO'),
  },
  {
    id: 'TLS-024',
    title: 'offers a login and no STARTTLS',
    script: imap({ capabilities: ['IMAP4rev1', 'AUTH=PLAIN'] }),
    expected: { ...required, phase: 'imap_capability' },
    and: only('CAPABILITY'),
  },
  {
    id: 'TLS-024',
    title: 'offers no STARTTLS in its greeting',
    script: imap({ greeting: '* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi' }),
    expected: required,
    and: only(),
  },
  {
    id: 'TLS-025',
    title: 'has no TLS for now',
    script: smtp({ on: { STARTTLS: '454 4.7.0 TLS not available' } }),
    expected: { ...refused, reply: /454 4\.7\.0/ },
    and: only('EHLO', 'STARTTLS'),
  },
  {
    id: 'TLS-025',
    title: 'refuses STARTTLS for good',
    script: smtp({ on: { STARTTLS: '502 5.5.1 no' } }),
    expected: { ...refused, isRetried: false },
    and: only('EHLO', 'STARTTLS'),
  },
  {
    id: 'also',
    title: 'answers NO to STARTTLS',
    script: imap({ on: { STARTTLS: 'NO not now' } }),
    expected: { ...refused, reply: /NO not now/ },
    and: only('CAPABILITY', 'STARTTLS'),
  },
  {
    id: 'also',
    title: 'answers BAD to STARTTLS',
    script: imap({ on: { STARTTLS: 'BAD what' } }),
    expected: { ...refused, isRetried: false },
    and: only('CAPABILITY', 'STARTTLS'),
  },
  {
    id: 'TLS-027',
    title: 'adds a capability list to the answer',
    script: imap({ injection: '* CAPABILITY IMAP4rev1 AUTH=LOGIN\r\n' }),
    expected: { ...injected, phase: 'imap_tls' },
    and: only('CAPABILITY', 'STARTTLS'),
  },
  {
    id: 'TLS-027',
    title: 'adds a fragment without a line end',
    script: imap({ injection: '* CAP' }),
    expected: injected,
    and: only('CAPABILITY', 'STARTTLS'),
  },
  {
    id: 'TLS-028',
    title: 'adds a reply to the answer',
    script: smtp({ injection: '250-evil\r\n250 AUTH PLAIN\r\n' }),
    expected: { ...injected, phase: 'smtp_tls' },
    and: only('EHLO', 'STARTTLS'),
  },
  {
    id: 'TLS-029',
    title: 'adds a fragment without a line end',
    script: smtp({ injection: '250-AUTH' }),
    expected: injected,
    and: only('EHLO', 'STARTTLS'),
  },
  {
    id: 'IMAP-008',
    title: 'never answers STARTTLS',
    script: imap({ on: { STARTTLS: { hang: true } } }),
    expected: { ...silent, phase: 'imap_capability', message: /No answer to STARTTLS/ },
  },
  {
    id: 'also',
    title: 'never answers STARTTLS',
    script: smtp({ on: { STARTTLS: { hang: true } } }),
    expected: { ...silent, phase: 'smtp_capability', message: /No answer to STARTTLS/ },
  },
  {
    id: 'also',
    title: 'dribbles its EHLO answer for ever',
    script: smtp({ on: { EHLO: { drip: '250-X', everyMs: 300 } } }),
    expected: { ...silent, message: /No answer to EHLO/ },
  },
  {
    id: 'IMAP-007',
    title: 'never answers CAPABILITY',
    script: imap({ on: { CAPABILITY: { hang: true } } }),
    expected: { ...silent, message: /No answer to CAPABILITY/ },
  },
  {
    id: 'IMAP-007',
    title: 'sends untagged lines in place of an answer',
    script: imap({ on: { CAPABILITY: { drip: '* OK still working', everyMs: 300 } } }),
    expected: silent,
  },
  {
    id: 'SMTP-010',
    title: 'knows no EHLO',
    script: smtp({ on: { EHLO: '502 no', HELO: '250 hi' } }),
    expected: { ...required, reply: /502/ },
    and: only('EHLO'),
  },
  {
    id: 'SMTP-011',
    title: 'closes at EHLO',
    script: smtp({ on: { EHLO: '421 4.7.0 too many connections' } }),
    expected: { status: 'critical', code: 'E_GREETING_REJECTED', isRetried: true, reply: /421/ },
  },
  {
    id: 'also',
    title: 'answers EHLO with nonsense',
    script: smtp({ on: { EHLO: 'well hello' } }),
    expected: { status: 'critical', code: 'E_PROTO', isRetried: false, message: /EHLO/, reply: /well hello/ },
  },
  {
    id: 'SMTP-039',
    title: 'sends 2 MB without a line end',
    script: smtp({ on: { EHLO: { bytes: 2_097_152 } } }),
    expected: tooLarge,
  },
  {
    id: 'SMTP-040',
    title: 'sends 10000 lines',
    script: smtp({ on: { EHLO: { lines: 10_000, of: '250-X' } } }),
    expected: tooLarge,
  },
  {
    id: 'also',
    title: 'sends 10000 lines',
    script: imap({ on: { CAPABILITY: { lines: 10_000, of: '* OK' } } }),
    expected: tooLarge,
  },
  {
    id: 'also',
    title: 'says BYE in place of an answer',
    script: imap({ on: { CAPABILITY: { raw: '* BYE shutting down\r\n' } } }),
    expected: { status: 'critical', code: 'E_GREETING_REJECTED', isRetried: true, reply: /BYE shutting down/ },
  },
  {
    id: 'IMAP-020',
    title: 'answers with a tag that was never sent',
    script: imap({ on: { CAPABILITY: { raw: 'XX OK done\r\n' } } }),
    expected: { status: 'critical', code: 'E_PROTO_UNEXPECTED', isRetried: false },
  },
  {
    id: 'IMAP-020',
    title: 'answers STARTTLS before it was asked',
    script: imap({
      on: { CAPABILITY: { raw: '* CAPABILITY IMAP4rev1 STARTTLS\r\nP1 OK\r\nP2 OK go\r\n' }, STARTTLS: 'OK go' },
    }),
    expected: injected,
  },
  {
    id: 'NET-011',
    title: 'resets in the middle of a reply',
    script: smtp({ on: { EHLO: { reply: { raw: '250-m' }, next: { reset: true } } } }),
    expected: { status: 'critical', code: 'E_CONN_RESET', isRetried: true },
  },
  {
    id: 'NET-005',
    title: 'closes at STARTTLS',
    script: imap({ on: { STARTTLS: { close: true } } }),
    expected: { status: 'critical', code: 'E_CONN_CLOSED', isRetried: true, message: /before the answer to STARTTLS/ },
  },
];

describe.concurrent('STARTTLS', () => {
  testLoginFaults(FAULTS);

  test('what was said before TLS does not count inside', async () => {
    await using server = await startScripted(
      smtp({ capabilities: ['STARTTLS', 'AUTH PLAIN'], capabilitiesAfterTls: ['SIZE 1000'] }),
    );
    const report = await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS });
    expect(report).toMatchObject({ status: 'critical', code: 'E_AUTH_UNAVAILABLE' });
    expect(server.said('AUTH')).toEqual([]);
  });

  test('what an IMAP server said before TLS does not count inside', async () => {
    const clear = ['IMAP4rev1', 'STARTTLS', 'AUTH=PLAIN', 'SASL-IR'];
    await using server = await startScripted(
      imap({ capabilities: clear, capabilitiesAfterTls: ['IMAP4rev1', 'LOGINDISABLED'] }),
    );
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS });
    expect(report).toMatchObject({ status: 'critical', code: 'E_AUTH_UNAVAILABLE' });
    expect(server.said('AUTHENTICATE')).toEqual([]);
    expect(server.said('LOGIN')).toEqual([]);
  });

  test('what an IMAP server said in its greeting does not count inside', async () => {
    await using server = await startScripted(
      imap({
        greeting: '* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR] hi',
        capabilitiesAfterTls: ['IMAP4rev1', 'LOGINDISABLED'],
      }),
    );
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS });
    expect(report).toMatchObject({ status: 'critical', code: 'E_AUTH_UNAVAILABLE' });
    expect(server.said('AUTHENTICATE')).toEqual([]);
  });

  test.each([
    ['AUTH PLAIN', 'PLAIN'],
    ['AUTH=LOGIN CRAM-MD5 PLAIN', 'LOGIN, PLAIN'],
    ['AUTH XOAUTH2', 'XOAUTH2'],
  ])('SMTP-012: %s before TLS is a warning, though we do not use it', async (offered, named) => {
    await using server = await startScripted(
      smtp({ greeting: '220 mail.test ESMTP Postfix', capabilities: ['STARTTLS', offered, offered] }),
    );
    const report = await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS });
    expectVerdict(report, {
      status: 'warning',
      code: 'E_AUTH_BEFORE_TLS',
      phase: 'smtp_capability',
      isRetried: false,
      message: new RegExp(`offers AUTH before TLS \\(${named}\\)`),
      hint: /smtpd_tls_auth_only/,
    });
    expect(server.heard.filter(({ line, isSecure }) => line.startsWith('AUTH') && !isSecure)).toEqual([]);
  });

  test('SMTP-012: a login that shows no password may be offered before TLS', async () => {
    await using server = await startScripted(smtp({ capabilities: ['STARTTLS', 'AUTH CRAM-MD5 GSSAPI'] }));
    expect(await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS })).toMatchObject({ status: 'ok' });
  });

  test('credentials go through TLS alone', async () => {
    for (const protocol of ['smtp', 'imap'] as const) {
      await using server = await startScripted({ protocol, tlsMode: 'starttls' });
      expect(await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS })).toMatchObject({
        status: 'ok',
      });
      const logins = server.said(protocol === 'smtp' ? 'AUTH' : 'AUTHENTICATE');
      expect(logins.map(({ isSecure }) => isSecure)).toEqual([true]);
    }
  });
});

describe.concurrent('tls-mode: none', () => {
  const elsewhere = { dns: { 'mail.test': ['192.0.2.1'] } };

  test.each(['smtp', 'imap'])('%s: sends no credentials to another machine', async (protocol) => {
    let dialled = 0;
    const connect = () => {
      dialled += 1;
      throw new Error('dialled');
    };
    const inputs = { mode: `${protocol}-login`, host: 'mail.test', 'tls-mode': 'none' };
    const report = await runProbe(inputs, { ...elsewhere, connect });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_CONFIG_CONFLICT', checks: [] });
    expect(report.hint).toContain('allow-insecure-auth');
    expect(dialled).toBe(0);
  });

  test.each(['smtp', 'imap'])('%s: sends no credentials to a name that may lead anywhere', async (protocol) => {
    const report = await runProbe({ mode: `${protocol}-login`, host: 'unknown.test', 'tls-mode': 'none' });
    expect(report).toMatchObject({ status: 'unknown', code: 'E_CONFIG_CONFLICT', checks: [] });
  });

  test.each(['smtp', 'imap'] as const)('%s: may send them to this machine', async (protocol) => {
    await using server = await startScripted({ protocol, tlsMode: 'none' });
    expect(await runProbe({ mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS })).toMatchObject({
      status: 'ok',
    });
  });
});
