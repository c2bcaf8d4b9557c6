/** The built action with other servers than github.com, and when it is cancelled while it talks with one. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { parseBlock } from '../../src/incidents/issue/block.ts';
import { ChecksRuns } from '../support/github/checks-runs.ts';
import { TOKEN } from '../support/github/fake-github.ts';
import { worldErrors } from '../support/github/invariants.ts';
import { WorkflowRuns } from '../support/github/workflow-runs.ts';

const bundle = inject('bundleFolder');
const AT_ONCE = 'failures-before-alert: 1';
const keyOf = (body: string): string | undefined => parseBlock(body)?.id;

describe('GitHub Enterprise Server 3.17', () => {
  test('R02 one life of an incident; a recovery action is started, and told without a link', async () => {
    const incidents = `${AT_ONCE}\nrecovery-workflow: restart.yml`;
    await using workflow = await WorkflowRuns.start(bundle, { incidents }, { variant: 'ghes-3.17' });
    workflow.fake.state.workflows.push({ file: 'restart.yml', inputs: [] });
    await workflow.runs('g');
    const down = await workflow.runs('b');
    expect(down.stdout).not.toContain('::warning');
    expect(down.outputs.get('incident-url')).toBe('https://ghes.example/example/mail-platform/issues/1');
    expect(workflow.fake.state.dispatches).toHaveLength(1);
    await workflow.runs('b g g');
    expect(workflow.fake.state.dispatches).toHaveLength(1);
    const [told] = workflow.fake.state.comments;
    expect(told?.body).toContain('**Recovery action started** (try 1).');
    expect(workflow.issues).toEqual(['1 closed 2']);
    expect(worldErrors(workflow.fake, { keyOf, secrets: [TOKEN] })).toEqual([]);
  });

  test('a history in a branch', async () => {
    const inputs = { 'history-file': '', 'history-branch': 'mail-probe-history', incidents: AT_ONCE };
    await using workflow = await WorkflowRuns.start(bundle, inputs, { variant: 'ghes-3.17' });
    await workflow.runs('g');
    expect((await workflow.runs('b')).outputs.get('history')).toBe('warm');
    await workflow.runs('g g');
    expect(workflow.issues).toEqual(['1 closed 1']);
  });
});

describe('Gitea', () => {
  test('F01 one life of an incident, with labels that are added by name', async () => {
    const incidents = `${AT_ONCE}\nlabels: [mail]\nauthor: probe`;
    await using workflow = await WorkflowRuns.start(bundle, { incidents }, { variant: 'gitea' });
    workflow.fake.allow({ login: 'probe' });
    await workflow.runs('g');
    const down = await workflow.runs('b');
    expect(down.stdout).not.toContain('::warning');
    expect(workflow.fake.state.issues.get(1)?.labels).toEqual(['mail-probe', 'mail']);
    await workflow.runs('b g g');
    expect(workflow.issues).toEqual(['1 closed 1']);
    expect(worldErrors(workflow.fake, { keyOf, secrets: [TOKEN], author: 'probe' })).toEqual([]);
  });

  test('F02 history-branch and recovery-event are said to be not offered, with the way that works there', async () => {
    const incidents = `${AT_ONCE}\nauthor: probe\nrecovery-event: restart-mail`;
    const inputs = { incidents, 'history-file': '', 'history-branch': 'mail-probe-history' };
    await using workflow = await WorkflowRuns.start(bundle, inputs, { variant: 'gitea' });
    workflow.fake.allow({ login: 'probe' });
    const run = await workflow.runs('b');
    const warnings = run.stdout.split('\n').filter((line) => line.startsWith('::warning'));
    expect(warnings.filter((line) => line.includes('E_GH_BRANCH'))).toEqual([expect.stringContaining('history-file')]);
    expect(warnings.filter((line) => line.includes('E_GH_RECOVERY'))).toHaveLength(1);
    expect(run.outputs.get('status')).toBe('critical');
    expect(workflow.issues[0]).toMatch(/^1 open/);
  });
});

describe('cancelled during the GitHub part', () => {
  test.each([
    ['SIGTERM, and the list never comes', 'GET /repos/{owner}/{repo}/issues', 'SIGTERM'],
    ['SIGTERM, and the issue is being made', 'POST /repos/{owner}/{repo}/issues', 'SIGTERM'],
    ['SIGINT, and the issue is being made', 'POST /repos/{owner}/{repo}/issues', 'SIGINT'],
  ] as const)(
    'G39 %s: the process ends, all outputs are written, the next run opens one issue',
    async (_, on, signal) => {
      await using workflow = await WorkflowRuns.start(bundle, { incidents: AT_ONCE });
      await workflow.runs('g');
      let child: ChildProcess | undefined;
      // There is no answer while the process lives: by the signal it ends, and not by the limit of its calls.
      const cancel = async (): Promise<void> => {
        child?.kill(signal);
        if (child) await once(child, 'exit');
      };
      // A list is asked for when something is due, which is in the run that is cancelled.
      workflow.fake.fault({ on, nth: 1, fault: { before: cancel } });
      const run = await workflow.runs('b', {
        onStart: (started) => {
          child = started;
        },
      });
      expect(run.exitCode).toBe(1);
      expect(run.outputs.get('status')).toBe('critical');
      expect(run.outputs.get('state')).toBe('down');
      expect(run.summary).toContain('Relay');
      expect(run.stdout).toMatch(/::warning[^\n]*cancel/);
      workflow.fake.heal();
      await workflow.runs('b b');
      expect(workflow.issues).toEqual(['1 open 0']);
    },
  );
});

test('H08 a password that a server repeats is in no history, issue, branch or report', async () => {
  const canary = 'cAnary7-of-the-probe';
  await using workflow = await ChecksRuns.start(bundle, {
    checks: [{ name: 'login', mode: 'smtp-login', more: 'username: probe, password: "${MAIL_PASSWORD}"' }],
    top: 'incidents: { failures-before-alert: 1 }',
    inputs: { reports: 'html=out/page.html\njson=out/report.json\nbadge=out/badge.svg\nstatus-page=out/status' },
  });
  const env = { MAIL_PASSWORD: canary };
  expect((await workflow.run('g', { env })).outputs.get('code')).toBe('');
  workflow.login = `535 5.7.8 go away, ${canary} and ${Buffer.from(canary).toString('base64')}`;
  const down = await workflow.runs('g g', { env });
  expect(down.outputs.get('code')).toBe('E_AUTH_REJECTED');
  await workflow.run('g', { env, inputs: { 'history-file': '', 'history-branch': 'mail-probe-history' } });
  expect(workflow.fake.state.issues.size).toBeGreaterThan(0);
  expect(worldErrors(workflow.fake, { keyOf, secrets: [TOKEN, canary] })).toEqual([]);
  const files = readdirSync(workflow.folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const { parentPath, name } of files) {
    if (name === 'checks.yml') continue;
    const text = readFileSync(join(parentPath, name), 'utf8');
    expect([name, text.includes(canary), text.includes(TOKEN)]).toEqual([name, false, false]);
  }
});
