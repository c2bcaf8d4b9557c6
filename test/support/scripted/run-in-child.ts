/**
 * Runs probes in a process of its own, all at once, and says how they ended. Nothing ends that process but itself: a
 * socket or a timer that is left behind keeps it alive.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { clock } from '../../../src/system/clock.ts';
import { loadAll } from '../servers/load-all.ts';
import { runProbe } from './run-probe.ts';

/** A run in the child. */
export interface ChildRun {
  readonly inputs: Readonly<Record<string, string>>;
  /** Cancels the run right after it has looked at the clock for the so-manieth time, which each of its parts does. */
  readonly cancelAtLook?: number;
}

/** Gives status and code of each run, and the exit code, when the child has come to its end. */
export async function runInChild(runs: readonly ChildRun[]): Promise<{ verdicts: string[]; exitCode: number }> {
  const child = spawn(process.execPath, ['--no-warnings', fileURLToPath(import.meta.url), JSON.stringify(runs)]);
  const [output, errors, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  if (errors !== '') throw new Error(errors);
  return { verdicts: output.trim().split('\n'), exitCode };
}

async function verdictOf({ inputs, cancelAtLook }: ChildRun): Promise<string> {
  const cancel = new AbortController();
  let looks = 0;
  const now = (): number => {
    looks += 1;
    if (looks === cancelAtLook) queueMicrotask(() => cancel.abort());
    return clock.now();
  };
  const options = { clock: { ...clock, now }, execution: { cancel: cancel.signal } };
  const { status, code } = await runProbe(inputs, options);
  return `${status} ${code ?? ''}`.trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const runs = JSON.parse(process.argv[2] ?? '[]') as readonly ChildRun[];
  // What is loaded late keeps the process busy, and a limit must not expire for that.
  await loadAll();
  const verdicts = await Promise.all(runs.map(verdictOf));
  process.stdout.write(`${verdicts.join('\n')}\n`);
}
