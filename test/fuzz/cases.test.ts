/** A few tries for every promise that is fuzzed; `npm run fuzz` tries for longer. */
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { TARGETS } from './targets/index.ts';

/** Those that talk to a server wait for it now and then. */
const RUNS = { session: 60, other: 400 };

describe.concurrent.each(TARGETS)('$name', ({ name, cases }) => {
  test.each(cases)('$title', async ({ input, check }) => {
    const numRuns = name.endsWith('session') ? RUNS.session : RUNS.other;
    await fc.assert(
      fc.asyncProperty(input, async (given) => check(given)),
      { numRuns },
    );
  });
});
