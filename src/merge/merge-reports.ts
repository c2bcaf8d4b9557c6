/**
 * Many reports -> one. Pure. Missing results are `unknown`; contradictions between reports are reported. Checks of one
 * name in reports of different runs are all kept, since each of them has seen something else.
 */

import type { ChecksFileFacts, LeftOut } from '../model/checks-files.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckResult, MergedReport } from '../model/report.ts';
import { worst } from '../model/status.ts';
import { type RunVerdict, verdictOfChecks } from '../verdict/run-verdict.ts';
import { differentRuns, type MergingRun } from './different-runs.ts';
import { type LoadedReport, some } from './loaded-report.ts';
import { mergeFamily, missingCheck } from './merge-family.ts';
import { toFamilies } from './report-family.ts';

/** The input of a merge. */
export interface MergeInput {
  readonly reports: readonly LoadedReport[];
  /** Findings about reports that are missing or cannot be read. */
  readonly trouble: readonly Finding[];
  /** The patterns that were looked for, for people. */
  readonly target: string;
  /** The run that merges, when it is one of a workflow: the reports have to be of the same. */
  readonly ownRun?: MergingRun | undefined;
  /** Whether the reports may be of different runs and commits. */
  readonly anyRun?: boolean | undefined;
}

/** The parts of a merged report. */
export interface MergeResult {
  readonly verdict: RunVerdict;
  readonly merged: readonly MergedReport[];
  readonly checksFiles: readonly ChecksFileFacts[] | undefined;
  readonly leftOut: readonly LeftOut[] | undefined;
  /** Start of the first run; the duration lasts to the end of the last one. */
  readonly startedAt?: string;
  readonly durationSeconds?: number;
}

/** Merges reports. If something is wrong with them, the first check of the result has the mode merge and says what. */
export function mergeReports({ reports, trouble, target, ownRun, anyRun = false }: MergeInput): MergeResult {
  const families = toFamilies(reports).map((family) => mergeFamily(family, anyRun));
  const findings = [
    ...trouble,
    ...(anyRun ? [] : differentRuns(reports, ownRun)),
    ...reports.flatMap(worseThanItsChecks),
    ...families.flatMap((family) => family.findings),
    ...differences(reports),
  ];
  const checks = withOwnNames(families.map((family) => family.checks));
  const all = findings.length === 0 ? checks : [mergeCheck(findings, target), ...checks];
  return {
    verdict: verdictOfChecks(all),
    merged: reports.map(describe),
    checksFiles: distinct(reports.map(({ report }) => report.checksFiles)),
    leftOut: distinct(reports.map(({ report }) => report.leftOut)),
    ...spanOf(reports),
  };
}

/** Returns the check that represents the merge itself. */
function mergeCheck(findings: readonly Finding[], target: string): CheckResult {
  return {
    ...missingCheck({ name: 'Reports', mode: 'merge' }),
    target,
    status: worst(findings.map(({ status }) => status)),
    success: 'Reports merged',
    findings,
  };
}

/** Reports a run that is worse than its checks: wrong inputs and internal errors are in no check. */
function worseThanItsChecks({ path, report }: LoadedReport): Finding[] {
  const { status, code, message, hint, checks } = report;
  const ofChecks = worst(['ok', ...checks.map((check) => check.status)]);
  if (worst([status, ofChecks]) === ofChecks) return [];
  return [{ status, code, message: `The run of ${path} is ${status}: ${message}`, hint }];
}

function differences(reports: readonly LoadedReport[]): Finding[] {
  const versions = [...new Set(reports.map(({ report }) => report.version))];
  const texts = new Map<string, Set<string>>();
  const lists = new Set(reports.map(({ report }) => report.checksFiles));
  for (const { path, sha256 } of [...lists].flatMap((list) => list ?? [])) {
    texts.set(path, (texts.get(path) ?? new Set()).add(sha256));
  }
  const changed = [...texts].filter(([, digests]) => digests.size > 1).map(([path]) => path);
  return [
    ...(versions.length > 1
      ? [mismatch(`The reports are of different versions of Mail Probe: ${some(versions)}.`, 'Pin one version.')]
      : []),
    ...(changed.length > 0
      ? [
          mismatch(
            `The runs did not have the same checks: ${some(changed)} differs from run to run.`,
            'Let all runs check out the same commit, and merge no reports of earlier runs.',
          ),
        ]
      : []),
  ];
}

function mismatch(message: string, hint: string): Finding {
  return { status: 'warning', code: 'E_REPORT_MISMATCH', message, hint };
}

/**
 * Makes names unique: a name that is in more than one family gets the path of its report, or else a number. So does one
 * that is written like the outcome of that: it would take the place of the other.
 */
function withOwnNames(families: readonly (readonly (readonly [path: string, check: CheckResult])[])[]): CheckResult[] {
  const counts = new Map<string, number>();
  for (const [, { name }] of families.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isTwice = (name: string): boolean => (counts.get(name) ?? 0) > 1;
  const placed = (path: string, name: string): string => `${name} (${path})`;
  const made = new Set(families.flat().flatMap(([path, { name }]) => (isTwice(name) ? [placed(path, name)] : [])));
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return families.flat().map(([path, check]) => {
    const wanted = isTwice(check.name) || made.has(check.name) ? placed(path, check.name) : check.name;
    let name = wanted;
    // Goes on where it ended, or thousands of equal names would take millions of steps.
    let count = next.get(wanted) ?? 2;
    for (; taken.has(name); count += 1) name = `${wanted} (${count})`;
    next.set(wanted, count);
    taken.add(name);
    return { ...check, name };
  });
}

/** Returns nothing when one of the times is not valid: they come from other machines. */
function spanOf(reports: readonly LoadedReport[]): Pick<MergeResult, 'startedAt' | 'durationSeconds'> {
  const starts = reports.map(({ report }) => Date.parse(report.startedAt));
  const ends = reports.map(({ report }, index) => (starts[index] ?? Number.NaN) + report.durationSeconds * 1000);
  const [first, last] = [Math.min(...starts), Math.max(...ends)];
  if (!Number.isFinite(first) || !Number.isFinite(last)) return {};
  return { startedAt: new Date(first).toISOString(), durationSeconds: (last - first) / 1000 };
}

function describe({ path, report }: LoadedReport): MergedReport {
  const { version, status, startedAt, durationSeconds, checks, shard, origin } = report;
  return {
    path,
    version,
    status,
    startedAt,
    durationSeconds,
    checks: checks.length,
    shard: shard && `${shard.index}/${shard.count}`,
    runner: origin?.runner,
  };
}

/** Returns each item of the lists once. Hundreds of shards share one list, which is looked at once. */
function distinct<T>(lists: readonly (readonly T[] | undefined)[]): readonly T[] | undefined {
  const items = [...new Set(lists)].flatMap((list) => list ?? []);
  const unique = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
  return unique.length === 0 ? undefined : unique;
}
