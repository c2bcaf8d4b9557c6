/** Domains in SPF terms, with their macros (RFC 7208 section 7). */
import { escapeLabel, fits } from '../../dns/name.ts';

const LETTERS = /^[slodiphcrtv]$/i;
/** Only in explanations (RFC 7208 section 7.2). */
const EXPLANATION_LETTERS = /^[crt]$/i;
const MACRO = /^\{([a-z])(\d*)(r?)([.\-+,/_=]*)\}/i;
/** RFC 7208 section 7.1: a label that is not all digits. */
const TOP_LABEL = /^(?!\d+$|-)[a-z0-9-]+$/i;
/** Octets (RFC 7208 section 7.3). */
const MAX_NAME = 253;

/** A part of a domain: text as it is, or a macro. */
interface Piece {
  readonly text: string;
  readonly letter?: string;
  readonly count?: number;
  readonly isReversed?: boolean;
  readonly delimiters?: string;
}

/**
 * Splits a macro-string into its parts.
 *
 * @param isExplanation whether letters of explanations are allowed, too
 * @returns undefined when it is not valid
 */
export function parseMacros(text: string, isExplanation = false): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '%') {
      const end = text.indexOf('%', at);
      const plain = text.slice(at, end < 0 ? undefined : end);
      if (!/^[!-~]*$/.test(plain)) return undefined;
      pieces.push({ text: plain });
      at += plain.length;
      continue;
    }
    const fixed = { '%': '%', _: ' ', '-': '%20' }[text[at + 1] ?? ''];
    const [macro, letter = '', digits = '', reversed, delimiters = ''] = MACRO.exec(text.slice(at + 1)) ?? [];
    if (fixed !== undefined) pieces.push({ text: fixed, letter: '%' });
    else if (macro === undefined || !LETTERS.test(letter) || /^0+$/.test(digits)) return undefined;
    else if (EXPLANATION_LETTERS.test(letter) && !isExplanation) return undefined;
    else pieces.push({ text: macro, letter, count: Number(digits), isReversed: reversed !== '', delimiters });
    at += fixed === undefined ? (macro ?? '').length + 1 : 2;
  }
  return pieces;
}

/** Whether a text is a domain of a term: it ends with a macro, or with a top label that is not all digits. */
export function isDomainSpec(text: string): boolean {
  const last = parseMacros(text)?.at(-1);
  if (!last) return false;
  if (last.letter !== undefined) return true;
  const labels = last.text.replace(/\.$/, '').split('.');
  return labels.length > 1 && isTopLabel(labels.at(-1));
}

function isTopLabel(label = ''): boolean {
  return TOP_LABEL.test(label) && !label.endsWith('-');
}

/** Whether the expansion asks for the name of the client, which costs a question. */
export function asksForClientName(text: string): boolean {
  return parseMacros(text)?.some(({ letter }) => letter?.toLowerCase() === 'p') === true;
}

/**
 * The name that a domain of a term stands for, in the form of `dns/name.ts`.
 *
 * @param domain the domain whose record has the term
 * @param sender the domain of the sender
 * @returns `dynamic` when it depends on the client or the mailbox, undefined when it can be no name
 */
export function targetName(text: string, domain: string, sender: string): string | 'dynamic' | undefined {
  const parts: string[] = [];
  for (const piece of parseMacros(text) ?? []) {
    const letter = piece.letter?.toLowerCase();
    if (letter === undefined || letter === '%') parts.push(piece.text);
    else if (letter === 'd' || letter === 'o') parts.push(transformed(letter === 'd' ? domain : sender, piece));
    else return 'dynamic';
  }
  let name = parts.join('').replace(/\.$/, '');
  while (name.length > MAX_NAME && name.includes('.')) name = name.slice(name.indexOf('.') + 1);
  const labels = name.split('.');
  if (labels.length < 2 || labels.some((label) => label === '') || !isTopLabel(labels.at(-1))) return undefined;
  return zoneName(name);
}

/** A name from a text in which backslashes do not count; undefined when it does not fit. */
export function zoneName(text: string): string | undefined {
  const name = text.replace(/\.$/, '').split('.').map(escapeLabel).join('.');
  return fits(name) ? name : undefined;
}

function transformed(value: string, { count = 0, isReversed, delimiters = '' }: Piece): string {
  const split = delimiters === '' ? ['.'] : [...delimiters];
  let parts = [value];
  for (const delimiter of split) parts = parts.flatMap((part) => part.split(delimiter));
  if (isReversed) parts.reverse();
  return (count > 0 ? parts.slice(-count) : parts).join('.');
}
