import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { runJob } from '../../../src/pipeline/run.ts';
import { PROBES } from '../../../src/probes/index.ts';
import { issueSentence } from '../../../src/report/common/issue-sentence.ts';
import { renderJson } from '../../../src/report/formats/json.ts';
import { listWords } from '../../../src/text/list-words.ts';
import { fakeExecution } from '../../support/reports/fake-check.ts';
import { SAMPLE_REPORTS } from '../../support/reports/sample-reports.ts';
import { createWorkspace } from '../../support/settings/workspace.ts';

const FILES = {
  'reports/eu/ok.json': renderJson(SAMPLE_REPORTS.ok),
  'reports/us/bad.json': renderJson(SAMPLE_REPORTS.wrongPassword),
  'reports/us/none.json': '{"a": "hunter2"',
};

/** Merges what the patterns name, without a way to anything but files. */
async function merge(patterns: string): Promise<Report> {
  using workspace = createWorkspace(FILES);
  const job = await workspace.prepare({ mode: 'merge', 'merge-reports': patterns });
  const execution = fakeExecution();
  const offline = (): never => {
    throw new Error('nothing may be contacted');
  };
  const world = { ...execution.world, connect: offline, dns: { lookup: offline, explain: offline, servers: offline } };
  return await runJob(job, { ...execution, world });
}

describe('the mode merge', () => {
  test('makes one report of many, and says which', async () => {
    const report = await merge('reports/*/{ok,bad}.json');
    expect(report).toMatchObject({
      status: 'critical',
      code: 'E_AUTH_REJECTED',
      startedAt: '2026-11-03T06:17:02.204Z',
      merged: [
        { path: 'reports/eu/ok.json', status: 'ok', checks: 1 },
        { path: 'reports/us/bad.json', status: 'critical', checks: 1 },
      ],
    });
    expect(report.checks).toHaveLength(2);
  });

  test('is unknown where something is no report or is not there, and merges the others', async () => {
    const report = await merge('reports/eu/*.json\nreports/us/*.json\nreports/asia/*.json');
    expect(report.checks.map(({ name, status }) => [name, status])).toEqual([
      ['Reports', 'unknown'],
      ['Production mail', 'ok'],
      [expect.stringMatching(/^round-trip smtps:/), 'critical'],
    ]);
    expect(report.checks[0]?.findings.map(({ code, message }) => [code, message])).toEqual([
      ['E_REPORT_MISSING', 'No report matches reports/asia/*.json.'],
      ['E_REPORT_INVALID', 'The file reports/us/none.json is not JSON.'],
    ]);
    expect(report.status).toBe('critical');
    expect(JSON.stringify(report)).not.toContain('hunter2');
  });

  test.each<[Record<string, string>, string]>([
    [
      { mode: 'merge' },
      'Input merge-reports is required by the mode merge. Name the JSON reports, such as reports/*.json.',
    ],
    [
      { mode: 'merge', 'merge-reports': 'none/*' },
      'Input merge-reports "none/*" matches no file. Name a file from the workspace on; an earlier step has to check it out or download it.',
    ],
    [
      { mode: 'merge', 'merge-reports': '../x.json' },
      'Input merge-reports "../x.json" names a file outside the workspace. Name files of the workspace only, without links out of it.',
    ],
    [
      { mode: 'merge', 'merge-reports': 'reports/*/*.json', checks: 'a.yml' },
      'Input checks cannot be run by the mode merge. Remove checks, or the mode.',
    ],
    [
      { mode: 'smtp-connect', host: 'a.test', 'merge-reports': 'reports/*/*.json' },
      'Input merge-reports is for the mode merge. Set mode: merge, or remove it.',
    ],
    [
      { mode: 'merg', host: 'a.test' },
      `Input mode "merg" is not a mode. Did you mean merge? Known are ${listWords([...PROBES.map(({ name }) => name), 'merge'])}.`,
    ],
  ])('refuses %j', async (inputs, sentence) => {
    using workspace = createWorkspace({ ...FILES, 'a.yml': 'checks:\n  - {name: A, mode: merge}\n' });
    const { issues, plan } = await workspace.prepare(inputs);
    expect(issues.map(issueSentence)).toContain(sentence);
    expect(plan).toBeUndefined();
  });

  test('is no mode of a check in a file', async () => {
    using workspace = createWorkspace({ 'a.yml': 'checks:\n  - {name: A, mode: merge}\n' });
    const { issues } = await workspace.prepare({ checks: 'a.yml' });
    expect(issues.map(issueSentence)).toEqual([
      expect.stringMatching(/^In a\.yml:2:21, check "A": mode "merge" is not a mode\./),
    ]);
  });
});
