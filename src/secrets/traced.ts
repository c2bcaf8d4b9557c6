/**
 * Texts that are made from another text, with the place of each character in the first one: a secret is found in what a
 * text means, and hidden in the text as it is.
 */

/** For each character of a text, where it begins and ends in the original text. */
export interface Places {
  readonly starts: Int32Array;
  /** The first place behind it. */
  readonly ends: Int32Array;
}

/** A text and the way back to the original one. */
export interface Traced {
  readonly text: string;
  /** Computes the places; nearly all texts hold no secret, so they are asked for only then. Undefined: unchanged. */
  readonly places: () => Places | undefined;
}

/** A part of a text, and what it is replaced by. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Returns a text that was not changed yet. */
export function original(text: string): Traced {
  return { text, places: () => undefined };
}

/** Replaces parts of a text. The edits are in order and do not overlap; a text without edits is returned as it is. */
export function edited(source: Traced, edits: readonly Edit[]): Traced {
  if (edits.length === 0) return source;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    parts.push(source.text.slice(at, start), text);
    at = end;
  }
  parts.push(source.text.slice(at));
  const text = parts.join('');
  return { text, places: () => placesOfEdits(source, edits, text.length) };
}

function placesOfEdits(source: Traced, edits: readonly Edit[], length: number): Places {
  const made = new PlaceMaker(source, length);
  let at = 0;
  for (const { start, end, text } of edits) {
    for (; at < start; at += 1) made.add(at, at + 1);
    for (let count = 0; count < text.length; count += 1) made.add(start, end);
    at = end;
  }
  for (; at < source.text.length; at += 1) made.add(at, at + 1);
  return made.places;
}

/** Makes the places of a text, character by character, from places in its source. */
export class PlaceMaker {
  readonly places: { readonly starts: Int32Array; readonly ends: Int32Array };
  readonly #source: Places | undefined;
  #length = 0;

  constructor(source: Traced, length: number) {
    this.#source = source.places();
    this.places = { starts: new Int32Array(length), ends: new Int32Array(length) };
  }

  /** Adds a character that was made from the source between these places. */
  add(start: number, end: number): void {
    const { starts, ends } = this.places;
    starts[this.#length] = this.#source?.starts[start] ?? start;
    ends[this.#length] = end > 0 ? (this.#source?.ends[end - 1] ?? end) : 0;
    this.#length += 1;
  }
}
