/** Addresses that the Internet does not reach (IANA, special-purpose address registries). */
import { BlockList } from 'node:net';
import { isWithin } from '../../dns/name.ts';
import { ipFamily } from '../../system/ip-family.ts';

/** Networks of the own machine, of the own link, and of private use. Those of examples are left out: tests use them. */
const NOT_PUBLIC: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 128],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

/** Names that no public zone has: RFC 6762 with its appendix G, RFC 8375, and `internal`, which ICANN has reserved. */
const NOT_PUBLIC_ZONES = ['internal', 'local', 'localhost', 'home.arpa', 'lan', 'home', 'corp', 'private', 'intranet'];

let networks: BlockList | undefined;

/** Whether an address is not reached from outside. IPv4-mapped forms count as the address that they map. */
export function isNotPublic(address: string): boolean {
  networks ??= notPublicNetworks();
  return networks.check(address, ipFamily(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a domain can only be one of an internal network, in which private addresses are right. */
export function isNotPublicDomain(domain: string): boolean {
  return NOT_PUBLIC_ZONES.some((zone) => isWithin(domain, zone));
}

function notPublicNetworks(): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of NOT_PUBLIC) list.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}
