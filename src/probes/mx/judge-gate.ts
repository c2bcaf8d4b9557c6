/** What all that was found out means for the mail of a domain. */
import type { MxTalk } from '../../mail/mx/talk.ts';
import type { PublicationStep, TlsaFacts } from '../../model/gate-facts.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { Concern } from '../../policy/concern.ts';
import type { CheckedDane } from '../../policy/dane/check-dane.ts';
import { checkTlsRpt } from '../../policy/tls-rpt.ts';
import { checkNamed } from './check-named.ts';
import type { CheckedView } from './check-view.ts';
import { compareViews } from './compare-views.ts';
import { foldConcerns } from './fold-concerns.ts';
import { judgeDane } from './judge-dane.ts';
import type { GateSurroundings } from './look-around.ts';
import type { GatePlan } from './plan.ts';
import type { PlacedConcern } from './tell-concerns.ts';
import { type BothConcerns, weighConcerns, worstOfEach } from './weigh-concerns.ts';

/** A judged gate. */
export interface JudgedGate {
  readonly concerns: readonly PlacedConcern[];
  readonly order: readonly PublicationStep[];
  /** By host, of both zones. */
  readonly tlsa: ReadonlyMap<string, readonly TlsaFacts[]>;
  /** What name servers and resolvers did not tell, a sentence each. */
  readonly untested: readonly string[];
}

/** What the policy is told of; all else is found by questions to name servers. */
const OF_POLICY = new Set(['E_STS_FETCH', 'E_STS_POLICY']);

/** Judges both zones and the mail servers. */
export async function judgeGate(
  plan: GatePlan,
  around: GateSurroundings,
  talks: readonly MxTalk[],
  { world }: Pick<ProbeContext, 'world'>,
): Promise<JudgedGate> {
  const { published, delegation, dnssec } = around;
  // A plan is judged before it is published. Afterwards what is published has to be right.
  const planned = plan.stage === 'planned' ? around.planned : undefined;
  const [now, then] = await Promise.all([
    judgeView(plan, published, around, talks, world.clock.date()),
    planned && judgeView(plan, planned, around, talks, world.clock.date()),
  ]);
  const tlsa = new Map([...now.dane.tlsa, ...(then?.dane.tlsa ?? [])]);
  const compared = await compareViews(plan, around, { talks, tlsa });
  // By now all has been asked, so that every difference between servers is known.
  const servers = around.servers();
  const weigh = (both: BothConcerns, phase: PhaseName): readonly PlacedConcern[] =>
    weighConcerns(both, plan.isStrict).map((concern) => ({
      ...concern,
      phase: OF_POLICY.has(concern.code) ? 'policy' : phase,
    }));
  const named = checkNamed(plan, around);
  const common = [...servers.concerns, ...dnssec.concerns];
  const concerns = [
    ...weigh({ published: [...common, ...now.concerns], planned: then && [...common, ...then.concerns] }, 'dns'),
    ...weigh({ published: [...delegation.concerns, ...compared.concerns] }, 'dns'),
    ...weigh({ published: now.talks, planned: then?.talks }, 'mx'),
    ...weigh({ published: named.concerns }, 'mx'),
  ];
  const untested = [named, servers, delegation, dnssec].flatMap((checked) => checked.untested);
  return { concerns: foldConcerns(worstOfEach(concerns)), order: compared.order, tlsa, untested };
}

interface JudgedView {
  readonly concerns: readonly Concern[];
  readonly talks: readonly Concern[];
  readonly dane: CheckedDane;
}

async function judgeView(
  plan: GatePlan,
  checked: CheckedView,
  { published, dnssec }: GateSurroundings,
  talks: readonly MxTalk[],
  now: Date,
): Promise<JudgedView> {
  const { view, mx, mtaSts } = checked;
  const own = talksOf(checked, talks);
  const shown = { talks: own, certificate: plan.certificate, published: published.mx.hosts };
  const dane = await judgeDane(checked, shown, dnssec.states);
  const isSecure = (host: string): boolean => dnssec.states.get(host) === 'secure';
  const tlsaHosts = [...dane.tlsa]
    .filter(([host, records]) => records.length > 0 && isSecure(host))
    .map(([host]) => host);
  const hasStsOrDane = mtaSts.policy !== undefined || [...dane.tlsa.values()].some((records) => records.length > 0);
  const reports = mx.hosts.length > 0 ? await checkTlsRpt(view, { hasStsOrDane }) : [];
  const judged = plan.talk
    ? (await import('./talks/judge-talks.ts')).judgeTalks({
        domain: plan.domain,
        hosts: mx.hosts,
        talks: own,
        before: checked === published ? undefined : talksOf(published, talks),
        promises: { isEnforced: mtaSts.policy?.mode === 'enforce', tlsaHosts },
        allowDead: plan.declared.allowDead,
        areRecipientsDeclared: plan.talk.areRecipientsDeclared,
        now,
      })
    : [];
  return { concerns: [...checked.concerns, ...dane.concerns, ...reports], talks: judged, dane };
}

/** Talks with the addresses that a zone has for its hosts, and those that the user has given for them. */
function talksOf({ mx }: CheckedView, talks: readonly MxTalk[]): readonly MxTalk[] {
  return talks.filter(({ target: { host, address, origin } }) => {
    const found = mx.hosts.find((each) => each.host === host);
    return found && (origin === 'input' || found.addresses.some((each) => each.address === address));
  });
}
