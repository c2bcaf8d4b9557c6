/**
 * Reads a command line as a POSIX shell would (POSIX.1-2024, Shell Command Language, sections 2.2 to 2.6), and executes
 * nothing: a variable becomes a placeholder, and so does the output of a command, which is unknown.
 */
import { UNKNOWN, variable } from '../draft/placeholder.ts';

/** The error for a quote or a bracket without an end. */
export class UnclosedQuote extends Error {
  override readonly name = 'UnclosedQuote';
}

/** All patterns match exactly where the previous piece ended. */
const SPACE = /[^\S\n]+/y;
const COMMENT = /#[^\n]*/y;
const REDIRECTION = /(?:\d+|&)?(?:<<<|<<-?|<>|<&|>>|>&|>\||<|>)/y;
const OPERATOR = /&&|\|\||;;|[;&|()\n]/y;
const PLAIN = /[^\s'"\\$`;&|()<>#]+|#/y;
const SINGLE_QUOTED = /'([^']*)'/y;
const ESCAPE = /\\(?:\n|([^\n]|$))/y;
const PLAIN_IN_QUOTES = /[^"\\$`]+/y;
const ESCAPE_IN_QUOTES = /\\(?:\n|(["\\$`])|(?=[^\n]))/y;
const VARIABLE = /\$(?:(\w+)|\{(\w+)(?::?-([^{}$`"'\\\n\ue000-\ue003]*))?\})/y;
/** Parameters that no environment has, and the quotes with escapes as in C. */
const SPECIAL = /\$(?:[@*#?$!-]|'(?:[^'\\]|\\[\s\S])*')/y;

/**
 * Returns the commands of one line, each as its words. Redirections and comments are left out.
 *
 * @throws {UnclosedQuote}
 */
export function shellCommands(line: string): string[][] {
  const commands: string[][] = [[]];
  let word: string | undefined;
  let isTarget = false;
  const endWord = (): void => {
    if (word !== undefined && !isTarget) commands.at(-1)?.push(word);
    if (word !== undefined) isTarget = false;
    word = undefined;
  };
  for (let at = 0; at < line.length; ) {
    const separator = match(SPACE, line, at) ?? (word === undefined ? match(COMMENT, line, at) : undefined);
    const redirection = match(REDIRECTION, line, at);
    const operator = match(OPERATOR, line, at);
    const found = separator ?? redirection ?? operator;
    if (found) {
      endWord();
      if (!separator) isTarget = redirection !== undefined;
      if (!separator && !redirection) commands.push([]);
      at += found[0].length;
    } else {
      const piece = readPiece(line, at);
      word = (word ?? '') + piece.text;
      at = piece.end;
    }
  }
  endWord();
  return commands.filter((words) => words.length > 0);
}

interface Piece {
  readonly text: string;
  readonly end: number;
}

/** Reads a piece of a word. */
function readPiece(line: string, at: number): Piece {
  const plain = match(PLAIN, line, at);
  if (plain) return { text: plain[0], end: at + plain[0].length };
  const literal = match(SINGLE_QUOTED, line, at) ?? match(ESCAPE, line, at);
  if (literal) return { text: literal[1] ?? '', end: at + literal[0].length };
  if (line[at] === '"') return readQuoted(line, at);
  return readExpansion(line, at);
}

function readQuoted(line: string, start: number): Piece {
  let text = '';
  for (let at = start + 1; at < line.length; ) {
    if (line[at] === '"') return { text, end: at + 1 };
    const plain = match(PLAIN_IN_QUOTES, line, at);
    const escaped = match(ESCAPE_IN_QUOTES, line, at);
    const found = plain ?? escaped;
    const piece = found ? { text: '', end: at + found[0].length } : readExpansion(line, at);
    // A backslash before any other character is literal.
    const isBackslash = escaped?.[0] === '\\';
    text += plain?.[0] ?? escaped?.[1] ?? (isBackslash ? '\\' : piece.text);
    at = piece.end;
  }
  throw new UnclosedQuote();
}

/** Reads a piece that begins with a dollar sign or a backquote. */
function readExpansion(line: string, at: number): Piece {
  const unknown = (end: number): Piece => ({ text: UNKNOWN, end });
  if (line.startsWith('$(', at)) return unknown(closing(line, at + 1, '(', ')'));
  if (line[at] === '`') return unknown(closing(line, at, '', '`'));
  if (line[at] !== '$') throw new UnclosedQuote();
  const found = match(VARIABLE, line, at);
  if (found) {
    const name = found[1] ?? found[2] ?? '';
    // $1 is an argument of the script, which no environment has.
    return { text: /^\d/.test(name) ? UNKNOWN : variable(name, found[3]), end: at + found[0].length };
  }
  if (line[at + 1] === '{') return unknown(closing(line, at + 1, '{', '}'));
  const special = match(SPECIAL, line, at);
  return special ? unknown(at + special[0].length) : { text: '$', end: at + 1 };
}

/** Returns where a bracket ends that may hold others. Quotes in it do not count, because its content is not used. */
function closing(line: string, start: number, open: string, close: string): number {
  let depth = 1;
  for (let at = start + 1; at < line.length; at += 1) {
    if (line[at] === open) depth += 1;
    if (line[at] === close) depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new UnclosedQuote();
}

function match(pattern: RegExp, line: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line) ?? undefined;
}
