/**
 * The few forms of GitHub's Markdown that summaries and issues are made of. Cells and paragraphs are safe Markdown
 * already: our own fixed text, or foreign text through `prose` or `codeSpan`.
 */
import { codeSpan, safeText } from './untrusted.ts';

/** Ordinary words, numbers, days, and our own arrows or dashes: nothing that Markdown or GitHub reads as markup. */
const PLAIN = /^(?:[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d{1,6}(?:[.,]\d{1,6})*%?|\d{4}-\d\d-\d\d|[→–—·…]|)$/u;
/** Punctuation that ends a sentence, a clause or a quotation. */
const CLOSING = ')"\'”».,;:!?…';
/** GitHub turns anything that may be the name of a commit into a link. */
const COMMIT = /^[0-9a-f]{7,40}$/i;

/**
 * Renders a sentence that may quote foreign text, for a paragraph or a table cell, but not for the start of a block.
 * Everything that is not an ordinary word or number (a host, an address, a code, markup) becomes a code span.
 */
export function prose(text: string, limit = 600): string {
  const parts: { isPlain: boolean; text: string }[] = [];
  let record: RecordText | undefined;
  for (const token of safeText(text, limit).trim().split(/\s+/u)) {
    const { before, core, after } = split(token);
    const isPlain = PLAIN.test(core) && !COMMIT.test(core);
    const last = parts.at(-1);
    // Adjacent words of code share a span, but the items of a list do not.
    const isOne = last !== undefined && !last.isPlain && !isPlain && before === '' && split(last.text).after === '';
    if (last && (record || isOne)) last.text += ` ${token}`;
    else parts.push({ isPlain, text: token });
    record ??= recordAt(before, core);
    if (record && endsRecord(record, core, after)) record = undefined;
  }
  return parts.map((part) => (part.isPlain ? part.text : spanned(part.text))).join(' ');
}

/** A record of DNS in a sentence, of which every word is code: in quotation marks, or of SPF, whose end is known. */
type RecordText = 'quoted' | 'spf';

function recordAt(before: string, core: string): RecordText | undefined {
  if (!/^v=[a-z]{2,10}\d/i.test(core)) return undefined;
  if (before.endsWith('"')) return 'quoted';
  return /^v=spf1$/i.test(core) ? 'spf' : undefined;
}

function endsRecord(record: RecordText, core: string, after: string): boolean {
  return record === 'quoted' ? after.includes('"') : /^[~?+-]?all$|^redirect=/i.test(core);
}

/** Makes a code span, with the punctuation outside of it. */
function spanned(token: string): string {
  const { before, core, after } = split(token);
  return `${before}${codeSpan(core, Number.POSITIVE_INFINITY)}${after}`;
}

/** Splits a token into the punctuation before the word, the word, and the punctuation after it. */
function split(token: string): { before: string; core: string; after: string } {
  const before = /^["'(„“«]*/u.exec(token)?.[0] ?? '';
  let end = token.length;
  while (end > before.length && CLOSING.includes(token.charAt(end - 1))) end -= 1;
  return { before, core: token.slice(before.length, end), after: token.slice(end) };
}

/** Renders a table; GitHub fills up a row with fewer cells than the heading. */
export function markdownTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => ':---')), ...rows.map(line)].join('\n');
}

/** Renders a part that is closed at first. `label` is our own markup without a line break. */
export function markdownDetails(label: string, body: string): string {
  return `<details>\n<summary>${label}</summary>\n\n${body}\n\n</details>`;
}

/** Joins paragraphs and other blocks, without the empty ones. */
export function markdownBlocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
