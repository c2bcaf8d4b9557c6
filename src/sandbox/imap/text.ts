/** Strings and dates in the syntax of IMAP. */

/** A part of an answer. Text is sent as UTF-8. */
export type Piece = string | Buffer;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 24 * 60 * 60 * 1000;

/** Formats a quoted string where that is possible, else a literal; `NIL` for undefined. */
export function imapString(value: Piece | undefined): Piece {
  if (value === undefined) return 'NIL';
  const bytes = Buffer.from(value);
  const text = bytes.toString('latin1');
  if (/^[\x20-\x7e]{0,1000}$/.test(text)) return `"${text.replace(/["\\]/g, '\\$&')}"`;
  return literal(bytes);
}

/** Formats a literal: its length, a line end, the bytes. */
export function literal(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`{${bytes.length}}\r\n`), bytes]);
}

/** Formats a list: pieces with a space between them, in parentheses. */
export function imapList(items: readonly (readonly Piece[])[]): Piece[] {
  return ['(', ...items.flatMap((pieces, index) => (index === 0 ? pieces : [' ', ...pieces])), ')'];
}

/** `" 1-Feb-2026 03:04:05 +0000"` */
export function formatDateTime(date: Date): string {
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `"${day}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000"`;
}

/** Reads what `formatDateTime` writes, in any time zone. */
export function parseDateTime(text: string): Date | undefined {
  const match = /^([ \d]\d)-([a-z]{3})-(\d{4}) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/i.exec(text);
  const [, day, month, year, time, hours, minutes] = match ?? [];
  const date = new Date(`${day?.trim()} ${month} ${year} ${time} GMT${hours}${minutes}`);
  return match && monthNumber(month) >= 0 && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** Reads the date of a search, `1-Feb-2026`, as a number of days that grows by one each day. */
export function parseDay(text: string): number | undefined {
  const [, day, month, year] = /^(\d{1,2})-([a-z]{3})-(\d{4})$/i.exec(text) ?? [];
  const index = monthNumber(month);
  return index < 0 ? undefined : dayOf(new Date(Date.UTC(Number(year), index, Number(day))));
}

/** Returns the day of a date, in UTC, as `parseDay` counts. */
export function dayOf(date: Date): number {
  return Math.floor(date.getTime() / DAY_MS);
}

function monthNumber(name: string | undefined): number {
  return MONTHS.findIndex((month) => month.toLowerCase() === name?.toLowerCase());
}
