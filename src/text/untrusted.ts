/**
 * The one place where foreign text becomes safe: server replies, certificate names, mailbox names, subjects, and
 * input values that are echoed. Each function returns one printable line for one kind of sink. Removing secrets is
 * not done here (`secrets/redactor.ts`); redact first, because an escape may split a secret into two halves.
 */

/** Longest foreign text shown unless a caller sets another limit, in code points. */
const DEFAULT_LIMIT = 300;

/**
 * Matches every character without a glyph of its own: controls, bidi and format marks, lone surrogates, line and
 * paragraph separators, private and unassigned code points, and all that Unicode calls ignorable. The last group
 * matters for more than looks: the runner looks for `::` and `##[` with .NET methods that compare by culture, which may
 * skip ignorable characters.
 */
function invisible(): RegExp {
  // biome-ignore lint/complexity/useRegexLiterals: a literal is parsed with the script
  invisiblePattern ??= new RegExp(String.raw`[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`, 'gu');
  return invisiblePattern;
}

/** Compiled on first use: the classes of Unicode take a millisecond to parse, and most texts are ASCII. */
let invisiblePattern: RegExp | undefined;

const PRINTABLE_ASCII = /^[ -~]*$/;

const FAMILIAR: ReadonlyMap<string, string> = new Map([
  ['\t', ' '],
  ['\r', '\\r'],
  ['\n', '\\n'],
]);

/**
 * Makes foreign text safe for the log, a terminal, an annotation or an output: one line, nothing invisible, no workflow
 * command.
 *
 * Invisible characters appear as `\r`, `\n`, `\x1b` or `\u{202e}`, a tab as a space, and both command forms of the
 * runner are broken by such an escape. Any concatenation of safe texts is as safe as each of them. Applying it twice
 * changes nothing, so a backslash that was in the text stays as it is.
 *
 * @param limit longest result in code points, at least 1; a longer text ends in `…`
 */
export function safeText(text: string, limit = DEFAULT_LIMIT): string {
  // Two code units per code point, for one code point beyond the limit, so that `cut` sees that the text was longer.
  const head = text.slice(0, 2 * limit + 2);
  const visible = PRINTABLE_ASCII.test(head) ? head : head.replace(invisible(), makeVisible);
  return cut(breakBrackets(breakColons(visible)), limit);
}

/**
 * Makes foreign text safe for Markdown, in a paragraph or a table cell, as a code span: the only place where GitHub
 * makes no link, image, mention or issue reference. A pipe becomes `\x7c`, since `\|` works inside a table only, and
 * not after `\`.
 */
export function codeSpan(text: string, limit = DEFAULT_LIMIT): string {
  const content = breakPipes(safeText(text, limit)) || ' ';
  const runs = content.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + runs.reduce((longest, run) => Math.max(longest, run.length), 0));
  // CommonMark 6.1 strips one space from each end, unless the content is all spaces.
  const padding = /^[` ]|[` ]$/.test(content) && /[^ ]/.test(content) ? ' ' : '';
  return fence + padding + content + padding + fence;
}

/** Escapes foreign text for HTML and XML 1.0: element content or a quoted attribute. Not enough within Markdown. */
export function forMarkup(text: string, limit = DEFAULT_LIMIT): string {
  return safeText(text, limit)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Escapes foreign text for an OpenMetrics label value, to be put between double quotes. */
export function forLabel(text: string, limit = DEFAULT_LIMIT): string {
  return safeText(text, limit).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

/**
 * Makes foreign text safe for the output of a monitoring plugin, where a pipe would begin the performance data. Icinga
 * Web shows output with a tag in it as HTML (Icinga/icingaweb2 `PluginOutput.php`), where a link that a server sends
 * would work.
 */
export function forNagios(text: string, limit = DEFAULT_LIMIT): string {
  return breakPipes(safeText(text, limit)).replace(/<(?=[\w/!?])/g, '\\x3c');
}

/** Makes foreign text the label of a performance value, in single quotes; no `=` and no pipe inside. */
export function forNagiosLabel(text: string, limit = DEFAULT_LIMIT): string {
  return `'${forNagios(text, limit).replaceAll("'", "''").replaceAll('=', '\\x3d')}'`;
}

function makeVisible(char: string): string {
  const hex = (char.codePointAt(0) ?? 0).toString(16);
  return FAMILIAR.get(char) ?? (hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`);
}

/**
 * Breaks `::name::data`, which needs two double colons, the first at the start of its line. So no colon may start the
 * text, where it could also join a colon of our own before it. One double colon may stay: IPv6 addresses need it.
 */
function breakColons(line: string): string {
  const started = line.replace(/^(\s*):/, '$1\\x3a');
  const last = Math.max(0, started.lastIndexOf('::'));
  return started.slice(0, last).replaceAll('::', ':\\x3a') + started.slice(last);
}

/** Breaks `##[name]data`, which counts anywhere in a line. No half of it may be left for a neighbour to complete. */
function breakBrackets(line: string): string {
  return line.replaceAll('#[', '#\\x5b').replace(/#$/, '\\x23');
}

function breakPipes(line: string): string {
  return line.replaceAll('|', '\\x7c');
}

function cut(line: string, limit: number): string {
  if (line.length <= limit) return line;
  const points = Array.from(line);
  return points.length <= limit ? line : `${points.slice(0, limit - 1).join('')}…`;
}
