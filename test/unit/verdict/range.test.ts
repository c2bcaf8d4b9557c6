import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricUnit, Side } from '../../../src/model/metric.ts';
import { alerts, describeRange, isOnSide, parseRange, RangeSyntaxError } from '../../../src/verdict/range.ts';

const count = (text: string) => parseRange(text, 'count');

describe('the table of the guidelines', () => {
  test.each([
    ['10', [-1, 10.1, 11], [0, 5, 10]],
    ['10:', [9.9, 0, -10], [10, 11, 1e9]],
    ['~:10', [10.1, 11, 1e9], [10, 0, -1e9]],
    ['10:20', [9, 9.9, 20.1, 21, -15], [10, 15, 20]],
    ['@10:20', [10, 15, 20], [9, 9.9, 20.1, 21, -15]],
  ])('%s alerts for %j and not for %j', (text, bad, good) => {
    expect(bad.filter((value) => !alerts(count(text), value))).toEqual([]);
    expect(good.filter((value) => alerts(count(text), value))).toEqual([]);
  });
});

describe('parseRange', () => {
  const inf = Number.POSITIVE_INFINITY;
  test.each<[string, MetricUnit, number, number, boolean]>([
    ['0', 'count', 0, 0, false],
    ['10', 'count', 0, 10, false],
    [':10', 'count', 0, 10, false],
    ['@10', 'count', 0, 10, true],
    ['@10:', 'count', 10, inf, true],
    ['~:', 'count', -inf, inf, false],
    ['@~:-3', 'count', -inf, -3, true],
    ['-5:-1', 'count', -5, -1, false],
    ['+1:+2', 'count', 1, 2, false],
    ['0.5:1.25', 'count', 0.5, 1.25, false],
    ['0,5:1,25', 'count', 0.5, 1.25, false],
    ['.5', 'count', 0, 0.5, false],
    ['7:7', 'count', 7, 7, false],
    ['500ms:2m', 'seconds', 0.5, 120, false],
    ['1h:', 'seconds', 3600, inf, false],
    ['14d:', 'days', 14, inf, false],
    ['64KB:5mb', 'bytes', 65_536, 5_242_880, false],
    ['57%', 'ratio', 0, 0.57, false],
  ])('reads %s in %s', (text, unit, start, end, inside) => {
    expect(parseRange(text, unit)).toEqual({ start, end, inside, text });
  });

  test('forgives white space at the ends only', () => {
    expect(count(' 1:2\t')).toEqual({ start: 1, end: 2, inside: false, text: '1:2' });
    expect(() => count('1: 2')).toThrow(RangeSyntaxError);
  });

  test.each<[string, MetricUnit, string]>([
    ['', 'count', 'it has no bound'],
    ['@', 'count', 'it has no bound'],
    [':', 'count', 'it has no bound'],
    ['20:10', 'count', 'its start 20 is above its end 10'],
    ['-1', 'count', 'its start 0 is above its end -1'],
    ['1m:30s', 'seconds', 'its start 1m is above its end 30s'],
    ['1:2:3', 'count', 'it has more than one colon'],
    ['~', 'count', '"~" is not a number'],
    ['1:~', 'count', '"~" is not a number'],
    ['@@1', 'count', '"@1" is not a number'],
    ['>10', 'count', '">10" is not a number'],
    ['5s', 'count', '"5s" has the unknown suffix "s"'],
    ['95', 'ratio', '"95" is more than 1, the whole; write 95%'],
  ])('refuses %j in %s: %s', (text, unit, reason) => {
    expect(() => parseRange(text, unit)).toThrow(new RangeSyntaxError(messageOf(text, unit)));
    expect(messageOf(text, unit)).toContain(`"${text}" is not a range: ${reason}. A range is [@][start:]end`);
  });

  test('explains the grammar, and bears a name of its own', () => {
    expect(messageOf('x', 'count')).toBe(
      '"x" is not a range: "x" is not a number. A range is [@][start:]end and alerts outside of it, with @ inside: ' +
        '10 alerts below 0 or above 10, 10: below 10, ~:10 above 10, 10:20 below 10 or above 20, @10:20 from 10 to 20. ' +
        'Values are plain numbers.',
    );
    expect(() => count('x')).toThrow(expect.objectContaining({ name: 'RangeSyntaxError' }));
  });

  test('ends its message with how to write values of the unit', () => {
    expect(messageOf('x', 'seconds')).toMatch(/Values are seconds or have a suffix: 500ms, 30s, 2m, 1h, 1d\.$/);
    expect(messageOf('x', 'bytes')).toMatch(/64KB, 5MB, 1GB\.$/);
  });
});

