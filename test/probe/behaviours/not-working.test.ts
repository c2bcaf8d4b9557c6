/** BEH-B7: what a server announces and does not have is given up after one BAD, and told; no password is tried twice. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, PASSWORD, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';

const BASE = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN'];
const SEARCH = { mode: 'imap-search', search: 'subject: x' };
const BAD = 'BAD Unknown argument';

async function run(
  on: NonNullable<Script['on']>,
  capabilities: readonly string[],
  inputs: Readonly<Record<string, string>>,
): Promise<{ report: Report; server: ScriptedServer }> {
  await using server = await startScripted({ protocol: 'imap', capabilities: [...BASE, ...capabilities], on });
  const report = await runProbe({ ...server.inputs, ...LONG_LIMITS, ...inputs });
  return { report, server };
}

function expectGivenUp(report: Report, ...names: readonly string[]): void {
  expectVerdict(report, { status: 'ok' });
  expect(report.checks[0]?.notices.map(({ message }) => /announces (\S+),/.exec(message)?.[1])).toEqual(names);
}

function value(report: Report, metric: string): number | undefined {
  return report.checks[0]?.measurements.find((each) => each.metric === metric)?.value;
}

describe('BEH-B7: ESEARCH', () => {
  const ONE = { EXAMINE: '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] Ok' };

  test.each([BAD, 'OK Done', '* ESEARCH (TAG "other") UID COUNT 1'])('is given up after %s', async (answer) => {
    const row = '* 1 FETCH (UID 7 INTERNALDATE "01-Nov-2026 10:00:00 +0000")';
    const on = { ...ONE, 'UID SEARCH': [answer, '* SEARCH 7'], 'UID FETCH': row };
    const { report, server } = await run(on, ['ESEARCH'], SEARCH);
    expectGivenUp(report, 'ESEARCH');
    expect(value(report, 'messages_found')).toBe(1);
    const asked = server.said('UID SEARCH').map(({ line }) => line.includes('RETURN'));
    expect(asked).toEqual([true, false]);
  });

  test('is not blamed when the search without it fails as well', async () => {
    const { report, server } = await run({ ...ONE, 'UID SEARCH': BAD }, ['ESEARCH'], SEARCH);
    expectVerdict(report, { status: 'critical', code: 'E_SEARCH_FAILED', reply: /Unknown argument/ });
    expect(server.said('UID SEARCH')).toHaveLength(2);
    expect(report.checks[0]?.notices).toEqual([]);
  });

  test('is asked for once when the server says NO', async () => {
    const { report, server } = await run({ ...ONE, 'UID SEARCH': 'NO not now' }, ['ESEARCH'], SEARCH);
    expectVerdict(report, { status: 'critical', code: 'E_SEARCH_FAILED' });
    expect(server.said('UID SEARCH')).toHaveLength(1);
  });
});

test('BEH-B7: WITHIN is given up, and ages are searched by days', async () => {
  const on = { 'UID SEARCH': [BAD, '* SEARCH'], EXAMINE: '* 0 EXISTS\r\n* OK [UIDVALIDITY 1] Ok' };
  const { report, server } = await run(on, ['WITHIN'], { mode: 'imap-search', search: 'newer-than: 2h' });
  expectGivenUp(report, 'WITHIN');
  expect(server.said('UID SEARCH')[0]?.line).toContain('YOUNGER 7200');
  expect(server.said('UID SEARCH')[1]?.line).toContain('SINCE');
});

test('BEH-B7: a literal that is sent without request is sent again on request', async () => {
  const { report, server } = await run({ 'UID SEARCH': [BAD, { plus: '', next: '* SEARCH' }] }, ['LITERAL+'], {
    mode: 'imap-search',
    search: 'subject: käse',
  });
  expectGivenUp(report, 'LITERAL+');
  const sent = server.said('UID SEARCH').map(({ line }) => /\{\d+\+?\}/.exec(line)?.[0]);
  expect(sent).toEqual(['{5+}', '{5}']);
});

test.each(['INBOX\nSent', '*'])('BEH-B7: LIST-STATUS is given up: %s', async (mailboxes) => {
  const names = mailboxes === '*' ? ['INBOX'] : mailboxes.split('\n');
  const on = {
    LIST: [BAD, '* LIST () "/" INBOX'],
    STATUS: names.map((name) => `* STATUS ${name} (MESSAGES 1 RECENT 0 UNSEEN 1 UIDNEXT 2)`),
  };
  const { report, server } = await run(on, ['LIST-STATUS', 'LIST-EXTENDED'], { mode: 'imap-mailbox', mailboxes });
  expectGivenUp(report, 'LIST-STATUS');
  expect(server.said('STATUS')).toHaveLength(names.length);
});

test('BEH-B7: STATUS=SIZE and QUOTA are given up', async () => {
  const on = { STATUS: [BAD, '* STATUS INBOX (MESSAGES 1 RECENT 0 UNSEEN 1 UIDNEXT 2)'], GETQUOTAROOT: BAD };
  const { report } = await run(on, ['STATUS=SIZE', 'QUOTA'], { mode: 'imap-mailbox' });
  expectGivenUp(report, 'STATUS=SIZE', 'QUOTA');
});

test('BEH-B7: ID that is refused by a server that demands it is told', async () => {
  await using server = await startScripted({ protocol: 'imap', on: { ID: BAD } });
  const inputs = { ...server.inputs, host: 'imap.163.com', 'tls-servername': 'mail.test', ...LONG_LIMITS };
  const report = await runProbe({ mode: 'imap-login', ...inputs }, { dns: { 'imap.163.com': ['127.0.0.1'] } });
  expectVerdict(report, { status: 'ok' });
  expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/refused ID/), reply: BAD }]);
});

describe('BEH-B7: SASL-IR', () => {
  const given = `\0${USERNAME}\0${PASSWORD}`;

  test.each(['imap-login', 'imap-search'])('is given up when the server asks again: %s', async (mode) => {
    // What follows the command is read as the answer, and is none.
    const on = {
      AUTHENTICATE: [
        { plus: '', next: 'BAD Invalid base64' },
        { plus: '', next: 'OK in' },
      ],
    };
    const { report, server } = await run(on, [], { mode });
    expectGivenUp(report, 'SASL-IR');
    const [first, second] = server.said('AUTHENTICATE').map(({ line }) => line.split(' ').slice(2));
    expect([first?.length, second?.length]).toEqual([2, 1]);
    const judged = server.heard.filter(({ line }) => Buffer.from(line, 'base64').toString() === given);
    expect(judged).toHaveLength(1);
  });

  test.each(['NO [AUTHENTICATIONFAILED] no', 'BAD Too many arguments'])(
    'is not given up when the password may have been judged: %s',
    async (reply) => {
      const { report, server } = await run({ AUTHENTICATE: reply }, [], { mode: 'imap-login' });
      expectVerdict(report, { status: 'critical', code: 'E_AUTH_REJECTED' });
      expect(server.said('AUTHENTICATE')).toHaveLength(1);
    },
  );
});
