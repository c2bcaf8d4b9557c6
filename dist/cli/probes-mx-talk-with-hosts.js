export const id = 825;
export const ids = [825];
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

/***/ 54602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ refusalFailure),
/* harmony export */   ET: () => (/* binding */ closing),
/* harmony export */   FM: () => (/* binding */ helloRefused),
/* harmony export */   W$: () => (/* binding */ findRefusal),
/* harmony export */   cB: () => (/* binding */ senseless),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   gJ: () => (/* binding */ partialFailure),
/* harmony export */   nz: () => (/* binding */ dataFailure),
/* harmony export */   wv: () => (/* binding */ smtpOutOfStep),
/* harmony export */   yc: () => (/* binding */ unsolicited)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70905);
/* harmony import */ var _refusal_smtp_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45966);




function dataFailure(endpoint, error) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_MSG_AMBIGUOUS',
        phase: 'smtp_send',
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} gave no answer after the message body; it may or may not be queued.`,
        hint: 'The message is not sent again, so that no recipient gets it twice. Look at the queue and the log of the server.',
        cause: error,
    });
}
function partialFailure(endpoint, to, replies) {
    const refusals = refusedRecipients(to, replies);
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_RCPT_PARTIAL',
        phase: 'smtp_send',
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} refused ${refusals.length} of ${to.length} recipients: ${listRefused(refusals)}.`,
        hint: `The message went to the others. ${hintFor(endpoint, refusals[0]?.reply ?? '')}`,
        reply: refusals.map(({ reply }) => reply).join(' | '),
    });
}
function hintFor(endpoint, reply) {
    const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step: 'rcpt', phase: 'smtp_send', reply });
    return told?.hint ?? 'Check the refused addresses and the access rules of the server.';
}
function refusedRecipients(to, replies) {
    const answers = replies.filter(({ command }) => command === 'RCPT TO');
    return to
        .map((address, index) => ({ address, reply: answers[index]?.reply ?? 'no answer' }))
        .filter(({ reply }) => !reply.startsWith('2'));
}
function listRefused(refusals) {
    return refusals.map(({ address, reply }) => `${address} (${(0,_refusal_smtp_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .describeCodes */ .o4)(reply)})`).join(', ');
}
function tooLarge(endpoint, sizeBytes, limitBytes) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_MSG_TOO_LARGE',
        phase: 'smtp_send',
        message: `The message of ${sizeBytes} bytes is above the limit of ${limitBytes} bytes of ${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)}.`,
        hint: 'Send a smaller message, or raise the limit of the server.',
    });
}
function findRefusal(replies) {
    const refused = replies.filter(({ reply }) => /^[45]/.test(reply));
    const hasRecipient = replies.some(({ command, reply }) => command === 'RCPT TO' && reply.startsWith('2'));
    return hasRecipient ? refused.at(-1) : refused[0];
}
const STEPS = {
    EHLO: 'ehlo',
    HELO: 'ehlo',
    'MAIL FROM': 'mail',
    'RCPT TO': 'rcpt',
    DATA: 'data',
    '.': 'body',
};
function refusalFailure(endpoint, envelope, sent, { command, reply }, replies) {
    const step = STEPS[command] ?? 'body';
    const refused = refusedRecipients(envelope.to, replies);
    const recipients = {
        who: envelope.to.length === 1 ? 'the recipient' : 'all recipients',
        list: step === 'rcpt' ? listRefused(refused) : `${envelope.to.join(', ')} (${(0,_refusal_smtp_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .describeCodes */ .o4)(reply)})`,
    };
    const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step, phase: 'smtp_send', reply, ...sent, from: envelope.from, recipients });
    return told ?? smtpOutOfStep(endpoint, { command, reply });
}
function helloRefused(endpoint, ehloName, reply) {
    return (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step: 'ehlo', phase: 'smtp_capability', reply, ehloName });
}
function smtpOutOfStep(endpoint, { command, reply }) {
    const asked = command === '.' ? 'the message' : command;
    const what = `answered ${asked} with a code that does not belong to it`;
    return notAnswering(endpoint, PHASES[command] ?? 'smtp_send', what, reply);
}
const PHASES = { EHLO: 'smtp_capability', AUTH: 'smtp_auth' };
function unsolicited(endpoint, phase, reply) {
    return notAnswering(endpoint, phase, 'sent an answer to which there was no command', reply);
}
function notAnswering(endpoint, phase, what, reply) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_PROTO_UNEXPECTED',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} ${what}.`,
        hint: 'The server is broken, or something on the path mixes sessions up. The result cannot be trusted.',
        reply,
    });
}
function closing(endpoint, phase, reply) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_GREETING_REJECTED',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} is closing the connection (421).`,
        hint: 'The server is busy or limits connections. Try later, and less often.',
        reply,
        isRetryable: true,
    });
}
function senseless(endpoint, phase, awaited, reply) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: phase === 'smtp_capability' ? 'E_PROTO' : 'E_PROTO_UNEXPECTED',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} gave an answer to ${awaited} that makes no sense there.`,
        hint: 'Run again with transcript: true, and look at what the server says.',
        reply,
        isRetryable: false,
    });
}


/***/ }),

/***/ 8330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sni: () => (/* binding */ sni),
  startTls: () => (/* binding */ startTls)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./lib/system/trust-more.js
var trust_more = __webpack_require__(39670);
;// CONCATENATED MODULE: ./lib/mail/tls/certificate-strength.js
const MIN_BITS = 2048;
const MIN_CURVE_BITS = 224;
const WEAK_DIGEST = /md[245]|sha-?1(?!\d)|ecdsa-with-sha1$/i;
function findWeakness(chain) {
    for (const certificate of chain) {
        const { key, signature, subject, issuer } = certificate;
        if (key !== undefined && isSmall(key))
            return { certificate, what: `has a key of ${key}, which is too small` };
        if (signature !== undefined && subject !== issuer && WEAK_DIGEST.test(signature)) {
            return { certificate, what: `is signed with ${signature}, which can be forged` };
        }
    }
    return undefined;
}
function describeKey(certificate) {
    return { key: keyOf(certificate), signature: certificate.signatureAlgorithm };
}
function keyOf(certificate) {
    try {
        const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details = {} } = certificate.publicKey;
        const size = details.modulusLength ?? details.namedCurve;
        return size === undefined ? type : `${type.toUpperCase()} ${size}`;
    }
    catch {
        return undefined;
    }
}
function isSmall(key) {
    const [, bits] = /^(?:RSA|RSA-PSS|DSA) (\d+)$/.exec(key) ?? [];
    const [, curveBits] = /^EC .*?(\d{3})/.exec(key) ?? [];
    if (bits !== undefined)
        return Number(bits) < MIN_BITS;
    return curveBits !== undefined && Number(curveBits) < MIN_CURVE_BITS;
}

;// CONCATENATED MODULE: ./lib/mail/tls/certificate-facts.js


const DAY_MS = 86_400_000;
function certificateFacts(der) {
    const certificate = new external_node_crypto_.X509Certificate(der);
    const validTo = moment(certificate.validTo);
    return {
        subject: distinguishedName(certificate.subject),
        issuer: distinguishedName(certificate.issuer),
        names: (certificate.subjectAltName ?? '').split(', ').filter((name) => name !== ''),
        validFrom: moment(certificate.validFrom).toISOString(),
        validTo: validTo.toISOString(),
        daysLeft: Math.floor((validTo.getTime() - Date.now()) / DAY_MS),
        fingerprint256: certificate.fingerprint256,
        ...describeKey(certificate),
    };
}
function moment(text) {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? new Date(0) : date;
}
function distinguishedName(text) {
    return (text ?? '').split('\n').join(', ');
}

;// CONCATENATED MODULE: ./lib/mail/tls/certificate-problems.js

const UNREADABLE_END = /^ERROR_IN_CERT_NOT_AFTER_FIELD$/;
const UNREADABLE_BEGIN = /^ERROR_IN_CERT_NOT_BEFORE_FIELD$/;
const TABLE = [
    {
        reason: /^CERT_HAS_EXPIRED$/,
        explain: (leaf, endpoint, facts) => {
            const expired = facts.chain.find((certificate) => certificate.daysLeft < 0) ?? leaf;
            const which = expired === leaf ? 'The certificate' : `The certificate "${expired.subject}" in the chain`;
            return {
                code: 'E_TLS_CERT_EXPIRED',
                message: `${which} of ${at(endpoint)} expired on ${day(expired.validTo)}.`,
                hint: 'Renew the certificate, and check that the service was restarted with the new one.',
            };
        },
    },
    {
        reason: /^CERT_NOT_YET_VALID$/,
        explain: (leaf, endpoint) => ({
            code: 'E_TLS_CERT_NOT_YET',
            message: `The certificate of ${at(endpoint)} is valid from ${leaf.validFrom}, which is in the future.`,
            hint: 'Check the clock of the runner and of the machine that issued it.',
        }),
    },
    {
        reason: UNREADABLE_END,
        explain: (_leaf, endpoint) => unreadableDate(endpoint, 'ends'),
    },
    {
        reason: UNREADABLE_BEGIN,
        explain: (_leaf, endpoint) => unreadableDate(endpoint, 'begins to be valid'),
    },
    {
        reason: /ALTNAME_INVALID/,
        explain: (leaf, endpoint) => ({
            code: 'E_TLS_CERT_NAME',
            message: `The certificate is for ${leaf.names.map(plainName).join(', ') || leaf.subject}, not for ${endpoint.tls.servername}.`,
            hint: isSelfSigned(leaf)
                ? `Issue a certificate for this name. ${pin(leaf)}`
                : 'Use the name in the certificate as host, set tls-servername to it, or issue a certificate for this name.',
        }),
    },
    {
        reason: /SELF_SIGNED/,
        explain: (leaf, endpoint, facts) => ({
            code: 'E_TLS_CERT_UNTRUSTED',
            message: `The certificate of ${at(endpoint)} is self-signed${facts.chain.length > 1 ? ' at the end of its chain' : ''} (issuer: ${leaf.issuer}).`,
            hint: trustHint(leaf, endpoint, facts),
        }),
    },
    {
        reason: /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER/,
        explain: (leaf, endpoint, facts) => facts.chain.length === 1 && endpoint.tls.ca !== undefined
            ? {
                code: 'E_TLS_CERT_CHAIN',
                message: `${at(endpoint)} sends a certificate without that of its issuer (${leaf.issuer}), which is not trusted by itself.`,
                hint: 'Let the server send its intermediate certificates too, or add the issuer to tls-ca.',
            }
            : {
                code: 'E_TLS_CERT_UNTRUSTED',
                message: `The certificate of ${at(endpoint)} was issued by an unknown authority (${leaf.issuer}).`,
                hint: 'Pass the certificate of the authority with tls-ca. If the authority is a public one, the server does not send its intermediate certificates.',
            },
    },
];
function findProblem(endpoint, facts, reason) {
    const [leaf] = facts.chain;
    if (!endpoint.tls.verify)
        return undefined;
    if (endpoint.tls.fingerprints === undefined) {
        return (weakness(endpoint, facts.chain) ??
            (reason === undefined ? undefined : certificateProblem(endpoint, reason, facts)));
    }
    if (!leaf || !isPinned(endpoint, leaf))
        return mismatch(endpoint, leaf);
    return outOfDate(endpoint, leaf) ?? weakness(endpoint, [{ ...leaf, signature: undefined }]);
}
function commonNameOnly(endpoint, { isVerified, chain: [leaf] }) {
    const { servername, verify, fingerprints } = endpoint.tls;
    const isAddress = /^[\d.]+$|:/.test(servername);
    if (!verify || !isVerified || fingerprints !== undefined || isAddress || !leaf)
        return undefined;
    if (leaf.names.some((name) => name.startsWith('DNS:')))
        return undefined;
    return {
        status: 'warning',
        code: 'E_TLS_CERT_NAME',
        phase: `${endpoint.protocol}_tls`,
        message: `The certificate of ${at(endpoint)} has the name ${servername} in its Common Name only, and no DNS name (subjectAltName).`,
        hint: 'Clients with GnuTLS, mbsync, browsers and others no longer look at the Common Name and refuse the certificate (RFC 9525). Issue one with the name as a DNS name.',
    };
}
function trustHint(leaf, endpoint, { chain }) {
    if (chain.length > 1 || !isSelfSigned(leaf))
        return 'Pass the certificate of the authority with tls-ca.';
    return hasName(leaf, endpoint.tls.servername) ? `Pass this certificate with tls-ca. ${pin(leaf)}` : pin(leaf);
}
function hasName({ names }, wanted) {
    const name = wanted.toLowerCase();
    const wildcard = name.replace(/^[^.]*/, '*');
    return names.map((each) => plainName(each).toLowerCase()).some((each) => each === name || each === wildcard);
}
function isSelfSigned({ subject, issuer }) {
    return subject === issuer;
}
function pin({ fingerprint256 }) {
    return `To trust this certificate alone, set tls-fingerprint: ${fingerprint256} (compare it on the server first, with openssl x509 -noout -sha256 -fingerprint -in certificate.pem).`;
}
function isPinned(endpoint, leaf) {
    return leaf !== undefined && (endpoint.tls.fingerprints?.includes(leaf.fingerprint256) ?? false);
}
function mismatch(endpoint, leaf) {
    return {
        code: 'E_TLS_CERT_UNTRUSTED',
        message: `The certificate of ${at(endpoint)} is not the one in tls-fingerprint: it has ${leaf?.fingerprint256 ?? 'none'} (${leaf?.subject ?? ''}, issued by ${leaf?.issuer ?? ''}).`,
        hint: 'If it was renewed, write its new fingerprint into tls-fingerprint. If it was not, another server answers.',
    };
}
function outOfDate(endpoint, leaf) {
    const now = Date.now();
    const facts = { chain: [leaf] };
    if (!hasReadableDate(leaf.validTo))
        return unreadableDate(endpoint, 'ends');
    if (!hasReadableDate(leaf.validFrom))
        return unreadableDate(endpoint, 'begins to be valid');
    if (Date.parse(leaf.validTo) < now)
        return certificateProblem(endpoint, 'CERT_HAS_EXPIRED', facts);
    if (Date.parse(leaf.validFrom) > now)
        return certificateProblem(endpoint, 'CERT_NOT_YET_VALID', facts);
    return undefined;
}
function hasReadableDate(date) {
    return Date.parse(date) > 0;
}
function unreadableDate(endpoint, what) {
    return {
        code: 'E_TLS_CERT_UNTRUSTED',
        message: `The date at which the certificate of ${at(endpoint)} ${what} cannot be read.`,
        hint: 'Issue the certificate anew: a date in it has no valid form (RFC 5280 section 4.1.2.5).',
    };
}
function weakness(endpoint, chain) {
    const weak = findWeakness(chain);
    return (weak && {
        code: 'E_TLS_WEAK_KEY',
        message: `The certificate "${weak.certificate.subject}" of ${at(endpoint)} ${weak.what}.`,
        hint: 'Issue it anew with at least RSA 2048 or an elliptic curve of 224 bits, signed with SHA-256 or better.',
    });
}
function certificateProblem(endpoint, reason, facts) {
    const leaf = facts.chain[0];
    const row = leaf && TABLE.find((candidate) => candidate.reason.test(reason));
    if (leaf && row)
        return row.explain(leaf, endpoint, facts);
    return {
        code: 'E_TLS_CERT_UNTRUSTED',
        message: `The certificate of ${at(endpoint)} could not be verified (${reason}).`,
        hint: 'Check the certificate chain of the server.',
    };
}
function at(endpoint) {
    return `${endpoint.host}:${endpoint.port}`;
}
function plainName(name) {
    return name.replace(/^(?:DNS|IP Address):/, '');
}
function day(date) {
    return date.slice(0, 10);
}

// EXTERNAL MODULE: ./lib/mail/tls/tls-failures.js
var tls_failures = __webpack_require__(18593);
;// CONCATENATED MODULE: ./lib/mail/tls/handshake.js






const MAX_CHAIN = 16;
async function startTls(wire, isAfterStarttls) {
    const { endpoint } = wire;
    const socket = await handshake(wire, isAfterStarttls);
    const facts = readFacts(socket, endpoint);
    const takeChain = () => sentChain(socket);
    const problem = findProblem(endpoint, facts, socket.authorized ? undefined : String(socket.authorizationError));
    return problem
        ? { facts, takeChain, refusal: (0,tls_failures/* certificateFailure */.aX)(endpoint, problem) }
        : { facts, takeChain, warning: commonNameOnly(endpoint, facts) };
}
async function handshake(wire, isAfterStarttls) {
    const { endpoint } = wire;
    const plain = wire.socket;
    const { servername } = endpoint.tls;
    return await wire.guard(new Promise((resolve, reject) => {
        const socket = external_node_tls_.connect({
            socket: plain,
            host: servername,
            ...sni(endpoint),
            secureContext: contextFor(endpoint.tls),
            rejectUnauthorized: false,
        });
        const onFailure = (error) => reject((0,tls_failures/* handshakeFailure */.Q$)(endpoint, error, isAfterStarttls));
        const onClose = () => onFailure();
        socket.once('error', onFailure);
        socket.once('close', onClose);
        socket.once('secureConnect', () => {
            socket.off('error', onFailure);
            socket.off('close', onClose);
            socket.pause();
            resolve(socket);
        });
        wire.secure(socket);
    }));
}
const contexts = new Map();
function contextFor({ ca, minVersion, client }) {
    const settings = { minVersion, secureOptions: external_node_crypto_.constants.SSL_OP_NO_RENEGOTIATION };
    if (client) {
        const own = { cert: client.certificate, key: client.key.reveal() };
        return (0,trust_more/* trustMore */.c)(external_node_tls_.createSecureContext({ ...settings, ...own }), ca);
    }
    const name = `${minVersion} ${ca ?? ''}`;
    const context = contexts.get(name) ?? (0,trust_more/* trustMore */.c)(external_node_tls_.createSecureContext(settings), ca);
    contexts.set(name, context);
    return context;
}
function sni({ tls: { servername } }) {
    return /^[\d.]+$|:/.test(servername) ? {} : { servername };
}
function readFacts(socket, endpoint) {
    const cipher = socket.getCipher();
    const chain = readChain(socket);
    return {
        version: socket.getProtocol() ?? 'unknown',
        cipher: cipher.standardName ?? cipher.name,
        keyExchange: keyExchangeOf(socket),
        isVerified: socket.authorized || isPinned(endpoint, chain[0]),
        chain,
    };
}
function keyExchangeOf(socket) {
    const { type, name, size } = socket.getEphemeralKeyInfo() ?? {};
    if (type === 'DH')
        return `DHE ${size}`;
    if (name === undefined)
        return undefined;
    return /^X\d/.test(name) ? name : `ECDHE ${name}`;
}
function readChain(socket) {
    const chain = [];
    const seen = new Set();
    let certificate = socket.getPeerCertificate(true);
    while (certificate?.raw && chain.length < MAX_CHAIN && !seen.has(certificate.fingerprint256)) {
        seen.add(certificate.fingerprint256);
        chain.push(certificateFacts(certificate.raw));
        certificate = certificate.issuerCertificate;
    }
    return chain;
}
function sentChain(socket) {
    const chain = [];
    let certificate = socket.getPeerX509Certificate();
    while (certificate && chain.length < MAX_CHAIN) {
        chain.push(certificate.raw);
        certificate = certificate.issuerCertificate;
    }
    return chain;
}


/***/ }),

/***/ 26825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  talkWithHosts: () => (/* binding */ talkWithHosts)
});

// EXTERNAL MODULE: ./lib/model/endpoint.js
var model_endpoint = __webpack_require__(57413);
// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/system/ip-family.js
var ip_family = __webpack_require__(25180);
// EXTERNAL MODULE: ./lib/mail/network/dial.js
var dial = __webpack_require__(45545);
// EXTERNAL MODULE: ./lib/mail/network/session-failure.js
var session_failure = __webpack_require__(99500);
// EXTERNAL MODULE: ./lib/mail/network/wire.js
var network_wire = __webpack_require__(61002);
// EXTERNAL MODULE: ./lib/mail/opening/clear-text.js + 2 modules
var clear_text = __webpack_require__(73950);
// EXTERNAL MODULE: ./lib/mail/opening/ehlo-name.js
var ehlo_name = __webpack_require__(42641);
// EXTERNAL MODULE: ./lib/mail/tls/handshake.js + 3 modules
var handshake = __webpack_require__(8330);
// EXTERNAL MODULE: ./lib/mail/tls/tls-failures.js
var tls_failures = __webpack_require__(18593);
// EXTERNAL MODULE: ./lib/mail/refusal/find-row.js + 7 modules
var find_row = __webpack_require__(37282);
// EXTERNAL MODULE: ./lib/mail/smtp/refusals.js
var refusals = __webpack_require__(54602);
// EXTERNAL MODULE: ./lib/mail/network/line-reader.js
var line_reader = __webpack_require__(45669);
// EXTERNAL MODULE: ./lib/mail/opening/smtp-reply.js
var smtp_reply = __webpack_require__(27488);
// EXTERNAL MODULE: ./lib/mail/refusal/smtp-codes.js
var smtp_codes = __webpack_require__(45966);
;// CONCATENATED MODULE: ./lib/mail/mx/dialogue.js






const PHASES = {
    EHLO: 'smtp_capability',
    HELO: 'smtp_capability',
    STARTTLS: 'smtp_tls',
    MAIL: 'smtp_send',
    RCPT: 'smtp_send',
    RSET: 'smtp_send',
    QUIT: 'smtp_send',
};
class AskingDialogue {
    wire;
    #trace;
    constructor(wire, trace) {
        this.wire = wire;
        this.#trace = trace;
    }
    async ask(verb, argument = '') {
        const { wire } = this;
        const { endpoint, socket } = wire;
        const phase = PHASES[verb];
        try {
            wire.throwIfEnded();
            this.#refuseEarly(phase);
            this.#send(verb, argument);
            const reader = new line_reader/* LineReader */.uo(socket, (line) => this.#trace('smtp', 'received', line));
            let lines;
            try {
                lines = await wire.within({ phase, awaited: verb, ms: endpoint.commandTimeoutMs }, () => (0,smtp_reply/* readSmtpReply */.L6)(reader));
            }
            finally {
                this.#keep(reader.detach(), verb === 'STARTTLS');
            }
            if (wire.failure)
                throw wire.failure;
            return this.#judged(verb, phase, lines);
        }
        catch (error) {
            throw (0,session_failure/* sessionFailure */.N5)(endpoint, phase, `the answer to ${verb}`, error);
        }
    }
    quit() {
        const { socket } = this.wire;
        if (!this.wire.failure && !socket.destroyed && socket.writable)
            this.#send('QUIT', '');
        this.wire.release();
    }
    #send(verb, argument) {
        const line = verb + argument;
        if (/[\p{Cc}]/u.test(line))
            throw new TypeError('A command must not hold a control character');
        this.#trace('smtp', 'sent', line);
        this.wire.socket.write(`${line}\r\n`);
    }
    #keep(rest, isBeforeTls) {
        const { endpoint, socket } = this.wire;
        if (rest.length === 0)
            return;
        if (isBeforeTls)
            this.wire.fail((0,session_failure/* injected */.bL)(endpoint));
        else if (!socket.destroyed && !socket.readableEnded)
            socket.unshift(rest);
    }
    #refuseEarly(phase) {
        const { endpoint, socket } = this.wire;
        const early = socket.readableLength > 0 ? socket.read() : null;
        if (early === null)
            return;
        const [line = ''] = (0,line_reader/* readableText */.Gh)(early).split(/\r?\n/, 1);
        this.#trace('smtp', 'received', line);
        const failure = (0,smtp_codes/* smtpReplyCode */.S3)(line) === 421 ? (0,refusals/* closing */.ET)(endpoint, phase, line) : (0,refusals/* unsolicited */.yc)(endpoint, phase, line);
        this.wire.fail(failure);
        throw failure;
    }
    #judged(verb, phase, lines) {
        const { endpoint } = this.wire;
        const mixed = (0,smtp_reply/* mixedCodes */.kw)(endpoint, phase, verb, lines);
        if (mixed)
            throw mixed;
        const code = (0,smtp_codes/* smtpReplyCode */.S3)(lines);
        const text = lines.join('\n');
        if (code < 200 || code >= 600 || (code >= 300 && code < 400))
            throw (0,refusals/* senseless */.cB)(endpoint, phase, verb, text);
        if (code === 421 && verb !== 'EHLO' && verb !== 'HELO')
            throw (0,refusals/* closing */.ET)(endpoint, phase, text);
        return { code, lines, text };
    }
}
function asFailure(error) {
    if (error instanceof model_failure/* ProbeFailure */.BU)
        return error;
    throw error;
}

;// CONCATENATED MODULE: ./lib/mail/mx/ask-recipients.js



const STRANGER = 'mail-probe@example.com';
async function askRecipients(dialogue, { domain, recipients, probesRelay, probesUnknown }, extensions, localPart, onAnswer) {
    const asker = new Asker(dialogue, `postmaster@${domain}`, extensions.includes('SMTPUTF8'));
    let answers = { recipients: [] };
    const tell = (more) => {
        answers = { ...answers, ...more, nullSenderRefusal: asker.nullSenderRefusal };
        onAnswer(answers);
    };
    for (const address of recipients)
        tell({ recipients: [...answers.recipients, await asker.ask(address)] });
    if (probesUnknown)
        tell({ unknownRecipient: await asker.ask(`${localPart}@${domain}`) });
    if (probesRelay)
        tell({ relay: await asker.ask(STRANGER) });
    await asker.finish();
}
class Asker {
    #dialogue;
    #otherSender;
    #hasSmtpUtf8;
    #sender = '';
    #needsReset = false;
    nullSenderRefusal;
    constructor(dialogue, otherSender, hasSmtpUtf8) {
        this.#dialogue = dialogue;
        this.#otherSender = otherSender;
        this.#hasSmtpUtf8 = hasSmtpUtf8;
    }
    async ask(address) {
        const answer = await this.#transaction(address);
        const isRefusedSender = answer.outcome === 'refused' && !answer.lacks && meansSender(answer);
        if (!isRefusedSender || this.#sender !== '')
            return answer;
        this.nullSenderRefusal = answer.reply;
        this.#sender = this.#otherSender;
        return await this.#transaction(address);
    }
    async #transaction(address) {
        if (this.#needsReset)
            await this.#reset();
        const isAscii = /^\p{ASCII}*$/u.test(address);
        if (!isAscii && !this.#hasSmtpUtf8)
            return { step: 'mail', address, outcome: 'refused', reply: '', lacks: 'SMTPUTF8' };
        const mail = await this.#dialogue.ask('MAIL', ` FROM:<${this.#sender}>${isAscii ? '' : ' SMTPUTF8'}`);
        this.#needsReset = true;
        if (this.#outcomeOf('MAIL FROM', mail) !== 'accepted')
            return this.#answer('mail', address, mail);
        const rcpt = await this.#dialogue.ask('RCPT', ` TO:<${address}>`);
        return this.#answer('rcpt', address, rcpt);
    }
    async finish() {
        if (this.#needsReset)
            await this.#dialogue.ask('RSET').catch(asFailure);
    }
    #answer(step, address, reply) {
        const command = step === 'mail' ? 'MAIL FROM' : 'RCPT TO';
        return { step, address, outcome: this.#outcomeOf(command, reply), reply: reply.text };
    }
    #outcomeOf(command, { code, text }) {
        if (code >= 250 && code < 260)
            return 'accepted';
        if (code >= 500)
            return 'refused';
        if (code >= 400)
            return 'deferred';
        throw (0,refusals/* smtpOutOfStep */.wv)(this.#dialogue.wire.endpoint, { command, reply: text });
    }
    async #reset() {
        this.#needsReset = false;
        const { code, text } = await this.#dialogue.ask('RSET');
        if (code !== 250)
            throw (0,refusals/* smtpOutOfStep */.wv)(this.#dialogue.wire.endpoint, { command: 'RSET', reply: text });
    }
}
function meansSender({ step, reply }) {
    const side = (0,find_row/* findMeaning */.F)(reply, step)?.row.side;
    return side === 'sender' || (step === 'mail' && (side === undefined || side === 'recipient'));
}

;// CONCATENATED MODULE: ./lib/mail/mx/hello.js



async function sayHello(dialogue, ehloName) {
    const ehlo = await dialogue.ask('EHLO', ` ${ehloName}`);
    if (ehlo.code === 250)
        return readHello(ehlo);
    if (ehlo.code !== 500 && ehlo.code !== 502)
        throw turnedAway(dialogue, ehloName, 'EHLO', ehlo);
    const helo = await dialogue.ask('HELO', ` ${ehloName}`);
    if (helo.code !== 250)
        throw turnedAway(dialogue, ehloName, 'HELO', helo);
    return { extensions: [] };
}
function readHello({ lines }) {
    const offers = lines.slice(1).map((line) => line.slice(4).trim());
    const extensions = offers.map((offer) => offer.split(/[ =]/, 1)[0]?.toUpperCase() ?? '');
    const size = offers.map((offer) => /^SIZE(?: (\d{1,20}))?$/i.exec(offer)).find((found) => found !== null);
    return {
        extensions: [...new Set(extensions.filter((name) => /^[A-Z0-9-]{1,40}$/.test(name)))],
        sizeLimit: size ? Number(size[1] ?? 0) : undefined,
    };
}
function turnedAway(dialogue, ehloName, command, reply) {
    const { endpoint } = dialogue.wire;
    const { code, text } = reply;
    if (code < 400)
        return (0,refusals/* smtpOutOfStep */.wv)(endpoint, { command, reply: text });
    return (0,refusals/* helloRefused */.FM)(endpoint, ehloName, text) ?? (0,refusals/* closing */.ET)(endpoint, 'smtp_capability', text);
}
function starttlsNotOffered(endpoint) {
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_TLS_REQUIRED',
        phase: 'smtp_capability',
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} does not offer STARTTLS.`,
        hint: 'Enable STARTTLS on the server. If it is enabled, something on the path strips it.',
    });
}
function refusedTls(endpoint, code, reply) {
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_TLS_REFUSED',
        phase: 'smtp_tls',
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} offers STARTTLS and then refuses it${code < 500 ? ' for now' : ''}.`,
        hint: 'Usually the certificate or the key cannot be loaded. Look at the log of the server.',
        reply,
        isRetryable: code < 500,
    });
}

