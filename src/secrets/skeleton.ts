/**
 * The skeleton of a text: what is left of it when case, accents, backslashes and invisible characters do not count. A secret
 * that was written in capitals, in another normal form of Unicode or with invisible characters inside has the same one.
 */
import { END_MARK } from '../model/secret.ts';
import { type Edit, edited, type Traced } from './traced.ts';

const PRINTABLE = /^[\t\n\r -~]*$/;
const SIMPLE = /^[\t\n\r -[\]-~]*$/;
/** Every character whose skeleton is not just a small letter. */
const OTHER = /[^\t\n\r -[\]-~]/gu;

/** Returns the skeleton of a text. White space of any kind becomes a blank for each character. */
export function skeletonOf(source: Traced): Traced {
  const { text } = source;
  const plain = SIMPLE.test(text) ? source : edited(source, editsOf(text, skeletonOfPoint));
  // The edits have left ASCII letters and white space to this: neither changes its length.
  const lower = plain.text.toLowerCase().replace(/[\t\n\r]/g, ' ');
  return { text: lower, places: plain.places };
}

/**
 * Removes invisible characters, so that they do not hide an escape.
 *
 * @param mayHaveBytes whether characters of Latin-1 may be bytes of UTF-8; those that are not seen then stay
 */
export function withoutInvisible(source: Traced, mayHaveBytes: boolean): Traced {
  if (PRINTABLE.test(source.text)) return source;
  const kept = mayHaveBytes ? /[\x80-\xbf]/ : /[\x80-\x9f]/;
  return edited(
    source,
    editsOf(source.text, (point) => (isInvisible(point) && !kept.test(point) ? '' : point)),
  );
}

function editsOf(text: string, replace: (point: string) => string): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: point, index } of text.matchAll(OTHER)) {
    const replaced = replace(point);
    if (replaced !== point) edits.push({ start: index, end: index + point.length, text: replaced });
  }
  return edits;
}

/** At most this many skeletons of characters are remembered: more than any text of people needs. */
const MAX_KNOWN = 20_000;
const known = new Map<string, string>();

function skeletonOfPoint(point: string): string {
  const earlier = known.get(point);
  if (earlier !== undefined) return earlier;
  // Small, capital, small: for `ẞ`, `ſ` and the like one step is not enough.
  const folded = point.normalize('NFKD').toLowerCase().toUpperCase().toLowerCase().normalize('NFKD');
  const result = Array.from(folded, (each) => (isIgnored(each) ? '' : /\s/.test(each) ? ' ' : each)).join('');
  if (known.size < MAX_KNOWN) known.set(point, result);
  return result;
}

/** Compiled on first use: the classes of Unicode take a millisecond to parse, and most texts are ASCII. */
let invisiblePattern: RegExp | undefined;
let ignoredPattern: RegExp | undefined;

function isInvisible(point: string): boolean {
  // biome-ignore lint/complexity/useRegexLiterals: a literal is parsed with the script
  invisiblePattern ??= new RegExp(String.raw`[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]`, 'u');
  // JavaScript counts U+FEFF as white space.
  return point === '\ufeff' || point === END_MARK || (invisiblePattern.test(point) && !/\s/.test(point));
}

/** Backslashes, which quote what follows, and accents: they may be a part of their letter, stand behind it, or be lost. */
function isIgnored(point: string): boolean {
  // biome-ignore lint/complexity/useRegexLiterals: a literal is parsed with the script
  ignoredPattern ??= new RegExp(String.raw`\p{M}`, 'u');
  return point === '\\' || isInvisible(point) || ignoredPattern.test(point);
}
