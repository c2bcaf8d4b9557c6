export const id = 731;
export const ids = [731,306];
export const modules = {

/***/ 49562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ uidTest),
/* harmony export */   u: () => (/* binding */ MAX_UID)
/* harmony export */ });
const MAX_UID = 2 ** 32 - 1;
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
/* harmony export */   I3: () => (/* binding */ ListRows),
/* harmony export */   Q4: () => (/* binding */ askList),
/* harmony export */   Sp: () => (/* binding */ unreadableList)
/* harmony export */ });
/* harmony import */ var _mailbox_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60738);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37571);
/* harmony import */ var _wire_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12056);



const MAX_KEPT = 20_000;
function askList(endpoint, phase) {
    const rows = new ListRows();
    return {
        rows,
        command: {
            name: 'LIST',
            args: [(0,_wire_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(''), (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)('*')],
            phase,
            untagged: { LIST: rows.add },
            onUnreadable: rows.addUnreadable,
            onRefusal: (refusal) => (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .commandRefused */ .Kx)(endpoint, 'LIST', refusal, phase),
        },
    };
}
function unreadableList(count) {
    return {
        message: `${count} ${count === 1 ? 'line' : 'lines'} of LIST cannot be read, so what ${count === 1 ? 'it names' : 'they name'} was left out.`,
        hint: 'A name with blanks has to be quoted (RFC 9051 section 7.3.1). Look at the dialogue with transcript: true.',
    };
}
class ListRows {
    #rows = [];
    #flags = new Map();
    #more = 0;
    #unreadable = 0;
    add = ({ attributes = [] }) => {
        const name = (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(attributes[2]);
        const [, , , extension, ...more] = attributes;
        if (!name || more.length > 0 || (extension !== undefined && !Array.isArray(extension))) {
            this.#unreadable += 1;
            return;
        }
        const flags = this.#flagsOf(attributes[0]);
        if (this.#rows.length < MAX_KEPT || flags.has('\\junk')) {
            this.#rows.push({ name, delimiter: (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(attributes[1]), flags });
        }
        else if (!flags.has('\\noselect') && !flags.has('\\nonexistent'))
            this.#more += 1;
    };
    addUnreadable = (line) => {
        const isOwn = /^\* LIST\b/i.test(line);
        if (isOwn)
            this.#unreadable += 1;
        return isOwn;
    };
    async listing() {
        for (const row of this.#rows)
            row.name = await (0,_mailbox_name_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeMailbox */ .x6)(row.name);
        return { mailboxes: this.#rows, more: this.#more, unreadable: this.#unreadable };
    }
    #flagsOf(value) {
        const names = (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(value).map((flag) => (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(flag)?.toLowerCase() ?? '');
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

/***/ 53236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ refusalOf)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25836);

async function refusalOf(imap, command) {
    let refusal;
    const onRefusal = (given) => {
        refusal = given;
        return command.onRefusal(given);
    };
    try {
        await imap.run({ ...command, onRefusal });
        return undefined;
    }
    catch (failure) {
        if (refusal && failure instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU)
            return { refusal, failure };
        throw failure;
    }
}


/***/ }),

/***/ 37571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ earlyOk),
/* harmony export */   DF: () => (/* binding */ imapOutOfStep),
/* harmony export */   De: () => (/* binding */ searchRefused),
/* harmony export */   EW: () => (/* binding */ userRefused),
/* harmony export */   Kx: () => (/* binding */ commandRefused),
/* harmony export */   NZ: () => (/* binding */ withReply),
/* harmony export */   mt: () => (/* binding */ isPartial),
/* harmony export */   ni: () => (/* binding */ readRefusal),
/* harmony export */   uI: () => (/* binding */ refusedCommand),
/* harmony export */   v6: () => (/* binding */ throttled),
/* harmony export */   vv: () => (/* binding */ mailboxRefused),
/* harmony export */   xT: () => (/* binding */ byeReason),
/* harmony export */   xe: () => (/* binding */ inPhase)
/* harmony export */ });
/* unused harmony export searchHint */
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70905);
/* harmony import */ var _wire_values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12056);




