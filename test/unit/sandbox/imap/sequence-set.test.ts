import { array, assert, constant, integer, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contains,
  formatSequenceSet,
  highestNumber,
  parseSequenceSet,
} from '../../../../src/sandbox/imap/sequence-set.ts';

const number = integer({ min: 1, max: 60 });
const bound = oneof(number, constant('*' as const));

/** Members by enumeration, as one would do it by hand. */
function members(ranges: readonly (readonly [number | '*', number | '*'])[], highest: number): Set<number> {
  const found = new Set<number>();
  for (const range of ranges) {
    const [one, other] = range.map((each) => (each === '*' ? highest : each));
    for (let each = Math.min(one ?? 0, other ?? 0); each <= Math.max(one ?? 0, other ?? 0); each += 1) found.add(each);
  }
  return found;
}

describe('parseSequenceSet', () => {
  test.each(['', ',', '1,', ',1', '0', '1:0', '01', '-1', '1:2:3', '1 ,2', 'a', '1;2', '**', '4294967296', ' 1'])(
    'takes %j for no set',
    (text) => {
      expect(parseSequenceSet(text)).toBeUndefined();
    },
  );

  test('takes the highest number there can be', () => {
    expect(highestNumber(parseSequenceSet('1:4294967295,*') ?? [])).toBe(4294967295);
  });

  test('knows exactly the members that were written', () => {
    const sets = array(tuple(bound, bound), { minLength: 1, maxLength: 5 });
    assert(
      property(sets, number, (ranges, highest) => {
        const set = parseSequenceSet(ranges.map((range) => range.join(':')).join(','));
        const actual = Array.from({ length: 70 }, (_, each) => each).filter(
          (each) => set && contains(set, each, highest),
        );
        expect(new Set(actual)).toEqual(members(ranges, highest));
      }),
    );
  });

  test('gives no set for a text with a foreign character', () => {
    assert(
      property(string({ minLength: 1 }), (text) => {
        if (/[^0-9:,*]/.test(text)) expect(parseSequenceSet(text)).toBeUndefined();
      }),
    );
  });
});

describe('contains', () => {
  test('finds nothing by * where there is nothing', () => {
    expect([1, 2].some((each) => contains(parseSequenceSet('*') ?? [], each, 0))).toBe(false);
  });

  test('finds the last message by a range that begins behind it', () => {
    expect(contains(parseSequenceSet('9:*') ?? [], 5, 5)).toBe(true);
    expect(contains(parseSequenceSet('9:*') ?? [], 4, 5)).toBe(false);
  });
});

describe('formatSequenceSet', () => {
  test('joins neighbours and nothing else', () => {
    expect(formatSequenceSet([7, 1, 2, 3, 5, 2])).toBe('1:3,5,7');
    expect(formatSequenceSet([])).toBe('');
  });

  test('is read back as the same numbers', () => {
    assert(
      property(array(number, { minLength: 1 }), (numbers) => {
        const set = parseSequenceSet(formatSequenceSet(numbers));
        const read = Array.from({ length: 70 }, (_, each) => each).filter((each) => set && contains(set, each, 0));
        expect(read).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }),
    );
  });
});
