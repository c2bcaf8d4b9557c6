/**
 * ATK-K9: an untagged answer of an IMAP server counts only for the question that was asked: by the name of the mailbox,
 * the quota root, the tag, the UID. Answers to other questions are legal data, and are ignored; a question without an
 * answer of its own is reported, and never counts as zero.
 */
import { describe, expect, test } from 'vitest';
import { uidTest } from '../../src/mail/imap/asked-uids.ts';
import { nameTest } from '../../src/mail/imap/mailbox-name.ts';
import { askOpen } from '../../src/mail/imap/mailbox-state.ts';
import type { Report } from '../../src/model/report.ts';
import { ENDPOINTS } from '../fuzz/endpoints.ts';
import { expectVerdict } from '../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../support/scripted/run-probe.ts';
import type { Script } from '../support/scripted/script.ts';
import { startScripted } from '../support/scripted/scripted-server.ts';

const LOGIN = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN'];
const ZERO = '(MESSAGES 0 UNSEEN 0 UIDNEXT 1 RECENT 0)';
const MANY = '(MESSAGES 900 UNSEEN 900 UIDNEXT 901 RECENT 0)';

async function run(on: Script['on'], inputs: Record<string, string>, extensions: readonly string[] = []) {
  await using server = await startScripted({ protocol: 'imap', capabilities: [...LOGIN, ...extensions], on: on ?? {} });
  const report = await runProbe({ ...server.inputs, ...LONG_LIMITS, ...inputs });
  return { report, heard: server.heard.map(({ line }) => line) };
}

/** The values of a metric, by label where it has labels. */
function values(report: Report, metric: string): Record<string, number> {
  const found = report.checks[0]?.measurements.filter((each) => each.metric === metric) ?? [];
  return Object.fromEntries(found.map(({ label = '', value }) => [label, value]));
}

describe('ATK-K9 STATUS', () => {
  const unseen = { mode: 'imap-mailbox', thresholds: 'mailbox_unseen critical=100' };

  test.each([
    ['another mailbox', `* STATUS "Other" ${ZERO}`],
    ['a mailbox below', `* STATUS INBOX/x ${ZERO}`],
    ['no name', `* STATUS NIL ${ZERO}`],
  ])('a row of %s is no answer', async (_what, row) => {
    const { report } = await run({ STATUS: row }, unseen);
    expectVerdict(report, { status: 'critical', code: 'E_PROTO', reply: /without a STATUS line for INBOX/ });
    expect(values(report, 'mailbox_unseen')).toEqual({});
  });

  test('a row of no number is no answer', async () => {
    const { report } = await run({ STATUS: '* STATUS INBOX ()' }, unseen);
    expectVerdict(report, { status: 'critical', code: 'E_PROTO', message: /did not send UNSEEN of INBOX/ });
    expect(values(report, 'mailbox_unseen')).toEqual({});
  });

  test.each([
    [[`* STATUS INBOX ${MANY}`, `* STATUS "Other" ${ZERO}`]],
    [[`* STATUS "Other" ${ZERO}`, `* STATUS inbox ${MANY}`]],
    [[`* STATUS INBOX ${MANY}`, '* STATUS INBOX ()']],
  ])('rows of others beside the own one are ignored: %j', async (rows) => {
    const { report } = await run({ STATUS: rows.join('\r\n') }, unseen);
    expectVerdict(report, { status: 'critical', code: 'E_THRESHOLD' });
    expect(values(report, 'mailbox_unseen')).toEqual({ INBOX: 900 });
  });

  test('the other mailbox is named, and a name in other letters is another one', async () => {
    const { report } = await run({ STATUS: `* STATUS junk ${ZERO}` }, { ...unseen, mailboxes: 'Junk' });
    expectVerdict(report, { status: 'critical', code: 'E_MAILBOX_MISSING', reply: /with one for junk$/ });
  });

  test.each([
    ['Entwürfe', ['Entw&APw-rfe', 'Entwürfe', 'Entwu\u0308rfe'], ['Entwurfe', 'Entw&APw-rf']],
    ['a & b', ['a &- b'], ['a & c', 'a']],
    ['Inbox', ['INBOX', 'inbox', 'iNbOx'], ['INBOX.x', '']],
    ['Junk', ['Junk'], ['junk', 'Junk ', 'J&AHUAbgBr-']],
  ])('the name %s is recognised in any spelling', async (mailbox, same, others) => {
    const isAsked = await nameTest(mailbox);
    expect(same.filter((name) => !isAsked(name))).toEqual([]);
    expect([...others, undefined].filter((name) => isAsked(name))).toEqual([]);
  });

  test('LIST-STATUS: a row for a mailbox that is not listed is no answer, and the mailbox is asked for by itself', async () => {
    const rows = ['* LIST () "/" INBOX', `* STATUS INBOX ${MANY}`, `* STATUS Ghost ${ZERO}`, `* STATUS Work ${ZERO}`];
    const on = { LIST: rows.join('\r\n'), STATUS: 'NO [NONEXISTENT] No such mailbox' };
    const extensions = ['LIST-STATUS', 'LIST-EXTENDED'];
    const all = await run(on, { mode: 'imap-mailbox', mailboxes: '*' }, extensions);
    expect(values(all.report, 'mailbox_unseen')).toEqual({ INBOX: 900 });
    const named = await run(on, { mode: 'imap-mailbox', mailboxes: 'INBOX\nWork' }, extensions);
    expectVerdict(named.report, { status: 'critical', code: 'E_MAILBOX_MISSING', message: /Work/ });
    expect(values(named.report, 'mailbox_unseen')).toEqual({ INBOX: 900 });
  });
});

