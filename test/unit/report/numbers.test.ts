import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, grouped } from '../../../src/text/counted.ts';
import { plainNumber } from '../../../src/text/plain-number.ts';

test.each([
  [0, '0 checks'],
  [1, '1 check'],
  [999, '999 checks'],
  [1000, '1,000 checks'],
  [1_002_030, '1,002,030 checks'],
  [Number.NaN, 'NaN checks'],
  [Number.POSITIVE_INFINITY, 'Infinity checks'],
])('%d is counted as %s', (count, text) => {
  expect(counted(count, 'check')).toBe(text);
});

test('whole numbers are grouped as English groups them', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => {
      expect(grouped(count)).toBe(count.toLocaleString('en'));
    }),
  );
});

test.each([
  [0.1 + 0.2, '0.3'],
  [-0, '0'],
  [-1e-12, '0'],
  [5e-7, '0.0000005'],
  [-2.5e-9, '-0.000000003'],
  [1e21, '1000000000000000000000'],
])('%d is written %s', (value, text) => {
  expect(plainNumber(value)).toBe(text);
});

test('a number is written with its digits, and never with an exponent', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = plainNumber(value);
      expect(text).toMatch(/^-?\d+(?:\.\d{1,9})?$/);
      expect(Number(text)).toBe(Number(value.toFixed(9)) + 0);
    }),
  );
});
