/** BEH-B1: an OK to the login is believed when the server then treats the user as logged in, and not before. */
import { describe, expect, test } from 'vitest';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Reply, Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const RETRIES = { retries: '1', 'retry-delay': '0s', ...LONG_LIMITS };
const NOT_CONNECTED = 'BAD User is authenticated but not connected.';
/** As Exchange: it refuses, and hangs up. */
const REFUSES: Reply = { reply: NOT_CONNECTED, next: { raw: '* BYE Connection closed. 14\r\n' } };
const refused: Verdict = {
  status: 'critical',
  code: 'E_AUTH_REJECTED',
  isRetried: false,
  message: /accepted the login/,
  hint: /password.*scope.*licence.*shared mailbox.*throttling/,
};

const imap = (script: Partial<Script>): Script => ({ protocol: 'imap', ...script });
const forAll = (reply: Reply): NonNullable<Script['on']> => ({
  LIST: reply,
  STATUS: reply,
  EXAMINE: reply,
  SELECT: reply,
});

describe('BEH-B1: a login that is accepted, by a server that then refuses its user', () => {
  test.each([
    ['imap-login', 'imap_status'],
    ['imap-search', 'imap_select'],
    ['imap-mailbox', 'imap_status'],
  ] as const)('is critical in %s, with the true answer, and not tried again', async (mode, phase) => {
    await using server = await startScripted(imap({ on: forAll(REFUSES) }));
    const report = await runProbe({ mode, ...server.inputs, ...RETRIES });
    expectVerdict(report, { ...refused, phase, reply: /User is authenticated but not connected/ });
    expect(server.connections).toBe(1);
    // A list of names for the hint was not asked for: the name was not the trouble.
    if (mode !== 'imap-mailbox') expect(server.said('LIST')).toEqual([]);
  });

  test('is critical in round-trip, and nothing is sent', async () => {
    await using server = await startScripted(imap({ on: forAll(REFUSES) }));
    await using smtp = await startScripted({ protocol: 'smtp' });
    const inputs = { ...server.ownInputs, ...smtp.ownInputs, ...RETRIES, from: 'a@mail.test', to: 'a@mail.test' };
    const report = await runProbe({ mode: 'round-trip', ...inputs });
    expectVerdict(report, { ...refused, phase: 'imap_select', reply: /authenticated but not connected/ });
    expect(smtp.said('MAIL')).toEqual([]);
  });

  test.each(['imap-login', 'imap-search', 'imap-mailbox'])('is critical when it only hangs up: %s', async (mode) => {
    const bye = { raw: '* BYE Connection closed. 14\r\n' };
    await using server = await startScripted(imap({ on: forAll(bye) }));
    const report = await runProbe({ mode, ...server.inputs, ...RETRIES });
    expectVerdict(report, { ...refused, reply: /Connection closed\. 14/ });
  });

  test.each([
    ['NO Not authenticated', {}],
    ['BAD Command received in Invalid state.', {}],
    ['BAD Something is wrong', {}],
    ['NO [AUTHORIZATIONFAILED] No', {}],
    ['NO User not found', {}],
    ['NO Access denied', {}],
    ['NO No such user', {}],
  ])('is critical after %s', async (reply) => {
    await using server = await startScripted(imap({ on: forAll(reply) }));
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...RETRIES });
    expectVerdict(report, { ...refused, reply: new RegExp(reply.replace(/[[\].]/g, '\\$&')) });
  });

  test.each(['NO [UNAVAILABLE] Back end is down', 'NO Server Unavailable. 15'])(
    'is critical, and may pass by itself, when the mailbox is not available now: %s',
    async (reply) => {
      await using server = await startScripted(imap({ on: forAll(reply) }));
      const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...RETRIES });
      const code = 'E_MAILBOX_UNAVAILABLE';
      expectVerdict(report, { status: 'critical', code, isRetried: true, reply: /Back end is down|Unavailable. 15/ });
    },
  );
});

