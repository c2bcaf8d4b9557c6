/** The login over IMAP: refused, unanswered, not offered, and faked. One login is tried, and never again after a refusal. */
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { VERSION } from '../../../src/system/version.ts';
import { expectVerdict, type LoginFault, testLoginFaults, type Verdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, PASSWORD, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';

const imap = (script: Partial<Script>): Script => ({ protocol: 'imap', ...script });
const auth = (reply: Reply): Script => imap({ on: { AUTHENTICATE: reply } });
const TOKEN = { password: '', 'access-token': 'ya29.a0AfB-secret-token' };

const phase = 'imap_auth' as const;
const rejected: Verdict = { status: 'critical', code: 'E_AUTH_REJECTED', phase, isRetried: false };
const temporary: Verdict = { status: 'critical', code: 'E_AUTH_TEMP', phase, isRetried: true };
const unavailable: Verdict = { status: 'critical', code: 'E_AUTH_UNAVAILABLE', phase, isRetried: false };
const mechanism: Verdict = { status: 'critical', code: 'E_AUTH_MECH', phase, isRetried: false };
const silent: Verdict = { status: 'critical', code: 'E_CMD_TIMEOUT', isRetried: true, message: /1\.5 s/ };
const outOfStep: Verdict = {
  status: 'critical',
  code: 'E_PROTO_UNEXPECTED',
  isRetried: false,
  hint: /cannot be trusted/,
};
const tooLarge: Verdict = { status: 'critical', code: 'E_PROTO_TOO_LARGE', isRetried: false };
const closed: Verdict = { status: 'critical', code: 'E_CONN_CLOSED', isRetried: true };
const ok: Verdict = { status: 'ok', isRetried: false };

const once = (server: ScriptedServer): void => expect(server.said('AUTHENTICATE')).toHaveLength(1);
const never = (server: ScriptedServer): void => {
  expect(server.said('AUTHENTICATE')).toEqual([]);
  expect(server.said('LOGIN')).toEqual([]);
};

const FAULTS: readonly LoginFault[] = [
  {
    id: 'IMAP-007',
    title: 'never answers CAPABILITY',
    script: imap({ on: { CAPABILITY: { hang: true } } }),
    expected: { ...silent, phase: 'imap_capability', message: /No answer to CAPABILITY/ },
  },
  {
    id: 'also',
    title: 'refuses the password',
    script: auth('NO [AUTHENTICATIONFAILED] Invalid credentials'),
    expected: { ...rejected, hint: /user name and password/, reply: /NO \[AUTHENTICATIONFAILED\] Invalid credentials/ },
    and: once,
  },
  {
    id: 'also',
    title: 'refuses the password and says to try again later',
    script: auth('NO [AUTHENTICATIONFAILED] temporary problem, try again later'),
    expected: rejected,
    and: once,
  },
  {
    id: 'also',
    title: 'answers BAD to the login',
    script: auth('BAD what'),
    expected: { ...rejected, reply: /BAD what/ },
    and: once,
  },
  {
    id: 'IMAP-010',
    title: 'cannot check the password for now',
    script: auth('NO [UNAVAILABLE] temporary failure'),
    expected: { ...temporary, hint: /back-end/ },
  },
  {
    id: 'IMAP-011',
    title: 'has too many sessions of this user',
    script: auth('NO [LIMIT] too many simultaneous connections'),
    expected: { status: 'warning', code: 'E_THROTTLED', phase, isRetried: true, hint: /fewer checks/ },
  },
  {
    id: 'IMAP-012',
    title: 'wants a new password',
    script: auth('NO [EXPIRED] change password'),
    expected: { ...rejected, message: /expired/ },
    and: once,
  },
  {
    id: 'IMAP-014',
    title: 'wants an app password (Google)',
    script: auth('NO [ALERT] Application-specific password required'),
    expected: { status: 'critical', code: 'E_AUTH_BASIC_DISABLED', isRetried: false, hint: /app password/ },
    and: once,
  },
  {
    id: 'also',
    title: 'refuses the login with an alert',
    script: auth('NO [ALERT] Your account has been suspended, see https://mail.test/help'),
    expected: { ...rejected, message: /with an alert/, hint: /Do what the alert says/, reply: /suspended/ },
    and: once,
  },
  {
    id: 'also',
    title: 'has alerts for the user, before and in its answer',
    script: auth('* OK [ALERT] Your mailbox is nearly full\r\nOK [ALERT] The server moves on Sunday'),
    expected: ok,
    and: (_server, report) =>
      expect(report.checks[0]?.notices.map(({ reply }) => reply)).toEqual([
        'OK [ALERT] Your mailbox is nearly full',
        'OK [ALERT] The server moves on Sunday',
      ]),
  },
  {
    id: 'IMAP-015',
    title: 'forbids the login in clear text',
    script: imap({ tlsMode: 'none', capabilities: ['IMAP4rev1', 'LOGINDISABLED', 'AUTH=PLAIN'] }),
    expected: { ...unavailable, message: /LOGINDISABLED/, hint: /tls-mode: starttls/ },
    and: never,
  },
  {
    id: 'IMAP-015',
    title: 'forbids the login inside TLS and names no other',
    script: imap({ capabilities: ['IMAP4rev1', 'LOGINDISABLED'] }),
    expected: unavailable,
    and: never,
  },
  {
    id: 'IMAP-016',
    title: 'never answers the login',
    script: imap({ on: { AUTHDATA: { hang: true } } }),
    expected: { ...silent, phase, message: /No answer to AUTHENTICATE/ },
    and: (server) => expect(server.said('AUTHENTICATE')).toHaveLength(2),
  },
  {
    id: 'IMAP-017',
    title: 'sends untagged lines in place of an answer',
    script: imap({ on: { AUTHDATA: { drip: '* OK still working', everyMs: 300 } } }),
    expected: { ...silent, phase },
  },
  {
    id: 'IMAP-017',
    title: 'sends untagged lines up to the limit of the whole',
    script: imap({ on: { AUTHDATA: { drip: '* OK still working', everyMs: 300 } } }),
    inputs: { timeout: '1s' },
    expected: { status: 'critical', code: 'E_DEADLINE', phase, isRetried: true, hint: /raise timeout/ },
  },
  {
    id: 'also',
    title: 'asks for more for ever',
    script: auth({ raw: '+ \r\n'.repeat(2000) }),
    expected: silent,
    and: (server) => expect(server.said('AUTHENTICATE')).toHaveLength(2),
  },
  {
    id: 'also',
    title: 'ends the login with a tagged BYE',
    script: auth('BYE see you'),
    expected: { ...closed, phase, reply: /see you/ },
    and: (server) => expect(server.connections).toBe(2),
  },
  {
    id: 'also',
    title: 'ends the login with an untagged BYE',
    script: auth({ raw: '* BYE see you\r\n' }),
    expected: { ...closed, phase, reply: /see you/ },
  },
  {
    id: 'also',
    title: 'refuses the login in words that the library takes for an OK',
    script: auth('NO Some of the requested messages no longer exist'),
    expected: rejected,
    and: once,
  },
  {
    id: 'also',
    title: 'ends the login with a word that is no answer',
    script: auth('MAYBE later'),
    expected: { ...outOfStep, phase },
  },
  {
    id: 'IMAP-020',
    title: 'answers with a tag that was never sent',
    script: auth({ raw: 'ZZ9 OK in\r\n' }),
    expected: { ...outOfStep, phase },
  },
  {
    id: 'IMAP-020',
    title: 'answers the login before it was sent',
    script: imap({
      on: {
        CAPABILITY: '* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\nOK Done\r\n{next} OK [CAPABILITY IMAP4rev1] in',
        AUTHENTICATE: { hang: true },
      },
    }),
    expected: outOfStep,
  },
  {
    id: 'IMAP-021',
    title: 'never answers CAPABILITY after the login',
    script: imap({ on: { CAPABILITY: ['* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN', { hang: true }] } }),
    expected: { ...silent, phase: 'imap_capability', message: /No answer to CAPABILITY/ },
  },
  { id: 'IMAP-022', title: 'never answers LOGOUT', script: imap({ on: { LOGOUT: { hang: true } } }), expected: ok },
  { id: 'NET-017', title: 'resets at LOGOUT', script: imap({ on: { LOGOUT: { reset: true } } }), expected: ok },
  {
    id: 'NET-012',
    title: 'resets after the login',
    script: auth({ reply: 'OK in', next: { reset: true } }),
    expected: { status: 'critical', code: 'E_CONN_RESET', isRetried: true },
  },
  {
    id: 'also',
    title: 'closes after the login',
    script: auth({ reply: 'OK in', next: { close: true } }),
    expected: closed,
  },
  {
    id: 'NET-011',
    title: 'resets in the middle of its answer',
    script: auth({ reply: { raw: '1 O' }, next: { reset: true } }),
    expected: { status: 'critical', code: 'E_CONN_RESET', phase, isRetried: true },
  },
  {
    id: 'IMAP-034',
    title: 'offers COMPRESS',
    script: imap({
      capabilities: ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'COMPRESS=DEFLATE', 'ID', 'ENABLE', 'NAMESPACE'],
    }),
    expected: ok,
    and: (server) => {
      const verbs = server.heard.map(({ line }) => line.split(' ')[1]);
      expect(verbs.filter((verb) => verb !== 'LOGOUT')).toEqual(['CAPABILITY', 'AUTHENTICATE', 'STATUS', 'CAPABILITY']);
    },
  },
  {
    id: 'IMAP-035',
    title: 'has something nasty to say about itself, and is not asked',
    script: imap({
      capabilities: ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'ID'],
      on: { ID: '* ID ("name" "x\r\n::set-env name=A::b")' },
    }),
    expected: ok,
    and: (server) => expect(server.said('ID')).toEqual([]),
  },
  {
    id: 'also',
    title: 'opens no mailbox for a client that has not said who it is (NetEase)',
    script: imap({ on: { ID: '* ID ("name" "Coremail Imap" "vendor" "Mailtech")' } }),
    inputs: { host: 'imap.163.com', 'tls-servername': 'mail.test' },
    options: { dns: { 'imap.163.com': ['127.0.0.1'] } },
    expected: ok,
    and: (server) => {
      const verbs = server.heard.map(({ line }) => line.split(' ')[1]);
      // LOGOUT is not waited for, so it may not have been heard yet.
      expect(verbs.slice(verbs.indexOf('AUTHENTICATE'), verbs.indexOf('ID') + 1)).toEqual([...['AUTHENTICATE', 'ID']]);
      expect(server.said('ID').map(({ line }) => line.replace(/^\S+ /, ''))).toEqual([
        `ID ("name" "mail-probe" "version" "${VERSION}")`,
      ]);
    },
  },
  {
    id: 'also',
    title: 'sends a line of 2 MB',
    script: imap({ on: { CAPABILITY: { bytes: 2_097_152 } } }),
    expected: { ...tooLarge, phase: 'imap_capability' },
  },
  {
    id: 'also',
    title: 'announces a literal of 100 MB',
    script: imap({ on: { CAPABILITY: { raw: '* OK {104857600}\r\n' } } }),
    expected: tooLarge,
  },
  {
    id: 'also',
    title: 'sends a line that cannot be read',
    script: auth({ raw: '* OK ((((\r\n' }),
    expected: { ...silent, phase },
  },
  {
    id: 'OAU-002',
    title: 'says why it refuses the token',
    script: imap({
      capabilities: ['IMAP4rev1', 'AUTH=OAUTHBEARER', 'SASL-IR'],
      on: { AUTHENTICATE: { plus: Buffer.from('{"status":"invalid_token"}').toString('base64'), next: 'NO failed' } },
    }),
    inputs: TOKEN,
    expected: { status: 'critical', code: 'E_AUTH_TOKEN', phase, isRetried: false, message: /invalid_token/ },
    and: once,
  },
  {
    id: 'OAU-004',
    title: 'gets a token and offers logins for passwords alone',
    script: imap({ capabilities: ['IMAP4rev1', 'AUTH=PLAIN', 'AUTH=LOGIN'] }),
    inputs: TOKEN,
    expected: { ...mechanism, hint: /token was not sent/ },
    and: never,
  },
  {
    id: 'OAU-004',
    title: 'gets a token as a token, though it takes passwords too',
    script: imap({ capabilities: ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'AUTH=XOAUTH2'] }),
    inputs: TOKEN,
    expected: ok,
    and: (server) => {
      const [sent] = server.said('AUTHENTICATE').map(({ line }) => line.split(' '));
      expect(sent?.[2]).toBe('XOAUTH2');
      const bearer = `user=${USERNAME}\x01auth=Bearer ${TOKEN['access-token']}\x01\x01`;
      expect(Buffer.from(sent?.[3] ?? '', 'base64').toString()).toBe(bearer);
    },
  },
  {
    id: 'SEC-004',
    title: 'refuses with words of a workflow command',
    script: auth('NO x ##[set-output name=status]ok'),
    expected: { ...rejected, reply: /##\[set-output/ },
  },
];

