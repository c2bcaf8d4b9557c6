import type { ChecksFileFacts, LeftOut, ShardFacts } from './checks-files.ts';
import type { PlannedServer } from './endpoint.ts';
import type { Notice } from './finding.ts';
import type { Source } from './issue.ts';
import type { MetricSpec } from './metric.ts';
import type { CleanupTicket, ProbeContext } from './probe-context.ts';
import type { Status } from './status.ts';
import type { Threshold } from './threshold.ts';

/** A probe with its target and limits, ready to run. */
export interface PlannedCheck {
  /** Label of the check, shown everywhere. */
  readonly name: string;
  readonly mode: string;
  /** What is proved when all is ok. */
  readonly success: string;
  readonly probe: PlannedProbe;
  /** What is worth knowing before it runs. */
  readonly notices: readonly Notice[];
  /** What the mode can measure; the first is its primary metric. */
  readonly metrics: readonly MetricSpec[];
  /** Limits on what is measured. */
  readonly thresholds: readonly Threshold[];
  /** Limit of one attempt, without the time that the probe asks for on top. */
  readonly timeoutMs: number;
  /** Further attempts after a failure that may pass by itself. */
  readonly retries: number;
  readonly retryDelayMs: number;
  /** Whether the dialogue belongs to the result of a check that is ok, too. */
  readonly keepsTranscript: boolean;
  /** What a checks file says about it. */
  readonly entry?: EntryFacts | undefined;
}

/** What a check has from its checks file beside its settings. */
export interface EntryFacts {
  readonly source: Source;
  readonly group?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly description?: string | undefined;
}

/** What a run does. */
export interface Plan {
  /** In the order of the files. */
  readonly checks: readonly PlannedCheck[];
  /** Statuses that fail the job; empty for never. */
  readonly failOn: ReadonlySet<Status>;
  readonly writesSummary: boolean;
  readonly limits: RunLimits;
  /** What is known of the checks files, when the checks come from there. */
  readonly many?: ManyChecks | undefined;
  /** The reports to merge, when that is all there is to do. */
  readonly merge?: MergePlan | undefined;
}

/** Reports of other runs. */
export interface MergePlan {
  /** What was looked for. */
  readonly patterns: readonly string[];
  readonly files: readonly WorkspaceFile[];
  /** The patterns that match nothing. */
  readonly unmatched: readonly string[];
}

/** How much happens at once, and how long all of it may take. */
export interface RunLimits {
  /** Checks at once. */
  readonly concurrency: number;
  /** Connections to one host at once. */
  readonly perHostConcurrency: number;
  /** Milliseconds for the whole run; none when absent. */
  readonly maxDurationMs?: number | undefined;
}

/** What a run of checks files has beside its checks. */
export interface ManyChecks {
  readonly files: readonly ChecksFileFacts[];
  readonly leftOut: readonly LeftOut[];
  /** The share of this run, when there are several runs. */
  readonly shard?: ShardFacts | undefined;
}

/** The mode that is no probe: it makes one report of many. */
export const MERGE = 'merge';

/** A probe with its target, ready to run. */
export interface PlannedProbe {
  /** For people: `smtps://mail.example.org:465`. */
  readonly target: string;
  /** The server of each connection that is open at the same time, and as whom it is talked to. */
  readonly servers: readonly PlannedServer[];
  /** Milliseconds granted on top of `timeout`, for waiting that belongs to the job. */
  readonly extraTimeMs: number;
  /** @throws ProbeFailure for trouble with the mail system; anything else is a fault of ours */
  run(context: ProbeContext): Promise<void>;
  /** Does the clean-up of an earlier process that was ended before it could. */
  readonly cleanUp?: (ticket: CleanupTicket, context: ProbeContext) => Promise<void>;
}

/** A file that was found. */
export interface WorkspaceFile {
  /** As it was named or found, with slashes. */
  readonly path: string;
  /** With every link followed. */
  readonly realPath: string;
}
