import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricUnit } from '../../../src/model/metric.ts';
import { neverWarns } from '../../../src/verdict/never-warns.ts';
import { alerts, parseRange } from '../../../src/verdict/range.ts';

const judge = (warning: string, critical: string, unit: MetricUnit = 'count') =>
  neverWarns(parseRange(warning, unit), parseRange(critical, unit), unit);

describe('neverWarns', () => {
  test.each<[string, string, MetricUnit, string]>([
    ['5s', '1s', 'seconds', 'an upper limit above the critical one'],
    ['2m', '90', 'seconds', 'the same with suffixes'],
    ['~:5', '1', 'seconds', 'the same with an open start'],
    ['5', '~:1', 'seconds', 'the same, since nothing takes less than no time'],
    ['7:', '14:', 'days', 'a lower limit below the critical one'],
    ['1:100', '10:20', 'count', 'a band around the critical one'],
    ['@10:20', '@5:30', 'count', 'alerts inside of the critical ones'],
    ['@10:20', '5', 'count', 'alerts above the critical limit'],
  ])('finds warning %s with critical %s in %s: %s', (warning, critical, unit) => {
    expect(judge(warning, critical, unit)).toBe(true);
  });

  test.each<[string, string, MetricUnit, string]>([
    ['1', '5', 'seconds', 'the usual upper limits'],
    ['14:', '7:', 'days', 'the usual lower limits'],
    ['10:20', '1:100', 'count', 'the usual band'],
    ['5', '5', 'count', 'equal limits: no warning is wanted'],
    ['5', '~:5', 'count', 'limits that are equal for all that can be measured'],
    ['~:', '5', 'count', 'a warning that never alerts'],
    ['0:', '5', 'count', 'the same for what is never negative'],
    ['10:', '5', 'count', 'limits in two directions'],
    ['10', '5:', 'count', 'the same the other way round'],
    ['10', '@5:20', 'count', 'a warning above the critical band'],
    ['5', '~:1', 'days', 'a warning for what has expired, where days may be negative'],
  ])('accepts warning %s with critical %s in %s: %s', (warning, critical, unit) => {
    expect(judge(warning, critical, unit)).toBe(false);
  });

  test('agrees with a search of all values', () => {
    const bound = fc.integer({ min: -6, max: 6 });
    const range = fc
      .record({
        start: fc.oneof(bound, fc.constant(Number.NEGATIVE_INFINITY)),
        end: fc.oneof(bound, fc.constant(Number.POSITIVE_INFINITY)),
        inside: fc.boolean(),
        text: fc.constant(''),
      })
      .filter(({ start, end }) => start <= end);
    const quarters = Array.from({ length: 81 }, (_, index) => index / 4 - 10);
    fc.assert(
      fc.property(range, range, fc.constantFrom<MetricUnit>('days', 'count'), (warning, critical, unit) => {
        const values = quarters.filter((value) => unit === 'days' || value >= 0);
        const warned = values.filter((value) => alerts(warning, value));
        const failed = values.filter((value) => alerts(critical, value));
        const isHidden = warned.length > 0 && warned.every((value) => failed.includes(value));
        expect(neverWarns(warning, critical, unit)).toBe(isHidden && failed.length > warned.length);
      }),
      { numRuns: 2000 },
    );
  });
});
