/** `lint` and `import`: the commands about checks files. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../support/bundle/cli.ts';

const COMMANDS = [
  'check_smtp -H mail.example.org -p 587 -S -A LOGIN -U probe -P hunter2horse -w 2 -c 5',
  'check_imap -H mail.example.org -S -p 993 -e "* OK"',
].join('\n');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-probe-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('import', () => {
  it('writes a checks file that lint has nothing against, and no password anywhere', async () => {
    const source = await file('commands.txt', COMMANDS);
    const target = join(folder, 'checks.yml');
    const imported = await runCli(['import', source, '--output', target]);
    expect(imported.stdout).toBe('');
    expect(imported.stderr).toContain('2 checks imported.');
    expect(imported.stderr).toContain('Set SMTP_PASSWORD');
    const yaml = await readFile(target, 'utf8');
    expect(yaml).toContain('password: ${SMTP_PASSWORD}');
    expect(yaml + imported.stderr).not.toContain('hunter2');
    const linted = await runCli(['lint', target]);
    expect(linted.stdout).toContain('2 checks in 1 file: nothing is wrong.');
    expect(linted.stdout).toContain('SMTP_PASSWORD');
    expect(linted.exitCode).toBe(0);
  });

  it('reads standard input, writes standard output, and says by its exit code that not all was carried over', async () => {
    const { exitCode, stdout, stderr } = await runCli(['import', '-'], { stdin: COMMANDS });
    expect(stdout).toMatch(/^# yaml-language-server: /);
    expect(stderr).toMatch(/^(?:lost|differs): /m);
    expect(exitCode).toBe(1);
  });

  it('overwrites nothing', async () => {
    const source = await file('commands.txt', COMMANDS);
    const target = await file('checks.yml', 'mine');
    const { exitCode, stderr } = await runCli(['import', source, '-o', target]);
    expect(stderr).toMatch(/cannot write .*checks\.yml: EEXIST/);
    expect(await readFile(target, 'utf8')).toBe('mine');
    expect(exitCode).toBe(3);
  });

  it.each([
    ['a file that is not there', ['import', 'missing.txt'], /cannot read missing\.txt: ENOENT/],
    ['no file at all', ['import'], /missing required argument/],
    ['an option that does not exist', ['import', 'a', '--wat'], /unknown option '--wat'/],
  ])('refuses %s', async (_what, args, expected) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect(stderr).toMatch(expected);
    expect(stdout).toBe('');
    expect(exitCode).toBe(3);
  });

  it('of a text without a check writes nothing', async () => {
    const { exitCode, stdout, stderr } = await runCli(['import', '-'], { stdin: 'check_disk -w 10%\n' });
    expect(stdout).toBe('');
    expect(stderr).toContain('No check was imported.');
    expect(exitCode).toBe(3);
  });
});

describe('lint', () => {
  it('tells every problem at its place, in several files', async () => {
    const one = await file('one.yml', 'checks:\n  - name: A\n    mode: smtp-lgin\n    host: mail.example.org\n');
    const two = await file('two.yml', 'checks:\n  - name: B\n    mode: imap-connect\n    hots: mail.example.org\n');
    const { exitCode, stdout } = await runCli(['lint', one, two]);
    expect(stdout).toMatch(/one\.yml:3:11, check "A": mode "smtp-lgin" is not a mode\. Did you mean smtp-login\?/);
    expect(stdout).toMatch(/two\.yml:4:5.*: hots is not a field of a check\. Did you mean host\?/);
    expect(exitCode).toBe(3);
  });

  it('names the file that is not there', async () => {
    const { exitCode, stdout } = await runCli(['lint', join(folder, 'missing.yml')]);
    expect(stdout).toContain('matches no file');
    expect(exitCode).toBe(3);
  });

  it('wants a file', async () => {
    const { exitCode, stderr } = await runCli(['lint']);
    expect(stderr).toContain('missing required argument');
    expect(exitCode).toBe(3);
  });
});

it.each(['lint', 'import'])('help on %s', async (name) => {
  for (const args of [
    ['help', name],
    [name, '--help'],
  ]) {
    const { exitCode, stdout } = await runCli(args);
    expect(stdout).toMatch(new RegExp(`^Usage: mail-probe ${name} `));
    expect(exitCode).toBe(0);
  }
});
