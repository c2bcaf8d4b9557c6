import type { ProbeContext } from '../../model/probe-context.ts';
import type { ImapSession } from '../imap/session.ts';
import { atom, text } from '../imap/wire/values.ts';
import { MAX_COPIES, TOKEN_HEADER } from '../message/message.ts';
import { isSearchRefused } from './find-own.ts';
import type { WatchedMailbox } from './watched-mailbox.ts';

/** Searches for the header with our token, as long as the server has a search that works. */
export class TokenSearch {
  readonly #context: ProbeContext;
  readonly #token: string;
  #isUseful = true;

  constructor(context: ProbeContext, token: string) {
    this.#context = context;
    this.#token = token;
  }

  /** Whether the server answers searches. If not, new messages have to be read. */
  get isUseful(): boolean {
    return this.#isUseful;
  }

  /**
   * Searches the open mailbox from the first new UID on, and returns the newest hits. An empty mailbox is not searched:
   * some servers refuse that (Gluon). A refusal says nothing about the mailbox, and is noted.
   * @throws ProbeFailure when the session fails
   */
  async find(imap: ImapSession, { fromUid }: WatchedMailbox): Promise<readonly number[]> {
    if (!this.#isUseful || imap.messages === 0) return [];
    try {
      const range = { type: 'SEQUENCE', value: `${fromUid}:*` } as const;
      const header = [atom('HEADER'), text(TOKEN_HEADER), text(this.#token)];
      const hits = await imap.search([atom('UID'), range, ...header]);
      if (hits !== undefined) return hits.slice(-MAX_COPIES);
      this.#giveUp('The server answered a search with OK and without a result', {
        code: 'E_SEARCH_NO_RESULT_LINE',
        hint: 'RFC 9051 section 6.4.4 demands a result. Other clients may show empty search results.',
      });
    } catch (error) {
      if (!isSearchRefused(error)) throw error;
      this.#giveUp('The server refused to search the mailbox', {
        code: 'E_SEARCH_FAILED',
        hint: error.hint,
        reply: error.reply,
      });
    }
    return [];
  }

  #giveUp(
    what: string,
    rest: {
      readonly code: 'E_SEARCH_NO_RESULT_LINE' | 'E_SEARCH_FAILED';
      readonly hint: string;
      readonly reply?: string | undefined;
    },
  ): void {
    this.#isUseful = false;
    this.#context.note({
      status: 'warning',
      phase: 'arrival',
      message: `${what}; new messages were read instead.`,
      ...rest,
    });
  }
}
