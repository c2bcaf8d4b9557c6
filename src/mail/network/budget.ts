import type { Clock } from '../../system/world.ts';

/** Time that several steps use up together; what lies between them does not count. */
export class Budget {
  readonly #clock: Clock;
  #leftMs: number;

  constructor(clock: Clock, totalMs: number) {
    this.#clock = clock;
    this.#leftMs = totalMs;
  }

  /** Gives the work what is left, at least a millisecond. */
  async spend<T>(work: (leftMs: number) => Promise<T>): Promise<T> {
    const start = this.#clock.now();
    try {
      return await work(Math.max(1, this.#leftMs));
    } finally {
      this.#leftMs -= this.#clock.now() - start;
    }
  }
}
