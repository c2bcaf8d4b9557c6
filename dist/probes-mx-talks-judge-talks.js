export const id = 146;
export const ids = [146];
export const modules = {

/***/ 8028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ markUntested),
/* harmony export */   r: () => (/* binding */ isSwallowed)
/* harmony export */ });
/* harmony import */ var _system_ip_family_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25180);

const OWN = ['ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EACCES', 'EPERM'];
const NO_IPV6 = [...OWN, 'EHOSTUNREACH', 'EAFNOSUPPORT'];
function markUntested(talks) {
    const reached = talks.map((talk) => (isOfMissingFamily(talk, talks) ? untested(talk) : talk));
    const tried = reached.filter(({ outcome }) => outcome !== 'not tested');
    return tried.length > 0 && tried.every(isSwallowed) ? reached.map(untested) : reached;
}
function isSwallowed({ target, failure }) {
    return target.port === 25 && (failure?.code === 'E_CONN_TIMEOUT' || failure?.code === 'E_PORT25_BLOCKED');
}
function isOfMissingFamily({ target }, talks) {
    const family = (0,_system_ip_family_js__WEBPACK_IMPORTED_MODULE_0__/* .ipFamily */ .M)(target.address);
    const codes = family === 6 ? NO_IPV6 : OWN;
    const own = talks.filter((talk) => (0,_system_ip_family_js__WEBPACK_IMPORTED_MODULE_0__/* .ipFamily */ .M)(talk.target.address) === family);
    return own.every(({ failure }) => codes.includes(failure?.systemCode ?? ''));
}
function untested(talk) {
    return { ...talk, outcome: 'not tested' };
}


/***/ }),

/***/ 63146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeTalks: () => (/* binding */ judgeTalks)
});

// EXTERNAL MODULE: ./lib/mail/mx/mark-untested.js
var mark_untested = __webpack_require__(8028);
// EXTERNAL MODULE: ./lib/probes/mx/talks/talks-to-judge.js
var talks_to_judge = __webpack_require__(64269);
;// CONCATENATED MODULE: ./lib/probes/mx/talks/compare-ehlo.js

