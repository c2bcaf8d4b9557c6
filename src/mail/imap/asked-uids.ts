/** Compares the UIDs of untagged FETCH responses with the set that was requested: a server may send others on its own. */

/** The largest UID of IMAP. */
export const MAX_UID = 2 ** 32 - 1;

type Range = readonly [from: number, to: number];

/**
 * Returns a test for whether a UID is in a set such as `1:3,7` or `9:*`. A lone `*` is the last message, whose UID is
 * not known, so it admits every UID; `9:*` admits those from 9 on. A test takes logarithmic time, however long the set.
 */
export function uidTest(set: string): (uid: number) => boolean {
  const ranges = joined(set.split(',').flatMap(parseRange));
  return (uid) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const [, to] = ranges[middle] ?? [0, 0];
      if (to < uid) low = middle + 1;
      else high = middle;
    }
    const [from] = ranges[low] ?? [Number.POSITIVE_INFINITY];
    return from <= uid;
  };
}

function parseRange(text: string): readonly Range[] {
  const [, one, other] = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(text) ?? [];
  if (one === undefined) return [];
  if (one === '*' && (other ?? '*') === '*') return [[1, Number.POSITIVE_INFINITY]];
  const ends = [one, other ?? one].map((end) => (end === '*' ? Number.POSITIVE_INFINITY : Number(end)));
  return [[Math.min(...ends), Math.max(...ends)]];
}

/** Sorts ranges, and joins those that overlap. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const [from, to] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}
