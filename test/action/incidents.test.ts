/** The built action over many runs: history, states, issues, recovery, and what goes wrong between them. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { TOKEN } from '../support/github/fake-github.ts';
import { worldErrors } from '../support/github/invariants.ts';
import { WorkflowRuns } from '../support/github/workflow-runs.ts';

const bundle = inject('bundleFolder');

/** The outputs about earlier runs that a workflow decides on. */
const STATES = ['status', 'state', 'state-changed', 'previous-status', 'alert', 'history'] as const;

function states(run: { readonly outputs: ReadonlyMap<string, string> }): string {
  return STATES.map((name) => run.outputs.get(name)).join(' ');
}

describe('a check that fails, is told, and recovers', () => {
  test('one issue, one comment, and outputs that a step can decide on', async () => {
    await using workflow = await WorkflowRuns.start(bundle);
    const { fake } = workflow;
    expect(states(await workflow.runs('g'))).toBe('ok up false  false cold');
    expect(states(await workflow.runs('b'))).toBe('critical failing false ok false warm');
    expect(states(await workflow.runs('b'))).toBe('critical failing false critical false warm');
    expect(workflow.issues).toEqual([]);
    const down = await workflow.runs('b');
    expect(states(down)).toBe('critical down true critical true warm');
    expect(down.exitCode).toBe(1);
    expect(down.outputs.get('incident-number')).toBe('1');
    expect(down.outputs.get('incident-url')).toMatch(/\/issues\/1$/);
    expect([down.outputs.get('incidents-opened'), down.outputs.get('incidents-closed')]).toEqual(['1', '0']);
    expect(down.summary).toMatch(/\*\*Incidents:\*\* 1 opened · \[#1\]\(/);
    expect(fake.state.issues.get(1)).toMatchObject({ labels: ['mail-probe'], user: { login: 'github-actions[bot]' } });
    expect(states(await workflow.runs('b'))).toBe('critical down false critical false warm');
    expect(states(await workflow.runs('g'))).toBe('ok recovering false critical false warm');
    expect(workflow.issues).toEqual(['1 open 0']);
    const up = await workflow.runs('g');
    expect(states(up)).toBe('ok up true ok true warm');
    expect(up.exitCode).toBe(0);
    expect(up.outputs.get('incidents-closed')).toBe('1');
    expect(workflow.issues).toEqual(['1 closed 1']);
    expect(worldErrors(fake, { keyOf: () => undefined, secrets: [TOKEN] })).toEqual([]);
  });

  test('nothing is loaded or called while all is up', async () => {
    await using workflow = await WorkflowRuns.start(bundle);
    await workflow.runs('g');
    const calls = workflow.fake.requests.length;
    await workflow.runs('g g');
    expect(workflow.fake.requests.length - calls).toBe(0);
  });

  test('summary-path names the summary as a file that fits into a comment', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: 'false' });
    mkdirSync(join(workflow.folder, 'temp'));
    const run = await workflow.runs('b', { env: { RUNNER_TEMP: join(workflow.folder, 'temp') } });
    const text = readFileSync(run.outputs.get('summary-path') ?? '', 'utf8');
    expect(text).toContain('E_GREETING_REJECTED');
    expect(text.length).toBeLessThan(60_000);
  });

  test('fail-on: alert fails only the runs in which a person should be told', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { 'fail-on': 'alert', incidents: 'false' });
    const codes: (number | null)[] = [];
    for (const letter of 'g b b b b g g g') if (letter !== ' ') codes.push((await workflow.runs(letter)).exitCode);
    expect(codes).toEqual([0, 0, 0, 1, 0, 0, 1, 0]);
    expect(workflow.fake.requests).toEqual([]);
  });
});

