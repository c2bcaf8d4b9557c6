import type { Criterion } from '../../model/message/criterion.ts';

/** The largest number in IMAP, and so the largest UID and the largest size of a message. */
const MAX_NUMBER = 2 ** 32 - 1;
/** No message is shorter, in octets: `From` and `Date` are mandatory (RFC 5322 section 3.6). */
const SHORTEST = 40;
/** INTERNALDATE is never earlier: the first version of IMAP is of 1986. */
const FIRST_YEAR = 1986;
/** A date that is further in the future is after every message, and an age of more years before every message. */
const MAX_AHEAD_MS = 2 * 86_400_000;
const YEAR_MS = 365 * 86_400_000;
/** Flags that messages only have for a short time, or in special mailboxes. */
const RARE: readonly string[] = ['deleted', 'draft', 'recent'];
/** Fields that every message has. */
const COMMON_FIELDS: readonly string[] = ['from', 'date', 'received', 'message-id'];

/**
 * Whether a criterion is known to hold for every message, or for every one in an ordinary mailbox, so that a search for
 * it is a search for all. `not all` counts too: no search means it.
 */
export function alwaysHolds(criterion: Criterion): boolean {
  const { isNegated } = criterion;
  switch (criterion.kind) {
    case 'flag':
      return criterion.key === 'all' || (isNegated && RARE.includes(criterion.key));
    case 'uid':
      return isNegated ? isBeyondAll(criterion.set) : coversAll(criterion.set);
    case 'size':
      if ((criterion.key === 'larger') !== isNegated) return criterion.bytes < SHORTEST;
      return criterion.bytes >= MAX_NUMBER;
    case 'date': {
      const { year, month, day } = criterion.date;
      if (criterion.key === 'on') return isNegated && year < FIRST_YEAR;
      if ((criterion.key === 'since') !== isNegated) return year < FIRST_YEAR;
      return Date.UTC(year, month - 1, day) > Date.now() + MAX_AHEAD_MS;
    }
    case 'age': {
      const years = new Date().getUTCFullYear() - FIRST_YEAR;
      return (criterion.key === 'newer-than') !== isNegated && criterion.ms > years * YEAR_MS;
    }
    case 'header':
      return !isNegated && criterion.text.trim() === '' && COMMON_FIELDS.includes(criterion.name.toLowerCase());
    case 'text':
      return !isNegated && criterion.text.trim() === '@' && criterion.key === 'from';
    case 'keyword':
      return false;
  }
}

type Range = readonly [from: number, to: number];

function rangesOf(set: string): readonly Range[] {
  return set.split(',').map((part) => {
    const [one = 0, other = one] = part.split(':').map((end) => (end === '*' ? MAX_NUMBER : Number(end)));
    return [Math.min(one, other), Math.max(one, other)];
  });
}

/** Whether a set of UIDs such as `1:*`, `*:1` or `1:9,10:*` has all of them. */
function coversAll(set: string): boolean {
  let next = 1;
  for (const [from, to] of rangesOf(set).toSorted((one, other) => one[0] - other[0])) {
    if (from <= next) next = Math.max(next, to + 1);
  }
  return next > MAX_NUMBER;
}

/** Whether no message has a UID of this set: `*` is always the last one. */
function isBeyondAll(set: string): boolean {
  return !set.includes('*') && rangesOf(set).every(([from]) => from === MAX_NUMBER);
}
