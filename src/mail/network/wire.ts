/**
 * The owner of one connection. The protocol libraries hold the socket, but only the wire ends it: at a limit, on a
 * cancel, or when the server floods the session. Both libraries rely on inactivity timers, which never expire while a
 * server sends one harmless line every 300 ms.
 */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';

const MIB = 1024 * 1024;
/**
 * More bytes than any probe has to read; a server that sends more floods the session. Before a login there are no long
 * answers, and the limit is lower because every line costs the library some work that blocks the event loop.
 */
const MAX_BYTES = 32 * MIB;
const MAX_BYTES_BEFORE_LOGIN = MIB / 4;
/**
 * How much more than its contents a TLS connection may take: so many octets, and so many for each octet of contents.
 * Handshakes, short records and tickets fit in; a flood of key updates, of tickets or of renegotiations does not, and no
 * event of the socket shows it (RFC 8446 sections 4.6.1 and 4.6.3).
 */
const MAX_OVERHEAD = { bytes: MIB / 4, perByte: 4 };
const OVERHEAD_CHECK_MS = 1000;

/** A time limit and what it applies to, so that the failure can name both. */
export interface Limit {
  readonly phase: PhaseName;
  /** The command or step that is awaited: `AUTH` in "no answer to AUTH". */
  readonly awaited: string;
  readonly ms: number;
}

export class Wire {
  readonly endpoint: Endpoint;
  /** The IP address that was connected to. */
  readonly address: string;
  /** The part of the session that is under way. */
  phase: PhaseName;
  #socket: Socket | TLSSocket;
  #failure: ProbeFailure | undefined;
  #received = 0;
  #maxBytes = MAX_BYTES_BEFORE_LOGIN;
  #isReleased = false;
  #overheadTimer: NodeJS.Timeout | undefined;
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
    // It may be rejected while nothing awaits it.
    this.#lost.catch(() => {});
    socket.on('error', ignore);
    signal.addEventListener('abort', this.#onAbort, { once: true });
    if (signal.aborted) this.#onAbort();
  }

  /** The socket that carries the session: the TLS socket after the handshake. */
  get socket(): Socket | TLSSocket {
    return this.#socket;
  }

  /** The reason why the wire ended the connection, if it did. */
  get failure(): ProbeFailure | undefined {
    return this.#failure;
  }

  /** Whether the server has never sent a byte. */
  get isSilent(): boolean {
    return this.#socket.bytesRead === 0;
  }

  /** Continues with the TLS socket that now wraps the plain one. */
  secure(socket: TLSSocket): void {
    const transport = this.#socket;
    this.#socket = socket;
    socket.on('error', ignore);
    const before = transport.bytesRead;
    const check = (): void => {
      const overhead = transport.bytesRead - before - this.#received * (1 + MAX_OVERHEAD.perByte);
      if (overhead > MAX_OVERHEAD.bytes) this.fail(tooMuchOverhead(this));
    };
    this.#overheadTimer = setInterval(check, OVERHEAD_CHECK_MS).unref();
    socket.once('close', () => clearInterval(this.#overheadTimer));
  }

  /**
   * Throws when the connection has already ended. Code that takes the session over must call this, because the socket
   * emits its end only once, possibly before that code listens.
   * @throws the error that ended the connection
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

  /** Ends the connection with the given failure. Only the first one counts. */
  fail(failure: ProbeFailure): void {
    if (this.#failure || this.#isReleased) return;
    this.#failure = failure;
    clearInterval(this.#overheadTimer);
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#reject(failure);
    this.#socket.destroy();
  }

  /**
   * Runs one step within its limit, also when the server keeps sending bytes slowly.
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

  /** Waits for a promise of a library, but no longer than the connection lives. */
  async guard<T>(promise: Promise<T>): Promise<T> {
    try {
      return await Promise.race([promise, this.#lost]);
    } catch (error) {
      throw this.#failure ?? error;
    }
  }

  /**
   * Closes a connection that is no longer needed. Data already written is still sent, but nothing waits for the server
   * any more: a peer that never closes must not keep the process alive.
   */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    clearInterval(this.#overheadTimer);
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

/** The failure when no answer came within the limit. */
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

function tooMuchOverhead({ endpoint, phase }: Wire): ProbeFailure {
  return new ProbeFailure({
    code: 'E_PROTO_TOO_LARGE',
    phase,
    message: `${endpoint.host}:${endpoint.port} keeps TLS busy without saying anything: key updates, tickets or handshakes without end.`,
    hint: 'No probe needs that: the server floods the session, or is broken. Look at its TLS library.',
  });
}

function describeSize(bytes: number): string {
  return bytes < MIB ? `${bytes / 1024} KiB` : `${bytes / MIB} MiB`;
}

function ignore(): void {}
