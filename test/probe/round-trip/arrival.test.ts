/** Between the acceptance and the mailbox: what counts as arrived, what does not, and what an IMAP server can do meanwhile. */
import { describe, expect, test } from 'vitest';
import { appendMessage, expungeMessages, findMailbox } from '../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSession } from '../../../src/sandbox/imap/session.ts';
import { MailboxView } from '../../../src/sandbox/imap/view.ts';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { type MailSystem, type Put, startMailSystem } from '../../support/scripted/mail-system.ts';
import { SHORT_LIMITS } from '../../support/scripted/run-probe.ts';

const phase = 'arrival' as const;
const lost: Verdict = { status: 'critical', code: 'E_NOT_ARRIVED', phase, isRetried: false };
const ok: Verdict = { status: 'ok' };

/** Takes a header field away, with its continuation lines. */
const without = (raw: string, field: string): string =>
  raw.replace(new RegExp(`^${field}:.*\\r\\n(?:[ \\t].*\\r\\n)*`, 'im'), '');
const replace = (raw: string, field: string, value: (old: string) => string): string =>
  raw.replace(new RegExp(`^(${field}): (.*)$`, 'im'), (_line, name: string, old: string) => `${name}: ${value(old)}`);
const tokenOf = (raw: string): string => /^X-Mail-Probe: (\w+)/m.exec(raw)?.[1] ?? '';
const messageIdOf = (raw: string): string => /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? '';

/** A message of somebody else. */
const letter = (fields: Readonly<Record<string, string>>, body = 'Hello\r\n'): string =>
  [...Object.entries({ From: 'a@b.test', ...fields }).map(([name, value]) => `${name}: ${value}`), '', body].join(
    '\r\n',
  );

/** Puts a message into INBOX: an empty mailbox is not searched. */
function fill(sandbox: MailSystem['sandbox']): void {
  sandbox.deliver({ raw: letter({ Subject: 'old' }) });
}

/** Every command that destroys messages, but for one that names UIDs. */
function expectNoPlainExpunge(system: MailSystem): void {
  expect(system.commands().filter((command) => /^(?:EXPUNGE|CLOSE)\b/i.test(command))).toEqual([]);
}

/** What was said to the mailbox, in order. LOGOUT is not waited for, and may not have been heard yet. */
function story(system: MailSystem): readonly string[] {
  const verbs = system.commands().map((command) => /^(?:UID )?\S+/.exec(command)?.[0] ?? '');
  return verbs.filter((verb) => verb !== 'LOGOUT');
}

