/** The form of the table of refusals: one row for each thing that a server can mean by a refusal. */
import type { FailureCode } from '../../model/failure-codes.ts';

/** The steps of an SMTP session at which a server can refuse; `body` is the end of the message. */
export const SMTP_STEPS = ['greeting', 'ehlo', 'login', 'mail', 'rcpt', 'data', 'body'] as const;
/** The steps of an IMAP session; `open` is EXAMINE or SELECT, `other` any further command, `bye` the end of a session. */
export const IMAP_STEPS = [
  ...['greeting', 'login', 'open', 'status', 'list', 'search', 'fetch', 'store', 'expunge', 'other', 'bye'],
] as const satisfies readonly string[];

/** Where in a session something was refused. */
export type SessionStep =
  | (typeof SMTP_STEPS)[number]
  | 'open'
  | 'status'
  | 'list'
  | 'search'
  | 'fetch'
  | 'store'
  | 'expunge'
  | 'other'
  | 'bye';

/** The steps of handing in a message. */
export const SENDING = ['mail', 'rcpt', 'data', 'body'] as const satisfies readonly SessionStep[];
/** The steps of an IMAP session after its login. */
export const LOGGED_IN = [
  ...(['open', 'status', 'list', 'search', 'fetch', 'store', 'expunge', 'other', 'bye'] as const),
] as const satisfies readonly SessionStep[];
/** The steps before any login. */
export const OPENING = ['greeting', 'ehlo'] as const satisfies readonly SessionStep[];
/** Every step of both protocols. */
export const ALWAYS = [...OPENING, 'login', ...SENDING, ...LOGGED_IN] as const satisfies readonly SessionStep[];

/** Whose side a refusal is about: what has to change before the server accepts. */
export type RefusalSide =
  | 'recipient'
  | 'sender'
  | 'message'
  | 'mailbox'
  /** The server limits connections, logins, messages or bytes. */
  | 'limit'
  /** The address of the client. */
  | 'client'
  /** The name that the client gave in EHLO. */
  | 'name'
  | 'login'
  | 'tls'
  | 'server';

/** What a refusal must show for a row to be meant. All that is given must hold. */
export interface Evidence {
  /** IMAP response codes (RFC 5530): one of them. */
  readonly imap?: readonly string[];
  /** Enhanced status codes without their class, such as `1.8`: one of them. `7` stands for all that begin so. */
  readonly enhanced?: readonly string[];
  /** SMTP reply codes: one of them. */
  readonly reply?: readonly number[];
  /** The class of the SMTP reply code: 4 or 5. */
  readonly replyClass?: 4 | 5;
  /** Found in the words of the server, without addresses and response codes. */
  readonly words?: RegExp;
  /** Not found there. */
  readonly unless?: RegExp;
}

/** A row: evidence -> whose side it is, whether it may pass by itself, and what to do. */
export interface RefusalRow extends Evidence {
  /** Where the meaning comes from: an RFC section, a thread as `owner/repo#n`, or a server that says it. */
  readonly source: string;
  /** The steps at which it can be said. */
  readonly at: readonly SessionStep[];
  readonly side: RefusalSide;
  /**
   * Whether it may pass by itself. SMTP says so by its class (4 or 5), and a 5 is never tried again; without a class it
   * is final unless this is true.
   */
  readonly mayPass?: boolean;
  /** Replaces the failure code that follows from the side and the step. */
  readonly code?: FailureCode;
  /** Replaces the sentence that follows from the side: `limits the sessions of this user`. */
  readonly what?: string;
  /** What to do about it. `{name}` stands for the name that was sent in EHLO. */
  readonly hint: string;
}
