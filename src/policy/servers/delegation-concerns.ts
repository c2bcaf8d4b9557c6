/** What a plan can break in the delegation of a zone, in words. */
import type { ResourceRecord } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';

const STEPS =
  'Remove the DS record at the registrar, wait for its TTL, move the name servers, wait for the TTL of the NS records, and publish the DS record of the new keys last. Or let both sets of servers publish the keys of both.';

/** Validation fails where the DS records name keys that the servers do not have (RFC 4035 section 5.2). */
export function unsignedServers(zone: string, hosts: readonly string[]): Concern {
  return {
    code: 'E_DNSSEC_BOGUS',
    severity: 'critical',
    subject: `${zone} NS`,
    message: `The plan moves ${zone} to ${hosts.join(', ')}, where no key fits the DS records at the zone above: resolvers that validate find the domain no more.`,
    hint: STEPS,
  };
}

/** No new server has said what keys it has. */
export function unknownKeys(zone: string): Concern {
  return {
    code: 'E_DNSSEC_BOGUS',
    severity: 'unknown',
    subject: `${zone} NS`,
    message: `The plan moves ${zone}, which is signed, to other name servers, and none of them has said which keys it has.`,
    hint: `Run it again where the new servers can be reached. If they do not sign with the present keys: ${STEPS}`,
  };
}

/** The keys of the plan are not those of the DS records. */
export function otherKeys(zone: string, record: ResourceRecord): Concern {
  return {
    code: 'E_DNSSEC_BOGUS',
    severity: 'critical',
    subject: `${zone} DNSKEY`,
    message: `The plan has other keys for ${zone} than those that the DS records at the zone above name: resolvers that validate find the domain no more.`,
    hint: 'Keep the present key beside the new one until the DS record of the new one is published and the TTL of the old one is over.',
    record,
  };
}

/** The DS records of the plan are for other keys. */
export function otherDs(zone: string, record: ResourceRecord): Concern {
  return {
    code: 'E_DNSSEC_BOGUS',
    severity: 'critical',
    subject: `${zone} DS`,
    message: `The plan has DS records for ${zone} that name none of its keys: resolvers that validate find the domain no more.`,
    hint: `Publish the DS record of a key that the zone has: dig ${zone} DNSKEY | dnssec-dsfromkey -f - ${zone}. Where the zone is not signed yet, sign it first, and wait for its longest TTL.`,
    record,
  };
}

/** Validation ends. */
export function noDs(zone: string): Concern {
  return {
    code: 'E_DNSSEC_INSECURE',
    severity: 'warning',
    subject: `${zone} DS`,
    message: `The plan takes the DS records of ${zone} away: resolvers do not validate the domain any more, and senders pass over its TLSA records.`,
    hint: 'Keep the DS records, unless the zone moves to servers that do not have its keys.',
    isOptional: true,
  };
}

/** A new server with an old zone. */
export function behind(domain: string, host: string, shown: string): Concern {
  return {
    code: 'E_NS_INCONSISTENT',
    severity: 'critical',
    subject: `${domain} ${host}`,
    message: `The new name server ${host} says that the mail hosts of ${domain} are ${shown === '' ? 'none' : shown}, which is neither what is published nor what is planned.`,
    hint: 'Bring its zone up to date before the name servers are changed.',
  };
}
