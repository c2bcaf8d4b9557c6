/** A piece of a YAML or JSON file, with its place. Scalars keep the text of the file. */
import type { Source } from '../../model/issue.ts';
import { BadRecord } from '../bad-record.ts';

/** A piece. */
export type PlanNode = PlanScalar | PlanList | PlanMap;

/** A scalar. */
export interface PlanScalar {
  readonly kind: 'scalar';
  readonly type: 'text' | 'number' | 'boolean' | 'null';
  readonly text: string;
  readonly source: Source;
}

/** A sequence. */
export interface PlanList {
  readonly kind: 'list';
  readonly items: readonly PlanNode[];
  readonly source: Source;
}

/** A mapping, in the order of the file. */
export interface PlanMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, PlanEntry>;
  readonly source: Source;
}

/** A value with the place of its key. */
export interface PlanEntry {
  readonly source: Source;
  readonly value: PlanNode;
}

/** The value of a key, unless it is missing or null. */
export function childOf(node: PlanNode | undefined, key: string): PlanNode | undefined {
  const value = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
  return value?.kind === 'scalar' && value.type === 'null' ? undefined : value;
}

/** The text of a scalar under a key, unless it is missing, null, or no scalar. */
export function textAt(node: PlanNode | undefined, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = childOf(node, key);
    if (value?.kind === 'scalar') return value.text;
  }
  return undefined;
}

/** The text of the first of these keys. */
export function wantedText(node: PlanNode, ...keys: readonly [string, ...string[]]): string {
  const text = textAt(node, ...keys);
  if (text !== undefined) return text;
  throw new BadRecord(`has a record without ${keys[0]}`, 'Complete the record.');
}

/** Whether a key is true. */
export function isTrue(node: PlanNode | undefined, key: string): boolean {
  return textAt(node, key)?.toLowerCase() === 'true';
}

/** The items of a list; a single value is a list of one; nothing is an empty one. */
export function itemsOf(node: PlanNode | undefined): readonly PlanNode[] {
  if (!node || (node.kind === 'scalar' && node.type === 'null')) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** The entries of a map. */
export function entriesOf(node: PlanNode | undefined): readonly (readonly [key: string, entry: PlanEntry])[] {
  return node?.kind === 'map' ? [...node.entries] : [];
}

/** Whether anything in a piece is true. */
export function holdsTrue(node: PlanNode | undefined): boolean {
  if (!node) return false;
  if (node.kind === 'scalar') return node.type === 'boolean' && node.text === 'true';
  if (node.kind === 'list') return node.items.some(holdsTrue);
  return entriesOf(node).some(([, { value }]) => holdsTrue(value));
}
