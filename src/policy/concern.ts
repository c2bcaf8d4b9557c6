/** What a check of a mail domain has found. */
import type { RecordSource, ResourceRecord } from '../dns/records.ts';
import type { FailureCode } from '../model/failure-codes.ts';

/**
 * `critical`: senders that follow the standard stop delivering, or mail of the domain is refused. `warning`: it works
 * today, and breaks at the next ordinary event. `info`: optional protection is absent. `unknown`: it could not be found
 * out.
 */
export type Severity = 'critical' | 'warning' | 'info' | 'unknown';

/** Trouble with a mail domain. Found in the published zone and in the planned one alike, it is old trouble. */
export interface Concern {
  readonly code: FailureCode;
  readonly severity: Severity;
  /** What it is about, such as a host, an address or a selector: with the code it tells one trouble from another. */
  readonly subject: string;
  /** What was found, one sentence. May quote texts from DNS: untrusted. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** The record that it is about. It is told at the line of a plan that has it. */
  readonly record?: ResourceRecord | undefined;
  /** Where it is, when no record says it: `record` comes first. */
  readonly source?: RecordSource | undefined;
  /** Whether it is about optional protection, so that `strict` raises it by a step. */
  readonly isOptional?: boolean | undefined;
}
