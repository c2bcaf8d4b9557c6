/** A mail domain as the checks look at it. */
import type { Zone } from '../dns/records.ts';

/** A domain in one zone: the published one, or the planned one. A check does not know which. */
export interface DomainView {
  /** In ASCII, in lower case, without the final dot. */
  readonly domain: string;
  /** Answers for every name: from the zone inside of it, from resolvers outside. */
  readonly zone: Zone;
  readonly declared: Declared;
}

/** What the user says about the domain. */
export interface Declared {
  /** Addresses that send mail for the domain. */
  readonly outboundIps: readonly string[];
  /** Selectors of DKIM keys that are in use. */
  readonly dkimSelectors: readonly string[];
  /** Whether the domain is to take no mail. */
  readonly isNoMail: boolean;
  /** MX hosts that are dead on purpose, in lower case. */
  readonly allowDead: readonly string[];
}
