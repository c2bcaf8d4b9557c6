import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { MailboxState } from '../imap/session.ts';

/** A mailbox as it was seen before. */
export interface SeenMailbox {
  readonly name: string;
  readonly uidValidity: number | undefined;
}

/** Notes that the UIDVALIDITY of a mailbox changed: its earlier UIDs are no longer valid (RFC 9051 section 2.3.1.1). */
export function noteRebuilt(
  context: Pick<ProbeContext, 'note'>,
  phase: PhaseName,
  { name, uidValidity }: SeenMailbox,
  now: MailboxState,
): void {
  context.note({
    status: 'warning',
    code: 'E_UIDVALIDITY_CHANGED',
    phase,
    message: `Mailbox ${name} was rebuilt during the check (UIDVALIDITY ${uidValidity} became ${now.uidValidity}).`,
    hint: 'Every mail client has to fetch this mailbox anew. Look at what the server did.',
  });
}
