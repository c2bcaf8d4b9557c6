export const id = 401;
export const ids = [401,306];
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

/***/ 72754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AW: () => (/* binding */ parseUidSet),
/* harmony export */   Ci: () => (/* binding */ splitUids),
/* harmony export */   uk: () => (/* binding */ MAX_UID)
/* harmony export */ });
const MAX_UID = 2 ** 32 - 1;
const MAX_SET_LENGTH = 7000;
function parseUidSet(text, limit) {
    const uids = [];
    for (const part of text.split(',')) {
        const [, one, other] = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(part) ?? [];
        if (one === undefined)
            continue;
        const ends = [Number(one), Number(other ?? one)];
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

/***/ 401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cleanUpAlone: () => (/* binding */ cleanUpAlone),
  composeFor: () => (/* binding */ composeFor),
  isQuickToCompose: () => (/* reexport */ message.isQuickToCompose),
  loadComposer: () => (/* reexport */ message.loadComposer),
  makeRoundTrip: () => (/* binding */ makeRoundTrip),
  openMailboxes: () => (/* binding */ openMailboxes)
});

// EXTERNAL MODULE: ./lib/mail/imap/wire/values.js
var values = __webpack_require__(12056);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/mail/imap/asked-uids.js
var asked_uids = __webpack_require__(49562);
// EXTERNAL MODULE: ./lib/mail/imap/refusals.js
var refusals = __webpack_require__(37571);
// EXTERNAL MODULE: ./lib/mail/message/message.js + 1 modules
var message = __webpack_require__(52306);
;// CONCATENATED MODULE: ./lib/mail/mailbox/fetch-messages.js





