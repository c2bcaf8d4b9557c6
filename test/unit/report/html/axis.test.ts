import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisFor } from '../../../../src/report/html/axis.ts';

describe('axisFor', () => {
  test.each([
    [0.204, { end: 0.25, intervals: 5 }],
    [0.995, { end: 1, intervals: 5 }],
    [1.31, { end: 1.5, intervals: 3 }],
    [2, { end: 2, intervals: 4 }],
    [60.4, { end: 80, intervals: 4 }],
    [5, { end: 5, intervals: 5 }],
    [300, { end: 300, intervals: 5 }],
    [8000, { end: 9000, intervals: 5 }],
  ])('of %f s has round parts', (span, { end, intervals }) => {
    const axis = axisFor(span);
    expect(axis.end).toBeCloseTo(end, 9);
    expect(axis.intervals).toBe(intervals);
  });

  test('has 3 to 5 parts, and room for the span without wasting half of it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (span) => {
        const { end, intervals } = axisFor(span);
        expect([3, 4, 5]).toContain(intervals);
        expect(end).toBeGreaterThanOrEqual(span * (1 - 1e-8));
        expect(end).toBeLessThan(span * 2);
      }),
    );
  });

  test.each([0, 5e-324, Number.NaN])('of %f s has an end too, because shares of it are taken', (span) => {
    const { end, intervals } = axisFor(span);
    expect(end).toBeGreaterThan(0);
    expect(intervals).toBe(4);
  });
});
