import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type CliRun, runCli } from '../support/bundle/cli.ts';
import { roundTripArguments } from '../support/bundle/cli-sandbox.ts';

const PASSWORD = 'canary: p\u00e4ss "word" \\ 100%';
const WARNING = 'shows the secret to every user of this machine';

let sandbox: Sandbox;
let folder: string;
let args: string[];

beforeAll(async () => {
  const username = 'probe@sandbox.test';
  sandbox = await startSandbox({ users: [{ username, password: PASSWORD, accessToken: 'ya29.canary-token' }] });
  folder = await mkdtemp(join(tmpdir(), 'mail-probe-secrets-'));
  args = roundTripArguments(sandbox).args;
});

afterAll(async () => {
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, text: string, mode = 0o600): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

function expectNoSecret({ stdout, stderr }: CliRun): void {
  const forms = [PASSWORD, 'ya29.canary-token'].flatMap((secret) => [
    secret,
    Buffer.from(secret).toString('base64'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ]);
  for (const form of forms) expect(stdout + stderr).not.toContain(form);
}

describe('a secret that logs in', () => {
  it('comes from the environment', async () => {
    const run = await runCli(args, { env: { MAIL_PROBE_PASSWORD: PASSWORD } });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expectNoSecret(run);
  });

  it.each([
    ['', ''],
    ['with a line end behind it', '\n'],
    ['with one of Windows', '\r\n'],
  ])('comes from a file %s', async (_how, end) => {
    const run = await runCli([...args, '--password-file', await file('password', PASSWORD + end)]);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expectNoSecret(run);
  });

  it('comes from standard input', async () => {
    const run = await runCli([...args, '--password-file', '-'], { stdin: `${PASSWORD}\n` });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expectNoSecret(run);
  });

  it('is one for each protocol', async () => {
    const own = [`--smtp-access-token-file=${await file('token', 'ya29.canary-token\n')}`, '--imap-password-file=-'];
    const run = await runCli([...args, ...own, '-v'], { stdin: PASSWORD });
    expect(run.exitCode, run.stdout).toBe(0);
    expect(run.stderr).toContain('AUTH XOAUTH2');
    expectNoSecret(run);
  });

  it('stands in a file, and not in the environment, when it is given in both', async () => {
    const env = { MAIL_PROBE_PASSWORD: 'not-the-password' };
    const run = await runCli([...args, '--password-file', await file('password', PASSWORD)], { env });
    expect(run.exitCode, run.stdout).toBe(0);
  });

  it('is taken from an argument before all else, with a warning', async () => {
    const env = { MAIL_PROBE_PASSWORD: 'not-the-password' };
    const run = await runCli([...args, '--password', PASSWORD], { env });
    expect(run.exitCode, run.stdout).toBe(0);
    expect(run.stderr).toBe(
      `mail-probe: warning: --password ${WARNING}. Use --password-file, or the variable MAIL_PROBE_PASSWORD.\n`,
    );
    expectNoSecret(run);
  });

  it.runIf(process.platform !== 'win32')('is taken from a file that everybody may read, with a warning', async () => {
    const path = await file('open', PASSWORD, 0o644);
    const run = await runCli([...args, '--password-file', path]);
    expect(run.exitCode, run.stdout).toBe(0);
    expect(run.stderr).toBe(`mail-probe: warning: ${path} ${WARNING}. Use chmod 600.\n`);
  });
});

describe('the list of processes', () => {
  it.runIf(process.platform === 'linux')('shows no secret, not even one that was an argument', async () => {
    const slow = await startSandbox({
      users: [{ username: 'probe@sandbox.test', password: PASSWORD }],
      smtp: { onRecipient: async () => void (await inspected.promise) },
    });
    const inspected = Promise.withResolvers<void>();
    let pid: number | undefined;
    try {
      const own = roundTripArguments(slow).args;
      const running = runCli([...own, '--password', PASSWORD], { onStart: (child) => (pid = child.pid) });
      await expect.poll(() => slow.smtp.sessions.some(({ username }) => username !== undefined)).toBe(true);
      const shown = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      inspected.resolve();
      expect(shown).toContain('mail-probe');
      expect(shown).not.toContain('canary');
      expect((await running).exitCode).toBe(0);
    } finally {
      await slow.close();
    }
  });
});

describe('a secret that cannot be had', () => {
  it('is said to be missing, with the ways to give it', async () => {
    const { exitCode, stdout } = await runCli(args);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('--smtp-password is empty: the SMTP login has neither a password nor an access token.');
    expect(stdout).toContain('Use --smtp-password-file, or the variable MAIL_PROBE_SMTP_PASSWORD.');
  });

  it('is named with the file that is not there, or empty, and is not said to be missing besides', async () => {
    const empty = await file('empty', '\n');
    const own = ['--password-file', join(folder, 'nowhere'), '--access-token-file', empty];
    const { exitCode, stdout } = await runCli([...args, ...own]);
    expect(exitCode).toBe(3);
    expect(stdout).toContain(`--password cannot be read from the file ${join(folder, 'nowhere')} (ENOENT).`);
    expect(stdout).toContain(`--access-token is empty: nothing is in the file ${empty}.`);
    expect(stdout.match(/^ {2}Option --/gm)).toHaveLength(2);
  });

  it('is not read without an end', async () => {
    const { exitCode, stdout } = await runCli([...args, '--password-file', '/dev/zero']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('--password cannot be read from the file /dev/zero (not a file).');
  });

  it('keeps its value to itself when it is no secret', async () => {
    const run = await runCli(args, { env: { MAIL_PROBE_PASSWORD: `${PASSWORD}\n\n` } });
    expect(run.exitCode).toBe(3);
    expect(run.stdout).toContain('Variable MAIL_PROBE_PASSWORD holds a line end');
    expectNoSecret(run);
  });

  it('comes from standard input but once, and in one way', async () => {
    const twice = ['--smtp-password-file=-', '--imap-password-file=-', '--access-token=x', '--access-token-file=y'];
    const { exitCode, stdout } = await runCli([...args, ...twice], { stdin: PASSWORD });
    expect(exitCode).toBe(3);
    expect(stdout).toContain('--imap-password is to come from standard input, from which smtp-password comes.');
    expect(stdout).toContain('--access-token is given together with --access-token-file.');
  });

  it('is named as the variable that it is from (BEH-A18)', async () => {
    const { exitCode, stdout } = await runCli([...args, '--access-token-file', await file('token', 'ya29.x')], {
      env: { MAIL_PROBE_PASSWORD: PASSWORD },
    });
    expect(exitCode).toBe(3);
    expect(stdout).toContain(
      'Option --access-token is given together with the variable MAIL_PROBE_PASSWORD. Only one of them can log in: unset MAIL_PROBE_PASSWORD, or leave out --access-token.',
    );
    const both = await runCli(args, {
      env: {
        MAIL_PROBE_SMTP_PASSWORD: PASSWORD,
        MAIL_PROBE_SMTP_ACCESS_TOKEN: 'ya29.x',
        MAIL_PROBE_PASSWORD: PASSWORD,
      },
    });
    expect(both.stdout).toContain(
      'Variable MAIL_PROBE_SMTP_ACCESS_TOKEN is given together with the variable MAIL_PROBE_SMTP_PASSWORD. Only one of them can log in: unset MAIL_PROBE_SMTP_PASSWORD, or unset MAIL_PROBE_SMTP_ACCESS_TOKEN.',
    );
  });

  it('is not looked for in a variable with another name, which is said', async () => {
    const env = { MAIL_PROBE_PASSWORD: PASSWORD, MAIL_PROBE_SMPT_PASSWORD: 'x', MAIL_PROBE_SERVICE_HOST: '10.0.0.1' };
    const { exitCode, stderr } = await runCli(args, { env });
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      'mail-probe: warning: The variable MAIL_PROBE_SMPT_PASSWORD is not read. Did you mean MAIL_PROBE_SMTP_PASSWORD?\n',
    );
  });
});
