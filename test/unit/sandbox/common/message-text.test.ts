import { describe, expect, test } from 'vitest';
import {
  fieldValues,
  headerFields,
  parseAddresses,
  splitMessage,
} from '../../../../src/sandbox/common/message-text.ts';

describe('splitMessage', () => {
  test.each([
    ['A: b\r\n\r\nbody', 'A: b\r\n\r\n', 'body'],
    ['A: b\r\n\r\n\r\nbody\r\n\r\n', 'A: b\r\n\r\n', '\r\nbody\r\n\r\n'],
    ['\r\nbody\r\n\r\n', '\r\n', 'body\r\n\r\n'],
    ['A: b\r\n', 'A: b\r\n', ''],
    ['', '', ''],
  ])('parts %j', (raw, header, body) => {
    const parts = splitMessage(Buffer.from(raw));
    expect([parts.header.toString(), parts.body.toString()]).toEqual([header, body]);
  });
});

describe('headerFields', () => {
  test('unfolds, and keeps what came', () => {
    const raw = Buffer.from('A: one\r\n\ttwo\r\n  three\r\nb:x\r\nC : y\r\n\r\nD: not a field\r\n');
    expect(headerFields(raw).map(({ name, value }) => [name, value])).toEqual([
      ['A', 'one\ttwo  three'],
      ['b', 'x'],
      ['C', 'y'],
    ]);
    expect(headerFields(raw)[0]?.raw.toString()).toBe('A: one\r\n\ttwo\r\n  three\r\n');
  });

  test('finds fields by name in any case, all of them', () => {
    expect(fieldValues(Buffer.from('Received: 1\r\nX: 2\r\nRECEIVED: 3\r\n\r\n'), 'received')).toEqual(['1', '3']);
  });

  test.each([
    ['=?utf-8?Q?h=C3=A4_h?=', 'hä h'],
    ['=?UTF-8?b?aMOk?= x', 'hä x'],
    ['=?iso-8859-1?q?h=E4?= =?utf-8?q?h=C3=B6?=', 'hähö'],
    ['=?no-such-charset?q?x?=', '=?no-such-charset?q?x?='],
    ['plain', 'plain'],
  ])('decodes %j', (value, expected) => {
    expect(fieldValues(Buffer.from(`Subject: ${value}\r\n\r\n`), 'Subject')).toEqual([expected]);
  });

  test('reads bytes that are not UTF-8 as Latin-1', () => {
    expect(fieldValues(Buffer.from('Subject: h\xe4\r\n\r\n', 'latin1'), 'Subject')).toEqual(['hä']);
    expect(fieldValues(Buffer.from('Subject: hä\r\n\r\n', 'utf8'), 'Subject')).toEqual(['hä']);
  });
});

describe('parseAddresses', () => {
  test.each([
    ['a@b.c', [{ name: undefined, mailbox: 'a', host: 'b.c' }]],
    ['<a@b.c>', [{ name: undefined, mailbox: 'a', host: 'b.c' }]],
    [
      'Ann Other <a@b.c>, d@e.f',
      [
        { name: 'Ann Other', mailbox: 'a', host: 'b.c' },
        { name: undefined, mailbox: 'd', host: 'e.f' },
      ],
    ],
    ['"Other, \\"Ann\\"" <a@b.c>', [{ name: 'Other, "Ann"', mailbox: 'a', host: 'b.c' }]],
    ['not an address', []],
    ['', []],
  ])('reads %j', (value, expected) => {
    expect(parseAddresses(value)).toEqual(expected);
  });
});
