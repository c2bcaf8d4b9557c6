import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckResult, Report } from '../../src/model/report.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { parseRunnerCommands } from '../support/bundle/runner-commands.ts';
import { runBundle } from '../support/bundle.ts';
import { reportErrors } from '../support/reports/json-schema.ts';
import { type MixedServers, startMixedServers } from '../support/servers/mixed-servers.ts';
import { createWorkspace, type Workspace } from '../support/settings/workspace.ts';

let workspace: Workspace;

beforeEach(() => {
  workspace = createWorkspace();
});

afterEach(() => workspace[Symbol.dispose]());

/** The lines that somebody sees, without the masks that the runner swallows. */
function visible(stdout: string): string[] {
  return stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
}

describe('checks of a file, two thirds of which fail', () => {
  let servers: MixedServers;

  beforeAll(async () => {
    servers = await startMixedServers();
  });

  afterAll(async () => {
    await servers?.[Symbol.asyncDispose]();
  });

  type Run = Awaited<ReturnType<typeof run>>;
  const plainRuns = new Map<number, Promise<Run>>();

  /** A run without further inputs, done once for all that look at it: a thousand checks take half a minute. */
  function plainRun(count: number): Promise<Run> {
    const known = plainRuns.get(count) ?? run(count);
    plainRuns.set(count, known);
    return known;
  }

  async function run(count: number, inputs: Readonly<Record<string, string>> = {}) {
    const { text, checks } = servers.file(count);
    workspace.write('ci/checks.yml', text);
    const env = { ...servers.env, GITHUB_WORKSPACE: workspace.folder };
    const result = await runBundle({ checks: 'ci/checks.yml', 'per-host-concurrency': '10', ...inputs }, { env });
    return { ...result, report: result.report as Report, checks };
  }

  it('is one check with a place when there is one', async () => {
    const { report, exitCode, outputs, stdout } = await run(1);
    expect(report.checks).toMatchObject([
      {
        name: 'Mailbox 1 of Berlin',
        status: 'ok',
        group: 'Berlin',
        source: { file: 'ci/checks.yml', line: 3, column: 13 },
      },
    ]);
    expect(exitCode).toBe(0);
    expect(outputs.get('message')).toMatch(/^Logged in over IMAP in /);
    expect(visible(stdout).slice(0, 4)).toEqual([
      expect.stringMatching(/^Mail Probe \d/),
      '  1 check of ci/checks.yml, up to 10 at once',
      '::group::Progress',
      expect.stringMatching(/^ {2}1\/1 Check OK: Mailbox 1 of Berlin \(/),
    ]);
  });

  it.each([50, 1000])('are all of %i in the report, in the order of the file, each as it is', async (count) => {
    const { report, checks, outputs, exitCode, stdout, summary } = await plainRun(count);
    expect(report.checks.map(({ name, status, findings }) => ({ name, status, code: findings[0]?.code }))).toEqual(
      checks.map(({ name, status, code }) => ({ name, status, code })),
    );
    expect(reportErrors(report)).toEqual([]);
    const counted = (status: string) => checks.filter((check) => check.status === status).length;
    expect(counted('ok') / count).toBeCloseTo(1 / 3, 1);
    expect(Object.fromEntries(outputs)).toMatchObject({
      status: 'critical',
      code: 'E_AUTH_REJECTED',
      'checks-ok': String(counted('ok')),
      'checks-warning': String(counted('warning')),
      'checks-critical': String(counted('critical')),
      'checks-unknown': '0',
    });
    expect(exitCode).toBe(1);
    const written = JSON.stringify([stdout.replace(/^::add-mask::.*$/gm, ''), summary, report, [...outputs]]);
    expect(written).not.toContain(servers.env['MAIL_PASSWORD']);
    expect(stdout.indexOf('::add-mask::')).toBeLessThan(stdout.indexOf('1/'));
  });

  it('fit on one screen: how many, what happened to whom, and in which group', async () => {
    const { summary, report } = await run(50);
    const screen = summary.split('\n').slice(0, 24).join('\n');
    expect(screen).toMatch(/^## ❌ 29 critical, 4 warning, 17 ok of 50 checks$/m);
    for (const code of ['E_AUTH_REJECTED', 'E_CONN_CLOSED', 'E_CONN_REFUSED', 'E_MAILBOX_MISSING', 'E_DNS_NXDOMAIN']) {
      expect(screen).toMatch(new RegExp(`^\\| ❌ \\| [^|]+ \`${code}\` \\| [45] checks \\| Mailbox \\d+ of `, 'm'));
    }
    expect(screen).toContain('| ❌ | Paris | 17 | – | – | – |');
    expect(screen).toContain('| ✅ | Berlin | – | – | – | 17 |');
    // Whichever check somebody looks for, it is there, and says where it stands.
    for (const { name, status } of report.checks) {
      expect(summary).toContain(name);
      if (status !== 'ok') expect(summary).toMatch(new RegExp(`(?:### ❌|### ⚠️|<code>)[^\\n]*${name}`));
    }
    expect(summary.match(/`ci\/checks\.yml:\d+`/g)?.length).toBe(33);
  });

  it('of a thousand fit into what GitHub shows, the failures first', async () => {
    const { summary, report } = await plainRun(1000);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary.split('\n').slice(0, 24).join('\n')).toContain('E_TLS_CERT_UNTRUSTED');
    for (const { name } of report.checks) expect(summary).toContain(name);
  });

  it.each([50, 1000])(
    'have ten annotations of a kind, at their lines, and the tenth names the others: %i',
    async (count) => {
      const { stdout, report } = await plainRun(count);
      const commands = parseRunnerCommands(stdout).filter(({ name }) => name === 'error' || name === 'warning');
      const errors = commands.filter(({ name }) => name === 'error');
      expect(errors).toHaveLength(10);
      const bad = report.checks.filter(({ status }) => status === 'critical');
      for (const [index, { properties }] of errors.slice(0, 9).entries()) {
        expect(properties).toMatchObject({
          title: expect.stringContaining(bad[index]?.name ?? ''),
          file: 'ci/checks.yml',
          line: String(bad[index]?.source?.line),
        });
      }
      expect(errors[9]?.properties['title']).toBe(`Mail Probe: ${bad.length - 9} more`);
      expect(errors[9]?.data).toContain(`${bad[9]?.name} (ci/checks.yml:${bad[9]?.source?.line})`);
      for (const { data } of commands) expect(data.length).toBeLessThan(4096);
    },
  );

  it('end the log with the worst of them, and fold what went before', async () => {
    const { stdout, report } = await run(50);
    const lines = visible(stdout);
    const progress = lines.slice(lines.indexOf('::group::Progress') + 1, lines.indexOf('::endgroup::'));
    expect(progress).toHaveLength(50);
    for (const { name } of report.checks) expect(progress.some((line) => line.includes(`: ${name} (`))).toBe(true);
    const tally = lines.lastIndexOf('Mail Probe: 29 critical, 4 warning, 17 ok of 50 checks');
    expect(lines.slice(tally + 1, tally + 21).every((line) => line.startsWith('  Check CRITICAL: '))).toBe(true);
    expect(lines[tally + 21]).toBe('  and 13 more checks');
  });

  it('are shared out, and merged to the same verdict by a run that contacts nothing', async () => {
    for (const shard of ['1/3', '2/3', '3/3']) {
      await run(50, { shard, reports: `json=reports/${shard[0]}.json`, 'fail-on': 'never' });
    }
    const before = servers.sandbox.imap.log.length + servers.sandbox.smtp.log.length;
    const env = { GITHUB_WORKSPACE: workspace.folder };
    const whole = await runBundle({ mode: 'merge', 'merge-reports': 'reports/*.json' }, { env });
    expect(Object.fromEntries(whole.outputs)).toMatchObject({
      status: 'critical',
      'checks-critical': '29',
      'checks-ok': '17',
      'checks-unknown': '0',
    });
    expect((whole.report as Report).checks.map(({ name }) => name)).toEqual(
      servers.file(50).checks.map(({ name }) => name),
    );
    expect(whole.exitCode).toBe(1);
    expect(whole.summary).toContain('<summary>Made of 3 reports</summary>');

    const half = await runBundle({ mode: 'merge', 'merge-reports': 'reports/[13].json' }, { env });
    const { checks } = half.report as Report;
    expect(checks[0]?.findings[0]?.message).toBe('No report from 1 of 3 shards: 2.');
    expect(checks).toHaveLength(51);
    expect(checks.filter(({ status }) => status === 'unknown').length).toBeGreaterThan(5);
    expect(reportErrors(half.report)).toEqual([]);
    expect(servers.sandbox.imap.log.length + servers.sandbox.smtp.log.length).toBe(before);
  });
});

describe('a file that is wrong', () => {
  it('is told of at once, at its lines, and contacts nothing', async () => {
    await using sandbox = await startSandbox();
    const login = `mode: imap-login, host: localhost, port: ${sandbox.imap.plain}, tls-mode: none`;
    workspace.write(
      'checks.yml',
      `checks:\n  - { name: A, ${login}, username: ann, password: '\${MAIL_PASSWORD}' }\n  - { name: A, prot: 1, ${login} }\n`,
    );
    const env = { GITHUB_WORKSPACE: workspace.folder, MAIL_PASSWORD: 'a-secret' };
    const run = await runBundle({ checks: 'checks.yml', 'fail-on': 'never' }, { env });
    expect(run.exitCode).toBe(1);
    expect(run.outputs.get('message')).toMatch(
      /^Configuration: checks\.yml, line 3: .* \(and \d more\)\. Nothing was contacted\.$/,
    );
    const errors = parseRunnerCommands(run.stdout).filter(({ name }) => name === 'error');
    expect(errors.length).toBeGreaterThan(2);
    for (const { properties } of errors) expect(properties).toMatchObject({ file: 'checks.yml', line: '3' });
    expect(errors.map(({ data }) => data).join()).toContain('prot is not a field of a check. Did you mean port?');
    expect(run.stdout).toContain('::add-mask::a-secret');
    expect(sandbox.imap.log).toEqual([]);
  });
});

describe('limits', () => {
  it.each([
    ['1', 1],
    ['2', 2],
  ])('keep to per-host-concurrency %s at the server', async (perHost, most) => {
    const open = new Set<unknown>();
    let seen = 0;
    await using sandbox = await startSandbox({
      imap: {
        onCommand: async (verb, _line, session) => {
          open.add(session);
          seen = Math.max(seen, open.size);
          // Long enough for another one to come, if it could.
          if (verb === 'AUTHENTICATE' || verb === 'LOGIN') await new Promise((resolve) => setTimeout(resolve, 50));
          if (verb === 'LOGOUT') open.delete(session);
          return undefined;
        },
      },
    });
    const [user] = sandbox.users;
    const names = Array.from({ length: 8 }, (_, n) => `  - name: ${n}`);
    workspace.write(
      'checks.yml',
      `defaults: { mode: imap-login, host: localhost, port: ${sandbox.imap.plain}, tls-mode: none, username: ${user?.username}, password: '\${MAIL_PASSWORD}' }\nchecks:\n${names.join('\n')}\n`,
    );
    const env = { GITHUB_WORKSPACE: workspace.folder, MAIL_PASSWORD: user?.password };
    const run = await runBundle({ checks: 'checks.yml', 'per-host-concurrency': perHost }, { env });
    expect(run.outputs.get('checks-ok')).toBe('8');
    expect(seen).toBe(most);
  });

  it('end a run that takes too long, and leave no check out', async () => {
    let hung = 0;
    await using sandbox = await startSandbox({
      imap: {
        onCommand: async (verb) => {
          if (verb !== 'AUTHENTICATE' && verb !== 'LOGIN') return undefined;
          hung += 1;
          return new Promise<undefined>(() => {});
        },
      },
    });
    const names = Array.from({ length: 4 }, (_, n) => `  - name: ${n}`);
    workspace.write(
      'checks.yml',
      `defaults: { mode: imap-login, host: localhost, port: ${sandbox.imap.plain}, tls-mode: none, username: ann, password: '\${MAIL_PASSWORD}' }\nchecks:\n${names.join('\n')}\n`,
    );
    const env = { GITHUB_WORKSPACE: workspace.folder, MAIL_PASSWORD: 'a-secret' };
    const run = await runBundle({ checks: 'checks.yml', 'max-duration': '1s' }, { env });
    const { checks } = run.report as Report;
    expect(hung).toBe(1);
    expect(checks.map(({ name, status, findings }) => [name, status, findings[0]?.code])).toEqual(
      ['0', '1', '2', '3'].map((name) => [name, 'unknown', 'E_MAX_DURATION']),
    );
    expect(checks.map(({ attempts }: CheckResult) => attempts)).toEqual([1, 0, 0, 0]);
    expect(run.exitCode).toBe(1);
  });
});

describe('round trips of a job that was killed', () => {
  it('are all cleaned up in the post step, each by its own check', async () => {
    await using sandbox = await startSandbox({
      delivery: { delayMs: 300 },
      users: ['a', 'b', 'c'].map((name) => ({ username: `${name}@sandbox.test`, password: `password of ${name}` })),
    });
    const entries = sandbox.users.map(
      ({ username, address }, n) =>
        `  - { name: ${n}, username: ${username}, password: '\${PASSWORD_${n}}', to: ${address} }`,
    );
    workspace.write(
      'checks.yml',
      [
        `defaults: { mode: round-trip, from: a@sandbox.test, smtp-host: localhost, imap-host: 127.0.0.1, tls-ca: '\${MAIL_CA}',`,
        `  smtp-port: ${sandbox.smtp.implicit}, smtp-tls-mode: implicit, imap-port: ${sandbox.imap.implicit}, imap-tls-mode: implicit }`,
        'checks:',
        ...entries,
        '',
      ].join('\n'),
    );
    const passwords = Object.fromEntries(sandbox.users.map(({ password }, n) => [`PASSWORD_${n}`, password]));
    const env = { GITHUB_WORKSPACE: workspace.folder, MAIL_CA: sandbox.caPem, ...passwords };
    const inputs = { checks: 'checks.yml', 'per-host-concurrency': '3' };
    const left = () =>
      sandbox.users.flatMap((user) => [...user.mailboxes.values()].flatMap(({ messages }) => messages));
    const main = await runBundle(inputs, {
      env: { ...env, RUNNER_DEBUG: '1' },
      onOutput: (_stdout, child) => {
        if (sandbox.smtp.messages.length === 3) child.kill('SIGKILL');
      },
    });
    expect(main.exitCode).toBeNull();
    await expect.poll(() => left().length).toBe(3);
    expect(Object.keys(main.state).filter((name) => name.startsWith('STATE_ticket'))).toHaveLength(3);
    const post = await runBundle(inputs, { env: { ...env, ...main.state } });
    expect(post.stdout.match(/^ {2}\d: It is deleted\.$/gm)).toHaveLength(3);
    expect(left()).toEqual([]);
  });
});
