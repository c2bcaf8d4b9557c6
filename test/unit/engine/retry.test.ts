import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryPause } from '../../../src/engine/retry.ts';

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

  it('does not wait when there is no delay', () => {
    expect(retryPause(3, 0, () => Buffer.from([200]))).toBe(0);
  });
});
