import type { ChecksFileFacts, LeftOut, ShardFacts } from './checks-files.ts';
import type { PlannedServer } from './endpoint.ts';
import type { Notice } from './finding.ts';
import type { Source } from './issue.ts';
import type { MetricSpec } from './metric.ts';
import type { CleanupContext, CleanupTicket, ProbeContext } from './probe-context.ts';
import type { Status } from './status.ts';
import type { Threshold } from './threshold.ts';

/** A probe with its target and limits, ready to run. */
export interface PlannedCheck {
  /** Label of the check, shown everywhere. */
  readonly name: string;
  readonly mode: string;
  /** The statement that an ok check proves. */
  readonly success: string;
  readonly probe: PlannedProbe;
  /** Notices that are known before the check runs. */
  readonly notices: readonly Notice[];
  /** The metrics that the mode can measure; the first is its primary metric. */
  readonly metrics: readonly MetricSpec[];
  /** Limits on what is measured. */
  readonly thresholds: readonly Threshold[];
  /** Limit of one attempt, without the time that the probe asks for on top. */
  readonly timeoutMs: number;
  /** Further attempts after a failure that may be temporary. */
  readonly retries: number;
  readonly retryDelayMs: number;
  /** Whether the result of an ok check has the dialogue, too. */
  readonly keepsTranscript: boolean;
  /** Facts from the checks file. */
  readonly entry?: EntryFacts | undefined;
}

/** Facts that a check has from its checks file, in addition to its settings. */
export interface EntryFacts {
  readonly source: Source;
  /** Name over all runs: the check may be renamed then. */
  readonly id?: string | undefined;
  readonly group?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly description?: string | undefined;
}

/** The plan of a run. */
export interface Plan {
  /** In the order of the files. */
  readonly checks: readonly PlannedCheck[];
  /** What fails the job; empty for never. `alert`: that a person should be told now. */
  readonly failOn: ReadonlySet<Status | 'alert'>;
  readonly writesSummary: boolean;
  readonly limits: RunLimits;
  /** Facts about the checks files, when the checks come from them. */
  readonly many?: ManyChecks | undefined;
  /** The reports to merge, when the run does nothing else. */
  readonly merge?: MergePlan | undefined;
  /** Checks that are not due in this run, by the intervals of their states. */
  readonly notDue?: readonly LeftOut[] | undefined;
}

/** Reports of other runs, to be merged. */
export interface MergePlan {
  /** The patterns that were looked for. */
  readonly patterns: readonly string[];
  readonly files: readonly WorkspaceFile[];
  /** The patterns that match nothing. */
  readonly unmatched: readonly string[];
  /** Whether the reports may be of different runs and commits. */
  readonly anyRun: boolean;
  /** The run that merges, when it is one of a workflow. */
  readonly ownRun?: OwnRun | undefined;
}

/** The part of an origin that all reports of one run have in common, and that a run knows of itself. */
export interface OwnRun {
  readonly repository: string;
  readonly runUrl: string;
  readonly sha: string;
}

/** Limits on how much happens at once, and on the time of the whole run. */
export interface RunLimits {
  /** Checks at once. */
  readonly concurrency: number;
  /** Connections to one host at once. */
  readonly perHostConcurrency: number;
  /** Milliseconds for the whole run; none when absent. */
  readonly maxDurationMs?: number | undefined;
  /** Milliseconds that the run took to read its inputs. */
  readonly spentMs?: number | undefined;
}

/** Facts that a run of checks files has in addition to its checks. */
export interface ManyChecks {
  readonly files: readonly ChecksFileFacts[];
  readonly leftOut: readonly LeftOut[];
  /** The shard of this run, when there are several runs. */
  readonly shard?: ShardFacts | undefined;
}

/** The mode that is not a probe: it merges many reports into one. */
export const MERGE = 'merge';

/** A probe with its target, ready to run. */
export interface PlannedProbe {
  /** For people: `smtps://mail.example.org:465`. */
  readonly target: string;
  /** The server of each connection that is open at the same time, with the credentials for it. */
  readonly servers: readonly PlannedServer[];
  /** What it would do beside talking to the servers, a sentence each, for a dry run. */
  readonly details?: readonly string[] | undefined;
  /** Notices that are known before it runs. */
  readonly notices?: readonly Notice[] | undefined;
  /** Milliseconds granted on top of `timeout`, for waiting that belongs to the job. */
  readonly extraTimeMs: number;
  /** @throws ProbeFailure for trouble with the mail system; anything else is an internal error */
  run(context: ProbeContext): Promise<void>;
  /** Does the clean-up that an earlier process did not get to do. */
  readonly cleanUp?: (ticket: CleanupTicket, context: CleanupContext) => Promise<void>;
}

/** A file that was found. */
export interface WorkspaceFile {
  /** The path as it was named or found, with slashes. */
  readonly path: string;
  /** The path with every link followed. */
  readonly realPath: string;
  /** At most this many bytes are read. */
  readonly maxBytes: number;
}
