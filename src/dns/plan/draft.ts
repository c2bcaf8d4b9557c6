/** Zones while plans are read. */
import type { Source } from '../../model/issue.ts';
import { grouped } from '../../text/counted.ts';
import { BadRecord } from '../bad-record.ts';
import { parseName } from '../name.ts';
import { chunked, utf8Octets } from '../octets.ts';
import { MAX_RECORDS, type PlanBudget } from '../plan-file.ts';
import type { FlattenedName, KeptSet, PlannedRecord, RecordSetChange, UnknownRecords } from '../planned-zone.ts';
import { parseRdata } from '../rdata/parse-rdata.ts';
import type { RecordData, RecordType } from '../records.ts';
import type { ZoneIssues } from '../zone-issues.ts';

/** A zone that grows. */
export interface ZoneDraft {
  readonly origin: string;
  readonly isWhole: boolean;
  /** Whether no other file can be about it, too. */
  readonly isAlone: boolean;
  readonly records: PlannedRecord[];
  readonly flattened: FlattenedName[];
  readonly unknown: UnknownRecords[];
  readonly changes: RecordSetChange[];
  readonly kept: KeptSet[];
}

/** What readers of plans need. */
export interface PlanContext {
  /** The mail domain. */
  readonly domain: string;
  readonly issues: ZoneIssues;
  readonly budget: PlanBudget;
}

/** The longest data of a record, in octets. */
const MAX_DATA = 65_535;

/** Returns an empty zone. */
export function zoneDraft(origin: string, isWhole: boolean, isAlone = false): ZoneDraft {
  return { origin, isWhole, isAlone, records: [], flattened: [], unknown: [], changes: [], kept: [] };
}

/** Does something for a piece of a plan. What is wrong with it is reported at its place. */
export function attempt(source: Source, issues: ZoneIssues, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof BadRecord)) throw error;
    issues.add(source, error);
  }
}

/**
 * Counts a record, and its size.
 *
 * @throws {BadRecord} when there are too many
 */
export function spend(budget: PlanBudget, octets: number): void {
  budget.records -= 1;
  budget.octets -= octets;
  if (budget.records >= 0 && budget.octets >= 0) return;
  throw new BadRecord(
    `has more than ${grouped(MAX_RECORDS)} records, or too long ones`,
    'Name the files of one zone only.',
  );
}

/**
 * Makes the data of a record of fields in the order of a master file.
 *
 * @throws {BadRecord} when they are wrong
 */
export function dataOfFields(
  type: RecordType,
  fields: readonly string[],
  readName: (raw: string) => string,
): RecordData {
  const tokens = fields.map((field) => ({ raw: utf8Octets(field), isQuoted: false, isGlued: false, offset: 0 }));
  return parseRdata(type, tokens, readName);
}

/**
 * Makes a TXT record of a text of any length.
 *
 * @throws {BadRecord} when it is too long
 */
export function textData(text: string): RecordData {
  const octets = utf8Octets(text);
  if (octets.length > MAX_DATA)
    throw new BadRecord(`has a text of more than ${grouped(MAX_DATA)} octets`, 'Shorten it.');
  return { type: 'TXT', strings: chunked(octets) };
}

/** Reads a name that is absolute with or without its final dot. */
export function absoluteName(raw: string): string {
  return parseName(raw, '');
}
