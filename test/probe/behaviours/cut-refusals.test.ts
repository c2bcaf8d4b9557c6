/**
 * BEH-B5 and its kin: a refusal of several lines that the server cuts by closing is a refusal. An acceptance that is cut
 * is none.
 */
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../../src/model/failure-codes.ts';
import type { PhaseName } from '../../../src/model/phase.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';
import { LONG_LIMITS, runProbe, SHORT_LIMITS } from '../../support/scripted/run-probe.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const SEND = { mode: 'smtp-send', from: 'probe@mail.test', to: 'probe@mail.test' };
const MODES = ['implicit', 'starttls', 'none'] as const;
const cut = (raw: string, by: 'close' | 'reset' = 'close'): Reply => ({
  reply: { raw },
  next: by === 'close' ? { close: true } : { reset: true },
});
/** The ways in which the end of a refusal can be missing. `{code}` is its reply code. */
const CUTS = [
  ['after its first line', '{code}-4.0.0 no, and this is why\r\n'],
  ['after its second line', '{code}-4.0.0 no, and this\r\n{code}-4.0.0 is why\r\n'],
  ['within its last line', '{code}-4.0.0 no, and this\r\n{code} 4.0.0 is wh'],
  ['within its only line', '{code} 4.0.0 no, and this is wh'],
] as const;

type Place = readonly [verb: string, code: string, expected: FailureCode, phase: PhaseName];
const PLACES: readonly Place[] = [
  ['EHLO', '421', 'E_GREETING_REJECTED', 'smtp_capability'],
  ['AUTH', '535', 'E_AUTH_REJECTED', 'smtp_auth'],
  ['AUTH', '454', 'E_AUTH_TEMP', 'smtp_auth'],
  ['MAIL', '550', 'E_SENDER_REJECTED', 'smtp_send'],
  ['MAIL', '451', 'E_MSG_TEMPFAIL', 'smtp_send'],
  ['RCPT', '550', 'E_RCPT_REJECTED', 'smtp_send'],
  ['RCPT', '450', 'E_MSG_TEMPFAIL', 'smtp_send'],
  ['DATA', '554', 'E_MSG_REJECTED', 'smtp_send'],
  ['DATA', '451', 'E_MSG_TEMPFAIL', 'smtp_send'],
  ['.', '554', 'E_MSG_REJECTED', 'smtp_send'],
  ['.', '451', 'E_MSG_TEMPFAIL', 'smtp_send'],
];

async function send(script: Partial<Script>, inputs: Readonly<Record<string, string>> = {}) {
  await using server = await startScripted({ protocol: 'smtp', ...script });
  return await runProbe({ ...SEND, ...server.inputs, ...LONG_LIMITS, 'allow-insecure-auth': 'true', ...inputs });
}

describe.concurrent.each(MODES)('BEH-B5: a refusal that is cut: %s', (tlsMode) => {
  const caps = (more: readonly string[]) => ({ capabilities: more, capabilitiesAfterTls: more });
  const base = tlsMode === 'starttls' ? { tlsMode } : { tlsMode, ...caps(['AUTH PLAIN']) };

  test.each(CUTS)('%s, at every step', async (_where, text) => {
    for (const [verb, code, expected, phase] of PLACES) {
      // Without enhanced codes: the reply code alone decides.
      const reply = text.replaceAll('{code}', code).replaceAll('4.0.0 ', '');
      const on = { [verb]: verb === 'EHLO' && tlsMode === 'starttls' ? [undefined, cut(reply)] : cut(reply) };
      const report = await send({ ...base, on });
      const at = `${verb} ${code}: ${report.message}`;
      expect([report.status, report.code], at).toEqual(['critical', expected]);
      expect(report.checks[0]?.findings[0], at).toMatchObject({
        phase,
        reply: expect.stringContaining('no, and this'),
      });
    }
  });

  test.each(['250-fine\r\n', '250 fin', '354-go\r\n', '235-in\r\n'])('is not one that begins with %j', async (text) => {
    for (const verb of ['EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', '.']) {
      const on = { [verb]: verb === 'EHLO' && tlsMode === 'starttls' ? [undefined, cut(text)] : cut(text) };
      const report = await send({ ...base, on });
      const expected = verb === '.' ? 'E_MSG_AMBIGUOUS' : 'E_CONN_CLOSED';
      expect([report.status, report.code], `${verb}: ${report.message}`).toEqual(['critical', expected]);
    }
  });

  test('of the greeting', async () => {
    for (const [_where, text] of CUTS) {
      const report = await send({ ...base, greeting: cut(text.replaceAll('{code}', '554').replaceAll('4.0.0 ', '')) });
      expectVerdict(report, {
        status: 'critical',
        code: 'E_GREETING_REJECTED',
        phase: 'smtp_greeting',
        reply: /no, and this/,
      });
    }
  });
});

