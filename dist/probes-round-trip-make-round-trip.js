export const id = 593;
export const ids = [593,306];
export const modules = {

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

/***/ 9593:
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

// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/mail/imap/wire/values.js
var values = __webpack_require__(12056);
// EXTERNAL MODULE: ./lib/mail/message/message.js + 1 modules
var message = __webpack_require__(52306);
// EXTERNAL MODULE: ./lib/mail/imap/asked-uids.js
var asked_uids = __webpack_require__(49562);
// EXTERNAL MODULE: ./lib/mail/imap/refusals.js
var refusals = __webpack_require__(37571);
;// CONCATENATED MODULE: ./lib/mail/mailbox/fetch-messages.js





const MAX_WHOLE_HEADER = 65_536;
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
        if (!(error instanceof model_failure/* ProbeFailure */.BU) || error.code !== 'E_PROTO' || !imap.isOpen)
            throw error;
        return await imap.fetchHeaders(uids, fields);
    }
}
async function fetchWholeHeaders(imap, uids) {
    const found = [];
    const isAsked = (0,asked_uids/* uidTest */.X)(uids);
    await imap.run({
        name: 'UID FETCH',
        args: [{ type: 'SEQUENCE', value: uids }, [(0,values/* atom */.eU)('UID'), ...beginningItems({ header: MAX_WHOLE_HEADER })]],
        phase: 'imap_search',
        mayBePartial: true,
        untagged: {
            FETCH: ({ attributes }) => {
                const uid = (0,values/* numberOf */.rl)((0,values/* pairsOf */.fq)(attributes?.[1]).get('UID'));
                const header = (0,values/* sectionsOf */.Ks)(attributes?.[1]).get('HEADER')?.toString('utf8');
                if (uid === undefined || header === undefined || !isAsked(uid))
                    return false;
                found.push({ uid, headers: (0,message.parseHeaders)(header) });
                return true;
            },
        },
        onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'FETCH', 'imap_search'),
    });
    return found;
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

// EXTERNAL MODULE: ./lib/mail/mailbox/uid-set.js
var uid_set = __webpack_require__(72754);
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

;// CONCATENATED MODULE: ./lib/mail/arrival/watched-mailbox.js

const NEAR_SECONDS = 3600;
async function firstNewUid(imap, name, state) {
    const uidNext = state.uidNext ?? (await imap.status(name))?.uidNext;
    if (uidNext !== undefined)
        return uidNext;
    if (state.messages === 0)
        return 1;
    const last = await imap.fetchHeaders('*', ['Message-ID']);
    return last.reduce((highest, { uid }) => Math.max(highest, uid), 0) + 1;
}
function isRebuilt(context, phase, { name, wasEmpty }, before, now) {
    if (now.uidValidity === before)
        return false;
    const seconds = context.world.clock.date().getTime() / 1000;
    const isNear = (value = 0) => Math.abs(value - seconds) < NEAR_SECONDS;
    const areTold = before !== undefined && now.uidValidity !== undefined;
    if (areTold && (!wasEmpty || !isNear(before) || !isNear(now.uidValidity)))
        noteRebuilt(context, phase, { name, uidValidity: before }, now);
    return true;
}

;// CONCATENATED MODULE: ./lib/mail/arrival/find-own.js






async function findOwn(imap, context, mailbox, mark, known) {
    const selected = imap.select(mailbox);
    const latest = known.at(-1);
    if (latest) {
        const uids = known.slice(-message.MAX_COPIES).map(({ uid }) => uid);
        const [state, found] = await Promise.all([selected, readOwn(imap, mark, uids)]);
        if (state.uidValidity !== undefined)
            isRebuilt(context, 'cleanup', latest.mailbox, latest.uidValidity, state);
        return { ...found, unreadable: [] };
    }
    const [state, hits] = await Promise.all([selected, searchToken(imap, mark.token)]);
    if (hits === undefined)
        return { own: await readRecent(imap, mark, state), unreadable: [] };
    return await readOwn(imap, mark, hits.slice(-message.MAX_COPIES));
}
async function readOwn(imap, mark, uids) {
    const wanted = new Set(uids);
    const read = new Map();
    const keep = (messages) => {
        for (const message of messages)
            if (wanted.has(message.uid))
                read.set(message.uid, message);
    };
    imap.takeUnread();
    for (const set of (0,uid_set/* splitUids */.C)(wanted))
        keep(await fetchUnlessEmpty(imap, set));
    const row = imap.takeUnread();
    const missing = uids.filter((uid) => !read.has(uid));
    if (row !== undefined)
        for (const set of (0,uid_set/* splitUids */.C)(missing))
            keep(await fetchWholeHeaders(imap, set));
    return {
        own: [...read.values()].filter(({ headers }) => (0,message.isProbeMessage)(headers, mark)).map(({ uid }) => uid),
        unreadable: uids.filter((uid) => !read.has(uid)),
        row,
    };
}
async function fetchUnlessEmpty(imap, set) {
    try {
        return await imap.fetchHeaders(set, message.RECOGNISED_HEADERS);
    }
    catch (error) {
        const isRefused = error instanceof model_failure/* ProbeFailure */.BU && error.code === 'E_PROTO' && imap.isOpen;
        if (isRefused && imap.messages === 0)
            return [];
        throw error;
    }
}
async function searchToken(imap, token) {
    const header = (name) => [(0,values/* atom */.eU)('HEADER'), (0,values/* text */.Qq)(name), (0,values/* text */.Qq)(token)];
    try {
        const hits = await imap.search([
            ...[(0,values/* atom */.eU)('OR'), ...header(message.TOKEN_HEADER)],
            ...[(0,values/* atom */.eU)('OR'), ...header('Message-ID'), (0,values/* atom */.eU)('SUBJECT'), (0,values/* text */.Qq)(token)],
        ]);
        return hits ?? [];
    }
    catch (error) {
        if (isSearchRefused(error))
            return undefined;
        throw error;
    }
}
function isSearchRefused(error) {
    return error instanceof model_failure/* ProbeFailure */.BU && error.code === 'E_SEARCH_FAILED';
}
async function readRecent(imap, mark, state) {
    if ((imap.messages ?? state.messages) === 0)
        return [];
    const next = state.uidNext ?? (await highestUid(imap)) + 1;
    const messages = await imap.fetchHeaders(`${Math.max(1, next - message.MAX_COPIES)}:*`, message.RECOGNISED_HEADERS);
    return messages.filter(({ headers }) => (0,message.isProbeMessage)(headers, mark)).map(({ uid }) => uid);
}
async function highestUid(imap) {
    const last = await imap.fetchHeaders('*', ['Message-ID']);
    return last.reduce((highest, { uid }) => Math.max(highest, uid), 0);
}

