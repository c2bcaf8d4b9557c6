/** Opens both zones, and finds out all that name servers and the host of the policy can tell. */
import { openPublished, type PublishedDns } from '../../dns/authority/open-published.ts';
import { surveyServers } from '../../dns/authority/survey-servers.ts';
import { overlayZones } from '../../dns/overlay/overlay-zones.ts';
import { readServerAddress } from '../../dns/query/name-server.ts';
import type { Zone } from '../../dns/records.ts';
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { compareRecords } from '../../policy/changes/compare-records.ts';
import { type MailName, namesOfMail } from '../../policy/changes/names-of-mail.ts';
import { compareDkim, type DkimComparison } from '../../policy/dkim/compare-dkim.ts';
import { selectorsInPlan } from '../../policy/dkim/selector.ts';
import type { DomainView } from '../../policy/domain-view.ts';
import { checkMx } from '../../policy/mx/check-mx.ts';
import { checkDelegation } from '../../policy/servers/check-delegation.ts';
import { type CheckedDnssec, checkDnssec } from '../../policy/servers/check-dnssec.ts';
import { type CheckedServers, checkServers } from '../../policy/servers/check-servers.ts';
import { checkPlannedDs } from '../../policy/servers/planned-ds.ts';
import { type CheckedView, checkView } from './check-view.ts';
import { fetchPolicies, type Policies } from './fetch-policies.ts';
import type { GatePlan } from './plan.ts';
import { unopened } from './unopened.ts';

/** What is known before a mail server is talked to. */
export interface GateSurroundings {
  readonly dns: PublishedDns;
  readonly published: CheckedView;
  /** Absent when there is no plan. */
  readonly planned?: CheckedView | undefined;
  readonly policies: Policies;
  /** Judges the name servers by all that they have been asked so far. */
  readonly servers: () => CheckedServers;
  /** What the plan does to the delegation. */
  readonly delegation: CheckedServers;
  readonly dnssec: CheckedDnssec;
  /** What the plan does to keys that mail is verified with: to be found out by asking for many usual selectors. */
  readonly dkim: DkimComparison;
  /** The record sets that matter to mail. */
  readonly names: readonly MailName[];
  readonly changes: readonly RecordSetFacts[];
}

const NOTHING: CheckedServers = { concerns: [], untested: [] };

/** @throws ProbeFailure when the zone is not found */
export async function lookAround(plan: GatePlan, context: ProbeContext): Promise<GateSurroundings> {
  const { domain, declared, zones } = plan;
  const dns = await openPublished({
    domain,
    nameServers: plan.nameServers,
    resolvers: plan.resolvers.flatMap((text) => readServerAddress(text) ?? []),
    world: context.world,
    signal: context.signal,
    limitMs: plan.dnsLimitMs,
  });
  const publishedZone: Zone = dns.zone ?? (await unopened(plan, dns));
  const plannedZone = zones && overlayZones(zones.zones, publishedZone, domain);
  const policies = fetchPolicies(plan, { published: publishedZone, planned: plannedZone }, context);
  const viewOf = (zone: Zone): DomainView => ({ domain, zone, declared });
  const [published, planned, servers, delegation, dnssec, records, dkim] = await Promise.all([
    checkView(viewOf(publishedZone), policies.served),
    plannedZone && checkView(viewOf(plannedZone), policies.planned),
    lookAtServers(domain, dns),
    lookAtDelegation(plan, dns, plannedZone),
    // The hosts alone are waited for: what they are is remembered, and SPF takes longer.
    checkMx(viewOf(publishedZone)).then(({ hosts }) => checkDnssec(domain, dns, hosts)),
    lookAtRecords(plan, dns, publishedZone, plannedZone),
    // Last: it has the most questions, and nothing waits for it.
    lookAtDkim(plan, viewOf(publishedZone), plannedZone && viewOf(plannedZone)),
  ]);
  return { dns, published, planned, policies, servers, delegation, dnssec, dkim, ...records };
}

async function lookAtServers(domain: string, { zone, client }: PublishedDns): Promise<() => CheckedServers> {
  if (!zone) return () => NOTHING;
  const reports = await surveyServers(domain, zone.authority, client);
  return () => checkServers(domain, zone.authority, reports, zone.divisions(), zone.omissions());
}

async function lookAtDelegation(
  { domain, stage, zones }: GatePlan,
  { zone, client }: PublishedDns,
  planned: Zone | undefined,
): Promise<CheckedServers> {
  if (!zone || !planned || !zones || stage !== 'planned') return NOTHING;
  const { authority } = zone;
  const both = { published: zone, planned };
  const [{ concerns, untested }, above] = await Promise.all([
    checkDelegation({ domain, authority, client, ...both }),
    checkPlannedDs({ zone: authority.zone, zones: zones.zones, ds: authority.delegation?.ds, ...both }),
  ]);
  return { concerns: [...concerns, ...above], untested };
}

async function lookAtDkim(
  { domain, stage, zones }: GatePlan,
  published: DomainView,
  planned: DomainView | undefined,
): Promise<DkimComparison> {
  if (!planned || stage !== 'planned') return { concerns: [], replaced: [] };
  return await compareDkim(published, planned, selectorsInPlan(zones?.zones ?? [], domain));
}

async function lookAtRecords(
  { domain, declared, zones }: GatePlan,
  { zone }: PublishedDns,
  published: Zone,
  planned: Zone | undefined,
): Promise<Pick<GateSurroundings, 'names' | 'changes'>> {
  const names = await namesOfMail({
    domain,
    zone: zone?.authority.zone ?? zones?.zones.find(({ origin }) => domain.endsWith(origin))?.origin ?? domain,
    views: planned ? [published, planned] : [published],
    selectors: [...new Set([...declared.dkimSelectors, ...selectorsInPlan(zones?.zones ?? [], domain)])],
  });
  const removals = (zones?.zones ?? []).flatMap(({ changes }) => changes);
  return { names, changes: await compareRecords(domain, published, planned, names, removals) };
}
