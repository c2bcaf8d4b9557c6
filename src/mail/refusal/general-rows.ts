/** The last rows: bare reply codes, vague words, and where nothing else is known, the command that was refused. */
import { type RefusalRow, SENDING } from './row.ts';

const REPLY = 'RFC 5321 section 4.2.3';
const BUSY_HINT = 'The server is busy or limits connections. Try later, and less often.';
const LAST_RESORT = 'RFC 5321 section 4.2.1: the class of the code alone';
const MAILBOX_HINT = 'Check the address in to: the server knows no such mailbox.';

export const GENERAL_ROWS: readonly RefusalRow[] = [
  {
    source: 'MailKit#1100: BEH-B13; RFC 5321 section 3.8',
    at: ['greeting', 'ehlo'],
    reply: [421],
    side: 'server',
    mayPass: true,
    hint: BUSY_HINT,
  },
  {
    source: 'RFC 5321 section 3.8',
    at: SENDING,
    reply: [421],
    side: 'server',
    hint: `The server closes the connection. ${BUSY_HINT}`,
  },
  {
    source: REPLY,
    at: ['rcpt'],
    reply: [450],
    side: 'recipient',
    hint: 'The mailbox of the recipient is busy or blocked for now. Look at the log of the server; retries may help.',
  },
  {
    source: REPLY,
    at: ['mail', 'data', 'body'],
    reply: [552],
    side: 'message',
    code: 'E_MSG_TOO_LARGE',
    hint: 'Send a smaller message, raise the limit of the server, or empty the mailbox of the recipient: some servers say 552 for both.',
  },
  {
    source: REPLY,
    at: ['rcpt'],
    reply: [552],
    side: 'recipient',
    hint: 'The mailbox of the recipient is full. Delete messages in it, or raise its quota.',
  },
  { source: REPLY, at: ['rcpt', 'data', 'body'], reply: [551], side: 'recipient', hint: MAILBOX_HINT },
  {
    source: 'RFC 7504',
    at: [...(['greeting', 'ehlo'] as const), ...SENDING],
    reply: [521, 556],
    side: 'server',
    what: 'accepts no mail',
    hint: 'The server, or the domain of the recipient, accepts no mail at all. Check host, port and to.',
  },
  {
    source: 'MailKit#1100: BEH-B13; imapfilter#146: BEH-B8',
    at: ['greeting', 'open', 'status', 'list', 'search', 'fetch', 'store', 'expunge', 'other', 'bye'],
    words: /\bbusy\b|overload|unavailable|tempora|try again|internal (?:server )?error|\bi\/o error|time(?:d)? ?out/i,
    side: 'server',
    mayPass: true,
    hint: 'The server is busy, or a part of it is down. Look at its load and its log; retries may help.',
  },
  {
    source: 'RFC 9051 section 6.3.2: words of servers without response codes',
    at: ['open', 'status'],
    words: /\b(?:locked|in use)\b/i,
    side: 'mailbox',
    mayPass: true,
    what: 'says that the mailbox is in use',
    hint: 'Another program has locked the mailbox. Retries may help; a mailbox that only the probe uses is never locked.',
  },
  {
    source: LAST_RESORT,
    at: ['mail', 'rcpt', 'data', 'body'],
    replyClass: 4,
    side: 'server',
    hint: 'Look at the queue and the disk of the server; retries may help.',
  },
  {
    source: LAST_RESORT,
    at: ['mail'],
    replyClass: 5,
    side: 'sender',
    hint: 'Check that this login may send from this address.',
  },
  {
    source: 'Exim: Administrative prohibition',
    at: ['rcpt'],
    replyClass: 5,
    words: /\b(?:policy|prohibit\w*|not permitted|denied)\b/i,
    side: 'recipient',
    hint: 'The policy of the server forbids it for this recipient: it may want a login first, or allow only some senders. See its words.',
  },
  {
    source: LAST_RESORT,
    at: ['rcpt'],
    replyClass: 5,
    side: 'recipient',
    hint: 'Check the address in to, and what the server says of it.',
  },
  {
    source: LAST_RESORT,
    at: ['data', 'body'],
    replyClass: 5,
    side: 'message',
    hint: 'Look at the spam filter and the policy of the server.',
  },
  { source: LAST_RESORT, at: ['greeting', 'ehlo'], replyClass: 4, side: 'server', hint: BUSY_HINT },
  {
    source: LAST_RESORT,
    at: ['greeting', 'ehlo'],
    replyClass: 5,
    side: 'client',
    hint: 'The address of the runner may be on a block list, or this server accepts no mail from it.',
  },
];
