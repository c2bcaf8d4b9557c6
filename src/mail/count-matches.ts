/**
 * Counts messages without listing them where the server can (ESEARCH, RFC 4731), and finds the oldest and the newest by
 * INTERNALDATE, all with a bounded number of commands.
 */

import { describeEndpoint } from '../settings/endpoint.ts';
import { ProbeFailure } from '../verdict/failure.ts';
import type { ImapSession } from './imap.ts';
import type { Argument, ParsedResponse } from './imap-engine.ts';
import type { Refusal } from './imap-refusals.ts';
import { atom, atoms, numberOf, textOf } from './imap-values.ts';
import { fetchDates } from './internal-date.ts';
import { calendarDate, imapDate, type SearchProgram } from './search-program.ts';
import { parseUidSet, splitUids } from './uid-set.ts';

/** Messages whose date is looked at, at most, for one question. */
export const MAX_DATED = 20_000;
/** Of more hits not all are kept. */
const MAX_LISTED = 500_000;

/** What was found. */
export interface Matches {
  readonly count: number;
  /** INTERNALDATE of the oldest and the newest, where there is one. Milliseconds since the epoch. */
  readonly oldestMs?: number | undefined;
  readonly newestMs?: number | undefined;
  /** The UIDs, when they were asked for. */
  readonly uids?: readonly number[] | undefined;
  /** Doubtful messages that were not looked at: there may be so many matches more. */
  readonly unread: number;
  /** Whether a search was answered with OK and no result. */
  readonly lacksResult: boolean;
  /** Whether the server sent more numbers than are kept; then `uids` are not all. */
  readonly isListTooLong: boolean;
}

interface Hits {
  readonly count: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Absent when only the number was asked for, and not needed to know it. */
  readonly uids?: readonly number[] | undefined;
  /** Whether some in the middle of them were counted and not kept. */
  readonly isCut?: boolean;
}

/** How to count. */
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
  { nowMs, needsUids, messages = 0 }: CountOptions,
): Promise<Matches> {
  const counter = new Counter(imap, nowMs);
  const keys = program.surest ?? program.widest;
  const endsOfAll = matchesAll(keys) && messages > MAX_AT_ONCE ? counter.endsOfAll() : undefined;
  endsOfAll?.catch(() => {});
  const sure = await counter.find(keys, needsUids);
  const doubt = program.doubtful ? await counter.resolve(program.doubtful, program.accepts) : NO_DOUBT;
  const dates = [...doubt.dates.values()];
  if (sure.count > 0 && !sure.isCut) {
    dates.push(...((await endsOfAll) ?? (await counter.ends(keys, sure))));
  }
  const [oldestMs, newestMs] = extremes(dates);
  return {
    count: sure.count + doubt.dates.size,
    oldestMs,
    newestMs,
    uids: needsUids ? [...(sure.uids ?? []), ...doubt.dates.keys()] : undefined,
    unread: doubt.unread,
    lacksResult: counter.lacksResult,
    isListTooLong: sure.isCut === true,
  };
}

interface Doubt {
  /** The matches, with their dates. */
  readonly dates: ReadonlyMap<number, number>;
  readonly unread: number;
}

const NO_DOUBT: Doubt = { dates: new Map(), unread: 0 };
const DAY_MS = 86_400_000;
/** By as much as the clocks may differ before an age can be off, and then by less than they do. */
const SLACK_MS = 600_000;

class Counter {
  lacksResult = false;
  readonly #imap: ImapSession;
  readonly #nowMs: number;

  constructor(imap: ImapSession, nowMs: number) {
    this.#imap = imap;
    this.#nowMs = nowMs;
  }

