/** Name servers change: in a step of its own, with the DS records out of the way (RFC 6781 section 4.3.5). */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { addedValues, hasOtherData, lineOf, removedValues } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import type { DelegationState } from './publication.ts';
import type { Situation } from './situation.ts';
import { listAll } from './texts.ts';

/** Adds the change of the name servers, before everything else in the plan. */
export function addNameServers(situation: Situation): void {
  const { draft, input } = situation;
  const facts = input.changes.find((each) => each.type === 'NS' && hasOtherData(each) && each.planned);
  if (!facts) return;
  const [added, removed] = [addedValues(facts), removedValues(facts)];
  const [coming, leaving] = [addressesOf(situation, added), addressesOf(situation, removed)];
  const arriving = coming.filter((id) => draft.acts.some((act) => act.id === id && act.kind === 'publish'));
  const label = situation.publish(facts, 'The zone above and the zone itself name the same servers.');
  for (const id of arriving) draft.order(id, label);
  const others = draft.acts.filter(({ id }) => !draft.leads(id, label));
  if (removed.length === 0) return;
  const isSync = input.delegation?.isNewInSync === false;
  const sync = draft.add({
    id: 'new name servers',
    kind: 'do',
    text: `load the published zone of ${facts.name} on ${listAll(added)}${isSync ? ', which have another one now' : ''}`,
    reason: 'While both sets of servers are asked, both have to say the same.',
  });
  const parent = draft.add({
    id: 'name servers above',
    kind: 'do',
    text: `have the zone above ${facts.name} name ${listAll(facts.planned?.values ?? [])}`,
    reason: 'Resolvers find the servers there.',
  });
  draft.order(sync, label);
  draft.order(label, parent);
  const over = draft.milestone('old name servers are forgotten');
  const seconds = Math.max(input.delegation?.nsTtl ?? 0, facts.published?.ttl ?? 0);
  draft.wait(
    parent,
    over,
    seconds,
    `TTL of ${label}, above and in the zone`,
    'Until then resolvers ask the old servers, too.',
  );
  removeDs(situation, facts, { sync, label, over });
  const end = draft.add({
    id: 'old name servers',
    kind: 'do',
    text: `stop serving ${facts.name} on ${listAll(removed)}`,
    reason: 'No resolver asks them any more.',
  });
  draft.order(over, end);
  for (const { id } of others) draft.order(over, id);
  for (const id of leaving) draft.reword(id, 'No resolver asks this name server any more.');
  const count = others.filter(({ id, isPlanned }) => isPlanned && !leaving.includes(id)).length;
  if (count > 0) tellOthers(situation, facts, count);
}

/** Acts that publish or remove addresses of name servers in the zone itself. */
function addressesOf({ draft }: Situation, servers: readonly string[]): readonly string[] {
  const hosts = servers.map((server) => server.replace(/\.$/, ''));
  return hosts.flatMap((host) => [`A ${host}`, `AAAA ${host}`]).filter((id) => draft.has(id));
}

/** Keys that the DS records do not lead to make the zone bogus, so that DS goes first and comes back last. */
function removeDs(
  { draft, input }: Situation,
  { name }: RecordSetFacts,
  { sync, label, over }: { readonly sync: string; readonly label: string; readonly over: string },
): void {
  const delegation: DelegationState | undefined = input.delegation;
  if (!delegation || delegation.ds.length === 0 || delegation.isNewSigned === true) return;
  const away = draft.add({
    id: 'DS away',
    kind: 'do',
    text: `have the zone above remove DS ${name} (${delegation.ds.join(', ')})`,
    reason: 'The new servers have no key that it leads to, and a zone without DS is not validated.',
  });
  const back = draft.add({
    id: 'DS back',
    kind: 'do',
    text: `sign ${name} on the new servers, wait for the longest TTL of the zone, and have the zone above publish DS ${name} of the new key`,
    reason: 'From here on the zone is validated again.',
  });
  const { dsTtl = 86_400 } = delegation;
  draft.order(away, sync);
  draft.wait(
    away,
    label,
    dsTtl,
    `TTL of DS ${name}`,
    'Until then resolvers validate, and would refuse what the new servers say.',
  );
  draft.order(over, back);
}

function tellOthers(situation: Situation, facts: RecordSetFacts, count: number): void {
  const label = setLabel(facts);
  const message = `The name servers of ${facts.name} change together with ${count === 1 ? 'another record set' : `${count} other record sets`} of mail: resolvers would mix what old and new servers say.`;
  situation.breach(label, message, lineOf(facts));
}
