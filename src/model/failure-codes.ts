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
  E_DANE_INSECURE: warning('TLSA records without DNSSEC'),
  E_DANE_LOOKUP: retryable('TLSA records cannot be asked for'),
  E_DANE_MISMATCH: critical('TLSA records do not match the certificate'),
  E_DANE_MISSING: harmless('No TLSA records'),
  E_DANE_NO_ROLLOVER: warning('No TLSA record for the next key'),
  E_DANE_USAGE: warning('TLSA records not usable for mail'),
  E_DEADLINE: retryable('Time limit of the check reached'),
  E_DELAYED: warning('A server reports a delay'),
  E_DKIM_KEY: critical('DKIM key missing or not usable'),
  E_DKIM_REMOVED: warning('DKIM key disappears'),
  E_DKIM_WEAK: warning('DKIM key is weak'),
  E_DMARC_INVALID: critical('DMARC record not valid'),
  E_DMARC_MISSING: critical('No DMARC record'),
  E_DMARC_OBSOLETE: harmless('Obsolete tags in the DMARC record'),
  E_DMARC_RUA_UNAUTHORIZED: warning('DMARC reports are not allowed to go there'),
  E_DMARC_WEAK: warning('DMARC policy is weak'),
  E_DNSSEC_BOGUS: critical('DNSSEC validation fails'),
  E_DNSSEC_INSECURE: harmless('Zone not signed'),
  E_DNS_LOOP: critical('Host name leads back to itself'),
  E_DNS_NODATA: critical('Host name has no address'),
  E_DNS_NXDOMAIN: critical('Host name not found'),
  E_DNS_REFUSED: { status: 'unknown', isRetryable: true, title: 'Resolver refuses to answer' },
  E_DNS_SERVFAIL: { status: 'unknown', isRetryable: true, title: 'Name resolution failed' },
  E_DNS_TIMEOUT: { status: 'unknown', isRetryable: true, title: 'Name resolution timed out' },
  E_DUPLICATE: warning('More than one copy arrived'),
  E_EHLO_LOST: warning('The new server offers less'),
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
  E_MX_BACKUP_DOWN: warning('A backup server does not answer'),
  E_MX_CATCH_ALL: warning('Unknown recipients are accepted'),
  E_MX_CNAME: critical('MX host is an alias'),
  E_MX_IMPLICIT: warning('No MX record, mail goes to the address'),
  E_MX_IP: critical('MX record names an address'),
  E_MX_MISSING: critical('The domain has neither MX record nor address'),
  E_MX_NOT_RESPONSIBLE: critical('MX host refuses mail for the domain'),
  E_MX_NULL: critical('The domain says that it takes no mail'),
  E_MX_NULL_MIXED: critical('Null MX beside other MX records'),
  E_MX_PRIVATE: warning('MX host has an address that is not public'),
  E_MX_PROXIED: warning('MX host is behind a web proxy'),
  E_MX_SINGLE: harmless('One server takes all mail'),
  E_MX_UNRESOLVABLE: critical('MX host has no address'),
  E_NOT_ARRIVED: critical('Message accepted, but not found'),
  E_NOT_REPORTED: unknown('No report has the check'),
  E_NS_EDNS: warning('Name server drops EDNS questions'),
  E_NS_INCONSISTENT: retryable('Name servers give different answers'),
  E_NS_LAME: critical('Name server does not serve the zone'),
  E_NS_TCP: warning('Name server does not answer over TCP'),
  E_OPEN_RELAY: critical('Server relays for strangers'),
  E_ORDER: warning('The plan has to be published in steps'),
  E_PARTIAL: warning('Only a part could be done'),
  E_PARTIAL_ADDRESSES: warning('Not every address answers'),
  E_PLAN_NOT_PUBLISHED: critical('The plan is not published yet'),
  E_PLAN_UNKNOWN: unknown('A planned value is not known'),
  E_PORT25_BLOCKED: unknown('Port 25 is blocked from this runner'),
  E_PROTO: retryable('Unreadable answer'),
  E_PROTO_TOO_LARGE: critical('Answer too large'),
  E_PROTO_UNEXPECTED: critical('Answers do not match the commands'),
  E_PTR: warning('No matching reverse name'),
  E_QUOTA: critical('Quota nearly used up'),
  E_RCPT_PARTIAL: critical('Some recipients refused'),
  E_RCPT_REJECTED: critical('Recipient refused'),
  E_REPORT_INVALID: unknown('Report cannot be read'),
  E_REPORT_MISMATCH: warning('Reports do not fit together'),
  E_REPORT_MISSING: unknown('Report missing'),
  E_RESOLVERS_STALE: warning('Resolvers still have the old records'),
  E_RESULT_TRUNCATED: warning('More results than are read'),
  E_SEARCH_FAILED: retryable('Search refused'),
  E_SEARCH_NO_MATCH: critical('No message matches'),
  E_SEARCH_NO_RESULT_LINE: warning('Search answered without a result'),
  E_SECRET_MISSING: unknown('Secret is empty'),
  E_SENDER_REJECTED: critical('Sender refused'),
  E_SLOW: warning('Slower than allowed'),
  E_SPF_FAIL: critical('A sending address fails SPF'),
  E_SPF_MISSING: warning('No SPF record'),
  E_SPF_NARROWED: warning('SPF no longer permits some addresses'),
  E_SPF_OPEN: critical('SPF permits every address'),
  E_SPF_PERMERROR: critical('SPF record not valid'),
  E_SPF_WEAK: warning('SPF record is weak'),
  E_STALE: critical('No new message'),
  E_STS_FETCH: warning('MTA-STS policy cannot be fetched'),
  E_STS_ID_STALE: critical('MTA-STS policy changes without a new id'),
  E_STS_MISSING: harmless('No MTA-STS policy'),
  E_STS_MX_MISMATCH: critical('MTA-STS policy does not name an MX host'),
  E_STS_POLICY: warning('MTA-STS policy not valid'),
  E_STS_RECORD: warning('MTA-STS record not usable'),
  E_STS_REMOVED: critical('MTA-STS disappears while it is enforced'),
  E_THRESHOLD: critical('Threshold crossed'),
  E_THROTTLED: { status: 'warning', isRetryable: true, title: 'The server limits its clients' },
  E_TLSRPT_INVALID: warning('TLS-RPT record not valid'),
  E_TLSRPT_MISSING: warning('No TLS-RPT record'),
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
  E_TTL_HIGH: warning('Old records stay cached for long'),
  E_UIDVALIDITY_CHANGED: warning('Mailbox rebuilt during the check'),
  E_UNSUPPORTED: unknown('The server does not provide the value'),
  E_WRONG_FOLDER: warning('Message landed in another mailbox'),
  E_ZONE_INVALID: critical('A name server refuses the zone'),
  E_ZONE_TTL: warning('One RRset with different TTLs'),
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
