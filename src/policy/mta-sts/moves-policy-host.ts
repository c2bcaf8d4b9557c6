/** Whether a plan lets senders fetch the policy of MTA-STS from somewhere else. */
import type { Zone } from '../../dns/records.ts';

/** Whether the host of the policy is found at other addresses in the planned zone than in the published one. */
export async function movesPolicyHost(domain: string, published: Zone, planned: Zone): Promise<boolean> {
  const [now, then] = await Promise.all([addressesIn(domain, published), addressesIn(domain, planned)]);
  // A host that goes is told otherwise, and one that was not there is fetched from anyhow.
  return now.size > 0 && then.size > 0 && ![...then].every((address) => now.has(address));
}

async function addressesIn(domain: string, zone: Zone): Promise<ReadonlySet<string>> {
  const host = `mta-sts.${domain}`;
  const lookups = await Promise.all([zone.lookup(host, 'A'), zone.lookup(host, 'AAAA')]);
  const found = lookups.flatMap(({ records }) => records);
  return new Set(found.flatMap(({ data }) => (data.type === 'A' || data.type === 'AAAA' ? [data.address] : [])));
}
