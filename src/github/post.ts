/**
 * The post step: deletes the message of a job that was ended before it could. It never changes the verdict, and does
 * nothing when the main step has cleaned up.
 */
import { Recorder } from '../engine/recorder.ts';
import { safeText } from '../report/untrusted.ts';
import { prepare } from '../run.ts';
import { ProbeFailure } from '../verdict/failure.ts';
import type { Finding } from '../verdict/finding.ts';
import type { World } from '../world.ts';
import { printMasks } from './masks.ts';
import { readTicket } from './ticket.ts';

/** Time for the whole clean-up, in milliseconds. */
const LIMIT_MS = 20_000;

/** Gives the exit code, which is always 0. */
export async function runPost(world: World): Promise<number> {
  const ticket = readTicket(world.env);
  if (!ticket) return 0;
  const job = await prepare(world);
  printMasks(job.secrets, world.stdout);
  const check = job.plan?.checks[0];
  if (!check?.probe.cleanUp) return 0;
  world.stdout('Mail Probe: the main step was ended before it could delete its test message; deleting it now.');
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(tooSlow()), LIMIT_MS);
  const quiet = { redact: job.redact, onProgress: () => {}, onTrace: () => {}, onCleanup: async () => {} };
  const recorder = new Recorder(world, controller.signal, quiet);
  let trouble: string | undefined;
  try {
    await check.probe.cleanUp(ticket, recorder);
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
  const notes = recorder.finish(undefined, new Set()).findings;
  for (const note of notes) world.stdout(`  ${describe(note, job.redact)}`);
  if (trouble !== undefined) world.stdout(`  It could not be deleted: ${safeText(job.redact(trouble))}`);
  else if (notes.length === 0) world.stdout('  It is deleted.');
  return 0;
}

function describe(note: Finding, redact: (text: string) => string): string {
  return safeText(redact([note.message, note.hint].filter((part) => part !== undefined).join(' ')), 600);
}

function tooSlow(): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DEADLINE',
    phase: 'cleanup',
    message: `The clean-up did not finish within ${LIMIT_MS / 1000} s.`,
    hint: 'Delete the message by hand.',
  });
}
