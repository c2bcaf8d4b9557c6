export const id = 269;
export const ids = [269];
export const modules = {

/***/ 99195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ ApiFailure)
/* harmony export */ });
class ApiFailure extends Error {
    name = 'ApiFailure';
    kind;
    remedy;
    status;
    mayHaveRun;
    errors;
    retryAfterMs;
    isEcho;
    constructor(facts) {
        super(facts.message);
        this.kind = facts.kind;
        this.remedy = facts.remedy;
        this.status = facts.status;
        this.mayHaveRun = facts.mayHaveRun ?? false;
        this.errors = facts.errors ?? [];
        this.retryAfterMs = facts.retryAfterMs;
        this.isEcho = facts.isEcho ?? false;
    }
    echo() {
        const { kind, message, remedy, status, errors, retryAfterMs } = this;
        return new ApiFailure({ kind, message, remedy, status, errors, retryAfterMs, isEcho: true });
    }
}


/***/ }),

/***/ 9032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ shaIn),
/* harmony export */   Po: () => (/* binding */ numberIn),
/* harmony export */   r7: () => (/* binding */ textIn),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
function recordOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}
function textIn(value, name) {
    const member = recordOf(value)?.[name];
    return typeof member === 'string' ? member : undefined;
}
function numberIn(value, name) {
    const member = recordOf(value)?.[name];
    return typeof member === 'number' && Number.isSafeInteger(member) && member > 0 ? member : undefined;
}
function shaIn(value, name = 'sha') {
    const sha = textIn(value, name);
    return sha !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) ? sha : undefined;
}


/***/ }),

/***/ 32516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ readHistoryBranch),
  K: () => (/* binding */ writeHistoryBranch)
});

// EXTERNAL MODULE: ./lib/github/api/failure.js
var failure = __webpack_require__(99195);
// EXTERNAL MODULE: ./lib/github/api/shape.js
var shape = __webpack_require__(9032);
;// CONCATENATED MODULE: ./lib/github/branch/calls.js


const REPO = '/repos/{owner}/{repo}';
const RAW = 'application/vnd.github.raw+json';
async function readHead(api, branch) {
    return await orMissing(api.call({
        route: `GET ${REPO}/git/ref/{+ref}`,
        parameters: { ref: `heads/${branch}` },
        check: (data) => (0,shape/* shaIn */.C5)((0,shape/* recordOf */.zv)(data)?.['object']),
    }));
}
async function readFileAt(api, path, ref) {
    return await orMissing(api.call({ route: `GET ${REPO}/contents/{path}`, parameters: { path, ref }, accept: RAW, check: fileText }));
}
function fileText(data) {
    if (typeof data === 'string')
        return data;
    if (data instanceof ArrayBuffer)
        return Buffer.from(data).toString('utf8');
    const content = (0,shape/* textIn */.r7)(data, 'content');
    if (content !== undefined && (0,shape/* textIn */.r7)(data, 'encoding') === 'base64')
        return Buffer.from(content, 'base64').toString('utf8');
    return (0,shape/* recordOf */.zv)(data) && (0,shape/* textIn */.r7)(data, 'encoding') === undefined ? JSON.stringify(data) : undefined;
}
async function createBlob(api, content) {
    return await sha(api, 'POST', 'git/blobs', { content, encoding: 'utf-8' });
}
async function createTree(api, files) {
    return await sha(api, 'POST', 'git/trees', {
        tree: files.map((file) => ({ mode: '100644', type: 'blob', ...file })),
    });
}
async function createCommit(api, commit) {
    return await sha(api, 'POST', 'git/commits', commit);
}
async function createBranch(api, branch, commit) {
    await api.call({
        route: `POST ${REPO}/git/refs`,
        parameters: { ref: `refs/heads/${branch}`, sha: commit },
        check: (data) => sameSha((0,shape/* recordOf */.zv)(data)?.['object'], commit),
    });
}
async function moveBranch(api, branch, commit, force) {
    await api.call({
        route: `PATCH ${REPO}/git/refs/{+ref}`,
        parameters: { ref: `heads/${branch}`, sha: commit, force },
        isIdempotent: !force,
        check: (data) => sameSha((0,shape/* recordOf */.zv)(data)?.['object'], commit),
    });
}
async function sha(api, method, path, parameters) {
    const request = {
        route: `${method} ${REPO}/${path}`,
        parameters,
        isIdempotent: true,
        check: (data) => (0,shape/* shaIn */.C5)(data),
    };
    return (await api.call(request)).data;
}
function sameSha(object, commit) {
    return (0,shape/* shaIn */.C5)(object) === commit ? true : undefined;
}
async function orMissing(call) {
    try {
        return (await call).data;
    }
    catch (error) {
        if (error instanceof failure/* ApiFailure */.F && error.kind === 'missing')
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/text/untrusted.js
var untrusted = __webpack_require__(18340);
;// CONCATENATED MODULE: ./lib/github/branch/notices.js

const USE_FILE = 'Use "history-file" with the steps actions/cache/restore and actions/cache/save instead.';
function branchNotice(failure, branch) {
    const { kind, message, remedy } = failure;
    switch (kind) {
        case 'not-offered':
            return notice(branch, `This server does not offer what "history-branch" needs. ${message}`, USE_FILE);
        case 'missing':
            return notice(branch, message, `${remedy} If the server is not GitHub, it may not offer this: ${USE_FILE}`);
        case 'conflict':
            return notice(branch, message, `A repository without a commit takes no history: push a first one. ${USE_FILE}`);
        default:
            return notice(branch, message, remedy);
    }
}
function foreignBranch(branch) {
    return notice(branch, 'The branch is there, but holds no history of Mail Probe, so it was left alone.', 'Name a branch in "history-branch" that does not exist yet; it is created. If the branch is not needed any more, delete it.');
}
function outrun(branch, tries) {
    return notice(branch, `Other runs wrote the branch each of the ${tries} times that it was tried.`, 'Let one run wait for another: "concurrency: { group: mail-probe, cancel-in-progress: false }". The next run makes up for it.');
}
function refusedMove({ message }, branch) {
    return notice(branch, message, `Look for a rule that protects the branch: in the settings of the repository, "Rules" and "Branches". ${USE_FILE}`);
}
function unusableBranch(branch, problem) {
    return notice(branch, `The branch ${problem}.`, 'Set "history-branch: mail-probe-history", or leave it out.');
}
function notice(branch, message, hint) {
    return { code: 'E_GH_BRANCH', message: `No history in the branch "${(0,untrusted/* safeText */.Hk)(branch, 100)}": ${message}`, hint };
}

// EXTERNAL MODULE: ./lib/github/branch/place.js
var place = __webpack_require__(19752);
;// CONCATENATED MODULE: ./lib/github/branch/history-branch.js




const MAX_TRIES = 5;
const PAUSE_MS = 150;
const README = `# History of Mail Probe

This branch is written by Mail Probe: what it remembers of its checks from run to run (\`history-branch\`). It begins anew
once a week. Put nothing else here: other files are removed. To forget everything, delete the branch.
`;
async function readHistoryBranch(api, branch) {
    try {
        return { text: await readFileAt(api, place/* HISTORY_PATH */.BN, branch) };
    }
    catch (error) {
        return { text: undefined, notice: branchNotice(failureIn(error), branch) };
    }
}
async function writeHistoryBranch(api, write) {
    const { branch, clock, random } = write;
    const tried = { commits: new Set(), head: undefined, refusal: undefined, trouble: undefined };
    try {
        for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
            const head = await readHead(api, branch);
            if (head !== undefined && tried.commits.has(head))
                return { status: 'written', commit: head, tries: tries - 1 };
            if (tried.refusal && tried.head === head)
                return { status: 'failed', notice: refusedMove(tried.refusal, branch) };
            const outcome = await tryOnce(api, write, head, tried);
            if (outcome)
                return outcome.status === 'written' ? { ...outcome, tries } : outcome;
            await clock.sleep(Math.ceil(PAUSE_MS * tries * random()));
        }
        return {
            status: 'failed',
            notice: tried.trouble ? branchNotice(tried.trouble, branch) : outrun(branch, MAX_TRIES),
        };
    }
    catch (error) {
        const failure = failureIn(error);
        return { status: 'failed', notice: failure.isEcho ? undefined : branchNotice(failure, branch) };
    }
}
async function tryOnce(api, write, head, tried) {
    const { branch, update, now } = write;
    const current = head === undefined ? undefined : await readFileAt(api, place/* HISTORY_PATH */.BN, head);
    if (head !== undefined && current === undefined)
        return { status: 'failed', notice: foreignBranch(branch) };
    const next = update(current);
    if (next === undefined || next.text === current)
        return { status: 'unchanged' };
    const isRoot = head === undefined || (0,place/* beginsAnew */.w9)(next.replaces, now);
    const commit = await storeCommit(api, next.text, isRoot ? [] : [head]);
    tried.commits.add(commit);
    tried.head = head;
    tried.refusal = undefined;
    tried.trouble = undefined;
    try {
        if (head === undefined)
            await createBranch(api, branch, commit);
        else if (!isRoot)
            await moveBranch(api, branch, commit, false);
        else if ((await readHead(api, branch)) === head)
            await moveBranch(api, branch, commit, true);
        else
            return undefined;
        return { status: 'written', commit };
    }
    catch (error) {
        const failure = failureIn(error);
        if (failure.kind === 'invalid' || failure.kind === 'conflict')
            tried.refusal = failure;
        else if (failure.mayHaveRun)
            tried.trouble = failure;
        else
            throw failure;
        return undefined;
    }
}
async function storeCommit(api, text, parents) {
    const blob = await createBlob(api, text);
    const tree = await createTree(api, [
        { path: place/* HISTORY_PATH */.BN, sha: blob },
        { path: 'README.md', content: README },
    ]);
    return await createCommit(api, { message: 'Remember a run of Mail Probe\n\n[skip ci]', tree, parents });
}
function failureIn(error) {
    if (error instanceof failure/* ApiFailure */.F)
        return error;
    throw error;
}


/***/ }),

