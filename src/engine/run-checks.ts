/**
 * Runs many checks within three limits: checks at once, connections per host at once, and the time of the run. Each
 * check gets a result, in the order of the plan, however the run ends.
 */
import { setMaxListeners } from 'node:events';
import type { Finding } from '../model/finding.ts';
import { ConfigError } from '../model/issue.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Plan, PlannedCheck } from '../model/plan.ts';
import { noTurnFinding, startLimit } from './end-reason.ts';
import { type Execution, executeCheck } from './execute.ts';
import { HostSlots } from './host-slots.ts';
import { Logins } from './logins.ts';

/**
 * @param finish converts an outcome to the result that is kept; called as soon as a check has ended
 * @throws ConfigError when the only check of the inputs turned out to have wrong settings
 */
export async function runChecks<T>(
  { checks, limits, many }: Plan,
  execution: Execution,
  finish: (outcome: Outcome) => T | Promise<T>,
): Promise<T[]> {
  const limit = new AbortController();
  const ending = AbortSignal.any([execution.cancel, limit.signal]);
  // Every check under way listens. Before nodejs/node#55816 Node took eleven listeners for a leak: Node 20 warns.
  setMaxListeners(0, ending, execution.hurry);
  const timer = startLimit(limit, limits);
  const kept = new Set<PlannedCheck>();
  const own: Execution = {
    ...execution,
    cancel: ending,
    keepTicket: async (check, ticket) => {
      if (ticket) kept.add(check);
      else kept.delete(check);
      await execution.keepTicket(check, ticket);
    },
  };
  const results = new Map<PlannedCheck, T>();
  const slots = new HostSlots(limits.perHostConcurrency);
  const logins = new Logins();
  const underway = new Set<Promise<void>>();

  const begin = (check: PlannedCheck): void => {
    logins.begin(check);
    const work = execute(check, own, logins, many !== undefined)
      .then(async (outcome) => void results.set(check, await finish(outcome)))
      .finally(() => {
        slots.release(hostsOf(check));
        logins.end(check);
        underway.delete(work);
      });
    underway.add(work);
  };

  try {
    const waiting = new Set(checks);
    while (waiting.size > 0 && !ending.aborted) {
      const changed = logins.changed;
      // In the order of the plan, but a check that has to wait for its host, or for the first login with its
      // credentials, does not hold up the others.
      for (const check of waiting) {
        if (underway.size >= limits.concurrency) break;
        if (!logins.isFree(check) || !slots.take(hostsOf(check))) continue;
        waiting.delete(check);
        begin(check);
      }
      await Promise.race([...underway, changed]);
    }
    await Promise.all(underway);
    // A later process must not try refused credentials either.
    for (const check of kept) if (logins.refusal(check, 'imap')) await own.keepTicket(check, undefined);
  } finally {
    clearTimeout(timer);
  }
  const finished: T[] = [];
  for (const check of checks) finished.push(results.get(check) ?? (await finish(noTurn(check, ending.reason))));
  return finished;
}

/** Executes a check. Among many, wrong settings that only show now are a finding of that check alone. */
async function execute(
  check: PlannedCheck,
  execution: Execution,
  logins: Logins,
  isOneOfMany: boolean,
): Promise<Outcome> {
  try {
    return await executeCheck(check, execution, logins);
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