describe('ATK-K9 EXAMINE and SELECT', () => {
  test('what is said of the mailbox that was open before does not count', () => {
    const [endpoint] = ENDPOINTS;
    if (!endpoint) throw new Error('No endpoint');
    const { state, command } = askOpen(endpoint, 'SELECT', 'INBOX', () => {});
    const say = (kind: string, ...attributes: object[]): void => {
      command.untagged?.[kind]?.(
        { tag: '*', command: kind === 'EXISTS' ? '900' : kind, attributes: [], ...attributes[0] },
        'A1',
      );
    };
    const code = (name: string, value?: string): object => ({
      attributes: [
        { type: 'ATOM', value: '', section: [{ value: name }, ...(value === undefined ? [] : [{ value }])] },
      ],
    });
    say('EXISTS');
    say('OK', code('UIDVALIDITY', '5'));
    expect(state).toEqual({ messages: 900, uidValidity: 5 });
    say('OK', code('CLOSED'));
    say('OK', code('UIDVALIDITY', '6'));
    expect(state).toEqual({ uidValidity: 6 });
  });
});

describe('ATK-K9 QUOTA', () => {
  const FULL = '* QUOTA "" (STORAGE 99 100)';
  const EMPTY = '* QUOTA "other" (STORAGE 0 100)';
  const inputs = { mode: 'imap-mailbox', thresholds: 'quota_used_ratio critical=95%' };
  const status = { STATUS: `* STATUS INBOX ${ZERO}` };

  test.each([
    ['a row of another root', ['* QUOTAROOT INBOX ""', EMPTY], /root ""/],
    ['roots of another mailbox', ['* QUOTAROOT "Other" "other"', EMPTY], /QUOTAROOT/],
    ['no root', [EMPTY], /QUOTAROOT/],
    ['nothing', ['* OK Nothing'], /QUOTAROOT/],
  ])('%s is no answer, and a threshold on it is not met', async (_what, rows, missing) => {
    const { report } = await run({ ...status, GETQUOTAROOT: rows.join('\r\n') }, inputs, ['QUOTA']);
    expectVerdict(report, { status: 'unknown', code: 'E_UNSUPPORTED' });
    expect(values(report, 'quota_used_ratio')).toEqual({});
    expect(report.checks[0]?.notices[0]?.message).toMatch(missing);
  });

  test.each([
    [['* QUOTAROOT INBOX ""', FULL, EMPTY]],
    [[EMPTY, FULL, '* QUOTAROOT INBOX ""']],
    [['* QUOTAROOT "Other" "other"', EMPTY, '* QUOTAROOT inbox ""', FULL]],
  ])('rows of others beside the own one are ignored: %j', async (rows) => {
    const { report } = await run({ ...status, GETQUOTAROOT: rows.join('\r\n') }, inputs, ['QUOTA']);
    expectVerdict(report, { status: 'critical', code: 'E_QUOTA' });
    expect(values(report, 'quota_used_ratio')).toEqual({ STORAGE: 0.99 });
  });
});

