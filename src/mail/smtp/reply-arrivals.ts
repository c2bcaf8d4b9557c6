/**
 * Counts SMTP replies as they arrive, before the library looks at them one by one: a reply that arrives before its
 * command was sent does not answer it, but would be mistaken for the answer.
 */
import { smtpReplyCode } from '../refusal/smtp-codes.ts';

/** Octets of a line that are kept. */
const MAX_PREFIX = 4096;
/** Lines of an unfinished reply that are kept. */
const MAX_BEGUN = 8;
/** A longer line is given by its code alone: half a secret at the cut would not be masked. */
const CODES = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}(?= ))?/;

export class ReplyArrivals {
  /** Last lines of the replies that have arrived and were not handled yet, oldest first. */
  readonly #replies: string[] = [];
  /** The first lines of the reply whose last line has not arrived. */
  #begun: string[] = [];
  #line = '';
  #isContinued = false;

  /** Adds data that the server sent. */
  add(chunk: Buffer): void {
    const lines = chunk.toString('latin1').split('\n');
    for (const [index, piece] of lines.entries()) {
      this.#line += piece.slice(0, MAX_PREFIX - this.#line.length);
      if (index === lines.length - 1) return;
      this.#endLine(this.#line.trimEnd());
      this.#line = '';
    }
  }

  /** Removes the oldest reply, which is being handled. Returns false when no reply is complete. */
  take(): boolean {
    return this.#replies.shift() !== undefined;
  }

  /**
   * Returns the beginning of a reply that is ahead of its command, if there is one. A server may send 421 at any time
   * (RFC 5321 section 3.8).
   *
   * @param awaited number of commands that wait for a reply
   */
  ahead(awaited: number): string | undefined {
    return this.#replies.slice(awaited).find((line) => smtpReplyCode(line) !== 421);
  }

  /** Removes and returns the reply whose last line has not arrived; empty when there is none. */
  takeBegun(): string {
    const begun = this.#begun.join('\n');
    this.#begun = [];
    return begun;
  }

  #endLine(line: string): void {
    const isCut = line.length === MAX_PREFIX;
    const isBlank = line === '' && !this.#isContinued;
    this.#isContinued = /^\d+-/.test(line);
    const shown = isCut ? (CODES.exec(line)?.[0] ?? '') : line;
    if (!isBlank && !this.#isContinued) this.#replies.push(shown);
    if (!this.#isContinued) this.#begun = [];
    else if (this.#begun.length < MAX_BEGUN) this.#begun.push(shown);
  }
}
