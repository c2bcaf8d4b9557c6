import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { runCli } from '../support/bundle/cli.ts';
import { roundTripArguments } from '../support/bundle/cli-sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(async () => {
  await sandbox?.close();
});

describe('arguments that are wrong', () => {
  it('are all named at once, with what was meant, and nothing is contacted', async () => {
    const { args, env } = roundTripArguments(sandbox);
    const wrong = ['--hots', 'example.org', '--smtp-port=70000', '--timeout', 'soon', '--output', 'jsn', '--junk'];
    const { exitCode, stdout } = await runCli([...args, ...wrong], { env });
    expect(exitCode).toBe(3);
    for (const sentence of [
      '--hots is not an option. Did you mean --host?',
      '--smtp-port "70000" is not a whole number from 1 to 65535.',
      '--timeout "soon" is not a duration.',
      '--output "jsn" is not a format. Did you mean json?',
      '--junk has no value. Write --junk=VALUE.',
    ]) {
      expect(stdout).toContain(sentence);
    }
    expect(stdout).toMatch(/^Mail Probe: UNKNOWN - Configuration: --hots .*\(and 4 more\)\. Nothing was contacted\.\n/);
    expect(sandbox.smtp.log.length + sandbox.imap.log.length).toBe(0);
  });

  it('never quote what may be a secret in the wrong place', async () => {
    const { args, env } = roundTripArguments(sandbox);
    const stray = ['horse', 'staple', '--pasword=hunter2', '--passwrd', 'hunter3'];
    const { exitCode, stdout, stderr } = await runCli([...args, ...stray], { env });
    expect(exitCode).toBe(3);
    expect(stdout).toContain('Argument <mode> is followed by 2 words that are no option.');
    expect(stdout).toContain('--pasword is not an option. Did you mean --password?');
    expect(stdout + stderr).not.toMatch(/horse|staple|hunter/);
  });

  it('name the mode that was meant', async () => {
    const { exitCode, stdout } = await runCli(['smtp-lgin', '--host', 'mail.example.org', '--output', 'text']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('Argument <mode> "smtp-lgin" is not a mode. Did you mean smtp-login?');
  });

  it('are two modes at once', async () => {
    const { exitCode, stdout } = await runCli(['smtp-login', '--mode', 'imap-login', '--host', 'mail.example.org']);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('--mode "imap-login" is given together with the mode smtp-login.');
  });
});

describe('arguments that are right', () => {
  it('give a mode as an option as well, and a flag by its name alone', async () => {
    const { args, env } = roundTripArguments(sandbox);
    const { exitCode, stdout } = await runCli(['--mode', ...args, '--no-cleanup', '--dry-run'], { env });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Dry run: the inputs are valid, and nothing was contacted.');
  });

  it('add up where a list is wanted', async () => {
    const { args, env } = roundTripArguments(sandbox);
    const limits = ['--thresholds', 'copies critical=1', '--thresholds=smtp_auth_seconds warning=9'];
    const { exitCode, stdout } = await runCli([...args, ...limits, '--dry-run'], { env });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Thresholds: copies critical 1; smtp_auth_seconds warning 9.');
  });
});
