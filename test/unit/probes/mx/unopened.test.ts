import { describe, expect, it } from 'vitest';
import type { PublishedDns } from '../../../../src/dns/authority/open-published.ts';
import type { Lookup } from '../../../../src/dns/records.ts';
import type { GatePlan } from '../../../../src/probes/mx/plan.ts';
import { unopened } from '../../../../src/probes/mx/unopened.ts';

const absent: Lookup = { outcome: 'nxdomain', records: [], aliases: [] };

function open(failure: string, given: Partial<GatePlan> = {}, tops: readonly string[] = ['org']) {
  const lookup = async (name: string): Promise<Lookup> =>
    tops.includes(name) ? { ...absent, outcome: 'found' } : absent;
  const plan = { domain: 'example.org', stage: 'live', nameServers: [], ...given } as unknown as GatePlan;
  return unopened(plan, { failure, resolved: { lookup } } as unknown as PublishedDns);
}

describe('a domain whose zone is not found', () => {
  it('does not exist', async () => {
    await expect(open('nxdomain')).rejects.toMatchObject({ code: 'E_DNS_NXDOMAIN', status: 'critical' });
  });

  it('may be planned', async () => {
    expect((await (await open('nxdomain', { stage: 'planned' })).lookup('example.org', 'MX')).outcome).toBe('nxdomain');
  });

  it.each(['live', 'planned'] as const)('is not known in a network that knows no names: %s', async (stage) => {
    await expect(open('nxdomain', { stage }, [])).rejects.toMatchObject({ code: 'E_DNS_NXDOMAIN', status: 'unknown' });
  });

  it.each([
    ['REFUSED', [], 'E_DNS_REFUSED'],
    ['SERVFAIL', [], 'E_DNS_SERVFAIL'],
    ['timeout', [], 'E_DNS_TIMEOUT'],
    ['timeout', ['192.0.2.1'], 'E_DNS_TIMEOUT'],
  ])('is not known after %s of %j', async (failure, nameServers, code) => {
    await expect(open(failure, { nameServers })).rejects.toMatchObject({ code, status: 'unknown' });
  });

  it('is not there where the servers that the user names have not its zone', async () => {
    await expect(open('REFUSED', { nameServers: ['192.0.2.1'] })).rejects.toMatchObject({
      code: 'E_NS_LAME',
      status: 'critical',
      message: expect.stringContaining('192.0.2.1'),
    });
  });
});
