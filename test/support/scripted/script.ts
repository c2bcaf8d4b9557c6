/** What a scripted server does in place of what is usual. Plain data, so that a table of faults can hold it. */
import type { TlsOptions } from 'node:tls';
import type { IssuedCertificate } from '../../../src/sandbox/common/certificates.ts';

/** A server that misbehaves where its script says so, and is a good server in all else. */
export interface Script {
  readonly protocol: 'smtp' | 'imap';
  /** The default is `implicit`. */
  readonly tlsMode?: 'implicit' | 'starttls' | 'none';
  /** A text is one line; the line end is added. */
  readonly greeting?: Reply;
  /** What is announced before STARTTLS; without STARTTLS, all the time. */
  readonly capabilities?: readonly string[];
  readonly capabilitiesAfterTls?: readonly string[];
  /**
   * Replies by verb: `EHLO`, `MAIL`, `AUTHENTICATE`, `UID SEARCH`; `.` is the end of a message, `AUTHDATA` what
   * continues a login. The replies of a list are used one after the other in each connection, the last again and again;
   * where there is none, the usual one is given.
   */
  readonly on?: Readonly<Record<string, Reply | readonly (Reply | undefined)[]>>;
  /** Follows the answer to STARTTLS in the same segment, in clear text. */
  readonly injection?: string;
  /** The verb after whose answer the server says nothing more and keeps the line; `GREETING` for the greeting. */
  readonly silentAfter?: string;
  /** Whether the server never answers the handshake. */
  readonly hangsInHandshake?: boolean;
  /** Whether the server keeps its side of a connection open when the client has closed its own. */
  readonly neverCloses?: boolean;
  /** What the server ends its lines with; the default is CRLF. */
  readonly lineEnd?: string;
  /** Further connections are greeted with `over`, and closed. */
  readonly limit?: { readonly connections: number; readonly over: Reply };
  readonly certificate?: Pick<IssuedCertificate, 'chainPem' | 'privateKeyPem'>;
  /** Goes before all else that the server is told of TLS: versions, ciphers, client certificates. */
  readonly tls?: TlsOptions;
  /** Called with each message as it came, before the final dot is answered. */
  readonly onMessage?: (raw: Buffer) => void;
}

/** A text, whose line ends are CRLF, or something less polite. To an IMAP text the tag is added (see `imap-dialogue.ts`). */
export type Reply = string | Action;

export type Action =
  | { readonly hang: true }
  | { readonly reset: true }
  | { readonly close: true }
  /** The same line again and again. */
  | { readonly drip: string; readonly everyMs: number }
  /** What the client said, behind a prefix. */
  | { readonly echo: string }
  /** So many bytes, without a line end unless `eol`. */
  | { readonly bytes: number; readonly eol?: boolean }
  /** So many times the same line. */
  | { readonly lines: number; readonly of: string }
  /** Exactly this, byte for byte. */
  | { readonly raw: string | Buffer }
  /** Past the TLS of the connection. */
  | { readonly clearText: string }
  | { readonly delayMs: number; readonly line: Reply }
  /** A challenge, and what follows the answer to it. */
  | { readonly plus: string; readonly next: Reply }
  /** One after the other. */
  | { readonly reply: Reply; readonly next: Reply };

/** A line that a client sent, with credentials. */
export interface HeardLine {
  /** Counts the connections, from 1. */
  readonly connection: number;
  readonly isSecure: boolean;
  readonly line: string;
}
