/** Records that name other records of the zone: what is named is there first, and goes when no cache names it any more. */
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { lineOf } from '../changes/change-kind.ts';
import { setLabel } from '../changes/record-sets.ts';
import type { Situation } from './situation.ts';

const ADDRESSES = ['A', 'AAAA', 'CNAME'] as const;
const TEXTS = ['TXT', 'CNAME'] as const;

/** A name in the data of a record, and the types that are asked for there. */
interface Reference {
  readonly name: string;
  readonly types: readonly string[];
}

/** Puts what SPF records and aliases name in its place. MX and NS records have rules of their own. */
export function addReferences(situation: Situation): void {
  for (const facts of situation.input.changes) {
    // Where a record goes as a whole, nothing asks for what it named.
    if (facts.change !== 'changed' && facts.change !== 'added') continue;
    const [before, after] = [referencesIn(facts, 'published'), referencesIn(facts, 'planned')];
    for (const each of after) if (!has(before, each)) nameLater(situation, facts, each);
    for (const each of before) if (!has(after, each)) keepNamed(situation, facts, each);
  }
}

function has(references: readonly Reference[], { name }: Reference): boolean {
  return references.some((each) => each.name === name);
}

/** What comes with the record that names it is published before it. */
function nameLater(situation: Situation, facts: RecordSetFacts, reference: Reference): void {
  for (const named of setsOf(situation, reference)) {
    if (named.change !== 'added') continue;
    for (const id of actsOf(situation, facts)) situation.draft.order(setLabel(named), id);
  }
}

/** What goes with the record that named it stays until no cache has that record. */
function keepNamed(situation: Situation, facts: RecordSetFacts, reference: Reference): void {
  const sets = setsOf(situation, reference);
  if (sets.length === 0 || sets.some(({ planned }) => planned !== undefined)) return;
  const [last] = actsOf(situation, facts).toReversed();
  const ttl = facts.published?.ttl ?? 0;
  for (const named of sets) {
    const [label, gone] = [setLabel(facts), setLabel(named)];
    if (last === undefined) {
      // The record stays as it is, and goes on to name it.
      situation.leaveOut(named);
      continue;
    }
    const reason = `Until then caches have a record that names ${named.name}.`;
    situation.draft.wait(last, gone, ttl, `TTL of ${label}`, reason);
    situation.draft.reword(gone, `No record in a cache names ${named.name} any more.`);
    if (ttl === 0) continue;
    const message = `${gone} goes in the same change as the record in ${label} that names it, and caches keep that record for up to ${ttl} s.`;
    situation.breach(gone, message, lineOf(facts));
  }
}

/** Acts that publish a set, in the order in which they come: with old and new data, then as planned. */
function actsOf({ draft }: Situation, facts: RecordSetFacts): readonly string[] {
  const label = setLabel(facts);
  const interim = draft.acts
    .map(({ id }) => id)
    .filter((id) => /^ with (?:old and new|the old)/.test(id.slice(label.length)));
  return [...interim.filter((id) => id.startsWith(label)), ...(draft.has(label) ? [label] : [])];
}

function setsOf(situation: Situation, { name, types }: Reference): readonly RecordSetFacts[] {
  return types.flatMap((type) => situation.changed(type, name) ?? []);
}

function referencesIn(facts: RecordSetFacts, side: 'published' | 'planned'): readonly Reference[] {
  const { type } = facts;
  const values = facts[side]?.values ?? [];
  switch (type) {
    case 'CNAME':
      return values.map((value) => ({ name: withoutDot(value), types: [...TEXTS, ...ADDRESSES] }));
    case 'TXT':
      return values.flatMap(namedBySpf);
    default:
      return [];
  }
}

function namedBySpf(value: string): readonly Reference[] {
  const text = value.replace(/^"|"$/g, '').replace(/" "/g, '');
  if (!/^v=spf1(?: |$)/i.test(text)) return [];
  return text.split(' ').flatMap((term) => {
    const [, kind = '', name = ''] = /^[+?~-]?(include:|redirect=|a:|exists:)([^/%]+)/i.exec(term) ?? [];
    if (name === '') return [];
    return [{ name: withoutDot(name), types: /^[ae]/i.test(kind) ? ADDRESSES : TEXTS }];
  });
}

function withoutDot(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
