/** Finding the servers of a zone: from the zone above, from the zone itself, and when one of them is wrong. */
import packet from 'dns-packet';
import { describe, expect, test } from 'vitest';
import type { Authority } from '../../../../src/dns/authority/authority.ts';
import { findAuthority, namedAuthority } from '../../../../src/dns/authority/find-authority.ts';
import { createResolverZone } from '../../../../src/dns/lookup/resolver-zone.ts';
import { createDnsClient } from '../../../../src/dns/query/client.ts';
import { type Host, openNetwork } from '../../../support/dns/dns-network.ts';
import { type AskedQuestion, replyTo, type ScriptedReply, startDns } from '../../../support/dns/scripted-dns.ts';
import {
  authoritative,
  type ResolverFaults,
  resolving,
  rr,
  soa,
  type TestZone,
} from '../../../support/dns/zone-answers.ts';

const DS = rr('DS', 'example.test', { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.from('ab', 'hex') });
const TEST: TestZone = {
  origin: 'test',
  records: [
    soa('test'),
    rr('NS', 'test', 'a.nic.test'),
    rr('A', 'a.nic.test', '192.0.2.1'),
    rr('NS', 'example.test', 'ns1.example.test', 86_400),
    rr('NS', 'example.test', 'ns2.far.test', 86_400),
    rr('A', 'ns1.example.test', '192.0.2.11'),
    DS,
  ],
};
const EXAMPLE: TestZone = {
  origin: 'example.test',
  records: [
    soa('example.test', 7),
    rr('NS', 'example.test', 'ns1.example.test'),
    rr('NS', 'example.test', 'ns3.example.test'),
    rr('A', 'ns1.example.test', '192.0.2.11'),
    rr('AAAA', 'ns1.example.test', '2001:db8::11'),
    rr('A', 'ns3.example.test', '192.0.2.13'),
    rr('MX', 'example.test', { preference: 10, exchange: 'mx.example.test' }),
  ],
};
const ROOT: TestZone = { origin: '', records: [soa(''), rr('NS', '', 'root.test'), rr('A', 'root.test', '192.0.2.2')] };
const FAR: TestZone = { origin: 'far.test', records: [soa('far.test'), rr('A', 'ns2.far.test', '192.0.2.12')] };
const RESOLVER = { address: '192.0.2.99', port: 53 };

interface Setting {
  readonly zones?: readonly TestZone[];
  readonly faults?: ResolverFaults;
  /** The server of the zone above. */
  readonly parent?: ((question: AskedQuestion) => ScriptedReply) | Host;
  readonly hosts?: Readonly<Record<string, Host>>;
}

type Found = Authority | { readonly failure: string };

async function find(
  { zones = [ROOT, TEST, EXAMPLE, FAR], faults = {}, parent = authoritative(TEST), hosts = {} }: Setting,
  work: (options: Parameters<typeof findAuthority>[1]) => Promise<Found>,
): Promise<Found> {
  await using above = await startDns(typeof parent === 'function' ? parent : () => undefined);
  await using resolver = await startDns(resolving(zones, faults));
  await using network = await openNetwork({
    [RESOLVER.address]: resolver,
    '192.0.2.1': typeof parent === 'function' ? above : parent,
    ...hosts,
  });
  const client = createDnsClient({ world: network.world, signal: new AbortController().signal, limitMs: 60_000 });
  const zone = createResolverZone({ client, resolvers: [RESOLVER], isTrusted: false, isUnchecked: true });
  const found = await work({ client, resolver: zone });
  await network.allClosed();
  return found;
}

const findServers = (domain: string, setting: Setting = {}): Promise<Found> =>
  find(setting, (options) => findAuthority(domain, options));

