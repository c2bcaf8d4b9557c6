/** Everything of a run that incidents are made of. */
import type { CheckHistory, History } from '../model/memory/record.ts';
import type { CheckRules, IncidentSettings } from '../model/memory/rules.ts';
import type { CheckResult } from '../model/report.ts';
import { millisOf } from './issue/words.ts';
import { isSame, type OwnIssue } from './seen.ts';

/** A run, as far as incidents need it. */
export interface IncidentRun {
  /** With this run folded in, and with what the issues tell. */
  readonly history: History;
  /** The results of this run, with their stories. */
  readonly checks: readonly CheckResult[];
  readonly settings: IncidentSettings;
  /** Rules of checks that have some of their own, by name. */
  readonly rules: ReadonlyMap<string, CheckRules>;
  /** Checks that this run found to be removed. */
  readonly removed: readonly { readonly key: string; readonly renamedTo?: string | undefined }[];
  /** Whether the run had all checks. */
  readonly isComplete: boolean;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Run of the workflow. */
  readonly runUrl?: string | undefined;
}

/** Returns the rules of a check. */
export function rulesOfCheck({ rules, settings }: IncidentRun, { name }: Pick<CheckHistory, 'name'>): CheckRules {
  return rules.get(name) ?? { ...settings.rules, notify: settings.notify };
}

/** Whether a check is bad, a person was told so, and none of them said that this is enough. */
export function needsIncident({ outage, removedAt }: CheckHistory): boolean {
  const isTold = outage.state === 'down' || outage.state === 'lost' || outage.state === 'recovering';
  return isTold && !outage.isMuted && removedAt === undefined;
}

/** The part of a group at its top: nested groups are told together. */
export function topGroup(group: string | undefined): string | undefined {
  const [top = ''] = (group ?? '').split('/');
  return top.trim() === '' ? undefined : top.trim();
}

/** Clocks of runners differ by less than this. Milliseconds. */
const CLOCK_LIMIT_MS = 300_000;

/** Whether a run that began later has written an issue already: this one knows less, and leaves it alone. */
export function isOutdated({ history, now }: IncidentRun, { block }: OwnIssue): boolean {
  const [theirs, own] = [millisOf(block?.runAt), millisOf(history.newest?.startedAt)];
  if (theirs === undefined || own === undefined) return false;
  // A time in the future is no run, but a wrong clock or an edit.
  return theirs > own && theirs <= (millisOf(now) ?? 0) + CLOCK_LIMIT_MS;
}

/** Returns the identity that a check has among incidents, by the rule of grouping. */
export function identityOf({ key, group }: CheckHistory, { grouping }: IncidentSettings): string {
  const top = topGroup(group);
  if (grouping === 'all') return 'all';
  return grouping === 'group' && top !== undefined ? `group:${top.slice(0, 300)}` : `check:${key}`;
}

/** Whether recovery is left to later steps of the job: then nothing is known of what they did. */
export function isRecoveredByOutput({ recovery }: IncidentSettings): boolean {
  return recovery?.workflow === undefined && recovery?.event === undefined;
}

/** Returns the identity of an issue; one without a block that can be read is known by its checks. */
export function identityOfIssue({ block, keys }: OwnIssue): string {
  return block?.id ?? (keys.length === 1 ? `check:${keys[0]}` : 'storm');
}

/** Whether an issue is of an incident with this identity. */
export function hasIdentity(issue: OwnIssue, id: string): boolean {
  return isSame(identityOfIssue(issue), id);
}
