/** Random results, faults and people over real HTTP, with two runners at once: the world is right after the last calm run. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBlock } from '../../../../src/incidents/issue/block.ts';
import type { Fault } from '../../../support/github/faults.ts';
import { IncidentWorld } from '../../../support/incidents/runs.ts';

const ROUTES = ['GET', 'POST /repos/{owner}/{repo}/issues', 'POST', 'PATCH'] as const;
const FAULTS = [
  { reset: 'before' },
  { reset: 'after' },
  { status: 502, text: '<html>Bad gateway</html>' },
  { status: 502, text: 'Bad gateway', executes: true },
  { status: 403, body: { message: 'You have exceeded a secondary rate limit.' }, headers: { 'retry-after': '60' } },
  { status: 200, body: null },
  { invalidJson: true },
  { dropsLabels: true },
  { hidesNewest: 1 },
] as const satisfies readonly Fault[];

const step = fc.record({
  letters: fc.stringMatching(/^[bbggu]{3}$/),
  minutes: fc.constantFrom(5, 5, 5, 70, 250),
  fault: fc.option(
    fc.record({
      on: fc.constantFrom(...ROUTES),
      nth: fc.integer({ min: 1, max: 4 }),
      fault: fc.constantFrom(...FAULTS),
    }),
  ),
  /** Another runner with the same history: at the same time, or after the first one, of which it knows nothing. */
  other: fc.constantFrom('none', 'none', 'at once', 'after'),
  isKilled: fc.boolean(),
});

/** Lives through steps, then calmly through `calm` runs. */
async function live(
  world: IncidentWorld,
  steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
  calm: readonly string[],
): Promise<void> {
  await world.run('ggg');
  for (const { letters, minutes, fault, other, isKilled } of steps) {
    world.wait(minutes);
    if (fault) world.fake.fault(fault);
    const { history } = world;
    const first = world.run(letters, isKilled ? { isKilled } : {});
    if (other === 'at once') await world.run(letters, { history });
    await first;
    if (other === 'after') await world.run(letters, { history });
    world.fake.heal();
  }
  for (const letters of calm) await world.run(letters);
}

const open = (world: IncidentWorld): string[] =>
  [...world.fake.state.issues.values()]
    .filter(({ state }) => state === 'open')
    .flatMap(({ body }) => parseBlock(body ?? '')?.members.map(({ key }) => key) ?? []);

describe('after the last calm run', () => {
  test('what is bad has one open issue each, what is good has none, and nothing was told twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const world = await IncidentWorld.start();
        try {
          await live(world, steps, ['bgg', 'bgg', 'bgg']);
          const bad = world.history.checks.filter(({ outage }) => outage.state === 'down' || outage.state === 'lost');
          const flapping = world.history.checks.filter(({ isFlapping }) => isFlapping).map(({ key }) => key);
          // Without a lock, two runners that read at the same moment both comment; `concurrency` in the workflow is one.
          const isRace = steps.some(({ other }) => other === 'at once');
          expect(world.errors.filter((error) => !isRace || !error.includes('told twice'))).toEqual([]);
          expect(open(world).filter((key) => !flapping.includes(key))).toEqual(
            bad.map(({ key }) => key).filter((key) => !flapping.includes(key)),
          );
          const { opened, warning } = await world.run('bgg');
          expect([opened, warning]).toEqual([0, undefined]);
        } finally {
          await world.fake.stop();
        }
      }),
      { numRuns: 60 },
    );
  });
});
