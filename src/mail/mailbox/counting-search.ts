/** A search that counts, and lists UIDs only on request or when the server cannot count (ESEARCH, RFC 4731). */

import { describeEndpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import { type Refusal, searchHint } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import type { Argument, ParsedResponse } from '../imap/wire/grammar.ts';
import { atom, atoms, listOf, numberOf, textOf } from '../imap/wire/values.ts';
import { MAX_UID, parseUidSet } from './uid-set.ts';

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
}

/**
 * Runs one search by UID. A server that announces ESEARCH and answers without a result for this very search is asked
 * once more for a plain list. Undefined when the server sent no result.
 * @throws ProbeFailure `E_SEARCH_FAILED`
 */
export async function searchFor(
  imap: ImapSession,
  keys: readonly Argument[],
  needsUids: boolean,
): Promise<Hits | undefined> {
  if (!imap.has('ESEARCH')) return await runSearch(imap, keys, [], false);
  const items = atoms('MIN', 'MAX', 'COUNT', ...(needsUids ? ['ALL'] : []));
  return (
    (await runSearch(imap, keys, [atom('RETURN'), items], needsUids)) ?? (await runSearch(imap, keys, [], needsUids))
  );
}

async function runSearch(
  imap: ImapSession,
  keys: readonly Argument[],
  returns: readonly Argument[],
  needsUids: boolean,
): Promise<Hits | undefined> {
  const list = new HitList();
  let extended: ReadonlyMap<string, string> | undefined;
  await imap.run({
    name: 'UID SEARCH',
    args: [...returns, ...keys],
    phase: 'imap_search',
    untagged: {
      SEARCH: list.add,
      ESEARCH: (response, tag) => {
        const results = readExtended(response, tag);
        extended = results ?? extended;
        return results !== undefined;
      },
    },
    onRefusal: (refusal) => searchRefused(imap, refusal),
  });
  // A line of SEARCH names no command. It only counts where no result names this one.
  return extended ? extendedHits(extended, needsUids) : list.hits();
}

/** The numbers of SEARCH lines. */
class HitList {
  readonly #listed: number[] = [];
  #omitted = 0;
  #isAnswered = false;

  readonly add = ({ attributes = [], numbers, omitted = 0 }: ParsedResponse): void => {
    this.#isAnswered = true;
    this.#omitted += omitted;
    for (const uid of numbers ?? attributes.map(numberOf)) {
      if (!uid || uid > MAX_UID) continue;
      if (this.#listed.length < MAX_LISTED) this.#listed.push(uid);
      else this.#omitted += 1;
    }
  };

  hits(): Hits | undefined {
    if (!this.#isAnswered) return undefined;
    // A message that is listed twice is one message.
    const uids = this.#listed.sort((one, other) => one - other).filter((uid, index, all) => uid !== all[index - 1]);
    const omitted = this.#omitted;
    return { count: uids.length + omitted, min: uids[0], max: uids.at(-1), uids, isCut: omitted > 0 };
  }
}

function extendedHits(extended: ReadonlyMap<string, string>, needsUids: boolean): Hits | undefined {
  const numberAt = (name: string): number | undefined => numberOf({ value: extended.get(name) ?? null });
  const uids = needsUids ? parseUidSet(extended.get('ALL') ?? '', MAX_LISTED) : undefined;
  const listed = uids && new Set(uids).size;
  const count = numberAt('COUNT') ?? listed;
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

function searchRefused(imap: ImapSession, { status, reply, code }: Refusal): ProbeFailure {
  return new ProbeFailure({
    code: 'E_SEARCH_FAILED',
    phase: 'imap_search',
    message: `${describeEndpoint(imap.endpoint)} refused the search, so nothing is known about the mailbox.`,
    hint:
      code === 'BADCHARSET'
        ? 'This server only searches for ASCII text. Take the letters with accents out of the input search.'
        : searchHint({ status }),
    reply,
    isRetryable: code !== 'BADCHARSET',
  });
}
