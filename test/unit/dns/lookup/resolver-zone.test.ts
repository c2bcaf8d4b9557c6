/** Names over resolvers: aliases, what is missing, what fails, and whom to believe. */
import packet from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { createResolverZone } from '../../../../src/dns/lookup/resolver-zone.ts';
import { createDnsClient } from '../../../../src/dns/query/client.ts';
import type { Lookup, RecordType } from '../../../../src/dns/records.ts';
import { type Host, openNetwork } from '../../../support/dns/dns-network.ts';
import { type AskedQuestion, replyTo, type ScriptedReply, startDns } from '../../../support/dns/scripted-dns.ts';
import { resolving, rr, soa, type TestZone } from '../../../support/dns/zone-answers.ts';

const chain = (length: number): TestZone['records'] =>
  Array.from({ length }, (_none, index) => rr('CNAME', `c${index}.far.test`, `c${index + 1}.far.test`));

const ZONES: readonly TestZone[] = [
  {
    origin: 'example.test',
    records: [
      soa('example.test', 1, 60),
      rr('MX', 'example.test', { preference: 10, exchange: 'mx.far.test' }),
      rr('CNAME', 'www.example.test', 'mx.far.test', 30),
      rr('CNAME', 'gone.example.test', 'missing.far.test'),
    ],
  },
  {
    origin: 'far.test',
    records: [
      soa('far.test', 1, 3600),
      rr('A', 'mx.far.test', '192.0.2.25'),
      ...chain(8),
      rr('A', 'c8.far.test', '192.0.2.8'),
      rr('CNAME', 'loop.far.test', 'back.far.test'),
      rr('CNAME', 'back.far.test', 'loop.far.test'),
      rr('CNAME', 'c-1.far.test', 'c0.far.test'),
    ],
  },
];

interface Outcome {
  readonly lookup: Lookup;
  readonly asked: readonly AskedQuestion[];
}

async function look(
  name: string,
  type: RecordType,
  answer: (question: AskedQuestion) => ScriptedReply = resolving(ZONES),
  { isTrusted = false, others = {} }: { isTrusted?: boolean; others?: Readonly<Record<string, Host>> } = {},
): Promise<Outcome> {
  await using server = await startDns(answer);
  await using network = await openNetwork({ ...others, '192.0.2.99': server });
  const client = createDnsClient({
    world: network.world,
    signal: new AbortController().signal,
    limitMs: 60_000,
    // Only a resolver that says nothing is waited for so long.
    questionMs: Object.values(others).includes('silent') ? 5000 : 60_000,
  });
  const resolvers = [...Object.keys(others), '192.0.2.99'].map((address) => ({ address, port: 53 }));
  const zone = createResolverZone({ client, resolvers, isTrusted });
  const [lookup, again] = await Promise.all([zone.lookup(name, type), zone.lookup(`${name.toUpperCase()}.`, type)]);
  expect(again).toBe(lookup);
  await network.allClosed();
  return { lookup, asked: server.asked };
}

