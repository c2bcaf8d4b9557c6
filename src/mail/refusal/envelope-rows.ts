/** Words about the sender, the recipient and the message: they count more than the command that was answered. */
import { type RefusalRow, SENDING } from './row.ts';

/** What to do about a recipient for whom the server does not relay. */
const RELAY_HINT = 'The server does not relay for this domain; log in, or use a local recipient.';

export const ENVELOPE_ROWS: readonly RefusalRow[] = [
  {
    source: 'Postfix: greylisting policy services; Mimecast: 451',
    at: SENDING,
    replyClass: 4,
    words: /gr[ae]y[- ]?list|internal resources? (?:is |are )?temporarily unavailable/i,
    side: 'recipient',
    code: 'E_GREYLISTED',
    what: 'greylists the recipient',
    hint: 'Allow the runner, log in, or set retries with a longer retry-delay.',
  },
  {
    source: 'Postfix: reject_sender_login_mismatch (BEH-B12)',
    at: SENDING,
    words: /not owned by|SendAsDenied|not (?:allowed|permitted|authori[sz]ed) to send (?:as|from)/i,
    side: 'sender',
    hint: 'Check that this login may send from this address.',
  },
  {
    source: 'Postfix: reject_unknown_sender_domain (BEH-B12)',
    at: SENDING,
    words: /sender (?:address |domain )?(?:rejected|denied|refused|not accepted|verify failed)/i,
    side: 'sender',
    hint: 'Check the address in from: its domain must exist in DNS, and the login must be allowed to send from it.',
  },
  {
    source: 'Postfix, Dovecot: BEH-B12',
    at: SENDING,
    words: /mailbox (?:is )?full|over ?quota|quota (?:is )?exceeded|exceeded (?:storage|quota)/i,
    side: 'recipient',
    hint: 'The mailbox of the recipient is full. Delete messages in it, where those of earlier runs may lie, or raise its quota.',
  },
  {
    source: 'RFC 1870 section 6.1',
    at: SENDING,
    words: /(?:message|size) (?:is )?(?:too (?:large|big)|exceeds|limit exceeded|exceeded)/i,
    side: 'message',
    code: 'E_MSG_TOO_LARGE',
    hint: 'Send a smaller message, or raise the limit of the server.',
  },
  {
    source: 'Postfix: reject_unauth_destination (BEH-B12)',
    at: SENDING,
    words: /\brelay(?:ing|ed)?\b(?!-)/i,
    // A filter tells of the server behind it.
    unless: /next-hop/i,
    side: 'recipient',
    hint: RELAY_HINT,
  },
  {
    source: 'Postfix: reject_unlisted_recipient; Haraka (BEH-B12)',
    at: SENDING,
    words:
      /recipient (?:address )?(?:rejected|denied|refused|unknown)|(?:user|recipient|mailbox) unknown|(?:no such|unknown|invalid) (?:user|recipient)|(?:recipient|mailbox) ?not ?found|authori[sz]ed recipients|unrouteable|cannot deliver mail for|doesn't have an? \S+ account/i,
    side: 'recipient',
    hint: 'Check the address in to: the server knows no such recipient, or accepts nothing for it.',
  },
  {
    source: 'RFC 3463 section 3.3: x.2.1 in words',
    at: SENDING,
    words: /mailbox (?:is|has been) (?:disabled|inactive|suspended)/i,
    side: 'recipient',
    hint: 'The mailbox of the recipient is disabled. Enable the account that to names.',
  },
  {
    source: 'RFC 5321 section 4.5.3.1.10',
    at: ['rcpt', 'data'],
    words: /too many recipients/i,
    side: 'recipient',
    hint: 'The message has more recipients than the server takes at once. Name fewer in to.',
  },
  {
    source: 'RFC 3463 section 3.8: content filters',
    at: ['data', 'body'],
    words: /\b(?:spam|virus|malware|phishing)\b/i,
    side: 'message',
    hint: 'Look at the spam filter and the policy of the server.',
  },
];
