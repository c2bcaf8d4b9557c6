import type { ProbeContext } from '../../model/probe-context.ts';
import type { ImapSession } from '../imap/session.ts';
import { atom, text } from '../imap/wire/values.ts';
import { noteRebuilt } from '../mailbox/rebuilt-mailbox.ts';
import { MAX_UID, splitUids } from '../mailbox/uid-set.ts';
import { isProbeMessage, MAX_COPIES, type Mark, RECOGNISED_HEADERS, TOKEN_HEADER } from '../message/message.ts';
import type { Copy } from './lookout.ts';

/** Another client may remove the flag before the message is expunged. */
const MAX_TRIES = 2;

/** Messages of one mailbox that are to be removed. */
export interface Condemned {
  readonly mailbox: string;
  /** The beginning of a sentence: `The test message`. */
  readonly what: string;
  /** UIDs of messages that were recognised a moment ago, in the mailbox that is open for writing. */
  readonly uids: readonly number[];
  /** How many UIDs, from the first one on, are looked at again: more messages may have arrived. */
  readonly nearby: number;
  /** Returns the UIDs that are ours, by what the server says now. */
  recognise(uids: readonly number[]): Promise<readonly number[]>;
  /** Called with the number of messages that the server is asked to destroy. */
  onExpunge?(count: number): void;
}

/** How many messages of one mailbox were removed, and how many were left. */
export interface Removal {
  readonly removed: number;
  readonly left: number;
}

/**
 * Removes the messages with the mark from a mailbox. `known` are copies seen there before; without them the mailbox is
 * searched. `onExpunge` is called with the number of messages that the server is asked to destroy, whether or not it
 * confirms that they are gone.
 * @throws ProbeFailure when the session fails or the mailbox cannot be opened for writing
 */
export async function removeOwn(
  imap: ImapSession,
  context: ProbeContext,
  mailbox: string,
  mark: Mark,
  known: readonly Copy[],
  onExpunge: (count: number) => void,
): Promise<Removal> {
  const uids = await findOwn(imap, context, mailbox, mark, known);
  const recognise = (wanted: readonly number[]) => fetchOwn(imap, mark, wanted);
  return await removeRecognised(imap, context, {
    mailbox,
    what: 'The test message',
    uids,
    nearby: MAX_COPIES,
    recognise,
    onExpunge,
  });
}

/**
 * Removes messages that were recognised as ours, and notes what it had to leave.
 * @throws ProbeFailure when the session fails
 */
export async function removeRecognised(
  imap: ImapSession,
  context: ProbeContext,
  condemned: Condemned,
): Promise<Removal> {
  const { uids } = condemned;
  if (uids.length === 0) return { removed: 0, left: 0 };
  if (!imap.has('UIDPLUS')) {
    await Promise.all(uids.map((uid) => imap.flagDeleted(uid)));
    noteLeft(context, condemned, 'the server has no UIDPLUS, so it was flagged \\Deleted but not expunged');
    return { removed: 0, left: uids.length };
  }
  condemned.onExpunge?.(uids.length);
  const { removed, left } = await expunge(imap, condemned);
  if (left > 0) noteLeft(context, condemned, 'the server said that it was expunged, and it is still there');
  return { removed, left };
}

/** Opens the mailbox for writing, and returns the UIDs of our messages. */
async function findOwn(
  imap: ImapSession,
  context: ProbeContext,
  mailbox: string,
  mark: Mark,
  known: readonly Copy[],
): Promise<readonly number[]> {
  const selected = imap.select(mailbox);
  const latest = known.at(-1);
  if (latest) {
    const uids = known.slice(-MAX_COPIES).map(({ uid }) => uid);
    const [state, own] = await Promise.all([selected, fetchOwn(imap, mark, uids)]);
    const isSame = state.uidValidity === undefined || state.uidValidity === latest.uidValidity;
    if (!isSame) noteRebuilt(context, 'cleanup', { name: mailbox, uidValidity: latest.uidValidity }, state);
    return own;
  }
  const [, found = []] = await Promise.all([selected, searchToken(imap, mark.token)]);
  return await fetchOwn(imap, mark, found.slice(-MAX_COPIES));
}

/** Removes these messages and those that arrived in the meantime, and checks that they are gone. */
async function expunge(imap: ImapSession, { mailbox, uids, nearby, recognise }: Condemned): Promise<Removal> {
  const first = Math.min(...uids);
  const range = Array.from({ length: nearby }, (_each, index) => Math.min(first + index, MAX_UID));
  const tries = new Map<number, number>();
  let left = uids;
  for (let next = uids; next.length > 0; next = left.filter((uid) => (tries.get(uid) ?? 0) < MAX_TRIES)) {
    for (const uid of next) tries.set(uid, (tries.get(uid) ?? 0) + 1);
    const flagged = next.map((uid) => imap.flagDeleted(uid));
    const expunged = next.map((uid) => imap.expunge(uid));
    // A fetch sent together with an expunge may see the state before it (Dovecot), so the mailbox is opened again.
    const reopened = imap.select(mailbox);
    const remaining = recognise([...range, ...tries.keys()]);
    [left] = await Promise.all([remaining, reopened, ...flagged, ...expunged]);
  }
  return { removed: tries.size - left.length, left: left.length };
}

/** Returns the UIDs that are ours, by the headers that they have now. */
async function fetchOwn(imap: ImapSession, mark: Mark, uids: readonly number[]): Promise<readonly number[]> {
  const wanted = new Set(uids);
  const own = new Set<number>();
  for (const set of splitUids(wanted)) {
    for (const { uid, headers } of await imap.fetchHeaders(set, RECOGNISED_HEADERS)) {
      if (wanted.has(uid) && isProbeMessage(headers, mark)) own.add(uid);
    }
  }
  return [...own];
}

/** Searches several headers: not every server indexes ours, and relays strip it or change one of the others. */
function searchToken(imap: ImapSession, token: string): Promise<readonly number[] | undefined> {
  const header = (name: string) => [atom('HEADER'), text(name), text(token)];
  return imap.search([
    ...[atom('OR'), ...header(TOKEN_HEADER)],
    ...[atom('OR'), ...header('Message-ID'), atom('SUBJECT'), text(token)],
  ]);
}

/** Notes that a message was left, and why. */
export function noteLeft(
  context: ProbeContext,
  { what, mailbox }: Pick<Condemned, 'what' | 'mailbox'>,
  why: string,
): void {
  context.note({
    status: 'warning',
    code: 'E_CLEANUP',
    phase: 'cleanup',
    message: `${what} was left in ${mailbox}: ${why}.`,
    hint: 'Delete it by hand. The subject of the test message ends with the token of the run.',
  });
}
