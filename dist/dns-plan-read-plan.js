export const id = 704;
export const ids = [704];
export const modules = {

/***/ 93884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ ipv4Address),
/* harmony export */   x: () => (/* binding */ ipv6Address)
/* harmony export */ });
/* harmony import */ var _system_ip_family_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25180);

function ipv4Address(text) {
    return (0,_system_ip_family_js__WEBPACK_IMPORTED_MODULE_0__/* .ipFamily */ .M)(text) === 4 ? text : undefined;
}
function ipv6Address(text) {
    if ((0,_system_ip_family_js__WEBPACK_IMPORTED_MODULE_0__/* .ipFamily */ .M)(text) !== 6 || text.includes('%'))
        return undefined;
    return new URL(`http://[${text}]`).hostname.slice(1, -1);
}


/***/ }),

/***/ 3157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ BadRecord)
/* harmony export */ });
class BadRecord extends Error {
    name = 'BadRecord';
    problem;
    remedy;
    value;
    offset;
    constructor(problem, remedy, value, offset) {
        super(problem);
        this.problem = problem;
        this.remedy = remedy;
        this.value = value;
        this.offset = offset;
    }
}


/***/ }),

/***/ 91029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ parseName),
/* harmony export */   Gz: () => (/* binding */ below),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   cR: () => (/* binding */ escapeLabel),
/* harmony export */   gN: () => (/* binding */ parentOf),
/* harmony export */   lA: () => (/* binding */ fits),
/* harmony export */   sB: () => (/* binding */ parseUnicodeName)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73136);
/* harmony import */ var _bad_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3157);
/* harmony import */ var _octets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24870);



const MAX_LABEL = 63;
const MAX_NAME = 255;
const PLAIN = /^[a-z0-9_*-]+(?:\.[a-z0-9_*-]+)*\.?$/;
const NON_ASCII = /[\x80-\xff]/;
function parseName(raw, origin) {
    if (raw === '@')
        return relativeTo('', raw, origin);
    if (raw === '.')
        return '';
    const name = raw.toLowerCase();
    if (PLAIN.test(name)) {
        if (name.endsWith('.'))
            return checked(name.slice(0, -1), raw);
        return relativeTo(name, raw, origin);
    }
    if (raw === '')
        throw badName(raw, 'has an empty name', 'Write @ for the zone itself.');
    const labels = splitLabels(raw);
    const isAbsolute = labels.at(-1) === '';
    if (isAbsolute)
        labels.pop();
    if (labels.includes(''))
        throw badName(raw, 'has a name with an empty label', 'Write one dot between two labels.');
    const own = labels.map((label) => parseLabel(label, raw)).join('.');
    return isAbsolute ? checked(own, raw) : relativeTo(own, raw, origin);
}
function parseUnicodeName(text, origin) {
    return parseName(Buffer.from(text, 'utf8').toString('latin1'), origin);
}
function isWithin(name, zone) {
    return zone === '' || name === zone || name.endsWith(`.${zone}`);
}
function parentOf(name) {
    if (name === '')
        return undefined;
    const dot = name.indexOf('.');
    return dot < 0 ? '' : name.slice(dot + 1);
}
function below(label, parent) {
    return parent === '' ? label : `${label}.${parent}`;
}
function fits(name) {
    return (name === '' || (octetCount(name) + 2 <= MAX_NAME && name.split('.').every((each) => octetCount(each) <= MAX_LABEL)));
}
function relativeTo(name, raw, origin) {
    if (origin === undefined) {
        throw badName(raw, 'has a relative name, and no $ORIGIN', 'Write $ORIGIN with the zone and a final dot first.');
    }
    if (name === '')
        return origin;
    return checked(origin === '' ? name : `${name}.${origin}`, raw);
}
function checked(name, raw) {
    if (name.length <= MAX_LABEL || fits(name))
        return name;
    throw badName(raw, 'has a name that is too long', 'A label has at most 63 octets, a name 255.');
}
function octetCount(name) {
    return name.includes('\\') ? name.replace(/\\\d{3}/g, '.').length : name.length;
}
function splitLabels(raw) {
    const labels = [];
    let start = 0;
    for (let index = 0; index < raw.length; index += 1) {
        if (raw[index] === '\\')
            index += 1;
        else if (raw[index] === '.') {
            labels.push(raw.slice(start, index));
            start = index + 1;
        }
    }
    labels.push(raw.slice(start));
    return labels;
}
function parseLabel(label, raw) {
    if (NON_ASCII.test(label))
        return asciiLabel(label, raw);
    return escapeLabel((0,_octets_js__WEBPACK_IMPORTED_MODULE_2__/* .octetsOf */ .ao)(label));
}
function escapeLabel(octets) {
    const folded = octets.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    return folded.replace(/[^!-~]|[.\\]/g, (char) => `\\${String(char.charCodeAt(0)).padStart(3, '0')}`);
}
function asciiLabel(label, raw) {
    const unicode = Buffer.from(label, 'latin1').toString('utf8');
    const isLabel = !/[^\w*\u0080-\u{10ffff}-]|\ufffd/u.test(unicode);
    const ascii = isLabel ? (0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(`${unicode}.x`).replace(/\.x$/, '') : '';
    if (ascii === '' || ascii.includes('.')) {
        throw badName(raw, 'has a name that IDNA does not allow', 'Write the label in ASCII, such as xn--bcher-kva.');
    }
    return ascii;
}
function badName(raw, problem, remedy) {
    return new _bad_record_js__WEBPACK_IMPORTED_MODULE_1__/* .BadRecord */ .x(problem, remedy, raw);
}


/***/ }),

/***/ 24870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ MAX_STRING),
/* harmony export */   ao: () => (/* binding */ octetsOf),
/* harmony export */   mD: () => (/* binding */ utf8Octets),
/* harmony export */   z: () => (/* binding */ chunked)
/* harmony export */ });
/* harmony import */ var _bad_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3157);

const MAX_STRING = 255;
function octetsOf(raw) {
    if (!raw.includes('\\'))
        return raw;
    return raw.replace(/\\(\d{3}|.?)/gs, (_all, escaped) => {
        if (escaped.length === 3 && Number(escaped) <= 255)
            return String.fromCharCode(Number(escaped));
        if (escaped.length === 1 && !/\d/.test(escaped))
            return escaped;
        throw new _bad_record_js__WEBPACK_IMPORTED_MODULE_0__/* .BadRecord */ .x('has a broken escape', 'Write \\ and three digits up to 255, or \\ before the character itself.', `\\${escaped}`);
    });
}
function utf8Octets(text) {
    return /^[\0-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}
function chunked(octets) {
    const strings = [];
    for (let start = 0; start < octets.length; start += MAX_STRING)
        strings.push(octets.slice(start, start + MAX_STRING));
    return strings.length > 0 ? strings : [''];
}


/***/ }),

/***/ 356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ MAX_INCLUDES),
/* harmony export */   di: () => (/* binding */ MAX_PLAN_BYTES),
/* harmony export */   jl: () => (/* binding */ MAX_YAML_BYTES),
/* harmony export */   kb: () => (/* binding */ MAX_INCLUDE_DEPTH),
/* harmony export */   rS: () => (/* binding */ planBudget),
/* harmony export */   uq: () => (/* binding */ MAX_RECORDS)
/* harmony export */ });
const MAX_YAML_BYTES = 1_048_576;
const MAX_PLAN_BYTES = 16 * 1_048_576;
const MAX_RECORDS = 100_000;
const MAX_INCLUDE_DEPTH = 8;
const MAX_INCLUDES = 100;
const MAX_OCTETS = 32 * 1_048_576;
function planBudget() {
    return { records: MAX_RECORDS, includes: MAX_INCLUDES, octets: MAX_OCTETS };
}


/***/ }),

/***/ 96704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPlan: () => (/* binding */ readPlan)
});

// EXTERNAL MODULE: ./lib/dns/bad-record.js
var bad_record = __webpack_require__(3157);
// EXTERNAL MODULE: ./lib/dns/name.js
var dns_name = __webpack_require__(91029);
// EXTERNAL MODULE: ./lib/dns/plan-file.js
var plan_file = __webpack_require__(356);
// EXTERNAL MODULE: ./lib/dns/utf8-text.js
var utf8_text = __webpack_require__(16517);
// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
;// CONCATENATED MODULE: ./lib/dns/rdata/entry-reader.js

const NUL = 0;
const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const SEMICOLON = 59;
const BACKSLASH = 92;
class EntryReader {
    #text;
    #offset;
    #line = 1;
    #start = { offset: 0, line: 1 };
    constructor(text, offset = 0) {
        this.#text = text;
        this.#offset = offset;
    }
    next() {
        while (this.#offset < this.#text.length) {
            const entry = this.#entry();
            if (entry.tokens.length > 0)
                return entry;
        }
        return undefined;
    }
    placeOf(offset) {
        let { line, offset: start } = this.#start;
        for (let end = this.#text.indexOf('\n', start); end >= 0 && end < offset; end = this.#text.indexOf('\n', start)) {
            line += 1;
            start = end + 1;
        }
        const before = Buffer.from(this.#text.slice(start, offset), 'latin1').toString('utf8');
        return { line, column: before.length + 1 };
    }
    #entry() {
        const text = this.#text;
        const [offset, line] = [this.#offset, this.#line];
        this.#start = { offset, line };
        const first = text.charCodeAt(offset);
        const tokens = [];
        let comment = '';
        let [depth, openedAt] = [0, 0];
        let isGlued = false;
        while (this.#offset < text.length) {
            const code = text.charCodeAt(this.#offset);
            if (code === SPACE || code === TAB)
                this.#offset += 1;
            else if (code === LF) {
                this.#offset += 1;
                this.#line += 1;
                if (depth === 0)
                    break;
            }
            else if (code === CR)
                this.#carriageReturn();
            else if (code === SEMICOLON)
                comment = this.#comment();
            else if (code === OPEN || code === CLOSE) {
                if (code === OPEN && depth === 0)
                    openedAt = this.#offset;
                depth += code === OPEN ? 1 : -1;
                if (depth < 0)
                    throw this.#bad('has a closing parenthesis without an opening one', 'Remove it.');
                this.#offset += 1;
            }
            else {
                tokens.push(code === QUOTE ? this.#quoted(isGlued) : this.#word(isGlued));
                isGlued = true;
                continue;
            }
            isGlued = false;
        }
        if (depth > 0) {
            const remedy = 'Write ) where the record ends. The lines after it were not read.';
            throw new bad_record/* BadRecord */.x('has a parenthesis that is never closed', remedy, undefined, openedAt);
        }
        return { tokens, isIndented: first === SPACE || first === TAB, comment, offset, line };
    }
    #carriageReturn() {
        const next = this.#text.charCodeAt(this.#offset + 1);
        if (next !== LF && !Number.isNaN(next)) {
            throw this.#bad('has a carriage return within a line', 'Save the file with LF or CRLF at the end of each line.');
        }
        this.#offset += 1;
    }
    #comment() {
        const start = this.#offset + 1;
        const end = this.#text.indexOf('\n', start);
        this.#offset = end < 0 ? this.#text.length : end;
        return this.#text.slice(start, this.#offset);
    }
    #quoted(isGlued) {
        const text = this.#text;
        const offset = this.#offset;
        for (let index = offset + 1; index < text.length; index += 1) {
            const code = text.charCodeAt(index);
            if (code === QUOTE) {
                this.#offset = index + 1;
                return { raw: text.slice(offset + 1, index), isQuoted: true, isGlued, offset };
            }
            if (code === BACKSLASH)
                index += 1;
            else if (code === NUL)
                this.#nul(index);
            if (text.charCodeAt(index) === LF || text.charCodeAt(index) === CR)
                break;
        }
        throw this.#bad('has a quote that is not closed on its line', 'Close it, or write several strings in parentheses.');
    }
    #word(isGlued) {
        const text = this.#text;
        const offset = this.#offset;
        let index = offset;
        for (; index < text.length; index += 1) {
            const code = text.charCodeAt(index);
            if (code === BACKSLASH) {
                index += 1;
                const next = text.charCodeAt(index);
                if (next === LF || next === CR || Number.isNaN(next)) {
                    throw this.#bad('has a backslash at the end of a line', 'Remove it; parentheses join lines.');
                }
            }
            else if (code === NUL)
                this.#nul(index);
            else if (isDelimiter(code))
                break;
        }
        this.#offset = index;
        return { raw: text.slice(offset, index), isQuoted: false, isGlued, offset };
    }
    #nul(offset) {
        throw this.#bad('has a NUL octet', 'Save the file as plain text in UTF-8.', offset);
    }
    #bad(problem, remedy, offset = this.#offset) {
        const end = this.#text.indexOf('\n', this.#offset);
        this.#offset = end < 0 ? this.#text.length : end + 1;
        this.#line += 1;
        return new bad_record/* BadRecord */.x(problem, remedy, undefined, offset);
    }
}
function tokensOf(text) {
    const reader = new EntryReader(text);
    const first = reader.next();
    const second = reader.next();
    if (second)
        throw new bad_record/* BadRecord */.x('has a value of more than one line', 'Write it on one line.');
    return first?.tokens ?? [];
}
function isDelimiter(code) {
    switch (code) {
        case SPACE:
        case TAB:
        case LF:
        case CR:
        case QUOTE:
        case OPEN:
        case CLOSE:
        case SEMICOLON:
            return true;
        default:
            return false;
    }
}