describe.concurrent('a message that arrives', () => {
  test('at once', async () => {
    await using system = await startMailSystem();
    const report = await system.run();
    expectVerdict(report, ok);
    const [check] = report.checks;
    expect(check?.facts).toMatchObject({ arrivedIn: 'inbox', acceptance: '250 2.0.0 Queued as 7' });
    expect(check?.facts.messageId).toBe(messageIdOf(system.sent[0] ?? '').slice(1, -1));
    const metrics = check?.measurements.map(({ metric }) => metric);
    expect(metrics).toEqual(expect.arrayContaining(['round_trip_seconds', 'delivery_seconds', 'copies']));
    expect(system.messages()).toEqual([]);
    expectNoPlainExpunge(system);
    // One connection to each server: some allow no second one.
    expect([system.smtp.connections, new Set(system.sandbox.imap.log.map(({ session }) => session)).size]).toEqual([
      1, 1,
    ]);
    const steps = story(system);
    expect(steps.slice(steps.indexOf('LIST'))).toEqual([
      // An empty mailbox is not searched: the answer to NOOP tells of the message.
      ...['LIST', 'EXAMINE', 'STATUS', 'NOOP', 'STATUS', 'UID FETCH', 'UID FETCH'],
      ...['SELECT', 'UID FETCH', 'UID STORE', 'UID EXPUNGE', 'SELECT', 'UID FETCH'],
    ]);
  });

  test('into a mailbox with old mail, of which nothing is looked at', async () => {
    await using system = await startMailSystem();
    for (let count = 0; count < 20; count += 1) system.sandbox.deliver({ raw: letter({ Subject: `old ${count}` }) });
    expectVerdict(await system.run(), ok);
    expect(system.messages()).toHaveLength(20);
    const read = system.commands().filter((command) => command.startsWith('UID FETCH'));
    expect(read.every((command) => / 21(?::120)? /.test(command))).toBe(true);
  });

  test('TRN-002: after a while', async () => {
    await using system = await startMailSystem({ deliver: (raw, put) => void setTimeout(() => put(raw), 700) });
    const report = await system.run();
    expectVerdict(report, ok);
    const delivery = report.checks[0]?.measurements.find(({ metric }) => metric === 'delivery_seconds')?.value;
    expect(delivery).toBeGreaterThan(0.6);
    expect(system.messages()).toEqual([]);
  });

  test('TRN-002: later than a threshold', async () => {
    await using system = await startMailSystem({ deliver: (raw, put) => void setTimeout(() => put(raw), 700) });
    const report = await system.run({ warning: '500ms', critical: '50s' });
    expectVerdict(report, {
      status: 'warning',
      code: 'E_LATE',
      message: /^round_trip_seconds is .* warning above 500 ms/,
    });
    expect(system.messages()).toEqual([]);
  });

  test('MBX-018: twice', async () => {
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        put(raw);
        put(raw);
      },
    });
    const report = await system.run();
    expectVerdict(report, { status: 'warning', code: 'E_DUPLICATE', phase, message: /2 times/, hint: /alias/ });
    expect(system.messages()).toEqual([]);
  });

  test('MBX-018: twice, the second time later than the first', async () => {
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        put(raw);
        setTimeout(() => put(raw), 400);
      },
    });
    const report = await system.run({ 'settle-time': '1s' });
    expectVerdict(report, { status: 'warning', code: 'E_DUPLICATE', message: /2 times/ });
    expect(system.messages()).toEqual([]);
  });

  test('MBX-018: in the inbox and in junk', async () => {
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        put(raw);
        put(raw, 'Junk');
      },
    });
    const report = await system.run({ 'settle-time': '1s' });
    expectVerdict(report, { status: 'warning', code: 'E_DUPLICATE' });
    expect([...system.messages(), ...system.messages('Junk')]).toEqual([]);
  });

  test.each([
    ['warning', { status: 'warning', code: 'E_WRONG_FOLDER', message: /landed in Junk/, hint: /SPF/ }],
    ['critical', { status: 'critical', code: 'E_WRONG_FOLDER', message: /landed in Junk/ }],
    ['ok', ok],
  ] as const)('TRN-003: in the junk mailbox, with junk: %s', async (junk, expected) => {
    await using system = await startMailSystem({ deliver: (raw, put) => put(raw, 'Junk') });
    const report = await system.run({ junk });
    expectVerdict(report, expected);
    expect(report.checks[0]?.facts.arrivedIn).toBe('junk');
    expect(system.messages('Junk')).toEqual([]);
    expectNoPlainExpunge(system);
  });

  test('TRN-003: in the junk mailbox, where there is time for a single look', async () => {
    await using system = await startMailSystem({ deliver: (raw, put) => put(raw, 'Junk') });
    expectVerdict(await system.run({ 'delivery-timeout': '1ms', junk: 'ok' }), ok);
    expect(system.messages('Junk')).toEqual([]);
  });

  test('MBX-010: once, in a mailbox that is made anew meanwhile', async () => {
    let examined = 0;
    const onCommand = (verb: string, line: string, session: ImapSession): undefined => {
      const inbox = verb === 'EXAMINE' && /INBOX/.test(line) ? findMailbox(session.account, 'INBOX') : undefined;
      const [message] = inbox?.messages ?? [];
      if (!inbox || !message || ++examined > 1) return;
      expungeMessages(inbox, () => true);
      inbox.uidValidity += 100;
      appendMessage(inbox, message.raw);
    };
    await using system = await startMailSystem({
      imap: { onCommand },
      deliver: (raw, put) => {
        put(raw);
        put(letter({ Subject: 'so that it is looked at' }), 'Junk');
      },
    });
    const report = await system.run({ 'settle-time': '1s' });
    expectVerdict(report, { status: 'warning', code: 'E_UIDVALIDITY_CHANGED', phase });
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(report.checks[0]?.measurements).toContainEqual({ metric: 'copies', value: 1, label: undefined });
    expect(system.messages()).toEqual([]);
  });

  test('TRN-003: in a junk mailbox that is not marked as one', async () => {
    await using system = await startMailSystem({
      mailboxes: [{ name: 'Archive' }, { name: 'INBOX/Spam' }],
      imap: { without: ['SPECIAL-USE'] },
      deliver: (raw, put) => put(raw, 'INBOX/Spam'),
    });
    expectVerdict(await system.run(), { status: 'warning', code: 'E_WRONG_FOLDER', message: /INBOX\/Spam/ });
    expect(system.messages('INBOX/Spam')).toEqual([]);
  });
});

