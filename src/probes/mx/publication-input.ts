/** What the order of publication is found from. */
import type { Delegation } from '../../dns/authority/authority.ts';
import type { MxTalk } from '../../mail/mx/talk.ts';
import type { RecordSetFacts, TlsaFacts } from '../../model/gate-facts.ts';
import { presentationOf } from '../../policy/changes/presentation.ts';
import type { OutboundIp, PublicationInput, ServedTlsa } from '../../policy/order/publication.ts';
import { isEmpty, network, subtract } from '../../policy/spf/address-set.ts';
import type { SpfResult } from '../../policy/spf/check-spf.ts';
import type { CheckedView } from './check-view.ts';
import type { GatePlan } from './plan.ts';

/** Both zones with all that was found out. */
export interface KnownDomain {
  readonly published: CheckedView;
  readonly planned: CheckedView;
  readonly changes: readonly RecordSetFacts[];
  /** Seconds. */
  readonly negativeTtl: number;
  readonly tlsa: ReadonlyMap<string, readonly TlsaFacts[]>;
  readonly talks: readonly MxTalk[];
  readonly delegation: Delegation | undefined;
  /** Selectors that lead to another key than before. */
  readonly replacedKeys: readonly string[];
  /** Whether the plan has the host of the policy at other addresses. */
  readonly isHostMoved: boolean;
}

/** Gathers it. */
export function publicationInput({ domain, declared, policyText }: GatePlan, known: KnownDomain): PublicationInput {
  const { published, planned, changes, negativeTtl, delegation, replacedKeys, isHostMoved } = known;
  // Without a record it is not asked for, unless the plan has one: then its host was asked.
  const found = planned.mtaSts.facts;
  const served = published.mtaSts.facts ?? (found?.origin === 'fetched' ? found : undefined);
  return {
    domain,
    changes,
    negativeTtl,
    selectors: declared.dkimSelectors,
    replacedKeys,
    outbound: declared.outboundIps.map((address) => outboundIp(address, published.spf, planned.spf)),
    spf: { published: published.spf.facts, planned: planned.spf.facts },
    mtaSts: {
      served: served?.mode === undefined ? undefined : served,
      planned: policyText && planned.mtaSts.facts,
      isHostMoved,
    },
    unauthorizedReports: unauthorizedHosts(planned).filter((host) => !unauthorizedHosts(published).includes(host)),
    servedTlsa: servedTlsa(known),
    delegation: delegation && {
      ds: (delegation.ds ?? []).map(({ data }) => presentationOf(data)),
      dsTtl: delegation.ds?.[0]?.ttl,
      nsTtl: delegation.ttl,
    },
  };
}

function unauthorizedHosts({ dmarc }: CheckedView): readonly string[] {
  return dmarc.concerns.filter(({ code }) => code === 'E_DMARC_RUA_UNAUTHORIZED').map(({ subject }) => subject);
}

function outboundIp(address: string, published: SpfResult, planned: SpfResult): OutboundIp {
  return { address, passes: { published: passes(address, published), planned: passes(address, planned) } };
}

/** Whether a record lets an address send; undefined when it decides by more than the address. */
function passes(address: string, { permits }: SpfResult): boolean | undefined {
  if (!permits) return false;
  if (isEmpty(subtract(network(address), permits.addresses))) return true;
  return permits.isUnknown || permits.dynamic.length > 0 ? undefined : false;
}

/** TLSA records of hosts whose certificate was seen. */
function servedTlsa({ tlsa, talks }: KnownDomain): readonly ServedTlsa[] {
  const seen = new Set(talks.filter(({ chain }) => chain).map(({ target }) => target.host));
  return [...tlsa]
    .filter(([host]) => seen.has(host))
    .map(([host, records]) => ({
      host,
      values: records
        .filter(({ isMatch }) => isMatch)
        .map(({ usage, selector, matching, certificate }) =>
          presentationOf({ type: 'TLSA', usage, selector, matching, certificate }),
        ),
    }));
}