/***/ 19752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BN: () => (/* binding */ HISTORY_PATH),
/* harmony export */   MT: () => (/* binding */ branchProblem),
/* harmony export */   o2: () => (/* binding */ isWriteDue),
/* harmony export */   w9: () => (/* binding */ beginsAnew)
/* harmony export */ });
const HISTORY_PATH = 'mail-probe-history.json';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const MONDAY_MS = 3 * DAY_MS;
const USUAL_BRANCHES = ['main', 'master'];
function branchProblem(branch, env, defaultBranch) {
    const isName = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/.test(branch) && branch.length <= 100;
    if (!isName || branch.includes('..') || /\.(?:lock)?(?:\/|$)/.test(branch)) {
        return 'is no name of a branch that Mail Probe can use';
    }
    const taken = defaultBranch === undefined ? USUAL_BRANCHES : [defaultBranch];
    const current = env['GITHUB_REF'] === `refs/heads/${branch}`;
    return current || taken.includes(branch) ? 'is the branch that people work on, and is never written' : undefined;
}
function isWriteDue(hasChanged, lastWrittenAt, now) {
    const age = now.getTime() - Date.parse(lastWrittenAt ?? '');
    return hasChanged || !(age >= 0 && age < HOUR_MS);
}
function beginsAnew(lastWrittenAt, now) {
    const last = Date.parse(lastWrittenAt ?? '');
    return Number.isFinite(last) && weekOf(last) < weekOf(now.getTime());
}
function weekOf(ms) {
    return Math.floor((ms + MONDAY_MS) / WEEK_MS);
}


/***/ }),

/***/ 83269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openActionMemory: () => (/* binding */ openActionMemory)
});

// EXTERNAL MODULE: ./lib/history/history-text.js
var history_text = __webpack_require__(32351);
// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/system/files-until.js
var files_until = __webpack_require__(72782);
;// CONCATENATED MODULE: ./lib/pipeline/file-store.js



const MAX_BYTES = 64 * 1024 ** 2;
function fileStore(path, place, world) {
    const files = (0,files_until/* filesUntil */.S)(world.files, new AbortController().signal);
    let target = path;
    return {
        place,
        remedies: {
            text: 'If this comes again, look at the steps that restore and save it. The old text is kept beside it, with .bad at its end.',
            unreadable: 'Let history-file name a file that this user may read and write, or one that does not exist yet.',
        },
        async read() {
            try {
                const { realPath, isFile } = await files.inspect(path);
                if (!isFile)
                    return { kind: 'unreadable', problem: 'is not a file' };
                target = realPath;
                return { kind: 'text', text: (await files.read(realPath, MAX_BYTES)).toString('utf8') };
            }
            catch (error) {
                if ((0,error_code/* errorCode */.CA)(error) === 'ENOENT')
                    return { kind: 'none' };
                return { kind: 'unreadable', problem: `cannot be read (${(0,error_code/* reasonOf */.A3)(error)})` };
            }
        },
        async write(history) {
            try {
                await files.write(target, (0,history_text/* historyText */.u)(history));
                return undefined;
            }
            catch (error) {
                return `could not be written: ${(0,error_code/* reasonOf */.A3)(error)}`;
            }
        },
        async setAside(text) {
            await files.write(`${path}.bad`, text).catch(() => { });
        },
    };
}

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

;// CONCATENATED MODULE: ./lib/model/memory/record.js
const HISTORY_SCHEMA = 1;

;// CONCATENATED MODULE: ./lib/history/limits.js
const MAX_HISTORY_LENGTH = 32_000_000;
const MAX_REMEMBERED = 5000;
const MAX_RUNS = 30;
const MAX_DAYS = 90;
const MAX_VALUES = 60;
const MAX_OUTAGES = 20;
const MAX_SERIES = 50;
const limits_MAX_FACTS = 300;
const MAX_FACT_VALUES = 10;
const limits_MAX_NAME = 300;
const MAX_ADDRESS = 1000;
const MAX_FACT = 4000;
function cutTo(limit, text) {
    return text.slice(0, limit);
}

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
        runs: [...samples.runs, run].slice(-MAX_RUNS),
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
        runs: [...older, run, ...newer].slice(-MAX_RUNS),
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
    const limit = Date.parse(ended.end) - MAX_DAYS * samples_DAY_MS;
    const recent = all.filter(({ end }) => Date.parse(end) >= limit);
    if (recent.length <= MAX_OUTAGES)
        return recent;
    const least = recent.find(({ isTold }) => !isTold) ?? recent[0];
    return recent.filter((each) => each !== least).slice(-MAX_OUTAGES);
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
        values: values.slice(0, at).concat(value, values.slice(at)).slice(-MAX_VALUES),
        goods: (goods.slice(0, at) + (isGood ? '1' : '0') + goods.slice(at)).slice(-MAX_VALUES),
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
    return joined(all.toSpliced(place + 1, 0, added).slice(-MAX_DAYS));
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
;// CONCATENATED MODULE: ./lib/history/state/flapping.js
const FLAPPING_RESULTS = 21;
const MIN_RESULTS = 10;
const BEGINS = 0.3;
const ENDS = 0.2;
const OLDEST_WEIGHT = 0.75;
const NEWEST_WEIGHT = 1.25;
const UNSTABLE_BADS = 6;
function withResult(results, isBad) {
    return (results + (isBad ? 'b' : 'g')).slice(-FLAPPING_RESULTS);
}
function flaps(results, before) {
    if (results.length < MIN_RESULTS)
        return before;
    const share = shareOfChanges(results);
    if (share >= BEGINS)
        return true;
    return share > ENDS ? before : false;
}
function shareOfChanges(results) {
    const changes = FLAPPING_RESULTS - 1;
    const step = (NEWEST_WEIGHT - OLDEST_WEIGHT) / (changes - 1);
    let sum = 0;
    for (let age = 0; age + 1 < results.length; age += 1) {
        const at = results.length - 1 - age;
        if (results[at] !== results[at - 1])
            sum += NEWEST_WEIGHT - age * step;
    }
    return sum / changes;
}
function isOftenBad(results) {
    return results.split('b').length > UNSTABLE_BADS;
}
function justChanged(results) {
    return results.length > 1 && results.at(-1) !== results.at(-2);
}

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
    return isFlapping && isOftenBad(results) ? goneDown(outage, seen, rules, 'flapping') : outage;
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
        const isNews = justChanged(results) && !(0,state_events/* isFlappingTold */.Zz)(coded) && !isSilent;
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
        const isNews = justChanged(results) && !(0,state_events/* isFlappingTold */.Zz)(outage) && !isSilent;
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
    const results = withResult(known.results, isBad);
    const flapping = { results, isFlapping: flaps(results, known.isFlapping) };
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
        name: cutTo(limits_MAX_NAME, name),
        mode: cutTo(limits_MAX_NAME, mode),
        target: cutTo(MAX_ADDRESS, target),
        group: group === undefined ? undefined : cutTo(limits_MAX_NAME, group),
        file: source === undefined ? undefined : cutTo(MAX_ADDRESS, source.file),
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
    const fits = (value) => value.length <= MAX_FACT;
    return {
        series: comparison.series.filter(isWhole).slice(0, MAX_SERIES).map(newestOf),
        facts: comparison.facts
            .filter(({ subject, usual, candidate }) => [subject, ...usual, candidate?.value ?? ''].every(fits))
            .slice(0, limits_MAX_FACTS)
            .map((fact) => ({ ...fact, usual: fact.usual.slice(0, MAX_FACT_VALUES) })),
    };
}
function isWhole({ values, days }) {
    return values.length === days.length && values.every(Number.isFinite);
}
function newestOf(series) {
    if (series.values.length <= MAX_VALUES)
        return series;
    return { ...series, values: series.values.slice(-MAX_VALUES), days: series.days.slice(-MAX_VALUES) };
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
    const held = new Set(report.leftOut?.map(({ name }) => cutTo(limits_MAX_NAME, name)));
    const names = new Set(checks.map(({ name }) => name));
    const isClear = !report.leftOut?.some(({ name, reason }) => reason === 'not due' && !names.has(cutTo(limits_MAX_NAME, name)));
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
    const recorded = { id: cutTo(limits_MAX_NAME, run.id), at: startedAt, runUrl: shortEnough(run.runUrl) };
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
        schema: HISTORY_SCHEMA,
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
    if (checks.length <= MAX_REMEMBERED)
        return checks;
    const rank = ({ key, runs }) => (seen.has(key) ? '9' : (runs.at(-1)?.at ?? ''));
    const kept = new Set(checks.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1)).slice(0, MAX_REMEMBERED));
    return checks.filter((check) => kept.has(check));
}
function shortEnough(address) {
    return address !== undefined && address.length <= MAX_ADDRESS ? address : undefined;
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

// EXTERNAL MODULE: ./lib/text/json-depth.js
var json_depth = __webpack_require__(35242);
// EXTERNAL MODULE: ./lib/model/story.js
var story = __webpack_require__(82475);
;// CONCATENATED MODULE: ./lib/history/read-values.js
class UnreadableValue extends Error {
}
function clockAt(now, toleranceMs) {
    return {
        now: new Date(now).toISOString(),
        latest: new Date(now + toleranceMs).toISOString(),
        isAhead: false,
        taken: new Map(),
        runs: new Map(),
    };
}
const MAX_NUMBER = 1e300;
const MAX_TAKEN = 20_000;
const STAMP = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const DAY_AT = 8;
const SAFE_DAY = '28';
function isStamp(value) {
    if (!STAMP.test(value))
        return false;
    return value.slice(DAY_AT, DAY_AT + 2) <= SAFE_DAY || new Date(value).toISOString() === value;
}
function fieldsOf(value, name) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new UnreadableValue(`${name} is no object`);
    return value;
}
function readList(fields, name, limit, read) {
    const value = fields[name];
    if (value === undefined)
        return [];
    if (!Array.isArray(value))
        throw new UnreadableValue(`${name} is no list`);
    if (value.length > limit)
        throw new UnreadableValue(`${name} has more than ${limit} items`);
    return value.map(read);
}
function readText(fields, name, limit) {
    const value = fields[name];
    if (typeof value !== 'string')
        throw new UnreadableValue(`${name} is no text`);
    if (value.length > limit)
        throw new UnreadableValue(`${name} is longer than ${limit} characters`);
    return value;
}
function wordOf(fields, name, pattern, limit) {
    const value = fields[name];
    if (typeof value !== 'string' || value.length > limit || !pattern.test(value))
        throw new UnreadableValue(`${name} is not what it should be`);
    return value;
}
function choiceOf(fields, name, words) {
    const word = words.find((each) => each === fields[name]);
    if (word === undefined)
        throw new UnreadableValue(`${name} is none of ${words.join(', ')}`);
    return word;
}
function countOf(value, name, most, least = 0) {
    if (!Number.isInteger(value) || value < least || value > most) {
        throw new UnreadableValue(`${name} is no whole number from ${least} to ${most}`);
    }
    return value;
}
function numbersOf(fields, name, limit) {
    const values = numberList(fields, name, limit);
    for (const value of values) {
        if (typeof value !== 'number' || Math.abs(value) > MAX_NUMBER)
            throw new UnreadableValue(`${name} has no number`);
    }
    return values;
}
function numbersOrNull(fields, name, limit) {
    const values = numberList(fields, name, limit);
    for (const value of values) {
        if (value === null)
            continue;
        if (typeof value !== 'number' || Math.abs(value) > MAX_NUMBER)
            throw new UnreadableValue(`${name} has no number`);
    }
    return values;
}
function numberList(fields, name, limit) {
    const values = fields[name] ?? [];
    if (!Array.isArray(values))
        throw new UnreadableValue(`${name} is no list`);
    if (values.length > limit)
        throw new UnreadableValue(`${name} has more than ${limit} items`);
    return values;
}
function flagOf(fields, name) {
    const value = fields[name];
    if (typeof value !== 'boolean')
        throw new UnreadableValue(`${name} is neither true nor false`);
    return value;
}
function stampOf(value, name, clock) {
    if (typeof value !== 'string')
        throw new UnreadableValue(`${name} is no time`);
    const known = clock.taken.get(value);
    if (known !== undefined)
        return known;
    if (!isStamp(value))
        throw new UnreadableValue(`${name} is no time`);
    if (value > clock.latest)
        clock.isAhead = true;
    const taken = value > clock.latest ? clock.now : value;
    if (clock.taken.size < MAX_TAKEN)
        clock.taken.set(value, taken);
    return taken;
}
function optional(fields, name, read) {
    return fields[name] === undefined ? undefined : read(fields, name);
}