describe.concurrent('a message that was changed on its way', () => {
  const newId = (raw: string): string => replace(raw, 'Message-ID', () => '<1234@ses.test>');
  const noHeader = (raw: string): string => without(raw, 'X-Mail-Probe');

  test.each<[string, (raw: string) => string]>([
    ['TRN-010: another Message-ID', newId],
    ['TRN-011: a prefix to its subject', (raw) => replace(raw, 'Subject', (old) => `[EXTERNAL] ${old}`)],
    ['TRN-012: no header of ours', noHeader],
    [
      'TRN-012: no header of ours, and a prefix',
      (raw) => replace(noHeader(raw), 'Subject', (old) => `[EXTERNAL] ${old}`),
    ],
    ['TRN-012: no header of ours, and another subject', (raw) => replace(noHeader(raw), 'Subject', () => 'Hello')],
    ['TRN-010: another Message-ID and no header of ours', (raw) => newId(noHeader(raw))],
    [
      'a display name and capitals in its sender',
      (raw) => replace(raw, 'From', (old) => `"Probe" <${old.toUpperCase()}>`),
    ],
    ['another sender, by a mailing list', (raw) => replace(raw, 'From', () => 'Probe via List <list@b.test>')],
  ])('%s', async (_title, change) => {
    await using system = await startMailSystem({ deliver: (raw, put) => put(change(raw)) });
    expectVerdict(await system.run(), ok);
    expect(system.messages()).toEqual([]);
  });

  test('IMAP-030: where the server finds no header of ours', async () => {
    await using system = await startMailSystem({ imap: { headerSearch: 'ignored' } });
    expectVerdict(await system.run(), ok);
    expect(system.messages()).toEqual([]);
  });

  test('IMAP-030: where it finds no header of ours, and the message comes later and twice', async () => {
    await using system = await startMailSystem({
      imap: { headerSearch: 'ignored' },
      deliver: (raw, put) => {
        setTimeout(() => put(raw), 200);
        setTimeout(() => put(raw), 600);
      },
    });
    expectVerdict(await system.run({ 'settle-time': '1s' }), { status: 'warning', code: 'E_DUPLICATE' });
    expect(system.messages()).toEqual([]);
  });
});

