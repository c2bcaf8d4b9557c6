import { createHash } from 'node:crypto';
import type { Answer } from 'dns-packet';
import { describe, expect, test } from 'vitest';
import type { Authority } from '../../../../src/dns/authority/authority.ts';
import { createResolverZone } from '../../../../src/dns/lookup/resolver-zone.ts';
import { overlayZones } from '../../../../src/dns/overlay/overlay-zones.ts';
import { createDnsClient } from '../../../../src/dns/query/client.ts';
import type { MxHost } from '../../../../src/policy/mx-host.ts';
import { checkDelegation } from '../../../../src/policy/servers/check-delegation.ts';
import { checkDnssec } from '../../../../src/policy/servers/check-dnssec.ts';
import { isAnyKeySigned } from '../../../../src/policy/servers/ds-match.ts';
import { type Host, openNetwork } from '../../../support/dns/dns-network.ts';
import { startDns } from '../../../support/dns/scripted-dns.ts';
import {
  authoritative,
  type ResolverFaults,
  resolving,
  rr,
  soa,
  type TestZone,
} from '../../../support/dns/zone-answers.ts';
import { planOf } from '../../dns/plan/read-plan.ts';
import { publishedZone } from '../../dns/published-zone.ts';
import { linesOf } from '../view.ts';

const EXAMPLE: TestZone = {
  origin: 'ex.test',
  records: [
    soa('ex.test'),
    rr('MX', 'ex.test', { preference: 10, exchange: 'mx.ex.test' }),
    rr('A', 'mx.ex.test', '192.0.2.25'),
  ],
};
const HOST: MxHost = { host: 'mx.ex.test', preference: 10, addresses: [], isProxied: false };

async function dnssecOf(faults: ResolverFaults, isTrusted: boolean, host: Host | undefined = undefined) {
  await using resolver = await startDns(resolving([EXAMPLE], faults));
  await using network = await openNetwork({ '192.0.2.99': host ?? resolver });
  const client = createDnsClient({
    world: network.world,
    signal: new AbortController().signal,
    limitMs: 60_000,
    questionMs: host ? 400 : 20_000,
  });
  const resolved = createResolverZone({ client, resolvers: [{ address: '192.0.2.99', port: 53 }], isTrusted });
  const { concerns, states, untested } = await checkDnssec('ex.test', { resolved }, [HOST]);
  return { lines: linesOf(concerns), states: Object.fromEntries(states), untested };
}

describe('signatures', () => {
  const names = ['ex.test', 'mx.ex.test', '_25._tcp.mx.ex.test'];
  const all = (state: string) => Object.fromEntries(names.map((name) => [name, state]));

  test('secure, by the word of a resolver that is trusted', async () => {
    expect(await dnssecOf({ isAuthentic: true }, true)).toEqual({ lines: [], states: all('secure'), untested: [] });
  });

  test('insecure, by the same', async () => {
    expect(await dnssecOf({}, true)).toEqual({
      lines: ['info E_DNSSEC_INSECURE ex.test'],
      states: all('insecure'),
      untested: [],
    });
  });

  test('not tested, and neither secure nor insecure, where the word does not count', async () => {
    for (const isAuthentic of [true, false]) {
      const { lines, states, untested } = await dnssecOf({ isAuthentic }, false);
      expect({ lines, states }).toEqual({ lines: [], states: all('unknown') });
      expect(untested).toEqual([
        'Whether ex.test is signed with DNSSEC was not tested: the word of a resolver counts only when it is named in resolvers.',
      ]);
    }
  });

  test('bogus: there is an answer only without validation, whoever says so', async () => {
    for (const isTrusted of [true, false]) {
      const { lines, states } = await dnssecOf({ bogus: ['mx.ex.test'], isAuthentic: true }, isTrusted);
      expect(lines).toEqual([
        'critical E_DNSSEC_BOGUS A mx.ex.test',
        'critical E_DNSSEC_BOGUS AAAA mx.ex.test',
        'critical E_DNSSEC_BOGUS TLSA _25._tcp.mx.ex.test',
      ]);
      expect(states['mx.ex.test']).toBe('bogus');
    }
  });

  test('no answer with and without validation is not bogus', async () => {
    const { lines, states, untested } = await dnssecOf({ failing: ['ex.test'] }, true);
    expect({ lines, untested }).toEqual({ lines: ['unknown E_DNS_SERVFAIL MX ex.test'], untested: [] });
    expect(states['ex.test']).toBe('unknown');
  });

  test('no resolver answers', async () => {
    const { lines, untested } = await dnssecOf({}, true, 'ENETUNREACH');
    expect(lines).toEqual([]);
    expect(untested[0]).toContain('resolvers did not answer (ENETUNREACH)');
  });
});

