/** Answers that make no sense are never counted as nothing: numbers that are no UIDs, counts beyond 32 bits, rows behind the OK. */
import { describe, expect, test } from 'vitest';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const BASE = ['IMAP4rev1', 'SASL-IR', 'UIDPLUS', 'AUTH=PLAIN'];
const ONE = '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] Ok\r\n* OK [UIDNEXT 8] Ok';
const ROW = '* 1 FETCH (UID 7 FLAGS () INTERNALDATE "01-Nov-2026 10:00:00 +0000")';
const OLD = 'From: a@b.test\r\nSubject: old\r\n\r\nHello\r\n';

async function run(
  on: NonNullable<Script['on']>,
  inputs: Readonly<Record<string, string>>,
  more: readonly string[] = [],
  tlsMode: NonNullable<Script['tlsMode']> = 'implicit',
) {
  const capabilities = [...BASE, ...more];
  const before = tlsMode === 'starttls' ? {} : { capabilities };
  await using server = await startScripted({
    protocol: 'imap',
    tlsMode,
    ...before,
    capabilitiesAfterTls: capabilities,
    on,
  });
  const report = await runProbe({ ...server.inputs, ...LONG_LIMITS, 'allow-insecure-auth': 'true', ...inputs });
  return { report, server };
}

const value = (report: Awaited<ReturnType<typeof run>>['report'], metric: string): number | undefined =>
  report.checks[0]?.measurements.find((each) => each.metric === metric)?.value;

describe('BEH-B2, BEH-B3: numbers of a search that are no UIDs', () => {
  const search = { mode: 'imap-search', search: 'subject: x' };
  const unknown = { status: 'warning', code: 'E_SEARCH_NO_RESULT_LINE', message: /without a result/ } as const;
  const ANSWERS = ['foo bar', '0', '-5', '7 99999999999', '7 x', '4294967296'];

  test.each(ANSWERS)('are no count: SEARCH %s', async (numbers) => {
    for (const tlsMode of ['implicit', 'starttls', 'none'] as const) {
      const on = { EXAMINE: ONE, 'UID SEARCH': `* SEARCH ${numbers}`, 'UID FETCH': ROW };
      const { report } = await run(on, search, [], tlsMode);
      expectVerdict(report, unknown);
      expect(value(report, 'messages_found')).toBeUndefined();
    }
  });

  test.each(ANSWERS)('delete nothing: SEARCH %s', async (numbers) => {
    const on = { EXAMINE: ONE, SELECT: ONE, 'UID SEARCH': `* SEARCH ${numbers}`, 'UID FETCH': ROW };
    const { report, server } = await run(on, {
      mode: 'imap-search',
      search: 'smaller: 1000000',
      'delete-found': 'true',
    });
    expectVerdict(report, unknown);
    expect([server.said('UID STORE').length, server.said('UID EXPUNGE').length]).toEqual([0, 0]);
  });

  test.each(['ALL foo', 'ALL 0', 'ALL 7,x', 'ALL 99999999999', 'COUNT -1', 'COUNT x ALL 1:y'])(
    'are no count: ESEARCH %s',
    async (items) => {
      const on = { EXAMINE: ONE, SELECT: ONE, 'UID SEARCH': `* ESEARCH (TAG "{tag}") UID ${items}`, 'UID FETCH': ROW };
      const { report, server } = await run(
        on,
        { mode: 'imap-search', search: 'smaller: 1000000', 'delete-found': 'true' },
        ['ESEARCH'],
      );
      expectVerdict(report, unknown);
      expect(server.said('UID STORE')).toEqual([]);
    },
  );

  test('a MODSEQ behind them is no number (RFC 7162 section 3.1.5)', async () => {
    const on = { EXAMINE: ONE, 'UID SEARCH': '* SEARCH 7 (MODSEQ 917162500)', 'UID FETCH': ROW };
    const { report } = await run(on, search);
    expectVerdict(report, { status: 'ok' });
    expect(value(report, 'messages_found')).toBe(1);
  });

  test.each(['0', '99999999999', 'x'])('do not stop a round trip: SEARCH %s', async (number) => {
    const onCommand = (verb: string, line: string) =>
      verb === 'UID SEARCH' && line.includes('HEADER') ? `* SEARCH ${number}\r\nOK Done` : undefined;
    await using system = await startMailSystem({
      imap: { onCommand },
      onStart: (sandbox) => void sandbox.deliver({ raw: OLD }),
    });
    const report = await system.run();
    expectVerdict(report, { status: 'warning', code: 'E_SEARCH_NO_RESULT_LINE' });
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(system.messages().map(({ raw }) => raw.toString())).toEqual([OLD]);
  });

  test('BEH-D6: no plain EXPUNGE when it is not known which messages are flagged', async () => {
    const onCommand = (verb: string, line: string) =>
      verb === 'UID SEARCH' && line.includes('DELETED') ? '* SEARCH 2 x\r\nOK Done' : undefined;
    await using system = await startMailSystem({
      imap: { onCommand, without: ['UIDPLUS'] },
      onStart: (sandbox) => void sandbox.deliver({ raw: OLD }),
    });
    const report = await system.run({ cleanup: 'expunge' });
    expectVerdict(report, { status: 'warning', code: 'E_CLEANUP', message: /does not say which messages are flagged/ });
    expect(system.commands().filter((line) => line === 'EXPUNGE')).toEqual([]);
  });
});

