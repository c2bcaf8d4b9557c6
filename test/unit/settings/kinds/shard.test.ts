import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadValue } from '../../../../src/settings/kinds/kind.ts';
import { shard, shardOf } from '../../../../src/settings/kinds/shard.ts';

describe('the kind of shard', () => {
  test.each([
    ['1/1', { index: 1, count: 1 }],
    [' 2/5 ', { index: 2, count: 5 }],
    ['256/256', { index: 256, count: 256 }],
  ])('reads %j', (text, expected) => {
    expect(shard.parse(text)).toEqual(expected);
  });

  test.each(['0/5', '6/5', '1/0', '1/257', '2', '2/', '/2', '2/5/6', '02/5', '2 of 5', '-1/5', '1.5/5', ''])(
    'refuses %j',
    (text) => {
      expect(() => shard.parse(text)).toThrow(BadValue);
    },
  );
});

describe('shardOf', () => {
  test('never changes: a name has its share in this version and in every other', () => {
    const names = ['Mailbox 1', 'Mailbox 2', 'Mailbox 3', 'Frankfurt, IMAP', 'Zürich'];
    expect(names.map((name) => shardOf(name, 5))).toMatchInlineSnapshot(`
      [
        3,
        2,
        1,
        5,
        4,
      ]
    `);
  });

  test('gives each name one share, whatever the others are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.integer({ min: 1, max: 256 }), (names, count) => {
        const shares = Array.from({ length: count }, (_, index) =>
          names.filter((name) => shardOf(name, count) === index + 1),
        );
        expect(shares.flat().toSorted()).toEqual(names.toSorted());
      }),
    );
  });

  test('gives each runner about as many', () => {
    const counts = new Map<number, number>();
    for (let n = 0; n < 5000; n += 1) {
      const share = shardOf(`Mailbox ${n}`, 5);
      counts.set(share, (counts.get(share) ?? 0) + 1);
    }
    for (const share of [1, 2, 3, 4, 5]) {
      expect(counts.get(share)).toBeGreaterThan(900);
      expect(counts.get(share)).toBeLessThan(1100);
    }
  });
});
