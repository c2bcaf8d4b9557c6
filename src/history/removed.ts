/** Checks that are no longer checked. */
import type { CheckHistory } from '../model/memory/record.ts';
import type { CheckResult, Report } from '../model/report.ts';
import { cutTo, MAX_NAME } from './limits.ts';
import { isOfOtherRuns } from './other-runs.ts';
import { withEvent } from './state/events.ts';
import { elapsedMs, isTold } from './state/watch.ts';

const DAY_MS = 86_400_000;
/** How long a removed check is kept whose incident is still to be closed. */
const KEPT_REMOVED_MS = 30 * DAY_MS;
/** How long a check is kept that no run has seen, nor found removed. */
const KEPT_UNSEEN_MS = 90 * DAY_MS;

/** A check that is no longer in its checks file. */
export interface RemovedCheck {
  readonly key: string;
  readonly name: string;
  /** Whether an incident of it is to be closed. */
  readonly hadIncident: boolean;
  /** The check of this run that seems to be the same under a new name. */
  readonly renamedTo?: string | undefined;
}

/** What remains of the memory, and what was removed from it. */
export interface Remaining {
  readonly checks: readonly CheckHistory[];
  readonly removed: readonly RemovedCheck[];
}

/**
 * Whether a run can tell that a check was removed: it had all checks of its files. Checks that are disabled or not due
 * are in its report as left out.
 */
export function isCompleteRun(report: Report): boolean {
  const { issues, shard, leftOut = [], checksFiles } = report;
  if (isOfOtherRuns(report)) return false;
  const isChosen = leftOut.some(({ reason }) => reason === 'not selected' || reason === 'skipped');
  return issues.length === 0 && shard === undefined && checksFiles !== undefined && !isChosen;
}

/**
 * Finds the removed checks among those that were remembered before this run. Only checks of the files of this run can
 * be: another step may keep its checks in the same history. Those without an incident are forgotten.
 */
export function withoutRemoved(
  checks: readonly CheckHistory[],
  seen: ReadonlyMap<string, CheckResult>,
  report: Report,
  { at, isComplete, remembered }: { at: string; isComplete: boolean; remembered: ReadonlyMap<string, unknown> },
): Remaining {
  const files = new Set(report.checksFiles?.map(({ path }) => path));
  const held = new Set(report.leftOut?.map(({ name }) => cutTo(MAX_NAME, name)));
  // A check with an id that was renamed and is not due now cannot be told from a removed one.
  const names = new Set(checks.map(({ name }) => name));
  const isClear = !report.leftOut?.some(
    ({ name, reason }) => reason === 'not due' && !names.has(cutTo(MAX_NAME, name)),
  );
  const added = [...seen].filter(([key]) => !remembered.has(key)).map(([, result]) => result);
  const removed: RemovedCheck[] = [];
  const remaining = checks.flatMap((check) => {
    if (seen.has(check.key)) return [check];
    if (check.removedAt !== undefined) return elapsedMs(check.removedAt, at) > KEPT_REMOVED_MS ? [] : [check];
    const isGone = isComplete && isClear && check.file !== undefined && files.has(check.file) && !held.has(check.name);
    if (!isGone && elapsedMs(check.runs.at(-1)?.at, at) <= KEPT_UNSEEN_MS) return [check];
    const hadIncident = isTold(check.outage.state);
    const renamedTo = added.find(({ mode, target }) => mode === check.mode && target === check.target)?.name;
    removed.push({ key: check.key, name: check.name, hadIncident, ...(renamedTo === undefined ? {} : { renamedTo }) });
    if (!hadIncident) return [];
    return [{ ...check, removedAt: at, outage: withEvent(check.outage, { kind: 'removed', at }), undo: undefined }];
  });
  return { checks: remaining, removed };
}

/** One line about what was removed, and what may have been meant. */
export function removedNotice(removed: readonly RemovedCheck[]): string {
  const renamed = removed.filter(({ renamedTo }) => renamedTo !== undefined);
  const gone = removed.filter(({ renamedTo }) => renamedTo === undefined);
  const parts = [
    ...renamed.map(
      ({ name, renamedTo }) => `${quote(name)} is no longer checked, and ${quote(renamedTo ?? '')} is new`,
    ),
    ...(gone.length > 0 ? [`no longer checked: ${listed(gone.map(({ name }) => name))}`] : []),
  ];
  const text = parts.slice(0, 5).join('; ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function listed(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, 5), names.length - 5];
  return shown.map(quote).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function quote(name: string): string {
  return `"${name.length > 100 ? `${name.slice(0, 99)}…` : name}"`;
}
