/** A clock for tests of calls: it stands still but for pauses, so that no test depends on the speed of a machine. */
import type { Clock } from '../../../src/system/world.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** The clock. */
export class StillClock implements Clock {
  /** The pauses that were made, in milliseconds. */
  readonly pauses: number[] = [];
  /** Longer sleeps are limits, which nothing reaches unless `pass` is called. In milliseconds. */
  longestPauseMs = 1500;
  #now = 0;
  readonly #start: Date;
  readonly #sleepers = new Set<Sleeper>();

  constructor(start = new Date('2026-12-01T00:00:00Z')) {
    this.#start = start;
  }

  now(): number {
    return this.#now;
  }

  date(): Date {
    return new Date(this.#start.getTime() + this.#now);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (ms <= this.longestPauseMs) {
      this.pauses.push(ms);
      this.pass(ms);
      return Promise.resolve();
    }
    return new Promise((wake, reject) => {
      const sleeper = { at: this.#now + ms, wake };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason);
      });
    });
  }

  /** Lets time pass, in milliseconds. */
  pass(ms: number): void {
    this.#now += ms;
    for (const sleeper of this.#sleepers) {
      if (sleeper.at > this.#now) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }
}
