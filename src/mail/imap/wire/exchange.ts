/** A command of an IMAP session, from its writing to its answer. */
import type { ParsedResponse } from './grammar.ts';

type Handler = (response: ParsedResponse) => void;

/** Handlers of the answers to a command, other than the tagged one. */
export interface Handlers {
  /** By kind: `EXISTS`, `SEARCH`. The earliest command under way with a handler of the kind gets the response. */
  readonly untagged?: Readonly<Record<string, Handler>> | undefined;
  /** Answers a continuation request, with `write`. No other command is sent until this one has ended. */
  readonly onPlus?: Handler | undefined;
  /** Whether the client has yet to answer continuation requests before the command is complete. */
  readonly isUnfinished?: (() => boolean) | undefined;
}

/** A command that waits to be sent or to be answered. */
export interface Exchange {
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
export function isUnfinished({ parts, handlers }: Exchange): boolean {
  return parts.length > 0 || handlers.isUnfinished?.() === true;
}
