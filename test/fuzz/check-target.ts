/** Tries to break the cases of a target until the time is up, in turn. */
import fc from 'fast-check';
import type { FuzzCase, FuzzTarget } from './fuzz-case.ts';

/** A broken promise, with the smallest input that was found to break it. */
export interface Crash {
  readonly title: string;
  readonly input: unknown;
  readonly error: unknown;
}

/** What came of it. */
export interface Campaign {
  readonly runs: number;
  readonly crash?: Crash;
}

/** How long a case is tried before it is the turn of the next. */
const TURN_MS = 2000;
/** So many cases are tried at the same time: those that talk to a server wait for limits now and then. */
const LANES = 12;
/** How long a crash may be made smaller. */
const SHRINK_MS = 20_000;

export async function checkTarget({ cases }: FuzzTarget, limitMs: number, firstSeed: number): Promise<Campaign> {
  const end = performance.now() + limitMs;
  let runs = 0;
  let turns = 0;
  let crash: Crash | undefined;
  const takeTurns = async (): Promise<void> => {
    while (performance.now() < end && !crash) {
      const turn = turns++;
      const fuzzed = cases[turn % cases.length];
      if (!fuzzed) throw new Error('The target has no case');
      const result = await fc.check(propertyOf(fuzzed), {
        seed: firstSeed + turn,
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: Math.max(1, Math.min(TURN_MS, end - performance.now())),
      });
      runs += result.numRuns;
      // Without an example it only ran out of time.
      if (result.failed && result.counterexample) crash ??= await smallest(fuzzed, result);
    }
  };
  await Promise.all(Array.from({ length: LANES }, takeTurns));
  return crash ? { runs, crash } : { runs };
}

/** Goes on making a crash smaller where the search for it ran out of time. */
async function smallest(fuzzed: FuzzCase, found: fc.RunDetails<[unknown]>): Promise<Crash> {
  const { seed, counterexamplePath: path } = found;
  const options = { seed, interruptAfterTimeLimit: SHRINK_MS, ...(path === null ? {} : { path }) };
  const result = await fc.check(propertyOf(fuzzed), options);
  const { counterexample, errorInstance: error } = result.failed && result.counterexample ? result : found;
  return { title: fuzzed.title, input: counterexample?.[0], error };
}

function propertyOf({ input, check }: FuzzCase): fc.IAsyncProperty<[unknown]> {
  return fc.asyncProperty(input, async (given) => check(given));
}
