/** Makes one run of a case, in one of the two ways, and brings what came of it into one form. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../../../src/model/report.ts';
import type { Annotation } from '../../../../src/report/workflow/annotations.ts';
import { type ActionRun, runAction } from '../../../support/bundle/run-action.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { Gap, type OpenCase, type Run, type Way } from '../catalogue/case.ts';
import type { Account, Preload } from './action-preload.ts';
import type { ProbeHosts } from './probe-hosts.ts';
import { runCommandLine } from './run-command-line.ts';

/** What runs need. */
export interface Tools {
  readonly hosts: ProbeHosts;
  /** Where the built action is. */
  readonly bundleFolder: string;
}

const PRELOAD = fileURLToPath(new URL('./action-preload.ts', import.meta.url));

export function makeRun(way: Way, open: OpenCase, tools: Tools): Promise<Run> {
  return way === 'probe' ? runProbe(open, tools.hosts) : runBuilt(way, open, tools.bundleFolder);
}

async function runProbe(open: OpenCase, hosts: ProbeHosts): Promise<Run> {
  const env = Object.entries(open.env ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const retries = { retries: '1', 'retry-delay': '1s' };
  const account = await hosts.run({
    inputs: { ...retries, ...open.inputs },
    env: Object.fromEntries(env),
    bend: open.bend ?? {},
  });
  const { report, sinks } = account;
  return {
    ...account,
    way: 'probe',
    status: report.status,
    code: report.code ?? '',
    sinks: { ...sinks, printed: account.printed },
    outputs: new Map(),
    commands: parseRunnerCommands(sinks['log'] ?? ''),
    remains: [
      ...account.uncaught,
      ...account.leftOpen.map((kind) => `left open: ${kind}`),
      ...(account.printed === '' ? [] : [`printed by itself: ${account.printed.slice(0, 200)}`]),
    ],
  };
}

async function runBuilt(way: Way, open: OpenCase, bundleFolder: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-fault-'));
  try {
    const program = open.missingFile === undefined ? bundleFolder : withoutFile(bundleFolder, open.missingFile, folder);
    const accountPath = join(folder, 'account');
    const preload: Preload = { bend: open.bend ?? {}, accountPath, crash: open.crash };
    const nodeOptions = [...(open.nodeOptions ?? []), '--no-warnings', '--import', PRELOAD];
    const env = { FAULT_PRELOAD: JSON.stringify(preload) };
    if (way === 'cli') {
      const place = { bundleFolder: program, folder, nodeOptions, env };
      return await runCommandLine(open, { ...place, readAccount: (run) => readAccount(accountPath, run) });
    }
    const run = await runAction(program, open.inputs, {
      nodeOptions,
      env: { ...open.env, ...env },
      ...(open.onStart ? { onStart: open.onStart } : {}),
      ...(open.onOutput ? { onOutput: open.onOutput } : {}),
    });
    const main = ofAction(run, readAccount(accountPath, run), open);
    return open.hasPost ? withPost(main, await runPostStep(program, open, run, { nodeOptions, env })) : main;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of the program in which a file is missing, in both of its folders. */
function withoutFile(bundleFolder: string, start: string, folder: string): string {
  const copy = join(folder, 'program');
  cpSync(bundleFolder, copy, { recursive: true });
  const paths = readdirSync(copy, { recursive: true, encoding: 'utf8' });
  const gone = paths.filter((path) => path.split(/[\\/]/).at(-1)?.startsWith(start));
  if (gone.length === 0) throw new Gap(`the program has no file ${start}`);
  for (const path of gone) rmSync(join(copy, path));
  return copy;
}

type PostOptions = { readonly nodeOptions: readonly string[]; readonly env: Readonly<Record<string, string>> };

/** The post step finds the inputs and what the main step has saved. */
function runPostStep(program: string, open: OpenCase, { state }: ActionRun, options: PostOptions): Promise<ActionRun> {
  open.beforePost?.();
  return runAction(program, open.inputs, { ...options, env: { ...open.env, ...options.env, ...state } });
}

function withPost(main: Run, { exitCode, stdout, stderr }: ActionRun): Run {
  return {
    ...main,
    sinks: { ...main.sinks, 'post step': withoutMasks(stdout) },
    remains: [
      ...main.remains,
      ...(exitCode === 0 ? [] : [`the post step ends with ${exitCode}`]),
      ...(stderr === '' ? [] : [`the post step says: ${stderr.slice(0, 200)}`]),
    ],
  };
}

function readAccount(
  path: string,
  { exitCode, stdout, stderr }: Pick<ActionRun, 'exitCode' | 'stdout' | 'stderr'>,
): Account {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Account;
  } catch {
    throw new Error(`the program gave no account (exit code ${exitCode}): ${stdout.slice(-500)}${stderr.slice(-500)}`);
  }
}

function ofAction(run: ActionRun, account: Account, { mayLinger }: OpenCase): Run {
  const { exitCode, stdout, stderr, outputs, files } = run;
  const report = run.report as Report | undefined;
  const commands = parseRunnerCommands(stdout);
  const annotations = commands
    .filter(({ name }) => name === 'error' || name === 'warning')
    .map(
      ({ name, properties, data }) => ({ level: name, title: properties['title'] ?? '', message: data }) as Annotation,
    );
  return {
    ...account,
    way: 'action',
    ...verdictOf(outputs, annotations, report),
    report,
    annotations,
    sinks: { stdout: withoutMasks(stdout), stderr, ...files },
    outputs,
    commands,
    exitCode,
    remains: [
      ...(account.endedByItself || mayLinger ? [] : ['the process did not end by itself']),
      ...(stderr === '' ? [] : [`stderr: ${stderr.slice(0, 200)}`]),
    ],
  };
}

/** What a workflow sees: the outputs, and where there are none the annotation that says so. */
function verdictOf(
  outputs: ReadonlyMap<string, string>,
  annotations: readonly Annotation[],
  report: Report | undefined,
): { readonly status: string; readonly code: string } {
  const status = outputs.get('status');
  if (status !== undefined) return { status, code: outputs.get('code') ?? '' };
  const code = annotations.map(({ message }) => /Code: (E_\w+)/.exec(message)?.[1]).find((each) => each !== undefined);
  if (code === 'E_GH_OUTPUT') return { status: 'unknown', code };
  return { status: report?.status ?? 'no result', code: report?.code ?? '' };
}

/** Masks are what the runner blanks out secrets by, so that they hold them. */
function withoutMasks(stdout: string): string {
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
}