;// CONCATENATED MODULE: ./lib/history/read-outage.js






const CODE = /^E_[A-Z0-9_]+$/;
const EVENT_ID = /^[a-z-]+-\d+$/;
const MAX_WORD = 60;
const read_outage_MAX_CODES = 5;
const MAX_ISSUE = 2_000_000_000;
const EVENT_KINDS = {
    down: true,
    repeat: true,
    lost: true,
    'new-code': true,
    flapping: true,
    steady: true,
    recovering: true,
    relapsed: true,
    recovered: true,
    reopened: true,
    blind: true,
    'recovery-action': true,
    removed: true,
};
const KINDS = Object.keys(EVENT_KINDS);
function readOutage(value, clock) {
    const fields = fieldsOf(value, 'outage');
    const count = (name) => (fields[name] === undefined ? 0 : countOf(fields[name], name, state_watch/* MAX_COUNT */.H$));
    const stamp = (name) => optional(fields, name, (all) => stampOf(all[name], name, clock));
    const ref = (name) => optional(fields, name, (all) => readRef(all[name], name, clock));
    return {
        state: choiceOf(fields, 'state', story/* STATES */.x),
        before: optional(fields, 'before', (all, name) => choiceOf(all, name, ['down', 'lost'])),
        since: stampOf(fields['since'], 'since', clock),
        failures: count('failures'),
        goods: count('goods'),
        blind: count('blind'),
        firstBad: ref('firstBad'),
        lastBad: ref('lastBad'),
        firstGood: ref('firstGood'),
        lastGood: ref('lastGood'),
        goodSince: stamp('goodSince'),
        codes: readList(fields, 'codes', read_outage_MAX_CODES, readCode),
        alerts: count('alerts'),
        lastAlertAt: stamp('lastAlertAt'),
        failuresAtAlert: count('failuresAtAlert'),
        isMuted: fields['isMuted'] === undefined ? false : flagOf(fields, 'isMuted'),
        isAcknowledged: onlyTrue(fields, 'isAcknowledged'),
        heldUntil: stamp('heldUntil'),
        issue: readIssue(fields),
        endedAt: stamp('endedAt'),
        events: readList(fields, 'events', state_events/* MAX_EVENTS */.Bx, (event) => readEvent(event, clock)),
        eventCount: count('eventCount'),
        recoveries: readList(fields, 'recoveries', recovery/* MAX_TRIES */.N$, (recovery) => readTry(recovery, clock)),
    };
}
function readPast(fields, clock) {
    return readList(fields, 'past', MAX_OUTAGES, (value) => {
        const outage = fieldsOf(value, 'past');
        return {
            start: stampOf(outage['start'], 'start', clock),
            end: stampOf(outage['end'], 'end', clock),
            codes: readList(outage, 'codes', read_outage_MAX_CODES, readCode),
            issue: readIssue(outage),
            isTold: flagOf(outage, 'isTold'),
        };
    });
}
function readCode(value) {
    return wordOf({ code: value }, 'code', CODE, MAX_WORD);
}
function onlyTrue(fields, name) {
    if (fields[name] === undefined)
        return undefined;
    if (fields[name] !== true)
        throw new UnreadableValue(`${name} is not true`);
    return true;
}
function readIssue(fields) {
    return optional(fields, 'issue', (all, name) => countOf(all[name], name, MAX_ISSUE, 1));
}
function readRef(value, name, clock) {
    const fields = fieldsOf(value, name);
    return { at: stampOf(fields['at'], 'at', clock), runUrl: readUrl(fields) };
}
function readUrl(fields) {
    return optional(fields, 'runUrl', (all, name) => readText(all, name, MAX_ADDRESS));
}
function readEvent(value, clock) {
    const fields = fieldsOf(value, 'event');
    return {
        id: wordOf(fields, 'id', EVENT_ID, MAX_WORD),
        kind: choiceOf(fields, 'kind', KINDS),
        at: stampOf(fields['at'], 'at', clock),
        runUrl: readUrl(fields),
        code: optional(fields, 'code', (all, name) => readCode(all[name])),
    };
}
function readTry(value, clock) {
    const fields = fieldsOf(value, 'recovery');
    return {
        number: countOf(fields['number'], 'number', state_watch/* MAX_COUNT */.H$, 1),
        at: stampOf(fields['at'], 'at', clock),
        result: choiceOf(fields, 'result', ['unknown', 'started', 'refused']),
        runUrl: readUrl(fields),
    };
}

;// CONCATENATED MODULE: ./lib/history/read-check.js







const KEY = /^[0-9a-f]{16}$/;
const KEY_LENGTH = 16;
const RESULTS = /^[bg]*$/;
const DAYS = /^(?:\d{4}-[01]\d-[0-3]\d(?: \d{1,6}){4}(?:;(?=\d)|$))*$/;
const DAY_NAME_LENGTH = 10;
const read_check_DAY_LENGTH = 39;
const GOODS = /^[01]*$/;
const STAMP_LENGTH = 24;
const LAST_DAY = 2_932_896;
const CHANGE_KINDS = {
    capability: true,
    tls: true,
    certificate: true,
    address: true,
    mx: true,
    banner: true,
    login: true,
};
const read_check_KINDS = Object.keys(CHANGE_KINDS);
function readCheck(value, clock) {
    const fields = fieldsOf(value, 'a check');
    return {
        key: wordOf(fields, 'key', KEY, KEY_LENGTH),
        name: readText(fields, 'name', limits_MAX_NAME),
        mode: readText(fields, 'mode', limits_MAX_NAME),
        target: readText(fields, 'target', MAX_ADDRESS),
        group: optional(fields, 'group', (all, name) => readText(all, name, limits_MAX_NAME)),
        file: optional(fields, 'file', (all, name) => readText(all, name, MAX_ADDRESS)),
        removedAt: optional(fields, 'removedAt', (all, name) => stampOf(all[name], name, clock)),
        outage: readOutage(fields['outage'], clock),
        isFlapping: onlyTrue(fields, 'isFlapping') === true,
        results: wordOf(fields, 'results', RESULTS, FLAPPING_RESULTS),
        undo: optional(fields, 'undo', (all, name) => readUndo(all[name], clock)),
        runs: readList(fields, 'runs', MAX_RUNS, (run) => readRun(run, clock)),
        days: readDays(fields),
        past: readPast(fields, clock),
        series: readList(fields, 'series', MAX_SERIES, (series) => readSeries(series, clock)),
        trend: optional(fields, 'trend', (all, name) => readTrend(all[name])),
        facts: readList(fields, 'facts', limits_MAX_FACTS, (fact) => readFact(fact, clock)),
    };
}
function readUndo(value, clock) {
    const fields = fieldsOf(value, 'undo');
    return {
        run: readText(fields, 'run', limits_MAX_NAME),
        outage: readOutage(fields['outage'], clock),
        isFlapping: onlyTrue(fields, 'isFlapping') === true,
        results: wordOf(fields, 'results', RESULTS, FLAPPING_RESULTS),
        past: fields['past'] === undefined ? undefined : readPast(fields, clock),
        isHeld: onlyTrue(fields, 'isHeld'),
    };
}
function readRun(value, clock) {
    if (typeof value !== 'string')
        throw new UnreadableValue('a run is no text');
    const known = clock.runs.get(value);
    if (known !== undefined)
        return known;
    const run = runFrom(value, clock);
    if (clock.runs.size < MAX_TAKEN)
        clock.runs.set(value, run);
    return run;
}
function runFrom(value, clock) {
    const at = stampOf(value.slice(0, STAMP_LENGTH), 'a run', clock);
    const rest = value.slice(STAMP_LENGTH + 1);
    if (rest === 'ok')
        return { at, status: 'ok' };
    const [status = '', ...words] = rest.split(' ');
    const known = choiceOf({ status }, 'status', model_status/* STATUSES */.f);
    const isUnstable = words.at(-1) === 'unstable';
    const codes = isUnstable ? words.slice(0, -1) : words;
    const [code] = codes.map(readCode);
    if (codes.length > 1)
        throw new UnreadableValue('a run has two codes');
    return {
        at,
        status: known,
        ...(code === undefined ? {} : { code }),
        ...(isUnstable ? { isUnstable } : {}),
    };
}
function readDays(fields) {
    const days = wordOf(fields, 'days', DAYS, MAX_DAYS * read_check_DAY_LENGTH);
    let before = '';
    let count = 0;
    for (let at = 0; at < days.length; at = endOfDay(days, at)) {
        count += 1;
        const day = days.slice(at, at + DAY_NAME_LENGTH);
        if (day <= before)
            throw new UnreadableValue('days are not in their order');
        before = day;
    }
    if (count > MAX_DAYS)
        throw new UnreadableValue(`days has more than ${MAX_DAYS} items`);
    return days;
}
function endOfDay(days, at) {
    const end = days.indexOf(memory_days/* DAY_SEPARATOR */.vP, at);
    return end === -1 ? days.length : end + 1;
}
function readTrend(value) {
    const fields = fieldsOf(value, 'trend');
    const trend = {
        metric: readText(fields, 'metric', limits_MAX_NAME),
        unit: readText(fields, 'unit', limits_MAX_NAME),
        values: numbersOrNull(fields, 'values', MAX_VALUES),
        goods: wordOf(fields, 'goods', GOODS, MAX_VALUES),
    };
    if (trend.values.length !== trend.goods.length)
        throw new UnreadableValue('goods has another length than values');
    return trend;
}
function readSeries(value, clock) {
    const fields = fieldsOf(value, 'series');
    const series = {
        metric: readText(fields, 'metric', limits_MAX_NAME),
        environment: readText(fields, 'environment', limits_MAX_NAME),
        values: numbersOf(fields, 'values', MAX_VALUES),
        days: seriesDays(fields),
        slow: optional(fields, 'slow', (all, name) => {
            const slow = fieldsOf(all[name], name);
            return {
                runs: countOf(slow['runs'], 'runs', state_watch/* MAX_COUNT */.H$),
                since: stampOf(slow['since'], 'since', clock),
            };
        }),
    };
    if (series.values.length !== series.days.length)
        throw new UnreadableValue('days of a series has another length');
    return series;
}
function seriesDays(fields) {
    let day = 0;
    return numbersOf(fields, 'days', MAX_VALUES).map((step) => {
        day += step;
        return countOf(day, 'a day', LAST_DAY);
    });
}
function readFact(value, clock) {
    const fields = fieldsOf(value, 'a fact');
    return {
        kind: choiceOf(fields, 'kind', read_check_KINDS),
        subject: readText(fields, 'subject', MAX_FACT),
        usual: readList(fields, 'usual', MAX_FACT_VALUES, (each) => readText({ usual: each }, 'usual', MAX_FACT)),
        times: optional(fields, 'times', (all, name) => readList(all, name, MAX_FACT_VALUES, (each) => stampOf(each, name, clock))),
        candidate: optional(fields, 'candidate', (all, name) => {
            const candidate = fieldsOf(all[name], name);
            return {
                value: readText(candidate, 'value', MAX_FACT),
                runs: countOf(candidate['runs'], 'runs', state_watch/* MAX_COUNT */.H$),
                since: stampOf(candidate['since'], 'since', clock),
            };
        }),
        seenAt: stampOf(fields['seenAt'], 'seenAt', clock),
    };
}

