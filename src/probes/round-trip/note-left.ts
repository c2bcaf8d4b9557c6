/** Says where a message may be that the clean-up could not delete, and how to delete it. */
import type { Unreadable } from '../../mail/arrival/lookout.ts';
import type { CleanupContext, CleanupTicket } from '../../model/probe-context.ts';
import type { Account } from '../shared/account.ts';

/** The message that may be left. */
export interface LeftMessage {
  readonly account: Account;
  readonly ticket: CleanupTicket;
  /** Without angle brackets. */
  readonly messageId: string;
}

/** Notes that not everything was there to be deleted. */
export function noteMissing(
  left: LeftMessage,
  { wasSeen, found }: { readonly wasSeen: boolean; readonly found: number },
  context: CleanupContext,
): void {
  const what = found > 0 ? 'A copy of the test message' : 'The test message';
  note(
    context,
    wasSeen
      ? `${what} had gone before it could be deleted: another client or a filter moved or deleted it.`
      : `The test message was not there to be deleted; ${context.hasSuccessor ? 'the post step looks once more. When' : 'when'} it arrives later, it stays.`,
    howToDelete(left),
  );
}

/** Notes a message that the server finds, but that cannot be proven to be ours. */
export function noteUnreadable(left: LeftMessage, { mailbox, uids, row }: Unreadable, context: CleanupContext): void {
  note(
    context,
    `The test message was left in ${mailbox} (UID ${uids.join(', ')}): the server finds it, but its header cannot be read, and only a header that was read proves whose it is.`,
    howToDelete(left),
    row,
  );
}

function note(context: CleanupContext, message: string, hint: string, reply?: string): void {
  context.note({ status: 'warning', code: 'E_CLEANUP', phase: 'cleanup', message, hint, reply });
}

/** A command that finds the message by the token in its subject, and deletes it. */
function howToDelete({ account, ticket, messageId }: LeftMessage): string {
  const { endpoint, credentials } = account;
  const options = [
    ...['--host', endpoint.host, '--port', String(endpoint.port), '--tls-mode', endpoint.tlsMode],
    ...['--username', credentials.username, '--mailbox', ticket.mailboxes[0] ?? 'INBOX'],
    ...['--search', `subject: ${ticket.token}`],
  ].map(quoted);
  const command = `mail-probe imap-search ${options.join(' ')} --delete-found`;
  return `Look for Message-ID ${messageId} in ${ticket.mailboxes.join(' and ')}, and delete it by hand, or by the command ${command} (with its password in MAIL_PROBE_PASSWORD).`;
}

/** Quotes a word for a shell, where that is needed. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
