import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { parseRunnerCommands } from '../support/bundle/runner-commands.ts';
import { runBundle } from '../support/bundle.ts';

describe('trouble of the runner', () => {
  let sandbox: Sandbox;
  let folder: string;

  beforeAll(async () => {
    sandbox = await startSandbox();
    folder = mkdtempSync(join(tmpdir(), 'mail-probe-faults-'));
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await sandbox?.close();
  });

  it('prints no command of the old kind when GITHUB_OUTPUT is unset (GHA-001)', async () => {
    const run = await runBundle(roundTripInputs(sandbox), { env: { GITHUB_OUTPUT: undefined } });
    expect(run.exitCode).toBe(0);
    expect(new Set(parseRunnerCommands(run.stdout).map(({ name }) => name))).toEqual(new Set(['add-mask']));
  });

  it('fails, with the verdict in the log, when outputs cannot be written (GHA-002)', async () => {
    const run = await runBundle(roundTripInputs(sandbox), { env: { GITHUB_OUTPUT: join(folder, 'missing', 'file') } });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('Mail Probe: OK');
    expect(parseRunnerCommands(run.stdout).find(({ name }) => name === 'error')?.data).toContain(
      'Cannot write outputs',
    );
  });

  it('keeps its verdict without a job summary (GHA-007)', async () => {
    const run = await runBundle(roundTripInputs(sandbox), { env: { GITHUB_STEP_SUMMARY: undefined } });
    expect(run.exitCode).toBe(0);
    expect(run.outputs.get('status')).toBe('ok');
  });

  it('keeps its verdict and warns when the job summary cannot be written (GHA-008)', async () => {
    const run = await runBundle(roundTripInputs(sandbox), {
      env: { GITHUB_STEP_SUMMARY: join(folder, 'missing', 'file') },
    });
    expect(run.exitCode).toBe(0);
    expect(run.outputs.get('status')).toBe('ok');
    const warnings = parseRunnerCommands(run.stdout).filter(({ name }) => name === 'warning');
    expect(warnings.map(({ data }) => data)).toEqual([expect.stringMatching(/ENOENT\..*\nCode: E_GH_SUMMARY$/)]);
  });

  it('appends to what another wrote into the summary (GHA-010)', async () => {
    const path = join(folder, 'summary');
    writeFileSync(path, 'earlier words');
    await runBundle(roundTripInputs(sandbox), { env: { GITHUB_STEP_SUMMARY: path } });
    expect(readFileSync(path, 'utf8')).toMatch(/^earlier words\n\n## ✅/);
  });

  it('does without an event file and a repository (GHA-019, GHA-020)', async () => {
    const env = { GITHUB_EVENT_PATH: '/nonexistent', GITHUB_RUN_ID: '1' };
    const run = await runBundle(roundTripInputs(sandbox), { env });
    expect(run.exitCode).toBe(0);
    const other = await runBundle(roundTripInputs(sandbox), { env: { ...env, GITHUB_REPOSITORY: 'a/b' } });
    expect(other.exitCode).toBe(0);
    expect(other.outputs.get('status')).toBe('ok');
  });

  it('attaches nothing from elsewhere when the runner names no workspace (INP-020)', async () => {
    const path = join(folder, 'secret');
    writeFileSync(path, 'secret');
    const inputs = { ...roundTripInputs(sandbox), attachments: path };
    const run = await runBundle(inputs, { env: { GITHUB_WORKSPACE: undefined } });
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: 'E_INPUT' });
    expect(run.outputs.get('message')).toContain('outside the workspace');
  });

  it('writes its result though nobody reads its output any more (GHA-028)', async () => {
    const run = await runBundle(roundTripInputs(sandbox), { onStart: (child) => child.stdout?.destroy() });
    expect(run.outputs.get('status')).toBe('ok');
  });
});
