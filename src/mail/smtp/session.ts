/** The operations that probes can run on an SMTP server. */
import type { Credentials } from '../../model/credentials.ts';
import type { Envelope } from '../../model/message/message-spec.ts';

/** An SMTP session after EHLO. */
export interface SmtpSession {
  /** @throws ProbeFailure unless the server accepted the credentials */
  login(credentials: Credentials): Promise<void>;
  /** @throws ProbeFailure unless the server accepted the message for every recipient */
  send(envelope: Envelope, message: Buffer): Promise<Acceptance>;
  /** Sends QUIT and releases the connection without waiting for a reply. */
  quit(): void;
}

/** The acceptance of a message. */
export interface Acceptance {
  /** The reply of the server, usually with its queue id. Untrusted. */
  readonly reply: string;
}
