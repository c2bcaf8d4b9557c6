/**
 * Runs probes in a process of its own, all at once, and says how they ended. Nothing ends that process but itself: a
 * socket or a timer that is left behind keeps it alive.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runProbe } from './run-probe.ts';

/** A run in the child. */
export interface ChildRun {
  readonly inputs: Readonly<Record<string, string>>;
  /** Cancels the run so many milliseconds after its beginning. */
  readonly cancelAfterMs?: number;
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

async function verdictOf({ inputs, cancelAfterMs }: ChildRun): Promise<string> {
  const cancel = new AbortController();
  if (cancelAfterMs !== undefined) setTimeout(() => cancel.abort(), cancelAfterMs);
  const { status, code } = await runProbe(inputs, { execution: { cancel: cancel.signal } });
  return `${status} ${code ?? ''}`.trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const runs = JSON.parse(process.argv[2] ?? '[]') as readonly ChildRun[];
  const verdicts = await Promise.all(runs.map(verdictOf));
  process.stdout.write(`${verdicts.join('\n')}\n`);
}
