/** Whether GitHub has to be asked at all, decided by what is remembered. */
import type { History } from '../model/memory/record.ts';
import { digestOf } from './digest.ts';
import { type IncidentRun, needsIncident } from './input.ts';
import { millisOf } from './issue/words.ts';
import { UPDATE_INTERVAL_MS } from './repairs.ts';

/** All issues are looked at once in this time, also when nothing seems to be the matter. Milliseconds. */
const RECONCILE_INTERVAL_MS = 86_400_000;

/** Whether issues have to be listed: something is told, is to be told, or was left to do; or once a day. */
export function isReconcileDue({ history, now }: Pick<IncidentRun, 'history' | 'now'>): boolean {
  const { issues: memory, checks } = history;
  if (memory === undefined || memory.settled !== digestOf([])) return true;
  if (checks.some((check) => needsIncident(check) || check.outage.isMuted)) return true;
  return elapsed(memory.reconciledAt, now) >= RECONCILE_INTERVAL_MS;
}

/**
 * Returns the history as it is saved before the first call: a run that is killed while it talks to GitHub may have
 * written issues, so that the next one has to look at them even when all is good by then.
 */
export function historyBegun(run: Pick<IncidentRun, 'history' | 'now'>): History {
  const { history } = run;
  if (history.issues === undefined || !isReconcileDue(run)) return history;
  return { ...history, issues: { ...history.issues, settled: undefined } };
}

/**
 * Whether an answer "nothing has changed" would be the end of it: all was in order, the same is to be told, and no text
 * is old.
 */
export function isUnchangedEnough({ history, now }: Pick<IncidentRun, 'history' | 'now'>): boolean {
  const { issues: memory } = history;
  if (memory?.etag === undefined || memory.settled !== toldDigest(history)) return false;
  return memory.textsAt === undefined || elapsed(memory.textsAt, now) < UPDATE_INTERVAL_MS;
}

/** Digest of all that is told in issues. */
export function toldDigest({ checks }: History): string {
  return digestOf(
    checks
      .filter(needsIncident)
      .flatMap(({ key, isFlapping, outage }) => [
        ...[key, outage.state, isFlapping ? 'flapping' : '', outage.codes.join(' '), String(outage.eventCount)],
        ...[String(outage.alerts), ...outage.recoveries.map(({ number, result }) => `${number} ${result}`)],
      ]),
  );
}

function elapsed(from: string, to: string): number {
  const ms = (millisOf(to) ?? 0) - (millisOf(from) ?? 0);
  // A clock that went back must not keep the issues from being looked at.
  return ms < 0 ? Number.POSITIVE_INFINITY : ms;
}
