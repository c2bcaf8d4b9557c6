import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliScript, NODE, runCli } from '../support/bundle/cli.ts';
import { splitWords } from '../support/bundle/split-words.ts';

/** A command that ended with another code than 0. */
interface Failed {
  readonly stdout: string;
  readonly code: number;
}

/** A sandbox with what it has said. */
interface Started {
  readonly child: ChildProcess;
  readonly shown: string;
}

let sandbox: ChildProcess;
let shown = '';

/** Starts a sandbox, and waits until it has said everything. */
function start(): Promise<Started> {
  const child = spawn(NODE, [cliScript(), 'sandbox'], { env: { PATH: process.env['PATH'] }, stdio: 'pipe' });
  let said = '';
  return new Promise((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (/--zone ".*moving\.zone"\n$/.test(said)) resolve({ child, shown: said });
    });
  });
}

/** Runs the gates that a sandbox has printed, and returns code and output of each. */
async function runGates(said: string): Promise<readonly string[]> {
  const run = promisify(execFile);
  const told: string[] = [];
  for (const command of said.split('\n').filter((line) => line.includes(' mx --domain '))) {
    const words = splitWords(command);
    const ended: Failed = await run(NODE, words.slice(1), { env: { PATH: process.env['PATH'] } }).then(
      ({ stdout }) => ({ stdout, code: 0 }),
      (error: Failed) => error,
    );
    told.push(`${ended.code} ${ended.stdout}`);
  }
  return told;
}

const NO_POLICY =
  /^MTA-STS: {3}none: port 443 of 127\.0\.0\.1 cannot be listened on \(E[A-Z]+\), so the domain has no policy$/m;

beforeAll(async () => {
  ({ child: sandbox, shown } = await start());
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

  it('prints a gate that passes and one that fails, for the plans that it has written', async () => {
    const [safe = '', moving = ''] = await runGates(shown);
    expect(safe).toMatch(/^0 Mail Probe: OK - Mail domain found sound in /);
    expect(safe).toContain('all of it may be published at once');
    expect(moving).toMatch(/^2 Mail Probe: CRITICAL - SPF of example\.test gives fail for 192\.0\.2\.25/);
    expect(moving).toMatch(/^ +1\. publish TXT example\.test "v=spf1 mx ip4:192\.0\.2\.25 -all"/m);
    expect(moving.includes('(E_STS_MX_MISMATCH')).toBe(!NO_POLICY.test(shown));
  });

  it('says why the domain has no policy where port 443 cannot be had, and its gates tell the rest', async () => {
    // The first one has the port, or it cannot be had at all.
    const { child, shown: said } = await start();
    try {
      expect(said).toMatch(NO_POLICY);
      const [safe = '', moving = ''] = await runGates(said);
      expect(safe).toMatch(/^0 Mail Probe: OK - /);
      expect(safe).toContain('(E_STS_MISSING)');
      expect(moving).toMatch(/^2 Mail Probe: CRITICAL - SPF/);
      expect(moving).not.toContain('E_STS_MX_MISMATCH');
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    }
  });

  it('prints credentials, and keeps the file with the password to its owner', async () => {
    expect(shown).toMatch(/^User: +\S+@\S+\nPassword: +\S.*\nToken: +\S+\nAddress: +\S+@\S+\n/m);
    const [, file = ''] = /--password-file "([^"]+)"/.exec(shown) ?? [];
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it.runIf(process.platform === 'linux')('listens on 127.0.0.1 alone', async () => {
    const ports = [...shown.matchAll(/127\.0\.0\.1:(\d+) \(/g)].map(([, port]) => Number(port));
    // Three of each protocol, the name server and the MX host.
    expect(ports).toHaveLength(8 + Number(/:443 \(HTTPS\)/.test(shown)));
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
