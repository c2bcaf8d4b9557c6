/** What real servers say when they refuse: for every row of the table of refusals, in each protocol that can say it. */
import type { RefusalSide, SessionStep } from '../../../src/mail/refusal/row.ts';
import type { FailureCode } from '../../../src/model/failure-codes.ts';

/** One answer of a server, and what it must be taken for. */
export interface RefusalSample {
  readonly reply: string;
  /** Where it is usually said, and what it is reported as there. */
  readonly step: SessionStep;
  readonly code: FailureCode;
  readonly side: RefusalSide;
  readonly mayPass?: boolean;
}

type Line = readonly [step: SessionStep, reply: string, side: RefusalSide, code: FailureCode, mayPass?: 'may pass'];

const SMTP: readonly Line[] = [
  // Logins.
  [
    'login',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled',
    'login',
    'E_AUTH_BASIC_DISABLED',
  ],
  ['login', '535 5.7.3 Basic authentication is disabled.', 'login', 'E_AUTH_BASIC_DISABLED'],
  [
    'login',
    '534-5.7.9 Please log in with your web browser and try again.\r\n534 5.7.9 there',
    'login',
    'E_AUTH_REJECTED',
  ],
  ['login', '534 5.7.14 see https://mail.test/', 'login', 'E_AUTH_REJECTED'],
  ['login', '534 5.7.9 Application-specific password required', 'login', 'E_AUTH_BASIC_DISABLED'],
  ['login', '534 5.7.9 see docs', 'login', 'E_AUTH_BASIC_DISABLED'],
  ['login', '432 4.7.12 A password transition is needed', 'login', 'E_AUTH_REJECTED'],
  ['login', '454 4.7.0 auth: invalid credentials', 'login', 'E_AUTH_REJECTED'],
  ['login', '538 Use another way', 'tls', 'E_TLS_REQUIRED'],
  ['login', '538 5.7.11 Confidential', 'tls', 'E_TLS_REQUIRED'],
  ['mail', '554 5.7.10 no', 'tls', 'E_TLS_REQUIRED'],
  ['login', '535 5.7.8 no', 'login', 'E_AUTH_REJECTED'],
  ['login', '534 5.7.9 too weak', 'login', 'E_AUTH_BASIC_DISABLED'],
  ['login', '535 5.7.9 too weak', 'login', 'E_AUTH_MECH'],
  ['login', '525 5.7.13 User account disabled', 'login', 'E_AUTH_REJECTED'],
  ['login', '454 4.7.0 Temporary authentication failure', 'server', 'E_AUTH_TEMP', 'may pass'],
  ['login', '504 5.5.4 Unrecognized', 'login', 'E_AUTH_MECH'],
  // Words of providers.
  ['login', '451 Authentication failed: Maximum credits exceeded', 'limit', 'E_THROTTLED', 'may pass'],
  ['login', '525 5.7.1 Unauthorized IP address', 'client', 'E_GREETING_REJECTED'],
  ['body', '550 5.7.60 Client does not have permissions to send as this sender', 'sender', 'E_SENDER_REJECTED'],
  ['body', '550 5.7.30 DKIM did not pass', 'sender', 'E_SENDER_REJECTED'],
  ['mail', '450 4.7.1 Error: too much mail from 192.0.2.1', 'limit', 'E_THROTTLED', 'may pass'],
  ['mail', '451 4.7.500 Server busy. Please try again later', 'server', 'E_MSG_TEMPFAIL', 'may pass'],
  ['login', '503 5.5.1 Error: authentication not enabled', 'login', 'E_AUTH_UNAVAILABLE'],
  ['login', '534 5.7.0 Your account is not enabled for IMAP use', 'login', 'E_AUTH_REJECTED'],
  ['login', '500 5.5.6 Line too long', 'login', 'E_AUTH_MECH'],
  ['body', '554 This mailbox is disabled', 'recipient', 'E_RCPT_REJECTED'],
  ['rcpt', '452 too many recipients', 'recipient', 'E_MSG_TEMPFAIL', 'may pass'],
  ['rcpt', '550 Administrative prohibition', 'recipient', 'E_RCPT_REJECTED'],
  // Limits.
  ['login', '454 4.7.0 Command or bandwidth limits exceeded', 'limit', 'E_THROTTLED'],
  ['login', '454 4.7.0 Too many login attempts, please try again later', 'limit', 'E_THROTTLED', 'may pass'],
  ['body', '550 5.4.5 Daily user sending limit exceeded', 'limit', 'E_THROTTLED'],
  [
    'body',
    '432 4.3.2 STOREDRV.ClientSubmit; Concurrent connections limit exceeded',
    'limit',
    'E_THROTTLED',
    'may pass',
  ],
  ['ehlo', '421 4.7.0 Too many connections', 'limit', 'E_GREETING_REJECTED', 'may pass'],
  ['mail', '451 4.7.1 You are being throttled', 'limit', 'E_THROTTLED', 'may pass'],
  ['rcpt', '450 4.7.28 flood', 'limit', 'E_THROTTLED', 'may pass'],
  // The client.
  ['rcpt', '504 5.5.2 <runner>: Helo command rejected: need fully-qualified hostname', 'name', 'E_EHLO_NAME'],
  ['ehlo', '421-4.7.0 Try again later, closing connection. (EHLO)\r\n421 4.7.0 see there', 'name', 'E_EHLO_NAME'],
  ['ehlo', '501 5.5.4 not valid', 'name', 'E_EHLO_NAME'],
  ['ehlo', '550 5.7.1 hostname is not acceptable', 'name', 'E_EHLO_NAME'],
  [
    'rcpt',
    '550 5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]',
    'client',
    'E_GREETING_REJECTED',
  ],
  ['greeting', '554 5.7.1 blocked using dnsbl.mail.test', 'client', 'E_GREETING_REJECTED'],
  ['rcpt', '554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied', 'client', 'E_GREETING_REJECTED'],
  ['greeting', '554 Your network is banned', 'client', 'E_GREETING_REJECTED'],
  ['rcpt', '550 5.7.25 no name', 'client', 'E_GREETING_REJECTED'],
  ['mail', '530 5.7.0 Must issue a STARTTLS command first', 'tls', 'E_TLS_REQUIRED'],
  ['mail', '502 5.7.0 Please authenticate first', 'login', 'E_SENDER_REJECTED'],
  ['mail', '530 5.7.0 no', 'login', 'E_SENDER_REJECTED'],
  ['login', '535 5.7.3 AccessTokenExpired', 'login', 'E_AUTH_TOKEN'],
  // The envelope.
  [
    'rcpt',
    '450 4.2.0 <probe@mail.test>: Recipient address rejected: Greylisted',
    'recipient',
    'E_GREYLISTED',
    'may pass',
  ],
  [
    'rcpt',
    '553 5.7.1 <probe@mail.test>: Sender address rejected: not owned by user probe',
    'sender',
    'E_SENDER_REJECTED',
  ],
  [
    'rcpt',
    '450 4.1.8 <probe@mail.test>: Sender address rejected: Domain not found',
    'sender',
    'E_MSG_TEMPFAIL',
    'may pass',
  ],
  ['rcpt', '552 5.2.2 mailbox full', 'recipient', 'E_RCPT_REJECTED'],
  ['body', '552 5.3.4 Message size exceeds fixed limit', 'message', 'E_MSG_TOO_LARGE'],
  ['rcpt', '454 4.7.1 <probe@mail.test>: Relay access denied', 'recipient', 'E_MSG_TEMPFAIL', 'may pass'],
  ['rcpt', '550 5.1.1 <probe@mail.test>: Recipient address rejected: User unknown', 'recipient', 'E_RCPT_REJECTED'],
  ['body', '554 5.7.1 This is spam', 'message', 'E_MSG_REJECTED'],
  // Enhanced status codes.
  ['rcpt', '501 5.1.8 no', 'sender', 'E_SENDER_REJECTED'],
  ['rcpt', '556 5.1.10 no', 'recipient', 'E_RCPT_REJECTED'],
  ['body', '550 5.1.1 no', 'recipient', 'E_RCPT_REJECTED'],
  ['mail', '550 5.1.0 no', 'sender', 'E_SENDER_REJECTED'],
  ['rcpt', '550 5.1.0 no', 'recipient', 'E_RCPT_REJECTED'],
  ['body', '452 4.2.2 no', 'recipient', 'E_MSG_TEMPFAIL', 'may pass'],
  ['rcpt', '550 5.2.1 no', 'recipient', 'E_RCPT_REJECTED'],
  ['body', '552 5.2.3 no', 'message', 'E_MSG_TOO_LARGE'],
  ['rcpt', '450 4.2.0 no', 'recipient', 'E_MSG_TEMPFAIL', 'may pass'],
  ['mail', '452 4.3.1 no', 'server', 'E_MSG_TEMPFAIL', 'may pass'],
  ['data', '451 4.3.0 queue full', 'server', 'E_MSG_TEMPFAIL', 'may pass'],
  ['body', '554 5.4.6 no', 'server', 'E_MSG_REJECTED'],
  ['rcpt', '450 4.4.3 no', 'server', 'E_MSG_TEMPFAIL', 'may pass'],
  ['rcpt', '452 4.5.3 no', 'recipient', 'E_MSG_TEMPFAIL', 'may pass'],
  ['data', '503 5.5.1 no', 'server', 'E_MSG_REJECTED'],
  ['mail', '553 5.6.7 no', 'message', 'E_MSG_REJECTED'],
  ['body', '550 5.7.23 no', 'sender', 'E_SENDER_REJECTED'],
  ['rcpt', '550 5.7.17 no', 'recipient', 'E_RCPT_REJECTED'],
  ['mail', '550 5.7.1 no', 'sender', 'E_SENDER_REJECTED'],
  ['rcpt', '550 5.7.1 no', 'recipient', 'E_RCPT_REJECTED'],
  ['body', '550 5.7.1 no', 'message', 'E_MSG_REJECTED'],
  ['ehlo', '554 5.7.1 no', 'client', 'E_GREETING_REJECTED'],
  // Reply codes, and the command alone.
  ['greeting', '421 closing', 'server', 'E_GREETING_REJECTED', 'may pass'],
  ['mail', '421 closing', 'server', 'E_MSG_TEMPFAIL', 'may pass'],
  ['rcpt', '450 no', 'recipient', 'E_MSG_TEMPFAIL', 'may pass'],
  ['mail', '552 no', 'message', 'E_MSG_TOO_LARGE'],
  ['rcpt', '552 no', 'recipient', 'E_RCPT_REJECTED'],
  ['rcpt', '551 no', 'recipient', 'E_RCPT_REJECTED'],
  ['mail', '521 no', 'server', 'E_MSG_REJECTED'],
  ['greeting', '450 Service unavailable', 'server', 'E_GREETING_REJECTED', 'may pass'],
  ['data', '451 no', 'server', 'E_MSG_TEMPFAIL', 'may pass'],
  ['mail', '553 no', 'sender', 'E_SENDER_REJECTED'],
  ['rcpt', '550 no', 'recipient', 'E_RCPT_REJECTED'],
  ['body', '554 no', 'message', 'E_MSG_REJECTED'],
  ['greeting', '451 no', 'server', 'E_GREETING_REJECTED', 'may pass'],
  ['greeting', '554 no', 'client', 'E_GREETING_REJECTED'],
];

