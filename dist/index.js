/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = process.getBuiltinModule("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = process.getBuiltinModule("buffer");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = process.getBuiltinModule("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = process.getBuiltinModule("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = process.getBuiltinModule("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = process.getBuiltinModule("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = process.getBuiltinModule("https");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = process.getBuiltinModule("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = process.getBuiltinModule("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:buffer");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:fs");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path");

/***/ }),

/***/ 53916:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:path/posix");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:perf_hooks");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:stream");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:util/types");

/***/ }),

/***/ 78877:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:v8");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = process.getBuiltinModule("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = process.getBuiltinModule("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = process.getBuiltinModule("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = process.getBuiltinModule("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = process.getBuiltinModule("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = process.getBuiltinModule("string_decoder");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = process.getBuiltinModule("tls");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = process.getBuiltinModule("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = process.getBuiltinModule("util");

/***/ }),

/***/ 25833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ Logins)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(25836);
/* harmony import */ var _system_deferred_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(36673);



const VERDICTS = ['E_AUTH_REJECTED', 'E_AUTH_TOKEN', 'E_AUTH_BASIC_DISABLED'];
function isVerdict({ code, phase, reply = '' }) {
    return VERDICTS.includes(code) && (isOfLogin(phase) || !/\[AUTHORIZATIONFAILED\]/i.test(reply));
}
function isOfLogin(phase) {
    return phase === 'smtp_auth' || phase === 'imap_auth';
}
class Logins {
    #identities = new Map();
    #logins = new WeakMap();
    #change = (0,_system_deferred_js__WEBPACK_IMPORTED_MODULE_2__/* .deferred */ .y)();
    get changed() {
        return this.#change.promise;
    }
    isFree(check) {
        return this.#of(check).every(({ identity }) => isKnown(identity) || (identity.holder ?? check) === check);
    }
    begin(check) {
        for (const { identity } of this.#of(check))
            if (!isKnown(identity))
                identity.holder ??= check;
    }
    end(check) {
        for (const { identity } of this.#of(check))
            if (identity.holder === check)
                identity.holder = undefined;
    }
    release(check) {
        this.end(check);
        this.#tell();
    }
    learn(check, protocol, failure) {
        const login = this.#of(check).find(({ server }) => server.endpoint.protocol === protocol);
        if (!login || (failure && !isVerdict(failure)))
            return;
        const { identity } = login;
        if (!failure)
            identity.isAccepted = true;
        else if (identity.refusals.every((refusal) => refusal.protocol !== protocol))
            identity.refusals = [...identity.refusals, { protocol, checkName: check.name, failure }];
        identity.holder = undefined;
        this.#tell();
    }
    async turn(check) {
        while (!this.isFree(check))
            await this.changed;
        this.begin(check);
    }
    refusal(check, protocol) {
        for (const { server, identity } of this.#of(check)) {
            if (protocol !== undefined && server.endpoint.protocol !== protocol)
                continue;
            const refusal = refusalFor(identity, server.endpoint.protocol);
            if (refusal)
                return notTriedAgain(server, refusal, check);
        }
        return undefined;
    }
    #tell() {
        this.#change.resolve();
        this.#change = (0,_system_deferred_js__WEBPACK_IMPORTED_MODULE_2__/* .deferred */ .y)();
    }
    #of(check) {
        const known = this.#logins.get(check);
        if (known)
            return known;
        const logins = check.probe.servers.flatMap((server) => {
            const { credentials, endpoint } = server;
            return credentials ? [{ server, identity: this.#identity(endpoint.host, credentials) }] : [];
        });
        this.#logins.set(check, logins);
        return logins;
    }
    #identity(name, { username, password, token }) {
        const host = name.toLowerCase();
        const secret = (password ?? token)?.reveal() ?? '';
        const key = JSON.stringify([host, username]);
        const known = this.#identities.get(key) ?? [];
        const same = known.find((identity) => identity.secret === secret);
        if (same)
            return same;
        const identity = { host, username, secret, isAccepted: false, refusals: [], holder: undefined };
        this.#identities.set(key, [...known, identity]);
        return identity;
    }
}
function isKnown({ isAccepted, refusals }) {
    return isAccepted || refusals.length > 0;
}
function refusalFor({ refusals }, protocol) {
    const same = refusals.find((refusal) => refusal.protocol === protocol);
    return same ?? refusals.find(({ failure: { code, phase } }) => code !== 'E_AUTH_BASIC_DISABLED' && isOfLogin(phase));
}
function notTriedAgain({ endpoint }, refusal, check) {
    const { protocol, checkName, failure } = refusal;
    const isSame = protocol === endpoint.protocol;
    const where = checkName === check.name ? 'in this check' : `in check ${checkName}`;
    const over = isSame ? '' : ` over ${protocol.toUpperCase()}`;
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: failure.code,
        phase: `${endpoint.protocol}_auth`,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} was not tried${isSame ? ' again' : ''}: ${endpoint.host} has refused these credentials${over} ${where}.`,
        hint: `${failure.hint} Each further refusal could lock the account, so the same host, user and secret are tried once in a run.`,
        status: isSame ? failure.status : 'unknown',
        isRetryable: false,
    });
}


/***/ }),

/***/ 17103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  v: () => (/* binding */ Recorder)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __nccwpck_require__(25836);
;// CONCATENATED MODULE: ./lib/engine/certificate-days.js
function certificateDays({ protocol, tls }) {
    const { chain = [] } = tls ?? {};
    const readable = chain.filter(({ validTo }) => Date.parse(validTo) > 0);
    const isIncomplete = readable.length < chain.length;
    const [leaf, ...others] = readable;
    if (!leaf || leaf !== chain[0])
        return { isIncomplete };
    const first = others.reduce((least, each) => (each.daysLeft < least.daysLeft ? each : least), leaf);
    const measurement = {
        metric: 'tls_certificate_days_left',
        value: first.daysLeft,
        label: protocol,
        ...(first === leaf ? {} : { remark: `the certificate "${first.subject}" in the chain expires first` }),
    };
    return { measurement, isIncomplete };
}

// EXTERNAL MODULE: ./lib/model/phase.js
var phase = __nccwpck_require__(53997);
// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __nccwpck_require__(11148);
;// CONCATENATED MODULE: ./lib/engine/connections.js


const MAX_GREETING = 500;
const MAX_CAPABILITIES = 120;
const MAX_CAPABILITY = 200;
class Connections {
    #kept = [];
    add(facts) {
        const index = this.#kept.push(facts) - 1;
        return ({ capabilities, login }) => {
            const before = this.#kept[index] ?? facts;
            this.#kept[index] = {
                ...before,
                ...(capabilities === undefined ? {} : { capabilities: { ...before.capabilities, ...capabilities } }),
                ...(login === undefined ? {} : { login }),
            };
        };
    }
    shown(redact) {
        return this.#kept
            .toSorted((a, b) => (0,phase/* byProtocol */.s)(a.protocol, b.protocol))
            .map((facts) => {
            const { greeting, capabilities } = facts;
            return {
                ...facts,
                ...(greeting === undefined ? {} : { greeting: shownLines([greeting], MAX_GREETING, redact)[0] }),
                ...(capabilities === undefined ? {} : { capabilities: shownStages(capabilities, redact) }),
            };
        });
    }
}
function shownStages(stages, redact) {
    const shown = Object.entries(stages).map(([stage, list]) => {
        return [stage, shownLines(list.slice(0, MAX_CAPABILITIES), MAX_CAPABILITY, redact)];
    });
    return Object.fromEntries(shown);
}
function shownLines(lines, limit, redact) {
    return (0,secret/* redactLines */.nI)(lines.map(secret/* beginningOf */.VI), redact)
        .map(secret/* shownBeginning */.dm)
        .map((line) => (line.length > limit ? `${line.slice(0, limit)}\u2026` : line));
}

;// CONCATENATED MODULE: ./lib/engine/transcript.js

const MAX_HEAD = 60;
const MAX_TAIL = 60;
const MAX_CHARACTERS = 300;
const MAX_TAKEN = 5000;
class Transcript {
    #redact;
    #head = [];
    #tail = [];
    #left = 0;
    constructor(redact) {
        this.#redact = redact;
    }
    add(line) {
        const taken = line.text.length > MAX_TAKEN ? { ...line, text: line.text.slice(0, MAX_TAKEN) } : line;
        if (this.#head.length < MAX_HEAD)
            this.#head.push(taken);
        else
            this.#tail.push(taken);
        if (this.#tail.length <= MAX_TAIL)
            return;
        this.#tail.shift();
        this.#left += 1;
    }
    get lines() {
        const [next] = this.#tail;
        const note = `${this.#left} lines are left out here`;
        const gap = this.#left > 0 && next ? [{ ...next, direction: 'note', text: note }] : [];
        return [...this.#shown(this.#head), ...gap, ...this.#shown(this.#tail)];
    }
    #shown(lines) {
        const texts = new Map();
        for (const side of bySide(lines)) {
            const redacted = (0,secret/* redactLines */.nI)(side.map(({ text }) => (0,secret/* beginningOf */.VI)(text)), this.#redact);
            for (const [index, line] of side.entries()) {
                texts.set(line, (0,secret/* shownBeginning */.dm)(redacted[index] ?? secret/* MASK */.v5));
            }
        }
        return lines.map((line) => ({ ...line, text: cut(texts.get(line) ?? secret/* MASK */.v5) }));
    }
}
function cut(text) {
    return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}\u2026` : text;
}
function bySide(lines) {
    const sides = new Map();
    for (const line of lines) {
        const key = `${line.protocol} ${line.direction}`;
        const side = sides.get(key);
        if (side)
            side.push(line);
        else
            sides.set(key, [line]);
    }
    return sides.values();
}

;// CONCATENATED MODULE: ./lib/engine/recorder.js




const MAX_NOTICES = 10;
const MAX_OWN_NOTICES = 100;
const LOGINS = { smtp_auth: 'smtp', imap_auth: 'imap' };
const PROOFS = ['imap_status', 'imap_select'];
class Recorder {
    signal;
    world;
    hasSent = false;
    #listeners;
    #start;
    #open = [];
    #phases = [];
    #measurements = [];
    #missing = [];
    #findings = [];
    #notices = [];
    #connections = new Connections();
    #transcript;
    #facts = {};
    #isTiming = true;
    #isUnproven = false;
    constructor(world, signal, listeners) {
        this.world = world;
        this.signal = signal;
        this.#listeners = listeners;
        this.#transcript = new Transcript(listeners.redact);
        this.#start = world.clock.now();
    }
    get currentPhase() {
        return this.#open.at(-1);
    }
    async phase(name, work) {
        const { clock } = this.world;
        const begin = clock.now();
        this.#open.push(name);
        this.#listeners.onPhase?.([...this.#open]);
        let isOk = false;
        let flown = {};
        const keep = (flights, flightSeconds) => {
            flown = { flights, flightSeconds };
        };
        try {
            const result = await this.#watchLogin(name, () => work(keep));
            isOk = true;
            return result;
        }
        finally {
            this.#open.splice(this.#open.lastIndexOf(name), 1);
            this.#listeners.onPhase?.([...this.#open]);
            const durationSeconds = (clock.now() - begin) / 1000;
            if (this.#isTiming)
                this.#phases.push({ name, startSeconds: (begin - this.#start) / 1000, durationSeconds, isOk, ...flown });
        }
    }
    async #watchLogin(name, work, needsProof = true) {
        const protocol = LOGINS[name];
        try {
            const result = await work();
            if (protocol === 'imap' && needsProof)
                this.#isUnproven = true;
            else if (protocol !== undefined)
                this.#listeners.onLogin?.(protocol);
            if (this.#isUnproven && PROOFS.includes(name)) {
                this.#isUnproven = false;
                this.#listeners.onLogin?.('imap');
            }
            return result;
        }
        catch (error) {
            if (error instanceof failure/* ProbeFailure */.BU && !error.isInconclusive)
                this.#listeners.onLogin?.(protocol ?? protocolOf(error.phase), error);
            throw error;
        }
    }
    loginRefusal(protocol) {
        return this.#listeners.loginRefusal?.(protocol);
    }
    measure(metric, value, label) {
        if (this.#isTiming)
            this.#measurements.push({ metric, value, label });
    }
    miss(metric, label) {
        if (this.#isTiming)
            this.#missing.push({ metric, label });
    }
    note(finding) {
        const isKnown = this.#findings.some(({ code, message }) => code === finding.code && message === finding.message);
        if (!isKnown)
            this.#findings.push(finding);
    }
    notice(notice) {
        const isOwn = notice.code !== undefined;
        const alike = this.#notices.filter(({ code }) => (code !== undefined) === isOwn);
        const isKnown = alike.some(({ code, message, reply }) => code === notice.code && message === notice.message && reply === notice.reply);
        if (!isKnown && alike.length < (isOwn ? MAX_OWN_NOTICES : MAX_NOTICES))
            this.#notices.push(notice);
    }
    learn(facts) {
        this.#facts = { ...this.#facts, ...facts };
    }
    known() {
        return this.#facts;
    }
    connected(facts) {
        if (!this.#isTiming)
            return () => { };
        const { measurement, isIncomplete } = certificateDays(facts);
        if (isIncomplete)
            this.miss('tls_certificate_days_left', facts.protocol);
        if (measurement)
            this.#measurements.push(measurement);
        return this.#connections.add(facts);
    }
    trace(protocol, direction, line) {
        const seconds = (this.world.clock.now() - this.#start) / 1000;
        for (const text of line.split('\n'))
            this.#transcript.add({ seconds, protocol, direction, text });
        this.#listeners.onTrace(protocol, direction, line);
    }
    conceal(value) {
        this.#listeners.redact.learn?.(value);
    }
    progress(text) {
        this.#listeners.onProgress(text);
    }
    onCleanup(work) {
        return this.#listeners.onCleanup(work);
    }
    forCleanup(access) {
        return { ...this.unmeasured(), progress: () => { }, ...access };
    }
    unmeasured() {
        return {
            signal: this.signal,
            world: this.world,
            hasSent: this.hasSent,
            phase: (name, work) => this.#watchLogin(name, () => work(() => { }), false),
            measure: () => { },
            miss: () => { },
            note: (finding) => this.note(finding),
            notice: () => { },
            learn: () => { },
            known: () => this.known(),
            connected: () => () => { },
            trace: (...line) => this.trace(...line),
            conceal: (value) => this.conceal(value),
            unmeasured: () => this.unmeasured(),
            progress: (text) => this.progress(text),
            onCleanup: async () => { },
            loginRefusal: (protocol) => this.loginRefusal(protocol),
        };
    }
    finish(failure, metrics) {
        this.#isTiming = false;
        const sums = new Map();
        for (const { name, durationSeconds, isOk } of this.#phases) {
            const metric = `${name}_seconds`;
            if (isOk && metrics.has(metric))
                sums.set(metric, (sums.get(metric) ?? 0) + durationSeconds);
        }
        const timings = [...sums].map(([metric, value]) => ({ metric, value }));
        return {
            phases: this.#phases.toSorted((a, b) => a.startSeconds - b.startSeconds),
            measurements: [...this.#measurements, ...timings],
            missing: this.#missing,
            findings: this.#findings,
            notices: this.#notices,
            connections: this.#connections.shown(this.#listeners.redact),
            facts: this.#facts,
            transcript: this.#transcript.lines,
            hasSent: this.hasSent,
            failure,
        };
    }
}
function protocolOf(phase) {
    return phase.startsWith('smtp_') ? 'smtp' : 'imap';
}


/***/ }),

/***/ 50359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y3: () => (/* binding */ holdsMasked),
/* harmony export */   nL: () => (/* binding */ printMasks),
/* harmony export */   uf: () => (/* binding */ escapeData)
/* harmony export */ });
const MIN_LENGTH = 4;
function printMasks(forms, stdout) {
    for (const mask of masksOf(forms))
        stdout(`::add-mask::${escapeData(mask)}`);
}
function holdsMasked(texts, forms) {
    return [...masksOf(forms)].some((mask) => texts.some((text) => text.includes(mask)));
}
function masksOf(forms) {
    const lines = forms.flatMap((form) => form.split(/[\r\n]+/));
    return new Set(lines.filter((line) => line.trim().length >= MIN_LENGTH));
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}


/***/ }),

/***/ 73311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ saveState),
/* harmony export */   u: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);

const VALUE = /^[A-Za-z0-9+/=_.-]*$/;
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
function saveState(env, name, value) {
    if (!NAME.test(name) || !VALUE.test(value))
        throw new TypeError(`State ${name} must be base64.`);
    const path = env['GITHUB_STATE'];
    if (!path)
        return false;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, `${name}=${value}\n`);
        return true;
    }
    catch {
        return false;
    }
}
function readState(env, name) {
    const value = env[`STATE_${name}`] ?? '';
    return VALUE.test(value) ? value : '';
}


/***/ }),

/***/ 90628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ saveTicket),
/* harmony export */   oC: () => (/* binding */ readTickets),
/* harmony export */   sx: () => (/* binding */ ticketOwner)
/* harmony export */ });
/* harmony import */ var _system_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(97356);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73311);


function ticketOwner(checkName) {
    return (0,_system_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_1__/* .crypto */ .E)().createHash('sha256').update(checkName).digest('hex');
}
const NAME = 'ticket';
function saveTicket(env, { index, checkName, ticket }, redact) {
    const kept = ticket && {
        ticket: { token: ticket.token, mailboxes: ticket.mailboxes.map(redact) },
        owner: ticketOwner(checkName),
    };
    const value = kept ? Buffer.from(JSON.stringify(kept)).toString('base64') : '';
    (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .saveState */ .L)(env, index === 0 ? NAME : `${NAME}_${index}`, value);
}
function readTickets(env) {
    const names = Object.keys(env).flatMap((variable) => /^STATE_(ticket(?:_\d+)?)$/.exec(variable)?.[1] ?? []);
    return names.flatMap((name) => parseTicket((0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .u)(env, name)) ?? []);
}
function parseTicket(text) {
    if (text === '')
        return undefined;
    try {
        const value = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
        return isKept(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isKept(value) {
    if (typeof value !== 'object' || value === null || !('ticket' in value) || !('owner' in value))
        return false;
    return typeof value.owner === 'string' && isTicket(value.ticket);
}
function isTicket(value) {
    if (typeof value !== 'object' || value === null || !('token' in value) || !('mailboxes' in value))
        return false;
    const { token, mailboxes } = value;
    const areNames = Array.isArray(mailboxes) && mailboxes.every((name) => typeof name === 'string');
    return typeof token === 'string' && /^[0-9a-f]{32}$/.test(token) && areNames;
}


/***/ }),

/***/ 33122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ openImap)
/* harmony export */ });
/* harmony import */ var _network_reach_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(85095);

async function openImap(endpoint, context, sendsCredentials, prepare = async () => { }) {
    const load = () => Promise.all(/* import() */[__nccwpck_require__.e(282), __nccwpck_require__.e(65), __nccwpck_require__.e(731)]).then(__nccwpck_require__.bind(__nccwpck_require__, 41731));
    const meanwhile = () => Promise.all([endpoint.tlsMode === 'none' || __nccwpck_require__.e(/* import() */ 330).then(__nccwpck_require__.bind(__nccwpck_require__, 8330)), load()]);
    const reached = await (0,_network_reach_js__WEBPACK_IMPORTED_MODULE_0__/* .reach */ .g)(endpoint, context, { sendsCredentials, meanwhile });
    const { startImap } = await load();
    return await startImap(reached, context, prepare);
}


/***/ }),

/***/ 90553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ describeAttempt),
/* harmony export */   EM: () => (/* binding */ isRunnerTrouble),
/* harmony export */   cL: () => (/* binding */ reset),
/* harmony export */   vZ: () => (/* binding */ connectFailure)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(25836);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(49438);



function connectFailure(endpoint, attempts, env) {
    const phase = `${endpoint.protocol}_connect`;
    const tried = attempts.map(describeAttempt).join('; ');
    const silent = attempts.some((attempt) => attempt.error === undefined);
    const codes = attempts.map((attempt) => (0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(attempt.error));
    const cause = attempts.find((attempt) => attempt.error)?.error;
    const at = `${endpoint.host}:${endpoint.port}`;
    if (silent && endpoint.port === 25 && env['RUNNER_ENVIRONMENT'] === 'github-hosted') {
        return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
            code: 'E_PORT25_BLOCKED',
            phase,
            message: `Outbound port 25 does not answer from this hosted runner (${tried}).`,
            hint: 'GitHub-hosted runners cannot reach port 25. Use port 465 or 587, or a self-hosted runner.',
        });
    }
    if (silent) {
        return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
            code: 'E_CONN_TIMEOUT',
            phase,
            message: `No TCP answer from ${at} within connect-timeout (${endpoint.connectTimeoutMs / 1000} s with DNS; ${tried}).`,
            hint: 'A firewall drops the packets, or the address is not routed. Check both, and the address records.',
        });
    }
    if (codes.includes('ECONNREFUSED')) {
        return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
            code: 'E_CONN_REFUSED',
            phase,
            message: `Nothing listens on ${at} (${tried}).`,
            hint: 'Check that the service runs, its port, and the firewall.',
            cause,
        });
    }
    if (codes.includes('ECONNRESET'))
        return reset(endpoint, phase, 'the greeting', cause);
    const isOurSide = attempts.every((attempt) => isRunnerTrouble(attempt));
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_CONN_UNREACHABLE',
        phase,
        message: `No route to ${at} (${tried}).`,
        hint: attempts.every((attempt) => attempt.family === 6)
            ? 'The host has IPv6 addresses only. GitHub-hosted runners have no IPv6; use a runner that has.'
            : 'Check the routing between the runner and the server.',
        status: isOurSide ? 'unknown' : undefined,
        isRetryable: !isOurSide,
        cause,
    });
}
function describeAttempt(attempt) {
    return `${attempt.address}: ${(0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(attempt.error) ?? 'no answer'}`;
}
function isRunnerTrouble(attempt) {
    return ['ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EACCES', 'EPERM'].includes((0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(attempt.error) ?? '');
}
function reset(endpoint, phase, awaited, cause) {
    return new _model_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ProbeFailure */ .BU({
        code: 'E_CONN_RESET',
        phase,
        message: `${(0,_model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .describeEndpoint */ .N2)(endpoint)} reset the connection before ${awaited}.`,
        hint: 'Rate limits, bans and firewalls end connections this way; so does a server that crashed. Look at its log.',
        cause,
    });
}


/***/ }),

/***/ 45545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ dial)
/* harmony export */ });
/* harmony import */ var _connect_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(90553);

const ATTEMPT_DELAY_MS = 250;
const PATIENCE_MS = 1000;
function dial(endpoint, addresses, context, limitMs) {
    const { signal, world } = context;
    const attempts = [];
    const sockets = new Map();
    return new Promise((resolve, reject) => {
        let headStart;
        let isSettled = false;
        const limit = setTimeout(giveUp, limitMs);
        const onAbort = () => fail(signal.reason);
        function settle() {
            isSettled = true;
            clearTimeout(limit);
            clearTimeout(headStart);
            signal.removeEventListener('abort', onAbort);
        }
        function fail(reason) {
            settle();
            for (const socket of sockets.values())
                socket.destroy();
            reject(reason);
        }
        function giveUp() {
            fail((0,_connect_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .connectFailure */ .vZ)(endpoint, attempts, world.env));
        }
        function win(winner, socket, connectSeconds) {
            settle();
            socket.pause();
            sockets.delete(winner);
            const earlier = attempts.slice(0, attempts.indexOf(winner));
            for (const [attempt, other] of sockets)
                if (!earlier.includes(attempt))
                    other.destroy();
            const dead = findDead(earlier, sockets, signal);
            resolve({ socket, address: winner.address, connectSeconds, tried: attempts.length, dead });
        }
        function tryNext() {
            clearTimeout(headStart);
            if (isSettled)
                return;
            const target = addresses[attempts.length];
            if (target === undefined) {
                if (sockets.size === 0)
                    giveUp();
                return;
            }
            const attempt = { ...target };
            attempts.push(attempt);
            const begin = world.clock.now();
            const socket = world.connect(target.address, endpoint.port);
            sockets.set(attempt, socket);
            socket.once('connect', () => {
                if (!isSettled)
                    win(attempt, socket, (world.clock.now() - begin) / 1000);
            });
            socket.on('error', (error) => {
                attempt.error ??= error;
                if (sockets.delete(attempt))
                    tryNext();
            });
            headStart = setTimeout(tryNext, ATTEMPT_DELAY_MS);
        }
        if (signal.aborted)
            onAbort();
        else {
            signal.addEventListener('abort', onAbort, { once: true });
            tryNext();
        }
    });
}
async function findDead(attempts, pending, signal) {
    const sockets = attempts.map((attempt) => pending.get(attempt));
    const areAlive = await Promise.all(sockets.map((socket) => socket !== undefined && answersYet(socket, signal)));
    return attempts.filter((_attempt, index) => !areAlive[index]);
}
function answersYet(socket, signal) {
    return new Promise((resolve) => {
        const end = (isAlive) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
            socket.destroy();
            resolve(isAlive);
        };
        const onAbort = () => end(true);
        const timer = setTimeout(() => end(false), PATIENCE_MS);
        signal.addEventListener('abort', onAbort, { once: true });
        socket.once('connect', () => end(true));
        socket.once('error', () => end(false));
    });
}


/***/ }),

/***/ 13306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ areLoopback),
/* harmony export */   _: () => (/* binding */ refuseExposure)
/* harmony export */ });
/* harmony import */ var _model_issue_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57617);
/* harmony import */ var _system_loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(75135);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(40503);



async function refuseExposure(endpoint, context) {
    if (!endpoint.loopbackOnly)
        return;
    let addresses = [];
    try {
        addresses = await (0,_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .resolve */ .h)(endpoint, context, endpoint.connectTimeoutMs);
    }
    catch {
        context.signal.throwIfAborted();
    }
    if (!areLoopback(addresses))
        throw new _model_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigError */ .x([endpoint.loopbackOnly]);
}
function areLoopback(addresses) {
    return addresses.length > 0 && addresses.every(({ address }) => (0,_system_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(address));
}


/***/ }),

/***/ 85095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ reach)
});

// EXTERNAL MODULE: ./lib/model/issue.js
var issue = __nccwpck_require__(57617);
;// CONCATENATED MODULE: ./lib/mail/network/budget.js
class Budget {
    #clock;
    #leftMs;
    constructor(clock, totalMs) {
        this.#clock = clock;
        this.#leftMs = totalMs;
    }
    async spend(work) {
        const start = this.#clock.now();
        try {
            return await work(Math.max(1, this.#leftMs));
        }
        finally {
            this.#leftMs -= this.#clock.now() - start;
        }
    }
}

// EXTERNAL MODULE: ./lib/mail/network/dial.js
var dial = __nccwpck_require__(45545);
// EXTERNAL MODULE: ./lib/mail/network/exposure.js
var exposure = __nccwpck_require__(13306);
// EXTERNAL MODULE: ./lib/mail/network/resolve.js + 1 modules
var resolve = __nccwpck_require__(40503);
;// CONCATENATED MODULE: ./lib/mail/network/reach.js





async function reach(endpoint, context, options) {
    const { protocol } = endpoint;
    const budget = new Budget(context.world.clock, endpoint.connectTimeoutMs);
    const loopbackOnly = options.sendsCredentials ? endpoint.loopbackOnly : undefined;
    const addresses = await context.phase(`${protocol}_dns`, async () => {
        try {
            return await budget.spend((leftMs) => (0,resolve/* resolve */.h)(endpoint, context, leftMs));
        }
        catch (error) {
            throw loopbackOnly && !context.signal.aborted ? new issue/* ConfigError */.x([loopbackOnly]) : error;
        }
    });
    if (loopbackOnly && !(0,exposure/* areLoopback */.U)(addresses))
        throw new issue/* ConfigError */.x([loopbackOnly]);
    const dialled = await context.phase(`${protocol}_connect`, () => budget.spend((leftMs) => {
        const connection = (0,dial/* dial */.z)(endpoint, addresses, context, leftMs);
        setImmediate(() => options.meanwhile().catch(() => { }));
        return connection;
    }));
    return { endpoint, dialled, budget };
}


/***/ }),

/***/ 40503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h: () => (/* binding */ resolve)
});

// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __nccwpck_require__(49438);
// EXTERNAL MODULE: ./lib/system/ip-family.js
var ip_family = __nccwpck_require__(25180);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __nccwpck_require__(25836);
;// CONCATENATED MODULE: ./lib/mail/network/dns-failures.js


function dnsTimeout(endpoint) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_DNS_TIMEOUT',
        phase: `${endpoint.protocol}_dns`,
        message: `The resolver of this runner gave no answer for ${endpoint.host} within ${endpoint.connectTimeoutMs / 1000} s.`,
        hint: 'This says nothing about the mail server. Check the DNS settings of the runner.',
    });
}
function dnsFailure(endpoint, error, reason) {
    if (error instanceof failure/* ProbeFailure */.BU)
        return error;
    const code = (0,error_code/* errorCode */.CA)(error);
    if (code === undefined)
        return error;
    if (reason === 'ELOOP')
        return loop(endpoint, error);
    const isDefinite = code === 'ENOTFOUND' || code === 'ENODATA';
    if (!isDefinite)
        return resolverFailure(endpoint, error, code, reason);
    if (code === 'ENODATA' || reason === 'ENODATA')
        return noAddress(endpoint, error);
    return noSuchName(endpoint, error, reason === 'ENOTFOUND');
}
function noSuchName(endpoint, cause, isSure) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_DNS_NXDOMAIN',
        phase: `${endpoint.protocol}_dns`,
        message: isSure
            ? `${endpoint.host} does not exist in DNS.`
            : `${endpoint.host} does not exist in DNS, or has no address.`,
        hint: 'Check the spelling of the host, and its A and AAAA records.',
        cause,
    });
}
function noAddress(endpoint, cause) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_DNS_NODATA',
        phase: `${endpoint.protocol}_dns`,
        message: `${endpoint.host} exists in DNS, but has no address.`,
        hint: 'Publish an A or AAAA record for it, or use the name that the MX or SRV record of the domain points to.',
        cause,
    });
}
function loop(endpoint, cause) {
    return new failure/* ProbeFailure */.BU({
        code: 'E_DNS_LOOP',
        phase: `${endpoint.protocol}_dns`,
        message: `${endpoint.host} is a CNAME that leads back to itself.`,
        hint: 'Correct the CNAME records of the zone: one of them must end at a name with an address.',
        cause,
    });
}
function resolverFailure(endpoint, cause, code, reason = code) {
    const phase = `${endpoint.protocol}_dns`;
    const about = `${endpoint.host} (${reason})`;
    if (reason === 'EREFUSED') {
        return new failure/* ProbeFailure */.BU({
            code: 'E_DNS_REFUSED',
            phase,
            message: `The resolver of this runner refuses to answer for ${about}.`,
            hint: 'It serves other clients, or other names. Check the DNS settings of the runner; this says nothing about the mail server.',
            cause,
        });
    }
    if (reason === 'ETIMEOUT' || reason === 'ECONNREFUSED') {
        return new failure/* ProbeFailure */.BU({
            code: 'E_DNS_TIMEOUT',
            phase,
            message: `The resolver of this runner cannot be reached, or gave no answer for ${about}.`,
            hint: 'A firewall may let DNS through over UDP only, or not at all. Check the DNS settings of the runner; this says nothing about the mail server.',
            cause,
        });
    }
    return new failure/* ProbeFailure */.BU({
        code: 'E_DNS_SERVFAIL',
        phase,
        message: `The resolver of this runner could not answer for ${about}.`,
        hint: 'Often broken DNSSEC, a lame name server, or a runner without network. It says nothing about the mail server itself.',
        cause,
    });
}
function noAddressOfFamily(endpoint, found) {
    const list = found.map((entry) => entry.address).join(', ') || 'none';
    const family = { auto: 'usable', ipv4: 'IPv4', ipv6: 'IPv6' }[endpoint.addressFamily];
    return new failure/* ProbeFailure */.BU({
        code: 'E_DNS_NODATA',
        phase: `${endpoint.protocol}_dns`,
        message: `${endpoint.host} has no ${family} address (it has: ${list}).`,
        hint: 'Publish the missing record, or change address-family.',
    });
}

;// CONCATENATED MODULE: ./lib/mail/network/resolve.js



const MAX_ADDRESSES = 8;
const MAX_EXPLAINING_MS = 2000;
async function resolve(endpoint, context, limitMs) {
    const family = (0,ip_family/* ipFamily */.M)(endpoint.host);
    const found = family === 0
        ? await lookup(endpoint, context, limitMs)
        : [{ address: endpoint.host, family: family === 6 ? 6 : 4 }];
    const wanted = { auto: undefined, ipv4: 4, ipv6: 6 }[endpoint.addressFamily];
    const usable = found.filter((entry) => wanted === undefined || entry.family === wanted);
    if (usable.length === 0)
        throw noAddressOfFamily(endpoint, found);
    return usable.slice(0, MAX_ADDRESSES);
}
async function lookup(endpoint, context, limitMs) {
    const { signal, world } = context;
    const begin = world.clock.now();
    const limit = new AbortController();
    const onAbort = () => limit.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const expiry = world.clock.sleep(limitMs, limit.signal).then(() => {
        throw dnsTimeout(endpoint);
    });
    expiry.catch(() => { });
    try {
        return await Promise.race([world.dns.lookup(endpoint.host), expiry]);
    }
    catch (error) {
        const leftMs = Math.min(MAX_EXPLAINING_MS, limitMs - (world.clock.now() - begin));
        const mayAsk = (0,error_code/* errorCode */.CA)(error) !== undefined && leftMs > 0 && !signal.aborted;
        const reason = mayAsk ? await Promise.race([world.dns.explain(endpoint.host, leftMs), expiry]) : undefined;
        throw dnsFailure(endpoint, error, reason);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
        limit.abort();
    }
}


/***/ }),

/***/ 57413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FM: () => (/* binding */ TLS_MODES),
/* harmony export */   L5: () => (/* binding */ defaultPort),
/* harmony export */   Mk: () => (/* binding */ TLS_VERSIONS),
/* harmony export */   N2: () => (/* binding */ describeEndpoint),
/* harmony export */   _M: () => (/* binding */ ADDRESS_FAMILIES),
/* harmony export */   hz: () => (/* binding */ PORTS)
/* harmony export */ });
const TLS_MODES = ['implicit', 'starttls', 'none'];
const ADDRESS_FAMILIES = ['auto', 'ipv4', 'ipv6'];
const TLS_VERSIONS = ['TLSv1.2', 'TLSv1.3'];
const PORTS = {
    25: { protocol: 'smtp', tlsMode: 'starttls', defaultFor: ['none'] },
    465: { protocol: 'smtp', tlsMode: 'implicit', defaultFor: ['implicit'] },
    587: { protocol: 'smtp', tlsMode: 'starttls', defaultFor: ['starttls'] },
    143: { protocol: 'imap', tlsMode: 'starttls', defaultFor: ['starttls', 'none'] },
    993: { protocol: 'imap', tlsMode: 'implicit', defaultFor: ['implicit'] },
};
function defaultPort(protocol, tlsMode) {
    for (const [port, use] of Object.entries(PORTS)) {
        if (use?.protocol === protocol && use.defaultFor.includes(tlsMode))
            return Number(port);
    }
    throw new Error(`${protocol} has no default port for ${tlsMode}`);
}
function describeEndpoint(endpoint) {
    const scheme = {
        implicit: `${endpoint.protocol}s`,
        starttls: `${endpoint.protocol}+starttls`,
        none: endpoint.protocol,
    };
    const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
    return `${scheme[endpoint.tlsMode]}://${host}:${endpoint.port}`;
}


/***/ }),

