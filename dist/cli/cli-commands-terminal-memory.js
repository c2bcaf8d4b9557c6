export const id = 992;
export const ids = [992];
export const modules = {

/***/ 2992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTerminalMemory: () => (/* binding */ openTerminalMemory)
});

// EXTERNAL MODULE: ./lib/pipeline/file-store.js + 1 modules
var file_store = __webpack_require__(27765);
;// CONCATENATED MODULE: ./lib/history/check-key.js
function checkKey(hash, scope, { id, name }) {
    return hash(JSON.stringify([scope, id ?? name])).slice(0, 16);
}
function sharedKeys(checks) {
    const seen = new Map();
    return checks.flatMap((check) => {
        const own = check.id ?? check.name;
        const first = seen.get(own);
        if (first === undefined)
            seen.set(own, check);
        return first === undefined ? [] : [{ check, first }];
    });
}

;// CONCATENATED MODULE: ./lib/history/comparison/capabilities.js
const MAX_NAMES = 100;
const MAX_NAME = 60;
const IN_REV2 = 'ENABLE ESEARCH IDLE LIST-EXTENDED LIST-STATUS LITERAL- MOVE NAMESPACE SASL-IR SEARCHRES SPECIAL-USE STATUS=SIZE UIDPLUS UNSELECT'.split(' ');
function comparable(protocol, list) {
    const names = new Set(list.flatMap(protocol === 'smtp' ? smtpNames : imapNames).map((name) => name.slice(0, MAX_NAME)));
    names.delete('');
    return names.size > MAX_NAMES ? undefined : [...names].sort().join(' ');
}
function smtpNames(line) {
    const [keyword = '', ...words] = line.toUpperCase().split(/[ =]+/);
    if (keyword === 'AUTH')
        return words.filter((word) => word !== '').map((word) => `AUTH=${word}`);
    return [keyword];
}
function imapNames(name) {
    const [word = '', parameter] = name.toUpperCase().split('=', 2);
    const varies = parameter === undefined || /^\d+$/.test(parameter) || /^X/.test(word) || word === 'RIGHTS';
    return [varies ? word : `${word}=${parameter}`];
}
function differenceOf(before, after) {
    const now = new Set(wordsOf(after));
    if (now.has('IMAP4REV2'))
        for (const name of IN_REV2)
            now.add(name);
    const lists = before.map((each) => new Set(wordsOf(each)));
    const [first = new Set()] = lists;
    return {
        lost: [...first].filter((name) => !now.has(name) && lists.every((list) => list.has(name))),
        gained: wordsOf(after).filter((name) => !lists.some((list) => list.has(name))),
    };
}
function isLoss(name, isBeforeTls) {
    return !/^X/.test(name) && !(isBeforeTls && /^AUTH=/.test(name));
}
function wordsOf(names) {
    return names.split(' ').filter((name) => name !== '');
}

;// CONCATENATED MODULE: ./lib/history/comparison/certificate.js
const certificate_MAX_NAMES = 40;
const STRONG = 128;
function issuerOf({ issuer }) {
    const parts = issuer.split(/, (?=[A-Za-z.\d]{1,30}=)/);
    const part = (key) => parts.find((each) => each.toUpperCase().startsWith(`${key}=`))?.slice(key.length + 1);
    return (part('O') ?? part('CN')?.replace(/\d+/g, '') ?? issuer).slice(0, 200);
}
function namesOf({ names }) {
    if (names.length === 0 || names.length > certificate_MAX_NAMES)
        return undefined;
    const sorted = [...new Set(names.map((name) => name.replace(/^DNS:/, '').toLowerCase().slice(0, 90)))].sort();
    return sorted.join(' ');
}
function lostNames(before, after) {
    const now = new Set(after.split(' '));
    const [first = '', ...others] = before;
    return first
        .split(' ')
        .filter((name) => !now.has(name) && !now.has(name.replace(/^[^.]+/, '*')))
        .filter((name) => others.every((list) => list.split(' ').includes(name)));
}
function isWeakerKey(before, after) {
    const [one, other] = [strengthOf(before), strengthOf(after)];
    return one !== undefined && other !== undefined && other < one;
}
function strengthOf(key) {
    const [kind = '', size = ''] = key.split(' ');
    const bits = Number(size);
    if (/^(?:RSA|DSA)/i.test(kind))
        return bits >= 3072 ? STRONG : bits >= 2048 ? 112 : bits > 0 ? 80 : undefined;
    if (/^ED(?:25519|448)/i.test(kind))
        return STRONG;
    if (!/^EC/i.test(kind))
        return undefined;
    const curve = Number(/(\d{3})/.exec(size)?.[1] ?? Number.NaN);
    return Number.isNaN(curve) ? undefined : Math.min(STRONG, Math.floor(curve / 2));
}

;// CONCATENATED MODULE: ./lib/history/comparison/cipher-class.js
function cipherClass(cipher, version) {
    const bits = bitsOf(cipher);
    if (bits === undefined)
        return undefined;
    const isAead = /GCM|CCM|POLY1305/i.test(cipher);
    const hasForwardSecrecy = version === 'TLSv1.3' || /(?:ECDHE|DHE|EDH)[-_]/i.test(cipher);
    return describe({ isAead, hasForwardSecrecy, bits });
}
function describe({ isAead, hasForwardSecrecy, bits }) {
    return [
        isAead ? 'AEAD' : 'no AEAD',
        hasForwardSecrecy ? 'forward secrecy' : 'no forward secrecy',
        `${bits} bits`,
    ].join(', ');
}
function isWeakerClass(before, after) {
    const [one, other] = [read(before), read(after)];
    return (one.isAead && !other.isAead) || (one.hasForwardSecrecy && !other.hasForwardSecrecy) || one.bits > other.bits;
}
function read(words) {
    return {
        isAead: words.startsWith('AEAD'),
        hasForwardSecrecy: /(?<!no )forward secrecy/.test(words),
        bits: Number.parseInt(words.split(', ').at(-1) ?? '0', 10),
    };
}
function bitsOf(cipher) {
    if (/CHACHA20/i.test(cipher))
        return 256;
    if (/3DES|DES-CBC3/i.test(cipher))
        return 112;
    if (/SEED|IDEA|RC4/i.test(cipher))
        return 128;
    const found = /(?:AES|CAMELLIA|ARIA)[-_]?(128|256)/i.exec(cipher)?.[1];
    return found === undefined ? undefined : Number(found);
}

;// CONCATENATED MODULE: ./lib/history/comparison/login.js
function loginWords({ mechanism, isEncrypted }) {
    return `${mechanism.toUpperCase()} ${isEncrypted ? 'over TLS' : 'in clear text'}`;
}
function isWeakerLogin(before, after) {
    return rankOf(after) < rankOf(before);
}
function rankOf(login) {
    const hasToken = /^(?:XOAUTH2|OAUTHBEARER)\b/.test(login);
    if (login.endsWith('over TLS'))
        return hasToken ? 4 : 3;
    return /^(?:CRAM|DIGEST|SCRAM)/.test(login) ? 2 : 1;
}

;// CONCATENATED MODULE: ./lib/history/comparison/facets.js




const CAPABILITY_LOOK = 'Look for an update of the server, for its settings, and for a filter on the way that strips answers.';
const TLS_LOOK = 'Look at the TLS settings of the server, and for a proxy or a scanner in front of it.';
const CERTIFICATE_LOOK = 'Look at who renews the certificate, and how; a certificate that is not yours is an attack.';
const never = () => false;
function capability(stage, suffix) {
    return {
        kind: 'capability',
        suffix,
        codes: { worse: 'E_CAPABILITY_LOST', other: 'E_SERVER_CHANGED' },
        step: stage === 'after-login' ? 'auth' : 'capability',
        noun: 'what it offers',
        stage,
        isWorse: (before, after) => differenceOf(before, after).lost.some((name) => isLoss(name, stage === 'before-tls')),
        look: CAPABILITY_LOOK,
    };
}
function tls(suffix, noun, isWorse) {
    const codes = { worse: 'E_TLS_WEAKER', other: 'E_SERVER_CHANGED' };
    return { kind: 'tls', suffix, codes, step: 'tls', noun, isWorse: thanAll(isWorse), look: TLS_LOOK };
}
function certificate(suffix, noun, isWorse) {
    const codes = { worse: 'E_CERT_CHANGED', other: 'E_CERT_CHANGED' };
    return { kind: 'certificate', suffix, codes, step: 'tls', noun, isWorse, look: CERTIFICATE_LOOK };
}
function thanAll(isWorse) {
    return (before, after) => before.every((each) => isWorse(each, after));
}
const FACETS = {
    beforeTls: capability('before-tls', 'before STARTTLS'),
    beforeLogin: capability('before-login', 'before login'),
    afterLogin: capability('after-login', 'after login'),
    version: tls('TLS version', 'the version of TLS', (before, after) => after < before),
    cipher: tls('cipher', 'the class of the cipher', isWeakerClass),
    issuer: certificate('certificate issuer', 'the issuer of the certificate', () => true),
    key: certificate('certificate key', 'the key of the certificate', thanAll(isWeakerKey)),
    names: certificate('certificate names', 'the names of the certificate', (before, after) => lostNames(before, after).length > 0),
    fingerprint: certificate('certificate', 'the certificate', never),
    renewal: certificate('certificate renewal', 'the renewal of the certificate', () => true),
    address: {
        kind: 'address',
        suffix: 'address',
        codes: { worse: 'E_ADDRESS_CHANGED', other: 'E_ADDRESS_CHANGED' },
        step: 'connect',
        noun: 'the address',
        isWorse: never,
        look: 'Look at the address records of the host, when it was not moved.',
    },
    mx: {
        kind: 'mx',
        suffix: 'MX',
        codes: { worse: 'E_ADDRESS_CHANGED', other: 'E_ADDRESS_CHANGED' },
        step: 'connect',
        noun: 'the MX records',
        isWorse: never,
        look: 'Look at the MX records of the domain, when they were not meant to change.',
    },
    banner: {
        kind: 'banner',
        suffix: 'software',
        codes: { worse: 'E_SERVER_CHANGED', other: 'E_SERVER_CHANGED' },
        step: 'greeting',
        noun: 'the software',
        isWorse: never,
        look: 'Look for an update or a move of the server, and for something that answers in its place.',
    },
    login: {
        kind: 'login',
        suffix: 'login',
        codes: { worse: 'E_LOGIN_WEAKER', other: 'E_SERVER_CHANGED' },
        step: 'auth',
        noun: 'the login',
        isWorse: thanAll(isWeakerLogin),
        look: 'Look at the mechanisms that the server offers, at auth-method, and at tls-mode.',
    },
};
function facetOf(kind, subject) {
    return Object.values(FACETS).find((facet) => facet.kind === kind && subject.endsWith(` ${facet.suffix}`));
}
function phaseOf({ step }, protocol) {
    return `${protocol}_${step}`;
}

