import type { FailureCode } from './failure-codes.ts';

/** The unit of a metric. `ratio` is 0 to 1. */
export type MetricUnit = 'seconds' | 'bytes' | 'days' | 'ratio' | 'count';

/** Declares a metric that a probe can yield. */
export interface MetricSpec {
  /** snake_case with the base unit: `imap_auth_seconds`. */
  readonly name: string;
  readonly unit: MetricUnit;
  readonly help: string;
  /** Name of the label when there is one value a label. */
  readonly label?: 'mailbox' | 'protocol' | 'resource';
  /** What a crossed threshold means, where that is more than `E_THRESHOLD` says. The first that fits counts. */
  readonly alarms?: readonly Alarm[];
  /** What it means that there is a threshold and no value, where that is more than `E_THRESHOLD` says. */
  readonly missing?: Meaning;
}

/** A failure code, and what to do about it in one sentence. */
export interface Meaning {
  readonly code: FailureCode;
  readonly remedy: string;
}

/** What it means that a value lies on one side of its range. */
export interface Alarm extends Meaning {
  readonly side: Side;
  /** For values up to this one; the default are all. */
  readonly upTo?: number;
}

/** Where a value lies: too high, or too low. */
export type Side = 'above' | 'below';

/** A measured value. */
export interface Measurement {
  readonly metric: string;
  readonly value: number;
  readonly label?: string | undefined;
  /** What explains the value, a clause for people. Untrusted. */
  readonly remark?: string | undefined;
}
