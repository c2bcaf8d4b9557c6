import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HostSlots } from '../../../src/engine/host-slots.ts';

describe('HostSlots', () => {
  test('gives so many slots a host, and those of another host beside them', () => {
    const slots = new HostSlots(2);
    expect([slots.take(['a']), slots.take(['A']), slots.take(['a']), slots.take(['b'])]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    slots.release(['a']);
    expect(slots.take(['a'])).toBe(true);
  });

  test('takes both or none', () => {
    const slots = new HostSlots(1);
    expect(slots.take(['b'])).toBe(true);
    expect(slots.take(['a', 'b'])).toBe(false);
    expect(slots.take(['a'])).toBe(true);
  });

  test('gives one that has two connections the whole host when there is but one slot', () => {
    const slots = new HostSlots(1);
    expect([slots.take(['a', 'a']), slots.take(['a'])]).toEqual([true, false]);
    slots.release(['a', 'a']);
    expect(slots.take(['a'])).toBe(true);
    expect(slots.take(['a', 'a'])).toBe(false);
  });

  test('never gives more than there are, and ends where it began', () => {
    const hosts = fc.array(fc.constantFrom('a', 'b', 'c', 'B'), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(hosts, { maxLength: 30 }), (perHost, wishes) => {
        const slots = new HostSlots(perHost);
        const taken = wishes.filter((wish) => slots.take(wish));
        for (const host of ['a', 'b', 'c']) {
          const holders = taken.filter((wish) => wish.some((each) => each.toLowerCase() === host));
          expect(holders.length).toBeLessThanOrEqual(perHost);
        }
        for (const wish of taken) slots.release(wish);
        for (const host of ['a', 'b', 'c']) {
          expect(Array.from({ length: perHost + 1 }, () => slots.take([host]))).toEqual([
            ...Array(perHost).fill(true),
            false,
          ]);
        }
      }),
    );
  });
});
