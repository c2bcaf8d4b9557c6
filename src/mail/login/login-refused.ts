/**
 * Turns a refused login into a failure, by the table of refusals. A token that is refused without a clearer reason is
 * told apart from a password.
 */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import { refusedBy, tokenRefused } from '../refusal/refused.ts';
import { describeCodes } from '../refusal/smtp-codes.ts';

/** The server's refusal of a login. */
export interface LoginRefusal {
  /** The server's reply, all lines. Untrusted. */
  readonly reply: string;
  /** Whether the credential was an access token. */
  readonly hasToken: boolean;
  /** The error that the server sent for the token, decoded from its challenge. Untrusted. */
  readonly tokenError?: string | undefined;
}

/** Turns a refusal of the credentials into a failure. Only temporary ones are ever retried. */
export function loginRefused(endpoint: Endpoint, refusal: LoginRefusal): ProbeFailure {
  const { reply, hasToken } = refusal;
  const who = describeEndpoint(endpoint);
  const phase = `${endpoint.protocol}_auth` as const;
  const told = refusedBy(endpoint, { step: 'login', phase, ...refusal });
  if (told) return told;
  if (hasToken) return tokenRefused(endpoint, { phase, ...refusal });
  const codes = endpoint.protocol === 'smtp' ? `: ${describeCodes(reply)}` : '';
  return new ProbeFailure({
    code: 'E_AUTH_REJECTED',
    phase,
    message: `${who} refused the login${codes}.`,
    hint: 'Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
    reply,
  });
}

/** Reads the error that a server sends for a token: base64 of JSON with a `status` (RFC 7628 section 3.2.2). */
export function decodeTokenError(challenge: string): string | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(challenge, 'base64').toString('utf8'));
    if (typeof value !== 'object' || value === null || !('status' in value)) return undefined;
    return `status ${String(value.status)}`;
  } catch {
    return undefined;
  }
}
