/** Plain data: text, list or map. Numbers and booleans as they are written; null, and what lies too deep, as nothing. */
export type Tree = string | readonly Tree[] | ReadonlyMap<string, Tree> | undefined;

/** Record, `params`, one of them, its value, and one to spare. */
export const MAX_DEPTH = 5;

/** The data of a JSON text. */
export function treeOf(value: unknown, depth = 1): Tree {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.map((each) => treeOf(each, depth + 1));
  return new Map(Object.entries(value).map(([key, each]) => [key, treeOf(each, depth + 1)]));
}

/** A map, empty for anything else. */
export function mapIn(tree: Tree): ReadonlyMap<string, Tree> {
  return tree instanceof Map ? tree : new Map();
}

/** A list, empty for anything else. */
export function listIn(tree: Tree): readonly Tree[] {
  return Array.isArray(tree) ? tree : [];
}

/** A text that is not blank. */
export function textIn(tree: Tree): string | undefined {
  return typeof tree === 'string' && tree.trim() !== '' ? tree : undefined;
}

/** One monitor, or why it could not be read. */
export interface HertzBeatRecord {
  /** Line where it begins, from 1. */
  readonly line: number;
  readonly content: Tree;
  /** Why there is no content, as a clause. */
  readonly problem?: string | undefined;
  /** Whether a part of it was left out, because it stands with another monitor. */
  readonly isPartial: boolean;
}
