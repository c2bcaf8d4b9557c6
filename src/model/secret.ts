/**
 * A value that must not be shown. It prints as `***` wherever it is printed by accident; only `reveal` returns it, so a
 * search for that one word finds every place that uses a secret.
 */

const inspect = Symbol.for('nodejs.util.inspect.custom');

/** Shown in place of a secret, as GitHub does. */
export const MASK = '***';

export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself: for the libraries that log in, and for finding what to mask. */
  reveal(): string {
    return this.#value;
  }

  /** True for the empty text, which is how an absent GitHub secret arrives. */
  get isEmpty(): boolean {
    return this.#value === '';
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect](): string {
    return MASK;
  }
}

/** Removes secrets from a text. The text may have many lines, whose breaks stay where they are. */
export interface Redactor {
  (text: string): string;
  /** Makes it remove another text from now on: one that was sent in place of a secret. */
  readonly learn?: (value: string) => void;
}

/** A longer text is cut to this many characters before it is redacted. */
const READ_LENGTH = 4096;
/** At most this many characters of such a text are shown. A secret that the cut divides is still read as a whole. */
const SHOWN_LENGTH = 2048;

/** Marks the end of what is shown of a text. A redactor finds secrets across it, and leaves it where it is. */
export const END_MARK = '\ufdd0';

/** Returns the part of a text that is read; the rest is dropped. */
export function beginningOf(text: string): string {
  if (text.length <= READ_LENGTH) return text;
  return text.slice(0, SHOWN_LENGTH) + END_MARK + text.slice(SHOWN_LENGTH, READ_LENGTH);
}

/** Returns what may be shown of `beginningOf` a text after its redaction. */
export function shownBeginning(redacted: string): string {
  const end = redacted.indexOf(END_MARK);
  return end < 0 ? redacted : `${redacted.slice(0, end)}…`;
}

/** Joins lines, redacts them together, since a secret may go on in the next one, and returns each of them. */
export function redactLines(lines: readonly string[], redact: Redactor): readonly string[] {
  const redacted = redact(lines.join('\n')).split('\n');
  const heights = lines.map((line) => line.split('\n').length);
  // Fewer are left when all was masked as a whole.
  if (redacted.length !== heights.reduce((sum, height) => sum + height, 0)) return lines.map(() => MASK);
  let at = 0;
  return heights.map((height) => {
    at += height;
    return redacted.slice(at - height, at).join('\n');
  });
}
