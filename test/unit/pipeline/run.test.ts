import { describe, expect, it } from 'vitest';
import type { MetricSpec } from '../../../src/model/metric.ts';
import { prepare, runJob } from '../../../src/pipeline/run.ts';
import { fakeCheck, fakeExecution } from '../../support/reports/fake-check.ts';
import { prepareFile } from '../../support/settings/workspace.ts';

/** The message of a run with one check that measured one value. */
async function messageOf(metric: MetricSpec, value: number, label?: string): Promise<string> {
  const execution = fakeExecution();
  const job = await prepare(execution.world);
  const check = fakeCheck(async (context) => context.measure(metric.name, value, label), { metrics: [metric] });
  const limits = { concurrency: 1, perHostConcurrency: 1 };
  const plan = { checks: [check], failOn: new Set<never>(), writesSummary: true, limits };
  return (await runJob({ ...job, issues: [], plan }, execution)).message;
}

describe('the message of a run in which all is well', () => {
  it.each<[MetricSpec, number, string | undefined, string]>([
    [{ name: 'smtp_total_seconds', unit: 'seconds', help: '' }, 1.25, undefined, 'Done in 1.25 s.'],
    [{ name: 'messages_found', unit: 'count', help: '' }, 3, undefined, 'Done: messages_found is 3.'],
    [{ name: 'mailbox_unseen', unit: 'count', help: '', label: 'mailbox' }, 3, 'INBOX', 'Done.'],
  ])('says what was proved, with the primary metric %j', async (metric, value, label, message) => {
    expect(await messageOf(metric, value, label)).toBe(message);
  });
});

describe('a job with a wrong checks file', () => {
  it('says where', async () => {
    const execution = fakeExecution();
    const report = await runJob(await prepareFile('checks:\n  - name: A\n    mode: x\n    prot: 1\n'), execution);
    expect(report.message).toBe(
      'Configuration: checks.yml, line 3: mode is not a mode (and 1 more). Nothing was contacted.',
    );
    expect(report.issues.map(({ source }) => source?.line)).toEqual([3, 4]);
  });
});

describe('a shard without checks', () => {
  it('is ok, says so, and says what there is', async () => {
    const file = 'checks:\n  - { name: A, mode: smtp-connect, host: a.test }\n';
    const jobs = await Promise.all(['1/2', '2/2'].map((shard) => prepareFile(file, { shard })));
    const empty = jobs.find(({ plan }) => plan?.checks.length === 0);
    if (empty === undefined) throw new Error('No shard is empty.');
    const report = await runJob(empty, fakeExecution());
    expect(report).toMatchObject({
      status: 'ok',
      message: expect.stringMatching(/^No checks in this shard \(\d of 2\)\. Checks in the other shards: 1\.$/),
      checks: [],
      shard: { count: 2, expected: [{ name: 'A' }] },
    });
  });
});

describe('a job with wrong inputs', () => {
  it('is unknown, and says how much more is wrong', async () => {
    const execution = fakeExecution();
    const report = await runJob(await prepare(execution.world), execution);
    expect(report.status).toBe('unknown');
    expect(report.message).toMatch(/^Configuration: .* \(and \d+ more\)\. Nothing was contacted\.$/);
    expect(report.checks).toEqual([]);
  });
});
