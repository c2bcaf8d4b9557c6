import { assert, date, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, formatDateTime, imapString, parseDateTime, parseDay } from '../../../../src/sandbox/imap/text.ts';

describe('imapString', () => {
  test.each([
    [undefined, 'NIL'],
    ['', '""'],
    ['a "b" \\c', '"a \\"b\\" \\\\c"'],
    ['ü', '{2}\r\nü'],
    ['a\r\nb', '{4}\r\na\r\nb'],
    ['x'.repeat(1001), `{1001}\r\n${'x'.repeat(1001)}`],
  ])('writes %j', (value, expected) => {
    expect(imapString(value).toString()).toBe(expected);
  });
});

describe('date and time', () => {
  test('are written with two places for the day', () => {
    expect(formatDateTime(new Date('2026-02-01T03:04:05Z'))).toBe('" 1-Feb-2026 03:04:05 +0000"');
  });

  test('are read in any time zone', () => {
    expect(parseDateTime('17-Jul-1996 02:44:25 -0730')).toEqual(new Date('1996-07-17T10:14:25Z'));
  });

  test.each(['17-Jul-1996', '1-Jul-1996 02:44:25 +0000', '17-Foo-1996 02:44:25 +0000', '17-Jul-1996 25:44:25 +0000'])(
    '%j is none',
    (text) => {
      expect(parseDateTime(text)).toBeUndefined();
    },
  );

  test('are read as they were written', () => {
    const range = { min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
    assert(
      property(date(range), (moment) => {
        const read = parseDateTime(formatDateTime(moment).slice(1, -1));
        expect(read?.getTime()).toBe(Math.floor(moment.getTime() / 1000) * 1000);
      }),
    );
  });
});

describe('parseDay', () => {
  test('counts days', () => {
    expect(parseDay('1-Mar-2026')).toBe((parseDay('28-Feb-2026') ?? 0) + 1);
    expect(parseDay('1-mar-2026')).toBe(dayOf(new Date('2026-03-01T23:59:59Z')));
  });

  test.each(['', '1-Foo-2026', '2026-03-01', '1 Mar 2026'])('takes %j for no date', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});
