/** Deleting the test message: exactly that one, whatever happened before, and never the mail of others. */
import { describe, expect, test } from 'vitest';
import type { CleanupTicket } from '../../../src/model/probe-context.ts';
import {
  appendMessage,
  createMailbox,
  expungeMessages,
  type Mailbox,
  setFlags,
} from '../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSession } from '../../../src/sandbox/imap/session.ts';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { type MailSystem, type Put, startMailSystem } from '../../support/scripted/mail-system.ts';
import { SHORT_LIMITS } from '../../support/scripted/run-probe.ts';

const left: Verdict = { status: 'warning', code: 'E_CLEANUP', phase: 'cleanup' };
const FOREIGN = 'From: a@b.test\r\nSubject: foreign\r\n\r\nHello\r\n';

/** Puts a message there that somebody has flagged as deleted and wants to keep until he says so himself. */
function deliverDoomed(system: MailSystem): void {
  system.sandbox.deliver({ raw: FOREIGN, flags: ['\\Deleted'] });
}

function subjects(system: MailSystem): readonly string[] {
  return system.messages().map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString())?.[1]?.trim() ?? '');
}

function expectNoPlainExpunge(system: MailSystem): void {
  expect(system.commands().filter((command) => /^(?:EXPUNGE|CLOSE)\b/i.test(command))).toEqual([]);
}

/** Answers the first command of a kind, and lets the rest pass. */
function once(wanted: string, answer: string) {
  let isDone = false;
  return {
    onCommand: (verb: string): string | undefined => {
      if (isDone || verb !== wanted) return undefined;
      isDone = true;
      return answer;
    },
  };
}

/** Works on the mailboxes before the first command of a kind. */
function onceBefore(wanted: string, work: (inbox: Mailbox, junk: Mailbox) => void) {
  let isDone = false;
  const onCommand = (verb: string, _line: string, session: ImapSession): undefined => {
    if (isDone || verb !== wanted) return;
    isDone = true;
    const [inbox, junk] = ['INBOX', 'Junk'].map((name) =>
      createMailbox(session.options.store, session.account, { name }),
    );
    if (inbox && junk) work(inbox, junk);
  };
  return { onCommand };
}

function always(wanted: string, answer: string) {
  return { onCommand: (verb: string) => (verb === wanted ? answer : undefined) };
}

