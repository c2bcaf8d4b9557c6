/**
 * Counts SMTP replies as they arrive, before the library looks at them one by one: a reply that arrives before its
 * command was sent does not answer it, but would be mistaken for the answer.
 */
import { smtpReplyCode } from '../opening/smtp-reply.ts';

/** Octets of a line that are kept: enough to recognise it. */
const MAX_PREFIX = 64;

export class ReplyArrivals {
  /** Last lines of the replies that have arrived and were not handled yet, oldest first. */
  readonly #replies: string[] = [];
  #line = '';
  #isContinued = false;

  /** Adds data that the server sent. */
  add(chunk: Buffer): void {
    const lines = chunk.toString('latin1').split('\n');
    for (const [index, piece] of lines.entries()) {
      this.#line = (this.#line + piece).slice(0, MAX_PREFIX);
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
   * Returns a reply that is ahead of its command, if there is one. A server may send 421 at any time (RFC 5321
   * section 3.8).
   *
   * @param awaited number of commands that wait for a reply
   */
  ahead(awaited: number): string | undefined {
    return this.#replies.slice(awaited).find((line) => smtpReplyCode(line) !== 421);
  }

  #endLine(line: string): void {
    const isBlank = line === '' && !this.#isContinued;
    this.#isContinued = /^\d+-/.test(line);
    if (!isBlank && !this.#isContinued) this.#replies.push(line);
  }
}
