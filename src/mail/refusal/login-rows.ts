/** Refused logins: codes and phrases of providers, in both protocols. */
import type { RefusalRow } from './row.ts';

const AT = ['login'] as const;

export const LOGIN_ROWS: readonly RefusalRow[] = [
  {
    source: 'Microsoft 365: SMTP AUTH or basic authentication is disabled for the tenant or the mailbox',
    at: AT,
    enhanced: ['7.139'],
    side: 'login',
    code: 'E_AUTH_BASIC_DISABLED',
    what: 'refuses password login',
    hint: 'Microsoft 365 has basic authentication off for this tenant or mailbox. Enable SMTP AUTH for it, or use access-token.',
  },
  {
    source: 'Microsoft 365: basic authentication over IMAP',
    at: AT,
    words: /basic authentication is disabled/i,
    side: 'login',
    code: 'E_AUTH_BASIC_DISABLED',
    what: 'refuses password login',
    hint: 'Microsoft 365 has basic authentication off for this tenant or mailbox. Use access-token.',
  },
  {
    // Google, also with the code of an app password.
    source: 'nodemailer/nodemailer#401, mealie-recipes/mealie#2395, smiley22/S22.Imap#116',
    at: AT,
    words: /log in (?:via|with) your web browser|web login required/i,
    side: 'login',
    what: 'wants this user to log in with a web browser first',
    hint: 'Log in there as this user, confirm that it was you, and run again; or use access-token. Logins from the changing addresses of hosted runners are often suspected.',
  },
  {
    source: 'Google: 534 5.7.14',
    at: AT,
    reply: [534],
    enhanced: ['7.14'],
    side: 'login',
    what: 'wants this user to log in with a web browser first',
    hint: 'Log in there as this user, confirm that it was you, and run again; or use access-token. Logins from the changing addresses of hosted runners are often suspected.',
  },
  {
    source: 'Google: [ALERT] over IMAP',
    at: AT,
    words: /application-specific password/i,
    side: 'login',
    code: 'E_AUTH_BASIC_DISABLED',
    what: 'wants an app password',
    hint: 'The account has two-step verification: create an app password for it, or use access-token.',
  },
  {
    source: 'Google: 534 5.7.9',
    at: AT,
    reply: [534],
    enhanced: ['7.9'],
    side: 'login',
    code: 'E_AUTH_BASIC_DISABLED',
    what: 'wants an app password',
    hint: 'The account has two-step verification: create an app password for it, or use access-token.',
  },
  {
    source: 'RFC 4954 section 6: 432 4.7.12',
    at: AT,
    enhanced: ['7.12'],
    side: 'login',
    what: 'wants a password transition',
    hint: 'Log in once with another mechanism, for example auth-method: plain, so that the server can store the password anew.',
  },
  {
    source: 'maddy: BEH-D2',
    at: AT,
    replyClass: 4,
    words: /credentials|authentication failed/i,
    unless: /tempora|later|unavailable|connection/i,
    side: 'login',
    mayPass: false,
    hint: 'Check user name and password. The server answers with the code of a temporary failure, but its words say that the credentials are wrong, so the login is not repeated.',
  },
  {
    source: 'RFC 5530 section 3: code against words (BEH-D2)',
    at: AT,
    imap: ['UNAVAILABLE', 'SERVERBUG', 'INUSE'],
    words: /credentials|authentication failed/i,
    unless: /tempora|later|unavailable|connection/i,
    side: 'login',
    mayPass: false,
    hint: 'Check user name and password. The server gives the code of a temporary failure, but its words say that the credentials are wrong, so the login is not repeated.',
  },
];

/** Without clearer evidence. */
export const PLAIN_LOGIN_ROWS: readonly RefusalRow[] = [
  {
    source: 'RFC 9051 section 7.1.5: a BYE in place of the answer to a login',
    at: ['bye'],
    words:
      /\b(?:authentication|login|logon) failed|\b(?:invalid|incorrect|wrong|bad) (?:login|credentials|user|password)/i,
    unless: /tempora|later|unavailable|connection|internal/i,
    side: 'login',
    hint: 'Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
  },
  {
    source: 'RFC 4954 section 6',
    at: AT,
    replyClass: 4,
    side: 'server',
    mayPass: true,
    hint: 'The login back-end is down or overloaded. Look at the authentication service of the server.',
  },
  {
    source: 'Dovecot: temporary authentication failure without a code',
    at: AT,
    words: /tempora|try again later/i,
    side: 'server',
    mayPass: true,
    hint: 'The login back-end is down or overloaded. Look at the authentication service of the server.',
  },
  {
    source: 'RFC 4954 section 4',
    at: AT,
    reply: [503, 504],
    side: 'login',
    code: 'E_AUTH_MECH',
    what: 'does not know this login mechanism',
    hint: 'Set auth-method to a mechanism that the server supports.',
  },
  {
    source: 'RFC 9051 section 7.1',
    at: AT,
    imap: ['ALERT'],
    side: 'login',
    what: 'refused the login with an alert for the user',
    hint: 'Do what the alert says: see the words of the server. Then check user name and password.',
  },
];