describe.concurrent('the clean-up', () => {
  test('removes one UID, and leaves what others have flagged', async () => {
    await using system = await startMailSystem();
    deliverDoomed(system);
    expectVerdict(await system.run(), { status: 'ok' });
    expect(subjects(system)).toEqual(['foreign']);
    expect(system.commands()).toContain('UID EXPUNGE 2');
    expectNoPlainExpunge(system);
  });

  test('MBX-016: expunges nothing where that would take other messages along', async () => {
    await using system = await startMailSystem({ imap: { without: ['UIDPLUS'] } });
    deliverDoomed(system);
    const report = await system.run();
    expectVerdict(report, { ...left, message: /no UIDPLUS.*flagged \\Deleted but not expunged/, hint: /token/ });
    expect(subjects(system)).toEqual(['foreign', expect.stringMatching(/^Mail probe [0-9a-f]{32}$/)]);
    expect(system.messages().map(({ flags }) => flags.has('\\Deleted'))).toEqual([true, true]);
    expect(system.commands().filter((command) => /EXPUNGE/.test(command))).toEqual([]);
    expectNoPlainExpunge(system);
  });

  test('asks again after the login what the server can do', async () => {
    const isLoggedIn = new WeakSet<ImapSession>();
    const onCommand = (verb: string, _line: string, session: ImapSession): string | undefined => {
      if (verb === 'CAPABILITY')
        return `* CAPABILITY IMAP4rev1 AUTH=PLAIN${isLoggedIn.has(session) ? ' UIDPLUS' : ''}\r\nOK Done`;
      if (verb !== 'AUTHENTICATE') return undefined;
      isLoggedIn.add(session);
      return undefined;
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    expectVerdict(await system.run(), { status: 'ok' });
    expect(system.messages()).toEqual([]);
  });

  test('is left out with cleanup: false', async () => {
    await using system = await startMailSystem();
    expectVerdict(await system.run({ cleanup: 'false' }), { status: 'ok' });
    expect(system.messages()).toHaveLength(1);
    expect(system.messages()[0]?.flags.size).toBe(0);
    expect(system.commands().filter((command) => /^(?:UID )?(?:SELECT|STORE|EXPUNGE)/.test(command))).toEqual([]);
  });

  test('does not believe an OK', async () => {
    await using system = await startMailSystem({ imap: always('UID EXPUNGE', 'OK Done') });
    expectVerdict(await system.run(), { ...left, message: /still there/ });
    expect(system.messages()).toHaveLength(1);
  });

  test('says why the server refuses, and keeps the ticket', async () => {
    const tickets: (CleanupTicket | undefined)[] = [];
    await using system = await startMailSystem({ imap: always('UID STORE', 'NO [READ-ONLY] not here') });
    const keepTicket = async (_check: unknown, ticket: CleanupTicket | undefined) => void tickets.push(ticket);
    const report = await system.run({}, { execution: { keepTicket } });
    expectVerdict(report, { ...left, message: /may have been left behind/, reply: /READ-ONLY\] not here/ });
    const token = /^X-Mail-Probe: (\w+)/m.exec(system.sent[0] ?? '')?.[1];
    expect(report.hint).toContain(token);
    expect(tickets).toEqual([{ token, mailboxes: ['INBOX', 'Junk'] }]);
  });

  test('gives the ticket back when it is done', async () => {
    const tickets: (CleanupTicket | undefined)[] = [];
    await using system = await startMailSystem();
    const keepTicket = async (_check: unknown, ticket: CleanupTicket | undefined) => void tickets.push(ticket);
    await system.run({}, { execution: { keepTicket } });
    expect(tickets).toEqual([expect.objectContaining({ mailboxes: ['INBOX', 'Junk'] }), undefined]);
  });

  test('keeps the ticket before it hands in the message', async () => {
    const sentAtTicket: number[] = [];
    await using system = await startMailSystem();
    const keepTicket = async (): Promise<void> => {
      // As a slow disk.
      await new Promise((resolve) => setTimeout(resolve, 100));
      sentAtTicket.push(system.sent.length);
    };
    await system.run({}, { execution: { keepTicket } });
    expect(sentAtTicket).toEqual([0, 1]);
  });

  test('says so when somebody else was faster', async () => {
    const onCommand = (verb: string, _line: string, session: ImapSession): undefined => {
      if (verb === 'SELECT') {
        const inbox = session.account.mailboxes.get('INBOX');
        if (inbox) expungeMessages(inbox, () => true);
      }
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    expectVerdict(await system.run(), { ...left, message: /had gone before/ });
  });

  test('finds it where somebody has moved it to', async () => {
    const before = onceBefore('SELECT', (inbox, junk) => {
      for (const { raw } of inbox.messages) appendMessage(junk, raw);
      expungeMessages(inbox, () => true);
    });
    await using system = await startMailSystem({ imap: before });
    expectVerdict(await system.run(), { status: 'ok' });
    expect([...system.messages(), ...system.messages('Junk')]).toEqual([]);
  });

  test('MBX-010: finds it under another UID when the mailbox was made anew, and says so', async () => {
    const before = onceBefore('SELECT', (inbox) => {
      const own = inbox.messages.map(({ raw }) => raw);
      expungeMessages(inbox, () => true);
      inbox.uidValidity += 100;
      for (const raw of [Buffer.from(FOREIGN), ...own]) appendMessage(inbox, raw);
    });
    await using system = await startMailSystem({ imap: before });
    const report = await system.run();
    expectVerdict(report, {
      status: 'warning',
      code: 'E_UIDVALIDITY_CHANGED',
      phase: 'cleanup',
      message: /UIDVALIDITY 1 became 101/,
    });
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(subjects(system)).toEqual(['foreign']);
  });

  test('tells of a copy that somebody has moved away, though it removes the other', async () => {
    const before = onceBefore('SELECT', (inbox) => {
      const [first] = inbox.messages;
      expungeMessages(inbox, (message) => message === first);
    });
    await using system = await startMailSystem({
      imap: before,
      deliver: (raw, put) => {
        put(raw);
        put(raw);
      },
    });
    const report = await system.run();
    expect(report.checks[0]?.findings.map(({ code }) => code).toSorted()).toEqual(['E_CLEANUP', 'E_DUPLICATE']);
    expect(report.checks[0]?.findings.map(({ message }) => message).join(' ')).toContain(
      'A copy of the test message had gone',
    );
    expect(system.messages()).toEqual([]);
  });

  test('removes a further copy that comes while it is at work', async () => {
    const before = onceBefore('UID EXPUNGE', (inbox) => {
      for (const { raw } of [...inbox.messages]) appendMessage(inbox, raw);
    });
    await using system = await startMailSystem({ imap: before });
    expectVerdict(await system.run(), { status: 'ok' });
    expect(system.messages()).toEqual([]);
    expect(system.commands()).toContain('UID EXPUNGE 2');
  });

  test('MBX-018: removes a copy in the inbox though the message was found in junk', async () => {
    const before = onceBefore('SELECT', (inbox, junk) => {
      for (const { raw } of junk.messages) appendMessage(inbox, raw);
    });
    await using system = await startMailSystem({ imap: before, deliver: (raw, put) => put(raw, 'Junk') });
    expectVerdict(await system.run({ junk: 'ok' }), { status: 'ok' });
    expect([...system.messages(), ...system.messages('Junk')]).toEqual([]);
  });

  test.each(['Message-ID', 'X-Mail-Probe', 'Subject'])('finds it by its %s alone', async (field) => {
    const others = ['Message-ID', 'X-Mail-Probe', 'Subject'].filter((name) => name !== field);
    await using system = await startMailSystem({
      smtp: { on: { RCPT: ['250 ok', '550 5.1.1 no'] } },
      deliver: (raw, put) =>
        put(others.reduce((text, name) => text.replace(new RegExp(`^${name}: .*\r\n`, 'im'), ''), raw)),
    });
    const report = await system.run({ to: 'probe@mail.test, second@mail.test' });
    expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_RCPT_PARTIAL']);
    expect(system.messages()).toEqual([]);
  });

  test('looks at the header again before it deletes', async () => {
    const onCommand = (verb: string, _line: string, session: ImapSession): undefined => {
      const inbox = verb === 'SELECT' ? session.account.mailboxes.get('INBOX') : undefined;
      // The UIDs start anew, and ours now names the mail of somebody else.
      if (inbox?.messages[0]) {
        expungeMessages(inbox, () => true);
        inbox.messages.push({ uid: 1, raw: Buffer.from(FOREIGN), internalDate: new Date(), flags: new Set() });
      }
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    expectVerdict(await system.run(), left);
    expect(subjects(system)).toEqual(['foreign']);
    expect(system.messages()[0]?.flags.has('\\Deleted')).toBe(false);
  });

  test('finds the message of a failed run where the server does not index our header', async () => {
    await using system = await startMailSystem({
      smtp: { on: { RCPT: ['250 ok', '550 5.1.1 no'] } },
      imap: { headerSearch: 'ignored' },
    });
    const report = await system.run({ to: 'probe@mail.test, second@mail.test' });
    expectVerdict(report, { status: 'critical', code: 'E_RCPT_PARTIAL' });
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(system.messages()).toEqual([]);
  });

  test('does not follow a search that names hundreds of thousands of messages', async () => {
    const hits = Array.from({ length: 300_000 }, (_each, index) => index + 2).join(' ');
    await using system = await startMailSystem({
      smtp: { on: { RCPT: ['250 ok', '550 5.1.1 no'] } },
      imap: always('UID SEARCH', `* SEARCH ${hits}\r\nOK Done`),
    });
    const report = await system.run({ to: 'probe@mail.test, second@mail.test' });
    expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_RCPT_PARTIAL', 'E_CLEANUP']);
    expect(Math.max(...system.commands().map((command) => command.length))).toBeLessThan(2000);
  });

  test('finds a message that arrives when nobody waits for it any more', async () => {
    let arrive = (): void => {};
    let selects = 0;
    await using system = await startMailSystem({
      // The first two looks are for the inbox and the junk mailbox.
      imap: { onCommand: (verb) => void (verb === 'SELECT' && ++selects === 3 && arrive()) },
      deliver: (raw, put) => {
        arrive = () => put(raw);
      },
    });
    const report = await system.run({ 'delivery-timeout': '300ms' });
    expectVerdict(report, { status: 'critical', code: 'E_NOT_ARRIVED' });
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(system.messages()).toEqual([]);
  });

  test('leaves the flags of others alone while it works', async () => {
    await using system = await startMailSystem({
      deliver: (raw, put) => {
        put(FOREIGN);
        const [foreign] = system.messages();
        const inbox = system.sandbox.users[0]?.mailboxes.get('INBOX');
        if (foreign && inbox) setFlags(inbox, foreign, ['\\Deleted']);
        put(raw);
      },
    });
    expectVerdict(await system.run(), { status: 'ok' });
    expect(subjects(system)).toEqual(['foreign']);
  });
});

describe.concurrent('the clean-up with a new session', () => {
  const logins = (system: MailSystem): number =>
    system.commands().filter((command) => /^AUTHENTICATE/.test(command)).length;

  test.each([
    ['closed', 'drop', undefined],
    ['ended with BYE', '* BYE see you\r\nOK Done', /see you/],
  ])('BEH-D17: when the first was %s while waiting', async (_title, answer, reply) => {
    await using system = await startMailSystem({ imap: once('NOOP', answer) });
    const report = await system.run();
    const message = /ended the session during the wait\. A new session was opened/;
    expectVerdict(report, {
      status: 'warning',
      code: 'E_CONN_CLOSED',
      phase: 'arrival',
      message,
      ...(reply ? { reply } : {}),
    });
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(report.checks[0]?.findings.map(({ message }) => message)).toEqual([report.message]);
    expect(logins(system)).toBe(2);
    expect(system.messages()).toEqual([]);
  });

  test.each(['SELECT', 'UID STORE', 'UID EXPUNGE'])('when the first is cut at %s', async (verb) => {
    await using system = await startMailSystem({ imap: once(verb, 'drop') });
    expectVerdict(await system.run(), { status: 'ok' });
    expect(logins(system)).toBe(2);
    expect(system.messages()).toEqual([]);
  });

  test('BEH-D17: when the first went silent while waiting', async () => {
    await using system = await startMailSystem({ imap: once('NOOP', '') });
    const report = await system.run(SHORT_LIMITS);
    expectVerdict(report, {
      status: 'warning',
      code: 'E_CMD_TIMEOUT',
      phase: 'arrival',
      message: /^No answer to NOOP .* within 1\.5 s, during the wait\. A new session was opened to go on\.$/,
    });
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(logins(system)).toBe(2);
    expect(system.messages()).toEqual([]);
  });

  test('BEH-D17: when the first and the second went silent', async () => {
    let noops = 0;
    const onCommand = (verb: string): string | undefined => (verb === 'NOOP' && ++noops <= 2 ? '' : undefined);
    await using system = await startMailSystem({ imap: { onCommand } });
    const report = await system.run({ ...SHORT_LIMITS, timeout: '20s' });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_CMD_TIMEOUT',
      message: /No answer to NOOP.*The message had arrived: the clean-up then found it in INBOX and deleted it\./,
    });
    expect(logins(system)).toBe(3);
    expect(system.messages()).toEqual([]);
  });

  test('BEH-D17: when the first went silent until the time was up, nothing is tried in its place', async () => {
    await using system = await startMailSystem({ imap: once('NOOP', '') });
    const report = await system.run({ ...SHORT_LIMITS, 'delivery-timeout': '1s' });
    expectVerdict(report, { status: 'critical', code: 'E_CMD_TIMEOUT', message: /No answer to NOOP/ });
    expect(logins(system)).toBe(2);
    expect(system.messages()).toEqual([]);
  });

  test('and blames nobody for what was removed before the session ended', async () => {
    let openings = 0;
    const onCommand = (verb: string): string | undefined => {
      return verb === 'SELECT' && ++openings === 2 ? 'drop' : undefined;
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    expectVerdict(await system.run(), { status: 'ok' });
    expect(logins(system)).toBe(2);
    expect(system.messages()).toEqual([]);
  });

  test('but says so when only one of two copies was asked to be removed', async () => {
    let openings = 0;
    const onCommand = (verb: string, _line: string, session: ImapSession): string | undefined => {
      if (verb === 'SELECT' && ++openings === 2) {
        const junk = session.account.mailboxes.get('Junk');
        if (junk) expungeMessages(junk, () => true);
        return 'drop';
      }
      return undefined;
    };
    const deliver = (raw: string, put: Put): void => {
      put(raw, 'Junk');
      put(raw);
    };
    await using system = await startMailSystem({ imap: { onCommand }, deliver });
    const report = await system.run({ 'settle-time': '100ms' });
    expect(report.checks[0]?.findings.map(({ code }) => code)).toContain('E_CLEANUP');
    expect(system.messages()).toEqual([]);
  });

  test('and without one, when none is to be had', async () => {
    let sessions = 0;
    const onCommand = (verb: string): string | undefined => {
      if (verb === 'AUTHENTICATE' && ++sessions > 1) return 'NO [UNAVAILABLE] no more';
      return verb === 'NOOP' ? 'drop' : undefined;
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    const report = await system.run();
    expectVerdict(report, { status: 'critical', code: 'E_CONN_CLOSED' });
    expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_CONN_CLOSED', 'E_CLEANUP']);
    expect(system.messages()).toHaveLength(1);
  });
});
