export const id = 881;
export const ids = [881];
export const modules = {

/***/ 15112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ loginRefused),
/* harmony export */   o: () => (/* binding */ decodeTokenError)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70905);
/* harmony import */ var _refusal_smtp_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45966);




function loginRefused(endpoint, refusal) {
    const { reply, hasToken } = refusal;
    const who = (0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint);
    const phase = `${endpoint.protocol}_auth`;
    const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step: 'login', phase, ...refusal });
    if (told)
        return told;
    if (hasToken)
        return (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenRefused */ .c)(endpoint, { phase, ...refusal });
    const codes = endpoint.protocol === 'smtp' ? `: ${(0,_refusal_smtp_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .describeCodes */ .o4)(reply)}` : '';
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_AUTH_REJECTED',
        phase,
        message: `${who} refused the login${codes}.`,
        hint: 'Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
        reply,
    });
}
function decodeTokenError(challenge) {
    try {
        const value = JSON.parse(Buffer.from(challenge, 'base64').toString('utf8'));
        if (typeof value !== 'object' || value === null || !('status' in value))
            return undefined;
        return `status ${String(value.status)}`;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 39753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ notOffered),
/* harmony export */   L: () => (/* binding */ chooseMechanism)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);


const FOR_TOKEN = ['OAUTHBEARER', 'XOAUTH2'];
const MAX_NAMES = 12;
const INSIDE_TLS = ['PLAIN', 'LOGIN', 'CRAM-MD5'];
const IN_CLEAR_TEXT = ['CRAM-MD5', 'PLAIN', 'LOGIN'];
function chooseMechanism(endpoint, credentials, offered, isProtected) {
    if (offered.size === 0)
        throw notOffered(endpoint, 'It offers no login mechanism.');
    const hasToken = credentials.token !== undefined;
    const suitable = hasToken ? FOR_TOKEN : isProtected ? INSIDE_TLS : IN_CLEAR_TEXT;
    const wanted = credentials.method === 'auto' ? suitable : suitable.filter((name) => name === credentials.method.toUpperCase());
    const chosen = wanted.find((name) => offered.has(name));
    if (chosen)
        return chosen;
    const other = suitable.find((name) => offered.has(name));
    const names = [...offered].sort();
    const list = [...names.slice(0, MAX_NAMES), ...(names.length > MAX_NAMES ? ['others'] : [])].join(', ');
    const asked = credentials.method === 'auto' ? (hasToken ? 'an access token' : 'a password') : credentials.method;
    throw new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_AUTH_MECH',
        phase: `${endpoint.protocol}_auth`,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} offers no login mechanism for ${asked}: it offers ${list}.`,
        hint: `${remedy(hasToken, other)} The ${hasToken ? 'token' : 'password'} was not sent.`,
    });
}
function remedy(hasToken, other) {
    if (other !== undefined)
        return `Set auth-method: auto, which takes ${other} here.`;
    return hasToken
        ? 'Enable OAUTHBEARER or XOAUTH2 on the server, or use a password.'
        : 'Enable PLAIN or LOGIN on the server, or use access-token.';
}
function notOffered(endpoint, why) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_AUTH_UNAVAILABLE',
        phase: `${endpoint.protocol}_auth`,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} does not let clients log in here, so the login was not tested. ${why}`,
        hint: endpoint.tlsMode === 'none'
            ? 'Most servers offer a login only after TLS. Use tls-mode: starttls or implicit.'
            : 'Use the submission port (465 or 587) for SMTP, and check the SASL settings of the server.',
    });
}


/***/ }),

/***/ 14201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IB: () => (/* binding */ xoauth2),
/* harmony export */   K3: () => (/* binding */ base64),
/* harmony export */   ab: () => (/* binding */ cramMd5),
/* harmony export */   hB: () => (/* binding */ cramMd5Digests),
/* harmony export */   pe: () => (/* binding */ oauthBearer),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/* harmony import */ var _system_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97356);

function plain(credentials) {
    return `\0${credentials.username}\0${credentials.password?.reveal() ?? ''}`;
}
function cramMd5(credentials, challenge) {
    return `${credentials.username} ${digest(credentials, challenge)}`;
}
function cramMd5Digests(credentials, challenge) {
    const bytes = Buffer.from(challenge, 'base64');
    return [...new Set([digest(credentials, bytes), digest(credentials, Buffer.from(bytes.toString('ascii')))])];
}
function digest(credentials, challenge) {
    return (0,_system_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_0__/* .crypto */ .E)()
        .createHmac('md5', credentials.password?.reveal() ?? '')
        .update(challenge)
        .digest('hex');
}
function xoauth2(credentials) {
    return `user=${credentials.username}\x01auth=Bearer ${credentials.token?.reveal() ?? ''}\x01\x01`;
}
function oauthBearer(credentials, endpoint) {
    const user = credentials.username.replace(/=/g, '=3D').replace(/,/g, '=2C');
    const fields = [`host=${endpoint.host}`, `port=${endpoint.port}`, `auth=Bearer ${credentials.token?.reveal() ?? ''}`];
    return `n,a=${user},\x01${fields.join('\x01')}\x01\x01`;
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}


