export const id = 258;
export const ids = [258,306];
export const modules = {

/***/ 49562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ uidTest)
/* harmony export */ });
function uidTest(set) {
    const ranges = joined(set.split(',').flatMap(parseRange));
    return (uid) => {
        let low = 0;
        let high = ranges.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            const [, to] = ranges[middle] ?? [0, 0];
            if (to < uid)
                low = middle + 1;
            else
                high = middle;
        }
        const [from] = ranges[low] ?? [Number.POSITIVE_INFINITY];
        return from <= uid;
    };
}
function parseRange(text) {
    const [, one, other] = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(text) ?? [];
    if (one === undefined)
        return [];
    if (one === '*' && (other ?? '*') === '*')
        return [[1, Number.POSITIVE_INFINITY]];
    const ends = [one, other ?? one].map((end) => (end === '*' ? Number.POSITIVE_INFINITY : Number(end)));
    return [[Math.min(...ends), Math.max(...ends)]];
}
function joined(ranges) {
    const result = [];
    for (const [from, to] of ranges.toSorted((one, other) => one[0] - other[0])) {
        const last = result.at(-1);
        if (last && from <= last[1])
            result[result.length - 1] = [last[0], Math.max(last[1], to)];
        else
            result.push([from, to]);
    }
    return result;
}


/***/ }),

/***/ 60218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ ListRows)
/* harmony export */ });
/* harmony import */ var _mailbox_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60738);
/* harmony import */ var _wire_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12056);


const MAX_KEPT = 20_000;
class ListRows {
    #rows = [];
    #flags = new Map();
    #more = 0;
    add = ({ attributes = [] }) => {
        const name = (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(attributes[2]);
        if (name === undefined)
            return;
        const flags = this.#flagsOf(attributes[0]);
        if (this.#rows.length < MAX_KEPT || flags.has('\\junk')) {
            this.#rows.push({ name, delimiter: (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(attributes[1]), flags });
        }
        else if (!flags.has('\\noselect') && !flags.has('\\nonexistent'))
            this.#more += 1;
    };
    async listing() {
        for (const row of this.#rows)
            row.name = await (0,_mailbox_name_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeMailbox */ .x6)(row.name);
        return { mailboxes: this.#rows, more: this.#more };
    }
    #flagsOf(value) {
        const names = (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(value).map((flag) => (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(flag)?.toLowerCase() ?? '');
        const key = names.join(' ');
        const flags = this.#flags.get(key) ?? new Set(names);
        this.#flags.set(key, flags);
        return flags;
    }
}


/***/ }),

/***/ 60738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sf: () => (/* binding */ nameTest),
/* harmony export */   rV: () => (/* binding */ encodeMailbox),
/* harmony export */   x6: () => (/* binding */ decodeMailbox)
/* harmony export */ });
async function encodeMailbox(name) {
    if (name.toUpperCase() === 'INBOX')
        return 'INBOX';
    if (/^[\x20-\x25\x27-\x7e]*$/.test(name))
        return name;
    const { default: iconv } = await __webpack_require__.e(/* import() */ 368).then(__webpack_require__.t.bind(__webpack_require__, 43368, 19));
    return iconv.encode(name, 'utf-7-imap').toString('latin1');
}
async function decodeMailbox(name) {
    if (!name.includes('&'))
        return name;
    const { default: iconv } = await __webpack_require__.e(/* import() */ 368).then(__webpack_require__.t.bind(__webpack_require__, 43368, 19));
    return iconv.decode(Buffer.from(name, 'utf8'), 'utf-7-imap');
}
async function nameTest(mailbox) {
    if (mailbox.toUpperCase() === 'INBOX')
        return (wire) => wire?.toUpperCase() === 'INBOX';
    const encoded = await encodeMailbox(mailbox);
    if (encoded === mailbox)
        return (wire) => wire === mailbox;
    const { default: iconv } = await __webpack_require__.e(/* import() */ 368).then(__webpack_require__.t.bind(__webpack_require__, 43368, 19));
    const wanted = mailbox.normalize('NFC');
    const decode = (wire) => iconv.decode(Buffer.from(wire, 'utf8'), 'utf-7-imap');
    return (wire) => wire !== undefined && (wire === encoded || (wire.includes('&') ? decode(wire) : wire).normalize('NFC') === wanted);
}


/***/ }),

/***/ 37571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ earlyOk),
/* harmony export */   DF: () => (/* binding */ imapOutOfStep),
/* harmony export */   De: () => (/* binding */ searchRefused),
/* harmony export */   Kx: () => (/* binding */ commandRefused),
/* harmony export */   NZ: () => (/* binding */ withReply),
/* harmony export */   mt: () => (/* binding */ isPartial),
/* harmony export */   ni: () => (/* binding */ readRefusal),
/* harmony export */   uI: () => (/* binding */ refusedCommand),
/* harmony export */   v6: () => (/* binding */ throttled),
/* harmony export */   vv: () => (/* binding */ mailboxRefused)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _wire_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12056);



function mailboxRefused(mailbox, refusal) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .B({
        code: 'E_MAILBOX_MISSING',
        phase: 'imap_select',
        message: `Mailbox ${mailbox} cannot be opened.`,
        hint: 'Check the name, its hierarchy delimiter, and the access rights of this user.',
        reply: refusal.reply,
    });
}
function searchRefused(endpoint, refusal) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .B({
        code: 'E_SEARCH_FAILED',
        phase: 'imap_search',
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} refused the search, so nothing is known about the mailbox.`,
        hint: 'Look at the log of the server; a broken index is the usual reason.',
        reply: refusal.reply,
    });
}
function commandRefused(endpoint, command, refusal, phase = 'imap_capability') {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .B({
        code: 'E_PROTO',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} answered ${command} with ${refusal.status}.`,
        hint: 'Look at the log of the server.',
        reply: refusal.reply,
        isRetryable: false,
    });
}
function isPartial({ status, reply }) {
    return status === 'NO' && reply.includes('Some of the requested messages no longer exist');
}
function readRefusal(error) {
    if (!(error instanceof Error) || !('responseStatus' in error))
        return undefined;
    const status = String(error.responseStatus);
    if (status !== 'NO' && status !== 'BAD')
        return undefined;
    const response = 'response' in error ? error.response : undefined;
    const words = 'responseText' in error ? String(error.responseText) : status;
    if (typeof response !== 'object')
        return { status, reply: `${status} ${words}`, code: undefined };
    return { status, reply: (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_2__/* .statusText */ .qS)(response), code: (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_2__/* .responseCode */ .vo)(response)?.name };
}
function throttled(endpoint, phase, refusal) {
    const wait = /Backoff Time[:=\s]+(\d+)/i.exec(refusal.reply)?.[1];
    if (wait === undefined || !/throttled/i.test(refusal.reply))
        return undefined;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .B({
        code: 'E_THROTTLED',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} throttles this user: wait ${Math.ceil(Number(wait) / 1000)} s.`,
        hint: 'Run fewer checks at once for this account, and less often.',
        reply: refusal.reply,
    });
}
function imapOutOfStep(endpoint, phase, cause) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .B({
        code: 'E_PROTO_UNEXPECTED',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} sends answers that do not match the commands.`,
        hint: 'The server is broken, or something on the path mixes sessions up. The result cannot be trusted.',
        cause,
    });
}
function earlyOk(endpoint, phase, command, cause) {
    const isLogin = phase === 'imap_auth';
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .B({
        code: isLogin ? 'E_AUTH_BYPASS' : 'E_PROTO_UNEXPECTED',
        phase,
        message: isLogin
            ? `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} said OK to the login before it had seen the credentials, or after it had refused them.`
            : `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} said OK to ${command} before it had received all of it.`,
        hint: isLogin
            ? 'No credentials were checked, so the login was not tested. The server is broken, or something on the path answers for it.'
            : 'The server is broken, or something on the path answers for it. The result cannot be trusted.',
        cause,
    });
}
function withReply(failure, reply) {
    const { code, phase, message, hint, status, isRetryable, cause } = failure;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .B({ code, phase, message, hint, status, isRetryable, cause, reply });
}
function refusedCommand({ endpoint }, command, phase) {
    return (refusal) => commandRefused(endpoint, command, refusal, phase);
}


