import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { runCli } from '../support/bundle/cli.ts';
import { roundTripArguments } from '../support/bundle/cli-sandbox.ts';

let sandbox: Sandbox;

afterEach(async () => {
  await sandbox?.close();
});

function subjectsLeft(): string[] {
  const mailboxes = sandbox.users.flatMap((user) => [...user.mailboxes.values()]);
  return mailboxes.flatMap(({ messages }) => messages).map(({ raw }) => /^Subject: (.*)$/m.exec(`${raw}`)?.[1] ?? '');
}

describe('a run that is interrupted', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('removes its message after %s, and is unknown', async (signal) => {
    sandbox = await startSandbox({ delivery: { delayMs: 300 } });
    const { args, env } = roundTripArguments(sandbox, { output: 'json' });
    let isSent = false;
    const run = await runCli([...args, '-v'], {
      env,
      onStderr: (_stderr, child) => {
        if (sandbox.smtp.messages.length > 0 && !isSent) isSent = child.kill(signal);
      },
    });
    expect(isSent).toBe(true);
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'unknown', code: 'E_CANCELLED' });
    expect(run.stderr).toContain('\nCancelled. Cleaning up; once more to hurry.\n');
    expect(run.exitCode).toBe(3);
    expect(subjectsLeft()).toEqual([]);
  });

  it('cuts the clean-up short at the second signal, and says what may be left', async () => {
    sandbox = await startSandbox({ delivery: { lose: true } });
    const { args, env } = roundTripArguments(sandbox);
    const signals: NodeJS.Signals[] = ['SIGINT', 'SIGINT'];
    const run = await runCli([...args, '-v'], {
      env,
      onStderr: (stderr, child) => {
        // The clean-up opens a session of its own, because the first one was cut.
        const logins = stderr.split('imap > ').filter((part) => part.includes('AUTHENTICATE'));
        const isDue = signals.length === 2 ? sandbox.smtp.messages.length > 0 : logins.length > 1;
        const [signal] = isDue ? signals.splice(0, 1) : [];
        if (signal !== undefined) child.kill(signal);
      },
    });
    expect(signals).toEqual([]);
    expect(run.stdout).toContain('the clean-up was cut short');
    expect(run.stdout).toMatch(/Look for [0-9a-f]{32} in the subjects of INBOX/);
    expect(run.exitCode).toBe(3);
  });
});
