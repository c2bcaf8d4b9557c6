export const id = 330;
export const ids = [330,949];
export const modules = {

/***/ 45669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gh: () => (/* binding */ readableText),
/* harmony export */   dq: () => (/* binding */ LineTooLong),
/* harmony export */   oZ: () => (/* binding */ lineText),
/* harmony export */   tF: () => (/* binding */ ConnectionEnded),
/* harmony export */   uo: () => (/* binding */ LineReader)
/* harmony export */ });
const MAX_BYTES = 64 * 1024;
const LF = 0x0a;
class ConnectionEnded extends Error {
    name = 'ConnectionEnded';
    received;
    constructor(received) {
        super('The connection was closed');
        this.received = received;
    }
}
class LineTooLong extends Error {
    name = 'LineTooLong';
}
class LineReader {
    #socket;
    #onLine;
    #pieces = [];
    #length = 0;
    #lineEnds = 0;
    #end;
    #wake = () => { };
    constructor(socket, onLine) {
        this.#socket = socket;
        this.#onLine = onLine;
        socket.on('data', this.#onData);
        socket.on('end', this.#onEnd);
        socket.on('close', this.#onEnd);
        socket.on('error', this.#onError);
        socket.resume();
    }
    async peek() {
        while (this.#length === 0)
            await this.#more();
        return this.#joined();
    }
    async line() {
        for (;;) {
            if (this.#lineEnds > 0) {
                const received = this.#joined();
                const line = received.subarray(0, received.indexOf(LF) + 1);
                this.#pieces = [received.subarray(line.length)];
                this.#length -= line.length;
                this.#lineEnds -= 1;
                this.#onLine(lineText(line));
                return line;
            }
            if (this.#length > MAX_BYTES)
                throw new LineTooLong();
            await this.#more();
        }
    }
    detach() {
        const socket = this.#socket;
        socket.pause();
        socket.off('data', this.#onData);
        socket.off('end', this.#onEnd);
        socket.off('close', this.#onEnd);
        socket.off('error', this.#onError);
        const queued = socket.readableLength > 0 ? socket.read() : null;
        return queued ? Buffer.concat([this.#joined(), queued]) : this.#joined();
    }
    #joined() {
        const [first = Buffer.alloc(0)] = this.#pieces;
        const whole = this.#pieces.length > 1 ? Buffer.concat(this.#pieces) : first;
        this.#pieces = [whole];
        return whole;
    }
    async #more() {
        if (this.#end)
            throw this.#end instanceof ConnectionEnded ? new ConnectionEnded(this.#joined()) : this.#end;
        await new Promise((resolve) => {
            this.#wake = resolve;
            this.#socket.resume();
        });
    }
    #onData = (chunk) => {
        this.#pieces.push(chunk);
        this.#length += chunk.length;
        for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1))
            this.#lineEnds += 1;
        if (this.#length > 2 * MAX_BYTES)
            this.#socket.pause();
        this.#wake();
    };
    #onEnd = () => {
        this.#end ??= new ConnectionEnded(this.#joined());
        this.#wake();
    };
    #onError = (error) => {
        this.#end ??= error;
        this.#wake();
    };
}
function lineText(line) {
    return readableText(line.subarray(0, line.length - (line.at(-2) === 0x0d ? 2 : 1)));
}
function readableText(bytes) {
    const text = bytes.toString('utf8');
    return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}


/***/ }),

/***/ 99500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ NESTED_TOO_DEEP),
/* harmony export */   N5: () => (/* binding */ sessionFailure),
/* harmony export */   X3: () => (/* binding */ clientCertificate),
/* harmony export */   bL: () => (/* binding */ injected),
/* harmony export */   gy: () => (/* binding */ wantsClientCertificate)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49438);
/* harmony import */ var _connect_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90553);
/* harmony import */ var _line_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45669);





function injected(endpoint) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_TLS_INJECTION',
        phase: `${endpoint.protocol}_tls`,
        message: `Data arrived from ${endpoint.host}:${endpoint.port} in clear text after the STARTTLS answer.`,
        hint: 'Something on the path tampers with the connection, or the server is broken. No credential was sent.',
    });
}
const OWN_FAULT = /^(?:$|ERR_(?!SSL|TLS|STREAM|SOCKET)|MODULE_NOT_FOUND)/;
function sessionFailure(endpoint, phase, awaited, error) {
    if (error instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU)
        return error;
    const code = (0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .errorCode */ .CA)(error) ?? '';
    if (error instanceof _line_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .ConnectionEnded */ .tF || /^(?:NoConnection|EConnectionClosed|ClosedAfterConnect.*)$/.test(code)) {
        return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
            code: 'E_CONN_CLOSED',
            phase,
            message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} closed the connection before ${awaited}.`,
            hint: endpoint.tls.client
                ? 'Look at the log of the server: it may not accept the client certificate. Rate limits and access lists end connections this way too.'
                : 'Look at the log of the server: rate limits and access lists end connections this way.',
            cause: error,
        });
    }
    if (['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED'].includes(code))
        return (0,_connect_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .reset */ .cL)(endpoint, phase, awaited, error);
    if (wantsClientCertificate(code))
        return clientCertificate(endpoint, error);
    if (error instanceof _line_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .LineTooLong */ .dq || /TooLarge|TooLong|TooManyTokens/.test(code)) {
        return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
            code: 'E_PROTO_TOO_LARGE',
            phase,
            message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} sent more than fits into ${awaited}.`,
            hint: 'Something else answers on this port, or the server is broken.',
            cause: error,
        });
    }
    if (OWN_FAULT.test(code) || error instanceof TypeError || error instanceof RangeError)
        return error;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_PROTO',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} could not be understood while waiting for ${awaited} (${code}).`,
        hint: 'Run again with transcript: true, and look at what the server says.',
        isRetryable: code === NESTED_TOO_DEEP ? false : undefined,
        cause: error,
    });
}
function wantsClientCertificate(code) {
    return /CERTIFICATE_REQUIRED|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|CERTIFICATE_EXPIRED|CERTIFICATE_REVOKED|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA/.test(code);
}
function clientCertificate(endpoint, cause) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_TLS_CLIENT_CERT',
        phase: `${endpoint.protocol}_tls`,
        message: endpoint.tls.client
            ? `${endpoint.host}:${endpoint.port} does not accept the client certificate (${(0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .errorCode */ .CA)(cause) ?? 'no reason given'}).`
            : `${endpoint.host}:${endpoint.port} demands a client certificate.`,
        hint: endpoint.tls.client
            ? 'Check that tls-client-cert is still valid, holds its intermediate certificates, and was issued by an authority that the server trusts for clients.'
            : 'The server lets in only clients that show a certificate. Set tls-client-cert and tls-client-key, or use a port without it.',
        cause,
    });
}
const NESTED_TOO_DEEP = 'NestedTooDeep';


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

