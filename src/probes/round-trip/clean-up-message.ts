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

/** What the run itself leaves behind for its clean-up. */
export interface Remains {
  readonly imap: ImapSession;
  /** Copies that were seen; empty when the message was not found. */
  readonly seen: readonly Copy[];
  /** Reports about the message that came into its place, or before it. */
  readonly reports: readonly FoundReport[];
}

/** A message that was accepted a moment ago may need this long to arrive, in milliseconds. */
const GRACE_MS = 1500;
const PAUSE_MS = 250;

/**
 * Removes every copy, and notes what it had to leave.
 * @throws ProbeFailure when nobody knows what is left
 */
export async function cleanUpMessage(
  { account, sender, recipients }: Target,
  ticket: CleanupTicket,
  context: ProbeContext,
  remains: Remains | undefined,
): Promise<void> {
  const mark: Mark = { token: ticket.token, sender };
  const { seen = [], reports = [] } = remains ?? {};
  // What came back for one recipient may yet arrive for another.
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
  /** Whether the message came back, and will not come any more. */
  readonly isLost: boolean;
  /** How many messages the servers were asked to destroy so far. */
  expunged: number;
}

/** Whether what was seen was destroyed by ourselves, though the session ended before the server could say so. */
function isRemoved({ seen, expunged }: Task): boolean {
  return expunged >= Math.max(1, seen.length);
}

/** The number of messages found, or nothing when the session is closed, or turns out to be. */
async function withOpenSession(imap: ImapSession | undefined, task: Task): Promise<number | undefined> {
  if (!imap) return undefined;
  try {
    return await removeAndLeave(imap, task);
  } catch (error) {
    if (imap.isOpen || task.context.signal.aborted) throw error;
    return undefined;
  }
}

/** A connection that is lost is made anew once: some servers end all sessions of a mailbox that they rebuild. */
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
  // What is no longer where it was seen was moved, or has another UID now.
  if (found < task.seen.length) found += await removeFromAll(imap, task, []);
  while (found === 0 && !task.isLost && !isRemoved(task) && clock.now() < giveUpAt) {
    await clock.sleep(PAUSE_MS, task.context.signal);
    found = await removeFromAll(imap, task, []);
  }
  await removeReports(imap, task.context, task.mark, task.reports);
  imap.logout();
  return found;
}

/** The number of messages that were found, whether or not they could be removed. */
async function removeFromAll(imap: ImapSession, task: Task, seen: readonly Copy[]): Promise<number> {
  const { ticket, mark, context } = task;
  const onExpunge = (count: number): void => {
    task.expunged += count;
  };
  let found = 0;
  for (const [index, mailbox] of ticket.mailboxes.entries()) {
    const known = seen.filter((copy) => copy.mailbox.name === mailbox);
    // Where it should be is looked into again: a further copy may have come there.
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
        ? `${what} had gone before it could be deleted: somebody else moved or deleted it.`
        : 'The test message was not there to be deleted; when it arrives later, it stays.',
    hint: `Look for ${ticket.token} in the subjects of ${ticket.mailboxes.join(' and ')}.`,
  });
}