// EXTERNAL MODULE: ./lib/dns/address.js
var dns_address = __webpack_require__(93884);
// EXTERNAL MODULE: ./lib/dns/octets.js
var dns_octets = __webpack_require__(24870);
;// CONCATENATED MODULE: ./lib/dns/rdata/ttl.js
const MAX_TTL = 2 ** 31 - 1;
const UNITS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
function parseTtl(text) {
    if (/^\d{1,10}$/.test(text))
        return limited(Number(text));
    if (!/^(?:\d{1,10}[smhdw]){1,10}$/i.test(text))
        return undefined;
    const parts = text.toLowerCase().match(/\d{1,10}[smhdw]/g) ?? [];
    return limited(parts.reduce((sum, part) => sum + Number.parseInt(part, 10) * (UNITS[part.slice(-1)] ?? 0), 0));
}
function limited(seconds) {
    return seconds <= MAX_TTL ? seconds : undefined;
}

;// CONCATENATED MODULE: ./lib/dns/rdata/fields.js




class DataFields {
    #tokens;
    #readName;
    #index = 0;
    constructor(tokens, readName) {
        this.#tokens = tokens;
        this.#readName = readName;
    }
    name(what) {
        const token = this.#word(what);
        return at(token, () => this.#readName(token.raw));
    }
    number(what, max) {
        const token = this.#word(what);
        const number = /^\d{1,10}$/.test(token.raw) ? Number(token.raw) : max + 1;
        if (number > max)
            throw bad(token, `has a ${what} that is no number`, `Write a number from 0 to ${max}.`);
        return number;
    }
    seconds(what) {
        const token = this.#word(what);
        const seconds = parseTtl(token.raw);
        if (seconds === undefined)
            throw bad(token, `has a ${what} that is no time`, 'Write seconds, or a time such as 1h30m.');
        return seconds;
    }
    address(family) {
        const token = this.#word('address');
        const address = family === 4 ? (0,dns_address/* ipv4Address */.Q)(token.raw) : (0,dns_address/* ipv6Address */.x)(token.raw);
        if (address !== undefined)
            return address;
        const example = family === 4 ? 'Write all four numbers, such as 192.0.2.1.' : 'Write an address such as 2001:db8::1.';
        throw bad(token, `has an address that is not IPv${family}`, example);
    }
    string(what) {
        const token = this.#take(what);
        return at(token, () => {
            const octets = (0,dns_octets/* octetsOf */.ao)(token.raw);
            if (octets.length <= dns_octets/* MAX_STRING */.BP)
                return octets;
            const remedy = 'Split it into several strings, each in quotes; they are joined without a blank.';
            throw new bad_record/* BadRecord */.x(`has a string of ${octets.length} octets, and 255 are allowed`, remedy);
        });
    }
    hex(what) {
        const token = this.#word(what);
        let hex = token.raw;
        while (this.#index < this.#tokens.length)
            hex += this.#word(what).raw;
        if (/^[\da-f]*$/i.test(hex) && hex.length % 2 === 0)
            return hex.toLowerCase();
        throw bad(token, `has a ${what} that is not hexadecimal`, 'Write two digits of 0-9 and a-f for each octet.');
    }
    text() {
        let text = '';
        for (const { raw, isQuoted, isGlued } of this.#tokens.slice(this.#index)) {
            text += `${text === '' || isGlued ? '' : ' '}${isQuoted ? `"${raw}"` : raw}`;
        }
        this.#index = this.#tokens.length;
        return text;
    }
    get hasMore() {
        return this.#index < this.#tokens.length;
    }
    isNext(word) {
        const token = this.#tokens[this.#index];
        return token !== undefined && !token.isQuoted && token.raw === word;
    }
    skip() {
        this.#index += 1;
    }
    end() {
        const token = this.#tokens[this.#index];
        if (token)
            throw bad(token, 'has more fields than its type', 'Remove them, or begin a new line before them.');
    }
    #word(what) {
        const token = this.#take(what);
        if (token.isQuoted)
            throw bad(token, `has a ${what} in quotes`, 'Remove the quotes.');
        return token;
    }
    #take(what) {
        const token = this.#tokens[this.#index];
        if (!token)
            throw new bad_record/* BadRecord */.x(`has no ${what}`, 'Complete the record.', undefined, this.#tokens.at(-1)?.offset);
        this.#index += 1;
        return token;
    }
}
function at(token, read) {
    try {
        return read();
    }
    catch (error) {
        if (!(error instanceof bad_record/* BadRecord */.x) || error.offset !== undefined)
            throw error;
        throw new bad_record/* BadRecord */.x(error.problem, error.remedy, error.value, token.offset);
    }
}
function bad(token, problem, remedy) {
    return new bad_record/* BadRecord */.x(problem, remedy, token.raw, token.offset);
}

;// CONCATENATED MODULE: ./lib/dns/rdata/wire.js



function decodeRdata(type, octets) {
    const reader = new OctetReader(octets);
    const data = decode(type, reader, octets);
    if (reader.left > 0)
        throw broken();
    return data;
}
function decode(type, reader, octets) {
    switch (type) {
        case 'A':
            return { type, address: [...reader.take(4)].join('.') };
        case 'AAAA': {
            const groups = reader.take(16).toString('hex').match(/.{4}/g) ?? [];
            return { type, address: (0,dns_address/* ipv6Address */.x)(groups.join(':')) ?? '' };
        }
        case 'CNAME':
        case 'DNAME':
        case 'NS':
        case 'PTR':
            return { type, target: reader.name() };
        case 'MX':
            return { type, preference: reader.number(2), exchange: reader.name() };
        case 'TXT': {
            const strings = [reader.string()];
            while (reader.left > 0)
                strings.push(reader.string());
            return { type, strings };
        }
        case 'TLSA': {
            const [usage, selector, matching] = [reader.number(1), reader.number(1), reader.number(1)];
            return { type, usage, selector, matching, certificate: reader.rest().toString('hex') };
        }
        case 'SRV': {
            const [priority, weight, port] = [reader.number(2), reader.number(2), reader.number(2)];
            return { type, priority, weight, port, target: reader.name() };
        }
        case 'CAA': {
            const [flags, tag] = [reader.number(1), reader.string().toLowerCase()];
            return { type, flags, tag, value: reader.rest().toString('latin1') };
        }
        case 'SOA': {
            const [primary, mailbox] = [reader.name(), reader.name()];
            const [serial, refresh, retry] = [reader.number(4), reader.number(4), reader.number(4)];
            return { type, primary, mailbox, serial, refresh, retry, expire: reader.number(4), minimum: reader.number(4) };
        }
        default:
            reader.rest();
            return { type, text: octets.toString('hex') };
    }
}
class OctetReader {
    #octets;
    #offset = 0;
    constructor(octets) {
        this.#octets = octets;
    }
    get left() {
        return this.#octets.length - this.#offset;
    }
    take(count) {
        if (count > this.left)
            throw broken();
        this.#offset += count;
        return this.#octets.subarray(this.#offset - count, this.#offset);
    }
    rest() {
        return this.take(this.left);
    }
    number(octets) {
        return this.take(octets).readUIntBE(0, octets);
    }
    string() {
        return this.take(this.number(1)).toString('latin1');
    }
    name() {
        const labels = [];
        for (let length = this.number(1); length > 0; length = this.number(1)) {
            if (length > 63)
                throw broken();
            labels.push((0,dns_name/* escapeLabel */.cR)(this.take(length).toString('latin1')));
        }
        const name = labels.join('.');
        if (!(0,dns_name/* fits */.lA)(name))
            throw broken();
        return name;
    }
}
function broken() {
    return new bad_record/* BadRecord */.x('has octets that do not fit its type', 'Write the record in the form of its type instead.');
}

;// CONCATENATED MODULE: ./lib/dns/rdata/parse-rdata.js



function parseRdata(type, tokens, readName) {
    const fields = new DataFields(tokens, readName);
    const data = fields.isNext('\\#') ? parseGeneric(type, fields) : parseFields(type, fields);
    fields.end();
    return data;
}
function parseFields(type, fields) {
    switch (type) {
        case 'A':
            return { type, address: fields.address(4) };
        case 'AAAA':
            return { type, address: fields.address(6) };
        case 'CNAME':
        case 'DNAME':
        case 'NS':
        case 'PTR':
            return { type, target: fields.name('name') };
        case 'MX':
            return { type, preference: fields.number('preference', 65_535), exchange: fields.name('host') };
        case 'TXT':
            return { type, strings: parseStrings(fields) };
        case 'TLSA':
            return {
                type,
                usage: fields.number('usage', 255),
                selector: fields.number('selector', 255),
                matching: fields.number('matching type', 255),
                certificate: fields.hex('certificate association'),
            };
        case 'SRV':
            return {
                type,
                priority: fields.number('priority', 65_535),
                weight: fields.number('weight', 65_535),
                port: fields.number('port', 65_535),
                target: fields.name('target'),
            };
        case 'CAA':
            return { type, flags: fields.number('flag', 255), tag: caaTag(fields), value: fields.string('value') };
        case 'SOA':
            return parseSoa(fields);
        default:
            return { type, text: fields.text() };
    }
}
function parseStrings(fields) {
    const strings = [fields.string('text')];
    while (fields.hasMore)
        strings.push(fields.string('text'));
    return strings;
}
function parseSoa(fields) {
    return {
        type: 'SOA',
        primary: fields.name('primary server'),
        mailbox: fields.name('mailbox'),
        serial: fields.number('serial', 2 ** 32 - 1),
        refresh: fields.seconds('refresh time'),
        retry: fields.seconds('retry time'),
        expire: fields.seconds('expire time'),
        minimum: fields.seconds('minimum'),
    };
}
function caaTag(fields) {
    const tag = fields.string('tag').toLowerCase();
    if (/^[a-z\d]+$/.test(tag))
        return tag;
    throw new bad_record/* BadRecord */.x('has a tag that is no word', 'Write issue, issuewild or iodef.', tag);
}
function parseGeneric(type, fields) {
    fields.skip();
    const length = fields.number('length', 65_535);
    const hex = length === 0 && !fields.hasMore ? '' : fields.hex('data');
    if (hex.length !== 2 * length) {
        throw new bad_record/* BadRecord */.x(`has ${hex.length / 2} octets of data, and says ${length}`, 'Correct the number after \\#.');
    }
    return decodeRdata(type, Buffer.from(hex, 'hex'));
}

// EXTERNAL MODULE: ./lib/dns/record-types.js + 1 modules
var record_types = __webpack_require__(91352);
;// CONCATENATED MODULE: ./lib/dns/zone/entry-fields.js



const CLASSES = new Set(['IN', 'CLASS1']);
const OTHER_CLASSES = /^(?:CH|CHAOS|HS|HESIOD|CS|CSNET|ANY|NONE|CLASS\d{1,5})$/;
function ownerOf({ tokens, isIndented }) {
    return isIndented ? undefined : tokens[0];
}
function entryParts(entry) {
    const owner = ownerOf(entry);
    const head = headOf(entry.tokens, owner ? 1 : 0);
    return { owner, ...head };
}
function headOf(tokens, start) {
    let ttl;
    let hasClass = false;
    let index = start;
    for (; index < tokens.length; index += 1) {
        const token = tokens[index];
        if (!token || token.isQuoted)
            break;
        const word = token.raw.toUpperCase();
        if (ttl === undefined && /^\d/.test(word)) {
            ttl = parseTtl(word);
            if (ttl === undefined)
                throw badTtl(token);
        }
        else if (!hasClass && CLASSES.has(word))
            hasClass = true;
        else if (OTHER_CLASSES.test(word)) {
            throw entry_fields_bad(token, 'has a record of another class than IN', 'Remove it: only Internet records can be checked.');
        }
        else {
            const type = (0,record_types/* parseType */.Mb)(word);
            if (type === undefined)
                break;
            return { ttl, type, offset: token.offset, data: tokens.slice(index + 1) };
        }
    }
    throw noType(tokens, index);
}
function badTtl(token) {
    return entry_fields_bad(token, 'has a TTL that is no time', 'Write seconds up to 2147483647, or a time such as 1h30m.');
}
function noType(tokens, index) {
    const word = tokens[index];
    if (!word) {
        const remedy = 'Write owner, TTL, class, type and data. A line without owner begins with a blank.';
        return new bad_record/* BadRecord */.x('has an entry without type', remedy, undefined, tokens[0]?.offset);
    }
    const remedy = 'Write a type such as MX, or TYPE123 for one without a name. A line without owner begins with a blank.';
    return entry_fields_bad(word, 'has no type of records where one is expected', remedy);
}
function entry_fields_bad(token, problem, remedy) {
    return new bad_record/* BadRecord */.x(problem, remedy, token.raw, token.offset);
}

;// CONCATENATED MODULE: ./lib/dns/zone/generate.js

const MAX_NUMBER = 2 ** 31 - 1;
const MAX_WIDTH = 255;
const FORMAT = /^\{(-?\d{1,10})(?:,(\d{1,10})(?:,([doxXnN]))?)?\}/;
function parseGenerateRange(text) {
    const [, start, stop, step = '1'] = /^(\d{1,10})-(\d{1,10})(?:\/(\d{1,10}))?$/.exec(text) ?? [];
    const range = { start: Number(start), stop: Number(stop), step: Number(step) };
    if (range.stop <= MAX_NUMBER && range.step <= MAX_NUMBER && range.step >= 1 && range.start <= range.stop)
        return range;
    throw new bad_record/* BadRecord */.x('has a $GENERATE with no range', 'Write start-stop or start-stop/step, such as 1-20/2.', text);
}
function rangeCount({ start, stop, step }) {
    return Math.floor((stop - start) / step) + 1;
}
function expand(template, number) {
    let text = '';
    for (let index = 0; index < template.length; index += 1) {
        const char = template[index] ?? '';
        if (char === '\\') {
            text += template.slice(index, index + 2);
            index += 1;
        }
        else if (char !== '$')
            text += char;
        else if (template[index + 1] === '$') {
            text += '$';
            index += 1;
        }
        else if (template[index + 1] === '{') {
            const format = FORMAT.exec(template.slice(index + 1, index + 40));
            if (!format)
                throw badFormat(template);
            text += formatted(number, format, template);
            index += format[0].length;
        }
        else
            text += String(number);
    }
    return text;
}
function formatted(number, format, template) {
    const [, offset = '0', width = '0', base = 'd'] = format;
    const value = number + Number(offset);
    const digits = Number(width);
    if (value < 0 || value > MAX_NUMBER || digits > MAX_WIDTH)
        throw badFormat(template);
    switch (base) {
        case 'n':
            return nibbles(value, digits);
        case 'N':
            return nibbles(value, digits).toUpperCase();
        case 'X':
            return value.toString(16).toUpperCase().padStart(digits, '0');
        default:
            return value.toString({ o: 8, x: 16 }[base] ?? 10).padStart(digits, '0');
    }
}
function nibbles(number, width) {
    const digits = number.toString(16).split('').reverse();
    while (2 * digits.length < width)
        digits.push('0');
    return digits.join('.') + (width > 0 && 2 * digits.length === width ? '.' : '');
}
function badFormat(template) {
    const remedy = 'Write ${offset,width,base}, such as ${0,3,d}, so that no number is below 0.';
    return new bad_record/* BadRecord */.x('has a $GENERATE with a wrong format', remedy, template);
}

;// CONCATENATED MODULE: ./lib/dns/zone/directives.js








const MAX_TEMPLATE = 500;
class Directives {
    #reader;
    constructor(reader) {
        this.#reader = reader;
    }
    async run(entry, state) {
        const [directive, ...words] = entry.tokens;
        switch (directive?.raw.toUpperCase()) {
            case '$ORIGIN':
                return this.#origin(words, entry, state);
            case '$TTL':
                return this.#ttl(words, entry);
            case '$INCLUDE':
                return await this.#include(words, entry, state);
            case '$GENERATE':
                return this.#generate(words, entry, state);
            default:
                throw new bad_record/* BadRecord */.x('has a directive that is not known', 'Use $ORIGIN, $TTL, $INCLUDE or $GENERATE.', directive?.raw, directive?.offset);
        }
    }
    #origin(words, entry, state) {
        const [name] = wanted(words, 1, entry, '$ORIGIN and a name with a final dot');
        state.origin = at(name, () => (0,dns_name/* parseName */.$q)(name.raw, state.origin));
        this.#reader.takeOrigin(state.origin);
        if (name.raw.endsWith('.') || name.raw === '@')
            return;
        const problem = 'has an $ORIGIN without final dot, which is relative';
        const remedy = 'Write the whole name with a final dot: NSD refuses a relative one.';
        this.#reader.context.issues.note({ file: state.path, ...state.reader.placeOf(name.offset) }, problem, remedy);
    }
    #ttl(words, entry) {
        const [ttl] = wanted(words, 1, entry, '$TTL and seconds');
        const seconds = parseTtl(ttl.raw);
        if (seconds === undefined) {
            throw new bad_record/* BadRecord */.x('has a $TTL that is no time', 'Write seconds, or a time such as 1h30m.', ttl.raw, ttl.offset);
        }
        this.#reader.ttls.setDefault(seconds);
    }
    async #include(words, entry, state) {
        const [file, ...others] = words;
        const [name, further] = others;
        if (!file || further)
            throw wrong(entry, '$INCLUDE and a file, then perhaps an origin');
        const origin = name ? at(name, () => (0,dns_name/* parseName */.$q)(name.raw, state.origin)) : state.origin;
        const { include, budget } = this.#reader.context;
        const refuse = (why, remedy) => {
            throw new bad_record/* BadRecord */.x(`includes a file that ${why}`, remedy, file.raw, file.offset);
        };
        if (!include)
            return refuse('cannot be read here', 'Write its records into this file.');
        if (state.depth >= plan_file/* MAX_INCLUDE_DEPTH */.kb) {
            return refuse(`is more than ${plan_file/* MAX_INCLUDE_DEPTH */.kb} includes deep`, 'Look for files that include each other.');
        }
        budget.includes -= 1;
        if (budget.includes < 0)
            return refuse(`comes after ${plan_file/* MAX_INCLUDES */.Lo} others`, 'Include fewer files.');
        const path = Buffer.from(file.raw.replaceAll('\\ ', ' '), 'latin1').toString('utf8');
        const found = await include(path, state.path);
        if (typeof found === 'string')
            return refuse(found, 'Name a file of the workspace.');
        const { owner, isOwnerBroken, depth } = state;
        await this.#reader.read(found, { origin, owner, isOwnerBroken, depth: depth + 1 });
    }
    #generate(words, entry, state) {
        const [rangeText, owner] = words;
        if (!rangeText || !owner)
            throw wrong(entry, '$GENERATE, a range, an owner, a type and data');
        const range = at(rangeText, () => parseGenerateRange(rangeText.raw));
        const { type, ttl, offset, data } = headOf(words, 2);
        const [template, further] = data;
        if (!template || further) {
            const remedy = 'Put the data into quotes, such as $GENERATE 1-2 @ MX "10 mx$".';
            throw new bad_record/* BadRecord */.x('has a $GENERATE whose data is not one word', remedy, undefined, entry.offset);
        }
        if (owner.raw.length > MAX_TEMPLATE || template.raw.length > MAX_TEMPLATE) {
            const remedy = `Write at most ${MAX_TEMPLATE} characters, or write the records out.`;
            throw new bad_record/* BadRecord */.x('has a $GENERATE that is too long', remedy, undefined, entry.offset);
        }
        if (rangeCount(range) > plan_file/* MAX_RECORDS */.uq) {
            const remedy = `Write a range of at most ${plan_file/* MAX_RECORDS */.uq} records.`;
            throw new bad_record/* BadRecord */.x('has a $GENERATE with too many records', remedy, rangeText.raw, rangeText.offset);
        }
        for (let number = range.start; number <= range.stop; number += range.step) {
            const name = at(owner, () => (0,dns_name/* parseName */.$q)(expand(owner.raw, number), state.origin));
            const record = at(template, () => {
                const fields = tokensOf(expand(template.raw, number)).map((token) => ({ ...token, offset: template.offset }));
                return this.#reader.recordOf({ owner: name, type, ttl, offset, data: fields }, state, entry);
            });
            this.#reader.keep(record, entry);
        }
    }
}
function wanted(words, count, entry, form) {
    const [first] = words;
    if (!first || words.length > count)
        throw wrong(entry, form);
    return [first];
}
function wrong({ offset }, form) {
    return new bad_record/* BadRecord */.x('has a directive that is not complete, or has too much', `Write ${form}.`, undefined, offset);
}

