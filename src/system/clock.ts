import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './world.ts';

/** The real clock. */
export const clock: Clock = {
  now: () => {
    // Not by `performance`, which takes a millisecond to be loaded.
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1000 + nanoseconds / 1e6;
  },
  date: () => new Date(),
  sleep: async (ms, signal) => {
    try {
      await sleep(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};
