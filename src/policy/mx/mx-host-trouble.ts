/** What is wrong with a host that an MX record names. */
import { namesAbove } from '../../dns/query/wire-name.ts';
import type { ResourceRecord } from '../../dns/records.ts';
import { withoutForgottenDot } from '../../dns/zone-faults.ts';
import { ipFamily } from '../../system/ip-family.ts';
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import { isAlias, notPublic, proxiedHost } from './mx-concerns.ts';
import { isNotPublic, isNotPublicDomain } from './public-address.ts';

/** A host with its addresses. */
interface AnsweredHost {
  readonly host: string;
  readonly record?: ResourceRecord | undefined;
  readonly addresses: readonly { readonly address: string; readonly record: ResourceRecord }[];
  readonly alias: ResourceRecord | undefined;
  readonly isProxied: boolean;
}

/** Says whether the host is an alias, behind a web proxy, or at addresses that are not public. */
export function hostTrouble(domain: string, answered: AnsweredHost): readonly Concern[] {
  const { host, alias, record } = answered;
  const found: Concern[] = [];
  if (alias) found.push(isAlias(host, alias, record));
  if (answered.isProxied) found.push(proxiedHost(host, answered.addresses[0]?.record ?? alias ?? record));
  const inside = answered.addresses.filter(({ address }) => isNotPublic(address));
  if (inside.length > 0 && !isNotPublicDomain(domain)) {
    const addresses = inside.map(({ address }) => address);
    found.push(notPublic(host, addresses, inside[0]?.record ?? record));
  }
  return found;
}

/** The host that may have been meant where the final dot is missing. */
export interface MeantHost {
  /** `mx.other.test` for `mx.other.test.ex.test`, or an address. */
  readonly name: string;
  /** Whether it has an address, or is one. If not, its top level may at least exist. */
  readonly isThere: boolean;
}

/** Looks for the host that was meant by one that does not exist. */
export async function meantHost({ domain, zone }: DomainView, host: string): Promise<MeantHost | undefined> {
  for (const origin of [domain, ...namesAbove(domain)]) {
    const meant = withoutForgottenDot(host, origin);
    if (meant === undefined) continue;
    if (ipFamily(meant) !== 0) return { name: meant, isThere: true };
    const lookups = await Promise.all([zone.lookup(meant, 'A'), zone.lookup(meant, 'AAAA')]);
    if (lookups.some(({ outcome }) => outcome === 'found')) return { name: meant, isThere: true };
    const top = await zone.lookup(meant.slice(meant.lastIndexOf('.') + 1), 'NS');
    if (top.outcome !== 'nxdomain') return { name: meant, isThere: false };
  }
  return undefined;
}
