import { clock } from '../../../src/system/clock.ts';
import type { World } from '../../../src/system/world.ts';

/** Ten seconds of the probe pass in one of the test, but for the limits of the wire. */
const SPEED = 10;

/** A clock for probes that wait for something that does not come. */
export const fastClock: World['clock'] = {
  now: () => performance.now() * SPEED,
  date: () => new Date(),
  sleep: (ms, signal) => clock.sleep(ms / SPEED, signal),
};
