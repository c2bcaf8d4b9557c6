import { array, assert, integer, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeModifiedUtf7, encodeModifiedUtf7 } from '../../../../src/sandbox/imap/modified-utf7.ts';

const NAMES = [
  ['INBOX', 'INBOX'],
  ['Q&A', 'Q&-A'],
  ['Entwürfe', 'Entw&APw-rfe'],
  ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
  ['😀', '&2D3eAA-'],
  ['tab\there', 'tab&AAk-here'],
] as const;

describe('modified UTF-7', () => {
  test.each(NAMES)('writes %j as %j and reads it back', (name, encoded) => {
    expect(encodeModifiedUtf7(name)).toBe(encoded);
    expect(decodeModifiedUtf7(encoded)).toBe(name);
  });

  test.each([
    ['an open shift', 'Entw&APw'],
    ['letters beyond ASCII', 'Entwürfe'],
    ['ASCII in base64', '&AGE-'],
    ['two shifts where one would do', '&APw-&APw-'],
    ['half a character', '&APwA-'],
    ['a slash where there has to be a comma', '&U/BTFw-'],
    ['padding', '&APw=-'],
  ])('does not read %s', (_, text) => {
    expect(decodeModifiedUtf7(text)).toBeUndefined();
  });

  test('reads every name that it has written, and writes only ASCII', () => {
    const anyText = array(integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
    assert(
      property(anyText, (name) => {
        const encoded = encodeModifiedUtf7(name);
        expect(encoded).toMatch(/^[\x20-\x7e]*$/);
        expect(decodeModifiedUtf7(encoded)).toBe(name);
      }),
    );
  });

  test('never reads two texts as the same name', () => {
    assert(
      property(string(), (text) => {
        const name = decodeModifiedUtf7(text);
        if (name !== undefined) expect(encodeModifiedUtf7(name)).toBe(text);
      }),
    );
  });
});
