/** Random results, faults and people over real HTTP, with two runners at once: the world is right after the last calm run. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyHistory } from '../../../../src/history/read-history.ts';
import { parseBlock } from '../../../../src/incidents/issue/block.ts';
import type { Fault } from '../../../support/github/faults.ts';
import { SCOPE } from '../../../support/history/simulate.ts';
import { act, PEOPLE_ACTS, tellingIssues } from '../../../support/incidents/disorder.ts';
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

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Lives through a step with all that goes wrong in it. */
async function live(world: IncidentWorld, { letters, minutes, fault, other, isKilled }: Step): Promise<void> {
  world.wait(minutes);
  if (fault) world.fake.fault(fault);
  const { history } = world;
  const first = world.run(letters, isKilled ? { isKilled } : {});
  if (other === 'at once') await world.run(letters, { history });
  await first;
  if (other === 'after') await world.run(letters, { history });
  world.fake.heal();
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
          await world.run('ggg');
          for (const each of steps) await live(world, each);
          await world.runs('bgg bgg bgg');
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

  test('people, a lost history and other groupings change nothing of that', async () => {
    const settings = fc.record({
      grouping: fc.constantFrom('check', 'group', 'all'),
      maxNew: fc.constantFrom(1, 5),
    });
    const acts = fc.record({
      person: fc.option(fc.record({ does: fc.constantFrom(...PEOPLE_ACTS), number: fc.integer({ min: 1, max: 5 }) })),
      forgets: fc.constantFrom(false, false, false, false, true),
    });
    await fc.assert(
      fc.asyncProperty(settings, fc.array(fc.tuple(step, acts), { maxLength: 15 }), async (given, steps) => {
        const world = await IncidentWorld.start({ settings: given });
        try {
          await world.run('ggg');
          for (const [each, { person, forgets }] of steps) {
            if (person) act(world.fake, person);
            if (forgets) world.history = emptyHistory(SCOPE, world.now);
            await live(world, each);
          }
          await world.runs('ggg ggg ggg');
          const told = world.fake.state.notifications.length;
          await world.runs('bgg bgg bgg');
          const isRace = steps.some(([{ other }]) => other === 'at once');
          expect(world.errors.filter((error) => !isRace || !error.includes('told twice'))).toEqual([]);
          const [bad, ...good] = world.history.checks;
          const states = world.history.checks.map(({ outage, isFlapping }) => (isFlapping ? 'any' : outage.state));
          expect(states).toEqual(states.map((state, index) => (state === 'any' ? state : index === 0 ? 'down' : 'up')));
          const telling = tellingIssues(world.fake);
          const homes = telling.filter(({ keys }) => bad && keys.includes(bad.key));
          // One that a person closed stays silent until the check is steady again.
          const isSilenced = bad?.isFlapping === true && bad.outage.isMuted;
          expect(homes).toHaveLength(isSilenced ? 0 : 1);
          const news = world.fake.state.notifications.slice(told);
          // A comment cannot be written there, and the run warns of it.
          const isLocked = homes.some(({ number }) => world.issue(number).isLocked);
          if (!states.includes('any') && !isLocked) expect(news).toHaveLength(1);
          const needed = [bad, ...good.filter(({ isFlapping }) => isFlapping)].map((check) => check?.key ?? '');
          expect(telling.filter(({ keys }) => !keys.some((key) => needed.includes(key)))).toEqual([]);
          const { opened, closed, warning } = await world.run('bgg');
          expect([opened, closed, warning]).toEqual([0, 0, undefined]);
        } finally {
          await world.fake.stop();
        }
      }),
      { numRuns: 60 },
    );
  });
});
