/** A TCP connection that never leaves the process: what a client writes goes to a function, which says what comes back. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** A server at the other end. An answer of nothing ends the connection. */
export type Answer = (line: string) => Buffer | undefined;

/** A connection that greets, and answers line by line. */
export function connectInMemory(greeting: Buffer | undefined, answer: Answer): Socket {
  return new MemorySocket(greeting, answer) as unknown as Socket;
}

/** As much of a socket as the probes and their libraries use. */
class MemorySocket extends Duplex {
  bytesRead = 0;
  bytesWritten = 0;
  readonly remoteAddress = '127.0.0.1';
  readonly localAddress = '127.0.0.1';
  readonly #answer: Answer;
  #heard = '';

  constructor(greeting: Buffer | undefined, answer: Answer) {
    super({ allowHalfOpen: false });
    this.#answer = answer;
    setImmediate(() => {
      this.emit('connect');
      this.#say(greeting);
    });
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.bytesWritten += chunk.length;
    this.#heard += chunk.toString('latin1');
    for (let end = this.#heard.indexOf('\n'); end >= 0; end = this.#heard.indexOf('\n')) {
      const line = this.#heard.slice(0, end).replace(/\r$/, '');
      this.#heard = this.#heard.slice(end + 1);
      this.#say(this.#answer(line));
    }
    done();
  }

  #say(bytes: Buffer | undefined): void {
    if (this.readableEnded || this.destroyed) return;
    if (bytes === undefined) this.push(null);
    else if (bytes.length > 0) {
      this.bytesRead += bytes.length;
      this.push(bytes);
    }
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }
}
