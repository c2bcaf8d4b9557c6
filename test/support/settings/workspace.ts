/** A workspace with files of a test, and what the action makes of inputs there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Job, prepare } from '../../../src/pipeline/run.ts';
import { inputVariable } from '../../../src/settings/inputs.ts';
import { createWorld } from '../../../src/system/real-world.ts';

export interface Workspace extends Disposable {
  readonly folder: string;
  /** Writes a file, with its folders. */
  write(path: string, text: string): void;
  /** Prepares a run with these inputs and variables. */
  prepare(inputs: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>>): Promise<Job>;
}

export function createWorkspace(files: Readonly<Record<string, string>> = {}): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'mail-probe-workspace-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    folder,
    write,
    prepare: (inputs, env = {}) => {
      const variables = Object.entries(inputs).map(([input, value]) => [inputVariable(input), value]);
      const all = { GITHUB_WORKSPACE: folder, ...env, ...Object.fromEntries(variables) };
      return prepare(createWorld({ env: all, stdout: () => {} }));
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The job of one checks file, `checks.yml`. */
export async function prepareFile(
  text: string,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Job> {
  using workspace = createWorkspace({ 'checks.yml': text });
  return await workspace.prepare({ checks: 'checks.yml', ...inputs }, env);
}
