/** Deletes the message of a round trip, with the session that is still open or with a new one. */
import type { Copy } from '../../mail/arrival/lookout.ts';
import { removeOwn } from '../../mail/arrival/removal.ts';
import { removeReports } from '../../mail/arrival/remove-reports.ts';
import type { FoundReport } from '../../mail/arrival/report-watch.ts';
import { openImap } from '../../mail/imap/open.ts';
import type { ImapSession } from '../../mail/imap/session.ts';
import type { Mark } from '../../mail/message/message.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { CleanupTicket, ProbeContext } from '../../model/probe-context.ts';
import type { Account } from '../shared/account.ts';

/** Where the message is, and who sent it. */
export interface Target {
  readonly account: Account;
  /** The address in its From field. */
  readonly sender: string;
  /** How many recipients it has. */
  readonly recipients: number;
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
 * Removes every copy, and notes what it had to leave.
 * @throws ProbeFailure when it is unknown what is left
 */
export async function cleanUpMessage(
  { account, sender, recipients }: Target,
  ticket: CleanupTicket,
  context: ProbeContext,
  remains: Remains | undefined,
): Promise<void> {
  const mark: Mark = { token: ticket.token, sender };
  const { seen = [], reports = [] } = remains ?? {};
  // A message that bounced for one recipient may still arrive for another.
  const isLost = recipients === 1 && seen.length === 0 && reports.some(({ action }) => action === 'failed');
  const task: Task = { ticket, mark, context, seen, reports, isLost, expunged: 0 };
  const found = (await withOpenSession(remains?.imap, task)) ?? (await withNewSession(account, task));
  const isComplete = found >= Math.max(1, seen.length) || isRemoved(task);
  if (!isComplete && !isLost) noteMissing(task, found);
}

interface Task {
  readonly ticket: CleanupTicket;
  readonly mark: Mark;
  readonly context: ProbeContext;
  readonly seen: readonly Copy[];
  readonly reports: readonly FoundReport[];
  /** Whether the message bounced and will not arrive any more. */
  readonly isLost: boolean;
  /** How many messages the servers were asked to destroy so far. */
  expunged: number;
}

/** Whether we destroyed what was seen, although the session ended before the server could confirm it. */
function isRemoved({ seen, expunged }: Task): boolean {
  return expunged >= Math.max(1, seen.length);
}

/** Returns the number of messages found; undefined when the session is closed or turns out to be. */
async function withOpenSession(imap: ImapSession | undefined, task: Task): Promise<number | undefined> {
  if (!imap) return undefined;
  try {
    return await removeAndLeave(imap, task);
  } catch (error) {
    if (imap.isOpen || task.context.signal.aborted) throw error;
    return undefined;
  }
}

/** Reconnects once after a lost connection: some servers end all sessions of a mailbox that they rebuild. */
async function withNewSession(account: Account, task: Task, mayRepeat = true): Promise<number> {
  try {
    const imap = await openImap(account.endpoint, task.context, true);
    await imap.login(account.credentials);
    return await removeAndLeave(imap, task);
  } catch (error) {
    if (!mayRepeat || !isLostConnection(error) || task.context.signal.aborted) throw error;
    return await withNewSession(account, task, false);
  }
}

function isLostConnection(error: unknown): boolean {
  return error instanceof ProbeFailure && (error.code === 'E_CONN_CLOSED' || error.code === 'E_CONN_RESET');
}

async function removeAndLeave(imap: ImapSession, task: Task): Promise<number> {
  const { clock } = task.context.world;
  const giveUpAt = clock.now() + GRACE_MS;
  let found = await removeFromAll(imap, task, task.seen);
  // A message that is no longer where it was seen was moved, or has another UID now.
  if (found < task.seen.length) found += await removeFromAll(imap, task, []);
  while (found === 0 && !task.isLost && !isRemoved(task) && clock.now() < giveUpAt) {
    await clock.sleep(PAUSE_MS, task.context.signal);
    found = await removeFromAll(imap, task, []);
  }
  await removeReports(imap, task.context, task.mark, task.reports);
  imap.logout();
  return found;
}

/** Returns the number of messages that were found, whether or not they could be removed. */
async function removeFromAll(imap: ImapSession, task: Task, seen: readonly Copy[]): Promise<number> {
  const { ticket, mark, context } = task;
  const onExpunge = (count: number): void => {
    task.expunged += count;
  };
  let found = 0;
  for (const [index, mailbox] of ticket.mailboxes.entries()) {
    const known = seen.filter((copy) => copy.mailbox.name === mailbox);
    // The mailbox where it should be is always searched again: another copy may have arrived there.
    if (index > 0 && seen.length > 0 && known.length === 0) continue;
    const { removed, left } = await removeOwn(imap, context, mailbox, mark, known, onExpunge);
    found += removed + left;
  }
  return found;
}

function noteMissing({ ticket, context, seen }: Task, found: number): void {
  const what = found > 0 ? 'A copy of the test message' : 'The test message';
  context.note({
    status: 'warning',
    code: 'E_CLEANUP',
    phase: 'cleanup',
    message:
      seen.length > 0
        ? `${what} had gone before it could be deleted: another client or a filter moved or deleted it.`
        : 'The test message was not there to be deleted; when it arrives later, it stays.',
    hint: `Look for ${ticket.token} in the subjects of ${ticket.mailboxes.join(' and ')}.`,
  });
}
