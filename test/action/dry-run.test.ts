import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { parseRunnerCommands } from '../support/bundle/runner-commands.ts';
import { runBundle } from '../support/bundle.ts';
import { createWorkspace } from '../support/settings/workspace.ts';

describe('dry-run', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  it('says what would be done, contacts nothing, and passes with the status unknown (BEH-A8)', async () => {
    const run = await runBundle({ ...roundTripInputs(sandbox), 'dry-run': 'true', critical: '~:30s' });
    expect(sandbox.smtp.log.length + sandbox.imap.log.length).toBe(0);
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: '', 'checks-unknown': '1' });
    for (const text of [run.stdout, run.summary]) {
      expect(text).toContain('nothing was contacted');
      expect(text).toMatch(/round_trip_seconds`? critical `?~:30s/);
    }
    expect(run.outputs.get('message')).toBe('Dry run: the inputs are valid, and nothing was contacted.');
    expect(parseRunnerCommands(run.stdout).filter(({ name }) => name === 'error')).toEqual([]);
    expect(run.exitCode).toBe(0);
  });

  it('passes for many checks, too, and says it once', async () => {
    using workspace = createWorkspace({
      'checks.yml':
        'checks:\n  - { name: A, mode: smtp-connect, host: a.example }\n  - { name: B, mode: imap-connect, host: b.example }\n',
    });
    const env = { GITHUB_WORKSPACE: workspace.folder };
    const run = await runBundle({ checks: 'checks.yml', 'dry-run': 'true' }, { env });
    expect(Object.fromEntries(run.outputs)).toMatchObject({
      status: 'unknown',
      'checks-unknown': '2',
      message: 'Dry run: the inputs are valid, and nothing was contacted.',
    });
    expect(run.exitCode).toBe(0);
  });

  it('still refuses inputs that are wrong', async () => {
    const run = await runBundle({ ...roundTripInputs(sandbox), 'dry-run': 'true', from: 'nobody', 'fail-on': 'never' });
    expect(run.outputs.get('code')).toBe('E_INPUT');
    expect(run.exitCode).toBe(1);
  });
});