function mailboxRefused(endpoint, step, mailbox, { reply, status }) {
    const phase = step === 'open' ? 'imap_select' : 'imap_status';
    const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step, phase, reply, mailbox });
    const isInbox = mailbox.toUpperCase() === 'INBOX';
    if (told)
        return told;
    if (!isInbox && status !== 'BAD')
        return missing(mailbox, phase, reply);
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_MAILBOX_UNAVAILABLE',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} does not let this user read ${mailbox}.`,
        hint: isInbox
            ? 'Every user has INBOX, so it is not missing. Check that the user has a mailbox on this server, with a licence where there are any, and that the login has the right to read it; then look at the log of the server.'
            : 'The server refuses the command itself, whatever the mailbox. Look at its log.',
        reply,
    });
}
function missing(mailbox, phase, reply) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_MAILBOX_MISSING',
        phase,
        message: `Mailbox ${mailbox} cannot be opened.`,
        hint: 'Check the name, its hierarchy delimiter, and the access rights of this user.',
        reply,
    });
}
function searchRefused(endpoint, refusal) {
    const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step: 'search', phase: 'imap_search', reply: refusal.reply });
    if (told)
        return told;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_SEARCH_FAILED',
        phase: 'imap_search',
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} refused the search, so nothing is known about the mailbox.`,
        hint: searchHint(refusal),
        reply: refusal.reply,
    });
}
function stepOf(command) {
    return STEPS[command.replace('UID ', '')] ?? 'other';
}
const STEPS = {
    EXAMINE: 'open',
    SELECT: 'open',
    STATUS: 'status',
    LIST: 'list',
    SEARCH: 'search',
    FETCH: 'fetch',
    STORE: 'store',
    EXPUNGE: 'expunge',
};
function searchHint({ status }) {
    return status === 'BAD'
        ? 'BAD means that the server does not understand this search, or fails at it. Look at its log, and try criteria that it knows.'
        : 'Look at the log of the server; a broken index is the usual reason.';
}
function commandRefused(endpoint, command, refusal, phase = 'imap_capability') {
    const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step: stepOf(command), phase, reply: refusal.reply });
    if (told)
        return told;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
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
    return { status, reply: (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_3__/* .statusText */ .qS)(response), code: (0,_wire_values_js__WEBPACK_IMPORTED_MODULE_3__/* .responseCode */ .vo)(response)?.name };
}
function throttled(endpoint, phase, refusal) {
    const wait = /Backoff Time[:=\s]+(\d+)/i.exec(refusal.reply)?.[1];
    if (wait === undefined || !/throttled/i.test(refusal.reply))
        return undefined;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_THROTTLED',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} throttles this user: wait ${Math.ceil(Number(wait) / 1000)} s.`,
        hint: 'Run fewer checks at once for this account, and less often.',
        reply: refusal.reply,
    });
}
function userRefused(endpoint, name, phase, { reply }, hasToken) {
    const told = (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step: stepOf(name), phase, reply, hasToken });
    return told && OF_USER.has(told.code) ? told : undefined;
}
const OF_USER = new Set(['E_THROTTLED', 'E_AUTH_REJECTED', 'E_AUTH_TOKEN', 'E_TLS_REQUIRED']);
function byeReason(endpoint, phase, reply, hasToken) {
    return (0,_refusal_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedBy */ .i)(endpoint, { step: 'bye', phase, reply, hasToken });
}
function imapOutOfStep(endpoint, phase, cause) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_PROTO_UNEXPECTED',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} sends answers that do not match the commands.`,
        hint: 'The server is broken, or something on the path mixes sessions up. The result cannot be trusted.',
        cause,
    });
}
function earlyOk(endpoint, phase, command, cause) {
    const isLogin = phase === 'imap_auth';
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
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
function inPhase(failure, phase) {
    if (failure.phase === phase)
        return failure;
    const { code, message, hint, reply, status, isRetryable, cause } = failure;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({ code, phase, message, hint, reply, status, isRetryable, cause });
}
function withReply(failure, reply) {
    const { code, phase, message, hint, status, isRetryable, cause } = failure;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({ code, phase, message, hint, status, isRetryable, cause, reply });
}
function refusedCommand({ endpoint }, command, phase) {
    return (refusal) => commandRefused(endpoint, command, refusal, phase);
}


/***/ }),

/***/ 86748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ askUids),
/* harmony export */   Xi: () => (/* binding */ uidsOf),
/* harmony export */   hO: () => (/* binding */ isUid)
/* harmony export */ });
/* harmony import */ var _asked_uids_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49562);
/* harmony import */ var _wire_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12056);


function askUids(criteria, onRefusal) {
    const result = {};
    const found = [];
    let isReadable = true;
    const collect = (response) => {
        const uids = uidsOf(response);
        isReadable &&= uids !== undefined;
        for (const uid of uids ?? [])
            found.push(uid);
        if (isReadable)
            result.uids = found;
        else
            delete result.uids;
    };
    const untagged = { SEARCH: collect };
    return { result, command: { name: 'UID SEARCH', args: criteria, phase: 'imap_search', untagged, onRefusal } };
}
function uidsOf({ attributes = [], numbers }) {
    const uids = numbers ?? attributes.filter((value) => !Array.isArray(value)).map(_wire_values_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl);
    return uids.every(isUid) ? uids : undefined;
}
function isUid(value) {
    return value !== undefined && value >= 1 && value <= _asked_uids_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_UID */ .u;
}


/***/ }),

/***/ 41731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startImap: () => (/* binding */ startImap)
});

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

// EXTERNAL MODULE: ./lib/mail/network/line-reader.js
var line_reader = __webpack_require__(45669);
;// CONCATENATED MODULE: ./lib/mail/imap/heard.js


