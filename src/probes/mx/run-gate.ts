/** Runs a gate: looks at both zones, talks to the mail servers, and says what to publish in which order. */
import type { Gate } from '../../model/gate-facts.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { hostFacts } from './gate-facts.ts';
import { type JudgedGate, judgeGate } from './judge-gate.ts';
import { type GateSurroundings, lookAround } from './look-around.ts';
import { measureGate } from './measure-gate.ts';
import type { GatePlan } from './plan.ts';
import type { HostTalks } from './talk-with-hosts.ts';
import { untestedTalks } from './talks/untested-talks.ts';
import { tellConcerns } from './tell-concerns.ts';

type TalkWithHosts = typeof import('./talk-with-hosts.ts').talkWithHosts;

const NO_TALK = 'No mail server was talked to, because mx-connect is false.';

/** @throws ProbeFailure for the worst that was found */
export async function runGate(plan: GatePlan, context: ProbeContext): Promise<void> {
  const { clock } = context.world;
  const start = clock.now();
  const around = await context.phase('dns', () => lookAround(plan, context));
  const hosts = { published: around.published.mx, planned: around.planned?.mx };
  const { talks, untested } = plan.talk
    ? await talk(plan, plan.talk, hosts, context)
    : { talks: [], untested: [NO_TALK] };
  const judged = await judgeGate(plan, around, talks, context);
  context.learn({ gate: gateOf(plan, around, judged, { talks, untested }) });
  const main = plan.stage === 'planned' ? (around.planned ?? around.published) : around.published;
  measureGate(main, talks, context);
  context.measure('mx_total_seconds', (clock.now() - start) / 1000);
  tellConcerns(judged.concerns, context);
}

/** Loads what talks SMTP only where that is wanted. */
async function talk(...[plan, settings, hosts, context]: Parameters<TalkWithHosts>): ReturnType<TalkWithHosts> {
  const { talkWithHosts } = await import('./talk-with-hosts.ts');
  return await talkWithHosts(plan, settings, hosts, context);
}

function gateOf(
  { domain, stage }: GatePlan,
  { published, planned, changes }: GateSurroundings,
  { order, tlsa, untested }: JudgedGate,
  { talks, untested: untalked }: HostTalks,
): Gate {
  const policy = (planned ?? published).mtaSts.policy;
  return {
    domain,
    stage,
    records: changes,
    hosts: hostFacts({ published: published.mx.hosts, planned: planned?.mx.hosts, talks, policy, tlsa }),
    spf: { published: published.spf.facts, planned: planned?.spf.facts },
    mtaSts: { published: published.mtaSts.facts, planned: planned?.mtaSts.facts },
    order,
    untested: [...untalked, ...untestedTalks(talks), ...untested],
  };
}
