/** BEH-B15: a message is sent only to a server that takes its letters, and says what it needs. BEH-B7 for SMTP. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';

const PLAIN = ['AUTH PLAIN', '8BITMIME'];
const UTF8 = [...PLAIN, 'SMTPUTF8'];
const ADDRESSES = { from: 'a@mail.test', to: 'b@mail.test' };

async function send(
  script: Partial<Script>,
  inputs: Readonly<Record<string, string>>,
): Promise<{ report: Report; server: ScriptedServer; sent: string }> {
  let sent = '';
  const onMessage = (raw: Buffer): void => {
    sent = raw.toString('latin1');
  };
  await using server = await startScripted({ protocol: 'smtp', onMessage, ...script });
  const report = await runProbe({ mode: 'smtp-send', ...server.inputs, ...LONG_LIMITS, ...ADDRESSES, ...inputs });
  return { report, server, sent };
}

const mailFrom = (server: ScriptedServer): readonly string[] => server.said('MAIL').map(({ line }) => line);

const NON_ASCII = [
  ['the sender', { from: 'jörg@mail.test' }, 'jörg@mail.test'],
  ['a recipient', { to: 'b@mail.test, käthe@mail.test' }, 'käthe@mail.test'],
  ['a hidden recipient', { bcc: 'käthe@mail.test' }, 'käthe@mail.test'],
  ['an address in the header alone', { 'reply-to': 'grüße@mail.test' }, 'grüße@mail.test'],
] as const;

describe('BEH-B15: an address that is not ASCII', () => {
  test.each(NON_ASCII)('is not sent to a server without SMTPUTF8: %s', async (_what, inputs, address) => {
    const { report, server } = await send({ capabilities: PLAIN }, inputs);
    expectVerdict(report, {
      status: 'critical',
      code: 'E_MSG_SMTPUTF8',
      phase: 'smtp_send',
      message: new RegExp(`does not offer SMTPUTF8, which the address ${address} needs`),
      hint: /RFC 6531/,
    });
    expect(mailFrom(server)).toEqual([]);
  });

  test.each(NON_ASCII)('is sent with SMTPUTF8 and BODY=8BITMIME: %s', async (_what, inputs, address) => {
    const { report, server, sent } = await send({ capabilities: UTF8 }, inputs);
    expectVerdict(report, { status: 'ok' });
    const [line = '', ...more] = mailFrom(server);
    expect(more).toEqual([]);
    expect(line).toMatch(/> .*\bSMTPUTF8\b/);
    expect(line).toContain('BODY=8BITMIME');
    if (!('bcc' in inputs)) expect(Buffer.from(sent, 'latin1').toString()).toContain(address);
  });

  test('stops a round trip before anything is sent', async () => {
    await using system = await startMailSystem({ smtp: { capabilities: PLAIN } });
    const report = await system.run({ to: 'käthe@mail.test' });
    expectVerdict(report, { status: 'critical', code: 'E_MSG_SMTPUTF8' });
    expect(system.sent).toEqual([]);
  });
});

describe('BEH-B15: text that is not ASCII', () => {
  test('needs nothing in the subject, in headers and in the body: it is encoded', async () => {
    const inputs = { subject: 'Grüße', headers: 'X-Place: Köln', body: 'käse', html: '<p>käse</p>' };
    const { report, server, sent } = await send({ capabilities: ['AUTH PLAIN'] }, inputs);
    expectVerdict(report, { status: 'ok' });
    expect(mailFrom(server)).toEqual(['MAIL FROM:<a@mail.test>']);
    expect(sent).not.toMatch(/[\x80-\xff]/);
  });
});

describe('BEH-B15: octets above 127 for a server that offers SMTPUTF8 and no 8BITMIME', () => {
  const capabilities = ['AUTH PLAIN', 'SMTPUTF8'];
  const NOTICE = {
    message: expect.stringMatching(/above 127.*does not offer 8BITMIME/),
    hint: expect.stringMatching(/RFC 6531.*8BITMIME on/),
  };

  test.each(NON_ASCII)('are told, and BODY is not used: %s', async (_what, inputs) => {
    const { report, server, sent } = await send({ capabilities }, inputs);
    expectVerdict(report, { status: 'ok' });
    const isInHeader = /[\x80-\xff]/.test(sent);
    expect(isInHeader).toBe(!('bcc' in inputs));
    expect(report.checks[0]?.notices).toMatchObject(isInHeader ? [NOTICE] : []);
    expect(mailFrom(server)[0]).not.toContain('BODY');
  });

  test('are told in a round trip, too', async () => {
    await using system = await startMailSystem({ smtp: { capabilities } });
    const report = await system.run({ 'reply-to': 'grüße@mail.test' });
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices).toMatchObject([NOTICE]);
  });
});

describe('BEH-B7: SIZE', () => {
  const capabilities = ['AUTH PLAIN', 'SIZE 100000', '8BITMIME'];
  const REFUSALS = [
    '555 5.5.4 Unsupported option: SIZE=700',
    '501 5.5.4 Syntax error in parameters: SIZE',
    '555 MAIL FROM parameters not recognized or not implemented',
    '504 5.5.4 Command parameter not implemented',
  ];

  test.each(REFUSALS)('is given up when it is refused: %s', async (refusal) => {
    const { report, server, sent } = await send({ capabilities, on: { MAIL: [refusal, undefined] } }, {});
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/announces SIZE/) }]);
    expect(mailFrom(server).map((line) => line.includes('SIZE='))).toEqual([true, false]);
    expect(sent).not.toBe('');
  });

  test.each(['501 5.1.7 Bad sender address syntax', '552 5.3.4 Message size exceeds fixed limit', '550 5.5.4 no'])(
    'is not blamed for another refusal: %s',
    async (refusal) => {
      const { report, server } = await send({ capabilities, on: { MAIL: refusal } }, {});
      expect(report.status).toBe('critical');
      expect(mailFrom(server)).toHaveLength(1);
    },
  );

  test('is not tried again without end', async () => {
    const { report, server } = await send({ capabilities, on: { MAIL: '555 5.5.4 Unsupported option' } }, {});
    expectVerdict(report, { status: 'critical', code: 'E_MSG_REJECTED', reply: /Unsupported option/ });
    expect(mailFrom(server)).toHaveLength(2);
  });
});

describe('BEH-B7: PIPELINING', () => {
  const REFUSED = '503 5.5.0 Improper use of SMTP command pipelining';

  test('is given up when the server refuses it, and the message is sent once', async () => {
    const on = {
      MAIL: [REFUSED, undefined],
      RCPT: [REFUSED, undefined],
      DATA: [REFUSED, undefined],
    };
    const { report, server, sent } = await send({ capabilities: [...PLAIN, 'PIPELINING'], on }, {});
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/announces PIPELINING/) }]);
    expect(mailFrom(server)).toHaveLength(2);
    expect(sent).not.toBe('');
  });

  test('is not tried again without end', async () => {
    const on = { MAIL: REFUSED, RCPT: REFUSED, DATA: REFUSED };
    const { report, server } = await send({ capabilities: [...PLAIN, 'PIPELINING'], on }, {});
    expectVerdict(report, { status: 'critical', code: 'E_MSG_REJECTED', reply: /Improper use/ });
    expect(mailFrom(server)).toHaveLength(2);
  });

  test('is not blamed for another refusal', async () => {
    const on = { MAIL: '550 5.7.1 Not you', RCPT: '503 5.5.1 Sender first', DATA: '503 5.5.1 Sender first' };
    const { report, server } = await send({ capabilities: [...PLAIN, 'PIPELINING'], on }, {});
    expectVerdict(report, { status: 'critical', code: 'E_SENDER_REJECTED', reply: /Not you/ });
    expect(mailFrom(server)).toHaveLength(1);
  });
});
