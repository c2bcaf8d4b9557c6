import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDeeperThan } from '../../../src/text/json-depth.ts';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('isDeeperThan', () => {
  test('counts what is nested, and nothing that is text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.nat(10), (value, limit) => {
        const isDeep = depthOf(value) > limit;
        expect(isDeeperThan(limit, JSON.stringify(value))).toBe(isDeep);
        expect(isDeeperThan(limit, JSON.stringify(value, null, 2))).toBe(isDeep);
      }),
    );
  });

  test.each([
    ['', false],
    ['[[', true],
    ['["[[["]', false],
    ['["\\"[["]', false],
    ['["\\\\",[', true],
    ['"[[[', false],
    [']]]][[', false],
  ])('reads what is no JSON to its end: %j', (text, isDeep) => {
    expect(isDeeperThan(1, text)).toBe(isDeep);
  });
});
