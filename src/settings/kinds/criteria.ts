/**
 * Reads the search criteria of a user: one per line, joined by AND, each with `not ` in front for its negation. They
 * become an IMAP SEARCH in `mail/mailbox/search-program.ts`.
 */

import { AGES, type CalendarDate, type Criterion, DATES, FLAGS, SIZES, TEXTS } from '../../model/message/criterion.ts';
import { closest } from '../../text/closest.ts';
import { CONTROL } from '../../text/control-characters.ts';
import { quoted } from '../../text/quote.ts';
import { inBaseUnit, SECONDS } from '../../text/units.ts';
import { BadValue, type Kind } from './kind.ts';
import { size } from './size.ts';

const WORDS: readonly string[] = [...FLAGS, ...TEXTS, 'header', ...DATES, ...AGES, ...SIZES, 'uid', 'keyword'];

const EXAMPLE = 'Write for example unseen, from: alice@example.org or newer-than: 2h, one criterion per line.';
/** At most this many criteria, more than any mailbox check needs; each is a key of the SEARCH command. */
const MAX_CRITERIA = 50;

/** The criteria, one per line. */
export const criteria: Kind<readonly Criterion[]> = {
  type: 'list',
  look: 'criterion',
  parse: (text) => {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    const list = lines.filter((line) => line !== '').map(parseCriterion);
    if (list.length > MAX_CRITERIA)
      throw new BadValue(`holds ${list.length} criteria`, `Write at most ${MAX_CRITERIA}.`);
    return list;
  },
};

/** Reads one criterion. @throws BadValue */
export function parseCriterion(line: string): Criterion {
  if (CONTROL.test(line)) throw new BadValue('holds control characters', EXAMPLE);
  const [, not, word = '', colon, rest = ''] = /^(not\s+)?([a-z-]+)\s*(?:(:)\s*)?(.*)$/is.exec(line) ?? [];
  const key = word.toLowerCase();
  if (!WORDS.includes(key)) throw unknownWord(line, key);
  const isNegated = not !== undefined;
  const flag = FLAGS.find((each) => each === key);
  if (flag !== undefined) {
    if (colon !== undefined || rest !== '') throw new BadValue(`gives ${key} a value`, `Write ${key} alone.`);
    return { kind: 'flag', key: flag, isNegated };
  }
  if (colon === undefined || rest === '')
    throw new BadValue(`has no value for ${key}`, `Write ${key}: followed by the value.`);
  return { ...withValue(key, rest), isNegated };
}

type WithoutNegation<T> = T extends unknown ? Omit<T, 'isNegated'> : never;

function withValue(key: string, value: string): WithoutNegation<Criterion> {
  const text = TEXTS.find((each) => each === key);
  if (text !== undefined) return { kind: 'text', key: text, text: value };
  const date = DATES.find((each) => each === key);
  if (date !== undefined) return { kind: 'date', key: date, date: parseDate(value) };
  const age = AGES.find((each) => each === key);
  if (age !== undefined) return { kind: 'age', key: age, ms: parseAge(value) };
  const bound = SIZES.find((each) => each === key);
  if (bound !== undefined) return { kind: 'size', key: bound, bytes: size.parse(value) };
  if (key === 'uid') return { kind: 'uid', set: parseUidSet(value) };
  if (key === 'keyword') return { kind: 'keyword', name: parseKeyword(value) };
  return parseHeader(value);
}

function parseHeader(value: string): WithoutNegation<Criterion> {
  // RFC 5322 section 2.2: a field name is printable ASCII without a colon.
  const [, name, text = ''] = /^([\x21-\x39\x3b-\x7e]+)\s*:\s*(.*)$/s.exec(value) ?? [];
  if (name === undefined) throw new BadValue('has no valid header name', 'Write header: Name: text.');
  return { kind: 'header', name, text };
}

function parseDate(value: string): CalendarDate {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  if (year === undefined || month === undefined || day === undefined || !isReal) {
    throw new BadValue(`holds ${quoted(value, 'text')}, which is not a date`, 'Write the date as 2026-11-01.');
  }
  return { year, month, day };
}

const MAX_AGE_MS = 36_500 * 86_400_000;

/** An age may be longer than any timeout: days are allowed, and more than 24 hours. */
function parseAge(value: string): number {
  const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)\s*(s|m|h|d)?$/.exec(value) ?? [];
  const ms = inBaseUnit(Number(amount), unit, SECONDS) * 1000;
  if (!(ms >= 1000 && ms <= MAX_AGE_MS))
    throw new BadValue(
      `holds ${quoted(value, 'text')}, which is not an age`,
      'Write for example 90s, 30m, 2h or 7d, at most 36500d.',
    );
  return Math.round(ms);
}

function parseUidSet(value: string): string {
  const isSet =
    /^(?:(?:[1-9]\d{0,9}|\*)(?::(?:[1-9]\d{0,9}|\*))?)(?:,(?:[1-9]\d{0,9}|\*)(?::(?:[1-9]\d{0,9}|\*))?)*$/.test(value);
  if (!isSet || (value.match(/\d+/g) ?? []).some((number) => Number(number) > 2 ** 32 - 1))
    throw new BadValue(
      `holds ${quoted(value, 'text')}, which is not a set of UIDs`,
      'Write for example uid: 1:100 or uid: 7,9.',
    );
  return value;
}

function parseKeyword(value: string): string {
  // An atom (RFC 9051 section 9): no spaces, quotes, parentheses and wildcards.
  if (!/^[^\s()\\{%*"\]\x7f-\uffff]+$/.test(value))
    throw new BadValue(`holds ${quoted(value, 'text')}, which is not a keyword`, 'Write keyword: $Label1, one word.');
  return value;
}

function unknownWord(line: string, key: string): BadValue {
  const nearest = closest(key, WORDS);
  const remedy = nearest === undefined ? EXAMPLE : `Did you mean ${nearest}?`;
  return new BadValue(`holds ${quoted(line, 'criterion')}, which is not a criterion`, remedy);
}
