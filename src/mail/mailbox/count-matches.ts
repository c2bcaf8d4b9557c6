/**
 * Counts messages without listing them where the server can (ESEARCH, RFC 4731), and finds the oldest and the newest by
 * INTERNALDATE, all with a bounded number of commands.
 */

import type { ImapSession } from '../imap/session.ts';
import type { Argument } from '../imap/wire/grammar.ts';
import { textOf } from '../imap/wire/values.ts';
import { MAX_AT_ONCE, MatchCounter, NO_DOUBT } from './match-counter.ts';
import type { SearchProgram } from './search-program.ts';

/** The result of a count. */
export interface Matches {
  readonly count: number;
  /** INTERNALDATE of the oldest and the newest match, if any, in milliseconds since the epoch. */
  readonly oldestMs?: number | undefined;
  readonly newestMs?: number | undefined;
  /** The UIDs of the matches, when they were requested. */
  readonly uids?: readonly number[] | undefined;
  /** Doubtful messages whose date is not known: up to this many more may match. */
  readonly unread: number;
  /** Whether a search was answered with OK and no result. */
  readonly lacksResult: boolean;
  /** Whether that was one of those that count, so that `count` says nothing. */
  readonly isUncounted: boolean;
  /** How many messages the mailbox holds, when the search found more than that. */
  readonly exceeded?: number | undefined;
  /** How many of the matches whose date was wanted are there and have none that can be read. */
  readonly undated: number;
  /** Whether the server sent more numbers than are kept; then `uids` is incomplete. */
  readonly isListTooLong: boolean;
}

/** The options of a count. */
export interface CountOptions {
  readonly nowMs: number;
  readonly needsUids: boolean;
  /** How many messages the mailbox holds, when the server has said so. */
  readonly messages: number | undefined;
}

/** @throws ProbeFailure `E_SEARCH_FAILED` */
export async function countMatches(
  imap: ImapSession,
  program: SearchProgram,
  { nowMs, needsUids, messages }: CountOptions,
): Promise<Matches> {
  const counter = new MatchCounter(imap, nowMs);
  const keys = program.surest ?? program.widest;
  // Sent together with the search. A second search has to wait: the answers to two may come in any order.
  const outermost =
    matchesAll(keys) && messages !== undefined && messages > MAX_AT_ONCE ? counter.outermost(messages) : undefined;
  const sure = await counter.find(keys, needsUids);
  const doubt = program.doubtful ? await counter.resolve(program.doubtful, program.accepts) : NO_DOUBT;
  const isUncounted = counter.lacksResult;
  const undoubted = counter.undated.size;
  const dates = [...doubt.dates.values()];
  if (sure.count > 0 && !sure.isCut) {
    dates.push(...(await counter.ends(keys, sure, await outermost)));
  }
  const [oldestMs, newestMs] = extremes(dates);
  return {
    count: sure.count + doubt.dates.size,
    oldestMs,
    newestMs,
    uids: needsUids ? [...(sure.uids ?? []), ...doubt.dates.keys()] : undefined,
    unread: doubt.unread,
    lacksResult: counter.lacksResult,
    isUncounted,
    exceeded:
      messages !== undefined && sure.count + doubt.dates.size > Math.max(messages, sure.exists ?? 0)
        ? messages
        : undefined,
    undated: await counter.remaining([...counter.undated].slice(undoubted)),
    isListTooLong: sure.isCut === true,
  };
}

function matchesAll(keys: readonly Argument[]): boolean {
  const [key, ...others] = keys;
  return others.length === 0 && textOf(key) === 'ALL';
}

/** Returns the smallest and the largest number. `Math.min(...numbers)` would fail for long lists. */
function extremes(numbers: readonly number[]): readonly [number | undefined, number | undefined] {
  const sorted = numbers.toSorted((one, other) => one - other);
  return [sorted[0], sorted.at(-1)];
}
