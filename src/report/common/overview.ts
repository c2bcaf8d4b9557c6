/** Overviews of many checks, for the formats that people read. */

import type { LeftOut } from '../../model/checks-files.ts';
import type { Finding } from '../../model/finding.ts';
import type { Phase } from '../../model/outcome.ts';
import type { CheckResult } from '../../model/report.ts';
import { type Status, worst, worstFirst } from '../../model/status.ts';
import { testedChecks } from '../../verdict/run-verdict.ts';

/** Checks with the same kind of failure. */
export interface FailureKind {
  /** The worst finding of the first of these checks. */
  readonly finding: Finding;
  readonly checks: readonly CheckResult[];
  /** The hint that all of these checks share; when their hints differ, a reference to each check. */
  readonly hint: string | undefined;
}

/** Groups failed checks by status and code, worst first, then the kinds with most checks. */
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

/** Returns a hint only if it is the same for all: one that quotes a server is no advice for the others. */
function commonHint(checks: readonly CheckResult[]): string | undefined {
  const hints = new Set(checks.map(({ findings }) => worstFirst(findings)[0]?.hint));
  return hints.size > 1 ? 'See each of them.' : [...hints][0];
}

/** What has its place among groups. */
interface Grouped {
  readonly group?: string | undefined;
  readonly status: Status;
}

/** The checks of one group, with those of the groups in it. */
export interface Group<T extends Grouped = CheckResult> {
  /** Its own part of the name: `Berlin` of `Europe/Berlin`. Absent for checks without a group. */
  readonly name: string | undefined;
  /** How many groups it lies in; 0 at the top. */
  readonly depth: number;
  readonly checks: readonly T[];
  /** Those that lie in no group within it. */
  readonly own: readonly T[];
  /** The worst status of these checks. */
  readonly status: Status;
  /** Whether there are groups in it. */
  readonly isParent: boolean;
}

/** Groups that lie deeper are not told apart. */
const MAX_DEPTH = 4;

/** Returns the groups as a tree, row by row, the worst first on each level; empty when no check has a group. */
export function groupsOf(all: readonly CheckResult[]): Group[] {
  return groupTree(testedChecks(all));
}

/** Returns the same of anything that has a group and a status. */
export function groupTree<T extends Grouped>(items: readonly T[]): Group<T>[] {
  if (items.every(({ group }) => group === undefined)) return [];
  return level(
    items.map((item) => ({ item, path: groupPath(item.group) })),
    0,
  );
}

/** Splits the name of a group: `Europe/Berlin` lies in `Europe`. What is too deep stays in the last part. */
export function groupPath(group: string | undefined): readonly string[] {
  if (group === undefined) return [];
  const parts = group
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return [group];
  return parts.length <= MAX_DEPTH ? parts : [...parts.slice(0, MAX_DEPTH), parts.slice(MAX_DEPTH).join('/')];
}

interface Member<T> {
  readonly item: T;
  readonly path: readonly string[];
}

function level<T extends Grouped>(members: readonly Member<T>[], depth: number): Group<T>[] {
  const byName = new Map<string | undefined, Member<T>[]>();
  for (const member of members) {
    const name = member.path[depth];
    // Checks of the group itself are in its row, and have none of their own.
    if (name === undefined && depth > 0) continue;
    const known = byName.get(name);
    if (known) known.push(member);
    else byName.set(name, [member]);
  }
  const groups = [...byName].map(([name, those]) => ({ name, those, status: worst(those.map(statusOf)) }));
  return worstFirst(groups).flatMap(({ name, those, status }): Group<T>[] => {
    const inside = name === undefined ? [] : level(those, depth + 1);
    const own = those.filter(({ path }) => path.length <= depth + 1).map(({ item }) => item);
    const checks = those.map(({ item }) => item);
    return [{ name, depth, checks, own, status, isParent: inside.length > 0 }, ...inside];
  });
}

function statusOf({ item }: Member<Grouped>): Status {
  return item.status;
}

/** A phase and the check that it is a part of. */
export interface PhaseOfCheck extends Phase {
  readonly check: string;
}

/** Returns the phases that took longest, over all checks. */
export function slowestPhases(checks: readonly CheckResult[], count: number): PhaseOfCheck[] {
  return checks
    .flatMap(({ name, phases }) => phases.map((phase) => ({ ...phase, check: name })))
    .sort((a, b) => b.durationSeconds - a.durationSeconds)
    .slice(0, count);
}

/** Returns the names of the checks that were left out on purpose, by reason. */
export function notRunByReason(leftOut: readonly LeftOut[]): { reason: LeftOut['reason']; names: string[] }[] {
  return (['disabled', 'not selected', 'skipped', 'not due'] as const)
    .map((reason) => ({ reason, names: leftOut.filter((each) => each.reason === reason).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0);
}
