export const id = 949;
export const ids = [949];
export const modules = {

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
