/**
 * The action: the pipeline with GitHub around it. Secrets are masked before the first byte goes to the network, a
 * result is written on every path, and the code that writes it is loaded when the work is done or while there is only
 * waiting to do.
 */
import type { Execution } from '../engine/execute.ts';
import { type Signals, watchSignals } from '../engine/signals.ts';
import type { Report } from '../model/report.ts';
import { crashReport, type Job, prepare, runJob } from '../pipeline/run.ts';
import { exitProcess } from '../system/exit-process.ts';
import { createWorld } from '../system/real-world.ts';
import type { World } from '../system/world.ts';
import type { ActionMemory } from './incidents/action-memory.ts';
import { printMasks } from './masks.ts';
import { announce, createLogProgress, endProgress } from './progress.ts';
import { readState, saveState } from './state.ts';
import { saveTicket } from './ticket.ts';

/** How long leftover handles may keep the process alive after the result is written, in milliseconds. */
const EXIT_GUARD_MS = 500;

/** A message that arrives at once is seen within this time after it was sent, in milliseconds; others take longer. */
const AT_ONCE_MS = 15;

/** Runs the main or the post step and returns the exit code. */
export async function runAction(host: NodeJS.Process): Promise<number> {
  // A closed pipe is no reason to lose the result.
  host.stdout.on('error', () => {});
  const stdout = (line: string): void => void host.stdout.write(`${line}\n`);
  // A step starts in its workspace. Without one, files of the whole machine could be attached.
  const workspace = host.env['GITHUB_WORKSPACE'] || host.cwd();
  const world = createWorld({ env: { ...host.env, GITHUB_WORKSPACE: workspace }, stdout });
  const exitCode = readState(world.env, 'isPost') === '' ? await runMain(world, host) : await post(world);
  setTimeout(() => exitProcess(host, exitCode), EXIT_GUARD_MS).unref();
  return exitCode;
}

async function runMain(world: World, host: NodeJS.Process): Promise<number> {
  saveState(world.env, 'isPost', 'true');
  const signals = watchSignals(host, 1);
  let job: Job | undefined;
  try {
    const prepared = await Promise.race([prepare(world, undefined, signals.cancel), signals.crashed]);
    job = prepared;
    printMasks(job.secrets, world.stdout);
    if (job.plan?.many) announce(job, world);
    const memory = await openMemory(prepared, world, signals.cancel);
    const run = runJob(job, execution(prepared, world, signals), memory?.memory);
    // The first packet does not wait for what is read by people, unless there are many.
    if (!job.plan?.many) await announceAfterPacket(prepared, world);
    const report = await Promise.race([run, signals.crashed]).finally(() => endProgress(prepared, world));
    signals.reported();
    return await write(report, job, world, memory);
  } catch (error) {
    signals.reported();
    return await write(crashReport(error, job, world), job, world);
  } finally {
    signals.stop();
  }
}

/** Announces the check when its connection is on the way. */
function announceAfterPacket(job: Job, world: World): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => {
      announce(job, world);
      resolve();
    });
  });
}

async function post(world: World): Promise<number> {
  const { runPost } = await import('./post.ts');
  return await runPost(world);
}

async function write(report: Report, job: Job | undefined, world: World, memory?: ActionMemory): Promise<number> {
  const { publish } = await import('./publish.ts');
  return await publish(report, job, world, memory);
}

/** Loaded only for a run that has a history, or that manages incidents. */
async function openMemory(job: Job, world: World, signal: AbortSignal): Promise<ActionMemory | undefined> {
  if (!job.memory || !job.plan) return undefined;
  const { openActionMemory } = await import('./incidents/action-memory.ts');
  return await openActionMemory(job, job.memory, world, signal);
}

function execution(job: Job, world: World, signals: Signals): Execution {
  let isPreparing = false;
  const prepareOnce = (): void => {
    if (isPreparing) return;
    isPreparing = true;
    setTimeout(() => void preparePublishing().catch(() => {}), AT_ONCE_MS).unref();
  };
  const places = new Map(job.plan?.checks.map((check, index) => [check, index] as const));
  return {
    world,
    redact: job.redact,
    cancel: signals.cancel,
    hurry: signals.hurry,
    hasPostStep: true,
    keepTicket: async (check, ticket) =>
      saveTicket(world.env, { index: places.get(check) ?? 0, checkName: check.name, ticket }, job.redact),
    onPhase: ({ mode }, open) => {
      // Among many checks, loading would always spoil the times of one.
      if (!job.plan?.many && open.includes(mode === 'mx' ? 'dns' : 'arrival')) prepareOnce();
    },
    ...createLogProgress(job, world),
  };
}

/** Loads the code that publishes, which takes as long as a message takes to arrive, or a name server to answer. */
async function preparePublishing(): Promise<void> {
  const publishing = await import('./publish.ts');
  await publishing.preparePublishing();
}
