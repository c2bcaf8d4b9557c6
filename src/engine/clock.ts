import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../world.ts';

/** The real clock. */
export const clock: Clock = {
  now: () => performance.now(),
  date: () => new Date(),
  sleep: async (ms, signal) => {
    try {
      await sleep(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};