;// CONCATENATED MODULE: ./lib/dns/zone/file-octets.js

const PLAIN_TEXT = 'Save the file as plain text in UTF-8.';
function fileOctets(octets, maxBytes) {
    if (octets.length > maxBytes) {
        throw new bad_record/* BadRecord */.x(`has a file of more than ${maxBytes / 1_048_576} MB`, 'Name the files of one zone only.');
    }
    const [first, second, third] = octets;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
        throw new bad_record/* BadRecord */.x('has a file in UTF-16', PLAIN_TEXT);
    }
    const start = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
    return Buffer.from(octets.buffer, octets.byteOffset + start, octets.byteLength - start).toString('latin1');
}

;// CONCATENATED MODULE: ./lib/dns/zone/guess-origin.js

const HOST = /^(?=.*[a-z])[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+$/;
const EXPORT = /^;;[ \t]*Domain:[ \t]*([\w.-]{1,255})\.[ \t\r]*$/m;
const HEAD = 2000;
function guessOrigin(path, domain) {
    const stem = fileStem(path);
    if (stem !== '' && (0,dns_name/* isWithin */.UO)(domain, stem))
        return stem;
    if (!HOST.test(stem))
        return domain;
    return stem.startsWith(domain) ? domain : stem;
}
function exportedZone(text) {
    return EXPORT.exec(text.slice(0, HEAD))?.[1]?.toLowerCase();
}
function fileStem(path) {
    const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    return file
        .replace(/^(?:db|zone|pri|master)\./, '')
        .replace(/\.(?:zone|db|hosts|txt|dns|master|signed)$/, '')
        .replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./lib/dns/zone/ttls.js
class Ttls {
    #default;
    #last;
    setDefault(seconds) {
        this.#default = seconds;
    }
    take(own, data) {
        if (own !== undefined) {
            this.#last = own;
            return own;
        }
        if (this.#default === undefined && this.#last === undefined && data.type === 'SOA')
            this.#default = data.minimum;
        return this.#default ?? this.#last;
    }
}

;// CONCATENATED MODULE: ./lib/dns/zone/read-zone-file.js












const EXPORT_TTL = 300;
const DEFAULT_TTL = 3600;
async function readZoneFile(file, context) {
    const reader = new MasterReader(file.path, context);
    await reader.read(file);
    return reader.result();
}
class MasterReader {
    context;
    ttls = new Ttls();
    #records = [];
    #directives;
    #firstOrigin;
    #soa;
    #zone;
    #isExport = false;
    #isFull = false;
    constructor(path, context) {
        this.context = context;
        this.#zone = guessOrigin(path, context.domain);
        this.#directives = new Directives(this);
    }
    async read(file, parent) {
        const text = this.#textOf(file);
        if (text === undefined)
            return;
        if (!parent)
            this.#detectExport(text);
        const reader = new EntryReader(text);
        const start = { origin: this.#zone, owner: undefined, isOwnerBroken: false, depth: 0 };
        const state = { ...(parent ?? start), path: file.path, reader };
        for (let isDone = false; !isDone && !this.#isFull;) {
            try {
                const entry = reader.next();
                isDone = entry === undefined;
                const waiting = entry && this.#entry(entry, state);
                if (waiting)
                    await waiting;
            }
            catch (error) {
                this.#report(error, state);
            }
        }
    }
    #entry(entry, state) {
        const [first] = entry.tokens;
        if (first && !entry.isIndented && !first.isQuoted && first.raw.startsWith('$')) {
            return this.#directives.run(entry, state);
        }
        this.#record(entry, state);
        return undefined;
    }
    #record(entry, state) {
        this.#takeOwner(entry, state);
        const parts = entryParts(entry);
        if (state.owner === undefined) {
            if (state.isOwnerBroken)
                return;
            const remedy = 'Write the owner in the first column; @ is the zone itself.';
            throw new bad_record/* BadRecord */.x('has a record without owner', remedy, undefined, entry.offset);
        }
        if (this.#isForeignSoa(parts, state))
            return;
        const record = this.recordOf({ ...parts, owner: state.owner }, state, entry);
        if (record.data.type === 'SOA')
            this.#takeSoa(record, entry);
        this.keep(record, entry);
    }
    #takeOwner(entry, state) {
        const token = ownerOf(entry);
        if (!token)
            return;
        state.owner = undefined;
        state.isOwnerBroken = true;
        if (token.isQuoted)
            throw new bad_record/* BadRecord */.x('has an owner in quotes', 'Remove the quotes.', token.raw, token.offset);
        state.owner = at(token, () => this.#nameOf(token.raw, state, entry.line));
        state.isOwnerBroken = false;
    }
    recordOf({ owner, type, ttl, offset, data }, state, { line, comment }) {
        const readName = (raw) => this.#nameOf(raw, state, line);
        const rdata = at({ offset }, () => parseRdata(type, data, readName));
        const isAutomatic = this.#isExport && ttl === 1;
        const written = isAutomatic ? undefined : this.ttls.take(ttl, rdata);
        const source = { file: state.path, line };
        const isProxied = comment.includes('cf-proxied:true');
        if (written !== undefined && !isProxied)
            return { name: owner, ttl: written, data: rdata, source };
        const usual = isAutomatic ? EXPORT_TTL : DEFAULT_TTL;
        return { name: owner, ttl: written ?? usual, data: rdata, source, hasDefaultTtl: written === undefined, isProxied };
    }
    #nameOf(raw, { origin, path }, line) {
        if (/[\x80-\xff]/.test(raw)) {
            const remedy = 'Write such labels as xn--\u2026: name servers that load the file publish its octets as they are.';
            this.context.issues.note({ file: path, line, column: 1 }, 'has a name that is not in ASCII; it is taken as an IDN', remedy);
        }
        return (0,dns_name/* parseName */.$q)(raw, origin);
    }
    keep(record, { offset }) {
        this.context.budget.records -= 1;
        if (this.context.budget.records < 0) {
            this.#isFull = true;
            const remedy = 'Name the files of one zone only. What comes after this line was not read.';
            throw new bad_record/* BadRecord */.x(`has more than ${(0,counted/* grouped */.z)(plan_file/* MAX_RECORDS */.uq)} records`, remedy, undefined, offset);
        }
        this.#records.push(record);
    }
    takeOrigin(origin) {
        this.#firstOrigin ??= origin;
    }
    #takeSoa(record, { offset }) {
        const isOther = this.#soa !== undefined && this.#soa.name !== record.name;
        this.#soa ??= record;
        if (isOther) {
            const remedy = 'Write each zone to a file of its own.';
            throw new bad_record/* BadRecord */.x('has an SOA record of a second zone', remedy, record.name, offset);
        }
    }
    #isForeignSoa({ owner, type }, { origin, path, reader }) {
        if (type !== 'SOA' || owner?.raw.toLowerCase() !== origin || !origin.includes('.'))
            return false;
        const place = { file: path, ...reader.placeOf(owner.offset) };
        const problem = 'has an SOA record whose owner lacks the final dot; it is not used';
        this.context.issues.note(place, problem, 'Nothing is to be done in an export: the provider writes its own.');
        this.#zone = origin;
        this.#isExport = true;
        return true;
    }
    #detectExport(text) {
        const zone = exportedZone(text);
        if (zone === undefined)
            return;
        this.#isExport = true;
        this.#zone = zone;
    }
    #textOf({ path, octets }) {
        try {
            return fileOctets(octets, plan_file/* MAX_PLAN_BYTES */.di);
        }
        catch (error) {
            if (!(error instanceof bad_record/* BadRecord */.x))
                throw error;
            this.context.issues.add({ file: path, line: 1, column: 1 }, error);
            return undefined;
        }
    }
    #report(error, { path, reader }) {
        if (!(error instanceof bad_record/* BadRecord */.x))
            throw error;
        const source = { file: path, ...reader.placeOf(error.offset ?? 0) };
        this.context.issues.add(source, error);
    }
    result() {
        const { domain, issues } = this.context;
        const hasSoa = this.#soa !== undefined || this.#isExport;
        const first = this.#firstOrigin;
        const origin = this.#soa?.name ?? (first !== undefined && (0,dns_name/* isWithin */.UO)(domain, first) ? first : this.#zone);
        if (!hasSoa) {
            for (const { name, source } of this.#records) {
                if ((0,dns_name/* isWithin */.UO)(name, origin))
                    continue;
                const problem = `has a name that is not below ${origin}`;
                const remedy = 'Remove the record, or end the name without a dot so that it is relative.';
                issues.add({ file: source.file, line: source.line, column: 1 }, { problem, remedy, value: name });
            }
        }
        return { origin, hasSoa, records: this.#records };
    }
}

