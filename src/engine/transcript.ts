import type { TranscriptLine } from '../model/outcome.ts';
import { beginningOf, MASK, type Redactor, redactLines, shownBeginning } from '../model/secret.ts';

const MAX_HEAD = 60;
const MAX_TAIL = 60;
const MAX_CHARACTERS = 300;
/** The characters kept of a line until it is redacted: more than are read then, which shows that it was longer. */
const MAX_TAKEN = 5000;

export class Transcript {
  readonly #redact: Redactor;
  readonly #head: TranscriptLine[] = [];
  readonly #tail: TranscriptLine[] = [];
  #left = 0;

  /** @param redact removes secrets from a text */
  constructor(redact: Redactor) {
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
    return [...this.#shown(this.#head), ...gap, ...this.#shown(this.#tail)];
  }

  /** Redacts what came from one side of one connection together: a secret may go on in the next line. */
  #shown(lines: readonly TranscriptLine[]): readonly TranscriptLine[] {
    const texts = new Map<TranscriptLine, string>();
    for (const side of bySide(lines)) {
      const redacted = redactLines(
        side.map(({ text }) => beginningOf(text)),
        this.#redact,
      );
      for (const [index, line] of side.entries()) {
        texts.set(line, shownBeginning(redacted[index] ?? MASK));
      }
    }
    return lines.map((line) => ({ ...line, text: cut(texts.get(line) ?? MASK) }));
  }
}

function cut(text: string): string {
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
}

/** The lines of each side of each connection. The command line runs on Node 20, which lacks `Map.groupBy`. */
function bySide(lines: readonly TranscriptLine[]): Iterable<readonly TranscriptLine[]> {
  const sides = new Map<string, TranscriptLine[]>();
  for (const line of lines) {
    const key = `${line.protocol} ${line.direction}`;
    const side = sides.get(key);
    if (side) side.push(line);
    else sides.set(key, [line]);
  }
  return sides.values();
}
