/**
 * Time that passes when nothing else happens. While bytes, connections or ends of them are on their way in this process,
 * the time stands still; when everything waits, it jumps to the next timer. So a limit expires because nothing comes any
 * more, and never because the machine is slow, and nobody waits for seconds that are only counted.
 */
import { Server, Socket } from 'node:net';
import { vi } from 'vitest';
import { clock } from '../../../src/system/clock.ts';
import type { World } from '../../../src/system/world.ts';

/**
 * So many turns of the event loop, and so long, without an event: then all that was sent has arrived. Only with `noDelay`
 * on both sides, else the system holds a piece back until the one before is acknowledged, for 40 ms.
 */
const QUIET_TURNS = 20;
const QUIET_MS = 4;
/** Timers that end within this span end together: many runs side by side wait for about the same. */
const SPAN_MS = 5;

type Emit = (this: object, ...args: unknown[]) => boolean;

/** The time of this process, while at least one test uses it. */
interface Running {
  users: number;
  stop(): void;
}

let running: Running | undefined;

/** A time that is in use; it goes back to the real one when the last user has disposed of it. */
export interface IdleTime extends Disposable {
  /** For probes: what they sleep is the same time. */
  readonly clock: World['clock'];
}

/** Uses the time, with all that runs side by side in this process. Whatever is under test has to be loaded before. */
export function useIdleTime(): IdleTime {
  running ??= start();
  running.users += 1;
  return {
    clock: { now: () => clock.now(), date: () => new Date(), sleep },
    [Symbol.dispose]() {
      if (!running) return;
      running.users -= 1;
      if (running.users > 0) return;
      running.stop();
      running = undefined;
    },
  };
}

function start(): Running {
  const now = performance.now.bind(performance);
  let isOver = false;
  let quietTurns = 0;
  let quietSince = now();
  const stir = (): void => {
    quietTurns = 0;
  };
  const restore = [Socket.prototype, Server.prototype].map((prototype) => watch(prototype, stir));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'hrtime'] });
  const turn = (): void => {
    if (isOver) return;
    if (quietTurns === 0) quietSince = now();
    quietTurns += 1;
    if (quietTurns >= QUIET_TURNS && now() - quietSince >= QUIET_MS) {
      quietTurns = 0;
      vi.advanceTimersToNextTimer();
      vi.advanceTimersByTime(SPAN_MS);
    }
    setImmediate(turn);
  };
  setImmediate(turn);
  return {
    users: 0,
    stop() {
      isOver = true;
      for (const each of restore) each();
      vi.useRealTimers();
    },
  };
}

/** Calls `stir` at each event of a socket or a listener. */
function watch(prototype: { emit: unknown }, stir: () => void): () => void {
  const emit = prototype.emit as Emit;
  const watched: Emit = function (...args) {
    stir();
    return emit.apply(this, args);
  };
  prototype.emit = watched;
  return () => {
    prototype.emit = emit;
  };
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