describe.concurrent('what is no arrival', () => {
  test('TRN-001: nothing', async () => {
    await using system = await startMailSystem({ deliver: () => {} });
    const report = await system.run({ retries: '1', 'retry-delay': '0s', 'delivery-timeout': '1s' });
    expectVerdict(report, {
      ...lost,
      message: /within 1 s in INBOX \(\d+ times\) and Junk \(\d+ times\)/,
      reply: /Queued as 7/,
    });
    expect(report.hint).toContain(messageIdOf(system.sent[0] ?? '').slice(1, -1));
    expect(system.sent).toHaveLength(1);
  });

  const answers: readonly (readonly [string, (raw: string, put: Put) => void])[] = [
    [
      'TRN-021: an autoresponder that quotes the subject',
      (raw, put) =>
        put(
          letter({
            Subject: `Automatic reply: Mail probe ${tokenOf(raw)}`,
            'In-Reply-To': messageIdOf(raw),
            'Auto-Submitted': 'auto-replied',
          }),
        ),
    ],
    [
      'TRN-021: an autoresponder that only refers to the message',
      (raw, put) => put(letter({ Subject: `Re: Mail probe ${tokenOf(raw)}`, References: messageIdOf(raw) })),
    ],
    [
      'TRN-021: an autoresponder that says nothing but the subject',
      (raw, put) => put(letter({ Subject: `Out of office: Mail probe ${tokenOf(raw)}` })),
    ],
    [
      'TRN-021: an autoresponder that calls itself generated',
      (raw, put) =>
        put(
          letter({
            Subject: `Re: Mail probe ${tokenOf(raw)}`,
            'In-Reply-To': messageIdOf(raw),
            'Auto-Submitted': 'auto-generated',
          }),
        ),
    ],
    [
      'TRN-005: a report that it could not be delivered',
      (raw, put) =>
        put(
          letter(
            { Subject: 'Undelivered Mail Returned to Sender', 'Auto-Submitted': 'auto-replied' },
            `--b\r\nContent-Type: message/rfc822\r\n\r\n${raw}`,
          ),
        ),
    ],
    [
      'TRN-005: a report that quotes the subject (Exchange)',
      (raw, put) =>
        put(letter({ Subject: `Undeliverable: Mail probe ${tokenOf(raw)}`, 'In-Reply-To': messageIdOf(raw) })),
    ],
    [
      'a ticket system that tells of the message',
      (raw, put) =>
        put(letter({ Subject: `[Ticket#7] Mail probe ${tokenOf(raw)}`, 'Auto-Submitted': 'auto-generated' })),
    ],
    [
      'a message of somebody who has seen it, with its marks',
      (raw, put) => put(letter({ Subject: `Mail probe ${tokenOf(raw)}`, 'X-Mail-Probe': tokenOf(raw) })),
    ],
    [
      'MBX-019: a foreign message with our token in its body',
      (raw, put) => put(letter({ Subject: 'look' }, `X-Mail-Probe: ${tokenOf(raw)}\r\n`)),
    ],
    [
      'a foreign message with the header of another probe',
      (_raw, put) => put(letter({ Subject: 'Mail probe', 'X-Mail-Probe': 'f'.repeat(32) })),
    ],
  ];

  test.each(answers)('%s', async (_title, answer) => {
    await using system = await startMailSystem({ deliver: answer });
    expectVerdict(await system.run({ 'delivery-timeout': '600ms' }), lost);
    expect(system.messages()).toHaveLength(1);
    expect(system.messages()[0]?.flags.has('\\Deleted')).toBe(false);
  });

  test.each(answers)('beside the message itself: %s', async (_title, answer) => {
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        answer(raw, put);
        put(raw);
      },
    });
    expectVerdict(await system.run(), ok);
    expect(system.messages()).toHaveLength(1);
    expect(system.messages()[0]?.raw.toString()).toMatch(/^From: a@b\.test\r\n/);
  });

  test('a search that names foreign messages', async () => {
    await using system = await startMailSystem({
      deliver: (_raw, put) => put(letter({ Subject: 'foreign' })),
      imap: { onCommand: (verb) => (verb === 'UID SEARCH' ? '* SEARCH 1\r\nOK Done' : undefined) },
    });
    expectVerdict(await system.run({ 'delivery-timeout': '600ms' }), lost);
    expect(system.messages()).toHaveLength(1);
  });

  test('MBX-014: a message that vanishes between SEARCH and FETCH', async () => {
    const onCommand = (verb: string) => (verb === 'UID SEARCH' ? '* SEARCH 1\r\nOK Done' : undefined);
    await using system = await startMailSystem({ deliver: () => {}, imap: { onCommand } });
    expectVerdict(await system.run({ 'delivery-timeout': '600ms' }), lost);
    expect(system.commands().some((command) => command.startsWith('UID FETCH 1 '))).toBe(true);
  });
});

