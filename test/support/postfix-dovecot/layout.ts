/** Where everything lies below the one folder that a pair of servers owns, and which ports they listen on. */
import { join } from 'node:path';

/** Absolute paths. */
export interface Layout {
  readonly folder: string;
  /** The certificate with its intermediates, and the private key. */
  readonly chain: string;
  readonly key: string;
  /** Unix sockets by which Postfix asks Dovecot for a login and hands mail over. */
  readonly authSocket: string;
  readonly lmtpSocket: string;
  readonly dovecotConf: string;
  readonly dovecotRun: string;
  readonly dovecotState: string;
  readonly dovecotLog: string;
  readonly passwdFile: string;
  /** The script is compiled beside itself, so its folder belongs to the owner of the mail. */
  readonly sieveFolder: string;
  readonly sieveScript: string;
  /** One home a user. */
  readonly mail: string;
  readonly postfixConf: string;
  readonly postfixQueue: string;
  readonly postfixData: string;
  readonly postfixLog: string;
  /** What the programs print before they have a log of their own. */
  readonly output: string;
}

/** Ports on the loopback. */
export interface Ports {
  /** TLS from the first byte. */
  readonly implicit: number;
  /** Plain at first, then TLS by STARTTLS. */
  readonly starttls: number;
  /** No TLS at all; login is allowed nevertheless. */
  readonly plain: number;
}

/** The ports of both servers. */
export interface PortPlan {
  readonly smtp: Ports;
  readonly imap: Ports;
}

/** The address that all listeners have. */
export const HOST = '127.0.0.1';

/**
 * A second address of the IMAP STARTTLS listener. Dovecot trusts a connection whose two ends have the same address and
 * then lets it log in without TLS; a client that connects here still comes from 127.0.0.1, and is refused.
 */
export const STRICT_HOST = '127.0.0.2';

/** The places below `folder`. */
export function layoutIn(folder: string): Layout {
  const at = (...parts: string[]) => join(folder, ...parts);
  return {
    folder,
    chain: at('tls', 'chain.pem'),
    key: at('tls', 'key.pem'),
    authSocket: at('sockets', 'auth'),
    lmtpSocket: at('sockets', 'lmtp'),
    dovecotConf: at('dovecot', 'dovecot.conf'),
    dovecotRun: at('dovecot', 'run'),
    dovecotState: at('dovecot', 'state'),
    dovecotLog: at('log', 'dovecot.log'),
    passwdFile: at('dovecot', 'users'),
    sieveFolder: at('sieve'),
    sieveScript: at('sieve', 'junk.sieve'),
    mail: at('mail'),
    postfixConf: at('postfix'),
    postfixQueue: at('queue'),
    postfixData: at('data'),
    postfixLog: at('log', 'postfix.log'),
    output: at('log', 'output.log'),
  };
}
