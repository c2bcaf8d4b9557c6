/** The records of a mail domain on the page: those that change, and those that stay, closed at first. */

import type { Gate, RecordSetFacts } from '../../../model/gate-facts.ts';
import { counted } from '../../../text/counted.ts';
import { fittingPart } from '../../common/fitting.ts';
import { recordName, recordSource, ttlText, valueChange } from '../../common/gate-words.ts';
import { fileLine } from '../../common/issue-sentence.ts';
import { andMore, blocks, type Column, code, details, longCode, remark, table } from '../parts/elements.ts';

const MAX_SETS = 100;
const MAX_VALUES = 12;
const VALUE_LIMIT = 240;

const CHANGED: readonly Column[] = ['Record', 'Published', 'Planned', 'TTL'].map((heading) => ({ heading }));
const SAME: readonly Column[] = ['Record', 'Data', 'TTL'].map((heading) => ({ heading }));

/** Renders the record sets that change as a table, and those that stay in a closed part. */
export function recordTables({ records }: Gate): string {
  const same = records.filter(({ change }) => change === 'same');
  const changed = records.filter(({ change }) => change !== 'same');
  if (records.every(({ planned }) => planned === undefined) && changed.length === 0) return sameTable(same);
  return blocks(
    changed.length === 0 ? '<p>Nothing that mail depends on changes.</p>' : changeTable(changed),
    same.length === 0 ? '' : details(`${counted(same.length, 'record set')} unchanged`, sameTable(same)),
  );
}

function changeTable(sets: readonly RecordSetFacts[]): string {
  const rows = fittingPart(
    sets.slice(0, MAX_SETS).map((set) => {
      const { removed, added, kept } = valueChange(set);
      const isTtlOnly = set.change === 'changed' && removed.length + added.length === 0;
      const stay = kept > 0 && !isTtlOnly ? `${counted(kept, 'value')} unchanged` : '';
      return [
        nameAndPlace(set, set.change),
        isTtlOnly ? 'same data' : values(removed),
        isTtlOnly ? 'same data' : values(added) + remark(stay),
        ttlText(set),
      ];
    }),
  );
  return blocks(table('Changed records', CHANGED, rows, 'records'), rest(sets.length - rows.length));
}

function sameTable(sets: readonly RecordSetFacts[]): string {
  const rows = fittingPart(
    sets
      .slice(0, MAX_SETS)
      .map((set) => [nameAndPlace(set), values((set.planned ?? set.published)?.values ?? []), ttlText(set)]),
  );
  return blocks(table('Unchanged records', SAME, rows, 'records'), rest(sets.length - rows.length));
}

function rest(left: number): string {
  return andMore(left > 0 ? counted(left, 'more record set') : '');
}

function nameAndPlace(set: RecordSetFacts, ...words: readonly string[]): string {
  const source = recordSource(set);
  const about = [...words, ...(source === undefined ? [] : [code(fileLine(source), 250)])];
  return code(recordName(set)) + remark(about.join(' · '));
}

function values(all: readonly string[]): string {
  if (all.length === 0) return '–';
  const shown = all.slice(0, MAX_VALUES).map((value) => longCode(value, VALUE_LIMIT));
  const left = all.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${counted(left, 'more value')}`] : [])].join('<br> ');
}