;// CONCATENATED MODULE: ./lib/mail/mx/hold-talk.js













async function holdTalk(target, options, context, triesTls) {
    const held = {};
    try {
        await converse(held, target, options, context, triesTls);
    }
    catch (error) {
        context.signal.throwIfAborted();
        held.failure = asFailure(error);
    }
    return held;
}
async function converse(held, target, options, context, triesTls) {
    const { signal, world } = context;
    const endpoint = endpointOf(target, options);
    const { address } = target;
    const begin = world.clock.now();
    const family = (0,ip_family/* ipFamily */.M)(address) === 6 ? 6 : 4;
    const { socket } = await (0,dial/* dial */.z)(endpoint, [{ address, family }], context, options.connectTimeoutMs);
    held.connectSeconds = (world.clock.now() - begin) / 1000;
    const wire = new network_wire/* Wire */._(endpoint, address, socket, signal);
    const trace = (protocol, direction, line) => context.trace(protocol, direction, `[${address}] ${line}`);
    const dialogue = new AskingDialogue(wire, trace);
    try {
        if (endpoint.tlsMode === 'implicit')
            await shakeHands(held, wire, false);
        await (0,clear_text/* greet */.KV)(wire, { trace });
        const ehloName = (0,ehlo_name/* ownEhloName */.S)(endpoint, socket);
        held.hello = await sayHello(dialogue, ehloName);
        if (endpoint.tlsMode !== 'implicit' && triesTls)
            await protect(held, dialogue, ehloName);
        wire.countBytes();
        const localPart = `mail-probe-${world.random(8).toString('hex')}`;
        await askRecipients(dialogue, options, held.hello.extensions, localPart, (answers) => {
            held.answers = answers;
        });
    }
    catch (error) {
        const failure = (0,session_failure/* sessionFailure */.N5)(endpoint, wire.phase, 'the answer', error);
        if (failure instanceof model_failure/* ProbeFailure */.BU)
            wire.fail(failure);
        throw failure;
    }
    finally {
        dialogue.quit();
    }
}
async function protect(held, dialogue, ehloName) {
    const { wire } = dialogue;
    if (!held.hello?.extensions.includes('STARTTLS')) {
        held.tlsFailure = starttlsNotOffered(wire.endpoint);
        return;
    }
    const { code, text } = await dialogue.ask('STARTTLS');
    if (code !== 220) {
        held.tlsFailure = refusedTls(wire.endpoint, code, text);
        return;
    }
    try {
        await shakeHands(held, wire, true);
    }
    catch (error) {
        const failure = asFailure(error);
        if (failure.code !== 'E_TLS_INJECTION')
            held.tlsFailure = failure;
        throw failure;
    }
    held.hello = await sayHello(dialogue, ehloName);
}
async function shakeHands(held, wire, isAfterStarttls) {
    const { endpoint } = wire;
    const timer = setTimeout(() => wire.fail((0,tls_failures/* handshakeTimeout */.Z)(endpoint)), endpoint.connectTimeoutMs);
    try {
        held.handshake = await (0,handshake.startTls)(wire, isAfterStarttls);
        held.chain = held.handshake.takeChain();
    }
    catch (error) {
        const failure = (0,session_failure/* sessionFailure */.N5)(endpoint, 'smtp_tls', 'the TLS handshake', error);
        if (failure instanceof model_failure/* ProbeFailure */.BU)
            wire.fail(failure);
        throw failure;
    }
    finally {
        clearTimeout(timer);
    }
}
function endpointOf({ host, port }, options) {
    const { connectTimeoutMs, commandTimeoutMs, ehloName, tls } = options;
    return {
        protocol: 'smtp',
        host,
        port,
        tlsMode: model_endpoint/* PORTS */.hz[port]?.tlsMode === 'implicit' ? 'implicit' : 'none',
        addressFamily: 'auto',
        tls: { ...tls, servername: host },
        connectTimeoutMs,
        commandTimeoutMs,
        ehloName,
    };
}