/***/ }),

/***/ 13695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25836);
/* harmony import */ var _network_connect_failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90553);
/* harmony import */ var _network_session_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99500);
/* harmony import */ var _network_wire_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61002);
/* harmony import */ var _tls_tls_failures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18593);
/* harmony import */ var _clear_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73950);
/* harmony import */ var _greeting_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9114);







const APART_MS = 1;
async function connect({ endpoint, dialled, budget }, context, prepare) {
    const { protocol } = endpoint;
    const { connectSeconds: flightSeconds } = dialled;
    const known = {};
    const wire = new _network_wire_js__WEBPACK_IMPORTED_MODULE_3__/* .Wire */ ._(endpoint, dialled.address, dialled.socket, context.signal);
    context.signal.throwIfAborted();
    const noted = dialled.dead.then((dead) => noteDeadAddresses(dialled, dead, endpoint, context));
    setImmediate(() => void prepare().catch(() => { }));
    try {
        let tls;
        if (endpoint.tlsMode === 'implicit')
            tls = await handshake(wire, context, budget, known);
        let greeting = await context.phase(`${protocol}_greeting`, async (flown) => {
            const read = await (0,_clear_text_js__WEBPACK_IMPORTED_MODULE_5__/* .greet */ .KV)(wire, context);
            flown(tls !== undefined && tls.version !== 'TLSv1.3' ? 0 : 1, flightSeconds);
            return read;
        });
        known.greeting = greeting.text.replace(/^\[CAPABILITY [^\][]*\] ?/i, '');
        if (endpoint.tlsMode === 'starttls') {
            await context.phase(`${protocol}_capability`, async (flown) => {
                const { capabilities, flights } = await (0,_clear_text_js__WEBPACK_IMPORTED_MODULE_5__/* .upgrade */ .fG)(wire, context, greeting.text);
                flown(flights, flightSeconds);
                known.capabilities = { 'before-tls': capabilities };
            });
            tls = await handshake(wire, context, budget, known);
            if (protocol === 'smtp')
                await context.world.clock.sleep(APART_MS, context.signal);
            greeting = { bytes: Buffer.from(protocol === 'smtp' ? '220 TLS\r\n' : '* OK TLS\r\n'), text: greeting.text };
        }
        const learn = context.connected(describe(wire, tls, known));
        if (tls && !endpoint.tls.verify)
            noteUnverified(endpoint, tls, context);
        const rest = wire.socket.read();
        wire.countBytes();
        const first = rest ? Buffer.concat([greeting.bytes, rest]) : greeting.bytes;
        if (!wire.socket.readableEnded)
            wire.socket.unshift(first);
        return { wire, greeting: greeting.text, isProtected: tls !== undefined, flightSeconds, learn };
    }
    catch (error) {
        const failure = (0,_network_session_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .sessionFailure */ .N5)(endpoint, `${protocol}_greeting`, 'the greeting', error);
        if (!(failure instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU))
            throw failure;
        wire.fail(failure);
        if ((0,_tls_tls_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .isVersionRefused */ .D$)(failure)) {
            const { nameOldVersion } = await __webpack_require__.e(/* import() */ 757).then(__webpack_require__.bind(__webpack_require__, 30757));
            throw await nameOldVersion(failure, wire, context);
        }
        const isMute = failure.code === 'E_GREETING_TIMEOUT' && endpoint.tlsMode !== 'implicit' && wire.isSilent;
        if (!isMute)
            throw failure;
        const { answersTls } = await __webpack_require__.e(/* import() */ 678).then(__webpack_require__.bind(__webpack_require__, 42678));
        throw (await answersTls(wire, context)) ? (0,_greeting_js__WEBPACK_IMPORTED_MODULE_6__/* .speaksTls */ .pD)(endpoint) : failure;
    }
    finally {
        await noted;
    }
}
function handshake(wire, context, budget, known) {
    const { endpoint } = wire;
    const isAfterStarttls = known.capabilities !== undefined;
    const phase = `${endpoint.protocol}_tls`;
    const shake = async (leftMs) => {
        const timer = setTimeout(() => wire.fail((0,_tls_tls_failures_js__WEBPACK_IMPORTED_MODULE_4__/* .handshakeTimeout */ .Z)(endpoint)), leftMs);
        try {
            const { startTls } = await __webpack_require__.e(/* import() */ 949).then(__webpack_require__.bind(__webpack_require__, 8330));
            const { facts, refusal, warning } = await startTls(wire, isAfterStarttls);
            if (warning)
                context.note(warning);
            if (refusal === undefined)
                return facts;
            context.connected(describe(wire, facts, known));
            wire.fail(refusal);
            throw refusal;
        }
        finally {
            clearTimeout(timer);
        }
    };
    return context.phase(phase, () => budget.spend(shake));
}
function noteDeadAddresses({ address, tried }, silent, endpoint, context) {
    const dead = silent.filter((attempt) => !(0,_network_connect_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunnerTrouble */ .EM)(attempt));
    if (dead.length === 0)
        return;
    context.note({
        status: 'warning',
        code: 'E_PARTIAL_ADDRESSES',
        phase: `${endpoint.protocol}_connect`,
        message: `${dead.length} of ${tried} addresses tried of ${endpoint.host} did not answer (${dead.map(_network_connect_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .describeAttempt */ .Be).join('; ')}); ${address} did.`,
        hint: 'Clients that get the dead address first are delayed or fail. Repair it, or remove its record.',
    });
}
function noteUnverified(endpoint, { isVerified }, context) {
    context.note({
        status: 'warning',
        code: 'E_TLS_UNVERIFIED',
        phase: `${endpoint.protocol}_tls`,
        message: `The certificate of ${endpoint.host}:${endpoint.port} did not count (tls-verify: false), so the result is no proof of identity.`,
        hint: isVerified
            ? 'The certificate is good: remove tls-verify: false.'
            : 'Trust the authority with tls-ca instead of setting tls-verify: false.',
    });
}
function describe(wire, tls, known) {
    const { endpoint, address } = wire;
    const { protocol, host, port } = endpoint;
    return { protocol, host, address, port, ...known, ...(tls ? { tls } : {}) };
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

/***/ 40881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startSmtp: () => (/* binding */ startSmtp)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/mail/login/sasl.js
var sasl = __webpack_require__(14201);
// EXTERNAL MODULE: ./lib/mail/network/session-failure.js
var session_failure = __webpack_require__(99500);
// EXTERNAL MODULE: ./lib/mail/opening/connect.js
var connect = __webpack_require__(13695);
// EXTERNAL MODULE: ./lib/mail/opening/ehlo-name.js
var ehlo_name = __webpack_require__(42641);
// EXTERNAL MODULE: ./lib/mail/refusal/smtp-codes.js
var smtp_codes = __webpack_require__(45966);
// EXTERNAL MODULE: ./lib/model/endpoint.js
var model_endpoint = __webpack_require__(57413);
;// CONCATENATED MODULE: ./lib/mail/smtp/client-internals.js
class ClientInternals {
    #client;
    constructor(client) {
        this.#client = client;
    }
    addToMailFrom(parameter) {
        const client = this.#client;
        const send = client._sendCommand.bind(client);
        client._sendCommand = (line) => send(/^MAIL FROM:/.test(line) ? `${line} ${parameter}` : line);
    }
    forget(extension) {
        this.#client._supportedExtensions = this.#client._supportedExtensions.filter((name) => name !== extension);
    }
}

;// CONCATENATED MODULE: ./lib/mail/smtp/extensions.js


const HAS_8_BIT = /[\x80-\uffff]/;
function needsOf({ from, to }, message) {
    const end = message.indexOf('\r\n\r\n');
    const header = message.toString('utf8', 0, end < 0 ? message.length : end);
    const inEnvelope = [from, ...to].find((address) => HAS_8_BIT.test(address));
    const inHeader = header.split(/[\s<>,:;"]+/).find((word) => HAS_8_BIT.test(word));
    return {
        smtpUtf8: inEnvelope ?? inHeader,
        isInHeaderOnly: inEnvelope === undefined && inHeader !== undefined,
        hasHighOctets: hasHighOctets(message),
    };
}
function hasHighOctets(message) {
    for (const octet of message)
        if (octet > 127)
            return true;
    return false;
}
function offers(ehlo, name) {
    return ehlo?.some((line) => line.split(' ', 1)[0]?.toUpperCase() === name) ?? false;
}
function lacksSmtpUtf8(endpoint, address) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_MSG_SMTPUTF8',
        phase: 'smtp_send',
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} does not offer SMTPUTF8, which the address ${address} needs; nothing was sent.`,
        hint: 'Use an address of ASCII letters, or switch SMTPUTF8 on: every server on the way needs it (RFC 6531).',
    });
}

// EXTERNAL MODULE: ./lib/mail/smtp/refusals.js
var refusals = __webpack_require__(54602);
;// CONCATENATED MODULE: ./lib/mail/smtp/deliver.js





const ONE_FLIGHT_BYTES = 10 * 1220;
function fitsInOneFlight(message) {
    return message.length <= ONE_FLIGHT_BYTES;
}
function checkNeeds(endpoint, ehlo, { envelope, message }, context) {
    const needs = needsOf(envelope, message);
    if (needs.smtpUtf8 !== undefined && !offers(ehlo, 'SMTPUTF8'))
        throw lacksSmtpUtf8(endpoint, needs.smtpUtf8);
    if (needs.hasHighOctets && !offers(ehlo, '8BITMIME')) {
        context.notice({
            message: `The message has octets above 127, and ${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} does not offer 8BITMIME.`,
            hint: 'They are in an address, and may be changed on the way (RFC 6152). A server that offers SMTPUTF8 has to offer it as well (RFC 6531 section 3.1): switch 8BITMIME on.',
        });
    }
    return needs;
}
async function deliver(sender, { envelope, message }, needs) {
    const { client, watch } = sender;
    const internals = new ClientInternals(client);
    if (needs.isInHeaderOnly)
        internals.addToMailFrom('SMTPUTF8');
    const { from, to } = envelope;
    const use8BitMime = needs.hasHighOctets || needs.smtpUtf8 !== undefined;
    const send = () => sender.run('MAIL FROM', (done) => client.send({ from, to: [...to], size: message.length, use8BitMime }, message, (error, result) => done(error, result)));
    try {
        return await send();
    }
    catch (error) {
        const refusal = (0,refusals/* findRefusal */.W$)(watch.replies);
        const broken = refusal && brokenExtension(watch, refusal);
        if (error instanceof failure/* ProbeFailure */.BU || broken === undefined || watch.isInData)
            throw error;
        await sender.run('RSET', (done) => client.reset((failed) => done(failed ?? null)));
        watch.replies.length = 0;
        internals.forget(broken);
        sender.context.notice({
            message: `${(0,model_endpoint/* describeEndpoint */.N2)(sender.endpoint)} announces ${broken}, which does not work there; the message was sent without it.`,
            hint: 'Other servers that use it fail here. Look at the settings of the server, and of a filter in front of it.',
            reply: refusal?.reply,
        });
        return await send();
    }
}
function brokenExtension({ ehlo }, { command, reply }) {
    if (offers(ehlo, 'PIPELINING') && /pipelin|synchroni[sz]ation/i.test(reply))
        return 'PIPELINING';
    const isOfParameter = /^555/.test(reply) ||
        (/^50[14]/.test(reply) && /\bSIZE\b|\bparameter|\boption/i.test(reply) && !/\b(?:helo|ehlo)\b/i.test(reply));
    return command === 'MAIL FROM' && isOfParameter && offers(ehlo, 'SIZE') ? 'SIZE' : undefined;
}

// EXTERNAL MODULE: ./lib/mail/login/login-refused.js
var login_refused = __webpack_require__(15112);
// EXTERNAL MODULE: ./lib/mail/login/mechanism.js
var login_mechanism = __webpack_require__(39753);
;// CONCATENATED MODULE: ./lib/mail/smtp/login.js




function ownName(mechanism) {
    return `PROBE-${mechanism}`;
}
function tokenLogins(endpoint) {
    const login = (mechanism, initial, giveUp) => async (exchange) => {
        const credentials = exchange.auth.probe;
        if (!credentials)
            throw new Error('No credentials');
        const first = await exchange.sendCommand(`AUTH ${mechanism} ${(0,sasl/* base64 */.K3)(initial(credentials))}`);
        if (first.status === 235)
            return;
        const last = first.status === 334 ? await exchange.sendCommand(giveUp) : first;
        throw Object.assign(new Error('Login refused'), { response: last.response });
    };
    return {
        [ownName('XOAUTH2')]: login('XOAUTH2', sasl/* xoauth2 */.IB, ''),
        [ownName('OAUTHBEARER')]: login('OAUTHBEARER', (credentials) => (0,sasl/* oauthBearer */.pe)(credentials, endpoint), (0,sasl/* base64 */.K3)('\x01')),
    };
}
function loginFor(endpoint, credentials, ehlo, isProtected) {
    if (ehlo === undefined)
        throw (0,login_mechanism/* notOffered */.J)(endpoint, 'It knows no EHLO.');
    const offered = new Set(ehlo
        .flatMap((line) => (/^AUTH[ =](.*)$/i.exec(line)?.[1] ?? '').toUpperCase().split(/[ =]+/))
        .filter((name) => name));
    const mechanism = (0,login_mechanism/* chooseMechanism */.L)(endpoint, credentials, offered, isProtected);
    return {
        user: credentials.username,
        pass: (credentials.password ?? credentials.token)?.reveal() ?? '',
        method: credentials.token ? ownName(mechanism) : mechanism,
        mechanism,
        probe: credentials,
    };
}
function loginFailure(endpoint, credentials, { lastReply: reply, lastChallenge }) {
    if (!/^[45]\d\d(?:[ \n-]|$)/.test(reply))
        return (0,refusals/* smtpOutOfStep */.wv)(endpoint, { command: 'AUTH', reply });
    const tokenError = (0,login_refused/* decodeTokenError */.o)(lastChallenge ?? '');
    return (0,login_refused/* loginRefused */.U)(endpoint, { reply, hasToken: credentials.token !== undefined, tokenError });
}

;// CONCATENATED MODULE: ./lib/mail/smtp/oddities.js

function heloOnly(endpoint, reply) {
    return {
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} does not know EHLO, so the session began with HELO.`,
        hint: 'Without EHLO there is no login, no STARTTLS and no limit of the size. RFC 5321 section 2.2.1 demands it of every server: look for a filter in front of this one.',
        reply,
    };
}
function strangeData(endpoint, reply) {
    return {
        status: 'warning',
        code: 'E_PROTO_UNEXPECTED',
        phase: 'smtp_send',
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} answered DATA with another code than 354, and then accepted the message.`,
        hint: 'RFC 5321 section 4.1.1.4 demands 354. Other clients may give up there.',
        reply,
    };
}

// EXTERNAL MODULE: ./lib/mail/network/wire.js
var wire = __webpack_require__(61002);
// EXTERNAL MODULE: ./lib/mail/opening/smtp-reply.js
var smtp_reply = __webpack_require__(27488);
;// CONCATENATED MODULE: ./lib/mail/smtp/reply-arrivals.js

const MAX_PREFIX = 4096;
const MAX_BEGUN = 8;
const CODES = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}(?= ))?/;
class ReplyArrivals {
    #replies = [];
    #begun = [];
    #line = '';
    #isContinued = false;
    add(chunk) {
        const lines = chunk.toString('latin1').split('\n');
        for (const [index, piece] of lines.entries()) {
            this.#line += piece.slice(0, MAX_PREFIX - this.#line.length);
            if (index === lines.length - 1)
                return;
            this.#endLine(this.#line.trimEnd());
            this.#line = '';
        }
    }
    take() {
        return this.#replies.shift() !== undefined;
    }
    ahead(awaited) {
        return this.#replies.slice(awaited).find((line) => (0,smtp_codes/* smtpReplyCode */.S3)(line) !== 421);
    }
    takeBegun() {
        const begun = this.#begun.join('\n');
        this.#begun = [];
        return begun;
    }
    #endLine(line) {
        const isCut = line.length === MAX_PREFIX;
        const isBlank = line === '' && !this.#isContinued;
        this.#isContinued = /^\d+-/.test(line);
        const shown = isCut ? (CODES.exec(line)?.[0] ?? '') : line;
        if (!isBlank && !this.#isContinued)
            this.#replies.push(shown);
        if (!this.#isContinued)
            this.#begun = [];
        else if (this.#begun.length < MAX_BEGUN)
            this.#begun.push(shown);
    }
}

;// CONCATENATED MODULE: ./lib/mail/smtp/reply-watch.js





const EXPECTED = {
    'MAIL FROM': /^(?:25\d|[45]\d\d)(?:[ \r\n-]|$)/,
    'RCPT TO': /^(?:25\d|[45]\d\d)(?:[ \r\n-]|$)/,
    DATA: /^[2345]\d\d(?:[ \r\n-]|$)/,
    '.': /^(?:250|[45]\d\d)(?:[ \r\n-]|$)/,
};
class ReplyWatch {
    #wire;
    #context;
    #pending = [];
    #arrivals = new ReplyArrivals();
    replies = [];
    #fallback = 'the greeting';
    #timer;
    #written = 0;
    #isRunning = false;
    #isGreeted = false;
    ehlo;
    ehloReply;
    lastReply = '';
    lastChallenge;
    onChallenge = () => { };
    unexpected;
    isInData = false;
    finalReply;
    flights = 0;
    #hasSpoken = false;
    #ehloName;
    constructor(wire, context, ehloName) {
        this.#ehloName = ehloName;
        this.#wire = wire;
        this.#context = context;
        wire.socket.on('data', (chunk) => this.#arrivals.add(chunk));
    }
    get logger() {
        const none = () => { };
        const debug = (entry, text) => {
            if (!('tnx' in entry))
                return;
            if (entry.tnx === 'client')
                this.#sent(String(text));
            if (entry.tnx === 'server')
                this.#received(String(text));
        };
        return { level: none, trace: none, debug, info: none, warn: none, error: none, fatal: none };
    }
    get awaited() {
        return this.#pending[0] ?? this.#fallback;
    }
    get sizeLimit() {
        const limit = Number(this.ehlo?.map((line) => /^SIZE (\d+)$/i.exec(line)?.[1]).find((size) => size !== undefined) ?? 0);
        return limit > 0 ? limit : Number.POSITIVE_INFINITY;
    }
    get #hasEnvelope() {
        const isTaken = (wanted) => this.replies.some(({ command, reply }) => command === wanted && reply.startsWith('2'));
        return isTaken('MAIL FROM') && isTaken('RCPT TO');
    }
    begin(phase, awaited) {
        this.#wire.phase = phase;
        this.#fallback = awaited;
        this.#isRunning = true;
        this.#restart();
    }
    end() {
        this.#isRunning = false;
        clearTimeout(this.#timer);
    }
    lost() {
        const reply = this.#arrivals.takeBegun();
        if (this.#wire.failure || this.#pending.length === 0 || !/^[45]\d\d-/.test(reply))
            return undefined;
        this.#received(reply);
        return reply;
    }
    stop() {
        this.end();
        this.#pending.length = 0;
    }
    #sent(line) {
        if (this.#wire.failure)
            return;
        const verb = /^(EHLO|HELO|AUTH|MAIL FROM|RCPT TO|DATA|RSET|QUIT|\.)(?:$|[ :])/i.exec(line)?.[1]?.toUpperCase();
        this.#refuseAhead();
        this.#pending.push(verb ?? 'AUTH');
        this.#hasSpoken = true;
        this.#context.trace('smtp', 'sent', verb === undefined || verb === 'AUTH' ? hideCredentials(line) : line);
        this.#restart();
    }
    #received(lines) {
        const isWhole = this.#arrivals.take();
        const begun = isWhole ? '' : this.#arrivals.takeBegun();
        const reply = begun === '' ? lines : `${begun}\n${lines}`;
        if (!isWhole && !/^[45]\d\d[ -]/.test(reply)) {
            this.#context.trace('smtp', 'received', reply);
            return;
        }
        const isGreeting = !this.#isGreeted;
        const isAwaited = isGreeting || this.#pending.length > 0;
        this.#isGreeted = true;
        if (this.#hasSpoken && !isGreeting) {
            this.#hasSpoken = false;
            this.flights += 1;
        }
        const command = this.#pending.shift() ?? this.#fallback;
        this.lastReply = reply;
        if (command === 'AUTH' && reply.startsWith('334')) {
            this.lastChallenge = reply.slice(4).trim();
            this.onChallenge(this.lastChallenge);
        }
        if (!isGreeting)
            this.#context.trace('smtp', 'received', reply);
        if (!isAwaited && (0,smtp_codes/* smtpReplyCode */.S3)(reply) !== 421) {
            this.#wire.fail((0,refusals/* unsolicited */.yc)(this.#wire.endpoint, this.#wire.phase, reply));
            return;
        }
        if (this.#refuseAhead())
            return;
        if (!isGreeting && this.#refuseMixed(command, reply))
            return;
        if (!isGreeting && this.#refuseHello(command, reply))
            return;
        if (command === 'EHLO')
            this.ehloReply = reply;
        if (command === 'EHLO' && (0,smtp_codes/* smtpReplyCode */.S3)(reply.split('\n')) === 250) {
            this.ehlo = reply
                .split('\n')
                .slice(1)
                .map((line) => line.slice(4).trim());
        }
        const exchange = { command, reply };
        if (command in EXPECTED) {
            this.replies.push(exchange);
            if (!EXPECTED[command]?.test(reply))
                this.unexpected ??= exchange;
        }
        if (command === '.') {
            this.finalReply = reply;
            if (/^[45]/.test(reply))
                this.#context.hasSent = false;
        }
        if (command === 'DATA' && /^[23]/.test(reply) && this.#hasEnvelope) {
            this.isInData = true;
            this.#context.hasSent = true;
            this.#pending.push('.');
            this.#hasSpoken = true;
        }
        this.#restart();
    }
    #refuseAhead() {
        const ahead = this.#arrivals.ahead(this.#pending.length);
        if (ahead !== undefined)
            this.#wire.fail((0,refusals/* unsolicited */.yc)(this.#wire.endpoint, this.#wire.phase, ahead));
        return ahead !== undefined;
    }
    #refuseMixed(command, reply) {
        const { endpoint, phase } = this.#wire;
        const asked = command === '.' ? 'the end of the message' : command;
        const failure = (0,smtp_reply/* mixedCodes */.kw)(endpoint, phase, asked, reply.split('\n'));
        if (failure === undefined)
            return false;
        if (command === '.')
            this.finalReply = reply;
        this.#wire.fail(failure);
        return true;
    }
    #refuseHello(command, reply) {
        const code = (0,smtp_codes/* smtpReplyCode */.S3)(reply);
        const isHello = command === 'EHLO' || command === 'HELO';
        if (!isHello || code === 500 || code === 502 || !/^[45]/.test(reply))
            return false;
        const failure = (0,refusals/* helloRefused */.FM)(this.#wire.endpoint, this.#ehloName, reply);
        if (failure)
            this.#wire.fail(failure);
        return failure !== undefined;
    }
    #restart() {
        clearTimeout(this.#timer);
        if (!this.#isRunning)
            return;
        const { endpoint, socket } = this.#wire;
        this.#written = socket.bytesWritten;
        this.#timer = setTimeout(() => {
            if (this.isInData && socket.bytesWritten > this.#written)
                this.#restart();
            else
                this.#wire.fail((0,wire/* noAnswer */.q)(endpoint, { phase: this.#wire.phase, awaited: this.awaited, ms: endpoint.commandTimeoutMs }));
        }, endpoint.commandTimeoutMs);
    }
}
function hideCredentials(line) {
    return /^AUTH [A-Z0-9-]+/i.exec(line)?.[0] ?? '***';
}

;// CONCATENATED MODULE: ./lib/mail/smtp/start-session.js












const NO_LIMIT_MS = 2 ** 31 - 1;
const MAX_REPLY_BYTES = 32 * 1024;
async function startSmtp(reached, context, prepare) {
    const { endpoint } = reached;
    const load = () => Promise.all(/* import() */[__webpack_require__.e(664), __webpack_require__.e(847)]).then(__webpack_require__.bind(__webpack_require__, 99847));
    const connection = await (0,connect/* connect */.N)(reached, context, async () => {
        await load();
        await prepare();
    });
    const { default: SMTPConnection } = await load();
    const ehloName = (0,ehlo_name/* ownEhloName */.S)(endpoint, connection.wire.socket);
    const watch = new ReplyWatch(connection.wire, context, ehloName);
    const client = new SMTPConnection({
        connection: connection.wire.socket,
        host: endpoint.host,
        port: endpoint.port,
        secure: connection.isProtected,
        secured: connection.isProtected,
        ignoreTLS: !connection.isProtected,
        name: ehloName,
        connectionTimeout: NO_LIMIT_MS,
        greetingTimeout: NO_LIMIT_MS,
        socketTimeout: NO_LIMIT_MS,
        maxResponseSize: MAX_REPLY_BYTES,
        transactionLog: true,
        logger: watch.logger,
        customAuth: tokenLogins(endpoint),
    });
    const session = new Session(connection, client, watch, context, ehloName);
    await session.hello();
    return session;
}
class Session {
    #connection;
    #client;
    #watch;
    #context;
    #ehloName;
    #hasToken = false;
    #broken;
    constructor(connection, client, watch, context, ehloName) {
        this.#ehloName = ehloName;
        this.#connection = connection;
        this.#client = client;
        this.#watch = watch;
        this.#context = context;
        this.#broken = new Promise((_resolve, reject) => {
            client.on('error', reject);
            const ended = Object.assign(new Error('Connection closed'), { code: 'NoConnection' });
            client.once('end', () => setImmediate(() => reject(ended)));
        });
        this.#broken.catch(() => { });
    }
    get #endpoint() {
        return this.#connection.wire.endpoint;
    }
    async hello() {
        await this.#context.phase('smtp_capability', async (flown) => {
            await this.#run('smtp_capability', 'EHLO', (done) => {
                this.#connection.wire.throwIfEnded();
                this.#client.connect((error) => done(error ?? null));
            });
            const { ehloReply, lastReply: reply } = this.#watch;
            if (ehloReply !== undefined && !/^[2-5]\d\d(?:[ \n-]|$)/.test(ehloReply))
                throw (0,refusals/* senseless */.cB)(this.#endpoint, 'smtp_capability', this.#watch.awaited, ehloReply);
            if ((0,smtp_codes/* smtpReplyCode */.S3)(reply) !== 250)
                throw (0,refusals/* smtpOutOfStep */.wv)(this.#endpoint, { command: 'EHLO', reply });
            if (this.#watch.ehlo === undefined)
                this.#context.notice(heloOnly(this.#endpoint, ehloReply));
            flown(this.#watch.flights, this.#connection.flightSeconds);
            this.#connection.learn({ capabilities: { 'before-login': this.#watch.ehlo ?? [] } });
        });
    }
    async login(credentials) {
        const refusal = this.#context.loginRefusal('smtp');
        if (refusal)
            throw refusal;
        this.#hasToken = credentials.token !== undefined;
        await this.#context.phase('smtp_auth', async (flown) => {
            const before = this.#watch.flights;
            const auth = loginFor(this.#endpoint, credentials, this.#watch.ehlo, this.#connection.isProtected);
            if (auth.method === 'CRAM-MD5') {
                this.#watch.onChallenge = (challenge) => {
                    for (const digest of (0,sasl/* cramMd5Digests */.hB)(credentials, challenge))
                        this.#context.conceal(digest);
                };
            }
            try {
                await this.#run('smtp_auth', 'AUTH', (done) => this.#client.login(auth, done));
            }
            catch (error) {
                throw error instanceof failure/* ProbeFailure */.BU ? error : loginFailure(this.#endpoint, credentials, this.#watch);
            }
            const reply = this.#watch.lastReply;
            if ((0,smtp_codes/* smtpReplyCode */.S3)(reply) !== 235)
                throw (0,refusals/* smtpOutOfStep */.wv)(this.#endpoint, { command: 'AUTH', reply });
            const { isProtected: isEncrypted, flightSeconds } = this.#connection;
            flown(this.#watch.flights - before, flightSeconds);
            this.#connection.learn({ login: { mechanism: auth.mechanism, isEncrypted } });
        });
    }
    async send(envelope, message) {
        return await this.#context.phase('smtp_send', async (flown) => {
            const before = this.#watch.flights;
            const { to } = envelope;
            const limit = this.#watch.sizeLimit;
            if (message.length > limit)
                throw (0,refusals/* tooLarge */.g$)(this.#endpoint, message.length, limit);
            const needs = checkNeeds(this.#endpoint, this.#watch.ehlo, { envelope, message }, this.#context);
            try {
                const info = await deliver(this.#sender(), { envelope, message }, needs);
                if (this.#watch.unexpected)
                    throw (0,refusals/* smtpOutOfStep */.wv)(this.#endpoint, this.#watch.unexpected);
                if (info.rejected.length > 0)
                    throw (0,refusals/* partialFailure */.gJ)(this.#endpoint, to, this.#watch.replies);
                const data = this.#watch.replies.find(({ command }) => command === 'DATA');
                if (data && (0,smtp_codes/* smtpReplyCode */.S3)(data.reply) !== 354)
                    this.#context.note(strangeData(this.#endpoint, data.reply));
                if (fitsInOneFlight(message))
                    flown(this.#watch.flights - before, this.#connection.flightSeconds);
                return { reply: info.response };
            }
            catch (error) {
                throw this.#notTaken(error, envelope, message.length);
            }
        });
    }
    quit() {
        this.#watch.stop();
        const { wire } = this.#connection;
        if (!wire.socket.destroyed) {
            this.#context.trace('smtp', 'sent', 'QUIT');
            wire.socket.write('QUIT\r\n');
        }
        wire.release();
    }
    #sender() {
        return {
            endpoint: this.#endpoint,
            client: this.#client,
            watch: this.#watch,
            context: this.#context,
            run: (awaited, call) => this.#run('smtp_send', awaited, call),
        };
    }
    #notTaken(error, envelope, sizeBytes) {
        const { isInData, finalReply, unexpected, replies } = this.#watch;
        if (isInData && finalReply === undefined)
            return (0,refusals/* dataFailure */.nz)(this.#endpoint, error);
        if (unexpected)
            return (0,refusals/* smtpOutOfStep */.wv)(this.#endpoint, unexpected);
        const refusal = (0,refusals/* findRefusal */.W$)(replies);
        if (error instanceof failure/* ProbeFailure */.BU || !refusal)
            return error;
        const sent = { ehloName: this.#ehloName, sizeBytes, hasToken: this.#hasToken };
        return (0,refusals/* refusalFailure */.$G)(this.#endpoint, envelope, sent, refusal, replies);
    }
    async #run(phase, awaited, call) {
        const { wire } = this.#connection;
        if (wire.failure)
            throw wire.failure;
        this.#watch.begin(phase, awaited);
        try {
            const outcome = new Promise((resolve, reject) => {
                call((error, result) => (error ? reject(error) : resolve(result)));
            });
            return await wire.guard(Promise.race([outcome, this.#broken]));
        }
        catch (error) {
            const refusal = error instanceof Error && 'response' in error ? undefined : this.#watch.lost();
            const cause = refusal === undefined ? error : Object.assign(new Error('Refused'), { response: refusal });
            throw this.#translate(cause, phase);
        }
        finally {
            this.#watch.end();
        }
    }
    #translate(error, phase) {
        const { wire } = this.#connection;
        if (wire.failure)
            return wire.failure;
        const reply = error instanceof Error && 'response' in error ? String(error.response) : undefined;
        if (reply !== undefined && phase !== 'smtp_capability' && (0,error_code/* errorCode */.CA)(error) !== 'EPROTOCOL')
            return error;
        if ((0,error_code/* errorCode */.CA)(error) === 'EPROTOCOL' && /maximum allowed size/.test(String(error))) {
            return (0,session_failure/* sessionFailure */.N5)(this.#endpoint, phase, this.#watch.awaited, Object.assign(new Error(), { code: 'TooLarge' }));
        }
        if (reply !== undefined) {
            const code = (0,smtp_codes/* smtpReplyCode */.S3)(reply);
            if (code === 421)
                return (0,refusals/* closing */.ET)(this.#endpoint, phase, reply);
            return (0,refusals/* senseless */.cB)(this.#endpoint, phase, this.#watch.awaited, reply);
        }
        const original = error instanceof Error && 'originalCode' in error ? String(error.originalCode) : (0,error_code/* errorCode */.CA)(error);
        const isClosed = original === 'ECONNECTION';
        const cause = Object.assign(new Error('smtp', { cause: error }), { code: isClosed ? 'NoConnection' : original });
        return (0,session_failure/* sessionFailure */.N5)(this.#endpoint, phase, `the answer to ${this.#watch.awaited}`, cause);
    }
}


/***/ })

};
