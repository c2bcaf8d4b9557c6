export const id = 354;
export const ids = [354];
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

/***/ 5354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  searchMailbox: () => (/* binding */ searchMailbox)
});

// EXTERNAL MODULE: ./lib/mail/imap/wire/values.js
var wire_values = __webpack_require__(12056);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/mail/imap/refusal-of.js
var refusal_of = __webpack_require__(53236);
// EXTERNAL MODULE: ./lib/mail/imap/refusals.js
var refusals = __webpack_require__(37571);
// EXTERNAL MODULE: ./lib/mail/imap/search-uids.js
var search_uids = __webpack_require__(86748);
// EXTERNAL MODULE: ./lib/mail/mailbox/uid-set.js
var uid_set = __webpack_require__(72754);
;// CONCATENATED MODULE: ./lib/mail/mailbox/counting-search.js






const MAX_LISTED = 500_000;
async function searchFor(imap, keys, needsUids) {
    if (!imap.has('ESEARCH'))
        return await plainSearch(imap, keys, needsUids);
    const items = (0,wire_values/* atoms */.Fo)('MIN', 'MAX', 'COUNT', ...(needsUids ? ['ALL'] : []));
    const extended = await runSearch(imap, keys, [(0,wire_values/* atom */.eU)('RETURN'), items], needsUids);
    if (!extended.refused && extended.hits)
        return extended.hits;
    if (extended.refused && extended.refused.refusal.status !== 'BAD')
        throw extended.refused.failure;
    const hits = await plainSearch(imap, keys, needsUids);
    if (hits)
        imap.distrust('ESEARCH', extended.refused?.refusal.reply ?? 'OK, without a result');
    return hits;
}
async function plainSearch(imap, keys, needsUids) {
    const first = await runSearch(imap, keys, [], needsUids);
    if (!first.refused)
        return first.hits;
    const { refusal, failure } = first.refused;
    const urged = ['LITERAL+', 'LITERAL-'].filter((name) => imap.has(name));
    const hasLiteral = keys.some((key) => 'type' in key && key.type === 'LITERAL');
    if (refusal.status !== 'BAD' || !hasLiteral || urged.length === 0)
        throw failure;
    for (const name of urged)
        imap.distrust(name, refusal.reply);
    const { hits, refused } = await runSearch(imap, keys, [], needsUids);
    if (refused)
        throw failure;
    return hits;
}
async function runSearch(imap, keys, returns, needsUids) {
    const list = new HitList();
    let extended;
    let exists;
    const refused = await (0,refusal_of/* refusalOf */.O)(imap, {
        name: 'UID SEARCH',
        args: [...returns, ...keys],
        phase: 'imap_search',
        untagged: {
            SEARCH: list.add,
            EXISTS: ({ command }) => {
                exists = Math.max(exists ?? 0, (0,wire_values/* numberOf */.rl)({ value: command ?? '' }) ?? 0);
            },
            ESEARCH: (response, tag) => {
                const results = readExtended(response, tag);
                extended = results ?? extended;
                return results !== undefined;
            },
        },
        onRefusal: (refusal) => (0,refusals/* searchRefused */.De)(imap.endpoint, refusal),
    });
    const hits = extended ? extendedHits(extended, needsUids) : list.hits();
    return { hits: hits && { ...hits, exists }, refused };
}
class HitList {
    #listed = [];
    #omitted = 0;
    #isAnswered = false;
    #isReadable = true;
    add = (response) => {
        const uids = (0,search_uids/* uidsOf */.Xi)(response);
        this.#isAnswered = true;
        this.#isReadable &&= uids !== undefined;
        this.#omitted += response.omitted ?? 0;
        for (const uid of uids ?? []) {
            if (this.#listed.length < MAX_LISTED)
                this.#listed.push(uid);
            else
                this.#omitted += 1;
        }
    };
    hits() {
        if (!this.#isAnswered || !this.#isReadable)
            return undefined;
        const uids = this.#listed.sort((one, other) => one - other).filter((uid, index, all) => uid !== all[index - 1]);
        const omitted = this.#omitted;
        return { count: uids.length + omitted, min: uids[0], max: uids.at(-1), uids, isCut: omitted > 0 };
    }
}
function extendedHits(extended, needsUids) {
    const numberAt = (name) => (0,wire_values/* numberOf */.rl)({ value: extended.get(name) ?? null });
    const all = extended.get('ALL');
    const uids = needsUids ? (all === undefined ? [] : (0,uid_set/* parseUidSet */.A)(all, MAX_LISTED)) : undefined;
    if (needsUids && uids === undefined)
        return undefined;
    const listed = uids && new Set(uids).size;
    const count = numberAt('COUNT') ?? (all === undefined ? undefined : listed);
    if (count === undefined || (listed ?? 0) > count)
        return undefined;
    const isCut = listed !== undefined && listed < count;
    return { count, min: numberAt('MIN'), max: numberAt('MAX'), uids, isCut };
}
function readExtended({ attributes = [] }, tag) {
    const [correlator, ...rest] = attributes;
    const [name, value] = (0,wire_values/* listOf */.c3)(correlator).map(wire_values/* textOf */.b6);
    const words = rest.map(wire_values/* textOf */.b6);
    if (name?.toUpperCase() !== 'TAG' || value !== tag || words[0]?.toUpperCase() !== 'UID')
        return undefined;
    const results = new Map();
    for (let index = 1; index + 1 < words.length; index += 2) {
        results.set(words[index]?.toUpperCase() ?? '', words[index + 1] ?? '');
    }
    return results;
}
function isBad(error) {
    return error instanceof failure/* ProbeFailure */.BU && error.code === 'E_SEARCH_FAILED' && /^BAD\b/.test(error.reply ?? '');
}

// EXTERNAL MODULE: ./lib/mail/imap/asked-uids.js
var asked_uids = __webpack_require__(49562);
;// CONCATENATED MODULE: ./lib/mail/mailbox/internal-date.js



const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE_TIME = /^\s?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/i;
const YEARS = [1970, 2100];
const MAX_ZONE_MINUTES = 14 * 60;
function parseInternalDate(text) {
    const [, , name = '', , , , , sign, ...zone] = DATE_TIME.exec(text) ?? [];
    const month = MONTHS.indexOf(name.toLowerCase());
    if (month < 0)
        return undefined;
    const [day = 0, , year = 0, hour = 0, minute = 0, second = 0] = (DATE_TIME.exec(text) ?? []).slice(1).map(Number);
    const [zoneHours = 0, zoneMinutes = 0] = zone.map(Number);
    const isDay = day >= 1 && day <= new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const isYear = year >= YEARS[0] && year <= YEARS[1];
    const isTime = hour <= 23 && minute <= 59 && second <= 60;
    const offset = zoneHours * 60 + zoneMinutes;
    if (!isDay || !isYear || !isTime || zoneMinutes > 59 || offset > MAX_ZONE_MINUTES)
        return undefined;
    const local = Date.UTC(year, month, day, hour, minute, second);
    const moment = sign === '-' ? local + offset * 60_000 : local - offset * 60_000;
    return moment > 0 ? moment : undefined;
}
async function fetchDates(imap, set, name = 'UID FETCH') {
    const dates = new Map();
    const isAsked = (0,asked_uids/* uidTest */.X)(set);
    const items = [(0,wire_values/* atom */.eU)('UID'), (0,wire_values/* atom */.eU)('INTERNALDATE')];
    await imap.run({
        name,
        args: [{ type: 'SEQUENCE', value: set }, items],
        phase: 'imap_search',
        mayBePartial: true,
        untagged: {
            FETCH: ({ command = '', attributes }) => {
                const values = (0,wire_values/* pairsOf */.fq)(attributes?.[1]);
                const uid = (0,wire_values/* numberOf */.rl)(values.get('UID'));
                const key = name === 'FETCH' ? (0,wire_values/* numberOf */.rl)({ value: command }) : uid;
                if (uid === undefined || key === undefined || !isAsked(key))
                    return false;
                const received = parseInternalDate((0,wire_values/* textOf */.b6)(values.get('INTERNALDATE')) ?? '');
                if (received !== undefined)
                    dates.set(uid, received);
                return true;
            },
        },
        onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'FETCH', 'imap_search'),
    });
    return dates;
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/search-program.js

const DAY_MS = 86_400_000;
const MAX_NUMBER = 2 ** 32 - 1;
const search_program_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function compileSearch(criteria, nowMs, hasWithin) {
    const ages = criteria.filter((criterion) => criterion.kind === 'age');
    const isExact = hasWithin || ages.length === 0;
    const program = (side) => {
        const keys = criteria.flatMap((criterion) => criterion.kind === 'age'
            ? ageKey(criterion, nowMs, isExact ? 'exact' : side)
            : negate(criterion, simpleKey(criterion)));
        const charset = needsUtf8(criteria) ? [(0,wire_values/* atom */.eU)('CHARSET'), (0,wire_values/* atom */.eU)('UTF-8')] : [];
        return [...charset, ...(keys.length > 0 ? keys : [(0,wire_values/* atom */.eU)('ALL')])];
    };
    const widest = program('widest');
    if (isExact)
        return { widest, accepts: () => true };
    const sure = ages.flatMap((age) => ageKey(age, nowMs, 'surest'));
    return {
        widest,
        surest: program('surest'),
        doubtful: [...widest, (0,wire_values/* atom */.eU)('NOT'), sure],
        accepts: (receivedMs) => ages.every((age) => isOfAge(age, nowMs - receivedMs)),
    };
}
function imapDate({ year, month, day }) {
    return `${day}-${search_program_MONTHS[month - 1]}-${String(year).padStart(4, '0')}`;
}
function calendarDate(ms) {
    const date = new Date(ms);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
function isOfAge({ key, ms, isNegated }, ageMs) {
    const matches = key === 'newer-than' ? ageMs <= ms : ageMs > ms;
    return matches !== isNegated;
}
function ageKey(age, nowMs, side) {
    const seconds = String(Math.min(MAX_NUMBER, Math.max(1, Math.round(age.ms / 1000))));
    if (side === 'exact')
        return negate(age, [(0,wire_values/* atom */.eU)(age.key === 'newer-than' ? 'YOUNGER' : 'OLDER'), (0,wire_values/* atom */.eU)(seconds)]);
    const moment = nowMs - age.ms;
    const isNewer = (age.key === 'newer-than') !== age.isNegated;
    const doubt = (isNewer === (side === 'widest') ? -1 : 1) * DAY_MS;
    const day = calendarDate(Math.max(0, moment + doubt + (doubt > 0 ? DAY_MS : 0)));
    return [(0,wire_values/* atom */.eU)(isNewer ? 'SINCE' : 'BEFORE'), (0,wire_values/* atom */.eU)(imapDate(day))];
}
function simpleKey(criterion) {
    switch (criterion.kind) {
        case 'flag':
            return [(0,wire_values/* atom */.eU)(criterion.key.toUpperCase())];
        case 'text':
            return [(0,wire_values/* atom */.eU)(criterion.key.toUpperCase()), (0,wire_values/* searchText */.wK)(criterion.text)];
        case 'header':
            return [(0,wire_values/* atom */.eU)('HEADER'), (0,wire_values/* searchText */.wK)(criterion.name), (0,wire_values/* searchText */.wK)(criterion.text)];
        case 'date':
            return [(0,wire_values/* atom */.eU)(criterion.key.toUpperCase()), (0,wire_values/* atom */.eU)(imapDate(criterion.date))];
        case 'size':
            return [(0,wire_values/* atom */.eU)(criterion.key.toUpperCase()), (0,wire_values/* atom */.eU)(String(Math.min(MAX_NUMBER, criterion.bytes)))];
        case 'uid':
            return [(0,wire_values/* atom */.eU)('UID'), { type: 'SEQUENCE', value: criterion.set }];
        case 'keyword':
            return [(0,wire_values/* atom */.eU)('KEYWORD'), (0,wire_values/* atom */.eU)(criterion.name)];
    }
}
function negate(criterion, key) {
    return criterion.isNegated ? [(0,wire_values/* atom */.eU)('NOT'), ...key] : key;
}
function needsUtf8(criteria) {
    return criteria.some((criterion) => 'text' in criterion && !/^[\x20-\x7e]*$/.test(criterion.text));
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/match-counter.js





const MAX_DATED = 20_000;
const MAX_AT_ONCE = 1000;
const MAX_STEPS = 16;
const MAX_STEPS_BY_LIST = 4;
const MAX_LISTED_AGAIN = 250_000;
const NO_DOUBT = { dates: new Map(), unread: 0 };
const match_counter_DAY_MS = 86_400_000;
const SLACK_MS = 600_000;
class MatchCounter {
    lacksResult = false;
    undated = new Set();
    #imap;
    #nowMs;
    constructor(imap, nowMs) {
        this.#imap = imap;
        this.#nowMs = nowMs;
    }
    async find(keys, needsUids) {
        const hits = await searchFor(this.#imap, keys, needsUids);
        if (!hits)
            this.lacksResult = true;
        return hits ?? { count: 0, uids: [] };
    }
    async outermost(messages) {
        try {
            const dates = await fetchDates(this.#imap, `1,${messages}:*`, 'FETCH');
            return dates.size > 0 ? dates : undefined;
        }
        catch {
            return undefined;
        }
    }
    async resolve(keys, accepts) {
        const { count } = await this.find(keys, false);
        if (count === 0)
            return NO_DOUBT;
        const hits = await this.find(keys, true);
        const looked = (hits.uids ?? []).slice(-MAX_DATED);
        const dates = await this.#datesOf(looked);
        const undated = looked.filter((uid) => !dates.has(uid));
        return {
            dates: new Map([...dates].filter(([, receivedMs]) => accepts(receivedMs))),
            unread: Math.max(0, hits.count - looked.length) + (await this.remaining(undated)),
        };
    }
    async remaining(uids) {
        const asked = new Set(uids);
        let count = 0;
        for (const set of (0,uid_set/* splitUids */.C)(uids)) {
            const { uids: found = [] } = await this.find([(0,wire_values/* atom */.eU)('UID'), sequence(set)], true);
            count += found.filter((uid) => asked.has(uid)).length;
        }
        return count;
    }
    async ends(keys, hits, outermost) {
        if (hits.count <= MAX_AT_ONCE)
            return [...(await this.#datesOf(await this.#listed(keys, hits))).values()];
        const ends = outermost ?? (await this.#datesOf([hits.min, hits.max].filter((uid) => uid !== undefined)));
        const seen = [...ends.values()];
        if (seen.length === 0 || (hits.uids && hits.count > MAX_LISTED_AGAIN))
            return seen;
        const near = await this.#nearEnds(keys, ends);
        if (near)
            return [...seen, ...near];
        const newest = await this.#beyond(keys, Math.max(...seen), 'SINCE');
        const oldest = await this.#beyond(keys, Math.min(...seen), 'BEFORE');
        return [...seen, ...newest, ...oldest];
    }
    async #nearEnds(keys, known) {
        if (!this.#imap.has('WITHIN'))
            return undefined;
        const seen = [...known.values()];
        const ageOf = (receivedMs) => (0,wire_values/* atom */.eU)(String(Math.max(1, Math.round((this.#nowMs - receivedMs) / 1000))));
        const younger = [(0,wire_values/* atom */.eU)('YOUNGER'), ageOf(Math.max(...seen) - SLACK_MS)];
        const older = [(0,wire_values/* atom */.eU)('OLDER'), ageOf(Math.min(...seen) + SLACK_MS)];
        const hits = await this.#findByAge([...keys, (0,wire_values/* atom */.eU)('OR'), ...younger, ...older]);
        if (!hits)
            return undefined;
        if (hits.count > MAX_AT_ONCE)
            return undefined;
        const unknown = (hits.uids ?? []).filter((uid) => !known.has(uid));
        return [...(await this.#datesOf(unknown)).values()];
    }
    async #findByAge(keys) {
        try {
            return await this.find(keys, true);
        }
        catch (error) {
            if (!isBad(error))
                throw error;
            this.#imap.distrust('WITHIN', error.reply ?? '');
            return undefined;
        }
    }
    async #beyond(keys, knownMs, side) {
        const isNewest = side === 'SINCE';
        const bounded = (dayMs) => [
            ...keys,
            (0,wire_values/* atom */.eU)(side),
            (0,wire_values/* atom */.eU)(imapDate(calendarDate(Math.max(0, dayMs)))),
        ];
        let near = Math.floor(knownMs / match_counter_DAY_MS) + (isNewest ? -1 : 2);
        let far = isNewest ? Math.max(near, Math.floor(this.#nowMs / match_counter_DAY_MS)) + 3 : 0;
        let keysOfBest = bounded(near * match_counter_DAY_MS);
        let best = await this.find(keysOfBest, false);
        const maxSteps = best.uids && best.count > MAX_DATED ? MAX_STEPS_BY_LIST : MAX_STEPS;
        for (let step = 0; step < maxSteps && best.count > MAX_AT_ONCE && Math.abs(far - near) > 1; step += 1) {
            const middle = Math.floor((near + far) / 2);
            const tried = bounded(middle * match_counter_DAY_MS);
            const hits = await this.find(tried, false);
            if (hits.count === 0)
                far = middle;
            else
                [near, best, keysOfBest] = [middle, hits, tried];
        }
        if (best.count === 0)
            return [];
        const uids = best.count <= MAX_DATED
            ? await this.#listed(keysOfBest, best)
            : await this.#outermost(keysOfBest, best, isNewest);
        return [...(await this.#datesOf(uids)).values()];
    }
    async #listed(keys, hits) {
        if (hits.uids)
            return hits.uids;
        const ends = [hits.min, hits.max].filter((uid) => uid !== undefined);
        if (hits.count <= 2 && ends.length === 2)
            return ends;
        return (await this.find(keys, true)).uids ?? [];
    }
    async #outermost(keys, hits, isNewest) {
        if (hits.uids)
            return isNewest ? hits.uids.slice(-MAX_AT_ONCE) : hits.uids.slice(0, MAX_AT_ONCE);
        const [from, to] = isNewest
            ? [Math.max(1, (hits.max ?? 1) - MAX_AT_ONCE), hits.max]
            : [hits.min, (hits.min ?? 1) + MAX_AT_ONCE];
        return (await this.find([...keys, (0,wire_values/* atom */.eU)('UID'), sequence(`${from}:${to}`)], true)).uids ?? [];
    }
    async #datesOf(uids) {
        const wanted = new Set(uids);
        const dates = new Map();
        for (const set of (0,uid_set/* splitUids */.C)(uids)) {
            for (const [uid, date] of await fetchDates(this.#imap, set)) {
                if (wanted.has(uid))
                    dates.set(uid, date);
            }
        }
        for (const uid of wanted)
            if (!dates.has(uid))
                this.undated.add(uid);
        return dates;
    }
}
function sequence(set) {
    return { type: 'SEQUENCE', value: set };
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/count-matches.js


async function countMatches(imap, program, { nowMs, needsUids, messages }) {
    const counter = new MatchCounter(imap, nowMs);
    const keys = program.surest ?? program.widest;
    const outermost = matchesAll(keys) && messages !== undefined && messages > MAX_AT_ONCE ? counter.outermost(messages) : undefined;
    const sure = await counter.find(keys, needsUids);
    const doubt = program.doubtful ? await counter.resolve(program.doubtful, program.accepts) : NO_DOUBT;
    const isUncounted = counter.lacksResult;
    const undoubted = counter.undated.size;
    const dates = [...doubt.dates.values()];
    if (sure.count > 0 && !sure.isCut) {
        dates.push(...(await counter.ends(keys, sure, await outermost)));
    }
    const [oldestMs, newestMs] = extremes(dates);
    return {
        count: sure.count + doubt.dates.size,
        oldestMs,
        newestMs,
        uids: needsUids ? [...(sure.uids ?? []), ...doubt.dates.keys()] : undefined,
        unread: doubt.unread,
        lacksResult: counter.lacksResult,
        isUncounted,
        exceeded: messages !== undefined && sure.count + doubt.dates.size > Math.max(messages, sure.exists ?? 0)
            ? messages
            : undefined,
        undated: await counter.remaining([...counter.undated].slice(undoubted)),
        isListTooLong: sure.isCut === true,
    };
}
function matchesAll(keys) {
    const [key, ...others] = keys;
    return others.length === 0 && (0,wire_values/* textOf */.b6)(key) === 'ALL';
}
function extremes(numbers) {
    const sorted = numbers.toSorted((one, other) => one - other);
    return [sorted[0], sorted.at(-1)];
}

// EXTERNAL MODULE: ./lib/mail/mailbox/missing-mailbox.js
var missing_mailbox = __webpack_require__(37160);
;// CONCATENATED MODULE: ./lib/mail/mailbox/delete-found.js



async function deleteMessages(imap, uids) {
    const doomed = new Set(uids);
    let left = 0;
    for (const set of (0,uid_set/* splitUids */.C)(uids)) {
        const sequence = { type: 'SEQUENCE', value: set };
        await imap.run({
            name: 'UID STORE',
            args: [sequence, (0,wire_values/* atom */.eU)('+FLAGS.SILENT'), (0,wire_values/* atoms */.Fo)('\\Deleted')],
            phase: 'cleanup',
            mayBePartial: true,
            onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'STORE', 'cleanup'),
        });
        const unknown = await imap.expunge(set);
        if (unknown !== undefined) {
            imap.distrust('UIDPLUS', unknown);
            return uids.length;
        }
        const remaining = (await imap.search([(0,wire_values/* atom */.eU)('UID'), sequence])) ?? (await fetchUids(imap, set));
        left += remaining.filter((uid) => doomed.has(uid)).length;
    }
    return left;
}
async function fetchUids(imap, set) {
    return (await imap.fetchHeaders(set, ['Message-ID'])).map(({ uid }) => uid);
}

;// CONCATENATED MODULE: ./lib/mail/message/encoded-words.js
const WORD = /=\?([!-<>@-~]{1,75})\?([bq])\?([!->@-~]*)\?=/giu;
const BETWEEN = /^[ \t]+$/;
function decodeWords(field) {
    let text = '';
    let end = 0;
    let open;
    const close = () => {
        if (open)
            text += decodeBytes(open.charset, Buffer.concat(open.bytes)) ?? open.raw;
        open = undefined;
    };
    for (const match of field.matchAll(WORD)) {
        const [word, charset = '', encoding = '', content = ''] = match;
        const between = field.slice(end, match.index);
        const isAdjacent = open !== undefined && BETWEEN.test(between);
        if (!isAdjacent || open?.charset !== charset.toLowerCase()) {
            close();
            if (!isAdjacent)
                text += between;
            open = { charset: charset.toLowerCase(), bytes: [], raw: '' };
        }
        open.bytes.push(bytesOf(encoding, content));
        open.raw += word;
        end = match.index + word.length;
    }
    close();
    return text + field.slice(end);
}
function bytesOf(encoding, content) {
    if (encoding.toLowerCase() === 'b')
        return Buffer.from(content, 'base64');
    const text = content
        .replaceAll('_', ' ')
        .replace(/=([0-9a-f]{2})/gi, (_coded, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(text, 'latin1');
}
function decodeBytes(charset, bytes) {
    try {
        return new TextDecoder(charset.split('*', 1)[0]).decode(bytes);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/matches-criterion.js


const matches_criterion_DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const matches_criterion_SLACK_MS = 600_000;
function matchesCriterion(criterion, facts, nowMs) {
    const { isNegated } = criterion;
    switch (criterion.kind) {
        case 'flag':
            return compareFlag(criterion.key, isNegated, facts.flags);
        case 'keyword':
            return changeable(facts.flags?.has(criterion.name.toLowerCase()), isNegated);
        case 'text':
            if (criterion.key === 'body' || criterion.key === 'text')
                return 'match';
            return lasting(hasText(facts.header, criterion.key, criterion.text), isNegated);
        case 'header':
            return lasting(hasText(facts.header, criterion.name, criterion.text), isNegated);
        case 'date':
            return compareDay(criterion, facts.receivedMs);
        case 'age':
            return compareAge(criterion, facts.receivedMs, nowMs);
        case 'size': {
            const { sizeBytes: size } = facts;
            if (size === undefined)
                return 'unsure';
            return lasting(criterion.key === 'larger' ? size > criterion.bytes : size < criterion.bytes, isNegated);
        }
        case 'uid': {
            const isListed = /\*/.test(criterion.set) && facts.isLast;
            return lasting(isListed || (0,asked_uids/* uidTest */.X)(criterion.set.replace(/(^|,)\*(?=,|$)/g, '$1'))(facts.uid), isNegated);
        }
    }
}
function lasting(holds, isNegated) {
    if (holds === undefined)
        return 'unsure';
    return holds === isNegated ? 'contradiction' : 'match';
}
function changeable(holds, isNegated) {
    return holds === undefined || holds === isNegated ? 'unsure' : 'match';
}
function compareFlag(key, isNegated, flags) {
    if (key === 'all')
        return isNegated ? 'contradiction' : 'match';
    if (key === 'unseen')
        return changeable(flags && !flags.has('\\seen'), isNegated);
    return changeable(flags?.has(`\\${key}`), isNegated);
}
function compareDay({ key, date, isNegated }, receivedMs) {
    if (receivedMs === undefined)
        return 'unsure';
    const day = Date.UTC(date.year, date.month - 1, date.day) / matches_criterion_DAY_MS;
    const first = Math.floor((receivedMs - 12 * HOUR_MS) / matches_criterion_DAY_MS);
    const last = Math.floor((receivedMs + 14 * HOUR_MS) / matches_criterion_DAY_MS);
    if (key === 'on') {
        const holds = isNegated ? first !== day || last !== day : first <= day && day <= last;
        return holds ? 'match' : 'contradiction';
    }
    const holds = (key === 'since') !== isNegated ? last >= day : first < day;
    return holds ? 'match' : 'contradiction';
}
function compareAge({ key, ms, isNegated }, receivedMs, nowMs) {
    if (receivedMs === undefined)
        return 'unsure';
    const excessMs = nowMs - receivedMs - ms;
    const holds = key === 'newer-than' ? excessMs <= 0 : excessMs > 0;
    if (holds !== isNegated)
        return 'match';
    return Math.abs(excessMs) < matches_criterion_SLACK_MS ? 'unsure' : 'contradiction';
}
function hasText(header, name, text) {
    if (header === undefined)
        return undefined;
    const wanted = comparable(text);
    const fields = header.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/);
    return fields.some((field) => {
        const colon = field.indexOf(':');
        if (field.slice(0, colon).trim().toLowerCase() !== name.toLowerCase())
            return false;
        const value = field.slice(colon + 1);
        const spellings = [value, decodeWords(value)].flatMap((each) => [each, each.replace(/["\\]/g, '')]);
        return spellings.some((spelling) => comparable(spelling).includes(wanted));
    });
}
function comparable(text) {
    return text.normalize('NFKD').toUpperCase().toLowerCase().replace(/\s+/g, ' ');
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/verify-hits.js






const verify_hits_MAX_AT_ONCE = 500;
async function verifyHits(imap, uids, { criteria, nowMs, messages }) {
    const items = itemsFor(criteria);
    const matching = [];
    const contradicting = [];
    for (let start = 0; start < uids.length; start += verify_hits_MAX_AT_ONCE) {
        const part = uids.slice(start, start + verify_hits_MAX_AT_ONCE);
        const facts = await fetchFacts(imap, part, items, messages);
        for (const uid of part) {
            const known = facts.get(uid);
            const result = known ? compare(criteria, known, nowMs) : 'unsure';
            if (result === 'match')
                matching.push(uid);
            if (result === 'contradiction')
                contradicting.push(uid);
        }
    }
    return { matching, unsure: uids.length - matching.length - contradicting.length, contradicting };
}
function compare(criteria, facts, nowMs) {
    const results = new Set(criteria.map((criterion) => matchesCriterion(criterion, facts, nowMs)));
    if (results.has('contradiction'))
        return 'contradiction';
    return results.has('unsure') ? 'unsure' : 'match';
}
function itemsFor(criteria) {
    const kinds = new Set(criteria.map(({ kind }) => kind));
    const fields = new Set(criteria.map(fieldOf).filter((field) => field !== undefined));
    const section = [(0,wire_values/* atom */.eU)('HEADER.FIELDS'), [...fields].map(fieldName)];
    return [
        ...[(0,wire_values/* atom */.eU)('UID'), (0,wire_values/* atom */.eU)('FLAGS')],
        ...(kinds.has('size') ? [(0,wire_values/* atom */.eU)('RFC822.SIZE')] : []),
        ...(kinds.has('date') || kinds.has('age') ? [(0,wire_values/* atom */.eU)('INTERNALDATE')] : []),
        ...(fields.size > 0 ? [{ type: 'ATOM', value: 'BODY.PEEK', section }] : []),
    ];
}
function fieldOf(criterion) {
    if (criterion.kind === 'header')
        return criterion.name.toLowerCase();
    return criterion.kind === 'text' && criterion.key !== 'body' && criterion.key !== 'text' ? criterion.key : undefined;
}
function fieldName(name) {
    return /^[a-z0-9-]+$/.test(name) ? (0,wire_values/* atom */.eU)(name) : (0,wire_values/* text */.Qq)(name);
}
async function fetchFacts(imap, uids, items, messages) {
    const facts = new Map();
    for (const set of (0,uid_set/* splitUids */.C)(uids)) {
        const isAsked = (0,asked_uids/* uidTest */.X)(set);
        await imap.run({
            name: 'UID FETCH',
            args: [{ type: 'SEQUENCE', value: set }, items],
            phase: 'cleanup',
            mayBePartial: true,
            untagged: {
                FETCH: ({ command = '', attributes }) => {
                    const values = (0,wire_values/* pairsOf */.fq)(attributes?.[1]);
                    const uid = (0,wire_values/* numberOf */.rl)(values.get('UID'));
                    if (uid === undefined || !isAsked(uid))
                        return false;
                    const before = facts.get(uid);
                    const flags = values.has('FLAGS') ? flagsOf(values.get('FLAGS')) : before?.flags;
                    facts.set(uid, {
                        uid,
                        isLast: (0,wire_values/* numberOf */.rl)({ value: command }) === messages,
                        flags,
                        sizeBytes: (0,wire_values/* numberOf */.rl)(values.get('RFC822.SIZE')) ?? before?.sizeBytes,
                        receivedMs: parseInternalDate((0,wire_values/* textOf */.b6)(values.get('INTERNALDATE')) ?? '') ?? before?.receivedMs,
                        header: headerText((0,wire_values/* sectionsOf */.Ks)(attributes?.[1]).get('HEADER.FIELDS')) ?? before?.header,
                    });
                    return true;
                },
            },
            onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'FETCH', 'cleanup'),
        });
    }
    return facts;
}
function flagsOf(list) {
    return new Set((0,wire_values/* listOf */.c3)(list).map((flag) => (0,wire_values/* textOf */.b6)(flag)?.toLowerCase() ?? ''));
}
function headerText(block) {
    const decoded = block?.toString('utf8');
    return decoded?.includes('\uFFFD') ? block?.toString('latin1') : decoded;
}

;// CONCATENATED MODULE: ./lib/probes/imap-search/delete-hits.js


const FEW = 3;
const MAX_QUOTED = 5;
async function deleteHits(imap, { mailbox, criteria, seen }, { count, uids = [], isListTooLong }, context) {
    if (count === 0)
        return;
    const note = (message, hint) => context.note({ status: 'warning', code: 'E_PARTIAL', phase: 'cleanup', message, hint });
    const keepAll = (why, hint) => note(`None of the ${count} messages found was deleted: ${why}.`, hint);
    if (!imap.has('UIDPLUS')) {
        keepAll('the server has no UIDPLUS', 'Without it a server can only destroy all messages flagged as deleted, also those of others. Delete them by hand.');
        return;
    }
    if (isListTooLong) {
        keepAll('not all of them are known by their UID', 'Add criteria that leave fewer messages, and delete them in several runs.');
        return;
    }
    const state = await imap.select(mailbox);
    if (state.uidValidity !== seen.uidValidity || state.uidValidity === undefined) {
        context.note({
            status: 'warning',
            code: 'E_UIDVALIDITY_CHANGED',
            phase: 'cleanup',
            message: `Mailbox ${mailbox} was rebuilt during the check, so nothing was deleted.`,
            hint: 'Run the check again.',
        });
        return;
    }
    const messages = state.messages ?? seen.messages ?? 0;
    if (count > FEW && count >= messages) {
        keepAll(messages > 0 ? `${mailbox} holds no other message` : `the server does not say how many messages ${mailbox} holds`, 'A search that matches everything may be a mistake, or a server that ignores a criterion. Add a criterion, or keep a message that does not match in this mailbox.');
        return;
    }
    const nowMs = context.world.clock.date().getTime();
    const { matching, unsure, contradicting } = await verifyHits(imap, uids, { criteria, nowMs, messages });
    if (contradicting.length > 0) {
        const more = contradicting.length > MAX_QUOTED ? ', \u2026' : '';
        keepAll(`${contradicting.length} of them do not match search (UID ${contradicting.slice(0, MAX_QUOTED).join(', ')}${more})`, 'The server ignores a criterion, or searches in another way. Run with transcript: true, and use criteria that this server knows.');
        return;
    }
    const remaining = matching.length > 0 ? await deleteMessages(imap, matching) : 0;
    if (unsure > 0) {
        note(`${unsure} of the ${count} messages found were not deleted: they changed since the search, or the server does not send what search compares.`, 'The next run finds those that still match.');
    }
    if (remaining > 0 && !imap.has('UIDPLUS')) {
        note(`${remaining} of the ${count} messages found were not deleted: UIDPLUS, which the server announces, does not work there.`, 'They are flagged \\Deleted: the next client that expunges this mailbox removes them. Delete them by hand.');
    }
    else if (remaining > 0) {
        note(`${remaining} of the ${count} messages found are still there after their deletion.`, 'Check the rights of this user to delete and to expunge in this mailbox.');
    }
}

;// CONCATENATED MODULE: ./lib/probes/imap-search/doubt-search.js

function doubtSearch(criteria, { count, oldestMs, newestMs }, nowMs) {
    const dated = criteria.filter(({ kind }) => kind === 'age' || kind === 'date');
    for (const receivedMs of [oldestMs, newestMs]) {
        if (receivedMs === undefined)
            continue;
        const facts = { uid: 0, isLast: false, receivedMs };
        if (!dated.some((criterion) => matchesCriterion(criterion, facts, nowMs) === 'contradiction'))
            continue;
        return {
            status: 'warning',
            code: 'E_PROTO_UNEXPECTED',
            phase: 'imap_search',
            message: `The count of ${count} cannot be relied on: it has a message of ${new Date(receivedMs).toISOString()}, which search excludes.`,
            hint: 'The server ignores a criterion, or reads it in another way. Run with transcript: true, and use criteria that this server knows.',
        };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/probes/imap-search/search-mailbox.js








const MAX_SKEW_MS = 60_000;
async function searchMailbox(session, plan, context) {
    const state = await context.phase('imap_select', () => examine(session, plan.mailbox));
    const matches = await context.phase('imap_search', () => search(session, plan, state, context));
    report(matches, context);
    if (plan.deletesFound) {
        const searched = { mailbox: plan.mailbox, criteria: plan.criteria, seen: state };
        await context.phase('cleanup', () => deleteHits(session, searched, matches, context));
    }
    const doubt = doubtSearch(plan.criteria, matches, context.world.clock.date().getTime());
    if (doubt)
        context.note(doubt);
}
async function examine(imap, mailbox) {
    try {
        return await imap.examine(mailbox);
    }
    catch (error) {
        if (!(error instanceof failure/* ProbeFailure */.BU) || error.code !== 'E_MAILBOX_MISSING')
            throw error;
        throw (0,missing_mailbox/* missingMailbox */.Je)(mailbox, await (0,missing_mailbox/* hintsFor */.uK)(imap, 'imap_select'), 'imap_select', error.reply);
    }
}
async function search(imap, plan, { messages }, context) {
    const nowMs = context.world.clock.date().getTime();
    const needsUids = plan.deletesFound && imap.has('UIDPLUS');
    const matches = await count(imap, plan.criteria, { nowMs, needsUids, messages });
    if (!matches.isUncounted)
        context.measure('messages_found', matches.count);
    measureAge('newest_message_age_seconds', matches.newestMs, nowMs, context);
    measureAge('oldest_message_age_seconds', matches.oldestMs, nowMs, context);
    if (matches.newestMs !== undefined && matches.newestMs - nowMs > MAX_SKEW_MS) {
        context.note({
            status: 'warning',
            code: 'E_CLOCK_SKEW',
            phase: 'imap_search',
            message: `The newest message arrived ${describeAhead(matches.newestMs - nowMs)} in the future, by the clock of this machine.`,
            hint: 'Compare the clocks of the server and of the runner. Ages, and newer-than and older-than, are off by the difference.',
        });
    }
    return matches;
}
async function count(imap, criteria, options) {
    const program = (hasWithin) => compileSearch(criteria, options.nowMs, hasWithin);
    const usesWithin = imap.has('WITHIN') && criteria.some(({ kind }) => kind === 'age');
    try {
        return await countMatches(imap, program(usesWithin), options);
    }
    catch (error) {
        if (!usesWithin || !isBad(error))
            throw error;
        const matches = await countMatches(imap, program(false), options);
        imap.distrust('WITHIN', error.reply ?? '');
        return matches;
    }
}
function measureAge(metric, receivedMs, nowMs, context) {
    if (receivedMs !== undefined)
        context.measure(metric, Math.max(0, (nowMs - receivedMs) / 1000));
}
function describeAhead(ms) {
    const minutes = Math.round(ms / 60_000);
    return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
function report(matches, context) {
    const { count, unread, lacksResult, isUncounted, isListTooLong, exceeded, undated } = matches;
    if (undated > 0) {
        context.notice({
            message: `The server sent no date that can be read for ${undated} of the messages found.`,
            hint: 'They are counted, and left out of the ages. Look at INTERNALDATE in the mailbox with another client.',
        });
    }
    if (lacksResult) {
        context.note({
            status: 'warning',
            code: 'E_SEARCH_NO_RESULT_LINE',
            phase: 'imap_search',
            message: isUncounted
                ? 'The server answered the search with OK and without a result, so it is not known how many messages match.'
                : 'The server answered a search with OK and without a result, so the ages may be incomplete.',
            hint: 'RFC 9051 demands a result, even an empty one. Look at the dialogue with transcript: true.',
        });
    }
    if (unread > 0) {
        context.note({
            status: 'warning',
            code: 'E_RESULT_TRUNCATED',
            phase: 'imap_search',
            message: `At least ${count} messages match; the dates of ${unread} more are not known: only ${MAX_DATED} are read, or the server did not send them.`,
            hint: 'Add criteria that leave fewer messages, such as from: or subject:. A server with WITHIN needs no dates.',
        });
    }
    if (isListTooLong) {
        context.note({
            status: 'warning',
            code: 'E_RESULT_TRUNCATED',
            phase: 'imap_search',
            message: `The server listed ${count} messages, more than are kept: they were counted, but their dates were not read.`,
            hint: 'Add criteria that leave fewer messages. A server with ESEARCH needs no list.',
        });
    }
    if (exceeded !== undefined) {
        context.note({
            status: 'warning',
            code: 'E_PROTO_UNEXPECTED',
            phase: 'imap_search',
            message: `The search found ${count} messages, and the mailbox holds ${exceeded}.`,
            hint: 'One of the two numbers is wrong, so the result cannot be trusted. Look at the index of the server.',
        });
    }
}


/***/ })

};
