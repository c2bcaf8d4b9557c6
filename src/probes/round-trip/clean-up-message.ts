/** Deletes the message of a round trip, with the session that is still open or with a new one. */
import type { Copy } from '../../mail/arrival/copies.ts';
import { findElsewhere } from '../../mail/arrival/elsewhere.ts';
import type { Unreadable } from '../../mail/arrival/lookout.ts';
import { removeOwn } from '../../mail/arrival/removal.ts';
import { removeReports } from '../../mail/arrival/remove-reports.ts';
import type { FoundReport } from '../../mail/arrival/report-watch.ts';
import { openImap } from '../../mail/imap/open.ts';
import type { ImapSession } from '../../mail/imap/session.ts';
import { type Mark, messageIdOf } from '../../mail/message/message.ts';
import type { CleanupContext, CleanupTicket } from '../../model/probe-context.ts';
import type { Account } from '../shared/account.ts';
import { isLostConnection } from './await-message.ts';
import { noteMissing, noteUnreadable } from './note-left.ts';
import { withWhereabouts } from './tell-arrival.ts';

/** Where the message is, who sent it, and how it may be removed. */
export interface Target {
  readonly account: Account;
  /** The address in its From field. */
  readonly sender: string;
  /** How many recipients it has. */
  readonly recipients: number;
  /** Whether a plain EXPUNGE may be sent to a server without UIDPLUS. */
  readonly mayExpunge: boolean;
}

/** The session and the findings that a run hands over to its clean-up. */
export interface Remains {
  readonly imap: ImapSession;
  /** Copies that were seen; empty when the message was not found. */
  readonly seen: readonly Copy[];
  /** Reports about the message that arrived in its place, or before it. */
  readonly reports: readonly FoundReport[];
}

/** A message that was accepted a moment ago may need this long to arrive, in milliseconds. */
const GRACE_MS = 1500;
const PAUSE_MS = 250;

/**
 * Removes every copy, and notes what it had to leave. A message that was not seen to be deleted is left to a later
 * process, which looks once more, also in other mailboxes.
 * @throws ProbeFailure when it is unknown what is left
 */
export async function cleanUpMessage(
  target: Target,
  ticket: CleanupTicket,
  context: CleanupContext,
  remains: Remains | undefined,
): Promise<void> {
  const { account, sender, recipients } = target;
  const { seen = [], reports = [] } = remains ?? {};
  // A message that bounced for one recipient may still arrive for another.
  const isLost = recipients === 1 && seen.length === 0 && reports.some(({ action }) => action === 'failed');
  const mailboxes = [...new Set([...ticket.mailboxes, ...seen.map(({ mailbox }) => mailbox.name)])];
  const task = new Task(target, { token: ticket.token, sender }, mailboxes, context, { seen, reports, isLost });
  const looksElsewhere = remains === undefined;
  const found =
    (await withOpenSession(remains?.imap, task, looksElsewhere)) ??
    (await withNewSession(account, task, looksElsewhere));
  const isComplete = found >= Math.max(1, seen.length) || task.isRemoved || isLost;
  const complete = { token: ticket.token, mailboxes: [...new Set([...mailboxes, ...task.places])] };
  if (!isComplete || task.isWorthAnotherLook) context.leave(complete);
  const what = { account, ticket: complete, messageId: messageIdOf(ticket.token, sender) };
  if (!isComplete && task.unreadable) noteUnreadable(what, task.unreadable, context);
  else if (!isComplete) noteMissing(what, { wasSeen: seen.length > 0, found }, context);
  const seenIn = [...new Set(seen.map(({ mailbox }) => mailbox.name))];
  const whereabouts = { seenIn, foundIn: [...task.places], isDeleted: task.left === 0 };
  context.amend((failure) => withWhereabouts(failure, whereabouts));
}

/** What a clean-up has to do, and what has come of it so far. */
class Task {
  readonly target: Target;
  readonly mark: Mark;
  readonly mailboxes: readonly string[];
  readonly context: CleanupContext;
  readonly seen: readonly Copy[];
  readonly reports: readonly FoundReport[];
  /** Whether the message bounced and will not arrive any more. */
  readonly isLost: boolean;
  /** How many messages the servers were asked to destroy so far. */
  expunged = 0;
  /** How many messages were found and had to be left. */
  left = 0;
  isWorthAnotherLook = false;
  /** Mailboxes in which a copy was found. */
  readonly places = new Set<string>();
  /** A message that the last search found, but that could not be read. */
  unreadable: Unreadable | undefined;

