/** A message that arrived, but not as it should: unreadable, elsewhere, before the session was lost, after the wait. */
import { describe, expect, test } from 'vitest';
import { findMailbox } from '../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSession } from '../../../src/sandbox/imap/session.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { type MailSystem, startMailSystem } from '../../support/scripted/mail-system.ts';

const OLD = 'From: a@b.test\r\nSubject: old\r\n\r\nHello\r\n';
const fill = (sandbox: MailSystem['sandbox']): void => void sandbox.deliver({ raw: OLD });

/** Answers a FETCH of header fields with a bracket too much; `isAll` spoils that of whole headers, too. */
function spoilFetch(isAll: boolean) {
  return {
    onCommand: (verb: string, line: string, session: ImapSession): string | undefined => {
      if (verb !== 'UID FETCH' || !(isAll || line.includes('HEADER.FIELDS'))) return undefined;
      const inbox = findMailbox(session.account, 'INBOX');
      const uid = inbox?.messages.at(-1)?.uid;
      if (uid !== 2) return undefined;
      return `* 2 FETCH (UID 2 BODY[HEADER.FIELDS (X-MAIL-PROBE)]] "X-Mail-Probe: abc")\r\nOK Done`;
    },
  };
}

describe.concurrent('a message whose header cannot be read', () => {
  test('BEH-B6: the server finds it, and the row is quoted', async () => {
    await using system = await startMailSystem({ imap: spoilFetch(true), onStart: fill });
    const report = await system.run({ 'delivery-timeout': '200ms' });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_PROTO',
      phase: 'arrival',
      message: /finds the message in INBOX \(UID 2\), but its header cannot be read/,
      reply: /BODY\[HEADER\.FIELDS \(X-MAIL-PROBE\)\]\]/,
    });
    const left = report.checks[0]?.findings.find(({ code }) => code === 'E_CLEANUP');
    expect(left?.message).toMatch(/left in INBOX \(UID 2\): the server finds it, but its header cannot be read/);
    expect(left?.reply).toMatch(/BODY\[HEADER/);
    expect(system.messages()).toHaveLength(2);
  });

  test('BEH-B6: is recognised and deleted by its whole header', async () => {
    await using system = await startMailSystem({ imap: spoilFetch(false), onStart: fill });
    const report = await system.run();
    expectVerdict(report, { status: 'ok' });
    expect(report.checks[0]?.notices.map(({ message }) => message).join()).toContain('another form of it was read');
    expect(system.messages().map(({ raw }) => raw.toString())).toEqual([OLD]);
  });
});

describe.concurrent('a message in another mailbox', () => {
  test('BEH-D13: is found at the end, told, and deleted there', async () => {
    await using system = await startMailSystem({
      mailboxes: [{ name: 'Entwürfe' }, { name: 'Archive' }],
      deliver: (raw, put) => put(raw, 'Archive'),
    });
    const report = await system.run({ mailbox: 'Entwürfe', 'delivery-timeout': '100ms' });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_WRONG_FOLDER',
      phase: 'arrival',
      message: /filed in Archive, not in Entwürfe/,
    });
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(system.messages('Archive')).toEqual([]);
  });

  test('BEH-D13: a copy among the sent messages is no arrival', async () => {
    await using system = await startMailSystem({
      mailboxes: [{ name: 'Sent', specialUse: '\\Sent' }],
      deliver: (raw, put) => put(raw, 'Sent'),
    });
    const report = await system.run({ 'delivery-timeout': '100ms' });
    expectVerdict(report, { status: 'critical', code: 'E_NOT_ARRIVED' });
    expect(system.messages('Sent')).toHaveLength(1);
  });

  test('BEH-D13: at most twenty mailboxes are opened', async () => {
    const mailboxes = Array.from({ length: 40 }, (_each, index) => ({ name: `Box ${index}` }));
    await using system = await startMailSystem({ mailboxes, deliver: () => {} });
    await system.run({ 'delivery-timeout': '100ms' });
    expect(system.commands().filter((command) => /^EXAMINE "?Box/.test(command))).toHaveLength(20);
  });

  test('BEH-D13: what looks like it is left alone without the proof', async () => {
    await using system = await startMailSystem({
      mailboxes: [{ name: 'Archive' }],
      deliver: (raw, put) => put(raw.replace(/^X-Mail-Probe: \w{4}/m, 'X-Mail-Probe: 0000'), 'Archive'),
    });
    const report = await system.run({ 'delivery-timeout': '100ms' });
    expectVerdict(report, { status: 'critical', code: 'E_NOT_ARRIVED' });
    expect(system.messages('Archive')).toHaveLength(1);
  });
});

