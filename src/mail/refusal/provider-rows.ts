/** What providers mean by words of their own: these count before all codes, which they use for many things. */
import { type RefusalRow, SENDING } from './row.ts';

/** What to do about a sender whose domain does not prove itself. */
export const DNS_HINT = 'The server checks from in DNS. Look at the records of its domain: MX or A, SPF, DKIM, DMARC.';

export const PROVIDER_ROWS: readonly RefusalRow[] = [
  {
    source: 'SendGrid: mautic/mautic#8721',
    at: ['login', ...SENDING],
    words: /\bcredits? (?:exceeded|expired)/i,
    side: 'limit',
    what: 'limits how many messages this account may send',
    hint: 'The account has sent as many messages as it may. Send fewer messages, probe less often, or use another account.',
  },
  {
    source: 'Gmail: iredmail/iRedMail#264; Microsoft 365: MicrosoftDocs/OfficeDocs-Exchange#1745',
    at: ['login', ...SENDING],
    words:
      /\b(?:unauthori[sz]ed|banned|blocked) (?:sending )?ip\b|not authori[sz]ed to send (?:e-?mail )?directly|traffic not accepted from|banned sender\[|unusual rate of unsolicited|due to (?:unexpected volume|user complaints)|credentials for relay|not in whitelist|\bipcheck\b|\breputation\b/i,
    unless: /\bdomain\b/i,
    side: 'client',
    hint: 'The server takes no mail from the address of the runner, or has seen too much of it. Except the address there, probe the submission port (465 or 587) with a login, or use a runner with another address.',
  },
  {
    source: 'Microsoft 365: SendAsDenied (BEH-B12); Amazon SES, SendGrid, Zoho: an address that is not verified there',
    at: SENDING,
    words:
      /permissions? to send as|not authori[sz]ed to perform|(?:address|identity|domain) is (?:not |un)verified|verified sender identity|relaying disallowed as|anti-?spoofing|bad outbound sender/i,
    side: 'sender',
    hint: 'This login may not send from this address: from must be an address or a domain that is verified there, and the account must be allowed to send.',
  },
  {
    source: 'Gmail: Sender guidelines; Microsoft 365: 5.7.509; RFC 7372',
    at: SENDING,
    words: /\b(?:spf|dkim|dmarc)\b|sender is unauthenticated|required authentication level/i,
    side: 'sender',
    hint: DNS_HINT,
  },
  {
    source: 'Gmail: limits of a recipient and of the relay; Postfix: smtpd_client_message_rate_limit',
    at: SENDING,
    words:
      /receiving mail (?:too quickly|at a rate)|exceeded (?:the )?threshold|unusual sending activity|relay limit|too much mail from|too many recipients from/i,
    side: 'limit',
    what: 'limits how many messages it takes',
    hint: 'Send fewer messages, and probe less often.',
  },
  {
    source: 'Microsoft 365: 451 4.7.500; Gmail: 421 4.3.0',
    at: SENDING,
    replyClass: 4,
    words: /server (?:is )?busy|temporary (?:server|system|local) (?:error|problem)/i,
    side: 'server',
    hint: 'The server is busy, or a part of it is down. Look at its load and its log; retries may help.',
  },
  {
    source: 'Postfix: 503 5.5.1; Exim: 503; RFC 5321 section 4.2.4: the command AUTH is not known',
    at: ['login'],
    reply: [500, 502, 503],
    words:
      /not (?:enabled|available|supported|advertised|implemented|recogni[sz]ed)|un(?:known|recogni[sz]ed) command/i,
    side: 'login',
    code: 'E_AUTH_UNAVAILABLE',
    what: 'takes no login here',
    hint: 'The server takes no login on this port, or none before STARTTLS. Use the submission port (465 or 587) with tls-mode: implicit or starttls, or switch logins on there.',
  },
  {
    source: 'Gmail, Zoho: [ALERT] over IMAP',
    at: ['login'],
    words: /enabled for imap|enable imap|imap (?:access )?is (?:disabled|not enabled)/i,
    unless: /credentials/i,
    side: 'login',
    what: 'has IMAP switched off for this account',
    hint: 'Switch IMAP on in the settings of the mailbox, or have its administrator do it.',
  },
];
