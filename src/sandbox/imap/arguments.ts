/** Takes the arguments of a command one after the other, and throws BadCommand when they are not as expected. */
import { BadCommand } from './errors.ts';
import { decodeModifiedUtf7 } from './modified-utf7.ts';
import type { ImapToken } from './parser.ts';
import { parseSequenceSet, type SequenceSet } from './sequence-set.ts';

export class ImapArguments {
  readonly #tokens: readonly ImapToken[];
  #at = 0;

  constructor(tokens: readonly ImapToken[]) {
    this.#tokens = tokens;
  }

  /** Whether all arguments have been taken. */
  get isEmpty(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** The kind of the next argument. */
  get nextKind(): ImapToken['kind'] | undefined {
    return this.#tokens[this.#at]?.kind;
  }

  next(): ImapToken {
    const token = this.#tokens[this.#at++];
    if (!token) throw new BadCommand('Argument missing');
    return token;
  }

  atom(): string {
    const token = this.next();
    if (token.kind !== 'atom') throw new BadCommand('Atom expected');
    return token.text;
  }

  /** Takes a word of the protocol, in capitals. */
  word(): string {
    return this.atom().toUpperCase();
  }

  /** Takes the word if it comes next. */
  takeWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    const isNext = token?.kind === 'atom' && token.text.toUpperCase() === word;
    if (isNext) this.#at += 1;
    return isNext;
  }

  /** Takes a quoted string or a literal, and nothing else. */
  bytes(): Buffer {
    const token = this.next();
    if (token.kind !== 'string') throw new BadCommand('String expected');
    return token.bytes;
  }

  /** Takes text, quoted or not. */
  text(): string {
    const token = this.next();
    if (token.kind === 'list') throw new BadCommand('String expected');
    return token.kind === 'atom' ? token.text : token.bytes.toString('utf8');
  }

  number(): number {
    const text = this.atom();
    if (!/^\d{1,15}$/.test(text)) throw new BadCommand('Number expected');
    return Number(text);
  }

  /** Takes the name of a mailbox, or a pattern for names. */
  mailboxName(): string {
    const name = decodeModifiedUtf7(this.text());
    if (name === undefined) throw new BadCommand('Mailbox name is not in modified UTF-7');
    return name;
  }

  sequenceSet(): SequenceSet {
    const set = parseSequenceSet(this.atom());
    if (!set) throw new BadCommand('Sequence set expected');
    return set;
  }

  list(): ImapArguments {
    const token = this.next();
    if (token.kind !== 'list') throw new BadCommand('List expected');
    return new ImapArguments(token.items);
  }

  /** Takes a list of at least one atom, or a single atom in its place. */
  atoms(): string[] {
    if (this.nextKind !== 'list') return [this.atom()];
    const list = this.list();
    return [list.atom(), ...list.rest(() => list.atom())];
  }

  /** Takes a list of words, which may be empty. */
  words(): string[] {
    const list = this.list();
    return list.rest(() => list.word());
  }

  /** Takes all that is left. */
  rest<T>(take: () => T): T[] {
    const taken: T[] = [];
    while (!this.isEmpty) taken.push(take());
    return taken;
  }

  /** Makes sure that nothing is left. */
  end(): void {
    if (!this.isEmpty) throw new BadCommand('Too many arguments');
  }
}
