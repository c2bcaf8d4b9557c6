import type { ProbeContext } from '../../model/probe-context.ts';
import { MAX_UID } from '../imap/asked-uids.ts';
import type { ImapSession } from '../imap/session.ts';
import { MAX_COPIES, type Mark } from '../message/message.ts';
import type { Copy } from './copies.ts';
import { expungeAlone } from './expunge-alone.ts';
import { type Found, findOwn, readOwn } from './find-own.ts';

/** Another client may remove the flag before the message is expunged. */
const MAX_TRIES = 2;

const BY_HAND = 'Delete it by hand. The subject of the test message ends with the token of the run.';
const CHOICE =
  'With cleanup: expunge a plain EXPUNGE is sent when no other message there is flagged \\Deleted; one that is flagged at that very moment would be destroyed as well.';

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
  /** Whether a plain EXPUNGE may be sent to a server without UIDPLUS. */
  readonly mayExpunge: boolean;
}

/** How many messages of one mailbox were removed, and how many were left. */
export interface Removal {
  readonly removed: number;
  readonly left: number;
  /** Whether a further look can do more for what was left. */
  readonly isWorthAnotherLook: boolean;
}

/** How a removal is done. */
export interface RemovalOptions {
  /** Called with the number of messages that the server is asked to destroy, whether or not it confirms that. */
  readonly onExpunge: (count: number) => void;
  /** Whether a plain EXPUNGE may be sent to a server without UIDPLUS. */
  readonly mayExpunge: boolean;
}

/**
 * Removes the messages with the mark from a mailbox. `known` are copies seen there before; without them the mailbox is
 * searched. Returns what was found, too.
 * @throws ProbeFailure when the session fails or the mailbox cannot be opened for writing
 */
export async function removeOwn(
  imap: ImapSession,
  context: ProbeContext,
  mailbox: string,
  mark: Mark,
  known: readonly Copy[],
  options: RemovalOptions,
): Promise<Removal & Found> {
  const found = await findOwn(imap, context, mailbox, mark, known);
  const recognise = async (wanted: readonly number[]) => (await readOwn(imap, mark, wanted)).own;
  const removal = await removeRecognised(imap, context, {
    mailbox,
    what: 'The test message',
    uids: found.own,
    nearby: MAX_COPIES,
    recognise,
    ...options,
  });
  return { ...found, ...removal };
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
  if (uids.length === 0) return { removed: 0, left: 0, isWorthAnotherLook: false };
  if (!imap.has('UIDPLUS')) return await removeWithoutUid(imap, context, condemned, 'the server has no UIDPLUS');
  condemned.onExpunge?.(uids.length);
  const { removed, left, refusal } = await expunge(imap, condemned);
  if (refusal !== undefined) {
    imap.distrust('UIDPLUS', refusal);
    const lack = 'UIDPLUS, which the server announces, does not work there';
    return await removeWithoutUid(imap, context, condemned, lack);
  }
  if (left > 0) noteLeft(context, condemned, 'the server said that it was expunged, and it is still there');
  return { removed, left, isWorthAnotherLook: left > 0 };
}

/** Without UIDPLUS a server can only destroy all messages that are flagged `\\Deleted`, also those of others. */
async function removeWithoutUid(
  imap: ImapSession,
  context: ProbeContext,
  condemned: Condemned,
  lack: string,
): Promise<Removal> {
  const { uids, mayExpunge } = condemned;
  if (!mayExpunge) {
    await Promise.all(uids.map((uid) => imap.flagDeleted(uid)));
    const why = `${lack}, so it was flagged \\Deleted but not expunged`;
    noteLeft(context, condemned, why, `${BY_HAND} ${CHOICE}`);
    return { removed: 0, left: uids.length, isWorthAnotherLook: false };
  }
  const { left, why, others } = await expungeAlone(imap, condemned);
  if (why !== undefined)
    noteLeft(
      context,
      condemned,
      `${lack}, and ${why}, so it was flagged \\Deleted but not expunged`,
      `${BY_HAND} cleanup: expunge needs a mailbox in which no other message is flagged \\Deleted: expunge those once with another client.`,
    );
  else if (left > 0) noteLeft(context, condemned, 'the server said that it was expunged, and it is still there');
  if (others > 0) noteOthers(context, condemned, others);
  return { removed: uids.length - left, left, isWorthAnotherLook: left > 0 };
}

function noteOthers(context: ProbeContext, { mailbox }: Condemned, others: number): void {
  context.note({
    status: 'warning',
    code: 'E_CLEANUP',
    phase: 'cleanup',
    message: `The EXPUNGE that removed the test message from ${mailbox} destroyed ${others} more.`,
    hint: 'Another client flagged them as deleted a moment before, or expunged at the same time. Use a mailbox for the probe alone, or cleanup: true.',
  });
}

/** Removes these messages and those that arrived in the meantime, and checks that they are gone. */
async function expunge(
  imap: ImapSession,
  { mailbox, uids, nearby, recognise }: Condemned,
): Promise<Omit<Removal, 'isWorthAnotherLook'> & { readonly refusal?: string }> {
  const first = Math.min(...uids);
  const range = Array.from({ length: nearby }, (_each, index) => Math.min(first + index, MAX_UID));
  const tries = new Map<number, number>();
  let left = uids;
  for (let next = uids; next.length > 0; next = left.filter((uid) => (tries.get(uid) ?? 0) < MAX_TRIES)) {
    for (const uid of next) tries.set(uid, (tries.get(uid) ?? 0) + 1);
    const flagged = next.map((uid) => imap.flagDeleted(uid));
    const expunged = Promise.all(next.map((uid) => imap.expunge(uid)));
    // A fetch sent together with an expunge may see the state before it (Dovecot), so the mailbox is opened again.
    const reopened = imap.select(mailbox);
    const remaining = recognise([...range, ...tries.keys()]);
    const [found, refusals] = await Promise.all([remaining, expunged, reopened, ...flagged]);
    const refusal = refusals.find((each) => each !== undefined);
    if (refusal !== undefined) return { removed: 0, left: found.length, refusal };
    left = found;
  }
  return { removed: tries.size - left.length, left: left.length };
}

/** Notes that a message was left, and why. */
export function noteLeft(
  context: ProbeContext,
  { what, mailbox }: Pick<Condemned, 'what' | 'mailbox'>,
  why: string,
  hint = BY_HAND,
): void {
  context.note({
    status: 'warning',
    code: 'E_CLEANUP',
    phase: 'cleanup',
    message: `${what} was left in ${mailbox}: ${why}.`,
    hint,
  });
}
