/**
 * ATK-K5: `delete-found` never empties a mailbox by mistake, and trusts no search: every hit is fetched and compared with
 * the criteria before anything is deleted.
 */
import { describe, expect, test } from 'vitest';
import { type CriterionMatch, type MessageFacts, matchesCriterion } from '../../src/mail/mailbox/matches-criterion.ts';
import { decodeWords } from '../../src/mail/message/encoded-words.ts';
import { alwaysHolds } from '../../src/probes/shared/always-holds.ts';
import { findMailbox } from '../../src/sandbox/common/mailbox-store.ts';
import { MailboxView } from '../../src/sandbox/imap/view.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { parseCriterion } from '../../src/settings/kinds/criteria.ts';
import { expectVerdict } from '../support/scripted/login-faults.ts';
import { LONG_LIMITS, runProbe } from '../support/scripted/run-probe.ts';

const USER = { username: 'probe@sandbox.test', password: 'correct horse battery staple' };
const DAY_MS = 86_400_000;
const NOW = new Date(Date.now() - 3_600_000);
const OLD = new Date(NOW.getTime() - 9 * DAY_MS);

type Imap = NonNullable<SandboxOptions['imap']>;

/** Runs a search that deletes, over messages with these subjects, and returns the subjects that are left. */
async function deleteFrom(
  sandbox: Sandbox,
  search: string,
): Promise<{ report: Awaited<ReturnType<typeof runProbe>>; left: readonly string[]; changing: readonly string[] }> {
  const target = { host: 'localhost', port: String(sandbox.imap.implicit), 'tls-mode': 'implicit' };
  const report = await runProbe({
    ...{ mode: 'imap-search', 'delete-found': 'true', search, ...target, 'tls-ca': sandbox.caPem },
    ...{ ...USER, ...LONG_LIMITS },
  });
  const messages = sandbox.users[0]?.mailboxes.get('INBOX')?.messages ?? [];
  const left = messages.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString('latin1'))?.[1]?.trim() ?? '');
  const changing = sandbox.imap.log
    .map(({ line }) => line)
    .filter((line) => / STORE | EXPUNGE| CLOSE| MOVE /.test(line));
  return { report, left, changing };
}

/** A server whose search finds these UIDs, whatever is searched. */
function finding(...uids: readonly number[]): Imap {
  let searches = 0;
  return {
    without: ['ESEARCH', 'WITHIN'],
    onCommand: (verb) => {
      // Later searches look whether the messages are gone.
      if (verb !== 'UID SEARCH' || ++searches > 1) return undefined;
      return `* SEARCH ${uids.join(' ')}\r\nOK Done`;
    },
  };
}

async function withMessages(imap: Imap, subjects: readonly string[]): Promise<Sandbox> {
  const sandbox = await startSandbox({ imap, users: [USER] });
  for (const [index, subject] of subjects.entries()) {
    sandbox.deliver({
      headers: { Subject: subject, From: `${subject}@mail.test`, To: 'probe@mail.test' },
      flags: index === 0 ? ['\\Seen', '$Done'] : [],
      internalDate: index === 0 ? OLD : NOW,
    });
  }
  return sandbox;
}

describe('ATK-K5 a search that matches all', () => {
  test.each([
    [4, 0, 4],
    [4, 1, 1],
    [3, 0, 0],
    [1, 0, 0],
  ])('of %i messages that match and %i that do not, %i are left', async (matching, others, expected) => {
    const subjects = [...Array.from({ length: matching }, () => 'old'), ...Array.from({ length: others }, () => 'new')];
    const sandbox = await withMessages({}, subjects);
    const { report, left, changing } = await deleteFrom(sandbox, 'subject: old');
    expect(left).toHaveLength(expected);
    if (expected === matching) {
      expectVerdict(report, {
        status: 'warning',
        code: 'E_PARTIAL',
        message: /None of the 4 .* holds no other message/,
      });
      expect(changing).toEqual([]);
    } else expectVerdict(report, { status: 'ok' });
    await sandbox.close();
  });

  test.each(['larger: 45', 'smaller: 1gb', 'not keyword: $x', 'older-than: 1s', 'since: 2000-01-01', 'from: .'])(
    'the trick of a criterion that holds for all: %s',
    async (search) => {
      const sandbox = await withMessages({}, ['a', 'b', 'c', 'd', 'e']);
      const { report, left, changing } = await deleteFrom(sandbox, search);
      expect([report.code, left.length, changing]).toEqual(['E_PARTIAL', 5, []]);
      await sandbox.close();
    },
  );

  test('nothing is deleted when the server does not say how many messages there are', async () => {
    const silent = finding(1, 2, 3, 4);
    const on: Imap = {
      ...silent,
      onCommand: (verb, line, session) => {
        const isOpening = verb === 'EXAMINE' || verb === 'SELECT';
        const inbox = isOpening ? findMailbox(session.account, 'INBOX') : undefined;
        if (!inbox) return silent.onCommand?.(verb, line, session);
        session.openMailbox(new MailboxView(inbox, verb === 'EXAMINE'));
        return '* OK [UIDVALIDITY 1] Ok\r\n* OK [UIDNEXT 6] Ok\r\nOK Done';
      },
    };
    const server = await withMessages(on, ['a', 'b', 'c', 'd', 'e']);
    const { report, left, changing } = await deleteFrom(server, 'unseen');
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL', message: /does not say how many/ });
    expect([left.length, changing]).toEqual([5, []]);
    await server.close();
  });
});

