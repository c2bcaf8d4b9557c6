export const id = 306;
export const ids = [306];
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


/***/ })

};
