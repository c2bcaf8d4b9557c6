import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { ImapSession, MailboxState } from '../imap/session.ts';
import { noteRebuilt } from '../mailbox/rebuilt-mailbox.ts';

/** A mailbox in which the message may arrive, and the UID at which new messages begin. */
export interface WatchedMailbox {
  readonly name: string;
  readonly role: 'inbox' | 'junk' | 'other';
  /** Whether it held no message when it was first looked at. */
  readonly wasEmpty: boolean;
  uidValidity: number | undefined;
  /** The first UID that may be ours. */
  fromUid: number;
}

/** A UIDVALIDITY that is as near to the time, in seconds, may be the clock of the server. */
const NEAR_SECONDS = 3600;

/** Returns the UID at which new messages begin. The mailbox must be open when the server did not send UIDNEXT. */
export async function firstNewUid(imap: ImapSession, name: string, state: MailboxState): Promise<number> {
  const uidNext = state.uidNext ?? (await imap.status(name))?.uidNext;
  if (uidNext !== undefined) return uidNext;
  if (state.messages === 0) return 1;
  const last = await imap.fetchHeaders('*', ['Message-ID']);
  return last.reduce((highest, { uid }) => Math.max(highest, uid), 0) + 1;
}

/**
 * Whether UIDs that were noted when UIDVALIDITY was `before` have become invalid. That is noted as trouble, unless the
 * server did not tell one of the two, or the mailbox was empty and the server makes its UIDVALIDITY up from its clock:
 * Courier 5 does so, each time anew, until the mailbox is once opened for writing.
 */
export function isRebuilt(
  context: Pick<ProbeContext, 'note' | 'world'>,
  phase: PhaseName,
  { name, wasEmpty }: WatchedMailbox,
  before: number | undefined,
  now: MailboxState,
): boolean {
  if (now.uidValidity === before) return false;
  const seconds = context.world.clock.date().getTime() / 1000;
  const isNear = (value = 0): boolean => Math.abs(value - seconds) < NEAR_SECONDS;
  const areTold = before !== undefined && now.uidValidity !== undefined;
  if (areTold && (!wasEmpty || !isNear(before) || !isNear(now.uidValidity)))
    noteRebuilt(context, phase, { name, uidValidity: before }, now);
  return true;
}
