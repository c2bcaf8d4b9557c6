import { expect, test } from 'vitest';
import { openPublished, type PublishedDns } from '../../../../src/dns/authority/open-published.ts';
import { openNetwork } from '../../../support/dns/dns-network.ts';
import { startDns } from '../../../support/dns/scripted-dns.ts';
import { authoritative, resolving, rr, soa, type TestZone } from '../../../support/dns/zone-answers.ts';

const ROOT: TestZone = {
  origin: 'test',
  records: [
    soa('test'),
    rr('NS', 'test', 'a.nic.test'),
    rr('A', 'a.nic.test', '192.0.2.1'),
    rr('NS', 'example.test', 'ns1.example.test'),
    rr('A', 'ns1.example.test', '192.0.2.11'),
  ],
};
const EXAMPLE: TestZone = {
  origin: 'example.test',
  records: [
    soa('example.test'),
    rr('NS', 'example.test', 'ns1.example.test'),
    rr('A', 'ns1.example.test', '192.0.2.11'),
    rr('MX', 'example.test', { preference: 10, exchange: 'mx.far.test' }),
  ],
};
const FAR: TestZone = { origin: 'far.test', records: [soa('far.test'), rr('A', 'mx.far.test', '192.0.2.25')] };

/** Opens what is published of example.test, and counts the sockets that were opened before anything was asked of it. */
async function open(
  options: { nameServers?: readonly string[]; resolvers?: readonly string[] },
  work: (published: PublishedDns, opened: number) => Promise<void>,
): Promise<void> {
  await using resolver = await startDns(resolving([ROOT, EXAMPLE, FAR], { isAuthentic: true }));
  await using parent = await startDns(authoritative(ROOT));
  await using server = await startDns(authoritative(EXAMPLE));
  const hosts = { '192.0.2.99': resolver, '192.0.2.1': parent, '192.0.2.11': server, '192.0.2.12': server };
  await using network = await openNetwork(hosts);
  const dns = { lookup: async () => [], explain: async () => undefined, servers: () => ['no address', '192.0.2.99'] };
  const published = await openPublished({
    world: { ...network.world, dns },
    signal: new AbortController().signal,
    limitMs: 60_000,
    domain: 'example.test',
    nameServers: options.nameServers,
    resolvers: options.resolvers?.map((address) => ({ address, port: 53 })),
  });
  await work(published, network.sockets().opened);
  await network.allClosed();
}

test('what is published comes from the servers of the zone, and other names from the resolvers of the system', async () => {
  await open({}, async ({ zone, resolved }) => {
    expect(await zone?.lookup('example.test', 'MX')).toMatchObject({ records: [{ source: { server: '192.0.2.11' } }] });
    expect(await zone?.lookup('mx.far.test', 'A')).toMatchObject({ records: [{ source: { server: '192.0.2.99' } }] });
    const { isAuthentic } = await resolved.lookup('example.test', 'MX');
    expect(isAuthentic).toBeUndefined();
  });
});

test('resolvers that the user names are believed, and servers that he names are asked', async () => {
  await open({ nameServers: ['192.0.2.12'], resolvers: ['192.0.2.99'] }, async ({ zone, resolved }, opened) => {
    expect(opened).toBe(1);
    expect(await zone?.lookup('example.test', 'MX')).toMatchObject({ records: [{ source: { server: '192.0.2.12' } }] });
    expect((await resolved.lookup('example.test', 'MX')).isAuthentic).toBe(true);
  });
});

test('without a zone there is the reason, and other names can be asked for', async () => {
  await open({ nameServers: ['192.0.2.77'] }, async ({ zone, failure, resolved }) => {
    expect(zone).toBeUndefined();
    expect(failure).toBe('ENETUNREACH');
    expect((await resolved.lookup('mx.far.test', 'A')).outcome).toBe('found');
  });
});
