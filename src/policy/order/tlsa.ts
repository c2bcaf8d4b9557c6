/** TLSA records of hosts that stay are rolled over (RFC 7671 section 8). */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { addedValues, lineOf, removedValues } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import type { Situation } from './situation.ts';
import { publishText } from './texts.ts';

/** Adds TLSA records that take the place of others: both stand there while the key changes. */
export function addTlsa(situation: Situation): void {
  for (const host of situation.hosts.kept) {
    const facts = situation.changed('TLSA', `_25._tcp.${host}`);
    if (!facts) continue;
    situation.publish(facts, reasonOf(facts, host));
    if (!needsRollover(situation, facts, host)) continue;
    rollOver(situation, facts, host);
    // Where a certificate was seen, that it does not fit is told of itself.
    if (!servedBy(situation, host)) {
      const message = `${setLabel(facts)} gets other records in one step: whatever certificate ${host} shows, senders that have the old ones, or those that have the new ones, do not deliver.`;
      situation.breach(setLabel(facts), message, lineOf(facts));
    }
  }
}

function reasonOf(facts: RecordSetFacts, host: string): string {
  if (!facts.planned) return `Senders deliver to ${host} without DANE from here on.`;
  return `Only what the certificate of ${host} fits stays.`;
}

/** Whether there is a moment at which no record that a sender may have fits the certificate. */
function needsRollover(situation: Situation, facts: RecordSetFacts, host: string): boolean {
  const [added, removed] = [addedValues(facts), removedValues(facts)];
  if (added.length === 0 || removed.length === 0) return false;
  const served = servedBy(situation, host);
  const kept = facts.planned?.values.filter((value) => facts.published?.values.includes(value)) ?? [];
  if (!served) return kept.length === 0;
  // What fits already stays, or comes: the plan mends what is published.
  return !facts.planned?.values.some((value) => served.includes(value));
}

/** What fits the certificate that the host shows; undefined when none was seen. */
function servedBy({ input }: Situation, host: string): readonly string[] | undefined {
  return input.servedTlsa?.find((each) => each.host === host)?.values;
}

function rollOver({ draft }: Situation, facts: RecordSetFacts, host: string): void {
  const { published, planned } = facts;
  if (!published || !planned) return;
  const label = setLabel(facts);
  const union = draft.add({
    id: `${label} old and new`,
    kind: 'publish',
    text: publishText(label, { ...planned, values: [...published.values, ...addedValues(facts)] }),
    reason: 'The old record fits the present key; the new one has to be everywhere before the key changes.',
  });
  const key = draft.add({
    id: `${label} key`,
    kind: 'do',
    text: `install the certificate with the new key on ${host}`,
    reason: 'Whatever record a sender has, one of the two fits.',
  });
  const seen = draft.add({
    id: `${label} seen`,
    kind: 'do',
    text: `see that every address of ${host} shows the new certificate on port 25`,
    reason: 'A server that still shows the old key would fit no record after the next step.',
  });
  const reason = 'A sender whose record fits no certificate does not deliver.';
  draft.wait(union, key, 2 * published.ttl, `twice the TTL of ${label}`, reason);
  draft.order(key, seen);
  draft.order(seen, label);
}
