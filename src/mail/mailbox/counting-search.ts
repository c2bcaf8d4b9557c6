/** A search that counts, and lists UIDs only on request or when the server cannot count (ESEARCH, RFC 4731). */

import { ProbeFailure } from '../../model/failure.ts';
import { type Refused, refusalOf } from '../imap/refusal-of.ts';
import { searchRefused } from '../imap/refusals.ts';
import { uidsOf } from '../imap/search-uids.ts';
import type { ImapSession } from '../imap/session.ts';
import type { Argument, ParsedResponse } from '../imap/wire/grammar.ts';
import { atom, atoms, listOf, numberOf, textOf } from '../imap/wire/values.ts';
import { parseUidSet } from './uid-set.ts';

/** At most this many hits are kept. */
const MAX_LISTED = 500_000;

/** The result of a search. */
export interface Hits {
  readonly count: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Absent when only the count was requested and the server sent it without a list. */
  readonly uids?: readonly number[] | undefined;
  /** Whether `uids` is incomplete: some of the hits were counted and not kept. */
  readonly isCut?: boolean;
  /** How many messages the mailbox holds, when the server said so during the search. */
  readonly exists?: number | undefined;
}

/**
 * Runs one search by UID. A server that announces ESEARCH or a literal without request, and answers BAD or without a
 * result for this very search, is asked once more without (libredesk#187). Undefined when it sent no result.
 * @throws ProbeFailure `E_SEARCH_FAILED`
 */
export async function searchFor(
  imap: ImapSession,
  keys: readonly Argument[],
  needsUids: boolean,
): Promise<Hits | undefined> {
  if (!imap.has('ESEARCH')) return await plainSearch(imap, keys, needsUids);
  const items = atoms('MIN', 'MAX', 'COUNT', ...(needsUids ? ['ALL'] : []));
  const extended = await runSearch(imap, keys, [atom('RETURN'), items], needsUids);
  if (!extended.refused && extended.hits) return extended.hits;
  if (extended.refused && extended.refused.refusal.status !== 'BAD') throw extended.refused.failure;
  const hits = await plainSearch(imap, keys, needsUids);
  if (hits) imap.distrust('ESEARCH', extended.refused?.refusal.reply ?? 'OK, without a result');
  return hits;
}

/** Without ESEARCH. A literal that the server refuses to get at once is sent again when it asks for it. */
async function plainSearch(
  imap: ImapSession,
  keys: readonly Argument[],
  needsUids: boolean,
): Promise<Hits | undefined> {
  const first = await runSearch(imap, keys, [], needsUids);
  if (!first.refused) return first.hits;
  const { refusal, failure } = first.refused;
  const urged = ['LITERAL+', 'LITERAL-'].filter((name) => imap.has(name));
  const hasLiteral = keys.some((key) => 'type' in key && key.type === 'LITERAL');
  if (refusal.status !== 'BAD' || !hasLiteral || urged.length === 0) throw failure;
  for (const name of urged) imap.distrust(name, refusal.reply);
  const { hits, refused } = await runSearch(imap, keys, [], needsUids);
  if (refused) throw failure;
  return hits;
}

interface Answer {
  readonly hits?: Hits | undefined;
  readonly refused?: Refused | undefined;
}

async function runSearch(
  imap: ImapSession,
  keys: readonly Argument[],
  returns: readonly Argument[],
  needsUids: boolean,
): Promise<Answer> {
  const list = new HitList();
  let extended: ReadonlyMap<string, string> | undefined;
  let exists: number | undefined;
  const refused = await refusalOf(imap, {
    name: 'UID SEARCH',
    args: [...returns, ...keys],
    phase: 'imap_search',
    untagged: {
      SEARCH: list.add,
      EXISTS: ({ command }) => {
        exists = Math.max(exists ?? 0, numberOf({ value: command ?? '' }) ?? 0);
      },
      ESEARCH: (response, tag) => {
        const results = readExtended(response, tag);
        extended = results ?? extended;
        return results !== undefined;
      },
    },
    onRefusal: (refusal) => searchRefused(imap.endpoint, refusal),
  });
  // A line of SEARCH names no command. It only counts where no result names this one.
  const hits = extended ? extendedHits(extended, needsUids) : list.hits();
  return { hits: hits && { ...hits, exists }, refused };
}

/** The numbers of SEARCH lines. */
class HitList {
  readonly #listed: number[] = [];
  #omitted = 0;
  #isAnswered = false;
  #isReadable = true;

  readonly add = (response: ParsedResponse): void => {
    const uids = uidsOf(response);
    this.#isAnswered = true;
    this.#isReadable &&= uids !== undefined;
    this.#omitted += response.omitted ?? 0;
    for (const uid of uids ?? []) {
      if (this.#listed.length < MAX_LISTED) this.#listed.push(uid);
      else this.#omitted += 1;
    }
  };

  hits(): Hits | undefined {
    // What cannot be read may be a hit: nothing is known.
    if (!this.#isAnswered || !this.#isReadable) return undefined;
    // A message that is listed twice is one message.
    const uids = this.#listed.sort((one, other) => one - other).filter((uid, index, all) => uid !== all[index - 1]);
    const omitted = this.#omitted;
    return { count: uids.length + omitted, min: uids[0], max: uids.at(-1), uids, isCut: omitted > 0 };
  }
}

function extendedHits(extended: ReadonlyMap<string, string>, needsUids: boolean): Hits | undefined {
  const numberAt = (name: string): number | undefined => numberOf({ value: extended.get(name) ?? null });
  const all = extended.get('ALL');
  const uids = needsUids ? (all === undefined ? [] : parseUidSet(all, MAX_LISTED)) : undefined;
  if (needsUids && uids === undefined) return undefined;
  const listed = uids && new Set(uids).size;
  const count = numberAt('COUNT') ?? (all === undefined ? undefined : listed);
  // An answer that contradicts itself is no answer.
  if (count === undefined || (listed ?? 0) > count) return undefined;
  const isCut = listed !== undefined && listed < count;
  return { count, min: numberAt('MIN'), max: numberAt('MAX'), uids, isCut };
}

/**
 * Reads `(TAG "A1") UID COUNT 5 MIN 1 MAX 9 ALL 1:3,7,9`. Undefined when it names another command or no command, or
 * when its numbers are no UIDs (RFC 9051 section 7.3.4, RFC 4731 section 3.1).
 */
function readExtended({ attributes = [] }: ParsedResponse, tag: string): ReadonlyMap<string, string> | undefined {
  const [correlator, ...rest] = attributes;
  const [name, value] = listOf(correlator).map(textOf);
  const words = rest.map(textOf);
  if (name?.toUpperCase() !== 'TAG' || value !== tag || words[0]?.toUpperCase() !== 'UID') return undefined;
  const results = new Map<string, string>();
  for (let index = 1; index + 1 < words.length; index += 2) {
    results.set(words[index]?.toUpperCase() ?? '', words[index + 1] ?? '');
  }
  return results;
}

/** Whether a search failed because the server did not understand it. */
export function isBad(error: unknown): error is ProbeFailure {
  return error instanceof ProbeFailure && error.code === 'E_SEARCH_FAILED' && /^BAD\b/.test(error.reply ?? '');
}
