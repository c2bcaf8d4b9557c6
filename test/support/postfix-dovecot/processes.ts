/**
 * Runs the programs. A server is the leader of a process group of its own, so that all its helpers can be found and
 * ended by the one number, and a Ctrl-C in the terminal does not reach it before its guard has.
 */
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What to run. What it prints is appended to the file `output`. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly output: string;
}

/** A program that stays. */
export interface ServerProcess {
  /** Also the number of its process group. */
  readonly pid: number;
  /** How it ended, once it has. */
  ending(): string | undefined;
}

/** Starts a server. It does not keep this process alive. Its number is there at once, for others to take note of. */
export function startServer({ command, args, output }: Program): ServerProcess {
  const file = openSync(output, 'a');
  const child = spawn(command, args, { detached: true, stdio: ['ignore', file, file] });
  closeSync(file);
  let ending: string | undefined;
  child.once('error', () => {});
  child.once('exit', (code, signal) => {
    ending = signal ?? `exit code ${code}`;
  });
  if (child.pid === undefined) throw new Error(`${command} cannot be run`);
  child.unref();
  return { pid: child.pid, ending: () => ending };
}

/** Runs a program to its end and returns what it printed. An error holds what it printed as well. */
export async function runProgram(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** The numbers of those processes of a group that still run. Zombies are no longer anybody. */
export async function processGroup(leader: number): Promise<number[]> {
  const members: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '');
    // "pid (any text) state parent group ..."
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(group) === leader && state !== 'Z' && state !== 'X') members.push(Number(name));
  }
  return members;
}
