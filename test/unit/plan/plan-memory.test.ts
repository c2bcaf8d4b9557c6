import { describe, expect, test } from 'vitest';
import type { Job } from '../../../src/pipeline/run.ts';
import { issueSentence } from '../../../src/report/common/issue-sentence.ts';
import { prepareFile } from '../../support/settings/workspace.ts';

const sentences = ({ issues }: Job): string[] => issues.map(issueSentence);

const ONE = 'checks:\n  - { name: A, mode: smtp-connect, host: a.test }\n';

describe('what a run remembers', () => {
  test('is nothing, when nothing asks for it', async () => {
    for (const inputs of [
      {},
      { incidents: 'false' },
      { 'github-token': 'ghs_0123456789' },
      { regressions: 'warning' },
    ]) {
      expect((await prepareFile(ONE, inputs)).memory).toBeUndefined();
    }
  });

  test('is in a file of the workspace', async () => {
    const job = await prepareFile(ONE, { 'history-file': '.mail-probe/history.json' });
    expect(sentences(job)).toEqual([]);
    expect(job.memory).toMatchObject({
      shownPath: '.mail-probe/history.json',
      regressions: 'notice',
      isComplete: true,
    });
    expect(job.memory?.incidents.isOn).toBe(false);
    const outside = await prepareFile(ONE, { 'history-file': '../history.json' });
    expect(sentences(outside)).toEqual([
      'Input history-file "../history.json" names a file outside the workspace. Name a file of the workspace, such as .mail-probe/history.json.',
    ]);
  });

  test('needs a history for rules that count runs, with the recipe in the error', async () => {
    expect(sentences(await prepareFile(ONE, { incidents: 'true' }))).toEqual([
      expect.stringMatching(
        /^Input incidents waits for 3 bad runs in a row, and there is no history to count them in\. Set history-file: .* actions\/cache .* or set failures-before-alert: 1\.$/,
      ),
    ]);
    const atOnce = await prepareFile(ONE, { incidents: 'failures-before-alert: 1' });
    expect(sentences(atOnce)).toEqual([]);
    expect(atOnce.memory?.incidents).toMatchObject({ isOn: true, rules: { failuresBeforeAlert: 1 } });
  });

  test.each([
    [{ 'fail-on': 'alert' }, /^Input fail-on "alert" names alert, and there is no history/],
    [{ 'history-file': 'h.json', 'history-branch': 'b' }, /^Input history-branch cannot be combined with history-file/],
    [{ 'history-branch': 'a..b' }, /^Input history-branch .*is not the name of a branch/],
  ])('is refused with %j', async (inputs, sentence) => {
    expect(sentences(await prepareFile(ONE, inputs))).toEqual([expect.stringMatching(sentence)]);
  });

  test('is not of all checks when some are left out', async () => {
    const job = await prepareFile(`${ONE}  - { name: B, mode: smtp-connect, host: b.test }\n`, {
      'history-file': 'h.json',
      only: 'A',
    });
    expect(job.memory?.isComplete).toBe(false);
  });
});

describe('incidents in a checks file', () => {
  const text = `
incidents:
  failures-before-alert: 5
  notify: [it]
roles:
  it: { mentions: ["@mail/ops"] }
  cto: { assignees: [octocat], after-alerts: 2 }
defaults:
  mode: smtp-connect
  host: a.test
  incidents: { fault-tolerance: 10m }
checks:
  - { name: A, incidents: { failures-before-alert: 2 }, notify: [cto], id: first }
  - { name: B }
`;

  test('are the rules of its checks: those of a check, of defaults:, of the file, of the input', async () => {
    const job = await prepareFile(text, { 'history-file': 'h.json', incidents: 'max-alerts: 7' });
    expect(sentences(job)).toEqual([]);
    expect(job.memory?.incidents).toMatchObject({
      isOn: true,
      rules: { failuresBeforeAlert: 5, faultToleranceMs: 0, maxAlerts: 7 },
      notify: ['it'],
    });
    const [a, b] = ['A', 'B'].map((name) => job.memory?.rules.get(name));
    expect(a).toMatchObject({ failuresBeforeAlert: 2, faultToleranceMs: 600_000, maxAlerts: 7, notify: ['cto'] });
    expect(b).toMatchObject({ failuresBeforeAlert: 5, faultToleranceMs: 600_000, notify: ['it'] });
    expect(job.plan?.checks[0]?.entry?.id).toBe('first');
  });

  test('write no issue when the input says false', async () => {
    const job = await prepareFile(text, { 'history-file': 'h.json', incidents: 'false' });
    expect(job.memory?.incidents.isOn).toBe(false);
  });

  test('are wrong where they stand', async () => {
    const wrong = `
incidents: { fail-before-alert: 5 }
checks:
  - { name: A, mode: smtp-connect, host: a.test, notify: [it], incidents: { grouping: all } }
  - { name: B, mode: smtp-connect, host: a.test, id: A, group: Europe//Berlin }
`;
    expect(sentences(await prepareFile(wrong, { 'history-file': 'h.json' }))).toEqual([
      expect.stringMatching(
        /^In checks\.yml:2:14: fail-before-alert is not a key of incidents\. Did you mean failures-before-alert\?$/,
      ),
      expect.stringMatching(/^In checks\.yml:4:13.*notify "it" is not a role\./),
      expect.stringMatching(/^In checks\.yml:4:\d+.*grouping is for the whole run, and cannot be set for one check\./),
      expect.stringMatching(/^In checks\.yml:5:\d+.*id "A" is used twice\./),
      expect.stringMatching(/^In checks\.yml:5:\d+.*group "Europe\/\/Berlin" has an empty part\./),
    ]);
  });
});

test('a key of incidents in the wrong place is told where it belongs', async () => {
  const wrong = `
checks:
  - { name: A, mode: smtp-connect, host: a.test, intervals: up=5m, max-alerts: 3 }
`;
  expect(sentences(await prepareFile(wrong))).toEqual([
    expect.stringMatching(/intervals is a key of incidents\. Write it under incidents: at the top\.$/),
    expect.stringMatching(
      /max-alerts is a key of incidents\. Write it under incidents: of the check, or at the top\.$/,
    ),
  ]);
});

describe('groups in groups', () => {
  const text = `
defaults: { mode: smtp-connect, host: a.test }
checks:
  - { name: A, group: Europe/Berlin }
  - { name: B, group: Europe / Paris }
  - { name: C, group: Europe }
  - { name: D, group: Asia/Tokyo/East }
`;
  test.each([
    ['Europe', 'A B C'],
    ['Europe/*', 'A B'],
    ['Europe/Paris', 'B'],
    ['Asia/*', 'D'],
    ['Asia/Tokyo/*', 'D'],
    ['Asia', 'D'],
  ])('only: %s runs %s', async (only, names) => {
    const job = await prepareFile(text, { only });
    expect(sentences(job)).toEqual([]);
    expect(job.plan?.checks.map(({ name }) => name).join(' ')).toBe(names);
  });

  test('a group that does not exist is an error', async () => {
    expect(sentences(await prepareFile(text, { only: 'Europe/Berlin/*' }))).toEqual([
      expect.stringMatching(/^Input only "Europe\/Berlin\/\*" is no name, tag or group of a check/),
      expect.stringMatching(/leaves no check to run/),
    ]);
  });
});
