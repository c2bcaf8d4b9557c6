import type { Clock } from '../../system/world.ts';

/** A time limit that several steps share. Time between the steps does not count. */
export class Budget {
  readonly #clock: Clock;
  #leftMs: number;

  constructor(clock: Clock, totalMs: number) {
    this.#clock = clock;
    this.#leftMs = totalMs;
  }

  /** Runs the work with the time that is left, at least 1 ms. */
  async spend<T>(work: (leftMs: number) => Promise<T>): Promise<T> {
    const start = this.#clock.now();
    try {
      return await work(Math.max(1, this.#leftMs));
    } finally {
      this.#leftMs -= this.#clock.now() - start;
    }
  }
}
