import { getMaxListeners, setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Execution } from '../../../src/engine/execute.ts';
import { runChecks } from '../../../src/engine/run-checks.ts';
import { ConfigError } from '../../../src/model/issue.ts';
import type { Plan, PlannedCheck, RunLimits } from '../../../src/model/plan.ts';
import type { ProbeContext } from '../../../src/model/probe-context.ts';
import { evaluate } from '../../../src/verdict/evaluate.ts';
import { fakeCheck, fakeExecution, fakeFailure, fakeServers } from '../../support/reports/fake-check.ts';

/** Checks that begin and end when the test says so, and what was seen of them. */
class Stage {
  readonly log: string[] = [];
  readonly underway = new Map<string, { end: () => void; fail: () => void }>();
  mostAtOnce = 0;
  readonly mostPerHost = new Map<string, number>();
  readonly #begun = new Map<string, () => void>();
  readonly #connections = new Map<string, number>();

  check(name: string, hosts: readonly string[] = [name], changes: Partial<PlannedCheck> = {}): PlannedCheck {
    const run = async (context: ProbeContext): Promise<void> => {
      this.log.push(`${name} begins`);
      this.#count(hosts, 1);
      try {
        await new Promise<void>((resolve, reject) => {
          this.underway.set(name, { end: resolve, fail: () => reject(fakeFailure('E_AUTH_REJECTED')) });
          context.signal.addEventListener('abort', () => reject(context.signal.reason));
          this.mostAtOnce = Math.max(this.mostAtOnce, this.underway.size);
          this.#begun.get(name)?.();
        });
      } finally {
        this.underway.delete(name);
        this.#count(hosts, -1);
        this.log.push(`${name} ends`);
      }
    };
    return fakeCheck(run, {
      name,
      probe: { target: `fake://${name}`, servers: fakeServers(...hosts), extraTimeMs: 0, run },
      ...changes,
    });
  }

  /** Ends a check, as soon as it has begun. */
  async end(name: string): Promise<void> {
    await this.begun(name);
    this.underway.get(name)?.end();
  }