;// CONCATENATED MODULE: ./lib/history/read-history.js






const MAX_DEPTH = 16;
function emptyHistory(scope, now) {
    return { schema: HISTORY_SCHEMA, scope, writtenAt: new Date(now).toISOString(), checks: [] };
}
function readHistory(text, { scope, now }) {
    const history = emptyHistory(scope, now);
    if (text === undefined)
        return { history, read: 'cold', notices: [] };
    const clock = clockAt(now, clocks/* CLOCK_TOLERANCE_MS */.UG);
    try {
        const found = readWhole(text, scope, clock);
        const isAhead = clock.isAhead || found.writtenAt > clock.latest;
        return { history: found, read: 'warm', notices: isAhead ? [AHEAD] : [] };
    }
    catch (error) {
        const trouble = error instanceof UnreadableValue ? error.message : `could not be read (${String(error).slice(0, 100)})`;
        const foreign = error instanceof ForeignHistory ? { isForeign: true } : {};
        return { history, read: 'unreadable', trouble, ...foreign, notices: [] };
    }
}
class ForeignHistory extends UnreadableValue {
}
const AHEAD = {
    code: 'E_HISTORY',
    message: 'The history has times in the future; they are taken as now.',
    hint: 'Set the clocks of the machines that run the checks.',
};
function readWhole(text, scope, clock) {
    if (text.trim() === '')
        throw new UnreadableValue('is empty');
    if (text.length > MAX_HISTORY_LENGTH)
        throw new UnreadableValue(`is longer than ${MAX_HISTORY_LENGTH} characters`);
    if ((0,json_depth/* isDeeperThan */.h)(MAX_DEPTH, text))
        throw new UnreadableValue(`has lists in lists, more than ${MAX_DEPTH} deep`);
    const fields = parsed(text);
    const { schema } = fields;
    if (typeof schema !== 'number')
        throw new UnreadableValue('is no history of Mail Probe: it has no number of a schema');
    if (schema !== HISTORY_SCHEMA) {
        throw new UnreadableValue(`has schema ${schema}, and this version of Mail Probe reads schema ${HISTORY_SCHEMA}`);
    }
    const owner = inHistory(() => readText(fields, 'scope', MAX_ADDRESS));
    if (owner !== scope)
        throw new ForeignHistory(`belongs to "${owner}", and not to "${scope}"`);
    return inHistory(() => readFields(fields, scope, clock));
}
function parsed(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw new UnreadableValue('is not JSON, or was cut off');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new UnreadableValue('is no JSON object');
    return value;
}
function inHistory(read) {
    try {
        return read();
    }
    catch (error) {
        throw error instanceof UnreadableValue
            ? new UnreadableValue(`is no history of Mail Probe: ${error.message}`)
            : error;
    }
}
function readFields(fields, scope, clock) {
    const keys = new Set();
    let index = 0;
    const checks = readList(fields, 'checks', MAX_REMEMBERED, (value) => {
        index += 1;
        try {
            const check = readCheck(value, clock);
            if (keys.has(check.key))
                throw new UnreadableValue('key is that of another check');
            keys.add(check.key);
            return check;
        }
        catch (error) {
            throw error instanceof UnreadableValue ? new UnreadableValue(`in check ${index}, ${error.message}`) : error;
        }
    });
    const writtenAt = fields['writtenAt'];
    if (typeof writtenAt !== 'string' || !isStamp(writtenAt))
        throw new UnreadableValue('writtenAt is no time');
    return {
        schema: HISTORY_SCHEMA,
        scope,
        writtenAt,
        newest: optional(fields, 'newest', (all, name) => {
            const newest = fieldsOf(all[name], name);
            return { id: readText(newest, 'id', limits_MAX_NAME), startedAt: stampOf(newest['startedAt'], 'startedAt', clock) };
        }),
        checks,
        issues: optional(fields, 'issues', (all, name) => readIssues(fieldsOf(all[name], name), clock)),
    };
}
function readIssues(fields, clock) {
    return {
        etag: optional(fields, 'etag', (all, name) => readText(all, name, limits_MAX_NAME)),
        reconciledAt: stampOf(fields['reconciledAt'], 'reconciledAt', clock),
        author: optional(fields, 'author', (all, name) => readText(all, name, limits_MAX_NAME)),
        settled: optional(fields, 'settled', (all, name) => readText(all, name, limits_MAX_NAME)),
        textsAt: optional(fields, 'textsAt', (all, name) => stampOf(all[name], name, clock)),
    };
}

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
        const { history, read, isForeign } = readHistory(text, { scope: this.#place.scope, now: this.#now });
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
    const found = readHistory(stored.kind === 'text' ? stored.text : undefined, { scope, now });
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

;// CONCATENATED MODULE: ./lib/github/api/body.js
const MAX_BODY_BYTES = 32 * 1024 * 1024;
class BodyTooLong extends Error {
    name = 'BodyTooLong';
}
async function readBody(body, maxBytes = MAX_BODY_BYTES) {
    if (body === null)
        return '';
    const pieces = [];
    let bytes = 0;
    for await (const piece of body) {
        bytes += piece.byteLength;
        if (bytes > maxBytes)
            throw new BodyTooLong();
        pieces.push(piece);
    }
    return Buffer.concat(pieces).toString('utf8');
}

// EXTERNAL MODULE: ./lib/github/api/failure.js
var failure = __webpack_require__(99195);
;// CONCATENATED MODULE: ./lib/github/api/operations.js
const OPERATIONS = {
    'GET /repos/{owner}/{repo}/issues': { does: 'list the issues', permission: 'issues: read' },
    'POST /repos/{owner}/{repo}/issues': { does: 'open an issue', permission: 'issues: write' },
    'GET /repos/{owner}/{repo}/issues/{issue_number}': { does: 'show an issue', permission: 'issues: read' },
    'PATCH /repos/{owner}/{repo}/issues/{issue_number}': { does: 'change an issue', permission: 'issues: write' },
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': {
        does: 'list the comments of an issue',
        permission: 'issues: read',
    },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': {
        does: 'comment on an issue',
        permission: 'issues: write',
    },
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': { does: 'change a comment', permission: 'issues: write' },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees': {
        does: 'assign an issue',
        permission: 'issues: write',
    },
    'GET /repos/{owner}/{repo}/labels': { does: 'list the labels', permission: 'issues: read' },
    'POST /repos/{owner}/{repo}/labels': { does: 'create a label', permission: 'issues: write' },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': { does: 'label an issue', permission: 'issues: write' },
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': {
        does: 'start the workflow',
        permission: 'actions: write',
    },
    'POST /repos/{owner}/{repo}/dispatches': { does: 'send the event', permission: 'contents: write' },
    'GET /repos/{owner}/{repo}/git/ref/{ref}': { does: 'show the branch', permission: 'contents: read' },
    'POST /repos/{owner}/{repo}/git/refs': { does: 'create the branch', permission: 'contents: write' },
    'PATCH /repos/{owner}/{repo}/git/refs/{ref}': { does: 'move the branch', permission: 'contents: write' },
    'POST /repos/{owner}/{repo}/git/blobs': { does: 'store the history', permission: 'contents: write' },
    'POST /repos/{owner}/{repo}/git/trees': { does: 'store the tree of the history', permission: 'contents: write' },
    'POST /repos/{owner}/{repo}/git/commits': { does: 'commit the history', permission: 'contents: write' },
    'GET /repos/{owner}/{repo}/contents/{path}': { does: 'show the history', permission: 'contents: read' },
    'PUT /repos/{owner}/{repo}/contents/{path}': { does: 'write the history', permission: 'contents: write' },
};
function operationOf(route) {
    return OPERATIONS[route.replace('{+', '{')] ?? { does: `answer ${route}`, permission: 'contents: write' };
}
function isWrite(route) {
    return !route.startsWith('GET ');
}
function areaOf(route) {
    return operationOf(route).permission.split(':', 1)[0] ?? '';
}

