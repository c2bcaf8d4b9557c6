export const id = 282;
export const ids = [282];
export const modules = {

/***/ 37282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ findMeaning)
});

// UNUSED EXPORTS: REFUSAL_ROWS

// EXTERNAL MODULE: ./lib/mail/refusal/row.js
var row = __webpack_require__(29765);
;// CONCATENATED MODULE: ./lib/mail/refusal/client-rows.js

const NAME_HINT = 'The name in EHLO was {name}. Set ehlo-name to a full host name, with a dot, that leads to the address of this machine. The mail server itself may be fine.';
const CLIENT_ROWS = [
    {
        source: 'Postfix: reject_non_fqdn_helo_hostname, reject_unknown_helo_hostname (BEH-B5)',
        at: ['ehlo', ...row/* SENDING */.F6],
        words: /\b(?:helo|ehlo)\b|fully[- ]qualified (?:hostname|host name|domain name)/i,
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
        at: [...row/* OPENING */.$4, 'login', ...row/* SENDING */.F6],
        words: /reverse (?:dns|hostname|host name|lookup|address)|cannot find your hostname|\bptr\b/i,
        side: 'client',
        hint: 'The server wants the address of the runner to have a name in DNS (PTR) that leads back to it. Hosted runners cannot have that: probe the submission port (465 or 587) with a login, or use a runner with such an address.',
    },
    {
        source: 'Postfix: reject_rbl_client (BEH-B12)',
        at: [...row/* OPENING */.$4, 'login', 'mail', 'rcpt', 'data'],
        words: /block ?list|black ?list|\bdnsbl\b|\brbl\b|spamhaus|blocked using/i,
        side: 'client',
        hint: 'The address of the runner is on a block list, as those of hosted runners often are. Probe the submission port (465 or 587) with a login, where block lists should not apply, or except the address of the runner.',
    },
    {
        source: 'Postfix: check_client_access (BEH-B12)',
        at: [...row/* OPENING */.$4, 'login', ...row/* SENDING */.F6],
        words: /client (?:host|address) (?:rejected|blocked|denied)/i,
        side: 'client',
        hint: 'The server does not accept mail from the address of the runner. Except it there, or probe the submission port (465 or 587) with a login.',
    },
    {
        source: 'MailKit#1073: BEH-B13',
        at: row/* OPENING */.$4,
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
        at: ['login', ...row/* SENDING */.F6],
        words: /\bstarttls\b|(?:encryption|tls) (?:is )?required|requires? (?:tls|encryption|a secure)|not sent over a tls/i,
        side: 'tls',
        hint: 'Use tls-mode: starttls or implicit.',
    },
    {
        source: 'RFC 4954 section 6',
        at: ['login', ...row/* SENDING */.F6],
        reply: [538],
        side: 'tls',
        hint: 'Use tls-mode: starttls or implicit.',
    },
    {
        source: 'maddy: BEH-B12',
        at: row/* SENDING */.F6,
        words: /authenticate first|authentication (?:is )?required|not (?:authenticated|logged in)\b|log ?in first|must (?:authenticate|log in)|unauthenticated senders/i,
        unless: /\bsender\b/i,
        side: 'login',
        code: 'E_SENDER_REJECTED',
        what: 'wants a login before it accepts mail',
        hint: 'Set username and password, or access-token, so that the probe has a login before it sends.',
    },
    {
        source: 'RFC 4954 section 6',
        at: row/* SENDING */.F6,
        reply: [530],
        side: 'login',
        code: 'E_SENDER_REJECTED',
        what: 'wants a login before it accepts mail',
        hint: 'Set username and password, or access-token, so that the probe has a login before it sends.',
    },
    {
        source: 'Microsoft 365: BEH-B17',
        at: row/* ALWAYS */.qI,
        words: /AccessTokenExpired|token (?:has |is )?expired|expired token/i,
        side: 'login',
        code: 'E_AUTH_TOKEN',
        what: 'says that the access token has expired',
        hint: 'Tokens live for about an hour: get a fresh one in the same job, right before the check.',
    },
];

