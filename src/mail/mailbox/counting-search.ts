/** A search that counts, and lists UIDs only on request or when the server cannot count (ESEARCH, RFC 4731). */

import { describeEndpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { Refusal } from '../imap/refusals.ts';
import type { ImapSession } from '../imap/session.ts';
import type { Argument, ParsedResponse } from '../imap/wire/grammar.ts';
import { atom, atoms, numberOf, textOf } from '../imap/wire/values.ts';
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
}

/** Runs one search by UID; undefined when the server sent no result. @throws ProbeFailure `E_SEARCH_FAILED` */
export async function searchFor(
  imap: ImapSession,
  keys: readonly Argument[],
  needsUids: boolean,
): Promise<Hits | undefined> {
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
