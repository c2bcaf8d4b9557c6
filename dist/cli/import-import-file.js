export const id = 187;
export const ids = [187];
export const modules = {

/***/ 40187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  importFile: () => (/* binding */ importFile)
});

;// CONCATENATED MODULE: ./lib/import/draft/line-list.js
const MAX_LINES = 20;
function lineList(lines) {
    const shown = lines.slice(0, MAX_LINES).join(', ') + (lines.length > MAX_LINES ? ', \u2026' : '');
    return `line${lines.length === 1 ? '' : 's'} ${shown}`;
}

;// CONCATENATED MODULE: ./lib/import/draft/reading.js
const MAX_CHECKS = 5000;
class NotImportable extends Error {
    name = 'NotImportable';
}

;// CONCATENATED MODULE: ./lib/import/commands/logical-lines.js
function* logicalLines(text) {
    let start = 0;
    let pieces = [];
    for (const [index, raw] of text.split(/\r?\n/).entries()) {
        if (pieces.length === 0) {
            if (/^\s*(?:#|$)/.test(raw))
                continue;
            start = index + 1;
        }
        const isContinued = /(?:^|[^\\])(?:\\\\)*\\$/.test(raw);
        pieces.push(isContinued ? raw.slice(0, -1) : raw);
        if (isContinued)
            continue;
        yield { line: start, text: pieces.join('') };
        pieces = [];
    }
    if (pieces.length > 0)
        yield { line: start, text: pieces.join('') };
}

;// CONCATENATED MODULE: ./lib/import/draft/placeholder.js
const START = '\ue000';
const DEFAULT = '\ue001';
const END = '\ue002';
const UNKNOWN = '\ue003';
const MARKS = /[\ue000-\ue003]/;
const VARIABLE = /\ue000(\w*)(?:\ue001([^\ue000-\ue003]*))?\ue002/g;
function withoutMarks(text) {
    return text.replace(/[\ue000-\ue003]/g, '\ufffd');
}
const RESERVED = /^(?:ACTIONS|GITHUB|INPUT|RUNNER|STATE)_/i;
function variable(name, fallback) {
    const own = RESERVED.test(name) ? `MAIL_${name}` : name;
    return START + own + (fallback === undefined ? '' : DEFAULT + fallback) + END;
}
function isKnown(text) {
    return !MARKS.test(text);
}
function soleVariable(text) {
    return /^\ue000(\w+)(?:\ue001[^\ue000-\ue003]*)?\ue002$/.exec(text)?.[1];
}
function literalParts(text) {
    return text
        .replace(/\ue000\w*/g, START)
        .split(MARKS)
        .filter((part) => part !== '');
}
function variablesIn(text) {
    return [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
}
function readable(text) {
    return text.replace(VARIABLE, '$1').replaceAll(UNKNOWN, '\u2026');
}
function fileText(text) {
    if (text.includes(UNKNOWN) || /\$(?:\{|\ue000)/.test(text))
        return undefined;
    return text.replace(VARIABLE, (_, name, fallback) => fallback === undefined ? `\${${name}}` : `\${${name}:-${fallback}}`);
}
function variableName(text) {
    const name = text
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, '_')
        .replace(/^[_0-9]+/, '')
        .slice(0, 80);
    return name.replace(/_$/, '');
}

;// CONCATENATED MODULE: ./lib/import/commands/macros.js

const ANY = /\$(?:([A-Za-z_][\w:.-]*))?\$/g;
const CERTAIN = /\$(ARG\d{1,4}|USER\d{1,4}|CENTREONPLUGINS|_?(?:HOST|SERVICE|CONTACT)\w{0,100})\$(?![\w{(])/g;
function replaceMacros(text, lookUp) {
    return text.replace(ANY, (_, name) => (name === undefined ? '$' : (lookUp(name) ?? macroVariable(name))));
}
function replaceCertainMacros(text, label) {
    return text.replace(CERTAIN, (_, name) => /^(?:ARG|_?SERVICE)/.test(name) ? macroVariable(name, label) : macroVariable(name));
}
function macroVariable(name, ...of) {
    return variable(variableName([name, ...of].join('_')) || 'MACRO');
}

// EXTERNAL MODULE: ./lib/text/untrusted.js
var untrusted = __webpack_require__(18340);
;// CONCATENATED MODULE: ./lib/import/plugins/plugin-call.js
const STARTERS = {
    command: { valued: /^$/, words: 0 },
    env: { valued: /^-[uC]$/, words: 0 },
    exec: { valued: /^-a$/, words: 0 },
    nice: { valued: /^-n$/, words: 0 },
    perl: { valued: /^-I$/, words: 0 },
    sudo: { valued: /^-[ugpCT]$/, words: 0 },
    time: { valued: /^$/, words: 0 },
    timeout: { valued: /^-[ks]$/, words: 1 },
};
function findCall(words) {
    let at = 0;
    for (;;) {
        while (/^\w+=/.test(words[at] ?? ''))
            at += 1;
        const program = words[at]?.replace(/^.*\//s, '');
        if (program === undefined)
            return undefined;
        const starter = Object.hasOwn(STARTERS, program) ? STARTERS[program] : undefined;
        at += 1;
        if (!starter)
            return { program, args: words.slice(at) };
        while (words[at]?.startsWith('-'))
            at += starter.valued.test(words[at] ?? '') ? 2 : 1;
        at += starter.words;
    }
}

// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __webpack_require__(11148);
;// CONCATENATED MODULE: ./lib/import/draft/draft.js
function newDraft(line, protocol, mode) {
    return { line, protocol, mode, fields: {}, remarks: [] };
}
function lose(draft, text) {
    draft.remarks.push({ kind: 'lost', text });
}
function differ(draft, text) {
    draft.remarks.push({ kind: 'differs', text });
}
function differAll(draft, text) {
    draft.remarks.push({ kind: 'differs', text, isGeneral: true });
}
function switchOff(draft, text) {
    draft.remarks.push({ kind: 'off', text });
}

;// CONCATENATED MODULE: ./lib/import/plugins/option.js


function optionName(word) {
    const name = /^--?[\w-]{1,40}(?=[^\w-]|$)/.exec(word)?.[0] ?? '';
    return name === '' || /pass|auth|secret|token/i.test(name) ? 'an option' : name;
}
function loseOptions(draft, names, why) {
    const unique = [...new Set(names)];
    if (unique.length > 0)
        lose(draft, `Left out: ${unique.slice(0, 20).join(', ')} (${why}).`);
}
function loseVariableOptions(draft, words) {
    const names = words.map((word) => soleVariable(word) ?? 'the output of a command');
    if (names.length > 0)
        lose(draft, `Options that come from ${names.join(', ')} are not known here.`);
}

// EXTERNAL MODULE: ./lib/verdict/range.js
var verdict_range = __webpack_require__(8887);
;// CONCATENATED MODULE: ./lib/import/plugins/plain-range.js



const PLAIN = /^[@~:0-9.,+-]+$/;
function takeRange(draft, level, text) {
    const given = text?.trim() ?? '';
    if (given === '')
        return;
    if (!isKnown(given)) {
        draft.fields[level] = given;
        return;
    }
    const range = plainRange(given, draft.mode === 'imap-search' ? 'count' : 'seconds');
    if (range === undefined)
        lose(draft, `The ${level} threshold is not a range of plain numbers, and was left out.`);
    else
        draft.fields[level] = range;
}
function plainRange(text, unit) {
    if (!PLAIN.test(text))
        return undefined;
    const range = text.replaceAll(',', '.');
    try {
        return (0,verdict_range/* parseRange */.RC)(range, unit).text;
    }
    catch (error) {
        if (error instanceof verdict_range/* RangeSyntaxError */.Hh)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/settings/fields.js + 14 modules
var fields = __webpack_require__(31967);
;// CONCATENATED MODULE: ./lib/import/plugins/timeouts.js



function takeTimeout(draft, text) {
    if (!isKnown(text)) {
        draft.fields.timeout = text;
        return;
    }
    const [, digits] = /^(\d{1,6})$/.exec(text.trim()) ?? [];
    const seconds = Number(digits);
    if (!(seconds >= 1 && seconds <= 86_400)) {
        lose(draft, 'The time limit is not a number of seconds from 1 to 86400, and was left out.');
        return;
    }
    draft.fields.timeout = `${seconds}s`;
    for (const part of ['connectTimeout', 'commandTimeout']) {
        if (seconds * 1000 > fields/* FIELDS */.c[part].kind.parse(fields/* FIELDS */.c[part].default))
            draft.fields[part] = `${seconds}s`;
    }
}

;// CONCATENATED MODULE: ./lib/import/plugins/centreon-options.js






const SWITCHES = /^(?:ssl|insecure|delete|verbose|debug|help|version|list-mode|mode-version|output-\w+)$/;
const SHOWN_ONLY = /^(?:verbose|debug|filter-\w[\w-]*|explode-[\w-]+|change-perfdata|change-(?:short|long)-output|extend-perfdata(?:-group)?|range-perfdata|opt-exit|output-[\w-]+|disco-[\w-]+|float-precision|source-encoding|show-password|custommode|sanity-options)$/;
const COMMON = ['plugin', 'mode', 'hostname', 'port', 'username', 'password', 'warning', 'critical', 'timeout'];
const CHANGES_STATUS = new Set(['change-exit', 'change-output-adv']);
const PRINTS = /^(?:help|version|list-[\w-]+|mode-version|disco-show|disco-format)$/;
function readCentreonOptions(words) {
    const values = new Map();
    const variables = [];
    for (let at = 0; at < words.length; at += 1) {
        const word = words[at] ?? '';
        if (word === '--')
            break;
        const [, name, equals, attached = ''] = /^--(.*?)(?:(=)(.*))?$/s.exec(word) ?? [];
        if (name === undefined) {
            if (!isKnown(word))
                variables.push(word);
            continue;
        }
        const next = words[at + 1];
        const mayBeValue = next !== undefined && !next.startsWith('--');
        const isTaken = attached === '' && mayBeValue && (isKnown(next) || (equals === undefined && !SWITCHES.test(name)));
        if (isTaken)
            at += 1;
        values.set(name, [...(values.get(name) ?? []), isTaken ? next : attached]);
    }
    return {
        get: (name) => values.get(name)?.at(-1) || undefined,
        all: (name) => values.get(name) ?? [],
        has: (name) => values.has(name) && values.get(name)?.at(-1) !== '0',
        names: [...values.keys()],
        variables,
    };
}
function takeCentreonOptions(draft, options, known) {
    if (options.names.some((name) => PRINTS.test(name)))
        throw new NotImportable('prints something and tests nothing');
    const host = options.get('hostname');
    if (host === undefined)
        throw new NotImportable('names no host');
    draft.fields.host = host;
    takeRange(draft, 'warning', options.get('warning'));
    takeRange(draft, 'critical', options.get('critical'));
    const timeout = options.get('timeout');
    if (timeout !== undefined)
        takeTimeout(draft, timeout);
    const taken = new Set([...known, ...COMMON, ...CHANGES_STATUS, 'pass-manager']);
    const names = (list) => list.map((name) => optionName(`--${name}`));
    loseOptions(draft, names(options.names.filter((name) => CHANGES_STATUS.has(name))), 'the status is not changed');
    loseOptions(draft, names(options.names.filter((name) => !taken.has(name) && !SHOWN_ONLY.test(name))), 'not known here');
    if (options.names.includes('pass-manager')) {
        differ(draft, 'The password came from --pass-manager; here it comes from a variable.');
    }
    loseVariableOptions(draft, options.variables);
}

// EXTERNAL MODULE: ./lib/settings/kinds/criteria.js + 1 modules
var criteria = __webpack_require__(38379);
// EXTERNAL MODULE: ./lib/settings/kinds/kind.js
var kinds_kind = __webpack_require__(91600);
;// CONCATENATED MODULE: ./lib/import/plugins/imap-search-text.js



class UnknownCriterion extends Error {
    name = 'UnknownCriterion';
}
const FLAGS = new Set(['ALL', 'ANSWERED', 'DELETED', 'DRAFT', 'FLAGGED', 'RECENT', 'SEEN', 'UNSEEN']);
const NEGATED_FLAGS = new Map([
    ['UNANSWERED', 'answered'],
    ['UNDELETED', 'deleted'],
    ['UNDRAFT', 'draft'],
    ['UNFLAGGED', 'flagged'],
    ['OLD', 'recent'],
]);
const TEXTS = new Set(['FROM', 'TO', 'CC', 'SUBJECT', 'BODY', 'TEXT']);
const DATES = new Set(['SINCE', 'BEFORE', 'ON']);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORD = /\s*(?:"((?:[^"\\\r\n]|\\["\\])*)"|([()])|([^\s"()]+))/y;
const MAX_DEPTH = 20;
function readImapSearch(text) {
    if (!isKnown(text))
        throw new UnknownCriterion('it holds a variable');
    const words = splitWords(text);
    if (words[0]?.text.toUpperCase() === 'CHARSET')
        words.splice(0, 2);
    words.reverse();
    const criteria = readKeys(words, 0);
    if (words.length > 0)
        throw new UnknownCriterion('a bracket is closed that was not opened');
    if (criteria.length === 0)
        throw new UnknownCriterion('it is empty');
    return criteria;
}
function splitWords(text) {
    const words = [];
    const end = text.trimEnd().length;
    for (let at = 0; at < end;) {
        WORD.lastIndex = at;
        const [whole, quoted, bracket, plain = ''] = WORD.exec(text) ?? [];
        if (whole === undefined)
            throw new UnknownCriterion('a quote is not closed');
        words.push({ text: quoted?.replace(/\\(.)/g, '$1') ?? bracket ?? plain, isQuoted: quoted !== undefined });
        at += whole.length;
    }
    return words;
}
function readKeys(words, depth) {
    const criteria = [];
    while (words.length > 0 && !isBracket(words.at(-1), ')'))
        criteria.push(...readKey(words, depth));
    return criteria;
}
function readKey(words, depth) {
    if (depth > MAX_DEPTH)
        throw new UnknownCriterion('it is nested too deeply');
    const word = words.pop();
    const key = word?.text.toUpperCase() ?? '';
    if (isBracket(word, '(')) {
        const inner = readKeys(words, depth + 1);
        if (!isBracket(words.pop(), ')'))
            throw new UnknownCriterion('a bracket is not closed');
        return inner;
    }
    if (key === 'NOT')
        return [negate(readKey(words, depth + 1))];
    if (FLAGS.has(key))
        return [key.toLowerCase()];
    const negated = NEGATED_FLAGS.get(key);
    if (negated !== undefined)
        return [`not ${negated}`];
    if (key === 'NEW')
        return ['recent', 'unseen'];
    return [readValued(key, () => words.pop()?.text ?? '')];
}
function readValued(key, value) {
    const name = key.toLowerCase();
    if (TEXTS.has(key))
        return checked(`${name}: `, value());
    if (key === 'HEADER')
        return checked(`header: ${value()}: `, value());
    if (DATES.has(key))
        return `${name}: ${isoDate(value())}`;
    if (key === 'LARGER' || key === 'SMALLER')
        return checked(`${name}: `, digits(value()));
    if (key === 'KEYWORD')
        return checked('keyword: ', value());
    if (key === 'UNKEYWORD')
        return checked('not keyword: ', value());
    if (key === 'UID')
        return checked('uid: ', value());
    if (key === 'YOUNGER' || key === 'OLDER') {
        return checked(key === 'YOUNGER' ? 'newer-than: ' : 'older-than: ', `${digits(value())}s`);
    }
    throw new UnknownCriterion(/^[A-Z]{1,20}$/.test(key) ? `${key} has no counterpart` : 'it has a word that is no key');
}
function negate(criteria) {
    const [only = ''] = criteria;
    if (criteria.length !== 1)
        throw new UnknownCriterion('NOT before several criteria has no counterpart');
    return only.startsWith('not ') ? only.slice('not '.length) : `not ${only}`;
}
function digits(text) {
    return /^\d+$/.test(text) ? text : '';
}
function checked(prefix, value) {
    const criterion = value === '' ? prefix.trimEnd() : prefix + value;
    const isText = prefix.startsWith('header') || TEXTS.has(prefix.slice(0, -2).toUpperCase());
    try {
        const parsed = (0,criteria/* parseCriterion */.J)(criterion);
        const isSame = !isText || ('text' in parsed && parsed.text === value);
        if (isSame && criterion.trim() === criterion)
            return criterion;
    }
    catch (error) {
        if (!(error instanceof kinds_kind/* BadValue */.F))
            throw error;
    }
    throw new UnknownCriterion(`${prefix.split(':')[0]?.toUpperCase()} has a value that cannot be written here`);
}
function isoDate(text) {
    const [, day = '', name = '', year = ''] = /^\s?(\d{1,2})-([a-z]{3})-(\d{4})$/i.exec(text) ?? [];
    const month = MONTHS.indexOf(name.toLowerCase()) + 1;
    const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    checked('on: ', date);
    return date;
}
function isBracket(word, bracket) {
    return word !== undefined && !word.isQuoted && word.text === bracket;
}

;// CONCATENATED MODULE: ./lib/import/plugins/mailbox-text.js
function mailboxText(wire) {
    return wire.replace(/&([A-Za-z0-9+,]*)-/g, (whole, encoded) => {
        if (encoded === '')
            return '&';
        const bytes = Buffer.from(encoded.replaceAll(',', '/'), 'base64');
        const text = bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
        return text !== '' && text.isWellFormed() ? text : whole;
    });
}

;// CONCATENATED MODULE: ./lib/import/plugins/centreon-imap.js







const KNOWN = ['ssl', 'ssl-opt', 'insecure', 'search', 'folder', 'delete'];
function readCentreonImap(args, line) {
    const options = readCentreonOptions(args);
    const mode = options.get('mode');
    const login = loginOf(options);
    if (mode !== 'login' && mode !== 'search-message')
        throw new NotImportable('has no --mode that is known here');
    if (mode === 'search-message' && login === undefined) {
        throw new NotImportable('searches without --username, which no server allows');
    }
    const draft = newDraft(line, 'imap', login === undefined ? 'imap-connect' : 'imap-login');
    draft.login = login;
    takeTls(draft, options);
    if (mode === 'search-message')
        takeSearch(draft, options);
    takeCentreonOptions(draft, options, KNOWN);
    return draft;
}
function loginOf(options) {
    const username = options.get('username');
    return username === undefined ? undefined : { username, password: new secret/* Secret */.zh(options.get('password') ?? '') };
}
function takeTls(draft, options) {
    const isTls = options.has('ssl');
    const port = options.get('port');
    draft.fields.tlsMode = isTls ? 'implicit' : 'none';
    draft.fields.port = (port !== undefined && isKnown(port) ? /\d+/.exec(port)?.[0] : port) ?? (isTls ? '993' : '143');
    if (!isTls)
        return;
    const settings = options
        .all('ssl-opt')
        .map((each) => each.replace(/\s/g, ''))
        .filter((each) => each !== '');
    const isUnverified = /^SSL_verify_mode=>(?:SSL_VERIFY_NONE|0|'0'|"0"),?$/;
    if (options.has('insecure') || settings.some((each) => isUnverified.test(each)))
        draft.fields.tlsVerify = 'false';
    if (settings.some((each) => !isUnverified.test(each))) {
        lose(draft, 'What --ssl-opt says is not carried over: see the inputs tls-ca, tls-servername and tls-min-version.');
    }
}
function takeSearch(draft, options) {
    draft.mode = 'imap-search';
    draft.fields.mailbox = mailboxText(options.get('folder') ?? 'INBOX');
    const search = options.get('search') ?? '';
    try {
        draft.fields.search = readImapSearch(search);
    }
    catch (error) {
        if (!(error instanceof UnknownCriterion))
            throw error;
        switchOff(draft, `--search is not carried over: ${error.message}. Write search by hand, then remove enabled.`);
        if (options.has('delete'))
            lose(draft, 'Nothing is deleted. Add delete-found when search is written.');
        return;
    }
    if (options.has('delete'))
        takeDeletion(draft, draft.fields.search);
}
function takeDeletion(draft, search) {
    if (search.every((criterion) => criterion === 'all')) {
        lose(draft, 'Nothing is deleted: --delete with ALL would empty the mailbox, which is not supported.');
        return;
    }
    draft.fields.deleteFound = 'true';
    differ(draft, 'Only the messages found are deleted, and only if the server has UIDPLUS; the plugin expunged the whole folder.');
}

;// CONCATENATED MODULE: ./lib/import/plugins/key-values.js
function keyValues(texts) {
    const values = new Map();
    for (const text of texts) {
        const [, key, value] = /^(.[^=]*)=(.+)$/.exec(text) ?? [];
        if (key !== undefined && value !== undefined)
            values.set(key, value);
    }
    return values;
}

;// CONCATENATED MODULE: ./lib/import/plugins/centreon-message.js




const MAX_RECIPIENTS = 5;
const TAKEN = new Set(['subject', 'body', 'contenttype', 'charset', 'cc', 'bcc', 'replyto', 'attachments', 'verbose']);
function takeCentreonMessage(draft, options) {
    const [from, to] = [options.get('smtp-from'), options.get('smtp-to')];
    if (from === undefined || to === undefined)
        throw new NotImportable('lacks --smtp-from or --smtp-to');
    const message = keyValues(options.all('smtp-send-options'));
    draft.mode = 'smtp-send';
    draft.fields.from = bareAddress(from);
    draft.fields.to = addressList(to);
    for (const key of ['cc', 'bcc']) {
        const list = message.get(key);
        if (list !== undefined)
            draft.fields[key] = addressList(list);
    }
    const replyTo = message.get('replyto');
    if (replyTo !== undefined)
        draft.fields.replyTo = bareAddress(replyTo);
    const subject = message.get('subject');
    if (subject !== undefined)
        draft.fields.subject = subject;
    takeBody(draft, message);
    loseAttachments(draft, message.get('attachments'));
    loseCopies(draft);
    const others = [...message.keys()].filter((key) => !TAKEN.has(key));
    loseOptions(draft, others.map((key) => `--smtp-send-options ${/^\w{1,30}$/.test(key) ? key : '(a key)'}`), 'not known here');
}
function takeBody(draft, message) {
    const [body, type] = [message.get('body'), message.get('contenttype')?.toLowerCase() ?? 'text/plain'];
    if (body !== undefined)
        draft.fields[type.startsWith('text/html') ? 'html' : 'body'] = body;
    if (!/^text\/(?:plain|html)\b/.test(type))
        lose(draft, 'The content type is not carried over: the message is plain text.');
    if (!/^utf-?8$/i.test(message.get('charset') ?? 'utf-8'))
        lose(draft, 'The character set is not carried over: the message is UTF-8.');
}
function loseAttachments(draft, text) {
    if (text !== undefined) {
        lose(draft, 'No file is attached. Put the files into the workspace and name them under attachments.');
    }
}
function loseCopies(draft) {
    const { to, cc = [], bcc = [] } = draft.fields;
    if ((to?.length ?? 0) + cc.length + bcc.length <= MAX_RECIPIENTS)
        return;
    delete draft.fields.cc;
    delete draft.fields.bcc;
    lose(draft, `No copies are sent: at most ${MAX_RECIPIENTS} recipients are supported.`);
}
function addressList(text) {
    return text
        .split(',')
        .map(bareAddress)
        .filter((address) => address !== '');
}
function bareAddress(text) {
    return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
}

;// CONCATENATED MODULE: ./lib/import/plugins/centreon-smtp.js







const centreon_smtp_KNOWN = ['smtp-options', 'smtp-send-options', 'smtp-from', 'smtp-to'];
const centreon_smtp_TAKEN = new Set([
    'layer',
    'auth',
    'port',
    'login',
    'pass',
    'ssl_verify_mode',
    'debug',
    'timeout',
    'smtp',
    'from',
]);
const AUTH_METHODS = new Map([
    ['LOGIN', 'auto'],
    ['PLAIN', 'plain'],
    ['CRAM-MD5', 'cram-md5'],
]);
function readCentreonSmtp(args, line) {
    const options = readCentreonOptions(args);
    const mode = options.get('mode');
    const client = keyValues(options.all('smtp-options'));
    if (mode !== 'login' && mode !== 'message')
        throw new NotImportable('has no --mode that is known here');
    const draft = newDraft(line, 'smtp', 'smtp-connect');
    centreon_smtp_takeTls(draft, options, client);
    takeLogin(draft, options, client);
    takeCentreonOptions(draft, options, centreon_smtp_KNOWN);
    draft.fields.host = client.get('smtp') ?? draft.fields.host ?? '';
    if (mode === 'message')
        takeCentreonMessage(draft, options);
    const others = [...client.keys()].filter((key) => !centreon_smtp_TAKEN.has(key)).map((key) => `--smtp-options ${shown(key)}`);
    loseOptions(draft, others, 'not known here');
    return draft;
}
function centreon_smtp_takeTls(draft, options, client) {
    const layer = client.get('layer') ?? 'tls';
    const tlsMode = layer === 'ssl' ? 'implicit' : layer === 'none' ? 'none' : 'starttls';
    draft.fields.tlsMode = tlsMode;
    draft.fields.port = client.get('port') ?? options.get('port') ?? (tlsMode === 'implicit' ? '465' : '25');
    if (layer !== 'tls' && tlsMode === 'starttls')
        lose(draft, 'The layer of --smtp-options is not known: look at tls-mode.');
    if (tlsMode === 'starttls')
        differAll(draft, 'The plugin goes on without TLS where the server offers none; here that is a failure.');
    const isVerified = /PEER|^(?:0x0?)?[1357]$/.test(client.get('ssl_verify_mode') ?? '');
    if (tlsMode !== 'none' && !isVerified) {
        differAll(draft, 'The plugin accepts any certificate, this check verifies it. Trust an own authority with tls-ca.');
    }
}
function takeLogin(draft, options, client) {
    const username = client.get('login') ?? options.get('username');
    const auth = client.get('auth')?.toUpperCase();
    if (username === undefined || auth === 'NONE')
        return;
    draft.mode = 'smtp-login';
    draft.login = { username, password: new secret/* Secret */.zh(client.get('pass') ?? options.get('password') ?? '') };
    const method = AUTH_METHODS.get(auth ?? 'LOGIN');
    if (method === undefined)
        differ(draft, 'The login mechanism of --smtp-options is not known: the check takes one that the server offers.');
    else if (method !== 'auto')
        draft.fields.authMethod = method;
}
function shown(key) {
    return /^\w{1,30}$/.test(key) ? key : '(a key)';
}

;// CONCATENATED MODULE: ./lib/import/plugins/certificate-days.js

function takeCertificateDays(draft, text) {
    const [, warning, critical = '0'] = /^(\d{1,5})(?:,(\d{1,5}))?$/.exec(text.trim()) ?? [];
    if (warning === undefined) {
        lose(draft, 'The days of -D are not whole numbers, so the life of the certificate is not judged.');
        return;
    }
    const least = Math.min(Number(warning), Number(critical));
    draft.fields.thresholds = [`tls_certificate_days_left warning=${Number(warning) + 1}: critical=${least + 1}:`];
}

;// CONCATENATED MODULE: ./lib/import/plugins/getopt.js


function readOptions(words, specs) {
    const values = new Map();
    const variables = [];
    const unknown = [];
    let at = 0;
    while (at < words.length) {
        const word = words[at] ?? '';
        const isOption = word.startsWith('-') && word !== '-';
        if (word === '--' || (!isOption && isKnown(word)))
            break;
        at += 1;
        if (!isOption)
            variables.push(word);
        for (const { spec, name, attached } of isOption ? splitOption(word, specs) : []) {
            const value = attached ?? (spec?.value === 'required' ? words[at++] : undefined);
            const isRight = spec && (spec.value === 'optional' || (spec.value === 'required') === (value !== undefined));
            if (isRight)
                values.set(spec.key, [...(values.get(spec.key) ?? []), value ?? '']);
            else
                unknown.push(optionName(name));
        }
    }
    return {
        get: (key) => values.get(key)?.at(-1),
        all: (key) => values.get(key) ?? [],
        has: (key) => values.has(key),
        variables,
        unknown,
        rest: words.slice(words[at] === '--' ? at + 1 : at),
    };
}
function* splitOption(word, specs) {
    if (word.startsWith('--')) {
        const [, name = '', attached] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
        yield { spec: findLong(name, specs), name: word, attached };
        return;
    }
    for (let place = 1; place < word.length; place += 1) {
        const letter = word[place] ?? '';
        const spec = specs.find(({ key }) => key === letter);
        const attached = spec && spec.value !== 'none' ? word.slice(place + 1) || undefined : undefined;
        yield { spec, name: `-${letter}`, attached };
        if (spec?.value !== 'none')
            return;
    }
}
function findLong(name, specs) {
    const exact = specs.find(({ long }) => long.includes(name));
    if (exact || name === '')
        return exact;
    const candidates = specs.filter(({ long }) => long.some((each) => each.startsWith(name)));
    return candidates.length === 1 ? candidates[0] : undefined;
}

;// CONCATENATED MODULE: ./lib/import/plugins/monitoring-plugin.js





const DEFAULT_TIMEOUT = '10';
const COMMON_OPTIONS = [
    { key: 'H', long: ['hostname'], value: 'required' },
    { key: 'p', long: ['port'], value: 'required' },
    { key: 'w', long: ['warning', 'warning-time'], value: 'required' },
    { key: 'c', long: ['critical', 'critical-time'], value: 'required' },
    { key: 't', long: ['timeout'], value: 'required' },
    { key: 'e', long: ['expect'], value: 'required' },
    { key: 'D', long: ['certificate'], value: 'required' },
    { key: '4', long: ['use-ipv4'], value: 'none' },
    { key: '6', long: ['use-ipv6'], value: 'none' },
    { key: 'v', long: ['verbose'], value: 'none' },
    { key: 'h', long: ['help'], value: 'none' },
    { key: 'V', long: ['version'], value: 'none' },
    { key: 'extra-opts', long: ['extra-opts'], value: 'optional' },
    { key: 'output-format', long: ['output-format'], value: 'required' },
];
function takeCommonOptions(draft, options) {
    if (options.has('h') || options.has('V'))
        throw new NotImportable('prints its help and tests nothing');
    draft.fields.host = hostOf(options);
    takeRange(draft, 'warning', options.get('w'));
    takeRange(draft, 'critical', options.get('c'));
    takeTimeout(draft, options.get('t') ?? DEFAULT_TIMEOUT);
    if (options.has('4'))
        draft.fields.addressFamily = 'ipv4';
    if (options.has('6'))
        draft.fields.addressFamily = 'ipv6';
    if (options.has('extra-opts')) {
        switchOff(draft, 'The options that --extra-opts reads from a file are not known here. Add what they say, then remove enabled.');
    }
    loseOptions(draft, options.unknown, 'unknown to the plugin, or without a value');
    loseVariableOptions(draft, options.variables);
    if (options.rest.length > (options.has('H') ? 0 : 1)) {
        lose(draft, 'Left out: what follows the host or another bare word. The plugin does not read it either.');
    }
}
function loseExpected(draft, options, usual) {
    if (options.all('e').every((text) => usual.includes(text.trim())))
        return;
    lose(draft, 'The greeting is not searched for the text of -e: any good greeting passes.');
}
function noteVerification(draft) {
    if (draft.fields.tlsMode === 'none')
        return;
    differAll(draft, 'The plugin accepts any certificate, this check verifies it. Trust an own authority with tls-ca.');
}
function hostOf(options) {
    const host = options.get('H') ?? options.rest[0] ?? '';
    if (host.startsWith('/'))
        throw new NotImportable('connects to a socket in the file system');
    if (host !== '')
        return host;
    if (options.variables.length > 0)
        throw new NotImportable('names no host; it may come from a variable');
    if (options.has('extra-opts'))
        throw new NotImportable('names no host; it may come from --extra-opts');
    throw new NotImportable('names no host');
}

;// CONCATENATED MODULE: ./lib/import/plugins/check-smtp.js







const OPTIONS = [
    ...COMMON_OPTIONS,
    { key: 'f', long: ['from'], value: 'required' },
    { key: 'F', long: ['fqdn'], value: 'required' },
    { key: 'A', long: ['authtype'], value: 'required' },
    { key: 'U', long: ['authuser'], value: 'required' },
    { key: 'P', long: ['authpass'], value: 'required' },
    { key: 'C', long: ['command'], value: 'required' },
    { key: 'R', long: ['response'], value: 'required' },
    { key: 'L', long: ['lmtp'], value: 'none' },
    { key: 's', long: ['ssl', 'tls'], value: 'none' },
    { key: 'S', long: ['starttls'], value: 'none' },
    { key: 'q', long: ['ignore-quit-failure'], value: 'none' },
    { key: 'r', long: ['proxy'], value: 'none' },
    { key: 'n', long: ['nocommand'], value: 'none' },
    { key: 'sni', long: ['sni'], value: 'none' },
    { key: 'ignore-certificate-expiration', long: ['ignore-certificate-expiration'], value: 'none' },
];
function readCheckSmtp(args, line) {
    const options = readOptions(spellOut(args), OPTIONS);
    if (options.has('L'))
        throw new NotImportable('speaks LMTP, which is not supported');
    if (options.has('r'))
        throw new NotImportable('speaks the PROXY protocol, which is not supported');
    const draft = newDraft(line, 'smtp', 'smtp-connect');
    check_smtp_takeTls(draft, options);
    check_smtp_takeLogin(draft, options);
    takeCommonOptions(draft, options);
    const helo = options.get('F');
    if (helo !== undefined)
        draft.fields.ehloName = helo;
    loseExpected(draft, options, ['220']);
    if (options.has('f'))
        lose(draft, 'MAIL FROM of -f is not sent; check_smtp does not look at the answer.');
    loseOptions(draft, ['C', 'R'].filter(options.has).map((key) => `-${key}`), 'own commands and their answers are not supported');
    noteVerification(draft);
    return draft;
}
function spellOut(args) {
    return args.map((word) => (/^-(?:to|wt|ct)$/.test(word) ? word.slice(0, 2) : word));
}
function check_smtp_takeTls(draft, options) {
    const port = options.get('p');
    const isStarttls = options.has('S');
    const isImplicit = !isStarttls && (options.has('s') || options.has('D'));
    draft.fields.tlsMode = isStarttls ? 'starttls' : isImplicit ? 'implicit' : 'none';
    draft.fields.port = port ?? (isImplicit ? '465' : '25');
    const days = options.get('D');
    if (days === undefined)
        return;
    takeCertificateDays(draft, days);
    if (isImplicit && !options.has('s'))
        settleDaysAlone(draft, port);
    if (options.has('w') || options.has('c') || options.has('A')) {
        differ(draft, 'With -D check_smtp looks at the certificate alone; this check does the rest too.');
    }
    if (options.has('ignore-certificate-expiration')) {
        differ(draft, 'An expired certificate is critical here, in spite of --ignore-certificate-expiration.');
    }
}
function settleDaysAlone(draft, port) {
    if (port === '465')
        return;
    if (port === '25' || port === '587')
        draft.fields.tlsMode = 'starttls';
    differ(draft, 'By -D alone versions of check_smtp mean different kinds of TLS: look at tls-mode and port.');
}
function check_smtp_takeLogin(draft, options) {
    const [type, username, password] = [options.get('A'), options.get('U'), options.get('P')];
    if (type === undefined) {
        if (username !== undefined)
            lose(draft, 'There is no login: without -A check_smtp does not log in either.');
        return;
    }
    if (username === undefined)
        throw new NotImportable('has -A without -U, which check_smtp refuses');
    draft.mode = 'smtp-login';
    draft.login = { username, password: new secret/* Secret */.zh(password ?? '') };
    if (type === 'LOGIN')
        draft.fields.authMethod = 'login';
    else
        differ(draft, 'check_smtp knows only -A LOGIN; this check takes a mechanism that the server offers.');
}

;// CONCATENATED MODULE: ./lib/import/plugins/check-tcp.js






const check_tcp_OPTIONS = [
    ...COMMON_OPTIONS,
    { key: 'S', long: ['ssl'], value: 'none' },
    { key: 'sni', long: ['sni'], value: 'required' },
    { key: 's', long: ['send'], value: 'required' },
    { key: 'q', long: ['quit'], value: 'required' },
    { key: 'E', long: ['escape'], value: 'none' },
    { key: 'A', long: ['all'], value: 'none' },
    { key: 'm', long: ['maxbytes'], value: 'required' },
    { key: 'd', long: ['delay'], value: 'required' },
    { key: 'r', long: ['refuse'], value: 'required' },
    { key: 'M', long: ['mismatch'], value: 'required' },
    { key: 'j', long: ['jail'], value: 'none' },
    { key: 'C', long: ['critical-codes'], value: 'required' },
    { key: 'W', long: ['warning-codes'], value: 'required' },
    { key: 'P', long: ['protocol'], value: 'required' },
];
const IMAP_GREETING = ['* OK', 'OK', '*'];
const SERVICES = {
    check_imap: { protocol: 'imap', port: '143', isTls: false, expected: IMAP_GREETING },
    check_simap: { protocol: 'imap', port: '993', isTls: true, expected: IMAP_GREETING },
    check_ssmtp: { protocol: 'smtp', port: '465', isTls: true, expected: ['220'] },
};
function readCheckTcp(program, args, line) {
    const service = SERVICES[program];
    const options = readOptions(hostFirst(args), check_tcp_OPTIONS);
    const draft = newDraft(line, service.protocol, `${service.protocol}-connect`);
    check_tcp_takeTls(draft, service, options);
    takeCommonOptions(draft, options);
    loseExpected(draft, options, service.expected);
    takeStates(draft, options);
    loseOptions(draft, ['s', 'C', 'W', 'P'].filter(options.has).map((key) => `-${key}`), 'not supported');
    noteVerification(draft);
    return draft;
}
function hostFirst(args) {
    const [first = '-', ...others] = args;
    const isHost = !first.startsWith('-') && (isKnown(first) || soleVariable(first)?.startsWith('HOST') === true);
    const words = isHost ? ['-H', first, ...others] : args;
    return words.map((word) => (/^-(?:to|wt|ct)$/.test(word) ? word.slice(0, 2) : word));
}
function check_tcp_takeTls(draft, service, options) {
    const name = options.get('sni');
    const days = options.get('D');
    const isTls = service.isTls || options.has('S') || name !== undefined || days !== undefined;
    draft.fields.tlsMode = isTls ? 'implicit' : 'none';
    draft.fields.port = options.get('p') ?? service.port;
    if (name !== undefined)
        draft.fields.tlsServername = name;
    if (days !== undefined)
        takeCertificateDays(draft, days);
}
function takeStates(draft, options) {
    const [refusal, mismatch] = [options.get('r'), options.get('M')];
    if (refusal?.startsWith('ok')) {
        switchOff(draft, 'A refused connection is ok for the plugin (-r ok), and critical here.');
    }
    else if (refusal?.startsWith('warn')) {
        differ(draft, 'A refused connection is critical here, in spite of -r.');
    }
    if (mismatch !== undefined && !mismatch.startsWith('crit')) {
        differ(draft, 'A greeting that is not good is critical here, in spite of -M.');
    }
}

;// CONCATENATED MODULE: ./lib/import/plugins/read-call.js






const MAIL_PLUGIN = /^(?:.*\/)?apps(?:::|\/)protocols(?:::|\/)(smtp|imap|pop)(?:::|\/)plugin(?:\.pm)?$/;
const READERS = {
    check_smtp: readCheckSmtp,
    check_imap: (args, line) => readCheckTcp('check_imap', args, line),
    check_simap: (args, line) => readCheckTcp('check_simap', args, line),
    check_ssmtp: (args, line) => readCheckTcp('check_ssmtp', args, line),
    'centreon_protocol_smtp.pl': readCentreonSmtp,
    'centreon_protocol_imap.pl': readCentreonImap,
    'centreon_plugins.pl': readAnyCentreon,
};
const RELATED = /^(?:check_(?:s?pop3?|smtp_send|imap_\w+|mail\w*|email_\w+|nrpe|by_ssh)|centreon_protocol_(?:pop3?|x509)\.pl|negate)$/;
function isMailCall({ program, args }) {
    if (program === 'centreon_plugins.pl')
        return MAIL_PLUGIN.test(pluginOf(args));
    return Object.hasOwn(READERS, program) || RELATED.test(program);
}
function readCall({ program, args }, line) {
    const read = Object.hasOwn(READERS, program) ? READERS[program] : undefined;
    if (!read)
        throw new NotImportable('is not among the programs that can be imported');
    return read(args, line);
}
function readAnyCentreon(args, line) {
    const protocol = MAIL_PLUGIN.exec(pluginOf(args))?.[1];
    if (protocol === 'smtp')
        return readCentreonSmtp(args, line);
    if (protocol === 'imap')
        return readCentreonImap(args, line);
    throw new NotImportable('has no --plugin that can be imported');
}
function pluginOf(args) {
    return readCentreonOptions(args).get('plugin') ?? '';
}

;// CONCATENATED MODULE: ./lib/import/commands/shell-words.js

class UnclosedQuote extends Error {
    name = 'UnclosedQuote';
}
const SPACE = /[^\S\n]+/y;
const COMMENT = /#[^\n]*/y;
const REDIRECTION = /(?:\d+|&)?(?:<<<|<<-?|<>|<&|>>|>&|>\||<|>)/y;
const OPERATOR = /&&|\|\||;;|[;&|()\n]/y;
const shell_words_PLAIN = /[^\s'"\\$`;&|()<>#]+|#/y;
const SINGLE_QUOTED = /'([^']*)'/y;
const ESCAPE = /\\(?:\n|([^\n]|$))/y;
const PLAIN_IN_QUOTES = /[^"\\$`]+/y;
const ESCAPE_IN_QUOTES = /\\(?:\n|(["\\$`])|(?=[^\n]))/y;
const shell_words_VARIABLE = /\$(?:(\w+)|\{(\w+)(?::?-([^{}$`"'\\\n\ue000-\ue003]*))?\})/y;
const SPECIAL = /\$(?:[@*#?$!-]|'(?:[^'\\]|\\[\s\S])*')/y;
function shellCommands(line) {
    const commands = [[]];
    let word;
    let isTarget = false;
    const endWord = () => {
        if (word !== undefined && !isTarget)
            commands.at(-1)?.push(word);
        if (word !== undefined)
            isTarget = false;
        word = undefined;
    };
    for (let at = 0; at < line.length;) {
        const separator = match(SPACE, line, at) ?? (word === undefined ? match(COMMENT, line, at) : undefined);
        const redirection = match(REDIRECTION, line, at);
        const operator = match(OPERATOR, line, at);
        const found = separator ?? redirection ?? operator;
        if (found) {
            endWord();
            if (!separator)
                isTarget = redirection !== undefined;
            if (!separator && !redirection)
                commands.push([]);
            at += found[0].length;
        }
        else {
            const piece = readPiece(line, at);
            word = (word ?? '') + piece.text;
            at = piece.end;
        }
    }
    endWord();
    return commands.filter((words) => words.length > 0);
}
function readPiece(line, at) {
    const plain = match(shell_words_PLAIN, line, at);
    if (plain)
        return { text: plain[0], end: at + plain[0].length };
    const literal = match(SINGLE_QUOTED, line, at) ?? match(ESCAPE, line, at);
    if (literal)
        return { text: literal[1] ?? '', end: at + literal[0].length };
    if (line[at] === '"')
        return readQuoted(line, at);
    return readExpansion(line, at);
}
function readQuoted(line, start) {
    let text = '';
    for (let at = start + 1; at < line.length;) {
        if (line[at] === '"')
            return { text, end: at + 1 };
        const plain = match(PLAIN_IN_QUOTES, line, at);
        const escaped = match(ESCAPE_IN_QUOTES, line, at);
        const found = plain ?? escaped;
        const piece = found ? { text: '', end: at + found[0].length } : readExpansion(line, at);
        const isBackslash = escaped?.[0] === '\\';
        text += plain?.[0] ?? escaped?.[1] ?? (isBackslash ? '\\' : piece.text);
        at = piece.end;
    }
    throw new UnclosedQuote();
}
function readExpansion(line, at) {
    const unknown = (end) => ({ text: UNKNOWN, end });
    if (line.startsWith('$(', at))
        return unknown(closing(line, at + 1, '(', ')'));
    if (line[at] === '`')
        return unknown(closing(line, at, '', '`'));
    if (line[at] !== '$')
        throw new UnclosedQuote();
    const found = match(shell_words_VARIABLE, line, at);
    if (found) {
        const name = found[1] ?? found[2] ?? '';
        return { text: /^\d/.test(name) ? UNKNOWN : variable(name, found[3]), end: at + found[0].length };
    }
    if (line[at + 1] === '{')
        return unknown(closing(line, at + 1, '{', '}'));
    const special = match(SPECIAL, line, at);
    return special ? unknown(at + special[0].length) : { text: '$', end: at + 1 };
}
function closing(line, start, open, close) {
    let depth = 1;
    for (let at = start + 1; at < line.length; at += 1) {
        if (line[at] === open)
            depth += 1;
        if (line[at] === close)
            depth -= 1;
        if (depth === 0)
            return at + 1;
    }
    throw new UnclosedQuote();
}
function match(pattern, line, at) {
    pattern.lastIndex = at;
    return pattern.exec(line) ?? undefined;
}

;// CONCATENATED MODULE: ./lib/import/commands/read-command.js






const MAX_COMMAND_LENGTH = 16_384;
function readCommand(text, line, check) {
    const unreadable = (reason) => /check_|centreon_/.test(text) ? skippedCommand(line, check, reason) : { drafts: [], notes: [], isForeign: true };
    if (text.length > MAX_COMMAND_LENGTH)
        return unreadable('The command line is too long.');
    let calls;
    try {
        calls = shellCommands(text).flatMap((words) => findCall(words) ?? []);
    }
    catch (error) {
        if (!(error instanceof UnclosedQuote))
            throw error;
        return unreadable('A quote or a bracket is not closed on its line.');
    }
    const results = calls.filter(isMailCall).map((call) => readOne(call, line, check));
    return {
        drafts: results.filter((result) => 'mode' in result),
        notes: results.filter((result) => 'text' in result),
        isForeign: results.length === 0,
    };
}
function skippedCommand(line, check, text) {
    return { drafts: [], notes: [{ kind: 'skipped', line, check, text }], isForeign: false };
}
function readOne(call, line, check) {
    try {
        const draft = readCall(call, line);
        draft.name = check;
        return draft;
    }
    catch (error) {
        if (!(error instanceof NotImportable))
            throw error;
        return { kind: 'skipped', line, check, text: `${(0,untrusted/* safeText */.Hk)(readable(call.program), 60)} ${error.message}.` };
    }
}

;// CONCATENATED MODULE: ./lib/import/commands/read-command-lines.js





function readCommandLines(text) {
    const results = [];
    const foreign = [];
    let checks = 0;
    for (const { line, text: whole } of logicalLines(text)) {
        const [, check, command = ''] = /^\s*(?:command\[([^\]]*)\]\s*=|command_line\s+)?(.*)$/s.exec(whole) ?? [];
        const result = readCommand(replaceCertainMacros(command, check ?? `line ${line}`), line, check);
        if (result.isForeign)
            foreign.push(line);
        else
            results.push(result);
        checks += result.drafts.length;
        if (checks > MAX_CHECKS)
            break;
    }
    return {
        drafts: results.flatMap(({ drafts }) => drafts),
        notes: [...results.flatMap(({ notes }) => notes), ...foreignNote(foreign)],
    };
}
function foreignNote(lines) {
    if (lines.length === 0)
        return [];
    return [{ kind: 'skipped', text: `No call of a mail plugin was found in ${lineList(lines)}.` }];
}

// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
;// CONCATENATED MODULE: ./lib/import/hertzbeat/tree.js
const tree_MAX_DEPTH = 5;
function treeOf(value, depth = 1) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    if (typeof value !== 'object' || value === null || depth > tree_MAX_DEPTH)
        return undefined;
    if (Array.isArray(value))
        return value.map((each) => treeOf(each, depth + 1));
    return new Map(Object.entries(value).map(([key, each]) => [key, treeOf(each, depth + 1)]));
}
function mapIn(tree) {
    return tree instanceof Map ? tree : new Map();
}
function listIn(tree) {
    return Array.isArray(tree) ? tree : [];
}
function treeText(tree) {
    return typeof tree === 'string' && tree.trim() !== '' ? tree : undefined;
}

;// CONCATENATED MODULE: ./lib/import/hertzbeat/monitor.js



const PAUSED = '0';
const ENCRYPTED = '2';
function monitorOf({ line, content, isPartial }) {
    const record = mapIn(content);
    const monitor = mapIn(record.get('monitor'));
    const params = listIn(record.get('params')).map(mapIn);
    return {
        line,
        isPartial,
        name: treeText(monitor.get('name')),
        app: treeText(monitor.get('app')) ?? '',
        host: treeText(monitor.get('host')),
        status: treeText(monitor.get('status')),
        description: treeText(monitor.get('description')),
        collector: treeText(monitor.get('collector')),
        labels: [...mapIn(monitor.get('labels'))].map(([key, value]) => [key, treeText(value)].filter(Boolean).join(':')),
        hasAnnotations: mapIn(monitor.get('annotations')).size > 0,
        hasTagNumbers: listIn(monitor.get('tags')).length > 0,
        secrets: params.filter(isSecret).flatMap((param) => treeText(param.get('value')) ?? []),
        params: new Map(params.map((param) => [treeText(param.get('field')) ?? '', treeText(param.get('value'))])),
    };
}
function isSecret(param) {
    return (treeText(param.get('type')) === ENCRYPTED ||
        /authori[sz]e|passw|secret|token/i.test(treeText(param.get('field')) ?? ''));
}
function monitor_hostOf({ params, host }) {
    const name = params.get('host') ?? host;
    if (name === undefined)
        throw new NotImportable('names no host');
    return name;
}
function takeMonitor(draft, monitor) {
    draft.name = monitor.name;
    draft.description = monitor.description;
    draft.tags = monitor.labels;
    if (monitor.status === PAUSED)
        switchOff(draft, 'The monitor is paused.');
    if (monitor.isPartial)
        lose(draft, 'A part that is defined in another monitor of the export was left out.');
    if (monitor.hasAnnotations)
        lose(draft, 'Annotations are not carried over.');
    if (monitor.hasTagNumbers)
        lose(draft, 'Tags are exported as numbers, and were left out.');
    if (monitor.collector !== undefined)
        lose(draft, 'The collector is not carried over: the check runs where the workflow does.');
}
function takeConnectTimeout(draft, text) {
    const ms = Number(text ?? '');
    if (Number.isInteger(ms) && ms > 0)
        draft.fields.connectTimeout = ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

;// CONCATENATED MODULE: ./lib/import/hertzbeat/mailbox-monitor.js




const MAILBOXES = new Map([
    ['netease_mailbox', ['INBOX', '\u5df2\u53d1\u9001', '\u8349\u7a3f\u7bb1', '\u5df2\u5220\u9664', '\u5783\u573e\u90ae\u4ef6', '\u75c5\u6bd2\u90ae\u4ef6']],
    ['qq_mailbox', ['INBOX', 'Sent Messages', 'Drafts', 'Deleted Messages', 'Junk', '\u5176\u4ed6\u6587\u4ef6\u5939/QQ\u90ae\u4ef6\u8ba2\u9605']],
]);
function readImapMonitor(monitor) {
    const { line, params } = monitor;
    const username = params.get('email');
    if (username === undefined)
        throw new NotImportable('has no mail address to log in with');
    const draft = newDraft(line, 'imap', 'imap-mailbox');
    const isTls = params.get('ssl') === 'true';
    draft.fields.host = monitor_hostOf(monitor);
    draft.fields.port = params.get('port') ?? (isTls ? '993' : '143');
    draft.fields.tlsMode = isTls ? 'implicit' : 'none';
    draft.login = { username, password: new secret/* Secret */.zh(params.get('authorize') ?? '') };
    draft.fields.mailboxes = mailboxesOf(draft, monitor);
    takeConnectTimeout(draft, params.get('timeout'));
    if (isTls)
        differAll(draft, 'HertzBeat does not compare the name in the certificate with the host, this check does: see tls-servername.');
    return draft;
}
function mailboxesOf(draft, { app, params }) {
    const named = ['folderName', 'folderNames'].flatMap((field) => (params.get(field) ?? '').split(/[,\n]/));
    const folders = named.map((name) => name.trim()).filter((name) => name !== '');
    if (folders.length > 0)
        return folders;
    const known = MAILBOXES.get(app);
    if (known) {
        differAll(draft, 'A mailbox that does not exist is a failure here; HertzBeat shows no value for it.');
        return known;
    }
    lose(draft, 'The mailboxes to look at are set in the template, which is not part of an export: see mailboxes.');
    return ['INBOX'];
}

;// CONCATENATED MODULE: ./lib/import/hertzbeat/json-lines.js
function objectLines(json) {
    const lines = [];
    let line = 1;
    let depth = 0;
    let isInText = false;
    for (let at = 0; at < json.length; at += 1) {
        const char = json[at];
        if (isInText && char === '\\')
            at += 1;
        else if (char === '"')
            isInText = !isInText;
        else if (char === '\n')
            line += 1;
        else if (isInText)
            continue;
        else if (char === '{' || char === '[') {
            if (char === '{' && depth === 1)
                lines.push(line);
            depth += 1;
        }
        else if (char === '}' || char === ']')
            depth -= 1;
    }
    return lines;
}

// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var dist = __webpack_require__(33483);
// EXTERNAL MODULE: ./lib/settings/yaml/or-too-deep.js
var or_too_deep = __webpack_require__(68301);
;// CONCATENATED MODULE: ./lib/import/hertzbeat/yaml-records.js



const MAX_RECORD_LENGTH = 65_536;
const MAX_BROKEN = 20;
function readYamlRecords(text) {
    const records = [];
    let broken = 0;
    for (const { line, text: one } of splitRecords(text)) {
        const record = readRecord(one, line);
        records.push(record);
        broken += record.problem === undefined ? 0 : 1;
        if (broken === MAX_BROKEN)
            break;
    }
    return records;
}
function* splitRecords(text) {
    const lines = text.split(/\r?\n/);
    let start;
    for (let index = 0; index <= lines.length; index += 1) {
        const line = lines[index];
        const isNext = line === undefined || /^(?:-(?:\s|$)|---|\.\.\.)/.test(line);
        if (!isNext)
            continue;
        if (start !== undefined)
            yield { line: start + 1, text: lines.slice(start, index).join('\n') };
        start = line?.startsWith('- ') || line === '-' ? index : undefined;
    }
}
function readRecord(text, line) {
    const failed = (problem) => ({ line, content: undefined, problem, isPartial: false });
    if (text.length > MAX_RECORD_LENGTH)
        return failed('is too long');
    const document = (0,or_too_deep/* orTooDeep */.K)(() => (0,dist.parseDocument)(text, {
        schema: 'failsafe',
        customTags: ['null'],
        logLevel: 'silent',
        prettyErrors: false,
        strict: false,
        uniqueKeys: false,
    }));
    if (!document)
        return failed('is nested too deep');
    const { contents, errors } = document;
    if (errors.length > 0 || !(0,dist.isSeq)(contents))
        return failed('is not valid YAML');
    let isPartial = false;
    const convert = (node, depth) => {
        if ((0,dist.isAlias)(node))
            isPartial = true;
        if ((0,dist.isScalar)(node))
            return typeof node.value === 'string' ? node.value : undefined;
        if (depth > tree_MAX_DEPTH)
            return undefined;
        if ((0,dist.isSeq)(node))
            return node.items.map((item) => convert(item, depth + 1));
        if (!(0,dist.isMap)(node))
            return undefined;
        return new Map(node.items.map(({ key, value }) => [String(convert(key, tree_MAX_DEPTH)), convert(value, depth + 1)]));
    };
    const content = convert(contents.items[0], 1);
    return { line, content, isPartial };
}

;// CONCATENATED MODULE: ./lib/import/hertzbeat/records.js



class NotAnExport extends Error {
    name = 'NotAnExport';
}
function readRecords(text) {
    if (/^\s*[[{]/.test(text))
        return readJson(text);
    const records = readYamlRecords(text);
    if (records.length === 0)
        throw new NotAnExport('The text is not a list of monitors.');
    return records;
}
function readJson(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw new NotAnExport('The text begins as JSON and is not valid JSON.');
    }
    const lines = objectLines(text);
    const list = Array.isArray(value) ? value : [value];
    return list.map((record, index) => ({ line: lines[index] ?? 1, content: treeOf(record), isPartial: false }));
}

;// CONCATENATED MODULE: ./lib/import/hertzbeat/smtp-monitor.js


function readSmtpMonitor(monitor) {
    const { line, params } = monitor;
    const draft = newDraft(line, 'smtp', 'smtp-connect');
    draft.fields.host = monitor_hostOf(monitor);
    draft.fields.port = params.get('port') ?? '25';
    draft.fields.tlsMode = 'none';
    takeConnectTimeout(draft, params.get('timeout'));
    const helo = params.get('email');
    if (helo?.includes('@'))
        lose(draft, 'HELO with a mail address is not carried over: EHLO has the name of the runner.');
    else if (helo !== undefined)
        draft.fields.ehloName = helo;
    return draft;
}

;// CONCATENATED MODULE: ./lib/import/hertzbeat/read-hertzbeat.js








const MAX_KINDS = 20;
function readHertzBeat(text) {
    let records;
    try {
        records = readRecords(text);
    }
    catch (error) {
        if (!(error instanceof NotAnExport))
            throw error;
        return { drafts: [], notes: [{ kind: 'skipped', text: error.message }] };
    }
    const monitors = records.filter(({ problem }) => problem === undefined).map(monitorOf);
    const results = monitors.flatMap((monitor) => readMonitor(monitor) ?? []);
    const drafts = results.filter((result) => 'mode' in result);
    const skipped = results.filter((result) => 'text' in result);
    const others = monitors.filter((monitor) => readerOf(monitor) === undefined);
    return {
        drafts,
        notes: [...records.flatMap(brokenNote), ...skipped, ...otherMonitors(others), ...scheduleNotes(drafts)],
        secrets: monitors.flatMap(({ secrets }) => secrets),
    };
}
function brokenNote({ line, problem }) {
    return problem === undefined ? [] : [{ kind: 'skipped', line, text: `The monitor ${problem}.` }];
}
function readMonitor(monitor) {
    const read = readerOf(monitor);
    try {
        const draft = read?.(monitor);
        if (draft)
            takeMonitor(draft, monitor);
        return draft;
    }
    catch (error) {
        if (!(error instanceof NotImportable))
            throw error;
        return { kind: 'skipped', line: monitor.line, check: monitor.name, text: `The monitor ${error.message}.` };
    }
}
function readerOf({ app, params }) {
    if (app === 'smtp')
        return readSmtpMonitor;
    return params.has('email') && params.has('authorize') ? readImapMonitor : undefined;
}
function otherMonitors(others) {
    const kinds = new Map();
    for (const { app, line } of others) {
        const lines = kinds.get(app) ?? [];
        lines.push(line);
        kinds.set(app, lines);
    }
    const notes = [...kinds].slice(0, MAX_KINDS).map(([app, lines]) => {
        const kind = (0,untrusted/* safeText */.Hk)(app, 40) || '(none)';
        const monitors = `${(0,counted/* counted */.h)(lines.length, 'monitor')} of the kind ${kind} (${lineList(lines)})`;
        return { kind: 'skipped', text: `${monitors} cannot be imported: only SMTP and IMAP are.` };
    });
    if (kinds.size > MAX_KINDS)
        notes.push({ kind: 'skipped', text: 'Monitors of further kinds cannot be imported.' });
    return notes;
}
function scheduleNotes(drafts) {
    if (drafts.length === 0)
        return [];
    return [
        {
            kind: 'lost',
            text: 'Intervals and cron expressions are not carried over: the schedule of the workflow says when checks run.',
        },
        { kind: 'lost', text: 'Alert rules are not part of an export. Write them as warning, critical and thresholds.' },
    ];
}

;// CONCATENATED MODULE: ./lib/import/nagios/expand-command.js


function expandCommand(commandLine, context) {
    let length = commandLine.length;
    const expand = (text, lookUp) => replaceMacros(text, (name) => {
        const value = length > MAX_COMMAND_LENGTH ? '' : lookUp(name);
        length += value.length;
        return value;
    });
    const simple = (name) => macroValue(name, context);
    const argument = (name) => {
        const index = /^ARG(\d+)$/.exec(name)?.[1];
        if (index === undefined || !context.args)
            return undefined;
        return expand(context.args[Number(index) - 1] ?? '', simple);
    };
    const command = expand(commandLine, (name) => argument(name) ?? simple(name));
    return length > MAX_COMMAND_LENGTH ? undefined : command;
}
function macroValue(name, { host, service, resources, label }) {
    const resource = resources.get(name);
    if (resource !== undefined)
        return resource;
    const definition = host?.definition;
    const hostName = host?.name;
    if (name === 'HOSTNAME' && hostName !== undefined)
        return hostName;
    if (name === 'HOSTADDRESS' && definition)
        return definition.get('address') ?? hostName ?? '';
    if (name === 'HOSTALIAS' && definition)
        return definition.get('alias') ?? hostName ?? '';
    if (name === 'SERVICEDESC' && service)
        return service.get('service_description') ?? '';
    const [, owner, custom] = /^_(HOST|SERVICE)(\w+)$/.exec(name) ?? [];
    const object = owner === 'HOST' ? definition : service;
    if (custom !== undefined && object) {
        const value = object.get(`_${custom.toLowerCase()}`);
        if (value !== undefined || !object.isIncomplete)
            return value ?? '';
    }
    if (/^_?HOST/.test(name))
        return hostName === undefined ? macroVariable(name) : macroVariable(name, hostName);
    return /^(?:_?SERVICE|ARG)/.test(name) ? macroVariable(name, label) : macroVariable(name);
}

;// CONCATENATED MODULE: ./lib/import/nagios/templates.js
const MAX_TEMPLATES = 30;
function resolveTemplates(objects, type) {
    const own = objects.filter((object) => object.type === type);
    const named = new Map(own.flatMap((object) => (has(object, 'name') ? [[textOf(object, 'name'), object]] : [])));
    return own.map((object) => resolve(object, named));
}
function resolve(object, named) {
    const found = new Map();
    const seen = new Set();
    let isIncomplete = false;
    const pending = [object];
    while (pending.length > 0 && seen.size < MAX_TEMPLATES) {
        const next = pending.pop();
        if (!next || seen.has(next))
            continue;
        seen.add(next);
        for (const [name, directive] of next.directives)
            if (!found.has(name))
                found.set(name, directive);
        const parents = splitList(textOf(next, 'use'));
        isIncomplete ||= parents.some((name) => !named.has(name));
        pending.push(...parents.flatMap((name) => named.get(name) ?? []).reverse());
    }
    isIncomplete ||= pending.length > 0;
    return {
        line: object.line,
        isTemplate: textOf(object, 'register') === '0',
        isIncomplete,
        get: (name) => {
            const value = found.get(name)?.value;
            return value === undefined || value === 'null' || value === '' ? undefined : value;
        },
    };
}
function splitList(text) {
    return text
        .replace(/^\+/, '')
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
}
function has(object, name) {
    return object.directives.has(name);
}
function textOf(object, name) {
    return object.directives.get(name)?.value ?? '';
}

;// CONCATENATED MODULE: ./lib/import/nagios/hosts.js

function createHostFinder(objects) {
    const definitions = resolveTemplates(objects, 'host').filter((host) => !host.isTemplate);
    const hosts = new Map(definitions.map((host) => [host.get('host_name') ?? '', host]));
    const groups = readGroups(objects, definitions);
    const splits = new Map();
    const split = (text) => {
        const known = splits.get(text ?? '') ?? splitList(text ?? '');
        splits.set(text ?? '', known);
        return known;
    };
    return (service) => {
        const names = split(service.get('host_name'));
        const groupNames = split(service.get('hostgroup_name'));
        const members = groupNames.filter((name) => !name.startsWith('!')).flatMap((name) => membersOf(name, groups));
        const all = names.includes('*') ? [...hosts.keys()] : names.filter((name) => !name.startsWith('!'));
        const excluded = new Set([
            ...names.filter((name) => name.startsWith('!')).map((name) => name.slice(1)),
            ...groupNames.filter((name) => name.startsWith('!')).flatMap((name) => membersOf(name.slice(1), groups)),
        ]);
        const found = [...new Set([...all, ...members])].filter((name) => !excluded.has(name));
        if (found.length === 0)
            return [{}];
        return found.map((name) => ({ name, definition: hosts.get(name) }));
    };
}
function readGroups(objects, hosts) {
    const groups = new Map();
    for (const group of resolveTemplates(objects, 'hostgroup')) {
        groups.set(group.get('hostgroup_name') ?? '', {
            members: splitList(group.get('members') ?? ''),
            groups: splitList(group.get('hostgroup_members') ?? ''),
        });
    }
    for (const host of hosts) {
        for (const name of splitList(host.get('hostgroups') ?? '')) {
            const group = groups.get(name) ?? { members: [], groups: [] };
            group.members.push(host.get('host_name') ?? '');
            groups.set(name, group);
        }
    }
    return groups;
}
function membersOf(name, groups) {
    const seen = new Set();
    const members = [];
    const pending = [name];
    while (pending.length > 0) {
        const next = pending.pop() ?? '';
        if (seen.has(next))
            continue;
        seen.add(next);
        const group = groups.get(next);
        for (const member of group?.members ?? [])
            members.push(member);
        for (const inner of group?.groups ?? [])
            pending.push(inner);
    }
    return members;
}

;// CONCATENATED MODULE: ./lib/import/nagios/objects.js

function readNagiosObjects(text) {
    const objects = [];
    const resources = new Map();
    let directives;
    for (const { line, text: raw } of logicalLines(text)) {
        const content = withoutComment(raw);
        const resource = /^\$(\w+)\$\s*=\s*(.*)$/s.exec(content);
        const type = /^define\s+(\w+)\s*\{?$/.exec(content)?.[1];
        if (type !== undefined) {
            directives = new Map();
            objects.push({ type: type.toLowerCase(), line, directives });
        }
        else if (content === '}')
            directives = undefined;
        else if (directives)
            readDirective(content, line, directives);
        else if (resource)
            resources.set(resource[1] ?? '', resource[2] ?? '');
    }
    return { objects, resources };
}
function readDirective(content, line, directives) {
    const [, name = '', value = ''] = /^(\S+)\s*(.*)$/s.exec(content) ?? [];
    if (name !== '' && name !== '{')
        directives.set(name.toLowerCase(), { line, value });
}
function withoutComment(text) {
    const [content = ''] = text.split(/(?<!\\);/, 1);
    return content.replaceAll('\\;', ';').trim();
}

;// CONCATENATED MODULE: ./lib/import/nagios/read-service.js





const MAIL_NAME = /imap|smtp|mail|pop3/i;
function serviceCall(service) {
    const call = service.get('check_command');
    if (call === undefined)
        return undefined;
    const [command = '', ...args] = call.split(/(?<!\\)!/).map((part) => part.replaceAll('\\!', '!'));
    const description = service.get('service_description') ?? '';
    return { service, description, command: command.trim(), args, tags: splitList(service.get('servicegroups') ?? '') };
}
function readService(call, host, { commands, resources }) {
    const { service, description, args } = call;
    const label = `${host.name ?? ''} ${description}`.trim();
    const definition = commands.get(call.command);
    const isLong = [definition?.text ?? '', ...args].some((text) => text.length > MAX_COMMAND_LENGTH);
    if (!definition) {
        if (!MAIL_NAME.test(call.command))
            return { drafts: [], notes: [], isForeign: true };
        const shown = (0,untrusted/* safeText */.Hk)(call.command, 60);
        return skippedCommand(service.line, label, `Its command ${shown} is not in this text. Import both together.`);
    }
    const context = { host, service, args, resources, label };
    const command = isLong ? undefined : expandCommand(definition.text, context);
    if (command === undefined)
        return skippedCommand(service.line, label, 'The command line is too long.');
    const result = readCommand(command, service.line, label);
    for (const draft of result.drafts) {
        draft.group = host.name;
        draft.tags = call.tags;
        if (service.get('active_checks_enabled') === '0')
            switchOff(draft, 'Active checks of the service are switched off.');
    }
    return result;
}

;// CONCATENATED MODULE: ./lib/import/nagios/read-nagios.js








const MAX_COMMANDS = 20_000;
function readNagios(text) {
    const { objects, resources } = readNagiosObjects(text);
    const commands = readCommands(objects);
    const services = resolveTemplates(objects, 'service').filter((service) => !service.isTemplate);
    const calls = services.flatMap((service) => serviceCall(service) ?? []);
    if (calls.length > 0)
        return readServices(calls, objects, { commands, resources });
    const results = [...commands].map(([name, command]) => readAlone(name, command, resources));
    return summarise(results, 'command');
}
function readServices(calls, objects, around) {
    const hostsOf = createHostFinder(objects);
    const results = [];
    let checks = 0;
    for (const call of calls) {
        for (const host of hostsOf(call.service)) {
            const result = readService(call, host, around);
            results.push(result);
            checks += result.drafts.length;
            if (checks > MAX_CHECKS)
                return summarise(results, 'service');
            if (results.length === MAX_COMMANDS)
                return summarise(results, 'service', true);
        }
    }
    return summarise(results, 'service');
}
function readCommands(objects) {
    const commands = new Map();
    for (const { type, directives } of objects) {
        const [name, line] = [directives.get('command_name'), directives.get('command_line')];
        if (type === 'command' && name && line)
            commands.set(name.value, { line: line.line, text: line.value });
    }
    return commands;
}
function readAlone(label, { line, text }, resources) {
    const command = text.length > MAX_COMMAND_LENGTH ? undefined : expandCommand(text, { resources, label });
    return command === undefined
        ? skippedCommand(line, label, 'The command line is too long.')
        : readCommand(command, line, label);
}
function summarise(results, noun, isCutShort = false) {
    const drafts = results.flatMap((result) => result.drafts);
    const notes = results.flatMap((result) => result.notes);
    const foreign = results.filter(({ isForeign }) => isForeign).length;
    if (foreign > 0)
        notes.push({ kind: 'skipped', text: `Passed over: ${(0,counted/* counted */.h)(foreign, noun)} of other programs.` });
    if (isCutShort) {
        notes.push({
            kind: 'skipped',
            text: `Only the first ${(0,counted/* counted */.h)(MAX_COMMANDS, noun)} were read. Import less at once.`,
        });
    }
    if (drafts.length > 0) {
        notes.push({
            kind: 'lost',
            text: 'Intervals, periods, retries before an alert, contacts and dependencies are not carried over: the schedule of the workflow says when checks run, and retries how often they are repeated.',
        });
    }
    return { drafts, notes };
}

;// CONCATENATED MODULE: ./lib/import/recognise.js
function recognise(text) {
    if (/^\s*(?:\[\s*(?:[{\]]|$)|\{\s*["}])/.test(text))
        return 'hertzbeat';
    if (/^[ \t]*define[ \t]+\w+[ \t]*\{/m.test(text))
        return 'nagios';
    return /^[ \t]*- +(?:!!\S+ExportMonitorDTO\b|(?:monitor|params):)/m.test(text) ? 'hertzbeat' : 'commands';
}

;// CONCATENATED MODULE: ./lib/import/write/all-notes.js



const MAX_SEPARATE = 3;
function allNotes(drafts, others, variables) {
    const remarks = drafts.flatMap(({ name, draft }) => draft.remarks.map(({ kind, text, isGeneral }) => {
        return isGeneral ? { kind, text } : { kind, text, line: draft.line, check: name };
    }));
    const byLine = joined([...others, ...remarks]).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return [...byLine, ...[...variables].map(setNote)].map(safe);
}
function generalRemarks(drafts, others) {
    const remarks = drafts.flatMap(({ draft }) => draft.remarks).filter((remark) => remark.isGeneral);
    const notes = others.filter((note) => isGeneral(note) && note.kind !== 'skipped');
    return [...new Set([...notes, ...remarks].map(({ text }) => text))];
}
function joined(notes) {
    const groups = new Map();
    for (const note of notes) {
        const key = `${note.kind} ${note.text}`;
        const group = groups.get(key) ?? [];
        group.push(note);
        groups.set(key, group);
    }
    return [...groups.values()].flatMap((group) => {
        const [first] = group;
        if (!first || isGeneral(first))
            return group.slice(0, 1);
        if (group.length <= MAX_SEPARATE)
            return group;
        const { kind, text } = first;
        const lines = [...new Set(group.flatMap(({ line }) => line ?? []))];
        const count = (0,counted/* counted */.h)(group.length, kind === 'skipped' ? 'time' : 'check');
        return [{ kind, text: `${count} (${lineList(lines)}): ${text}` }];
    });
}
function isGeneral({ line, check }) {
    return line === undefined && check === undefined;
}
function setNote([name, { meaning, checks }]) {
    const [check] = checks;
    const text = `Set ${name} to ${meaning}.`;
    return checks.size === 1
        ? { kind: 'set', check, text }
        : { kind: 'set', text: `${text} ${(0,counted/* counted */.h)(checks.size, 'check')} use it.` };
}
function safe(note) {
    const { kind, line, check, text } = note;
    return {
        kind,
        ...(line !== undefined && { line }),
        ...(check !== undefined && { check: (0,untrusted/* safeText */.Hk)(check, 200) }),
        text: (0,untrusted/* safeText */.Hk)(text, 500),
    };
}

// EXTERNAL MODULE: ./lib/settings/settings.js
var settings = __webpack_require__(8839);
;// CONCATENATED MODULE: ./lib/import/write/check-fields.js






const REQUIRED = new Set(['host', 'from', 'to']);
function checkFields(draft) {
    for (const name of Object.keys(draft.fields)) {
        const value = draft.fields[name] ?? '';
        const remedy = problemOf(fields/* FIELDS */.c[name], typeof value === 'string' ? value : value.join('\n'));
        if (remedy === undefined)
            continue;
        const input = (0,settings/* inputName */.y)(name);
        if (REQUIRED.has(name))
            throw new NotImportable(`has a value for ${input} that is not supported. ${remedy}`);
        delete draft.fields[name];
        switchOff(draft, `Its value for ${input} is not supported, and was left out. ${remedy} Then remove enabled.`);
    }
}
function problemOf({ kind }, text) {
    if (!isKnown(text))
        return undefined;
    try {
        kind.parse(text);
        return undefined;
    }
    catch (error) {
        if (error instanceof kinds_kind/* BadValue */.F)
            return error.remedy;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/system/version.js
var version = __webpack_require__(71784);
;// CONCATENATED MODULE: ./lib/import/write/checks-yaml.js


const CHECKS_SCHEMA = `https://raw.githubusercontent.com/mail-probe/mail-probe/v${version/* VERSION */.x}/docs/checks.schema.json`;
function checksYaml(entries, remarks) {
    const checks = entries.map(({ keys }) => Object.fromEntries(keys));
    const document = new dist.Document({ checks }, { version: '1.2', compat: 'yaml-1.1', aliasDuplicateObjects: false });
    document.commentBefore = [
        ` yaml-language-server: $schema=${CHECKS_SCHEMA}`,
        ...remarks.map((each) => ` ${each}`),
    ].join('\n\n');
    const list = (0,dist.isMap)(document.contents) ? document.contents.get('checks') : undefined;
    for (const [index, item] of ((0,dist.isSeq)(list) ? list.items : []).entries()) {
        if (!(0,dist.isMap)(item))
            continue;
        const comments = entries[index]?.comments ?? [];
        if (comments.length > 0)
            item.commentBefore = comments.map((each) => ` ${each}`).join('\n');
        if (index > 0)
            item.spaceBefore = true;
    }
    return document.toString({ lineWidth: 0 });
}

;// CONCATENATED MODULE: ./lib/import/write/variables.js


function createVariables(drafts) {
    const taken = new Set(drafts.flatMap(namedVariables));
    const passwords = new Map();
    const counts = { smtp: countLogins(drafts, 'smtp'), imap: countLogins(drafts, 'imap') };
    const claim = (wanted) => {
        let name = wanted;
        for (let number = 2; taken.has(name); number += 1)
            name = `${wanted}_${number}`;
        taken.add(name);
        return name;
    };
    return {
        forPassword: (check, protocol, login) => {
            const key = loginKey(protocol, login);
            const short = `${protocol.toUpperCase()}_PASSWORD`;
            const own = variableName(check);
            const name = passwords.get(key) ?? claim(counts[protocol] === 1 || own === '' ? short : `${own}_PASSWORD`);
            passwords.set(key, name);
            return name;
        },
        forField: (check, field) => claim(variableName(`${check} ${(0,settings/* inputName */.y)(field)}`)),
    };
}
function namedVariables({ fields, login }) {
    const texts = [...Object.values(fields).flat(), login?.username ?? '', login?.password.reveal() ?? ''];
    return texts.flatMap(variablesIn);
}
function countLogins(drafts, protocol) {
    const logins = drafts.filter((draft) => draft.protocol === protocol).flatMap(({ login }) => login ?? []);
    return new Set(logins.map((login) => loginKey(protocol, login))).size;
}
function loginKey(protocol, { username, password }) {
    return [protocol, username, password.reveal()].join('\0');
}

;// CONCATENATED MODULE: ./lib/import/write/entries.js




const ORDER = Object.keys(fields/* FIELDS */.c).filter((name) => name !== 'mode');
function makeEntries(drafts, freeText) {
    const builder = new EntryBuilder(createVariables(drafts.map(({ draft }) => draft)), freeText);
    return { entries: drafts.map((each) => builder.build(each)), variables: builder.needed };
}
class EntryBuilder {
    needed = new Map();
    #variables;
    #freeText;
    constructor(variables, freeText) {
        this.#variables = variables;
        this.#freeText = freeText;
    }
    build({ name, draft }) {
        const { mode, group, description, tags = [], remarks } = draft;
        const keys = [
            ['name', name],
            ['mode', mode],
            ['enabled', remarks.some(({ kind }) => kind === 'off') ? false : undefined],
            ['group', group && this.#freeText.name(group)],
            ['tags', [...new Set(tags.map(this.#freeText.tag))].filter((tag) => tag !== '')],
            ['description', description && this.#freeText.description(description)],
        ];
        for (const field of ORDER) {
            if (field === 'username' && draft.login)
                keys.push(...this.#login(name, draft));
            const value = draft.fields[field];
            if (value !== undefined)
                keys.push([(0,settings/* inputName */.y)(field), this.#value(name, field, value)]);
        }
        return {
            keys: keys.flatMap(given),
            comments: remarks.filter(({ isGeneral }) => !isGeneral).map(({ text }) => text),
        };
    }
    #login(check, { login, protocol }) {
        if (!login)
            return [];
        const { username, password } = login;
        const known = soleVariable(password.reveal());
        const variable = known ?? this.#variables.forPassword(check, protocol, login);
        this.#need(variable, `the password of ${this.#freeText.name(username) || 'the user'}`, check);
        return [
            ['username', this.#text(check, 'username', username)],
            ['password', `\${${variable}}`],
        ];
    }
    #value(check, field, value) {
        if (typeof value !== 'string')
            return value.map((each) => this.#text(check, field, each));
        const { type } = fields/* FIELDS */.c[field].kind;
        if (type === 'list')
            return value.split('\n').map((each) => this.#text(check, field, each));
        if (type === 'integer' && /^\d+$/.test(value))
            return Number(value);
        if (type === 'boolean' && isKnown(value))
            return value === 'true';
        return this.#text(check, field, value);
    }
    #text(check, field, value) {
        const mayHoldSecret = fields/* FIELDS */.c[field].kind.type === 'string' || fields/* FIELDS */.c[field].kind.type === 'list';
        const isSecret = mayHoldSecret && literalParts(value).some((part) => this.#freeText.holdsSecret(part));
        const text = isSecret ? undefined : fileText(value);
        if (text === undefined) {
            const name = this.#variables.forField(check, field);
            const input = (0,settings/* inputName */.y)(field);
            this.#need(name, isSecret ? `${input}, which holds a password` : `${input}, which cannot be written here`, check);
            return `\${${name}}`;
        }
        for (const name of variablesIn(value))
            this.#need(name, originalValue(field), check);
        return text;
    }
    #need(name, meaning, check) {
        const known = this.needed.get(name) ?? { meaning, checks: new Set() };
        known.checks.add(check);
        this.needed.set(name, known);
    }
}
function originalValue(field) {
    const mayBeEmpty = field === 'warning' || field === 'critical';
    return `what the original uses for ${(0,settings/* inputName */.y)(field)}${mayBeEmpty ? ', or remove the line where that is nothing' : ''}`;
}
function given([key, value]) {
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [[key, value]];
}

;// CONCATENATED MODULE: ./lib/import/write/secret-finder.js
const SIGN_LENGTH = 4;
function createSecretFinder(secrets) {
    const bySign = new Map();
    for (const secret of new Set([...secrets].map((each) => lowerCase(each.trim())))) {
        if (secret.length < SIGN_LENGTH)
            continue;
        const sign = secret.slice(0, SIGN_LENGTH);
        const others = bySign.get(sign) ?? [];
        others.push(secret);
        bySign.set(sign, others);
    }
    return (text) => {
        const plain = lowerCase(text);
        const spans = [];
        for (let at = 0; bySign.size > 0 && at + SIGN_LENGTH <= plain.length; at += 1) {
            for (const secret of bySign.get(plain.slice(at, at + SIGN_LENGTH)) ?? []) {
                if (plain.startsWith(secret, at))
                    spans.push([at, at + secret.length]);
            }
        }
        return spans;
    };
}
function masked(text, spans, mask) {
    let result = '';
    let at = 0;
    for (const [start, end] of spans) {
        if (start >= at)
            result += text.slice(at, start) + mask;
        at = Math.max(at, end);
    }
    return result + text.slice(at);
}
function lowerCase(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

;// CONCATENATED MODULE: ./lib/import/write/free-text.js



const MAX_NAME_LENGTH = 180;
const MAX_DESCRIPTION_LENGTH = 1000;
function createFreeText(drafts, others) {
    const passwords = drafts.flatMap(({ login }) => (login ? literalParts(login.password.reveal()) : []));
    const find = createSecretFinder([...passwords, ...others]);
    const clean = (text, limit) => {
        const line = readable(text.slice(0, 10 * limit)).replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ');
        return masked(line, find(line), secret/* MASK */.v5).replaceAll('${', '{').trim().slice(0, limit).toWellFormed().trim();
    };
    return {
        name: (text) => clean(text, MAX_NAME_LENGTH),
        tag: (text) => clean(text.replaceAll(',', ' '), MAX_NAME_LENGTH),
        description: (text) => clean(text, MAX_DESCRIPTION_LENGTH),
        holdsSecret: (text) => find(text).length > 0,
    };
}

// EXTERNAL MODULE: ./lib/system/loopback.js
var loopback = __webpack_require__(75135);
;// CONCATENATED MODULE: ./lib/import/write/protect-login.js


function protectLogin(draft) {
    const { login, fields } = draft;
    if (!login)
        return;
    if (fields.tlsMode === 'none' && !isThisMachine(fields.host)) {
        fields.tlsMode = 'starttls';
        switchOff(draft, 'The original logs in without TLS. Written with tls-mode: starttls: try that and remove enabled, or set tls-mode: none and allow-insecure-auth: true.');
    }
    if (fields.tlsVerify === 'false') {
        delete fields.tlsVerify;
        switchOff(draft, 'The original logs in without verifying the certificate. Trust the certificate with tls-ca and remove enabled, or set tls-verify: false and allow-insecure-auth: true.');
    }
}
function isThisMachine(host) {
    return typeof host === 'string' && ((0,loopback/* isLoopback */.U)(host) || host.toLowerCase() === 'localhost');
}

;// CONCATENATED MODULE: ./lib/import/write/unique-names.js
function createUniqueNames() {
    const taken = new Set();
    const counts = new Map();
    return (wanted, other) => {
        let name = taken.has(wanted.toLowerCase()) ? other : wanted;
        while (taken.has(name.toLowerCase())) {
            const count = (counts.get(wanted.toLowerCase()) ?? 1) + 1;
            counts.set(wanted.toLowerCase(), count);
            name = `${wanted} (${count})`;
        }
        taken.add(name.toLowerCase());
        return name;
    };
}

;// CONCATENATED MODULE: ./lib/import/import-checks.js













const MAX_TEXT_LENGTH = 5 * 1024 ** 2;
const import_checks_READERS = {
    hertzbeat: readHertzBeat,
    nagios: readNagios,
    commands: readCommandLines,
};
function importChecks(text, kind) {
    const given = withoutMarks(text.replace(/^\ufeff/, ''));
    if (given.length > MAX_TEXT_LENGTH) {
        return nothing(`The text is longer than ${MAX_TEXT_LENGTH / 1024 ** 2} MB. Import it in parts.`);
    }
    if (given.startsWith('PK\u0003\u0004')) {
        return nothing('This is an Excel file. Export the monitors from HertzBeat as JSON or YAML instead.');
    }
    return write(import_checks_READERS[kind ?? recognise(given)](given));
}
function nothing(text) {
    return write({ drafts: [], notes: [{ kind: 'skipped', text }] });
}
function write({ drafts, notes, secrets = [] }) {
    const kept = drafts.slice(0, MAX_CHECKS);
    const freeText = createFreeText(kept, secrets);
    const others = notes.map((note) => ({ ...note, check: note.check && freeText.name(note.check) }));
    if (drafts.length > MAX_CHECKS) {
        others.push({ kind: 'skipped', text: `Only the first ${MAX_CHECKS} checks were written. Import less at once.` });
    }
    const named = nameDrafts(kept, freeText, others);
    if (named.length === 0 && others.length === 0)
        others.push({ kind: 'skipped', text: 'No check was found.' });
    const { entries, variables } = makeEntries(named, freeText);
    const all = allNotes(named, others, variables);
    const remarks = generalRemarks(named, others);
    return { yaml: checksYaml(entries, remarks), checks: entries.length, notes: all };
}
function nameDrafts(drafts, freeText, notes) {
    const uniqueName = createUniqueNames();
    return drafts.flatMap((draft) => {
        const own = freeText.name(draft.name ?? '');
        try {
            checkFields(draft);
            protectLogin(draft);
            const wanted = own || freeText.name(`${draft.mode} ${draft.fields.host}`);
            return [{ name: uniqueName(wanted, freeText.name(`${wanted} port ${draft.fields.port}`)), draft }];
        }
        catch (error) {
            if (!(error instanceof NotImportable))
                throw error;
            notes.push({ kind: 'skipped', line: draft.line, check: own || undefined, text: `The check ${error.message}` });
            return [];
        }
    });
}

;// CONCATENATED MODULE: ./lib/import/import-file.js

const KIND_OF_NAME = [
    [/\.json$/i, 'hertzbeat'],
    [/\.sh$/i, 'commands'],
];
function importFile(text, fileName) {
    return importChecks(text, KIND_OF_NAME.find(([pattern]) => pattern.test(fileName))?.[1]);
}


/***/ }),

/***/ 68301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ orTooDeep)
/* harmony export */ });
function orTooDeep(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}


/***/ })

};
