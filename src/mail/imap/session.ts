/** The operations that probes can run on an IMAP server. */

import type { Credentials } from '../../model/credentials.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { Refusal } from './refusals.ts';
import type { Handler } from './wire/exchange.ts';
import type { Argument, ParsedResponse } from './wire/grammar.ts';

/**
 * An IMAP session after the greeting. Commands are sent in the order of the calls, without waiting for earlier answers;
 * a caller that needs an answer first awaits it.
 */
export interface ImapSession {
  readonly endpoint: Endpoint;
  /** Whether commands can still be sent. */
  readonly isOpen: boolean;
  /** Whether the server has a capability, such as `UIDPLUS`. IMAP4rev2 includes many (RFC 9051 appendix E). */
  has(capability: string): boolean;
  /** Gives up a capability that is announced and does not work, and says so. `reply` is what the server said to it. */
  distrust(capability: string, reply: string): void;
  /**
   * Logs in. The first command after it that needs a login shows whether it was one; where none follows, `isProven` has
   * one sent in the same flight.
   * @throws ProbeFailure unless the server accepted the credentials
   */
  login(credentials: Credentials, options?: { readonly isProven: boolean }): Promise<void>;
  /** Opens read-only. @throws ProbeFailure `E_MAILBOX_MISSING` */
  examine(mailbox: string): Promise<MailboxState>;
  /** Opens for writing. @throws ProbeFailure `E_MAILBOX_MISSING` */
  select(mailbox: string): Promise<MailboxState>;
  /** Returns the mailboxes of the personal namespace that LIST shows. The phase is `imap_select` unless given. */
  list(phase?: PhaseName): Promise<Listing>;
  /** Returns the state of a mailbox that is not open, or undefined when the server refuses. */
  status(mailbox: string): Promise<MailboxState | undefined>;
  /** Sends NOOP, so that the server can report new messages. */
  noop(): Promise<void>;
  /** Whether the server has reported messages in the open mailbox since the last call. */
  takeNews(): boolean;
  /** How many messages the open mailbox holds, by what the server last said; undefined when it has not said so. */
  readonly messages: number | undefined;
  /** Returns the last row about contents of messages that could not be read, if any, since the last call. Untrusted. */
  takeUnread(): string | undefined;
  /** Returns the UIDs that match; undefined after OK without a result. @throws ProbeFailure `E_SEARCH_FAILED` */
  search(criteria: readonly Argument[]): Promise<readonly number[] | undefined>;
  /** Fetches header fields of the messages in a UID set. Messages that have vanished are left out. */
  fetchHeaders(uids: string, fields: readonly string[]): Promise<readonly FetchedHeaders[]>;
  /** Flags one message `\Deleted`. */
  flagDeleted(uid: number): Promise<void>;
  /** Removes exactly these UIDs (UIDPLUS, RFC 4315). Returns the words of a server that does not know the command. */
  expunge(uids: number | string): Promise<string | undefined>;
  /** Runs one command of a module of `mail/` that reads the answer itself. @throws ProbeFailure of `onRefusal` */
  run(command: Command): Promise<void>;
  /** Sends LOGOUT and releases the connection without waiting for a reply. */
  logout(): void;
}

/** The state of a mailbox at one moment. Values that the server did not send are absent. */
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

/** The result of LIST. */
export interface Listing {
  readonly mailboxes: readonly ListedMailbox[];
  /** How many more mailboxes can hold messages but were not kept. */
  readonly more: number;
  /** How many lines of the list could not be read. */
  readonly unreadable: number;
}

/** Header fields of one message, by lower-case name. Untrusted. */
export interface FetchedHeaders {
  readonly uid: number;
  readonly headers: ReadonlyMap<string, string>;
}

/** A command and the handlers of its answer. */
export interface Command {
  readonly name: string;
  readonly args?: readonly Argument[] | Promise<readonly Argument[]>;
  readonly phase: PhaseName;
  readonly untagged?: Readonly<Record<string, Handler>>;
  /** Called with an untagged line that is no IMAP, until a command under way says that it is for it. */
  readonly onUnreadable?: (line: string) => boolean;
  readonly onPlus?: (response: ParsedResponse) => void;
  /** Whether continuation requests have yet to be answered before the command is complete. */
  readonly isUnfinished?: () => boolean;
  /** Whether another command may be sent before this one has ended, although it answers requests. */
  readonly mayBeFollowed?: () => boolean;
  /** Whether the command succeeds when some of the messages no longer exist. */
  readonly mayBePartial?: boolean;
  readonly onRefusal: (refusal: Refusal) => ProbeFailure;
}