/***/ 90551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ FAILURES),
/* harmony export */   s: () => (/* binding */ isFailureCode)
/* harmony export */ });
const CRITICAL = { status: 'critical', isRetryable: false };
const RETRYABLE = { status: 'critical', isRetryable: true };
const WARNING = { status: 'warning', isRetryable: false };
const HARMLESS = { status: 'ok', isRetryable: false };
const UNKNOWN = { status: 'unknown', isRetryable: false };
const FAILURES = {
    E_ADDRESS_CHANGED: HARMLESS,
    E_AUTH_BASIC_DISABLED: CRITICAL,
    E_AUTH_BEFORE_TLS: WARNING,
    E_AUTH_BYPASS: CRITICAL,
    E_AUTH_MECH: CRITICAL,
    E_AUTH_REJECTED: CRITICAL,
    E_AUTH_TEMP: RETRYABLE,
    E_AUTH_TOKEN: CRITICAL,
    E_AUTH_UNAVAILABLE: CRITICAL,
    E_BOUNCED: CRITICAL,
    E_CANCELLED: UNKNOWN,
    E_CAPABILITY_LOST: WARNING,
    E_CERT_CHANGED: WARNING,
    E_CLEANUP: WARNING,
    E_CLOCK_SKEW: WARNING,
    E_CMD_TIMEOUT: RETRYABLE,
    E_CONFIG_CONFLICT: UNKNOWN,
    E_CONN_CLOSED: RETRYABLE,
    E_CONN_REFUSED: RETRYABLE,
    E_CONN_RESET: RETRYABLE,
    E_CONN_TIMEOUT: RETRYABLE,
    E_CONN_UNREACHABLE: RETRYABLE,
    E_DANE_INSECURE: WARNING,
    E_DANE_LOOKUP: RETRYABLE,
    E_DANE_MISMATCH: CRITICAL,
    E_DANE_MISSING: HARMLESS,
    E_DANE_NO_ROLLOVER: WARNING,
    E_DANE_USAGE: WARNING,
    E_DEADLINE: RETRYABLE,
    E_DELAYED: WARNING,
    E_DKIM_KEY: CRITICAL,
    E_DKIM_REMOVED: WARNING,
    E_DKIM_WEAK: WARNING,
    E_DMARC_INVALID: CRITICAL,
    E_DMARC_MISSING: CRITICAL,
    E_DMARC_OBSOLETE: HARMLESS,
    E_DMARC_RUA_UNAUTHORIZED: WARNING,
    E_DMARC_WEAK: WARNING,
    E_DNSSEC_BOGUS: CRITICAL,
    E_DNSSEC_INSECURE: HARMLESS,
    E_DNS_LOOP: CRITICAL,
    E_DNS_NODATA: CRITICAL,
    E_DNS_NXDOMAIN: CRITICAL,
    E_DNS_REFUSED: { status: 'unknown', isRetryable: true },
    E_DNS_SERVFAIL: { status: 'unknown', isRetryable: true },
    E_DNS_TIMEOUT: { status: 'unknown', isRetryable: true },
    E_DUPLICATE: WARNING,
    E_EHLO_LOST: WARNING,
    E_EHLO_NAME: UNKNOWN,
    E_GH_BRANCH: HARMLESS,
    E_GH_INCIDENTS: HARMLESS,
    E_GH_OUTPUT: UNKNOWN,
    E_GH_OUTPUT_MASKED: HARMLESS,
    E_GH_RECOVERY: HARMLESS,
    E_GH_SUMMARY: HARMLESS,
    E_GREETING_INVALID: CRITICAL,
    E_GREETING_REJECTED: CRITICAL,
    E_GREETING_TIMEOUT: RETRYABLE,
    E_GREYLISTED: { status: 'warning', isRetryable: true },
    E_HISTORY: HARMLESS,
    E_INPUT: UNKNOWN,
    E_INTERNAL: UNKNOWN,
    E_LATE: WARNING,
    E_LOGIN_WEAKER: WARNING,
    E_MAILBOX_MISSING: CRITICAL,
    E_MAILBOX_UNAVAILABLE: CRITICAL,
    E_MAIL_LOOP: WARNING,
    E_MAX_DURATION: UNKNOWN,
    E_MODIFIED: WARNING,
    E_MSG_AMBIGUOUS: CRITICAL,
    E_MSG_AMBIGUOUS_ARRIVED: WARNING,
    E_MSG_REJECTED: CRITICAL,
    E_MSG_SMTPUTF8: CRITICAL,
    E_MSG_TEMPFAIL: RETRYABLE,
    E_MSG_TOO_COMPLEX: WARNING,
    E_MSG_TOO_LARGE: CRITICAL,
    E_MX_BACKUP_DOWN: WARNING,
    E_MX_CATCH_ALL: WARNING,
    E_MX_CNAME: CRITICAL,
    E_MX_IMPLICIT: WARNING,
    E_MX_IP: CRITICAL,
    E_MX_MISSING: CRITICAL,
    E_MX_NOT_RESPONSIBLE: CRITICAL,
    E_MX_NULL: CRITICAL,
    E_MX_NULL_MIXED: CRITICAL,
    E_MX_PRIVATE: WARNING,
    E_MX_PROXIED: WARNING,
    E_MX_SINGLE: HARMLESS,
    E_MX_UNRESOLVABLE: CRITICAL,
    E_NOT_ARRIVED: CRITICAL,
    E_NOT_REPORTED: UNKNOWN,
    E_NS_EDNS: WARNING,
    E_NS_INCONSISTENT: RETRYABLE,
    E_NS_LAME: CRITICAL,
    E_NS_TCP: WARNING,
    E_OPEN_RELAY: CRITICAL,
    E_ORDER: WARNING,
    E_PARTIAL: WARNING,
    E_PARTIAL_ADDRESSES: WARNING,
    E_PLAN_NOT_PUBLISHED: RETRYABLE,
    E_PLAN_UNKNOWN: UNKNOWN,
    E_PORT25_BLOCKED: UNKNOWN,
    E_PROTO: RETRYABLE,
    E_PROTO_TOO_LARGE: CRITICAL,
    E_PROTO_UNEXPECTED: CRITICAL,
    E_PTR: WARNING,
    E_QUOTA: CRITICAL,
    E_RCPT_PARTIAL: CRITICAL,
    E_RCPT_REJECTED: CRITICAL,
    E_REPORT_INVALID: UNKNOWN,
    E_REPORT_MISMATCH: WARNING,
    E_REPORT_MISSING: UNKNOWN,
    E_RESOLVERS_STALE: WARNING,
    E_RESULT_TRUNCATED: WARNING,
    E_SEARCH_FAILED: RETRYABLE,
    E_SEARCH_NO_MATCH: CRITICAL,
    E_SEARCH_NO_RESULT_LINE: WARNING,
    E_SECRET_MISSING: UNKNOWN,
    E_SENDER_REJECTED: CRITICAL,
    E_SERVER_CHANGED: HARMLESS,
    E_SLOW: WARNING,
    E_SLOWER: WARNING,
    E_SPF_FAIL: CRITICAL,
    E_SPF_MISSING: WARNING,
    E_SPF_NARROWED: WARNING,
    E_SPF_OPEN: CRITICAL,
    E_SPF_PERMERROR: CRITICAL,
    E_SPF_WEAK: WARNING,
    E_STALE: CRITICAL,
    E_STS_FETCH: WARNING,
    E_STS_ID_STALE: CRITICAL,
    E_STS_MISSING: HARMLESS,
    E_STS_MX_MISMATCH: CRITICAL,
    E_STS_POLICY: WARNING,
    E_STS_RECORD: WARNING,
    E_STS_REMOVED: CRITICAL,
    E_THRESHOLD: CRITICAL,
    E_THROTTLED: { status: 'warning', isRetryable: true },
    E_TLSRPT_INVALID: WARNING,
    E_TLSRPT_MISSING: WARNING,
    E_TLS_CERT_CHAIN: CRITICAL,
    E_TLS_CERT_EXPIRED: CRITICAL,
    E_TLS_CERT_EXPIRING: CRITICAL,
    E_TLS_CERT_NAME: CRITICAL,
    E_TLS_CERT_NOT_YET: CRITICAL,
    E_TLS_CERT_UNTRUSTED: CRITICAL,
    E_TLS_CLIENT_CERT: CRITICAL,
    E_TLS_INJECTION: CRITICAL,
    E_TLS_REFUSED: RETRYABLE,
    E_TLS_REQUIRED: CRITICAL,
    E_TLS_TIMEOUT: RETRYABLE,
    E_TLS_UNVERIFIED: WARNING,
    E_TLS_VERSION: CRITICAL,
    E_TLS_WEAKER: WARNING,
    E_TLS_WEAK_KEY: CRITICAL,
    E_TLS_WRONG_MODE: CRITICAL,
    E_TTL_HIGH: WARNING,
    E_UIDVALIDITY_CHANGED: WARNING,
    E_UNSUPPORTED: UNKNOWN,
    E_WRONG_FOLDER: WARNING,
    E_ZONE_INVALID: CRITICAL,
    E_ZONE_TTL: WARNING,
};
function isFailureCode(text) {
    return Object.hasOwn(FAILURES, text);
}


/***/ }),

/***/ 25836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ ProbeFailure),
/* harmony export */   hD: () => (/* binding */ findingOf),
/* harmony export */   lL: () => (/* binding */ restated)
/* harmony export */ });
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(90551);

class ProbeFailure extends Error {
    name = 'ProbeFailure';
    code;
    phase;
    hint;
    reply;
    status;
    isRetryable;
    source;
    constructor(details) {
        super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = details.code;
        this.phase = details.phase;
        this.hint = details.hint;
        this.reply = details.reply;
        this.source = details.source;
        this.status = details.status ?? _failure_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .FAILURES */ .E[details.code].status;
        this.isRetryable = details.isRetryable ?? _failure_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .FAILURES */ .E[details.code].isRetryable;
    }
    get isInconclusive() {
        return this.status === 'unknown';
    }
}
function restated(failure, words) {
    const { code, phase, hint, reply, status, isRetryable, source, cause } = failure;
    return new ProbeFailure({ code, phase, hint, reply, status, isRetryable, source, cause, ...words });
}
function findingOf({ status, code, message, hint, reply, phase, source }) {
    return { status, code, message, hint, reply, phase, source };
}


/***/ }),

/***/ 57617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isReported),
/* harmony export */   x: () => (/* binding */ ConfigError)
/* harmony export */ });
function isReported(issues, ...inputs) {
    return issues.some((issue) => inputs.includes(issue.input));
}
class ConfigError extends Error {
    name = 'ConfigError';
    issues;
    constructor(issues) {
        super(issues.map((issue) => `${issue.input}: ${issue.problem}`).join('; '));
        this.issues = issues;
    }
}


/***/ }),

/***/ 53997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ byProtocol),
/* harmony export */   y: () => (/* binding */ PROTOCOLS)
/* harmony export */ });
const SESSION_STEPS = ['dns', 'connect', 'tls', 'greeting', 'capability', 'auth'];
const PROTOCOLS = {
    smtp: { label: 'SMTP', steps: [...SESSION_STEPS, 'send', 'total'] },
    imap: { label: 'IMAP', steps: [...SESSION_STEPS, 'select', 'search', 'status', 'logout', 'total'] },
};
const ORDER = Object.keys(PROTOCOLS);
function byProtocol(a, b) {
    return ORDER.indexOf(a) - ORDER.indexOf(b);
}


/***/ }),

/***/ 70679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ MERGE)
/* harmony export */ });
const MERGE = 'merge';


/***/ }),

/***/ 49538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ formatNames),
/* harmony export */   f: () => (/* binding */ SCHEMA_VERSION)
/* harmony export */ });
const SCHEMA_VERSION = 1;
const formatNames = ['json', 'junit', 'openmetrics', 'nagios', 'html', 'badge', 'status-page'];


/***/ }),

/***/ 11148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   VI: () => (/* binding */ beginningOf),
/* harmony export */   dm: () => (/* binding */ shownBeginning),
/* harmony export */   eN: () => (/* binding */ END_MARK),
/* harmony export */   nI: () => (/* binding */ redactLines),
/* harmony export */   v5: () => (/* binding */ MASK),
/* harmony export */   zh: () => (/* binding */ Secret)
/* harmony export */ });
const inspect = Symbol.for('nodejs.util.inspect.custom');
const MASK = '***';
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    get isEmpty() {
        return this.#value === '';
    }
    toString() {
        return MASK;
    }
    toJSON() {
        return MASK;
    }
    [inspect]() {
        return MASK;
    }
}
const READ_LENGTH = 4096;
const SHOWN_LENGTH = 2048;
const END_MARK = '\ufdd0';
function beginningOf(text) {
    if (text.length <= READ_LENGTH)
        return text;
    return text.slice(0, SHOWN_LENGTH) + END_MARK + text.slice(SHOWN_LENGTH, READ_LENGTH);
}
function shownBeginning(redacted) {
    const end = redacted.indexOf(END_MARK);
    return end < 0 ? redacted : `${redacted.slice(0, end)}\u2026`;
}
function redactLines(lines, redact) {
    const redacted = redact(lines.join('\n')).split('\n');
    const heights = lines.map((line) => line.split('\n').length);
    if (redacted.length !== heights.reduce((sum, height) => sum + height, 0))
        return lines.map(() => MASK);
    let at = 0;
    return heights.map((height) => {
        at += height;
        return redacted.slice(at - height, at).join('\n');
    });
}


/***/ }),

/***/ 47402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   ai: () => (/* binding */ EXIT_CODES),
/* harmony export */   f: () => (/* binding */ STATUSES),
/* harmony export */   md: () => (/* binding */ worstFirst),
/* harmony export */   vh: () => (/* binding */ WORST_FIRST)
/* harmony export */ });
const STATUSES = ['ok', 'warning', 'critical', 'unknown'];
const WORST_FIRST = ['critical', 'unknown', 'warning', 'ok'];
function worst(statuses) {
    const seen = new Set(statuses);
    return WORST_FIRST.find((status) => seen.has(status)) ?? 'unknown';
}
function worstFirst(items) {
    return items.toSorted((a, b) => {
        if (a.status === b.status)
            return 0;
        return worst([a.status, b.status]) === a.status ? -1 : 1;
    });
}
const EXIT_CODES = { ok: 0, warning: 1, critical: 2, unknown: 3 };


/***/ }),

/***/ 44102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  WP: () => (/* binding */ crashReport),
  vG: () => (/* binding */ isDryRun),
  iA: () => (/* binding */ prepare),
  b5: () => (/* binding */ runJob)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __nccwpck_require__(25836);
;// CONCATENATED MODULE: ./lib/engine/end-reason.js

