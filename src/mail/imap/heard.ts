/** What a server says of the open mailbox without being asked. */
import { readableText } from '../network/line-reader.ts';
import type { ParsedResponse } from './wire/grammar.ts';
import { kindOf, numberOf } from './wire/values.ts';

/** At most this many octets of a row that could not be read are kept. */
const MAX_UNREAD = 300;
/** A row of FETCH with the content of a message. */
const CONTENT = /^\* \d+ FETCH .*\bBODY\[/i;

export class Heard {
  #hasNews = false;
  #messages: number | undefined;
  #unread: string | undefined;

  /** How many messages the mailbox holds; undefined when the server has not said so. */
  get messages(): number | undefined {
    return this.#messages;
  }

  hear(response: ParsedResponse): void {
    const kind = kindOf(response);
    if (kind === 'EXISTS') {
      this.#hasNews = true;
      this.#messages = numberOf({ value: response.command ?? '' });
    }
    if (kind === 'EXPUNGE' && this.#messages !== undefined) this.#messages -= 1;
  }

  /** Keeps a row about the content of a message that could not be read, or that no command asked for. */
  hearUnread(payload: Buffer): void {
    const row = readableText(payload.subarray(0, MAX_UNREAD));
    if (CONTENT.test(row)) this.#unread = row;
  }

  /** Another mailbox is being opened. */
  forget(): void {
    this.#messages = undefined;
  }

  /** Marks the messages as new: the mailbox was opened. */
  expectNews(): void {
    this.#hasNews = true;
  }

  /** Whether the server has told of messages since the last call. */
  takeNews(): boolean {
    const hadNews = this.#hasNews;
    this.#hasNews = false;
    return hadNews;
  }

  /** Returns the last row that could not be read since the last call. Untrusted. */
  takeUnread(): string | undefined {
    const row = this.#unread;
    this.#unread = undefined;
    return row;
  }
}