/** A key as octets, and the DS record that stands for it. */
function keyAndDs(seed: string, digestType = 2) {
  const key = Buffer.concat([Buffer.from([1, 1, 3, 13]), createHash('sha512').update(seed).digest()]);
  let sum = 0;
  for (const [index, octet] of key.entries()) sum += index % 2 === 0 ? octet << 8 : octet;
  const tag = (sum + (sum >> 16)) & 0xffff;
  const digest = createHash(digestType === 2 ? 'sha256' : 'sha1')
    .update(Buffer.from('\x02ex\x04test\0'))
    .update(key)
    .digest('hex');
  return { key, tag, digest, ds: `${tag} 13 ${digestType} ${digest}` };
}

test('a DS record stands for a key, whether a file or a name server says them', () => {
  const { key, ds } = keyAndDs('a');
  const record = (type: 'DS' | 'DNSKEY', text: string) => ({ name: 'ex.test', ttl: 60, data: { type, text } as const });
  const written = `257 3 13 ${key.subarray(4).toString('base64')}`;
  expect(isAnyKeySigned('ex.test', [record('DS', ds)], [record('DNSKEY', written)])).toBe(true);
  expect(isAnyKeySigned('ex.test', [record('DS', ds)], [record('DNSKEY', key.toString('hex'))])).toBe(true);
  expect(isAnyKeySigned('ex.test', [record('DS', keyAndDs('a', 1).ds)], [record('DNSKEY', written)])).toBe(true);
  expect(isAnyKeySigned('other.test', [record('DS', ds)], [record('DNSKEY', written)])).toBe(false);
  expect(isAnyKeySigned('ex.test', [record('DS', keyAndDs('b').ds)], [record('DNSKEY', written)])).toBe(false);
  // The example of RFC 4034 section 5.4.
  const example =
    '256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==';
  const digest = '60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118';
  expect(isAnyKeySigned('dskey.example.com', [record('DS', digest)], [record('DNSKEY', example)])).toBe(true);
});

interface Move {
  readonly plan: string;
  /** What the new servers serve; silence without it. */
  readonly served?: readonly Answer[] | 'refused' | undefined;
  readonly hasDs?: boolean;
}

const SIGNED = keyAndDs('a');
const NOW =
  '@ SOA ns1 dns 1 3600 600 86400 60\n@ NS ns1\n@ NS ns2\n@ MX 10 mx\nns1 A 192.0.2.1\nns2 A 192.0.2.2\nmx A 192.0.2.25\n';
const NEXT = '$ORIGIN ex.test.\n$TTL 300\n@ NS ns3.prov.test.\n@ NS ns4.prov.test.\n@ MX 10 mx2\nmx2 A 192.0.2.26\n';
const dnskey = rr('DNSKEY', 'ex.test', { flags: 257, algorithm: 13, key: SIGNED.key.subarray(4) });
const mx = rr('MX', 'ex.test', { preference: 10, exchange: 'mx.ex.test' });
const start = soa('ex.test');