;// CONCATENATED MODULE: ./lib/history/comparison/fold-fact.js
const MAX_USUAL = 5;
const VARIES_FROM = 3;
const TOLD_FROM = 2;
const TOLD_FOR_MS = 7 * 86_400_000;
const MIXED_WITHIN_MS = 3 * 86_400_000;
const MIXED_RUNS = 10;
function foldFact(known, sight, rules, now, accept = false) {
    const { value } = sight;
    const fresh = { value, at: now };
    const settled = (variants, candidate) => factOf(sight, now, variants, candidate);
    if (known === undefined || known.usual.length === 0 || accept)
        return { fact: settled([fresh]) };
    const all = variantsOf(known);
    const isTold = (known.candidate?.runs ?? 0) >= TOLD_FROM;
    const [live, gone] = isTold ? [all, []] : split(all, rules.forgetBefore);
    const valuesOf = (variants) => variants.map((each) => each.value);
    const usual = valuesOf(live);
    if (usual.includes(value)) {
        const lost = valuesOf(gone);
        const isLoss = rules.tellsForgotten && lost.length > 0 && usual.every((each) => rules.isWorse(lost, each));
        if (isLoss) {
            const since = gone[0]?.at ?? now;
            const news = { before: lost, after: value, isWorse: true, isMixed: false, since };
            return { fact: settled(gone, { value, runs: TOLD_FROM, since }), news };
        }
        const { variants, candidate } = afterUsual(known, live, now);
        return { fact: settled([fresh, ...variants.filter((each) => each.value !== value)], candidate) };
    }
    if (live.length >= VARIES_FROM)
        return { fact: settled([fresh, ...live]) };
    const { candidate } = known;
    if (candidate?.value !== value) {
        const others = candidate && !isTold ? [...live, { value: candidate.value, at: known.seenAt }] : live;
        return { fact: settled(others, { value, runs: 1, since: now }) };
    }
    const runs = candidate.runs + 1;
    const { since } = candidate;
    const isWorse = rules.isWorse(usual, value);
    const news = { before: usual, after: value, isWorse, isMixed: false, since };
    if (!isTold && ageMs(since, known.seenAt) > 0)
        return { fact: settled([fresh, ...live]), news: isWorse ? { ...news, isWorse: false, isMixed: true } : undefined };
    if (!isWorse)
        return { fact: settled(rules.isSet || live.length > 1 ? [fresh, ...live] : [fresh]), news };
    if (ageMs(since, now) > TOLD_FOR_MS)
        return { fact: settled([fresh]) };
    return { fact: settled(live, { value, runs, since }), news };
}
function standing({ usual, candidate }, isWorse) {
    if (candidate === undefined || candidate.runs < TOLD_FROM || usual.length === 0)
        return undefined;
    const { value, since } = candidate;
    return { before: usual, after: value, isWorse: isWorse(usual, value), isMixed: false, since };
}
function accepted(fact) {
    const { candidate, times: _times, ...known } = fact;
    return candidate === undefined ? fact : { ...known, usual: [candidate.value] };
}
function afterUsual({ candidate, seenAt }, variants, now) {
    if (candidate === undefined)
        return { variants };
    if (candidate.runs < TOLD_FROM)
        return ageMs(candidate.since, now) < MIXED_WITHIN_MS ? { variants, candidate } : { variants };
    return { variants: candidate.runs > MIXED_RUNS ? variants : [...variants, { value: candidate.value, at: seenAt }] };
}
function factOf({ kind, subject }, seenAt, variants, candidate) {
    const kept = variants.slice(0, MAX_USUAL);
    return {
        kind,
        subject,
        usual: kept.map(({ value }) => value),
        ...(kept.length > 1 ? { times: kept.map(({ at }) => at) } : {}),
        ...(candidate === undefined ? {} : { candidate }),
        seenAt,
    };
}
function variantsOf({ usual, times, seenAt }) {
    return usual.map((value, index) => ({ value, at: times?.[index] ?? seenAt }));
}
function split(variants, forgetBefore) {
    const isLive = ({ at }, index) => index === 0 || !(Date.parse(at) < forgetBefore);
    return [variants.filter(isLive), variants.filter((each, index) => !isLive(each, index))];
}
function ageMs(since, now) {
    return Date.parse(now) - Date.parse(since);
}

;// CONCATENATED MODULE: ./lib/history/comparison/renewal.js
const DAY_MS = 86_400_000;
const HABIT = 2;
const MAX_KEPT = 4;
const LATE_DAYS = 1;
const renewal_TOLD_FOR_MS = 7 * DAY_MS;
function foldRenewal(known, subject, { validTo }, now, accept = false) {
    const settled = (usual) => ({ kind: 'certificate', subject, usual, seenAt: now });
    const [end, ...habits] = known?.usual ?? [];
    const time = Date.parse(now);
    const [was, is] = [Date.parse(end ?? ''), Date.parse(validTo)];
    if (known === undefined || accept || Number.isNaN(was) || is < was)
        return { fact: settled([validTo]) };
    if (is > was) {
        const left = Math.floor((was - time) / DAY_MS);
        return { fact: settled([validTo, ...[String(left), ...habits].slice(0, MAX_KEPT)]) };
    }
    const usualDays = Math.min(...habits.map(Number));
    const daysLeft = Math.floor((is - time) / DAY_MS);
    const isLate = habits.length >= HABIT && usualDays > 0 && daysLeft < usualDays - LATE_DAYS - usualDays / 10;
    if (!isLate)
        return { fact: settled(known.usual) };
    const { runs, since } = known.candidate ?? { runs: 0, since: now };
    if (time - Date.parse(since) > renewal_TOLD_FOR_MS)
        return { fact: settled([validTo]) };
    const fact = { ...settled(known.usual), candidate: { value: validTo, runs: runs + 1, since } };
    return { fact, late: runs === 0 ? undefined : { usualDays, daysLeft, since } };
}

