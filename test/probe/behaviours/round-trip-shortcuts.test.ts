/** BEH-B7 in round trips: what a server announces and does not have costs neither the verdict nor a second password. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';
import { LONG_LIMITS, PASSWORD, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const OLD = 'From: a@b.test\r\nSubject: old\r\n\r\nHello\r\n';
const MESSAGE = { from: USERNAME, to: USERNAME };

const given = (report: Report): readonly (string | undefined)[] =>
  report.checks[0]?.notices.map(({ message }) => /announces ([^\s,]+),/.exec(message)?.[1]) ?? [];

describe('BEH-B7: a round trip', () => {
  test('uses none of the extensions that only other modes need', async () => {
    const USES = /\bRETURN\b|\bYOUNGER\b|\bOLDER\b|\{\d+\+\}|\bIDLE\b|\bMOVE\b|\bGETQUOTA|\bSIZE\b|\bENABLE\b|\bID \(/;
    await using system = await startMailSystem({
      imap: { onCommand: (_verb, line) => (USES.test(line) ? 'BAD Unknown command or argument' : undefined) },
      onStart: (sandbox) => void sandbox.deliver({ raw: OLD }),
    });
    const report = await system.run();
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices).toEqual([]);
    expect(system.messages()).toHaveLength(1);
  });

  test('gives up SASL-IR when the server asks again, and the password is judged once', async () => {
    const on = {
      AUTHENTICATE: [
        { plus: '', next: 'BAD Invalid base64' },
        { plus: '', next: 'OK in' },
      ],
    };
    await using imap = await startScripted({ protocol: 'imap', on });
    await using smtp = await startScripted({ protocol: 'smtp' });
    const inputs = { ...imap.ownInputs, ...smtp.ownInputs, ...MESSAGE, ...LONG_LIMITS };
    const report = await runProbe({ mode: 'round-trip', ...inputs, 'delivery-timeout': '1s' });
    expectVerdict(report, { status: 'critical', code: 'E_NOT_ARRIVED' });
    expect(given(report)).toEqual(['SASL-IR']);
    const sent = `\0${USERNAME}\0${PASSWORD}`;
    expect(imap.heard.filter(({ line }) => Buffer.from(line, 'base64').toString() === sent)).toHaveLength(1);
  });

  test('sends no password again when a literal in LOGIN is refused', async () => {
    const capabilities = ['IMAP4rev1', 'LITERAL+', 'UIDPLUS'];
    await using imap = await startScripted({
      protocol: 'imap',
      capabilities,
      on: { LOGIN: 'BAD Literal not allowed' },
    });
    await using smtp = await startScripted({ protocol: 'smtp' });
    const inputs = { ...imap.ownInputs, ...smtp.ownInputs, ...MESSAGE, ...LONG_LIMITS };
    const report = await runProbe({ mode: 'round-trip', ...inputs, retries: '2', 'retry-delay': '0s' });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_AUTH_REJECTED',
      reply: /Literal not allowed/,
      isRetried: false,
    });
    expect(imap.said('LOGIN')).toHaveLength(1);
    expect(smtp.said('AUTH')).toHaveLength(0);
  });

  test('gives up PIPELINING, and sends the message once', async () => {
    const REFUSED = '503 5.5.0 Improper use of SMTP command pipelining';
    const on = { MAIL: [REFUSED, undefined], RCPT: [REFUSED, undefined], DATA: [REFUSED, undefined] };
    await using system = await startMailSystem({ smtp: { capabilities: ['AUTH PLAIN', 'PIPELINING'], on } });
    const report = await system.run();
    expectVerdict(report, { status: 'ok' });
    expect(given(report)).toEqual(['PIPELINING']);
    expect([system.sent.length, system.messages().length]).toEqual([1, 0]);
  });
});

describe('BEH-B7, BEH-D6: UIDPLUS that is announced, and refused when it is used', () => {
  const bad = (verb: string): string | undefined => (verb === 'UID EXPUNGE' ? 'BAD Unknown command' : undefined);
  const fill = {
    onStart: (sandbox: Parameters<NonNullable<Parameters<typeof startMailSystem>[0]>['onStart'] & object>[0]) =>
      void sandbox.deliver({ raw: OLD }),
  };

  test('leaves the message flagged, and says so', async () => {
    await using system = await startMailSystem({ imap: { onCommand: bad }, ...fill });
    const report = await system.run();
    expectVerdict(report, {
      status: 'warning',
      code: 'E_CLEANUP',
      message: /left in INBOX: .*UIDPLUS/,
      hint: /cleanup: expunge/,
    });
    expect(given(report)).toEqual(['UIDPLUS']);
    expect(system.commands().filter((line) => line === 'EXPUNGE')).toEqual([]);
    expect(system.messages()).toHaveLength(2);
  });

  test('is done without under cleanup: expunge', async () => {
    await using system = await startMailSystem({ imap: { onCommand: bad }, ...fill });
    const report = await system.run({ cleanup: 'expunge' });
    expectVerdict(report, { status: 'ok' });
    expect(given(report)).toEqual(['UIDPLUS']);
    expect(system.messages().map(({ raw }) => raw.toString())).toEqual([OLD]);
  });

  test('deletes nothing that a search has found, and is told', async () => {
    await using system = await startMailSystem({ imap: { onCommand: bad }, ...fill });
    const { 'imap-host': host = '', 'imap-port': port = '', 'tls-ca': ca = '' } = system.inputs;
    const server = { host, port, 'tls-mode': 'implicit', 'tls-ca': ca, ...LONG_LIMITS };
    const report = await runProbe({ mode: 'imap-search', ...server, search: 'subject: old', 'delete-found': 'true' });
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL', message: /UIDPLUS/, hint: /flagged.*[Dd]eleted/ });
    expect(given(report)).toEqual(['UIDPLUS']);
    expect(system.messages()).toHaveLength(1);
    expect(system.commands().filter((line) => line === 'EXPUNGE')).toEqual([]);
  });
});
