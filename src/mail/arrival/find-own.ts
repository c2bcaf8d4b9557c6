/** Finds our message in a mailbox, to remove it. */
import { ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { FetchedHeaders, ImapSession, MailboxState } from '../imap/session.ts';
import { atom, text } from '../imap/wire/values.ts';
import { fetchWholeHeaders } from '../mailbox/fetch-messages.ts';
import { splitUids } from '../mailbox/uid-set.ts';
import { isProbeMessage, MAX_COPIES, type Mark, RECOGNISED_HEADERS, TOKEN_HEADER } from '../message/message.ts';
import type { Copy } from './copies.ts';
import { isRebuilt } from './watched-mailbox.ts';

/** What was found in a mailbox. */
export interface Found {
  /** UIDs of messages whose header proves that they are ours. */
  readonly own: readonly number[];
  /** UIDs that the search of the server names, but whose header could not be read. */
  readonly unreadable: readonly number[];
  /** The row of the server that could not be read. Untrusted. */
  readonly row?: string | undefined;
}

/**
 * Opens the mailbox for writing, and finds our messages: `known` copies by their UIDs, else by a search.
 * @throws ProbeFailure when the session fails or the mailbox cannot be opened for writing
 */
export async function findOwn(
  imap: ImapSession,
  context: ProbeContext,
  mailbox: string,
  mark: Mark,
  known: readonly Copy[],
): Promise<Found> {
  const selected = imap.select(mailbox);
  const latest = known.at(-1);
  if (latest) {
    const uids = known.slice(-MAX_COPIES).map(({ uid }) => uid);
    const [state, found] = await Promise.all([selected, readOwn(imap, mark, uids)]);
    if (state.uidValidity !== undefined) isRebuilt(context, 'cleanup', latest.mailbox, latest.uidValidity, state);
    return { ...found, unreadable: [] };
  }
  const [state, hits] = await Promise.all([selected, searchToken(imap, mark.token)]);
  if (hits === undefined) return { own: await readRecent(imap, mark, state), unreadable: [] };
  return await readOwn(imap, mark, hits.slice(-MAX_COPIES));
}

/** Reads the headers that the messages have now. */
export async function readOwn(imap: ImapSession, mark: Mark, uids: readonly number[]): Promise<Found> {
  const wanted = new Set(uids);
  const read = new Map<number, FetchedHeaders>();
  const keep = (messages: readonly FetchedHeaders[]): void => {
    for (const message of messages) if (wanted.has(message.uid)) read.set(message.uid, message);
  };
  imap.takeUnread();
  for (const set of splitUids(wanted)) keep(await fetchUnlessEmpty(imap, set));
  const row = imap.takeUnread();
  const missing = uids.filter((uid) => !read.has(uid));
  // The same header, in a row of another form.
  if (row !== undefined) for (const set of splitUids(missing)) keep(await fetchWholeHeaders(imap, set));
  return {
    own: [...read.values()].filter(({ headers }) => isProbeMessage(headers, mark)).map(({ uid }) => uid),
    unreadable: uids.filter((uid) => !read.has(uid)),
    row,
  };
}

/** Some servers refuse to fetch from an empty mailbox (Gluon). */
async function fetchUnlessEmpty(imap: ImapSession, set: string): Promise<readonly FetchedHeaders[]> {
  try {
    return await imap.fetchHeaders(set, RECOGNISED_HEADERS);
  } catch (error) {
    const isRefused = error instanceof ProbeFailure && error.code === 'E_PROTO' && imap.isOpen;
    if (isRefused && imap.messages === 0) return [];
    throw error;
  }
}

/**
 * Searches several headers: not every server indexes ours, and relays strip it or change one of the others. Returns
 * undefined when the server refuses the search: nothing is known then.
 */
async function searchToken(imap: ImapSession, token: string): Promise<readonly number[] | undefined> {
  const header = (name: string) => [atom('HEADER'), text(name), text(token)];
  try {
    const hits = await imap.search([
      ...[atom('OR'), ...header(TOKEN_HEADER)],
      ...[atom('OR'), ...header('Message-ID'), atom('SUBJECT'), text(token)],
    ]);
    return hits ?? [];
  } catch (error) {
    if (isSearchRefused(error)) return undefined;
    throw error;
  }
}

/** Whether an error only says that the server refused a search: it says nothing about the mailbox. */
export function isSearchRefused(error: unknown): error is ProbeFailure {
  return error instanceof ProbeFailure && error.code === 'E_SEARCH_FAILED';
}

/** Finds our messages among the last ones of the open mailbox, without a search. */
export async function readRecent(imap: ImapSession, mark: Mark, state: MailboxState): Promise<readonly number[]> {
  if ((imap.messages ?? state.messages) === 0) return [];
  const next = state.uidNext ?? (await highestUid(imap)) + 1;
  const messages = await imap.fetchHeaders(`${Math.max(1, next - MAX_COPIES)}:*`, RECOGNISED_HEADERS);
  return messages.filter(({ headers }) => isProbeMessage(headers, mark)).map(({ uid }) => uid);
}

async function highestUid(imap: ImapSession): Promise<number> {
  const last = await imap.fetchHeaders('*', ['Message-ID']);
  return last.reduce((highest, { uid }) => Math.max(highest, uid), 0);
}
