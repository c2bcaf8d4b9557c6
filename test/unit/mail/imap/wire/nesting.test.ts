import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nestsDeeper } from '../../../../../src/mail/imap/wire/nesting.ts';

describe('nestsDeeper', () => {
  test.each([
    ['(((x)))', 2, true],
    ['(((x)))', 3, false],
    ['(a) (b) (c) (d)', 1, false],
    ['(a (b) (c) (d))', 2, false],
    ['((("', 2, true],
    ['"(((" (x)', 2, false],
    ['"\\\\" ((x))', 1, true],
    ['"\\"(((" (x)', 1, false],
    ['))) ((x))', 1, true],
    ['BODY[(X[])]', 2, true],
    ['BODY[(X[])]', 3, false],
    ['', 0, false],
  ])('RES-006: %s deeper than %d: %j', (text, limit, expected) => {
    expect(nestsDeeper(Buffer.from(text), limit)).toBe(expected);
  });

  test('RES-006: finds whatever depth there is, among anything that is quoted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.string(), (depth, text) => {
        const quoted = JSON.stringify(text);
        const list = Buffer.from(`${'('.repeat(depth)}${quoted}${')'.repeat(depth)} ${quoted}`);
        expect([nestsDeeper(list, depth - 1), nestsDeeper(list, depth)]).toEqual([true, false]);
      }),
    );
  });
});
