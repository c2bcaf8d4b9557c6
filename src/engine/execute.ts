/**
 * Runs a check: attempts with their deadline, the clean-up after each, and an end in every case. Whatever a probe or a
 * library does, the attempt's signal ends every socket.
 */

import { ProbeFailure } from '../model/failure.ts';
import { ConfigError } from '../model/issue.ts';
import type { Attempt, Outcome } from '../model/outcome.ts';
import type { PhaseName } from '../model/phase.ts';
import type { PlannedCheck } from '../model/plan.ts';
import type { CleanupTicket, CleanupWork, ProbeContext } from '../model/probe-context.ts';
import type { CheckResult } from '../model/report.ts';
import type { Redactor } from '../model/secret.ts';
import type { World } from '../system/world.ts';
import { endFailure } from './end-reason.ts';
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
  readonly onProgress: (check: PlannedCheck, text: string) => void;
  /** Called with the phases of an attempt that are under way, whenever one begins or ends. */
  readonly onPhase?: (check: PlannedCheck, open: readonly PhaseName[]) => void;
  readonly onTrace: (check: PlannedCheck, ...line: Parameters<Listeners['onTrace']>) => void;
  /** Called with the result of a check as soon as there is one. */
  readonly onFinish?: ((result: CheckResult) => void) | undefined;
}

/** Limit of the clean-up, in milliseconds; a cancelled job has 7.5 s in all. */
const CLEANUP_LIMIT_MS = 5000;
const CLEANUP_LIMIT_CANCELLED_MS = 3500;

/** @throws ConfigError when only the address really dialled showed that the settings are wrong */
export async function executeCheck(check: PlannedCheck, execution: Execution): Promise<Outcome> {
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
    const result = await runAttempt(check, execution, dns);
    attempts.push(result.attempt);
    if (result.thrown instanceof ConfigError) throw result.thrown;
    if (result.thrown !== undefined) return outcome(result.thrown);
    if (!mayRetry(result.attempt, attempts.length, check.retries) || execution.cancel.aborted) return outcome();
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

async function runAttempt(check: PlannedCheck, execution: Execution, dns: World['dns']): Promise<AttemptResult> {
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
      await execution.keepTicket(check, work.resume);
    },
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
  await cleanUp(check, works, recorder, execution);
  // Whatever is still open ends here.
  controller.abort();
  const metrics = new Set(check.metrics.map(({ name }) => name));
  return { attempt: recorder.finish(failure, metrics), thrown };
}

async function cleanUp(
  check: PlannedCheck,
  works: readonly CleanupWork[],
  recorder: Recorder,
  execution: Execution,
): Promise<void> {
  for (const work of works.toReversed()) {
    const controller = new AbortController();
    const limitMs = execution.cancel.aborted ? CLEANUP_LIMIT_CANCELLED_MS : CLEANUP_LIMIT_MS;
    const timer = setTimeout(() => controller.abort(cleanUpDeadline(limitMs)), limitMs);
    const onHurry = (): void => controller.abort(cleanUpDeadline(0));
    execution.hurry.addEventListener('abort', onHurry);
    if (execution.hurry.aborted) onHurry();
    const context = recorder.forCleanup(controller.signal);
    try {
      await recorder.phase('cleanup', () => raceAbort(work.run(context), controller.signal));
      await execution.keepTicket(check, undefined);
    } catch (error) {
      noteCleanupFailure(error, work, recorder);
    } finally {
      clearTimeout(timer);
      execution.hurry.removeEventListener('abort', onHurry);
      controller.abort();
    }
  }
}

function noteCleanupFailure(error: unknown, work: CleanupWork, context: ProbeContext): void {
  const why = error instanceof ProbeFailure ? error.message : `internal error (${String(error)})`;
  context.note({
    status: 'warning',
    code: 'E_CLEANUP',
    phase: 'cleanup',
    message: `The test message may have been left behind: ${why}`,
    hint: `Look for ${work.resume.token} in the subjects of ${work.resume.mailboxes.join(' and ')}, and delete it by hand.`,
    reply: error instanceof ProbeFailure ? error.reply : undefined,
  });
}

/** Ends with the signal even when the work does not listen to it. */
async function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: () => void = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function deadline(check: PlannedCheck, limitMs: number, phase: PhaseName | undefined): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DEADLINE',
    phase: phase ?? 'arrival',
    message: `${check.name} did not finish within ${limitMs / 1000} s.`,
    hint: 'The server answers, but too slowly. Look at the times of the phases, or raise timeout.',
  });
}

function cleanUpDeadline(limitMs: number): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DEADLINE',
    phase: 'cleanup',
    message: limitMs > 0 ? `the clean-up did not finish within ${limitMs / 1000} s.` : 'the clean-up was cut short.',
    hint: 'Look at the load of the IMAP server.',
  });
}
