import type { ImapSession, MailboxState } from '../imap/session.ts';

/** A mailbox in which the message may arrive, and the UID at which new messages begin. */
export interface WatchedMailbox {
  readonly name: string;
  readonly role: 'inbox' | 'junk' | 'other';
  uidValidity: number | undefined;
  /** The first UID that may be ours. */
  fromUid: number;
}

/** Returns the UID at which new messages begin. The mailbox must be open when the server did not send UIDNEXT. */
export async function firstNewUid(imap: ImapSession, name: string, state: MailboxState): Promise<number> {
  const uidNext = state.uidNext ?? (await imap.status(name))?.uidNext;
  if (uidNext !== undefined) return uidNext;
  if (state.messages === 0) return 1;
  const last = await imap.fetchHeaders('*', ['Message-ID']);
  return last.reduce((highest, { uid }) => Math.max(highest, uid), 0) + 1;
}
