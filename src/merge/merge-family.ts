/** The shards of one run -> its checks, including those that are in no report. */

import type { ExpectedCheck } from '../model/checks-files.ts';
import type { Finding } from '../model/finding.ts';
import type { CheckResult } from '../model/report.ts';
import { worst } from '../model/status.ts';
import { shardOf } from '../settings/kinds/shard.ts';
import { type LoadedReport, some } from './loaded-report.ts';
import type { ReportFamily } from './report-family.ts';

/** The merged results of the shards of one run. */
export interface MergedFamily {
  /** Each check with the path of its report, in the order of the checks files. */
  readonly checks: readonly (readonly [path: string, check: CheckResult])[];
  readonly findings: readonly Finding[];
}

/**
 * Sorts the results, and reports what is missing, what is duplicate, and what differs.
 *
 * @param anyRun whether the reports may be of different commits, whose files describe the same checks differently
 */
export function mergeFamily({ reports, count, expected, differs }: ReportFamily, anyRun: boolean): MergedFamily {
  const results = new Map<string, readonly [path: string, check: CheckResult]>();
  for (const { path, report } of reports) {
    for (const check of report.checks) {
      const earlier = results.get(check.name);
      results.set(check.name, earlier ? worse(earlier, [path, check]) : [path, check]);
    }
  }
  const absent = count === undefined ? [] : absentShards(reports, count);
  const missing = expected.filter(({ name }) => !results.has(name));
  for (const check of missing) results.set(check.name, [`of ${count} shards`, missingCheck(check, count, absent)]);
  const ordered = [...new Set([...expected.map(({ name }) => name), ...results.keys()])];
  return {
    checks: ordered.flatMap((name) => {
      const result = results.get(name);
      return result ? [result] : [];
    }),
    findings: [
      ...absentFindings(absent, count),
      ...doubleFindings(reports),
      ...(differs ? [differentLists(reports, anyRun)] : []),
    ],
  };
}

/** Returns the result of a check that is in no report. */
export function missingCheck(
  { name, mode, group, source }: Omit<ExpectedCheck, 'source'> & Partial<Pick<ExpectedCheck, 'source'>>,
  count?: number,
  absent: readonly number[] = [],
): CheckResult {
  const own = count === undefined ? undefined : shardOf(name, count);
  const why =
    own !== undefined && absent.includes(own) ? `shard ${own} of ${count} has no report` : 'its run ended early';
  return {
    name,
    mode,
    target: 'not reported',
    group,
    source,
    status: 'unknown',
    success: 'Checked',
    findings: [
      {
        status: 'unknown',
        code: 'E_NOT_REPORTED',
        message: `No report has this check: ${why}.`,
        hint: 'Look at the job of that shard, and at the upload of its report.',
      },
    ],
    durationSeconds: 0,
    attempts: 0,
    phases: [],
    measurements: [],
    metrics: [],
    connections: [],
    facts: {},
    thresholds: [],
    notices: [],
  };
}

/** Returns the worse of two results of one check, so that a pass never hides a failure; if equal, the later one. */
function worse(
  a: readonly [path: string, check: CheckResult],
  b: readonly [path: string, check: CheckResult],
): readonly [path: string, check: CheckResult] {
  return a[1].status !== b[1].status && worst([a[1].status, b[1].status]) === a[1].status ? a : b;
}

function absentShards(reports: readonly LoadedReport[], count: number): number[] {
  const present = new Set(reports.map(({ report }) => report.shard?.index));
  return Array.from({ length: count }, (_, index) => index + 1).filter((index) => !present.has(index));
}

function absentFindings(absent: readonly number[], count: number | undefined): Finding[] {
  if (absent.length === 0) return [];
  const message = `No report from ${absent.length} of ${count} shards: ${some(absent.map(String))}.`;
  const hint = 'Look at the jobs of these shards, and at the upload of their reports. Upload with if: always().';
  return [{ status: 'unknown', code: 'E_REPORT_MISSING', message, hint }];
}

function differentLists(reports: readonly LoadedReport[], anyRun: boolean): Finding {
  return {
    status: anyRun ? 'warning' : 'unknown',
    code: 'E_REPORT_MISMATCH',
    message: `The shards do not expect the same checks: their lists differ in modes, groups, places or order (${some(reports.map(({ path }) => path))}).`,
    hint: 'Let all runs check out the same commit, and merge no reports of earlier runs.',
  };
}

function doubleFindings(reports: readonly LoadedReport[]): Finding[] {
  const byShard = new Map<number, LoadedReport[]>();
  for (const found of reports) {
    const index = found.report.shard?.index;
    if (index === undefined) continue;
    const those = byShard.get(index);
    if (those) those.push(found);
    else byShard.set(index, [found]);
  }
  return [...byShard]
    .filter(([, those]) => those.length > 1)
    .map(([index, those]) => ({
      status: 'warning',
      code: 'E_REPORT_MISMATCH',
      message: `Shard ${index} has ${those.length} reports: ${some(those.map(({ path }) => path))}. The worst result of each check counts.`,
      hint: 'Merge the reports of one run. If they are of different places, put the place into the name of each check.',
    }));
}
