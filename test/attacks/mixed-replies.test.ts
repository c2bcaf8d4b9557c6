/**
 * ATK-K10: an SMTP reply has one code on all of its lines (RFC 5321 section 4.2.1). One with several says yes and no at
 * once, and answers no command: neither accepted nor refused, not tried again, and nothing is sent after it.
 */
import { describe, expect, test } from 'vitest';
import type { PhaseName } from '../../src/model/phase.ts';
import { expectVerdict } from '../support/scripted/login-faults.ts';
import { startMailSystem } from '../support/scripted/mail-system.ts';
import { LONG_LIMITS, runProbe } from '../support/scripted/run-probe.ts';
import type { Script } from '../support/scripted/script.ts';
import { startScripted } from '../support/scripted/scripted-server.ts';

const SEND = { mode: 'smtp-send', from: 'probe@mail.test', to: 'probe@mail.test' };
const RETRIES = { retries: '1', 'retry-delay': '0s' };
const LOGIN_STEPS = ['AUTH PLAIN', 'AUTH LOGIN'] as const;

/** Where a reply can come, its usual code, and what must not be sent after it. */
const PLACES: readonly (readonly [
  where: string,
  phase: PhaseName,
  code: string,
  script: (reply: string) => Omit<Script, 'protocol'>,
  never: RegExp,
])[] = [
  ['EHLO', 'smtp_capability', '250', (EHLO) => ({ on: { EHLO } }), /^(?:HELO|AUTH|MAIL)/],
  [
    'EHLO before STARTTLS',
    'smtp_capability',
    '250',
    (EHLO) => ({ tlsMode: 'starttls', on: { EHLO: EHLO.replace('one', 'STARTTLS') } }),
    /^(?:HELO|STARTTLS|AUTH)/,
  ],
  ['STARTTLS', 'smtp_tls', '220', (STARTTLS) => ({ tlsMode: 'starttls', on: { STARTTLS } }), /^(?:AUTH|MAIL)/],
  ...LOGIN_STEPS.map(
    (login) =>
      [
        login,
        'smtp_auth',
        '235',
        (AUTHDATA: string) => ({ capabilities: [login], on: { AUTHDATA } }),
        /^(?:MAIL|DATA)/,
      ] as const,
  ),
  ['MAIL', 'smtp_send', '250', (MAIL) => ({ on: { MAIL } }), /^(?:RCPT|DATA)/],
  ['RCPT', 'smtp_send', '250', (RCPT) => ({ on: { RCPT } }), /^DATA/],
  ['DATA', 'smtp_send', '354', (DATA) => ({ on: { DATA } }), /^\./],
  ['the end of the message', 'smtp_send', '250', (end) => ({ on: { '.': end } }), /^RSET/],
];

/** Replies of lines that contradict each other, from a good code. */
function contradictions(good: string): readonly string[] {
  return [
    [`${good}-one`, '554 two'],
    [`${good}-one`, '454 two'],
    ['554-one', `${good} two`],
    [`${good}-one`, '554-two', `${good} three`],
    [`${good}-one`, `${good}-two`, `${good === '250' ? 251 : 250} three`],
    [`${good}-one`, 'two'],
  ].map((lines) => lines.join('\r\n'));
}

describe.each(PLACES)('ATK-K10 at %s', (_where, phase, good, script, never) => {
  test.each(contradictions(good).map((reply) => [JSON.stringify(reply), reply]))('%s', async (_shown, reply) => {
    await using server = await startScripted({ protocol: 'smtp', ...script(reply) });
    const report = await runProbe({ ...SEND, ...server.inputs, ...LONG_LIMITS, ...RETRIES });
    expectVerdict(report, { status: 'critical', code: 'E_PROTO', phase, message: /different codes in one reply/ });
    expect(report.checks[0]?.attempts).toBe(1);
    expect(server.heard.map(({ line }) => line).filter((line) => never.test(line))).toEqual([]);
    const { reply: shown } = report.checks[0]?.findings[0] ?? {};
    expect(shown?.split('\n').length).toBe(reply.split('\r\n').length);
  });
});

describe('ATK-K10 at the greeting', () => {
  test.each(['220-one\r\n554 two', '220-one\r\n421 two', '220-one\r\n220-two\r\n250 three', '220-one\r\ntwo'])(
    '%j',
    async (greeting) => {
      for (const tlsMode of ['implicit', 'starttls'] as const) {
        await using server = await startScripted({ protocol: 'smtp', tlsMode, greeting });
        const report = await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS, ...RETRIES });
        expectVerdict(report, { status: 'critical', code: 'E_PROTO', phase: 'smtp_greeting', isRetried: false });
        expect(server.heard).toEqual([]);
      }
    },
  );

  test.each(['554-one\r\n220 two', '421-one\r\n220 two'])(
    'a refusal in its first line is one: %j',
    async (greeting) => {
      await using server = await startScripted({ protocol: 'smtp', greeting });
      const report = await runProbe({ mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS });
      expectVerdict(report, { status: 'critical', code: 'E_GREETING_REJECTED', phase: 'smtp_greeting' });
      expect(server.heard).toEqual([]);
    },
  );
});

test('ATK-K10 at QUIT: the reply is not waited for, and decides nothing', async () => {
  await using server = await startScripted({ protocol: 'smtp', on: { QUIT: '221-one\r\n554 two' } });
  const report = await runProbe({ ...SEND, ...server.inputs, ...LONG_LIMITS });
  expectVerdict(report, { status: 'ok' });
});

test('ATK-K10: a reply of several lines with one code is good', async () => {
  const on = {
    MAIL: '250-one\r\n250 two',
    RCPT: '250-\r\n250 two',
    DATA: '354-one\r\n354 two',
    '.': '250-one\r\n250 two',
  };
  await using server = await startScripted({ protocol: 'smtp', on, greeting: '220-one\r\n220-two\r\n220 three' });
  const report = await runProbe({ ...SEND, ...server.inputs, ...LONG_LIMITS });
  expectVerdict(report, { status: 'ok' });
});

test.each(['220 again', '221 Bye', '235 Logged in'])(
  'ATK-K10: %s accepts neither sender nor recipient',
  async (reply) => {
    for (const verb of ['MAIL', 'RCPT']) {
      await using server = await startScripted({ protocol: 'smtp', on: { [verb]: reply } });
      const report = await runProbe({ ...SEND, ...server.inputs, ...LONG_LIMITS });
      expectVerdict(report, { status: 'critical', code: 'E_PROTO_UNEXPECTED', phase: 'smtp_send' });
    }
  },
);

test.each(['250-one\r\n554 two', '554-one\r\n250 two'])(
  'ATK-K10: a message whose end was answered with %j is looked for and deleted',
  async (reply) => {
    await using system = await startMailSystem({ smtp: { on: { '.': reply } } });
    const report = await system.run(RETRIES);
    expectVerdict(report, { status: 'critical', code: 'E_PROTO', phase: 'smtp_send', isRetried: false });
    expect(system.sent).toHaveLength(1);
    expect(system.messages()).toEqual([]);
  },
);
