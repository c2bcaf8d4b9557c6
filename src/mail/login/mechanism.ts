/**
 * Chooses the login mechanism. A password is sent in clear text only when the server offers nothing better; a token is
 * never sent as a password; and after a refusal no other mechanism is tried.
 */

import type { Credentials } from '../../model/credentials.ts';
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';

/** SASL mechanisms supported over both SMTP and IMAP (RFC 4616, RFC 2195, RFC 7628; LOGIN and XOAUTH2 by custom). */
export type Mechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'XOAUTH2' | 'OAUTHBEARER';

const FOR_TOKEN: readonly Mechanism[] = ['OAUTHBEARER', 'XOAUTH2'];
/** At most this many mechanisms of a server are named. */
const MAX_NAMES = 12;
/** Inside TLS the simple mechanisms are as safe, and they work with every way of storing passwords. */
const INSIDE_TLS: readonly Mechanism[] = ['PLAIN', 'LOGIN', 'CRAM-MD5'];
const IN_CLEAR_TEXT: readonly Mechanism[] = ['CRAM-MD5', 'PLAIN', 'LOGIN'];

/**
 * Chooses the mechanism. `offered` holds the names that the server listed, in upper case.
 * @throws ProbeFailure `E_AUTH_UNAVAILABLE` when the server offers no login at all, `E_AUTH_MECH` when none fits
 */
export function chooseMechanism(
  endpoint: Endpoint,
  credentials: Credentials,
  offered: ReadonlySet<string>,
  isProtected: boolean,
): Mechanism {
  if (offered.size === 0) throw notOffered(endpoint, 'It offers no login mechanism.');
  const hasToken = credentials.token !== undefined;
  const suitable = hasToken ? FOR_TOKEN : isProtected ? INSIDE_TLS : IN_CLEAR_TEXT;
  const wanted =
    credentials.method === 'auto' ? suitable : suitable.filter((name) => name === credentials.method.toUpperCase());
  const chosen = wanted.find((name) => offered.has(name));
  if (chosen) return chosen;
  const other = suitable.find((name) => offered.has(name));
  const names = [...offered].sort();
  const list = [...names.slice(0, MAX_NAMES), ...(names.length > MAX_NAMES ? ['others'] : [])].join(', ');
  const asked = credentials.method === 'auto' ? (hasToken ? 'an access token' : 'a password') : credentials.method;
  throw new ProbeFailure({
    code: 'E_AUTH_MECH',
    phase: `${endpoint.protocol}_auth`,
    message: `${describeEndpoint(endpoint)} offers no login mechanism for ${asked}: it offers ${list}.`,
    hint: `${remedy(hasToken, other)} The ${hasToken ? 'token' : 'password'} was not sent.`,
  });
}

/** Returns what to do; `other` is a mechanism that would fit, but that auth-method excludes. */
function remedy(hasToken: boolean, other: Mechanism | undefined): string {
  if (other !== undefined) return `Set auth-method: auto, which takes ${other} here.`;
  return hasToken
    ? 'Enable OAUTHBEARER or XOAUTH2 on the server, or use a password.'
    : 'Enable PLAIN or LOGIN on the server, or use access-token.';
}

/** The failure when the server allows no login on this connection. */
export function notOffered(endpoint: Endpoint, why: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_AUTH_UNAVAILABLE',
    phase: `${endpoint.protocol}_auth`,
    message: `${describeEndpoint(endpoint)} does not let clients log in here, so the login was not tested. ${why}`,
    hint:
      endpoint.tlsMode === 'none'
        ? 'Most servers offer a login only after TLS. Use tls-mode: starttls or implicit.'
        : 'Use the submission port (465 or 587) for SMTP, and check the SASL settings of the server.',
  });
}