// EXTERNAL MODULE: ./lib/mail/mx/mark-untested.js
var mark_untested = __webpack_require__(8028);
// EXTERNAL MODULE: ./lib/mail/mx/talk.js
var talk = __webpack_require__(80618);
;// CONCATENATED MODULE: ./lib/mail/mx/talk-to-mx.js



const MAX_AT_ONCE = 16;
const NOT_AGAIN = ['E_CONN_TIMEOUT', 'E_CONN_REFUSED', 'E_CONN_UNREACHABLE', 'E_PORT25_BLOCKED'];
async function talkToMx(target, options, context) {
    let held = await holdTalk(target, options, context, true);
    const { tlsFailure } = held;
    if (tlsFailure && held.failure === tlsFailure) {
        const inClear = await holdTalk(target, options, context, false);
        held = { ...inClear, tlsFailure };
    }
    else if (mayPass(held)) {
        await context.world.clock.sleep(options.retryDelayMs, context.signal);
        const again = await holdTalk(target, options, context, true);
        if (reachOf(again) >= reachOf(held))
            held = again;
    }
    return summarize(target, held);
}
async function talkToAll(targets, options, context, perHost) {
    const waiting = targets.map((target, index) => ({ target, index }));
    const talks = [];
    const busy = new Map();
    const isFree = ({ host }) => (busy.get(host) ?? 0) < perHost;
    await new Promise((resolve, reject) => {
        let open = 0;
        const next = () => {
            if (open === 0 && waiting.length === 0)
                resolve();
            for (let at = 0; at < waiting.length && open < MAX_AT_ONCE;) {
                const found = waiting[at];
                if (!found || !isFree(found.target)) {
                    at += 1;
                    continue;
                }
                waiting.splice(at, 1);
                open += 1;
                const { target, index } = found;
                busy.set(target.host, (busy.get(target.host) ?? 0) + 1);
                talkToMx(target, options, context).then((talk) => {
                    talks[index] = talk;
                    open -= 1;
                    busy.set(target.host, (busy.get(target.host) ?? 1) - 1);
                    next();
                }, reject);
            }
        };
        next();
    });
    return (0,mark_untested/* markUntested */.C)(talks);
}
function mayPass({ failure, tlsFailure, answers }) {
    const asked = [...(answers?.recipients ?? []), answers?.relay, answers?.unknownRecipient];
    const isDeferred = asked.some((answer) => answer?.outcome === 'deferred');
    const isRetryable = failure?.isRetryable === true && !NOT_AGAIN.includes(failure.code);
    return isDeferred || isRetryable || (tlsFailure?.code === 'E_TLS_REFUSED' && tlsFailure.isRetryable);
}
function reachOf({ connectSeconds, hello, answers, failure }) {
    const isDone = failure === undefined ? 1 : 0;
    return (connectSeconds === undefined ? 0 : 1) + (hello ? 1 : 0) + (answers?.recipients.length ?? 0) + isDone;
}
function summarize(target, held) {
    const { connectSeconds, hello, handshake, tlsFailure, answers, failure } = held;
    return {
        target,
        outcome: failure ? 'failed' : 'ok',
        message: failure?.message ?? tlsFailure?.message ?? handshake?.refusal?.message,
        connectSeconds,
        sizeLimit: hello?.sizeLimit,
        extensions: hello?.extensions,
        tls: handshake && tlsFactsOf(handshake),
        tlsFacts: handshake?.facts,
        chain: held.chain,
        recipients: answers?.recipients ?? [],
        relay: answers?.relay,
        unknownRecipient: answers?.unknownRecipient,
        nullSenderRefusal: answers?.nullSenderRefusal,
        failure: failure && (0,talk/* mxTroubleOf */.c)(failure),
        tlsTrouble: tlsFailure && (0,talk/* mxTroubleOf */.c)(tlsFailure),
        certificateTrouble: handshake?.refusal && (0,talk/* mxTroubleOf */.c)(handshake.refusal),
        certificateWarning: handshake?.warning,
    };
}
function tlsFactsOf({ facts, refusal }) {
    const [leaf] = facts.chain;
    return {
        version: facts.version,
        isVerified: facts.isVerified && refusal === undefined,
        trouble: refusal && clause(refusal),
        daysLeft: leaf?.daysLeft,
    };
}
function clause({ message }) {
    return `${message.slice(0, 1).toLowerCase()}${message.slice(1).replace(/\.$/, '')}`;
}