describe('ATK-K5 a search that is known to match all is refused before anything is contacted', () => {
  const ALL = [
    ...['all', 'uid: 1:*', 'uid: *:1', 'uid: 1:4294967295', 'uid: 1:9,5:20,21:*', 'not uid: 4294967295'],
    ...['larger: 0', 'larger: 10', 'not smaller: 0', 'not smaller: 1', 'smaller: 4gb', 'not larger: 1000gb'],
    ...['not deleted', 'not draft', 'not recent', 'since: 1970-01-01', 'not before: 1980-12-31', 'before: 2200-01-01'],
    ...['not since: 2999-01-01', 'not on: 1970-01-01', 'newer-than: 36500d', 'not older-than: 36500d'],
    ...['header: From:', 'header: received:', 'from: @'],
  ];
  const SOME = [
    ...['uid: 1:5', 'uid: 2:*', 'uid: 1:3,5:*', 'not uid: 1:*', 'not uid: 7', 'larger: 1mb', 'smaller: 1kb'],
    ...['deleted', 'not seen', 'unseen', 'since: 2020-01-01', 'before: 2020-01-01', 'on: 2020-01-01'],
    ...['newer-than: 2h', 'older-than: 30d', 'header: X-Spam:', 'from: a@b.test', 'keyword: x', 'subject: @'],
  ];

  test('each of the criteria, and all of them together', async () => {
    expect(ALL.filter((line) => !alwaysHolds(parseCriterion(line)))).toEqual([]);
    expect(SOME.filter((line) => alwaysHolds(parseCriterion(line)))).toEqual([]);
    const sandbox = await withMessages({}, ['a']);
    for (const search of [...ALL, ALL.join('\n')]) {
      const { report } = await deleteFrom(sandbox, search);
      expect([search, report.status, report.code]).toEqual([search, 'unknown', 'E_CONFIG_CONFLICT']);
      expect(report.message).toContain('delete-found would delete every message');
    }
    expect(sandbox.imap.log).toEqual([]);
    const { report } = await deleteFrom(sandbox, 'not deleted\nsubject: x');
    expectVerdict(report, { status: 'ok' });
    await sandbox.close();
  });
});

