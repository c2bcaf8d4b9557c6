/** An index of forms: a thousand mailboxes have tens of thousands of them, and each text is searched for all. */

import { MIN_FORM_LENGTH } from './forms.ts';

/** A piece of a form counts when it has at least this many characters, and at least two thirds of the form. */
const MIN_PIECE = 12;

/** A place in a text. */
type Span = readonly [start: number, end: number];

/** A form whose characters are not those of the secret one by one. */
interface MappedForm {
  readonly form: string;
  /** For each character, the number of the character of the secret that it was made from; at the end that of all. */
  readonly points: Int32Array;
}

/** Most forms are just texts, which take less memory. */
type Entry = string | MappedForm;

/** A form under the key that a part of it begins with, where that part is not its usual middle. */
interface KeyedForm {
  readonly entry: Entry;
  readonly part: Span;
}

/**
 * Finds forms and large pieces of them. Every piece that counts holds the middle third of its form, so that a form is
 * found by its middle, and a piece costs no more than the whole. Where the middle is too short for a key, a form is
 * found by every part around it that is long enough.
 */
export class FormIndex {
  readonly #keyLength: number;
  /** Forms by the first characters of their middle. */
  readonly #entries = new Map<string, (Entry | KeyedForm)[]>();
  /** Shows quickly that no middle begins with these two characters, which is nearly always so. */
  readonly #mayBegin = new Uint8Array(0x10000);
  readonly #known = new Set<string>();

  /** @param keyLength the least length of a form */
  constructor(keyLength = MIN_FORM_LENGTH) {
    this.#keyLength = keyLength;
    if (keyLength < 2) this.#mayBegin.fill(1);
  }

  /** Adds a form, unless it is too short; `points` are those of a mapped form. */
  add(form: string, points?: Int32Array): void {
    const name = points ? `${points.at(-1)} ${form}` : form;
    if (form.length < this.#keyLength || this.#known.has(name)) return;
    this.#known.add(name);
    const entry = points ? { form, points } : form;
    const [start, end] = this.#middle(entry);
    if (end - start >= this.#keyLength) {
      this.#register(form, start, entry);
      return;
    }
    // Too little to look for by itself: each piece that counts has a part around it that is long enough.
    const from = Math.max(0, end - this.#keyLength);
    const last = Math.min(start, form.length - this.#keyLength);
    for (let at = from; at <= last; at += 1) {
      this.#register(form, at, { entry, part: [at, at + this.#keyLength] });
    }
  }

  #register(form: string, start: number, entry: Entry | KeyedForm): void {
    const key = form.slice(start, start + this.#keyLength);
    const others = this.#entries.get(key);
    if (others === undefined) this.#entries.set(key, [entry]);
    else others.push(entry);
    this.#mayBegin[beginning(form, start)] = 1;
  }

  /** Returns the parts of a text that are a form or a large piece of one; parts that overlap are joined. */
  occurrences(text: string): Span[] {
    const found: Span[] = [];
    if (this.#entries.size === 0) return found;
    for (let at = 0; at + this.#keyLength <= text.length; at += 1) {
      if (this.#mayBegin[beginning(text, at)] === 0) continue;
      for (const entry of this.#entries.get(text.slice(at, at + this.#keyLength)) ?? []) {
        const span = this.#extend(entry, text, at);
        if (span) join(found, span);
      }
    }
    return found;
  }

  /** Returns the longest piece of the form around its middle, which begins at a place of the text, if it counts. */
  #extend(keyed: Entry | KeyedForm, text: string, at: number): Span | undefined {
    const entry = typeof keyed === 'object' && 'part' in keyed ? keyed.entry : keyed;
    const form = textOfForm(entry);
    const [start, end] = typeof keyed === 'object' && 'part' in keyed ? keyed.part : this.#middle(entry);
    if (!text.startsWith(form.slice(start, end), at)) return undefined;
    let [first, last] = [start, end];
    while (first > 0 && form[first - 1] === text[at - start + first - 1]) first -= 1;
    while (last < form.length && form[last] === text[at - start + last]) last += 1;
    const isWhole = first === 0 && last === form.length;
    if (!isWhole && sizeOf(entry, first, last) < leastPiece(sizeOf(entry, 0, form.length))) return undefined;
    return [at - start + first, at - start + last];
  }

  /** The part of a form that every piece has that counts. It may be empty. */
  #middle(entry: Entry): Span {
    const { length } = textOfForm(entry);
    const size = sizeOf(entry, 0, length);
    const least = leastPiece(size);
    if (least >= size) return [0, length];
    return typeof entry === 'string'
      ? [size - least, least]
      : [firstFrom(entry.points, size - least), firstFrom(entry.points, least)];
  }
}

function textOfForm(entry: Entry): string {
  return typeof entry === 'string' ? entry : entry.form;
}

/** Counts the characters of the secret in a part of its form, with those beside it of which the form has nothing. */
function sizeOf(entry: Entry, first: number, last: number): number {
  if (typeof entry === 'string') return last - first;
  const { points } = entry;
  return (points[last] ?? 0) - (first > 0 ? (points[first - 1] ?? 0) + 1 : 0);
}

/** Returns the place of the first character that was made from that one or a later one. */
function firstFrom(points: Int32Array, number: number): number {
  return points.findIndex((point) => point >= number);
}

function leastPiece(size: number): number {
  return Math.min(size, Math.max(MIN_PIECE, Math.ceil((size * 2) / 3)));
}

function join(found: Span[], span: Span): void {
  let [start, end] = span;
  for (let last = found.at(-1); last && last[1] >= start && last[0] <= end; last = found.at(-1)) {
    [start, end] = [Math.min(start, last[0]), Math.max(end, last[1])];
    found.pop();
  }
  found.push([start, end]);
}

/** Maps two characters to a place in a table of 65536. */
function beginning(text: string, at: number): number {
  return (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 7)) & 0xffff;
}
