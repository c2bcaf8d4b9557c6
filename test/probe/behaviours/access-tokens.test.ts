/** BEH-B1, BEH-B17: a login with an access token is proven like any other, and what refuses it is told as a refused token. */
import { describe, expect, test } from 'vitest';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';

const SECRET = 'ya29.a0AfB-secret-token';
const TOKEN = { password: '', 'access-token': SECRET };
const RETRIES = { retries: '2', 'retry-delay': '0s', ...LONG_LIMITS };
const WAYS = [
  ['XOAUTH2', 'SASL-IR'],
  ['XOAUTH2', ''],
  ['OAUTHBEARER', 'SASL-IR'],
  ['OAUTHBEARER', ''],
] as const;
const MODES = ['imap-login', 'imap-search', 'imap-mailbox', 'round-trip'] as const;

type Mode = (typeof MODES)[number];

async function run(mode: Mode, script: Omit<Script, 'protocol'>) {
  await using imap = await startScripted({ protocol: 'imap', ...script });
  await using smtp = await startScripted({ protocol: 'smtp', capabilities: ['AUTH XOAUTH2 OAUTHBEARER'] });
  const servers =
    mode === 'round-trip' ? { ...imap.ownInputs, ...smtp.ownInputs, from: USERNAME, to: USERNAME } : imap.inputs;
  const report = await runProbe({ mode, ...servers, ...RETRIES, ...TOKEN });
  expect(JSON.stringify(report)).not.toContain(SECRET);
  return { report, imap, smtp };
}

const capabilities = (mechanism: string, ir: string): readonly string[] =>
  ['IMAP4rev1', `AUTH=${mechanism}`, 'AUTH=PLAIN', ir].filter((name) => name !== '');
/** How often the token was sent, in the command or as an answer. */
const tokens = (server: ScriptedServer): number =>
  server.heard.filter(({ line }) => Buffer.from(line.split(' ').at(-1) ?? '', 'base64').includes(SECRET)).length;
const refused: Verdict = { status: 'critical', code: 'E_AUTH_TOKEN', isRetried: false, hint: /fresh one.*scope/ };
const forAll = (reply: Reply) => ({ LIST: reply, STATUS: reply, EXAMINE: reply, SELECT: reply });

describe.each(WAYS)('BEH-B1: a login with %s, %s', (mechanism, ir) => {
  test('is proven by the state of INBOX, for which is asked when the token was accepted', async () => {
    const { report, imap } = await run('imap-login', { capabilities: capabilities(mechanism, ir) });
    expectVerdict(report, { status: 'ok' });
    expect([tokens(imap), imap.said('STATUS').length]).toEqual([1, 1]);
  });

  test.each(MODES)('is not believed when every mailbox is refused: %s', async (mode) => {
    const on = forAll({
      reply: 'BAD User is authenticated but not connected.',
      next: { raw: '* BYE Connection closed. 14\r\n' },
    });
    const { report, imap, smtp } = await run(mode, { capabilities: capabilities(mechanism, ir), on });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_AUTH_REJECTED',
      isRetried: false,
      reply: /authenticated but not connected/,
      hint: /without the scope/,
    });
    expect([tokens(imap), smtp.said('MAIL').length]).toEqual([1, 0]);
  });

  test.each(MODES)('tells why the token is refused, and asks nothing behind it: %s', async (mode) => {
    const plus = Buffer.from('{"status":"invalid_token"}').toString('base64');
    const no = { plus, next: 'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)' };
    const asked = ir === '' ? { plus: '', next: no } : no;
    const { report, imap, smtp } = await run(mode, {
      capabilities: capabilities(mechanism, ir),
      on: { AUTHENTICATE: asked },
    });
    expectVerdict(report, { ...refused, phase: 'imap_auth', message: /invalid_token/ });
    expect([tokens(imap), imap.said('STATUS').length, smtp.said('MAIL').length]).toEqual([1, 0, 0]);
    // The same token for the same host is not tried over SMTP either.
    expect(tokens(smtp)).toBe(0);
  });
});

