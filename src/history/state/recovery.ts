import type { Outage, RecoveryTry } from '../../model/memory/record.ts';
import type { RecoveryRules } from '../../model/memory/rules.ts';
import { withEvent } from './events.ts';
import { elapsedMs, type Watch } from './watch.ts';

/** Characters of the address of a run; a longer one could not be read again. */
const MAX_RUN_URL = 1000;
/** Tries that are kept. */
export const MAX_TRIES = 20;

/**
 * Whether a recovery action should be begun at this time, after a bad result: never for a check that flaps, or whose
 * incident a person closed, and not in maintenance, where this is not asked.
 */
export function isRecoveryDue({ outage, isFlapping }: Watch, rules: RecoveryRules, at: string): boolean {
  const { state, alerts, recoveries, isMuted } = outage;
  if (isFlapping || isMuted || (state !== 'down' && state !== 'lost')) return false;
  if (alerts < (rules.after === 'down' ? 1 : rules.after)) return false;
  const last = recoveries.at(-1);
  if (last === undefined) return rules.max > 0;
  return Math.max(recoveries.length, last.number) < rules.max && elapsedMs(last.at, at) >= rules.waitMs;
}

/** Records that a recovery action is begun; to be written before it is. Until an answer is recorded its result is unknown. */
export function withRecoveryBegun(outage: Outage, at: string, runUrl?: string): Outage {
  const last = outage.recoveries.at(-1);
  const begun: RecoveryTry = { number: (last?.number ?? 0) + 1, at, result: 'unknown' };
  const recoveries = [...outage.recoveries, begun].slice(-MAX_TRIES);
  const place = runUrl === undefined ? { at } : { at, runUrl };
  return withEvent({ ...outage, recoveries }, { kind: 'recovery-action', ...place });
}

/** Records the answer to the recovery action that was begun last. `runUrl` is that of the run that it started. */
export function withRecoveryAnswer(outage: Outage, result: 'started' | 'refused', runUrl?: string): Outage {
  const last = outage.recoveries.at(-1);
  if (last === undefined) return outage;
  const isKept = runUrl !== undefined && runUrl.length <= MAX_RUN_URL;
  const answered: RecoveryTry = { ...last, result, ...(isKept ? { runUrl } : {}) };
  return { ...outage, recoveries: [...outage.recoveries.slice(0, -1), answered] };
}
