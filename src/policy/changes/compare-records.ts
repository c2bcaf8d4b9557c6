/** What a plan changes about the mail of a domain. */
import type { RecordSetChange } from '../../dns/planned-zone.ts';
import type { Lookup, Zone } from '../../dns/records.ts';
import type { RecordSetFacts, RecordSetView } from '../../model/gate-facts.ts';
import type { MailName } from './names-of-mail.ts';
import { isSpfText, type RecordSet, setLabel, setsOf } from './record-sets.ts';

/**
 * Compares record sets as they are published and planned. A name that is an alias comes as its CNAME record and as what is
 * at the end of it. A set of which one side could not be looked up is left out; `checkLookups` tells so.
 *
 * @param planned absent when there is no plan: all sets are then the same
 * @param names from `namesOfMail`
 * @param removals what plans say about records that disappear, so that such a set has a line, too
 * @returns sets that exist, those that change first; else in the order of the names
 */
export async function compareRecords(
  domain: string,
  published: Zone,
  planned: Zone | undefined,
  names: readonly MailName[],
  removals: readonly RecordSetChange[] = [],
): Promise<readonly RecordSetFacts[]> {
  const found = await Promise.all(
    names.map(async ({ name, type }) => {
      const [now, then] = await Promise.all([published.lookup(name, type), planned?.lookup(name, type)]);
      // Where an alias changes, nothing is known of what its old and new ends are on the other side.
      return compareLookups(now, then).filter(
        (each) => each.name === name || !then || (each.published !== undefined && each.planned !== undefined),
      );
    }),
  );
  const facts = new Map<string, RecordSetFacts>();
  for (const each of found.flat()) if (!facts.has(setLabel(each))) facts.set(setLabel(each), each);
  const shown = [...facts.values()].flatMap((each) => (each.name === domain ? shownText(each) : [each]));
  const withLines = shown.map((each) => withRemoval(each, removals));
  return [
    ...withLines.filter(({ change }) => change !== 'same'),
    ...withLines.filter(({ change }) => change === 'same'),
  ];
}

function compareLookups(now: Lookup, then: Lookup | undefined): readonly RecordSetFacts[] {
  if (now.outcome === 'failed' || then?.outcome === 'failed') return [];
  const [published, planned] = [setsOf(now), then && setsOf(then)];
  if (!planned) return published.map(({ name, type, view }) => ({ name, type, change: 'same', published: view }));
  const sets = new Map([...published, ...planned].map((each) => [setLabel(each), each]));
  const find = (own: readonly RecordSet[], label: string): RecordSet | undefined =>
    own.find((each) => setLabel(each) === label);
  return [...sets].map(([label, { name, type }]) => {
    const before = find(published, label)?.view;
    const after = atNewLine(find(planned, label), before);
    return { name, type, change: changeOf(before, after), published: before, planned: after };
  });
}

/** The view of a plan, at the line of a value that is not published yet where there is one. */
function atNewLine(set: RecordSet | undefined, published: RecordSetView | undefined): RecordSetView | undefined {
  if (!set) return undefined;
  const added = set.view.values.find((value) => !published?.values.includes(value));
  return { ...set.view, source: (added === undefined ? undefined : set.lines.get(added)) ?? set.view.source };
}

function changeOf(published: RecordSetView | undefined, planned: RecordSetView | undefined): RecordSetFacts['change'] {
  if (!published) return 'added';
  if (!planned) return 'removed';
  const isSame = published.ttl === planned.ttl && published.values.join('\n') === planned.values.join('\n');
  return isSame ? 'same' : 'changed';
}

/** Texts at the domain are of all kinds: unless the set changes, only SPF records are of interest. */
function shownText(facts: RecordSetFacts): readonly RecordSetFacts[] {
  if (facts.type !== 'TXT' || facts.change !== 'same') return [facts];
  const onlySpf = (view: RecordSetView | undefined): RecordSetView | undefined =>
    view && { ...view, values: view.values.filter((value) => isSpfText(value.slice(1).replace(/"$/, ''))) };
  const [published, planned] = [onlySpf(facts.published), onlySpf(facts.planned)];
  return published && published.values.length > 0 ? [{ ...facts, published, planned }] : [];
}

/** A set that disappears, or that loses records, has the line that takes them away. */
function withRemoval(facts: RecordSetFacts, removals: readonly RecordSetChange[]): RecordSetFacts {
  const { name, type, change, published, planned } = facts;
  const found = removals.find((each) => each.name === name && each.type === type)?.source;
  const source = found && { ...found, column: found.column ?? 1 };
  if (!source || change === 'same' || change === 'added' || planned?.source) return facts;
  if (planned) return { ...facts, planned: { ...planned, source } };
  return { ...facts, published: published && { ...published, source } };
}
