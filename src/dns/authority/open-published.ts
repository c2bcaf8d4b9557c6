/** The way into this room: what is published about a domain, ready to be asked. */

import type { World } from '../../system/world.ts';
import { createResolverZone, type SteppedZone } from '../lookup/resolver-zone.ts';
import { type ClientBudget, createDnsClient, type DnsClient } from '../query/client.ts';
import type { DnsWorld } from '../query/exchange.ts';
import { type NameServerAddress, readServerAddress } from '../query/name-server.ts';
import { type AuthoritativeZone, createAuthoritativeZone } from './authoritative-zone.ts';
import { findAuthority, namedAuthority } from './find-authority.ts';

/** Whom to ask about what. */
export interface PublishedOptions extends Omit<ClientBudget, 'world'> {
  readonly world: DnsWorld & Pick<World, 'dns'>;
  readonly domain: string;
  /** Addresses or names of authoritative servers; those that are delegated to when absent or empty. */
  readonly nameServers?: readonly string[] | undefined;
  /** Resolvers that the user trusts, so that their AD bit counts; those of the system when absent or empty. */
  readonly resolvers?: readonly NameServerAddress[] | undefined;
}

/** What is published. */
export interface PublishedDns {
  readonly client: DnsClient;
  /** The zone of the domain over its own servers, and all other names over resolvers. Absent when it was not found. */
  readonly zone?: AuthoritativeZone | undefined;
  /** Why there is no zone. */
  readonly failure?: string | undefined;
  /** All names over resolvers: the view of a sender, with the AD bit where it counts. */
  readonly resolved: SteppedZone;
}

/** Finds the zone of a domain. Asks only what is needed to find its servers. */
export async function openPublished(options: PublishedOptions): Promise<PublishedDns> {
  const { domain, nameServers = [], world } = options;
  const client = createDnsClient(options);
  const named = options.resolvers ?? [];
  const resolvers = named.length > 0 ? named : systemResolvers(world.dns);
  const resolved = createResolverZone({ client, resolvers, isTrusted: named.length > 0 });
  const resolver = createResolverZone({ client, resolvers, isTrusted: false, isUnchecked: true });
  const find = { client, resolver };
  const authority = await (nameServers.length > 0
    ? namedAuthority(domain, nameServers, find)
    : findAuthority(domain, find));
  if (!('zone' in authority)) return { client, failure: authority.failure, resolved };
  return { client, zone: createAuthoritativeZone({ client, authority, others: resolved }), resolved };
}

/** The resolvers of the system, in its order. What is no address there is passed over. */
function systemResolvers(dns: Pick<World['dns'], 'servers'>): readonly NameServerAddress[] {
  return dns.servers().flatMap((text) => readServerAddress(text) ?? []);
}