describe.concurrent('a look-up', () => {
  test('finds records, and asks for recursion once', async () => {
    const { lookup, asked } = await look('example.test', 'MX');
    expect(lookup).toMatchObject({
      outcome: 'found',
      records: [{ name: 'example.test', ttl: 300, data: { type: 'MX', preference: 10, exchange: 'mx.far.test' } }],
      aliases: [],
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.query).toMatchObject({ flag_rd: true, flag_cd: false });
  });

  test('follows an alias that the answer goes on from, without a further question', async () => {
    const { lookup, asked } = await look('www.example.test', 'A');
    expect(lookup).toMatchObject({
      outcome: 'found',
      records: [{ name: 'mx.far.test', data: { address: '192.0.2.25' } }],
      aliases: [{ name: 'www.example.test', ttl: 30, data: { type: 'CNAME', target: 'mx.far.test' } }],
    });
    expect(asked).toHaveLength(1);
  });

  test('asks on where the answer ends with the alias', async () => {
    const whole = resolving(ZONES);
    const { lookup, asked } = await look('www.example.test', 'A', (question) => {
      const reply = whole(question);
      const isAlias = question.name.toLowerCase() === 'www.example.test';
      return isAlias
        ? replyTo(question, { flags: packet.RECURSION_AVAILABLE, answers: [rr('CNAME', question.name, 'mx.far.test')] })
        : reply;
    });
    expect(lookup).toMatchObject({ outcome: 'found', records: [{ data: { address: '192.0.2.25' } }] });
    expect(asked).toHaveLength(2);
  });

  test('gives the alias itself when that is asked for', async () => {
    const { lookup } = await look('www.example.test', 'CNAME');
    expect(lookup).toMatchObject({ outcome: 'found', records: [{ data: { target: 'mx.far.test' } }], aliases: [] });
  });

  test('follows the alias that a DNAME makes (RFC 6672)', async () => {
    const { lookup } = await look('a.b.old.test', 'A', (question) =>
      question.name.toLowerCase() === 'a.b.old.test'
        ? replyTo(question, { flags: packet.RECURSION_AVAILABLE, answers: [rr('DNAME', 'old.test', 'new.test')] })
        : replyTo(question, { flags: packet.RECURSION_AVAILABLE, answers: [rr('A', 'a.b.new.test', '192.0.2.7')] }),
    );
    expect(lookup).toMatchObject({
      outcome: 'found',
      records: [{ name: 'a.b.new.test' }],
      aliases: [{ name: 'a.b.old.test', data: { type: 'CNAME', target: 'a.b.new.test' } }],
    });
  });

  test('passes over records of other names, and of other types', async () => {
    const { lookup } = await look('example.test', 'A', (question) =>
      replyTo(question, {
        flags: packet.RECURSION_AVAILABLE,
        answers: [rr('A', 'other.test', '192.0.2.66'), rr('AAAA', 'example.test', '2001:db8::66')],
      }),
    );
    expect(lookup).toMatchObject({ outcome: 'nodata', records: [] });
  });

  test.each([
    ['a name that does not exist', 'nosuch.example.test', 'nxdomain', 60],
    ['a name without such records', 'mx.far.test', 'nodata', 900],
    ['an alias of a name that does not exist', 'gone.example.test', 'nxdomain', 900],
  ] as const)(
    'tells %s from others, and for how long that may be remembered (RFC 2308)',
    async (_what, name, outcome, ttl) => {
      const { lookup } = await look(name, 'TXT');
      expect(lookup).toMatchObject({ outcome, records: [], negativeTtl: ttl });
      expect(lookup.failure).toBeUndefined();
    },
  );

  test('follows 8 aliases, and not 9', async () => {
    expect((await look('c0.far.test', 'A')).lookup).toMatchObject({
      outcome: 'found',
      records: [{ name: 'c8.far.test' }],
    });
    expect((await look('c-1.far.test', 'A')).lookup).toMatchObject({ outcome: 'failed', failure: 'ELOOP' });
  });

  test('ends when aliases lead back, in one answer and from one to the next', async () => {
    expect((await look('loop.far.test', 'A')).lookup).toMatchObject({ outcome: 'failed', failure: 'ELOOP' });
    const { lookup } = await look('loop.far.test', 'A', (question) => {
      const name = question.name.toLowerCase();
      const target = name === 'loop.far.test' ? 'back.far.test' : 'loop.far.test';
      return replyTo(question, { flags: packet.RECURSION_AVAILABLE, answers: [rr('CNAME', name, target)] });
    });
    expect(lookup).toMatchObject({ outcome: 'failed', failure: 'ELOOP' });
  });
});

describe.concurrent('what a resolver says of its answer', () => {
  test('is believed of those that the user has named, and of no others', async () => {
    const signed = resolving(ZONES, { isAuthentic: true });
    expect((await look('example.test', 'MX', signed)).lookup.isAuthentic).toBeUndefined();
    expect((await look('example.test', 'MX', signed, { isTrusted: true })).lookup.isAuthentic).toBe(true);
    expect((await look('example.test', 'MX', resolving(ZONES), { isTrusted: true })).lookup.isAuthentic).toBe(false);
  });

  test('is true only when it is true of every answer on the way', async () => {
    const { lookup } = await look(
      'www.example.test',
      'A',
      (question) => {
        const isAlias = question.name.toLowerCase() === 'www.example.test';
        const answers = isAlias
          ? [rr('CNAME', 'www.example.test', 'mx.far.test')]
          : [rr('A', 'mx.far.test', '192.0.2.1')];
        return replyTo(question, {
          flags: packet.RECURSION_AVAILABLE | (isAlias ? packet.AUTHENTIC_DATA : 0),
          answers,
        });
      },
      { isTrusted: true },
    );
    expect(lookup).toMatchObject({ outcome: 'found', isAuthentic: false });
  });

  test('is `bogus` when it answers only those who do not want validation', async () => {
    const { lookup } = await look('example.test', 'MX', resolving(ZONES, { bogus: ['example.test'] }));
    expect(lookup).toMatchObject({ outcome: 'failed', failure: 'bogus', records: [] });
  });

  test('is not `bogus` when it was a passing fault', async () => {
    const whole = resolving(ZONES);
    let asked = 0;
    const { lookup } = await look('example.test', 'MX', (question) => {
      asked += 1;
      return asked === 1 ? replyTo(question, { flags: packet.RECURSION_AVAILABLE | 2 }) : whole(question);
    });
    expect(lookup).toMatchObject({ outcome: 'found', records: [{ name: 'example.test' }] });
  });
});

describe.concurrent('a look-up that fails', () => {
  test.each([
    ['SERVFAIL', 2],
    ['REFUSED', 5],
    ['NOTIMP', 4],
  ])('says %s, and never that a record is missing', async (failure, rcode) => {
    const { lookup } = await look('example.test', 'MX', (question) =>
      replyTo(question, { flags: packet.RECURSION_AVAILABLE | rcode }),
    );
    expect(lookup).toMatchObject({ outcome: 'failed', failure, records: [] });
  });

  test('says that a server does not look for answers, where it only has none', async () => {
    const { lookup } = await look('example.test', 'MX', (question) =>
      replyTo(question, { authorities: [rr('NS', 'test', 'ns.test')] }),
    );
    expect(lookup).toMatchObject({ outcome: 'failed', failure: 'no recursion' });
  });

  test('goes on to the next resolver when one fails or says nothing', async () => {
    await using failing = await startDns((question) => replyTo(question, { flags: packet.RECURSION_AVAILABLE | 2 }));
    for (const first of ['silent', 'ENETUNREACH', failing] as const) {
      const { lookup } = await look('example.test', 'MX', resolving(ZONES), { others: { '192.0.2.98': first } });
      expect(lookup.outcome).toBe('found');
    }
  });

  test('has the code of the system when there is no way to any resolver', async () => {
    await using network = await openNetwork({});
    const client = createDnsClient({ world: network.world, signal: new AbortController().signal, limitMs: 60_000 });
    const resolvers = [{ address: '192.0.2.98', port: 53 }];
    const zone = createResolverZone({ client, resolvers, isTrusted: false });
    expect(await zone.lookup('example.test', 'MX')).toMatchObject({ outcome: 'failed', failure: 'ENETUNREACH' });
    const none = createResolverZone({ client, resolvers: [], isTrusted: false });
    expect(await none.lookup('example.test', 'MX')).toMatchObject({ outcome: 'failed', failure: 'no resolver' });
  });
});
