/**
 * Opens a TCP connection to one of several addresses. They are tried in order, each with a head start (RFC 8305), so
 * that a dead address costs a fraction of a second and is still reported.
 */
import type { Socket } from 'node:net';
import type { Endpoint } from '../../model/endpoint.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { Address } from '../../system/world.ts';
import { connectFailure, type DialAttempt } from './connect-failures.ts';

/** Head start of each address before the next one is tried as well, in milliseconds (RFC 8305 section 5). */
const ATTEMPT_DELAY_MS = 250;
/** How long to wait for an address after another one has answered, in milliseconds: a slow address is not dead. */
const PATIENCE_MS = 1000;

/** An open TCP connection, paused. */
export interface Dialled {
  readonly socket: Socket;
  readonly address: string;
  /** How long this connection took, from its first packet to the answer: one round trip. Seconds. */
  readonly connectSeconds: number;
  /** How many addresses were dialled. */
  readonly tried: number;
  /** Addresses that were tried first and are dead. Never rejects. */
  readonly dead: Promise<readonly DialAttempt[]>;
}

/**
 * Opens a connection to the first address that answers.
 * @throws ProbeFailure when none does within the limit, or the signal's reason
 */
export function dial(
  endpoint: Endpoint,
  addresses: readonly Address[],
  context: Pick<ProbeContext, 'signal' | 'world'>,
  limitMs: number,
): Promise<Dialled> {
  const { signal, world } = context;
  const attempts: DialAttempt[] = [];
  /** The attempts still under way. */
  const sockets = new Map<DialAttempt, Socket>();
  return new Promise((resolve, reject) => {
    let headStart: NodeJS.Timeout | undefined;
    let isSettled = false;
    const limit = setTimeout(giveUp, limitMs);
    const onAbort = (): void => fail(signal.reason);

    function settle(): void {
      isSettled = true;
      clearTimeout(limit);
      clearTimeout(headStart);
      signal.removeEventListener('abort', onAbort);
    }

    function fail(reason: unknown): void {
      settle();
      for (const socket of sockets.values()) socket.destroy();
      reject(reason);
    }

    function giveUp(): void {
      fail(connectFailure(endpoint, attempts, world.env));
    }

    function win(winner: DialAttempt, socket: Socket, connectSeconds: number): void {
      settle();
      socket.pause();
      sockets.delete(winner);
      const earlier = attempts.slice(0, attempts.indexOf(winner));
      for (const [attempt, other] of sockets) if (!earlier.includes(attempt)) other.destroy();
      const dead = findDead(earlier, sockets, signal);
      resolve({ socket, address: winner.address, connectSeconds, tried: attempts.length, dead });
    }

    function tryNext(): void {
      clearTimeout(headStart);
      if (isSettled) return;
      const target = addresses[attempts.length];
      if (target === undefined) {
        if (sockets.size === 0) giveUp();
        return;
      }
      const attempt: DialAttempt = { ...target };
      attempts.push(attempt);
      const begin = world.clock.now();
      const socket = world.connect(target.address, endpoint.port);
      sockets.set(attempt, socket);
      socket.once('connect', () => {
        if (!isSettled) win(attempt, socket, (world.clock.now() - begin) / 1000);
      });
      // Never removed: while no owner listens, a late error must not end the process.
      socket.on('error', (error) => {
        attempt.error ??= error;
        if (sockets.delete(attempt)) tryNext();
      });
      headStart = setTimeout(tryNext, ATTEMPT_DELAY_MS);
    }

    if (signal.aborted) onAbort();
    else {
      signal.addEventListener('abort', onAbort, { once: true });
      tryNext();
    }
  });
}

/** Returns the attempts that fail, or do not answer within `PATIENCE_MS`. `pending` holds those still under way. */
async function findDead(
  attempts: readonly DialAttempt[],
  pending: ReadonlyMap<DialAttempt, Socket>,
  signal: AbortSignal,
): Promise<readonly DialAttempt[]> {
  const sockets = attempts.map((attempt) => pending.get(attempt));
  const areAlive = await Promise.all(sockets.map((socket) => socket !== undefined && answersYet(socket, signal)));
  return attempts.filter((_attempt, index) => !areAlive[index]);
}

function answersYet(socket: Socket, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isAlive: boolean): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      resolve(isAlive);
    };
    // After a cancel the result is not used, and there is no proof that the address is dead.
    const onAbort = (): void => end(true);
    const timer = setTimeout(() => end(false), PATIENCE_MS);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