describe.concurrent('a message and a session that is lost', () => {
  const dropAt = (wanted: string, times: number) => {
    let left = times;
    return { onCommand: (verb: string) => (verb === wanted && left-- > 0 ? 'drop' : undefined) };
  };

  test('BEH-D17: a new session goes on within the time limit', async () => {
    await using system = await startMailSystem({
      imap: dropAt('NOOP', 1),
      deliver: (raw, put) => void setTimeout(() => put(raw), 300),
    });
    const report = await system.run();
    expectVerdict(report, { status: 'warning', code: 'E_CONN_CLOSED', message: /A new session was opened to go on/ });
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(report.checks[0]?.connections.map(({ protocol }) => protocol)).toEqual(['smtp', 'imap']);
    expect(system.messages()).toEqual([]);
  });

  test('BEH-B6: the clean-up finds it after both sessions were lost, and the result says that it arrived', async () => {
    await using system = await startMailSystem({ imap: dropAt('NOOP', 2) });
    const report = await system.run();
    expectVerdict(report, {
      status: 'critical',
      code: 'E_CONN_CLOSED',
      message: /The message had arrived: the clean-up then found it in INBOX and deleted it\./,
    });
    expect(system.messages()).toEqual([]);
  });

  test('BEH-D17: what was seen counts when the session is lost while copies are looked for', async () => {
    let noops = 0;
    let logins = 0;
    const onCommand = (verb: string): string | undefined => {
      if (verb === 'AUTHENTICATE' && ++logins === 2) return 'drop';
      return verb === 'NOOP' && ++noops === 3 ? 'drop' : undefined;
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    const report = await system.run({ 'settle-time': '2s' });
    expectVerdict(report, { status: 'warning', code: 'E_CONN_CLOSED', message: /The message had been seen/ });
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(system.messages()).toEqual([]);
  });

  test.each(['true', 'false'])(
    'BEH-D17: a run that is cancelled then tells what was seen, with cleanup: %s',
    async (cleanup) => {
      const cancel = new AbortController();
      let noops = 0;
      const onCommand = (verb: string) => void (verb === 'NOOP' && ++noops === 3 && cancel.abort({ signal: 'SIGINT' }));
      await using system = await startMailSystem({ imap: { onCommand } });
      const report = await system.run({ 'settle-time': '20s', cleanup }, { execution: { cancel: cancel.signal } });
      expectVerdict(report, {
        status: 'unknown',
        code: 'E_CANCELLED',
        message: /The run was cancelled\. The message had been seen in INBOX by then\./,
      });
      expect(system.messages()).toHaveLength(cleanup === 'true' ? 0 : 1);
    },
  );

  test('BEH-D17: a new login that is refused is told, and not repeated by the clean-up', async () => {
    let logins = 0;
    const onCommand = (verb: string): string | undefined => {
      if (verb === 'AUTHENTICATE' && ++logins > 1) return 'NO [AUTHENTICATIONFAILED] no';
      return verb === 'NOOP' ? 'drop' : undefined;
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    const report = await system.run();
    expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual([
      'E_CONN_CLOSED',
      'E_AUTH_REJECTED',
      'E_CLEANUP',
    ]);
    expect(logins).toBe(2);
  });
});

describe.concurrent('a message that the clean-up finds', () => {
  test('BEH-B6: after the wait was over', async () => {
    let selects = 0;
    let arrive = (): void => {};
    await using system = await startMailSystem({
      imap: { onCommand: (verb) => void (verb === 'SELECT' && ++selects === 3 && arrive()) },
      deliver: (raw, put) => {
        arrive = () => put(raw);
      },
    });
    const report = await system.run({ 'delivery-timeout': '100ms' });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_NOT_ARRIVED',
      message: /The clean-up then found it in INBOX and deleted it/,
      hint: /raise delivery-timeout/,
    });
  });
});
