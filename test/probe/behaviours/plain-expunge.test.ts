/** Servers without UIDPLUS: a plain EXPUNGE only by choice, and only when it takes no other message along. */
import { describe, expect, test } from 'vitest';
import { setFlags } from '../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSession } from '../../../src/sandbox/imap/session.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { type MailSystem, startMailSystem } from '../../support/scripted/mail-system.ts';

const FOREIGN = 'From: a@b.test\r\nSubject: foreign\r\n\r\nHello\r\n';
const without = ['UIDPLUS'] as const;
const expunges = (system: MailSystem) => system.commands().filter((command) => /EXPUNGE|^CLOSE/.test(command));

describe.concurrent('a server without UIDPLUS', () => {
  test('BEH-D6: cleanup: expunge destroys the message, and leaves the others', async () => {
    await using system = await startMailSystem({ imap: { without } });
    system.sandbox.deliver({ raw: FOREIGN });
    expectVerdict(await system.run({ cleanup: 'expunge' }), { status: 'ok' });
    expect(system.messages().map(({ raw }) => raw.toString())).toEqual([FOREIGN]);
    expect(expunges(system)).toEqual(['EXPUNGE']);
  });

  test('BEH-D6: nothing is expunged while another message is flagged', async () => {
    await using system = await startMailSystem({ imap: { without } });
    system.sandbox.deliver({ raw: FOREIGN, flags: ['\\Deleted'] });
    expectVerdict(await system.run({ cleanup: 'expunge' }), {
      status: 'warning',
      code: 'E_CLEANUP',
      message: /1 other messages there are flagged \\Deleted/,
      hint: /expunge those once with another client/,
    });
    expect(system.messages()).toHaveLength(2);
    expect(expunges(system)).toEqual([]);
  });

  test.each(['* SEARCH\r\nOK Done', 'NO fail', 'OK Done'])(
    'BEH-D6: nothing is expunged after %j to SEARCH',
    async (answer) => {
      const onCommand = (verb: string, line: string) =>
        verb === 'UID SEARCH' && / DELETED/.test(line) ? answer : undefined;
      await using system = await startMailSystem({ imap: { without, onCommand } });
      expectVerdict(await system.run({ cleanup: 'expunge' }), { status: 'warning', code: 'E_CLEANUP' });
      expect(expunges(system)).toEqual([]);
    },
  );

  test('BEH-D6: says so when a message that was flagged at that moment went along', async () => {
    const onCommand = (verb: string, _line: string, session: ImapSession): undefined => {
      const inbox = verb === 'EXPUNGE' ? session.account.mailboxes.get('INBOX') : undefined;
      const [foreign] = inbox?.messages ?? [];
      if (inbox && foreign) setFlags(inbox, foreign, ['\\Deleted']);
    };
    await using system = await startMailSystem({ imap: { without, onCommand } });
    system.sandbox.deliver({ raw: FOREIGN });
    const report = await system.run({ cleanup: 'expunge' });
    expectVerdict(report, { status: 'warning', code: 'E_CLEANUP', message: /destroyed 1 more/ });
  });

  test('BEH-D6: by default the message is flagged, and the hint names the choice and its danger', async () => {
    await using system = await startMailSystem({ imap: { without } });
    expectVerdict(await system.run(), {
      status: 'warning',
      code: 'E_CLEANUP',
      hint: /cleanup: expunge.*flagged at that very moment would be destroyed/,
    });
    expect(expunges(system)).toEqual([]);
  });

  test('BEH-D6: with UIDPLUS the choice changes nothing', async () => {
    await using system = await startMailSystem();
    expectVerdict(await system.run({ cleanup: 'expunge' }), { status: 'ok' });
    expect(expunges(system)).toEqual(['UID EXPUNGE 1']);
  });
});
