/**
 * Reads lines from a socket before a protocol library takes over, and returns the bytes it did not use.
 */
import type { Socket } from 'node:net';

/** The longest line, in bytes. No greeting, capability list or STARTTLS answer comes near it. */
const MAX_BYTES = 64 * 1024;

/** The error when the connection ended while a line was awaited. */
export class ConnectionEnded extends Error {
  override readonly name = 'ConnectionEnded';
  /** The part of the line that had been received. */
  readonly received: Buffer;

  constructor(received: Buffer) {
    super('The connection was closed');
    this.received = received;
  }
}

/** The error when a line, or an answer of several lines, is longer than allowed. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}

export class LineReader {
  readonly #socket: Socket;
  readonly #onLine: (text: string) => void;
  #buffer: Buffer = Buffer.alloc(0);
  #end: Error | undefined;
  #wake: () => void = () => {};

  /** @param onLine called with each line that is read, without its line end */
  constructor(socket: Socket, onLine: (text: string) => void) {
    this.#socket = socket;
    this.#onLine = onLine;
    socket.on('data', this.#onData);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onEnd);
    socket.on('error', this.#onError);
    socket.resume();
  }

  /** Waits for the first bytes and leaves them in place. */
  async peek(): Promise<Buffer> {
    while (this.#buffer.length === 0) await this.#more();
    return this.#buffer;
  }

  /**
   * Reads the next line, with its line end.
   * @throws ConnectionEnded, LineTooLong or the socket's error
   */
  async line(): Promise<Buffer> {
    for (;;) {
      const end = this.#buffer.indexOf(0x0a);
      if (end >= 0) {
        const line = this.#buffer.subarray(0, end + 1);
        this.#buffer = this.#buffer.subarray(end + 1);
        this.#onLine(lineText(line));
        return line;
      }
      if (this.#buffer.length > MAX_BYTES) throw new LineTooLong();
      await this.#more();
    }
  }

  /** Stops reading and pauses the socket. Returns the bytes that were received and not used. */
  detach(): Buffer {
    const socket = this.#socket;
    socket.pause();
    socket.off('data', this.#onData);
    socket.off('end', this.#onEnd);
    socket.off('close', this.#onEnd);
    socket.off('error', this.#onError);
    const queued = socket.readableLength > 0 ? (socket.read() as Buffer | null) : null;
    return queued ? Buffer.concat([this.#buffer, queued]) : this.#buffer;
  }

  async #more(): Promise<void> {
    if (this.#end) throw this.#end instanceof ConnectionEnded ? new ConnectionEnded(this.#buffer) : this.#end;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#socket.resume();
    });
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    // A flood must not grow the buffer while a line is being processed.
    if (this.#buffer.length > 2 * MAX_BYTES) this.#socket.pause();
    this.#wake();
  };

  readonly #onEnd = (): void => {
    this.#end ??= new ConnectionEnded(this.#buffer);
    this.#wake();
  };

  readonly #onError = (error: Error): void => {
    this.#end ??= error;
    this.#wake();
  };
}

/** Returns the text of a line without its line end. Bytes that are not UTF-8 are read as Latin-1. */
export function lineText(line: Buffer): string {
  return readableText(line.subarray(0, line.length - (line.at(-2) === 0x0d ? 2 : 1)));
}

/** Decodes bytes as UTF-8, or as Latin-1 when they are not UTF-8. */
export function readableText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}