;// CONCATENATED MODULE: ./lib/dns/zone-issues.js

const MAX_ISSUES_PER_FILE = 50;
const MAX_VALUE = 100;
class ZoneIssues {
    #issues = [];
    #notes = [];
    #counts = new Map();
    #places = new Set();
    #noted = new Set();
    #input;
    constructor(input = 'zone') {
        this.#input = input;
    }
    add(source, { problem, remedy, value }) {
        const place = JSON.stringify([source.file, source.line, source.column]);
        if (this.#places.has(place))
            return;
        const count = this.#counts.get(source.file) ?? { found: 0, last: source };
        this.#counts.set(source.file, { found: count.found + 1, last: source });
        if (count.found >= MAX_ISSUES_PER_FILE)
            return;
        this.#places.add(place);
        const shown = value === undefined ? undefined : Buffer.from(value, 'latin1').toString('utf8').slice(0, MAX_VALUE);
        this.#issues.push({ code: 'E_INPUT', input: this.#input, value: shown, problem, remedy, source });
    }
    note(source, problem, remedy) {
        const key = JSON.stringify([source.file, problem]);
        if (this.#noted.has(key))
            return;
        this.#noted.add(key);
        this.#notes.push({ code: 'E_INPUT', input: this.#input, problem, remedy, source });
    }
    get issues() {
        const more = [...this.#counts.values()].flatMap(({ found, last }) => {
            const left = found - MAX_ISSUES_PER_FILE;
            if (left <= 0)
                return [];
            const problem = `has ${(0,counted/* counted */.h)(left, 'further problem')} in this file`;
            return [
                {
                    code: 'E_INPUT',
                    input: this.#input,
                    problem,
                    remedy: 'Mend the first ones, and run it again.',
                    source: last,
                },
            ];
        });
        return [...this.#issues, ...more];
    }
    get notes() {
        return this.#notes;
    }
    get hasIssues() {
        return this.#issues.length > 0;
    }
}

;// CONCATENATED MODULE: ./lib/dns/plan/detect-format.js


function detectFormat({ path, octets }) {
    const head = Buffer.from(octets.subarray(0, 200)).toString('latin1');
    if (head.startsWith('PK\x03\x04')) {
        throw new bad_record/* BadRecord */.x('has a saved plan of Terraform', 'Print it first: terraform show -json plan > plan.json.');
    }
    const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
    if (start.startsWith('{') || /\.json$/i.test(path))
        return jsonFormat(octets);
    if (/\.ya?ml$/i.test(path))
        return 'octodns';
    if (/\.tf$/i.test(path)) {
        throw new bad_record/* BadRecord */.x('has sources of Terraform', 'Give the plan instead: terraform show -json plan > plan.json.');
    }
    if (/\.[jt]s$/i.test(path)) {
        throw new bad_record/* BadRecord */.x('has a configuration of DNSControl', 'Print it first: dnscontrol print-ir > ir.json.');
    }
    return 'zone';
}
function jsonFormat(octets) {
    const text = Buffer.from(octets.subarray(0, plan_file/* MAX_PLAN_BYTES */.di)).toString('latin1');
    if (text.includes('"format_version"'))
        return 'terraform';
    if (text.includes('"domains"'))
        return 'dnscontrol';
    const remedy = 'Give what dnscontrol print-ir or terraform show -json prints.';
    throw new bad_record/* BadRecord */.x('has JSON that is no plan', remedy);
}

;// CONCATENATED MODULE: ./lib/dns/plan/draft.js






const MAX_DATA = 65_535;
function zoneDraft(origin, isWhole, isAlone = false) {
    return { origin, isWhole, isAlone, records: [], flattened: [], unknown: [], changes: [], kept: [] };
}
function attempt(source, issues, work) {
    try {
        work();
    }
    catch (error) {
        if (!(error instanceof bad_record/* BadRecord */.x))
            throw error;
        issues.add(source, error);
    }
}
function spend(budget, octets) {
    budget.records -= 1;
    budget.octets -= octets;
    if (budget.records >= 0 && budget.octets >= 0)
        return;
    throw new bad_record/* BadRecord */.x(`has more than ${(0,counted/* grouped */.z)(plan_file/* MAX_RECORDS */.uq)} records, or too long ones`, 'Name the files of one zone only.');
}
function dataOfFields(type, fields, readName) {
    const tokens = fields.map((field) => ({ raw: (0,dns_octets/* utf8Octets */.mD)(field), isQuoted: false, isGlued: false, offset: 0 }));
    return parseRdata(type, tokens, readName);
}
function textData(text) {
    const octets = (0,dns_octets/* utf8Octets */.mD)(text);
    if (octets.length > MAX_DATA)
        throw new bad_record/* BadRecord */.x(`has a text of more than ${(0,counted/* grouped */.z)(MAX_DATA)} octets`, 'Shorten it.');
    return { type: 'TXT', strings: (0,dns_octets/* chunked */.z)(octets) };
}
function absoluteName(raw) {
    return (0,dns_name/* parseName */.$q)(raw, '');
}

;// CONCATENATED MODULE: ./lib/dns/plan/node.js

function childOf(node, key) {
    const value = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
    return value?.kind === 'scalar' && value.type === 'null' ? undefined : value;
}
function textAt(node, ...keys) {
    for (const key of keys) {
        const value = childOf(node, key);
        if (value?.kind === 'scalar')
            return value.text;
    }
    return undefined;
}
function wantedText(node, ...keys) {
    const text = textAt(node, ...keys);
    if (text !== undefined)
        return text;
    throw new bad_record/* BadRecord */.x(`has a record without ${keys[0]}`, 'Complete the record.');
}
function isTrue(node, key) {
    return textAt(node, key)?.toLowerCase() === 'true';
}
function itemsOf(node) {
    if (!node || (node.kind === 'scalar' && node.type === 'null'))
        return [];
    return node.kind === 'list' ? node.items : [node];
}
function entriesOf(node) {
    return node?.kind === 'map' ? [...node.entries] : [];
}
function holdsTrue(node) {
    if (!node)
        return false;
    if (node.kind === 'scalar')
        return node.type === 'boolean' && node.text === 'true';
    if (node.kind === 'list')
        return node.items.some(holdsTrue);
    return entriesOf(node).some(([, { value }]) => holdsTrue(value));
}

;// CONCATENATED MODULE: ./lib/dns/plan/dnscontrol.js









const dnscontrol_DEFAULT_TTL = 300;
const FIELDS = {
    MX: ['mxpreference', 'target'],
    SRV: ['srvpriority', 'srvweight', 'srvport', 'target'],
    TLSA: ['tlsausage', 'tlsaselector', 'tlsamatchingtype', 'target'],
    CAA: ['caaflag', 'caatag', 'target'],
    SOA: ['target', 'soambox', 'soaserial', 'soarefresh', 'soaretry', 'soaexpire', 'soaminttl'],
};
const WORDS = new Set(['target', 'caatag', 'soambox']);
const COMMON = new Set([
    ...['type', 'typenum', 'name', 'name_raw', 'name_unicode', 'subdomain', 'ttl', 'meta', 'filepos', 'rdata', 'fields'],
    ...['comparablev3', 'zonfefilepartial'],
]);
function isDnscontrol(root) {
    return childOf(root, 'domains')?.kind === 'list';
}
function readDnscontrol(root, context) {
    const drafts = new Map();
    for (const domain of itemsOf(childOf(root, 'domains'))) {
        attempt(domain.source, context.issues, () => {
            const draft = zoneOf(domain, drafts, context);
            if (!draft)
                return;
            for (const record of itemsOf(childOf(domain, 'records'))) {
                attempt(record.source, context.issues, () => takeRecord(record, draft, context));
            }
            for (const record of itemsOf(childOf(domain, 'recordsabsent'))) {
                attempt(record.source, context.issues, () => takeAbsent(record, draft));
            }
        });
    }
    return [...drafts.values()];
}
function zoneOf(domain, drafts, { domain: mailDomain, issues }) {
    const name = (0,dns_name/* parseUnicodeName */.sB)(wantedText(domain, 'name').replace(/!.*$/s, ''), '');
    if (drafts.has(name)) {
        if ((0,dns_name/* isWithin */.UO)(mailDomain, name)) {
            const remedy = 'Keep one of them in the file: which one is published is not known here.';
            throw new bad_record/* BadRecord */.x('has two views of a zone (tags of D)', remedy, name);
        }
        issues.note(domain.source, 'has two views of a zone; the first is used', 'Keep one of them in the file.');
        return undefined;
    }
    const isWhole = !isTrue(domain, 'keepunknown') && itemsOf(childOf(domain, 'unmanaged')).length === 0;
    const draft = zoneDraft(name, isWhole);
    drafts.set(name, draft);
    return draft;
}
function takeRecord(record, draft, { issues, budget }) {
    const written = wantedText(record, 'type');
    const name = ownerName(record, draft.origin);
    const target = textAt(record, 'target') ?? textAt(record, 'rdata') ?? '';
    const source = sourceOf(record);
    const timing = ttlOf(record);
    const isProxied = ['on', 'full'].includes(textAt(childOf(record, 'meta'), 'cloudflare_proxy')?.toLowerCase() ?? '');
    spend(budget, target.length);
    const type = (0,record_types/* parseType */.Mb)(written);
    if (type) {
        const data = dataOf(type, record);
        if (data.type === 'CNAME' && isProxied) {
            draft.flattened.push({ name, target: data.target, types: ['A', 'AAAA'], source, ...timing, isProxied });
        }
        else
            draft.records.push({ name, data, source, ...timing, ...(isProxied ? { isProxied } : {}) });
        return;
    }
    const aliased = written === 'R53_ALIAS' ? textAt(childOf(record, 'r53_alias'), 'type') : undefined;
    if (written === 'ALIAS' || aliased === 'A' || aliased === 'AAAA') {
        const types = aliased === 'A' || aliased === 'AAAA' ? [aliased] : ['A', 'AAAA'];
        draft.flattened.push({ name, target: absoluteName((0,dns_octets/* utf8Octets */.mD)(target)), types, source, ...timing });
        return;
    }
    if (!/^[A-Z][A-Z\d_]+$/.test(written)) {
        throw new bad_record/* BadRecord */.x('has a type of records that is not known', 'Print it with a released version.', (0,dns_octets/* utf8Octets */.mD)(written));
    }
    if (!/^(?:CF|CLOUDFLAREAPI)_/.test(written)) {
        draft.unknown.push({ name, reason: `decided by the provider (${written})`, source });
    }
    const problem = `has records of the type ${written}, which only the provider knows`;
    issues.note(record.source, problem, 'Check these names by hand.');
}
function takeAbsent(record, draft) {
    const type = (0,record_types/* parseType */.Mb)(wantedText(record, 'type'));
    if (!type)
        throw new bad_record/* BadRecord */.x('has an absent record of a type that is not known', 'Remove it.');
    const change = { name: ownerName(record, draft.origin), type, source: sourceOf(record) };
    draft.changes.push({ ...change, removed: [dataOf(type, record)] });
}
function ownerName(record, origin) {
    const name = wantedText(record, 'name');
    const host = textAt(record, 'subdomain');
    const owner = name === '@' || name === '' ? origin : (0,dns_name/* below */.Gz)((0,dns_name/* parseUnicodeName */.sB)(name, ''), origin);
    if (host)
        throw new bad_record/* BadRecord */.x('has a record with a subdomain that is not resolved', 'Print it with print-ir.', host);
    return owner;
}
function dataOf(type, record) {
    const written = textAt(record, 'rdata');
    if (written !== undefined)
        return parseRdata(type, tokensOf((0,dns_octets/* utf8Octets */.mD)(written)), absoluteName);
    const target = textAt(record, 'target');
    const fields = FIELDS[type];
    if (type === 'TXT') {
        if (target === undefined)
            throw new bad_record/* BadRecord */.x('has a TXT record without target', 'Print it with a released version.');
        return textData(target);
    }
    if (fields) {
        const texts = fields.map((key) => (WORDS.has(key) ? wantedText(record, key) : (textAt(record, key) ?? '0')));
        return dataOfFields(type, type === 'CAA' ? texts.map((text) => text.replaceAll('\\', '\\\\')) : texts, absoluteName);
    }
    if (['A', 'AAAA', 'CNAME', 'DNAME', 'NS', 'PTR'].includes(type)) {
        return dataOfFields(type, [wantedText(record, 'target')], absoluteName);
    }
    return { type, text: otherFields(record) };
}
function otherFields(record) {
    const own = entriesOf(record).filter(([key]) => !COMMON.has(key));
    return own.map(([, { value }]) => (value.kind === 'scalar' ? value.text : '')).join(' ');
}
function ttlOf(record) {
    const text = textAt(record, 'ttl') ?? '0';
    const ttl = parseTtl(text);
    if (ttl === undefined)
        throw new bad_record/* BadRecord */.x('has a TTL that is no number', 'Write seconds.', (0,dns_octets/* utf8Octets */.mD)(text));
    return ttl === 0 ? { ttl: dnscontrol_DEFAULT_TTL, hasDefaultTtl: true } : { ttl, hasDefaultTtl: false };
}
function sourceOf({ source, ...record }) {
    const position = textAt({ source, ...record }, 'filepos') ?? '';
    const [, named = '', line, column] = /^\[?([^\s:[\]]+):(\d{1,7}):(\d{1,7})\]?$/.exec(position) ?? [];
    if (line === undefined)
        return plain(source);
    return { file: named === 'line' ? 'dnsconfig.js' : named, line: Number(line), column: Number(column) };
}
function plain({ file, line, column }) {
    return { file, line, column };
}

;// CONCATENATED MODULE: ./lib/dns/plan/json-nodes.js

const MAX_DEPTH = 100;
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const BLANK = /[ \t\r\n]*/y;
class BadSyntax extends bad_record/* BadRecord */.x {
    source;
    constructor(problem, remedy, source) {
        super(problem, remedy);
        this.source = source;
    }
}
function parseJson(text, file, wanted) {
    return new JsonReader(text, file, wanted).read();
}
class JsonReader {
    #text;
    #file;
    #wanted;
    #offset;
    #line = 1;
    #lineStart;
    constructor(text, file, wanted) {
        this.#text = text;
        this.#file = file;
        this.#wanted = wanted;
        this.#offset = text.startsWith('\ufeff') ? 1 : 0;
        this.#lineStart = this.#offset;
    }
    read() {
        this.#skipBlank();
        const node = this.#value(0);
        if (this.#offset < this.#text.length)
            throw this.#bad('goes on after its end');
        return node;
    }
    #value(depth) {
        if (depth > MAX_DEPTH)
            throw this.#bad('is nested too deep');
        const source = this.#place();
        switch (this.#text[this.#offset]) {
            case '{':
                return { kind: 'map', source, entries: this.#entries(depth) };
            case '[':
                return { kind: 'list', source, items: this.#items(depth) };
            case '"':
                return { kind: 'scalar', type: 'text', text: this.#string(), source };
            default: {
                const text = this.#match(LITERAL);
                if (text === undefined)
                    throw this.#bad('has no value where one is expected');
                this.#skipBlank();
                const isBoolean = text === 'true' || text === 'false';
                return { kind: 'scalar', type: text === 'null' ? 'null' : isBoolean ? 'boolean' : 'number', text, source };
            }
        }
    }
    #entries(depth) {
        const entries = new Map();
        this.#skip('{');
        if (this.#isAt('}'))
            return entries;
        for (;;) {
            const source = this.#place();
            if (this.#text[this.#offset] !== '"')
                throw this.#bad('has no key where one is expected');
            const key = this.#string();
            if (entries.has(key))
                throw new BadSyntax('has a key twice in one object', 'Keep one of them.', source);
            if (!this.#isAt(':'))
                throw this.#bad('has no colon after a key');
            const value = this.#value(depth + 1);
            if (depth > 0 || !this.#wanted || this.#wanted.has(key))
                entries.set(key, { source, value });
            if (this.#isAt('}'))
                return entries;
            if (!this.#isAt(','))
                throw this.#bad('has neither a comma nor the end of an object');
        }
    }
    #items(depth) {
        const items = [];
        this.#skip('[');
        if (this.#isAt(']'))
            return items;
        for (;;) {
            items.push(this.#value(depth + 1));
            if (this.#isAt(']'))
                return items;
            if (!this.#isAt(','))
                throw this.#bad('has neither a comma nor the end of a list');
        }
    }
    #string() {
        const start = this.#offset;
        let end = this.#text.indexOf('"', start + 1);
        while (end >= 0 && this.#isEscaped(end))
            end = this.#text.indexOf('"', end + 1);
        const text = end < 0 ? undefined : stringOf(this.#text.slice(start, end + 1));
        if (text === undefined)
            throw this.#bad('has a text with a wrong escape, a control character, or no end');
        this.#offset = end + 1;
        this.#skipBlank();
        return text;
    }
    #isEscaped(offset) {
        let start = offset;
        while (this.#text[start - 1] === '\\')
            start -= 1;
        return (offset - start) % 2 === 1;
    }
    #isAt(char) {
        if (this.#text[this.#offset] !== char)
            return false;
        this.#skip(char);
        return true;
    }
    #skip(char) {
        this.#offset += char.length;
        this.#skipBlank();
    }
    #skipBlank() {
        const blank = this.#match(BLANK) ?? '';
        const start = this.#offset - blank.length;
        for (let end = blank.indexOf('\n'); end >= 0; end = blank.indexOf('\n', end + 1)) {
            this.#line += 1;
            this.#lineStart = start + end + 1;
        }
    }
    #match(pattern) {
        pattern.lastIndex = this.#offset;
        const found = pattern.exec(this.#text)?.[0];
        this.#offset += found?.length ?? 0;
        return found;
    }
    #place() {
        return { file: this.#file, line: this.#line, column: this.#offset - this.#lineStart + 1 };
    }
    #bad(problem) {
        const remedy = 'Write the output of the tool to the file as it is, and nothing else.';
        return new BadSyntax(`has a JSON file that ${problem}`, remedy, this.#place());
    }
}
function stringOf(literal) {
    try {
        return String(JSON.parse(literal));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/dns/plan/octodns.js







const octodns_DEFAULT_TTL = 3600;
const ADDRESSES = ['A', 'AAAA'];
function octodnsZone(path) {
    const [file = '', folder = ''] = path.split('/').reverse();
    if (/[^.]\.$/.test(folder))
        return zoneName(folder.slice(0, -1), false);
    const stem = file.replace(/\.ya?ml$/i, '');
    return stem.includes('.') ? zoneName(stem.replace(/^\$/, ''), !stem.startsWith('$')) : undefined;
}
function zoneName(text, isAlone) {
    try {
        return { name: (0,dns_name/* parseUnicodeName */.sB)(text, ''), isAlone };
    }
    catch (error) {
        if (error instanceof bad_record/* BadRecord */.x)
            return undefined;
        throw error;
    }
}
function readOctodns(root, draft, context) {
    if (root.kind !== 'map') {
        if (root.kind === 'scalar' && root.type === 'null')
            return;
        const remedy = 'Write a mapping of names to records, as octoDNS has it.';
        context.issues.add(root.source, { problem: 'has a file that is no zone of octoDNS', remedy, value: undefined });
        return;
    }
    for (const [key, { source, value }] of entriesOf(root)) {
        attempt(source, context.issues, () => {
            const name = octodns_ownerName(key, draft.origin);
            for (const record of itemsOf(value)) {
                attempt(record.source, context.issues, () => new OctodnsRecord(name, record, draft, context).read());
            }
        });
    }
}
function octodns_ownerName(key, origin) {
    if (key === '')
        return origin;
    if (key === '@')
        throw new bad_record/* BadRecord */.x('has a record at @', "Write '' for the zone itself, as octoDNS does.", key);
    if (key.endsWith('.')) {
        throw new bad_record/* BadRecord */.x('has a name with a final dot', 'Write the part before the zone only, as octoDNS does.', key);
    }
    return (0,dns_name/* below */.Gz)((0,dns_name/* parseUnicodeName */.sB)(key, ''), origin);
}
class OctodnsRecord {
    #name;
    #node;
    #draft;
    #context;
    constructor(name, node, draft, context) {
        this.#name = name;
        this.#node = node;
        this.#draft = draft;
        this.#context = context;
    }
    read() {
        const node = this.#node;
        const written = wantedText(node, 'type');
        const control = childOf(node, 'octodns');
        const limits = ['included', 'excluded', 'lenient'].filter((key) => childOf(control, key) !== undefined);
        if (isTrue(control, 'ignored')) {
            this.#note('has records that octoDNS ignores; they stay as published', 'Remove octodns.ignored to publish them.');
            const kept = (0,record_types/* parseType */.Mb)(written);
            if (kept)
                this.#draft.kept.push({ name: this.#name, type: kept });
            return;
        }
        for (const key of limits) {
            this.#note(`has records with octodns.${key}; they are taken as planned`, 'See whether this target is meant.');
        }
        for (const key of ['geo', 'dynamic']) {
            if (!childOf(node, key))
                continue;
            this.#note(`has records with ${key}; only their values are judged`, 'Check the other answers by hand.');
        }
        const type = (0,record_types/* parseType */.Mb)(written);
        if (written === 'ALIAS')
            this.#flatten(ADDRESSES);
        else if (type)
            this.#records(type);
        else if (/^[\w-]+\/[\w-]+$/.test(written) || written === 'URLFWD')
            this.#own(written);
        else
            throw new bad_record/* BadRecord */.x('has a type of records that is not known', 'Write a type such as MX.', (0,dns_octets/* utf8Octets */.mD)(written));
    }
    #records(type) {
        const values = this.#values();
        if (values.length === 0)
            throw new bad_record/* BadRecord */.x('has a record without value', 'Write value: or values:.');
        const isProxied = isTrue(childOf(childOf(this.#node, 'octodns'), 'cloudflare'), 'proxied');
        for (const value of values) {
            attempt(value.source, this.#context.issues, () => {
                spend(this.#context.budget, value.kind === 'scalar' ? value.text.length : 0);
                const data = this.#data(type, value);
                if (data.type === 'CNAME' && isProxied)
                    this.#flattenTo(data.target, ADDRESSES, value.source, true);
                else
                    this.#draft.records.push(this.#planned(data, value.source, isProxied));
            });
        }
    }
    #planned(data, { file, line, column }, isProxied) {
        const { ttl, hasDefaultTtl } = this.#ttl();
        const record = { name: this.#name, ttl, data, source: { file, line, column } };
        return hasDefaultTtl || isProxied ? { ...record, hasDefaultTtl, isProxied } : record;
    }
    #values() {
        const node = this.#node;
        if (childOf(node, 'value') && childOf(node, 'values')) {
            throw new bad_record/* BadRecord */.x('has a record with value and values', 'Keep one of them: octoDNS publishes values alone.');
        }
        return [...itemsOf(childOf(node, 'value')), ...itemsOf(childOf(node, 'values'))];
    }
    #data(type, value) {
        const field = (...keys) => wantedText(value, ...keys);
        const fields = (...texts) => dataOfFields(type, texts, (raw) => this.#target(raw));
        switch (type) {
            case 'MX':
                return fields(field('preference', 'priority'), field('exchange', 'value'));
            case 'SRV':
                return fields(field('priority'), field('weight'), field('port'), field('target'));
            case 'TLSA':
                return fields(...[field('certificate_usage'), field('selector'), field('matching_type')], field('certificate_association_data'));
            case 'CAA':
                return fields(textAt(value, 'flags') ?? '0', field('tag'), field('value').replaceAll('\\', '\\\\'));
            case 'TXT':
                return textData(this.#text(value));
            case 'DS':
                return { type, text: ['key_tag', 'algorithm', 'digest_type', 'digest'].map((key) => field(key)).join(' ') };
            case 'A':
            case 'AAAA':
            case 'CNAME':
            case 'DNAME':
            case 'NS':
            case 'PTR':
                if (value.kind === 'scalar')
                    return fields(value.text);
                throw new bad_record/* BadRecord */.x('has a value that is no text', `Write the ${type} record as one text.`);
            case 'SOA':
            case 'DNSKEY':
            case 'RRSIG':
                throw new bad_record/* BadRecord */.x('has a type of records that octoDNS does not know', 'Remove it.', type);
            default:
                return { type, text: plainText(value) };
        }
    }
    #text(value) {
        if (value.kind !== 'scalar')
            throw new bad_record/* BadRecord */.x('has a TXT value that is no text', 'Write it as one text.');
        if (/^".*"$/s.test(value.text)) {
            const problem = 'has a TXT value with quotes of its own, which are published';
            this.#note(problem, 'Remove the inner quotes: octoDNS takes the value as it is.', value.source);
        }
        return value.text.replaceAll('\\;', ';');
    }
    #target(raw) {
        if (raw.endsWith('.'))
            return absoluteName(raw);
        this.#note('has a target without final dot', 'Write the whole name with a final dot: octoDNS refuses it otherwise.');
        return absoluteName(raw);
    }
    #flatten(types) {
        const [value] = this.#values();
        if (value?.kind !== 'scalar')
            throw new bad_record/* BadRecord */.x('has an ALIAS record without value', 'Write value: and a name.');
        this.#flattenTo(this.#target((0,dns_octets/* utf8Octets */.mD)(value.text)), types, value.source, false);
    }
    #flattenTo(target, types, source, isProxied) {
        const flat = { name: this.#name, target, types, source: { file: source.file, line: source.line } };
        this.#draft.flattened.push({ ...flat, ...this.#ttl(), isProxied });
    }
    #own(type) {
        const { file, line, column } = this.#node.source;
        const reason = `decided by the provider (${type})`;
        this.#draft.unknown.push({ name: this.#name, reason, source: { file, line, column } });
        this.#note(`has records of the type ${type}, which only the provider knows`, 'Check these names by hand.');
    }
    #ttl() {
        const text = textAt(this.#node, 'ttl');
        if (text === undefined)
            return { ttl: octodns_DEFAULT_TTL, hasDefaultTtl: true };
        const ttl = /^\d+$/.test(text) ? parseTtl(text) : undefined;
        if (ttl === undefined)
            throw new bad_record/* BadRecord */.x('has a TTL that is no number', 'Write seconds.', (0,dns_octets/* utf8Octets */.mD)(text));
        return { ttl, hasDefaultTtl: false };
    }
    #note(problem, remedy, source = this.#node.source) {
        this.#context.issues.note(source, problem, remedy);
    }
}
function plainText(value) {
    if (value.kind === 'scalar')
        return value.text;
    return entriesOf(value)
        .map(([, entry]) => (entry.value.kind === 'scalar' ? entry.value.text : ''))
        .join(' ');
}

// EXTERNAL MODULE: ./lib/dns/planned-zone.js
var planned_zone = __webpack_require__(37549);
;// CONCATENATED MODULE: ./lib/dns/plan/terraform-changes.js

function changeOf(node) {
    const change = childOf(node, 'change');
    const [type, address = ''] = [textAt(node, 'type'), textAt(node, 'address')];
    if (type === undefined || textAt(node, 'mode') === 'data')
        return [];
    const actions = itemsOf(childOf(change, 'actions')).map((each) => (each.kind === 'scalar' ? each.text : ''));
    const [before, after] = [childOf(change, 'before'), childOf(change, 'after')];
    return [{ node, type, address, actions, before, after, unknown: childOf(change, 'after_unknown') }];
}
function isIdle({ actions }) {
    return actions.every((action) => ['no-op', 'read', 'forget'].includes(action));
}
function isRemoval({ actions }) {
    return actions.length === 1 && actions[0] === 'delete';
}

;// CONCATENATED MODULE: ./lib/dns/plan/terraform-data.js






function presented(type, text, provider) {
    const octets = (0,dns_octets/* utf8Octets */.mD)(text);
    const isText = type === 'TXT' || type === 'TYPE99';
    const tokens = tokensOf(isText && provider === 'route53' ? `"${octets}"` : octets);
    if (isText && provider === 'route53' && !tokens.every(({ isQuoted }) => isQuoted)) {
        const remedy = 'Write the text without quotes around it; \\"\\" between two parts splits it.';
        throw new bad_record/* BadRecord */.x('has a text with quotes of its own', remedy);
    }
    return parseRdata(type, provider === 'route53' ? tokens.map(octal) : tokens, absoluteName);
}
function octal(token) {
    const raw = token.raw.replace(/\\([0-3][0-7]{2})/g, (_all, digits) => {
        return `\\${String(Number.parseInt(digits, 8)).padStart(3, '0')}`;
    });
    return { ...token, raw };
}
function cloudflareData(type, values) {
    const [data] = itemsOf(childOf(values, 'data'));
    const content = textAt(values, 'content', 'value');
    const field = (...keys) => wantedText(data ?? values, ...keys);
    const fields = (...texts) => dataOfFields(type, texts, absoluteName);
    if (type === 'MX')
        return fields(wantedText(values, 'priority'), content ?? wantedText(values, 'content'));
    if (type === 'TXT')
        return cloudflareText(content ?? wantedText(values, 'content'));
    if (data && type === 'SRV') {
        const priority = textAt(data, 'priority') ?? textAt(values, 'priority') ?? '0';
        return fields(priority, field('weight'), field('port'), field('target'));
    }
    if (data && type === 'TLSA')
        return fields(field('usage'), field('selector'), field('matching_type'), field('certificate'));
    if (data && type === 'CAA')
        return fields(textAt(data, 'flags') ?? '0', field('tag'), escaped(field('value')));
    const text = content ?? wantedText(values, 'content');
    return parseRdata(type, tokensOf((0,dns_octets/* utf8Octets */.mD)(text)), absoluteName);
}
function cloudflareText(content) {
    if (!/^".*"$/s.test(content))
        return textData(content);
    const tokens = tokensOf((0,dns_octets/* utf8Octets */.mD)(content));
    if (tokens.some(({ isQuoted }) => !isQuoted))
        return textData(content);
    return { type: 'TXT', strings: tokens.flatMap(({ raw }) => chunkedOnce((0,dns_octets/* octetsOf */.ao)(raw))) };
}
function chunkedOnce(octets) {
    return octets.length <= dns_octets/* MAX_STRING */.BP ? [octets] : (0,dns_octets/* chunked */.z)(octets);
}
function azureData(type, item) {
    const fields = (...texts) => dataOfFields(type, texts, absoluteName);
    switch (type) {
        case 'MX':
            return fields(wantedText(item, 'preference'), wantedText(item, 'exchange'));
        case 'SRV':
            return fields(...['priority', 'weight', 'port', 'target'].map((key) => wantedText(item, key)));
        case 'CAA':
            return fields(textAt(item, 'flags') ?? '0', wantedText(item, 'tag'), escaped(wantedText(item, 'value')));
        case 'TXT':
            return textData(wantedText(item, 'value'));
        default:
            if (item.kind === 'scalar')
                return fields(item.text);
            throw new bad_record/* BadRecord */.x('has records that are no texts', 'Write each record as one text.');
    }
}
function escaped(text) {
    return text.replaceAll('\\', '\\\\');
}

;// CONCATENATED MODULE: ./lib/dns/plan/terraform-resources.js






const AUTOMATIC = 300;
const terraform_resources_ADDRESSES = ['A', 'AAAA'];
const NONE = { records: [], flattened: [], unknown: [], notes: [] };
const ROUTING = [
    'has records with a routing policy; all of them are taken as answers',
    'Check by hand what each region gets.',
];
const route53 = {
    isSet: true,
    fields: ['name', 'type', 'ttl', 'records', 'alias'],
    read: (values, context) => {
        const { name, type, source, key } = setOf(values, context);
        const [alias] = itemsOf(childOf(values, 'alias'));
        const notes = textAt(values, 'set_identifier') ? [ROUTING] : [];
        if (alias) {
            const types = terraform_resources_ADDRESSES.filter((each) => each === type);
            const target = absoluteName((0,dns_octets/* utf8Octets */.mD)(wantedText(alias, 'name')));
            if (types.length === 0)
                return { ...NONE, key, notes, unknown: [{ name, type, reason: 'an alias of Route 53', source }] };
            return { ...NONE, key, notes, flattened: [{ name, target, types, ttl: 60, source }] };
        }
        const texts = textsOf(values, 'records');
        const records = texts.map((text) => recordOf(context, name, terraform_resources_ttlOf(values), presented(type, text, 'route53')));
        return { ...NONE, key, notes, records };
    },
};
const google = {
    isSet: true,
    fields: ['name', 'type', 'ttl', 'rrdatas', 'routing_policy'],
    read: (values, context) => {
        const { name, type, key } = setOf(values, context);
        const routed = itemsOf(childOf(values, 'routing_policy'));
        const parts = routed.flatMap((policy) => ['wrr', 'geo'].flatMap((kind) => itemsOf(childOf(policy, kind))));
        const texts = [...textsOf(values, 'rrdatas'), ...parts.flatMap((part) => textsOf(part, 'rrdatas'))];
        const records = texts.map((text) => recordOf(context, name, terraform_resources_ttlOf(values), presented(type, text, 'google')));
        if (records.length > 0)
            return { ...NONE, key, records, notes: routed.length > 0 ? [ROUTING] : [] };
        return { ...NONE, key, unknown: [{ name, type, reason: 'decided by a routing policy', source: context.source }] };
    },
};
const cloudflare = {
    isSet: false,
    fields: ['name', 'type', 'ttl', 'content', 'value', 'priority', 'data', 'proxied'],
    read: (values, context) => {
        const name = context.names.nameOf(context.type, values);
        const type = typeOf(wantedText(values, 'type'));
        const isProxied = isTrue(values, 'proxied');
        const notes = relativeName(values, name);
        const data = cloudflareData(type, values);
        const timing = automatic(terraform_resources_ttlOf(values));
        spend(context.budget, 0);
        if (data.type === 'CNAME' && (isProxied || isApex(values))) {
            const flat = { name, target: data.target, types: terraform_resources_ADDRESSES, source: context.source, ...timing, isProxied };
            return { ...NONE, notes, flattened: [flat] };
        }
        const proxy = isProxied ? { isProxied } : {};
        return { ...NONE, notes, records: [{ name, data, source: context.source, ...timing, ...proxy }] };
    },
};
function azure(type) {
    return {
        isSet: true,
        type,
        fields: ['name', 'zone_name', 'ttl', 'record', 'records', 'target_resource_id'],
        read: (values, context) => {
            const name = context.names.nameOf(context.type, values);
            const key = { name, type, source: context.source };
            if (textAt(values, 'target_resource_id')) {
                return { ...NONE, key, unknown: [{ ...key, reason: 'an alias of Azure' }] };
            }
            const items = [...itemsOf(childOf(values, 'record')), ...itemsOf(childOf(values, 'records'))];
            return {
                ...NONE,
                key,
                records: items.map((item) => recordOf(context, name, terraform_resources_ttlOf(values), azureData(type, item))),
            };
        },
    };
}
const RESOURCES = Object.assign(Object.create(null), {
    aws_route53_record: route53,
    cloudflare_dns_record: cloudflare,
    cloudflare_record: cloudflare,
    google_dns_record_set: google,
    azurerm_dns_a_record: azure('A'),
    azurerm_dns_aaaa_record: azure('AAAA'),
    azurerm_dns_caa_record: azure('CAA'),
    azurerm_dns_cname_record: azure('CNAME'),
    azurerm_dns_mx_record: azure('MX'),
    azurerm_dns_ns_record: azure('NS'),
    azurerm_dns_ptr_record: azure('PTR'),
    azurerm_dns_srv_record: azure('SRV'),
    azurerm_dns_txt_record: azure('TXT'),
});
function setOf(values, context) {
    const [name, type] = [context.names.nameOf(context.type, values), typeOf(wantedText(values, 'type'))];
    return { name, type, source: context.source, key: { name, type, source: context.source } };
}
function recordOf({ source, budget }, name, ttl, data) {
    spend(budget, data.type === 'TXT' ? data.strings.join('').length : 0);
    return ttl === undefined ? { name, ttl: AUTOMATIC, hasDefaultTtl: true, data, source } : { name, ttl, data, source };
}
function automatic(ttl) {
    return ttl === undefined || ttl === 1 ? { ttl: AUTOMATIC, hasDefaultTtl: true } : { ttl, hasDefaultTtl: false };
}
function terraform_resources_ttlOf(values) {
    const text = textAt(values, 'ttl');
    if (text === undefined)
        return undefined;
    if (/^\d{1,10}$/.test(text))
        return Number(text);
    throw new bad_record/* BadRecord */.x('has a TTL that is no number', 'Write seconds.');
}
function typeOf(text) {
    const type = (0,record_types/* parseType */.Mb)(text);
    if (type)
        return type;
    throw new bad_record/* BadRecord */.x('has a type of records that is not known', 'Write a type such as MX.');
}
function textsOf(values, key) {
    return itemsOf(childOf(values, key)).map((item) => {
        if (item.kind === 'scalar')
            return item.text;
        throw new bad_record/* BadRecord */.x(`has ${key} that are no texts`, 'Write each record as one text.');
    });
}
function relativeName(values, name) {
    const written = textAt(values, 'name')?.toLowerCase() ?? '@';
    if (textAt(values, 'hostname') !== undefined || written === '@' || !name.startsWith(`${written}.`))
        return [];
    const zone = name.slice(written.length + 1);
    return zone === '' ? [] : [[`has relative names; they are taken as names below ${zone}`, 'Write whole names.']];
}
function isApex(values) {
    return textAt(values, 'name') === '@';
}

;// CONCATENATED MODULE: ./lib/dns/plan/terraform-zones.js



const CLOUDFLARE = /^cloudflare_(?:dns_)?record$/;
const ZONES = /^(?:aws_route53_zone|cloudflare_zone|google_dns_managed_zone|azurerm_dns_zone)$/;
const OTHER_ZONES = /_zone(?:_v\d+)?$|^(?:digitalocean|linode|vultr_dns|desec|gandi_livedns|dnsimple|exoscale|hetznerdns)_domain$/;
function isZoneResource(type) {
    return ZONES.test(type) || (OTHER_ZONES.test(type) && !isPrivate(type));
}
function isPrivate(type) {
    return type.includes('_private_');
}
function zoneIdOf(values) {
    return textAt(values, 'zone_id', 'managed_zone');
}
function privateZonesOf(resources) {
    const inside = resources.filter(({ type, values }) => ZONES.test(type) && isInside(values));
    return new Set(inside.flatMap(({ values }) => [textAt(values, 'zone_id', 'id') ?? [], textAt(values, 'name') ?? []].flat()));
}
function isInside(zone) {
    return itemsOf(childOf(zone, 'vpc')).length > 0 || textAt(zone, 'visibility') === 'private';
}
function refuseLostZone({ type, before, actions }, domain) {
    if (!isZoneResource(type) || !actions.includes('delete') || isInside(before))
        return;
    const name = textAt(before, 'dns_name', 'zone', 'domain', 'name');
    if (name === undefined || !(0,dns_name/* isWithin */.UO)(domain, absolute(name)))
        return;
    const remedy = 'Keep the zone. To move it, make the new one beside it, delegate to that, and delete the old one last.';
    throw new bad_record/* BadRecord */.x(`deletes the zone ${absolute(name)} with all its records`, remedy);
}
function zoneNamesOf(resources, domain) {
    const zones = new Map();
    const used = new Set();
    for (const { type, values } of resources) {
        if (type === 'cloudflare_zone') {
            const [id, name] = [textAt(values, 'id'), textAt(values, 'zone', 'name')];
            if (id !== undefined && name !== undefined)
                zones.set(id, absolute(name));
        }
        if (!CLOUDFLARE.test(type))
            continue;
        const [id, name] = [textAt(values, 'zone_id'), textAt(values, 'hostname', 'name')];
        if (id === undefined)
            continue;
        used.add(id);
        if (name !== undefined && !zones.has(id) && (0,dns_name/* isWithin */.UO)(name.toLowerCase(), domain))
            zones.set(id, domain);
    }
    const [only] = used;
    if (used.size === 1 && only !== undefined && !zones.has(only))
        zones.set(only, domain);
    return { nameOf: (type, values) => nameOf(type, values, zones) };
}
function nameOf(type, values, zones) {
    const zoneName = textAt(values, 'zone_name');
    const name = textAt(values, 'name') ?? '@';
    if (zoneName !== undefined)
        return name === '@' ? absolute(zoneName) : (0,dns_name/* below */.Gz)(absolute(name), absolute(zoneName));
    const zoneId = textAt(values, 'zone_id');
    const whole = textAt(values, 'hostname');
    if (whole !== undefined)
        return absolute(whole);
    if (!CLOUDFLARE.test(type))
        return absolute(name.replace(/^\\052(?=\.)/, '*'));
    const zone = zones.get(zoneId ?? '');
    if (zone === undefined) {
        if (name.includes('.') && name !== '@')
            return absolute(name);
        throw new bad_record/* BadRecord */.x('has a record whose zone is not known', 'Plan it together with its cloudflare_zone.');
    }
    if (name === '@')
        return zone;
    const own = absolute(name);
    return (0,dns_name/* isWithin */.UO)(own, zone) ? own : (0,dns_name/* below */.Gz)(own, zone);
}
function absolute(name) {
    return (0,dns_name/* parseUnicodeName */.sB)(name, '');
}

;// CONCATENATED MODULE: ./lib/dns/plan/terraform-whole.js




const TERRAFORM_KEYS = new Set([
    ...['format_version', 'resource_changes', 'deferred_changes', 'errored', 'complete'],
]);
function isTerraform(root) {
    return textAt(root, 'format_version') !== undefined;
}
const OTHER_RECORDS = /^[a-z\d]+_(?:[a-z\d_]*_)?(?:records?|rrsets?|record_?sets?)(?:_exclusive|_v\d+)?$/;
const MAKES_RECORDS = /^cloudflare_email_routing_(?:dns|settings)$/;
const ACTIONS = new Set(['no-op', 'create', 'read', 'update', 'delete', 'forget']);
function isOtherRecord(type, values) {
    if (/^azapi_(?:update_)?resource$/.test(type))
        return /^Microsoft\.Network\/dnsZones\b/i.test(textAt(values, 'type') ?? '');
    return OTHER_RECORDS.test(type) || MAKES_RECORDS.test(type);
}
function wholePlan(root) {
    const version = textAt(root, 'format_version') ?? '';
    if (!/^1\./.test(version)) {
        const remedy = 'Use a version of Mail Probe that knows it, or another form of the zone.';
        throw new bad_record/* BadRecord */.x('has a plan of a format version other than 1', remedy, version);
    }
    if (textAt(root, 'errored') === 'true') {
        const remedy = 'Mend what terraform plan reports, and give the new plan.';
        throw new bad_record/* BadRecord */.x('has a plan that ended with an error, so that changes may be missing', remedy);
    }
    refuseDeferred(root);
    if ((textAt(root, 'complete') ?? 'true') !== 'true') {
        const remedy = 'Plan everything, without -target or -exclude, and apply first what other changes wait for. Then give the new plan.';
        throw new bad_record/* BadRecord */.x('has a plan that is not complete, so that changes may be missing', remedy);
    }
    const changes = childOf(root, 'resource_changes');
    if (changes && changes.kind !== 'list') {
        throw new bad_record/* BadRecord */.x('has resource_changes that are no list', 'Print the plan with terraform show -json.');
    }
    if (changes || (root.kind === 'map' && root.entries.has('resource_changes')))
        return changes;
    const remedy = 'Save a plan with -out=plan, and print that file: terraform show -json plan.';
    throw new bad_record/* BadRecord */.x('has no resource_changes, and so is a state and no plan', remedy);
}
function refuseDeferred(root) {
    for (const deferred of itemsOf(childOf(root, 'deferred_changes'))) {
        const change = childOf(deferred, 'resource_change');
        const [type = '', address = type] = [textAt(change, 'type'), textAt(change, 'address')];
        if (!RESOURCES[type] && !isOtherRecord(type) && !isZoneResource(type))
            continue;
        const remedy = 'Apply first what it waits for, or set the values that are not known yet. Then give the new plan.';
        throw new bad_record/* BadRecord */.x(`defers the change of ${address}, so that it is not in the plan`, remedy);
    }
}
function refuseActions(type, actions) {
    if (!RESOURCES[type] && !isZoneResource(type))
        return;
    if (actions.length > 0 && actions.every((action) => ACTIONS.has(action)))
        return;
    throw new bad_record/* BadRecord */.x('has actions that are not known', 'Use a version of Mail Probe that knows them.');
}

;// CONCATENATED MODULE: ./lib/dns/plan/terraform.js










const NAME_FIELDS = ['name', 'fqdn', 'hostname', 'domain', 'domain_name', 'zone', 'zone_name', 'dns_name', 'subname'];
const PRIVATE = [
    'has records of a private zone, which the Internet does not see; they are not judged',
    'Give a zone file to judge mail inside of the network.',
];
function readTerraform(root, context) {
    const changes = itemsOf(wholePlan(root)).flatMap(changeOf);
    return [new TerraformPlan(changes, context).draft()];
}
class TerraformPlan {
    #changes;
    #context;
    #names;
    #privateZones;
    #zones = new Map();
    #draft = zoneDraft('', false);
    #sets = new Map();
    #removed = new Map();
    constructor(changes, context) {
        this.#changes = changes;
        this.#context = context;
        const resources = changes.map(({ type, before, after }) => ({ type, values: after ?? before }));
        this.#names = zoneNamesOf(resources, context.domain);
        this.#privateZones = privateZonesOf(resources);
    }
    draft() {
        for (const change of this.#changes)
            this.#guarded(change, () => this.#take(change));
        this.#addUnchanged();
        this.#draft.changes.push(...this.#sets.values());
        for (const { change, records } of this.#removed.values()) {
            const isAll = records.some(planned_zone/* isProxiedRecord */.z);
            this.#draft.changes.push({ ...change, removed: isAll ? 'all' : records.map(({ data }) => data) });
        }
        return this.#draft;
    }
    #take(change) {
        refuseActions(change.type, change.actions);
        if (isIdle(change))
            return;
        const reader = RESOURCES[change.type];
        if (!reader) {
            refuseLostZone(change, this.#context.domain);
            this.#takeOther(change);
            return;
        }
        const { before, after, node } = change;
        if (this.#isPrivate(change)) {
            this.#context.issues.note(node.source, ...PRIVATE);
            return;
        }
        if (before && !change.actions.every((action) => action === 'create' || action === 'forget')) {
            this.#remove(reader, this.#read(reader, before, change), change);
        }
        if (!after || isRemoval(change))
            return;
        if (this.#takeUnknown(reader, change, after))
            return;
        this.#add(this.#read(reader, after, change), reader, change);
    }
    #read(reader, values, { node, type, address }) {
        const { file, line, column } = node.source;
        const context = { names: this.#names, source: { file, line, column }, type, address, budget: this.#context.budget };
        return reader.read(values, context);
    }
    #remove(reader, { records, flattened, key }, { before, after }) {
        if (key)
            this.#refuseSecondZone(key, after ?? before);
        for (const { name, types, source } of flattened) {
            for (const type of types)
                this.#sets.set(`${name} ${type}`, { name, type, removed: 'all', source });
        }
        for (const record of records) {
            const change = {
                name: record.name,
                type: record.data.type,
                removed: 'all',
                source: record.source,
            };
            const id = `${change.name} ${change.type}`;
            if (reader.isSet)
                this.#sets.set(id, change);
            else {
                const known = this.#removed.get(id) ?? { change, records: [] };
                known.records.push(record);
                this.#removed.set(id, known);
            }
        }
        if (reader.isSet && key)
            this.#sets.set(`${key.name} ${key.type}`, { ...key, removed: 'all' });
    }
    #add({ key, records, flattened, unknown, notes }, reader, change) {
        const { source } = change.node;
        if (key)
            this.#refuseSecondZone(key, change.after);
        this.#draft.records.push(...records);
        this.#draft.flattened.push(...flattened);
        this.#draft.unknown.push(...unknown);
        for (const [problem, remedy] of notes)
            this.#context.issues.note(source, problem, remedy);
        if (reader.isSet)
            return;
        for (const { name, data, source: own } of records) {
            const id = `${name} ${data.type}`;
            const change = { name, type: data.type, removed: [], source: own };
            if (!this.#removed.has(id))
                this.#removed.set(id, { change, records: [] });
        }
    }
    #isPrivate({ before, after }) {
        const zone = zoneIdOf(after ?? before);
        return zone !== undefined && this.#privateZones.has(zone);
    }
    #refuseSecondZone({ name, type }, values) {
        const zone = zoneIdOf(values);
        const id = `${name} ${type}`;
        const known = this.#zones.get(id) ?? zone;
        if (zone !== known)
            throw new bad_record/* BadRecord */.x(`has records of ${name} in two zones`, 'Plan one of them at a time.');
        if (zone !== undefined)
            this.#zones.set(id, zone);
    }
    #takeUnknown(reader, { node, type, address, unknown }, after) {
        const isUnknown = (key) => holdsTrue(childOf(unknown, key));
        const field = reader.fields.find(isUnknown);
        if (field === undefined)
            return false;
        const recordType = reader.type ?? (0,record_types/* parseType */.Mb)(textAt(after, 'type') ?? '');
        const name = isUnknown('name') ? undefined : this.#nameOf(type, after, node);
        if (name === undefined && (recordType === undefined || recordType === 'CNAME')) {
            const problem = 'has a record whose name is known only after apply; it is not judged';
            this.#context.issues.note(node.source, problem, 'Apply in two steps if it has to do with mail.');
            return true;
        }
        const { file, line, column } = node.source;
        const reason = `known only after apply (${address}, ${field})`;
        const owner = name ?? this.#context.domain;
        this.#draft.unknown.push({ name: owner, type: recordType, reason, source: { file, line, column } });
        return true;
    }
    #nameOf(type, values, { source }) {
        try {
            return this.#names.nameOf(type, values);
        }
        catch (error) {
            if (!(error instanceof bad_record/* BadRecord */.x))
                throw error;
            this.#context.issues.note(source, 'has a record whose zone is not known', 'Name the zone in the same plan.');
            return undefined;
        }
    }
    #takeOther(change) {
        const { type, node, before, after } = change;
        if (!isOtherRecord(type, after ?? before))
            return;
        if (isPrivate(type)) {
            this.#context.issues.note(node.source, ...PRIVATE);
            return;
        }
        const names = [before, after].flatMap((values) => NAME_FIELDS.flatMap((key) => textAt(values, key) ?? []));
        const dotted = names.map((name) => name.toLowerCase().replace(/\.$/, '')).filter((name) => name.includes('.'));
        const { domain, issues } = this.#context;
        const isOurs = dotted.length === 0 || dotted.some((name) => (0,dns_name/* isWithin */.UO)(name, domain) || (0,dns_name/* isWithin */.UO)(domain, name));
        const remedy = 'Write the planned records to a zone file, and give that.';
        if (isOurs)
            throw new bad_record/* BadRecord */.x(`has a resource of the type ${type}, which cannot be read yet`, remedy);
        issues.note(node.source, `has a resource of the type ${type}, which is not read`, remedy);
    }
    #addUnchanged() {
        const planned = new Set([
            ...this.#draft.records.map((record) => `${record.name} ${record.data.type}`),
            ...this.#sets.keys(),
        ]);
        const isOfZone = (set, values) => [undefined, zoneIdOf(values)].includes(this.#zones.get(set));
        const isReset = (id) => this.#removed.get(id)?.records.some(planned_zone/* isProxiedRecord */.z) === true;
        const known = new Set(this.#draft.records.map(({ name, data }) => `${name} ${(0,planned_zone/* dataKey */.g)(data)}`));
        for (const change of this.#changes) {
            const reader = RESOURCES[change.type];
            if (!reader || !isIdle(change) || !change.after || this.#isPrivate(change))
                continue;
            const values = change.after;
            this.#guarded(change, () => {
                for (const record of this.#read(reader, values, change).records) {
                    const set = `${record.name} ${record.data.type}`;
                    const id = `${record.name} ${(0,planned_zone/* dataKey */.g)(record.data)}`;
                    if (known.has(id) || !(reader.isSet ? planned.has(set) && isOfZone(set, values) : isReset(set)))
                        continue;
                    known.add(id);
                    this.#draft.records.push(record);
                }
            });
        }
    }
    #guarded({ node, address, actions }, work) {
        try {
            work();
        }
        catch (error) {
            if (!(error instanceof bad_record/* BadRecord */.x))
                throw error;
            if (actions.length > 0 && actions.every((action) => action === 'no-op' || action === 'read'))
                return;
            this.#context.issues.add(node.source, {
                problem: `${error.problem} (${address})`,
                remedy: error.remedy,
                value: undefined,
            });
        }
    }
}

;// CONCATENATED MODULE: ./lib/dns/plan/read-plan.js













async function readPlan(files, query) {
    const { domain, input = 'zone', include } = query;
    const issues = new ZoneIssues(input);
    const context = { domain, issues, budget: (0,plan_file/* planBudget */.rS)(), include };
    const drafts = [];
    const whole = new Set();
    for (const file of files) {
        try {
            for (const draft of await readFile(file, query.format, context)) {
                refuseMerge(draft, query.merge);
                refuseSecond(draft, whole);
                drafts.push(draft);
            }
        }
        catch (error) {
            if (!(error instanceof bad_record/* BadRecord */.x))
                throw error;
            issues.add(error instanceof BadSyntax ? error.source : { file: file.path, line: 1, column: 1 }, error);
        }
    }
    const zones = joined(drafts, query.merge);
    const [first] = files;
    const problem = emptiness(zones, domain);
    if (first && problem && !issues.hasIssues)
        issues.add({ file: first.path, line: 1, column: 1 }, problem);
    return { zones, issues: issues.issues, notes: issues.notes };
}
function emptiness(zones, domain) {
    const own = zones.filter(({ origin }) => (0,dns_name/* isWithin */.UO)(domain, origin));
    if (own.length === 0) {
        const remedy = `Name the file of the zone that holds ${domain}, or begin it with $ORIGIN.`;
        return new bad_record/* BadRecord */.x(`plans no zone of ${domain}`, remedy);
    }
    const isEmpty = own.every(({ origin, records, flattened, unknown, changes }) => origin !== '' && records.length + flattened.length + unknown.length + changes.length === 0);
    if (!isEmpty)
        return undefined;
    return new bad_record/* BadRecord */.x(`has no records of ${domain}`, 'Look whether the file was written in full, and is the right one.');
}
async function readFile(file, format, context) {
    switch (format === 'auto' ? detectFormat(file) : format) {
        case 'zone': {
            const { origin, hasSoa, records } = await readZoneFile(file, context);
            const draft = zoneDraft(origin, hasSoa, hasSoa);
            for (const record of records) {
                if (record.isProxied && record.data.type === 'CNAME') {
                    const { name, ttl, data, source, hasDefaultTtl } = record;
                    const types = ['A', 'AAAA'];
                    draft.flattened.push({ name, target: data.target, types, ttl, source, hasDefaultTtl, isProxied: true });
                }
                else
                    draft.records.push(record);
            }
            return [draft];
        }
        case 'octodns': {
            const { parseYamlNodes } = await Promise.all(/* import() */[__webpack_require__.e(483), __webpack_require__.e(15)]).then(__webpack_require__.bind(__webpack_require__, 90015));
            const root = await parseYamlNodes(file, context);
            const zone = octodnsZone(file.path);
            const draft = zoneDraft(zone?.name ?? context.domain, true, zone?.isAlone);
            if (root)
                readOctodns(root, draft, context);
            return [draft];
        }
        case 'dnscontrol': {
            const root = jsonOf(file);
            if (!isDnscontrol(root))
                throw new bad_record/* BadRecord */.x('has no domains', 'Give what dnscontrol print-ir prints.');
            return readDnscontrol(root, context);
        }
        case 'terraform': {
            const root = jsonOf(file, TERRAFORM_KEYS);
            if (!isTerraform(root))
                throw new bad_record/* BadRecord */.x('has no format_version', 'Give what terraform show -json prints.');
            return readTerraform(root, context);
        }
    }
}
function refuseMerge({ origin }, merge) {
    if (origin !== '' || merge !== 'zone')
        return;
    throw new bad_record/* BadRecord */.x('has a plan of changes, which is no whole zone', 'Set zone-merge to auto or rrset.');
}
function refuseSecond({ origin, isAlone }, whole) {
    if (!isAlone)
        return;
    if (whole.has(origin)) {
        throw new bad_record/* BadRecord */.x('has a second whole zone of the same name', 'Name the file that will be published only.', origin);
    }
    whole.add(origin);
}
function jsonOf({ path, octets }, wanted) {
    return parseJson((0,utf8_text/* utf8Text */.H)(octets, plan_file/* MAX_PLAN_BYTES */.di), path, wanted);
}
function joined(drafts, merge) {
    const zones = new Map();
    for (const draft of drafts) {
        const same = zones.get(draft.origin);
        if (same)
            same.push(draft);
        else
            zones.set(draft.origin, [draft]);
    }
    return [...zones].map(([origin, parts]) => {
        const isWhole = merge === 'auto' ? parts.some((part) => part.isWhole) : merge === 'zone';
        return {
            origin,
            isWhole,
            records: parts.flatMap(({ records }) => records),
            flattened: parts.flatMap(({ flattened }) => flattened),
            unknown: parts.flatMap(({ unknown }) => unknown),
            changes: parts.flatMap(({ changes }) => changes),
            kept: parts.flatMap(({ kept }) => kept),
        };
    });
}


/***/ }),

/***/ 37549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ dataKey),
/* harmony export */   z: () => (/* binding */ isProxiedRecord)
/* harmony export */ });
/* harmony import */ var _rdata_octets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94931);

