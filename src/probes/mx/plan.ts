import type { ZonePlan } from '../../dns/plan/read-plan.ts';
import type { PlanFile } from '../../dns/plan-file.ts';
import type { TlsVersion } from '../../model/endpoint.ts';
import type { GateStage } from '../../model/gate-facts.ts';
import type { Declared } from '../../policy/domain-view.ts';
import type { HostAddress } from '../../settings/kinds/dns.ts';

/** A gate, ready to run. */
export interface GatePlan {
  /** In ASCII, in lower case, without the final dot. */
  readonly domain: string;
  readonly stage: GateStage;
  /** The planned zones. */
  readonly zones?: ZonePlan | undefined;
  readonly declared: Declared;
  /** Authoritative servers to ask in place of those that are delegated to. */
  readonly nameServers: readonly string[];
  /** Addresses of resolvers that are trusted. */
  readonly resolvers: readonly string[];
  /** The policy of MTA-STS that will be served. */
  readonly policyText?: PlanFile | undefined;
  /** Certificates that a new host will show, as PEM text, leaf first. */
  readonly certificate?: string | undefined;
  readonly isStrict: boolean;
  /** How to talk to mail servers. Absent when they are not talked to. */
  readonly talk?: TalkPlan | undefined;
  /** PEM text of further authorities, for the host of the policy and for mail servers. */
  readonly ca?: string | undefined;
  /** Milliseconds for all questions to name servers. */
  readonly dnsLimitMs: number;
}

/** How to talk to the servers of MX hosts. */
export interface TalkPlan {
  readonly port: number;
  readonly recipients: readonly string[];
  /** Whether the user has named them. */
  readonly areRecipientsDeclared: boolean;
  /** Where to dial hosts, whatever DNS says. */
  readonly addresses: readonly HostAddress[];
  readonly probesRelay: boolean;
  readonly probesUnknownRecipient: boolean;
  readonly minVersion: TlsVersion;
  readonly ehloName: string | undefined;
  readonly connectTimeoutMs: number;
  readonly commandTimeoutMs: number;
}
