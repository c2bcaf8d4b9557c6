/** A step that comes to no verdict fails, and says why in one sentence. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type ActionRun, runAction } from '../support/bundle/run-action.ts';
import { parseRunnerCommands } from '../support/bundle/runner-commands.ts';

let sandbox: Sandbox;
let copy: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  copy = mkdtempSync(join(tmpdir(), 'mail-probe-no-verdict-'));
  cpSync(inject('bundleFolder'), copy, { recursive: true });
});

afterAll(async () => {
  await sandbox?.close();
  rmSync(copy, { recursive: true, force: true });
});

/** Runs a copy of the action without one of its files. */
async function runWithout(part: string, env: Readonly<Record<string, string>> = {}): Promise<ActionRun> {
  const path = join(copy, part);
  const whole = readFileSync(path);
  rmSync(path);
  try {
    return await runAction(copy, roundTripInputs(sandbox), { env });
  } finally {
    writeFileSync(path, whole);
  }
}

function errors({ stdout }: ActionRun): string[] {
  return parseRunnerCommands(stdout)
    .filter(({ name }) => name === 'error')
    .map(({ data }) => data);
}

describe('a file of the action that is missing (BEH-A1)', () => {
  it('fails the step, with an annotation, unless nothing needed it', async () => {
    const parts = readdirSync(copy).filter((name) => name.endsWith('.js') && name !== 'index.js');
    let failed = 0;
    for (const part of parts) {
      const run = await runWithout(part);
      if (run.exitCode === 0) {
        expect(run.outputs.get('status'), part).toBe('ok');
        continue;
      }
      failed += 1;
      expect({ part, exitCode: run.exitCode, errors: errors(run).length }).toEqual({ part, exitCode: 1, errors: 1 });
    }
    expect(failed).toBeGreaterThan(5);
  });

  it('is said in one sentence when not even a result can be written', async () => {
    for (const [part, env] of [
      ['github-publish.js', {}],
      ['github-post.js', { STATE_isPost: 'true' }],
    ] as const) {
      const run = await runWithout(part, env);
      expect(run.exitCode).toBe(1);
      expect(errors(run)).toEqual([
        expect.stringMatching(/^Mail Probe is not complete, and has to be installed again \([^\n]+\)\.$/),
      ]);
      expect(run.stderr).toBe('');
    }
  });
});

describe('a step that comes to no end (BEH-A1)', () => {
  it('fails, with an annotation, when there is nothing more to do', async () => {
    const code = `process.getBuiltinModule('node:net').Socket.prototype.connect = function () { return this; };
      globalThis.setTimeout = () => ({ unref() {}, ref() {}, hasRef() {}, refresh() {}, close() {} });`;
    const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
    const run = await runAction(inject('bundleFolder'), roundTripInputs(sandbox), { nodeOptions });
    expect(run.exitCode).toBe(1);
    expect(errors(run)).toEqual(['Mail Probe ended before there was a verdict.']);
  });
});