function endFailure(reason, phase) {
    const limitMs = limitOf(reason);
    return new model_failure/* ProbeFailure */.BU({
        phase: phase ?? 'arrival',
        ...(limitMs === undefined
            ? { code: 'E_CANCELLED', message: 'The run was cancelled, so nothing is known.', hint: 'Run it again.' }
            : {
                code: 'E_MAX_DURATION',
                message: `The run reached its limit of ${limitMs / 1000} s while this check was under way, so nothing is known.`,
                hint: 'Raise max-duration, or look for what takes so long: the slowest phases are in the summary.',
            }),
    });
}
function noTurnFinding(reason) {
    const limitMs = limitOf(reason);
    if (limitMs === undefined) {
        const message = 'The run was cancelled before this check had its turn, so nothing is known.';
        return { status: 'unknown', code: 'E_CANCELLED', message, hint: 'Run it again.' };
    }
    return {
        status: 'unknown',
        code: 'E_MAX_DURATION',
        message: `The run reached its limit of ${limitMs / 1000} s before this check had its turn, so nothing is known.`,
        hint: 'Raise max-duration or concurrency, or share the checks among several runners with shard.',
    };
}
function unreadFinding(reason) {
    const limitMs = limitOf(reason);
    const rest = 'while it read its inputs, so nothing is known. Nothing was contacted.';
    if (limitMs === undefined)
        return { status: 'unknown', code: 'E_CANCELLED', message: `The run was cancelled ${rest}`, hint: 'Run it again.' };
    return {
        status: 'unknown',
        code: 'E_MAX_DURATION',
        message: `The run reached its limit of ${limitMs / 1000} s ${rest}`,
        hint: 'Raise max-duration, or look at the disk with the files that the inputs name.',
    };
}
function startLimit(limit, { maxDurationMs, spentMs = 0 }) {
    if (maxDurationMs === undefined)
        return undefined;
    const reason = { maxDurationMs };
    return setTimeout(() => limit.abort(reason), Math.max(0, maxDurationMs - spentMs));
}
function limitOf(reason) {
    const hasLimit = typeof reason === 'object' && reason !== null && 'maxDurationMs' in reason;
    return hasLimit ? Number(reason.maxDurationMs) : undefined;
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(78474);
// EXTERNAL MODULE: ./lib/model/issue.js
var issue = __nccwpck_require__(57617);
;// CONCATENATED MODULE: ./lib/engine/clean-up.js

const CLEANUP_LIMIT_MS = 5000;
const CLEANUP_LIMIT_CANCELLED_MS = 3500;
async function cleanUp(check, works, recorder, execution) {
    const amendments = [];
    for (const work of works.toReversed()) {
        const controller = new AbortController();
        const limitMs = execution.cancel.aborted ? CLEANUP_LIMIT_CANCELLED_MS : CLEANUP_LIMIT_MS;
        const timer = setTimeout(() => controller.abort(cleanUpDeadline(limitMs)), limitMs);
        const onHurry = () => controller.abort(cleanUpDeadline(0));
        execution.hurry.addEventListener('abort', onHurry);
        if (execution.hurry.aborted)
            onHurry();
        let left;
        const context = recorder.forCleanup({
            signal: controller.signal,
            hasSuccessor: execution.hasPostStep === true,
            leave: (ticket) => {
                left = ticket;
            },
            amend: (change) => void amendments.push(change),
        });
        try {
            const run = () => raceAbort(work.run(context), controller.signal);
            await (work.resume ? recorder.phase('cleanup', run) : run());
            if (work.resume)
                await execution.keepTicket(check, left);
        }
        catch (error) {
            noteCleanupFailure(error, work, recorder);
        }
        finally {
            clearTimeout(timer);
            execution.hurry.removeEventListener('abort', onHurry);
            controller.abort();
        }
    }
    return (failure) => amendments.reduce((known, change) => change(known), failure);
}
function noteCleanupFailure(error, work, context) {
    const why = error instanceof model_failure/* ProbeFailure */.BU ? error.message : `internal error (${String(error)})`;
    if (!work.resume)
        return;
    context.note({
        status: 'warning',
        code: 'E_CLEANUP',
        phase: 'cleanup',
        message: `The test message may have been left behind: ${why}`,
        hint: `Look for ${work.resume.token} in the subjects of ${work.resume.mailboxes.join(' and ')}, and delete it by hand.`,
        reply: error instanceof model_failure/* ProbeFailure */.BU ? error.reply : undefined,
    });
}
function cleanUpDeadline(limitMs) {
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_DEADLINE',
        phase: 'cleanup',
        message: limitMs > 0 ? `the clean-up did not finish within ${limitMs / 1000} s.` : 'the clean-up was cut short.',
        hint: 'Look at the load of the IMAP server.',
    });
}
async function raceAbort(work, signal) {
    let onAbort = () => { };
    const aborted = new Promise((_resolve, reject) => {
        onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort);
        if (signal.aborted)
            onAbort();
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}

// EXTERNAL MODULE: ./lib/engine/logins.js
var engine_logins = __nccwpck_require__(25833);
;// CONCATENATED MODULE: ./lib/engine/pinned-resolver.js
function pinResolver(dns) {
    const answers = new Map();
    return {
        lookup: (host) => {
            const known = answers.get(host);
            if (known)
                return known;
            const answer = dns.lookup(host);
            answers.set(host, answer);
            answer.catch(() => answers.delete(host));
            return answer;
        },
        explain: (host, limitMs) => dns.explain(host, limitMs),
        servers: () => dns.servers(),
    };
}

// EXTERNAL MODULE: ./lib/engine/recorder.js + 3 modules
var engine_recorder = __nccwpck_require__(17103);
;// CONCATENATED MODULE: ./lib/engine/retry.js
const GROWTH = 1.5;
const JITTER = 0.2;
function mayRetry(attempt, made, retries) {
    if (!attempt.failure?.isRetryable || made > retries)
        return false;
    return !attempt.hasSent && attempt.facts.acceptance === undefined;
}
function retryPause(made, delayMs, random) {
    const chance = (random(1)[0] ?? 0) / 255;
    return delayMs * GROWTH ** (made - 1) * (1 - JITTER / 2 + JITTER * chance);
}

;// CONCATENATED MODULE: ./lib/engine/execute.js








async function executeCheck(check, execution, logins = new engine_logins/* Logins */.n()) {
    const { clock } = execution.world;
    const start = clock.now();
    const attempts = [];
    const dns = pinResolver(execution.world.dns);
    const outcome = (internalError) => ({
        check,
        attempts,
        durationSeconds: (clock.now() - start) / 1000,
        internalError,
    });
    for (;;) {
        const refusal = logins.refusal(check);
        if (refusal)
            return attempts.length > 0 ? outcome() : { ...outcome(), notRun: [(0,model_failure/* findingOf */.hD)(refusal)] };
        const startSeconds = (clock.now() - start) / 1000;
        const result = await runAttempt(check, { execution, dns, logins });
        attempts.push({ ...result.attempt, startSeconds });
        if (result.thrown instanceof issue/* ConfigError */.x)
            throw result.thrown;
        if (result.thrown !== undefined)
            return outcome(result.thrown);
        if (!mayRetry(result.attempt, attempts.length, check.retries) || execution.cancel.aborted)
            return outcome();
        if (logins.refusal(check))
            return outcome();
        const pause = retryPause(attempts.length, check.retryDelayMs, execution.world.random);
        execution.onProgress(check, `attempt ${attempts.length} failed (${result.attempt.failure?.code}), next in ${Math.round(pause / 100) / 10} s`);
        try {
            await clock.sleep(pause, execution.cancel);
        }
        catch {
            return outcome();
        }
    }
}
async function runAttempt(check, { execution, dns, logins }) {
    const { cancel } = execution;
    const world = { ...execution.world, dns };
    const controller = new AbortController();
    const works = [];
    const recorder = new engine_recorder/* Recorder */.v(world, controller.signal, {
        redact: execution.redact,
        onProgress: (text) => execution.onProgress(check, text),
        onPhase: (open) => execution.onPhase?.(check, open),
        onTrace: (...line) => execution.onTrace(check, ...line),
        onCleanup: async (work) => {
            works.push(work);
            if (work.resume)
                await execution.keepTicket(check, work.resume);
        },
        onLogin: (protocol, refused) => logins.learn(check, protocol, refused),
        loginRefusal: (protocol) => logins.refusal(check, protocol),
    });
    const limitMs = check.timeoutMs + check.probe.extraTimeMs;
    const onCancel = () => controller.abort(endFailure(cancel.reason, recorder.currentPhase));
    const timer = setTimeout(() => controller.abort(deadline(check, limitMs, recorder.currentPhase)), limitMs);
    cancel.addEventListener('abort', onCancel);
    if (cancel.aborted)
        onCancel();
    let failure;
    let thrown;
    try {
        await raceAbort(check.probe.run(recorder), controller.signal);
    }
    catch (error) {
        if (error instanceof model_failure/* ProbeFailure */.BU)
            failure = error;
        else
            thrown = error ?? new Error('Nothing was thrown');
    }
    clearTimeout(timer);
    cancel.removeEventListener('abort', onCancel);
    const amend = await cleanUp(check, works, recorder, execution);
    controller.abort();
    const metrics = new Set(check.metrics.map(({ name }) => name));
    return { attempt: recorder.finish(failure && amend(failure), metrics), thrown };
}
function deadline(check, limitMs, phase) {
    return new model_failure/* ProbeFailure */.BU({
        code: 'E_DEADLINE',
        phase: phase ?? 'arrival',
        message: `${check.name} did not finish within ${limitMs / 1000} s.`,
        hint: 'The server answers, but too slowly. Look at the times of the phases, or raise timeout.',
    });
}

;// CONCATENATED MODULE: ./lib/engine/host-slots.js
class HostSlots {
    #perHost;
    #taken = new Map();
    constructor(perHost) {
        this.#perHost = perHost;
    }
    take(hosts) {
        const wanted = [...this.#slots(hosts)];
        if (wanted.some(([host, count]) => this.#used(host) + count > this.#perHost))
            return false;
        for (const [host, count] of wanted)
            this.#taken.set(host, this.#used(host) + count);
        return true;
    }
    release(hosts) {
        for (const [host, count] of this.#slots(hosts)) {
            const left = this.#used(host) - count;
            if (left > 0)
                this.#taken.set(host, left);
            else
                this.#taken.delete(host);
        }
    }
    #used(host) {
        return this.#taken.get(host) ?? 0;
    }
    #slots(hosts) {
        const counts = new Map();
        for (const host of hosts.map((name) => name.toLowerCase())) {
            counts.set(host, Math.min((counts.get(host) ?? 0) + 1, this.#perHost));
        }
        return counts;
    }
}

;// CONCATENATED MODULE: ./lib/engine/run-checks.js






async function runChecks({ checks, limits, many }, execution, finish) {
    const limit = new AbortController();
    const ending = AbortSignal.any([execution.cancel, limit.signal]);
    (0,external_node_events_.setMaxListeners)(0, ending, execution.hurry);
    const timer = startLimit(limit, limits);
    const kept = new Set();
    const own = {
        ...execution,
        cancel: ending,
        keepTicket: async (check, ticket) => {
            if (ticket)
                kept.add(check);
            else
                kept.delete(check);
            await execution.keepTicket(check, ticket);
        },
    };
    const results = new Map();
    const slots = new HostSlots(limits.perHostConcurrency);
    const logins = new engine_logins/* Logins */.n();
    const underway = new Set();
    const begin = (check) => {
        logins.begin(check);
        const work = execute(check, own, logins, many !== undefined)
            .then(async (outcome) => void results.set(check, await finish(outcome)))
            .finally(() => {
            slots.release(hostsOf(check));
            logins.end(check);
            underway.delete(work);
        });
        underway.add(work);
    };
    try {
        const waiting = new Set(checks);
        while (waiting.size > 0 && !ending.aborted) {
            const changed = logins.changed;
            for (const check of waiting) {
                if (underway.size >= limits.concurrency)
                    break;
                if (!logins.isFree(check) || !slots.take(hostsOf(check)))
                    continue;
                waiting.delete(check);
                begin(check);
            }
            await Promise.race([...underway, changed]);
        }
        await Promise.all(underway);
        for (const check of kept)
            if (logins.refusal(check, 'imap'))
                await own.keepTicket(check, undefined);
    }
    finally {
        clearTimeout(timer);
    }
    const finished = [];
    for (const check of checks)
        finished.push(results.get(check) ?? (await finish(noTurn(check, ending.reason))));
    return finished;
}
async function execute(check, execution, logins, isOneOfMany) {
    try {
        return await executeCheck(check, execution, logins);
    }
    catch (error) {
        if (!isOneOfMany || !(error instanceof issue/* ConfigError */.x))
            throw error;
        const notRun = error.issues.map(({ code, input, problem, remedy }) => ({
            status: 'unknown',
            code,
            message: `The setting ${input} ${problem}.`,
            hint: remedy,
        }));
        return { check, attempts: [], durationSeconds: 0, notRun };
    }
}
function noTurn(check, reason) {
    return { check, attempts: [], durationSeconds: 0, notRun: [noTurnFinding(reason)] };
}
function hostsOf({ probe }) {
    return probe.servers.map(({ endpoint }) => endpoint.host);
}

// EXTERNAL MODULE: ./lib/model/plan.js
var plan = __nccwpck_require__(70679);
// EXTERNAL MODULE: ./lib/model/report.js
var report = __nccwpck_require__(49538);
// EXTERNAL MODULE: ./lib/plan/plan-check.js + 22 modules
var plan_check = __nccwpck_require__(2809);
;// CONCATENATED MODULE: ./lib/secrets/forms.js
const MIN_FORM_LENGTH = 4;
function secretForms(credentials) {
    const allForms = (value) => [...encodings(value), ...escapes(value)];
    return [...formsOf(credentials, allForms)].sort().sort((a, b) => b.length - a.length);
}
function* searchedForms(credentials) {
    yield* formsOf(credentials, encodings);
}
function formsOf(credentials, formsOfValue) {
    const forms = new Set();
    for (const each of credentials) {
        for (const form of [...saslForms(each), ...valuesOf(each).flatMap(formsOfValue), ...keyForms(each)]) {
            if (form.trim().length >= MIN_FORM_LENGTH)
                forms.add(form);
        }
    }
    return forms;
}
function saslForms({ username, password, token }) {
    if (username === undefined)
        return [];
    const responses = [];
    if (password !== undefined && !password.isEmpty) {
        responses.push(`\0${username}\0${password.reveal()}`, `${username}\0${username}\0${password.reveal()}`);
    }
    if (token !== undefined && !token.isEmpty) {
        const bearer = `\x01auth=Bearer ${token.reveal()}\x01\x01`;
        responses.push(`user=${username}${bearer}`, `n,a=${username},${bearer}`, `n,,${bearer}`);
    }
    return responses.flatMap(base64Forms);
}
function valuesOf({ password, token }) {
    return [password, token].flatMap((secret) => {
        if (secret === undefined)
            return [];
        const value = secret.reveal();
        return [...new Set([value, value.trim(), ...value.split(/[\r\n]/).map((line) => line.trim())])];
    });
}
function keyForms({ privateKey }) {
    const text = privateKey?.reveal() ?? '';
    const lines = text.split(LINE_END).map((line) => line.trim());
    const bodies = text.split(/-----(?:BEGIN|END) [^-\r\n]+-----/i).filter((_part, index) => index % 2 === 1);
    const blocks = bodies.flatMap((body) => body.split(LINE_END)).flatMap((line) => line.split(' '));
    return [
        ...lines.filter((line) => !line.startsWith('-----')),
        ...blocks.filter((block) => /^[A-Za-z0-9+/=]+$/.test(block)),
    ];
}
const LINE_END = /[\r\n]|\\[rn]/;
function encodings(value) {
    const hex = Buffer.from(value).toString('hex');
    return [
        ...[value, value.replaceAll(' ', '+'), hex, hex.toUpperCase()],
        ...base64Forms(value),
        ...[0, 1, 2].flatMap((offset) => bothAlphabets(base64Core(value, offset))),
    ];
}
function escapes(value) {
    const uri = encodeURIComponent(value.toWellFormed());
    const strictUri = uri.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
    const form = new URLSearchParams([['', value]]).toString().slice(1);
    const json = JSON.stringify(value).slice(1, -1);
    const asciiJson = json.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const quoteXml = (double, single) => xml.replaceAll('"', double).replaceAll("'", single);
    const imapQuoted = value.replace(/["\\]/g, '\\$&');
    const mojibake = Buffer.from(value).toString('latin1');
    return [
        ...[json, asciiJson, imapQuoted, mojibake],
        ...[xml, quoteXml('&quot;', '&#39;'), quoteXml('&quot;', '&apos;'), quoteXml('&#34;', '&#39;')],
        ...[uri, strictUri, strictUri.replaceAll('%20', '+'), form].flatMap((each) => [each, lowerTriplets(each)]),
    ];
}
function base64Forms(text) {
    const padded = Buffer.from(text).toString('base64');
    return [padded, padded.replaceAll('=', '')].flatMap(bothAlphabets);
}
function base64Core(secret, offset) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    return bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}
function bothAlphabets(base64) {
    return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
}
function lowerTriplets(percentEncoded) {
    return percentEncoded.replace(/%../g, (triplet) => triplet.toLowerCase());
}

// EXTERNAL MODULE: ./lib/secrets/redact-report.js
var redact_report = __nccwpck_require__(16652);
// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __nccwpck_require__(11148);
;// CONCATENATED MODULE: ./lib/secrets/remember-redactions.js
const MAX_REMEMBERED = 4000;
const MAX_REMEMBERED_LENGTH = 120;
function rememberRedactions(redact) {
    const known = new Map();
    return (text) => {
        if (text.length > MAX_REMEMBERED_LENGTH)
            return redact(text);
        const earlier = known.get(text);
        if (earlier !== undefined)
            return earlier;
        const redacted = redact(text);
        if (known.size < MAX_REMEMBERED)
            known.set(text, redacted);
        return redacted;
    };
}

;// CONCATENATED MODULE: ./lib/secrets/traced.js
function original(text) {
    return { text, places: () => undefined };
}
function edited(source, edits) {
    if (edits.length === 0)
        return source;
    const parts = [];
    let at = 0;
    for (const { start, end, text } of edits) {
        parts.push(source.text.slice(at, start), text);
        at = end;
    }
    parts.push(source.text.slice(at));
    const text = parts.join('');
    return { text, places: () => placesOfEdits(source, edits, text.length) };
}
function placesOfEdits(source, edits, length) {
    const made = new PlaceMaker(source, length);
    let at = 0;
    for (const { start, end, text } of edits) {
        for (; at < start; at += 1)
            made.add(at, at + 1);
        for (let count = 0; count < text.length; count += 1)
            made.add(start, end);
        at = end;
    }
    for (; at < source.text.length; at += 1)
        made.add(at, at + 1);
    return made.places;
}
class PlaceMaker {
    places;
    #source;
    #length = 0;
    constructor(source, length) {
        this.#source = source.places();
        this.places = { starts: new Int32Array(length), ends: new Int32Array(length) };
    }
    add(start, end) {
        const { starts, ends } = this.places;
        starts[this.#length] = this.#source?.starts[start] ?? start;
        ends[this.#length] = end > 0 ? (this.#source?.ends[end - 1] ?? end) : 0;
        this.#length += 1;
    }
}

;// CONCATENATED MODULE: ./lib/secrets/decoded-runs.js

const BASE64 = /[A-Za-z\d+/_-]{12,}/g;
const HEX = /[\da-fA-F]{8,}|(?:[\da-fA-F]{2}[ :,-]){4,}(?:[\da-fA-F]{2})?/g;
const READABLE = /(?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){8,}/g;
const BETWEEN = '\uffff';
const ENCODINGS = [
    { pattern: BASE64, name: 'base64', group: 4, perByte: 8 / 6 },
    { pattern: HEX, name: 'hex', group: 2, perByte: 2 },
];
function decodedRuns(source) {
    return ENCODINGS.flatMap((encoding) => {
        const pieces = [];
        for (const { 0: run, index } of source.text.matchAll(encoding.pattern)) {
            for (let offset = 0; offset < encoding.group; offset += 1)
                pieces.push(...decode(encoding, run, index, offset));
        }
        if (pieces.length === 0)
            return [];
        const text = pieces.map((piece) => piece.text + BETWEEN).join('');
        return [{ text, places: () => placesOf(source, pieces, text.length) }];
    });
}
function decode({ name, perByte }, run, index, offset) {
    const isDump = name === 'hex' && /[ :,-]/.test(run);
    const letters = (isDump ? run.replace(/[ :,-]/g, '') : run).slice(offset);
    const charPlace = (at) => index + (isDump ? at + offset + Math.floor((at + offset) / 2) : at + offset);
    const bytes = Buffer.from(letters, name).toString('latin1');
    return Array.from(bytes.matchAll(READABLE), ({ 0: text, index: firstByte }) => ({
        ...{ charPlace, perByte, firstByte, text },
    }));
}
function placesOf(source, pieces, length) {
    const made = new PlaceMaker(source, length);
    for (const { charPlace, perByte, firstByte, text } of pieces) {
        for (let byte = firstByte; byte < firstByte + text.length; byte += 1) {
            const [first, last] = [Math.ceil(byte * perByte), Math.floor((byte + 1) * perByte) - 1];
            made.add(charPlace(first), charPlace(Math.max(first, last)) + 1);
        }
        made.add(charPlace(0), charPlace(0));
    }
    return made.places;
}

;// CONCATENATED MODULE: ./lib/secrets/form-index.js

const MIN_PIECE = 12;
class FormIndex {
    #keyLength;
    #entries = new Map();
    #mayBegin = new Uint8Array(0x10000);
    #known = new Set();
    constructor(keyLength = MIN_FORM_LENGTH) {
        this.#keyLength = keyLength;
        if (keyLength < 2)
            this.#mayBegin.fill(1);
    }
    add(form, points) {
        const name = points ? `${points.at(-1)} ${form}` : form;
        if (form.length < this.#keyLength || this.#known.has(name))
            return;
        this.#known.add(name);
        const entry = points ? { form, points } : form;
        const [start, end] = this.#middle(entry);
        if (end - start >= this.#keyLength) {
            this.#register(form, start, entry);
            return;
        }
        const from = Math.max(0, end - this.#keyLength);
        const last = Math.min(start, form.length - this.#keyLength);
        for (let at = from; at <= last; at += 1) {
            this.#register(form, at, { entry, part: [at, at + this.#keyLength] });
        }
    }
    #register(form, start, entry) {
        const key = form.slice(start, start + this.#keyLength);
        const others = this.#entries.get(key);
        if (others === undefined)
            this.#entries.set(key, [entry]);
        else
            others.push(entry);
        this.#mayBegin[beginning(form, start)] = 1;
    }
    occurrences(text) {
        const found = [];
        if (this.#entries.size === 0)
            return found;
        for (let at = 0; at + this.#keyLength <= text.length; at += 1) {
            if (this.#mayBegin[beginning(text, at)] === 0)
                continue;
            for (const entry of this.#entries.get(text.slice(at, at + this.#keyLength)) ?? []) {
                const span = this.#extend(entry, text, at);
                if (span)
                    join(found, span);
            }
        }
        return found;
    }
    #extend(keyed, text, at) {
        const entry = typeof keyed === 'object' && 'part' in keyed ? keyed.entry : keyed;
        const form = textOfForm(entry);
        const [start, end] = typeof keyed === 'object' && 'part' in keyed ? keyed.part : this.#middle(entry);
        if (!text.startsWith(form.slice(start, end), at))
            return undefined;
        let [first, last] = [start, end];
        while (first > 0 && form[first - 1] === text[at - start + first - 1])
            first -= 1;
        while (last < form.length && form[last] === text[at - start + last])
            last += 1;
        const isWhole = first === 0 && last === form.length;
        if (!isWhole && sizeOf(entry, first, last) < leastPiece(sizeOf(entry, 0, form.length)))
            return undefined;
        return [at - start + first, at - start + last];
    }
    #middle(entry) {
        const { length } = textOfForm(entry);
        const size = sizeOf(entry, 0, length);
        const least = leastPiece(size);
        if (least >= size)
            return [0, length];
        return typeof entry === 'string'
            ? [size - least, least]
            : [firstFrom(entry.points, size - least), firstFrom(entry.points, least)];
    }
}
function textOfForm(entry) {
    return typeof entry === 'string' ? entry : entry.form;
}
function sizeOf(entry, first, last) {
    if (typeof entry === 'string')
        return last - first;
    const { points } = entry;
    return (points[last] ?? 0) - (first > 0 ? (points[first - 1] ?? 0) + 1 : 0);
}
function firstFrom(points, number) {
    return points.findIndex((point) => point >= number);
}
function leastPiece(size) {
    return Math.min(size, Math.max(MIN_PIECE, Math.ceil((size * 2) / 3)));
}
function join(found, span) {
    let [start, end] = span;
    for (let last = found.at(-1); last && last[1] >= start && last[0] <= end; last = found.at(-1)) {
        [start, end] = [Math.min(start, last[0]), Math.max(end, last[1])];
        found.pop();
    }
    found.push([start, end]);
}
function beginning(text, at) {
    return (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 7)) & 0xffff;
}

;// CONCATENATED MODULE: ./lib/secrets/skeleton.js


const PRINTABLE = /^[\t\n\r -~]*$/;
const SIMPLE = /^[\t\n\r -[\]-~]*$/;
const OTHER = /[^\t\n\r -[\]-~]/gu;
function skeletonOf(source) {
    const { text } = source;
    const plain = SIMPLE.test(text) ? source : edited(source, editsOf(text, skeletonOfPoint));
    const lower = plain.text.toLowerCase().replace(/[\t\n\r]/g, ' ');
    return { text: lower, places: plain.places };
}
function withoutInvisible(source, mayHaveBytes) {
    if (PRINTABLE.test(source.text))
        return source;
    const kept = mayHaveBytes ? /[\x80-\xbf]/ : /[\x80-\x9f]/;
    return edited(source, editsOf(source.text, (point) => (isInvisible(point) && !kept.test(point) ? '' : point)));
}
function editsOf(text, replace) {
    const edits = [];
    for (const { 0: point, index } of text.matchAll(OTHER)) {
        const replaced = replace(point);
        if (replaced !== point)
            edits.push({ start: index, end: index + point.length, text: replaced });
    }
    return edits;
}
const MAX_KNOWN = 20_000;
const known = new Map();
function skeletonOfPoint(point) {
    const earlier = known.get(point);
    if (earlier !== undefined)
        return earlier;
    const folded = point.normalize('NFKD').toLowerCase().toUpperCase().toLowerCase().normalize('NFKD');
    const result = Array.from(folded, (each) => (isIgnored(each) ? '' : /\s/.test(each) ? ' ' : each)).join('');
    if (known.size < MAX_KNOWN)
        known.set(point, result);
    return result;
}
let invisiblePattern;
let ignoredPattern;
function isInvisible(point) {
    invisiblePattern ??= new RegExp(String.raw `[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]`, 'u');
    return point === '\ufeff' || point === secret/* END_MARK */.eN || (invisiblePattern.test(point) && !/\s/.test(point));
}
function isIgnored(point) {
    ignoredPattern ??= new RegExp(String.raw `\p{M}`, 'u');
    return point === '\\' || isInvisible(point) || ignoredPattern.test(point);
}

;// CONCATENATED MODULE: ./lib/secrets/entities.js
const MARKS = {
    acute: '\u0301',
    breve: '\u0306',
    caron: '\u030c',
    cedil: '\u0327',
    circ: '\u0302',
    dblac: '\u030b',
    dot: '\u0307',
    grave: '\u0300',
    macr: '\u0304',
    ogon: '\u0328',
    ring: '\u030a',
    tilde: '\u0303',
    uml: '\u0308',
};
const NAMES = `
  excl ! quot " num # dollar $ percnt % amp & apos ' lpar ( rpar ) ast * midast * plus + comma , period . sol /
  colon : semi ; lt < equals = gt > quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] hat ^ lowbar _ underbar _
  grave \` diacriticalgrave \` lcub { lbrace { verbar | vert | verticalline | rcub } rbrace } hyphen - dash -
  iexcl \u00a1 cent \u00a2 pound \u00a3 curren \u00a4 yen \u00a5 brvbar \u00a6 sect \u00a7 die \u00a8 uml \u00a8 dot \u00a8 copy \u00a9 ordf \u00aa laquo \u00ab not \u00ac reg \u00ae macr \u00af
  deg \u00b0 plusmn \u00b1 pm \u00b1 sup2 \u00b2 sup3 \u00b3 acute \u00b4 micro \u00b5 para \u00b6 middot \u00b7 centerdot \u00b7 cedil \u00b8 sup1 \u00b9 ordm \u00ba raquo \u00bb
  frac14 \u00bc frac12 \u00bd half \u00bd frac34 \u00be iquest \u00bf aelig \u00e6 eth \u00f0 times \u00d7 oslash \u00f8 thorn \u00fe szlig \u00df divide \u00f7 div \u00f7
  dstrok \u0111 hstrok \u0127 imath \u0131 inodot \u0131 ijlig \u0133 kgreen \u0138 lmidot \u0140 lstrok \u0142 napos \u0149 eng \u014b oelig \u0153 tstrok \u0167
  alpha \u03b1 beta \u03b2 gamma \u03b3 delta \u03b4 epsilon \u03b5 epsi \u03b5 zeta \u03b6 eta \u03b7 theta \u03b8 iota \u03b9 kappa \u03ba lambda \u03bb mu \u03bc nu \u03bd xi \u03be omicron \u03bf
  pi \u03c0 rho \u03c1 sigmaf \u03c2 sigma \u03c3 tau \u03c4 upsilon \u03c5 upsi \u03c5 phi \u03c6 chi \u03c7 psi \u03c8 omega \u03c9
  acy \u0430 bcy \u0431 vcy \u0432 gcy \u0433 dcy \u0434 iecy \u0435 iocy \u0451 zhcy \u0436 zcy \u0437 icy \u0438 jcy \u0439 kcy \u043a lcy \u043b mcy \u043c ncy \u043d ocy \u043e pcy \u043f rcy \u0440 scy \u0441
  tcy \u0442 ucy \u0443 fcy \u0444 khcy \u0445 tscy \u0446 chcy \u0447 shcy \u0448 shchcy \u0449 hardcy \u044a ycy \u044b softcy \u044c ecy \u044d yucy \u044e yacy \u044f
  ndash \u2013 mdash \u2014 lsquo \u2018 rsquo \u2019 sbquo \u201a ldquo \u201c rdquo \u201d bdquo \u201e dagger \u2020 bull \u2022 hellip \u2026 mldr \u2026 permil \u2030 prime \u2032
  lsaquo \u2039 rsaquo \u203a euro \u20ac trade \u2122 larr \u2190 uarr \u2191 rarr \u2192 darr \u2193 minus \u2212 infin \u221e asymp \u2248 ne \u2260 le \u2264 ge \u2265 loz \u25ca
  spades \u2660 clubs \u2663 hearts \u2665 diams \u2666 star \u2606 starf \u2605 phone \u260e check \u2713 checkmark \u2713 cross \u2717
`;
const UNSEEN = {
    ' ': ['tab', 'newline', 'nbsp', 'nonbreakingspace', 'ensp', 'emsp', 'emsp13', 'emsp14', 'numsp', 'puncsp', 'thinsp'],
    '': [
        'hairsp',
        'shy',
        'zwj',
        'zwnj',
        'lrm',
        'rlm',
        'zerowidthspace',
        'nobreak',
        'negativethinspace',
        'af',
        'it',
        'ic',
    ],
};
let table;
function namedCharacter(name) {
    table ??= makeTable();
    const small = name.toLowerCase();
    const whole = table.get(small);
    if (whole !== undefined)
        return whole;
    const mark = MARKS[small.slice(1)];
    return mark === undefined || !/^[a-z]/.test(small) ? undefined : `${small.slice(0, 1)}${mark}`;
}
function makeTable() {
    const words = NAMES.trim().split(/\s+/);
    const pairs = words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : []));
    const unseen = Object.entries(UNSEEN).flatMap(([text, names]) => names.map((name) => [name, text]));
    return new Map([...pairs, ...unseen]);
}

;// CONCATENATED MODULE: ./lib/secrets/unescape.js



const MAX_LAYERS = 4;
const MAX_READINGS = 4;
const PERCENT = /%(?:[\da-fA-F]{2}|[uU][\da-fA-F]{4})/g;
const QUOTED_PRINTABLE = /=(?:[\da-fA-F]{2}|[ \t]{0,80}\r?\n|(?==[\da-fA-F]{2}))/g;
const ENTITIES = /&#[xX]?[\da-fA-F]{1,10};?|&[A-Za-z][A-Za-z\d]{1,20};/g;
const BACKSLASHES = /(\\{1,8})([uU][\da-fA-F]{4}|[xX][\da-fA-F]{2}|[uUxX]\{[\da-fA-F]{1,8}\}|[0-3][0-7]{2}|[bfnrtvBFNRTV])?/g;
const MAILBOX_NAMES = /&[A-Za-z\d+,]{0,400}-/g;
const MOJIBAKE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
const OTHERS = [
    [/%/, PERCENT, decodeByte],
    [/=/, QUOTED_PRINTABLE, decodeByte],
    [/&/, ENTITIES, decodeEntity],
    [/&/, MAILBOX_NAMES, decodeMailboxName],
];
const ESCAPES = [...OTHERS, [/\\/, BACKSLASHES, decodeBackslash]];
const EXACT_ESCAPES = [...OTHERS, [/\\/, BACKSLASHES, decodePairs]];
function* unescapedLayers(source) {
    if (!mayMeanMore(source.text))
        return;
    for (const start of allReadings(source)) {
        if (start !== source)
            yield start;
        const present = ESCAPES.filter((kind) => replaced(start, [kind]) !== start);
        yield* undone(start, ESCAPES);
        if (start.text.includes('\\\\'))
            yield* undone(start, EXACT_ESCAPES);
        if (present.length > 1)
            for (const kind of present)
                yield* undone(start, [kind]);
    }
}
function mayMeanMore(text) {
    return /[^\t\n\r -~]|[&\\]|%[\da-fA-FuU]|=[\da-fA-F \t\r\n=]/.test(text);
}
function* undone(start, kinds) {
    let layers = [start];
    for (let count = 0; count < MAX_LAYERS && layers.length > 0; count += 1) {
        const read = new Map();
        for (const layer of layers) {
            const next = replaced(layer, kinds);
            if (next !== layer)
                for (const each of allReadings(next))
                    read.set(each.text, each);
        }
        yield* read.values();
        layers = [...read.values()].slice(-MAX_READINGS);
    }
}
function allReadings(source) {
    const found = new Map();
    let latest = readings(source);
    for (let count = 0; count < MAX_LAYERS && latest.length > 0; count += 1) {
        for (const each of latest)
            found.set(each.text, each);
        latest = latest
            .map(withCharacters)
            .flatMap(readings)
            .filter(({ text }) => !found.has(text));
    }
    return [...found.values()];
}
function readings(source) {
    const withBytes = withoutInvisible(source, true);
    const bare = withoutInvisible(source, false);
    return bare.text === withBytes.text ? [withBytes] : [withBytes, bare];
}
function withCharacters(source) {
    return replaced(source, [[/[\x80-\xbf]/, MOJIBAKE, decodeUtf8]]);
}
function replaced(source, kinds) {
    const { text } = source;
    const edits = [];
    for (const [mark, pattern, decode] of kinds) {
        if (!mark.test(text))
            continue;
        for (const match of text.matchAll(pattern)) {
            const { 0: written, index } = match;
            const decoded = decode(...match);
            if (decoded !== undefined)
                edits.push({ start: index, end: index + written.length, text: decoded });
        }
    }
    return edited(source, withoutOverlaps(edits));
}
function withoutOverlaps(edits) {
    let end = 0;
    return edits
        .toSorted((a, b) => a.start - b.start)
        .filter((edit) => {
        if (edit.start < end)
            return false;
        end = edit.end;
        return true;
    });
}
function decodeByte(written) {
    if (!/[\da-fA-F]$/.test(written))
        return '';
    return String.fromCharCode(Number.parseInt(written.replace(/^[%=]u?/i, ''), 16));
}
function decodeEntity(written) {
    const name = written.replace(/^&|;$/g, '');
    if (!name.startsWith('#'))
        return namedCharacter(name);
    const isHex = /^#x/i.test(name);
    const digits = name.slice(isHex ? 2 : 1);
    if (!isHex && /[a-f]/i.test(digits))
        return undefined;
    return character(Number.parseInt(digits, isHex ? 16 : 10));
}
function decodeMailboxName(written) {
    if (written === '&-')
        return '&';
    const bytes = Buffer.from(written.slice(1, -1).replaceAll(',', '/'), 'base64');
    return bytes
        .subarray(0, bytes.length - (bytes.length % 2))
        .swap16()
        .toString('utf16le');
}
function decodeBackslash(_written, _backslashes = '', code = '') {
    if (code === '')
        return undefined;
    if (/^[bfnrtv]$/i.test(code))
        return /b/i.test(code) ? '' : /n/i.test(code) ? '\n' : ' ';
    if (/^[0-3]\d\d$/.test(code))
        return String.fromCharCode(Number.parseInt(code, 8));
    const hex = /^[ux]\{?([\da-f]+)\}?$/i.exec(code)?.[1];
    return hex === undefined ? code : character(Number.parseInt(hex, 16));
}
function decodePairs(written, backslashes = '', code = '') {
    const isEscaped = backslashes.length % 2 === 1;
    if (backslashes.length === 1 && code === '')
        return undefined;
    const decoded = isEscaped ? (decodeBackslash(written, backslashes, code) ?? `\\${code}`) : code;
    return '\\'.repeat(backslashes.length / 2) + decoded;
}
function decodeUtf8(written) {
    const text = Buffer.from(written, 'latin1').toString('utf8');
    return text.includes('\ufffd') ? undefined : text;
}
function character(point) {
    return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

;// CONCATENATED MODULE: ./lib/secrets/unfold.js

const BLANKS = /[^\S\xa0]+/g;
const LINE_STARTS = /[^\S\xa0]+(?:(?:\| )?(?:[2-5]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3}(?=\s) ?){0,2}|\+ |(?:\*|[\dA-Za-z]{1,8}) (?:OK|NO|BAD|BYE|PREAUTH) (?:\[[^\][\r\n]{0,80}\] )?))?/g;
function unfolded(source) {
    const bare = without(source, BLANKS, () => '');
    if (bare === source)
        return [];
    const lines = without(source, LINE_STARTS, (fold) => (/[\r\n|]/.test(fold) ? '' : fold.trimStart()));
    const joined = without(source, LINE_STARTS, () => '');
    return [bare, lines, joined].filter(({ text }, index, all) => all.findIndex((each) => each.text === text) === index);
}
function without(source, pattern, left) {
    const text = source.text.replace(pattern, left);
    if (text.length === source.text.length)
        return source;
    const edits = () => Array.from(source.text.matchAll(pattern), ({ 0: fold, index }) => ({
        ...{ start: index, end: index + fold.length, text: left(fold) },
    }));
    return { text, places: () => edited(source, edits()).places() };
}
function isLineBreak(text) {
    return /^\s*\n/.test(text) && `${text} `.replace(LINE_STARTS, '').trim() === '';
}

;// CONCATENATED MODULE: ./lib/secrets/search.js







const MIN_FOLDED = 8;
const MAX_DECODINGS = 3;
class SecretSearch {
    #anywhere;
    #folded = new FormIndex(MIN_FOLDED);
    #exact;
    #isEmpty = true;
    constructor(forms) {
        let keyLength = MIN_FORM_LENGTH;
        for (const form of forms)
            keyLength = Math.min(keyLength, form.length);
        this.#anywhere = new FormIndex(keyLength);
        this.#exact = new FormIndex(keyLength);
        for (const form of forms)
            this.add(form);
    }
    get isEmpty() {
        return this.#isEmpty;
    }
    add(form) {
        this.#isEmpty = false;
        if (/^[!-~]*$/.test(form) && !mayMeanMore(form)) {
            const small = form.toLowerCase();
            this.#anywhere.add(small);
            this.#folded.add(small);
            return;
        }
        const source = original(form);
        this.#addSkeleton(source);
        const last = Array.from(unescapedLayers(source)).at(-1);
        if (last)
            this.#addSkeleton(original(last.text));
    }
    #addSkeleton(layer) {
        const skeleton = skeletonOf(layer);
        const isTelling = skeleton.text.trim().length >= Math.min(MIN_FORM_LENGTH, layer.text.length);
        if (!isTelling || /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(layer.text))
            this.#exact.add(layer.text);
        if (!isTelling)
            return;
        this.#anywhere.add(skeleton.text, pointsOf(skeleton, layer));
        const [folded = skeleton] = unfolded(skeleton);
        this.#folded.add(folded.text, pointsOf(folded, layer));
    }
    hits(text) {
        const seen = new Set();
        const found = [];
        const look = (source, forms) => {
            for (const [start, end] of forms.occurrences(source.text))
                found.push(hitOf(source, start, end));
        };
        const visit = (source, isFolded, decodings) => {
            const key = `${isFolded ? 'f' : 'a'}${source.text}`;
            if (seen.has(key))
                return;
            seen.add(key);
            const skeleton = skeletonOf(source);
            if (isFolded)
                look(unfolded(skeleton)[0] ?? skeleton, this.#folded);
            else {
                look(skeleton, this.#anywhere);
                look(source, this.#exact);
            }
            const joined = unfolded(source);
            if (decodings < MAX_DECODINGS && (isFolded || joined.length === 0)) {
                for (const run of decodedRuns(source))
                    expand(run, false, decodings + 1);
            }
            for (const each of joined)
                expand(each, true, decodings);
        };
        const expand = (source, isFolded, decodings) => {
            visit(source, isFolded, decodings);
            for (const layer of unescapedLayers(source))
                visit(layer, isFolded, decodings);
        };
        expand(original(text), false, 0);
        return found;
    }
}
function hitOf(source, start, end) {
    const places = source.places();
    if (places)
        return { starts: places.starts.subarray(start, end), ends: places.ends.subarray(start, end) };
    return { starts: [start], ends: [end] };
}
function pointsOf(skeleton, { text }) {
    const places = skeleton.places();
    if (!places && !/[\ud800-\udfff]/.test(text))
        return undefined;
    const numbers = new Int32Array(text.length);
    const points = Array.from(text);
    let at = 0;
    for (const [number, point] of points.entries()) {
        numbers.fill(number, at, at + point.length);
        at += point.length;
    }
    const own = places ? places.starts.map((place) => numbers[place] ?? 0) : numbers;
    return Int32Array.of(...own, points.length);
}

;// CONCATENATED MODULE: ./lib/secrets/redactor.js





const MAX_ROUNDS = 10;
const MIN_LENGTH = 4;
function createRedactor(forms) {
    let ready;
    const prepared = () => {
        ready ??= prepareSearch([...forms]);
        return ready;
    };
    const redact = (text) => {
        const { search, bare } = prepared();
        if (search.isEmpty && bare.length === 0)
            return text;
        let shown = text;
        for (let round = 0; round <= MAX_ROUNDS; round += 1) {
            const hits = [...search.hits(shown), ...plainHits(shown, bare)];
            if (hits.length === 0)
                return shown;
            shown = blank(shown, hits);
        }
        return secret/* MASK */.v5;
    };
    let remembered = rememberRedactions(redact);
    const learned = new Set();
    const learn = (value) => {
        if (learned.has(value))
            return;
        learned.add(value);
        for (const form of searchedForms([{ password: new secret/* Secret */.zh(value) }]))
            prepared().search.add(form);
        remembered = rememberRedactions(redact);
    };
    return Object.assign((text) => remembered(text), { learn });
}
function prepareSearch(forms) {
    return { search: new SecretSearch(forms), bare: forms.filter(isNearlyBare).map((form) => form.toLowerCase()) };
}
function isNearlyBare(form) {
    return form.length >= MIN_LENGTH && form.replace(/[\\\s]/g, '').length < MIN_LENGTH;
}
function plainHits(text, forms) {
    const small = forms.length === 0 ? '' : text.toLowerCase();
    const searched = small.length === text.length ? small : text;
    const hits = [];
    for (const form of forms) {
        for (let at = searched.indexOf(form); at >= 0; at = searched.indexOf(form, at + 1)) {
            hits.push({ starts: [at], ends: [at + form.length] });
        }
    }
    return hits;
}
function blank(text, hits) {
    const hidden = new Uint8Array(text.length);
    for (const hit of hits)
        hide(hidden, text, hit);
    for (const mark of ['\n', secret/* END_MARK */.eN]) {
        for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
            hidden[at] = 0;
    }
    let result = '';
    for (let at = 0; at < text.length;) {
        const isHidden = hidden[at] === 1;
        const next = hidden.indexOf(isHidden ? 0 : 1, at);
        const end = next < 0 ? text.length : next;
        result += isHidden ? secret/* MASK */.v5 : text.slice(at, end);
        at = end;
    }
    return result;
}
function hide(hidden, text, { starts, ends }) {
    let behind = starts[0] ?? 0;
    for (let index = 0; index < starts.length; index += 1) {
        const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
        if (start > behind && !isLineBreak(text.slice(behind, start)))
            hidden.fill(1, behind, start);
        hidden.fill(1, start, end);
        behind = end;
    }
}

// EXTERNAL MODULE: ./lib/settings/files/reports.js
var reports = __nccwpck_require__(41447);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __nccwpck_require__(80761);
// EXTERNAL MODULE: ./lib/settings/fields.js + 17 modules
var fields = __nccwpck_require__(28501);
// EXTERNAL MODULE: ./lib/settings/read-settings.js + 3 modules
var read_settings = __nccwpck_require__(158);
// EXTERNAL MODULE: ./lib/settings/settings.js
var settings = __nccwpck_require__(8839);
;// CONCATENATED MODULE: ./lib/settings/inputs.js




const PREFIX = 'INPUT_';
function readInputs(env, given) {
    const { textOf, issues: own } = given ?? { textOf: inputTexts(env), issues: unknownInputs(env) };
    const issues = [...own];
    return { textOf, settings: (0,read_settings/* readFields */.qU)(textOf, env, issues), issues };
}
function inputTexts(env) {
    return (input) => env[inputVariable(input)];
}
function inputVariable(input) {
    return PREFIX + input.toUpperCase();
}
function unknownInputs(env) {
    const known = Object.keys(fields/* FIELDS */.c).map(settings/* inputName */.y);
    const variables = new Set(known.map(inputVariable));
    return Object.keys(env)
        .filter((variable) => variable.startsWith(PREFIX) && !variables.has(variable))
        .map((variable) => {
        const input = variable.slice(PREFIX.length).toLowerCase();
        const nearest = (0,closest/* closest */.k)(input, known);
        return {
            code: 'E_INPUT',
            input,
            problem: 'is not an input of this action',
            remedy: nearest === undefined
                ? `Remove it from with:, or rename the variable ${variable} if the workflow sets that by itself.`
                : `Did you mean ${nearest}?`,
        };
    });
}

;// CONCATENATED MODULE: ./lib/settings/many-inputs.js

function checkManyInputs(settings, issues) {
    const report = (input, problem, remedy) => {
        issues.push({ code: 'E_CONFIG_CONFLICT', input, problem, remedy });
    };
    if (settings.mode === plan/* MERGE */.l) {
        if (settings.checks)
            report('checks', 'cannot be run by the mode merge', 'Remove checks, or the mode.');
    }
    else if (settings.mergeReports) {
        report('merge-reports', 'is for the mode merge', 'Set mode: merge, or remove it.');
    }
    if (settings.mode !== plan/* MERGE */.l && settings.mergeAnyRun) {
        report('merge-any-run', 'is for the mode merge', 'Set mode: merge, or remove it.');
    }
    if (settings.checks === undefined) {
        for (const input of ['only', 'skip', 'shard']) {
            if (settings[input])
                report(input, 'chooses among the checks of a file, and none is given', 'Set checks.');
        }
    }
    else if (settings.name !== undefined) {
        report('name', 'would be the name of many checks', 'Remove it: each check of the file has a name of its own.');
    }
}

// EXTERNAL MODULE: ./lib/text/quote.js
var quote = __nccwpck_require__(42950);
;// CONCATENATED MODULE: ./lib/settings/presentable.js



const KINDS = new Map(Object.entries(fields/* FIELDS */.c).map(([name, { kind }]) => [(0,settings/* inputName */.y)(name), kind]));
const LOOKS = {
    string: 'text',
    list: 'text',
    integer: 'number',
    duration: 'number',
    boolean: 'word',
    enum: 'word',
};
function presentable(issue) {
    const { input, value, problem } = issue;
    const name = KINDS.has(input) || (0,quote/* isQuotable */.ym)(input, 'text') ? input : (0,quote/* described */.WY)(input);
    if (value === undefined || (0,quote/* isQuotable */.ym)(value, lookOf(input)))
        return name === input ? issue : { ...issue, input: name };
    return { ...issue, input: name, value: undefined, problem: `${problem} (${(0,quote/* described */.WY)(value)}, not shown)` };
}
function lookOf(input) {
    const kind = KINDS.get(input);
    if (kind === undefined)
        return input.startsWith('--') ? 'word' : 'text';
    return kind.look ?? (kind.words ? 'word' : LOOKS[kind.type]);
}

// EXTERNAL MODULE: ./lib/settings/servers/login-fields.js
var login_fields = __nccwpck_require__(40002);
;// CONCATENATED MODULE: ./lib/settings/servers/all-credentials.js

function allCredentials(all) {
    const found = all.flatMap(credentialsOf);
    const keyOf = ({ username, password, token, privateKey }) => JSON.stringify([username, password?.reveal() ?? null, token?.reveal() ?? null, privateKey?.reveal()]);
    return [...new Map(found.map((each) => [keyOf(each), each])).values()];
}
function credentialsOf(settings) {
    const usernames = new Set((0,login_fields/* allValues */.Uq)(settings, 'username').map((name) => name ?? ''));
    const passwords = (0,login_fields/* allValues */.Uq)(settings, 'password').filter((password) => password !== undefined);
    const tokens = (0,login_fields/* allValues */.Uq)(settings, 'accessToken').filter((token) => token !== undefined);
    const privateKey = settings.tlsClientKey;
    const logins = [...usernames].flatMap((username) => [
        ...passwords.map((password) => ({ username, password })),
        ...tokens.map((token) => ({ username, token })),
    ]);
    const usesToken = settings.incidents !== undefined || settings.historyBranch !== undefined;
    const token = usesToken ? settings.githubToken : undefined;
    return [...logins, ...(privateKey ? [{ privateKey }] : []), ...(token ? [{ token }] : [])];
}

// EXTERNAL MODULE: ./lib/system/files-until.js
var files_until = __nccwpck_require__(72782);
// EXTERNAL MODULE: ./lib/system/version.js
var version = __nccwpck_require__(71784);
// EXTERNAL MODULE: ./lib/verdict/run-verdict.js
var run_verdict = __nccwpck_require__(16179);
;// CONCATENATED MODULE: ./lib/pipeline/reading.js


async function readWithin(files, { cancel, limits }, work) {
    const limit = new AbortController();
    const timer = startLimit(limit, limits);
    const end = cancel ? AbortSignal.any([cancel, limit.signal]) : limit.signal;
    try {
        return { done: await work((0,files_until/* filesUntil */.S)(files, end)) };
    }
    catch (error) {
        if (!(error instanceof files_until/* Interrupted */.j))
            throw error;
        return { endReason: error.reason };
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./lib/pipeline/run.js



















async function prepare(world, given, cancel) {
    const start = world.clock.now();
    const { textOf, settings, issues } = readInputs(world.env, given);
    const quick = { ...world, files: (0,files_until/* filesUntil */.S)(world.files, new AbortController().signal) };
    const known = { ...settings, reportFiles: await (0,reports/* resolveReports */.m)(settings.reports, quick, issues) };
    const limits = { maxDurationMs: settings.maxDuration };
    const reading = await readWithin(world.files, { cancel, limits }, async (files) => {
        const bounded = { ...world, files };
        const complete = await (0,read_settings/* readFiles */.Ul)(known, bounded, issues);
        checkManyInputs(complete, issues);
        return await planFor(complete, textOf, bounded, issues);
    });
    if ('endReason' in reading)
        return jobOf(known, [known], [], { endReason: reading.endReason });
    const { plan, memory, settings: complete, checks } = reading.done;
    if (!plan && cancel?.aborted)
        return jobOf(known, [known], [], { endReason: cancel.reason });
    const spentMs = world.clock.now() - start;
    const begun = plan && { ...plan, limits: { ...plan.limits, spentMs } };
    return jobOf(complete, [complete, ...checks], issues, { plan: begun, memory });
}
function jobOf(settings, all, issues, { plan, memory, endReason }) {
    const credentials = allCredentials(all);
    const secrets = secretForms(credentials.filter(({ privateKey }) => privateKey === undefined));
    const redact = createRedactor(searchedForms(credentials));
    return { settings, issues: issues.map(presentable), plan, memory, endReason, secrets, redact };
}
async function planFor(settings, textOf, world, issues) {
    if (settings.checks) {
        const { keepMemoryLow } = await __nccwpck_require__.e(/* import() */ 168).then(__nccwpck_require__.bind(__nccwpck_require__, 95168));
        keepMemoryLow();
        const { loadChecks } = await Promise.all(/* import() */[__nccwpck_require__.e(224), __nccwpck_require__.e(443)]).then(__nccwpck_require__.bind(__nccwpck_require__, 83443));
        const { planChecks } = await Promise.all(/* import() */[__nccwpck_require__.e(224), __nccwpck_require__.e(485)]).then(__nccwpck_require__.bind(__nccwpck_require__, 83485));
        const loaded = await loadChecks(settings.checks, textOf, world, issues);
        const memory = await memoryFor(settings, world, issues, loaded);
        const plan = planChecks(settings, loaded, issues);
        return { plan, memory, settings, checks: loaded.checks.map((check) => check.settings) };
    }
    const memory = await memoryFor(settings, world, issues);
    if (settings.mode === plan/* MERGE */.l) {
        const { planMerge } = await __nccwpck_require__.e(/* import() */ 182).then(__nccwpck_require__.bind(__nccwpck_require__, 20182));
        return { plan: await planMerge(settings, world, issues), memory, settings, checks: [] };
    }
    return { plan: (0,plan_check/* buildPlan */.Gg)(settings, issues), memory, settings, checks: [] };
}
async function memoryFor(settings, world, issues, loaded) {
    const { historyFile, historyBranch, incidents = 'false' } = settings;
    const isAsked = historyFile !== undefined || historyBranch !== undefined || incidents.trim() !== 'false';
    if (!isAsked && (loaded?.incidents.length ?? 0) === 0)
        return undefined;
    const { planMemory } = await Promise.all(/* import() */[__nccwpck_require__.e(224), __nccwpck_require__.e(603)]).then(__nccwpck_require__.bind(__nccwpck_require__, 75603));
    return await planMemory(settings, loaded, world, issues);
}
async function runJob(job, execution, memory) {
    const report = await judgedJob(job, execution, memory);
    if (!memory || !job.plan || report.issues.length > 0 || isDryRun(job, report))
        return report;
    const { past, checks, ...rest } = await memory.fold(report);
    const told = checks.map((check) => ({ ...check, story: check.story && (0,redact_report/* redactReport */.a)(check.story, job.redact) }));
    return { ...rest, checks: told, past };
}
async function judgedJob(job, execution, memory) {
    const stamp = stampReport(job, execution.world);
    if (job.endReason !== undefined)
        return stamp((0,run_verdict/* verdictOfFinding */.qg)(unreadFinding(job.endReason)));
    if (!job.plan)
        return stamp((0,run_verdict/* verdictOfIssues */.NX)(job.issues));
    const plan = (await memory?.due(job.plan)) ?? job.plan;
    if (plan.merge)
        return await mergeJob(job, plan, plan.merge, execution);
    const keep = (result) => (0,redact_report/* redactReport */.a)(result, job.redact);
    if (plan.checks.length === 0 && plan.many?.shard)
        return stamp((0,run_verdict/* verdictOfEmptyShard */.YB)(plan.many.shard));
    if (plan.checks.length === 0 && plan !== job.plan)
        return stamp((0,run_verdict/* verdictOfNothingDue */.k6)(plan.notDue ?? []), plan);
    if (job.settings.dryRun) {
        const { notRun, verdictOfDryRun } = await __nccwpck_require__.e(/* import() */ 473).then(__nccwpck_require__.bind(__nccwpck_require__, 13473));
        return stamp(verdictOfDryRun(plan.checks.map((check) => keep(notRun(check)))));
    }
    try {
        const results = await runChecks(plan, execution, async (outcome) => {
            const { evaluate } = await __nccwpck_require__.e(/* import() */ 34).then(__nccwpck_require__.bind(__nccwpck_require__, 38034));
            const judged = keep(evaluate(outcome));
            const result = memory ? keep(await memory.compare(judged)) : judged;
            execution.onFinish?.(result);
            return result;
        });
        return stamp((0,run_verdict/* verdictOfChecks */.Wp)(results), plan);
    }
    catch (error) {
        return stamp(error instanceof issue/* ConfigError */.x ? (0,run_verdict/* verdictOfIssues */.NX)(error.issues) : (0,run_verdict/* verdictOfCrash */.oy)(error));
    }
}
function isDryRun(job, { checks, issues }) {
    return job?.plan !== undefined && !job.plan.merge && job.settings.dryRun && checks.length > 0 && issues.length === 0;
}
async function mergeJob(job, { limits }, merge, { world, cancel }) {
    const stamp = stampReport(job, world);
    try {
        const { runMerge } = await __nccwpck_require__.e(/* import() */ 237).then(__nccwpck_require__.bind(__nccwpck_require__, 66237));
        const merged = await readWithin(world.files, { cancel, limits }, async (files) => runMerge(merge, { files, clock: world.clock }));
        if ('endReason' in merged)
            return stamp((0,run_verdict/* verdictOfFinding */.qg)(unreadFinding(merged.endReason)));
        const { verdict, ...facts } = merged.done;
        const checks = verdict.checks.map((check) => (0,redact_report/* redactReport */.a)(check, job.redact));
        return { ...stamp({ ...verdict, checks }), ...(0,redact_report/* redactReport */.a)(facts, job.redact) };
    }
    catch (error) {
        return stamp((0,run_verdict/* verdictOfCrash */.oy)(error));
    }
}
function crashReport(error, job, world) {
    return stampReport(job, world)((0,run_verdict/* verdictOfCrash */.oy)(error));
}
function stampReport(job, { clock }) {
    const startedAt = clock.date().toISOString();
    const start = clock.now();
    return ({ checks, ...verdict }, plan = job?.plan) => {
        const durationSeconds = (clock.now() - start) / 1000;
        const many = plan?.many;
        const leftOut = [...(many?.leftOut ?? []), ...(plan?.notDue ?? [])];
        const facts = {
            ...verdict,
            checksFiles: many?.files,
            leftOut: leftOut.length > 0 || many ? leftOut : undefined,
            shard: many?.shard,
        };
        const stamped = { schemaVersion: report/* SCHEMA_VERSION */.f, version: version/* VERSION */.x, startedAt, durationSeconds, ...facts };
        return { ...(job ? (0,redact_report/* redactReport */.a)(stamped, job.redact) : stamped), checks };
    };
}


/***/ }),

/***/ 45059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withPassedStatuses),
/* harmony export */   l: () => (/* binding */ noticesOf)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(57413);
/* harmony import */ var _model_phase_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(53997);
/* harmony import */ var _model_status_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(47402);
/* harmony import */ var _settings_providers_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(37470);
/* harmony import */ var _text_list_words_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9764);





const WORDS = {
    implicit: 'TLS from the first byte',
    starttls: 'STARTTLS',
    none: 'no TLS',
};
const OUTLOOK_COM = 'smtp-mail.outlook.com';
function withPassedStatuses(check, failOn) {
    const mildest = _model_status_js__WEBPACK_IMPORTED_MODULE_2__/* .WORST_FIRST */ .vh.findLastIndex((status) => failOn.has(status));
    const passed = _model_status_js__WEBPACK_IMPORTED_MODULE_2__/* .WORST_FIRST */ .vh.filter((status, index) => index < mildest && !failOn.has(status));
    if (passed.length === 0)
        return check;
    const all = _model_status_js__WEBPACK_IMPORTED_MODULE_2__/* .WORST_FIRST */ .vh.filter((status, index) => index <= mildest && status !== 'ok');
    const notice = {
        message: `The job passes when a check is ${(0,_text_list_words_js__WEBPACK_IMPORTED_MODULE_4__/* .listWords */ .y)(passed)}, although fail-on names ${(0,_text_list_words_js__WEBPACK_IMPORTED_MODULE_4__/* .listWords */ .y)([...failOn])}, which is less severe.`,
        hint: `fail-on lists each status that fails the job. Write fail-on: ${all.join(',')} if that is not meant.`,
    };
    return { ...check, notices: [...check.notices, notice] };
}
function noticesOf(server) {
    return [...unusualPort(server), ...endOfPasswords(server)];
}
function unusualPort({ endpoint, origins: { tlsModeInput } }) {
    const { protocol, port, tlsMode } = endpoint;
    const usual = _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .PORTS */ .hz[port];
    if (usual === undefined)
        return [];
    if (usual.protocol !== protocol) {
        return [
            {
                message: `Port ${port} is that of ${_model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .PROTOCOLS */ .y[usual.protocol].label}, and this check speaks ${_model_phase_js__WEBPACK_IMPORTED_MODULE_1__/* .PROTOCOLS */ .y[protocol].label} there.`,
                hint: 'If another protocol answers, check the port.',
            },
        ];
    }
    if (tlsMode === usual.tlsMode || (tlsMode === 'none' && usual.tlsMode === 'starttls'))
        return [];
    return [
        {
            message: `Port ${port} is meant for ${WORDS[usual.tlsMode]}, and ${tlsModeInput} asks for ${WORDS[tlsMode]}.`,
            hint: `If the connection fails, use ${tlsModeInput}: ${usual.tlsMode}, or another port.`,
        },
    ];
}
function endOfPasswords({ endpoint, credentials }) {
    const { protocol, host } = endpoint;
    if (protocol !== 'smtp' || !credentials?.password || !(0,_settings_providers_js__WEBPACK_IMPORTED_MODULE_3__/* .isMicrosoft365 */ .d)(host) || host === OUTLOOK_COM)
        return [];
    return [
        {
            message: 'Microsoft 365 switches password login over SMTP off by default at the end of December 2026, and only an administrator can switch it on again.',
            hint: `Move this account to access-token before that. Microsoft's announcement: ${_settings_providers_js__WEBPACK_IMPORTED_MODULE_3__/* .SMTP_AUTH_TIMELINE_SOURCE */ .SH}`,
        },
    ];
}


/***/ }),

/***/ 2809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Gg: () => (/* binding */ buildPlan),
  Iw: () => (/* binding */ planCheck),
  mc: () => (/* binding */ readFailOn),
  BU: () => (/* binding */ readLimits)
});

// EXTERNAL MODULE: ./lib/model/issue.js
var issue = __nccwpck_require__(57617);
// EXTERNAL MODULE: ./lib/model/plan.js
var plan = __nccwpck_require__(70679);
// EXTERNAL MODULE: ./lib/mail/imap/open.js
var imap_open = __nccwpck_require__(33122);
// EXTERNAL MODULE: ./lib/model/endpoint.js
var model_endpoint = __nccwpck_require__(57413);
// EXTERNAL MODULE: ./lib/model/phase.js
var phase = __nccwpck_require__(53997);
// EXTERNAL MODULE: ./lib/settings/providers.js
var providers = __nccwpck_require__(37470);
// EXTERNAL MODULE: ./lib/system/ip-family.js
var ip_family = __nccwpck_require__(25180);
// EXTERNAL MODULE: ./lib/system/loopback.js
var loopback = __nccwpck_require__(75135);
;// CONCATENATED MODULE: ./lib/settings/servers/check-protection.js



function checkProtection({ endpoint }, { allowInsecureAuth }, issues) {
    if (allowInsecureAuth)
        return;
    if (endpoint.loopbackOnly && (0,ip_family/* ipFamily */.M)(endpoint.host) && !(0,loopback/* isLoopback */.U)(endpoint.host)) {
        issues.push(endpoint.loopbackOnly);
    }
    if (endpoint.tlsMode !== 'none' && !endpoint.tls.verify && !(0,issue/* isReported */.O)(issues, 'tls-verify')) {
        issues.push({
            code: 'E_CONFIG_CONFLICT',
            input: 'tls-verify',
            value: 'false',
            problem: 'would send credentials to a server that has not proved who it is',
            remedy: 'Trust the certificate with tls-ca, or set allow-insecure-auth: true.',
        });
    }
}
function clearTextIssue(host, input) {
    return {
        code: 'E_CONFIG_CONFLICT',
        input,
        value: 'none',
        problem: `would send credentials without TLS to ${host}, which is not this machine`,
        remedy: 'Use implicit or starttls, or set allow-insecure-auth: true.',
    };
}

// EXTERNAL MODULE: ./lib/settings/settings.js
var settings_settings = __nccwpck_require__(8839);
// EXTERNAL MODULE: ./lib/settings/servers/login-fields.js
var login_fields = __nccwpck_require__(40002);
;// CONCATENATED MODULE: ./lib/settings/servers/own-settings.js


const OWN_FIELDS = [...login_fields/* SERVER_FIELDS */.c0, ...login_fields/* LOGIN_FIELDS */.iB];
function ownSettings(settings, protocol) {
    const values = OWN_FIELDS.map((field) => [field, settings[(0,login_fields/* prefixed */.gV)(protocol, field)]]);
    const input = (field) => (0,settings_settings/* inputName */.y)((0,login_fields/* prefixed */.gV)(protocol, field));
    return { ...Object.fromEntries(values), input };
}

;// CONCATENATED MODULE: ./lib/settings/servers/resolve-server.js






function resolveServer(settings, protocol, isShared, issues) {
    const own = ownSettings(settings, protocol);
    const preset = settings.provider === undefined ? undefined : (0,providers/* findProvider */.lh)(settings.provider)?.[protocol];
    const common = isShared ? { port: undefined, tlsMode: undefined } : settings;
    const sources = { protocol, own, common, preset };
    const host = own.host ?? settings.host ?? preset?.host;
    if (host === undefined)
        reportMissingHost(sources, isShared, issues);
    const tlsMode = chooseTlsMode(sources);
    if (tlsMode === undefined)
        reportMissingTlsMode(sources, issues);
    checkFingerprint(settings, isShared ? undefined : tlsMode?.value, issues);
    if (host === undefined || tlsMode === undefined)
        return undefined;
    const port = choosePort(sources, tlsMode.value);
    const tlsModeInput = own.tlsMode === undefined && !isShared ? 'tls-mode' : own.input('tlsMode');
    return {
        endpoint: {
            protocol,
            host,
            port: port.value,
            tlsMode: tlsMode.value,
            addressFamily: settings.addressFamily,
            tls: tlsSettings(settings, host),
            loopbackOnly: tlsMode.value === 'none' && !settings.allowInsecureAuth ? clearTextIssue(host, tlsModeInput) : undefined,
            connectTimeoutMs: settings.connectTimeout,
            commandTimeoutMs: settings.commandTimeout,
            ehloName: settings.ehloName,
        },
        origins: { port: port.origin, tlsMode: tlsMode.origin, tlsModeInput },
    };
}
function chooseTlsMode({ own, common, preset }) {
    const given = own.tlsMode ?? common.tlsMode;
    if (given !== undefined)
        return { value: given };
    const port = own.port ?? common.port;
    if (port === undefined) {
        return preset === undefined
            ? { value: 'implicit', origin: 'the default' }
            : { value: preset.tlsMode, origin: 'from the provider' };
    }
    const value = model_endpoint/* PORTS */.hz[port]?.tlsMode;
    return value && { value, origin: 'from the port' };
}
function choosePort({ protocol, own, common, preset }, tlsMode) {
    const given = own.port ?? common.port;
    if (given !== undefined)
        return { value: given };
    if (preset?.tlsMode === tlsMode)
        return { value: preset.port, origin: 'from the provider' };
    return { value: (0,model_endpoint/* defaultPort */.L5)(protocol, tlsMode), origin: 'from the TLS mode' };
}
function reportMissingHost({ protocol, own }, isShared, issues) {
    if ((0,issue/* isReported */.O)(issues, 'host', own.input('host')))
        return;
    issues.push({
        code: 'E_INPUT',
        input: isShared ? own.input('host') : 'host',
        problem: `is required: the ${phase/* PROTOCOLS */.y[protocol].label} server is not named`,
        remedy: `Set host or ${own.input('host')}.`,
    });
}
function reportMissingTlsMode({ protocol, own, common }, issues) {
    if ((0,issue/* isReported */.O)(issues, 'tls-mode', own.input('tlsMode')))
        return;
    issues.push({
        code: 'E_INPUT',
        input: own.port === undefined ? 'tls-mode' : own.input('tlsMode'),
        problem: `is required: port ${own.port ?? common.port} has no known TLS mode for ${phase/* PROTOCOLS */.y[protocol].label}`,
        remedy: 'Write implicit, starttls or none.',
    });
}
function checkFingerprint(settings, tlsMode, issues) {
    const isUseless = !settings.tlsVerify || tlsMode === 'none';
    if (settings.tlsFingerprint === undefined || !isUseless || (0,issue/* isReported */.O)(issues, 'tls-fingerprint'))
        return;
    issues.push({
        code: 'E_CONFIG_CONFLICT',
        input: 'tls-fingerprint',
        problem: `is given together with ${settings.tlsVerify ? 'tls-mode: none, which has no certificate' : 'tls-verify: false'}`,
        remedy: settings.tlsVerify
            ? 'Use implicit or starttls, or remove tls-fingerprint.'
            : 'Remove tls-verify: false: a certificate with this fingerprint is trusted whatever its issuer.',
    });
}
function tlsSettings(settings, host) {
    const { tlsClientCert: certificate, tlsClientKey: key } = settings;
    return {
        servername: settings.tlsServername ?? host,
        verify: settings.tlsVerify,
        ca: settings.tlsCa,
        minVersion: settings.tlsMinVersion,
        fingerprints: settings.tlsFingerprint,
        client: certificate && key ? { certificate, key } : undefined,
    };
}

// EXTERNAL MODULE: ./lib/text/list-words.js
var list_words = __nccwpck_require__(9764);
;// CONCATENATED MODULE: ./lib/settings/servers/resolve-credentials.js




function resolveCredentials(settings, protocol, issues, isShared = false) {
    const own = ownSettings(settings, protocol);
    const hasOwnSecret = own.password !== undefined || own.accessToken !== undefined;
    const username = own.username ?? settings.username;
    const { password, accessToken: token } = hasOwnSecret ? own : settings;
    const method = own.authMethod ?? settings.authMethod;
    const login = `the ${protocol.toUpperCase()} login`;
    const nameInput = isShared ? own.input : settings_settings/* inputName */.y;
    if (username === undefined && !(0,issue/* isReported */.O)(issues, 'username', own.input('username'))) {
        const remedy = `Set username or ${own.input('username')}.`;
        issues.push(missing(settings, nameInput('username'), `${login} has no user name`, remedy));
    }
    if (password !== undefined && token !== undefined) {
        const input = hasOwnSecret ? own.input('accessToken') : 'access-token';
        if (!(0,issue/* isReported */.O)(issues, input))
            issues.push(twoSecrets(input, hasOwnSecret ? own.input('password') : 'password'));
        return undefined;
    }
    if (password === undefined && token === undefined) {
        const inputs = ['password', 'access-token', own.input('password'), own.input('accessToken')];
        if (!(0,issue/* isReported */.O)(issues, ...inputs)) {
            const remedy = `Set ${(0,list_words/* listWords */.y)(inputs)}.`;
            const problem = `${login} has neither a password nor an access token`;
            issues.push(missing(settings, nameInput('password'), problem, remedy, username !== undefined));
        }
        return undefined;
    }
    const methodInput = own.authMethod === undefined ? 'auth-method' : own.input('authMethod');
    if (!(0,issue/* isReported */.O)(issues, methodInput))
        checkMethod(methodInput, method, token !== undefined, issues);
    return username === undefined ? undefined : { username, password, token, method };
}
function checkMethod(input, method, hasToken, issues) {
    const isForToken = method === 'xoauth2' || method === 'oauthbearer';
    if (method === 'auto' || isForToken === hasToken)
        return;
    issues.push({
        code: 'E_CONFIG_CONFLICT',
        input,
        value: method,
        problem: hasToken ? 'would send the access token as a password' : 'needs an access token, and a password is given',
        remedy: hasToken ? 'Use auto, xoauth2 or oauthbearer.' : 'Set access-token, or use auto, plain, login or cram-md5.',
    });
}
function twoSecrets(input, other) {
    return {
        code: 'E_CONFIG_CONFLICT',
        input,
        problem: `is given together with ${other}`,
        remedy: `Give either ${other} or ${input}.`,
    };
}
function missing(settings, input, what, remedy, isEmptySecret = false) {
    if (settings.mayLackSecrets) {
        return {
            code: 'E_SECRET_MISSING',
            input,
            problem: `is empty: ${what}`,
            remedy: 'GitHub gives no secrets to pull requests from forks and to Dependabot: skip the step there, or start it by another event.',
        };
    }
    if (!isEmptySecret)
        return { code: 'E_INPUT', input, problem: `is required: ${what}`, remedy };
    return {
        code: 'E_SECRET_MISSING',
        input,
        problem: `is empty: ${what}`,
        remedy: `${remedy} A secret that does not exist, or whose name is misspelt, arrives as empty text.`,
    };
}

;// CONCATENATED MODULE: ./lib/probes/shared/account.js



function resolveAccount(settings, protocol, isShared, issues) {
    const server = resolveServer(settings, protocol, isShared, issues);
    const credentials = resolveCredentials(settings, protocol, issues, isShared);
    if (server)
        checkProtection(server, settings, issues);
    return server && credentials && { ...server, credentials };
}
function isSameLogin(one, other) {
    const identity = ({ endpoint, credentials: { username, password, token } }) => JSON.stringify([endpoint.host.toLowerCase(), username, (password ?? token)?.reveal()]);
    return identity(one) === identity(other);
}
async function timed(context, protocol, session) {
    const { clock } = context.world;
    const start = clock.now();
    await session();
    context.measure(`${protocol}_total_seconds`, (clock.now() - start) / 1000);
}

;// CONCATENATED MODULE: ./lib/probes/shared/metrics.js
function stepSeconds(protocol, step, help) {
    return {
        name: `${protocol}_${step}_seconds`,
        unit: 'seconds',
        help: `${protocol.toUpperCase()}: ${help}`,
        alarms: [
            {
                code: 'E_SLOW',
                side: 'above',
                remedy: 'When all phases are slow it is the line; when only this one is, look at what the server does in it.',
            },
        ],
    };
}
function connectMetrics(protocol) {
    return [
        stepSeconds(protocol, 'total', 'from the name to the verdict'),
        stepSeconds(protocol, 'dns', 'name resolution'),
        stepSeconds(protocol, 'connect', 'TCP connection'),
        stepSeconds(protocol, 'tls', 'TLS handshake'),
        stepSeconds(protocol, 'greeting', 'wait for the greeting'),
        stepSeconds(protocol, 'capability', 'EHLO or CAPABILITY, and STARTTLS'),
    ];
}
function sessionMetrics(protocol) {
    return [...connectMetrics(protocol), stepSeconds(protocol, 'auth', 'login')];
}
const RENEW = 'Renew the certificate, and check that the service was restarted with the new one.';
const COMMON_METRICS = [
    {
        name: 'tls_certificate_days_left',
        unit: 'days',
        help: 'Days until the first certificate of the chain expires',
        label: 'protocol',
        alarms: [
            { code: 'E_TLS_CERT_EXPIRED', side: 'below', upTo: -1, remedy: RENEW },
            { code: 'E_TLS_CERT_EXPIRING', side: 'below', remedy: RENEW },
        ],
    },
    { name: 'attempts', unit: 'count', help: 'Attempts that were made' },
];

;// CONCATENATED MODULE: ./lib/probes/shared/setting-groups.js
const ENDPOINT_SETTINGS = [
    'provider',
    'host',
    'addressFamily',
    'tlsVerify',
    'tlsServername',
    'tlsFingerprint',
    'tlsClientCert',
    'tlsClientKey',
];
const SERVER_SETTINGS = [...ENDPOINT_SETTINGS, 'port', 'tlsMode'];
const BOTH_SERVERS_SETTINGS = [
    ...ENDPOINT_SETTINGS,
    'smtpHost',
    'smtpPort',
    'smtpTlsMode',
    'imapHost',
    'imapPort',
    'imapTlsMode',
];
const LOGIN_SETTINGS = [
    'username',
    'password',
    'accessToken',
    'authMethod',
    'allowInsecureAuth',
];
const BOTH_LOGINS_SETTINGS = [
    'smtpUsername',
    'smtpPassword',
    'smtpAccessToken',
    'smtpAuthMethod',
    'imapUsername',
    'imapPassword',
    'imapAccessToken',
    'imapAuthMethod',
];
const MESSAGE_SETTINGS = [
    'from',
    'to',
    'cc',
    'bcc',
    'replyTo',
    'subject',
    'body',
    'html',
    'headers',
    'attachments',
    'messageSize',
];

;// CONCATENATED MODULE: ./lib/probes/imap-connect.js






const imapConnect = {
    name: 'imap-connect',
    summary: 'Connect over IMAP: greeting, TLS and capabilities. No credentials are needed.',
    success: 'Connected over IMAP',
    metrics: [...connectMetrics('imap'), ...COMMON_METRICS],
    settings: [...SERVER_SETTINGS],
    plan(settings, issues) {
        const server = resolveServer(settings, 'imap', false, issues);
        if (!server)
            return undefined;
        const { endpoint } = server;
        return {
            target: (0,model_endpoint/* describeEndpoint */.N2)(endpoint),
            servers: [server],
            extraTimeMs: 0,
            run: (context) => timed(context, 'imap', async () => {
                const session = await (0,imap_open/* openImap */.q)(endpoint, context, false);
                session.logout();
            }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/probes/imap-login.js





const imapLogin = {
    name: 'imap-login',
    summary: 'Connect over IMAP, log in, and log out.',
    success: 'Logged in over IMAP',
    metrics: [...sessionMetrics('imap'), ...COMMON_METRICS],
    settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS],
    plan(settings, issues) {
        const account = resolveAccount(settings, 'imap', false, issues);
        if (!account)
            return undefined;
        const { endpoint, credentials } = account;
        return {
            target: (0,model_endpoint/* describeEndpoint */.N2)(endpoint),
            servers: [account],
            extraTimeMs: 0,
            run: (context) => timed(context, 'imap', async () => {
                const session = await (0,imap_open/* openImap */.q)(endpoint, context, true);
                await session.login(credentials, { isProven: true });
                session.logout();
            }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/probes/imap-mailbox.js





const imapMailbox = {
    name: 'imap-mailbox',
    summary: 'Count the messages of each mailbox, the unseen ones too, and say how full the quota is.',
    success: 'Mailboxes read',
    metrics: [
        { name: 'mailbox_unseen', unit: 'count', help: 'Messages that are not seen', label: 'mailbox' },
        { name: 'mailbox_messages', unit: 'count', help: 'Messages in the mailbox', label: 'mailbox' },
        { name: 'mailbox_recent', unit: 'count', help: 'Messages that no session was notified of yet', label: 'mailbox' },
        {
            name: 'mailbox_size_bytes',
            unit: 'bytes',
            help: 'Size of all messages, if the server reports it',
            label: 'mailbox',
        },
        { name: 'mailbox_uidnext', unit: 'count', help: 'UID of the next message; it grows by arrivals', label: 'mailbox' },
        {
            name: 'quota_used_ratio',
            unit: 'ratio',
            help: 'Used part of the quota',
            label: 'resource',
            alarms: [
                {
                    code: 'E_QUOTA',
                    side: 'above',
                    remedy: 'Delete messages or raise the quota: a mailbox that is full refuses mail.',
                },
            ],
            missing: {
                code: 'E_UNSUPPORTED',
                remedy: 'The server has no QUOTA, or no such limit for this user: remove the threshold.',
            },
        },
        ...sessionMetrics('imap'),
        ...COMMON_METRICS,
    ],
    settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS, 'mailboxes'],
    plan(settings, issues) {
        const account = resolveAccount(settings, 'imap', false, issues);
        if (!account)
            return undefined;
        const { mailboxes } = settings;
        return {
            target: (0,model_endpoint/* describeEndpoint */.N2)(account.endpoint),
            servers: [account],
            extraTimeMs: 0,
            run: (context) => timed(context, 'imap', async () => {
                const load = () => Promise.all(/* import() */[__nccwpck_require__.e(282), __nccwpck_require__.e(176)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4176));
                const session = await (0,imap_open/* openImap */.q)(account.endpoint, context, true, load);
                await session.login(account.credentials);
                const { measureMailboxes, measureQuota } = await load();
                await context.phase('imap_status', () => measureMailboxes(session, mailboxes, context));
                await measureQuota(session, context);
                session.logout();
            }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/probes/shared/always-holds.js
const MAX_NUMBER = 2 ** 32 - 1;
const SHORTEST = 40;
const FIRST_YEAR = 1986;
const MAX_AHEAD_MS = 2 * 86_400_000;
const YEAR_MS = 365 * 86_400_000;
const RARE = ['deleted', 'draft', 'recent'];
const COMMON_FIELDS = ['from', 'date', 'received', 'message-id'];
function alwaysHolds(criterion) {
    const { isNegated } = criterion;
    switch (criterion.kind) {
        case 'flag':
            return criterion.key === 'all' || (isNegated && RARE.includes(criterion.key));
        case 'uid':
            return isNegated ? isBeyondAll(criterion.set) : coversAll(criterion.set);
        case 'size':
            if ((criterion.key === 'larger') !== isNegated)
                return criterion.bytes < SHORTEST;
            return criterion.bytes >= MAX_NUMBER;
        case 'date': {
            const { year, month, day } = criterion.date;
            if (criterion.key === 'on')
                return isNegated && year < FIRST_YEAR;
            if ((criterion.key === 'since') !== isNegated)
                return year < FIRST_YEAR;
            return Date.UTC(year, month - 1, day) > Date.now() + MAX_AHEAD_MS;
        }
        case 'age': {
            const years = new Date().getUTCFullYear() - FIRST_YEAR;
            return (criterion.key === 'newer-than') !== isNegated && criterion.ms > years * YEAR_MS;
        }
        case 'header':
            return !isNegated && criterion.text.trim() === '' && COMMON_FIELDS.includes(criterion.name.toLowerCase());
        case 'text':
            return !isNegated && criterion.text.trim() === '@' && criterion.key === 'from';
        case 'keyword':
            return false;
    }
}
function rangesOf(set) {
    return set.split(',').map((part) => {
        const [one = 0, other = one] = part.split(':').map((end) => (end === '*' ? MAX_NUMBER : Number(end)));
        return [Math.min(one, other), Math.max(one, other)];
    });
}
function coversAll(set) {
    let next = 1;
    for (const [from, to] of rangesOf(set).toSorted((one, other) => one[0] - other[0])) {
        if (from <= next)
            next = Math.max(next, to + 1);
    }
    return next > MAX_NUMBER;
}
function isBeyondAll(set) {
    return !set.includes('*') && rangesOf(set).every(([from]) => from === MAX_NUMBER);
}

;// CONCATENATED MODULE: ./lib/probes/imap-search.js






const NO_MATCH = {
    code: 'E_SEARCH_NO_MATCH',
    side: 'below',
    upTo: 0,
    remedy: 'Look at whether the message was sent, at where it was filed, and at search.',
};
const STALE = {
    code: 'E_STALE',
    side: 'above',
    remedy: 'Look at the sender of these messages, and at whether a filter files them elsewhere.',
};
const imapSearch = {
    name: 'imap-search',
    summary: 'Count the messages that match `search` in `mailbox`, opened read-only.',
    success: 'Mailbox searched',
    metrics: [
        {
            name: 'messages_found',
            unit: 'count',
            help: 'Messages that match',
            alarms: [NO_MATCH],
            missing: {
                code: 'E_SEARCH_NO_RESULT_LINE',
                remedy: 'RFC 9051 section 6.4.4 demands a result, even an empty one. Look at the dialogue with transcript: true.',
            },
        },
        {
            name: 'newest_message_age_seconds',
            unit: 'seconds',
            help: 'Age of the newest match, by its arrival',
            alarms: [STALE],
        },
        { name: 'oldest_message_age_seconds', unit: 'seconds', help: 'Age of the oldest match, by its arrival' },
        stepSeconds('imap', 'select', 'opening the mailbox'),
        stepSeconds('imap', 'search', 'search and dates'),
        ...sessionMetrics('imap'),
        ...COMMON_METRICS,
    ],
    settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS, 'mailbox', 'search', 'deleteFound'],
    plan(settings, issues) {
        const account = resolveAccount(settings, 'imap', false, issues);
        checkDeletion(settings, issues);
        if (!account)
            return undefined;
        const { mailbox, search: criteria, deleteFound: deletesFound } = settings;
        return {
            target: (0,model_endpoint/* describeEndpoint */.N2)(account.endpoint),
            servers: [account],
            extraTimeMs: 0,
            run: (context) => timed(context, 'imap', async () => {
                const load = () => Promise.all(/* import() */[__nccwpck_require__.e(282), __nccwpck_require__.e(833), __nccwpck_require__.e(354)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5354));
                const session = await (0,imap_open/* openImap */.q)(account.endpoint, context, true, load);
                await session.login(account.credentials);
                const { searchMailbox } = await load();
                await searchMailbox(session, { mailbox, criteria, deletesFound }, context);
                session.logout();
            }),
        };
    },
};
function checkDeletion({ deleteFound, search }, issues) {
    if (!deleteFound || search.some((criterion) => !alwaysHolds(criterion)))
        return;
    issues.push({
        code: 'E_CONFIG_CONFLICT',
        input: 'delete-found',
        value: 'true',
        problem: 'would delete every message of the mailbox, because search matches all',
        remedy: 'Write in search which messages to delete, for example subject: nightly report.',
    });
}

// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __nccwpck_require__(72600);
;// CONCATENATED MODULE: ./lib/probes/mx.js


const mx_RENEW = 'Renew the certificate, and check that the service was restarted with the new one.';
const METRICS = [
    { name: 'mx_total_seconds', unit: 'seconds', help: 'From the first question to the verdict' },
    { name: 'dns_seconds', unit: 'seconds', help: 'Questions to name servers' },
    { name: 'mx_connect_seconds', unit: 'seconds', help: 'TCP connection to an MX host', label: 'host' },
    { name: 'mx_hosts', unit: 'count', help: 'MX hosts that mail is planned to go to' },
    { name: 'mx_ttl_seconds', unit: 'seconds', help: 'TTL of the MX records' },
    { name: 'spf_lookups', unit: 'count', help: 'Look-ups that the SPF record costs, of 10' },
    { name: 'spf_void_lookups', unit: 'count', help: 'Look-ups of the SPF record that find nothing, of 2' },
    { name: 'dkim_key_bits', unit: 'count', help: 'Size of a DKIM key', label: 'selector' },
    { name: 'mta_sts_max_age_seconds', unit: 'seconds', help: 'How long senders keep the MTA-STS policy' },
    {
        name: 'tls_certificate_days_left',
        unit: 'days',
        help: 'Days until the certificate of an MX host expires',
        label: 'host',
        alarms: [
            { code: 'E_TLS_CERT_EXPIRED', side: 'below', upTo: -1, remedy: mx_RENEW },
            { code: 'E_TLS_CERT_EXPIRING', side: 'below', remedy: mx_RENEW },
        ],
    },
    { name: 'attempts', unit: 'count', help: 'Attempts that were made' },
];
const mx = {
    name: 'mx',
    summary: 'Judge a mail domain before and after a DNS change: records, policies, servers, and what to publish in which order.',
    success: 'Mail domain found sound',
    metrics: METRICS,
    settings: [
        'domain',
        'stage',
        'zone',
        'zoneFormat',
        'zoneMerge',
        'nameServers',
        'resolvers',
        'outboundIps',
        'dkimSelectors',
        'recipients',
        'mxConnect',
        'mxAddresses',
        'mxPort',
        'mxCertificate',
        'mtaStsPolicy',
        'noMail',
        'allowDead',
        'probeRelay',
        'probeUnknownRecipient',
        'strict',
        'ehloName',
    ],
    plan(settings, issues) {
        const plan = planGate(settings, issues);
        if (!plan)
            return undefined;
        const { talk } = plan;
        return {
            target: `${plan.domain} (${plan.stage})`,
            servers: [],
            details: detailsOf(plan),
            notices: plan.zones?.notes.map(({ problem, remedy, source }) => ({
                message: `The plan ${problem}.`,
                hint: remedy,
                source,
            })),
            extraTimeMs: talk ? 2 * (talk.connectTimeoutMs + talk.commandTimeoutMs) : 0,
            run: async (context) => {
                const { runGate } = await __nccwpck_require__.e(/* import() */ 868).then(__nccwpck_require__.bind(__nccwpck_require__, 95868));
                await runGate(plan, context);
            },
        };
    },
};
function planGate(settings, issues) {
    const { domain, zonePlan, noMail } = settings;
    const stage = settings.stage ?? (settings.zone === undefined ? 'live' : 'planned');
    const report = (code, input, problem, remedy) => {
        issues.push({ code, input, problem, remedy });
    };
    if (domain === undefined && !(0,issue/* isReported */.O)(issues, 'domain')) {
        report('E_INPUT', 'domain', 'is required by mx', 'Write the part behind the @ of mail addresses, such as example.org.');
    }
    if (stage !== 'live' && settings.zone === undefined && !(0,issue/* isReported */.O)(issues, 'zone')) {
        report('E_INPUT', 'zone', `is required by stage ${stage}`, 'Name the files of the workspace that plan the zone.');
    }
    if (stage === 'live' && settings.zone !== undefined) {
        report('E_CONFIG_CONFLICT', 'stage', 'is live, which judges what is published and no plan', 'Use planned before the plan is published, and after when it is; or leave out zone.');
    }
    if (stage === 'live') {
        const ofPlans = [
            ['mx-certificate', settings.mxCertificate !== undefined],
            ['mta-sts-policy', settings.mtaStsPolicy !== undefined],
        ];
        for (const [input, isSet] of ofPlans) {
            if (!isSet)
                continue;
            report('E_CONFIG_CONFLICT', input, 'has no effect, because stage live judges what is published', 'Leave it out, or give the planned zone with zone.');
        }
    }
    const talk = planTalk(settings, stage === 'planned', issues);
    if (domain === undefined)
        return undefined;
    return {
        domain,
        stage,
        zones: zonePlan,
        declared: {
            outboundIps: settings.outboundIps ?? [],
            dkimSelectors: settings.dkimSelectors ?? [],
            isNoMail: noMail,
            allowDead: settings.allowDead ?? [],
        },
        nameServers: settings.nameServers ?? [],
        resolvers: settings.resolvers ?? [],
        policyText: settings.mtaStsText,
        certificate: settings.mxCertificate,
        isStrict: settings.strict,
        talk,
        ca: settings.tlsCa,
        dnsLimitMs: Math.round(settings.timeout * 0.7),
    };
}
function planTalk(settings, isPlanned, issues) {
    const { domain, mxConnect = !isPlanned, noMail } = settings;
    const onlyWhenTalking = [
        ['recipients', settings.recipients !== undefined],
        ['mx-addresses', settings.mxAddresses !== undefined],
        ['probe-relay', settings.probeRelay],
        ['probe-unknown-recipient', settings.probeUnknownRecipient],
    ];
    if (!mxConnect) {
        for (const [input, isSet] of onlyWhenTalking) {
            if (!isSet)
                continue;
            issues.push({
                code: 'E_CONFIG_CONFLICT',
                input,
                problem: 'has no effect, because no mail server is talked to',
                remedy: 'Set mx-connect: true, or leave it out.',
            });
        }
        return undefined;
    }
    return {
        port: settings.mxPort,
        recipients: settings.recipients ?? (noMail || domain === undefined ? [] : [`postmaster@${domain}`]),
        areRecipientsDeclared: settings.recipients !== undefined,
        addresses: settings.mxAddresses ?? [],
        probesRelay: settings.probeRelay,
        probesUnknownRecipient: settings.probeUnknownRecipient,
        minVersion: settings.tlsMinVersion,
        ehloName: settings.ehloName,
        connectTimeoutMs: settings.connectTimeout,
        commandTimeoutMs: settings.commandTimeout,
    };
}
function detailsOf({ domain, zones, talk, resolvers, nameServers }) {
    const servers = nameServers.length > 0 ? nameServers.join(', ') : `the name servers of ${domain}`;
    const others = resolvers.length > 0 ? resolvers.join(', ') : 'the resolvers of this machine';
    return [
        `It would ask ${servers}, and ${others} for all other names.`,
        ...(zones?.zones ?? []).map(({ origin, isWhole, records }) => `The plan has ${(0,counted/* counted */.h)(records.length, 'record')} of ${origin}, ${isWhole ? 'the whole zone' : 'in place of published ones'}.`),
        talk
            ? `It would ask every MX host on port ${talk.port} whether it accepts ${talk.recipients.join(', ')}, and send nothing.`
            : 'It would talk to no mail server.',
    ];
}

// EXTERNAL MODULE: ./lib/mail/network/exposure.js
var exposure = __nccwpck_require__(13306);
// EXTERNAL MODULE: ./lib/mail/network/reach.js + 1 modules
var reach = __nccwpck_require__(85095);
;// CONCATENATED MODULE: ./lib/mail/smtp/open.js

async function openSmtp(endpoint, context, sendsCredentials, prepare = async () => { }) {
    const load = () => Promise.all(/* import() */[__nccwpck_require__.e(282), __nccwpck_require__.e(65), __nccwpck_require__.e(881)]).then(__nccwpck_require__.bind(__nccwpck_require__, 40881));
    const meanwhile = () => Promise.all([endpoint.tlsMode === 'none' || __nccwpck_require__.e(/* import() */ 330).then(__nccwpck_require__.bind(__nccwpck_require__, 8330)), load()]);
    const reached = await (0,reach/* reach */.g)(endpoint, context, { sendsCredentials, meanwhile });
    const { startSmtp } = await load();
    return await startSmtp(reached, context, prepare);
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __nccwpck_require__(25836);
;// CONCATENATED MODULE: ./lib/probes/shared/plan-message.js

const MAX_RECIPIENTS = 5;
function planMessage(settings, mode, issues) {
    const { from, to, cc = [], bcc = [] } = settings;
    for (const [input, value] of Object.entries({ from, to })) {
        if (value !== undefined || (0,issue/* isReported */.O)(issues, input))
            continue;
        issues.push({
            code: 'E_INPUT',
            input,
            problem: `is required by ${mode}`,
            remedy: 'Write an address such as probe@example.org.',
        });
    }
    const recipients = [...new Set([...(to ?? []), ...cc, ...bcc])];
    if (recipients.length > MAX_RECIPIENTS) {
        issues.push({
            code: 'E_INPUT',
            input: cc.length > 0 ? 'cc' : 'bcc',
            problem: `brings the recipients to ${recipients.length}`,
            remedy: `Write at most ${MAX_RECIPIENTS} addresses in to, cc and bcc together.`,
        });
    }
    if (from === undefined || to === undefined)
        return undefined;
    const { replyTo, subject, body, html, headers = [], attachedFiles: attachments, messageSize: sizeBytes } = settings;
    return {
        spec: { from, to, cc, replyTo, subject, body, html, headers, attachments, sizeBytes },
        envelope: { from, to: recipients },
    };
}

;// CONCATENATED MODULE: ./lib/probes/round-trip.js









const LATE = {
    code: 'E_LATE',
    side: 'above',
    remedy: 'Look in the mail log for where the message waited: in a queue, for a filter, or for a slow next hop.',
};
const roundTrip = {
    name: 'round-trip',
    summary: 'Send a message by SMTP, see that very message arrive by IMAP, and delete it.',
    success: 'Message delivered and seen',
    metrics: [
        {
            name: 'round_trip_seconds',
            unit: 'seconds',
            help: 'From the start of sending until the message was seen',
            alarms: [LATE],
        },
        {
            name: 'delivery_seconds',
            unit: 'seconds',
            help: 'From the acceptance by SMTP until the message was seen',
            alarms: [LATE],
        },
        { name: 'copies', unit: 'count', help: 'Copies of the message that arrived' },
        stepSeconds('smtp', 'send', 'from MAIL FROM to the acceptance'),
        stepSeconds('imap', 'select', 'opening the mailbox'),
        ...sessionMetrics('smtp').slice(1),
        ...sessionMetrics('imap').slice(1),
        ...COMMON_METRICS,
    ],
    settings: [
        ...BOTH_SERVERS_SETTINGS,
        ...LOGIN_SETTINGS,
        ...BOTH_LOGINS_SETTINGS,
        'ehloName',
        ...MESSAGE_SETTINGS,
        'mailbox',
        'deliveryTimeout',
        'settleTime',
        'junk',
        'cleanup',
    ],
    plan(settings, issues) {
        const plan = planRoundTrip(settings, issues);
        if (!plan)
            return undefined;
        return {
            target: `${(0,model_endpoint/* describeEndpoint */.N2)(plan.smtp.endpoint)} \u2192 ${(0,model_endpoint/* describeEndpoint */.N2)(plan.imap.endpoint)}`,
            servers: [plan.smtp, plan.imap],
            extraTimeMs: settings.deliveryTimeout + settings.settleTime,
            run: (context) => runRoundTrip(plan, context),
            cleanUp: async (ticket, context) => {
                const { cleanUpAlone } = await load();
                await cleanUpAlone(plan, ticket, context);
            },
        };
    },
};
function planRoundTrip(settings, issues) {
    for (const input of ['port', 'tlsMode']) {
        if (settings[input] === undefined)
            continue;
        const name = input === 'port' ? 'port' : 'tls-mode';
        issues.push({
            code: 'E_CONFIG_CONFLICT',
            input: name,
            value: String(settings[input]),
            problem: 'would mean two different things in round-trip, which talks to two servers',
            remedy: `Use smtp-${name} and imap-${name}.`,
        });
    }
    const smtp = resolveAccount(settings, 'smtp', true, issues);
    const imap = resolveAccount(settings, 'imap', true, issues);
    const message = planMessage(settings, 'round-trip', issues);
    if (!smtp || !imap || !message)
        return undefined;
    const { mailbox, junk, deliveryTimeout: deliveryTimeoutMs, settleTime: settleTimeMs } = settings;
    const cleanup = settings.cleanup !== false;
    const mayExpunge = settings.cleanup === 'expunge';
    return { smtp, imap, message, mailbox, cleanup, mayExpunge, junk, deliveryTimeoutMs, settleTimeMs };
}
function load() {
    return Promise.all(/* import() */[__nccwpck_require__.e(282), __nccwpck_require__.e(833), __nccwpck_require__.e(593)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9593));
}
async function runRoundTrip(plan, context) {
    for (const { endpoint } of [plan.smtp, plan.imap])
        await (0,exposure/* refuseExposure */._)(endpoint, context);
    let message;
    const compose = async () => {
        const { composeFor } = await load();
        message ??= composeFor(plan, context);
        return await message;
    };
    const receiving = (0,imap_open/* openImap */.q)(plan.imap.endpoint, context, true, load).then(async (session) => {
        await session.login(plan.imap.credentials);
        return session;
    });
    const [receiver, smtp] = await Promise.allSettled([
        receiving.then(async (session) => {
            const { openMailboxes, isQuickToCompose } = await load();
            const meanwhile = isQuickToCompose(plan.message.spec) ? compose : async () => { };
            return await openMailboxes(session, plan.mailbox, context, meanwhile);
        }),
        openSmtp(plan.smtp.endpoint, context, true, async () => (await load()).loadComposer()).then(async (session) => {
            await logInToSend(session, plan, receiving, context);
            return session;
        }),
    ]);
    if (smtp.status === 'rejected' && receiver.status === 'rejected') {
        const [first, second] = isInconclusive(smtp.reason)
            ? [receiver.reason, smtp.reason]
            : [smtp.reason, receiver.reason];
        noteSecond(second, context);
        throw first;
    }
    if (smtp.status === 'rejected')
        throw smtp.reason;
    if (receiver.status === 'rejected')
        throw receiver.reason;
    const { makeRoundTrip } = await load();
    await makeRoundTrip(plan, await compose(), smtp.value, receiver.value, context);
}
async function logInToSend(session, { smtp, imap }, receiving, context) {
    if (isSameLogin(smtp, imap))
        await receiving.catch(() => { });
    const refusal = context.loginRefusal('smtp');
    if (!refusal)
        return await session.login(smtp.credentials);
    session.quit();
    throw refusal;
}
function isInconclusive(reason) {
    return reason instanceof failure/* ProbeFailure */.BU && reason.isInconclusive;
}
function noteSecond(reason, context) {
    if (!(reason instanceof failure/* ProbeFailure */.BU) || context.signal.aborted)
        return;
    context.note((0,failure/* findingOf */.hD)(reason));
}

;// CONCATENATED MODULE: ./lib/probes/smtp-connect.js






const smtpConnect = {
    name: 'smtp-connect',
    summary: 'Connect over SMTP: greeting, EHLO and TLS. No credentials are needed.',
    success: 'Connected over SMTP',
    metrics: [...connectMetrics('smtp'), ...COMMON_METRICS],
    settings: [...SERVER_SETTINGS, 'ehloName'],
    plan(settings, issues) {
        const server = resolveServer(settings, 'smtp', false, issues);
        if (!server)
            return undefined;
        const { endpoint } = server;
        return {
            target: (0,model_endpoint/* describeEndpoint */.N2)(endpoint),
            servers: [server],
            extraTimeMs: 0,
            run: (context) => timed(context, 'smtp', async () => {
                const session = await openSmtp(endpoint, context, false);
                session.quit();
            }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/probes/smtp-login.js





const smtpLogin = {
    name: 'smtp-login',
    summary: 'Connect over SMTP, log in, and log out.',
    success: 'Logged in over SMTP',
    metrics: [...sessionMetrics('smtp'), ...COMMON_METRICS],
    settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS, 'ehloName'],
    plan(settings, issues) {
        const account = resolveAccount(settings, 'smtp', false, issues);
        if (!account)
            return undefined;
        const { endpoint, credentials } = account;
        return {
            target: (0,model_endpoint/* describeEndpoint */.N2)(endpoint),
            servers: [account],
            extraTimeMs: 0,
            run: (context) => timed(context, 'smtp', async () => {
                const session = await openSmtp(endpoint, context, true);
                await session.login(credentials);
                session.quit();
            }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/probes/smtp-send.js









const smtpSend = {
    name: 'smtp-send',
    summary: 'Send a message by SMTP: the server accepts it for every recipient. Logs in when credentials are given.',
    success: 'Message accepted',
    metrics: [
        ...sessionMetrics('smtp'),
        stepSeconds('smtp', 'send', 'from MAIL FROM to the acceptance'),
        ...COMMON_METRICS,
    ],
    settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS, 'ehloName', ...MESSAGE_SETTINGS],
    plan(settings, issues) {
        const server = (wantsLogin(settings) ? resolveAccount : resolveServer)(settings, 'smtp', false, issues);
        const message = planMessage(settings, 'smtp-send', issues);
        if (!server || !message)
            return undefined;
        const { endpoint, credentials } = server;
        return {
            target: (0,model_endpoint/* describeEndpoint */.N2)(endpoint),
            servers: [server],
            extraTimeMs: 0,
            run: (context) => timed(context, 'smtp', async () => {
                const load = () => __nccwpck_require__.e(/* import() */ 306).then(__nccwpck_require__.bind(__nccwpck_require__, 52306));
                const prepare = async () => (await load()).loadComposer();
                const session = await openSmtp(endpoint, context, credentials !== undefined, prepare);
                if (credentials)
                    await session.login(credentials);
                const { composeMessage, createToken } = await load();
                const { messageId, raw } = await composeMessage(message.spec, createToken(context), context.world.clock.date());
                context.learn({ messageId });
                const { reply } = await session.send(message.envelope, raw);
                context.learn({ acceptance: reply });
                session.quit();
            }),
        };
    },
};
function wantsLogin(settings) {
    const own = ownSettings(settings, 'smtp');
    const isGiven = login_fields/* LOGIN_FIELDS */.iB.some((field) => own[field] !== undefined || (field !== 'authMethod' && settings[field]));
    return isGiven || settings.authMethod !== 'auto';
}

;// CONCATENATED MODULE: ./lib/probes/index.js









const PROBES = [
    roundTrip,
    smtpConnect,
    smtpLogin,
    smtpSend,
    imapConnect,
    imapLogin,
    imapSearch,
    imapMailbox,
    mx,
];

// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __nccwpck_require__(80761);
// EXTERNAL MODULE: ./lib/plan/notices.js
var notices = __nccwpck_require__(45059);
// EXTERNAL MODULE: ./lib/verdict/range.js
var range = __nccwpck_require__(8887);
;// CONCATENATED MODULE: ./lib/verdict/never-warns.js

function neverWarns(warning, critical, unit) {
    const values = tellingValues([warning, critical], unit);
    const warned = values.filter((value) => (0,range/* alerts */.Cv)(warning, value));
    return (warned.length > 0 &&
        warned.every((value) => (0,range/* alerts */.Cv)(critical, value)) &&
        values.some((value) => (0,range/* alerts */.Cv)(critical, value) && !(0,range/* alerts */.Cv)(warning, value)));
}
function tellingValues(ranges, unit) {
    const least = unit === 'days' ? Number.NEGATIVE_INFINITY : 0;
    const bounds = [...ranges.flatMap(({ start, end }) => [start, end]), 0].filter(Number.isFinite);
    const sorted = bounds.toSorted((a, b) => a - b);
    const between = sorted.slice(1).map((bound, index) => ((sorted[index] ?? bound) + bound) / 2);
    const beyond = [(sorted[0] ?? 0) - 1, (sorted.at(-1) ?? 0) + 1];
    return [...sorted, ...between, ...beyond].filter((value) => value >= least);
}

// EXTERNAL MODULE: ./lib/verdict/threshold.js
var threshold = __nccwpck_require__(33369);
;// CONCATENATED MODULE: ./lib/plan/thresholds.js



function resolveThresholds(settings, metrics, issues) {
    const [primary] = metrics;
    const warning = readRange('warning', settings.warning, primary, issues);
    const critical = readRange('critical', settings.critical, primary, issues);
    if (warning && critical && neverWarns(warning, critical, primary.unit)) {
        issues.push(looser('warning', warning.text, 'is', critical));
    }
    const onPrimary = warning || critical ? [{ metric: primary.name, warning, critical }] : [];
    const lines = (settings.thresholds ?? '').split('\n').filter((line) => line.trim() !== '');
    return [...onPrimary, ...lines.flatMap((line) => readLine(line, metrics, issues))];
}
function readRange(input, text, primary, issues) {
    if (text === undefined)
        return undefined;
    try {
        return (0,range/* parseRange */.RC)(text, primary.unit);
    }
    catch (error) {
        if (!(error instanceof range/* RangeSyntaxError */.Hh))
            throw error;
        issues.push({
            code: 'E_INPUT',
            input,
            value: text,
            problem: 'cannot be read as a threshold',
            remedy: error.message,
        });
        return undefined;
    }
}
function readLine(line, metrics, issues) {
    const parsed = (0,threshold/* parseThreshold */.B)(line, metrics);
    if (typeof parsed === 'string') {
        const problem = 'cannot be read as a threshold';
        issues.push({ code: 'E_INPUT', input: 'thresholds', value: line.trim(), problem, remedy: parsed });
        return [];
    }
    const { metric, warning, critical } = parsed;
    const unit = metrics.find(({ name }) => name === metric)?.unit ?? 'count';
    if (warning && critical && neverWarns(warning, critical, unit)) {
        issues.push(looser('thresholds', line.trim(), 'has a warning that is', critical));
    }
    return [parsed];
}
function looser(input, value, verb, critical) {
    return {
        code: 'E_CONFIG_CONFLICT',
        input,
        value,
        problem: `${verb} looser than critical (${critical.text}), so it would never be reported`,
        remedy: 'Exchange the two, or write a warning range that alerts before the critical one does.',
    };
}

;// CONCATENATED MODULE: ./lib/plan/plan-check.js







function buildPlan(settings, issues) {
    const failOn = readFailOn(settings, issues);
    const check = (0,issue/* isReported */.O)(issues, 'checks') ? undefined : planCheck(settings, issues, [plan/* MERGE */.l]);
    if (!check)
        return undefined;
    return {
        checks: [(0,notices/* withPassedStatuses */.N)(check, failOn)],
        failOn,
        writesSummary: settings.jobSummary,
        limits: readLimits(settings),
    };
}
function planCheck(settings, issues, otherModes = []) {
    const probe = (0,issue/* isReported */.O)(issues, 'mode') ? undefined : findProbe(settings.mode, issues, otherModes);
    const planned = probe?.plan(settings, issues);
    const thresholds = probe ? resolveThresholds(settings, probe.metrics, issues) : [];
    if (!probe || !planned || issues.length > 0)
        return undefined;
    return {
        name: settings.name ?? `${probe.name} ${planned.target}`,
        mode: probe.name,
        success: probe.success,
        probe: planned,
        notices: [...planned.servers.flatMap(notices/* noticesOf */.l), ...(planned.notices ?? [])],
        metrics: probe.metrics,
        thresholds,
        timeoutMs: settings.timeout,
        retries: settings.retries,
        retryDelayMs: settings.retryDelay,
        keepsTranscript: settings.transcript,
    };
}
function findProbe(mode, issues, otherModes) {
    const names = [...PROBES.map((probe) => probe.name), ...otherModes];
    const probe = PROBES.find((candidate) => candidate.name === mode);
    if (probe)
        return probe;
    const nearest = (0,closest/* closest */.k)(mode, names);
    const remedy = nearest === undefined ? `Use ${(0,list_words/* listWords */.y)(names)}.` : `Did you mean ${nearest}? Known are ${(0,list_words/* listWords */.y)(names)}.`;
    issues.push({ code: 'E_INPUT', input: 'mode', value: mode, problem: 'is not a mode', remedy });
    return undefined;
}
function readLimits({ concurrency, perHostConcurrency, maxDuration }) {
    return { concurrency, perHostConcurrency, maxDurationMs: maxDuration };
}
function readFailOn(settings, issues) {
    const words = settings.failOn;
    if (words.includes('never') && words.length > 1) {
        issues.push({
            code: 'E_CONFIG_CONFLICT',
            input: 'fail-on',
            value: words.join(','),
            problem: 'names never together with other statuses',
            remedy: 'Write never alone, or the statuses that fail the job.',
        });
    }
    if (words.includes('alert') && settings.historyFile === undefined && settings.historyBranch === undefined) {
        issues.push({
            code: 'E_CONFIG_CONFLICT',
            input: 'fail-on',
            value: words.join(','),
            problem: 'names alert, and there is no history to know when one is due',
            remedy: 'Set history-file, and keep it from run to run; see docs/incidents.md.',
        });
    }
    return new Set(words.filter((word) => word !== 'never'));
}


/***/ }),

/***/ 15640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ renderHeadline),
/* harmony export */   P: () => (/* binding */ headline)
/* harmony export */ });
/* harmony import */ var _model_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(47402);
/* harmony import */ var _text_untrusted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(18340);
/* harmony import */ var _verdict_value_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(34167);



function renderHeadline(check) {
    const worst = (0,_model_status_js__WEBPACK_IMPORTED_MODULE_0__/* .worstFirst */ .md)(check.findings)[0];
    return headline(check) + (worst === undefined ? '' : ` - ${(0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_1__/* .safeText */ .Hk)(worst.message, 200)}`);
}
function headline({ status, name, durationSeconds }) {
    return `Check ${status.toUpperCase()}: ${(0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_1__/* .safeText */ .Hk)(name, 100)} (${(0,_verdict_value_js__WEBPACK_IMPORTED_MODULE_2__/* .formatValue */ .Fl)(durationSeconds, 'seconds')})`;
}


/***/ }),

/***/ 16652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ redactReport)
/* harmony export */ });
const OWN_WORDS = new Set([
    'arrivedIn',
    'at',
    'cipher',
    'code',
    'days',
    'direction',
    'key',
    'keyExchange',
    'kind',
    'mechanism',
    'metric',
    'metrics',
    'mode',
    'phase',
    'phases',
    'previousStatus',
    'protocol',
    'reason',
    'since',
    'startedAt',
    'state',
    'stateBefore',
    'status',
    'success',
    'unit',
    'version',
]);
const OWN_WORDS_OF_GATE = new Set(['change', 'kind', 'mode', 'origin', 'outcome', 'stage', 'type', 'version']);
function redactReport(report, redact) {
    return copy(report, OWN_WORDS);
    function copy(part, own) {
        if (typeof part === 'string')
            return redact(part);
        if (Array.isArray(part))
            return part.map((each) => copy(each, own));
        if (typeof part !== 'object' || part === null)
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, each]) => {
            const within = key === 'gate' && typeof each === 'object' ? OWN_WORDS_OF_GATE : own;
            return [key, own.has(key) ? each : copy(each, within)];
        }));
    }
}


/***/ }),

/***/ 28501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ FIELDS)
});

