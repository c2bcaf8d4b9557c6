/** What is known while a master file is read. */
import type { Include, PlanBudget, PlanFile } from '../plan-file.ts';
import type { PlannedRecord } from '../planned-zone.ts';
import type { EntryReader, ZoneEntry, ZoneToken } from '../rdata/entry-reader.ts';
import type { RecordType } from '../records.ts';
import type { ZoneIssues } from '../zone-issues.ts';
import type { Ttls } from './ttls.ts';

/** What a file needs to know to be read. */
export interface ZoneFileContext {
  /** The mail domain: names are relative to it where the file does not say its zone. */
  readonly domain: string;
  readonly issues: ZoneIssues;
  readonly budget: PlanBudget;
  /** Reads files that are included; without it, `$INCLUDE` is a problem. */
  readonly include?: Include | undefined;
}

/** A text that is being read, and what is in force at its current line. */
export interface ReadingState {
  readonly path: string;
  readonly reader: EntryReader;
  readonly depth: number;
  origin: string;
  /** Undefined before the first owner, and after one that could not be read. */
  owner: string | undefined;
  isOwnerBroken: boolean;
}

/** A record of $GENERATE: its owner and its data. */
export interface Generated {
  readonly owner: string;
  readonly type: RecordType;
  readonly ttl: number | undefined;
  /** Where the type is written. */
  readonly offset: number;
  readonly data: readonly ZoneToken[];
}

/** The reader of a file, as directives use it. */
export interface ZoneReading {
  readonly context: ZoneFileContext;
  readonly ttls: Ttls;
  /** Reads a file that is included. */
  read(file: PlanFile, parent: Omit<ReadingState, 'path' | 'reader'>): Promise<void>;
  /** Makes a record, with the TTL that is in force. */
  recordOf(generated: Generated, state: ReadingState, entry: ZoneEntry): PlannedRecord;
  /** Keeps a record, up to the limit. */
  keep(record: PlannedRecord, entry: ZoneEntry): void;
  /** Takes the origin of a directive. */
  takeOrigin(origin: string): void;
}
