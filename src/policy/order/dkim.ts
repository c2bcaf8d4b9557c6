/** Keys of DKIM change: the new one is there before it signs, the old one stays until its last message has arrived. */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { hasOtherData } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import type { PlanSide, Situation } from './situation.ts';
import { listAll, publishText, SIGNATURE_SECONDS, SIGNATURE_WORDS } from './texts.ts';

/** The act after which the new keys sign. Present when a key takes the place of another one. */
export const SIGN = 'sign with the new keys';

/** Adds the keys that come, go, and change in place. */
export function addDkim(situation: Situation): void {
  const keys = keySets(situation);
  const replaced = replacedKeys(situation, keys);
  const isOpen = (facts: RecordSetFacts): boolean => !replaced.some(({ sets }) => sets.includes(facts));
  // A record that takes the place of one of another type has the same selector, and leads to the same key.
  const isAlone = ({ name }: RecordSetFacts): boolean => keys.filter((each) => each.name === name).length === 1;
  const alone = keys.filter((facts) => isOpen(facts) && isAlone(facts));
  const added = alone.filter(({ change }) => change === 'added');
  const removed = alone.filter(({ change }) => change === 'removed');
  for (const facts of added)
    situation.publish(facts, 'A receiver must find the key of the first message that it signs.');
  for (const facts of removed) situation.publish(facts, 'Nothing that is signed with it is on its way any more.');
  if (added.length > 0 && removed.length > 0) switchKeys(situation, added.map(setLabel), added, removed);
  else stopKeys(situation, removed);
  for (const key of replaced) replaceInPlace(situation, key);
}

/** A key that takes the place of another one under the same selector. */
interface ReplacedKey {
  readonly selector: string;
  /** The sets that do so: a TXT record or an alias, each in place of either, or the text at the end of an alias. */
  readonly sets: readonly RecordSetFacts[];
}

function replacedKeys(situation: Situation, keys: readonly RecordSetFacts[]): readonly ReplacedKey[] {
  const { domain, input } = situation;
  const known = input.replacedKeys ?? keys.filter((facts) => isOtherKey(situation, facts)).map(selectorOf);
  return known.flatMap((selector) => {
    const name = `${selector}._domainkey.${domain}`;
    const own = keys.filter((facts) => facts.name === name);
    const [alias] = situation.values('CNAME', name, 'planned');
    const end = own.length === 0 && alias ? situation.changed('TXT', targetOf(alias)) : undefined;
    const sets = end ? [end] : own;
    return sets.some(({ planned }) => planned) ? [{ selector, sets }] : [];
  });
}

function keySets({ input }: Situation): readonly RecordSetFacts[] {
  const end = `._domainkey.${input.domain}`;
  return input.changes.filter(({ name, type, change }) => {
    return name.endsWith(end) && ['TXT', 'CNAME'].includes(type) && change !== 'same';
  });
}

function switchKeys(
  situation: Situation,
  ids: readonly string[],
  added: readonly RecordSetFacts[],
  removed: readonly RecordSetFacts[],
): void {
  const { draft } = situation;
  const [news, olds] = [added.map(selectorOf), removed.map(selectorOf)];
  const sign = draft.add({
    id: SIGN,
    kind: 'do',
    text: `sign with ${listAll(news)} in place of ${listAll(olds)}`,
    reason: 'The new key is found everywhere, and the old one is still there for what is on its way.',
  });
  added.forEach((facts, index) => {
    const reason = 'Until then receivers may remember that the key does not exist.';
    draft.wait(ids[index] ?? '', sign, situation.input.negativeTtl, situation.oldTtlWords(facts), reason);
  });
  for (const facts of removed) keepUntilArrived(situation, sign, facts);
}

