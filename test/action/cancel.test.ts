import { afterEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { roundTripInputs } from '../../src/sandbox/inputs.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { runBundle } from '../support/bundle.ts';

let sandbox: Sandbox;

afterEach(async () => {
  await sandbox?.close();
});

function subjectsLeft(): string[] {
  const mailboxes = sandbox.users.flatMap((user) => [...user.mailboxes.values()]);
  return mailboxes
    .flatMap(({ messages }) => messages)
    .map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString())?.[1] ?? '');
}

describe('a job that is cancelled', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with a written result after %s and names the message that may remain (GHA-022)',
    async (signal) => {
      sandbox = await startSandbox({ delivery: { mailbox: 'Elsewhere' } });
      const run = await runBundle(roundTripInputs(sandbox), {
        onOutput: () => {
          // The message is in a mailbox nobody looks into, so the action waits.
          if (sandbox.smtp.messages.length > 0) signalOnce(signal);
        },
        env: { RUNNER_DEBUG: '1' },
        onStart: (child) => {
          kill = (name) => child.kill(name);
        },
      });
      expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: 'E_CANCELLED' });
      expect(run.summary).toContain('cancelled');
      const report = run.report as Report;
      expect(report.status).toBe('unknown');
      expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_CANCELLED', 'E_CLEANUP']);
      expect(run.exitCode).toBe(1);
    },
  );

  it('cuts the clean-up short at the second signal, and still writes its result (GHA-023)', async () => {
    sandbox = await startSandbox({ delivery: { lose: true } });
    let signals = 0;
    const run = await runBundle(roundTripInputs(sandbox), {
      env: { RUNNER_DEBUG: '1' },
      onStart: (child) => {
        kill = (name) => child.kill(name);
      },
      onOutput: (stdout, child) => {
        if (sandbox.smtp.messages.length > 0) signalOnce('SIGINT');
        // The clean-up opens a session of its own, because the first one was cut.
        const logins = stdout.split('imap > ').filter((part) => part.includes('AUTHENTICATE'));
        if (logins.length > 1 && signals === 0) {
          signals += 1;
          child.kill('SIGTERM');
        }
      },
    });
    expect(Object.fromEntries(run.outputs)).toMatchObject({ status: 'unknown', code: 'E_CANCELLED' });
    expect(run.stdout).toContain('the clean-up was cut short');
    expect(run.state['STATE_ticket']).not.toBe('');
  });

  it('removes a message that has arrived though the run was cancelled before it was seen', async () => {
    sandbox = await startSandbox({ delivery: { delayMs: 300 } });
    const run = await runBundle(
      { ...roundTripInputs(sandbox) },
      {
        env: { RUNNER_DEBUG: '1' },
        onStart: (child) => {
          kill = (name) => child.kill(name);
        },
        onOutput: () => {
          if (sandbox.smtp.messages.length > 0) signalOnce('SIGINT');
        },
      },
    );
    expect(run.outputs.get('code')).toBe('E_CANCELLED');
    expect(subjectsLeft()).toEqual([]);
    expect(run.state['STATE_ticket']).toBe('');
  });

  it('cleans up in the post step when the main step was killed', async () => {
    sandbox = await startSandbox({ delivery: { delayMs: 300 } });
    const inputs = roundTripInputs(sandbox);
    const main = await runBundle(inputs, {
      env: { RUNNER_DEBUG: '1' },
      onStart: (child) => {
        kill = (name) => child.kill(name);
      },
      onOutput: () => {
        if (sandbox.smtp.messages.length > 0) signalOnce('SIGKILL');
      },
    });
    expect(main.exitCode).toBeNull();
    expect(main.state['STATE_ticket']).not.toBe('');
    expect(Buffer.from(main.state['STATE_ticket'] ?? '', 'base64').toString()).not.toContain(inputs['password']);
    await expect.poll(subjectsLeft).toHaveLength(1);
    sandbox.deliver({ headers: { Subject: 'Somebody else' }, flags: ['\\Deleted'] });
    const post = await runBundle(inputs, { env: main.state });
    expect(post.stdout).toContain('It is deleted.');
    expect(post.exitCode).toBe(0);
    expect(subjectsLeft()).toEqual(['Somebody else']);
  });

  it('does nothing in the post step when the main step has cleaned up', async () => {
    sandbox = await startSandbox();
    const main = await runBundle(roundTripInputs(sandbox));
    const before = sandbox.imap.log.length;
    const post = await runBundle(roundTripInputs(sandbox), { env: main.state });
    expect(post.stdout).toBe('');
    expect(post.exitCode).toBe(0);
    expect(sandbox.imap.log.length).toBe(before);
  });
});

let kill: (signal: NodeJS.Signals) => void = () => {};

function signalOnce(signal: NodeJS.Signals): void {
  kill(signal);
  kill = () => {};
}