;// CONCATENATED MODULE: ./lib/mail/arrival/elsewhere.js




const MAX_MAILBOXES = 20;
const LIMIT_MS = 5000;
const USELESS_FLAGS = ['\\noselect', '\\nonexistent', '\\sent', '\\all', '\\flagged', '\\important'];
const SENT_NAMES = ['sent', 'sent items', 'sent messages', 'sent mail', 'gesendet', 'envoy\u00e9s', 'outbox'];
const LIKELY = /^(?:inbox|junk|spam|bulk|rejects?|quarantine|archive|trash)/i;
async function findElsewhere(imap, context, mark, watched) {
    const { clock } = context.world;
    const giveUpAt = clock.now() + LIMIT_MS;
    const listing = await tried(() => imap.list());
    const copies = [];
    for (const name of choose(listing?.mailboxes ?? [], watched)) {
        if (clock.now() >= giveUpAt || !imap.isOpen || context.signal.aborted)
            break;
        copies.push(...((await tried(() => lookInto(imap, mark, name))) ?? []));
    }
    return copies;
}
async function tried(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof model_failure/* ProbeFailure */.BU)
            return undefined;
        throw error;
    }
}
function choose(listed, watched) {
    const known = new Set(watched.map(comparable));
    const others = listed.filter((mailbox) => !known.has(comparable(mailbox.name)) && !isUseless(mailbox));
    const rank = (mailbox) => (LIKELY.test(lastPart(mailbox)) ? 0 : 1);
    return others
        .toSorted((one, other) => rank(one) - rank(other))
        .slice(0, MAX_MAILBOXES)
        .map(({ name }) => name);
}
function comparable(name) {
    return name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}
function isUseless(mailbox) {
    return USELESS_FLAGS.some((flag) => mailbox.flags.has(flag)) || SENT_NAMES.includes(lastPart(mailbox).toLowerCase());
}
function lastPart({ name, delimiter }) {
    return (delimiter ? name.split(delimiter).at(-1) : undefined) ?? name;
}
async function lookInto(imap, mark, name) {
    const state = await imap.examine(name);
    if (state.messages === 0)
        return [];
    const from = Math.max(1, (state.uidNext ?? 1) - message.MAX_COPIES);
    const uids = await search(imap, mark, from);
    const own = uids ? (await readOwn(imap, mark, uids)).own : await readRecent(imap, mark, state);
    const { uidValidity } = state;
    const role = name.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
    const mailbox = { name, role, wasEmpty: false, uidValidity, fromUid: from };
    return own.map((uid) => ({ mailbox, uidValidity, uid }));
}
async function search(imap, { token }, from) {
    const range = { type: 'SEQUENCE', value: `${from}:*` };
    try {
        const hits = await imap.search([(0,values/* atom */.eU)('UID'), range, (0,values/* atom */.eU)('HEADER'), (0,values/* text */.Qq)(message.TOKEN_HEADER), (0,values/* text */.Qq)(token)]);
        return hits?.length ? hits.slice(-message.MAX_COPIES) : hits;
    }
    catch (error) {
        if (isSearchRefused(error))
            return undefined;
        throw error;
    }
}

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

;// CONCATENATED MODULE: ./lib/mail/arrival/copies.js
class Copies {
    first;
    #all = [];
    get all() {
        return this.#all;
    }
    get areSeen() {
        return this.#all.length > 0;
    }
    remember(mailbox, uid) {
        const { uidValidity } = mailbox;
        const valid = this.#all.filter((copy) => copy.mailbox !== mailbox || copy.uidValidity === uidValidity);
        const isKnown = valid.some((copy) => copy.mailbox === mailbox && copy.uid === uid);
        this.#all = isKnown ? valid : [...valid, { mailbox, uidValidity, uid }];
    }
}

