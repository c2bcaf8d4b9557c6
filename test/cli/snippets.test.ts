/** The blocks of the documents run as printed. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { FakeGitHub, TOKEN } from '../support/github/fake-github.ts';
import { createWorkspace } from '../support/settings/workspace.ts';
import { BLOCKS, blockOf } from '../support/snippets/blocks.ts';
import { evaluate, type Value } from '../support/snippets/expressions.ts';
import { type MailWorld, PASSWORD, type WorldOptions } from '../support/snippets/mail-world.ts';
import * as blocks from '../support/snippets/run-block.ts';
import {
  commandLineIn,
  failures,
  idsOf,
  messagesLeft,
  newFolder,
  runGitlab,
  runMonitored,
  runShell,
  VARS,
} from '../support/snippets/run-block.ts';
import { TREATMENTS } from '../support/snippets/treatments.ts';
import type { StepRun } from '../support/snippets/workflow.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function startWorld(id: string, options: WorldOptions = {}): Promise<MailWorld> {
  return blocks.startWorld(inject('bundleFolder'), id, options);
}

function runBlock(text: string, world: MailWorld, secrets = {}): Promise<readonly StepRun[]> {
  return blocks.runBlock(text, { world, bundleFolder: inject('bundleFolder') }, secrets);
}

function outcomes(steps: readonly StepRun[]): string[] {
  return steps.map(({ job, step, outcome }) => `${job}: ${step}: ${outcome}`);
}

describe('the table of blocks', () => {
  it('has every block of the documents, and no other', () => {
    expect(BLOCKS.map(({ id }) => id).toSorted()).toEqual(Object.keys(TREATMENTS).toSorted());
    expect(BLOCKS.length).toBeGreaterThan(50);
  });

  it('names tests that are there', () => {
    const tests = Object.values(TREATMENTS).flatMap((each) => (each.kind === 'own' ? [each.test] : []));
    expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe('workflows of the documents', () => {
  it.each(idsOf('workflow'))('pass as printed: %s', async (id) => {
    await using world = await startWorld(id);
    const steps = await runBlock(blockOf(id).text, world);
    expect(failures(steps)).toEqual([]);
    expect(steps.some(({ outcome }) => outcome === 'success')).toBe(true);
    expect(messagesLeft(world)).toBe(0);
  });

  it.each(idsOf('inputs'))('take these inputs as printed: %s', async (id) => {
    await using world = await startWorld(id);
    const steps = await blocks.runInputs(blockOf(id).text, { world, bundleFolder: inject('bundleFolder') });
    expect(failures(steps)).toEqual([]);
  });

  it.each(idsOf('condition'))('hold for a run by hand, and not for a fork: %s', (id) => {
    const { if: condition } = parse(blockOf(id).text);
    const holds = (github: Value): Value => evaluate(condition, { contexts: { github }, hasFailed: false });
    const from = (name: string): Value => ({
      event_name: 'pull_request',
      repository: 'a/b',
      event: { pull_request: { head: { repo: { full_name: name } } } },
    });
    expect([holds({ event_name: 'schedule' }), holds(from('a/b')), holds(from('fork/b'))]).toEqual([true, true, false]);
  });
});

describe('what recipes are for', () => {
  const HEALTH = 'docs/incidents.md, Without issues: a message when it matters, 1';
  const OUTCOME = (steps: readonly StepRun[]): string => steps.map(({ outcome }) => outcome).join(' ');
  const textSent = (world: MailWorld): string =>
    world
      .calls()
      .filter(({ program }) => program === 'curl')
      .map(({ stdin }) => JSON.parse(stdin).text)[0] ?? '';

  it('is that somebody is told of a certificate that expires soon (BEH-A4)', async () => {
    await using world = await startWorld(HEALTH, { certificateDays: 10.5 });
    const steps = await runBlock(blockOf(HEALTH).text, world);
    expect(OUTCOME(steps)).toBe('success failure success success');
    expect(textSent(world)).toMatch(
      /^Mail is critical: tls_certificate_days_left.* is 10 days, critical below 14 days.*\(E_TLS_CERT_EXPIRING\)$/,
    );
  });

  it('is that somebody is told of a warning, too, and of a login that is refused (BEH-A4)', async () => {
    await using soon = await startWorld(HEALTH, { certificateDays: 18.5 });
    // A warning fails this job, too: somebody should be told.
    expect(OUTCOME(await runBlock(blockOf(HEALTH).text, soon))).toBe('success failure success success');
    expect(textSent(soon)).toMatch(/^Mail is warning: tls_certificate_days_left/);
    await using refused = await startWorld(HEALTH);
    await runBlock(blockOf(HEALTH).text, refused, { MAIL_PASSWORD: 'not the password' });
    expect(textSent(refused)).toMatch(/^Mail is critical: .* \(E_AUTH_REJECTED\)$/);
  });

  it('is that nobody is told when all is well', async () => {
    await using world = await startWorld(HEALTH);
    expect(OUTCOME(await runBlock(blockOf(HEALTH).text, world))).toBe('success success success skipped');
    expect(world.calls()).toEqual([]);
  });

  it('is an issue for an outage, opened once, and closed when it is over', async () => {
    const id = 'README.md, Scheduled health check, 1';
    await using world = await startWorld(id);
    const fake = await FakeGitHub.start({ repository: 'example/mail' });
    const caches = new Map<string, string>();
    const run = (runId: number, password: string) => {
      fake.pass(1_800_000);
      const more = { caches, run: { ...fake.env, GITHUB_RUN_ID: String(runId) }, token: TOKEN };
      return blocks.runBlock(
        blockOf(id).text,
        { world, bundleFolder: inject('bundleFolder'), ...more },
        { MAIL_PASSWORD: password },
      );
    };
    const issues = () => [...fake.state.issues.values()].map(({ state, title }) => `${state}: ${title}`);
    await run(1, PASSWORD);
    await run(2, 'wrong');
    expect(issues()).toEqual([]);
    await run(3, 'wrong');
    await run(4, 'wrong');
    expect(issues()).toEqual(['open: Production mail: login fails (E_AUTH_REJECTED)']);
    await run(5, PASSWORD);
    await run(6, PASSWORD);
    expect(issues()).toEqual(['closed: Production mail: login fails (E_AUTH_REJECTED)']);
    await fake.stop();
  });

  it('is rules of single checks that lint takes', async () => {
    const world = createWorkspace({ 'checks.yml': blockOf('docs/incidents.md, For single checks, 1').text });
    using _ = world;
    const job = await world.prepare({ checks: 'checks.yml', 'history-file': 'h.json' }, { MAIL_PASSWORD: 'x' });
    expect(job.issues).toEqual([]);
    expect(job.memory?.rules.get('Login in Berlin')).toMatchObject({ failuresBeforeAlert: 1, notify: ['it', 'lead'] });
  });

  it('is that the zone is changed after a pass alone (BEH-A6)', async () => {
    const id = 'docs/gate.md, The new system first, 1';
    await using world = await startWorld(id);
    const good = await runBlock(blockOf(id).text, world);
    expect(good.at(-1)).toMatchObject({ job: 'change', outcome: 'success', log: 'The zone was changed.\n' });
    const bad = await runBlock(blockOf(id).text, world, { MAIL_PASSWORD: 'not the password' });
    expect(outcomes(bad)).toEqual(['probe: mail-probe/mail-probe: failure']);
  });

  it('is that reports of shards become one', async () => {
    const id = 'docs/many-checks.md, More than one machine, 1';
    await using world = await startWorld(id);
    const steps = await runBlock(blockOf(id).text, world);
    expect(steps.at(-1)?.outputs).toMatchObject({ status: 'ok', 'checks-ok': '3' });
    const bad = await runBlock(blockOf(id).text, world, { MAIL_PASSWORD: 'not the password' });
    expect(bad.at(-1)).toMatchObject({ job: 'merge', outcome: 'failure' });
  });
});

describe('scripts of the documents', () => {
  it.each(idsOf('shell'))('end well as printed: %s', async (id) => {
    await using world = await startWorld(id);
    const run = await runShell(id, world);
    expect({ exitCode: run.exitCode, said: run.exitCode === 0 ? '' : run.stdout + run.stderr }).toEqual({
      exitCode: 0,
      said: '',
    });
    expect(run.stdout).not.toBe('');
    expect(messagesLeft(world)).toBe(0);
  });
});

describe('jobs of other systems', () => {
  it('are that of GitLab, whose report is where the job says (BEH-A2)', async () => {
    await using world = await startWorld('GitLab');
    const { exitCode, stderr, cwd, job } = await runGitlab(world);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'Report (junit): mail-probe.xml\n' });
    expect(readFileSync(join(cwd, job.artifacts.reports.junit), 'utf8')).toContain('<testsuite ');
    expect(job.allow_failure).toEqual({ exit_codes: 1 });
  });

  it('are that of GitLab, which may fail with a warning alone (BEH-A1)', async () => {
    await using world = await startWorld('GitLab');
    expect((await runGitlab(world, { MAIL_PROBE_PASSWORD: 'wrong' })).exitCode).toBe(2);
    expect((await runGitlab(world, { MAIL_PROBE_PASSWORD: '' })).exitCode).toBe(3);
    const old = `data:text/javascript,${encodeURIComponent("Object.defineProperty(process.versions, 'node', { value: '18.20.8' })")}`;
    const run = await runGitlab(world, { NODE_OPTIONS: `--import ${old}` });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain('Node 18.20.8 is too old');
  });

  it('are that of Jenkins', async () => {
    await using world = await startWorld('Jenkins');
    const { text } = blockOf('docs/other-systems.md, Jenkins, 1');
    const cwd = newFolder(world);
    const [, clone = ''] = /sh '([^']+)'/.exec(text) ?? [];
    const [, probe = ''] = /script: '''([\s\S]+?)'''/.exec(text) ?? [];
    // Groovy takes a line end behind a backslash out of a text.
    for (const script of [clone, probe.replaceAll('\\\n', '')]) {
      const env = { MAIL_HOST: VARS.MAIL_HOST, MAIL_USR: VARS.MAIL_USERNAME, MAIL_PSW: PASSWORD };
      const run = await world.run(['sh', '-xe', '-c'], script, cwd, env);
      expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    }
    expect(existsSync(join(cwd, /junit '([^']+)'/.exec(text)?.[1] ?? ''))).toBe(true);
  });

  it('find the report where the job that makes it says', () => {
    const reports: string = parse(blockOf('docs/reports.md, Reports, 1').text)[0].with.reports;
    const { artifacts } = parse(blockOf('docs/reports.md, GitLab, 1').text);
    expect(reports).toContain(`junit=${artifacts.reports.junit}\n`);
    expect(reports).toContain(`junit=${/junit '([^']+)'/.exec(blockOf('docs/reports.md, Jenkins, 1').text)?.[1]}\n`);
  });

  it.each(['docs/other-systems.md, Nagios and Naemon, 2', 'docs/other-systems.md, Centreon, 1'])(
    'are command lines of monitoring systems: %s',
    async (id) => {
      await using world = await startWorld(id);
      const { exitCode, stdout, stderr } = await runMonitored(commandLineIn(id), world);
      expect({ exitCode, stderr }, stdout).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toMatch(/^OK: Message delivered and seen in \S+ m?s \| 'round_trip_seconds'=[\d.]+s;10;15;0 /);
      expect(messagesLeft(world)).toBe(0);
    },
  );
});
