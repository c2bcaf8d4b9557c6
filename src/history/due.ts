import type { CheckHistory, History } from '../model/memory/record.ts';
import type { Intervals } from '../model/memory/rules.ts';
import { checkKey, type Hash, type Named } from './check-key.ts';
import { CLOCK_TOLERANCE_MS } from './clocks.ts';
import { isTold } from './state/watch.ts';

/** A run that comes a little early is not left out: a schedule is not exact. Share of the interval, and milliseconds. */
const EARLY_SHARE = 0.1;
const MAX_EARLY_MS = 300_000;

/** A check that is not due. */
export interface NotDue<T> {
  readonly check: T;
  /** For people: `checked 4m ago, every 15m while it is up`. */
  readonly reason: string;
  /** When it is due, ISO 8601, UTC. */
  readonly dueAt: string;
}

/**
 * Finds the checks that are not due by their intervals. A check that was never seen is due; one that is failing,
 * recovering, or changes too often runs as one that is down. No verdict is carried over for those that are left out.
 *
 * @param given.now milliseconds since 1970
 */
export function notDue<T extends Named>(
  checks: readonly T[],
  given: { readonly history: History; readonly intervals: Intervals; readonly now: number; readonly hash: Hash },
): NotDue<T>[] {
  const { history, intervals, now, hash } = given;
  const remembered = new Map(history.checks.map((check) => [check.key, check]));
  return checks.flatMap((check) => {
    const known = remembered.get(checkKey(hash, history.scope, check));
    const last = known?.runs.at(-1);
    if (known === undefined || last === undefined || known.removedAt !== undefined) return [];
    const { ms, words } = intervalOf(known, intervals);
    const lastMs = Date.parse(last.at);
    const age = Math.max(0, now - lastMs);
    // A time in the future says nothing.
    if (ms === undefined || lastMs > now + CLOCK_TOLERANCE_MS) return [];
    if (age >= ms - Math.min(EARLY_SHARE * ms, MAX_EARLY_MS)) return [];
    const reason = `checked ${shortTime(age)} ago, every ${shortTime(ms)} while it is ${words}`;
    return [{ check, reason, dueAt: new Date(lastMs + ms).toISOString() }];
  });
}

function intervalOf(
  { outage: { state }, isFlapping }: CheckHistory,
  { upMs, downMs, lostMs }: Intervals,
): { ms: number | undefined; words: string } {
  if (state === 'new') return { ms: undefined, words: state };
  if (state === 'lost') return { ms: lostMs, words: state };
  if (isTold(state) || state === 'failing' || isFlapping) return { ms: downMs, words: isFlapping ? 'unstable' : state };
  return { ms: upMs, words: state };
}

function shortTime(ms: number): string {
  if (ms < 60_000) return `${Math.round(ms / 1000)}s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)}m`;
  return `${Number((ms / 3_600_000).toFixed(1))}h`;
}
