/**
 * The answer to a search that finds too many messages to keep all their numbers: the first and the last numbers are
 * kept, and those between them are counted.
 */
import { LineTooLong } from '../../network/line-reader.ts';

const BEGINNING = '* SEARCH ';
/** A shorter line is kept as a whole: 250,000 numbers. */
const MAX_WHOLE = 2 * 1024 * 1024;
const BLOCK = 64 * 1024;
/** Blocks that are kept of the end: more numbers than are looked at one by one. */
const KEPT_AT_END = 4;
const SPACE = 0x20;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/** Whether these pieces are the beginning of such a line. */
export function isLongSearchLine(pieces: readonly Buffer[], bytes: number): boolean {
  if (bytes <= MAX_WHOLE) return false;
  // Asked anew for each piece of a long line, so that whole pieces must not be copied.
  const heads = pieces.slice(0, BEGINNING.length).map((piece) => piece.subarray(0, BEGINNING.length));
  const beginning = Buffer.concat(heads).toString('latin1', 0, BEGINNING.length);
  return beginning.toUpperCase() === BEGINNING;
}

export class LongSearchLine {
  readonly #head: Buffer;
  /** The end of the line so far; it begins with a space. */
  readonly #blocks: Buffer[] = [];
  #open = Buffer.alloc(BLOCK);
  #used = 0;
  /** How many numbers were counted and not kept. */
  omitted = 0;

  /** @param start the line so far */
  constructor(start: Buffer) {
    const cut = start.lastIndexOf(SPACE, BLOCK);
    // A copy, so that the rest need not stay in memory: only its count is needed.
    this.#head = Buffer.from(start.subarray(0, cut));
    this.feed(start.subarray(cut));
  }

  /** Adds the next piece of the line. @throws LineTooLong when it is not all numbers */
  feed(piece: Buffer): void {
    for (let at = 0; at < piece.length; ) {
      const copied = piece.copy(this.#open, this.#used, at);
      at += copied;
      this.#used += copied;
      if (this.#used < BLOCK) return;
      this.#blocks.push(this.#open);
      this.#open = Buffer.alloc(BLOCK);
      this.#used = 0;
      if (this.#blocks.length > KEPT_AT_END) this.#drop();
    }
  }

  /** Returns the line without the numbers that were left out. */
  end(): Buffer {
    return Buffer.concat([this.#head, ...this.#blocks, this.#open.subarray(0, this.#used)]);
  }

  /** Drops the first block, and the number that continues in the second. */
  #drop(): void {
    const [first, second] = this.#blocks;
    const cut = second?.indexOf(SPACE) ?? -1;
    if (!first || !second || cut < 0) throw new LineTooLong();
    this.omitted += countNumbers(first) + countNumbers(second.subarray(0, cut));
    this.#blocks.splice(0, 2, second.subarray(cut));
  }
}

/** Counts numbers by the space before each. @throws LineTooLong for anything that is not a number */
function countNumbers(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) {
    if (byte === SPACE) count += 1;
    else if (byte < DIGIT_0 || byte > DIGIT_9) throw new LineTooLong();
  }
  return count;
}
