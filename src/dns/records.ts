/**
 * Resource records as all checks of a domain see them, whether a name server has said them or a file of the workspace
 * plans them.
 */

/** Types that checks ask for. Records of other types are kept with their text. */
export const RECORD_TYPES = [
  'A',
  'AAAA',
  'CAA',
  'CNAME',
  'DNAME',
  'DNSKEY',
  'DS',
  'MX',
  'NS',
  'PTR',
  'RRSIG',
  'SOA',
  'SRV',
  'TLSA',
  'TXT',
] as const;

/** A type by its name; `TYPE123` where it has none here (RFC 3597). */
export type RecordType = (typeof RECORD_TYPES)[number] | `TYPE${number}`;

/** Where a record comes from: a line of a file, counted from 1, or the name server that said it. */
export type RecordSource =
  | { readonly file: string; readonly line: number; readonly column?: number | undefined }
  | { readonly server: string };

/** The data of a record, in a form of its own for each type. Names are absolute, in lower case, without the final dot. */
export type RecordData =
  | { readonly type: 'A' | 'AAAA'; readonly address: string }
  | { readonly type: 'CNAME' | 'DNAME' | 'NS' | 'PTR'; readonly target: string }
  | { readonly type: 'MX'; readonly preference: number; readonly exchange: string }
  /** The strings of the record, each of at most 255 octets, as Latin-1. */
  | { readonly type: 'TXT'; readonly strings: readonly string[] }
  | {
      readonly type: 'TLSA';
      readonly usage: number;
      readonly selector: number;
      readonly matching: number;
      /** Hexadecimal in lower case. */
      readonly certificate: string;
    }
  | {
      readonly type: 'SRV';
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly target: string;
    }
  | { readonly type: 'CAA'; readonly flags: number; readonly tag: string; readonly value: string }
  | {
      readonly type: 'SOA';
      readonly primary: string;
      readonly mailbox: string;
      readonly serial: number;
      readonly refresh: number;
      readonly retry: number;
      readonly expire: number;
      /** Seconds for which a missing name may be remembered, together with the TTL of the record (RFC 2308). */
      readonly minimum: number;
    }
  /** The data as octets in hexadecimal (RFC 3597), or their text in a file. */
  | { readonly type: 'DS' | 'DNSKEY' | 'RRSIG' | `TYPE${number}`; readonly text: string };

/** One record. */
export interface ResourceRecord {
  /** Absolute, in lower case, without the final dot; the root is the empty text. */
  readonly name: string;
  /** Seconds. */
  readonly ttl: number;
  readonly data: RecordData;
  readonly source?: RecordSource | undefined;
}

/** What a question for one name and one type has come to. */
export interface Lookup {
  /** `nodata`: the name exists, and has no such record. `failed`: nothing is known. */
  readonly outcome: 'found' | 'nxdomain' | 'nodata' | 'failed';
  /** The records of the type, at the end of every alias. */
  readonly records: readonly ResourceRecord[];
  /** The aliases that were followed, in order: CNAME records, also those that a DNAME makes. */
  readonly aliases: readonly ResourceRecord[];
  /** Whether a resolver that was asked to has validated the answer (the AD bit, RFC 4035 section 3.2.3). */
  readonly isAuthentic?: boolean | undefined;
  /** Seconds for which a missing record may be remembered (RFC 2308 section 5). */
  readonly negativeTtl?: number | undefined;
  /** Whether a plan has a part in the answer; records of plans have a file as their source, too. */
  readonly isPlanned?: boolean | undefined;
  /** Why nothing is known: `SERVFAIL`, `REFUSED`, `timeout`, a code of the system. */
  readonly failure?: string | undefined;
}

/** Answers questions: from the network, from a planned zone, or from the one over the other. */
export interface Zone {
  lookup(name: string, type: RecordType): Promise<Lookup>;
  /**
   * The same with fewer questions, for names that are only guessed: the word of one server is enough to say that there is
   * nothing. Absent where it would save none.
   */
  glance?(name: string, type: RecordType): Promise<Lookup>;
}
