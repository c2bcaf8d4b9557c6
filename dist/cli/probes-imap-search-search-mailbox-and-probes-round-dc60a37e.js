export const id = 833;
export const ids = [833];
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

/***/ 72754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseUidSet),
/* harmony export */   C: () => (/* binding */ splitUids)
/* harmony export */ });
/* harmony import */ var _imap_search_uids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86748);

const MAX_SET_LENGTH = 7000;
function parseUidSet(text, limit) {
    const uids = [];
    for (const part of text.split(',')) {
        const [, one, other] = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(part) ?? [];
        const ends = [Number(one), Number(other ?? one)];
        if (!ends.every(_imap_search_uids_js__WEBPACK_IMPORTED_MODULE_0__/* .isUid */ .hO))
            return undefined;
        for (let uid = Math.min(...ends); uid <= Math.max(...ends) && uids.length < limit; uid += 1)
            uids.push(uid);
    }
    return uids.toSorted((one, other) => one - other);
}
function splitUids(uids) {
    const sets = [];
    let current = '';
    for (const range of ranges([...new Set(uids)].toSorted((one, other) => one - other))) {
        if (current.length + range.length > MAX_SET_LENGTH) {
            sets.push(current);
            current = '';
        }
        current += current === '' ? range : `,${range}`;
    }
    return current === '' ? sets : [...sets, current];
}
function* ranges(sorted) {
    let first = sorted[0];
    let last = first;
    for (const uid of [...sorted.slice(1), undefined]) {
        if (first === undefined || last === undefined)
            return;
        if (uid === last + 1) {
            last = uid;
            continue;
        }
        yield first === last ? `${first}` : `${first}:${last}`;
        first = uid;
        last = uid;
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


/***/ })

};
