/** Says which counts a server was asked for and did not give. */
import type { ImapSession } from '../../mail/imap/session.ts';
import { type CountName, countsAsked, type MailboxCounts, STATUS_ITEMS } from '../../mail/mailbox/mailbox-status.ts';
import type { ProbeContext } from '../../model/probe-context.ts';

/** The metric of each value of STATUS. */
export const METRICS = {
  unseen: 'mailbox_unseen',
  messages: 'mailbox_messages',
  uidNext: 'mailbox_uidnext',
  recent: 'mailbox_recent',
  sizeBytes: 'mailbox_size_bytes',
} as const satisfies Readonly<Record<CountName, string>>;

/** What every server has to give (RFC 9051 section 6.3.11). RECENT and SIZE are extras of some revisions. */
const DEMANDED: readonly CountName[] = ['unseen', 'messages', 'uidNext'];
const EMPTY = { status: 'critical', code: 'E_PROTO' } as const;
const PARTIAL = { status: 'warning', code: 'E_PARTIAL' } as const;
const UNJUDGED = { status: 'unknown', code: 'E_UNSUPPORTED' } as const;
/** How many gaps a message names. */
const MAX_QUOTED = 10;

/** Returns the values that were asked for and that these counts lack. */
export function lackOf(imap: ImapSession, counts: MailboxCounts): readonly CountName[] {
  return countsAsked(imap).filter((name) => counts[name] === undefined);
}

/** Whether a server has to give one of these values. */
export function isDemanded(names: readonly CountName[]): boolean {
  return names.some((name) => DEMANDED.includes(name));
}

/**
 * Notes the values that were not given, by mailbox. An answer without any of them is a failure of the server; where only
 * the primary count of every mailbox is missing, the check could not judge what it is for.
 */
export function reportLacks(
  context: ProbeContext,
  lacks: ReadonlyMap<string, readonly CountName[]>,
  hasPrimary: boolean,
): void {
  const gaps = [...lacks].flatMap(([mailbox, names]) => names.map((name) => ({ mailbox, name })));
  for (const { mailbox, name } of gaps) context.miss(METRICS[name], mailbox);
  const serious = gaps.filter(({ name }) => DEMANDED.includes(name));
  const extras = gaps.filter(({ name }) => !DEMANDED.includes(name));
  if (serious.length > 0) {
    const isEmpty = [...lacks.values()].some((names) => DEMANDED.every((name) => names.includes(name)));
    const lack = hasPrimary ? PARTIAL : UNJUDGED;
    context.note({
      ...(isEmpty ? EMPTY : lack),
      phase: 'imap_status',
      message: describe(serious),
      hint: 'RFC 9051 section 6.3.11 demands what was asked for. What is missing is not measured, and no threshold on it is passed. Look at the dialogue with transcript: true.',
    });
  }
  if (extras.length > 0) {
    context.notice({ message: describe(extras), hint: 'What is missing is not measured: remove thresholds on it.' });
  }
}

function describe(gaps: readonly { readonly mailbox: string; readonly name: CountName }[]): string {
  const named = gaps.slice(0, MAX_QUOTED).map(({ mailbox, name }) => `${STATUS_ITEMS[name]} of ${mailbox}`);
  const more = gaps.length > MAX_QUOTED ? `, and ${gaps.length - MAX_QUOTED} more` : '';
  return `The server answered STATUS with OK, but did not send ${named.join(', ')}${more}.`;
}