;// CONCATENATED MODULE: ./lib/github/api/remedies.js
function acceptedPermission(header, operation) {
    const found = (header ?? '')
        .split(/[;,]/)
        .map((part) => /^\s*([a-z_]{1,40})=(read|write)\s*$/.exec(part))
        .flatMap((match) => (match ? [`${(match[1] ?? '').replaceAll('_', '-')}: ${match[2]}`] : []))
        .filter((line) => !line.startsWith('metadata:'));
    const area = operation.permission.split(':', 1)[0] ?? '';
    return found.find((line) => line.startsWith(`${area}:`)) ?? found[0] ?? operation.permission;
}
function permissionRemedy(permission) {
    const [name = '', level = ''] = permission.split(': ');
    return (`Add the line "${permission}" below "permissions:" of the workflow or of its job` +
        `; with "github-token", give that token the permission "${name}" with "${level}".` +
        ' Pull requests from forks and by Dependabot get a token that can only read.');
}
const TOKEN_REMEDY = 'Leave "github-token" out, so that the token of the workflow is used, or give it a token that is valid: a token of a job ends with the job.';
function missingRemedy(permission) {
    return `Look whether the repository of GITHUB_REPOSITORY exists and the token may see it; the call needs "${permission}" below "permissions:" of the workflow.`;
}
const ISSUES_OFF_REMEDY = 'Switch on "Issues" in the settings of the repository (Settings, General, Features), or leave "incidents" out.';
const LATER_REMEDY = 'Nothing has to be done: the next run makes up for it. Look at https://www.githubstatus.com if it goes on.';
const NETWORK_REMEDY = 'Look whether the runner reaches the address in GITHUB_API_URL, and whether a proxy is set that it needs (https_proxy, no_proxy). The next run makes up for it.';
const LIMIT_REMEDY = 'Nothing has to be done: the next run makes up for it. If it goes on, run the workflow less often, or look which other jobs use the token.';
const MOVED_REMEDY = 'An issue that was transferred to another repository is left alone. If the repository itself was renamed, the next run knows its new name.';
const RULESET_REMEDY = 'Let the workflow write there: in the settings of the repository, "Rules", leave the branch out of the ruleset, or add "GitHub Actions" to its bypass list.';
const SHAPE_REMEDY = 'Look whether GITHUB_API_URL leads to the API, and whether a proxy between changes answers. The next run tries again.';
const NOT_OFFERED_REMEDY = 'Gitea and Forgejo lack calls that GitHub has. Use a way that needs none: "history-file" instead of "history-branch", and the output "recovery-wanted" instead of a dispatch.';

// EXTERNAL MODULE: ./lib/system/version.js
var version = __webpack_require__(71784);
;// CONCATENATED MODULE: ./lib/github/api/redirects.js
const BY_ID = /\/repositories\/(\d+)(?:\/|$)/;
const BY_NAME = /\/repos\/([^/]+)\/([^/]+)(?:\/|$)/;
const ONE_ISSUE = /\/issues\/\d+(?:\/|$)/;
function redirectTarget(found, own) {
    const target = absolute(found.location, found.url);
    if (target?.origin !== new URL(found.url).origin)
        return undefined;
    const owner = whose(target.pathname, own);
    const isTransfer = ONE_ISSUE.test(new URL(found.url).pathname) && (found.status === 301 || found.status === 302);
    return owner === 'own' || (owner === 'unknown' && !isTransfer) ? target.href : undefined;
}
function absolute(location, base) {
    return URL.canParse(location, base) ? new URL(location, base) : undefined;
}
function whose(path, own) {
    const id = BY_ID.exec(path)?.[1];
    if (id !== undefined)
        return own.id ? (id === own.id ? 'own' : 'foreign') : 'unknown';
    const [, owner, repo] = BY_NAME.exec(path) ?? [];
    if (owner === undefined || repo === undefined)
        return 'foreign';
    const isSame = `${owner}/${repo}`.toLowerCase() === `${own.owner}/${own.repo}`.toLowerCase();
    return isSame ? 'own' : 'unknown';
}

;// CONCATENATED MODULE: ./lib/github/api/transport.js



