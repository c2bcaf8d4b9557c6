/** The dialogue of an attempt as it is kept: the beginning and the end, because a server must not be able to fill a report. */
import type { TranscriptLine } from '../report/report.ts';

const MAX_HEAD = 60;
const MAX_TAIL = 60;
const MAX_CHARACTERS = 300;

export class Transcript {
  readonly #head: TranscriptLine[] = [];
  readonly #tail: TranscriptLine[] = [];
  #left = 0;

  /** Adds a line from which secrets have been removed: what is cut must not be half of one. */
  add(line: TranscriptLine): void {
    const { text } = line;
    const kept = text.length > MAX_CHARACTERS ? { ...line, text: `${text.slice(0, MAX_CHARACTERS)}…` } : line;
    if (this.#head.length < MAX_HEAD) this.#head.push(kept);
    else this.#tail.push(kept);
    if (this.#tail.length <= MAX_TAIL) return;
    this.#tail.shift();
    this.#left += 1;
  }

  get lines(): readonly TranscriptLine[] {
    const [next] = this.#tail;
    if (this.#left === 0 || next === undefined) return [...this.#head, ...this.#tail];
    const gap: TranscriptLine = { ...next, direction: 'note', text: `${this.#left} lines are left out here` };
    return [...this.#head, gap, ...this.#tail];
  }
}