/***/ }),

/***/ 83258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startImap: () => (/* binding */ startImap)
});

// EXTERNAL MODULE: ./lib/model/endpoint.js
var endpoint = __webpack_require__(57413);
// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/mail/opening/connect.js
var connect = __webpack_require__(13695);
// EXTERNAL MODULE: ./lib/mail/message/message.js + 1 modules
var message = __webpack_require__(52306);
// EXTERNAL MODULE: ./lib/mail/imap/asked-uids.js
var asked_uids = __webpack_require__(49562);
// EXTERNAL MODULE: ./lib/mail/imap/wire/values.js
var wire_values = __webpack_require__(12056);
;// CONCATENATED MODULE: ./lib/mail/imap/fetch-headers.js



function askHeaders(uids, fields, onRefusal) {
    const found = [];
    const isAsked = (0,asked_uids/* uidTest */.X)(uids);
    const section = [(0,wire_values/* atom */.eU)('HEADER.FIELDS'), (0,wire_values/* atoms */.Fo)(...fields)];
    return {
        found,
        command: {
            name: 'UID FETCH',
            args: [{ type: 'SEQUENCE', value: uids }, [(0,wire_values/* atom */.eU)('UID'), { type: 'ATOM', value: 'BODY.PEEK', section }]],
            phase: 'imap_search',
            mayBePartial: true,
            untagged: {
                FETCH: ({ attributes }) => {
                    const uid = (0,wire_values/* numberOf */.rl)((0,wire_values/* pairsOf */.fq)(attributes?.[1]).get('UID'));
                    const block = (0,wire_values/* sectionsOf */.Ks)(attributes?.[1]).get('HEADER.FIELDS')?.toString('utf8');
                    if (uid === undefined || block === undefined || !isAsked(uid))
                        return false;
                    found.push({ uid, headers: (0,message.parseHeaders)(block) });
                    return true;
                },
            },
            onRefusal,
        },
    };
}

// EXTERNAL MODULE: ./lib/system/version.js
var version = __webpack_require__(71784);
;// CONCATENATED MODULE: ./lib/mail/imap/id.js


const NETEASE = /(?:^|\.)(?:163\.com|126\.com|yeah\.net)$/i;
function wantsId(host) {
    return NETEASE.test(host);
}
function idArguments() {
    return [[(0,wire_values/* text */.Qq)('name'), (0,wire_values/* text */.Qq)('mail-probe'), (0,wire_values/* text */.Qq)('version'), (0,wire_values/* text */.Qq)(version/* VERSION */.x)]];
}

// EXTERNAL MODULE: ./lib/mail/imap/list-rows.js
var list_rows = __webpack_require__(60218);
// EXTERNAL MODULE: ./lib/mail/login/login-refused.js
var login_refused = __webpack_require__(15112);
// EXTERNAL MODULE: ./lib/mail/login/mechanism.js
var login_mechanism = __webpack_require__(39753);
// EXTERNAL MODULE: ./lib/mail/login/sasl.js
var sasl = __webpack_require__(14201);
;// CONCATENATED MODULE: ./lib/mail/imap/login.js




