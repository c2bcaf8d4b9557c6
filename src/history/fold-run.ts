/** Folds a run into the history: what is remembered after it, and what it means for each check. */
import type { Notice } from '../model/finding.ts';
import type { Comparison } from '../model/memory/comparison.ts';
import { type CheckHistory, HISTORY_SCHEMA, type History } from '../model/memory/record.ts';
import type { AlertRules, IncidentSettings, RecoveryRules } from '../model/memory/rules.ts';
import type { CheckResult, PastFacts, Report } from '../model/report.ts';
import type { Story } from '../model/story.ts';
import { checkKey, type Hash } from './check-key.ts';
import { startOf } from './clocks.ts';
import { type FoldedCheck, foldCheck, type RunToRecord } from './fold-check.ts';
import { cutTo, MAX_ADDRESS, MAX_NAME, MAX_REMEMBERED } from './limits.ts';
import { isOfOtherRuns, resultsThatCount } from './other-runs.ts';
import { pastFactsOf } from './past-facts.ts';
import { type RemovedCheck, removedNotice, withoutRemoved } from './removed.ts';
import { isInMaintenance } from './state/maintenance.ts';
import { isRecoveryDue, withRecoveryBegun } from './state/recovery.ts';
import { newOutage } from './state/watch.ts';

/** What is done about an outage where the settings do not say: the output `recovery-wanted`, once. */
const BY_OUTPUT: RecoveryRules = { inputs: {}, after: 'down', max: 1, waitMs: 900_000 };

/** A run to be folded into the history. */
export interface RunToFold {
  readonly history: History;
  /** How the history was found. */
  readonly read: PastFacts['history'];
  readonly report: Report;
  readonly settings: IncidentSettings;
  /** The rules of a check; those of the run when absent. */
  readonly rulesOf?: ((check: CheckResult) => AlertRules) | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly run: {
    /** Run and attempt of the workflow, `123/1`: recorded a second time it replaces itself. Else a random text. */
    readonly id: string;
    /** ISO 8601. */
    readonly startedAt: string;
    readonly runUrl?: string | undefined;
  };
  readonly hash: Hash;
  /** Whether a check that is missing was removed; see `isCompleteRun`. */
  readonly isComplete: boolean;
  /** Whether this run tells people anything: not a shard, not a run for a pull request. States are the same without. */
  readonly isTelling?: boolean | undefined;
  /** What the comparison with the own past came to, by the name of the check. */
  readonly comparisons?: ReadonlyMap<string, Comparison> | undefined;
}

/** A run that was folded into the history. */
export interface FoldedRun {
  readonly history: History;
  /** By the name of the check. */
  readonly stories: ReadonlyMap<string, Story>;
  readonly past: PastFacts;
  /** Checks found to be removed by this run. */
  readonly removed: readonly RemovedCheck[];
  /** Keys of checks for which a recovery action is due now. */
  readonly recoveryDue: readonly string[];
  readonly notices: readonly Notice[];
}

/** The results of a run, each with what is remembered of its check now, by its key. */
interface Results {
  readonly folded: ReadonlyMap<string, FoldedCheck>;
  readonly seen: ReadonlyMap<string, CheckResult>;
  /** Names of checks that have the key of an earlier one. */
  readonly doubles: readonly string[];
}

/** Folds a run into the history. Changes nothing that it is given. */
export function foldRun(given: RunToFold): FoldedRun {
  const { history, report, settings, now, run, isTelling = true } = given;
  const { startedAt, notice: clockNotice } = startOf(run.startedAt, now);
  const recorded: RunToRecord = { id: cutTo(MAX_NAME, run.id), at: startedAt, runUrl: shortEnough(run.runUrl) };
  const isClockBehind = Date.parse(history.writtenAt) > now;
  const remembered = new Map(history.checks.map((check) => [check.key, check]));
  const { folded, seen, doubles } = foldResults(given, remembered, recorded, isClockBehind);
  const due = isTelling ? [...folded.values()].filter((one) => wantsRecovery(one, settings.recovery, startedAt)) : [];
  const recoveryDue = due.map(({ check }) => check.key);
  const checks = [...new Set([...remembered.keys(), ...folded.keys()])].flatMap((key) => {
    const check = folded.get(key)?.check ?? remembered.get(key);
    if (check === undefined) return [];
    return [recoveryDue.includes(key) ? withTry(check, settings.recovery, recorded) : check];
  });
  const remaining = withoutRemoved(checks, seen, report, { at: startedAt, isComplete: given.isComplete, remembered });
  const next: History = {
    ...history,
    schema: HISTORY_SCHEMA,
    writtenAt: new Date(now).toISOString(),
    newest: newestOf(history, recorded),
    checks: withinLimit(remaining.checks, seen),
  };
  const stories = new Map([...folded].map(([key, { story }]) => [seen.get(key)?.name ?? key, story]));
  return {
    history: next,
    stories,
    past: pastFactsOf(given.read, next, [...stories.values()], recoveryDue.length > 0),
    removed: remaining.removed,
    recoveryDue,
    notices: [
      ...(clockNotice ? [clockNotice] : []),
      ...lateNotices([...folded.values()]),
      ...doubleNotices(doubles),
      ...removedNotices(remaining.removed),
    ],
  };
}

