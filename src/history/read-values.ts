/**
 * Reads values of a JSON text that may come from anywhere, each with its type and its limits. What is not as expected
 * throws `UnreadableValue`; only `read-history.ts` sees that.
 */
import type { PastRun } from '../model/story.ts';

/** Says which value is not as expected, as a clause: `since is not a time`. */
export class UnreadableValue extends Error {}

/** An object as JSON has it. */
export type JsonFields = Readonly<Record<string, unknown>>;

/** How times are read: those in the future are taken as now. */
export interface StampClock {
  /** ISO 8601, UTC. */
  readonly now: string;
  /** The latest time that is not in the future. */
  readonly latest: string;
  /** Set when a time was in the future. */
  isAhead: boolean;
  /** Times that were read, each as it is taken. Checks of one run have the same, so that most are judged once. */
  readonly taken: Map<string, string>;
  /** Runs that were read, by their text. */
  readonly runs: Map<string, PastRun>;
}

/** Returns a clock to read times by. `now` is in milliseconds since 1970. */
export function clockAt(now: number, toleranceMs: number): StampClock {
  return {
    now: new Date(now).toISOString(),
    latest: new Date(now + toleranceMs).toISOString(),
    isAhead: false,
    taken: new Map(),
    runs: new Map(),
  };
}

/** No metric is beyond this. A number above 1e308 is infinite once it is parsed. */
const MAX_NUMBER = 1e300;
/** Times and runs that are remembered while a history is read. */
export const MAX_TAKEN = 20_000;
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
export function fieldsOf(value: unknown, name: string): JsonFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableValue(`${name} is no object`);
  return value as JsonFields;
}

/** Reads a list, each item with its reader. */
export function readList<T>(fields: JsonFields, name: string, limit: number, read: (item: unknown) => T): T[] {
  const value = fields[name];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new UnreadableValue(`${name} is no list`);
  if (value.length > limit) throw new UnreadableValue(`${name} has more than ${limit} items`);
  return value.map(read);
}

/** Reads a text of limited length. */
export function readText(fields: JsonFields, name: string, limit: number): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new UnreadableValue(`${name} is no text`);
  if (value.length > limit) throw new UnreadableValue(`${name} is longer than ${limit} characters`);
  return value;
}

/** Reads a text of limited length that matches a pattern. */
export function wordOf(fields: JsonFields, name: string, pattern: RegExp, limit: number): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.length > limit || !pattern.test(value))
    throw new UnreadableValue(`${name} is not what it should be`);
  return value;
}

/** Reads one of some words. */
export function choiceOf<T extends string>(fields: JsonFields, name: string, words: readonly T[]): T {
  const word = words.find((each) => each === fields[name]);
  if (word === undefined) throw new UnreadableValue(`${name} is none of ${words.join(', ')}`);
  return word;
}

/** Reads a whole number from `least` to `most`. */
export function countOf(value: unknown, name: string, most: number, least = 0): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    throw new UnreadableValue(`${name} is no whole number from ${least} to ${most}`);
  }
  return value as number;
}

/** Reads a list of numbers. It is not copied: there may be hundreds of thousands. */
export function numbersOf(fields: JsonFields, name: string, limit: number): readonly number[] {
  const values = numberList(fields, name, limit);
  for (const value of values) {
    if (typeof value !== 'number' || Math.abs(value) > MAX_NUMBER) throw new UnreadableValue(`${name} has no number`);
  }
  return values as readonly number[];
}

/** Reads a list of numbers, some of which may be missing. It is not copied. */
export function numbersOrNull(fields: JsonFields, name: string, limit: number): readonly (number | null)[] {
  const values = numberList(fields, name, limit);
  for (const value of values) {
    if (value === null) continue;
    if (typeof value !== 'number' || Math.abs(value) > MAX_NUMBER) throw new UnreadableValue(`${name} has no number`);
  }
  return values as readonly (number | null)[];
}

function numberList(fields: JsonFields, name: string, limit: number): readonly unknown[] {
  const values: unknown = fields[name] ?? [];
  if (!Array.isArray(values)) throw new UnreadableValue(`${name} is no list`);
  if (values.length > limit) throw new UnreadableValue(`${name} has more than ${limit} items`);
  return values;
}

/** Reads `true` or `false`. */
export function flagOf(fields: JsonFields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw new UnreadableValue(`${name} is neither true nor false`);
  return value;
}

/** Reads a time. */
export function stampOf(value: unknown, name: string, clock: StampClock): string {
  if (typeof value !== 'string') throw new UnreadableValue(`${name} is no time`);
  const known = clock.taken.get(value);
  if (known !== undefined) return known;
  if (!isStamp(value)) throw new UnreadableValue(`${name} is no time`);
  if (value > clock.latest) clock.isAhead = true;
  const taken = value > clock.latest ? clock.now : value;
  if (clock.taken.size < MAX_TAKEN) clock.taken.set(value, taken);
  return taken;
}

/** Reads a value that may be absent. */
export function optional<T>(
  fields: JsonFields,
  name: string,
  read: (fields: JsonFields, name: string) => T,
): T | undefined {
  return fields[name] === undefined ? undefined : read(fields, name);
}