async function loginWith(exchange, credentials) {
    const { endpoint, capabilities } = exchange;
    const isDisabled = capabilities.has('LOGINDISABLED');
    if (isDisabled && !exchange.isProtected)
        throw (0,login_mechanism/* notOffered */.J)(endpoint, 'It announces LOGINDISABLED.');
    const named = [...capabilities]
        .map((name) => /^AUTH=(.+)$/i.exec(name)?.[1]?.toUpperCase())
        .filter((name) => name !== undefined);
    const offered = new Set(isDisabled ? named : [...named, 'LOGIN']);
    const mechanism = (0,login_mechanism/* chooseMechanism */.L)(endpoint, credentials, offered, exchange.isProtected);
    if (mechanism === 'LOGIN' && !isDisabled)
        await loginCommand(exchange, credentials);
    else
        await authenticate(exchange, credentials, mechanism);
}
async function loginCommand(exchange, credentials) {
    await exchange.run({
        name: 'LOGIN',
        args: [(0,wire_values/* text */.Qq)(credentials.username), (0,wire_values/* text */.Qq)(credentials.password?.reveal() ?? '', true)],
        onRefusal: ({ reply }) => (0,login_refused/* loginRefused */.U)(exchange.endpoint, { reply, hasToken: false }),
    });
}
async function authenticate(exchange, credentials, mechanism) {
    const initial = initialResponse(exchange.endpoint, credentials, mechanism);
    const isSentAtOnce = initial !== undefined && exchange.hasInitialResponse;
    const answers = isSentAtOnce ? [] : [...(initial === undefined ? [] : [initial])];
    let tokenError;
    let questions = 0;
    const needed = isSentAtOnce ? 0 : QUESTIONS[mechanism];
    await exchange.run({
        name: 'AUTHENTICATE',
        args: isSentAtOnce ? [(0,wire_values/* atom */.eU)(mechanism), { type: 'ATOM', value: initial, sensitive: true }] : [(0,wire_values/* atom */.eU)(mechanism)],
        onPlus: (response) => {
            const challenge = (0,wire_values/* statusText */.qS)({ ...response, command: '' });
            questions += 1;
            if (mechanism === 'CRAM-MD5')
                (0,sasl/* cramMd5Digests */.hB)(credentials, challenge).forEach(exchange.conceal);
            const next = answers.shift() ?? answer(credentials, mechanism, challenge, questions);
            if (credentials.token)
                tokenError ??= (0,login_refused/* decodeTokenError */.o)(challenge);
            exchange.write(next);
        },
        isUnfinished: () => questions !== needed,
        onRefusal: ({ reply }) => (0,login_refused/* loginRefused */.U)(exchange.endpoint, { reply, hasToken: credentials.token !== undefined, tokenError }),
    });
}
const QUESTIONS = {
    PLAIN: 1,
    LOGIN: 2,
    'CRAM-MD5': 1,
    XOAUTH2: 1,
    OAUTHBEARER: 1,
};
function initialResponse(endpoint, credentials, mechanism) {
    if (mechanism === 'PLAIN')
        return (0,sasl/* base64 */.K3)((0,sasl/* plain */.pj)(credentials));
    if (mechanism === 'XOAUTH2')
        return (0,sasl/* base64 */.K3)((0,sasl/* xoauth2 */.IB)(credentials));
    if (mechanism === 'OAUTHBEARER')
        return (0,sasl/* base64 */.K3)((0,sasl/* oauthBearer */.pe)(credentials, endpoint));
    return undefined;
}
function answer(credentials, mechanism, challenge, question) {
    if (mechanism === 'CRAM-MD5' && question === 1)
        return (0,sasl/* base64 */.K3)((0,sasl/* cramMd5 */.ab)(credentials, Buffer.from(challenge, 'base64')));
    if (mechanism === 'LOGIN' && question === 1)
        return (0,sasl/* base64 */.K3)(credentials.username);
    if (mechanism === 'LOGIN' && question === 2)
        return (0,sasl/* base64 */.K3)(credentials.password?.reveal() ?? '');
    if (mechanism === 'OAUTHBEARER')
        return (0,sasl/* base64 */.K3)('\x01');
    if (mechanism === 'XOAUTH2')
        return '';
    return '*';
}

// EXTERNAL MODULE: ./lib/mail/imap/mailbox-name.js
var mailbox_name = __webpack_require__(60738);
// EXTERNAL MODULE: ./lib/mail/imap/refusals.js
var refusals = __webpack_require__(37571);
;// CONCATENATED MODULE: ./lib/mail/imap/mailbox-state.js



function askOpen(name, mailbox, onExists) {
    const state = {};
    return {
        state,
        command: {
            name,
            args: named(mailbox),
            phase: 'imap_select',
            untagged: {
                OK: (response) => {
                    const code = (0,wire_values/* responseCode */.vo)(response);
                    if (code?.name === 'CLOSED')
                        clear(state);
                    if (code?.name === 'UIDVALIDITY')
                        mailbox_state_assign(state, 'uidValidity', (0,wire_values/* numberOf */.rl)(code.args[0]));
                    if (code?.name === 'UIDNEXT')
                        mailbox_state_assign(state, 'uidNext', (0,wire_values/* numberOf */.rl)(code.args[0]));
                },
                EXISTS: ({ command }) => {
                    onExists();
                    mailbox_state_assign(state, 'messages', (0,wire_values/* numberOf */.rl)({ value: command ?? '' }));
                },
            },
            onRefusal: (refusal) => (0,refusals/* mailboxRefused */.vv)(mailbox, refusal),
        },
    };
}
function askStatus(mailbox) {
    const state = {};
    let isAsked = () => false;
    const args = async () => {
        isAsked = await (0,mailbox_name/* nameTest */.Sf)(mailbox);
        return await named(mailbox, (0,wire_values/* atoms */.Fo)('MESSAGES', 'UIDNEXT', 'UIDVALIDITY'));
    };
    return {
        state,
        command: {
            name: 'STATUS',
            args: args(),
            phase: 'imap_status',
            untagged: {
                STATUS: ({ attributes = [] }) => {
                    if (!isAsked((0,wire_values/* textOf */.b6)(attributes[0])))
                        return false;
                    const values = (0,wire_values/* pairsOf */.fq)(attributes[1]);
                    mailbox_state_assign(state, 'messages', (0,wire_values/* numberOf */.rl)(values.get('MESSAGES')));
                    mailbox_state_assign(state, 'uidNext', (0,wire_values/* numberOf */.rl)(values.get('UIDNEXT')));
                    mailbox_state_assign(state, 'uidValidity', (0,wire_values/* numberOf */.rl)(values.get('UIDVALIDITY')));
                    return true;
                },
            },
            onRefusal: (refusal) => (0,refusals/* mailboxRefused */.vv)(mailbox, refusal),
        },
    };
}
async function named(mailbox, ...more) {
    return [(0,wire_values/* text */.Qq)(await (0,mailbox_name/* encodeMailbox */.rV)(mailbox)), ...more];
}
function mailbox_state_assign(state, key, value) {
    if (value !== undefined)
        state[key] = value;
}
function clear(state) {
    delete state.uidValidity;
    delete state.uidNext;
    delete state.messages;
}

;// CONCATENATED MODULE: ./lib/system/deferred.js
function deferred() {
    let resolve = () => { };
    let reject = () => { };
    const promise = new Promise((onResolve, onReject) => {
        resolve = onResolve;
        reject = onReject;
    });
    return { promise, resolve, reject };
}

// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/mail/network/session-failure.js
var session_failure = __webpack_require__(99500);
// EXTERNAL MODULE: ./lib/mail/network/line-reader.js
var line_reader = __webpack_require__(45669);
;// CONCATENATED MODULE: ./lib/mail/imap/wire/exchange.js
function isUnfinished({ parts, handlers }) {
    return parts.length > 0 || handlers.isUnfinished?.() === true;
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/refusal-error.js

function refusalError(status, facts) {
    return Object.assign(new Error('Command failed'), { responseStatus: status, ...facts });
}
function refusalWithoutTag(payload) {
    if (!/^\0*(?:BAD|NO)(?:\s|$)/i.test(payload.toString('latin1', 0, 1024)))
        return undefined;
    const [, status, words = ''] = /^\0*(BAD|NO)(?:\s+(.*))?$/is.exec((0,line_reader/* readableText */.Gh)(payload)) ?? [];
    if (status === undefined)
        return undefined;
    return refusalError(status.toUpperCase(), { responseText: words.trim().replace(/^"(.*)"$/, '$1') });
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/mail/imap/wire/long-search-line.js

const BEGINNING = '* SEARCH ';
const MAX_WHOLE = 2 * 1024 * 1024;
const BLOCK = 64 * 1024;
const KEPT_AT_END = 4;
const SPACE = 0x20;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
function isLongSearchLine(pieces, bytes) {
    if (bytes <= MAX_WHOLE)
        return false;
    const heads = pieces.slice(0, BEGINNING.length).map((piece) => piece.subarray(0, BEGINNING.length));
    const beginning = Buffer.concat(heads).toString('latin1', 0, BEGINNING.length);
    return beginning.toUpperCase() === BEGINNING;
}
class LongSearchLine {
    #head;
    #blocks = [];
    #open = Buffer.alloc(BLOCK);
    #used = 0;
    omitted = 0;
    constructor(start) {
        const cut = start.lastIndexOf(SPACE, BLOCK);
        this.#head = Buffer.from(start.subarray(0, cut));
        this.feed(start.subarray(cut));
    }
    feed(piece) {
        for (let at = 0; at < piece.length;) {
            const copied = piece.copy(this.#open, this.#used, at);
            at += copied;
            this.#used += copied;
            if (this.#used < BLOCK)
                return;
            this.#blocks.push(this.#open);
            this.#open = Buffer.alloc(BLOCK);
            this.#used = 0;
            if (this.#blocks.length > KEPT_AT_END)
                this.#drop();
        }
    }
    end() {
        return Buffer.concat([this.#head, ...this.#blocks, this.#open.subarray(0, this.#used)]);
    }
    #drop() {
        const [first, second] = this.#blocks;
        const cut = second?.indexOf(SPACE) ?? -1;
        if (!first || !second || cut < 0)
            throw new line_reader/* LineTooLong */.dq();
        this.omitted += countNumbers(first) + countNumbers(second.subarray(0, cut));
        this.#blocks.splice(0, 2, second.subarray(cut));
    }
}
function countNumbers(bytes) {
    let count = 0;
    for (const byte of bytes) {
        if (byte === SPACE)
            count += 1;
        else if (byte < DIGIT_0 || byte > DIGIT_9)
            throw new line_reader/* LineTooLong */.dq();
    }
    return count;
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/framing.js


const MIB = 1024 * 1024;
const MAX_RESPONSE = 4 * MIB;
const MAX_LITERAL = MIB;
const LITERAL_AT_END = /\{(\d{1,60})\}\r?\n$/;
const LONGEST_MARKER = 64;
const LF = 0x0a;
const CR = 0x0d;
class ResponseFraming {
    #pieces = [];
    #literalLeft = 0;
    #lines = [];
    #literals = [];
    #bytes = 0;
    #search;
    *feed(chunk) {
        let rest = chunk;
        while (rest.length > 0) {
            const size = this.#literalLeft > 0 ? Math.min(this.#literalLeft, rest.length) : rest.indexOf(LF) + 1;
            const piece = size > 0 ? rest.subarray(0, size) : rest;
            rest = rest.subarray(piece.length);
            this.#keep(piece);
            if (this.#literalLeft > 0)
                this.#endLiteral(piece.length);
            else if (size > 0 && this.#endLine()) {
                const response = this.#take();
                if (response.payload.length > 0)
                    yield response;
            }
        }
    }
    #keep(piece) {
        if (this.#search) {
            this.#search.feed(piece);
            return;
        }
        this.#pieces.push(piece);
        this.#bytes += piece.length;
        const isFirstLine = this.#literalLeft === 0 && this.#lines.length === 0;
        if (isFirstLine && isLongSearchLine(this.#pieces, this.#bytes))
            this.#search = new LongSearchLine(this.#joined());
        else if (this.#bytes > MAX_RESPONSE)
            throw new line_reader/* LineTooLong */.dq();
    }
    #endLiteral(bytes) {
        this.#literalLeft -= bytes;
        if (this.#literalLeft === 0)
            this.#literals.push(this.#joined());
    }
    #endLine() {
        const line = this.#search?.end() ?? this.#joined();
        this.#lines.push(line);
        const size = LITERAL_AT_END.exec(line.subarray(-LONGEST_MARKER).toString('latin1'))?.[1];
        if (size === undefined)
            return true;
        const octets = Number(size);
        if (octets > MAX_LITERAL)
            throw new line_reader/* LineTooLong */.dq();
        if (octets === 0)
            this.#literals.push(Buffer.alloc(0));
        this.#literalLeft = octets;
        return false;
    }
    #take() {
        const [first = Buffer.alloc(0), ...more] = this.#lines;
        const whole = more.length === 0 ? first : Buffer.concat(this.#lines);
        const end = whole.length - (whole.at(-2) === CR ? 2 : 1);
        const omitted = this.#search?.omitted ?? 0;
        const response = { payload: whole.subarray(0, end), literals: this.#literals, omitted };
        this.#search = undefined;
        this.#lines = [];
        this.#literals = [];
        this.#bytes = 0;
        return response;
    }
    #joined() {
        const [first = Buffer.alloc(0)] = this.#pieces;
        const whole = this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces);
        this.#pieces = [];
        return whole;
    }
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/nesting.js
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x28, 0x5b];
const CLOSING = [0x29, 0x5d];
function nestsDeeper(response, limit) {
    if (response.length <= limit)
        return false;
    let depth = 0;
    let isQuoted = false;
    for (let at = 0; at < response.length; at += 1) {
        const byte = response[at];
        if (byte === QUOTE)
            isQuoted = !isQuoted;
        else if (isQuoted)
            at += byte === BACKSLASH ? 1 : 0;
        else if (CLOSING.includes(byte))
            depth = Math.max(0, depth - 1);
        else if (OPENING.includes(byte)) {
            depth += 1;
            if (depth > limit)
                return true;
        }
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/responses.js





const MAX_TOKENS = 100_000;
const MAX_DEPTH = 1000;
const MAX_AT_ONCE = 200;
const MAX_QUEUED = 8;
function readResponses(socket, grammar, sink) {
    const framing = new ResponseFraming();
    let hasEnded = false;
    let work = Promise.resolve();
    const end = (reason) => {
        hasEnded = true;
        sink.onEnd(reason);
    };
    const next = (step) => {
        work = work.then(step).catch(end);
    };
    const closed = () => next(() => end(connectionError('NoConnection')));
    let queued = 0;
    let handled = 0;
    socket.on('data', (chunk) => {
        queued += 1;
        if (queued >= MAX_QUEUED)
            socket.pause();
        next(async () => {
            for (const framed of framing.feed(chunk)) {
                if (hasEnded || sink.isOver)
                    return;
                await handle(framed, grammar, sink);
                handled += 1;
                if (handled % MAX_AT_ONCE === 0)
                    await (0,promises_.setImmediate)();
            }
            queued -= 1;
            if (queued === 0)
                socket.resume();
        });
    });
    socket.on('error', (error) => next(() => end(error)));
    socket.once('end', closed);
    socket.once('close', closed);
    socket.resume();
}
async function handle({ payload, literals, omitted }, grammar, sink) {
    if (nestsDeeper(payload, MAX_DEPTH))
        throw connectionError(session_failure/* NESTED_TOO_DEEP */.GN);
    let response;
    try {
        const options = { literals: [...literals], maxResponseTokens: MAX_TOKENS };
        const parsed = (await grammar.parser(payload, options));
        response = omitted > 0 ? { ...parsed, omitted } : parsed;
    }
    catch (error) {
        const code = (0,error_code/* errorCode */.CA)(error);
        if (code === undefined || code === 'TooManyTokens')
            throw error;
        sink.onUnreadable(payload, code);
        return;
    }
    sink.onResponse(response, payload);
}
function connectionError(code) {
    return Object.assign(new Error(code), { code });
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/pipeline.js






const MAX_TRACED = 16_384;
const pipeline_LF = 0x0a;
const EARLY_OK = 'EarlyOk';
class Pipeline {
    capabilities = new Set();
    byeReason;
    #socket;
    #grammar;
    #owner;
    #waiting = [];
    #underWay = new Map();
    #greeting = deferred();
    #isGreeted = false;
    #end;
    constructor(socket, grammar, owner) {
        this.#socket = socket;
        this.#grammar = grammar;
        this.#owner = owner;
        this.#greeting.promise.catch(() => { });
    }
    get isOver() {
        return this.#owner.isOver();
    }
    begin() {
        readResponses(this.#socket, this.#grammar, this);
        return this.#greeting.promise;
    }
    exec(name, args, handlers) {
        return new Promise((resolve, reject) => {
            if (this.#end !== undefined)
                throw this.#end;
            const tag = this.#owner.random(4).toString('hex').toUpperCase();
            const command = { tag, command: name, attributes: args };
            const parts = this.#grammar.compiler(command, {
                asArray: true,
                literalPlus: this.capabilities.has('LITERAL+'),
                literalMinus: this.capabilities.has('LITERAL-') || this.capabilities.has('IMAP4REV2'),
            });
            this.#owner.trace('sent', this.#shown(command));
            this.#waiting.push({ tag, handlers, parts, resolve, reject });
            this.#send();
        });
    }
    write(line) {
        this.#put(Buffer.from(`${line}\r\n`));
    }
    #send() {
        const isTalking = ({ parts, handlers }) => parts.length > 0 || handlers.onPlus !== undefined;
        while (![...this.#underWay.values()].some(isTalking)) {
            const next = this.#waiting.shift();
            if (!next)
                return;
            this.#underWay.set(next.tag, next);
            this.#sendPart(next);
        }
    }
    #sendPart({ parts }) {
        const part = parts.shift();
        if (part)
            this.#put(parts.length > 0 ? part : Buffer.concat([part, Buffer.from('\r\n')]));
    }
    #put(data) {
        this.#socket.cork();
        process.nextTick(() => this.#socket.uncork());
        if (this.#socket.writable)
            this.#socket.write(data);
    }
    onResponse(response, payload) {
        const isTraced = this.#isGreeted;
        const isRequest = response.tag === '+';
        if (isTraced && !isRequest)
            this.#traceReceived(response, payload);
        this.#isGreeted = true;
        this.#learn(response);
        this.#owner.heard(response);
        if (isRequest)
            this.#continue(response);
        else if (response.tag === '*')
            this.#untagged(response);
        else
            this.#tagged(response, payload);
        if (isTraced && isRequest)
            this.#traceReceived(response, payload);
        this.#greeting.resolve();
    }
    onUnreadable(payload, code) {
        const tag = /^\0*([^\s\0]+)/.exec(payload.toString('latin1', 0, 64))?.[1] ?? '';
        if (!this.#settle(tag, (exchange) => exchange.reject(connectionError(code))))
            this.#refuseWithoutTag(payload);
    }
    onEnd(reason) {
        if (this.#end !== undefined)
            return;
        this.#end = reason;
        this.#greeting.reject(reason);
        for (const exchange of [...this.#underWay.values(), ...this.#waiting])
            exchange.reject(reason);
        this.#underWay.clear();
        this.#waiting.length = 0;
    }
    #learn(response) {
        const code = (0,wire_values/* responseCode */.vo)(response);
        const list = (0,wire_values/* kindOf */.I)(response) === 'CAPABILITY' ? response.attributes : code?.name === 'CAPABILITY' ? code.args : undefined;
        if (!list)
            return;
        this.capabilities = new Set(list.map((value) => (0,wire_values/* textOf */.b6)(value)?.toUpperCase().trim() ?? ''));
    }
    #continue(response) {
        for (const exchange of this.#underWay.values()) {
            if (exchange.handlers.onPlus) {
                exchange.handlers.onPlus(response);
                return;
            }
            if (exchange.parts.length > 0) {
                this.#sendPart(exchange);
                this.#send();
                return;
            }
        }
    }
    #untagged(response) {
        const kind = (0,wire_values/* kindOf */.I)(response);
        if (kind === 'BYE') {
            this.#bye(response);
            return;
        }
        for (const exchange of this.#underWay.values()) {
            const handle = isUnfinished(exchange) ? undefined : exchange.handlers.untagged?.[kind];
            if (handle && handle(response, exchange.tag) !== false)
                return;
        }
    }
    #bye(response) {
        this.byeReason = (0,wire_values/* statusText */.qS)({ ...response, command: '' }) || 'BYE';
        throw connectionError('NoConnection');
    }
    #tagged(response, payload) {
        const status = response.command?.toUpperCase() ?? '';
        const exchange = this.#underWay.get(response.tag ?? '');
        const isTooEarly = exchange !== undefined && isUnfinished(exchange);
        const isKnown = this.#settle(response.tag ?? '', ({ resolve, reject }) => {
            if (status === 'OK' && isTooEarly)
                reject(connectionError(EARLY_OK));
            else if (status === 'OK')
                resolve(response);
            else if (status === 'NO' || status === 'BAD')
                reject(refusalError(status, { response }));
            else
                reject(connectionError(status === 'BYE' ? 'NoConnection' : 'InvalidResponse'));
        });
        if (!isKnown && !this.#refuseWithoutTag(payload))
            throw connectionError('UnexpectedTag');
        if (status === 'BYE')
            this.#bye(response);
        if (status === 'OK' && isTooEarly)
            throw connectionError(EARLY_OK);
    }
    #refuseWithoutTag(payload) {
        const error = refusalWithoutTag(payload);
        const [earliest] = this.#underWay.keys();
        if (error === undefined || earliest === undefined)
            return false;
        return this.#settle(earliest, ({ reject }) => reject(error));
    }
    #settle(tag, answer) {
        const exchange = this.#underWay.get(tag);
        if (!exchange)
            return false;
        this.#underWay.delete(tag);
        answer(exchange);
        this.#send();
        return true;
    }
    #traceReceived(response, payload) {
        if ((0,wire_values/* kindOf */.I)(response) === 'FETCH')
            return;
        const isText = payload.length > MAX_TRACED || !payload.includes(pipeline_LF);
        this.#owner.trace('received', isText ? (0,line_reader/* readableText */.Gh)(payload.subarray(0, MAX_TRACED)) : this.#shown(response));
    }
    #shown(message) {
        return this.#grammar.compiler(message, { isLogging: true }).toString();
    }
}

;// CONCATENATED MODULE: ./lib/mail/imap/turns.js






class Turns {
    #wire;
    #engine;
    #latest = { sent: Promise.resolve(), answered: Promise.resolve() };
    #isOver = false;
    constructor(wire, engine) {
        this.#wire = wire;
        this.#engine = engine;
    }
    get isOver() {
        return this.#isOver;
    }
    async run(command) {
        const { name, args = [], phase, untagged, onPlus, isUnfinished, mayBePartial, onRefusal } = command;
        const before = this.#latest;
        const sent = deferred();
        const answered = deferred();
        this.#latest = { sent: sent.promise, answered: answered.promise };
        try {
            await before.sent;
            const answer = this.#engine.exec(name, await args, { untagged, onPlus, isUnfinished });
            answer.catch(() => { });
            sent.resolve();
            await before.answered;
            await this.within(phase, name, answer);
        }
        catch (error) {
            const refusal = (0,refusals/* readRefusal */.ni)(error);
            if (!refusal)
                throw error;
            if (mayBePartial && (0,refusals/* isPartial */.mt)(refusal))
                return;
            throw (0,refusals/* throttled */.v6)(this.#wire.endpoint, phase, refusal) ?? onRefusal(refusal);
        }
        finally {
            sent.resolve();
            answered.resolve();
        }
    }
    async within(phase, awaited, answer) {
        answer.catch(() => { });
        try {
            await this.#wire.within({ phase, awaited, ms: this.#wire.endpoint.commandTimeoutMs }, () => answer);
        }
        catch (error) {
            if ((0,refusals/* readRefusal */.ni)(error))
                throw error;
            this.#isOver = true;
            const bye = this.#engine.byeReason;
            if ((0,error_code/* errorCode */.CA)(error) === EARLY_OK)
                throw (0,refusals/* earlyOk */.Cz)(this.#wire.endpoint, phase, awaited, error);
            if ((0,error_code/* errorCode */.CA)(error) === 'UnexpectedTag' || (0,error_code/* errorCode */.CA)(error) === 'InvalidResponse')
                throw (0,refusals/* imapOutOfStep */.DF)(this.#wire.endpoint, phase, error);
            const failure = (0,session_failure/* sessionFailure */.N5)(this.#wire.endpoint, phase, `the answer to ${awaited}`, error);
            throw failure instanceof model_failure/* ProbeFailure */.B && bye !== undefined ? (0,refusals/* withReply */.NZ)(failure, bye) : failure;
        }
    }
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/grammar.js
function loadEngine() {
    return __webpack_require__.e(/* import() */ 3).then(__webpack_require__.bind(__webpack_require__, 20003));
}

;// CONCATENATED MODULE: ./lib/mail/imap/start-session.js













const IN_REV2 = new Set([
    'UIDPLUS',
    'ESEARCH',
    'SASL-IR',
    'LIST-EXTENDED',
    'LIST-STATUS',
    'STATUS=SIZE',
    'NAMESPACE',
    'UNSELECT',
    'IDLE',
    'MOVE',
]);
async function startImap(reached, context, prepare) {
    const connection = await (0,connect/* connect */.N)(reached, context, async () => {
        await loadEngine();
        await prepare();
    });
    const session = new Session(connection, new Pipeline(connection.wire.socket, await loadEngine(), {
        trace: (direction, line) => context.trace('imap', direction, line),
        heard: (response) => session.hear(response),
        random: context.world.random,
        isOver: () => connection.wire.failure !== undefined,
    }), context);
    await session.begin();
    return session;
}
class Session {
    #connection;
    #engine;
    #context;
    #turns;
    #hasNews = false;
    constructor(connection, engine, context) {
        this.#connection = connection;
        this.#engine = engine;
        this.#context = context;
        this.#turns = new Turns(connection.wire, engine);
    }
    get endpoint() {
        return this.#connection.wire.endpoint;
    }
    get isOpen() {
        const { wire } = this.#connection;
        return !this.#turns.isOver && wire.failure === undefined && !wire.socket.destroyed;
    }
    has(capability) {
        const { capabilities } = this.#engine;
        const name = capability.toUpperCase();
        return capabilities.has(name) || (IN_REV2.has(name) && capabilities.has('IMAP4REV2'));
    }
    async begin() {
        await this.#context.phase('imap_capability', async () => {
            await this.#turns.within('imap_capability', 'CAPABILITY', this.#takeOver());
            if (this.#engine.capabilities.size === 0)
                await this.#ask('CAPABILITY', 'imap_capability');
        });
    }
    async login(credentials) {
        const exchange = {
            endpoint: this.endpoint,
            isProtected: this.#connection.isProtected,
            capabilities: this.#engine.capabilities,
            hasInitialResponse: this.has('SASL-IR'),
            run: (command) => this.#turns.run({ ...command, phase: 'imap_auth' }),
            write: (line) => this.#engine.write(line),
            conceal: (value) => this.#context.conceal(value),
        };
        const before = this.#engine.capabilities;
        await this.#context.phase('imap_auth', () => loginWith(exchange, credentials));
        this.#connection.wire.allowMuch();
        if (this.#engine.capabilities === before) {
            await this.#context.phase('imap_capability', () => this.#ask('CAPABILITY', 'imap_capability'));
        }
        if (wantsId(this.endpoint.host))
            await this.#context.phase('imap_capability', () => this.#ask('ID', 'imap_capability', idArguments()));
    }
    examine(mailbox) {
        return this.#open('EXAMINE', mailbox);
    }
    select(mailbox) {
        return this.#open('SELECT', mailbox);
    }
    async list() {
        const rows = new list_rows/* ListRows */.I();
        await this.#turns.run({
            name: 'LIST',
            args: [(0,wire_values/* text */.Qq)(''), (0,wire_values/* text */.Qq)('*')],
            phase: 'imap_select',
            untagged: { LIST: rows.add },
            onRefusal: (refusal) => (0,refusals/* commandRefused */.Kx)(this.endpoint, 'LIST', refusal),
        });
        return await rows.listing();
    }
    async status(mailbox) {
        const { state, command } = askStatus(mailbox);
        try {
            await this.#turns.run(command);
        }
        catch (error) {
            if (error instanceof model_failure/* ProbeFailure */.B && error.code === 'E_MAILBOX_MISSING')
                return undefined;
            throw error;
        }
        return state;
    }
    async noop() {
        await this.#ask('NOOP', 'imap_search');
    }
    hear(response) {
        if ((0,wire_values/* kindOf */.I)(response) === 'EXISTS')
            this.#hasNews = true;
        this.#noteAlert(response);
    }
    takeNews() {
        const hadNews = this.#hasNews;
        this.#hasNews = false;
        return hadNews;
    }
    async search(criteria) {
        let found;
        const collect = ({ attributes = [], numbers }) => {
            found ??= [];
            for (const uid of numbers ?? attributes.map(wire_values/* numberOf */.rl))
                if (uid !== undefined)
                    found.push(uid);
        };
        await this.#turns.run({
            name: 'UID SEARCH',
            args: criteria,
            phase: 'imap_search',
            untagged: { SEARCH: collect },
            onRefusal: (refusal) => (0,refusals/* searchRefused */.De)(this.endpoint, refusal),
        });
        return found;
    }
    async fetchHeaders(uids, fields) {
        const onRefusal = (refusal) => (0,refusals/* commandRefused */.Kx)(this.endpoint, 'FETCH', refusal);
        const { found, command } = askHeaders(uids, fields, onRefusal);
        await this.#turns.run(command);
        return found;
    }
    async flagDeleted(uid) {
        const args = [{ type: 'SEQUENCE', value: String(uid) }, (0,wire_values/* atom */.eU)('+FLAGS.SILENT'), (0,wire_values/* atoms */.Fo)('\\Deleted')];
        await this.#ask('UID STORE', 'cleanup', args);
    }
    async expunge(uid) {
        await this.#ask('UID EXPUNGE', 'cleanup', [{ type: 'SEQUENCE', value: String(uid) }]);
    }
    run(command) {
        return this.#turns.run(command);
    }
    logout() {
        const { wire } = this.#connection;
        if (!wire.socket.destroyed) {
            this.#context.trace('imap', 'sent', 'LOGOUT');
            wire.socket.write('ZZ LOGOUT\r\n');
        }
        wire.release();
    }
    async #takeOver() {
        this.#connection.wire.throwIfEnded();
        await this.#engine.begin();
    }
    #ask(name, phase, args = []) {
        const onRefusal = (refusal) => (0,refusals/* commandRefused */.Kx)(this.endpoint, name, refusal, phase);
        return this.#turns.run({ name, args, phase, onRefusal });
    }
    async #open(name, mailbox) {
        const { state, command } = askOpen(name, mailbox, () => {
            this.#hasNews = true;
        });
        await this.#turns.run(command);
        return state;
    }
    #noteAlert(response) {
        if ((0,wire_values/* kindOf */.I)(response) !== 'OK' || (0,wire_values/* responseCode */.vo)(response)?.name !== 'ALERT')
            return;
        const message = `${(0,endpoint/* describeEndpoint */.N2)(this.endpoint)} has an alert for this user.`;
        this.#context.notice({ message, reply: (0,wire_values/* statusText */.qS)(response) });
    }
}


/***/ }),

