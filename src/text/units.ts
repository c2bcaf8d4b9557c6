/**
 * The suffixes that a number of a unit may have, in lower case, each with its conversion to the base unit. Each reader
 * of a text decides which of them it accepts, and within which limits.
 */
export type Suffixes = ReadonlyMap<string, (amount: number) => number>;

/** Converts nothing: a number without a suffix is in the base unit. */
export const unchanged = (amount: number): number => amount;

/** Durations in seconds. Fractions are divided, not multiplied, because 57 * 0.01 is not 0.57. */
export const SECONDS: Suffixes = new Map([
  ['', unchanged],
  ['ms', (amount) => amount / 1000],
  ['s', unchanged],
  ['m', (amount) => amount * 60],
  ['h', (amount) => amount * 3600],
  ['d', (amount) => amount * 86_400],
]);

/** Sizes in bytes. A KB is 1024 bytes, as in the size limits of Dovecot and Exim and in IMAP quotas (RFC 9208). */
export const BYTES: Suffixes = new Map([
  ['', unchanged],
  ['b', unchanged],
  ['kb', (amount) => amount * 1024],
  ['mb', (amount) => amount * 1024 ** 2],
  ['gb', (amount) => amount * 1024 ** 3],
]);

/** Spans of days. */
export const DAYS: Suffixes = new Map([
  ['', unchanged],
  ['h', (amount) => amount / 24],
  ['d', unchanged],
]);

/** Shares of 1. */
export const RATIO: Suffixes = new Map([
  ['', unchanged],
  ['%', (amount) => amount / 100],
]);

/** Converts a number with a suffix to the base unit; NaN when the unit has no such suffix. */
export function inBaseUnit(amount: number, suffix: string, suffixes: Suffixes): number {
  return suffixes.get(suffix)?.(amount) ?? Number.NaN;
}
