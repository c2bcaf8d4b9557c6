import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResponseFraming } from '../../../../../src/mail/imap/wire/framing.ts';
import { LineTooLong } from '../../../../../src/mail/network/line-reader.ts';

interface Frame {
  readonly payload: string;
  readonly literals: readonly string[];
}

/** What comes out when these pieces arrive one after the other. */
function framesOf(...pieces: readonly Buffer[]): Frame[] {
  const framing = new ResponseFraming();
  return pieces.flatMap((piece) =>
    [...framing.feed(piece)].map(({ payload, literals }) => ({
      payload: payload.toString('latin1'),
      literals: literals.map((literal) => literal.toString('latin1')),
    })),
  );
}

const frame = (payload: string, ...literals: string[]): Frame => ({ payload, literals });

describe('the framing of responses', () => {
  it('gives lines without their ends, and passes over empty ones', () => {
    expect(framesOf(Buffer.from('* OK hello\r\n\r\nA1 OK done\n'))).toEqual([frame('* OK hello'), frame('A1 OK done')]);
  });

  it('keeps a line that is not complete', () => {
    expect(framesOf(Buffer.from('* OK hel'))).toEqual([]);
    expect(framesOf(Buffer.from('* OK hel'), Buffer.from('lo\r\n'))).toEqual([frame('* OK hello')]);
  });

  it('takes literals by their length, whatever they hold', () => {
    const text = '* 1 FETCH (BODY[] {12}\r\nA1 OK\r\n{3}\r\n FLAGS {0}\r\n)\r\n* 2 EXISTS\r\n';
    expect(framesOf(Buffer.from(text))).toEqual([
      frame('* 1 FETCH (BODY[] {12}\r\n FLAGS {0}\r\n)', 'A1 OK\r\n{3}\r\n', ''),
      frame('* 2 EXISTS'),
    ]);
  });

  it('does not depend on where the pieces end', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', '{', '}', '3', '(', '"', '\r', '\n'), maxLength: 12 });
    const line = word.map((text) => `*${text.replaceAll('\r', '').replaceAll('\n', '').replaceAll('}', '')}`);
    const response = fc.tuple(line, fc.array(fc.tuple(word, line), { maxLength: 3 })).map(([first, rest]) => ({
      wire: `${[first, ...rest.map(([literal, after]) => `{${literal.length}}\r\n${literal}${after}`)].join('')}\r\n`,
      payload: [first, ...rest.map(([literal, after]) => `{${literal.length}}\r\n${after}`)].join(''),
      literals: rest.map(([literal]) => literal),
    }));
    fc.assert(
      fc.property(
        fc.array(response, { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat(7)),
        (responses, sizes) => {
          let rest = Buffer.from(responses.map(({ wire }) => wire).join(''), 'latin1');
          const pieces: Buffer[] = [];
          for (const size of sizes) {
            if (rest.length === 0) break;
            pieces.push(rest.subarray(0, size));
            rest = rest.subarray(size);
          }
          const frames = framesOf(...pieces);
          expect(frames).toEqual(responses.map(({ payload, literals }) => ({ payload, literals })));
        },
      ),
    );
  });

  it.each([
    ['a line', (framing: ResponseFraming) => repeat(framing, 'x', 25)],
    [
      'a literal, before the first byte of it',
      (framing: ResponseFraming) => [...framing.feed(Buffer.from('* {1048577}\r\n'))],
    ],
    [
      'a literal of a size that no number holds',
      (framing: ResponseFraming) => [...framing.feed(Buffer.from(`* {${'9'.repeat(50)}}\r\n`))],
    ],
    [
      'many literals together',
      (framing: ResponseFraming) => repeat(framing, `{1048576}\r\n${'x'.repeat(2 ** 20)}`, 25),
    ],
  ])('stops at %s that is too long', (_what, feed) => {
    expect(() => feed(new ResponseFraming())).toThrow(LineTooLong);
  });

  it('counts each response by itself', () => {
    const framing = new ResponseFraming();
    const line = Buffer.from(`${'x'.repeat(2 ** 20)}\r\n`);
    const lengths = Array.from({ length: 30 }, () => [...framing.feed(line)].map(({ payload }) => payload.length));
    expect(lengths.flat()).toEqual(Array.from({ length: 30 }, () => 2 ** 20));
  });

  describe('of a SEARCH line that is too long to be kept', () => {
    const COUNT = 600_000;
    const wire = Buffer.from(
      `* SEARCH ${Array.from({ length: COUNT }, (_each, at) => at + 1).join(' ')}\r\nA1 OK done\r\n`,
    );

    it.each([7, 1000, 65_536, 1_000_003, wire.length])(
      'keeps the ends and counts the rest, in pieces of %i',
      (size) => {
        const framing = new ResponseFraming();
        const frames = [];
        for (let at = 0; at < wire.length; at += size) frames.push(...framing.feed(wire.subarray(at, at + size)));
        expect(frames).toHaveLength(2);
        const numbers = frames[0]?.payload.toString('latin1').slice('* SEARCH '.length).split(' ').map(Number) ?? [];
        expect(frames[0]?.payload.length).toBeLessThan(3 * 2 ** 20);
        expect(numbers.length + (frames[0]?.omitted ?? 0)).toBe(COUNT);
        expect(frames[0]?.omitted).toBeGreaterThan(100_000);
        expect(numbers.slice(0, 3)).toEqual([1, 2, 3]);
        expect(numbers.slice(-20_000)).toEqual(Array.from({ length: 20_000 }, (_each, at) => COUNT - 20_000 + at + 1));
        expect(frames[1]).toEqual({ payload: Buffer.from('A1 OK done'), literals: [], omitted: 0 });
      },
    );

    it('stops at what is no number', () => {
      const framing = new ResponseFraming();
      const line = Buffer.from(`* SEARCH ${'1 '.repeat(2 ** 21)}${'x '.repeat(2 ** 20)}`);
      expect(() => [...framing.feed(line)]).toThrow(LineTooLong);
    });
  });
});

/** So many MiB, in which the text stands again and again. */
function repeat(framing: ResponseFraming, text: string, mib: number): unknown[] {
  const piece = Buffer.from(text.length > 1 ? text : text.repeat(2 ** 20));
  return Array.from({ length: mib }, () => [...framing.feed(piece)]);
}
