/** Reads the values that a server sent: each is optional, and none is assumed to have a certain type. */
import type { Argument, ParsedResponse, ParsedToken, ParsedValue, Token } from './grammar.ts';

/** Returns the text of a value, whether it came as atom, quoted string or literal. */
export function textOf(value: ParsedValue | undefined): string | undefined {
  if (!isToken(value) || value.value === undefined || value.value === null) return undefined;
  return typeof value.value === 'string' ? value.value : value.value.toString('utf8');
}

/** Returns a whole number of up to 15 digits, which is below 2^53; else undefined. */
export function numberOf(value: ParsedValue | undefined): number | undefined {
  const text = textOf(value);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Returns the elements of a parenthesised list; empty for anything else. */
export function listOf(value: ParsedValue | undefined): readonly ParsedValue[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the kind of a response: `EXISTS` for `* 3 EXISTS`, `OK` for `* OK Hello`. */
export function kindOf({ command = '', attributes }: ParsedResponse): string {
  const word = /^\d+$/.test(command) ? (textOf(attributes?.[0]) ?? command) : command;
  return word.toUpperCase().trim();
}

/** Returns the response code of a status response: for `[UIDNEXT 7]`, `UIDNEXT` with its arguments. */
export function responseCode(response: ParsedResponse): { name: string; args: readonly ParsedValue[] } | undefined {
  const first = response.attributes?.[0];
  if (!isToken(first) || !first.section) return undefined;
  const name = textOf(first.section[0])?.toUpperCase();
  return name === undefined ? undefined : { name, args: first.section.slice(1) };
}

/** Returns the readable text of a status response, with its response code. */
export function statusText(response: ParsedResponse): string {
  const code = responseCode(response);
  const words = (response.attributes ?? []).map((value) =>
    isToken(value) && value.section ? '' : (textOf(value) ?? ''),
  );
  const shown = code ? `[${[code.name, ...code.args.map((arg) => textOf(arg) ?? '')].join(' ').trim()}]` : '';
  return [response.command ?? '', shown, ...words]
    .filter((part) => part !== '')
    .join(' ')
    .trim();
}

/** Returns the name and value pairs of a list such as that of FETCH or STATUS. A section is named `BODY[]`. */
export function pairsOf(value: ParsedValue | undefined): ReadonlyMap<string, ParsedValue> {
  const list = listOf(value);
  const pairs = new Map<string, ParsedValue>();
  for (let index = 0; index + 1 < list.length; index += 2) {
    const key = list[index];
    const name = textOf(key)?.toUpperCase();
    if (name !== undefined) pairs.set(isToken(key) && key.section ? `${name}[]` : name, list[index + 1] ?? null);
  }
  return pairs;
}

/** Returns the sections of a message in the list of a FETCH, by first word: `HEADER`, `HEADER.FIELDS`, `TEXT`. */
export function sectionsOf(value: ParsedValue | undefined): ReadonlyMap<string, Buffer> {
  const list = listOf(value);
  const sections = new Map<string, Buffer>();
  for (let index = 0; index + 1 < list.length; index += 2) {
    const key = list[index];
    const content = list[index + 1];
    const name = isToken(key) && key.section ? (textOf(key.section[0])?.toUpperCase() ?? '') : undefined;
    if (name === undefined || !isToken(content) || content.value === undefined || content.value === null) continue;
    sections.set(name, Buffer.from(content.value));
  }
  return sections;
}

/** Makes an atom: a keyword, a flag, a number. */
export function atom(value: string): Token {
  return { type: 'ATOM', value };
}

/** Makes a string of user text: quoted if possible, else a literal (a quoted string must not have 8-bit text). */
export function text(value: string, isSensitive = false): Token {
  const sensitive = isSensitive ? { sensitive: true } : {};
  return /^[\x20-\x7e]*$/.test(value)
    ? { type: 'STRING', value, ...sensitive }
    : { type: 'LITERAL', value: Buffer.from(value, 'utf8'), ...sensitive };
}

/**
 * Makes a string of a text to search for. One with quotes or backslashes is a literal: mox answers BAD to it as a quoted
 * string, where both have to be escaped.
 */
export function searchText(value: string): Token {
  return /["\\]/.test(value) ? { type: 'LITERAL', value: Buffer.from(value, 'utf8') } : text(value);
}

/** Makes a parenthesised list of atoms. */
export function atoms(...values: readonly string[]): Argument {
  return values.map(atom);
}

function isToken(value: ParsedValue | undefined): value is ParsedToken {
  return value !== null && value !== undefined && !Array.isArray(value);
}
