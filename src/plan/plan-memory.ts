/** Decides what a run remembers, and whom it tells. All problems are reported; no history is read. */

import type { Issue } from '../model/issue.ts';
import type { MemoryPlan } from '../model/memory/memory-plan.ts';
import type { AlertRules, CheckRules, IncidentSettings } from '../model/memory/rules.ts';
import type { FileIncidents } from '../settings/checks-file/checks-file.ts';
import type { LoadedChecks, RequestedCheck } from '../settings/checks-file/load-checks.ts';
import { historyPlace } from '../settings/files/history-file.ts';
import { checkRoles, incidentSettings, rulesOf } from '../settings/incidents/incident-settings.ts';
import type { RuleBlock } from '../settings/incidents/read-block.ts';
import { placeInInput, readIncidents } from '../settings/incidents/read-incidents.ts';
import type { Settings } from '../settings/settings.ts';
import type { World } from '../system/world.ts';

/** Returns what the run remembers; undefined when it has no history and manages no issues. */
export async function planMemory(
  settings: Settings,
  loaded: LoadedChecks | undefined,
  world: Pick<World, 'env' | 'files'>,
  all: Issue[],
): Promise<MemoryPlan | undefined> {
  const issues: Issue[] = [];
  const memory = await readMemory(settings, loaded, world, issues);
  all.push(...issues.map(placeInInput));
  return memory;
}

async function readMemory(
  settings: Settings,
  loaded: LoadedChecks | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<MemoryPlan | undefined> {
  const input = await readIncidents(settings.incidents, issues);
  const files = loaded?.incidents ?? [];
  const block = [...files.map((file) => file.block)].reduceRight(merged, input.block);
  reportTwice(files, issues);
  // Explicitly off wins: a file must not write issues that the workflow does not want.
  const isOn = input.isOn ?? files.some(({ hasRules }) => hasRules);
  const incidents = incidentSettings(block, isOn, issues);
  const place = await historyPlace(settings.historyFile, world, issues);
  const hasHistory = settings.historyFile !== undefined || settings.historyBranch !== undefined;
  if (incidents.isOn && !hasHistory && needsHistory(incidents.rules)) issues.push(noHistory(incidents.rules));
  checkBranch(settings, issues);
  if (!incidents.isOn && !hasHistory) return undefined;
  return {
    ...place,
    historyBranch: settings.historyBranch,
    incidents,
    rules: checkRules(loaded?.checks ?? [], incidents, issues),
    regressions: settings.regressions,
    changes: settings.changes,
    acceptsChanges: settings.acceptChanges,
    isComplete: settings.only === undefined && settings.skip === undefined && settings.shard === undefined,
  };
}

/** Puts a block over another one: its keys win. */
function merged(below: RuleBlock, above: RuleBlock): RuleBlock {
  return {
    values: new Map([...below.values, ...above.values]),
    places: new Map([...below.places, ...above.places]),
    recoveryInputs: above.recoveryInputs ?? below.recoveryInputs,
    roles: above.roles ?? below.roles,
  };
}

function reportTwice(files: readonly FileIncidents[], issues: Issue[]): void {
  const first = new Map<string, FileIncidents>();
  for (const file of files) {
    for (const [key, source] of file.block.places) {
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, file);
      else {
        const problem = `is set in two files, and is for the whole run: ${earlier.file} has it already`;
        issues.push({ code: 'E_CONFIG_CONFLICT', input: key, problem, remedy: 'Keep one of them.', source });
      }
    }
  }
}

function checkRules(
  checks: readonly RequestedCheck[],
  incidents: IncidentSettings,
  issues: Issue[],
): ReadonlyMap<string, CheckRules> {
  const rules = new Map<string, CheckRules>();
  for (const { entry } of checks) {
    if (entry.notify)
      checkRoles(entry.notify, incidents.roles, { places: new Map([['notify', entry.source]]) }, issues);
    if (entry.incidents.length === 0 && !entry.notify) continue;
    const own = entry.incidents.reduceRight((beside: AlertRules, block) => rulesOf(block, beside), incidents.rules);
    rules.set(entry.name, { ...own, notify: entry.notify ?? incidents.notify });
  }
  return rules;
}

function needsHistory({ failuresBeforeAlert, faultToleranceMs }: AlertRules): boolean {
  return failuresBeforeAlert > 1 || faultToleranceMs > 0;
}

function noHistory({ failuresBeforeAlert }: AlertRules): Issue {
  const what = failuresBeforeAlert > 1 ? `${failuresBeforeAlert} bad runs in a row` : 'how long a check is bad';
  return {
    code: 'E_CONFIG_CONFLICT',
    input: 'incidents',
    problem: `waits for ${what}, and there is no history to count them in`,
    remedy:
      'Set history-file: .mail-probe/history.json, restore it before and save it after this step with actions/cache (docs/incidents.md has the steps); or set failures-before-alert: 1.',
  };
}

const BRANCH = /^(?!.*(?:\.\.|\/\/|@\{))[\w][\w./-]{0,199}(?<![/.])$/;

function checkBranch({ historyBranch: branch, historyFile }: Settings, issues: Issue[]): void {
  const input = 'history-branch';
  if (branch === undefined) return;
  if (!BRANCH.test(branch)) {
    const remedy = 'Write a name of its own, such as mail-probe-history.';
    issues.push({ code: 'E_INPUT', input, value: branch, problem: 'is not the name of a branch', remedy });
  }
  if (historyFile !== undefined) {
    const remedy = 'Remove one of them: a history has one place.';
    issues.push({ code: 'E_CONFIG_CONFLICT', input, problem: 'cannot be combined with history-file', remedy });
  }
}