describe('ATK-K5 a server that finds what does not match', () => {
  const SUBJECTS = ['old', 'b', 'c', 'd', 'e'];
  const LASTING = [
    ...['subject: old', 'from: old@', 'header: Subject: old', 'not subject: b', 'uid: 1', 'not uid: 2:9'],
    ...['older-than: 2d', 'not newer-than: 2d', 'larger: 1mb', 'not smaller: 1mb', 'to: nobody', 'cc: x'],
    ...[`before: ${isoDay(-5)}`, `not since: ${isoDay(-5)}`, `on: ${isoDay(-9)}`],
  ];

  test.each(LASTING)('%s: nothing is deleted, and it is said', async (search) => {
    const sandbox = await withMessages(finding(1, 2, 3), SUBJECTS);
    const { report, left, changing } = await deleteFrom(sandbox, search);
    expectVerdict(report, {
      status: 'warning',
      code: 'E_PARTIAL',
      message: /None of the 3 .*do not match search \(UID /,
    });
    expect(left).toEqual(SUBJECTS);
    expect(changing).toEqual([]);
    await sandbox.close();
  });

  test.each(['seen', 'keyword: $Done', 'not unseen'])(
    '%s, which may have changed: the others are deleted',
    async (search) => {
      const sandbox = await withMessages(finding(1, 2, 3), SUBJECTS);
      const { report, left } = await deleteFrom(sandbox, search);
      expectVerdict(report, { status: 'warning', code: 'E_PARTIAL', message: /2 of the 3 .* not deleted/ });
      expect(left).toEqual(SUBJECTS.slice(1));
      await sandbox.close();
    },
  );

  test.each([
    ['other messages', '* 1 FETCH (UID 40 FLAGS () BODY[HEADER.FIELDS (SUBJECT)] "Subject: old")\r\nOK Done'],
    ['nothing', 'OK Done'],
    ['no header', '* 1 FETCH (UID 1 FLAGS ())\r\n* 2 FETCH (UID 2 FLAGS ())\r\nOK Done'],
  ])('a server that tells of %s instead of the hits', async (_what, answer) => {
    const { onCommand, ...rest } = finding(1, 2, 3);
    let selected = false;
    const imap: Imap = {
      ...rest,
      onCommand: (verb, line, session) => {
        selected ||= verb === 'SELECT';
        return verb === 'UID FETCH' && selected ? answer : onCommand?.(verb, line, session);
      },
    };
    const sandbox = await withMessages(imap, SUBJECTS);
    const { report, left, changing } = await deleteFrom(sandbox, 'subject: old');
    expectVerdict(report, { status: 'warning', code: 'E_PARTIAL', message: /3 of the 3 .* not deleted/ });
    expect([left, changing]).toEqual([SUBJECTS, []]);
    await sandbox.close();
  });
});

describe('ATK-K5 the comparison', () => {
  const facts: MessageFacts = {
    uid: 7,
    isLast: true,
    flags: new Set(['\\seen', '$label1']),
    sizeBytes: 1000,
    receivedMs: Date.parse('2026-11-01T12:00:00Z'),
    header: [
      'From: "K\u00e4se, Hans" <hans@b.test>',
      'Subject: =?utf-8?Q?Bericht_f=C3=BC?= =?utf-8?B?ciDDhHBmZWw=?=\r\n\tund  Birnen',
      'Received: one',
      'Received: two',
    ].join('\r\n'),
  };
  const at = (line: string, hours = 1, given = facts): CriterionMatch =>
    matchesCriterion(parseCriterion(line), given, (facts.receivedMs ?? 0) + hours * 3_600_000);

  test.each([
    ...['subject: BERICHT FÜR äpfel und birnen', 'from: käse, hans" <hans', 'from: käse', 'header: Received: TWO'],
    ...['not subject: zebra', 'header: subject:', 'body: whatever', 'not text: whatever', 'all', 'seen', 'not flagged'],
    ...['keyword: $LABEL1', 'larger: 999', 'smaller: 1001', 'uid: 7', 'uid: *', 'uid: 9:*', 'uid: 1:3,7', 'not uid: 8'],
    ...['since: 2026-11-02', 'on: 2026-11-01', 'before: 2026-11-02', 'not before: 2026-11-01', 'newer-than: 1h'],
  ])('%s matches', (line) => {
    expect(at(line)).toBe('match');
  });

  test.each([
    ...['subject: zebra', 'not subject: bericht', 'cc: hans', 'header: X-No:', 'larger: 1000', 'smaller: 1000'],
    ...['uid: 8', 'not uid: *', 'uid: 1:6', 'since: 2026-11-03', 'before: 2026-11-01', 'on: 2026-11-03'],
  ])('%s contradicts', (line) => {
    expect(at(line)).toBe('contradiction');
  });

  test('what may have changed, and what is not known, is unsure', () => {
    expect(['unseen', 'flagged', 'not keyword: $label1', 'newer-than: 55m'].map((line) => at(line))).toEqual(
      Array.from({ length: 4 }, () => 'unsure'),
    );
    const unknown: MessageFacts = { uid: 7, isLast: false };
    const lines = [
      'subject: x',
      'not subject: x',
      'larger: 1',
      'since: 2026-01-01',
      'older-than: 1h',
      'seen',
      'unseen',
    ];
    expect(lines.map((line) => at(line, 1, unknown))).toEqual(lines.map(() => 'unsure'));
    expect(at('newer-than: 1h', 24)).toBe('contradiction');
  });

  test.each([
    ['=?iso-8859-1?q?k=E4se?=', 'käse'],
    ['=?utf-8*de?b?a8Okc2U=?= =?utf-8?q?=21?=', 'käse!'],
    ['=?utf-8?b?w?= =?utf-8?q?=A4?= x', '\ufffd x'],
    ['a =?x-unknown?q?b=20c?= d', 'a =?x-unknown?q?b=20c?= d'],
    ['=?utf-8?q?a?=b=?utf-8?q?c?=', 'abc'],
    ['plain =? text ?=', 'plain =? text ?='],
  ])('%s is read as %s', (field, text) => {
    expect(decodeWords(field)).toBe(text);
  });
});

/** A day that is so many days from now, in UTC. */
function isoDay(days: number): string {
  return new Date(NOW.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
