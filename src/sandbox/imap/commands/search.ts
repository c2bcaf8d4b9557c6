/** Search programs (RFC 9051, section 6.4.4): read once, then applied to each message. */

import type { StoredMessage } from '../../common/mailbox-store.ts';
import { bytesToText, fieldValues, headerFields, splitMessage } from '../../common/message-text.ts';
import type { ImapArguments } from '../arguments.ts';
import { BadCommand, Refused } from '../errors.ts';
import { contains, parseSequenceSet } from '../sequence-set.ts';
import { dayOf, parseDay } from '../text.ts';
import type { Candidate } from '../view.ts';

/** The context that a program depends on besides the messages. */
export interface SearchContext {
  readonly highestSequence: number;
  readonly highestUid: number;
  /** Whether `HEADER X-…` finds messages, or never does, as on servers that index only known fields. */
  readonly headerSearch: 'indexed' | 'ignored';
}

/** A test of a message. */
export type Criterion = (candidate: Candidate) => boolean;

type KeyReader = (args: ImapArguments, context: SearchContext) => Criterion;

/**
 * Reads `[CHARSET …] key key …`; a message must meet all keys.
 * @throws BadCommand, or Refused for an unknown character set
 */
export function parseSearchProgram(args: ImapArguments, context: SearchContext): Criterion {
  if (args.takeWord('CHARSET') && !['UTF-8', 'US-ASCII'].includes(args.text().toUpperCase())) {
    throw new Refused('[BADCHARSET (US-ASCII UTF-8)] Character set not supported');
  }
  return parseKeys(args, context);
}

function parseKeys(args: ImapArguments, context: SearchContext): Criterion {
  const criteria = [parseKey(args, context), ...args.rest(() => parseKey(args, context))];
  return (candidate) => criteria.every((isMet) => isMet(candidate));
}

function parseKey(args: ImapArguments, context: SearchContext): Criterion {
  if (args.nextKind === 'list') return parseKeys(args.list(), context);
  const key = args.word();
  const set = parseSequenceSet(key);
  if (set) return ({ sequence }) => contains(set, sequence, context.highestSequence);
  const read = KEYS.get(key);
  if (!read) throw new BadCommand(`Unknown search key ${key}`);
  return read(args, context);
}

const KEYS: ReadonlyMap<string, KeyReader> = new Map(
  Object.entries({
    ALL: () => () => true,
    ANSWERED: flag('\\Answered'),
    BCC: field('Bcc'),
    BEFORE: day(arrivalDay, (actual, wanted) => actual < wanted),
    BODY: text((message) => bytesToText(splitMessage(message.raw).body)),
    CC: field('Cc'),
    DELETED: flag('\\Deleted'),
    DRAFT: flag('\\Draft'),
    FLAGGED: flag('\\Flagged'),
    FROM: field('From'),
    HEADER: readHeader,
    KEYWORD: (args) => hasFlag(args.atom()),
    LARGER: size((actual, wanted) => actual > wanted),
    NEW: () => (candidate) => candidate.isRecent && !hasFlag('\\Seen')(candidate),
    NOT: (args, context) => not(parseKey(args, context)),
    OLD: () => (candidate) => !candidate.isRecent,
    ON: day(arrivalDay, (actual, wanted) => actual === wanted),
    OLDER: age((actual, wanted) => actual >= wanted),
    OR: (args, context) => either(parseKey(args, context), parseKey(args, context)),
    RECENT: () => (candidate) => candidate.isRecent,
    SEEN: flag('\\Seen'),
    SENTBEFORE: day(sentDay, (actual, wanted) => actual < wanted),
    SENTON: day(sentDay, (actual, wanted) => actual === wanted),
    SENTSINCE: day(sentDay, (actual, wanted) => actual >= wanted),
    SINCE: day(arrivalDay, (actual, wanted) => actual >= wanted),
    SMALLER: size((actual, wanted) => actual < wanted),
    SUBJECT: field('Subject'),
    TEXT: text(wholeText),
    TO: field('To'),
    UID: readUids,
    UNANSWERED: withoutFlag('\\Answered'),
    UNDELETED: withoutFlag('\\Deleted'),
    UNDRAFT: withoutFlag('\\Draft'),
    UNFLAGGED: withoutFlag('\\Flagged'),
    UNKEYWORD: (args) => not(hasFlag(args.atom())),
    UNSEEN: withoutFlag('\\Seen'),
    YOUNGER: age((actual, wanted) => actual <= wanted),
  } satisfies Record<string, KeyReader>),
);

function hasFlag(name: string): Criterion {
  const wanted = name.toLowerCase();
  return ({ message }) => [...message.flags].some((each) => each.toLowerCase() === wanted);
}

function flag(name: string): KeyReader {
  return () => hasFlag(name);
}

function withoutFlag(name: string): KeyReader {
  return () => not(hasFlag(name));
}

function not(criterion: Criterion): Criterion {
  return (candidate) => !criterion(candidate);
}

function either(one: Criterion, other: Criterion): Criterion {
  return (candidate) => one(candidate) || other(candidate);
}

function readUids(args: ImapArguments, context: SearchContext): Criterion {
  const set = args.sequenceSet();
  return ({ message }) => contains(set, message.uid, context.highestUid);
}

function field(name: string): KeyReader {
  return (args) => fieldContains(name, args.text());
}

function readHeader(args: ImapArguments, context: SearchContext): Criterion {
  const name = args.text();
  const wanted = args.text();
  if (context.headerSearch === 'ignored' && /^x-/i.test(name)) return () => false;
  return fieldContains(name, wanted);
}

/** An empty string is in every field, but the field has to exist. */
function fieldContains(name: string, wanted: string): Criterion {
  return ({ message }) => fieldValues(message.raw, name).some((value) => includes(value, wanted));
}

function text(read: (message: StoredMessage) => string): KeyReader {
  return (args) => {
    const wanted = args.text();
    return ({ message }) => includes(read(message), wanted);
  };
}

/** Returns the header as it came and as it reads, and the body. */
function wholeText(message: StoredMessage): string {
  const fields = headerFields(message.raw).map(({ name, value }) => `${name}: ${value}`);
  return [...fields, bytesToText(message.raw)].join('\n');
}

function includes(value: string, wanted: string): boolean {
  return value.toLowerCase().includes(wanted.toLowerCase());
}

function size(compare: (actual: number, wanted: number) => boolean): KeyReader {
  return (args) => {
    const wanted = args.number();
    return ({ message }) => compare(message.raw.length, wanted);
  };
}

function day(
  read: (message: StoredMessage) => number,
  compare: (actual: number, wanted: number) => boolean,
): KeyReader {
  return (args) => {
    const wanted = parseDay(args.text());
    if (wanted === undefined) throw new BadCommand('Date expected');
    return ({ message }) => compare(read(message), wanted);
  };
}

/** Compares the age in seconds (RFC 5032). */
function age(compare: (actual: number, wanted: number) => boolean): KeyReader {
  return (args) => {
    const wanted = args.number();
    return ({ message }) => compare((Date.now() - message.internalDate.getTime()) / 1000, wanted);
  };
}

function arrivalDay(message: StoredMessage): number {
  return dayOf(message.internalDate);
}

/** Returns the day in the sender's time zone, as written. NaN, which never matches, without a valid `Date` field. */
function sentDay(message: StoredMessage): number {
  const [value = ''] = fieldValues(message.raw, 'Date');
  const [, date] = /(\d{1,2} [a-z]{3} \d{4})/i.exec(value) ?? [];
  return dayOf(new Date(`${date} GMT`));
}
