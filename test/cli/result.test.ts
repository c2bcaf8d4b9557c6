import { once } from 'node:events';
import { existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTPUT_FORMATS, TEXT } from '../../src/cli/arguments/options.ts';
import type { Report } from '../../src/model/report.ts';
import { renderJson } from '../../src/report/formats/json.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { runCli } from '../support/bundle/cli.ts';
import { roundTripArguments } from '../support/bundle/cli-sandbox.ts';
import { parseRunnerCommands } from '../support/bundle/runner-commands.ts';

/** What programs read. */
const FORMATS = OUTPUT_FORMATS.filter((output) => output !== TEXT);

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'mail-probe-cli-'));
});

afterAll(async () => {
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

function run(changes: Readonly<Record<string, string>> = {}, options: Parameters<typeof runCli>[1] = {}) {
  const { args, env } = roundTripArguments(sandbox, changes);
  return runCli(args, { ...options, env: { ...env, ...options.env } });
}

function messagesLeft(): number {
  return sandbox.users.flatMap((user) => [...user.mailboxes.values()]).flatMap(({ messages }) => messages).length;
}

describe('the result', () => {
  it('is the log on standard output, and nothing stands beside it', async () => {
    const { exitCode, stdout, stderr } = await run();
    expect(stdout).toMatch(/^Mail Probe: OK - Message delivered and seen in .*\nCheck OK: round-trip smtps:\/\//);
    expect(stdout).toMatch(/\nMail Probe \d.*, took .*\n$/);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(messagesLeft()).toBe(0);
  });

  it('has no colours in a pipe', async () => {
    expect((await run()).stdout).not.toContain('\x1b');
  });

  it('is a JSON report as it is written everywhere', async () => {
    const { exitCode, stdout, stderr } = await run({ output: 'json' });
    const report: Report = JSON.parse(stdout);
    expect(renderJson(report)).toBe(stdout);
    expect(report).toMatchObject({ status: 'ok', checks: [{ mode: 'round-trip', status: 'ok' }] });
    expect(report.origin).toBeUndefined();
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  it.each([
    ['when it is bad', { password: 'not-the-password' }, 2, 'refused the login'],
    ['when an option is wrong', { timeout: 'soon' }, 3, 'Option --timeout "soon" is not a duration.'],
  ] as const)('is there %s, alone', async (_when, changes, exitCode, sentence) => {
    const { stdout, ...rest } = await run(changes);
    expect(stdout).toContain(sentence);
    expect(rest).toEqual({ exitCode, stderr: '' });
  });

  it.each(FORMATS)(
    'is in the format %s what a file in this format has, and nothing stands beside it',
    async (format) => {
      for (const [changes, exitCode] of [
        [{ password: 'not-the-password' }, 2] as const,
        [{ timeout: 'soon' }, 3] as const,
      ]) {
        const file = join(folder, `${format}-${exitCode}.svg`);
        const { stdout, ...rest } = await run({ ...changes, output: format, report: `${format}=${file}` });
        expect(rest).toEqual({ exitCode, stderr: '' });
        expect(stdout).toMatch(/\n$/);
        expect(readFileSync(file, 'utf8')).toBe(stdout);
      }
    },
  );

  it.runIf(existsSync('/dev/full'))('is unknown when it cannot be printed: nobody would see it', async () => {
    const { exitCode, stderr } = await run({}, { stdout: openSync('/dev/full', 'w') });
    expect(stderr).toBe('mail-probe: the result could not be printed: ENOSPC\n');
    expect(exitCode).toBe(3);
  });
});

describe('the exit code', () => {
  it.each([
    ['is 0 for ok', {}, 0],
    ['is 1 for warning', { warning: '0' }, 1],
    ['is 2 for critical', { critical: '0' }, 2],
    ['is 2 for critical whatever fails the job of a workflow', { critical: '0', 'fail-on': 'never' }, 2],
    ['is 0 when nothing was to be tested, and the options are right (BEH-A8)', { 'dry-run': 'true' }, 0],
    ['is 3 when nothing was to be tested, and an option is wrong', { 'dry-run': 'true', from: 'nobody' }, 3],
    ['is 3 for a wrong option', { host: 'smtp://mail.example.org' }, 3],
  ] as const)('%s', async (_title, changes, exitCode) => {
    expect((await run(changes)).exitCode).toBe(exitCode);
  });
});

describe('what was asked for beside the result', () => {
  it('is the dialogue on standard error, with times and without secrets (SEC-010)', async () => {
    const { stdout, stderr } = await run({ transcript: 'true' });
    expect(stderr).toMatch(/^ {2}0\.\d{3} (?:smtp|imap) </);
    expect(stderr).toMatch(/\d smtp > EHLO [\s\S]*\d smtp > AUTH [A-Z0-9-]+\n[\s\S]*\d smtp > MAIL FROM/);
    expect(stderr).toMatch(/\d imap > .*EXAMINE "?INBOX/);
    expect(stdout).toMatch(/^Mail Probe: OK/);
    const { password } = sandbox.users[0] ?? { password: '' };
    for (const form of [password, Buffer.from(password).toString('base64')]) {
      expect(stdout + stderr).not.toContain(form);
    }
  });

  it('says what it waits for, in the text for people', async () => {
    const refused = { 'smtp-port': '1', retries: '1', 'retry-delay': '0' };
    const { exitCode, stderr } = await run(refused);
    expect(stderr).toBe('  ... attempt 1 failed (E_CONN_REFUSED), next in 0 s\n');
    expect(exitCode).toBe(2);
    expect((await run({ ...refused, output: 'json' })).stderr).toBe('');
  });

  it('are reports in files, in any format, and where they are', async () => {
    const { args, env } = roundTripArguments(sandbox);
    const asked = FORMATS.flatMap((format) => ['--report', `${format}=out/${format}.json`]);
    const { exitCode, stdout, stderr } = await runCli([...args, ...asked], { env, cwd: folder });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Mail Probe: OK/);
    expect(stderr.split('\n').slice(0, -1)).toEqual(FORMATS.map((format) => `Report (${format}): out/${format}.json`));
    for (const format of FORMATS) expect(readFileSync(join(folder, 'out', `${format}.json`), 'utf8')).not.toBe('');
  });

  it('is a warning when a report cannot be written, and the verdict stays', async () => {
    const name = 'x'.repeat(300);
    const { exitCode, stderr } = await run({ report: `json=${name}`, output: 'json' });
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      `mail-probe: warning: The json report could not be written to a text of 300 characters: ENAMETOOLONG.\n`,
    );
  });

  it('says that an input of workflows has no effect', async () => {
    const { exitCode, stderr } = await run({ 'job-summary': 'false' });
    expect(stderr).toBe(
      'mail-probe: warning: --job-summary has no effect outside of a workflow: the exit code shows the status.\n',
    );
    expect(exitCode).toBe(0);
  });
});

describe('a step of a workflow that runs the command line', () => {
  it('gets no outputs, no summary, no state and no commands', async () => {
    const files = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE', 'GITHUB_ENV'];
    const paths = files.map((name) => join(folder, name));
    for (const path of paths) writeFileSync(path, '');
    const variables = Object.fromEntries(files.map((name, index) => [name, paths[index] ?? '']));
    const env = {
      ...variables,
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_RUN_ID: '1',
      RUNNER_DEBUG: '1',
    };
    const { stdout, stderr, exitCode } = await run({ password: 'not-the-password' }, { env });
    expect(exitCode).toBe(2);
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['', '', '', '']);
    expect(parseRunnerCommands(stdout + stderr)).toEqual([]);
  });

  it('attaches files from where it stands, not from the workspace', async () => {
    writeFileSync(join(folder, 'note.txt'), 'a note');
    const { exitCode, stdout } = await run(
      { attachments: 'note.txt' },
      { cwd: folder, env: { GITHUB_WORKSPACE: '/nonexistent' } },
    );
    expect(exitCode, stdout).toBe(0);
    expect(sandbox.smtp.messages.at(-1)?.raw.toString()).toContain(Buffer.from('a note').toString('base64'));
  });
});

describe('what a server says', () => {
  it('is shown as text: no control, no colour, no turning of the line, no end of it', async () => {
    const evil = '554 5.7.1 \x1b[31mred\x1b[2J \u202eevil\u202c \x9b31m\r::error::x \x07\r\n';
    const server = createServer((socket) => {
      socket.on('error', () => {}).on('data', () => socket.write(evil));
      socket.write('220 hello\r\n');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const args = ['smtp-connect', '--host', '127.0.0.1', '--port', `${port}`, '--tls-mode', 'none', '--verbose'];
      const { stdout, stderr, exitCode } = await runCli(args);
      expect(exitCode).toBe(2);
      expect(stdout).toContain('the server said: 554 5.7.1 \\x1b[31mred');
      expect(stderr).toContain('smtp < 554 5.7.1 \\x1b[31mred');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    } finally {
      server.close();
    }
  });
});