function isProxiedRecord(record) {
    return record.isProxied === true;
}
function dataKey(data) {
    switch (data.type) {
        case 'A':
        case 'AAAA':
            return `${data.type} ${data.address}`;
        case 'CNAME':
        case 'DNAME':
        case 'NS':
        case 'PTR':
            return `${data.type} ${data.target}`;
        case 'MX':
            return `MX ${data.preference} ${data.exchange}`;
        case 'TXT':
            return `TXT ${data.strings.join('')}`;
        case 'TLSA':
        case 'SRV':
        case 'CAA':
        case 'SOA':
            return JSON.stringify(Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1)));
        default:
            return `${data.type} ${(0,_rdata_octets_js__WEBPACK_IMPORTED_MODULE_0__/* .rdataHex */ .G)(data.type, data.text)}`;
    }
}


/***/ }),

/***/ 94931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ rdataHex)
/* harmony export */ });
/* harmony import */ var _octets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24870);
/* harmony import */ var _record_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91352);


const FIELDS = {
    DS: [16, 'algorithm', 8, 'hex'],
    CDS: [16, 'algorithm', 8, 'hex'],
    TA: [16, 'algorithm', 8, 'hex'],
    DLV: [16, 'algorithm', 8, 'hex'],
    DNSKEY: [16, 8, 'algorithm', 'base64'],
    CDNSKEY: [16, 8, 'algorithm', 'base64'],
    KEY: [16, 8, 'algorithm', 'base64'],
    SSHFP: [8, 8, 'hex'],
    SMIMEA: [8, 8, 8, 'hex'],
    OPENPGPKEY: ['base64'],
    DHCID: ['base64'],
    ZONEMD: [32, 8, 8, 'hex'],
    NSEC3PARAM: [8, 8, 16, 'salt'],
    SPF: ['strings'],
    HINFO: ['strings'],
};
const ALGORITHMS = {
    ...{ RSAMD5: 1, DH: 2, DSA: 3, RSASHA1: 5, 'DSA-NSEC3-SHA1': 6, 'RSASHA1-NSEC3-SHA1': 7, RSASHA256: 8 },
    ...{ RSASHA512: 10, 'ECC-GOST': 12, ECDSAP256SHA256: 13, ECDSAP384SHA384: 14, ED25519: 15, ED448: 16 },
};
function rdataHex(type, text) {
    if (/^(?:[\da-f]{2})*$/.test(text))
        return text;
    const fields = FIELDS[(0,_record_types_js__WEBPACK_IMPORTED_MODULE_1__/* .typeLabel */ .Dd)(type)];
    return (fields && encode(fields, tokensIn(text))) ?? text;
}
function tokensIn(text) {
    const found = text.matchAll(/"((?:[^"\\]|\\.)*)"|((?:[^\s"\\]|\\.)+)/gs);
    return [...found].map(([, quoted, word]) => ({ raw: quoted ?? word ?? '', isQuoted: quoted !== undefined }));
}
function encode(fields, tokens) {
    let hex = '';
    for (const [index, field] of fields.entries()) {
        const isRest = field === 'hex' || field === 'base64' || field === 'strings';
        const own = tokens.slice(index, isRest ? undefined : index + 1);
        const octets = own.length > 0 ? encodeField(field, own) : undefined;
        if (octets === undefined)
            return undefined;
        hex += octets;
        if (!isRest && index === fields.length - 1 && tokens.length > fields.length)
            return undefined;
    }
    return hex;
}
function encodeField(field, tokens) {
    const text = tokens.map(({ raw }) => raw).join('');
    switch (field) {
        case 'hex':
            return evenHex(text);
        case 'salt':
            return text === '-' ? '00' : withLength(evenHex(text));
        case 'base64':
            return /^[\w+/]+={0,2}$/.test(text) && !text.includes('_')
                ? Buffer.from(text, 'base64').toString('hex')
                : undefined;
        case 'strings':
            return stringsHex(tokens);
        case 'algorithm':
            return numberHex(String(ALGORITHMS[text.toUpperCase()] ?? text), 8);
        default:
            return numberHex(text, field);
    }
}
function evenHex(text) {
    return /^(?:[\da-f]{2})+$/i.test(text) ? text.toLowerCase() : undefined;
}
function withLength(hex) {
    return hex === undefined ? undefined : `${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`;
}
function numberHex(text, bits) {
    const isNumber = /^\d{1,10}$/.test(text) && Number(text) < 2 ** bits;
    return isNumber
        ? Number(text)
            .toString(16)
            .padStart(bits / 4, '0')
        : undefined;
}
function stringsHex(tokens) {
    const strings = tokens.map(({ raw }) => {
        try {
            return Buffer.from((0,_octets_js__WEBPACK_IMPORTED_MODULE_0__/* .octetsOf */ .ao)(raw), 'latin1');
        }
        catch {
            return undefined;
        }
    });
    if (!strings.every((each) => each !== undefined && each.length <= 255))
        return undefined;
    return strings
        .map((each) => `${(each?.length ?? 0).toString(16).padStart(2, '0')}${each?.toString('hex') ?? ''}`)
        .join('');
}


