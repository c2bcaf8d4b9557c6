/** Sessions with the servers of MX hosts, published and planned. */
import type { MxTalk } from '../../mail/mx/talk.ts';
import { talkToAll } from '../../mail/mx/talk-to-mx.ts';
import type { Finding } from '../../model/finding.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { CheckedMx } from '../../policy/mx/check-mx.ts';
import type { GatePlan, TalkPlan } from './plan.ts';
import { type DialHost, dialTargets } from './talks/dial-targets.ts';

/** Milliseconds before a server that has said "later" is asked again. */
const RETRY_DELAY_MS = 2000;
/** More addresses than any mail domain has: a plan must not make a runner dial a whole network. */
const MAX_TARGETS = 60;
/** Connections to one host at once. */
const PER_HOST = 1;

/** What came of it. */
export interface HostTalks {
  readonly talks: readonly MxTalk[];
  /** Why no server was asked, a sentence. */
  readonly untested: readonly string[];
}

/** Asks the server at every address of every host what it would accept. Sends nothing. */
export async function talkWithHosts(
  { domain, ca }: GatePlan,
  talk: TalkPlan,
  both: { readonly published: CheckedMx; readonly planned?: CheckedMx | undefined },
  context: ProbeContext,
): Promise<HostTalks> {
  const targets = dialTargets(dialHosts(both), talk.addresses, talk.port);
  if (targets.length === 0) return { talks: [], untested: [] };
  if (targets.length > MAX_TARGETS) {
    const found = tooMany(targets.length);
    context.note(found);
    return { talks: [], untested: [found.message] };
  }
  const { connectTimeoutMs, commandTimeoutMs, ehloName, recipients, probesRelay, probesUnknownRecipient } = talk;
  const options = {
    ...{ domain, recipients, connectTimeoutMs, commandTimeoutMs, ehloName, probesRelay },
    probesUnknown: probesUnknownRecipient,
    tls: { verify: true, ca, minVersion: talk.minVersion },
    retryDelayMs: RETRY_DELAY_MS,
  };
  const { signal, world } = context;
  // The days that certificates have left are measured by host, and not by protocol.
  const quiet = { signal, world, trace: context.trace.bind(context), connected: () => {} };
  const talks = await context.phase('mx', () => talkToAll(targets, options, quiet, PER_HOST));
  return { talks, untested: [] };
}

function tooMany(count: number): Finding {
  return {
    status: 'unknown',
    code: 'E_RESULT_TRUNCATED',
    phase: 'mx',
    message: `The MX hosts have ${count} addresses, and no server was asked: more than ${MAX_TARGETS} are not dialled.`,
    hint: 'Name fewer MX hosts, or set mx-connect: false to judge DNS alone.',
  };
}

/** Every host of both zones once, with its addresses in each. */
function dialHosts({ published, planned }: Parameters<typeof talkWithHosts>[2]): readonly DialHost[] {
  const names = new Set([...(planned?.hosts ?? []), ...published.hosts].map(({ host }) => host));
  const addressesIn = (mx: CheckedMx | undefined, host: string): readonly string[] =>
    mx?.hosts.find((each) => each.host === host)?.addresses.map(({ address }) => address) ?? [];
  return [...names].map((host) => ({
    host,
    published: addressesIn(published, host),
    planned: addressesIn(planned, host),
  }));
}