const MAX_UNREAD = 300;
const CONTENT = /^\* \d+ FETCH .*\bBODY\[/i;
class Heard {
    #hasNews = false;
    #messages;
    #unread;
    get messages() {
        return this.#messages;
    }
    hear(response) {
        const kind = (0,wire_values/* kindOf */.I)(response);
        if (kind === 'EXISTS') {
            this.#hasNews = true;
            this.#messages = (0,wire_values/* numberOf */.rl)({ value: response.command ?? '' });
        }
        if (kind === 'EXPUNGE' && this.#messages !== undefined)
            this.#messages -= 1;
    }
    hearUnread(payload) {
        const row = (0,line_reader/* readableText */.Gh)(payload.subarray(0, MAX_UNREAD));
        if (CONTENT.test(row))
            this.#unread = row;
    }
    forget() {
        this.#messages = undefined;
    }
    expectNews() {
        this.#hasNews = true;
    }
    takeNews() {
        const hadNews = this.#hasNews;
        this.#hasNews = false;
        return hadNews;
    }
    takeUnread() {
        const row = this.#unread;
        this.#unread = undefined;
        return row;
    }
}

// EXTERNAL MODULE: ./lib/mail/imap/list-rows.js
var list_rows = __webpack_require__(60218);
// EXTERNAL MODULE: ./lib/model/endpoint.js
var model_endpoint = __webpack_require__(57413);
// EXTERNAL MODULE: ./lib/system/version.js
var version = __webpack_require__(71784);
// EXTERNAL MODULE: ./lib/mail/imap/refusals.js
var refusals = __webpack_require__(37571);
;// CONCATENATED MODULE: ./lib/mail/imap/id.js




const NETEASE = /(?:^|\.)(?:163\.com|126\.com|yeah\.net)$/i;
function wantsId(host) {
    return NETEASE.test(host);
}
async function identify(turns, context) {
    const phase = 'imap_capability';
    let refusal;
    try {
        await turns.run({
            name: 'ID',
            args: [[(0,wire_values/* text */.Qq)('name'), (0,wire_values/* text */.Qq)('mail-probe'), (0,wire_values/* text */.Qq)('version'), (0,wire_values/* text */.Qq)(version/* VERSION */.x)]],
            phase,
            onRefusal: (given) => {
                refusal = given;
                return (0,refusals/* commandRefused */.Kx)(turns.endpoint, 'ID', given, phase);
            },
        });
    }
    catch (error) {
        if (!refusal)
            throw error;
        const message = `${(0,model_endpoint/* describeEndpoint */.N2)(turns.endpoint)} refused ID, which it demands from its clients.`;
        context.notice({ message, hint: 'When it then opens no mailbox, this is the reason.', reply: refusal.reply });
    }
}

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
    return mechanism;
}
async function loginCommand(exchange, credentials) {
    await exchange.run({
        name: 'LOGIN',
        args: [(0,wire_values/* text */.Qq)(credentials.username), (0,wire_values/* text */.Qq)(credentials.password?.reveal() ?? '', true)],
        mayBeFollowed: () => true,
        onRefusal: ({ reply }) => (0,login_refused/* loginRefused */.U)(exchange.endpoint, { reply, hasToken: false }),
    });
}
async function authenticate(exchange, credentials, mechanism) {
    const initial = initialResponse(exchange.endpoint, credentials, mechanism);
    if (initial === undefined || !exchange.hasInitialResponse) {
        await authenticateWith(exchange, credentials, mechanism, initial, false);
        return;
    }
    const unread = await authenticateWith(exchange, credentials, mechanism, initial, true);
    if (unread === undefined)
        return;
    exchange.distrust('SASL-IR', unread);
    await authenticateWith(exchange, credentials, mechanism, initial, false);
}
async function authenticateWith(exchange, credentials, mechanism, initial, isSentAtOnce) {
    const answers = isSentAtOnce ? [] : [...(initial === undefined ? [] : [initial])];
    let tokenError;
    let questions = 0;
    const needed = isSentAtOnce ? 0 : QUESTIONS[mechanism];
    let unread;
    const answered = exchange.run({
        name: 'AUTHENTICATE',
        args: isSentAtOnce ? [(0,wire_values/* atom */.eU)(mechanism), { type: 'ATOM', value: initial ?? '', sensitive: true }] : [(0,wire_values/* atom */.eU)(mechanism)],
        onPlus: (response) => {
            const challenge = (0,wire_values/* statusText */.qS)({ ...response, command: '' });
            questions += 1;
            if (isSentAtOnce && exchange.isFollowed && !credentials.token)
                return;
            if (mechanism === 'CRAM-MD5')
                (0,sasl/* cramMd5Digests */.hB)(credentials, challenge).forEach(exchange.conceal);
            const next = answers.shift() ?? answer(credentials, mechanism, challenge, questions);
            if (credentials.token)
                tokenError ??= (0,login_refused/* decodeTokenError */.o)(challenge);
            exchange.write(next);
        },
        isUnfinished: () => questions !== needed,
        ...(credentials.token ? {} : { mayBeFollowed: () => questions === needed }),
        onRefusal: ({ reply }) => {
            if (isSentAtOnce && questions > 0 && !credentials.token)
                unread = reply;
            return (0,login_refused/* loginRefused */.U)(exchange.endpoint, { reply, hasToken: credentials.token !== undefined, tokenError });
        },
    });
    try {
        await answered;
    }
    catch (error) {
        if (unread === undefined)
            throw error;
    }
    return unread;
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

// EXTERNAL MODULE: ./lib/mail/refusal/refused.js
var refused = __webpack_require__(70905);
// EXTERNAL MODULE: ./lib/mail/refusal/response-code-rows.js
var response_code_rows = __webpack_require__(386);
// EXTERNAL MODULE: ./lib/mail/imap/mailbox-name.js
var mailbox_name = __webpack_require__(60738);
;// CONCATENATED MODULE: ./lib/mail/imap/mailbox-state.js



function askOpen(endpoint, name, mailbox, onExists) {
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
            onRefusal: (refusal) => (0,refusals/* mailboxRefused */.vv)(endpoint, 'open', mailbox, refusal),
        },
    };
}
function askStatus(endpoint, mailbox) {
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
            onRefusal: (refusal) => (0,refusals/* mailboxRefused */.vv)(endpoint, 'status', mailbox, refusal),
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

;// CONCATENATED MODULE: ./lib/mail/imap/login-proof.js







const NOT_CONNECTED = /\bnot (?:yet |been )?(?:connected|authenticated|logged[ -]?(?:in|on))|\bunauthenticated\b|\b(?:invalid|wrong|illegal|bad|this) state\b|\b(?:log ?in|authenticate) first\b|\b(?:must|need to|please) (?:first )?(?:log ?in|authenticate)\b/i;
const ABOUT_THE_MAILBOX = ['NONEXISTENT', 'NOPERM', 'CANNOT', 'TRYCREATE'];
const NAMES_THE_MAILBOX = /\b(?:mailbox|folder|inbox)\b/i;
const TEMPORARY_BYE = /\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]|shut|restart|too many|limit|throttl|try again|timeout/i;
const TOKEN_BYE = /token/i;
function standingOf({ status, reply, code }) {
    if (NOT_CONNECTED.test(reply))
        return 'refused';
    if (status !== 'NO')
        return 'unclear';
    if (code !== undefined)
        return ABOUT_THE_MAILBOX.includes(code) ? 'proven' : 'refused';
    return NAMES_THE_MAILBOX.test(reply) ? 'proven' : 'unclear';
}
function turnedAway(endpoint, phase, what, reply) {
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_AUTH_REJECTED',
        phase,
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} accepted the login, and then ${what}: this user is not really logged in.`,
        hint: `${response_code_rows/* NO_MAILBOX_HINT */.Vb} The login is not repeated, so that no account is locked.`,
        reply,
        isRetryable: false,
    });
}
function refusedUnproven(endpoint, { name, phase }, refusal) {
    if (!NOT_CONNECTED.test(refusal.reply))
        return undefined;
    return turnedAway(endpoint, phase, `refused ${name}`, refusal.reply);
}
function closedUnproven(endpoint, phase, bye) {
    if (TEMPORARY_BYE.test(bye) || TOKEN_BYE.test(bye))
        return undefined;
    return turnedAway(endpoint, phase, 'closed the session', bye);
}
const PROOF = { name: 'STATUS', args: [(0,wire_values/* text */.Qq)('INBOX'), (0,wire_values/* atoms */.Fo)('UIDNEXT')] };
const LOST_AFTER_MS = 1000;
function askProof(exchange) {
    const answer = exchange.follow(PROOF).then(() => undefined, refusalOrThrow);
    answer.catch(() => { });
    return answer;
}
async function settleProof(exchange, asked, context) {
    let refusal;
    const answered = answerOf(exchange, asked, context).then((answer) => {
        refusal = answer;
    });
    await exchange.within('imap_status', PROOF.name, answered);
    if (refusal === undefined)
        return;
    const standing = standingOf(refusal);
    if (standing === 'refused')
        throw refusedInbox(exchange, 'imap_status', PROOF.name, refusal);
    if (standing === 'unclear')
        await openInbox(exchange);
    const who = (0,model_endpoint/* describeEndpoint */.N2)(exchange.endpoint);
    context.notice(standing === 'proven'
        ? {
            message: `The login works, but ${who} does not give the state of INBOX to this user.`,
            hint: 'Test a mailbox that this user may read with imap-search or imap-mailbox.',
            reply: refusal.reply,
        }
        : {
            message: `The login works, but ${who} refused STATUS of INBOX, and opened INBOX when it was asked to.`,
            hint: 'RFC 9051 section 6.3.11 demands STATUS. Clients that use it show no counts here.',
            reply: refusal.reply,
        });
}
async function answerOf(exchange, asked, context) {
    const waiting = new AbortController();
    try {
        const pause = context.world.clock.sleep(LOST_AFTER_MS, waiting.signal).then(() => 'lost', () => 'lost');
        const early = await Promise.race([asked, pause]);
        if (early !== 'lost')
            return early;
    }
    finally {
        waiting.abort();
    }
    const again = askProof(exchange).then((answer) => ({ answer }));
    const late = await Promise.race([asked, again]);
    if (late === undefined || !('answer' in late))
        return late;
    context.notice({
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(exchange.endpoint)} did not answer a command that was sent right behind the login, and answered when it was asked again.`,
        hint: 'RFC 9051 section 5.5 lets clients send commands without waiting. Those that do may hang here.',
    });
    return late.answer;
}
async function openInbox(exchange) {
    let refusal;
    const { command } = askOpen(exchange.endpoint, 'EXAMINE', 'INBOX', () => { });
    const failed = (given) => {
        refusal = given;
        return refusedInbox(exchange, 'imap_select', 'EXAMINE', given);
    };
    try {
        await exchange.run({ ...command, onRefusal: failed });
    }
    catch (error) {
        if (refusal === undefined || standingOf(refusal) !== 'proven')
            throw error;
    }
}
function refusedInbox({ endpoint, hasToken }, phase, name, { reply }) {
    const step = name === 'STATUS' ? 'status' : 'open';
    const told = (0,refused/* refusedBy */.i)(endpoint, { step, phase, reply, mailbox: 'INBOX', hasToken });
    if (told && (told.isRetryable || told.code === 'E_AUTH_TOKEN'))
        return told;
    return turnedAway(endpoint, phase, `refused ${name} of INBOX`, reply);
}
function refusalOrThrow(error) {
    const refusal = (0,refusals/* readRefusal */.ni)(error);
    if (!refusal)
        throw error;
    return refusal;
}