function foldResults(
  { history, report, settings, rulesOf, hash, comparisons, isTelling = true }: RunToFold,
  remembered: ReadonlyMap<string, CheckHistory>,
  run: RunToRecord,
  isClockBehind: boolean,
): Results {
  const endMs = Date.parse(run.at) + 1000 * Math.max(0, report.durationSeconds || 0);
  const place = {
    run,
    isClockBehind,
    isTelling,
    isInMaintenance: isInMaintenance(settings.maintenance, Date.parse(run.at), endMs),
  };
  const folded = new Map<string, FoldedCheck>();
  const seen = new Map<string, CheckResult>();
  const doubles: string[] = [];
  for (const result of resultsThatCount(report)) {
    const key = checkKey(hash, history.scope, result);
    if (seen.has(key)) {
      doubles.push(result.name);
      continue;
    }
    const rules = rulesOf?.(result) ?? settings.rules;
    const comparison = isOfOtherRuns(report) ? undefined : comparisons?.get(result.name);
    seen.set(key, result);
    folded.set(key, foldCheck(returned(remembered.get(key), run), { ...place, result, key, rules, comparison }));
  }
  return { folded, seen, doubles };
}

/** A removed check that is there again begins anew; what was measured stays. */
function returned(check: CheckHistory | undefined, { at }: RunToRecord): CheckHistory | undefined {
  if (check?.removedAt === undefined) return check;
  return { ...check, removedAt: undefined, outage: newOutage(at), isFlapping: false, results: '' };
}

/** Records a recovery action that is nothing but an output. One that GitHub is asked for is recorded where that is done. */
function withTry(check: CheckHistory, rules: RecoveryRules | undefined, { at, runUrl }: RunToRecord): CheckHistory {
  if (rules === undefined || rules.workflow !== undefined || rules.event !== undefined) return check;
  return { ...check, outage: withRecoveryBegun(check.outage, at, runUrl) };
}

function wantsRecovery(
  { check, events, isCounted }: FoldedCheck,
  rules: RecoveryRules | undefined,
  at: string,
): boolean {
  if (!isCounted || !isRecoveryDue(check, rules ?? BY_OUTPUT, at)) return false;
  // Without settings nothing is recorded about it, so it is wanted when the outage is told first, and then no more.
  return rules !== undefined || events.some(({ kind }) => kind === 'down' || kind === 'reopened');
}

function newestOf({ newest }: History, run: RunToRecord): History['newest'] {
  if (newest !== undefined && newest.startedAt > run.at) return newest;
  return { id: run.id, startedAt: run.at };
}

/** When there are too many checks, those of this run are kept first, then those that were seen last. */
function withinLimit(checks: readonly CheckHistory[], seen: ReadonlyMap<string, unknown>): readonly CheckHistory[] {
  if (checks.length <= MAX_REMEMBERED) return checks;
  const rank = ({ key, runs }: CheckHistory): string => (seen.has(key) ? '9' : (runs.at(-1)?.at ?? ''));
  const kept = new Set(checks.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, MAX_REMEMBERED));
  return checks.filter((check) => kept.has(check));
}

function shortEnough(address: string | undefined): string | undefined {
  return address !== undefined && address.length <= MAX_ADDRESS ? address : undefined;
}

function lateNotices(folded: readonly FoldedCheck[]): Notice[] {
  const late = folded.filter(({ isLate }) => isLate).length;
  if (late === 0) return [];
  return [
    {
      code: 'E_HISTORY',
      message:
        'A run that started later was recorded before this one: the results of this run are kept, and change no state.',
      hint: 'Let runs wait for each other: concurrency: { group: mail-probe, cancel-in-progress: false }.',
    },
  ];
}

function doubleNotices(names: readonly string[]): Notice[] {
  const [name] = names;
  if (name === undefined) return [];
  return [
    {
      code: 'E_HISTORY',
      message: `The check "${name.slice(0, 100)}" has the id of another check, and is not remembered.`,
      hint: 'Give each check an id of its own.',
    },
  ];
}

function removedNotices(removed: readonly RemovedCheck[]): Notice[] {
  if (removed.length === 0) return [];
  const isRenamed = removed.some(({ renamedTo }) => renamedTo !== undefined);
  return [
    {
      code: 'E_HISTORY',
      message: removedNotice(removed),
      ...(isRenamed
        ? { hint: 'To rename a check and keep its past, give it an id before: id: a-name-that-stays.' }
        : {}),
    },
  ];
}