describe('what goes wrong between a run and its issues', () => {
  const atOnce = 'failures-before-alert: 1';

  test('G01 a token that may not write: one warning with the line to add, the verdict as it is', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    workflow.fake.allow({ issues: 'read' });
    const run = await workflow.runs('b');
    expect(run.exitCode).toBe(1);
    expect(states(run)).toBe('critical down true  true cold');
    const warnings = run.stdout.split('\n').filter((line) => line.startsWith('::warning'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('E_GH_INCIDENTS');
    expect(warnings[0]).toContain('issues: write');
    workflow.fake.allow({ issues: 'write' });
    await workflow.runs('b');
    expect(workflow.issues).toEqual(['1 open 0']);
  });

  test('G03 a pull request of a fork: no call, outputs complete', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    workflow.write('event.json', JSON.stringify({ pull_request: { head: { repo: { full_name: 'stranger/mail' } } } }));
    const run = await workflow.runs('b', {
      env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: join(workflow.folder, 'event.json') },
    });
    expect(workflow.fake.requests).toEqual([]);
    expect(states(run)).toBe('critical down true  false cold');
    expect(run.stdout).toContain('Incidents: A run for a pull request from a fork changes nothing on GitHub.');
  });

  test('G04 no token: a notice how to pass one', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    const run = await workflow.runs('b', { inputs: { 'github-token': '' } });
    expect(run.stdout).toMatch(/::warning title=.*There is no token for the GitHub API\..*github-token/);
    expect(workflow.fake.requests).toEqual([]);
    expect(run.exitCode).toBe(1);
  });

  test('G05 a bad token is nowhere in the log', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    const bad = 'ghs_thisTokenIsNotKnownAnywhere012345678';
    const run = await workflow.runs('b', { inputs: { 'github-token': bad } });
    expect(run.stdout.replaceAll(`::add-mask::${bad}`, '')).not.toContain(bad);
    expect(run.stdout).toContain('::warning');
    expect(run.exitCode).toBe(1);
  });

  test('G18 the answer to a new issue is lost: exactly one issue', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    workflow.fake.fault({ on: 'POST /repos/{owner}/{repo}/issues', nth: 1, fault: { reset: 'after' } });
    await workflow.runs('b b');
    expect(workflow.issues).toEqual(['1 open 0']);
  });

  test('G37 killed right after the issue was made: the next run adopts it', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    let kill = (): void => {};
    workflow.fake.fault({
      on: 'POST /repos/{owner}/{repo}/issues',
      nth: 1,
      fault: { after: () => kill() },
    });
    await workflow.runs('b', { onStart: (child) => (kill = () => void child.kill('SIGKILL')) });
    workflow.forget();
    const next = await workflow.runs('b');
    expect(workflow.issues).toEqual(['1 open 0']);
    expect(states(next)).toBe('critical down true  true cold');
  });

  test('H01 a history that is no history: begun anew, the old text kept, an open issue adopted', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: 'failures-before-alert: 2' });
    await workflow.runs('b b');
    workflow.write('.mail-probe/history.json', '{"schema":1,');
    const run = await workflow.runs('b');
    expect(run.outputs.get('history')).toBe('unreadable');
    expect(run.stdout).toContain('E_HISTORY');
    expect(readFileSync(join(workflow.folder, '.mail-probe/history.json.bad'), 'utf8')).toBe('{"schema":1,');
    expect(workflow.issues).toEqual(['1 open 0']);
    await workflow.runs('g g');
    expect(workflow.issues).toEqual(['1 closed 1']);
  });

  test('a history of another workflow is left alone, and said', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    await workflow.runs('g');
    const before = readFileSync(join(workflow.folder, '.mail-probe/history.json'), 'utf8');
    const run = await workflow.runs('b', {
      env: { GITHUB_WORKFLOW_REF: 'example/mail-platform/.github/workflows/other.yml@x' },
    });
    expect(run.stdout).toMatch(/::warning title=[^\n]*belongs to [^\n]*Give each workflow a history of its own/);
    expect(run.exitCode).toBe(1);
    expect(readFileSync(join(workflow.folder, '.mail-probe/history.json'), 'utf8')).toBe(before);
  });

  test('H05 the cache is lost, the check is good again: closed, and the recovery told', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    await workflow.runs('b');
    workflow.forget();
    await workflow.runs('g g');
    expect(workflow.issues).toEqual(['1 closed 1']);
  });

  test('a person closes the issue while the check is bad: left alone until it was good', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: atOnce });
    await workflow.runs('b');
    workflow.fake.people.closes(1);
    await workflow.runs('b b');
    expect(workflow.issues).toEqual(['1 closed 0']);
    await workflow.runs('g g b');
    expect(workflow.fake.state.issues.size).toBe(2);
  });
});