;// CONCATENATED MODULE: ./lib/mail/imap/log-in.js



async function logIn(parts, credentials, isProven) {
    const { connection, engine, turns, context } = parts;
    const { isProtected, flightSeconds, learn } = connection;
    let asked;
    let begun = 0;
    const needsId = wantsId(turns.endpoint.host);
    const exchange = {
        endpoint: turns.endpoint,
        isProtected,
        capabilities: engine.capabilities,
        hasInitialResponse: parts.has('SASL-IR'),
        isFollowed: isProven && !needsId,
        run: (command) => {
            begun += 1;
            const answered = turns.run({ ...command, phase: 'imap_auth' });
            if (isProven && command.mayBeFollowed && !needsId)
                asked = askProof(turns);
            return answered;
        },
        write: (line) => engine.write(line),
        conceal: (value) => context.conceal(value),
        distrust: (capability, reply) => parts.distrust(capability, reply),
    };
    const { capabilities, requests } = engine;
    turns.hasToken = credentials.token !== undefined;
    await context.phase('imap_auth', async (flown) => {
        const mechanism = await loginWith(exchange, credentials);
        if (begun === 1)
            flown(1 + engine.requests - requests, flightSeconds);
        learn({ login: { mechanism, isEncrypted: isProtected } });
    });
    turns.loggedIn();
    connection.wire.allowMuch();
    const inOneFlight = (work) => context.phase('imap_capability', async (flown) => {
        await work();
        flown(1, flightSeconds);
    });
    if (needsId)
        await inOneFlight(() => identify(turns, context));
    const proof = isProven ? (asked ?? askProof(turns)) : undefined;
    const work = [
        ...(proof ? [context.phase('imap_status', () => settleProof(turns, proof, context))] : []),
        ...(engine.capabilities === capabilities ? [inOneFlight(() => parts.askCapability())] : []),
    ];
    for (const result of await Promise.allSettled(work))
        if (result.status === 'rejected')
            throw result.reason;
    learn({ capabilities: { 'after-login': [...engine.capabilities] } });
}