/** A key that signs now, and that nothing in the plan takes the place of. */
function stopKeys(situation: Situation, removed: readonly RecordSetFacts[]): void {
  for (const facts of removed) {
    const reason = `The plan has no key in its place: ${selectorOf(facts)} may go 7 days after the last signature with it.`;
    if (!situation.input.selectors.includes(selectorOf(facts))) situation.draft.reword(setLabel(facts), reason);
  }
  const inUse = removed.filter((facts) => situation.input.selectors.includes(selectorOf(facts)));
  if (inUse.length === 0) return;
  const stop = situation.draft.add({
    id: 'stop signing',
    kind: 'do',
    text: `stop signing with ${listAll(inUse.map(selectorOf))}`,
    reason: 'A signature whose key is gone does not count.',
  });
  for (const facts of inUse) keepUntilArrived(situation, stop, facts);
}

function keepUntilArrived({ draft }: Situation, from: string, facts: RecordSetFacts): void {
  draft.wait(
    from,
    setLabel(facts),
    SIGNATURE_SECONDS,
    SIGNATURE_WORDS,
    'Receivers look for the key when mail arrives.',
  );
}

/** One name cannot have two keys (RFC 6376 section 3.6.2.2): the new key needs a selector of its own. */
function replaceInPlace(situation: Situation, { selector, sets }: ReplacedKey): void {
  const { draft, domain, input } = situation;
  const next = sets.find(({ planned }) => planned);
  if (!next?.planned) return;
  const own = { ...next, name: `${selector}-new._domainkey.${domain}`, published: undefined };
  const id = draft.add({
    id: setLabel(own),
    kind: 'publish',
    text: publishText(setLabel(own), next.planned),
    reason: `Under ${selector} the new key would take the place of the one that mail on its way is signed with.`,
  });
  const sign = draft.add({
    id: `${SIGN}: ${selector}`,
    kind: 'do',
    text: `sign with selector ${selector}-new and the new key`,
    reason: 'The new key is found everywhere, and the old one is still there for what is on its way.',
  });
  if (next.type === 'CNAME') for (const value of next.planned.values) draft.order(`TXT ${targetOf(value)}`, id);
  const reason = 'Until then receivers may remember that the key does not exist.';
  draft.wait(id, sign, input.negativeTtl, situation.oldTtlWords(own), reason);
  const drained = 'Nothing that is signed with the old key is on its way any more';
  for (const facts of sets) {
    situation.publish(facts, facts.planned ? `${drained}; ${selector} may also go.` : `${drained}.`);
    keepUntilArrived(situation, sign, facts);
    if (facts !== next) draft.order(setLabel(facts), setLabel(next));
  }
}

/** Whether the key itself may be another one, and not only what is said about it, as far as records alone tell. */
function isOtherKey(situation: Situation, facts: RecordSetFacts): boolean {
  if (facts.change !== 'changed' || !hasOtherData(facts)) return false;
  const [now, then] = [textsAt(situation, facts, 'published'), textsAt(situation, facts, 'planned')];
  // What other zones have at the ends of an alias is not known here.
  if (facts.type === 'CNAME' && (now.length === 0 || then.length === 0)) return true;
  if (now.length !== 1 || then.length !== 1) return false;
  const [key, next] = [keyOf(now[0]), keyOf(then[0])];
  return key !== '' && next !== '' && key !== next;
}

/** The texts of a set, or those that an alias leads to. */
function textsAt(situation: Situation, { type, ...facts }: RecordSetFacts, side: PlanSide): readonly string[] {
  const values = facts[side]?.values ?? [];
  return type === 'CNAME' ? values.flatMap((value) => situation.values('TXT', targetOf(value), side)) : values;
}

/** The name that an alias leads to, out of its data. */
function targetOf(value: string): string {
  return value.replace(/\.$/, '');
}

/** The tag `p` without blanks; empty when there is none, or when it is revoked. */
function keyOf(value = ''): string {
  const text = value.replace(/^"|"$/g, '').replace(/" "/g, '');
  return /(?:^|;)\s*p\s*=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, '') ?? '';
}

function selectorOf({ name }: RecordSetFacts): string {
  return name.slice(0, name.indexOf('._domainkey.'));
}
