/** The names of a planned zone, as its servers will know them. */
import { isWithin, parentOf } from '../name.ts';
import {
  dataKey,
  type FlattenedName,
  type PlannedRecord,
  type PlannedZone,
  type UnknownRecords,
} from '../planned-zone.ts';
import type { RecordType } from '../records.ts';

/** Records by name. Records outside of the zone are not served, and not in it. */
export class ZoneIndex {
  readonly origin: string;
  readonly #records = new Map<string, PlannedRecord[]>();
  readonly #flattened = new Map<string, FlattenedName[]>();
  readonly #unknown = new Map<string, UnknownRecords[]>();
  /** All names that exist, also those that only have names below them (RFC 4592 section 2.2.2). */
  readonly #names = new Set<string>();

  constructor(zone: Pick<PlannedZone, 'origin' | 'records' | 'flattened' | 'unknown'>) {
    this.origin = zone.origin;
    this.#names.add(zone.origin);
    for (const record of zone.records) this.#add(this.#records, record);
    for (const flattened of zone.flattened) this.#add(this.#flattened, flattened);
    for (const unknown of zone.unknown) this.#add(this.#unknown, unknown);
  }

  #add<T extends { readonly name: string }>(map: Map<string, T[]>, item: T): void {
    const { name } = item;
    if (!isWithin(name, this.origin)) return;
    const same = map.get(name);
    if (same) same.push(item);
    else map.set(name, [item]);
    for (let each: string | undefined = name; each !== undefined && !this.#names.has(each); each = parentOf(each)) {
      this.#names.add(each);
    }
  }

  /** Whether a name exists. */
  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** The records of a name and type, each once. */
  recordsOf(name: string, type: RecordType): readonly PlannedRecord[] {
    const found = (this.#records.get(name) ?? []).filter(({ data }) => data.type === type);
    if (found.length < 2) return found;
    return [...new Map(found.map((record) => [dataKey(record.data), record])).values()];
  }

  /** Whether a name has records of any type. */
  hasRecords(name: string): boolean {
    return this.#records.has(name) || this.#flattened.has(name) || this.#unknown.has(name);
  }

  /** The alias of a name whose addresses of a type are copied. */
  flattenedOf(name: string, type: RecordType): FlattenedName | undefined {
    return this.#flattened.get(name)?.find(({ types }) => types.some((each) => each === type));
  }

  /** What is not known of a name and type. */
  unknownOf(name: string, type: RecordType): UnknownRecords | undefined {
    return this.#unknown.get(name)?.find((each) => each.type === undefined || each.type === type);
  }

  /** The names from below the origin down to a name, the name included. */
  pathTo(name: string): string[] {
    const path: string[] = [];
    for (let each: string | undefined = name; each !== undefined && each !== this.origin; each = parentOf(each)) {
      path.push(each);
    }
    return path.reverse();
  }

  /** The longest name above a name that exists (RFC 4592 section 3.3.1). */
  closestEncloser(name: string): string {
    let each = parentOf(name);
    while (each !== undefined && each !== this.origin && !this.has(each)) each = parentOf(each);
    return each ?? this.origin;
  }
}
