import { describe, expect, test } from 'vitest';
import { dataKey } from '../../../src/dns/planned-zone.ts';
import { rdataHex } from '../../../src/dns/rdata-octets.ts';
import { parseType, typeNumber, typeOf } from '../../../src/dns/record-types.ts';
import type { RecordData, RecordType } from '../../../src/dns/records.ts';

const rows: readonly (readonly [string, string, string])[] = [
  ['DS', '60485 13 2 D4B7D520E7BB5F0F 67674A0CCEB1E3E0', 'ec450d02d4b7d520e7bb5f0f67674a0cceb1e3e0'],
  ['DS', '60485 ECDSAP256SHA256 2 d4b7', 'ec450d02d4b7'],
  ['DNSKEY', '257 3 13 AQID BAU=', '0101030d0102030405'],
  ['SSHFP', '4 2 123456789ABC', '0402123456789abc'],
  ['CDS', '0 0 0 00', '0000000000'],
  ['NSEC3PARAM', '1 0 0 -', '0100000000'],
  ['NSEC3PARAM', '1 0 10 AABB', '0100000a02aabb'],
  ['SPF', '"v=spf1 -all" "a\\"b"', '0b763d73706631202d616c6c03612262'],
];

describe('data that is kept as a text', () => {
  test.each(rows)('%s %s', (type, text, hex) => {
    const known = parseType(type) as RecordType;
    expect(rdataHex(known, text)).toBe(hex);
    expect(rdataHex(known, hex)).toBe(hex);
  });

  test('is equal, whether a file or a name server says it', () => {
    const written = { type: 'DS', text: '60485 13 2 D4B7 D520' } as RecordData;
    const sent = { type: 'DS', text: 'ec450d02d4b7d520' } as RecordData;
    expect(dataKey(written)).toBe(dataKey(sent));
    expect(dataKey({ ...sent, text: 'ec450d02d4b7d521' } as RecordData)).not.toBe(dataKey(written));
  });

  test('stays as it is when it is not understood', () => {
    expect(rdataHex('TYPE44', '4 2 xyz')).toBe('4 2 xyz');
    expect(rdataHex('TYPE51', '1 0 0 - -')).toBe('1 0 0 - -');
    expect(rdataHex('TYPE65', '1 . alpn=h2')).toBe('1 . alpn=h2');
  });
});

test('types and their numbers', () => {
  for (const number of [1, 15, 43, 44, 48, 52, 257, 65_280]) expect(typeNumber(typeOf(number))).toBe(number);
});
