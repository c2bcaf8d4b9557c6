/** Keys of DKIM change: the new one is there before it signs, the old one stays until its last message has arrived. */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { lineOf } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import type { Situation } from './situation.ts';
import { listAll, publishText, SIGNATURE_SECONDS, SIGNATURE_WORDS } from './texts.ts';

/** The act after which the new keys sign. Present when a key takes the place of another one. */
export const SIGN = 'sign with the new keys';

/** Adds the keys that come, go, and change in place. */
export function addDkim(situation: Situation): void {
  const keys = keySets(situation);
  // A record that takes the place of one of another type has the same selector: which key it leads to is not known here.
  const isAlone = ({ name }: RecordSetFacts): boolean => keys.filter((each) => each.name === name).length === 1;
  const added = keys.filter((facts) => facts.change === 'added' && isAlone(facts));
  const removed = keys.filter((facts) => facts.change === 'removed' && isAlone(facts));
  const replaced = keys.filter(isOtherKey);
  for (const facts of added)
    situation.publish(facts, 'A receiver must find the key of the first message that it signs.');
  for (const facts of removed) situation.publish(facts, 'Nothing that is signed with it is on its way any more.');
  if (added.length > 0 && removed.length > 0) switchKeys(situation, added.map(setLabel), added, removed);
  else stopKeys(situation, removed);
  for (const facts of replaced) replaceInPlace(situation, facts);
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
function replaceInPlace(situation: Situation, facts: RecordSetFacts): void {
  const { draft, domain, input } = situation;
  const { planned, published } = facts;
  if (!planned || !published) return;
  const selector = selectorOf(facts);
  const own = { ...facts, name: `${selector}-new._domainkey.${domain}`, published: undefined };
  const id = draft.add({
    id: setLabel(own),
    kind: 'publish',
    text: publishText(setLabel(own), planned),
    reason: `Under ${selector} the new key would take the place of the one that mail on its way is signed with.`,
  });
  const sign = draft.add({
    id: `${SIGN}: ${selector}`,
    kind: 'do',
    text: `sign with selector ${selector}-new and the new key`,
    reason: 'The new key is found everywhere, and the old one is still there for what is on its way.',
  });
  const reason = 'Until then receivers may remember that the key does not exist.';
  draft.wait(id, sign, input.negativeTtl, situation.oldTtlWords(own), reason);
  situation.publish(facts, `Nothing that is signed with the old key is on its way any more; ${selector} may also go.`);
  keepUntilArrived(situation, sign, facts);
  const message = `The key of the selector ${selector} is replaced under its name: caches keep the old key for up to ${published.ttl} s, and mail that is on its way was signed with it.`;
  situation.breach(setLabel(facts), message, lineOf(facts));
}

/** Whether the key itself is another one, and not only what is said about it. */
function isOtherKey({ type, change, published, planned }: RecordSetFacts): boolean {
  if (type !== 'TXT' || change !== 'changed' || published?.values.length !== 1 || planned?.values.length !== 1)
    return false;
  const [now, then] = [keyOf(published.values[0]), keyOf(planned.values[0])];
  return now !== '' && then !== '' && now !== then;
}

/** The tag `p` without blanks; empty when there is none, or when it is revoked. */
function keyOf(value = ''): string {
  const text = value.replace(/^"|"$/g, '').replace(/" "/g, '');
  return /(?:^|;)\s*p\s*=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, '') ?? '';
}

function selectorOf({ name }: RecordSetFacts): string {
  return name.slice(0, name.indexOf('._domainkey.'));
}
