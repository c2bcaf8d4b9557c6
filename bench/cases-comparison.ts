/** How often the rule for slower servers is wrong, and how soon it is right: in a simulator, with other numbers each time. */
import { freshSeed, randomFrom } from '../test/support/history/random.ts';
import { falseAlarms, HOSTED, untilSeen } from '../test/support/history/slow-servers.ts';
import type { Case } from './case.ts';

const ALARMS_OF_RUNS = 10_000;

const alarms: Case = {
  name: 'slower-false-alarms',
  what: 'slower than its own past: false alarms in 10,000 runs on hosted runners',
  unit: 'alarms',
  limit: 1,
  async measure(_laboratory, { runs }) {
    const seed = freshSeed();
    const count = runs * ALARMS_OF_RUNS;
    const value = falseAlarms(randomFrom(seed), HOSTED, count) / runs;
    return { value, details: { runs: String(count), 'begun with': String(seed) } };
  },
};

const seen: Case = {
  name: 'slower-seen',
  what: 'slower than its own past: runs until a server is seen that needs six times as long',
  unit: 'runs',
  limit: 3,
  async measure(_laboratory, { runs }) {
    const seed = freshSeed();
    const random = randomFrom(seed);
    const servers = runs * 20;
    const [six, three] = [untilSeen(random, HOSTED, 6, servers), untilSeen(random, HOSTED, 3, servers)];
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    return {
      value: six.median,
      details: {
        missed: percent(six.missed),
        'three times': `${three.median} runs, ${percent(three.missed)} missed`,
        'begun with': String(seed),
      },
    };
  },
};

export const COMPARISON_CASES: readonly Case[] = [alarms, seen];
