import type { Status } from './status.ts';

/**
 * The failure codes: the single source of a code's usual status and of whether a further attempt may help.
 */

/** The meaning of a failure code when nothing more is known. */
export interface FailureClass {
  /** The status of a check with this failure. */
  readonly status: Status;
  /** Whether a further attempt may pass without any change. */
  readonly isRetryable: boolean;
  /** What happened, in a few words, for headings and tables. */
  readonly title: string;
}

/**
 * A refused login, an accepted message and a broken certificate are never tried again: a further attempt locks
 * accounts, sends a second message or changes nothing.
 */
export const FAILURES = {
  E_AUTH_BASIC_DISABLED: critical('Password login is switched off'),
  E_AUTH_BEFORE_TLS: warning('Login offered before TLS'),
  E_AUTH_BYPASS: critical('The server skipped the login'),
  E_AUTH_MECH: critical('No common login mechanism'),
  E_AUTH_REJECTED: critical('Login refused'),
  E_AUTH_TEMP: retryable('Login is temporarily unavailable'),
  E_AUTH_TOKEN: critical('Access token refused'),
  E_AUTH_UNAVAILABLE: critical('Login not offered'),
  E_BOUNCED: critical('The message came back'),
  E_CANCELLED: unknown('Cancelled'),
  E_CLEANUP: warning('Test message left behind'),
  E_CLOCK_SKEW: warning('The clock of the server is wrong'),
  E_CMD_TIMEOUT: retryable('No answer to a command'),
  E_CONFIG_CONFLICT: unknown('Contradictory inputs'),
  E_CONN_CLOSED: retryable('Connection closed by the server'),
  E_CONN_REFUSED: retryable('Connection refused'),
  E_CONN_RESET: retryable('Connection reset by the server'),
  E_CONN_TIMEOUT: retryable('No answer to the connection attempt'),
  E_CONN_UNREACHABLE: retryable('No route to the server'),
  E_DEADLINE: retryable('Time limit of the check reached'),
  E_DNS_LOOP: critical('Host name leads back to itself'),
  E_DNS_NODATA: critical('Host name has no address'),
  E_DELAYED: warning('A server reports a delay'),
  E_DNS_NXDOMAIN: critical('Host name not found'),
  E_DNS_REFUSED: { status: 'unknown', isRetryable: true, title: 'Resolver refuses to answer' },
  E_DNS_SERVFAIL: { status: 'unknown', isRetryable: true, title: 'Name resolution failed' },
  E_DNS_TIMEOUT: { status: 'unknown', isRetryable: true, title: 'Name resolution timed out' },
  E_DUPLICATE: warning('More than one copy arrived'),
  E_EHLO_NAME: unknown('The name of this client was refused'),
  E_GH_OUTPUT: unknown('Outputs could not be written'),
  E_GH_OUTPUT_MASKED: harmless('An output holds a secret'),
  E_GH_SUMMARY: harmless('Job summary missing or cut'),
  E_GREETING_INVALID: critical('Another protocol answered'),
  E_GREETING_REJECTED: critical('The server turned the client away'),
  E_GREETING_TIMEOUT: retryable('No greeting'),
  E_GREYLISTED: { status: 'warning', isRetryable: true, title: 'Greylisted' },
  E_INPUT: unknown('Input not valid'),
  E_INTERNAL: unknown('Internal error'),
  E_LATE: warning('Message arrived late'),
  E_MAILBOX_MISSING: critical('Mailbox not found'),
  E_MAILBOX_UNAVAILABLE: critical('Mailbox cannot be opened'),
  E_MAIL_LOOP: warning('The message passed too many servers'),
  E_MAX_DURATION: unknown('Time limit of the run reached'),
  E_MODIFIED: warning('Text changed in transit'),
  E_MSG_AMBIGUOUS: critical('The server never said whether it accepted the message'),
  E_MSG_AMBIGUOUS_ARRIVED: warning('The acceptance was lost, but the message arrived'),
  E_MSG_REJECTED: critical('Message refused'),
  E_MSG_SMTPUTF8: critical('Address needs SMTPUTF8'),
  E_MSG_TEMPFAIL: retryable('Message refused for now'),
  E_MSG_TOO_COMPLEX: warning('The message became too complex to verify'),
  E_MSG_TOO_LARGE: critical('Message larger than the server allows'),
  E_NOT_ARRIVED: critical('Message accepted, but not found'),
  E_NOT_REPORTED: unknown('No report has the check'),
  E_PARTIAL: warning('Only a part could be done'),
  E_PARTIAL_ADDRESSES: warning('Not every address answers'),
  E_PORT25_BLOCKED: unknown('Port 25 is blocked from this runner'),
  E_PROTO: retryable('Unreadable answer'),
  E_PROTO_TOO_LARGE: critical('Answer too large'),
  E_PROTO_UNEXPECTED: critical('Answers do not match the commands'),
  E_QUOTA: critical('Quota nearly used up'),
  E_RCPT_PARTIAL: critical('Some recipients refused'),
  E_RCPT_REJECTED: critical('Recipient refused'),
  E_REPORT_INVALID: unknown('Report cannot be read'),
  E_REPORT_MISMATCH: warning('Reports do not fit together'),
  E_REPORT_MISSING: unknown('Report missing'),
  E_RESULT_TRUNCATED: warning('More results than are read'),
  E_SEARCH_FAILED: retryable('Search refused'),
  E_SEARCH_NO_MATCH: critical('No message matches'),
  E_SEARCH_NO_RESULT_LINE: warning('Search answered without a result'),
  E_SECRET_MISSING: unknown('Secret is empty'),
  E_SENDER_REJECTED: critical('Sender refused'),
  E_SLOW: warning('Slower than allowed'),
  E_STALE: critical('No new message'),
  E_THRESHOLD: critical('Threshold crossed'),
  E_THROTTLED: { status: 'warning', isRetryable: true, title: 'The server limits its clients' },
  E_TLS_CERT_CHAIN: critical('Certificate chain incomplete'),
  E_TLS_CERT_EXPIRED: critical('Certificate expired'),
  E_TLS_CERT_EXPIRING: critical('Certificate expires soon'),
  E_TLS_CERT_NAME: critical('Certificate is for another name'),
  E_TLS_CERT_NOT_YET: critical('Certificate not valid yet'),
  E_TLS_CERT_UNTRUSTED: critical('Certificate not trusted'),
  E_TLS_CLIENT_CERT: critical('Client certificate demanded'),
  E_TLS_INJECTION: critical('Clear text after STARTTLS'),
  E_TLS_REFUSED: retryable('STARTTLS refused'),
  E_TLS_REQUIRED: critical('STARTTLS not offered'),
  E_TLS_TIMEOUT: retryable('TLS handshake not finished'),
  E_TLS_UNVERIFIED: warning('Certificate not verified'),
  E_TLS_VERSION: critical('No common TLS version'),
  E_TLS_WEAK_KEY: critical('Key or signature too weak'),
  E_TLS_WRONG_MODE: critical('Wrong TLS mode for this port'),
  E_UIDVALIDITY_CHANGED: warning('Mailbox rebuilt during the check'),
  E_UNSUPPORTED: unknown('The server does not provide the value'),
  E_WRONG_FOLDER: warning('Message landed in another mailbox'),
} as const satisfies Record<string, FailureClass>;

/** A stable name for a kind of failure. Users may rely on it. */
export type FailureCode = keyof typeof FAILURES;

/** Narrows a text to a failure code. */
export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(FAILURES, text);
}

function critical(title: string): FailureClass {
  return { status: 'critical', isRetryable: false, title };
}

function retryable(title: string): FailureClass {
  return { status: 'critical', isRetryable: true, title };
}

function warning(title: string): FailureClass {
  return { status: 'warning', isRetryable: false, title };
}

/** Trouble outside of the check: it is reported, and changes no verdict. */
function harmless(title: string): FailureClass {
  return { status: 'ok', isRetryable: false, title };
}

function unknown(title: string): FailureClass {
  return { status: 'unknown', isRetryable: false, title };
}
