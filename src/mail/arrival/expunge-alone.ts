/**
 * Removes messages on a server without UIDPLUS, by a plain EXPUNGE that the user has chosen. It destroys every message
 * that is flagged `\Deleted` (RFC 9051 section 6.4.3), so it is sent only when a freshly opened mailbox has no other one.
 * A message that another client flags between that look and the EXPUNGE is destroyed as well.
 */
import { refusedCommand } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import { atom } from '../imap/wire/values.ts';
import { isSearchRefused } from './find-own.ts';

/** The messages, by UID, in the open mailbox. */
export interface Lonely {
  readonly mailbox: string;
  readonly uids: readonly number[];
  /** Returns the UIDs that are ours, by what the server says now. */
  recognise(uids: readonly number[]): Promise<readonly number[]>;
  onExpunge?(count: number): void;
}

/** The end of it. */
export interface Expunged {
  readonly left: number;
  /** Why nothing was expunged; absent when it was. */
  readonly why?: string;
  /** How many more messages were destroyed than ours, by what the server reported. */
  readonly others: number;
}

/** @throws ProbeFailure when the session fails */
export async function expungeAlone(
  imap: ImapSession,
  { mailbox, uids, recognise, onExpunge }: Lonely,
): Promise<Expunged> {
  await Promise.all(uids.map((uid) => imap.flagDeleted(uid)));
  const keep = (why: string): Expunged => ({ left: uids.length, why, others: 0 });
  await imap.select(mailbox);
  const own = new Set(await recognise(uids));
  if (own.size !== uids.length) return { ...keep('it changed meanwhile'), left: own.size };
  const flagged = await searchDeleted(imap);
  if (flagged === undefined) return keep('the server does not say which messages are flagged \\Deleted');
  const foreign = flagged.filter((uid) => !own.has(uid)).length;
  if (foreign > 0) return keep(`${foreign} other messages there are flagged \\Deleted and would be destroyed as well`);
  if (flagged.length !== own.size) return keep('the server does not show the flag \\Deleted that it was given');
  onExpunge?.(uids.length);
  let destroyed = 0;
  await imap.run({
    name: 'EXPUNGE',
    phase: 'cleanup',
    untagged: {
      EXPUNGE: () => {
        destroyed += 1;
      },
    },
    onRefusal: refusedCommand(imap, 'EXPUNGE', 'cleanup'),
  });
  await imap.select(mailbox);
  const left = await recognise(uids);
  return { left: left.length, others: Math.max(0, destroyed - uids.length) };
}

/** Returns undefined when the server refuses, or answers without a result. */
async function searchDeleted(imap: ImapSession): Promise<readonly number[] | undefined> {
  try {
    const flagged = await imap.search([atom('DELETED')]);
    return flagged && [...new Set(flagged)];
  } catch (error) {
    if (isSearchRefused(error)) return undefined;
    throw error;
  }
}
