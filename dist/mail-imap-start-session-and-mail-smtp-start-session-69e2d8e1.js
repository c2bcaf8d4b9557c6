export const id = 65;
export const ids = [65];
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

/***/ 61002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ Wire),
/* harmony export */   q: () => (/* binding */ noAnswer)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25836);

const MIB = 1024 * 1024;
const MAX_BYTES = 32 * MIB;
const MAX_BYTES_BEFORE_LOGIN = MIB / 4;
const MAX_OVERHEAD = { bytes: MIB / 4, perByte: 4 };
const OVERHEAD_CHECK_MS = 1000;
class Wire {
    endpoint;
    address;
    phase;
    #socket;
    #failure;
    #received = 0;
    #maxBytes = MAX_BYTES_BEFORE_LOGIN;
    #isReleased = false;
    #overheadTimer;
    #signal;
    #lost;
    #reject = () => { };
    constructor(endpoint, address, socket, signal) {
        this.endpoint = endpoint;
        this.address = address;
        this.phase = `${endpoint.protocol}_greeting`;
        this.#socket = socket;
        this.#signal = signal;
        this.#lost = new Promise((_resolve, reject) => {
            this.#reject = reject;
        });
        this.#lost.catch(() => { });
        socket.on('error', ignore);
        signal.addEventListener('abort', this.#onAbort, { once: true });
        if (signal.aborted)
            this.#onAbort();
    }
    get socket() {
        return this.#socket;
    }
    get failure() {
        return this.#failure;
    }
    get isSilent() {
        return this.#socket.bytesRead === 0;
    }
    secure(socket) {
        const transport = this.#socket;
        this.#socket = socket;
        socket.on('error', ignore);
        const before = transport.bytesRead;
        const check = () => {
            const overhead = transport.bytesRead - before - this.#received * (1 + MAX_OVERHEAD.perByte);
            if (overhead > MAX_OVERHEAD.bytes)
                this.fail(tooMuchOverhead(this));
        };
        this.#overheadTimer = setInterval(check, OVERHEAD_CHECK_MS).unref();
        socket.once('close', () => clearInterval(this.#overheadTimer));
    }
    throwIfEnded() {
        const { destroyed, readableEnded, errored } = this.#socket;
        if (this.#failure)
            throw this.#failure;
        if (errored)
            throw errored;
        if (destroyed || readableEnded)
            throw Object.assign(new Error('Connection closed'), { code: 'NoConnection' });
    }
    countBytes() {
        this.#socket.on('data', (chunk) => {
            this.#received += chunk.length;
            if (this.#received > this.#maxBytes)
                this.fail(tooLarge(this, this.#maxBytes));
        });
    }
    allowMuch() {
        this.#maxBytes = MAX_BYTES;
    }
    fail(failure) {
        if (this.#failure || this.#isReleased)
            return;
        this.#failure = failure;
        clearInterval(this.#overheadTimer);
        this.#signal.removeEventListener('abort', this.#onAbort);
        this.#reject(failure);
        this.#socket.destroy();
    }
    async within(limit, work) {
        if (this.#failure)
            throw this.#failure;
        this.phase = limit.phase;
        const timer = setTimeout(() => this.fail(noAnswer(this.endpoint, limit)), limit.ms);
        try {
            return await this.guard(work());
        }
        finally {
            clearTimeout(timer);
        }
    }
    async guard(promise) {
        try {
            return await Promise.race([promise, this.#lost]);
        }
        catch (error) {
            throw this.#failure ?? error;
        }
    }
    release() {
        if (this.#isReleased)
            return;
        this.#isReleased = true;
        clearInterval(this.#overheadTimer);
        this.#signal.removeEventListener('abort', this.#onAbort);
        const socket = this.#socket;
        socket.on('error', ignore);
        if (socket.destroyed)
            return;
        socket.setTimeout(0);
        socket.end();
        socket.unref();
        setTimeout(() => socket.destroy(), 1000).unref();
    }
    #onAbort = () => {
        const reason = this.#signal.reason;
        if (reason instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU)
            this.fail(reason);
        else
            this.#socket.destroy();
    };
}
function noAnswer(endpoint, limit) {
    const seconds = limit.ms / 1000;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU({
        code: 'E_CMD_TIMEOUT',
        phase: limit.phase,
        message: `No answer to ${limit.awaited} from ${endpoint.host}:${endpoint.port} within ${seconds} s.`,
        hint: 'The server accepted the connection and then went silent. Look at its load and its log, or raise command-timeout.',
    });
}
function tooLarge({ endpoint, phase }, maxBytes) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU({
        code: 'E_PROTO_TOO_LARGE',
        phase,
        message: `${endpoint.host}:${endpoint.port} sent more than ${describeSize(maxBytes)}.`,
        hint: 'No probe needs that much: the server floods the session, or something else answers on this port.',
    });
}
function tooMuchOverhead({ endpoint, phase }) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU({
        code: 'E_PROTO_TOO_LARGE',
        phase,
        message: `${endpoint.host}:${endpoint.port} keeps TLS busy without saying anything: key updates, tickets or handshakes without end.`,
        hint: 'No probe needs that: the server floods the session, or is broken. Look at its TLS library.',
    });
}
function describeSize(bytes) {
    return bytes < MIB ? `${bytes / 1024} KiB` : `${bytes / MIB} MiB`;
}
function ignore() { }


/***/ }),

/***/ 73950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KV: () => (/* binding */ greet),
  bb: () => (/* binding */ speakClearText),
  fG: () => (/* binding */ upgrade)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/mail/network/line-reader.js
var line_reader = __webpack_require__(45669);
// EXTERNAL MODULE: ./lib/mail/network/session-failure.js
var session_failure = __webpack_require__(99500);
// EXTERNAL MODULE: ./lib/mail/opening/ehlo-name.js
var ehlo_name = __webpack_require__(42641);
// EXTERNAL MODULE: ./lib/mail/opening/greeting.js
var greeting = __webpack_require__(9114);
// EXTERNAL MODULE: ./lib/model/endpoint.js
var model_endpoint = __webpack_require__(57413);
// EXTERNAL MODULE: ./lib/system/loopback.js
var loopback = __webpack_require__(75135);
// EXTERNAL MODULE: ./lib/mail/refusal/refused.js
var refusal_refused = __webpack_require__(70905);
// EXTERNAL MODULE: ./lib/mail/refusal/smtp-codes.js
var smtp_codes = __webpack_require__(45966);
;// CONCATENATED MODULE: ./lib/mail/opening/clear-text-logins.js

const PLAIN_TEXT = new Set(['PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER']);
function smtpLogins(hello) {
    const offered = hello.flatMap((line) => (/^250[ -]AUTH[ =](.*)$/i.exec(line)?.[1] ?? '').toUpperCase().split(/[ =]+/));
    return plainTextOf(offered);
}
function imapLogins(capabilities) {
    const names = capabilities.toUpperCase().split(' ');
    const mechanisms = names.filter((name) => name.startsWith('AUTH=')).map((name) => name.slice('AUTH='.length));
    return plainTextOf(names.includes('LOGINDISABLED') ? mechanisms : [...mechanisms, 'LOGIN']);
}
function plainTextOf(offered) {
    return [...new Set(offered)].filter((mechanism) => PLAIN_TEXT.has(mechanism));
}
function isTrusted({ localAddress, remoteAddress }, greeting) {
    return localAddress !== undefined && localAddress === remoteAddress && /\bDovecot\b/i.test(greeting);
}
function noteClearTextLogins({ endpoint, socket, note }, logins, greeting) {
    if (logins.length === 0 || isTrusted(socket, greeting))
        return;
    const { protocol } = endpoint;
    const remedy = protocol === 'smtp'
        ? 'Let the server offer AUTH after STARTTLS only'
        : 'Let the server announce LOGINDISABLED, and no AUTH, before STARTTLS';
    note({
        status: 'warning',
        code: 'E_AUTH_BEFORE_TLS',
        phase: `${protocol}_capability`,
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} offers ${protocol === 'smtp' ? 'AUTH' : 'a login'} before TLS (${logins.join(', ')}).`,
        hint: `A client that does not insist on TLS gives its password away. ${remedy}${settingOf(greeting)}.`,
    });
}
const SETTINGS = [
    [/\bPostfix\b/i, ': with Postfix, smtpd_tls_auth_only = yes'],
    [/\bExim\b/i, ': with Exim, auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}'],
    [/\bDovecot\b/i, ': with Dovecot, auth_allow_cleartext = no, or disable_plaintext_auth = yes before version 2.4'],
];
function settingOf(greeting) {
    return SETTINGS.find(([software]) => software.test(greeting))?.[1] ?? '';
}

// EXTERNAL MODULE: ./lib/mail/opening/smtp-reply.js
var smtp_reply = __webpack_require__(27488);
;// CONCATENATED MODULE: ./lib/mail/opening/starttls.js








async function requestStarttls(dialogue, greeting) {
    return await (dialogue.endpoint.protocol === 'smtp' ? smtpStarttls : imapStarttls)(dialogue, greeting);
}
async function smtpStarttls(dialogue, greeting) {
    const { endpoint } = dialogue;
    const hello = await dialogue.ask(`EHLO ${dialogue.ehloName}`, () => (0,smtp_reply/* readSmtpReply */.L6)(dialogue.reader));
    const mixed = (0,smtp_reply/* mixedCodes */.kw)(endpoint, 'smtp_capability', 'EHLO', hello);
    if (mixed)
        throw mixed;
    const code = (0,smtp_codes/* smtpReplyCode */.S3)(hello);
    if (code < 200 || code >= 600)
        throw unreadable(endpoint, hello);
    if (code >= 400 && code !== 500 && code !== 502)
        throw helloRefused(dialogue, hello);
    const offersStarttls = hello.slice(1).some((line) => /^250[ -]STARTTLS\s*$/i.test(line));
    if (code !== 250 || !offersStarttls)
        throw notOffered(dialogue, code === 250 ? undefined : hello);
    noteClearTextLogins(dialogue, smtpLogins(hello), greeting);
    const answer = await dialogue.ask('STARTTLS', () => (0,smtp_reply/* readSmtpReply */.L6)(dialogue.reader));
    const mixedAnswer = (0,smtp_reply/* mixedCodes */.kw)(endpoint, 'smtp_tls', 'STARTTLS', answer);
    if (mixedAnswer)
        throw mixedAnswer;
    if ((0,smtp_codes/* smtpReplyCode */.S3)(answer) !== 220)
        throw refused(endpoint, answer, (0,smtp_codes/* smtpReplyCode */.S3)(answer) < 500);
    return hello.slice(1).map((line) => line.slice(4).trim());
}
async function imapStarttls(dialogue, greeting) {
    const { endpoint } = dialogue;
    const inGreeting = /\[CAPABILITY ([^\][]*)\]/i.exec(greeting)?.[1];
    const capabilities = inGreeting ??
        (await dialogue.ask('P1 CAPABILITY', async () => {
            const lines = await readImapAnswer(dialogue.reader, 'P1', endpoint);
            return lines.map((line) => /^\* CAPABILITY (.*)$/i.exec(line)?.[1] ?? '').join(' ');
        }));
    if (!/(?:^| )STARTTLS(?: |$)/i.test(capabilities))
        throw notOffered(dialogue, undefined);
    noteClearTextLogins(dialogue, imapLogins(capabilities), greeting);
    await dialogue.ask('P2 STARTTLS', async () => {
        const lines = await readImapAnswer(dialogue.reader, 'P2', endpoint);
        const answer = lines.at(-1) ?? '';
        if (!/^P2 OK\b/i.test(answer))
            throw refused(endpoint, [answer], /^P2 NO\b/i.test(answer));
    });
    return capabilities
        .toUpperCase()
        .split(' ')
        .filter((name) => name !== '');
}
async function readImapAnswer(reader, tag, endpoint) {
    const lines = [];
    while (!lines.at(-1)?.startsWith(`${tag} `)) {
        const line = (0,line_reader/* lineText */.oZ)(await reader.line());
        if (/^\* BYE\b/i.test(line))
            throw closing(endpoint, [line]);
        if (!/^\* /.test(line) && !line.startsWith(`${tag} `))
            throw outOfStep(endpoint, line);
        lines.push(line);
        if (lines.length > smtp_reply/* MAX_REPLY_LINES */.Gh)
            throw new line_reader/* LineTooLong */.dq();
    }
    return lines;
}
function notOffered({ endpoint, socket }, reply) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_TLS_REQUIRED',
        phase: `${endpoint.protocol}_capability`,
        message: reply === undefined
            ? `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} does not offer STARTTLS.`
            : `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} knows no EHLO, so it offers neither STARTTLS nor a login.`,
        hint: `${withoutTls(socket.remoteAddress ?? '')}Enable STARTTLS on the server. If it is enabled, something on the path strips it. No credential was sent.`,
        reply: reply?.join(' '),
    });
}
function withoutTls(address) {
    if ((0,loopback/* isLoopback */.U)(address))
        return 'For a server on this machine that needs no TLS, use tls-mode: none. Otherwise: ';
    if (!isPrivate(address))
        return '';
    return 'For a server in a container beside this job that needs no TLS, use tls-mode: none, with allow-insecure-auth: true for a login. Otherwise: ';
}
function isPrivate(address) {
    return /^(?:::ffff:)?(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^f[cd][\da-f]{2}:/i.test(address);
}
function refused(endpoint, reply, isTemporary) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_TLS_REFUSED',
        phase: `${endpoint.protocol}_tls`,
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} offers STARTTLS and then refuses it.`,
        hint: 'Usually the certificate or the key cannot be loaded. Look at the log of the server. No credential was sent.',
        reply: reply.join(' '),
        isRetryable: isTemporary,
    });
}
function closing(endpoint, reply) {
    const phase = `${endpoint.protocol}_capability`;
    const told = (0,refusal_refused/* refusedBy */.i)(endpoint, { step: 'greeting', phase, reply: reply.join('\n') });
    if (told)
        return told;
    return new failure/* ProbeFailure */.BU({
        code: 'E_GREETING_REJECTED',
        phase: `${endpoint.protocol}_capability`,
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} is closing the connection.`,
        hint: 'The server is busy or limits connections. Try later, and less often.',
        reply: reply.join(' '),
        isRetryable: true,
    });
}
function helloRefused({ endpoint, ehloName }, reply) {
    const refused = { step: 'ehlo', phase: 'smtp_capability', reply: reply.join('\n'), ehloName };
    return (0,refusal_refused/* refusedBy */.i)(endpoint, refused) ?? closing(endpoint, reply);
}
function unreadable(endpoint, reply) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_PROTO',
        phase: `${endpoint.protocol}_capability`,
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} gave an answer to EHLO that is no SMTP.`,
        hint: 'Run again with transcript: true, and look at what the server says.',
        reply: reply.join(' '),
        isRetryable: false,
    });
}
function outOfStep(endpoint, line) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_PROTO_UNEXPECTED',
        phase: `${endpoint.protocol}_capability`,
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} sends answers that do not match the commands.`,
        hint: 'The server is broken, or something on the path mixes sessions up.',
        reply: line,
    });
}

;// CONCATENATED MODULE: ./lib/mail/opening/clear-text.js






async function greet(wire, context) {
    const { endpoint } = wire;
    const expired = () => new failure/* ProbeFailure */.BU({
        code: 'E_GREETING_TIMEOUT',
        phase: `${endpoint.protocol}_greeting`,
        message: `Connected to ${endpoint.host}:${endpoint.port}, but no complete greeting came within ${endpoint.commandTimeoutMs / 1000} s.`,
        hint: 'The service behind the port hangs, or is overloaded. Look at its load and its log.',
    });
    const refusal = [];
    const onTimeout = () => wire.fail(refusal.length > 0 ? (0,greeting/* rejectedGreeting */.eU)(endpoint, refusal.join('\n')) : expired());
    const timer = setTimeout(onTimeout, endpoint.commandTimeoutMs);
    const reader = readLines(wire.socket, endpoint, context);
    try {
        return await wire.guard((0,greeting/* readGreeting */.qt)(endpoint, reader, refusal));
    }
    catch (error) {
        throw (0,session_failure/* sessionFailure */.N5)(endpoint, `${endpoint.protocol}_greeting`, 'the greeting', error);
    }
    finally {
        clearTimeout(timer);
        const rest = reader.detach();
        if (rest.length > 0 && !wire.socket.destroyed)
            wire.socket.unshift(rest);
    }
}
async function upgrade(wire, context, greeting) {
    const { endpoint, socket } = wire;
    const phase = `${endpoint.protocol}_capability`;
    const reader = readLines(socket, endpoint, context);
    let flights = 0;
    let capabilities = [];
    const ask = async (command, read) => {
        const verb = command.replace(/^P\d /, '').split(' ', 1)[0] ?? command;
        context.trace(endpoint.protocol, 'sent', command);
        flights += 1;
        socket.write(`${command}\r\n`);
        try {
            return await wire.within({ phase, awaited: verb, ms: endpoint.commandTimeoutMs }, read);
        }
        catch (error) {
            throw (0,session_failure/* sessionFailure */.N5)(endpoint, phase, `the answer to ${verb}`, error);
        }
    };
    try {
        const note = (finding) => context.note(finding);
        const dialogue = { endpoint, socket, reader, ehloName: (0,ehlo_name/* ownEhloName */.S)(endpoint, socket), ask, note };
        capabilities = await requestStarttls(dialogue, greeting);
    }
    finally {
        const rest = reader.detach();
        if (rest.length > 0)
            wire.fail((0,session_failure/* injected */.bL)(endpoint));
    }
    if (wire.failure)
        throw wire.failure;
    return { capabilities, flights };
}
function readLines(socket, { protocol }, context) {
    return new line_reader/* LineReader */.uo(socket, (line) => context.trace(protocol, 'received', line));
}
async function speakClearText(wire, context) {
    const { text } = await greet(wire, context);
    await upgrade(wire, context, text);
}


/***/ }),

/***/ 42641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ ownEhloName)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _system_ip_family_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25180);


function ownEhloName({ ehloName }, { localAddress }, machine = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)()) {
    if (ehloName !== undefined)
        return ehloName;
    return isFullName(machine) ? machine : addressLiteral(localAddress);
}
function isFullName(name) {
    const labels = name.split('.');
    const isValid = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));
    return isValid && name.length <= 253 && labels.length > 1 && /[a-z]/i.test(labels.at(-1) ?? '');
}
function addressLiteral(address = '') {
    const [plain = ''] = address.replace(/^::ffff:(?=[\d.]+$)/i, '').split('%');
    const family = (0,_system_ip_family_js__WEBPACK_IMPORTED_MODULE_1__/* .ipFamily */ .M)(plain);
    if (family === 4)
        return `[${plain}]`;
    return family === 6 ? `[IPv6:${plain}]` : '[127.0.0.1]';
}


/***/ }),

/***/ 9114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eU: () => (/* binding */ rejectedGreeting),
/* harmony export */   pD: () => (/* binding */ speaksTls),
/* harmony export */   qt: () => (/* binding */ readGreeting)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45669);
/* harmony import */ var _refusal_refused_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70905);
/* harmony import */ var _smtp_reply_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27488);





const MAX_LINES = 100;
const OTHERS = [
    { name: 'IMAP', pattern: /^\* (?:OK|PREAUTH|BYE)\b/i },
    { name: 'SMTP', pattern: /^[245]\d\d[ -]/ },
    { name: 'POP3', pattern: /^[+-](?:OK|ERR)\b/i },
    { name: 'HTTP', pattern: /^(?:HTTP\/|<)/i },
    { name: 'SSH', pattern: /^SSH-/ },
];
async function readGreeting(endpoint, reader, refusal = []) {
    const { protocol } = endpoint;
    const start = await reader.peek();
    if ((start[0] === 0x15 || start[0] === 0x16) && (start[1] === undefined || start[1] === 0x03))
        throw speaksTls(endpoint);
    const lines = [await firstLine(endpoint, reader)];
    const first = (0,_network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .lineText */ .oZ)(lines[0] ?? start);
    if (protocol === 'smtp' && /^[45]\d\d-/.test(first))
        await readRefusal(endpoint, first, reader, refusal);
    judge(endpoint, first);
    if (protocol === 'smtp') {
        while (/^220-/.test((0,_network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .lineText */ .oZ)(lines.at(-1) ?? start))) {
            if (lines.length >= MAX_LINES)
                throw new _network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .LineTooLong */ .dq();
            const next = await reader.line();
            lines.push(next);
            const mixed = (0,_smtp_reply_js__WEBPACK_IMPORTED_MODULE_4__/* .mixedCodes */ .kw)(endpoint, 'smtp_greeting', 'the connection', lines.map(_network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .lineText */ .oZ));
            if (mixed)
                throw mixed;
        }
    }
    const text = lines.map((line) => (0,_network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .lineText */ .oZ)(line).replace(/^(?:220[ -]?|\* OK ?)/i, '')).join(' ');
    return { bytes: Buffer.concat(lines), text };
}
async function firstLine(endpoint, reader) {
    try {
        return await reader.line();
    }
    catch (error) {
        const cut = error instanceof _network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .ConnectionEnded */ .tF ? (0,_network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .lineText */ .oZ)(error.received) : '';
        const isRefusal = endpoint.protocol === 'smtp' ? /^[45]\d\d[ -]/.test(cut) : /^\* BYE\b/i.test(cut);
        throw isRefusal ? rejectedGreeting(endpoint, cut) : error;
    }
}
async function readRefusal(endpoint, first, reader, lines) {
    lines.push(first);
    try {
        while (/^\d{3}-/.test(lines.at(-1) ?? '') && lines.length < MAX_LINES)
            lines.push((0,_network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .lineText */ .oZ)(await reader.line()));
    }
    catch (error) {
        if (!(error instanceof _network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .ConnectionEnded */ .tF))
            throw error;
        const cut = (0,_network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .lineText */ .oZ)(error.received);
        if (/^[45]\d\d[ -]/.test(cut))
            lines.push(cut);
    }
    throw rejectedGreeting(endpoint, lines.filter((line) => line.startsWith(first.slice(0, 3))).join('\n'));
}
function judge(endpoint, first) {
    const { protocol } = endpoint;
    if (protocol === 'smtp' && /^220(?:[ -]|$)/.test(first))
        return;
    if (protocol === 'imap' && /^\* OK(?: |$)/i.test(first))
        return;
    if (protocol === 'smtp' && /^[45]\d\d(?:[ -]|$)/.test(first))
        throw rejectedGreeting(endpoint, first);
    if (protocol === 'imap' && /^\* BYE\b/i.test(first))
        throw rejectedGreeting(endpoint, first);
    if (protocol === 'imap' && /^(?:\* (?:NO|BAD)\b|[45]\d\d(?:[ -]|$))/i.test(first)) {
        const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .refusedBy */ .i)(endpoint, { step: 'greeting', phase: 'imap_greeting', reply: first });
        if (told && (first.startsWith('*') || first.startsWith('421') || told.isRetryable))
            throw told;
    }
    if (protocol === 'imap' && /^\* PREAUTH\b/i.test(first))
        throw preauth(endpoint, first);
    throw invalid(endpoint, first, OTHERS.find((other) => other.pattern.test(first))?.name);
}
function rejectedGreeting(endpoint, reply) {
    const phase = `${endpoint.protocol}_greeting`;
    const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .refusedBy */ .i)(endpoint, { step: 'greeting', phase, reply });
    if (told)
        return told;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_GREETING_REJECTED',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} turned this client away at the greeting.`,
        hint: 'The server is busy or limits connections. Try later, and less often.',
        reply,
        isRetryable: true,
    });
}
function preauth(endpoint, first) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_AUTH_BYPASS',
        phase: 'imap_greeting',
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} claims that the session is already logged in (PREAUTH), so no login can be tested.`,
        hint: 'No credentials were checked. A server greets this way only local, trusted connections; on the way, it can be an attack on STARTTLS.',
        reply: first,
    });
}
function speaksTls(endpoint) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_TLS_WRONG_MODE',
        phase: `${endpoint.protocol}_greeting`,
        message: `${endpoint.host}:${endpoint.port} speaks TLS from the first byte.`,
        hint: 'Use tls-mode: implicit for this port.',
    });
}
function invalid(endpoint, line, spoken) {
    const expected = { smtp: 'SMTP', imap: 'IMAP' };
    const code = 'E_GREETING_INVALID';
    const isOwn = spoken === undefined || spoken === expected[endpoint.protocol];
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code,
        phase: `${endpoint.protocol}_greeting`,
        message: isOwn
            ? `The greeting of ${endpoint.host}:${endpoint.port} is not valid ${expected[endpoint.protocol]}.`
            : `The server at ${endpoint.host}:${endpoint.port} speaks ${spoken}, not ${expected[endpoint.protocol]}.`,
        hint: 'Check host and port: another service, a proxy or a captive portal may answer there.',
        reply: line,
    });
}


/***/ }),

/***/ 27488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gh: () => (/* binding */ MAX_REPLY_LINES),
/* harmony export */   L6: () => (/* binding */ readSmtpReply),
/* harmony export */   kw: () => (/* binding */ mixedCodes)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45669);



const MAX_REPLY_LINES = 200;
function mixedCodes(endpoint, phase, asked, lines) {
    const codes = new Set(lines.map((line) => /^(\d{3})(?:[ -]|$)/.exec(line)?.[1] ?? 'none'));
    if (codes.size < 2)
        return undefined;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_PROTO',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} answered ${asked} with different codes in one reply (${[...codes].slice(0, 5).join(', ')}).`,
        hint: 'A reply has one code on all of its lines, so this one means nothing. The server, or a filter in front of it, is broken: look at the dialogue with transcript: true.',
        reply: lines.join('\n'),
        isRetryable: false,
    });
}
async function readSmtpReply(reader) {
    const lines = [];
    let isLast = false;
    while (!isLast) {
        const line = await nextLine(reader, lines);
        if (line === undefined)
            return lines;
        lines.push(line);
        isLast = !/^\d{3}-/.test(line);
        if (lines.length > MAX_REPLY_LINES)
            throw new _network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .LineTooLong */ .dq();
    }
    return lines;
}
async function nextLine(reader, lines) {
    try {
        return (0,_network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .lineText */ .oZ)(await reader.line());
    }
    catch (error) {
        if (error instanceof _network_line_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .ConnectionEnded */ .tF && /^[45]\d\d-/.test(lines[0] ?? ''))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 70905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ tokenRefused),
/* harmony export */   i: () => (/* binding */ refusedBy)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _find_row_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37282);
/* harmony import */ var _smtp_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45966);




