/** Sets of UIDs on the wire: `1:3,7`. */

import { isUid } from '../imap/search-uids.ts';

/** Servers limit the length of a line; RFC 7162 section 4 asks for no more than 8192 octets. */
const MAX_SET_LENGTH = 7000;

/**
 * Returns the UIDs of a set, in ascending order; undefined when it has a part that is none. At most `limit` of them, so
 * that `1:4294967295` costs nothing.
 */
export function parseUidSet(text: string, limit: number): readonly number[] | undefined {
  const uids: number[] = [];
  for (const part of text.split(',')) {
    const [, one, other] = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(part) ?? [];
    const ends = [Number(one), Number(other ?? one)] as const;
    if (!ends.every(isUid)) return undefined;
    for (let uid = Math.min(...ends); uid <= Math.max(...ends) && uids.length < limit; uid += 1) uids.push(uid);
  }
  return uids.toSorted((one, other) => one - other);
}

/** Returns the shortest set of these UIDs, in parts that are short enough for one command each. */
export function splitUids(uids: Iterable<number>): readonly string[] {
  const sets: string[] = [];
  let current = '';
  for (const range of ranges([...new Set(uids)].toSorted((one, other) => one - other))) {
    if (current.length + range.length > MAX_SET_LENGTH) {
      sets.push(current);
      current = '';
    }
    current += current === '' ? range : `,${range}`;
  }
  return current === '' ? sets : [...sets, current];
}

function* ranges(sorted: readonly number[]): Generator<string> {
  let first = sorted[0];
  let last = first;
  for (const uid of [...sorted.slice(1), undefined]) {
    if (first === undefined || last === undefined) return;
    if (uid === last + 1) {
      last = uid;
      continue;
    }
    yield first === last ? `${first}` : `${first}:${last}`;
    first = uid;
    last = uid;
  }
}
