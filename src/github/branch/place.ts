/** The branch that a history is kept in: its name, and when it is written. Pure. */
import type { World } from '../../system/world.ts';

/** The file in the branch; by it the branch is known to be Mail Probe's. */
export const HISTORY_PATH = 'mail-probe-history.json';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** 1970-01-01 was a Thursday: weeks begin three days earlier, on Monday. */
const MONDAY_MS = 3 * DAY_MS;

/** Names of default branches, where the event of the run does not tell it. */
const USUAL_BRANCHES = ['main', 'master'];

/**
 * Returns why a branch cannot hold a history, as the end of a sentence, or undefined when it can. The default branch is
 * never written: people work there, and each write would start workflows and be in their way.
 *
 * @param defaultBranch as the event of the run tells it
 */
export function branchProblem(branch: string, env: World['env'], defaultBranch?: string): string | undefined {
  // Stricter than git-check-ref-format, so that no part of a name means anything in a URL.
  const isName = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/.test(branch) && branch.length <= 100;
  if (!isName || branch.includes('..') || /\.(?:lock)?(?:\/|$)/.test(branch)) {
    return 'is no name of a branch that Mail Probe can use';
  }
  const taken = defaultBranch === undefined ? USUAL_BRANCHES : [defaultBranch];
  const current = env['GITHUB_REF'] === `refs/heads/${branch}`;
  return current || taken.includes(branch) ? 'is the branch that people work on, and is never written' : undefined;
}

/**
 * Whether the branch is written after this run: when a state changed, and else once an hour, so that a check every five
 * minutes makes no 288 commits a day.
 *
 * @param lastWrittenAt of the history in the branch, ISO 8601; undefined before the first time
 */
export function isWriteDue(hasChanged: boolean, lastWrittenAt: string | undefined, now: Date): boolean {
  const age = now.getTime() - Date.parse(lastWrittenAt ?? '');
  // A time in the future is a wrong clock, and a time that is none is no reason to wait.
  return hasChanged || !(age >= 0 && age < HOUR_MS);
}

/**
 * Whether the branch begins anew with this write, so that it does not grow for ever: at the first write of a week, UTC.
 * With a write an hour a week has 168 commits.
 */
export function beginsAnew(lastWrittenAt: string | undefined, now: Date): boolean {
  const last = Date.parse(lastWrittenAt ?? '');
  return Number.isFinite(last) && weekOf(last) < weekOf(now.getTime());
}

function weekOf(ms: number): number {
  return Math.floor((ms + MONDAY_MS) / WEEK_MS);
}
