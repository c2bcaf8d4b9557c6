import type { FailureCode } from './failure-codes.ts';

/** The unit of a metric. `ratio` is 0 to 1. */
export type MetricUnit = 'seconds' | 'bytes' | 'days' | 'ratio' | 'count';

/** The declaration of a metric that a probe can measure. */
export interface MetricSpec {
  /** snake_case with the base unit: `imap_auth_seconds`. */
  readonly name: string;
  readonly unit: MetricUnit;
  readonly help: string;
  /** Name of the label, when there is one value per label. Hosts and selectors are in lower case, without a final dot. */
  readonly label?: 'host' | 'mailbox' | 'protocol' | 'resource' | 'selector';
  /** Meanings of a crossed threshold that say more than `E_THRESHOLD`. The first that fits counts. */
  readonly alarms?: readonly Alarm[];
  /** The meaning of a threshold without a value, where it says more than `E_THRESHOLD`. */
  readonly missing?: Meaning;
}

/** A failure code, and what to do about it in one sentence. */
export interface Meaning {
  readonly code: FailureCode;
  readonly remedy: string;
}

/** The meaning of a value on one side of its range. */
export interface Alarm extends Meaning {
  readonly side: Side;
  /** Applies to values up to this one; to all values when absent. */
  readonly upTo?: number;
}

/** The side of its range on which a value is: too high, or too low. */
export type Side = 'above' | 'below';

/** A value that was asked for, and that the server did not give. */
export interface MissingValue {
  readonly metric: string;
  /** Absent when it is not known which values of the metric there would be. */
  readonly label?: string | undefined;
}

/** A measured value. */
export interface Measurement {
  readonly metric: string;
  readonly value: number;
  readonly label?: string | undefined;
  /** A clause that explains the value to people. Untrusted. */
  readonly remark?: string | undefined;
}
