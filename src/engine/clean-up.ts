/** The clean-up after an attempt: with time limits of its own, and an end in every case. */
import { ProbeFailure } from '../model/failure.ts';
import type { PlannedCheck } from '../model/plan.ts';
import type { CleanupTicket, CleanupWork, ProbeContext } from '../model/probe-context.ts';
import type { Recorder } from './recorder.ts';

/** Limit of the clean-up, in milliseconds; a cancelled job has 7.5 s in all. */
const CLEANUP_LIMIT_MS = 5000;
const CLEANUP_LIMIT_CANCELLED_MS = 3500;

/** The parts of an execution that its clean-ups need; see `Execution`. */
export interface CleanupLimits {
  readonly cancel: AbortSignal;
  readonly hurry: AbortSignal;
  readonly hasPostStep?: boolean | undefined;
  readonly keepTicket: (check: PlannedCheck, ticket: CleanupTicket | undefined) => Promise<void>;
}

/** Has the failure of an attempt tell what its clean-up found out. */
type Amend = (failure: ProbeFailure) => ProbeFailure;

/**
 * Does the works of an attempt, the last one first. The ticket of a work is given back when nothing of it can be left;
 * what may be left, or may still arrive, is the business of a later process.
 */
export async function cleanUp(
  check: PlannedCheck,
  works: readonly CleanupWork[],
  recorder: Recorder,
  execution: CleanupLimits,
): Promise<Amend> {
  const amendments: Amend[] = [];
  for (const work of works.toReversed()) {
    const controller = new AbortController();
    const limitMs = execution.cancel.aborted ? CLEANUP_LIMIT_CANCELLED_MS : CLEANUP_LIMIT_MS;
    const timer = setTimeout(() => controller.abort(cleanUpDeadline(limitMs)), limitMs);
    const onHurry = (): void => controller.abort(cleanUpDeadline(0));
    execution.hurry.addEventListener('abort', onHurry);
    if (execution.hurry.aborted) onHurry();
    let left: CleanupTicket | undefined;
    const context = recorder.forCleanup({
      signal: controller.signal,
      hasSuccessor: execution.hasPostStep === true,
      leave: (ticket) => {
        left = ticket;
      },
      amend: (change) => void amendments.push(change),
    });
    try {
      const run = () => raceAbort(work.run(context), controller.signal);
      await (work.resume ? recorder.phase('cleanup', run) : run());
      if (work.resume) await execution.keepTicket(check, left);
    } catch (error) {
      noteCleanupFailure(error, work, recorder);
    } finally {
      clearTimeout(timer);
      execution.hurry.removeEventListener('abort', onHurry);
      controller.abort();
    }
  }
  return (failure) => amendments.reduce((known, change) => change(known), failure);
}

function noteCleanupFailure(error: unknown, work: CleanupWork, context: ProbeContext): void {
  const why = error instanceof ProbeFailure ? error.message : `internal error (${String(error)})`;
  if (!work.resume) return;
  context.note({
    status: 'warning',
    code: 'E_CLEANUP',
    phase: 'cleanup',
    message: `The test message may have been left behind: ${why}`,
    hint: `Look for ${work.resume.token} in the subjects of ${work.resume.mailboxes.join(' and ')}, and delete it by hand.`,
    reply: error instanceof ProbeFailure ? error.reply : undefined,
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

/** Ends with the signal even when the work does not listen to it. */
export async function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
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
