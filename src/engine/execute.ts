/**
 * Runs a check: attempts with their deadline, the clean-up after each, and an end in every case. Whatever a probe or a
 * library does, the attempt's signal ends every socket.
 */

import { findingOf, ProbeFailure } from '../model/failure.ts';
import { ConfigError } from '../model/issue.ts';
import type { Attempt, Outcome } from '../model/outcome.ts';
import type { PhaseName } from '../model/phase.ts';
import type { PlannedCheck } from '../model/plan.ts';
import type { CleanupTicket, CleanupWork } from '../model/probe-context.ts';
import type { CheckResult } from '../model/report.ts';
import type { Redactor } from '../model/secret.ts';
import type { World } from '../system/world.ts';
import { cleanUp, raceAbort } from './clean-up.ts';
import { endFailure } from './end-reason.ts';
import { Logins } from './logins.ts';
import { pinResolver } from './pinned-resolver.ts';
import { type Listeners, Recorder } from './recorder.ts';
import { mayRetry, retryPause } from './retry.ts';

/** The surroundings of a run: the world, the signals that end it, and its listeners. */
export interface Execution {
  readonly world: World;
  readonly redact: Redactor;
  /** Aborted when the run has to end; its reason is an `EndReason`. */
  readonly cancel: AbortSignal;
  /** Aborted when even the clean-up has to end. */
  readonly hurry: AbortSignal;
  /** Keeps what a later process needs to clean up; undefined when it is no longer needed. */
  readonly keepTicket: (check: PlannedCheck, ticket: CleanupTicket | undefined) => Promise<void>;
  /** Whether there is a later process that looks for what the kept tickets name. */
  readonly hasPostStep?: boolean | undefined;
  readonly onProgress: (check: PlannedCheck, text: string) => void;
  /** Called with the phases of an attempt that are under way, whenever one begins or ends. */
  readonly onPhase?: (check: PlannedCheck, open: readonly PhaseName[]) => void;
  readonly onTrace: (check: PlannedCheck, ...line: Parameters<Listeners['onTrace']>) => void;
  /** Called with the result of a check as soon as there is one. */
  readonly onFinish?: ((result: CheckResult) => void) | undefined;
}

/**
 * @param logins what the run knows of credentials: those that were refused are not tried
 * @throws ConfigError when only the address really dialled showed that the settings are wrong
 */
export async function executeCheck(
  check: PlannedCheck,
  execution: Execution,
  logins: Logins = new Logins(),
): Promise<Outcome> {
  const { clock } = execution.world;
  const start = clock.now();
  const attempts: Attempt[] = [];
  const dns = pinResolver(execution.world.dns);
  const outcome = (internalError?: unknown): Outcome => ({
    check,
    attempts,
    durationSeconds: (clock.now() - start) / 1000,
    internalError,
  });
  for (;;) {
    const refusal = logins.refusal(check);
    if (refusal) return attempts.length > 0 ? outcome() : { ...outcome(), notRun: [findingOf(refusal)] };
    const startSeconds = (clock.now() - start) / 1000;
    const result = await runAttempt(check, { execution, dns, logins });
    attempts.push({ ...result.attempt, startSeconds });
    if (result.thrown instanceof ConfigError) throw result.thrown;
    if (result.thrown !== undefined) return outcome(result.thrown);
    if (!mayRetry(result.attempt, attempts.length, check.retries) || execution.cancel.aborted) return outcome();
    // Whichever failure is reported: a login that was refused is never repeated.
    if (logins.refusal(check)) return outcome();
    const pause = retryPause(attempts.length, check.retryDelayMs, execution.world.random);
    execution.onProgress(
      check,
      `attempt ${attempts.length} failed (${result.attempt.failure?.code}), next in ${Math.round(pause / 100) / 10} s`,
    );
    try {
      await clock.sleep(pause, execution.cancel);
    } catch {
      return outcome();
    }
  }
}

interface AttemptResult {
  readonly attempt: Attempt;
  /** An error other than a ProbeFailure. */
  readonly thrown?: unknown;
}

/** What the attempts of a check have in common. */
interface Surroundings {
  readonly execution: Execution;
  readonly dns: World['dns'];
  readonly logins: Logins;
}

async function runAttempt(check: PlannedCheck, { execution, dns, logins }: Surroundings): Promise<AttemptResult> {
  const { cancel } = execution;
  const world = { ...execution.world, dns };
  const controller = new AbortController();
  const works: CleanupWork[] = [];
  const recorder = new Recorder(world, controller.signal, {
    redact: execution.redact,
    onProgress: (text) => execution.onProgress(check, text),
    onPhase: (open) => execution.onPhase?.(check, open),
    onTrace: (...line) => execution.onTrace(check, ...line),
    onCleanup: async (work) => {
      works.push(work);
      if (work.resume) await execution.keepTicket(check, work.resume);
    },
    onLogin: (protocol, refused) => logins.learn(check, protocol, refused),
    loginRefusal: (protocol) => logins.refusal(check, protocol),
  });
  const limitMs = check.timeoutMs + check.probe.extraTimeMs;
  const onCancel = (): void => controller.abort(endFailure(cancel.reason, recorder.currentPhase));
  const timer = setTimeout(() => controller.abort(deadline(check, limitMs, recorder.currentPhase)), limitMs);
  cancel.addEventListener('abort', onCancel);
  if (cancel.aborted) onCancel();
  let failure: ProbeFailure | undefined;
  let thrown: unknown;
  try {
    await raceAbort(check.probe.run(recorder), controller.signal);
  } catch (error) {
    if (error instanceof ProbeFailure) failure = error;
    // Whatever was thrown, a run that broke off must never count as finished.
    else thrown = error ?? new Error('Nothing was thrown');
  }
  clearTimeout(timer);
  // The clean-up has a limit of its own; a cancel must not cut the session that it may still use.
  cancel.removeEventListener('abort', onCancel);
  const amend = await cleanUp(check, works, recorder, execution);
  // Whatever is still open ends here.
  controller.abort();
  const metrics = new Set(check.metrics.map(({ name }) => name));
  return { attempt: recorder.finish(failure && amend(failure), metrics), thrown };
}

function deadline(check: PlannedCheck, limitMs: number, phase: PhaseName | undefined): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DEADLINE',
    phase: phase ?? 'arrival',
    message: `${check.name} did not finish within ${limitMs / 1000} s.`,
    hint: 'The server answers, but too slowly. Look at the times of the phases, or raise timeout.',
  });
}
