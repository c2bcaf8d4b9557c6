/** Measures what a run costs its process: memory, and how long it keeps everybody else from running. */

/** What was measured. */
export interface Reading {
  /** Growth of the resident memory at its highest, in MiB. */
  readonly grownMib: number;
  /** The longest time for which the event loop did not turn because this process was busy, in milliseconds. */
  readonly blockedMs: number;
}

const TICK_MS = 20;
const MIB = 1024 * 1024;

export class Gauge {
  readonly #timer: NodeJS.Timeout;
  readonly #peakBefore = process.resourceUsage().maxRSS;
  readonly #rssBefore = process.memoryUsage.rss();
  #rss = this.#rssBefore;
  #blockedMs = 0;
  #lastTick = performance.now();
  #lastCpu = process.cpuUsage();

  constructor() {
    this.#timer = setInterval(() => this.#tick(), TICK_MS).unref();
  }

  /** Ends the measurement. Without `before` the memory is compared with that at its begin. */
  stop(before = this.#rssBefore): Reading {
    clearInterval(this.#timer);
    this.#tick();
    // What happened between two ticks shows in the highest value that the system remembers, in KiB.
    const { maxRSS } = process.resourceUsage();
    const highest = maxRSS > this.#peakBefore ? Math.max(this.#rss, maxRSS * 1024) : this.#rss;
    return { grownMib: Math.max(0, Math.round((highest - before) / MIB)), blockedMs: Math.round(this.#blockedMs) };
  }

  /** On a busy machine the process may have waited for its turn: of a gap only what it worked is its own doing. */
  #tick(): void {
    const now = performance.now();
    const gapMs = now - this.#lastTick - TICK_MS;
    const { user, system } = process.cpuUsage(this.#lastCpu);
    const workedMs = (user + system) / 1000;
    this.#blockedMs = Math.max(this.#blockedMs, Math.min(gapMs, workedMs));
    this.#lastTick = now;
    this.#lastCpu = process.cpuUsage();
    this.#rss = Math.max(this.#rss, process.memoryUsage.rss());
  }
}
