/** Enhanced status codes (RFC 3463 and its registry): their second part says whose side a refusal is about. */
import { OPENING, type RefusalRow, SENDING } from './row.ts';

const ADDRESS = 'RFC 3463 section 3.2';
const MAILBOX = 'RFC 3463 section 3.3';
const SYSTEM = 'RFC 3463 section 3.4';
const ROUTING = 'RFC 3463 section 3.5';
const PROTOCOL = 'RFC 3463 section 3.6';
const MEDIA = 'RFC 3463 section 3.7';
const POLICY = 'RFC 3463 section 3.8';

const DNS_HINT = 'The server checks from in DNS. Look at the records of its domain: MX or A, SPF, DKIM.';

export const ENHANCED_ROWS: readonly RefusalRow[] = [
  {
    source: `${ADDRESS}: x.1.7, x.1.8; RFC 7505: x.7.27`,
    at: SENDING,
    enhanced: ['1.7', '1.8', '7.27'],
    side: 'sender',
    hint: 'Check the address in from: its domain must exist in DNS and accept mail.',
  },
  {
    source: `${ADDRESS}: x.1.2; RFC 7505: x.1.10`,
    at: SENDING,
    enhanced: ['1.2', '1.10'],
    side: 'recipient',
    hint: 'The domain of the recipient does not exist, or accepts no mail. Check the address in to, and the MX records of its domain.',
  },
  {
    source: `${ADDRESS}: x.1.1, x.1.3, x.1.4, x.1.5, x.1.6`,
    at: ['rcpt', 'data', 'body'],
    enhanced: ['1.1', '1.3', '1.4', '1.5', '1.6'],
    side: 'recipient',
    hint: 'Check the address in to: the server knows no such mailbox.',
  },
  {
    source: `${ADDRESS}: x.1.0 and others, of the address of the command`,
    at: ['mail'],
    enhanced: ['1'],
    side: 'sender',
    hint: 'Check the address in from.',
  },
  {
    source: `${ADDRESS}: x.1.0, x.1.9`,
    at: ['rcpt', 'data', 'body'],
    enhanced: ['1'],
    side: 'recipient',
    hint: 'Check the address in to.',
  },
  {
    source: `${MAILBOX}: x.2.2`,
    at: SENDING,
    enhanced: ['2.2'],
    side: 'recipient',
    hint: 'The mailbox of the recipient is full. Delete messages in it, where those of earlier runs may lie, or raise its quota.',
  },
  {
    source: `${MAILBOX}: x.2.1`,
    at: SENDING,
    enhanced: ['2.1'],
    side: 'recipient',
    hint: 'The mailbox of the recipient is disabled. Enable the account that to names.',
  },
  {
    source: `${MAILBOX}: x.2.3; ${SYSTEM}: x.3.4; RFC 6710: x.7.16`,
    at: SENDING,
    enhanced: ['2.3', '3.4', '7.16'],
    side: 'message',
    code: 'E_MSG_TOO_LARGE',
    hint: 'Send a smaller message, or raise the limit of the server.',
  },
  {
    source: `${MAILBOX}: x.2.0, x.2.4`,
    at: SENDING,
    enhanced: ['2'],
    side: 'recipient',
    hint: 'The server cannot deliver into the mailbox of the recipient. Look at its log, and at the account that to names.',
  },
  {
    source: `${SYSTEM}: x.3.1`,
    at: SENDING,
    enhanced: ['3.1'],
    side: 'server',
    hint: 'The storage of the server is full. Look at its disk and its queue.',
  },
  {
    source: `${SYSTEM}: x.3.0, x.3.2, x.3.3, x.3.5`,
    at: [...OPENING, ...SENDING],
    enhanced: ['3'],
    side: 'server',
    hint: 'The server has a fault, or accepts no mail at the moment. Look at its queue, its disk and its log; retries may help.',
  },
  {
    source: `${ROUTING}: x.4.6, x.4.7`,
    at: SENDING,
    enhanced: ['4.6', '4.7'],
    side: 'server',
    hint: 'The server found a loop in the routes, or did not get rid of the message in time. Look at the MX records and the transport maps of the recipient.',
  },
  {
    source: `${ROUTING}: x.4.0 to x.4.5`,
    at: SENDING,
    enhanced: ['4'],
    side: 'server',
    hint: 'The server cannot reach the next server, its name service or its directory. Look at its log, its resolver and the MX records of the recipient.',
  },
  {
    source: `${PROTOCOL}: x.5.3`,
    at: SENDING,
    enhanced: ['5.3'],
    side: 'recipient',
    hint: 'The message has more recipients than the server takes at once. Name fewer in to.',
  },
  {
    source: `${PROTOCOL}: x.5.0, x.5.1, x.5.2, x.5.4, x.5.5`,
    at: SENDING,
    enhanced: ['5'],
    side: 'server',
    what: 'does not understand the dialogue',
    hint: 'The server does not know a command or its argument, or wants another order. Run again with transcript: true, and look at what it says.',
  },
  {
    source: `${MEDIA}; RFC 6531: x.6.7`,
    at: SENDING,
    enhanced: ['6'],
    side: 'message',
    hint: 'The server does not take this form of message, for example characters beyond ASCII in an address, or 8-bit text. Use ASCII addresses, or enable SMTPUTF8 and 8BITMIME on the server.',
  },
  {
    source: 'RFC 5248: x.7.10; RFC 4954 section 6: x.7.11; RFC 8689: x.7.30',
    at: ['login', ...SENDING],
    enhanced: ['7.10', '7.11', '7.30'],
    side: 'tls',
    hint: 'Use tls-mode: starttls or implicit.',
  },
  {
    source: 'RFC 4954 section 6: x.7.8',
    at: ['login', ...SENDING],
    enhanced: ['7.8'],
    replyClass: 5,
    side: 'login',
    hint: 'Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
  },
  {
    source: 'RFC 4954 section 6: x.7.9',
    at: ['login'],
    enhanced: ['7.9'],
    side: 'login',
    code: 'E_AUTH_MECH',
    what: 'finds this login mechanism too weak',
    hint: 'Set auth-method to a stronger mechanism that the server supports.',
  },
  {
    source: 'RFC 5248: x.7.13',
    at: ['login', ...SENDING],
    enhanced: ['7.13'],
    side: 'login',
    what: 'says that the account is disabled',
    hint: 'Enable the account, or use another one.',
  },
  {
    source: 'RFC 7372: x.7.25',
    at: [...OPENING, ...SENDING],
    enhanced: ['7.25'],
    side: 'client',
    hint: 'The server wants the address of the runner to have a name in DNS (PTR) that leads back to it. Hosted runners cannot have that: probe the submission port (465 or 587) with a login, or use a runner with such an address.',
  },
  {
    source: 'RFC 7372: x.7.20 to x.7.24, x.7.26',
    at: SENDING,
    enhanced: ['7.20', '7.21', '7.22', '7.23', '7.24', '7.26'],
    side: 'sender',
    hint: DNS_HINT,
  },
  {
    source: 'the registry of RFC 5248: x.7.28',
    at: SENDING,
    enhanced: ['7.28'],
    side: 'limit',
    what: 'takes the messages of this client for a flood',
    hint: 'Send fewer messages, and probe less often.',
  },
  {
    source: 'RFC 7293: x.7.17, x.7.18',
    at: SENDING,
    enhanced: ['7.17', '7.18'],
    side: 'recipient',
    hint: 'The mailbox or the domain has another owner than the sender expects. Check the address in to.',
  },
  {
    source: `${POLICY}: x.7.0, x.7.1 to the sender`,
    at: ['mail'],
    enhanced: ['7'],
    side: 'sender',
    hint: 'The policy of the server forbids it: check that this login may send from this address.',
  },
  {
    source: `${POLICY}: x.7.0, x.7.1, x.7.2 to a recipient`,
    at: ['rcpt'],
    enhanced: ['7'],
    side: 'recipient',
    hint: 'The policy of the server forbids it: it may want a login first, or allow only some senders. See its words.',
  },
  {
    source: `${POLICY}: x.7.1 to the content`,
    at: ['data', 'body'],
    enhanced: ['7'],
    side: 'message',
    hint: 'Look at the spam filter and the policy of the server.',
  },
  {
    source: `${POLICY}: x.7.0 before anything was sent`,
    at: OPENING,
    enhanced: ['7'],
    replyClass: 5,
    side: 'client',
    hint: 'The address of the runner may be on a block list, or this server accepts no mail from it.',
  },
];
