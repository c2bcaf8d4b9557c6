/**
 * Counts SMTP replies as they arrive, before the library looks at them one by one: a reply that is there before its
 * command was sent answers nothing, and would be taken for the answer to it.
 */
import { smtpReplyCode } from '../opening/smtp-reply.ts';

/** As much of a line as tells what it is. */
const MAX_PREFIX = 64;

export class ReplyArrivals {
  /** Last lines of the replies that are there and were not handled, oldest first. */
  readonly #replies: string[] = [];
  #line = '';
  #isContinued = false;

  /** Takes what the server sent. */
  add(chunk: Buffer): void {
    const lines = chunk.toString('latin1').split('\n');
    for (const [index, piece] of lines.entries()) {
      this.#line = (this.#line + piece).slice(0, MAX_PREFIX);
      if (index === lines.length - 1) return;
      this.#endLine(this.#line.trimEnd());
      this.#line = '';
    }
  }

  /** The oldest reply is being handled. False when none has come to its end. */
  take(): boolean {
    return this.#replies.shift() !== undefined;
  }

  /**
   * A reply that is ahead of its command, if there is one, when so many commands wait for theirs. A server may say 421
   * at any time (RFC 5321 section 3.8).
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
