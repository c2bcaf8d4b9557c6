/** Logins that a server would take before TLS, and the warning about them. */
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import type { ProbeContext } from '../../model/probe-context.ts';

/** Mechanisms that expose the password or the token to an eavesdropper. */
const PLAIN_TEXT = new Set(['PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER']);

/** Returns the plain-text mechanisms in the answer to EHLO (RFC 4954 section 3). */
export function smtpLogins(hello: readonly string[]): readonly string[] {
  const offered = hello.flatMap((line) =>
    (/^250[ -]AUTH[ =](.*)$/i.exec(line)?.[1] ?? '').toUpperCase().split(/[ =]+/),
  );
  return plainTextOf(offered);
}

/** Returns the plain-text logins in a list of IMAP capabilities. LOGIN is one unless LOGINDISABLED is there. */
export function imapLogins(capabilities: string): readonly string[] {
  const names = capabilities.toUpperCase().split(' ');
  const mechanisms = names.filter((name) => name.startsWith('AUTH=')).map((name) => name.slice('AUTH='.length));
  return plainTextOf(names.includes('LOGINDISABLED') ? mechanisms : [...mechanisms, 'LOGIN']);
}

function plainTextOf(offered: readonly string[]): readonly string[] {
  return [...new Set(offered)].filter((mechanism) => PLAIN_TEXT.has(mechanism));
}

/** The parts of a session in clear text that are judged. */
interface Opening {
  readonly endpoint: Endpoint;
  readonly socket: { readonly localAddress?: string | undefined; readonly remoteAddress?: string | undefined };
  readonly note: ProbeContext['note'];
}

/**
 * Whether the server takes this connection for protected: Dovecot does so when both ends have the same address, and
 * announces logins there that other clients do not see.
 */
function isTrusted({ localAddress, remoteAddress }: Opening['socket'], greeting: string): boolean {
  return localAddress !== undefined && localAddress === remoteAddress && /\bDovecot\b/i.test(greeting);
}

/**
 * Warns about plain-text logins before TLS, which a server should not announce (RFC 4954 section 4, RFC 9051 section
 * 6.2.3). Mail Probe never uses them, but a client that does not insist on TLS does. The announcement counts, in both
 * protocols: a server that announces a login and then refuses it has received the password all the same.
 */
export function noteClearTextLogins(
  { endpoint, socket, note }: Opening,
  logins: readonly string[],
  greeting: string,
): void {
  if (logins.length === 0 || isTrusted(socket, greeting)) return;
  const { protocol } = endpoint;
  const remedy =
    protocol === 'smtp'
      ? 'Let the server offer AUTH after STARTTLS only'
      : 'Let the server announce LOGINDISABLED, and no AUTH, before STARTTLS';
  note({
    status: 'warning',
    code: 'E_AUTH_BEFORE_TLS',
    phase: `${protocol}_capability`,
    message: `${describeEndpoint(endpoint)} offers ${protocol === 'smtp' ? 'AUTH' : 'a login'} before TLS (${logins.join(', ')}).`,
    hint: `A client that does not insist on TLS gives its password away. ${remedy}${settingOf(greeting)}.`,
  });
}

/** The settings of servers that name themselves in their greeting. */
const SETTINGS: readonly (readonly [software: RegExp, setting: string])[] = [
  [/\bPostfix\b/i, ': with Postfix, smtpd_tls_auth_only = yes'],
  [/\bExim\b/i, ': with Exim, auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}'],
  [/\bDovecot\b/i, ': with Dovecot, auth_allow_cleartext = no, or disable_plaintext_auth = yes before version 2.4'],
];

function settingOf(greeting: string): string {
  return SETTINGS.find(([software]) => software.test(greeting))?.[1] ?? '';
}
