/**
 * Splits a message into its parts (RFC 2046 section 5.1), as far as a probe needs them: in a single pass over the lines
 * of its beginning, without recursion. Parsing stops when there are more parts or levels than any honest message has.
 */
import { readContentField } from './content-type.ts';
import { parseHeaders } from './message.ts';

/** A part that has no parts itself, or the whole body of a message without parts. Untrusted. */
export interface Part {
  /** Type and subtype, in lower case. */
  readonly type: string;
  readonly charset: string | undefined;
  /** In lower case: `quoted-printable`. */
  readonly encoding: string;
  /** Whether the part is an attached file and not text of the message. */
  readonly isAttachment: boolean;
  /** The undecoded body, one character per octet. A message inside the message is not split. */
  readonly body: string;
  /** Whether the end of the part was read. */
  readonly isWhole: boolean;
}

/** The parts of a message, as far as it was read. */
export interface Anatomy {
  readonly parts: readonly Part[];
  /** Whether the message was read to its end. */
  readonly isWhole: boolean;
  /** The limit that was exceeded, when parsing stopped for that. */
  readonly excess: 'parts' | 'levels' | undefined;
}

/** The limits at which parsing stops. */
export const MAX_PARTS = 100;
export const MAX_LEVELS = 20;

type Headers = ReadonlyMap<string, string>;

/** Splits a message into its parts. `isWhole` says whether `text` is the whole body or only its beginning. */
export function takeApart(headers: Headers, text: Buffer, isWhole: boolean): Anatomy {
  const reader = new PartReader(headers);
  const lines = text.toString('latin1').split('\n');
  // A line that is cut off may be the beginning of a boundary, and look like another boundary.
  if (!isWhole && /^(?:-|$)/.test(lines.at(-1) ?? '')) lines.pop();
  for (const line of lines) {
    reader.read(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (reader.excess) return { parts: reader.parts, isWhole: false, excess: reader.excess };
  }
  reader.end(isWhole);
  return { parts: reader.parts, isWhole, excess: reader.excess };
}

class PartReader {
  readonly parts: Part[] = [];
  excess: Anatomy['excess'];
  /** Boundaries of the open multiparts, the outermost first. */
  readonly #boundaries: string[] = [];
  #begun = 0;
  /** Headers of the current part; absent between parts. */
  #headers: Headers | undefined;
  /** Lines of the header of the current part while it is read, then those of its body. */
  #lines: string[] = [];
  #isInHeader = false;

  constructor(headers: Headers) {
    this.#enter(headers);
  }

  read(line: string): void {
    const level = line.startsWith('--') ? this.#levelOf(line.trimEnd()) : -1;
    if (level >= 0) this.#pass(level, line.trimEnd().length > 2 + (this.#boundaries[level] ?? '').length);
    else if (this.#isInHeader && line === '') this.#enter(parseHeaders(this.#lines.join('\r\n')));
    else if (this.#isInHeader || this.#headers) this.#lines.push(line);
  }

  end(isWhole: boolean): void {
    this.#leave(isWhole);
  }

  /** Returns the index of the innermost multipart of which this line is a boundary; -1 when it is none. */
  #levelOf(line: string): number {
    return this.#boundaries.findLastIndex((boundary) => line === `--${boundary}` || line === `--${boundary}--`);
  }

  /** Passes a boundary: goes to the next part of its multipart, or leaves the multipart. */
  #pass(level: number, isLast: boolean): void {
    this.#leave(true);
    this.#boundaries.length = isLast ? level : level + 1;
    this.#isInHeader = !isLast;
    if (isLast) return;
    this.#begun += 1;
    if (this.#begun > MAX_PARTS) this.excess = 'parts';
  }

  #enter(headers: Headers): void {
    this.#isInHeader = false;
    this.#lines = [];
    const { value, parameters } = readContentField(headers.get('content-type') ?? '');
    const boundary = parameters.get('boundary') ?? '';
    const isMultipart = value.startsWith('multipart/') && boundary !== '';
    this.#headers = isMultipart ? undefined : headers;
    if (!isMultipart) return;
    this.#boundaries.push(boundary);
    if (this.#boundaries.length > MAX_LEVELS) this.excess = 'levels';
  }

  #leave(isWhole: boolean): void {
    // A part without an empty line consists of its header only.
    if (this.#isInHeader) this.#enter(parseHeaders(this.#lines.join('\r\n')));
    const headers = this.#headers;
    if (headers) this.parts.push(partOf(headers, this.#lines.join('\r\n'), isWhole));
    this.#headers = undefined;
    this.#lines = [];
  }
}

function partOf(headers: Headers, body: string, isWhole: boolean): Part {
  const { value, parameters } = readContentField(headers.get('content-type') ?? '');
  return {
    type: value || 'text/plain',
    charset: parameters.get('charset')?.toLowerCase(),
    encoding: readContentField(headers.get('content-transfer-encoding') ?? '').value || '7bit',
    isAttachment: readContentField(headers.get('content-disposition') ?? '').value === 'attachment',
    body,
    isWhole,
  };
}
