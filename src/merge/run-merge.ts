/** The mode merge: reads the reports of other runs and merges them into one. It contacts nothing. */

import type { Finding } from '../model/finding.ts';
import type { MergePlan, WorkspaceFile } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import { readFoundFile } from '../settings/files/named-file.ts';
import { codeOrName } from '../system/error-code.ts';
import type { World } from '../system/world.ts';
import { contradictionsOf } from './contradictions.ts';
import type { LoadedReport } from './loaded-report.ts';
import { type MergeResult, mergeReports } from './merge-reports.ts';
import { createSums, type MergeSums, TOO_MANY_BYTES } from './merge-sums.ts';
import { readReport } from './read-report.ts';

/** Clauses about one report that are shown. */
const MAX_CLAUSES = 5;

/** Reads and merges reports. A file that is not a report is `unknown`, and does not hide the others. */
export async function runMerge(
  plan: MergePlan,
  { files, clock }: Pick<World, 'files' | 'clock'>,
): Promise<MergeResult> {
  const startedAt = clock.date().toISOString();
  const reports: LoadedReport[] = [];
  const trouble: Finding[] = plan.unmatched.map(missing);
  const sums = createSums();
  for (const file of plan.files) {
    const { path } = file;
    const report = await read(file, files, sums);
    if (typeof report === 'string') {
      trouble.push(invalid(`The file ${path} ${report}.`));
      continue;
    }
    reports.push({ path, report });
    const clauses = contradictionsOf(report).slice(0, MAX_CLAUSES);
    if (clauses.length > 0) trouble.push(invalid(`The report ${path} contradicts itself: ${clauses.join('; ')}.`));
  }
  const { patterns, anyRun } = plan;
  const ownRun = plan.ownRun && { ...plan.ownRun, startedAt };
  return mergeReports({ reports, trouble, target: patterns.join(' '), ownRun, anyRun });
}

/** Returns the report, or a clause that says why there is none. */
async function read(file: WorkspaceFile, files: World['files'], sums: MergeSums): Promise<Report | string> {
  const maxBytes = Math.min(file.maxBytes, sums.bytesLeft());
  const content = await readFoundFile({ ...file, maxBytes }, files);
  if ('problem' in content) {
    return content.kind === 'too large' && maxBytes < file.maxBytes ? TOO_MANY_BYTES : content.problem;
  }
  sums.addBytes(content.length);
  try {
    const report = await readReport(content.toString('utf8'));
    return typeof report === 'string' ? report : sums.take(report);
  } catch (error) {
    // Whatever is wrong with one file, the others are merged.
    return `cannot be read as a report (${codeOrName(error)})`;
  }
}

function missing(pattern: string): Finding {
  return {
    status: 'unknown',
    code: 'E_REPORT_MISSING',
    message: `No report matches ${pattern}.`,
    hint: 'Look at the job that should have written it, and at the upload and download of its report.',
  };
}

function invalid(message: string): Finding {
  return {
    status: 'unknown',
    code: 'E_REPORT_INVALID',
    message,
    hint: 'Write it with reports: json=…, change nothing in it, and name nothing else in merge-reports.',
  };
}