describe('ATK-K9 SEARCH', () => {
  const inputs = { mode: 'imap-search', search: 'unseen', thresholds: 'messages_found critical=:0' };
  const OWN = '* ESEARCH (TAG "{tag}") UID MIN 1 MAX 9 COUNT 9';
  const FOREIGN = [
    ['another tag', '* ESEARCH (TAG "A1") UID COUNT 0'],
    ['no tag', '* ESEARCH UID COUNT 0'],
    ['numbers that are no UIDs', '* ESEARCH (TAG "{tag}") COUNT 0'],
    ['no count', '* ESEARCH (TAG "{tag}") UID MIN 1'],
  ] as const;

  test.each(FOREIGN)('a result for %s is none: a plain search follows, and its answer counts', async (_what, row) => {
    const dates = [7, 8, 9].map((uid) => `* ${uid} FETCH (UID ${uid} INTERNALDATE "01-Nov-2026 10:00:00 +0000")`);
    const on = { 'UID SEARCH': [row, '* SEARCH 7 8 8 7 9'], 'UID FETCH': dates.join('\r\n') };
    const { report, heard } = await run(on, inputs, ['ESEARCH']);
    expectVerdict(report, { status: 'critical', code: 'E_THRESHOLD' });
    expect(values(report, 'messages_found')).toEqual({ '': 3 });
    const searches = heard.filter((line) => line.includes('UID SEARCH')).map((line) => line.includes('RETURN'));
    expect(searches).toEqual([true, false]);
  });

  test.each(FOREIGN)('a result for %s is reported when it is the only one', async (_what, row) => {
    const { report } = await run({ 'UID SEARCH': row }, inputs, ['ESEARCH']);
    expectVerdict(report, { status: 'unknown', code: 'E_SEARCH_NO_RESULT_LINE' });
    expect(values(report, 'messages_found')).toEqual({});
  });

  test.each(['* SEARCH', '* ESEARCH (TAG "A1") UID COUNT 0', '* ESEARCH UID COUNT 0'])(
    'the own result counts, whatever stands beside it: %s',
    async (row) => {
      for (const rows of [
        [row, OWN],
        [OWN, row],
      ]) {
        const { report } = await run({ 'UID SEARCH': rows.join('\r\n') }, inputs, ['ESEARCH']);
        expectVerdict(report, { status: 'critical', code: 'E_THRESHOLD' });
        expect(values(report, 'messages_found')).toEqual({ '': 9 });
      }
    },
  );
});

describe('ATK-K9 FETCH', () => {
  const OLD = '01-Nov-2020 10:00:00 +0000';

  test.each([
    ['other messages', `* 1 FETCH (UID 70 INTERNALDATE "${OLD}")\r\n* 2 FETCH (UID 80 INTERNALDATE "${OLD}")`],
    ['no message', 'OK Done'],
    ['a day that does not exist', '* 1 FETCH (UID 7 INTERNALDATE "xx-Nov-2020 10:00:00 +0000")'],
  ])('the dates of %s decide nothing, and that is said', async (_what, rows) => {
    // Nothing matches for sure, 7 and 8 may match, and both are still there.
    const on = { 'UID SEARCH': ['* SEARCH', '* SEARCH 7 8', '* SEARCH 7 8', '* SEARCH 7 8 70 80'], 'UID FETCH': rows };
    const inputs = { mode: 'imap-search', search: 'newer-than: 1h', thresholds: 'messages_found critical=0' };
    const { report } = await run(on, inputs);
    expectVerdict(report, { status: 'warning', code: 'E_RESULT_TRUNCATED', message: /dates of 2 more are not known/ });
  });

  test('a message that was removed between search and fetch is no doubt', async () => {
    const rows = `* 1 FETCH (UID 7 INTERNALDATE "${OLD}")`;
    const on = { 'UID SEARCH': ['* SEARCH', '* SEARCH 7 8', '* SEARCH 7 8', '* SEARCH'], 'UID FETCH': rows };
    const { report } = await run(on, { mode: 'imap-search', search: 'newer-than: 1h' });
    expectVerdict(report, { status: 'ok' });
    expect(values(report, 'messages_found')).toEqual({ '': 0 });
  });

  test.each([
    ['7', [7], [6, 8, 0]],
    ['9:7,3,7:8', [3, 7, 8, 9], [4, 6, 10]],
    ['8:*', [8, 4294967295], [7]],
    ['*:8,2', [2, 8, 9], [3, 7]],
    ['*', [1, 9], []],
    ['', [], [1]],
  ])('the set %s admits its own UIDs', (set, own, others) => {
    const isAsked = uidTest(set);
    expect(own.filter((uid) => !isAsked(uid))).toEqual([]);
    expect(others.filter((uid) => isAsked(uid))).toEqual([]);
  });
});