;// CONCATENATED MODULE: ./lib/model/credentials.js
const AUTH_METHODS = ['auto', 'plain', 'login', 'cram-md5', 'xoauth2', 'oauthbearer'];

// EXTERNAL MODULE: ./lib/model/endpoint.js
var endpoint = __nccwpck_require__(57413);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __nccwpck_require__(47402);
;// CONCATENATED MODULE: ./lib/settings/field.js
const GROUPS = (/* unused pure expression or super */ null && ([
    'What to probe',
    'TLS',
    'Message and mailbox',
    'Mail domain',
    'Verdict',
    'Results',
    'Many checks',
    'History and incidents',
]));
const CHECK = 'check';
const RUN = 'run';
function settingsOf(group, scope) {
    return (kind, help, options) => ({ kind, group, scope, help, ...options });
}
const probe = settingsOf('What to probe', CHECK);
const tls = settingsOf('TLS', CHECK);
const message = settingsOf('Message and mailbox', CHECK);
const domain = settingsOf('Mail domain', CHECK);
const verdict = settingsOf('Verdict', CHECK);
const results = settingsOf('Results', RUN);
const many = settingsOf('Many checks', RUN);
const memory = settingsOf('History and incidents', RUN);

// EXTERNAL MODULE: ./lib/settings/files/reports.js
var reports = __nccwpck_require__(41447);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(73136);
// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __nccwpck_require__(11148);
// EXTERNAL MODULE: ./lib/system/ip-family.js
var ip_family = __nccwpck_require__(25180);
// EXTERNAL MODULE: ./lib/settings/kinds/kind.js
var kind = __nccwpck_require__(91600);
// EXTERNAL MODULE: ./lib/settings/kinds/one-line.js
var one_line = __nccwpck_require__(64883);
;// CONCATENATED MODULE: ./lib/settings/kinds/host.js





