/** Tests that parsing a MIME message returns exactly the parts that were written into it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContentField } from '../../../../src/mail/message/content-type.ts';
import { MAX_LEVELS, MAX_PARTS, type Part, takeApart } from '../../../../src/mail/message/message-parts.ts';
import { partText } from '../../../../src/mail/message/part-text.ts';

const headersOf = (fields: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(fields));
const apart = (contentType: string, text: string, isWhole = true) =>
  takeApart(headersOf({ 'content-type': contentType }), Buffer.from(text), isWhole);

describe('readContentField', () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    ['text/plain', 'text/plain', {}],
    ['Text/PLAIN; Charset=UTF-8', 'text/plain', { charset: 'UTF-8' }],
    ['text/plain; charset=us-ascii (Plain text)', 'text/plain', { charset: 'us-ascii' }],
    ['multipart/mixed ; boundary = "a;b \\"c" ; x=y', 'multipart/mixed', { boundary: 'a;b "c', x: 'y' }],
    ['multipart/mixed; boundary="open', 'multipart/mixed', { boundary: 'open' }],
    ['a/b; boundary=one; boundary=two', 'a/b', { boundary: 'one' }],
    ['a/b; ; =x; y', 'a/b', {}],
    ['', '', {}],
    ['"', '"', {}],
  ])('%s', (field, value, parameters) => {
    const read = readContentField(field);
    expect([read.value, Object.fromEntries(read.parameters)]).toEqual([value, parameters]);
  });
});

/** A message as a tree. Lines begin with a letter, so that none of them is a boundary. */
type Tree = { readonly body: string } | { readonly parts: readonly Tree[] };
const body = fc.array(fc.stringMatching(/^[a-z][ -~]{0,20}$/), { maxLength: 4 }).map((lines) => lines.join('\r\n'));
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ body }),
    fc.record({ parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

function write(node: Tree, name: string): { type: string; text: string; leaves: readonly string[] } {
  if ('body' in node) return { type: 'text/plain', text: node.body, leaves: [node.body] };
  const inner = node.parts.map((part, at) => write(part, `${name}.${at}`));
  const pieces = inner.map(({ type, text }) => `--${name}\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`);
  return {
    type: `multipart/mixed; boundary="${name}"`,
    text: `preamble\r\n${pieces.join('')}--${name}--\r\nepilogue`,
    leaves: inner.flatMap(({ leaves }) => leaves),
  };
}

describe('takeApart', () => {
  test('gives the parts that have no parts, in order and whole', () => {
    fc.assert(
      fc.property(tree, (node) => {
        const { type, text, leaves } = write(node, 'b');
        const { parts, isWhole, excess } = apart(type, text);
        expect([isWhole, excess, parts.map((part) => part.body)]).toEqual([true, undefined, leaves]);
        expect(parts.every((part) => part.isWhole)).toBe(true);
      }),
    );
  });

  test('gives of the beginning of a message the same parts, but for the last', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (node, cut) => {
        const { type, text, leaves } = write(node, 'b');
        const { parts, isWhole } = apart(type, text.slice(0, cut % (text.length + 1)), false);
        expect(isWhole).toBe(false);
        const whole = parts.filter((part) => part.isWhole);
        expect(parts.length - whole.length).toBeLessThanOrEqual(1);
        expect(whole.map((part) => part.body)).toEqual(leaves.slice(0, whole.length));
        expect((leaves[whole.length] ?? '').startsWith(parts[whole.length]?.body ?? '')).toBe(true);
      }),
    );
  });

  test('reads anything, and gives up in time', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '--b',
        '--b--',
        '--',
        '',
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Type: multipart/x; boundary=c',
        '--c',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 400 }), (lines) => {
        const { parts, excess } = apart('multipart/mixed; boundary=b', lines.join('\r\n'));
        expect(parts.length).toBeLessThanOrEqual(MAX_PARTS + 1);
        if (lines.filter((each) => /^--[bc]$/.test(each)).length === 0)
          expect([parts, excess]).toEqual([[], undefined]);
      }),
    );
  });

  test.each([
    ['as many parts as are read', MAX_PARTS, undefined],
    ['one part more', MAX_PARTS + 1, 'parts'],
  ] as const)('RES-007: %s', (_what, count, excess) => {
    expect(apart('multipart/mixed; boundary=b', `${'--b\r\n\r\nx\r\n'.repeat(count)}--b--`).excess).toBe(excess);
  });

  test.each([
    ['as many levels as are read', MAX_LEVELS, undefined],
    ['one level more', MAX_LEVELS + 1, 'levels'],
  ] as const)('RES-008: %s', (_what, count, excess) => {
    const levels = Array.from({ length: count - 1 }, (_each, at) => at + 1);
    const text = levels.map((level) => `--b${level - 1}\r\nContent-Type: multipart/mixed; boundary=b${level}\r\n\r\n`);
    expect(apart('multipart/mixed; boundary=b0', text.join('')).excess).toBe(excess);
  });

  test('does not look into messages inside of the message', () => {
    const inner = 'Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--';
    const { parts } = apart(
      'multipart/mixed; boundary=b',
      `--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--`,
    );
    expect(parts.map(({ type, body: content }) => [type, content])).toEqual([['message/rfc822', inner]]);
  });

  test('knows files from text, and a boundary that is the beginning of another', () => {
    const file = 'Content-Disposition: ATTACHMENT; filename=a.txt\r\n\r\nfile';
    const { parts } = apart('multipart/mixed; boundary=b', `--b\r\n\r\n--bc\r\n--b  \r\n${file}\r\n--b--\r\n--b\r\n`);
    expect(parts.map((part) => [part.body, part.isAttachment])).toEqual([
      ['--bc', false],
      ['file', true],
    ]);
  });
});

describe('partText', () => {
  const part = (fields: Partial<Part>): Part => ({
    type: 'text/plain',
    charset: 'utf-8',
    encoding: '8bit',
    isAttachment: false,
    body: '',
    isWhole: true,
    ...fields,
  });
  const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
  const quoted = (text: string): string =>
    [...Buffer.from(text)].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('=\r\n');

  test('gives the same characters back from every encoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (given) => {
        const text = given.replace(/^\ufeff+/, '').toWellFormed();
        const read = (encoding: string, content: string) => partText(part({ encoding, body: content }));
        expect(read('8bit', latin1(text))).toBe(text);
        expect(read('base64', Buffer.from(text).toString('base64').replace(/.{8}/g, '$&\r\n'))).toBe(text);
        expect(read('quoted-printable', quoted(text))).toBe(text);
      }),
    );
  });

  test.each<[string, Partial<Part>, string | undefined]>([
    [
      'white space that was added to a line',
      { encoding: 'quoted-printable', body: 'a=20 \t\r\nb=  \r\nc=3' },
      'a \r\nbc=3',
    ],
    ['eight bits that call themselves seven', { charset: 'us-ascii', encoding: '7bit', body: latin1('ä') }, 'ä'],
    ['no character set', { charset: undefined, body: latin1('ä') }, 'ä'],
    ['another character set', { charset: 'iso-8859-1', body: '\xe4' }, 'ä'],
    ['an unknown character set', { charset: 'x-klingon' }, undefined],
    ['an unknown encoding', { encoding: 'x-uuencode' }, undefined],
  ])('reads %s', (_what, fields, text) => expect(partText(part(fields))).toBe(text));
});
