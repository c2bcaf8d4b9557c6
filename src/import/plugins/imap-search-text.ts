/**
 * Converts the criteria of the SEARCH command of IMAP (RFC 9051 section 6.4.4, RFC 3501, RFC 5032) to those of the
 * input `search`. A criterion without an exact counterpart is refused: a search that finds more or less is another
 * check.
 */
import { parseCriterion } from '../../settings/kinds/criteria.ts';
import { BadValue } from '../../settings/kinds/kind.ts';
import { isKnown } from '../draft/placeholder.ts';

/** The error for a criterion without an exact counterpart. The message is a clause, and never quotes the text. */
export class UnknownCriterion extends Error {
  override readonly name = 'UnknownCriterion';
}

const FLAGS = new Set(['ALL', 'ANSWERED', 'DELETED', 'DRAFT', 'FLAGGED', 'RECENT', 'SEEN', 'UNSEEN']);
const NEGATED_FLAGS: ReadonlyMap<string, string> = new Map([
  ['UNANSWERED', 'answered'],
  ['UNDELETED', 'deleted'],
  ['UNDRAFT', 'draft'],
  ['UNFLAGGED', 'flagged'],
  ['OLD', 'recent'],
]);
const TEXTS = new Set(['FROM', 'TO', 'CC', 'SUBJECT', 'BODY', 'TEXT']);
const DATES = new Set(['SINCE', 'BEFORE', 'ON']);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORD = /\s*(?:"((?:[^"\\\r\n]|\\["\\])*)"|([()])|([^\s"()]+))/y;
/** The limit of nested brackets and of NOT before NOT. Real searches have fewer, and each level costs stack. */
const MAX_DEPTH = 20;

interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Returns the criteria, one per entry. @throws {UnknownCriterion} */
export function readImapSearch(text: string): readonly string[] {
  if (!isKnown(text)) throw new UnknownCriterion('it holds a variable');
  const words = splitWords(text);
  if (words[0]?.text.toUpperCase() === 'CHARSET') words.splice(0, 2);
  words.reverse();
  const criteria = readKeys(words, 0);
  if (words.length > 0) throw new UnknownCriterion('a bracket is closed that was not opened');
  if (criteria.length === 0) throw new UnknownCriterion('it is empty');
  return criteria;
}

function splitWords(text: string): Word[] {
  const words: Word[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; ) {
    WORD.lastIndex = at;
    const [whole, quoted, bracket, plain = ''] = WORD.exec(text) ?? [];
    if (whole === undefined) throw new UnknownCriterion('a quote is not closed');
    words.push({ text: quoted?.replace(/\\(.)/g, '$1') ?? bracket ?? plain, isQuoted: quoted !== undefined });
    at += whole.length;
  }
  return words;
}

/** Reads the keys up to the end or a closing bracket; `words` are in reverse order and are used up. */
function readKeys(words: Word[], depth: number): string[] {
  const criteria: string[] = [];
  while (words.length > 0 && !isBracket(words.at(-1), ')')) criteria.push(...readKey(words, depth));
  return criteria;
}

function readKey(words: Word[], depth: number): string[] {
  if (depth > MAX_DEPTH) throw new UnknownCriterion('it is nested too deeply');
  const word = words.pop();
  const key = word?.text.toUpperCase() ?? '';
  if (isBracket(word, '(')) {
    const inner = readKeys(words, depth + 1);
    if (!isBracket(words.pop(), ')')) throw new UnknownCriterion('a bracket is not closed');
    return inner;
  }
  if (key === 'NOT') return [negate(readKey(words, depth + 1))];
  if (FLAGS.has(key)) return [key.toLowerCase()];
  const negated = NEGATED_FLAGS.get(key);
  if (negated !== undefined) return [`not ${negated}`];
  if (key === 'NEW') return ['recent', 'unseen'];
  return [readValued(key, () => words.pop()?.text ?? '')];
}

function readValued(key: string, value: () => string): string {
  const name = key.toLowerCase();
  if (TEXTS.has(key)) return checked(`${name}: `, value());
  if (key === 'HEADER') return checked(`header: ${value()}: `, value());
  if (DATES.has(key)) return `${name}: ${isoDate(value())}`;
  if (key === 'LARGER' || key === 'SMALLER') return checked(`${name}: `, digits(value()));
  if (key === 'KEYWORD') return checked('keyword: ', value());
  if (key === 'UNKEYWORD') return checked('not keyword: ', value());
  if (key === 'UID') return checked('uid: ', value());
  if (key === 'YOUNGER' || key === 'OLDER') {
    return checked(key === 'YOUNGER' ? 'newer-than: ' : 'older-than: ', `${digits(value())}s`);
  }
  throw new UnknownCriterion(/^[A-Z]{1,20}$/.test(key) ? `${key} has no counterpart` : 'it has a word that is no key');
}

function negate(criteria: readonly string[]): string {
  const [only = ''] = criteria;
  if (criteria.length !== 1) throw new UnknownCriterion('NOT before several criteria has no counterpart');
  return only.startsWith('not ') ? only.slice('not '.length) : `not ${only}`;
}

/** Returns a number as IMAP has it, empty for anything else: numbers of the input `search` may have units. */
function digits(text: string): string {
  return /^\d+$/.test(text) ? text : '';
}

/** Returns the criterion if it means exactly the given text: the input `search` trims texts and refuses empty ones. */
function checked(prefix: string, value: string): string {
  const criterion = value === '' ? prefix.trimEnd() : prefix + value;
  const isText = prefix.startsWith('header') || TEXTS.has(prefix.slice(0, -2).toUpperCase());
  try {
    const parsed = parseCriterion(criterion);
    const isSame = !isText || ('text' in parsed && parsed.text === value);
    if (isSame && criterion.trim() === criterion) return criterion;
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
  }
  throw new UnknownCriterion(`${prefix.split(':')[0]?.toUpperCase()} has a value that cannot be written here`);
}

function isoDate(text: string): string {
  const [, day = '', name = '', year = ''] = /^\s?(\d{1,2})-([a-z]{3})-(\d{4})$/i.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  checked('on: ', date);
  return date;
}

function isBracket(word: Word | undefined, bracket: string): boolean {
  return word !== undefined && !word.isQuoted && word.text === bracket;
}
