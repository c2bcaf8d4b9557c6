/** Removes secrets from texts, in every form in which they may come back. */

import { MASK, type Redactor } from '../model/secret.ts';
import { MIN_FORM_LENGTH } from './forms.ts';
import { rememberRedactions } from './remember-redactions.ts';

/** At most this many passes are made over one text; usually two. */
const MAX_ROUNDS = 10;

/**
 * Creates a function that replaces every form with `***`, in time linear in the text. It ignores case (servers echo in
 * capitals), and also finds a long form without spaces when it is folded over several lines, whether the line breaks
 * are real or already visible escapes.
 */
export function createRedactor(forms: readonly string[]): Redactor {
  const lowered = forms.map(lowerCase);
  const anywhere = new FormIndex(lowered);
  const folded = new FormIndex(lowered.filter((form) => /^[\w+/=%-]{8,}$/.test(form)));
  const redactOnce = (text: string): string => {
    const plain = lowerCase(text);
    const [bare, broken] = [anywhere.occurrences(plain), foldedOccurrences(plain, folded)];
    if (bare.length + broken.length === 0) return text;
    const hidden = new Uint8Array(text.length);
    for (const [start, end] of [...bare, ...broken]) hidden.fill(1, start, end);
    return blank(text, hidden);
  };
  const redact = (text: string): string => {
    // A mask and its neighbours may spell a secret that has asterisks of its own. Each round shortens the text.
    let [before, after] = [text, redactOnce(text)];
    for (let round = 1; after !== before; round += 1) {
      // Only a text written with knowledge of the secret needs so many rounds.
      if (round > MAX_ROUNDS) return MASK;
      [before, after] = [after, redactOnce(after)];
    }
    return after;
  };
  return rememberRedactions(redact);
}

/** An index of forms by beginning: a thousand mailboxes have tens of thousands, and each text is searched for all. */
class FormIndex {
  readonly #keyLength: number;
  readonly #forms = new Map<string, string[]>();
  /** Shows quickly that no form begins with these two characters, which is nearly always so. */
  readonly #mayBegin = new Uint8Array(0x10000);

  constructor(forms: readonly string[]) {
    this.#keyLength = forms.reduce((least, form) => Math.min(least, form.length), MIN_FORM_LENGTH);
    for (const form of forms) {
      const key = form.slice(0, this.#keyLength);
      const known = this.#forms.get(key);
      if (known === undefined) this.#forms.set(key, [form]);
      else known.push(form);
      this.#mayBegin[beginning(form, 0)] = 1;
    }
    if (this.#keyLength < 2) this.#mayBegin.fill(1);
  }

  occurrences(text: string): [start: number, end: number][] {
    const found: [start: number, end: number][] = [];
    if (this.#forms.size === 0) return found;
    for (let at = 0; at + this.#keyLength <= text.length; at += 1) {
      if (this.#mayBegin[beginning(text, at)] === 0) continue;
      for (const form of this.#forms.get(text.slice(at, at + this.#keyLength)) ?? []) {
        if (text.startsWith(form, at)) found.push([at, at + form.length]);
      }
    }
    return found;
  }
}

/** Maps two characters to a place in a table of 65536. */
function beginning(text: string, at: number): number {
  return (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 7)) & 0xffff;
}

/** Lowers ASCII letters only, because others may change their length with their case. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Finds forms that are folded over several lines. Nearly every text has none, so positions are computed only then. */
function foldedOccurrences(text: string, forms: FormIndex): [start: number, end: number][] {
  const unfolded = text.replace(FOLD, '');
  if (unfolded.length === text.length) return [];
  const found = forms.occurrences(unfolded);
  if (found.length === 0) return [];
  const origins = originsOf(text);
  return found.map(([start, end]) => [origins[start] ?? 0, (origins[end - 1] ?? 0) + 1]);
}

/** White space and visible line breaks. */
const FOLD = /\s+|\\[rn]/g;

/** Returns the position in the text of each character that is not part of a fold. */
function originsOf(text: string): number[] {
  const origins: number[] = [];
  let at = 0;
  for (const fold of text.matchAll(FOLD)) {
    for (; at < fold.index; at += 1) origins.push(at);
    at += fold[0].length;
  }
  for (; at < text.length; at += 1) origins.push(at);
  return origins;
}

function blank(text: string, hidden: Uint8Array): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const isHidden = hidden[at] === 1;
    const next = hidden.indexOf(isHidden ? 0 : 1, at);
    const end = next < 0 ? text.length : next;
    result += isHidden ? MASK : text.slice(at, end);
    at = end;
  }
  return result;
}
