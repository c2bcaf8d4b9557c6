/** Compares a message with search criteria, without trusting the search of the server. */
import type { Criterion } from '../../model/message/criterion.ts';
import { uidTest } from '../imap/asked-uids.ts';
import { decodeWords } from '../message/encoded-words.ts';

/** What the server says of one message. Values that it did not send are absent. Untrusted. */
export interface MessageFacts {
  readonly uid: number;
  /** Whether it is the last message of the mailbox, to which `*` refers. */
  readonly isLast: boolean;
  /** In lower case: `\seen`, `$label1`. */
  readonly flags?: ReadonlySet<string> | undefined;
  readonly sizeBytes?: number | undefined;
  /** INTERNALDATE, in milliseconds since the epoch. */
  readonly receivedMs?: number | undefined;
  /** The header fields that the criteria speak of. */
  readonly header?: string | undefined;
}

/**
 * `match`: the message matches, or the criterion cannot be verified (`body`, `text`). `unsure`: it does not match now, but
 * may have matched a moment ago, or the server did not send what is needed. `contradiction`: it never matched.
 */
export type CriterionMatch = 'match' | 'unsure' | 'contradiction';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** An age that is wrong by less may come from another clock. */
const SLACK_MS = 600_000;

/** Compares a message with one criterion. @param nowMs the present, in milliseconds since the epoch */
export function matchesCriterion(criterion: Criterion, facts: MessageFacts, nowMs: number): CriterionMatch {
  const { isNegated } = criterion;
  switch (criterion.kind) {
    case 'flag':
      return compareFlag(criterion.key, isNegated, facts.flags);
    case 'keyword':
      return changeable(facts.flags?.has(criterion.name.toLowerCase()), isNegated);
    case 'text':
      if (criterion.key === 'body' || criterion.key === 'text') return 'match';
      return lasting(hasText(facts.header, criterion.key, criterion.text), isNegated);
    case 'header':
      return lasting(hasText(facts.header, criterion.name, criterion.text), isNegated);
    case 'date':
      return compareDay(criterion, facts.receivedMs);
    case 'age':
      return compareAge(criterion, facts.receivedMs, nowMs);
    case 'size': {
      const { sizeBytes: size } = facts;
      if (size === undefined) return 'unsure';
      return lasting(criterion.key === 'larger' ? size > criterion.bytes : size < criterion.bytes, isNegated);
    }
    case 'uid': {
      const isListed = /\*/.test(criterion.set) && facts.isLast;
      return lasting(isListed || uidTest(criterion.set.replace(/(^|,)\*(?=,|$)/g, '$1'))(facts.uid), isNegated);
    }
  }
}

/** For what can never change. */
function lasting(holds: boolean | undefined, isNegated: boolean): CriterionMatch {
  if (holds === undefined) return 'unsure';
  return holds === isNegated ? 'contradiction' : 'match';
}

/** For what other clients may change at any time. */
function changeable(holds: boolean | undefined, isNegated: boolean): CriterionMatch {
  return holds === undefined || holds === isNegated ? 'unsure' : 'match';
}

function compareFlag(key: string, isNegated: boolean, flags: MessageFacts['flags']): CriterionMatch {
  if (key === 'all') return isNegated ? 'contradiction' : 'match';
  if (key === 'unseen') return changeable(flags && !flags.has('\\seen'), isNegated);
  return changeable(flags?.has(`\\${key}`), isNegated);
}

/** The days of the server may be those of any time zone, from UTC-12 to UTC+14 (RFC 9051 section 6.4.4). */
function compareDay(
  { key, date, isNegated }: Extract<Criterion, { kind: 'date' }>,
  receivedMs: number | undefined,
): CriterionMatch {
  if (receivedMs === undefined) return 'unsure';
  const day = Date.UTC(date.year, date.month - 1, date.day) / DAY_MS;
  const first = Math.floor((receivedMs - 12 * HOUR_MS) / DAY_MS);
  const last = Math.floor((receivedMs + 14 * HOUR_MS) / DAY_MS);
  if (key === 'on') {
    const holds = isNegated ? first !== day || last !== day : first <= day && day <= last;
    return holds ? 'match' : 'contradiction';
  }
  const holds = (key === 'since') !== isNegated ? last >= day : first < day;
  return holds ? 'match' : 'contradiction';
}

function compareAge(
  { key, ms, isNegated }: Extract<Criterion, { kind: 'age' }>,
  receivedMs: number | undefined,
  nowMs: number,
): CriterionMatch {
  if (receivedMs === undefined) return 'unsure';
  const excessMs = nowMs - receivedMs - ms;
  const holds = key === 'newer-than' ? excessMs <= 0 : excessMs > 0;
  if (holds !== isNegated) return 'match';
  return Math.abs(excessMs) < SLACK_MS ? 'unsure' : 'contradiction';
}

/** Whether a field of this name contains a text, in any capitals, encoded or not. Undefined without a header. */
function hasText(header: string | undefined, name: string, text: string): boolean | undefined {
  if (header === undefined) return undefined;
  const wanted = comparable(text);
  const fields = header.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/);
  return fields.some((field) => {
    const colon = field.indexOf(':');
    if (field.slice(0, colon).trim().toLowerCase() !== name.toLowerCase()) return false;
    const value = field.slice(colon + 1);
    const spellings = [value, decodeWords(value)].flatMap((each) => [each, each.replace(/["\\]/g, '')]);
    return spellings.some((spelling) => comparable(spelling).includes(wanted));
  });
}

function comparable(text: string): string {
  return text.normalize('NFKD').toUpperCase().toLowerCase().replace(/\s+/g, ' ');
}
