import type { GateFacts } from './gate-facts.ts';
import type { Protocol } from './phase.ts';

/** Facts about the delivery of the message of a check. */
export interface DeliveryFacts {
  /** Message-ID of the message sent, without angle brackets. */
  readonly messageId?: string;
  readonly arrivedIn?: 'inbox' | 'junk' | 'other';
  /** What the SMTP server said when it accepted the message. Untrusted. */
  readonly acceptance?: string;
}

/**
 * The facts that an attempt learned, in words: one interface per topic. The report has the topics side by side, as the
 * first version of its schema does, so that each name belongs to one topic.
 */
export type Facts = DeliveryFacts & GateFacts;

/** Facts about one connection. Texts from certificates are untrusted. */
export interface ConnectionFacts {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
  readonly tls?: TlsFacts;
  /** Host that was asked for. */
  readonly host?: string | undefined;
  /** The text of the greeting, without its code or tag. Untrusted. */
  readonly greeting?: string | undefined;
  /** What the server said that it can do, in each stage that was reached, in its order. Untrusted. */
  readonly capabilities?: Partial<Readonly<Record<CapabilityStage, readonly string[]>>> | undefined;
  /** How the login was done; absent without one that was accepted. */
  readonly login?: LoginFacts | undefined;
}

/** Before TLS was negotiated with STARTTLS, under TLS or without any before the login, after the login. */
export type CapabilityStage = 'before-tls' | 'before-login' | 'after-login';

/** Facts about an accepted login. */
export interface LoginFacts {
  /** `PLAIN`, `XOAUTH2`; `LOGIN` for the command of IMAP. */
  readonly mechanism: string;
  /** Whether the password or token went over TLS. */
  readonly isEncrypted: boolean;
}

/** Facts about the TLS of a connection. */
export interface TlsFacts {
  /** As negotiated: `TLSv1.3`. */
  readonly version: string;
  readonly cipher: string;
  /** `X25519`, `ECDHE prime256v1`, `DHE 2048`; absent where Node.js does not tell. */
  readonly keyExchange?: string | undefined;
  /** Whether the certificate was verified, by authority and name, or by its fingerprint. */
  readonly isVerified: boolean;
  /** Leaf first. */
  readonly chain: readonly CertificateFacts[];
}

/** Facts about a certificate, as far as they matter to people. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** Subject alternative names, as `DNS:mail.example.org`. */
  readonly names: readonly string[];
  /** ISO 8601; the epoch when the time in the certificate cannot be read. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Days left, rounded down; negative when expired. */
  readonly daysLeft: number;
  /** SHA-256 over the DER form, upper-case hexadecimal pairs separated by colons. */
  readonly fingerprint256: string;
  /** Kind and size of the public key: `RSA 2048`, `EC prime256v1`. */
  readonly key?: string | undefined;
  /** How the issuer signed it, where this Node.js can detect it: `sha256WithRSAEncryption`. */
  readonly signature?: string | undefined;
}