describe('BEH-B1: a login that is accepted', () => {
  const first = (lines: readonly string[], verb: string): number =>
    lines.findIndex((line) => line.includes(` ${verb}`));

  test('asks for the state of INBOX in the same flight', async () => {
    await using server = await startScripted(imap({}));
    expectVerdict(await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS }), { status: 'ok' });
    const lines = server.heard.map(({ line }) => line);
    expect(lines[first(lines, 'AUTHENTICATE') + 1]).toMatch(/ STATUS "?INBOX"? \(UIDNEXT\)$/);
  });

  test.each([
    'NO [NONEXISTENT] Unknown Mailbox: INBOX',
    'NO [NOPERM] Access denied',
    "NO Mailbox doesn't exist: INBOX",
    'NO Permission denied for mailbox INBOX',
  ])('is proven by a refusal that names the mailbox: %s', async (reply) => {
    await using server = await startScripted(imap({ on: { STATUS: reply } }));
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...RETRIES });
    expectVerdict(report, { status: 'ok', isRetried: false });
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/INBOX/), reply }]);
    expect(server.said('EXAMINE')).toEqual([]);
  });

  test.each(['BAD Unknown command', 'NO Failed', 'NO Permission denied', 'NO Not found'])(
    'opens INBOX where it is not clear what was refused: %s',
    async (reply) => {
      await using server = await startScripted(imap({ on: { STATUS: reply } }));
      const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS });
      expectVerdict(report, { status: 'ok' });
      expect(server.said('EXAMINE')).toHaveLength(1);
      expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/STATUS/), reply }]);
    },
  );

  test('asks again when the server loses what is sent right behind the login', async () => {
    await using server = await startScripted(
      imap({
        capabilities: ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN'],
        on: { AUTHENTICATE: 'OK [CAPABILITY IMAP4rev1] in', STATUS: [{ raw: '' }, undefined] },
      }),
    );
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS });
    expectVerdict(report, { status: 'ok' });
    expect(server.said('STATUS')).toHaveLength(2);
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/right behind the login/) }]);
  });

  test.each(['NO [AUTHENTICATIONFAILED] no', 'BAD no'])('is not believed when it is refused: %s', async (reply) => {
    await using server = await startScripted(imap({ on: { AUTHENTICATE: reply } }));
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...RETRIES });
    expectVerdict(report, { status: 'critical', code: 'E_AUTH_REJECTED', phase: 'imap_auth', isRetried: false });
  });
});

describe('BEH-B1: a look-up for a hint', () => {
  test.each([
    ['is refused', 'NO not now'],
    ['ends the session', { raw: '* BYE gone\r\n' }],
  ] as const)('does not take the place of the failure when it %s', async (_what, list) => {
    const no = 'NO [NONEXISTENT] no such mailbox';
    await using server = await startScripted(imap({ on: { LIST: list, EXAMINE: no, STATUS: no } }));
    const expected = { status: 'critical', code: 'E_MAILBOX_MISSING', reply: /no such mailbox/ } as const;
    const target = { ...server.inputs, ...RETRIES, mailbox: 'Gone', mailboxes: 'Gone' };
    expectVerdict(await runProbe({ mode: 'imap-search', ...target }), { ...expected, phase: 'imap_select' });
    expectVerdict(await runProbe({ mode: 'imap-mailbox', ...target }), { ...expected, phase: 'imap_status' });
  });
});

test('BEH-B1: a missing mailbox is told in a round trip, though the list is refused as well', async () => {
  const on = { LIST: 'NO not now', EXAMINE: 'NO [NONEXISTENT] no such mailbox' };
  await using server = await startScripted(imap({ on }));
  await using smtp = await startScripted({ protocol: 'smtp' });
  const inputs = { ...server.ownInputs, ...smtp.ownInputs, ...LONG_LIMITS, from: 'a@mail.test', to: 'a@mail.test' };
  const report = await runProbe({ mode: 'round-trip', mailbox: 'Gone', ...inputs });
  expectVerdict(report, { status: 'critical', code: 'E_MAILBOX_MISSING', reply: /no such mailbox/ });
});

test.each([
  ['* LIST () "/" INBOX\r\n* LIST () "/" Archive', /Did you mean Archive\? The server lists INBOX, Archive\./],
  ['* LIST () "." INBOX\r\n* LIST () "." ARCHIV', /Write ARCHIV: capitals count/],
  ['* LIST (\\Noselect) "/" Archiv', /only holds other mailboxes/],
])('BEH-D13: a missing mailbox is told in a round trip with the names that are there: %j', async (list, hint) => {
  const on = { LIST: list, EXAMINE: 'NO [NONEXISTENT] no such mailbox' };
  await using server = await startScripted(imap({ on }));
  await using smtp = await startScripted({ protocol: 'smtp' });
  const inputs = { ...server.ownInputs, ...smtp.ownInputs, ...LONG_LIMITS, from: 'a@mail.test', to: 'a@mail.test' };
  const report = await runProbe({ mode: 'round-trip', mailbox: 'Archiv', ...inputs });
  expectVerdict(report, { status: 'critical', code: 'E_MAILBOX_MISSING', phase: 'imap_select', hint });
  expect(server.said('LIST')).toHaveLength(1);
  expect(smtp.said('MAIL')).toEqual([]);
});

test('BEH-B1: the phase of a refused command is that of the command', async () => {
  await using server = await startScripted(imap({ on: { LIST: 'NO not now' } }));
  const report = await runProbe({ mode: 'imap-mailbox', mailboxes: '*', ...server.inputs, ...LONG_LIMITS });
  expectVerdict(report, { status: 'critical', code: 'E_PROTO', phase: 'imap_status', reply: /not now/ });
});
