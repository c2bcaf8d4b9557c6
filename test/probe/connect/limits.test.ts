/** Limits of time and size that no server can stretch, and what is left when a run is over: nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectVerdict } from '../../support/scripted/login-faults.ts';
import { runInChild } from '../../support/scripted/run-in-child.ts';
import { LONG_LIMITS, runProbe, USERNAME } from '../../support/scripted/run-probe.ts';
import type { Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';
import { type IdleTime, useIdleTime } from '../../support/servers/idle-time.ts';
import { loadAll } from '../../support/servers/load-all.ts';

/** Real seconds, in a process whose timers are under test, too. */
const PATIENT_LIMITS = { 'connect-timeout': '8s', 'command-timeout': '5s', timeout: '40s' };
const DRIP = { drip: '* OK still working', everyMs: 300 };

function roundTrip(smtp: ScriptedServer, imap: ScriptedServer): Readonly<Record<string, string>> {
  const addresses = { from: USERNAME, to: USERNAME, 'delivery-timeout': '500ms' };
  return { mode: 'round-trip', ...smtp.ownInputs, ...imap.ownInputs, ...addresses };
}

describe('a server that drips', () => {
  let time: IdleTime;
  beforeAll(async () => {
    await loadAll();
    time = useIdleTime();
  });
  afterAll(() => time[Symbol.dispose]());
  const run = (inputs: Readonly<Record<string, string>>) => runProbe(inputs, { clock: time.clock });

  test('IMAP-017: does not stretch the limit of a reply while the message is awaited', async () => {
    await using smtp = await startScripted({ protocol: 'smtp' });
    await using imap = await startScripted({ protocol: 'imap', on: { NOOP: DRIP } });
    const report = await run(roundTrip(smtp, imap));
    expectVerdict(report, { status: 'critical', code: 'E_CMD_TIMEOUT', phase: 'imap_search', message: /NOOP.*1\.5 s/ });
  });

  test('and answers commands that were sent together: each has a limit of its own', async () => {
    const slowly = (line: string) => ({ delayMs: 1000, line });
    const on = { LIST: slowly('OK none'), EXAMINE: slowly('* 0 EXISTS\r\n* OK [UIDNEXT 1] Ok') };
    await using smtp = await startScripted({ protocol: 'smtp' });
    await using imap = await startScripted({ protocol: 'imap', on });
    const report = await run({
      ...roundTrip(smtp, imap),
      ...LONG_LIMITS,
      'command-timeout': '1800ms',
      'delivery-timeout': '1s',
    });
    expectVerdict(report, { status: 'critical', code: 'E_NOT_ARRIVED' });
  });

  test('and leaves the first of several commands without an answer', async () => {
    await using smtp = await startScripted({ protocol: 'smtp' });
    await using imap = await startScripted({ protocol: 'imap', on: { LIST: { hang: true } } });
    const report = await run(roundTrip(smtp, imap));
    expectVerdict(report, { status: 'critical', code: 'E_CMD_TIMEOUT', phase: 'imap_select', message: /LIST.*1\.5 s/ });
  });

  test('IMAP-017: does not stretch the limit of the whole while the message is awaited', async () => {
    await using smtp = await startScripted({ protocol: 'smtp' });
    await using imap = await startScripted({ protocol: 'imap', on: { NOOP: DRIP } });
    const report = await run({ ...roundTrip(smtp, imap), ...LONG_LIMITS, timeout: '2s' });
    expectVerdict(report, { status: 'critical', code: 'E_DEADLINE', phase: 'arrival', message: /within 2\.5 s/ });
  });

  test('does not stretch the limit of the whole while it is sent the message', async () => {
    const on = { MAIL: { reply: { raw: '250-still\r\n' }, next: { drip: '250-still', everyMs: 300 } } };
    await using smtp = await startScripted({ protocol: 'smtp', on });
    await using imap = await startScripted({ protocol: 'imap' });
    const report = await run({ ...roundTrip(smtp, imap), ...LONG_LIMITS, timeout: '1500ms' });
    expectVerdict(report, { status: 'critical', code: 'E_DEADLINE', phase: 'smtp_send' });
  });
});