const host = {
    type: 'string',
    look: 'host',
    parse: (text) => {
        const word = (0,one_line/* oneLine */.T)(text);
        const literal = word.replace(/^\[(.*)\]$/, '$1');
        if ((0,ip_family/* ipFamily */.M)(literal) && !literal.includes('%'))
            return literal;
        const name = asciiName(word);
        if (name === undefined)
            throw badHost(word);
        return name;
    },
};
const ehloName = {
    type: 'string',
    look: 'host',
    parse: (text) => {
        const word = (0,one_line/* oneLine */.T)(text);
        const literal = /^\[(IPv6:)?(.+)\]$/i.exec(word);
        if (literal && (0,ip_family/* ipFamily */.M)(literal[2] ?? '') === (literal[1] ? 6 : 4) && !word.includes('%'))
            return word;
        if (isHostName(word))
            return word;
        throw new kind/* BadValue */.F('is not a host name', 'Write the name of this machine, such as runner.example.org, or [192.0.2.1].');
    },
};
function badHost(word) {
    const at = word.lastIndexOf('@');
    const shown = at < 0 ? word : secret/* MASK */.v5 + word.slice(at);
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) {
        return new kind/* BadValue */.F('is a URL', 'Write the host alone, such as mail.example.org.', shown);
    }
    if (/^(?:[^:]+|\[.*\]):\d+$/.test(word)) {
        return new kind/* BadValue */.F('holds a port', 'Write the host alone, and the port as an input of its own.', shown);
    }
    if (/^(?:.*\.)?(?:\d+|0x[\da-f]*)\.?$/i.test(word)) {
        return new kind/* BadValue */.F('ends in a number, but is not an IP address', 'Write all four numbers, such as 192.0.2.1.', shown);
    }
    return new kind/* BadValue */.F('is neither a host name nor an IP address', 'Write a name such as mail.example.org, or an address such as 192.0.2.1 or 2001:db8::1.', shown);
}
function asciiName(name) {
    if (/[^\w.\u0080-\u{10ffff}-]/u.test(name))
        return undefined;
    const ascii = (0,external_node_url_.domainToASCII)(name).replace(/\.$/, '');
    return isHostName(ascii) && !(0,ip_family/* ipFamily */.M)(ascii) ? ascii : undefined;
}
function isHostName(name) {
    const labels = name.split('.');
    return name.length <= 253 && labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label));
}

// EXTERNAL MODULE: ./lib/settings/kinds/word-list.js
var word_list = __nccwpck_require__(35399);
;// CONCATENATED MODULE: ./lib/settings/kinds/address.js




const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
function isDotAtom(local) {
    if (DOT_ATOM.test(local))
        return true;
    const letters = new RegExp(String.raw `(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}]`, 'gu');
    return DOT_ATOM.test(local.replace(letters, 'a'));
}
function parseAddress(text) {
    const word = (0,one_line/* oneLine */.T)(text);
    const at = word.lastIndexOf('@');
    const local = word.slice(0, Math.max(0, at));
    const remedy = 'Write the bare address, such as probe@example.org.';
    if (word.includes('"'))
        throw new kind/* BadValue */.F('has a quoted local part', remedy);
    if (!isDotAtom(local) || local.includes('=?'))
        throw new kind/* BadValue */.F('is not an address', remedy);
    if (Buffer.byteLength(local) > 64)
        throw new kind/* BadValue */.F('has more than 64 octets before the @', remedy);
    const domain = asciiName(word.slice(at + 1));
    if (domain === undefined)
        throw new kind/* BadValue */.F('has no valid domain', remedy);
    const parsed = `${local}@${domain}`;
    if (Buffer.byteLength(parsed) > 254)
        throw new kind/* BadValue */.F('is longer than 254 octets', remedy);
    return parsed;
}
const address = { type: 'string', look: 'address', parse: parseAddress };
function addresses(max) {
    return {
        type: 'list',
        look: 'address',
        splitsAtCommas: true,
        parse: (text) => {
            const list = (0,word_list/* parseList */.E)(text, parseAddress);
            if (list.length > max)
                throw new kind/* BadValue */.F(`holds ${list.length} addresses`, `Write at most ${max}.`);
            return list;
        },
    };
}

// EXTERNAL MODULE: ./lib/settings/kinds/basic.js
var basic = __nccwpck_require__(80542);
;// CONCATENATED MODULE: ./lib/model/message/criterion.js
const FLAGS = ['all', 'seen', 'unseen', 'answered', 'flagged', 'deleted', 'draft', 'recent'];
const TEXTS = ['from', 'to', 'cc', 'subject', 'body', 'text'];
const DATES = ['since', 'before', 'on'];
const AGES = ['newer-than', 'older-than'];
const SIZES = ['larger', 'smaller'];

// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __nccwpck_require__(80761);
// EXTERNAL MODULE: ./lib/text/control-characters.js
var control_characters = __nccwpck_require__(36840);
// EXTERNAL MODULE: ./lib/text/quote.js
var quote = __nccwpck_require__(42950);
// EXTERNAL MODULE: ./lib/text/units.js
var units = __nccwpck_require__(7905);
;// CONCATENATED MODULE: ./lib/settings/kinds/size.js


const size = {
    type: 'string',
    look: 'number',
    parse: (text) => {
        const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?b)?$/i.exec(text.trim()) ?? [];
        const bytes = Math.round((0,units/* inBaseUnit */.$r)(Number(number), unit.toLowerCase(), units/* BYTES */.E9));
        if (!(bytes >= 0) || bytes > 1024 ** 4)
            throw new kind/* BadValue */.F('is not a size', 'Write for example 512, 64KB or 5MB.');
        return bytes;
    },
};

;// CONCATENATED MODULE: ./lib/settings/kinds/criteria.js







