/** The response codes of IMAP, which say why a command was refused (RFC 5530, RFC 9051 section 7.1). */
import { IMAP_STEPS, LOGGED_IN, type RefusalRow } from './row.ts';

const RFC = 'RFC 5530 section 3';
const AT_LOGIN = ['login'] as const;
const AFTER_LOGIN = LOGGED_IN;
const OF_MAILBOX = ['open', 'status', 'list', 'search', 'fetch', 'store', 'expunge'] as const;

/** Why a server lets a user log in and then gives no mailbox. */
export const NO_MAILBOX_HINT =
  'Usual reasons: a wrong password, an access token without the scope for IMAP, no licence or IMAP switched off for this mailbox, a shared mailbox, or throttling.';

export const RESPONSE_CODE_ROWS: readonly RefusalRow[] = [
  {
    source: `${RFC}; Gmail, Yahoo: BEH-B8`,
    at: IMAP_STEPS,
    imap: ['THROTTLED'],
    side: 'limit',
    mayPass: true,
    what: 'throttles this user',
    hint: 'Run fewer checks at once for this account, and less often.',
  },
  {
    source: RFC,
    at: IMAP_STEPS,
    imap: ['LIMIT'],
    side: 'limit',
    mayPass: true,
    what: 'limits the sessions of this user',
    hint: 'Run fewer checks at once for this account, or raise the limit of the server.',
  },
  {
    source: RFC,
    at: AT_LOGIN,
    imap: ['INUSE'],
    side: 'limit',
    mayPass: true,
    what: 'limits the sessions of this user',
    hint: 'Run fewer checks at once for this account, or raise the limit of the server.',
  },
  {
    source: `${RFC}; Gmail: BEH-B11`,
    at: AT_LOGIN,
    imap: ['OVERQUOTA'],
    side: 'limit',
    mayPass: false,
    what: 'limits this user, who is over a quota',
    hint: 'The account has used up what the provider grants, of space or of traffic. Empty the mailbox, or probe less often.',
  },
  {
    source: RFC,
    at: AFTER_LOGIN,
    imap: ['OVERQUOTA'],
    side: 'mailbox',
    what: 'says that the user is over a quota',
    hint: 'Delete messages, where those of earlier runs may lie, or raise the quota.',
  },
  {
    source: RFC,
    at: ['greeting', 'login', 'bye'],
    imap: ['PRIVACYREQUIRED'],
    side: 'tls',
    hint: 'Use tls-mode: starttls or implicit.',
  },
  {
    source: RFC,
    at: OF_MAILBOX,
    imap: ['PRIVACYREQUIRED'],
    side: 'tls',
    hint: 'The server shows this mailbox only over a protected connection: use tls-mode: implicit or starttls.',
  },
  {
    source: RFC,
    at: IMAP_STEPS,
    imap: ['AUTHENTICATIONFAILED'],
    side: 'login',
    hint: 'Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
  },
  {
    source: RFC,
    at: IMAP_STEPS,
    imap: ['AUTHORIZATIONFAILED'],
    side: 'login',
    hint: 'The password was accepted, but this login may not act for this user. Check the user name, and the rights of the account.',
  },
  {
    source: RFC,
    at: IMAP_STEPS,
    imap: ['EXPIRED'],
    side: 'login',
    what: 'says that the password has expired',
    hint: 'Set a new password for the account.',
  },
  {
    source: RFC,
    at: ['greeting', 'login', 'bye'],
    imap: ['UNAVAILABLE'],
    side: 'server',
    mayPass: true,
    hint: 'The login back-end is down or overloaded. Look at the authentication service of the server.',
  },
  {
    source: RFC,
    at: OF_MAILBOX,
    imap: ['UNAVAILABLE'],
    side: 'server',
    mayPass: true,
    hint: 'A part of the server that it needs for this mailbox is down, for example its storage or its index. Look at its log; retries may help.',
  },
  {
    source: RFC,
    at: ['other'],
    imap: ['UNAVAILABLE'],
    side: 'server',
    mayPass: true,
    hint: 'A part of the server is down. Look at its log; retries may help.',
  },
  {
    source: RFC,
    at: AFTER_LOGIN,
    imap: ['INUSE'],
    side: 'mailbox',
    mayPass: true,
    what: 'says that the mailbox is in use',
    hint: 'Another program has locked the mailbox. Retries may help; a mailbox that only the probe uses is never locked.',
  },
  {
    source: RFC,
    at: AT_LOGIN,
    imap: ['SERVERBUG'],
    side: 'server',
    mayPass: true,
    hint: 'The server has found a fault of its own. Look at its log.',
  },
  {
    source: RFC,
    at: ['greeting', ...AFTER_LOGIN],
    imap: ['SERVERBUG', 'CORRUPTION'],
    side: 'server',
    what: 'has found a fault of its own',
    hint: 'The server names its own fault or damaged data. Look at its log, and repair the storage or the index of the mailbox.',
  },
  {
    source: RFC,
    at: IMAP_STEPS,
    imap: ['CONTACTADMIN'],
    side: 'server',
    what: 'wants its administrator to be asked',
    hint: 'Ask the administrator of the server: see its words.',
  },
  {
    // Dovecot says so to a name that no mailbox of its can have, such as one with another delimiter.
    source: RFC,
    at: ['open', 'status'],
    imap: ['CANNOT'],
    side: 'mailbox',
    code: 'E_MAILBOX_MISSING',
    hint: 'Check the name, its hierarchy delimiter, and the access rights of this user.',
  },
  {
    source: RFC,
    at: AFTER_LOGIN,
    imap: ['CLIENTBUG', 'CANNOT'],
    side: 'server',
    what: 'says that what was asked for is not possible',
    hint: 'Run again with transcript: true, compare the command with what the server supports, and report it.',
  },
  {
    source: RFC,
    at: OF_MAILBOX,
    imap: ['NOPERM'],
    side: 'mailbox',
    what: 'does not permit this to the user',
    hint: 'The mailbox is there, but this user lacks the right. Check its access rights.',
  },
  {
    source: RFC,
    at: ['open', 'status'],
    imap: ['NONEXISTENT'],
    side: 'mailbox',
    code: 'E_MAILBOX_MISSING',
    hint: 'Check the name, its hierarchy delimiter, and the access rights of this user.',
  },
  {
    source: RFC,
    at: ['list', 'search', 'fetch', 'store', 'expunge'],
    imap: ['NONEXISTENT'],
    side: 'mailbox',
    what: 'says that the mailbox is gone',
    hint: 'The mailbox was deleted or renamed meanwhile. Look for the program that does so.',
  },
  {
    source: RFC,
    at: ['open', 'status', 'list'],
    imap: ['ALREADYEXISTS'],
    side: 'mailbox',
    what: 'says that the mailbox exists already',
    hint: 'That does not belong to this command: look at the log of the server.',
  },
  {
    source: 'RFC 9051 section 7.1',
    at: ['search'],
    imap: ['BADCHARSET'],
    side: 'message',
    mayPass: false,
    hint: 'This server only searches for ASCII text. Take the letters with accents out of the input search.',
  },
];

/** Words in the answers to commands of a session that is logged in. */
export const MAILBOX_WORD_ROWS: readonly RefusalRow[] = [
  {
    source: 'BEH-B1: node-imap#689, imapflow#314, MailKit#1494',
    at: LOGGED_IN,
    words: /authenticated but not connected/i,
    side: 'login',
    code: 'E_AUTH_REJECTED',
    what: 'accepted the login, but gives access to no mailbox',
    hint: NO_MAILBOX_HINT,
  },
  {
    source: 'imapfilter#146: BEH-B8',
    at: [...OF_MAILBOX, 'other'],
    words: /server unavailable/i,
    side: 'server',
    mayPass: true,
    hint: 'The server that holds the mailbox is down or overloaded. Look at its log; retries may help.',
  },
];
