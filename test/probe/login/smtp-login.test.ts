/** The login over SMTP: refused, unanswered, not offered, and faked. One login is tried, and never again after a refusal. */
import { describe, expect, test } from 'vitest';
import { type LoginFault, testLoginFaults, type Verdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, PASSWORD, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';

const smtp = (script: Partial<Script>): Script => ({ protocol: 'smtp', ...script });
const auth = (reply: Reply): Script => smtp({ on: { AUTH: reply } });
const TOKEN = { password: '', 'access-token': 'ya29.a0AfB-secret-token' };

const phase = 'smtp_auth' as const;
const rejected: Verdict = { status: 'critical', code: 'E_AUTH_REJECTED', phase, isRetried: false };
const disabled: Verdict = { status: 'critical', code: 'E_AUTH_BASIC_DISABLED', phase, isRetried: false };
const unavailable: Verdict = { status: 'critical', code: 'E_AUTH_UNAVAILABLE', phase, isRetried: false };
const unexpected: Verdict = { status: 'critical', code: 'E_PROTO_UNEXPECTED', phase, isRetried: false };
const mechanism: Verdict = { status: 'critical', code: 'E_AUTH_MECH', phase, isRetried: false };
const temporary: Verdict = { status: 'critical', code: 'E_AUTH_TEMP', phase, isRetried: true };
const tooLarge: Verdict = { status: 'critical', code: 'E_PROTO_TOO_LARGE', isRetried: false };
const silent: Verdict = { status: 'critical', code: 'E_CMD_TIMEOUT', phase, isRetried: true };
const ok: Verdict = { status: 'ok', isRetried: false };

const once = (server: ScriptedServer): void => expect(server.said('AUTH')).toHaveLength(1);
const never = (server: ScriptedServer): void => expect(server.said('AUTH')).toEqual([]);

const FAULTS: readonly LoginFault[] = [
  {
    id: 'also',
    title: 'answers EHLO with the code of another command',
    script: smtp({ on: { EHLO: '235 2.7.0 Logged in' } }),
    expected: { ...unexpected, phase: 'smtp_capability', message: /answered EHLO/, reply: /235 2\.7\.0/ },
    and: never,
  },
  {
    id: 'also',
    title: 'takes the login before it is tried',
    script: smtp({ on: { EHLO: '250-mail.test\r\n250 AUTH PLAIN\r\n235 2.7.0 Logged in', AUTH: { hang: true } } }),
    expected: { ...unexpected, phase: 'smtp_capability', reply: /235 2\.7\.0/ },
    and: never,
  },
  {
    id: 'also',
    title: 'answers EHLO before it is said',
    script: smtp({ greeting: '220 mail.test\r\n250 AUTH PLAIN', on: { EHLO: '235 2.7.0 Logged in' } }),
    expected: { ...unexpected, phase: 'smtp_capability', reply: /250 AUTH PLAIN/ },
    and: never,
  },
  {
    id: 'SMTP-013',
    title: 'offers no AUTH',
    script: smtp({ capabilities: [] }),
    expected: { ...unavailable, message: /login was not tested/ },
    and: never,
  },
  {
    id: 'SMTP-010',
    title: 'knows no EHLO, inside TLS',
    script: smtp({ on: { EHLO: '502 no', HELO: '250 hi' } }),
    expected: unavailable,
    and: never,
  },
  {
    id: 'SMTP-015',
    title: 'refuses the password',
    script: auth('535 5.7.8 authentication failed'),
    expected: { ...rejected, message: /535 5\.7\.8/, hint: /user name and password/, reply: /^535 5\.7\.8 auth/ },
    and: once,
  },
  {
    id: 'SMTP-015',
    title: 'refuses the password and says to try again later',
    script: auth('535 5.7.8 authentication failed, try again later'),
    expected: rejected,
    and: once,
  },
  {
    id: 'SMTP-015',
    title: 'refuses the password after too many others',
    script: auth('535 5.7.8 too many logins'),
    expected: rejected,
    and: once,
  },
  {
    id: 'SMTP-016',
    title: 'has SMTP AUTH switched off (Microsoft 365)',
    script: auth('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.'),
    expected: { ...disabled, hint: /access-token/ },
    and: once,
  },
  {
    id: 'SMTP-017',
    title: 'wants an app password (Google)',
    script: auth('534-5.7.9 Application-specific password required.\r\n534 5.7.9 see docs'),
    expected: { ...disabled, hint: /app password/, reply: /Application-specific[\s\S]*see docs/ },
    and: once,
  },
  {
    id: 'also',
    title: 'wants to see the user in a web browser first (Google)',
    script: auth('534-5.7.9 Please log in with your web browser and then try again. Learn more at\r\n534 5.7.9 there'),
    expected: { ...rejected, message: /web browser/, hint: /confirm that it was you/ },
    and: once,
  },
  {
    id: 'SMTP-019',
    title: 'wants TLS first',
    script: smtp({ tlsMode: 'none', on: { AUTH: '538 5.7.11 Encryption required' } }),
    expected: { status: 'critical', code: 'E_TLS_REQUIRED', isRetried: false, hint: /tls-mode: starttls/ },
    and: once,
  },
  {
    id: 'also',
    title: 'cannot check the password for now',
    script: auth('454 4.7.0 Temporary authentication failure'),
    expected: { ...temporary, reply: /^454/ },
  },
  {
    id: 'SMTP-020',
    title: 'never answers AUTH',
    script: auth({ hang: true }),
    expected: { ...silent, message: /No answer to AUTH.*1\.5 s/ },
    and: (server) => expect(server.said('AUTH')).toHaveLength(2),
  },
  {
    id: 'also',
    title: 'dribbles its answer to AUTH for ever',
    script: auth({ drip: '235-still', everyMs: 300 }),
    expected: silent,
  },
  {
    id: 'SMTP-021',
    title: 'echoes the password',
    script: auth({ echo: '535 5.7.8 bad: ' }),
    expected: { ...rejected, reply: /^535 5\.7\.8 bad: AUTH PLAIN \*\*\*/ },
    and: once,
  },
  {
    id: 'SMTP-021',
    title: 'echoes the token',
    script: smtp({ capabilities: ['AUTH XOAUTH2'], on: { AUTH: { echo: '535 5.7.8 bad: ' } } }),
    inputs: TOKEN,
    expected: { status: 'critical', code: 'E_AUTH_TOKEN', isRetried: false, reply: /bad: AUTH XOAUTH2 \*\*\*/ },
  },
  {
    id: 'also',
    title: 'answers AUTH with 250',
    script: auth('250 2.0.0 fine'),
    expected: { ...unexpected, reply: /^250/ },
    and: once,
  },
  {
    id: 'also',
    title: 'changes its mind within the answer',
    script: auth('235-2.7.0 welcome\r\n535 5.7.8 or not'),
    expected: { status: 'critical', code: 'E_PROTO', phase: 'smtp_auth', isRetried: false },
    and: once,
  },
  {
    id: 'also',
    title: 'answers AUTH with nonsense',
    script: auth('come in'),
    expected: { ...unexpected, reply: /come in/ },
    and: once,
  },
  {
    id: 'also',
    title: 'answers AUTH LOGIN with 250',
    script: smtp({ capabilities: ['AUTH LOGIN'], on: { AUTH: '250 2.0.0 fine' } }),
    expected: { ...unexpected, reply: /^250/ },
    and: once,
  },
  {
    id: 'also',
    title: 'answers the password of AUTH LOGIN with 250',
    script: smtp({ capabilities: ['AUTH LOGIN'], on: { AUTHDATA: '250 2.0.0 fine' } }),
    expected: unexpected,
  },
  {
    id: 'also',
    title: 'answers AUTH CRAM-MD5 with 235 before it was answered',
    script: smtp({ capabilities: ['AUTH CRAM-MD5'], on: { AUTH: '235 2.7.0 fine' } }),
    expected: unexpected,
    and: once,
  },
  {
    id: 'also',
    title: 'asks for more for ever',
    script: smtp({ on: { AUTH: '334 more', '': '334 more' } }),
    expected: { status: 'critical', code: 'E_PROTO_TOO_LARGE', phase, isRetried: false },
    and: (server) => expect(server.heard.filter(({ line }) => line.includes(PASSWORD))).toEqual([]),
  },
  {
    id: 'also',
    title: 'closes with 421 at AUTH',
    script: auth('421 4.7.0 too many'),
    expected: { ...temporary, reply: /^421/ },
  },
  {
    id: 'also',
    title: 'closes with 421 at a token',
    script: smtp({ capabilities: ['AUTH XOAUTH2'], on: { AUTH: '421 4.7.0 too many' } }),
    inputs: TOKEN,
    expected: { ...temporary, reply: /^421/ },
  },
  {
    id: 'NET-011',
    title: 'resets in the middle of its answer',
    script: auth({ reply: { raw: '23' }, next: { reset: true } }),
    expected: {
      status: 'critical',
      code: 'E_CONN_RESET',
      phase,
      isRetried: true,
      message: /before the answer to AUTH/,
    },
  },
  {
    id: 'also',
    title: 'closes at AUTH',
    script: auth({ close: true }),
    expected: {
      status: 'critical',
      code: 'E_CONN_CLOSED',
      phase,
      isRetried: true,
      message: /before the answer to AUTH/,
    },
  },
  {
    id: 'SMTP-011',
    title: 'closes at EHLO, inside TLS',
    script: smtp({ on: { EHLO: '421 4.7.0 too many connections' } }),
    expected: { status: 'critical', code: 'E_GREETING_REJECTED', isRetried: true, reply: /^421/ },
  },
  {
    id: 'also',
    title: 'answers EHLO with nonsense',
    script: smtp({ on: { EHLO: 'well hello', HELO: 'well hello' } }),
    expected: { status: 'critical', code: 'E_PROTO', phase: 'smtp_capability', isRetried: false },
  },
  {
    id: 'also',
    title: 'never answers EHLO',
    script: smtp({ on: { EHLO: { hang: true } } }),
    expected: { ...silent, phase: 'smtp_capability', message: /No answer to EHLO/ },
  },
  {
    id: 'also',
    title: 'dribbles its EHLO answer for ever',
    script: smtp({ on: { EHLO: { drip: '250-X', everyMs: 300 } } }),
    expected: { ...silent, phase: 'smtp_capability', message: /No answer to EHLO/ },
  },
  {
    id: 'SMTP-039',
    title: 'sends 2 MB without a line end',
    script: smtp({ on: { EHLO: { bytes: 2_097_152 } } }),
    expected: { ...tooLarge, phase: 'smtp_capability' },
  },
  {
    id: 'SMTP-040',
    title: 'sends 10000 lines',
    script: smtp({ on: { EHLO: { lines: 10_000, of: '250-EXTENSION' } } }),
    expected: tooLarge,
  },
  {
    id: 'also',
    title: 'sends 2 MB in answer to AUTH',
    script: auth({ bytes: 2_097_152 }),
    expected: { ...tooLarge, phase },
  },
  { id: 'NET-017', title: 'never answers QUIT', script: smtp({ on: { QUIT: { hang: true } } }), expected: ok },
  { id: 'NET-017', title: 'resets at QUIT', script: smtp({ on: { QUIT: { reset: true } } }), expected: ok },
  {
    id: 'SMTP-042',
    title: 'greets with bytes that are no UTF-8',
    script: smtp({ greeting: { raw: Buffer.from('32323020fffe0d0a', 'hex') } }),
    expected: ok,
  },
  {
    id: 'SMTP-044',
    title: 'ends its lines with LF alone',
    script: smtp({
      greeting: { raw: '220 x\n' },
      on: { EHLO: { raw: '250-x\n250 AUTH PLAIN\n' }, AUTH: { raw: '235 ok\n' } },
    }),
    expected: ok,
  },
  {
    id: 'OAU-001',
    title: 'says why it refuses the token',
    script: smtp({
      capabilities: ['AUTH XOAUTH2'],
      on: { AUTH: { plus: Buffer.from('{"status":"401"}').toString('base64'), next: '535 5.7.8 no' } },
    }),
    inputs: TOKEN,
    expected: {
      status: 'critical',
      code: 'E_AUTH_TOKEN',
      phase,
      isRetried: false,
      message: /status 401/,
      hint: /fresh/,
    },
    and: once,
  },
  {
    id: 'OAU-003',
    title: 'offers OAUTHBEARER alone',
    script: smtp({ capabilities: ['AUTH OAUTHBEARER'] }),
    inputs: TOKEN,
    expected: ok,
    and: (server) => expect(server.said('AUTH')[0]?.line).toMatch(/^AUTH OAUTHBEARER /),
  },
  {
    id: 'OAU-004',
    title: 'gets a token and offers logins for passwords alone',
    script: smtp({ capabilities: ['AUTH PLAIN LOGIN'] }),
    inputs: TOKEN,
    expected: { ...mechanism, hint: /token was not sent/, message: /it offers LOGIN, PLAIN\./ },
    and: never,
  },
  {
    id: 'OAU-004',
    title: 'gets a token as a token, though it takes passwords too',
    script: smtp({ capabilities: ['AUTH PLAIN LOGIN XOAUTH2'] }),
    inputs: TOKEN,
    expected: ok,
    and: (server) => {
      const [sent, ...more] = server.said('AUTH').map(({ line }) => line.split(' '));
      expect(sent?.slice(0, 2)).toEqual(['AUTH', 'XOAUTH2']);
      const bearer = `user=${USERNAME}\x01auth=Bearer ${TOKEN['access-token']}\x01\x01`;
      expect(Buffer.from(sent?.[2] ?? '', 'base64').toString()).toBe(bearer);
      expect(more).toEqual([]);
    },
  },
  {
    id: 'also',
    title: 'offers no mechanism that is known',
    script: smtp({ capabilities: ['AUTH GSSAPI NTLM'] }),
    expected: { ...mechanism, hint: /password was not sent/, message: /it offers GSSAPI, NTLM\./ },
    and: never,
  },
  {
    id: 'also',
    title: 'does not know the mechanism that it offers',
    script: auth('504 5.7.4 Unrecognized authentication type'),
    expected: mechanism,
    and: once,
  },
];

describe('a login over SMTP', () => {
  testLoginFaults(FAULTS);

  test.each([
    ['PLAIN', ['AUTH PLAIN', `\0${USERNAME}\0${PASSWORD}`]],
    ['LOGIN', ['AUTH LOGIN', USERNAME, PASSWORD]],
  ])('sends the credentials with %s, once', async (name, expected) => {
    await using server = await startScripted(smtp({ capabilities: [`AUTH ${name}`] }));
    expect(await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS })).toMatchObject({ status: 'ok' });
    await server.allClosed();
    const [ehlo, auth = '', ...rest] = server.heard.map(({ line }) => line);
    const [command, initial = []] = [auth.split(' ').slice(0, 2).join(' '), auth.split(' ').slice(2)];
    const sent = [...initial, ...rest.slice(0, -1)].map((text) => Buffer.from(text, 'base64').toString('utf8'));
    expect([command, ...sent]).toEqual(expected);
    expect(ehlo).toMatch(/^EHLO \S+$/);
    expect(rest.at(-1)).toBe('QUIT');
  });

  test('shows no credential in its dialogue', async () => {
    for (const offered of ['AUTH PLAIN', 'AUTH LOGIN', 'AUTH CRAM-MD5']) {
      const trace: string[] = [];
      await using server = await startScripted(smtp({ capabilities: [offered] }));
      const execution = { onTrace: (_check: unknown, ...line: readonly string[]) => void trace.push(line.join(' ')) };
      await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS }, { execution });
      const secrets = server.heard.map(({ line }) => line).filter((line) => !/^(?:EHLO|QUIT|AUTH \S+$)/.test(line));
      expect(secrets.length).toBeGreaterThan(0);
      for (const secret of secrets) expect(trace.join('\n')).not.toContain(secret.replace(/^AUTH PLAIN /, ''));
      expect(trace).toContain(`smtp sent ${offered}`);
    }
  });
});
