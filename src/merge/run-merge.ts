/** The mode merge: reads the reports of other runs and merges them into one. It contacts nothing. */

import type { Finding } from '../model/finding.ts';
import type { MergePlan } from '../model/plan.ts';
import { reasonOf } from '../system/error-code.ts';
import type { World } from '../system/world.ts';
import type { LoadedReport } from './loaded-report.ts';
import { type MergeResult, mergeReports } from './merge-reports.ts';
import { readReport } from './read-report.ts';

/** Reads and merges reports. A file that is not a report is `unknown`, and does not hide the others. */
export async function runMerge(plan: MergePlan, { files }: Pick<World, 'files'>): Promise<MergeResult> {
  const reports: LoadedReport[] = [];
  const trouble: Finding[] = plan.unmatched.map(missing);
  for (const { path, realPath } of plan.files) {
    const report = await read(realPath, files);
    if (typeof report === 'string') trouble.push(invalid(path, report));
    else reports.push({ path, report });
  }
  return mergeReports({ reports, trouble, target: plan.patterns.join(' ') });
}

async function read(path: string, files: World['files']): ReturnType<typeof readReport> {
  let text: string;
  try {
    text = await files.read(path);
  } catch (error) {
    return `cannot be read (${reasonOf(error, 'unknown error')})`;
  }
  return await readReport(text);
}

function missing(pattern: string): Finding {
  return {
    status: 'unknown',
    code: 'E_REPORT_MISSING',
    message: `No report matches ${pattern}.`,
    hint: 'Look at the job that should have written it, and at the upload and download of its report.',
  };
}

function invalid(path: string, why: string): Finding {
  return {
    status: 'unknown',
    code: 'E_REPORT_INVALID',
    message: `The file ${path} ${why}.`,
    hint: 'Write it with reports: json=…, and name nothing else in merge-reports.',
  };
}
