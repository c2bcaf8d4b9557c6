/** Reverse names of addresses: receivers want the address to have a name, and the name to have the address. */
import { ipv4Address, ipv6Address } from '../dns/address.ts';
import type { Zone } from '../dns/records.ts';
import type { Concern } from './concern.ts';
import type { DomainView } from './domain-view.ts';
import { failedLookup } from './failed-lookup.ts';

/** More names of one address are not followed. */
const MAX_NAMES = 10;

/** A host of an MX record with its addresses. */
export interface AddressedHost {
  readonly host: string;
  readonly addresses: readonly string[];
}

/** What the reverse name of an address has come to. */
type Reverse =
  | { readonly kind: 'ok' }
  /** `what`: a clause that follows the address. */
  | { readonly kind: 'wrong'; readonly what: string }
  | { readonly kind: 'failed'; readonly concern: Concern };

/** Checks the declared outbound addresses, and those of MX hosts, which matter only if the hosts send, too. */
export async function checkPtr(view: DomainView, hosts: readonly AddressedHost[]): Promise<readonly Concern[]> {
  const outbound = [...new Set(view.declared.outboundIps.map(plainAddress))];
  const found = await Promise.all([
    ...outbound.map((address) => judgeOutbound(view, address)),
    ...hosts.map((each) => judgeHost(view.zone, each, outbound)),
  ]);
  return found.flat();
}

/** The name under which an address is looked up (RFC 1035 section 3.5, RFC 3596 section 2.5); undefined for none. */
export function reverseName(address: string): string | undefined {
  if (ipv4Address(address)) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const canonical = ipv6Address(address);
  if (canonical === undefined) return undefined;
  const [before = '', after = ''] = canonical.split('::');
  const [head, tail] = [before, after].map((part) => (part === '' ? [] : part.split(':')));
  const gap = 8 - (head?.length ?? 0) - (tail?.length ?? 0);
  const groups = [...(head ?? []), ...Array.from({ length: gap }, () => '0'), ...(tail ?? [])];
  const nibbles = groups.flatMap((group) => [...group.padStart(4, '0')]);
  return `${nibbles.reverse().join('.')}.ip6.arpa`;
}

/** IPv4 for an IPv6 form of it, and the short form of IPv6. */
function plainAddress(address: string): string {
  const canonical = ipv6Address(address) ?? address;
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const value = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return value.flatMap((part) => [part >> 8, part & 255]).join('.');
}

async function judgeOutbound({ domain, zone }: DomainView, address: string): Promise<readonly Concern[]> {
  const reverse = await judgeAddress(zone, address);
  if (reverse.kind === 'ok') return [];
  if (reverse.kind === 'failed') return [reverse.concern];
  return [
    {
      code: 'E_PTR',
      severity: 'critical',
      subject: address,
      message: `${address}, which sends mail for ${domain}, ${reverse.what}.`,
      hint: `Have the provider of the address set its PTR record (${reverseName(address)}) to the name of the server, and give that name the address.`,
    },
  ];
}

async function judgeHost(
  zone: Zone,
  { host, addresses }: AddressedHost,
  outbound: readonly string[],
): Promise<Concern[]> {
  const own = [...new Set(addresses.map(plainAddress))].filter((address) => !outbound.includes(address));
  const judged = await Promise.all(own.map((address) => judgeAddress(zone, address)));
  const wrong = own.flatMap((address, index) => {
    const reverse = judged[index];
    if (reverse?.kind === 'failed') return [`that of ${address} could not be looked up`];
    return reverse?.kind === 'wrong' ? [`${address} ${reverse.what}`] : [];
  });
  if (wrong.length === 0) return [];
  return [
    {
      code: 'E_PTR',
      severity: 'info',
      subject: host,
      message: `The MX host ${host} has addresses without a matching reverse name: ${wrong.join('; ')}.`,
      hint: 'Set the PTR record if the host sends mail, too: large receivers refuse mail from addresses without one.',
    },
  ];
}

/** Looks for a name of the address that leads back to it. */
async function judgeAddress(zone: Zone, address: string): Promise<Reverse> {
  const reverse = reverseName(address);
  if (reverse === undefined) return { kind: 'wrong', what: 'is no address' };
  const lookup = await zone.lookup(reverse, 'PTR');
  if (lookup.outcome === 'failed') return { kind: 'failed', concern: failedLookup(reverse, 'PTR', lookup) };
  const names = lookup.records.flatMap(({ data }) => (data.type === 'PTR' ? [data.target] : [])).slice(0, MAX_NAMES);
  if (names.length === 0) return { kind: 'wrong', what: 'has no reverse name (PTR)' };
  const type = address.includes(':') ? 'AAAA' : 'A';
  const forward = await Promise.all(names.map((name) => zone.lookup(name, type)));
  const isMatch = forward.some(({ records }) =>
    records.some(({ data }) => 'address' in data && data.address === address),
  );
  if (isMatch) return { kind: 'ok' };
  const failed = forward.findIndex(({ outcome }) => outcome === 'failed');
  const [name, lost] = [names[failed], forward[failed]];
  if (name !== undefined && lost) return { kind: 'failed', concern: failedLookup(name, type, lost) };
  return { kind: 'wrong', what: `has the reverse name ${names.join(', ')}, which does not lead back to it` };
}