  constructor(
    target: Target,
    mark: Mark,
    mailboxes: readonly string[],
    context: CleanupContext,
    known: Pick<Task, 'seen' | 'reports' | 'isLost'>,
  ) {
    this.target = target;
    this.mark = mark;
    this.mailboxes = mailboxes;
    this.context = context;
    this.seen = known.seen;
    this.reports = known.reports;
    this.isLost = known.isLost;
  }

  /** Whether we destroyed what was seen, although the session ended before the server could confirm it. */
  get isRemoved(): boolean {
    return this.expunged >= Math.max(1, this.seen.length);
  }
}

/** Returns the number of messages found; undefined when the session is closed or turns out to be. */
async function withOpenSession(
  imap: ImapSession | undefined,
  task: Task,
  looksElsewhere: boolean,
): Promise<number | undefined> {
  if (!imap) return undefined;
  try {
    return await removeAndLeave(imap, task, looksElsewhere);
  } catch (error) {
    if (imap.isOpen || task.context.signal.aborted) throw error;
    return undefined;
  }
}

/** Reconnects once after a lost connection: some servers end all sessions of a mailbox that they rebuild. */
async function withNewSession(
  account: Account,
  task: Task,
  looksElsewhere: boolean,
  mayRepeat = true,
): Promise<number> {
  const refusal = task.context.loginRefusal('imap');
  if (refusal) throw refusal;
  try {
    const imap = await openImap(account.endpoint, task.context, true);
    await imap.login(account.credentials);
    return await removeAndLeave(imap, task, looksElsewhere);
  } catch (error) {
    if (!mayRepeat || !isLostConnection(error) || task.context.signal.aborted) throw error;
    return await withNewSession(account, task, looksElsewhere, false);
  }
}

async function removeAndLeave(imap: ImapSession, task: Task, looksElsewhere: boolean): Promise<number> {
  const { clock } = task.context.world;
  const giveUpAt = clock.now() + GRACE_MS;
  let found = await removeFromAll(imap, task, task.seen);
  // A message that is no longer where it was seen was moved, or has another UID now.
  if (found < task.seen.length) found += await removeFromAll(imap, task, []);
  while (found === 0 && !task.isLost && !task.isRemoved && clock.now() < giveUpAt) {
    await clock.sleep(PAUSE_MS, task.context.signal);
    found = await removeFromAll(imap, task, []);
  }
  if (found === 0 && !task.isRemoved && looksElsewhere) found = await removeElsewhere(imap, task);
  await removeReports(imap, task.context, task.mark, task.reports, task.target.mayExpunge);
  imap.logout();
  return found;
}

/** Returns the number of messages that were found, whether or not they could be removed. */
async function removeFromAll(imap: ImapSession, task: Task, seen: readonly Copy[]): Promise<number> {
  let found = 0;
  task.unreadable = undefined;
  for (const [index, mailbox] of task.mailboxes.entries()) {
    const known = seen.filter((copy) => copy.mailbox.name === mailbox);
    // The mailbox where it should be is always searched again: another copy may have arrived there.
    if (index > 0 && seen.length > 0 && known.length === 0) continue;
    found += await removeFrom(imap, task, mailbox, known);
  }
  return found;
}

async function removeElsewhere(imap: ImapSession, task: Task): Promise<number> {
  const copies = await findElsewhere(imap, task.context, task.mark, task.mailboxes);
  let found = 0;
  for (const mailbox of new Set(copies.map((copy) => copy.mailbox.name))) {
    const known = copies.filter((copy) => copy.mailbox.name === mailbox);
    found += await removeFrom(imap, task, mailbox, known);
  }
  return found;
}

async function removeFrom(imap: ImapSession, task: Task, mailbox: string, known: readonly Copy[]): Promise<number> {
  const { removed, left, unreadable, row, isWorthAnotherLook } = await removeOwn(
    imap,
    task.context,
    mailbox,
    task.mark,
    known,
    {
      onExpunge: (count) => {
        task.expunged += count;
      },
      mayExpunge: task.target.mayExpunge,
    },
  );
  if (unreadable.length > 0) task.unreadable = { mailbox, uids: unreadable, row };
  if (isWorthAnotherLook) task.isWorthAnotherLook = true;
  if (removed + left > 0) task.places.add(mailbox);
  task.left += left;
  return removed + left;
}