/***/ }),

/***/ 91352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  KN: () => (/* binding */ OPT),
  Mb: () => (/* binding */ parseType),
  Dd: () => (/* binding */ typeLabel),
  OW: () => (/* binding */ typeNumber),
  QP: () => (/* binding */ typeOf)
});

;// CONCATENATED MODULE: ./lib/dns/records.js
const RECORD_TYPES = [
    'A',
    'AAAA',
    'CAA',
    'CNAME',
    'DNAME',
    'DNSKEY',
    'DS',
    'MX',
    'NS',
    'PTR',
    'RRSIG',
    'SOA',
    'SRV',
    'TLSA',
    'TXT',
];

;// CONCATENATED MODULE: ./lib/dns/record-types.js

const NUMBERS = {
    ...{ A: 1, NS: 2, MD: 3, MF: 4, CNAME: 5, SOA: 6, MB: 7, MG: 8, MR: 9, NULL: 10, WKS: 11, PTR: 12, HINFO: 13 },
    ...{ MINFO: 14, MX: 15, TXT: 16, RP: 17, AFSDB: 18, X25: 19, ISDN: 20, RT: 21, NSAP: 22, 'NSAP-PTR': 23, SIG: 24 },
    ...{ KEY: 25, PX: 26, GPOS: 27, AAAA: 28, LOC: 29, NXT: 30, EID: 31, NIMLOC: 32, SRV: 33, ATMA: 34, NAPTR: 35 },
    ...{ KX: 36, CERT: 37, A6: 38, DNAME: 39, SINK: 40, APL: 42, DS: 43, SSHFP: 44, IPSECKEY: 45, RRSIG: 46, NSEC: 47 },
    ...{ DNSKEY: 48, DHCID: 49, NSEC3: 50, NSEC3PARAM: 51, TLSA: 52, SMIMEA: 53, HIP: 55, NINFO: 56, RKEY: 57 },
    ...{ TALINK: 58, CDS: 59, CDNSKEY: 60, OPENPGPKEY: 61, CSYNC: 62, ZONEMD: 63, SVCB: 64, HTTPS: 65, DSYNC: 66 },
    ...{ SPF: 99, NID: 104, L32: 105, L64: 106, LP: 107, EUI48: 108, EUI64: 109, URI: 256, CAA: 257, AVC: 258 },
    ...{ DOA: 259, AMTRELAY: 260, RESINFO: 261, WALLET: 262, TA: 32_768, DLV: 32_769 },
};
const KNOWN = new Set(RECORD_TYPES);
const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]));
function parseType(text) {
    const name = text.toUpperCase();
    if (KNOWN.has(name))
        return name;
    const number = Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : Number(/^TYPE(\d{1,5})$/.exec(name)?.[1] ?? 65_536);
    return number === undefined || number > 65_535 || isQuestion(number) ? undefined : typeOf(number);
}
const OPT = 41;
function typeOf(number) {
    const name = NAMES.get(number);
    return name !== undefined && KNOWN.has(name) ? name : `TYPE${number}`;
}
function typeNumber(type) {
    return NUMBERS[type] ?? Number(type.slice('TYPE'.length));
}
function typeLabel(type) {
    return (type.startsWith('TYPE') && NAMES.get(Number(type.slice(4)))) || type;
}
function isQuestion(number) {
    return number === 0 || number === OPT || (number >= 128 && number <= 255);
}


/***/ }),

/***/ 16517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ utf8Text)
/* harmony export */ });
/* harmony import */ var _bad_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3157);

function utf8Text(octets, maxBytes) {
    if (octets.length > maxBytes) {
        throw new _bad_record_js__WEBPACK_IMPORTED_MODULE_0__/* .BadRecord */ .x(`has a file of more than ${maxBytes / 1_048_576} MB`, 'Name the files of one zone only.');
    }
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(octets);
    }
    catch {
        throw new _bad_record_js__WEBPACK_IMPORTED_MODULE_0__/* .BadRecord */ .x('has a file that is not in UTF-8', 'Save the file as plain text in UTF-8.');
    }
}


/***/ })

};
