/** What one exchange of octets with a name server can come to, and how it is ended. */
import type { World } from '../../system/world.ts';
import { type Message, readMessage } from './read-message.ts';
import { MalformedMessage } from './wire-name.ts';

/** What the client needs of the world. */
export type DnsWorld = Pick<World, 'clock' | 'connect' | 'random' | 'udp'>;

/** What one exchange has come to. */
export type Exchanged =
  | { readonly kind: 'message'; readonly message: Message }
  /** The server does not understand the form of the question. */
  | { readonly kind: 'form error' }
  /** The answer had no room in the datagram, or was larger than it may be. */
  | { readonly kind: 'cut' }
  /** Nothing came in time. */
  | { readonly kind: 'silence' }
  /** A code of the system, or `EBADRESP` for an answer that breaks the format. */
  | { readonly kind: 'failed'; readonly code: string };

/** How long an exchange may take, and what ends it early. */
export interface ExchangeLimits {
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** Reads a message that was recognised as the answer. */
export function readAnswer(octets: Buffer, server: string): Exchanged {
  try {
    const message = readMessage(octets, server);
    return message.isTruncated ? { kind: 'cut' } : { kind: 'message', message };
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    return { kind: 'failed', code: 'EBADRESP' };
  }
}

/** What is to be called when a signal is aborted. A signal looks through all its listeners for each new one. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function calledOnAbort(signal: AbortSignal): Set<() => void> {
  const before = waiting.get(signal);
  if (before) return before;
  const calls = new Set<() => void>();
  waiting.set(signal, calls);
  signal.addEventListener('abort', () => calls.forEach((call) => void call()), { once: true });
  return calls;
}

/**
 * Runs an exchange until it calls `end`, the limit is over, or the signal is aborted; then `close` is called, once.
 * `begin` returns `close`.
 * @throws the reason of the signal
 */
export function runExchange(
  { limitMs, signal }: ExchangeLimits,
  begin: (end: (result: Exchanged) => void) => () => void,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const aborts = calledOnAbort(signal);
    let close: (() => void) | undefined;
    let isOver = false;
    const finish = (): void => {
      isOver = true;
      clearTimeout(limit);
      aborts.delete(onAbort);
      close?.();
    };
    const end = (result: Exchanged): void => {
      if (isOver) return;
      finish();
      resolve(result);
    };
    const onAbort = (): void => {
      if (isOver) return;
      finish();
      reject(signal.reason);
    };
    const limit = setTimeout(() => end({ kind: 'silence' }), Math.max(0, limitMs));
    aborts.add(onAbort);
    close = begin(end);
    // It may have ended while it began.
    if (isOver) close();
  });
}
