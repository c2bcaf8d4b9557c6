/**
 * The post step: looks for the messages that were sent and that the main step has not seen to be deleted, because it
 * was ended, or because they had not arrived. It never changes the verdict, and does nothing when there is none.
 */
import { Logins } from '../engine/logins.ts';
import { Recorder } from '../engine/recorder.ts';
import { ProbeFailure } from '../model/failure.ts';
import type { Finding } from '../model/finding.ts';
import { type Job, prepare } from '../pipeline/run.ts';
import type { World } from '../system/world.ts';
import { safeText } from '../text/untrusted.ts';
import { printMasks } from './masks.ts';
import { type KeptTicket, readTickets, ticketOwner } from './ticket.ts';

/** Time for the whole clean-up, in milliseconds. */
const LIMIT_MS = 20_000;

/** Runs the post step and returns the exit code, which is always 0. */
export async function runPost(world: World): Promise<number> {
  const tickets = readTickets(world.env);
  if (tickets.length === 0) return 0;
  const job = await prepare(world);
  printMasks(job.secrets, world.stdout);
  const what = tickets.length === 1 ? 'its test message deleted; looking for it' : 'all test messages deleted; looking';
  world.stdout(`Mail Probe: the main step has not seen ${what} once more.`);
  // All at once: they were under way at once, and each has a server to wait for.
  const logins = new Logins();
  const stories = await Promise.all(tickets.map((kept) => cleanUp(kept, job, world, logins)));
  for (const line of stories.flat()) world.stdout(`  ${safeText(job.redact(line), 600)}`);
  return 0;
}

/** Cleans up and returns how it went, one line per finding. */
async function cleanUp({ ticket, owner }: KeptTicket, job: Job, world: World, logins: Logins): Promise<string[]> {
  const check = job.plan?.checks.find(({ name }) => ticketOwner(name) === owner);
  const cleanUpLater = check?.probe.cleanUp;
  if (!cleanUpLater) {
    const where = ticket.mailboxes.join(' and ');
    return [
      `The check is not there any more. Look for ${ticket.token} in the subjects of ${where}, and delete it by hand.`,
    ];
  }
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(tooSlow()), LIMIT_MS);
  const recorder = new Recorder(world, controller.signal, {
    redact: job.redact,
    onProgress: () => {},
    onTrace: () => {},
    onCleanup: async () => {},
    onLogin: (protocol, refused) => logins.learn(check, protocol, refused),
    loginRefusal: (protocol) => logins.refusal(check, protocol),
  });
  const last = { signal: controller.signal, hasSuccessor: false, leave: () => {}, amend: () => {} };
  let trouble: string | undefined;
  await logins.turn(check);
  try {
    await cleanUpLater(ticket, recorder.forCleanup(last));
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
    controller.abort();
    logins.release(check);
  }
  const lines = recorder.finish(undefined, new Set()).findings.map(describe);
  if (trouble !== undefined) lines.push(`It could not be deleted: ${trouble}`);
  if (lines.length === 0) lines.push('It is deleted.');
  return job.plan?.many ? lines.map((line) => `${check.name}: ${line}`) : lines;
}

function describe({ message, hint }: Finding): string {
  return [message, hint].filter((part) => part !== undefined).join(' ');
}

function tooSlow(): ProbeFailure {
  return new ProbeFailure({
    code: 'E_DEADLINE',
    phase: 'cleanup',
    message: `The clean-up did not finish within ${LIMIT_MS / 1000} s.`,
    hint: 'Delete the message by hand.',
  });
}
