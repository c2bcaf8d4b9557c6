/** What a planned zone says about one of its names. */
import { fits } from '../name.ts';
import type { PlannedRecord } from '../planned-zone.ts';
import type { RecordType } from '../records.ts';
import type { ZoneStep } from './step.ts';
import type { ZoneIndex } from './zone-index.ts';

/**
 * The answer of a node for a question about a name: its own, or one that its wildcard covers. Undefined when the node has
 * nothing for the type.
 */
export function nodeStep(index: ZoneIndex, node: string, name: string, type: RecordType): ZoneStep | undefined {
  const records = index.recordsOf(node, type);
  if (records.length > 0)
    return { kind: 'found', records: records.map((each) => ({ ...each, name })), isPlanned: true };
  const flattened = index.flattenedOf(node, type);
  if (flattened) return { kind: 'flattened', flattened: { ...flattened, name } };
  const unknown = index.unknownOf(node, type);
  if (unknown) return { kind: 'failed', failure: unknown.reason, isPlanned: true };
  const [alias] = index.recordsOf(node, 'CNAME');
  if (alias?.data.type !== 'CNAME') return undefined;
  return { kind: 'alias', alias: { ...alias, name }, target: alias.data.target, isPlanned: true };
}

/** The alias that a DNAME record makes for a name below it (RFC 6672 section 3.1). */
export function dnameStep(dname: PlannedRecord, name: string): ZoneStep {
  const target = dname.data.type === 'DNAME' ? dname.data.target : '';
  const prefix = name.slice(0, name.length - dname.name.length);
  const alias = target === '' ? prefix.slice(0, -1) : prefix + target;
  if (!fits(alias)) return { kind: 'failed', failure: 'a DNAME record makes a name that is too long', isPlanned: true };
  return {
    kind: 'alias',
    alias: { ...dname, name, data: { type: 'CNAME', target: alias } },
    target: alias,
    isPlanned: true,
  };
}
