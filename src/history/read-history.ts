/**
 * Reads the text of a history. It may come from a cache that anyone with a pull request can write, so that nothing in it
 * is trusted: what is not exactly a history is not read at all, and begun anew.
 */
import type { Notice } from '../model/finding.ts';
import { HISTORY_SCHEMA, type History, type IssuesMemory } from '../model/memory/record.ts';
import type { PastFacts } from '../model/report.ts';
import { isDeeperThan } from '../text/json-depth.ts';
import { CLOCK_TOLERANCE_MS } from './clocks.ts';
import { MAX_ADDRESS, MAX_HISTORY_LENGTH, MAX_NAME, MAX_REMEMBERED } from './limits.ts';
import { readCheck } from './read-check.ts';
import {
  clockAt,
  fieldsOf,
  isStamp,
  type JsonFields,
  optional,
  readList,
  readText,
  type StampClock,
  stampOf,
  UnreadableValue,
} from './read-values.ts';

/** Lists and objects in each other. A history of ours has 7. */
const MAX_DEPTH = 16;

/** What there is of a history, and what was wrong with it. */
export interface FoundHistory {
  /** Empty when there was none, or when it could not be read. */
  readonly history: History;
  readonly read: PastFacts['history'];
  /** Why it could not be read, as a clause that follows its name: `is not JSON`. May quote untrusted text. */
  readonly trouble?: string | undefined;
  /** It is a history of other checks, and not to be replaced. */
  readonly isForeign?: true | undefined;
  /** What else should be known of it. */
  readonly notices: readonly Notice[];
}

/** Returns a history without a past. `now` is in milliseconds since 1970. */
export function emptyHistory(scope: string, now: number): History {
  return { schema: HISTORY_SCHEMA, scope, writtenAt: new Date(now).toISOString(), checks: [] };
}

/**
 * Reads a history; `text` is undefined when there is none. Never throws: from anything that is not a history of this
 * scope it begins anew, and says why. Times in the future are taken as now.
 */
export function readHistory(
  text: string | undefined,
  { scope, now }: { readonly scope: string; readonly now: number },
): FoundHistory {
  const history = emptyHistory(scope, now);
  if (text === undefined) return { history, read: 'cold', notices: [] };
  const clock = clockAt(now, CLOCK_TOLERANCE_MS);
  try {
    const found = readWhole(text, scope, clock);
    const isAhead = clock.isAhead || found.writtenAt > clock.latest;
    return { history: found, read: 'warm', notices: isAhead ? [AHEAD] : [] };
  } catch (error) {
    // A fault of ours must not end the run either: it has its verdict already.
    const trouble =
      error instanceof UnreadableValue ? error.message : `could not be read (${String(error).slice(0, 100)})`;
    const foreign = error instanceof ForeignHistory ? ({ isForeign: true } as const) : {};
    return { history, read: 'unreadable', trouble, ...foreign, notices: [] };
  }
}

/** A history that is one, but of another repository or workflow. */
class ForeignHistory extends UnreadableValue {}

const AHEAD: Notice = {
  code: 'E_HISTORY',
  message: 'The history has times in the future; they are taken as now.',
  hint: 'Set the clocks of the machines that run the checks.',
};

function readWhole(text: string, scope: string, clock: StampClock): History {
  if (text.trim() === '') throw new UnreadableValue('is empty');
  if (text.length > MAX_HISTORY_LENGTH) throw new UnreadableValue(`is longer than ${MAX_HISTORY_LENGTH} characters`);
  if (isDeeperThan(MAX_DEPTH, text)) throw new UnreadableValue(`has lists in lists, more than ${MAX_DEPTH} deep`);
  const fields = parsed(text);
  const { schema } = fields;
  if (typeof schema !== 'number')
    throw new UnreadableValue('is no history of Mail Probe: it has no number of a schema');
  if (schema !== HISTORY_SCHEMA) {
    throw new UnreadableValue(`has schema ${schema}, and this version of Mail Probe reads schema ${HISTORY_SCHEMA}`);
  }
  const owner = inHistory(() => readText(fields, 'scope', MAX_ADDRESS));
  if (owner !== scope) throw new ForeignHistory(`belongs to "${owner}", and not to "${scope}"`);
  return inHistory(() => readFields(fields, scope, clock));
}

function parsed(text: string): JsonFields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableValue('is not JSON, or was cut off');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableValue('is no JSON object');
  return value as JsonFields;
}

/** Makes a clause about a value one about the history. */
function inHistory<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnreadableValue
      ? new UnreadableValue(`is no history of Mail Probe: ${error.message}`)
      : error;
  }
}

function readFields(fields: JsonFields, scope: string, clock: StampClock): History {
  const keys = new Set<string>();
  let index = 0;
  const checks = readList(fields, 'checks', MAX_REMEMBERED, (value) => {
    index += 1;
    try {
      const check = readCheck(value, clock);
      if (keys.has(check.key)) throw new UnreadableValue('key is that of another check');
      keys.add(check.key);
      return check;
    } catch (error) {
      throw error instanceof UnreadableValue ? new UnreadableValue(`in check ${index}, ${error.message}`) : error;
    }
  });
  const writtenAt = fields['writtenAt'];
  if (typeof writtenAt !== 'string' || !isStamp(writtenAt)) throw new UnreadableValue('writtenAt is no time');
  return {
    schema: HISTORY_SCHEMA,
    scope,
    // As it stands, even in the future: it tells that clocks differ.
    writtenAt,
    newest: optional(fields, 'newest', (all, name) => {
      const newest = fieldsOf(all[name], name);
      return { id: readText(newest, 'id', MAX_NAME), startedAt: stampOf(newest['startedAt'], 'startedAt', clock) };
    }),
    checks,
    issues: optional(fields, 'issues', (all, name) => readIssues(fieldsOf(all[name], name), clock)),
  };
}

function readIssues(fields: JsonFields, clock: StampClock): IssuesMemory {
  return {
    etag: optional(fields, 'etag', (all, name) => readText(all, name, MAX_NAME)),
    reconciledAt: stampOf(fields['reconciledAt'], 'reconciledAt', clock),
    author: optional(fields, 'author', (all, name) => readText(all, name, MAX_NAME)),
    settled: optional(fields, 'settled', (all, name) => readText(all, name, MAX_NAME)),
    textsAt: optional(fields, 'textsAt', (all, name) => stampOf(all[name], name, clock)),
  };
}