const MAX_REDIRECTS = 3;
const API_VERSION = '2022-11-28';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const BODILESS = new Set([204, 205, 304]);
class ClientUnusable extends Error {
    name = 'ClientUnusable';
}
async function createTransport({ token, baseUrl, own }, load = () => __webpack_require__.e(/* import() */ 205).then(__webpack_require__.bind(__webpack_require__, 22205))) {
    const { GitHub, getOctokitOptions } = await load().catch(() => {
        throw new ClientUnusable();
    });
    const silent = () => { };
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const octokit = new GitHub(getOctokitOptions(token, { baseUrl, userAgent: `mail-probe/${version/* VERSION */.x}`, log }));
    octokit.hook.before('request', (options) => {
        const { request = {} } = options;
        const { fetch } = request;
        options.request = { ...request, fetch: careful(fetch ?? globalThis.fetch, own) };
    });
    return async ({ route, parameters, headers, signal }) => {
        try {
            const answer = await octokit.request(route, {
                ...parameters,
                owner: own.owner,
                repo: own.repo,
                headers: { 'x-github-api-version': API_VERSION, ...headers },
                request: { signal },
            });
            return { status: answer.status, headers: headersOf(answer.headers), data: answer.data };
        }
        catch (error) {
            const response = responseOf(error);
            if (response)
                return response;
            throw causeOf(error);
        }
    };
}
function careful(fetch, own) {
    return async (url, options) => {
        let place = url;
        for (let redirects = 0;; redirects += 1) {
            const answer = await fetch(place, { ...options, redirect: 'manual' });
            const location = answer.headers.get('location');
            const target = REDIRECTS.has(answer.status) && location !== null && redirects < MAX_REDIRECTS
                ? redirectTarget({ method: String(options['method']), url: place, status: answer.status, location }, own)
                : undefined;
            const text = await readBody(answer.body);
            if (target === undefined)
                return complete(answer, text);
            place = target;
        }
    };
}
function complete({ status, headers }, text) {
    return new Response(BODILESS.has(status) ? null : text, { status, headers: [...headers] });
}
function responseOf(error) {
    if (!isRecord(error) || !isRecord(error['response']))
        return undefined;
    const { status, headers, data } = error['response'];
    return typeof status === 'number' && isRecord(headers) ? { status, headers: headersOf(headers), data } : undefined;
}
function causeOf(error) {
    let cause = error;
    while (cause instanceof Error && cause.cause instanceof Error)
        cause = cause.cause;
    return cause;
}
function headersOf(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./lib/github/api/attempt.js






const UNSENT = new Set([
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
]);
async function attemptOnce(send, { route, clock, signal, limitMs }) {
    const end = new AbortController();
    const ended = AbortSignal.any([end.signal, signal]);
    const late = clock.sleep(limitMs, ended).then(() => undefined, () => undefined);
    try {
        const sent = send(ended);
        sent.catch(() => { });
        const answer = await Promise.race([sent, late]);
        return answer ?? tooLate(route, limitMs, signal.aborted);
    }
    catch (error) {
        return ended.aborted ? tooLate(route, limitMs, signal.aborted) : broken(route, error);
    }
    finally {
        end.abort();
    }
}
function tooLate(route, limitMs, isCancelled) {
    const { does } = operationOf(route);
    const mayHaveRun = isWrite(route);
    const message = isCancelled
        ? `The run was cancelled while the GitHub API was asked to ${does}.`
        : `The GitHub API was asked to ${does} and gave no complete answer within ${Math.round(limitMs / 100) / 10} s.`;
    return new failure/* ApiFailure */.F({ kind: isCancelled ? 'cancelled' : 'timeout', message, remedy: LATER_REMEDY, mayHaveRun });
}
function broken(route, error) {
    const { does } = operationOf(route);
    if (error instanceof BodyTooLong) {
        return new failure/* ApiFailure */.F({
            kind: 'shape',
            message: `The GitHub API was asked to ${does} and sent more than anything that was asked for.`,
            remedy: SHAPE_REMEDY,
            mayHaveRun: isWrite(route),
        });
    }
    if (error instanceof ClientUnusable) {
        return new failure/* ApiFailure */.F({
            kind: 'client',
            message: `The client of the GitHub API could not be loaded, so it was not asked to ${does}.`,
            remedy: 'Look whether GITHUB_EVENT_PATH leads to a file with JSON, as it does on a runner.',
        });
    }
    const code = (0,error_code/* codeOrName */.Mi)(error);
    return new failure/* ApiFailure */.F({
        kind: 'network',
        message: `The GitHub API was asked to ${does}, and the connection failed: ${code}.`,
        remedy: NETWORK_REMEDY,
        mayHaveRun: isWrite(route) && !UNSENT.has(code),
    });
}

;// CONCATENATED MODULE: ./lib/github/api/budget.js
const SHARE = 0.5;
const LEAST_MS = 2000;
const TOO_LITTLE_MS = 50;
class CallBudget {
    #clock;
    #totalMs;
    #startedAt;
    constructor(clock, totalMs) {
        this.#clock = clock;
        this.#totalMs = totalMs;
    }
    start() {
        this.#startedAt ??= this.#clock.now();
    }
    get leftMs() {
        return this.#startedAt === undefined
            ? this.#totalMs
            : Math.max(0, this.#totalMs - (this.#clock.now() - this.#startedAt));
    }
    get isSpent() {
        return this.leftMs < TOO_LITTLE_MS;
    }
    get attemptMs() {
        return Math.min(this.leftMs, Math.max(LEAST_MS, this.leftMs * SHARE));
    }
}

// EXTERNAL MODULE: ./lib/text/untrusted.js
var untrusted = __webpack_require__(18340);
;// CONCATENATED MODULE: ./lib/github/api/limits.js
const UNNAMED_MS = 60_000;
function serverDate({ headers }) {
    const date = new Date(headers['date'] ?? '');
    return Number.isNaN(date.getTime()) ? undefined : date;
}
function limitOf(answer, message) {
    const { status, headers } = answer;
    if (status !== 403 && status !== 429)
        return undefined;
    const isSpent = headers['x-ratelimit-remaining'] === '0';
    const wait = retryAfter(headers['retry-after']);
    if (status === 403 && !isSpent && wait === undefined && !/\brate limit\b|abuse detection/i.test(message)) {
        return undefined;
    }
    if (wait !== undefined)
        return wait;
    const reset = Number(headers['x-ratelimit-reset']);
    if (!isSpent || !Number.isFinite(reset) || reset <= 0)
        return UNNAMED_MS;
    const now = serverDate(answer)?.getTime();
    return now === undefined ? UNNAMED_MS : Math.max(1000, reset * 1000 - now);
}
function retryAfter(value) {
    return value !== undefined && /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : undefined;
}

// EXTERNAL MODULE: ./lib/github/api/shape.js
var shape = __webpack_require__(9032);
;// CONCATENATED MODULE: ./lib/github/api/judge.js






const QUOTE_LIMIT = 200;
const MAX_ERRORS = 20;
function judgeAnswer(answer, { route, redact, isGitHub }) {
    const operation = operationOf(route);
    const said = ownWords(answer, redact);
    const waitMs = limitOf(answer, said);
    const kind = waitMs === undefined ? kindOf(answer, said, !isGitHub && isMissingThere(route)) : 'limit';
    const permission = acceptedPermission(answer.headers['x-accepted-github-permissions'], operation);
    const errors = kind === 'invalid' ? fieldErrors(answer.data, redact) : [];
    return new failure/* ApiFailure */.F({
        kind,
        status: answer.status,
        message: judge_sentence(operation.does, answer.status, said, errors),
        remedy: remedyOf(kind, permission, operation.does),
        errors,
        retryAfterMs: waitMs,
        mayHaveRun: kind === 'server' && isWrite(route),
    });
}
function judgeShape(answer, route) {
    const { does } = operationOf(route);
    return new failure/* ApiFailure */.F({
        kind: 'shape',
        status: answer.status,
        message: `The GitHub API was asked to ${does} and answered ${answer.status} with ${contentOf(answer)}, not with what was asked for.`,
        remedy: SHAPE_REMEDY,
        mayHaveRun: isWrite(route),
    });
}
function contentOf({ data, headers }) {
    if (data === undefined || data === '')
        return 'nothing';
    if (typeof data === 'string')
        return /json/i.test(headers['content-type'] ?? '') ? 'invalid JSON' : 'a text';
    if (data === null)
        return 'null';
    return Array.isArray(data) ? 'a list' : 'other data';
}
function kindOf({ status }, said, mayLackIt) {
    if (/rule violation|repository rule|protected branch/i.test(said))
        return 'ruleset';
    if (status === 401)
        return 'token';
    if (status === 403)
        return /\blocked\b/i.test(said) ? 'locked' : 'permission';
    if (status === 404 || status === 405)
        return mayLackIt ? 'not-offered' : 'missing';
    if (status === 409)
        return 'conflict';
    if (status === 410)
        return 'gone';
    if (status === 400 || status === 422)
        return 'invalid';
    if (status >= 300 && status < 400)
        return 'moved';
    return status >= 500 || status === 408 ? 'server' : 'invalid';
}
function isMissingThere(route) {
    return route.includes('/git/') || route.endsWith('/dispatches');
}
function remedyOf(kind, permission, does) {
    switch (kind) {
        case 'token':
            return TOKEN_REMEDY;
        case 'permission':
            return permissionRemedy(permission);
        case 'locked':
            return 'Unlock the conversation of the issue, if comments are wanted.';
        case 'missing':
            return missingRemedy(permission);
        case 'gone':
            return ISSUES_OFF_REMEDY;
        case 'moved':
            return MOVED_REMEDY;
        case 'limit':
            return LIMIT_REMEDY;
        case 'ruleset':
            return RULESET_REMEDY;
        case 'not-offered':
            return NOT_OFFERED_REMEDY;
        case 'invalid':
            return `Look at the settings that were used to ${does}: names of labels, assignees, workflows, inputs.`;
        default:
            return LATER_REMEDY;
    }
}
function judge_sentence(does, status, said, errors) {
    const details = errors
        .slice(0, 3)
        .map(({ field, code, message }) => [field, message || code].filter(Boolean).join(': '))
        .filter(Boolean)
        .join('; ');
    const quote = said === '' ? '' : `: "${said}"`;
    return `The GitHub API was asked to ${does} and answered ${status}${quote}${details && ` (${details})`}.`;
}
function ownWords({ data }, redact) {
    const message = typeof data === 'string' ? plainLine(data) : (0,shape/* textIn */.r7)(data, 'message');
    return (0,untrusted/* safeText */.Hk)(redact(message ?? '').trim(), QUOTE_LIMIT).replace(/\.$/, '');
}
function plainLine(text) {
    return /^[^<>{}\r\n]{1,300}\s*$/.test(text) ? text : undefined;
}
function fieldErrors(data, redact) {
    const errors = (0,shape/* recordOf */.zv)(data)?.['errors'];
    if (!Array.isArray(errors))
        return [];
    return errors.slice(0, MAX_ERRORS).map((error) => {
        const safe = (name) => (0,untrusted/* safeText */.Hk)(redact((0,shape/* textIn */.r7)(error, name) ?? ''), QUOTE_LIMIT);
        const message = typeof error === 'string' ? (0,untrusted/* safeText */.Hk)(redact(error), QUOTE_LIMIT) : safe('message');
        return { resource: safe('resource'), field: safe('field'), code: safe('code'), message };
    });
}

;// CONCATENATED MODULE: ./lib/github/api/pages.js
function nextPage(link) {
    for (const part of (link ?? '').split(',')) {
        const [, url = '', rel = ''] = /^\s*<([^<>]*)>(.*)$/.exec(part) ?? [];
        if (!/;\s*rel="?next"?(?:\s*;|\s*$)/.test(rel))
            continue;
        const page = /[?&]page=(\d{1,6})(?:&|$)/.exec(url)?.[1];
        if (page !== undefined)
            return Number(page);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/github/api/refusals.js



function unusableToken(token, route) {
    if (/^[!-~]+$/.test(token))
        return undefined;
    const what = token === '' ? 'There is no token' : 'The token holds blanks, line breaks or other characters that no token has';
    return new failure/* ApiFailure */.F({
        kind: 'token',
        message: `${what}, so the GitHub API was not asked to ${operationOf(route).does}.`,
        remedy: TOKEN_REMEDY,
    });
}
function missingRepository(owner, repo, route) {
    if (/^[\w.-]+$/.test(owner) && /^[\w.-]+$/.test(repo))
        return undefined;
    return new failure/* ApiFailure */.F({
        kind: 'missing',
        message: `GITHUB_REPOSITORY names no repository, so the GitHub API was not asked to ${operationOf(route).does}.`,
        remedy: 'Set GITHUB_REPOSITORY to "owner/name", as a runner does.',
    });
}
function unusableAddress(env, route) {
    const address = env['GITHUB_API_URL'];
    if (!address || /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/.test(address))
        return undefined;
    return new failure/* ApiFailure */.F({
        kind: 'network',
        message: `GITHUB_API_URL is no address of an API, so it was not asked to ${operationOf(route).does}.`,
        remedy: 'Set GITHUB_API_URL to a URL such as "https://api.github.com", as a runner does.',
    });
}
function spentBudget(route, isCancelled) {
    const { does } = operationOf(route);
    return isCancelled
        ? new failure/* ApiFailure */.F({
            kind: 'cancelled',
            message: `The run was cancelled before the GitHub API was asked to ${does}.`,
            remedy: LATER_REMEDY,
        })
        : new failure/* ApiFailure */.F({
            kind: 'budget',
            message: `The time for the GitHub API was over before it was asked to ${does}.`,
            remedy: LATER_REMEDY,
        });
}

;// CONCATENATED MODULE: ./lib/github/api/retries.js
const MAX_RETRIES = 2;
const FIRST_PAUSE_MS = 250;
const RESERVE_MS = 1000;
function callPause(failure, { attempt, isRepeatable, leftMs }) {
    const { kind, retryAfterMs } = failure;
    if (attempt > MAX_RETRIES)
        return undefined;
    if (kind === 'limit') {
        return retryAfterMs !== undefined && retryAfterMs + RESERVE_MS <= leftMs ? retryAfterMs : undefined;
    }
    if (!isRepeatable || (kind !== 'server' && kind !== 'network' && kind !== 'timeout'))
        return undefined;
    const pauseMs = retryAfterMs ?? FIRST_PAUSE_MS * 3 ** (attempt - 1);
    return pauseMs + RESERVE_MS <= leftMs ? pauseMs : undefined;
}

;// CONCATENATED MODULE: ./lib/github/api/api.js










const API_BUDGET_MS = 10_000;
const MAX_PAGES = 20;
function createApi(options) {
    return new CarefulApi(options);
}
class CarefulApi {
    owner;
    repo;
    requests = 0;
    #options;
    #baseUrl;
    #budget;
    #redact;
    #transport;
    #end;
    #denied = new Map();
    constructor(options) {
        const [owner = '', ...repo] = (options.env['GITHUB_REPOSITORY'] ?? '').split('/');
        this.owner = owner;
        this.repo = repo.join('/');
        this.#options = options;
        this.#baseUrl = (options.env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/$/, '');
        this.#budget = new CallBudget(options.clock, options.budgetMs ?? API_BUDGET_MS);
        this.#redact = (text) => (options.token ? text.replaceAll(options.token, '***') : text);
    }
    get msLeft() {
        return this.#budget.leftMs;
    }
    async call(request) {
        const answer = await this.callIfChanged(request, undefined);
        if (answer.isUnchanged)
            throw judgeShape({ status: 304, headers: {}, data: undefined }, request.route);
        return answer;
    }
    async callIfChanged(request, etag) {
        const answer = await this.#send(request, etag);
        const date = serverDate(answer);
        if (answer.status === 304 && etag !== undefined)
            return { isUnchanged: true, etag, date };
        const data = answer.status < 300 ? request.check(answer.data) : undefined;
        if (data === undefined)
            throw judgeShape(answer, request.route);
        const { status, headers } = answer;
        return { isUnchanged: false, status, data, etag: headers['etag'], date, nextPage: nextPage(headers['link']) };
    }
    async list(request, etag) {
        const items = [];
        let first;
        let page = 1;
        for (let pages = 0; page !== undefined && pages < MAX_PAGES; pages += 1) {
            const asked = {
                ...request,
                parameters: { per_page: 100, ...request.parameters, ...(page > 1 && { page }) },
                check: (data) => everyItem(data, request.check),
            };
            const answer = await this.callIfChanged(asked, page === 1 ? etag : undefined);
            if (answer.isUnchanged)
                return answer;
            first ??= answer;
            items.push(...answer.data);
            page = answer.nextPage !== undefined && answer.nextPage > page ? answer.nextPage : undefined;
        }
        const validator = first?.nextPage === undefined ? first?.etag : undefined;
        return { isUnchanged: false, items, isComplete: page === undefined, etag: validator, date: first?.date };
    }
    async #send(request, etag) {
        const { route } = request;
        const isRepeatable = !isWrite(route) || request.isIdempotent === true;
        this.#budget.start();
        for (let attempt = 1;; attempt += 1) {
            this.#refuse(route);
            const outcome = await this.#attempt(request, etag);
            if (!(outcome instanceof failure/* ApiFailure */.F))
                return outcome;
            const pauseMs = callPause(outcome, { attempt, isRepeatable, leftMs: this.#budget.leftMs });
            if (pauseMs === undefined)
                throw this.#remember(outcome, route);
            await this.#pause(pauseMs, route);
        }
    }
    async #attempt(request, etag) {
        const { route, parameters = {}, accept } = request;
        const outcome = await attemptOnce(async (signal) => {
            this.#transport ??= this.#connect();
            const transport = await this.#transport;
            this.requests += 1;
            const headers = { ...(etag !== undefined && { 'if-none-match': etag }), ...(accept && { accept }) };
            return await transport({ route, parameters, headers, signal });
        }, { route, clock: this.#options.clock, signal: this.#options.signal, limitMs: this.#budget.attemptMs });
        if (outcome instanceof failure/* ApiFailure */.F)
            return outcome;
        return outcome.status < 300 || outcome.status === 304 ? outcome : judgeAnswer(outcome, this.#asker(route));
    }
    #connect() {
        const { token, env } = this.#options;
        const own = { owner: this.owner, repo: this.repo, id: env['GITHUB_REPOSITORY_ID'] };
        return createTransport({ token, baseUrl: this.#baseUrl, own });
    }
    #refuse(route) {
        const { token, env, signal } = this.#options;
        const refusal = unusableToken(token, route) ?? missingRepository(this.owner, this.repo, route) ?? unusableAddress(env, route);
        if (refusal)
            throw refusal;
        if (this.#end)
            throw this.#end.echo();
        const denied = isWrite(route) ? this.#denied.get(areaOf(route)) : undefined;
        if (denied)
            throw denied.echo();
        if (this.#budget.isSpent || signal.aborted)
            throw spentBudget(route, signal.aborted);
    }
    #remember(failure, route) {
        if (failure.kind === 'limit' || failure.kind === 'token')
            this.#end = failure;
        if (failure.kind === 'permission' && isWrite(route))
            this.#denied.set(areaOf(route), failure);
        return failure;
    }
    async #pause(ms, route) {
        try {
            await this.#options.clock.sleep(ms, this.#options.signal);
        }
        catch {
            throw spentBudget(route, true);
        }
    }
    #asker(route) {
        return { route, redact: this.#redact, isGitHub: !/\/api\/v1$/.test(this.#baseUrl) };
    }
}
function everyItem(data, check) {
    if (!Array.isArray(data))
        return undefined;
    const items = [];
    for (const item of data) {
        const checked = check(item);
        if (checked === undefined)
            return undefined;
        items.push(checked);
    }
    return items;
}

;// CONCATENATED MODULE: ./lib/github/api/may-write.js

const ON_DEFAULT_BRANCH = new Set(['schedule', 'repository_dispatch', 'workflow_run']);
const ON_NAMED_BRANCH = new Set(['push', 'workflow_dispatch']);
const PULL_REQUESTS = new Set(['pull_request', 'pull_request_target', 'pull_request_review', 'merge_group']);
const USUAL_BRANCHES = ['main', 'master'];
const WITHOUT_TOKEN = 'Set "github-token: ${{ secrets.\u2026 }}" with a token that may write issues. Outside of GitHub there is none by default (act: "-s GITHUB_TOKEN=\u2026").';
function whyNotWrite({ env, payload, token, isShard }) {
    const event = env['GITHUB_EVENT_NAME'] ?? '';
    if (isShard) {
        return { reason: 'shard', message: 'A shard changes nothing on GitHub; the run that merges the reports does.' };
    }
    return (pullRequestRefusal(event, payload, env) ??
        eventRefusal(event) ??
        branchRefusal(event, payload, env) ??
        accessRefusal(env, token));
}
function pullRequestRefusal(event, payload, env) {
    const isPush = event === 'push';
    if (!PULL_REQUESTS.has(event) && !isPush)
        return undefined;
    if (env['GITHUB_ACTOR'] === 'dependabot[bot]') {
        return { reason: 'dependabot', message: `A run for Dependabot (${event}) changes nothing on GitHub.` };
    }
    if (isPush)
        return undefined;
    const head = (0,shape/* recordOf */.zv)((0,shape/* recordOf */.zv)((0,shape/* recordOf */.zv)(payload)?.['pull_request'])?.['head']);
    const from = (0,shape/* textIn */.r7)(head?.['repo'], 'full_name');
    const isFork = from !== undefined && from.toLowerCase() !== (env['GITHUB_REPOSITORY'] ?? '').toLowerCase();
    return isFork
        ? { reason: 'fork', message: 'A run for a pull request from a fork changes nothing on GitHub.' }
        : { reason: 'event', message: 'A run for a pull request changes nothing on GitHub.' };
}
function eventRefusal(event) {
    if (ON_DEFAULT_BRANCH.has(event) || ON_NAMED_BRANCH.has(event))
        return undefined;
    const known = /^[a-z_]{1,40}$/.test(event) ? `the event ${event}` : 'an event that is not known';
    return {
        reason: 'event',
        message: `A run for ${known} changes nothing on GitHub.`,
        remedy: `Run it on ${[...ON_DEFAULT_BRANCH, ...ON_NAMED_BRANCH].join(', ')}.`,
    };
}
function branchRefusal(event, payload, env) {
    if (ON_DEFAULT_BRANCH.has(event))
        return undefined;
    const ref = env['GITHUB_REF'] ?? '';
    const told = (0,shape/* textIn */.r7)((0,shape/* recordOf */.zv)(payload)?.['repository'], 'default_branch');
    const branches = told === undefined ? USUAL_BRANCHES : [told];
    if (branches.some((branch) => ref === `refs/heads/${branch}`))
        return undefined;
    return {
        reason: 'branch',
        message: 'Only runs on the default branch change anything on GitHub, and this one is not.',
        remedy: 'Run the workflow on the default branch.',
    };
}
function accessRefusal(env, token) {
    if (token.trim() === '') {
        return { reason: 'token', message: 'There is no token for the GitHub API.', remedy: WITHOUT_TOKEN };
    }
    if (/^[\w.-]+\/[\w.-]+$/.test(env['GITHUB_REPOSITORY'] ?? ''))
        return undefined;
    return {
        reason: 'repository',
        message: 'GITHUB_REPOSITORY names no repository.',
        remedy: 'Set GITHUB_REPOSITORY to "owner/name", as a runner does.',
    };
}

// EXTERNAL MODULE: ./lib/github/branch/history-branch.js + 2 modules
var history_branch = __webpack_require__(32516);
// EXTERNAL MODULE: ./lib/github/branch/place.js
var place = __webpack_require__(19752);
;// CONCATENATED MODULE: ./lib/github/incidents/action-memory.js







const MAX_EVENT_BYTES = 16 * 1024 ** 2;
const TELLING = [undefined, 'token', 'repository'];
async function openActionMemory(job, plan, world, signal) {
    const token = job.settings.githubToken?.reveal() ?? '';
    const payload = await readPayload(world);
    const isShard = job.settings.shard !== undefined;
    const refusal = whyNotWrite({ env: world.env, payload, token, isShard });
    const api = createApi({ token, env: world.env, clock: world.clock, signal });
    const place = action_memory_placeOf(world);
    const { historyFile, shownPath = 'file' } = plan;
    const branch = plan.historyBranch === undefined ? undefined : branchStore(api, plan.historyBranch, payload, world);
    const store = historyFile === undefined ? branch?.store : fileStore(historyFile, shownPath, world);
    const isTelling = TELLING.includes(refusal?.reason);
    const memory = openMemory(plan, { ...place, isTelling }, store, world);
    return { memory, plan, api, place, defaultBranch: defaultBranchOf(payload) ?? 'main', refusal, branch };
}
async function readPayload({ env, files }) {
    try {
        const { realPath } = await files.inspect(env['GITHUB_EVENT_PATH'] ?? '');
        return JSON.parse((await files.read(realPath, MAX_EVENT_BYTES)).toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function defaultBranchOf(payload) {
    return (0,shape/* textIn */.r7)((0,shape/* recordOf */.zv)(payload)?.['repository'], 'default_branch');
}
function action_memory_placeOf({ env, random }) {
    const { GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt = '1' } = env;
    const [workflow = ''] = (env['GITHUB_WORKFLOW_REF'] ?? '').slice(repository.length + 1).split('@');
    const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
    return {
        scope: [repository, workflow].filter((part) => part !== '').join(' '),
        id: run ? `${run}/${attempt}` : random(8).toString('hex'),
        runUrl: run && repository ? `${server}/${repository}/actions/runs/${run}` : undefined,
        environment: env['RUNNER_ENVIRONMENT'] ?? '',
    };
}
function branchStore(api, branch, payload, world) {
    const problem = (0,place/* branchProblem */.MT)(branch, world.env, defaultBranchOf(payload));
    const reading = problem === undefined ? (0,history_branch/* readHistoryBranch */.p)(api, branch) : undefined;
    return {
        problem,
        text: reading?.then(({ text }) => text) ?? Promise.resolve(undefined),
        store: {
            place: `in the branch ${branch}`,
            remedies: {
                text: 'The old text is in the earlier commits of the branch.',
                ...(problem !== undefined && {
                    unreadable: 'Let history-branch name a branch of its own, such as mail-probe-history.',
                }),
            },
            async read() {
                if (!reading)
                    return { kind: 'unreadable', problem: `cannot be kept there: it ${problem}` };
                const { text, notice } = await reading;
                if (notice)
                    return { kind: 'unreadable', problem: `cannot be read: ${notice.message} ${notice.hint ?? ''}`.trim() };
                return text === undefined ? { kind: 'none' } : { kind: 'text', text };
            },
            write: async () => undefined,
            setAside: async () => { },
        },
    };
}


/***/ }),

/***/ 26772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   UG: () => (/* binding */ CLOCK_TOLERANCE_MS),
/* harmony export */   _: () => (/* binding */ stampFrom)
/* harmony export */ });
const CLOCK_TOLERANCE_MS = 300_000;
function startOf(startedAt, now) {
    const start = Date.parse(startedAt);
    const known = new Date(Number.isNaN(start) ? now : Math.min(start, now)).toISOString();
    if (!(start > now + CLOCK_TOLERANCE_MS))
        return { startedAt: known };
    const notice = {
        code: 'E_HISTORY',
        message: `The run started at ${new Date(start).toISOString()}, which is in the future; it is recorded as of now.`,
        hint: 'Set the clock of the machine that ran the checks.',
    };
    return { startedAt: known, notice };
}
function stampFrom(text) {
    const ms = Date.parse(text ?? '');
    return ms >= 0 && ms < LAST_MS ? new Date(ms).toISOString() : undefined;
}
const LAST_MS = 253_402_300_800_000;


/***/ }),

/***/ 32351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ historyText)
/* harmony export */ });
function historyText({ schema, scope, writtenAt, newest, checks, issues }) {
    const head = JSON.stringify({ schema, scope, writtenAt, newest, issues }).slice(0, -1);
    const lines = checks.map((check) => JSON.stringify(checkForm(check)));
    return `${head},"checks":[\n${lines.join(',\n')}\n]}\n`;
}
function checkForm(check) {
    const { key, name, mode, target, group, file, removedAt, outage, isFlapping, results, undo } = check;
    const { runs, days, past, series, trend, facts } = check;
    return {
        ...{ key, name, mode, target, group, file, removedAt },
        outage: outageForm(outage),
        isFlapping: isFlapping || undefined,
        results,
        undo: undo && undoForm(undo),
        runs: runs.map(runForm),
        days,
        past: filled(past),
        series: filled(series.map(seriesForm)),
        trend,
        facts: filled(facts),
    };
}
function outageForm(outage) {
    return {
        state: outage.state,
        before: outage.before,
        since: outage.since,
        failures: outage.failures || undefined,
        goods: outage.goods || undefined,
        blind: outage.blind || undefined,
        firstBad: outage.firstBad,
        lastBad: outage.lastBad,
        firstGood: outage.firstGood,
        lastGood: outage.lastGood,
        goodSince: outage.goodSince,
        codes: filled(outage.codes),
        alerts: outage.alerts || undefined,
        lastAlertAt: outage.lastAlertAt,
        failuresAtAlert: outage.failuresAtAlert || undefined,
        isMuted: outage.isMuted || undefined,
        isAcknowledged: outage.isAcknowledged,
        heldUntil: outage.heldUntil,
        issue: outage.issue,
        endedAt: outage.endedAt,
        events: filled(outage.events),
        eventCount: outage.eventCount || undefined,
        recoveries: filled(outage.recoveries),
    };
}
function undoForm({ run, outage, isFlapping, results, past, isHeld }) {
    return { run, outage: outageForm(outage), isFlapping: isFlapping || undefined, results, past, isHeld };
}
function runForm({ at, status, code, isUnstable }) {
    return `${at} ${status}${code === undefined ? '' : ` ${code}`}${isUnstable ? ' unstable' : ''}`;
}
function seriesForm({ metric, environment, values, days, slow }) {
    const steps = days.map((day, index) => day - (days[index - 1] ?? 0));
    return { metric, environment, values, days: steps, slow };
}
function filled(list) {
    return list.length > 0 ? list : undefined;
}


/***/ }),

