/**
 * Reads a master file (RFC 1035 section 5, RFC 2308 section 4, RFC 3597), with the directives of BIND. An entry that is
 * not understood is a problem at its line, and reading goes on behind it.
 */
import type { Source } from '../../model/issue.ts';
import { grouped } from '../../text/counted.ts';
import { BadRecord } from '../bad-record.ts';
import { isWithin, parseName } from '../name.ts';
import { MAX_PLAN_BYTES, MAX_RECORDS, type PlanFile } from '../plan-file.ts';
import type { PlannedRecord } from '../planned-zone.ts';
import { EntryReader, type ZoneEntry } from '../rdata/entry-reader.ts';
import { at, type NameReader } from '../rdata/fields.ts';
import { parseRdata } from '../rdata/parse-rdata.ts';
import { Directives } from './directives.ts';
import { type EntryParts, entryParts, ownerOf } from './entry-fields.ts';
import { fileOctets } from './file-octets.ts';
import { exportedZone, guessOrigin } from './guess-origin.ts';
import type { Generated, ReadingState, ZoneFileContext, ZoneReading } from './reading.ts';
import { Ttls } from './ttls.ts';

/** What a file holds. */
export interface ZoneFile {
  /** The name of its zone. */
  readonly origin: string;
  /** Whether it has an SOA record, so that it is the whole zone. */
  readonly hasSoa: boolean;
  readonly records: readonly PlannedRecord[];
}

/** Seconds. What Cloudflare's TTL 1 (automatic) stands for. */
const EXPORT_TTL = 300;
/** Seconds: the usual default of providers. */
const DEFAULT_TTL = 3600;

/** Reads a master file with all that it includes. */
export async function readZoneFile(file: PlanFile, context: ZoneFileContext): Promise<ZoneFile> {
  const reader = new MasterReader(file.path, context);
  await reader.read(file);
  return reader.result();
}

/** Reads one file, and those that it includes. */
class MasterReader implements ZoneReading {
  readonly context: ZoneFileContext;
  readonly ttls = new Ttls();
  readonly #records: PlannedRecord[] = [];
  readonly #directives: Directives;
  #firstOrigin: string | undefined;
  #soa: PlannedRecord | undefined;
  #zone: string;
  #isExport = false;
  #isFull = false;

  constructor(path: string, context: ZoneFileContext) {
    this.context = context;
    this.#zone = guessOrigin(path, context.domain);
    this.#directives = new Directives(this);
  }

  /** Reads a file, from the beginning or as an include of another one. */
  async read(file: PlanFile, parent?: Omit<ReadingState, 'path' | 'reader'>): Promise<void> {
    const text = this.#textOf(file);
    if (text === undefined) return;
    if (!parent) this.#detectExport(text);
    const reader = new EntryReader(text);
    const start = { origin: this.#zone, owner: undefined, isOwnerBroken: false, depth: 0 };
    const state: ReadingState = { ...(parent ?? start), path: file.path, reader };
    for (let isDone = false; !isDone && !this.#isFull; ) {
      try {
        const entry = reader.next();
        isDone = entry === undefined;
        // Only a file that is included is waited for.
        const waiting = entry && this.#entry(entry, state);
        if (waiting) await waiting;
      } catch (error) {
        this.#report(error, state);
      }
    }
  }

  /** The directive or record of an entry. */
  #entry(entry: ZoneEntry, state: ReadingState): Promise<void> | undefined {
    const [first] = entry.tokens;
    if (first && !entry.isIndented && !first.isQuoted && first.raw.startsWith('$')) {
      return this.#directives.run(entry, state);
    }
    this.#record(entry, state);
    return undefined;
  }

  #record(entry: ZoneEntry, state: ReadingState): void {
    this.#takeOwner(entry, state);
    const parts = entryParts(entry);
    if (state.owner === undefined) {
      // The broken owner is already reported.
      if (state.isOwnerBroken) return;
      const remedy = 'Write the owner in the first column; @ is the zone itself.';
      throw new BadRecord('has a record without owner', remedy, undefined, entry.offset);
    }
    if (this.#isForeignSoa(parts, state)) return;
    const record = this.recordOf({ ...parts, owner: state.owner }, state, entry);
    if (record.data.type === 'SOA') this.#takeSoa(record, entry);
    this.keep(record, entry);
  }

  #takeOwner(entry: ZoneEntry, state: ReadingState): void {
    const token = ownerOf(entry);
    if (!token) return;
    state.owner = undefined;
    state.isOwnerBroken = true;
    if (token.isQuoted) throw new BadRecord('has an owner in quotes', 'Remove the quotes.', token.raw, token.offset);
    state.owner = at(token, () => this.#nameOf(token.raw, state, entry.line));
    state.isOwnerBroken = false;
  }

