/** Parses JSON (RFC 8259) into nodes with their places, which `JSON.parse` does not tell. */
import type { Source } from '../../model/issue.ts';
import { BadRecord } from '../bad-record.ts';
import type { PlanEntry, PlanNode } from './node.ts';

/** Deeper than any plan needs. */
const MAX_DEPTH = 100;
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const BLANK = /[ \t\r\n]*/y;

/** Where the syntax of a file is wrong. */
export class BadSyntax extends BadRecord {
  readonly source: Source;

  constructor(problem: string, remedy: string, source: Source) {
    super(problem, remedy);
    this.source = source;
  }
}

/**
 * Parses a text.
 *
 * @param wanted keys of the outermost object that are kept; what others hold is only checked
 * @throws {BadSyntax} when it is not JSON
 */
export function parseJson(text: string, file: string, wanted?: ReadonlySet<string>): PlanNode {
  return new JsonReader(text, file, wanted).read();
}

class JsonReader {
  readonly #text: string;
  readonly #file: string;
  readonly #wanted: ReadonlySet<string> | undefined;
  #offset: number;
  #line = 1;
  #lineStart: number;

  constructor(text: string, file: string, wanted: ReadonlySet<string> | undefined) {
    this.#text = text;
    this.#file = file;
    this.#wanted = wanted;
    this.#offset = text.startsWith('\ufeff') ? 1 : 0;
    this.#lineStart = this.#offset;
  }

  read(): PlanNode {
    this.#skipBlank();
    const node = this.#value(0);
    if (this.#offset < this.#text.length) throw this.#bad('goes on after its end');
    return node;
  }

  /** A value, and the blanks behind it. */
  #value(depth: number): PlanNode {
    if (depth > MAX_DEPTH) throw this.#bad('is nested too deep');
    const source = this.#place();
    switch (this.#text[this.#offset]) {
      case '{':
        return { kind: 'map', source, entries: this.#entries(depth) };
      case '[':
        return { kind: 'list', source, items: this.#items(depth) };
      case '"':
        return { kind: 'scalar', type: 'text', text: this.#string(), source };
      default: {
        const text = this.#match(LITERAL);
        if (text === undefined) throw this.#bad('has no value where one is expected');
        this.#skipBlank();
        const isBoolean = text === 'true' || text === 'false';
        return { kind: 'scalar', type: text === 'null' ? 'null' : isBoolean ? 'boolean' : 'number', text, source };
      }
    }
  }

  #entries(depth: number): ReadonlyMap<string, PlanEntry> {
    const entries = new Map<string, PlanEntry>();
    this.#skip('{');
    if (this.#isAt('}')) return entries;
    for (;;) {
      const source = this.#place();
      if (this.#text[this.#offset] !== '"') throw this.#bad('has no key where one is expected');
      const key = this.#string();
      if (entries.has(key)) throw new BadSyntax('has a key twice in one object', 'Keep one of them.', source);
      if (!this.#isAt(':')) throw this.#bad('has no colon after a key');
      const value = this.#value(depth + 1);
      if (depth > 0 || !this.#wanted || this.#wanted.has(key)) entries.set(key, { source, value });
      if (this.#isAt('}')) return entries;
      if (!this.#isAt(',')) throw this.#bad('has neither a comma nor the end of an object');
    }
  }

  #items(depth: number): PlanNode[] {
    const items: PlanNode[] = [];
    this.#skip('[');
    if (this.#isAt(']')) return items;
    for (;;) {
      items.push(this.#value(depth + 1));
      if (this.#isAt(']')) return items;
      if (!this.#isAt(',')) throw this.#bad('has neither a comma nor the end of a list');
    }
  }

  #string(): string {
    const start = this.#offset;
    let end = this.#text.indexOf('"', start + 1);
    while (end >= 0 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    const text = end < 0 ? undefined : stringOf(this.#text.slice(start, end + 1));
    if (text === undefined) throw this.#bad('has a text with a wrong escape, a control character, or no end');
    this.#offset = end + 1;
    this.#skipBlank();
    return text;
  }

  /** Whether an odd number of backslashes is before an offset. */
  #isEscaped(offset: number): boolean {
    let start = offset;
    while (this.#text[start - 1] === '\\') start -= 1;
    return (offset - start) % 2 === 1;
  }

  #isAt(char: string): boolean {
    if (this.#text[this.#offset] !== char) return false;
    this.#skip(char);
    return true;
  }

  #skip(char: string): void {
    this.#offset += char.length;
    this.#skipBlank();
  }

  #skipBlank(): void {
    const blank = this.#match(BLANK) ?? '';
    const start = this.#offset - blank.length;
    for (let end = blank.indexOf('\n'); end >= 0; end = blank.indexOf('\n', end + 1)) {
      this.#line += 1;
      this.#lineStart = start + end + 1;
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text)?.[0];
    this.#offset += found?.length ?? 0;
    return found;
  }

  #place(): Source {
    return { file: this.#file, line: this.#line, column: this.#offset - this.#lineStart + 1 };
  }

  #bad(problem: string): BadSyntax {
    const remedy = 'Write the output of the tool to the file as it is, and nothing else.';
    return new BadSyntax(`has a JSON file that ${problem}`, remedy, this.#place());
  }
}

function stringOf(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined;
  }
}
