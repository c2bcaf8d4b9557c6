import type { ChangeKind, PastRun, RunRef, State } from '../story.ts';

/** Version of the schema of a history. A file with another one is not read. */
export const HISTORY_SCHEMA = 1;

/** What is remembered of all checks, from run to run. It holds no secret. */
export interface History {
  readonly schema: typeof HISTORY_SCHEMA;
  /** Whose history it is: repository and scope, or empty. A history of another scope is not read. */
  readonly scope: string;
  /** ISO 8601, UTC. */
  readonly writtenAt: string;
  /** The newest run that was recorded; absent before the first. */
  readonly newest?: RecordedRun | undefined;
  readonly checks: readonly CheckHistory[];
  /** What is known of the list of issues. */
  readonly issues?: IssuesMemory | undefined;
}

/** A run that was recorded. */
export interface RecordedRun {
  /** Run and attempt of the workflow, `123/1`; a random text outside of one. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** What is remembered of the issues of the repository, to save questions. */
export interface IssuesMemory {
  /** ETag of the last answer to the list of open incidents. */
  readonly etag?: string | undefined;
  /** When the list was last read, ISO 8601, UTC. */
  readonly reconciledAt: string;
  /** Login that the token writes as, seen in the answer to a created issue. */
  readonly author?: string | undefined;
  /** Digest of the incidents that should exist, when all issues were in order; absent when something was left to do. */
  readonly settled?: string | undefined;
  /** When the oldest text of an open incident was written, ISO 8601, UTC. */
  readonly textsAt?: string | undefined;
}

/** What is remembered of one check. */
export interface CheckHistory {
  /** 16 hexadecimal digits: from scope and `id` or name. */
  readonly key: string;
  readonly name: string;
  readonly mode: string;
  readonly target: string;
  readonly group?: string | undefined;
  /** The checks file that it comes from, path from the workspace on. Only a run of that file can find it removed. */
  readonly file?: string | undefined;
  /** When it was found to be removed, ISO 8601, UTC. Kept for a while when its incident is still to be closed. */
  readonly removedAt?: string | undefined;
  readonly outage: Outage;
  /** Whether it is flapping. */
  readonly isFlapping: boolean;
  /** The last judged results, oldest first, at most 21: `b` for bad, `g` for good. Those in maintenance are left out. */
  readonly results: string;
  /** What was known before its last run, which that run replaces when it is recorded again. Only of runs with a number. */
  readonly undo?: Undo | undefined;
  /** The last runs, oldest first, at most 30, with those that could not be judged. */
  readonly runs: readonly PastRun[];
  /** The last 90 days with a run, oldest first, as one text: `daysOf` takes it apart. */
  readonly days: string;
  /** Outages that are over, oldest first, at most 20 of 90 days. */
  readonly past: readonly PastOutage[];
  /** Good values of metrics that are compared with the own past. */
  readonly series: readonly Series[];
  /** Values of the primary metric, oldest first, at most 60; `null` for a run without one. */
  readonly trend?: PastTrend | undefined;
  /** Facts that are compared with the own past. */
  readonly facts: readonly SeenFact[];
}

/** Values of the primary metric. */
export interface PastTrend {
  readonly metric: string;
  readonly unit: string;
  readonly values: readonly (number | null)[];
  /** One character for each value: `1` when its run was good, else `0`. */
  readonly goods: string;
}

/** What was known of a check before its last run. */
export interface Undo {
  /** The run, `123/1`. */
  readonly run: string;
  readonly outage: Outage;
  readonly isFlapping: boolean;
  readonly results: string;
  /** Outages that were over, when the run ended one. */
  readonly past?: readonly PastOutage[] | undefined;
  /** Whether the run was in maintenance, and so was not counted in its day. */
  readonly isHeld?: true | undefined;
}

/** The state machine of a check. */
export interface Outage {
  readonly state: State;
  /** Before it began to recover: `down` or `lost`. */
  readonly before?: 'down' | 'lost' | undefined;
  /** When the state was reached, ISO 8601, UTC. */
  readonly since: string;
  /** Bad runs in a row; good ones that were too few to end the outage do not interrupt them. */
  readonly failures: number;
  /** Good runs in a row since it is recovering, or muted. */
  readonly goods: number;
  /** Runs in a row that could not be judged. */
  readonly blind: number;
  readonly firstBad?: RunRef | undefined;
  readonly lastBad?: RunRef | undefined;
  readonly firstGood?: RunRef | undefined;
  readonly lastGood?: RunRef | undefined;
  /** Since when it is good, ISO 8601, UTC. */
  readonly goodSince?: string | undefined;
  /** Codes of the bad runs of this outage, first seen first, at most 5. */
  readonly codes: readonly string[];
  readonly alerts: number;
  readonly lastAlertAt?: string | undefined;
  /** `failures` at the last alert. */
  readonly failuresAtAlert: number;
  /** A person closed the incident while the check was bad. */
  readonly isMuted: boolean;
  /** A person took the incident on: nothing is repeated. */
  readonly isAcknowledged?: true | undefined;
  /** The last run in maintenance since the check is bad, ISO 8601, UTC: no time before it counts for an alert. */
  readonly heldUntil?: string | undefined;
  /** Number of the issue, when one was opened or found. */
  readonly issue?: number | undefined;
  /** When the last outage that was told was closed, ISO 8601, UTC. Absent once it cannot be continued. */
  readonly endedAt?: string | undefined;
  /** What happened in this outage, or in the last one, oldest first, at most 50. */
  readonly events: readonly OutageEvent[];
  /** Events since the incident began, with those that are no longer in the list: the number in the id of the last one. */
  readonly eventCount: number;
  /** Recovery actions that were begun in this outage. */
  readonly recoveries: readonly RecoveryTry[];
}

/** Kinds of events of an outage; those that a person is told as a comment are decided in `incidents/`. */
export type OutageEventKind =
  | 'down'
  | 'repeat'
  | 'lost'
  | 'new-code'
  | 'flapping'
  | 'steady'
  | 'recovering'
  | 'relapsed'
  | 'recovered'
  | 'reopened'
  | 'blind'
  | 'recovery-action'
  | 'removed';

/** An event of an outage. */
export interface OutageEvent {
  /** Kind and number among all events of the incident: `repeat-2`. The same in each run that computes it. */
  readonly id: string;
  readonly kind: OutageEventKind;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly runUrl?: string | undefined;
  readonly code?: string | undefined;
}

/** A recovery action that was begun. */
export interface RecoveryTry {
  /** From 1. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `unknown`: begun, and no answer was recorded. */
  readonly result: 'unknown' | 'started' | 'refused';
  readonly runUrl?: string | undefined;
}

/** An outage that is over. */
export interface PastOutage {
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
  readonly codes: readonly string[];
  readonly issue?: number | undefined;
  /** Whether it was told. */
  readonly isTold: boolean;
}

/** Good values of one metric on one kind of runner. */
export interface Series {
  readonly metric: string;
  /** `RUNNER_ENVIRONMENT`; empty outside of a workflow. Values of different kinds are not compared. */
  readonly environment: string;
  /** Oldest first, at most 60. Seconds without the flights of the network. */
  readonly values: readonly number[];
  /** The day of each value, days since 1970 in UTC, for the least number of days. */
  readonly days: readonly number[];
  /** Slow runs in a row, with the first of them; absent when the last run was not slow. */
  readonly slow?: { readonly runs: number; readonly since: string } | undefined;
}

/** The values that a fact had, the accepted ones first. */
export interface SeenFact {
  readonly kind: ChangeKind;
  /** `smtp mail.example.org after login`. */
  readonly subject: string;
  /** Accepted values, the usual one first, at most 5; 3 or more: it varies. */
  readonly usual: readonly string[];
  /** When each accepted value was last seen, in the same order, ISO 8601, UTC. Absent for a single one: then `seenAt`. */
  readonly times?: readonly string[] | undefined;
  /** A value that is not accepted yet. */
  readonly candidate?: { readonly value: string; readonly runs: number; readonly since: string } | undefined;
  /** When it was last seen, ISO 8601, UTC. */
  readonly seenAt: string;
}
