import { describe, expect, test } from 'vitest';
import { createWorld } from '../../../src/system/real-world.ts';
import { startNameServer, type Zone } from '../../faults/harness/network/name-server.ts';

const { dns } = createWorld({ env: {}, stdout: () => {} });
const LIMIT_MS = 10_000;

/** Asks a name server that has this zone. */
async function ask(zone: Zone, type: Parameters<typeof dns.query>[0]['type'], limitMs = LIMIT_MS): Promise<unknown> {
  await using server = await startNameServer(zone);
  return await dns.query({ name: 'mail.test', type, servers: [`127.0.0.1:${server.port}`] }, limitMs);
}

describe('dns.query', () => {
  const name = 'mail.test';
  const records: Zone['records'] = [
    { type: 'MX', name, data: { exchange: 'mx.mail.test', preference: 10 } },
    { type: 'TXT', name, data: ['v=spf1 ip4:192.0.2.1', ' -all'] },
    { type: 'CNAME', name, data: 'other.test' },
    { type: 'NS', name, data: 'ns.mail.test' },
    { type: 'PTR', name, data: 'host.mail.test' },
  ];

  test.each([
    ['A', ['192.0.2.1']],
    ['AAAA', ['2001:db8::1']],
    ['MX', [{ exchange: 'mx.mail.test', priority: 10 }]],
    ['TXT', ['v=spf1 ip4:192.0.2.1 -all']],
    ['CNAME', ['other.test']],
    ['NS', ['ns.mail.test']],
    ['PTR', ['host.mail.test']],
  ] as const)('gives the %s records of a name', async (type, expected) => {
    const zone = { a: [['192.0.2.1']], aaaa: [['2001:db8::1']], records };
    expect(JSON.parse(JSON.stringify(await ask(zone, type)))).toMatchObject(expected);
  });

  test.each([
    ['ENOTFOUND', { rcode: 'NXDOMAIN' }],
    ['ENODATA', {}],
    ['ESERVFAIL', { rcode: 'SERVFAIL' }],
    ['EREFUSED', { rcode: 'REFUSED' }],
  ] as const)('says %s for a name server that answers %j', async (code, zone) => {
    await expect(ask(zone, 'MX')).rejects.toMatchObject({ code });
  });

  test('ends within its limit when the name server says nothing', async () => {
    await expect(ask({ rcode: 'silence' }, 'MX', 50)).rejects.toMatchObject({
      code: expect.stringMatching(/^E(?:TIMEOUT|CANCELLED)$/),
    });
  });
});