describe('alerts', () => {
  const bound = fc.oneof(
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: -500, max: 500 }).map((tenth) => tenth / 10),
  );

  test('agrees with a straightforward model', () => {
    const from = fc.option(fc.oneof(bound, fc.constant('~' as const)));
    fc.assert(
      fc.property(fc.boolean(), from, fc.option(bound), bound, (isInside, start, end, value) => {
        const low = start === '~' ? Number.NEGATIVE_INFINITY : (start ?? 0);
        const high = end ?? Number.POSITIVE_INFINITY;
        fc.pre(low <= high && !(start === null && end === null));
        const range = count(`${isInside ? '@' : ''}${start === null ? '' : `${start}:`}${end ?? ''}`);
        const isOutside = value < low || value > high;
        expect(alerts(range, value)).toBe(isInside ? !isOutside : isOutside);
      }),
      { numRuns: 1000 },
    );
  });

  test('agrees with a second reading of the guidelines on any text, refused ones too', () => {
    const pieces = fc.constantFrom('@', '~', ':', '-', '+', '.', '0', '1', '5', '10', '20', ' ', 'e', 's', 'Infinity');
    const values = [-1e9, -20, -10, -5, -1, -0.5, 0, 0.1, 0.5, 1, 1.5, 5, 10, 15, 20, 100, 1e9];
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 7 }), (parts) => {
        const text = parts.join('').trim();
        const expected = model(text);
        if (expected === 'refused') {
          seen.refused += 1;
          expect(() => count(text)).toThrow(RangeSyntaxError);
          return;
        }
        seen.read += 1;
        expect(values.map((value) => alerts(count(text), value))).toEqual(values.map(expected.isAlert));
      }),
      { numRuns: 5000 },
    );
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(200);
  });

  test.each(['10', '@10', '~:', '@~:'])('is raised for NaN by %s', (text) => {
    expect(alerts(count(text), Number.NaN)).toBe(true);
  });

  test('includes the bounds as they are written, in any unit', () => {
    expect(alerts(parseRange('57%', 'ratio'), 0.57)).toBe(false);
    expect(alerts(parseRange('@57%:', 'ratio'), 0.57)).toBe(true);
    expect(alerts(parseRange('300ms', 'seconds'), 0.3)).toBe(false);
    expect(alerts(parseRange('0,1:', 'count'), 0.1)).toBe(false);
  });
});

describe('isOnSide', () => {
  test.each<[string, number, readonly Side[]]>([
    ['3', 4, ['above']],
    ['3', -1, ['below']],
    ['5:9', 10, ['above']],
    ['5:9', 4, ['below']],
    ['7:', 6, ['below']],
    ['@7', 6, ['below']],
    ['@7', 7, ['below']],
    ['@~:7', 6, ['below']],
    ['@7:', 8, ['above']],
    ['@7:', 7, ['above']],
    ['@5:9', 6, ['above', 'below']],
    ['@0:', 6, []],
    ['@~:', 6, []],
    ['3', Number.NaN, []],
    ['@5:9', Number.NaN, []],
  ])('%s and %d: %j', (text, value, expected) => {
    expect(alerts(count(text), value)).toBe(true);
    expect((['above', 'below'] as const).filter((side) => isOnSide(count(text), value, side))).toEqual(expected);
  });
});

test.each(['5:9', '5:5', '~:5', '5:'])('no bound of %s lies on a side, as none alerts', (text) => {
  const { start, end } = count(text);
  expect([start, end].filter((value) => alerts(count(text), value))).toEqual([]);
  expect(isOnSide(count(text), end, 'above')).toBe(false);
  expect(isOnSide(count(text), start, 'below')).toBe(false);
});

describe('describeRange', () => {
  test.each<[string, number, MetricUnit, string]>([
    ['3', 4, 'seconds', 'above 3 s'],
    ['0:3', 4, 'seconds', 'above 3 s'],
    ['~:3', 4, 'seconds', 'above 3 s'],
    ['3', -1, 'count', 'below 0'],
    ['1:', 0, 'count', 'below 1'],
    ['0:', -1, 'count', 'below 0'],
    ['1:10', 0, 'count', 'outside 1 to 10'],
    ['1:10', 11, 'count', 'outside 1 to 10'],
    ['1:1', 2, 'count', 'not 1'],
    ['0', 2, 'count', 'above 0'],
    ['@5:9', 6, 'count', 'inside 5 to 9'],
    ['@9', 6, 'count', 'inside 0 to 9'],
    ['@5:5', 5, 'count', 'exactly 5'],
    ['@5:', 6, 'count', 'at or above 5'],
    ['@~:5', 4, 'count', 'at or below 5'],
    ['@~:', 4, 'count', 'any value'],
    ['14:', 12, 'days', 'below 14 days'],
    ['90%', 0.95, 'ratio', 'above 90 %'],
    ['5MB', 6e6, 'bytes', 'above 5.0 MB'],
    ['3', Number.NaN, 'seconds', 'not a number'],
  ])('%s and %d in %s: %s', (text, value, unit, expected) => {
    expect(alerts(parseRange(text, unit), value)).toBe(true);
    expect(describeRange(parseRange(text, unit), value, unit)).toBe(expected);
  });
});

function messageOf(text: string, unit: MetricUnit): string {
  try {
    return `no error for ${parseRange(text, unit).text}`;
  } catch (error) {
    return error instanceof RangeSyntaxError ? error.message : `another error: ${error}`;
  }
}

/** A second reading of the guidelines, character by character, of counts without suffixes. */
function model(text: string): { isAlert: (value: number) => boolean } | 'refused' {
  let rest = text;
  const isInside = rest[0] === '@';
  if (isInside) rest = rest.slice(1);
  const colon = rest.indexOf(':');
  const [from, to] = colon < 0 ? ['', rest] : [rest.slice(0, colon), rest.slice(colon + 1)];
  if (from === '' && to === '') return 'refused';
  const low = from === '' ? 0 : from === '~' ? -1e99 : number(from);
  const high = to === '' ? 1e99 : number(to);
  if (low === undefined || high === undefined || low > high) return 'refused';
  return { isAlert: (value) => (isInside ? value >= low && value <= high : value < low || value > high) };
}

function number(text: string): number | undefined {
  let digits = 0;
  let marks = 0;
  for (const [index, char] of [...text].entries()) {
    if (char >= '0' && char <= '9') digits += 1;
    else if (char === '.' && index < text.length - 1) marks += 1;
    else if ((char !== '-' && char !== '+') || index > 0) return undefined;
  }
  return digits > 0 && marks <= 1 ? Number(text) : undefined;
}
