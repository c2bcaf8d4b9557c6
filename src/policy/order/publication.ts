/** What a safe order of publication is found from. Plain data. */
import type { BothViews, MtaStsFacts, RecordSetFacts, SpfFacts } from '../../model/gate-facts.ts';

/** Published and planned, with what is known beside the records. */
export interface PublicationInput {
  /** In ASCII, in lower case, without the final dot. */
  readonly domain: string;
  /** From `compareRecords`; those that stay the same are needed, too. */
  readonly changes: readonly RecordSetFacts[];
  /** Seconds for which caches may remember that a name of the zone does not exist. */
  readonly negativeTtl: number;
  /** Selectors of DKIM keys that sign now. */
  readonly selectors: readonly string[];
  /** Selectors that lead to another key than before, whatever record does it. */
  readonly replacedKeys?: readonly string[] | undefined;
  readonly outbound: readonly OutboundIp[];
  /** Counts of lookups, for a record that has old and new senders. */
  readonly spf?: BothViews<SpfFacts> | undefined;
  readonly mtaSts?: PolicyFiles | undefined;
  /** Hosts to which the plan sends DMARC reports for the first time, and which have not agreed. */
  readonly unauthorizedReports?: readonly string[] | undefined;
  /** TLSA records that fit the certificates that servers show now. */
  readonly servedTlsa?: readonly ServedTlsa[] | undefined;
  readonly delegation?: DelegationState | undefined;
}

/** An address that sends mail for the domain. */
export interface OutboundIp {
  readonly address: string;
  /** Whether SPF passes it. Absent when that is not known. */
  readonly passes: BothViews<boolean>;
}

/** The policy of MTA-STS. */
export interface PolicyFiles {
  /** As its host serves it now, even where no record leads senders to it yet. */
  readonly served?: MtaStsFacts | undefined;
  /** The file that will be served. Absent when the user has not named one. */
  readonly planned?: MtaStsFacts | undefined;
  /** Whether the policy that is served is another one than when its id was published. */
  readonly isIdStale?: boolean | undefined;
  /** Whether the plan has its host at other addresses. Absent when that is not known. */
  readonly isHostMoved?: boolean | undefined;
}

/** A host, and which TLSA records fit what it shows. */
export interface ServedTlsa {
  readonly host: string;
  /** As in `RecordSetView.values`. Empty when none fits. */
  readonly values: readonly string[];
}

/** What the zone above says, and what the servers of a plan have. */
export interface DelegationState {
  /** DS records of the domain, in presentation form; empty when it is not signed. */
  readonly ds: readonly string[];
  /** Seconds. Absent when there is no DS record. */
  readonly dsTtl?: number | undefined;
  /** Seconds for which the zone above lets its NS records be remembered. */
  readonly nsTtl: number;
  /** Whether planned servers have keys to which the DS records lead. Absent when that is not known. */
  readonly isNewSigned?: boolean | undefined;
  /** Whether planned servers answer like the published ones. Absent when that is not known. */
  readonly isNewInSync?: boolean | undefined;
}
