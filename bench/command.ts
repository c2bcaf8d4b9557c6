/** Runs a program and measures it from outside: how long it took from its start to its end, and its peak memory. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { PROGRAMS } from './programs.ts';

/** A program to run. The environment holds nothing else but PATH. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What the output has to show, so that a program which did not do its work is never called fast. */
  readonly proof?: RegExp;
}

/** What came of it. */
export interface Run {
  readonly ms: number;
  readonly output: string;
}

const GNU_TIME = PROGRAMS.time.program;

/** @throws Error with the output when the program fails, or does not show that it did its work */
export async function run(command: Command): Promise<Run> {
  const { program, args, env, proof } = command;
  const start = performance.now();
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let end = start;
  child.once('exit', () => {
    end = performance.now();
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0 || (proof && !proof.test(output))) {
    throw new Error(`${program} ${args.join(' ')}\nended with ${code}:\n${output}\n${errors}`);
  }
  return { ms: end - start, output: `${output}${errors}` };
}

/** Peak memory of a program in MB (10^6 bytes), its resident set, by GNU time. */
export async function peakMemory(command: Command): Promise<number> {
  const { program, args } = command;
  const { output } = await run({ ...command, program: GNU_TIME, args: ['-f', 'peak %M KiB', program, ...args] });
  const kib = /peak (\d+) KiB/.exec(output)?.[1];
  if (kib === undefined) throw new Error(`No measurement in the output of ${GNU_TIME}.`);
  return (Number(kib) * 1024) / 1e6;
}