;// CONCATENATED MODULE: ./lib/history/comparison/banner.js
const MAX_WORDS = 30;
const MAX_LENGTH = 300;
const DATES = [
    /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?/gi,
    /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?(?=\s)/gi,
    /\b\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}\b/gi,
    /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? +\d{1,2},?(?= |$)/gi,
    /\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b/g,
    /\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\b(?:\s*[ap]m\b)?/gi,
    /(?<=\s|^)[+-]\d{4}\b(?:\s*\([A-Za-z ]+\))?/g,
    /\b(?:utc|gmt|[cm]?e[sd]?t|[pmce][sd]t)\b/gi,
];
const VERSION = /^v?\d{1,4}(?:\.\d{1,5}){1,4}[a-z\d.+~-]{0,12}(?:\/v?\d{1,4}(?:\.\d{1,5}){1,4}[a-z\d.+~-]{0,12})?$/i;
const ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$|^[\da-f]*:[\da-f:.]*:[\da-f.]*$/i;
const PROTOCOL = /^(?:E?SMTPS?A?|LMTP|IMAP4?(?:rev\d)?|POP3)$/i;
const SOFTWARE = /^[a-z][a-z+]*(?:[-_][a-z]+)*[-/_]v?\d{1,3}(?:\.\d{1,4}){1,3}$/i;
const HOST = /^\[?[a-z\d_-]+(?:\.[a-z\d_-]+)*\.[a-z][a-z\d-]*\]?$/i;
const WORD = /^[a-z][a-z'/+&-]*$/i;
function softwareOf(greeting) {
    const undated = DATES.reduce((text, pattern) => text.replace(pattern, ' '), greeting.slice(0, 1000));
    return undated
        .replace(/\[[^\][]*\]|<[^<>]*>/g, ' ')
        .replace(/[();,"*|]/g, ' ')
        .split(/\s+/)
        .slice(0, MAX_WORDS)
        .map(withoutMarks)
        .filter(isOfSoftware)
        .join(' ')
        .slice(0, MAX_LENGTH);
}
const MARKS = '-.:!=';
function withoutMarks(word) {
    let [start, end] = [0, word.length];
    while (start < end && MARKS.includes(word.charAt(start)))
        start += 1;
    while (end > start && MARKS.includes(word.charAt(end - 1)))
        end -= 1;
    return word.slice(start, end);
}
function isOfSoftware(word) {
    if (word === '' || ADDRESS.test(word))
        return false;
    if (VERSION.test(word) || PROTOCOL.test(word) || SOFTWARE.test(word))
        return true;
    if (HOST.test(word) || !WORD.test(word))
        return false;
    return word.length <= 24 && (word.match(/[a-z][A-Z]/g) ?? []).length < 4;
}

;// CONCATENATED MODULE: ./lib/history/comparison/sights.js






const MAX_VALUE = 3000;
function factsSeenIn({ connections, facts }) {
    const seen = new Map();
    const all = [...connections.flatMap(sightsOfConnection), ...mxOf(facts.gate)];
    for (const each of all)
        if (each.value.length <= MAX_VALUE && !seen.has(each.subject))
            seen.set(each.subject, each);
    return [...seen.values()];
}
function certificatesOf({ connections }) {
    const ends = new Map();
    for (const connection of connections) {
        const subject = subjectOf(connection, FACETS.renewal);
        const validTo = connection.tls?.chain[0]?.validTo;
        if (validTo !== undefined && Date.parse(validTo) > 0 && !ends.has(subject))
            ends.set(subject, validTo);
    }
    return [...ends].map(([subject, validTo]) => ({ subject, validTo }));
}
function subjectOf({ protocol, host, address }, { suffix }) {
    return `${protocol} ${(host ?? address).toLowerCase().slice(0, 255)} ${suffix}`;
}
function sightsOfConnection(connection) {
    const { protocol, address, greeting, capabilities, login, tls } = connection;
    const [leaf] = tls?.chain ?? [];
    const listOf = (list) => list && comparable(protocol, list);
    const values = [
        [FACETS.address, address],
        [FACETS.banner, softwareOf(greeting ?? '') || undefined],
        [FACETS.beforeTls, listOf(capabilities?.['before-tls'])],
        [FACETS.beforeLogin, listOf(capabilities?.['before-login'])],
        [FACETS.afterLogin, listOf(capabilities?.['after-login'])],
        [FACETS.version, tls?.version === 'unknown' ? undefined : tls?.version],
        [FACETS.cipher, tls && cipherClass(tls.cipher, tls.version)],
        [FACETS.issuer, leaf && issuerOf(leaf)],
        [FACETS.key, leaf?.key],
        [FACETS.names, leaf && namesOf(leaf)],
        [FACETS.fingerprint, leaf?.fingerprint256],
        [FACETS.login, login && loginWords(login)],
    ];
    return values.flatMap(([facet, value]) => value === undefined ? [] : [{ kind: facet.kind, subject: subjectOf(connection, facet), value, facet }]);
}
function mxOf(gate) {
    const set = gate?.records.find(({ name, type }) => type === 'MX' && name === gate.domain)?.published;
    if (gate === undefined || set === undefined)
        return [];
    const { mx: facet } = FACETS;
    const value = set.values.toSorted().join(', ');
    return [{ kind: facet.kind, subject: `mx ${gate.domain} ${facet.suffix}`, value, facet }];
}

// EXTERNAL MODULE: ./lib/model/phase.js
var phase = __webpack_require__(53997);
// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
;// CONCATENATED MODULE: ./lib/history/comparison/tell-change.js





const tell_change_MAX_NAMES = 8;
const MAX_BRIEF = 200;
const ACCEPT = 'When it is meant, accept it: run once with accept-changes: true, or use mail-probe history accept. After 7 days it counts as usual.';
function tellChange(facet, subject, news) {
    const { isWorse, since } = news;
    const { protocol, where } = placeOf(facet, subject);
    const [before, after] = [shownValues(facet, news.before), shown(facet, news.after)];
    const message = sentence(facet, where, news);
    return {
        change: { kind: facet.kind, subject, message, before, after, isWorse, since },
        code: isWorse ? facet.codes.worse : facet.codes.other,
        hint: isWorse ? `${facet.look} ${ACCEPT}` : facet.look,
        phase: protocol && phaseOf(facet, protocol),
    };
}
function tellLate(facet, subject, { usualDays, daysLeft, since }) {
    const { protocol, where } = placeOf(facet, subject);
    const [before, after] = [(0,counted/* counted */.h)(usualDays, 'day'), (0,counted/* counted */.h)(daysLeft, 'day')];
    return {
        change: {
            kind: facet.kind,
            subject,
            message: `The certificate of ${where} was always renewed with at least ${before} left, and has ${after} left now.`,
            before: `renewed with ${before} left`,
            after: `${after} left`,
            isWorse: true,
            since,
        },
        code: facet.codes.worse,
        hint: `Look at the log of the job that renews it, and renew it by hand before it expires. ${ACCEPT}`,
        phase: protocol && phaseOf(facet, protocol),
    };
}
function utcText(time) {
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(time)
        ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`
        : 'an unknown time';
}
function placeOf({ suffix }, subject) {
    const [first = '', ...rest] = subject.slice(0, subject.length - suffix.length - 1).split(' ');
    const protocol = first === 'smtp' || first === 'imap' ? first : undefined;
    const host = rest.join(' ');
    return { protocol, where: protocol === undefined ? host : `${phase/* PROTOCOLS */.y[protocol].label} at ${host}` };
}
function sentence(facet, where, news) {
    const since = `since ${utcText(news.since)}`;
    if (news.isMixed)
        return `${where} has several servers, and ${facet.noun} differs between them: ${mixture(facet, news)}.`;
    if (facet.kind === 'capability')
        return `${where} ${ofCapabilities(facet, news, since)}.`;
    const lost = facet.suffix === 'certificate names' ? lostNames(news.before, news.after) : [];
    if (lost.length > 0)
        return `The certificate of ${where} lacks ${list(lost)} ${since}, which it had before.`;
    if (facet.suffix === 'certificate')
        return `${where} has a new certificate ${since}.`;
    const before = news.before.map((value) => brief(facet, value)).join(', or ');
    const [after, time] = [brief(facet, news.after), utcText(news.since)];
    return /(?:names|records)\b/.test(facet.noun)
        ? `${where}: ${facet.noun} are now ${after}, first seen ${time}, and were ${before} before.`
        : `${where}: ${facet.noun} is now ${after}, first seen ${time}, and was ${before} before.`;
}
function mixture(facet, { before, after }) {
    if (facet.kind !== 'capability')
        return `${shown(facet, after)}, or ${shownValues(facet, before)}`;
    return `some do not offer ${list(differenceOf(before, after).lost)}`;
}
function ofCapabilities(facet, { before, after, isWorse }, since) {
    const { lost, gained } = differenceOf(before, after);
    const stage = {
        'before-tls': ' before STARTTLS',
        'before-login': ' before the login',
        'after-login': ' after the login',
    };
    const at = facet.stage === undefined ? '' : stage[facet.stage];
    const named = isWorse ? lost.filter((name) => isLoss(name, facet.stage === 'before-tls')) : lost;
    const more = gained.length > 0 ? `, and offers ${list(gained)}` : '';
    if (named.length > 0)
        return `no longer offers ${list(named)}${at} ${since}, as it did before${more}`;
    if (gained.length > 0)
        return `offers ${list(gained)}${at} ${since}, and did not before`;
    return `offers other extensions${at} ${since} than before`;
}
function list(names) {
    const [last = '', ...others] = names.slice(0, tell_change_MAX_NAMES).toReversed();
    if (names.length > tell_change_MAX_NAMES)
        return `${names.slice(0, tell_change_MAX_NAMES).join(', ')} and ${names.length - tell_change_MAX_NAMES} more`;
    return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}
function brief({ suffix }, value) {
    if (suffix === 'certificate names')
        return list(value.split(' '));
    return value.length > MAX_BRIEF ? `${value.slice(0, MAX_BRIEF)}\u2026` : value;
}
function shown({ kind, suffix }, value) {
    return kind === 'capability' || suffix === 'certificate names' ? value.split(' ').join(', ') : value;
}
function shownValues(facet, values) {
    return values.map((value) => shown(facet, value)).join(', or ');
}

;// CONCATENATED MODULE: ./lib/history/comparison/fold-facts.js





const REMEMBERED_MS = 90 * 86_400_000;
const SET_REMEMBERED_MS = 30 * 86_400_000;
const GONE_MS = 3 * 86_400_000;
const GONE_RUNS = 12;
const MAX_FACTS = 200;
function foldFacts({ result, past, now, accept }) {
    const known = past?.facts ?? [];
    if (result.status !== 'ok' && result.status !== 'warning') {
        return accept ? { facts: known.map(accepted), told: [] } : { facts: known, told: known.flatMap(stillTold) };
    }
    const folding = new Folding(known, now, goneBefore(past?.runs ?? [], now), accept);
    for (const seen of factsSeenIn(result))
        folding.add(seen);
    for (const { subject, validTo } of certificatesOf(result))
        folding.addRenewal(subject, validTo);
    return { facts: folding.facts(), told: folding.told };
}
class Folding {
    told = [];
    #known;
    #now;
    #goneBefore;
    #accept;
    #folded = [];
    #subjects = new Set();
    constructor(known, now, goneBefore, accept) {
        this.#known = known;
        this.#now = now;
        this.#goneBefore = goneBefore;
        this.#accept = accept;
    }
    add(seen) {
        const { kind, subject, facet } = seen;
        const { fact, news } = foldFact(this.#take(kind, subject), seen, this.#rulesOf(facet), this.#now, this.#accept);
        this.#folded.push(fact);
        if (news)
            this.told.push(tellChange(facet, subject, news));
    }
    addRenewal(subject, validTo) {
        const { fact, late } = foldRenewal(this.#take('certificate', subject), subject, { validTo }, this.#now, this.#accept);
        this.#folded.push(fact);
        if (late)
            this.told.push(tellLate(FACETS.renewal, subject, late));
    }
    facts() {
        const others = this.#known.filter(({ kind, subject, seenAt }) => {
            const isRecent = Date.parse(this.#now) - Date.parse(seenAt) <= REMEMBERED_MS;
            return isRecent && !this.#subjects.has(`${kind} ${subject}`);
        });
        return [...this.#folded, ...(this.#accept ? others.map(accepted) : others)].slice(0, MAX_FACTS);
    }
    #rulesOf({ kind, isWorse }) {
        const isSet = kind === 'address' || kind === 'mx';
        const forgetBefore = isSet ? Date.parse(this.#now) - SET_REMEMBERED_MS : this.#goneBefore;
        return { isWorse, forgetBefore, isSet, tellsForgotten: kind !== 'certificate' };
    }
    #take(kind, subject) {
        this.#subjects.add(`${kind} ${subject}`);
        return this.#known.find((fact) => fact.kind === kind && fact.subject === subject);
    }
}
function goneBefore(runs, now) {
    const since = Date.parse(runs.at(-GONE_RUNS)?.at ?? '');
    return Number.isNaN(since) ? Number.NEGATIVE_INFINITY : Math.min(since, Date.parse(now) - GONE_MS);
}
function stillTold(fact) {
    const facet = facetOf(fact.kind, fact.subject);
    if (facet === undefined || facet.suffix === FACETS.renewal.suffix)
        return [];
    const news = standing(fact, facet.isWorse);
    return news ? [tellChange(facet, fact.subject, news)] : [];
}

;// CONCATENATED MODULE: ./lib/history/comparison/series.js
const WINDOW = 60;
const MIN_VALUES = 20;
const MIN_DAYS = 3;
const SLOW_RUNS = 3;
const TO_SIGMA = 1.4826;
const DEVIATIONS = 4;
const FACTOR = 1.5;
const LEAST_SECONDS = 0.05;
const LEAST_DELIVERY_SECONDS = 5;
const DELIVERY = 'delivery_seconds';
const COUNTED = /^(?:smtp|imap)_(?:greeting|capability|auth|send)$/;
function timingsOf(result) {
    if (result.attempts !== 1 || (result.status !== 'ok' && result.status !== 'warning'))
        return [];
    const sums = new Map();
    for (const phase of result.phases) {
        if (!COUNTED.test(phase.name))
            continue;
        const metric = `${phase.name}_seconds`;
        const flight = flightOf(phase, result.phases);
        const before = sums.has(metric) ? sums.get(metric) : 0;
        const isKnown = phase.isOk && flight !== undefined && before !== undefined;
        sums.set(metric, isKnown ? before + phase.durationSeconds - (phase.flights ?? 0) * flight : undefined);
    }
    const phases = [...sums].flatMap(([metric, value]) => value === undefined ? [] : [{ metric, value: rounded(Math.max(0, value)) }]);
    const delivery = result.measurements.find(({ metric }) => metric === DELIVERY);
    return delivery === undefined ? phases : [...phases, { metric: DELIVERY, value: rounded(delivery.value) }];
}
function flightOf({ name, flightSeconds }, phases) {
    if (flightSeconds === undefined)
        return undefined;
    const [protocol = ''] = name.split('_');
    const bounds = phases
        .filter((each) => each.name.startsWith(protocol) && each.flightSeconds === flightSeconds && each.isOk)
        .filter(({ name: other, flights = 0 }) => flights > 0 && !other.endsWith('_greeting'))
        .map(({ durationSeconds, flights = 1 }) => durationSeconds / flights);
    return Math.min(flightSeconds, ...bounds);
}
function rounded(seconds) {
    return Math.round(seconds * 10_000) / 10_000;
}
function foldSample(before, { metric, value }, environment, now, accept = false) {
    const day = Math.floor(Date.parse(now) / 86_400_000);
    const series = before ?? { metric, environment, values: [], days: [] };
    const { values, days, slow } = series;
    const limit = slowFrom(series);
    if (limit === undefined || value <= limit.seconds) {
        const kept = { values: [...values, value].slice(-WINDOW), days: [...days, day].slice(-WINDOW) };
        return { series: { metric, environment, ...kept }, isAccepted: false };
    }
    const runs = (slow?.runs ?? 0) + 1;
    const since = slow?.since ?? now;
    if (accept || runs > WINDOW) {
        return { series: { metric, environment, values: [value], days: [day] }, isAccepted: true };
    }
    const slower = runs < SLOW_RUNS ? undefined : { medianSeconds: limit.medianSeconds, runs, since };
    return { series: { ...series, slow: { runs, since } }, slower, isAccepted: false };
}
function slowFrom({ metric, values, days, }) {
    if (values.length < MIN_VALUES || new Set(days).size < MIN_DAYS)
        return undefined;
    const median = medianOf(values);
    const deviation = medianOf(values.map((value) => Math.abs(value - median)));
    const least = metric === DELIVERY ? LEAST_DELIVERY_SECONDS : LEAST_SECONDS;
    const seconds = Math.max(median + DEVIATIONS * TO_SIGMA * deviation, FACTOR * median, median + least);
    return { seconds, medianSeconds: median };
}
function medianOf(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

;// CONCATENATED MODULE: ./lib/history/comparison/tell-slower.js



const STEPS = {
    greeting: 'The greeting of %',
    capability: 'The list of extensions of %',
    auth: 'The login to %',
    send: 'Handing a message to %',
};
const LOOK = 'Look at what the server does there, at its load, and at what changed on that day.';
const DELIVERY_LOOK = 'Look at the queues and the filters between acceptance and mailbox, and at what changed on that day.';
const tell_slower_ACCEPT = 'When it is meant to be so, accept it: run once with accept-changes: true. After 60 slow runs it counts as usual.';
function tellSlower({ metric, seconds, medianSeconds, runs, since }, host) {
    const message = `${tell_slower_subjectOf(metric, host)} takes ${tell_slower_shown(seconds)}${without(metric)} in ${(0,counted/* counted */.h)(runs, 'run')} in a row, since ${utcText(since)}; usually it is ${tell_slower_shown(medianSeconds)}.`;
    const hint = `${metric === DELIVERY ? DELIVERY_LOOK : LOOK} ${tell_slower_ACCEPT}`;
    return { finding: { code: 'E_SLOWER', phase: tell_slower_phaseOf(metric), message, hint } };
}
function tellAccepted(metric, seconds, host) {
    return {
        message: `${tell_slower_subjectOf(metric, host)} takes ${tell_slower_shown(seconds)}${without(metric)}, which counts as usual from now on.`,
        hint: 'It was slower than before for so long, or it was accepted. Slower runs are told when enough new values are known.',
    };
}
function protocolOf(metric) {
    return metric.startsWith('smtp_') ? 'smtp' : 'imap';
}
function tell_slower_subjectOf(metric, host) {
    if (metric === DELIVERY)
        return `The delivery to ${host}`;
    const [protocol = '', step = ''] = metric.split('_');
    return (STEPS[step] ?? 'A step of %').replace('%', `${host} over ${protocol.toUpperCase()}`);
}
function tell_slower_phaseOf(metric) {
    return metric === DELIVERY ? 'arrival' : metric.replace(/_seconds$/, '');
}
function without(metric) {
    return metric === DELIVERY ? '' : ' beside the round trips of the network';
}
function tell_slower_shown(seconds) {
    if (seconds < 1)
        return `${Math.round(seconds * 1000)} ms`;
    return `${Number(seconds.toFixed(seconds < 10 ? 2 : 1))} s`;
}

;// CONCATENATED MODULE: ./lib/history/comparison/compare-past.js



function comparePast(given) {
    const { result, past, accept } = given;
    const now = new Date(given.now).toISOString();
    const { told, facts } = foldFacts({ result, past, now, accept });
    const { series, regressions, notices } = foldSeries(given, now);
    const changes = given.changes === 'false' ? [] : told;
    const isGood = isTeaching(result);
    const changed = isGood ? changes.map((each) => asNote(each, given.changes)) : [];
    const slower = given.regressions === 'false' ? [] : regressions;
    const slow = slower.map((each) => {
        const { finding } = tellSlower(each, hostOf(result, each.metric));
        return given.regressions === 'warning' ? { finding: { status: 'warning', ...finding } } : { notice: finding };
    });
    const notes = [...changed, ...slow];
    return {
        facts,
        series,
        changes: changes.map(({ change }) => change),
        regressions: slower,
        findings: notes.flatMap(({ finding }) => finding ?? []),
        notices: [...notes.flatMap(({ notice }) => notice ?? []), ...(given.regressions === 'false' ? [] : notices)],
    };
}
function isTeaching({ status }) {
    return status === 'ok' || status === 'warning';
}
function asNote({ change, code, hint, phase }, telling) {
    const { message, isWorse } = change;
    if (telling === 'warning' && isWorse)
        return { finding: { status: 'warning', code, phase, message, hint } };
    return { notice: { code, message, hint } };
}
function foldSeries({ result, past, environment, accept }, now) {
    const known = past?.series ?? [];
    const folded = timingsOf(result).map((sample) => {
        const before = known.find((each) => each.metric === sample.metric && each.environment === environment);
        return { sample, before, ...foldSample(before, sample, environment, now, accept) };
    });
    const others = known.filter((each) => !folded.some(({ before }) => before === each));
    return {
        series: [...others, ...folded.map(({ series }) => series)],
        regressions: folded.flatMap(({ sample, slower }) => slower === undefined ? [] : [{ metric: sample.metric, seconds: sample.value, ...slower }]),
        notices: folded
            .filter(({ isAccepted }) => isAccepted)
            .map(({ sample: { metric, value } }) => tellAccepted(metric, value, hostOf(result, metric))),
    };
}
function hostOf({ connections, target }, metric) {
    const connection = connections.find(({ protocol }) => protocol === protocolOf(metric));
    return connection?.host ?? connection?.address ?? target;
}

// EXTERNAL MODULE: ./lib/history/clocks.js
var clocks = __webpack_require__(26772);
// EXTERNAL MODULE: ./lib/history/state/watch.js
var state_watch = __webpack_require__(50206);
;// CONCATENATED MODULE: ./lib/history/due.js



const EARLY_SHARE = 0.1;
const MAX_EARLY_MS = 300_000;
function notDue(checks, given) {
    const { history, intervals, now, hash } = given;
    const remembered = new Map(history.checks.map((check) => [check.key, check]));
    return checks.flatMap((check) => {
        const known = remembered.get(checkKey(hash, history.scope, check));
        const last = known?.runs.at(-1);
        if (known === undefined || last === undefined || known.removedAt !== undefined)
            return [];
        const { ms, words } = intervalOf(known, intervals);
        const lastMs = Date.parse(last.at);
        const age = Math.max(0, now - lastMs);
        if (ms === undefined || lastMs > now + clocks/* CLOCK_TOLERANCE_MS */.UG)
            return [];
        if (age >= ms - Math.min(EARLY_SHARE * ms, MAX_EARLY_MS))
            return [];
        const reason = `checked ${shortTime(age)} ago, every ${shortTime(ms)} while it is ${words}`;
        return [{ check, reason, dueAt: new Date(lastMs + ms).toISOString() }];
    });
}
function intervalOf({ outage: { state }, isFlapping }, { upMs, downMs, lostMs }) {
    if (state === 'new')
        return { ms: undefined, words: state };
    if (state === 'lost')
        return { ms: lostMs, words: state };
    if ((0,state_watch/* isTold */.Wc)(state) || state === 'failing' || isFlapping)
        return { ms: downMs, words: isFlapping ? 'unstable' : state };
    return { ms: upMs, words: state };
}
function shortTime(ms) {
    if (ms < 60_000)
        return `${Math.round(ms / 1000)}s`;
    if (ms < 3_600_000)
        return `${Math.round(ms / 60_000)}m`;
    return `${Number((ms / 3_600_000).toFixed(1))}h`;
}

// EXTERNAL MODULE: ./lib/model/memory/record.js
var record = __webpack_require__(36395);
// EXTERNAL MODULE: ./lib/history/limits.js
var limits = __webpack_require__(47151);
;// CONCATENATED MODULE: ./lib/history/median.js
function median_medianOf(values) {
    const sorted = Float64Array.from(values).sort();
    const middle = (sorted.length - 1) / 2;
    const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
    return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

// EXTERNAL MODULE: ./lib/model/memory/days.js
var memory_days = __webpack_require__(83781);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
;// CONCATENATED MODULE: ./lib/history/samples.js




const samples_DAY_MS = 86_400_000;
const DAY_LENGTH = 10;
const MAX_DAY_RUNS = 999_999;
function sampleOf(check, at, isGood, isHeld) {
    const { status, findings } = check;
    const code = status === 'ok' ? undefined : findings[0]?.code;
    const isUnstable = status === 'ok' && (check.attemptFailures?.length ?? 0) > 0;
    const run = {
        at,
        status,
        ...(code === undefined ? {} : { code }),
        ...(isUnstable ? { isUnstable: true } : {}),
    };
    return { run, value: primaryValue(check), isGood, isHeld };
}
function withSample(samples, sample, check) {
    const { run, isHeld } = sample;
    return {
        runs: [...samples.runs, run].slice(-limits/* MAX_RUNS */._k),
        days: isHeld ? samples.days : withDay(samples.days, run, 1),
        trend: withValue(samples.trend, sample, check, 0),
    };
}
function withLateSample(samples, sample, check) {
    const { run, isHeld } = sample;
    const known = samples.runs.find(({ at }) => at === run.at);
    const days = known === undefined ? samples.days : withDay(samples.days, known, -1);
    const others = samples.runs.filter((each) => each !== known);
    const newer = others.filter(({ at }) => at > run.at);
    const older = others.filter(({ at }) => at <= run.at);
    return {
        runs: [...older, run, ...newer].slice(-limits/* MAX_RUNS */._k),
        days: isHeld ? days : withDay(days, run, 1),
        trend: known === undefined ? withValue(samples.trend, sample, check, newer.length) : samples.trend,
    };
}
function withoutLast(samples, isHeld) {
    const { runs, days, trend } = samples;
    const last = runs.at(-1);
    if (last === undefined)
        return samples;
    return {
        runs: runs.slice(0, -1),
        days: isHeld ? days : withDay(days, last, -1),
        trend: trend && { ...trend, values: trend.values.slice(0, -1), goods: trend.goods.slice(0, -1) },
    };
}
function trendOf(trend) {
    if (trend === undefined)
        return undefined;
    const { metric, unit, values, goods } = trend;
    const before = values.slice(0, -1).filter((value, index) => value !== null && goods[index] === '1');
    return { metric, unit, values, median: usualOf(before.filter((value) => value !== null)) };
}
function withOutage(past, ended) {
    const last = past.at(-1);
    const all = last && ended.start < last.end ? [...past.slice(0, -1), united(last, ended)] : [...past, ended];
    const limit = Date.parse(ended.end) - limits/* MAX_DAYS */.de * samples_DAY_MS;
    const recent = all.filter(({ end }) => Date.parse(end) >= limit);
    if (recent.length <= limits/* MAX_OUTAGES */.AO)
        return recent;
    const least = recent.find(({ isTold }) => !isTold) ?? recent[0];
    return recent.filter((each) => each !== least).slice(-limits/* MAX_OUTAGES */.AO);
}
function united(one, other) {
    return {
        start: one.start < other.start ? one.start : other.start,
        end: one.end > other.end ? one.end : other.end,
        codes: [...new Set([...one.codes, ...other.codes])].slice(0, 5),
        issue: other.issue ?? one.issue,
        isTold: one.isTold || other.isTold,
    };
}
function primaryValue({ metrics, measurements }) {
    const primary = metrics[0]?.name;
    const value = measurements.find(({ metric }) => metric === primary)?.value;
    return value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(6));
}
function withValue(trend, { value, isGood }, { metrics }, newer) {
    const [primary] = metrics;
    if (primary === undefined)
        return trend;
    const isSame = trend?.metric === primary.name && trend.unit === primary.unit;
    const { values, goods } = isSame ? trend : { values: [], goods: '' };
    const at = Math.max(0, values.length - newer);
    return {
        metric: primary.name,
        unit: primary.unit,
        values: values.slice(0, at).concat(value, values.slice(at)).slice(-limits/* MAX_VALUES */.Ex),
        goods: (goods.slice(0, at) + (isGood ? '1' : '0') + goods.slice(at)).slice(-limits/* MAX_VALUES */.Ex),
    };
}
function withDay(days, { at, status }, difference) {
    const day = at.slice(0, DAY_LENGTH);
    const start = days.lastIndexOf(memory_days/* DAY_SEPARATOR */.vP) + 1;
    if (days.slice(start, start + DAY_LENGTH) === day) {
        return joined([days.slice(0, Math.max(0, start - 1)), samples_counted(days.slice(start), status, difference)]);
    }
    const all = days === '' ? [] : days.split(memory_days/* DAY_SEPARATOR */.vP);
    const place = all.findLastIndex((each) => each.slice(0, DAY_LENGTH) <= day);
    const known = all[place];
    if (known?.startsWith(day))
        return joined(all.with(place, samples_counted(known, status, difference)));
    if (difference < 0)
        return days;
    const added = samples_counted(`${day} 0 0 0 0`, status, 1);
    return joined(all.toSpliced(place + 1, 0, added).slice(-limits/* MAX_DAYS */.de));
}
function joined(days) {
    return days.filter((each) => each !== '').join(memory_days/* DAY_SEPARATOR */.vP);
}
function samples_counted(text, status, difference) {
    const [day] = (0,memory_days/* daysOf */.hF)(text);
    if (day === undefined)
        return '';
    const runs = { ...day.runs, [status]: Math.min(Math.max(0, day.runs[status] + difference), MAX_DAY_RUNS) };
    return model_status/* STATUSES */.f.every((each) => runs[each] === 0) ? '' : (0,memory_days/* dayText */.Ew)({ ...day, runs });
}
const LEAST_USUAL = 5;
function usualOf(values) {
    return values.length < LEAST_USUAL ? undefined : median_medianOf(values);
}

// EXTERNAL MODULE: ./lib/history/state/events.js
var state_events = __webpack_require__(40976);
// EXTERNAL MODULE: ./lib/history/state/flapping.js
var state_flapping = __webpack_require__(25866);
;// CONCATENATED MODULE: ./lib/history/state/after-bad.js



const after_bad_EARLY_SHARE = 0.1;
const after_bad_MAX_EARLY_MS = 60_000;
const MAX_CODES = 5;
function afterBad(before, seen, rules, flapping) {
    const counted = {
        ...before,
        failures: (0,state_watch/* oneMore */.G9)(before.failures),
        goods: 0,
        blind: 0,
        lastBad: (0,state_watch/* refOf */.H8)(seen),
        firstGood: undefined,
        goodSince: undefined,
    };
    switch (before.state) {
        case 'new':
        case 'up':
            return raised(begun(counted, seen), seen, rules, flapping);
        case 'failing':
            return raised(withCode(counted, seen), seen, rules, flapping);
        case 'recovering':
            return repeated(relapsed(counted, seen, flapping), seen, rules, flapping);
        case 'down':
        case 'lost':
            return repeated(counted, seen, rules, flapping);
    }
}
function begun(outage, seen) {
    return {
        ...outage,
        state: 'failing',
        since: seen.at,
        failures: 1,
        firstBad: (0,state_watch/* refOf */.H8)(seen),
        codes: seen.code === undefined ? [] : [seen.code],
        alerts: 0,
        lastAlertAt: undefined,
        failuresAtAlert: 0,
        isMuted: false,
        isAcknowledged: undefined,
        heldUntil: undefined,
    };
}
function raised(outage, seen, rules, { isFlapping, results }) {
    const badSince = (0,state_watch/* later */.NU)(outage.firstBad?.at, outage.heldUntil);
    const isLongEnough = (0,state_watch/* elapsedMs */.d5)(badSince, seen.at) >= rules.faultToleranceMs;
    if (outage.failures >= rules.failuresBeforeAlert && isLongEnough)
        return goneDown(outage, seen, rules, 'down');
    return isFlapping && (0,state_flapping/* isOftenBad */.Ys)(results) ? goneDown(outage, seen, rules, 'flapping') : outage;
}
function goneDown(outage, seen, rules, kind) {
    const { endedAt } = outage;
    const isContinued = endedAt !== undefined && (0,state_watch/* elapsedMs */.d5)(endedAt, seen.at) <= rules.reopenWithinMs;
    const incident = isContinued ? {} : { issue: undefined, events: [], eventCount: 0, recoveries: [] };
    const down = {
        ...outage,
        ...incident,
        state: 'down',
        since: seen.at,
        alerts: 1,
        lastAlertAt: seen.at,
        failuresAtAlert: outage.failures,
        endedAt: undefined,
    };
    return (0,state_events/* withEvent */.Rn)(down, { kind: isContinued && kind === 'down' ? 'reopened' : kind, ...placed(seen) });
}
function relapsed(outage, seen, { isFlapping }) {
    const again = { ...outage, state: outage.before ?? 'down', before: undefined, since: seen.at };
    return isFlapping ? again : (0,state_events/* withEvent */.Rn)(again, { kind: 'relapsed', ...placed(seen) });
}
function repeated(outage, seen, rules, { isFlapping, results }) {
    const isNewCode = seen.code !== undefined && !outage.codes.includes(seen.code) && outage.codes.length < MAX_CODES;
    const coded = withCode(outage, seen);
    const isSilent = outage.state === 'lost';
    if (isFlapping) {
        const isNews = (0,state_flapping/* justChanged */.jD)(results) && !(0,state_events/* isFlappingTold */.Zz)(coded) && !isSilent;
        return isNews ? (0,state_events/* withEvent */.Rn)(coded, { kind: 'flapping', ...placed(seen) }) : coded;
    }
    const calm = (0,state_events/* isFlappingTold */.Zz)(coded) && !isSilent ? (0,state_events/* withEvent */.Rn)(coded, { kind: 'steady', ...placed(seen) }) : coded;
    const noted = isNewCode ? (0,state_events/* withEvent */.Rn)(calm, { kind: 'new-code', ...placed(seen) }) : calm;
    if (noted.state !== 'down' || noted.isMuted || noted.isAcknowledged || !isRepeatDue(noted, seen, rules))
        return noted;
    if (rules.maxAlerts !== 'unlimited' && noted.alerts >= rules.maxAlerts) {
        return (0,state_events/* withEvent */.Rn)({ ...noted, state: 'lost', since: seen.at }, { kind: 'lost', ...placed(seen) });
    }
    const told = {
        ...noted,
        alerts: (0,state_watch/* oneMore */.G9)(noted.alerts),
        lastAlertAt: seen.at,
        failuresAtAlert: noted.failures,
    };
    return (0,state_events/* withEvent */.Rn)(told, { kind: 'repeat', ...placed(seen) });
}
function isRepeatDue(outage, seen, rules) {
    if (rules.alertRepeat === 'failures') {
        return outage.failures - outage.failuresAtAlert >= rules.failuresBeforeAlert;
    }
    const dueMs = rules.alertRepeat - Math.min(after_bad_EARLY_SHARE * rules.alertRepeat, after_bad_MAX_EARLY_MS);
    return (0,state_watch/* elapsedMs */.d5)((0,state_watch/* later */.NU)(outage.lastAlertAt, outage.heldUntil), seen.at) >= dueMs;
}
function withCode(outage, { code }) {
    if (code === undefined || outage.codes.includes(code))
        return outage;
    return { ...outage, codes: [...outage.codes, code].slice(0, MAX_CODES) };
}
function placed({ at, runUrl, code }) {
    return { at, ...(runUrl === undefined ? {} : { runUrl }), ...(code === undefined ? {} : { code }) };
}

;// CONCATENATED MODULE: ./lib/history/state/after-good.js



function afterGood(before, seen, rules, flapping) {
    const good = { ...before, blind: 0, lastGood: (0,state_watch/* refOf */.H8)(seen) };
    switch (before.state) {
        case 'new':
            return { outage: { ...good, state: 'up', since: seen.at, goodSince: seen.at } };
        case 'up':
            return { outage: { ...good, goodSince: before.goodSince ?? seen.at } };
        case 'failing':
            return {
                outage: { ...good, state: 'up', since: seen.at, failures: 0, goodSince: seen.at, heldUntil: undefined },
                ended: { start: before.firstBad?.at ?? seen.at, end: seen.at, codes: before.codes, isTold: false },
            };
        case 'down':
        case 'lost':
            return after_good_closed({ ...good, state: 'recovering', before: before.state, since: seen.at, goods: 1, firstGood: (0,state_watch/* refOf */.H8)(seen) }, seen, rules, flapping, true);
        case 'recovering': {
            const firstGood = before.firstGood ?? (0,state_watch/* refOf */.H8)(seen);
            return after_good_closed({ ...good, goods: (0,state_watch/* oneMore */.G9)(before.goods), firstGood }, seen, rules, flapping, false);
        }
    }
}
function after_good_closed(outage, seen, rules, { isFlapping, results }, isFirst) {
    const place = { at: seen.at, ...(seen.runUrl === undefined ? {} : { runUrl: seen.runUrl }) };
    const isSilent = outage.before === 'lost';
    if (isFlapping) {
        const isNews = (0,state_flapping/* justChanged */.jD)(results) && !(0,state_events/* isFlappingTold */.Zz)(outage) && !isSilent;
        return { outage: isNews ? (0,state_events/* withEvent */.Rn)(outage, { kind: 'flapping', ...place }) : outage };
    }
    if (outage.goods >= rules.recoveriesBeforeClose)
        return over(outage, seen, place);
    const calm = (0,state_events/* isFlappingTold */.Zz)(outage) && !isSilent ? (0,state_events/* withEvent */.Rn)(outage, { kind: 'steady', ...place }) : outage;
    return { outage: isFirst ? (0,state_events/* withEvent */.Rn)(calm, { kind: 'recovering', ...place }) : calm };
}
function over(outage, seen, place) {
    const { firstBad, firstGood, codes, issue, isMuted } = outage;
    const end = firstGood?.at ?? seen.at;
    const start = firstBad !== undefined && firstBad.at < end ? firstBad.at : end;
    const told = (0,state_events/* withEvent */.Rn)(outage, { kind: 'recovered', ...place });
    return {
        outage: {
            ...told,
            state: 'up',
            before: undefined,
            since: seen.at,
            failures: 0,
            goods: 0,
            goodSince: end,
            isMuted: false,
            isAcknowledged: undefined,
            heldUntil: undefined,
            endedAt: isMuted ? undefined : seen.at,
        },
        ended: { start, end, codes, issue, isTold: true },
    };
}

;// CONCATENATED MODULE: ./lib/history/state/observe.js





function observe(before, seen, rules, { isInMaintenance, staleAfterMs }) {
    const known = before ?? { outage: (0,state_watch/* newOutage */.MK)(seen.at), isFlapping: false, results: '' };
    if (isInMaintenance)
        return observed(known, { ...known, outage: held(known.outage, seen) });
    if (seen.resultClass === 'none')
        return observed(known, { ...known, outage: unjudged(known.outage, seen, rules) });
    const isBad = seen.resultClass === 'bad';
    const results = (0,state_flapping/* withResult */.ox)(known.results, isBad);
    const flapping = { results, isFlapping: (0,state_flapping/* flaps */.Ho)(results, known.isFlapping) };
    const outage = isStale(known.outage, seen, staleAfterMs) ? begunAnew(known.outage, isBad) : known.outage;
    if (isBad)
        return observed(known, { ...flapping, outage: afterBad(outage, seen, rules, flapping) });
    const after = afterGood(outage, seen, rules, flapping);
    return observed(known, { ...flapping, outage: after.outage }, after.ended);
}
function observed(before, watch, ended) {
    const known = before.outage.events;
    const { events } = watch.outage;
    return { watch, events: events === known ? [] : events.filter((event) => !known.includes(event)), ended };
}
function held(outage, { at }) {
    return outage.state === 'new' || outage.state === 'up' ? outage : { ...outage, heldUntil: at };
}
function unjudged(outage, { at, runUrl }, rules) {
    const blind = (0,state_watch/* oneMore */.G9)(outage.blind);
    const next = { ...outage, blind };
    if (blind !== rules.failuresBeforeAlert || !(0,state_watch/* isTold */.Wc)(outage.state))
        return next;
    return (0,state_events/* withEvent */.Rn)(next, { kind: 'blind', at, ...(runUrl === undefined ? {} : { runUrl }) });
}
function isStale({ lastBad, lastGood }, { at }, staleAfterMs) {
    return (0,state_watch/* elapsedMs */.d5)((0,state_watch/* later */.NU)(lastBad?.at, lastGood?.at), at) > staleAfterMs;
}
function begunAnew(outage, isBad) {
    const state = outage.state === 'failing' && isBad ? 'up' : outage.state;
    return { ...outage, state, failures: 0, failuresAtAlert: 0, goods: 0, firstGood: undefined };
}

;// CONCATENATED MODULE: ./lib/history/story-of.js


function storyOf(folding) {
    const { check, stateBefore, previousStatus, events, isInMaintenance, comparison, isTelling } = folding;
    const { outage } = check;
    const isBad = outage.state === 'failing' || outage.state === 'down' || outage.state === 'lost';
    return {
        key: check.key,
        state: outage.state,
        stateBefore,
        isFlapping: check.isFlapping,
        isMuted: outage.isMuted,
        isInMaintenance,
        alert: isTelling && events.some(state_events/* isAlerting */.h9),
        since: sinceOf(outage),
        failures: isBad ? outage.failures : 0,
        blind: outage.blind,
        previousStatus,
        firstBad: outage.state === 'up' ? undefined : outage.firstBad,
        lastBad: outage.lastBad,
        lastGood: outage.lastGood,
        runs: check.runs,
        trend: trendOf(check.trend),
        changes: comparison?.changes ?? [],
        regressions: comparison?.regressions ?? [],
    };
}
function sinceOf(outage) {
    switch (outage.state) {
        case 'new':
            return undefined;
        case 'up':
            return outage.goodSince ?? outage.since;
        case 'recovering':
            return outage.firstGood?.at ?? outage.since;
        case 'failing':
        case 'down':
        case 'lost':
            return outage.firstBad?.at ?? outage.since;
    }
}

;// CONCATENATED MODULE: ./lib/history/fold-check.js






const STALE_INTERVALS = 10;
const NUMBERED = /^\d+\/\d+$/;
function foldCheck(remembered, given) {
    const { result, rules, run, isInMaintenance } = given;
    const isAgain = remembered?.undo !== undefined && remembered.undo.run === run.id;
    const known = isAgain ? undone(remembered, remembered.undo) : remembered;
    const last = known?.runs.at(-1);
    const isLate = last !== undefined && run.at < last.at && !given.isClockBehind;
    const seen = { ...fold_check_placeOf(run), resultClass: (0,state_watch/* classOf */.Kl)(result.status, rules), code: codeOf(result) };
    const sample = sampleOf(result, run.at, seen.resultClass === 'good' && !isInMaintenance, isInMaintenance);
    const before = { ...(known ?? emptyCheck(run.at)), ...labelsOf(given) };
    const common = { stateBefore: before.outage.state, previousStatus: last?.status, isInMaintenance };
    if (isLate) {
        const check = { ...before, ...withLateSample(before, sample, result), series: lateSeries(before, given) };
        const story = storyOf({ ...common, ...given, check, events: [] });
        return { check, story, events: [], isCounted: false, isLate };
    }
    const staleAfterMs = staleAfter(before, rules);
    const { watch, events, ended } = observe(before, seen, rules, { isInMaintenance, staleAfterMs });
    const check = {
        ...before,
        ...watch,
        ...withSample(before, sample, result),
        past: ended ? withOutage(before.past, ended) : before.past,
        undo: undoOf(before, given, ended !== undefined),
        ...(isAgain ? {} : comparedOf(given.comparison)),
    };
    const story = storyOf({ ...common, ...given, check, events });
    return { check, story, events, isCounted: seen.resultClass !== 'none' && !isInMaintenance, isLate };
}
function emptyCheck(at) {
    return { outage: (0,state_watch/* newOutage */.MK)(at), isFlapping: false, results: '', runs: [], days: '', past: [], series: [], facts: [] };
}
function labelsOf({ key, result, }) {
    const { name, mode, target, group, source } = result;
    return {
        key,
        name: (0,limits/* cutTo */.yd)(limits/* MAX_NAME */.zB, name),
        mode: (0,limits/* cutTo */.yd)(limits/* MAX_NAME */.zB, mode),
        target: (0,limits/* cutTo */.yd)(limits/* MAX_ADDRESS */.wm, target),
        group: group === undefined ? undefined : (0,limits/* cutTo */.yd)(limits/* MAX_NAME */.zB, group),
        file: source === undefined ? undefined : (0,limits/* cutTo */.yd)(limits/* MAX_ADDRESS */.wm, source.file),
    };
}
function codeOf({ findings }) {
    return findings[0]?.code;
}
function fold_check_placeOf({ at, runUrl }) {
    return runUrl === undefined ? { at } : { at, runUrl };
}
function undoOf(before, { run, isInMaintenance }, hasEnded) {
    if (!NUMBERED.test(run.id))
        return undefined;
    const { outage, isFlapping, results, past } = before;
    return {
        run: run.id,
        outage,
        isFlapping,
        results,
        ...(hasEnded ? { past } : {}),
        ...(isInMaintenance ? { isHeld: true } : {}),
    };
}
function undone(check, { outage, isFlapping, results, past, isHeld }) {
    const samples = withoutLast(check, isHeld === true);
    return { ...check, ...samples, outage, isFlapping, results, past: past ?? check.past, undo: undefined };
}
function staleAfter({ outage, runs }, { staleAfterMs }) {
    if (outage.state === 'up' || outage.state === 'new')
        return staleAfterMs;
    const times = runs.map(({ at }) => Date.parse(at));
    const interval = median_medianOf(times.slice(1).map((time, index) => Math.max(0, time - (times[index] ?? time))));
    return Math.max(staleAfterMs, STALE_INTERVALS * (interval ?? 0));
}
function comparedOf(comparison) {
    if (comparison === undefined)
        return {};
    const fits = (value) => value.length <= limits/* MAX_FACT */.I5;
    return {
        series: comparison.series.filter(isWhole).slice(0, limits/* MAX_SERIES */.Yk).map(newestOf),
        facts: comparison.facts
            .filter(({ subject, usual, candidate }) => [subject, ...usual, candidate?.value ?? ''].every(fits))
            .slice(0, limits/* MAX_FACTS */.jx)
            .map((fact) => ({ ...fact, usual: fact.usual.slice(0, limits/* MAX_FACT_VALUES */.FZ) })),
    };
}
function isWhole({ values, days }) {
    return values.length === days.length && values.every(Number.isFinite);
}
function newestOf(series) {
    if (series.values.length <= limits/* MAX_VALUES */.Ex)
        return series;
    return { ...series, values: series.values.slice(-limits/* MAX_VALUES */.Ex), days: series.days.slice(-limits/* MAX_VALUES */.Ex) };
}
function lateSeries({ series }, { comparison }) {
    const compared = comparedOf(comparison).series;
    if (compared === undefined)
        return series;
    return compared.map((each) => {
        const { slow, ...known } = each;
        const before = series.find(({ metric, environment }) => metric === each.metric && environment === each.environment);
        return before?.slow === undefined ? known : { ...known, slow: before.slow };
    });
}

;// CONCATENATED MODULE: ./lib/history/other-runs.js
function isOfOtherRuns({ checks }) {
    return checks.some(({ findings }) => findings.some(isMismatch));
}
function resultsThatCount(report) {
    if (!isOfOtherRuns(report))
        return report.checks;
    const findings = report.checks.flatMap((check) => check.findings).filter(isMismatch);
    return report.checks.map((check) => ({
        ...check,
        ...{ status: 'unknown', findings, measurements: [], phases: [], connections: [] },
    }));
}
function isMismatch({ status, code }) {
    return status === 'unknown' && code === 'E_REPORT_MISMATCH';
}

;// CONCATENATED MODULE: ./lib/history/past-facts.js


const WORST_STATES = ['down', 'lost', 'recovering', 'failing', 'up', 'new'];
function worstState(states) {
    const seen = new Set(states);
    return WORST_STATES.find((state) => seen.has(state)) ?? 'new';
}
function pastFactsOf(read, { checks }, stories, recoveryWanted) {
    const previous = stories.flatMap(({ previousStatus }) => previousStatus ?? []);
    return {
        history: read,
        state: worstState(checks.filter(({ removedAt }) => removedAt === undefined).map(({ outage }) => outage.state)),
        stateChanged: stories.some(({ state, stateBefore }) => (0,state_watch/* isTold */.Wc)(state) !== (0,state_watch/* isTold */.Wc)(stateBefore)),
        previousStatus: previous.length > 0 ? (0,model_status/* worst */.QZ)(previous) : undefined,
        alert: stories.some(({ alert }) => alert),
        recoveryWanted,
    };
}

;// CONCATENATED MODULE: ./lib/history/removed.js




const removed_DAY_MS = 86_400_000;
const KEPT_REMOVED_MS = 30 * removed_DAY_MS;
const KEPT_UNSEEN_MS = 90 * removed_DAY_MS;
function isCompleteRun(report) {
    const { issues, shard, leftOut = [], checksFiles } = report;
    if (isOfOtherRuns(report))
        return false;
    const isChosen = leftOut.some(({ reason }) => reason === 'not selected' || reason === 'skipped');
    return issues.length === 0 && shard === undefined && checksFiles !== undefined && !isChosen;
}
function withoutRemoved(checks, seen, report, { at, isComplete, remembered }) {
    const files = new Set(report.checksFiles?.map(({ path }) => path));
    const held = new Set(report.leftOut?.map(({ name }) => (0,limits/* cutTo */.yd)(limits/* MAX_NAME */.zB, name)));
    const names = new Set(checks.map(({ name }) => name));
    const isClear = !report.leftOut?.some(({ name, reason }) => reason === 'not due' && !names.has((0,limits/* cutTo */.yd)(limits/* MAX_NAME */.zB, name)));
    const added = [...seen].filter(([key]) => !remembered.has(key)).map(([, result]) => result);
    const removed = [];
    const remaining = checks.flatMap((check) => {
        if (seen.has(check.key))
            return [check];
        if (check.removedAt !== undefined)
            return (0,state_watch/* elapsedMs */.d5)(check.removedAt, at) > KEPT_REMOVED_MS ? [] : [check];
        const isGone = isComplete && isClear && check.file !== undefined && files.has(check.file) && !held.has(check.name);
        if (!isGone && (0,state_watch/* elapsedMs */.d5)(check.runs.at(-1)?.at, at) <= KEPT_UNSEEN_MS)
            return [check];
        const hadIncident = (0,state_watch/* isTold */.Wc)(check.outage.state);
        const renamedTo = added.find(({ mode, target }) => mode === check.mode && target === check.target)?.name;
        removed.push({ key: check.key, name: check.name, hadIncident, ...(renamedTo === undefined ? {} : { renamedTo }) });
        if (!hadIncident)
            return [];
        return [{ ...check, removedAt: at, outage: (0,state_events/* withEvent */.Rn)(check.outage, { kind: 'removed', at }), undo: undefined }];
    });
    return { checks: remaining, removed };
}
function removedNotice(removed) {
    const renamed = removed.filter(({ renamedTo }) => renamedTo !== undefined);
    const gone = removed.filter(({ renamedTo }) => renamedTo === undefined);
    const parts = [
        ...renamed.map(({ name, renamedTo }) => `${quote(name)} is no longer checked, and ${quote(renamedTo ?? '')} is new`),
        ...(gone.length > 0 ? [`no longer checked: ${listed(gone.map(({ name }) => name))}`] : []),
    ];
    const text = parts.slice(0, 5).join('; ');
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
function listed(names) {
    const [shown, more] = [names.slice(0, 5), names.length - 5];
    return shown.map(quote).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
function quote(name) {
    return `"${name.length > 100 ? `${name.slice(0, 99)}\u2026` : name}"`;
}

;// CONCATENATED MODULE: ./lib/history/state/maintenance.js
function isInMaintenance(maintenance, startMs, endMs = startMs) {
    if (maintenance === true)
        return true;
    return maintenance.some(({ start, end }) => startMs < Date.parse(end) && endMs >= Date.parse(start));
}

// EXTERNAL MODULE: ./lib/history/state/recovery.js
var recovery = __webpack_require__(58362);
;// CONCATENATED MODULE: ./lib/history/fold-run.js











const BY_OUTPUT = { inputs: {}, after: 'down', max: 1, waitMs: 900_000 };
function foldRun(given) {
    const { history, report, settings, now, run, isTelling = true } = given;
    const { startedAt, notice: clockNotice } = (0,clocks/* startOf */.GH)(run.startedAt, now);
    const recorded = { id: (0,limits/* cutTo */.yd)(limits/* MAX_NAME */.zB, run.id), at: startedAt, runUrl: shortEnough(run.runUrl) };
    const isClockBehind = Date.parse(history.writtenAt) > now;
    const remembered = new Map(history.checks.map((check) => [check.key, check]));
    const { folded, seen, doubles } = foldResults(given, remembered, recorded, isClockBehind);
    const due = isTelling ? [...folded.values()].filter((one) => wantsRecovery(one, settings.recovery, startedAt)) : [];
    const recoveryDue = due.map(({ check }) => check.key);
    const checks = [...new Set([...remembered.keys(), ...folded.keys()])].flatMap((key) => {
        const check = folded.get(key)?.check ?? remembered.get(key);
        if (check === undefined)
            return [];
        return [recoveryDue.includes(key) ? withTry(check, settings.recovery, recorded) : check];
    });
    const remaining = withoutRemoved(checks, seen, report, { at: startedAt, isComplete: given.isComplete, remembered });
    const next = {
        ...history,
        schema: record/* HISTORY_SCHEMA */.N,
        writtenAt: new Date(now).toISOString(),
        newest: fold_run_newestOf(history, recorded),
        checks: withinLimit(remaining.checks, seen),
    };
    const stories = new Map([...folded].map(([key, { story }]) => [seen.get(key)?.name ?? key, story]));
    return {
        history: next,
        stories,
        past: pastFactsOf(given.read, next, [...stories.values()], recoveryDue.length > 0),
        removed: remaining.removed,
        recoveryDue,
        notices: [
            ...(clockNotice ? [clockNotice] : []),
            ...lateNotices([...folded.values()]),
            ...doubleNotices(doubles),
            ...removedNotices(remaining.removed),
        ],
    };
}
function foldResults({ history, report, settings, rulesOf, hash, comparisons, isTelling = true }, remembered, run, isClockBehind) {
    const endMs = Date.parse(run.at) + 1000 * Math.max(0, report.durationSeconds || 0);
    const place = {
        run,
        isClockBehind,
        isTelling,
        isInMaintenance: isInMaintenance(settings.maintenance, Date.parse(run.at), endMs),
    };
    const folded = new Map();
    const seen = new Map();
    const doubles = [];
    for (const result of resultsThatCount(report)) {
        const key = checkKey(hash, history.scope, result);
        if (seen.has(key)) {
            doubles.push(result.name);
            continue;
        }
        const rules = rulesOf?.(result) ?? settings.rules;
        const comparison = isOfOtherRuns(report) ? undefined : comparisons?.get(result.name);
        seen.set(key, result);
        folded.set(key, foldCheck(returned(remembered.get(key), run), { ...place, result, key, rules, comparison }));
    }
    return { folded, seen, doubles };
}
function returned(check, { at }) {
    if (check?.removedAt === undefined)
        return check;
    return { ...check, removedAt: undefined, outage: (0,state_watch/* newOutage */.MK)(at), isFlapping: false, results: '' };
}
function withTry(check, rules, { at, runUrl }) {
    if (rules === undefined || rules.workflow !== undefined || rules.event !== undefined)
        return check;
    return { ...check, outage: (0,recovery/* withRecoveryBegun */.lf)(check.outage, at, runUrl) };
}
function wantsRecovery({ check, events, isCounted }, rules, at) {
    if (!isCounted || !(0,recovery/* isRecoveryDue */.IF)(check, rules ?? BY_OUTPUT, at))
        return false;
    return rules !== undefined || events.some(({ kind }) => kind === 'down' || kind === 'reopened');
}
function fold_run_newestOf({ newest }, run) {
    if (newest !== undefined && newest.startedAt > run.at)
        return newest;
    return { id: run.id, startedAt: run.at };
}
function withinLimit(checks, seen) {
    if (checks.length <= limits/* MAX_REMEMBERED */.cx)
        return checks;
    const rank = ({ key, runs }) => (seen.has(key) ? '9' : (runs.at(-1)?.at ?? ''));
    const kept = new Set(checks.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, limits/* MAX_REMEMBERED */.cx));
    return checks.filter((check) => kept.has(check));
}
function shortEnough(address) {
    return address !== undefined && address.length <= limits/* MAX_ADDRESS */.wm ? address : undefined;
}
function lateNotices(folded) {
    const late = folded.filter(({ isLate }) => isLate).length;
    if (late === 0)
        return [];
    return [
        {
            code: 'E_HISTORY',
            message: 'A run that started later was recorded before this one: the results of this run are kept, and change no state.',
            hint: 'Let runs wait for each other: concurrency: { group: mail-probe, cancel-in-progress: false }.',
        },
    ];
}
function doubleNotices(names) {
    const [name] = names;
    if (name === undefined)
        return [];
    return [
        {
            code: 'E_HISTORY',
            message: `The check "${name.slice(0, 100)}" has the id of another check, and is not remembered.`,
            hint: 'Give each check an id of its own.',
        },
    ];
}
function removedNotices(removed) {
    if (removed.length === 0)
        return [];
    const isRenamed = removed.some(({ renamedTo }) => renamedTo !== undefined);
    return [
        {
            code: 'E_HISTORY',
            message: removedNotice(removed),
            ...(isRenamed
                ? { hint: 'To rename a check and keep its past, give it an id before: id: a-name-that-stays.' }
                : {}),
        },
    ];
}

// EXTERNAL MODULE: ./lib/history/read-history.js + 3 modules
var read_history = __webpack_require__(32742);
// EXTERNAL MODULE: ./lib/system/lazy-crypto.js
var lazy_crypto = __webpack_require__(97356);
;// CONCATENATED MODULE: ./lib/pipeline/memory.js








function openMemory(plan, place, store, world) {
    return new Memory(plan, place, store, world.clock);
}
class Memory {
    notices = [];
    #plan;
    #place;
    #store;
    #clock;
    #found;
    #comparisons = new Map();
    #report;
    #folded;
    constructor(plan, place, store, clock) {
        this.#plan = plan;
        this.#place = place;
        this.#store = store;
        this.#clock = clock;
        this.#found = readStored(store, place.scope, this.#now);
    }
    get plan() {
        return this.#plan;
    }
    get place() {
        return this.#store?.place ?? '';
    }
    get lastWrittenAt() {
        return this.#found.then(({ history, read }) => (read === 'warm' ? history.writtenAt : undefined));
    }
    get folded() {
        return this.#folded;
    }
    async due(all) {
        const { intervals } = this.#plan.incidents;
        if (Object.values(intervals).every((each) => each === undefined))
            return all;
        const { history } = await this.#found;
        return withoutThose(all, { history, intervals, now: this.#now, hash });
    }
    async compare(result) {
        const { byKey } = await this.#found;
        const past = byKey.get(checkKey(hash, this.#place.scope, result));
        const { regressions, changes, acceptsChanges: accept } = this.#plan;
        const { environment } = this.#place;
        const compared = comparePast({ result, past, environment, now: this.#now, regressions, changes, accept });
        this.#comparisons.set(result.name, compared);
        return withFindings(result, compared);
    }
    async fold(report) {
        const { history, read, trouble, notices } = await this.#found;
        this.notices.push(...notices);
        if (trouble)
            this.notices.push(unreadable(trouble, this.#store, await this.#found));
        this.#report = report;
        const folded = this.#foldInto(history, read, report);
        this.#folded = folded;
        this.notices.push(...folded.notices);
        const { stories, past } = folded;
        return { ...report, past, checks: report.checks.map((check) => ({ ...check, story: stories.get(check.name) })) };
    }
    refold(text) {
        const { history, read, isForeign } = (0,read_history/* readHistory */.L)(text, { scope: this.#place.scope, now: this.#now });
        return isForeign || !this.#report ? undefined : this.#foldInto(history, read, this.#report);
    }
    async isForeign() {
        return (await this.#found).isForeign === true;
    }
    async save(history) {
        return (await this.isForeign()) ? undefined : await this.#store?.write(history);
    }
    async keep() {
        const { folded } = this;
        if (!folded)
            return undefined;
        const { text } = await this.#found;
        const now = await this.#store?.read();
        const isOthers = now?.kind === 'text' && now.text !== text;
        return await this.save(((isOthers && this.refold(now.text)) || folded).history);
    }
    #foldInto(history, read, report) {
        const { incidents: settings, rules } = this.#plan;
        const { id, runUrl, isTelling } = this.#place;
        return foldRun({
            history,
            read,
            report,
            settings,
            rulesOf: ({ name }) => rules.get(name) ?? settings.rules,
            now: this.#now,
            run: { id, startedAt: report.startedAt, runUrl },
            hash,
            isComplete: this.#plan.isComplete && isCompleteRun(report),
            isTelling,
            comparisons: this.#comparisons,
        });
    }
    get #now() {
        return this.#clock.date().getTime();
    }
}
async function readStored(store, scope, now) {
    const stored = (await store?.read()) ?? { kind: 'none' };
    const found = (0,read_history/* readHistory */.L)(stored.kind === 'text' ? stored.text : undefined, { scope, now });
    const trouble = stored.kind === 'unreadable' ? stored.problem : found.trouble;
    if (found.trouble !== undefined && !found.isForeign && stored.kind === 'text')
        await store?.setAside(stored.text);
    const byKey = new Map(found.history.checks.map((check) => [check.key, check]));
    return {
        ...found,
        text: stored.kind === 'text' ? stored.text : undefined,
        byKey,
        read: trouble === undefined ? found.read : 'unreadable',
        trouble,
    };
}
function withoutThose(plan, given) {
    const named = plan.checks.map((planned) => ({ name: planned.name, id: planned.entry?.id, planned }));
    const left = notDue(named, given);
    if (left.length === 0)
        return plan;
    const out = new Set(left.map(({ check }) => check.planned));
    return {
        ...plan,
        checks: plan.checks.filter((check) => !out.has(check)),
        notDue: [...out].map(({ name, entry }) => ({ name, reason: 'not due', source: entry?.source })),
    };
}
function hash(text) {
    return (0,lazy_crypto/* crypto */.E)().createHash('sha256').update(text).digest('hex');
}
function withFindings(result, compared) {
    const { findings, notices } = compared;
    if (findings.length === 0 && notices.length === 0)
        return result;
    const all = (0,model_status/* worstFirst */.md)([...result.findings, ...findings]);
    const status = (0,model_status/* worst */.QZ)([result.status, ...findings.map((finding) => finding.status)]);
    return { ...result, status, findings: all, notices: [...result.notices, ...notices] };
}
function unreadable(trouble, store, { isForeign, text }) {
    const place = `The history ${store?.place ?? ''} ${trouble}.`;
    if (isForeign) {
        const hint = 'Give each workflow a history of its own: another path in history-file and another key of its cache.';
        return { code: 'E_HISTORY', message: `${place} It is left alone, and this run is not remembered.`, hint };
    }
    return {
        code: 'E_HISTORY',
        message: `${place} This run begins a new one: what was counted before is not known.`,
        hint: text !== undefined ? store?.remedies.text : store?.remedies.unreadable,
    };
}

;// CONCATENATED MODULE: ./lib/cli/commands/terminal-memory.js


function openTerminalMemory(plan, world) {
    const { historyFile, shownPath = 'file' } = plan;
    if (historyFile === undefined)
        return undefined;
    const place = { scope: '', id: world.random(8).toString('hex'), environment: '', isTelling: true };
    return openMemory(plan, place, (0,file_store/* fileStore */.o)(historyFile, shownPath, world), world);
}


/***/ })

};
