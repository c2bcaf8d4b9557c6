import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { executeCheck } from '../../../src/engine/execute.ts';
import { ConfigError } from '../../../src/model/issue.ts';
import { evaluate } from '../../../src/verdict/evaluate.ts';
import { fakeCheck, fakeExecution, fakeFailure } from '../../support/reports/fake-check.ts';

const TICKET = { token: 'f'.repeat(32), mailboxes: ['INBOX'] };

describe('executeCheck', () => {
  it('gives what the probe recorded, also what it measured before a failure', async () => {
    const check = fakeCheck(async (context) => {
      await context.phase('smtp_auth', async () => {});
      context.measure('copies', 2);
      context.learn({ messageId: 'a@b' });
      throw fakeFailure('E_AUTH_REJECTED');
    });
    const { attempts } = await executeCheck(check, fakeExecution());
    expect(attempts).toHaveLength(1);
    expect(attempts[0]?.failure?.code).toBe('E_AUTH_REJECTED');
    expect(attempts[0]?.measurements.map(({ metric }) => metric)).toEqual(['copies', 'smtp_auth_seconds']);
    expect(attempts[0]?.facts).toEqual({ messageId: 'a@b' });
  });

  it.each([[undefined], [null]])('takes a probe that rejects with %s for one that broke off', async (nothing) => {
    const outcome = await executeCheck(
      fakeCheck(() => Promise.reject(nothing)),
      fakeExecution(),
    );
    expect(outcome.internalError).toBeInstanceOf(Error);
    expect(evaluate(outcome)).toMatchObject({ status: 'unknown', findings: [{ code: 'E_INTERNAL' }] });
  });

  it('adds up a part that is timed twice, and leaves out one that failed', async () => {
    const { clock } = fakeExecution().world;
    const check = fakeCheck(async (context) => {
      await context.phase('smtp_auth', () => clock.sleep(2));
      await context.phase('smtp_auth', () => clock.sleep(2));
      await context.phase('smtp_auth', () => Promise.reject(fakeFailure('E_AUTH_REJECTED')));
    });
    const [attempt] = (await executeCheck(check, fakeExecution())).attempts;
    const phases = attempt?.phases ?? [];
    const sum = (phases[0]?.durationSeconds ?? 0) + (phases[1]?.durationSeconds ?? 0);
    expect(phases.map(({ isOk }) => isOk)).toEqual([true, true, false]);
    expect(attempt?.measurements).toEqual([{ metric: 'smtp_auth_seconds', value: sum }]);
  });

  it('tells which parts are under way, those that overlap and the clean-up too', async () => {
    const told: string[] = [];
    const check = fakeCheck(async (context) => {
      await context.onCleanup({ resume: TICKET, run: async () => {} });
      await context.phase('smtp_tls', () => context.phase('imap_auth', async () => {}));
    });
    await executeCheck(check, fakeExecution({ onPhase: (_check, open) => told.push(open.join()) }));
    expect(told).toEqual(['smtp_tls', 'smtp_tls,imap_auth', 'smtp_tls', '', 'cleanup', '']);
  });

  it('tries again after a failure that may pass by itself, and says so', async () => {
    let runs = 0;
    const check = fakeCheck(
      async () => {
        runs += 1;
        if (runs < 3) throw fakeFailure('E_CONN_REFUSED');
      },
      { retries: 3 },
    );
    const execution = fakeExecution();
    const outcome = await executeCheck(check, execution);
    expect(outcome.attempts.map(({ failure }) => failure?.code)).toEqual([
      'E_CONN_REFUSED',
      'E_CONN_REFUSED',
      undefined,
    ]);
    expect(execution.progress[0]).toMatch(/attempt 1 failed \(E_CONN_REFUSED\), next in/);
    expect(evaluate(outcome).status).toBe('ok');
  });

  it('never tries again after a refused login, nor once a message was accepted', async () => {
    const refused = fakeCheck(() => Promise.reject(fakeFailure('E_AUTH_REJECTED')), { retries: 3 });
    expect((await executeCheck(refused, fakeExecution())).attempts).toHaveLength(1);
    const accepted = fakeCheck(
      async (context) => {
        context.learn({ acceptance: '250 queued' });
        throw fakeFailure('E_CONN_REFUSED');
      },
      { retries: 3 },
    );
    expect((await executeCheck(accepted, fakeExecution())).attempts).toHaveLength(1);
  });

  it('ends a probe that never ends at its deadline, and names the part it was in', async () => {
    const check = fakeCheck((context) => context.phase('smtp_auth', () => new Promise(() => {})), { timeoutMs: 20 });
    const [attempt] = (await executeCheck(check, fakeExecution())).attempts;
    expect(attempt?.failure).toMatchObject({ code: 'E_DEADLINE', phase: 'smtp_auth' });
  });

  it('is unknown when it is cancelled, and makes no further attempt', async () => {
    const cancel = new AbortController();
    const check = fakeCheck(
      async () => {
        cancel.abort();
        await new Promise(() => {});
      },
      { retries: 3 },
    );
    const outcome = await executeCheck(check, fakeExecution({ cancel: cancel.signal }));
    expect(outcome.attempts.map(({ failure }) => failure?.code)).toEqual(['E_CANCELLED']);
    expect(evaluate(outcome).status).toBe('unknown');
  });

  it('runs the clean-up after a failure, in the reverse order, and keeps a ticket until it is done', async () => {
    const done: string[] = [];
    const check = fakeCheck(async (context) => {
      await context.onCleanup({ resume: TICKET, run: async () => void done.push('first') });
      await context.onCleanup({ resume: TICKET, run: async () => void done.push('second') });
      throw fakeFailure('E_AUTH_REJECTED');
    });
    const execution = fakeExecution();
    await executeCheck(check, execution);
    expect(done).toEqual(['second', 'first']);
    expect(execution.tickets).toEqual([TICKET, TICKET, undefined, undefined]);
  });

  it('gives the clean-up a signal of its own: that of the attempt may be what ended it', async () => {
    let wasAborted: boolean | undefined;
    const check = fakeCheck(
      async (context) => {
        await context.onCleanup({
          resume: TICKET,
          run: async ({ signal }) => {
            wasAborted = signal.aborted;
          },
        });
        await new Promise(() => {});
      },
      { timeoutMs: 20 },
    );
    await executeCheck(check, fakeExecution());
    expect(wasAborted).toBe(false);
  });

  it('notes a clean-up that fails, keeps its ticket, and keeps what was found before', async () => {
    const check = fakeCheck(async (context) => {
      await context.onCleanup({ resume: TICKET, run: () => Promise.reject(new TypeError('oops')) });
    });
    const execution = fakeExecution();
    const result = evaluate(await executeCheck(check, execution));
    expect(result.status).toBe('warning');
    expect(result.findings[0]).toMatchObject({ code: 'E_CLEANUP' });
    expect(execution.tickets).toEqual([TICKET]);
  });

  it('ends a clean-up that hangs when the run has to end', async () => {
    const hurry = new AbortController();
    const check = fakeCheck(async (context) => {
      await context.onCleanup({
        resume: TICKET,
        run: async () => {
          hurry.abort();
          await new Promise(() => {});
        },
      });
    });
    const result = evaluate(await executeCheck(check, fakeExecution({ hurry: hurry.signal })));
    expect(result.findings[0]?.message).toContain('cut short');
  });

  it('aborts the signal of an attempt when it is over, so that nothing stays open', async () => {
    let signal: AbortSignal | undefined;
    await executeCheck(
      fakeCheck(async (context) => {
        signal = context.signal;
      }),
      fakeExecution(),
    );
    expect(signal?.aborted).toBe(true);
  });

  it('hands on what a probe tells while it runs, and of which check it is', async () => {
    const told: unknown[][] = [];
    const listen = (...all: unknown[]): void => void told.push(all);
    const check = fakeCheck(async (context) => {
      context.trace('imap', 'sent', 'A1 NOOP');
      context.progress('waiting for the message');
    });
    await executeCheck(check, fakeExecution({ onTrace: listen, onProgress: listen }));
    expect(told).toEqual([
      [check, 'imap', 'sent', 'A1 NOOP'],
      [check, 'waiting for the message'],
    ]);
  });

  it('leaves no listener on a signal: a run shares its own among a thousand checks', async () => {
    const [cancel, hurry] = [new AbortController().signal, new AbortController().signal];
    const signals = [cancel, hurry];
    const during: number[] = [];
    const count = (): number[] => signals.map((signal) => getEventListeners(signal, 'abort').length);
    const check = fakeCheck(async (context) => {
      signals.push(context.signal);
      await context.onCleanup({
        resume: TICKET,
        run: async ({ signal }) => {
          during.push(...count());
          signals.push(signal);
        },
      });
    });
    await executeCheck(check, fakeExecution({ cancel, hurry }));
    expect(during).toEqual([0, 1, 0]);
    expect(count()).toEqual([0, 0, 0, 0]);
  });

  it('resolves a name once for all attempts', async () => {
    const asked: string[] = [];
    const execution = fakeExecution();
    const dns = {
      lookup: async (host: string) => {
        asked.push(host);
        return [{ address: '127.0.0.1', family: 4 as const }];
      },
      explain: async () => undefined,
      servers: () => [],
    };
    const check = fakeCheck(
      async (context) => {
        await Promise.all([context.world.dns.lookup('a.test'), context.world.dns.lookup('a.test')]);
        throw fakeFailure('E_CONN_REFUSED');
      },
      { retries: 2 },
    );
    await executeCheck(check, { ...execution, world: { ...execution.world, dns } });
    expect(asked).toEqual(['a.test']);
  });

  it('calls a fault of ours unknown, never a pass and never critical (GHA-025)', async () => {
    const result = evaluate(
      await executeCheck(
        fakeCheck(() => Promise.reject(new TypeError('oops'))),
        fakeExecution(),
      ),
    );
    expect(result.status).toBe('unknown');
    expect(result.findings[0]).toMatchObject({ code: 'E_INTERNAL', message: 'Internal error (TypeError): oops' });
  });

  it('hands on what only the address really dialled showed to be a wrong configuration', async () => {
    const issue = { code: 'E_CONFIG_CONFLICT', input: 'tls-mode', problem: 'p', remedy: 'r' } as const;
    const check = fakeCheck(() => Promise.reject(new ConfigError([issue])));
    await expect(executeCheck(check, fakeExecution())).rejects.toBeInstanceOf(ConfigError);
  });
});
