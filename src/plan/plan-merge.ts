import { type Issue, isReported } from '../model/issue.ts';
import type { MergePlan, OwnRun, Plan } from '../model/plan.ts';
import { findWorkspaceFiles, noFile } from '../settings/files/workspace-files.ts';
import type { Settings } from '../settings/settings.ts';
import type { World } from '../system/world.ts';
import { shownAs } from '../text/quote.ts';
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
  const found = await findReports(settings.mergeReports, world, issues);
  if (!found || issues.length > 0) return undefined;
  const merge = { ...found, anyRun: settings.mergeAnyRun, ownRun: ownRun(world.env) };
  return { checks: [], failOn, writesSummary: settings.jobSummary, limits: readLimits(settings), merge };
}

/** Returns the run of the workflow as its reports name it; nothing outside of one. */
function ownRun(env: World['env']): OwnRun | undefined {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, GITHUB_SHA: sha = '' } = env;
  if (!repository || !id) return undefined;
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  return { repository, runUrl: `${server}/${repository}/actions/runs/${Number.parseInt(id, 10)}`, sha };
}

async function findReports(
  patterns: readonly string[] | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<Pick<MergePlan, 'patterns' | 'files' | 'unmatched'> | undefined> {
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
  return { patterns: patterns.map(shown), files, unmatched: unmatched.map(shown) };
}

/** Returns a pattern as the report may show it: what does not look like one may be a secret in the wrong place. */
function shown(pattern: string): string {
  return shownAs(pattern, 'path');
}