// EXTERNAL MODULE: ./lib/mail/imap/refusal-of.js
var refusal_of = __webpack_require__(53236);
// EXTERNAL MODULE: ./lib/mail/imap/search-uids.js
var search_uids = __webpack_require__(86748);
;// CONCATENATED MODULE: ./lib/mail/imap/session-notices.js


class SessionNotices {
    #endpoint;
    #context;
    #hasUnreadable = false;
    constructor(endpoint, context) {
        this.#endpoint = endpoint;
        this.#context = context;
    }
    heard(response) {
        if ((0,wire_values/* kindOf */.I)(response) !== 'OK' || (0,wire_values/* responseCode */.vo)(response)?.name !== 'ALERT')
            return;
        const message = `${(0,model_endpoint/* describeEndpoint */.N2)(this.#endpoint)} has an alert for this user.`;
        this.#context.notice({ message, reply: (0,wire_values/* statusText */.qS)(response) });
    }
    distrusted(capability, reply) {
        this.#context.notice({
            message: `${(0,model_endpoint/* describeEndpoint */.N2)(this.#endpoint)} announces ${capability}, which does not work there; the check went on without it.`,
            hint: 'Other clients that use it fail here. Look for an update of the server, or switch the extension off.',
            reply,
        });
    }
    unreadable(line) {
        if (this.#hasUnreadable)
            return;
        this.#hasUnreadable = true;
        this.#context.notice({
            message: `${(0,model_endpoint/* describeEndpoint */.N2)(this.#endpoint)} sent a line that cannot be read, and that was left out.`,
            hint: 'Look at the dialogue with transcript: true.',
            reply: line,
        });
    }
}

