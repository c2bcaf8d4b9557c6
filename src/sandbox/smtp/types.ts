/** What the SMTP server, its settings and the delivery say to each other. */
import type { TlsMode } from '../common/listener.ts';

/** A reply that says no. */
export interface Refusal {
  /** 4xx: try again. 5xx: do not. */
  readonly code: number;
  /** Begins with an enhanced status code if there is to be one: `5.1.1 No such user`. */
  readonly text: string;
}

/** What is known of a client. */
export interface SmtpSession {
  readonly number: number;
  readonly mode: TlsMode;
  isSecure: boolean;
  isOpen: boolean;
  /** Who has logged in. */
  username: string | undefined;
}

/** A message that a client handed in. */
export interface ReceivedMessage {
  readonly id: string;
  readonly session: SmtpSession;
  /** The name in EHLO. */
  readonly helo: string;
  /** As in a `Received` field: `ESMTPSA`. */
  readonly protocol: string;
  /** Empty for the null sender. */
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly raw: Buffer;
}

/** Gives a refusal, or nothing to go on. It may take its time. */
export type Check<T> = (value: T, session: SmtpSession) => Refusal | undefined | Promise<Refusal | undefined>;

/** How an SMTP server behaves. */
export interface SmtpSettings {
  /** How to log in. The default are all four. An empty list switches AUTH off. */
  readonly mechanisms?: readonly ('PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'XOAUTH2')[];
  /** Whether clients must log in before they send, as by default. */
  readonly isLoginRequired?: boolean;
  /** The largest message, as SIZE says. The default is 16 MiB. */
  readonly maxBytes?: number;
  readonly onSender?: Check<string> | undefined;
  readonly onRecipient?: Check<string> | undefined;
  /** Asked for the answer to the final dot. */
  readonly onMessage?: Check<ReceivedMessage> | undefined;
}

/** Where messages go. */
export interface Destination {
  /** Why mail for this address is not taken from this client. */
  refusal(recipient: string, isLoggedIn: boolean): Refusal | undefined;
  accept(message: ReceivedMessage): void;
}
