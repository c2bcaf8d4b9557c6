/** What every harness has: files, many checks, the command line and the post step, whatever its servers do. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Inputs } from './base-inputs.ts';
import { ALL_WAYS, type CasePlan, type CommandLine, Gap, type OpenCase, type Way } from './case.ts';
import type { Fault, Json, JsonObject } from './fault.ts';
import { isList, isObject, ScriptReader } from './parameter-reader.ts';

/** What is around the run of a fault. */
export interface Surroundings {
  readonly files: Readonly<Record<string, string>>;
  readonly checks?: readonly Json[];
  readonly ways?: readonly Way[];
  readonly cli?: CommandLine;
  readonly missingFile?: string;
  readonly hasPost: boolean;
}

/** Takes from a fault what is around it; the rest is for its harness. @throws Gap */
export function splitSurroundings(fault: Fault): { readonly fault: Fault; readonly around: Surroundings } {
  const reader = new ScriptReader(fault);
  const files = reader.object('files') ?? {};
  const checks = reader.value('checks');
  const cli = commandLine(fault, reader.value('cli'));
  const ways = waysOf(reader, cli !== undefined);
  const missingFile = reader.text('missing_file');
  const hasPost = reader.flag('post') === true;
  if (checks !== undefined && !isList(checks)) throw new Gap('checks is no list');
  const around = {
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, textOf(text)])),
    ...(checks ? { checks } : {}),
    ...(ways ? { ways } : {}),
    ...(cli ? { cli } : {}),
    ...(missingFile === undefined ? {} : { missingFile }),
    hasPost,
  };
  return { around, fault: { ...fault, inject: { ...fault.inject, script: reader.rest() } } };
}

/** The same run with its surroundings. */
export function surrounded(plan: CasePlan, around: Surroundings): CasePlan {
  const { ways = plan.ways, cli, missingFile, hasPost } = around;
  return {
    ...plan,
    ...(ways ? { ways } : {}),
    async open() {
      const open = await plan.open();
      const given = { ...open, hasPost, ...(missingFile === undefined ? {} : { missingFile }) };
      if (!cli && !around.checks && Object.keys(around.files).length === 0) return given;
      const folder = open.folder ?? mkdtempSync(join(tmpdir(), 'mail-probe-workspace-'));
      const inputs = around.checks ? manyChecks(open.inputs) : open.inputs;
      write(
        folder,
        { ...around.files, ...(around.checks ? { 'checks.yml': JSON.stringify({ checks: around.checks }) } : {}) },
        open,
      );
      return {
        ...given,
        inputs,
        folder,
        env: { ...open.env, GITHUB_WORKSPACE: folder },
        ...(cli ? { cli: filledLine(cli, open.inputs) } : {}),
        [Symbol.asyncDispose]: async () => {
          rmSync(folder, { recursive: true, force: true });
          await open[Symbol.asyncDispose]();
        },
      };
    },
  };
}

/** Each check says its own mode, and what only some modes know. */
function manyChecks({ mode: _mode, ...inputs }: Inputs): Inputs {
  return { ...inputs, checks: 'checks.yml' };
}

function write(folder: string, files: Readonly<Record<string, string>>, { inputs }: OpenCase): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), filled(text, inputs));
  }
}

/** `{port}` stands for the input of this name; what is no input stays as it is. */
function filled(text: string, inputs: Inputs): string {
  return text.replaceAll(/\{([a-z][a-z-]*)\}/g, (all, name: string) => inputs[name] ?? all);
}

function filledLine(cli: CommandLine, inputs: Inputs): CommandLine {
  const all = (args: readonly string[]): string[] => args.map((each) => filled(each, inputs));
  return {
    ...cli,
    args: all(cli.args),
    before: cli.before.map(all),
    ...(cli.command ? { command: all(cli.command) } : {}),
  };
}

/** `true` for the arguments that the inputs make. @throws Gap */
function commandLine(fault: Fault, value: Json | undefined): CommandLine | undefined {
  if (value === undefined || value === false) return undefined;
  if (value !== true && !isObject(value)) throw new Gap(`cli is ${JSON.stringify(value)}`);
  const script: JsonObject = value === true ? {} : value;
  const reader = new ScriptReader({ ...fault, inject: { ...fault.inject, script } });
  const args = reader.texts('args') ?? [];
  const command = reader.texts('command');
  const before = reader.value('before') ?? [];
  const env = reader.object('env') ?? {};
  const stdin = reader.text('stdin') ?? '';
  const node = reader.text('node');
  reader.end();
  if (!isList(before)) throw new Gap('before is no list');
  return {
    args,
    ...(command ? { command } : {}),
    before: before.map((line) => (isList(line) ? line.map(String) : [String(line)])),
    env: Object.fromEntries(Object.entries(env).map(([name, text]) => [name, String(text)])),
    stdin,
    ...(node === undefined ? {} : { node }),
  };
}

function waysOf(reader: ScriptReader, isCommandLine: boolean): readonly Way[] | undefined {
  const given = reader.texts('ways') ?? (isCommandLine ? ['cli'] : undefined);
  const unknown = given?.find((name) => !ALL_WAYS.some((way) => way === name));
  if (unknown !== undefined) throw new Gap(`there is no way ${unknown}`);
  return given && ALL_WAYS.filter((way) => given.includes(way));
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
