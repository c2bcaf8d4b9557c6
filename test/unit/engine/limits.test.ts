/** How an attempt and its clean-up end when their time is up, and what they say then. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Execution, executeCheck } from '../../../src/engine/execute.ts';
import { ProbeFailure } from '../../../src/model/failure.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { PlannedCheck } from '../../../src/model/plan.ts';
import type { CleanupWork, ProbeContext } from '../../../src/model/probe-context.ts';
import { fakeCheck, fakeExecution, fakeFailure } from '../../support/reports/fake-check.ts';

const RESUME = { token: 'f'.repeat(32), mailboxes: ['INBOX', 'Junk'] };
const forEver = (): Promise<never> => new Promise(() => {});

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Runs a check, and tells after how many milliseconds it ended. */
async function timed(check: PlannedCheck, execution: Partial<Execution> = {}): Promise<[Outcome, number]> {
  let outcome: Outcome | undefined;
  const work = executeCheck(check, fakeExecution(execution)).then((result) => {
    outcome = result;
  });
  let ms = 0;
  for (await vi.advanceTimersByTimeAsync(0); outcome === undefined && ms < 20_000; ms += 1)
    await vi.advanceTimersByTimeAsync(1);
  await work;
  if (!outcome) throw new Error('There is no outcome');
  return [outcome, ms];
}

function cleaning(run: CleanupWork['run'], before: (context: ProbeContext) => void = () => {}): PlannedCheck {
  return fakeCheck(async (context) => {
    await context.onCleanup({ resume: RESUME, run });
    before(context);
  });
}

describe('the deadline of an attempt', () => {
  it('is the timeout and what the probe asks for on top', async () => {
    const plain = fakeCheck(forEver, { timeoutMs: 2000 });
    const [{ attempts }, ms] = await timed({ ...plain, probe: { ...plain.probe, extraTimeMs: 500 } });
    expect(ms).toBe(2500);
    expect(attempts[0]?.failure).toMatchObject({
      code: 'E_DEADLINE',
      phase: 'arrival',
      message: 'a check did not finish within 2.5 s.',
      hint: expect.stringMatching(/too slowly.*raise timeout\.$/),
    });
  });

  it('does not end what comes after the attempt', async () => {
    let signal: AbortSignal | undefined;
    const run = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));
    const check = {
      ...cleaning(run, ({ signal: own }) => {
        signal = own;
      }),
      timeoutMs: 100,
    };
    const [{ attempts }] = await timed(check, { keepTicket: async () => {} });
    expect(attempts[0]?.failure).toBeUndefined();
    expect(attempts[0]?.findings).toEqual([]);
    expect(signal?.reason).not.toBeInstanceOf(ProbeFailure);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a run that is cancelled', () => {
  it('before it begins ends at once, and names no part', async () => {
    const cancel = AbortSignal.abort({ signal: 'SIGTERM' });
    const [{ attempts }, ms] = await timed(fakeCheck(forEver), { cancel });
    expect(attempts.map(({ failure }) => failure?.code)).toEqual(['E_CANCELLED']);
    expect(ms).toBe(0);
  });

  it('in the pause before a further attempt keeps what it has', async () => {
    const cancel = new AbortController();
    const execution = { cancel: cancel.signal, onProgress: () => setTimeout(() => cancel.abort(), 100) };
    const check = fakeCheck(() => Promise.reject(fakeFailure('E_CONN_REFUSED')), { retries: 5, retryDelayMs: 60_000 });
    const [{ attempts }, ms] = await timed(check, execution);
    expect(attempts.map(({ failure }) => failure?.code)).toEqual(['E_CONN_REFUSED']);
    expect(ms).toBe(100);
  });

  it('while it cleans up still has the session of the attempt', async () => {
    const cancel = new AbortController();
    let signal: AbortSignal | undefined;
    let wasAborted: boolean | undefined;
    const run = async (): Promise<void> => {
      cancel.abort({ signal: 'SIGTERM' });
      wasAborted = signal?.aborted;
    };
    await timed(
      cleaning(run, ({ signal: own }) => {
        signal = own;
      }),
      { cancel: cancel.signal },
    );
    expect(wasAborted).toBe(false);
    expect(signal?.aborted).toBe(true);
  });
});

