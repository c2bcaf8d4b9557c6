/** How records stand in the text of a step. */
import type { RecordSetFacts, RecordSetView } from '../../model/gate-facts.ts';
import { addedValues, removedValues } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';

/** Seconds in which senders give up a message that stays in their queue (RFC 5321 section 4.5.4.1). */
export const QUEUE_SECONDS = 5 * 86_400;
export const QUEUE_WORDS = '5 days, as long as senders keep mail in their queues';
/** Seconds after which no message with a signature is on its way any more. */
export const SIGNATURE_SECONDS = 7 * 86_400;
export const SIGNATURE_WORDS = '7 days, until the last message with an old signature has arrived';

/** A whole set to publish: `publish MX example.org 10 a.example.org., 20 b.example.org. (TTL 3600)`. */
export function publishText(label: string, { values, ttl }: RecordSetView): string {
  return `publish ${label} ${values.join(', ')} (TTL ${ttl})`;
}

/** The step that publishes what the plan says about a set. */
export function plannedText(facts: RecordSetFacts): string {
  const label = setLabel(facts);
  const { published, planned } = facts;
  if (!planned) return `remove ${label}`;
  const [added, removed] = [addedValues(facts), removedValues(facts)];
  const isMixed = facts.type === 'TXT' && planned.values.length > added.length && published !== undefined;
  if (!isMixed || added.length + removed.length === 0) return publishText(label, planned);
  if (added.length === 0) return `remove ${removed.join(', ')} from ${label}`;
  return replaceText(label, added, removed, planned.ttl);
}

/** Some records of a set, where the others stay as they are. */
export function replaceText(label: string, added: readonly string[], removed: readonly string[], ttl: number): string {
  const place = removed.length > 0 ? ` in place of ${removed.join(', ')}` : '';
  return `publish ${label} ${added.join(', ')}${place} (TTL ${ttl})`;
}

/** Joins words: `a, b and c`. */
export function listAll(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
}
