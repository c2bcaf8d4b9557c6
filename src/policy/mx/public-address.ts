/** Addresses that the Internet does not reach (IANA, special-purpose address registries). */
import { ipv6Address } from '../../dns/address.ts';
import { isWithin } from '../../dns/name.ts';

/**
 * Networks of the own machine, of the own link, and of private use, as their first octets and a number of bits. Those of
 * examples are left out: tests use them. A `BlockList` of Node takes longer to be loaded than this to be read.
 */
const NOT_PUBLIC_IPV4: readonly (readonly [first: number, second: number, bits: number])[] = [
  [0, 0, 8],
  [10, 0, 8],
  [100, 64, 10],
  [127, 0, 8],
  [169, 254, 16],
  [172, 16, 12],
  [192, 168, 16],
  [198, 18, 15],
  [224, 0, 3],
];

/** Names that no public zone has: RFC 6762 with its appendix G, RFC 8375, and `internal`, which ICANN has reserved. */
const NOT_PUBLIC_ZONES = ['internal', 'local', 'localhost', 'home.arpa', 'lan', 'home', 'corp', 'private', 'intranet'];

/** Whether an address is not reached from outside. IPv4-mapped forms count as the address that they map. */
export function isNotPublic(address: string): boolean {
  const ipv6 = ipv6Address(address);
  if (ipv6 === undefined) {
    const [first = 0, second = 0] = address.split('.').map(Number);
    return isNotPublicIpv4(first * 256 + second);
  }
  const mapped = /^::ffff:([\da-f]+):[\da-f]+$/.exec(ipv6)?.[1];
  if (mapped !== undefined) return isNotPublicIpv4(Number.parseInt(mapped, 16));
  if (ipv6 === '::' || ipv6 === '::1') return true;
  const group = Number.parseInt(ipv6.startsWith(':') ? '0' : ipv6, 16);
  // fc00::/7, fe80::/10, fec0::/10, ff00::/8.
  return (group >= 0xfc00 && group <= 0xfdff) || group >= 0xfe80;
}

/** @param half the first two octets of the address */
function isNotPublicIpv4(half: number): boolean {
  return NOT_PUBLIC_IPV4.some(([first, second, bits]) => half >> (16 - bits) === (first * 256 + second) >> (16 - bits));
}

/** Whether a domain can only be one of an internal network, in which private addresses are right. */
export function isNotPublicDomain(domain: string): boolean {
  return NOT_PUBLIC_ZONES.some((zone) => isWithin(domain, zone));
}