async function fetchMessages(imap, uids, fields, wanted) {
    return await fetchOrHeaders(imap, uids, fields, [{ uids, items: [fieldsItem(fields), ...beginningItems(wanted)] }]);
}
async function fetchNews(imap, from, fields, wanted) {
    const all = `${from}:*`;
    const requests = [
        { uids: all, items: [fieldsItem(fields)] },
        { uids: String(from), items: beginningItems(wanted) },
    ];
    return await fetchOrHeaders(imap, all, fields, requests);
}
async function fetchOrHeaders(imap, uids, fields, requests) {
    try {
        return await fetchTogether(imap, requests);
    }
    catch (error) {
        if (!(error instanceof failure/* ProbeFailure */.B) || error.code !== 'E_PROTO' || !imap.isOpen)
            throw error;
        return await imap.fetchHeaders(uids, fields);
    }
}
async function fetchTogether(imap, requests) {
    const found = new Map();
    const tests = requests.map(({ uids }) => (0,asked_uids/* uidTest */.X)(uids));
    const collect = ({ attributes }) => {
        const uid = (0,values/* numberOf */.rl)((0,values/* pairsOf */.fq)(attributes?.[1]).get('UID'));
        if (uid === undefined || !tests.some((isAsked) => isAsked(uid)))
            return false;
        const known = found.get(uid) ?? new Map();
        found.set(uid, known);
        for (const [name, content] of (0,values/* sectionsOf */.Ks)(attributes?.[1]))
            known.set(name, content);
        return true;
    };
    const answers = requests.map(({ uids, items }) => imap.run({
        name: 'UID FETCH',
        args: [{ type: 'SEQUENCE', value: uids }, [(0,values/* atom */.eU)('UID'), ...items]],
        phase: 'imap_search',
        mayBePartial: true,
        untagged: { FETCH: collect },
        onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'FETCH', 'imap_search'),
    }));
    const outcomes = await Promise.allSettled(answers);
    for (const outcome of outcomes)
        if (outcome.status === 'rejected')
            throw outcome.reason;
    return [...found].flatMap(([uid, sections]) => {
        const block = sections.get('HEADER.FIELDS');
        if (!block)
            return [];
        const headers = (0,message.parseHeaders)(block.toString('utf8'));
        return [{ uid, headers, header: sections.get('HEADER'), text: sections.get('TEXT') }];
    });
}
function fieldsItem(fields) {
    return peek([(0,values/* atom */.eU)('HEADER.FIELDS'), (0,values/* atoms */.Fo)(...fields)]);
}
function beginningItems({ header, text }) {
    return [
        ...(header === undefined ? [] : [peek([(0,values/* atom */.eU)('HEADER')], header)]),
        ...(text === undefined ? [] : [peek([(0,values/* atom */.eU)('TEXT')], text)]),
    ];
}
function peek(section, octets) {
    const partial = octets === undefined ? {} : { partial: [0, octets] };
    return { type: 'ATOM', value: 'BODY.PEEK', section, ...partial };
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/rebuilt-mailbox.js
function noteRebuilt(context, phase, { name, uidValidity }, now) {
    context.note({
        status: 'warning',
        code: 'E_UIDVALIDITY_CHANGED',
        phase,
        message: `Mailbox ${name} was rebuilt during the check (UIDVALIDITY ${uidValidity} became ${now.uidValidity}).`,
        hint: 'Every mail client has to fetch this mailbox anew. Look at what the server did.',
    });
}

// EXTERNAL MODULE: ./lib/mail/mailbox/uid-set.js
var uid_set = __webpack_require__(72754);
;// CONCATENATED MODULE: ./lib/mail/message/content-type.js
function readContentField(field) {
    const [first = '', ...rest] = splitOutsideQuotes(field);
    const parameters = new Map();
    for (const piece of rest) {
        const equals = piece.indexOf('=');
        const name = piece.slice(0, Math.max(0, equals)).trim().toLowerCase();
        if (name !== '' && !parameters.has(name))
            parameters.set(name, unquote(piece.slice(equals + 1).trim()));
    }
    return { value: bareWord(first.trim()).toLowerCase(), parameters };
}
function splitOutsideQuotes(text) {
    const pieces = [];
    let start = 0;
    let isQuoted = false;
    for (let at = 0; at < text.length; at += 1) {
        const char = text[at];
        if (char === '\\' && isQuoted)
            at += 1;
        else if (char === '"')
            isQuoted = !isQuoted;
        else if (char === ';' && !isQuoted) {
            pieces.push(text.slice(start, at));
            start = at + 1;
        }
    }
    return [...pieces, text.slice(start)];
}
function unquote(text) {
    if (!text.startsWith('"'))
        return bareWord(text);
    const end = text.length > 1 && text.endsWith('"') ? -1 : text.length;
    return text.slice(1, end).replace(/\\(.)/g, '$1');
}
function bareWord(text) {
    return /^[^\s(]*/.exec(text)?.[0] ?? '';
}

;// CONCATENATED MODULE: ./lib/mail/message/message-parts.js


const MAX_PARTS = 100;
const MAX_LEVELS = 20;
function takeApart(headers, text, isWhole) {
    const reader = new PartReader(headers);
    const lines = text.toString('latin1').split('\n');
    if (!isWhole && /^(?:-|$)/.test(lines.at(-1) ?? ''))
        lines.pop();
    for (const line of lines) {
        reader.read(line.endsWith('\r') ? line.slice(0, -1) : line);
        if (reader.excess)
            return { parts: reader.parts, isWhole: false, excess: reader.excess };
    }
    reader.end(isWhole);
    return { parts: reader.parts, isWhole, excess: reader.excess };
}
class PartReader {
    parts = [];
    excess;
    #boundaries = [];
    #begun = 0;
    #headers;
    #lines = [];
    #isInHeader = false;
    constructor(headers) {
        this.#enter(headers);
    }
    read(line) {
        const level = line.startsWith('--') ? this.#levelOf(line.trimEnd()) : -1;
        if (level >= 0)
            this.#pass(level, line.trimEnd().length > 2 + (this.#boundaries[level] ?? '').length);
        else if (this.#isInHeader && line === '')
            this.#enter((0,message.parseHeaders)(this.#lines.join('\r\n')));
        else if (this.#isInHeader || this.#headers)
            this.#lines.push(line);
    }
    end(isWhole) {
        this.#leave(isWhole);
    }
    #levelOf(line) {
        return this.#boundaries.findLastIndex((boundary) => line === `--${boundary}` || line === `--${boundary}--`);
    }
    #pass(level, isLast) {
        this.#leave(true);
        this.#boundaries.length = isLast ? level : level + 1;
        this.#isInHeader = !isLast;
        if (isLast)
            return;
        this.#begun += 1;
        if (this.#begun > MAX_PARTS)
            this.excess = 'parts';
    }
    #enter(headers) {
        this.#isInHeader = false;
        this.#lines = [];
        const { value, parameters } = readContentField(headers.get('content-type') ?? '');
        const boundary = parameters.get('boundary') ?? '';
        const isMultipart = value.startsWith('multipart/') && boundary !== '';
        this.#headers = isMultipart ? undefined : headers;
        if (!isMultipart)
            return;
        this.#boundaries.push(boundary);
        if (this.#boundaries.length > MAX_LEVELS)
            this.excess = 'levels';
    }
    #leave(isWhole) {
        if (this.#isInHeader)
            this.#enter((0,message.parseHeaders)(this.#lines.join('\r\n')));
        const headers = this.#headers;
        if (headers)
            this.parts.push(partOf(headers, this.#lines.join('\r\n'), isWhole));
        this.#headers = undefined;
        this.#lines = [];
    }
}
function partOf(headers, body, isWhole) {
    const { value, parameters } = readContentField(headers.get('content-type') ?? '');
    return {
        type: value || 'text/plain',
        charset: parameters.get('charset')?.toLowerCase(),
        encoding: readContentField(headers.get('content-transfer-encoding') ?? '').value || '7bit',
        isAttachment: readContentField(headers.get('content-disposition') ?? '').value === 'attachment',
        body,
        isWhole,
    };
}

;// CONCATENATED MODULE: ./lib/mail/message/part-text.js
const PLAIN_CHARSETS = new Set(['us-ascii', 'ascii', 'utf8']);
function partText({ body, encoding, charset = 'us-ascii' }) {
    const bytes = decode(body, encoding);
    if (!bytes)
        return undefined;
    try {
        return new TextDecoder(PLAIN_CHARSETS.has(charset) ? 'utf-8' : charset).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function decode(body, encoding) {
    if (encoding === 'quoted-printable')
        return decodeQuotedPrintable(body);
    if (encoding === 'base64')
        return Buffer.from(body, 'base64');
    return ['7bit', '8bit', 'binary'].includes(encoding) ? Buffer.from(body, 'latin1') : undefined;
}
function decodeQuotedPrintable(body) {
    const lines = body.split('\r\n').map((line) => line.trimEnd());
    const joined = lines.join('\r\n').replace(/=\r\n/g, '');
    const text = joined.replace(/=([0-9a-f]{2})/gi, (_coded, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(text, 'latin1');
}

;// CONCATENATED MODULE: ./lib/mail/message/delivery-report.js




const REPORT_HEADERS = ['Content-Type', 'Auto-Submitted', 'Return-Path', 'In-Reply-To', 'References'];
const MAX_REPORT = 64 * 1024;
const MAX_RECIPIENTS = 50;
const STATUS_TYPES = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_TYPES = ['text/rfc822-headers', 'message/rfc822', 'message/global-headers', 'message/global'];
function isDeliveryReport(headers) {
    const { value, parameters } = readContentField(headers.get('content-type') ?? '');
    const kind = parameters.get('report-type')?.toLowerCase() ?? 'delivery-status';
    return value === 'multipart/report' && kind === 'delivery-status';
}
function readDeliveryReport(headers, text, mark) {
    if (!isDeliveryReport(headers))
        return undefined;
    const { parts } = takeApart(headers, text, text.length < MAX_REPORT);
    const status = parts.find(({ type }) => STATUS_TYPES.includes(type));
    const returned = parts.find(({ type }) => RETURNED_TYPES.includes(type));
    const groups = status ? groupsOf(status) : [];
    if (!isAbout(mark, headers, groups, returned))
        return undefined;
    const isProven = isFromMachine(headers) && returned !== undefined && isReturned(returned, mark);
    const reports = groups.flatMap((group) => reportOf(group, isProven));
    return reports.find(({ action }) => action === 'failed') ?? reports[0];
}
function isFromMachine(headers) {
    return headers.get('return-path') === '<>' || /^auto-/i.test(headers.get('auto-submitted') ?? '');
}
function groupsOf(status) {
    const blocks = (partText(status) ?? '').split(/(?:\r?\n){2}/, MAX_RECIPIENTS);
    return blocks.map((block) => (0,message.parseHeaders)(block));
}
function isAbout(mark, headers, groups, returned) {
    if (returned && isReturned(returned, mark))
        return true;
    const id = `<mail-probe.${mark.token}@`;
    const named = groups.map((group) => group.get('original-message-id'));
    const answered = [headers.get('in-reply-to'), headers.get('references')];
    if (named.some((value) => value?.includes(id)))
        return true;
    return !hasFields(returned) && answered.some((value) => value?.includes(id));
}
function isReturned(returned, mark) {
    return (0,message.isProbeMessage)(headerOf(returned), mark);
}
function hasFields(returned) {
    return returned !== undefined && headerOf(returned).size > 0;
}
function headerOf(returned) {
    const text = partText({ ...returned, charset: undefined }) ?? '';
    const [block = ''] = text.replace(/^(?:\r?\n)+/, '').split(/\r?\n\r?\n/, 1);
    return (0,message.parseHeaders)(block);
}
function reportOf(group, isProven) {
    const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '')?.[0];
    const action = group.get('action')?.split(/[\s(]/, 1)[0]?.toLowerCase();
    if (action !== 'failed' && action !== 'delayed')
        return [];
    const recipient = group.get('final-recipient') ?? group.get('original-recipient');
    return [
        { action, status, recipient: afterKind(recipient), diagnostic: afterKind(group.get('diagnostic-code')), isProven },
    ];
}
function afterKind(field) {
    if (field === undefined)
        return undefined;
    const text = field
        .slice(field.indexOf(';') + 1)
        .replace(/\s+/g, ' ')
        .trim();
    return text === '' ? undefined : text;
}

;// CONCATENATED MODULE: ./lib/mail/arrival/report-watch.js


const MAX_REPORTS = 50;
class ReportWatch {
    found = [];
    #imap;
    #context;
    #mark;
    #left = MAX_REPORTS;
    constructor(imap, context, mark) {
        this.#imap = imap;
        this.#context = context;
        this.#mark = mark;
    }
    async look(mailbox, news) {
        const uids = news.filter(({ headers }) => isDeliveryReport(headers)).map(({ uid }) => uid);
        const wanted = uids.slice(0, this.#left);
        this.#left -= wanted.length;
        if (wanted.length === 0)
            return;
        const messages = await fetchMessages(this.#imap, wanted.join(','), REPORT_HEADERS, { text: MAX_REPORT });
        for (const { uid, headers, text } of messages) {
            const report = text && wanted.includes(uid) ? readDeliveryReport(headers, text, this.#mark) : undefined;
            if (report)
                this.#add({ ...report, mailbox, uid });
        }
    }
    #add(report) {
        this.found.push(report);
        if (report.action === 'failed')
            return;
        this.#context.note({
            status: 'warning',
            code: 'E_DELAYED',
            phase: 'arrival',
            message: 'A server on the way reports that the message is late.',
            hint: 'The message waits in a queue. Look at the queue of the server that wrote the report, and at the server that it cannot reach.',
            reply: report.diagnostic ?? report.status,
        });
    }
}

;// CONCATENATED MODULE: ./lib/mail/arrival/transit.js



const TEXT_HEADERS = ['Content-Type', 'Content-Transfer-Encoding'];
const KIB = 1024;
const MAX_HEADER = 256 * KIB;
const MAX_TEXT = 64 * KIB;
const ADDED_TEXT = 16 * KIB;
const MAX_HOPS = 50;
const TORN_CHARACTERS = 4;
function readSentText(raw) {
    const end = raw.indexOf('\r\n\r\n');
    const text = raw.subarray(end + 4);
    const anatomy = takeApart((0,message.parseHeaders)(raw.toString('utf8', 0, end)), text.subarray(0, MAX_TEXT), text.length <= MAX_TEXT);
    const [first, ...more] = anatomy.parts;
    const visible = isComparable(anatomy) && first?.isWhole ? visibleText(partText(first)) : undefined;
    const octets = 4 * (visible === undefined ? 0 : (first?.body.length ?? 0)) + ADDED_TEXT;
    return {
        visible,
        isAlone: more.length === 0 && anatomy.isWhole,
        beginnings: { header: MAX_HEADER, text: Math.min(octets, MAX_TEXT + ADDED_TEXT) },
    };
}
function judgeTransit(sent, arrived) {
    const { header, text } = arrived;
    return [...(header ? judgeHeader(header) : []), ...(text ? judgeText(sent, arrived, text) : [])];
}
function isComparable({ parts, excess }) {
    return excess === undefined && parts[0]?.type === 'text/plain' && parts.every(({ type }) => type !== 'text/html');
}
function judgeHeader(header) {
    const findings = [];
    const isCut = header.length >= MAX_HEADER;
    if (isCut)
        findings.push(tooComplex(`The header of the message is larger than ${MAX_HEADER / KIB} KiB`));
    const hops = header.toString('latin1').match(/^received[ \t]*:/gim)?.length ?? 0;
    if (hops > MAX_HOPS) {
        findings.push({
            status: 'warning',
            code: 'E_MAIL_LOOP',
            phase: 'arrival',
            message: `The message passed ${isCut ? 'at least ' : ''}${hops} hops.`,
            hint: 'Servers or forwarding rules send mail in a circle, or nearly so. The Received headers name them in order; set cleanup: false for one run to keep the message.',
        });
    }
    return findings;
}
function judgeText(sent, { headers }, text) {
    const anatomy = takeApart(headers, text, text.length < sent.beginnings.text);
    if (anatomy.excess === 'parts')
        return [tooComplex(`The message came with more than ${MAX_PARTS} parts`)];
    if (anatomy.excess === 'levels')
        return [tooComplex(`The message came nested more than ${MAX_LEVELS} levels deep`)];
    if (sent.visible === undefined || !isChanged(sent, sent.visible, anatomy))
        return [];
    return [
        {
            status: 'warning',
            code: 'E_MODIFIED',
            phase: 'arrival',
            message: 'The text of the message was changed in transit: what arrived is not what was sent.',
            hint: 'Look for a gateway, disclaimer rule, mailing list or scanner that adds a banner or a footer. It also breaks DKIM and S/MIME signatures; set cleanup: false for one run to see what was changed.',
        },
    ];
}
function isChanged({ isAlone }, visible, { parts }) {
    const texts = parts.filter(({ type, isAttachment }) => type === 'text/plain' && !isAttachment);
    const compared = isAlone ? texts : texts.slice(0, 1);
    const arrived = compared.map((part) => visibleText(partText(part)));
    if (arrived.length === 0 || arrived.includes(undefined))
        return false;
    const whole = arrived.join('');
    return compared.every(({ isWhole }) => isWhole) ? whole !== visible : whole.length > visible.length + TORN_CHARACTERS;
}
function visibleText(text) {
    return text?.normalize('NFC').replace(/\s+/g, '');
}
function tooComplex(what) {
    return {
        status: 'warning',
        code: 'E_MSG_TOO_COMPLEX',
        phase: 'arrival',
        message: `${what}, so not all of it was looked at.`,
        hint: 'The probe sends a small message. Look for the server on the way that makes so much of it.',
    };
}

;// CONCATENATED MODULE: ./lib/mail/arrival/lookout.js








const PAUSES_MS = [5, 5, 10, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200];
const SOON_MS = 250;
const LATE_MS = 1000;
const LATE_AFTER_MS = 15_000;
const LOOKS_EVERYWHERE = 21;
const ELSEWHERE_EVERY = 4;
const PROGRESS_EVERY_MS = 5000;
const MAX_READ = 4;
const HEADERS = [...new Set([...message.RECOGNISED_HEADERS, ...TEXT_HEADERS, ...REPORT_HEADERS])];
class Lookout {
    #imap;
    #context;
    #wanted;
    #reports;
    #mailboxes;
    #looks = new Map();
    #known = new Map();
    #unread = new Map();
    #copies = [];
    #first;
    #opened;
    #hasSearchResults = true;
    constructor(imap, context, wanted, mailboxes) {
        this.#imap = imap;
        this.#context = context;
        this.#wanted = wanted;
        this.#reports = new ReportWatch(imap, context, wanted.mark);
        this.#mailboxes = mailboxes;
        this.#opened = mailboxes[0];
        for (const { name } of mailboxes)
            this.#looks.set(name, 0);
    }
    async wait(patience) {
        const { clock } = this.#context.world;
        const start = clock.now();
        let nextProgress = start + PROGRESS_EVERY_MS;
        let until = patience.giveUpAt;
        for (let look = 0;; look += 1) {
            const hadCopies = this.#copies.length > 0;
            const isLast = clock.now() >= until;
            await this.#look(look, isLast, patience.settleMs > 0);
            const now = clock.now();
            if (!hadCopies && this.#copies.length > 0) {
                patience.onFirst();
                until = now + patience.settleMs;
            }
            const pause = PAUSES_MS[look] ?? (now - start < LATE_AFTER_MS ? SOON_MS : LATE_MS);
            const isEnough = isLast || (this.#copies.length > 0 && patience.settleMs === 0);
            if ((now >= until && isEnough) || this.#isLost) {
                return { copies: this.#copies, first: this.#first, reports: this.#reports.found, looks: this.#looks };
            }
            if (now >= nextProgress && this.#copies.length === 0) {
                nextProgress += PROGRESS_EVERY_MS;
                this.#context.progress(`waiting for the message, ${Math.round((now - start) / 1000)} s so far`);
            }
            await clock.sleep(Math.max(0, Math.min(pause, until - now)), this.#context.signal);
        }
    }
    get #isLost() {
        return this.#copies.length === 0 && this.#reports.found.some(({ action }) => action === 'failed');
    }
    async #look(look, isLast, isSettling) {
        const [main, ...others] = this.#mailboxes;
        if (!main)
            return;
        if (this.#opened !== main)
            await this.#reopen(main);
        const isEverywhere = isLast || look < LOOKS_EVERYWHERE || look % ELSEWHERE_EVERY === 0;
        const elsewhere = isEverywhere ? others : [];
        const noop = this.#imap.noop();
        const search = this.#searchHeader(main);
        const states = elsewhere.map(({ name }) => this.#imap.status(name));
        const [, hits, found] = await Promise.all([noop, search, Promise.all(states)]);
        for (const { name } of [main, ...elsewhere])
            this.#looks.set(name, (this.#looks.get(name) ?? 0) + 1);
        await this.#read(main, hits);
        if (this.#copies.length > 0 && !isSettling)
            return;
        for (const [index, mailbox] of elsewhere.entries()) {
            if (this.#hasChanged(mailbox, found[index], isLast))
                await this.#lookElsewhere(mailbox);
        }
    }
    #hasChanged(mailbox, state, isLast) {
        const known = this.#known.get(mailbox.name) ?? mailbox.fromUid;
        if (state === undefined)
            return false;
        if (state.uidNext === undefined)
            return isLast;
        if (state.uidNext <= known && state.uidValidity === mailbox.uidValidity)
            return false;
        this.#known.set(mailbox.name, state.uidNext);
        return true;
    }
    async #lookElsewhere(mailbox) {
        await this.#reopen(mailbox);
        await this.#read(mailbox, await this.#searchHeader(mailbox));
    }
    async #reopen(mailbox) {
        const state = await this.#imap.examine(mailbox.name);
        this.#opened = mailbox;
        if (state.uidValidity === mailbox.uidValidity)
            return;
        noteRebuilt(this.#context, 'arrival', mailbox, state);
        mailbox.uidValidity = state.uidValidity;
        mailbox.fromUid = 1;
        this.#unread.delete(mailbox);
    }
    async #read(mailbox, hits) {
        const found = hits.length > 0 ? await this.#fetch(hits) : [];
        const own = found.filter((message) => this.#isOwn(message));
        if (own.length === 0 && this.#imap.takeNews())
            own.push(...(await this.#readNews(mailbox)));
        const [first] = own;
        if (first)
            this.#first ??= first.text ? first : ((await this.#fetch([first.uid]))[0] ?? first);
        for (const { uid } of own)
            this.#remember(mailbox, uid);
    }
    async #readNews(mailbox) {
        const from = this.#unread.get(mailbox) ?? mailbox.fromUid;
        const fetched = await (this.#first
            ? this.#imap.fetchHeaders(`${from}:*`, HEADERS)
            : fetchNews(this.#imap, from, HEADERS, this.#wanted.beginnings));
        const news = fetched.filter(({ uid }) => uid >= from);
        const next = news.reduce((last, { uid }) => Math.max(last, uid + 1), from);
        this.#unread.set(mailbox, Math.min(next, uid_set/* MAX_UID */.uk));
        const own = news.filter((message) => this.#isOwn(message)).slice(-message.MAX_COPIES);
        if (own.length === 0)
            await this.#reports.look(mailbox, news);
        return own;
    }
    async #searchHeader(mailbox) {
        if (!this.#hasSearchResults)
            return [];
        const range = { type: 'SEQUENCE', value: `${mailbox.fromUid}:*` };
        const hits = await this.#imap.search([
            (0,values/* atom */.eU)('UID'),
            range,
            (0,values/* atom */.eU)('HEADER'),
            (0,values/* text */.Qq)(message.TOKEN_HEADER),
            (0,values/* text */.Qq)(this.#wanted.mark.token),
        ]);
        if (hits === undefined) {
            this.#hasSearchResults = false;
            this.#context.note({
                status: 'warning',
                code: 'E_SEARCH_NO_RESULT_LINE',
                phase: 'arrival',
                message: 'The server answered a search with OK and without a result; new messages were read instead.',
                hint: 'RFC 9051 section 6.4.4 demands a result. Other clients may show empty search results.',
            });
            return [];
        }
        return hits.slice(-message.MAX_COPIES);
    }
    #fetch(uids) {
        const set = uids.join(',');
        return this.#first || uids.length > MAX_READ
            ? this.#imap.fetchHeaders(set, HEADERS)
            : fetchMessages(this.#imap, set, HEADERS, this.#wanted.beginnings);
    }
    #isOwn({ headers }) {
        return (0,message.isProbeMessage)(headers, this.#wanted.mark);
    }
    #remember(mailbox, uid) {
        const { uidValidity } = mailbox;
        const valid = this.#copies.filter((copy) => copy.mailbox !== mailbox || copy.uidValidity === uidValidity);
        const isKnown = valid.some((copy) => copy.mailbox === mailbox && copy.uid === uid);
        this.#copies = isKnown ? valid : [...valid, { mailbox, uidValidity, uid }];
    }
}

;// CONCATENATED MODULE: ./lib/mail/arrival/watched-mailbox.js
async function firstNewUid(imap, name, state) {
    const uidNext = state.uidNext ?? (await imap.status(name))?.uidNext;
    if (uidNext !== undefined)
        return uidNext;
    if (state.messages === 0)
        return 1;
    const last = await imap.fetchHeaders('*', ['Message-ID']);
    return last.reduce((highest, { uid }) => Math.max(highest, uid), 0) + 1;
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/junk.js
const USUAL_NAMES = ['junk', 'spam', 'junk e-mail', 'junk email', 'bulk mail', 'bulk'];
function findJunk(mailboxes) {
    const selectable = mailboxes.filter(({ flags }) => !flags.has('\\noselect') && !flags.has('\\nonexistent'));
    const marked = selectable.find(({ flags }) => flags.has('\\junk'));
    if (marked)
        return marked.name;
    const byName = USUAL_NAMES.map((name) => selectable.find((mailbox) => lastPart(mailbox) === name));
    return byName.find((mailbox) => mailbox !== undefined)?.name;
}
function lastPart({ name, delimiter }) {
    const parts = delimiter ? name.split(delimiter) : [name];
    return (parts.at(-1) ?? name).toLowerCase();
}

;// CONCATENATED MODULE: ./lib/mail/arrival/removal.js




const MAX_TRIES = 2;
async function removeOwn(imap, context, mailbox, mark, known, onExpunge) {
    const uids = await findOwn(imap, context, mailbox, mark, known);
    const recognise = (wanted) => fetchOwn(imap, mark, wanted);
    return await removeRecognised(imap, context, {
        mailbox,
        what: 'The test message',
        uids,
        nearby: message.MAX_COPIES,
        recognise,
        onExpunge,
    });
}
async function removeRecognised(imap, context, condemned) {
    const { uids } = condemned;
    if (uids.length === 0)
        return { removed: 0, left: 0 };
    if (!imap.has('UIDPLUS')) {
        await Promise.all(uids.map((uid) => imap.flagDeleted(uid)));
        noteLeft(context, condemned, 'the server has no UIDPLUS, so it was flagged \\Deleted but not expunged');
        return { removed: 0, left: uids.length };
    }
    condemned.onExpunge?.(uids.length);
    const { removed, left } = await expunge(imap, condemned);
    if (left > 0)
        noteLeft(context, condemned, 'the server said that it was expunged, and it is still there');
    return { removed, left };
}
async function findOwn(imap, context, mailbox, mark, known) {
    const selected = imap.select(mailbox);
    const latest = known.at(-1);
    if (latest) {
        const uids = known.slice(-message.MAX_COPIES).map(({ uid }) => uid);
        const [state, own] = await Promise.all([selected, fetchOwn(imap, mark, uids)]);
        const isSame = state.uidValidity === undefined || state.uidValidity === latest.uidValidity;
        if (!isSame)
            noteRebuilt(context, 'cleanup', { name: mailbox, uidValidity: latest.uidValidity }, state);
        return own;
    }
    const [, found = []] = await Promise.all([selected, searchToken(imap, mark.token)]);
    return await fetchOwn(imap, mark, found.slice(-message.MAX_COPIES));
}
async function expunge(imap, { mailbox, uids, nearby, recognise }) {
    const first = Math.min(...uids);
    const range = Array.from({ length: nearby }, (_each, index) => Math.min(first + index, uid_set/* MAX_UID */.uk));
    const tries = new Map();
    let left = uids;
    for (let next = uids; next.length > 0; next = left.filter((uid) => (tries.get(uid) ?? 0) < MAX_TRIES)) {
        for (const uid of next)
            tries.set(uid, (tries.get(uid) ?? 0) + 1);
        const flagged = next.map((uid) => imap.flagDeleted(uid));
        const expunged = next.map((uid) => imap.expunge(uid));
        const reopened = imap.select(mailbox);
        const remaining = recognise([...range, ...tries.keys()]);
        [left] = await Promise.all([remaining, reopened, ...flagged, ...expunged]);
    }
    return { removed: tries.size - left.length, left: left.length };
}
async function fetchOwn(imap, mark, uids) {
    const wanted = new Set(uids);
    const own = new Set();
    for (const set of (0,uid_set/* splitUids */.Ci)(wanted)) {
        for (const { uid, headers } of await imap.fetchHeaders(set, message.RECOGNISED_HEADERS)) {
            if (wanted.has(uid) && (0,message.isProbeMessage)(headers, mark))
                own.add(uid);
        }
    }
    return [...own];
}
function searchToken(imap, token) {
    const header = (name) => [(0,values/* atom */.eU)('HEADER'), (0,values/* text */.Qq)(name), (0,values/* text */.Qq)(token)];
    return imap.search([
        ...[(0,values/* atom */.eU)('OR'), ...header(message.TOKEN_HEADER)],
        ...[(0,values/* atom */.eU)('OR'), ...header('Message-ID'), (0,values/* atom */.eU)('SUBJECT'), (0,values/* text */.Qq)(token)],
    ]);
}
function noteLeft(context, { what, mailbox }, why) {
    context.note({
        status: 'warning',
        code: 'E_CLEANUP',
        phase: 'cleanup',
        message: `${what} was left in ${mailbox}: ${why}.`,
        hint: 'Delete it by hand. The subject of the test message ends with the token of the run.',
    });
}

;// CONCATENATED MODULE: ./lib/mail/arrival/remove-reports.js



const WHAT = 'A delivery report about the test message';
async function removeReports(imap, context, mark, reports) {
    for (const mailbox of new Set(reports.map((report) => report.mailbox.name))) {
        const here = reports.filter((report) => report.mailbox.name === mailbox);
        if (here.some(({ isProven }) => !isProven)) {
            noteLeft(context, { what: WHAT, mailbox }, 'it does not prove that it is about this message');
        }
        const proven = here.filter(({ isProven }) => isProven).map(({ uid }) => uid);
        if (proven.length === 0)
            continue;
        const recognise = (uids) => fetchProven(imap, mark, uids);
        const [, uids] = await Promise.all([imap.select(mailbox), recognise(proven)]);
        await removeRecognised(imap, context, { mailbox, what: WHAT, uids, nearby: 0, recognise });
    }
}
async function fetchProven(imap, mark, uids) {
    const messages = await fetchMessages(imap, uids.join(','), REPORT_HEADERS, { text: MAX_REPORT });
    const isProven = (headers, text) => text !== undefined && readDeliveryReport(headers, text, mark)?.isProven === true;
    return messages
        .filter(({ uid, headers, text }) => uids.includes(uid) && isProven(headers, text))
        .map(({ uid }) => uid);
}

// EXTERNAL MODULE: ./lib/mail/imap/open.js
var imap_open = __webpack_require__(33122);
;// CONCATENATED MODULE: ./lib/probes/round-trip/clean-up-message.js




const GRACE_MS = 1500;
const PAUSE_MS = 250;
async function cleanUpMessage({ account, sender, recipients }, ticket, context, remains) {
    const mark = { token: ticket.token, sender };
    const { seen = [], reports = [] } = remains ?? {};
    const isLost = recipients === 1 && seen.length === 0 && reports.some(({ action }) => action === 'failed');
    const task = { ticket, mark, context, seen, reports, isLost, expunged: 0 };
    const found = (await withOpenSession(remains?.imap, task)) ?? (await withNewSession(account, task));
    const isComplete = found >= Math.max(1, seen.length) || isRemoved(task);
    if (!isComplete && !isLost)
        noteMissing(task, found);
}
function isRemoved({ seen, expunged }) {
    return expunged >= Math.max(1, seen.length);
}
async function withOpenSession(imap, task) {
    if (!imap)
        return undefined;
    try {
        return await removeAndLeave(imap, task);
    }
    catch (error) {
        if (imap.isOpen || task.context.signal.aborted)
            throw error;
        return undefined;
    }
}
async function withNewSession(account, task, mayRepeat = true) {
    try {
        const imap = await (0,imap_open/* openImap */.q)(account.endpoint, task.context, true);
        await imap.login(account.credentials);
        return await removeAndLeave(imap, task);
    }
    catch (error) {
        if (!mayRepeat || !isLostConnection(error) || task.context.signal.aborted)
            throw error;
        return await withNewSession(account, task, false);
    }
}
function isLostConnection(error) {
    return error instanceof failure/* ProbeFailure */.B && (error.code === 'E_CONN_CLOSED' || error.code === 'E_CONN_RESET');
}
async function removeAndLeave(imap, task) {
    const { clock } = task.context.world;
    const giveUpAt = clock.now() + GRACE_MS;
    let found = await removeFromAll(imap, task, task.seen);
    if (found < task.seen.length)
        found += await removeFromAll(imap, task, []);
    while (found === 0 && !task.isLost && !isRemoved(task) && clock.now() < giveUpAt) {
        await clock.sleep(PAUSE_MS, task.context.signal);
        found = await removeFromAll(imap, task, []);
    }
    await removeReports(imap, task.context, task.mark, task.reports);
    imap.logout();
    return found;
}
async function removeFromAll(imap, task, seen) {
    const { ticket, mark, context } = task;
    const onExpunge = (count) => {
        task.expunged += count;
    };
    let found = 0;
    for (const [index, mailbox] of ticket.mailboxes.entries()) {
        const known = seen.filter((copy) => copy.mailbox.name === mailbox);
        if (index > 0 && seen.length > 0 && known.length === 0)
            continue;
        const { removed, left } = await removeOwn(imap, context, mailbox, mark, known, onExpunge);
        found += removed + left;
    }
    return found;
}
function noteMissing({ ticket, context, seen }, found) {
    const what = found > 0 ? 'A copy of the test message' : 'The test message';
    context.note({
        status: 'warning',
        code: 'E_CLEANUP',
        phase: 'cleanup',
        message: seen.length > 0
            ? `${what} had gone before it could be deleted: another client or a filter moved or deleted it.`
            : 'The test message was not there to be deleted; when it arrives later, it stays.',
        hint: `Look for ${ticket.token} in the subjects of ${ticket.mailboxes.join(' and ')}.`,
    });
}

;// CONCATENATED MODULE: ./lib/probes/round-trip/judge-arrival.js


function judgeArrival({ copies, first: arrived }, sent, plan, context, ambiguity) {
    const [first] = copies;
    if (!first)
        return;
    const { role, name } = first.mailbox;
    context.learn({ arrivedIn: role });
    context.measure('copies', copies.length);
    if (ambiguity) {
        context.note({
            status: 'warning',
            code: 'E_MSG_AMBIGUOUS_ARRIVED',
            phase: 'smtp_send',
            message: 'The SMTP server never answered the message, but the message arrived.',
            hint: 'Clients send such a message again, so that people get it twice. Look at the log of the SMTP server.',
        });
    }
    if (role === 'junk' && plan.junk !== 'ok' && plan.mailbox !== name) {
        context.note({
            status: plan.junk,
            code: 'E_WRONG_FOLDER',
            phase: 'arrival',
            message: `The message landed in ${name}.`,
            hint: 'Look at the headers that the spam filter added, and at SPF, DKIM and DMARC of the sender.',
        });
    }
    if (copies.length > 1) {
        context.note({
            status: 'warning',
            code: 'E_DUPLICATE',
            phase: 'arrival',
            message: `The message arrived ${copies.length} times.`,
            hint: 'Look for an alias that names the mailbox twice, or for a relay that sends again after a timeout.',
        });
    }
    for (const finding of arrived ? judgeTransit(sent, arrived) : [])
        context.note(finding);
}
function notArrived({ deliveryTimeoutMs }, { looks }, { messageId }, context) {
    const places = [...looks].map(([name, count]) => `${name} (${count} times)`).join(' and ');
    return new failure/* ProbeFailure */.B({
        code: 'E_NOT_ARRIVED',
        phase: 'arrival',
        message: `The SMTP server accepted the message, but it was not found within ${deliveryTimeoutMs / 1000} s in ${places}.`,
        hint: `Look for Message-ID ${messageId} in the mail log: it is in a queue, was filed elsewhere, or was dropped after the acceptance.`,
        reply: context.known().acceptance,
        isRetryable: false,
    });
}
const REMEDIES = {
    '1': 'Look whether the address exists and is spelt right: aliases, virtual maps, the domain.',
    '2': 'Look at the mailbox: it may be full, disabled or gone.',
    '3': 'Look at the server that should have accepted the message: disk, size limit, load.',
    '4': 'Look at the way to the next server: DNS, MX records, firewall, mail loops.',
    '5': 'Look at both servers of the hop that failed: they do not understand each other.',
    '6': 'Look at what the message holds: the next server cannot accept it in this form.',
    '7': 'Look at the rules of the server that refused it: SPF, DKIM and DMARC of the sender, block lists, filters.',
};
const USUAL_REMEDY = 'Look for the message in the log of the server that wrote the report.';
const CODES = /^\d{3}[ -]?(?:[245]\.\d{1,3}\.\d{1,3}[ -]?)?/;
function bounced({ status, recipient, diagnostic = '' }) {
    const words = diagnostic.replace(CODES, '').trim();
    const what = `${status ?? ''} ${words}`.trim() || 'the report gives no reason';
    const whom = recipient === undefined ? '' : ` It was for ${recipient}.`;
    return new failure/* ProbeFailure */.B({
        code: 'E_BOUNCED',
        phase: 'arrival',
        message: `Bounced: ${what}`,
        hint: `${REMEDIES[status?.split('.')[1] ?? ''] ?? USUAL_REMEDY}${whom}`,
        reply: diagnostic || undefined,
    });
}

;// CONCATENATED MODULE: ./lib/probes/round-trip/make-round-trip.js









async function composeFor(plan, context) {
    return await (0,message.composeMessage)(plan.message.spec, (0,message.createToken)(context), context.world.clock.date());
}
async function openMailboxes(imap, mailbox, context, meanwhile) {
    return await context.phase('imap_select', async () => {
        const opening = Promise.all([imap.list(), imap.examine(mailbox)]);
        setImmediate(() => void meanwhile().catch(() => { }));
        const [{ mailboxes: listed }, state] = await opening;
        const junk = findJunk(listed);
        const mailboxes = [];
        if (junk !== undefined && junk !== mailbox) {
            const other = await imap.status(junk);
            if (other)
                mailboxes.push({ name: junk, role: 'junk', uidValidity: other.uidValidity, fromUid: other.uidNext ?? 1 });
        }
        const fromUid = await firstNewUid(imap, mailbox, state);
        const role = mailbox === junk ? 'junk' : mailbox.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
        imap.takeNews();
        return { imap, mailboxes: [{ name: mailbox, role, uidValidity: state.uidValidity, fromUid }, ...mailboxes] };
    });
}
async function makeRoundTrip(plan, message, smtp, receiver, context) {
    const { clock } = context.world;
    const { token } = message;
    const seen = [];
    const reports = [];
    const ticket = { token, mailboxes: receiver.mailboxes.map(({ name }) => name) };
    if (plan.cleanup) {
        await context.onCleanup({
            resume: ticket,
            run: async (cleanUp) => {
                const remains = { imap: receiver.imap, seen, reports };
                if (context.hasSent)
                    await cleanUpMessage(cleanUpTarget(plan), ticket, cleanUp, remains);
                else if (receiver.imap.isOpen)
                    receiver.imap.logout();
            },
        });
    }
    const sentText = readSentText(message.raw);
    const sendingAt = clock.now();
    const ambiguity = await sendMessage(plan, smtp, message, context);
    const acceptedAt = clock.now();
    smtp.quit();
    const mark = { token, sender: plan.message.spec.from };
    const wanted = { mark, beginnings: sentText.beginnings };
    const lookout = new Lookout(receiver.imap, context, wanted, receiver.mailboxes);
    const search = await context.phase('arrival', async () => {
        const found = await lookout.wait({
            giveUpAt: acceptedAt + plan.deliveryTimeoutMs,
            settleMs: plan.settleTimeMs,
            onFirst: () => {
                const seenAt = clock.now();
                context.measure('round_trip_seconds', (seenAt - sendingAt) / 1000);
                context.measure('delivery_seconds', (seenAt - acceptedAt) / 1000);
            },
        });
        reports.push(...found.reports);
        if (found.copies.length > 0)
            return found;
        const bounce = found.reports.find(({ action }) => action === 'failed');
        if (bounce)
            throw bounced(bounce);
        throw ambiguity ?? notArrived(plan, found, message, context);
    });
    seen.push(...search.copies);
    judgeArrival(search, sentText, plan, context, ambiguity);
    if (!plan.cleanup)
        receiver.imap.logout();
}
async function cleanUpAlone(plan, ticket, context) {
    await cleanUpMessage(cleanUpTarget(plan), ticket, context, undefined);
}
function cleanUpTarget({ imap, message }) {
    return { account: imap, sender: message.spec.from, recipients: message.envelope.to.length };
}
async function sendMessage(plan, smtp, message, context) {
    try {
        const { reply } = await smtp.send(plan.message.envelope, message.raw);
        context.learn({ acceptance: reply });
        return undefined;
    }
    catch (error) {
        if (error instanceof failure/* ProbeFailure */.B && error.code === 'E_MSG_AMBIGUOUS')
            return error;
        throw error;
    }
    finally {
        if (context.hasSent)
            context.learn({ messageId: message.messageId });
    }
}


/***/ })

};
