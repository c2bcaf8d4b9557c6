/** The nouns of an incident: what an issue tells, before it is put into words. */
import type { CheckHistory, OutageEventKind, RecoveryTry } from '../../model/memory/record.ts';
import type { Role } from '../../model/memory/rules.ts';
import type { CheckResult } from '../../model/report.ts';

/** Which checks an issue is about: one, those of a group, all of them, or those that failed in one run. */
export type IncidentKind = 'check' | 'group' | 'all' | 'storm';

/**
 * The states of an incident, worst first. `unstable`: it changes between good and bad too often. `recovered` and
 * `removed` are over.
 */
export const INCIDENT_STATES = ['down', 'lost', 'unstable', 'recovering', 'recovered', 'removed'] as const;

/** The state of an incident. */
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** A check of an incident. */
export interface Member {
  readonly key: string;
  readonly state: IncidentState;
  readonly memory: CheckHistory;
  /** Its result in this run; absent when it did not run. */
  readonly check?: CheckResult | undefined;
  /** Good runs in a row that end the outage. */
  readonly recoveries: number;
}

/** Something that happened, and may have to be told as a comment. */
export interface Happening {
  /** The same in each run that computes it: letters, digits, dots and hyphens. */
  readonly id: string;
  readonly kind: OutageEventKind | 'joined';
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly member: Member;
  readonly code?: string | undefined;
  readonly runUrl?: string | undefined;
  /** The recovery action that it is about. */
  readonly recovery?: RecoveryTry | undefined;
  /** Who is told about it. */
  readonly roles: readonly Role[];
}

/** What an issue should tell. */
export interface Incident {
  /** Identifies it among the issues of a repository: `check:0123456789abcdef`, `group:Europe`, `all`, `storm`. */
  readonly id: string;
  readonly kind: IncidentKind;
  /** Untrusted; of a group only. */
  readonly group?: string | undefined;
  readonly state: IncidentState;
  /** Worst first. At least one, but for an incident of a check that is no longer known. */
  readonly members: readonly Member[];
  /** When it began, ISO 8601, UTC. */
  readonly firstBad: string;
  /** Alerts of the member that had the most. */
  readonly alerts: number;
  /** All labels that it should have, `mail-probe` first. */
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** Roles that are told about it, for the text of a new issue. */
  readonly roles: readonly Role[];
  /** Everything that a comment may have to tell, oldest first. */
  readonly happenings: readonly Happening[];
  /** A removed check that was probably renamed: its new name. Untrusted. */
  readonly renamedTo?: string | undefined;
  /** Recovery is left to later steps of the job, so that nothing is known of what they did. */
  readonly isRecoveredByOutput: boolean;
  /** Number of the issue that tells it. */
  readonly issue?: number | undefined;
  /** Number of an issue that is gone, and that this one continues. */
  readonly continues?: number | undefined;
}

/** The run that writes. */
export interface WritingRun {
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Run of the workflow; absent outside of one. Links to other runs must be of the same repository. */
  readonly runUrl?: string | undefined;
}