const IMAP: readonly Line[] = [
  ['login', 'NO Basic authentication is disabled', 'login', 'E_AUTH_BASIC_DISABLED'],
  ['login', 'NO [ALERT] Please log in via your web browser', 'login', 'E_AUTH_REJECTED'],
  ['login', 'NO [ALERT] Application-specific password required', 'login', 'E_AUTH_BASIC_DISABLED'],
  ['login', 'NO [UNAVAILABLE] Invalid credentials', 'login', 'E_AUTH_REJECTED'],
  ['login', 'NO [OVERQUOTA] Account exceeded command or bandwidth limits.', 'limit', 'E_THROTTLED'],
  ['login', 'NO Too many login failures', 'limit', 'E_THROTTLED', 'may pass'],
  ['login', 'NO Maximum number of connections from user+IP exceeded', 'limit', 'E_THROTTLED', 'may pass'],
  ['open', 'NO Request is throttled', 'limit', 'E_THROTTLED', 'may pass'],
  ['bye', 'NO Authentication failed.', 'login', 'E_AUTH_REJECTED'],
  ['bye', 'NO Session invalidated - AccessTokenExpired', 'login', 'E_AUTH_TOKEN'],
  ['greeting', 'NO Your address is blocked', 'client', 'E_GREETING_REJECTED'],
  ['greeting', 'NO Your address is on a blacklist', 'client', 'E_GREETING_REJECTED'],
  ['greeting', 'NO Client address rejected', 'client', 'E_GREETING_REJECTED'],
  ['login', 'NO reverse DNS does not match', 'client', 'E_GREETING_REJECTED'],
  ['login', 'NO TLS: encryption required', 'tls', 'E_TLS_REQUIRED'],
  ['open', 'BAD User is authenticated but not connected.', 'login', 'E_AUTH_REJECTED'],
  ['open', 'NO Server Unavailable. 15', 'server', 'E_MAILBOX_UNAVAILABLE', 'may pass'],
  ['open', 'NO [THROTTLED] no', 'limit', 'E_THROTTLED', 'may pass'],
  ['login', 'NO [LIMIT] no', 'limit', 'E_THROTTLED', 'may pass'],
  ['login', 'NO [INUSE] no', 'limit', 'E_THROTTLED', 'may pass'],
  ['open', 'NO [INUSE] no', 'mailbox', 'E_MAILBOX_UNAVAILABLE', 'may pass'],
  ['login', 'NO [OVERQUOTA] no', 'limit', 'E_THROTTLED'],
  ['store', 'NO [OVERQUOTA] no', 'mailbox', 'E_PROTO'],
  ['login', 'NO [PRIVACYREQUIRED] no', 'tls', 'E_TLS_REQUIRED'],
  ['open', 'NO [PRIVACYREQUIRED] no', 'tls', 'E_TLS_REQUIRED'],
  ['login', 'NO [AUTHENTICATIONFAILED] no', 'login', 'E_AUTH_REJECTED'],
  ['login', 'NO [AUTHORIZATIONFAILED] no', 'login', 'E_AUTH_REJECTED'],
  ['login', 'NO [EXPIRED] no', 'login', 'E_AUTH_REJECTED'],
  ['login', 'NO [UNAVAILABLE] no', 'server', 'E_AUTH_TEMP', 'may pass'],
  ['open', 'NO [UNAVAILABLE] no', 'server', 'E_MAILBOX_UNAVAILABLE', 'may pass'],
  ['other', 'NO [UNAVAILABLE] no', 'server', 'E_PROTO', 'may pass'],
  ['login', 'NO [SERVERBUG] no', 'server', 'E_AUTH_TEMP', 'may pass'],
  ['fetch', 'NO [CORRUPTION] no', 'server', 'E_PROTO'],
  ['login', 'NO [CONTACTADMIN] no', 'server', 'E_AUTH_REJECTED'],
  ['search', 'NO [CANNOT] no', 'server', 'E_SEARCH_FAILED'],
  ['open', 'NO [CANNOT] no', 'mailbox', 'E_MAILBOX_MISSING'],
  ['open', 'NO [CLIENTBUG] no', 'server', 'E_MAILBOX_UNAVAILABLE'],
  ['open', 'NO [NOPERM] no', 'mailbox', 'E_MAILBOX_UNAVAILABLE'],
  ['open', 'NO [NONEXISTENT] no', 'mailbox', 'E_MAILBOX_MISSING'],
  ['fetch', 'NO [NONEXISTENT] no', 'mailbox', 'E_PROTO'],
  ['list', 'NO [ALREADYEXISTS] no', 'mailbox', 'E_PROTO'],
  ['search', 'NO [BADCHARSET] no', 'message', 'E_SEARCH_FAILED'],
  ['login', 'NO please try again later', 'server', 'E_AUTH_TEMP', 'may pass'],
  ['login', 'NO [ALERT] no', 'login', 'E_AUTH_REJECTED'],
  ['open', 'NO Mailbox is locked', 'mailbox', 'E_MAILBOX_UNAVAILABLE', 'may pass'],
  ['open', 'NO Internal server error', 'server', 'E_MAILBOX_UNAVAILABLE', 'may pass'],
];

function asSample([step, reply, side, code, mayPass]: Line): RefusalSample {
  return { step, reply, side, code, mayPass: mayPass === 'may pass' };
}

/** The samples of both protocols. */
export const REFUSAL_SAMPLES = { smtp: SMTP.map(asSample), imap: IMAP.map(asSample) } as const;
