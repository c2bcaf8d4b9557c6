export const id = 176;
export const ids = [176];
export const modules = {

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

/***/ 37160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Je: () => (/* binding */ missingMailbox),
/* harmony export */   LY: () => (/* binding */ MailboxHints),
/* harmony export */   uK: () => (/* binding */ hintsFor)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25836);
/* harmony import */ var _text_closest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80761);


const MAX_NAMES = 10;
const MAX_LENGTH = 100;
function missingMailbox(name, hints, phase, reply) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU({
        code: 'E_MAILBOX_MISSING',
        phase,
        message: `Mailbox ${name} cannot be opened.`,
        hint: hints?.hintFor(name) ?? 'Check the name, its hierarchy delimiter, and the access rights of this user.',
        reply,
    });
}
async function hintsFor(imap, phase, known) {
    if (known)
        return new MailboxHints(known);
    try {
        return new MailboxHints((await imap.list(phase)).mailboxes);
    }
    catch (error) {
        if (error instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU)
            return undefined;
        throw error;
    }
}
class MailboxHints {
    #listed = new Map();
    #names;
    #delimiter;
    #inSmall = new Map();
    #byLevels = new Map();
    #budget = (0,_text_closest_js__WEBPACK_IMPORTED_MODULE_1__/* .searchBudget */ .o)();
    constructor(listed) {
        for (const mailbox of listed)
            keepFirst(this.#listed, mailbox.name, mailbox);
        this.#names = listed.filter(({ flags }) => !flags.has('\\noselect')).map((mailbox) => mailbox.name);
        this.#delimiter = listed.find((mailbox) => mailbox.delimiter !== undefined)?.delimiter ?? '/';
        for (const name of this.#names) {
            keepFirst(this.#inSmall, name.toLowerCase(), name);
            keepFirst(this.#byLevels, levelsOf(name), name);
        }
    }
    hintFor(name) {
        const same = this.#listed.get(name);
        if (same?.flags.has('\\noselect') || same?.flags.has('\\nonexistent'))
            return `${name} only holds other mailboxes, and no messages. Name one of those.`;
        if (same)
            return 'The server lists it, but does not let this user read it. Check the access rights.';
        const names = this.#names;
        if (names.length === 0)
            return 'The server lists no mailbox for this user. Check the user and its access rights.';
        const trimmed = this.#inSmall.get(name.trim().toLowerCase());
        if (trimmed !== undefined && name.trim() !== name)
            return `Write ${trimmed}: the name given has a blank at its end.`;
        const capitals = this.#inSmall.get(name.toLowerCase());
        if (capitals !== undefined)
            return `Write ${capitals}: capitals count.`;
        const levels = levelsOf(name);
        const relocated = this.#byLevels.get(levels);
        if (relocated !== undefined)
            return `Write ${relocated}: this server separates the levels of a name with ${this.#delimiter}`;
        const [, below] = /^inbox\0(.*)$/s.exec(levels) ?? [];
        const shorter = below === undefined ? undefined : this.#byLevels.get(below);
        const prefixed = this.#byLevels.get(`inbox\0${levels}`) ?? shorter;
        if (prefixed !== undefined)
            return `Write ${prefixed}, as the server lists it.`;
        const nearest = (0,_text_closest_js__WEBPACK_IMPORTED_MODULE_1__/* .closest */ .k)(name, names, this.#budget);
        const rest = names.length > MAX_NAMES ? `, and ${names.length - MAX_NAMES} more` : '';
        const list = `The server lists ${names.slice(0, MAX_NAMES).map(shortened).join(', ')}${rest}.`;
        return nearest === undefined ? list : `Did you mean ${nearest}? ${list}`;
    }
}
function keepFirst(map, key, value) {
    if (!map.has(key))
        map.set(key, value);
}
function shortened(name) {
    const points = Array.from(name.slice(0, 2 * MAX_LENGTH + 2));
    return points.length <= MAX_LENGTH ? name : `${points.slice(0, MAX_LENGTH - 1).join('')}\u2026`;
}
function levelsOf(name) {
    return name
        .split(/[./\\]/)
        .join('\0')
        .toLowerCase();
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

/***/ 4176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  measureMailboxes: () => (/* binding */ measureMailboxes),
  measureQuota: () => (/* binding */ measureQuota)
});

// EXTERNAL MODULE: ./lib/mail/imap/list-rows.js
var list_rows = __webpack_require__(60218);
// EXTERNAL MODULE: ./lib/mail/imap/refusals.js
var refusals = __webpack_require__(37571);
// EXTERNAL MODULE: ./lib/mail/imap/mailbox-name.js
var mailbox_name = __webpack_require__(60738);
// EXTERNAL MODULE: ./lib/mail/imap/refusal-of.js
var refusal_of = __webpack_require__(53236);
// EXTERNAL MODULE: ./lib/mail/imap/wire/values.js
var wire_values = __webpack_require__(12056);
;// CONCATENATED MODULE: ./lib/mail/mailbox/mailbox-status.js





const MAX_STATES = 2000;
const MAX_COUNT = 2 ** 32 - 1;
const STATUS_ITEMS = {
    unseen: 'UNSEEN',
    messages: 'MESSAGES',
    uidNext: 'UIDNEXT',
    recent: 'RECENT',
    sizeBytes: 'SIZE',
};
function countsAsked(imap) {
    const hasRecent = imap.has('IMAP4rev1') || !imap.has('IMAP4rev2');
    return [
        ...['unseen', 'messages', 'uidNext'],
        ...(hasRecent ? ['recent'] : []),
        ...(imap.has('STATUS=SIZE') ? ['sizeBytes'] : []),
    ];
}
function isSelectable({ flags }) {
    return !flags.has('\\noselect') && !flags.has('\\nonexistent');
}
function sameName(name) {
    return name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}
async function statusOf(imap, mailbox) {
    let counts;
    let otherName;
    const isAsked = await (0,mailbox_name/* nameTest */.Sf)(mailbox);
    const wireName = (0,wire_values/* text */.Qq)(await (0,mailbox_name/* encodeMailbox */.rV)(mailbox));
    const ask = (items) => (0,refusal_of/* refusalOf */.O)(imap, {
        name: 'STATUS',
        args: [wireName, items],
        phase: 'imap_status',
        untagged: {
            STATUS: ({ attributes = [] }) => {
                const name = (0,wire_values/* textOf */.b6)(attributes[0]);
                if (isAsked(name))
                    counts = merged(counts ?? {}, readCounts(attributes[1]));
                else
                    otherName = name ?? '';
                return isAsked(name);
            },
        },
        onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'STATUS', 'imap_status'),
    });
    const refused = await ask(statusItems(imap));
    if (refused) {
        const { status, reply } = refused.refusal;
        if (status !== 'BAD' || !imap.has('STATUS=SIZE'))
            return { reply };
        if (await ask(statusItems(imap, 'SIZE')))
            return { reply };
        imap.distrust('STATUS=SIZE', reply);
    }
    if (counts)
        return counts;
    const other = otherName === undefined ? '' : `, but with one for ${await (0,mailbox_name/* decodeMailbox */.x6)(otherName)}`;
    return { reply: `OK, without a STATUS line for ${mailbox}${other}` };
}
async function listWithStatus(imap, names) {
    const rows = new list_rows/* ListRows */.I3();
    const states = [];
    const pattern = names === '*' ? (0,wire_values/* text */.Qq)('*') : await Promise.all(names.map(async (name) => (0,wire_values/* text */.Qq)(await (0,mailbox_name/* encodeMailbox */.rV)(name))));
    const refused = await (0,refusal_of/* refusalOf */.O)(imap, {
        name: 'LIST',
        args: [(0,wire_values/* text */.Qq)(''), pattern, (0,wire_values/* atom */.eU)('RETURN'), [(0,wire_values/* atom */.eU)('STATUS'), statusItems(imap)]],
        phase: 'imap_status',
        untagged: {
            LIST: rows.add,
            STATUS: ({ attributes = [] }) => {
                const name = (0,wire_values/* textOf */.b6)(attributes[0]);
                if (name !== undefined && states.length < MAX_STATES)
                    states.push([name, readCounts(attributes[1])]);
            },
        },
        onUnreadable: rows.addUnreadable,
        onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'LIST', 'imap_status'),
    });
    if (refused && refused.refusal.status !== 'BAD')
        throw refused.failure;
    if (refused) {
        const without = names === '*' ? await imap.list('imap_status') : await rows.listing();
        imap.distrust('LIST-STATUS', refused.refusal.reply);
        return { ...without, counts: new Map() };
    }
    const listing = await rows.listing();
    const listed = new Set(listing.mailboxes.map(({ name }) => sameName(name)));
    const counts = new Map();
    for (const [wireName, state] of states) {
        const name = sameName(await (0,mailbox_name/* decodeMailbox */.x6)(wireName));
        if (listed.has(name))
            counts.set(name, merged(counts.get(name), state));
    }
    return { ...listing, counts };
}
function statusItems(imap, without) {
    const items = countsAsked(imap).map((name) => STATUS_ITEMS[name]);
    return (0,wire_values/* atoms */.Fo)(...items.filter((item) => item !== without));
}
function readCounts(list) {
    const values = (0,wire_values/* pairsOf */.fq)(list);
    return {
        messages: countOf(values.get('MESSAGES')),
        recent: countOf(values.get('RECENT')),
        unseen: countOf(values.get('UNSEEN')),
        sizeBytes: (0,wire_values/* numberOf */.rl)(values.get('SIZE')),
        uidNext: countOf(values.get('UIDNEXT')),
    };
}
function countOf(value) {
    const count = (0,wire_values/* numberOf */.rl)(value);
    return count !== undefined && count <= MAX_COUNT ? count : undefined;
}
function merged(before, row) {
    return { ...before, ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) };
}

