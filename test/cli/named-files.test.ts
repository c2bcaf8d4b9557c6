/** ATK-K2 on the built command line: a secret may come from a pipe, and a pipe into which nothing is written ends nobody's wait. */
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliScript, NODE, runCli } from '../support/bundle/cli.ts';

const ARGS = ['imap-login', '--host=mail.invalid', '--username=probe', '--output=json'];
let folder = '';
let fifo = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-named-files-'));
  fifo = join(folder, 'fifo');
  execFileSync('mkfifo', [fifo]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the FIFO for writing as soon as a reader has it open. */
async function openWhenRead(): Promise<number> {
  for (;;) {
    try {
      return openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch {
      await pause(5);
    }
  }
}

describe.skipIf(process.platform === 'win32')('ATK-K2: a file of the command line', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('that never has a byte is left at %s, with a result', async (signal) => {
    let writer = -1;
    const run = await runCli([...ARGS, '--password-file', fifo], {
      onStart: async (child) => {
        writer = await openWhenRead();
        child.kill(signal);
      },
    });
    closeSync(writer);
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'unknown', code: 'E_CANCELLED' });
    expect(run.exitCode).toBe(3);
  });

  it('may be a pipe of the shell', async () => {
    const line = `"$0" "$1" ${ARGS.join(' ')} --dry-run --password-file <(printf 'canary-hunter2')`;
    const child = spawn('bash', ['-c', line, NODE, cliScript()], { stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    for await (const piece of child.stdout) stdout += String(piece);
    expect(JSON.parse(stdout).issues).toEqual([]);
    expect(stdout).not.toContain('canary');
  });

  it('may be an empty pipe, which is an error', async () => {
    const child = spawn('bash', ['-c', `"$0" "$1" ${ARGS.join(' ')} --password-file <(true)`, NODE, cliScript()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    for await (const piece of child.stdout) stdout += String(piece);
    expect(JSON.parse(stdout).issues).toMatchObject([{ code: 'E_SECRET_MISSING' }]);
  });

  it.each(['/dev/zero', '/dev/ptmx', '/'])('is no device and no folder: %s', async (path) => {
    for (const option of ['--password-file', '--tls-ca', '--checks', '--tls-client-key']) {
      const args = option === '--password-file' ? ARGS : [...ARGS, '--password=x'];
      const run = await runCli([...args, option, path]);
      expect(JSON.parse(run.stdout), option).toMatchObject({ status: 'unknown', code: 'E_INPUT' });
      expect(run.stdout).toMatch(/not a file/);
      expect(run.exitCode).toBe(3);
    }
  });
});
