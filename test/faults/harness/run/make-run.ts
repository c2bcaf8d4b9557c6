/** Makes one run of a case, in one of the two ways, and brings what came of it into one form. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../../../src/model/report.ts';
import type { Annotation } from '../../../../src/report/workflow/annotations.ts';
import { type ActionRun, runAction } from '../../../support/bundle/run-action.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import type { OpenCase, Run, Way } from '../catalogue/case.ts';
import type { Account, Preload } from './action-preload.ts';
import type { ProbeHosts } from './probe-hosts.ts';

/** What runs need. */
export interface Tools {
  readonly hosts: ProbeHosts;
  /** Where the built action is. */
  readonly bundleFolder: string;
}

const PRELOAD = fileURLToPath(new URL('./action-preload.ts', import.meta.url));

export function makeRun(way: Way, open: OpenCase, tools: Tools): Promise<Run> {
  return way === 'probe' ? runProbe(open, tools.hosts) : runBuilt(open, tools.bundleFolder);
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

async function runBuilt(open: OpenCase, bundleFolder: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-fault-'));
  try {
    const accountPath = join(folder, 'account');
    const preload: Preload = { bend: open.bend ?? {}, accountPath, crash: open.crash };
    const run = await runAction(bundleFolder, open.inputs, {
      nodeOptions: [...(open.nodeOptions ?? []), '--no-warnings', '--import', PRELOAD],
      env: { ...open.env, FAULT_PRELOAD: JSON.stringify(preload) },
      ...(open.onStart ? { onStart: open.onStart } : {}),
      ...(open.onOutput ? { onOutput: open.onOutput } : {}),
    });
    return ofAction(run, readAccount(accountPath, run), open);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readAccount(path: string, { exitCode, stdout, stderr }: ActionRun): Account {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Account;
  } catch {
    throw new Error(`the action gave no account (exit code ${exitCode}): ${stdout.slice(-500)}${stderr.slice(-500)}`);
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
