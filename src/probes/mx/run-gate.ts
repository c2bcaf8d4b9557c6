/** Runs a gate: opens both zones, checks each, talks to the mail servers, and says what to publish in which order. */
import { openPublished, type PublishedDns } from '../../dns/authority/open-published.ts';
import { overlayZones } from '../../dns/overlay/overlay-zones.ts';
import { readServerAddress } from '../../dns/query/name-server.ts';
import type { Zone } from '../../dns/records.ts';
import type { MxTalk } from '../../mail/mx/talk.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { DomainView } from '../../policy/domain-view.ts';
import { type CheckedView, checkView } from './check-view.ts';
import { fetchPolicies } from './fetch-policies.ts';
import { judgeGate } from './judge-gate.ts';
import type { GatePlan } from './plan.ts';
import { talkWithHosts } from './talk-with-hosts.ts';
import { tellConcerns } from './tell-concerns.ts';
import { unopened } from './unopened.ts';

/** What was found out before it is judged. */
export interface GateFindings {
  readonly dns: PublishedDns;
  readonly published: CheckedView;
  /** Absent when there is no plan. */
  readonly planned?: CheckedView | undefined;
  readonly talks: readonly MxTalk[];
}

/** @throws ProbeFailure for the worst that was found */
export async function runGate(plan: GatePlan, context: ProbeContext): Promise<void> {
  const { clock } = context.world;
  const start = clock.now();
  const findings = await context.phase('dns', () => lookAround(plan, context));
  const { published, planned } = findings;
  const talks = plan.talk
    ? await talkWithHosts(plan, plan.talk, { published: published.mx, planned: planned?.mx }, context)
    : [];
  const concerns = await judgeGate(plan, { ...findings, talks }, context);
  context.measure('mx_total_seconds', (clock.now() - start) / 1000);
  tellConcerns(concerns, context);
}

/** Opens both zones, and runs every check that needs no mail server. */
async function lookAround(plan: GatePlan, context: ProbeContext): Promise<Omit<GateFindings, 'talks'>> {
  const { domain, declared } = plan;
  const dns = await openPublished({
    domain,
    nameServers: plan.nameServers,
    resolvers: plan.resolvers.flatMap((text) => readServerAddress(text) ?? []),
    world: context.world,
    signal: context.signal,
    limitMs: plan.dnsLimitMs,
  });
  const publishedZone: Zone = dns.zone ?? unopened(plan, dns);
  const plannedZone = plan.zones && overlayZones(plan.zones.zones, publishedZone, domain);
  const policies = fetchPolicies(plan, { published: publishedZone, planned: plannedZone }, context);
  const viewOf = (zone: Zone): DomainView => ({ domain, zone, declared });
  const [published, planned] = await Promise.all([
    checkView(viewOf(publishedZone), policies.served),
    plannedZone && checkView(viewOf(plannedZone), policies.planned),
  ]);
  return { dns, published, planned };
}
