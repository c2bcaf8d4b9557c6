import type { CheckRules, IncidentSettings } from './rules.ts';

/** How strongly something is told that differs from the own past. */
export type Told = 'false' | 'notice' | 'warning';

/** What a run remembers, and whom it tells. */
export interface MemoryPlan {
  /** Absolute path of the history; absent without one. */
  readonly historyFile?: string | undefined;
  /** The path as the user wrote it, if it looks like one. */
  readonly shownPath?: string | undefined;
  readonly historyBranch?: string | undefined;
  readonly incidents: IncidentSettings;
  /** The rules of the checks that have some of their own, by name. */
  readonly rules: ReadonlyMap<string, CheckRules>;
  readonly regressions: Told;
  readonly changes: Told;
  readonly acceptsChanges: boolean;
  /** Whether the run has all checks, so that one that is not there was removed. */
  readonly isComplete: boolean;
}
