/** What many checks have in common, for the formats that people read. */

import type { LeftOut } from '../../model/checks-files.ts';
import type { Finding } from '../../model/finding.ts';
import type { Phase } from '../../model/outcome.ts';
import type { CheckResult } from '../../model/report.ts';
import { type Status, worst, worstFirst } from '../../model/status.ts';

/** Checks that fail alike. */
export interface FailureKind {
  /** The worst finding of the first of them. */
  readonly finding: Finding;
  readonly checks: readonly CheckResult[];
  /** What all of them are told to do; nothing when they are told different things. */
  readonly hint: string | undefined;
}

/** The kinds of failures by status and code, worst first, then those of most checks. */
export function failureKinds(checks: readonly CheckResult[]): FailureKind[] {
  const alike = new Map<string, { finding: Finding; checks: CheckResult[] }>();
  for (const check of checks) {
    if (check.status === 'ok') continue;
    const finding = worstFirst(check.findings)[0] ?? { status: check.status, message: `The check is ${check.status}.` };
    const key = `${finding.status} ${finding.code}`;
    const known = alike.get(key);
    if (known) known.checks.push(check);
    else alike.set(key, { finding, checks: [check] });
  }
  const kinds = [...alike.values()].sort((a, b) => b.checks.length - a.checks.length);
  return worstFirst(kinds.map((kind) => ({ ...kind, status: kind.finding.status, hint: commonHint(kind.checks) })));
}

/** A hint may name what one server said, and is then no advice for the others. */
function commonHint(checks: readonly CheckResult[]): string | undefined {
  const hints = new Set(checks.map(({ findings }) => worstFirst(findings)[0]?.hint));
  return hints.size > 1 ? 'See each of them.' : [...hints][0];
}

/** Checks that stand together. */
export interface Group {
  /** Absent for those without a group. */
  readonly name: string | undefined;
  readonly checks: readonly CheckResult[];
  /** Of the worst of them. */
  readonly status: Status;
}

/** The groups, the worst first; empty when no check has one. */
export function groupsOf(checks: readonly CheckResult[]): Group[] {
  if (checks.every(({ group }) => group === undefined)) return [];
  const groups = new Map<string | undefined, CheckResult[]>();
  for (const check of checks) groups.set(check.group, [...(groups.get(check.group) ?? []), check]);
  return worstFirst(
    [...groups].map(([name, members]) => ({
      name,
      checks: members,
      status: worst(members.map((each) => each.status)),
    })),
  );
}

/** A phase and the check that it is a part of. */
export interface PhaseOfCheck extends Phase {
  readonly check: string;
}

/** The phases that took longest, over all checks. */
export function slowestPhases(checks: readonly CheckResult[], count: number): PhaseOfCheck[] {
  return checks
    .flatMap(({ name, phases }) => phases.map((phase) => ({ ...phase, check: name })))
    .sort((a, b) => b.durationSeconds - a.durationSeconds)
    .slice(0, count);
}

/** The names of the checks that nobody was to run, by reason. */
export function notRunByReason(leftOut: readonly LeftOut[]): { reason: LeftOut['reason']; names: string[] }[] {
  return (['disabled', 'not selected', 'skipped'] as const)
    .map((reason) => ({ reason, names: leftOut.filter((each) => each.reason === reason).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0);
}
