/**
 * Counts flights: how often a client has to wait for answers before it can ask further. No answer is given before the
 * process has nothing more to do, and then all that wait are given at once.
 */

/** So many turns of the event loop without a new question: all that can be asked has been asked. */
const IDLE_TURNS = 400;

/** Flights of questions. */
export class Flights {
  readonly #waiting: { readonly what: string; land(): void }[] = [];
  #isWatching = false;
  #arrived = 0;
  /** What was asked in each flight. */
  readonly flown: (readonly string[])[] = [];

  /** Resolves when the flight lands that the question is in. */
  board(what: string): Promise<void> {
    this.#arrived += 1;
    const landed = new Promise<void>((land) => this.#waiting.push({ what, land }));
    if (!this.#isWatching) void this.#watch();
    return landed;
  }

  async #watch(): Promise<void> {
    this.#isWatching = true;
    for (let idle = 0, seen = -1; idle < IDLE_TURNS; idle += 1) {
      if (seen !== this.#arrived) idle = 0;
      seen = this.#arrived;
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#isWatching = false;
    const all = this.#waiting.splice(0);
    this.flown.push(all.map(({ what }) => what));
    for (const { land } of all) land();
  }
}