  async find(keys: readonly Argument[], needsUids: boolean): Promise<Hits> {
    const hits = await searchFor(this.#imap, keys, needsUids);
    if (!hits) this.lacksResult = true;
    return hits ?? { count: 0, uids: [] };
  }

  /**
   * What `ends` gives, for a whole mailbox: its first and its last message are known by their numbers, so that the server
   * is asked for what is beyond while it counts. Nothing when it is not known that way.
   */
  async endsOfAll(): Promise<readonly number[] | undefined> {
    if (!this.#imap.has('ESEARCH')) return undefined;
    const ends = await fetchDates(this.#imap, '1,*', 'FETCH');
    const near = ends.size > 0 ? await this.#nearEnds([], ends) : undefined;
    return near && [...ends.values(), ...near];
  }

  /** Decides by date which of the doubtful messages match. The newest are looked at first. */
  async resolve(keys: readonly Argument[], accepts: (receivedMs: number) => boolean): Promise<Doubt> {
    const { count } = await this.find(keys, false);
    if (count === 0) return NO_DOUBT;
    const hits = await this.find(keys, true);
    const dates = await this.#datesOf((hits.uids ?? []).slice(-MAX_DATED));
    return {
      dates: new Map([...dates].filter(([, receivedMs]) => accepts(receivedMs))),
      unread: Math.max(0, hits.count - MAX_DATED),
    };
  }

  /** Dates among which are the oldest and the newest of these hits. */
  async ends(keys: readonly Argument[], hits: Hits): Promise<readonly number[]> {
    if (hits.count <= MAX_AT_ONCE) return [...(await this.#datesOf(await this.#listed(keys, hits))).values()];
    const ends = await this.#datesOf([hits.min, hits.max].filter((uid) => uid !== undefined));
    const seen = [...ends.values()];
    // Where every search makes a list, few more of that length are affordable, and then none.
    if (seen.length === 0 || (hits.uids && hits.count > MAX_LISTED_AGAIN)) return seen;
    const near = await this.#nearEnds(keys, ends);
    if (near) return [...seen, ...near];
    const newest = await this.#beyond(keys, Math.max(...seen), 'SINCE');
    const oldest = await this.#beyond(keys, Math.min(...seen), 'BEFORE');
    return [...seen, ...newest, ...oldest];
  }

  /**
   * Dates of the hits beyond those that are known, and a little before that, at both ends at once: clocks may differ. A
   * server compares ages ten times as fast as calendar days (Dovecot). Nothing when it does not know them (WITHIN, RFC
   * 5032), or when there are too many.
   */
  async #nearEnds(
    keys: readonly Argument[],
    known: ReadonlyMap<number, number>,
  ): Promise<readonly number[] | undefined> {
    if (!this.#imap.has('WITHIN')) return undefined;
    const seen = [...known.values()];
    const ageOf = (receivedMs: number): Argument =>
      atom(String(Math.max(1, Math.round((this.#nowMs - receivedMs) / 1000))));
    const younger = [atom('YOUNGER'), ageOf(Math.max(...seen) - SLACK_MS)];
    const older = [atom('OLDER'), ageOf(Math.min(...seen) + SLACK_MS)];
    const hits = await this.find([...keys, atom('OR'), ...younger, ...older], true);
    if (hits.count > MAX_AT_ONCE) return undefined;
    const unknown = (hits.uids ?? []).filter((uid) => !known.has(uid));
    return [...(await this.#datesOf(unknown)).values()];
  }

  /**
   * Dates of the hits at one end of time. UIDs mostly grow with the dates, but not after an import. The days between
   * the date that is known and the end are halved until few hits are left; of those of one day that are too many, the
   * ones with the outermost UIDs stand for all.
   */
  async #beyond(keys: readonly Argument[], knownMs: number, side: 'SINCE' | 'BEFORE'): Promise<readonly number[]> {
    const isNewest = side === 'SINCE';
    const bounded = (dayMs: number): readonly Argument[] => [
      ...keys,
      atom(side),
      atom(imapDate(calendarDate(Math.max(0, dayMs)))),
    ];
    // The days of the server may be those of any time zone.
    let near = Math.floor(knownMs / DAY_MS) + (isNewest ? -1 : 2);
    let far = isNewest ? Math.max(near, Math.floor(this.#nowMs / DAY_MS)) + 3 : 0;
    let keysOfBest = bounded(near * DAY_MS);
    let best = await this.find(keysOfBest, false);
    const maxSteps = best.uids && best.count > MAX_DATED ? MAX_STEPS_BY_LIST : MAX_STEPS;
    for (let step = 0; step < maxSteps && best.count > MAX_AT_ONCE && Math.abs(far - near) > 1; step += 1) {
      const middle = Math.floor((near + far) / 2);
      const tried = bounded(middle * DAY_MS);
      const hits = await this.find(tried, false);
      if (hits.count === 0) far = middle;
      else [near, best, keysOfBest] = [middle, hits, tried];
    }
    if (best.count === 0) return [];
    const uids =
      best.count <= MAX_DATED
        ? await this.#listed(keysOfBest, best)
        : await this.#outermost(keysOfBest, best, isNewest);
    return [...(await this.#datesOf(uids)).values()];
  }

  async #listed(keys: readonly Argument[], hits: Hits): Promise<readonly number[]> {
    if (hits.uids) return hits.uids;
    const ends = [hits.min, hits.max].filter((uid) => uid !== undefined);
    if (hits.count <= 2 && ends.length === 2) return ends;
    return (await this.find(keys, true)).uids ?? [];
  }

  async #outermost(keys: readonly Argument[], hits: Hits, isNewest: boolean): Promise<readonly number[]> {
    if (hits.uids) return isNewest ? hits.uids.slice(-MAX_AT_ONCE) : hits.uids.slice(0, MAX_AT_ONCE);
    const [from, to] = isNewest
      ? [Math.max(1, (hits.max ?? 1) - MAX_AT_ONCE), hits.max]
      : [hits.min, (hits.min ?? 1) + MAX_AT_ONCE];
    const range: readonly Argument[] = [atom('UID'), { type: 'SEQUENCE', value: `${from}:${to}` }];
    return (await this.find([...keys, ...range], true)).uids ?? [];
  }

  async #datesOf(uids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const wanted = new Set(uids);
    const dates = new Map<number, number>();
    for (const set of splitUids(uids)) {
      for (const [uid, date] of await fetchDates(this.#imap, set)) {
        // A server may tell of other messages in between.
        if (wanted.has(uid)) dates.set(uid, date);
      }
    }
    return dates;
  }
}

function matchesAll(keys: readonly Argument[]): boolean {
  const [key, ...others] = keys;
  return others.length === 0 && textOf(key) === 'ALL';
}

/** Of so few messages all dates are read. */
const MAX_AT_ONCE = 1000;
/** A century of days, halved. */
const MAX_STEPS = 16;
const MAX_STEPS_BY_LIST = 4;
/** Eleven such lists stay below what the wire allows. */
const MAX_LISTED_AGAIN = 250_000;

/** The least and the greatest. Not by `Math.min(...numbers)`, which fails for long lists. */
function extremes(numbers: readonly number[]): readonly [number | undefined, number | undefined] {
  const sorted = numbers.toSorted((one, other) => one - other);
  return [sorted[0], sorted.at(-1)];
}

/** One search by UID; nothing when the server gave no result. @throws ProbeFailure `E_SEARCH_FAILED` */
async function searchFor(imap: ImapSession, keys: readonly Argument[], needsUids: boolean): Promise<Hits | undefined> {
  let listed: number[] | undefined;
  let omitted = 0;
  let extended: ReadonlyMap<string, string> | undefined;
  const returns = imap.has('ESEARCH')
    ? [atom('RETURN'), atoms('MIN', 'MAX', 'COUNT', ...(needsUids ? ['ALL'] : []))]
    : [];
  await imap.run({
    name: 'UID SEARCH',
    args: [...returns, ...keys],
    phase: 'imap_search',
    untagged: {
      SEARCH: ({ attributes = [], numbers, omitted: left = 0 }) => {
        listed ??= [];
        omitted += left;
        for (const uid of numbers ?? attributes.map(numberOf)) {
          if (uid === undefined) continue;
          if (listed.length < MAX_LISTED) listed.push(uid);
          else omitted += 1;
        }
      },
      ESEARCH: (response) => {
        extended = readExtended(response);
      },
    },
    onRefusal: (refusal) => searchRefused(imap, refusal),
  });
  if (listed) {
    const uids = listed.toSorted((one, other) => one - other);
    return { count: uids.length + omitted, min: uids[0], max: uids.at(-1), uids, isCut: omitted > 0 };
  }
  if (!extended) return undefined;
  const numberAt = (name: string): number | undefined => numberOf({ value: extended?.get(name) ?? null });
  const uids = needsUids ? parseUidSet(extended.get('ALL') ?? '', MAX_LISTED) : undefined;
  const count = numberAt('COUNT') ?? uids?.length;
  if (count === undefined) return undefined;
  const isCut = uids !== undefined && uids.length < count;
  return { count, min: numberAt('MIN'), max: numberAt('MAX'), uids, isCut };
}

/** `(TAG "A1") UID COUNT 5 MIN 1 MAX 9 ALL 1:3,7,9` */
function readExtended({ attributes = [] }: ParsedResponse): ReadonlyMap<string, string> {
  const words = attributes.map((each) => textOf(each));
  const results = new Map<string, string>();
  let index = Array.isArray(attributes[0]) ? 1 : 0;
  if (words[index]?.toUpperCase() === 'UID') index += 1;
  for (; index + 1 < words.length; index += 2) {
    results.set(words[index]?.toUpperCase() ?? '', words[index + 1] ?? '');
  }
  return results;
}

function searchRefused(imap: ImapSession, { reply, code }: Refusal): ProbeFailure {
  return new ProbeFailure({
    code: 'E_SEARCH_FAILED',
    phase: 'imap_search',
    message: `${describeEndpoint(imap.endpoint)} refused the search, so nothing is known about the mailbox.`,
    hint:
      code === 'BADCHARSET'
        ? 'This server only searches for ASCII text. Take the letters with accents out of the input search.'
        : 'Look at the log of the server; a broken index is the usual reason.',
    reply,
    isRetryable: code !== 'BADCHARSET',
  });
}
