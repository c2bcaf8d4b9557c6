/**
 * Reads lines from a socket before a protocol library takes over, and returns the bytes it did not use.
 */
import type { Socket } from 'node:net';

/** The longest line, in bytes. No greeting, capability list or STARTTLS answer comes near it. */
const MAX_BYTES = 64 * 1024;
const LF = 0x0a;

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
  /** What was received and not used. Pieces are joined once a line is complete: a line may come in single bytes. */
  #pieces: Buffer[] = [];
  #length = 0;
  /** How many line ends are in the pieces. */
  #lineEnds = 0;
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
    while (this.#length === 0) await this.#more();
    return this.#joined();
  }

  /**
   * Reads the next line, with its line end.
   * @throws ConnectionEnded, LineTooLong or the socket's error
   */
  async line(): Promise<Buffer> {
    for (;;) {
      if (this.#lineEnds > 0) {
        const received = this.#joined();
        const line = received.subarray(0, received.indexOf(LF) + 1);
        this.#pieces = [received.subarray(line.length)];
        this.#length -= line.length;
        this.#lineEnds -= 1;
        this.#onLine(lineText(line));
        return line;
      }
      if (this.#length > MAX_BYTES) throw new LineTooLong();
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
    return queued ? Buffer.concat([this.#joined(), queued]) : this.#joined();
  }

  #joined(): Buffer {
    const [first = Buffer.alloc(0)] = this.#pieces;
    const whole = this.#pieces.length > 1 ? Buffer.concat(this.#pieces) : first;
    this.#pieces = [whole];
    return whole;
  }

  async #more(): Promise<void> {
    if (this.#end) throw this.#end instanceof ConnectionEnded ? new ConnectionEnded(this.#joined()) : this.#end;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#socket.resume();
    });
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#pieces.push(chunk);
    this.#length += chunk.length;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) this.#lineEnds += 1;
    // A flood must not grow what is kept while a line is being processed.
    if (this.#length > 2 * MAX_BYTES) this.#socket.pause();
    this.#wake();
  };

  readonly #onEnd = (): void => {
    this.#end ??= new ConnectionEnded(this.#joined());
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