async function moved({ plan, served, hasDs = true }: Move) {
  const records = served === undefined || served === 'refused' ? [] : [...served];
  await using server = await startDns(
    served === 'refused' ? authoritative() : authoritative({ origin: 'ex.test', records }),
  );
  const host: Host = served === undefined ? 'ENETUNREACH' : server;
  await using network = await openNetwork({ '192.0.2.3': host, '192.0.2.4': host });
  const far = await publishedZone('ns3 A 192.0.2.3\nns4 A 192.0.2.4', 'prov.test');
  const own = await publishedZone(NOW);
  const published = {
    lookup: async (name: string, type: Parameters<typeof own.lookup>[1]) =>
      await (name.endsWith('prov.test') ? far : own).lookup(name, type),
  };
  const { zones, problems } = await planOf({ 'plan.zone': plan }, { merge: 'rrset' });
  expect(problems).toEqual([]);
  const ds = hasDs ? [{ name: 'ex.test', ttl: 3600, data: { type: 'DS' as const, text: SIGNED.ds } }] : [];
  const authority: Authority = {
    zone: 'ex.test',
    hosts: ['ns1.ex.test', 'ns2.ex.test'].map((name) => ({ name, isDelegated: true, isListed: true, addresses: [] })),
    delegation: { parent: 'test', hosts: [], ttl: 3600, glue: [], ds, server: { address: '192.0.2.9', port: 53 } },
  };
  const client = createDnsClient({ world: network.world, signal: new AbortController().signal, limitMs: 60_000 });
  const planned = overlayZones(zones, published, 'ex.test');
  const { concerns, untested } = await checkDelegation({ domain: 'ex.test', authority, client, published, planned });
  return { lines: linesOf(concerns), concerns, untested, opened: network.sockets().opened };
}

describe('a plan that changes name servers or keys', () => {
  test('that changes none asks nothing', async () => {
    expect(await moved({ plan: '$ORIGIN ex.test.\n@ 60 MX 10 mx2\n@ 60 NS ns1\n@ 60 NS ns2' })).toMatchObject({
      lines: [],
      untested: [],
      opened: 0,
    });
  });

  test('to servers that have the zone, where nothing is signed', async () => {
    expect((await moved({ plan: NEXT, served: [start, mx], hasDs: false })).lines).toEqual([]);
  });

  test('to servers that have the plan, and the keys', async () => {
    const planned = rr('MX', 'ex.test', { preference: 10, exchange: 'mx2.ex.test' });
    expect((await moved({ plan: NEXT, served: [start, planned, dnskey] })).lines).toEqual([]);
  });

  test('to servers without the keys (15)', async () => {
    const { lines, concerns } = await moved({ plan: NEXT, served: [start, mx] });
    expect(lines).toEqual(['critical E_DNSSEC_BOGUS ex.test NS']);
    expect(concerns[0]?.hint).toContain('Remove the DS record at the registrar, wait for its TTL');
  });

  test('one server more, without the keys', async () => {
    const plan = '$ORIGIN ex.test.\n$TTL 60\n@ NS ns1\n@ NS ns2\n@ NS ns3.prov.test.';
    expect((await moved({ plan, served: [start, mx] })).lines).toEqual(['critical E_DNSSEC_BOGUS ex.test NS']);
    expect((await moved({ plan, served: [start, mx, dnskey] })).lines).toEqual([]);
  });

  test('to servers that have the zone of yesterday (16)', async () => {
    const old = rr('MX', 'ex.test', { preference: 10, exchange: 'old.ex.test' });
    const { lines, concerns } = await moved({ plan: NEXT, served: [start, old, dnskey] });
    expect(lines).toEqual([
      'critical E_NS_INCONSISTENT ex.test ns3.prov.test',
      'critical E_NS_INCONSISTENT ex.test ns4.prov.test',
    ]);
    expect(concerns[0]?.record?.source).toMatchObject({ file: 'plan.zone', line: 3 });
  });

  test('to servers that have no such zone', async () => {
    const { lines } = await moved({ plan: NEXT, served: 'refused', hasDs: false });
    expect(lines).toEqual([
      'critical E_NS_LAME ns3.prov.test (192.0.2.3)',
      'critical E_NS_LAME ns4.prov.test (192.0.2.4)',
    ]);
  });

  test('to servers that this machine does not reach', async () => {
    const { lines } = await moved({ plan: NEXT });
    expect(lines).toEqual(['unknown E_DNS_TIMEOUT SOA ex.test', 'unknown E_DNSSEC_BOGUS ex.test NS']);
  });

  test('to other keys', async () => {
    const other = `$ORIGIN ex.test.\n@ 60 DNSKEY 257 3 13 ${keyAndDs('b').key.subarray(4).toString('base64')}`;
    expect((await moved({ plan: other })).lines).toEqual(['critical E_DNSSEC_BOGUS ex.test DNSKEY']);
    const both = `${other}\n@ 60 DNSKEY 257 3 13 ${SIGNED.key.subarray(4).toString('base64')}`;
    expect((await moved({ plan: both })).lines).toEqual([]);
    expect((await moved({ plan: other, hasDs: false })).lines).toEqual([]);
  });
});
