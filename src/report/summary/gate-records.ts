/** The records of a mail domain in the job summary: what changes, and what stays, closed at first. */

import type { Gate, RecordSetFacts } from '../../model/gate-facts.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { fittingPart } from '../common/fitting.ts';
import { recordName, recordSource, ttlText, valueChange } from '../common/gate-words.ts';
import { fileLine } from '../common/issue-sentence.ts';
import { isCut, lengthNote } from '../common/long-value.ts';
import { blocks, details, table } from './markdown.ts';

const MAX_SETS = 60;
const MAX_VALUES = 8;
const VALUE_LIMIT = 200;

/** Renders the record sets that change as a table, and those that stay in a closed part. */
export function recordTables({ records }: Gate): string {
  const same = records.filter(({ change }) => change === 'same');
  const changed = records.filter(({ change }) => change !== 'same');
  if (records.every(({ planned }) => planned === undefined) && changed.length === 0) {
    return same.length === 0 ? '' : stayingTable(same, 'Published record');
  }
  return blocks(
    changed.length === 0 ? '**Records:** nothing that mail depends on changes.' : changeTable(changed),
    same.length === 0 ? '' : details(`${counted(same.length, 'record set')} unchanged`, stayingTable(same, 'Record')),
  );
}

function changeTable(sets: readonly RecordSetFacts[]): string {
  const rows = fittingPart(
    sets.slice(0, MAX_SETS).map((set) => {
      const { removed, added, kept } = valueChange(set);
      const stay = kept > 0 && (removed.length > 0 || added.length > 0) ? [`${counted(kept, 'value')} unchanged`] : [];
      const isTtlOnly = set.change === 'changed' && removed.length + added.length === 0;
      return [
        set.change,
        name(set),
        isTtlOnly ? 'same data' : values(removed, []),
        isTtlOnly ? 'same data' : values(added, stay),
        ttlText(set),
        place(set),
      ];
    }),
  );
  return table(['Change', 'Record', 'Published', '→ Planned', 'TTL', 'Where'], withRest(rows, sets.length));
}

function stayingTable(sets: readonly RecordSetFacts[], heading: string): string {
  const rows = fittingPart(
    sets
      .slice(0, MAX_SETS)
      .map((set) => [name(set), values((set.planned ?? set.published)?.values ?? [], []), ttlText(set), place(set)]),
  );
  const withPlace = rows.some(([, , , where]) => where !== '–');
  const shown = withPlace ? rows : rows.map((row) => row.slice(0, 3));
  return table([heading, 'Data', 'TTL', ...(withPlace ? ['Where'] : [])], withRest(shown, sets.length));
}

function withRest(rows: readonly string[][], count: number): string[][] {
  return count > rows.length ? [...rows, [`and ${counted(count - rows.length, 'more record set')}`]] : [...rows];
}

function name(set: RecordSetFacts): string {
  return codeSpan(recordName(set), VALUE_LIMIT);
}

function place(set: RecordSetFacts): string {
  const source = recordSource(set);
  return source === undefined ? '–' : codeSpan(fileLine(source), 250);
}

/** Renders values, one per line. A long one is cut, and its length told. */
function values(all: readonly string[], more: readonly string[]): string {
  const shown = all.slice(0, MAX_VALUES).map(longCode);
  const left = all.length - shown.length;
  const lines = [...shown, ...(left > 0 ? [`and ${counted(left, 'more value')}`] : []), ...more];
  return lines.length === 0 ? '–' : lines.join('<br>');
}

function longCode(value: string): string {
  return codeSpan(value, VALUE_LIMIT) + (isCut(value, VALUE_LIMIT) ? ` ${lengthNote(value)}` : '');
}
