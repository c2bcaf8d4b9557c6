/** A domain whose zone was not found. */
import type { PublishedDns } from '../../dns/authority/open-published.ts';
import type { Zone } from '../../dns/records.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { GatePlan } from './plan.ts';

/** What servers say that answer and have not the zone. */
const LAME = new Set(['REFUSED', 'NOTAUTH', 'no AA', 'another zone']);

/**
 * Returns a zone in place of the published one: a plan may be for a domain that does not exist yet.
 *
 * @throws ProbeFailure
 */
export async function unopened(
  { domain, stage, nameServers }: GatePlan,
  { failure = '', resolved }: PublishedDns,
): Promise<Zone> {
  if (failure === 'nxdomain') {
    const above = domain.slice(domain.lastIndexOf('.') + 1);
    // A resolver that knows no names at all, as in a closed network, is the trouble of this machine.
    if ((await resolved.lookup(above, 'NS')).outcome !== 'found') throw worldless(domain, above);
    if (stage === 'planned') return resolved;
    throw new ProbeFailure({
      code: 'E_DNS_NXDOMAIN',
      phase: 'dns',
      message: `The domain ${domain} does not exist, so nothing can be delivered to it.`,
      hint: `Check the spelling, and whether the domain is still registered and delegated: dig +trace ${domain} NS`,
    });
  }
  if (nameServers.length > 0 && LAME.has(failure)) {
    throw new ProbeFailure({
      code: 'E_NS_LAME',
      phase: 'dns',
      message: `None of the name servers ${nameServers.join(', ')} has the zone of ${domain} (${failure}).`,
      hint: `Load the zone there, or name other servers in name-servers: dig @${nameServers[0]} ${domain} SOA +norecurse`,
    });
  }
  throw new ProbeFailure({
    code: failure === 'REFUSED' ? 'E_DNS_REFUSED' : failure === 'SERVFAIL' ? 'E_DNS_SERVFAIL' : 'E_DNS_TIMEOUT',
    status: 'unknown',
    phase: 'dns',
    message: `The name servers of ${domain} could not be found (${failure}), so nothing was tested.`,
    hint: 'Look whether this machine has a resolver that answers, or name one in resolvers, or the servers of the zone in name-servers.',
  });
}

function worldless(domain: string, above: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DNS_NXDOMAIN',
    status: 'unknown',
    phase: 'dns',
    message: `The resolver of this machine finds neither ${domain} nor anything of ${above}, so nothing was tested.`,
    hint: 'It may be a network of its own. Name a resolver that knows the Internet in resolvers, or the servers of the zone in name-servers.',
  });
}
