/** STATUS: the facts of a mailbox that are known without opening it. */

import type { Mailbox } from '../../common/mailbox-store.ts';
import type { ImapArguments } from '../arguments.ts';
import { BadCommand } from '../errors.ts';
import { encodeModifiedUtf7 } from '../modified-utf7.ts';
import type { ImapSession } from '../session.ts';
import { imapString } from '../text.ts';

const ITEMS: ReadonlyMap<string, (mailbox: Mailbox) => number> = new Map(
  Object.entries({
    MESSAGES: ({ messages }: Mailbox) => messages.length,
    RECENT: ({ messages, recentFrom }: Mailbox) => messages.filter(({ uid }) => uid >= recentFrom).length,
    SIZE: ({ messages }: Mailbox) => messages.reduce((sum, { raw }) => sum + raw.length, 0),
    UIDNEXT: ({ uidNext }: Mailbox) => uidNext,
    UIDVALIDITY: ({ uidValidity }: Mailbox) => uidValidity,
    UNSEEN: ({ messages }: Mailbox) => messages.filter(({ flags }) => !flags.has('\\Seen')).length,
  }),
);

/**
 * Reads the requested items.
 * @throws BadCommand for an unknown item
 */
export function parseStatusItems(session: ImapSession, args: ImapArguments): string[] {
  const items = [args.word(), ...args.rest(() => args.word())];
  for (const item of items) {
    const isOffered = item !== 'SIZE' || session.offers('STATUS=SIZE');
    if (!isOffered || !ITEMS.has(item)) throw new BadCommand(`Unknown item ${item}`);
  }
  return items;
}

/** Sends the answer to STATUS. */
export function sendStatus(session: ImapSession, mailbox: Mailbox, items: readonly string[]): void {
  const values = items.map((item) => `${item} ${ITEMS.get(item)?.(mailbox) ?? 0}`);
  session.untagged('STATUS ', imapString(encodeModifiedUtf7(mailbox.name)), ` (${values.join(' ')})`);
}