function refusedBy(endpoint, refused) {
    const meaning = (0,_find_row_js__WEBPACK_IMPORTED_MODULE_2__/* .findMeaning */ .F)(refused.reply, refused.step);
    if (meaning && refused.hasToken && meansCredentials(meaning.row))
        return tokenRefused(endpoint, refused);
    return meaning && failureFor(endpoint, refused, meaning);
}
function meansCredentials({ side, code, what, imap }) {
    return side === 'login' && code === undefined && (what === undefined || imap?.includes('EXPIRED') === true);
}
function tokenRefused(endpoint, { phase, reply, tokenError }) {
    const detail = tokenError === undefined ? '' : ` (${tokenError})`;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_AUTH_TOKEN',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} refused the access token${detail}.`,
        hint: 'Tokens live for about an hour: get a fresh one in the same job. Check its scope, and that it belongs to this user.',
        reply,
    });
}
function failureFor(endpoint, refused, { row, mayPass }) {
    const { step, phase, reply, ehloName = 'the name of this machine', recipients, sizeBytes } = refused;
    const code = codeFor(row, step, mayPass);
    const isListed = row.what === undefined && row.side === 'recipient' && recipients !== undefined;
    const codes = endpoint.protocol === 'smtp' && !isListed ? `: ${(0,_smtp_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .describeCodes */ .o4)(reply)}` : '';
    const isOfUser = row.side === 'limit' && isOpening(step);
    const tooLarge = code === 'E_MSG_TOO_LARGE' && sizeBytes !== undefined
        ? `does not accept a message of ${sizeBytes} bytes`
        : undefined;
    const what = (isOfUser ? undefined : row.what) ?? tooLarge ?? sentence(row.side, refused, mayPass);
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code,
        phase,
        message: `${aboutMailbox(refused)}${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} ${what}${codes}.`,
        hint: row.hint.replace('{name}', ehloName),
        reply,
        isRetryable: mayPass,
    });
}
function aboutMailbox({ mailbox }) {
    return mailbox === undefined ? '' : `Mailbox ${mailbox} cannot be opened: `;
}
const BY_SIDE = {
    limit: 'E_THROTTLED',
    client: 'E_GREETING_REJECTED',
    name: 'E_EHLO_NAME',
    login: 'E_AUTH_REJECTED',
    tls: 'E_TLS_REQUIRED',
};
function codeFor(row, step, mayPass) {
    if (row.code !== undefined)
        return row.code;
    if (isOpening(step) && row.side !== 'name' && row.side !== 'tls')
        return 'E_GREETING_REJECTED';
    return BY_SIDE[row.side] ?? codeOfStep(row.side, step, mayPass);
}
function isOpening(step) {
    return step === 'greeting' || step === 'ehlo';
}
function codeOfStep(side, step, mayPass) {
    switch (step) {
        case 'login':
            return mayPass ? 'E_AUTH_TEMP' : 'E_AUTH_REJECTED';
        case 'mail':
        case 'rcpt':
        case 'data':
        case 'body':
            if (mayPass)
                return 'E_MSG_TEMPFAIL';
            return side === 'sender' ? 'E_SENDER_REJECTED' : side === 'recipient' ? 'E_RCPT_REJECTED' : 'E_MSG_REJECTED';
        case 'open':
        case 'status':
            return 'E_MAILBOX_UNAVAILABLE';
        case 'search':
            return 'E_SEARCH_FAILED';
        case 'bye':
            return 'E_CONN_CLOSED';
        default:
            return 'E_PROTO';
    }
}
function sentence(side, { step, ehloName, from, recipients }, mayPass) {
    const forNow = mayPass ? ' for now' : '';
    if (side === 'name')
        return `does not accept the name of this client, ${ehloName ?? 'its host name'}`;
    if (step === 'greeting')
        return 'turned this client away at the greeting';
    switch (side) {
        case 'client':
            return `does not accept this client${forNow}`;
        case 'tls':
            return step === 'login' ? 'wants TLS before the login' : 'wants TLS';
        case 'login':
            return 'refused the login';
        case 'sender':
            return `refused the sender ${from ?? 'of the message'}${forNow}`;
        case 'recipient':
            return recipients ? `refused ${recipients.who}${forNow}: ${recipients.list}` : `refused the recipient${forNow}`;
        case 'message':
            return step === 'search' ? 'refused the search' : `refused the message${forNow}`;
        default:
            if (!mayPass && (step === 'open' || step === 'status'))
                return 'does not open it for this user';
            return OF_SERVER[step] ?? (mayPass ? 'cannot accept the mail now' : 'cannot accept the mail');
    }
}
const OF_SERVER = {
    ehlo: 'is closing the connection',
    login: 'cannot check logins at the moment',
    open: 'cannot reach it at the moment',
    status: 'cannot reach it at the moment',
    list: 'cannot list the mailboxes',
    search: 'cannot search the mailbox',
    fetch: 'cannot give the messages',
    store: 'cannot flag the message',
    expunge: 'cannot delete the message',
    other: 'refused a command',
    bye: 'closed the connection',
};


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


/***/ })

};