const WORDS = [...FLAGS, ...TEXTS, 'header', ...DATES, ...AGES, ...SIZES, 'uid', 'keyword'];
const EXAMPLE = 'Write for example unseen, from: alice@example.org or newer-than: 2h, one criterion per line.';
const MAX_CRITERIA = 50;
const criteria = {
    type: 'list',
    look: 'criterion',
    parse: (text) => {
        const lines = text.split(/\r?\n/).map((line) => line.trim());
        const list = lines.filter((line) => line !== '').map(parseCriterion);
        if (list.length > MAX_CRITERIA)
            throw new kind/* BadValue */.F(`holds ${list.length} criteria`, `Write at most ${MAX_CRITERIA}.`);
        return list;
    },
};
function parseCriterion(line) {
    if (control_characters/* CONTROL */.W.test(line))
        throw new kind/* BadValue */.F('holds control characters', EXAMPLE);
    const [, not, word = '', colon, rest = ''] = /^(not\s+)?([a-z-]+)\s*(?:(:)\s*)?(.*)$/is.exec(line) ?? [];
    const key = word.toLowerCase();
    if (!WORDS.includes(key))
        throw unknownWord(line, key);
    const isNegated = not !== undefined;
    const flag = FLAGS.find((each) => each === key);
    if (flag !== undefined) {
        if (colon !== undefined || rest !== '')
            throw new kind/* BadValue */.F(`gives ${key} a value`, `Write ${key} alone.`);
        return { kind: 'flag', key: flag, isNegated };
    }
    if (colon === undefined || rest === '')
        throw new kind/* BadValue */.F(`has no value for ${key}`, `Write ${key}: followed by the value.`);
    return { ...withValue(key, rest), isNegated };
}
function withValue(key, value) {
    const text = TEXTS.find((each) => each === key);
    if (text !== undefined)
        return { kind: 'text', key: text, text: value };
    const date = DATES.find((each) => each === key);
    if (date !== undefined)
        return { kind: 'date', key: date, date: parseDate(value) };
    const age = AGES.find((each) => each === key);
    if (age !== undefined)
        return { kind: 'age', key: age, ms: parseAge(value) };
    const bound = SIZES.find((each) => each === key);
    if (bound !== undefined)
        return { kind: 'size', key: bound, bytes: size.parse(value) };
    if (key === 'uid')
        return { kind: 'uid', set: parseUidSet(value) };
    if (key === 'keyword')
        return { kind: 'keyword', name: parseKeyword(value) };
    return parseHeader(value);
}
function parseHeader(value) {
    const [, name, text = ''] = /^([\x21-\x39\x3b-\x7e]+)\s*:\s*(.*)$/s.exec(value) ?? [];
    if (name === undefined)
        throw new kind/* BadValue */.F('has no valid header name', 'Write header: Name: text.');
    return { kind: 'header', name, text };
}
function parseDate(value) {
    const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []).map(Number);
    const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
    const isReal = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
    if (year === undefined || month === undefined || day === undefined || !isReal) {
        throw new kind/* BadValue */.F(`holds ${(0,quote/* quoted */.TL)(value, 'text')}, which is not a date`, 'Write the date as 2026-11-01.');
    }
    return { year, month, day };
}
const MAX_AGE_MS = 36_500 * 86_400_000;
function parseAge(value) {
    const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)\s*(s|m|h|d)?$/.exec(value) ?? [];
    const ms = (0,units/* inBaseUnit */.$r)(Number(amount), unit, units/* SECONDS */.cs) * 1000;
    if (!(ms >= 1000 && ms <= MAX_AGE_MS))
        throw new kind/* BadValue */.F(`holds ${(0,quote/* quoted */.TL)(value, 'text')}, which is not an age`, 'Write for example 90s, 30m, 2h or 7d, at most 36500d.');
    return Math.round(ms);
}
function parseUidSet(value) {
    const isSet = /^(?:(?:[1-9]\d{0,9}|\*)(?::(?:[1-9]\d{0,9}|\*))?)(?:,(?:[1-9]\d{0,9}|\*)(?::(?:[1-9]\d{0,9}|\*))?)*$/.test(value);
    if (!isSet || (value.match(/\d+/g) ?? []).some((number) => Number(number) > 2 ** 32 - 1))
        throw new kind/* BadValue */.F(`holds ${(0,quote/* quoted */.TL)(value, 'text')}, which is not a set of UIDs`, 'Write for example uid: 1:100 or uid: 7,9.');
    return value;
}
function parseKeyword(value) {
    if (!/^[^\s()\\{%*"\]\x7f-\uffff]+$/.test(value))
        throw new kind/* BadValue */.F(`holds ${(0,quote/* quoted */.TL)(value, 'text')}, which is not a keyword`, 'Write keyword: $Label1, one word.');
    return value;
}
function unknownWord(line, key) {
    const nearest = (0,closest/* closest */.k)(key, WORDS);
    const remedy = nearest === undefined ? EXAMPLE : `Did you mean ${nearest}?`;
    return new kind/* BadValue */.F(`holds ${(0,quote/* quoted */.TL)(line, 'criterion')}, which is not a criterion`, remedy);
}

;// CONCATENATED MODULE: ./lib/settings/kinds/fingerprint.js

const MAX = 5;
const REMEDY = 'Write 64 hexadecimal digits, with or without colons, as openssl x509 -noout -fingerprint -sha256 prints them.';
const fingerprints = {
    type: 'list',
    look: 'fingerprint',
    parse: (text) => {
        const entries = text.split(/[,\n]/).map((entry) => entry.trim());
        const list = [...new Set(entries.filter((entry) => entry !== '').map(fingerprint))];
        if (list.length === 0)
            throw new kind/* BadValue */.F('names nothing', REMEDY);
        if (list.length > MAX)
            throw new kind/* BadValue */.F(`holds ${list.length} fingerprints`, `Write at most ${MAX}.`);
        return list;
    },
};
function fingerprint(entry) {
    const digits = entry
        .replace(/^(?:sha-?256)(?: fingerprint)?\s*[:=]\s*/i, '')
        .replaceAll(':', '')
        .toUpperCase();
    if (/^[0-9A-F]{64}$/.test(digits))
        return (digits.match(/../g) ?? []).join(':');
    if (/^[0-9A-F]{40}$/.test(digits))
        throw new kind/* BadValue */.F('is a SHA-1 fingerprint', REMEDY, entry);
    throw new kind/* BadValue */.F('is no SHA-256 fingerprint', REMEDY, entry);
}

;// CONCATENATED MODULE: ./lib/settings/kinds/mailbox-names.js


const MAX_NAMES = 1000;
function parseName(text) {
    if (control_characters/* CONTROL */.W.test(text))
        throw new kind/* BadValue */.F('holds control characters', 'Write it on one line, without control characters.');
    return text;
}
const mailboxName = {
    type: 'string',
    parse: (text) => {
        const lines = text.split(/\r?\n/).filter((each) => each.trim() !== '');
        return parseName(lines.join('\n'));
    },
};
const mailboxNames = {
    type: 'list',
    parse: (text) => {
        const names = text
            .split(/\r?\n/)
            .map(parseName)
            .filter((name) => name.trim() !== '')
            .map((name) => (name.toUpperCase() === 'INBOX' ? 'INBOX' : name));
        const unique = [...new Set(names)];
        if (unique.length > MAX_NAMES)
            throw new kind/* BadValue */.F(`holds ${unique.length} names`, `Write at most ${MAX_NAMES}.`);
        return unique;
    },
};

;// CONCATENATED MODULE: ./lib/settings/kinds/message-fields.js



const MAX_HEADERS = 50;
const MAX_HEADER_OCTETS = 900;
const MAX_ATTACHMENTS = 10;
const MAX_MESSAGE_BYTES = 50 * 1024 ** 2;
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,76}$/;
const SET_BY_INPUT = 'Use the input';
const OWN_HEADERS = {
    from: `${SET_BY_INPUT} from.`,
    to: `${SET_BY_INPUT} to.`,
    cc: `${SET_BY_INPUT} cc.`,
    bcc: `${SET_BY_INPUT} bcc, which no recipient sees.`,
    subject: `${SET_BY_INPUT} subject.`,
    'reply-to': `${SET_BY_INPUT} reply-to.`,
    date: 'Remove it: it is always the time of sending.',
    'message-id': 'Remove it: every message gets one of its own, shown in the output message-id.',
    'mime-version': `Remove it: it follows from the inputs body, html and attachments.`,
    'x-mail-probe': 'Remove it: the message is recognised by this field.',
    'auto-submitted': 'Remove it: it is always auto-generated, to prevent automatic replies.',
    'x-auto-response-suppress': 'Remove it: it is always set, to prevent automatic replies.',
    'return-path': `Remove it: the receiving server adds it. ${SET_BY_INPUT} from.`,
    received: 'Remove it: servers add it.',
    'dkim-signature': 'Remove it: servers add it, and a made-up one would be wrong.',
};
const headerLines = {
    type: 'list',
    parse: (text) => {
        const fields = nonEmptyLines(text).map(parseHeaderLine);
        if (fields.length > MAX_HEADERS) {
            throw new kind/* BadValue */.F(`holds ${fields.length} header fields`, `Write at most ${MAX_HEADERS}.`, '');
        }
        return fields;
    },
};
function parseHeaderLine(text) {
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const bad = (problem, remedy) => new kind/* BadValue */.F(problem, remedy, name);
    if (colon < 0)
        throw bad('holds a line without a colon', 'Write one header per line, as Name: value.');
    if (!HEADER_NAME.test(name)) {
        throw bad('holds a header name that is not valid', 'Write Name: value, the name without spaces and brackets.');
    }
    const remedy = ownHeaderRemedy(name.toLowerCase());
    if (remedy !== undefined)
        throw bad('holds a header that the action sets by itself', remedy);
    let value;
    try {
        value = basic/* line */.n8.parse(text.slice(colon + 1));
    }
    catch (error) {
        throw error instanceof kind/* BadValue */.F ? bad(error.message, error.remedy) : error;
    }
    if (value === '')
        throw bad('holds a header without a value', 'Write Name: value, or remove the line.');
    if (Buffer.byteLength(text) > MAX_HEADER_OCTETS) {
        throw bad('holds a header that is too long', `Write at most ${MAX_HEADER_OCTETS} octets per line.`);
    }
    return { name, value };
}
function ownHeaderRemedy(name) {
    if (name.startsWith('content-'))
        return `Remove it: it follows from the inputs body, html and attachments.`;
    return Object.hasOwn(OWN_HEADERS, name) ? OWN_HEADERS[name] : undefined;
}
const attachmentPaths = {
    type: 'list',
    look: 'path',
    parse: (text) => {
        const paths = [...new Set(nonEmptyLines(text))].map((path) => {
            try {
                return basic/* line */.n8.parse(path);
            }
            catch (error) {
                throw error instanceof kind/* BadValue */.F ? new kind/* BadValue */.F(error.message, error.remedy, path) : error;
            }
        });
        if (paths.length > MAX_ATTACHMENTS) {
            throw new kind/* BadValue */.F(`names ${paths.length} files`, `Attach at most ${MAX_ATTACHMENTS}.`);
        }
        return paths;
    },
};
const messageSize = {
    type: 'string',
    look: 'number',
    parse: (text) => {
        const bytes = size.parse(text);
        if (bytes < 1 || bytes > MAX_MESSAGE_BYTES)
            throw new kind/* BadValue */.F('is out of range', 'Write at most 50MB.');
        return bytes;
    },
};
function nonEmptyLines(text) {
    return text
        .split(/\r?\n/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
}

;// CONCATENATED MODULE: ./lib/model/gate-facts.js
const GATE_STAGES = ['planned', 'live', 'after'];
const ZONE_FORMATS = ['zone', 'octodns', 'dnscontrol', 'terraform'];
const ZONE_MERGES = ['auto', 'zone', 'rrset'];

;// CONCATENATED MODULE: ./lib/settings/kinds/dns.js





const domainName = {
    type: 'string',
    look: 'host',
    parse: (text) => {
        const word = (0,one_line/* oneLine */.T)(text);
        const name = asciiName(word.replace(/^@/, ''))?.toLowerCase();
        if (name === undefined || !name.includes('.')) {
            const problem = word.includes('@') && !word.startsWith('@') ? 'is a mail address' : 'is not a domain';
            throw new kind/* BadValue */.F(problem, 'Write the part behind the @ of mail addresses, such as example.org.');
        }
        return name;
    },
};
const hostNames = listOf(50, 'host', (entry) => host.parse(entry).toLowerCase());
const ipAddresses = listOf(50, 'host', parseIp);
const nameServers = listOf(13, 'host', (entry) => {
    if (isServerAddress(entry))
        return entry;
    const name = asciiName(entry)?.toLowerCase();
    if (name !== undefined)
        return name;
    throw new kind/* BadValue */.F('is no name server', 'Write names or addresses, such as ns1.example.org or 192.0.2.1:5353.');
});
const resolverAddresses = listOf(8, 'host', (entry) => {
    if (isServerAddress(entry))
        return entry;
    throw new kind/* BadValue */.F('is not the address of a resolver', 'Write addresses, such as 192.0.2.53 or [2001:db8::53]:5353.');
});
const dkimSelectors = listOf(20, 'host', (entry) => {
    const selector = entry.toLowerCase().split('._domainkey', 1)[0] ?? '';
    if (/^(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/.test(selector))
        return selector;
    throw new kind/* BadValue */.F('is not a selector', 'Write what stands before ._domainkey, such as s2026.');
});
const hostAddresses = {
    type: 'list',
    look: 'host',
    parse: (text) => {
        const lines = text.split('\n').map((line) => line.trim());
        return lines.filter((line) => line !== '').map(parseHostAddress);
    },
};
function parseHostAddress(line) {
    const [name = '', address = '', ...rest] = line.split(/[\s=]+/);
    const ascii = asciiName(name)?.toLowerCase();
    const plain = address.replace(/^\[(.*)\]$/, '$1');
    if (ascii === undefined || rest.length > 0 || !(0,ip_family/* ipFamily */.M)(plain) || plain.includes('%')) {
        throw new kind/* BadValue */.F('is not a host with an address', 'Write one host and its address per line, such as mx1.example.org 192.0.2.1.', line);
    }
    return { host: ascii, address: plain };
}
function parseIp(entry) {
    const plain = entry.replace(/^\[(.*)\]$/, '$1');
    if ((0,ip_family/* ipFamily */.M)(plain) && !plain.includes('%'))
        return plain.toLowerCase();
    throw new kind/* BadValue */.F(entry.includes('/') ? 'is a network' : 'is not an IP address', 'Write single addresses, such as 192.0.2.1 or 2001:db8::1.');
}
function isServerAddress(entry) {
    if (entry.includes('%'))
        return false;
    if ((0,ip_family/* ipFamily */.M)(entry))
        return true;
    const [, six = '', four = '', port = '53'] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(entry) ?? [];
    return ((0,ip_family/* ipFamily */.M)(six) === 6 || (0,ip_family/* ipFamily */.M)(four) === 4) && Number(port) >= 1 && Number(port) <= 65_535;
}
function listOf(max, look, parse) {
    return {
        type: 'list',
        look,
        splitsAtCommas: true,
        parse: (text) => {
            const list = (0,word_list/* parseList */.E)(text, parse);
            if (list.length > max)
                throw new kind/* BadValue */.F(`holds ${list.length} entries`, `Write at most ${max}.`);
            return list;
        },
    };
}

;// CONCATENATED MODULE: ./lib/settings/kinds/path-patterns.js


const MAX_PATTERNS = 100;
const pathPatterns = {
    type: 'list',
    look: 'path',
    parse: (text) => {
        const patterns = text.split(/\r?\n/).map(basic/* line */.n8.parse);
        const unique = [...new Set(patterns)].filter((pattern) => pattern !== '');
        if (unique.length > MAX_PATTERNS) {
            throw new kind/* BadValue */.F(`holds ${unique.length} patterns`, `Write at most ${MAX_PATTERNS}.`);
        }
        return unique;
    },
};

;// CONCATENATED MODULE: ./lib/settings/mail-domain-fields.js






const MAIL_DOMAIN_FIELDS = {
    domain: domain(domainName, 'The mail domain, also in Unicode. Required by `mx`.'),
    stage: domain((0,basic/* choice */.Yq)(...GATE_STAGES), '`planned`: nothing of the plan is published yet. `live`: judge what is published now. `after`: what is published must be the plan.', { defaultNote: '`planned` with `zone`, else `live`' }),
    zone: domain(pathPatterns, 'Files of the workspace that plan the zone, one path or glob per line: master files, octoDNS, the output of dnscontrol print-ir, or of terraform show -json.'),
    zoneFormat: domain((0,basic/* choice */.Yq)('auto', ...ZONE_FORMATS), 'Format of the files in `zone`.', { default: 'auto' }),
    zoneMerge: domain((0,basic/* choice */.Yq)(...ZONE_MERGES), '`zone`: the files are the whole zone. `rrset`: they replace only what they name. `auto` goes by the files.', { default: 'auto' }),
    nameServers: domain(nameServers, 'Authoritative servers to ask, names or addresses: a hidden primary, or one side of a split horizon.', { defaultNote: 'the delegation' }),
    resolvers: domain(resolverAddresses, 'Addresses of resolvers for all other names. They are trusted to validate DNSSEC.', { defaultNote: "the system's, which are not trusted" }),
    outboundIps: domain(ipAddresses, 'Addresses that send mail for the domain: each must pass SPF and have a reverse name.'),
    dkimSelectors: domain(dkimSelectors, 'Selectors of the DKIM keys in use.'),
    recipients: domain(addresses(20), 'Addresses that every MX host must accept. They are asked for and taken back; nothing is ever sent to them.', { defaultNote: 'postmaster at the domain' }),
    mxConnect: domain(basic/* flag */.Jt, 'Talk SMTP to every address of every MX host.', {
        defaultNote: '`false` in stage planned, else `true`',
    }),
    mxAddresses: domain(hostAddresses, 'Where to dial MX hosts whose address is not in DNS yet, one host and address per line. Name and certificate stay those of the host.'),
    mxPort: domain(basic/* port */.Oh, 'Port of the MX hosts.', { default: '25' }),
    mxCertificate: domain(basic/* pem */.ps, 'Certificate that a new MX host will show, when it cannot be dialled: PEM text, or the path of a PEM file.'),
    mtaStsPolicy: domain(basic/* line */.n8, 'File of the workspace with the MTA-STS policy that will be served.'),
    noMail: domain(basic/* flag */.Jt, 'The domain must take no mail (null MX).', { default: 'false' }),
    allowDead: domain(hostNames, 'MX hosts that are dead on purpose (nolisting).'),
    probeRelay: domain(basic/* flag */.Jt, 'Also ask every MX host for a foreign recipient, which it must refuse.', {
        default: 'false',
    }),
    probeUnknownRecipient: domain(basic/* flag */.Jt, 'Also ask every MX host for a recipient that does not exist, which it should refuse.', { default: 'false' }),
    strict: domain(basic/* flag */.Jt, 'Raises what is told of optional protection by one step.', { default: 'false' }),
};

;// CONCATENATED MODULE: ./lib/settings/kinds/labels.js


const labels = {
    type: 'list',
    parse: (text) => {
        const lines = text.split(/\r?\n/).map(basic/* line */.n8.parse);
        const unique = [...new Set(lines)].filter((each) => each.replaceAll(',', '').trim() !== '');
        if (unique.length === 0)
            throw new kind/* BadValue */.F('names nothing', 'Write names, tags or groups.');
        return unique;
    },
};

// EXTERNAL MODULE: ./lib/settings/kinds/shard.js
var shard = __nccwpck_require__(99960);
;// CONCATENATED MODULE: ./lib/settings/many-fields.js





const MANY_FIELDS = {
    checks: many(pathPatterns, 'Files with many checks, one path or glob in the workspace per line. Other inputs are then defaults for all of them.'),
    only: many(labels, 'With `checks`: names, tags or groups of the checks to run, one per line or separated by commas.'),
    skip: many(labels, 'With `checks`: names, tags or groups of the checks to leave out.'),
    concurrency: many((0,basic/* integer */.nd)(1, 100), 'Checks at once, up to 100.', { default: '10' }),
    perHostConcurrency: many((0,basic/* integer */.nd)(1, 100), 'Connections to one host at once, up to 100. A `round-trip` with one host for both protocols has that host to itself.', { default: '1' }),
    maxDuration: many((0,basic/* duration */.p0)(), 'Limit of the whole run. A check that does not finish within it is unknown, and never missing.', { defaultNote: 'none' }),
    shard: many(shard/* shard */.B, 'With `checks`: the share of this runner, such as 2/5 for the second of five. Checks are shared out by their names.'),
    mergeReports: many(pathPatterns, 'For mode merge: JSON reports of other runs, one path or glob in the workspace per line. Each line must match at least one.'),
    mergeAnyRun: many(basic/* flag */.Jt, 'For mode merge: reports may be of different runs, attempts and commits.', {
        default: 'false',
    }),
};

;// CONCATENATED MODULE: ./lib/settings/memory-fields.js


const told = (0,basic/* choice */.Yq)('false', 'notice', 'warning');
const MEMORY_FIELDS = {
    historyFile: memory(basic/* line */.n8, 'File that carries what is remembered from run to run; created when it is missing. In a workflow a path of the workspace, kept by steps of actions/cache.'),
    historyBranch: memory(basic/* line */.n8, 'Branch that carries the history instead, such as mail-probe-history. Needs the permission contents: write.', {
        isForWorkflow: true,
    }),
    incidents: memory(basic/* paragraph */.FY, '`true` keeps an issue for each outage. Or its rules, one key: value per line, such as failures-before-alert: 3. Needs the permission issues: write.', { defaultNote: '`false`' }),
    githubToken: memory(basic/* secret */.rJ, 'Token for issues, the branch and workflows. Only read when one of them is asked for.', {
        actionDefault: '${{ github.token }}',
        isForWorkflow: true,
    }),
    regressions: memory(told, 'How a check is told that is slower than its own past.', { default: 'notice' }),
    changes: memory(told, 'How it is told when a server can do less than before, or protects less. What is only new is a notice.', { default: 'warning' }),
    acceptChanges: memory(basic/* flag */.Jt, 'Take what was found in this run as usual from now on.', { default: 'false' }),
};

// EXTERNAL MODULE: ./lib/settings/providers.js
var providers = __nccwpck_require__(37470);
;// CONCATENATED MODULE: ./lib/settings/fields.js
















const tlsMode = (0,basic/* choice */.Yq)(...endpoint/* TLS_MODES */.FM);
const authMethod = (0,basic/* choice */.Yq)(...AUTH_METHODS);
const junkStatus = (0,basic/* choice */.Yq)('ok', 'warning', 'critical');
const failOn = (0,basic/* words */.aL)(...model_status/* STATUSES */.f, 'alert', 'never');
const FIELDS = {
    mode: probe(basic/* modeName */.Fs, 'What to test: one of the modes; or merge, which makes one report of many.', {
        default: 'round-trip',
    }),
    name: probe(basic/* line */.n8, 'Label of the check, shown everywhere.', { defaultNote: 'mode and target' }),
    provider: probe((0,basic/* choice */.Yq)(...providers/* providerNames */.e4), 'A known mail provider: fills hosts, ports and TLS modes. Explicit inputs win.'),
    host: probe(host, 'Server name or IP address, for both protocols.', { defaultNote: 'from `provider`' }),
    port: probe(basic/* port */.Oh, 'Port. Not for `round-trip`, which has two.', { defaultNote: 'from mode and TLS mode' }),
    tlsMode: probe(tlsMode, '`implicit` (TLS from the first byte), `starttls` (required, never optional) or `none`. Not for `round-trip`.', { defaultNote: 'from the port, else `implicit`' }),
    username: probe(basic/* line */.n8, 'User name, for both protocols.'),
    password: probe(basic/* secret */.rJ, 'Password, for both protocols. Never trimmed, never shown.'),
    accessToken: probe(basic/* secret */.rJ, 'OAuth 2 bearer token, used instead of a password.'),
    authMethod: probe(authMethod, 'Login mechanism. `auto` chooses one that the server offers.', {
        default: 'auto',
    }),
    smtpHost: probe(host, 'Server for SMTP.', { defaultNote: '`host`' }),
    smtpPort: probe(basic/* port */.Oh, 'Port for SMTP.', { defaultNote: '465, 587 or 25 by TLS mode' }),
    smtpTlsMode: probe(tlsMode, 'TLS mode for SMTP.', { defaultNote: 'from the port, else `implicit`' }),
    smtpUsername: probe(basic/* line */.n8, 'User name for SMTP.', { defaultNote: '`username`' }),
    smtpPassword: probe(basic/* secret */.rJ, 'Password for SMTP.', { defaultNote: '`password`' }),
    smtpAccessToken: probe(basic/* secret */.rJ, 'OAuth 2 bearer token for SMTP.', { defaultNote: '`access-token`' }),
    smtpAuthMethod: probe(authMethod, 'Login mechanism for SMTP.', { defaultNote: '`auth-method`' }),
    imapHost: probe(host, 'Server for IMAP.', { defaultNote: '`host`' }),
    imapPort: probe(basic/* port */.Oh, 'Port for IMAP.', { defaultNote: '993 or 143 by TLS mode' }),
    imapTlsMode: probe(tlsMode, 'TLS mode for IMAP.', { defaultNote: 'from the port, else `implicit`' }),
    imapUsername: probe(basic/* line */.n8, 'User name for IMAP.', { defaultNote: '`username`' }),
    imapPassword: probe(basic/* secret */.rJ, 'Password for IMAP.', { defaultNote: '`password`' }),
    imapAccessToken: probe(basic/* secret */.rJ, 'OAuth 2 bearer token for IMAP.', { defaultNote: '`access-token`' }),
    imapAuthMethod: probe(authMethod, 'Login mechanism for IMAP.', { defaultNote: '`auth-method`' }),
    addressFamily: probe((0,basic/* choice */.Yq)(...endpoint/* ADDRESS_FAMILIES */._M), 'Addresses to use.', { default: 'auto' }),
    ehloName: probe(ehloName, 'Name given in EHLO.', { defaultNote: 'host name of the runner, or its address' }),
    tlsVerify: tls(basic/* flag */.Jt, '`false` skips certificate verification: the best status is then `warning`, and credentials are sent only with `allow-insecure-auth`.', { default: 'true' }),
    tlsCa: tls(basic/* pem */.ps, 'PEM text, or the path of a PEM file (in a workflow: of the workspace), trusted beside the usual authorities.'),
    tlsServername: tls(host, 'Name for SNI and certificate check, when it differs from the address dialled.', {
        defaultNote: 'the host',
    }),
    tlsFingerprint: tls(fingerprints, 'SHA-256 fingerprint of the certificate of the server, or up to 5 of them, one per line. A certificate that matches is trusted whatever its issuer, as long as its dates are good; any other is refused.'),
    tlsMinVersion: tls((0,basic/* choice */.Yq)(...endpoint/* TLS_VERSIONS */.Mk), 'Oldest TLS version accepted.', { default: 'TLSv1.2' }),
    tlsClientCert: tls(basic/* pem */.ps, 'Certificate for servers that require one from their clients: PEM text, or the path of a PEM file (in a workflow: of the workspace), with its chain.'),
    tlsClientKey: tls(basic/* privateKey */.t9, 'Private key of `tls-client-cert`: PEM text, or the path of a PEM file (in a workflow: of the workspace). Never shown.'),
    allowInsecureAuth: tls(basic/* flag */.Jt, 'Needed to send credentials with `tls-mode: none` to anything but a loopback address, or with `tls-verify: false`.', { default: 'false' }),
    from: message(address, 'Sender. Required by `round-trip` and `smtp-send`.'),
    to: message(addresses(5), 'Up to 5 recipients, one per line or separated by commas. Required by `round-trip` and `smtp-send`.'),
    cc: message(addresses(5), 'Recipients of copies; with `to` and `bcc` at most 5.'),
    bcc: message(addresses(5), 'Recipients of blind copies, named in no header.'),
    replyTo: message(address, 'Where answers go.'),
    subject: message(basic/* line */.n8, 'Subject. The token of the probe is appended when missing.', {
        defaultNote: '`Mail probe <token>`',
    }),
    body: message(basic/* paragraph */.FY, 'Text of the message.', { defaultNote: 'one sentence' }),
    html: message(basic/* paragraph */.FY, 'HTML of the message. With `body`, both are sent as alternatives.'),
    headers: message(headerLines, 'Extra header fields, one Name: value per line, at most 50.'),
    attachments: message(attachmentPaths, 'Files of the workspace to attach, one path per line: at most 10, and 25 MB in all.'),
    messageSize: message(messageSize, 'Pads the message with lines of text to exactly this size, at most 50MB. A message that is already larger is left as it is.', { defaultNote: 'not padded' }),
    mailbox: message(mailboxName, 'Mailbox in which the message is expected, or which `imap-search` looks at.', {
        default: 'INBOX',
    }),
    mailboxes: message(mailboxNames, 'For `imap-mailbox`: names, one per line; an asterisk is every mailbox.', {
        default: 'INBOX',
    }),
    search: message(criteria, 'For `imap-search`: what to look for, one criterion per line, all must hold. Words such as unseen, from: alice, subject: report, since: 2026-11-01, newer-than: 2h, larger: 1MB or uid: 1:100, each with not in front for its negation.', { default: 'all' }),
    deleteFound: message(basic/* flag */.Jt, 'For `imap-search`: delete exactly the messages found. Needs `search`, and a server with UIDPLUS.', { default: 'false' }),
    deliveryTimeout: message((0,basic/* duration */.p0)(), 'How long to wait for the message after the server accepted it.', {
        default: '60s',
    }),
    settleTime: message((0,basic/* duration */.p0)(0), 'How long to go on looking for duplicates after the first copy arrived.', {
        default: '0s',
    }),
    junk: message(junkStatus, 'Status when the message arrives in the junk mailbox.', { default: 'warning' }),
    cleanup: message(basic/* cleanupChoice */.uA, "Delete the probe's own message afterwards. `expunge` also does so on a server without UIDPLUS: by a plain EXPUNGE, when no other message in the mailbox is flagged as deleted. One that another client flags at that very moment would be destroyed as well.", { default: 'true' }),
    ...MAIL_DOMAIN_FIELDS,
    warning: verdict(basic/* rangeText */.lq, 'Range of the primary metric outside of which the status is `warning`, such as 5 or 1:10 or ~:500ms.'),
    critical: verdict(basic/* rangeText */.lq, 'Range of the primary metric outside of which the status is `critical`.'),
    thresholds: verdict(basic/* thresholdLines */.bC, 'Ranges on any metric of the mode, one per line, such as imap_auth_seconds warning=1 critical=3.'),
    failOn: verdict(failOn, 'Statuses that fail the job, or `never`; or `alert`: only when a person should be told now, with a history. Configuration errors always fail it.', {
        default: 'critical,unknown',
        isForWorkflow: true,
        scope: 'run',
    }),
    timeout: verdict((0,basic/* duration */.p0)(), 'Limit of one attempt; for `round-trip` the delivery wait is on top, for `mx` the time of the mail servers.', {
        default: '30s',
    }),
    connectTimeout: verdict((0,basic/* duration */.p0)(), 'Limit for DNS, TCP and the TLS handshake together.', { default: '10s' }),
    commandTimeout: verdict((0,basic/* duration */.p0)(), 'Limit for the greeting and for each reply, however slowly its bytes drip.', {
        default: '15s',
    }),
    retries: verdict((0,basic/* integer */.nd)(0, 10), 'Further attempts, up to 10, after a failure that may pass by itself; never after a refused login or an accepted message.', { default: '0' }),
    retryDelay: verdict((0,basic/* duration */.p0)(0), 'Wait before a further attempt, growing, with jitter.', { default: '5s' }),
    reports: results(reports/* reportLines */.Q, 'Reports to write, one format=path per line, such as junit=reports/mail.xml. Paths are in the workspace.'),
    transcript: results(basic/* flag */.Jt, 'Show the dialogue, without credentials (also with step debugging).', {
        default: 'false',
        scope: 'check',
    }),
    dryRun: results(basic/* flag */.Jt, 'Show what would be done, and contact nothing. The status is then unknown, because nothing was tested; the step passes when the inputs are valid.', { default: 'false' }),
    jobSummary: results(basic/* flag */.Jt, 'Write the job summary.', { default: 'true', isForWorkflow: true }),
    ...MANY_FIELDS,
    ...MEMORY_FIELDS,
};


/***/ }),

/***/ 89652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ findNamedFile),
/* harmony export */   B3: () => (/* binding */ workspaceOf),
/* harmony export */   LH: () => (/* binding */ troubleOf),
/* harmony export */   cg: () => (/* binding */ isEndOfWait),
/* harmony export */   qm: () => (/* binding */ leadsOut),
/* harmony export */   t: () => (/* binding */ readFoundFile),
/* harmony export */   wh: () => (/* binding */ readNamedFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(49438);
/* harmony import */ var _system_files_until_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(72782);
/* harmony import */ var _system_read_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(41370);




async function findNamedFile(path, maxBytes, world) {
    const { files } = world;
    try {
        const outside = await leadsOut(path, world);
        if (outside)
            return outside;
        const { realPath, isFile, bytes } = await files.inspect((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspaceOf(world.env) ?? '.', path));
        if (!isFile)
            return noFile();
        return bytes > maxBytes ? tooLarge(maxBytes) : { realPath, maxBytes };
    }
    catch (error) {
        return troubleOf(error, maxBytes);
    }
}
async function readFoundFile({ realPath, maxBytes }, files) {
    try {
        return await files.read(realPath, maxBytes);
    }
    catch (error) {
        return troubleOf(error, maxBytes);
    }
}
async function readNamedFile(path, maxBytes, world) {
    const file = await findNamedFile(path, maxBytes, world);
    return 'problem' in file ? file : await readFoundFile(file, world.files);
}
async function leadsOut(path, { env, files }) {
    const workspace = workspaceOf(env);
    if (workspace === undefined)
        return undefined;
    const whole = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path);
    if (!isInside(workspace, whole))
        return { kind: 'outside', problem: 'names a file outside the workspace' };
    const { realPath } = await files.inspect(workspace);
    return (await leavesByLink(whole, realPath, files))
        ? { kind: 'outside', problem: 'follows a link to a place outside the workspace, or to nothing' }
        : undefined;
}
function workspaceOf(env) {
    const workspace = env['GITHUB_WORKSPACE'];
    return workspace ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace) : undefined;
}
function isInside(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, path);
    return way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(way);
}
async function leavesByLink(path, folder, files) {
    try {
        return !isInside(folder, (await files.inspect(path)).realPath);
    }
    catch (error) {
        if (isEndOfWait(error))
            throw error;
        if (await files.isLink(path))
            return true;
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path);
        return parent !== path && (await leavesByLink(parent, folder, files));
    }
}
function isEndOfWait(error) {
    return error instanceof _system_files_until_js__WEBPACK_IMPORTED_MODULE_1__/* .Interrupted */ .j || (0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(error) === 'ETIMEDOUT';
}
function troubleOf(error, maxBytes = 0) {
    if (error instanceof _system_files_until_js__WEBPACK_IMPORTED_MODULE_1__/* .Interrupted */ .j)
        throw error;
    const code = (0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(error);
    if (code === _system_read_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_A_FILE */ .bd)
        return noFile();
    if (code === _system_read_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .TOO_LARGE */ .PH)
        return tooLarge(maxBytes);
    if (code === 'ETIMEDOUT')
        return { kind: 'unreadable', problem: 'cannot be read: the disk does not answer in time' };
    return { kind: 'unreadable', problem: `cannot be read as a file (${(0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonOf */ .A3)(error)})` };
}
function noFile() {
    return { kind: 'no file', problem: 'names something that is not a file' };
}
function tooLarge(maxBytes) {
    return { kind: 'too large', problem: `is larger than ${Math.round(maxBytes / 1024 ** 2)} MB` };
}


/***/ }),

/***/ 41447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ reportLines),
/* harmony export */   m: () => (/* binding */ resolveReports)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _model_report_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(49538);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(49438);
/* harmony import */ var _text_closest_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(80761);
/* harmony import */ var _text_list_words_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9764);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(42950);
/* harmony import */ var _kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(80542);
/* harmony import */ var _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(91600);
/* harmony import */ var _named_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(89652);









const MAX_REPORTS = 20;
const FOLDER = 'status-page';
const EXAMPLE = 'Write one format=path per line, such as junit=reports/mail.xml.';
const TOO_SLOW = new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('leads to a place that does not answer in time', 'Write reports into a folder of the workspace.');
const reportLines = {
    type: 'list',
    look: 'path',
    words: _model_report_js__WEBPACK_IMPORTED_MODULE_4__/* .formatNames */ .E,
    parse: (text) => text
        .split(/\r?\n/)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
};
async function resolveReports(lines, world, issues) {
    const folder = (0,_named_file_js__WEBPACK_IMPORTED_MODULE_3__/* .workspaceOf */ .B3)(world.env) ?? '.';
    const resolved = [];
    const taken = new Set();
    for (const each of lines ?? []) {
        try {
            const report = parseReport(each, folder);
            const written = pathsOf(report);
            if (written.some((path) => taken.has(path)))
                throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('names a path twice', 'Give each report a path of its own.');
            if (resolved.length === MAX_REPORTS)
                throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('is one report too many', `Write at most ${MAX_REPORTS} reports.`);
            await checkPlace(report, world);
            resolved.push(report);
            for (const path of written)
                taken.add(path);
        }
        catch (error) {
            const wrong = (0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_5__/* .errorCode */ .CA)(error) === 'ETIMEDOUT' ? TOO_SLOW : error;
            if (!(wrong instanceof _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F))
                throw error;
            issues.push({ code: 'E_INPUT', input: 'reports', value: each, problem: wrong.message, remedy: wrong.remedy });
        }
    }
    return resolved;
}
function pathsOf({ format, path }) {
    return format === FOLDER ? [path, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, 'index.html')] : [path];
}
function parseReport(text, folder) {
    const given = _kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8.parse(text);
    const at = given.indexOf('=');
    const [format, path] = [given.slice(0, Math.max(0, at)).trim(), given.slice(at + 1).trim()];
    if (at < 1 || path === '')
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('names no format or no path', EXAMPLE);
    if (!isFormatName(format)) {
        const nearest = (0,_text_closest_js__WEBPACK_IMPORTED_MODULE_6__/* .closest */ .k)(format, _model_report_js__WEBPACK_IMPORTED_MODULE_4__/* .formatNames */ .E);
        const known = `Known are ${(0,_text_list_words_js__WEBPACK_IMPORTED_MODULE_7__/* .listWords */ .y)(_model_report_js__WEBPACK_IMPORTED_MODULE_4__/* .formatNames */ .E)}.`;
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('has an unknown format', nearest === undefined ? known : `Did you mean ${nearest}? ${known}`);
    }
    if (format === 'badge' && !/\.(?:svg|json)$/i.test(path))
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('has an ending that no badge has', 'Write badge=mail.svg for a picture, or badge=mail.json for shields.io.');
    return { format, path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, path), shownPath: (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .shownAs */ .sE)(path, 'path') };
}
function isFormatName(text) {
    return _model_report_js__WEBPACK_IMPORTED_MODULE_4__/* .formatNames */ .E.some((name) => name === text);
}
async function checkPlace({ format, path }, world) {
    const outside = await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_3__/* .leadsOut */ .qm)(path, world).catch((error) => {
        if ((0,_named_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isEndOfWait */ .cg)(error))
            throw error;
    });
    if (outside)
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('leads out of the workspace', 'Write reports into the workspace, without links out of it.');
    const place = await findPlace(path, world.files);
    if (format === FOLDER && place.exists && place.nearest === 'file')
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('names a file', 'Name a folder; a missing one is created.');
    if (format !== FOLDER && place.exists && place.nearest !== 'file')
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('names something that is not a file', 'Name the file to write, not its folder.');
    if (!place.exists && place.nearest === 'file')
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('leads through a file', 'Name a file in a folder; missing folders are created.');
}
async function findPlace(path, files) {
    try {
        const { isFile } = await files.inspect(path);
        return { nearest: isFile ? 'file' : 'folder', exists: true };
    }
    catch (error) {
        if ((0,_named_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isEndOfWait */ .cg)(error))
            throw error;
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path);
        const nearest = parent === path ? 'nothing' : (await findPlace(parent, files)).nearest;
        return { nearest, exists: false };
    }
}


/***/ }),

/***/ 80542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   Fs: () => (/* binding */ modeName),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Oh: () => (/* binding */ port),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   aL: () => (/* binding */ words),
/* harmony export */   bC: () => (/* binding */ thresholdLines),
/* harmony export */   lq: () => (/* binding */ rangeText),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   ps: () => (/* binding */ pem),
/* harmony export */   rJ: () => (/* binding */ secret),
/* harmony export */   t9: () => (/* binding */ privateKey),
/* harmony export */   uA: () => (/* binding */ cleanupChoice)
/* harmony export */ });
/* harmony import */ var _model_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(11148);
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(36840);
/* harmony import */ var _text_list_words_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9764);
/* harmony import */ var _text_units_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7905);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(91600);
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(64883);
/* harmony import */ var _word_list_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(35399);







const line = { type: 'string', parse: _one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .T };
const modeName = { ...line, look: 'word' };
const rangeText = { ...line, look: 'range' };
const paragraph = {
    type: 'string',
    parse: (text) => {
        if (_text_control_characters_js__WEBPACK_IMPORTED_MODULE_5__/* .CONTROL_IN_BODY */ .j.test(text))
            throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('holds control characters', 'Remove them.');
        return text;
    },
};
const thresholdLines = { ...paragraph, type: 'list', look: 'metric' };
const secret = {
    type: 'string',
    isSecret: true,
    parse: (text) => {
        if (_text_control_characters_js__WEBPACK_IMPORTED_MODULE_5__/* .CONTROL */ .W.test(text)) {
            throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('holds a line end, a byte-order mark or another control character', 'Store the secret again on one line, without a newline at its end.');
        }
        return new _model_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(text);
    },
};
const MAX_PATH_LENGTH = 4096;
const pem = {
    type: 'string',
    takesPath: true,
    look: 'path',
    parse: (text) => {
        if (text.includes('-----BEGIN '))
            return text.trim();
        const path = text.trim();
        if (_text_control_characters_js__WEBPACK_IMPORTED_MODULE_5__/* .CONTROL */ .W.test(path) || path.length > MAX_PATH_LENGTH)
            throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('is neither PEM text nor a path', 'PEM text begins with a line such as -----BEGIN CERTIFICATE-----; copy it from there on.');
        return path;
    },
};
const privateKey = {
    type: 'string',
    isSecret: true,
    takesPath: true,
    parse: (text) => new _model_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(pem.parse(text)),
};
function choice(...words) {
    return {
        type: 'enum',
        words,
        parse: (text) => {
            const wanted = (0,_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .T)(text);
            const word = words.find((candidate) => candidate === wanted);
            if (word === undefined)
                throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('is not known', `Use ${(0,_text_list_words_js__WEBPACK_IMPORTED_MODULE_6__/* .listWords */ .y)(words)}.`);
            return word;
        },
    };
}
const flag = {
    type: 'boolean',
    parse: (text) => {
        const word = (0,_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .T)(text);
        if (/^(?:true|True|TRUE)$/.test(word))
            return true;
        if (/^(?:false|False|FALSE)$/.test(word))
            return false;
        throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('is neither true nor false', 'Write true or false.');
    },
};
const cleanupChoice = {
    type: 'boolean',
    words: ['expunge'],
    parse: (text) => {
        const word = (0,_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .T)(text);
        if (word === 'expunge')
            return word;
        if (/^(?:true|false)$/i.test(word))
            return flag.parse(word);
        throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('is neither true nor false nor expunge', 'Write true, false or expunge.');
    },
};
function integer(min, max) {
    return {
        type: 'integer',
        parse: (text) => {
            const word = (0,_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .T)(text);
            const value = Number(word);
            if (!/^(?:0|[1-9]\d*)$/.test(word) || value < min || value > max) {
                throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F(`is not a whole number from ${min} to ${max}`, 'Write digits alone, without a sign, a unit or leading zeros.');
            }
            return value;
        },
    };
}
const port = integer(1, 65535);
const MAX_DURATION_MS = 86_400_000;
function duration(minMs = 1) {
    const limits = minMs > 0 ? `at least ${minMs}ms and at most 24h` : 'at most 24h';
    return {
        type: 'duration',
        parse: (text) => {
            const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec((0,_one_line_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .T)(text)) ?? [];
            const ms = Math.round((0,_text_units_js__WEBPACK_IMPORTED_MODULE_1__/* .inBaseUnit */ .$r)(Number(amount), unit, _text_units_js__WEBPACK_IMPORTED_MODULE_1__/* .SECONDS */ .cs) * 1000);
            if (Number.isNaN(ms)) {
                throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('is not a duration', 'Write for example 500ms, 30s or 2m; a bare number is seconds.');
            }
            if (ms < minMs || ms > MAX_DURATION_MS)
                throw new _kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('is out of range', `Write ${limits}.`);
            return ms;
        },
    };
}
function words(...allowed) {
    const single = choice(...allowed);
    return { type: 'list', splitsAtCommas: true, words: allowed, parse: (text) => (0,_word_list_js__WEBPACK_IMPORTED_MODULE_4__/* .parseList */ .E)(text, single.parse) };
}


