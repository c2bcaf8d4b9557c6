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
}

/** A measured value. */
export interface Measurement {
  readonly metric: string;
  readonly value: number;
  readonly label?: string | undefined;
}
