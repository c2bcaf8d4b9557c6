/** Runs a built action as the runner does: a child process with variables in, and files, output and exit code out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportErrors } from '../reports/json-schema.ts';
import { compileCache } from './compile-cache.ts';

const FILES = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary', GITHUB_STATE: 'state' } as const;

/** What a run left behind. */
export interface ActionRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
  /** State for the post step, as `STATE_` variables. */
  readonly state: Readonly<Record<string, string>>;
  /** The JSON report, parsed, and valid by its schema. */
  readonly report: unknown;
  /** All that was written into files, as it is there, by the name of the variable that leads to it; `report` is the JSON report. */
  readonly files: Readonly<Record<string, string>>;
}

/** How to run. */
export interface ActionOptions {
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** Further variables, or `undefined` to leave one out that is set otherwise. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with the process, for signals. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Called with everything printed so far, at each piece of output. */
  readonly onOutput?: (stdout: string, child: ChildProcess) => void;
}

/** Runs the bundle in a folder with the given inputs. */
export async function runAction(
  bundleFolder: string,
  inputs: Readonly<Record<string, string>>,
  options: ActionOptions = {},
): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-test-'));
  try {
    const env = variables(folder, inputs, options.env ?? {});
    const child = spawn(process.execPath, [...(options.nodeOptions ?? []), join(bundleFolder, 'index.js')], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
      options.onOutput?.(stdout, child);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    options.onStart?.(child);
    const exitCode = await new Promise<number | null>((done) => child.once('close', done));
    const files = readFiles(folder);
    const outputs = readHeredocs(files.GITHUB_OUTPUT);
    return {
      exitCode,
      stdout,
      stderr,
      outputs,
      summary: files.GITHUB_STEP_SUMMARY,
      state: readState(files.GITHUB_STATE),
      report: readReport(files.report),
      files,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function variables(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const env: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    ...compileCache(),
    RUNNER_TEMP: folder,
  };
  for (const [variable, name] of Object.entries(FILES)) {
    env[variable] = join(folder, name);
    writeFileSync(join(folder, name), '');
  }
  for (const [input, value] of Object.entries(inputs)) env[`INPUT_${input.toUpperCase()}`] = value;
  const all = Object.entries({ ...env, ...extra });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Outputs as the runner reads them: `name<<delimiter`, lines, delimiter. */
function readHeredocs(text: string): Map<string, string> {
  const values = new Map<string, string>();
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(lines[index] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, index + 1);
    values.set(name, lines.slice(index + 1, end).join('\n'));
    index = end;
  }
  return values;
}

function readState(text: string): Record<string, string> {
  const pairs = text.split('\n').map((line) => /^([^=]+)=(.*)$/.exec(line));
  return Object.fromEntries(
    pairs.flatMap((pair) => (pair?.[1] === undefined ? [] : [[`STATE_${pair[1]}`, pair[2] ?? '']])),
  );
}

function readReport(text: string): unknown {
  if (text === '') return undefined;
  const report: unknown = JSON.parse(text);
  const errors = reportErrors(report);
  if (errors.length > 0) throw new Error(`The JSON report is not valid: ${errors.join('; ')}`);
  return report;
}

function readFiles(folder: string): Record<keyof typeof FILES | 'report', string> {
  const report = readdirSync(folder).find((name) => name.startsWith('mail-probe-report-'));
  return {
    GITHUB_OUTPUT: readIfThere(join(folder, FILES.GITHUB_OUTPUT)),
    GITHUB_STEP_SUMMARY: readIfThere(join(folder, FILES.GITHUB_STEP_SUMMARY)),
    GITHUB_STATE: readIfThere(join(folder, FILES.GITHUB_STATE)),
    report: report === undefined ? '' : readFileSync(join(folder, report), 'utf8'),
  };
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