/***/ 18593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D$: () => (/* binding */ isVersionRefused),
/* harmony export */   Q$: () => (/* binding */ handshakeFailure),
/* harmony export */   Z: () => (/* binding */ handshakeTimeout),
/* harmony export */   aX: () => (/* binding */ certificateFailure)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49438);
/* harmony import */ var _network_session_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99500);




function isVersionRefused(failure) {
    return failure.code === 'E_TLS_VERSION' && VERSION_REFUSED.test((0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .CA)(failure.cause) ?? '');
}
const VERSION_REFUSED = /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE/;
function handshakeTimeout(endpoint) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_TLS_TIMEOUT',
        phase: `${endpoint.protocol}_tls`,
        message: `The TLS handshake with ${endpoint.host}:${endpoint.port} did not finish within connect-timeout (${endpoint.connectTimeoutMs / 1000} s with DNS and TCP).`,
        hint: 'The server accepts connections, but does not answer the handshake. Look at its load and its log.',
    });
}
function handshakeFailure(endpoint, error, isAfterStarttls) {
    const phase = `${endpoint.protocol}_tls`;
    const at = `${endpoint.host}:${endpoint.port}`;
    const code = (0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .CA)(error) ?? '';
    const failure = (failureCode, message, hint) => new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({ code: failureCode, phase, message, hint, cause: error });
    if (isPlainText(code)) {
        return isAfterStarttls
            ? (0,_network_session_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .injected */ .bL)(endpoint)
            : failure('E_TLS_WRONG_MODE', `${at} answered the TLS handshake in clear text.`, `The port does not speak TLS from the first byte. Use tls-mode: starttls, or port ${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultPort */ .L5)(endpoint.protocol, 'implicit')}.`);
    }
    if (VERSION_REFUSED.test(code)) {
        return failure('E_TLS_VERSION', `${at} offers no ${endpoint.tls.minVersion.replace('v', ' ')} or newer.`, `Enable ${endpoint.tls.minVersion.replace('v', ' ')} on the server, or see tls-min-version; TLS 1.0 and 1.1 are obsolete (RFC 8996).`);
    }
    if ((0,_network_session_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .wantsClientCertificate */ .gy)(code))
        return (0,_network_session_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .clientCertificate */ .X3)(endpoint, error);
    if (/KEY_TOO_SMALL|MD_TOO_WEAK|DH_KEY|EE_KEY/.test(code)) {
        return failure('E_TLS_WEAK_KEY', `${at} uses a key or a digest that is too weak (${code}).`, 'Renew the key and the certificate with at least RSA 2048 or an elliptic curve, and the Diffie-Hellman parameters.');
    }
    if (code === 'ECONNRESET' || code === 'EPIPE') {
        return failure('E_CONN_RESET', `${at} ended the connection during the TLS handshake.`, 'The port may not speak TLS, or the server found nothing in common with a current client. Look at its log.');
    }
    if (error === undefined) {
        return failure('E_CONN_CLOSED', `${at} closed the connection during the TLS handshake.`, 'Look at the log of the server.');
    }
    if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
        return failure('E_TLS_VERSION', `The TLS handshake with ${at} failed (${code}).`, 'Server and client have no TLS settings in common, or the server demands a client certificate. Look at its log.');
    }
    return (0,_network_session_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .sessionFailure */ .N5)(endpoint, phase, 'the TLS handshake', error);
}
function certificateFailure(endpoint, problem) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({ ...problem, phase: `${endpoint.protocol}_tls` });
}
function isPlainText(code) {
    return /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE|BAD_RECORD_TYPE/.test(code);
}


/***/ }),

/***/ 39670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ trustMore)
/* harmony export */ });
function trustMore(secure, ca) {
    const { context } = secure;
    if (ca !== undefined)
        context.addCACert(ca);
    return secure;
}


/***/ })

};