describe('BEH-B17: a token that is refused in other words', () => {
  const WORDS = [
    '[AUTHENTICATIONFAILED] Invalid credentials',
    '[EXPIRED] Session expired',
    'Session invalidated - AccessTokenExpired',
    '[AUTHORIZATIONFAILED] Not for this user',
  ];
  const PLACES: readonly (readonly [string, (words: string) => NonNullable<Script['on']>])[] = [
    ['BYE to the login', (words) => ({ AUTHENTICATE: { raw: `* BYE ${words}\r\n` } })],
    ['NO to the login', (words) => ({ AUTHENTICATE: `NO ${words}` })],
    ['NO behind the login', (words) => forAll(`NO ${words}`)],
    ['BYE behind the login', (words) => forAll({ raw: `* BYE ${words}\r\n` })],
  ];
  const CASES = MODES.flatMap((mode) =>
    PLACES.flatMap(([place, on]) => WORDS.map((words) => ({ mode, place, words, on }))),
  );

  test.each(CASES)('$mode, $place: $words', async ({ mode, words, on }) => {
    const script = { capabilities: capabilities('XOAUTH2', 'SASL-IR'), on: on(words) };
    const { report, imap } = await run(mode, script);
    expectVerdict(report, { status: 'critical', code: 'E_AUTH_TOKEN', isRetried: false, message: /token/ });
    expect(report.hint).not.toMatch(/password/i);
    expect(tokens(imap)).toBe(1);
  });

  test.each(MODES)('is a refused password where there is one: %s', async (mode) => {
    await using imap = await startScripted({
      protocol: 'imap',
      on: { AUTHENTICATE: { raw: '* BYE [AUTHENTICATIONFAILED] Invalid credentials\r\n' } },
    });
    await using smtp = await startScripted({ protocol: 'smtp' });
    const own = { ...imap.ownInputs, ...smtp.ownInputs, from: USERNAME, to: USERNAME };
    const report = await runProbe({ mode, ...(mode === 'round-trip' ? own : imap.inputs), ...RETRIES });
    expectVerdict(report, { status: 'critical', code: 'E_AUTH_REJECTED', phase: 'imap_auth', isRetried: false });
    expect(imap.said('AUTHENTICATE')).toHaveLength(1);
  });
});

describe('BEH-B17, BEH-D12: a login that is answered with a BYE in plain words', () => {
  const WORDS = ['Authentication failed.', 'Login failed: invalid user or password', 'Wrong password, good bye'];

  test.each(WORDS)('is a refused login, and not tried again: %s', async (words) => {
    const on = { AUTHENTICATE: { raw: `* BYE ${words}\r\n` } };
    for (const mode of MODES) {
      const { report, imap } = await run(mode, { capabilities: capabilities('XOAUTH2', 'SASL-IR'), on });
      expectVerdict(report, { ...refused, phase: 'imap_auth' });
      expect(tokens(imap)).toBe(1);
    }
    await using imap = await startScripted({ protocol: 'imap', on });
    const report = await runProbe({ mode: 'imap-login', ...imap.inputs, ...RETRIES });
    expectVerdict(report, { status: 'critical', code: 'E_AUTH_REJECTED', phase: 'imap_auth', isRetried: false });
    expect(imap.said('AUTHENTICATE')).toHaveLength(1);
  });

  test.each(['Authentication failed temporarily', 'Internal error', 'See you later'])(
    'is none when it may pass: %s',
    async (words) => {
      const on = { AUTHENTICATE: [{ raw: `* BYE ${words}\r\n` }] };
      await using imap = await startScripted({ protocol: 'imap', on });
      const report = await runProbe({ mode: 'imap-login', ...imap.inputs, ...RETRIES, retries: '1' });
      expectVerdict(report, { status: 'critical', code: 'E_CONN_CLOSED', phase: 'imap_auth', isRetried: true });
    },
  );
});

test.each(['MAIL', 'RCPT', 'DATA', '.'])('BEH-B17: a token that SMTP refuses only at %s', async (verb) => {
  await using smtp = await startScripted({
    protocol: 'smtp',
    capabilities: ['AUTH XOAUTH2'],
    on: { [verb]: '535 5.7.8 Credentials no longer valid' },
  });
  const message = { from: USERNAME, to: USERNAME };
  const report = await runProbe({ mode: 'smtp-send', ...smtp.inputs, ...message, ...RETRIES, ...TOKEN });
  expectVerdict(report, { ...refused, phase: 'smtp_send' });
});