// EXTERNAL MODULE: ./lib/mail/mailbox/missing-mailbox.js
var missing_mailbox = __webpack_require__(37160);
;// CONCATENATED MODULE: ./lib/mail/mailbox/quota.js




const RESOURCE = /^[A-Z][A-Z0-9-]{0,40}$/;
const MAX_ROWS = 1000;
async function readQuota(imap) {
    const isInbox = await (0,mailbox_name/* nameTest */.Sf)('INBOX');
    let roots;
    const rows = [];
    const refused = await (0,refusal_of/* refusalOf */.O)(imap, {
        name: 'GETQUOTAROOT',
        args: [(0,wire_values/* text */.Qq)('INBOX')],
        phase: 'imap_status',
        untagged: {
            QUOTAROOT: ({ attributes: [mailbox, ...named] = [] }) => {
                if (!isInbox((0,wire_values/* textOf */.b6)(mailbox)))
                    return false;
                roots ??= new Set();
                for (const root of named.slice(0, MAX_ROWS))
                    roots.add((0,wire_values/* textOf */.b6)(root) ?? '');
                return true;
            },
            QUOTA: ({ attributes: [root, list] = [] }) => {
                if (rows.length < MAX_ROWS)
                    rows.push({ root: (0,wire_values/* textOf */.b6)(root) ?? '', list: (0,wire_values/* listOf */.c3)(list) });
            },
        },
        onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'GETQUOTAROOT', 'imap_status'),
    });
    if (refused) {
        if (refused.refusal.status === 'BAD')
            imap.distrust('QUOTA', refused.refusal.reply);
        return { ratios: new Map() };
    }
    const own = rows.filter(({ root }) => roots?.has(root));
    const answered = new Set(own.map(({ root }) => root));
    const silent = [...(roots ?? [])].filter((root) => !answered.has(root));
    const garbled = own.filter(({ list }) => !isReadable(list)).map(({ root }) => root);
    const missing = describeMissing(roots !== undefined, silent, garbled);
    return { ratios: ratiosOf(own.map(({ list }) => list)), missing };
}
function describeMissing(hasRoots, [silent], [garbled]) {
    if (!hasRoots)
        return 'the quota roots of INBOX (QUOTAROOT)';
    if (silent !== undefined)
        return `the quota of the root "${silent}"`;
    return garbled === undefined ? undefined : `a quota of the root "${garbled}" that can be read`;
}
function isReadable(list) {
    const isNumber = (value) => (0,wire_values/* numberOf */.rl)(value) !== undefined;
    return list.length % 3 === 0 && list.every((value, index) => index % 3 === 0 || isNumber(value));
}
function ratiosOf(lists) {
    const ratios = new Map();
    for (const list of lists) {
        for (let index = 0; index + 2 < list.length; index += 3) {
            const resource = (0,wire_values/* textOf */.b6)(list[index])?.toUpperCase() ?? '';
            const used = (0,wire_values/* numberOf */.rl)(list[index + 1]);
            const limit = (0,wire_values/* numberOf */.rl)(list[index + 2]);
            if (used === undefined || !limit || !RESOURCE.test(resource))
                continue;
            ratios.set(resource, Math.max(ratios.get(resource) ?? 0, used / limit));
        }
    }
    return ratios;
}

// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __webpack_require__(25836);
;// CONCATENATED MODULE: ./lib/probes/imap-mailbox/report-counts.js

const METRICS = {
    unseen: 'mailbox_unseen',
    messages: 'mailbox_messages',
    uidNext: 'mailbox_uidnext',
    recent: 'mailbox_recent',
    sizeBytes: 'mailbox_size_bytes',
};
const DEMANDED = ['unseen', 'messages', 'uidNext'];
const EMPTY = { status: 'critical', code: 'E_PROTO' };
const PARTIAL = { status: 'warning', code: 'E_PARTIAL' };
const UNJUDGED = { status: 'unknown', code: 'E_UNSUPPORTED' };
const MAX_QUOTED = 10;
function lackOf(imap, counts) {
    return countsAsked(imap).filter((name) => counts[name] === undefined);
}
function isDemanded(names) {
    return names.some((name) => DEMANDED.includes(name));
}
function reportLacks(context, lacks, hasPrimary) {
    const gaps = [...lacks].flatMap(([mailbox, names]) => names.map((name) => ({ mailbox, name })));
    for (const { mailbox, name } of gaps)
        context.miss(METRICS[name], mailbox);
    const serious = gaps.filter(({ name }) => DEMANDED.includes(name));
    const extras = gaps.filter(({ name }) => !DEMANDED.includes(name));
    if (serious.length > 0) {
        const isEmpty = [...lacks.values()].some((names) => DEMANDED.every((name) => names.includes(name)));
        const lack = hasPrimary ? PARTIAL : UNJUDGED;
        context.note({
            ...(isEmpty ? EMPTY : lack),
            phase: 'imap_status',
            message: describe(serious),
            hint: 'RFC 9051 section 6.3.11 demands what was asked for. What is missing is not measured, and no threshold on it is passed. Look at the dialogue with transcript: true.',
        });
    }
    if (extras.length > 0) {
        context.notice({ message: describe(extras), hint: 'What is missing is not measured: remove thresholds on it.' });
    }
}
function describe(gaps) {
    const named = gaps.slice(0, MAX_QUOTED).map(({ mailbox, name }) => `${STATUS_ITEMS[name]} of ${mailbox}`);
    const more = gaps.length > MAX_QUOTED ? `, and ${gaps.length - MAX_QUOTED} more` : '';
    return `The server answered STATUS with OK, but did not send ${named.join(', ')}${more}.`;
}