describe.concurrent('an IMAP server that fails meanwhile', () => {
  const RETRIES = { retries: '1', 'retry-delay': '0s' };
  const onVerb = (wanted: string, answer: string) => ({
    onCommand: (verb: string) => (verb === wanted ? answer : undefined),
  });

  test('IMAP-025: a search that is refused is no empty result', async () => {
    await using system = await startMailSystem({ imap: onVerb('UID SEARCH', 'NO fail'), onStart: fill });
    const report = await system.run(RETRIES);
    expectVerdict(report, { status: 'warning', code: 'E_SEARCH_FAILED', phase, isRetried: false });
    expect(report.checks[0]?.findings[0]?.reply).toBe('NO fail');
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(system.messages()).toHaveLength(1);
  });

  test('a search answered without a result: the new messages are read', async () => {
    await using system = await startMailSystem({ imap: onVerb('UID SEARCH', 'OK Done'), onStart: fill });
    const report = await system.run();
    expectVerdict(report, { status: 'warning', code: 'E_SEARCH_NO_RESULT_LINE', phase, hint: /RFC 9051/ });
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(system.messages()).toHaveLength(1);
  });

  test('IMAP-027: a search that is never answered', async () => {
    let searches = 0;
    const onCommand = (verb: string) => (verb === 'UID SEARCH' && ++searches === 1 ? '' : undefined);
    await using system = await startMailSystem({ imap: { onCommand }, onStart: fill });
    const report = await system.run({ ...RETRIES, ...SHORT_LIMITS });
    // A new session goes on (BEH-D17).
    expectVerdict(report, { status: 'warning', code: 'E_CMD_TIMEOUT', phase, isRetried: false });
    expect(report.message).toContain('No answer to UID SEARCH');
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(system.sent).toHaveLength(1);
    expect(system.messages()).toHaveLength(1);
  });

  test('IMAP-029: a search that names hundreds of thousands of messages is not followed', async () => {
    const hits = Array.from({ length: 300_000 }, (_each, index) => index + 2).join(' ');
    await using system = await startMailSystem({ imap: onVerb('UID SEARCH', `* SEARCH ${hits}\r\nOK Done`) });
    const report = await system.run(RETRIES);
    expectVerdict(report, ok);
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(Math.max(...system.commands().map((command) => command.length))).toBeLessThan(2000);
  });

  test('IMAP-032: a literal shorter than announced', async () => {
    const answer = '* 1 FETCH (UID 1 BODY[HEADER.FIELDS (X-Mail-Probe)] {1000}\r\nX-Mail-Probe: x\r\n)\r\nOK Done';
    let fetches = 0;
    const onCommand = (verb: string) => (verb === 'UID FETCH' && ++fetches === 1 ? answer : undefined);
    await using system = await startMailSystem({ imap: { onCommand } });
    // A new session goes on (BEH-D17).
    expectVerdict(await system.run({ ...RETRIES, ...SHORT_LIMITS }), {
      status: 'warning',
      code: 'E_CMD_TIMEOUT',
      phase,
    });
    expect(system.messages()).toEqual([]);
  });

  test('IMAP-024: no answer to EXAMINE, and nothing is sent', async () => {
    await using system = await startMailSystem({ imap: onVerb('EXAMINE', '') });
    const report = await system.run({ ...RETRIES, ...SHORT_LIMITS });
    expectVerdict(report, { status: 'critical', code: 'E_CMD_TIMEOUT', phase: 'imap_select', isRetried: true });
    expect(system.sent).toEqual([]);
  });

  test('IMAP-023: the mailbox is not there, and nothing is sent', async () => {
    await using system = await startMailSystem();
    const report = await system.run({ ...RETRIES, mailbox: 'Nowhere' });
    expectVerdict(report, { status: 'critical', code: 'E_MAILBOX_MISSING', phase: 'imap_select', isRetried: false });
    expect(report.message).toContain('Nowhere');
    expect(system.sent).toEqual([]);
  });

  test('IMAP-033: a server that throttles (Microsoft 365), and nothing is sent', async () => {
    const answer = 'BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds';
    await using system = await startMailSystem({ imap: onVerb('EXAMINE', answer) });
    const report = await system.run(RETRIES);
    expectVerdict(report, { status: 'warning', code: 'E_THROTTLED', isRetried: true, message: /wait 93 s/ });
    expect(system.sent).toEqual([]);
  });

  test('UIDNEXT missing wherever it should stand', async () => {
    const onCommand = (verb: string, line: string, session: ImapSession): string | undefined => {
      if (verb === 'STATUS') return `* STATUS ${line.split(' ')[2]} (MESSAGES 2 UIDVALIDITY 1)\r\nOK Done`;
      if (verb !== 'EXAMINE') return undefined;
      const inbox = findMailbox(session.account, 'INBOX');
      if (!inbox) return 'NO Missing';
      session.openMailbox(new MailboxView(inbox, true));
      return `* ${inbox.messages.length} EXISTS\r\n* OK [UIDVALIDITY 1] Ok\r\nOK [READ-ONLY] Done`;
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    for (let count = 0; count < 3; count += 1) system.sandbox.deliver({ raw: letter({ Subject: `old ${count}` }) });
    expectVerdict(await system.run(), ok);
    expect(system.messages()).toHaveLength(3);
    const token = tokenOf(system.sent[0] ?? '');
    expect(system.commands()).toContain(`UID SEARCH UID 4:* HEADER "X-Mail-Probe" "${token}"`);
  });

  test('both servers fail, and both are named', async () => {
    await using system = await startMailSystem({
      smtp: { on: { AUTH: '535 5.7.8 no' } },
      imap: onVerb('EXAMINE', 'NO gone'),
    });
    const report = await system.run(RETRIES);
    expectVerdict(report, { status: 'critical', code: 'E_AUTH_REJECTED', isRetried: false });
    expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_AUTH_REJECTED', 'E_MAILBOX_UNAVAILABLE']);
    expect(system.sent).toEqual([]);
  });

  test('TRN-023: two runs at the same time, each with its own message', async () => {
    await using system = await startMailSystem({ deliver: (raw, put) => void setTimeout(() => put(raw), 300) });
    const reports = await Promise.all([system.run(), system.run()]);
    for (const report of reports) expectVerdict(report, ok);
    expect(new Set(reports.map((report) => report.checks[0]?.facts.messageId)).size).toBe(2);
    expect(system.messages()).toEqual([]);
  });
});
