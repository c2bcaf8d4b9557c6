/**
 * Reads values of a JSON text that may come from anywhere, each with its type and its limits. What is not as expected
 * throws `Unreadable`; only `read-history.ts` sees that.
 */

/** Says which value is not as expected, as a clause: `since is not a time`. */
export class Unreadable extends Error {}

/** An object as JSON has it. */
export type Fields = Readonly<Record<string, unknown>>;

/** How times are read: those in the future are taken as now. */
export interface Clock {
  /** ISO 8601, UTC. */
  readonly now: string;
  /** The latest time that is not in the future. */
  readonly latest: string;
  /** Set when a time was in the future. */
  isAhead: boolean;
}

const STAMP = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** Place of the day in a time, and the last day that each month has. */
const DAY_AT = 8;
const SAFE_DAY = '28';

/** Whether a text is a time as `Date.toISOString` writes it, of a day that there is. */
export function isStamp(value: string): boolean {
  if (!STAMP.test(value)) return false;
  return value.slice(DAY_AT, DAY_AT + 2) <= SAFE_DAY || new Date(value).toISOString() === value;
}

/** Reads an object. */
export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(`${name} is no object`);
  return value as Fields;
}

/** Reads a list, each item with its reader. */
export function listOf<T>(fields: Fields, name: string, limit: number, read: (item: unknown) => T): T[] {
  const value = fields[name];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Unreadable(`${name} is no list`);
  if (value.length > limit) throw new Unreadable(`${name} has more than ${limit} items`);
  return value.map(read);
}

/** Reads a text of limited length. */
export function textOf(fields: Fields, name: string, limit: number): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Unreadable(`${name} is no text`);
  if (value.length > limit) throw new Unreadable(`${name} is longer than ${limit} characters`);
  return value;
}

/** Reads a text that matches a pattern. */
export function wordOf(fields: Fields, name: string, pattern: RegExp): string {
  const value = fields[name];
  if (typeof value !== 'string' || !pattern.test(value)) throw new Unreadable(`${name} is not what it should be`);
  return value;
}

/** Reads one of some words. */
export function choiceOf<T extends string>(fields: Fields, name: string, words: readonly T[]): T {
  const word = words.find((each) => each === fields[name]);
  if (word === undefined) throw new Unreadable(`${name} is none of ${words.join(', ')}`);
  return word;
}

/** Reads a whole number from `least` to `most`. */
export function countOf(value: unknown, name: string, most: number, least = 0): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    throw new Unreadable(`${name} is no whole number from ${least} to ${most}`);
  }
  return value as number;
}

/** Reads a number that is neither infinite nor absurd. */
export function numberOf(value: unknown, name: string): number {
  // One above 1e308 is infinite once it is parsed.
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Unreadable(`${name} is no number`);
  return value;
}

/** Reads `true` or `false`. */
export function flagOf(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw new Unreadable(`${name} is neither true nor false`);
  return value;
}

/** Reads a time. */
export function stampOf(value: unknown, name: string, clock: Clock): string {
  if (typeof value !== 'string' || !isStamp(value)) throw new Unreadable(`${name} is no time`);
  if (value <= clock.latest) return value;
  clock.isAhead = true;
  return clock.now;
}

/** Reads a value that may be absent. */
export function optional<T>(fields: Fields, name: string, read: (fields: Fields, name: string) => T): T | undefined {
  return fields[name] === undefined ? undefined : read(fields, name);
}
