/** Refusals of the client: the name that it gave in EHLO, its address, a missing login or missing TLS. */
import { ALWAYS, OPENING, type RefusalRow, SENDING } from './row.ts';

/** How to give another name. */
export const NAME_HINT =
  'The name in EHLO was {name}. Set ehlo-name to a full host name, with a dot, that leads to the address of this machine. The mail server itself may be fine.';

export const CLIENT_ROWS: readonly RefusalRow[] = [
  {
    source: 'Postfix: reject_non_fqdn_helo_hostname, reject_unknown_helo_hostname (BEH-B5)',
    at: ['ehlo', ...SENDING],
    words: /\b(?:helo|ehlo)\b|fully[- ]qualified (?:hostname|host name|domain name)/i,
    // `503 5.5.1 send HELO/EHLO first` is about the order of the commands.
    unless: /\bfirst\b/i,
    side: 'name',
    hint: NAME_HINT,
  },
  {
    source: 'RFC 5321 section 4.2.3: the argument of EHLO (BEH-B5)',
    at: ['ehlo'],
    reply: [501, 504],
    side: 'name',
    hint: NAME_HINT,
  },
  {
    source: 'Postfix: reject_unknown_client_hostname (BEH-B12)',
    at: [...OPENING, 'login', ...SENDING],
    words: /reverse (?:dns|hostname|host name|lookup|address)|cannot find your hostname|\bptr\b/i,
    side: 'client',
    hint: 'The server wants the address of the runner to have a name in DNS (PTR) that leads back to it. Hosted runners cannot have that: probe the submission port (465 or 587) with a login, or use a runner with such an address.',
  },
  {
    source: 'Postfix: reject_rbl_client (BEH-B12)',
    at: [...OPENING, 'login', 'mail', 'rcpt', 'data'],
    words: /block ?list|black ?list|\bdnsbl\b|\brbl\b|spamhaus|blocked using/i,
    side: 'client',
    hint: 'The address of the runner is on a block list, as those of hosted runners often are. Probe the submission port (465 or 587) with a login, where block lists should not apply, or except the address of the runner.',
  },
  {
    source: 'Postfix: check_client_access (BEH-B12)',
    at: [...OPENING, 'login', ...SENDING],
    words: /client (?:host|address) (?:rejected|blocked|denied)/i,
    side: 'client',
    hint: 'The server does not accept mail from the address of the runner. Except it there, or probe the submission port (465 or 587) with a login.',
  },
  {
    source: 'MailKit#1073: BEH-B13',
    at: OPENING,
    words: /\b(?:blocked|banned)\b/i,
    side: 'client',
    hint: 'The server blocks the address of the runner. Look at its list of banned addresses, and except the runner there.',
  },
  {
    source: 'BEH-B5: a final refusal of EHLO that speaks of a name',
    at: ['ehlo'],
    replyClass: 5,
    words: /\b(?:host ?name|domain|argument)\b/i,
    side: 'name',
    hint: NAME_HINT,
  },
  {
    source: 'Postfix: smtpd_tls_security_level = encrypt (BEH-B12); RFC 3207 section 4',
    at: ['login', ...SENDING],
    words:
      /\bstarttls\b|(?:encryption|tls) (?:is )?required|requires? (?:tls|encryption|a secure)|not sent over a tls/i,
    side: 'tls',
    hint: 'Use tls-mode: starttls or implicit.',
  },
  {
    source: 'RFC 4954 section 6',
    at: ['login', ...SENDING],
    reply: [538],
    side: 'tls',
    hint: 'Use tls-mode: starttls or implicit.',
  },
  {
    source: 'maddy: BEH-B12',
    at: SENDING,
    words:
      /authenticate first|authentication (?:is )?required|not (?:authenticated|logged in)\b|log ?in first|must (?:authenticate|log in)|unauthenticated senders/i,
    unless: /\bsender\b/i,
    side: 'login',
    code: 'E_SENDER_REJECTED',
    what: 'wants a login before it accepts mail',
    hint: 'Set username and password, or access-token, so that the probe has a login before it sends.',
  },
  {
    source: 'RFC 4954 section 6',
    at: SENDING,
    reply: [530],
    side: 'login',
    code: 'E_SENDER_REJECTED',
    what: 'wants a login before it accepts mail',
    hint: 'Set username and password, or access-token, so that the probe has a login before it sends.',
  },
  {
    source: 'Microsoft 365: BEH-B17',
    at: ALWAYS,
    words: /AccessTokenExpired|token (?:has |is )?expired|expired token/i,
    side: 'login',
    code: 'E_AUTH_TOKEN',
    what: 'says that the access token has expired',
    hint: 'Tokens live for about an hour: get a fresh one in the same job, right before the check.',
  },
];
