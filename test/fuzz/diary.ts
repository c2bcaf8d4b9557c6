/**
 * What a thread that fuzzes is doing at the moment, for a thread that looks on: an input that keeps it busy for ever can
 * only be told from outside.
 */

const SIZE = 1 << 20;
const HEAD = 8;

/** What was tried last. */
export interface Entry {
  readonly runs: number;
  readonly text: string;
}

export class Diary {
  readonly buffer: SharedArrayBuffer;
  /** How many inputs were begun, and the length of the text. */
  readonly #numbers: Int32Array;
  readonly #page: Uint8Array;

  constructor(buffer = new SharedArrayBuffer(SIZE)) {
    this.buffer = buffer;
    this.#numbers = new Int32Array(buffer, 0, 2);
    this.#page = new Uint8Array(buffer, HEAD);
  }

  write(text: string): void {
    const { written } = new TextEncoder().encodeInto(text, this.#page);
    Atomics.store(this.#numbers, 1, written);
    Atomics.add(this.#numbers, 0, 1);
  }

  read(): Entry {
    const length = Atomics.load(this.#numbers, 1);
    return { runs: Atomics.load(this.#numbers, 0), text: new TextDecoder().decode(this.#page.slice(0, length)) };
  }
}
