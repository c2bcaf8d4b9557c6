import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricUnit } from '../../../src/model/metric.ts';
import { formatExactly, formatValue, parseValue, VALUE_HELP } from '../../../src/verdict/value.ts';

describe('parseValue', () => {
  test.each<[string, MetricUnit, number]>([
    ['0', 'count', 0],
    ['-12', 'count', -12],
    ['3', 'seconds', 3],
    ['850ms', 'seconds', 0.85],
    ['9ms', 'seconds', 0.009],
    ['1,5s', 'seconds', 1.5],
    ['.5s', 'seconds', 0.5],
    ['2M', 'seconds', 120],
    ['1h', 'seconds', 3600],
    ['2d', 'seconds', 172_800],
    ['512', 'bytes', 512],
    ['512b', 'bytes', 512],
    ['64KB', 'bytes', 65_536],
    ['1.5MB', 'bytes', 1_572_864],
    ['1GB', 'bytes', 1_073_741_824],
    ['14', 'days', 14],
    ['14d', 'days', 14],
    ['36h', 'days', 1.5],
    ['0.95', 'ratio', 0.95],
    ['1', 'ratio', 1],
    ['120%', 'ratio', 1.2],
    ['0,125', 'ratio', 0.125],
    ['1000,5', 'count', 1000.5],
  ])('reads %s in %s as %d', (text, unit, expected) => {
    expect(parseValue(text, unit)).toBe(expected);
  });

  test.each<[string, MetricUnit, string]>([
    ['', 'count', '"" is not a number'],
    ['1e3', 'count', '"1e3" is not a number'],
    ['1.2.3', 'count', '"1.2.3" is not a number'],
    ['5 MB', 'bytes', '"5 MB" is not a number'],
    ['NaN', 'count', '"NaN" is not a number'],
    ['Infinity', 'count', '"Infinity" is not a number'],
    ['٣', 'count', '"٣" is not a number'],
    ['1.', 'count', '"1." is not a number'],
    ['1,500', 'count', '"1,500" may be read in two ways, so write it without the comma'],
    ['-12,500ms', 'seconds', '"-12,500ms" may be read in two ways, so write it without the comma'],
    ['5MB', 'seconds', '"5MB" has the unknown suffix "MB"'],
    ['30m', 'days', '"30m" has the unknown suffix "m"'],
    ['5constructor', 'count', 'a text of 12 characters has an unknown suffix'],
    ['95', 'ratio', '"95" is more than 1, the whole; write 95%'],
    ['9'.repeat(400), 'count', 'a text of 400 characters is too large'],
  ])('refuses %j in %s', (text, unit, problem) => {
    expect(parseValue(text, unit)).toBe(problem);
  });

  test('reads every suffix that its help names', () => {
    for (const [unit, help] of Object.entries(VALUE_HELP)) {
      for (const example of help.match(/\d[\d.]*[A-Za-z%]*/g) ?? []) {
        if (help.includes('suffix'))
          expect(parseValue(example.replace(/\.$/, ''), unit as MetricUnit)).toBeTypeOf('number');
      }
    }
  });

  test('reads a plain number as itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom<MetricUnit>('seconds', 'bytes', 'days', 'count'),
        (n, unit) => {
          expect(parseValue(String(n), unit)).toBe(n);
          expect(parseValue(`${n}.25`, unit)).toBe(Number(`${n}.25`));
        },
      ),
    );
  });
});

describe('formatValue', () => {
  test.each<[number, MetricUnit, string]>([
    [0, 'seconds', '0 s'],
    [0.0004, 'seconds', '0.4 ms'],
    [0.85, 'seconds', '850 ms'],
    [0.9994, 'seconds', '999 ms'],
    [0.9996, 'seconds', '1 s'],
    [3, 'seconds', '3 s'],
    [4.2, 'seconds', '4.2 s'],
    [4.256, 'seconds', '4.26 s'],
    [42.17, 'seconds', '42.2 s'],
    [90, 'seconds', '90 s'],
    [150, 'seconds', '2.5 min'],
    [7200, 'seconds', '2 h'],
    [172_800, 'seconds', '2 days'],
    [-0.5, 'seconds', '-500 ms'],
    [-90, 'seconds', '-90 s'],
    [0, 'bytes', '0 B'],
    [512, 'bytes', '512 B'],
    [1536, 'bytes', '1.5 KB'],
    [5_242_880, 'bytes', '5.0 MB'],
    [3 * 1024 ** 3, 'bytes', '3.0 GB'],
    [12, 'days', '12 days'],
    [1, 'days', '1 day'],
    [0.5, 'days', '0.5 days'],
    [-3, 'days', '-3 days'],
    [-0.04, 'days', '-0.04 days'],
    // BEH-A21: a limit is never shown as if there were none.
    [0.000001, 'seconds', '0.001 ms'],
    [0.0000345678, 'seconds', '0.035 ms'],
    [1e-9, 'seconds', '0.000001 ms'],
    [0.0001, 'ratio', '0.01 %'],
    [0.00001, 'ratio', '0.001 %'],
    [0.25, 'bytes', '0.25 B'],
    [0.001, 'count', '0.001'],
    [0.95, 'ratio', '95 %'],
    [0.57, 'ratio', '57 %'],
    [0.9554, 'ratio', '95.5 %'],
    [1.2, 'ratio', '120 %'],
    [0, 'count', '0'],
    [12_345, 'count', '12345'],
    [0.125, 'count', '0.13'],
  ])('%d in %s is %s', (value, unit, expected) => {
    expect(formatValue(value, unit)).toBe(expected);
  });
});

test.each<[number, MetricUnit, string]>([
  [5.0004, 'seconds', '5.0004 s'],
  [0.1 + 0.2, 'seconds', '0.3 s'],
  [5_242_881, 'bytes', '5242881 B'],
  [13.9996, 'days', '13.9996 days'],
  [0.900_01, 'ratio', '90.001 %'],
  [100.001, 'count', '100.001'],
])('all digits of %d in %s are %s', (value, unit, expected) => {
  expect(formatExactly(value, unit)).toBe(expected);
});
