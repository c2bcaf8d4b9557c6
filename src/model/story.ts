import type { Status } from './status.ts';

/** The states of a check over its runs. `failing`: bad, but nothing was told yet. `lost`: told as often as allowed. */
export const STATES = ['new', 'up', 'failing', 'down', 'lost', 'recovering'] as const;

/** The state of a check over its runs. */
export type State = (typeof STATES)[number];

/** What earlier runs tell about a check. Part of its result when there is a history. */
export interface Story {
  /** Identifies the check over its runs: 16 hexadecimal digits. */
  readonly key: string;
  /** After this run. */
  readonly state: State;
  readonly stateBefore: State;
  /** Beside the state: it changes between good and bad too often to be told each time. */
  readonly isFlapping: boolean;
  /** A person closed the incident while the check was bad: nothing is told until it is good again. */
  readonly isMuted: boolean;
  /** A maintenance window is open: recorded, not counted, not told. */
  readonly isInMaintenance: boolean;
  /** Whether a person should be told something now. */
  readonly alert: boolean;
  /** Since when it is good, or bad, without a break. ISO 8601, UTC. Absent before the first judged run. */
  readonly since?: string | undefined;
  /** Bad runs in a row; 0 when it is good. */
  readonly failures: number;
  /** Runs in a row that could not be judged. */
  readonly blind: number;
  /** The status of the run before this one. */
  readonly previousStatus?: Status | undefined;
  readonly firstBad?: RunRef | undefined;
  readonly lastBad?: RunRef | undefined;
  readonly lastGood?: RunRef | undefined;
  /** The last runs, oldest first, at most 30; the last one is this run. */
  readonly runs: readonly PastRun[];
  /** The primary metric over the last runs, oldest first, at most 60 values. */
  readonly trend?: Trend | undefined;
  /** What differs from the own past. */
  readonly changes: readonly Change[];
  readonly regressions: readonly Regression[];
}

/** A run, as far as a link to it needs. */
export interface RunRef {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Run of the workflow; absent outside of one. */
  readonly runUrl?: string | undefined;
}

/** A run in the line of marks. */
export interface PastRun {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly status: Status;
  readonly code?: string | undefined;
  /** It passed, but not at its first attempt. */
  readonly isUnstable?: true | undefined;
}

/** The primary metric of a check over its runs. */
export interface Trend {
  readonly metric: string;
  readonly unit: string;
  /** `null` for a run without a value. */
  readonly values: readonly (number | null)[];
  /** Median of the good runs before this one. */
  readonly median?: number | undefined;
}

/** What a change of a fact is about. */
export type ChangeKind = 'capability' | 'tls' | 'certificate' | 'address' | 'mx' | 'banner' | 'login';

/** A fact that differs from the own past, seen in two runs at least. Texts of servers are untrusted. */
export interface Change {
  readonly kind: ChangeKind;
  /** Where: `smtp mail.example.org after login`. */
  readonly subject: string;
  /** One sentence, in our words; may quote untrusted text. */
  readonly message: string;
  readonly before: string;
  readonly after: string;
  /** Whether protection or an ability was lost; the others are only news. */
  readonly isWorse: boolean;
  /** When it was seen first. ISO 8601, UTC. */
  readonly since: string;
}

/** A time that is longer than the own past of the check, without what the network takes. */
export interface Regression {
  /** `smtp_auth_seconds`, or `delivery_seconds`. */
  readonly metric: string;
  /** Seconds, without the flights of the network. */
  readonly seconds: number;
  /** Median of the good runs, in the same way. Seconds. */
  readonly medianSeconds: number;
  /** Runs in a row. */
  readonly runs: number;
  /** When the first of them was. ISO 8601, UTC. */
  readonly since: string;
}
