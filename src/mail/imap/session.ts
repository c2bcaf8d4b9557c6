/** What probes can ask of an IMAP server. */

import type { Credentials } from '../../model/credentials.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { Refusal } from './refusals.ts';
import type { Argument, ParsedResponse } from './wire/grammar.ts';

/**
 * An IMAP session after the greeting. Commands are sent in the order in which they are asked for, without waiting for the
 * answers to those before; who has to know an answer first waits for it.
 */
export interface ImapSession {
  readonly endpoint: Endpoint;
  /** Whether commands can still be sent. */
  readonly isOpen: boolean;
  /** Whether the server announced it; upper case, such as `UIDPLUS`. IMAP4rev2 includes many (RFC 9051 appendix E). */
  has(capability: string): boolean;
  /** @throws ProbeFailure unless the server took the credentials */
  login(credentials: Credentials): Promise<void>;
  /** Opens read-only. @throws ProbeFailure `E_MAILBOX_MISSING` */
  examine(mailbox: string): Promise<MailboxState>;
  /** Opens for writing. @throws ProbeFailure `E_MAILBOX_MISSING` */
  select(mailbox: string): Promise<MailboxState>;
  /** The mailboxes of the personal namespace that LIST shows. */
  list(): Promise<Listing>;
  /** State of a mailbox that is not open, or nothing when the server refuses. */
  status(mailbox: string): Promise<MailboxState | undefined>;
  /** Lets the server tell of new messages. */
  noop(): Promise<void>;
  /** Whether the server has told of messages in the open mailbox since the last call. */
  takeNews(): boolean;
  /** UIDs that match, or nothing when the server said OK and gave no result. @throws ProbeFailure `E_SEARCH_FAILED` */
  search(criteria: readonly Argument[]): Promise<readonly number[] | undefined>;
  /** Header fields of the messages in a UID set. Messages that have vanished are left out. */
  fetchHeaders(uids: string, fields: readonly string[]): Promise<readonly FetchedHeaders[]>;
  /** Flags one message `\Deleted`. */
  flagDeleted(uid: number): Promise<void>;
  /** Removes exactly this UID (UIDPLUS, RFC 4315). */
  expunge(uid: number): Promise<void>;
  /** One command of a module of `mail/` that reads the answer itself. @throws ProbeFailure of `onRefusal` */
  run(command: Command): Promise<void>;
  /** Says LOGOUT and lets go; nothing is waited for. */
  logout(): void;
}

/** A mailbox at a moment. Absent where the server did not say. */
export interface MailboxState {
  readonly uidValidity?: number;
  readonly uidNext?: number;
  readonly messages?: number;
}

/** A line of LIST. The name is untrusted. */
export interface ListedMailbox {
  readonly name: string;
  readonly delimiter: string | undefined;
  /** In lower case: `\junk`, `\noselect`. */
  readonly flags: ReadonlySet<string>;
}

/** What LIST shows. */
export interface Listing {
  readonly mailboxes: readonly ListedMailbox[];
  /** How many more there are that can hold messages, and were not kept. */
  readonly more: number;
}

/** Header fields of one message, by lower-case name. Untrusted. */
export interface FetchedHeaders {
  readonly uid: number;
  readonly headers: ReadonlyMap<string, string>;
}

/** A command, and what becomes of its answer. */
export interface Command {
  readonly name: string;
  readonly args?: readonly Argument[] | Promise<readonly Argument[]>;
  readonly phase: PhaseName;
  readonly untagged?: Record<string, (response: ParsedResponse) => void>;
  readonly onPlus?: (response: ParsedResponse) => void;
  /** Whether it is fine when some of the messages no longer exist. */
  readonly mayBePartial?: boolean;
  readonly onRefusal: (refusal: Refusal) => ProbeFailure;
}
