/** Builds the plan from checks files. All problems are reported, including those of checks that this run leaves out. */

import type { LeftOut, ShardFacts } from '../model/checks-files.ts';
import type { Issue } from '../model/issue.ts';
import type { Plan, PlannedCheck } from '../model/plan.ts';
import { givenFields } from '../settings/checks-file/checks-file.ts';
import { type LoadedChecks, placeIssue, type RequestedCheck } from '../settings/checks-file/load-checks.ts';
import { type Shard, shardOf } from '../settings/kinds/shard.ts';
import type { Settings } from '../settings/settings.ts';
import { withPassedStatuses } from './notices.ts';
import { planCheck, readFailOn, readLimits } from './plan-check.ts';
import { selectChecks } from './select-checks.ts';

/**
 * Builds the plan. Returns undefined when there is an issue.
 *
 * @param settings the inputs besides the files, with the settings of the whole run
 */
export function planChecks(settings: Settings, loaded: LoadedChecks, issues: Issue[]): Plan | undefined {
  const failOn = readFailOn(settings, issues);
  const entries = loaded.checks.map(({ entry }) => entry);
  const reasons = selectChecks(entries, settings, issues);
  const selected = loaded.checks.filter(({ entry }) => !reasons.has(entry));
  const own = new Set(selected.filter(({ entry }) => isOwn(entry.name, settings.shard)));
  const checks: PlannedCheck[] = [];
  const found = new Map(issues.map((issue) => [keyOf(issue), issue]));
  for (const check of loaded.checks) {
    const planned = planEntry(check);
    if (planned && own.has(check)) checks.push(planned);
    for (const issue of relevantIssues(check, own.has(check))) {
      // A problem with an input besides the files is reported already, and one under `defaults:` only once.
      if (found.has(keyOf(issue)) && !givenFields(check.entry).has(issue.input)) continue;
      const placed = placeIssue(issue, check.entry);
      found.set(keyOf(placed), found.get(keyOf(placed)) ?? placed);
    }
  }
  issues.splice(0, issues.length, ...[...found.values()].sort(byPlace));
  if (entries.length > 0 && selected.length === 0) issues.push(nothingLeft(settings));
  if (issues.length > 0) return undefined;
  const leftOut = [...reasons].map(([entry, reason]): LeftOut => ({ name: entry.name, reason, source: entry.source }));
  return {
    // Said once, and not for each of thousands of checks.
    checks: checks.map((check, index) => (index === 0 ? withPassedStatuses(check, failOn) : check)),
    failOn,
    writesSummary: settings.jobSummary,
    limits: readLimits(settings),
    many: { files: loaded.files, leftOut, shard: shardFacts(selected, settings.shard) },
  };
}

function isOwn(name: string, shard: Shard | undefined): boolean {
  return shard === undefined || shardOf(name, shard.count) === shard.index;
}

/** Lists the checks of all shards: the merge of the reports has to know which are missing. */
function shardFacts(selected: readonly RequestedCheck[], shard: Shard | undefined): ShardFacts | undefined {
  if (shard === undefined) return undefined;
  const expected = selected.map(({ entry: { name, group, source }, settings: { mode } }) => ({
    name,
    mode,
    group,
    source,
  }));
  return { ...shard, expected };
}

function planEntry({ entry, settings, issues }: RequestedCheck): PlannedCheck | undefined {
  const planned = planCheck(settings, issues);
  const { source, id, group, tags, description } = entry;
  return planned && { ...planned, entry: { source, id, group, tags: tags.length > 0 ? tags : undefined, description } };
}

/** Drops missing variables of a check that does not run: only another machine may have its secrets. */
function relevantIssues({ entry, issues }: RequestedCheck, runs: boolean): readonly Issue[] {
  if (runs) return issues;
  const lacking = new Set(
    [...givenFields(entry).values()].map((field) => (field.lacksVariable ? field.issue : undefined)),
  );
  return issues.filter((issue) => !lacking.has(issue));
}

/** Sorts issues of inputs first, then those of each file from top to end. */
function byPlace({ source: a }: Issue, { source: b }: Issue): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function keyOf({ input, problem, value, source }: Issue): string {
  return JSON.stringify([input, problem, value, source]);
}

function nothingLeft({ only, skip }: Settings): Issue {
  const input = only ? 'only' : skip ? 'skip' : 'checks';
  return {
    code: 'E_CONFIG_CONFLICT',
    input,
    value: (only ?? skip)?.join(','),
    problem: 'leaves no check to run',
    remedy: 'Nothing would be tested. Look at only, skip and enabled together.',
  };
}