const COMPARED = ['8BITMIME', 'SMTPUTF8', 'PIPELINING'];
function lostExtensions(talks, before = []) {
    const old = before.filter(({ extensions }) => extensions !== undefined);
    const [first] = old;
    if (!first)
        return [];
    return talks.flatMap((talk) => {
        if (talk.target.origin === 'published' || talk.extensions === undefined)
            return [];
        const losses = lossesOf(talk, old);
        if (losses.length === 0)
            return [];
        const hosts = [...new Set(old.map(({ target }) => target.host))].join(', ');
        return [
            {
                code: 'E_EHLO_LOST',
                severity: 'warning',
                subject: (0,talks_to_judge/* subjectOf */.et)(talk),
                message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} offers less than ${hosts}: ${losses.join('; ')}.`,
                hint: 'Messages that were accepted so far may be refused. Postfix: message_size_limit, smtputf8_enable, smtpd_discard_ehlo_keywords; and look at filters in front of the server.',
            },
        ];
    });
}
function lossesOf(talk, old) {
    const limit = limitOf(talk);
    const oldLimit = Math.min(...old.map(limitOf));
    const smaller = limit < oldLimit ? [`messages up to ${megabytes(limit)} instead of ${megabytes(oldLimit)}`] : [];
    const missing = COMPARED.filter((name) => old.every(({ extensions }) => extensions?.includes(name)) && !talk.extensions?.includes(name));
    return [...smaller, ...missing.map((name) => `no ${name}`)];
}
function limitOf({ sizeLimit = 0 }) {
    return sizeLimit > 0 ? sizeLimit : Number.POSITIVE_INFINITY;
}
function megabytes(limit) {
    return Number.isFinite(limit) ? `${(limit / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB` : 'any size';
}

// EXTERNAL MODULE: ./lib/mail/refusal/find-row.js + 7 modules
var find_row = __webpack_require__(37282);
// EXTERNAL MODULE: ./lib/mail/refusal/smtp-codes.js
var smtp_codes = __webpack_require__(45966);
;// CONCATENATED MODULE: ./lib/probes/mx/talks/own-trouble.js


function refusesClient(reply, step) {
    const row = (0,find_row/* findMeaning */.F)(reply, step)?.row;
    if (row?.side === 'name')
        return true;
    return row?.side === 'client' && (row.words !== undefined || row.enhanced?.includes('7.25') === true);
}
function refusesThisClient({ reply = '', code }) {
    return (code === 'E_GREETING_REJECTED' || code === 'E_EHLO_NAME') && refusesClient(reply, stepOf(code));
}
function stepOf(code) {
    return code === 'E_EHLO_NAME' ? 'ehlo' : 'greeting';
}
function ownTrouble(talk, { reply = '', code }) {
    const isName = code === 'E_EHLO_NAME';
    const who = isName ? 'the name of this client' : 'the address of this runner';
    return {
        code: isName ? 'E_EHLO_NAME' : 'E_GREETING_REJECTED',
        severity: 'unknown',
        subject: (0,talks_to_judge/* subjectOf */.et)(talk),
        message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} refuses ${who}, so it is not known what it says to senders: ${(0,talks_to_judge/* onOneLine */.GJ)(reply)}.`,
        hint: isName
            ? 'Set ehlo-name to a full host name that leads to the address of this machine.'
            : 'Addresses of runners are often on block lists, and have no name in DNS that leads back to them. Run this check from an address that may send mail, except the address of the runner on the server, or set mx-connect: false.',
    };
}

;// CONCATENATED MODULE: ./lib/probes/mx/talks/judge-answers.js




function judgeAnswers(all, talk) {
    const ofRecipients = (0,talks_to_judge/* isSubmissionPort */.wK)(talk.target.port)
        ? []
        : [...refused(all, talk), ...deferred(talk), ...nullSender(talk)];
    return [...ofRecipients, ...relays(talk), ...catchesAll(all, talk)];
}
function refused(all, talk) {
    const refusals = talk.recipients.filter(({ outcome }) => outcome === 'refused');
    const concerns = [];
    const counting = [];
    const unaskable = refusals.filter(({ lacks }) => lacks !== undefined);
    if (unaskable.length > 0)
        concerns.push(needsSmtpUtf8(talk, unaskable));
    for (const refusal of refusals.filter(({ lacks }) => lacks === undefined)) {
        const own = refusalOfSession(talk, refusal);
        if (own === undefined)
            counting.push(refusal);
        else if (own !== 'judged elsewhere')
            concerns.push(own);
    }
    const [first] = counting;
    if (!first)
        return unique(concerns);
    const isKnownDomain = talk.recipients.some(({ outcome }) => outcome === 'accepted');
    const isOneMailbox = counting.length === 1 && namesMailbox(first);
    return unique([
        ...concerns,
        isKnownDomain || isOneMailbox ? rejected(all, talk, counting) : notResponsible(all, talk, first),
    ]);
}
function refusalOfSession(talk, { step, reply }) {
    const side = (0,find_row/* findMeaning */.F)(reply, step)?.row.side;
    if (refusesClient(reply, step)) {
        return ownTrouble(talk, { reply, code: side === 'name' ? 'E_EHLO_NAME' : 'E_GREETING_REJECTED' });
    }
    if (side === 'tls')
        return 'judged elsewhere';
    if (side === 'limit')
        return throttled(talk, reply);
    if (side === 'sender')
        return senderRefused(talk, reply);
    return undefined;
}
const MAILBOX_CODES = /^(?:1\.1|1\.6|1\.10|2\.\d+)$/;
const MAILBOX = /\b(?:user|recipient|mailbox|account)\b/i;
const NOT_THERE = /\b(?:unknown|rejected|unavailable|not found|disabled|invalid|not exist|doesn't exist|no such)\b/i;
function namesMailbox({ reply }) {
    const words = (0,talks_to_judge/* onOneLine */.GJ)(reply);
    const code = (0,smtp_codes/* enhancedCode */.Kf)(reply)?.slice(2) ?? '';
    if (/\brelay(?:ing|ed)?\b|\bdomain not\b|\bnull ?mx\b/i.test(words) || code === '1.2')
        return false;
    if (MAILBOX_CODES.test(code))
        return true;
    return /\bunrouteable address\b/i.test(words) || (MAILBOX.test(words) && NOT_THERE.test(words));
}
function needsSmtpUtf8(talk, answers) {
    return {
        code: 'E_MSG_SMTPUTF8',
        severity: 'critical',
        subject: (0,talks_to_judge/* subjectOf */.et)(talk),
        message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} does not offer SMTPUTF8, which ${answers.map(({ address }) => address).join(', ')} needs.`,
        hint: 'Switch SMTPUTF8 on: every server on the way needs it for such an address (RFC 6531).',
    };
}
function rejected({ areRecipientsDeclared }, talk, refusals) {
    const list = refusals.map(({ address, reply }) => `${address} (${(0,talks_to_judge/* onOneLine */.GJ)(reply)})`);
    return {
        code: 'E_RCPT_REJECTED',
        severity: areRecipientsDeclared ? 'critical' : 'warning',
        subject: (0,talks_to_judge/* subjectOf */.et)(talk),
        message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} does not accept mail for ${list.join(', ')}.`,
        hint: areRecipientsDeclared
            ? 'Create the mailbox or the alias on this server, or correct recipients.'
            : 'Every domain that takes mail has a mailbox or an alias postmaster (RFC 5321 section 4.5.1). To test another mailbox, name it in recipients.',
    };
}
function notResponsible({ domain }, talk, { reply, address }) {
    return {
        code: 'E_MX_NOT_RESPONSIBLE',
        severity: 'critical',
        subject: (0,talks_to_judge/* subjectOf */.et)(talk),
        message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} does not accept mail for ${domain}: it refuses ${address} (${(0,talks_to_judge/* onOneLine */.GJ)(reply)}).`,
        hint: `Make ${domain} a domain of this server. Postfix: add it to mydestination, virtual_mailbox_domains or relay_domains; Exim: to the domain list local_domains or relay_to_domains; Exchange: add it as an accepted domain. Until then every message that gets there is sent back.`,
    };
}
function senderRefused(talk, reply) {
    return {
        code: 'E_SENDER_REJECTED',
        severity: 'unknown',
        subject: (0,talks_to_judge/* subjectOf */.et)(talk),
        message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} refuses the senders of this check, so its recipients are not tested: ${(0,talks_to_judge/* onOneLine */.GJ)(reply)}.`,
        hint: 'The check sends as <> and as postmaster@ the domain, from the address of the runner. Except that address on the server, or run the check from an address that may send for the domain.',
    };
}
function deferred(talk) {
    return unique(talk.recipients
        .filter(({ outcome }) => outcome === 'deferred')
        .map(({ step, address, reply }) => {
        if (refusesClient(reply, step))
            return ownTrouble(talk, { reply, code: 'E_GREETING_REJECTED' });
        if ((0,find_row/* findMeaning */.F)(reply, step)?.row.side === 'limit')
            return throttled(talk, reply);
        const isFault = (0,smtp_codes/* smtpReplyCode */.S3)(reply) === 452 || /^[34]\./.test((0,smtp_codes/* enhancedCode */.Kf)(reply)?.slice(2) ?? '');
        return {
            code: isFault ? 'E_MSG_TEMPFAIL' : 'E_GREYLISTED',
            severity: 'warning',
            subject: (0,talks_to_judge/* subjectOf */.et)(talk),
            message: isFault
                ? `${(0,talks_to_judge/* subjectOf */.et)(talk)} cannot accept mail for ${address} now: ${(0,talks_to_judge/* onOneLine */.GJ)(reply)}.`
                : `${(0,talks_to_judge/* subjectOf */.et)(talk)} puts ${address} off until later, so it is not known whether it is accepted: ${(0,talks_to_judge/* onOneLine */.GJ)(reply)}.`,
            hint: isFault
                ? 'Look at the log of the server: a full disk, a name service or a database that does not answer.'
                : 'Greylisting turns unknown clients away at first. Run the check again after some minutes, or except the address of the runner.',
        };
    }));
}
function throttled(talk, reply) {
    return {
        code: 'E_THROTTLED',
        severity: 'warning',
        subject: (0,talks_to_judge/* subjectOf */.et)(talk),
        message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} limits its clients, so its recipients are not tested: ${(0,talks_to_judge/* onOneLine */.GJ)(reply)}.`,
        hint: 'Run the check again later, or raise the limit for the address of the runner.',
    };
}
function nullSender(talk) {
    const { nullSenderRefusal } = talk;
    if (nullSenderRefusal === undefined)
        return [];
    return [
        {
            code: 'E_SENDER_REJECTED',
            severity: 'info',
            subject: `${(0,talks_to_judge/* subjectOf */.et)(talk)} <>`,
            message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} refuses the null sender <>: ${(0,talks_to_judge/* onOneLine */.GJ)(nullSenderRefusal)}.`,
            hint: 'Reports of failed deliveries come from <> (RFC 5321 section 4.5.5), so users of the domain never hear of them.',
        },
    ];
}
function relays(talk) {
    const { relay } = talk;
    if (relay?.outcome !== 'accepted')
        return [];
    return [
        {
            code: 'E_OPEN_RELAY',
            severity: 'critical',
            subject: (0,talks_to_judge/* subjectOf */.et)(talk),
            message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} accepts mail for ${relay.address}, a foreign recipient, without a login: ${(0,talks_to_judge/* onOneLine */.GJ)(relay.reply)}.`,
            hint: 'It soon sends spam for everyone, and its address gets on block lists. Postfix: smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination, and no public network in mynetworks. If the runner is in mynetworks, run this check from outside.',
        },
    ];
}
function catchesAll({ domain }, talk) {
    const { unknownRecipient } = talk;
    if (unknownRecipient?.outcome !== 'accepted')
        return [];
    return [
        {
            code: 'E_MX_CATCH_ALL',
            severity: 'warning',
            subject: (0,talks_to_judge/* subjectOf */.et)(talk),
            message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} accepts ${unknownRecipient.address}, an address made up for this check: ${(0,talks_to_judge/* onOneLine */.GJ)(unknownRecipient.reply)}.`,
            hint: `A typing error in an address is not told to the sender, or it is told later to a forged one. Have the server refuse unknown recipients of ${domain} (Postfix: relay_recipient_maps, local_recipient_maps). If a catch-all mailbox is meant, leave probe-unknown-recipient out.`,
        },
    ];
}
function unique(concerns) {
    return [...new Map(concerns.map((concern) => [`${concern.code} ${concern.subject}`, concern])).values()];
}