/***/ 40976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bx: () => (/* binding */ MAX_EVENTS),
/* harmony export */   Rn: () => (/* binding */ withEvent),
/* harmony export */   Zz: () => (/* binding */ isFlappingTold),
/* harmony export */   h9: () => (/* binding */ isAlerting)
/* harmony export */ });
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50206);

const MAX_EVENTS = 50;
const ALERTING = new Set([
    'down',
    'reopened',
    'repeat',
    'recovered',
    'flapping',
    'steady',
]);
function isAlerting({ kind }) {
    return ALERTING.has(kind);
}
function withEvent(outage, event) {
    if (outage.isMuted)
        return outage;
    const eventCount = (0,_watch_js__WEBPACK_IMPORTED_MODULE_0__/* .oneMore */ .G9)(outage.eventCount);
    const added = { id: `${event.kind}-${eventCount}`, ...event };
    return { ...outage, eventCount, events: [...outage.events, added].slice(-MAX_EVENTS) };
}
const FLAPPING_EVENTS = new Set(['flapping', 'steady', 'recovered']);
function isFlappingTold({ events }) {
    return events.findLast(({ kind }) => FLAPPING_EVENTS.has(kind))?.kind === 'flapping';
}


/***/ }),

/***/ 58362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ isRecoveryDue),
/* harmony export */   N$: () => (/* binding */ MAX_TRIES),
/* harmony export */   ic: () => (/* binding */ withRecoveryAnswer),
/* harmony export */   lf: () => (/* binding */ withRecoveryBegun)
/* harmony export */ });
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40976);
/* harmony import */ var _watch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50206);


