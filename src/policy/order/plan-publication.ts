/** From what is published to what is planned, without a moment at which mail is lost. Pure. */
import type { PublicationStep, RecordSetFacts } from '../../model/gate-facts.ts';
import { hasOtherData } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import type { Concern } from '../concern.ts';
import { addDkim } from './dkim.ts';
import { addDmarc } from './dmarc.ts';
import { addMailHosts } from './mail-hosts.ts';
import { addMtaSts } from './mta-sts.ts';
import { movePolicyHost } from './mta-sts-host.ts';
import { addNameServers } from './name-servers.ts';
import type { PublicationInput } from './publication.ts';
import { addReferences } from './references.ts';
import { scheduleSteps } from './schedule.ts';
import { Situation } from './situation.ts';
import { addSpf } from './spf.ts';
import { addTlsa } from './tlsa.ts';

/** How a plan is published. */
export interface Publication {
  /** Empty when nothing changes, or when everything may be published at once. */
  readonly steps: readonly PublicationStep[];
  /** `E_ORDER` for what must not be published at once, where no check of a mechanism tells so by its own code. */
  readonly concerns: readonly Concern[];
}

/**
 * Finds the safe order of publication. Waits are counted from the TTLs that are published now (RFC 1034 section 4.3.4,
 * RFC 2308 section 5); they are exact for a person who takes the steps one after the other.
 */
export function planPublication(input: PublicationInput): Publication {
  const situation = new Situation(input);
  addDkim(situation);
  addSpf(situation);
  addTlsa(situation);
  const policyHost = addMtaSts(situation);
  addMailHosts(situation);
  addDmarc(situation);
  addRest(situation);
  addReferences(situation);
  movePolicyHost(situation, policyHost);
  addNameServers(situation);
  return { steps: scheduleSteps(situation.draft), concerns: situation.draft.concerns };
}

/** Why a set may be published or removed when no rule of its mechanism says when. */
function restReason({ name, planned }: RecordSetFacts, open: readonly RecordSetFacts[]): string {
  if (planned) return 'Nothing has to wait for it.';
  const next = open.find((each) => each.name === name && each.planned);
  if (next) return `${setLabel(next)} takes its place.`;
  if (name.startsWith('_smtp._tls.')) return 'Senders report failures of TLS no more, and deliver as before.';
  if (name.startsWith('_dmarc.')) return `Receivers apply no policy of ${name.slice('_dmarc.'.length)} any more.`;
  return 'No record of the plan names it.';
}

/** What nothing waits for, such as a new TTL. */
function addRest(situation: Situation): void {
  const { draft, input, left } = situation;
  const open = input.changes.filter((facts) => {
    const id = setLabel(facts);
    const isNext = facts.type === 'NS' && facts.planned !== undefined;
    return facts.change !== 'same' && !isNext && !draft.has(id) && !left.has(id);
  });
  const renewed = open.filter((facts) => facts.change === 'changed' && !hasOtherData(facts));
  for (const facts of open) if (!renewed.includes(facts)) situation.publish(facts, restReason(facts, open));
  // A set that is published with other data has its new TTL then.
  const own = renewed.filter((facts) => !draft.acts.some(({ id }) => id.startsWith(`${setLabel(facts)} for the `)));
  for (const ttl of new Set(own.map(({ planned }) => planned?.ttl ?? 0))) {
    const labels = own.filter(({ planned }) => planned?.ttl === ttl).map(setLabel);
    const text = `publish with TTL ${ttl}, and the data as it is: ${labels.join(', ')}`;
    draft.add({ id: `TTL ${ttl}`, kind: 'publish', text, reason: 'Nothing has to wait for it.', isPlanned: true });
  }
}