/***/ }),

/***/ 91600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ BadValue)
/* harmony export */ });
class BadValue extends Error {
    name = 'BadValue';
    remedy;
    value;
    constructor(problem, remedy, value) {
        super(problem);
        this.remedy = remedy;
        this.value = value;
    }
}


/***/ }),

/***/ 64883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine)
/* harmony export */ });
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(36840);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(91600);


function oneLine(text) {
    const word = text.trim();
    if (_text_control_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .CONTROL */ .W.test(word))
        throw new _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('holds control characters', 'Write it on one line, without control characters.');
    return word;
}


/***/ }),

/***/ 99960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ shard),
/* harmony export */   I: () => (/* binding */ shardOf)
/* harmony export */ });
/* harmony import */ var _system_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(97356);
/* harmony import */ var _basic_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(80542);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(91600);



const MAX_SHARDS = 256;
const shard = {
    type: 'string',
    look: 'number',
    parse: (text) => {
        const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(_basic_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8.parse(text)) ?? []).map(Number);
        if (index === undefined || count === undefined)
            throw new _kind_js__WEBPACK_IMPORTED_MODULE_1__/* .BadValue */ .F('is not a share', 'Write for example 2/5.');
        if (count > MAX_SHARDS)
            throw new _kind_js__WEBPACK_IMPORTED_MODULE_1__/* .BadValue */ .F('has too many shares', `Write at most ${MAX_SHARDS} after the slash.`);
        if (index > count)
            throw new _kind_js__WEBPACK_IMPORTED_MODULE_1__/* .BadValue */ .F('is beyond the last share', `Write a number from 1 to ${count} before the slash.`);
        return { index, count };
    },
};
function shardOf(name, count) {
    return ((0,_system_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_2__/* .crypto */ .E)().createHash('sha256').update(name).digest().readUIntBE(0, 6) % count) + 1;
}


/***/ }),

/***/ 35399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseList)
/* harmony export */ });
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(91600);

function parseList(text, parse) {
    const entries = text.split(/[,\n]/).map((entry) => entry.trim());
    const list = new Set();
    for (const entry of entries.filter((candidate) => candidate !== '')) {
        try {
            list.add(parse(entry));
        }
        catch (error) {
            throw error instanceof _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F ? new _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F(error.message, error.remedy, entry) : error;
        }
    }
    if (list.size === 0)
        throw new _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('names nothing', 'Write one entry per line, or separate them by commas.');
    return [...list];
}


/***/ }),

/***/ 37470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SH: () => (/* binding */ SMTP_AUTH_TIMELINE_SOURCE),
/* harmony export */   d: () => (/* binding */ isMicrosoft365),
/* harmony export */   e4: () => (/* binding */ providerNames),
/* harmony export */   lh: () => (/* binding */ findProvider)
/* harmony export */ });
/* unused harmony exports SMTP_AUTH_TIMELINE, PROVIDERS */
const SMTP_AUTH_TIMELINE = 'End of December 2026: SMTP AUTH Basic Authentication will be disabled by default for existing tenants. Administrators will still be able to enable it if needed.';
const SMTP_AUTH_TIMELINE_SOURCE = 'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835';
const PROVIDERS = [
    {
        name: 'gmail',
        smtp: { host: 'smtp.gmail.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.gmail.com', port: 993, tlsMode: 'implicit' },
        source: 'https://developers.google.com/workspace/gmail/imap/imap-smtp',
        note: 'Google accepts no account passwords from programs: use an app password, which needs 2-Step Verification, or access-token.',
    },
    {
        name: 'outlook',
        smtp: { host: 'smtp-mail.outlook.com', port: 587, tlsMode: 'starttls' },
        imap: { host: 'outlook.office365.com', port: 993, tlsMode: 'implicit' },
        source: 'https://support.microsoft.com/en-us/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
        note: 'Outlook.com requires OAuth 2, so use access-token, and IMAP must first be switched on under "Forwarding and IMAP" in its settings.',
    },
    {
        name: 'office365',
        smtp: { host: 'smtp.office365.com', port: 587, tlsMode: 'starttls' },
        imap: { host: 'outlook.office365.com', port: 993, tlsMode: 'implicit' },
        source: 'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/pop3-and-imap4/pop3-and-imap4',
        note: `IMAP accepts no passwords, only access-token; SMTP AUTH must be on for the mailbox, and Microsoft says about passwords over SMTP: "${SMTP_AUTH_TIMELINE}" (${SMTP_AUTH_TIMELINE_SOURCE})`,
    },
    {
        name: 'yahoo',
        smtp: { host: 'smtp.mail.yahoo.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.mail.yahoo.com', port: 993, tlsMode: 'implicit' },
        source: 'https://help.yahoo.com/kb/SLN4075.html',
        note: 'Yahoo accepts an app password, not the password of the account.',
    },
    {
        name: 'icloud',
        smtp: { host: 'smtp.mail.me.com', port: 587, tlsMode: 'starttls' },
        imap: { host: 'imap.mail.me.com', port: 993, tlsMode: 'implicit' },
        source: 'https://support.apple.com/en-us/102525',
        note: 'Use an app-specific password; the user name is the full address for SMTP, and usually the part before the @ for IMAP.',
    },
    {
        name: 'fastmail',
        smtp: { host: 'smtp.fastmail.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.fastmail.com', port: 993, tlsMode: 'implicit' },
        source: 'https://www.fastmail.help/hc/en-us/articles/1500000278342-Server-names-and-ports',
        note: 'Fastmail accepts an app password, not the password of the account.',
    },
    {
        name: 'zoho',
        smtp: { host: 'smtp.zoho.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.zoho.com', port: 993, tlsMode: 'implicit' },
        source: 'https://www.zoho.com/mail/help/imap-access.html',
        note: 'Switch on IMAP access in the settings of Zoho Mail, use an application-specific password with two-factor authentication, and set smtp-host and imap-host for an organisation (smtppro.zoho.com, imappro.zoho.com) or another data centre (such as smtp.zoho.eu).',
    },
    {
        name: 'qq',
        smtp: { host: 'smtp.qq.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.qq.com', port: 993, tlsMode: 'implicit' },
        source: 'https://wx.mail.qq.com/list/readtemplate?name=app_intro.html#/agreement/authorizationCode',
        note: 'QQ Mail accepts an authorisation code (\u6388\u6743\u7801) from its settings, not the password of the account.',
    },
    {
        name: '163',
        smtp: { host: 'smtp.163.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.163.com', port: 993, tlsMode: 'implicit' },
        source: 'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac22dc0e9af8168582a',
        note: 'Switch on SMTP and IMAP in the settings of 163 Mail, which gives an authorisation code (\u6388\u6743\u7801) to use as the password.',
    },
    {
        name: 'yandex',
        smtp: { host: 'smtp.yandex.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.yandex.com', port: 993, tlsMode: 'implicit' },
        source: 'https://yandex.com/support/yandex-360/customers/mail/en/mail-clients/others',
        note: 'Allow IMAP for mail clients in the settings of Yandex Mail, and use an app password for mail or access-token.',
    },
    {
        name: 'gmx',
        smtp: { host: 'mail.gmx.net', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.gmx.net', port: 993, tlsMode: 'implicit' },
        source: 'https://hilfe.gmx.net/pop-imap/imap/imap-serverdaten.html',
        note: 'Allow POP3 and IMAP in the settings of GMX, use an application-specific password with two-factor authentication, and for addresses at gmx.com set smtp-host: mail.gmx.com and imap-host: imap.gmx.com.',
    },
    {
        name: 'mailbox.org',
        smtp: { host: 'smtp.mailbox.org', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.mailbox.org', port: 993, tlsMode: 'implicit' },
        source: 'https://kb.mailbox.org/en/private/e-mail/e-mail-configuration',
        note: 'With two-factor authentication, mailbox.org accepts an application password and not the password of the mailbox.',
    },
];
const providerNames = PROVIDERS.map(({ name }) => name);
function findProvider(name) {
    return PROVIDERS.find((provider) => provider.name === name);
}
const MICROSOFT_HOSTS = new Set([
    'smtp.office365.com',
    'smtp-legacy.office365.com',
    'outlook.office365.com',
    'smtp-mail.outlook.com',
    'imap-mail.outlook.com',
    'smtp.office365.us',
    'outlook.office365.us',
    'outlook-dod.office365.us',
    'smtp.partner.outlook.cn',
    'partner.outlook.cn',
]);
const MICROSOFT_EXCHANGER = /\.(?:(?:mail|olc)\.protection\.outlook\.com|[a-z]-v\d+\.mx\.microsoft)$/;
function isMicrosoft365(host) {
    const name = host.toLowerCase().replace(/\.$/, '');
    return MICROSOFT_HOSTS.has(name) || MICROSOFT_EXCHANGER.test(name);
}


/***/ }),

/***/ 158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ab: () => (/* binding */ mayLackSecrets),
  qU: () => (/* binding */ readFields),
  Ul: () => (/* binding */ readFiles),
  sb: () => (/* binding */ readSettings)
});

// EXTERNAL MODULE: ./lib/settings/fields.js + 17 modules
var fields = __nccwpck_require__(28501);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./lib/settings/files/named-file.js
var named_file = __nccwpck_require__(89652);
;// CONCATENATED MODULE: ./lib/settings/files/attachments.js


const MAX_TOTAL_BYTES = 25 * 1024 ** 2;
const CONTENT_TYPES = {
    '.csv': 'text/csv',
    '.gif': 'image/gif',
    '.gz': 'application/gzip',
    '.htm': 'text/html',
    '.html': 'text/html',
    '.jpeg': 'image/jpeg',
    '.jpg': 'image/jpeg',
    '.json': 'application/json',
    '.log': 'text/plain',
    '.md': 'text/markdown',
    '.pdf': 'application/pdf',
    '.png': 'image/png',
    '.txt': 'text/plain',
    '.xml': 'application/xml',
    '.zip': 'application/zip',
};
const REMEDIES = {
    outside: 'Attach files of the workspace only, without links out of it.',
    'no file': 'Name the files one by one, one per line.',
    unreadable: 'Name a file that an earlier step made, from the workspace on.',
};
async function loadAttachments(paths, world, issues) {
    if (paths === undefined)
        return [];
    const report = (value, problem, remedy) => {
        issues.push({ code: 'E_INPUT', input: 'attachments', value, problem, remedy });
    };
    const loaded = [];
    let left = MAX_TOTAL_BYTES;
    for (const path of paths) {
        const content = await (0,named_file/* readNamedFile */.wh)(path, MAX_TOTAL_BYTES, world);
        if ('problem' in content && content.kind !== 'too large') {
            report(path, content.problem, REMEDIES[content.kind]);
            continue;
        }
        if ('problem' in content || content.length > left) {
            report(path, 'goes beyond 25 MB for all attachments together', 'Attach less.');
            return loaded;
        }
        left -= content.length;
        loaded.push({ name: (0,external_node_path_.basename)(path), contentType: contentType(path), content });
    }
    return loaded;
}
function contentType(path) {
    const type = (0,external_node_path_.extname)(path).toLowerCase();
    return (Object.hasOwn(CONTENT_TYPES, type) ? CONTENT_TYPES[type] : undefined) ?? 'application/octet-stream';
}

// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __nccwpck_require__(11148);
// EXTERNAL MODULE: ./lib/system/lazy-crypto.js
var lazy_crypto = __nccwpck_require__(97356);
;// CONCATENATED MODULE: ./lib/settings/files/pem.js


const BEGIN = '-----BEGIN CERTIFICATE-----';
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const MAX_BYTES = 1024 ** 2;
async function readPem(value, world) {
    if (value.includes('-----BEGIN '))
        return value;
    const content = await (0,named_file/* readNamedFile */.wh)(value, MAX_BYTES, world);
    return 'problem' in content ? content : content.toString('utf8');
}
async function loadPem(input, value, world, issues) {
    if (value === undefined)
        return undefined;
    const isText = value.includes('-----BEGIN ');
    const report = (problem, remedy) => {
        issues.push({ code: 'E_INPUT', input, value: isText ? undefined : value, problem, remedy });
        return undefined;
    };
    const text = await readPem(value, world);
    if (typeof text !== 'string') {
        return report(text.problem, 'Give the certificate as PEM text, or the path of a PEM file of the workspace, which has at most 1 MB.');
    }
    const certificates = text.match(CERTIFICATE) ?? [];
    const announced = text.split(BEGIN).length - 1;
    if (announced === 0)
        return report('holds no PEM certificate', `It must contain "${BEGIN}".`);
    if (certificates.length < announced || !certificates.every(isCertificate)) {
        return report('holds a damaged PEM certificate', 'Copy the file as it is, with all its line ends.');
    }
    return certificates.join('\n');
}
function isCertificate(text) {
    try {
        const { X509Certificate } = (0,lazy_crypto/* crypto */.E)();
        new X509Certificate(text);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/settings/files/client-certificate.js



const client_certificate_CERTIFICATE = 'tls-client-cert';
const KEY = 'tls-client-key';
async function loadClientCertificate(given, world, issues) {
    const tlsClientCert = await loadPem(client_certificate_CERTIFICATE, given.tlsClientCert, world, issues);
    const text = await readKey(given.tlsClientKey, world, issues);
    const key = text === undefined ? undefined : parseKey(text, issues);
    if (given.tlsClientCert !== undefined && given.tlsClientKey === undefined) {
        issues.push(incomplete(client_certificate_CERTIFICATE, KEY));
    }
    if (given.tlsClientCert === undefined && given.tlsClientKey !== undefined) {
        issues.push(incomplete(KEY, client_certificate_CERTIFICATE));
    }
    if (tlsClientCert !== undefined && key && !new ((0,lazy_crypto/* crypto */.E)().X509Certificate)(tlsClientCert).checkPrivateKey(key)) {
        issues.push({
            code: 'E_CONFIG_CONFLICT',
            input: KEY,
            problem: `is not the key of ${client_certificate_CERTIFICATE}`,
            remedy: `Give the key that the first certificate in ${client_certificate_CERTIFICATE} was issued for.`,
        });
    }
    return { tlsClientCert, tlsClientKey: text === undefined ? undefined : new secret/* Secret */.zh(text) };
}
async function readKey(value, world, issues) {
    if (value === undefined)
        return undefined;
    const text = await readPem(value.reveal(), world);
    if (typeof text === 'string')
        return text;
    issues.push({
        code: 'E_INPUT',
        input: KEY,
        problem: text.problem,
        remedy: 'Give the key as PEM text, best from a secret, or the path of a PEM file of the workspace, which has at most 1 MB.',
    });
    return undefined;
}
function parseKey(text, issues) {
    try {
        return (0,lazy_crypto/* crypto */.E)().createPrivateKey(text);
    }
    catch {
        const isEncrypted = /ENCRYPTED/.test(text);
        issues.push({
            code: 'E_INPUT',
            input: KEY,
            problem: isEncrypted ? 'is protected by a passphrase' : 'holds no usable PEM private key',
            remedy: isEncrypted
                ? 'Take the passphrase off with openssl pkey, and store the result as a secret.'
                : 'It must contain "-----BEGIN PRIVATE KEY-----" or the like, with all its line ends.',
        });
        return undefined;
    }
}
function incomplete(input, other) {
    return {
        code: 'E_INPUT',
        input,
        problem: `is given without ${other}`,
        remedy: `Set both. A secret that does not exist arrives as empty text.`,
    };
}

// EXTERNAL MODULE: ./lib/settings/kinds/kind.js
var kind = __nccwpck_require__(91600);
// EXTERNAL MODULE: ./lib/settings/settings.js
var settings = __nccwpck_require__(8839);
;// CONCATENATED MODULE: ./lib/settings/read-settings.js






const ALL_FIELDS = Object.entries(fields/* FIELDS */.c).map(([name, field]) => [
    name,
    (0,settings/* inputName */.y)(name),
    field,
]);
function readFields(textOf, env, issues) {
    const values = { mayLackSecrets: mayLackSecrets(env), attachedFiles: [], reportFiles: [] };
    for (const [name, input, field] of ALL_FIELDS)
        values[name] = readField(input, field, textOf, issues);
    return values;
}
async function readFiles(settings, world, issues) {
    const tlsCa = await loadPem('tls-ca', settings.tlsCa, world, issues);
    const client = await loadClientCertificate(settings, world, issues);
    const attachedFiles = await loadAttachments(settings.attachments, world, issues);
    return { ...settings, tlsCa, ...client, attachedFiles, ...(await readGateFiles(settings, world, issues)) };
}
async function readGateFiles({ mode, domain, zone, zoneFormat: format, zoneMerge: merge, mtaStsPolicy, mxCertificate }, world, issues) {
    if (mode !== 'mx')
        return {};
    const { loadZonePlan, loadPolicyText } = await __nccwpck_require__.e(/* import() */ 71).then(__nccwpck_require__.bind(__nccwpck_require__, 19071));
    const mtaStsText = await loadPolicyText(mtaStsPolicy, world, issues);
    const certificate = await loadPem('mx-certificate', mxCertificate, world, issues);
    const zonePlan = zone === undefined || domain === undefined
        ? undefined
        : await loadZonePlan(zone, { domain, format, merge }, world, issues);
    return { mtaStsText, mxCertificate: certificate, zonePlan };
}
async function readSettings(textOf, world, issues) {
    return await readFiles(readFields(textOf, world.env, issues), world, issues);
}
function readField(input, field, textOf, issues) {
    const given = textOf(input) ?? '';
    const isAbsent = field.kind.isSecret ? given === '' : given.trim() === '';
    const text = isAbsent ? field.default : given;
    if (text === undefined)
        return undefined;
    try {
        return field.kind.parse(text);
    }
    catch (error) {
        if (!(error instanceof kind/* BadValue */.F))
            throw error;
        const value = field.kind.isSecret ? undefined : (error.value ?? text);
        issues.push({ code: 'E_INPUT', input, value, problem: error.message, remedy: error.remedy });
        return field.default === undefined ? undefined : field.kind.parse(field.default);
    }
}
function mayLackSecrets(env) {
    const isPullRequest = /^pull_request(?!_target$)/.test(env['GITHUB_EVENT_NAME'] ?? '');
    return isPullRequest || env['GITHUB_ACTOR'] === 'dependabot[bot]';
}


/***/ }),

/***/ 40002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Uq: () => (/* binding */ allValues),
/* harmony export */   c0: () => (/* binding */ SERVER_FIELDS),
/* harmony export */   gV: () => (/* binding */ prefixed),
/* harmony export */   iB: () => (/* binding */ LOGIN_FIELDS)
/* harmony export */ });
const SERVER_FIELDS = ['host', 'port', 'tlsMode'];
const LOGIN_FIELDS = ['username', 'password', 'accessToken', 'authMethod'];
function prefixed(protocol, field) {
    const capitalised = (field.charAt(0).toUpperCase() + field.slice(1));
    return `${protocol}${capitalised}`;
}
function allValues(settings, field) {
    return [settings[field], settings[prefixed('smtp', field)], settings[prefixed('imap', field)]];
}


/***/ }),

/***/ 8839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ inputName)
/* harmony export */ });
function inputName(field) {
    return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}


/***/ }),

/***/ 5714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ clock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(58500);

const clock = {
    now: () => {
        const [seconds, nanoseconds] = process.hrtime();
        return seconds * 1000 + nanoseconds / 1e6;
    },
    date: () => new Date(),
    sleep: async (ms, signal) => {
        try {
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal ? { signal } : {});
        }
        catch (error) {
            throw signal?.aborted ? signal.reason : error;
        }
    },
};


/***/ }),

/***/ 36673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ deferred)
/* harmony export */ });
function deferred() {
    let resolve = () => { };
    let reject = () => { };
    const promise = new Promise((onResolve, onReject) => {
        resolve = onResolve;
        reject = onReject;
    });
    return { promise, resolve, reject };
}


/***/ }),

/***/ 49438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   Mi: () => (/* binding */ codeOrName)
/* harmony export */ });
/* harmony import */ var _read_regular_file_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(41370);

function errorCode(error) {
    if (!(error instanceof Error) || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}
function reasonOf(error, otherwise = 'unreadable') {
    return wordOf(errorCode(error)) ?? otherwise;
}
function codeOrName(error) {
    return wordOf(errorCode(error)) ?? (error instanceof Error ? error.name : 'unknown error');
}
function wordOf(code) {
    return code === _read_regular_file_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_A_FILE */ .bd ? 'it is not a file' : code;
}


/***/ }),

/***/ 72782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ filesUntil),
/* harmony export */   j: () => (/* binding */ Interrupted)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5714);

const ONE_MS = 10_000;
const ALL_MS = 60_000;
class Interrupted extends Error {
    name = 'Interrupted';
    reason;
    constructor(reason) {
        super('The run has to end.');
        this.reason = reason;
    }
}
function filesUntil(files, end) {
    let leftMs = ALL_MS;
    const bounded = async (begin) => {
        if (end.aborted)
            throw new Interrupted(end.reason);
        const start = _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .clock */ .p.now();
        try {
            return await endOf(begin, Math.min(ONE_MS, leftMs), end);
        }
        finally {
            leftMs = Math.max(0, leftMs - (_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .clock */ .p.now() - start));
        }
    };
    return {
        read: (path, maxBytes) => bounded((signal) => files.read(path, maxBytes, signal)),
        inspect: (path) => bounded(() => files.inspect(path)),
        isLink: (path) => bounded(() => files.isLink(path)),
        find: (folder, pattern) => bounded((signal) => files.find(folder, pattern, signal)),
        write: (path, text) => files.write(path, text),
    };
}
function endOf(begin, limitMs, end) {
    const own = new AbortController();
    return new Promise((resolve, reject) => {
        const stop = (error) => {
            settle();
            own.abort(error);
            reject(error);
        };
        const onEnd = () => stop(new Interrupted(end.reason));
        const timer = setTimeout(() => stop(timedOut()), limitMs);
        const settle = () => {
            clearTimeout(timer);
            end.removeEventListener('abort', onEnd);
        };
        end.addEventListener('abort', onEnd, { once: true });
        begin(own.signal).then(resolve, reject).finally(settle);
    });
}
function timedOut() {
    return Object.assign(new Error('The file system does not answer.'), { code: 'ETIMEDOUT' });
}


/***/ }),

/***/ 25180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ ipFamily)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77030);

function ipFamily(text) {
    if (!/^[\d.]+$|:/.test(text))
        return 0;
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(text);
    return family === 4 || family === 6 ? family : 0;
}


/***/ }),

/***/ 97356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ crypto)
/* harmony export */ });
function crypto() {
    return process.getBuiltinModule('node:crypto');
}


/***/ }),

/***/ 75135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77030);

let loopback;
function isLoopback(address) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address);
    if (family === 0)
        return false;
    loopback ??= loopbackAddresses();
    return loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
function loopbackAddresses() {
    const addresses = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    addresses.addSubnet('127.0.0.0', 8, 'ipv4');
    addresses.addAddress('::1', 'ipv6');
    return addresses;
}


/***/ }),

/***/ 41370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PH: () => (/* binding */ TOO_LARGE),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   bd: () => (/* binding */ NOT_A_FILE)
/* harmony export */ });
const NOT_A_FILE = 'ENOTFILE';
const TOO_LARGE = 'EFBIG';
const CHUNK_BYTES = 1024 ** 2;
async function readRegularFile(path, maxBytes, signal, follows = false) {
    const { constants, lstat, open, stat } = process.getBuiltinModule('node:fs/promises');
    checkFacts(await (follows ? stat : lstat)(path), maxBytes);
    const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
    const handle = await open(path, O_RDONLY | O_NONBLOCK | (follows ? 0 : O_NOFOLLOW));
    try {
        const facts = await handle.stat();
        checkFacts(facts, maxBytes);
        return await readHandle(handle, facts.size, maxBytes, signal);
    }
    finally {
        await handle.close();
    }
}
function checkFacts(facts, maxBytes) {
    if (!facts.isFile())
        throw failure(NOT_A_FILE);
    if (facts.size > maxBytes)
        throw failure(TOO_LARGE);
}
async function readHandle(handle, size, maxBytes, signal) {
    const pieces = [];
    let total = 0;
    for (;;) {
        signal?.throwIfAborted();
        const wanted = Math.min(Math.max(size - total, 0) + 1, maxBytes - total + 1, CHUNK_BYTES);
        const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, null);
        if (bytesRead === 0)
            return Buffer.concat(pieces, total);
        pieces.push(buffer.subarray(0, bytesRead));
        total += bytesRead;
        if (total > maxBytes)
            throw failure(TOO_LARGE);
    }
}
function failure(code) {
    return Object.assign(new Error(code), { code });
}


/***/ }),

/***/ 71784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = '0.1.0';


/***/ }),

/***/ 80761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ closest),
/* harmony export */   o: () => (/* binding */ searchBudget)
/* harmony export */ });
const MAX_LENGTH = 100;
const MAX_STEPS = 2_000_000;
function searchBudget() {
    return { steps: MAX_STEPS };
}
function closest(name, known, budget = searchBudget()) {
    if (name.length > MAX_LENGTH)
        return undefined;
    const wanted = normalise(name);
    const letters = countLetters(wanted);
    let limit = Math.max(1, Math.floor(wanted.length / 3));
    let best;
    for (const candidate of known) {
        if (limit < 0 || budget.steps <= 0)
            return best;
        if (Math.abs(candidate.length - wanted.length) > limit)
            continue;
        const other = normalise(candidate);
        budget.steps -= other.length;
        if (lacksLetters(letters, other) > limit)
            continue;
        budget.steps -= wanted.length * other.length;
        const distance = editDistance(wanted, other);
        if (distance > limit)
            continue;
        best = candidate;
        limit = distance - 1;
    }
    return best;
}
function normalise(name) {
    return name.toLowerCase().replaceAll('_', '-');
}
function countLetters(text) {
    const counts = new Map();
    for (const letter of text.split(''))
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    return counts;
}
function lacksLetters(letters, text) {
    let lacking = 0;
    for (const [letter, count] of countLetters(text))
        lacking += Math.max(0, count - (letters.get(letter) ?? 0));
    return lacking;
}
function editDistance(from, to) {
    let previous = [];
    let current = Array.from({ length: to.length + 1 }, (_, column) => column);
    for (let row = 1; row <= from.length; row += 1) {
        const beforePrevious = previous;
        previous = current;
        current = [row];
        for (let column = 1; column <= to.length; column += 1) {
            const isSame = from[row - 1] === to[column - 1];
            const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            current.push(Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + (isSame ? 0 : 1), isSwap ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY));
        }
    }
    return at(current, to.length);
}
function at(row, column) {
    return row[column] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 36840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ CONTROL),
/* harmony export */   j: () => (/* binding */ CONTROL_IN_BODY)
/* harmony export */ });
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u;
const CONTROL_IN_BODY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/u;


/***/ }),

/***/ 72600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted),
/* harmony export */   z: () => (/* binding */ grouped)
/* harmony export */ });
function counted(count, noun) {
    return `${grouped(count)} ${count === 1 ? noun : `${noun}s`}`;
}
function grouped(count) {
    if (count < 1000 || !Number.isInteger(count))
        return String(count);
    return `${grouped(Math.floor(count / 1000))},${String(count % 1000).padStart(3, '0')}`;
}


/***/ }),

/***/ 9764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ listWords)
/* harmony export */ });
function listWords(list) {
    return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;
}


/***/ }),

/***/ 21730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ plainNumber)
/* harmony export */ });
function plainNumber(value) {
    const rounded = Number(value.toFixed(9)) + 0;
    const text = String(rounded);
    return text.includes('e') ? rounded.toLocaleString('en-US', FORMAT) : text;
}
const FORMAT = { maximumFractionDigits: 9, useGrouping: false };


/***/ }),

/***/ 42950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BQ: () => (/* binding */ quotedFirst),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   WY: () => (/* binding */ described),
/* harmony export */   sE: () => (/* binding */ shownAs),
/* harmony export */   ym: () => (/* binding */ isQuotable)
/* harmony export */ });
/* harmony import */ var _control_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(36840);
/* harmony import */ var _counted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(72600);


const MAX_LENGTH = 100;
const MAX_PATH_LENGTH = 200;
const WORD = /^(?:[a-z]{1,11}|[A-Z]{1,11}|[A-Z][a-z]{1,10})(?:[-_](?:[a-z]{1,11}|[A-Z]{1,11}|[A-Z][a-z]{1,10}))?$/;
const KNOWN_WORD = /^(?:(?:TLS|SSL)[-_ ]?v?\d(?:[._]\d)?|(?:cram-)?md5|(?:scram-)?sha-?(?:1|256)|x?oauth-?2|ipv?[46])$/i;
const NUMBER = /^[+-]?\d{1,6}(?:[.,:/]\d{1,6}){0,2}\s?\/?(?:[a-z%]{0,3}|se[ck]\w{0,4}|minutes?|hours?|days?|bytes?)$/i;
const HOST = /^(?:[a-z]{2,8}:\/\/)?(?:\*{3}@)?(?:[\w-]{1,40}(?:\.{1,2}[\w-]{1,40}){1,9}|[a-z]{1,20}(?=:\d)|\[?[\da-f]{0,4}(?::[\da-z]{0,4}){2,8}\]?)\.?(?::\d{1,6})?(?:\/[\w.-]{0,20}){0,3}$/i;
const ADDRESS = /^(?:[\w .'-]{0,40}<)?[^\s@:/<>"]{1,64}@[\w-]{1,40}(?:\.[\w-]{1,40}){1,9}\.?>?$/;
const FINGERPRINT = /^(?:sha-?(?:1|256)[:= ]?)?(?:[0-9a-f]{2}:){3,63}[0-9a-f]{0,2}$/i;
const RANGE = /^@?(?:~|-?\d[\d.,]{0,9}\s?[a-z%]{0,5})?(?::(?:~|-?\d[\d.,]{0,9}\s?[a-z%]{0,5})?){0,2}$/i;
const METRIC = /^(?:[a-z]{2,15}(?:_[a-z]{1,15}){0,6})(?:\{[\w="' ./-]{0,80}\})?$/i;
const LIMIT = /^(?:[a-z]{1,11}(?:=|$)|=$)/i;
const CRITERION = /^(?:not\s+)?[a-z]{1,11}(?:-[a-z]{1,11})?(?:\s*:.*|\s[a-z]{1,11})?$/i;
const PATH = /^(?:~?[\\/]|\.{1,2}[\\/]|[a-z]:[\\/])|(?:\.[a-z][a-z0-9]{0,9}|[*?\]}/\\])$/i;
const NAME = /^(?:[a-z]{1,11}(?:[-_ ][a-z]{1,11}){0,2}|[\w-]{1,20}\.[a-z0-9]{1,5}|\d{1,8}|[*?.]{0,2})$/i;
const FORMAT = /^[a-z]{1,15}\s*=\s*/;
function isQuotable(value, look) {
    if (_control_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .CONTROL */ .W.test(value))
        return false;
    if (value.length < 4)
        return true;
    if (value.length > (look === 'path' ? MAX_PATH_LENGTH : MAX_LENGTH))
        return false;
    switch (look) {
        case 'word':
        case 'number':
            return WORD.test(value) || KNOWN_WORD.test(value) || NUMBER.test(value);
        case 'range':
            return RANGE.test(value) || WORD.test(value);
        case 'metric':
            return looksLikeThreshold(value);
        case 'fingerprint':
            return FINGERPRINT.test(value);
        case 'host':
            return HOST.test(value) && !looksRandom(value);
        case 'address':
            return (ADDRESS.test(value) || WORD.test(value)) && !looksRandom(value);
        case 'path': {
            const path = value.replace(FORMAT, '');
            return ((path === '' || PATH.test(path) || path.split(/[\\/]/).every((name) => NAME.test(name))) && !looksRandom(path));
        }
        case 'criterion':
            return CRITERION.test(value) && isQuotable(value, 'text');
        case 'text':
            return !looksRandom(value) && !value.split(/\s+/).some((word) => /\d/.test(word) && /[^\w.,:;'"()/-]/.test(word));
    }
}
function looksLikeThreshold(line) {
    if (looksRandom(line))
        return false;
    const [first = '', ...limits] = line.match(/[^\s{]+\{[^}]*\}|\S+/g) ?? [];
    if (!limits.every((word) => RANGE.test(word.replace(LIMIT, ''))))
        return false;
    if (METRIC.test(first))
        return first.includes('_') || limits.some((word) => word.includes('='));
    return RANGE.test(first.replace(LIMIT, '')) && /[=\d]/.test(first);
}
function quoted(value, look) {
    return isQuotable(value, look) ? `"${value}"` : described(value);
}
function quotedFirst(value, look) {
    return quoted(value, look).replace(/^a /, 'A ');
}
function shownAs(value, look) {
    return isQuotable(value, look) ? value : described(value);
}
function described(value) {
    return `a text of ${(0,_counted_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .h)(value.length, 'character')}`;
}
function looksRandom(text) {
    if (/(?:^|[^a-z])[a-z]{4}(?:[ -][a-z]{4}){3}(?:[^a-z]|$)/.test(text))
        return true;
    return text.split(/[\s./\\:@_={}"-]+/).some((part) => {
        const turns = part.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
        const isMixed = /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d/.test(part);
        const humps = part.match(/[a-z][A-Z]/g)?.length ?? 0;
        if (part.length >= 16 && humps * 4 >= part.length)
            return true;
        return part.length >= 32 || turns >= 5 || (part.length >= 8 && isMixed) || (part.length >= 20 && turns >= 1);
    });
}


/***/ }),

/***/ 7905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ inBaseUnit),
/* harmony export */   Cv: () => (/* binding */ unchanged),
/* harmony export */   E9: () => (/* binding */ BYTES),
/* harmony export */   cs: () => (/* binding */ SECONDS),
/* harmony export */   iU: () => (/* binding */ RATIO),
/* harmony export */   qn: () => (/* binding */ DAYS)
/* harmony export */ });
const unchanged = (amount) => amount;
const SECONDS = new Map([
    ['', unchanged],
    ['ms', (amount) => amount / 1000],
    ['s', unchanged],
    ['m', (amount) => amount * 60],
    ['h', (amount) => amount * 3600],
    ['d', (amount) => amount * 86_400],
]);
const BYTES = new Map([
    ['', unchanged],
    ['b', unchanged],
    ['kb', (amount) => amount * 1024],
    ['mb', (amount) => amount * 1024 ** 2],
    ['gb', (amount) => amount * 1024 ** 3],
]);
const DAYS = new Map([
    ['', unchanged],
    ['h', (amount) => amount / 24],
    ['d', unchanged],
]);
const RATIO = new Map([
    ['', unchanged],
    ['%', (amount) => amount / 100],
]);
function inBaseUnit(amount, suffix, suffixes) {
    return suffixes.get(suffix)?.(amount) ?? Number.NaN;
}


/***/ }),

