/** Searches over an open session: counts the matches, measures their ages, and has them deleted on request. */

import type { ImapSession, MailboxState } from '../../mail/imap/session.ts';
import { type CountOptions, countMatches, type Matches } from '../../mail/mailbox/count-matches.ts';
import { isBad } from '../../mail/mailbox/counting-search.ts';
import { MAX_DATED } from '../../mail/mailbox/match-counter.ts';
import { hintsFor, missingMailbox } from '../../mail/mailbox/missing-mailbox.ts';
import { compileSearch } from '../../mail/mailbox/search-program.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { Criterion } from '../../model/message/criterion.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { deleteHits } from './delete-hits.ts';
import { doubtSearch } from './doubt-search.ts';

/** Clocks that differ by less are good enough. */
const MAX_SKEW_MS = 60_000;

/** Everything a search needs to know. */
export interface SearchPlan {
  readonly mailbox: string;
  /** A message must match all of them. */
  readonly criteria: readonly Criterion[];
  /** Whether the messages found are deleted. */
  readonly deletesFound: boolean;
}

/** @throws ProbeFailure */
export async function searchMailbox(session: ImapSession, plan: SearchPlan, context: ProbeContext): Promise<void> {
  const state = await context.phase('imap_select', () => examine(session, plan.mailbox));
  const matches = await context.phase('imap_search', () => search(session, plan, state, context));
  report(matches, context);
  if (plan.deletesFound) {
    const searched = { mailbox: plan.mailbox, criteria: plan.criteria, seen: state };
    await context.phase('cleanup', () => deleteHits(session, searched, matches, context));
  }
  const doubt = doubtSearch(plan.criteria, matches, context.world.clock.date().getTime());
  if (doubt) context.note(doubt);
}

/** Opens the mailbox. When it does not exist, the failure lists the names that do. */
async function examine(imap: ImapSession, mailbox: string): Promise<MailboxState> {
  try {
    return await imap.examine(mailbox);
  } catch (error) {
    if (!(error instanceof ProbeFailure) || error.code !== 'E_MAILBOX_MISSING') throw error;
    throw missingMailbox(mailbox, await hintsFor(imap, 'imap_select'), 'imap_select', error.reply);
  }
}

async function search(
  imap: ImapSession,
  plan: SearchPlan,
  { messages }: MailboxState,
  context: ProbeContext,
): Promise<Matches> {
  const nowMs = context.world.clock.date().getTime();
  const needsUids = plan.deletesFound && imap.has('UIDPLUS');
  const matches = await count(imap, plan.criteria, { nowMs, needsUids, messages });
  // Without a result nothing was counted, which is not the same as nothing found.
  if (!matches.isUncounted) context.measure('messages_found', matches.count);
  measureAge('newest_message_age_seconds', matches.newestMs, nowMs, context);
  measureAge('oldest_message_age_seconds', matches.oldestMs, nowMs, context);
  if (matches.newestMs !== undefined && matches.newestMs - nowMs > MAX_SKEW_MS) {
    context.note({
      status: 'warning',
      code: 'E_CLOCK_SKEW',
      phase: 'imap_search',
      message: `The newest message arrived ${describeAhead(matches.newestMs - nowMs)} in the future, by the clock of this machine.`,
      hint: 'Compare the clocks of the server and of the runner. Ages, and newer-than and older-than, are off by the difference.',
    });
  }
  return matches;
}

/** Counts. A server that announces WITHIN (RFC 5032) and does not understand it is asked by calendar days. */
async function count(imap: ImapSession, criteria: readonly Criterion[], options: CountOptions): Promise<Matches> {
  const program = (hasWithin: boolean) => compileSearch(criteria, options.nowMs, hasWithin);
  const usesWithin = imap.has('WITHIN') && criteria.some(({ kind }) => kind === 'age');
  try {
    return await countMatches(imap, program(usesWithin), options);
  } catch (error) {
    if (!usesWithin || !isBad(error)) throw error;
    const matches = await countMatches(imap, program(false), options);
    imap.distrust('WITHIN', error.reply ?? '');
    return matches;
  }
}

function measureAge(metric: string, receivedMs: number | undefined, nowMs: number, context: ProbeContext): void {
  if (receivedMs !== undefined) context.measure(metric, Math.max(0, (nowMs - receivedMs) / 1000));
}

function describeAhead(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** Notes what is uncertain about the count. */
function report(matches: Matches, context: ProbeContext): void {
  const { count, unread, lacksResult, isUncounted, isListTooLong, exceeded, undated } = matches;
  if (undated > 0) {
    context.notice({
      message: `The server sent no date that can be read for ${undated} of the messages found.`,
      hint: 'They are counted, and left out of the ages. Look at INTERNALDATE in the mailbox with another client.',
    });
  }
  if (lacksResult) {
    context.note({
      status: 'warning',
      code: 'E_SEARCH_NO_RESULT_LINE',
      phase: 'imap_search',
      message: isUncounted
        ? 'The server answered the search with OK and without a result, so it is not known how many messages match.'
        : 'The server answered a search with OK and without a result, so the ages may be incomplete.',
      hint: 'RFC 9051 demands a result, even an empty one. Look at the dialogue with transcript: true.',
    });
  }
  if (unread > 0) {
    context.note({
      status: 'warning',
      code: 'E_RESULT_TRUNCATED',
      phase: 'imap_search',
      message: `At least ${count} messages match; the dates of ${unread} more are not known: only ${MAX_DATED} are read, or the server did not send them.`,
      hint: 'Add criteria that leave fewer messages, such as from: or subject:. A server with WITHIN needs no dates.',
    });
  }
  if (isListTooLong) {
    context.note({
      status: 'warning',
      code: 'E_RESULT_TRUNCATED',
      phase: 'imap_search',
      message: `The server listed ${count} messages, more than are kept: they were counted, but their dates were not read.`,
      hint: 'Add criteria that leave fewer messages. A server with ESEARCH needs no list.',
    });
  }
  if (exceeded !== undefined) {
    context.note({
      status: 'warning',
      code: 'E_PROTO_UNEXPECTED',
      phase: 'imap_search',
      message: `The search found ${count} messages, and the mailbox holds ${exceeded}.`,
      hint: 'One of the two numbers is wrong, so the result cannot be trusted. Look at the index of the server.',
    });
  }
}
