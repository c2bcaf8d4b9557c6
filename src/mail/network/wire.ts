/**
 * One connection and its owner. The protocol libraries hold the socket, but only the wire ends it: at a limit, at a
 * cancel, or when the server floods us. Both libraries rely on inactivity timers, which a server that sends one
 * harmless line every 300 ms never lets expire.
 */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';

const MIB = 1024 * 1024;
/**
 * More than any probe has to read; a server that sends more floods the session. Before a login nothing long is said, and
 * every line costs the library some work for which the event loop stands still.
 */
const MAX_BYTES = 32 * MIB;
const MAX_BYTES_BEFORE_LOGIN = MIB / 4;

/** What a limit is for, so that its expiry explains itself. */
export interface Limit {
  readonly phase: PhaseName;
  /** What was waited for, as in "no answer to AUTH". */
  readonly awaited: string;
  readonly ms: number;
}

export class Wire {
  readonly endpoint: Endpoint;
  /** The address really dialled. */
  readonly address: string;
  /** The part of the session that is under way. */
  phase: PhaseName;
  #socket: Socket | TLSSocket;
  #failure: ProbeFailure | undefined;
  #received = 0;
  #maxBytes = MAX_BYTES_BEFORE_LOGIN;
  #isReleased = false;
  readonly #signal: AbortSignal;
  readonly #lost: Promise<never>;
  #reject: (reason: unknown) => void = () => {};

  constructor(endpoint: Endpoint, address: string, socket: Socket, signal: AbortSignal) {
    this.endpoint = endpoint;
    this.address = address;
    this.phase = `${endpoint.protocol}_greeting`;
    this.#socket = socket;
    this.#signal = signal;
    this.#lost = new Promise((_resolve, reject) => {
      this.#reject = reject;
    });
    // Nobody may be waiting when it is rejected.
    this.#lost.catch(() => {});
    socket.on('error', ignore);
    signal.addEventListener('abort', this.#onAbort, { once: true });
    if (signal.aborted) this.#onAbort();
  }

  /** The socket that carries the session: after the handshake the TLS socket. */
  get socket(): Socket | TLSSocket {
    return this.#socket;
  }

  /** Why we ended the connection, when we did. */
  get failure(): ProbeFailure | undefined {
    return this.#failure;
  }

  /** Whether the server has never sent a byte. */
  get isSilent(): boolean {
    return this.#socket.bytesRead === 0;
  }

  /** Goes on with the TLS socket that now wraps the plain one. */
  secure(socket: TLSSocket): void {
    this.#socket = socket;
    socket.on('error', ignore);
  }

  /**
   * For whoever takes the session over. The end of a connection is told once, and until now nobody was listening.
   * @throws what ended it
   */
  throwIfEnded(): void {
    const { destroyed, readableEnded, errored } = this.#socket;
    if (this.#failure) throw this.#failure;
    if (errored) throw errored;
    if (destroyed || readableEnded) throw Object.assign(new Error('Connection closed'), { code: 'NoConnection' });
  }

  /** Counts what the server sends from now on. The socket must be paused, so that no byte is lost. */
  countBytes(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.length;
      if (this.#received > this.#maxBytes) this.fail(tooLarge(this, this.#maxBytes));
    });
  }

  /** From now on the server may send long answers. */
  allowMuch(): void {
    this.#maxBytes = MAX_BYTES;
  }

  /** Ends the connection for a reason of ours. The first reason counts. */
  fail(failure: ProbeFailure): void {
    if (this.#failure || this.#isReleased) return;
    this.#failure = failure;
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#reject(failure);
    this.#socket.destroy();
  }

  /**
   * Does one step within its limit, however slowly the server drips.
   * @throws ProbeFailure `E_CMD_TIMEOUT` or the reason for which the connection was ended; else what `work` throws
   */
  async within<T>(limit: Limit, work: () => Promise<T>): Promise<T> {
    if (this.#failure) throw this.#failure;
    this.phase = limit.phase;
    const timer = setTimeout(() => this.fail(noAnswer(this.endpoint, limit)), limit.ms);
    try {
      return await this.guard(work());
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits for something that a library promises, but no longer than the connection lives. */
  async guard<T>(promise: Promise<T>): Promise<T> {
    try {
      return await Promise.race([promise, this.#lost]);
    } catch (error) {
      throw this.#failure ?? error;
    }
  }

  /**
   * Lets go of a connection that has done its work. What was written still goes out, but nothing waits for the server
   * any more: a peer that never closes must not keep the process alive.
   */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#signal.removeEventListener('abort', this.#onAbort);
    const socket = this.#socket;
    socket.on('error', ignore);
    if (socket.destroyed) return;
    socket.setTimeout(0);
    socket.end();
    socket.unref();
    setTimeout(() => socket.destroy(), 1000).unref();
  }

  readonly #onAbort = (): void => {
    const reason: unknown = this.#signal.reason;
    if (reason instanceof ProbeFailure) this.fail(reason);
    else this.#socket.destroy();
  };
}

/** No answer came within the limit. */
export function noAnswer(endpoint: Endpoint, limit: Limit): ProbeFailure {
  const seconds = limit.ms / 1000;
  return new ProbeFailure({
    code: 'E_CMD_TIMEOUT',
    phase: limit.phase,
    message: `No answer to ${limit.awaited} from ${endpoint.host}:${endpoint.port} within ${seconds} s.`,
    hint: 'The server accepted the connection and then went silent. Look at its load and its log, or raise command-timeout.',
  });
}

function tooLarge({ endpoint, phase }: Wire, maxBytes: number): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO_TOO_LARGE',
    phase,
    message: `${endpoint.host}:${endpoint.port} sent more than ${describeSize(maxBytes)}.`,
    hint: 'No probe needs that much: the server floods the session, or something else answers on this port.',
  });
}

function describeSize(bytes: number): string {
  return bytes < MIB ? `${bytes / 1024} KiB` : `${bytes / MIB} MiB`;
}

function ignore(): void {}
