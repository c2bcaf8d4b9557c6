/** The end from outside: a cancelled run knows nothing, sends nothing more, and still deletes what it has sent. */
import { describe, expect, test } from 'vitest';
import { expectVerdict, type Verdict } from '../../support/scripted/login-faults.ts';
import { startMailSystem } from '../../support/scripted/mail-system.ts';
import { LONG_LIMITS, runProbe } from '../../support/scripted/run-probe.ts';
import { startScripted } from '../../support/scripted/scripted-server.ts';

const cancelled: Verdict = { status: 'unknown', code: 'E_CANCELLED', message: /nothing is known/, hint: /again/ };
/** The message was there all the same. */
const arrived: Verdict = {
  ...cancelled,
  message: /cancelled\. The message had arrived: .*found it in INBOX and deleted it/,
};
const RETRIES = { retries: '2', 'retry-delay': '0s' };

/** Aborts when a command is heard for the first time. */
function abortAt(wanted: string, controller: AbortController, also: () => void = () => {}) {
  return {
    onCommand: (verb: string): undefined => {
      if (verb !== wanted || controller.signal.aborted) return;
      controller.abort({ signal: 'SIGINT' });
      also();
    },
  };
}

describe.concurrent('a cancel', () => {
  test('before the beginning: nobody is contacted', async () => {
    await using server = await startScripted({ protocol: 'smtp' });
    const execution = { cancel: AbortSignal.abort({ signal: 'SIGINT' }) };
    const report = await runProbe({ mode: 'smtp-login', ...server.inputs, ...RETRIES }, { execution });
    expectVerdict(report, cancelled);
    expect(report.checks[0]?.attempts).toBe(0);
    expect(server.connections).toBe(0);
  });

  test.each(['smtp', 'imap'] as const)('during the login over %s: the connection ends', async (protocol) => {
    const cancel = new AbortController();
    const verb = protocol === 'smtp' ? 'AUTH' : 'AUTHENTICATE';
    await using server = await startScripted({ protocol, on: { [verb]: { hang: true } } });
    const onTrace = (_check: unknown, _protocol: string, direction: string, line: string): void => {
      if (direction === 'sent' && line.includes(verb)) cancel.abort({ signal: 'SIGTERM' });
    };
    const execution = { cancel: cancel.signal, onTrace };
    const report = await runProbe(
      { mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS, ...RETRIES },
      { execution },
    );
    expectVerdict(report, { ...cancelled, phase: `${protocol}_auth` });
    expect(server.connections).toBe(1);
  });

  test('GHA-022: while waiting for the message, which is then deleted', async () => {
    const cancel = new AbortController();
    let arrive = (): void => {};
    await using system = await startMailSystem({
      imap: abortAt('NOOP', cancel, () => arrive()),
      deliver: (raw, put) => {
        arrive = () => put(raw);
      },
    });
    const report = await system.run(RETRIES, { execution: { cancel: cancel.signal } });
    expectVerdict(report, arrived);
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(system.sent).toHaveLength(1);
    expect(system.messages()).toEqual([]);
    expect(system.commands()).toContain('UID EXPUNGE 1');
  });

  test('GHA-022: while waiting for a message that never comes', async () => {
    const cancel = new AbortController();
    await using system = await startMailSystem({ imap: abortAt('NOOP', cancel), deliver: () => {} });
    const report = await system.run(RETRIES, { execution: { cancel: cancel.signal } });
    expectVerdict(report, cancelled);
    expect(report.checks[0]?.findings.map(({ code }) => code)).toEqual(['E_CANCELLED', 'E_CLEANUP']);
  });

  test('between the body and its answer: the message may be there, and is deleted', async () => {
    const cancel = new AbortController();
    await using system = await startMailSystem({
      smtp: { on: { '.': { hang: true } } },
      deliver: (raw, put) => {
        put(raw);
        cancel.abort({ signal: 'SIGINT' });
      },
    });
    const report = await system.run(RETRIES, { execution: { cancel: cancel.signal } });
    expectVerdict(report, arrived);
    expect(report.checks[0]?.findings).toHaveLength(1);
    expect(system.messages()).toEqual([]);
  });

  test('before the body: nothing is sent, and nothing has to be deleted', async () => {
    const cancel = new AbortController();
    await using system = await startMailSystem({ smtp: { on: { RCPT: { hang: true } } } });
    const onTrace = (_check: unknown, _protocol: string, _direction: string, line: string): void => {
      if (line.startsWith('RCPT TO')) cancel.abort({ signal: 'SIGINT' });
    };
    const report = await system.run(RETRIES, { execution: { cancel: cancel.signal, onTrace } });
    expectVerdict(report, { ...cancelled, phase: 'smtp_send' });
    expect(system.smtp.said('DATA')).toEqual([]);
    expect(system.commands().some((command) => command.startsWith('SELECT'))).toBe(false);
  });

  test('during the clean-up: the verdict stands, and the message is deleted in the same session', async () => {
    const cancel = new AbortController();
    await using system = await startMailSystem({ imap: abortAt('SELECT', cancel) });
    const report = await system.run(RETRIES, { execution: { cancel: cancel.signal } });
    expectVerdict(report, { status: 'ok' });
    expect(system.messages()).toEqual([]);
    expect(system.commands().filter((command) => command.startsWith('AUTHENTICATE'))).toHaveLength(1);
  });

  test('GHA-023: a second signal cuts the clean-up short', async () => {
    const hurry = new AbortController();
    const onCommand = (verb: string): string | undefined => {
      if (verb !== 'SELECT') return undefined;
      hurry.abort({ signal: 'SIGTERM' });
      return '';
    };
    await using system = await startMailSystem({ imap: { onCommand } });
    const report = await system.run({}, { execution: { hurry: hurry.signal } });
    expectVerdict(report, { status: 'warning', code: 'E_CLEANUP', message: /cut short/ });
    expect(system.messages()).toHaveLength(1);
  });
});
