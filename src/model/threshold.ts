/** The bounds of a range as plain data. A side that is open is absent: JSON knows no infinity. */
export interface RangeBounds {
  /** Lowest value of the range, itself included. */
  readonly start?: number | undefined;
  /** Highest value of the range, itself included. */
  readonly end?: number | undefined;
  /** Whether values within the range alert, and not those outside. */
  readonly inside: boolean;
}

/** A range as the user wrote it, with what it means. */
export interface Range {
  /** Lowest value of the range, itself included; `-Infinity` for `~`. */
  readonly start: number;
  /** Highest value of the range, itself included; `Infinity` when left out. */
  readonly end: number;
  /** True for `@`: values within the range alert, not those outside. */
  readonly inside: boolean;
  /** As the user wrote it, without white space at the ends. */
  readonly text: string;
}

/** Limits on a metric. At least one of the two ranges is present. */
export interface Threshold {
  /** Name of a metric, such as `imap_auth_seconds`. */
  readonly metric: string;
  /** The one label value that it applies to, such as the mailbox `INBOX`; without it the threshold applies to all. */
  readonly label?: string | undefined;
  readonly warning?: Range | undefined;
  readonly critical?: Range | undefined;
}
