/** Reads the grammar of a command: tag, name, and arguments as atoms, strings and lists. */
import { BadCommand } from './errors.ts';

/** An argument. An atom can also be a number, a flag, a sequence set or a section; a string was quoted or a literal. */
export type ImapToken =
  | { readonly kind: 'atom'; readonly text: string }
  | { readonly kind: 'string'; readonly bytes: Buffer }
  | { readonly kind: 'list'; readonly items: readonly ImapToken[] };

/** A command without its tag. The name is in capitals; `UID FETCH` is one name. */
export interface ImapCommand {
  readonly verb: string;
  readonly tokens: readonly ImapToken[];
}

/** The text that is read, one character per byte, and the position in it. */
interface Scanner {
  readonly text: string;
  at: number;
}

const TAG = /^[!#$&',-[\]-z|}~]+(?= )/;
const VERB = /[^ ]+ ((?:UID )?[A-Z0-9-]+)(?= |$)/iy;
/** The text in brackets belongs to the section of a message: `BODY[HEADER.FIELDS (TO)]<0.9>`. */
const ATOM = /BODY(?:\.PEEK)?\[[^\]\r\n]*\](?:<\d+\.\d+>)?|[!#-'*-z|}~]+/iy;
const QUOTED = /"((?:[^"\\\r\n]|\\["\\])*)"/y;
const LITERAL = /\{(\d+)\+?\}\r\n/y;

/** Returns the tag of a command, if it has one. */
export function parseTag(command: Buffer): string | undefined {
  return TAG.exec(command.toString('latin1'))?.[0];
}

/**
 * Reads a command that has a tag, as `ImapReader` returns it.
 * @throws BadCommand
 */
export function parseCommand(command: Buffer): ImapCommand {
  const scanner = { text: command.toString('latin1'), at: 0 };
  const [, verb = ''] = match(scanner, VERB, 'command');
  const tokens = scanner.at === scanner.text.length ? [] : scanTokens(expect(scanner, ' '));
  if (scanner.at < scanner.text.length) throw new BadCommand(`Unexpected character at ${scanner.at}`);
  return { verb: verb.toUpperCase(), tokens };
}

function scanTokens(scanner: Scanner): ImapToken[] {
  const tokens = [scanToken(scanner)];
  while (scanner.text[scanner.at] === ' ') tokens.push(scanToken(expect(scanner, ' ')));
  return tokens;
}

function scanToken(scanner: Scanner): ImapToken {
  const start = scanner.text[scanner.at];
  if (start === '(') return scanList(scanner);
  if (start === '"') return { kind: 'string', bytes: Buffer.from(scanQuoted(scanner), 'latin1') };
  if (start === '{') return { kind: 'string', bytes: Buffer.from(scanLiteral(scanner), 'latin1') };
  return { kind: 'atom', text: match(scanner, ATOM, 'argument')[0] };
}

function scanList(scanner: Scanner): ImapToken {
  expect(scanner, '(');
  const items = scanner.text[scanner.at] === ')' ? [] : scanTokens(scanner);
  expect(scanner, ')');
  return { kind: 'list', items };
}

function scanQuoted(scanner: Scanner): string {
  return (match(scanner, QUOTED, 'quoted string')[1] ?? '').replace(/\\(.)/g, '$1');
}

function scanLiteral(scanner: Scanner): string {
  const [, digits] = match(scanner, LITERAL, 'literal');
  const start = scanner.at;
  scanner.at += Number(digits);
  return scanner.text.slice(start, scanner.at);
}

function match(scanner: Scanner, pattern: RegExp, what: string): RegExpExecArray {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text);
  if (!found) throw new BadCommand(`No valid ${what} at ${scanner.at}`);
  scanner.at = pattern.lastIndex;
  return found;
}

function expect(scanner: Scanner, character: string): Scanner {
  if (scanner.text[scanner.at] !== character) throw new BadCommand(`"${character}" expected at ${scanner.at}`);
  scanner.at += 1;
  return scanner;
}
