/** What is known of a host for DANE. */
import type { ResourceRecord } from '../../dns/records.ts';
import type { MxHost } from '../mx-host.ts';
import type { DnssecState } from '../security.ts';
import type { Tlsa } from './matches-tlsa.ts';

/** A host, its TLSA records, and what is known of its signatures. */
export interface DaneHost {
  readonly domain: string;
  readonly host: MxHost;
  readonly records: readonly { readonly record: ResourceRecord; readonly data: Tlsa }[];
  /** The certificates that the host shows, in DER, the leaf first. */
  readonly chain: readonly Buffer[] | undefined;
  readonly security: DnssecState;
  /** Whether the host is of the domain itself, so that its owner can change the records. */
  readonly isOwn: boolean;
}
