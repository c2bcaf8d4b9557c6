/** The types that the SMTP server, its settings and the delivery share. */
import type { TlsMode } from '../common/listener.ts';

/** A reply that refuses. */
export interface Refusal {
  /** 4xx: try again. 5xx: do not. */
  readonly code: number;
  /** Begins with an enhanced status code if there is to be one: `5.1.1 No such user`. */
  readonly text: string;
}

/** The known facts of the session of a client. */
export interface SmtpSession {
  readonly number: number;
  readonly mode: TlsMode;
  isSecure: boolean;
  isOpen: boolean;
  /** The user that has logged in. */
  username: string | undefined;
}

/** A message that a client submitted. */
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

/** Returns a refusal, or undefined to go on. It may be asynchronous. */
export type Check<T> = (value: T, session: SmtpSession) => Refusal | undefined | Promise<Refusal | undefined>;

/** The settings of an SMTP server. */
export interface SmtpSettings {
  /** The login mechanisms. The default is all four. An empty list switches AUTH off. */
  readonly mechanisms?: readonly ('PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'XOAUTH2')[];
  /** Whether clients must log in before they send, as by default. */
  readonly isLoginRequired?: boolean;
  /** The largest message in bytes, as announced with SIZE. The default is 16 MiB. */
  readonly maxBytes?: number;
  readonly onSender?: Check<string> | undefined;
  readonly onRecipient?: Check<string> | undefined;
  /** Called for the reply to the final dot. */
  readonly onMessage?: Check<ReceivedMessage> | undefined;
}

/** The destination of messages. */
export interface Destination {
  /** Returns why mail for this address is not accepted from this client. */
  refusal(recipient: string, isLoggedIn: boolean): Refusal | undefined;
  accept(message: ReceivedMessage): void;
}
