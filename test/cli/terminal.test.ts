import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { cliScript, NODE, runCli } from '../support/bundle/cli.ts';
import { roundTripArguments } from '../support/bundle/cli-sandbox.ts';
import { hasPseudoTerminal, runOnTerminal, visibleText } from '../support/bundle/pseudo-terminal.ts';

const COLOUR = '\x1b[3';
const SPINNER = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/u;

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(async () => {
  await sandbox?.close();
});

function command(args: readonly string[]): string {
  const words = [NODE, cliScript(), ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  return `exec ${words.join(' ')}`;
}

describe('in a pipe', () => {
  it.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{}, false],
  ])('with %j there are colours: %s', async (extra, isExpected) => {
    const { args, env } = roundTripArguments(sandbox);
    const { stdout, stderr } = await runCli(args, { env: { ...env, ...extra } });
    expect(stdout.includes('\x1b[1m\x1b[32mOK')).toBe(isExpected);
    expect(stdout.includes(COLOUR)).toBe(isExpected);
    expect(stderr).toBe('');
  });

  it('there is no colour in what programs read', async () => {
    const { args, env } = roundTripArguments(sandbox, { output: 'json' });
    const { stdout } = await runCli(args, { env: { ...env, FORCE_COLOR: '1' } });
    expect(stdout).not.toContain('\x1b');
  });
});

describe.runIf(await hasPseudoTerminal())('on a terminal', () => {
  it('the verdict has its colour', async () => {
    const { args, env } = roundTripArguments(sandbox);
    const { exitCode, text } = await runOnTerminal(command(args), env);
    expect(exitCode).toBe(0);
    expect(text).toContain('Mail Probe: \x1b[1m\x1b[32mOK\x1b');
    expect(visibleText(text)).toMatch(/^Mail Probe: OK - Message delivered/);
  });

  it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }, { FORCE_COLOR: '0' }])(
    'there are no colours with %j',
    async (extra) => {
      const { args, env } = roundTripArguments(sandbox);
      const { exitCode, text } = await runOnTerminal(command(args), { ...env, ...extra });
      expect(exitCode).toBe(0);
      expect(text).not.toContain(COLOUR);
    },
  );

  it('a secret is not typed in, where it would be seen', async () => {
    const { args } = roundTripArguments(sandbox);
    const { exitCode, text } = await runOnTerminal(command([...args, '--password-file', '-']), {});
    expect(exitCode).toBe(3);
    expect(text).toContain('--password cannot be read from standard input (a terminal, which would show it).');
  });
});

describe.runIf(await hasPseudoTerminal())('a wait on a terminal', () => {
  let silent: Server;
  let args: string[];

  beforeAll(async () => {
    silent = createServer((socket) => socket.on('error', () => {}));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const address = silent.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    args = ['smtp-connect', '--host=127.0.0.1', `--port=${port}`, '--tls-mode=none', '--command-timeout=1s'];
  });

  afterAll(() => void silent?.close());

  it('is told in a line that turns, and is gone at the end', async () => {
    const { exitCode, text } = await runOnTerminal(command(args), {});
    expect(exitCode).toBe(2);
    const [line] = text.split('\x1b[?7h');
    expect(line).toMatch(/\S smtp-connect smtp:\/\/127\.0\.0\.1:\d+: SMTP greeting \d\.\d s$/);
    expect(line?.lastIndexOf('\r\x1b[2K\x1b[?7l')).toBe(0);
    expect(new Set(text.match(new RegExp(SPINNER, 'gu'))).size).toBeGreaterThan(2);
    expect(visibleText(text)).toMatch(/^Mail Probe: CRITICAL - /);
    expect(visibleText(text)).not.toMatch(SPINNER);
  });

  it.each([{ TERM: 'dumb' }, { CI: 'true' }])('is not drawn with %j', async (env) => {
    const { exitCode, text } = await runOnTerminal(command(args), env);
    expect(exitCode).toBe(2);
    expect(text).not.toMatch(SPINNER);
  });

  it('leaves the result alone when only standard error is the terminal', async () => {
    const { exitCode, text } = await runOnTerminal(`${command([...args, '--output=json'])} | cat >/dev/null`, {});
    expect(exitCode).toBe(0);
    expect(text).toMatch(SPINNER);
    expect(visibleText(text)).toBe('');
  });

  it('ends with Ctrl-C, and says so', async () => {
    let isTyped = false;
    const { exitCode, text } = await runOnTerminal(command([...args, '--command-timeout=60s']), {}, (shown, type) => {
      if (isTyped || !SPINNER.test(shown)) return;
      isTyped = true;
      type('\x03');
    });
    expect(exitCode).toBe(3);
    expect(visibleText(text)).toMatch(/^Cancelled\. Cleaning up; once more to hurry\.\nMail Probe: UNKNOWN - /);
  });
});