;// CONCATENATED MODULE: ./lib/mail/refusal/provider-rows.js

const DNS_HINT = 'The server checks from in DNS. Look at the records of its domain: MX or A, SPF, DKIM, DMARC.';
const PROVIDER_ROWS = [
    {
        source: 'SendGrid: mautic/mautic#8721',
        at: ['login', ...row/* SENDING */.F6],
        words: /\bcredits? (?:exceeded|expired)/i,
        side: 'limit',
        what: 'limits how many messages this account may send',
        hint: 'The account has sent as many messages as it may. Send fewer messages, probe less often, or use another account.',
    },
    {
        source: 'Gmail: iredmail/iRedMail#264; Microsoft 365: MicrosoftDocs/OfficeDocs-Exchange#1745',
        at: ['login', ...row/* SENDING */.F6],
        words: /\b(?:unauthori[sz]ed|banned|blocked) (?:sending )?ip\b|not authori[sz]ed to send (?:e-?mail )?directly|traffic not accepted from|banned sender\[|unusual rate of unsolicited|due to (?:unexpected volume|user complaints)|credentials for relay|not in whitelist|\bipcheck\b|\breputation\b/i,
        unless: /\bdomain\b/i,
        side: 'client',
        hint: 'The server takes no mail from the address of the runner, or has seen too much of it. Except the address there, probe the submission port (465 or 587) with a login, or use a runner with another address.',
    },
    {
        source: 'Microsoft 365: SendAsDenied (BEH-B12); Amazon SES, SendGrid, Zoho: an address that is not verified there',
        at: row/* SENDING */.F6,
        words: /permissions? to send as|not authori[sz]ed to perform|(?:address|identity|domain) is (?:not |un)verified|verified sender identity|relaying disallowed as|anti-?spoofing|bad outbound sender/i,
        side: 'sender',
        hint: 'This login may not send from this address: from must be an address or a domain that is verified there, and the account must be allowed to send.',
    },
    {
        source: 'Gmail: Sender guidelines; Microsoft 365: 5.7.509; RFC 7372',
        at: row/* SENDING */.F6,
        words: /\b(?:spf|dkim|dmarc)\b|sender is unauthenticated|required authentication level/i,
        side: 'sender',
        hint: DNS_HINT,
    },
    {
        source: 'Gmail: limits of a recipient and of the relay; Postfix: smtpd_client_message_rate_limit',
        at: row/* SENDING */.F6,
        words: /receiving mail (?:too quickly|at a rate)|exceeded (?:the )?threshold|unusual sending activity|relay limit|too much mail from|too many recipients from/i,
        side: 'limit',
        what: 'limits how many messages it takes',
        hint: 'Send fewer messages, and probe less often.',
    },
    {
        source: 'Microsoft 365: 451 4.7.500; Gmail: 421 4.3.0',
        at: row/* SENDING */.F6,
        replyClass: 4,
        words: /server (?:is )?busy|temporary (?:server|system|local) (?:error|problem)/i,
        side: 'server',
        hint: 'The server is busy, or a part of it is down. Look at its load and its log; retries may help.',
    },
    {
        source: 'Postfix: 503 5.5.1; Exim: 503; RFC 5321 section 4.2.4: the command AUTH is not known',
        at: ['login'],
        reply: [500, 502, 503],
        words: /not (?:enabled|available|supported|advertised|implemented|recogni[sz]ed)|un(?:known|recogni[sz]ed) command/i,
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

;// CONCATENATED MODULE: ./lib/mail/refusal/enhanced-rows.js


const ADDRESS = 'RFC 3463 section 3.2';
const MAILBOX = 'RFC 3463 section 3.3';
const SYSTEM = 'RFC 3463 section 3.4';
const ROUTING = 'RFC 3463 section 3.5';
const PROTOCOL = 'RFC 3463 section 3.6';
const MEDIA = 'RFC 3463 section 3.7';
const POLICY = 'RFC 3463 section 3.8';
const ENHANCED_ROWS = [
    {
        source: `${ADDRESS}: x.1.7, x.1.8; RFC 7505: x.7.27`,
        at: row/* SENDING */.F6,
        enhanced: ['1.7', '1.8', '7.27'],
        side: 'sender',
        hint: 'Check the address in from: its domain must exist in DNS and accept mail.',
    },
    {
        source: `${ADDRESS}: x.1.2; RFC 7505: x.1.10`,
        at: row/* SENDING */.F6,
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
        at: row/* SENDING */.F6,
        enhanced: ['2.2'],
        side: 'recipient',
        hint: 'The mailbox of the recipient is full. Delete messages in it, where those of earlier runs may lie, or raise its quota.',
    },
    {
        source: `${MAILBOX}: x.2.1`,
        at: row/* SENDING */.F6,
        enhanced: ['2.1'],
        side: 'recipient',
        hint: 'The mailbox of the recipient is disabled. Enable the account that to names.',
    },
    {
        source: `${MAILBOX}: x.2.3; ${SYSTEM}: x.3.4; RFC 6710: x.7.16`,
        at: row/* SENDING */.F6,
        enhanced: ['2.3', '3.4', '7.16'],
        side: 'message',
        code: 'E_MSG_TOO_LARGE',
        hint: 'Send a smaller message, or raise the limit of the server.',
    },
    {
        source: `${MAILBOX}: x.2.0, x.2.4`,
        at: row/* SENDING */.F6,
        enhanced: ['2'],
        side: 'recipient',
        hint: 'The server cannot deliver into the mailbox of the recipient. Look at its log, and at the account that to names.',
    },
    {
        source: `${SYSTEM}: x.3.1`,
        at: row/* SENDING */.F6,
        enhanced: ['3.1'],
        side: 'server',
        hint: 'The storage of the server is full. Look at its disk and its queue.',
    },
    {
        source: `${SYSTEM}: x.3.0, x.3.2, x.3.3, x.3.5`,
        at: [...row/* OPENING */.$4, ...row/* SENDING */.F6],
        enhanced: ['3'],
        side: 'server',
        hint: 'The server has a fault, or accepts no mail at the moment. Look at its queue, its disk and its log; retries may help.',
    },
    {
        source: `${ROUTING}: x.4.6, x.4.7`,
        at: row/* SENDING */.F6,
        enhanced: ['4.6', '4.7'],
        side: 'server',
        hint: 'The server found a loop in the routes, or did not get rid of the message in time. Look at the MX records and the transport maps of the recipient.',
    },
    {
        source: `${ROUTING}: x.4.0 to x.4.5`,
        at: row/* SENDING */.F6,
        enhanced: ['4'],
        side: 'server',
        hint: 'The server cannot reach the next server, its name service or its directory. Look at its log, its resolver and the MX records of the recipient.',
    },
    {
        source: `${PROTOCOL}: x.5.3`,
        at: row/* SENDING */.F6,
        enhanced: ['5.3'],
        side: 'recipient',
        hint: 'The message has more recipients than the server takes at once. Name fewer in to.',
    },
    {
        source: `${PROTOCOL}: x.5.0, x.5.1, x.5.2, x.5.4, x.5.5`,
        at: row/* SENDING */.F6,
        enhanced: ['5'],
        side: 'server',
        what: 'does not understand the dialogue',
        hint: 'The server does not know a command or its argument, or wants another order. Run again with transcript: true, and look at what it says.',
    },
    {
        source: `${MEDIA}; RFC 6531: x.6.7`,
        at: row/* SENDING */.F6,
        enhanced: ['6'],
        side: 'message',
        hint: 'The server does not take this form of message, for example characters beyond ASCII in an address, or 8-bit text. Use ASCII addresses, or enable SMTPUTF8 and 8BITMIME on the server.',
    },
    {
        source: 'RFC 5248: x.7.10; RFC 4954 section 6: x.7.11; RFC 8689: x.7.30',
        at: ['login', ...row/* SENDING */.F6],
        enhanced: ['7.10', '7.11', '7.30'],
        side: 'tls',
        hint: 'Use tls-mode: starttls or implicit.',
    },
    {
        source: 'RFC 4954 section 6: x.7.8',
        at: ['login', ...row/* SENDING */.F6],
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
        source: 'RFC 4954 section 4: x.5.6',
        at: ['login'],
        enhanced: ['5.6'],
        side: 'login',
        code: 'E_AUTH_MECH',
        what: 'takes no line as long as this login',
        hint: 'Set auth-method to another mechanism, or use a shorter access token.',
    },
    {
        source: 'RFC 5248: x.7.13',
        at: ['login', ...row/* SENDING */.F6],
        enhanced: ['7.13'],
        side: 'login',
        what: 'says that the account is disabled',
        hint: 'Enable the account, or use another one.',
    },
    {
        source: 'RFC 7372: x.7.25',
        at: [...row/* OPENING */.$4, ...row/* SENDING */.F6],
        enhanced: ['7.25'],
        side: 'client',
        hint: 'The server wants the address of the runner to have a name in DNS (PTR) that leads back to it. Hosted runners cannot have that: probe the submission port (465 or 587) with a login, or use a runner with such an address.',
    },
    {
        source: 'RFC 7372: x.7.20 to x.7.24, x.7.26; RFC 8617: x.7.29',
        at: row/* SENDING */.F6,
        enhanced: ['7.20', '7.21', '7.22', '7.23', '7.24', '7.26', '7.29'],
        side: 'sender',
        hint: DNS_HINT,
    },
    {
        source: 'the registry of RFC 5248: x.7.28',
        at: row/* SENDING */.F6,
        enhanced: ['7.28'],
        side: 'limit',
        what: 'takes the messages of this client for a flood',
        hint: 'Send fewer messages, and probe less often.',
    },
    {
        source: 'RFC 7293: x.7.17, x.7.18, x.7.19',
        at: row/* SENDING */.F6,
        enhanced: ['7.17', '7.18', '7.19'],
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
        hint: 'The policy of the server forbids it for this recipient: it may want a login first, or allow only some senders. See its words.',
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
        at: row/* OPENING */.$4,
        enhanced: ['7'],
        replyClass: 5,
        side: 'client',
        hint: 'The address of the runner may be on a block list, or this server accepts no mail from it.',
    },
];

;// CONCATENATED MODULE: ./lib/mail/refusal/envelope-rows.js

const RELAY_HINT = 'The server does not relay for this domain; log in, or use a local recipient.';
const ENVELOPE_ROWS = [
    {
        source: 'Postfix: greylisting policy services; Mimecast: 451',
        at: row/* SENDING */.F6,
        replyClass: 4,
        words: /gr[ae]y[- ]?list|internal resources? (?:is |are )?temporarily unavailable/i,
        side: 'recipient',
        code: 'E_GREYLISTED',
        what: 'greylists the recipient',
        hint: 'Allow the runner, log in, or set retries with a longer retry-delay.',
    },
    {
        source: 'Postfix: reject_sender_login_mismatch (BEH-B12)',
        at: row/* SENDING */.F6,
        words: /not owned by|SendAsDenied|not (?:allowed|permitted|authori[sz]ed) to send (?:as|from)/i,
        side: 'sender',
        hint: 'Check that this login may send from this address.',
    },
    {
        source: 'Postfix: reject_unknown_sender_domain (BEH-B12)',
        at: row/* SENDING */.F6,
        words: /sender (?:address |domain )?(?:rejected|denied|refused|not accepted|verify failed)/i,
        side: 'sender',
        hint: 'Check the address in from: its domain must exist in DNS, and the login must be allowed to send from it.',
    },
    {
        source: 'Postfix, Dovecot: BEH-B12',
        at: row/* SENDING */.F6,
        words: /mailbox (?:is )?full|over ?quota|quota (?:is )?exceeded|exceeded (?:storage|quota)/i,
        side: 'recipient',
        hint: 'The mailbox of the recipient is full. Delete messages in it, where those of earlier runs may lie, or raise its quota.',
    },
    {
        source: 'RFC 1870 section 6.1',
        at: row/* SENDING */.F6,
        words: /(?:message|size) (?:is )?(?:too (?:large|big)|exceeds|limit exceeded|exceeded)/i,
        side: 'message',
        code: 'E_MSG_TOO_LARGE',
        hint: 'Send a smaller message, or raise the limit of the server.',
    },
    {
        source: 'Postfix: reject_unauth_destination (BEH-B12)',
        at: row/* SENDING */.F6,
        words: /\brelay(?:ing|ed)?\b(?!-)/i,
        unless: /next-hop/i,
        side: 'recipient',
        hint: RELAY_HINT,
    },
    {
        source: 'Postfix: reject_unlisted_recipient; Haraka (BEH-B12)',
        at: row/* SENDING */.F6,
        words: /recipient (?:address )?(?:rejected|denied|refused|unknown)|(?:user|recipient|mailbox) unknown|(?:no such|unknown|invalid) (?:user|recipient)|(?:recipient|mailbox) ?not ?found|authori[sz]ed recipients|unrouteable|cannot deliver mail for|doesn't have an? \S+ account/i,
        side: 'recipient',
        hint: 'Check the address in to: the server knows no such recipient, or accepts nothing for it.',
    },
    {
        source: 'RFC 3463 section 3.3: x.2.1 in words',
        at: row/* SENDING */.F6,
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

;// CONCATENATED MODULE: ./lib/mail/refusal/general-rows.js

const REPLY = 'RFC 5321 section 4.2.3';
const BUSY_HINT = 'The server is busy or limits connections. Try later, and less often.';
const LAST_RESORT = 'RFC 5321 section 4.2.1: the class of the code alone';
const MAILBOX_HINT = 'Check the address in to: the server knows no such mailbox.';
const GENERAL_ROWS = [
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
        at: row/* SENDING */.F6,
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
        at: [...['greeting', 'ehlo'], ...row/* SENDING */.F6],
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

;// CONCATENATED MODULE: ./lib/mail/refusal/limit-rows.js

const LIMIT_ROWS = [
    {
        source: 'Gmail: BEH-B11',
        at: row/* ALWAYS */.qI,
        words: /\bbandwidth\b/i,
        side: 'limit',
        mayPass: false,
        what: 'limits how much this user may transfer',
        hint: 'The limit of the provider is for a day: probe less often, and use a mailbox that only the probe reads.',
    },
    {
        source: 'Gmail: BEH-B11',
        at: row/* ALWAYS */.qI,
        words: /too many (?:failed |invalid |unsuccessful )?(?:login|auth\w*|log-?in) (?:attempts|failures|errors|commands)/i,
        side: 'limit',
        mayPass: true,
        what: 'limits the logins of this user',
        hint: 'The server counts logins, by account or by address. Probe less often, run fewer checks at once for this account, and give the probe an account of its own.',
    },
    {
        source: 'Gmail: BEH-B11',
        at: row/* SENDING */.F6,
        words: /\b(?:daily|hourly|per (?:day|hour)|sending) (?:user )?(?:sending |message |mail )?(?:limit|quota)/i,
        side: 'limit',
        mayPass: true,
        what: 'limits how many messages this user may send',
        hint: 'The account has sent as many messages as it may. Send fewer of them, probe less often, or use another account.',
    },
    {
        source: 'Microsoft 365: BEH-B11',
        at: row/* ALWAYS */.qI,
        words: /too many (?:simultaneous |concurrent |open )?(?:smtp |imap )?(?:connections|sessions|logins)|\bconnections? limit|\bthread limit|maximum number of connections/i,
        side: 'limit',
        mayPass: true,
        what: 'limits the sessions of this user',
        hint: 'Run fewer checks at once for this account, or raise the limit of the server.',
    },
    {
        source: 'Gmail, Yahoo: BEH-B8',
        at: row/* ALWAYS */.qI,
        words: /\bthrottl(?:ed|ing)\b|\brate[ -]?limit/i,
        side: 'limit',
        mayPass: true,
        what: 'throttles this user',
        hint: 'Run fewer checks at once for this account, and less often.',
    },
];

;// CONCATENATED MODULE: ./lib/mail/refusal/login-rows.js
const AT = ['login'];
const LOGIN_ROWS = [
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
const PLAIN_LOGIN_ROWS = [
    {
        source: 'RFC 9051 section 7.1.5: a BYE in place of the answer to a login',
        at: ['bye'],
        words: /\b(?:authentication|login|logon) failed|\b(?:invalid|incorrect|wrong|bad) (?:login|credentials|user|password)/i,
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

// EXTERNAL MODULE: ./lib/mail/refusal/response-code-rows.js
var response_code_rows = __webpack_require__(386);
// EXTERNAL MODULE: ./lib/mail/refusal/smtp-codes.js
var smtp_codes = __webpack_require__(45966);
;// CONCATENATED MODULE: ./lib/mail/refusal/find-row.js









const REFUSAL_ROWS = [
    ...PROVIDER_ROWS,
    ...LOGIN_ROWS,
    ...LIMIT_ROWS,
    ...CLIENT_ROWS,
    ...ENVELOPE_ROWS,
    ...response_code_rows/* MAILBOX_WORD_ROWS */.cF,
    ...response_code_rows/* RESPONSE_CODE_ROWS */.cc,
    ...ENHANCED_ROWS,
    ...PLAIN_LOGIN_ROWS,
    ...GENERAL_ROWS,
];
const FINAL_CODES = ['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED'];
const NEVER_PASSES = ['name', 'login', 'tls'];
function findMeaning(text, step) {
    const parts = readParts(text);
    const isRefused = /^5\d\d\b/m.test(text);
    const isFinal = isRefused || parts.imap.some((code) => FINAL_CODES.includes(code));
    const row = REFUSAL_ROWS.find((each) => each.at.includes(step) && fits(each, parts) && !(step === 'login' && isFinal && isTemporary(each)));
    return row && { row, mayPass: !isRefused && !NEVER_PASSES.includes(row.side) && (row.mayPass ?? parts.reply >= 400) };
}
function isTemporary({ side, mayPass }) {
    return side === 'limit' || mayPass === true;
}
function fits(row, { words, reply, enhanced, imap }) {
    if (row.imap && !row.imap.some((code) => imap.includes(code)))
        return false;
    if (row.reply && !row.reply.includes(reply))
        return false;
    if (row.replyClass !== undefined && Math.floor(reply / 100) !== row.replyClass)
        return false;
    if (row.enhanced && !row.enhanced.some((code) => enhanced === code || enhanced?.startsWith(`${code}.`)))
        return false;
    if (row.words && !row.words.test(words))
        return false;
    return !row.unless?.test(words);
}
function readParts(text) {
    return {
        words: text
            .replace(/^\d{3}[ -](?:\d\.\d{1,3}\.\d{1,3}\b)?/gm, '')
            .split(/\s+/)
            .filter((word) => !/^\[|[<@]/.test(word))
            .map((word) => word.replace(/(:\/\/[^/]*)\/.*/, '$1'))
            .join(' '),
        reply: (0,smtp_codes/* smtpReplyCode */.S3)(text),
        enhanced: (0,smtp_codes/* enhancedCode */.Kf)(text)?.slice(2),
        imap: [...text.matchAll(/\[([A-Za-z][A-Za-z0-9-]*)/g)].map(([, code = '']) => code.toUpperCase()),
    };
}


/***/ }),

/***/ 386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vb: () => (/* binding */ NO_MAILBOX_HINT),
/* harmony export */   cF: () => (/* binding */ MAILBOX_WORD_ROWS),
/* harmony export */   cc: () => (/* binding */ RESPONSE_CODE_ROWS)
/* harmony export */ });
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29765);

const RFC = 'RFC 5530 section 3';
const AT_LOGIN = ['login'];
const AFTER_LOGIN = _row_js__WEBPACK_IMPORTED_MODULE_0__/* .LOGGED_IN */ .JL;
const OF_MAILBOX = ['open', 'status', 'list', 'search', 'fetch', 'store', 'expunge'];
const NO_MAILBOX_HINT = 'Usual reasons: a wrong password, an access token without the scope for IMAP, no licence or IMAP switched off for this mailbox, a shared mailbox, or throttling.';
const RESPONSE_CODE_ROWS = [
    {
        source: `${RFC}; Gmail, Yahoo: BEH-B8`,
        at: _row_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAP_STEPS */ .we,
        imap: ['THROTTLED'],
        side: 'limit',
        mayPass: true,
        what: 'throttles this user',
        hint: 'Run fewer checks at once for this account, and less often.',
    },
    {
        source: RFC,
        at: _row_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAP_STEPS */ .we,
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
        at: _row_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAP_STEPS */ .we,
        imap: ['AUTHENTICATIONFAILED'],
        side: 'login',
        hint: 'Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
    },
    {
        source: RFC,
        at: _row_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAP_STEPS */ .we,
        imap: ['AUTHORIZATIONFAILED'],
        side: 'login',
        hint: 'The password was accepted, but this login may not act for this user. Check the user name, and the rights of the account.',
    },
    {
        source: RFC,
        at: _row_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAP_STEPS */ .we,
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
        at: _row_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAP_STEPS */ .we,
        imap: ['CONTACTADMIN'],
        side: 'server',
        what: 'wants its administrator to be asked',
        hint: 'Ask the administrator of the server: see its words.',
    },
    {
        source: RFC,
        at: ['open', 'status'],
        imap: ['CANNOT'],
        side: 'mailbox',
        code: 'E_MAILBOX_MISSING',
        what: 'says that no mailbox can have this name',
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
        what: 'says that it does not exist',
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
const MAILBOX_WORD_ROWS = [
    {
        source: 'BEH-B1: node-imap#689, imapflow#314, MailKit#1494',
        at: _row_js__WEBPACK_IMPORTED_MODULE_0__/* .LOGGED_IN */ .JL,
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


/***/ }),

/***/ 29765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ OPENING),
/* harmony export */   F6: () => (/* binding */ SENDING),
/* harmony export */   JL: () => (/* binding */ LOGGED_IN),
/* harmony export */   qI: () => (/* binding */ ALWAYS),
/* harmony export */   we: () => (/* binding */ IMAP_STEPS)
/* harmony export */ });
/* unused harmony export SMTP_STEPS */
const SMTP_STEPS = (/* unused pure expression or super */ null && (['greeting', 'ehlo', 'login', 'mail', 'rcpt', 'data', 'body']));
const IMAP_STEPS = [
    ...['greeting', 'login', 'open', 'status', 'list', 'search', 'fetch', 'store', 'expunge', 'other', 'bye'],
];
const SENDING = ['mail', 'rcpt', 'data', 'body'];
const LOGGED_IN = [
    ...['open', 'status', 'list', 'search', 'fetch', 'store', 'expunge', 'other', 'bye'],
];
const OPENING = ['greeting', 'ehlo'];
const ALWAYS = [...OPENING, 'login', ...SENDING, ...LOGGED_IN];


/***/ }),

/***/ 45966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ enhancedCode),
/* harmony export */   S3: () => (/* binding */ smtpReplyCode),
/* harmony export */   o4: () => (/* binding */ describeCodes)
/* harmony export */ });
function smtpReplyCode(lines) {
    const last = (typeof lines === 'string' ? lines.split('\n') : lines).at(-1) ?? '';
    return Number(/^(\d{3})(?:[ -]|$)/.exec(last)?.[1] ?? 0);
}
function enhancedCode(reply) {
    return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/m.exec(reply)?.[1];
}
function describeCodes(reply) {
    const code = smtpReplyCode(reply);
    return [code === 0 ? 'no code' : String(code), enhancedCode(reply)].filter((part) => part !== undefined).join(' ');
}


/***/ })

};
