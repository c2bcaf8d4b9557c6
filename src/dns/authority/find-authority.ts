/** Finds the servers that have the zone of a domain: from the zone above it, and from the zone itself. */

import { isWithin } from '../name.ts';
import type { DnsClient } from '../query/client.ts';
import { DNS_PORT, type NameServerAddress, readServerAddress } from '../query/name-server.ts';
import { foldName, namesAbove } from '../query/wire-name.ts';
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
const NO_PARENT: AskedParent = { failure: 'the root' };
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
  const cuts = await findCuts(name, options.resolver);
  const [nearest, above] = cuts.found;
  if (!nearest) return { failure: cuts.failure ?? 'nxdomain' };
  const parent = cuts.isCertain ? above : nearest;
  const child = cuts.isCertain ? nearest.name : name;
  const listed = targetsOf(nearest.list);
  const [asked] = await Promise.all([
    parent ? askParent({ parent: parent.name, hosts: targetsOf(parent.list), child }, options) : NO_PARENT,
    // They will be needed, and are remembered.
    ...(cuts.isCertain ? listed.map((host) => addressesOf(host, undefined, options)) : []),
  ] as const);
  if (!cuts.isCertain && asked.zone === undefined) return { failure: asked.failure ?? 'timeout' };
  const zone = asked.zone ?? nearest.name;
  return await withAddresses(zone, zone === nearest.name ? listed : undefined, asked, options);
}

/** The zones that a name is in, as resolvers see them. */
interface Cuts {
  /** Nearest first, with the servers of each. */
  readonly found: readonly { readonly name: string; readonly list: Lookup }[];
  /**
   * Whether the first one is the zone of the name. A nearer name that cannot be looked up may be a zone whose servers all
   * fail: the zone above it knows.
   */
  readonly isCertain: boolean;
  readonly failure?: string | undefined;
}

async function findCuts(name: string, resolver: Zone): Promise<Cuts> {
  const names = [name, ...namesAbove(name)].slice(0, MAX_ABOVE);
  const look = async (each: string) => ({ name: each, list: await resolver.lookup(each, 'NS') });
  const lists = await Promise.all(names.filter((each) => each !== '').map(look));
  // The root is asked for where it counts only: networks of their own may not reach it.
  if (lists.filter(isCut).length < 2) lists.push(await look(''));
  const found = lists.filter(isCut);
  const before = lists.slice(0, found[0] ? lists.indexOf(found[0]) : undefined);
  const failed = before.find(({ list }) => list.outcome === 'failed');
  return { found, isCertain: failed === undefined, failure: failed?.list.failure };
}

function isCut({ list }: { readonly list: Lookup }): boolean {
  return list.outcome === 'found' && list.aliases.length === 0;
}

function targetsOf(list: Lookup): readonly string[] {
  const targets = list.records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : []));
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
    const soa = [...own, ...authorities].find((record) => record.data.type === 'SOA' && isWithin(name, record.name));
    if (soa) return { zone: soa.name, hosts };
  }
  const failure = hosts.find((host) => host.failure !== undefined)?.failure;
  return { failure: answers.find(({ detail }) => detail !== undefined)?.detail ?? failure ?? 'no name server' };
}
