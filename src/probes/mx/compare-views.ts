/** What a plan does to mail on the way from the published zone to the planned one; and whether it is published. */

import { readServerAddress } from '../../dns/query/name-server.ts';
import type { MxTalk } from '../../mail/mx/talk.ts';
import type { PublicationStep, TlsaFacts } from '../../model/gate-facts.ts';
import { checkLookups } from '../../policy/changes/check-lookups.ts';
import { checkPublished, checkResolvers } from '../../policy/changes/check-published.ts';
import { checkTtl, negativeTtlsOf } from '../../policy/changes/check-ttl.ts';
import { askNameServers, askResolvers } from '../../policy/changes/server-view.ts';
import type { Concern } from '../../policy/concern.ts';
import { compareDmarc } from '../../policy/dmarc/check-dmarc.ts';
import { compareMtaSts, type MtaStsSide } from '../../policy/mta-sts/compare-mta-sts.ts';
import { movesPolicyHost } from '../../policy/mta-sts/moves-policy-host.ts';
import { compareMx } from '../../policy/mx/compare-mx.ts';
import { planPublication } from '../../policy/order/plan-publication.ts';
import { checkPlannedZones, mailNames } from '../../policy/servers/check-planned-zones.ts';
import { compareSpf } from '../../policy/spf/compare-spf.ts';
import { compareTlsRpt } from '../../policy/tls-rpt.ts';
import { checkServedPolicy } from './check-served-policy.ts';
import type { CheckedView } from './check-view.ts';
import type { GateSurroundings } from './look-around.ts';
import type { GatePlan } from './plan.ts';
import { publicationInput } from './publication-input.ts';

/** What the comparison has come to. */
export interface ViewComparison {
  readonly concerns: readonly Concern[];
  readonly order: readonly PublicationStep[];
}

/** What mail servers have shown. */
interface Shown {
  readonly talks: readonly MxTalk[];
  readonly tlsa: ReadonlyMap<string, readonly TlsaFacts[]>;
}

/** Compares both zones. All that it finds is new trouble. */
export async function compareViews(plan: GatePlan, around: GateSurroundings, shown: Shown): Promise<ViewComparison> {
  const { planned, published } = around;
  if (!planned || !plan.zones) return { concerns: [], order: [] };
  const hosts = [...published.mx.hosts, ...planned.mx.hosts];
  const zones = checkPlannedZones(plan.zones, plan.domain, mailNames(plan.domain, hosts, plan.declared.dkimSelectors));
  if (plan.stage === 'after') {
    return { concerns: [...zones, ...(await publishedConcerns(plan, around))], order: [] };
  }
  const [order, changed] = await Promise.all([
    findOrder(plan, around, planned, shown),
    changeConcerns(around, planned),
  ]);
  return { concerns: [...zones, ...changed, ...order.concerns], order: order.order };
}

async function changeConcerns(
  { published, dkim, changes, names, policies }: GateSurroundings,
  planned: CheckedView,
): Promise<readonly Concern[]> {
  const [tlsRpt, mtaSts, negativeTtls, lookups] = await Promise.all([
    compareTlsRpt(published.view, planned.view),
    policies.served.then((served) =>
      compareMtaSts({ published: sideOf(published), planned: sideOf(planned), served, file: policies.file }),
    ),
    negativeTtlsOf(published.view.zone, changes),
    checkLookups(published.view.zone, planned.view.zone, names),
  ]);
  return [
    ...compareMx(planned.view, published.mx, planned.mx),
    ...compareSpf(published.spf, planned.spf),
    ...dkim.concerns,
    ...compareDmarc(published.dmarc, planned.dmarc),
    ...tlsRpt,
    ...mtaSts,
    ...checkTtl(changes, negativeTtls),
    ...lookups,
  ];
}

function sideOf({ view, mtaSts, mx }: CheckedView): MtaStsSide {
  return { view, checked: mtaSts, hosts: mx.hosts, isNullMx: mx.isNullMx };
}

async function findOrder(
  plan: GatePlan,
  { dns, published, changes, dkim }: GateSurroundings,
  planned: CheckedView,
  { talks, tlsa }: Shown,
): Promise<ViewComparison> {
  // A domain that does not exist yet can be published at once: nothing depends on it.
  const isNew = !dns.zone || (await dns.zone.lookup(plan.domain, 'MX')).outcome === 'nxdomain';
  if (!dns.zone || isNew) return { concerns: [], order: [] };
  const { zone, delegation } = dns.zone.authority;
  const { records } = await dns.zone.lookup(zone, 'SOA');
  const [soa] = records.flatMap(({ ttl, data }) => (data.type === 'SOA' ? [Math.min(ttl, data.minimum)] : []));
  const known = {
    ...{ published, planned, changes, tlsa, talks, delegation },
    negativeTtl: soa ?? 0,
    replacedKeys: dkim.replaced,
    isHostMoved: await movesPolicyHost(plan.domain, published.view.zone, planned.view.zone),
  };
  const { steps, concerns } = planPublication(publicationInput(plan, known));
  return { concerns, order: steps };
}

async function publishedConcerns(
  { domain, resolvers }: GatePlan,
  { dns, changes, policies }: GateSurroundings,
): Promise<readonly Concern[]> {
  const policy = checkServedPolicy(domain, await policies.served, policies.file);
  if (!dns.zone) return policy;
  const asked = resolvers.flatMap((text) => readServerAddress(text) ?? []);
  const [perServer, perResolver] = await Promise.all([
    askNameServers(dns.zone, changes),
    askResolvers(dns.client, asked, changes),
  ]);
  return [...policy, ...checkPublished(changes, perServer), ...checkResolvers(changes, perResolver)];
}
