/** Names and types of the name server of the sandbox. */

/** Numbers of the types that a zone file may have (IANA, Domain Name System Parameters). */
export const TYPE_NUMBERS = {
  ...{ A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, DS: 43, TLSA: 52, CAA: 257 },
} as const;

/** A type that a zone file may have. */
export type TypeName = keyof typeof TYPE_NUMBERS;

/** A record, ready to be sent. */
export interface ServedRecord {
  /** In lower case, without the final dot; empty for the root. */
  readonly name: string;
  readonly type: number;
  /** Seconds. */
  readonly ttl: number;
  /** The data as it stands in a message, names not compressed. */
  readonly data: Buffer;
  /** The name that an alias or a delegation leads to. */
  readonly target?: string | undefined;
}

/** A zone with its records. */
export interface ServedZone {
  readonly origin: string;
  readonly records: readonly ServedRecord[];
  /** Whether the server says as a resolver that it has validated the answers. No signatures are served. */
  readonly isSecure: boolean;
}

/** Whether a name is the zone, or below it. */
export function isBelow(name: string, zone: string): boolean {
  return zone === '' || name === zone || name.endsWith(`.${zone}`);
}
