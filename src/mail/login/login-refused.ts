/**
 * Turns a refused login into a failure. Replies of both protocols go through one ordered table: a code or a phrase that
 * providers use -> the failure code, and what to do about it.
 */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import { describeCodes } from '../opening/smtp-reply.ts';

/** The server's refusal of a login. */
export interface LoginRefusal {
  /** The server's reply, all lines. Untrusted. */
  readonly reply: string;
  /** Whether the credential was an access token. */
  readonly hasToken: boolean;
  /** The error that the server sent for the token, decoded from its challenge. Untrusted. */
  readonly tokenError?: string | undefined;
}

interface Row {
  readonly evidence: RegExp;
  readonly code: FailureCode;
  readonly what: string;
  readonly hint: string;
  /** Whether the evidence means a temporary refusal. Some servers use the same words in a final one. */
  readonly isTemporary?: boolean;
}

/** Replies that are final whatever text follows: repeating the login may lock the account. */
const FINAL = /^5\d\d\b|\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED)\]/im;

const TABLE: readonly Row[] = [
  {
    // Microsoft 365: SMTP AUTH or basic authentication is disabled for the tenant or the mailbox.
    evidence: /\b5\.7\.139\b|basic authentication is disabled/i,
    code: 'E_AUTH_BASIC_DISABLED',
    what: 'refuses password login (5.7.139)',
    hint: 'Microsoft 365 has basic authentication off for this tenant or mailbox. Enable SMTP AUTH for it, or use access-token.',
  },
  {
    // Google, also with the code of an app password (nodemailer/nodemailer#401, mealie-recipes/mealie#2395).
    evidence: /log in (?:via|with) your web browser|\b534[ -]5\.7\.14\b/i,
    code: 'E_AUTH_REJECTED',
    what: 'wants this user to log in with a web browser first',
    hint: 'Log in there as this user, confirm that it was you, and run again; or use access-token. Logins from the changing addresses of hosted runners are often suspected.',
  },
  {
    // Google: 534-5.7.9 over SMTP, [ALERT] over IMAP.
    evidence: /application-specific password|\b534[ -]5\.7\.9\b/i,
    code: 'E_AUTH_BASIC_DISABLED',
    what: 'wants an app password',
    hint: 'The account has two-step verification: create an app password for it, or use access-token.',
  },
  {
    evidence: /^538\b|^530[ -]5\.7\.0 .*STARTTLS|\[PRIVACYREQUIRED\]|encryption required/im,
    code: 'E_TLS_REQUIRED',
    what: 'wants TLS before the login',
    hint: 'Use tls-mode: starttls or implicit.',
  },
  {
    evidence: /\[(?:LIMIT|INUSE)\]|too many (?:simultaneous )?(?:connections|sessions|logins)/i,
    code: 'E_THROTTLED',
    isTemporary: true,
    what: 'limits the sessions of this user',
    hint: 'Run fewer checks at once for this account, or raise the limit of the server.',
  },
  {
    evidence: /^4\d\d\b|\[(?:UNAVAILABLE|SERVERBUG)\]|temporary|try again later/im,
    code: 'E_AUTH_TEMP',
    isTemporary: true,
    what: 'cannot check logins at the moment',
    hint: 'The login back-end is down or overloaded. Look at the authentication service of the server.',
  },
  {
    evidence: /^50[34]\b/m,
    code: 'E_AUTH_MECH',
    what: 'does not know this login mechanism',
    hint: 'Set auth-method to a mechanism that the server supports.',
  },
  {
    evidence: /\[ALERT\]/i,
    code: 'E_AUTH_REJECTED',
    what: 'refused the login with an alert for the user',
    hint: 'Do what the alert says: see the words of the server. Then check user name and password.',
  },
  {
    evidence: /\[EXPIRED\]/i,
    code: 'E_AUTH_REJECTED',
    what: 'says that the password has expired',
    hint: 'Set a new password for the account.',
  },
];

/** Turns a refusal of the credentials into a failure. Only temporary ones are ever retried. */
export function loginRefused(endpoint: Endpoint, refusal: LoginRefusal): ProbeFailure {
  const { reply } = refusal;
  const who = describeEndpoint(endpoint);
  const phase = `${endpoint.protocol}_auth` as const;
  const isFinal = FINAL.test(reply);
  const row = TABLE.find(({ evidence, isTemporary }) => evidence.test(reply) && !(isTemporary && isFinal));
  if (row) return new ProbeFailure({ code: row.code, phase, message: `${who} ${row.what}.`, hint: row.hint, reply });
  if (refusal.hasToken) {
    const detail = refusal.tokenError === undefined ? '' : ` (${refusal.tokenError})`;
    return new ProbeFailure({
      code: 'E_AUTH_TOKEN',
      phase,
      message: `${who} refused the access token${detail}.`,
      hint: 'Tokens live for about an hour: get a fresh one in the same job. Check its scope, and that it belongs to this user.',
      reply,
    });
  }
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