describe('the clean-up', () => {
  const ended = (message: string) => [
    {
      status: 'warning',
      code: 'E_CLEANUP',
      phase: 'cleanup',
      message: `The test message may have been left behind: ${message}`,
      hint: `Look for ${RESUME.token} in the subjects of INBOX and Junk, and delete it by hand.`,
      reply: undefined,
    },
  ];

  it('has five seconds', async () => {
    let signal: AbortSignal | undefined;
    const run: CleanupWork['run'] = (context) => {
      signal = context.signal;
      return forEver();
    };
    const [{ attempts }, ms] = await timed(cleaning(run));
    expect(ms).toBe(5000);
    expect(signal?.reason).toMatchObject({
      code: 'E_DEADLINE',
      phase: 'cleanup',
      hint: 'Look at the load of the IMAP server.',
    });
    expect(attempts[0]?.findings).toEqual(ended('the clean-up did not finish within 5 s.'));
  });

  it('has less when the run is cancelled: the runner kills a job soon after', async () => {
    const cancel = AbortSignal.abort({ signal: 'SIGTERM' });
    const check = fakeCheck(async (context) => {
      await context.onCleanup({ resume: RESUME, run: forEver });
      await forEver();
    });
    const [{ attempts }, ms] = await timed(check, { cancel });
    expect(ms).toBe(3500);
    expect(attempts[0]?.findings).toEqual(ended('the clean-up did not finish within 3.5 s.'));
  });

  it('is cut short when it has to end before it begins', async () => {
    const [{ attempts }, ms] = await timed(cleaning(forEver), { hurry: AbortSignal.abort() });
    expect(ms).toBe(0);
    expect(attempts[0]?.findings).toEqual(ended('the clean-up was cut short.'));
  });

  it('quotes the server when it refuses, and names a fault of ours', async () => {
    const details = { code: 'E_AUTH_REJECTED', phase: 'cleanup', message: 'It refused.', hint: 'Mend it.' } as const;
    const refused = cleaning(() => Promise.reject(new ProbeFailure({ ...details, reply: 'NO not here' })));
    const [own, theirs] = [cleaning(() => Promise.reject(new TypeError('oops'))), refused];
    const found = async (check: PlannedCheck) => (await timed(check))[0].attempts[0]?.findings;
    expect(await found(own)).toEqual(ended('internal error (TypeError: oops)'));
    expect(await found(theirs)).toEqual(ended('It refused.').map((each) => ({ ...each, reply: 'NO not here' })));
  });

  it('ends its signal when it is done', async () => {
    let signal: AbortSignal | undefined;
    const run: CleanupWork['run'] = async (context) => {
      signal = context.signal;
    };
    await timed(cleaning(run));
    expect(signal?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('says when the next attempt is made, to a tenth of a second', async () => {
  const execution = fakeExecution();
  const random = (bytes: number): Buffer => Buffer.alloc(bytes);
  const check = fakeCheck(() => Promise.reject(fakeFailure('E_CONN_REFUSED')), { retries: 2, retryDelayMs: 60 });
  vi.useRealTimers();
  const { durationSeconds, attempts } = await executeCheck(check, {
    ...execution,
    world: { ...execution.world, random },
  });
  expect(execution.progress).toEqual([
    'attempt 1 failed (E_CONN_REFUSED), next in 0.1 s',
    'attempt 2 failed (E_CONN_REFUSED), next in 0.1 s',
  ]);
  expect(attempts).toHaveLength(3);
  expect(durationSeconds).toBeGreaterThan(0.13);
  expect(durationSeconds).toBeLessThan(60);
});
