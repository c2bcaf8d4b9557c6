/**
 * The model that every renderer reads. Plain data: it can be written as JSON and read again. Texts that came from a
 * server or a certificate are marked untrusted; renderers pass every text through `untrusted.ts`. Secrets have been
 * removed from all of it before a renderer sees it.
 */
import type { ConnectionFacts, Facts } from '../probes/probe.ts';
import type { FailureCode, PhaseName, Protocol } from './failure.ts';
import type { Finding } from './finding.ts';
import type { Issue, Source } from './issue.ts';
import type { Measurement, MetricSpec } from './metric.ts';
import type { Notice } from './notice.ts';
import type { Status } from './status.ts';

/** Raised when a field changes its meaning or goes; new fields do not raise it. */
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
  /** Checks that nobody was to run. They are no part of the verdict. */
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** Which share of all checks this run was to do, when several runs have the same checks files. */
  readonly shard?: ShardFacts | undefined;
  /** The reports that were merged into this one. */
  readonly merged?: readonly MergedReport[] | undefined;
  /** Where it ran, when it ran in a workflow. */
  readonly origin?: RunOrigin | undefined;
}

/** A checks file, for telling whether two runs had the same. */
export interface ChecksFileFacts {
  /** From the workspace on, with slashes. */
  readonly path: string;
  /** Hexadecimal, over its text. */
  readonly sha256: string;
}

/** A check that was left out on purpose. */
export interface LeftOut {
  readonly name: string;
  /** `disabled` in its file, `not selected` by `only`, or `skipped` by `skip`. */
  readonly reason: 'disabled' | 'not selected' | 'skipped';
  readonly source: Source;
}

/** A share of all checks. */
export interface ShardFacts {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
  /** The checks of all shares together, in the order of the files. */
  readonly expected: readonly ExpectedCheck[];
}

/** A check that some run is to do. */
export interface ExpectedCheck {
  readonly name: string;
  readonly mode: string;
  readonly group?: string | undefined;
  readonly source: Source;
}

/** A report that was merged into another one. */
export interface MergedReport {
  /** Where it was found. */
  readonly path: string;
  /** Version of Mail Probe that wrote it. */
  readonly version: string;
  readonly status: Status;
  readonly startedAt: string;
  readonly durationSeconds: number;
  /** How many checks it has. */
  readonly checks: number;
  /** Its share, as `2/5`. */
  readonly shard?: string | undefined;
  /** The machine that it ran on. */
  readonly runner?: string | undefined;
}

/** The run of the workflow. */
export interface RunOrigin {
  readonly repository: string;
  readonly workflow: string;
  readonly runUrl: string;
  readonly sha: string;
  readonly runner: string;
}

/** The result of one check. */
export interface CheckResult {
  readonly name: string;
  readonly mode: string;
  /** `smtps://mail.example.org:465`; both for a round trip. */
  readonly target: string;
  /** Checks of one group stand together. */
  readonly group?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** What it is there for, in the words of the user. */
  readonly description?: string | undefined;
  /** Where it stands, when it comes from a checks file. */
  readonly source?: Source | undefined;
  readonly status: Status;
  /** What an ok check has proved: `Message delivered and seen`. */
  readonly success: string;
  /** Worst first; empty when all is ok. */
  readonly findings: readonly Finding[];
  /** What is worth knowing and changes no verdict. */
  readonly notices: readonly Notice[];
  readonly durationSeconds: number;
  /** How many attempts were made. */
  readonly attempts: number;
  /** Parts of the last attempt, in the order in which they began. Parts of both protocols overlap. */
  readonly phases: readonly Phase[];
  readonly measurements: readonly Measurement[];
  /** What the mode can measure; the first is its primary metric. */
  readonly metrics: readonly MetricSpec[];
  readonly connections: readonly ConnectionFacts[];
  readonly facts: Facts;
  /** The limits that the metrics were held against. */
  readonly thresholds: readonly ThresholdFacts[];
  /** The dialogue of the last attempt, without credentials. Absent when all is ok, unless it was asked for. */
  readonly transcript?: readonly TranscriptLine[] | undefined;
}

/** A limit on a metric, with its ranges as the user wrote them; at least one is present. */
export interface ThresholdFacts {
  readonly metric: string;
  /** The one label value it is for. */
  readonly label?: string | undefined;
  readonly warning?: string | undefined;
  readonly critical?: string | undefined;
}

/** A line of the dialogue with a server. The text is untrusted. */
export interface TranscriptLine {
  /** Since the attempt began. */
  readonly seconds: number;
  readonly protocol: Protocol;
  /** `note` is ours: how many lines are left out. */
  readonly direction: 'sent' | 'received' | 'note';
  readonly text: string;
}

/** A timed part of an attempt. */
export interface Phase {
  readonly name: PhaseName;
  /** Since the attempt began. */
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly isOk: boolean;
}
