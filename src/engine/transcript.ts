import type { TranscriptLine } from '../model/outcome.ts';

const MAX_HEAD = 60;
const MAX_TAIL = 60;
const MAX_CHARACTERS = 300;
/** The characters taken of a line; the rest of a longer one is dropped unread. */
const MAX_TAKEN = 4096;

export class Transcript {
  readonly #redact: (text: string) => string;
  readonly #head: TranscriptLine[] = [];
  readonly #tail: TranscriptLine[] = [];
  #left = 0;

  /** @param redact removes secrets from a text */
  constructor(redact: (text: string) => string) {
    this.#redact = redact;
  }

  /** Adds a line as it came. There may be millions, so it is not processed here. */
  add(line: TranscriptLine): void {
    const taken = line.text.length > MAX_TAKEN ? { ...line, text: line.text.slice(0, MAX_TAKEN) } : line;
    if (this.#head.length < MAX_HEAD) this.#head.push(taken);
    else this.#tail.push(taken);
    if (this.#tail.length <= MAX_TAIL) return;
    this.#tail.shift();
    this.#left += 1;
  }

  /** The lines kept, without secrets. They are removed before a line is cut, because a cut could leave half of one. */
  get lines(): readonly TranscriptLine[] {
    const [next] = this.#tail;
    const note = `${this.#left} lines are left out here`;
    const gap: TranscriptLine[] = this.#left > 0 && next ? [{ ...next, direction: 'note', text: note }] : [];
    return [...this.#head.map(this.#shown), ...gap, ...this.#tail.map(this.#shown)];
  }

  readonly #shown = (line: TranscriptLine): TranscriptLine => {
    const text = this.#redact(line.text);
    return { ...line, text: text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text };
  };
}
