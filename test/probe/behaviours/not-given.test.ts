/** BEH-B2, BEH-B3: what a server was asked for and did not give is told, and no threshold on it is passed. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const LIST_STATUS = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'LIST-STATUS', 'LIST-EXTENDED'];
const ESEARCH = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'ESEARCH'];

async function run(script: Partial<Script>, inputs: Readonly<Record<string, string>>): Promise<Report> {
  await using server = await startScripted({ protocol: 'imap', ...script });
  return await runProbe({ ...server.inputs, ...LONG_LIMITS, ...inputs });
}

function values(report: Report, metric: string): Record<string, number> {
  const found = report.checks[0]?.measurements.filter((each) => each.metric === metric) ?? [];
  return Object.fromEntries(found.map(({ label = '', value }) => [label, value]));
}

const received = (report: Report): string =>
  (report.checks[0]?.transcript ?? [])
    .filter(({ direction }) => direction === 'received')
    .map(({ text }) => text)
    .join('\n');

const MAILBOX = { mode: 'imap-mailbox' };
const FULL = (name: string): string => `* STATUS ${name} (MESSAGES 3 RECENT 0 UNSEEN 1 UIDNEXT 4)`;

describe('BEH-B2: a count that was asked for and not given', () => {
  test('of the only mailbox is not ok: nothing was measured', async () => {
    const report = await run({ on: { STATUS: '* STATUS INBOX ()' } }, MAILBOX);
    expectVerdict(report, {
      status: 'critical',
      code: 'E_PROTO',
      phase: 'imap_status',
      message: /did not send UNSEEN of INBOX, MESSAGES of INBOX, UIDNEXT of INBOX/,
    });
    expect(received(report)).toContain('* STATUS INBOX ()');
  });

  test.each([
    ['UNSEEN', 'MESSAGES 3 RECENT 0 UIDNEXT 4', 'unknown', 'E_UNSUPPORTED'],
    ['MESSAGES', 'UNSEEN 3 RECENT 0 UIDNEXT 4', 'warning', 'E_PARTIAL'],
    ['UIDNEXT', 'UNSEEN 3 RECENT 0 MESSAGES 4', 'warning', 'E_PARTIAL'],
    ['UIDNEXT', 'UNSEEN 3 RECENT 0 MESSAGES 4 UIDNEXT x', 'warning', 'E_PARTIAL'],
  ] as const)('is told: %s', async (item, given, status, code) => {
    const report = await run({ on: { STATUS: `* STATUS INBOX (${given})` } }, MAILBOX);
    expectVerdict(report, { status, code, message: new RegExp(`did not send ${item} of INBOX`) });
  });

  test('is told as a notice where it is not part of the verdict', async () => {
    const report = await run({ on: { STATUS: '* STATUS INBOX (MESSAGES 3 UNSEEN 1 UIDNEXT 4)' } }, MAILBOX);
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/RECENT of INBOX/) }]);
  });

  test('fails the threshold on it, though other mailboxes pass', async () => {
    const on = { STATUS: [FULL('INBOX'), '* STATUS Sent (MESSAGES 3 RECENT 0 UIDNEXT 4)'] };
    const report = await run({ on }, { ...MAILBOX, mailboxes: 'INBOX\nSent', critical: '10' });
    expectVerdict(report, {
      status: 'unknown',
      code: 'E_THRESHOLD',
      message: /mailbox_unseen\{mailbox="Sent"\} was not measured/,
    });
    expect(values(report, 'mailbox_unseen')).toEqual({ INBOX: 1 });
    const one = { ...MAILBOX, mailboxes: 'INBOX\nSent', thresholds: 'mailbox_unseen{mailbox="INBOX"} critical=10' };
    expectVerdict(await run({ on }, one), { status: 'warning', code: 'E_PARTIAL', message: /UNSEEN of Sent/ });
  });

  test('fails the threshold when * finds a mailbox that cannot be read', async () => {
    const on = {
      LIST: '* LIST () "/" INBOX\r\n* LIST () "/" Secret',
      STATUS: [FULL('INBOX'), 'NO [NOPERM] not for you'],
    };
    const report = await run({ on }, { ...MAILBOX, mailboxes: '*', critical: '10' });
    expectVerdict(report, {
      status: 'unknown',
      code: 'E_THRESHOLD',
      message: /mailbox_unseen\{mailbox="Secret"\} was not measured/,
    });
  });

  test('by LIST-STATUS is asked for by STATUS', async () => {
    const on = {
      LIST: '* LIST () "/" INBOX\r\n* STATUS INBOX (MESSAGES 3)',
      STATUS: FULL('INBOX'),
    };
    const report = await run({ capabilities: LIST_STATUS, on }, { ...MAILBOX, mailboxes: '*' });
    expectVerdict(report, { status: 'ok' });
    expect(values(report, 'mailbox_unseen')).toEqual({ INBOX: 1 });
  });

  test('of a quota root fails a threshold on the quota', async () => {
    const capabilities = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'QUOTA'];
    const on = { GETQUOTAROOT: '* QUOTAROOT INBOX "a" "b"\r\n* QUOTA "a" (STORAGE 1 100)' };
    expectVerdict(await run({ capabilities, on }, MAILBOX), { status: 'ok' });
    const limited = await run({ capabilities, on }, { ...MAILBOX, thresholds: 'quota_used_ratio critical=0.9' });
    expectVerdict(limited, { status: 'unknown', code: 'E_UNSUPPORTED', message: /quota_used_ratio was not measured/ });
  });

  test('is told when a row of the quota cannot be read', async () => {
    const capabilities = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'QUOTA'];
    const on = { GETQUOTAROOT: '* QUOTAROOT INBOX ""\r\n* QUOTA "" (STORAGE 12 x)' };
    const report = await run({ capabilities, on }, MAILBOX);
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/quota/) }]);
  });
});

describe('BEH-B3: lines of LIST', () => {
  const lists = (LIST: string): Partial<Script> => ({ on: { LIST, STATUS: FULL('INBOX') } });
  const ALL = { ...MAILBOX, mailboxes: '*' };

  test.each([
    ['a name with a blank that is not quoted', '* LIST () "/" Sent Items'],
    ['a row without a name', '* LIST () "/"'],
    ['a bracket that is not closed', '* LIST (\\HasNoChildren "/" Sent'],
    ['a quote that is not closed', '* LIST () "/" "Sent'],
  ])('that cannot be read are counted, told and shown: %s', async (_what, row) => {
    const report = await run(lists(`* LIST () "/" INBOX\r\n${row}`), ALL);
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL', message: /1 line of LIST cannot be read/ });
    expect(received(report)).toContain(row);
    expect(values(report, 'mailbox_unseen')).toEqual({ INBOX: 1 });
  });

  test.each([
    ['none', 'OK Done'],
    ['none that can be opened', '* LIST (\\Noselect) "/" x'],
    ['none that can be read', '* LIST () "/" Sent Items'],
  ])('with %s are no success', async (_what, list) => {
    const report = await run(lists(list), ALL);
    expectVerdict(report, { status: 'critical', code: 'E_MAILBOX_MISSING', phase: 'imap_status' });
    expect(report.message).toMatch(/lists no mailbox/);
    expectVerdict(await run({ ...lists(list), capabilities: LIST_STATUS }, ALL), {
      status: 'critical',
      code: 'E_MAILBOX_MISSING',
    });
  });
});

describe('BEH-B3: a line that the parser drops', () => {
  test('is shown as it came, and told once', async () => {
    const on = { EXAMINE: '* 1 EXISTS\r\n* FLAGS (((\r\n* FLAGS (((\r\nOK Done', 'UID SEARCH': '* SEARCH' };
    const report = await run({ on }, { mode: 'imap-search', transcript: 'true' });
    expectVerdict(report, { status: 'ok' });
    expect(received(report)).toContain('* FLAGS (((');
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/cannot be read/) }]);
  });

  test('shows nothing of a message', async () => {
    const row = '* 1 FETCH (UID 7 BODY[HEADER.FIELDS (SUBJECT)] "Subject: private" ((';
    const on = { EXAMINE: `* 1 EXISTS\r\n${row}\r\nOK Done`, 'UID SEARCH': '* SEARCH' };
    const report = await run({ on }, { mode: 'imap-search', transcript: 'true' });
    expect(received(report)).toContain('* 1 FETCH');
    expect(JSON.stringify(report)).not.toContain('private');
  });
});

describe('BEH-B2: a search', () => {
  const SEARCH = { mode: 'imap-search', search: 'subject: x' };

  test('that is answered without a result counted nothing, and passes no threshold', async () => {
    for (const capabilities of [ESEARCH, ESEARCH.slice(0, 3)]) {
      const script = { capabilities, on: { 'UID SEARCH': 'OK Done' } };
      const report = await run(script, SEARCH);
      expectVerdict(report, { status: 'warning', code: 'E_SEARCH_NO_RESULT_LINE', message: /not known/ });
      expect(values(report, 'messages_found')).toEqual({});
      for (const critical of ['0', '@1:5', '1:']) {
        expectVerdict(await run(script, { ...SEARCH, critical }), {
          status: 'unknown',
          code: 'E_SEARCH_NO_RESULT_LINE',
          message: /messages_found was not measured/,
        });
      }
    }
  });

  test.each([
    ['COUNT', ESEARCH, '* ESEARCH (TAG "{tag}") UID COUNT 5'],
    ['numbers', ESEARCH.slice(0, 3), '* SEARCH 1 2 3 4 5'],
  ])('that finds more than the mailbox holds is told: %s', async (_what, capabilities, found) => {
    const on = { EXAMINE: '* 2 EXISTS\r\n* OK [UIDVALIDITY 1] Ok', 'UID SEARCH': found };
    const report = await run({ capabilities, on }, SEARCH);
    expectVerdict(report, { status: 'warning', code: 'E_PROTO_UNEXPECTED', message: /found 5 messages.*holds 2/ });
    const news = { ...on, 'UID SEARCH': `* 5 EXISTS\r\n${found}` };
    expect((await run({ capabilities, on: news }, SEARCH)).status).toBe('ok');
  });

  test('tells when messages have no date that can be read', async () => {
    const on = {
      EXAMINE: '* 2 EXISTS\r\n* OK [UIDVALIDITY 1] Ok',
      'UID SEARCH': '* SEARCH 1 2',
      'UID FETCH': '* 1 FETCH (UID 1 INTERNALDATE "01-Nov-2026 10:00:00 +0000")\r\n* 2 FETCH (UID 2)',
    };
    const report = await run({ on }, SEARCH);
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/1 of the messages found/) }]);
  });
});

describe('BEH-B14: a date that does not exist', () => {
  const on = {
    EXAMINE: '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] Ok',
    'UID SEARCH': '* SEARCH 1',
    'UID FETCH': '* 1 FETCH (UID 1 INTERNALDATE "00-Jan-0000 00:00:00 +0000")',
  };
  const SEARCH = { mode: 'imap-search', search: 'subject: x' };

  test('is not measured, and told', async () => {
    const report = await run({ on }, SEARCH);
    expectVerdict(report, { status: 'ok' });
    expect(values(report, 'messages_found')).toEqual({ '': 1 });
    expect(values(report, 'newest_message_age_seconds')).toEqual({});
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/no date that can be read/) }]);
  });

  test('passes no threshold on an age', async () => {
    const report = await run({ on }, { ...SEARCH, thresholds: 'newest_message_age_seconds critical=1h' });
    expectVerdict(report, { status: 'unknown', code: 'E_THRESHOLD', message: /was not measured/ });
  });
});
