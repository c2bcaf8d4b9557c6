import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliScript, NODE, runCli } from '../support/bundle/cli.ts';
import { splitWords } from '../support/bundle/split-words.ts';

let sandbox: ChildProcess;
let shown = '';

beforeAll(async () => {
  sandbox = spawn(NODE, [cliScript(), 'sandbox'], { env: { PATH: process.env['PATH'] }, stdio: 'pipe' });
  await new Promise<void>((resolve) => {
    sandbox.stdout?.on('data', (chunk: Buffer) => {
      shown += chunk.toString('utf8');
      if (/imap-search .*\n$/.test(shown)) resolve();
    });
  });
});

afterAll(() => {
  sandbox?.kill('SIGKILL');
});

describe('mail-probe sandbox', () => {
  it('prints commands that can be pasted, and that see what the others did', async () => {
    const commands = shown.split('\n').filter((line) => line.includes(' --host '));
    const run = promisify(execFile);
    const statuses: string[] = [];
    for (const command of commands) {
      expect(command).toMatch(/^node "/);
      const words = splitWords(command);
      const { stdout } = await run(NODE, words.slice(1), { env: { PATH: process.env['PATH'] } });
      statuses.push(stdout.split('\n')[0] ?? '');
    }
    expect(statuses).toEqual([
      expect.stringMatching(/^Mail Probe: OK - Message delivered and seen/),
      expect.stringMatching(/^Mail Probe: OK - Message accepted/),
      'Mail Probe: OK - Mailbox searched: messages_found is 1.',
    ]);
  });

  it('prints credentials, and keeps the file with the password to its owner', async () => {
    expect(shown).toMatch(/^User: +\S+@\S+\nPassword: +\S.*\nToken: +\S+\nAddress: +\S+@\S+\n/m);
    const [, file = ''] = /--password-file "([^"]+)"/.exec(shown) ?? [];
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it.runIf(process.platform === 'linux')('listens on 127.0.0.1 alone', async () => {
    const ports = [...shown.matchAll(/127\.0\.0\.1:(\d+) \(/g)].map(([, port]) => Number(port));
    expect(ports).toHaveLength(6);
    for (const port of ports) {
      const own = connect(port, '127.0.0.1');
      await once(own, 'connect');
      own.destroy();
      // Every address of this network is this machine, and a server that listens everywhere would answer.
      const [error] = await once(connect(port, '127.0.0.2'), 'error').catch((reason: unknown) => [reason]);
      expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  it('leaves nothing behind when it is interrupted', async () => {
    const [, ca = ''] = /^Authority: (.+)$/m.exec(shown) ?? [];
    expect(existsSync(ca)).toBe(true);
    const ended = once(sandbox, 'exit');
    sandbox.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(existsSync(dirname(ca))).toBe(false);
  });

  it('takes no options', async () => {
    expect(await runCli(['sandbox', '--host', 'x'])).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: 'mail-probe: sandbox takes no options.\n',
    });
  });
});
