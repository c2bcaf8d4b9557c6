/** Removes secrets from texts, in every form in which they may come back (see `form-kinds.ts`). */

import { END_MARK, MASK, type Redactor, Secret } from '../model/secret.ts';
import { searchedForms } from './forms.ts';
import { rememberRedactions } from './remember-redactions.ts';
import { type Hit, SecretSearch } from './search.ts';
import { isLineBreak } from './unfold.ts';

/** At most this many passes are made over one text; usually two. */
const MAX_ROUNDS = 10;
/** Shorter texts are no secrets that could be masked. */
const MIN_LENGTH = 4;

/**
 * Creates a function that replaces every form, and every large piece of one, with `***`, in time linear in the text.
 * Line breaks stay where they are, so that many lines can be redacted together: a secret may go on in the next line.
 */
export function createRedactor(forms: Iterable<string>): Redactor {
  // Made with the first text: no text is there before the first packet, which must not wait.
  let ready: Searched | undefined;
  const prepared = (): Searched => {
    ready ??= prepareSearch([...forms]);
    return ready;
  };
  const redact = (text: string): string => {
    const { search, bare } = prepared();
    // A run without secrets need not decode every text.
    if (search.isEmpty && bare.length === 0) return text;
    // A mask and its neighbours may spell a secret that has asterisks of its own.
    let shown = text;
    for (let round = 0; round <= MAX_ROUNDS; round += 1) {
      const hits = [...search.hits(shown), ...plainHits(shown, bare)];
      if (hits.length === 0) return shown;
      shown = blank(shown, hits);
    }
    // Only a text written with knowledge of the secret needs so many rounds.
    return MASK;
  };
  let remembered = rememberRedactions(redact);
  const learned = new Set<string>();
  const learn = (value: string): void => {
    if (learned.has(value)) return;
    learned.add(value);
    for (const form of searchedForms([{ password: new Secret(value) }])) prepared().search.add(form);
    remembered = rememberRedactions(redact);
  };
  return Object.assign((text: string) => remembered(text), { learn });
}

interface Searched {
  readonly search: SecretSearch;
  /** Forms that are looked for as they are. */
  readonly bare: readonly string[];
}

function prepareSearch(forms: readonly string[]): Searched {
  return { search: new SecretSearch(forms), bare: forms.filter(isNearlyBare).map((form) => form.toLowerCase()) };
}

/** Whether so little is left of a form without backslashes and white space that the search passes over it. */
function isNearlyBare(form: string): boolean {
  return form.length >= MIN_LENGTH && form.replace(/[\\\s]/g, '').length < MIN_LENGTH;
}

/** Finds forms as they are, in any capitals. */
function plainHits(text: string, forms: readonly string[]): readonly Hit[] {
  const small = forms.length === 0 ? '' : text.toLowerCase();
  // Few characters change their length in small letters; then the places would be wrong.
  const searched = small.length === text.length ? small : text;
  const hits: Hit[] = [];
  for (const form of forms) {
    for (let at = searched.indexOf(form); at >= 0; at = searched.indexOf(form, at + 1)) {
      hits.push({ starts: [at], ends: [at + form.length] });
    }
  }
  return hits;
}

function blank(text: string, hits: readonly Hit[]): string {
  const hidden = new Uint8Array(text.length);
  for (const hit of hits) hide(hidden, text, hit);
  for (const mark of ['\n', END_MARK]) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) hidden[at] = 0;
  }
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

/** Hides the characters of a secret and what is between them, except for the beginnings of lines. */
function hide(hidden: Uint8Array, text: string, { starts, ends }: Hit): void {
  let behind = starts[0] ?? 0;
  for (let index = 0; index < starts.length; index += 1) {
    const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
    if (start > behind && !isLineBreak(text.slice(behind, start))) hidden.fill(1, behind, start);
    hidden.fill(1, start, end);
    behind = end;
  }
}