/***/ 12056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fo: () => (/* binding */ atoms),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Ks: () => (/* binding */ sectionsOf),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   eU: () => (/* binding */ atom),
/* harmony export */   fq: () => (/* binding */ pairsOf),
/* harmony export */   qS: () => (/* binding */ statusText),
/* harmony export */   rl: () => (/* binding */ numberOf),
/* harmony export */   vo: () => (/* binding */ responseCode)
/* harmony export */ });
function textOf(value) {
    if (!isToken(value) || value.value === undefined || value.value === null)
        return undefined;
    return typeof value.value === 'string' ? value.value : value.value.toString('utf8');
}
function numberOf(value) {
    const text = textOf(value);
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function kindOf({ command = '', attributes }) {
    const word = /^\d+$/.test(command) ? (textOf(attributes?.[0]) ?? command) : command;
    return word.toUpperCase().trim();
}
function responseCode(response) {
    const first = response.attributes?.[0];
    if (!isToken(first) || !first.section)
        return undefined;
    const name = textOf(first.section[0])?.toUpperCase();
    return name === undefined ? undefined : { name, args: first.section.slice(1) };
}
function statusText(response) {
    const code = responseCode(response);
    const words = (response.attributes ?? []).map((value) => isToken(value) && value.section ? '' : (textOf(value) ?? ''));
    const shown = code ? `[${[code.name, ...code.args.map((arg) => textOf(arg) ?? '')].join(' ').trim()}]` : '';
    return [response.command ?? '', shown, ...words]
        .filter((part) => part !== '')
        .join(' ')
        .trim();
}
function pairsOf(value) {
    const list = listOf(value);
    const pairs = new Map();
    for (let index = 0; index + 1 < list.length; index += 2) {
        const key = list[index];
        const name = textOf(key)?.toUpperCase();
        if (name !== undefined)
            pairs.set(isToken(key) && key.section ? `${name}[]` : name, list[index + 1] ?? null);
    }
    return pairs;
}
function sectionsOf(value) {
    const list = listOf(value);
    const sections = new Map();
    for (let index = 0; index + 1 < list.length; index += 2) {
        const key = list[index];
        const content = list[index + 1];
        const name = isToken(key) && key.section ? (textOf(key.section[0])?.toUpperCase() ?? '') : undefined;
        if (name === undefined || !isToken(content) || content.value === undefined || content.value === null)
            continue;
        sections.set(name, Buffer.from(content.value));
    }
    return sections;
}
function atom(value) {
    return { type: 'ATOM', value };
}
function text(value, isSensitive = false) {
    const sensitive = isSensitive ? { sensitive: true } : {};
    return /^[\x20-\x7e]*$/.test(value)
        ? { type: 'STRING', value, ...sensitive }
        : { type: 'LITERAL', value: Buffer.from(value, 'utf8'), ...sensitive };
}
function atoms(...values) {
    return values.map(atom);
}
function isToken(value) {
    return value !== null && value !== undefined && !Array.isArray(value);
}


/***/ }),

