/** The types of records that have a name (IANA, Domain Name System Parameters). Types of questions are not among them. */
import { RECORD_TYPES, type RecordType } from './records.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ A: 1, NS: 2, MD: 3, MF: 4, CNAME: 5, SOA: 6, MB: 7, MG: 8, MR: 9, NULL: 10, WKS: 11, PTR: 12, HINFO: 13 },
  ...{ MINFO: 14, MX: 15, TXT: 16, RP: 17, AFSDB: 18, X25: 19, ISDN: 20, RT: 21, NSAP: 22, 'NSAP-PTR': 23, SIG: 24 },
  ...{ KEY: 25, PX: 26, GPOS: 27, AAAA: 28, LOC: 29, NXT: 30, EID: 31, NIMLOC: 32, SRV: 33, ATMA: 34, NAPTR: 35 },
  ...{ KX: 36, CERT: 37, A6: 38, DNAME: 39, SINK: 40, APL: 42, DS: 43, SSHFP: 44, IPSECKEY: 45, RRSIG: 46, NSEC: 47 },
  ...{ DNSKEY: 48, DHCID: 49, NSEC3: 50, NSEC3PARAM: 51, TLSA: 52, SMIMEA: 53, HIP: 55, NINFO: 56, RKEY: 57 },
  ...{ TALINK: 58, CDS: 59, CDNSKEY: 60, OPENPGPKEY: 61, CSYNC: 62, ZONEMD: 63, SVCB: 64, HTTPS: 65, DSYNC: 66 },
  ...{ SPF: 99, NID: 104, L32: 105, L64: 106, LP: 107, EUI48: 108, EUI64: 109, URI: 256, CAA: 257, AVC: 258 },
  ...{ DOA: 259, AMTRELAY: 260, RESINFO: 261, WALLET: 262, TA: 32_768, DLV: 32_769 },
};
const KNOWN: ReadonlySet<string> = new Set(RECORD_TYPES);
const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]));

/** Reads a type as files write it, in any case: `mx`, `SSHFP`, `TYPE65534`. Undefined when it is none. */
export function parseType(text: string): RecordType | undefined {
  const name = text.toUpperCase();
  if (KNOWN.has(name)) return name as RecordType;
  const number = Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : Number(/^TYPE(\d{1,5})$/.exec(name)?.[1] ?? 65_536);
  return number === undefined || number > 65_535 || isQuestion(number) ? undefined : typeOf(number);
}

/** The type of the record that carries what EDNS adds to a message (RFC 6891 section 6.1.1). */
export const OPT = 41;

/** Returns the type with a number; `TYPE123` where checks have no name for it (RFC 3597 section 5). */
export function typeOf(number: number): RecordType {
  const name = NAMES.get(number);
  return name !== undefined && KNOWN.has(name) ? (name as RecordType) : `TYPE${number}`;
}

/** Returns the number of a type, also of `TYPE123`. */
export function typeNumber(type: RecordType): number {
  return NUMBERS[type] ?? Number(type.slice('TYPE'.length));
}

/** A type as people know it: `SSHFP` for `TYPE44`. */
export function typeLabel(type: RecordType): string {
  return (type.startsWith('TYPE') && NAMES.get(Number(type.slice(4)))) || type;
}

/** Types that only questions and packets have (RFC 6895 section 3.1), and the one that is reserved. */
function isQuestion(number: number): boolean {
  return number === 0 || number === OPT || (number >= 128 && number <= 255);
}
