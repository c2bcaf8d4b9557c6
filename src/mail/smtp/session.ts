/** What probes can ask of an SMTP server. */
import type { Credentials } from '../../model/credentials.ts';
import type { Envelope } from '../../model/message-spec.ts';

/** An SMTP session after EHLO. */
export interface SmtpSession {
  /** @throws ProbeFailure unless the server took the credentials */
  login(credentials: Credentials): Promise<void>;
  /** @throws ProbeFailure unless the server took the message for every recipient */
  send(envelope: Envelope, message: Buffer): Promise<Acceptance>;
  /** Says QUIT and lets go; nothing is waited for. */
  quit(): void;
}

/** The server took the message. */
export interface Acceptance {
  /** What it said, usually with its queue id. Untrusted. */
  readonly reply: string;
}
