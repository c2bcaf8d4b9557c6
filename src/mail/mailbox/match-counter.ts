/** Counts matches and finds the oldest and the newest, with a bounded number of commands. */

import type { ImapSession } from '../imap/session.ts';
import type { Argument } from '../imap/wire/grammar.ts';
import { atom } from '../imap/wire/values.ts';
import { type Hits, isBad, searchFor } from './counting-search.ts';
import { fetchDates } from './internal-date.ts';
import { calendarDate, imapDate } from './search-program.ts';
import { splitUids } from './uid-set.ts';

/** At most this many dates are read for one question. */
export const MAX_DATED = 20_000;
/** When there are no more messages than this, all their dates are read. */
export const MAX_AT_ONCE = 1000;
/** Halvings of a range of dates: enough for a century of days. */
const MAX_STEPS = 16;
const MAX_STEPS_BY_LIST = 4;
/** Longer lists are not requested again. Eleven lists of this length stay below the limit of the wire. */
const MAX_LISTED_AGAIN = 250_000;

/** The result for the messages whose age had to be looked up. */
export interface Doubt {
  /** The matches, with their dates. */
  readonly dates: ReadonlyMap<number, number>;
  /** How many of these messages have no date: it was not fetched, or the server did not send it. */
  readonly unread: number;
}

/** The result when there are no such messages. */
export const NO_DOUBT: Doubt = { dates: new Map(), unread: 0 };
const DAY_MS = 86_400_000;
/** Clocks may differ by this much before an age can be wrong, and then it is wrong by less than they differ. */
const SLACK_MS = 600_000;

/** Runs the commands of one count. */
export class MatchCounter {
  lacksResult = false;
  /** How many messages of which a date was wanted have none, by UID. */
  readonly undated = new Set<number>();
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
   * Fetches the dates of the first and the last message of the mailbox, by UID. Their sequence numbers are known before
   * the mailbox is counted. Undefined when the server does not send the dates.
   *
   * @param messages how many messages the mailbox holds; there may be more by now
   */
  async outermost(messages: number): Promise<ReadonlyMap<number, number> | undefined> {
    try {
      const dates = await fetchDates(this.#imap, `1,${messages}:*`, 'FETCH');
      return dates.size > 0 ? dates : undefined;
    } catch {
      // There is another way, and it fails with the reason when the session is over.
      return undefined;
    }
  }

  /** Decides by date which of the doubtful messages match. The newest are looked at first. */
  async resolve(keys: readonly Argument[], accepts: (receivedMs: number) => boolean): Promise<Doubt> {
    const { count } = await this.find(keys, false);
    if (count === 0) return NO_DOUBT;
    const hits = await this.find(keys, true);
    const looked = (hits.uids ?? []).slice(-MAX_DATED);
    const dates = await this.#datesOf(looked);
    const undated = looked.filter((uid) => !dates.has(uid));
    return {
      dates: new Map([...dates].filter(([, receivedMs]) => accepts(receivedMs))),
      unread: Math.max(0, hits.count - looked.length) + (await this.remaining(undated)),
    };
  }

  /** Counts those of these messages that still exist: one that was removed in the meantime matches nothing. */
  async remaining(uids: readonly number[]): Promise<number> {
    const asked = new Set(uids);
    let count = 0;
    for (const set of splitUids(uids)) {
      const { uids: found = [] } = await this.find([atom('UID'), sequence(set)], true);
      count += found.filter((uid) => asked.has(uid)).length;
    }
    return count;
  }

  /**
   * Returns dates that include the oldest and the newest of these hits.
   *
   * @param outermost dates of some hits that are far apart, when they are known
   */
  async ends(
    keys: readonly Argument[],
    hits: Hits,
    outermost?: ReadonlyMap<number, number>,
  ): Promise<readonly number[]> {
    if (hits.count <= MAX_AT_ONCE) return [...(await this.#datesOf(await this.#listed(keys, hits))).values()];
    const ends = outermost ?? (await this.#datesOf([hits.min, hits.max].filter((uid) => uid !== undefined)));
    const seen = [...ends.values()];
    // Where every search returns a list, only a few more are affordable, and none beyond this length.
    if (seen.length === 0 || (hits.uids && hits.count > MAX_LISTED_AGAIN)) return seen;
    const near = await this.#nearEnds(keys, ends);
    if (near) return [...seen, ...near];
    const newest = await this.#beyond(keys, Math.max(...seen), 'SINCE');
    const oldest = await this.#beyond(keys, Math.min(...seen), 'BEFORE');
    return [...seen, ...newest, ...oldest];
  }

  /**
   * Fetches the dates of the hits beyond the known ones, with some overlap because clocks may differ, at both ends at
   * once. Dovecot compares ages ten times as fast as calendar days. Undefined when the server cannot search by age
   * (WITHIN, RFC 5032), or when there are too many hits.
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
    const hits = await this.#findByAge([...keys, atom('OR'), ...younger, ...older]);
    if (!hits) return undefined;
    if (hits.count > MAX_AT_ONCE) return undefined;
    const unknown = (hits.uids ?? []).filter((uid) => !known.has(uid));
    return [...(await this.#datesOf(unknown)).values()];
  }

  /** Undefined when the server announces WITHIN, and does not understand it. */
  async #findByAge(keys: readonly Argument[]): Promise<Hits | undefined> {
    try {
      return await this.find(keys, true);
    } catch (error) {
      if (!isBad(error)) throw error;
      this.#imap.distrust('WITHIN', error.reply ?? '');
      return undefined;
    }
  }

  /**
   * Fetches the dates of the newest or the oldest hits. UIDs mostly grow with the dates, but not after an import. The
   * days between the known date and the end are halved until few hits are left; when one day has too many of them,
   * those with the outermost UIDs represent all.
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
    return (await this.find([...keys, atom('UID'), sequence(`${from}:${to}`)], true)).uids ?? [];
  }

  async #datesOf(uids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const wanted = new Set(uids);
    const dates = new Map<number, number>();
    for (const set of splitUids(uids)) {
      for (const [uid, date] of await fetchDates(this.#imap, set)) {
        // A server may report other messages in between.
        if (wanted.has(uid)) dates.set(uid, date);
      }
    }
    for (const uid of wanted) if (!dates.has(uid)) this.undated.add(uid);
    return dates;
  }
}

function sequence(set: string): Argument {
  return { type: 'SEQUENCE', value: set };
}
