import type { ProbeContext } from '../../model/probe-context.ts';

/** Short pauses at first: most messages arrive at once. IDLE would be slower: Dovecot collects changes for 500 ms. */
const PAUSES_MS = [5, 5, 10, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200];
const SOON_MS = 250;
const LATE_MS = 1000;
/** After this time, one look per second is enough. */
const LATE_AFTER_MS = 15_000;
const PROGRESS_EVERY_MS = 5000;

/** How often to look for the message, and when to tell that the wait goes on. */
export class Pace {
  readonly #context: ProbeContext;
  readonly #start: number;
  #nextProgress: number;
  #look = 0;

  constructor(context: ProbeContext) {
    this.#context = context;
    this.#start = context.world.clock.now();
    this.#nextProgress = this.#start + PROGRESS_EVERY_MS;
  }

  /** Counts the looks, from 0. */
  get look(): number {
    return this.#look;
  }

  /** How long to wait before the next look, in milliseconds. */
  get pauseMs(): number {
    return PAUSES_MS[this.#look] ?? (this.#waitedMs < LATE_AFTER_MS ? SOON_MS : LATE_MS);
  }

  next(): void {
    this.#look += 1;
  }

  /** Tells that the wait goes on, from time to time. */
  tell(): void {
    if (this.#context.world.clock.now() < this.#nextProgress) return;
    this.#nextProgress += PROGRESS_EVERY_MS;
    this.#context.progress(`waiting for the message, ${Math.round(this.#waitedMs / 1000)} s so far`);
  }

  get #waitedMs(): number {
    return this.#context.world.clock.now() - this.#start;
  }
}
