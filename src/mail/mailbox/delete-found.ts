/**
 * Deletes exactly the messages with given UIDs: flags them and destroys them by UID EXPUNGE (UIDPLUS, RFC 4315). A
 * plain EXPUNGE or CLOSE would also destroy the messages that others have flagged.
 */

import { refusedCommand } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import { atom, atoms } from '../imap/wire/values.ts';
import { splitUids } from './uid-set.ts';

/**
 * Deletes messages and returns how many of them are still there afterwards. The mailbox must be open for writing, and
 * the server must have UIDPLUS: where that is announced and does not work, they are only flagged.
 */
export async function deleteMessages(imap: ImapSession, uids: readonly number[]): Promise<number> {
  const doomed = new Set(uids);
  let left = 0;
  for (const set of splitUids(uids)) {
    const sequence = { type: 'SEQUENCE', value: set } as const;
    await imap.run({
      name: 'UID STORE',
      args: [sequence, atom('+FLAGS.SILENT'), atoms('\\Deleted')],
      phase: 'cleanup',
      mayBePartial: true,
      onRefusal: refusedCommand(imap, 'STORE', 'cleanup'),
    });
    const unknown = await imap.expunge(set);
    if (unknown !== undefined) {
      imap.distrust('UIDPLUS', unknown);
      return uids.length;
    }
    const remaining = (await imap.search([atom('UID'), sequence])) ?? (await fetchUids(imap, set));
    left += remaining.filter((uid) => doomed.has(uid)).length;
  }
  return left;
}

/** Finds UIDs without a search, for a server that answers a search without a result. */
async function fetchUids(imap: ImapSession, set: string): Promise<readonly number[]> {
  return (await imap.fetchHeaders(set, ['Message-ID'])).map(({ uid }) => uid);
}
