/** Courier 5: until a mailbox was once opened for writing, its UIDVALIDITY is the clock. */
import { describe, expect, test } from 'vitest';
import type { ImapSession } from '../../../src/sandbox/imap/session.ts';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';

/** Gives each mailbox another UIDVALIDITY whenever it is looked at: the clock, or another number that counts up. */
function everNew(first: number) {
  let next = first;
  const onCommand = (verb: string, _line: string, session: ImapSession): undefined => {
    if (!['EXAMINE', 'SELECT', 'STATUS'].includes(verb)) return;
    for (const mailbox of session.account.mailboxes.values()) mailbox.uidValidity = next;
    next += 1;
  };
  return { onCommand };
}

const NOW = Math.floor(Date.now() / 1000);

describe.concurrent('a UIDVALIDITY that is made up on the spot', () => {
  test('BEH-E1: is no trouble while the mailbox is empty', async () => {
    await using system = await startMailSystem({
      imap: everNew(NOW),
      deliver: (raw, put) => void setTimeout(() => put(raw), 1500),
    });
    expectVerdict(await system.run(), { status: 'ok' });
    expect(system.messages()).toEqual([]);
  });

  test('BEH-E1: nor is it in the junk mailbox', async () => {
    await using system = await startMailSystem({ imap: everNew(NOW), deliver: (raw, put) => put(raw, 'Junk') });
    expectVerdict(await system.run({ junk: 'ok' }), { status: 'ok' });
    expect(system.messages('Junk')).toEqual([]);
  });

  test('BEH-E1: is told where the numbers are not those of the clock', async () => {
    await using system = await startMailSystem({ imap: everNew(7) });
    expectVerdict(await system.run(), { status: 'warning', code: 'E_UIDVALIDITY_CHANGED' });
  });

  test('BEH-E1: is told where the mailbox was not empty', async () => {
    await using system = await startMailSystem({
      imap: everNew(NOW),
      onStart: (sandbox) => void sandbox.deliver({ raw: 'Subject: old\r\n\r\nHello\r\n' }),
    });
    expectVerdict(await system.run(), { status: 'warning', code: 'E_UIDVALIDITY_CHANGED' });
  });
});
