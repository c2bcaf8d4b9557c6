/** Finds the servers that have the zone of a domain: from the zone above it, and from the zone itself. */

import type { DnsClient } from '../query/client.ts';
import { DNS_PORT, type NameServerAddress, readServerAddress } from '../query/name-server.ts';
import { foldName, isInZone, namesAbove } from '../query/wire-name.ts';
import type { Lookup, ResourceRecord, Zone } from '../records.ts';
import { type AskedParent, askParent } from './ask-parent.ts';
import { type Authority, type AuthorityHost, askAuthority, type Delegation, serversOf } from './authority.ts';

/** Who is asked on the way. */
export interface FindOptions {
  readonly client: DnsClient;
  /** Resolvers, best without validation, so that a zone with broken signatures is found, too. */
  readonly resolver: Zone;
}

/** There is no room for more names of servers in an answer without TCP, and so no zone has more. */
const MAX_HOSTS = 13;
const MAX_ADDRESSES = 4;
/** So many names above a domain are looked at. */
const MAX_ABOVE = 16;

/**
 * Finds the zone that a domain is in, and its servers. Neither has to be right: a host of one list only is marked, and
 * one without an address is kept with the reason.
 * @returns nothing when no zone is found, as when no resolver answers; then `failure` says why
 */
export async function findAuthority(
  domain: string,
  options: FindOptions,
): Promise<Authority | { readonly failure: string }> {
  const name = foldName(domain);
  const names = [name, ...namesAbove(name)].slice(0, MAX_ABOVE);
  const lists = await Promise.all(names.map((each) => options.resolver.lookup(each, 'NS')));
  const cuts = names.flatMap((each, index) => (isCut(lists[index]) ? [{ name: each, list: lists[index] }] : []));
  const [nearest, above] = cuts;
  if (!nearest) return { failure: lists.find(({ outcome }) => outcome === 'failed')?.failure ?? 'nxdomain' };
  // A nearer name that cannot be looked up may be a zone whose servers all fail. The zone above knows.
  const isCertain = lists.slice(0, names.indexOf(nearest.name)).every(({ outcome }) => outcome !== 'failed');
  const parent = isCertain ? above : nearest;
  const asked: AskedParent = parent
    ? await askParent(
        { parent: parent.name, hosts: targetsOf(parent.list), child: isCertain ? nearest.name : name },
        options,
      )
    : { failure: 'the root' };
  if (!isCertain && asked.zone === undefined) return { failure: asked.failure ?? 'timeout' };
  const zone = asked.zone ?? nearest.name;
  return await withAddresses(zone, zone === nearest.name ? targetsOf(nearest.list) : undefined, asked, options);
}

function isCut(lookup: Lookup | undefined): boolean {
  return lookup?.outcome === 'found' && lookup.aliases.length === 0;
}

function targetsOf(lookup: Lookup | undefined): readonly string[] {
  const targets = lookup?.records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : [])) ?? [];
  return [...new Set(targets)].sort().slice(0, MAX_HOSTS);
}

async function withAddresses(
  zone: string,
  listed: readonly string[] | undefined,
  { delegation, failure }: AskedParent,
  options: FindOptions,
): Promise<Authority> {
  const names = [...new Set([...(delegation?.hosts ?? []), ...(listed ?? [])])].slice(0, MAX_HOSTS);
  const hosts = await Promise.all(
    names.map(async (name): Promise<AuthorityHost> => {
      const isDelegated = delegation?.hosts.includes(name);
      const isListed = listed?.includes(name);
      return { name, isDelegated, isListed, ...(await addressesOf(name, delegation, options)) };
    }),
  );
  return { zone, hosts, delegation, delegationFailure: delegation ? undefined : failure };
}

/** Looks for the addresses of a host, those that the zone above gives away among them. */
export async function addressesOf(
  name: string,
  delegation: Pick<Delegation, 'glue'> | undefined,
  { resolver }: Pick<FindOptions, 'resolver'>,
): Promise<Pick<AuthorityHost, 'addresses' | 'failure'>> {
  const lookups = await Promise.all([resolver.lookup(name, 'A'), resolver.lookup(name, 'AAAA')]);
  const glue = delegation?.glue.filter((record) => record.name === name) ?? [];
  const found = [...lookups.flatMap(({ records }) => records), ...glue].flatMap(addressOf);
  const addresses = [...new Set(found)].slice(0, MAX_ADDRESSES).map((address) => ({ address, port: DNS_PORT }));
  if (addresses.length > 0) return { addresses };
  const lookup = lookups.find(({ outcome }) => outcome === 'failed') ?? lookups[0];
  return { addresses, failure: lookup.failure ?? lookup.outcome };
}

function addressOf({ data }: ResourceRecord): readonly string[] {
  return data.type === 'A' || data.type === 'AAAA' ? [data.address] : [];
}

/**
 * Takes the servers that the user names, such as a hidden primary: addresses with or without a port, or host names. The
 * zone is the one that the first of them says it has.
 */
export async function namedAuthority(
  domain: string,
  servers: readonly string[],
  options: FindOptions,
): Promise<Authority | { readonly failure: string }> {
  const name = foldName(domain);
  const hosts = await Promise.all(
    servers.map(async (text): Promise<AuthorityHost> => {
      const address: NameServerAddress | undefined = readServerAddress(text);
      if (address) return { name: text, addresses: [address] };
      return { name: foldName(text), ...(await addressesOf(foldName(text), undefined, options)) };
    }),
  );
  const all = serversOf({ zone: '', hosts });
  const answers = await Promise.all(
    all.map((server) => askAuthority(options.client, server, { name, type: 'SOA' }, '')),
  );
  for (const { standing, answer } of answers) {
    const { answers: own = [], authorities = [] } = standing === 'authoritative' ? (answer.message ?? {}) : {};
    const soa = [...own, ...authorities].find((record) => record.data.type === 'SOA' && isInZone(name, record.name));
    if (soa) return { zone: soa.name, hosts };
  }
  const failure = hosts.find((host) => host.failure !== undefined)?.failure;
  return { failure: answers.find(({ detail }) => detail !== undefined)?.detail ?? failure ?? 'no name server' };
}
