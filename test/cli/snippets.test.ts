/** The blocks of the documents run as printed. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { BLOCKS, blockOf } from '../support/snippets/blocks.ts';
import { evaluate, type Value } from '../support/snippets/expressions.ts';
import { type MailWorld, PASSWORD } from '../support/snippets/mail-world.ts';
import { ZONE_FILE } from '../support/snippets/planned-zones.ts';
import { failures, idsOf, runBlock, startWorld, VARS } from '../support/snippets/run-block.ts';
import { TREATMENTS } from '../support/snippets/treatments.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** What to import, of which everything can be carried over. */
const COMMANDS = 'check_smtp -H mail.example.org -p 25\n';
/** The files that are there before a script runs. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'docs/command-line.md, Use, 3': ['commands.txt'],
  'docs/command-line.md, Use, 4': ['checks.yml'],
  'docs/command-line.md, The gate, 1': ['zones/example.org.zone'],
};

function messagesLeft({ sandbox }: MailWorld): number {
  return sandbox.users.flatMap(({ mailboxes }) => mailboxes.get('INBOX')?.messages ?? []).length;
}

function newFolder(world: MailWorld): string {
  return mkdtempSync(join(world.root, 'folder-'));
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
    const login = {
      username: 'probe@example.org',
      password: PASSWORD,
      from: 'probe@example.org',
      to: 'probe@example.org',
    };
    const given = { host: 'mail.example.org', ...login, ...parse(blockOf(id).text) };
    const steps = await runBlock(stringify([{ uses: 'mail-probe/mail-probe@<commit>', with: given }]), world);
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
  const HEALTH = 'README.md, Scheduled health check, 1';
  const textSent = (world: MailWorld): string =>
    world
      .calls()
      .filter(({ program }) => program === 'curl')
      .map(({ stdin }) => JSON.parse(stdin).text)[0] ?? '';

  it('is that somebody is told of a certificate that expires soon (BEH-A4)', async () => {
    await using world = await startWorld(HEALTH, { certificateDays: 10.5 });
    const steps = await runBlock(blockOf(HEALTH).text, world);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['failure', 'success']);
    expect(textSent(world)).toMatch(
      /^Mail is critical: tls_certificate_days_left.* is 10 days, critical below 14 days.*\(E_TLS_CERT_EXPIRING\)$/,
    );
  });

  it('is that somebody is told of a warning, too, and of a login that is refused (BEH-A4)', async () => {
    await using soon = await startWorld(HEALTH, { certificateDays: 18.5 });
    expect((await runBlock(blockOf(HEALTH).text, soon)).map(({ outcome }) => outcome)).toEqual(['success', 'success']);
    expect(textSent(soon)).toMatch(/^Mail is warning: tls_certificate_days_left/);
    await using refused = await startWorld(HEALTH);
    await runBlock(blockOf(HEALTH).text, refused, { MAIL_PASSWORD: 'not the password' });
    expect(textSent(refused)).toMatch(/^Mail is critical: .* \(E_AUTH_REJECTED\)$/);
  });

  it('is that nobody is told when all is well', async () => {
    await using world = await startWorld(HEALTH);
    expect((await runBlock(blockOf(HEALTH).text, world)).map(({ outcome }) => outcome)).toEqual(['success', 'skipped']);
    expect(world.calls()).toEqual([]);
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
    const cwd = newFolder(world);
    const files: Readonly<Record<string, string>> = {
      'commands.txt': COMMANDS,
      'checks.yml': blockOf('docs/many-checks.md, The file, 1').text,
      'zones/example.org.zone': ZONE_FILE,
    };
    for (const name of FILES[id] ?? []) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), files[name] ?? '');
    }
    const shell = ['bash', '-e', '-o', 'pipefail', '-c'];
    const run = await world.run(shell, blockOf(id).text, cwd, { MAIL_PASSWORD: PASSWORD });
    expect({ exitCode: run.exitCode, said: run.exitCode === 0 ? '' : run.stdout + run.stderr }).toEqual({
      exitCode: 0,
      said: '',
    });
    expect(run.stdout).not.toBe('');
    expect(messagesLeft(world)).toBe(0);
  });
});

describe('jobs of other systems', () => {
  const variables = { MAIL_HOST: VARS.MAIL_HOST, MAIL_ADDRESS: VARS.MAIL_ADDRESS, MAIL_PROBE_PASSWORD: PASSWORD };

  /** Runs the scripts of the GitLab job, which end at the first line that fails. */
  async function runGitlab(world: MailWorld, env: Readonly<Record<string, string>>) {
    const { mail } = parse(blockOf('docs/other-systems.md, GitLab CI, 1').text);
    const script = [...mail.before_script, ...mail.script].join('\n');
    const cwd = newFolder(world);
    const run = await world.run(['bash', '-e', '-o', 'pipefail', '-c'], script, cwd, { ...mail.variables, ...env });
    return { ...run, cwd, job: mail };
  }

  it('are that of GitLab, whose report is where the job says (BEH-A2)', async () => {
    await using world = await startWorld('GitLab');
    const { exitCode, stderr, cwd, job } = await runGitlab(world, variables);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'Report (junit): mail-probe.xml\n' });
    expect(readFileSync(join(cwd, job.artifacts.reports.junit), 'utf8')).toContain('<testsuite ');
    expect(job.allow_failure).toEqual({ exit_codes: 1 });
  });

  it('are that of GitLab, which may fail with a warning alone (BEH-A1)', async () => {
    await using world = await startWorld('GitLab');
    expect((await runGitlab(world, { ...variables, MAIL_PROBE_PASSWORD: 'wrong' })).exitCode).toBe(2);
    expect((await runGitlab(world, { ...variables, MAIL_PROBE_PASSWORD: '' })).exitCode).toBe(3);
    const old = `data:text/javascript,${encodeURIComponent("Object.defineProperty(process.versions, 'node', { value: '18.20.8' })")}`;
    const run = await runGitlab(world, { ...variables, NODE_OPTIONS: `--import ${old}` });
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

  it.each([
    ['docs/other-systems.md, Nagios and Naemon, 2', /command_line +(.+)/],
    ['docs/other-systems.md, Centreon, 1', /^(.+)/],
  ])('are command lines of monitoring systems: %s', async (id, pattern) => {
    await using world = await startWorld(id);
    const [, line = ''] = pattern.exec(blockOf(id).text) ?? [];
    mkdirSync(join(world.root, 'opt/mail-probe'), { recursive: true });
    symlinkSync(join(world.root, 'dist'), join(world.root, 'opt/mail-probe/dist'));
    for (const name of [...line.matchAll(/--password-file (\/\S+)/g)].map(([, path = '']) => path)) {
      mkdirSync(dirname(join(world.root, name)), { recursive: true });
      writeFileSync(join(world.root, name), `${PASSWORD}\n`, { mode: 0o600 });
    }
    const macros: Readonly<Record<string, string>> = {
      HOSTADDRESS: '192.0.2.10',
      HOSTNAME: 'mail.example.org',
      ...{ ARG1: 'probe@example.org', ARG2: '10', ARG3: '15' },
      ...{ _SERVICETLSNAME: 'mail.example.org', _SERVICEUSERNAME: 'probe@example.org' },
      ...{ _SERVICEADDRESS: 'probe@example.org', _SERVICEWARNING: '10', _SERVICECRITICAL: '15' },
      _SERVICEPASSWORDFILE: '/etc/mail-probe/password',
    };
    const filled = line.replaceAll(/\$(\w+)\$/g, (all, name: string) => macros[name] ?? all);
    const { exitCode, stdout, stderr } = await world.run(['sh', '-c'], filled, newFolder(world), {});
    expect({ exitCode, stderr }, stdout).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^OK: Message delivered and seen in \S+ m?s \| 'round_trip_seconds'=[\d.]+s;10;15;0 /);
    expect(messagesLeft(world)).toBe(0);
  });
});
