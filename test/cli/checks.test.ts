import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { runCli } from '../support/bundle/cli.ts';

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-checks-'));
  writeFileSync(join(folder, 'ca.pem'), sandbox.caPem);
});

afterAll(async () => {
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file with a check of each protocol. */
function checksFile(more = ''): string {
  const path = join(folder, 'checks.yml');
  const entries = (['smtp', 'imap'] as const).map(
    (protocol) =>
      `- {name: ${protocol}, mode: ${protocol}-connect, host: localhost, port: ${sandbox[protocol].implicit}}`,
  );
  writeFileSync(path, `defaults: {tls-mode: implicit${more}}\nchecks:\n${entries.join('\n')}\n`);
  return path;
}

describe('a checks file', () => {
  it('is run without a mode, from anywhere, with options as defaults', async () => {
    const args = ['--checks', checksFile(), '--tls-ca', join(folder, 'ca.pem'), '--output', 'json'];
    const { exitCode, stdout, stderr } = await runCli(args, { env: { GITHUB_WORKSPACE: '/nonexistent' } });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', checks: [{ name: 'smtp' }, { name: 'imap' }] });
    expect(exitCode).toBe(0);
  });

  it('tells of each check as soon as it is done, in the text for people', async () => {
    const args = ['--checks', checksFile(), '--tls-ca', join(folder, 'ca.pem')];
    const { exitCode, stdout, stderr } = await runCli(args);
    expect(stderr).toMatch(/^ {2}1\/2 Check OK: (?:smtp|imap) \(.*\)\n {2}2\/2 Check OK: (?:smtp|imap) \(.*\)\n$/);
    expect(stdout).toMatch(/^Mail Probe: OK - /);
    expect(exitCode).toBe(0);
  });

  it('is at fault for what stands in it, and an option for what it says', async () => {
    const args = ['--checks', checksFile(', timeout: soon'), '--only', 'smtp', '--retries', 'many'];
    const { exitCode, stdout } = await runCli(args, { cwd: folder });
    expect(stdout).toMatch(/In \S*checks\.yml:1:\d+.*: timeout "soon" is not a duration\./);
    expect(stdout).toContain('Option --retries "many" is not a whole number');
    expect(stdout).not.toContain('--timeout');
    expect(exitCode).toBe(3);
  });
});