describe('a server that floods', () => {
  test('SEC-009: 50 MB of lines in place of an answer to the login', async () => {
    const on = { AUTHENTICATE: { lines: 3_300_000, of: '* OK [ALERT] x' } };
    await using server = await startScripted({ protocol: 'imap', on });
    const report = await runProbe({ mode: 'imap-login', ...server.inputs, ...LONG_LIMITS });
    expectVerdict(report, {
      status: 'critical',
      code: 'E_PROTO_TOO_LARGE',
      message: /more than 256 KiB/,
      hint: /floods/,
    });
  });

  test('SEC-009: 40 MB of lines after the login', async () => {
    const on = { NOOP: { lines: 45, of: `* OK ${'x'.repeat(900_000)}` } };
    await using smtp = await startScripted({ protocol: 'smtp' });
    await using imap = await startScripted({ protocol: 'imap', on });
    const report = await runProbe({ ...roundTrip(smtp, imap), ...LONG_LIMITS });
    expectVerdict(report, { status: 'critical', code: 'E_PROTO_TOO_LARGE', message: /more than 32 MiB/ });
  });
});

describe.concurrent('when a run is over', () => {
  const HANGS: readonly (readonly [Script, string])[] = [
    [{ protocol: 'smtp', on: { QUIT: { hang: true } } }, 'ok'],
    [{ protocol: 'imap', on: { LOGOUT: { hang: true } } }, 'ok'],
    [{ protocol: 'smtp', greeting: { hang: true } }, 'critical E_GREETING_TIMEOUT'],
    [{ protocol: 'imap', greeting: { hang: true }, tlsMode: 'starttls' }, 'critical E_GREETING_TIMEOUT'],
    [{ protocol: 'smtp', hangsInHandshake: true }, 'critical E_TLS_TIMEOUT'],
    [{ protocol: 'imap', hangsInHandshake: true, tlsMode: 'starttls' }, 'critical E_TLS_TIMEOUT'],
    [{ protocol: 'smtp', on: { EHLO: { hang: true } } }, 'critical E_CMD_TIMEOUT'],
    [{ protocol: 'smtp', on: { AUTH: { drip: '235-x', everyMs: 100 } } }, 'critical E_CMD_TIMEOUT'],
    [{ protocol: 'imap', on: { AUTHENTICATE: DRIP } }, 'critical E_CMD_TIMEOUT'],
    [{ protocol: 'imap', on: { AUTHENTICATE: { reset: true } } }, 'critical E_CONN_RESET'],
    [{ protocol: 'smtp', on: { AUTH: '535 5.7.8 no' } }, 'critical E_AUTH_REJECTED'],
    [{ protocol: 'imap', on: { AUTHENTICATE: 'BYE no' } }, 'critical E_CONN_CLOSED'],
  ];

  test('NET-017: nothing keeps the process alive', async () => {
    await using stack = new AsyncDisposableStack();
    const runs = [];
    for (const [script, verdict] of HANGS) {
      const server = stack.use(await startScripted(script));
      // What has to expire expires late enough for a machine that is busy, and what need not is not hurried.
      const limits = /_TIMEOUT$/.test(verdict) ? PATIENT_LIMITS : LONG_LIMITS;
      runs.push({ inputs: { mode: `${script.protocol}-login`, ...server.inputs, ...limits } });
    }
    expect(await runInChild(runs)).toEqual({ verdicts: HANGS.map(([, verdict]) => verdict), exitCode: 0 });
  });

  test.each(['smtp', 'imap'] as const)('nothing keeps the process alive after a cancel, %s', async (protocol) => {
    await using server = await startScripted({ protocol, tlsMode: 'starttls' });
    const inputs = { mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS };
    const runs = Array.from({ length: 60 }, (_each, index) => ({ inputs, cancelAtLook: index + 1 }));
    const { verdicts, exitCode } = await runInChild(runs);
    expect(exitCode).toBe(0);
    expect(new Set(verdicts)).toEqual(new Set(['unknown E_CANCELLED', 'ok']));
  });

  test.each(['smtp', 'imap'] as const)(
    'NET-017: a server that never closes its side is let go, %s',
    async (protocol) => {
      const on = { QUIT: { hang: true }, LOGOUT: { hang: true } } as const;
      await using server = await startScripted({ protocol, tlsMode: 'none', neverCloses: true, on });
      const inputs = { mode: `${protocol}-login`, ...server.inputs, ...LONG_LIMITS };
      expect(await runInChild([{ inputs }])).toEqual({ verdicts: ['ok'], exitCode: 0 });
    },
  );

  test('TLS-034: clear text after the end of TLS does no harm', async () => {
    const bye = { reply: '221 bye', next: { clearText: '421 4.4.2 timeout\r\n' } };
    await using server = await startScripted({ protocol: 'smtp', on: { QUIT: bye } });
    const { verdicts, exitCode } = await runInChild([
      { inputs: { mode: 'smtp-login', ...server.inputs, ...LONG_LIMITS } },
    ]);
    expect({ verdicts, exitCode }).toEqual({ verdicts: ['ok'], exitCode: 0 });
  });
});
