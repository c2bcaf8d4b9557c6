/** Measures mailboxes and the quota over an open session. */
import type { ImapSession, ListedMailbox } from '../../mail/imap/session.ts';
import {
  isSelectable,
  listWithStatus,
  type MailboxCounts,
  type StatusRefusal,
  sameName,
  statusOf,
} from '../../mail/mailbox/mailbox-status.ts';
import { hintsFor, missingMailbox } from '../../mail/mailbox/missing-mailbox.ts';
import { readQuota } from '../../mail/mailbox/quota.ts';
import { findingOf } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';

/** At most this many mailboxes of an account are read. */
const MAX_MAILBOXES = 1000;
/** How many names a message quotes. */
const MAX_QUOTED = 10;

const ALL = '*';

interface Found {
  /** The mailboxes that the server lists; undefined when it was not asked. */
  readonly listed: readonly ListedMailbox[] | undefined;
  readonly counts: ReadonlyMap<string, MailboxCounts>;
  /** The mailboxes to be measured. */
  readonly names: readonly string[];
  /** How many mailboxes there are in total. */
  readonly total: number;
}

/** Measures the mailboxes that can be read, and reports the others. */
export async function measureMailboxes(
  imap: ImapSession,
  wanted: readonly string[],
  context: ProbeContext,
): Promise<void> {
  const { listed, counts, names, total } = await find(imap, wanted);
  if (total > MAX_MAILBOXES) {
    context.note({
      status: 'warning',
      code: 'E_RESULT_TRUNCATED',
      phase: 'imap_status',
      message: `The account has ${total} mailboxes; only the first ${MAX_MAILBOXES} were read.`,
      hint: 'Name the mailboxes that matter in the input mailboxes, one per line.',
    });
  }
  const refused = new Map<string, StatusRefusal>();
  for (const name of names.slice(0, MAX_MAILBOXES)) {
    const state = counts.get(name) ?? (await statusOf(imap, name));
    if ('reply' in state) refused.set(name, state);
    else measure(context, name, state);
  }
  await reportRefused(imap, wanted, refused, listed, total, context);
}

/** Finds the mailboxes to read, and the counts that one command returns for them. */
async function find(imap: ImapSession, wanted: readonly string[]): Promise<Found> {
  const named = wanted.filter((name) => name !== ALL);
  if (wanted.includes(ALL)) {
    const { mailboxes, more, counts } = imap.has('LIST-STATUS')
      ? await listWithStatus(imap, ALL)
      : { ...(await imap.list('imap_status')), counts: new Map<string, MailboxCounts>() };
    const names = new Set(named);
    for (const mailbox of mailboxes) if (isSelectable(mailbox)) names.add(sameName(mailbox.name));
    return { listed: mailboxes, counts, names: [...names], total: names.size + more };
  }
  // In a pattern `*` and `%` would match anything.
  const canBeListed = imap.has('LIST-STATUS') && imap.has('LIST-EXTENDED') && !named.some((name) => /[*%]/.test(name));
  const counts = named.length > 1 && canBeListed ? (await listWithStatus(imap, named)).counts : new Map();
  return { listed: undefined, counts, names: named, total: named.length };
}

function measure(context: ProbeContext, name: string, counts: MailboxCounts): void {
  const values = {
    mailbox_unseen: counts.unseen,
    mailbox_messages: counts.messages,
    mailbox_recent: counts.recent,
    mailbox_size_bytes: counts.sizeBytes,
    mailbox_uidnext: counts.uidNext,
  };
  for (const [metric, value] of Object.entries(values)) {
    if (value !== undefined) context.measure(metric, value, name);
  }
}

/** Reports the mailboxes that cannot be read: critical if the user named one, a warning if `*` found it. */
async function reportRefused(
  imap: ImapSession,
  wanted: readonly string[],
  refused: ReadonlyMap<string, StatusRefusal>,
  known: readonly ListedMailbox[] | undefined,
  total: number,
  context: ProbeContext,
): Promise<void> {
  if (refused.size === 0) return;
  const asked = new Set(wanted);
  const unreadable = [...refused].filter(([name]) => !asked.has(name));
  if (unreadable.length > 0) {
    const names = unreadable.slice(0, MAX_QUOTED).map(([name]) => name);
    const more = unreadable.length > MAX_QUOTED ? `, and ${unreadable.length - MAX_QUOTED} more` : '';
    context.note({
      status: 'warning',
      code: 'E_PARTIAL',
      phase: 'imap_status',
      message: `${unreadable.length} of ${total} mailboxes cannot be read: ${names.join(', ')}${more}.`,
      hint: 'Check the access rights of this user, or name the mailboxes that matter in the input mailboxes.',
      reply: unreadable[0]?.[1].reply,
    });
  }
  const missing = [...refused].filter(([name]) => asked.has(name));
  if (missing.length === 0) return;
  const hints = await hintsFor(imap, 'imap_status', known);
  for (const [name, { reply }] of missing) context.note(findingOf(missingMailbox(name, hints, 'imap_status', reply)));
}

/** Measures how full the quota is, if the server reports it. @throws ProbeFailure */
export async function measureQuota(imap: ImapSession, context: ProbeContext): Promise<void> {
  if (!hasQuota(imap)) return;
  const { ratios, missing } = await context.phase('imap_status', () => readQuota(imap));
  for (const [resource, ratio] of ratios) context.measure('quota_used_ratio', ratio, resource);
  if (missing === undefined) return;
  // It changes no verdict by itself: a threshold on what is missing is not met.
  context.notice({
    message: `The server answered GETQUOTAROOT with OK, but did not send ${missing}.`,
    hint: 'RFC 9208 demands it. What is missing is not measured. Look at the dialogue with transcript: true.',
  });
}

function hasQuota(imap: ImapSession): boolean {
  return imap.has('QUOTA') || imap.has('QUOTA=RES-STORAGE') || imap.has('QUOTA=RES-MESSAGE');
}
