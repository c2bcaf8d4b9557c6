/** Numbers of record types, as they stand in a message (IANA, "Resource Record TYPEs"). */
import { RECORD_TYPES, type RecordType } from '../records.ts';

const NUMBERS: Readonly<Record<(typeof RECORD_TYPES)[number], number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  DNAME: 39,
  DS: 43,
  RRSIG: 46,
  DNSKEY: 48,
  TLSA: 52,
  CAA: 257,
};

const NAMES = new Map<number, RecordType>(RECORD_TYPES.map((type) => [NUMBERS[type], type]));

/** The type of the record that carries what EDNS adds to a message (RFC 6891 section 6.1.1). */
export const OPT = 41;

/** Returns the number of a type, also of `TYPE123` (RFC 3597 section 5). */
export function typeNumber(type: RecordType): number {
  return type in NUMBERS ? NUMBERS[type as keyof typeof NUMBERS] : Number(type.slice('TYPE'.length));
}

/** Returns the type with a number; `TYPE123` where it has no name here. */
export function typeWithNumber(number: number): RecordType {
  return NAMES.get(number) ?? `TYPE${number}`;
}
