/** Servers whose search is of no use: what can be known without it is found out without it. */
import { describe, expect, test } from 'vitest';
import type { ImapSession } from '../../../src/sandbox/imap/session.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { type MailSystem, startMailSystem } from '../../support/scripted/mail-system.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const OLD = 'From: a@b.test\r\nSubject: old\r\n\r\nHello\r\n';
const fill = (sandbox: MailSystem['sandbox']): void => void sandbox.deliver({ raw: OLD });
const refusing = (answer: string) => ({ onCommand: (verb: string) => (verb === 'UID SEARCH' ? answer : undefined) });

describe.concurrent('a server that refuses to search', () => {
  test('BEH-D3: an empty mailbox is not searched (Gluon)', async () => {
    const onCommand = (verb: string, _line: string, session: ImapSession): string | undefined => {
      if (verb !== 'UID SEARCH' && verb !== 'UID FETCH') return undefined;
      const isEmpty = session.account.mailboxes.get('INBOX')?.messages.length === 0;
      return isEmpty ? 'NO no such message' : undefined;
    };
    await using system = await startMailSystem({
      imap: { onCommand },
      deliver: (raw, put) => void setTimeout(() => put(raw), 100),
    });
    expectVerdict(await system.run(), { status: 'ok' });
    expect(system.messages()).toEqual([]);
  });

  test.each([
    ['D3', 'NO no such message', /Look at the log of the server/],
    ['D8', 'BAD SEARCH failed: must be str, not bytes', /BAD means that the server does not understand this search/],
  ])('BEH-%s: with %s, the new messages are read', async (_id, answer, hint) => {
    await using system = await startMailSystem({ imap: refusing(answer), onStart: fill });
    const report = await system.run();
    expectVerdict(report, { status: 'warning', code: 'E_SEARCH_FAILED', phase: 'arrival', hint });
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(system.messages().map(({ raw }) => raw.toString())).toEqual([OLD]);
  });

  test('BEH-D8: the clean-up reads the last messages, and what it finds counts', async () => {
    let selects = 0;
    let arrive = (): void => {};
    const onCommand = (verb: string): string | undefined => {
      if (verb === 'SELECT' && ++selects === 1) arrive();
      return verb === 'UID SEARCH' ? 'BAD SEARCH failed' : undefined;
    };
    await using system = await startMailSystem({
      imap: { onCommand },
      onStart: fill,
      deliver: (raw, put) => {
        arrive = () => put(raw);
      },
    });
    const report = await system.run({ 'delivery-timeout': '100ms' });
    expectVerdict(report, { status: 'critical', code: 'E_NOT_ARRIVED', message: /clean-up then found it in INBOX/ });
    expect(system.messages().map(({ raw }) => raw.toString())).toEqual([OLD]);
  });

  test('BEH-D8: a message is found though the server tells of no new ones', async () => {
    // Without EXISTS a client has to ask.
    const onCommand = (verb: string): string | undefined => {
      if (verb === 'NOOP') return 'OK Done';
      return verb === 'UID SEARCH' ? 'BAD no' : undefined;
    };
    await using system = await startMailSystem({ imap: { onCommand }, onStart: fill });
    const report = await system.run();
    expect(report.checks[0]?.facts.arrivedIn).toBe('inbox');
    expect(system.messages()).toHaveLength(1);
  });

  test('BEH-D3: an empty mailbox of a server that tells of no new messages is opened again', async () => {
    const onCommand = (verb: string): string | undefined => (verb === 'NOOP' ? 'OK Done' : undefined);
    await using system = await startMailSystem({ imap: { onCommand } });
    const report = await system.run({ 'delivery-timeout': '1s' });
    expectVerdict(report, { status: 'ok' });
    expect(system.messages()).toEqual([]);
  });

  test('BEH-D8: imap-search has a hint of its own for BAD', async () => {
    await using server = await startScripted({ protocol: 'imap', on: { 'UID SEARCH': 'BAD SEARCH failed' } });
    const report = await runProbe({ mode: 'imap-search', search: 'unseen', ...server.inputs, ...LONG_LIMITS });
    expectVerdict(report, { status: 'critical', code: 'E_SEARCH_FAILED', hint: /BAD means/ });
  });
});
