import type { Issue } from '../model/issue.ts';
import { MERGE } from '../model/plan.ts';
import type { Settings } from './settings.ts';

/** Reports inputs that need a checks file or the mode merge, and inputs that conflict with one of them. */
export function checkManyInputs(settings: Settings, issues: Issue[]): void {
  const report = (input: string, problem: string, remedy: string): void => {
    issues.push({ code: 'E_CONFIG_CONFLICT', input, problem, remedy });
  };
  if (settings.mode === MERGE) {
    if (settings.checks) report('checks', 'cannot be run by the mode merge', 'Remove checks, or the mode.');
  } else if (settings.mergeReports) {
    report('merge-reports', 'is for the mode merge', 'Set mode: merge, or remove it.');
  }
  if (settings.mode !== MERGE && settings.mergeAnyRun) {
    report('merge-any-run', 'is for the mode merge', 'Set mode: merge, or remove it.');
  }
  if (settings.checks === undefined) {
    for (const input of ['only', 'skip', 'shard'] as const) {
      if (settings[input]) report(input, 'chooses among the checks of a file, and none is given', 'Set checks.');
    }
  } else if (settings.name !== undefined) {
    report('name', 'would be the name of many checks', 'Remove it: each check of the file has a name of its own.');
  }
}