describe('places of a history', () => {
  test('a branch of its own, in one commit a change', async () => {
    await using workflow = await WorkflowRuns.start(bundle, {
      'history-file': '',
      'history-branch': 'mail-probe-history',
      incidents: 'failures-before-alert: 2',
    });
    expect(states(await workflow.runs('g'))).toBe('ok up false  false cold');
    expect(states(await workflow.runs('b b'))).toBe('critical down true critical true warm');
    expect(workflow.issues).toEqual(['1 open 0']);
    expect(states(await workflow.runs('g g'))).toBe('ok up true ok true warm');
    expect(workflow.issues).toEqual(['1 closed 1']);
  });

  test('the default branch is never written', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { 'history-file': '', 'history-branch': 'main' });
    const run = await workflow.runs('g');
    expect(run.stdout).toContain('E_HISTORY');
    expect(workflow.fake.log.filter((line) => line.includes('/git/'))).toEqual([]);
  });

  test('a shard writes no issue', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents: 'failures-before-alert: 1' });
    workflow.write(
      'checks.yml',
      'checks:\n  - { name: A, mode: smtp-connect, host: 127.0.0.1, port: 1, tls-mode: none }\n',
    );
    const inputs = { checks: 'checks.yml', shard: '1/1', name: '', mode: '', host: '', port: '', 'tls-mode': '' };
    await workflow.runs('b', { inputs });
    expect(workflow.fake.requests).toEqual([]);
  });
});

describe('recovery', () => {
  const incidents =
    'failures-before-alert: 1\nrecovery-workflow: restart.yml\nrecovery-inputs: { why: "{code} of {check}" }';

  test('a workflow is started once, with the intent in the issue first', async () => {
    await using workflow = await WorkflowRuns.start(bundle, { incidents });
    workflow.fake.state.workflows.push({ file: 'restart.yml', inputs: ['why'] });
    const run = await workflow.runs('b');
    expect(run.outputs.get('recovery-wanted')).toBe('true');
    await workflow.runs('b b');
    expect(workflow.fake.state.dispatches).toMatchObject([{ inputs: { why: 'E_GREETING_REJECTED of Relay' } }]);
    const routes = workflow.fake.log.map((line) => line.replace('/repos/{owner}/{repo}', ''));
    const dispatch = routes.findIndex((line) => line.includes('/dispatches'));
    expect(routes.slice(0, dispatch).some((line) => line.startsWith('PATCH /issues/'))).toBe(true);
  });
});

test('Xitoring and ipMonitor: intervals leave a check out that is not due, and say so', async () => {
  await using workflow = await WorkflowRuns.start(bundle, {
    incidents: 'failures-before-alert: 2\nintervals: up=30m down=10m',
  });
  await workflow.runs('g');
  const idle = await workflow.runs('b');
  expect(idle.exitCode).toBe(0);
  expect(idle.outputs.get('message')).toBe(
    'The check is not due: its interval is not over. Nothing was tested in this run.',
  );
  expect(idle.report).toMatchObject({ status: 'ok', checks: [], leftOut: [{ name: 'Relay', reason: 'not due' }] });
  await workflow.runs('b b');
  expect(existsSync(join(workflow.folder, '.mail-probe/history.json'))).toBe(true);
  expect((await workflow.runs('b')).outputs.get('state')).toBe('down');
});
