import { assert, base64String, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadCommand } from '../../../../src/sandbox/imap/errors.ts';
import { type ImapToken, parseCommand, parseTag } from '../../../../src/sandbox/imap/parser.ts';

/** Tokens as JSON can show them: atoms as text, strings in an object. */
function plain(token: ImapToken): unknown {
  if (token.kind === 'list') return token.items.map(plain);
  return token.kind === 'atom' ? token.text : { string: token.bytes.toString('utf8') };
}

function parse(text: string): unknown[] {
  const { verb, tokens } = parseCommand(Buffer.from(text));
  return [verb, ...tokens.map(plain)];
}

describe('parseTag', () => {
  test.each([
    ['a1 NOOP', 'a1'],
    ['A.b-c NOOP', 'A.b-c'],
    ['+ NOOP', undefined],
    ['* NOOP', undefined],
    [' NOOP', undefined],
    ['a"b NOOP', undefined],
    ['DONE', undefined],
  ])('finds in %j the tag %j', (command, tag) => {
    expect(parseTag(Buffer.from(command))).toBe(tag);
  });
});

describe('parseCommand', () => {
  test.each([
    ['a noop', ['NOOP']],
    ['a LOGIN me "pass word"', ['LOGIN', 'me', { string: 'pass word' }]],
    ['a LOGIN "a\\"b\\\\c" ""', ['LOGIN', { string: 'a"b\\c' }, { string: '' }]],
    ['a LOGIN {2}\r\nme {3}\r\n"{(', ['LOGIN', { string: 'me' }, { string: '"{(' }]],
    ['a LOGIN {2+}\r\n\r\n x', ['LOGIN', { string: '\r\n' }, 'x']],
    [
      'a uid fetch 1:* (UID BODY.PEEK[HEADER.FIELDS (TO "From")]<0.9>)',
      ['UID FETCH', '1:*', ['UID', 'BODY.PEEK[HEADER.FIELDS (TO "From")]<0.9>']],
    ],
    ['a STORE 1 +FLAGS.SILENT (\\Seen $Junk)', ['STORE', '1', '+FLAGS.SILENT', ['\\Seen', '$Junk']]],
    ['a SEARCH (OR SEEN (NOT (DRAFT))) SUBJECT [x]', ['SEARCH', ['OR', 'SEEN', ['NOT', ['DRAFT']]], 'SUBJECT', '[x]']],
    ['a LIST () "" (%/* INBOX)', ['LIST', [], { string: '' }, ['%/*', 'INBOX']]],
    ['a LOGIN "ü" x', ['LOGIN', { string: 'ü' }, 'x']],
  ])('reads %j', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  test.each([
    'a',
    'a ',
    'a  NOOP',
    'a NOOP ',
    'a LOGIN  x',
    'a LOGIN "open',
    'a LOGIN "a\\b"',
    'a LOGIN "a\r\nb"',
    'a FETCH 1 (FLAGS',
    'a FETCH 1 FLAGS)',
    'a FETCH 1 (FLAGS )',
    'a LOGIN "a"b',
    'a LOGIN a"b',
    'a LOGIN ü x',
    'a LOGIN a{1}',
  ])('refuses %j', (text) => {
    expect(() => parseCommand(Buffer.from(text))).toThrow(BadCommand);
  });

  test('gives the bytes of a literal as they came', () => {
    assert(
      property(uint8Array(), (bytes) => {
        const command = Buffer.concat([Buffer.from(`a APPEND x {${bytes.length}}\r\n`), bytes]);
        expect(parseCommand(command).tokens[1]).toEqual({ kind: 'string', bytes: Buffer.from(bytes) });
      }),
    );
  });

  test('reads every base64 text as an atom', () => {
    assert(
      property(base64String({ minLength: 4 }), (text) => {
        expect(parse(`a AUTHENTICATE PLAIN ${text}`)).toEqual(['AUTHENTICATE', 'PLAIN', text]);
      }),
    );
  });
});
