/** Takes the fields of a record one after the other. Each function says what is wrong with the field that it wants. */
import { ipv4Address, ipv6Address } from '../address.ts';
import { BadRecord } from '../bad-record.ts';
import { MAX_STRING, octetsOf } from '../octets.ts';
import type { ZoneToken } from './entry-reader.ts';
import { parseTtl } from './ttl.ts';

/** Turns a name as it is written into an absolute one. */
export type NameReader = (raw: string) => string;

/** The fields that are left. */
export class DataFields {
  readonly #tokens: readonly ZoneToken[];
  readonly #readName: NameReader;
  #index = 0;

  constructor(tokens: readonly ZoneToken[], readName: NameReader) {
    this.#tokens = tokens;
    this.#readName = readName;
  }

  name(what: string): string {
    const token = this.#word(what);
    return at(token, () => this.#readName(token.raw));
  }

  /** @param max highest value, 255 to 2^32 - 1 */
  number(what: string, max: number): number {
    const token = this.#word(what);
    const number = /^\d{1,10}$/.test(token.raw) ? Number(token.raw) : max + 1;
    if (number > max) throw bad(token, `has a ${what} that is no number`, `Write a number from 0 to ${max}.`);
    return number;
  }

  seconds(what: string): number {
    const token = this.#word(what);
    const seconds = parseTtl(token.raw);
    if (seconds === undefined)
      throw bad(token, `has a ${what} that is no time`, 'Write seconds, or a time such as 1h30m.');
    return seconds;
  }

  address(family: 4 | 6): string {
    const token = this.#word('address');
    const address = family === 4 ? ipv4Address(token.raw) : ipv6Address(token.raw);
    if (address !== undefined) return address;
    const example =
      family === 4 ? 'Write all four numbers, such as 192.0.2.1.' : 'Write an address such as 2001:db8::1.';
    throw bad(token, `has an address that is not IPv${family}`, example);
  }

  /** A string of at most 255 octets, quoted or not. */
  string(what: string): string {
    const token = this.#take(what);
    return at(token, () => {
      const octets = octetsOf(token.raw);
      if (octets.length <= MAX_STRING) return octets;
      const remedy = 'Split it into several strings, each in quotes; they are joined without a blank.';
      throw new BadRecord(`has a string of ${octets.length} octets, and 255 are allowed`, remedy);
    });
  }

  /** Everything that is left, in hexadecimal, in lower case. */
  hex(what: string): string {
    const token = this.#word(what);
    let hex = token.raw;
    while (this.#index < this.#tokens.length) hex += this.#word(what).raw;
    if (/^[\da-f]*$/i.test(hex) && hex.length % 2 === 0) return hex.toLowerCase();
    throw bad(token, `has a ${what} that is not hexadecimal`, 'Write two digits of 0-9 and a-f for each octet.');
  }

  /** Everything that is left, as it is written. */
  text(): string {
    let text = '';
    for (const { raw, isQuoted, isGlued } of this.#tokens.slice(this.#index)) {
      text += `${text === '' || isGlued ? '' : ' '}${isQuoted ? `"${raw}"` : raw}`;
    }
    this.#index = this.#tokens.length;
    return text;
  }

  /** Whether a field is left. */
  get hasMore(): boolean {
    return this.#index < this.#tokens.length;
  }

  /** Whether the next field is this word. */
  isNext(word: string): boolean {
    const token = this.#tokens[this.#index];
    return token !== undefined && !token.isQuoted && token.raw === word;
  }

  /** Takes a word. */
  skip(): void {
    this.#index += 1;
  }

  /** Wants that no field is left. */
  end(): void {
    const token = this.#tokens[this.#index];
    if (token) throw bad(token, 'has more fields than its type', 'Remove them, or begin a new line before them.');
  }

  #word(what: string): ZoneToken {
    const token = this.#take(what);
    if (token.isQuoted) throw bad(token, `has a ${what} in quotes`, 'Remove the quotes.');
    return token;
  }

  #take(what: string): ZoneToken {
    const token = this.#tokens[this.#index];
    if (!token) throw new BadRecord(`has no ${what}`, 'Complete the record.', undefined, this.#tokens.at(-1)?.offset);
    this.#index += 1;
    return token;
  }
}

/** Says where something is wrong. */
export function at<T>(token: Pick<ZoneToken, 'offset'>, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadRecord) || error.offset !== undefined) throw error;
    throw new BadRecord(error.problem, error.remedy, error.value, token.offset);
  }
}

function bad(token: ZoneToken, problem: string, remedy: string): BadRecord {
  return new BadRecord(problem, remedy, token.raw, token.offset);
}