  /** Makes the record of an owner, with the TTL that is in force. */
  recordOf(
    { owner, type, ttl, offset, data }: Generated,
    state: ReadingState,
    { line, comment }: ZoneEntry,
  ): PlannedRecord {
    const readName: NameReader = (raw) => this.#nameOf(raw, state, line);
    const rdata = at({ offset }, () => parseRdata(type, data, readName));
    const isAutomatic = this.#isExport && ttl === 1;
    const written = isAutomatic ? undefined : this.ttls.take(ttl, rdata);
    const source = { file: state.path, line };
    const isProxied = comment.includes('cf-proxied:true');
    if (written !== undefined && !isProxied) return { name: owner, ttl: written, data: rdata, source };
    const usual = isAutomatic ? EXPORT_TTL : DEFAULT_TTL;
    return { name: owner, ttl: written ?? usual, data: rdata, source, hasDefaultTtl: written === undefined, isProxied };
  }

  /** A name, which programs that edit zones take as an IDN; name servers publish its octets as they are. */
  #nameOf(raw: string, { origin, path }: ReadingState, line: number): string {
    if (/[\x80-\xff]/.test(raw)) {
      const remedy = 'Write such labels as xn--…: name servers that load the file publish its octets as they are.';
      this.context.issues.note(
        { file: path, line, column: 1 },
        'has a name that is not in ASCII; it is taken as an IDN',
        remedy,
      );
    }
    return parseName(raw, origin);
  }

  /** Keeps a record, up to the limit. */
  keep(record: PlannedRecord, { offset }: Pick<ZoneEntry, 'offset'>): void {
    this.context.budget.records -= 1;
    if (this.context.budget.records < 0) {
      this.#isFull = true;
      const remedy = 'Name the files of one zone only. What comes after this line was not read.';
      throw new BadRecord(`has more than ${grouped(MAX_RECORDS)} records`, remedy, undefined, offset);
    }
    this.#records.push(record);
  }

  /** The origin of a directive. */
  takeOrigin(origin: string): void {
    this.#firstOrigin ??= origin;
  }

  #takeSoa(record: PlannedRecord, { offset }: ZoneEntry): void {
    const isOther = this.#soa !== undefined && this.#soa.name !== record.name;
    this.#soa ??= record;
    if (isOther) {
      const remedy = 'Write each zone to a file of its own.';
      throw new BadRecord('has an SOA record of a second zone', remedy, record.name, offset);
    }
  }

  /** The SOA record of an export by Cloudflare has an owner without final dot, and is not what will be published. */
  #isForeignSoa({ owner, type }: EntryParts, { origin, path, reader }: ReadingState): boolean {
    if (type !== 'SOA' || owner?.raw.toLowerCase() !== origin || !origin.includes('.')) return false;
    const place = { file: path, ...reader.placeOf(owner.offset) };
    const problem = 'has an SOA record whose owner lacks the final dot; it is not used';
    this.context.issues.note(place, problem, 'Nothing is to be done in an export: the provider writes its own.');
    this.#zone = origin;
    this.#isExport = true;
    return true;
  }

  #detectExport(text: string): void {
    const zone = exportedZone(text);
    if (zone === undefined) return;
    this.#isExport = true;
    this.#zone = zone;
  }

  #textOf({ path, octets }: PlanFile): string | undefined {
    try {
      return fileOctets(octets, MAX_PLAN_BYTES);
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error;
      this.context.issues.add({ file: path, line: 1, column: 1 }, error);
      return undefined;
    }
  }

  #report(error: unknown, { path, reader }: ReadingState): void {
    if (!(error instanceof BadRecord)) throw error;
    const source: Source = { file: path, ...reader.placeOf(error.offset ?? 0) };
    this.context.issues.add(source, error);
  }

  /** What was read. */
  result(): ZoneFile {
    const { domain, issues } = this.context;
    const hasSoa = this.#soa !== undefined || this.#isExport;
    const first = this.#firstOrigin;
    const origin = this.#soa?.name ?? (first !== undefined && isWithin(domain, first) ? first : this.#zone);
    if (!hasSoa) {
      for (const { name, source } of this.#records) {
        if (isWithin(name, origin)) continue;
        const problem = `has a name that is not below ${origin}`;
        const remedy = 'Remove the record, or end the name without a dot so that it is relative.';
        issues.add({ file: source.file, line: source.line, column: 1 }, { problem, remedy, value: name });
      }
    }
    return { origin, hasSoa, records: this.#records };
  }
}