/***/ 52306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MAX_COPIES: () => (/* binding */ MAX_COPIES),
  RECOGNISED_HEADERS: () => (/* binding */ RECOGNISED_HEADERS),
  TOKEN_HEADER: () => (/* binding */ TOKEN_HEADER),
  composeMessage: () => (/* binding */ composeMessage),
  createToken: () => (/* binding */ createToken),
  isProbeMessage: () => (/* binding */ isProbeMessage),
  isQuickToCompose: () => (/* binding */ isQuickToCompose),
  loadComposer: () => (/* binding */ loadComposer),
  messageIdOf: () => (/* binding */ messageIdOf),
  parseHeaders: () => (/* binding */ parseHeaders),
  subjectWithToken: () => (/* binding */ subjectWithToken)
});

;// CONCATENATED MODULE: ./lib/mail/message/header-field.js
const WORD_BYTES = 45;
const MAX_LINE_OCTETS = 998;
function headerField(name, text) {
    const plain = `${name}: ${text}`;
    return `${needsEncoding(text) || plain.length > MAX_LINE_OCTETS ? `${name}: ${encodeWords(text)}` : plain}\r\n`;
}
function headerFieldEndingIn(name, text, lastWord) {
    const plain = `${name}: ${text} ${lastWord}`;
    const isEncoded = needsEncoding(text) || plain.length > MAX_LINE_OCTETS;
    return `${isEncoded ? `${name}: ${encodeWords(text)}\r\n ${lastWord}` : plain}\r\n`;
}
function needsEncoding(text) {
    return /[^ -~]|=\?/.test(text);
}
function encodeWords(text) {
    const words = [];
    let word = '';
    for (const character of text) {
        if (Buffer.byteLength(word + character) > WORD_BYTES) {
            words.push(word);
            word = '';
        }
        word += character;
    }
    return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
}

