/** The name server of the sandbox, as Node's own resolver and the client of this project see it. */

import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import packet from 'dns-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublished } from '../../../../src/dns/authority/open-published.ts';
import { surveyServers } from '../../../../src/dns/authority/survey-servers.ts';
import { type NameServer, startNameServer } from '../../../../src/sandbox/dns/name-server.ts';
import { readMasterFile } from '../../../../src/sandbox/dns/zone-file.ts';
import { openNetwork } from '../../../support/dns/dns-network.ts';

const ZONE = `$TTL 300
@ 900 IN SOA ns1 dns ( 7 3600 600 ; refresh, retry
                  86400 60 )
@ NS ns1
ns1 A 127.0.0.1
@ MX 10 mx1
@ MX 20 mx2.far.test.
  TXT "v=spf1 mx -all" ; the owner is that of the line above
mx1 A 192.0.2.25
    AAAA 2001:db8::25
_25._tcp.mx1 TLSA 3 1 1 ${'ab'.repeat(32)}
@ CAA 0 issue "ca.test; a=b"
alias CNAME mx1
far CNAME host.far.test.
*.wild A 192.0.2.77
a.b.c TXT "say \\"hi\\"" "twice"
sub NS ns.sub
ns.sub A 192.0.2.53
_imaps._tcp SRV 0 1 993 mx1
big TXT ${Array.from({ length: 6 }, (_each, index) => `"${String(index).repeat(250)}"`).join(' ')}
`;
const FAR = '@ SOA ns1 dns 1 1 1 1 60\nhost A 198.51.100.1\nmx2 A 198.51.100.2';

describe('the name server of the sandbox', () => {
  let server: NameServer;
  let resolver: Resolver;

  beforeAll(async () => {
    server = await startNameServer([
      { origin: 'ex.test', text: ZONE, isSecure: true },
      { origin: 'far.test', text: FAR },
    ]);
    resolver = new Resolver();
    resolver.setServers([`${server.host}:${server.port}`]);
  });

  afterAll(async () => {
    await server.close();
  });

  it('answers what its zones say', async () => {
    expect(await resolver.resolveMx('ex.test')).toMatchObject([
      { priority: 10, exchange: 'mx1.ex.test' },
      { priority: 20, exchange: 'mx2.far.test' },
    ]);
    expect(await resolver.resolveTxt('ex.test')).toEqual([['v=spf1 mx -all']]);
    expect(await resolver.resolveTxt('a.b.c.ex.test')).toEqual([['say "hi"', 'twice']]);
    expect(await resolver.resolve6('mx1.ex.test')).toEqual(['2001:db8::25']);
    expect(await resolver.resolve4('alias.ex.test', { ttl: true })).toMatchObject([
      { address: '192.0.2.25', ttl: 300 },
    ]);
    expect(await resolver.resolve4('far.ex.test')).toEqual(['198.51.100.1']);
    expect(await resolver.resolve4('any.thing.wild.ex.test')).toEqual(['192.0.2.77']);
    expect(await resolver.resolveCaa('ex.test')).toMatchObject([{ critical: 0, issue: 'ca.test; a=b' }]);
    expect(await resolver.resolveSrv('_imaps._tcp.ex.test')).toMatchObject([
      { name: 'mx1.ex.test', port: 993, priority: 0, weight: 1 },
    ]);
    expect((await resolver.resolveSoa('ex.test')).minttl).toBe(60);
    expect((await resolver.resolveTxt('big.ex.test')).flat().join('')).toHaveLength(1500);
  });

  it.each([
    ['none.ex.test', 'ENOTFOUND'],
    ['b.c.ex.test', 'ENODATA'],
    ['mx1.wild.none.test', 'ENOTFOUND'],
    ['wild.ex.test', 'ENODATA'],
  ])('says that there is no %s: %s', async (name, code) => {
    await expect(resolver.resolve4(name)).rejects.toMatchObject({ code });
  });

  it('is an authoritative server that this project finds nothing wrong with', async () => {
    await using network = await openNetwork({ '127.0.0.1': server });
    const published = await openPublished({
      world: { ...network.world, dns: { lookup: async () => [], explain: async () => undefined, servers: () => [] } },
      signal: new AbortController().signal,
      limitMs: 60_000,
      domain: 'ex.test',
      nameServers: ['127.0.0.1'],
      resolvers: [{ address: '127.0.0.1', port: 53 }],
    });
    const { zone, client, resolved } = published;
    if (!zone) throw new Error(published.failure);
    expect(await surveyServers('ex.test', zone.authority, client)).toMatchObject([
      {
        soa: { standing: 'authoritative' },
        tcp: { standing: 'authoritative' },
        edns: 'spoken',
        serial: 7,
        mailHosts: ['10 mx1.ex.test', '20 mx2.far.test'],
      },
    ]);
    expect(await zone.lookup('none.ex.test', 'A')).toMatchObject({ outcome: 'nxdomain', negativeTtl: 60 });
    expect(await zone.lookup('x.sub.ex.test', 'A')).toMatchObject({ outcome: 'failed' });
    const name = '_25._tcp.mx1.ex.test';
    expect(await resolved.lookup(name, 'TLSA')).toMatchObject({ outcome: 'found', isAuthentic: true });
    expect(await resolved.lookup('host.far.test', 'A')).toMatchObject({ outcome: 'found', isAuthentic: false });
    expect(await resolved.lookup('far.ex.test', 'A')).toMatchObject({ outcome: 'found', isAuthentic: false });
    await network.allClosed();
  });

  it('publishes another zone in place of one', async () => {
    await using other = await startNameServer([{ origin: 'ex.test', text: ZONE }]);
    other.publish({ origin: 'ex.test', text: ZONE.replace('MX 10 mx1', 'MX 5 mx3') });
    const own = new Resolver();
    own.setServers([`${other.host}:${other.port}`]);
    expect((await own.resolveMx('ex.test'))[0]).toMatchObject({ priority: 5, exchange: 'mx3.ex.test' });
    expect(other.questions.map(({ name, type }) => `${name} ${type}`)).toContain('ex.test 15');
  });

  it('answers several questions of one connection, and ends one that sends nothing of the kind', async () => {
    const socket = connect(server.port, server.host);
    const ask = (id: number): Buffer =>
      packet.streamEncode({ type: 'query', id, questions: [{ type: 'NS', name: 'EX.test' }] });
    socket.write(Buffer.concat([ask(1), ask(2)]));
    let received = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => (received = Buffer.concat([received, chunk])));
    const isWhole = (): boolean => received.length > 2 && received.length >= 2 * (2 + received.readUInt16BE());
    while (!isWhole()) await once(socket, 'data');
    const first = packet.streamDecode(received);
    expect(first).toMatchObject({
      id: 1,
      flag_aa: true,
      questions: [{ name: 'EX.test' }],
      answers: [{ data: 'ns1.ex.test' }],
    });
    socket.write(Buffer.from([0, 3, 1, 2, 3]));
    await once(socket, 'close');
  });

  it.each([
    ['@ WKS 1', 'The zone ex.test has a record that the sandbox cannot read: @ WKS'],
    ['@ A 1.2.3', 'No IPv4 address: 1.2.3'],
    ['@ AAAA ::g', 'No IPv6 address: ::g'],
    [`@ TXT ${'x'.repeat(256)}`, /^A string of more than 255 octets/],
  ])('cannot read %s', (text, message) => {
    expect(() => readMasterFile(text, 'ex.test')).toThrow(message);
  });
});
