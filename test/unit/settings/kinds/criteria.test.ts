import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criteria, parseCriterion } from '../../../../src/settings/kinds/criteria.ts';
import { BadValue } from '../../../../src/settings/kinds/kind.ts';

describe('parseCriterion', () => {
  test.each([
    ['unseen', { kind: 'flag', key: 'unseen', isNegated: false }],
    ['NOT Seen', { kind: 'flag', key: 'seen', isNegated: true }],
    ['from: Ä "x" \\', { kind: 'text', key: 'from', text: 'Ä "x" \\', isNegated: false }],
    ['subject:a: b', { kind: 'text', key: 'subject', text: 'a: b', isNegated: false }],
    ['header: X-Spam: yes', { kind: 'header', name: 'X-Spam', text: 'yes', isNegated: false }],
    ['not header: X-Spam:', { kind: 'header', name: 'X-Spam', text: '', isNegated: true }],
    ['since: 2024-02-29', { kind: 'date', key: 'since', date: { year: 2024, month: 2, day: 29 }, isNegated: false }],
    ['newer-than: 90', { kind: 'age', key: 'newer-than', ms: 90_000, isNegated: false }],
    ['newer-than: 48h', { kind: 'age', key: 'newer-than', ms: 172_800_000, isNegated: false }],
    ['older-than: 1.5d', { kind: 'age', key: 'older-than', ms: 129_600_000, isNegated: false }],
    ['larger: 1MB', { kind: 'size', key: 'larger', bytes: 1_048_576, isNegated: false }],
    ['uid: 1:100,7,200:*', { kind: 'uid', set: '1:100,7,200:*', isNegated: false }],
    ['keyword: $Label1', { kind: 'keyword', name: '$Label1', isNegated: false }],
  ])('%s', (line, expected) => {
    expect(parseCriterion(line)).toEqual(expected);
  });

  test.each([
    ['unsen', /which is not a criterion/, /unseen/],
    ['seen: yes', /gives seen a value/, /alone/],
    ['from', /has no value for from/, /followed by/],
    ['from:  ', /has no value for from/, /followed by/],
    ['not', /not a criterion/, /./],
    ['not not seen', /not a criterion/, /./],
    ['OR seen flagged', /not a criterion/, /./],
    ['since: 2026-02-30', /not a date/, /2026-11-01/],
    ['since: yesterday', /not a date/, /2026-11-01/],
    ['newer-than: 2w', /not an age/, /7d/],
    ['newer-than: 0', /not an age/, /7d/],
    ['newer-than: 36501d', /not an age/, /36500d/],
    ['larger: big', /not a size/, /5MB/],
    ['uid: 0', /not a set of UIDs/, /1:100/],
    ['uid: 4294967296', /not a set of UIDs/, /1:100/],
    ['uid: 1 ALL', /not a set of UIDs/, /1:100/],
    ['keyword: a b', /not a keyword/, /one word/],
    ['keyword: (a)', /not a keyword/, /one word/],
    ['header: X Y: z', /no valid header name/, /Name: text/],
    ['subject: a\rA LOGOUT', /control characters/, /./],
    ['subject: a\0', /control characters/, /./],
    ['subject: a\u2028b', /control characters/, /./],
  ])('%j is refused', (line, problem, remedy) => {
    expect(() => parseCriterion(line)).toThrow(BadValue);
    try {
      parseCriterion(line);
    } catch (error) {
      expect((error as BadValue).message).toMatch(problem);
      expect((error as BadValue).remedy).toMatch(remedy);
    }
  });

  test('throws nothing but BadValue, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        try {
          parseCriterion(line);
        } catch (error) {
          expect(error).toBeInstanceOf(BadValue);
        }
      }),
    );
  });
});

describe('criteria', () => {
  test('one a line, empty lines and margins do not count', () => {
    expect(criteria.parse(' unseen\r\n\n  subject: x \n')).toHaveLength(2);
  });

  test('at most 50', () => {
    expect(() => criteria.parse('seen\n'.repeat(51))).toThrow('holds 51 criteria');
  });
});
