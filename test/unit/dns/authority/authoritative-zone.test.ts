/** A zone over its own servers: all of them asked, differences kept, other names left to resolvers. */
import packet, { type Answer } from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { type AuthoritativeZone, createAuthoritativeZone } from '../../../../src/dns/authority/authoritative-zone.ts';
import type { Authority } from '../../../../src/dns/authority/authority.ts';
import { differencesOf, surveyServers } from '../../../../src/dns/authority/survey-servers.ts';
import { createResolverZone } from '../../../../src/dns/lookup/resolver-zone.ts';
import { createDnsClient, type DnsClient } from '../../../../src/dns/query/client.ts';
import { type Host, openNetwork } from '../../../support/dns/dns-network.ts';
import {
  type AskedQuestion,
  replyTo,
  type ScriptedDns,
  type ScriptedReply,
  startDns,
} from '../../../support/dns/scripted-dns.ts';
import { authoritative, resolving, rr, soa, type TestZone } from '../../../support/dns/zone-answers.ts';

const MX = rr('MX', 'example.test', { preference: 10, exchange: 'mx.example.test' });
const NS = [rr('NS', 'example.test', 'ns1.example.test'), rr('NS', 'example.test', 'ns2.example.test')];

function exampleZone(serial: number, ...records: readonly Answer[]): TestZone {
  return { origin: 'example.test', records: [soa('example.test', serial), ...NS, ...records] };
}

const EXAMPLE = exampleZone(
  7,
  MX,
  rr('A', 'mx.example.test', '192.0.2.25'),
  rr('CNAME', 'alias.example.test', 'mx.example.test'),
  rr('CNAME', 'out.example.test', 'mx.far.test'),
  rr('NS', 'sub.example.test', 'ns.far.test'),
);
const DS = rr('DS', 'example.test', { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.from('ab', 'hex') });
const OTHERS: readonly TestZone[] = [
  { origin: 'far.test', records: [soa('far.test'), rr('A', 'mx.far.test', '192.0.2.26')] },
  {
    origin: 'sub.example.test',
    records: [
      soa('sub.example.test'),
      rr('NS', 'sub.example.test', 'ns.other.test'),
      rr('A', 'mx.sub.example.test', '192.0.2.27'),
    ],
  },
  // What only a resolver would say of the zone: it must not be asked.
  { origin: 'example.test', records: [soa('example.test'), DS, rr('A', 'mx.example.test', '192.0.2.66')] },
];

type Behaviour = ((question: AskedQuestion) => ScriptedReply) | Exclude<Host, object>;

interface Run {
  readonly zone: AuthoritativeZone;
  readonly client: DnsClient;
  readonly authority: Authority;
  /** The servers of the zone that answer, in order. */
  readonly servers: readonly ScriptedDns[];
}

/** Runs with one server a behaviour: `ns1` at 192.0.2.1, and so on. */
async function withServers(behaviours: readonly Behaviour[], work: (run: Run) => Promise<void>): Promise<void> {
  const servers = await Promise.all(
    behaviours.map((behaviour) => startDns(typeof behaviour === 'function' ? behaviour : () => undefined)),
  );
  await using resolver = await startDns(resolving(OTHERS));
  const hosts = behaviours.map((behaviour, index): [string, Host | undefined] => [
    `192.0.2.${index + 1}`,
    typeof behaviour === 'function' ? servers[index] : behaviour,
  ]);
  await using network = await openNetwork({ ...Object.fromEntries(hosts), '192.0.2.99': resolver } as Record<
    string,
    Host
  >);
  const client = createDnsClient({ world: network.world, signal: new AbortController().signal, limitMs: 60_000 });
  const others = createResolverZone({ client, resolvers: [{ address: '192.0.2.99', port: 53 }], isTrusted: false });
  const authority: Authority = {
    zone: 'example.test',
    hosts: hosts.map(([address], index) => ({
      name: `ns${index + 1}.example.test`,
      addresses: [{ address, port: 53 }],
    })),
  };
  try {
    await work({ zone: createAuthoritativeZone({ client, authority, others }), client, authority, servers });
    await network.allClosed();
  } finally {
    await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  }
}