describe('BEH-B2: counts', () => {
  const mailbox = { mode: 'imap-mailbox' };

  test('beyond 32 bits are none', async () => {
    const on = { STATUS: '* STATUS INBOX (MESSAGES 4294967296 UNSEEN 99999999999999 UIDNEXT 4 RECENT 0)' };
    const { report } = await run(on, mailbox);
    expectVerdict(report, { status: 'unknown', code: 'E_UNSUPPORTED', message: /UNSEEN of INBOX, MESSAGES of INBOX/ });
  });

  test.each(['UNSEEN 9 RECENT 0', 'UNSEEN 1 RECENT 9'])('that contradict each other are told: %s', async (counts) => {
    const on = { STATUS: `* STATUS INBOX (MESSAGES 3 UIDNEXT 4 ${counts})` };
    const { report } = await run(on, mailbox);
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices).toMatchObject([{ message: expect.stringMatching(/9 of 3 messages in INBOX/) }]);
  });

  test('of INBOX that come behind the OK were not sent, and INBOX is not missing', async () => {
    const on = { STATUS: 'OK done\r\n* STATUS INBOX (MESSAGES 3 UNSEEN 1 UIDNEXT 4 RECENT 0)' };
    const { report } = await run(on, mailbox);
    expectVerdict(report, { status: 'critical', code: 'E_PROTO', phase: 'imap_status', message: /no line for INBOX/ });
  });
});

describe('BEH-B3: a row of LIST without a name', () => {
  test.each(['""', 'NIL'])('is a line that cannot be read: %s', async (name) => {
    const on = {
      LIST: `* LIST () "/" INBOX\r\n* LIST () "/" ${name}`,
      STATUS: '* STATUS INBOX (MESSAGES 3 UNSEEN 1 UIDNEXT 4 RECENT 0)',
    };
    const { report, server } = await run(on, { mode: 'imap-mailbox', mailboxes: '*' });
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL', message: /1 line of LIST cannot be read/ });
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(server.said('STATUS')).toHaveLength(1);
  });
});

test('BEH-E1: a mailbox whose UIDVALIDITY was not told at first was not rebuilt', async () => {
  let asked = 0;
  const onCommand = (verb: string): string | undefined => {
    if (verb !== 'STATUS') return undefined;
    asked += 1;
    return `* STATUS Junk (MESSAGES 1 UIDNEXT ${asked})\r\nOK Done`;
  };
  await using system = await startMailSystem({
    mailboxes: [{ name: 'Junk', specialUse: '\\Junk' }],
    imap: { onCommand },
    deliver: () => {},
  });
  const report = await system.run({ 'delivery-timeout': '100ms' });
  expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_NOT_ARRIVED', 'E_CLEANUP']);
});

test('BEH-B1: a session that ends after INBOX was shown proves that the login was one', async () => {
  const on = {
    STATUS: { reply: '* STATUS INBOX (UIDNEXT 4)', next: { raw: '* BYE Shall we dance\r\n' } },
    CAPABILITY: [`* CAPABILITY ${BASE.join(' ')}`, { raw: '' }],
  };
  const { report } = await run(on, { mode: 'imap-login' });
  expectVerdict(report, { status: 'critical', code: 'E_CONN_CLOSED', reply: /Shall we dance/ });
});
