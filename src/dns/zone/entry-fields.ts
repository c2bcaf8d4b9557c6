/** Takes an entry apart: owner, TTL, class, type; and what is left for the data. */
import { BadRecord } from '../bad-record.ts';
import type { ZoneEntry, ZoneToken } from '../rdata/entry-reader.ts';
import { parseTtl } from '../rdata/ttl.ts';
import { parseType } from '../record-types.ts';
import type { RecordType } from '../records.ts';

/** The parts of an entry. */
export interface EntryParts {
  /** Undefined when the owner before is meant. */
  readonly owner: ZoneToken | undefined;
  /** Seconds, where it is written. */
  readonly ttl: number | undefined;
  readonly type: RecordType;
  /** Where the type is written. */
  readonly offset: number;
  readonly data: readonly ZoneToken[];
}

const CLASSES: ReadonlySet<string> = new Set(['IN', 'CLASS1']);
const OTHER_CLASSES = /^(?:CH|CHAOS|HS|HESIOD|CS|CSNET|ANY|NONE|CLASS\d{1,5})$/;

/** The owner of an entry, if it has one. */
export function ownerOf({ tokens, isIndented }: ZoneEntry): ZoneToken | undefined {
  return isIndented ? undefined : tokens[0];
}

/**
 * Takes the fields before the data: TTL and class may both be missing, and have either order.
 *
 * @throws {BadRecord} when there is no type
 */
export function entryParts(entry: ZoneEntry): EntryParts {
  const owner = ownerOf(entry);
  const head = headOf(entry.tokens, owner ? 1 : 0);
  return { owner, ...head };
}

/**
 * Takes TTL, class and type from an index on.
 *
 * @throws {BadRecord} when there is no type
 */
export function headOf(tokens: readonly ZoneToken[], start: number): Omit<EntryParts, 'owner'> {
  let ttl: number | undefined;
  let hasClass = false;
  let index = start;
  for (; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token || token.isQuoted) break;
    const word = token.raw.toUpperCase();
    if (ttl === undefined && /^\d/.test(word)) {
      ttl = parseTtl(word);
      if (ttl === undefined) throw badTtl(token);
    } else if (!hasClass && CLASSES.has(word)) hasClass = true;
    else if (OTHER_CLASSES.test(word)) {
      throw bad(token, 'has a record of another class than IN', 'Remove it: only Internet records can be checked.');
    } else {
      const type = parseType(word);
      if (type === undefined) break;
      return { ttl, type, offset: token.offset, data: tokens.slice(index + 1) };
    }
  }
  throw noType(tokens, index);
}

function badTtl(token: ZoneToken): BadRecord {
  return bad(token, 'has a TTL that is no time', 'Write seconds up to 2147483647, or a time such as 1h30m.');
}

/** Names the word that is written where the type should be. */
function noType(tokens: readonly ZoneToken[], index: number): BadRecord {
  const word = tokens[index];
  if (!word) {
    const remedy = 'Write owner, TTL, class, type and data. A line without owner begins with a blank.';
    return new BadRecord('has an entry without type', remedy, undefined, tokens[0]?.offset);
  }
  const remedy =
    'Write a type such as MX, or TYPE123 for one without a name. A line without owner begins with a blank.';
  return bad(word, 'has no type of records where one is expected', remedy);
}

function bad(token: ZoneToken, problem: string, remedy: string): BadRecord {
  return new BadRecord(problem, remedy, token.raw, token.offset);
}
