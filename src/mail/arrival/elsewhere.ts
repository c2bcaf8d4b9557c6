/** Looks for a message in the mailboxes where it was not expected. */
import { ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { ImapSession, ListedMailbox } from '../imap/session.ts';
import { atom, text } from '../imap/wire/values.ts';
import type { Mark } from '../message/message.ts';
import { MAX_COPIES, TOKEN_HEADER } from '../message/message.ts';
import type { Copy } from './copies.ts';
import { isSearchRefused, readOwn, readRecent } from './find-own.ts';
import type { WatchedMailbox } from './watched-mailbox.ts';

/** At most this many mailboxes are opened, and no further one after this time in milliseconds. */
const MAX_MAILBOXES = 20;
const LIMIT_MS = 5000;

/** Mailboxes that cannot be opened, or that show what was sent, or what is in other mailboxes as well (RFC 6154). */
const USELESS_FLAGS = ['\\noselect', '\\nonexistent', '\\sent', '\\all', '\\flagged', '\\important'];
const SENT_NAMES = ['sent', 'sent items', 'sent messages', 'sent mail', 'gesendet', 'envoyés', 'outbox'];
/** Mailboxes in which filters and quarantines put mail: they are opened first. */
const LIKELY = /^(?:inbox|junk|spam|bulk|rejects?|quarantine|archive|trash)/i;

/**
 * Opens the mailboxes that LIST shows now, read-only, and returns the copies that are proven by their header. They are
 * listed anew, since a filter may have made a mailbox for the message. Trouble on the way ends the look, and is no
 * failure.
 */
export async function findElsewhere(
  imap: ImapSession,
  context: ProbeContext,
  mark: Mark,
  watched: readonly string[],
): Promise<readonly Copy[]> {
  const { clock } = context.world;
  const giveUpAt = clock.now() + LIMIT_MS;
  const listing = await tried(() => imap.list());
  const copies: Copy[] = [];
  for (const name of choose(listing?.mailboxes ?? [], watched)) {
    if (clock.now() >= giveUpAt || !imap.isOpen || context.signal.aborted) break;
    copies.push(...((await tried(() => lookInto(imap, mark, name))) ?? []));
  }
  return copies;
}

async function tried<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProbeFailure) return undefined;
    throw error;
  }
}

function choose(listed: readonly ListedMailbox[], watched: readonly string[]): readonly string[] {
  const known = new Set(watched.map(comparable));
  const others = listed.filter((mailbox) => !known.has(comparable(mailbox.name)) && !isUseless(mailbox));
  const rank = (mailbox: ListedMailbox): number => (LIKELY.test(lastPart(mailbox)) ? 0 : 1);
  return others
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, MAX_MAILBOXES)
    .map(({ name }) => name);
}

/** INBOX is one name in any capitals (RFC 9051 section 5.1). */
function comparable(name: string): string {
  return name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}

function isUseless(mailbox: ListedMailbox): boolean {
  return USELESS_FLAGS.some((flag) => mailbox.flags.has(flag)) || SENT_NAMES.includes(lastPart(mailbox).toLowerCase());
}

function lastPart({ name, delimiter }: ListedMailbox): string {
  return (delimiter ? name.split(delimiter).at(-1) : undefined) ?? name;
}

/** Looks at the newest messages only, so that a large mailbox costs no more than a small one. */
async function lookInto(imap: ImapSession, mark: Mark, name: string): Promise<readonly Copy[]> {
  const state = await imap.examine(name);
  if (state.messages === 0) return [];
  const from = Math.max(1, (state.uidNext ?? 1) - MAX_COPIES);
  const uids = await search(imap, mark, from);
  const own = uids ? (await readOwn(imap, mark, uids)).own : await readRecent(imap, mark, state);
  const { uidValidity } = state;
  const role = name.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
  const mailbox: WatchedMailbox = { name, role, wasEmpty: false, uidValidity, fromUid: from };
  return own.map((uid) => ({ mailbox, uidValidity, uid }));
}

/** Returns undefined when the server refuses the search, or answers it without a result. */
async function search(imap: ImapSession, { token }: Mark, from: number): Promise<readonly number[] | undefined> {
  const range = { type: 'SEQUENCE', value: `${from}:*` } as const;
  try {
    const hits = await imap.search([atom('UID'), range, atom('HEADER'), text(TOKEN_HEADER), text(token)]);
    return hits?.length ? hits.slice(-MAX_COPIES) : hits;
  } catch (error) {
    if (isSearchRefused(error)) return undefined;
    throw error;
  }
}
