import type { Status } from '../status.ts';

/** When a check is told to be down, again, lost, and up again. The defaults stand in `settings/incidents/`. */
export interface AlertRules {
  /** Bad runs in a row before the first alert; 1 or more. */
  readonly failuresBeforeAlert: number;
  /** Milliseconds that a check must have been bad before the first alert; 0 for none. Both limits must be reached. */
  readonly faultToleranceMs: number;
  /** Time between alerts, in milliseconds; or `failures`: after each `failuresBeforeAlert` further bad runs. */
  readonly alertRepeat: number | 'failures';
  /** Alerts of one outage, the first included; more than that, and the check is lost. */
  readonly maxAlerts: number | 'unlimited';
  /** Good runs in a row before an outage is over; 1 or more. */
  readonly recoveriesBeforeClose: number;
  /** An outage within this time after the last one continues its incident, in milliseconds. */
  readonly reopenWithinMs: number;
  /** The statuses that are bad. The others are good, but `unknown`, which counts neither way unless it is here. */
  readonly on: readonly Status[];
  /** Milliseconds without an observation after which counts begin anew. */
  readonly staleAfterMs: number;
}

/** The rules of one check, and who is told about it. */
export interface CheckRules extends AlertRules {
  /** Names of `roles`. */
  readonly notify: readonly string[];
}

/** Who is told, how, and after how many alerts. From the checks file, never from a server. */
export interface Role {
  readonly name: string;
  readonly assignees: readonly string[];
  readonly labels: readonly string[];
  /** `@user` or `@org/team`. */
  readonly mentions: readonly string[];
  readonly on: readonly RoleEvent[];
  /** Told from this alert of an outage on: an escalation. 0 for from the first. */
  readonly afterAlerts: number;
}

/** What a role can be told. */
export const ROLE_EVENTS = ['down', 'repeat', 'lost', 'recovered'] as const;

/** What a role can be told. */
export type RoleEvent = (typeof ROLE_EVENTS)[number];

/** Checks that are told together. */
export type Grouping = 'check' | 'group' | 'all';

/** A window in which results are recorded, not counted and not told. */
export interface MaintenanceWindow {
  /** ISO 8601, UTC. */
  readonly start: string;
  /** ISO 8601, UTC. */
  readonly end: string;
}

/** How often a check runs in each state, in milliseconds; a check that is not due is left out. */
export interface Intervals {
  readonly upMs?: number | undefined;
  readonly downMs?: number | undefined;
  readonly lostMs?: number | undefined;
}

/** What is done about an outage, beside telling. */
export interface RecoveryRules {
  /** File name of a workflow of the same repository. */
  readonly workflow?: string | undefined;
  /** Branch or tag; the default branch when absent. */
  readonly ref?: string | undefined;
  /** Inputs of the workflow; values may hold `{check}`, `{status}`, `{code}` and `{incident}`. At most 10. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Event type of a repository_dispatch, instead of a workflow. */
  readonly event?: string | undefined;
  /** When: as soon as it is down, or at the given alert of the outage. */
  readonly after: 'down' | number;
  /** Tries in one incident. */
  readonly max: number;
  /** Milliseconds between tries. */
  readonly waitMs: number;
}

/** The input `incidents`, read: the rules of the run. */
export interface IncidentSettings {
  /** Whether issues are managed. Without it the rules hold for states and outputs alone. */
  readonly isOn: boolean;
  /** The rules of a check that has none of its own. */
  readonly rules: AlertRules;
  readonly roles: readonly Role[];
  /** Roles of a check that names none. */
  readonly notify: readonly string[];
  readonly grouping: Grouping;
  /** More new incidents than this in one run become one. */
  readonly maxNew: number;
  /** Labels beside `mail-probe`. */
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** Login that owns the issues, where the token cannot tell: `github-actions[bot]`. */
  readonly author: string;
  /** `true` for now, or windows. */
  readonly maintenance: true | readonly MaintenanceWindow[];
  readonly intervals: Intervals;
  /** Absent when nothing is done. */
  readonly recovery?: RecoveryRules | undefined;
}
