import { type Issue, isReported } from '../model/issue.ts';
import type { MergePlan, Plan } from '../model/plan.ts';
import { findWorkspaceFiles, noFile } from '../settings/files/workspace-files.ts';
import type { Settings } from '../settings/settings.ts';
import type { World } from '../system/world.ts';
import { readFailOn, readLimits } from './plan-check.ts';

/** At most this many reports are merged, more than GitHub runs jobs. */
const MAX_FILES = 1000;
/** Size limit of one report in bytes. A report of 5000 checks has 30 MB. */
const MAX_FILE_BYTES = 50 * 1024 ** 2;

/** Plans the merging of reports. Returns undefined when there is an issue. */
export async function planMerge(
  settings: Settings,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<Plan | undefined> {
  const failOn = readFailOn(settings, issues);
  const merge = await findReports(settings.mergeReports, world, issues);
  if (!merge || issues.length > 0) return undefined;
  return { checks: [], failOn, writesSummary: settings.jobSummary, limits: readLimits(settings), merge };
}

async function findReports(
  patterns: readonly string[] | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<MergePlan | undefined> {
  const input = 'merge-reports';
  if (patterns === undefined) {
    if (isReported(issues, input)) return undefined;
    const remedy = 'Name the JSON reports, such as reports/*.json.';
    issues.push({ code: 'E_INPUT', input, problem: 'is required by the mode merge', remedy });
    return undefined;
  }
  const query = { input, patterns, maxFiles: MAX_FILES, maxBytes: MAX_FILE_BYTES };
  const { files, unmatched } = await findWorkspaceFiles(query, world, issues);
  // No report at all is a mistake in the workflow; one missing report among several is a result.
  if (files.length === 0) issues.push(...unmatched.map((pattern) => noFile(input, pattern)));
  return { patterns, files, unmatched };
}