describe('BEH-B5: with PIPELINING', () => {
  test.each(CUTS)('the command that is refused is the one that was answered: %s', async (_where, text) => {
    const capabilities = ['AUTH PLAIN', 'PIPELINING'];
    const reply = text.replaceAll('{code}', '550').replaceAll('4.0.0', '5.1.8');
    const report = await send({ capabilities, on: { MAIL: cut(reply) } });
    expectVerdict(report, { status: 'critical', code: 'E_SENDER_REJECTED', phase: 'smtp_send', reply: /and this/ });
  });
});

describe('BEH-B5: a refusal that only arrives in pieces', () => {
  const capabilities = ['AUTH PLAIN', 'PIPELINING'];
  const IMPROPER = '503 5.5.0 Improper use of SMTP command pipelining';

  test('is not taken for a cut one while the connection lives', async () => {
    // The refusal of MAIL comes with half of that of RCPT; the rest comes when the client has read them.
    const on = {
      MAIL: [{ raw: `${IMPROPER}\r\n503-5.5.0 not now\r\n` }, undefined],
      RCPT: [{ delayMs: 100, line: { raw: '503 5.5.0 really\r\n' } }, undefined],
      DATA: [IMPROPER, undefined],
    };
    let sent = 0;
    const onMessage = () => {
      sent += 1;
    };
    const report = await send({ capabilities, on, onMessage });
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/announces PIPELINING/) }]);
    expect(sent).toBe(1);
  });
});

describe('BEH-B12, BEH-B13: a greeting of several lines', () => {
  const LISTED = ['554-mx.mail.test ESMTP not available', '554-No SMTP service', '554 The address is on a blocklist'];

  test.each(MODES)('is read to its end, where the reason stands: %s', async (tlsMode) => {
    const report = await send({ tlsMode, greeting: LISTED.join('\r\n') });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_GREETING_REJECTED',
      phase: 'smtp_greeting',
      hint: /block list/,
      reply: /not available[\s\S]*No SMTP service[\s\S]*on a blocklist/,
    });
  });

  test('is a refusal, too, when its end never comes', async () => {
    const greeting = { raw: '554-mx.mail.test ESMTP not available\r\n554-on a blocklist\r\n' };
    const report = await send({ greeting, silentAfter: 'GREETING' }, SHORT_LIMITS);
    expectVerdict(report, {
      status: 'critical',
      code: 'E_GREETING_REJECTED',
      phase: 'smtp_greeting',
      hint: /block list/,
    });
  });
});

test.each(MODES)('BEH-B13: a BYE that is cut is a refusal over IMAP, too: %s', async (tlsMode) => {
  await using server = await startScripted({
    protocol: 'imap',
    tlsMode,
    greeting: cut('* BYE Too many connections fr'),
  });
  const report = await runProbe({ mode: 'imap-connect', ...server.inputs, ...LONG_LIMITS });
  expectVerdict(report, { status: 'critical', code: 'E_GREETING_REJECTED', phase: 'imap_greeting', reply: /Too many/ });
});

test('BEH-B5: a round trip whose message is refused in a cut reply waits for nothing', async () => {
  await using system = await startMailSystem({
    smtp: { on: { '.': cut('554-5.7.1 This looks\r\n') } },
    deliver: () => {},
  });
  const report = await system.run();
  expectVerdict(report, { status: 'critical', code: 'E_MSG_REJECTED', phase: 'smtp_send', reply: /This looks/ });
  expect(system.commands().filter((line) => line.startsWith('NOOP'))).toEqual([]);
});
