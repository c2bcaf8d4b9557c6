/** What others have found out → what an order of publication is found from. */
import type { Authority } from '../../dns/authority/authority.ts';
import type { MxHostFacts } from '../../model/gate-facts.ts';
import type { NegativeTtls } from '../changes/check-ttl.ts';
import { presentationOf } from '../changes/presentation.ts';
import type { DelegationState, ServedTlsa } from './publication.ts';

/** In seconds: the longest time for which resolvers remember absence by themselves (RFC 2308 section 5). */
const LONGEST_USUAL = 10_800;

/** The time for which absence may be remembered, where it is not the same for all names: the longest. */
export function longestNegativeTtl(ttls: NegativeTtls): number {
  return ttls.size === 0 ? LONGEST_USUAL : Math.max(...ttls.values());
}

/** Which TLSA records fit what hosts show. Hosts whose certificate was not seen are left out. */
export function servedTlsaOf(hosts: readonly MxHostFacts[]): readonly ServedTlsa[] {
  return hosts.flatMap(({ host, tlsa = [] }) => {
    const seen = tlsa.filter(({ isMatch }) => isMatch !== undefined);
    if (seen.length === 0) return [];
    const fitting = seen.filter(({ isMatch }) => isMatch);
    const values = fitting.map(({ usage, selector, matching, certificate }) =>
      presentationOf({ type: 'TLSA', usage, selector, matching, certificate }),
    );
    return [{ host, values }];
  });
}

/** What the zone above says. Undefined when it was not asked, or said nothing. */
export function delegationStateOf({ delegation }: Pick<Authority, 'delegation'>): DelegationState | undefined {
  if (!delegation) return undefined;
  const { ds = [], ttl } = delegation;
  return { ds: ds.map(({ data }) => presentationOf(data)), dsTtl: ds[0]?.ttl, nsTtl: ttl };
}