// EXTERNAL MODULE: ./lib/system/deferred.js
var deferred = __webpack_require__(36673);
// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/mail/network/session-failure.js
var session_failure = __webpack_require__(99500);
;// CONCATENATED MODULE: ./lib/mail/imap/wire/exchange.js
const EARLY_OK = 'EarlyOk';
function isUnfinished({ parts, handlers }) {
    return parts.length > 0 || handlers.isUnfinished?.() === true;
}

;// CONCATENATED MODULE: ./lib/mail/imap/turns.js







const FOR_ANY_CLIENT = ['CAPABILITY', 'NOOP', 'ID'];
class Turns {
    #wire;
    #engine;
    #latest = { sent: Promise.resolve(), answered: Promise.resolve() };
    #isOver = false;
    #isUnproven = false;
    #hasProof = false;
    hasToken = false;
    constructor(wire, engine) {
        this.#wire = wire;
        this.#engine = engine;
    }
    get endpoint() {
        return this.#wire.endpoint;
    }
    get isOver() {
        return this.#isOver;
    }
    loggedIn() {
        this.#isUnproven = !this.#hasProof;
    }
    async follow({ name, args = [] }) {
        await this.#latest.sent;
        await this.#engine.exec(name, await args, {});
        this.#hasProof = true;
        this.#isUnproven = false;
    }
    async run(command) {
        const { name, args = [], phase, mayBePartial, onRefusal } = command;
        const before = this.#latest;
        const sent = (0,deferred/* deferred */.y)();
        const answered = (0,deferred/* deferred */.y)();
        this.#latest = { sent: sent.promise, answered: answered.promise };
        try {
            await before.sent;
            const answer = this.#engine.exec(name, await args, command);
            answer.catch(() => { });
            sent.resolve();
            await before.answered;
            await this.within(phase, name, answer);
            if (!FOR_ANY_CLIENT.includes(name))
                this.#isUnproven = false;
        }
        catch (error) {
            const refusal = (0,refusals/* readRefusal */.ni)(error);
            if (!refusal)
                throw error;
            if (mayBePartial && (0,refusals/* isPartial */.mt)(refusal))
                return;
            const { endpoint } = this.#wire;
            const ofUser = phase === 'imap_auth' ? undefined : (0,refusals/* userRefused */.EW)(endpoint, name, phase, refusal, this.hasToken);
            const unproven = this.#isUnproven ? refusedUnproven(endpoint, command, refusal) : undefined;
            throw (0,refusals/* inPhase */.xe)((0,refusals/* throttled */.v6)(endpoint, phase, refusal) ?? ofUser ?? unproven ?? onRefusal(refusal), phase);
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
            if (!(failure instanceof model_failure/* ProbeFailure */.BU) || bye === undefined)
                throw failure;
            const { endpoint } = this.#wire;
            const unproven = this.#isUnproven ? closedUnproven(endpoint, phase, bye) : undefined;
            throw (0,refusals/* byeReason */.xT)(endpoint, phase, bye, this.hasToken) ?? unproven ?? (0,refusals/* withReply */.NZ)(failure, bye);
        }
    }
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/capabilities.js

const IN_REV2 = new Set([
    'UIDPLUS',
    'ESEARCH',
    'SASL-IR',
    'LITERAL-',
    'LIST-EXTENDED',
    'LIST-STATUS',
    'STATUS=SIZE',
    'NAMESPACE',
    'UNSELECT',
    'IDLE',
    'MOVE',
]);
function hasCapability(capabilities, capability) {
    const name = capability.toUpperCase();
    return capabilities.has(name) || (IN_REV2.has(name) && capabilities.has('IMAP4REV2'));
}
function announced(response) {
    const code = (0,wire_values/* responseCode */.vo)(response);
    const list = (0,wire_values/* kindOf */.I)(response) === 'CAPABILITY' ? response.attributes : code?.name === 'CAPABILITY' ? code.args : undefined;
    return list && new Set(list.map((value) => (0,wire_values/* textOf */.b6)(value)?.toUpperCase().trim() ?? ''));
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/grammar.js
function loadEngine() {
    return __webpack_require__.e(/* import() */ 3).then(__webpack_require__.bind(__webpack_require__, 20003));
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/literals.js
function literalsOf(capabilities, broken) {
    const has = (name) => capabilities.has(name);
    return {
        literalPlus: has('LITERAL+') && !broken.has('LITERAL+'),
        literalMinus: (has('LITERAL-') || has('IMAP4REV2')) && !broken.has('LITERAL-'),
    };
}
function hasUrgedLiteral(part) {
    return /\{\d+\+\}\r\n/.test(part.toString('latin1'));
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

;// CONCATENATED MODULE: ./lib/mail/imap/wire/unreadable-line.js

function unreadableLine(payload) {
    const line = (0,line_reader/* readableText */.Gh)(payload);
    const [head] = /^\0*\* \d+ FETCH\b(?: \(UID \d+)?/i.exec(line) ?? [];
    return head === undefined ? line : `${head} \u2026 (${payload.length} octets that cannot be read)`;
}

;// CONCATENATED MODULE: ./lib/mail/imap/wire/pipeline.js









const MAX_TRACED = 16_384;
class Pipeline {
    capabilities = new Set();
    broken = new Set();
    byeReason;
    requests = 0;
    #socket;
    #grammar;
    #owner;
    #waiting = [];
    #underWay = new Map();
    #greeting = (0,deferred/* deferred */.y)();
    #isGreeted = false;
    #hasUrgedLiteral = false;
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
            const parts = this.#grammar.compiler(command, { asArray: true, ...literalsOf(this.capabilities, this.broken) });
            this.#hasUrgedLiteral ||= parts.some(hasUrgedLiteral);
            this.#owner.trace('sent', this.#shown(command));
            this.#waiting.push({ tag, handlers, parts, resolve, reject });
            this.#send();
        });
    }
    write(line) {
        this.#put(Buffer.from(`${line}\r\n`));
    }
    #send() {
        const isTalking = ({ parts, handlers }) => parts.length > 0 || (handlers.onPlus !== undefined && handlers.mayBeFollowed?.() !== true);
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
        this.capabilities = announced(response) ?? this.capabilities;
        this.#owner.heard(response);
        if (isRequest)
            this.#continue(response);
        else if (response.tag === '*')
            this.#untagged(response, payload);
        else
            this.#tagged(response, payload);
        if (isTraced && isRequest)
            this.#traceReceived(response, payload);
        this.#greeting.resolve();
    }
    onUnreadable(payload, code) {
        this.#owner.unread?.(payload);
        const line = unreadableLine(payload.subarray(0, MAX_TRACED));
        this.#owner.trace('received', line);
        if (/^\0*\*/.test(line)) {
            if (![...this.#underWay.values()].some(({ handlers }) => handlers.onUnreadable?.(line)))
                this.#owner.unreadable?.(payload.length > MAX_TRACED ? undefined : line);
            return;
        }
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
    #continue(response) {
        for (const exchange of this.#underWay.values()) {
            if (exchange.handlers.onPlus) {
                this.requests += 1;
                exchange.handlers.onPlus(response);
                this.#send();
                return;
            }
            if (exchange.parts.length > 0) {
                this.requests += 1;
                this.#sendPart(exchange);
                this.#send();
                return;
            }
        }
    }
    #untagged(response, payload) {
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
        if (kind === 'FETCH')
            this.#owner.unread?.(payload);
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
        if (!isKnown && status === 'BAD' && this.#hasUrgedLiteral)
            return;
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
        const isText = payload.length > MAX_TRACED || !payload.includes('\n');
        this.#owner.trace('received', isText ? (0,line_reader/* readableText */.Gh)(payload.subarray(0, MAX_TRACED)) : this.#shown(response));
    }
    #shown(message) {
        return this.#grammar.compiler(message, { isLogging: true }).toString();
    }
}

;// CONCATENATED MODULE: ./lib/mail/imap/start-session.js
















async function startImap(reached, context, prepare) {
    const connection = await (0,connect/* connect */.N)(reached, context, async () => {
        await loadEngine();
        await prepare();
    });
    const session = new Session(connection, new Pipeline(connection.wire.socket, await loadEngine(), {
        trace: (direction, line) => context.trace('imap', direction, line),
        heard: (response) => session.hear(response),
        unreadable: (line) => session.notices.unreadable(line),
        unread: (payload) => session.heard.hearUnread(payload),
        random: context.world.random,
        isOver: () => connection.wire.failure !== undefined,
    }), context);
    await session.begin();
    return session;
}
class Session {
    notices;
    heard = new Heard();
    #connection;
    #engine;
    #context;
    #turns;
    constructor(connection, engine, context) {
        this.#connection = connection;
        this.#engine = engine;
        this.#context = context;
        this.#turns = new Turns(connection.wire, engine);
        this.notices = new SessionNotices(connection.wire.endpoint, context);
    }
    get endpoint() {
        return this.#connection.wire.endpoint;
    }
    get isOpen() {
        const { wire } = this.#connection;
        return !this.#turns.isOver && wire.failure === undefined && !wire.socket.destroyed;
    }
    has(capability) {
        const { capabilities, broken } = this.#engine;
        return !broken.has(capability.toUpperCase()) && hasCapability(capabilities, capability);
    }
    distrust(capability, reply) {
        this.#engine.broken.add(capability);
        this.notices.distrusted(capability, reply);
    }
    async begin() {
        const { flightSeconds, learn } = this.#connection;
        await this.#context.phase('imap_capability', async (flown) => {
            await this.#turns.within('imap_capability', 'CAPABILITY', this.#takeOver());
            const isTold = this.#engine.capabilities.size > 0;
            if (!isTold)
                await this.#ask('CAPABILITY', 'imap_capability');
            flown(isTold ? 0 : 1, flightSeconds);
        });
        learn({ capabilities: { 'before-login': [...this.#engine.capabilities] } });
    }
    async login(credentials, { isProven } = { isProven: false }) {
        const refusal = this.#context.loginRefusal('imap');
        if (refusal)
            throw refusal;
        const parts = {
            connection: this.#connection,
            engine: this.#engine,
            turns: this.#turns,
            context: this.#context,
            has: (capability) => this.has(capability),
            distrust: (capability, reply) => this.distrust(capability, reply),
            askCapability: () => this.#ask('CAPABILITY', 'imap_capability'),
        };
        await logIn(parts, credentials, isProven);
    }
    examine(mailbox) {
        return this.#open('EXAMINE', mailbox);
    }
    select(mailbox) {
        return this.#open('SELECT', mailbox);
    }
    async list(phase = 'imap_select') {
        const { rows, command } = (0,list_rows/* askList */.Q4)(this.endpoint, phase);
        await this.#turns.run(command);
        const listing = await rows.listing();
        if (listing.unreadable > 0 && phase === 'imap_select')
            this.#context.notice((0,list_rows/* unreadableList */.Sp)(listing.unreadable));
        return listing;
    }
    async status(mailbox) {
        const { state, command } = askStatus(this.endpoint, mailbox);
        try {
            await this.#turns.run(command);
        }
        catch (error) {
            if (error instanceof model_failure/* ProbeFailure */.BU && /^E_MAILBOX_/.test(error.code))
                return undefined;
            throw error;
        }
        return state;
    }
    async noop() {
        await this.#ask('NOOP', 'imap_search');
    }
    hear(response) {
        this.heard.hear(response);
        this.notices.heard(response);
    }
    get messages() {
        return this.heard.messages;
    }
    takeNews() {
        return this.heard.takeNews();
    }
    takeUnread() {
        return this.heard.takeUnread();
    }
    async search(criteria) {
        const { result, command } = (0,search_uids/* askUids */.DT)(criteria, (refusal) => (0,refusals/* searchRefused */.De)(this.endpoint, refusal));
        await this.#turns.run(command);
        return result.uids;
    }
    async fetchHeaders(uids, fields) {
        const onRefusal = (refusal) => (0,refusals/* commandRefused */.Kx)(this.endpoint, 'FETCH', refusal, 'imap_search');
        const { found, command } = askHeaders(uids, fields, onRefusal);
        await this.#turns.run(command);
        return found;
    }
    async flagDeleted(uid) {
        const args = [{ type: 'SEQUENCE', value: String(uid) }, (0,wire_values/* atom */.eU)('+FLAGS.SILENT'), (0,wire_values/* atoms */.Fo)('\\Deleted')];
        await this.#ask('UID STORE', 'cleanup', args);
    }
    async expunge(uids) {
        const onRefusal = (refusal) => (0,refusals/* commandRefused */.Kx)(this.endpoint, 'UID EXPUNGE', refusal, 'cleanup');
        const args = [{ type: 'SEQUENCE', value: String(uids) }];
        const refused = await (0,refusal_of/* refusalOf */.O)(this, { name: 'UID EXPUNGE', args, phase: 'cleanup', onRefusal });
        if (refused === undefined || refused.refusal.status === 'BAD')
            return refused?.refusal.reply;
        throw refused.failure;
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
        this.heard.forget();
        const { state, command } = askOpen(this.endpoint, name, mailbox, () => this.heard.expectNews());
        await this.#turns.run(command);
        return state;
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
/* harmony export */   vo: () => (/* binding */ responseCode),
/* harmony export */   wK: () => (/* binding */ searchText)
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
function searchText(value) {
    return /["\\]/.test(value) ? { type: 'LITERAL', value: Buffer.from(value, 'utf8') } : text(value);
}
function atoms(...values) {
    return values.map(atom);
}
function isToken(value) {
    return value !== null && value !== undefined && !Array.isArray(value);
}


/***/ }),

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


/***/ })

};
