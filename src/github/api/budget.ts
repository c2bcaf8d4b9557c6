/** The time for all calls together, and how much of it one attempt may take. */
import type { Clock } from '../../system/world.ts';

/** An attempt takes at most half of what is left, so that something can be done after one that never ends. */
const SHARE = 0.5;

/** But it is always given this long, in milliseconds, if there is so much. */
const LEAST_MS = 2000;

/** Less than this, in milliseconds, is no time for a call. */
const TOO_LITTLE_MS = 50;

/** The time for all calls. It begins with the first. */
export class CallBudget {
  readonly #clock: Clock;
  readonly #totalMs: number;
  #startedAt: number | undefined;

  constructor(clock: Clock, totalMs: number) {
    this.#clock = clock;
    this.#totalMs = totalMs;
  }

  /** Begins to count, at the first call. */
  start(): void {
    this.#startedAt ??= this.#clock.now();
  }

  /** Milliseconds that are left. */
  get leftMs(): number {
    return this.#startedAt === undefined
      ? this.#totalMs
      : Math.max(0, this.#totalMs - (this.#clock.now() - this.#startedAt));
  }

  get isSpent(): boolean {
    return this.leftMs < TOO_LITTLE_MS;
  }

  /** Milliseconds for the next attempt. */
  get attemptMs(): number {
    return Math.min(this.leftMs, Math.max(LEAST_MS, this.leftMs * SHARE));
  }
}