const whole = authoritative(EXAMPLE);

describe.concurrent('a zone over its servers', () => {
  test('asks all of them, once, without recursion', async () => {
    await withServers([whole, whole], async ({ zone, servers }) => {
      const [lookup, again] = await Promise.all([
        zone.lookup('example.test', 'MX'),
        zone.lookup('EXAMPLE.test.', 'MX'),
      ]);
      expect(again).toBe(lookup);
      expect(lookup).toMatchObject({
        outcome: 'found',
        records: [{ ttl: 300, data: { exchange: 'mx.example.test' }, source: { server: '192.0.2.1' } }],
      });
      expect(lookup.isAuthentic).toBeUndefined();
      expect(servers.map(({ asked }) => asked.map(({ query }) => query.flag_rd))).toEqual([[false], [false]]);
      expect(zone.divisions()).toEqual([]);
    });
  });

  test('asks only one server at a glance that finds nothing, each in its turn', async () => {
    await withServers([whole, whole], async ({ zone, servers }) => {
      const names = ['one', 'two', 'three', 'four'].map((label) => `${label}._domainkey.example.test`);
      const lookups = await Promise.all(names.map((name) => zone.glance(name.toUpperCase(), 'TXT')));
      expect(lookups.map(({ outcome }) => outcome)).toEqual(names.map(() => 'nxdomain'));
      expect(servers.map(({ asked }) => asked.length)).toEqual([2, 2]);
      expect(await zone.glance('mx.example.test', 'TXT')).toMatchObject({
        outcome: 'nodata',
        records: [],
        aliases: [],
      });
    });
  });

  test('asks all servers when a glance sees something: a record, an alias, another zone, or no answer', async () => {
    const refusing = (question: AskedQuestion): ScriptedReply => replyTo(question, { flags: 5 });
    const names: readonly (readonly [string, 'A' | 'MX'])[] = [
      ['example.test', 'MX'],
      ['alias.example.test', 'A'],
      ['out.example.test', 'A'],
      ['mx.sub.example.test', 'A'],
      ['mx.far.test', 'A'],
    ];
    for (const behaviour of [whole, refusing, 'silent'] as const) {
      await withServers([behaviour, whole], async ({ zone }) => {
        for (const [name, type] of names) {
          const seen = await zone.glance(name, type);
          expect(seen, name).toBe(await zone.lookup(name, type));
          expect(seen.outcome, name).toBe('found');
        }
        expect((await zone.glance('nowhere.example.test', 'A')).outcome).toBe('nxdomain');
      });
    }
  });

  test('says what is missing, and for how long that may be remembered', async () => {
    await withServers([whole], async ({ zone }) => {
      expect(await zone.lookup('nosuch.example.test', 'A')).toMatchObject({ outcome: 'nxdomain', negativeTtl: 60 });
      expect(await zone.lookup('mx.example.test', 'AAAA')).toMatchObject({ outcome: 'nodata', negativeTtl: 60 });
    });
  });

  test('follows aliases inside, to other zones and below itself', async () => {
    await withServers([whole], async ({ zone }) => {
      for (const [name, address] of [
        ['alias.example.test', '192.0.2.25'],
        ['out.example.test', '192.0.2.26'],
        ['mx.sub.example.test', '192.0.2.27'],
        ['mx.far.test', '192.0.2.26'],
      ] as const) {
        expect(await zone.lookup(name, 'A')).toMatchObject({ outcome: 'found', records: [{ data: { address } }] });
      }
    });
  });

  test('says itself who a zone further down is delegated to', async () => {
    await withServers([whole], async ({ zone }) => {
      const { records } = await zone.lookup('sub.example.test', 'NS');
      expect(records).toMatchObject([{ name: 'sub.example.test', data: { target: 'ns.far.test' } }]);
    });
  });

  test('asks resolvers for its DS records, which are in the zone above', async () => {
    await withServers([whole], async ({ zone, servers }) => {
      expect(await zone.lookup('example.test', 'DS')).toMatchObject({
        outcome: 'found',
        records: [{ name: 'example.test' }],
      });
      expect(servers[0]?.asked).toEqual([]);
    });
  });

  test('does not ask for what is no name, and holds it against no server', async () => {
    await withServers([whole], async ({ zone }) => {
      expect(await zone.lookup('a..example.test', 'A')).toMatchObject({ outcome: 'failed', failure: 'EBADNAME' });
      expect((await zone.lookup('example.test', 'MX')).outcome).toBe('found');
    });
  });

  test('believes a server about its own zone only', async () => {
    const liar = (question: AskedQuestion): ScriptedReply =>
      replyTo(question, {
        flags: packet.AUTHORITATIVE_ANSWER,
        answers: [rr('CNAME', 'out.example.test', 'mx.far.test'), rr('A', 'mx.far.test', '192.0.2.66')],
      });
    await withServers([liar], async ({ zone }) => {
      expect(await zone.lookup('out.example.test', 'A')).toMatchObject({
        outcome: 'found',
        records: [{ data: { address: '192.0.2.26' }, source: { server: '192.0.2.99' } }],
      });
    });
  });

  test('does not believe a server that a name of another zone is missing', async () => {
    const liar = (question: AskedQuestion): ScriptedReply =>
      replyTo(question, {
        flags: packet.AUTHORITATIVE_ANSWER | 3,
        answers: [rr('CNAME', 'out.example.test', 'mx.far.test')],
        authorities: [soa('far.test')],
      });
    await withServers([liar], async ({ zone }) => {
      expect(await zone.lookup('out.example.test', 'A')).toMatchObject({
        outcome: 'found',
        records: [{ data: { address: '192.0.2.26' } }],
      });
    });
  });

  test('keeps what servers say apart, and answers with what most of them say', async () => {
    const behind = authoritative(
      exampleZone(6, rr('MX', 'example.test', { preference: 10, exchange: 'old.example.test' })),
    );
    await withServers([behind, whole, whole], async ({ zone, servers }) => {
      expect(await zone.lookup('example.test', 'MX')).toMatchObject({
        records: [{ data: { exchange: 'mx.example.test' } }],
      });
      const divisions = zone.divisions().map(({ name, type, sides }) => ({
        name,
        type,
        sides: sides.map((side) => side.servers.map(({ host }) => host)),
      }));
      expect(divisions).toEqual([
        { name: 'example.test', type: 'MX', sides: [['ns2.example.test', 'ns3.example.test'], ['ns1.example.test']] },
      ]);
      expect(await zone.answers('example.test', 'MX')).toMatchObject([
        { standing: 'authoritative', answer: { message: { answers: [{ data: { exchange: 'old.example.test' } }] } } },
        { standing: 'authoritative' },
        { standing: 'authoritative' },
      ]);
      expect(servers[0]?.asked).toHaveLength(1);
    });
  });

  test('sees no difference in the order of records, nor in letters', async () => {
    const two = [MX, rr('MX', 'example.test', { preference: 20, exchange: 'mx2.example.test' })];
    const other = [rr('MX', 'example.test', { preference: 20, exchange: 'MX2.Example.test' }), MX];
    await withServers(
      [authoritative(exampleZone(7, ...two)), authoritative(exampleZone(7, ...other))],
      async ({ zone }) => {
        expect((await zone.lookup('example.test', 'MX')).records).toHaveLength(2);
        expect(zone.divisions()).toEqual([]);
      },
    );
  });

  test('does without a server that is lame, silent or out of reach, and waits for it once', async () => {
    const lame = (question: AskedQuestion): ScriptedReply => replyTo(question, { flags: 5 });
    const silent = (): undefined => undefined;
    await withServers([lame, silent, 'ENETUNREACH', whole], async ({ zone, servers }) => {
      expect((await zone.lookup('example.test', 'MX')).outcome).toBe('found');
      const before = servers[1]?.asked.length;
      expect((await zone.lookup('mx.example.test', 'A')).outcome).toBe('found');
      expect(servers[1]?.asked.length).toBe(before);
    });
  });

  test.each<[string, readonly Behaviour[]]>([
    ['REFUSED', [(question) => replyTo(question, { flags: 5 })]],
    ['SERVFAIL', [(question) => replyTo(question, { flags: 2 })]],
    ['no AA', [(question) => replyTo(question, { answers: [MX] })]],
    ['no AA', [(question) => replyTo(question, { authorities: [rr('NS', '', 'a.root.test')] })]],
    ['another zone', [authoritative({ origin: '', records: [soa('')] })]],
    ['ENETUNREACH', ['ENETUNREACH']],
    ['REFUSED', ['ENETUNREACH', (question) => replyTo(question, { flags: 5 })]],
  ])('says %s when no server has the zone, and never that a record is missing', async (failure, behaviours) => {
    await withServers(behaviours, async ({ zone }) => {
      expect(await zone.lookup('example.test', 'MX')).toMatchObject({ outcome: 'failed', failure, records: [] });
      expect(await zone.lookup('mx.example.test', 'A')).toMatchObject({ outcome: 'failed', failure });
    });
  });
});

