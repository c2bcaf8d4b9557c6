/**
 * Many reports -> one. Pure. Missing results are `unknown`; contradictions between reports are reported. Checks of one
 * name in reports of different runs are all kept, since each of them has seen something else.
 */

import type { ChecksFileFacts, LeftOut } from '../model/checks-files.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckResult, MergedReport } from '../model/report.ts';
import { worst } from '../model/status.ts';
import { type RunVerdict, verdictOfChecks } from '../verdict/run-verdict.ts';
import type { LoadedReport } from './loaded-report.ts';
import { mergeFamily, missingCheck } from './merge-family.ts';
import { toFamilies } from './report-family.ts';

/** The input of a merge. */
export interface MergeInput {
  readonly reports: readonly LoadedReport[];
  /** Findings about reports that are missing or cannot be read. */
  readonly trouble: readonly Finding[];
  /** The patterns that were looked for, for people. */
  readonly target: string;
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
export function mergeReports({ reports, trouble, target }: MergeInput): MergeResult {
  const families = toFamilies(reports).map(mergeFamily);
  const findings = [
    ...trouble,
    ...reports.flatMap(worseThanItsChecks),
    ...families.flatMap((family) => family.findings),
    ...differences(reports),
  ];
  const checks = withOwnNames(families.map((family) => family.checks));
  const all = findings.length === 0 ? checks : [mergeCheck(findings, target), ...checks];
  return {
    verdict: verdictOfChecks(all),
    merged: reports.map(describe),
    checksFiles: distinct(reports.flatMap(({ report }) => report.checksFiles ?? [])),
    leftOut: distinct(reports.flatMap(({ report }) => report.leftOut ?? [])),
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
  for (const { path, sha256 } of reports.flatMap(({ report }) => report.checksFiles ?? [])) {
    texts.set(path, (texts.get(path) ?? new Set()).add(sha256));
  }
  const changed = [...texts].filter(([, digests]) => digests.size > 1).map(([path]) => path);
  return [
    ...(versions.length > 1
      ? [mismatch(`The reports are of different versions of Mail Probe: ${versions.join(', ')}.`, 'Pin one version.')]
      : []),
    ...(changed.length > 0
      ? [
          mismatch(
            `The runs did not have the same checks: ${changed.join(', ')} differs from run to run.`,
            'Let all runs check out the same commit, and merge no reports of earlier runs.',
          ),
        ]
      : []),
  ];
}

function mismatch(message: string, hint: string): Finding {
  return { status: 'warning', code: 'E_REPORT_MISMATCH', message, hint };
}

/** Makes names unique: a name that is in more than one family gets the path of its report, or else a number. */
function withOwnNames(families: readonly (readonly (readonly [path: string, check: CheckResult])[])[]): CheckResult[] {
  const counts = new Map<string, number>();
  for (const [, { name }] of families.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return families.flat().map(([path, check]) => {
    const wanted = (counts.get(check.name) ?? 0) > 1 ? `${check.name} (${path})` : check.name;
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted} (${count})`;
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

function distinct<T>(items: readonly T[]): readonly T[] | undefined {
  const unique = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
  return unique.length === 0 ? undefined : unique;
}
