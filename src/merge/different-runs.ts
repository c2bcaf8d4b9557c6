/** Reports of different runs: a result of last month must not complete that of today. */

import type { Finding } from '../model/finding.ts';
import type { OwnRun } from '../model/plan.ts';
import type { Report, RunOrigin } from '../model/report.ts';
import { type LoadedReport, some } from './loaded-report.ts';

/** Where no report names its run, those of one run begin within this time: the longest job on GitHub's machines. */
const MAX_SPREAD_MS = 6 * 3_600_000;

/** The run that merges, and when it began to. */
export interface MergingRun extends OwnRun {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** Reports that are of different runs, attempts or commits, and reports that are not of the run which merges them. */
export function differentRuns(reports: readonly LoadedReport[], own: MergingRun | undefined): Finding[] {
  const runs = new Map<string, LoadedReport[]>();
  for (const each of reports) {
    const key = keyOf(each.report);
    const those = runs.get(key);
    if (those) those.push(each);
    else runs.set(key, [each]);
  }
  if (runs.size > 1) {
    const parts = some([...runs.values()].map((those) => `${nameOf(those[0]?.report)} (${pathsOf(those)})`));
    return [mismatch(`The reports are of ${runs.size} different runs: ${parts}.`)];
  }
  const foreign = own === undefined ? [] : reports.filter(({ report }) => isOfAnother(report, own));
  if (foreign.length > 0) {
    const what = `${nameOf(foreign[0]?.report)}, and not of this run, ${nameOf({ origin: own })}`;
    return [mismatch(`The reports are of ${what} (${pathsOf(foreign)}).`)];
  }
  if (reports.some(({ report }) => report.origin)) return [];
  const starts = reports.map(({ path, report }) => ({ path, startedAt: report.startedAt }));
  return farApart(own === undefined ? starts : [...starts, { path: 'this run', startedAt: own.startedAt }]);
}

function keyOf({ origin }: Pick<Report, 'origin'>): string {
  return origin ? JSON.stringify([origin.repository, origin.runUrl, origin.sha, origin.attempt]) : '';
}

/** A later attempt of this run may merge what an earlier one has measured, as long as all of it is of one attempt. */
function isOfAnother({ origin }: Pick<Report, 'origin'>, own: OwnRun): boolean {
  if (origin === undefined) return false;
  return origin.repository !== own.repository || origin.runUrl !== own.runUrl || origin.sha !== own.sha;
}

function nameOf(report: { readonly origin?: (OwnRun & Pick<RunOrigin, 'attempt'>) | undefined } | undefined): string {
  const { origin } = report ?? {};
  if (origin === undefined) return 'a run that is not named';
  const attempt = origin.attempt === undefined ? '' : `, attempt ${origin.attempt}`;
  return `${origin.runUrl.slice(0, 150)}${attempt}, commit ${origin.sha.slice(0, 10)}`;
}

function pathsOf(reports: readonly LoadedReport[]): string {
  const [first] = reports;
  return reports.length > 1 ? `${first?.path} and ${reports.length - 1} more` : `${first?.path}`;
}

function farApart(starts: readonly { readonly path: string; readonly startedAt: string }[]): Finding[] {
  const byStart = starts
    .map(({ path, startedAt }) => ({ path, startedAt, start: Date.parse(startedAt) }))
    .toSorted((a, b) => a.start - b.start);
  const [first, last] = [byStart[0], byStart.at(-1)];
  if (first === undefined || last === undefined || !(last.start - first.start > MAX_SPREAD_MS)) return [];
  const times = `${first.path} began at ${first.startedAt}, ${last.path} at ${last.startedAt}`;
  return [mismatch(`The reports are too far apart in time to be of one run: ${times}.`)];
}

function mismatch(message: string): Finding {
  return {
    status: 'unknown',
    code: 'E_REPORT_MISMATCH',
    message,
    hint: 'Merge the reports of one run and one attempt, and remove older ones before. To merge those of several runs all the same, set merge-any-run: true.',
  };
}