const MAX_RUN_URL = 1000;
const MAX_TRIES = 20;
function isRecoveryDue({ outage, isFlapping }, rules, at) {
    const { state, alerts, recoveries, isMuted } = outage;
    if (isFlapping || isMuted || (state !== 'down' && state !== 'lost'))
        return false;
    if (alerts < (rules.after === 'down' ? 1 : rules.after))
        return false;
    const last = recoveries.at(-1);
    if (last === undefined)
        return rules.max > 0;
    return Math.max(recoveries.length, last.number) < rules.max && (0,_watch_js__WEBPACK_IMPORTED_MODULE_1__/* .elapsedMs */ .d5)(last.at, at) >= rules.waitMs;
}
function withRecoveryBegun(outage, at, runUrl) {
    const last = outage.recoveries.at(-1);
    const begun = { number: (last?.number ?? 0) + 1, at, result: 'unknown' };
    const recoveries = [...outage.recoveries, begun].slice(-MAX_TRIES);
    const place = runUrl === undefined ? { at } : { at, runUrl };
    return (0,_events_js__WEBPACK_IMPORTED_MODULE_0__/* .withEvent */ .Rn)({ ...outage, recoveries }, { kind: 'recovery-action', ...place });
}
function withRecoveryAnswer(outage, result, runUrl) {
    const last = outage.recoveries.at(-1);
    if (last === undefined)
        return outage;
    const isKept = runUrl !== undefined && runUrl.length <= MAX_RUN_URL;
    const answered = { ...last, result, ...(isKept ? { runUrl } : {}) };
    return { ...outage, recoveries: [...outage.recoveries.slice(0, -1), answered] };
}


/***/ }),

/***/ 50206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ oneMore),
/* harmony export */   H$: () => (/* binding */ MAX_COUNT),
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Kl: () => (/* binding */ classOf),
/* harmony export */   MK: () => (/* binding */ newOutage),
/* harmony export */   NU: () => (/* binding */ later),
/* harmony export */   Wc: () => (/* binding */ isTold),
/* harmony export */   d5: () => (/* binding */ elapsedMs)
/* harmony export */ });
const MAX_COUNT = 1_000_000;
function classOf(status, { on }) {
    if (on.includes(status))
        return 'bad';
    return status === 'unknown' ? 'none' : 'good';
}
function isTold(state) {
    return state === 'down' || state === 'lost' || state === 'recovering';
}
function newOutage(at) {
    return {
        state: 'new',
        since: at,
        failures: 0,
        goods: 0,
        blind: 0,
        codes: [],
        alerts: 0,
        failuresAtAlert: 0,
        isMuted: false,
        events: [],
        eventCount: 0,
        recoveries: [],
    };
}
function oneMore(count) {
    return Math.min(count + 1, MAX_COUNT);
}
function elapsedMs(from, to) {
    const elapsed = Date.parse(to) - Date.parse(from ?? '');
    return elapsed > 0 ? elapsed : 0;
}
function later(one, other) {
    if (one === undefined || other === undefined)
        return one ?? other;
    return one > other ? one : other;
}
function refOf({ at, runUrl }) {
    return runUrl === undefined ? { at } : { at, runUrl };
}


/***/ }),

/***/ 83781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ew: () => (/* binding */ dayText),
/* harmony export */   hF: () => (/* binding */ daysOf),
/* harmony export */   vP: () => (/* binding */ DAY_SEPARATOR)
/* harmony export */ });
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47402);

const DAY_SEPARATOR = ';';
function daysOf(text) {
    return text === '' ? [] : text.split(DAY_SEPARATOR).map(dayOf);
}
function dayText({ day, runs }) {
    return [day, ..._status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUSES */ .f.map((status) => runs[status])].join(' ');
}
function dayOf(text) {
    const [day = '', ok = 0, warning = 0, critical = 0, unknown = 0] = text.split(' ');
    return {
        day,
        runs: { ok: Number(ok), warning: Number(warning), critical: Number(critical), unknown: Number(unknown) },
    };
}


/***/ }),

/***/ 82475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ STATES)
/* harmony export */ });
const STATES = ['new', 'up', 'failing', 'down', 'lost', 'recovering'];


/***/ }),

/***/ 35242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ isDeeperThan)
/* harmony export */ });
const QUOTE = '"';
const BACKSLASH = 0x5c;
function isDeeperThan(limit, text) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const char = text.charCodeAt(at);
        if (char === 0x22)
            at = endOfString(text, at + 1);
        else if ((char | 0x20) === 0x7b)
            depth += 1;
        else if ((char | 0x20) === 0x7d)
            depth -= 1;
        if (depth > limit)
            return true;
    }
    return false;
}
function endOfString(text, start) {
    for (let from = start;;) {
        const end = text.indexOf(QUOTE, from);
        if (end === -1)
            return text.length;
        let escapes = 0;
        while (end - escapes > start && text.charCodeAt(end - escapes - 1) === BACKSLASH)
            escapes += 1;
        if (escapes % 2 === 0)
            return end;
        from = end + 1;
    }
}


/***/ })

};
