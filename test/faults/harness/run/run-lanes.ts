/**
 * How many runs are under way at once. Most of them wait for a limit to expire, so that many go side by side; one that
 * is to be measured on a quiet machine waits until it has the machine for itself.
 */
export class Lanes {
  readonly #width: number;
  #running = 0;
  #isClosed = false;
  readonly #waiting: (() => void)[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(width: number) {
    this.#width = width;
  }

  /** Runs beside others. */
  async share<T>(work: () => Promise<T>): Promise<T> {
    while (this.#isClosed || this.#running >= this.#width) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#wake();
    }
  }

  /** Runs when nobody else does. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      this.#isClosed = true;
      try {
        while (this.#running > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
        return await work();
      } finally {
        this.#isClosed = false;
        this.#wake();
      }
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
