/** Calls of the GitHub API that one run makes, over a fake GitHub that counts them. */
import { IncidentWorld, type WorldOptions } from '../test/support/incidents/runs.ts';
import type { Case } from './case.ts';

/** A run whose calls are counted. */
interface Counted {
  readonly name: string;
  readonly what: string;
  readonly limit: number;
  readonly options?: WorldOptions;
  /** Lives until the run that is counted. */
  readonly before: (world: IncidentWorld) => Promise<unknown>;
  /** Letter of the check in that run: `b` bad, `g` good. */
  readonly letter: string;
}

const RUNS: readonly Counted[] = [
  {
    name: 'up',
    what: 'all is up and the history is warm',
    limit: 0,
    before: (world) => world.runs('g g'),
    letter: 'g',
  },
  {
    name: 'up-daily',
    what: 'the same, once a day',
    limit: 1,
    before: async (world) => {
      await world.runs('g g');
      world.wait(24 * 60);
    },
    letter: 'g',
  },
  {
    name: 'failing',
    what: 'a check fails and is not yet told',
    limit: 0,
    options: { rules: { failuresBeforeAlert: 3 } },
    before: (world) => world.runs('g b'),
    letter: 'b',
  },
  {
    name: 'first',
    what: 'the first incident of a repository is opened',
    limit: 4,
    before: (world) => world.run('g'),
    letter: 'b',
  },
  {
    name: 'open',
    what: 'an incident is opened',
    limit: 3,
    before: async (world) => {
      await world.runs('g b g g');
      world.wait(120);
      await world.run('g');
    },
    letter: 'b',
  },
  {
    name: 'unchanged',
    what: 'an incident is open and nothing is new',
    limit: 1,
    before: (world) => world.runs('g b'),
    letter: 'b',
  },
  {
    name: 'repeat',
    what: 'an alert is repeated',
    limit: 4,
    before: async (world) => {
      await world.runs('g b');
      world.wait(4 * 60);
    },
    letter: 'b',
  },
  {
    name: 'close',
    what: 'an incident is closed',
    limit: 4,
    before: (world) => world.runs('g b g'),
    letter: 'g',
  },
];

function caseOf({ name, what, limit, options, before, letter }: Counted): Case {
  return {
    name: `incident-calls-${name}`,
    what: `calls of the GitHub API: ${what}`,
    unit: 'calls',
    limit,
    async measure() {
      const world = await IncidentWorld.start(options);
      try {
        await before(world);
        const { calls } = await world.run(letter);
        const routes = calls.map((call) => call.replace('/repos/{owner}/{repo}/', ''));
        return { value: calls.length, details: { calls: routes.join(', ') || 'none' } };
      } finally {
        await world.fake.stop();
      }
    },
  };
}

export const INCIDENT_CASES: readonly Case[] = RUNS.map(caseOf);
