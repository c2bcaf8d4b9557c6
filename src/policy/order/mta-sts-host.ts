/** The host of the policy moves: the new place serves it first, and the old one as long as caches lead there. */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { removedValues } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import { policyUrl } from './policy-text.ts';
import type { PlanSide, Situation } from './situation.ts';
import { listAll } from './texts.ts';

const ADDRESS_TYPES = ['A', 'AAAA'] as const;

/** Sets by which a plan changes where the policy is fetched: of the host, or of the name that it stays an alias of. */
export function policyHostSets(situation: Situation): readonly RecordSetFacts[] {
  const host = `mta-sts.${situation.domain}`;
  const [end, next] = [endOf(situation, 'published'), endOf(situation, 'planned')];
  const own = ['CNAME', ...ADDRESS_TYPES].flatMap((type) => situation.changed(type, host) ?? []);
  if (end === host || end !== next) return own;
  return [...own, ...ADDRESS_TYPES.flatMap((type) => situation.changed(type, end) ?? [])];
}

/** Adds what a move of the host needs, around the acts that publish its sets. */
export function movePolicyHost(situation: Situation, sets: readonly RecordSetFacts[]): void {
  const { draft, domain, input } = situation;
  const [before, after] = [placesOf(situation, 'published'), placesOf(situation, 'planned')];
  const arriving = after.filter((place) => !before.includes(place));
  const leaving = before.filter((place) => !after.includes(place));
  // Another name may lead to the same addresses.
  const isSame = input.mtaSts?.isHostMoved === false && arriving.length > 0;
  if (sets.length === 0 || before.length === 0 || after.length === 0 || leaving.length === 0 || isSame) return;
  // A mail host or a name server has an order of its own.
  if (sets.some(({ name }) => isOther(situation, name))) return;
  const check = draft.add({
    id: 'policy at its new place',
    kind: 'do',
    text: `serve the policy at ${listAll(after)}, too: as ${policyUrl(domain)}, with a certificate for mta-sts.${domain}`,
    reason: 'Senders fetch it there as soon as the record says so, and refuse a certificate of another name.',
    isSoft: true,
  });
  const gone = draft.milestone('old place of the policy gone');
  const [alias] = sets.filter(({ planned }) => !planned);
  for (const facts of sets) {
    const label = setLabel(facts);
    if (arriving.length > 0) draft.order(check, label);
    if (alias && facts.planned) draft.order(setLabel(alias), label);
    if (removedValues(facts).length === 0) continue;
    const reason = `Until then senders may still fetch the policy from ${listAll(leaving)}.`;
    draft.wait(label, gone, situation.oldTtl(facts), situation.oldTtlWords(facts), reason);
  }
  const end = draft.add({
    id: 'old place of the policy',
    kind: 'do',
    text: `stop serving the policy of ${domain} at ${listAll(leaving)}`,
    reason: 'No cache leads senders there any more.',
  });
  draft.order(gone, end);
  // Under a new id both places would otherwise have to serve the new policy at the same moment.
  for (const { id } of draft.acts) {
    const isFree = !sets.some((facts) => draft.leads(id, setLabel(facts)));
    if (id.endsWith(': body') && isFree) draft.order(gone, id);
  }
}

function isOther({ hosts, input }: Situation, name: string): boolean {
  const servers = input.changes.filter(({ type }) => type === 'NS');
  const named = servers.flatMap(({ published, planned }) => [published, planned].flatMap((view) => view?.values ?? []));
  return [...hosts.published, ...hosts.planned].includes(name) || named.includes(`${name}.`);
}

/** The name at the end of an alias of the host. */
function endOf(situation: Situation, side: PlanSide): string {
  const host = `mta-sts.${situation.domain}`;
  return situation.values('CNAME', host, side)[0]?.replace(/\.$/, '') ?? host;
}

/** Addresses of the host, or the name that it is an alias of where that has none here. */
function placesOf(situation: Situation, side: PlanSide): readonly string[] {
  const end = endOf(situation, side);
  const addresses = situation.addresses(end, side);
  return addresses.length > 0 || end === `mta-sts.${situation.domain}` ? addresses : [end];
}