;// CONCATENATED MODULE: ./lib/probes/mx/talks/dial-targets.js
function dialTargets(hosts, given, port) {
    return hosts.flatMap(({ host, published, planned }) => {
        const own = given.filter((line) => line.host === host).map(({ address }) => address);
        const addresses = own.length > 0 ? own : [...planned, ...published];
        return [...new Set(addresses)].map((address) => {
            const origin = own.length > 0 ? 'input' : published.includes(address) ? 'published' : 'planned';
            return { host, address, port, origin };
        });
    });
}

;// CONCATENATED MODULE: ./lib/probes/mx/talk-with-hosts.js


const RETRY_DELAY_MS = 2000;
const MAX_TARGETS = 60;
const PER_HOST = 1;
async function talkWithHosts({ domain, ca }, talk, both, context) {
    const targets = dialTargets(dialHosts(both), talk.addresses, talk.port);
    if (targets.length === 0)
        return { talks: [], untested: [] };
    if (targets.length > MAX_TARGETS) {
        const found = tooMany(targets.length);
        context.note(found);
        return { talks: [], untested: [found.message] };
    }
    const { connectTimeoutMs, commandTimeoutMs, ehloName, recipients, probesRelay, probesUnknownRecipient } = talk;
    const options = {
        ...{ domain, recipients, connectTimeoutMs, commandTimeoutMs, ehloName, probesRelay },
        probesUnknown: probesUnknownRecipient,
        tls: { verify: true, ca, minVersion: talk.minVersion },
        retryDelayMs: RETRY_DELAY_MS,
    };
    const { signal, world } = context;
    const quiet = { signal, world, trace: context.trace.bind(context), connected: () => { } };
    const talks = await context.phase('mx', () => talkToAll(targets, options, quiet, PER_HOST));
    return { talks, untested: [] };
}
function tooMany(count) {
    return {
        status: 'unknown',
        code: 'E_RESULT_TRUNCATED',
        phase: 'mx',
        message: `The MX hosts have ${count} addresses, and no server was asked: more than ${MAX_TARGETS} are not dialled.`,
        hint: 'Name fewer MX hosts, or set mx-connect: false to judge DNS alone.',
    };
}
function dialHosts({ published, planned }) {
    const names = new Set([...(planned?.hosts ?? []), ...published.hosts].map(({ host }) => host));
    const addressesIn = (mx, host) => mx?.hosts.find((each) => each.host === host)?.addresses.map(({ address }) => address) ?? [];
    return [...names].map((host) => ({
        host,
        published: addressesIn(published, host),
        planned: addressesIn(planned, host),
    }));
}


/***/ })

};
