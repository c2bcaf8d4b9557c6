/** Runs the built command line as people do, in a folder, with the arguments that the inputs make. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allOptions, secretVariable } from '../../../../src/cli/arguments/options.ts';
import type { Report } from '../../../../src/model/report.ts';
import { EXIT_CODES, STATUSES } from '../../../../src/model/status.ts';
import { type CliRun, runCli, toArguments } from '../../../support/bundle/cli.ts';
import { parseRunnerCommands } from '../../../support/bundle/runner-commands.ts';
import { reportErrors } from '../../../support/reports/json-schema.ts';
import type { Inputs } from '../catalogue/base-inputs.ts';
import type { OpenCase, Run } from '../catalogue/case.ts';
import type { Account } from './action-preload.ts';

/** What `makeRun` has prepared. */
export interface Place {
  readonly bundleFolder: string;
  /** For what the harness writes. */
  readonly folder: string;
  readonly nodeOptions: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly readAccount: (run: CliRun) => Account;
}

export async function runCommandLine(open: OpenCase, place: Place): Promise<Run> {
  const { args = [], command, before = [], env = {}, stdin = '', node } = open.cli ?? {};
  // A command of its own may write one there, too.
  const reportPath = join(open.folder ?? place.folder, 'report.json');
  const { options, secrets } = split(open.inputs);
  const given = toArguments(options);
  const version = node === undefined ? [] : ['--import', claimsToBe(node)];
  const run = (line: readonly string[]): Promise<CliRun> =>
    runCli(line, {
      script: join(place.bundleFolder, 'cli', 'index.js'),
      program: process.execPath,
      nodeOptions: [...place.nodeOptions, ...version],
      env: { ...place.env, ...secrets, ...env },
      stdin,
      ...(open.folder === undefined ? {} : { cwd: open.folder }),
    });
  for (const line of before) await run([...given, ...line]);
  const ended = await run(command ?? [...given, ...args, '--report', `json=${reportPath}`]);
  return ofCommandLine(ended, place.readAccount(ended), existsSync(reportPath) ? readFileSync(reportPath, 'utf8') : '');
}

/** Secrets come in variables. */
function split(inputs: Inputs): { readonly options: Inputs; readonly secrets: Readonly<Record<string, string>> } {
  const variables = new Set(allOptions().map((option) => option.name()));
  const isSecret = (name: string): boolean => variables.has(`${name}-file`);
  const entries = Object.entries(inputs);
  return {
    options: Object.fromEntries(entries.filter(([name]) => !isSecret(name))),
    secrets: Object.fromEntries(
      entries.flatMap(([name, value]) => (isSecret(name) ? [[secretVariable(name), value]] : [])),
    ),
  };
}

/** Code for Node's `--import`, so that it says another version. */
export function claimsToBe(version: string): string {
  const code = `Object.defineProperty(process.versions, 'node', { value: ${JSON.stringify(version)} });`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

function ofCommandLine({ exitCode, stdout, stderr }: CliRun, account: Account, json: string): Run {
  const report = json === '' ? undefined : (JSON.parse(json) as Report);
  const errors = report ? reportErrors(report) : [];
  const status = STATUSES.find((each) => EXIT_CODES[each] === exitCode) ?? `exit code ${exitCode}`;
  const said = stderr.replace(/^Report \(json\): \S+report\.json\n/m, '');
  return {
    ...account,
    way: 'cli',
    status: report?.status ?? status,
    code: report ? (report.code ?? '') : (/^ *Code: (E_\w+)/m.exec(stdout)?.[1] ?? ''),
    report,
    annotations: [],
    sinks: { stdout, stderr: said, report: json },
    outputs: new Map(),
    commands: parseRunnerCommands(stdout),
    exitCode,
    remains: errors.map((error) => `the report is not valid: ${error}`),
  };
}
