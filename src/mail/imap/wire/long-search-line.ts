/**
 * The answer to a search that names so many messages that not even their numbers can be kept: the first and the last are,
 * and those between them are counted.
 */
import { LineTooLong } from '../../network/line-reader.ts';

const BEGINNING = '* SEARCH ';
/** A shorter line is kept as a whole: 250,000 numbers. */
const MAX_WHOLE = 2 * 1024 * 1024;
const BLOCK = 64 * 1024;
/** What is kept of the end, in blocks: more numbers than anybody looks at one by one. */
const KEPT_AT_END = 4;
const SPACE = 0x20;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/** Whether these are the pieces of such a line, as far as it has come. */
export function isLongSearchLine(pieces: readonly Buffer[], bytes: number): boolean {
  if (bytes <= MAX_WHOLE) return false;
  const beginning = Buffer.concat(pieces.slice(0, BEGINNING.length)).toString('latin1', 0, BEGINNING.length);
  return beginning.toUpperCase() === BEGINNING;
}

export class LongSearchLine {
  readonly #head: Buffer;
  /** The end as far as it has come: it begins with a space. */
  readonly #blocks: Buffer[] = [];
  #open = Buffer.alloc(BLOCK);
  #used = 0;
  /** Numbers that were counted and are not kept. */
  omitted = 0;

  /** @param start of the line, as far as it has come */
  constructor(start: Buffer) {
    const cut = start.lastIndexOf(SPACE, BLOCK);
    // A copy: of the rest only the count is needed.
    this.#head = Buffer.from(start.subarray(0, cut));
    this.feed(start.subarray(cut));
  }

  /** Goes on with the line. @throws LineTooLong for what is no number */
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

  /** The line without the numbers that were left out. */
  end(): Buffer {
    return Buffer.concat([this.#head, ...this.#blocks, this.#open.subarray(0, this.#used)]);
  }

  /** Lets go of the first block, and of the number that goes on in the second. */
  #drop(): void {
    const [first, second] = this.#blocks;
    const cut = second?.indexOf(SPACE) ?? -1;
    if (!first || !second || cut < 0) throw new LineTooLong();
    this.omitted += countNumbers(first) + countNumbers(second.subarray(0, cut));
    this.#blocks.splice(0, 2, second.subarray(cut));
  }
}

/** One space stands before each number. @throws LineTooLong for what is none */
function countNumbers(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) {
    if (byte === SPACE) count += 1;
    else if (byte < DIGIT_0 || byte > DIGIT_9) throw new LineTooLong();
  }
  return count;
}
