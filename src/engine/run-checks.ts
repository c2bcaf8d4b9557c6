/**
 * Runs many checks: so many at once, so many connections to a host at once, and within the limit of the run. There is a
 * result for each of them, in the order of the plan, however the run ends.
 */
import { setMaxListeners } from 'node:events';
import type { Finding } from '../model/finding.ts';
import { ConfigError } from '../model/issue.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Plan, PlannedCheck } from '../model/plan.ts';
import { type EndReason, noTurnFinding } from './end-reason.ts';
import { type Execution, executeCheck } from './execute.ts';
import { HostSlots } from './host-slots.ts';

/**
 * @param finish makes of an outcome what is kept of it; called as soon as a check has ended
 * @throws ConfigError when the only check of the inputs turned out to have wrong settings
 */
export async function runChecks<T>(
  { checks, limits, many }: Plan,
  execution: Execution,
  finish: (outcome: Outcome) => T | Promise<T>,
): Promise<T[]> {
  const limit = new AbortController();
  const ending = AbortSignal.any([execution.cancel, limit.signal]);
  // Every check under way listens, and until nodejs/node#55816 Node took eleven listeners for a leak: on 20 it says so.
  setMaxListeners(0, ending, execution.hurry);
  const timer = startTimer(limit, limits.maxDurationMs);
  const own: Execution = { ...execution, cancel: ending };
  const results = new Map<PlannedCheck, T>();
  const slots = new HostSlots(limits.perHostConcurrency);
  const underway = new Set<Promise<void>>();

  const begin = (check: PlannedCheck): void => {
    const work = execute(check, own, many !== undefined)
      .then(async (outcome) => void results.set(check, await finish(outcome)))
      .finally(() => {
        slots.release(hostsOf(check));
        underway.delete(work);
      });
    underway.add(work);
  };

  try {
    const waiting = new Set(checks);
    while (waiting.size > 0 && !ending.aborted) {
      // In the order of the plan, but a check that has to wait for its host holds up nobody else.
      for (const check of waiting) {
        if (underway.size >= limits.concurrency) break;
        if (!slots.take(hostsOf(check))) continue;
        waiting.delete(check);
        begin(check);
      }
      await Promise.race(underway);
    }
    await Promise.all(underway);
  } finally {
    clearTimeout(timer);
  }
  const finished: T[] = [];
  for (const check of checks) finished.push(results.get(check) ?? (await finish(noTurn(check, ending.reason))));
  return finished;
}

function startTimer(limit: AbortController, maxDurationMs: number | undefined): NodeJS.Timeout | undefined {
  if (maxDurationMs === undefined) return undefined;
  const reason: EndReason = { maxDurationMs };
  return setTimeout(() => limit.abort(reason), maxDurationMs);
}

/** Among many checks, one whose settings turn out to be wrong is the trouble of that check. */
async function execute(check: PlannedCheck, execution: Execution, isOneOfMany: boolean): Promise<Outcome> {
  try {
    return await executeCheck(check, execution);
  } catch (error) {
    if (!isOneOfMany || !(error instanceof ConfigError)) throw error;
    const notRun = error.issues.map(
      ({ code, input, problem, remedy }): Finding => ({
        status: 'unknown',
        code,
        message: `The setting ${input} ${problem}.`,
        hint: remedy,
      }),
    );
    return { check, attempts: [], durationSeconds: 0, notRun };
  }
}

function noTurn(check: PlannedCheck, reason: unknown): Outcome {
  return { check, attempts: [], durationSeconds: 0, notRun: [noTurnFinding(reason)] };
}

function hostsOf({ probe }: PlannedCheck): readonly string[] {
  return probe.servers.map(({ endpoint }) => endpoint.host);
}