;// CONCATENATED MODULE: ./lib/mail/arrival/pace.js
const PAUSES_MS = [5, 5, 10, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200];
const SOON_MS = 250;
const LATE_MS = 1000;
const LATE_AFTER_MS = 15_000;
const PROGRESS_EVERY_MS = 5000;
class Pace {
    #context;
    #start;
    #nextProgress;
    #look = 0;
    constructor(context) {
        this.#context = context;
        this.#start = context.world.clock.now();
        this.#nextProgress = this.#start + PROGRESS_EVERY_MS;
    }
    get look() {
        return this.#look;
    }
    get pauseMs() {
        return PAUSES_MS[this.#look] ?? (this.#waitedMs < LATE_AFTER_MS ? SOON_MS : LATE_MS);
    }
    next() {
        this.#look += 1;
    }
    tell() {
        if (this.#context.world.clock.now() < this.#nextProgress)
            return;
        this.#nextProgress += PROGRESS_EVERY_MS;
        this.#context.progress(`waiting for the message, ${Math.round(this.#waitedMs / 1000)} s so far`);
    }
    get #waitedMs() {
        return this.#context.world.clock.now() - this.#start;
    }
}

;// CONCATENATED MODULE: ./lib/mail/arrival/report-watch.js


const MAX_REPORTS = 50;
class ReportWatch {
    found = [];
    #context;
    #mark;
    #left = MAX_REPORTS;
    constructor(context, mark) {
        this.#context = context;
        this.#mark = mark;
    }
    async look(imap, mailbox, news) {
        const uids = news.filter(({ headers }) => isDeliveryReport(headers)).map(({ uid }) => uid);
        const wanted = uids.slice(0, this.#left);
        this.#left -= wanted.length;
        if (wanted.length === 0)
            return;
        const messages = await fetchMessages(imap, wanted.join(','), REPORT_HEADERS, { text: MAX_REPORT });
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

;// CONCATENATED MODULE: ./lib/mail/arrival/token-search.js



class TokenSearch {
    #context;
    #token;
    #isUseful = true;
    constructor(context, token) {
        this.#context = context;
        this.#token = token;
    }
    get isUseful() {
        return this.#isUseful;
    }
    async find(imap, { fromUid }) {
        if (!this.#isUseful || imap.messages === 0)
            return [];
        try {
            const range = { type: 'SEQUENCE', value: `${fromUid}:*` };
            const header = [(0,values/* atom */.eU)('HEADER'), (0,values/* text */.Qq)(message.TOKEN_HEADER), (0,values/* text */.Qq)(this.#token)];
            const hits = await imap.search([(0,values/* atom */.eU)('UID'), range, ...header]);
            if (hits !== undefined)
                return hits.slice(-message.MAX_COPIES);
            this.#giveUp('The server answered a search with OK and without a result', {
                code: 'E_SEARCH_NO_RESULT_LINE',
                hint: 'RFC 9051 section 6.4.4 demands a result. Other clients may show empty search results.',
            });
        }
        catch (error) {
            if (!isSearchRefused(error))
                throw error;
            this.#giveUp('The server refused to search the mailbox', {
                code: 'E_SEARCH_FAILED',
                hint: error.hint,
                reply: error.reply,
            });
        }
        return [];
    }
    #giveUp(what, rest) {
        this.#isUseful = false;
        this.#context.note({
            status: 'warning',
            phase: 'arrival',
            message: `${what}; new messages were read instead.`,
            ...rest,
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











const LOOKS_EVERYWHERE = 21;
const ELSEWHERE_EVERY = 4;
const MAX_READ = 4;
const HEADERS = [...new Set([...message.RECOGNISED_HEADERS, ...TEXT_HEADERS, ...REPORT_HEADERS])];
class Lookout {
    #imap;
    #context;
    #wanted;
    #reports;
    #search;
    #pace;
    #mailboxes;
    #looks = new Map();
    #known = new Map();
    #unread = new Map();
    #copies = new Copies();
    #opened;
    #unreadable;
    #until;
    constructor(imap, context, wanted, mailboxes) {
        this.#imap = imap;
        this.#context = context;
        this.#wanted = wanted;
        this.#reports = new ReportWatch(context, wanted.mark);
        this.#search = new TokenSearch(context, wanted.mark.token);
        this.#pace = new Pace(context);
        this.#mailboxes = mailboxes;
        this.#opened = mailboxes[0];
        for (const { name } of mailboxes)
            this.#looks.set(name, 0);
    }
    get found() {
        return {
            copies: this.#copies.all,
            first: this.#copies.first,
            reports: this.#reports.found,
            looks: this.#looks,
            unreadable: this.#unreadable,
        };
    }
    get until() {
        return this.#until ?? 0;
    }
    use(imap) {
        this.#imap = imap;
        this.#opened = undefined;
    }
    async wait(patience) {
        const { clock } = this.#context.world;
        this.#until ??= patience.giveUpAt;
        for (;; this.#pace.next()) {
            const hadCopies = this.#copies.areSeen;
            const isLast = clock.now() >= this.#until;
            await this.#look(isLast, patience.settleMs > 0);
            const now = clock.now();
            if (!hadCopies && this.#copies.areSeen) {
                patience.onFirst();
                this.#until = now + patience.settleMs;
            }
            const isEnough = isLast || (this.#copies.areSeen && patience.settleMs === 0);
            if ((now >= this.#until && isEnough) || this.#isLost)
                return this.found;
            if (!this.#copies.areSeen)
                this.#pace.tell();
            await clock.sleep(Math.max(0, Math.min(this.#pace.pauseMs, this.#until - now)), this.#context.signal);
        }
    }
    get #isLost() {
        return !this.#copies.areSeen && this.#reports.found.some(({ action }) => action === 'failed');
    }
    async #look(isLast, isSettling) {
        const [main, ...others] = this.#mailboxes;
        if (!main)
            return;
        const { look } = this.#pace;
        const isRare = look >= LOOKS_EVERYWHERE && look % ELSEWHERE_EVERY === 0;
        const isBlind = (this.#imap.messages === 0 || !this.#search.isUseful) && (isLast || isRare);
        if (this.#opened !== main || isBlind)
            await this.#reopen(main);
        const elsewhere = isLast || look < LOOKS_EVERYWHERE || isRare ? others : [];
        const noop = this.#imap.noop();
        const search = this.#search.find(this.#imap, main);
        const states = elsewhere.map(({ name }) => this.#imap.status(name));
        const [, hits, found] = await Promise.all([noop, search, Promise.all(states)]);
        for (const { name } of [main, ...elsewhere])
            this.#looks.set(name, (this.#looks.get(name) ?? 0) + 1);
        this.#unreadable = undefined;
        await this.#read(main, hits);
        if (this.#copies.areSeen && !isSettling)
            return;
        for (const [index, mailbox] of elsewhere.entries()) {
            if (this.#hasChanged(mailbox, found[index], isLast))
                await this.#lookElsewhere(mailbox);
        }
    }
    #hasChanged(mailbox, state, isLast) {
        const known = this.#known.get(mailbox.name) ?? mailbox.fromUid;
        if (state === undefined || state.messages === 0)
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
        await this.#read(mailbox, await this.#search.find(this.#imap, mailbox));
    }
    async #reopen(mailbox) {
        const state = await this.#imap.examine(mailbox.name);
        this.#opened = mailbox;
        if (!isRebuilt(this.#context, 'arrival', mailbox, mailbox.uidValidity, state))
            return;
        mailbox.uidValidity = state.uidValidity;
        mailbox.fromUid = 1;
        this.#unread.delete(mailbox);
    }
    async #read(mailbox, hits) {
        this.#imap.takeUnread();
        const found = hits.length > 0 ? await this.#fetch(hits) : [];
        const own = found.filter((message) => this.#isOwn(message));
        const missing = hits.filter((uid) => found.every((message) => message.uid !== uid));
        if (own.length === 0 && missing.length > 0)
            own.push(...(await this.#readOtherwise(mailbox, missing)));
        const mayBeNew = this.#imap.takeNews() || !this.#search.isUseful;
        if (own.length === 0 && mayBeNew && this.#imap.messages !== 0)
            own.push(...(await this.#readNews(mailbox)));
        const [first] = own;
        if (first)
            this.#copies.first ??= first.text ? first : ((await this.#fetch([first.uid]))[0] ?? first);
        for (const { uid } of own)
            this.#copies.remember(mailbox, uid);
    }
    async #readOtherwise(mailbox, uids) {
        const row = this.#imap.takeUnread();
        const { own, unreadable, row: again } = await readOwn(this.#imap, this.#wanted.mark, uids);
        if (own.length > 0) {
            const message = 'The server sent the header of the message in a row that is no IMAP; another form of it was read.';
            this.#context.notice({ message, reply: row });
        }
        if (unreadable.length > 0)
            this.#unreadable = { mailbox: mailbox.name, uids: unreadable, row: again ?? row };
        return own.map((uid) => ({ uid, headers: new Map() }));
    }
    async #readNews(mailbox) {
        const from = this.#unread.get(mailbox) ?? mailbox.fromUid;
        const fetched = await (this.#copies.first
            ? this.#imap.fetchHeaders(`${from}:*`, HEADERS)
            : fetchNews(this.#imap, from, HEADERS, this.#wanted.beginnings));
        const news = fetched.filter(({ uid }) => uid >= from);
        const next = news.reduce((last, { uid }) => Math.max(last, uid + 1), from);
        this.#unread.set(mailbox, Math.min(next, asked_uids/* MAX_UID */.u));
        const own = news.filter((message) => this.#isOwn(message)).slice(-message.MAX_COPIES);
        if (own.length === 0)
            await this.#reports.look(this.#imap, mailbox, news);
        return own;
    }
    #fetch(uids) {
        const set = uids.join(',');
        return this.#copies.first || uids.length > MAX_READ
            ? this.#imap.fetchHeaders(set, HEADERS)
            : fetchMessages(this.#imap, set, HEADERS, this.#wanted.beginnings);
    }
    #isOwn({ headers }) {
        return (0,message.isProbeMessage)(headers, this.#wanted.mark);
    }
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/junk.js
const USUAL_NAMES = ['junk', 'spam', 'junk e-mail', 'junk email', 'bulk mail', 'bulk'];
function findJunk(mailboxes) {
    const selectable = mailboxes.filter(({ flags }) => !flags.has('\\noselect') && !flags.has('\\nonexistent'));
    const marked = selectable.find(({ flags }) => flags.has('\\junk'));
    if (marked)
        return marked.name;
    const byName = USUAL_NAMES.map((name) => selectable.find((mailbox) => junk_lastPart(mailbox) === name));
    return byName.find((mailbox) => mailbox !== undefined)?.name;
}
function junk_lastPart({ name, delimiter }) {
    const parts = delimiter ? name.split(delimiter) : [name];
    return (parts.at(-1) ?? name).toLowerCase();
}

// EXTERNAL MODULE: ./lib/mail/mailbox/missing-mailbox.js
var missing_mailbox = __webpack_require__(37160);
// EXTERNAL MODULE: ./lib/mail/imap/open.js
var imap_open = __webpack_require__(33122);
// EXTERNAL MODULE: ./lib/model/endpoint.js
var endpoint = __webpack_require__(57413);
;// CONCATENATED MODULE: ./lib/probes/round-trip/await-message.js



async function awaitMessage(line, lookout, patience, context) {
    for (let mayReplace = true;; mayReplace = false) {
        try {
            return await lookout.wait(patience);
        }
        catch (error) {
            if (context.signal.aborted || !isLostSession(error))
                throw error;
            const { imap } = line;
            if (mayReplace)
                await replace(line, lookout, context);
            if (line.imap !== imap) {
                noteLost(error, line, 'A new session was opened to go on.', context);
                lookout.use(line.imap);
                continue;
            }
            if (lookout.found.copies.length === 0)
                throw error;
            noteLost(error, line, 'The message had been seen; further copies were no longer looked for.', context);
            return lookout.found;
        }
    }
}
function isLostConnection(error) {
    return error instanceof model_failure/* ProbeFailure */.BU && (error.code === 'E_CONN_CLOSED' || error.code === 'E_CONN_RESET');
}
function isLostSession(error) {
    return isLostConnection(error) || (error instanceof model_failure/* ProbeFailure */.BU && error.code === 'E_CMD_TIMEOUT');
}
async function replace(line, lookout, context) {
    if (context.world.clock.now() >= lookout.until || context.loginRefusal('imap'))
        return;
    const { endpoint, credentials } = line.account;
    try {
        const imap = await (0,imap_open/* openImap */.q)(endpoint, context.unmeasured(), true);
        await imap.login(credentials);
        line.imap = imap;
    }
    catch (error) {
        if (!(error instanceof model_failure/* ProbeFailure */.BU) || context.signal.aborted)
            throw error;
        if (context.loginRefusal('imap'))
            context.note((0,model_failure/* findingOf */.hD)(error));
    }
}
function noteLost({ code, message, reply, hint }, { account }, what, context) {
    const how = code === 'E_CMD_TIMEOUT'
        ? message.replace(/\.$/, ', during the wait.')
        : `${(0,endpoint/* describeEndpoint */.N2)(account.endpoint)} ended the session during the wait.`;
    context.note({
        status: 'warning',
        code,
        phase: 'arrival',
        message: `${how} ${what}`,
        hint,
        reply,
    });
}

;// CONCATENATED MODULE: ./lib/mail/arrival/expunge-alone.js



async function expungeAlone(imap, { mailbox, uids, recognise, onExpunge }) {
    await Promise.all(uids.map((uid) => imap.flagDeleted(uid)));
    const keep = (why) => ({ left: uids.length, why, others: 0 });
    await imap.select(mailbox);
    const own = new Set(await recognise(uids));
    if (own.size !== uids.length)
        return { ...keep('it changed meanwhile'), left: own.size };
    const flagged = await searchDeleted(imap);
    if (flagged === undefined)
        return keep('the server does not say which messages are flagged \\Deleted');
    const foreign = flagged.filter((uid) => !own.has(uid)).length;
    if (foreign > 0)
        return keep(`${foreign} other messages there are flagged \\Deleted and would be destroyed as well`);
    if (flagged.length !== own.size)
        return keep('the server does not show the flag \\Deleted that it was given');
    onExpunge?.(uids.length);
    let destroyed = 0;
    await imap.run({
        name: 'EXPUNGE',
        phase: 'cleanup',
        untagged: {
            EXPUNGE: () => {
                destroyed += 1;
            },
        },
        onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'EXPUNGE', 'cleanup'),
    });
    await imap.select(mailbox);
    const left = await recognise(uids);
    return { left: left.length, others: Math.max(0, destroyed - uids.length) };
}
async function searchDeleted(imap) {
    try {
        const flagged = await imap.search([(0,values/* atom */.eU)('DELETED')]);
        return flagged && [...new Set(flagged)];
    }
    catch (error) {
        if (isSearchRefused(error))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/mail/arrival/removal.js




const MAX_TRIES = 2;
const BY_HAND = 'Delete it by hand. The subject of the test message ends with the token of the run.';
const CHOICE = 'With cleanup: expunge a plain EXPUNGE is sent when no other message there is flagged \\Deleted; one that is flagged at that very moment would be destroyed as well.';
async function removeOwn(imap, context, mailbox, mark, known, options) {
    const found = await findOwn(imap, context, mailbox, mark, known);
    const recognise = async (wanted) => (await readOwn(imap, mark, wanted)).own;
    const removal = await removeRecognised(imap, context, {
        mailbox,
        what: 'The test message',
        uids: found.own,
        nearby: message.MAX_COPIES,
        recognise,
        ...options,
    });
    return { ...found, ...removal };
}
async function removeRecognised(imap, context, condemned) {
    const { uids } = condemned;
    if (uids.length === 0)
        return { removed: 0, left: 0, isWorthAnotherLook: false };
    if (!imap.has('UIDPLUS'))
        return await removeWithoutUid(imap, context, condemned, 'the server has no UIDPLUS');
    condemned.onExpunge?.(uids.length);
    const { removed, left, refusal } = await expunge(imap, condemned);
    if (refusal !== undefined) {
        imap.distrust('UIDPLUS', refusal);
        const lack = 'UIDPLUS, which the server announces, does not work there';
        return await removeWithoutUid(imap, context, condemned, lack);
    }
    if (left > 0)
        noteLeft(context, condemned, 'the server said that it was expunged, and it is still there');
    return { removed, left, isWorthAnotherLook: left > 0 };
}
async function removeWithoutUid(imap, context, condemned, lack) {
    const { uids, mayExpunge } = condemned;
    if (!mayExpunge) {
        await Promise.all(uids.map((uid) => imap.flagDeleted(uid)));
        const why = `${lack}, so it was flagged \\Deleted but not expunged`;
        noteLeft(context, condemned, why, `${BY_HAND} ${CHOICE}`);
        return { removed: 0, left: uids.length, isWorthAnotherLook: false };
    }
    const { left, why, others } = await expungeAlone(imap, condemned);
    if (why !== undefined)
        noteLeft(context, condemned, `${lack}, and ${why}, so it was flagged \\Deleted but not expunged`, `${BY_HAND} cleanup: expunge needs a mailbox in which no other message is flagged \\Deleted: expunge those once with another client.`);
    else if (left > 0)
        noteLeft(context, condemned, 'the server said that it was expunged, and it is still there');
    if (others > 0)
        noteOthers(context, condemned, others);
    return { removed: uids.length - left, left, isWorthAnotherLook: left > 0 };
}
function noteOthers(context, { mailbox }, others) {
    context.note({
        status: 'warning',
        code: 'E_CLEANUP',
        phase: 'cleanup',
        message: `The EXPUNGE that removed the test message from ${mailbox} destroyed ${others} more.`,
        hint: 'Another client flagged them as deleted a moment before, or expunged at the same time. Use a mailbox for the probe alone, or cleanup: true.',
    });
}
async function expunge(imap, { mailbox, uids, nearby, recognise }) {
    const first = Math.min(...uids);
    const range = Array.from({ length: nearby }, (_each, index) => Math.min(first + index, asked_uids/* MAX_UID */.u));
    const tries = new Map();
    let left = uids;
    for (let next = uids; next.length > 0; next = left.filter((uid) => (tries.get(uid) ?? 0) < MAX_TRIES)) {
        for (const uid of next)
            tries.set(uid, (tries.get(uid) ?? 0) + 1);
        const flagged = next.map((uid) => imap.flagDeleted(uid));
        const expunged = Promise.all(next.map((uid) => imap.expunge(uid)));
        const reopened = imap.select(mailbox);
        const remaining = recognise([...range, ...tries.keys()]);
        const [found, refusals] = await Promise.all([remaining, expunged, reopened, ...flagged]);
        const refusal = refusals.find((each) => each !== undefined);
        if (refusal !== undefined)
            return { removed: 0, left: found.length, refusal };
        left = found;
    }
    return { removed: tries.size - left.length, left: left.length };
}
function noteLeft(context, { what, mailbox }, why, hint = BY_HAND) {
    context.note({
        status: 'warning',
        code: 'E_CLEANUP',
        phase: 'cleanup',
        message: `${what} was left in ${mailbox}: ${why}.`,
        hint,
    });
}

;// CONCATENATED MODULE: ./lib/mail/arrival/remove-reports.js



const WHAT = 'A delivery report about the test message';
async function removeReports(imap, context, mark, reports, mayExpunge) {
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
        await removeRecognised(imap, context, { mailbox, what: WHAT, uids, nearby: 0, recognise, mayExpunge });
    }
}
async function fetchProven(imap, mark, uids) {
    const messages = await fetchMessages(imap, uids.join(','), REPORT_HEADERS, { text: MAX_REPORT });
    const isProven = (headers, text) => text !== undefined && readDeliveryReport(headers, text, mark)?.isProven === true;
    return messages
        .filter(({ uid, headers, text }) => uids.includes(uid) && isProven(headers, text))
        .map(({ uid }) => uid);
}

;// CONCATENATED MODULE: ./lib/probes/round-trip/note-left.js
function noteMissing(left, { wasSeen, found }, context) {
    const what = found > 0 ? 'A copy of the test message' : 'The test message';
    note(context, wasSeen
        ? `${what} had gone before it could be deleted: another client or a filter moved or deleted it.`
        : `The test message was not there to be deleted; ${context.hasSuccessor ? 'the post step looks once more. When' : 'when'} it arrives later, it stays.`, howToDelete(left));
}
function noteUnreadable(left, { mailbox, uids, row }, context) {
    note(context, `The test message was left in ${mailbox} (UID ${uids.join(', ')}): the server finds it, but its header cannot be read, and only a header that was read proves whose it is.`, howToDelete(left), row);
}
function note(context, message, hint, reply) {
    context.note({ status: 'warning', code: 'E_CLEANUP', phase: 'cleanup', message, hint, reply });
}
function howToDelete({ account, ticket, messageId }) {
    const { endpoint, credentials } = account;
    const options = [
        ...['--host', endpoint.host, '--port', String(endpoint.port), '--tls-mode', endpoint.tlsMode],
        ...['--username', credentials.username, '--mailbox', ticket.mailboxes[0] ?? 'INBOX'],
        ...['--search', `subject: ${ticket.token}`],
    ].map(quoted);
    const command = `mail-probe imap-search ${options.join(' ')} --delete-found`;
    return `Look for Message-ID ${messageId} in ${ticket.mailboxes.join(' and ')}, and delete it by hand, or by the command ${command} (with its password in MAIL_PROBE_PASSWORD).`;
}
function quoted(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./lib/probes/round-trip/tell-arrival.js

const TELL_THEMSELVES = ['E_BOUNCED', 'E_RCPT_PARTIAL', 'E_WRONG_FOLDER'];
function withWhereabouts(failure, { seenIn, foundIn, isDeleted }) {
    if (TELL_THEMSELVES.includes(failure.code))
        return failure;
    const message = failure.message.replace(', so nothing is known', '');
    if (seenIn.length > 0)
        return (0,model_failure/* restated */.lL)(failure, { message: `${message} The message had been seen in ${seenIn.join(' and ')} by then.` });
    if (foundIn.length === 0)
        return failure;
    const end = isDeleted ? ' and deleted it' : '';
    const found = `The clean-up then found it in ${foundIn.join(' and ')}${end}.`;
    if (failure.code !== 'E_NOT_ARRIVED')
        return (0,model_failure/* restated */.lL)(failure, { message: `${message} The message had arrived: ${lowerFirst(found)}` });
    const hint = 'It came later than that: raise delivery-timeout, or look in the mail log for where it waited.';
    return (0,model_failure/* restated */.lL)(failure, { message: `${message} ${found}`, hint });
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/probes/round-trip/clean-up-message.js








const GRACE_MS = 1500;
const PAUSE_MS = 250;
async function cleanUpMessage(target, ticket, context, remains) {
    const { account, sender, recipients } = target;
    const { seen = [], reports = [] } = remains ?? {};
    const isLost = recipients === 1 && seen.length === 0 && reports.some(({ action }) => action === 'failed');
    const mailboxes = [...new Set([...ticket.mailboxes, ...seen.map(({ mailbox }) => mailbox.name)])];
    const task = new Task(target, { token: ticket.token, sender }, mailboxes, context, { seen, reports, isLost });
    const looksElsewhere = remains === undefined;
    const found = (await withOpenSession(remains?.imap, task, looksElsewhere)) ??
        (await withNewSession(account, task, looksElsewhere));
    const isComplete = found >= Math.max(1, seen.length) || task.isRemoved || isLost;
    const complete = { token: ticket.token, mailboxes: [...new Set([...mailboxes, ...task.places])] };
    if (!isComplete || task.isWorthAnotherLook)
        context.leave(complete);
    const what = { account, ticket: complete, messageId: (0,message.messageIdOf)(ticket.token, sender) };
    if (!isComplete && task.unreadable)
        noteUnreadable(what, task.unreadable, context);
    else if (!isComplete)
        noteMissing(what, { wasSeen: seen.length > 0, found }, context);
    const seenIn = [...new Set(seen.map(({ mailbox }) => mailbox.name))];
    const whereabouts = { seenIn, foundIn: [...task.places], isDeleted: task.left === 0 };
    context.amend((failure) => withWhereabouts(failure, whereabouts));
}
class Task {
    target;
    mark;
    mailboxes;
    context;
    seen;
    reports;
    isLost;
    expunged = 0;
    left = 0;
    isWorthAnotherLook = false;
    places = new Set();
    unreadable;
    constructor(target, mark, mailboxes, context, known) {
        this.target = target;
        this.mark = mark;
        this.mailboxes = mailboxes;
        this.context = context;
        this.seen = known.seen;
        this.reports = known.reports;
        this.isLost = known.isLost;
    }
    get isRemoved() {
        return this.expunged >= Math.max(1, this.seen.length);
    }
}
async function withOpenSession(imap, task, looksElsewhere) {
    if (!imap)
        return undefined;
    try {
        return await removeAndLeave(imap, task, looksElsewhere);
    }
    catch (error) {
        if (imap.isOpen || task.context.signal.aborted)
            throw error;
        return undefined;
    }
}
async function withNewSession(account, task, looksElsewhere, mayRepeat = true) {
    const refusal = task.context.loginRefusal('imap');
    if (refusal)
        throw refusal;
    try {
        const imap = await (0,imap_open/* openImap */.q)(account.endpoint, task.context, true);
        await imap.login(account.credentials);
        return await removeAndLeave(imap, task, looksElsewhere);
    }
    catch (error) {
        if (!mayRepeat || !isLostConnection(error) || task.context.signal.aborted)
            throw error;
        return await withNewSession(account, task, looksElsewhere, false);
    }
}
async function removeAndLeave(imap, task, looksElsewhere) {
    const { clock } = task.context.world;
    const giveUpAt = clock.now() + GRACE_MS;
    let found = await removeFromAll(imap, task, task.seen);
    if (found < task.seen.length)
        found += await removeFromAll(imap, task, []);
    while (found === 0 && !task.isLost && !task.isRemoved && clock.now() < giveUpAt) {
        await clock.sleep(PAUSE_MS, task.context.signal);
        found = await removeFromAll(imap, task, []);
    }
    if (found === 0 && !task.isRemoved && looksElsewhere)
        found = await removeElsewhere(imap, task);
    await removeReports(imap, task.context, task.mark, task.reports, task.target.mayExpunge);
    imap.logout();
    return found;
}
async function removeFromAll(imap, task, seen) {
    let found = 0;
    task.unreadable = undefined;
    for (const [index, mailbox] of task.mailboxes.entries()) {
        const known = seen.filter((copy) => copy.mailbox.name === mailbox);
        if (index > 0 && seen.length > 0 && known.length === 0)
            continue;
        found += await removeFrom(imap, task, mailbox, known);
    }
    return found;
}
async function removeElsewhere(imap, task) {
    const copies = await findElsewhere(imap, task.context, task.mark, task.mailboxes);
    let found = 0;
    for (const mailbox of new Set(copies.map((copy) => copy.mailbox.name))) {
        const known = copies.filter((copy) => copy.mailbox.name === mailbox);
        found += await removeFrom(imap, task, mailbox, known);
    }
    return found;
}
async function removeFrom(imap, task, mailbox, known) {
    const { removed, left, unreadable, row, isWorthAnotherLook } = await removeOwn(imap, task.context, mailbox, task.mark, known, {
        onExpunge: (count) => {
            task.expunged += count;
        },
        mayExpunge: task.target.mayExpunge,
    });
    if (unreadable.length > 0)
        task.unreadable = { mailbox, uids: unreadable, row };
    if (isWorthAnotherLook)
        task.isWorthAnotherLook = true;
    if (removed + left > 0)
        task.places.add(mailbox);
    task.left += left;
    return removed + left;
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
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_NOT_ARRIVED',
        phase: 'arrival',
        message: `The SMTP server accepted the message, but it was not found within ${deliveryTimeoutMs / 1000} s in ${places}.`,
        hint: `Look for Message-ID ${messageId} in the mail log: it is in a queue, was filed elsewhere, or was dropped after the acceptance.`,
        reply: context.known().acceptance,
        isRetryable: false,
    });
}
function filedElsewhere({ mailbox }, copies) {
    const places = [...new Set(copies.map((copy) => copy.mailbox.name))].join(' and ');
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_WRONG_FOLDER',
        phase: 'arrival',
        status: 'critical',
        message: `The message arrived, but was filed in ${places}, not in ${mailbox}.`,
        hint: `Set mailbox to where the message is filed, or look for the rule or filter of the server that files it there.`,
    });
}
function unreadableArrival({ imap }, { mailbox, uids, row }) {
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_PROTO',
        phase: 'arrival',
        message: `${(0,endpoint/* describeEndpoint */.N2)(imap.endpoint)} finds the message in ${mailbox} (UID ${uids.join(', ')}), but its header cannot be read, so nothing proves that it arrived.`,
        hint: 'The answer of the server to FETCH is no valid IMAP: other clients cannot show this message either. Look at the log of the server, and at the message in its store.',
        reply: row,
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
    return new model_failure/* ProbeFailure */.BU({
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
        const opening = listAndOpen(imap, mailbox);
        setImmediate(() => void meanwhile().catch(() => { }));
        const [{ mailboxes: listed }, state] = await opening;
        const junk = findJunk(listed);
        const mailboxes = [];
        if (junk !== undefined && junk !== mailbox) {
            const other = await imap.status(junk);
            if (other)
                mailboxes.push({
                    name: junk,
                    role: 'junk',
                    wasEmpty: other.messages === 0,
                    uidValidity: other.uidValidity,
                    fromUid: other.uidNext ?? 1,
                });
        }
        const fromUid = await firstNewUid(imap, mailbox, state);
        const role = mailbox === junk ? 'junk' : mailbox.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
        imap.takeNews();
        const { uidValidity, messages } = state;
        const watched = { name: mailbox, role, wasEmpty: messages === 0, uidValidity, fromUid };
        return { imap, mailboxes: [watched, ...mailboxes] };
    });
}
async function listAndOpen(imap, mailbox) {
    const [listed, opened] = await Promise.allSettled([imap.list(), imap.examine(mailbox)]);
    if (listed.status === 'fulfilled' && opened.status === 'fulfilled')
        return [listed.value, opened.value];
    const [missing] = reasonsOf(opened).filter((reason) => isMissing(reason));
    if (missing)
        throw listed.status === 'fulfilled' ? withNames(missing, mailbox, listed.value) : missing;
    throw reasonsOf(listed, opened)[0];
}
function reasonsOf(...results) {
    return results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
}
function isMissing(reason) {
    return reason instanceof model_failure/* ProbeFailure */.BU && reason.code === 'E_MAILBOX_MISSING';
}
function withNames(failure, mailbox, { mailboxes }) {
    return (0,model_failure/* restated */.lL)(failure, { message: failure.message, hint: new missing_mailbox/* MailboxHints */.LY(mailboxes).hintFor(mailbox) });
}
async function makeRoundTrip(plan, message, smtp, receiver, context) {
    const { clock } = context.world;
    const { token } = message;
    const elsewhere = [];
    const line = { account: plan.imap, imap: receiver.imap };
    let lookout;
    const ticket = { token, mailboxes: receiver.mailboxes.map(({ name }) => name) };
    await context.onCleanup({
        resume: plan.cleanup ? ticket : undefined,
        run: async (cleanUp) => {
            const { copies = [], reports = [] } = lookout?.found ?? {};
            const remains = { imap: line.imap, seen: [...copies, ...elsewhere], reports };
            if (plan.cleanup && context.hasSent)
                await cleanUpMessage(cleanUpTarget(plan), ticket, cleanUp, remains);
            else
                leave(remains, cleanUp);
        },
    });
    const sentText = readSentText(message.raw);
    const sendingAt = clock.now();
    const ambiguity = await sendMessage(plan, smtp, message, context);
    const acceptedAt = clock.now();
    smtp.quit();
    const mark = { token, sender: plan.message.spec.from };
    lookout = new Lookout(line.imap, context, { mark, beginnings: sentText.beginnings }, receiver.mailboxes);
    const patience = {
        giveUpAt: acceptedAt + plan.deliveryTimeoutMs,
        settleMs: plan.settleTimeMs,
        onFirst: () => {
            const seenAt = clock.now();
            context.measure('round_trip_seconds', (seenAt - sendingAt) / 1000);
            context.measure('delivery_seconds', (seenAt - acceptedAt) / 1000);
        },
    };
    const looking = lookout;
    const search = await context.phase('arrival', async () => {
        const found = await awaitMessage(line, looking, patience, context);
        if (found.copies.length > 0)
            return found;
        const bounce = found.reports.find(({ action }) => action === 'failed');
        if (bounce)
            throw bounced(bounce);
        if (found.unreadable)
            throw unreadableArrival(plan, found.unreadable);
        elsewhere.push(...(await findElsewhere(line.imap, context, mark, ticket.mailboxes)));
        throw missing(plan, found, { message, elsewhere, ambiguity }, context);
    });
    judgeArrival(search, sentText, plan, context, ambiguity);
}
function leave({ imap, seen }, context) {
    if (imap.isOpen)
        imap.logout();
    const seenIn = [...new Set(seen.map(({ mailbox }) => mailbox.name))];
    context.amend((failure) => withWhereabouts(failure, { seenIn, foundIn: [], isDeleted: false }));
}
function missing(plan, found, { message, elsewhere, ambiguity, }, context) {
    if (elsewhere.length === 0)
        return ambiguity ?? notArrived(plan, found, message, context);
    if (ambiguity)
        context.note((0,model_failure/* findingOf */.hD)(ambiguity));
    return filedElsewhere(plan, elsewhere);
}
async function cleanUpAlone(plan, ticket, context) {
    await cleanUpMessage(cleanUpTarget(plan), ticket, context, undefined);
}
function cleanUpTarget({ imap, message, mayExpunge }) {
    return { account: imap, sender: message.spec.from, recipients: message.envelope.to.length, mayExpunge };
}
async function sendMessage(plan, smtp, message, context) {
    try {
        const { reply } = await smtp.send(plan.message.envelope, message.raw);
        context.learn({ acceptance: reply });
        return undefined;
    }
    catch (error) {
        if (error instanceof model_failure/* ProbeFailure */.BU && error.code === 'E_MSG_AMBIGUOUS')
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
