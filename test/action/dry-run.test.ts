import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { runBundle } from '../support/bundle.ts';

describe('dry-run', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    await sandbox?.close();
  });

  it('says what would be done, contacts nothing, and is no pass', async () => {
    const run = await runBundle({ ...roundTripInputs(sandbox), 'dry-run': 'true', critical: '~:30s' });
    expect(sandbox.smtp.log.length + sandbox.imap.log.length).toBe(0);
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: '', 'checks-unknown': '1' });
    for (const text of [run.stdout, run.summary]) {
      expect(text).toContain('nothing was contacted');
      expect(text).toMatch(/round_trip_seconds`? critical `?~:30s/);
    }
    expect(run.exitCode).toBe(1);
  });

  it('passes only when unknown does not fail the job', async () => {
    const run = await runBundle({ ...roundTripInputs(sandbox), 'dry-run': 'true', 'fail-on': 'critical' });
    expect(run.exitCode).toBe(0);
  });

  it('still refuses inputs that are wrong', async () => {
    const run = await runBundle({ ...roundTripInputs(sandbox), 'dry-run': 'true', from: 'nobody', 'fail-on': 'never' });
    expect(run.outputs.get('code')).toBe('E_INPUT');
    expect(run.exitCode).toBe(1);
  });
});
