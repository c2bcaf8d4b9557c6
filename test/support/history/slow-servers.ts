/**
 * Runs of a check as hosted runners make them: the server needs 40 ms, the network four round trips; one run of three
 * starts in another region, and a few have a spike.
 */
import { foldSample, timingsOf } from '../../../src/history/comparison/series.ts';
import type { Series } from '../../../src/model/memory/record.ts';
import { phase, resultOf } from './past-runs.ts';
import type { Random } from './random.ts';

/** What is simulated. */
export interface Line {
  /** Round trips of the phase. */
  readonly flights: number;
  /** Round trips that it says that it took. */
  readonly told: number;
  /** How many runs start in another region, 0 to 1. */
  readonly elsewhere: number;
}

export const HOSTED: Line = { flights: 4, told: 4, elsewhere: 0.35 };
export const SELF_HOSTED: Line = { flights: 4, told: 4, elsewhere: 0 };

const SERVER_SECONDS = 0.04;
const SPIKES = 0.03;
const LOADING_SECONDS = 0.02;
/** Seconds of a round trip: at home, and in other regions. */
const HOME = 0.02;
const REGIONS = [0.07, 0.09, 0.12, 0.16, 0.22];
const RUNS_A_DAY = 24;
const HOUR_MS = 3_600_000;
const START = Date.parse('2026-12-01T00:00:00Z');

/** A check that runs every hour. */
export class SimulatedCheck {
  #series: Series | undefined;
  #runs = 0;
  readonly #random: Random;
  readonly #line: Line;

  constructor(random: Random, line: Line) {
    this.#random = random;
    this.#line = line;
  }

  /** Runs once. Returns for how many runs it has been told to be slower; 0 when it is not told. */
  run(factor = 1): number {
    const now = new Date(START + this.#runs * HOUR_MS).toISOString();
    this.#runs += 1;
    const { series, slower } = foldSample(
      this.#series,
      { metric: 'smtp_auth_seconds', value: this.#value(factor) },
      'github-hosted',
      now,
    );
    this.#series = series;
    return slower?.runs ?? 0;
  }

  /** Runs until there is a past to compare with. */
  warmUp(): void {
    for (let run = 0; run < 4 * RUNS_A_DAY; run += 1) this.run();
  }

  #value(factor: number): number {
    const random = this.#random;
    const { flights, told, elsewhere } = this.#line;
    const distance = random.uniform() < elsewhere ? random.pick(REGIONS) : HOME;
    const roundTrip = (): number => distance * (1 + 0.04 * Math.abs(random.normal())) + 0.0005 * random.exponential();
    let seconds = SERVER_SECONDS * factor * Math.exp(0.12 * random.normal());
    for (let flight = 0; flight < flights; flight += 1) seconds += roundTrip();
    if (random.uniform() < SPIKES) seconds += 0.3 * random.exponential();
    // Modules are loaded while the connection is made.
    const connect = Math.max(roundTrip(), LOADING_SECONDS * (0.5 + random.exponential()));
    const hello = phase('smtp_capability', roundTrip() + 0.002 * random.exponential(), 1, connect);
    const [sample] = timingsOf(resultOf([], { phases: [phase('smtp_auth', seconds, told, connect), hello] }));
    return sample?.value ?? Number.NaN;
  }
}

/** How many alarms come in so many runs in which nothing gets slower. */
export function falseAlarms(random: Random, line: Line, runs: number): number {
  const check = new SimulatedCheck(random, line);
  let alarms = 0;
  for (let run = 0; run < runs; run += 1) if (check.run() === 3) alarms += 1;
  return alarms;
}

/** In how many runs a server that became slower is seen; those that are not seen in 20 are missed. */
export interface Seen {
  readonly median: number;
  /** 0 to 1. */
  readonly missed: number;
  /** In three runs, 0 to 1. */
  readonly atOnce: number;
}

/** Lets many servers become slower by a factor. */
export function untilSeen(random: Random, line: Line, factor: number, servers: number): Seen {
  const counts: number[] = [];
  for (let server = 0; server < servers; server += 1) {
    const check = new SimulatedCheck(random, line);
    check.warmUp();
    let runs = 1;
    while (check.run(factor) === 0 && runs < 20) runs += 1;
    counts.push(runs);
  }
  const sorted = counts.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    missed: counts.filter((count) => count >= 20).length / servers,
    atOnce: counts.filter((count) => count <= 3).length / servers,
  };
}
