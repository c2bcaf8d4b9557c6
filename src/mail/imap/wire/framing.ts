/**
 * Splits the bytes of an IMAP connection into responses: a line with its literals (RFC 9051 section 4.3). The size of a
 * response is limited here, before it is parsed.
 */
import { LineTooLong } from '../../network/line-reader.ts';
import { isLongSearchLine, LongSearchLine } from './long-search-line.ts';

/** One response, not yet parsed. */
export interface FramedResponse {
  /** All lines of the response, without the literals and the last line end. */
  readonly payload: Buffer;
  readonly literals: readonly Buffer[];
  /** How many numbers of a SEARCH, between the first and the last ones, were counted and left out. */
  readonly omitted: number;
}

const MIB = 1024 * 1024;
/** A response takes several times its size in memory. The wire limits what comes before the login, and in total. */
const MAX_RESPONSE = 4 * MIB;
/** No longer literal is ever requested. */
const MAX_LITERAL = MIB;

/** `{12}` at the end of a line. A number of 60 digits is already far too large. */
const LITERAL_AT_END = /\{(\d{1,60})\}\r?\n$/;
const LONGEST_MARKER = 64;
const LF = 0x0a;
const CR = 0x0d;

export class ResponseFraming {
  /** The pieces of the line or the literal that is being read. */
  #pieces: Buffer[] = [];
  /** Octets of the literal that have not arrived yet; 0 in a line. */
  #literalLeft = 0;
  #lines: Buffer[] = [];
  #literals: Buffer[] = [];
  /** Octets of the current response so far. */
  #bytes = 0;
  #search: LongSearchLine | undefined;

  /** Yields the responses that this chunk completes. @throws LineTooLong */
  *feed(chunk: Buffer): Generator<FramedResponse> {
    let rest = chunk;
    while (rest.length > 0) {
      const size = this.#literalLeft > 0 ? Math.min(this.#literalLeft, rest.length) : rest.indexOf(LF) + 1;
      const piece = size > 0 ? rest.subarray(0, size) : rest;
      rest = rest.subarray(piece.length);
      this.#keep(piece);
      if (this.#literalLeft > 0) this.#endLiteral(piece.length);
      else if (size > 0 && this.#endLine()) {
        const response = this.#take();
        if (response.payload.length > 0) yield response;
      }
    }
  }

  #keep(piece: Buffer): void {
    if (this.#search) {
      this.#search.feed(piece);
      return;
    }
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    const isFirstLine = this.#literalLeft === 0 && this.#lines.length === 0;
    if (isFirstLine && isLongSearchLine(this.#pieces, this.#bytes)) this.#search = new LongSearchLine(this.#joined());
    else if (this.#bytes > MAX_RESPONSE) throw new LineTooLong();
  }

  #endLiteral(bytes: number): void {
    this.#literalLeft -= bytes;
    if (this.#literalLeft === 0) this.#literals.push(this.#joined());
  }

  /** Ends a line. Returns whether it ends the response; else a literal follows. */
  #endLine(): boolean {
    const line = this.#search?.end() ?? this.#joined();
    this.#lines.push(line);
    const size = LITERAL_AT_END.exec(line.subarray(-LONGEST_MARKER).toString('latin1'))?.[1];
    if (size === undefined) return true;
    const octets = Number(size);
    if (octets > MAX_LITERAL) throw new LineTooLong();
    if (octets === 0) this.#literals.push(Buffer.alloc(0));
    this.#literalLeft = octets;
    return false;
  }

  #take(): FramedResponse {
    const [first = Buffer.alloc(0), ...more] = this.#lines;
    const whole = more.length === 0 ? first : Buffer.concat(this.#lines);
    const end = whole.length - (whole.at(-2) === CR ? 2 : 1);
    const omitted = this.#search?.omitted ?? 0;
    const response = { payload: whole.subarray(0, end), literals: this.#literals, omitted };
    this.#search = undefined;
    this.#lines = [];
    this.#literals = [];
    this.#bytes = 0;
    return response;
  }

  #joined(): Buffer {
    const [first = Buffer.alloc(0)] = this.#pieces;
    const whole = this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces);
    this.#pieces = [];
    return whole;
  }
}