;// CONCATENATED MODULE: ./lib/probes/mx/talks/judge-reach.js



const SILENCE = [
    ...['E_CONN_TIMEOUT', 'E_CONN_REFUSED', 'E_CONN_RESET', 'E_CONN_CLOSED', 'E_CONN_UNREACHABLE'],
    ...['E_PORT25_BLOCKED', 'E_GREETING_TIMEOUT', 'E_CMD_TIMEOUT'],
];
const HINTS = {
    E_GREETING_REJECTED: 'A server that takes mail greets with 220. Look at its access rules; if it refuses the address of the runner alone, run this check from another one.',
    E_TLS_WRONG_MODE: 'Senders expect a greeting in clear text on port 25, and TLS after STARTTLS (RFC 3207). Postfix: smtpd_tls_wrappermode = no for this port.',
};
const IPV6_HINT = ' If no IPv6 address answers at all, look at the IPv6 of this runner first.';
function judgeReach({ hosts, allowDead: named }, talks) {
    const allowDead = hosts.every(({ host }) => named.includes(host)) ? [] : named;
    const alive = hosts.filter(({ host }) => !allowDead.includes(host));
    const best = Math.min(...alive.map(({ preference }) => preference));
    return hosts.flatMap((host) => {
        const own = talks.filter(({ target }) => target.host === host.host);
        if (own.length === 0)
            return [];
        if (allowDead.includes(host.host))
            return own.filter(({ failure }) => !failure).map(answersAllTheSame);
        const tested = own.filter(({ outcome }) => outcome !== 'not tested');
        if (tested.length === 0)
            return [untested(host, own)];
        const isUp = tested.some(({ failure }) => failure === undefined);
        return tested.flatMap((talk) => judgeFailure(talk, { isUp, isBest: host.preference === best }));
    });
}
function judgeFailure(talk, standing) {
    const { failure } = talk;
    if (!failure)
        return [];
    if (refusesThisClient(failure))
        return [ownTrouble(talk, failure)];
    if (isTemporary(failure))
        return [judge_reach_throttled(talk, failure)];
    return [unreachable(talk, openPort(failure, talk), standing)];
}
function unreachable(talk, failure, { isUp, isBest }) {
    const { host } = talk.target;
    const subject = (0,talks_to_judge/* subjectOf */.et)(talk);
    const said = failure.reply === undefined ? '.' : ` (it said: ${(0,talks_to_judge/* onOneLine */.GJ)(failure.reply)}).`;
    const told = (0,talks_to_judge/* withAddress */.pX)(talk, failure.message).replace(/\.$/, said);
    const isSilentIpv6 = failure.code === 'E_CONN_TIMEOUT' && talk.target.address.includes(':');
    const hint = (HINTS[failure.code] ?? failure.hint) + (isSilentIpv6 ? IPV6_HINT : '');
    const rest = { subject, message: told, hint };
    if (failure.code === 'E_TLS_INJECTION')
        return { code: failure.code, severity: 'critical', ...rest };
    if (hasAccepted(talk))
        return { code: failure.code, severity: 'warning', ...rest };
    if (isUp) {
        const isSilent = SILENCE.includes(failure.code);
        return {
            ...rest,
            code: isSilent ? 'E_PARTIAL_ADDRESSES' : failure.code,
            severity: 'warning',
            hint: `Another address of ${host} answers, and senders that get this one first are delayed. ${hint}`,
        };
    }
    if (isBest)
        return { code: failure.code, severity: 'critical', ...rest };
    return {
        ...rest,
        code: 'E_MX_BACKUP_DOWN',
        severity: 'warning',
        message: `The backup server ${subject} does not take mail: ${told}`,
        hint: `While the preferred servers are down, mail has to wait for them. ${hint} If it is dead on purpose, name it in allow-dead: ${host}.`,
    };
}
function hasAccepted({ recipients }) {
    return recipients.length > 0 && recipients.every(({ outcome }) => outcome === 'accepted');
}
function openPort(failure, { target: { host, port } }) {
    if (failure.code !== 'E_PORT25_BLOCKED')
        return failure;
    return {
        code: 'E_CONN_TIMEOUT',
        message: `No TCP answer from ${host}:${port}, while other addresses answer on this port.`,
        hint: 'A firewall drops the packets, or the address is not routed. Check both, and the address records.',
    };
}
function isTemporary({ reply = '', code }) {
    const replyCode = (0,smtp_codes/* smtpReplyCode */.S3)(reply);
    return replyCode >= 400 && replyCode < 500 && code !== 'E_PROTO' && code !== 'E_PROTO_UNEXPECTED';
}
function judge_reach_throttled(talk, { reply = '' }) {
    return {
        code: 'E_THROTTLED',
        severity: 'warning',
        subject: (0,talks_to_judge/* subjectOf */.et)(talk),
        message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} turns this client away for now, on two connections, so the rest is not tested there: ${(0,talks_to_judge/* onOneLine */.GJ)(reply)}.`,
        hint: 'Run the check again later. If it stays so, allow the address of the runner, or raise the limits for connections: senders with much mail meet them, too.',
    };
}
function untested({ host }, talks) {
    const tried = talks
        .map(({ target, failure }) => `${target.address}: ${failure?.systemCode ?? 'no answer'}`)
        .join(', ');
    return {
        code: talks.some(({ failure }) => failure?.code === 'E_CONN_TIMEOUT') ? 'E_CONN_TIMEOUT' : 'E_CONN_UNREACHABLE',
        severity: 'unknown',
        subject: host,
        message: `No address of ${host} can be reached from this runner, which says nothing about the server (${tried}).`,
        hint: 'GitHub-hosted runners have no IPv6. Use a runner that has it, or give an IPv4 address with mx-addresses.',
    };
}
function answersAllTheSame(talk) {
    const { host } = talk.target;
    return {
        code: 'E_CONFIG_CONFLICT',
        severity: 'info',
        subject: (0,talks_to_judge/* subjectOf */.et)(talk),
        message: `${(0,talks_to_judge/* subjectOf */.et)(talk)} is named in allow-dead, and answers.`,
        hint: `Remove ${host} from allow-dead if it takes mail: its failure would not be reported.`,
    };
}

;// CONCATENATED MODULE: ./lib/probes/mx/talks/judge-tls.js


const DAY_MS = 86_400_000;
const EXPIRING = { share: 1 / 3, maxDays: 21, criticalDays: 3 };
function judgeTls(all, talk) {
    return [...missingTls(all, talk), ...certificate(all, talk), ...expiry(all, talk)];
}
function missingTls(all, talk) {
    const { tlsTrouble } = talk;
    if (!tlsTrouble)
        return [];
    const { why, hasToBe } = demand(all, talk);
    return [
        {
            code: tlsTrouble.code,
            severity: hasToBe ? 'critical' : 'warning',
            subject: (0,talks_to_judge/* subjectOf */.et)(talk),
            message: `${(0,talks_to_judge/* withAddress */.pX)(talk, tlsTrouble.message).replace(/\.$/, '')}; ${why}.`,
            hint: judge_tls_HINTS[tlsTrouble.code] ?? tlsTrouble.hint,
        },
    ];
}
function demand({ promises, before }, { target, recipients }) {
    if (promises.isEnforced)
        return { why: 'the MTA-STS policy is enforced, so senders do not deliver', hasToBe: true };
    if (promises.tlsaHosts.includes(target.host)) {
        return { why: 'the host has TLSA records, so senders with DANE do not deliver', hasToBe: true };
    }
    if (recipients.some(({ step, reply }) => (0,find_row/* findMeaning */.F)(reply, step)?.row.side === 'tls')) {
        return { why: 'it takes no mail without TLS', hasToBe: true };
    }
    const isNew = target.origin !== 'published';
    if (isNew && before?.some(({ tls }) => tls !== undefined)) {
        return { why: 'the published server has TLS, so mail would lose it', hasToBe: true };
    }
    return { why: 'mail comes in clear text', hasToBe: false };
}
function certificate({ promises: { isEnforced } }, talk) {
    const { certificateTrouble, certificateWarning } = talk;
    const trouble = certificateTrouble ??
        (certificateWarning?.code && {
            code: certificateWarning.code,
            message: certificateWarning.message,
            hint: certificateWarning.hint ?? '',
        });
    if (!trouble)
        return [];
    const isExpired = trouble.code === 'E_TLS_CERT_EXPIRED';
    return [
        {
            code: trouble.code,
            severity: isEnforced ? 'critical' : isExpired ? 'warning' : 'info',
            subject: (0,talks_to_judge/* subjectOf */.et)(talk),
            message: isEnforced
                ? `${(0,talks_to_judge/* withAddress */.pX)(talk, trouble.message).replace(/\.$/, '')}; the MTA-STS policy is enforced, so senders do not deliver.`
                : (0,talks_to_judge/* withAddress */.pX)(talk, trouble.message),
            hint: judge_tls_HINTS[trouble.code] ?? trouble.hint,
        },
    ];
}
function expiry({ promises, now }, talk) {
    const chain = talk.tlsFacts?.chain ?? [];
    const [leaf] = chain;
    if (!leaf || talk.certificateTrouble)
        return [];
    const issued = chain.filter((each) => each === leaf || each.subject !== each.issuer);
    const first = issued.reduce((least, each) => (Date.parse(each.validTo) < Date.parse(least.validTo) ? each : least));
    const left = (Date.parse(first.validTo) - now.getTime()) / DAY_MS;
    const lifetime = (Date.parse(first.validTo) - Date.parse(first.validFrom)) / DAY_MS;
    if (left >= Math.min(EXPIRING.maxDays, lifetime * EXPIRING.share))
        return [];
    const severity = promises.isEnforced && left < EXPIRING.criticalDays ? 'critical' : 'warning';
    const days = Math.max(0, Math.floor(left));
    return [
        {
            code: 'E_TLS_CERT_EXPIRING',
            severity,
            subject: (0,talks_to_judge/* subjectOf */.et)(talk),
            message: `The certificate ${first === leaf ? '' : `"${first.subject}" in the chain `}of ${(0,talks_to_judge/* subjectOf */.et)(talk)} expires on ${first.validTo.slice(0, 10)}: ${days} of ${Math.round(lifetime)} days are left.`,
            hint: 'It should have been renewed by now: look at the log of the ACME client, and whether the mail server was restarted with the new certificate.',
        },
    ];
}
const judge_tls_HINTS = {
    E_TLS_REQUIRED: 'Postfix: smtpd_tls_security_level = may, and a certificate in smtpd_tls_chain_files. If it is switched on, something on the path removes STARTTLS: look from another network with openssl s_client -starttls smtp.',
    E_TLS_VERSION: 'Enable TLS 1.2 and 1.3 on the server (Postfix: smtpd_tls_protocols = >=TLSv1.2); TLS 1.0 and 1.1 are obsolete (RFC 8996).',
    E_TLS_CLIENT_CERT: 'Senders have no client certificates: do not demand one on this port (Postfix: smtpd_tls_req_ccert = no).',
    E_TLS_CERT_NAME: 'Issue a certificate with the name of the MX host as a DNS name (subjectAltName), or name the host in the MX record as the certificate does.',
    E_TLS_CERT_UNTRUSTED: 'Use a certificate of a public authority, and send its intermediate certificates with it. Without an enforced MTA-STS policy senders take any certificate.',
    E_TLS_CERT_CHAIN: 'Let the server send its intermediate certificates too: fullchain.pem, not cert.pem.',
    E_TLS_CERT_EXPIRED: 'Renew the certificate, and restart the mail server with it.',
};

;// CONCATENATED MODULE: ./lib/probes/mx/talks/judge-talks.js






function judgeTalks(all) {
    const names = all.hosts.map(({ host }) => host);
    const talks = all.talks.filter(({ target }) => names.includes(target.host));
    const isBlocked = talks.some(mark_untested/* isSwallowed */.r) && talks.every(({ outcome }) => outcome === 'not tested');
    if (isBlocked)
        return [blocked(talks)];
    const tested = talks.filter(({ outcome }) => outcome !== 'not tested');
    return [
        ...judgeReach(all, talks),
        ...tested.flatMap((talk) => [...judgeTls(all, talk), ...judgeAnswers(all, talk)]),
        ...lostExtensions(tested, all.before),
    ];
}
function blocked(talks) {
    const list = talks.map(talks_to_judge/* subjectOf */.et).join(', ');
    return {
        code: 'E_PORT25_BLOCKED',
        severity: 'unknown',
        subject: 'port 25',
        message: `Port 25 of every MX address is silent from this runner, so no mail server was tested over SMTP: ${list}.`,
        hint: 'GitHub-hosted runners cannot reach port 25. The checks of DNS and of policies ran; greeting, STARTTLS, certificates and recipients of the mail servers are not tested. Run this check on a self-hosted runner with an open port 25, test TLS and the certificate alone with mx-port: 587, or set mx-connect: false.',
    };
}


/***/ })

};
