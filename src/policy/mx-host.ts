/** Hosts that take mail for a domain, as the checks of every mechanism know them. */
import type { ResourceRecord } from '../dns/records.ts';

/** A host that takes mail for the domain. */
export interface MxHost {
  /** In lower case, without the final dot. */
  readonly host: string;
  /** The lowest one where several records name the host. 0 for a domain without MX records. */
  readonly preference: number;
  readonly addresses: readonly MxAddress[];
  /** The MX record. Absent for a domain without MX records. */
  readonly record?: ResourceRecord | undefined;
  /** Whether a web proxy of the provider answers at the name. */
  readonly isProxied: boolean;
}

/** An address of a host. */
export interface MxAddress {
  readonly address: string;
  /** Whether a plan says it. */
  readonly isPlanned: boolean;
  readonly record: ResourceRecord;
}
