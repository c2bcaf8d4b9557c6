/** Measures mailboxes and the quota over an open session. */
import { unreadableList } from '../../mail/imap/list-rows.ts';
import { mailboxRefused } from '../../mail/imap/refusals.ts';
import type { ImapSession, ListedMailbox } from '../../mail/imap/session.ts';
import {
  type CountName,
  countsAsked,
  isSelectable,
  listWithStatus,
  type MailboxCounts,
  type StatusRefusal,
  sameName,
  statusOf,
} from '../../mail/mailbox/mailbox-status.ts';
import { hintsFor, missingMailbox } from '../../mail/mailbox/missing-mailbox.ts';
import { readQuota } from '../../mail/mailbox/quota.ts';
import { findingOf, ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { isDemanded, lackOf, METRICS, reportLacks } from './report-counts.ts';

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
  /** How many lines of the list could not be read. */
  readonly unreadable: number;
}

/** Measures the mailboxes that can be read, and reports the others. */
export async function measureMailboxes(
  imap: ImapSession,
  wanted: readonly string[],
  context: ProbeContext,
): Promise<void> {
  const found = await find(imap, wanted);
  const { listed, counts, names, total } = found;
  reportList(context, found);
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
  const lacks = new Map<string, readonly CountName[]>();
  let hasPrimary = false;
  for (const name of names.slice(0, MAX_MAILBOXES)) {
    const given = counts.get(name);
    // What came with the list may be less than what STATUS gives.
    const state = given && !isDemanded(lackOf(imap, given)) ? given : await statusOf(imap, name);
    if ('reply' in state) refused.set(name, state);
    else {
      const lack = measure(imap, context, name, { ...given, ...state });
      if (lack.length > 0) lacks.set(name, lack);
      hasPrimary ||= !lack.includes('unseen');
    }
  }
  reportLacks(context, lacks, hasPrimary);
  await reportRefused(imap, wanted, refused, listed, total, context);
}

/** Finds the mailboxes to read, and the counts that one command returns for them. */
async function find(imap: ImapSession, wanted: readonly string[]): Promise<Found> {
  const named = wanted.filter((name) => name !== ALL);
  if (wanted.includes(ALL)) {
    const { mailboxes, more, counts, unreadable } = imap.has('LIST-STATUS')
      ? await listWithStatus(imap, ALL)
      : { ...(await imap.list('imap_status')), counts: new Map<string, MailboxCounts>() };
    const names = new Set(named);
    for (const mailbox of mailboxes) if (isSelectable(mailbox)) names.add(sameName(mailbox.name));
    return { listed: mailboxes, counts, names: [...names], total: names.size + more, unreadable };
  }
  // In a pattern `*` and `%` would match anything.
  const canBeListed = imap.has('LIST-STATUS') && imap.has('LIST-EXTENDED') && !named.some((name) => /[*%]/.test(name));
  const counts = named.length > 1 && canBeListed ? (await listWithStatus(imap, named)).counts : new Map();
  return { listed: undefined, counts, names: named, total: named.length, unreadable: 0 };
}

/** Reports what is wrong with the list of all mailboxes, if it was asked for. */
function reportList(context: ProbeContext, { listed, unreadable }: Found): void {
  if (unreadable > 0) {
    context.note({ status: 'warning', code: 'E_PARTIAL', phase: 'imap_status', ...unreadableList(unreadable) });
  }
  if (!listed || listed.some(isSelectable)) return;
  context.note({
    status: 'critical',
    code: 'E_MAILBOX_MISSING',
    phase: 'imap_status',
    message: 'The server lists no mailbox that this user can open, so * stands for none.',
    hint: 'Every user has an INBOX: check the user and its access rights, or name the mailboxes in the input mailboxes.',
  });
}

/** Measures what was given, and returns what was asked for and not given. */
function measure(imap: ImapSession, context: ProbeContext, name: string, counts: MailboxCounts): readonly CountName[] {
  for (const each of countsAsked(imap)) {
    const value = counts[each];
    if (value !== undefined) context.measure(METRICS[each], value, name);
  }
  const { messages, unseen, recent } = counts;
  const excess = Math.max(unseen ?? 0, recent ?? 0);
  if (messages !== undefined && excess > messages) {
    context.notice({
      message: `The server says that ${excess} of ${messages} messages in ${name} are new or unseen, so one of the two numbers is wrong.`,
      hint: 'Look at the index of the server, and at the dialogue with transcript: true.',
    });
  }
  return lackOf(imap, counts);
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
  for (const name of refused.keys()) for (const metric of Object.values(METRICS)) context.miss(metric, name);
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
  const failures = missing.map(([name, { reply }]) => ({ name, reply, failure: statusRefused(imap, name, reply) }));
  const isMissing = (failure?: ProbeFailure): boolean => failure === undefined || failure.code === 'E_MAILBOX_MISSING';
  const isHinted = failures.some(({ failure }) => isMissing(failure));
  const hints = isHinted ? await hintsFor(imap, 'imap_status', known) : undefined;
  const told = failures.map(({ name, reply, failure }) =>
    failure && !(isMissing(failure) && hints) ? failure : missingMailbox(name, hints, 'imap_status', reply),
  );
  // What may pass by itself is thrown, so that a further attempt is made.
  const passing = told.find(({ isRetryable }) => isRetryable);
  for (const failure of told) if (failure !== passing) context.note(findingOf(failure));
  if (passing) throw passing;
}

/**
 * Returns the failure that the words of a refusal say; undefined for an answer that is none. Every user has INBOX, so it
 * is not missing when its row is (RFC 9051 section 5.1).
 */
function statusRefused(imap: ImapSession, name: string, reply: string): ProbeFailure | undefined {
  const status = /^(?:NO|BAD)\b/i.exec(reply)?.[0].toUpperCase();
  if (status === undefined && sameName(name) === 'INBOX') return withoutRow(reply);
  if (status === undefined) return undefined;
  return mailboxRefused(imap.endpoint, 'status', name, { status, reply });
}

function withoutRow(reply: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO',
    phase: 'imap_status',
    message: 'The server answered STATUS with OK, and sent no line for INBOX before it.',
    hint: 'RFC 9051 section 6.3.11 demands it. Look at the dialogue with transcript: true.',
    reply,
    isRetryable: false,
  });
}

/** Measures how full the quota is, if the server reports it. @throws ProbeFailure */
export async function measureQuota(imap: ImapSession, context: ProbeContext): Promise<void> {
  if (!hasQuota(imap)) return;
  const { ratios, missing } = await context.phase('imap_status', () => readQuota(imap));
  for (const [resource, ratio] of ratios) context.measure('quota_used_ratio', ratio, resource);
  if (missing === undefined) return;
  context.miss('quota_used_ratio');
  // It changes no verdict by itself: a threshold on what is missing is not met.
  context.notice({
    message: `The server answered GETQUOTAROOT with OK, but did not send ${missing}.`,
    hint: 'RFC 9208 demands it. What is missing is not measured. Look at the dialogue with transcript: true.',
  });
}

function hasQuota(imap: ImapSession): boolean {
  return imap.has('QUOTA') || imap.has('QUOTA=RES-STORAGE') || imap.has('QUOTA=RES-MESSAGE');
}
