import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayRetry, retryPause } from '../../../src/engine/retry.ts';
import type { Attempt } from '../../../src/model/outcome.ts';
import { fakeFailure } from '../../support/reports/fake-check.ts';

const passing = fakeFailure('E_CONN_REFUSED');

function attempt(changes: Partial<Attempt>): Attempt {
  const nothing = { phases: [], measurements: [], findings: [], notices: [], connections: [], transcript: [] };
  return { ...nothing, facts: {}, hasSent: false, ...changes };
}

describe('mayRetry', () => {
  it('says yes after a failure that may pass by itself, as often as was asked for', () => {
    const failed = attempt({ failure: passing });
    expect([1, 2, 3].map((made) => mayRetry(failed, made, 2))).toEqual([true, true, false]);
    expect(mayRetry(failed, 1, 0)).toBe(false);
  });

  it.each<[string, Partial<Attempt>]>([
    ['when nothing failed', {}],
    ['after a failure that stays', { failure: fakeFailure('E_AUTH_REJECTED') }],
    ['once a message may be on its way', { failure: passing, hasSent: true }],
    ['once a message was accepted', { failure: passing, facts: { acceptance: '250 queued' } }],
  ])('says no %s', (_when, changes) => {
    expect(mayRetry(attempt(changes), 1, 3)).toBe(false);
  });
});

describe('retryPause', () => {
  it('grows by half with each attempt, give or take a tenth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 60_000 }),
        fc.nat(255),
        (made, delay, chance) => {
          const middle = delay * 1.5 ** (made - 1);
          const pause = retryPause(made, delay, () => Buffer.from([chance]));
          expect(pause).toBeGreaterThanOrEqual(middle * 0.9);
          expect(pause).toBeLessThanOrEqual(middle * 1.1 + 1e-6);
        },
      ),
    );
  });

  it('leaves a fifth to chance, from the least to the most', () => {
    const pauses = [0, 255].map((chance) => retryPause(2, 1000, () => Buffer.from([chance])));
    expect(pauses).toEqual([1500 * 0.9, 1500 * 1.1]);
    expect(retryPause(1, 1000, () => Buffer.alloc(0))).toBe(900);
  });

  it('asks for one random byte', () => {
    const asked: number[] = [];
    const random = (bytes: number): Buffer => {
      asked.push(bytes);
      return Buffer.alloc(bytes);
    };
    retryPause(1, 1000, random);
    expect(asked).toEqual([1]);
  });

  it('does not wait when there is no delay', () => {
    expect(retryPause(3, 0, () => Buffer.from([200]))).toBe(0);
  });
});
