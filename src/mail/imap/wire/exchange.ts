/** A command of an IMAP session, from its writing to its answer. */
import type { ParsedResponse } from './grammar.ts';

/** The code of the error for a tagged OK before the client has sent the whole command. */
export const EARLY_OK = 'EarlyOk';

/**
 * Receives a response. `false` says that it does not answer this command: then the next command under way gets it.
 *
 * @param tag the tag of the command, which the response may repeat (ESEARCH, RFC 4466 section 2.6.2)
 */
export type Handler = (response: ParsedResponse, tag: string) => unknown;

/** Handlers of the answers to a command, other than the tagged one. */
export interface Handlers {
  /** By kind: `EXISTS`, `SEARCH`. The earliest command under way with a handler of the kind gets the response. */
  readonly untagged?: Readonly<Record<string, Handler>> | undefined;
  /** Receives an untagged line that is no IMAP. Returns whether it is for this command. */
  readonly onUnreadable?: ((line: string) => boolean) | undefined;
  /** Answers a continuation request, with `write`. No other command is sent until this one has ended or lets it. */
  readonly onPlus?: ((response: ParsedResponse) => void) | undefined;
  /** Whether the client has yet to answer continuation requests before the command is complete. */
  readonly isUnfinished?: (() => boolean) | undefined;
  /** Whether another command may be sent behind this one before it has ended, although it answers requests. */
  readonly mayBeFollowed?: (() => boolean) | undefined;
}

/** A command that waits to be sent or to be answered. */
export interface CommandExchange {
  readonly tag: string;
  readonly handlers: Handlers;
  /** Parts still to be sent: the line up to the first literal, then a literal after each continuation request. */
  readonly parts: Buffer[];
  resolve(response: ParsedResponse): void;
  reject(error: unknown): void;
}

/**
 * Whether a part of the command has not been sent yet: a literal, or the answer to a continuation request. Until then
 * nothing that the server says can be the answer, except a refusal (RFC 9051 sections 2.2.1 and 4.3).
 */
export function isUnfinished({ parts, handlers }: CommandExchange): boolean {
  return parts.length > 0 || handlers.isUnfinished?.() === true;
}
