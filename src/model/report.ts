import type { ChecksFileFacts, LeftOut, ShardFacts } from './checks-files.ts';
import type { ConnectionFacts, Facts } from './facts.ts';
import type { FailureCode } from './failure-codes.ts';
import type { Finding, Notice } from './finding.ts';
import type { Issue, Source } from './issue.ts';
import type { Measurement, MetricSpec } from './metric.ts';
import type { Phase, TranscriptLine } from './outcome.ts';
import type { PhaseName } from './phase.ts';
import type { Status } from './status.ts';
import type { State, Story } from './story.ts';
import type { RangeBounds } from './threshold.ts';

/** Version of the schema. It is raised when a field changes its meaning or is removed, not for new fields. */
export const SCHEMA_VERSION = 1;

/** The result of a run. */
export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** Version of Mail Probe. */
  readonly version: string;
  readonly status: Status;
  /** Code of the worst finding; absent when all is ok. */
  readonly code?: FailureCode | undefined;
  /** One line for people. May quote untrusted text. */
  readonly message: string;
  /** What to do about the worst finding. */
  readonly hint?: string | undefined;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationSeconds: number;
  /** Empty when the configuration is wrong: then nothing was contacted. */
  readonly checks: readonly CheckResult[];
  /** Everything that is wrong with the inputs. */
  readonly issues: readonly Issue[];
  /** The files that the checks come from, when they do not come from inputs. */
  readonly checksFiles?: readonly ChecksFileFacts[] | undefined;
  /** Checks left out on purpose. They are not part of the verdict. */
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** The share of all checks that was assigned to this run, when several runs have the same checks files. */
  readonly shard?: ShardFacts | undefined;
  /** The reports that were merged into this one. */
  readonly merged?: readonly MergedReport[] | undefined;
  /** Where it ran, when it ran in a workflow. */
  readonly origin?: RunOrigin | undefined;
  /** What is known of earlier runs; absent without a history. */
  readonly past?: PastFacts | undefined;
}

/** What a run knows of earlier ones. */
export interface PastFacts {
  /** `cold`: there was none yet. `unreadable`: it could not be read, and was begun anew. */
  readonly history: 'cold' | 'warm' | 'unreadable';
  /** The worst state of all checks. */
  readonly state: State;
  /** Whether the state of a check changed between good and told as bad. */
  readonly stateChanged: boolean;
  readonly previousStatus?: Status | undefined;
  /** Whether a person should be told something now. */
  readonly alert: boolean;
  /** Whether a recovery action is due now. */
  readonly recoveryWanted: boolean;
}

/** A report that was merged into another one. */
export interface MergedReport {
  /** Path at which it was found. */
  readonly path: string;
  /** Version of Mail Probe that wrote it. */
  readonly version: string;
  readonly status: Status;
  readonly startedAt: string;
  readonly durationSeconds: number;
  /** How many checks it has. */
  readonly checks: number;
  /** Its shard, as `2/5`. */
  readonly shard?: string | undefined;
  /** The machine that it ran on. */
  readonly runner?: string | undefined;
}

/** The run of the workflow. */
export interface RunOrigin {
  readonly repository: string;
  readonly workflow: string;
  readonly runUrl: string;
  /** From 1; higher when the run was started again. */
  readonly attempt?: number | undefined;
  readonly sha: string;
  readonly runner: string;
}

/** The result of one check. */
export interface CheckResult {
  readonly name: string;
  readonly mode: string;
  /** `smtps://mail.example.org:465`; both servers for a round trip. */
  readonly target: string;
  /** Checks of one group are shown together. */
  readonly group?: string | undefined;
  /** Name over all runs, where the checks file gives one: the check may be renamed then. */
  readonly id?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** The purpose of the check, in the words of the user. */
  readonly description?: string | undefined;
  /** Where it is defined, when it comes from a checks file. */
  readonly source?: Source | undefined;
  readonly status: Status;
  /** What an ok check has proved: `Message delivered and seen`. */
  readonly success: string;
  /** Worst first; empty when all is ok. */
  readonly findings: readonly Finding[];
  /** Information that does not change the verdict. */
  readonly notices: readonly Notice[];
  readonly durationSeconds: number;
  /** How many attempts were made. */
  readonly attempts: number;
  /** The attempts that failed before the last one, in their order; absent when there were none. */
  readonly attemptFailures?: readonly AttemptFailure[] | undefined;
  /** Parts of the last attempt, in the order in which they began. Parts of both protocols overlap. */
  readonly phases: readonly Phase[];
  readonly measurements: readonly Measurement[];
  /** The metrics that the mode can measure; the first is its primary metric. */
  readonly metrics: readonly MetricSpec[];
  readonly connections: readonly ConnectionFacts[];
  readonly facts: Facts;
  /** The limits that the metrics were compared with. */
  readonly thresholds: readonly ThresholdFacts[];
  /** What earlier runs tell; absent without a history. */
  readonly story?: Story | undefined;
  /** The dialogue of the last attempt, without credentials. Absent when all is ok, unless it was asked for. */
  readonly transcript?: readonly TranscriptLine[] | undefined;
}

/** An attempt that failed, and was followed by a further one. */
export interface AttemptFailure {
  readonly code: FailureCode;
  readonly phase?: PhaseName | undefined;
  /** One sentence. May quote untrusted text. */
  readonly message: string;
  /** Since the check began. */
  readonly startSeconds: number;
}

/** A limit on a metric, with its ranges as the user wrote them and as numbers; at least one is present. */
export interface ThresholdFacts {
  readonly metric: string;
  /** The one label value that it applies to. */
  readonly label?: string | undefined;
  readonly warning?: string | undefined;
  readonly critical?: string | undefined;
  readonly warningRange?: RangeBounds | undefined;
  readonly criticalRange?: RangeBounds | undefined;
}

/** The names of the formats in which a report can be written; `report/formats.ts` has their renderers. */
export const formatNames = ['json', 'junit', 'openmetrics', 'nagios', 'html', 'badge', 'status-page'] as const;

/** The name of a format. */
export type FormatName = (typeof formatNames)[number];