;// CONCATENATED MODULE: ./lib/mail/message/message.js

const TOKEN_HEADER = 'X-Mail-Probe';
const RECOGNISED_HEADERS = [
    TOKEN_HEADER,
    'Message-ID',
    'From',
    'Subject',
    'Auto-Submitted',
    'In-Reply-To',
    'References',
];
const MAX_COPIES = 100;
const PAD_LINE_OCTETS = 72;
const MAX_QUICK_LENGTH = 10_000;
function createToken(context) {
    return context.world.random(16).toString('hex');
}
function messageIdOf(token, from) {
    return `mail-probe.${token}@${from.slice(from.lastIndexOf('@') + 1)}`;
}
function loadComposer() {
    return Promise.all(/* import() */[__webpack_require__.e(664), __webpack_require__.e(572)]).then(__webpack_require__.bind(__webpack_require__, 58572));
}
function isQuickToCompose({ attachments, sizeBytes, body, html }) {
    const length = (body?.length ?? 0) + (html?.length ?? 0);
    return attachments.length === 0 && sizeBytes === undefined && length <= MAX_QUICK_LENGTH;
}
async function composeMessage(spec, token, date) {
    const { default: MailComposer } = await loadComposer();
    const messageId = messageIdOf(token, spec.from);
    const bare = (address) => ({ name: '', address });
    const mark = spec.sizeBytes === undefined ? undefined : `pad-${token}`;
    const composer = new MailComposer({
        from: bare(spec.from),
        to: spec.to.map(bare),
        ...(spec.cc.length > 0 ? { cc: spec.cc.map(bare) } : {}),
        ...(spec.replyTo === undefined ? {} : { replyTo: bare(spec.replyTo) }),
        ...texts(spec, token, mark),
        attachments: spec.attachments.map(({ name: filename, contentType, content }) => ({
            filename,
            contentType,
            content,
        })),
        date,
        messageId: `<${messageId}>`,
        headers: {
            [TOKEN_HEADER]: token,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
        },
        disableFileAccess: true,
        disableUrlAccess: true,
        newline: '\r\n',
        baseBoundary: token,
        textEncoding: 'Q',
    });
    const composed = await composer.compile().build();
    const own = [subjectField(spec.subject, token), ...spec.headers.map(({ name, value }) => headerField(name, value))];
    const raw = Buffer.concat([Buffer.from(own.join('')), composed]);
    return { token, messageId, raw: mark === undefined ? raw : pad(raw, mark, spec.sizeBytes ?? raw.length) };
}
function texts(spec, token, mark) {
    const usual = `This message checks that mail is delivered. It needs no answer.\n\nMail Probe ${token}\n`;
    const html = spec.html === undefined ? undefined : withLineEnds(spec.html);
    if (html !== undefined && spec.body === undefined) {
        return { html: mark === undefined ? html : `${html}\r\n<!--\r\n${mark}\r\n-->` };
    }
    const text = withLineEnds(spec.body ?? usual);
    return { text: mark === undefined ? text : `${text}\r\n${mark}`, ...(html === undefined ? {} : { html }) };
}
function pad(raw, mark, sizeBytes) {
    const at = raw.indexOf(mark);
    if (at < 0)
        throw new Error('The place of the padding was lost');
    const length = Math.max(0, sizeBytes - (raw.length - mark.length));
    const line = `${'x'.repeat(PAD_LINE_OCTETS)}\r\n`;
    const padding = Buffer.alloc(length, line, 'latin1');
    if (length % line.length === line.length - 1)
        padding.write('x', length - 1);
    return Buffer.concat([raw.subarray(0, at), padding, raw.subarray(at + mark.length)]);
}
function withLineEnds(text) {
    return text.replace(/\r?\n/g, '\r\n');
}
function subjectField(subject, token) {
    const whole = subjectWithToken(subject, token);
    const last = ` ${token}`;
    return whole.endsWith(last)
        ? headerFieldEndingIn('Subject', whole.slice(0, -last.length), token)
        : headerField('Subject', whole);
}
function subjectWithToken(subject, token) {
    if (subject === undefined)
        return `Mail probe ${token}`;
    return subject.includes(token) ? subject : `${subject} ${token}`;
}
function isProbeMessage(headers, { token, sender }) {
    const hasOwnId = headers.get('message-id')?.startsWith(`<mail-probe.${token}@`) ?? false;
    if (!hasOwnId && !isFrom(headers.get('from') ?? '', sender))
        return false;
    const own = headers.get(TOKEN_HEADER.toLowerCase());
    if (own !== undefined)
        return own === token;
    if (headers.has('in-reply-to') || headers.has('references'))
        return false;
    const isGenerated = headers.get('auto-submitted') === 'auto-generated';
    return hasOwnId || (isGenerated && (headers.get('subject')?.endsWith(token) ?? false));
}
function isFrom(field, sender) {
    const address = /<([^<>]*)>$/.exec(field)?.[1] ?? field;
    return address.toLowerCase() === sender.toLowerCase();
}
function parseHeaders(block) {
    const headers = new Map();
    for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
        const colon = line.indexOf(':');
        const name = line.slice(0, colon).trim().toLowerCase();
        if (colon > 0 && !headers.has(name))
            headers.set(name, line.slice(colon + 1).trim());
    }
    return headers;
}


/***/ })

};
