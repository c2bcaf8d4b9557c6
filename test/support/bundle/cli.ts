/** Runs the built command line as people do: arguments, standard input and variables in; output and exit code out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject } from 'vitest';
import { compileCache } from './compile-cache.ts';

/** What a run left behind. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run. */
export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped in. */
  readonly stdin?: string;
  /** Where the result goes in place of the test: a file descriptor. */
  readonly stdout?: number;
  readonly cwd?: string;
  /** The program, where it is not the built one. */
  readonly script?: string;
  /** Node, where it is not the usual one. */
  readonly program?: string;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** Called with everything that went to standard error so far, at each piece of it. */
  readonly onStderr?: (stderr: string, child: ChildProcess) => void;
  readonly onStart?: (child: ChildProcess) => void;
}

/** The oldest Node that the command line has to run on, where somebody names one. */
export const NODE = process.env['MAIL_PROBE_NODE'] ?? process.execPath;

/** The built program. */
export function cliScript(): string {
  return join(inject('bundleFolder'), 'cli', 'index.js');
}

/** Runs `dist/cli/index.js` with the given arguments. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const child = spawn(
    options.program ?? NODE,
    [...(options.nodeOptions ?? []), options.script ?? cliScript(), ...args],
    {
      env: { PATH: process.env['PATH'], ...compileCache(), ...options.env },
      cwd: options.cwd,
      stdio: ['pipe', options.stdout ?? 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
    options.onStderr?.(stderr, child);
  });
  options.onStart?.(child);
  // A program that ends without reading has no use for it.
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.stdin ?? '');
  const exitCode = await new Promise<number | null>((done) => child.once('close', done));
  return { exitCode, stdout, stderr };
}

/** Inputs as arguments: the mode, and an option for each of the others. */
export function toArguments({ mode, ...inputs }: Readonly<Record<string, string>>): string[] {
  const options = Object.entries(inputs).map(([input, value]) => `--${input}=${value}`);
  return [...(mode === undefined ? [] : [mode]), ...options];
}