describe.concurrent('the servers of a zone', () => {
  test('are those of both lists, each marked, with all addresses', async () => {
    const found = await findServers('Example.test.');
    expect(found).toMatchObject({
      zone: 'example.test',
      hosts: [
        {
          name: 'ns1.example.test',
          isDelegated: true,
          isListed: true,
          addresses: [
            { address: '192.0.2.11', port: 53 },
            { address: '2001:db8::11', port: 53 },
          ],
        },
        { name: 'ns2.far.test', isDelegated: true, isListed: false, addresses: [{ address: '192.0.2.12', port: 53 }] },
        {
          name: 'ns3.example.test',
          isDelegated: false,
          isListed: true,
          addresses: [{ address: '192.0.2.13', port: 53 }],
        },
      ],
      delegation: {
        parent: 'test',
        hosts: ['ns1.example.test', 'ns2.far.test'],
        ttl: 86_400,
        glue: [{ name: 'ns1.example.test', data: { type: 'A', address: '192.0.2.11' } }],
        ds: [{ data: { type: 'DS', text: '00010d02ab' } }],
        server: { address: '192.0.2.1', port: 53 },
      },
    });
    expect('delegationFailure' in found && found.delegationFailure).toBeFalsy();
  });

  test('are those of the zone that a name is in', async () => {
    expect(await findServers('mail.inside.example.test')).toMatchObject({
      zone: 'example.test',
      delegation: { parent: 'test', ttl: 86_400 },
    });
  });

  test('are found by the zone above when none of them answers the resolver', async () => {
    const found = await findServers('mail.example.test', { faults: { failing: ['example.test'] } });
    expect(found).toMatchObject({
      zone: 'example.test',
      hosts: [
        { name: 'ns1.example.test', isDelegated: true, isListed: undefined, addresses: [{ address: '192.0.2.11' }] },
        { name: 'ns2.far.test', isDelegated: true, addresses: [{ address: '192.0.2.12' }] },
      ],
    });
  });

  test('are found although the zone cannot be validated', async () => {
    expect(await findServers('example.test', { faults: { bogus: ['test'] } })).toMatchObject({ zone: 'example.test' });
  });

  test('are those of the zone itself when the zone above says nothing', async () => {
    for (const [parent, failure] of [
      ['ENETUNREACH', 'ENETUNREACH'],
      [(question: AskedQuestion) => replyTo(question, { flags: 5 }), 'REFUSED'],
      [authoritative(TEST, EXAMPLE), 'answers from the zone itself'],
    ] as const) {
      const found = await findServers('example.test', { parent });
      expect(found).toMatchObject({
        zone: 'example.test',
        hosts: [{ name: 'ns1.example.test', isDelegated: undefined, isListed: true }, { name: 'ns3.example.test' }],
        delegation: undefined,
        delegationFailure: failure,
      });
    }
  });

  test('have no address from the zone above that is not its to tell, and no referral to another zone', async () => {
    const found = await findServers('example.test', {
      parent: (question) =>
        replyTo(question, {
          authorities: [rr('NS', 'example.test', 'ns9.else.org'), rr('NS', 'other.test', 'evil.test')],
          additionals: [rr('A', 'ns9.else.org', '192.0.2.66'), rr('A', 'evil.test', '192.0.2.66')],
        }),
    });
    expect(found).toMatchObject({ delegation: { hosts: ['ns9.else.org'], glue: [] } });
    expect(JSON.stringify(found)).not.toContain('192.0.2.66');
    expect('hosts' in found && found.hosts[0]).toMatchObject({
      name: 'ns9.else.org',
      addresses: [],
      failure: 'nxdomain',
    });
  });

  test('are not known when no resolver answers', async () => {
    expect(await findServers('example.test', { hosts: { [RESOLVER.address]: 'ENETUNREACH' } })).toEqual({
      failure: 'ENETUNREACH',
    });
  });

  test('are not guessed when neither the zone nor the zone above answers', async () => {
    const found = await findServers('example.test', {
      faults: { failing: ['example.test'] },
      parent: (question) => replyTo(question, { flags: 2 }),
    });
    expect(found).toEqual({ failure: 'SERVFAIL' });
  });
});

describe.concurrent('servers that the user names', () => {
  test('are taken as they are, by address or by name, and say which zone it is', async () => {
    await using server = await startDns(authoritative(EXAMPLE));
    const hosts = { '192.0.2.53': server, '192.0.2.13': server };
    const found = await find({ hosts }, (options) =>
      namedAuthority('mail.example.test', ['192.0.2.53:5353', 'NS3.example.test'], options),
    );
    expect(found).toEqual({
      zone: 'example.test',
      hosts: [
        { name: '192.0.2.53:5353', addresses: [{ address: '192.0.2.53', port: 5353 }] },
        { name: 'ns3.example.test', addresses: [{ address: '192.0.2.13', port: 53 }] },
      ],
    });
  });

  test('have no zone when they do not say so', async () => {
    await using lame = await startDns((question) => replyTo(question, { flags: packet.RECURSION_AVAILABLE | 5 }));
    const named = (server: string) =>
      find({ hosts: { '192.0.2.53': lame } }, (options) => namedAuthority('example.test', [server], options));
    expect(await named('192.0.2.53')).toEqual({ failure: 'REFUSED' });
    expect(await named('nosuch.example.test')).toEqual({ failure: 'nxdomain' });
  });
});
