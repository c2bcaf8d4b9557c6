/** Questions as octets, read by a decoder that is not ours. */
import { randomBytes } from 'node:crypto';
import packet from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { type QuestionBits, type QuestionForm, writeQuestion } from '../../../../src/dns/query/question.ts';

const PLAIN: QuestionForm = { hasEdns: false, isMixedCase: false };
const label = (octets: number): string => 'a'.repeat(octets);

function decoded(name: string, form = PLAIN, bits: QuestionBits = {}) {
  const { octets } = writeQuestion({ name, type: 'TLSA' }, bits, form, randomBytes);
  expect(packet.decode.bytes).toBeTypeOf('number');
  const message = packet.decode(octets);
  // Nothing is left behind what was read.
  expect(packet.decode.bytes).toBe(octets.length);
  return message;
}

describe('a question on the wire', () => {
  test.each([
    'example.test',
    '_25._tcp.mx1.example.test',
    'xn--mnchen-3ya.example',
    // 46 is also the code of the dot, and 63 the longest label.
    `${label(46)}.${label(46)}.test`,
    `${label(63)}.${label(1)}.test`,
    'test',
    'münchen.test',
    Array.from({ length: 127 }, () => 'a').join('.'),
  ])('has the name %s, with and without EDNS', (name) => {
    for (const hasEdns of [false, true]) {
      const message = decoded(name, { hasEdns, isMixedCase: false });
      expect(message.questions).toEqual([{ name, type: 'TLSA', class: 'IN' }]);
      expect(message).toMatchObject({ type: 'query', opcode: 'QUERY', answers: [], authorities: [] });
      expect(message.additionals).toHaveLength(hasEdns ? 1 : 0);
    }
  });

  test('asks for the root by no label at all', () => {
    const { octets } = writeQuestion({ name: '', type: 'NS' }, {}, PLAIN, randomBytes);
    expect(octets.subarray(12).toString('hex')).toBe('0000020001');
  });

  test('has an OPT record that takes 1,232 octets, and asks for signatures only where they are wanted', () => {
    for (const wantsSignatures of [false, true]) {
      const [opt] =
        decoded('example.test', { hasEdns: true, isMixedCase: false }, { wantsSignatures }).additionals ?? [];
      expect(opt).toMatchObject({ type: 'OPT', name: '.', udpPayloadSize: 1232, extendedRcode: 0, ednsVersion: 0 });
      expect(opt).toMatchObject({ flag_do: wantsSignatures, options: [] });
    }
  });

  test('changes the case of letters alone, each by a bit of its own, and the id by two octets', () => {
    const name = '_25-x.ab.cd0.test';
    const chance = (octets: number): Buffer => Buffer.alloc(octets, 0xff);
    const form = { hasEdns: false, isMixedCase: true };
    const message = packet.decode(writeQuestion({ name, type: 'MX' }, {}, form, chance).octets);
    expect(message).toMatchObject({ id: 0xffff, questions: [{ name: '_25-X.AB.CD0.TEST' }] });
    const one = (octets: number): Buffer => Buffer.alloc(octets).fill(1, 7, 8);
    expect(packet.decode(writeQuestion({ name, type: 'MX' }, {}, form, one).octets)).toMatchObject({
      id: 0,
      questions: [{ name: '_25-X.ab.cd0.test' }],
    });
  });

  test('has all bits that a question can have', () => {
    const bits = { isRecursive: true, wantsAuthentic: true, isUnchecked: true };
    expect(decoded('example.test', PLAIN, bits)).toMatchObject({ flag_rd: true, flag_ad: true, flag_cd: true });
    expect(decoded('example.test')).toMatchObject({ flag_rd: false, flag_ad: false, flag_cd: false });
  });
});