;// CONCATENATED MODULE: ./lib/probes/imap-mailbox/measure-mailboxes.js







const MAX_MAILBOXES = 1000;
const measure_mailboxes_MAX_QUOTED = 10;
const ALL = '*';
async function measureMailboxes(imap, wanted, context) {
    const found = await find(imap, wanted);
    const { listed, counts, names, total } = found;
    reportList(context, found);
    if (total > MAX_MAILBOXES) {
        context.note({
            status: 'warning',
            code: 'E_RESULT_TRUNCATED',
            phase: 'imap_status',
            message: `The account has ${total} mailboxes; only the first ${MAX_MAILBOXES} were read.`,
            hint: 'Name the mailboxes that matter in the input mailboxes, one per line.',
        });
    }
    const refused = new Map();
    const lacks = new Map();
    let hasPrimary = false;
    for (const name of names.slice(0, MAX_MAILBOXES)) {
        const given = counts.get(name);
        const state = given && !isDemanded(lackOf(imap, given)) ? given : await statusOf(imap, name);
        if ('reply' in state)
            refused.set(name, state);
        else {
            const lack = measure(imap, context, name, { ...given, ...state });
            if (lack.length > 0)
                lacks.set(name, lack);
            hasPrimary ||= !lack.includes('unseen');
        }
    }
    reportLacks(context, lacks, hasPrimary);
    await reportRefused(imap, wanted, refused, listed, total, context);
}
async function find(imap, wanted) {
    const named = wanted.filter((name) => name !== ALL);
    if (wanted.includes(ALL)) {
        const { mailboxes, more, counts, unreadable } = imap.has('LIST-STATUS')
            ? await listWithStatus(imap, ALL)
            : { ...(await imap.list('imap_status')), counts: new Map() };
        const names = new Set(named);
        for (const mailbox of mailboxes)
            if (isSelectable(mailbox))
                names.add(sameName(mailbox.name));
        return { listed: mailboxes, counts, names: [...names], total: names.size + more, unreadable };
    }
    const canBeListed = imap.has('LIST-STATUS') && imap.has('LIST-EXTENDED') && !named.some((name) => /[*%]/.test(name));
    const counts = named.length > 1 && canBeListed ? (await listWithStatus(imap, named)).counts : new Map();
    return { listed: undefined, counts, names: named, total: named.length, unreadable: 0 };
}
function reportList(context, { listed, unreadable }) {
    if (unreadable > 0) {
        context.note({ status: 'warning', code: 'E_PARTIAL', phase: 'imap_status', ...(0,list_rows/* unreadableList */.Sp)(unreadable) });
    }
    if (!listed || listed.some(isSelectable))
        return;
    context.note({
        status: 'critical',
        code: 'E_MAILBOX_MISSING',
        phase: 'imap_status',
        message: 'The server lists no mailbox that this user can open, so * stands for none.',
        hint: 'Every user has an INBOX: check the user and its access rights, or name the mailboxes in the input mailboxes.',
    });
}
function measure(imap, context, name, counts) {
    for (const each of countsAsked(imap)) {
        const value = counts[each];
        if (value !== undefined)
            context.measure(METRICS[each], value, name);
    }
    const { messages, unseen, recent } = counts;
    const excess = Math.max(unseen ?? 0, recent ?? 0);
    if (messages !== undefined && excess > messages) {
        context.notice({
            message: `The server says that ${excess} of ${messages} messages in ${name} are new or unseen, so one of the two numbers is wrong.`,
            hint: 'Look at the index of the server, and at the dialogue with transcript: true.',
        });
    }
    return lackOf(imap, counts);
}
async function reportRefused(imap, wanted, refused, known, total, context) {
    if (refused.size === 0)
        return;
    for (const name of refused.keys())
        for (const metric of Object.values(METRICS))
            context.miss(metric, name);
    const asked = new Set(wanted);
    const unreadable = [...refused].filter(([name]) => !asked.has(name));
    if (unreadable.length > 0) {
        const names = unreadable.slice(0, measure_mailboxes_MAX_QUOTED).map(([name]) => name);
        const more = unreadable.length > measure_mailboxes_MAX_QUOTED ? `, and ${unreadable.length - measure_mailboxes_MAX_QUOTED} more` : '';
        context.note({
            status: 'warning',
            code: 'E_PARTIAL',
            phase: 'imap_status',
            message: `${unreadable.length} of ${total} mailboxes cannot be read: ${names.join(', ')}${more}.`,
            hint: 'Check the access rights of this user, or name the mailboxes that matter in the input mailboxes.',
            reply: unreadable[0]?.[1].reply,
        });
    }
    const missing = [...refused].filter(([name]) => asked.has(name));
    if (missing.length === 0)
        return;
    const failures = missing.map(([name, { reply }]) => ({ name, reply, failure: statusRefused(imap, name, reply) }));
    const isMissing = (failure) => failure === undefined || failure.code === 'E_MAILBOX_MISSING';
    const isHinted = failures.some(({ failure }) => isMissing(failure));
    const hints = isHinted ? await (0,missing_mailbox/* hintsFor */.uK)(imap, 'imap_status', known) : undefined;
    const told = failures.map(({ name, reply, failure }) => failure && !(isMissing(failure) && hints) ? failure : (0,missing_mailbox/* missingMailbox */.Je)(name, hints, 'imap_status', reply));
    const passing = told.find(({ isRetryable }) => isRetryable);
    for (const failure of told)
        if (failure !== passing)
            context.note((0,model_failure/* findingOf */.hD)(failure));
    if (passing)
        throw passing;
}
function statusRefused(imap, name, reply) {
    const status = /^(?:NO|BAD)\b/i.exec(reply)?.[0].toUpperCase();
    if (status === undefined && sameName(name) === 'INBOX')
        return withoutRow(reply);
    if (status === undefined)
        return undefined;
    return (0,refusals/* mailboxRefused */.vv)(imap.endpoint, 'status', name, { status, reply });
}
function withoutRow(reply) {
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_PROTO',
        phase: 'imap_status',
        message: 'The server answered STATUS with OK, and sent no line for INBOX before it.',
        hint: 'RFC 9051 section 6.3.11 demands it. Look at the dialogue with transcript: true.',
        reply,
        isRetryable: false,
    });
}
async function measureQuota(imap, context) {
    if (!hasQuota(imap))
        return;
    const { ratios, missing } = await context.phase('imap_status', () => readQuota(imap));
    for (const [resource, ratio] of ratios)
        context.measure('quota_used_ratio', ratio, resource);
    if (missing === undefined)
        return;
    context.miss('quota_used_ratio');
    context.notice({
        message: `The server answered GETQUOTAROOT with OK, but did not send ${missing}.`,
        hint: 'RFC 9208 demands it. What is missing is not measured. Look at the dialogue with transcript: true.',
    });
}
function hasQuota(imap) {
    return imap.has('QUOTA') || imap.has('QUOTA=RES-STORAGE') || imap.has('QUOTA=RES-MESSAGE');
}


/***/ })

};
