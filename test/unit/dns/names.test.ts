import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadRecord } from '../../../src/dns/bad-record.ts';
import { escapeLabel, fits, isWithin, parentOf, parseName, parseUnicodeName } from '../../../src/dns/name.ts';
import { parseType, typeLabel } from '../../../src/dns/record-types.ts';
import { readZone } from './read-zone.ts';

const octets = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const labels = fc.array(octets, { minLength: 1, maxLength: 5 });
const escaped = (text: string) => text.replace(/./gs, (char) => `\\${String(char.charCodeAt(0)).padStart(3, '0')}`);

describe('names', () => {
  test('every octet comes through, and a dot always ends a label', () => {
    fc.assert(
      fc.property(labels, (each) => {
        const name = parseName(`${each.map(escaped).join('.')}.`, undefined);
        expect(name.split('.')).toEqual(each.map(escapeLabel));
        expect(parseName(`${name}.`, undefined)).toBe(name);
        expect(isWithin(name, parentOf(name) ?? '')).toBe(true);
      }),
    );
  });

  test('any text is a name that fits, or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          const name = parseUnicodeName(text, 'ex.test');
          expect(fits(name)).toBe(true);
          expect(name).toMatch(/^[!-~]*$/);
        } catch (error) {
          expect(error).toBeInstanceOf(BadRecord);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('letters of ASCII are folded, and no others (RFC 4343)', () => {
    expect(parseName('\\065\\196.', undefined)).toBe('a\\196');
  });

  test.each([
    ['１２７', 'xn--'],
    ['a。b', 'IDNA'],
    ['%41ä', 'IDNA'],
    ['ä/b', 'IDNA'],
  ])('%s in Unicode', (text) => {
    try {
      expect(parseUnicodeName(text, '')).toMatch(/^[\w-]+$/);
    } catch (error) {
      expect(error).toBeInstanceOf(BadRecord);
    }
  });

  test('types by name and number', () => {
    expect(['mx', 'SSHFP', 'TYPE15', 'type65280', 'TYPE0', 'ANY', 'TYPE70000'].map(parseType)).toEqual([
      ...['MX', 'TYPE44', 'MX', 'TYPE65280', undefined, undefined, undefined],
    ]);
    expect(['MX', 'TYPE44', 'TYPE65280'].map((type) => typeLabel(type as 'MX'))).toEqual(['MX', 'SSHFP', 'TYPE65280']);
  });
});

describe('any octets', () => {
  test('as a master file are read to the end, and nothing is lost without a word', async () => {
    const piece = fc.constantFrom(
      '@',
      ' ',
      '\n',
      '60',
      'IN',
      'MX',
      'TXT',
      '"',
      '(',
      ')',
      ';',
      '\\',
      '\\065',
      '$TTL',
      'a.b',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, octets), { maxLength: 60 }), async (pieces) => {
        const text = pieces.join(' ');
        const marked = `last 60 A 192.0.2.1\n$TTL 60\n$ORIGIN ex.test.\n${text}\nend 60 A 192.0.2.9\n`;
        const { lines, problems } = await readZone(Buffer.from(marked, 'latin1'));
        const isRead = lines.some((line) => line.includes('192.0.2.9'));
        expect(isRead || problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
