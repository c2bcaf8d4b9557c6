export const id = 868;
export const ids = [868];
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

/***/ 80618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ mxTroubleOf),
/* harmony export */   w: () => (/* binding */ talkFacts)
/* harmony export */ });
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49438);

function mxTroubleOf(failure) {
    const { code, message, hint, reply, cause } = failure;
    return { code, message, hint, reply, systemCode: (0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(cause) };
}
function talkFacts(talk) {
    const { outcome, message, connectSeconds, sizeLimit, extensions, tls } = talk;
    const recipients = talk.recipients.map(({ address, outcome: answer, reply }) => ({
        address,
        outcome: answer,
        reply,
    }));
    return { outcome, message, connectSeconds, sizeLimit, extensions, tls, recipients };
}


/***/ }),

/***/ 95868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runGate: () => (/* binding */ runGate)
});

// EXTERNAL MODULE: ./lib/mail/mx/talk.js
var mx_talk = __webpack_require__(80618);
;// CONCATENATED MODULE: ./lib/policy/mta-sts/trim-blanks.js
function trimBlanks(text) {
    let [start, end] = [0, text.length];
    while (start < end && isBlank(text[start]))
        start += 1;
    while (end > start && isBlank(text[end - 1]))
        end -= 1;
    return text.slice(start, end);
}
function isBlank(char) {
    return char === ' ' || char === '\t';
}

;// CONCATENATED MODULE: ./lib/policy/mta-sts/read-policy.js

const MAX_AGE = 31_557_600;
const KEY = /^[A-Za-z\d][A-Za-z\d_.-]{0,31}$/;
const NOT_TEXT = /[\0-\x1f\x7f]/;
const PATTERN = /^(?:\*\.)?[a-z\d_](?:[a-z\d_-]*[a-z\d_])?(?:\.[a-z\d_](?:[a-z\d_-]*[a-z\d_])?)*$/;
function readPolicy(text) {
    if (text.startsWith('\ufeff'))
        return { fault: 'begins with a byte-order mark, so its first line is not "version: STSv1"' };
    const values = new Map();
    const mx = [];
    const lines = text.split(/\r?\n/);
    while (lines.length > 1 && trimBlanks(lines.at(-1) ?? '') === '')
        lines.pop();
    for (const [index, line] of lines.entries()) {
        const field = readField(line);
        if (typeof field === 'string')
            return { fault: `has in line ${index + 1} ${field}` };
        const [key, value] = field;
        if (key === 'mx') {
            const pattern = value.toLowerCase();
            if (!PATTERN.test(pattern))
                return { fault: `has in line ${index + 1} the mx "${value}", which is no host name in ASCII` };
            mx.push(pattern);
        }
        else if (!values.has(key))
            values.set(key, value);
    }
    return judged(values, [...new Set(mx)]);
}
function readField(line) {
    if (line.trim() === '')
        return 'nothing; blank lines may only stand at the end';
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(colon, 0));
    const value = trimBlanks(line.slice(colon + 1));
    if (!KEY.test(key))
        return `"${line.slice(0, 80)}", which does not begin with a key and a colon`;
    if (NOT_TEXT.test(value))
        return `a value of ${key} with a control character`;
    return value === '' ? `no value of ${key}` : [key, value];
}
function judged(values, mx) {
    const [version, mode, maxAge] = ['version', 'mode', 'max_age'].map((key) => values.get(key));
    if (version !== 'STSv1')
        return { fault: version === undefined ? 'has no "version: STSv1"' : `has the version "${version}", not STSv1` };
    if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') {
        return { fault: mode === undefined ? 'has no mode' : `has the mode "${mode}"; it is enforce, testing or none` };
    }
    if (maxAge === undefined)
        return { fault: 'has no max_age' };
    if (!/^\d{1,10}$/.test(maxAge) || Number(maxAge) > MAX_AGE) {
        return { fault: `has the max_age "${maxAge}"; it is a number of seconds up to ${MAX_AGE}` };
    }
    if (mx.length === 0 && mode !== 'none')
        return { fault: `has the mode ${mode} and no mx` };
    return { policy: { mode, maxAge: Number(maxAge), mx } };
}
function namesHost({ mx }, host) {
    const name = host.toLowerCase();
    const dot = name.indexOf('.');
    return mx.some((pattern) => pattern === name || (dot > 0 && pattern === `*${name.slice(dot)}`));
}

;// CONCATENATED MODULE: ./lib/probes/mx/gate-facts.js


function hostFacts({ published, planned, talks, policy, tlsa }) {
    const later = (planned ?? []).map((host) => ({ host, isPlanned: true }));
    const kept = new Set(later.map(({ host: { host } }) => host));
    const leaving = published.filter(({ host }) => !kept.has(host));
    const all = [...later, ...leaving.map((host) => ({ host, isPlanned: false }))];
    return all.map(({ host, isPlanned }) => {
        const before = published.find((each) => each.host === host.host);
        return {
            host: host.host,
            preference: host.preference,
            isPublished: before !== undefined,
            isPlanned: planned && isPlanned,
            addresses: addressFacts([host, ...(before ? [before] : [])], before, talks),
            isInPolicy: policy && namesHost(policy, host.host),
            tlsa: tlsa.get(host.host),
        };
    });
}
function addressFacts(views, published, talks) {
    const known = new Set(published?.addresses.map(({ address }) => address));
    const own = talks.filter(({ target }) => target.host === views[0]?.host);
    const inDns = views.flatMap(({ addresses }) => addresses.map(({ address }) => address));
    const given = own.filter(({ target }) => target.origin === 'input').map(({ target }) => target.address);
    return [...new Set([...inDns, ...given])].map((address) => {
        const talk = own.find(({ target }) => target.address === address);
        const origin = given.includes(address) ? 'input' : known.has(address) ? 'published' : 'planned';
        return { address, origin, smtp: talk && (0,mx_talk/* talkFacts */.w)(talk) };
    });
}

// EXTERNAL MODULE: ./lib/dns/name.js
var dns_name = __webpack_require__(91029);
// EXTERNAL MODULE: ./lib/dns/record-types.js + 1 modules
var record_types = __webpack_require__(91352);
;// CONCATENATED MODULE: ./lib/policy/failed-lookup.js

function unanswered(name, type, lookup) {
    return lookup.outcome === 'failed' ? failedLookup(name, type, lookup) : undefined;
}
function failedLookup(name, type, { failure = 'timeout', isPlanned }) {
    const question = `${(0,record_types/* typeLabel */.Dd)(type)} ${name}`;
    const severity = 'unknown';
    const about = { subject: question, severity };
    switch (failure) {
        case 'SERVFAIL':
            return {
                ...about,
                code: 'E_DNS_SERVFAIL',
                message: `The question for ${question} was answered with SERVFAIL, so it was not tested.`,
                hint: `Look at what the name servers say: dig +trace ${name} ${(0,record_types/* typeLabel */.Dd)(type)}`,
            };
        case 'bogus':
            return {
                code: 'E_DNSSEC_BOGUS',
                severity: 'critical',
                subject: question,
                message: `The answer for ${question} cannot be validated: its signatures do not fit the DS records above it.`,
                hint: `Find the broken link with: delv ${name} ${(0,record_types/* typeLabel */.Dd)(type)}`,
            };
        case 'ELOOP':
            return {
                code: 'E_DNS_LOOP',
                severity: 'critical',
                subject: question,
                message: `The aliases of ${name} lead back to themselves, or are too many to follow.`,
                hint: `Follow them with: dig ${name} ${(0,record_types/* typeLabel */.Dd)(type)}`,
            };
        case 'REFUSED':
        case 'NOTAUTH':
        case 'no AA':
        case 'no recursion':
            return {
                ...about,
                code: 'E_DNS_REFUSED',
                message: `No server gives an answer for ${question} (${failure}), so it was not tested.`,
                hint: 'Name resolvers that answer for this machine in resolvers, or servers that have the zone in name-servers.',
            };
        default:
            return isPlanned === true && !isOfNetwork(failure)
                ? planned(question, failure)
                : {
                    ...about,
                    code: 'E_DNS_TIMEOUT',
                    message: `The question for ${question} was not answered (${failure}), so it was not tested.`,
                    hint: 'Run it again. If it stays so, look whether this machine reaches the name servers over UDP and TCP on port 53.',
                };
    }
}
const OF_NETWORK = new Set([
    ...['timeout', 'out of time', 'no answer', 'no address', 'no resolver', 'no name server', 'another zone', 'unknown'],
]);
function isOfNetwork(failure) {
    return OF_NETWORK.has(failure) || /^[A-Z\d_]+$/.test(failure);
}
function planned(question, reason) {
    const isLoop = reason.includes('aliases');
    return {
        code: isLoop ? 'E_DNS_LOOP' : 'E_PLAN_UNKNOWN',
        severity: isLoop ? 'critical' : 'unknown',
        subject: question,
        message: `What ${question} will be is not known: ${reason}.`,
        hint: isLoop
            ? 'Let the last alias name a host with addresses.'
            : 'Write the value into the plan, or judge it again after it is published with stage: live.',
    };
}
function toldOnce(concerns) {
    const told = new Set();
    return concerns.filter(({ code, subject }) => {
        const key = `${code} ${subject}`;
        if (told.has(key))
            return false;
        told.add(key);
        return true;
    });
}

;// CONCATENATED MODULE: ./lib/policy/texts.js
async function lookupTexts(zone, name) {
    const lookup = await zone.lookup(name, 'TXT');
    const texts = lookup.records.flatMap((record) => record.data.type === 'TXT' ? [{ text: record.data.strings.join(''), record }] : []);
    return { texts, lookup };
}

;// CONCATENATED MODULE: ./lib/policy/tls-rpt.js



const VERSION = /^v=TLSRPTv1[ \t]*;/;
const NEAR = /^[\s"']*v\s*=\s*TLS-?RPT/i;
const FIELD = /^[a-z0-9][\w.-]{0,31}$/i;
const REPORT_URI = /^(?:mailto:[^\s@,;!]+@[a-z0-9.-]+\.[a-z0-9-]+(?:\?[^\s,;!]*)?|https:\/\/[^\s,;!]+)$/i;
async function checkTlsRpt(view, promise) {
    const { domain } = view;
    const { name, valid, near, failure } = await lookupReports(view);
    if (failure)
        return [failure];
    const [first, second] = valid;
    const sample = `"v=TLSRPTv1; rua=mailto:tls-reports@${domain}"`;
    if (second)
        return [invalid(name, `there are ${valid.length} of them`, 'Keep one of them.', second)];
    if (first) {
        const problem = problemOf(first.text);
        return problem === undefined ? [] : [invalid(name, problem, `Publish ${sample} at ${name}.`, first)];
    }
    const [meant] = near;
    if (meant) {
        return [invalid(name, 'it does not begin with v=TLSRPTv1;', `Publish ${sample} at ${name}.`, meant)];
    }
    if (view.declared.isNoMail)
        return [];
    const message = promise.hasStsOrDane
        ? `${domain} makes senders insist on TLS, and has no TLS-RPT record: failures are not reported to you.`
        : `${domain} has no TLS-RPT record: failures of TLS are not reported to you.`;
    return [missing(view, promise.hasStsOrDane ? 'warning' : 'info', message, `Publish ${sample} at ${name}.`)];
}
async function compareTlsRpt(published, planned) {
    const before = await lookupReports(published);
    if (before.valid.length !== 1)
        return [];
    const after = await lookupReports(planned);
    if (after.failure || after.valid.length + after.near.length > 0 || planned.declared.isNoMail)
        return [];
    const message = `The plan takes the TLS-RPT record of ${planned.domain} away: failures of TLS are no longer reported to you.`;
    return [missing(planned, 'warning', message, `Keep ${JSON.stringify(before.valid[0]?.text)} at ${before.name}.`)];
}
async function lookupReports({ domain, zone }) {
    const name = (0,dns_name/* below */.Gz)('_smtp', (0,dns_name/* below */.Gz)('_tls', domain));
    const { texts, lookup } = await lookupTexts(zone, name);
    const valid = texts.filter(({ text }) => VERSION.test(text));
    const near = texts.filter(({ text }) => !VERSION.test(text) && NEAR.test(text));
    if (lookup.outcome !== 'failed')
        return { name, valid, near };
    const failed = failedLookup(name, 'TXT', lookup);
    const severity = failed.severity === 'critical' ? 'warning' : failed.severity;
    return { name, valid, near, failure: { ...failed, severity } };
}
function problemOf(text) {
    const parts = text
        .split(';')
        .slice(1)
        .map((part) => part.trim());
    if (parts.at(-1) === '')
        parts.pop();
    const fields = parts.map((part) => {
        const [name = '', ...values] = part.split('=');
        return { name: name.trim(), value: values.join('=').trim(), isField: values.length > 0 && FIELD.test(name.trim()) };
    });
    const stray = parts.find((_part, index) => !fields[index]?.isField);
    if (stray !== undefined)
        return `it has a part that is no field: ${JSON.stringify(stray)}`;
    const rua = fields.filter(({ name }) => name === 'rua');
    if (rua.length === 0)
        return 'it has no rua';
    if (rua.length > 1)
        return 'it has rua twice';
    const uris = (rua[0]?.value ?? '').split(',').map((uri) => uri.trim());
    const wrong = uris.find((uri) => !REPORT_URI.test(uri));
    if (wrong === undefined)
        return undefined;
    return wrong === ''
        ? 'its rua is empty, or has a comma too many'
        : `${wrong} is neither a mailto: nor an https: address`;
}
function invalid(name, what, hint, { record }) {
    const message = `The TLS-RPT record of ${name} is not valid, so that senders report nothing: ${what}.`;
    return { code: 'E_TLSRPT_INVALID', severity: 'warning', subject: name, message, hint, record };
}
function missing({ domain }, severity, message, hint) {
    return { code: 'E_TLSRPT_MISSING', severity, subject: domain, message, hint, isOptional: true };
}

// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(80761);
;// CONCATENATED MODULE: ./lib/probes/mx/check-named.js

function checkNamed(plan, { published, planned }) {
    const views = [published, ...(planned ? [planned] : [])];
    const hosts = [...new Set(views.flatMap(({ mx }) => mx.hosts.map(({ host }) => host)))];
    if (views.some(({ mx }) => mx.hosts.length === 0 && mx.concerns.some(({ severity }) => severity === 'unknown'))) {
        return { concerns: [], untested: [] };
    }
    const judged = plan.stage === 'planned' ? (planned ?? published) : published;
    const isStrange = (host) => !hosts.includes(host);
    const given = plan.talk?.addresses.filter(({ host }) => isStrange(host)) ?? [];
    const dead = plan.declared.allowDead.filter(isStrange);
    return {
        concerns: [
            ...[...new Set(given.map(({ host }) => host))].map((host) => {
                const addresses = given.filter((line) => line.host === host).map(({ address }) => address);
                return notDialled(plan.domain, host, addresses, hosts);
            }),
            ...dead.map((host) => notExcused(plan.domain, host, hosts)),
            ...(isAllExcused(plan, judged) ? [noneLeft(plan.domain)] : []),
        ],
        untested: unjudged(plan, published, planned),
    };
}
function notDialled(domain, host, addresses, hosts) {
    const were = addresses.length === 1 ? 'was' : 'were';
    return {
        code: 'E_CONFIG_CONFLICT',
        severity: 'unknown',
        subject: `mx-addresses ${host}`,
        message: `mx-addresses names ${host}, which is no MX host of ${domain}, so ${addresses.join(', ')} ${were} not dialled.`,
        hint: advice('mx-addresses', host, hosts),
    };
}
function notExcused(domain, host, hosts) {
    return {
        code: 'E_CONFIG_CONFLICT',
        severity: 'info',
        subject: `allow-dead ${host}`,
        message: `allow-dead names ${host}, which is no MX host of ${domain}, so it excuses nothing.`,
        hint: advice('allow-dead', host, hosts),
    };
}
function isAllExcused({ declared }, { mx: { hosts } }) {
    return hosts.length > 0 && hosts.every(({ host }) => declared.allowDead.includes(host));
}
function noneLeft(domain) {
    return {
        code: 'E_CONFIG_CONFLICT',
        severity: 'unknown',
        subject: 'allow-dead',
        message: `allow-dead names every MX host of ${domain}, so that no host is left that has to take mail.`,
        hint: 'Name only hosts in allow-dead that are dead on purpose, or set no-mail: true for a domain that takes no mail.',
    };
}
function advice(input, host, hosts) {
    const meant = (0,closest/* closest */.k)(host, hosts);
    const known = hosts.length === 0 ? 'There is no MX host.' : `The MX hosts are ${hosts.join(', ')}.`;
    return `${meant === undefined ? known : `Did you mean ${meant}?`} Write a name as in the MX records, or take the line out of ${input}.`;
}
function unjudged({ domain, certificate, policyText }, published, planned) {
    const before = new Set(published.mx.hosts.map(({ host }) => host));
    const isNew = (planned?.mx.hosts ?? []).some(({ host }) => !before.has(host));
    const isAnnounced = planned?.mtaSts.record?.kind !== 'missing';
    return [
        ...(certificate !== undefined && !isNew
            ? ['The certificate in mx-certificate was judged by nothing, because the plan has no new MX host.']
            : []),
        ...(policyText && !isAnnounced
            ? [
                `The policy in ${policyText.path} (mta-sts-policy) was not judged, because no TXT record _mta-sts.${domain} leads senders to it.`,
            ]
            : []),
    ];
}

// EXTERNAL MODULE: ./lib/system/ip-family.js
var ip_family = __webpack_require__(25180);
;// CONCATENATED MODULE: ./lib/dns/query/name-server.js

const DNS_PORT = 53;
const MAX_PORT = 65_535;
function readServerAddress(text) {
    if ((0,ip_family/* ipFamily */.M)(text) !== 0)
        return { address: text, port: DNS_PORT };
    const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
    const address = bracketed ?? plain ?? '';
    const port = digits === undefined ? DNS_PORT : Number(digits);
    const family = bracketed === undefined ? 4 : 6;
    return (0,ip_family/* ipFamily */.M)(address) === family && port >= 1 && port <= MAX_PORT ? { address, port } : undefined;
}
function showServer({ address, port }) {
    if (port === DNS_PORT)
        return address;
    return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

;// CONCATENATED MODULE: ./lib/policy/changes/check-lookups.js

async function checkLookups(published, planned, names) {
    const concerns = await Promise.all(names.map(async ({ name, type }) => {
        const lookups = await Promise.all([published.lookup(name, type), planned?.lookup(name, type)]);
        const failed = lookups.find((lookup) => lookup?.outcome === 'failed');
        return failed ? [failedLookup(name, type, failed)] : [];
    }));
    return concerns.flat();
}

// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
;// CONCATENATED MODULE: ./lib/policy/changes/change-kind.js
function removedValues({ published, planned }) {
    return (published?.values ?? []).filter((value) => !planned?.values.includes(value));
}
function addedValues({ published, planned }) {
    return (planned?.values ?? []).filter((value) => !published?.values.includes(value));
}
function hasOtherData(facts) {
    return facts.change !== 'same' && (removedValues(facts).length > 0 || addedValues(facts).length > 0);
}
function lineOf({ published, planned }) {
    return planned?.source ?? published?.source;
}

// EXTERNAL MODULE: ./lib/dns/octets.js
var octets = __webpack_require__(24870);
;// CONCATENATED MODULE: ./lib/policy/changes/presentation.js
function presentationOf(data) {
    switch (data.type) {
        case 'A':
        case 'AAAA':
            return data.address;
        case 'CNAME':
        case 'DNAME':
        case 'NS':
        case 'PTR':
            return absolute(data.target);
        case 'MX':
            return `${data.preference} ${absolute(data.exchange)}`;
        case 'TXT':
            return data.strings.map(quoted).join(' ');
        case 'TLSA':
            return `${data.usage} ${data.selector} ${data.matching} ${data.certificate}`;
        case 'SRV':
            return `${data.priority} ${data.weight} ${data.port} ${absolute(data.target)}`;
        case 'CAA':
            return `${data.flags} ${data.tag} ${quoted(data.value)}`;
        case 'SOA': {
            const { primary, mailbox, serial, refresh, retry, expire, minimum } = data;
            return [absolute(primary), absolute(mailbox), serial, refresh, retry, expire, minimum].join(' ');
        }
        case 'DS':
            return dsText(data.text) ?? otherText(data.text);
        default:
            return otherText(data.text);
    }
}
function absolute(name) {
    return `${name}.`;
}
function quoted(octets) {
    const escaped = octets.replace(/["\\]|[^ -~]/g, (char) => char === '"' || char === '\\' ? `\\${char}` : `\\${String(char.charCodeAt(0)).padStart(3, '0')}`);
    return `"${escaped}"`;
}
function dsText(hex) {
    const octets = Buffer.from(hex, 'hex');
    if (octets.length <= 4 || octets.toString('hex') !== hex)
        return undefined;
    return `${octets.readUInt16BE(0)} ${octets[2]} ${octets[3]} ${octets.toString('hex', 4)}`;
}
function otherText(text) {
    const isHex = /^(?:[\da-f]{2})*$/.test(text);
    return isHex ? `\\# ${text.length / 2} ${text}`.trimEnd() : text;
}

;// CONCATENATED MODULE: ./lib/policy/changes/record-sets.js


function setLabel({ name, type }) {
    return `${type} ${name}`;
}
function isSpfText(text) {
    return /^v=spf1(?: |$)/i.test(text);
}
function shownData(data) {
    return presentationOf(data.type === 'TXT' ? { type: 'TXT', strings: (0,octets/* chunked */.z)(data.strings.join('')) } : data);
}
function setsOf({ outcome, aliases, records }) {
    if (outcome === 'failed')
        return [];
    const sets = new Map();
    for (const record of [...aliases, ...records]) {
        const key = setLabel({ name: record.name, type: record.data.type });
        sets.set(key, [...(sets.get(key) ?? []), record]);
    }
    return [...sets.values()].flatMap((own) => {
        const [first] = own;
        return first ? [{ name: first.name, type: first.data.type, view: viewOf(own), lines: linesOf(own) }] : [];
    });
}
function viewOf(records) {
    const values = [...new Set(records.toSorted(byData).map(({ data }) => shownData(data)))];
    const ttl = Math.max(...records.map((record) => record.ttl));
    return { values, ttl, source: records.map(sourceOf).find((source) => source !== undefined) };
}
function linesOf(records) {
    return new Map(records.flatMap((record) => {
        const source = sourceOf(record);
        return source ? [[shownData(record.data), source]] : [];
    }));
}
function sourceOf({ source }) {
    return source && 'file' in source ? { ...source, column: source.column ?? 1 } : undefined;
}
function byData({ data: one }, { data: other }) {
    if (one.type === 'MX' && other.type === 'MX' && one.preference !== other.preference) {
        return one.preference - other.preference;
    }
    const [text, otherText] = [shownData(one), shownData(other)];
    if (text === otherText)
        return 0;
    return text < otherText ? -1 : 1;
}

;// CONCATENATED MODULE: ./lib/policy/changes/check-published.js



function checkPublished(changes, perServer) {
    return changes.flatMap((facts) => {
        const views = perServer.filter(({ set }) => set === setLabel(facts));
        const said = views.filter(({ values }) => values !== undefined);
        if (views.length > 0 && said.length === 0)
            return [unknownSet(facts, views)];
        const behind = said.filter((view) => isOld(view, facts));
        return behind.length === 0 ? [] : [notPublished(facts, behind, said.length)];
    });
}
function unknownSet(facts, views) {
    const label = setLabel(facts);
    const { server, failure } = views[0] ?? {};
    return {
        code: failure === 'SERVFAIL' ? 'E_DNS_SERVFAIL' : failure === 'REFUSED' ? 'E_DNS_REFUSED' : 'E_DNS_TIMEOUT',
        severity: 'unknown',
        subject: label,
        message: `No name server says whether ${label} is published (${server}: ${failure}).`,
        hint: `Ask one of them by hand: dig ${digServer(server)} ${facts.name} ${facts.type} +norecurse`,
        source: lineOf(facts),
    };
}
function notPublished(facts, behind, count) {
    const label = setLabel(facts);
    const isAll = behind.length === count;
    const said = isAll && isOneAnswer(behind) ? behind.slice(0, 1) : behind;
    const who = (view) => (said.length < behind.length ? 'Every name server' : view.server);
    const found = said.map((view) => `${who(view)} says ${valuesText(view.values)}`).join(', and ');
    const [first] = behind;
    const serial = `Compare the serial numbers (dig ${facts.name} +nssearch), and let the servers that are behind load the zone again.`;
    return {
        code: 'E_PLAN_NOT_PUBLISHED',
        severity: 'critical',
        subject: label,
        message: `${found}, where the plan has ${valuesText(facts.planned?.values)} for ${label}.`,
        hint: isAll
            ? `Publish the plan, and ask again: dig ${digServer(first?.server)} ${facts.name} ${facts.type} +norecurse`
            : serial,
        source: lineOf(facts),
    };
}
function checkResolvers(changes, perResolver) {
    return changes.flatMap((facts) => {
        const said = perResolver.filter(({ set, values }) => set === setLabel(facts) && values !== undefined);
        const stale = said.filter((view) => isOld(view, facts));
        if (stale.length === 0)
            return [];
        const label = setLabel(facts);
        const seconds = Math.max(...stale.map(({ ttl = 0 }) => ttl));
        const servers = stale.map(({ server }) => server).join(', ');
        const [old] = stale;
        return [
            {
                code: 'E_RESOLVERS_STALE',
                severity: 'warning',
                subject: label,
                message: `${stale.length} of ${said.length} resolvers (${servers}) still ${stale.length === 1 ? 'has' : 'have'} ${valuesText(old?.values)} for ${label}, for ${(0,counted/* grouped */.z)(seconds)} s more.`,
                hint: `Wait ${seconds} s, and keep what the old records name running until then.`,
                source: lineOf(facts),
            },
        ];
    });
}
function isOld({ values = [] }, facts) {
    const wanted = facts.planned?.values ?? [];
    const isSpfOnly = facts.type === 'TXT' && facts.change === 'same' && wanted.every(isSpfValue);
    const found = isSpfOnly ? values.filter(isSpfValue) : values;
    return [...found].sort().join('\n') !== [...wanted].sort().join('\n');
}
function isSpfValue(value) {
    return isSpfText(value.slice(1).replace(/"$/, ''));
}
function isOneAnswer(views) {
    return new Set(views.map(({ values }) => values?.join('\n'))).size === 1;
}
function valuesText(values = []) {
    return values.length === 0 ? 'no record' : values.join(', ');
}
function digServer(server = '') {
    const [name = ''] = server.split(' ', 1);
    const [, address, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(name) ?? [];
    const isBareIpv6 = !name.startsWith('[') && name.split(':').length > 2;
    return address === undefined || isBareIpv6 ? `@${name}` : `@${address} -p ${port}`;
}

;// CONCATENATED MODULE: ./lib/policy/changes/check-ttl.js



const MAX_CHANGE_TTL = 3600;
const SHORT_TTL = 300;
const SIDE_BY_SIDE = new Set(['MX', 'A', 'AAAA', 'TLSA', 'NS']);
async function negativeTtlsOf(published, changes) {
    const added = changes.filter(({ change }) => change === 'added');
    const pairs = await Promise.all(added.map(async (facts) => {
        const { negativeTtl } = await published.lookup(facts.name, facts.type);
        return negativeTtl === undefined ? [] : [[setLabel(facts), negativeTtl]];
    }));
    return new Map(pairs.flat());
}
function checkTtl(changes, negativeTtls) {
    return changes.filter(hasOtherData).flatMap((facts) => {
        if (facts.change === 'added')
            return appearing(facts, negativeTtls.get(setLabel(facts)) ?? 0);
        const isGrowth = SIDE_BY_SIDE.has(facts.type) && removedValues(facts).length === 0;
        return isGrowth ? [] : replaced(facts, facts.published?.ttl ?? 0);
    });
}
function replaced(facts, ttl) {
    if (ttl <= MAX_CHANGE_TTL)
        return [];
    const label = setLabel(facts);
    const isDelegation = facts.type === 'NS';
    const lower = `Publish ${label} with its present data and a TTL of ${SHORT_TTL}, wait ${ttl} s, and change it then.`;
    const keep = `Keep the old name servers running for ${ttl} s after the change, and longer where the zone above has a longer TTL.`;
    return [
        {
            code: 'E_TTL_HIGH',
            severity: 'warning',
            subject: label,
            message: `${label} changes, and caches keep the published records for up to ${period(ttl)}.`,
            hint: isDelegation ? keep : lower,
            source: lineOf(facts),
        },
    ];
}
function appearing(facts, ttl) {
    const isAwaited = ['A', 'AAAA'].includes(facts.type) || facts.name.includes('._domainkey.');
    if (!isAwaited || ttl <= MAX_CHANGE_TTL)
        return [];
    const label = setLabel(facts);
    return [
        {
            code: 'E_TTL_HIGH',
            severity: 'warning',
            subject: label,
            message: `${label} is new, and caches that have asked for it remember for up to ${period(ttl)} that it does not exist.`,
            hint: `Publish ${label} first, and let mail depend on it ${ttl} s later. The time is the last number of the SOA record or its TTL, whichever is shorter; ${SHORT_TTL} is enough there.`,
            source: lineOf(facts),
        },
    ];
}
function period(seconds) {
    const hours = Math.round(seconds / 360) / 10;
    return `${(0,counted/* grouped */.z)(seconds)} s (${hours} ${hours === 1 ? 'hour' : 'hours'})`;
}

;// CONCATENATED MODULE: ./lib/dns/lookup/read-step.js

const MAX_ALIASES = 8;
function readStep(message, name, type, covers) {
    const owners = recordsByOwner(message.answers.filter((record) => covers(record.name)));
    const aliases = [];
    let at = name;
    for (;;) {
        const here = owners.get(at) ?? [];
        const records = here.filter(({ data }) => data.type === type);
        if (records.length > 0)
            return { outcome: 'found', at, records, aliases };
        const alias = type === 'CNAME' || type === 'DNAME' ? undefined : aliasOf(at, owners);
        if (alias?.data.type !== 'CNAME' || aliases.length > MAX_ALIASES)
            break;
        aliases.push(alias);
        at = alias.data.target;
    }
    return { ...absence(message, at, aliases.length > 0, covers), at, records: [], aliases };
}
function recordsByOwner(records) {
    const owners = new Map();
    for (const record of records) {
        const own = owners.get(record.name);
        if (own)
            own.push(record);
        else
            owners.set(record.name, [record]);
    }
    return owners;
}
function aliasOf(name, owners) {
    const own = owners.get(name)?.find(({ data }) => data.type === 'CNAME');
    if (own)
        return own;
    for (const records of owners.values()) {
        for (const { name: owner, ttl, data, source } of records) {
            if (data.type !== 'DNAME' || owner === name || !(0,dns_name/* isWithin */.UO)(name, owner))
                continue;
            const first = owner === '' ? name : name.slice(0, -owner.length - 1);
            const target = data.target === '' ? first : `${first}.${data.target}`;
            return { name, ttl, data: { type: 'CNAME', target }, source };
        }
    }
    return undefined;
}
function absence({ rcode, authorities }, at, isAlias, covers) {
    const soa = authorities.find(({ name, data }) => data.type === 'SOA' && (0,dns_name/* isWithin */.UO)(at, name) && covers(name));
    const isNegative = rcode === 'NXDOMAIN' || soa !== undefined || !isAlias;
    if (isAlias && !(covers(at) && isNegative))
        return { outcome: 'alias' };
    const negativeTtl = soa?.data.type === 'SOA' ? Math.min(soa.ttl, soa.data.minimum) : undefined;
    return { outcome: rcode === 'NXDOMAIN' ? 'nxdomain' : 'nodata', negativeTtl };
}

;// CONCATENATED MODULE: ./lib/dns/query/wire-name.js
class MalformedMessage extends Error {
    name = 'MalformedMessage';
}
const MAX_JUMPS = 127;
const MAX_NAME_OCTETS = 255;
const MAX_LABEL_OCTETS = 63;
const POINTER = 0xc0;
function readName(octets, start) {
    const labels = [];
    let [at, floor, length, jumps] = [start, start, 1, 0];
    let end;
    for (;;) {
        const first = octets[at];
        if (first === undefined)
            throw new MalformedMessage('a name that goes on after the end');
        if (first === 0)
            return { name: labels.join('.'), end: end ?? at + 1 };
        if (first >= POINTER) {
            const second = octets[at + 1];
            if (second === undefined)
                throw new MalformedMessage('a pointer that goes on after the end');
            end ??= at + 2;
            at = ((first - POINTER) << 8) | second;
            jumps += 1;
            if (at >= floor || jumps > MAX_JUMPS)
                throw new MalformedMessage('a pointer that does not lead back');
            floor = at;
        }
        else {
            const next = at + 1 + first;
            length += 1 + first;
            if (first > MAX_LABEL_OCTETS || length > MAX_NAME_OCTETS || next > octets.length) {
                throw new MalformedMessage('a label that is too long');
            }
            labels.push(labelText(octets.toString('latin1', at + 1, next)));
            at = next;
        }
    }
}
function labelText(label) {
    if (/^[\w-]+$/.test(label))
        return label.toLowerCase();
    return asciiLower(label).replace(/[^!-~]|[.\\]/g, (octet) => `\\${String(octet.charCodeAt(0)).padStart(3, '0')}`);
}
function asciiLower(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
function foldName(name) {
    return asciiLower(name.endsWith('.') ? name.slice(0, -1) : name);
}
function isAskable(name) {
    if (name === '')
        return true;
    if (name.includes('\\') || Buffer.byteLength(name) > MAX_NAME_OCTETS - 2)
        return false;
    return name.split('.').every((label) => label !== '' && Buffer.byteLength(label) <= MAX_LABEL_OCTETS);
}
function namesAbove(name) {
    if (name === '')
        return [];
    const labels = name.split('.');
    return labels.map((_label, index) => labels.slice(index + 1).join('.'));
}

;// CONCATENATED MODULE: ./lib/dns/lookup/follow.js

async function follow(name, type, ask) {
    const aliases = [];
    const seen = new Set();
    let isAuthentic = true;
    for (let at = name;;) {
        const step = await ask(at, type);
        aliases.push(...step.aliases);
        isAuthentic = bothAuthentic(isAuthentic, step.isAuthentic);
        const names = [at, ...step.aliases.map(({ name }) => name).slice(1)];
        const isCircle = aliases.length > MAX_ALIASES || names.some((each) => seen.has(each)) || hasTwice(names);
        if (isCircle)
            return { outcome: 'failed', records: [], aliases, failure: 'ELOOP' };
        if (step.outcome !== 'alias') {
            const { outcome, records, negativeTtl, failure } = step;
            return { outcome, records, aliases, isAuthentic, negativeTtl, failure };
        }
        for (const each of names)
            seen.add(each);
        at = step.at;
    }
}
function hasTwice(names) {
    return new Set(names).size < names.length;
}
function bothAuthentic(one, other) {
    return one === undefined || other === undefined ? undefined : one && other;
}

;// CONCATENATED MODULE: ./lib/dns/lookup/resolver-zone.js



function createResolverZone(options) {
    const known = new Map();
    const silent = new Set();
    const step = (name, type) => askInOrder(options, silent, name, type);
    return {
        step,
        lookup: (name, type) => remembered(known, foldName(name), type, (folded) => follow(folded, type, step)),
    };
}
function remembered(known, name, type, look) {
    const key = `${type} ${name}`;
    const before = known.get(key);
    if (before)
        return before;
    const found = look(name);
    known.set(key, found);
    return found;
}
async function askInOrder(options, silent, name, type) {
    const { client, resolvers, isTrusted, isUnchecked } = options;
    const bits = { isRecursive: true, wantsAuthentic: isTrusted, isUnchecked };
    const inOrder = resolvers.toSorted((one, other) => Number(silent.has(one)) - Number(silent.has(other)));
    let failure = 'no resolver';
    for (const resolver of inOrder) {
        const answer = await client.ask(resolver, { name, type }, bits);
        if (answer.failure === 'timeout')
            silent.add(resolver);
        failure = failureOf(answer);
        const message = failure === 'SERVFAIL' && !isUnchecked ? await afterServfail(options, answer) : usable(answer.message);
        if (message === 'bogus')
            return failed(name, message);
        if (message) {
            const isAuthentic = isTrusted ? message.isAuthentic : undefined;
            return { ...readStep(message, name, type, () => true), isAuthentic };
        }
    }
    return failed(name, failure);
}
function usable(message) {
    if (!message || !(message.rcode === 'NOERROR' || message.rcode === 'NXDOMAIN'))
        return undefined;
    return message.isRecursionAvailable || message.isAuthoritative || message.answers.length > 0 ? message : undefined;
}
function failureOf({ message, failure = 'timeout' }) {
    if (!message)
        return failure;
    return message.rcode === 'NOERROR' || message.rcode === 'NXDOMAIN' ? 'no recursion' : message.rcode;
}
async function afterServfail({ client, isTrusted }, { server, question }) {
    const unchecked = await client.ask(server, question, { isRecursive: true, isUnchecked: true });
    if (!usable(unchecked.message))
        return undefined;
    const again = await client.ask(server, question, { isRecursive: true, wantsAuthentic: isTrusted }, 1);
    return again.message?.rcode === 'SERVFAIL' ? 'bogus' : usable(again.message);
}
function failed(name, failure) {
    return { outcome: 'failed', at: name, records: [], aliases: [], failure };
}

;// CONCATENATED MODULE: ./lib/policy/changes/server-view.js




async function askNameServers(zone, changes) {
    const apex = zone.authority.zone;
    const own = changes.filter(({ name }) => (0,dns_name/* isWithin */.UO)(name, apex));
    const views = await Promise.all(own.map(async (facts) => {
        const type = facts.type;
        const answers = await zone.answers(facts.name, type);
        return answers.flatMap(({ server, standing, detail, answer }) => {
            const shown = { server: `${server.host} (${server.address})`, set: setLabel(facts) };
            if (standing === 'referral')
                return [];
            if (standing !== 'authoritative' || !answer.message)
                return [{ ...shown, failure: detail ?? standing }];
            const step = readStep(answer.message, facts.name, type, (owner) => (0,dns_name/* isWithin */.UO)(owner, apex));
            const lookup = { ...step, outcome: step.outcome === 'alias' ? 'nodata' : step.outcome };
            return [{ ...shown, ...server_view_viewOf(lookup, facts) }];
        });
    }));
    return views.flat();
}
async function askResolvers(client, resolvers, changes) {
    const views = await Promise.all(resolvers.flatMap((resolver) => {
        const zone = createResolverZone({ client, resolvers: [resolver], isTrusted: false });
        return changes.map(async (facts) => {
            const lookup = await zone.lookup(facts.name, facts.type);
            return { server: resolver.address, set: setLabel(facts), ...server_view_viewOf(lookup, facts) };
        });
    }));
    return views;
}
function server_view_viewOf(lookup, facts) {
    if (lookup.outcome === 'failed')
        return { failure: lookup.failure ?? 'no answer' };
    const own = setsOf(lookup).find((each) => setLabel(each) === setLabel(facts))?.view;
    return own ? { values: own.values, ttl: own.ttl } : { values: [], ttl: lookup.negativeTtl };
}

;// CONCATENATED MODULE: ./lib/policy/sends-mail.js

const NO_SENDER = /^v=spf1 +-all *$/i;
function namesSenders({ outboundIps, dkimSelectors }) {
    return outboundIps.length + dkimSelectors.length > 0;
}
async function isQuiet({ domain, zone, declared }) {
    if (namesSenders(declared))
        return false;
    if (declared.isNoMail)
        return true;
    const { records } = await zone.lookup(domain, 'MX');
    return records.length === 1 && records.some(({ data }) => data.type === 'MX' && data.exchange === '');
}
async function sendsMail(view) {
    if (namesSenders(view.declared))
        return true;
    const [quiet, { texts }] = await Promise.all([isQuiet(view), lookupTexts(view.zone, view.domain)]);
    return !quiet && !texts.some(({ text }) => NO_SENDER.test(text));
}

;// CONCATENATED MODULE: ./lib/policy/tag-list.js
const BLANKS = ' \t\r\n';
const TAG = /^([a-z]\w*)[ \t\r\n]*=(.*)$/is;
function parseTags(text) {
    const parts = text.split(';').map(trimmed);
    if (parts.at(-1) === '')
        parts.pop();
    const tags = [];
    const strays = [];
    for (const part of parts) {
        const [, name, value = ''] = TAG.exec(part) ?? [];
        if (name !== undefined)
            tags.push({ name, value: trimmed(value) });
        else if (part !== '')
            strays.push(part);
    }
    const names = new Set();
    const twice = new Set();
    for (const { name } of tags)
        (names.has(name) ? twice : names).add(name);
    return { tags, strays, twice: [...twice], hasGap: parts.includes('') };
}
function trimmed(text) {
    let [start, end] = [0, text.length];
    while (start < end && BLANKS.includes(text.charAt(start)))
        start += 1;
    while (end > start && BLANKS.includes(text.charAt(end - 1)))
        end -= 1;
    return text.slice(start, end);
}
function tagValue({ tags }, name) {
    return tags.find((tag) => tag.name === name)?.value;
}

;// CONCATENATED MODULE: ./lib/policy/dmarc/dmarc-record.js

const DMARC_POLICIES = ['none', 'quarantine', 'reject'];
const dmarc_record_VERSION = /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;
const VERSION_TAG = /^V(?=[ \t]*=)/;
const dmarc_record_NEAR = /^[\s"']*(?:v\s*=\s*"?DMARC|p\s*=\s*(?:none|quarantine|reject)\b)/i;
const URI = /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#[\]@$&'()*+;=]|%[\da-f]{2})*$/i;
const SIZE = /![0-9]+[kmgt]?$/i;
function isDmarcRecord(text) {
    return dmarc_record_VERSION.test(text.trim().replace(VERSION_TAG, 'v'));
}
function isNearDmarc(text) {
    return dmarc_record_NEAR.test(text);
}
function readDmarc(domain, { text, record }) {
    const tags = parseTags(text.trim().replace(VERSION_TAG, 'v'));
    if (tags.twice.length > 0)
        return undefined;
    return { domain, text, record, tags, policies: policiesOf(tags) };
}
function reportUris(tags, name) {
    const value = tagValue(tags, name);
    return value === undefined ? [] : value.split(',').map((uri) => uri.trim());
}
function withoutSize(uri) {
    return uri.replace(SIZE, '');
}
function isReportUri(uri) {
    return URI.test(withoutSize(uri));
}
function writtenPolicy(tags, name) {
    const value = tagValue(tags, name)?.toLowerCase();
    return value === undefined ? undefined : (DMARC_POLICIES.find((each) => each === value) ?? 'invalid');
}
function isTesting(tags) {
    return tagValue(tags, 't')?.toLowerCase() === 'y';
}
function policiesOf(tags) {
    const [p, sp, np] = [writtenPolicy(tags, 'p'), writtenPolicy(tags, 'sp'), writtenPolicy(tags, 'np')];
    if (p === undefined || p === 'invalid' || sp === 'invalid' || np === 'invalid') {
        const none = { domain: 'none', subdomains: 'none', missing: 'none' };
        return reportUris(tags, 'rua').some(isReportUri) ? none : undefined;
    }
    const lowered = (policy) => isTesting(tags) ? (DMARC_POLICIES[DMARC_POLICIES.indexOf(policy) - 1] ?? 'none') : policy;
    return { domain: lowered(p), subdomains: lowered(sp ?? p), missing: lowered(np ?? sp ?? p) };
}
function isWeaker(policy, other) {
    return DMARC_POLICIES.indexOf(policy) < DMARC_POLICIES.indexOf(other);
}

;// CONCATENATED MODULE: ./lib/policy/dmarc/dmarc-walk.js





const MAX_LABELS = 7;
async function discoverDmarc(zone, domain) {
    const own = await lookupNode(zone, domain);
    if (own.record || own.failure)
        return { own, record: own.record, failure: own.failure };
    const { found, failure } = await walk(zone, domain, own);
    if (failure)
        return { own, failure };
    const organization = organizationOf(domain, found);
    const last = found.at(-1);
    const suffix = last && psdOf(last) === 'y' ? last : undefined;
    return { own, record: found.find((each) => each.domain === organization) ?? suffix };
}
async function findOrganization(zone, domain) {
    const { found, failure } = await walk(zone, domain, await lookupNode(zone, domain));
    return failure ?? organizationOf(domain, found);
}
async function walk(zone, domain, own) {
    const isEnd = own.record !== undefined && psdOf(own.record) !== undefined;
    const above = isEnd ? [] : await Promise.all(dmarc_walk_namesAbove(domain).map((name) => lookupNode(zone, name)));
    const found = [];
    for (const { record, failure } of [own, ...above]) {
        if (failure)
            return { found, failure };
        if (!record)
            continue;
        found.push(record);
        if (psdOf(record) !== undefined)
            break;
    }
    return { found };
}
function dmarc_walk_namesAbove(domain) {
    const names = [];
    const labels = domain.split('.');
    const start = labels.length > MAX_LABELS ? labels.slice(-MAX_LABELS).join('.') : (0,dns_name/* parentOf */.gN)(domain);
    for (let name = start; name !== undefined && name !== ''; name = (0,dns_name/* parentOf */.gN)(name))
        names.push(name);
    return names;
}
async function lookupNode(zone, domain) {
    const name = (0,dns_name/* below */.Gz)('_dmarc', domain);
    if (!(0,dns_name/* fits */.lA)(name))
        return { domain, discarded: [] };
    const { texts, lookup } = await lookupTexts(zone, name);
    if (lookup.outcome === 'failed')
        return { domain, discarded: [], failure: failedLookup(name, 'TXT', lookup) };
    const records = texts.filter(({ text }) => isDmarcRecord(text));
    const [first, second] = records;
    const record = first && !second ? readDmarc(domain, first) : undefined;
    if (record)
        return { domain, record, discarded: [] };
    return { domain, discarded: first ? records : texts.filter(({ text }) => isNearDmarc(text)) };
}
function organizationOf(domain, found) {
    for (const record of found) {
        if (psdOf(record) === 'n')
            return record.domain;
        if (psdOf(record) === 'y' && record.domain !== domain) {
            const labels = record.domain.split('.').length + 1;
            return domain.split('.').slice(-labels).join('.');
        }
    }
    return found.at(-1)?.domain ?? domain;
}
function psdOf({ tags }) {
    const value = tagValue(tags, 'psd')?.toLowerCase();
    return value === 'y' || value === 'n' ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/policy/dmarc/dmarc-reports.js





const MAILBOX = /^mailto:[^@]*@([\w.-]+?)\.?(?:\?.*)?$/i;
const MAX_URIS = 10;
async function judgeReports(zone, record) {
    const named = ['rua', 'ruf'].flatMap((tag) => reportUris(record.tags, tag)
        .slice(0, MAX_URIS)
        .map((uri) => ({ tag, uri })));
    const wrong = named.flatMap(({ tag, uri }) => wrongUri(record, tag, uri));
    const hosts = named.flatMap(({ uri }) => MAILBOX.exec(withoutSize(uri))?.[1]?.toLowerCase() ?? []);
    const foreign = [...new Set(hosts)].filter((host) => host !== record.domain);
    if (foreign.length === 0)
        return wrong;
    const own = findOrganization(zone, record.domain);
    const judged = await Promise.all(foreign.map((host) => judgeHost(zone, record, host, own)));
    return [...wrong, ...judged.flat()];
}
function wrongUri({ domain, record }, tag, uri) {
    const base = { code: 'E_DMARC_INVALID', severity: 'warning', subject: `${tag} ${uri}`, record };
    const whose = `In the DMARC record of ${domain}, ${tag}`;
    if (uri === '') {
        const hint = `Write ${tag}=mailto: and an address, or leave ${tag} out.`;
        return [{ ...base, message: `${whose} is empty, or has a comma too many.`, hint }];
    }
    if (!isReportUri(uri)) {
        const hint = `Write ${tag}=mailto:${uri.includes('@') ? uri.replace(/^.*[:\s]/, '') : `dmarc@${domain}`}.`;
        return [{ ...base, message: `${whose} has ${uri}, which is no address for reports: no report is sent.`, hint }];
    }
    if (MAILBOX.test(withoutSize(uri)))
        return [];
    const message = `${whose} has ${uri}, and reports are sent only to mailto: addresses.`;
    return [{ ...base, message, hint: `Write ${tag}=mailto:dmarc@${domain}.` }];
}
async function judgeHost(zone, { domain, record }, host, own) {
    const name = (0,dns_name/* below */.Gz)(`${domain}._report._dmarc`, host);
    if (!(0,dns_name/* fits */.lA)(name))
        return [];
    const [{ texts, lookup }, ours, theirs] = await Promise.all([
        lookupTexts(zone, name),
        own,
        findOrganization(zone, host),
    ]);
    if (ours === theirs || texts.some(({ text }) => isDmarcRecord(text)))
        return [];
    if (lookup.outcome === 'failed')
        return [failedLookup(name, 'TXT', lookup)];
    const failure = [ours, theirs].find((each) => typeof each !== 'string');
    if (failure)
        return [failure];
    return [
        {
            code: 'E_DMARC_RUA_UNAUTHORIZED',
            severity: 'warning',
            subject: host,
            message: `DMARC reports of ${domain} are to go to ${host}, which has not agreed: there is no DMARC record at ${name}, so that none are sent.`,
            hint: `Have ${host} publish the TXT record "v=DMARC1;" at ${name}, or name an address at ${domain}.`,
            record,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/policy/dmarc/dmarc-tags.js



const VALUES = {
    adkim: /^[rs]$/i,
    aspf: /^[rs]$/i,
    fo: /^[01ds](?:\s*:\s*[01ds])*$/i,
    psd: /^[ynu]$/i,
    t: /^[yn]$/i,
};
const MAX_STRAYS = 5;
function judgeDiscarded({ domain, discarded }, isSender) {
    const [first, second] = discarded;
    if (!first)
        return [];
    const name = (0,dns_name/* below */.Gz)('_dmarc', domain);
    const isRecord = isDmarcRecord(first.text);
    const base = { code: 'E_DMARC_INVALID', severity: isSender ? 'critical' : 'warning', subject: name };
    if (isRecord && second) {
        const message = `${name} has ${discarded.length} DMARC records, and receivers discard them all.`;
        return [{ ...base, message, hint: 'Keep one of them.', record: second.record }];
    }
    const { record, text } = first;
    if (isRecord) {
        const twice = parseTags(text).twice.join(' and ');
        const message = `Receivers discard the DMARC record of ${domain}: it has ${twice} twice.`;
        return [{ ...base, message, hint: `Keep one ${twice}=.`, record }];
    }
    const hint = text.includes('\\')
        ? 'Write semicolons without a backslash in front of them.'
        : 'Begin the record with v=DMARC1; in exactly this form, without quotation marks.';
    const message = `Receivers discard the DMARC record of ${domain}: it does not begin with v=DMARC1 and a semicolon.`;
    return [{ ...base, message, hint, record }];
}
function judgeTags({ domain, tags, policies, text, record }, isSender) {
    const whose = policies ? `In the DMARC record of ${domain},` : `Receivers discard the DMARC record of ${domain}:`;
    const concern = (severity, subject, what, hint) => {
        return { code: 'E_DMARC_INVALID', severity, subject, message: `${whose} ${what}.`, hint, record };
    };
    const broken = isSender ? 'critical' : 'warning';
    const concerns = [];
    for (const name of ['p', 'sp', 'np']) {
        if (writtenPolicy(tags, name) !== 'invalid')
            continue;
        const what = `${name}=${tagValue(tags, name)} is no policy${policies ? ', so that receivers apply p=none' : ''}`;
        concerns.push(concern(broken, name, what, `Write ${name}=none, ${name}=quarantine or ${name}=reject.`));
    }
    if (tagValue(tags, 'p') === undefined && !policies) {
        concerns.push(concern(broken, 'p', 'there is no p', 'Write p=none, p=quarantine or p=reject after v=DMARC1;.'));
    }
    for (const stray of tags.strays.slice(0, MAX_STRAYS)) {
        concerns.push(concern('warning', stray, `${stray} is no tag`, 'Separate tags with semicolons, and write name=value.'));
    }
    for (const { name, value } of tags.tags) {
        if (VALUES[name]?.test(value) === false) {
            concerns.push(concern('warning', name, `${name}=${value} is not valid, and ignored`, `Mend ${name}, or leave it out.`));
        }
    }
    if (/^\s/.test(text))
        concerns.push(concern('warning', 'blank', 'there is a blank before v=DMARC1', 'Take the blank out.'));
    return concerns;
}
function judgeObsolete({ domain, tags, policies, record }) {
    const base = { code: 'E_DMARC_OBSOLETE', record };
    const names = tags.tags.map(({ name }) => name);
    const percent = tagValue(tags, 'pct');
    const isEnforced = policies !== undefined && policies.domain !== 'none';
    const isOff = percent !== undefined && /^0+$/.test(percent) && isEnforced;
    const old = ['pct', 'rf', 'ri'].filter((name) => names.includes(name) && !(name === 'pct' && isOff));
    const sized = ['rua', 'ruf'].flatMap((tag) => reportUris(tags, tag)).filter((uri) => withoutSize(uri) !== uri);
    const concerns = [];
    if (isOff) {
        const message = `The DMARC record of ${domain} has pct=${percent}: older receivers do nothing, and those that follow RFC 9989 apply ${policies.domain} to all mail.`;
        const hint = 'Write p=none or t=y in place of pct=0 if nothing is to happen yet, or take pct out.';
        concerns.push({ ...base, severity: 'warning', subject: 'pct=0', message, hint });
    }
    const parts = [...old.map((name) => `${name}=${tagValue(tags, name)}`), ...sized];
    if (parts.length > 0) {
        const two = old.includes('pct') && percent !== '100' ? ' (older receivers apply the policy to a part of the mail only)' : '';
        const message = `The DMARC record of ${domain} has what RFC 9989 has taken out: ${parts.join(', ')}${two}.`;
        concerns.push({ ...base, severity: 'info', subject: parts.join(' '), message, hint: 'Take it out.' });
    }
    if (names.includes('p') && names[1] !== 'p') {
        const message = `The DMARC record of ${domain} has p not directly after v=DMARC1, which receivers that follow RFC 7489 refuse.`;
        concerns.push({ ...base, severity: 'info', subject: 'p', message, hint: 'Write p as the second tag.' });
    }
    return concerns;
}

;// CONCATENATED MODULE: ./lib/policy/dmarc/check-dmarc.js








async function checkDmarc(view) {
    const { domain, zone } = view;
    const [discovery, isSender] = await Promise.all([discoverDmarc(zone, domain), sendsMail(view)]);
    const { own, record, failure } = discovery;
    if (failure)
        return { domain, concerns: [failure] };
    const concerns = [...judgeDiscarded(own, isSender)];
    if (own.record) {
        concerns.push(...judgeTags(own.record, isSender), ...judgeObsolete(own.record));
        concerns.push(...(await judgeReports(zone, own.record)));
    }
    if (record?.policies)
        concerns.push(...judgePolicy(domain, record, isSender));
    else if (own.discarded.length === 0 && !own.record)
        concerns.push(check_dmarc_absence(domain, discovery, isSender));
    return { domain, concerns: toldOnce(concerns), record: record?.policies ? record : undefined };
}
function compareDmarc(published, planned) {
    const { domain } = planned;
    const [before, after] = [policiesFor(published), policiesFor(planned)];
    const isTold = planned.concerns.some(({ severity }) => severity === 'critical' || severity === 'unknown');
    if (!before || isTold)
        return [];
    if (!after)
        return [disappearance(published, domain)];
    const weaker = ['domain', 'subdomains', 'missing'].flatMap((who) => isWeaker(after[who], before[who]) ? [`${NAMES[who]} from ${before[who]} to ${after[who]}`] : []);
    if (weaker.length === 0)
        return [];
    return [
        {
            code: 'E_DMARC_WEAK',
            severity: 'warning',
            subject: 'weaker than published',
            message: `The plan makes the DMARC policy of ${domain} weaker: ${weaker.join(', ')}.`,
            hint: `Keep the policy that is published: ${published.record?.text}`,
            record: planned.record?.record,
        },
    ];
}
const NAMES = {
    domain: 'for the domain',
    subdomains: 'for subdomains',
    missing: 'for subdomains that do not exist',
};
function policiesFor({ domain, record }) {
    const policies = record?.policies;
    if (!policies || record.domain === domain)
        return policies;
    return { ...policies, domain: policies.subdomains };
}
function disappearance({ record }, domain) {
    return {
        code: 'E_DMARC_MISSING',
        severity: 'warning',
        subject: domain,
        message: `The plan takes the DMARC record of ${domain} away.`,
        hint: `Keep ${JSON.stringify(record?.text)} at ${(0,dns_name/* below */.Gz)('_dmarc', record?.domain ?? domain)}.`,
    };
}
function check_dmarc_absence(domain, { record }, isSender) {
    const name = (0,dns_name/* below */.Gz)('_dmarc', domain);
    const sample = isSender ? `v=DMARC1; p=none; rua=mailto:dmarc@${domain}` : 'v=DMARC1; p=reject';
    const what = record ? `, and the one of ${record.domain} asks for nothing` : '';
    const why = isSender ? ': large receivers refuse its mail or treat it as spam' : '';
    return {
        code: 'E_DMARC_MISSING',
        severity: isSender ? 'critical' : 'info',
        subject: domain,
        message: `${domain} has no DMARC record${what}${why}.`,
        hint: `Publish a TXT record at ${name}: "${sample}".`,
        isOptional: !isSender,
    };
}
function judgePolicy(domain, found, isSender) {
    const { policies, tags, record } = found;
    const isInvalid = ['p', 'sp', 'np'].some((tag) => writtenPolicy(tags, tag) === 'invalid');
    if (!policies || isInvalid)
        return [];
    const isOwn = found.domain === domain;
    const policy = isOwn ? policies.domain : policies.subdomains;
    const inherited = isOwn ? '' : `, which it takes from ${found.domain},`;
    const whose = `The DMARC policy of ${domain}${inherited}`;
    const weak = (subject, message, hint) => {
        return { code: 'E_DMARC_WEAK', severity: 'info', subject, message, hint, record, isOptional: true };
    };
    const concerns = [];
    if (isTesting(tags)) {
        const message = `${whose} is in test mode (t=y), so that receivers apply ${policy}.`;
        concerns.push(weak('t=y', message, 'Take t=y out when the reports show that your mail passes.'));
    }
    else if (!isSender && policy !== 'reject') {
        const message = `${whose} is ${policy}, and the domain sends no mail.`;
        concerns.push(weak(`p=${policy}`, message, 'Write p=reject: no mail of yours can be refused by it.'));
    }
    else if (policy === 'none') {
        const hint = 'Write p=quarantine or p=reject when the reports show that your mail passes.';
        const how = tagValue(tags, 'p') === undefined ? 'has no p, which counts as none' : 'is none';
        concerns.push(weak('p=none', `${whose} ${how}: receivers take forged mail.`, hint));
    }
    if (isOwn)
        concerns.push(...subdomainConcerns(policies, whose, weak));
    return concerns;
}
function subdomainConcerns({ domain, subdomains, missing }, whose, weak) {
    const lower = (tag, policy, than, who) => isWeaker(policy, than)
        ? [
            weak(`${tag}=${policy}`, `${whose} is ${than}, and ${policy} for ${who}.`, `Write ${tag}=${than}, or leave ${tag} out.`),
        ]
        : [];
    return [
        ...lower('sp', subdomains, domain, 'subdomains'),
        ...lower('np', missing, subdomains, 'subdomains that do not exist'),
    ];
}

;// CONCATENATED MODULE: ./lib/policy/mta-sts/policy-fetch.js

const MAX_POLICY_BYTES = 65_536;
function policyFromFile(path, octets) {
    return { origin: 'file', where: path, ...policyText(octets, path) };
}
function policyText(octets, where) {
    const hint = 'Serve a plain text of some lines, in UTF-8.';
    if (octets.length > MAX_POLICY_BYTES) {
        return {
            trouble: refused(`The MTA-STS policy at ${where} is larger than 64 KiB, which senders do not read.`, hint),
        };
    }
    try {
        return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets) };
    }
    catch {
        return { trouble: refused(`The MTA-STS policy at ${where} is not in UTF-8.`, hint) };
    }
}
function refused(message, hint) {
    return { code: 'E_STS_POLICY', isUnknown: false, message, hint };
}
function policyIn(fetched) {
    return fetched?.body === undefined ? undefined : readPolicy(fetched.body);
}

;// CONCATENATED MODULE: ./lib/policy/mta-sts/uncovered.js

function uncovered({ view, policy, hosts, where }) {
    if (policy.mode === 'none')
        return [];
    const wanted = hosts.filter(({ host }) => !view.declared.allowDead.includes(host));
    return wanted.flatMap(({ host, record, isProxied }) => {
        const isNamed = namesHost(policy, host);
        if (isNamed && !isProxied)
            return [];
        const isEnforced = policy.mode === 'enforce';
        const effect = isEnforced
            ? 'senders that follow it do not deliver there'
            : 'senders will not deliver there as soon as it is enforced (now mode: testing)';
        return [
            {
                code: 'E_STS_MX_MISMATCH',
                severity: isEnforced ? 'critical' : 'warning',
                subject: host,
                message: isNamed
                    ? `${host} is behind the web proxy of the provider, which publishes another MX host in its place that ${where} does not name: ${effect}.`
                    : `${where[0]?.toUpperCase()}${where.slice(1)} does not name the MX host ${host}: ${effect}.`,
                hint: isNamed
                    ? `Set ${host} to "DNS only" (proxied: false).`
                    : `Serve a policy with the line "mx: ${host}" first, then publish a new id in _mta-sts.${view.domain}, wait for the TTL of that record, and only then let the MX record name ${host}.`,
                record,
                isOptional: true,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/policy/mta-sts/compare-mta-sts.js


async function compareMtaSts(change) {
    const served = policyIn(change.served)?.policy;
    const file = policyIn(change.file)?.policy;
    const removed = await removedConcern(change, served);
    return [
        ...(removed ? [removed] : weakened(change, served)),
        ...staleId(change, served, file),
        ...coverage(change, served, file),
        ...notRenewable(change, served),
    ];
}
function staleId({ published, planned, file }, served, next) {
    const [before, after] = [published.checked.record, planned.checked.record];
    if (!served || !next || before?.kind !== 'valid' || after?.kind !== 'valid')
        return [];
    if (before.id !== after.id || isSame(served, next))
        return [];
    const { domain } = published.view;
    return [
        {
            code: 'E_STS_ID_STALE',
            severity: 'critical',
            subject: domain,
            message: `The MTA-STS policy in ${file?.where ?? 'the file'} differs from the one that is served, and the plan leaves the id "${after.id}" as it is: senders that hold the old policy go on using it.`,
            hint: `Serve the new policy, then publish a new id: _mta-sts.${domain}. TXT "v=STSv1; id=<the time, such as 20260101120000>".`,
            record: after.record,
        },
    ];
}
function isSame(one, other) {
    const patterns = ({ mx }) => [...new Set(mx)].sort().join(' ');
    return one.mode === other.mode && one.maxAge === other.maxAge && patterns(one) === patterns(other);
}
async function removedConcern(change, served) {
    const { published, planned } = change;
    const { domain } = published.view;
    if (published.checked.record?.kind !== 'valid' || served?.mode === 'none')
        return undefined;
    const what = await whatIsRemoved(planned, published, domain);
    if (what === undefined)
        return undefined;
    const isEnforced = served?.mode === 'enforce';
    const mode = served
        ? `mode ${served.mode}, max_age ${served.maxAge} s`
        : 'it could not be fetched, so its mode is not known';
    return {
        code: 'E_STS_REMOVED',
        severity: isEnforced ? 'critical' : 'warning',
        subject: domain,
        message: `The plan ${what.text}, and senders may still hold the MTA-STS policy of ${domain} (${mode}).`,
        hint: `First serve a policy with mode: none and publish a new id, wait ${served?.maxAge ?? 'max_age'} s, then remove the TXT record and, after its TTL, the host mta-sts.${domain}.`,
        record: what.record,
        isOptional: true,
    };
}
async function whatIsRemoved({ checked, view, isNullMx }, published, domain) {
    const { record } = checked;
    const name = `_mta-sts.${domain}`;
    if (record?.kind === 'missing')
        return { text: `removes the TXT record ${name}` };
    if (record?.kind === 'broken')
        return { text: `makes the TXT record ${name} unusable`, record: record.record };
    if (isNullMx && !published.isNullMx)
        return { text: `makes ${domain} a domain that takes no mail` };
    const host = `mta-sts.${domain}`;
    const isThere = async (each) => {
        const lookups = await Promise.all([each.zone.lookup(host, 'A'), each.zone.lookup(host, 'AAAA')]);
        if (lookups.some(({ outcome }) => outcome === 'found'))
            return true;
        return lookups.some(({ outcome }) => outcome === 'failed') ? undefined : false;
    };
    const isGone = (await isThere(view)) === false && (await isThere(published.view)) === true;
    return isGone ? { text: `removes the policy host ${host}` } : undefined;
}
function coverage({ published, planned, file }, served, next) {
    const isInForce = published.checked.record?.kind === 'valid';
    const view = planned.view;
    const later = planned.checked.policy;
    const now = served && isInForce && (!later || !isSame(served, later))
        ? uncovered({ view, policy: served, hosts: planned.hosts, where: 'the MTA-STS policy that is served' })
        : [];
    const known = new Set([...now.map(({ subject }) => subject), ...planned.hosts.map(({ host }) => host)]);
    const leaving = published.hosts.filter(({ host }) => !known.has(host));
    const stillUsed = next && isInForce
        ? uncovered({ view, policy: next, hosts: leaving, where: `the MTA-STS policy in ${file?.where ?? 'the file'}` })
        : [];
    return [
        ...now,
        ...stillUsed.map((each) => ({
            ...each,
            hint: `Senders use ${each.subject} until the TTL of the MX records is over. Keep "mx: ${each.subject}" in the policy until then, and remove it with a new id afterwards.`,
        })),
    ];
}
function weakened({ published, planned }, served) {
    const { policy: next, record } = planned.checked;
    if (published.checked.record?.kind !== 'valid' || record?.kind !== 'valid')
        return [];
    if (served?.mode !== 'enforce' || !next || next.mode === 'enforce')
        return [];
    const { domain } = published.view;
    const isEnd = next.mode === 'none';
    return [
        {
            code: 'E_STS_REMOVED',
            severity: 'warning',
            subject: domain,
            message: `The MTA-STS policy of ${domain} goes from mode enforce to mode ${next.mode}: senders that fetch it deliver without a verified certificate, too.`,
            hint: isEnd
                ? `Keep mode: enforce. If MTA-STS is to end, this is the first step: serve the policy, publish a new id, and keep the TXT record and mta-sts.${domain} for ${served.maxAge} s more.`
                : 'Keep mode: enforce. If mail servers are to be mended, go back to it as soon as their certificates are right.',
            record: record.record,
            isOptional: true,
        },
    ];
}
function notRenewable({ published, planned, served }, policy) {
    const before = new Set(published.hosts.map(({ host }) => host));
    const added = planned.hosts.filter(({ host }) => !before.has(host)).map(({ host }) => host);
    const isUsed = published.checked.record?.kind === 'valid';
    if (!served || policy || served.trouble?.isUnknown || !isUsed || added.length === 0)
        return [];
    const { domain } = published.view;
    return [
        {
            code: served.trouble?.code ?? 'E_STS_POLICY',
            severity: 'critical',
            subject: `mta-sts.${domain}`,
            message: `The plan adds the MX host ${added.join(', ')} while senders get no MTA-STS policy of ${domain}: those that hold an older one cannot renew it, and may refuse the new host.`,
            hint: `${served.trouble?.hint ?? 'Mend the policy.'} Then publish a new id, wait for its TTL, and change the MX records last.`,
            record: planned.hosts.find(({ host }) => host === added[0])?.record,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/policy/mta-sts/moves-policy-host.js
async function movesPolicyHost(domain, published, planned) {
    const [now, then] = await Promise.all([addressesIn(domain, published), addressesIn(domain, planned)]);
    return now.size > 0 && then.size > 0 && ![...then].every((address) => now.has(address));
}
async function addressesIn(domain, zone) {
    const host = `mta-sts.${domain}`;
    const lookups = await Promise.all([zone.lookup(host, 'A'), zone.lookup(host, 'AAAA')]);
    const found = lookups.flatMap(({ records }) => records);
    return new Set(found.flatMap(({ data }) => (data.type === 'A' || data.type === 'AAAA' ? [data.address] : [])));
}

;// CONCATENATED MODULE: ./lib/policy/mx/compare-mx.js
function compareMx({ domain, declared }, published, planned) {
    if (!planned.isImplicit || published.isImplicit || published.hosts.length === 0 || declared.isNoMail)
        return [];
    const before = new Set(published.hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address)));
    const then = planned.hosts.flatMap(({ addresses }) => addresses);
    const strange = then.filter(({ address }) => !before.has(address));
    if (strange.length === 0)
        return [];
    const hosts = published.hosts.map(({ host, preference }) => `${preference} ${host}.`);
    return [
        {
            code: 'E_MX_IMPLICIT',
            severity: 'critical',
            subject: domain,
            message: `The plan takes all MX records of ${domain} away, so mail goes to ${strange.map(({ address }) => address).join(', ')}, the address of the domain itself.`,
            hint: `Keep the MX records in the plan: ${hosts.map((host) => `${domain}. MX ${host}`).join(' and ')}. If the domain is to take no mail, publish "${domain}. MX 0 ." and set no-mail: true.`,
            record: strange[0]?.record,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/policy/order/texts.js


const QUEUE_SECONDS = 5 * 86_400;
const QUEUE_WORDS = '5 days, as long as senders keep mail in their queues';
const SIGNATURE_SECONDS = 7 * 86_400;
const SIGNATURE_WORDS = '7 days, until the last message with an old signature has arrived';
function publishText(label, { values, ttl }) {
    return `publish ${label} ${values.join(', ')} (TTL ${ttl})`;
}
function plannedText(facts) {
    const label = setLabel(facts);
    const { published, planned } = facts;
    if (!planned)
        return `remove ${label}`;
    const [added, removed] = [addedValues(facts), removedValues(facts)];
    const isMixed = facts.type === 'TXT' && planned.values.length > added.length && published !== undefined;
    if (!isMixed || added.length + removed.length === 0)
        return publishText(label, planned);
    if (added.length === 0)
        return `remove ${removed.join(', ')} from ${label}`;
    return replaceText(label, added, removed, planned.ttl);
}
function replaceText(label, added, removed, ttl) {
    const place = removed.length > 0 ? ` in place of ${removed.join(', ')}` : '';
    return `publish ${label} ${added.join(', ')}${place} (TTL ${ttl})`;
}
function listAll(list) {
    return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
}

;// CONCATENATED MODULE: ./lib/policy/order/dkim.js



const SIGN = 'sign with the new keys';
function addDkim(situation) {
    const keys = keySets(situation);
    const replaced = replacedKeys(situation, keys);
    const isOpen = (facts) => !replaced.some(({ sets }) => sets.includes(facts));
    const isAlone = ({ name }) => keys.filter((each) => each.name === name).length === 1;
    const alone = keys.filter((facts) => isOpen(facts) && isAlone(facts));
    const added = alone.filter(({ change }) => change === 'added');
    const removed = alone.filter(({ change }) => change === 'removed');
    for (const facts of added)
        situation.publish(facts, 'A receiver must find the key of the first message that it signs.');
    for (const facts of removed)
        situation.publish(facts, 'Nothing that is signed with it is on its way any more.');
    if (added.length > 0 && removed.length > 0)
        switchKeys(situation, added.map(setLabel), added, removed);
    else
        stopKeys(situation, removed);
    for (const key of replaced)
        replaceInPlace(situation, key);
}
function replacedKeys(situation, keys) {
    const { domain, input } = situation;
    const known = input.replacedKeys ?? keys.filter((facts) => isOtherKey(situation, facts)).map(selectorOf);
    return known.flatMap((selector) => {
        const name = `${selector}._domainkey.${domain}`;
        const own = keys.filter((facts) => facts.name === name);
        const [alias] = situation.values('CNAME', name, 'planned');
        const end = own.length === 0 && alias ? situation.changed('TXT', targetOf(alias)) : undefined;
        const sets = end ? [end] : own;
        return sets.some(({ planned }) => planned) ? [{ selector, sets }] : [];
    });
}
function keySets({ input }) {
    const end = `._domainkey.${input.domain}`;
    return input.changes.filter(({ name, type, change }) => {
        return name.endsWith(end) && ['TXT', 'CNAME'].includes(type) && change !== 'same';
    });
}
function switchKeys(situation, ids, added, removed) {
    const { draft } = situation;
    const [news, olds] = [added.map(selectorOf), removed.map(selectorOf)];
    const sign = draft.add({
        id: SIGN,
        kind: 'do',
        text: `sign with ${listAll(news)} in place of ${listAll(olds)}`,
        reason: 'The new key is found everywhere, and the old one is still there for what is on its way.',
    });
    added.forEach((facts, index) => {
        const reason = 'Until then receivers may remember that the key does not exist.';
        draft.wait(ids[index] ?? '', sign, situation.input.negativeTtl, situation.oldTtlWords(facts), reason);
    });
    for (const facts of removed)
        keepUntilArrived(situation, sign, facts);
}
function stopKeys(situation, removed) {
    for (const facts of removed) {
        const reason = `The plan has no key in its place: ${selectorOf(facts)} may go 7 days after the last signature with it.`;
        if (!situation.input.selectors.includes(selectorOf(facts)))
            situation.draft.reword(setLabel(facts), reason);
    }
    const inUse = removed.filter((facts) => situation.input.selectors.includes(selectorOf(facts)));
    if (inUse.length === 0)
        return;
    const stop = situation.draft.add({
        id: 'stop signing',
        kind: 'do',
        text: `stop signing with ${listAll(inUse.map(selectorOf))}`,
        reason: 'A signature whose key is gone does not count.',
    });
    for (const facts of inUse)
        keepUntilArrived(situation, stop, facts);
}
function keepUntilArrived({ draft }, from, facts) {
    draft.wait(from, setLabel(facts), SIGNATURE_SECONDS, SIGNATURE_WORDS, 'Receivers look for the key when mail arrives.');
}
function replaceInPlace(situation, { selector, sets }) {
    const { draft, domain, input } = situation;
    const next = sets.find(({ planned }) => planned);
    if (!next?.planned)
        return;
    const own = { ...next, name: `${selector}-new._domainkey.${domain}`, published: undefined };
    const id = draft.add({
        id: setLabel(own),
        kind: 'publish',
        text: publishText(setLabel(own), next.planned),
        reason: `Under ${selector} the new key would take the place of the one that mail on its way is signed with.`,
    });
    const sign = draft.add({
        id: `${SIGN}: ${selector}`,
        kind: 'do',
        text: `sign with selector ${selector}-new and the new key`,
        reason: 'The new key is found everywhere, and the old one is still there for what is on its way.',
    });
    if (next.type === 'CNAME')
        for (const value of next.planned.values)
            draft.order(`TXT ${targetOf(value)}`, id);
    const reason = 'Until then receivers may remember that the key does not exist.';
    draft.wait(id, sign, input.negativeTtl, situation.oldTtlWords(own), reason);
    const drained = 'Nothing that is signed with the old key is on its way any more';
    for (const facts of sets) {
        situation.publish(facts, facts.planned ? `${drained}; ${selector} may also go.` : `${drained}.`);
        keepUntilArrived(situation, sign, facts);
        if (facts !== next)
            draft.order(setLabel(facts), setLabel(next));
    }
}
function isOtherKey(situation, facts) {
    if (facts.change !== 'changed' || !hasOtherData(facts))
        return false;
    const [now, then] = [textsAt(situation, facts, 'published'), textsAt(situation, facts, 'planned')];
    if (facts.type === 'CNAME' && (now.length === 0 || then.length === 0))
        return true;
    if (now.length !== 1 || then.length !== 1)
        return false;
    const [key, next] = [keyOf(now[0]), keyOf(then[0])];
    return key !== '' && next !== '' && key !== next;
}
function textsAt(situation, { type, ...facts }, side) {
    const values = facts[side]?.values ?? [];
    return type === 'CNAME' ? values.flatMap((value) => situation.values('TXT', targetOf(value), side)) : values;
}
function targetOf(value) {
    return value.replace(/\.$/, '');
}
function keyOf(value = '') {
    const text = value.replace(/^"|"$/g, '').replace(/" "/g, '');
    return /(?:^|;)\s*p\s*=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, '') ?? '';
}
function selectorOf({ name }) {
    return name.slice(0, name.indexOf('._domainkey.'));
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/policy/order/spf-text.js


function spfRecordOf(values) {
    const found = values.filter((value) => isSpfText(plainText(value)));
    const [value] = found;
    if (value === undefined || found.length > 1)
        return undefined;
    const words = plainText(value).split(' ').slice(1).filter(Boolean);
    const terms = words.map((word) => word.replace(/^\+/, ''));
    const isEnd = (term) => /^[+?~-]?all$/i.test(term);
    const end = terms.find(isEnd) ?? terms.find((term) => /^redirect=/i.test(term)) ?? '';
    return { value, terms: terms.filter((term) => !isEnd(term) && term !== end), end };
}
function plainText(value) {
    return value.replace(/^"|"$/g, '').replace(/" "/g, '');
}
function spfValue(terms, end) {
    const text = ['v=spf1', ...terms, end].filter(Boolean).join(' ');
    return (text.match(/.{1,255}/g) ?? []).map((part) => `"${part}"`).join(' ');
}
function spfUnion(one, other) {
    const isRedirect = (end) => /^redirect=/i.test(end);
    const end = isRedirect(one.end) || one.end === '' ? other.end || one.end : one.end;
    const included = [one.end, other.end]
        .filter((each) => isRedirect(each) && each !== end)
        .map((each) => each.replace(/^redirect=/i, 'include:'));
    return { terms: [...new Set([...one.terms, ...other.terms, ...included])], end };
}
function lostTerms(first, second) {
    const all = [...second.terms, second.end];
    return [...first.terms, first.end].filter((term) => {
        const isPass = !/^(?:[-~?]|all$|exp=)/i.test(term) && term !== '';
        const isThere = all.some((each) => each.toLowerCase() === term.toLowerCase() || coversTerm(each, term));
        return isPass && !isThere;
    });
}
function coversAddress(terms, address) {
    return terms.some((term) => coversTerm(term, `ip${(0,external_node_net_.isIP)(address)}:${address}`));
}
function coversTerm(outer, inner) {
    const [own, other] = [rangeOf(outer), rangeOf(inner)];
    if (!own || !other || own.family !== other.family || own.prefix > other.prefix)
        return false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(own.address, own.prefix, own.family);
    return list.check(other.address, other.family);
}
function rangeOf(term) {
    const [, version, address = '', prefix] = /^\+?ip([46]):([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(term) ?? [];
    if (version === undefined || (0,external_node_net_.isIP)(address) !== Number(version))
        return undefined;
    const bits = version === '4' ? 32 : 128;
    if (Number(prefix ?? bits) > bits)
        return undefined;
    return { address, prefix: Number(prefix ?? bits), family: version === '4' ? 'ipv4' : 'ipv6' };
}

;// CONCATENATED MODULE: ./lib/policy/order/spf.js






const NEW_SENDERS_PASS = 'new senders pass';
const MAX_LOOKUPS = 10;
function addSpf(situation) {
    const { domain } = situation;
    const facts = situation.set('TXT', domain);
    if (!facts)
        return;
    const changed = situation.changed('TXT', domain);
    const published = spfRecordOf(situation.values('TXT', domain, 'published'));
    const planned = spfRecordOf(situation.values('TXT', domain, 'planned'));
    if (changed)
        situation.publish(changed, textReason(published, planned));
    if (changed && !published && planned && planned.terms.length > 0)
        passLater(situation, setLabel(changed), changed);
    if (!published || !planned)
        return;
    const change = { facts, published, planned };
    const isReplaced = lostTerms(published, planned).length > 0 && lostTerms(planned, published).length > 0;
    const { outbound } = situation.input;
    const isKnownSafe = outbound.length > 0 && outbound.every(passesBoth);
    if (isReplaced && !isKnownSafe) {
        replaceSenders(situation, change);
        return;
    }
    const left = leftAddresses(situation, planned.terms).filter((address) => outbound.some((each) => each.address === address && each.passes.planned !== true));
    if (left.length > 0)
        keepOldServer(situation, change, left);
    else if (lostTerms(planned, published).length > 0)
        awaitNewSenders(situation, change);
    else if (lostTerms(published, planned).length > 0)
        stopOldSenders(situation, change);
}
function textReason(published, planned) {
    if (published?.value === planned?.value)
        return 'No SPF record changes with it.';
    return planned ? 'Receivers pass the senders of the plan, and no others.' : 'Receivers find no SPF record any more.';
}
function stopOldSenders(situation, { facts, published, planned }) {
    const { draft, domain, hosts, input } = situation;
    const mx = situation.changed('MX', domain);
    if (!mx || hosts.removed.length === 0 || hosts.planned.length === 0)
        return;
    if (input.outbound.length > 0 && input.outbound.every(passesBoth))
        return;
    const stop = draft.add({
        id: 'old senders stop',
        kind: 'do',
        text: `send nothing for ${domain} from ${listAll(lostTerms(published, planned))} any more`,
        reason: 'The planned SPF record does not pass it.',
    });
    draft.order(setLabel(mx), stop);
    draft.order(SIGN, stop);
    draft.wait(stop, setLabel(facts), QUEUE_SECONDS, QUEUE_WORDS, 'Old servers still deliver what waits in their queues.');
}
function passesBoth({ passes }) {
    return passes.published === true && passes.planned === true;
}
function replaceSenders(situation, change) {
    const { draft, domain } = situation;
    const { facts, published, planned } = change;
    const label = setLabel(facts);
    const union = spfUnion(published, planned);
    const { outbound } = situation.input;
    const left = leftAddresses(situation, union.terms).filter((old) => outbound.length === 0 || outbound.some(({ address }) => address === old));
    const terms = [...union.terms, ...left.map(termOf)];
    const lookups = countLookups(situation, terms);
    if (lookups > MAX_LOOKUPS) {
        tooManyLookups(situation, change, terms, lookups);
        return;
    }
    const value = spfValue(terms, union.end);
    const both = publishInstead(situation, change, {
        id: `${label} with old and new senders`,
        value,
        reason: 'Old and new servers send at the same time for a while, and both have to pass.',
    });
    const start = draft.add({
        id: 'new senders only',
        kind: 'do',
        text: `move all sending of ${domain} from ${listAll(lostTerms(published, planned))} to ${listAll(lostTerms(planned, published))}`,
        reason: 'Receivers pass the new senders by now.',
    });
    draft.order(NEW_SENDERS_PASS, start);
    draft.order(SIGN, start);
    if (left.length > 0)
        waitBeforeMove(situation, both, facts);
    const others = removedValues(facts).filter((each) => each !== published.value);
    const replaced = facts.published?.values.length === 1 ? [] : [value, ...others];
    const text = replaceText(label, addedValues(facts), replaced, facts.planned?.ttl ?? 0);
    const reason = 'Old servers do not send any more, and receivers pass the senders of the plan only.';
    draft.add({ id: label, kind: 'publish', text, reason, isPlanned: true });
    draft.wait(start, label, QUEUE_SECONDS, QUEUE_WORDS, 'Old servers still deliver what waits in their queues.');
}
function keepOldServer(situation, change, left) {
    const { domain } = situation;
    const label = setLabel(change.facts);
    const { terms, end } = change.planned;
    const id = publishInstead(situation, change, {
        id: `${label} with the old server`,
        value: spfValue([...terms, ...left.map(termOf)], end),
        reason: `After the move the record does not pass ${listAll(left)} by its names, and mail of ${domain} comes from there, too: write the term into the plan.`,
    });
    situation.leaveOut(change.facts);
    waitBeforeMove(situation, id, change.facts);
}
function waitBeforeMove(situation, id, facts) {
    const reason = 'Until then receivers may have a record that does not pass the server after the move.';
    const { domain, hosts } = situation;
    const addresses = hosts.kept.flatMap((host) => [situation.changed('A', host), situation.changed('AAAA', host)]);
    for (const later of [situation.changed('MX', domain), ...addresses]) {
        const words = `TTL of ${setLabel(facts)}`;
        if (later)
            situation.draft.wait(id, setLabel(later), situation.oldTtl(facts), words, reason);
    }
}
function awaitNewSenders(situation, { facts }) {
    const { draft, input } = situation;
    passLater(situation, setLabel(facts), facts);
    const starting = input.outbound.filter(({ passes }) => passes.published === false && passes.planned === true);
    if (starting.length === 0)
        return;
    const start = draft.add({
        id: 'new senders start',
        kind: 'do',
        text: `send from ${listAll(starting.map(({ address }) => address))}`,
        reason: 'Receivers pass the new senders by now.',
    });
    draft.order(NEW_SENDERS_PASS, start);
}
function publishInstead(situation, { facts, published }, { id, value, reason }) {
    const ttl = facts.planned?.ttl ?? facts.published?.ttl ?? 0;
    const isAlone = facts.published?.values.length === 1;
    const text = replaceText(setLabel(facts), [value], isAlone ? [] : [published.value], ttl);
    situation.draft.add({ id, kind: 'publish', text, reason });
    passLater(situation, id, facts);
    return id;
}
function passLater(situation, id, facts) {
    const reason = 'Until then receivers may not pass the new senders.';
    situation.draft.milestone(NEW_SENDERS_PASS);
    situation.draft.wait(id, NEW_SENDERS_PASS, situation.oldTtl(facts), situation.oldTtlWords(facts), reason);
}
function tooManyLookups(situation, { facts }, terms, lookups) {
    const { draft, domain } = situation;
    const label = setLabel(facts);
    const dearest = terms.toSorted((one, other) => costOf(situation, other) - costOf(situation, one))[0] ?? '';
    situation.leaveOut(facts);
    draft.add({
        id: `${label} is too long`,
        kind: 'do',
        text: `write ${dearest} in the SPF records of ${domain} as the ip4 and ip6 terms that it stands for, and run the gate again`,
        reason: `A record for old and new senders needs ${lookups} lookups, and receivers make ${MAX_LOOKUPS}; ${dearest} costs ${costOf(situation, dearest)} of them.`,
    });
    const message = `The senders in ${label} cannot be replaced in steps: a record for old and new ones needs ${lookups} of ${MAX_LOOKUPS} lookups.`;
    situation.breach(label, message, lineOf(facts));
}
function countLookups(situation, terms) {
    return terms.reduce((sum, term) => sum + costOf(situation, term), 0);
}
function costOf({ input }, term) {
    const known = (facts = []) => facts.find(({ text }) => text.toLowerCase() === term.toLowerCase())?.lookups;
    const own = /^\+?(?:include:|a$|a[:/]|mx$|mx[:/]|ptr|exists:|redirect=)/i.test(term) ? 1 : 0;
    return known(input.spf?.published?.terms) ?? known(input.spf?.planned?.terms) ?? own;
}
function leftAddresses(situation, terms) {
    const { hosts } = situation;
    if (!terms.some((term) => /^\+?(?:mx|a)(?:\/|$)/i.test(term)))
        return [];
    const now = hosts.published.flatMap((host) => situation.addresses(host, 'published'));
    const then = hosts.planned.flatMap((host) => situation.addresses(host, 'planned'));
    return [...new Set(now)].filter((address) => !then.includes(address) && !coversAddress(terms, address));
}
function termOf(address) {
    return `ip${(0,external_node_net_.isIP)(address)}:${address}`;
}

;// CONCATENATED MODULE: ./lib/policy/order/dmarc.js




const STRICTNESS = ['none', 'quarantine', 'reject'];
const TAGS = ['p', 'sp', 'np'];
function addDmarc(situation) {
    const { draft, domain } = situation;
    const facts = situation.changed('TXT', `_dmarc.${domain}`);
    authorizeReports(situation);
    if (!facts)
        return;
    const label = situation.publish(facts, reasonOf(situation, facts));
    if (!isStricter(facts.published?.values[0], facts.planned?.values[0]))
        return;
    const keys = newKeys(situation).filter((facts) => draft.has(setLabel(facts)));
    const moments = [SIGN, NEW_SENDERS_PASS].filter((id) => draft.has(id));
    if (keys.length + moments.length === 0)
        return;
    const check = draft.add({
        id: 'DMARC passes',
        kind: 'do',
        text: `send a message from ${domain} over each sender, and see that DMARC passes in its Authentication-Results`,
        reason: 'What does not pass is refused or junked after the next step.',
    });
    draft.order(check, label);
    for (const id of moments)
        draft.order(id, check);
    for (const key of keys) {
        const reason = 'Until then receivers may remember that the key does not exist.';
        draft.wait(setLabel(key), check, situation.oldTtl(key), situation.oldTtlWords(key), reason);
    }
    const cause = keys[0] ? setLabel(keys[0]) : `the senders in TXT ${domain}`;
    const message = `${label} becomes stricter in the same change as ${cause}, on which mail depends to pass it.`;
    situation.breach(label, message, lineOf(facts));
}
function reasonOf(situation, { name, planned }) {
    if (planned)
        return 'Receivers do with mail that fails what it says, from here on.';
    const alias = situation.changed('CNAME', name);
    return alias?.planned
        ? `${setLabel(alias)} takes its place.`
        : `Receivers apply no policy of ${name.slice(7)} any more.`;
}
function authorizeReports({ draft, domain, input }) {
    for (const host of input.unauthorizedReports ?? []) {
        const agreed = draft.add({
            id: `reports to ${host}`,
            kind: 'do',
            text: `have ${host} publish TXT ${domain}._report._dmarc.${host} "v=DMARC1;"`,
            reason: 'Receivers send reports to another organization only when it has agreed.',
        });
        for (const type of ['TXT', 'CNAME'])
            draft.order(agreed, `${type} _dmarc.${domain}`);
    }
}
function newKeys({ input, domain }) {
    return input.changes.filter(({ name, change }) => change === 'added' && name.endsWith(`._domainkey.${domain}`));
}
function isStricter(published, planned) {
    const [now, then] = [tagsOf(published), tagsOf(planned)];
    return TAGS.some((tag) => strictness(then, tag) > strictness(now, tag));
}
function tagsOf(value = '') {
    const text = value.replace(/^"|"$/g, '').replace(/" "/g, '').toLowerCase();
    return new Map(text.split(';').map((tag) => {
        const [name = '', content = ''] = tag.split('=');
        return [name.trim(), content.trim()];
    }));
}
function strictness(tags, tag) {
    const content = tags.get(tag) ?? (tag === 'np' ? tags.get('sp') : undefined) ?? tags.get('p') ?? 'none';
    return Math.max(0, STRICTNESS.indexOf(content));
}

;// CONCATENATED MODULE: ./lib/policy/order/mail-hosts.js




const MX_GONE = 'old MX gone';
const ADDRESS_TYPES = ['A', 'AAAA'];
function addMailHosts(situation) {
    const { domain, hosts } = situation;
    const mx = situation.changed('MX', domain);
    const isMove = mx !== undefined && hosts.removed.length > 0;
    if (mx) {
        situation.publish(mx, mxReason(situation));
        if (hosts.published.length > 0)
            addNewHosts(situation, mx, isMove);
    }
    if (mx && isMove)
        addOldHosts(situation, mx);
    for (const host of hosts.kept)
        moveAddresses(situation, host);
}
function mxReason({ domain, hosts }) {
    if (hosts.planned.length === 0)
        return `From here on ${domain} takes no mail.`;
    if (hosts.added.length === 0)
        return 'Mail goes to the hosts that stay.';
    return `From here on mail goes to ${listAll(hosts.added)}.`;
}
function addNewHosts(situation, mx, isMove) {
    const { draft, domain, hosts } = situation;
    const label = setLabel(mx);
    if (hosts.added.length === 0)
        return;
    const check = draft.add({
        id: 'new hosts answer',
        kind: 'do',
        text: `see that ${listAll(hosts.added)} accept${hosts.added.length === 1 ? 's' : ''} mail for ${domain} on port 25`,
        reason: 'Senders go there as soon as the MX record says so.',
        isSoft: true,
    });
    draft.order(check, label);
    for (const host of hosts.added) {
        const tlsa = situation.changed('TLSA', `_25._tcp.${host}`);
        if (tlsa) {
            const reason = tlsa.planned
                ? `Senders that use DANE look for it before they deliver to ${host}.`
                : `Mail does not go to ${host} yet, and a record that does not fit would stop it.`;
            draft.order(situation.publish(tlsa, reason), check);
        }
        for (const facts of newAddresses(situation, host)) {
            const id = situation.publish(facts, `Senders must find ${host} before MX ${domain} names it.`);
            draft.order(id, check);
            if (!isMove || hosts.kept.length > 0)
                continue;
            const seconds = situation.oldTtl(facts);
            draft.wait(id, label, seconds, situation.oldTtlWords(facts), 'Until then senders may not find the new host.');
            if (seconds > 0)
                situation.breach(setLabel(facts), newHostMessage(situation, facts, seconds), lineOf(mx));
        }
    }
}
function newAddresses(situation, host) {
    const isFound = situation.addresses(host, 'published').length > 0;
    return ADDRESS_TYPES.flatMap((type) => situation.changed(type, host) ?? []).filter((facts) => facts.planned !== undefined && (!isFound || removedValues(facts).length > 0));
}
function newHostMessage({ domain }, facts, seconds) {
    const label = setLabel(facts);
    if (facts.published) {
        return `MX ${domain} names ${facts.name} in the same change that moves ${label}, and caches keep its old address for up to ${seconds} s.`;
    }
    return `MX ${domain} names ${facts.name} in the same change that creates ${label}, and caches may remember for up to ${seconds} s that it does not exist.`;
}
function addOldHosts(situation, mx) {
    const { draft, domain, hosts } = situation;
    const label = setLabel(mx);
    const ttl = addLowerTtl(situation, mx);
    const gone = draft.milestone(MX_GONE);
    draft.wait(label, gone, ttl, situation.oldTtlWords(mx), `Until then senders may still go to ${listAll(hosts.removed)}.`);
    for (const host of hosts.removed) {
        for (const facts of ADDRESS_TYPES.flatMap((type) => situation.changed(type, host) ?? [])) {
            if (removedValues(facts).length === 0)
                continue;
            draft.order(gone, situation.publish(facts, `No MX record that is in a cache names ${host} any more.`));
            const oldTtl = mx.published?.ttl ?? ttl;
            const isNeeded = hosts.kept.length === 0 && hosts.planned.length > 0;
            const message = `${setLabel(facts)} goes in the same change as the MX record that names ${host}, and caches keep that MX record for up to ${oldTtl} s.`;
            if (oldTtl > 0 && isNeeded)
                situation.breach(setLabel(facts), message, lineOf(facts));
        }
        const tlsa = situation.changed('TLSA', `_25._tcp.${host}`);
        if (tlsa && !tlsa.planned)
            draft.order(gone, situation.publish(tlsa, `Mail does not go to ${host} any more.`));
    }
    const ends = hosts.removed.filter((host) => !staysUnderOtherName(situation, host));
    if (ends.length > 0)
        addEnd(situation, gone, `stop accepting mail for ${domain} at ${listAll(ends)}`);
}
function staysUnderOtherName(situation, host) {
    const addresses = situation.addresses(host, 'published');
    return addresses.length > 0 && leavingOf(situation, addresses).length === 0;
}
function leavingOf(situation, addresses) {
    const used = new Set(situation.hosts.planned.flatMap((host) => situation.addresses(host, 'planned')));
    return addresses.filter((address) => !used.has(address));
}
function moveAddresses(situation, host) {
    const { draft } = situation;
    for (const facts of ADDRESS_TYPES.flatMap((type) => situation.changed(type, host) ?? [])) {
        const removed = removedValues(facts);
        if (removed.length === 0)
            continue;
        const added = facts.planned?.values.filter((value) => !removed.includes(value)) ?? [];
        const reason = added.length > 0
            ? `From here on mail for ${host} goes to ${listAll(added)}.`
            : `From here on senders find ${host} at ${listAll(removed)} no more.`;
        const label = situation.publish(facts, reason);
        if (added.length > 0) {
            const check = draft.add({
                id: `${label} answers`,
                kind: 'do',
                text: `see that ${listAll(added)} accepts mail for ${situation.domain} on port 25 as ${host}`,
                reason: 'Senders go there as soon as the address record says so.',
                isSoft: true,
            });
            draft.order(check, label);
        }
        const gone = draft.milestone(`${label} gone`);
        const ttl = addLowerTtl(situation, facts);
        draft.wait(label, gone, ttl, `TTL of ${label}`, `Until then senders may still go to ${listAll(removed)}.`);
        const ends = leavingOf(situation, removed);
        if (ends.length > 0)
            addEnd(situation, gone, `stop accepting mail for ${situation.domain} at ${listAll(ends)}`);
    }
}
function addEnd({ draft }, gone, text) {
    const end = draft.add({
        id: text,
        kind: 'do',
        text,
        reason: 'No cache leads there any more, and no sender has old mail in its queue.',
    });
    draft.wait(gone, end, QUEUE_SECONDS, QUEUE_WORDS, 'Senders may keep the address of a message that waits.');
}
function addLowerTtl(situation, facts) {
    const { draft } = situation;
    const { published } = facts;
    if (!published)
        return situation.oldTtl(facts);
    if (published.ttl <= MAX_CHANGE_TTL)
        return published.ttl;
    const label = setLabel(facts);
    const short = { ...published, ttl: SHORT_TTL };
    const id = draft.add({
        id: `${label} with a short TTL`,
        kind: 'publish',
        text: publishText(label, short),
        reason: `The data stays as it is; with a TTL of ${published.ttl} s a fault in the change would stay in caches for that long.`,
    });
    draft.wait(id, label, published.ttl, `TTL of ${label}`, 'Until then caches have the records with the long TTL.');
    return SHORT_TTL;
}

;// CONCATENATED MODULE: ./lib/policy/order/policy-text.js
const SHORT_MAX_AGE = 86_400;
const MAX_ID = 32;
function matchesPattern(pattern, host) {
    const [own, other] = [pattern.toLowerCase().replace(/\.$/, ''), host.toLowerCase()];
    if (!own.startsWith('*.'))
        return own === other;
    return other.includes('.') && other.slice(other.indexOf('.')) === own.slice(1);
}
function hostsWithoutPattern(hosts, patterns) {
    return hosts.filter((host) => !patterns.some((pattern) => matchesPattern(pattern, host)));
}
function isSamePolicy(one, other) {
    const key = (policy) => JSON.stringify([policy.mode, policy.maxAgeSeconds, [...policy.mx].sort()]);
    return other !== undefined && key(one) === key(other);
}
function servePolicyText(domain, policy) {
    const { mode = 'testing', mx, maxAgeSeconds = SHORT_MAX_AGE } = policy;
    const lines = [
        'version: STSv1',
        `mode: ${mode}`,
        ...mx.map((pattern) => `mx: ${pattern}`),
        `max_age: ${maxAgeSeconds}`,
    ];
    return `serve the policy ${quotedLines(lines)} at ${policyUrl(domain)}`;
}
function policyUrl(domain) {
    return `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
}
function quotedLines(lines) {
    return `"${lines.join(' | ')}" (a line for each part)`;
}
function nextId(id) {
    if (id === undefined || id === '')
        return '1';
    const number = id.slice(endOfWord(id));
    if (number === '')
        return id.length < MAX_ID ? `${id}1` : `${id.slice(0, -1)}${id.endsWith('b') ? 'c' : 'b'}`;
    const next = String(BigInt(number) + 1n).padStart(number.length, '0');
    const whole = `${id.slice(0, id.length - number.length)}${next}`;
    return whole.length <= MAX_ID ? whole : whole.slice(0, MAX_ID);
}
function endOfWord(text) {
    let start = text.length;
    while (start > 0 && /\d/.test(text[start - 1] ?? ''))
        start -= 1;
    return start;
}
function idOf(value) {
    return value === undefined ? undefined : /[;"]\s*id\s*=\s*([a-z\d]{1,32})/i.exec(value)?.[1];
}
function idValue(id) {
    return `"v=STSv1; id=${id}"`;
}

;// CONCATENATED MODULE: ./lib/policy/order/mta-sts-end.js




function endPolicy(situation, served, { record, host, txt }) {
    const { draft, domain } = situation;
    const seconds = Math.max(served.maxAgeSeconds ?? SHORT_MAX_AGE, txt?.published?.ttl ?? 0);
    const serve = draft.add({
        id: 'last policy',
        kind: 'do',
        text: servePolicyText(domain, { mode: 'none', mx: [], maxAgeSeconds: SHORT_MAX_AGE }),
        reason: 'Only a policy with mode none tells senders that the one in their caches ends.',
    });
    const over = draft.milestone('no policy in any cache');
    const id = txt ? nameLastPolicy(situation, txt) : serve;
    draft.order(serve, id);
    draft.wait(id, over, seconds, 'max_age of the policy', 'For that long senders that do not see the new id keep the old policy.');
    const gone = [...record, ...host].filter(({ change }) => change === 'removed').map(setLabel);
    gone.forEach((label, index) => {
        draft.order(gone[index - 1] ?? over, label);
    });
    const mx = situation.changed('MX', domain);
    if (mx)
        draft.order(over, setLabel(mx));
}
function nameLastPolicy({ draft }, txt) {
    const label = setLabel(txt);
    if (hasOtherData(txt) && txt.planned)
        return label;
    const value = idValue(nextId(idOf(txt.published?.values[0])));
    return draft.add({
        id: `${label} for the last policy`,
        kind: 'publish',
        text: publishText(label, { values: [value], ttl: txt.published?.ttl ?? 0 }),
        reason: 'Senders fetch the policy again when they see another id.',
    });
}

;// CONCATENATED MODULE: ./lib/policy/order/mta-sts-host.js




const mta_sts_host_ADDRESS_TYPES = ['A', 'AAAA'];
function policyHostSets(situation) {
    const host = `mta-sts.${situation.domain}`;
    const [end, next] = [endOf(situation, 'published'), endOf(situation, 'planned')];
    const own = ['CNAME', ...mta_sts_host_ADDRESS_TYPES].flatMap((type) => situation.changed(type, host) ?? []);
    if (end === host || end !== next)
        return own;
    return [...own, ...mta_sts_host_ADDRESS_TYPES.flatMap((type) => situation.changed(type, end) ?? [])];
}
function movePolicyHost(situation, sets) {
    const { draft, domain, input } = situation;
    const [before, after] = [placesOf(situation, 'published'), placesOf(situation, 'planned')];
    const arriving = after.filter((place) => !before.includes(place));
    const leaving = before.filter((place) => !after.includes(place));
    const isSame = input.mtaSts?.isHostMoved === false && arriving.length > 0;
    if (sets.length === 0 || before.length === 0 || after.length === 0 || leaving.length === 0 || isSame)
        return;
    if (sets.some(({ name }) => isOther(situation, name)))
        return;
    const check = draft.add({
        id: 'policy at its new place',
        kind: 'do',
        text: `serve the policy at ${listAll(after)}, too: as ${policyUrl(domain)}, with a certificate for mta-sts.${domain}`,
        reason: 'Senders fetch it there as soon as the record says so, and refuse a certificate of another name.',
        isSoft: true,
    });
    const gone = draft.milestone('old place of the policy gone');
    const [alias] = sets.filter(({ planned }) => !planned);
    for (const facts of sets) {
        const label = setLabel(facts);
        if (arriving.length > 0)
            draft.order(check, label);
        if (alias && facts.planned)
            draft.order(setLabel(alias), label);
        if (removedValues(facts).length === 0)
            continue;
        const reason = `Until then senders may still fetch the policy from ${listAll(leaving)}.`;
        draft.wait(label, gone, situation.oldTtl(facts), situation.oldTtlWords(facts), reason);
    }
    const end = draft.add({
        id: 'old place of the policy',
        kind: 'do',
        text: `stop serving the policy of ${domain} at ${listAll(leaving)}`,
        reason: 'No cache leads senders there any more.',
    });
    draft.order(gone, end);
    for (const { id } of draft.acts) {
        const isFree = !sets.some((facts) => draft.leads(id, setLabel(facts)));
        if (id.endsWith(': body') && isFree)
            draft.order(gone, id);
    }
}
function isOther({ hosts, input }, name) {
    const servers = input.changes.filter(({ type }) => type === 'NS');
    const named = servers.flatMap(({ published, planned }) => [published, planned].flatMap((view) => view?.values ?? []));
    return [...hosts.published, ...hosts.planned].includes(name) || named.includes(`${name}.`);
}
function endOf(situation, side) {
    const host = `mta-sts.${situation.domain}`;
    return situation.values('CNAME', host, side)[0]?.replace(/\.$/, '') ?? host;
}
function placesOf(situation, side) {
    const end = endOf(situation, side);
    const addresses = situation.addresses(end, side);
    return addresses.length > 0 || end === `mta-sts.${situation.domain}` ? addresses : [end];
}

;// CONCATENATED MODULE: ./lib/policy/order/mta-sts-start.js





function startPolicy(situation, first) {
    const { served, planned } = situation.input.mtaSts ?? {};
    const isServed = served !== undefined && (!planned || isSamePolicy(planned, served));
    const policy = planned ?? served;
    if (first.record.length === 0)
        return;
    if (policy?.mode !== 'none')
        askForReports(situation, first.record);
    if (policy?.mode === 'enforce')
        testFirst(situation, first, policy);
    else if (!isServed)
        serveFirst(situation, first, planned);
}
function askForReports(situation, record) {
    const { draft, domain } = situation;
    const name = `_smtp._tls.${domain}`;
    const sets = ['TXT', 'CNAME'].flatMap((type) => situation.set(type, name) ?? []);
    const coming = sets.filter((facts) => facts.planned && hasOtherData(facts));
    const ids = coming.map((facts) => situation.publish(facts, 'Senders report there what fails.'));
    const isThere = sets.some(({ change }) => change !== 'removed');
    if (!isThere) {
        const text = `publish TXT ${name} "v=TLSRPTv1; rua=mailto:tls-reports@${domain}"`;
        const reason = 'Without this record no sender tells you what fails.';
        ids.push(draft.add({ id: 'reports', kind: 'publish', text, reason, isSoft: true }));
    }
    for (const id of ids)
        for (const facts of record)
            draft.order(id, setLabel(facts));
}
function serveFirst(situation, { record, host }, planned) {
    const { draft, domain, hosts } = situation;
    const serve = draft.add({
        id: 'serve policy',
        kind: 'do',
        text: planned ? servePolicyText(domain, planned) : `serve the policy at ${policyUrl(domain)}`,
        reason: 'Senders that see the record fetch the policy.',
        isSoft: !planned,
    });
    for (const facts of host)
        draft.order(setLabel(facts), serve);
    for (const facts of record)
        draft.order(serve, setLabel(facts));
    if (planned && hostsWithoutPattern(hosts.published, planned.mx).length > 0)
        draft.order(MX_GONE, serve);
}
function testFirst(situation, { record, host, txt }, policy) {
    const { draft, domain, hosts } = situation;
    const serve = draft.add({
        id: 'serve policy',
        kind: 'do',
        text: servePolicyText(domain, { ...policy, mode: 'testing' }),
        reason: 'In mode testing senders report what fails, and deliver all the same.',
    });
    for (const facts of host)
        draft.order(setLabel(facts), serve);
    for (const facts of record)
        draft.order(serve, setLabel(facts));
    const seen = seeReports(situation, false);
    const enforce = draft.add({
        id: 'enforce policy',
        kind: 'do',
        text: servePolicyText(domain, policy),
        reason: 'From here on senders deliver only where the certificate is right.',
    });
    for (const facts of record)
        draft.order(setLabel(facts), seen);
    draft.order(seen, enforce);
    if (hostsWithoutPattern(hosts.published, policy.mx).length > 0)
        draft.order(MX_GONE, enforce);
    const { values = [], ttl = 3600 } = txt?.planned ?? {};
    const named = draft.add({
        id: `TXT _mta-sts.${domain} for mode enforce`,
        kind: 'publish',
        text: publishText(txt ? setLabel(txt) : `TXT _mta-sts.${domain}`, {
            values: [idValue(nextId(idOf(values[0])))],
            ttl,
        }),
        reason: 'Senders fetch the policy again when they see another id.',
    });
    draft.order(enforce, named);
}
function seeReports({ draft, domain }, isSoft) {
    return draft.add({
        id: 'reports of some days',
        kind: 'do',
        text: `read the TLS-RPT reports of ${domain} for some days, and see that none has a failure`,
        reason: 'Senders report once a day, and in mode enforce each failure is mail that is not delivered.',
        isSoft,
    });
}

;// CONCATENATED MODULE: ./lib/policy/order/mta-sts.js








function addMtaSts(situation) {
    const { input, domain, hosts } = situation;
    const name = `_mta-sts.${domain}`;
    const host = policyHostSets(situation);
    const record = ['TXT', 'CNAME'].flatMap((type) => situation.changed(type, name) ?? []);
    for (const facts of host)
        situation.publish(facts, hostReason(facts, host));
    for (const facts of record)
        situation.publish(facts, recordReason(facts, record, input.mtaSts?.served));
    const { served, planned } = input.mtaSts ?? {};
    const isLive = served !== undefined && served.mode !== 'none';
    const isGone = (sets) => sets.some(({ change }) => change === 'removed') && sets.every(({ change }) => change === 'removed');
    const ownHost = host.filter((facts) => facts.name === `mta-sts.${domain}`);
    const isEnd = isGone(record) || isGone(ownHost) || (hosts.planned.length === 0 && situation.changed('MX', domain));
    if (isEnd) {
        if (served?.mode === 'enforce')
            endPolicy(situation, served, { record, host, txt: textOf(situation, name) });
        return [];
    }
    const txt = textOf(situation, name);
    if (record.some(({ change }) => change === 'added') || !txt?.published) {
        startPolicy(situation, { record, host, txt });
        return [];
    }
    if (isLive)
        changePolicy(situation, txt, served);
    else if (planned && !isSamePolicy(planned, served))
        serveAndName(situation, txt, planned, 'policy');
    return host;
}
function hostReason({ planned, name }, all) {
    if (planned)
        return `Senders fetch the policy from ${name}.`;
    const next = all.find((each) => each.planned);
    return next ? `${setLabel(next)} takes its place.` : 'No sender asks for a policy any more.';
}
function recordReason({ planned }, all, served) {
    if (planned)
        return 'Senders that see the id fetch the policy.';
    const next = all.find((each) => each.planned);
    if (next)
        return `${setLabel(next)} takes its place.`;
    if (served?.mode === 'enforce')
        return 'No sender has a policy in its cache any more.';
    if (!served?.mode)
        return 'Senders look for a policy no more.';
    return `With a policy in mode ${served.mode} in its cache, a sender delivers in any case.`;
}
function textOf(situation, name) {
    const [target] = situation.values('CNAME', name, 'planned');
    return situation.set('TXT', target?.replace(/\.$/, '') ?? name);
}
function changePolicy(situation, txt, served) {
    const { draft, domain, input, hosts } = situation;
    const mx = situation.changed('MX', domain);
    const planned = input.mtaSts?.planned;
    const missing = hostsWithoutPattern(hosts.planned, served.mx);
    if (mx && missing.length > 0) {
        const both = interimPolicy(situation, served, planned);
        const id = serveAndName(situation, txt, both, 'policy for old and new hosts');
        waitForId(situation, txt, id, setLabel(mx));
        const last = planned ?? {
            ...both,
            mx: both.mx.filter((pattern) => hosts.planned.some((each) => matchesPattern(pattern, each))),
        };
        if (!isSamePolicy(last, both))
            serveAfterMove(situation, txt, last, nextId(idNow(txt)), setLabel(mx));
        return;
    }
    if (planned && !isSamePolicy(planned, served)) {
        const isLater = mx !== undefined && hostsWithoutPattern(hosts.published, planned.mx).length > 0;
        const serve = serveAndName(situation, txt, planned, 'policy');
        if (served.mode === 'testing' && planned.mode === 'enforce') {
            draft.order(seeReports(situation, true), `${serve}: body`);
        }
        if (isLater)
            draft.order(MX_GONE, `${serve}: body`);
        return;
    }
    if (!input.mtaSts?.isIdStale)
        return;
    const id = nameAgain(situation, txt, nextId(idNow(txt)), 'id');
    if (mx)
        waitForId(situation, txt, id, setLabel(mx));
}
function interimPolicy({ hosts }, served, planned) {
    if (planned && hostsWithoutPattern([...hosts.published, ...hosts.planned], planned.mx).length === 0)
        return planned;
    const mx = [...new Set([...served.mx, ...(planned?.mx ?? [])])];
    return {
        mode: served.mode,
        maxAgeSeconds: served.maxAgeSeconds,
        mx: [...mx, ...hostsWithoutPattern(hosts.planned, mx)],
    };
}
function serveAndName(situation, txt, policy, key) {
    const id = hasOtherData(txt) ? setLabel(txt) : nameAgain(situation, txt, nextId(idNow(txt)), key);
    const serve = situation.draft.add({
        id: `${id}: body`,
        kind: 'do',
        text: servePolicyText(situation.domain, policy),
        reason: 'The policy comes before its id: a sender that sees the new id must not fetch the old policy.',
    });
    situation.draft.order(serve, id);
    return id;
}
function serveAfterMove(situation, txt, policy, after, mx) {
    const { draft } = situation;
    const before = situation.hosts.removed.length > 0 ? MX_GONE : mx;
    const serve = draft.add({
        id: 'last policy',
        kind: 'do',
        text: servePolicyText(situation.domain, policy),
        reason: 'No cache has an MX record with another host any more.',
    });
    draft.order(before, serve);
    draft.order(serve, nameAgain(situation, txt, hasOtherData(txt) ? after : nextId(after), 'last policy'));
}
function nameAgain(situation, txt, id, key) {
    const { ttl = 3600 } = txt.planned ?? txt.published ?? {};
    return situation.draft.add({
        id: `${setLabel(txt)} for the ${key}`,
        kind: 'publish',
        text: publishText(setLabel(txt), { values: [idValue(id)], ttl }),
        reason: 'Senders fetch the policy again when they see another id.',
    });
}
function waitForId({ draft }, txt, id, later) {
    const label = setLabel(txt);
    const reason = 'Until then senders may not know that there is another policy, and refuse the new hosts.';
    draft.wait(id, later, txt.published?.ttl ?? 0, `TTL of ${label}`, reason);
}
function idNow(txt) {
    return idOf(txt.planned?.values[0]) ?? idOf(txt.published?.values[0]);
}

;// CONCATENATED MODULE: ./lib/policy/order/name-servers.js



function addNameServers(situation) {
    const { draft, input } = situation;
    const facts = input.changes.find((each) => each.type === 'NS' && hasOtherData(each) && each.planned);
    if (!facts)
        return;
    const [added, removed] = [addedValues(facts), removedValues(facts)];
    const [coming, leaving] = [addressesOf(situation, added), addressesOf(situation, removed)];
    const arriving = coming.filter((id) => draft.acts.some((act) => act.id === id && act.kind === 'publish'));
    const label = situation.publish(facts, 'The zone above and the zone itself name the same servers.');
    for (const id of arriving)
        draft.order(id, label);
    const others = draft.acts.filter(({ id }) => !draft.leads(id, label));
    if (removed.length === 0)
        return;
    const isSync = input.delegation?.isNewInSync === false;
    const sync = draft.add({
        id: 'new name servers',
        kind: 'do',
        text: `load the published zone of ${facts.name} on ${listAll(added)}${isSync ? ', which have another one now' : ''}`,
        reason: 'While both sets of servers are asked, both have to say the same.',
    });
    const parent = draft.add({
        id: 'name servers above',
        kind: 'do',
        text: `have the zone above ${facts.name} name ${listAll(facts.planned?.values ?? [])}`,
        reason: 'Resolvers find the servers there.',
    });
    draft.order(sync, label);
    draft.order(label, parent);
    const over = draft.milestone('old name servers are forgotten');
    const seconds = Math.max(input.delegation?.nsTtl ?? 0, facts.published?.ttl ?? 0);
    draft.wait(parent, over, seconds, `TTL of ${label}, above and in the zone`, 'Until then resolvers ask the old servers, too.');
    removeDs(situation, facts, { sync, label, over });
    const end = draft.add({
        id: 'old name servers',
        kind: 'do',
        text: `stop serving ${facts.name} on ${listAll(removed)}`,
        reason: 'No resolver asks them any more.',
    });
    draft.order(over, end);
    for (const { id } of others)
        draft.order(over, id);
    for (const id of leaving)
        draft.reword(id, 'No resolver asks this name server any more.');
    const count = others.filter(({ id, isPlanned }) => isPlanned && !leaving.includes(id)).length;
    if (count > 0)
        tellOthers(situation, facts, count);
}
function addressesOf({ draft }, servers) {
    const hosts = servers.map((server) => server.replace(/\.$/, ''));
    return hosts.flatMap((host) => [`A ${host}`, `AAAA ${host}`]).filter((id) => draft.has(id));
}
function removeDs({ draft, input }, { name }, { sync, label, over }) {
    const delegation = input.delegation;
    if (!delegation || delegation.ds.length === 0 || delegation.isNewSigned === true)
        return;
    const away = draft.add({
        id: 'DS away',
        kind: 'do',
        text: `have the zone above remove DS ${name} (${delegation.ds.join(', ')})`,
        reason: 'The new servers have no key that it leads to, and a zone without DS is not validated.',
    });
    const back = draft.add({
        id: 'DS back',
        kind: 'do',
        text: `sign ${name} on the new servers, wait for the longest TTL of the zone, and have the zone above publish DS ${name} of the new key`,
        reason: 'From here on the zone is validated again.',
    });
    const { dsTtl = 86_400 } = delegation;
    draft.order(away, sync);
    draft.wait(away, label, dsTtl, `TTL of DS ${name}`, 'Until then resolvers validate, and would refuse what the new servers say.');
    draft.order(over, back);
}
function tellOthers(situation, facts, count) {
    const label = setLabel(facts);
    const message = `The name servers of ${facts.name} change together with ${count === 1 ? 'another record set' : `${count} other record sets`} of mail: resolvers would mix what old and new servers say.`;
    situation.breach(label, message, lineOf(facts));
}

;// CONCATENATED MODULE: ./lib/policy/order/references.js


const ADDRESSES = ['A', 'AAAA', 'CNAME'];
const TEXTS = ['TXT', 'CNAME'];
function addReferences(situation) {
    for (const facts of situation.input.changes) {
        if (facts.change !== 'changed' && facts.change !== 'added')
            continue;
        const [before, after] = [referencesIn(facts, 'published'), referencesIn(facts, 'planned')];
        for (const each of after)
            if (!has(before, each))
                nameLater(situation, facts, each);
        for (const each of before)
            if (!has(after, each))
                keepNamed(situation, facts, each);
    }
}
function has(references, { name }) {
    return references.some((each) => each.name === name);
}
function nameLater(situation, facts, reference) {
    for (const named of references_setsOf(situation, reference)) {
        if (named.change !== 'added')
            continue;
        for (const id of actsOf(situation, facts))
            situation.draft.order(setLabel(named), id);
    }
}
function keepNamed(situation, facts, reference) {
    const sets = references_setsOf(situation, reference);
    if (sets.length === 0 || sets.some(({ planned }) => planned !== undefined))
        return;
    const [last] = actsOf(situation, facts).toReversed();
    const ttl = facts.published?.ttl ?? 0;
    for (const named of sets) {
        const [label, gone] = [setLabel(facts), setLabel(named)];
        if (last === undefined) {
            situation.leaveOut(named);
            continue;
        }
        const reason = `Until then caches have a record that names ${named.name}.`;
        situation.draft.wait(last, gone, ttl, `TTL of ${label}`, reason);
        situation.draft.reword(gone, `No record in a cache names ${named.name} any more.`);
        if (ttl === 0)
            continue;
        const message = `${gone} goes in the same change as the record in ${label} that names it, and caches keep that record for up to ${ttl} s.`;
        situation.breach(gone, message, lineOf(facts));
    }
}
function actsOf({ draft }, facts) {
    const label = setLabel(facts);
    const interim = draft.acts
        .map(({ id }) => id)
        .filter((id) => /^ with (?:old and new|the old)/.test(id.slice(label.length)));
    return [...interim.filter((id) => id.startsWith(label)), ...(draft.has(label) ? [label] : [])];
}
function references_setsOf(situation, { name, types }) {
    return types.flatMap((type) => situation.changed(type, name) ?? []);
}
function referencesIn(facts, side) {
    const { type } = facts;
    const values = facts[side]?.values ?? [];
    switch (type) {
        case 'CNAME':
            return values.map((value) => ({ name: withoutDot(value), types: [...TEXTS, ...ADDRESSES] }));
        case 'TXT':
            return values.flatMap(namedBySpf);
        default:
            return [];
    }
}
function namedBySpf(value) {
    const text = value.replace(/^"|"$/g, '').replace(/" "/g, '');
    if (!/^v=spf1(?: |$)/i.test(text))
        return [];
    return text.split(' ').flatMap((term) => {
        const [, kind = '', name = ''] = /^[+?~-]?(include:|redirect=|a:|exists:)([^/%]+)/i.exec(term) ?? [];
        if (name === '')
            return [];
        return [{ name: withoutDot(name), types: /^[ae]/i.test(kind) ? ADDRESSES : TEXTS }];
    });
}
function withoutDot(name) {
    return name.toLowerCase().replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./lib/policy/order/schedule.js
const ONE_WAIT_SECONDS = 3600;
function scheduleSteps(draft) {
    const timed = inOrder(withoutIdleMilestones(draft.acts, draft.waits), draft.waits);
    const isStepped = timed.some(({ act, at }) => act.kind !== 'milestone' && !act.isSoft && (at > 0 || !act.isPlanned));
    return isStepped ? withWaits(adviceLast(timed, draft.waits), draft.waits) : [];
}
function withoutIdleMilestones(acts, waits) {
    return acts.filter(({ id, kind }) => kind !== 'milestone' || leadsToAct(id, acts, waits));
}
function leadsToAct(id, acts, waits) {
    return waits.some(({ from, to }) => {
        const next = from === id ? acts.find((act) => act.id === to) : undefined;
        return next !== undefined && (next.kind !== 'milestone' || leadsToAct(to, acts, waits));
    });
}
function adviceLast(timed, waits) {
    const isNext = (act, next) => waits.some(({ from, to }) => from === act.id && to === next.id);
    const advice = timed.filter(({ act }) => act.isSoft && timed.some((later) => isNext(act, later.act)));
    return timed
        .filter((each) => !advice.includes(each))
        .flatMap((each) => {
        const own = advice.filter(({ act }) => isFirst(act, each.act, timed, isNext));
        return [...own.map(({ act }) => ({ act, at: each.at })), each];
    });
}
function isFirst(act, next, timed, isNext) {
    return timed.find((later) => isNext(act, later.act))?.act === next;
}
function inOrder(acts, waits) {
    const done = [];
    const open = new Map(acts.map((act) => [act.id, act]));
    const moment = new Map();
    let now = 0;
    while (open.size > 0) {
        const ready = [...open.values()].filter(({ id }) => !waits.some(({ from, to }) => to === id && open.has(from)));
        const timed = ready.map((act) => ({ act, at: momentOf(act, waits, moment) }));
        now = Math.max(now, endOfWait(timed, now));
        const next = timed.find(({ at }) => at <= now);
        if (!next)
            throw new Error(`acts wait for each other: ${[...open.keys()].join(', ')}`);
        open.delete(next.act.id);
        moment.set(next.act.id, now);
        done.push({ act: next.act, at: now });
    }
    return done;
}
function endOfWait(ready, now) {
    const earliest = Math.min(...ready.map(({ at }) => at));
    if (earliest <= now)
        return now;
    return Math.max(...ready.map(({ at }) => at).filter((at) => at <= earliest + ONE_WAIT_SECONDS));
}
function momentOf({ id }, waits, moment) {
    return Math.max(0, ...waits.filter(({ to }) => to === id).map((wait) => (moment.get(wait.from) ?? 0) + wait.seconds));
}
function withWaits(timed, waits) {
    const moment = new Map(timed.map(({ act, at }) => [act.id, at]));
    const isBinding = ({ from, to, seconds }) => moment.get(to) === (moment.get(from) ?? 0) + seconds;
    const binding = waits.filter(isBinding);
    let now = 0;
    return relevant(timed, binding).flatMap(({ act, at }) => {
        const ending = binding.filter(({ to, seconds }) => seconds > 0 && moment.get(to) === at);
        const pause = at > now ? [waitStep(at - now, ending)] : [];
        now = at;
        if (act.kind === 'milestone')
            return pause;
        return [...pause, { kind: act.kind, text: act.text, reason: act.reason }];
    });
}
function relevant(timed, binding) {
    const found = new Set();
    for (const { act } of timed.toReversed()) {
        const isAwaited = binding.some(({ from, to }) => from === act.id && found.has(to));
        if (act.kind !== 'milestone' || isAwaited)
            found.add(act.id);
    }
    return timed.filter(({ act }) => found.has(act.id));
}
function waitStep(seconds, ending) {
    const whats = ending.map((wait) => (wait.seconds > seconds ? `rest of the ${wait.what}` : wait.what));
    const reason = ending[0]?.reason ?? '';
    return { kind: 'wait', text: `wait ${seconds} s (${[...new Set(whats)].join(', ')})`, reason, seconds };
}

;// CONCATENATED MODULE: ./lib/policy/order/draft.js
class PublicationDraft {
    #acts = new Map();
    #waits = [];
    concerns = [];
    get acts() {
        return [...this.#acts.values()];
    }
    get waits() {
        return this.#waits.filter(({ from, to }) => this.#acts.has(from) && this.#acts.has(to));
    }
    has(id) {
        return this.#acts.has(id);
    }
    add(act) {
        this.#acts.set(act.id, act);
        return act.id;
    }
    leads(from, to) {
        const reached = new Set([from]);
        for (const id of reached)
            for (const wait of this.#waits)
                if (wait.from === id)
                    reached.add(wait.to);
        return reached.has(to);
    }
    reword(id, reason) {
        const act = this.#acts.get(id);
        if (act)
            this.#acts.set(id, { ...act, reason });
    }
    milestone(id) {
        return this.add({ id, kind: 'milestone', text: '', reason: '' });
    }
    drop(id) {
        this.#acts.delete(id);
    }
    order(from, to) {
        this.wait(from, to, 0, '', '');
    }
    wait(from, to, seconds, what, reason) {
        if (from !== to)
            this.#waits.push({ from, to, seconds, what, reason });
    }
}

;// CONCATENATED MODULE: ./lib/policy/order/situation.js




class Situation {
    input;
    draft = new PublicationDraft();
    hosts;
    left = new Set();
    #sets;
    constructor(input) {
        this.input = input;
        this.#sets = new Map(input.changes.map((facts) => [setLabel(facts), facts]));
        const [published, planned] = [this.#hosts('published'), this.#hosts('planned')];
        this.hosts = {
            published,
            planned,
            added: planned.filter((host) => !published.includes(host)),
            removed: published.filter((host) => !planned.includes(host)),
            kept: planned.filter((host) => published.includes(host)),
        };
    }
    get domain() {
        return this.input.domain;
    }
    set(type, name) {
        return this.#sets.get(`${type} ${name}`);
    }
    changed(type, name) {
        const facts = this.set(type, name);
        return facts && hasOtherData(facts) ? facts : undefined;
    }
    values(type, name, side) {
        const facts = this.set(type, name);
        const isSame = facts?.change === 'same';
        return (facts?.[side] ?? (isSame ? facts.published : undefined))?.values ?? [];
    }
    addresses(host, side) {
        return [...this.values('A', host, side), ...this.values('AAAA', host, side)];
    }
    oldTtl(facts) {
        return facts.published?.ttl ?? this.input.negativeTtl;
    }
    oldTtlWords(facts) {
        return facts.published ? `TTL of ${setLabel(facts)}` : `negative TTL, as ${setLabel(facts)} is new`;
    }
    publish(facts, reason) {
        const kind = facts.planned ? 'publish' : 'remove';
        return this.draft.add({ id: setLabel(facts), kind, text: plannedText(facts), reason, isPlanned: true });
    }
    leaveOut(facts) {
        this.left.add(setLabel(facts));
        this.draft.drop(setLabel(facts));
    }
    breach(subject, message, source) {
        this.draft.concerns.push({
            code: 'E_ORDER',
            severity: 'warning',
            subject,
            message,
            hint: 'Publish the plan in the steps of the order of publication.',
            source,
        });
    }
    #hosts(side) {
        const named = this.values('MX', this.domain, side).map((value) => value.replace(/^\d+ /, '').replace(/\.$/, ''));
        if (named.length > 0)
            return named.filter((host) => host !== '');
        return this.addresses(this.domain, side).length > 0 ? [this.domain] : [];
    }
}

;// CONCATENATED MODULE: ./lib/policy/order/tlsa.js



function addTlsa(situation) {
    for (const host of situation.hosts.kept) {
        const facts = situation.changed('TLSA', `_25._tcp.${host}`);
        if (!facts)
            continue;
        situation.publish(facts, tlsa_reasonOf(facts, host));
        if (!needsRollover(situation, facts, host))
            continue;
        rollOver(situation, facts, host);
        if (!servedBy(situation, host)) {
            const message = `${setLabel(facts)} gets other records in one step: whatever certificate ${host} shows, senders that have the old ones, or those that have the new ones, do not deliver.`;
            situation.breach(setLabel(facts), message, lineOf(facts));
        }
    }
}
function tlsa_reasonOf(facts, host) {
    if (!facts.planned)
        return `Senders deliver to ${host} without DANE from here on.`;
    return `Only what the certificate of ${host} fits stays.`;
}
function needsRollover(situation, facts, host) {
    const [added, removed] = [addedValues(facts), removedValues(facts)];
    if (added.length === 0 || removed.length === 0)
        return false;
    const served = servedBy(situation, host);
    const kept = facts.planned?.values.filter((value) => facts.published?.values.includes(value)) ?? [];
    if (!served)
        return kept.length === 0;
    return !facts.planned?.values.some((value) => served.includes(value));
}
function servedBy({ input }, host) {
    return input.servedTlsa?.find((each) => each.host === host)?.values;
}
function rollOver({ draft }, facts, host) {
    const { published, planned } = facts;
    if (!published || !planned)
        return;
    const label = setLabel(facts);
    const union = draft.add({
        id: `${label} old and new`,
        kind: 'publish',
        text: publishText(label, { ...planned, values: [...published.values, ...addedValues(facts)] }),
        reason: 'The old record fits the present key; the new one has to be everywhere before the key changes.',
    });
    const key = draft.add({
        id: `${label} key`,
        kind: 'do',
        text: `install the certificate with the new key on ${host}`,
        reason: 'Whatever record a sender has, one of the two fits.',
    });
    const seen = draft.add({
        id: `${label} seen`,
        kind: 'do',
        text: `see that every address of ${host} shows the new certificate on port 25`,
        reason: 'A server that still shows the old key would fit no record after the next step.',
    });
    const reason = 'A sender whose record fits no certificate does not deliver.';
    draft.wait(union, key, 2 * published.ttl, `twice the TTL of ${label}`, reason);
    draft.order(key, seen);
    draft.order(seen, label);
}

;// CONCATENATED MODULE: ./lib/policy/order/plan-publication.js













function planPublication(input) {
    const situation = new Situation(input);
    addDkim(situation);
    addSpf(situation);
    addTlsa(situation);
    const policyHost = addMtaSts(situation);
    addMailHosts(situation);
    addDmarc(situation);
    addRest(situation);
    addReferences(situation);
    movePolicyHost(situation, policyHost);
    addNameServers(situation);
    return { steps: scheduleSteps(situation.draft), concerns: situation.draft.concerns };
}
function restReason({ name, planned }, open) {
    if (planned)
        return 'Nothing has to wait for it.';
    const next = open.find((each) => each.name === name && each.planned);
    if (next)
        return `${setLabel(next)} takes its place.`;
    if (name.startsWith('_smtp._tls.'))
        return 'Senders report failures of TLS no more, and deliver as before.';
    if (name.startsWith('_dmarc.'))
        return `Receivers apply no policy of ${name.slice('_dmarc.'.length)} any more.`;
    return 'No record of the plan names it.';
}
function addRest(situation) {
    const { draft, input, left } = situation;
    const open = input.changes.filter((facts) => {
        const id = setLabel(facts);
        const isNext = facts.type === 'NS' && facts.planned !== undefined;
        return facts.change !== 'same' && !isNext && !draft.has(id) && !left.has(id);
    });
    const renewed = open.filter((facts) => facts.change === 'changed' && !hasOtherData(facts));
    for (const facts of open)
        if (!renewed.includes(facts))
            situation.publish(facts, restReason(facts, open));
    const own = renewed.filter((facts) => !draft.acts.some(({ id }) => id.startsWith(`${setLabel(facts)} for the `)));
    for (const ttl of new Set(own.map(({ planned }) => planned?.ttl ?? 0))) {
        const labels = own.filter(({ planned }) => planned?.ttl === ttl).map(setLabel);
        const text = `publish with TTL ${ttl}, and the data as it is: ${labels.join(', ')}`;
        draft.add({ id: `TTL ${ttl}`, kind: 'publish', text, reason: 'Nothing has to wait for it.', isPlanned: true });
    }
}

// EXTERNAL MODULE: ./lib/dns/planned-zone.js
var planned_zone = __webpack_require__(37549);
;// CONCATENATED MODULE: ./lib/dns/zone-faults.js


const BESIDE_ALIAS = new Set(['CNAME', 'RRSIG', 'TYPE47', 'TYPE25']);
function findZoneFaults({ origin, records }) {
    const faults = [];
    const found = new Set();
    const report = (kind, { name, data: { type }, source }) => {
        const key = `${kind} ${name} ${type}`;
        if (found.has(key))
            return;
        found.add(key);
        faults.push({ kind, name, type, source });
    };
    const aliases = aliasesOf(records);
    const redirected = new Set(records.filter(({ data }) => data.type === 'DNAME').map(({ name }) => name));
    const ttls = new Map();
    const singles = new Map();
    for (const record of records) {
        const { name, ttl, data } = record;
        if (!(0,dns_name/* isWithin */.UO)(name, origin))
            report('outside', record);
        const alias = aliases.get(name);
        if (alias !== undefined && (data.type === 'CNAME' ? (0,planned_zone/* dataKey */.g)(data) !== alias : !BESIDE_ALIAS.has(data.type))) {
            report('alias-and-others', record);
        }
        if (data.type === 'DS' && name === origin)
            report('ds-at-top', record);
        if (redirected.size > 0 && isBelowAny(name, redirected))
            report('below-dname', record);
        const single = singleKey(record);
        if (single !== undefined) {
            const own = `${name} ${(0,planned_zone/* dataKey */.g)(data)}`;
            const only = singles.get(single) ?? own;
            singles.set(single, only);
            if (only !== own)
                report('several', record);
        }
        const set = `${name} ${data.type}`;
        const first = ttls.get(set) ?? ttl;
        ttls.set(set, first);
        if (first !== ttl && data.type !== 'RRSIG')
            report('ttl', record);
    }
    return faults;
}
function singleKey({ name, data }) {
    if (data.type === 'SOA')
        return 'SOA';
    return data.type === 'DNAME' ? `DNAME ${name}` : undefined;
}
function aliasesOf(records) {
    const aliases = new Map();
    for (const { name, data } of records) {
        if (data.type === 'CNAME' && !aliases.has(name))
            aliases.set(name, (0,planned_zone/* dataKey */.g)(data));
    }
    return aliases;
}
function isBelowAny(name, owners) {
    for (let each = (0,dns_name/* parentOf */.gN)(name); each !== undefined; each = (0,dns_name/* parentOf */.gN)(each))
        if (owners.has(each))
            return true;
    return false;
}
function withoutForgottenDot(name, origin) {
    if (origin === '' || !name.endsWith(`.${origin}`))
        return undefined;
    const own = name.slice(0, -origin.length - 1);
    return own.includes('.') ? own : undefined;
}

;// CONCATENATED MODULE: ./lib/policy/servers/check-planned-zones.js



const MAX_FAULTS = 50;
function mailNames(domain, hosts, dkimSelectors) {
    const names = new Map();
    const add = (name, ...types) => {
        names.set(name, new Set([...(names.get(name) ?? []), ...types, 'CNAME']));
    };
    add(domain, 'MX', 'TXT', 'NS', 'DS', 'DNSKEY');
    for (const name of [`_mta-sts.${domain}`, `_smtp._tls.${domain}`, `_dmarc.${domain}`])
        add(name, 'TXT');
    add(`mta-sts.${domain}`, 'A', 'AAAA');
    for (const selector of dkimSelectors)
        add(`${selector}._domainkey.${domain}`, 'TXT');
    for (const { host } of hosts) {
        add(host, 'A', 'AAAA');
        add(`_25._tcp.${host}`, 'TLSA');
    }
    return names;
}
function checkPlannedZones({ zones }, domain, names) {
    return zones.flatMap((zone) => [
        ...faultConcerns(zone),
        ...zone.unknown.flatMap((each) => unknownConcern(each, domain, names)),
    ]);
}
function faultConcerns(zone) {
    const groups = new Map();
    for (const fault of findZoneFaults(zone)) {
        const key = [fault.kind, fault.name, fault.kind === 'ttl' ? fault.type : ''].join(' ');
        const group = groups.get(key);
        if (group)
            group.push(fault);
        else
            groups.set(key, [fault]);
    }
    return [...groups.values()].slice(0, MAX_FAULTS).flatMap((group) => {
        const types = group.map(({ type }) => (0,record_types/* typeLabel */.Dd)(type));
        const [first = group[0]] = group.filter(({ type }) => type !== 'SOA' && type !== 'NS');
        return first ? [{ ...faultConcern(first, types, zone.origin), source: first.source }] : [];
    });
}
function faultConcern({ kind, name }, types, origin) {
    const label = types.join(', ');
    const records = types.length === 1 ? 'record' : 'records';
    if (kind === 'ttl') {
        return {
            code: 'E_ZONE_TTL',
            severity: 'warning',
            subject: `${label} ${name}`,
            message: `The ${label} records of ${name} have different TTLs.`,
            hint: `Give all ${label} records of ${name} one TTL (RFC 2181 section 5.2).`,
        };
    }
    if (kind === 'ds-at-top') {
        return {
            code: 'E_ZONE_INVALID',
            severity: 'warning',
            subject: `DS ${name}`,
            message: `${name} has a DS record in its own zone: resolvers look for it in the zone above, and some name servers refuse such a zone.`,
            hint: `Have the zone above publish it, which mostly the registrar does, and take it out of the zone ${origin}. Whether it fits the keys of the zone was not tested.`,
        };
    }
    const [message, hint] = {
        'alias-and-others': [
            `${name} has a CNAME record and other records, here ${label}: name servers refuse such a zone.`,
            `Remove the CNAME record of ${name}, or all others of this name. At the top of a zone, use A and AAAA records.`,
        ],
        'below-dname': [
            `${name} is below a name with a DNAME record, so its ${label} ${records} cannot be found, or the zone is refused.`,
            `Move what is at ${name} to the target of the DNAME record.`,
        ],
        outside: [
            `${name} is not in the zone ${origin}, so senders do not find its ${label} ${records}, or the zone is refused.`,
            `Write the name relative to ${origin}, and look at the $ORIGIN above it.`,
        ],
        several: [
            `There is another ${label} record beside that of ${name}: name servers refuse such a zone.`,
            `Keep one ${label} record: a zone has one SOA record, at its top, and a name one DNAME record.`,
        ],
    }[kind];
    return {
        code: 'E_ZONE_INVALID',
        severity: 'critical',
        subject: `${label} ${name}`,
        message: message ?? '',
        hint: hint ?? '',
    };
}
function unknownConcern({ name, type, reason, source }, domain, names) {
    if (!matters(name, type, names))
        return [];
    const what = type === undefined ? name : `${(0,record_types/* typeLabel */.Dd)(type)} ${name}`;
    return [
        {
            code: 'E_PLAN_UNKNOWN',
            severity: 'unknown',
            subject: what,
            message: `What ${what} will be is not known: ${reason}. Mail of ${domain} depends on it.`,
            hint: 'Write the value into the plan, or judge it again after it is published with stage: live.',
            source,
        },
    ];
}
function matters(name, type, names) {
    const covered = name.startsWith('*.')
        ? [...names].filter(([each]) => (0,dns_name/* isWithin */.UO)(each, name.slice(2)) && each !== name.slice(2))
        : [];
    const types = [names.get(name), ...covered.map(([, each]) => each)];
    return types.some((each) => each !== undefined && (type === undefined || each.has(type)));
}

// EXTERNAL MODULE: ./lib/dns/address.js
var dns_address = __webpack_require__(93884);
;// CONCATENATED MODULE: ./lib/policy/spf/address-set.js

const BITS = { v4: 32, v6: 128 };
const NO_ADDRESS = { v4: [], v6: [] };
const EVERY_ADDRESS = { v4: [whole('v4')], v6: [whole('v6')] };
function network(address, prefix = {}) {
    const number = numberOf(address);
    if (!number)
        return NO_ADDRESS;
    const { family, value } = number;
    const free = BigInt(BITS[family] - (prefix[family] ?? BITS[family]));
    const start = (value >> free) << free;
    const found = { ...NO_ADDRESS, [family]: [{ start, end: start + (1n << free) - 1n }] };
    return family === 'v6' ? subtract(found, MAPPED) : found;
}
const MAPPED = { v4: [], v6: [{ start: 0xffffn << 32n, end: (0x10000n << 32n) - 1n }] };
function unite(...sets) {
    return { v4: joined(sets.map(({ v4 }) => v4)), v6: joined(sets.map(({ v6 }) => v6)) };
}
function subtract(set, other) {
    return { v4: without(set.v4, other.v4), v6: without(set.v6, other.v6) };
}
function isEmpty({ v4, v6 }) {
    return v4.length === 0 && v6.length === 0;
}
function isWhole(set) {
    const { v4, v6 } = subtract(EVERY_ADDRESS, unite(set, MAPPED));
    return v4.length === 0 || v6.length === 0;
}
function isOpen({ v4, v6 }) {
    return size(v4) >= 1n << 31n || size(v6) >= 1n << 124n;
}
function networksOf(set, limit) {
    const found = [];
    for (const family of ['v4', 'v6']) {
        for (const { start, end } of set[family]) {
            for (let at = start; at <= end && found.length < limit;) {
                const free = freeBits(family, at, end);
                const length = BITS[family] - free;
                found.push(`${address_set_textOf(family, at)}${free === 0 ? '' : `/${length}`}`);
                at += 1n << BigInt(free);
            }
        }
    }
    return found;
}
function countRanges({ v4, v6 }) {
    return v4.length + v6.length;
}
function freeBits(family, at, end) {
    let free = 0;
    while (free < BITS[family] && (at >> BigInt(free)) % 2n === 0n && at + (2n << BigInt(free)) - 1n <= end)
        free += 1;
    return free;
}
function size(ranges) {
    return ranges.reduce((sum, { start, end }) => sum + end - start + 1n, 0n);
}
function whole(family) {
    return { start: 0n, end: (1n << BigInt(family === 'v4' ? 32 : 128)) - 1n };
}
function numberOf(address) {
    if ((0,dns_address/* ipv4Address */.Q)(address)) {
        const value = address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
        return { family: 'v4', value };
    }
    const canonical = (0,dns_address/* ipv6Address */.x)(address);
    if (canonical === undefined)
        return undefined;
    const [before = '', after] = canonical.split('::');
    const [head, tail] = [groups(before), groups(after ?? '')];
    const gap = Array.from({ length: 8 - head.length - tail.length }, () => '0');
    return {
        family: 'v6',
        value: BigInt(`0x${[...head, ...gap, ...tail].map((each) => each.padStart(4, '0')).join('')}`),
    };
}
function groups(text) {
    return text === '' ? [] : text.split(':');
}
function address_set_textOf(family, value) {
    const hex = value.toString(16).padStart(BITS[family] / 4, '0');
    if (family === 'v6')
        return (0,dns_address/* ipv6Address */.x)(hex.replace(/(.{4})(?!$)/g, '$1:')) ?? hex;
    return (hex.match(/../g) ?? []).map((octet) => Number.parseInt(octet, 16)).join('.');
}
function joined(lists) {
    const [longest = [], ...others] = lists.toSorted((one, other) => other.length - one.length);
    const added = others.flat();
    if (added.length === 0)
        return longest;
    if (added.length * 16 > longest.length)
        return merged([...longest, ...added]);
    const found = longest.slice();
    for (const { start, end } of added) {
        const from = firstIndex(found, (range) => range.end + 1n >= start);
        const to = firstIndex(found, (range) => range.start > end + 1n);
        const [first, last] = [found[from], found[to - 1]];
        const isApart = to <= from || !first || !last;
        const range = isApart
            ? { start, end }
            : { start: first.start < start ? first.start : start, end: last.end > end ? last.end : end };
        found.splice(from, Math.max(0, to - from), range);
    }
    return found;
}
function merged(ranges) {
    const found = [];
    for (const range of ranges.toSorted((one, other) => (one.start < other.start ? -1 : 1))) {
        const last = found.at(-1);
        if (last && range.start <= last.end + 1n) {
            found[found.length - 1] = { start: last.start, end: range.end > last.end ? range.end : last.end };
        }
        else
            found.push(range);
    }
    return found;
}
function without(ranges, others) {
    if (others.length === 0)
        return ranges;
    const found = [];
    for (const { start, end } of ranges) {
        let at = start;
        for (let index = firstIndex(others, (other) => other.end >= start); at <= end; index += 1) {
            const other = others[index];
            if (!other || other.start > end)
                break;
            if (other.start > at)
                found.push({ start: at, end: other.start - 1n });
            at = other.end + 1n;
        }
        if (at <= end)
            found.push({ start: at, end });
    }
    return found;
}
function firstIndex(ranges, holds) {
    let [low, high] = [0, ranges.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        const range = ranges[middle];
        if (range && holds(range))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

;// CONCATENATED MODULE: ./lib/policy/spf/spf-texts.js
function recordNamed(name, domain) {
    return name === domain ? `The SPF record of ${name}` : `The SPF record of ${name}, which ${domain} refers to,`;
}
const FEW = 6;
function firstOf(list, count = list.length) {
    const shown = list.slice(0, FEW);
    return `${shown.join(', ')}${count > shown.length ? ` and ${count - shown.length} more` : ''}`;
}
function withTerms(text, terms) {
    const words = text.split(' ').filter(Boolean);
    const end = words.findIndex((word) => /^(?:[+\-?~]?all|redirect=.*)$/i.test(word));
    return words.toSpliced(end < 0 ? words.length : end, 0, ...terms).join(' ');
}

;// CONCATENATED MODULE: ./lib/policy/spf/compare-spf.js


const FEW_NETWORKS = 3;
const MANY_NETWORKS = 12;
function compareSpf(published, planned) {
    const [before, after] = [published.permits, planned.permits];
    if (!before || !after || after.isUnknown)
        return [];
    if (isOpen(before.addresses) || isOpen(after.addresses))
        return [];
    const lost = compare_spf_lostTerms(before, after);
    if (lost.length === 0)
        return [];
    const newDynamic = after.dynamic.filter((text) => !before.dynamic.includes(text));
    const doubt = newDynamic.length > 0 ? `, unless ${firstOf(newDynamic)} does` : '';
    const union = withTerms(planned.facts?.record ?? '', [...new Set(lost.flatMap(({ terms }) => terms))]);
    return [
        {
            code: 'E_SPF_NARROWED',
            severity: newDynamic.length > 0 ? 'info' : 'warning',
            subject: before.domain,
            message: `The planned SPF record of ${before.domain} no longer permits ${firstOf(lost.map(({ shown }) => shown))}${doubt}.`,
            hint: `Permit both until nothing sends from there, and 5 days more for queues: ${union}`,
        },
    ];
}
function compare_spf_lostTerms(before, after) {
    const planned = after.byTerm.map(({ text }) => text);
    return before.byTerm.flatMap(({ text, addresses, dynamic }) => {
        const lost = subtract(addresses, after.addresses);
        const isTerm = /^\+?(?:ip4|ip6|include|exists|ptr)(?:$|:)/i.test(text) && !planned.includes(text);
        const gone = dynamic.filter((each) => !after.dynamic.includes(each));
        return [
            ...(isEmpty(lost) ? [] : [{ shown: networksOfTerm(text, lost), terms: isTerm ? [text] : asTerms(lost) }]),
            ...gone.map((each) => ({
                shown: each === text ? `what ${text} finds` : `what ${each} finds (${text})`,
                terms: [isTerm ? text : each],
            })),
        ];
    });
}
function networksOfTerm(text, lost) {
    const networks = networksOf(lost, FEW_NETWORKS);
    const more = Math.max(0, countRanges(lost) - networks.length);
    const list = `${networks.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return text.endsWith(`:${list}`) ? text : `${list} (${text})`;
}
function asTerms(set) {
    return networksOf(set, MANY_NETWORKS).map((each) => `${each.includes(':') ? 'ip6' : 'ip4'}:${each}`);
}

;// CONCATENATED MODULE: ./lib/probes/mx/check-served-policy.js

function checkServedPolicy(domain, served, file) {
    const [now, wanted] = [policyIn(served)?.policy, policyIn(file)?.policy];
    if (!file || !now)
        return [];
    if (wanted && check_served_policy_textOf(now) === check_served_policy_textOf(wanted))
        return [];
    const has = wanted ? `has "${check_served_policy_textOf(wanted)}"` : 'has no policy that senders can use';
    return [
        {
            code: 'E_PLAN_NOT_PUBLISHED',
            severity: 'critical',
            subject: `policy ${domain}`,
            message: `The MTA-STS policy that is served says "${check_served_policy_textOf(now)}", where ${file.where} ${has}.`,
            hint: `Serve ${file.where} at https://mta-sts.${domain}/.well-known/mta-sts.txt, and publish a new id in _mta-sts.${domain} after that.`,
        },
    ];
}
function check_served_policy_textOf({ mode, mx, maxAge }) {
    return [`mode: ${mode}`, ...mx.toSorted().map((host) => `mx: ${host}`), `max_age: ${maxAge}`].join(' | ');
}

;// CONCATENATED MODULE: ./lib/probes/mx/publication-input.js


function publicationInput({ domain, declared, policyText }, known) {
    const { published, planned, changes, negativeTtl, delegation, replacedKeys, isHostMoved } = known;
    const found = planned.mtaSts.facts;
    const served = published.mtaSts.facts ?? (found?.origin === 'fetched' ? found : undefined);
    return {
        domain,
        changes,
        negativeTtl,
        selectors: declared.dkimSelectors,
        replacedKeys,
        outbound: declared.outboundIps.map((address) => outboundIp(address, published.spf, planned.spf)),
        spf: { published: published.spf.facts, planned: planned.spf.facts },
        mtaSts: {
            served: served?.mode === undefined ? undefined : served,
            planned: policyText && planned.mtaSts.facts,
            isHostMoved,
        },
        unauthorizedReports: unauthorizedHosts(planned).filter((host) => !unauthorizedHosts(published).includes(host)),
        servedTlsa: servedTlsa(known),
        delegation: delegation && {
            ds: (delegation.ds ?? []).map(({ data }) => presentationOf(data)),
            dsTtl: delegation.ds?.[0]?.ttl,
            nsTtl: delegation.ttl,
        },
    };
}
function unauthorizedHosts({ dmarc }) {
    return dmarc.concerns.filter(({ code }) => code === 'E_DMARC_RUA_UNAUTHORIZED').map(({ subject }) => subject);
}
function outboundIp(address, published, planned) {
    return { address, passes: { published: passes(address, published), planned: passes(address, planned) } };
}
function passes(address, { permits }) {
    if (!permits)
        return false;
    if (isEmpty(subtract(network(address), permits.addresses)))
        return true;
    return permits.isUnknown || permits.dynamic.length > 0 ? undefined : false;
}
function servedTlsa({ tlsa, talks }) {
    const seen = new Set(talks.filter(({ chain }) => chain).map(({ target }) => target.host));
    return [...tlsa]
        .filter(([host]) => seen.has(host))
        .map(([host, records]) => ({
        host,
        values: records
            .filter(({ isMatch }) => isMatch)
            .map(({ usage, selector, matching, certificate }) => presentationOf({ type: 'TLSA', usage, selector, matching, certificate })),
    }));
}

;// CONCATENATED MODULE: ./lib/probes/mx/compare-views.js















async function compareViews(plan, around, shown) {
    const { planned, published } = around;
    if (!planned || !plan.zones)
        return { concerns: [], order: [] };
    const hosts = [...published.mx.hosts, ...planned.mx.hosts];
    const zones = checkPlannedZones(plan.zones, plan.domain, mailNames(plan.domain, hosts, plan.declared.dkimSelectors));
    if (plan.stage === 'after') {
        return { concerns: [...zones, ...(await publishedConcerns(plan, around))], order: [] };
    }
    const [order, changed] = await Promise.all([
        findOrder(plan, around, planned, shown),
        changeConcerns(around, planned),
    ]);
    return { concerns: [...zones, ...changed, ...order.concerns], order: order.order };
}
async function changeConcerns({ published, dkim, changes, names, policies }, planned) {
    const [tlsRpt, mtaSts, negativeTtls, lookups] = await Promise.all([
        compareTlsRpt(published.view, planned.view),
        policies.served.then((served) => compareMtaSts({ published: sideOf(published), planned: sideOf(planned), served, file: policies.file })),
        negativeTtlsOf(published.view.zone, changes),
        checkLookups(published.view.zone, planned.view.zone, names),
    ]);
    return [
        ...compareMx(planned.view, published.mx, planned.mx),
        ...compareSpf(published.spf, planned.spf),
        ...dkim.concerns,
        ...compareDmarc(published.dmarc, planned.dmarc),
        ...tlsRpt,
        ...mtaSts,
        ...checkTtl(changes, negativeTtls),
        ...lookups,
    ];
}
function sideOf({ view, mtaSts, mx }) {
    return { view, checked: mtaSts, hosts: mx.hosts, isNullMx: mx.isNullMx };
}
async function findOrder(plan, { dns, published, changes, dkim }, planned, { talks, tlsa }) {
    const isNew = !dns.zone || (await dns.zone.lookup(plan.domain, 'MX')).outcome === 'nxdomain';
    if (!dns.zone || isNew)
        return { concerns: [], order: [] };
    const { zone, delegation } = dns.zone.authority;
    const { records } = await dns.zone.lookup(zone, 'SOA');
    const [soa] = records.flatMap(({ ttl, data }) => (data.type === 'SOA' ? [Math.min(ttl, data.minimum)] : []));
    const known = {
        ...{ published, planned, changes, tlsa, talks, delegation },
        negativeTtl: soa ?? 0,
        replacedKeys: dkim.replaced,
        isHostMoved: await movesPolicyHost(plan.domain, published.view.zone, planned.view.zone),
    };
    const { steps, concerns } = planPublication(publicationInput(plan, known));
    return { concerns, order: steps };
}
async function publishedConcerns({ domain, resolvers }, { dns, changes, policies }) {
    const policy = checkServedPolicy(domain, await policies.served, policies.file);
    if (!dns.zone)
        return policy;
    const asked = resolvers.flatMap((text) => readServerAddress(text) ?? []);
    const [perServer, perResolver] = await Promise.all([
        askNameServers(dns.zone, changes),
        askResolvers(dns.client, asked, changes),
    ]);
    return [...policy, ...checkPublished(changes, perServer), ...checkResolvers(changes, perResolver)];
}

// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __webpack_require__(25836);
;// CONCATENATED MODULE: ./lib/probes/mx/weigh-concerns.js
const WEIGHT = { critical: 0, unknown: 1, warning: 2, info: 3 };
const LOWER = {
    critical: 'warning',
    warning: 'info',
    info: 'info',
    unknown: 'unknown',
};
const HIGHER = {
    critical: 'critical',
    warning: 'critical',
    info: 'warning',
    unknown: 'unknown',
};
function weighConcerns({ published, planned }, isStrict) {
    const raised = (concern) => isStrict && concern.isOptional ? { ...concern, severity: HIGHER[concern.severity] } : concern;
    if (!planned)
        return distinct(published.map((concern) => ({ ...raised(concern), age: 'new' })));
    const before = new Set(published.map(weigh_concerns_keyOf));
    const after = new Set(planned.map(weigh_concerns_keyOf));
    const kept = planned.map((concern) => {
        if (!before.has(weigh_concerns_keyOf(concern)))
            return { ...raised(concern), age: 'new' };
        const old = raised(concern);
        return { ...old, severity: LOWER[old.severity], age: 'old' };
    });
    const gone = published.filter((concern) => !after.has(weigh_concerns_keyOf(concern)) && concern.severity !== 'info');
    const mended = gone.map((concern) => {
        const severity = concern.severity === 'unknown' ? 'unknown' : 'info';
        return { ...concern, severity, age: 'mended' };
    });
    return distinct([...kept, ...mended]);
}
function worstOfEach(concerns) {
    const worst = new Map();
    for (const concern of concerns) {
        worst.set(weigh_concerns_keyOf(concern), Math.min(WEIGHT[concern.severity], worst.get(weigh_concerns_keyOf(concern)) ?? WEIGHT.info));
    }
    const unknown = new Set();
    return concerns.filter((concern) => {
        const key = weigh_concerns_keyOf(concern);
        if (WEIGHT[concern.severity] !== worst.get(key))
            return false;
        if (concern.severity !== 'unknown')
            return true;
        return !unknown.has(key) && unknown.add(key);
    });
}
function weigh_concerns_keyOf({ code, subject }) {
    return `${code} ${subject.split(' ').toSorted().join(' ')}`;
}
function distinct(concerns) {
    const kept = new Map();
    for (const concern of concerns) {
        const key = `${weigh_concerns_keyOf(concern)} ${concern.message}`;
        if (!kept.has(key))
            kept.set(key, concern);
    }
    return [...kept.values()];
}

;// CONCATENATED MODULE: ./lib/probes/mx/tell-concerns.js


const PREFIX = {
    new: '',
    old: 'Published already: ',
    mended: 'The plan mends this: ',
};
function rankOf({ code }) {
    if (code === 'E_ZONE_INVALID' || code === 'E_PLAN_NOT_PUBLISHED')
        return 0;
    return code.startsWith('E_MX_') ? 1 : 2;
}
function tellConcerns(concerns, context) {
    const sorted = concerns.toSorted((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity] || rankOf(one) - rankOf(other));
    const [worst, ...others] = sorted.filter(({ severity }) => severity !== 'info');
    for (const concern of sorted)
        if (concern.severity === 'info')
            context.notice(noticeOf(concern));
    for (const concern of others) {
        const { severity, code, hint, phase } = concern;
        if (severity === 'info')
            continue;
        context.note({ status: severity, code, message: wordsOf(concern), hint, phase, source: tell_concerns_sourceOf(concern) });
    }
    if (!worst || worst.severity === 'info')
        return;
    const { severity: status, code, hint, phase } = worst;
    throw new model_failure/* ProbeFailure */.BU({ status, code, message: wordsOf(worst), hint, phase, source: tell_concerns_sourceOf(worst) });
}
function noticeOf(concern) {
    const { code, hint, age } = concern;
    return { code, message: wordsOf(concern), hint: age === 'mended' ? undefined : hint, source: tell_concerns_sourceOf(concern) };
}
function wordsOf({ age, severity, message }) {
    return severity === 'unknown' ? message : PREFIX[age] + message;
}
function tell_concerns_sourceOf({ record, source: own }) {
    const source = record?.source ?? own;
    return source && 'file' in source ? { file: source.file, line: source.line, column: source.column ?? 1 } : undefined;
}

;// CONCATENATED MODULE: ./lib/probes/mx/fold-concerns.js


const ONE_EACH = new Set([
    ...['E_PLAN_UNKNOWN', 'E_DNS_LOOP', 'E_DNS_TIMEOUT', 'E_DNS_SERVFAIL', 'E_DNS_REFUSED', 'E_DNSSEC_BOGUS'],
    'E_TLSRPT_MISSING',
]);
function foldConcerns(concerns) {
    return withoutSecondFamily(onePerSubject(withoutWeakPolicy(withoutLostKeys(concerns))));
}
function withoutLostKeys(concerns) {
    const lost = new Map(find(concerns, 'E_DKIM_REMOVED').map((each) => [each.subject, each]));
    const told = new Set();
    const merged = concerns.map((concern) => {
        const removed = lost.get(concern.subject);
        if (concern.code !== 'E_DKIM_KEY' || concern.age !== 'new' || !removed)
            return concern;
        told.add(concern.subject);
        return { ...concern, hint: removed.hint, record: concern.record ?? removed.record };
    });
    return merged.filter(({ code, subject }) => code !== 'E_DKIM_REMOVED' || !told.has(subject));
}
function withoutWeakPolicy(concerns) {
    const isWeakened = find(concerns, 'E_DMARC_WEAK').some(({ severity }) => severity !== 'info');
    return isWeakened
        ? concerns.filter(({ code, severity }) => code !== 'E_DMARC_WEAK' || severity !== 'info')
        : concerns;
}
function onePerSubject(concerns) {
    const best = new Map();
    for (const concern of concerns) {
        if (!ONE_EACH.has(concern.code))
            continue;
        const known = best.get(fold_concerns_keyOf(concern));
        if (!known || isBetter(concern, known))
            best.set(fold_concerns_keyOf(concern), concern);
    }
    return concerns.filter((concern) => !ONE_EACH.has(concern.code) || best.get(fold_concerns_keyOf(concern)) === concern);
}
function isBetter(later, known) {
    if (later.severity !== known.severity)
        return WEIGHT[later.severity] < WEIGHT[known.severity];
    return tell_concerns_sourceOf(later) !== undefined || tell_concerns_sourceOf(known) === undefined;
}
function withoutSecondFamily(concerns) {
    const told = new Map(concerns.filter(({ code }) => ONE_EACH.has(code)).map((each) => [fold_concerns_keyOf(each), each]));
    return concerns.filter(({ code, subject, severity }) => {
        const name = /^AAAA (.+)$/.exec(subject)?.[1];
        const first = name === undefined ? undefined : told.get(`${code} A ${name}`);
        return !first || WEIGHT[first.severity] > WEIGHT[severity];
    });
}
function find(concerns, code) {
    return concerns.filter((concern) => concern.code === code);
}
function fold_concerns_keyOf({ code, subject }) {
    return `${code} ${subject}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/policy/dane/concerns.js

function ownerOf(host) {
    return `_25._tcp.${host}`;
}
function withoutTlsa(subject, domain, record) {
    return {
        code: 'E_DANE_MISSING',
        severity: 'info',
        subject,
        message: subject === domain
            ? `No MX host of ${domain} has TLSA records.`
            : `The MX host ${subject} has no TLSA records, and others of ${domain} have.`,
        hint: 'With DNSSEC and TLSA records, senders verify the certificate of each MX host and do not deliver without TLS.',
        record,
        isOptional: true,
    };
}
function lookupFails(name, failure) {
    return {
        code: 'E_DANE_LOOKUP',
        severity: 'critical',
        subject: name,
        message: `The question for TLSA ${name} fails (${failure}), and the host is signed: senders that follow DANE keep mail back until it is answered.`,
        hint: `The name servers must answer it, also where there is no such record. Try it with: dig +dnssec ${name} TLSA`,
    };
}
function notUsable(host, { record, data, fault }, count, all) {
    const isAll = count === all;
    const shown = `${data.usage} ${data.selector} ${data.matching} ${data.certificate.slice(0, 16)}\u2026`;
    return {
        code: 'E_DANE_USAGE',
        severity: isAll ? 'warning' : 'info',
        subject: host,
        message: isAll
            ? `Senders can use no TLSA record of ${host}: ${shown} ${fault}. They deliver without verifying the certificate.`
            : `Senders pass over ${count} of ${all} TLSA records of ${host}: ${shown} ${fault}.`,
        hint: `Publish ${ownerOf(host)}. TLSA 3 1 1 with the SHA-256 digest of the public key.`,
        record,
        isOptional: true,
    };
}
function tooMany(host, count, record) {
    return {
        code: 'E_DANE_USAGE',
        severity: 'info',
        subject: `${host} (count)`,
        message: `${host} has ${count} TLSA records, and some senders read about 12 only.`,
        hint: 'Remove the records of keys that are no longer in use.',
        record,
    };
}
function proxiedWithTlsa(host, record) {
    return {
        code: 'E_MX_PROXIED',
        severity: 'critical',
        subject: host,
        message: `The MX host ${host} is behind the web proxy of the provider, which publishes another MX host in its place: the TLSA records of ${ownerOf(host)} are not those that senders ask for.`,
        hint: `Set ${host} to "DNS only" (proxied: false).`,
        record,
    };
}
function unsignedTlsa(host, isOwn, record) {
    return {
        code: 'E_DANE_INSECURE',
        severity: isOwn ? 'warning' : 'info',
        subject: host,
        message: `${host} has TLSA records, and its zone is not signed: senders pass them over.`,
        hint: isOwn
            ? `Sign the zone of ${host} with DNSSEC and publish its DS record, or remove the TLSA records.`
            : `Only who runs ${host} can sign its zone.`,
        record,
        isOptional: isOwn,
    };
}
function tlsaMismatch({ host, leaf, count, isIssuerOnly, security, record }) {
    const chain = count === 1 ? 'the server shows its certificate alone' : `the server shows ${count} certificates`;
    const issuer = isIssuerOnly ? `; usage 2 needs the issuer among those that it shows (${chain})` : '';
    return {
        code: 'E_DANE_MISMATCH',
        severity: 'critical',
        subject: host,
        message: `No TLSA record of ${host} fits the certificate of its server${issuer}: senders that follow DANE do not deliver there${untested(security)}.`,
        hint: `Publish ${ownerOf(host)}. TLSA 3 1 1 ${digestOf(leaf)} beside the present records, wait twice their TTL, then remove what fits no key in use.`,
        record,
    };
}
function weakDigest(host, leaf, security, record) {
    return {
        code: 'E_DANE_MISMATCH',
        severity: 'critical',
        subject: host,
        message: `Only a SHA-256 digest among the TLSA records of ${host} fits the certificate of its server, and beside SHA-512 digests senders pass over it: senders that follow DANE do not deliver there${untested(security)}.`,
        hint: `Publish ${ownerOf(host)}. TLSA 3 1 1 ${digestOf(leaf)}, and remove the records with the matching type 2 that fit no key in use.`,
        record,
    };
}
function untested(security) {
    return security === 'unknown' ? ' where the zone is signed, which was not tested' : '';
}
function digestOf(leaf) {
    try {
        const key = new external_node_crypto_.X509Certificate(leaf).publicKey.export({ type: 'spki', format: 'der' });
        return (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex');
    }
    catch {
        return '<SHA-256 of the public key>';
    }
}
function wrongLeaf(host, trouble, security, record) {
    return {
        code: 'E_DANE_MISMATCH',
        severity: 'critical',
        subject: host,
        message: `The TLSA records of ${host} name its issuer (usage 2), and the certificate ${trouble}: senders that follow DANE do not deliver there${untested(security)}.`,
        hint: `With usage 2 the certificate must be valid and name ${host}. Issue it anew, or publish a record 3 1 1 of its key, for which name and time do not count.`,
        record,
    };
}
function rotatingIssuer(host, issuer, record) {
    return {
        code: 'E_DANE_MISMATCH',
        severity: 'warning',
        subject: `${host} (issuer)`,
        message: `The only TLSA record that names an issuer of ${host} fits "${issuer}", and this authority signs with several issuers in turn: the next certificate may not fit.`,
        hint: 'Publish a record 2 1 1 for each issuer that your authority uses, or a record 3 1 1 of a key that you keep at each renewal.',
        record,
        isOptional: true,
    };
}
function noRollover(host, { usage, selector, matching }, isWarning, record) {
    return {
        code: 'E_DANE_NO_ROLLOVER',
        severity: isWarning ? 'warning' : 'info',
        subject: host,
        message: `${host} has one usable TLSA record (${usage} ${selector} ${matching}): when ${usage === 2 ? 'the issuer' : 'the key'} changes, no record fits.`,
        hint: `Publish the record of the next ${usage === 2 ? 'issuer' : 'key'} beside it, at least twice its TTL before that is used.`,
        record,
        isOptional: isWarning,
    };
}

;// CONCATENATED MODULE: ./lib/policy/dane/certificate-trouble.js

function certificateTrouble(leaf, names) {
    const certificate = new external_node_crypto_.X509Certificate(leaf);
    if (!names.some((name) => certificate.checkHost(name, { subject: 'never', partialWildcards: false }) !== undefined)) {
        return `is for ${(certificate.subjectAltName ?? 'no name').replaceAll('DNS:', '')}`;
    }
    const [from, until] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
    if (Date.now() > until)
        return `has expired (${certificate.validTo})`;
    return Date.now() < from ? `is not valid before ${certificate.validFrom}` : undefined;
}

;// CONCATENATED MODULE: ./lib/policy/dane/matches-tlsa.js

const TRUST_ANCHOR = 2;
const END_ENTITY = 3;
const HASHES = { 1: 'sha256', 2: 'sha512' };
const DIGEST_OCTETS = { 1: 32, 2: 64 };
const MAX_CHAIN = 16;
function unusable({ usage, selector, matching, certificate }) {
    if (usage !== TRUST_ANCHOR && usage !== END_ENTITY)
        return `has the usage ${usage}, and SMTP knows 2 and 3 only`;
    if (selector > 1)
        return `has the selector ${selector}, and only 0 and 1 are known`;
    if (matching > 2)
        return `has the matching type ${matching}, and only 0, 1 and 2 are known`;
    const octets = certificate.length / 2;
    const wanted = DIGEST_OCTETS[matching];
    if (wanted !== undefined && octets !== wanted)
        return `has ${octets} octets of data, and a ${matching === 1 ? 'SHA-256' : 'SHA-512'} digest has ${wanted}`;
    if (wanted === undefined && !matches_tlsa_isWhole(selector, certificate))
        return `holds no ${selector === 0 ? 'certificate' : 'public key'}`;
    return undefined;
}
function matches_tlsa_isWhole(selector, hex) {
    const octets = Buffer.from(hex, 'hex');
    return (selector === 0 ? certificateIn(octets) : keyIn(octets)) !== undefined;
}
function fittingCertificate(record, chain) {
    const certificates = chain.slice(0, MAX_CHAIN).map(certificateIn);
    const [leaf] = certificates;
    if (!leaf)
        return undefined;
    if (record.usage === END_ENTITY)
        return isEqual(record, leaf) ? leaf : undefined;
    if (record.usage !== TRUST_ANCHOR)
        return undefined;
    const path = pathFrom(leaf, certificates.slice(1).filter((each) => each !== undefined));
    const issuer = path.slice(1).find((each) => isEqual(record, each));
    if (issuer)
        return issuer;
    const last = path.at(-1);
    return last && isSignedByRecord(record, last) ? last : undefined;
}
function matchesTlsa(record, chain) {
    return fittingCertificate(record, chain) !== undefined;
}
function isEqual({ selector, matching, certificate }, shown) {
    const octets = selector === 0 ? shown.raw : spkiOf(shown);
    if (octets === undefined)
        return false;
    const hash = HASHES[matching];
    return (hash === undefined ? octets.toString('hex') : (0,external_node_crypto_.createHash)(hash).update(octets).digest('hex')) === certificate;
}
function pathFrom(leaf, others) {
    const path = [leaf];
    for (let at = leaf; path.length < MAX_CHAIN;) {
        const issuer = others.find((each) => !path.includes(each) && isSignedBy(at, each));
        if (!issuer)
            break;
        path.push(issuer);
        at = issuer;
    }
    return path;
}
function isSignedBy(subject, issuer) {
    try {
        return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
    }
    catch {
        return false;
    }
}
function isSignedByRecord({ selector, matching, certificate }, last) {
    if (matching !== 0)
        return false;
    const octets = Buffer.from(certificate, 'hex');
    if (octets.equals(last.raw))
        return false;
    try {
        const key = selector === 0 ? certificateIn(octets)?.publicKey : keyIn(octets);
        return key !== undefined && last.verify(key);
    }
    catch {
        return false;
    }
}
function certificateIn(octets) {
    try {
        return new external_node_crypto_.X509Certificate(octets);
    }
    catch {
        return undefined;
    }
}
function keyIn(octets) {
    try {
        return (0,external_node_crypto_.createPublicKey)({ key: octets, format: 'der', type: 'spki' });
    }
    catch {
        return undefined;
    }
}
function spkiOf({ publicKey }) {
    try {
        return publicKey.export({ type: 'spki', format: 'der' });
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/policy/dane/judge-host.js



const MANY = 12;
const ROTATING = /^O=Let's Encrypt$/m;
const judge_host_TRUST_ANCHOR = 2;
function judge_host_judgeHost(daneHost) {
    const { host, records, security, isOwn } = daneHost;
    const found = [];
    const faults = records.flatMap(({ record, data }) => {
        const fault = unusable(data);
        return fault === undefined ? [] : [{ record, data, fault }];
    });
    const [first] = faults;
    if (first)
        found.push(notUsable(host.host, first, faults.length, records.length));
    if (records.length > MANY)
        found.push(tooMany(host.host, records.length, records[0]?.record));
    if (host.isProxied)
        found.push(proxiedWithTlsa(host.host, records[0]?.record));
    if (faults.length === records.length)
        return found;
    if (security === 'insecure')
        return [...found, unsignedTlsa(host.host, isOwn, records[0]?.record)];
    const fit = fitConcerns(daneHost);
    return [...found, ...fit, ...(fit.some(({ severity }) => severity === 'critical') ? [] : nextConcerns(daneHost))];
}
function usableIn({ records }) {
    return records.filter(({ data }) => unusable(data) === undefined);
}
function isStronger(one, other) {
    const isAlike = one.usage === other.usage && one.selector === other.selector;
    return isAlike && other.matching === 1 && one.matching === 2;
}
function fitConcerns(daneHost) {
    const { domain, host, chain, security } = daneHost;
    const usable = usableIn(daneHost);
    const leaf = chain?.[0];
    if (!chain || !leaf)
        return [];
    const all = usable.flatMap(({ data, record }) => {
        const certificate = fittingCertificate(data, chain);
        return certificate ? [{ data, record, certificate }] : [];
    });
    const fits = all.filter(({ data }) => !usable.some((other) => isStronger(other.data, data)));
    const record = usable[0]?.record;
    const [weak] = all;
    if (weak && fits.length === 0)
        return [weakDigest(host.host, leaf, security, weak.record)];
    if (fits.length === 0) {
        const isIssuerOnly = usable.every(({ data }) => data.usage === judge_host_TRUST_ANCHOR);
        return [tlsaMismatch({ host: host.host, leaf, count: chain.length, isIssuerOnly, security, record })];
    }
    if (fits.some(({ data }) => data.usage !== judge_host_TRUST_ANCHOR))
        return [];
    const trouble = certificateTrouble(leaf, [host.host, domain]);
    if (trouble !== undefined)
        return [wrongLeaf(host.host, trouble, security, record)];
    const anchors = usable.filter(({ data }) => data.usage === judge_host_TRUST_ANCHOR);
    const [fit] = fits;
    const isRotating = anchors.length === 1 && fit !== undefined && isRotatingIssuer(fit.certificate);
    return isRotating ? [rotatingIssuer(host.host, nameOf(fit.certificate), fit.record)] : [];
}
function isRotatingIssuer(certificate) {
    return ROTATING.test(certificate.subject) && certificate.subject !== certificate.issuer;
}
function nameOf({ subject }) {
    return /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
}
function nextConcerns(daneHost) {
    const usable = usableIn(daneHost);
    const [only] = usable;
    if (!only || usable.length > 1)
        return [];
    const isWarning = only.data.usage !== judge_host_TRUST_ANCHOR && daneHost.isOwn;
    return [noRollover(daneHost.host.host, only.data, isWarning, only.record)];
}

;// CONCATENATED MODULE: ./lib/policy/dane/unsigned-delegation.js

async function isBelowUnsigned(zone, name) {
    const names = [name, ...namesAbove(name)].filter((each) => each !== '');
    const unsigned = await Promise.all(names.map(async (each) => {
        const [servers, ds] = await Promise.all([zone.lookup(each, 'NS'), zone.lookup(each, 'DS')]);
        const isCut = servers.outcome === 'found' && servers.aliases.length === 0;
        return isCut && ds.outcome === 'nodata';
    }));
    return unsigned.includes(true);
}

;// CONCATENATED MODULE: ./lib/policy/dane/check-dane.js






async function checkDane(view, hosts, seen, states = new Map()) {
    const alive = hosts.filter(({ host }) => !view.declared.allowDead.includes(host));
    const asked = await Promise.all(alive.map((host) => askHost(view, host, seen.get(host.host), states)));
    const tlsa = new Map(asked.flatMap((each) => (each.daneHost ? [[each.daneHost.host.host, factsOf(each.daneHost)]] : [])));
    return { concerns: [...asked.flatMap((each) => each.concerns), ...check_dane_missing(view.domain, asked)], tlsa };
}
async function askHost({ domain, zone }, host, chain, states) {
    const name = `_25._tcp.${host.host}`;
    const lookup = await zone.lookup(name, 'TLSA');
    const isOwn = (0,dns_name/* isWithin */.UO)(host.host, domain);
    if (lookup.outcome === 'failed')
        return { concerns: await lookupConcerns(name, lookup, () => securityOf(host, lookup, states, zone)) };
    const records = lookup.records.flatMap((record) => record.data.type === 'TLSA' ? [{ record, data: record.data }] : []);
    if (records.length === 0)
        return { concerns: [], daneHost: { domain, host, records, chain, security: 'unknown', isOwn } };
    const security = await securityOf(host, lookup, states, zone);
    const daneHost = { domain, host, records, chain, security, isOwn };
    return { concerns: judge_host_judgeHost(daneHost), daneHost };
}
async function lookupConcerns(name, lookup, security) {
    const failed = unanswered(name, 'TLSA', lookup);
    if (!failed || failed.severity === 'critical')
        return failed ? [failed] : [];
    if (failed.code === 'E_PLAN_UNKNOWN' || lookup.failure === 'out of time')
        return [failed];
    switch (await security()) {
        case 'secure':
            return [lookupFails(name, lookup.failure ?? 'timeout')];
        case 'insecure':
            return [];
        default:
            return [failed];
    }
}
async function securityOf({ host, addresses }, lookup, states, zone) {
    const known = [states.get(host), states.get(`_25._tcp.${host}`)];
    if (known.includes('insecure'))
        return 'insecure';
    if (known.includes('secure'))
        return 'secure';
    if (lookup.outcome !== 'failed' && lookup.isAuthentic !== undefined)
        return lookup.isAuthentic ? 'secure' : 'insecure';
    const type = addresses[0]?.record.data.type === 'AAAA' ? 'AAAA' : 'A';
    const { isAuthentic, outcome } = await zone.lookup(host, type);
    if (outcome !== 'failed' && isAuthentic !== undefined)
        return isAuthentic ? 'secure' : 'insecure';
    return (await isBelowUnsigned(zone, host)) ? 'insecure' : 'unknown';
}
function check_dane_missing(domain, asked) {
    const there = asked.filter(({ daneHost }) => daneHost === undefined || daneHost.host.addresses.length > 0);
    const known = there.flatMap(({ daneHost }) => daneHost ?? []);
    const without = known.filter(({ records }) => records.length === 0);
    if (known.length === without.length) {
        return known.length === there.length && known.length > 0 ? [withoutTlsa(domain, domain, undefined)] : [];
    }
    return without.map(({ host }) => withoutTlsa(host.host, domain, host.record));
}
function factsOf({ records, chain }) {
    return records.map(({ data }) => {
        const { usage, selector, matching, certificate } = data;
        return { usage, selector, matching, certificate, isMatch: chain && matchesTlsa(data, chain) };
    });
}

;// CONCATENATED MODULE: ./lib/probes/mx/judge-dane.js

async function judgeDane({ view, mx }, shown, states) {
    const chains = new Map(mx.hosts.map(({ host }) => [host, chainsOf(host, shown)]));
    const rounds = Math.max(1, ...[...chains.values()].map(({ length }) => length));
    const checked = [];
    for (let round = 0; round < rounds; round += 1) {
        const hosts = mx.hosts.filter(({ host }) => round === 0 || (chains.get(host)?.length ?? 0) > round);
        const seen = new Map([...chains].flatMap(([host, each]) => {
            const chain = each[round];
            return chain ? [[host, chain]] : [];
        }));
        checked.push(await checkDane(view, hosts, seen, states));
    }
    return { concerns: checked.flatMap(({ concerns }) => concerns), tlsa: together(checked) };
}
function chainsOf(host, { talks, certificate, published }) {
    const distinct = new Map();
    for (const { target, chain } of talks) {
        const leaf = chain?.[0]?.toString('base64');
        if (target.host === host && chain && leaf !== undefined && !distinct.has(leaf))
            distinct.set(leaf, chain);
    }
    if (distinct.size > 0)
        return [...distinct.values()];
    const isNew = !published.some((each) => each.host === host);
    return isNew && certificate !== undefined ? [derChain(certificate)] : [];
}
function derChain(pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    return blocks.map((block) => Buffer.from(block.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
}
function together(checked) {
    const [first, ...others] = checked;
    return new Map([...(first?.tlsa ?? [])].map(([host, records]) => [
        host,
        records.map((record, at) => {
            const further = others.flatMap(({ tlsa }) => tlsa.get(host)?.[at]?.isMatch ?? []);
            return { ...record, isMatch: further.includes(false) ? false : record.isMatch };
        }),
    ]));
}

;// CONCATENATED MODULE: ./lib/probes/mx/judge-gate.js






const OF_POLICY = new Set(['E_STS_FETCH', 'E_STS_POLICY']);
async function judgeGate(plan, around, talks, { world }) {
    const { published, delegation, dnssec } = around;
    const planned = plan.stage === 'planned' ? around.planned : undefined;
    const [now, then] = await Promise.all([
        judgeView(plan, published, around, talks, world.clock.date()),
        planned && judgeView(plan, planned, around, talks, world.clock.date()),
    ]);
    const tlsa = new Map([...now.dane.tlsa, ...(then?.dane.tlsa ?? [])]);
    const compared = await compareViews(plan, around, { talks, tlsa });
    const servers = around.servers();
    const weigh = (both, phase) => weighConcerns(both, plan.isStrict).map((concern) => ({
        ...concern,
        phase: OF_POLICY.has(concern.code) ? 'policy' : phase,
    }));
    const named = checkNamed(plan, around);
    const common = [...servers.concerns, ...dnssec.concerns];
    const concerns = [
        ...weigh({ published: [...common, ...now.concerns], planned: then && [...common, ...then.concerns] }, 'dns'),
        ...weigh({ published: [...delegation.concerns, ...compared.concerns] }, 'dns'),
        ...weigh({ published: now.talks, planned: then?.talks }, 'mx'),
        ...weigh({ published: named.concerns }, 'mx'),
    ];
    const untested = [named, servers, delegation, dnssec].flatMap((checked) => checked.untested);
    return { concerns: foldConcerns(worstOfEach(concerns)), order: compared.order, tlsa, untested };
}
async function judgeView(plan, checked, { published, dnssec }, talks, now) {
    const { view, mx, mtaSts } = checked;
    const own = talksOf(checked, talks);
    const shown = { talks: own, certificate: plan.certificate, published: published.mx.hosts };
    const dane = await judgeDane(checked, shown, dnssec.states);
    const isSecure = (host) => dnssec.states.get(host) === 'secure';
    const tlsaHosts = [...dane.tlsa]
        .filter(([host, records]) => records.length > 0 && isSecure(host))
        .map(([host]) => host);
    const hasStsOrDane = mtaSts.policy !== undefined || [...dane.tlsa.values()].some((records) => records.length > 0);
    const reports = mx.hosts.length > 0 ? await checkTlsRpt(view, { hasStsOrDane }) : [];
    const judged = plan.talk
        ? (await Promise.all(/* import() */[__webpack_require__.e(282), __webpack_require__.e(146)]).then(__webpack_require__.bind(__webpack_require__, 63146))).judgeTalks({
            domain: plan.domain,
            hosts: mx.hosts,
            talks: own,
            before: checked === published ? undefined : talksOf(published, talks),
            promises: { isEnforced: mtaSts.policy?.mode === 'enforce', tlsaHosts },
            allowDead: plan.declared.allowDead,
            areRecipientsDeclared: plan.talk.areRecipientsDeclared,
            now,
        })
        : [];
    return { concerns: [...checked.concerns, ...dane.concerns, ...reports], talks: judged, dane };
}
function talksOf({ mx }, talks) {
    return talks.filter(({ target: { host, address, origin } }) => {
        const found = mx.hosts.find((each) => each.host === host);
        return found && (origin === 'input' || found.addresses.some((each) => each.address === address));
    });
}

// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
;// CONCATENATED MODULE: ./lib/dns/query/record-data.js


function readRecordData(typeCode, extent) {
    const type = (0,record_types/* typeOf */.QP)(typeCode);
    const { octets, start, end } = extent;
    const size = end - start;
    switch (type) {
        case 'A':
            need(size === 4);
            return { type, address: [...octets.subarray(start, end)].join('.') };
        case 'AAAA':
            need(size === 16);
            return { type, address: addressText(octets.subarray(start, end)) };
        case 'CNAME':
        case 'DNAME':
        case 'NS':
        case 'PTR':
            return { type, target: lastName(extent, 0) };
        case 'MX':
            return { type, preference: uint16(extent, 0), exchange: lastName(extent, 2) };
        case 'SRV': {
            const [priority, weight, port] = [uint16(extent, 0), uint16(extent, 2), uint16(extent, 4)];
            return { type, priority, weight, port, target: lastName(extent, 6) };
        }
        case 'TXT':
            return { type, strings: readStrings(extent) };
        case 'TLSA': {
            need(size >= 3);
            const [usage = 0, selector = 0, matching = 0] = octets.subarray(start, end);
            return { type, usage, selector, matching, certificate: octets.toString('hex', start + 3, end) };
        }
        case 'CAA':
            return readCaa(extent);
        case 'SOA':
            return readSoa(extent);
        default:
            return { type, text: octets.toString('hex', start, end) };
    }
}
function need(isMet) {
    if (!isMet)
        throw new MalformedMessage('data of another length');
}
function uint16({ octets, start, end }, offset) {
    need(start + offset + 2 <= end);
    return octets.readUInt16BE(start + offset);
}
function lastName({ octets, start, end }, offset) {
    const found = readName(octets, start + offset);
    need(found.end === end);
    return found.name;
}
function addressText(octets) {
    const groups = octets.toString('hex').match(/.{4}/g) ?? [];
    return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
function readStrings({ octets, start, end }) {
    const strings = [];
    for (let at = start; at < end;) {
        const next = at + 1 + (octets[at] ?? 0);
        need(next <= end);
        strings.push(octets.toString('latin1', at + 1, next));
        at = next;
    }
    return strings;
}
function readCaa({ octets, start, end }) {
    need(end - start >= 2);
    const [flags = 0, length = 0] = octets.subarray(start, start + 2);
    const value = start + 2 + length;
    need(value <= end);
    const tag = octets.toString('latin1', start + 2, value).toLowerCase();
    return { type: 'CAA', flags, tag, value: octets.toString('latin1', value, end) };
}
function readSoa({ octets, start, end }) {
    const primary = readName(octets, start);
    const mailbox = readName(octets, primary.end);
    need(mailbox.end + 20 === end);
    const [serial = 0, refresh = 0, retry = 0, expire = 0, minimum = 0] = [0, 4, 8, 12, 16].map((offset) => octets.readUInt32BE(mailbox.end + offset));
    return { type: 'SOA', primary: primary.name, mailbox: mailbox.name, serial, refresh, retry, expire, minimum };
}

;// CONCATENATED MODULE: ./lib/dns/query/read-message.js



const RCODES = [
    ...['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'],
    ...['YXDOMAIN', 'YXRRSET', 'NXRRSET', 'NOTAUTH', 'NOTZONE'],
];
const BADVERS = 16;
const HEADER_OCTETS = 12;
const INTERNET = 1;
const MAX_TTL = 0x7fff_ffff;
const EXTENDED_ERROR = 15;
function readMessage(octets, server) {
    if (octets.length < HEADER_OCTETS)
        throw new MalformedMessage('a message that is shorter than its header');
    const flags = octets.readUInt16BE(2);
    const [questions = 0, ...counts] = [4, 6, 8, 10].map((offset) => octets.readUInt16BE(offset));
    const reader = { octets, server, at: HEADER_OCTETS };
    const asked = Array.from({ length: Math.min(questions, 2) }, () => readQuestion(reader));
    if (questions > 1)
        throw new MalformedMessage('more than one question');
    const [answers = [], authorities = [], additionals = []] = counts.map((count) => readRecords(reader, count));
    const options = additionals.flatMap((record) => ('edns' in record ? [record] : []));
    if (options.length > 1)
        throw new MalformedMessage('more than one OPT record');
    const rcode = (flags & 0xf) | ((options[0]?.highRcode ?? 0) << 4);
    return {
        id: octets.readUInt16BE(0),
        isResponse: (flags & 0x8000) !== 0,
        opcode: (flags >> 11) & 0xf,
        rcode: rcode === BADVERS ? 'BADVERS' : (RCODES[rcode] ?? `RCODE${rcode}`),
        isAuthoritative: (flags & 0x400) !== 0,
        isTruncated: (flags & 0x200) !== 0,
        isRecursionAvailable: (flags & 0x80) !== 0,
        isAuthentic: (flags & 0x20) !== 0,
        isUnchecked: (flags & 0x10) !== 0,
        question: asked[0],
        answers: answers.flatMap(plain),
        authorities: authorities.flatMap(plain),
        additionals: additionals.flatMap(plain),
        edns: options[0]?.edns,
    };
}
function plain(entry) {
    return entry !== 'other class' && 'data' in entry ? [entry] : [];
}
function take(reader, octets) {
    const start = reader.at;
    reader.at += octets;
    if (reader.at > reader.octets.length)
        throw new MalformedMessage('a record that goes on after the end');
    return start;
}
function takeName(reader) {
    const { name, end } = readName(reader.octets, reader.at);
    reader.at = end;
    return name;
}
function readQuestion(reader) {
    const name = takeName(reader);
    return { name, type: (0,record_types/* typeOf */.QP)(reader.octets.readUInt16BE(take(reader, 4))) };
}
function readRecords(reader, count) {
    const entries = [];
    for (let left = count; left > 0; left -= 1) {
        const entry = readEntry(reader);
        if (entry !== 'other class')
            entries.push(entry);
    }
    return entries;
}
function readEntry(reader) {
    const { octets, server } = reader;
    const name = takeName(reader);
    const fixed = take(reader, 10);
    const type = octets.readUInt16BE(fixed);
    const ttl = octets.readUInt32BE(fixed + 4);
    const start = take(reader, octets.readUInt16BE(fixed + 8));
    const extent = { octets, start, end: reader.at };
    if (type === record_types/* OPT */.KN) {
        const edns = {
            datagramOctets: octets.readUInt16BE(fixed + 2),
            isDnssecOk: (ttl & 0x8000) !== 0,
            errorCodes: readErrorCodes(octets.subarray(start, reader.at)),
        };
        return { edns, highRcode: ttl >>> 24 };
    }
    if (octets.readUInt16BE(fixed + 2) !== INTERNET)
        return 'other class';
    return { name, ttl: ttl > MAX_TTL ? 0 : ttl, data: readRecordData(type, extent), source: { server } };
}
function readErrorCodes(options) {
    const codes = [];
    for (let at = 0; at < options.length;) {
        if (at + 4 > options.length)
            throw new MalformedMessage('an option that goes on after the end');
        const next = at + 4 + options.readUInt16BE(at + 2);
        if (next > options.length)
            throw new MalformedMessage('an option that goes on after the end');
        if (options.readUInt16BE(at) === EXTENDED_ERROR && next - at >= 6)
            codes.push(options.readUInt16BE(at + 4));
        at = next;
    }
    return codes;
}

;// CONCATENATED MODULE: ./lib/dns/query/exchange.js


function readAnswer(octets, server) {
    try {
        const message = readMessage(octets, server);
        return message.isTruncated ? { kind: 'cut' } : { kind: 'message', message };
    }
    catch (error) {
        if (!(error instanceof MalformedMessage))
            throw error;
        return { kind: 'failed', code: 'EBADRESP' };
    }
}
const waiting = new WeakMap();
function calledOnAbort(signal) {
    const before = waiting.get(signal);
    if (before)
        return before;
    const calls = new Set();
    waiting.set(signal, calls);
    signal.addEventListener('abort', () => calls.forEach((call) => void call()), { once: true });
    return calls;
}
function runExchange({ limitMs, signal }, begin) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const aborts = calledOnAbort(signal);
        let close;
        let isOver = false;
        const finish = () => {
            isOver = true;
            clearTimeout(limit);
            aborts.delete(onAbort);
            close?.();
        };
        const end = (result) => {
            if (isOver)
                return;
            finish();
            resolve(result);
        };
        const onAbort = () => {
            if (isOver)
                return;
            finish();
            reject(signal.reason);
        };
        const limit = setTimeout(() => end({ kind: 'silence' }), Math.max(0, limitMs));
        aborts.add(onAbort);
        close = begin(end);
        if (isOver)
            close();
    });
}

;// CONCATENATED MODULE: ./lib/dns/query/exchange-tcp.js



const LENGTH_OCTETS = 2;
const MAX_OCTETS = 2 * (LENGTH_OCTETS + 0xffff);
function exchangeTcp(server, question, limits, { connect }) {
    return runExchange(limits, (end) => {
        const socket = connect(server.address, server.port);
        socket.on('error', (error) => end({ kind: 'failed', code: (0,error_code/* codeOrName */.Mi)(error) }));
        socket.once('end', () => end({ kind: 'failed', code: 'ECONNRESET' }));
        socket.once('connect', () => {
            const length = Buffer.alloc(LENGTH_OCTETS);
            length.writeUInt16BE(question.octets.length);
            socket.write(Buffer.concat([length, question.octets]));
        });
        const take = messageReader((message) => {
            const kind = question.recognise(message);
            if (kind === 'form error')
                end({ kind });
            else if (kind === 'answer')
                end(exchange_tcp_whole(readAnswer(message, showServer(server))));
        });
        socket.on('data', (chunk) => {
            if (!take(chunk))
                end({ kind: 'failed', code: 'EBADRESP' });
        });
        return () => socket.destroy();
    });
}
function exchange_tcp_whole(result) {
    return result.kind === 'cut' ? { kind: 'failed', code: 'EBADRESP' } : result;
}
function messageReader(onMessage) {
    const received = Buffer.allocUnsafe(MAX_OCTETS);
    let [start, end] = [0, 0];
    return (chunk) => {
        if (end + chunk.length > MAX_OCTETS)
            return false;
        end += chunk.copy(received, end);
        while (end - start >= LENGTH_OCTETS) {
            const next = start + LENGTH_OCTETS + received.readUInt16BE(start);
            if (next > end)
                break;
            onMessage(received.subarray(start + LENGTH_OCTETS, next));
            start = next;
        }
        return true;
    };
}

;// CONCATENATED MODULE: ./lib/dns/query/question.js

const DATAGRAM_OCTETS = 1232;
const question_HEADER_OCTETS = 12;
const question_INTERNET = 1;
const DOT = 0x2e;
const RECURSION_DESIRED = 0x100;
const AUTHENTIC_DATA = 0x20;
const CHECKING_DISABLED = 0x10;
const OPT_OCTETS = 11;
const DNSSEC_OK = 0x8000;
const FORMERR = 1;
const NOTIMP = 4;
const KIND_MASK = 0xf8;
const RESPONSE = 0x80;
const CASE_BIT = 0x20;
function writeQuestion({ name, type }, bits, { hasEdns, isMixedCase }, random) {
    const asked = nameOctets(name);
    const end = question_HEADER_OCTETS + asked.length + 4;
    const octets = Buffer.alloc(hasEdns ? end + OPT_OCTETS : end);
    const chance = random(2 + (isMixedCase ? asked.length : 0));
    if (isMixedCase)
        mixCase(asked, chance.subarray(2));
    octets.writeUInt16BE(chance.readUInt16BE(0), 0);
    octets.writeUInt16BE(flagsOf(bits), 2);
    octets.writeUInt16BE(1, 4);
    octets.writeUInt16BE(Number(hasEdns), 10);
    asked.copy(octets, question_HEADER_OCTETS);
    octets.writeUInt16BE((0,record_types/* typeNumber */.OW)(type), end - 4);
    octets.writeUInt16BE(question_INTERNET, end - 2);
    if (hasEdns) {
        octets.writeUInt16BE(record_types/* OPT */.KN, end + 1);
        octets.writeUInt16BE(DATAGRAM_OCTETS, end + 3);
        octets.writeUInt16BE(bits.wantsSignatures ? DNSSEC_OK : 0, end + 7);
    }
    return { octets, recognise: (message) => recognise(message, octets.subarray(0, end), isMixedCase) };
}
function flagsOf({ isRecursive, wantsAuthentic, isUnchecked }) {
    return ((isRecursive ? RECURSION_DESIRED : 0) |
        (wantsAuthentic ? AUTHENTIC_DATA : 0) |
        (isUnchecked ? CHECKING_DISABLED : 0));
}
function nameOctets(name) {
    const octets = Buffer.from(name === '' ? '\0' : `.${name}\0`);
    for (let end = octets.length - 1, at = end - 1; at >= 0; at -= 1) {
        if (octets[at] !== DOT)
            continue;
        octets[at] = end - at - 1;
        end = at;
    }
    return octets;
}
function mixCase(name, chance) {
    for (let at = 0; at < name.length; at += 1) {
        const octet = name[at] ?? 0;
        if (octet >= 0x61 && octet <= 0x7a && ((chance[at] ?? 0) & 1) === 1)
            name[at] = octet - CASE_BIT;
    }
}
function recognise(message, asked, isExact) {
    if (message.length < question_HEADER_OCTETS || message.readUInt16BE(0) !== asked.readUInt16BE(0))
        return 'other';
    if (((message[2] ?? 0) & KIND_MASK) !== RESPONSE)
        return 'other';
    const questions = message.readUInt16BE(4);
    const rcode = (message[3] ?? 0) & 0xf;
    if (questions === 0 && (rcode === FORMERR || rcode === NOTIMP))
        return 'form error';
    const [there, here] = [message.subarray(question_HEADER_OCTETS, asked.length), asked.subarray(question_HEADER_OCTETS)];
    const isSame = there.equals(here) || (!isExact && foldOctets(there).equals(foldOctets(here)));
    return questions === 1 && isSame ? 'answer' : 'other';
}
function foldOctets(octets) {
    return octets.map((octet) => (octet >= 0x41 && octet <= 0x5a ? octet | CASE_BIT : octet));
}

;// CONCATENATED MODULE: ./lib/dns/query/exchange-udp.js





function exchangeUdp(server, question, limits, { udp }) {
    return runExchange(limits, (end) => {
        const socket = udp((0,ip_family/* ipFamily */.M)(server.address) === 6 ? 6 : 4);
        const fail = (error) => end({ kind: 'failed', code: (0,error_code/* codeOrName */.Mi)(error) });
        socket.on('error', fail);
        let source;
        socket.on('message', (octets, from) => {
            if (from.address !== source?.address || from.port !== source.port)
                return;
            const kind = question.recognise(octets);
            if (kind === 'form error')
                end({ kind });
            else if (kind === 'answer')
                end(octets.length > DATAGRAM_OCTETS ? { kind: 'cut' } : readAnswer(octets, showServer(server)));
        });
        socket.once('connect', () => {
            source = socket.remoteAddress();
            socket.send(question.octets, (error) => {
                if (error)
                    fail(error);
            });
        });
        socket.connect(server.port, server.address);
        let isClosed = false;
        return () => {
            if (!isClosed)
                socket.close();
            isClosed = true;
        };
    });
}

;// CONCATENATED MODULE: ./lib/dns/query/ask.js




const DATAGRAM_MS = 1500;
const DATAGRAM_TRIES = 2;
const OWN_TROUBLE = /^(?:E(?:NETUNREACH|HOSTUNREACH|NETDOWN|ADDRNOTAVAIL|AFNOSUPPORT|ACCES|PERM|MFILE|INVAL))$/;
const NOT_UNDERSTOOD = /^(?:FORMERR|NOTIMP|BADVERS)$/;
const OUT_OF_TIME = 'out of time';
function isOwnTrouble(failure) {
    return failure === OUT_OF_TIME || (failure !== undefined && OWN_TROUBLE.test(failure));
}
async function ask(server, question, options, budget) {
    const start = budget.world.clock.now();
    const asking = { server, question, options, budget, endsAt: start + budget.limitMs };
    const course = isAskable(question.name) ? await (options.isTcpOnly ? overTcp(asking) : overUdp(asking)) : BAD_NAME;
    return { server, question, ...course, ms: budget.world.clock.now() - start };
}
const BAD_NAME = { failure: 'EBADNAME', transport: 'udp' };
const PLAIN = { hasEdns: false, isMixedCase: true };
const ON_STREAM = { hasEdns: true, isMixedCase: false };
function leftMs({ budget, endsAt }) {
    return endsAt - budget.world.clock.now();
}
function sendDatagram(asking, form, limitMs, signal) {
    const { server, question, options, budget } = asking;
    const written = writeQuestion(question, options, form, budget.world.random);
    return exchangeUdp(server, written, { limitMs, signal: signal ?? budget.signal }, budget.world);
}
async function overUdp(asking) {
    for (let left = DATAGRAM_TRIES; left > 0; left -= 1) {
        const limitMs = Math.min(DATAGRAM_MS, leftMs(asking) / (left + 1));
        const result = await sendDatagram(asking, { hasEdns: true, isMixedCase: true }, limitMs);
        if (result.kind === 'silence')
            continue;
        return await afterUdp(asking, result);
    }
    return await byAnyWay(asking);
}
async function afterUdp(asking, result) {
    if (result.kind === 'failed' && isOwnTrouble(result.code))
        return { failure: result.code, transport: 'udp' };
    if (result.kind === 'cut' || result.kind === 'failed')
        return { ...(await overTcp(asking)), udp: wordOf(result) };
    const isUnderstood = result.kind === 'message' && !NOT_UNDERSTOOD.test(result.message.rcode);
    return isUnderstood ? { ...courseOf(result, 'udp', 'spoken'), udp: wordOf(result) } : await withoutEdns(asking);
}
async function withoutEdns(asking) {
    const result = await sendDatagram(asking, PLAIN, Math.min(DATAGRAM_MS, leftMs(asking)));
    if (result.kind === 'message')
        return { ...courseOf(result, 'udp', 'refused'), udp: wordOf(result) };
    if (result.kind === 'form error')
        return { failure: 'FORMERR', transport: 'udp', udp: wordOf(result) };
    return { ...(await overTcp(asking, { ...ON_STREAM, hasEdns: false })), edns: 'refused', udp: wordOf(result) };
}
async function overTcp(asking, form = ON_STREAM, signal) {
    const { server, question, options, budget } = asking;
    const written = writeQuestion(question, options, form, budget.world.random);
    const limits = { limitMs: leftMs(asking), signal: signal ?? budget.signal };
    const result = await exchangeTcp(server, written, limits, budget.world);
    const isForm = result.kind === 'form error' || (result.kind === 'message' && NOT_UNDERSTOOD.test(result.message.rcode));
    if (isForm && form.hasEdns)
        return { ...(await overTcp(asking, { ...form, hasEdns: false }, signal)), edns: 'refused' };
    return { ...courseOf(result, 'tcp', form.hasEdns ? 'spoken' : 'refused'), tcp: wordOf(result) };
}
async function byAnyWay(asking) {
    const { signal } = asking.budget;
    const other = new AbortController();
    const both = AbortSignal.any([signal, other.signal]);
    const lost = { failure: 'timeout', transport: 'udp' };
    const datagram = sendDatagram(asking, PLAIN, leftMs(asking), both).then((result) => {
        const isPlain = result.kind === 'message' && !NOT_UNDERSTOOD.test(result.message.rcode);
        return isPlain ? { ...courseOf(result, 'udp', 'dropped'), udp: 'message' } : { ...lost, udp: wordOf(result) };
    });
    const stream = overTcp(asking, ON_STREAM, both).then((course) => ({ ...course, udp: 'silence' }));
    try {
        const [first, second] = await firstWithMessage([datagram, stream]);
        if (first.message)
            return first;
        return second ?? first;
    }
    finally {
        other.abort();
    }
}
function firstWithMessage(courses) {
    return new Promise((resolve, reject) => {
        for (const course of courses) {
            course.then((done) => {
                if (done.message)
                    resolve([done]);
            }, reject);
        }
        Promise.all(courses).then((all) => resolve(all), reject);
    });
}
function courseOf(result, transport, edns) {
    switch (result.kind) {
        case 'message': {
            const { message } = result;
            return { message, transport, edns: edns === 'spoken' && !message.edns ? 'ignored' : edns };
        }
        case 'failed':
            return { failure: result.code, transport };
        case 'form error':
            return { failure: 'FORMERR', transport, edns };
        case 'cut':
        case 'silence':
            return { failure: 'timeout', transport };
    }
}
function wordOf(result) {
    return result.kind === 'failed' ? result.code : result.kind;
}

;// CONCATENATED MODULE: ./lib/dns/query/client.js


const QUESTION_MS = 5_000;
const MAX_AT_ONCE = 64;
function createDnsClient({ world, signal, limitMs, questionMs = QUESTION_MS }) {
    const endsAt = world.clock.now() + limitMs;
    const known = new Map();
    const inTurn = createTurns(MAX_AT_ONCE);
    return {
        ask: (server, question, options = {}, round = 0) => {
            const key = [showServer(server), question.type, round, ...bitsOf(options), question.name].join(' ');
            const before = known.get(key);
            if (before)
                return before;
            const answer = inTurn(async () => {
                if (signal.aborted)
                    throw signal.reason;
                const left = endsAt - world.clock.now();
                if (left <= 0)
                    return { server, question, failure: OUT_OF_TIME, transport: 'udp', ms: 0 };
                const got = await ask(server, question, options, { world, signal, limitMs: Math.min(questionMs, left) });
                return got.failure === 'timeout' && left < questionMs ? { ...got, failure: OUT_OF_TIME } : got;
            });
            known.set(key, answer);
            return answer;
        },
    };
}
function bitsOf({ isRecursive, wantsAuthentic, isUnchecked, wantsSignatures, isTcpOnly, }) {
    return [isRecursive, wantsAuthentic, isUnchecked, wantsSignatures, isTcpOnly].map((bit) => Number(bit === true));
}
function createTurns(limit) {
    const waiting = [];
    let running = 0;
    return async (work) => {
        if (running >= limit)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running += 1;
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                running -= 1;
        }
    };
}

;// CONCATENATED MODULE: ./lib/dns/authority/authority.js


function serversOf({ hosts }) {
    return hosts.flatMap(({ name, addresses }) => addresses.map((address) => ({ ...address, host: name })));
}
async function askAuthority(client, server, question, zone, options = {}) {
    const answer = await client.ask(server, question, options);
    return { server, answer, ...judge(answer, question.name, zone) };
}
function judge({ message, failure }, name, zone) {
    if (!message)
        return { standing: isOwnTrouble(failure) ? 'unreachable' : 'silent', detail: failure };
    const { rcode, isAuthoritative, answers, authorities } = message;
    const isWhole = rcode === 'NOERROR' || rcode === 'NXDOMAIN';
    const isOther = answers.length === 0 && authorities.some((each) => each.data.type === 'SOA' && !(0,dns_name/* isWithin */.UO)(each.name, zone));
    if (isWhole && isOther)
        return { standing: 'lame', detail: 'another zone' };
    if (isWhole && isAuthoritative)
        return { standing: 'authoritative' };
    if (rcode === 'NOERROR' && referralOf(message, name, zone).length > 0)
        return { standing: 'referral' };
    return { standing: 'lame', detail: isWhole ? 'no AA' : rcode };
}
function referralOf(message, name, zone) {
    if (message.isAuthoritative || message.answers.length > 0)
        return [];
    return message.authorities.filter((record) => record.data.type === 'NS' && record.name !== zone && (0,dns_name/* isWithin */.UO)(record.name, zone) && (0,dns_name/* isWithin */.UO)(name, record.name));
}

;// CONCATENATED MODULE: ./lib/dns/authority/authoritative-zone.js






function createAuthoritativeZone({ client, authority, others }) {
    const { zone } = authority;
    const known = new Map();
    const divisions = new Map();
    const omissions = new Map();
    const gone = new Map();
    const servers = serversOf(authority);
    const presentServers = () => servers.filter((server) => !gone.has(authoritative_zone_keyOf(server)));
    const answerOf = async (server, name, type) => {
        const answer = await askAuthority(client, server, { name, type }, zone);
        if (isGone(answer))
            gone.set(authoritative_zone_keyOf(server), answer);
        return answer;
    };
    const answers = (name, type) => Promise.all(presentServers().map((server) => answerOf(server, name, type)));
    const step = async (name, type) => {
        const isElsewhere = !(0,dns_name/* isWithin */.UO)(name, zone) || (type === 'DS' && name === zone);
        if (isElsewhere)
            return await others.step(name, type);
        const all = await answers(name, type);
        const sides = sidesOf(all, name, type, zone);
        if (sides.length > 1)
            divisions.set(`${type} ${name}`, { name, type, sides });
        if (sides[0]) {
            for (const answer of all.filter(isOmission)) {
                const { server, standing, detail = standing } = answer;
                omissions.set(`${type} ${name} ${authoritative_zone_keyOf(server)}`, { name, type, server, detail });
            }
            return sides[0].step;
        }
        const [referral] = all.filter(({ standing }) => standing === 'referral');
        if (referral)
            return delegationStep(referral, name, type, zone) ?? (await others.step(name, type));
        return failedStep(name, all.length > 0 ? all : [...gone.values()]);
    };
    const lookup = (name, type) => remembered(known, foldName(name), type, (folded) => follow(folded, type, step));
    let glances = 0;
    const glance = async (name, type) => {
        const present = presentServers();
        const server = present[glances % present.length];
        glances += 1;
        const folded = foldName(name);
        if (!server || !(0,dns_name/* isWithin */.UO)(folded, zone))
            return await lookup(folded, type);
        const [side] = sidesOf([await answerOf(server, folded, type)], folded, type, zone);
        const isNothing = side?.step.outcome === 'nxdomain' || side?.step.outcome === 'nodata';
        if (!isNothing || side.step.aliases.length > 0)
            return await lookup(folded, type);
        return { outcome: side.step.outcome, records: [], aliases: [], negativeTtl: side.step.negativeTtl };
    };
    return {
        authority,
        glance,
        answers: (name, type) => answers(foldName(name), type),
        divisions: () => [...divisions.values()],
        omissions: () => [...omissions.values()],
        lookup,
    };
}
function delegationStep({ answer: { message } }, name, type, zone) {
    if (!message || type !== 'NS')
        return undefined;
    const records = referralOf(message, name, zone).filter((record) => record.name === name);
    return records.length > 0 ? { outcome: 'found', at: name, records, aliases: [] } : undefined;
}
function authoritative_zone_keyOf({ address, port }) {
    return `${address} ${port}`;
}
function isGone({ standing, answer }) {
    return standing === 'unreachable' || (standing === 'silent' && answer.failure !== 'EBADNAME');
}
function isOmission({ standing }) {
    return standing === 'lame' || standing === 'silent' || standing === 'referral';
}
function sidesOf(answers, name, type, zone) {
    const sides = new Map();
    for (const { server, standing, answer } of answers) {
        if (standing !== 'authoritative' || !answer.message)
            continue;
        const step = readStep(answer.message, name, type, (owner) => (0,dns_name/* isWithin */.UO)(owner, zone));
        const key = contentOf(step);
        const side = sides.get(key);
        if (side)
            side.servers.push(server);
        else
            sides.set(key, { servers: [server], step });
    }
    return [...sides.values()].toSorted((one, other) => other.servers.length - one.servers.length);
}
function contentOf({ outcome, at, records, aliases }) {
    const contents = (list) => list.map(({ data }) => JSON.stringify(data)).sort();
    return JSON.stringify([outcome, at, contents(records), contents(aliases)]);
}
function failedStep(name, answers) {
    const order = ['lame', 'silent', 'unreachable'];
    const [first] = answers.toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing));
    return { outcome: 'failed', at: name, records: [], aliases: [], failure: first?.detail ?? 'no name server' };
}

;// CONCATENATED MODULE: ./lib/dns/authority/ask-parent.js



const MAX_SERVERS = 4;
async function askParent(question, options) {
    const servers = await someServers(question.hosts, options.resolver);
    if (servers.length === 0)
        return { failure: 'no address' };
    let failure = 'no answer';
    const attempts = servers.map(async (server) => {
        const asked = await askServer(question, server, options.client);
        if (asked.zone !== undefined)
            return asked;
        failure = asked.failure ?? failure;
        throw new NoDelegation();
    });
    try {
        return await Promise.any(attempts);
    }
    catch (error) {
        if (error instanceof AggregateError && error.errors.every((each) => each instanceof NoDelegation))
            return { failure };
        throw error instanceof AggregateError ? error.errors.find((each) => !(each instanceof NoDelegation)) : error;
    }
}
class NoDelegation extends Error {
}
async function someServers(hosts, resolver) {
    const found = await Promise.all(hosts.slice(0, MAX_SERVERS).map(async (host) => {
        const lookups = await Promise.all([resolver.lookup(host, 'A'), resolver.lookup(host, 'AAAA')]);
        return lookups.map(({ records: [first] }) => first?.data.type === 'A' || first?.data.type === 'AAAA'
            ? { host, address: first.data.address, port: DNS_PORT }
            : undefined);
    }));
    const byFamily = [0, 1].flatMap((family) => found.map((both) => both[family]));
    return byFamily.filter((server) => server !== undefined).slice(0, MAX_SERVERS);
}
async function askServer({ parent, child }, server, client) {
    const [referred, signed] = await Promise.all([
        askAuthority(client, server, { name: child, type: 'NS' }, parent),
        askAuthority(client, server, { name: child, type: 'DS' }, parent),
    ]);
    const { message } = referred.answer;
    if (referred.standing !== 'referral' || !message) {
        return { failure: referred.standing === 'authoritative' ? 'answers from the zone itself' : referred.detail };
    }
    const records = referralOf(message, child, parent);
    const [first] = records;
    if (!first)
        return { failure: 'no referral' };
    const hosts = records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : [])).sort();
    const delegation = {
        parent,
        hosts: [...new Set(hosts)],
        ttl: Math.min(...records.map(({ ttl }) => ttl)),
        glue: glueIn(message, hosts, parent),
        ds: first.name === child && signed.standing === 'authoritative' ? dsIn(signed.answer.message, child) : undefined,
        server: { address: server.address, port: server.port },
    };
    return { zone: first.name, delegation };
}
function glueIn({ additionals }, hosts, parent) {
    return additionals.filter(({ name, data }) => (data.type === 'A' || data.type === 'AAAA') && hosts.includes(name) && (0,dns_name/* isWithin */.UO)(name, parent));
}
function dsIn(message, child) {
    return message?.answers.filter(({ name, data }) => data.type === 'DS' && name === child) ?? [];
}

;// CONCATENATED MODULE: ./lib/dns/authority/find-authority.js





const MAX_HOSTS = 13;
const MAX_ADDRESSES = 4;
const NO_PARENT = { failure: 'the root' };
const MAX_ABOVE = 16;
async function findAuthority(domain, options) {
    const name = foldName(domain);
    const cuts = await findCuts(name, options.resolver);
    const [nearest, above] = cuts.found;
    if (!nearest)
        return { failure: cuts.failure ?? 'nxdomain' };
    const parent = cuts.isCertain ? above : nearest;
    const child = cuts.isCertain ? nearest.name : name;
    const listed = targetsOf(nearest.list);
    const [asked] = await Promise.all([
        parent ? askParent({ parent: parent.name, hosts: targetsOf(parent.list), child }, options) : NO_PARENT,
        ...(cuts.isCertain ? listed.map((host) => find_authority_addressesOf(host, undefined, options)) : []),
    ]);
    if (!cuts.isCertain && asked.zone === undefined)
        return { failure: asked.failure ?? 'timeout' };
    const zone = asked.zone ?? nearest.name;
    return await withAddresses(zone, zone === nearest.name ? listed : undefined, asked, options);
}
async function findCuts(name, resolver) {
    const names = [name, ...namesAbove(name)].slice(0, MAX_ABOVE);
    const look = async (each) => ({ name: each, list: await resolver.lookup(each, 'NS') });
    const lists = await Promise.all(names.filter((each) => each !== '').map(look));
    if (lists.filter(isCut).length < 2)
        lists.push(await look(''));
    const found = lists.filter(isCut);
    const before = lists.slice(0, found[0] ? lists.indexOf(found[0]) : undefined);
    const failed = before.find(({ list }) => list.outcome === 'failed');
    return { found, isCertain: failed === undefined, failure: failed?.list.failure };
}
function isCut({ list }) {
    return list.outcome === 'found' && list.aliases.length === 0;
}
function targetsOf(list) {
    const targets = list.records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : []));
    return [...new Set(targets)].sort().slice(0, MAX_HOSTS);
}
async function withAddresses(zone, listed, { delegation, failure }, options) {
    const names = [...new Set([...(delegation?.hosts ?? []), ...(listed ?? [])])].slice(0, MAX_HOSTS);
    const hosts = await Promise.all(names.map(async (name) => {
        const isDelegated = delegation?.hosts.includes(name);
        const isListed = listed?.includes(name);
        return { name, isDelegated, isListed, ...(await find_authority_addressesOf(name, delegation, options)) };
    }));
    return { zone, hosts, delegation, delegationFailure: delegation ? undefined : failure };
}
async function find_authority_addressesOf(name, delegation, { resolver }) {
    const lookups = await Promise.all([resolver.lookup(name, 'A'), resolver.lookup(name, 'AAAA')]);
    const glue = delegation?.glue.filter((record) => record.name === name) ?? [];
    const found = [...lookups.flatMap(({ records }) => records), ...glue].flatMap(addressOf);
    const addresses = [...new Set(found)].slice(0, MAX_ADDRESSES).map((address) => ({ address, port: DNS_PORT }));
    if (addresses.length > 0)
        return { addresses };
    const lookup = lookups.find(({ outcome }) => outcome === 'failed') ?? lookups[0];
    return { addresses, failure: lookup.failure ?? lookup.outcome };
}
function addressOf({ data }) {
    return data.type === 'A' || data.type === 'AAAA' ? [data.address] : [];
}
async function namedAuthority(domain, servers, options) {
    const name = foldName(domain);
    const hosts = await Promise.all(servers.map(async (text) => {
        const address = readServerAddress(text);
        if (address)
            return { name: text, addresses: [address] };
        return { name: foldName(text), ...(await find_authority_addressesOf(foldName(text), undefined, options)) };
    }));
    const all = serversOf({ zone: '', hosts });
    const answers = await Promise.all(all.map((server) => askAuthority(options.client, server, { name, type: 'SOA' }, '')));
    for (const { standing, answer } of answers) {
        const { answers: own = [], authorities = [] } = standing === 'authoritative' ? (answer.message ?? {}) : {};
        const soa = [...own, ...authorities].find((record) => record.data.type === 'SOA' && (0,dns_name/* isWithin */.UO)(name, record.name));
        if (soa)
            return { zone: soa.name, hosts };
    }
    const failure = hosts.find((host) => host.failure !== undefined)?.failure;
    return { failure: answers.find(({ detail }) => detail !== undefined)?.detail ?? failure ?? 'no name server' };
}

;// CONCATENATED MODULE: ./lib/dns/authority/open-published.js





async function openPublished(options) {
    const { domain, nameServers = [], world } = options;
    const client = createDnsClient(options);
    const named = options.resolvers ?? [];
    const resolvers = named.length > 0 ? named : systemResolvers(world.dns);
    const resolved = createResolverZone({ client, resolvers, isTrusted: named.length > 0 });
    const resolver = createResolverZone({ client, resolvers, isTrusted: false, isUnchecked: true });
    const find = { client, resolver };
    const authority = await (nameServers.length > 0
        ? namedAuthority(domain, nameServers, find)
        : findAuthority(domain, find));
    if (!('zone' in authority))
        return { client, failure: authority.failure, resolved };
    return { client, zone: createAuthoritativeZone({ client, authority, others: resolved }), resolved };
}
function systemResolvers(dns) {
    return dns.servers().flatMap((text) => readServerAddress(text) ?? []);
}

;// CONCATENATED MODULE: ./lib/dns/authority/survey-servers.js




async function surveyServers(domain, authority, client) {
    return await Promise.all(serversOf(authority).map((server) => surveyServer(foldName(domain), server, authority, client)));
}
async function surveyServer(domain, server, { zone }, client) {
    const ask = (name, type, isTcpOnly = false) => askAuthority(client, server, { name, type }, zone, { isTcpOnly });
    const [soa, tcp, ns, mx] = await Promise.all([
        ask(zone, 'SOA'),
        ask(zone, 'SOA', true),
        ask(zone, 'NS'),
        ask(domain, 'MX'),
    ]);
    const serial = dataOf(soa, zone, 'SOA', zone)?.flatMap((data) => (data.type === 'SOA' ? [data.serial] : []))[0];
    const nameServers = dataOf(ns, zone, 'NS', zone)?.flatMap((data) => (data.type === 'NS' ? [data.target] : []));
    const mailHosts = dataOf(mx, domain, 'MX', zone)
        ?.flatMap((data) => (data.type === 'MX' ? [data] : []))
        .sort((one, other) => one.preference - other.preference || (one.exchange < other.exchange ? -1 : 1));
    return {
        server,
        soa,
        tcp,
        edns: await ednsOf(soa, client),
        serial,
        nameServers: nameServers?.sort(),
        mailHosts: mailHosts?.map(({ preference, exchange }) => `${preference} ${exchange}`),
    };
}
async function ednsOf({ answer }, client) {
    if (answer.edns !== 'dropped')
        return answer.edns;
    const again = await client.ask(answer.server, answer.question, {}, 1);
    return again.edns ?? answer.edns;
}
function dataOf({ standing, answer }, name, type, zone) {
    if (standing !== 'authoritative' || !answer.message)
        return undefined;
    return readStep(answer.message, name, type, (owner) => (0,dns_name/* isWithin */.UO)(owner, zone)).records.map(({ data }) => data);
}
function differencesOf(reports) {
    const read = {
        serial: ({ serial }) => serial?.toString(),
        'name servers': ({ nameServers }) => nameServers?.join(', '),
        'mail hosts': ({ mailHosts }) => mailHosts?.join(', '),
    };
    return Object.keys(read).flatMap((what) => {
        const servers = new Map();
        for (const report of reports) {
            const value = read[what](report);
            if (value !== undefined)
                servers.set(value, [...(servers.get(value) ?? []), report.server]);
        }
        const values = [...servers].map(([value, own]) => ({ value, servers: own }));
        return values.length > 1 ? [{ what, values }] : [];
    });
}

;// CONCATENATED MODULE: ./lib/dns/overlay/delegation.js
async function delegation_delegationStep(cut, servers, published) {
    const { records } = await published.lookup(cut, 'NS');
    const now = records.filter(({ name }) => name === cut).map(delegation_targetOf);
    const planned = servers.map(delegation_targetOf);
    const isSame = now.length === planned.length && planned.every((target) => now.includes(target));
    if (isSame)
        return undefined;
    return { kind: 'failed', failure: `${cut} is delegated to name servers that do not serve it yet`, isPlanned: true };
}
function delegation_targetOf({ data }) {
    return data.type === 'NS' ? data.target : '';
}

;// CONCATENATED MODULE: ./lib/dns/overlay/node-step.js

function nodeStep(index, node, name, type) {
    const records = index.recordsOf(node, type);
    if (records.length > 0)
        return { kind: 'found', records: records.map((each) => ({ ...each, name })), isPlanned: true };
    const flattened = index.flattenedOf(node, type);
    if (flattened)
        return { kind: 'flattened', flattened: { ...flattened, name } };
    const unknown = index.unknownOf(node, type);
    if (unknown)
        return { kind: 'failed', failure: unknown.reason, isPlanned: true };
    const [alias] = index.recordsOf(node, 'CNAME');
    if (alias?.data.type !== 'CNAME')
        return undefined;
    return { kind: 'alias', alias: { ...alias, name }, target: alias.data.target, isPlanned: true };
}
function dnameStep(dname, name) {
    const target = dname.data.type === 'DNAME' ? dname.data.target : '';
    const prefix = name.slice(0, name.length - dname.name.length);
    const alias = target === '' ? prefix.slice(0, -1) : prefix + target;
    if (!(0,dns_name/* fits */.lA)(alias))
        return { kind: 'failed', failure: 'a DNAME record makes a name that is too long', isPlanned: true };
    return {
        kind: 'alias',
        alias: { ...dname, name, data: { type: 'CNAME', target: alias } },
        target: alias,
        isPlanned: true,
    };
}

;// CONCATENATED MODULE: ./lib/dns/overlay/zone-index.js


class ZoneIndex {
    origin;
    #records = new Map();
    #flattened = new Map();
    #unknown = new Map();
    #names = new Set();
    constructor(zone) {
        this.origin = zone.origin;
        this.#names.add(zone.origin);
        for (const record of zone.records)
            this.#add(this.#records, record);
        for (const flattened of zone.flattened)
            this.#add(this.#flattened, flattened);
        for (const unknown of zone.unknown)
            this.#add(this.#unknown, unknown);
    }
    #add(map, item) {
        const { name } = item;
        if (!(0,dns_name/* isWithin */.UO)(name, this.origin))
            return;
        const same = map.get(name);
        if (same)
            same.push(item);
        else
            map.set(name, [item]);
        for (let each = name; each !== undefined && !this.#names.has(each); each = (0,dns_name/* parentOf */.gN)(each)) {
            this.#names.add(each);
        }
    }
    has(name) {
        return this.#names.has(name);
    }
    recordsOf(name, type) {
        const found = (this.#records.get(name) ?? []).filter(({ data }) => data.type === type);
        if (found.length < 2)
            return found;
        return [...new Map(found.map((record) => [(0,planned_zone/* dataKey */.g)(record.data), record])).values()];
    }
    hasRecords(name) {
        return this.#records.has(name) || this.#flattened.has(name) || this.#unknown.has(name);
    }
    flattenedOf(name, type) {
        return this.#flattened.get(name)?.find(({ types }) => types.some((each) => each === type));
    }
    unknownOf(name, type) {
        return this.#unknown.get(name)?.find((each) => each.type === undefined || each.type === type);
    }
    pathTo(name) {
        const path = [];
        for (let each = name; each !== undefined && each !== this.origin; each = (0,dns_name/* parentOf */.gN)(each)) {
            path.push(each);
        }
        return path.reverse();
    }
    closestEncloser(name) {
        let each = (0,dns_name/* parentOf */.gN)(name);
        while (each !== undefined && each !== this.origin && !this.has(each))
            each = (0,dns_name/* parentOf */.gN)(each);
        return each ?? this.origin;
    }
}

;// CONCATENATED MODULE: ./lib/dns/overlay/changes-layer.js





const PROBE_LABEL = '_mail-probe-no-such-name';
class ChangesLayer {
    #index;
    #changes;
    #below;
    #domain;
    constructor(zone, lower, domain) {
        this.#index = new ZoneIndex(zone);
        this.#changes = changesBySet(zone.changes);
        this.#below = lower;
        this.#domain = domain;
    }
    async step(name, type) {
        const index = this.#index;
        if (!(0,dns_name/* isWithin */.UO)(name, index.origin))
            return undefined;
        for (const node of index.pathTo(name)) {
            const [dname] = node === name ? [] : index.recordsOf(node, 'DNAME');
            if (dname)
                return dnameStep(dname, name);
            const servers = (0,dns_name/* isWithin */.UO)(this.#domain, node) || (node === name && type === 'DS') ? [] : index.recordsOf(node, 'NS');
            if (servers.length > 0) {
                const step = await delegation_delegationStep(node, servers, this.#below);
                if (step)
                    return step;
            }
        }
        return (await this.#planned(name, name, type)) ?? (await this.#rest(name, type));
    }
    async #planned(node, name, type) {
        const step = nodeStep(this.#index, node, name, type);
        const change = this.#changes.get(`${node} ${type}`);
        if (!change || change.removed === 'all' || (step && step.kind !== 'found'))
            return step;
        const { removed } = change;
        const added = step?.kind === 'found' ? step.records : [];
        const answer = await this.#below.lookup(node, type);
        if (answer.outcome === 'failed')
            return { kind: 'failed', failure: answer.failure ?? 'unknown', isPlanned: false };
        const gone = new Set(removed.map(planned_zone/* dataKey */.g));
        const published = answer.aliases.length > 0 ? [] : answer.records;
        const left = published.filter(({ data }) => !gone.has((0,planned_zone/* dataKey */.g)(data)));
        const known = new Set(left.map(({ data }) => (0,planned_zone/* dataKey */.g)(data)));
        const records = [...left, ...added.filter(({ data }) => !known.has((0,planned_zone/* dataKey */.g)(data)))];
        if (records.length > 0)
            return { kind: 'found', records: records.map((each) => ({ ...each, name })), isPlanned: true };
        return { kind: 'nodata', isPlanned: true, negativeTtl: answer.negativeTtl };
    }
    async #rest(name, type) {
        if (this.#changes.get(`${name} ${type}`)?.removed === 'all')
            return { kind: 'nodata', isPlanned: true };
        const published = await this.#below.lookup(name, type);
        if (published.outcome === 'failed')
            return { kind: 'published', lookup: published };
        const [first] = published.aliases;
        const isOwnAlias = first?.name === name && this.#changes.get(`${name} CNAME`)?.removed !== undefined;
        if (first?.name === name && (isOwnAlias || this.#index.hasRecords(name)))
            return { kind: 'nodata', isPlanned: true };
        if (this.#index.has(name) && name !== this.#index.origin)
            return await this.#notCovered(name, type, published);
        return (await this.#wildcard(name, type, published)) ?? { kind: 'published', lookup: published };
    }
    async #notCovered(name, type, published) {
        const isGone = published.outcome === 'found' && !(await this.#exists(name, type, published));
        if (!isGone && published.outcome !== 'nxdomain')
            return { kind: 'published', lookup: published };
        return { kind: 'nodata', isPlanned: true, negativeTtl: published.negativeTtl };
    }
    async #wildcard(name, type, published) {
        let encloser = (0,dns_name/* parentOf */.gN)(name);
        for (; encloser !== undefined && (0,dns_name/* isWithin */.UO)(encloser, this.#index.origin); encloser = (0,dns_name/* parentOf */.gN)(encloser)) {
            const wildcard = encloser === '' ? '*' : `*.${encloser}`;
            if (this.#index.hasRecords(wildcard))
                break;
            if (encloser !== this.#index.origin && this.#index.has(encloser))
                return undefined;
        }
        if (encloser === undefined || !(0,dns_name/* isWithin */.UO)(encloser, this.#index.origin))
            return undefined;
        if (await this.#exists(name, type, published))
            return undefined;
        for (let each = (0,dns_name/* parentOf */.gN)(name); each !== undefined && each !== encloser; each = (0,dns_name/* parentOf */.gN)(each)) {
            const answer = await this.#below.lookup(each, type);
            if (answer.outcome !== 'nxdomain' && (await this.#exists(each, type, answer)))
                return undefined;
        }
        return await this.#planned(encloser === '' ? '*' : `*.${encloser}`, name, type);
    }
    async #exists(name, type, published) {
        if (published.outcome === 'nxdomain')
            return false;
        const parent = (0,dns_name/* parentOf */.gN)(name);
        if (!(await this.#isCovered((0,dns_name/* below */.Gz)(PROBE_LABEL, name), type, published)) || parent === undefined)
            return true;
        return !(await this.#isCovered((0,dns_name/* below */.Gz)(PROBE_LABEL, parent), type, published));
    }
    async #isCovered(name, type, published) {
        const answer = await this.#below.lookup(name, type);
        return answer.outcome === published.outcome && keysOf(answer) === keysOf(published);
    }
}
function changesBySet(changes) {
    const sets = new Map();
    for (const change of changes) {
        const id = `${change.name} ${change.type}`;
        const { removed = [] } = sets.get(id) ?? {};
        const isAll = removed === 'all' || change.removed === 'all';
        sets.set(id, { ...change, removed: isAll ? 'all' : [...removed, ...change.removed] });
    }
    return sets;
}
function keysOf({ records, aliases }) {
    const keys = records.map(({ data }) => (0,planned_zone/* dataKey */.g)(data)).sort();
    return JSON.stringify([keys, aliases.map(({ data }) => (0,planned_zone/* dataKey */.g)(data))]);
}

;// CONCATENATED MODULE: ./lib/dns/overlay/whole-layer.js




const OF_PROVIDER = new Set([
    'SOA',
    'NS',
    'DNSKEY',
    'RRSIG',
    'TYPE51',
    'TYPE59',
    'TYPE60',
]);
class WholeLayer {
    #index;
    #published;
    #kept;
    constructor(zone, published) {
        this.#kept = new Set(zone.kept?.map(({ name, type }) => `${name} ${type}`));
        this.#index = new ZoneIndex(zone);
        this.#published = published;
    }
    async step(name, type) {
        const index = this.#index;
        if (!(0,dns_name/* isWithin */.UO)(name, index.origin))
            return undefined;
        if (this.#kept.has(`${name} ${type}`) || this.#kept.has(`${name} CNAME`))
            return undefined;
        if (name === index.origin && type === 'DS')
            return undefined;
        for (const node of index.pathTo(name)) {
            const servers = index.recordsOf(node, 'NS');
            if (servers.length > 0 && !(node === name && type === 'DS')) {
                return await delegation_delegationStep(node, servers, this.#published);
            }
            const [dname] = node === name ? [] : index.recordsOf(node, 'DNAME');
            if (dname)
                return dnameStep(dname, name);
        }
        const [dname] = name === index.origin ? [] : index.recordsOf(index.origin, 'DNAME');
        if (dname)
            return dnameStep(dname, name);
        if (index.has(name))
            return this.#exact(name, type);
        const wildcard = `*.${index.closestEncloser(name)}`.replace(/\.$/, '');
        if (!index.has(wildcard))
            return this.#none('nxdomain');
        return nodeStep(index, wildcard, name, type) ?? this.#none('nodata');
    }
    #exact(name, type) {
        const step = nodeStep(this.#index, name, name, type);
        if (step || name !== this.#index.origin || !OF_PROVIDER.has(type))
            return step ?? this.#none('nodata');
        return undefined;
    }
    #none(kind) {
        const [soa] = this.#index.recordsOf(this.#index.origin, 'SOA');
        const negativeTtl = soa?.data.type === 'SOA' ? Math.min(soa.ttl, soa.data.minimum) : undefined;
        return { kind, isPlanned: true, negativeTtl };
    }
}

;// CONCATENATED MODULE: ./lib/dns/overlay/overlay-zones.js



const overlay_zones_MAX_ALIASES = 8;
function overlayZones(zones, published, domain) {
    const inOrder = zones.toSorted((one, other) => one.origin.length - other.origin.length);
    const layers = [];
    for (const zone of inOrder) {
        const below = new Overlay([...layers], published, inOrder);
        layers.unshift(zone.isWhole ? new WholeLayer(zone, published) : new ChangesLayer(zone, below, domain));
    }
    return new Overlay(layers, published, inOrder);
}
class Overlay {
    #layers;
    #published;
    #zones;
    constructor(layers, published, zones) {
        this.#layers = layers;
        this.#published = published;
        this.#zones = zones;
    }
    async lookup(name, type) {
        return await this.#follow(name, type, [], false, new Set());
    }
    async #follow(name, type, aliases, wasPlanned, seen) {
        if (seen.has(name))
            return overlay_zones_failed('aliases lead back to themselves', aliases, wasPlanned);
        if (seen.size > overlay_zones_MAX_ALIASES)
            return overlay_zones_failed(`more than ${overlay_zones_MAX_ALIASES} aliases`, aliases, wasPlanned);
        const step = await this.#step(name, type);
        const reached = new Set([...seen, name]);
        switch (step.kind) {
            case 'alias':
                return await this.#follow(step.target, type, [...aliases, step.alias], wasPlanned || step.isPlanned, reached);
            case 'flattened':
                return await this.#flattened(step.flattened, type, aliases, reached);
            case 'published':
                return await this.#fromPublished(step.lookup, type, aliases, wasPlanned, reached);
            case 'found': {
                const isPlanned = wasPlanned || step.isPlanned;
                return { outcome: 'found', records: await this.#withTtl(step.records, type), aliases, isPlanned };
            }
            case 'failed':
                return overlay_zones_failed(step.failure, aliases, wasPlanned || step.isPlanned);
            default: {
                const { kind, isPlanned, negativeTtl } = step;
                return { outcome: kind, records: [], aliases, isPlanned: wasPlanned || isPlanned, negativeTtl };
            }
        }
    }
    async #step(name, type) {
        for (const layer of this.#layers) {
            const step = await layer.step(name, type);
            if (step)
                return step;
        }
        return { kind: 'published', lookup: await this.#published.lookup(name, type) };
    }
    async #fromPublished(lookup, type, aliases, wasPlanned, seen) {
        const [first] = lookup.aliases;
        const targets = lookup.aliases.flatMap(({ data }) => (data.type === 'CNAME' ? [data.target] : []));
        const isOutside = !targets.some((target) => this.#zones.some(({ origin }) => (0,dns_name/* isWithin */.UO)(target, origin)));
        const isAuthentic = wasPlanned ? undefined : lookup.isAuthentic;
        const isPlanned = wasPlanned || lookup.isPlanned === true;
        if (!first || isOutside || first.data.type !== 'CNAME') {
            return { ...lookup, aliases: [...aliases, ...lookup.aliases], isAuthentic, isPlanned };
        }
        const rest = await this.#follow(first.data.target, type, [...aliases, first], wasPlanned, seen);
        return rest.isPlanned ? rest : { ...rest, isAuthentic };
    }
    async #flattened({ name, target, ttl, isProxied, hasDefaultTtl, source }, type, aliases, seen) {
        const { outcome, records, failure } = await this.#follow(target, type, [], true, seen);
        if (outcome === 'failed')
            return overlay_zones_failed(failure ?? 'unknown', aliases, true);
        if (outcome !== 'found')
            return { outcome: 'nodata', records: [], aliases, isPlanned: true };
        const copies = records.map(({ data }) => ({ name, ttl, data, source, isProxied, hasDefaultTtl }));
        return { outcome, records: await this.#withTtl(copies, type), aliases, isPlanned: true };
    }
    async #withTtl(records, type) {
        const first = records.find((record) => 'hasDefaultTtl' in record && record.hasDefaultTtl === true);
        if (!first)
            return records;
        const { records: published } = await this.#published.lookup(first.name, type);
        const ttl = published.find(({ name }) => name === first.name)?.ttl;
        return ttl === undefined ? records : records.map((record) => ({ ...record, ttl }));
    }
}
function overlay_zones_failed(failure, aliases, isPlanned) {
    return { outcome: 'failed', records: [], aliases, failure, isPlanned };
}

;// CONCATENATED MODULE: ./lib/policy/changes/compare-records.js

async function compareRecords(domain, published, planned, names, removals = []) {
    const found = await Promise.all(names.map(async ({ name, type }) => {
        const [now, then] = await Promise.all([published.lookup(name, type), planned?.lookup(name, type)]);
        return compareLookups(now, then).filter((each) => each.name === name || !then || (each.published !== undefined && each.planned !== undefined));
    }));
    const facts = new Map();
    for (const each of found.flat())
        if (!facts.has(setLabel(each)))
            facts.set(setLabel(each), each);
    const shown = [...facts.values()].flatMap((each) => (each.name === domain ? shownText(each) : [each]));
    const withLines = shown.map((each) => withRemoval(each, removals));
    return [
        ...withLines.filter(({ change }) => change !== 'same'),
        ...withLines.filter(({ change }) => change === 'same'),
    ];
}
function compareLookups(now, then) {
    if (now.outcome === 'failed' || then?.outcome === 'failed')
        return [];
    const [published, planned] = [setsOf(now), then && setsOf(then)];
    if (!planned)
        return published.map(({ name, type, view }) => ({ name, type, change: 'same', published: view }));
    const sets = new Map([...published, ...planned].map((each) => [setLabel(each), each]));
    const find = (own, label) => own.find((each) => setLabel(each) === label);
    return [...sets].map(([label, { name, type }]) => {
        const before = find(published, label)?.view;
        const after = atNewLine(find(planned, label), before);
        return { name, type, change: changeOf(before, after), published: before, planned: after };
    });
}
function atNewLine(set, published) {
    if (!set)
        return undefined;
    const added = set.view.values.find((value) => !published?.values.includes(value));
    return { ...set.view, source: (added === undefined ? undefined : set.lines.get(added)) ?? set.view.source };
}
function changeOf(published, planned) {
    if (!published)
        return 'added';
    if (!planned)
        return 'removed';
    const isSame = published.ttl === planned.ttl && published.values.join('\n') === planned.values.join('\n');
    return isSame ? 'same' : 'changed';
}
function shownText(facts) {
    if (facts.type !== 'TXT' || facts.change !== 'same')
        return [facts];
    const onlySpf = (view) => view && { ...view, values: view.values.filter((value) => isSpfText(value.slice(1).replace(/"$/, ''))) };
    const [published, planned] = [onlySpf(facts.published), onlySpf(facts.planned)];
    return published && published.values.length > 0 ? [{ ...facts, published, planned }] : [];
}
function withRemoval(facts, removals) {
    const { name, type, change, published, planned } = facts;
    const found = removals.find((each) => each.name === name && each.type === type)?.source;
    const source = found && { ...found, column: found.column ?? 1 };
    if (!source || change === 'same' || change === 'added' || planned?.source)
        return facts;
    if (planned)
        return { ...facts, planned: { ...planned, source } };
    return { ...facts, published: published && { ...published, source } };
}

;// CONCATENATED MODULE: ./lib/policy/changes/names-of-mail.js


const MAX_SPF_RECORDS = 10;
async function namesOfMail({ domain, zone, views, selectors }) {
    const [hosts, spf, servers] = await Promise.all([
        mailHosts(domain, views),
        spfNames(domain, zone, views),
        changingServers(zone, views),
    ]);
    const names = [
        { name: domain, type: 'MX' },
        ...hosts.flatMap(names_of_mail_addressesOf),
        ...hosts.map((host) => ({ name: `_25._tcp.${host}`, type: 'TLSA' })),
        ...spf,
        ...selectors.map((selector) => names_of_mail_text(`${selector}._domainkey.${domain}`)),
        ...dmarcNames(domain, zone),
        names_of_mail_text(`_mta-sts.${domain}`),
        ...names_of_mail_addressesOf(`mta-sts.${domain}`),
        names_of_mail_text(`_smtp._tls.${domain}`),
        { name: zone, type: 'NS' },
        ...servers.flatMap(names_of_mail_addressesOf),
    ];
    return [...new Map(names.map((each) => [`${each.name} ${each.type}`, each])).values()];
}
function names_of_mail_text(name) {
    return { name, type: 'TXT' };
}
function names_of_mail_addressesOf(name) {
    return [
        { name, type: 'A' },
        { name, type: 'AAAA' },
    ];
}
async function changingServers(zone, views) {
    const lookups = await Promise.all(views.map((view) => view.lookup(zone, 'NS')));
    const named = lookups.map(({ records }) => records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : [])));
    const all = [...new Set(named.flat())];
    return all.filter((host) => (0,dns_name/* isWithin */.UO)(host, zone) && !named.every((each) => each.includes(host)));
}
async function mailHosts(domain, views) {
    const lookups = await Promise.all(views.map((view) => view.lookup(domain, 'MX')));
    const hosts = lookups.flatMap(({ outcome, records }) => {
        if (outcome === 'failed')
            return [];
        const named = records.flatMap(({ data }) => (data.type === 'MX' ? [data] : []));
        if (named.length === 0)
            return [domain];
        const inOrder = named.toSorted((one, other) => one.preference - other.preference);
        return inOrder.map(({ exchange }) => exchange).filter((exchange) => exchange !== '');
    });
    return [...new Set(hosts)];
}
function dmarcNames(domain, zone) {
    const names = [];
    for (let at = domain; at?.includes('.') && (0,dns_name/* isWithin */.UO)(at, zone); at = (0,dns_name/* parentOf */.gN)(at)) {
        names.push(names_of_mail_text(`_dmarc.${at}`));
    }
    return names;
}
async function spfNames(domain, zone, views) {
    const found = [names_of_mail_text(domain)];
    const seen = new Set([domain]);
    for (let waiting = [domain]; waiting.length > 0 && seen.size <= MAX_SPF_RECORDS;) {
        const terms = (await Promise.all(waiting.map((name) => spfTerms(name, views)))).flat();
        const own = terms.filter(({ name }) => (0,dns_name/* isWithin */.UO)(name, zone));
        found.push(...own.filter(({ isRecord }) => !isRecord).flatMap(({ name }) => names_of_mail_addressesOf(name)));
        waiting = [...new Set(own.filter(({ name, isRecord }) => isRecord && !seen.has(name)).map(({ name }) => name))];
        found.push(...waiting.map(names_of_mail_text));
        for (const name of waiting)
            seen.add(name);
    }
    return found;
}
async function spfTerms(name, views) {
    const lookups = await Promise.all(views.map((view) => view.lookup(name, 'TXT')));
    const records = lookups.flatMap((lookup) => lookup.records.flatMap(spfTextOf));
    return records
        .flatMap((record) => record.toLowerCase().split(' '))
        .flatMap((term) => {
        const [, kind, target] = /^[+?~-]?(include:|redirect=|a:|a\/|a$)([^/%]*)(?:\/.*)?$/.exec(term) ?? [];
        if (kind === undefined || target === undefined)
            return [];
        return [
            {
                name: kind.endsWith(':') || kind.endsWith('=') ? target.replace(/\.$/, '') : name,
                isRecord: kind.length > 2,
            },
        ];
    });
}
function spfTextOf({ data }) {
    const whole = data.type === 'TXT' ? data.strings.join('') : '';
    return isSpfText(whole) ? [whole] : [];
}

;// CONCATENATED MODULE: ./lib/policy/dkim/dkim-key.js


const MIN_BITS = 1024;
const GOOD_BITS = 2048;
const MAX_BITS = 4096;
const ED25519_OCTETS = 32;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;
function isKeyRecord(text) {
    return /(?:^|;)[ \t]*p[ \t]*=/i.test(text) || /^["\s]*v[ \t]*=[ \t]*DKIM/i.test(text);
}
function judgeKey(text) {
    const list = parseTags(text);
    const type = tagValue(list, 'k') ?? 'rsa';
    const key = (tagValue(list, 'p') ?? '').replace(/[ \t\r\n]/g, '');
    const broken = malformed(text, list) ?? unfit(list, type, key);
    if (broken)
        return { broken, weak: [], type, key };
    const own = type.toLowerCase() === 'ed25519' ? judgeEd25519(key) : judgeRsa(key);
    return { ...own, weak: [...(own.weak ?? []), ...lax(list, type)], type, key };
}
function malformed(text, list) {
    if (text.includes('\\')) {
        return trouble('has a backslash in its record', 'Write semicolons without a backslash in front of them.');
    }
    const [stray] = list.strays;
    if (stray !== undefined) {
        return trouble(`has a part that is no tag: ${shortened(stray)}`, 'Separate tags with semicolons: v=DKIM1; k=rsa; p=\u2026');
    }
    const [twice] = list.twice;
    if (twice !== undefined)
        return trouble(`has the tag ${twice} twice`, `Keep one ${twice}=.`);
    const version = tagValue(list, 'v');
    if (version !== undefined && version !== 'DKIM1') {
        return trouble(`says v=${shortened(version)}`, 'Write v=DKIM1 as the first tag, in upper case.');
    }
    if (version !== undefined && list.tags[0]?.name !== 'v') {
        return trouble('has v=DKIM1 not as its first tag', 'Write v=DKIM1 in front of all other tags.');
    }
    if (tagValue(list, 'p') === undefined)
        return trouble('has no tag p', 'Add p= with the public key.');
    return undefined;
}
function unfit(list, type, key) {
    if (!/^(?:rsa|ed25519)$/i.test(type))
        return trouble(`is of the type ${shortened(type)}`, 'Write k=rsa or k=ed25519.');
    const hashes = words(tagValue(list, 'h'));
    if (hashes && !hashes.includes('sha256')) {
        return trouble(`allows ${hashes.join(', ') || 'no hash'} only, which receivers do not accept (RFC 8301)`, 'Write h=sha256, or leave h out.');
    }
    const services = words(tagValue(list, 's'));
    if (services && !services.includes('*') && !services.includes('email')) {
        return trouble(`is not for mail: s=${shortened(services.join(':'))}`, 'Write s=email, or leave s out.');
    }
    if (key === '') {
        return trouble('is revoked: p= is empty', 'Publish the key that the server signs with, or take the selector away.');
    }
    if (!BASE64.test(key)) {
        return trouble('is not in Base64', 'Paste the key again, without the lines BEGIN and END, quotation marks and dots.');
    }
    return undefined;
}
function judgeRsa(key) {
    const der = Buffer.from(key, 'base64');
    const spki = readKey(der, 'spki');
    const found = spki ?? readKey(der, 'pkcs1');
    const bits = found?.asymmetricKeyType === 'rsa' ? found.asymmetricKeyDetails?.modulusLength : undefined;
    if (bits === undefined) {
        const remedy = 'Paste the whole public key again; a value that was cut at 255 characters has to be split into strings.';
        const isOther = found !== undefined || der.length === ED25519_OCTETS;
        return { broken: trouble('is no RSA key', isOther ? 'Write the type of the key into k=.' : remedy) };
    }
    if (bits < MIN_BITS) {
        const problem = `has ${bits} bits, and receivers do not accept less than ${MIN_BITS} (RFC 8301)`;
        return { bits, broken: trouble(problem, `Sign with a new key of ${GOOD_BITS} bits under a new selector.`) };
    }
    const weak = [];
    if (bits < GOOD_BITS) {
        weak.push(trouble(`has ${bits} bits`, `Sign with a new key of ${GOOD_BITS} bits under a new selector.`));
    }
    else if (bits > MAX_BITS) {
        const problem = `has ${bits} bits, and receivers need not take more than ${MAX_BITS} (RFC 8301)`;
        weak.push(trouble(problem, `Sign with a key of ${GOOD_BITS} bits.`));
    }
    if (!spki)
        weak.push(trouble('is in the form of PKCS #1, which some receivers do not read', 'Publish it as SubjectPublicKeyInfo: openssl rsa -pubout.'));
    return { bits, weak };
}
function judgeEd25519(key) {
    const { length } = Buffer.from(key, 'base64');
    if (length === ED25519_OCTETS)
        return {};
    const remedy = length === ED25519_OCTETS + 12
        ? 'Leave the first 12 octets out: p= holds the bare key (RFC 8463 section 4.2).'
        : 'Write k=rsa for an RSA key, or paste the 32 octets of the key in Base64.';
    return { broken: trouble(`has ${length} octets, and one of Ed25519 has ${ED25519_OCTETS}`, remedy) };
}
function lax(list, type) {
    const weak = [];
    if (words(tagValue(list, 't'))?.includes('y')) {
        weak.push(trouble('is in test mode (t=y): receivers may treat signed mail like unsigned mail', 'Take t=y out.'));
    }
    if (list.hasGap) {
        weak.push(trouble('has an empty tag in its record, which strict receivers refuse', 'Take out the second semicolon.'));
    }
    if (type !== type.toLowerCase()) {
        weak.push(trouble(`has its type in capital letters: k=${type}`, `Write k=${type.toLowerCase()}.`));
    }
    return weak;
}
function readKey(der, type) {
    try {
        return (0,external_node_crypto_.createPublicKey)({ key: der, format: 'der', type });
    }
    catch {
        return undefined;
    }
}
function words(value) {
    return value?.split(':').map((word) => word.trim().toLowerCase());
}
function shortened(text) {
    return text.length > 40 ? `${text.slice(0, 40)}\u2026` : text;
}
function trouble(problem, remedy) {
    return { problem, remedy };
}

;// CONCATENATED MODULE: ./lib/policy/dkim/selector.js



function selectorsOf(views) {
    const all = views.flatMap(({ declared }) => declared.dkimSelectors);
    return [...new Set(all.map((selector) => selector.toLowerCase()))];
}
function selectorsInPlan(zones, domain) {
    const suffix = `._domainkey.${domain}`;
    const named = zones.flatMap(({ records, flattened, changes }) => [
        ...records.map(({ name, data: { type } }) => ({ name, type })),
        ...flattened.map(({ name }) => ({ name, type: 'CNAME' })),
        ...changes,
    ]);
    const own = named.filter(({ name, type }) => {
        return name.endsWith(suffix) && !name.startsWith('*') && (type === 'TXT' || type === 'CNAME');
    });
    return [...new Set(own.map(({ name }) => name.slice(0, -suffix.length)))];
}
async function lookupSelector({ domain, zone }, selector) {
    const name = (0,dns_name/* below */.Gz)(selector, (0,dns_name/* below */.Gz)('_domainkey', domain));
    const nothing = { texts: [], lookup: { outcome: 'nxdomain', records: [], aliases: [] } };
    const texts = (0,dns_name/* fits */.lA)(name) ? await lookupTexts(zone, name) : nothing;
    return { selector, name, texts, keys: texts.texts.filter(({ text }) => isKeyRecord(text)) };
}
function usableKey({ keys: [first, second] }) {
    const key = first && !second ? judgeKey(first.text) : undefined;
    return key?.broken ? undefined : key;
}

;// CONCATENATED MODULE: ./lib/policy/dkim/check-dkim.js



async function checkDkim(view) {
    return (await judgeDkim(view)).concerns;
}
async function judgeDkim(view) {
    const found = await Promise.all(selectorsOf([view]).map((selector) => lookupSelector(view, selector)));
    const judged = found.map((selector) => judgeSelector(view, selector));
    return {
        concerns: judged.flatMap(({ concerns }) => concerns),
        keys: judged.flatMap(({ keys }) => keys),
    };
}
function judgeSelector({ domain }, found) {
    const { selector, name, texts, keys } = found;
    const { lookup } = texts;
    if (lookup.outcome === 'failed')
        return { concerns: [failedLookup(name, 'TXT', lookup)], keys: [] };
    const missing = check_dkim_absence(found);
    const [first, second] = keys;
    const base = { code: 'E_DKIM_KEY', severity: 'critical', subject: selector };
    if (missing || !first) {
        const message = `The DKIM key of ${domain} for the selector ${selector} is missing: ${missing}.`;
        const hint = `Publish the key that the server signs with as a TXT record at ${name}: "v=DKIM1; k=rsa; p=\u2026".`;
        const [alias] = lookup.aliases;
        return { concerns: [{ ...base, message, hint, record: texts.texts[0]?.record ?? alias }], keys: [] };
    }
    if (second) {
        const message = `The DKIM key of ${domain} for the selector ${selector} is not clear: ${name} has ${keys.length} key records.`;
        const hint = 'Keep the record of the key that signs, and publish the other one under another selector.';
        return { concerns: [{ ...base, message, hint, record: second.record }], keys: [] };
    }
    const key = judgeKey(first.text);
    const concerns = keyConcerns(`The DKIM key of ${domain} for the selector ${selector}`, selector, key, first);
    return { concerns, keys: key.broken ? [] : [{ selector, bits: key.bits }] };
}
function keyConcerns(whose, selector, { broken, weak }, { record }) {
    if (broken) {
        const { problem, remedy: hint } = broken;
        const base = { code: 'E_DKIM_KEY', severity: 'critical', subject: selector };
        return [{ ...base, message: `${whose} ${problem}.`, hint, record }];
    }
    return weak.map(({ problem, remedy: hint }) => ({
        code: 'E_DKIM_WEAK',
        severity: 'warning',
        subject: `${selector} ${problem}`,
        message: `${whose} ${problem}.`,
        hint,
        record,
    }));
}
function check_dkim_absence({ name, texts, keys }) {
    if (keys.length > 0)
        return undefined;
    const alias = texts.lookup.aliases.at(-1);
    const target = alias?.data.type === 'CNAME' ? alias.data.target : undefined;
    if (texts.texts.length > 0)
        return `the TXT record of ${name} is no key`;
    if (target !== undefined)
        return `${name} is an alias of ${target}, which has no TXT record`;
    return `${name} ${texts.lookup.outcome === 'nxdomain' ? 'does not exist' : 'has no TXT record'}`;
}

;// CONCATENATED MODULE: ./lib/policy/dkim/compare-dkim.js





const USUAL_SELECTORS = [
    ...['default', 'google', 'selector1', 'selector2', 's1', 's2', 'k1', 'k2', 'k3', 'mail', 'dkim', 'smtp', 'key1'],
    ...['fm1', 'fm2', 'fm3', 'mesmtp', 'protonmail', 'protonmail2', 'protonmail3', 'zoho', 'zmail', 'mandrill'],
    ...['pm', 'sig1', 'mte1', 'mte2', 'litesrv', 'hs1', 'hs2', 'mxvault', 'dkim1', 'dkim2', '20161025', '20230601'],
];
async function compareDkim(published, planned, inPlan = []) {
    const declared = selectorsOf([published, planned]);
    const selectors = [...new Set([...declared, ...inPlan, ...USUAL_SELECTORS])];
    const found = await Promise.all(selectors.map(async (selector) => {
        const isNews = !declared.includes(selector) && inPlan.includes(selector);
        const isGuess = !declared.includes(selector) && !isNews;
        const before = await lookupSelector(isGuess ? glancing(published) : published, selector);
        const isKnown = usableKey(before) !== undefined;
        if (!isNews && !isKnown)
            return { concerns: [], replaced: [] };
        const after = await lookupSelector(planned, selector);
        const lost = isKnown ? lostKey(before, after, declared.includes(selector)) : [];
        const isTold = lost.length > 0 && (after.keys.length === 0 || isRevoked(after));
        const news = isNews && !isTold ? await newKey(planned, before, after) : [];
        const isReplaced = lost.length > 0 && usableKey(after) !== undefined;
        return { concerns: [...lost, ...news], replaced: isReplaced ? [selector] : [] };
    }));
    return {
        concerns: found.flatMap(({ concerns }) => concerns),
        replaced: found.flatMap(({ replaced }) => replaced),
    };
}
function glancing(view) {
    const { zone } = view;
    return {
        ...view,
        zone: { lookup: (name, type) => (zone.glance ? zone.glance(name, type) : zone.lookup(name, type)) },
    };
}
function lostKey(before, after, isDeclared) {
    const { selector, name } = before;
    const { lookup } = after.texts;
    if (lookup.outcome === 'failed')
        return [failedLookup(name, 'TXT', lookup)];
    const [old, next] = [usableKey(before), usableKey(after)];
    if (next && next.key === old?.key)
        return [];
    const what = next ? 'replaces' : 'takes away';
    const critical = isDeclared && !next;
    return [
        {
            code: 'E_DKIM_REMOVED',
            severity: critical ? 'critical' : 'warning',
            subject: selector,
            message: `The plan ${what} the DKIM key of the selector ${selector} (${name}), with which mail is still to be verified.`,
            hint: next
                ? 'Publish the new key under a new selector, and keep the old one for 7 days after the last signature with it.'
                : 'Keep the key for 7 days after the last signature with it: queues hold mail for up to 5 days.',
            record: after.keys[0]?.record,
        },
    ];
}
async function newKey(view, before, after) {
    const { outcome, records, aliases } = after.texts.lookup;
    if (outcome === 'failed' || before.texts.lookup.outcome === 'failed' || compare_dkim_isSame(before, after))
        return [];
    if (records.length + aliases.length === 0 || after.selector.startsWith('_'))
        return [];
    const { concerns } = judgeSelector(view, after);
    const isWaiting = records.length === 0;
    const isMeant = after.keys.length > 0 && !(await sendsMail(view));
    if (isMeant)
        return [];
    return isWaiting ? concerns.map((each) => ({ ...each, severity: 'info' })) : concerns;
}
function isRevoked({ keys: [first, second] }) {
    return first !== undefined && !second && judgeKey(first.text).key === '';
}
function compare_dkim_isSame(before, after) {
    const textsOf = ({ texts: { texts } }) => JSON.stringify(texts.map(({ text }) => text).sort());
    return after.texts.texts.length > 0 && textsOf(before) === textsOf(after);
}

;// CONCATENATED MODULE: ./lib/policy/mx/mx-concerns.js
function nullMx(domain, record) {
    return {
        code: 'E_MX_NULL',
        severity: 'critical',
        subject: domain,
        message: `${domain} has the null MX record "0 .", so senders return all mail for it at once.`,
        hint: 'Publish MX records that name mail servers. If the domain is to take no mail, set no-mail: true.',
        record,
    };
}
function nullMixed(domain, record) {
    return {
        code: 'E_MX_NULL_MIXED',
        severity: 'critical',
        subject: domain,
        message: `${domain} has the null MX record "0 ." beside other MX records, so senders disagree whether it takes mail.`,
        hint: 'Remove "0 ." where the domain takes mail; remove the others where it does not.',
        record,
    };
}
function takesMail(domain, record) {
    return {
        code: 'E_MX_NULL',
        severity: 'critical',
        subject: `${domain} takes mail`,
        message: `${domain} is to take no mail (no-mail: true), and its MX records name mail servers.`,
        hint: `Replace them by the null MX record "${domain}. MX 0 .", or remove no-mail.`,
        record,
    };
}
function noMx(domain, outcome) {
    const what = outcome === 'nxdomain' ? `${domain} does not exist` : `${domain} has neither MX records nor an address`;
    return {
        code: 'E_MX_MISSING',
        severity: 'critical',
        subject: domain,
        message: `${what}, so no mail can be delivered to it.`,
        hint: `Publish an MX record: ${domain}. MX 10 mail.${domain}. If it is to take no mail, publish "${domain}. MX 0 ." and set no-mail: true.`,
    };
}
function implicitMx(domain, isNoMail, record) {
    return {
        code: 'E_MX_IMPLICIT',
        severity: 'warning',
        subject: domain,
        message: isNoMail
            ? `${domain} has an address and no MX record, so senders deliver to the address though it is to take no mail.`
            : `${domain} has no MX record, so senders deliver to the address of the domain itself.`,
        hint: isNoMail
            ? `Publish the null MX record: ${domain}. MX 0 .`
            : `Publish an MX record that names the mail server: ${domain}. MX 10 mail.${domain}.`,
        record,
    };
}
function isAddress(domain, address, record) {
    return {
        code: 'E_MX_IP',
        severity: 'critical',
        subject: address,
        message: `An MX record of ${domain} names the address ${address}; senders look for a host of that name and find none.`,
        hint: `Give the address a name, and name that: mail.${domain}. ${address.includes(':') ? 'AAAA' : 'A'} ${address} and ${domain}. MX 10 mail.${domain}.`,
        record,
    };
}
function unresolvable({ domain, host, outcome, meant, record }) {
    const what = outcome === 'nxdomain' ? 'does not exist' : 'has no address';
    const preference = record?.data.type === 'MX' ? record.data.preference : 10;
    return {
        code: 'E_MX_UNRESOLVABLE',
        severity: 'critical',
        subject: host,
        message: `The MX host ${host} ${what}, so senders cannot deliver to it.`,
        hint: meant?.isThere
            ? `${meant.name} has an address: the final dot is missing. Write ${domain}. MX ${preference} ${meant.name}.`
            : `Publish an address for ${host} (A or AAAA), or remove the MX record.${meant ? ` If ${meant.name} was meant, the final dot is missing: ${domain}. MX ${preference} ${meant.name}.` : ''}`,
        record,
    };
}
function isAlias(host, alias, record) {
    const target = alias.data.type === 'CNAME' ? alias.data.target : 'another name';
    return {
        code: 'E_MX_CNAME',
        severity: 'critical',
        subject: host,
        message: `The MX host ${host} is an alias of ${target}, and MX records must not name an alias: some senders refuse to deliver.`,
        hint: `Let the MX record name ${target}. itself, or give ${host} its own A and AAAA records.`,
        record,
    };
}
function notPublic(host, addresses, record) {
    return {
        code: 'E_MX_PRIVATE',
        severity: 'warning',
        subject: host,
        message: `The MX host ${host} is at ${addresses.join(', ')}, which cannot be reached from outside of your network.`,
        hint: `Publish the public address of ${host}, and keep the internal one in the internal zone.`,
        record,
    };
}
function proxiedHost(host, record) {
    return {
        code: 'E_MX_PROXIED',
        severity: 'warning',
        subject: host,
        message: `The MX host ${host} is behind the web proxy of the provider: its addresses take no mail, and the provider publishes another MX host in its place.`,
        hint: `Set ${host} to "DNS only" (proxied: false).`,
        record,
    };
}
function singleServer(domain, addresses, record) {
    return {
        code: 'E_MX_SINGLE',
        severity: 'info',
        subject: [domain, ...addresses].join(' '),
        message: `One server (${addresses.join(', ')}) takes all mail for ${domain}.`,
        hint: 'Senders wait and try again while it is down, mostly for some days. A second server in another network takes mail meanwhile.',
        record,
    };
}

;// CONCATENATED MODULE: ./lib/policy/mx/public-address.js


const NOT_PUBLIC_IPV4 = [
    [0, 0, 8],
    [10, 0, 8],
    [100, 64, 10],
    [127, 0, 8],
    [169, 254, 16],
    [172, 16, 12],
    [192, 168, 16],
    [198, 18, 15],
    [224, 0, 3],
];
const NOT_PUBLIC_ZONES = ['internal', 'local', 'localhost', 'home.arpa', 'lan', 'home', 'corp', 'private', 'intranet'];
function isNotPublic(address) {
    const ipv6 = (0,dns_address/* ipv6Address */.x)(address);
    if (ipv6 === undefined) {
        const [first = 0, second = 0] = address.split('.').map(Number);
        return isNotPublicIpv4(first * 256 + second);
    }
    const mapped = /^::ffff:([\da-f]+):[\da-f]+$/.exec(ipv6)?.[1];
    if (mapped !== undefined)
        return isNotPublicIpv4(Number.parseInt(mapped, 16));
    if (ipv6 === '::' || ipv6 === '::1')
        return true;
    const group = Number.parseInt(ipv6.startsWith(':') ? '0' : ipv6, 16);
    return (group >= 0xfc00 && group <= 0xfdff) || group >= 0xfe80;
}
function isNotPublicIpv4(half) {
    return NOT_PUBLIC_IPV4.some(([first, second, bits]) => half >> (16 - bits) === (first * 256 + second) >> (16 - bits));
}
function isNotPublicDomain(domain) {
    return NOT_PUBLIC_ZONES.some((zone) => (0,dns_name/* isWithin */.UO)(domain, zone));
}

;// CONCATENATED MODULE: ./lib/policy/mx/mx-host-trouble.js





function hostTrouble(domain, answered) {
    const { host, alias, record } = answered;
    const found = [];
    if (alias)
        found.push(isAlias(host, alias, record));
    if (answered.isProxied)
        found.push(proxiedHost(host, answered.addresses[0]?.record ?? alias ?? record));
    const inside = answered.addresses.filter(({ address }) => isNotPublic(address));
    if (inside.length > 0 && !isNotPublicDomain(domain)) {
        const addresses = inside.map(({ address }) => address);
        found.push(notPublic(host, addresses, inside[0]?.record ?? record));
    }
    return found;
}
async function meantHost({ domain, zone }, host) {
    for (const origin of [domain, ...namesAbove(domain)]) {
        const meant = withoutForgottenDot(host, origin);
        if (meant === undefined)
            continue;
        if ((0,ip_family/* ipFamily */.M)(meant) !== 0)
            return { name: meant, isThere: true };
        const lookups = await Promise.all([zone.lookup(meant, 'A'), zone.lookup(meant, 'AAAA')]);
        if (lookups.some(({ outcome }) => outcome === 'found'))
            return { name: meant, isThere: true };
        const top = await zone.lookup(meant.slice(meant.lastIndexOf('.') + 1), 'NS');
        if (top.outcome !== 'nxdomain')
            return { name: meant, isThere: false };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/policy/mx/check-mx.js





async function checkMx(view) {
    const { domain, zone, declared } = view;
    const lookup = await zone.lookup(domain, 'MX');
    const failed = unanswered(domain, 'MX', lookup);
    if (failed)
        return { concerns: [failed], hosts: [], isNullMx: false, isImplicit: false };
    const records = lookup.records.flatMap((record) => record.data.type === 'MX' ? [{ record, data: record.data }] : []);
    const nulls = records.filter(({ data }) => data.exchange === '');
    const named = records.filter(({ data }) => data.exchange !== '');
    if (records.length === 0)
        return await withoutMx(view, lookup);
    if (named.length === 0) {
        const found = declared.isNoMail ? [] : [nullMx(domain, nulls[0]?.record)];
        return { concerns: found, hosts: [], isNullMx: true, isImplicit: false };
    }
    const hosts = await askHosts(view, named);
    const mixed = nulls.length > 0 ? [nullMixed(domain, nulls[0]?.record)] : [];
    const unwanted = declared.isNoMail ? [takesMail(domain, named[0]?.record)] : [];
    return {
        concerns: [...mixed, ...unwanted, ...hosts.flatMap((each) => each.concerns), ...single(view, hosts)],
        hosts: hosts.map(check_mx_plain),
        isNullMx: false,
        isImplicit: false,
    };
}
async function askHosts(view, named) {
    const inOrder = named.toSorted(({ data: one }, { data: other }) => one.preference - other.preference || (one.exchange < other.exchange ? -1 : 1));
    const first = new Map(inOrder.toReversed().map((each) => [each.data.exchange, each]));
    const unique = inOrder.filter((each) => first.get(each.data.exchange) === each);
    const asked = await Promise.all(unique.map(({ record, data }) => check_mx_askHost(view, { host: data.exchange, preference: data.preference, record })));
    const isAnyAlive = asked.some(({ addresses }) => addresses.length > 0);
    const isDeadOnPurpose = ({ host }) => isAnyAlive && view.declared.allowDead.includes(host);
    return asked.map((each) => isDeadOnPurpose(each)
        ? { ...each, concerns: each.concerns.filter(({ code }) => code !== 'E_MX_UNRESOLVABLE') }
        : each);
}
async function check_mx_askHost(view, candidate) {
    const { host, record } = candidate;
    const { domain } = view;
    if ((0,ip_family/* ipFamily */.M)(host) !== 0) {
        const found = [isAddress(domain, host, record)];
        return { ...candidate, addresses: [], isProxied: false, concerns: found, isKnown: true };
    }
    const asked = await askAddresses(view, host);
    if (asked.addresses.length > 0 || !asked.isKnown) {
        return {
            ...candidate,
            ...asked,
            concerns: [...asked.concerns, ...hostTrouble(domain, { ...candidate, ...asked })],
        };
    }
    const meant = await meantHost(view, host);
    const missing = (0,ip_family/* ipFamily */.M)(meant?.name ?? '') === 0
        ? unresolvable({ domain, host, outcome: asked.outcome, meant, record })
        : isAddress(domain, meant?.name ?? host, record);
    return { ...candidate, ...asked, concerns: [...hostTrouble(domain, { ...candidate, ...asked }), missing] };
}
async function askAddresses({ zone }, host) {
    const [v4, v6] = await Promise.all([zone.lookup(host, 'A'), zone.lookup(host, 'AAAA')]);
    const failed = [unanswered(host, 'A', v4), unanswered(host, 'AAAA', v6)].filter((each) => each !== undefined);
    const alias = [...v4.aliases, ...v6.aliases].find(({ name }) => name === host);
    return {
        addresses: [...check_mx_addressesIn(v4), ...check_mx_addressesIn(v6)],
        alias,
        isProxied: [...v4.records, ...v6.records, ...(alias ? [alias] : [])].some(planned_zone/* isProxiedRecord */.z),
        concerns: failed,
        isKnown: failed.length === 0,
        outcome: v4.outcome,
    };
}
function check_mx_addressesIn({ records }) {
    return records.flatMap((record) => {
        const { data, source } = record;
        if (data.type !== 'A' && data.type !== 'AAAA')
            return [];
        return [{ address: data.address, isPlanned: source !== undefined && 'file' in source, record }];
    });
}
async function withoutMx(view, { outcome }) {
    const { domain, declared } = view;
    const asked = await askAddresses(view, domain);
    const none = { isNullMx: false, isImplicit: false };
    if (asked.addresses.length === 0) {
        if (!asked.isKnown)
            return { ...none, concerns: asked.concerns, hosts: [] };
        const found = declared.isNoMail ? [] : [noMx(domain, outcome)];
        return { ...none, concerns: found, hosts: [] };
    }
    const { addresses, isProxied } = asked;
    const host = { host: domain, preference: 0, addresses, isProxied };
    const trouble = hostTrouble(domain, { ...host, alias: undefined });
    const implicit = implicitMx(domain, declared.isNoMail, addresses[0]?.record);
    return { concerns: [...asked.concerns, implicit, ...trouble], hosts: [host], isNullMx: false, isImplicit: true };
}
function single({ domain, declared }, all) {
    const hosts = all.filter(({ host }) => !declared.allowDead.includes(host));
    const isKnown = hosts.every((each) => each.isKnown && each.addresses.length > 0);
    const [first = [], ...others] = hosts.map(({ addresses }) => addresses.map(({ address }) => address).sort());
    const isSame = others.every((each) => each.join() === first.join());
    const families = new Set(first.map(ip_family/* ipFamily */.M));
    const isOne = first.length > 0 && isSame && families.size === first.length;
    return isKnown && isOne ? [singleServer(domain, first, hosts[0]?.record)] : [];
}
function check_mx_plain({ host, preference, addresses, record, isProxied }) {
    return { host, preference, addresses, record, isProxied };
}

;// CONCATENATED MODULE: ./lib/policy/servers/concerns.js

function addressIn(server) {
    return server.slice(server.lastIndexOf('(') + 1).replace(')', '');
}
function lame(zone, server, standing, detail) {
    const isSilent = standing === 'silent' && detail !== 'ECONNREFUSED';
    const what = standing === 'silent'
        ? `does not answer for ${zone}`
        : standing === 'referral'
            ? `refers to other servers for ${zone}`
            : `does not serve ${zone}`;
    return {
        code: 'E_NS_LAME',
        severity: isSilent ? 'warning' : 'critical',
        subject: server,
        message: `The name server ${server} ${what}${detail === undefined ? '' : ` (${detail})`}, so senders that ask it wait, or find no mail server.`,
        hint: `Let it serve the zone, or remove it from the NS records and from the delegation. Try it with: dig @${addressIn(server)} ${zone} SOA +norecurse`,
    };
}
const MAX_QUESTIONS = 5;
function omitted(server, questions, { detail, name, type }) {
    const others = questions.length - MAX_QUESTIONS;
    const more = others > 0 ? ` and ${others} more` : '';
    return {
        code: 'E_NS_LAME',
        severity: 'warning',
        subject: server,
        message: `The name server ${server} gives no answer for ${questions.slice(0, MAX_QUESTIONS).join(', ')}${more} (${detail}), and others do: senders that ask it wait.`,
        hint: `Look at what it says: dig @${addressIn(server)} ${name} ${(0,record_types/* typeLabel */.Dd)(type)} +norecurse`,
    };
}
function withoutAddress(zone, host, outcome) {
    return {
        code: 'E_NS_LAME',
        severity: 'critical',
        subject: host,
        message: `The name server ${host} of ${zone} ${outcome === 'nxdomain' ? 'does not exist' : 'has no address'}.`,
        hint: `Publish its address, or remove it from the NS records and from the delegation.`,
    };
}
function oneListOnly(zone, host, isDelegated) {
    return {
        code: 'E_NS_INCONSISTENT',
        severity: 'info',
        subject: `${zone} ${host}`,
        message: isDelegated
            ? `The zone above ${zone} names the name server ${host}, and the zone itself does not.`
            : `The zone ${zone} names the name server ${host}, and the zone above it does not.`,
        hint: 'Let the NS records of the zone and the delegation at the registrar name the same servers.',
    };
}
function noTcp(zone, server, detail) {
    return {
        code: 'E_NS_TCP',
        severity: 'warning',
        subject: server,
        message: `The name server ${server} does not answer for ${zone} over TCP${detail === undefined ? '' : ` (${detail})`}, so answers that have no room in a datagram are lost.`,
        hint: 'Open TCP port 53 at the server and in every firewall before it. Long TXT records and signed answers need it.',
    };
}
function noUdp(zone, server) {
    return {
        code: 'E_NS_LAME',
        severity: 'warning',
        subject: server,
        message: `The name server ${server} answers for ${zone} over TCP only: questions over UDP came to nothing.`,
        hint: 'Open UDP port 53 at the server and in every firewall before it.',
    };
}
function noEdns(server) {
    return {
        code: 'E_NS_EDNS',
        severity: 'warning',
        subject: server,
        message: `The name server ${server} passes over questions with EDNS, so resolvers wait before they ask it again without.`,
        hint: `Update it, or look for a firewall that drops such questions. Try it with: dig @${addressIn(server)} . SOA +edns=0`,
    };
}
function different(what, name, shown, refresh) {
    const isMail = what === 'mail hosts';
    const noun = { serial: 'serial number', 'name servers': 'list of name servers', 'mail hosts': 'list of mail hosts' }[what];
    const wait = refresh === undefined ? '' : ` A secondary asks for it at least every ${refresh} s.`;
    return {
        code: 'E_NS_INCONSISTENT',
        severity: isMail ? 'critical' : 'warning',
        subject: `${name} ${what}`,
        message: `The name servers give different answers: the ${noun} of ${name} is ${shown.join(', and ')}.`,
        hint: `Look whether the transfer of the zone works, and run it again when all servers have the same version.${wait}`,
    };
}
function divided(question, shown, isBalanced) {
    return {
        code: 'E_NS_INCONSISTENT',
        severity: isBalanced ? 'info' : 'critical',
        subject: question,
        message: `The name servers give different answers for ${question}: ${shown.join(', and ')}.`,
        hint: isBalanced
            ? 'This is right where the servers spread the load. Otherwise look whether the transfer of the zone works.'
            : 'Look whether the transfer of the zone works, and run it again when all servers have the same version.',
    };
}

;// CONCATENATED MODULE: ./lib/policy/servers/divisions.js


const divisions_ADDRESSES = new Set(['A', 'AAAA']);
const MAX_SHOWN = 200;
function divisionConcerns(divisions, domain, zone) {
    return divisions
        .filter(({ name, type }) => !isSurveyed(name, type, domain, zone))
        .map(({ name, type, sides }) => {
        const isBalanced = divisions_ADDRESSES.has(type) && sides.every(({ step }) => step.outcome === 'found');
        const shown = sides.map(({ servers, step }) => `${shownStep(step)} at ${servers.map(({ host }) => host).join(' and ')}`);
        return divided(`${(0,record_types/* typeLabel */.Dd)(type)} ${name}`, shown, isBalanced);
    });
}
function isSurveyed(name, type, domain, zone) {
    if (type === 'SOA' || type === 'RRSIG')
        return true;
    return (type === 'MX' && name === domain) || (type === 'NS' && name === zone);
}
function shownStep({ outcome, records, aliases }) {
    const data = [...aliases, ...records].map((record) => divisions_shownData(record.data)).join(', ');
    return data === '' ? outcome : data.slice(0, MAX_SHOWN);
}
function divisions_shownData({ type, ...fields }) {
    return Object.values(fields)
        .map((value) => (Array.isArray(value) ? `"${value.join('')}"` : String(value)))
        .join(' ');
}

;// CONCATENATED MODULE: ./lib/policy/servers/check-servers.js







function checkServers(domain, authority, reports, divisions = [], omissions = []) {
    const { zone } = authority;
    const concernsFound = [...hostConcerns(authority)];
    const untested = [];
    const heard = reports.filter(({ soa }) => soa.standing !== 'silent' && soa.standing !== 'unreachable');
    if (reports.length > 0 && heard.length === 0) {
        const failure = reports.find(({ soa }) => soa.standing === 'silent')?.soa.detail ?? reports[0]?.soa.detail;
        const none = unanswered(zone, 'SOA', { outcome: 'failed', records: [], aliases: [], failure });
        return { concerns: [...concernsFound, ...(none ? [none] : [])], untested };
    }
    const families = new Set(heard.map(({ server }) => (0,ip_family/* ipFamily */.M)(server.address)));
    const hasTcp = reports.some(({ tcp }) => tcp.standing === 'authoritative');
    for (const report of reports) {
        const { server, soa } = report;
        const isReached = soa.standing !== 'unreachable' && (soa.standing !== 'silent' || families.has((0,ip_family/* ipFamily */.M)(server.address)));
        if (!isReached) {
            untested.push(`The name server ${named(server)} of ${zone} was not tested: this machine does not reach it (${soa.detail ?? 'no route'}).`);
            continue;
        }
        if (soa.standing !== 'authoritative')
            concernsFound.push(lame(zone, named(server), soa.standing, soa.detail));
        else
            concernsFound.push(...wayConcerns(zone, report, hasTcp, untested));
    }
    return {
        concerns: [
            ...concernsFound,
            ...differences(domain, zone, reports),
            ...divisionConcerns(divisions, domain, zone),
            ...reports.flatMap((report) => omissionConcerns(report, omissions)),
        ],
        untested,
    };
}
function named(server) {
    const address = showServer(server);
    return server.host === address || server.host === server.address ? address : `${server.host} (${address})`;
}
function omissionConcerns({ server, soa }, omissions) {
    if (soa.standing !== 'authoritative')
        return [];
    const own = omissions.filter((each) => each.server.address === server.address && each.server.port === server.port);
    const [first] = own;
    if (!first)
        return [];
    const questions = own.map(({ type, name }) => `${(0,record_types/* typeLabel */.Dd)(type)} ${name}`);
    return [omitted(named(server), questions, first)];
}
function hostConcerns({ zone, hosts }) {
    return hosts.flatMap(({ name, addresses, failure, isDelegated, isListed }) => {
        const found = [];
        if (isDelegated !== undefined && isListed !== undefined && isDelegated !== isListed) {
            found.push(oneListOnly(zone, name, isDelegated));
        }
        if (addresses.length > 0)
            return found;
        if (failure === 'nxdomain' || failure === 'nodata')
            return [...found, withoutAddress(zone, name, failure)];
        const unknown = unanswered(name, 'A', { outcome: 'failed', records: [], aliases: [], failure });
        return unknown ? [...found, unknown] : found;
    });
}
function wayConcerns(zone, { server, soa, tcp, edns }, hasTcp, untested) {
    const found = [];
    const name = named(server);
    if (tcp.standing === 'unreachable' || (tcp.standing === 'silent' && tcp.detail === 'timeout' && !hasTcp)) {
        untested.push(`Whether ${name} answers over TCP was not tested: this machine reaches no name server of ${zone} over TCP.`);
    }
    else if (tcp.standing !== 'authoritative')
        found.push(noTcp(zone, name, tcp.detail));
    if (edns === 'dropped')
        found.push(noEdns(name));
    if (soa.answer.udp === 'silence' && soa.answer.transport === 'tcp')
        found.push(noUdp(zone, name));
    return found;
}
function differences(domain, zone, reports) {
    return differencesOf(reports).flatMap(({ what, values }) => {
        if (what === 'serial' && primariesOf(reports).size > 1)
            return [];
        const shown = values.map(({ value, servers }) => `${value === '' ? 'none' : value} at ${servers.map(named).join(' and ')}`);
        return [different(what, what === 'mail hosts' ? domain : zone, shown, refreshOf(reports))];
    });
}
function primariesOf(reports) {
    return new Set(reports.flatMap((report) => soaDataOf(report).map(({ primary }) => primary)));
}
function refreshOf(reports) {
    return reports.flatMap(soaDataOf)[0]?.refresh;
}
function soaDataOf({ soa }) {
    return (soa.answer.message?.answers ?? []).flatMap(({ data }) => (data.type === 'SOA' ? [data] : []));
}

;// CONCATENATED MODULE: ./lib/policy/servers/delegation-concerns.js
const STEPS = 'Remove the DS record at the registrar, wait for its TTL, move the name servers, wait for the TTL of the NS records, and publish the DS record of the new keys last. Or let both sets of servers publish the keys of both.';
function unsignedServers(zone, hosts) {
    return {
        code: 'E_DNSSEC_BOGUS',
        severity: 'critical',
        subject: `${zone} NS`,
        message: `The plan moves ${zone} to ${hosts.join(', ')}, where no key fits the DS records at the zone above: resolvers that validate find the domain no more.`,
        hint: STEPS,
    };
}
function unknownKeys(zone) {
    return {
        code: 'E_DNSSEC_BOGUS',
        severity: 'unknown',
        subject: `${zone} NS`,
        message: `The plan moves ${zone}, which is signed, to other name servers, and none of them has said which keys it has.`,
        hint: `Run it again where the new servers can be reached. If they do not sign with the present keys: ${STEPS}`,
    };
}
function otherKeys(zone, record) {
    return {
        code: 'E_DNSSEC_BOGUS',
        severity: 'critical',
        subject: `${zone} DNSKEY`,
        message: `The plan has other keys for ${zone} than those that the DS records at the zone above name: resolvers that validate find the domain no more.`,
        hint: 'Keep the present key beside the new one until the DS record of the new one is published and the TTL of the old one is over.',
        record,
    };
}
function otherDs(zone, record) {
    return {
        code: 'E_DNSSEC_BOGUS',
        severity: 'critical',
        subject: `${zone} DS`,
        message: `The plan has DS records for ${zone} that name none of its keys: resolvers that validate find the domain no more.`,
        hint: `Publish the DS record of a key that the zone has: dig ${zone} DNSKEY | dnssec-dsfromkey -f - ${zone}. Where the zone is not signed yet, sign it first, and wait for its longest TTL.`,
        record,
    };
}
function noDs(zone) {
    return {
        code: 'E_DNSSEC_INSECURE',
        severity: 'warning',
        subject: `${zone} DS`,
        message: `The plan takes the DS records of ${zone} away: resolvers do not validate the domain any more, and senders pass over its TLSA records.`,
        hint: 'Keep the DS records, unless the zone moves to servers that do not have its keys.',
        isOptional: true,
    };
}
function behind(domain, host, shown) {
    return {
        code: 'E_NS_INCONSISTENT',
        severity: 'critical',
        subject: `${domain} ${host}`,
        message: `The new name server ${host} says that the mail hosts of ${domain} are ${shown === '' ? 'none' : shown}, which is neither what is published nor what is planned.`,
        hint: 'Bring its zone up to date before the name servers are changed.',
    };
}

// EXTERNAL MODULE: ./lib/dns/rdata-octets.js
var rdata_octets = __webpack_require__(94931);
;// CONCATENATED MODULE: ./lib/policy/servers/ds-match.js



const DIGESTS = { 1: 'sha1', 2: 'sha256', 4: 'sha384' };
function isAnyKeySigned(zone, ds, keys) {
    return ds.some((one) => keys.some((key) => isKeySigned(zone, octetsIn(one), octetsIn(key))));
}
function octetsIn({ data }) {
    return data.type === 'DS' || data.type === 'DNSKEY'
        ? Buffer.from((0,rdata_octets/* rdataHex */.G)(data.type, data.text), 'hex')
        : Buffer.alloc(0);
}
function isKeySigned(zone, ds, key) {
    if (ds.length < 5 || key.length < 5 || ds.readUInt16BE(0) !== keyTag(key) || ds[2] !== key[3])
        return false;
    const digest = DIGESTS[ds[3] ?? 0];
    if (digest === undefined)
        return true;
    return (0,external_node_crypto_.createHash)(digest).update(wireName(zone)).update(key).digest().equals(ds.subarray(4));
}
function keyTag(key) {
    let sum = 0;
    for (const [index, octet] of key.entries())
        sum += index % 2 === 0 ? octet << 8 : octet;
    return (sum + (sum >> 16)) & 0xffff;
}
function wireName(name) {
    const labels = name === '' ? [] : name.split('.').map((label) => Buffer.from((0,octets/* octetsOf */.ao)(label), 'latin1'));
    return Buffer.concat([...labels.flatMap((label) => [Buffer.from([label.length]), label]), Buffer.from([0])]);
}

;// CONCATENATED MODULE: ./lib/policy/servers/check-delegation.js







const UNCHANGED = { concerns: [], untested: [] };
async function checkDelegation(change) {
    const { authority, published, planned } = change;
    const { zone } = authority;
    const [before, after, keys] = await Promise.all([
        published.lookup(zone, 'NS'),
        planned.lookup(zone, 'NS'),
        planned.lookup(zone, 'DNSKEY'),
    ]);
    const known = new Set([...targetsIn(before), ...authority.hosts.map(({ name }) => name)]);
    const added = after.isPlanned ? targetsIn(after).filter((host) => !known.has(host)) : [];
    const plannedKeys = keys.isPlanned ? keys.records : [];
    if (added.length === 0 && plannedKeys.length === 0)
        return UNCHANGED;
    const ds = await dsOf(change);
    if ('outcome' in ds) {
        const failed = unanswered(zone, 'DS', ds);
        return { concerns: failed ? [failed] : [], untested: [] };
    }
    const found = [];
    const [firstKey] = plannedKeys;
    if (firstKey && ds.records.length > 0 && !isAnyKeySigned(zone, ds.records, plannedKeys)) {
        found.push(otherKeys(zone, firstKey));
    }
    if (added.length === 0)
        return { concerns: found, untested: [] };
    const keptCount = targetsIn(after).filter((host) => known.has(host)).length;
    const servers = await checkNewServers(change, added, {
        ds: ds.records,
        isMove: keptCount === 0,
        records: after.records,
    });
    return { concerns: [...found, ...servers.concerns], untested: servers.untested };
}
function targetsIn({ records }) {
    return records.flatMap(({ data }) => (data.type === 'NS' ? [data.target] : []));
}
async function dsOf({ authority, published, }) {
    const ds = authority.delegation?.ds;
    if (ds)
        return { records: ds };
    const lookup = await published.lookup(authority.zone, 'DS');
    return lookup.outcome === 'failed' ? lookup : { records: lookup.records };
}
async function checkNewServers(change, added, wanted) {
    const { domain, authority, client, planned, published } = change;
    const { zone } = authority;
    const hosts = await Promise.all(added.map(async (name) => ({
        name,
        ...(await find_authority_addressesOf(name, undefined, { resolver: planned })),
    })));
    const own = { zone, hosts };
    const [reports, mailHosts, keys] = await Promise.all([
        surveyServers(domain, own, client),
        Promise.all([mailHostsIn(planned, domain), mailHostsIn(published, domain)]),
        wanted.ds.length > 0 ? check_delegation_keysOf(own, client) : [],
    ]);
    const checked = checkServers(domain, own, reports);
    const atRecord = (concern) => ({
        ...concern,
        record: concern.record ?? recordOf(concern.subject, wanted.records),
    });
    return {
        concerns: [
            ...checked.concerns.map(atRecord),
            ...check_delegation_keyConcerns(zone, wanted, keys).map(atRecord),
            ...check_delegation_behind(domain, reports, mailHosts.flat()).map(atRecord),
        ],
        untested: checked.untested,
    };
}
function recordOf(subject, records) {
    return records.find(({ data }) => data.type === 'NS' && subject.split(' ').includes(data.target));
}
async function check_delegation_keysOf(own, client) {
    return await Promise.all(serversOf(own).map(async (server) => {
        const { standing, answer } = await askAuthority(client, server, { name: own.zone, type: 'DNSKEY' }, own.zone);
        const keys = answer.message?.answers.filter(({ data }) => data.type === 'DNSKEY');
        return { host: server.host, keys: standing === 'authoritative' ? keys : undefined };
    }));
}
function check_delegation_keyConcerns(zone, { ds, isMove }, keys) {
    if (ds.length === 0)
        return [];
    const unsigned = keys.filter((each) => each.keys && !isAnyKeySigned(zone, ds, each.keys)).map(({ host }) => host);
    if (unsigned.length > 0)
        return [unsignedServers(zone, [...new Set(unsigned)])];
    const isUnknown = keys.length === 0 || keys.every((each) => each.keys === undefined);
    return isUnknown && isMove ? [unknownKeys(zone)] : [];
}
function check_delegation_behind(domain, reports, right) {
    return reports.flatMap(({ server, mailHosts }) => {
        if (mailHosts === undefined)
            return [];
        const shown = mailHosts.join(', ');
        return right.includes(shown) ? [] : [behind(domain, server.host, shown)];
    });
}
async function mailHostsIn(zone, domain) {
    const { outcome, records } = await zone.lookup(domain, 'MX');
    if (outcome === 'failed')
        return [];
    const data = records.flatMap((record) => (record.data.type === 'MX' ? [record.data] : []));
    const inOrder = data.sort((one, other) => one.preference - other.preference || (one.exchange < other.exchange ? -1 : 1));
    return [inOrder.map(({ preference, exchange }) => `${preference} ${exchange}`).join(', ')];
}

;// CONCATENATED MODULE: ./lib/policy/servers/check-dnssec.js

async function checkDnssec(domain, { resolved }, hosts) {
    const ask = async (name, type) => ({
        name,
        type,
        lookup: await resolved.lookup(name, type),
    });
    const asked = await Promise.all([
        ask(domain, 'MX'),
        ...hosts.flatMap(({ host }) => [ask(host, 'A'), ask(host, 'AAAA'), ask(`_25._tcp.${host}`, 'TLSA')]),
    ]);
    const states = new Map();
    for (const { name, lookup } of asked)
        states.set(name, both(states.get(name), stateOf(lookup)));
    const state = states.get(domain);
    const bogus = asked.flatMap(({ name, type, lookup }) => lookup.failure === 'bogus' ? (unanswered(name, type, lookup) ?? []) : []);
    const silent = silentConcerns(asked[0]);
    const insecure = state === 'insecure' ? [notSigned(domain)] : [];
    const untested = state === 'unknown' && silent.length === 0 ? [sentenceOf(domain, asked[0]?.lookup)] : [];
    return { concerns: [...bogus, ...silent, ...insecure], states, untested };
}
function stateOf({ outcome, failure, isAuthentic }) {
    if (outcome === 'failed')
        return failure === 'bogus' ? 'bogus' : 'unknown';
    if (isAuthentic === undefined)
        return 'unknown';
    return isAuthentic ? 'secure' : 'insecure';
}
function both(one, other) {
    const order = ['bogus', 'insecure', 'unknown', 'secure'];
    return order.find((each) => each === one || each === other) ?? other;
}
function silentConcerns(domain) {
    if (domain?.lookup.failure !== 'SERVFAIL')
        return [];
    const found = unanswered(domain.name, domain.type, domain.lookup);
    return found
        ? [{ ...found, message: `Resolvers have no answer for ${found.subject} (SERVFAIL), with and without validation.` }]
        : [];
}
function notSigned(domain) {
    return {
        code: 'E_DNSSEC_INSECURE',
        severity: 'info',
        subject: domain,
        message: `${domain} is not signed with DNSSEC.`,
        hint: 'Without DNSSEC, senders do not use TLSA records (DANE), and an answer about MX records can be forged.',
        isOptional: true,
    };
}
function sentenceOf(domain, lookup) {
    const why = lookup?.outcome === 'failed'
        ? `resolvers did not answer (${lookup.failure ?? 'timeout'})`
        : 'the word of a resolver counts only when it is named in resolvers';
    return `Whether ${domain} is signed with DNSSEC was not tested: ${why}.`;
}

;// CONCATENATED MODULE: ./lib/policy/servers/planned-ds.js





async function checkPlannedDs({ zone, zones, published, planned, ds }) {
    if (!zones.some((each) => holdsDs(each, zone)))
        return [];
    const after = await planned.lookup(zone, 'DS');
    const failed = unanswered(zone, 'DS', after);
    if (failed)
        return [failed];
    if (!after.isPlanned)
        return [];
    const before = ds ?? (await published.lookup(zone, 'DS')).records;
    if (planned_ds_keysOf(before) === planned_ds_keysOf(after.records))
        return [];
    const [first] = after.records;
    if (!first)
        return [noDs(zone)];
    const keys = await planned.lookup(zone, 'DNSKEY');
    const silent = unanswered(zone, 'DNSKEY', keys);
    if (silent)
        return [silent];
    return isAnyKeySigned(zone, after.records, keys.records) ? [] : [otherDs(zone, first)];
}
function holdsDs({ origin, isWhole, records, changes }, zone) {
    if (origin === zone || !(0,dns_name/* isWithin */.UO)(zone, origin))
        return false;
    const isDs = (name, type) => name === zone && type === 'DS';
    return (isWhole ||
        records.some(({ name, data }) => isDs(name, data.type)) ||
        changes.some(({ name, type }) => isDs(name, type)));
}
function planned_ds_keysOf(records) {
    const keys = records.map(({ data }) => (0,planned_zone/* dataKey */.g)(data)).sort();
    return keys.join('\n');
}

;// CONCATENATED MODULE: ./lib/policy/mta-sts/sts-record.js

const BEGIN = 'v=STSv1;';
const sts_record_FIELD = /^[A-Za-z\d][A-Za-z\d_.-]{0,31}=[\x21-\x3a\x3c\x3e-\x7e]+$/;
const ID = /^[A-Za-z\d]{1,32}$/;
function readStsRecord({ records }) {
    const texts = records.flatMap((record) => record.data.type === 'TXT' ? [{ record, text: record.data.strings.join('') }] : []);
    const own = texts.filter(({ text }) => text.startsWith(BEGIN));
    const [first, second] = own;
    if (!first)
        return discarded(texts);
    if (second) {
        return {
            kind: 'broken',
            record: second.record,
            fault: `has ${own.length} records that begin with "${BEGIN}", so senders take none of them`,
        };
    }
    const { record, text } = first;
    const fields = text.slice(BEGIN.length).split(';').map(trimBlanks);
    if (fields.at(-1) === '')
        fields.pop();
    const wrong = fields.find((field) => !sts_record_FIELD.test(field));
    if (wrong !== undefined)
        return { kind: 'broken', record, fault: `has the part "${wrong}", which is no field of the form name=value` };
    const ids = fields.filter((field) => field.startsWith('id=')).map((field) => field.slice('id='.length));
    const [id] = ids;
    if (id === undefined)
        return { kind: 'broken', record, fault: 'has no id' };
    if (ids.length > 1)
        return { kind: 'broken', record, fault: 'has more than one id' };
    if (!ID.test(id))
        return { kind: 'broken', record, fault: `has the id "${id}"; an id is 1 to 32 letters and digits` };
    return { kind: 'valid', id, record };
}
function discarded(texts) {
    const meant = texts.find(({ text }) => /^\W*v\s*=\s*sts/i.test(text));
    if (!meant)
        return { kind: 'missing' };
    return {
        kind: 'broken',
        record: meant.record,
        fault: `does not begin with "${BEGIN}", in this case and without blanks`,
    };
}

;// CONCATENATED MODULE: ./lib/policy/mta-sts/check-mta-sts.js




const check_mta_sts_SHORT_MAX_AGE = 86_400;
async function checkMtaSts(view, fetched, hosts) {
    const { domain, zone } = view;
    const name = `_mta-sts.${domain}`;
    const lookup = await zone.lookup(name, 'TXT');
    const failed = unanswered(name, 'TXT', lookup);
    const record = failed ? undefined : readStsRecord(lookup);
    const read = policyIn(fetched);
    const policy = read?.policy;
    const id = record?.kind === 'valid' ? record.id : undefined;
    const facts = id !== undefined || policy ? check_mta_sts_factsOf(id, policy, fetched) : undefined;
    if (failed)
        return { concerns: [failed], facts, policy };
    if (!record || record.kind === 'missing') {
        return { concerns: hosts.length > 0 ? [check_mta_sts_missing(domain, policy)] : [], facts, policy, record };
    }
    if (record.kind === 'broken')
        return { concerns: [broken(name, record)], facts, policy, record };
    const concerns = [
        ...policyConcerns(domain, fetched, read?.fault, record),
        ...(policy
            ? [...ageConcerns(domain, policy, record), ...uncovered({ view, policy, hosts, where: whereOf(fetched) })]
            : []),
    ];
    return { concerns, facts, policy, record };
}
function check_mta_sts_factsOf(id, policy, fetched) {
    const { mode, maxAge, mx = [] } = policy ?? {};
    return { id, mode, maxAgeSeconds: maxAge, mx, origin: fetched?.origin ?? 'fetched' };
}
function whereOf(fetched) {
    return fetched?.origin === 'file' ? `the MTA-STS policy in ${fetched.where}` : 'the MTA-STS policy that is served';
}
function check_mta_sts_missing(domain, policy) {
    return {
        code: 'E_STS_MISSING',
        severity: 'info',
        subject: domain,
        message: policy
            ? `There is an MTA-STS policy for ${domain}, but no TXT record _mta-sts.${domain}, so senders do not look for it.`
            : `${domain} has no MTA-STS policy, so senders deliver without TLS when it is suppressed on the way.`,
        hint: `Serve a policy at https://mta-sts.${domain}/.well-known/mta-sts.txt, with mode: testing at first, then publish _mta-sts.${domain}. TXT "v=STSv1; id=1".`,
        isOptional: true,
    };
}
function broken(name, { fault, record }) {
    return {
        code: 'E_STS_RECORD',
        severity: 'warning',
        subject: name,
        message: `The MTA-STS record ${name} ${fault}. Senders behave as if there were none.`,
        hint: `Publish exactly one, such as ${name}. TXT "v=STSv1; id=20260101000000", with a new id each time the policy changes.`,
        record,
        isOptional: true,
    };
}
function policyConcerns(domain, fetched, fault, { record }) {
    const found = [];
    if (fetched?.trouble) {
        const { code, isUnknown, message, hint } = fetched.trouble;
        found.push({
            code,
            severity: isUnknown ? 'unknown' : 'warning',
            subject: `mta-sts.${domain}`,
            message,
            hint,
            record,
            isOptional: !isUnknown,
        });
    }
    if (fault !== undefined) {
        found.push({
            code: 'E_STS_POLICY',
            severity: 'warning',
            subject: domain,
            message: `The MTA-STS policy at ${fetched?.where ?? domain} ${fault}. Senders refuse it.`,
            hint: 'A policy has the lines "version: STSv1", "mode: enforce" (or testing, none), "max_age: 604800", and "mx: mail.example.org" for each MX host.',
            record,
            isOptional: true,
        });
    }
    return found;
}
function ageConcerns(domain, { mode, maxAge }, { record }) {
    if (mode !== 'enforce' || maxAge >= check_mta_sts_SHORT_MAX_AGE)
        return [];
    return [
        {
            code: 'E_STS_POLICY',
            severity: 'warning',
            subject: `${domain} max_age`,
            message: `The MTA-STS policy of ${domain} is kept for ${maxAge} s (max_age), so most senders hold none when it is suppressed on the way.`,
            hint: 'Write max_age: 604800 or more, for a week and longer.',
            record,
            isOptional: true,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/policy/ptr.js


const MAX_NAMES = 10;
async function checkPtr(view, hosts) {
    const outbound = [...new Set(view.declared.outboundIps.map(plainAddress))];
    const found = await Promise.all([
        ...outbound.map((address) => judgeOutbound(view, address)),
        ...hosts.map((each) => ptr_judgeHost(view.zone, each, outbound)),
    ]);
    return found.flat();
}
function reverseName(address) {
    if ((0,dns_address/* ipv4Address */.Q)(address))
        return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
    const canonical = (0,dns_address/* ipv6Address */.x)(address);
    if (canonical === undefined)
        return undefined;
    const [before = '', after = ''] = canonical.split('::');
    const [head, tail] = [before, after].map((part) => (part === '' ? [] : part.split(':')));
    const gap = 8 - (head?.length ?? 0) - (tail?.length ?? 0);
    const groups = [...(head ?? []), ...Array.from({ length: gap }, () => '0'), ...(tail ?? [])];
    const nibbles = groups.flatMap((group) => [...group.padStart(4, '0')]);
    return `${nibbles.reverse().join('.')}.ip6.arpa`;
}
function plainAddress(address) {
    const canonical = (0,dns_address/* ipv6Address */.x)(address) ?? address;
    const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(canonical) ?? [];
    if (high === undefined || low === undefined)
        return canonical;
    const value = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
    return value.flatMap((part) => [part >> 8, part & 255]).join('.');
}
async function judgeOutbound({ domain, zone }, address) {
    const reverse = await judgeAddress(zone, address);
    if (reverse.kind === 'ok')
        return [];
    if (reverse.kind === 'failed')
        return [reverse.concern];
    return [
        {
            code: 'E_PTR',
            severity: 'critical',
            subject: address,
            message: `${address}, which sends mail for ${domain}, ${reverse.what}.`,
            hint: `Have the provider of the address set its PTR record (${reverseName(address)}) to the name of the server, and give that name the address.`,
        },
    ];
}
async function ptr_judgeHost(zone, { host, addresses }, outbound) {
    const own = [...new Set(addresses.map(plainAddress))].filter((address) => !outbound.includes(address));
    const judged = await Promise.all(own.map((address) => judgeAddress(zone, address)));
    const wrong = own.flatMap((address, index) => {
        const reverse = judged[index];
        if (reverse?.kind === 'failed')
            return [`that of ${address} could not be looked up`];
        return reverse?.kind === 'wrong' ? [`${address} ${reverse.what}`] : [];
    });
    if (wrong.length === 0)
        return [];
    return [
        {
            code: 'E_PTR',
            severity: 'info',
            subject: host,
            message: `The MX host ${host} has addresses without a matching reverse name: ${wrong.join('; ')}.`,
            hint: 'Set the PTR record if the host sends mail, too: large receivers refuse mail from addresses without one.',
        },
    ];
}
async function judgeAddress(zone, address) {
    const reverse = reverseName(address);
    if (reverse === undefined)
        return { kind: 'wrong', what: 'is no address' };
    const lookup = await zone.lookup(reverse, 'PTR');
    if (lookup.outcome === 'failed')
        return { kind: 'failed', concern: failedLookup(reverse, 'PTR', lookup) };
    const names = lookup.records.flatMap(({ data }) => (data.type === 'PTR' ? [data.target] : [])).slice(0, MAX_NAMES);
    if (names.length === 0)
        return { kind: 'wrong', what: 'has no reverse name (PTR)' };
    const type = address.includes(':') ? 'AAAA' : 'A';
    const forward = await Promise.all(names.map((name) => zone.lookup(name, type)));
    const isMatch = forward.some(({ records }) => records.some(({ data }) => 'address' in data && data.address === address));
    if (isMatch)
        return { kind: 'ok' };
    const failed = forward.findIndex(({ outcome }) => outcome === 'failed');
    const [name, lost] = [names[failed], forward[failed]];
    if (name !== undefined && lost)
        return { kind: 'failed', concern: failedLookup(name, type, lost) };
    return { kind: 'wrong', what: `has the reverse name ${names.join(', ')}, which does not lead back to it` };
}

;// CONCATENATED MODULE: ./lib/policy/spf/domain-spec.js

const LETTERS = /^[slodiphcrtv]$/i;
const EXPLANATION_LETTERS = /^[crt]$/i;
const MACRO = /^\{([a-z])(\d*)(r?)([.\-+,/_=]*)\}/i;
const TOP_LABEL = /^(?!\d+$|-)[a-z0-9-]+$/i;
const MAX_NAME = 253;
function parseMacros(text, isExplanation = false) {
    const pieces = [];
    for (let at = 0; at < text.length;) {
        if (text[at] !== '%') {
            const end = text.indexOf('%', at);
            const plain = text.slice(at, end < 0 ? undefined : end);
            if (!/^[!-~]*$/.test(plain))
                return undefined;
            pieces.push({ text: plain });
            at += plain.length;
            continue;
        }
        const fixed = { '%': '%', _: ' ', '-': '%20' }[text[at + 1] ?? ''];
        const [macro, letter = '', digits = '', reversed, delimiters = ''] = MACRO.exec(text.slice(at + 1)) ?? [];
        if (fixed !== undefined)
            pieces.push({ text: fixed, letter: '%' });
        else if (macro === undefined || !LETTERS.test(letter) || /^0+$/.test(digits))
            return undefined;
        else if (EXPLANATION_LETTERS.test(letter) && !isExplanation)
            return undefined;
        else
            pieces.push({ text: macro, letter, count: Number(digits), isReversed: reversed !== '', delimiters });
        at += fixed === undefined ? (macro ?? '').length + 1 : 2;
    }
    return pieces;
}
function isDomainSpec(text) {
    const last = parseMacros(text)?.at(-1);
    if (!last)
        return false;
    if (last.letter !== undefined)
        return true;
    const labels = last.text.replace(/\.$/, '').split('.');
    return labels.length > 1 && isTopLabel(labels.at(-1));
}
function isTopLabel(label = '') {
    return TOP_LABEL.test(label) && !label.endsWith('-');
}
function asksForClientName(text) {
    return parseMacros(text)?.some(({ letter }) => letter?.toLowerCase() === 'p') === true;
}
function targetName(text, domain, sender) {
    const parts = [];
    for (const piece of parseMacros(text) ?? []) {
        const letter = piece.letter?.toLowerCase();
        if (letter === undefined || letter === '%')
            parts.push(piece.text);
        else if (letter === 'd' || letter === 'o')
            parts.push(transformed(letter === 'd' ? domain : sender, piece));
        else
            return 'dynamic';
    }
    let name = parts.join('').replace(/\.$/, '');
    while (name.length > MAX_NAME && name.includes('.'))
        name = name.slice(name.indexOf('.') + 1);
    const labels = name.split('.');
    if (labels.length < 2 || labels.some((label) => label === '') || !isTopLabel(labels.at(-1)))
        return undefined;
    return zoneName(name);
}
function zoneName(text) {
    const name = text.replace(/\.$/, '').split('.').map(dns_name/* escapeLabel */.cR).join('.');
    return (0,dns_name/* fits */.lA)(name) ? name : undefined;
}
function transformed(value, { count = 0, isReversed, delimiters = '' }) {
    const split = delimiters === '' ? ['.'] : [...delimiters];
    let parts = [value];
    for (const delimiter of split)
        parts = parts.flatMap((part) => part.split(delimiter));
    if (isReversed)
        parts.reverse();
    return (count > 0 ? parts.slice(-count) : parts).join('.');
}

;// CONCATENATED MODULE: ./lib/policy/spf/parse-record.js


const MECHANISMS = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'];
const OPEN = /^[+\-?~]?(?:include|a|mx|ptr|ip4|ip6|exists):$/i;
const parse_record_VERSION = /^v=spf1(?: |$)/i;
function isSpfRecord(text) {
    return parse_record_VERSION.test(text);
}
function parseSpf(text) {
    const words = text.split(' ').filter(Boolean).slice(1);
    const terms = words.map((word, index) => {
        const [before = '', next = ''] = [words[index - 1], words[index + 1]];
        const term = parseTerm(word);
        if (OPEN.test(before))
            return { ...term, problem: undefined };
        return OPEN.test(word) && next !== '' ? { ...term, remedy: `Write ${word}${next}, without the blank.` } : term;
    });
    const seen = new Set();
    return terms.map((term) => {
        const name = /^(redirect|exp)=/i.exec(term.text)?.[1]?.toLowerCase();
        if (name === undefined)
            return term;
        if (seen.has(name))
            return { ...term, problem: `is the second ${name}=`, remedy: `Keep one ${name}=.` };
        seen.add(name);
        return term;
    });
}
function parseTerm(text) {
    const bare = { text, kind: 'other', qualifier: '+', prefix: {} };
    if (/[^!-~]/.test(text)) {
        const remedy = 'Write it in plain ASCII; quotation marks and dashes of word processors are none.';
        return { ...bare, problem: 'has characters that are no ASCII', remedy };
    }
    if (/^[^:/]*=/.test(text))
        return parseModifier(bare);
    const [head = '', sign = '', word = ''] = /^([+\-?~]?)([^:/]*)/.exec(text) ?? [];
    const rest = text.slice(head.length);
    const kind = MECHANISMS.find((each) => each === word.toLowerCase());
    if (!kind)
        return { ...bare, problem: 'is no mechanism', remedy: closeMechanism(word, rest) };
    const qualifier = (sign || '+');
    return { ...bare, kind, qualifier, ...parseValue(kind, rest) };
}
function parseModifier(bare) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(bare.text) ?? [];
    if (!/^[a-z][\w.-]*$/i.test(name)) {
        return { ...bare, problem: 'is no modifier', remedy: 'A modifier is a name, an equals sign and a value.' };
    }
    const known = name.toLowerCase();
    if (known === 'redirect' || known === 'exp') {
        if (!isDomainSpec(value))
            return { ...bare, problem: 'has no valid domain', remedy: `Write ${known}= and a domain.` };
        return known === 'redirect' ? { ...bare, kind: 'redirect', target: value } : bare;
    }
    if (!parseMacros(value, true)) {
        return { ...bare, problem: 'has a macro that is not valid', remedy: 'Write a percent sign as %%.' };
    }
    return bare;
}
function parseValue(kind, rest) {
    if (kind === 'all')
        return rest === '' ? {} : { problem: 'has a value', remedy: 'Write -all or ~all alone.' };
    if (kind === 'ip4' || kind === 'ip6')
        return parseNetwork(kind, rest);
    if (kind === 'a' || kind === 'mx')
        return parseHosts(kind, rest);
    if (kind === 'ptr' && rest === '')
        return {};
    if (!rest.startsWith(':') || !isDomainSpec(rest.slice(1)))
        return badDomain(kind, rest);
    return { target: rest.slice(1) };
}
function parseNetwork(kind, rest) {
    const [, address = '', , length] = /^:([^/]*)(\/(.*))?$/.exec(rest) ?? [];
    const isAddress = (kind === 'ip4' ? (0,dns_address/* ipv4Address */.Q)(address) : (0,dns_address/* ipv6Address */.x)(address)) !== undefined;
    if (!isAddress) {
        const other = kind === 'ip4' ? (0,dns_address/* ipv6Address */.x)(address) && 'ip6' : (0,dns_address/* ipv4Address */.Q)(address) && 'ip4';
        const remedy = other
            ? `Write ${other}:${rest.slice(1)}.`
            : `Write ${kind}: and an address, without a blank; a host name goes with a: instead.`;
        return { problem: `has no IPv${kind === 'ip4' ? 4 : 6} address`, remedy };
    }
    const bits = kind === 'ip4' ? 32 : 128;
    const prefix = length === undefined ? bits : prefixOf(length, bits);
    if (prefix === undefined)
        return badPrefix(bits);
    return { target: address, prefix: kind === 'ip4' ? { v4: prefix } : { v6: prefix } };
}
function parseHosts(kind, rest) {
    const [, colon, target, four, six] = /^(:(.*?))?(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(rest) ?? [];
    const isWritten = rest === '' || colon !== undefined || four !== undefined || six !== undefined;
    if (!isWritten || (colon !== undefined && !isDomainSpec(target ?? '')))
        return badDomain(kind, rest);
    const v4 = four === undefined ? 32 : prefixOf(four, 32);
    const v6 = six === undefined ? 128 : prefixOf(six, 128);
    if (v4 === undefined || v6 === undefined)
        return badPrefix(v4 === undefined ? 32 : 128);
    return { target, prefix: { v4, v6 } };
}
function prefixOf(text, bits) {
    return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= bits ? Number(text) : undefined;
}
function badPrefix(bits) {
    return { problem: `has a prefix length that is not between 0 and ${bits}`, remedy: `Write /${bits} or less.` };
}
function badDomain(kind, rest) {
    const value = rest.slice(1);
    const [address = ''] = value.split('/');
    const family = (0,dns_address/* ipv4Address */.Q)(address) ? 4 : (0,dns_address/* ipv6Address */.x)(address) ? 6 : undefined;
    if (family)
        return { problem: 'has an address in place of a domain', remedy: `Write ip${family}:${value}.` };
    return { problem: 'has no valid domain', remedy: `Write ${kind}: and a domain in ASCII, without a blank between.` };
}
function closeMechanism(word, rest) {
    const meant = { ipv4: 'ip4', ip: 'ip4', ipv6: 'ip6', includes: 'include', redirect: 'redirect=' }[word.toLowerCase()];
    if (meant === 'redirect=')
        return `Write redirect=${rest.slice(1)}.`;
    if (meant)
        return `Write ${meant}${rest}.`;
    if ((0,dns_address/* ipv4Address */.Q)(word))
        return `Write ip4:${word}${rest}.`;
    if (word.includes('.'))
        return `Write include:${word} for the record of a provider, or a:${word} for a host.`;
    return `The mechanisms are ${MECHANISMS.join(', ')}.`;
}

;// CONCATENATED MODULE: ./lib/policy/spf/find-record.js



const find_record_NEAR = /^[\s"'\ufeff]*v\s*=\s*spf/i;
async function findSpf(zone, name) {
    const { texts, lookup } = await lookupTexts(zone, name);
    if (lookup.outcome === 'failed')
        return { kind: 'failed', concern: failedLookup(name, 'TXT', lookup) };
    const records = texts.filter(({ text }) => isSpfRecord(text));
    const [first, second] = records;
    if (second)
        return { kind: 'many', records };
    if (first)
        return { kind: 'found', ...first };
    return { kind: 'none', isVoid: texts.length === 0, near: texts.find(({ text }) => find_record_NEAR.test(text)) };
}

;// CONCATENATED MODULE: ./lib/policy/spf/spf-resolver.js


const TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT'];
const CODES = { timeout: 'ETIMEOUT', REFUSED: 'EREFUSED', EBADNAME: 'EBADNAME' };
const HOST = /^(?:[!-\-/-[\]-~]+\.)+[a-z][a-z0-9-]*$/i;
function createSpfResolver(zone) {
    const failures = [];
    const resolve = async (text, typeName) => {
        const name = zoneName(text);
        const type = TYPES.find((each) => each === typeName);
        if (name === undefined || type === undefined)
            throw nodeError('EBADNAME', text);
        const lookup = await zone.lookup(name, type);
        if (lookup.outcome === 'failed')
            failures.push(failedLookup(name, type, lookup));
        const code = codeOf(lookup);
        if (code !== undefined)
            throw nodeError(code, text);
        return lookup.records.map(({ data }) => spf_resolver_dataOf(data));
    };
    return { resolve, failures };
}
function codeOf({ outcome, failure = '' }) {
    if (outcome === 'found')
        return undefined;
    if (outcome === 'failed')
        return CODES[failure] ?? 'ESERVFAIL';
    return outcome === 'nxdomain' ? 'ENOTFOUND' : 'ENODATA';
}
function spf_resolver_dataOf(data) {
    switch (data.type) {
        case 'A':
        case 'AAAA':
            return data.address;
        case 'MX':
            return { priority: data.preference, exchange: HOST.test(data.exchange) ? data.exchange : '' };
        case 'TXT':
            return data.strings;
        default:
            return 'target' in data ? data.target : '';
    }
}
function nodeError(code, name) {
    return Object.assign(new Error(`${code} ${name}`), { code });
}

;// CONCATENATED MODULE: ./lib/policy/spf/outbound.js


async function outbound_judgeOutbound(view, ip, found) {
    const { domain, zone } = view;
    const { spf } = await Promise.all(/* import() */[__webpack_require__.e(368), __webpack_require__.e(525)]).then(__webpack_require__.t.bind(__webpack_require__, 21525, 19));
    const { resolve, failures } = createSpfResolver(zone);
    const sender = `postmaster@${domain}`;
    const verdict = await spf({ sender, ip, helo: domain, mta: domain, strict: true, resolver: resolve });
    const { result, comment } = verdict.status;
    if (result === 'pass')
        return [];
    if (result === 'temperror' && failures.length > 0)
        return failures;
    const detail = typeof comment === 'string' ? comment.split(`lookup of ${sender}: `)[1] : undefined;
    const reason = result === 'permerror' && detail !== undefined ? ` (${detail})` : '';
    return [
        {
            code: 'E_SPF_FAIL',
            severity: 'critical',
            subject: ip,
            message: `SPF of ${domain} gives ${result}${reason} for ${ip}, which sends mail for it.`,
            hint: hintFor(found, ip, result),
            record: found.kind === 'found' ? found.record : undefined,
        },
    ];
}
function hintFor(found, ip, result) {
    if (result === 'permerror')
        return 'Receivers stop before they reach the address: put its term first in the record.';
    const term = `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip}`;
    if (found.kind !== 'found')
        return `Add ${term} to the SPF record.`;
    return `Permit it: ${withTerms(found.text, [term])}`;
}

;// CONCATENATED MODULE: ./lib/policy/spf/spf-limits.js

const spf_limits_MAX_LOOKUPS = 10;
const MAX_VOIDS = 2;
const MANY_LOOKUPS = 9;
function judgeLimits(branch, isCutOff) {
    const { name, terms, lookups, voids, record } = branch;
    const concerns = [];
    const base = { code: 'E_SPF_PERMERROR', record };
    const costly = terms.filter((term) => term.lookups > 0).toSorted((one, other) => other.lookups - one.lookups);
    const list = firstOf(costly.map(({ facts, lookups: own }) => `${facts.text} (${own})`));
    const dearest = costly[0]?.facts.text ?? '';
    if (lookups > spf_limits_MAX_LOOKUPS) {
        const message = `The SPF record of ${name} costs ${lookups} lookups, and receivers stop after ${spf_limits_MAX_LOOKUPS}: ${list}.`;
        const hint = `Take out what no longer sends mail, or list its addresses with ip4: and ip6:; ${dearest} costs most.`;
        concerns.push({ ...base, severity: 'critical', subject: 'lookups', message, hint });
    }
    else if (isCutOff) {
        const message = `The SPF record of ${name} and what it includes are too long to be evaluated.`;
        const hint = 'Take out what no longer sends mail, and write networks in place of single addresses.';
        concerns.push({ ...base, severity: 'critical', subject: 'length', message, hint });
    }
    else if (lookups >= MANY_LOOKUPS) {
        const message = `The SPF record of ${name} costs ${lookups} of ${spf_limits_MAX_LOOKUPS} lookups: ${list}.`;
        const hint = `Take out what no longer sends mail, before an include grows; ${dearest} costs most.`;
        concerns.push({ ...base, severity: 'info', subject: 'lookups close to the limit', message, hint });
    }
    if (voids.length > MAX_VOIDS) {
        const message = `The SPF record of ${name} has ${voids.length} terms whose names have no records, and receivers stop after ${MAX_VOIDS}: ${firstOf(voids)}.`;
        const hint = 'Take these terms out: they permit no address.';
        concerns.push({ ...base, severity: 'critical', subject: 'void lookups', message, hint });
    }
    return concerns;
}

;// CONCATENATED MODULE: ./lib/policy/spf/spf-strength.js




const LIKE_MECHANISM = /^[+\-?~]?(?:include|a|mx|ptr|ip4|ip6|exists|all)=/i;
const MAX_TERMS = 5;
function judgeStrength(branch) {
    return [...openness(branch), ...ending(branch), ...ignored(branch), ...slow(branch)];
}
function openness({ name, passes, passesBy, record }) {
    if (!isOpen(passes))
        return [];
    let before = NO_ADDRESS;
    const culprit = passesBy.find(({ addresses }) => {
        before = unite(before, addresses);
        return isOpen(before);
    });
    const text = culprit?.text ?? '+all';
    return [
        {
            code: 'E_SPF_OPEN',
            severity: 'critical',
            subject: name,
            message: `The SPF record of ${name} permits ${isWhole(passes) ? 'every address' : 'most addresses'} to send mail for it: ${text}.`,
            hint: `Permit the servers that send, and end the record with -all or ~all in place of ${text}.`,
            record,
        },
    ];
}
function ending({ name, otherwise, terms, passes, record }) {
    const last = terms.at(-1)?.facts.text ?? '';
    if (otherwise !== '?' || isOpen(passes))
        return [];
    const how = /all$/i.test(last) ? last : /^redirect=/i.test(last) ? `the record of ${last}` : 'no all';
    return [
        {
            ...weak(record, 'warning'),
            subject: 'all',
            message: `The SPF record of ${name} ends with ${how}, so that it says nothing about addresses that it does not list.`,
            hint: 'End the record with -all or ~all.',
        },
    ];
}
function ignored({ name, text, record }) {
    const terms = parseSpf(text);
    const end = terms.findIndex(({ kind }) => kind === 'all');
    const late = terms.filter(({ kind }, index) => end >= 0 && kind !== 'other' && (kind === 'redirect' || (index > end && kind !== 'all')));
    const like = terms.filter((term) => term.kind === 'other' && LIKE_MECHANISM.test(term.text));
    const all = terms[end]?.text ?? 'all';
    return [
        ...late.slice(0, MAX_TERMS).map((term) => ({
            ...weak(record, 'warning'),
            subject: term.text,
            message: `In the SPF record of ${name}, ${term.text} has no effect beside ${all}.`,
            hint: term.kind === 'redirect'
                ? `Take out ${term.text}, or ${all}.`
                : `Write ${term.text} before ${all}, or take it out.`,
        })),
        ...like.slice(0, MAX_TERMS).map((term) => ({
            ...weak(record, 'warning'),
            subject: term.text,
            message: `In the SPF record of ${name}, ${term.text} is no mechanism, and receivers ignore it.`,
            hint: `Write ${term.text.replace('=', ':').replace(/all:.*/i, 'all')}.`,
        })),
    ];
}
function slow({ name, facts, record }) {
    const found = [];
    const foreign = [];
    const look = (terms, owner) => {
        for (const { text, terms: below } of terms) {
            if (/^[+\-?~]?ptr(?::|$)/i.test(text))
                ((0,dns_name/* isWithin */.UO)(owner, name) ? found : foreign).push(text);
            const target = text.toLowerCase().split(/[:=]/, 2)[1] ?? owner;
            if (below)
                look(below, target);
        }
    };
    look(facts, name);
    const message = (where, texts) => `${where} ${firstOf([...new Set(texts)])}, which is slow and which most receivers do not follow.`;
    const hint = 'List the addresses with ip4: and ip6: in place of ptr.';
    return [
        ...(found.length > 0
            ? [
                {
                    ...weak(record, 'warning'),
                    subject: 'ptr',
                    message: message(`The SPF record of ${name} uses`, found),
                    hint,
                },
            ]
            : []),
        ...(foreign.length > 0
            ? [
                {
                    ...weak(record, 'info'),
                    subject: 'ptr in an include',
                    message: message(`A record that SPF of ${name} includes uses`, foreign),
                    hint: 'Ask its owner to list the addresses.',
                },
            ]
            : []),
    ];
}
function weak(record, severity) {
    return { code: 'E_SPF_WEAK', severity, record };
}

;// CONCATENATED MODULE: ./lib/policy/spf/term-outcome.js
const CUT_OFF = {
    trouble: 'was not followed: the record needs too many questions',
    isUnknown: true,
};
function failedOutcome(concerns) {
    return { trouble: 'could not be looked up', concerns, isUnknown: true };
}
function permerror(subject, message, hint, record) {
    return { code: 'E_SPF_PERMERROR', severity: 'critical', subject, message, hint, record };
}

;// CONCATENATED MODULE: ./lib/policy/spf/walk-include.js



async function walkInclude(walk, place, { kind, text }, target) {
    const { name, record, chain } = place;
    const wrong = (trouble, hint) => {
        const message = `${recordNamed(name, walk.domain)} is not valid: ${text} ${trouble}.`;
        return { trouble, concerns: [permerror(`${name} ${text}`, message, hint, record)] };
    };
    if (chain.includes(target)) {
        const circle = [...chain.slice(chain.indexOf(target)), target].join(' \u2192 ');
        return wrong(`leads in a circle (${circle})`, `Take ${text} out of the record of ${name}.`);
    }
    const found = await findSpf(walk.zone, target);
    switch (found.kind) {
        case 'failed':
            return failedOutcome([found.concern]);
        case 'many':
            return wrong(`leads to a name with ${found.records.length} SPF records, and only one is allowed`, `Join the SPF records of ${target} into one, or take ${text} out.`);
        case 'none': {
            const outcome = wrong('leads to a name without an SPF record', missingHint(kind, text, target));
            return { ...outcome, voids: found.isVoid ? [text] : [] };
        }
        case 'found': {
            if (walk.questions < 0)
                return CUT_OFF;
            const below = await walk.follow(walk, { ...found, name: target, chain: [...chain, target] });
            const { lookups, voids, passes, dynamic, concerns, isUnknown, facts: terms } = below;
            const next = kind === 'redirect' ? below : undefined;
            return { lookups, voids, matched: passes, dynamic, concerns, isUnknown, terms, next };
        }
    }
}
function missingHint(kind, text, target) {
    if (kind === 'redirect')
        return `Publish an SPF record at ${target}, or end the record with -all in place of ${text}.`;
    return `Take ${text} out, or look up the name that the provider tells now; for a host write a:${target}.`;
}

;// CONCATENATED MODULE: ./lib/policy/spf/walk-term.js






const MAX_MX_HOSTS = 10;
async function walkTerm(walk, place, term) {
    const { trouble, terms, lookups: below = 0, ...outcome } = await outcomeOf(walk, place, term);
    const asks = term.kind !== 'all' && term.kind !== 'ip4' && term.kind !== 'ip6';
    const own = (asks ? 1 : 0) + (term.target !== undefined && asks && asksForClientName(term.target) ? 1 : 0);
    const lookups = own + below;
    return {
        ...{ voids: [], matched: NO_ADDRESS, dynamic: [], concerns: [], isUnknown: false, ...outcome },
        facts: { text: term.text, lookups, trouble, ...(terms ? { terms } : {}) },
        qualifier: term.qualifier,
        lookups,
    };
}
async function outcomeOf(walk, place, term) {
    const { kind, target, prefix, text } = term;
    if (kind === 'all')
        return { matched: EVERY_ADDRESS };
    if (kind === 'ip4' || kind === 'ip6')
        return networkOutcome(network(target ?? '', prefix));
    if (kind === 'ptr')
        return { dynamic: [text], trouble: 'is slow, and most receivers ignore it' };
    const name = target === undefined ? place.name : targetName(target, place.name, walk.domain);
    if (name === 'dynamic')
        return { dynamic: [text] };
    if (name === undefined)
        return badName(walk, place, term);
    if (walk.questions <= 0)
        return CUT_OFF;
    walk.questions -= 1;
    if (kind === 'a')
        return hostOutcome(text, await walk_term_addressesOf(walk, name, prefix));
    if (kind === 'mx')
        return mxOutcome(walk, place, term, name);
    if (kind === 'exists')
        return existsOutcome(text, name, await walk.zone.lookup(name, 'A'));
    return walkInclude(walk, place, term, name);
}
function networkOutcome(matched) {
    if (!isEmpty(matched))
        return { matched };
    return { trouble: 'matches nothing: clients that use IPv4 are judged by their IPv4 address' };
}
function badName({ domain }, { name, record }, { kind, text }) {
    const trouble = 'names no domain that there can be';
    if (kind !== 'include' && kind !== 'redirect')
        return { trouble };
    const message = `${recordNamed(name, domain)} is not valid: ${text} ${trouble}.`;
    const hint = 'Write the name of the domain that has the record.';
    return { trouble, concerns: [permerror(`${name} ${text}`, message, hint, record)] };
}
function existsOutcome(text, name, lookup) {
    if (lookup.outcome === 'failed')
        return failedOutcome([failedLookup(name, 'A', lookup)]);
    if (lookup.outcome === 'found')
        return { matched: EVERY_ADDRESS, trouble: 'matches every client' };
    return { voids: [text], trouble: 'never matches: the name has no address' };
}
async function walk_term_addressesOf({ zone }, name, prefix) {
    const types = ['A', 'AAAA'];
    const lookups = await Promise.all(types.map((type) => zone.lookup(name, type)));
    const records = lookups.flatMap(({ records }) => records);
    return {
        matched: unite(...records.map(({ data }) => ('address' in data ? network(data.address, prefix) : NO_ADDRESS))),
        failures: types.flatMap((type, index) => {
            const lookup = lookups[index];
            return lookup?.outcome === 'failed' ? [failedLookup(name, type, lookup)] : [];
        }),
    };
}
function hostOutcome(text, { matched, failures }) {
    if (failures.length > 0)
        return { ...failedOutcome(failures), matched };
    return isEmpty(matched) ? { voids: [text], trouble: 'matches nothing: the name has no address' } : { matched };
}
async function mxOutcome(walk, place, term, name) {
    const lookup = await walk.zone.lookup(name, 'MX');
    if (lookup.outcome === 'failed')
        return failedOutcome([failedLookup(name, 'MX', lookup)]);
    const hosts = lookup.records.flatMap(({ data }) => data.type === 'MX' && data.exchange !== '' ? [data.exchange] : []);
    if (lookup.outcome !== 'found')
        return { voids: [term.text], trouble: 'matches nothing: the name has no MX record' };
    if (hosts.length === 0)
        return { trouble: 'matches nothing: the name takes no mail (null MX)' };
    const excess = hosts.length > MAX_MX_HOSTS ? tooManyHosts(walk, place, term, hosts.length) : {};
    const found = await Promise.all(hosts.slice(0, MAX_MX_HOSTS).map((host) => walk_term_addressesOf(walk, host, term.prefix)));
    const failures = found.flatMap((each) => each.failures);
    const failed = failures.length > 0 ? failedOutcome(failures) : {};
    return { matched: unite(...found.map(({ matched }) => matched)), ...failed, ...excess };
}
function tooManyHosts({ domain }, { name, record }, { text }, count) {
    const trouble = `has ${count} MX hosts, and ${MAX_MX_HOSTS} are allowed`;
    const message = `${recordNamed(name, domain)} is not valid: ${text} ${trouble}.`;
    const hint = `List the addresses with ip4: and ip6: in place of ${text}.`;
    return { trouble, concerns: [permerror(`${name} ${text}`, message, hint, record)] };
}

;// CONCATENATED MODULE: ./lib/policy/spf/walk-record.js





const MAX_PROBLEMS = 5;
const TERMS_PER_QUESTION = 50;
async function walkRecord(walk, place) {
    const all = parseSpf(place.text);
    if (place.chain.length > 1)
        walk.questions -= Math.floor(all.length / TERMS_PER_QUESTION);
    const wrong = all.filter(({ problem }) => problem !== undefined);
    const evaluated = wrong.length > 0 ? [] : evaluatedTerms(all);
    const terms = await Promise.all(evaluated.map((term) => walkTerm(walk, place, term)));
    const { name, text, record } = place;
    const factsOf = new Map(evaluated.map((term, index) => [term, terms[index]?.facts]));
    return {
        ...{ name, text, record, terms },
        facts: all.map((term) => factsOf.get(term) ?? idleFacts(term, evaluated)),
        lookups: terms.reduce((sum, { lookups }) => sum + lookups, 0),
        voids: terms.flatMap(({ voids }) => voids),
        ...permitted(terms),
        otherwise: wrong.length > 0 ? undefined : otherwise(evaluated, terms),
        concerns: [
            ...wrong.slice(0, MAX_PROBLEMS).map((term) => badTerm(walk, place, term)),
            ...terms.flatMap(({ concerns }) => concerns),
        ],
        isUnknown: terms.some(({ isUnknown }) => isUnknown),
    };
}
function evaluatedTerms(terms) {
    const mechanisms = terms.filter(({ kind }) => kind !== 'redirect' && kind !== 'other');
    const end = mechanisms.findIndex(({ kind }) => kind === 'all');
    if (end >= 0)
        return mechanisms.slice(0, end + 1);
    return [...mechanisms, ...terms.filter(({ kind }) => kind === 'redirect')];
}
function idleFacts(term, evaluated) {
    const isIgnored = evaluated.length > 0 && term.kind !== 'other';
    const trouble = term.problem ?? (isIgnored ? 'is ignored beside all' : undefined);
    return { text: term.text, lookups: 0, trouble };
}
function permitted(terms) {
    let [passes, decided] = [NO_ADDRESS, NO_ADDRESS];
    const passesBy = [];
    for (const { qualifier, matched, facts, dynamic: own, next } of terms) {
        const lets = next ? next.passes : qualifier === '+' ? matched : NO_ADDRESS;
        const addresses = subtract(lets, decided ?? NO_ADDRESS);
        passesBy.push({ text: facts.text, addresses, dynamic: qualifier === '+' ? own : [] });
        passes = unite(passes ?? NO_ADDRESS, addresses);
        decided = unite(decided ?? NO_ADDRESS, next ? next.decided : matched);
    }
    return {
        passes: passes ?? NO_ADDRESS,
        decided: decided ?? NO_ADDRESS,
        passesBy,
        dynamic: passesBy.flatMap((each) => each.dynamic),
    };
}
function otherwise(terms, branches) {
    const last = terms.at(-1);
    if (last?.kind === 'all')
        return last.qualifier;
    return last?.kind === 'redirect' ? branches.at(-1)?.next?.otherwise : '?';
}
function badTerm({ domain }, { name, record }, { text, problem, remedy }) {
    const foreign = `${remedy} Until its owner does so, take ${name} out of the record of ${domain}.`;
    return {
        code: 'E_SPF_PERMERROR',
        severity: 'critical',
        subject: `${name} ${text}`,
        message: `${recordNamed(name, domain)} is not valid: ${text} ${problem}.`,
        hint: (0,dns_name/* isWithin */.UO)(name, domain) ? (remedy ?? '') : foreign,
        record,
    };
}

;// CONCATENATED MODULE: ./lib/policy/spf/check-spf.js







const check_spf_MAX_QUESTIONS = 100;
async function checkSpf(view) {
    const { domain, zone, declared } = view;
    const found = await findSpf(zone, domain);
    if (found.kind !== 'found')
        return { concerns: [check_spf_absence(view, found, await isQuiet(view))] };
    const walk = { zone, domain, questions: check_spf_MAX_QUESTIONS, follow: walkRecord };
    const branch = await walkRecord(walk, { ...found, name: domain, chain: [domain] });
    const own = [...branch.concerns, ...judgeLimits(branch, walk.questions <= 0), ...judgeStrength(branch)];
    const isBroken = own.some(({ code, severity }) => code === 'E_SPF_PERMERROR' && severity === 'critical');
    const judged = isBroken ? [] : await Promise.all(declared.outboundIps.map((ip) => outbound_judgeOutbound(view, ip, found)));
    const concerns = toldOnce([...own, ...judged.flat(), ...noSender(view, branch, own)]);
    return { concerns, facts: check_spf_factsOf(branch), permits: isBroken ? undefined : permitsOf(branch) };
}
function check_spf_factsOf({ text, lookups, voids, facts }) {
    return { record: text, lookups, voidLookups: voids.length, terms: facts };
}
function permitsOf({ name, passes, passesBy, dynamic, isUnknown }) {
    return { domain: name, addresses: passes, byTerm: passesBy, dynamic, isUnknown };
}
function check_spf_absence({ domain, declared }, found, isSilent) {
    if (found.kind === 'failed')
        return found.concern;
    if (found.kind === 'many') {
        return {
            code: 'E_SPF_PERMERROR',
            severity: 'critical',
            subject: 'records',
            message: `${domain} has ${found.records.length} SPF records, and receivers accept only one.`,
            hint: `Join them into one TXT record: ${check_spf_joined(found.records.map(({ text }) => text))}`,
            record: found.records[1]?.record,
        };
    }
    const isNeeded = declared.outboundIps.length > 0;
    const near = found.near
        ? `; ${JSON.stringify(found.near.text)} is none, since it does not begin with v=spf1 and a blank`
        : '';
    const terms = declared.outboundIps.map((ip) => `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip} `).join('');
    const record = isSilent ? 'v=spf1 -all' : `v=spf1 ${terms === '' ? 'mx ' : terms}~all`;
    return {
        code: 'E_SPF_MISSING',
        severity: isNeeded ? 'critical' : isSilent ? 'info' : 'warning',
        subject: domain,
        message: `${domain} has no SPF record${near}.`,
        hint: `Publish one TXT record at ${domain}: "${record}"${isSilent ? '' : ', with all that sends for the domain'}.`,
        isOptional: isSilent,
        record: found.near?.record,
    };
}
function check_spf_joined(records) {
    const terms = records.flatMap((text) => text.split(' ').filter(Boolean).slice(1));
    const isEnd = (term) => /^(?:[+\-?~]?all|redirect=.*)$/i.test(term);
    const end = terms.filter(isEnd).at(-1) ?? '~all';
    return ['v=spf1', ...new Set(terms.filter((term) => !isEnd(term))), end].join(' ');
}
function noSender({ domain, declared }, branch, concerns) {
    const isSilent = declared.isNoMail && !namesSenders(declared);
    const isShut = branch.otherwise === '-' && branch.terms.length === 1;
    if (!isSilent || isShut || concerns.length > 0)
        return [];
    return [
        {
            code: 'E_SPF_WEAK',
            severity: 'info',
            subject: 'senders',
            message: `${domain} takes no mail, and its SPF record still permits senders.`,
            hint: `If it sends none either, publish "v=spf1 -all" at ${domain}.`,
            record: branch.record,
            isOptional: true,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/probes/mx/check-view.js






async function checkView(view, policy) {
    const hosts = checkMx(view);
    const [mx, spf, dkim, dmarc, mtaSts, ptr] = await Promise.all([
        hosts,
        checkSpf(view),
        judgeDkim(view),
        checkDmarc(view),
        Promise.all([hosts, policy]).then(([found, fetched]) => checkMtaSts(view, fetched, found.hosts)),
        hosts.then((found) => checkPtr(view, found.hosts.map(addressed))),
    ]);
    const concerns = [mx, spf, dkim, dmarc, mtaSts].flatMap((result) => result.concerns);
    return { view, concerns: [...concerns, ...ptr], mx, spf, dkim, dmarc, mtaSts };
}
function addressed({ host, addresses }) {
    return { host, addresses: addresses.map(({ address }) => address) };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./lib/system/trust-more.js
var trust_more = __webpack_require__(39670);
;// CONCATENATED MODULE: ./lib/policy/mta-sts/https-get.js




class Fault {
    address;
    code;
    message;
    hint;
    constructor(address, code, message, hint) {
        this.address = address;
        this.code = code;
        this.message = message;
        this.hint = hint;
    }
}
const MAX_HEADER = 16_384;
async function httpsGet(target, { connect }, signal) {
    if (signal.aborted)
        throw signal.reason;
    const socket = connect(target.address, target.port);
    const sockets = [socket];
    const ended = new AbortController();
    let step = 'does not answer the connection attempt';
    const onAbort = () => ended.abort();
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => ended.abort(), target.limitMs);
    try {
        await within(ended.signal, opened(socket, 'connect'));
        step = 'does not finish the TLS handshake';
        const secure = startTls(socket, target);
        sockets.push(secure);
        await within(ended.signal, opened(secure, 'secureConnect'));
        const refusal = certificateFault(secure, target);
        if (refusal)
            return refusal;
        step = 'does not send all of its answer';
        return await within(ended.signal, answered(secure, target));
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        if (ended.signal.aborted)
            return timedOut(target, step);
        return connectionFault(target, error);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        for (const each of sockets.toReversed())
            each.destroy();
    }
}
function within(signal, work) {
    return new Promise((resolve, reject) => {
        const onAbort = () => reject(new Error('too late'));
        if (signal.aborted)
            onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
}
function opened(socket, event) {
    return new Promise((resolve, reject) => {
        socket.on('error', reject);
        socket.once('close', () => reject(https_get_closed()));
        socket.once(event, () => resolve());
    });
}
function https_get_closed() {
    return Object.assign(new Error('closed'), { code: 'closed' });
}
function startTls(socket, { host, ca }) {
    return external_node_tls_.connect({
        socket,
        host,
        servername: host,
        secureContext: (0,trust_more/* trustMore */.c)(external_node_tls_.createSecureContext({ minVersion: 'TLSv1.2' }), ca),
        ALPNProtocols: ['http/1.1'],
        rejectUnauthorized: false,
        checkServerIdentity: (name, certificate) => nameError(name, certificate),
    });
}
function nameError(name, certificate) {
    const hasDnsName = /(?:^|, )DNS:/.test(certificate.subjectaltname ?? '');
    if (hasDnsName)
        return external_node_tls_.checkServerIdentity(name, certificate);
    return Object.assign(new Error('no DNS name'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
}
function certificateFault(secure, { host, address }) {
    if (secure.authorized)
        return undefined;
    const reason = String((0,error_code/* errorCode */.CA)(secure.authorizationError) ?? secure.authorizationError);
    const { valid_to: until, valid_from: from, subjectaltname = '' } = secure.getPeerCertificate();
    const names = subjectaltname.replaceAll('DNS:', '').slice(0, 200);
    const renew = 'Senders take no policy from it. Renew the certificate, and look that the web server uses the new one.';
    switch (reason) {
        case 'CERT_HAS_EXPIRED':
            return new Fault(address, reason, `shows a certificate that has expired (${until})`, renew);
        case 'CERT_NOT_YET_VALID':
            return new Fault(address, reason, `shows a certificate that is not valid before ${from}`, renew);
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
            return new Fault(address, reason, `shows a certificate for ${names === '' ? 'no DNS name' : names}`, `Issue a certificate with the DNS name ${host}, and let the web server use it for this name.`);
        default:
            return new Fault(address, reason, `shows a certificate that cannot be verified (${reason})`, 'Use a certificate of a public authority, and send its intermediate certificates, too. An authority of your own can be named in tls-ca.');
    }
}
function answered(secure, { host, path, maxBytes }) {
    return new Promise((resolve, reject) => {
        const headers = { Host: host, Accept: 'text/plain', Connection: 'close' };
        const asked = (0,external_node_http_.request)({ createConnection: () => secure, path, headers, maxHeaderSize: MAX_HEADER });
        asked.on('error', reject);
        asked.once('response', (message) => readBody(message, maxBytes).then((body) => resolve(answerOf(message, body)), reject));
        asked.end();
    });
}
function readBody(message, maxBytes) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        let size = 0;
        message.on('data', (chunk) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size > maxBytes)
                resolve(Buffer.concat(chunks).subarray(0, maxBytes + 1));
        });
        message.once('end', () => (message.complete ? resolve(Buffer.concat(chunks)) : reject(https_get_closed())));
        message.on('error', reject);
        message.once('aborted', () => reject(https_get_closed()));
    });
}
function answerOf({ statusCode = 0, headers }, body) {
    return {
        status: statusCode,
        location: headers.location,
        contentType: headers['content-type'],
        encoding: headers['content-encoding'],
        body,
    };
}
function timedOut({ address, limitMs }, step) {
    return new Fault(address, 'timeout', `${step} within ${Math.max(1, Math.round(limitMs / 1000))} s`);
}
function connectionFault({ address }, error) {
    const code = (0,error_code/* errorCode */.CA)(error) ?? 'unknown';
    if (code === 'ECONNREFUSED')
        return new Fault(address, code, 'refuses the connection');
    if (code === 'closed' || code === 'ECONNRESET')
        return new Fault(address, code, 'closes the connection without a whole answer');
    if (code.startsWith('HPE_'))
        return new Fault(address, code, `sends what is no HTTP (${code})`);
    return new Fault(address, code, `does not work over HTTPS (${code})`);
}

;// CONCATENATED MODULE: ./lib/policy/mta-sts/fetch-policy.js




const LIMIT_MS = 10_000;
const fetch_policy_MAX_ADDRESSES = 6;
const MAX_QUOTED = 200;
const PATH = '/.well-known/mta-sts.txt';
async function fetchPolicy(domain, options) {
    const { world, zone, limitMs = LIMIT_MS } = options;
    const host = `mta-sts.${domain}`;
    const where = `https://${host}${PATH}`;
    const begin = world.clock.now();
    const lookups = await Promise.all([zone.lookup(host, 'A'), zone.lookup(host, 'AAAA')]);
    const addresses = lookups.flatMap(fetch_policy_addressesIn).slice(0, fetch_policy_MAX_ADDRESSES);
    const from = { origin: 'fetched', where };
    if (addresses.length === 0)
        return { ...from, trouble: fetch_policy_withoutAddress(host, lookups) };
    const endsAt = world.clock.now() + limitMs;
    const faults = [];
    for (const [index, address] of addresses.entries()) {
        const share = (endsAt - world.clock.now()) / (addresses.length - index);
        const { port = 443, ca, signal } = options;
        const target = { host, address, port, path: PATH, ca, maxBytes: MAX_POLICY_BYTES, limitMs: share };
        const answer = await httpsGet(target, world, signal);
        if (answer instanceof Fault) {
            faults.push(answer);
            continue;
        }
        return { ...from, ...fetch_policy_judge(answer, where), address, seconds: (world.clock.now() - begin) / 1000 };
    }
    return { ...from, trouble: unreached(host, faults) };
}
function fetch_policy_addressesIn({ records }) {
    return records.flatMap(({ data }) => (data.type === 'A' || data.type === 'AAAA' ? [data.address] : []));
}
function fetch_policy_withoutAddress(host, [v4, v6]) {
    const failed = unanswered(host, 'A', v4) ?? unanswered(host, 'AAAA', v6);
    if (failed)
        return { ...failed, isUnknown: failed.severity === 'unknown' };
    const what = v4.outcome === 'nxdomain' ? 'does not exist' : 'has no address';
    return {
        code: 'E_STS_FETCH',
        isUnknown: false,
        message: `The policy host ${host} ${what}, so senders get no MTA-STS policy.`,
        hint: `Publish the address of a web server for ${host}, and serve the policy there at ${PATH}.`,
    };
}
function unreached(host, faults) {
    const fault = faults.find(({ code }) => !isOwnTrouble(code)) ?? faults[0];
    const isUnknown = fault === undefined || isOwnTrouble(fault.code);
    return {
        code: 'E_STS_FETCH',
        isUnknown,
        message: `The MTA-STS policy cannot be fetched: ${host}${fault ? ` at ${fault.address} ${fault.message}` : ' was not reached'}.`,
        hint: isUnknown
            ? `This machine has no route there, so it says nothing about the policy. Run it where ${host} can be reached.`
            : (fault?.hint ?? `Try it with: curl -v https://${host}${PATH}`),
    };
}
function fetch_policy_judge({ status, location, contentType, encoding, body }, where) {
    if (status >= 300 && status < 400) {
        const to = location === undefined ? '' : ` to ${location.slice(0, MAX_QUOTED)}`;
        return fetchTrouble(`${where} redirects${to} (${status}), and senders do not follow a redirect.`, 'Serve the policy at this address itself.');
    }
    if (status !== 200) {
        return fetchTrouble(`${where} answers with HTTP status ${status} in place of the MTA-STS policy.`, `Serve the policy there, with status 200. Try it with: curl -v ${where}`);
    }
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
        return policyTrouble(`${where} is sent with the content encoding ${encoding.slice(0, MAX_QUOTED)}, which was not asked for.`, 'Serve the policy without compression.');
    }
    const text = policyText(body, where);
    const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
    if (text.body === undefined || type === 'text/plain')
        return text;
    const shown = contentType === undefined ? 'no content type' : `the content type ${contentType.slice(0, MAX_QUOTED)}`;
    return {
        ...text,
        ...policyTrouble(`${where} has ${shown}, and some senders take a policy only as text/plain.`, 'Serve it with Content-Type: text/plain.'),
    };
}
function fetchTrouble(message, hint) {
    return { trouble: { code: 'E_STS_FETCH', isUnknown: false, message, hint } };
}
function policyTrouble(message, hint) {
    return { trouble: { code: 'E_STS_POLICY', isUnknown: false, message, hint } };
}

;// CONCATENATED MODULE: ./lib/probes/mx/fetch-policies.js



function fetchPolicies({ domain, ca, policyText }, zones, context) {
    const isAnnounced = async (zone) => (await zone.lookup(`_mta-sts.${domain}`, 'TXT')).outcome === 'found';
    const fetchFrom = async (zone) => {
        if (!(await isAnnounced(zone)))
            return undefined;
        const { world, signal } = context;
        return await context.phase('policy', () => fetchPolicy(domain, { world, signal, zone, ca }));
    };
    const file = policyText && policyFromFile(policyText.path, policyText.octets);
    const served = fetchFrom(zones.published);
    const { planned } = zones;
    const later = async () => {
        if (file || !planned)
            return file;
        const now = await served;
        if (now && !(await movesPolicyHost(domain, zones.published, planned)))
            return now;
        return (await fetchFrom(planned)) ?? now;
    };
    return { served, planned: later(), file };
}

;// CONCATENATED MODULE: ./lib/probes/mx/unopened.js

const LAME = new Set(['REFUSED', 'NOTAUTH', 'no AA', 'another zone']);
async function unopened({ domain, stage, nameServers }, { failure = '', resolved }) {
    if (failure === 'nxdomain') {
        const above = domain.slice(domain.lastIndexOf('.') + 1);
        if ((await resolved.lookup(above, 'NS')).outcome !== 'found')
            throw worldless(domain, above);
        if (stage === 'planned')
            return resolved;
        throw new model_failure/* ProbeFailure */.BU({
            code: 'E_DNS_NXDOMAIN',
            phase: 'dns',
            message: `The domain ${domain} does not exist, so nothing can be delivered to it.`,
            hint: `Check the spelling, and whether the domain is still registered and delegated: dig +trace ${domain} NS`,
        });
    }
    if (nameServers.length > 0 && LAME.has(failure)) {
        throw new model_failure/* ProbeFailure */.BU({
            code: 'E_NS_LAME',
            phase: 'dns',
            message: `None of the name servers ${nameServers.join(', ')} has the zone of ${domain} (${failure}).`,
            hint: `Load the zone there, or name other servers in name-servers: dig @${nameServers[0]} ${domain} SOA +norecurse`,
        });
    }
    throw new model_failure/* ProbeFailure */.BU({
        code: failure === 'REFUSED' ? 'E_DNS_REFUSED' : failure === 'SERVFAIL' ? 'E_DNS_SERVFAIL' : 'E_DNS_TIMEOUT',
        status: 'unknown',
        phase: 'dns',
        message: `The name servers of ${domain} could not be found (${failure}), so nothing was tested.`,
        hint: 'Look whether this machine has a resolver that answers, or name one in resolvers, or the servers of the zone in name-servers.',
    });
}
function worldless(domain, above) {
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_DNS_NXDOMAIN',
        status: 'unknown',
        phase: 'dns',
        message: `The resolver of this machine finds neither ${domain} nor anything of ${above}, so nothing was tested.`,
        hint: 'It may be a network of its own. Name a resolver that knows the Internet in resolvers, or the servers of the zone in name-servers.',
    });
}

;// CONCATENATED MODULE: ./lib/probes/mx/look-around.js
















const NOTHING = { concerns: [], untested: [] };
async function lookAround(plan, context) {
    const { domain, declared, zones } = plan;
    const dns = await openPublished({
        domain,
        nameServers: plan.nameServers,
        resolvers: plan.resolvers.flatMap((text) => readServerAddress(text) ?? []),
        world: context.world,
        signal: context.signal,
        limitMs: plan.dnsLimitMs,
    });
    const publishedZone = dns.zone ?? (await unopened(plan, dns));
    const plannedZone = zones && overlayZones(zones.zones, publishedZone, domain);
    const policies = fetchPolicies(plan, { published: publishedZone, planned: plannedZone }, context);
    const viewOf = (zone) => ({ domain, zone, declared });
    const [published, planned, servers, delegation, dnssec, records, dkim] = await Promise.all([
        checkView(viewOf(publishedZone), policies.served),
        plannedZone && checkView(viewOf(plannedZone), policies.planned),
        lookAtServers(domain, dns),
        lookAtDelegation(plan, dns, plannedZone),
        checkMx(viewOf(publishedZone)).then(({ hosts }) => checkDnssec(domain, dns, hosts)),
        lookAtRecords(plan, dns, publishedZone, plannedZone),
        lookAtDkim(plan, viewOf(publishedZone), plannedZone && viewOf(plannedZone)),
    ]);
    return { dns, published, planned, policies, servers, delegation, dnssec, dkim, ...records };
}
async function lookAtServers(domain, { zone, client }) {
    if (!zone)
        return () => NOTHING;
    const reports = await surveyServers(domain, zone.authority, client);
    return () => checkServers(domain, zone.authority, reports, zone.divisions(), zone.omissions());
}
async function lookAtDelegation({ domain, stage, zones }, { zone, client }, planned) {
    if (!zone || !planned || !zones || stage !== 'planned')
        return NOTHING;
    const { authority } = zone;
    const both = { published: zone, planned };
    const [{ concerns, untested }, above] = await Promise.all([
        checkDelegation({ domain, authority, client, ...both }),
        checkPlannedDs({ zone: authority.zone, zones: zones.zones, ds: authority.delegation?.ds, ...both }),
    ]);
    return { concerns: [...concerns, ...above], untested };
}
async function lookAtDkim({ domain, stage, zones }, published, planned) {
    if (!planned || stage !== 'planned')
        return { concerns: [], replaced: [] };
    return await compareDkim(published, planned, selectorsInPlan(zones?.zones ?? [], domain));
}
async function lookAtRecords({ domain, declared, zones }, { zone }, published, planned) {
    const names = await namesOfMail({
        domain,
        zone: zone?.authority.zone ?? zones?.zones.find(({ origin }) => domain.endsWith(origin))?.origin ?? domain,
        views: planned ? [published, planned] : [published],
        selectors: [...new Set([...declared.dkimSelectors, ...selectorsInPlan(zones?.zones ?? [], domain)])],
    });
    const removals = (zones?.zones ?? []).flatMap(({ changes }) => changes);
    return { names, changes: await compareRecords(domain, published, planned, names, removals) };
}

;// CONCATENATED MODULE: ./lib/probes/mx/measure-gate.js
function measureGate(judged, talks, context) {
    const { mx, spf, dkim, mtaSts } = judged;
    const mxTtl = mx.hosts[0]?.record?.ttl;
    context.measure('mx_hosts', mx.hosts.length);
    if (mxTtl === undefined)
        context.miss('mx_ttl_seconds');
    else
        context.measure('mx_ttl_seconds', mxTtl);
    if (spf.facts) {
        context.measure('spf_lookups', spf.facts.lookups);
        context.measure('spf_void_lookups', spf.facts.voidLookups);
    }
    else {
        context.miss('spf_lookups');
        context.miss('spf_void_lookups');
    }
    for (const { selector, bits } of dkim.keys) {
        if (bits !== undefined)
            context.measure('dkim_key_bits', bits, selector);
    }
    const maxAge = mtaSts.facts?.maxAgeSeconds;
    if (maxAge === undefined)
        context.miss('mta_sts_max_age_seconds');
    else
        context.measure('mta_sts_max_age_seconds', maxAge);
    measureTalks(talks, context);
}
function measureTalks(talks, context) {
    for (const host of new Set(talks.map(({ target }) => target.host))) {
        const own = talks.filter(({ target }) => target.host === host);
        const seconds = own.flatMap(({ connectSeconds }) => connectSeconds ?? []);
        const days = own.flatMap(({ tls }) => tls?.daysLeft ?? []);
        if (seconds.length > 0)
            context.measure('mx_connect_seconds', Math.max(...seconds), host);
        else
            context.miss('mx_connect_seconds', host);
        if (days.length > 0)
            context.measure('tls_certificate_days_left', Math.min(...days), host);
        else
            context.miss('tls_certificate_days_left', host);
    }
}

// EXTERNAL MODULE: ./lib/probes/mx/talks/talks-to-judge.js
var talks_to_judge = __webpack_require__(64269);
;// CONCATENATED MODULE: ./lib/probes/mx/talks/untested-talks.js

function untestedTalks(talks) {
    return talks.flatMap((talk) => (talk.outcome === 'ok' ? untested_talks_unanswered(talk) : [notReached(talk)]));
}
function notReached(talk) {
    const { outcome, failure, extensions, tls, recipients } = talk;
    if (outcome === 'not tested') {
        return `${(0,talks_to_judge/* subjectOf */.et)(talk)} was not tested: this runner does not reach it (${failure?.systemCode ?? 'no answer'}).`;
    }
    const open = [
        ...(extensions === undefined ? ['EHLO'] : []),
        ...(tls === undefined ? ['STARTTLS and the certificate'] : []),
        ...(recipients.length === 0 ? ['recipients'] : ['further recipients']),
    ];
    return `${(0,talks_to_judge/* subjectOf */.et)(talk)} was not tested to the end: nothing is known about ${open.join(', ')}.`;
}
function untested_talks_unanswered(talk) {
    const { recipients, relay, unknownRecipient, target } = talk;
    const isSubmission = (0,talks_to_judge/* isSubmissionPort */.wK)(target.port);
    return [
        ...(isSubmission
            ? [`${(0,talks_to_judge/* subjectOf */.et)(talk)} was tested for TLS alone: on port ${target.port} it takes mail after a login only.`]
            : []),
        ...(!isSubmission && recipients.some(({ outcome }) => outcome === 'deferred')
            ? [`${(0,talks_to_judge/* subjectOf */.et)(talk)} put recipients off, so it is not known whether it accepts them.`]
            : []),
        ...(relay?.outcome === 'deferred'
            ? [`${(0,talks_to_judge/* subjectOf */.et)(talk)} put a foreign recipient off, so it is not known whether it relays.`]
            : []),
        ...(unknownRecipient?.outcome === 'deferred'
            ? [`${(0,talks_to_judge/* subjectOf */.et)(talk)} put an unknown recipient off, so it is not known whether it accepts every name.`]
            : []),
    ];
}

;// CONCATENATED MODULE: ./lib/probes/mx/run-gate.js






const NO_TALK = 'No mail server was talked to, because mx-connect is false.';
async function runGate(plan, context) {
    const { clock } = context.world;
    const start = clock.now();
    const around = await context.phase('dns', () => lookAround(plan, context));
    const hosts = { published: around.published.mx, planned: around.planned?.mx };
    const { talks, untested } = plan.talk
        ? await talk(plan, plan.talk, hosts, context)
        : { talks: [], untested: [NO_TALK] };
    const judged = await judgeGate(plan, around, talks, context);
    context.learn({ gate: gateOf(plan, around, judged, { talks, untested }) });
    const main = plan.stage === 'planned' ? (around.planned ?? around.published) : around.published;
    measureGate(main, talks, context);
    context.measure('mx_total_seconds', (clock.now() - start) / 1000);
    tellConcerns(judged.concerns, context);
}
async function talk(...[plan, settings, hosts, context]) {
    const { talkWithHosts } = await Promise.all(/* import() */[__webpack_require__.e(282), __webpack_require__.e(65), __webpack_require__.e(825)]).then(__webpack_require__.bind(__webpack_require__, 26825));
    return await talkWithHosts(plan, settings, hosts, context);
}
function gateOf({ domain, stage }, { published, planned, changes }, { order, tlsa, untested }, { talks, untested: untalked }) {
    const policy = (planned ?? published).mtaSts.policy;
    return {
        domain,
        stage,
        records: changes,
        hosts: hostFacts({ published: published.mx.hosts, planned: planned?.mx.hosts, talks, policy, tlsa }),
        spf: { published: published.spf.facts, planned: planned?.spf.facts },
        mtaSts: { published: published.mtaSts.facts, planned: planned?.mtaSts.facts },
        order,
        untested: [...untalked, ...untestedTalks(talks), ...untested],
    };
}


/***/ }),

/***/ 64269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GJ: () => (/* binding */ onOneLine),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   pX: () => (/* binding */ withAddress),
/* harmony export */   wK: () => (/* binding */ isSubmissionPort)
/* harmony export */ });
const SUBMISSION_PORTS = [465, 587];
function isSubmissionPort(port) {
    return SUBMISSION_PORTS.includes(port);
}
function subjectOf({ target: { host, address } }) {
    return `${host} (${address})`;
}
function withAddress({ target: { host, address, port } }, message) {
    if (message.includes(address))
        return message;
    const at = `${host}:${port}`;
    return message.includes(at) ? message.replace(at, `${at} (${address})`) : `${host} (${address}): ${message}`;
}
const MAX_QUOTED = 300;
function onOneLine(reply) {
    const line = reply.split('\n').join(' ');
    return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED)}\u2026` : line.replace(/\.\s*$/, '');
}


/***/ }),

/***/ 39670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ trustMore)
/* harmony export */ });
function trustMore(secure, ca) {
    const { context } = secure;
    if (ca !== undefined)
        context.addCACert(ca);
    return secure;
}


/***/ })

};
