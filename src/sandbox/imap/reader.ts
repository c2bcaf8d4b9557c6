/**
 * Reads lines and whole commands from a socket, one at a time. Data that a client sends ahead waits, so that commands
 * are carried out strictly in order.
 */
import type { Socket } from 'node:net';
import { SessionEnded } from './errors.ts';

/** The settings of a reader. */
export interface ReaderOptions {
  readonly maxLineBytes: number;
  readonly maxLiteralBytes: number;
  /** Whether `{5+}` announces a literal (RFC 7888). If not, it is text like any other. */
  readonly hasNonSynchronizing: boolean;
}

/** The bytes of a command with its literals, without the last line end. */
export interface RawCommand {
  readonly bytes: Buffer;
  /** False when the next literal is too large and the client still waits to be asked for it. */
  readonly isWhole: boolean;
}

const CRLF = Buffer.from('\r\n');

export class ImapReader {
  readonly #socket: Socket;
  readonly #options: ReaderOptions;
  #buffer: Buffer = Buffer.alloc(0);
  #hasEnded = false;
  #wake: () => void = () => {};

  constructor(socket: Socket, options: ReaderOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.on('data', this.#onData);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onEnd);
  }

  /**
   * Reads the next command.
   * @param invite asks the client to send the literal that it announced
   * @throws SessionEnded
   */
  async command(invite: () => void): Promise<RawCommand> {
    const parts: Buffer[] = [];
    for (;;) {
      const line = await this.line();
      parts.push(line);
      const [, digits, plus] = /\{(\d+)(\+?)\}$/.exec(line.toString('latin1')) ?? [];
      if (digits === undefined || (plus === '+' && !this.#options.hasNonSynchronizing)) break;
      if (Number(digits) > this.#options.maxLiteralBytes) {
        if (plus === '+') throw new SessionEnded('[TOOBIG] Literal too large');
        return { bytes: Buffer.concat(parts), isWhole: false };
      }
      if (plus === '') invite();
      parts.push(CRLF, await this.#bytes(Number(digits)));
    }
    return { bytes: Buffer.concat(parts), isWhole: true };
  }

  /**
   * Reads the next line without its line end.
   * @throws SessionEnded
   */
  async line(): Promise<Buffer> {
    for (;;) {
      const end = this.#buffer.indexOf(0x0a);
      const length = end < 0 ? this.#buffer.length : end;
      if (length > this.#options.maxLineBytes) throw new SessionEnded('Line too long');
      if (end >= 0) {
        const line = this.#take(end + 1);
        return line.subarray(0, line.at(-2) === 0x0d ? -2 : -1);
      }
      await this.#more();
    }
  }

  /** Stops reading. Unused data is dropped with the reader: before TLS, an attacker may have injected it. */
  stop(): void {
    this.#socket.pause();
    this.#socket.off('data', this.#onData);
    this.#socket.off('end', this.#onEnd);
    this.#socket.off('close', this.#onEnd);
  }

  async #bytes(count: number): Promise<Buffer> {
    while (this.#buffer.length < count) await this.#more();
    return this.#take(count);
  }

  #take(count: number): Buffer {
    const taken = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count);
    return taken;
  }

  async #more(): Promise<void> {
    if (this.#hasEnded) throw new SessionEnded();
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    this.#wake();
  };

  readonly #onEnd = (): void => {
    this.#hasEnded = true;
    this.#wake();
  };
}
