/** Finds secrets in a text: as it is, with its escapes undone, unfolded, decoded, and these in one another. */
import { decodedRuns } from './decoded-runs.ts';
import { FormIndex } from './form-index.ts';
import { MIN_FORM_LENGTH } from './forms.ts';
import { skeletonOf } from './skeleton.ts';
import { original, type Traced } from './traced.ts';
import { mayMeanMore, unescapedLayers } from './unescape.ts';
import { unfolded } from './unfold.ts';

/** A form is looked for across line breaks and blanks when it has at least this many characters without them. */
const MIN_FOLDED = 8;
/** Runs of base64 or hexadecimal are decoded so often, one in the other. */
const MAX_DECODINGS = 3;

/** A part of a text that shows a secret, as the places of its characters in the text. */
export interface Hit {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** What is looked for. */
export class SecretSearch {
  readonly #anywhere: FormIndex;
  readonly #folded = new FormIndex(MIN_FOLDED);
  /** Forms of which the skeleton leaves nearly nothing, such as accents alone. */
  readonly #exact: FormIndex;
  #isEmpty = true;

  constructor(forms: Iterable<string>) {
    let keyLength = MIN_FORM_LENGTH;
    for (const form of forms) keyLength = Math.min(keyLength, form.length);
    this.#anywhere = new FormIndex(keyLength);
    this.#exact = new FormIndex(keyLength);
    for (const form of forms) this.add(form);
  }

  /** Whether there is nothing to look for. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  add(form: string): void {
    this.#isEmpty = false;
    if (/^[!-~]*$/.test(form) && !mayMeanMore(form)) {
      // Nothing but its case counts: that of nearly all forms.
      const small = form.toLowerCase();
      this.#anywhere.add(small);
      this.#folded.add(small);
      return;
    }
    const source = original(form);
    this.#addSkeleton(source);
    const last = Array.from(unescapedLayers(source)).at(-1);
    if (last) this.#addSkeleton(original(last.text));
  }

  #addSkeleton(layer: Traced): void {
    const skeleton = skeletonOf(layer);
    const isTelling = skeleton.text.trim().length >= Math.min(MIN_FORM_LENGTH, layer.text.length);
    if (!isTelling || /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(layer.text)) this.#exact.add(layer.text);
    if (!isTelling) return;
    this.#anywhere.add(skeleton.text, pointsOf(skeleton, layer));
    const [folded = skeleton] = unfolded(skeleton);
    this.#folded.add(folded.text, pointsOf(folded, layer));
  }

  /** Returns every part of the text that shows a secret, or a large piece of one. */
  hits(text: string): Hit[] {
    const seen = new Set<string>();
    const found: Hit[] = [];
    const look = (source: Traced, forms: FormIndex): void => {
      for (const [start, end] of forms.occurrences(source.text)) found.push(hitOf(source, start, end));
    };
    /** Looks into a text and all that it may mean; `isFolded` says that its line breaks were removed. */
    const visit = (source: Traced, isFolded: boolean, decodings: number): void => {
      const key = `${isFolded ? 'f' : 'a'}${source.text}`;
      if (seen.has(key)) return;
      seen.add(key);
      const skeleton = skeletonOf(source);
      if (isFolded) look(unfolded(skeleton)[0] ?? skeleton, this.#folded);
      else {
        look(skeleton, this.#anywhere);
        look(source, this.#exact);
      }
      const joined = unfolded(source);
      if (decodings < MAX_DECODINGS && (isFolded || joined.length === 0)) {
        for (const run of decodedRuns(source)) expand(run, false, decodings + 1);
      }
      for (const each of joined) expand(each, true, decodings);
    };
    const expand = (source: Traced, isFolded: boolean, decodings: number): void => {
      visit(source, isFolded, decodings);
      for (const layer of unescapedLayers(source)) visit(layer, isFolded, decodings);
    };
    expand(original(text), false, 0);
    return found;
  }
}

function hitOf(source: Traced, start: number, end: number): Hit {
  const places = source.places();
  if (places) return { starts: places.starts.subarray(start, end), ends: places.ends.subarray(start, end) };
  return { starts: [start], ends: [end] };
}

/**
 * Returns, for each character of a skeleton, the number of the one it was made from, and the number of all; undefined
 * when all are alike.
 */
function pointsOf(skeleton: Traced, { text }: Traced): Int32Array | undefined {
  const places = skeleton.places();
  if (!places && !/[\ud800-\udfff]/.test(text)) return undefined;
  const numbers = new Int32Array(text.length);
  const points = Array.from(text);
  let at = 0;
  for (const [number, point] of points.entries()) {
    numbers.fill(number, at, at + point.length);
    at += point.length;
  }
  const own = places ? places.starts.map((place) => numbers[place] ?? 0) : numbers;
  return Int32Array.of(...own, points.length);
}