  begun(name: string): Promise<void> {
    return this.underway.has(name) ? Promise.resolve() : new Promise((resolve) => this.#begun.set(name, resolve));
  }

  #count(hosts: readonly string[], change: number): void {
    for (const host of hosts) {
      const now = (this.#connections.get(host) ?? 0) + change;
      this.#connections.set(host, now);
      this.mostPerHost.set(host, Math.max(now, this.mostPerHost.get(host) ?? 0));
    }
  }
}

function plan(checks: readonly PlannedCheck[], limits: Partial<RunLimits> = {}, isMany = true): Plan {
  return {
    checks,
    failOn: new Set(),
    writesSummary: false,
    limits: { concurrency: 10, perHostConcurrency: 1, ...limits },
    ...(isMany ? { many: { files: [], leftOut: [] } } : {}),
  };
}

async function results(given: Plan, execution: Partial<Execution> = {}) {
  return await runChecks(given, fakeExecution(execution), evaluate);
}

/** Lets everything happen that can happen by itself. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('runChecks', () => {
  it('gives the results in the order of the plan, in whatever order the checks end', async () => {
    const stage = new Stage();
    const run = results(plan(['a', 'b', 'c'].map((name) => stage.check(name))));
    for (const name of ['c', 'a', 'b']) await stage.end(name);
    expect((await run).map(({ name, status }) => [name, status])).toEqual([
      ['a', 'ok'],
      ['b', 'ok'],
      ['c', 'ok'],
    ]);
    expect(stage.log.filter((line) => line.endsWith('ends'))).toEqual(['c ends', 'a ends', 'b ends']);
  });

  it('begins so many at once, and the next one when one has ended, however it ended', async () => {
    const stage = new Stage();
    const run = results(
      plan(
        ['a', 'b', 'c', 'd'].map((name) => stage.check(name)),
        { concurrency: 2 },
      ),
    );
    await stage.begun('b');
    await settle();
    expect([...stage.underway.keys()]).toEqual(['a', 'b']);
    stage.underway.get('b')?.fail();
    await stage.begun('c');
    expect([...stage.underway.keys()]).toEqual(['a', 'c']);
    for (const name of ['a', 'c', 'd']) await stage.end(name);
    expect((await run).map(({ status }) => status)).toEqual(['ok', 'critical', 'ok', 'ok']);
  });

  it('has one check of a host at once, and nobody else waits for that', async () => {
    const stage = new Stage();
    const checks = [
      stage.check('a1', ['a']),
      stage.check('a2', ['A']),
      stage.check('b', ['b']),
      stage.check('a3', ['a']),
    ];
    const run = results(plan(checks));
    await stage.begun('b');
    await settle();
    expect([...stage.underway.keys()]).toEqual(['a1', 'b']);
    await stage.end('a1');
    await stage.begun('a2');
    await settle();
    expect([...stage.underway.keys()]).toEqual(['b', 'a2']);
    for (const name of ['a2', 'a3', 'b']) await stage.end(name);
    await run;
  });

  it('has as many of a host as it may', async () => {
    const stage = new Stage();
    const checks = ['a1', 'a2', 'a3'].map((name) => stage.check(name, ['a']));
    const run = results(plan(checks, { perHostConcurrency: 2 }));
    await stage.begun('a2');
    await settle();
    expect([...stage.underway.keys()]).toEqual(['a1', 'a2']);
    for (const name of ['a1', 'a2', 'a3']) await stage.end(name);
    await run;
  });

  it('lets two round trips that need the same two hosts in another order not wait for each other', async () => {
    const stage = new Stage();
    const checks = [stage.check('there', ['a', 'b']), stage.check('back', ['b', 'a']), stage.check('self', ['a', 'a'])];
    const run = results(plan(checks));
    for (const name of ['there', 'back', 'self']) {
      await stage.begun(name);
      expect([...stage.underway.keys()]).toEqual([name]);
      await stage.end(name);
    }
    expect((await run).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  });

  it('keeps its limits with any hosts, and runs every check once', async () => {
    const wishes = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 2 }), {
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(
        wishes,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        async (all, concurrency, perHost) => {
          const stage = new Stage();
          const checks = all.map((each, index) => stage.check(`c${index}`, each));
          const run = results(plan(checks, { concurrency, perHostConcurrency: perHost }));
          let isDone = false;
          run.then(() => {
            isDone = true;
          });
          while (!isDone) {
            stage.underway.values().next().value?.end();
            await settle();
          }
          expect(stage.mostAtOnce).toBeLessThanOrEqual(concurrency);
          for (const most of stage.mostPerHost.values()) expect(most).toBeLessThanOrEqual(perHost);
          expect(stage.log.filter((line) => line.endsWith('begins')).toSorted()).toEqual(
            checks.map(({ name }) => `${name} begins`).toSorted(),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('tells each result as soon as there is one', async () => {
    const stage = new Stage();
    const told: string[] = [];
    const run = runChecks(plan([stage.check('a'), stage.check('b')]), fakeExecution(), ({ check }) =>
      told.push(check.name),
    );
    await stage.end('b');
    await settle();
    expect(told).toEqual(['b']);
    await stage.end('a');
    await run;
    expect(told).toEqual(['b', 'a']);
  });
});

describe('a run that ends before its checks do', () => {
  it('because of max-duration: what was under way is ended and cleaned up, what waited is not begun, and all is unknown', async () => {
    const stage = new Stage();
    const cleaned: string[] = [];
    const held = fakeCheck(
      async (context) => {
        const resume = { token: 'a'.repeat(32), mailboxes: ['INBOX'] };
        await context.onCleanup({ resume, run: async () => void cleaned.push('held') });
        await new Promise(() => {});
      },
      { name: 'held' },
    );
    const checks = [held, stage.check('done'), stage.check('slow'), stage.check('waits')];
    const run = results(plan(checks, { concurrency: 3, maxDurationMs: 1000 }));
    await stage.end('done');
    await stage.begun('waits');
    const found = await run;
    expect(found.map(({ name, status, findings }) => [name, status, findings[0]?.code])).toEqual([
      ['held', 'unknown', 'E_MAX_DURATION'],
      ['done', 'ok', undefined],
      ['slow', 'unknown', 'E_MAX_DURATION'],
      ['waits', 'unknown', 'E_MAX_DURATION'],
    ]);
    expect(cleaned).toEqual(['held']);
    expect(found[2]?.findings[0]?.message).toContain('1 s while this check was under way');
  });

  it('has a sentence of its own for a check that had no turn', async () => {
    const stage = new Stage();
    const run = results(plan([stage.check('a'), stage.check('b')], { concurrency: 1, maxDurationMs: 50 }));
    const [, second] = await run;
    expect(stage.log).toEqual(['a begins', 'a ends']);
    expect(second).toMatchObject({
      name: 'b',
      status: 'unknown',
      attempts: 0,
      findings: [{ code: 'E_MAX_DURATION', message: expect.stringContaining('before this check had its turn') }],
    });
  });

  it('counts what the inputs took to be read', async () => {
    const stage = new Stage();
    const [first] = await results(plan([stage.check('a')], { maxDurationMs: 3_600_000, spentMs: 3_599_950 }));
    expect(first?.findings[0]).toMatchObject({
      code: 'E_MAX_DURATION',
      message: expect.stringContaining('limit of 3600 s'),
    });
  });

  it('because it was cancelled: all of them are there', async () => {
    const stage = new Stage();
    const cancel = new AbortController();
    const checks = ['a', 'b', 'c', 'd'].map((name) => stage.check(name));
    const run = results(plan(checks, { concurrency: 2 }), { cancel: cancel.signal });
    await stage.end('a');
    await stage.begun('c');
    cancel.abort({ signal: 'SIGINT' });
    const found = await run;
    expect(found.map(({ name, status, findings }) => [name, status, findings[0]?.code, findings[0]?.message])).toEqual([
      ['a', 'ok', undefined, undefined],
      ['b', 'unknown', 'E_CANCELLED', 'The run was cancelled, so nothing is known.'],
      ['c', 'unknown', 'E_CANCELLED', 'The run was cancelled, so nothing is known.'],
      ['d', 'unknown', 'E_CANCELLED', 'The run was cancelled before this check had its turn, so nothing is known.'],
    ]);
  });

  it('has no limit to how many may listen for it, as Node 20 has', async () => {
    const hurry = new AbortController().signal;
    setMaxListeners(10, hurry);
    const stage = new Stage();
    const run = results(plan([stage.check('a')]), { hurry });
    await stage.end('a');
    await run;
    expect(getMaxListeners(hurry)).toBe(0);
  });
});

describe('a check that goes wrong in another way', () => {
  const issue = {
    code: 'E_CONFIG_CONFLICT',
    input: 'tls-mode',
    problem: 'would send a password in clear text',
    remedy: 'Use implicit.',
  } as const;
  const refused = () => fakeCheck(() => Promise.reject(new ConfigError([issue])), { name: 'refused' });
  const broken = () => fakeCheck(() => Promise.reject(new TypeError('oops')), { name: 'broken' });

  it('is the trouble of that check among many', async () => {
    const stage = new Stage();
    const run = results(plan([refused(), broken(), stage.check('fine')]));
    await stage.end('fine');
    expect(
      (await run).map(({ name, status, findings }) => [name, status, findings[0]?.code, findings[0]?.message]),
    ).toEqual([
      ['refused', 'unknown', 'E_CONFIG_CONFLICT', 'The setting tls-mode would send a password in clear text.'],
      ['broken', 'unknown', 'E_INTERNAL', 'Internal error (TypeError): oops'],
      ['fine', 'ok', undefined, undefined],
    ]);
  });

  it('is the trouble of the run when it is the only check, which inputs describe', async () => {
    await expect(results(plan([refused()], {}, false))).rejects.toThrow(ConfigError);
  });
});
