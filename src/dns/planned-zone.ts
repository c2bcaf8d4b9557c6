/** A zone as files of the workspace plan it: the whole of it, or only what changes. */
import { rdataHex } from './rdata-octets.ts';
import type { RecordData, RecordType, ResourceRecord } from './records.ts';

/** A line of a file of the workspace. */
export interface PlannedSource {
  /** Path from the workspace on, with slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column?: number | undefined;
}

/** One record of the plan. */
export interface PlannedRecord extends ResourceRecord {
  readonly source: PlannedSource;
  /** Whether the file leaves the TTL to the provider: the number is then only its usual default. */
  readonly hasDefaultTtl?: boolean | undefined;
  /** Whether a proxy of the provider answers in place of the address or alias. */
  readonly isProxied?: boolean | undefined;
}

/** A name whose addresses the provider copies from another name: `ALIAS`, a flattened CNAME, a proxied CNAME. */
export interface FlattenedName {
  readonly name: string;
  readonly target: string;
  readonly types: readonly ('A' | 'AAAA')[];
  readonly ttl: number;
  readonly hasDefaultTtl?: boolean | undefined;
  readonly isProxied?: boolean | undefined;
  readonly source: PlannedSource;
}

/** What the plan says about a name, and only the provider knows: a value that is known only after apply. */
export interface UnknownRecords {
  readonly name: string;
  /** The type; every type that the plan does not hold where it is missing. */
  readonly type?: RecordType | undefined;
  /** Why it is not known, words that continue "is": `known only after apply (aws_route53_record.mx)`. */
  readonly reason: string;
  readonly source: PlannedSource;
}

/** What the plan takes away from a published RRset, in a zone that is not planned as a whole. */
export interface RecordSetChange {
  readonly name: string;
  readonly type: RecordType;
  /** The records that disappear, or `all` of them. Planned records of the same name and type are added. */
  readonly removed: readonly RecordData[] | 'all';
  readonly source: PlannedSource;
}

/** A published RRset that a plan of the whole zone leaves as it is. */
export interface KeptSet {
  readonly name: string;
  readonly type: RecordType;
}

/** A planned zone. */
export interface PlannedZone {
  /** The name of the zone. */
  readonly origin: string;
  /**
   * Whether the plan is everything below the origin. If not, planned records replace the published ones of the same name
   * and type, unless `changes` says what exactly disappears; the rest stays as published.
   */
  readonly isWhole: boolean;
  readonly records: readonly PlannedRecord[];
  readonly flattened: readonly FlattenedName[];
  readonly unknown: readonly UnknownRecords[];
  readonly changes: readonly RecordSetChange[];
  readonly kept?: readonly KeptSet[] | undefined;
}

/** Whether a proxy of the provider answers in place of what a record says. */
export function isProxiedRecord(record: ResourceRecord): boolean {
  return (record as Partial<PlannedRecord>).isProxied === true;
}

/** A text that is equal for equal data of records. Where a TXT record is split into strings means nothing. */
export function dataKey(data: RecordData): string {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return `${data.type} ${data.address}`;
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return `${data.type} ${data.target}`;
    case 'MX':
      return `MX ${data.preference} ${data.exchange}`;
    case 'TXT':
      return `TXT ${data.strings.join('')}`;
    case 'TLSA':
    case 'SRV':
    case 'CAA':
    case 'SOA':
      return JSON.stringify(Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1)));
    default:
      return `${data.type} ${rdataHex(data.type, data.text)}`;
  }
}
