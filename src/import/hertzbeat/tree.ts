/** Plain data: text, list or map. Numbers and booleans are text; null, and anything nested too deep, is undefined. */
export type Tree = string | readonly Tree[] | ReadonlyMap<string, Tree> | undefined;

/** The levels of nesting: record, `params`, one of them, its value, and one to spare. */
export const MAX_DEPTH = 5;

/** Converts a parsed JSON value to plain data. */
export function treeOf(value: unknown, depth = 1): Tree {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.map((each) => treeOf(each, depth + 1));
  return new Map(Object.entries(value).map(([key, each]) => [key, treeOf(each, depth + 1)]));
}

/** Returns a map, empty for anything else. */
export function mapIn(tree: Tree): ReadonlyMap<string, Tree> {
  return tree instanceof Map ? tree : new Map();
}

/** Returns a list, empty for anything else. */
export function listIn(tree: Tree): readonly Tree[] {
  return Array.isArray(tree) ? tree : [];
}

/** Returns a text that is not blank; undefined for anything else. */
export function treeText(tree: Tree): string | undefined {
  return typeof tree === 'string' && tree.trim() !== '' ? tree : undefined;
}

/** One monitor, or why it could not be read. */
export interface HertzBeatRecord {
  /** Line where it begins, from 1. */
  readonly line: number;
  readonly content: Tree;
  /** Why there is no content, as a clause. */
  readonly problem?: string | undefined;
  /** Whether a part of it was left out, because it is defined in another monitor. */
  readonly isPartial: boolean;
}
