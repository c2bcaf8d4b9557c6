/** What reads the answers of name servers. */
import assert from 'node:assert/strict';
import packet, { type Answer } from 'dns-packet';
import fc from 'fast-check';
import { MAX_ALIASES, readStep } from '../../../src/dns/lookup/read-step.ts';
import { type Message, readMessage } from '../../../src/dns/query/read-message.ts';
import { isAskable, MalformedMessage } from '../../../src/dns/query/wire-name.ts';
import { type FuzzTarget, fuzzCase } from '../fuzz-case.ts';

const ANSWERS: Answer[] = [
  { type: 'MX', name: 'example.test', data: { preference: 10, exchange: 'mx.example.test' } },
  { type: 'CNAME', name: 'www.example.test', data: 'example.test' },
  { type: 'DNAME', name: 'old.test', data: 'example.test' },
  { type: 'TXT', name: 'example.test', data: ['v=spf1', ' -all'] },
  { type: 'AAAA', name: 'example.test', data: '2001:db8::1' },
  { type: 'SRV', name: '_imaps._tcp.example.test', data: { priority: 0, weight: 1, port: 993, target: 'mx.test' } },
];
const WHOLE = packet.encode({
  type: 'response',
  questions: [{ type: 'MX', name: 'example.test' }],
  answers: ANSWERS,
  additionals: [
    {
      type: 'OPT',
      name: '.',
      udpPayloadSize: 1232,
      extendedRcode: 0,
      ednsVersion: 0,
      flags: 0,
      flag_do: false,
      options: [],
    },
  ],
});
/** Octets change, the length seldom does; pointers are put where they hurt. */
const damaged = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(WHOLE.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(0xc0, 0x3f, 0x40, 0))), {
      maxLength: 6,
    }),
    fc.oneof({ weight: 4, arbitrary: fc.constant(WHOLE.length) }, fc.nat(WHOLE.length)),
  )
  .map(([changes, length]) => {
    const octets = Buffer.from(WHOLE);
    for (const [at, octet] of changes) octets[at] = octet;
    return octets.subarray(0, length).toString('base64');
  });

function messageOf(base64: string): Message | undefined {
  try {
    return readMessage(Buffer.from(base64, 'base64'), '192.0.2.53');
  } catch (error) {
    assert(error instanceof MalformedMessage);
    return undefined;
  }
}

export const dnsMessages: FuzzTarget = {
  name: 'dns-messages',
  cases: [
    fuzzCase('octets are a message of plain names and numbers, or malformed', damaged, (base64) => {
      const message = messageOf(base64);
      for (const { name, ttl } of [...(message?.answers ?? []), ...(message?.authorities ?? [])]) {
        assert.match(name, /^[!-~]*$/);
        assert.equal(name, name.toLowerCase());
        assert(name.includes('\\') || isAskable(name), `a name that cannot be asked for: ${name}`);
        assert(ttl >= 0 && ttl < 2 ** 31);
      }
    }),
    fuzzCase(
      'an answer is read to the end of its aliases',
      fc.tuple(damaged, fc.constantFrom('example.test', 'www.example.test', 'a.old.test')),
      ([base64, name]) => {
        const message = messageOf(base64);
        if (!message) return;
        const { aliases, outcome, records } = readStep(message, name, 'MX', () => true);
        assert(aliases.length <= MAX_ALIASES + 1);
        assert.equal(outcome === 'found', records.length > 0);
      },
    ),
  ],
};