describe('a login over IMAP', () => {
  testLoginFaults(FAULTS);

  test('sends the credentials once, in the command where the server takes them there', async () => {
    await using server = await startScripted(imap({}));
    expectVerdict(await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS }), ok);
    const [sent, ...more] = server.said('AUTHENTICATE').map(({ line }) => line.split(' '));
    expect(sent?.[2]).toBe('PLAIN');
    expect(Buffer.from(sent?.[3] ?? '', 'base64').toString()).toBe(`\0${USERNAME}\0${PASSWORD}`);
    expect(more).toEqual([]);
    await server.allClosed();
    expect(server.said('LOGOUT')).toHaveLength(1);
  });

  test('sends the credentials when it is asked for them, where the server wants that', async () => {
    await using server = await startScripted(imap({ capabilities: ['IMAP4rev1', 'AUTH=PLAIN'] }));
    expectVerdict(await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS }), ok);
    const lines = server.heard.map(({ line }) => line);
    const index = lines.findIndex((line) => / AUTHENTICATE PLAIN$/.test(line));
    expect(Buffer.from(lines[index + 1] ?? '', 'base64').toString()).toBe(`\0${USERNAME}\0${PASSWORD}`);
  });

  test.each([
    ['and literals that wait', ['LITERAL+'] as const],
    ['and literals that do not wait', [] as const],
  ])('sends any password with LOGIN %s', async (_title, without) => {
    const users = [{ username: USERNAME, password: PASSWORD }];
    await using sandbox = await startSandbox({ users, imap: { mechanisms: [], without } });
    const inputs = { host: 'localhost', port: String(sandbox.imap.implicit), 'tls-mode': 'implicit' };
    const report = await runProbe({ mode: 'imap-login', ...inputs, ...LONG_LIMITS, 'tls-ca': sandbox.caPem });
    expectVerdict(report, ok);
    expect(sandbox.imap.log.some(({ line }) => / LOGIN /.test(line))).toBe(true);
  });

  test('shows no credential in its dialogue', async () => {
    for (const capabilities of [['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN'], ['IMAP4rev1', 'AUTH=PLAIN'], ['IMAP4rev1']]) {
      const trace: string[] = [];
      await using server = await startScripted(imap({ capabilities }));
      const execution = { onTrace: (_check: unknown, ...line: readonly string[]) => void trace.push(line.join(' ')) };
      expectVerdict(
        await runProbe(
          { mode: 'imap-login', ...server.inputs, ...LONG_LIMITS, password: 'plain-password' },
          { execution },
        ),
        ok,
      );
      const secret = Buffer.from(`\0${USERNAME}\0plain-password`).toString('base64');
      const heard = server.heard.map(({ line }) => line).join('\n');
      expect(heard.includes(secret) || heard.includes('plain-password')).toBe(true);
      expect(trace.join('\n')).not.toContain(secret);
      expect(trace.join('\n')).not.toContain('plain-password');
      expect(trace.some((line) => /sent .*(?:AUTHENTICATE|LOGIN)/.test(line))).toBe(true);
    }
  });
});
