/** Reads fields with a value and parameters: Content-Type (RFC 2045 section 5.1) and Content-Disposition (RFC 2183). */

/** A field with parameters, such as `text/plain; charset=utf-8`. Untrusted. */
export interface ContentField {
  /** In lower case, without parameters. */
  readonly value: string;
  /** Parameters by lower-case name. The first of a repeated parameter counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a field. Never fails: pieces that are not parameters are skipped. */
export function readContentField(field: string): ContentField {
  const [first = '', ...rest] = splitOutsideQuotes(field);
  const parameters = new Map<string, string>();
  for (const piece of rest) {
    const equals = piece.indexOf('=');
    const name = piece.slice(0, Math.max(0, equals)).trim().toLowerCase();
    if (name !== '' && !parameters.has(name)) parameters.set(name, unquote(piece.slice(equals + 1).trim()));
  }
  return { value: bareWord(first.trim()).toLowerCase(), parameters };
}

/** Splits the text at semicolons outside of quotes. */
function splitOutsideQuotes(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && isQuoted) at += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (char === ';' && !isQuoted) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return bareWord(text);
  const end = text.length > 1 && text.endsWith('"') ? -1 : text.length;
  return text.slice(1, end).replace(/\\(.)/g, '$1');
}

/** Returns the first word, without a comment that may follow: `us-ascii (Plain text)`. */
function bareWord(text: string): string {
  return /^[^\s(]*/.exec(text)?.[0] ?? '';
}