describe.concurrent('a survey of the servers', () => {
  test('finds servers that agree, over both ways', async () => {
    await withServers([whole, whole], async ({ client, authority }) => {
      const reports = await surveyServers('example.test', authority, client);
      expect(reports).toMatchObject([
        {
          server: { host: 'ns1.example.test', address: '192.0.2.1' },
          soa: { standing: 'authoritative' },
          tcp: { standing: 'authoritative', answer: { transport: 'tcp' } },
          edns: 'spoken',
          serial: 7,
          nameServers: ['ns1.example.test', 'ns2.example.test'],
          mailHosts: ['10 mx.example.test'],
        },
        { serial: 7 },
      ]);
      expect(differencesOf(reports)).toEqual([]);
    });
  });

  test('finds what they say differently', async () => {
    const behind = authoritative({ origin: 'example.test', records: [soa('example.test', 6), NS[0] ?? MX] });
    await withServers([whole, behind], async ({ client, authority }) => {
      const differences = differencesOf(await surveyServers('example.test', authority, client));
      expect(differences.map(({ what, values }) => [what, values.map(({ value }) => value)])).toEqual([
        ['serial', ['7', '6']],
        ['name servers', ['ns1.example.test, ns2.example.test', 'ns1.example.test']],
        ['mail hosts', ['10 mx.example.test', '']],
      ]);
    });
  });

  test('tells a server that passes over EDNS from one that was only unlucky', async () => {
    let lost = 2;
    const unlucky = (question: AskedQuestion): ScriptedReply => {
      if (question.hasEdns && question.via === 'udp' && question.type === 'SOA') lost -= 1;
      return question.type === 'SOA' && question.hasEdns && question.via === 'udp' && lost >= 0
        ? undefined
        : whole(question);
    };
    const without = (question: AskedQuestion): ScriptedReply => (question.hasEdns ? undefined : whole(question));
    await withServers([unlucky, without], async ({ client, authority }) => {
      const reports = await surveyServers('example.test', authority, client);
      expect(reports.map(({ soa: { standing }, edns }) => [standing, edns])).toEqual([
        ['authoritative', 'spoken'],
        ['authoritative', 'dropped'],
      ]);
    });
  });

  test('tells servers that are lame, out of reach, closed to TCP or without EDNS', async () => {
    const lame = (question: AskedQuestion): ScriptedReply => replyTo(question, { flags: 5 });
    const old = (question: AskedQuestion): ScriptedReply =>
      question.hasEdns ? replyTo(question, { flags: 1, additionals: [] }) : whole(question);
    const mute = (question: AskedQuestion): ScriptedReply =>
      question.via === 'tcp' ? Buffer.from('no') : whole(question);
    await withServers([lame, 'ENETUNREACH', old, mute], async ({ client, authority }) => {
      const reports = await surveyServers('example.test', authority, client);
      expect(reports.map(({ soa: { standing, detail }, tcp, edns }) => [standing, detail, tcp.standing, edns])).toEqual(
        [
          ['lame', 'REFUSED', 'lame', 'spoken'],
          ['unreachable', 'ENETUNREACH', 'unreachable', undefined],
          ['authoritative', undefined, 'authoritative', 'refused'],
          ['authoritative', undefined, 'silent', 'spoken'],
        ],
      );
      expect(reports[0]?.mailHosts).toBeUndefined();
      expect(differencesOf(reports)).toEqual([]);
    });
  });
});
