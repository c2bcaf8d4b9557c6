/** Builds the plan from the settings. All problems are reported; nothing is contacted. */

import { type Issue, isReported } from '../model/issue.ts';
import { MERGE, type Plan, type PlannedCheck, type RunLimits } from '../model/plan.ts';
import type { Status } from '../model/status.ts';
import { PROBES } from '../probes/index.ts';
import type { Probe } from '../probes/probe.ts';
import type { Settings } from '../settings/settings.ts';
import { closest } from '../text/closest.ts';
import { listWords } from '../text/list-words.ts';
import { noticesOf, withPassedStatuses } from './notices.ts';
import { resolveThresholds } from './thresholds.ts';

/** Plans the one check that the inputs describe. Returns undefined when there is an issue. */
export function buildPlan(settings: Settings, issues: Issue[]): Plan | undefined {
  const failOn = readFailOn(settings, issues);
  // A user who set `checks` did not mean the one check of the inputs.
  const check = isReported(issues, 'checks') ? undefined : planCheck(settings, issues, [MERGE]);
  if (!check) return undefined;
  return {
    checks: [withPassedStatuses(check, failOn)],
    failOn,
    writesSummary: settings.jobSummary,
    limits: readLimits(settings),
  };
}

/**
 * Plans a check. Returns undefined when there is an issue.
 *
 * @param otherModes modes that are not probes, to be suggested for a misspelt mode
 */
export function planCheck(
  settings: Settings,
  issues: Issue[],
  otherModes: readonly string[] = [],
): PlannedCheck | undefined {
  // A mode that could not be read has its default, whose issues would be those of another mode.
  const probe = isReported(issues, 'mode') ? undefined : findProbe(settings.mode, issues, otherModes);
  const planned = probe?.plan(settings, issues);
  const thresholds = probe ? resolveThresholds(settings, probe.metrics, issues) : [];
  if (!probe || !planned || issues.length > 0) return undefined;
  return {
    name: settings.name ?? `${probe.name} ${planned.target}`,
    mode: probe.name,
    success: probe.success,
    probe: planned,
    notices: [...planned.servers.flatMap(noticesOf), ...(planned.notices ?? [])],
    metrics: probe.metrics,
    thresholds,
    timeoutMs: settings.timeout,
    retries: settings.retries,
    retryDelayMs: settings.retryDelay,
    keepsTranscript: settings.transcript,
  };
}

function findProbe(mode: string, issues: Issue[], otherModes: readonly string[]): Probe | undefined {
  const names = [...PROBES.map((probe) => probe.name), ...otherModes];
  const probe = PROBES.find((candidate) => candidate.name === mode);
  if (probe) return probe;
  const nearest = closest(mode, names);
  const remedy =
    nearest === undefined ? `Use ${listWords(names)}.` : `Did you mean ${nearest}? Known are ${listWords(names)}.`;
  issues.push({ code: 'E_INPUT', input: 'mode', value: mode, problem: 'is not a mode', remedy });
  return undefined;
}

/** Returns the limits of the run as a whole. */
export function readLimits({ concurrency, perHostConcurrency, maxDuration }: Settings): RunLimits {
  return { concurrency, perHostConcurrency, maxDurationMs: maxDuration };
}

/** Returns what fails the job. Reports a `never` that is combined with others, and an `alert` that cannot be known. */
export function readFailOn(settings: Settings, issues: Issue[]): ReadonlySet<Status | 'alert'> {
  const words = settings.failOn;
  if (words.includes('never') && words.length > 1) {
    issues.push({
      code: 'E_CONFIG_CONFLICT',
      input: 'fail-on',
      value: words.join(','),
      problem: 'names never together with other statuses',
      remedy: 'Write never alone, or the statuses that fail the job.',
    });
  }
  if (words.includes('alert') && settings.historyFile === undefined && settings.historyBranch === undefined) {
    issues.push({
      code: 'E_CONFIG_CONFLICT',
      input: 'fail-on',
      value: words.join(','),
      problem: 'names alert, and there is no history to know when one is due',
      remedy: 'Set history-file, and keep it from run to run; see docs/incidents.md.',
    });
  }
  return new Set(words.filter((word) => word !== 'never'));
}
