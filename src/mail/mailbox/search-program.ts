import type { CalendarDate, Criterion } from '../../model/message/criterion.ts';
import type { Argument } from '../imap/wire/grammar.ts';
import { atom, searchText } from '../imap/wire/values.ts';

/** Search programs whose results enclose the exact answer. */
export interface SearchProgram {
  /** Matches everything that can be a match. */
  readonly widest: readonly Argument[];
  /** Matches only what is certainly a match; absent when `widest` is exact. */
  readonly surest?: readonly Argument[];
  /** Matches what `widest` matches and `surest` does not; absent when `widest` is exact. */
  readonly doubtful?: readonly Argument[];
  /** Whether a message received at this moment satisfies every age. Milliseconds since the epoch. */
  accepts(receivedMs: number): boolean;
}

const DAY_MS = 86_400_000;
/** The largest number in IMAP. */
const MAX_NUMBER = 2 ** 32 - 1;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Age = Extract<Criterion, { kind: 'age' }>;

/** Compiles criteria for a moment. `hasWithin` is whether the server can search by age (WITHIN). */
export function compileSearch(criteria: readonly Criterion[], nowMs: number, hasWithin: boolean): SearchProgram {
  const ages = criteria.filter((criterion): criterion is Age => criterion.kind === 'age');
  const isExact = hasWithin || ages.length === 0;
  const program = (side: 'widest' | 'surest'): readonly Argument[] => {
    const keys = criteria.flatMap((criterion) =>
      criterion.kind === 'age'
        ? ageKey(criterion, nowMs, isExact ? 'exact' : side)
        : negate(criterion, simpleKey(criterion)),
    );
    const charset = needsUtf8(criteria) ? [atom('CHARSET'), atom('UTF-8')] : [];
    return [...charset, ...(keys.length > 0 ? keys : [atom('ALL')])];
  };
  const widest = program('widest');
  if (isExact) return { widest, accepts: () => true };
  const sure = ages.flatMap((age) => ageKey(age, nowMs, 'surest'));
  return {
    widest,
    surest: program('surest'),
    doubtful: [...widest, atom('NOT'), sure],
    accepts: (receivedMs) => ages.every((age) => isOfAge(age, nowMs - receivedMs)),
  };
}

/** Formats a day for IMAP: `1-Nov-2026`. */
export function imapDate({ year, month, day }: CalendarDate): string {
  return `${day}-${MONTHS[month - 1]}-${String(year).padStart(4, '0')}`;
}

/** Returns the day of a moment in UTC. */
export function calendarDate(ms: number): CalendarDate {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A negated `newer-than` is an `older-than` that includes the moment itself, and the reverse. */
function isOfAge({ key, ms, isNegated }: Age, ageMs: number): boolean {
  const matches = key === 'newer-than' ? ageMs <= ms : ageMs > ms;
  return matches !== isNegated;
}

/**
 * The server's days may be those of any time zone, from UTC-12 to UTC+14, so there is a whole day of doubt on either
 * side of the moment.
 */
function ageKey(age: Age, nowMs: number, side: 'widest' | 'surest' | 'exact'): readonly Argument[] {
  const seconds = String(Math.min(MAX_NUMBER, Math.max(1, Math.round(age.ms / 1000))));
  if (side === 'exact') return negate(age, [atom(age.key === 'newer-than' ? 'YOUNGER' : 'OLDER'), atom(seconds)]);
  const moment = nowMs - age.ms;
  const isNewer = (age.key === 'newer-than') !== age.isNegated;
  const doubt = (isNewer === (side === 'widest') ? -1 : 1) * DAY_MS;
  // SINCE includes its day and BEFORE does not, so that the side of doubt gets one day more.
  const day = calendarDate(Math.max(0, moment + doubt + (doubt > 0 ? DAY_MS : 0)));
  return [atom(isNewer ? 'SINCE' : 'BEFORE'), atom(imapDate(day))];
}

function simpleKey(criterion: Exclude<Criterion, Age>): readonly Argument[] {
  switch (criterion.kind) {
    case 'flag':
      return [atom(criterion.key.toUpperCase())];
    case 'text':
      return [atom(criterion.key.toUpperCase()), searchText(criterion.text)];
    case 'header':
      return [atom('HEADER'), searchText(criterion.name), searchText(criterion.text)];
    case 'date':
      return [atom(criterion.key.toUpperCase()), atom(imapDate(criterion.date))];
    case 'size':
      return [atom(criterion.key.toUpperCase()), atom(String(Math.min(MAX_NUMBER, criterion.bytes)))];
    case 'uid':
      return [atom('UID'), { type: 'SEQUENCE', value: criterion.set }];
    case 'keyword':
      return [atom('KEYWORD'), atom(criterion.name)];
  }
}

function negate(criterion: Criterion, key: readonly Argument[]): readonly Argument[] {
  return criterion.isNegated ? [atom('NOT'), ...key] : key;
}

function needsUtf8(criteria: readonly Criterion[]): boolean {
  return criteria.some((criterion) => 'text' in criterion && !/^[\x20-\x7e]*$/.test(criterion.text));
}
