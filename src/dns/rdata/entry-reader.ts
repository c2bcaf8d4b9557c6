/** Splits a master file into entries: the tokens of one line, or of several in parentheses (RFC 1035 section 5.1). */
import { BadRecord } from '../bad-record.ts';

/** A word or a quoted string. */
export interface ZoneToken {
  /** Without quotes, with escapes. Latin-1. */
  readonly raw: string;
  readonly isQuoted: boolean;
  /** Whether nothing is between it and the token before. */
  readonly isGlued: boolean;
  /** Where it begins in the text. */
  readonly offset: number;
}

/** One entry. */
export interface ZoneEntry {
  readonly tokens: readonly ZoneToken[];
  /** Whether it begins with a blank, and so continues the owner before. */
  readonly isIndented: boolean;
  /** The last comment in it, without the semicolon. */
  readonly comment: string;
  /** Where it begins. */
  readonly offset: number;
  /** Its first line, from 1. */
  readonly line: number;
}

const NUL = 0;
const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const SEMICOLON = 59;
const BACKSLASH = 92;

/** Reads the entries of a text in Latin-1, one after the other. */
export class EntryReader {
  readonly #text: string;
  #offset: number;
  #line = 1;
  /** Where the last entry began. */
  #start = { offset: 0, line: 1 };

  constructor(text: string, offset = 0) {
    this.#text = text;
    this.#offset = offset;
  }

  /**
   * Returns the next entry that is not empty; undefined at the end.
   *
   * @throws {BadRecord} when it cannot be split; the next call reads on at the line after the error
   */
  next(): ZoneEntry | undefined {
    while (this.#offset < this.#text.length) {
      const entry = this.#entry();
      if (entry.tokens.length > 0) return entry;
    }
    return undefined;
  }

  /** The place of an offset in the last entry. Columns are in UTF-16 units of a text in UTF-8. */
  placeOf(offset: number): { readonly line: number; readonly column: number } {
    let { line, offset: start } = this.#start;
    for (let end = this.#text.indexOf('\n', start); end >= 0 && end < offset; end = this.#text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    const before = Buffer.from(this.#text.slice(start, offset), 'latin1').toString('utf8');
    return { line, column: before.length + 1 };
  }

  #entry(): ZoneEntry {
    const text = this.#text;
    const [offset, line] = [this.#offset, this.#line];
    this.#start = { offset, line };
    const first = text.charCodeAt(offset);
    const tokens: ZoneToken[] = [];
    let comment = '';
    let [depth, openedAt] = [0, 0];
    let isGlued = false;
    while (this.#offset < text.length) {
      const code = text.charCodeAt(this.#offset);
      if (code === SPACE || code === TAB) this.#offset += 1;
      else if (code === LF) {
        this.#offset += 1;
        this.#line += 1;
        if (depth === 0) break;
      } else if (code === CR) this.#carriageReturn();
      else if (code === SEMICOLON) comment = this.#comment();
      else if (code === OPEN || code === CLOSE) {
        if (code === OPEN && depth === 0) openedAt = this.#offset;
        depth += code === OPEN ? 1 : -1;
        if (depth < 0) throw this.#bad('has a closing parenthesis without an opening one', 'Remove it.');
        this.#offset += 1;
      } else {
        tokens.push(code === QUOTE ? this.#quoted(isGlued) : this.#word(isGlued));
        isGlued = true;
        continue;
      }
      isGlued = false;
    }
    if (depth > 0) {
      const remedy = 'Write ) where the record ends. The lines after it were not read.';
      throw new BadRecord('has a parenthesis that is never closed', remedy, undefined, openedAt);
    }
    return { tokens, isIndented: first === SPACE || first === TAB, comment, offset, line };
  }

  #carriageReturn(): void {
    const next = this.#text.charCodeAt(this.#offset + 1);
    if (next !== LF && !Number.isNaN(next)) {
      throw this.#bad('has a carriage return within a line', 'Save the file with LF or CRLF at the end of each line.');
    }
    this.#offset += 1;
  }

  #comment(): string {
    const start = this.#offset + 1;
    const end = this.#text.indexOf('\n', start);
    this.#offset = end < 0 ? this.#text.length : end;
    return this.#text.slice(start, this.#offset);
  }

  #quoted(isGlued: boolean): ZoneToken {
    const text = this.#text;
    const offset = this.#offset;
    for (let index = offset + 1; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === QUOTE) {
        this.#offset = index + 1;
        return { raw: text.slice(offset + 1, index), isQuoted: true, isGlued, offset };
      }
      if (code === BACKSLASH) index += 1;
      else if (code === NUL) this.#nul(index);
      if (text.charCodeAt(index) === LF || text.charCodeAt(index) === CR) break;
    }
    throw this.#bad('has a quote that is not closed on its line', 'Close it, or write several strings in parentheses.');
  }

  #word(isGlued: boolean): ZoneToken {
    const text = this.#text;
    const offset = this.#offset;
    let index = offset;
    for (; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === BACKSLASH) {
        index += 1;
        const next = text.charCodeAt(index);
        if (next === LF || next === CR || Number.isNaN(next)) {
          throw this.#bad('has a backslash at the end of a line', 'Remove it; parentheses join lines.');
        }
      } else if (code === NUL) this.#nul(index);
      else if (isDelimiter(code)) break;
    }
    this.#offset = index;
    return { raw: text.slice(offset, index), isQuoted: false, isGlued, offset };
  }

  #nul(offset: number): never {
    throw this.#bad('has a NUL octet', 'Save the file as plain text in UTF-8.', offset);
  }

  /** Skips the rest of the line, so that the next one is read. */
  #bad(problem: string, remedy: string, offset = this.#offset): BadRecord {
    const end = this.#text.indexOf('\n', this.#offset);
    this.#offset = end < 0 ? this.#text.length : end + 1;
    this.#line += 1;
    return new BadRecord(problem, remedy, undefined, offset);
  }
}

/** Reads one text as the tokens of a single entry. */
export function tokensOf(text: string): readonly ZoneToken[] {
  const reader = new EntryReader(text);
  const first = reader.next();
  const second = reader.next();
  if (second) throw new BadRecord('has a value of more than one line', 'Write it on one line.');
  return first?.tokens ?? [];
}

function isDelimiter(code: number): boolean {
  switch (code) {
    case SPACE:
    case TAB:
    case LF:
    case CR:
    case QUOTE:
    case OPEN:
    case CLOSE:
    case SEMICOLON:
      return true;
    default:
      return false;
  }
}
