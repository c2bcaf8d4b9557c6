/** Deletes the messages that a search found, after each of them was compared with the criteria. */
import type { ImapSession, MailboxState } from '../../mail/imap/session.ts';
import type { Matches } from '../../mail/mailbox/count-matches.ts';
import { deleteMessages } from '../../mail/mailbox/delete-found.ts';
import { verifyHits } from '../../mail/mailbox/verify-hits.ts';
import type { Criterion } from '../../model/message/criterion.ts';
import type { ProbeContext } from '../../model/probe-context.ts';

/** A mailbox may be emptied when it holds at most this many messages. */
const FEW = 3;
/** How many UIDs a message quotes. */
const MAX_QUOTED = 5;

/** What was searched, and where. */
export interface Searched {
  readonly mailbox: string;
  readonly criteria: readonly Criterion[];
  /** The state of the mailbox before the search. */
  readonly seen: MailboxState;
}

/**
 * Deletes the hits of a search, and notes what it had to leave. Nothing is deleted when every message of a mailbox with
 * more than three of them matches, or when a hit contradicts a criterion: then the search cannot be relied on.
 * @throws ProbeFailure
 */
export async function deleteHits(
  imap: ImapSession,
  { mailbox, criteria, seen }: Searched,
  { count, uids = [], isListTooLong }: Matches,
  context: ProbeContext,
): Promise<void> {
  if (count === 0) return;
  const note = (message: string, hint: string): void =>
    context.note({ status: 'warning', code: 'E_PARTIAL', phase: 'cleanup', message, hint });
  const keepAll = (why: string, hint: string): void =>
    note(`None of the ${count} messages found was deleted: ${why}.`, hint);
  if (!imap.has('UIDPLUS')) {
    keepAll(
      'the server has no UIDPLUS',
      'Without it a server can only destroy all messages flagged as deleted, also those of others. Delete them by hand.',
    );
    return;
  }
  if (isListTooLong) {
    keepAll(
      'not all of them are known by their UID',
      'Add criteria that leave fewer messages, and delete them in several runs.',
    );
    return;
  }
  const state = await imap.select(mailbox);
  if (state.uidValidity !== seen.uidValidity || state.uidValidity === undefined) {
    context.note({
      status: 'warning',
      code: 'E_UIDVALIDITY_CHANGED',
      phase: 'cleanup',
      message: `Mailbox ${mailbox} was rebuilt during the check, so nothing was deleted.`,
      hint: 'Run the check again.',
    });
    return;
  }
  const messages = state.messages ?? seen.messages ?? 0;
  if (count > FEW && count >= messages) {
    keepAll(
      messages > 0 ? `${mailbox} holds no other message` : `the server does not say how many messages ${mailbox} holds`,
      'A search that matches everything may be a mistake, or a server that ignores a criterion. Add a criterion, or keep a message that does not match in this mailbox.',
    );
    return;
  }
  const nowMs = context.world.clock.date().getTime();
  const { matching, unsure, contradicting } = await verifyHits(imap, uids, { criteria, nowMs, messages });
  if (contradicting.length > 0) {
    const more = contradicting.length > MAX_QUOTED ? ', …' : '';
    keepAll(
      `${contradicting.length} of them do not match search (UID ${contradicting.slice(0, MAX_QUOTED).join(', ')}${more})`,
      'The server ignores a criterion, or searches in another way. Run with transcript: true, and use criteria that this server knows.',
    );
    return;
  }
  const remaining = matching.length > 0 ? await deleteMessages(imap, matching) : 0;
  if (unsure > 0) {
    note(
      `${unsure} of the ${count} messages found were not deleted: they changed since the search, or the server does not send what search compares.`,
      'The next run finds those that still match.',
    );
  }
  if (remaining > 0 && !imap.has('UIDPLUS')) {
    note(
      `${remaining} of the ${count} messages found were not deleted: UIDPLUS, which the server announces, does not work there.`,
      'They are flagged \\Deleted: the next client that expunges this mailbox removes them. Delete them by hand.',
    );
  } else if (remaining > 0) {
    note(
      `${remaining} of the ${count} messages found are still there after their deletion.`,
      'Check the rights of this user to delete and to expunge in this mailbox.',
    );
  }
}