/***/ 18340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bb: () => (/* binding */ forNagios),
/* harmony export */   Hk: () => (/* binding */ safeText),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   Sq: () => (/* binding */ forMarkup),
/* harmony export */   Zj: () => (/* binding */ forNagiosLabel),
/* harmony export */   gE: () => (/* binding */ forLabel)
/* harmony export */ });
const DEFAULT_LIMIT = 300;
function invisible() {
    invisiblePattern ??= new RegExp(String.raw `[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`, 'gu');
    return invisiblePattern;
}
let invisiblePattern;
const PRINTABLE_ASCII = /^[ -~]*$/;
const FAMILIAR = new Map([
    ['\t', ' '],
    ['\r', '\\r'],
    ['\n', '\\n'],
]);
function safeText(text, limit = DEFAULT_LIMIT) {
    const head = text.slice(0, 2 * limit + 2);
    const visible = PRINTABLE_ASCII.test(head) ? head : head.replace(invisible(), makeVisible);
    return cut(breakBrackets(breakColons(visible)), limit);
}
function codeSpan(text, limit = DEFAULT_LIMIT) {
    const content = breakPipes(safeText(text, limit)) || ' ';
    const runs = content.match(/`+/g) ?? [];
    const fence = '`'.repeat(1 + runs.reduce((longest, run) => Math.max(longest, run.length), 0));
    const padding = /^[` ]|[` ]$/.test(content) && /[^ ]/.test(content) ? ' ' : '';
    return fence + padding + content + padding + fence;
}
function forMarkup(text, limit = DEFAULT_LIMIT) {
    return safeText(text, limit)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
}
function forLabel(text, limit = DEFAULT_LIMIT) {
    return safeText(text, limit).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
function forNagios(text, limit = DEFAULT_LIMIT) {
    return breakPipes(safeText(text, limit)).replace(/<(?=[\w/!?])/g, '\\x3c');
}
function forNagiosLabel(text, limit = DEFAULT_LIMIT) {
    return `'${forNagios(text, limit).replaceAll("'", "''").replaceAll('=', '\\x3d')}'`;
}
function makeVisible(char) {
    const hex = (char.codePointAt(0) ?? 0).toString(16);
    return FAMILIAR.get(char) ?? (hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`);
}
function breakColons(line) {
    const started = line.replace(/^(\s*):/, '$1\\x3a');
    const last = Math.max(0, started.lastIndexOf('::'));
    return started.slice(0, last).replaceAll('::', ':\\x3a') + started.slice(last);
}
function breakBrackets(line) {
    return line.replaceAll('#[', '#\\x5b').replace(/#$/, '\\x23');
}
function breakPipes(line) {
    return line.replaceAll('|', '\\x7c');
}
function cut(line, limit) {
    if (line.length <= limit)
        return line;
    const points = Array.from(line);
    return points.length <= limit ? line : `${points.slice(0, limit - 1).join('')}\u2026`;
}


/***/ }),

/***/ 26401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ internalFinding)
/* harmony export */ });
function internalFinding(error) {
    const name = error instanceof Error ? error.name : typeof error;
    const message = error instanceof Error ? error.message : String(error);
    return {
        status: 'unknown',
        code: 'E_INTERNAL',
        message: `Internal error (${name}): ${message}`,
        hint: isMissingFile(error)
            ? 'A file of Mail Probe is missing, which says nothing about the mail system. Install Mail Probe again.'
            : 'This is a fault of Mail Probe and says nothing about the mail system. Please report it with this text.',
    };
}
function isMissingFile(error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}


/***/ }),

/***/ 8887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ boundsOf),
/* harmony export */   Cv: () => (/* binding */ alerts),
/* harmony export */   Hh: () => (/* binding */ RangeSyntaxError),
/* harmony export */   RC: () => (/* binding */ parseRange),
/* harmony export */   hi: () => (/* binding */ parseBounds),
/* harmony export */   p7: () => (/* binding */ isOnSide),
/* harmony export */   pC: () => (/* binding */ describeRange)
/* harmony export */ });
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(42950);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34167);


class RangeSyntaxError extends Error {
    name = 'RangeSyntaxError';
}
const GRAMMAR = 'A range is [@][start:]end and alerts outside of it, with @ inside: ' +
    '10 alerts below 0 or above 10, 10: below 10, ~:10 above 10, 10:20 below 10 or above 20, @10:20 from 10 to 20.';
function parseRange(text, unit) {
    const range = text.trim();
    const refuse = (reason) => new RangeSyntaxError(`${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quotedFirst */ .BQ)(range, 'range')} is not a range: ${reason}. ${GRAMMAR} ${_value_js__WEBPACK_IMPORTED_MODULE_0__/* .VALUE_HELP */ .oX[unit]}`);
    const parts = /^(@?)(?:([^:]*):)?([^:]*)$/.exec(range);
    if (!parts)
        throw refuse('it has more than one colon');
    const [, at, from, to] = parts;
    if (!from && !to)
        throw refuse('it has no bound');
    const bound = (written) => {
        const value = (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .parseValue */ .$x)(written, unit);
        if (typeof value === 'string')
            throw refuse(value);
        return value;
    };
    const start = !from ? 0 : from === '~' ? Number.NEGATIVE_INFINITY : bound(from);
    const end = to ? bound(to) : Number.POSITIVE_INFINITY;
    if (start > end)
        throw refuse(`its start ${from || '0'} is above its end ${to}`);
    return { start, end, inside: at === '@', text: range };
}
function boundsOf({ start, end, inside }) {
    return {
        ...(start === Number.NEGATIVE_INFINITY ? {} : { start }),
        ...(end === Number.POSITIVE_INFINITY ? {} : { end }),
        inside,
    };
}
function parseBounds(text, unit) {
    try {
        return boundsOf(parseRange(text, unit));
    }
    catch (error) {
        if (error instanceof RangeSyntaxError)
            return undefined;
        throw error;
    }
}
function alerts({ start, end, inside }, value) {
    if (Number.isNaN(value))
        return true;
    const isWithin = (start === undefined || start <= value) && (end === undefined || value <= end);
    return isWithin === inside;
}
function isOnSide({ start, end, inside }, value, side) {
    if (side === 'above')
        return inside ? start > 0 && value >= start : value > end;
    return inside ? end < Number.POSITIVE_INFINITY && value <= end : value < start;
}
function describeRange(range, value, unit) {
    if (Number.isNaN(value))
        return 'not a number';
    const start = (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(range.start, unit);
    const end = (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(range.end, unit);
    const isOpenBelow = range.start === Number.NEGATIVE_INFINITY;
    const isOpenAbove = range.end === Number.POSITIVE_INFINITY;
    if (range.inside) {
        if (range.start === range.end)
            return `exactly ${end}`;
        if (isOpenAbove)
            return isOpenBelow ? 'any value' : `at or above ${start}`;
        return isOpenBelow ? `at or below ${end}` : `inside ${start} to ${end}`;
    }
    if (isOpenBelow || isOpenAbove || range.start === 0)
        return value < range.start ? `below ${start}` : `above ${end}`;
    return range.start === range.end ? `not ${end}` : `outside ${start} to ${end}`;
}


/***/ }),

/***/ 16179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   NX: () => (/* binding */ verdictOfIssues),
/* harmony export */   Wp: () => (/* binding */ verdictOfChecks),
/* harmony export */   YB: () => (/* binding */ verdictOfEmptyShard),
/* harmony export */   jH: () => (/* binding */ testedChecks),
/* harmony export */   k6: () => (/* binding */ verdictOfNothingDue),
/* harmony export */   oy: () => (/* binding */ verdictOfCrash),
/* harmony export */   qg: () => (/* binding */ verdictOfFinding)
/* harmony export */ });
/* harmony import */ var _model_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(70679);
/* harmony import */ var _model_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(47402);
/* harmony import */ var _text_counted_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(72600);
/* harmony import */ var _internal_finding_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(26401);
/* harmony import */ var _success_sentence_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(47087);





function verdictOfChecks(checks) {
    const status = (0,_model_status_js__WEBPACK_IMPORTED_MODULE_0__/* .worst */ .QZ)(checks.map((check) => check.status));
    const worstCheck = checks.find((check) => check.status === status);
    const finding = worstCheck?.findings.find((candidate) => candidate.status === status);
    const message = finding?.message ?? (status === 'ok' ? okMessage(checks) : `The check is ${status}.`);
    const first = worstCheck?.mode === _model_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .MERGE */ .l ? '' : 'First: ';
    const isOneOfMany = checks.length > 1 && status !== 'ok';
    return {
        status,
        code: finding?.code,
        message: isOneOfMany ? `${tally(checks)}. ${first}${worstCheck?.name}: ${message}` : message,
        hint: finding?.hint,
        checks,
        issues: [],
    };
}
function verdictOfEmptyShard({ index, count, expected }) {
    const message = `No checks in this shard (${index} of ${count}). Checks in the other shards: ${expected.length}.`;
    return { status: 'ok', code: undefined, message, hint: undefined, checks: [], issues: [] };
}
function verdictOfNothingDue(checks) {
    const what = checks.length === 1 ? 'The check is not' : `None of the ${checks.length} checks is`;
    const message = `${what} due: its interval is not over. Nothing was tested in this run.`;
    return { status: 'ok', code: undefined, message, hint: undefined, checks: [], issues: [] };
}
function verdictOfIssues(issues) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    const where = first?.source ? `${first.source.file}, line ${first.source.line}: ` : '';
    return {
        status: 'unknown',
        code: first?.code ?? 'E_INPUT',
        message: `Configuration: ${where}${first?.input} ${first?.problem}${more}. Nothing was contacted.`,
        hint: first?.remedy,
        checks: [],
        issues,
    };
}
function verdictOfFinding({ status, code, message, hint }) {
    return { status, code, message, hint, checks: [], issues: [] };
}
function verdictOfCrash(error) {
    return verdictOfFinding((0,_internal_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .internalFinding */ .j)(error));
}
function testedChecks(checks) {
    return checks.filter(({ mode }) => mode !== _model_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .MERGE */ .l);
}
function tally(all) {
    const checks = testedChecks(all);
    const order = ['critical', 'unknown', 'warning', 'ok'];
    const counts = order
        .map((status) => ({ status, count: checks.filter((check) => check.status === status).length }))
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => `${count} ${status}`);
    return checks.length === 0 ? 'No check' : `${counts.join(', ')} of ${(0,_text_counted_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(checks.length, 'check')}`;
}
function okMessage(checks) {
    const [check] = checks;
    if (check === undefined)
        return 'Nothing was checked.';
    if (checks.length > 1)
        return `${checks.length} checks passed.`;
    return (0,_success_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .successSentence */ .p)(check);
}


/***/ }),

/***/ 47087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ successSentence)
/* harmony export */ });
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(34167);

function successSentence({ success, metrics, measurements }) {
    const [primary] = metrics;
    const value = measurements.find((measurement) => measurement.metric === primary?.name)?.value;
    if (value === undefined || !primary || primary.label !== undefined)
        return `${success}.`;
    const shown = (0,_value_js__WEBPACK_IMPORTED_MODULE_0__/* .formatValue */ .Fl)(value, primary.unit);
    return primary.unit === 'seconds' ? `${success} in ${shown}.` : `${success}: ${primary.name} is ${shown}.`;
}


/***/ }),

/***/ 33369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ thresholdFacts),
/* harmony export */   B: () => (/* binding */ parseThreshold)
/* harmony export */ });
/* harmony import */ var _text_closest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(80761);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(42950);
/* harmony import */ var _range_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8887);



const EXAMPLE = 'Write for example: imap_auth_seconds warning=1 critical=3, or mailbox_unseen{mailbox="INBOX"} critical=100.';
const LINE = /^([a-z]\w*)(?:\{\s*(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([\w.-]+))\s*\})?(\s.*)?$/i;
const DNS_LABELS = new Set(['host', 'selector']);
function parseThreshold(line, metrics) {
    const parsed = parseLine(line, metrics);
    const mayShow = typeof parsed !== 'string' || (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .isQuotable */ .ym)(line.trim(), 'metric');
    return mayShow ? parsed : `${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quotedFirst */ .BQ)(line.trim(), 'metric')} is not a threshold. ${EXAMPLE}`;
}
function parseLine(line, metrics) {
    const [, name, labelName, quotedValue, bareValue, rest = ''] = LINE.exec(line.trim()) ?? [];
    if (name === undefined)
        return `"${line.trim()}" is not a threshold. ${EXAMPLE}`;
    const metric = metrics.find((each) => each.name === name);
    if (metric === undefined)
        return unknownMetric(name, metrics);
    if (labelName !== undefined && labelName !== metric.label) {
        const instead = metric.label === undefined ? 'it has no label' : `its label is "${metric.label}"`;
        return `The metric ${name} has no label "${labelName}": ${instead}.`;
    }
    const isDnsName = DNS_LABELS.has(metric.label);
    if (bareValue !== undefined && !isDnsName)
        return `"${line.trim()}" is not a threshold. ${EXAMPLE}`;
    const ranges = parseRanges(rest, metric);
    if (typeof ranges === 'string')
        return ranges;
    const value = bareValue ?? quotedValue?.replace(/\\(.)/g, '$1');
    if (value === undefined)
        return { metric: name, ...ranges };
    return { metric: name, label: isDnsName ? value.toLowerCase().replace(/\.$/, '') : value, ...ranges };
}
function thresholdFacts({ metric, label, warning, critical }) {
    return {
        metric,
        label,
        warning: warning?.text,
        critical: critical?.text,
        warningRange: warning && (0,_range_js__WEBPACK_IMPORTED_MODULE_0__/* .boundsOf */ .BO)(warning),
        criticalRange: critical && (0,_range_js__WEBPACK_IMPORTED_MODULE_0__/* .boundsOf */ .BO)(critical),
    };
}
function unknownMetric(name, metrics) {
    const names = metrics.map((each) => each.name);
    const nearest = (0,_text_closest_js__WEBPACK_IMPORTED_MODULE_2__/* .closest */ .k)(name, names);
    const remedy = nearest === undefined ? `It has: ${names.join(', ')}.` : `Did you mean ${nearest}?`;
    return `This mode has no metric "${name}". ${remedy}`;
}
const LEVELS = ['warning', 'critical'];
function parseRanges(text, metric) {
    const ranges = {};
    for (const word of text.match(/\S+/g) ?? []) {
        const level = LEVELS.find((each) => word.startsWith(`${each}=`));
        const range = word.slice(word.indexOf('=') + 1);
        if (!level || !range)
            return `"${word}" is neither warning=range nor critical=range. ${EXAMPLE}`;
        if (ranges[level] !== undefined)
            return `The metric ${metric.name} has ${level} twice in one line.`;
        try {
            ranges[level] = (0,_range_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRange */ .RC)(range, metric.unit);
        }
        catch (error) {
            if (error instanceof _range_js__WEBPACK_IMPORTED_MODULE_0__/* .RangeSyntaxError */ .Hh)
                return error.message;
            throw error;
        }
    }
    if (ranges.warning === undefined && ranges.critical === undefined) {
        return `The metric ${metric.name} has neither warning nor critical. ${EXAMPLE}`;
    }
    return ranges;
}


/***/ }),

/***/ 34167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ parseValue),
/* harmony export */   Fl: () => (/* binding */ formatValue),
/* harmony export */   Yq: () => (/* binding */ formatExactly),
/* harmony export */   oX: () => (/* binding */ VALUE_HELP)
/* harmony export */ });
/* harmony import */ var _text_plain_number_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(21730);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(42950);
/* harmony import */ var _text_units_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7905);



const SUFFIXES = {
    seconds: _text_units_js__WEBPACK_IMPORTED_MODULE_1__/* .SECONDS */ .cs,
    bytes: _text_units_js__WEBPACK_IMPORTED_MODULE_1__/* .BYTES */ .E9,
    days: _text_units_js__WEBPACK_IMPORTED_MODULE_1__/* .DAYS */ .qn,
    ratio: _text_units_js__WEBPACK_IMPORTED_MODULE_1__/* .RATIO */ .iU,
    count: new Map([['', _text_units_js__WEBPACK_IMPORTED_MODULE_1__/* .unchanged */ .Cv]]),
};
const VALUE_HELP = {
    seconds: 'Values are seconds or have a suffix: 500ms, 30s, 2m, 1h, 1d.',
    bytes: 'Values are bytes or have a suffix: 64KB, 5MB, 1GB.',
    days: 'Values are days or have a suffix: 36h, 14d.',
    ratio: 'Values are shares of 1 or have a suffix: 0.95, 95%.',
    count: 'Values are plain numbers.',
};
function parseValue(text, unit) {
    const [, amount, suffix] = /^([+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+))([a-z%]*)$/i.exec(text) ?? [];
    if (amount === undefined || suffix === undefined)
        return `${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(text, 'range')} is not a number`;
    if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(amount))
        return `${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(text, 'range')} may be read in two ways, so write it without the comma`;
    const toBase = SUFFIXES[unit].get(suffix.toLowerCase());
    if (toBase === undefined)
        return `${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(text, 'range')} has ${unknownSuffix(text, suffix)}`;
    const value = toBase(Number(amount.replace(',', '.')));
    if (!Number.isFinite(value))
        return `${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(text, 'range')} is too large`;
    if (unit === 'ratio' && suffix === '' && value > 1)
        return `${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(text, 'range')} is more than 1, the whole; write ${amount}%`;
    return value;
}
function unknownSuffix(text, suffix) {
    return (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .isQuotable */ .ym)(text, 'range') ? `the unknown suffix "${suffix}"` : 'an unknown suffix';
}
function formatValue(value, unit) {
    const text = FORMATS[unit](value);
    if (value === 0 || /[1-9]/.test(text))
        return text;
    const amount = value * (unit === 'seconds' ? 1000 : unit === 'ratio' ? 100 : 1);
    return `${(0,_text_plain_number_js__WEBPACK_IMPORTED_MODULE_0__/* .plainNumber */ .k)(Number(amount.toPrecision(2)))}${unit === 'seconds' ? ' ms' : EXACT_SUFFIXES[unit]}`;
}
function formatExactly(value, unit) {
    const digits = String(Number((unit === 'ratio' ? value * 100 : value).toPrecision(12)));
    return `${digits}${EXACT_SUFFIXES[unit]}`;
}
const EXACT_SUFFIXES = {
    seconds: ' s',
    bytes: ' B',
    days: ' days',
    ratio: ' %',
    count: '',
};
const FORMATS = {
    seconds: formatSeconds,
    bytes: formatBytes,
    days: formatDays,
    ratio: (value) => `${rounded(value * 100, 1)} %`,
    count: (value) => rounded(value, 2),
};
function formatSeconds(value) {
    const size = Math.abs(value);
    if (size === 0)
        return '0 s';
    if (size < 0.01)
        return `${rounded(value * 1000, 1)} ms`;
    if (size < 0.9995)
        return `${rounded(value * 1000, 0)} ms`;
    if (size < 10)
        return `${rounded(value, 2)} s`;
    if (size < 120)
        return `${rounded(value, 1)} s`;
    if (size < 7200)
        return `${rounded(value / 60, 1)} min`;
    if (size < 172_800)
        return `${rounded(value / 3600, 1)} h`;
    return formatDays(value / 86_400);
}
function formatBytes(value) {
    const size = Math.abs(value);
    if (size < 1024)
        return `${rounded(value, 0)} B`;
    if (size < 1024 ** 2)
        return `${(value / 1024).toFixed(1)} KB`;
    if (size < 1024 ** 3)
        return `${(value / 1024 ** 2).toFixed(1)} MB`;
    return `${(value / 1024 ** 3).toFixed(1)} GB`;
}
function formatDays(value) {
    const days = rounded(value, 1);
    return days === '1' ? '1 day' : `${days} days`;
}
function rounded(value, decimals) {
    const factor = 10 ** decimals;
    return String(Math.round(value * factor) / factor);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return ({"3":"imapflow-lib-handler-imap-handler","15":"dns-plan-yaml-nodes","34":"verdict-evaluate","65":"mail-imap-start-session-and-mail-smtp-start-session-69e2d8e1","71":"settings-files-gate-files","130":"system-explain-lookup","146":"probes-mx-talks-judge-talks","168":"system-keep-memory-low","176":"probes-imap-mailbox-measure-mailboxes","182":"plan-plan-merge","193":"github-publish","205":"actions-github-lib-utils","224":"plan-plan-checks-and-plan-plan-memory-and-settings-b3f0dbc0","237":"merge-run-merge","269":"github-incidents-action-memory","282":"mail-imap-start-session-and-mail-smtp-start-session-0ad62fcb","306":"mail-message-message","330":"mail-tls-handshake-for-mail-imap-open-and-mail-smtp-open","354":"probes-imap-search-search-mailbox","368":"iconv-lite-and-mailauth-lib-spf-index","443":"settings-checks-file-load-checks","473":"pipeline-dry-run","483":"dns-plan-yaml-nodes-and-yaml","485":"plan-plan-checks","525":"mailauth-lib-spf-index","572":"nodemailer-lib-mail-composer","586":"github-incidents-keep-memory","593":"probes-round-trip-make-round-trip","603":"plan-plan-memory","664":"nodemailer-lib-mail-composer-and-nodemailer-lib-smtp-bf8945cb","678":"mail-opening-wrong-mode","704":"dns-plan-read-plan","707":"actions-core","731":"mail-imap-start-session","757":"mail-opening-old-version","774":"ajv-dist-2020","825":"probes-mx-talk-with-hosts","833":"probes-imap-search-search-mailbox-and-probes-round-dc60a37e","847":"nodemailer-lib-smtp-connection","864":"actions-github","868":"probes-mx-run-gate","881":"mail-smtp-start-session","949":"mail-tls-handshake-for-mail-opening-connect","962":"github-post","970":"tinyglobby"})[chunkId] + ".js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

;// CONCATENATED MODULE: ./lib/system/run-to-verdict.js
function runToVerdict(host, run, { exitCode, say }) {
    let hasVerdict = false;
    let wasSaid = false;
    const sayOnce = (sentence) => {
        if (!wasSaid)
            say(sentence);
        wasSaid = true;
    };
    const fail = (error) => {
        sayOnce(describeFault(error));
        host.exit(exitCode);
    };
    host.exitCode = exitCode;
    host.on('uncaughtException', (error) => {
        if (host.listenerCount('uncaughtException') === 1)
            fail(error);
    });
    host.on('exit', () => {
        if (hasVerdict)
            return;
        host.exitCode = exitCode;
        sayOnce('Mail Probe ended before there was a verdict.');
    });
    run().then((code) => {
        hasVerdict = true;
        host.exitCode = code;
    }, fail);
}
function describeFault(error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const line = text.replace(/\s+/g, ' ').slice(0, 500);
    if (isMissingPart(error))
        return `Mail Probe is not complete, and has to be installed again (${line}).`;
    return `Mail Probe failed, which says nothing about the mail system (${line}).`;
}
function isMissingPart(error) {
    if (!(error instanceof Error))
        return false;
    return error instanceof SyntaxError || ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND');
}

// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __nccwpck_require__(49438);
;// CONCATENATED MODULE: ./lib/system/exit-process.js
const GRACE_MS = 1500;
function exitProcess(host, exitCode) {
    if (!isInFileSystem(host))
        host.exit(exitCode);
    setTimeout(() => {
        if (isInFileSystem(host))
            host.kill(host.pid, 'SIGKILL');
        host.exit(exitCode);
    }, GRACE_MS).unref();
}
function isInFileSystem(host) {
    return host.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
}

;// CONCATENATED MODULE: ./lib/engine/signals.js


const SIGNALS = ['SIGINT', 'SIGTERM'];
function watchSignals(host, exitCode) {
    const cancel = new AbortController();
    const hurry = new AbortController();
    let crash = () => { };
    const crashed = new Promise((_resolve, reject) => {
        crash = reject;
    });
    crashed.catch(() => { });
    const onSignal = (signal) => {
        const reason = { signal };
        if (!cancel.signal.aborted)
            cancel.abort(reason);
        else if (!hurry.signal.aborted)
            hurry.abort(reason);
        else
            exitProcess(host, exitCode);
    };
    let isReported = false;
    const onCrash = (error) => {
        if (isReported)
            host.emitWarning(lateError(error));
        else
            crash(error);
    };
    const reported = () => {
        isReported = true;
    };
    for (const name of SIGNALS)
        host.on(name, onSignal);
    host.on('uncaughtException', onCrash);
    host.on('unhandledRejection', onCrash);
    return {
        cancel: cancel.signal,
        hurry: hurry.signal,
        crashed,
        reported,
        stop: () => {
            reported();
            for (const name of SIGNALS)
                host.off(name, onSignal);
        },
    };
}
function lateError(error) {
    const kind = error instanceof Error ? error.name : typeof error;
    const code = (0,error_code/* errorCode */.CA)(error);
    return `Mail Probe: an error after the check was judged did not change its result (${code === undefined ? kind : `${kind} ${code}`}). Please report it.`;
}

// EXTERNAL MODULE: ./lib/pipeline/run.js + 23 modules
var pipeline_run = __nccwpck_require__(44102);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(77030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./lib/system/clock.js
var clock = __nccwpck_require__(5714);
// EXTERNAL MODULE: ./lib/system/lazy-crypto.js
var lazy_crypto = __nccwpck_require__(97356);
// EXTERNAL MODULE: ./lib/system/read-regular-file.js
var read_regular_file = __nccwpck_require__(41370);
;// CONCATENATED MODULE: ./lib/system/real-world.js





function createWorld(entry) {
    return {
        ...entry,
        clock: clock/* clock */.p,
        dns: {
            lookup: async (host) => {
                const { lookup } = process.getBuiltinModule('node:dns/promises');
                const found = await lookup(host, { all: true, order: 'verbatim' });
                return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
            },
            explain: async (host, limitMs) => {
                const { explainLookup } = await __nccwpck_require__.e(/* import() */ 130).then(__nccwpck_require__.bind(__nccwpck_require__, 12130));
                return await explainLookup(host, limitMs);
            },
            servers: () => process.getBuiltinModule('node:dns').getServers(),
        },
        connect: (address, port) => (0,external_node_net_.connect)({ host: address, port, autoSelectFamily: false, noDelay: true }),
        udp: (family) => process.getBuiltinModule('node:dgram').createSocket(family === 6 ? 'udp6' : 'udp4'),
        random: (bytes) => (0,lazy_crypto/* crypto */.E)().randomBytes(bytes),
        files: {
            read: (path, maxBytes, signal) => (0,read_regular_file/* readRegularFile */.XF)(path, maxBytes, signal),
            inspect: async (path) => {
                const realPath = await fs().realpath(path);
                const facts = await fs().stat(realPath);
                return { realPath, isFile: facts.isFile(), bytes: facts.size };
            },
            isLink: async (path) => {
                const facts = await fs()
                    .lstat(path)
                    .catch(() => undefined);
                return facts?.isSymbolicLink() === true;
            },
            find: async (folder, pattern, signal) => {
                const { glob } = await __nccwpck_require__.e(/* import() */ 970).then(__nccwpck_require__.bind(__nccwpck_require__, 9970));
                const slashed = external_node_path_.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
                const options = { cwd: folder, dot: true, expandDirectories: false, followSymbolicLinks: false };
                return (await glob(slashed, { ...options, ...(signal && { signal }) })).toSorted();
            },
            write: writeWhole,
        },
    };
}
function fs() {
    return process.getBuiltinModule('node:fs/promises');
}
async function writeWhole(path, text) {
    const { mkdir, rename, rm, stat, writeFile } = fs();
    const there = await stat(path).catch(() => undefined);
    if (there && !there.isFile() && !there.isDirectory())
        throw Object.assign(new Error(read_regular_file/* NOT_A_FILE */.bd), { code: read_regular_file/* NOT_A_FILE */.bd });
    await mkdir((0,external_node_path_.dirname)(path), { recursive: true });
    const temporary = `${path}.${(0,lazy_crypto/* crypto */.E)().randomBytes(6).toString('hex')}.tmp`;
    try {
        await writeFile(temporary, text, { flag: 'wx' });
        await rename(temporary, path);
    }
    catch (error) {
        await rm(temporary, { force: true });
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/github/masks.js
var masks = __nccwpck_require__(50359);
// EXTERNAL MODULE: ./lib/report/log/headline.js
var headline = __nccwpck_require__(15640);
// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __nccwpck_require__(11148);
// EXTERNAL MODULE: ./lib/text/untrusted.js
var untrusted = __nccwpck_require__(18340);
;// CONCATENATED MODULE: ./lib/report/log/live-transcript.js


const MAX_CHARACTERS = 200_000;
const MAX_CONTEXT = 1000;
function createLiveTranscript(clock, view) {
    const start = clock.now();
    const contexts = new WeakMap();
    let left = MAX_CHARACTERS;
    return (check, protocol, direction, said) => {
        if (left <= 0 || !view.isWanted(check))
            return;
        const seconds = ((clock.now() - start) / 1000).toFixed(3);
        const side = `${protocol} ${direction === 'sent' ? '>' : '<'}`;
        const sides = contexts.get(check) ?? new Map();
        contexts.set(check, sides);
        const context = sides.get(side) ?? '';
        sides.set(side, `${context}\n${(0,secret/* beginningOf */.VI)(said)}`.slice(-MAX_CONTEXT));
        for (const line of shownLines(said.split('\n'), context, view.redact)) {
            if (left <= 0)
                return;
            const text = `  ${seconds} ${view.label(check)}${side} ${(0,untrusted/* safeText */.Hk)(line, 1000)}`;
            left -= text.length;
            view.print(left > 0 ? text : '  The transcript is cut here.');
        }
    };
}
function shownLines(lines, context, redact) {
    const [, ...redacted] = (0,secret/* redactLines */.nI)([context, ...lines.map(secret/* beginningOf */.VI)], redact);
    return redacted.map(secret/* shownBeginning */.dm);
}

// EXTERNAL MODULE: ./lib/system/version.js
var version = __nccwpck_require__(71784);
// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __nccwpck_require__(72600);
;// CONCATENATED MODULE: ./lib/github/progress.js





function announce({ plan, redact }, { stdout }) {
    stdout(`Mail Probe ${version/* VERSION */.x}`);
    const checks = plan?.checks ?? [];
    if (plan?.merge)
        stdout(`  merging ${(0,counted/* counted */.h)(plan.merge.files.length, 'report')}`);
    if (plan?.many) {
        const files = plan.many.files.map(({ path }) => (0,untrusted/* safeText */.Hk)(redact(path), 200)).join(', ');
        stdout(`  ${(0,counted/* counted */.h)(checks.length, 'check')} of ${files}, up to ${plan.limits.concurrency} at once`);
        stdout('::group::Progress');
    }
    else {
        for (const check of checks)
            stdout(`  ${(0,untrusted/* safeText */.Hk)(redact(check.mode))}: ${(0,untrusted/* safeText */.Hk)(redact(check.probe.target))}`);
    }
}
function endProgress({ plan }, { stdout }) {
    if (plan?.many)
        stdout('::endgroup::');
}
function createLogProgress({ plan, redact }, world) {
    const label = (check) => (plan?.many ? `${(0,untrusted/* safeText */.Hk)(redact(check.name), 100)}: ` : '');
    const total = plan?.checks.length ?? 0;
    let finished = 0;
    return {
        onProgress: (check, text) => world.stdout(`  ${label(check)}... ${(0,untrusted/* safeText */.Hk)(redact(text))}`),
        onTrace: createLiveTranscript(world.clock, {
            redact,
            print: world.stdout,
            isWanted: ({ keepsTranscript }) => keepsTranscript || world.env['RUNNER_DEBUG'] === '1',
            label,
        }),
        onFinish: (result) => {
            finished += 1;
            if (plan?.many)
                world.stdout(`  ${finished}/${total} ${(0,headline/* renderHeadline */.L)(result)}`);
        },
    };
}

// EXTERNAL MODULE: ./lib/github/state.js
var state = __nccwpck_require__(73311);
// EXTERNAL MODULE: ./lib/github/ticket.js
var github_ticket = __nccwpck_require__(90628);
;// CONCATENATED MODULE: ./lib/github/action.js








const EXIT_GUARD_MS = 500;
const AT_ONCE_MS = 15;
async function runAction(host) {
    host.stdout.on('error', () => { });
    const stdout = (line) => void host.stdout.write(`${line}\n`);
    const workspace = host.env['GITHUB_WORKSPACE'] || host.cwd();
    const world = createWorld({ env: { ...host.env, GITHUB_WORKSPACE: workspace }, stdout });
    const exitCode = (0,state/* readState */.u)(world.env, 'isPost') === '' ? await runMain(world, host) : await post(world);
    setTimeout(() => exitProcess(host, exitCode), EXIT_GUARD_MS).unref();
    return exitCode;
}
async function runMain(world, host) {
    (0,state/* saveState */.L)(world.env, 'isPost', 'true');
    const signals = watchSignals(host, 1);
    let job;
    try {
        const prepared = await Promise.race([(0,pipeline_run/* prepare */.iA)(world, undefined, signals.cancel), signals.crashed]);
        job = prepared;
        (0,masks/* printMasks */.nL)(job.secrets, world.stdout);
        if (job.plan?.many)
            announce(job, world);
        const memory = await openMemory(prepared, world, signals.cancel);
        const run = (0,pipeline_run/* runJob */.b5)(job, execution(prepared, world, signals), memory?.memory);
        if (!job.plan?.many)
            await announceAfterPacket(prepared, world);
        const report = await Promise.race([run, signals.crashed]).finally(() => endProgress(prepared, world));
        signals.reported();
        return await write(report, job, world, memory);
    }
    catch (error) {
        signals.reported();
        return await write((0,pipeline_run/* crashReport */.WP)(error, job, world), job, world);
    }
    finally {
        signals.stop();
    }
}
function announceAfterPacket(job, world) {
    return new Promise((resolve) => {
        setImmediate(() => {
            announce(job, world);
            resolve();
        });
    });
}
async function post(world) {
    const { runPost } = await __nccwpck_require__.e(/* import() */ 962).then(__nccwpck_require__.bind(__nccwpck_require__, 9962));
    return await runPost(world);
}
async function write(report, job, world, memory) {
    const { publish } = await __nccwpck_require__.e(/* import() */ 193).then(__nccwpck_require__.bind(__nccwpck_require__, 67193));
    return await publish(report, job, world, memory);
}
async function openMemory(job, world, signal) {
    if (!job.memory || !job.plan)
        return undefined;
    const { openActionMemory } = await __nccwpck_require__.e(/* import() */ 269).then(__nccwpck_require__.bind(__nccwpck_require__, 83269));
    return await openActionMemory(job, job.memory, world, signal);
}
function execution(job, world, signals) {
    let isPreparing = false;
    const prepareOnce = () => {
        if (isPreparing)
            return;
        isPreparing = true;
        setTimeout(() => void preparePublishing().catch(() => { }), AT_ONCE_MS).unref();
    };
    const places = new Map(job.plan?.checks.map((check, index) => [check, index]));
    return {
        world,
        redact: job.redact,
        cancel: signals.cancel,
        hurry: signals.hurry,
        hasPostStep: true,
        keepTicket: async (check, ticket) => (0,github_ticket/* saveTicket */.K)(world.env, { index: places.get(check) ?? 0, checkName: check.name, ticket }, job.redact),
        onPhase: ({ mode }, open) => {
            if (!job.plan?.many && open.includes(mode === 'mx' ? 'dns' : 'arrival'))
                prepareOnce();
        },
        ...createLogProgress(job, world),
    };
}
async function preparePublishing() {
    const publishing = await __nccwpck_require__.e(/* import() */ 193).then(__nccwpck_require__.bind(__nccwpck_require__, 67193));
    await publishing.preparePublishing();
}

;// CONCATENATED MODULE: ./lib/github/start.js



function startAction(host) {
    const say = (sentence) => void host.stdout.write(`::error title=Mail Probe%3A no verdict::${(0,masks/* escapeData */.uf)(sentence)}\n`);
    runToVerdict(host, () => runAction(host), { exitCode: 1, say });
}

;// CONCATENATED MODULE: ./lib/action.js

startAction(process);

