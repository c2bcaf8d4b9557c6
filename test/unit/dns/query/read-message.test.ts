/** Messages, from octets: against another reader of them, and against octets that no server ought to send. */
import packet, { type Answer as PacketAnswer } from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../../src/dns/query/read-message.ts';
import { MalformedMessage, readName } from '../../../../src/dns/query/wire-name.ts';
import type { RecordData } from '../../../../src/dns/records.ts';

const NAME = 'example.test';
const RECORDS: readonly [PacketAnswer, RecordData][] = [
  [
    { type: 'A', name: NAME, data: '192.0.2.1' },
    { type: 'A', address: '192.0.2.1' },
  ],
  [
    { type: 'AAAA', name: NAME, data: '2001:db8::1' },
    { type: 'AAAA', address: '2001:db8::1' },
  ],
  [
    { type: 'AAAA', name: NAME, data: '::' },
    { type: 'AAAA', address: '::' },
  ],
  [
    { type: 'AAAA', name: NAME, data: '::1' },
    { type: 'AAAA', address: '::1' },
  ],
  [
    { type: 'AAAA', name: NAME, data: '2001:db8::' },
    { type: 'AAAA', address: '2001:db8::' },
  ],
  [
    { type: 'AAAA', name: NAME, data: '2001:0:0:1:0:0:0:10' },
    { type: 'AAAA', address: '2001:0:0:1::10' },
  ],
  [
    { type: 'AAAA', name: NAME, data: '1:2:3:4:5:6:0:8' },
    { type: 'AAAA', address: '1:2:3:4:5:6:0:8' },
  ],
  [
    { type: 'CNAME', name: NAME, data: 'Other.TEST' },
    { type: 'CNAME', target: 'other.test' },
  ],
  [
    { type: 'MX', name: NAME, data: { preference: 0, exchange: '.' } },
    { type: 'MX', preference: 0, exchange: '' },
  ],
  [
    { type: 'TXT', name: NAME, data: [Buffer.from([0xff, 0x00]), Buffer.alloc(0)] },
    { type: 'TXT', strings: ['\xff\0', ''] },
  ],
  [
    { type: 'SRV', name: NAME, data: { priority: 1, weight: 2, port: 993, target: 'imap.test' } },
    { type: 'SRV', priority: 1, weight: 2, port: 993, target: 'imap.test' },
  ],
  [
    { type: 'CAA', name: NAME, data: { flags: 128, tag: 'issue', value: 'ca.test' } },
    { type: 'CAA', flags: 128, tag: 'issue', value: 'ca.test' },
  ],
  [
    {
      type: 'SOA',
      name: NAME,
      data: {
        mname: 'ns1.test',
        rname: 'dns.admin.test',
        serial: 4_294_967_295,
        refresh: 1,
        retry: 2,
        expire: 3,
        minimum: 4,
      },
    },
    {
      type: 'SOA',
      primary: 'ns1.test',
      mailbox: 'dns.admin.test',
      serial: 4_294_967_295,
      refresh: 1,
      retry: 2,
      expire: 3,
      minimum: 4,
    },
  ],
  [
    { type: 'DS', name: NAME, data: { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.from('abcd', 'hex') } },
    { type: 'DS', text: '00010d02abcd' },
  ],
];

function read(octets: Buffer) {
  return readMessage(octets, '192.0.2.53');
}

function response(answers: PacketAnswer[]): Buffer {
  return packet.encode({ type: 'response', id: 7, questions: [{ type: 'A', name: NAME }], answers });
}

describe('a message', () => {
  test.each(RECORDS)('holds %j', (record, data) => {
    expect(read(response([record])).answers.map((each) => each.data)).toEqual([data]);
  });

  test('has names with pointers, in lower case', () => {
    const octets = response([]);
    octets.writeUInt16BE(1, 6);
    // CNAME "WWW" and a pointer to the name of the question.
    const record = Buffer.from('c00c000500010000003c000603575757c00c', 'hex');
    expect(read(Buffer.concat([octets, record])).answers).toEqual([
      { name: NAME, ttl: 60, data: { type: 'CNAME', target: `www.${NAME}` }, source: { server: '192.0.2.53' } },
    ]);
  });

  test('has an extended code and extended errors (RFC 6891, RFC 8914)', () => {
    const octets = response([]);
    octets.writeUInt16BE(1, 10);
    // Type 41, 1232 octets, code 1 << 4, DO, one option 15 of 4 octets with code 7.
    const opt = Buffer.from('00002904d00100800000080' + '00f000400074f4b', 'hex');
    const message = read(Buffer.concat([octets, opt]));
    expect(message).toMatchObject({
      rcode: 'BADVERS',
      edns: { datagramOctets: 1232, isDnssecOk: true, errorCodes: [7] },
    });
  });

  test('passes over records of another class, and has no negative TTL (RFC 2181 section 8)', () => {
    const octets = response([
      { type: 'A', name: NAME, data: '192.0.2.1', class: 'CH' },
      { type: 'A', name: NAME, data: '192.0.2.2', ttl: 0x8000_0000 },
    ]);
    expect(read(octets).answers).toMatchObject([{ ttl: 0, data: { address: '192.0.2.2' } }]);
  });

  test('keeps dots in labels and octets of no text apart from dots between labels', () => {
    const label = Buffer.from('\x05a.\\\x80B\x04test\0', 'latin1');
    expect(readName(label, 0)).toEqual({ name: 'a\\046\\092\\128b.test', end: label.length });
  });
});

describe('octets of any kind', () => {
  test('are a message, or malformed, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
        expectBounded(Buffer.from(octets));
      }),
    );
  });

  test('are so, too, when a few octets of a message are others, or its end is missing', () => {
    const whole = response(RECORDS.map(([record]) => record));
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(changes, fc.nat(whole.length), (changed, length) => {
        const octets = Buffer.from(whole);
        for (const [at, value] of changed) octets[at] = value;
        expectBounded(octets.subarray(0, length));
      }),
      { numRuns: 2000 },
    );
  });

  test('take bounded work: a name does not follow more pointers than a name has labels', () => {
    const pointers = Buffer.alloc(2 * 200);
    for (let index = 1; index < 200; index += 1) pointers.writeUInt16BE(0xc000 | (2 * (index - 1)), 2 * index);
    expect(readName(pointers, 2 * 100)).toEqual({ name: '', end: 2 * 101 });
    expect(() => readName(pointers, 2 * 150)).toThrow(MalformedMessage);
  });

  test('are read in the largest message that there is, with every name at the end of the longest way', () => {
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0x8000, 2);
    // The name of the first record has 127 labels; each further one points to it.
    const long = Buffer.concat([
      Buffer.from('\x01a'.repeat(127), 'latin1'),
      Buffer.from('0000100001000000000000', 'hex'),
    ]);
    const short = Buffer.from('c00c00100001000000000000', 'hex');
    const count = Math.floor((0xffff - head.length - long.length) / short.length);
    head.writeUInt16BE(count + 1, 6);
    const message = read(Buffer.concat([head, long, ...Array.from({ length: count }, () => short)]));
    expect(message.answers).toHaveLength(count + 1);
    expect(message.answers.at(-1)?.name).toBe(Array.from({ length: 127 }, () => 'a').join('.'));
  });
});

function expectBounded(octets: Buffer): void {
  try {
    read(octets);
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedMessage);
  }
}
