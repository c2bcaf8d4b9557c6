import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 3339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 8167:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("worker_threads");

/***/ }),

/***/ 9380:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _github_action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8505);
/** The entry of the action, for its main and its post step. */

process.exitCode = await (0,_github_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)(process);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __nccwpck_require__(610);
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/engine/clock.js

/** The real clock. */
const clock = {
    now: () => performance.now(),
    date: () => new Date(),
    sleep: async (ms, signal) => {
        try {
            await (0,external_node_timers_promises_namespaceObject.setTimeout)(ms, undefined, signal ? { signal } : {});
        }
        catch (error) {
            throw signal?.aborted ? signal.reason : error;
        }
    },
};

;// CONCATENATED MODULE: ./lib/engine/system.js
/** The real world. Nothing else reads the network, the file system, the clock or the source of random numbers. */






/** Fills the world with the real thing. Environment and standard output belong to the entry. */
function createWorld(entry) {
    return {
        ...entry,
        clock: clock,
        dns: {
            lookup: async (host) => {
                const found = await external_node_dns_.promises.lookup(host, { all: true, order: 'verbatim' });
                return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
            },
        },
        connect: (address, port) => (0,external_node_net_.connect)({ host: address, port, autoSelectFamily: false }),
        random: external_node_crypto_.randomBytes,
        files: {
            read: (path) => (0,promises_namespaceObject.readFile)(path, 'utf8'),
            readBytes: (path) => (0,promises_namespaceObject.readFile)(path),
            inspect: async (path) => {
                const realPath = await (0,promises_namespaceObject.realpath)(path);
                const facts = await (0,promises_namespaceObject.stat)(realPath);
                return { realPath, isFile: facts.isFile(), bytes: facts.size };
            },
            write: async (path, text) => {
                await (0,promises_namespaceObject.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
                await (0,promises_namespaceObject.writeFile)(path, text);
            },
        },
    };
}

;// CONCATENATED MODULE: ./lib/report/untrusted.js
/**
 * The one place where foreign text becomes safe: server replies, certificate names, mailbox names, subjects, and
 * input values that are echoed. Each function returns one printable line for one kind of sink. Removing secrets is
 * not done here (`settings/secrets.ts`); redact first, because an escape may tear a secret into two halves.
 */
/** How much of a foreign text is shown unless a caller says otherwise, in code points. */
const DEFAULT_LIMIT = 300;
/**
 * Whatever has no glyph of its own: controls, bidi and format marks, lone surrogates, line and paragraph separators,
 * private and unassigned code points, and all that Unicode calls ignorable. The last group matters for more than looks:
 * the runner looks for `::` and `##[` with .NET methods that compare by culture, which may pass over what is ignorable.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const FAMILIAR = new Map([
    ['\t', ' '],
    ['\r', '\\r'],
    ['\n', '\\n'],
]);
/**
 * Foreign text for the log, a terminal, an annotation or an output: one line, nothing invisible, no workflow command.
 *
 * Invisible characters appear as `\r`, `\n`, `\x1b` or `\u{202e}`, a tab as a space, and both command forms of the
 * runner are broken by such an escape. Any concatenation of safe texts is as safe as each of them. Applying it twice
 * changes nothing, so a backslash that was in the text stays as it is.
 *
 * @param limit longest result in code points, at least 1; a longer text ends in `…`
 */
function safeText(text, limit = DEFAULT_LIMIT) {
    // Two code units for each code point and one more, so that `cut` can still see that there was more.
    const head = text.slice(0, 2 * limit + 2);
    return cut(breakBrackets(breakColons(head.replace(INVISIBLE, makeVisible))), limit);
}
/**
 * Foreign text for Markdown, in a paragraph or a table cell, as a code span: the only place where GitHub makes no link,
 * image, mention or issue reference. A pipe becomes `\x7c`, since `\|` is right inside a table only, and not after `\`.
 */
function codeSpan(text, limit = DEFAULT_LIMIT) {
    const content = breakPipes(safeText(text, limit)) || ' ';
    const runs = content.match(/`+/g) ?? [];
    const fence = '`'.repeat(1 + runs.reduce((longest, run) => Math.max(longest, run.length), 0));
    // CommonMark 6.1 takes one space off either end again, if the content is not all spaces.
    const padding = /^[` ]|[` ]$/.test(content) && /[^ ]/.test(content) ? ' ' : '';
    return fence + padding + content + padding + fence;
}
/** Foreign text for HTML and XML 1.0, as element content or inside a quoted attribute. Not enough within Markdown. */
function forMarkup(text, limit = DEFAULT_LIMIT) {
    return safeText(text, limit)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
}
/** Foreign text for an OpenMetrics label value, to be put between double quotes. */
function forLabel(text, limit = DEFAULT_LIMIT) {
    return safeText(text, limit).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
/** Foreign text for the status line of a monitoring plugin, where a pipe would begin the performance data. */
function forNagios(text, limit = DEFAULT_LIMIT) {
    return breakPipes(safeText(text, limit));
}
/** Foreign text as the label of a performance value, with its single quotes around it; no `=` and no pipe inside. */
function forNagiosLabel(text, limit = DEFAULT_LIMIT) {
    return `'${forNagios(text, limit).replaceAll("'", "''").replaceAll('=', '\\x3d')}'`;
}
function makeVisible(char) {
    const code = char.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    return FAMILIAR.get(char) ?? (code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`);
}
/**
 * `::name::data` needs two double colons, the first at the start of its line. So no colon may start the text, where it
 * could also meet one of ours, and one double colon may stay in it: IPv6 addresses need it.
 */
function breakColons(line) {
    const started = line.replace(/^(\s*):/, '$1\\x3a');
    const last = Math.max(0, started.lastIndexOf('::'));
    return started.slice(0, last).replaceAll('::', ':\\x3a') + started.slice(last);
}
/** `##[name]data` counts anywhere in a line, so neither half of it may be left for a neighbour to complete. */
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
    return points.length <= limit ? line : `${points.slice(0, limit - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./lib/engine/describe-plan.js
/** One sentence a line. */
function describePlan(check) {
    const { probe, timeoutMs, retries, thresholds } = check;
    const extra = probe.extraTimeMs > 0 ? `, and up to ${probe.extraTimeMs / 1000} s for the delivery` : '';
    const again = retries === 0 ? 'once' : `up to ${retries + 1} times`;
    return [
        `It would run ${check.mode} against ${probe.target}, ${again}, each time within ${timeoutMs / 1000} s${extra}.`,
        thresholds.length === 0 ? 'No thresholds are set.' : `Thresholds: ${thresholds.map(describeThreshold).join('; ')}.`,
    ];
}
function describeThreshold({ metric, label, warning, critical }) {
    const limits = [warning && `warning ${warning.text}`, critical && `critical ${critical.text}`].filter(Boolean);
    return `${metric}${label === undefined ? '' : ` of ${label}`} ${limits.join(', ')}`;
}

;// CONCATENATED MODULE: ./lib/settings/issue.js
/**
 * Whether one of these inputs is already known to be wrong. What merely follows from that is not worth saying: a host
 * that could not be read is not also missing.
 */
function isReported(issues, ...inputs) {
    return issues.some((issue) => inputs.includes(issue.input));
}
/** Trouble with the workflow: every problem at once, and nothing was contacted. */
class ConfigError extends Error {
    name = 'ConfigError';
    issues;
    constructor(issues) {
        super(issues.map((issue) => `${issue.input}: ${issue.problem}`).join('; '));
        this.issues = issues;
    }
}

;// CONCATENATED MODULE: ./lib/verdict/failure.js
/**
 * A login refused, an accepted message and a broken certificate are never tried again: a further attempt
 * locks accounts, sends a second message or changes nothing.
 */
const FAILURES = {
    E_AUTH_BASIC_DISABLED: critical('Password login is switched off'),
    E_AUTH_BYPASS: critical('The server skipped the login'),
    E_AUTH_MECH: critical('No common login mechanism'),
    E_AUTH_REJECTED: critical('Login refused'),
    E_AUTH_TEMP: retryable('Login is temporarily unavailable'),
    E_AUTH_TOKEN: critical('Access token refused'),
    E_AUTH_UNAVAILABLE: critical('Login not offered'),
    E_CANCELLED: unknown('Cancelled'),
    E_CLEANUP: warning('Test message left behind'),
    E_CLOCK_SKEW: warning('The clock of the server is wrong'),
    E_CMD_TIMEOUT: retryable('No answer to a command'),
    E_CONFIG_CONFLICT: unknown('Contradictory inputs'),
    E_CONN_CLOSED: retryable('Connection closed by the server'),
    E_CONN_REFUSED: retryable('Connection refused'),
    E_CONN_RESET: retryable('Connection reset by the server'),
    E_CONN_TIMEOUT: retryable('No answer to the connection attempt'),
    E_CONN_UNREACHABLE: retryable('No route to the server'),
    E_DEADLINE: retryable('Time limit of the check reached'),
    E_DNS_NXDOMAIN: critical('Host name not found'),
    E_DNS_SERVFAIL: { status: 'unknown', isRetryable: true, title: 'Name resolution failed' },
    E_DNS_TIMEOUT: { status: 'unknown', isRetryable: true, title: 'Name resolution timed out' },
    E_DUPLICATE: warning('More than one copy arrived'),
    E_GH_OUTPUT: unknown('Outputs could not be written'),
    E_GREETING_INVALID: critical('Another protocol answered'),
    E_GREETING_REJECTED: critical('The server turned the client away'),
    E_GREETING_TIMEOUT: retryable('No greeting'),
    E_GREYLISTED: { status: 'warning', isRetryable: true, title: 'Greylisted' },
    E_INPUT: unknown('Input not valid'),
    E_INTERNAL: unknown('Internal error'),
    E_MAILBOX_MISSING: critical('Mailbox not found'),
    E_MSG_AMBIGUOUS: critical('The server never said whether it took the message'),
    E_MSG_AMBIGUOUS_ARRIVED: warning('The acceptance was lost, but the message arrived'),
    E_MSG_REJECTED: critical('Message refused'),
    E_MSG_TEMPFAIL: retryable('Message refused for now'),
    E_MSG_TOO_LARGE: critical('Message larger than the server allows'),
    E_NOT_ARRIVED: critical('Message accepted, but not found'),
    E_PARTIAL: warning('Only a part could be done'),
    E_PARTIAL_ADDRESSES: warning('Not every address answers'),
    E_PORT25_BLOCKED: unknown('Port 25 is blocked from this runner'),
    E_PROTO: retryable('Unreadable answer'),
    E_PROTO_TOO_LARGE: critical('Answer too large'),
    E_PROTO_UNEXPECTED: critical('Answers do not match the commands'),
    E_RCPT_PARTIAL: critical('Some recipients refused'),
    E_RCPT_REJECTED: critical('Recipient refused'),
    E_RESULT_TRUNCATED: warning('More than is looked at'),
    E_SEARCH_FAILED: retryable('Search refused'),
    E_SEARCH_NO_RESULT_LINE: warning('Search answered without a result'),
    E_SECRET_MISSING: unknown('Secret is empty'),
    E_SENDER_REJECTED: critical('Sender refused'),
    E_THRESHOLD: critical('Threshold crossed'),
    E_THROTTLED: { status: 'warning', isRetryable: true, title: 'The server limits its clients' },
    E_TLS_CERT_CHAIN: critical('Certificate chain incomplete'),
    E_TLS_CERT_EXPIRED: critical('Certificate expired'),
    E_TLS_CERT_NAME: critical('Certificate is for another name'),
    E_TLS_CERT_NOT_YET: critical('Certificate not valid yet'),
    E_TLS_CERT_UNTRUSTED: critical('Certificate not trusted'),
    E_TLS_CLIENT_CERT: critical('Client certificate demanded'),
    E_TLS_INJECTION: critical('Clear text after STARTTLS'),
    E_TLS_REFUSED: retryable('STARTTLS refused'),
    E_TLS_REQUIRED: critical('STARTTLS not offered'),
    E_TLS_TIMEOUT: retryable('TLS handshake not finished'),
    E_TLS_UNVERIFIED: warning('Certificate not verified'),
    E_TLS_VERSION: critical('No common TLS version'),
    E_TLS_WRONG_MODE: critical('Wrong TLS mode for this port'),
    E_UIDVALIDITY_CHANGED: warning('Mailbox rebuilt during the check'),
    E_WRONG_FOLDER: warning('Message landed in the junk mailbox'),
};
/** Narrows a text to a failure code. */
function isFailureCode(text) {
    return Object.hasOwn(FAILURES, text);
}
/** Expected trouble with the mail system, or with the way to it. Everything else that is thrown is a fault of ours. */
class ProbeFailure extends Error {
    name = 'ProbeFailure';
    code;
    phase;
    hint;
    reply;
    status;
    isRetryable;
    constructor(details) {
        super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = details.code;
        this.phase = details.phase;
        this.hint = details.hint;
        this.reply = details.reply;
        this.status = details.status ?? FAILURES[details.code].status;
        this.isRetryable = details.isRetryable ?? FAILURES[details.code].isRetryable;
    }
    /** Trouble on our side of the network: it says nothing about the mail system. */
    get isInconclusive() {
        return this.status === 'unknown';
    }
}
function critical(title) {
    return { status: 'critical', isRetryable: false, title };
}
function retryable(title) {
    return { status: 'critical', isRetryable: true, title };
}
function warning(title) {
    return { status: 'warning', isRetryable: false, title };
}
function unknown(title) {
    return { status: 'unknown', isRetryable: false, title };
}

;// CONCATENATED MODULE: ./lib/engine/pinned-resolver.js
/**
 * A resolver that asks once for each name: both protocols of a check, and all its attempts, talk to the same machines,
 * and an answer that changes in between cannot lead a credential elsewhere.
 */
function pinResolver(dns) {
    const answers = new Map();
    return {
        lookup: (host) => {
            const known = answers.get(host);
            if (known)
                return known;
            const answer = dns.lookup(host);
            answers.set(host, answer);
            // A failure is not pinned: a further attempt may pass.
            answer.catch(() => answers.delete(host));
            return answer;
        },
    };
}

;// CONCATENATED MODULE: ./lib/engine/recorder.js
class Recorder {
    signal;
    world;
    hasSent = false;
    #listeners;
    #start;
    #open = [];
    #phases = [];
    #measurements = [];
    #findings = [];
    #connections = [];
    #facts = {};
    #isTiming = true;
    constructor(world, signal, listeners) {
        this.world = world;
        this.signal = signal;
        this.#listeners = listeners;
        this.#start = world.clock.now();
    }
    /** The part that is under way, the latest begun. */
    get currentPhase() {
        return this.#open.at(-1);
    }
    async phase(name, work) {
        const { clock } = this.world;
        const begin = clock.now();
        this.#open.push(name);
        let isOk = false;
        try {
            const result = await work();
            isOk = true;
            return result;
        }
        finally {
            this.#open.splice(this.#open.lastIndexOf(name), 1);
            const durationSeconds = (clock.now() - begin) / 1000;
            if (this.#isTiming)
                this.#phases.push({ name, startSeconds: (begin - this.#start) / 1000, durationSeconds, isOk });
        }
    }
    measure(metric, value, label) {
        if (this.#isTiming)
            this.#measurements.push({ metric, value, label });
    }
    note(finding) {
        const isKnown = this.#findings.some(({ code, message }) => code === finding.code && message === finding.message);
        if (!isKnown)
            this.#findings.push(finding);
    }
    learn(facts) {
        this.#facts = { ...this.#facts, ...facts };
    }
    known() {
        return this.#facts;
    }
    connected(facts) {
        if (!this.#isTiming)
            return;
        this.#connections.push(facts);
        const days = facts.tls?.chain.map((certificate) => certificate.daysLeft) ?? [];
        if (days.length > 0)
            this.measure('tls_certificate_days_left', Math.min(...days), facts.protocol);
    }
    trace(protocol, direction, line) {
        this.#listeners.onTrace(protocol, direction, line);
    }
    progress(text) {
        this.#listeners.onProgress(text);
    }
    onCleanup(work) {
        return this.#listeners.onCleanup(work);
    }
    /** The same record for the clean-up, with a signal of its own: it notes, but what it does is not measured. */
    forCleanup(signal) {
        return {
            signal,
            world: this.world,
            hasSent: this.hasSent,
            phase: (_name, work) => work(),
            measure: () => { },
            note: (finding) => this.note(finding),
            learn: () => { },
            known: () => this.known(),
            connected: () => { },
            trace: (...line) => this.trace(...line),
            progress: () => { },
            onCleanup: async () => { },
        };
    }
    /** Everything recorded. Seconds of a part that was timed more than once are added up. */
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
            findings: this.#findings,
            // In a fixed order, whichever of them was faster.
            connections: this.#connections.toSorted((a, b) => b.protocol.localeCompare(a.protocol)),
            facts: this.#facts,
            hasSent: this.hasSent,
            failure,
        };
    }
}

;// CONCATENATED MODULE: ./lib/engine/retry.js
/** A pause grows by half again with each attempt. */
const GROWTH = 1.5;
/** Share of the pause that is left to chance, so that many jobs do not come back at the same moment. */
const JITTER = 0.2;
/**
 * Whether to try again: only after a failure that may pass by itself, and never once a message may be on its way,
 * which a further attempt would send twice.
 */
function mayRetry(attempt, made, retries) {
    if (!attempt.failure?.isRetryable || made > retries)
        return false;
    return !attempt.hasSent && attempt.facts.acceptance === undefined;
}
/** Milliseconds to wait after the given number of attempts. */
function retryPause(made, delayMs, random) {
    const chance = (random(1)[0] ?? 0) / 255;
    return delayMs * GROWTH ** (made - 1) * (1 - JITTER / 2 + JITTER * chance);
}

;// CONCATENATED MODULE: ./lib/engine/execute.js





/** Limit of the clean-up, in milliseconds; a cancelled job has 7.5 s in all. */
const CLEANUP_LIMIT_MS = 5000;
const CLEANUP_LIMIT_CANCELLED_MS = 3500;
/** @throws ConfigError when only the address really dialled showed that the settings are wrong */
async function executeCheck(check, execution) {
    const { clock } = execution.world;
    const start = clock.now();
    const attempts = [];
    const dns = pinResolver(execution.world.dns);
    const outcome = (internalError) => ({
        check,
        attempts,
        durationSeconds: (clock.now() - start) / 1000,
        ...(internalError === undefined ? {} : { internalError }),
    });
    for (;;) {
        const result = await runAttempt(check, execution, dns);
        attempts.push(result.attempt);
        if (result.thrown instanceof ConfigError)
            throw result.thrown;
        if (result.thrown !== undefined)
            return outcome(result.thrown);
        if (!mayRetry(result.attempt, attempts.length, check.retries) || execution.cancel.aborted)
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
async function runAttempt(check, execution, dns) {
    const { cancel } = execution;
    const world = { ...execution.world, dns };
    const controller = new AbortController();
    const works = [];
    const recorder = new Recorder(world, controller.signal, {
        onProgress: (text) => execution.onProgress(check, text),
        onTrace: (...line) => execution.onTrace(check, ...line),
        onCleanup: async (work) => {
            works.push(work);
            await execution.keepTicket(check, work.resume);
        },
    });
    const limitMs = check.timeoutMs + check.probe.extraTimeMs;
    const onCancel = () => controller.abort(cancelled(recorder.currentPhase));
    const timer = setTimeout(() => controller.abort(deadline(check, limitMs, recorder.currentPhase)), limitMs);
    cancel.addEventListener('abort', onCancel, { once: true });
    if (cancel.aborted)
        onCancel();
    let failure;
    let thrown;
    try {
        await raceAbort(check.probe.run(recorder), controller.signal);
    }
    catch (error) {
        if (error instanceof ProbeFailure)
            failure = error;
        else
            thrown = error;
    }
    clearTimeout(timer);
    // What happens now has a limit of its own; a cancel must not cut the session that it may still use.
    cancel.removeEventListener('abort', onCancel);
    await cleanUp(check, works, recorder, execution);
    // Whatever is still open ends here.
    controller.abort();
    const metrics = new Set(check.metrics.map(({ name }) => name));
    return { attempt: recorder.finish(failure, metrics), thrown };
}
async function cleanUp(check, works, recorder, execution) {
    for (const work of works.toReversed()) {
        const controller = new AbortController();
        const limitMs = execution.cancel.aborted ? CLEANUP_LIMIT_CANCELLED_MS : CLEANUP_LIMIT_MS;
        const timer = setTimeout(() => controller.abort(cleanUpDeadline(limitMs)), limitMs);
        const onHurry = () => controller.abort(cleanUpDeadline(0));
        execution.hurry.addEventListener('abort', onHurry, { once: true });
        if (execution.hurry.aborted)
            onHurry();
        const context = recorder.forCleanup(controller.signal);
        try {
            await recorder.phase('cleanup', () => raceAbort(work.run(context), controller.signal));
            await execution.keepTicket(check, undefined);
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
}
function noteCleanupFailure(error, work, context) {
    const why = error instanceof ProbeFailure ? error.message : `internal error (${String(error)})`;
    context.note({
        status: 'warning',
        code: 'E_CLEANUP',
        phase: 'cleanup',
        message: `The test message may have been left behind: ${why}`,
        hint: `Look for ${work.resume.token} in the subjects of ${work.resume.mailboxes.join(' and ')}, and delete it by hand.`,
        reply: error instanceof ProbeFailure ? error.reply : undefined,
    });
}
/** Ends with the signal even when the work does not listen to it. */
async function raceAbort(work, signal) {
    let onAbort = () => { };
    const aborted = new Promise((_resolve, reject) => {
        onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
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
function deadline(check, limitMs, phase) {
    return new ProbeFailure({
        code: 'E_DEADLINE',
        phase: phase ?? 'arrival',
        message: `${check.name} did not finish within ${limitMs / 1000} s.`,
        hint: 'The server answers, but too slowly. Look at the times of the phases, or raise timeout.',
    });
}
function cancelled(phase) {
    return new ProbeFailure({
        code: 'E_CANCELLED',
        phase: phase ?? 'arrival',
        message: 'The run was cancelled, so nothing is known.',
        hint: 'Run it again.',
    });
}
function cleanUpDeadline(limitMs) {
    return new ProbeFailure({
        code: 'E_DEADLINE',
        phase: 'cleanup',
        message: limitMs > 0 ? `the clean-up did not finish within ${limitMs / 1000} s.` : 'the clean-up was cut short.',
        hint: 'Look at the load of the IMAP server.',
    });
}

;// CONCATENATED MODULE: ./lib/report/report.js
/** Raised when a field changes its meaning or goes; new fields do not raise it. */
const SCHEMA_VERSION = 1;

;// CONCATENATED MODULE: ./lib/settings/credentials.js
/** Every pairing of a user name and a secret that the settings hold, used or not: all of them are masked. */
function allCredentials(settings) {
    const names = [settings.username, settings.smtpUsername, settings.imapUsername];
    const usernames = [...new Set(names.map((name) => name ?? ''))];
    const passwords = [settings.password, settings.smtpPassword, settings.imapPassword];
    const tokens = [settings.accessToken, settings.smtpAccessToken, settings.imapAccessToken];
    return usernames.flatMap((username) => [
        ...passwords.flatMap((password) => (password ? [{ username, password }] : [])),
        ...tokens.flatMap((token) => (token ? [{ username, token }] : [])),
    ]);
}

;// CONCATENATED MODULE: ./lib/settings/attachments.js
/**
 * Reads the files to attach, before anything is contacted. They must lie inside the workspace, links followed: a
 * workflow that takes paths from somebody else must not mail away the files of the runner.
 */

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
/** Reads the files at these paths. Reports each that cannot be attached; then what is given back is incomplete. */
async function loadAttachments(paths, { env, files }, issues) {
    if (paths === undefined)
        return [];
    const report = (value, problem, remedy) => {
        issues.push({ code: 'E_INPUT', input: 'attachments', value, problem, remedy });
    };
    const workspace = env['GITHUB_WORKSPACE'] ?? '';
    if (workspace === '') {
        report(undefined, 'cannot be read without a workspace', 'Set GITHUB_WORKSPACE to the folder with the files.');
        return [];
    }
    const loaded = [];
    let left = MAX_TOTAL_BYTES;
    for (const path of paths) {
        const whole = (0,external_node_path_.resolve)(workspace, path);
        const outside = () => report(path, 'names a file outside the workspace', 'Attach files of the workspace only, without links out of it.');
        // Judged before it is touched: whether a file elsewhere exists is nobody's business.
        if (!isInside((0,external_node_path_.resolve)(workspace), whole)) {
            outside();
            continue;
        }
        try {
            const [root, file] = [await files.inspect(workspace), await files.inspect(whole)];
            if (!isInside(root.realPath, file.realPath))
                outside();
            else if (!file.isFile)
                report(path, 'names something that is not a file', 'Name the files one by one, one a line.');
            else if (file.bytes > left) {
                report(path, 'goes beyond 25 MB for all attachments together', 'Attach less.');
                return loaded;
            }
            else {
                const content = await files.readBytes(file.realPath);
                left -= content.length;
                loaded.push({ name: (0,external_node_path_.basename)(path), contentType: contentType(path), content });
            }
        }
        catch (error) {
            const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
            report(path, `cannot be read as a file (${reason})`, 'Name a file that an earlier step made, from the workspace on.');
        }
    }
    return loaded;
}
function isInside(folder, path) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
function contentType(path) {
    const type = (0,external_node_path_.extname)(path).toLowerCase();
    return (Object.hasOwn(CONTENT_TYPES, type) ? CONTENT_TYPES[type] : undefined) ?? 'application/octet-stream';
}

;// CONCATENATED MODULE: ./lib/settings/closest.js
/** Guesses what a misspelt name was meant to be, for messages that end in "did you mean ...?". */
/**
 * The name in `known` that is nearest to `name`, or undefined when none is near enough to be a slip of the finger: one
 * edit in three characters, at least one. Capitals and the choice between `-` and `_` do not count as edits; the
 * earlier of two equally near names wins.
 */
function closest(name, known) {
    const wanted = normalise(name);
    let limit = Math.max(1, Math.floor(wanted.length / 3));
    let best;
    for (const candidate of known) {
        const other = normalise(candidate);
        if (Math.abs(other.length - wanted.length) > limit)
            continue;
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
/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
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

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
;// CONCATENATED MODULE: ./lib/settings/secret.js
/**
 * A value that must not be shown. It prints as `***` wherever it is printed by accident; only `reveal` gives it away,
 * so a search for that one word finds every place that uses a secret.
 */
const inspect = Symbol.for('nodejs.util.inspect.custom');
/** Shown in place of a secret, as GitHub does. */
const MASK = '***';
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    /** The value itself: for the libraries that log in, and for finding what to mask. */
    reveal() {
        return this.#value;
    }
    /** True for the empty text, which is how an absent GitHub secret arrives. */
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

;// CONCATENATED MODULE: ./lib/settings/parse.js
/**
 * The kinds of settings: each reads one text and gives a typed value, or says what is wrong with the text and what to
 * write instead. Nothing is guessed: a text that does not fit is an error, never a default.
 */



/** Why a text is not a value of its kind. */
class BadValue extends Error {
    name = 'BadValue';
    remedy;
    /** What to show instead of the whole text: the entry of a list that is wrong, or a text with a password taken out. */
    value;
    constructor(problem, remedy, value) {
        super(problem);
        this.remedy = remedy;
        this.value = value;
    }
}
/** C0, DEL, C1, line separators and byte-order marks: CR and LF would inject commands and headers, none has a use. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u;
/** In a text of several lines tabs and line ends are fine, but not a CR alone: servers disagree whether it ends a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const CONTROL_IN_BODY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/u;
/** One line of text, trimmed. */
const line = { type: 'string', parse: oneLine };
/** Text of several lines, as it stands. */
const paragraph = {
    type: 'string',
    parse: (text) => {
        if (CONTROL_IN_BODY.test(text))
            throw new BadValue('holds control characters', 'Remove them.');
        return text;
    },
};
/** A credential: never trimmed, never shown. */
const secret = {
    type: 'string',
    isSecret: true,
    parse: (text) => {
        if (CONTROL.test(text)) {
            throw new BadValue('holds a line end, a byte-order mark or another control character', 'Store the secret again on one line, without a newline at its end.');
        }
        return new Secret(text);
    },
};
/** A PEM text, or the path of a PEM file. */
const pem = {
    type: 'string',
    parse: (text) => (text.includes('-----BEGIN ') ? text.trim() : oneLine(text)),
};
/** One of a few words. */
function choice(...words) {
    return {
        type: 'enum',
        words,
        parse: (text) => {
            const wanted = oneLine(text);
            const word = words.find((candidate) => candidate === wanted);
            if (word === undefined)
                throw new BadValue('is not known', `Use ${listWords(words)}.`);
            return word;
        },
    };
}
/** The boolean words of YAML 1.2, as GitHub accepts them. */
const flag = {
    type: 'boolean',
    parse: (text) => {
        const word = oneLine(text);
        if (/^(?:true|True|TRUE)$/.test(word))
            return true;
        if (/^(?:false|False|FALSE)$/.test(word))
            return false;
        throw new BadValue('is neither true nor false', 'Write true or false.');
    },
};
/** A whole number from `min` to `max`, in decimal digits without leading zeros. */
function integer(min, max) {
    return {
        type: 'integer',
        parse: (text) => {
            const word = oneLine(text);
            const value = Number(word);
            if (!/^(?:0|[1-9]\d*)$/.test(word) || value < min || value > max) {
                throw new BadValue(`is not a whole number from ${min} to ${max}`, 'Write digits alone, without a sign, a unit or leading zeros.');
            }
            return value;
        },
    };
}
/** A TCP port. */
const port = integer(1, 65535);
const DURATION_UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const MAX_DURATION_MS = 86_400_000;
/** A duration, in milliseconds: `500ms`, `30s`, `2m`, `1h`; a bare number is seconds. At least `minMs`, at most a day. */
function duration(minMs = 1) {
    const limits = minMs > 0 ? `at least ${minMs}ms and at most 24h` : 'at most 24h';
    return {
        type: 'duration',
        parse: (text) => {
            const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(oneLine(text)) ?? [];
            const ms = Math.round(Number(amount) * (DURATION_UNITS[unit] ?? Number.NaN));
            if (Number.isNaN(ms)) {
                throw new BadValue('is not a duration', 'Write for example 500ms, 30s or 2m; a bare number is seconds.');
            }
            if (ms < minMs || ms > MAX_DURATION_MS)
                throw new BadValue('is out of range', `Write ${limits}.`);
            return ms;
        },
    };
}
/**
 * A host name or an IP address. A name is given back in its ASCII form (IDNA) without a trailing dot, which is how it
 * stands in certificates and in SNI; an IPv6 address without brackets.
 */
const host = {
    type: 'string',
    parse: (text) => {
        const word = oneLine(text);
        const literal = word.replace(/^\[(.*)\]$/, '$1');
        // An address with a zone (`fe80::1%eth0`) means something on one machine only and stands in no certificate.
        if ((0,external_node_net_.isIP)(literal) && !literal.includes('%'))
            return literal;
        const name = asciiName(word);
        if (name === undefined)
            throw badHost(word);
        return name;
    },
};
/** The name for EHLO: a host name, or an address literal such as `[192.0.2.1]` (RFC 5321 section 4.1.3). */
const ehloName = {
    type: 'string',
    parse: (text) => {
        const word = oneLine(text);
        const literal = /^\[(IPv6:)?(.+)\]$/i.exec(word);
        if (literal && (0,external_node_net_.isIP)(literal[2] ?? '') === (literal[1] ? 6 : 4) && !word.includes('%'))
            return word;
        if (isHostName(word))
            return word;
        throw new BadValue('is not a host name', 'Write the name of this machine, such as runner.example.org, or [192.0.2.1].');
    },
};
/** RFC 5321 dot-atom; outside ASCII (RFC 6531) only what is written with: no white space, no signs, no look-alikes of `@`. */
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\p{L}\p{M}\p{N}-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\p{L}\p{M}\p{N}-]+)*$/u;
/** Invisible characters, and the start of an encoded word, which some programs decode even here. */
const DECEPTIVE = /\p{Default_Ignorable_Code_Point}|=\?/u;
/**
 * A mail address: dot-atom, `@`, domain; the domain is given back in its ASCII form. Display names, comments, groups
 * and quoted local parts are refused on purpose: mail libraries have read them in ways that sent mail elsewhere
 * (CVE-2025-13033).
 * @throws BadValue
 */
function parseAddress(text) {
    const word = oneLine(text);
    const at = word.lastIndexOf('@');
    const local = word.slice(0, Math.max(0, at));
    const remedy = 'Write the bare address, such as probe@example.org.';
    if (word.includes('"'))
        throw new BadValue('has a quoted local part', remedy);
    if (!DOT_ATOM.test(local) || DECEPTIVE.test(local))
        throw new BadValue('is not an address', remedy);
    if (Buffer.byteLength(local) > 64)
        throw new BadValue('has more than 64 octets before the @', remedy);
    const domain = asciiName(word.slice(at + 1));
    if (domain === undefined)
        throw new BadValue('has no valid domain', remedy);
    const parsed = `${local}@${domain}`;
    // RFC 5321 section 4.5.3.1.3: 256 octets with the angle brackets.
    if (Buffer.byteLength(parsed) > 254)
        throw new BadValue('is longer than 254 octets', remedy);
    return parsed;
}
/** One mail address. */
const address = { type: 'string', parse: parseAddress };
/** Up to `max` mail addresses, one a line or separated by commas. */
function addresses(max) {
    return {
        type: 'list',
        parse: (text) => {
            const list = parseList(text, parseAddress);
            if (list.length > max)
                throw new BadValue(`holds ${list.length} addresses`, `Write at most ${max}.`);
            return list;
        },
    };
}
/** Several words, one a line or separated by commas. */
function words(...allowed) {
    const single = choice(...allowed);
    return { type: 'list', words: allowed, parse: (text) => parseList(text, single.parse) };
}
/** Words for people: `a, b or c`. */
function listWords(list) {
    return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;
}
/** The entries of a list without duplicates and empty ones; at least one. A wrong entry is named by itself. */
function parseList(text, parse) {
    const entries = text.split(/[,\n]/).map((entry) => entry.trim());
    const list = new Set();
    for (const entry of entries.filter((candidate) => candidate !== '')) {
        try {
            list.add(parse(entry));
        }
        catch (error) {
            throw error instanceof BadValue ? new BadValue(error.message, error.remedy, entry) : error;
        }
    }
    if (list.size === 0)
        throw new BadValue('names nothing', 'Write one entry a line, or separate them by commas.');
    return [...list];
}
function oneLine(text) {
    const word = text.trim();
    if (CONTROL.test(word))
        throw new BadValue('holds control characters', 'Write it on one line, without control characters.');
    return word;
}
/** Says what is wrong with a host. What stands before an `@` may be a password. */
function badHost(word) {
    const at = word.lastIndexOf('@');
    const shown = at < 0 ? word : MASK + word.slice(at);
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) {
        return new BadValue('is a URL', 'Write the host alone, such as mail.example.org.', shown);
    }
    if (/^(?:[^:]+|\[.*\]):\d+$/.test(word)) {
        return new BadValue('holds a port', 'Write the host alone, and the port as an input of its own.', shown);
    }
    if (/^(?:.*\.)?(?:\d+|0x[\da-f]*)\.?$/i.test(word)) {
        return new BadValue('ends in a number, but is not an IP address', 'Write all four numbers, such as 192.0.2.1.', shown);
    }
    return new BadValue('is neither a host name nor an IP address', 'Write a name such as mail.example.org, or an address such as 192.0.2.1 or 2001:db8::1.', shown);
}
/**
 * The ASCII form of a name (IDNA), without a trailing dot; nothing when it is not a host name. A short form of an IPv4
 * address, such as `127.1` or `0x7f000001`, is not one (RFC 3696 section 2): the resolver of the system takes it for an
 * address, in more than one notation, while certificates and the checks for this machine take it for a name.
 */
function asciiName(name) {
    // domainToASCII reads the host part of a URL: it would stop at a slash, decode %2e, and make 127.0.0.1 of 127.1.
    if (/[^\w.\u0080-\u{10ffff}-]/u.test(name))
        return undefined;
    const ascii = (0,external_node_url_.domainToASCII)(name).replace(/\.$/, '');
    return isHostName(ascii) && !(0,external_node_net_.isIP)(ascii) ? ascii : undefined;
}
function isHostName(name) {
    const labels = name.split('.');
    return name.length <= 253 && labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label));
}

;// CONCATENATED MODULE: ./lib/settings/size.js

const UNITS = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };
/** A size in bytes: `512`, `64KB`, `5MB`. 1 KB is 1024 bytes, as mail servers count. */
const size = {
    type: 'string',
    parse: (text) => {
        const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?b)?$/i.exec(text.trim()) ?? [];
        const bytes = Math.round(Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN));
        if (!(bytes >= 0) || bytes > 1024 ** 4)
            throw new BadValue('is not a size', 'Write for example 512, 64KB or 5MB.');
        return bytes;
    },
};

;// CONCATENATED MODULE: ./lib/settings/criteria.js
/**
 * The search criteria of a user: one a line, joined by AND, each with `not ` in front for its negation. They are read
 * here and become an IMAP SEARCH in `mail/search-program.ts`.
 */



const FLAGS = ['all', 'seen', 'unseen', 'answered', 'flagged', 'deleted', 'draft', 'recent'];
const TEXTS = ['from', 'to', 'cc', 'subject', 'body', 'text'];
const DATES = ['since', 'before', 'on'];
const AGES = ['newer-than', 'older-than'];
const SIZES = ['larger', 'smaller'];
const WORDS = [...FLAGS, ...TEXTS, 'header', ...DATES, ...AGES, ...SIZES, 'uid', 'keyword'];
const EXAMPLE = 'Write for example unseen, from: alice@example.org or newer-than: 2h, one criterion a line.';
/** More than any mailbox check needs; each is a key of the SEARCH command. */
const MAX_CRITERIA = 50;
/** The criteria, one a line. */
const criteria = {
    type: 'list',
    parse: (text) => {
        const lines = text.split(/\r?\n/).map((line) => line.trim());
        const list = lines.filter((line) => line !== '').map(parseCriterion);
        if (list.length > MAX_CRITERIA)
            throw new BadValue(`holds ${list.length} criteria`, `Write at most ${MAX_CRITERIA}.`);
        return list;
    },
};
/** Reads one criterion. @throws BadValue */
function parseCriterion(line) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(line))
        throw new BadValue('holds control characters', EXAMPLE);
    const [, not, word = '', colon, rest = ''] = /^(not\s+)?([a-z-]+)\s*(:)?\s*(.*)$/i.exec(line) ?? [];
    const key = word.toLowerCase();
    if (!WORDS.includes(key))
        throw unknownWord(line, key);
    const isNegated = not !== undefined;
    const flag = FLAGS.find((each) => each === key);
    if (flag !== undefined) {
        if (colon !== undefined || rest !== '')
            throw new BadValue(`gives ${key} a value`, `Write ${key} alone.`);
        return { kind: 'flag', key: flag, isNegated };
    }
    if (colon === undefined || rest === '')
        throw new BadValue(`has no value for ${key}`, `Write ${key}: followed by the value.`);
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
    // RFC 5322 section 2.2: a field name is printable ASCII without a colon.
    const [, name, text = ''] = /^([\x21-\x39\x3b-\x7e]+)\s*:\s*(.*)$/.exec(value) ?? [];
    if (name === undefined)
        throw new BadValue('has no valid header name', 'Write header: Name: text.');
    return { kind: 'header', name, text };
}
function parseDate(value) {
    const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []).map(Number);
    const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
    const isReal = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
    if (year === undefined || month === undefined || day === undefined || !isReal) {
        throw new BadValue(`holds "${value}", which is not a date`, 'Write the date as 2026-11-01.');
    }
    return { year, month, day };
}
const AGE_UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const MAX_AGE_MS = 36_500 * 86_400_000;
/** An age may be longer than any timeout: days are allowed, and more than 24 hours. */
function parseAge(value) {
    const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)\s*(s|m|h|d)?$/.exec(value) ?? [];
    const ms = Number(amount) * (AGE_UNITS[unit] ?? Number.NaN);
    if (!(ms >= 1000 && ms <= MAX_AGE_MS))
        throw new BadValue(`holds "${value}", which is not an age`, 'Write for example 90s, 30m, 2h or 7d, at most 36500d.');
    return Math.round(ms);
}
function parseUidSet(value) {
    const isSet = /^(?:(?:[1-9]\d{0,9}|\*)(?::(?:[1-9]\d{0,9}|\*))?)(?:,(?:[1-9]\d{0,9}|\*)(?::(?:[1-9]\d{0,9}|\*))?)*$/.test(value);
    if (!isSet || (value.match(/\d+/g) ?? []).some((number) => Number(number) > 2 ** 32 - 1))
        throw new BadValue(`holds "${value}", which is not a set of UIDs`, 'Write for example uid: 1:100 or uid: 7,9.');
    return value;
}
function parseKeyword(value) {
    // An atom (RFC 9051 section 9): no spaces, quotes, parentheses and wildcards.
    if (!/^[^\s()\\{%*"\]\x7f-\uffff]+$/.test(value))
        throw new BadValue(`holds "${value}", which is not a keyword`, 'Write keyword: $Label1, one word.');
    return value;
}
function unknownWord(line, key) {
    const nearest = closest(key, WORDS);
    const remedy = nearest === undefined ? EXAMPLE : `Did you mean ${nearest}?`;
    return new BadValue(`holds "${line}", which is not a criterion`, remedy);
}

;// CONCATENATED MODULE: ./lib/settings/mailbox-names.js

/** More than a check looks at. */
const MAX_NAMES = 1000;
/** Names of mailboxes, one a line, each once; `*` stands for all of them. */
const mailboxNames = {
    type: 'list',
    parse: (text) => {
        const names = text
            .split(/\r?\n/)
            .map((each) => line.parse(each))
            .filter((name) => name !== '')
            .map((name) => (name.toUpperCase() === 'INBOX' ? 'INBOX' : name));
        const unique = [...new Set(names)];
        if (unique.length > MAX_NAMES)
            throw new BadValue(`holds ${unique.length} names`, `Write at most ${MAX_NAMES}.`);
        return unique;
    },
};

;// CONCATENATED MODULE: ./lib/settings/message-parts.js
/** The kinds of settings that say what a message is made of: extra headers, attachments and its size. */


const MAX_HEADERS = 50;
/** RFC 5322 section 2.1.1 allows 998 octets a line; a little is left for what servers do to it. */
const MAX_HEADER_OCTETS = 900;
const MAX_ATTACHMENTS = 10;
const MAX_MESSAGE_BYTES = 50 * 1024 ** 2;
/** Stricter than RFC 5322, which allows every visible character: the token of RFC 9110, which all software reads alike. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,76}$/;
const SET_BY_INPUT = 'Use the input';
/** The fields that are ours, in lower case, and what to do instead. A second one of them would contradict the first. */
const OWN_HEADERS = {
    from: `${SET_BY_INPUT} from.`,
    to: `${SET_BY_INPUT} to.`,
    cc: `${SET_BY_INPUT} cc.`,
    bcc: `${SET_BY_INPUT} bcc, which no recipient sees.`,
    subject: `${SET_BY_INPUT} subject.`,
    'reply-to': `${SET_BY_INPUT} reply-to.`,
    date: 'Remove it: it is always the time of sending.',
    'message-id': 'Remove it: every message gets one of its own, which the output message-id tells.',
    'mime-version': `Remove it: it follows from the inputs body, html and attachments.`,
    'x-mail-probe': 'Remove it: by this field the message is recognised.',
    'auto-submitted': 'Remove it: it is always auto-generated, so that nobody answers automatically.',
    'x-auto-response-suppress': 'Remove it: it is always set, so that nobody answers automatically.',
    'return-path': `Remove it: the receiving server adds it. ${SET_BY_INPUT} from.`,
    received: 'Remove it: servers add it.',
    'dkim-signature': 'Remove it: servers add it, and a made-up one would be wrong.',
};
/** Extra header fields, one `Name: value` a line. */
const headerLines = {
    type: 'list',
    parse: (text) => {
        const fields = nonEmptyLines(text).map(parseHeaderLine);
        if (fields.length > MAX_HEADERS) {
            throw new BadValue(`holds ${fields.length} header fields`, `Write at most ${MAX_HEADERS}.`, '');
        }
        return fields;
    },
};
function parseHeaderLine(text) {
    const colon = text.indexOf(':');
    // The value may be a token of some service: it is not shown.
    const name = colon < 0 ? text : text.slice(0, colon);
    const bad = (problem, remedy) => new BadValue(problem, remedy, name);
    if (colon < 0)
        throw bad('holds a line without a colon', 'Write one header a line, as Name: value.');
    if (!HEADER_NAME.test(name)) {
        throw bad('holds a header name that is not valid', 'Write Name: value, the name without spaces and brackets.');
    }
    const remedy = ownHeaderRemedy(name.toLowerCase());
    if (remedy !== undefined)
        throw bad('holds a header that the action sets by itself', remedy);
    let value;
    try {
        value = line.parse(text.slice(colon + 1));
    }
    catch (error) {
        throw error instanceof BadValue ? bad(error.message, error.remedy) : error;
    }
    if (value === '')
        throw bad('holds a header without a value', 'Write Name: value, or remove the line.');
    if (Buffer.byteLength(text) > MAX_HEADER_OCTETS) {
        throw bad('holds a header that is too long', `Write at most ${MAX_HEADER_OCTETS} octets a line.`);
    }
    return { name, value };
}
function ownHeaderRemedy(name) {
    if (name.startsWith('content-'))
        return `Remove it: it follows from the inputs body, html and attachments.`;
    return Object.hasOwn(OWN_HEADERS, name) ? OWN_HEADERS[name] : undefined;
}
/** Paths of files to attach, one a line. Commas belong to a path. */
const attachmentPaths = {
    type: 'list',
    parse: (text) => {
        const paths = [...new Set(nonEmptyLines(text))].map((path) => {
            try {
                return line.parse(path);
            }
            catch (error) {
                throw error instanceof BadValue ? new BadValue(error.message, error.remedy, path) : error;
            }
        });
        if (paths.length > MAX_ATTACHMENTS) {
            throw new BadValue(`names ${paths.length} files`, `Attach at most ${MAX_ATTACHMENTS}.`);
        }
        return paths;
    },
};
/** How large a message is to be, in bytes. */
const messageSize = {
    type: 'string',
    parse: (text) => {
        const bytes = size.parse(text);
        if (bytes < 1 || bytes > MAX_MESSAGE_BYTES)
            throw new BadValue('is out of range', 'Write at most 50MB.');
        return bytes;
    },
};
function nonEmptyLines(text) {
    return text
        .split(/\r?\n/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
}

;// CONCATENATED MODULE: ./lib/settings/providers.js
/** What Microsoft says about passwords over SMTP, word for word. It is about tenants, not about Outlook.com. */
const SMTP_AUTH_TIMELINE = 'End of December 2026: SMTP AUTH Basic Authentication will be disabled by default for existing tenants. Administrators will still be able to enable it if needed.';
/** Where Microsoft says so. */
const SMTP_AUTH_TIMELINE_SOURCE = 'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835';
/** The known providers, in the order in which they are documented. */
const PROVIDERS = [
    {
        name: 'gmail',
        smtp: { host: 'smtp.gmail.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.gmail.com', port: 993, tlsMode: 'implicit' },
        source: 'https://developers.google.com/workspace/gmail/imap/imap-smtp',
        note: 'Google takes no account passwords from programs: use an app password, which needs 2-Step Verification, or access-token.',
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
        note: `IMAP takes no passwords, only access-token; SMTP AUTH must be on for the mailbox, and of passwords over SMTP Microsoft says: "${SMTP_AUTH_TIMELINE}" (${SMTP_AUTH_TIMELINE_SOURCE})`,
    },
    {
        name: 'yahoo',
        smtp: { host: 'smtp.mail.yahoo.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.mail.yahoo.com', port: 993, tlsMode: 'implicit' },
        source: 'https://help.yahoo.com/kb/SLN4075.html',
        note: 'Yahoo takes an app password, not the password of the account.',
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
        note: 'Fastmail takes an app password, not the password of the account.',
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
        note: 'QQ Mail takes an authorisation code (授权码) from its settings, not the password of the account.',
    },
    {
        name: '163',
        smtp: { host: 'smtp.163.com', port: 465, tlsMode: 'implicit' },
        imap: { host: 'imap.163.com', port: 993, tlsMode: 'implicit' },
        source: 'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac22dc0e9af8168582a',
        note: 'Switch on SMTP and IMAP in the settings of 163 Mail, which gives an authorisation code (授权码) to use as the password.',
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
        note: 'With two-factor authentication, mailbox.org takes an application password and not the password of the mailbox.',
    },
];
/** The words that the input `provider` takes. */
const providerNames = PROVIDERS.map(({ name }) => name);
/** The provider of that name, written exactly so. */
function findProvider(name) {
    return PROVIDERS.find((provider) => provider.name === name);
}
/** Names that mail programs connect to: Exchange Online in the public, US government and Chinese clouds, and Outlook.com. */
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
/** Mail exchangers of tenants: `example-org.mail.protection.outlook.com`, or with DNSSEC `example-org.p-v1.mx.microsoft`. */
const MICROSOFT_EXCHANGER = /\.(?:(?:mail|olc)\.protection\.outlook\.com|[a-z]-v\d+\.mx\.microsoft)$/;
/**
 * Whether a host belongs to Microsoft 365 or Outlook.com. High Volume Email (`smtp-hve.office365.com`,
 * `smtp.hve.mx.microsoft`) does not count: it keeps passwords for longer.
 */
function isMicrosoft365(host) {
    const name = host.toLowerCase().replace(/\.$/, '');
    return MICROSOFT_HOSTS.has(name) || MICROSOFT_EXCHANGER.test(name);
}

;// CONCATENATED MODULE: ./lib/settings/fields.js
/**
 * THE table of settings. Inputs of the action, options, documentation and types all come from here.
 */





/** The headings under which settings are documented, in order. */
const GROUPS = (/* unused pure expression or super */ null && (['What to probe', 'TLS', 'Message and mailbox', 'Verdict', 'Results']));
const tlsMode = choice('implicit', 'starttls', 'none');
const authMethod = choice('auto', 'plain', 'login', 'cram-md5', 'xoauth2', 'oauthbearer');
const junkStatus = choice('ok', 'warning', 'critical');
/** `never` alone, or the statuses that fail the job; the plan refuses a mixture. */
const failOn = words('ok', 'warning', 'critical', 'unknown', 'never');
const FIELDS = {
    mode: probe(line, 'What to test: one of the modes.', { default: 'round-trip' }),
    name: probe(line, 'Label of the check, shown everywhere.', { defaultNote: 'mode and target' }),
    provider: probe(choice(...providerNames), 'A known mail provider: fills hosts, ports and TLS modes. Explicit inputs win.'),
    host: probe(host, 'Server name or IP address, for both protocols.', { defaultNote: 'from `provider`' }),
    port: probe(port, 'Port. Not for `round-trip`, which has two.', { defaultNote: 'from mode and TLS mode' }),
    tlsMode: probe(tlsMode, '`implicit` (TLS from the first byte), `starttls` (required, never optional) or `none`. Not for `round-trip`.', { defaultNote: 'from the port, else `implicit`' }),
    username: probe(line, 'User name, for both protocols.'),
    password: probe(secret, 'Password, for both protocols. Never trimmed, never shown.'),
    accessToken: probe(secret, 'OAuth 2 bearer token, used instead of a password.'),
    authMethod: probe(authMethod, 'Login mechanism. `auto` chooses one that the server offers.', {
        default: 'auto',
    }),
    smtpHost: probe(host, 'Server for SMTP.', { defaultNote: '`host`' }),
    smtpPort: probe(port, 'Port for SMTP.', { defaultNote: '465, 587 or 25 by TLS mode' }),
    smtpTlsMode: probe(tlsMode, 'TLS mode for SMTP.', { defaultNote: 'from the port, else `implicit`' }),
    smtpUsername: probe(line, 'User name for SMTP.', { defaultNote: '`username`' }),
    smtpPassword: probe(secret, 'Password for SMTP.', { defaultNote: '`password`' }),
    smtpAccessToken: probe(secret, 'OAuth 2 bearer token for SMTP.', { defaultNote: '`access-token`' }),
    smtpAuthMethod: probe(authMethod, 'Login mechanism for SMTP.', { defaultNote: '`auth-method`' }),
    imapHost: probe(host, 'Server for IMAP.', { defaultNote: '`host`' }),
    imapPort: probe(port, 'Port for IMAP.', { defaultNote: '993 or 143 by TLS mode' }),
    imapTlsMode: probe(tlsMode, 'TLS mode for IMAP.', { defaultNote: 'from the port, else `implicit`' }),
    imapUsername: probe(line, 'User name for IMAP.', { defaultNote: '`username`' }),
    imapPassword: probe(secret, 'Password for IMAP.', { defaultNote: '`password`' }),
    imapAccessToken: probe(secret, 'OAuth 2 bearer token for IMAP.', { defaultNote: '`access-token`' }),
    imapAuthMethod: probe(authMethod, 'Login mechanism for IMAP.', { defaultNote: '`auth-method`' }),
    addressFamily: probe(choice('auto', 'ipv4', 'ipv6'), 'Addresses to use.', { default: 'auto' }),
    ehloName: probe(ehloName, 'Name given in EHLO.', { defaultNote: 'host name of the runner' }),
    tlsVerify: tls(flag, '`false` skips certificate verification: the best status is then `warning`, and credentials are sent only with `allow-insecure-auth`.', { default: 'true' }),
    tlsCa: tls(pem, 'PEM text, or the path of a PEM file, trusted beside the usual authorities.'),
    tlsServername: tls(host, 'Name for SNI and certificate check, when it differs from the address dialled.', {
        defaultNote: 'the host',
    }),
    tlsMinVersion: tls(choice('TLSv1.2', 'TLSv1.3'), 'Oldest TLS version accepted.', { default: 'TLSv1.2' }),
    allowInsecureAuth: tls(flag, 'Needed to send credentials with `tls-mode: none` to anything but a loopback address, or with `tls-verify: false`.', { default: 'false' }),
    from: message(address, 'Sender. Required by `round-trip` and `smtp-send`.'),
    to: message(addresses(5), 'Up to 5 recipients, one a line or separated by commas. Required by `round-trip` and `smtp-send`.'),
    cc: message(addresses(5), 'Recipients of copies; with `to` and `bcc` at most 5.'),
    bcc: message(addresses(5), 'Recipients of blind copies, who stand in no header.'),
    replyTo: message(address, 'Where answers go.'),
    subject: message(line, 'Subject. The token of the probe is appended when missing.', {
        defaultNote: '`Mail probe <token>`',
    }),
    body: message(paragraph, 'Text of the message.', { defaultNote: 'one sentence' }),
    html: message(paragraph, 'HTML of the message. With `body`, both are sent as alternatives.'),
    headers: message(headerLines, 'Extra header fields, one Name: value a line, at most 50.'),
    attachments: message(attachmentPaths, 'Files of the workspace to attach, one path a line: at most 10, and 25 MB in all.'),
    messageSize: message(messageSize, 'Pads the message with lines of text to exactly this size, at most 50MB. One that is larger already stays as it is.', { defaultNote: 'not padded' }),
    mailbox: message(line, 'Mailbox in which the message is expected, or which `imap-search` looks at.', {
        default: 'INBOX',
    }),
    mailboxes: message(mailboxNames, 'For `imap-mailbox`: names, one a line; an asterisk is every mailbox.', {
        default: 'INBOX',
    }),
    search: message(criteria, 'For `imap-search`: what to look for, one criterion a line, all must hold. Words such as unseen, from: alice, subject: report, since: 2026-11-01, newer-than: 2h, larger: 1MB or uid: 1:100, each with not in front for its negation.', { default: 'all' }),
    deleteFound: message(flag, 'For `imap-search`: delete exactly the messages found. Needs `search`, and a server with UIDPLUS.', { default: 'false' }),
    deliveryTimeout: message(duration(), 'How long to wait for the message after the server accepted it.', {
        default: '60s',
    }),
    settleTime: message(duration(0), 'How long to go on looking for duplicates after the first copy arrived.', {
        default: '0s',
    }),
    junk: message(junkStatus, 'Status when the message arrives in the junk mailbox.', { default: 'warning' }),
    cleanup: message(flag, "Delete the probe's own message afterwards.", { default: 'true' }),
    warning: verdict(line, 'Range of the primary metric outside of which the status is `warning`, such as 5 or 1:10 or ~:500ms.'),
    critical: verdict(line, 'Range of the primary metric outside of which the status is `critical`.'),
    thresholds: verdict(paragraph, 'Ranges on any metric of the mode, one a line, such as imap_auth_seconds warning=1 critical=3.'),
    failOn: verdict(failOn, 'Statuses that fail the job, or `never`. Configuration errors always fail it.', {
        default: 'critical,unknown',
    }),
    timeout: verdict(duration(), 'Limit of one attempt; for `round-trip` the delivery wait is on top.', {
        default: '30s',
    }),
    connectTimeout: verdict(duration(), 'Limit for DNS, TCP and the TLS handshake together.', { default: '10s' }),
    commandTimeout: verdict(duration(), 'Limit for the greeting and for each reply, however slowly its bytes drip.', {
        default: '15s',
    }),
    retries: verdict(integer(0, 10), 'Further attempts, up to 10, after a failure that may pass by itself; never after a refused login or an accepted message.', { default: '0' }),
    retryDelay: verdict(duration(0), 'Wait before a further attempt, growing, with jitter.', { default: '5s' }),
    transcript: results(flag, 'Show the dialogue, without credentials (also with step debugging).', { default: 'false' }),
    dryRun: results(flag, 'Show what would be done, and contact nothing. The status is then unknown, because nothing was tested.', { default: 'false' }),
    jobSummary: results(flag, 'Write the job summary.', { default: 'true' }),
};
function probe(kind, help, options) {
    return { kind, group: 'What to probe', help, ...options };
}
function tls(kind, help, options) {
    return { kind, group: 'TLS', help, ...options };
}
function message(kind, help, options) {
    return { kind, group: 'Message and mailbox', help, ...options };
}
function verdict(kind, help, options) {
    return { kind, group: 'Verdict', help, ...options };
}
function results(kind, help, options) {
    return { kind, group: 'Results', help, ...options };
}

;// CONCATENATED MODULE: ./lib/settings/pem.js

const BEGIN = '-----BEGIN CERTIFICATE-----';
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/**
 * Gives the certificates in the PEM text that an input holds or names, and nothing else of it. Reports a file that
 * cannot be read, and a text without certificates or with a damaged one.
 */
async function loadPem(input, value, files, issues) {
    if (value === undefined)
        return undefined;
    const isText = value.includes('-----BEGIN ');
    const report = (problem, remedy) => {
        // A PEM text is not shown: somebody may have put a private key there.
        issues.push({ code: 'E_INPUT', input, value: isText ? undefined : value, problem, remedy });
        return undefined;
    };
    let text = value;
    if (!isText) {
        try {
            text = await files.read(value);
        }
        catch (error) {
            const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
            return report(`cannot be read as a file (${reason})`, 'Give the certificate as PEM text, or the path of a PEM file that an earlier step wrote.');
        }
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
        new external_node_crypto_.X509Certificate(text);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/settings/settings.js
/** The name of the input for a setting: `smtpTlsMode` gives `smtp-tls-mode`. */
function inputName(field) {
    return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

;// CONCATENATED MODULE: ./lib/settings/inputs.js






const PREFIX = 'INPUT_';
/** Reads all inputs. Contacts nothing but the files that inputs name. */
async function readInputs(world) {
    const issues = unknownInputs(world.env);
    const values = {};
    for (const name of Object.keys(FIELDS)) {
        values[name] = readField(name, world.env, issues);
    }
    const settings = { ...values, mayLackSecrets: mayLackSecrets(world.env) };
    const tlsCa = await loadPem('tls-ca', settings.tlsCa, world.files, issues);
    const attachedFiles = await loadAttachments(settings.attachments, world, issues);
    return { settings: { ...settings, tlsCa, attachedFiles }, issues };
}
/** The variable in which the runner passes an input. */
function inputVariable(input) {
    return PREFIX + input.toUpperCase();
}
function readField(name, env, issues) {
    const field = FIELDS[name];
    const input = inputName(name);
    const given = env[inputVariable(input)] ?? '';
    const isAbsent = field.kind.isSecret ? given === '' : given.trim() === '';
    const text = isAbsent ? field.default : given;
    if (text === undefined)
        return undefined;
    try {
        return field.kind.parse(text);
    }
    catch (error) {
        if (!(error instanceof BadValue))
            throw error;
        const value = field.kind.isSecret ? undefined : (error.value ?? text);
        issues.push({ code: 'E_INPUT', input, value, problem: error.message, remedy: error.remedy });
        return field.default === undefined ? undefined : field.kind.parse(field.default);
    }
}
function unknownInputs(env) {
    const known = Object.keys(FIELDS).map(inputName);
    const variables = new Set(known.map(inputVariable));
    return Object.keys(env)
        .filter((variable) => variable.startsWith(PREFIX) && !variables.has(variable))
        .map((variable) => {
        const input = variable.slice(PREFIX.length).toLowerCase();
        const nearest = closest(input, known);
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
/** GitHub withholds secrets from pull requests of forks and from Dependabot. Which pull request is of a fork is not known. */
function mayLackSecrets(env) {
    const isPullRequest = /^pull_request(?!_target$)/.test(env['GITHUB_EVENT_NAME'] ?? '');
    return isPullRequest || env['GITHUB_ACTOR'] === 'dependabot[bot]';
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./lib/settings/loopback.js

const LOOPBACK = new external_node_net_.BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
/** Whether an IP address never leaves this machine. IPv4-mapped forms count as the address they map. */
function isLoopback(address) {
    const family = (0,external_node_net_.isIP)(address);
    return family !== 0 && LOOPBACK.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

;// CONCATENATED MODULE: ./lib/settings/endpoint.js
/**
 * Where to connect and as whom, for one protocol: the prefixed settings win over the common ones, ports and TLS modes
 * follow from each other, and half a credential is an error.
 */






const DEFAULT_PORTS = {
    smtp: { implicit: 465, starttls: 587, none: 25 },
    imap: { implicit: 993, starttls: 143, none: 143 },
};
const MODE_OF_PORT = {
    465: 'implicit',
    993: 'implicit',
    25: 'starttls',
    143: 'starttls',
    587: 'starttls',
};
/** The address for people: `smtps://mail.example.org:465`, `imap+starttls://…`. */
function describeEndpoint(endpoint) {
    const scheme = {
        implicit: `${endpoint.protocol}s`,
        starttls: `${endpoint.protocol}+starttls`,
        none: endpoint.protocol,
    };
    const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
    return `${scheme[endpoint.tlsMode]}://${host}:${endpoint.port}`;
}
/** Resolves the endpoint of a protocol. With `isShared`, the unprefixed `port` and `tls-mode` do not apply. */
function resolveEndpoint(settings, protocol, isShared, issues) {
    const own = ownSettings(settings, protocol);
    const common = isShared ? undefined : settings;
    // What the user says explicitly wins over what is known of the provider.
    const preset = settings.provider === undefined ? undefined : findProvider(settings.provider)?.[protocol];
    const host = own.host ?? settings.host ?? preset?.host;
    const explicitPort = own.port ?? common?.port;
    const tlsMode = own.tlsMode ??
        common?.tlsMode ??
        (explicitPort === undefined ? preset?.tlsMode : undefined) ??
        modeOf(explicitPort);
    const port = explicitPort ?? (tlsMode === preset?.tlsMode ? preset?.port : undefined);
    const label = protocol.toUpperCase();
    if (host === undefined && !isReported(issues, 'host', own.input('host'))) {
        issues.push({
            code: 'E_INPUT',
            input: isShared ? own.input('host') : 'host',
            problem: `is required: the ${label} server is not named`,
            remedy: `Set host or ${own.input('host')}.`,
        });
    }
    if (tlsMode === undefined && !isReported(issues, 'tls-mode', own.input('tlsMode'))) {
        issues.push({
            code: 'E_INPUT',
            input: own.port === undefined ? 'tls-mode' : own.input('tlsMode'),
            problem: `is required: port ${port} does not tell how ${label} is protected there`,
            remedy: 'Write implicit, starttls or none.',
        });
    }
    if (host === undefined || tlsMode === undefined)
        return undefined;
    return {
        protocol,
        host,
        port: port ?? DEFAULT_PORTS[protocol][tlsMode],
        tlsMode,
        tlsModeInput: own.tlsMode === undefined && !isShared ? 'tls-mode' : own.input('tlsMode'),
        addressFamily: settings.addressFamily,
        tls: {
            servername: settings.tlsServername ?? host,
            verify: settings.tlsVerify,
            ca: settings.tlsCa,
            minVersion: settings.tlsMinVersion,
        },
        allowInsecureAuth: settings.allowInsecureAuth,
        connectTimeoutMs: settings.connectTimeout,
        commandTimeoutMs: settings.commandTimeout,
        ehloName: settings.ehloName,
    };
}
/**
 * Resolves the credentials of a protocol, which must be complete. A password or token of the protocol's own replaces
 * both common ones. With `isShared`, messages name the prefixed inputs, because the other protocol may have what is
 * missing here.
 */
function resolveCredentials(settings, protocol, issues, isShared = false) {
    const own = ownSettings(settings, protocol);
    const hasOwnSecret = own.password !== undefined || own.accessToken !== undefined;
    const username = own.username ?? settings.username;
    const { password, accessToken: token } = hasOwnSecret ? own : settings;
    const method = own.authMethod ?? settings.authMethod;
    const login = `the ${protocol.toUpperCase()} login`;
    const nameInput = isShared ? own.input : inputName;
    if (username === undefined && !isReported(issues, 'username', own.input('username'))) {
        const remedy = `Set username or ${own.input('username')}.`;
        issues.push(missing(settings, nameInput('username'), `${login} has no user name`, remedy));
    }
    if (password !== undefined && token !== undefined) {
        const input = hasOwnSecret ? own.input('accessToken') : 'access-token';
        if (!isReported(issues, input))
            issues.push(twoSecrets(input, hasOwnSecret ? own.input('password') : 'password'));
        return undefined;
    }
    if (password === undefined && token === undefined) {
        const inputs = ['password', 'access-token', own.input('password'), own.input('accessToken')];
        if (!isReported(issues, ...inputs)) {
            const remedy = `Set ${listWords(inputs)}.`;
            const problem = `${login} has neither a password nor an access token`;
            // A user name alone: then the secret most likely is there in the workflow, and empty.
            issues.push(missing(settings, nameInput('password'), problem, remedy, username !== undefined));
        }
        return undefined;
    }
    const methodInput = own.authMethod === undefined ? 'auth-method' : own.input('authMethod');
    if (!isReported(issues, methodInput))
        checkMethod(methodInput, method, token !== undefined, issues);
    return username === undefined ? undefined : { username, password, token, method };
}
/** Refuses at once what would send a credential in clear text, where no connection is needed to know it. */
function checkProtection(endpoint, issues) {
    if (endpoint.allowInsecureAuth)
        return;
    if (endpoint.tlsMode === 'none' && (0,external_node_net_.isIP)(endpoint.host) && !isLoopback(endpoint.host)) {
        issues.push(insecureAuth(endpoint));
    }
    if (endpoint.tlsMode !== 'none' && !endpoint.tls.verify && !isReported(issues, 'tls-verify')) {
        issues.push({
            code: 'E_CONFIG_CONFLICT',
            input: 'tls-verify',
            value: 'false',
            problem: 'would send credentials to a server that has not proved who it is',
            remedy: 'Trust the certificate with tls-ca, or set allow-insecure-auth: true.',
        });
    }
}
/** The refusal to send credentials without TLS to another machine. */
function insecureAuth(endpoint) {
    return {
        code: 'E_CONFIG_CONFLICT',
        input: endpoint.tlsModeInput ?? 'tls-mode',
        value: 'none',
        problem: `would send credentials without TLS to ${endpoint.host}, which is not this machine`,
        remedy: 'Use implicit or starttls, or set allow-insecure-auth: true.',
    };
}
function modeOf(port) {
    return port === undefined ? 'implicit' : MODE_OF_PORT[port];
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
/** A missing part of the credentials. A secret that was withheld arrives as empty text, just like one that was not set. */
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
function ownSettings(settings, protocol) {
    const input = (name) => `${protocol}-${inputName(name)}`;
    return protocol === 'smtp'
        ? {
            input,
            host: settings.smtpHost,
            port: settings.smtpPort,
            tlsMode: settings.smtpTlsMode,
            username: settings.smtpUsername,
            password: settings.smtpPassword,
            accessToken: settings.smtpAccessToken,
            authMethod: settings.smtpAuthMethod,
        }
        : {
            input,
            host: settings.imapHost,
            port: settings.imapPort,
            tlsMode: settings.imapTlsMode,
            username: settings.imapUsername,
            password: settings.imapPassword,
            accessToken: settings.imapAccessToken,
            authMethod: settings.imapAuthMethod,
        };
}

;// CONCATENATED MODULE: ./lib/mail/certificate-problems.js
const TABLE = [
    {
        reason: /^CERT_HAS_EXPIRED$/,
        explain: (leaf, endpoint, facts) => {
            const expired = facts.chain.find((certificate) => certificate.daysLeft < 0) ?? leaf;
            const which = expired === leaf ? 'The certificate' : `The certificate "${expired.subject}" in the chain`;
            return {
                code: 'E_TLS_CERT_EXPIRED',
                message: `${which} of ${certificate_problems_at(endpoint)} expired on ${day(expired.validTo)}.`,
                hint: 'Renew the certificate, and check that the service was restarted with the new one.',
            };
        },
    },
    {
        reason: /^CERT_NOT_YET_VALID$/,
        explain: (leaf, endpoint) => ({
            code: 'E_TLS_CERT_NOT_YET',
            message: `The certificate of ${certificate_problems_at(endpoint)} is valid from ${leaf.validFrom}, which is in the future.`,
            hint: 'Check the clock of the runner and of the machine that issued it.',
        }),
    },
    {
        reason: /ALTNAME_INVALID/,
        explain: (leaf, endpoint) => ({
            code: 'E_TLS_CERT_NAME',
            message: `The certificate is for ${leaf.names.map(plainName).join(', ') || leaf.subject}, not for ${endpoint.tls.servername}.`,
            hint: 'Use the name in the certificate as host, set tls-servername to it, or issue a certificate for this name.',
        }),
    },
    {
        reason: /SELF_SIGNED/,
        explain: (leaf, endpoint, facts) => ({
            code: 'E_TLS_CERT_UNTRUSTED',
            message: `The certificate of ${certificate_problems_at(endpoint)} is self-signed${facts.chain.length > 1 ? ' at the end of its chain' : ''} (issuer: ${leaf.issuer}).`,
            hint: 'Pass the certificate of the authority with tls-ca.',
        }),
    },
    {
        reason: /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER/,
        explain: (leaf, endpoint, facts) => facts.chain.length === 1 && endpoint.tls.ca !== undefined
            ? {
                code: 'E_TLS_CERT_CHAIN',
                message: `${certificate_problems_at(endpoint)} sends a certificate without that of its issuer (${leaf.issuer}), which is not trusted by itself.`,
                hint: 'Let the server send its intermediate certificates too, or add the issuer to tls-ca.',
            }
            : {
                code: 'E_TLS_CERT_UNTRUSTED',
                message: `The certificate of ${certificate_problems_at(endpoint)} was issued by an unknown authority (${leaf.issuer}).`,
                hint: 'Pass the certificate of the authority with tls-ca. If the authority is a public one, the server does not send its intermediate certificates.',
            },
    },
];
/** Explains why a certificate was refused. `reason` is Node's code for it. */
function certificateProblem(endpoint, reason, facts) {
    const leaf = facts.chain[0];
    const row = leaf && TABLE.find((candidate) => candidate.reason.test(reason));
    if (leaf && row)
        return row.explain(leaf, endpoint, facts);
    return {
        code: 'E_TLS_CERT_UNTRUSTED',
        message: `The certificate of ${certificate_problems_at(endpoint)} could not be verified (${reason}).`,
        hint: 'Check the certificate chain of the server.',
    };
}
function certificate_problems_at(endpoint) {
    return `${endpoint.host}:${endpoint.port}`;
}
/** `DNS:mail.example.org` without the kind of name. */
function plainName(name) {
    return name.replace(/^(?:DNS|IP Address):/, '');
}
function day(date) {
    return date.slice(0, 10);
}

;// CONCATENATED MODULE: ./lib/mail/line-reader.js
/** No greeting, capability list or STARTTLS answer comes near it. */
const MAX_BYTES = 64 * 1024;
/** The connection ended while a line was awaited. */
class ConnectionEnded extends Error {
    name = 'ConnectionEnded';
    /** What had been received of the line. */
    received;
    constructor(received) {
        super('The connection was closed');
        this.received = received;
    }
}
/** The server sent more than a line of its kind can hold. */
class LineTooLong extends Error {
    name = 'LineTooLong';
}
class LineReader {
    #socket;
    #buffer = Buffer.alloc(0);
    #end;
    #wake = () => { };
    constructor(socket) {
        this.#socket = socket;
        socket.on('data', this.#onData);
        socket.on('end', this.#onEnd);
        socket.on('close', this.#onEnd);
        socket.on('error', this.#onError);
        socket.resume();
    }
    /** Waits for the first bytes and leaves them in place. */
    async peek() {
        while (this.#buffer.length === 0)
            await this.#more();
        return this.#buffer;
    }
    /**
     * The next line with its line end.
     * @throws ConnectionEnded, LineTooLong or the socket's error
     */
    async line() {
        for (;;) {
            const end = this.#buffer.indexOf(0x0a);
            if (end >= 0) {
                const line = this.#buffer.subarray(0, end + 1);
                this.#buffer = this.#buffer.subarray(end + 1);
                return line;
            }
            if (this.#buffer.length > MAX_BYTES)
                throw new LineTooLong();
            await this.#more();
        }
    }
    /** Stops reading; the socket is paused. Gives what was received and not used. */
    detach() {
        const socket = this.#socket;
        socket.pause();
        socket.off('data', this.#onData);
        socket.off('end', this.#onEnd);
        socket.off('close', this.#onEnd);
        socket.off('error', this.#onError);
        const queued = socket.readableLength > 0 ? socket.read() : null;
        return queued ? Buffer.concat([this.#buffer, queued]) : this.#buffer;
    }
    async #more() {
        if (this.#end)
            throw this.#end instanceof ConnectionEnded ? new ConnectionEnded(this.#buffer) : this.#end;
        await new Promise((resolve) => {
            this.#wake = resolve;
            this.#socket.resume();
        });
    }
    #onData = (chunk) => {
        this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
        // A flood must not grow the buffer while a line is being looked at.
        if (this.#buffer.length > 2 * MAX_BYTES)
            this.#socket.pause();
        this.#wake();
    };
    #onEnd = () => {
        this.#end ??= new ConnectionEnded(this.#buffer);
        this.#wake();
    };
    #onError = (error) => {
        this.#end ??= error;
        this.#wake();
    };
}
/** The text of a line without its line end. Bytes that are no UTF-8 are shown as Latin-1. */
function lineText(line) {
    const bytes = line.subarray(0, line.length - (line.at(-2) === 0x0d ? 2 : 1));
    const text = bytes.toString('utf8');
    return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

;// CONCATENATED MODULE: ./lib/mail/failures.js




/** Name resolution that took too long. */
function dnsTimeout(endpoint) {
    return new ProbeFailure({
        code: 'E_DNS_TIMEOUT',
        phase: `${endpoint.protocol}_dns`,
        message: `The resolver of this runner gave no answer for ${endpoint.host} within ${endpoint.connectTimeoutMs / 1000} s.`,
        hint: 'This says nothing about the mail server. Check the DNS settings of the runner.',
    });
}
/** What the system says when a name does not resolve. */
function dnsFailure(endpoint, error) {
    if (error instanceof ProbeFailure)
        return error;
    const phase = `${endpoint.protocol}_dns`;
    const code = errorCode(error);
    if (code === 'ENOTFOUND' || code === 'ENODATA') {
        return new ProbeFailure({
            code: 'E_DNS_NXDOMAIN',
            phase,
            message: `${endpoint.host} does not exist in DNS, or has no address.`,
            hint: 'Check the spelling of the host, and its A and AAAA records.',
            cause: error,
        });
    }
    if (code === undefined)
        return error;
    return new ProbeFailure({
        code: code === 'ETIMEOUT' ? 'E_DNS_TIMEOUT' : 'E_DNS_SERVFAIL',
        phase,
        message: `The resolver of this runner could not answer for ${endpoint.host} (${code}).`,
        hint: 'Often broken DNSSEC, a lame name server, or a runner without network. It says nothing about the mail server itself.',
        cause: error,
    });
}
/** The host has addresses, but none of the family that was asked for. */
function noAddressOfFamily(endpoint, found) {
    const list = found.map((entry) => entry.address).join(', ') || 'none';
    const family = { auto: 'usable', ipv4: 'IPv4', ipv6: 'IPv6' }[endpoint.addressFamily];
    return new ProbeFailure({
        code: 'E_DNS_NXDOMAIN',
        phase: `${endpoint.protocol}_dns`,
        message: `${endpoint.host} has no ${family} address (it has: ${list}).`,
        hint: 'Publish the missing record, or change address-family.',
    });
}
/** No address gave a connection within the limit. */
function connectFailure(endpoint, attempts, env) {
    const phase = `${endpoint.protocol}_connect`;
    const tried = attempts.map(describeAttempt).join('; ');
    const silent = attempts.some((attempt) => attempt.error === undefined);
    const codes = attempts.map((attempt) => errorCode(attempt.error));
    const cause = attempts.find((attempt) => attempt.error)?.error;
    const at = `${endpoint.host}:${endpoint.port}`;
    if (silent && endpoint.port === 25 && env['RUNNER_ENVIRONMENT'] === 'github-hosted') {
        return new ProbeFailure({
            code: 'E_PORT25_BLOCKED',
            phase,
            message: `Outbound port 25 does not answer from this hosted runner (${tried}).`,
            hint: 'GitHub-hosted runners cannot reach port 25. Use port 465 or 587, or a self-hosted runner.',
        });
    }
    if (silent) {
        return new ProbeFailure({
            code: 'E_CONN_TIMEOUT',
            phase,
            message: `No TCP answer from ${at} within connect-timeout (${endpoint.connectTimeoutMs / 1000} s with DNS; ${tried}).`,
            hint: 'A firewall drops the packets, or the address is not routed. Check both, and the address records.',
        });
    }
    if (codes.includes('ECONNREFUSED')) {
        return new ProbeFailure({
            code: 'E_CONN_REFUSED',
            phase,
            message: `Nothing listens on ${at} (${tried}).`,
            hint: 'Check that the service runs, its port, and the firewall.',
            cause,
        });
    }
    if (codes.includes('ECONNRESET'))
        return failures_reset(endpoint, phase, 'the greeting', cause);
    const isOurSide = attempts.every((attempt) => isRunnerTrouble(attempt));
    return new ProbeFailure({
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
/** A handshake that did not come to its end. Without an error the server just closed the connection. */
function handshakeFailure(endpoint, error, isAfterStarttls) {
    const phase = `${endpoint.protocol}_tls`;
    const at = `${endpoint.host}:${endpoint.port}`;
    const code = errorCode(error) ?? '';
    const failure = (failureCode, message, hint) => new ProbeFailure({ code: failureCode, phase, message, hint, cause: error });
    if (isPlainText(code)) {
        return isAfterStarttls
            ? injected(endpoint)
            : failure('E_TLS_WRONG_MODE', `${at} answered the TLS handshake in clear text.`, `The port does not speak TLS from the first byte. Use tls-mode: starttls, or port ${endpoint.protocol === 'smtp' ? 465 : 993}.`);
    }
    if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE/.test(code)) {
        return failure('E_TLS_VERSION', `${at} offers no ${endpoint.tls.minVersion.replace('v', ' ')} or newer.`, `Enable ${endpoint.tls.minVersion.replace('v', ' ')} on the server, or see tls-min-version; TLS 1.0 and 1.1 are obsolete (RFC 8996).`);
    }
    if (wantsClientCertificate(code))
        return clientCertificate(endpoint, error);
    if (/KEY_TOO_SMALL|MD_TOO_WEAK|DH_KEY|EE_KEY/.test(code)) {
        return failure('E_TLS_VERSION', `${at} uses a key or a digest that is too weak (${code}).`, 'Renew the key and the certificate.');
    }
    if (code === 'ECONNRESET' || code === 'EPIPE') {
        return failure('E_CONN_RESET', `${at} ended the connection during the TLS handshake.`, 'The port may not speak TLS, or the server found nothing in common with a current client. Look at its log.');
    }
    if (error === undefined) {
        return failure('E_CONN_CLOSED', `${at} closed the connection during the TLS handshake.`, 'Look at the log of the server.');
    }
    if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
        return failure('E_TLS_VERSION', `The TLS handshake with ${at} failed (${code}).`, 'Server and client have no TLS settings in common, or the server demands a client certificate. Look at its log.');
    }
    return sessionFailure(endpoint, phase, 'the TLS handshake', error);
}
/** Bytes in clear text where only a handshake may stand (RFC 3207 section 6, RFC 9051 section 6.2.1). */
function injected(endpoint) {
    return new ProbeFailure({
        code: 'E_TLS_INJECTION',
        phase: `${endpoint.protocol}_tls`,
        message: `Data arrived from ${endpoint.host}:${endpoint.port} in clear text after the STARTTLS answer.`,
        hint: 'Somebody on the path tampers with the connection, or the server is broken. No credential was sent.',
    });
}
/** A certificate that does not prove that this is the server that was asked for. */
function certificateFailure(endpoint, reason, facts) {
    const problem = certificateProblem(endpoint, reason, facts);
    return new ProbeFailure({ ...problem, phase: `${endpoint.protocol}_tls` });
}
/**
 * An error while a session was under way: what `awaited` names was not answered. An error that no network and no
 * server can cause is a fault of ours, and is given back as it is.
 */
function sessionFailure(endpoint, phase, awaited, error) {
    if (error instanceof ProbeFailure)
        return error;
    const code = errorCode(error) ?? '';
    if (error instanceof ConnectionEnded || /^(?:NoConnection|EConnectionClosed|ClosedAfterConnect.*)$/.test(code)) {
        return new ProbeFailure({
            code: 'E_CONN_CLOSED',
            phase,
            message: `${describeEndpoint(endpoint)} closed the connection before ${awaited}.`,
            hint: 'Look at the log of the server: rate limits and access lists end connections this way.',
            cause: error,
        });
    }
    if (['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED'].includes(code))
        return failures_reset(endpoint, phase, awaited, error);
    if (wantsClientCertificate(code))
        return clientCertificate(endpoint, error);
    if (error instanceof LineTooLong || /TooLarge|TooLong|TooManyTokens/.test(code)) {
        return new ProbeFailure({
            code: 'E_PROTO_TOO_LARGE',
            phase,
            message: `${describeEndpoint(endpoint)} sent more than fits into ${awaited}.`,
            hint: 'Something else answers on this port, or the server is broken.',
            cause: error,
        });
    }
    if (code === '' || error instanceof TypeError || error instanceof RangeError)
        return error;
    return new ProbeFailure({
        code: 'E_PROTO',
        phase,
        message: `${describeEndpoint(endpoint)} could not be understood while waiting for ${awaited} (${code}).`,
        hint: 'Run again with transcript: true, and look at what the server says.',
        cause: error,
    });
}
/** The code that Node or a library put on an error. */
function errorCode(error) {
    if (!(error instanceof Error) || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}
/** What came of an address, for people. */
function describeAttempt(attempt) {
    return `${attempt.address}: ${errorCode(attempt.error) ?? 'no answer'}`;
}
/** Whether a failed attempt says nothing about the server: this machine has no route of that kind. */
function isRunnerTrouble(attempt) {
    return ['ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EACCES', 'EPERM'].includes(errorCode(attempt.error) ?? '');
}
function isPlainText(code) {
    return /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE|BAD_RECORD_TYPE/.test(code);
}
/** With TLS 1.3 the alert comes after the handshake, when the client waits for the first answer (RFC 8446 section 4.4.2.4). */
function wantsClientCertificate(code) {
    return /CERTIFICATE_REQUIRED|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|UNKNOWN_CA/.test(code);
}
function clientCertificate(endpoint, cause) {
    return new ProbeFailure({
        code: 'E_TLS_CLIENT_CERT',
        phase: `${endpoint.protocol}_tls`,
        message: `${endpoint.host}:${endpoint.port} demands a client certificate.`,
        hint: 'The server lets in only clients that show a certificate. Switch that off for this port, or use one without it.',
        cause,
    });
}
function failures_reset(endpoint, phase, awaited, cause) {
    return new ProbeFailure({
        code: 'E_CONN_RESET',
        phase,
        message: `${describeEndpoint(endpoint)} reset the connection before ${awaited}.`,
        hint: 'Rate limits, bans and firewalls end connections this way; so does a server that crashed. Look at its log.',
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/mail/dial.js

/** Head start of each address before the next one is tried as well (RFC 8305 section 5). */
const ATTEMPT_DELAY_MS = 250;
/** How much longer an address is waited for when another one has answered: a slow address is not a dead one. */
const PATIENCE_MS = 1000;
/**
 * Opens a connection to the first address that answers.
 * @throws ProbeFailure when none does within the limit, or the signal's reason
 */
function dial(endpoint, addresses, context, limitMs) {
    const { signal, world } = context;
    const attempts = [];
    /** Those that have not come to an end. */
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
            fail(connectFailure(endpoint, attempts, world.env));
        }
        function win(winner, socket) {
            settle();
            socket.pause();
            sockets.delete(winner);
            const earlier = attempts.slice(0, attempts.indexOf(winner));
            for (const [attempt, other] of sockets)
                if (!earlier.includes(attempt))
                    other.destroy();
            resolve({ socket, address: winner.address, tried: attempts.length, dead: findDead(earlier, sockets, signal) });
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
            const socket = world.connect(target.address, endpoint.port);
            sockets.set(attempt, socket);
            socket.once('connect', () => {
                if (!isSettled)
                    win(attempt, socket);
            });
            // Stays for good: between two owners a late error must not end the process.
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
/** Which of the attempts fail, or have not answered when the patience ends. `pending` holds those still under way. */
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
        // Then nobody asks any more, and nothing is known against it.
        const onAbort = () => end(true);
        const timer = setTimeout(() => end(false), PATIENCE_MS);
        signal.addEventListener('abort', onAbort, { once: true });
        socket.once('connect', () => end(true));
        socket.once('error', () => end(false));
    });
}

;// CONCATENATED MODULE: ./lib/mail/greeting.js
/**
 * The first words of a server, judged by us: both libraries take anything but their own protocol for silence, or for
 * an unreadable answer, and neither tells a refusal from another protocol.
 */



/** No greeting is longer. */
const MAX_LINES = 100;
/** What a first line looks like when something else answers. */
const OTHERS = [
    { name: 'IMAP', pattern: /^\* (?:OK|PREAUTH|BYE)\b/i },
    { name: 'SMTP', pattern: /^[245]\d\d[ -]/ },
    { name: 'POP3', pattern: /^[+-](?:OK|ERR)\b/i },
    { name: 'HTTP', pattern: /^(?:HTTP\/|<)/i },
    { name: 'SSH', pattern: /^SSH-/ },
];
/**
 * Reads the greeting, all its lines, and judges it.
 * @throws ProbeFailure when it is a refusal, another protocol, or an IMAP session that claims to be logged in already
 */
async function readGreeting(endpoint, reader) {
    const { protocol } = endpoint;
    const start = await reader.peek();
    // A TLS record begins with its content type and the major version 3 (RFC 8446 section 5.1).
    if ((start[0] === 0x15 || start[0] === 0x16) && (start[1] === undefined || start[1] === 0x03))
        throw speaksTls(endpoint);
    const lines = [await reader.line()];
    const first = lineText(lines[0] ?? start);
    judge(endpoint, first);
    if (protocol === 'smtp') {
        while (/^220-/.test(lineText(lines.at(-1) ?? start))) {
            if (lines.length >= MAX_LINES)
                throw new LineTooLong();
            const next = await reader.line();
            if (!/^220[ -]/.test(lineText(next)))
                throw invalid(endpoint, lineText(next), undefined);
            lines.push(next);
        }
    }
    const text = lines.map((line) => lineText(line).replace(/^(?:220[ -]?|\* OK ?)/i, '')).join(' ');
    return { bytes: Buffer.concat(lines), text };
}
function judge(endpoint, first) {
    const { protocol } = endpoint;
    if (protocol === 'smtp' && /^220(?:[ -]|$)/.test(first))
        return;
    if (protocol === 'imap' && /^\* OK(?: |$)/i.test(first))
        return;
    if (protocol === 'smtp' && /^[45]\d\d(?:[ -]|$)/.test(first))
        throw rejected(endpoint, first);
    if (protocol === 'imap' && /^\* BYE\b/i.test(first))
        throw rejected(endpoint, first);
    if (protocol === 'imap' && /^\* PREAUTH\b/i.test(first))
        throw preauth(endpoint, first);
    throw invalid(endpoint, first, OTHERS.find((other) => other.pattern.test(first))?.name);
}
function rejected(endpoint, first) {
    const isTemporary = endpoint.protocol === 'imap' || first.startsWith('4');
    return new ProbeFailure({
        code: 'E_GREETING_REJECTED',
        phase: `${endpoint.protocol}_greeting`,
        message: `${describeEndpoint(endpoint)} turned this client away at the greeting.`,
        hint: isTemporary
            ? 'The server is busy or limits connections. Try later, and less often.'
            : 'The address of the runner may be on a block list, or this server takes no mail from it.',
        reply: first,
        isRetryable: isTemporary,
    });
}
function preauth(endpoint, first) {
    return new ProbeFailure({
        code: 'E_AUTH_BYPASS',
        phase: 'imap_greeting',
        message: `${describeEndpoint(endpoint)} claims that the session is already logged in (PREAUTH), so no login can be tested.`,
        hint: 'Nobody checked credentials. A server greets this way only local, trusted connections; on the way, it can be an attack on STARTTLS.',
        reply: first,
    });
}
/** The port wants TLS, and the settings say that it comes later or not at all. */
function speaksTls(endpoint) {
    return new ProbeFailure({
        code: 'E_TLS_WRONG_MODE',
        phase: `${endpoint.protocol}_greeting`,
        message: `${endpoint.host}:${endpoint.port} speaks TLS from the first byte.`,
        hint: 'Use tls-mode: implicit for this port.',
    });
}
function invalid(endpoint, line, spoken) {
    const expected = { smtp: 'SMTP', imap: 'IMAP' };
    const code = 'E_GREETING_INVALID';
    const isOwn = spoken === undefined || spoken === expected[endpoint.protocol];
    return new ProbeFailure({
        code,
        phase: `${endpoint.protocol}_greeting`,
        message: isOwn
            ? `The greeting of ${endpoint.host}:${endpoint.port} is not valid ${expected[endpoint.protocol]}.`
            : `The server at ${endpoint.host}:${endpoint.port} speaks ${spoken}, not ${expected[endpoint.protocol]}.`,
        hint: 'Check host and port: another service, a proxy or a captive portal may answer there.',
        reply: line,
    });
}

;// CONCATENATED MODULE: ./lib/mail/resolve.js
/** From a host name to the addresses that may be dialled, with one name resolution. */


/** A name with hundreds of addresses is not worked through. */
const MAX_ADDRESSES = 8;
/**
 * Resolves the endpoint's host. An IP address is taken as it is.
 * @throws ProbeFailure
 */
async function resolve(endpoint, context, limitMs) {
    const family = (0,external_node_net_.isIP)(endpoint.host);
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
    const { signal } = context;
    const limit = new AbortController();
    const onAbort = () => limit.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    // getaddrinfo cannot be cancelled; what it says after the limit is not waited for.
    const expiry = context.world.clock.sleep(limitMs, limit.signal).then(() => {
        throw dnsTimeout(endpoint);
    });
    expiry.catch(() => { });
    try {
        return await Promise.race([context.world.dns.lookup(endpoint.host), expiry]);
    }
    catch (error) {
        throw dnsFailure(endpoint, error);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
        limit.abort();
    }
}

;// CONCATENATED MODULE: ./lib/mail/smtp-reply.js
/** An SMTP reply, taken apart (RFC 5321 section 4.2; enhanced codes RFC 3463). */
/** The three-digit code of a reply, or 0 when it has none. It stands in every line; the last one ends the reply. */
function smtpReplyCode(lines) {
    const last = (typeof lines === 'string' ? lines.split('\n') : lines).at(-1) ?? '';
    return Number(/^(\d{3})(?:[ -]|$)/.exec(last)?.[1] ?? 0);
}
/** The enhanced status code of a reply: `5.7.8`. */
function enhancedCode(reply) {
    return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/m.exec(reply)?.[1];
}
/** Code and enhanced code for people: `535 5.7.8`. */
function describeCodes(reply) {
    const code = smtpReplyCode(reply);
    return [code === 0 ? 'no code' : String(code), enhancedCode(reply)].filter((part) => part !== undefined).join(' ');
}

;// CONCATENATED MODULE: ./lib/mail/starttls.js




/** No capability list is longer. */
const starttls_MAX_LINES = 200;
/**
 * Asks for STARTTLS. When it returns, the next bytes belong to the handshake.
 * @throws ProbeFailure `E_TLS_REQUIRED`, `E_TLS_REFUSED` and what the server answers instead
 */
async function requestStarttls(dialogue, greeting) {
    if (dialogue.endpoint.protocol === 'smtp')
        await smtpStarttls(dialogue);
    else
        await imapStarttls(dialogue, greeting);
}
async function smtpStarttls(dialogue) {
    const { endpoint } = dialogue;
    const hello = await dialogue.ask(`EHLO ${dialogue.ehloName}`, () => readSmtpReply(dialogue.reader));
    const code = smtpReplyCode(hello);
    if (code === 421)
        throw closing(endpoint, hello);
    if (code === 0)
        throw unreadable(endpoint, hello);
    const offersStarttls = hello.slice(1).some((line) => /^250[ -]STARTTLS\s*$/i.test(line));
    if (code !== 250 || !offersStarttls)
        throw notOffered(endpoint, code === 250 ? undefined : hello);
    const answer = await dialogue.ask('STARTTLS', () => readSmtpReply(dialogue.reader));
    if (smtpReplyCode(answer) !== 220)
        throw refused(endpoint, answer, smtpReplyCode(answer) < 500);
}
async function imapStarttls(dialogue, greeting) {
    const { endpoint } = dialogue;
    const inGreeting = /\[CAPABILITY ([^\]]*)\]/i.exec(greeting)?.[1];
    const capabilities = inGreeting ??
        (await dialogue.ask('P1 CAPABILITY', async () => {
            const lines = await readImapAnswer(dialogue.reader, 'P1', endpoint);
            return lines.map((line) => /^\* CAPABILITY (.*)$/i.exec(line)?.[1] ?? '').join(' ');
        }));
    if (!/(?:^| )STARTTLS(?: |$)/i.test(capabilities))
        throw notOffered(endpoint, undefined);
    await dialogue.ask('P2 STARTTLS', async () => {
        const lines = await readImapAnswer(dialogue.reader, 'P2', endpoint);
        const answer = lines.at(-1) ?? '';
        if (!/^P2 OK\b/i.test(answer))
            throw refused(endpoint, [answer], /^P2 NO\b/i.test(answer));
    });
}
/** All lines of one SMTP reply (RFC 5321 section 4.2.1). */
async function readSmtpReply(reader) {
    const lines = [];
    let isLast = false;
    while (!isLast) {
        const line = lineText(await reader.line());
        lines.push(line);
        isLast = !/^\d{3}-/.test(line);
        if (lines.length > starttls_MAX_LINES)
            throw new LineTooLong();
    }
    return lines;
}
/** Untagged lines and the tagged one that ends them. */
async function readImapAnswer(reader, tag, endpoint) {
    const lines = [];
    while (!lines.at(-1)?.startsWith(`${tag} `)) {
        const line = lineText(await reader.line());
        if (/^\* BYE\b/i.test(line))
            throw closing(endpoint, [line]);
        if (!/^\* /.test(line) && !line.startsWith(`${tag} `))
            throw outOfStep(endpoint, line);
        lines.push(line);
        if (lines.length > starttls_MAX_LINES)
            throw new LineTooLong();
    }
    return lines;
}
function notOffered(endpoint, reply) {
    return new ProbeFailure({
        code: 'E_TLS_REQUIRED',
        phase: `${endpoint.protocol}_capability`,
        message: reply === undefined
            ? `${describeEndpoint(endpoint)} does not offer STARTTLS.`
            : `${describeEndpoint(endpoint)} knows no EHLO, so it offers neither STARTTLS nor a login.`,
        hint: 'Enable STARTTLS on the server. If it is enabled, somebody on the path strips it. No credential was sent.',
        reply: reply?.join(' '),
    });
}
function refused(endpoint, reply, isTemporary) {
    return new ProbeFailure({
        code: 'E_TLS_REFUSED',
        phase: `${endpoint.protocol}_tls`,
        message: `${describeEndpoint(endpoint)} offers STARTTLS and then refuses it.`,
        hint: 'Usually the certificate or the key cannot be loaded. Look at the log of the server. No credential was sent.',
        reply: reply.join(' '),
        isRetryable: isTemporary,
    });
}
function closing(endpoint, reply) {
    return new ProbeFailure({
        code: 'E_GREETING_REJECTED',
        phase: `${endpoint.protocol}_capability`,
        message: `${describeEndpoint(endpoint)} is closing the connection.`,
        hint: 'The server is busy or limits connections. Try later, and less often.',
        reply: reply.join(' '),
        isRetryable: true,
    });
}
function unreadable(endpoint, reply) {
    return new ProbeFailure({
        code: 'E_PROTO',
        phase: `${endpoint.protocol}_capability`,
        message: `${describeEndpoint(endpoint)} gave an answer to EHLO that is no SMTP.`,
        hint: 'Run again with transcript: true, and look at what the server says.',
        reply: reply.join(' '),
    });
}
function outOfStep(endpoint, line) {
    return new ProbeFailure({
        code: 'E_PROTO_UNEXPECTED',
        phase: `${endpoint.protocol}_capability`,
        message: `${describeEndpoint(endpoint)} sends answers that do not match the commands.`,
        hint: 'The server is broken, or something on the path mixes sessions up.',
        reply: line,
    });
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __nccwpck_require__(1692);
;// CONCATENATED MODULE: ./lib/mail/tls.js
/**
 * The TLS handshake of both protocols and both TLS modes, and the judgement of the certificate.
 *
 * The handshake itself never refuses a certificate; the judgement does, at once and before a byte is written. So a
 * refusal can say which certificate was seen, without a second connection, and the same place decides with and without
 * verification.
 */



const DAY_MS = 86_400_000;
/** A chain is four or five certificates; a server that sends hundreds is not worked through. */
const MAX_CHAIN = 16;
/**
 * Does the handshake over the wire's socket and judges the certificate.
 * @throws ProbeFailure when the handshake does not come to its end
 */
async function startTls(wire, isAfterStarttls) {
    const { endpoint } = wire;
    const socket = await handshake(wire, isAfterStarttls);
    const facts = readFacts(socket);
    if (!endpoint.tls.verify || socket.authorized)
        return { facts };
    return { facts, refusal: certificateFailure(endpoint, String(socket.authorizationError), facts) };
}
async function handshake(wire, isAfterStarttls) {
    const { endpoint } = wire;
    const plain = wire.socket;
    const { servername, ca, minVersion } = endpoint.tls;
    return await wire.guard(new Promise((resolve, reject) => {
        const socket = external_node_tls_.connect({
            socket: plain,
            // The name to check, also when it is an address: without it tls.connect would take "localhost".
            host: servername,
            // SNI carries names only (RFC 6066 section 3).
            ...(isName(servername) ? { servername } : {}),
            minVersion,
            ...(ca === undefined ? {} : { ca: [...external_node_tls_.getCACertificates('default'), ca] }),
            rejectUnauthorized: false,
        });
        const onFailure = (error) => reject(handshakeFailure(endpoint, error, isAfterStarttls));
        const onClose = () => onFailure();
        socket.once('error', onFailure);
        socket.once('close', onClose);
        socket.once('secureConnect', () => {
            socket.off('error', onFailure);
            socket.off('close', onClose);
            socket.pause();
            resolve(socket);
        });
        wire.secure(socket);
    }));
}
function isName(text) {
    return !/^[\d.]+$|:/.test(text);
}
function readFacts(socket) {
    const cipher = socket.getCipher();
    return {
        version: socket.getProtocol() ?? 'unknown',
        cipher: cipher.standardName ?? cipher.name,
        isVerified: socket.authorized,
        chain: readChain(socket),
    };
}
function readChain(socket) {
    const chain = [];
    const seen = new Set();
    let certificate = socket.getPeerCertificate(true);
    while (certificate?.raw && chain.length < MAX_CHAIN && !seen.has(certificate.fingerprint256)) {
        seen.add(certificate.fingerprint256);
        chain.push(certificateFacts(certificate.raw));
        certificate = certificate.issuerCertificate;
    }
    return chain;
}
function certificateFacts(der) {
    const certificate = new external_node_crypto_.X509Certificate(der);
    const validTo = new Date(certificate.validTo);
    return {
        subject: distinguishedName(certificate.subject),
        issuer: distinguishedName(certificate.issuer),
        names: (certificate.subjectAltName ?? '').split(', ').filter((name) => name !== ''),
        validFrom: new Date(certificate.validFrom).toISOString(),
        validTo: validTo.toISOString(),
        daysLeft: Math.floor((validTo.getTime() - Date.now()) / DAY_MS),
        fingerprint256: certificate.fingerprint256,
    };
}
function distinguishedName(text) {
    return (text ?? '').split('\n').join(', ');
}

;// CONCATENATED MODULE: ./lib/mail/wire.js

const MIB = 1024 * 1024;
/** More than any probe has to read; a server that sends more floods the session. Before a login nothing long is said. */
const wire_MAX_BYTES = 32 * MIB;
const MAX_BYTES_BEFORE_LOGIN = MIB;
class Wire {
    endpoint;
    /** The address really dialled. */
    address;
    /** The part of the session that is under way. */
    phase;
    #socket;
    #failure;
    #received = 0;
    #maxBytes = MAX_BYTES_BEFORE_LOGIN;
    #isReleased = false;
    #signal;
    #lost;
    #reject = () => { };
    constructor(endpoint, address, socket, signal) {
        this.endpoint = endpoint;
        this.address = address;
        this.phase = `${endpoint.protocol}_greeting`;
        this.#socket = socket;
        this.#signal = signal;
        this.#lost = new Promise((_resolve, reject) => {
            this.#reject = reject;
        });
        // Nobody may be waiting when it is rejected.
        this.#lost.catch(() => { });
        socket.on('error', ignore);
        signal.addEventListener('abort', this.#onAbort, { once: true });
        if (signal.aborted)
            this.#onAbort();
    }
    /** The socket that carries the session: after the handshake the TLS socket. */
    get socket() {
        return this.#socket;
    }
    /** Why we ended the connection, when we did. */
    get failure() {
        return this.#failure;
    }
    /** Whether the server has never sent a byte. */
    get isSilent() {
        return this.#socket.bytesRead === 0;
    }
    /** Goes on with the TLS socket that now wraps the plain one. */
    secure(socket) {
        this.#socket = socket;
        socket.on('error', ignore);
    }
    /** Counts what the server sends from now on. The socket must be paused, so that no byte is lost. */
    countBytes() {
        this.#socket.on('data', (chunk) => {
            this.#received += chunk.length;
            if (this.#received > this.#maxBytes)
                this.fail(tooLarge(this, this.#maxBytes));
        });
    }
    /** From now on the server may send long answers. */
    allowMuch() {
        this.#maxBytes = wire_MAX_BYTES;
    }
    /** Ends the connection for a reason of ours. The first reason counts. */
    fail(failure) {
        if (this.#failure || this.#isReleased)
            return;
        this.#failure = failure;
        this.#signal.removeEventListener('abort', this.#onAbort);
        this.#reject(failure);
        this.#socket.destroy();
    }
    /**
     * Does one step within its limit, however slowly the server drips.
     * @throws ProbeFailure `E_CMD_TIMEOUT` or the reason for which the connection was ended; else what `work` throws
     */
    async within(limit, work) {
        if (this.#failure)
            throw this.#failure;
        this.phase = limit.phase;
        const timer = setTimeout(() => this.fail(noAnswer(this.endpoint, limit)), limit.ms);
        try {
            return await this.guard(work());
        }
        finally {
            clearTimeout(timer);
        }
    }
    /** Waits for something that a library promises, but no longer than the connection lives. */
    async guard(promise) {
        try {
            return await Promise.race([promise, this.#lost]);
        }
        catch (error) {
            throw this.#failure ?? error;
        }
    }
    /**
     * Lets go of a connection that has done its work. What was written still goes out, but nothing waits for the server
     * any more: a peer that never closes must not keep the process alive.
     */
    release() {
        if (this.#isReleased)
            return;
        this.#isReleased = true;
        this.#signal.removeEventListener('abort', this.#onAbort);
        const socket = this.#socket;
        socket.on('error', ignore);
        if (socket.destroyed)
            return;
        socket.setTimeout(0);
        socket.end();
        socket.unref();
        setTimeout(() => socket.destroy(), 1000).unref();
    }
    #onAbort = () => {
        const reason = this.#signal.reason;
        if (reason instanceof ProbeFailure)
            this.fail(reason);
        else
            this.#socket.destroy();
    };
}
/** No answer came within the limit. */
function noAnswer(endpoint, limit) {
    const seconds = limit.ms / 1000;
    return new ProbeFailure({
        code: 'E_CMD_TIMEOUT',
        phase: limit.phase,
        message: `No answer to ${limit.awaited} from ${endpoint.host}:${endpoint.port} within ${seconds} s.`,
        hint: 'The server accepted the connection and then went silent. Look at its load and its log, or raise command-timeout.',
    });
}
function tooLarge({ endpoint, phase }, maxBytes) {
    return new ProbeFailure({
        code: 'E_PROTO_TOO_LARGE',
        phase,
        message: `${endpoint.host}:${endpoint.port} sent more than ${maxBytes / MIB} MiB.`,
        hint: 'No probe needs that much: the server floods the session, or something else answers on this port.',
    });
}
function ignore() { }

;// CONCATENATED MODULE: ./lib/mail/wrong-mode.js
/**
 * A server that waits for TLS from the first byte says nothing, and so does a service that hangs. A second connection
 * tells them apart: it begins a handshake, sends nothing inside, and ends.
 */


const LIMIT_MS = 1000;
/** Whether the port of a silent connection answers a handshake, be it with an alert. Never rejects. */
function answersTls({ endpoint, address }, context) {
    const { signal, world } = context;
    return new Promise((resolve) => {
        const plain = world.connect(address, endpoint.port);
        const socket = external_node_tls_.connect({ socket: plain, host: endpoint.tls.servername, rejectUnauthorized: false });
        const end = (isTls) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
            socket.destroy();
            plain.destroy();
            resolve(isTls);
        };
        const onAbort = () => end(false);
        const timer = setTimeout(onAbort, LIMIT_MS);
        signal.addEventListener('abort', onAbort, { once: true });
        if (signal.aborted)
            onAbort();
        plain.on('error', () => end(false));
        socket.once('secureConnect', () => end(true));
        socket.on('error', (error) => end(/_ALERT_/.test(errorCode(error) ?? '')));
        socket.once('close', () => end(false));
    });
}

;// CONCATENATED MODULE: ./lib/mail/connect.js
/**
 * Opens every connection, for both protocols: name, TCP, TLS, greeting and STARTTLS, each timed and each with its own
 * limit. What comes out is a session at the point at which a protocol library can take over.
 */














/** @throws ProbeFailure, or ConfigError when credentials would leave the machine in clear text */
async function connect(endpoint, context, options) {
    const { protocol } = endpoint;
    const budget = new Budget(context.world.clock, endpoint.connectTimeoutMs);
    const dialled = await reach(endpoint, context, options, budget);
    const wire = new Wire(endpoint, dialled.address, dialled.socket, context.signal);
    context.signal.throwIfAborted();
    const noted = dialled.dead.then((dead) => noteDeadAddresses(dialled, dead, endpoint, context));
    // The import blocks the event loop: let the first packet of the handshake out before.
    setImmediate(() => void options.preload().catch(() => { }));
    try {
        let tls;
        if (endpoint.tlsMode === 'implicit')
            tls = await connect_handshake(wire, context, budget, false);
        let greeting = await context.phase(`${protocol}_greeting`, () => greet(wire, context));
        if (endpoint.tlsMode === 'starttls') {
            await context.phase(`${protocol}_capability`, () => upgrade(wire, context, greeting.text));
            tls = await connect_handshake(wire, context, budget, true);
            // What was said in clear text is forgotten: the library begins with an empty greeting.
            greeting = { bytes: Buffer.from(protocol === 'smtp' ? '220 TLS\r\n' : '* OK TLS\r\n'), text: greeting.text };
        }
        context.connected(describe(wire, tls));
        if (tls && !endpoint.tls.verify)
            noteUnverified(endpoint, tls, context);
        wire.countBytes();
        wire.socket.unshift(greeting.bytes);
        return { wire, greeting: greeting.text, isProtected: tls !== undefined };
    }
    catch (error) {
        const failure = sessionFailure(endpoint, `${protocol}_greeting`, 'the greeting', error);
        if (!(failure instanceof ProbeFailure))
            throw failure;
        wire.fail(failure);
        const isMute = failure.code === 'E_GREETING_TIMEOUT' && endpoint.tlsMode !== 'implicit' && wire.isSilent;
        throw isMute && (await answersTls(wire, context)) ? speaksTls(endpoint) : failure;
    }
    finally {
        await noted;
    }
}
/**
 * Refuses what would send credentials in clear text to another machine. Asks for addresses and connects to nothing, so
 * that a check of two servers is refused before it has logged in to the first.
 * @throws ConfigError
 */
async function refuseExposure(endpoint, context) {
    if (endpoint.tlsMode !== 'none' || endpoint.allowInsecureAuth)
        return;
    let addresses = [];
    try {
        addresses = await resolve(endpoint, context, endpoint.connectTimeoutMs);
    }
    catch {
        context.signal.throwIfAborted();
    }
    if (addresses.length === 0 || !addresses.every((entry) => isLoopback(entry.address))) {
        throw new ConfigError([insecureAuth(endpoint)]);
    }
}
async function reach(endpoint, context, options, budget) {
    const { protocol } = endpoint;
    const mustBeLoopback = options.sendsCredentials && endpoint.tlsMode === 'none' && !endpoint.allowInsecureAuth;
    const addresses = await context.phase(`${protocol}_dns`, async () => {
        try {
            return await budget.spend((leftMs) => resolve(endpoint, context, leftMs));
        }
        catch (error) {
            throw mustBeLoopback && !context.signal.aborted ? new ConfigError([insecureAuth(endpoint)]) : error;
        }
    });
    if (mustBeLoopback && !addresses.every((entry) => isLoopback(entry.address))) {
        throw new ConfigError([insecureAuth(endpoint)]);
    }
    return await context.phase(`${protocol}_connect`, () => budget.spend((leftMs) => dial(endpoint, addresses, context, leftMs)));
}
function connect_handshake(wire, context, budget, isAfterStarttls) {
    const { endpoint } = wire;
    const phase = `${endpoint.protocol}_tls`;
    const shake = async (leftMs) => {
        const expired = new ProbeFailure({
            code: 'E_TLS_TIMEOUT',
            phase,
            message: `The TLS handshake with ${endpoint.host}:${endpoint.port} did not finish within connect-timeout (${endpoint.connectTimeoutMs / 1000} s with DNS and TCP).`,
            hint: 'The server accepts connections, but does not answer the handshake. Look at its load and its log.',
        });
        const timer = setTimeout(() => wire.fail(expired), leftMs);
        try {
            const { facts, refusal } = await startTls(wire, isAfterStarttls);
            if (refusal === undefined)
                return facts;
            // What was refused is worth seeing.
            context.connected(describe(wire, facts));
            wire.fail(refusal);
            throw refusal;
        }
        finally {
            clearTimeout(timer);
        }
    };
    return context.phase(phase, () => budget.spend(shake));
}
async function greet(wire, context) {
    const { endpoint } = wire;
    const expired = () => new ProbeFailure({
        code: 'E_GREETING_TIMEOUT',
        phase: `${endpoint.protocol}_greeting`,
        message: `Connected to ${endpoint.host}:${endpoint.port}, but no complete greeting came within ${endpoint.commandTimeoutMs / 1000} s.`,
        hint: 'The service behind the port hangs, or is overloaded. Look at its load and its log.',
    });
    const timer = setTimeout(() => wire.fail(expired()), endpoint.commandTimeoutMs);
    const reader = new LineReader(wire.socket);
    try {
        const greeting = await wire.guard(readGreeting(endpoint, reader));
        context.trace(endpoint.protocol, 'received', greeting.text);
        return greeting;
    }
    catch (error) {
        throw sessionFailure(endpoint, `${endpoint.protocol}_greeting`, 'the greeting', error);
    }
    finally {
        clearTimeout(timer);
        const rest = reader.detach();
        // A talkative server: what follows the greeting belongs to whoever reads next.
        if (rest.length > 0 && !wire.socket.destroyed)
            wire.socket.unshift(rest);
    }
}
async function upgrade(wire, context, greeting) {
    const { endpoint, socket } = wire;
    const phase = `${endpoint.protocol}_capability`;
    const reader = new LineReader(socket);
    const ask = async (command, read) => {
        const verb = command.replace(/^P\d /, '').split(' ', 1)[0] ?? command;
        context.trace(endpoint.protocol, 'sent', command);
        socket.write(`${command}\r\n`);
        try {
            return await wire.within({ phase, awaited: verb, ms: endpoint.commandTimeoutMs }, read);
        }
        catch (error) {
            throw sessionFailure(endpoint, phase, `the answer to ${verb}`, error);
        }
    };
    try {
        await requestStarttls({ endpoint, socket, reader, ehloName: connect_ehloName(endpoint), ask }, greeting);
    }
    finally {
        const rest = reader.detach();
        if (rest.length > 0)
            wire.fail(injected(endpoint));
    }
    if (wire.failure)
        throw wire.failure;
}
/** The name to give in EHLO: this machine's, as a host name that any server accepts. */
function connect_ehloName(endpoint) {
    if (endpoint.ehloName !== undefined)
        return endpoint.ehloName;
    const name = (0,external_node_os_.hostname)();
    return /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(name) ? name : '[127.0.0.1]';
}
function noteDeadAddresses({ address, tried }, silent, endpoint, context) {
    const dead = silent.filter((attempt) => !isRunnerTrouble(attempt));
    if (dead.length === 0)
        return;
    context.note({
        status: 'warning',
        code: 'E_PARTIAL_ADDRESSES',
        phase: `${endpoint.protocol}_connect`,
        message: `${dead.length} of ${tried} addresses tried of ${endpoint.host} did not answer (${dead.map(describeAttempt).join('; ')}); ${address} did.`,
        hint: 'Clients that get the dead address first are delayed or fail. Repair it, or remove its record.',
    });
}
function noteUnverified(endpoint, { isVerified }, context) {
    context.note({
        status: 'warning',
        code: 'E_TLS_UNVERIFIED',
        phase: `${endpoint.protocol}_tls`,
        message: `The certificate of ${endpoint.host}:${endpoint.port} did not count (tls-verify: false), so the result is no proof of identity.`,
        hint: isVerified
            ? 'The certificate is good: remove tls-verify: false.'
            : 'Trust the authority with tls-ca instead of setting tls-verify: false.',
    });
}
function describe(wire, tls) {
    const { endpoint, address } = wire;
    return { protocol: endpoint.protocol, address, port: endpoint.port, ...(tls ? { tls } : {}) };
}
/** Time that several steps use up together; what lies between them does not count. */
class Budget {
    #clock;
    #leftMs;
    constructor(clock, totalMs) {
        this.#clock = clock;
        this.#leftMs = totalMs;
    }
    /** Gives the work what is left, at least a millisecond. */
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

;// CONCATENATED MODULE: ./lib/mail/imap-engine.js
/** Never reached: limits are the wire's. */
const NO_LIMIT_MS = 2 ** 31 - 1;
/** Loads the library. */
function loadEngine() {
    return Promise.all(/* import() */[__nccwpck_require__.e(368), __nccwpck_require__.e(514)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8514));
}
/** An engine for a connection that is greeted and protected; `connect` resolves after the greeting. */
async function createEngine(connection, trace) {
    const { ImapFlow } = await loadEngine();
    const { wire, isProtected } = connection;
    class BareFlow extends ImapFlow {
        /** Runs after the greeting. The session itself is ours. */
        async startSession() {
            this.usable = true;
        }
        /** Only one command is ever under way, so a tag that was not sent is nobody else's answer. */
        countUnknownTag(tag) {
            this.emit('error', Object.assign(new Error(`Unknown tag ${tag}`), { code: 'UnexpectedTag' }));
        }
        /** A throttled command fails at once; left to itself the library parks it for minutes. */
        async throttleWait() {
            return false;
        }
    }
    const none = () => { };
    const debug = (entry) => {
        if (entry.src === 'c')
            trace('sent', entry.msg ?? '');
        if (entry.src === 's')
            trace('received', entry.msg ?? '');
    };
    const client = new BareFlow({
        host: wire.endpoint.host,
        port: wire.endpoint.port,
        secure: isProtected,
        doSTARTTLS: false,
        transport: {
            connect: (_options, onConnect) => {
                setImmediate(onConnect);
                return wire.socket;
            },
        },
        logger: { debug, trace: none, info: none, warn: none, error: none },
        disableAutoIdle: true,
        disableCompression: true,
        disableAutoEnable: true,
        connectionTimeout: NO_LIMIT_MS,
        greetingTimeout: NO_LIMIT_MS,
        socketTimeout: NO_LIMIT_MS,
        // A SEARCH line of 200,000 numbers has 1.4 MB. Before the login, and in all, the wire allows less.
        maxLineLength: 24 << 20,
        maxLiteralSize: 8 << 20,
        maxResponseSize: 24 << 20,
        maxResponseTokens: 100_000,
    });
    return client;
}

;// CONCATENATED MODULE: ./lib/mail/auth-failures.js
/**
 * What a refused login means. The words of both protocols go through one ordered table: a code or a phrase that
 * providers use -> our class, and what to do about it.
 */



/** The server means it, whatever it adds: a login that is repeated may lock the account. */
const FINAL = /^5\d\d\b|\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED)\]/im;
const auth_failures_TABLE = [
    {
        // Microsoft 365: SMTP AUTH or basic authentication is disabled for the tenant or the mailbox.
        evidence: /\b5\.7\.139\b|basic authentication is disabled/i,
        code: 'E_AUTH_BASIC_DISABLED',
        what: 'refuses password login (5.7.139)',
        hint: 'Microsoft 365 has basic authentication off for this tenant or mailbox. Enable SMTP AUTH for it, or use access-token.',
    },
    {
        // Google: 534-5.7.9 over SMTP, [ALERT] over IMAP.
        evidence: /application-specific password|\b534[ -]5\.7\.9\b/i,
        code: 'E_AUTH_BASIC_DISABLED',
        what: 'wants an app password',
        hint: 'The account has two-step verification: create an app password for it, or use access-token.',
    },
    {
        evidence: /^538\b|^530[ -]5\.7\.0 .*STARTTLS|\[PRIVACYREQUIRED\]|encryption required/im,
        code: 'E_TLS_REQUIRED',
        what: 'wants TLS before the login',
        hint: 'Use tls-mode: starttls or implicit.',
    },
    {
        evidence: /\[(?:LIMIT|INUSE)\]|too many (?:simultaneous )?(?:connections|sessions|logins)/i,
        code: 'E_THROTTLED',
        isTemporary: true,
        what: 'limits the sessions of this user',
        hint: 'Run fewer checks at once for this account, or raise the limit of the server.',
    },
    {
        evidence: /^4\d\d\b|\[(?:UNAVAILABLE|SERVERBUG)\]|temporary|try again later/im,
        code: 'E_AUTH_TEMP',
        isTemporary: true,
        what: 'cannot check logins at the moment',
        hint: 'The login back-end is down or overloaded. Look at the authentication service of the server.',
    },
    {
        evidence: /^50[34]\b/m,
        code: 'E_AUTH_MECH',
        what: 'does not know this login mechanism',
        hint: 'Set auth-method to a mechanism that the server supports.',
    },
    {
        evidence: /\[EXPIRED\]/i,
        code: 'E_AUTH_REJECTED',
        what: 'says that the password has expired',
        hint: 'Set a new password for the account.',
    },
];
/** Turns a refusal of the credentials into a failure. None of these is ever repeated, except temporary ones. */
function loginRefused(endpoint, refusal) {
    const { reply } = refusal;
    const who = describeEndpoint(endpoint);
    const phase = `${endpoint.protocol}_auth`;
    const isFinal = FINAL.test(reply);
    const row = auth_failures_TABLE.find(({ evidence, isTemporary }) => evidence.test(reply) && !(isTemporary && isFinal));
    if (row)
        return new ProbeFailure({ code: row.code, phase, message: `${who} ${row.what}.`, hint: row.hint, reply });
    if (refusal.hasToken) {
        const detail = refusal.tokenError === undefined ? '' : ` (${refusal.tokenError})`;
        return new ProbeFailure({
            code: 'E_AUTH_TOKEN',
            phase,
            message: `${who} refused the access token${detail}.`,
            hint: 'Tokens live for about an hour: get a fresh one in the same job. Check its scope, and that it belongs to this user.',
            reply,
        });
    }
    const codes = endpoint.protocol === 'smtp' ? `: ${describeCodes(reply)}` : '';
    return new ProbeFailure({
        code: 'E_AUTH_REJECTED',
        phase,
        message: `${who} refused the login${codes}.`,
        hint: 'Check user name and password; some servers want the full address as the user name. The login is not repeated, so that no account is locked.',
        reply,
    });
}
/** Reads the error that a server sends for a token: base64 of JSON with a `status` (RFC 7628 section 3.2.2). */
function decodeTokenError(challenge) {
    try {
        const value = JSON.parse(Buffer.from(challenge, 'base64').toString('utf8'));
        if (typeof value !== 'object' || value === null || !('status' in value))
            return undefined;
        return `status ${String(value.status)}`;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/mail/imap-values.js
/** The text of a value, whether it came as atom, quoted string or literal. */
function textOf(value) {
    if (!isToken(value) || value.value === undefined || value.value === null)
        return undefined;
    return typeof value.value === 'string' ? value.value : value.value.toString('utf8');
}
/** A whole number from 0 to 2^53, or nothing. */
function numberOf(value) {
    const text = textOf(value);
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
/** The elements of a parenthesised list; empty for anything else. */
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
/** The response code of a status response: `[UIDNEXT 7]` gives `UIDNEXT` with its arguments. */
function responseCode(response) {
    const first = response.attributes?.[0];
    if (!isToken(first) || !first.section)
        return undefined;
    const name = textOf(first.section[0])?.toUpperCase();
    return name === undefined ? undefined : { name, args: first.section.slice(1) };
}
/** The readable text of a status response, with its response code. */
function statusText(response) {
    const code = responseCode(response);
    const words = (response.attributes ?? []).map((value) => isToken(value) && value.section ? '' : (textOf(value) ?? ''));
    const shown = code ? `[${[code.name, ...code.args.map((arg) => textOf(arg) ?? '')].join(' ').trim()}]` : '';
    return [response.command ?? '', shown, ...words]
        .filter((part) => part !== '')
        .join(' ')
        .trim();
}
/** Name and value pairs of a list such as that of FETCH or STATUS. A section is shown as `BODY[]`. */
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
/** An atom: a keyword, a flag, a number. */
function atom(value) {
    return { type: 'ATOM', value };
}
/** A text of the user: quoted where that is possible, else a literal (8-bit text is not allowed in a quoted string). */
function imap_values_text(value, isSensitive = false) {
    const sensitive = isSensitive ? { sensitive: true } : {};
    return /^[\x20-\x7e]*$/.test(value)
        ? { type: 'STRING', value, ...sensitive }
        : { type: 'LITERAL', value: Buffer.from(value, 'utf8'), ...sensitive };
}
/** A parenthesised list of atoms. */
function atoms(...values) {
    return values.map(atom);
}
function isToken(value) {
    return value !== null && value !== undefined && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/mail/mechanism.js
/**
 * Which login mechanism to use. A password goes out in clear text only when nothing better is there; a token is never
 * sent as a password; and after a refusal nothing else is tried.
 */


const FOR_TOKEN = ['OAUTHBEARER', 'XOAUTH2'];
/** Inside TLS the simple mechanisms are as safe, and they work with every way of storing passwords. */
const INSIDE_TLS = ['PLAIN', 'LOGIN', 'CRAM-MD5'];
const IN_CLEAR_TEXT = ['CRAM-MD5', 'PLAIN', 'LOGIN'];
/**
 * Chooses the mechanism. `offered` holds the names the server gave, in upper case.
 * @throws ProbeFailure `E_AUTH_UNAVAILABLE` when the server offers no login at all, `E_AUTH_MECH` when none fits
 */
function chooseMechanism(endpoint, credentials, offered, isProtected) {
    if (offered.size === 0)
        throw mechanism_notOffered(endpoint, 'It offers no login mechanism.');
    const hasToken = credentials.token !== undefined;
    const suitable = hasToken ? FOR_TOKEN : isProtected ? INSIDE_TLS : IN_CLEAR_TEXT;
    const wanted = credentials.method === 'auto' ? suitable : suitable.filter((name) => name === credentials.method.toUpperCase());
    const chosen = wanted.find((name) => offered.has(name));
    if (chosen)
        return chosen;
    const list = [...offered].sort().join(' ');
    const asked = credentials.method === 'auto' ? (hasToken ? 'an access token' : 'a password') : credentials.method;
    throw new ProbeFailure({
        code: 'E_AUTH_MECH',
        phase: `${endpoint.protocol}_auth`,
        message: `${describeEndpoint(endpoint)} offers no login mechanism for ${asked}.`,
        hint: hasToken
            ? 'Enable OAUTHBEARER or XOAUTH2 on the server, or use a password. The token was not sent.'
            : 'Choose another auth-method, or enable PLAIN or LOGIN on the server. The password was not sent.',
        reply: `AUTH ${list}`,
    });
}
/** The server lets nobody log in on this connection. */
function mechanism_notOffered(endpoint, why) {
    return new ProbeFailure({
        code: 'E_AUTH_UNAVAILABLE',
        phase: `${endpoint.protocol}_auth`,
        message: `${describeEndpoint(endpoint)} does not let clients log in here, so the login was not tested. ${why}`,
        hint: endpoint.tlsMode === 'none'
            ? 'Most servers offer a login only after TLS. Use tls-mode: starttls or implicit.'
            : 'Use the submission port (465 or 587) for SMTP, and check the SASL settings of the server.',
    });
}

;// CONCATENATED MODULE: ./lib/mail/sasl.js
/** What the SASL mechanisms send, each as the bytes before base64. */

/** PLAIN without an authorization identity (RFC 4616 section 2). */
function plain(credentials) {
    return `\0${credentials.username}\0${credentials.password?.reveal() ?? ''}`;
}
/** The answer to a CRAM-MD5 challenge (RFC 2195 section 2). */
function cramMd5(credentials, challenge) {
    const digest = (0,external_node_crypto_.createHmac)('md5', credentials.password?.reveal() ?? '')
        .update(challenge)
        .digest('hex');
    return `${credentials.username} ${digest}`;
}
/** XOAUTH2, as Google and Microsoft document it. */
function xoauth2(credentials) {
    return `user=${credentials.username}\x01auth=Bearer ${credentials.token?.reveal() ?? ''}\x01\x01`;
}
/** OAUTHBEARER with its GS2 header (RFC 7628 section 3.1; escapes RFC 5801 section 4). */
function oauthBearer(credentials, endpoint) {
    const user = credentials.username.replace(/=/g, '=3D').replace(/,/g, '=2C');
    const fields = [`host=${endpoint.host}`, `port=${endpoint.port}`, `auth=Bearer ${credentials.token?.reveal() ?? ''}`];
    return `n,a=${user},\x01${fields.join('\x01')}\x01\x01`;
}
/** Base64 of a text in UTF-8. */
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}

;// CONCATENATED MODULE: ./lib/mail/imap-login.js




/** Logs in. @throws ProbeFailure unless the tagged answer is OK */
async function loginWith(exchange, credentials) {
    const { endpoint, capabilities } = exchange;
    const isDisabled = capabilities.has('LOGINDISABLED');
    if (isDisabled && !exchange.isProtected)
        throw mechanism_notOffered(endpoint, 'It announces LOGINDISABLED.');
    const named = [...capabilities]
        .map((name) => /^AUTH=(.+)$/i.exec(name)?.[1]?.toUpperCase())
        .filter((name) => name !== undefined);
    const offered = new Set(isDisabled ? named : [...named, 'LOGIN']);
    const mechanism = chooseMechanism(endpoint, credentials, offered, exchange.isProtected);
    if (mechanism === 'LOGIN' && !isDisabled)
        await loginCommand(exchange, credentials);
    else
        await authenticate(exchange, credentials, mechanism);
}
async function loginCommand(exchange, credentials) {
    await exchange.run({
        name: 'LOGIN',
        args: [imap_values_text(credentials.username), imap_values_text(credentials.password?.reveal() ?? '', true)],
        onRefusal: ({ reply }) => loginRefused(exchange.endpoint, { reply, hasToken: false }),
    });
}
async function authenticate(exchange, credentials, mechanism) {
    const initial = initialResponse(exchange.endpoint, credentials, mechanism);
    const isSentAtOnce = initial !== undefined && exchange.hasInitialResponse;
    const answers = isSentAtOnce ? [] : [...(initial === undefined ? [] : [initial])];
    let tokenError;
    let questions = 0;
    await exchange.run({
        name: 'AUTHENTICATE',
        args: isSentAtOnce ? [atom(mechanism), { type: 'ATOM', value: initial, sensitive: true }] : [atom(mechanism)],
        onPlus: (response) => {
            const challenge = statusText({ ...response, command: '' });
            questions += 1;
            const next = answers.shift() ?? answer(credentials, mechanism, challenge, questions);
            if (credentials.token)
                tokenError ??= decodeTokenError(challenge);
            exchange.write(next);
        },
        onRefusal: ({ reply }) => loginRefused(exchange.endpoint, { reply, hasToken: credentials.token !== undefined, tokenError }),
    });
}
/** What a mechanism can say without being asked. */
function initialResponse(endpoint, credentials, mechanism) {
    if (mechanism === 'PLAIN')
        return base64(plain(credentials));
    if (mechanism === 'XOAUTH2')
        return base64(xoauth2(credentials));
    if (mechanism === 'OAUTHBEARER')
        return base64(oauthBearer(credentials, endpoint));
    return undefined;
}
/** The answer to a challenge. A question that cannot be answered is cancelled with `*` (RFC 9051 section 6.2.2). */
function answer(credentials, mechanism, challenge, question) {
    if (mechanism === 'CRAM-MD5' && question === 1)
        return base64(cramMd5(credentials, Buffer.from(challenge, 'base64')));
    if (mechanism === 'LOGIN' && question === 1)
        return base64(credentials.username);
    if (mechanism === 'LOGIN' && question === 2)
        return base64(credentials.password?.reveal() ?? '');
    // A refused token is explained in a challenge, which is answered so that the server can refuse.
    if (mechanism === 'OAUTHBEARER')
        return base64('\x01');
    if (mechanism === 'XOAUTH2')
        return '';
    return '*';
}

;// CONCATENATED MODULE: ./lib/mail/imap-refusals.js
/** What it means when an IMAP server says NO or BAD, or answers what nobody asked. */



/** A mailbox that cannot be opened. */
function mailboxRefused(mailbox, refusal) {
    return new ProbeFailure({
        code: 'E_MAILBOX_MISSING',
        phase: 'imap_select',
        message: `Mailbox ${mailbox} cannot be opened.`,
        hint: 'Check the name, its hierarchy delimiter, and the access rights of this user.',
        reply: refusal.reply,
    });
}
/** A search that was answered NO: nothing is known, which is not the same as nothing found. */
function searchRefused(endpoint, refusal) {
    return new ProbeFailure({
        code: 'E_SEARCH_FAILED',
        phase: 'imap_search',
        message: `${describeEndpoint(endpoint)} refused the search, so nothing is known about the mailbox.`,
        hint: 'Look at the log of the server; a broken index is the usual reason.',
        reply: refusal.reply,
    });
}
/** Any other command that was refused. */
function commandRefused(endpoint, command, refusal, phase = 'imap_capability') {
    return new ProbeFailure({
        code: 'E_PROTO',
        phase,
        message: `${describeEndpoint(endpoint)} answered ${command} with ${refusal.status}.`,
        hint: 'Look at the log of the server.',
        reply: refusal.reply,
        isRetryable: false,
    });
}
/** Whether a tagged response says OK. */
function isOk(response) {
    return response.command?.toUpperCase() === 'OK';
}
/** The NO or BAD in an error of the library, if it is one. */
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
    return { status, reply: statusText(response), code: responseCode(response)?.name };
}
/** Microsoft 365 throttles with BAD and a time to wait; others by a response code (RFC 5530). */
function throttled(endpoint, phase, refusal) {
    const wait = /throttled.*?Backoff Time[:=\s]+(\d+)/is.exec(refusal.reply)?.[1];
    if (wait === undefined)
        return undefined;
    return new ProbeFailure({
        code: 'E_THROTTLED',
        phase,
        message: `${describeEndpoint(endpoint)} throttles this user: wait ${Math.ceil(Number(wait) / 1000)} s.`,
        hint: 'Run fewer checks at once for this account, and less often.',
        reply: refusal.reply,
    });
}
/** Answers that belong to no command. */
function imap_refusals_outOfStep(endpoint, phase, cause) {
    return new ProbeFailure({
        code: 'E_PROTO_UNEXPECTED',
        phase,
        message: `${describeEndpoint(endpoint)} sends answers that do not match the commands.`,
        hint: 'The server is broken, or something on the path mixes sessions up. The result cannot be trusted.',
        cause,
    });
}
/** The same failure with the server's last words. */
function withReply(failure, reply) {
    const { code, phase, message, hint, status, isRetryable, cause } = failure;
    return new ProbeFailure({ code, phase, message, hint, status, isRetryable, cause, reply });
}
/** The same as a handler, for a command that a good server does not refuse. */
function refusedCommand({ endpoint }, command, phase) {
    return (refusal) => commandRefused(endpoint, command, refusal, phase);
}

;// CONCATENATED MODULE: ./lib/mail/mailbox-name.js
/**
 * Mailbox names on the wire: modified UTF-7 (RFC 3501 section 5.1.3), which every server understands as long as
 * UTF8=ACCEPT and IMAP4rev2 are not enabled. Plain names need no conversion, and the library is not loaded for them.
 */
/** The wire form of a mailbox name. */
async function encodeMailbox(name) {
    if (name.toUpperCase() === 'INBOX')
        return 'INBOX';
    if (/^[\x20-\x25\x27-\x7e]*$/.test(name))
        return name;
    const { default: iconv } = await __nccwpck_require__.e(/* import() */ 368).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3368, 19));
    return iconv.encode(name, 'utf-7-imap').toString('latin1');
}
/** The readable form of a mailbox name. A server that sends UTF-8 is understood too. */
async function decodeMailbox(name) {
    if (!name.includes('&'))
        return name;
    const { default: iconv } = await __nccwpck_require__.e(/* import() */ 368).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3368, 19));
    return iconv.decode(Buffer.from(name, 'utf8'), 'utf-7-imap');
}

;// CONCATENATED MODULE: ./lib/mail/header-field.js
/** Header fields of unstructured text (RFC 5322 section 2.2.1), which read back as exactly what was put in. */
/** What one encoded word holds: base64 makes 60 characters of it, and 72 with what stands around them (RFC 2047: 75). */
const WORD_BYTES = 45;
const MAX_LINE_OCTETS = 998;
/** A whole field with its line end. Text in ASCII stands as it is; anything else becomes encoded words, one a line. */
function headerField(name, text) {
    const plain = `${name}: ${text}`;
    return `${needsEncoding(text) || plain.length > MAX_LINE_OCTETS ? `${name}: ${encodeWords(text)}` : plain}\r\n`;
}
/** A field that ends in a word that servers must be able to read and to search for. */
function headerFieldEndingIn(name, text, lastWord) {
    const plain = `${name}: ${text} ${lastWord}`;
    const isEncoded = needsEncoding(text) || plain.length > MAX_LINE_OCTETS;
    return `${isEncoded ? `${name}: ${encodeWords(text)}\r\n ${lastWord}` : plain}\r\n`;
}
function needsEncoding(text) {
    // What looks like an encoded word would be shown as something else.
    return /[^ -~]|=\?/.test(text);
}
/** Encoded words (RFC 2047), none of which splits a character. */
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

;// CONCATENATED MODULE: ./lib/mail/message.js

/** Our own header. */
const TOKEN_HEADER = 'X-Mail-Probe';
/** The headers by which a message is recognised. */
const RECOGNISED_HEADERS = [
    TOKEN_HEADER,
    'Message-ID',
    'Subject',
    'Auto-Submitted',
    'In-Reply-To',
    'References',
];
/** More copies than anybody makes; a search that finds more is not followed. */
const MAX_COPIES = 100;
/** Less than 76, so that no encoding breaks a line. */
const PAD_LINE_OCTETS = 72;
/** A token that nobody can guess: 128 bits as 32 hexadecimal digits. */
function createToken(context) {
    return context.world.random(16).toString('hex');
}
/** The Message-ID of the message with this token. The domain is the sender's, so that it is one we may use. */
function messageIdOf(token, from) {
    return `mail-probe.${token}@${from.slice(from.lastIndexOf('@') + 1)}`;
}
/** Composes the message. Recipients of blind copies are no part of it. */
async function composeMessage(spec, token, date) {
    const { default: MailComposer } = await Promise.all(/* import() */[__nccwpck_require__.e(664), __nccwpck_require__.e(572)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8572));
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
            // RFC 3834 section 5 keeps autoresponders quiet; the second is what Exchange understands. The first is also
            // a mark of the message itself.
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
        },
        disableFileAccess: true,
        disableUrlAccess: true,
        newline: '\r\n',
        baseBoundary: token,
        // Never base64 for texts: padding must stay as long as it is.
        textEncoding: 'Q',
    });
    const composed = await composer.compile().build();
    // The fields of the user are written by ourselves: the library changes names and values.
    const own = [subjectField(spec.subject, token), ...spec.headers.map(({ name, value }) => headerField(name, value))];
    const raw = Buffer.concat([Buffer.from(own.join('')), composed]);
    return { token, messageId, raw: mark === undefined ? raw : pad(raw, mark, spec.sizeBytes ?? raw.length) };
}
/** The texts of the message; `mark` holds the place of the padding. */
function texts(spec, token, mark) {
    const usual = `This message checks that mail is delivered. It needs no answer.\n\nMail Probe ${token}\n`;
    const html = spec.html === undefined ? undefined : withLineEnds(spec.html);
    if (html !== undefined && spec.body === undefined) {
        return { html: mark === undefined ? html : `${html}\r\n<!--\r\n${mark}\r\n-->` };
    }
    const text = withLineEnds(spec.body ?? usual);
    return { text: mark === undefined ? text : `${text}\r\n${mark}`, ...(html === undefined ? {} : { html }) };
}
/** Puts lines of 7-bit text in the place of the mark, until the message has that many bytes. */
function pad(raw, mark, sizeBytes) {
    const at = raw.indexOf(mark);
    if (at < 0)
        throw new Error('The place of the padding was lost');
    const length = Math.max(0, sizeBytes - (raw.length - mark.length));
    const line = `${'x'.repeat(PAD_LINE_OCTETS)}\r\n`;
    const padding = Buffer.alloc(length, line, 'latin1');
    // A line end is not cut apart: then the last line is one longer.
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
/** The subject, with the token appended when it is missing. */
function subjectWithToken(subject, token) {
    if (subject === undefined)
        return `Mail probe ${token}`;
    return subject.includes(token) ? subject : `${subject} ${token}`;
}
/**
 * Whether fetched headers are those of the message with this token. Answers and bounces quote the subject or the
 * Message-ID; only the message itself bears the token in a place where we put it and is no answer to anything.
 */
function isProbeMessage(headers, token) {
    const own = headers.get(TOKEN_HEADER.toLowerCase());
    if (own !== undefined)
        return own === token;
    if (headers.has('in-reply-to') || headers.has('references'))
        return false;
    if (headers.get('message-id')?.startsWith(`<mail-probe.${token}@`))
        return true;
    // An old autoresponder quotes the subject and says nothing else; only our message says that it was generated.
    return headers.get('auto-submitted') === 'auto-generated' && (headers.get('subject')?.endsWith(token) ?? false);
}
/** Header fields by lower-case name, unfolded (RFC 5322 section 2.2.3). Of a repeated field the first counts. */
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

;// CONCATENATED MODULE: ./lib/mail/imap.js









/** Capabilities that are part of IMAP4rev2 and need no announcement of their own. */
const IN_REV2 = new Set([
    'UIDPLUS',
    'ESEARCH',
    'SASL-IR',
    'LIST-EXTENDED',
    'LIST-STATUS',
    'STATUS=SIZE',
    'NAMESPACE',
    'UNSELECT',
    'IDLE',
    'MOVE',
]);
/** @throws ProbeFailure */
async function openImap(endpoint, context, sendsCredentials) {
    const connection = await connect(endpoint, context, { sendsCredentials, preload: loadEngine });
    const engine = await createEngine(connection, (direction, line) => context.trace('imap', direction, line));
    const session = new Session(connection, engine, context);
    await session.begin();
    return session;
}
class Session {
    #connection;
    #engine;
    #context;
    #broken;
    #hasNews = false;
    /** Whether the dialogue has come to an end that no further command can follow. */
    #isOver = false;
    constructor(connection, engine, context) {
        this.#connection = connection;
        this.#engine = engine;
        this.#context = context;
        this.#broken = new Promise((_resolve, reject) => {
            // Must be there before connect(): without a listener a late error ends the process (postalsys/imapflow#225).
            engine.on('error', reject);
        });
        this.#broken.catch(() => { });
    }
    get endpoint() {
        return this.#connection.wire.endpoint;
    }
    get isOpen() {
        const { wire } = this.#connection;
        return !this.#isOver && wire.failure === undefined && !wire.socket.destroyed;
    }
    has(capability) {
        const { capabilities } = this.#engine;
        return capabilities.has(capability) || (IN_REV2.has(capability) && capabilities.has('IMAP4rev2'));
    }
    async begin() {
        await this.#context.phase('imap_capability', async () => {
            await this.#guarded('imap_capability', 'CAPABILITY', () => this.#engine.connect());
            if (this.#engine.capabilities.size === 0)
                await this.#askCapabilities();
        });
    }
    async login(credentials) {
        const exchange = {
            endpoint: this.endpoint,
            isProtected: this.#connection.isProtected,
            capabilities: new Set(this.#engine.capabilities.keys()),
            hasInitialResponse: this.has('SASL-IR'),
            run: async (command) => void (await this.#run({ ...command, phase: 'imap_auth' })),
            write: (line) => this.#engine.write(line),
        };
        const before = this.#engine.capabilities;
        await this.#context.phase('imap_auth', () => loginWith(exchange, credentials));
        this.#connection.wire.allowMuch();
        // What was announced before the login need not hold after it (RFC 9051 section 6.2.3).
        if (this.#engine.capabilities === before) {
            await this.#context.phase('imap_capability', () => this.#askCapabilities());
        }
    }
    examine(mailbox) {
        return this.#open('EXAMINE', mailbox);
    }
    select(mailbox) {
        return this.#open('SELECT', mailbox);
    }
    async list() {
        const rows = [];
        await this.#run({
            name: 'LIST',
            args: [imap_values_text(''), imap_values_text('*')],
            phase: 'imap_select',
            untagged: { LIST: (response) => rows.push(response) },
            onRefusal: (refusal) => commandRefused(this.endpoint, 'LIST', refusal),
        });
        const mailboxes = [];
        for (const { attributes = [] } of rows) {
            const name = textOf(attributes[2]);
            if (name === undefined)
                continue;
            const flags = new Set(listOf(attributes[0]).map((flag) => textOf(flag)?.toLowerCase() ?? ''));
            mailboxes.push({ name: await decodeMailbox(name), delimiter: textOf(attributes[1]), flags });
        }
        return mailboxes;
    }
    async status(mailbox) {
        const state = {};
        try {
            await this.#run({
                name: 'STATUS',
                args: [imap_values_text(await encodeMailbox(mailbox)), atoms('MESSAGES', 'UIDNEXT', 'UIDVALIDITY')],
                phase: 'imap_status',
                untagged: {
                    STATUS: ({ attributes }) => {
                        const values = pairsOf(attributes?.[1]);
                        imap_assign(state, 'messages', numberOf(values.get('MESSAGES')));
                        imap_assign(state, 'uidNext', numberOf(values.get('UIDNEXT')));
                        imap_assign(state, 'uidValidity', numberOf(values.get('UIDVALIDITY')));
                    },
                },
                onRefusal: (refusal) => mailboxRefused(mailbox, refusal),
            });
        }
        catch (error) {
            if (error instanceof ProbeFailure && error.code === 'E_MAILBOX_MISSING')
                return undefined;
            throw error;
        }
        return state;
    }
    async noop() {
        await this.#run({
            name: 'NOOP',
            phase: 'imap_search',
            onRefusal: (refusal) => commandRefused(this.endpoint, 'NOOP', refusal),
        });
    }
    takeNews() {
        const hadNews = this.#hasNews;
        this.#hasNews = false;
        return hadNews;
    }
    async search(criteria) {
        let found;
        const collect = ({ attributes = [], numbers }) => {
            const uids = numbers ?? attributes.map(numberOf).filter((uid) => uid !== undefined);
            found = [...(found ?? []), ...uids];
        };
        await this.#run({
            name: 'UID SEARCH',
            args: criteria,
            phase: 'imap_search',
            untagged: { SEARCH: collect },
            onRefusal: (refusal) => searchRefused(this.endpoint, refusal),
        });
        return found;
    }
    async fetchHeaders(uids, fields) {
        const found = [];
        const section = [atom('HEADER.FIELDS'), atoms(...fields)];
        await this.#run({
            name: 'UID FETCH',
            args: [{ type: 'SEQUENCE', value: uids }, [atom('UID'), { type: 'ATOM', value: 'BODY.PEEK', section }]],
            phase: 'imap_search',
            mayBePartial: true,
            untagged: {
                FETCH: ({ attributes }) => {
                    const values = pairsOf(attributes?.[1]);
                    const uid = numberOf(values.get('UID'));
                    const block = textOf(values.get('BODY[]'));
                    if (uid !== undefined && block !== undefined)
                        found.push({ uid, headers: parseHeaders(block) });
                },
            },
            onRefusal: (refusal) => commandRefused(this.endpoint, 'FETCH', refusal),
        });
        return found;
    }
    async flagDeleted(uid) {
        await this.#run({
            name: 'UID STORE',
            args: [{ type: 'SEQUENCE', value: String(uid) }, atom('+FLAGS.SILENT'), atoms('\\Deleted')],
            phase: 'cleanup',
            onRefusal: (refusal) => commandRefused(this.endpoint, 'STORE', refusal, 'cleanup'),
        });
    }
    async expunge(uid) {
        await this.#run({
            name: 'UID EXPUNGE',
            args: [{ type: 'SEQUENCE', value: String(uid) }],
            phase: 'cleanup',
            onRefusal: (refusal) => commandRefused(this.endpoint, 'UID EXPUNGE', refusal, 'cleanup'),
        });
    }
    run(command) {
        return this.#run(command);
    }
    logout() {
        const { wire } = this.#connection;
        if (!wire.socket.destroyed) {
            this.#context.trace('imap', 'sent', 'LOGOUT');
            wire.socket.write('ZZ LOGOUT\r\n');
        }
        wire.release();
    }
    async #askCapabilities() {
        await this.#run({
            name: 'CAPABILITY',
            phase: 'imap_capability',
            onRefusal: (refusal) => commandRefused(this.endpoint, 'CAPABILITY', refusal),
        });
    }
    async #open(name, mailbox) {
        const state = {};
        await this.#run({
            name,
            args: [imap_values_text(await encodeMailbox(mailbox))],
            phase: 'imap_select',
            untagged: {
                OK: (response) => {
                    const code = responseCode(response);
                    if (code?.name === 'UIDVALIDITY')
                        imap_assign(state, 'uidValidity', numberOf(code.args[0]));
                    if (code?.name === 'UIDNEXT')
                        imap_assign(state, 'uidNext', numberOf(code.args[0]));
                },
                EXISTS: ({ command }) => {
                    this.#hasNews = true;
                    imap_assign(state, 'messages', numberOf({ value: command ?? '' }));
                },
            },
            onRefusal: (refusal) => mailboxRefused(mailbox, refusal),
        });
        return state;
    }
    /** Runs one command within the limit of a reply. */
    async #run(command) {
        const news = () => {
            this.#hasNews = true;
        };
        const handlers = { EXISTS: news, ...command.untagged };
        const untagged = Object.fromEntries(Object.entries(handlers).map(([name, handle]) => [name, async (response) => handle(response)]));
        const { onPlus } = command;
        const onPlusTag = onPlus && (async (response) => onPlus(response));
        const exec = async () => {
            // A tag that nobody can guess: an answer that was sent ahead of its command must not complete it.
            this.#engine.tagCounter = this.#context.world.random(4).readUInt32BE();
            const options = { untagged, ...(onPlusTag ? { onPlusTag } : {}) };
            const { response, next } = await this.#engine.exec(command.name, command.args ?? false, options);
            next();
            // The library takes one NO for an OK: that some of the messages no longer exist.
            if (isOk(response) || command.mayBePartial)
                return response;
            throw Object.assign(new Error('Command failed'), { responseStatus: 'NO', response });
        };
        try {
            return await this.#guarded(command.phase, command.name, exec);
        }
        catch (error) {
            const refusal = readRefusal(error);
            throw refusal ? (throttled(this.endpoint, command.phase, refusal) ?? command.onRefusal(refusal)) : error;
        }
    }
    async #guarded(phase, awaited, work) {
        const { wire } = this.#connection;
        try {
            return await wire.within({ phase, awaited, ms: this.endpoint.commandTimeoutMs }, () => Promise.race([work(), this.#broken]));
        }
        catch (error) {
            if (readRefusal(error))
                throw error;
            this.#isOver = true;
            const bye = this.#engine.byeReason || undefined;
            if (errorCode(error) === 'UnexpectedTag' || errorCode(error) === 'InvalidResponse')
                throw imap_refusals_outOfStep(this.endpoint, phase, error);
            const failure = sessionFailure(this.endpoint, phase, `the answer to ${awaited}`, error);
            throw failure instanceof ProbeFailure && bye !== undefined ? withReply(failure, bye) : failure;
        }
    }
}
function imap_assign(state, key, value) {
    if (value !== undefined)
        state[key] = value;
}

;// CONCATENATED MODULE: ./lib/probes/metrics.js
/** What every session of a protocol can measure, its whole duration first. */
function sessionMetrics(protocol) {
    const label = protocol.toUpperCase();
    const seconds = (step, help) => ({
        name: `${protocol}_${step}_seconds`,
        unit: 'seconds',
        help,
    });
    return [
        seconds('total', `${label}: from the name to the verdict`),
        seconds('dns', `${label}: name resolution`),
        seconds('connect', `${label}: TCP connection`),
        seconds('tls', `${label}: TLS handshake`),
        seconds('greeting', `${label}: wait for the greeting`),
        seconds('capability', `${label}: EHLO or CAPABILITY, and STARTTLS`),
        seconds('auth', `${label}: login`),
    ];
}
/** What every check can measure. */
const COMMON_METRICS = [
    {
        name: 'tls_certificate_days_left',
        unit: 'days',
        help: 'Days until the first certificate of the chain expires',
        label: 'protocol',
    },
    { name: 'attempts', unit: 'count', help: 'Attempts that were made' },
];

;// CONCATENATED MODULE: ./lib/probes/session.js
/** What the login modes have in common: the plan for one protocol, and the timing of a whole session. */

/** Resolves server and credentials of a protocol, or reports what is missing. */
function resolveAccount(settings, protocol, isShared, issues) {
    const endpoint = resolveEndpoint(settings, protocol, isShared, issues);
    const credentials = resolveCredentials(settings, protocol, issues, isShared);
    if (endpoint)
        checkProtection(endpoint, issues);
    return endpoint && credentials && { endpoint, credentials };
}
/** Runs a session and measures it from beginning to end. */
async function timed(context, protocol, session) {
    const { clock } = context.world;
    const start = clock.now();
    await session();
    context.measure(`${protocol}_total_seconds`, (clock.now() - start) / 1000);
}

;// CONCATENATED MODULE: ./lib/probes/imap-connect.js
/** Connects over IMAP without credentials: greeting, TLS as asked for and capabilities, then goodbye. */




const imapConnect = {
    name: 'imap-connect',
    summary: 'Connect over IMAP: greeting, TLS and capabilities. No credentials are needed.',
    success: 'Connected over IMAP',
    metrics: [...sessionMetrics('imap'), ...COMMON_METRICS],
    plan(settings, issues) {
        const endpoint = resolveEndpoint(settings, 'imap', false, issues);
        if (!endpoint)
            return undefined;
        return {
            target: describeEndpoint(endpoint),
            extraTimeMs: 0,
            run: (context) => timed(context, 'imap', async () => {
                const session = await openImap(endpoint, context, false);
                session.logout();
            }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/probes/imap-login.js
/** Logs in over IMAP and says goodbye. The login really happens: a session that claims to be logged in is a failure. */




const imapLogin = {
    name: 'imap-login',
    summary: 'Connect over IMAP, log in, and log out.',
    success: 'Logged in over IMAP',
    metrics: [...sessionMetrics('imap'), ...COMMON_METRICS],
    plan(settings, issues) {
        const account = resolveAccount(settings, 'imap', false, issues);
        if (!account)
            return undefined;
        const { endpoint, credentials } = account;
        return {
            target: describeEndpoint(endpoint),
            extraTimeMs: 0,
            run: (context) => timed(context, 'imap', async () => {
                const session = await openImap(endpoint, context, true);
                await session.login(credentials);
                session.logout();
            }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/mail/mailbox-status.js
/**
 * STATUS of mailboxes. Where the server has LIST-STATUS (RFC 5819) one command asks for many; what it does not tell of
 * is asked for one by one, so that the server says why.
 */




/** Whether a mailbox can hold messages. */
function isSelectable({ flags }) {
    return !flags.has('\\noselect') && !flags.has('\\nonexistent');
}
/** A name as it is compared: INBOX is the same in any capitals. */
function sameName(name) {
    return name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}
/** State of one mailbox. */
async function statusOf(imap, mailbox) {
    let counts;
    let refusal;
    const refused = refusedCommand(imap, 'STATUS', 'imap_status');
    try {
        await imap.run({
            name: 'STATUS',
            args: [imap_values_text(await encodeMailbox(mailbox)), statusItems(imap)],
            phase: 'imap_status',
            untagged: {
                STATUS: ({ attributes }) => {
                    counts = readCounts(attributes?.[1]);
                },
            },
            onRefusal: (given) => {
                refusal = given;
                return refused(given);
            },
        });
    }
    catch (error) {
        if (refusal && error instanceof ProbeFailure)
            return { reply: refusal.reply };
        throw error;
    }
    return counts ?? { reply: 'OK, without a STATUS line' };
}
/** State of all mailboxes, or of those with these names, in one command. Only with LIST-STATUS. */
async function listWithStatus(imap, names) {
    const rows = [];
    const states = [];
    const pattern = names === '*' ? imap_values_text('*') : await Promise.all(names.map(async (name) => imap_values_text(await encodeMailbox(name))));
    await imap.run({
        name: 'LIST',
        args: [imap_values_text(''), pattern, atom('RETURN'), [atom('STATUS'), statusItems(imap)]],
        phase: 'imap_status',
        untagged: { LIST: (row) => rows.push(row), STATUS: (state) => states.push(state) },
        onRefusal: refusedCommand(imap, 'LIST', 'imap_status'),
    });
    const counts = new Map();
    for (const { attributes = [] } of states) {
        const name = textOf(attributes[0]);
        if (name !== undefined)
            counts.set(sameName(await decodeMailbox(name)), readCounts(attributes[1]));
    }
    const mailboxes = [];
    for (const { attributes = [] } of rows) {
        const name = textOf(attributes[2]);
        if (name === undefined)
            continue;
        const flags = new Set(listOf(attributes[0]).map((flag) => textOf(flag)?.toLowerCase() ?? ''));
        mailboxes.push({ name: await decodeMailbox(name), delimiter: textOf(attributes[1]), flags });
    }
    return { mailboxes, counts };
}
/** IMAP4rev2 has no RECENT any more, and knows SIZE by itself. */
function statusItems(imap) {
    const hasRecent = imap.has('IMAP4rev1') || !imap.has('IMAP4rev2');
    const optional = [...(hasRecent ? ['RECENT'] : []), ...(imap.has('STATUS=SIZE') ? ['SIZE'] : [])];
    return atoms('MESSAGES', 'UNSEEN', 'UIDNEXT', ...optional);
}
function readCounts(list) {
    const values = pairsOf(list);
    return {
        messages: numberOf(values.get('MESSAGES')),
        recent: numberOf(values.get('RECENT')),
        unseen: numberOf(values.get('UNSEEN')),
        sizeBytes: numberOf(values.get('SIZE')),
        uidNext: numberOf(values.get('UIDNEXT')),
    };
}

;// CONCATENATED MODULE: ./lib/mail/missing-mailbox.js
/** Says of a mailbox that does not exist which name was probably meant. */


const missing_mailbox_MAX_NAMES = 10;
/** The failure for a name that the server does not have, or does not open. */
function missingMailbox(name, listed, phase, reply) {
    return new ProbeFailure({
        code: 'E_MAILBOX_MISSING',
        phase,
        message: `Mailbox ${name} cannot be opened.`,
        hint: nearestNames(name, listed),
        reply,
    });
}
/** What to write instead, one or two sentences. */
function nearestNames(name, listed) {
    const same = listed.find((mailbox) => mailbox.name === name);
    if (same?.flags.has('\\noselect') || same?.flags.has('\\nonexistent'))
        return `${name} only holds other mailboxes, and no messages. Name one of those.`;
    if (same)
        return 'The server lists it, but does not let this user read it. Check the access rights.';
    const names = listed.filter(({ flags }) => !flags.has('\\noselect')).map((mailbox) => mailbox.name);
    if (names.length === 0)
        return 'The server lists no mailbox for this user. Check the user and its access rights.';
    const capitals = names.find((other) => other.toLowerCase() === name.toLowerCase());
    if (capitals !== undefined)
        return `Write ${capitals}: capitals count.`;
    const delimiter = listed.find((mailbox) => mailbox.delimiter !== undefined)?.delimiter ?? '/';
    const levels = levelsOf(name);
    const relocated = names.find((other) => levelsOf(other) === levels);
    if (relocated !== undefined)
        return `Write ${relocated}: this server separates the levels of a name with ${delimiter}`;
    const prefixed = names.find((other) => levelsOf(other) === `inbox\0${levels}` || `inbox\0${levelsOf(other)}` === levels);
    if (prefixed !== undefined)
        return `Write ${prefixed}, as the server lists it.`;
    const nearest = closest(name, names);
    const rest = names.length > missing_mailbox_MAX_NAMES ? `, and ${names.length - missing_mailbox_MAX_NAMES} more` : '';
    const list = `The server lists ${names.slice(0, missing_mailbox_MAX_NAMES).join(', ')}${rest}.`;
    return nearest === undefined ? list : `Did you mean ${nearest}? ${list}`;
}
/** A name without regard to its delimiter and its capitals. */
function levelsOf(name) {
    return name
        .split(/[./\\]/)
        .join('\0')
        .toLowerCase();
}

;// CONCATENATED MODULE: ./lib/mail/quota.js
/** Quota (RFC 9208): how full the storage is in which the INBOX lies. */



const RESOURCE = /^[A-Z][A-Z0-9-]{0,40}$/;
/**
 * Used part of each resource that has a limit, such as `STORAGE`; of several roots the fullest counts. Empty when the
 * server has no quota for this user, or says that it has none.
 */
async function quotaRatios(imap) {
    const ratios = new Map();
    let refusal;
    const refused = refusedCommand(imap, 'GETQUOTAROOT', 'imap_status');
    try {
        await imap.run({
            name: 'GETQUOTAROOT',
            args: [imap_values_text('INBOX')],
            phase: 'imap_status',
            untagged: {
                QUOTA: ({ attributes }) => {
                    const list = listOf(attributes?.[1]);
                    for (let index = 0; index + 2 < list.length; index += 3) {
                        const resource = textOf(list[index])?.toUpperCase() ?? '';
                        const used = numberOf(list[index + 1]);
                        const limit = numberOf(list[index + 2]);
                        // A limit of 0 is how servers write that there is none.
                        if (used === undefined || !limit || !RESOURCE.test(resource))
                            continue;
                        ratios.set(resource, Math.max(ratios.get(resource) ?? 0, used / limit));
                    }
                },
            },
            onRefusal: (given) => {
                refusal = given;
                return refused(given);
            },
        });
    }
    catch (error) {
        // A user without quota is refused by some servers. A threshold on the ratio is then not passed.
        if (!(refusal?.status === 'NO' && error instanceof ProbeFailure))
            throw error;
    }
    return ratios;
}

;// CONCATENATED MODULE: ./lib/probes/failure-note.js
/** A failure of one of several things that are looked at, so that the others are looked at too. */
function failureNote({ status, code, message, hint, reply, phase }) {
    return { status, code, message, hint, reply, phase };
}

;// CONCATENATED MODULE: ./lib/probes/imap-mailbox.js
/** Looks at mailboxes over IMAP without opening them: how many messages each holds, and how full the quota is. */








/** Of an account with more, only so many are looked at. */
const MAX_MAILBOXES = 1000;
/** How many names a sentence quotes. */
const MAX_QUOTED = 10;
const ALL = '*';
const imapMailbox = {
    name: 'imap-mailbox',
    summary: 'Count the messages of each mailbox, the unseen ones too, and say how full the quota is.',
    success: 'Mailboxes read',
    metrics: [
        { name: 'mailbox_unseen', unit: 'count', help: 'Messages that are not seen', label: 'mailbox' },
        { name: 'mailbox_messages', unit: 'count', help: 'Messages in the mailbox', label: 'mailbox' },
        { name: 'mailbox_recent', unit: 'count', help: 'Messages that no session was told of yet', label: 'mailbox' },
        {
            name: 'mailbox_size_bytes',
            unit: 'bytes',
            help: 'Size of all messages, where the server tells it',
            label: 'mailbox',
        },
        { name: 'mailbox_uidnext', unit: 'count', help: 'UID of the next message; it grows by arrivals', label: 'mailbox' },
        { name: 'quota_used_ratio', unit: 'ratio', help: 'Used part of the quota', label: 'resource' },
        ...sessionMetrics('imap'),
        ...COMMON_METRICS,
    ],
    plan(settings, issues) {
        const account = resolveAccount(settings, 'imap', false, issues);
        if (!account)
            return undefined;
        const { mailboxes } = settings;
        return {
            target: describeEndpoint(account.endpoint),
            extraTimeMs: 0,
            run: (context) => timed(context, 'imap', async () => {
                const session = await openImap(account.endpoint, context, true);
                await session.login(account.credentials);
                await context.phase('imap_status', () => measureMailboxes(session, mailboxes, context));
                if (hasQuota(session)) {
                    const ratios = await context.phase('imap_status', () => quotaRatios(session));
                    for (const [resource, ratio] of ratios)
                        context.measure('quota_used_ratio', ratio, resource);
                }
                session.logout();
            }),
        };
    },
};
/** Measures what can be measured, and reports the rest. */
async function measureMailboxes(imap, wanted, context) {
    const { listed, counts, names } = await find(imap, wanted);
    if (names.length > MAX_MAILBOXES) {
        context.note({
            status: 'warning',
            code: 'E_RESULT_TRUNCATED',
            phase: 'imap_status',
            message: `The account has ${names.length} mailboxes; only the first ${MAX_MAILBOXES} were read.`,
            hint: 'Name the mailboxes that matter in the input mailboxes, one a line.',
        });
    }
    const refused = new Map();
    for (const name of names.slice(0, MAX_MAILBOXES)) {
        const state = counts.get(name) ?? (await statusOf(imap, name));
        if ('reply' in state)
            refused.set(name, state);
        else
            measure(context, name, state);
    }
    await reportRefused(imap, wanted, refused, listed, names.length, context);
}
/** Which mailboxes to read, and what one command told of them. */
async function find(imap, wanted) {
    const named = wanted.filter((name) => name !== ALL);
    if (wanted.includes(ALL)) {
        const { mailboxes, counts } = imap.has('LIST-STATUS')
            ? await listWithStatus(imap, ALL)
            : { mailboxes: await imap.list(), counts: new Map() };
        const all = mailboxes.filter(isSelectable).map(({ name }) => sameName(name));
        return { listed: mailboxes, counts, names: [...new Set([...named, ...all])] };
    }
    // In a pattern `*` and `%` would stand for anything.
    const canBeListed = imap.has('LIST-STATUS') && imap.has('LIST-EXTENDED') && !named.some((name) => /[*%]/.test(name));
    const counts = named.length > 1 && canBeListed ? (await listWithStatus(imap, named)).counts : new Map();
    return { listed: undefined, counts, names: named };
}
function measure(context, name, counts) {
    const values = {
        mailbox_unseen: counts.unseen,
        mailbox_messages: counts.messages,
        mailbox_recent: counts.recent,
        mailbox_size_bytes: counts.sizeBytes,
        mailbox_uidnext: counts.uidNext,
    };
    for (const [metric, value] of Object.entries(values)) {
        if (value !== undefined)
            context.measure(metric, value, name);
    }
}
/** One that was named must be there: critical. One that `*` found and the server does not show is a warning. */
async function reportRefused(imap, wanted, refused, known, total, context) {
    if (refused.size === 0)
        return;
    const unreadable = [...refused].filter(([name]) => !wanted.includes(name));
    if (unreadable.length > 0) {
        const names = unreadable.slice(0, MAX_QUOTED).map(([name]) => name);
        const more = unreadable.length > MAX_QUOTED ? `, and ${unreadable.length - MAX_QUOTED} more` : '';
        context.note({
            status: 'warning',
            code: 'E_PARTIAL',
            phase: 'imap_status',
            message: `${unreadable.length} of ${total} mailboxes cannot be read: ${names.join(', ')}${more}.`,
            hint: 'Check the access rights of this user, or name the mailboxes that matter in the input mailboxes.',
            reply: unreadable[0]?.[1].reply,
        });
    }
    const missing = [...refused].filter(([name]) => wanted.includes(name));
    const listed = known ?? (missing.length > 0 ? await imap.list() : []);
    for (const [name, { reply }] of missing)
        context.note(failureNote(missingMailbox(name, listed, 'imap_status', reply)));
}
function hasQuota(imap) {
    return imap.has('QUOTA') || imap.has('QUOTA=RES-STORAGE') || imap.has('QUOTA=RES-MESSAGE');
}

;// CONCATENATED MODULE: ./lib/mail/internal-date.js
/** INTERNALDATE: the moment at which the server received a message (RFC 9051 section 2.3.3). */


const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE_TIME = /^\s?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/i;
/** Milliseconds since the epoch of `17-Jul-1996 02:44:25 -0700`, or nothing. */
function parseInternalDate(text) {
    const [, day, name = '', year, hour, minute, second, sign, zoneHours, zoneMinutes] = DATE_TIME.exec(text) ?? [];
    const month = MONTHS.indexOf(name.toLowerCase());
    if (month < 0)
        return undefined;
    const local = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second));
    const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
    return sign === '-' ? local + offset : local - offset;
}
/** When the messages of a UID set were received, by UID. Messages that have vanished are left out. */
async function fetchDates(imap, set) {
    const dates = new Map();
    const items = [atom('UID'), atom('INTERNALDATE')];
    await imap.run({
        name: 'UID FETCH',
        args: [{ type: 'SEQUENCE', value: set }, items],
        phase: 'imap_search',
        mayBePartial: true,
        untagged: {
            FETCH: ({ attributes }) => {
                const values = pairsOf(attributes?.[1]);
                const uid = numberOf(values.get('UID'));
                const received = parseInternalDate(textOf(values.get('INTERNALDATE')) ?? '');
                if (uid !== undefined && received !== undefined)
                    dates.set(uid, received);
            },
        },
        onRefusal: refusedCommand(imap, 'FETCH', 'imap_search'),
    });
    return dates;
}

;// CONCATENATED MODULE: ./lib/mail/search-program.js

const search_program_DAY_MS = 86_400_000;
/** The largest number of IMAP. */
const MAX_NUMBER = 2 ** 32 - 1;
const search_program_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Compiles criteria for a moment. `hasWithin` tells whether the server knows ages. */
function compileSearch(criteria, nowMs, hasWithin) {
    const ages = criteria.filter((criterion) => criterion.kind === 'age');
    const isExact = hasWithin || ages.length === 0;
    const program = (side) => {
        const keys = criteria.flatMap((criterion) => criterion.kind === 'age'
            ? ageKey(criterion, nowMs, isExact ? 'exact' : side)
            : negate(criterion, simpleKey(criterion)));
        const charset = needsUtf8(criteria) ? [atom('CHARSET'), atom('UTF-8')] : [];
        return [...charset, ...(keys.length > 0 ? keys : [atom('ALL')])];
    };
    const widest = program('widest');
    if (isExact)
        return { widest, accepts: () => true };
    const sure = ages.flatMap((age) => ageKey(age, nowMs, 'surest'));
    return {
        widest,
        surest: program('surest'),
        doubtful: [...widest, atom('NOT'), sure],
        accepts: (receivedMs) => ages.every((age) => isOfAge(age, nowMs - receivedMs)),
    };
}
/** A day of IMAP: `1-Nov-2026`. */
function imapDate({ year, month, day }) {
    return `${day}-${search_program_MONTHS[month - 1]}-${String(year).padStart(4, '0')}`;
}
/** The day of a moment in UTC. */
function calendarDate(ms) {
    const date = new Date(ms);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
/** A negated `newer-than` is an `older-than` that includes the moment itself, and the reverse. */
function isOfAge({ key, ms, isNegated }, ageMs) {
    const matches = key === 'newer-than' ? ageMs <= ms : ageMs > ms;
    return matches !== isNegated;
}
/**
 * The server's days may be those of any time zone, from UTC-12 to UTC+14, so that a whole day of doubt lies on either
 * side of the moment.
 */
function ageKey(age, nowMs, side) {
    const seconds = String(Math.min(MAX_NUMBER, Math.max(1, Math.round(age.ms / 1000))));
    if (side === 'exact')
        return negate(age, [atom(age.key === 'newer-than' ? 'YOUNGER' : 'OLDER'), atom(seconds)]);
    const moment = nowMs - age.ms;
    const isNewer = (age.key === 'newer-than') !== age.isNegated;
    const doubt = (isNewer === (side === 'widest') ? -1 : 1) * search_program_DAY_MS;
    // SINCE includes its day and BEFORE does not, so that the side of doubt gets one day more.
    const day = calendarDate(Math.max(0, moment + doubt + (doubt > 0 ? search_program_DAY_MS : 0)));
    return [atom(isNewer ? 'SINCE' : 'BEFORE'), atom(imapDate(day))];
}
function simpleKey(criterion) {
    switch (criterion.kind) {
        case 'flag':
            return [atom(criterion.key.toUpperCase())];
        case 'text':
            return [atom(criterion.key.toUpperCase()), imap_values_text(criterion.text)];
        case 'header':
            return [atom('HEADER'), imap_values_text(criterion.name), imap_values_text(criterion.text)];
        case 'date':
            return [atom(criterion.key.toUpperCase()), atom(imapDate(criterion.date))];
        case 'size':
            return [atom(criterion.key.toUpperCase()), atom(String(Math.min(MAX_NUMBER, criterion.bytes)))];
        case 'uid':
            return [atom('UID'), { type: 'SEQUENCE', value: criterion.set }];
        case 'keyword':
            return [atom('KEYWORD'), atom(criterion.name)];
    }
}
function negate(criterion, key) {
    return criterion.isNegated ? [atom('NOT'), ...key] : key;
}
function needsUtf8(criteria) {
    return criteria.some((criterion) => 'text' in criterion && !/^[\x20-\x7e]*$/.test(criterion.text));
}

;// CONCATENATED MODULE: ./lib/mail/uid-set.js
/** Sets of UIDs on the wire: `1:3,7`. */
/** Servers limit the length of a line; RFC 7162 section 4 asks for no more than 8192 octets. */
const MAX_SET_LENGTH = 7000;
/** The UIDs of a set, in ascending order. At most `limit` of them, so that `1:4294967295` costs nothing. */
function uid_set_parseUidSet(text, limit) {
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
/** The shortest set of these UIDs, in parts that are short enough for one command each. */
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

;// CONCATENATED MODULE: ./lib/mail/count-matches.js
/**
 * Counts messages without listing them where the server can (ESEARCH, RFC 4731), and finds the oldest and the newest by
 * INTERNALDATE, all with a bounded number of commands.
 */






/** Messages whose date is looked at, at most, for one question. */
const MAX_DATED = 20_000;
/** A list of more is counted, but not read. */
const MAX_LISTED = 1_000_000;
/** @throws ProbeFailure `E_SEARCH_FAILED` */
async function countMatches(imap, program, nowMs, needsUids) {
    const counter = new Counter(imap, nowMs);
    const sure = await counter.find(program.surest ?? program.widest, needsUids);
    const doubt = program.doubtful ? await counter.resolve(program.doubtful, program.accepts) : NO_DOUBT;
    const dates = [...doubt.dates.values()];
    if (sure.count > 0 && sure.count <= MAX_LISTED) {
        dates.push(...(await counter.ends(program.surest ?? program.widest, sure)));
    }
    const [oldestMs, newestMs] = extremes(dates);
    return {
        count: sure.count + doubt.dates.size,
        oldestMs,
        newestMs,
        uids: needsUids ? [...(sure.uids ?? []), ...doubt.dates.keys()] : undefined,
        unread: doubt.unread,
        lacksResult: counter.lacksResult,
        isListTooLong: sure.count > MAX_LISTED && sure.uids !== undefined,
    };
}
const NO_DOUBT = { dates: new Map(), unread: 0 };
const count_matches_DAY_MS = 86_400_000;
class Counter {
    lacksResult = false;
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
    /** Decides by date which of the doubtful messages match. The newest are looked at first. */
    async resolve(keys, accepts) {
        const { count } = await this.find(keys, false);
        if (count === 0)
            return NO_DOUBT;
        const { uids = [] } = await this.find(keys, true);
        const dates = await this.#datesOf(uids.slice(-MAX_DATED));
        return {
            dates: new Map([...dates].filter(([, receivedMs]) => accepts(receivedMs))),
            unread: Math.max(0, uids.length - MAX_DATED),
        };
    }
    /** Dates among which are the oldest and the newest of these hits. */
    async ends(keys, hits) {
        if (hits.count <= MAX_AT_ONCE)
            return [...(await this.#datesOf(await this.#listed(keys, hits))).values()];
        const ends = await this.#datesOf([hits.min, hits.max].filter((uid) => uid !== undefined));
        const seen = [...ends.values()];
        // Where every search makes a list, few more of that length are affordable, and then none.
        if (seen.length === 0 || (hits.uids && hits.count > MAX_LISTED_AGAIN))
            return seen;
        const newest = await this.#beyond(keys, Math.max(...seen), 'SINCE');
        const oldest = await this.#beyond(keys, Math.min(...seen), 'BEFORE');
        return [...seen, ...newest, ...oldest];
    }
    /**
     * Dates of the hits at one end of time. UIDs mostly grow with the dates, but not after an import. The days between
     * the date that is known and the end are halved until few hits are left; of those of one day that are too many, the
     * ones with the outermost UIDs stand for all.
     */
    async #beyond(keys, knownMs, side) {
        const isNewest = side === 'SINCE';
        const bounded = (dayMs) => [
            ...keys,
            atom(side),
            atom(imapDate(calendarDate(Math.max(0, dayMs)))),
        ];
        // The days of the server may be those of any time zone.
        let near = Math.floor(knownMs / count_matches_DAY_MS) + (isNewest ? -1 : 2);
        let far = isNewest ? Math.max(near, Math.floor(this.#nowMs / count_matches_DAY_MS)) + 3 : 0;
        let keysOfBest = bounded(near * count_matches_DAY_MS);
        let best = await this.find(keysOfBest, false);
        const maxSteps = best.uids && best.count > MAX_DATED ? MAX_STEPS_BY_LIST : MAX_STEPS;
        for (let step = 0; step < maxSteps && best.count > MAX_AT_ONCE && Math.abs(far - near) > 1; step += 1) {
            const middle = Math.floor((near + far) / 2);
            const tried = bounded(middle * count_matches_DAY_MS);
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
        const range = [atom('UID'), { type: 'SEQUENCE', value: `${from}:${to}` }];
        return (await this.find([...keys, ...range], true)).uids ?? [];
    }
    async #datesOf(uids) {
        const wanted = new Set(uids);
        const dates = new Map();
        for (const set of splitUids(uids)) {
            for (const [uid, date] of await fetchDates(this.#imap, set)) {
                // A server may tell of other messages in between.
                if (wanted.has(uid))
                    dates.set(uid, date);
            }
        }
        return dates;
    }
}
/** Of so few messages all dates are read. */
const MAX_AT_ONCE = 1000;
/** A century of days, halved. */
const MAX_STEPS = 16;
const MAX_STEPS_BY_LIST = 4;
/** Eleven such lists stay below what the wire allows. */
const MAX_LISTED_AGAIN = 250_000;
/** The least and the greatest. Not by `Math.min(...numbers)`, which fails for long lists. */
function extremes(numbers) {
    const sorted = numbers.toSorted((one, other) => one - other);
    return [sorted[0], sorted.at(-1)];
}
/** One search by UID; nothing when the server gave no result. @throws ProbeFailure `E_SEARCH_FAILED` */
async function searchFor(imap, keys, needsUids) {
    let listed;
    let extended;
    const returns = imap.has('ESEARCH')
        ? [atom('RETURN'), atoms('MIN', 'MAX', 'COUNT', ...(needsUids ? ['ALL'] : []))]
        : [];
    await imap.run({
        name: 'UID SEARCH',
        args: [...returns, ...keys],
        phase: 'imap_search',
        untagged: {
            SEARCH: ({ attributes = [], numbers }) => {
                const uids = numbers ?? attributes.map(numberOf).filter((uid) => uid !== undefined);
                listed = [...(listed ?? []), ...uids];
            },
            ESEARCH: (response) => {
                extended = readExtended(response);
            },
        },
        onRefusal: (refusal) => count_matches_searchRefused(imap, refusal),
    });
    if (listed) {
        const uids = listed.toSorted((one, other) => one - other);
        return { count: uids.length, min: uids[0], max: uids.at(-1), uids };
    }
    if (!extended)
        return undefined;
    const numberAt = (name) => numberOf({ value: extended?.get(name) ?? null });
    const uids = needsUids ? uid_set_parseUidSet(extended.get('ALL') ?? '', MAX_LISTED) : undefined;
    const count = numberAt('COUNT') ?? uids?.length;
    return count === undefined ? undefined : { count, min: numberAt('MIN'), max: numberAt('MAX'), uids };
}
/** `(TAG "A1") UID COUNT 5 MIN 1 MAX 9 ALL 1:3,7,9` */
function readExtended({ attributes = [] }) {
    const words = attributes.map((each) => textOf(each));
    const results = new Map();
    let index = Array.isArray(attributes[0]) ? 1 : 0;
    if (words[index]?.toUpperCase() === 'UID')
        index += 1;
    for (; index + 1 < words.length; index += 2) {
        results.set(words[index]?.toUpperCase() ?? '', words[index + 1] ?? '');
    }
    return results;
}
function count_matches_searchRefused(imap, { reply, code }) {
    return new ProbeFailure({
        code: 'E_SEARCH_FAILED',
        phase: 'imap_search',
        message: `${describeEndpoint(imap.endpoint)} refused the search, so nothing is known about the mailbox.`,
        hint: code === 'BADCHARSET'
            ? 'This server only searches for ASCII text. Take the letters with accents out of the input search.'
            : 'Look at the log of the server; a broken index is the usual reason.',
        reply,
        isRetryable: code !== 'BADCHARSET',
    });
}

;// CONCATENATED MODULE: ./lib/mail/delete-found.js



/** How many of them are still there afterwards. The mailbox must be open for writing, and the server have UIDPLUS. */
async function deleteMessages(imap, uids) {
    const doomed = new Set(uids);
    let left = 0;
    for (const set of splitUids(uids)) {
        const sequence = { type: 'SEQUENCE', value: set };
        await imap.run({
            name: 'UID STORE',
            args: [sequence, atom('+FLAGS.SILENT'), atoms('\\Deleted')],
            phase: 'cleanup',
            mayBePartial: true,
            onRefusal: refusedCommand(imap, 'STORE', 'cleanup'),
        });
        await imap.run({
            name: 'UID EXPUNGE',
            args: [sequence],
            phase: 'cleanup',
            onRefusal: refusedCommand(imap, 'UID EXPUNGE', 'cleanup'),
        });
        const remaining = (await imap.search([atom('UID'), sequence])) ?? [];
        left += remaining.filter((uid) => doomed.has(uid)).length;
    }
    return left;
}

;// CONCATENATED MODULE: ./lib/probes/imap-search.js
/**
 * Counts the messages of a mailbox that match, opened read-only, and tells the ages of the oldest and the newest. With
 * `delete-found`, exactly those are deleted afterwards.
 */









/** Clocks that differ by less are good enough. */
const MAX_SKEW_MS = 60_000;
const imapSearch = {
    name: 'imap-search',
    summary: 'Count the messages that match `search` in `mailbox`, opened read-only.',
    success: 'Mailbox searched',
    metrics: [
        { name: 'messages_found', unit: 'count', help: 'Messages that match' },
        { name: 'newest_message_age_seconds', unit: 'seconds', help: 'Age of the newest match, by its arrival' },
        { name: 'oldest_message_age_seconds', unit: 'seconds', help: 'Age of the oldest match, by its arrival' },
        { name: 'imap_select_seconds', unit: 'seconds', help: 'IMAP: opening the mailbox' },
        { name: 'imap_search_seconds', unit: 'seconds', help: 'IMAP: search and dates' },
        ...sessionMetrics('imap'),
        ...COMMON_METRICS,
    ],
    plan(settings, issues) {
        const account = resolveAccount(settings, 'imap', false, issues);
        checkDeletion(settings, issues);
        if (!account)
            return undefined;
        return {
            target: describeEndpoint(account.endpoint),
            extraTimeMs: 0,
            run: (context) => timed(context, 'imap', async () => {
                const session = await openImap(account.endpoint, context, true);
                await session.login(account.credentials);
                const state = await context.phase('imap_select', () => examine(session, settings.mailbox));
                const matches = await context.phase('imap_search', () => search(session, settings, context));
                report(matches, context);
                if (settings.deleteFound) {
                    await context.phase('cleanup', () => deleteFound(session, settings.mailbox, state, matches, context));
                }
                session.logout();
            }),
        };
    },
};
/** What would empty the mailbox is refused, whatever else is wrong. */
function checkDeletion({ deleteFound, search }, issues) {
    const limits = search.filter((criterion) => criterion.kind !== 'flag' || criterion.key !== 'all');
    if (!deleteFound || limits.length > 0)
        return;
    issues.push({
        code: 'E_CONFIG_CONFLICT',
        input: 'delete-found',
        value: 'true',
        problem: 'would delete every message of the mailbox, because search matches all',
        remedy: 'Write in search which messages to delete, for example subject: nightly report.',
    });
}
/** A mailbox that is not there is told with the names that are. */
async function examine(imap, mailbox) {
    try {
        return await imap.examine(mailbox);
    }
    catch (error) {
        if (!(error instanceof ProbeFailure) || error.code !== 'E_MAILBOX_MISSING')
            throw error;
        throw missingMailbox(mailbox, await imap.list(), 'imap_select', error.reply);
    }
}
async function search(imap, settings, context) {
    const nowMs = context.world.clock.date().getTime();
    const program = compileSearch(settings.search, nowMs, imap.has('WITHIN'));
    const needsUids = settings.deleteFound && imap.has('UIDPLUS');
    const matches = await countMatches(imap, program, nowMs, needsUids);
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
function measureAge(metric, receivedMs, nowMs, context) {
    if (receivedMs !== undefined)
        context.measure(metric, Math.max(0, (nowMs - receivedMs) / 1000));
}
function describeAhead(ms) {
    const minutes = Math.round(ms / 60_000);
    return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
/** What is not quite certain about the count. */
function report({ count, unread, lacksResult, isListTooLong }, context) {
    if (lacksResult) {
        context.note({
            status: 'warning',
            code: 'E_SEARCH_NO_RESULT_LINE',
            phase: 'imap_search',
            message: 'The server answered a search with OK and without a result; this counts as no message found.',
            hint: 'RFC 9051 demands a result, even an empty one. Look at the dialogue with transcript: true.',
        });
    }
    if (unread > 0) {
        context.note({
            status: 'warning',
            code: 'E_RESULT_TRUNCATED',
            phase: 'imap_search',
            message: `At least ${count} messages match; the dates of ${unread} more were not read, because only ${MAX_DATED} are.`,
            hint: 'Add criteria that leave fewer messages, such as from: or subject:. A server with WITHIN needs no dates.',
        });
    }
    if (isListTooLong) {
        context.note({
            status: 'warning',
            code: 'E_RESULT_TRUNCATED',
            phase: 'imap_search',
            message: `The server listed ${count} messages, more than ${MAX_LISTED}: they were counted, but their dates were not read.`,
            hint: 'Add criteria that leave fewer messages. A server with ESEARCH needs no list.',
        });
    }
}
async function deleteFound(imap, mailbox, seen, { count, uids = [] }, context) {
    if (count === 0)
        return;
    const left = (message, hint) => context.note({ status: 'warning', code: 'E_PARTIAL', phase: 'cleanup', message, hint });
    if (!imap.has('UIDPLUS')) {
        left(`None of the ${count} messages found was deleted: the server has no UIDPLUS.`, 'Without it a server can only destroy all messages flagged as deleted, also those of others. Delete them by hand.');
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
    const remaining = await deleteMessages(imap, uids);
    if (remaining > 0) {
        left(`${remaining} of the ${count} messages found are still there after their deletion.`, 'Check the rights of this user to delete and to expunge in this mailbox.');
    }
}

;// CONCATENATED MODULE: ./lib/mail/arrival.js


/** Short pauses at first: most messages arrive at once. IDLE would be later: Dovecot gathers changes for 500 ms. */
const PAUSES_MS = [0, 50, 100, 200];
const SOON_MS = 250;
const LATE_MS = 1000;
/** From then on once a second is often enough. */
const LATE_AFTER_MS = 15_000;
const PROGRESS_EVERY_MS = 5000;
/** Looks again and again until the message is there, or until the patience ends. */
class Lookout {
    #imap;
    #context;
    #token;
    /** The mailbox that is open comes first; the others are looked into when they change. */
    #mailboxes;
    #looks = new Map();
    #known = new Map();
    #copies = [];
    #hasSearchResults = true;
    constructor(imap, context, token, mailboxes) {
        this.#imap = imap;
        this.#context = context;
        this.#token = token;
        this.#mailboxes = mailboxes;
        for (const { name } of mailboxes)
            this.#looks.set(name, 0);
    }
    /** @throws ProbeFailure when the session fails; a message that does not come is no failure here */
    async wait(patience) {
        const { clock } = this.#context.world;
        const start = clock.now();
        let nextProgress = start + PROGRESS_EVERY_MS;
        let until = patience.giveUpAt;
        for (let look = 0;; look += 1) {
            const hadCopies = this.#copies.length > 0;
            await this.#look(look);
            const now = clock.now();
            // At least one more look follows the first copy only when the user wants to settle.
            if (!hadCopies && this.#copies.length > 0) {
                patience.onFirst();
                until = now + patience.settleMs;
            }
            const pause = PAUSES_MS[look] ?? (now - start < LATE_AFTER_MS ? SOON_MS : LATE_MS);
            if (now >= until)
                return { copies: this.#copies, looks: this.#looks };
            if (now >= nextProgress && this.#copies.length === 0) {
                nextProgress += PROGRESS_EVERY_MS;
                this.#context.progress(`waiting for the message, ${Math.round((now - start) / 1000)} s so far`);
            }
            await clock.sleep(Math.min(pause, until - now), this.#context.signal);
        }
    }
    async #look(look) {
        const [open, ...others] = this.#mailboxes;
        if (open) {
            await this.#imap.noop();
            await this.#lookInto(open);
        }
        // The first looks are for the place where it should be; then each other mailbox, less often.
        if (look < PAUSES_MS.length - 1 || (look > 12 && look % 4 !== 0))
            return;
        for (const mailbox of others)
            await this.#lookElsewhere(mailbox, open);
    }
    /** Opens another mailbox only when its state tells of something new, then comes back. */
    async #lookElsewhere(mailbox, open) {
        this.#count(mailbox);
        const state = await this.#imap.status(mailbox.name);
        const known = this.#known.get(mailbox.name) ?? mailbox.fromUid;
        if (state?.uidNext === undefined || (state.uidNext <= known && state.uidValidity === mailbox.uidValidity))
            return;
        this.#known.set(mailbox.name, state.uidNext);
        await this.#reopen(mailbox);
        await this.#lookInto(mailbox, false);
        if (open)
            await this.#reopen(open);
    }
    async #reopen(mailbox) {
        const state = await this.#imap.examine(mailbox.name);
        if (state.uidValidity === mailbox.uidValidity)
            return;
        this.#context.note({
            status: 'warning',
            code: 'E_UIDVALIDITY_CHANGED',
            phase: 'arrival',
            message: `Mailbox ${mailbox.name} was rebuilt during the check (UIDVALIDITY ${mailbox.uidValidity} became ${state.uidValidity}).`,
            hint: 'Every mail client has to fetch this mailbox anew. Look at what the server did.',
        });
        mailbox.uidValidity = state.uidValidity;
        mailbox.fromUid = 1;
    }
    async #lookInto(mailbox, isCounted = true) {
        if (isCounted)
            this.#count(mailbox);
        const hits = this.#hasSearchResults ? await this.#searchHeader(mailbox) : [];
        const found = hits.length > 0 ? await this.#fetch(hits.join(',')) : [];
        const own = found.filter((message) => this.#isOwn(message));
        // Some servers do not index our header. News that the search missed is fetched and read.
        if (own.length === 0 && this.#imap.takeNews()) {
            const news = await this.#fetch(`${mailbox.fromUid}:*`);
            own.push(...news.filter((message) => this.#isOwn(message)));
        }
        for (const { uid } of own)
            this.#remember(mailbox, uid);
    }
    async #searchHeader(mailbox) {
        const range = { type: 'SEQUENCE', value: `${mailbox.fromUid}:*` };
        const hits = await this.#imap.search([atom('UID'), range, atom('HEADER'), imap_values_text(TOKEN_HEADER), imap_values_text(this.#token)]);
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
        return hits.slice(-MAX_COPIES);
    }
    #fetch(uids) {
        return this.#imap.fetchHeaders(uids, RECOGNISED_HEADERS);
    }
    #isOwn({ headers }) {
        return isProbeMessage(headers, this.#token);
    }
    #remember(mailbox, uid) {
        const isKnown = this.#copies.some((copy) => copy.mailbox === mailbox && copy.uid === uid);
        if (!isKnown)
            this.#copies.push({ mailbox, uid });
    }
    #count(mailbox) {
        this.#looks.set(mailbox.name, (this.#looks.get(mailbox.name) ?? 0) + 1);
    }
}
/** Where new messages of a mailbox begin. The mailbox must be open when the server did not give UIDNEXT. */
async function firstNewUid(imap, name, state) {
    const uidNext = state.uidNext ?? (await imap.status(name))?.uidNext;
    if (uidNext !== undefined)
        return uidNext;
    if (state.messages === 0)
        return 1;
    const last = await imap.fetchHeaders('*', ['Message-ID']);
    return Math.max(0, ...last.map(({ uid }) => uid)) + 1;
}

;// CONCATENATED MODULE: ./lib/mail/junk.js
/** What providers call it, where the server does not mark it. The last part of the name counts, in lower case. */
const USUAL_NAMES = ['junk', 'spam', 'junk e-mail', 'junk email', 'bulk mail', 'bulk'];
/** The junk mailbox: the one marked `\Junk` (RFC 6154), else one with a usual name. */
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

;// CONCATENATED MODULE: ./lib/mail/smtp-dialogue.js


/**
 * Codes that may answer a command; anything else means that we are out of step. Some servers ask for the body with
 * another code than 354; whether they are in step shows in the next answer.
 */
const EXPECTED = {
    'MAIL FROM': /^[245]/,
    'RCPT TO': /^[245]/,
    DATA: /^[2345]/,
    '.': /^(?:250|[45])/,
};
class ReplyWatch {
    #wire;
    #context;
    #pending = [];
    replies = [];
    #fallback = 'the greeting';
    #timer;
    #written = 0;
    #isRunning = false;
    /** Lines of the EHLO reply after the first, or nothing when the server knows no EHLO. */
    ehlo;
    lastReply = '';
    /** The text of the last 334. */
    lastChallenge;
    /** The first reply that cannot answer its command. */
    unexpected;
    /** Whether the body of the message is on its way to somebody. */
    isInData = false;
    /** The answer to the message itself. */
    finalReply;
    constructor(wire, context) {
        this.#wire = wire;
        this.#context = context;
    }
    /** For the library: it logs each command without credentials and each complete reply. */
    get logger() {
        const none = () => { };
        const debug = (entry, text) => {
            if (!('tnx' in entry))
                return;
            if (entry.tnx === 'client')
                this.#sent(String(text));
            if (entry.tnx === 'server')
                this.#received(String(text));
        };
        return { level: none, trace: none, debug, info: none, warn: none, error: none, fatal: none };
    }
    /** What is being waited for, for people. */
    get awaited() {
        return this.#pending[0] ?? this.#fallback;
    }
    /** The largest message that the server takes, as far as it said. */
    get sizeLimit() {
        const limit = Number(this.ehlo?.map((line) => /^SIZE (\d+)$/i.exec(line)?.[1]).find((size) => size !== undefined) ?? 0);
        return limit > 0 ? limit : Number.POSITIVE_INFINITY;
    }
    /** Whether sender and at least one recipient were taken: only then a body is sent, whatever the server asks for. */
    get #hasEnvelope() {
        const isTaken = (wanted) => this.replies.some(({ command, reply }) => command === wanted && reply.startsWith('2'));
        return isTaken('MAIL FROM') && isTaken('RCPT TO');
    }
    /** A call of the library begins: from now on every reply has its limit. */
    begin(phase, awaited) {
        this.#wire.phase = phase;
        this.#fallback = awaited;
        this.#isRunning = true;
        this.#restart();
    }
    end() {
        this.#isRunning = false;
        clearTimeout(this.#timer);
    }
    stop() {
        this.end();
        this.#pending.length = 0;
    }
    #sent(line) {
        const verb = /^(EHLO|HELO|AUTH|MAIL FROM|RCPT TO|DATA|RSET|QUIT|\.)(?:$|[ :])/i.exec(line)?.[1]?.toUpperCase();
        this.#pending.push(verb ?? 'AUTH');
        this.#context.trace('smtp', 'sent', verb === undefined || verb === 'AUTH' ? hideCredentials(line) : line);
        this.#restart();
    }
    #received(reply) {
        const command = this.#pending.shift() ?? this.#fallback;
        this.lastReply = reply;
        for (const line of reply.split('\n'))
            this.#context.trace('smtp', 'received', line);
        if (command === 'EHLO' && smtpReplyCode(reply.split('\n')) === 250) {
            this.ehlo = reply
                .split('\n')
                .slice(1)
                .map((line) => line.slice(4).trim());
        }
        if (command === 'AUTH' && reply.startsWith('334'))
            this.lastChallenge = reply.slice(4).trim();
        const exchange = { command, reply };
        if (command in EXPECTED) {
            this.replies.push(exchange);
            if (!EXPECTED[command]?.test(reply))
                this.unexpected ??= exchange;
        }
        if (command === '.') {
            this.finalReply = reply;
            if (/^[45]/.test(reply))
                this.#context.hasSent = false;
        }
        if (command === 'DATA' && /^[23]/.test(reply) && this.#hasEnvelope) {
            this.isInData = true;
            this.#context.hasSent = true;
            this.#pending.push('.');
        }
        this.#restart();
    }
    #restart() {
        clearTimeout(this.#timer);
        if (!this.#isRunning)
            return;
        const { endpoint, socket } = this.#wire;
        this.#written = socket.bytesWritten;
        this.#timer = setTimeout(() => {
            // A large message that is still moving is no silence.
            if (this.isInData && socket.bytesWritten > this.#written)
                this.#restart();
            else
                this.#wire.fail(noAnswer(endpoint, { phase: this.#wire.phase, awaited: this.awaited, ms: endpoint.commandTimeoutMs }));
        }, endpoint.commandTimeoutMs);
    }
}
function hideCredentials(line) {
    return /^AUTH [A-Z0-9-]+/i.exec(line)?.[0] ?? '***';
}

;// CONCATENATED MODULE: ./lib/mail/smtp-send.js
/** What it means when a server does not take a message: one function for each place at which it can happen. */



/** The connection ended after the body was on its way: nobody knows whether the message is queued. */
function dataFailure(endpoint, error) {
    return new ProbeFailure({
        code: 'E_MSG_AMBIGUOUS',
        phase: 'smtp_send',
        message: `${describeEndpoint(endpoint)} gave no answer after the message body; it may or may not be queued.`,
        hint: 'The message is not sent again, so that nobody gets it twice. Look at the queue and the log of the server.',
        cause: error,
    });
}
/** Some recipients were taken and some were not. */
function partialFailure(endpoint, to, replies) {
    const answers = replies.filter((exchange) => exchange.command === 'RCPT TO');
    const refused = to.filter((_recipient, index) => !answers[index]?.reply.startsWith('2'));
    const first = answers.find((exchange) => !exchange.reply.startsWith('2'));
    return new ProbeFailure({
        code: 'E_RCPT_PARTIAL',
        phase: 'smtp_send',
        message: `${describeEndpoint(endpoint)} refused ${refused.length} of ${to.length} recipients: ${refused.join(', ')}.`,
        hint: 'The message went to the others. Check the refused addresses and the access rules of the server.',
        reply: first?.reply,
    });
}
/** The server has named a limit, and the message is above it. */
function smtp_send_tooLarge(endpoint, sizeBytes, limitBytes) {
    return new ProbeFailure({
        code: 'E_MSG_TOO_LARGE',
        phase: 'smtp_send',
        message: `The message of ${sizeBytes} bytes is above the limit of ${limitBytes} bytes of ${describeEndpoint(endpoint)}.`,
        hint: 'Send a smaller message, or raise the limit of the server.',
    });
}
/** The reply that decided against the message: to the envelope, or once a recipient was taken, to what came after it. */
function findRefusal(replies) {
    const refused = replies.filter(({ reply }) => /^[45]/.test(reply));
    const hasRecipient = replies.some(({ command, reply }) => command === 'RCPT TO' && reply.startsWith('2'));
    return hasRecipient ? refused.at(-1) : refused[0];
}
/** The server refused the sender, every recipient, or the message. */
function refusalFailure(endpoint, envelope, sizeBytes, { command, reply }) {
    const make = (code, message, hint) => new ProbeFailure({ code, phase: 'smtp_send', message, hint, reply });
    const who = describeEndpoint(endpoint);
    const code = smtpReplyCode(reply);
    const codes = describeCodes(reply);
    const isTemporary = code < 500;
    if (code === 552 && (command === 'MAIL FROM' || enhancedCode(reply) === '5.3.4')) {
        return make('E_MSG_TOO_LARGE', `${who} does not take a message of ${sizeBytes} bytes: ${codes}.`, 'Send a smaller message.');
    }
    if (isTemporary && /gr[ae]y[- ]?list/i.test(reply)) {
        return make('E_GREYLISTED', `${who} greylists the recipient: ${codes}.`, 'Allow the runner, log in, or set retries with a longer retry-delay.');
    }
    if (isTemporary) {
        return make('E_MSG_TEMPFAIL', `${who} cannot take the mail now: ${codes}.`, 'Look at the queue and the disk of the server; retries may help.');
    }
    if (command === 'MAIL FROM') {
        return make('E_SENDER_REJECTED', `${who} refused the sender ${envelope.from}: ${codes}.`, code === 530
            ? 'The server wants a login before it takes mail.'
            : 'Check that this login may send from this address.');
    }
    if (command === 'RCPT TO') {
        const isRelay = enhancedCode(reply) === '5.7.1' || /relay/i.test(reply);
        return make('E_RCPT_REJECTED', `${who} refused the recipient ${envelope.to.join(', ')}: ${codes}.`, isRelay ? 'The server does not relay for this domain; log in, or use a local recipient.' : 'Check the address.');
    }
    return make('E_MSG_REJECTED', `${who} refused the message: ${codes}.`, 'Look at the spam filter and the policy of the server.');
}

;// CONCATENATED MODULE: ./lib/mail/smtp-token-login.js

/**
 * The name under which the library finds our login. Asked for XOAUTH2 by that name, without a token store of its own,
 * it takes the first mechanism of the server, and sends the token as a password.
 */
function ownName(mechanism) {
    return `PROBE-${mechanism}`;
}
/** The handlers, by the names under which the library finds them. */
function tokenLogins(endpoint) {
    const login = (mechanism, initial, giveUp) => async (exchange) => {
        const credentials = exchange.auth.probe;
        if (!credentials)
            throw new Error('No credentials');
        const first = await exchange.sendCommand(`AUTH ${mechanism} ${base64(initial(credentials))}`);
        if (first.status === 235)
            return;
        // The server explains itself in a challenge and waits for an empty answer before it refuses.
        const last = first.status === 334 ? await exchange.sendCommand(giveUp) : first;
        throw Object.assign(new Error('Login refused'), { response: last.response });
    };
    return {
        [ownName('XOAUTH2')]: login('XOAUTH2', xoauth2, ''),
        [ownName('OAUTHBEARER')]: login('OAUTHBEARER', (credentials) => oauthBearer(credentials, endpoint), base64('\x01')),
    };
}

;// CONCATENATED MODULE: ./lib/mail/smtp.js










/** Never reached: limits are the wire's. */
const smtp_NO_LIMIT_MS = 2 ** 31 - 1;
const MAX_REPLY_BYTES = 64 * 1024;
/** @throws ProbeFailure */
async function openSmtp(endpoint, context, sendsCredentials) {
    const load = () => Promise.all(/* import() */[__nccwpck_require__.e(664), __nccwpck_require__.e(847)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9847));
    const connection = await connect(endpoint, context, { sendsCredentials, preload: load });
    const { default: SMTPConnection } = await load();
    const watch = new ReplyWatch(connection.wire, context);
    const client = new SMTPConnection({
        connection: connection.wire.socket,
        host: endpoint.host,
        port: endpoint.port,
        secure: connection.isProtected,
        secured: connection.isProtected,
        ignoreTLS: !connection.isProtected,
        name: connect_ehloName(endpoint),
        connectionTimeout: smtp_NO_LIMIT_MS,
        greetingTimeout: smtp_NO_LIMIT_MS,
        socketTimeout: smtp_NO_LIMIT_MS,
        maxResponseSize: MAX_REPLY_BYTES,
        transactionLog: true,
        logger: watch.logger,
        customAuth: tokenLogins(endpoint),
    });
    const session = new smtp_Session(connection, client, watch, context);
    await session.hello();
    return session;
}
class smtp_Session {
    #connection;
    #client;
    #watch;
    #context;
    /** Rejects when the client reports an error that belongs to no call. */
    #broken;
    constructor(connection, client, watch, context) {
        this.#connection = connection;
        this.#client = client;
        this.#watch = watch;
        this.#context = context;
        this.#broken = new Promise((_resolve, reject) => {
            client.on('error', reject);
            const ended = Object.assign(new Error('Connection closed'), { code: 'NoConnection' });
            // The library closes before it tells the call under way what the server answered.
            client.once('end', () => setImmediate(() => reject(ended)));
        });
        this.#broken.catch(() => { });
    }
    get #endpoint() {
        return this.#connection.wire.endpoint;
    }
    async hello() {
        await this.#context.phase('smtp_capability', () => this.#run('smtp_capability', 'EHLO', (done) => this.#client.connect((error) => done(error ?? null))));
    }
    async login(credentials) {
        await this.#context.phase('smtp_auth', async () => {
            const mechanism = this.#mechanism(credentials);
            const auth = {
                user: credentials.username,
                pass: (credentials.password ?? credentials.token)?.reveal() ?? '',
                method: credentials.token ? ownName(mechanism) : mechanism,
                probe: credentials,
            };
            try {
                await this.#run('smtp_auth', 'AUTH', (done) => this.#client.login(auth, done));
            }
            catch (error) {
                throw this.#refusal(error, credentials);
            }
            // RFC 4954 section 4: 235 alone means that the credentials were accepted.
            const reply = this.#watch.lastReply;
            if (smtpReplyCode(reply) !== 235)
                throw this.#outOfStep({ command: 'AUTH', reply });
        });
    }
    async send(envelope, message) {
        return await this.#context.phase('smtp_send', async () => {
            const { from, to } = envelope;
            const limit = this.#watch.sizeLimit;
            if (message.length > limit)
                throw smtp_send_tooLarge(this.#endpoint, message.length, limit);
            try {
                const info = await this.#run('smtp_send', 'MAIL FROM', (done) => this.#client.send({ from, to: [...to], size: message.length }, message, (error, result) => done(error, result)));
                if (this.#watch.unexpected)
                    throw this.#outOfStep(this.#watch.unexpected);
                if (info.rejected.length > 0)
                    throw partialFailure(this.#endpoint, to, this.#watch.replies);
                this.#noteData();
                return { reply: info.response };
            }
            catch (error) {
                throw this.#notTaken(error, envelope, message.length);
            }
        });
    }
    quit() {
        this.#watch.stop();
        const { wire } = this.#connection;
        if (!wire.socket.destroyed) {
            this.#context.trace('smtp', 'sent', 'QUIT');
            wire.socket.write('QUIT\r\n');
        }
        wire.release();
    }
    #mechanism(credentials) {
        const ehlo = this.#watch.ehlo;
        if (ehlo === undefined)
            throw mechanism_notOffered(this.#endpoint, 'It knows no EHLO.');
        const offered = new Set(ehlo
            .flatMap((line) => (/^AUTH[ =](.*)$/i.exec(line)?.[1] ?? '').toUpperCase().split(/[ =]+/))
            .filter((name) => name));
        return chooseMechanism(this.#endpoint, credentials, offered, this.#connection.isProtected);
    }
    /** What an error of a login means. */
    #refusal(error, credentials) {
        if (error instanceof ProbeFailure)
            return error;
        const reply = this.#watch.lastReply;
        if (smtpReplyCode(reply) < 400)
            return this.#outOfStep({ command: 'AUTH', reply });
        const tokenError = decodeTokenError(this.#watch.lastChallenge ?? '');
        return loginRefused(this.#endpoint, { reply, hasToken: credentials.token !== undefined, tokenError });
    }
    /** What an error of a sending means. */
    #notTaken(error, envelope, sizeBytes) {
        const { isInData, finalReply, unexpected, replies } = this.#watch;
        if (isInData && finalReply === undefined)
            return dataFailure(this.#endpoint, error);
        if (unexpected)
            return this.#outOfStep(unexpected);
        const refusal = findRefusal(replies);
        if (error instanceof ProbeFailure || !refusal)
            return error;
        return refusalFailure(this.#endpoint, envelope, sizeBytes, refusal);
    }
    #outOfStep({ command, reply }) {
        return new ProbeFailure({
            code: 'E_PROTO_UNEXPECTED',
            phase: command === 'AUTH' ? 'smtp_auth' : 'smtp_send',
            message: `${describeEndpoint(this.#endpoint)} answered ${command === '.' ? 'the message' : command} with a code that does not belong to it.`,
            hint: 'The server is broken, or something on the path mixes sessions up. The result cannot be trusted.',
            reply,
        });
    }
    /** Some servers ask for the body with 250 (eleith/emailjs#24). It works, and clients that go by the book stop there. */
    #noteData() {
        const data = this.#watch.replies.find(({ command }) => command === 'DATA');
        if (!data || smtpReplyCode(data.reply) === 354)
            return;
        this.#context.note({
            status: 'warning',
            code: 'E_PROTO_UNEXPECTED',
            phase: 'smtp_send',
            message: `${describeEndpoint(this.#endpoint)} answered DATA with another code than 354, and then took the message.`,
            hint: 'RFC 5321 section 4.1.1.4 demands 354. Other clients may give up there.',
            reply: data.reply,
        });
    }
    /** Runs a call of the client; each reply on the way has its own limit. */
    async #run(phase, awaited, call) {
        const { wire } = this.#connection;
        if (wire.failure)
            throw wire.failure;
        this.#watch.begin(phase, awaited);
        try {
            const outcome = new Promise((resolve, reject) => {
                call((error, result) => (error ? reject(error) : resolve(result)));
            });
            return await wire.guard(Promise.race([outcome, this.#broken]));
        }
        catch (error) {
            throw this.#translate(error, phase);
        }
        finally {
            this.#watch.end();
        }
    }
    #translate(error, phase) {
        const { wire } = this.#connection;
        if (wire.failure)
            return wire.failure;
        const reply = error instanceof Error && 'response' in error ? String(error.response) : undefined;
        // An answer of the server: judged by whoever asked.
        if (reply !== undefined && phase !== 'smtp_capability' && errorCode(error) !== 'EPROTOCOL')
            return error;
        if (errorCode(error) === 'EPROTOCOL' && /maximum allowed size/.test(String(error))) {
            return sessionFailure(this.#endpoint, phase, this.#watch.awaited, Object.assign(new Error(), { code: 'TooLarge' }));
        }
        if (reply !== undefined) {
            const code = smtpReplyCode(reply);
            if (code === 421)
                return smtp_closing(this.#endpoint, phase, reply);
            return this.#unexpectedReply(phase, reply);
        }
        const original = error instanceof Error && 'originalCode' in error ? String(error.originalCode) : errorCode(error);
        const isClosed = original === 'ECONNECTION';
        const cause = Object.assign(new Error('smtp', { cause: error }), { code: isClosed ? 'NoConnection' : original });
        return sessionFailure(this.#endpoint, phase, `the answer to ${this.#watch.awaited}`, cause);
    }
    #unexpectedReply(phase, reply) {
        return new ProbeFailure({
            code: phase === 'smtp_capability' ? 'E_PROTO' : 'E_PROTO_UNEXPECTED',
            phase,
            message: `${describeEndpoint(this.#endpoint)} gave an answer to ${this.#watch.awaited} that makes no sense there.`,
            hint: 'Run again with transcript: true, and look at what the server says.',
            reply,
        });
    }
}
function smtp_closing(endpoint, phase, reply) {
    return new ProbeFailure({
        code: 'E_GREETING_REJECTED',
        phase,
        message: `${describeEndpoint(endpoint)} is closing the connection (421).`,
        hint: 'The server is busy or limits connections. Try later, and less often.',
        reply,
        isRetryable: true,
    });
}

;// CONCATENATED MODULE: ./lib/mail/removal.js


/**
 * Removes the messages with the token from a mailbox. `known` are UIDs seen before; without them the mailbox is
 * searched.
 * @throws ProbeFailure when the session fails or the mailbox cannot be opened for writing
 */
async function removeOwn(imap, context, mailbox, token, known) {
    await imap.select(mailbox);
    const found = known.length > 0 ? known : ((await searchToken(imap, token)) ?? []);
    const candidates = found.slice(-MAX_COPIES);
    if (candidates.length === 0)
        return { removed: 0, left: 0 };
    const fetched = await imap.fetchHeaders(candidates.join(','), RECOGNISED_HEADERS);
    const own = fetched.filter(({ uid, headers }) => candidates.includes(uid) && isProbeMessage(headers, token));
    if (own.length === 0)
        return { removed: 0, left: 0 };
    for (const { uid } of own)
        await imap.flagDeleted(uid);
    if (!imap.has('UIDPLUS')) {
        noteLeft(context, mailbox, 'the server has no UIDPLUS, so it was flagged \\Deleted but not expunged');
        return { removed: 0, left: own.length };
    }
    let removed = 0;
    for (const { uid } of own) {
        await imap.expunge(uid);
        const isStillThere = (await imap.fetchHeaders(String(uid), ['Message-ID'])).some((message) => message.uid === uid);
        if (!isStillThere)
            removed += 1;
    }
    if (removed < own.length)
        noteLeft(context, mailbox, 'the server said that it was expunged, and it is still there');
    return { removed, left: own.length - removed };
}
/** Not every server indexes our header, and some relays strip it. */
function searchToken(imap, token) {
    return imap.search([atom('OR'), atom('HEADER'), imap_values_text(TOKEN_HEADER), imap_values_text(token), atom('SUBJECT'), imap_values_text(token)]);
}
function noteLeft(context, mailbox, why) {
    context.note({
        status: 'warning',
        code: 'E_CLEANUP',
        phase: 'cleanup',
        message: `The test message was left in ${mailbox}: ${why}.`,
        hint: 'Delete it by hand. Its subject ends with the token of the run.',
    });
}

;// CONCATENATED MODULE: ./lib/probes/clean-up-message.js


/** A message that was accepted a moment ago may need this long to arrive, in milliseconds. */
const GRACE_MS = 1500;
const PAUSE_MS = 250;
/**
 * Removes every copy, and notes what it had to leave.
 * @throws ProbeFailure when nobody knows what is left
 */
async function cleanUpMessage(account, ticket, context, remains) {
    const task = { ticket, context, seen: remains?.seen ?? [] };
    const found = (await withOpenSession(remains?.imap, task)) ?? (await withNewSession(account, task));
    if (found === 0)
        noteMissing(task);
}
/** The number of messages found, or nothing when the session is closed, or turns out to be. */
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
async function withNewSession(account, task) {
    const imap = await openImap(account.endpoint, task.context, true);
    await imap.login(account.credentials);
    return await removeAndLeave(imap, task);
}
async function removeAndLeave(imap, task) {
    const { clock } = task.context.world;
    const giveUpAt = clock.now() + GRACE_MS;
    for (;;) {
        const found = await removeFromAll(imap, task);
        if (found === 0 && clock.now() < giveUpAt)
            await clock.sleep(PAUSE_MS, task.context.signal);
        else {
            imap.logout();
            return found;
        }
    }
}
/** The number of messages that were found, whether or not they could be removed. */
async function removeFromAll(imap, { ticket, context, seen }) {
    let found = 0;
    for (const mailbox of ticket.mailboxes) {
        const known = seen.filter((copy) => copy.mailbox.name === mailbox).map(({ uid }) => uid);
        if (seen.length > 0 && known.length === 0)
            continue;
        const { removed, left } = await removeOwn(imap, context, mailbox, ticket.token, known);
        found += removed + left;
    }
    return found;
}
function noteMissing({ ticket, context, seen }) {
    context.note({
        status: 'warning',
        code: 'E_CLEANUP',
        phase: 'cleanup',
        message: seen.length > 0
            ? 'The test message had gone before it could be deleted: somebody else moved or deleted it.'
            : 'The test message was not there to be deleted; when it arrives later, it stays.',
        hint: `Look for ${ticket.token} in the subjects of ${ticket.mailboxes.join(' and ')}.`,
    });
}

;// CONCATENATED MODULE: ./lib/probes/plan-message.js

/** Every recipient costs a refusal or a delivery: a probe is no mailing list. */
const MAX_RECIPIENTS = 5;
/** Plans the message, or reports what is missing. */
function planMessage(settings, mode, issues) {
    const { from, to, cc = [], bcc = [] } = settings;
    for (const [input, value] of Object.entries({ from, to })) {
        if (value !== undefined || isReported(issues, input))
            continue;
        issues.push({
            code: 'E_INPUT',
            input,
            problem: `is required by ${mode}`,
            remedy: 'Write an address such as probe@example.org.',
        });
    }
    // An address that is named twice gets the message once.
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
/**
 * Sends a message by SMTP, sees that very message arrive by IMAP, says where and when and in how many copies, and
 * deletes it.
 */












const roundTrip = {
    name: 'round-trip',
    summary: 'Send a message by SMTP, see that very message arrive by IMAP, and delete it.',
    success: 'Message delivered and seen',
    metrics: [
        { name: 'round_trip_seconds', unit: 'seconds', help: 'From the start of sending until the message was seen' },
        { name: 'delivery_seconds', unit: 'seconds', help: 'From the acceptance by SMTP until the message was seen' },
        { name: 'copies', unit: 'count', help: 'Copies of the message that arrived' },
        { name: 'smtp_send_seconds', unit: 'seconds', help: 'SMTP: from MAIL FROM to the acceptance' },
        { name: 'imap_select_seconds', unit: 'seconds', help: 'IMAP: opening the mailbox' },
        ...sessionMetrics('smtp').slice(1),
        ...sessionMetrics('imap').slice(1),
        ...COMMON_METRICS,
    ],
    plan(settings, issues) {
        const plan = planRoundTrip(settings, issues);
        if (!plan)
            return undefined;
        return {
            target: `${describeEndpoint(plan.smtp.endpoint)} → ${describeEndpoint(plan.imap.endpoint)}`,
            extraTimeMs: settings.deliveryTimeout + settings.settleTime,
            run: (context) => runRoundTrip(plan, context),
            cleanUp: (ticket, context) => cleanUpMessage(plan.imap, ticket, context, undefined),
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
    return smtp && imap && message ? { smtp, imap, message, settings } : undefined;
}
async function runRoundTrip(plan, context) {
    const { clock } = context.world;
    const token = createToken(context);
    const [smtp, receiver, message] = await openBoth(plan, token, context);
    const seen = [];
    const ticket = { token, mailboxes: receiver.mailboxes.map(({ name }) => name) };
    if (plan.settings.cleanup) {
        await context.onCleanup({
            resume: ticket,
            run: async (cleanUp) => {
                if (context.hasSent)
                    await cleanUpMessage(plan.imap, ticket, cleanUp, { imap: receiver.imap, seen });
                else if (receiver.imap.isOpen)
                    receiver.imap.logout();
            },
        });
    }
    const sendingAt = clock.now();
    const ambiguity = await sendMessage(plan, smtp, message, context);
    const acceptedAt = clock.now();
    smtp.quit();
    const lookout = new Lookout(receiver.imap, context, token, receiver.mailboxes);
    const search = await context.phase('arrival', async () => {
        const found = await lookout.wait({
            giveUpAt: acceptedAt + plan.settings.deliveryTimeout,
            settleMs: plan.settings.settleTime,
            onFirst: () => {
                const seenAt = clock.now();
                context.measure('round_trip_seconds', (seenAt - sendingAt) / 1000);
                context.measure('delivery_seconds', (seenAt - acceptedAt) / 1000);
            },
        });
        if (found.copies.length === 0)
            throw ambiguity ?? notArrived(plan, found, message, context);
        return found;
    });
    seen.push(...search.copies);
    round_trip_judge(search, plan, context, ambiguity);
    if (!plan.settings.cleanup)
        receiver.imap.logout();
}
/**
 * Opens both sessions at the same time and notes the state of the mailboxes before anything is sent. When both fail,
 * both are reported.
 */
async function openBoth(plan, token, context) {
    for (const { endpoint } of [plan.smtp, plan.imap])
        await refuseExposure(endpoint, context);
    const [smtp, receiver] = await Promise.allSettled([
        openSmtp(plan.smtp.endpoint, context, true).then(async (session) => {
            await session.login(plan.smtp.credentials);
            return session;
        }),
        openReceiver(plan, context),
    ]);
    if (smtp.status === 'rejected' && receiver.status === 'rejected')
        noteSecond(receiver.reason, context);
    if (smtp.status === 'rejected')
        throw smtp.reason;
    if (receiver.status === 'rejected')
        throw receiver.reason;
    return [smtp.value, receiver.value, await composeMessage(plan.message.spec, token, context.world.clock.date())];
}
async function openReceiver(plan, context) {
    const { mailbox } = plan.settings;
    const imap = await openImap(plan.imap.endpoint, context, true);
    await imap.login(plan.imap.credentials);
    return await context.phase('imap_select', async () => {
        const junk = findJunk(await imap.list());
        const mailboxes = [];
        if (junk !== undefined && junk !== mailbox) {
            const state = await imap.status(junk);
            if (state)
                mailboxes.push({ name: junk, role: 'junk', uidValidity: state.uidValidity, fromUid: state.uidNext ?? 1 });
        }
        const state = await imap.examine(mailbox);
        const fromUid = await firstNewUid(imap, mailbox, state);
        const role = mailbox === junk ? 'junk' : mailbox.toUpperCase() === 'INBOX' ? 'inbox' : 'other';
        // What was there before is no news.
        imap.takeNews();
        return { imap, mailboxes: [{ name: mailbox, role, uidValidity: state.uidValidity, fromUid }, ...mailboxes] };
    });
}
/** Sends, and gives the failure back when nobody knows whether the server took the message: then it may arrive. */
async function sendMessage(plan, smtp, message, context) {
    try {
        const { reply } = await smtp.send(plan.message.envelope, message.raw);
        context.learn({ acceptance: reply });
        return undefined;
    }
    catch (error) {
        if (error instanceof ProbeFailure && error.code === 'E_MSG_AMBIGUOUS')
            return error;
        throw error;
    }
    finally {
        // There is no such message as long as the server has refused it.
        if (context.hasSent)
            context.learn({ messageId: message.messageId });
    }
}
function round_trip_judge(search, plan, context, ambiguity) {
    const [first] = search.copies;
    if (!first)
        return;
    const { role, name } = first.mailbox;
    context.learn({ arrivedIn: role });
    context.measure('copies', search.copies.length);
    if (ambiguity) {
        context.note({
            status: 'warning',
            code: 'E_MSG_AMBIGUOUS_ARRIVED',
            phase: 'smtp_send',
            message: 'The SMTP server never answered the message, but the message arrived.',
            hint: 'Clients send such a message again, so that people get it twice. Look at the log of the SMTP server.',
        });
    }
    if (role === 'junk' && plan.settings.junk !== 'ok' && plan.settings.mailbox !== name) {
        context.note({
            status: plan.settings.junk,
            code: 'E_WRONG_FOLDER',
            phase: 'arrival',
            message: `The message landed in ${name}.`,
            hint: 'Look at the headers that the spam filter added, and at SPF, DKIM and DMARC of the sender.',
        });
    }
    if (search.copies.length > 1) {
        context.note({
            status: 'warning',
            code: 'E_DUPLICATE',
            phase: 'arrival',
            message: `The message arrived ${search.copies.length} times.`,
            hint: 'Look for an alias that names the mailbox twice, or for a relay that sends again after a timeout.',
        });
    }
}
function notArrived(plan, search, message, context) {
    const places = [...search.looks].map(([name, count]) => `${name} (${count} times)`).join(' and ');
    const seconds = plan.settings.deliveryTimeout / 1000;
    return new ProbeFailure({
        code: 'E_NOT_ARRIVED',
        phase: 'arrival',
        message: `The SMTP server accepted the message, but it was not found within ${seconds} s in ${places}.`,
        hint: `Look for Message-ID ${message.messageId} in the mail log: it is in a queue, was filed elsewhere, or was dropped after the acceptance.`,
        reply: context.known().acceptance,
        isRetryable: false,
    });
}
function noteSecond(reason, context) {
    if (!(reason instanceof ProbeFailure) || context.signal.aborted)
        return;
    const { status, code, message, hint, reply, phase } = reason;
    context.note({ status, code, message, hint, reply, phase });
}

;// CONCATENATED MODULE: ./lib/probes/smtp-connect.js
/** Connects over SMTP without credentials: greeting, EHLO and TLS as asked for, then goodbye. */




const smtpConnect = {
    name: 'smtp-connect',
    summary: 'Connect over SMTP: greeting, EHLO and TLS. No credentials are needed.',
    success: 'Connected over SMTP',
    metrics: [...sessionMetrics('smtp'), ...COMMON_METRICS],
    plan(settings, issues) {
        const endpoint = resolveEndpoint(settings, 'smtp', false, issues);
        if (!endpoint)
            return undefined;
        return {
            target: describeEndpoint(endpoint),
            extraTimeMs: 0,
            run: (context) => timed(context, 'smtp', async () => {
                const session = await openSmtp(endpoint, context, false);
                session.quit();
            }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/probes/smtp-login.js
/** Logs in over SMTP and says goodbye. A server that offers no login is a failure: nothing was proved. */




const smtpLogin = {
    name: 'smtp-login',
    summary: 'Connect over SMTP, log in, and log out.',
    success: 'Logged in over SMTP',
    metrics: [...sessionMetrics('smtp'), ...COMMON_METRICS],
    plan(settings, issues) {
        const account = resolveAccount(settings, 'smtp', false, issues);
        if (!account)
            return undefined;
        const { endpoint, credentials } = account;
        return {
            target: describeEndpoint(endpoint),
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
/**
 * Hands in one message over SMTP, for every recipient, and looks no further. Logs in first when there are credentials:
 * a server may take mail from its own network without a login.
 */






const smtpSend = {
    name: 'smtp-send',
    summary: 'Send a message by SMTP: the server accepts it for every recipient. Logs in when credentials are given.',
    success: 'Message accepted',
    metrics: [
        ...sessionMetrics('smtp'),
        { name: 'smtp_send_seconds', unit: 'seconds', help: 'SMTP: from MAIL FROM to the acceptance' },
        ...COMMON_METRICS,
    ],
    plan(settings, issues) {
        const account = wantsLogin(settings) ? resolveAccount(settings, 'smtp', false, issues) : undefined;
        const endpoint = account?.endpoint ?? (wantsLogin(settings) ? undefined : resolveEndpoint(settings, 'smtp', false, issues));
        const message = planMessage(settings, 'smtp-send', issues);
        if (!endpoint || !message)
            return undefined;
        return {
            target: describeEndpoint(endpoint),
            extraTimeMs: 0,
            run: (context) => timed(context, 'smtp', async () => {
                const session = await openSmtp(endpoint, context, account !== undefined);
                if (account)
                    await session.login(account.credentials);
                const { messageId, raw } = await composeMessage(message.spec, createToken(context), context.world.clock.date());
                context.learn({ messageId });
                const { reply } = await session.send(message.envelope, raw);
                context.learn({ acceptance: reply });
                session.quit();
            }),
        };
    },
};
/** Whether anything is said of a login. Half of it is reported as such, and never taken for none. */
function wantsLogin(settings) {
    const { username, password, accessToken, smtpUsername, smtpPassword, smtpAccessToken, smtpAuthMethod } = settings;
    const parts = [username, password, accessToken, smtpUsername, smtpPassword, smtpAccessToken, smtpAuthMethod];
    return parts.some((part) => part !== undefined) || settings.authMethod !== 'auto';
}

;// CONCATENATED MODULE: ./lib/probes/index.js
/** The registry of modes. */








/** All modes, in the order of the documentation. */
const PROBES = [
    roundTrip,
    smtpConnect,
    smtpLogin,
    smtpSend,
    imapConnect,
    imapLogin,
    imapSearch,
    imapMailbox,
];

;// CONCATENATED MODULE: ./lib/verdict/value.js
/**
 * How people write and read a value of a metric. Everywhere else a value is a number in the base unit of its metric;
 * suffixes such as `30s`, `5MB` or `95%` exist only here.
 */
const value_plain = (amount) => amount;
/**
 * A KB is 1024 bytes, as in the size limits of Dovecot and Exim and in IMAP quotas (RFC 9208: units of 1024 octets).
 * Fractions are divided, not multiplied, because 57 * 0.01 is not 0.57.
 */
const SUFFIXES = {
    seconds: new Map([
        ['', value_plain],
        ['ms', (amount) => amount / 1000],
        ['s', value_plain],
        ['m', (amount) => amount * 60],
        ['h', (amount) => amount * 3600],
        ['d', (amount) => amount * 86_400],
    ]),
    bytes: new Map([
        ['', value_plain],
        ['b', value_plain],
        ['kb', (amount) => amount * 1024],
        ['mb', (amount) => amount * 1024 ** 2],
        ['gb', (amount) => amount * 1024 ** 3],
    ]),
    days: new Map([
        ['', value_plain],
        ['h', (amount) => amount / 24],
        ['d', value_plain],
    ]),
    ratio: new Map([
        ['', value_plain],
        ['%', (amount) => amount / 100],
    ]),
    count: new Map([['', value_plain]]),
};
/** One sentence for error messages: how to write a value of each unit. */
const VALUE_HELP = {
    seconds: 'Values are seconds or have a suffix: 500ms, 30s, 2m, 1h, 1d.',
    bytes: 'Values are bytes or have a suffix: 64KB, 5MB, 1GB.',
    days: 'Values are days or have a suffix: 36h, 14d.',
    ratio: 'Values are shares of 1 or have a suffix: 0.95, 95%.',
    count: 'Values are plain numbers.',
};
/**
 * Reads a number with or without a suffix of its unit, capitals or not; the decimal mark is a dot or a comma.
 *
 * @returns the value in the base unit, or what is wrong with the text as a clause that quotes it
 */
function parseValue(text, unit) {
    const [, amount, suffix] = /^([+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+))([a-z%]*)$/i.exec(text) ?? [];
    if (amount === undefined || suffix === undefined)
        return `"${text}" is not a number`;
    // To some readers 1,500 is a thousand times what it is to others, so it is not taken at all.
    if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(amount))
        return `"${text}" may be read in two ways, so write it without the comma`;
    const toBase = SUFFIXES[unit].get(suffix.toLowerCase());
    if (toBase === undefined)
        return `"${text}" has the unknown suffix "${suffix}"`;
    const value = toBase(Number(amount.replace(',', '.')));
    if (!Number.isFinite(value))
        return `"${text}" is too large`;
    // A share of 95 would be 9500 %, and a threshold there would never alert.
    if (unit === 'ratio' && suffix === '' && value > 1)
        return `"${text}" is more than 1, the whole; write ${amount}%`;
    return value;
}
/** A value for people: `850 ms`, `4.2 s`, `12 days`, `5.0 MB`, `95 %`, and plain numbers for counts. */
function formatValue(value, unit) {
    return FORMATS[unit](value);
}
const FORMATS = {
    seconds: formatSeconds,
    bytes: formatBytes,
    days: formatDays,
    ratio: (value) => `${rounded(value * 100, 1)} %`,
    count: (value) => rounded(value, 2),
};
/** Seconds up to two minutes, since most limits are given in them; then the largest unit of which there are two. */
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
/** At most so many decimals, none of them a trailing zero. */
function rounded(value, decimals) {
    const factor = 10 ** decimals;
    return String(Math.round(value * factor) / factor);
}

;// CONCATENATED MODULE: ./lib/verdict/range.js
/**
 * Ranges as in the monitoring plugins' guidelines (`[@][start:]end`): reading one, testing a value against it, and
 * saying in words how the two differ. How a single value is written is left to `value.ts`.
 */

/** The text of a range cannot be understood. The message quotes it and explains the grammar. */
class RangeSyntaxError extends Error {
    name = 'RangeSyntaxError';
}
const GRAMMAR = 'A range is [@][start:]end and alerts outside of it, with @ inside: ' +
    '10 alerts below 0 or above 10, 10: below 10, ~:10 above 10, 10:20 below 10 or above 20, @10:20 from 10 to 20.';
/**
 * Reads a range whose bounds are in `unit` or carry one of its suffixes, capitals or not; the decimal mark is a dot or
 * a comma.
 *
 * @throws {RangeSyntaxError} for anything that is not a range, also for a start above the end
 */
function parseRange(text, unit) {
    const range = text.trim();
    const refuse = (reason) => new RangeSyntaxError(`"${range}" is not a range: ${reason}. ${GRAMMAR} ${VALUE_HELP[unit]}`);
    const [, at, from, to] = /^(@?)(?:([^:]*):)?([^:]*)$/.exec(range) ?? [];
    if (at === undefined || to === undefined)
        throw refuse('it has more than one colon');
    if (!from && to === '')
        throw refuse('it has no bound');
    const bound = (written) => {
        const value = parseValue(written, unit);
        if (typeof value === 'string')
            throw refuse(value);
        return value;
    };
    const start = !from ? 0 : from === '~' ? Number.NEGATIVE_INFINITY : bound(from);
    const end = to === '' ? Number.POSITIVE_INFINITY : bound(to);
    if (start > end)
        throw refuse(`its start ${from || '0'} is above its end ${to}`);
    return { start, end, inside: at === '@', text: range };
}
/** Whether a value in the base unit is one to be told about. NaN always is: what was not measured is not good. */
function alerts(range, value) {
    if (Number.isNaN(value))
        return true;
    const isWithin = range.start <= value && value <= range.end;
    return isWithin === range.inside;
}
/** How a value that alerts lies to its range: `above 3 s`, `below 1`, `outside 1 to 10`, `inside 5 to 9`. */
function describeRange(range, value, unit) {
    if (Number.isNaN(value))
        return 'not a number';
    const start = formatValue(range.start, unit);
    const end = formatValue(range.end, unit);
    const isOpenBelow = range.start === Number.NEGATIVE_INFINITY;
    const isOpenAbove = range.end === Number.POSITIVE_INFINITY;
    if (range.inside) {
        if (range.start === range.end)
            return `exactly ${end}`;
        if (isOpenAbove)
            return isOpenBelow ? 'any value' : `at or above ${start}`;
        return isOpenBelow ? `at or below ${end}` : `inside ${start} to ${end}`;
    }
    // Nobody who wrote `10` thinks of its start.
    if (isOpenBelow || isOpenAbove || range.start === 0)
        return value < range.start ? `below ${start}` : `above ${end}`;
    return range.start === range.end ? `not ${end}` : `outside ${start} to ${end}`;
}

;// CONCATENATED MODULE: ./lib/verdict/threshold.js
/**
 * Limits on metrics, as a user gives them in the input `thresholds`: one metric a line, with a range for `warning`,
 * for `critical`, or for both. Testing measurements against them is left to `evaluate.ts`.
 */


const threshold_EXAMPLE = 'Write for example: imap_auth_seconds warning=1 critical=3, or mailbox_unseen{mailbox="INBOX"} critical=100.';
/** A name, perhaps one label as in OpenMetrics, and the rest. */
const LINE = /^([a-z]\w*)(?:\{\s*(\w+)\s*=\s*"((?:[^"\\]|\\.)*)"\s*\})?(\s.*)?$/i;
/**
 * Reads one line of `thresholds`.
 *
 * @param metrics what the mode can measure
 * @returns the threshold, or what is wrong with the line in one or more sentences
 */
function parseThreshold(line, metrics) {
    const [, name, labelName, labelValue, rest = ''] = LINE.exec(line.trim()) ?? [];
    if (name === undefined)
        return `"${line.trim()}" is not a threshold. ${threshold_EXAMPLE}`;
    const metric = metrics.find((each) => each.name === name);
    if (metric === undefined)
        return unknownMetric(name, metrics);
    if (labelName !== undefined && labelName !== metric.label) {
        const instead = metric.label === undefined ? 'it has no label' : `its label is "${metric.label}"`;
        return `The metric ${name} has no label "${labelName}": ${instead}.`;
    }
    const ranges = parseRanges(rest, metric);
    if (typeof ranges === 'string')
        return ranges;
    return labelValue === undefined
        ? { metric: name, ...ranges }
        : { metric: name, label: labelValue.replace(/\\(.)/g, '$1'), ...ranges };
}
function unknownMetric(name, metrics) {
    const names = metrics.map((each) => each.name);
    const nearest = closest(name, names);
    const remedy = nearest === undefined ? `It has: ${names.join(', ')}.` : `Did you mean ${nearest}?`;
    return `This mode has no metric "${name}". ${remedy}`;
}
function parseRanges(text, metric) {
    const ranges = {};
    for (const word of text.split(/\s+/).filter((each) => each !== '')) {
        const [, level, range] = /^(warning|critical)=(.+)$/.exec(word) ?? [];
        if (range === undefined || (level !== 'warning' && level !== 'critical')) {
            return `"${word}" is neither warning=range nor critical=range. ${threshold_EXAMPLE}`;
        }
        if (ranges[level] !== undefined)
            return `The metric ${metric.name} has ${level} twice in one line.`;
        try {
            ranges[level] = parseRange(range, metric.unit);
        }
        catch (error) {
            if (error instanceof RangeSyntaxError)
                return error.message;
            throw error;
        }
    }
    if (ranges.warning === undefined && ranges.critical === undefined) {
        return `The metric ${metric.name} has neither warning nor critical. ${threshold_EXAMPLE}`;
    }
    return ranges;
}

;// CONCATENATED MODULE: ./lib/settings/thresholds.js


/** Reads all limits against the metrics of a mode, of which the first is the primary one. */
function resolveThresholds(settings, metrics, issues) {
    const [primary] = metrics;
    const warning = readRange('warning', settings.warning, primary, issues);
    const critical = readRange('critical', settings.critical, primary, issues);
    const onPrimary = warning || critical ? [{ metric: primary.name, warning, critical }] : [];
    const lines = (settings.thresholds ?? '').split('\n').filter((line) => line.trim() !== '');
    return [...onPrimary, ...lines.flatMap((line) => readLine(line, metrics, issues))];
}
function readRange(input, text, primary, issues) {
    if (text === undefined)
        return undefined;
    try {
        return parseRange(text, primary.unit);
    }
    catch (error) {
        if (!(error instanceof RangeSyntaxError))
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
    const parsed = parseThreshold(line, metrics);
    if (typeof parsed !== 'string')
        return [parsed];
    const problem = 'cannot be read as a threshold';
    issues.push({ code: 'E_INPUT', input: 'thresholds', value: line.trim(), problem, remedy: parsed });
    return [];
}

;// CONCATENATED MODULE: ./lib/settings/plan.js





/** Builds the plan, or nothing when there is an issue. */
function buildPlan(settings, issues) {
    const failOn = readFailOn(settings, issues);
    // A mode that could not be read would bring the complaints of another one along.
    const probe = isReported(issues, 'mode') ? undefined : findProbe(settings.mode, issues);
    const planned = probe?.plan(settings, issues);
    const thresholds = probe ? resolveThresholds(settings, probe.metrics, issues) : [];
    if (!probe || !planned || issues.length > 0)
        return undefined;
    return {
        checks: [
            {
                name: settings.name ?? `${probe.name} ${planned.target}`,
                mode: probe.name,
                success: probe.success,
                probe: planned,
                metrics: probe.metrics,
                thresholds,
                timeoutMs: settings.timeout,
                retries: settings.retries,
                retryDelayMs: settings.retryDelay,
            },
        ],
        failOn,
        writesSummary: settings.jobSummary,
    };
}
function findProbe(mode, issues) {
    const names = PROBES.map((probe) => probe.name);
    const probe = PROBES.find((candidate) => candidate.name === mode);
    if (probe)
        return probe;
    const nearest = closest(mode, names);
    const remedy = nearest === undefined ? `Use ${listWords(names)}.` : `Did you mean ${nearest}? Known are ${listWords(names)}.`;
    issues.push({ code: 'E_INPUT', input: 'mode', value: mode, problem: 'is not a mode', remedy });
    return undefined;
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
    return new Set(words.filter((word) => word !== 'never'));
}

;// CONCATENATED MODULE: ./lib/settings/secrets.js
/**
 * What to mask, and how: the forms in which a secret may come back from a server, a library or one of our own
 * renderers, and a redactor that removes them. Each form is also worth an `add-mask` of the runner, which knows
 * neither SASL nor base64url.
 */

/** Shorter forms, white space at the ends not counted, would blank out half the log. */
const MIN_FORM_LENGTH = 4;
/** Every form worth masking, longest first and without duplicates; none is shorter than 4 characters. */
function secretForms(credentials) {
    const forms = new Set(credentials.flatMap((each) => [...saslForms(each), ...plainForms(each)]));
    return [...forms]
        .filter((form) => form.trim().length >= MIN_FORM_LENGTH)
        .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
/**
 * Initial responses as they cross the wire: AUTH PLAIN (RFC 4616), XOAUTH2 and OAUTHBEARER (RFC 7628). The latter may
 * also name a host and a port; then the token inside is found by its own forms.
 */
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
function plainForms({ password, token }) {
    return [password, token].flatMap((secret) => {
        if (secret === undefined)
            return [];
        const value = secret.reveal();
        // A log shows a value of many lines one line at a time.
        const variants = new Set([value, value.trim(), ...value.split(/[\r\n]+/).map((line) => line.trim())]);
        return [...variants].flatMap(encodings);
    });
}
function encodings(value) {
    const hex = Buffer.from(value).toString('hex');
    // `encodeURIComponent` throws on half a surrogate pair.
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
        ...[value, json, asciiJson, imapQuoted, mojibake, hex, hex.toUpperCase()],
        ...[xml, quoteXml('&quot;', '&#39;'), quoteXml('&quot;', '&apos;'), quoteXml('&#34;', '&#39;')],
        ...[uri, strictUri, strictUri.replaceAll('%20', '+'), form].flatMap((each) => [each, lowerTriplets(each)]),
        ...base64Forms(value),
        ...[0, 1, 2].flatMap((offset) => bothAlphabets(base64Core(value, offset))),
    ];
}
function base64Forms(text) {
    const padded = Buffer.from(text).toString('base64');
    return [padded, padded.replace(/=+$/, '')].flatMap(bothAlphabets);
}
/** The characters that are the same whatever stands beside the secret, when `offset` bytes (modulo 3) stand before it. */
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
/**
 * A function that puts `***` in place of every form, in time linear in the text. Case does not count (servers echo in
 * capitals), and a long form without spaces is also found when it is folded over several lines, be the line breaks
 * real or already visible escapes.
 */
function createRedactor(forms) {
    const anywhere = forms.map(lowerCase);
    const folded = anywhere.filter((form) => /^[\w+/=%-]{8,}$/.test(form));
    const redactOnce = (text) => {
        const hidden = new Uint8Array(text.length);
        const plain = lowerCase(text);
        for (const [start, end] of occurrences(plain, anywhere))
            hidden.fill(1, start, end);
        const unfolded = unfold(plain);
        for (const [start, end] of occurrences(unfolded.text, folded)) {
            hidden.fill(1, unfolded.origins[start], (unfolded.origins[end - 1] ?? 0) + 1);
        }
        return blank(text, hidden);
    };
    return (text) => {
        // A mask and its neighbours may spell a secret that has asterisks of its own. Each round shortens the text.
        let [before, after] = [text, redactOnce(text)];
        while (after !== before)
            [before, after] = [after, redactOnce(after)];
        return after;
    };
}
function* occurrences(text, forms) {
    for (const form of forms) {
        for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
            yield [at, at + form.length];
    }
}
/** Only ASCII, because other letters may change their length with their case. */
function lowerCase(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
/** The text without white space and visible line breaks, and where each of its characters stood. */
function unfold(text) {
    const origins = [];
    let unfolded = '';
    let position = 0;
    // The group in the pattern makes `split` return the separators too, at the odd places.
    for (const [index, piece] of text.split(/(\s+|\\[rn])/).entries()) {
        if (index % 2 === 0) {
            unfolded += piece;
            for (let offset = 0; offset < piece.length; offset += 1)
                origins.push(position + offset);
        }
        position += piece.length;
    }
    return { text: unfolded, origins };
}
function blank(text, hidden) {
    let result = '';
    for (let at = 0; at < text.length;) {
        const isHidden = hidden[at] === 1;
        const next = hidden.indexOf(isHidden ? 0 : 1, at);
        const end = next < 0 ? text.length : next;
        result += isHidden ? MASK : text.slice(at, end);
        at = end;
    }
    return result;
}
/** A copy of plain data with every text in it redacted, keys too. Anything else (a number, a Date, a Secret) is kept. */
function redactDeep(value, redact) {
    return copy(value);
    function copy(part) {
        if (typeof part === 'string')
            return redact(part);
        if (Array.isArray(part))
            return part.map(copy);
        if (!isPlainObject(part))
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, each]) => [redact(key), copy(each)]));
    }
}
function isPlainObject(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}

;// CONCATENATED MODULE: ./lib/verdict/judge-thresholds.js


/** A finding for each measurement that crosses a threshold, and for each threshold that nothing was measured for. */
function judgeThresholds(thresholds, measurements, metrics) {
    return thresholds.flatMap((threshold) => {
        const spec = metrics.find(({ name }) => name === threshold.metric);
        const measured = measurements.filter((measurement) => concerns(threshold, measurement));
        if (!spec || measured.length === 0)
            return [notMeasured(threshold)];
        return measured.flatMap((measurement) => judge_thresholds_judge(threshold, measurement, spec) ?? []);
    });
}
function concerns(threshold, { metric, label }) {
    return metric === threshold.metric && (threshold.label === undefined || label === threshold.label);
}
function judge_thresholds_judge(threshold, measurement, spec) {
    for (const status of ['critical', 'warning']) {
        const range = threshold[status];
        if (range === undefined || !alerts(range, measurement.value))
            continue;
        const name = measuredName(measurement, spec);
        return {
            status,
            code: 'E_THRESHOLD',
            message: `${name} is ${formatValue(measurement.value, spec.unit)}, ${status} ${describeRange(range, measurement.value, spec.unit)}`,
            hint: `The threshold is ${status}: ${range.text}. ${spec.help}.`,
        };
    }
    return undefined;
}
function measuredName({ metric, label }, spec) {
    return label === undefined ? metric : `${metric}{${spec.label ?? 'label'}="${label}"}`;
}
function notMeasured(threshold) {
    return {
        status: 'unknown',
        code: 'E_THRESHOLD',
        message: `${threshold.metric} was not measured, so its threshold was not tested`,
        hint: 'Look at why the check did not get that far, or remove the threshold.',
    };
}

;// CONCATENATED MODULE: ./lib/verdict/status.js
/** The four answers a check can give, their order, and what they mean to a shell. */
/** All statuses; the place of each is its exit code and its number in OpenMetrics. */
const STATUSES = ['ok', 'warning', 'critical', 'unknown'];
const WORST_FIRST = ['critical', 'unknown', 'warning', 'ok'];
/** The worst of many: critical, unknown, warning, ok. Of none it is `unknown`, since nothing was tested. */
function worst(statuses) {
    const seen = new Set(statuses);
    return WORST_FIRST.find((status) => seen.has(status)) ?? 'unknown';
}
/** Exit code of a monitoring plugin: 0 ok, 1 warning, 2 critical, 3 unknown. */
function exitCode(status) {
    return STATUSES.indexOf(status);
}

;// CONCATENATED MODULE: ./lib/verdict/evaluate.js


const ORDER = ['critical', 'unknown', 'warning', 'ok'];
/** Judges a check. Only a check whose last attempt came to its end without a finding is ok. */
function evaluate(outcome) {
    const { check, attempts } = outcome;
    const last = attempts.at(-1);
    const measurements = [...(last?.measurements ?? []), { metric: 'attempts', value: attempts.length }];
    const crossed = attempts.length === 0 ? [] : judgeThresholds(check.thresholds, measurements, check.metrics);
    // What a failed attempt did not come to measure is no news beside its failure.
    const judged = last?.failure ? crossed.filter(({ status }) => status !== 'unknown') : crossed;
    const findings = [
        ...(outcome.internalError === undefined ? [] : [internalFinding(outcome.internalError)]),
        ...(last?.failure ? [failureFinding(last.failure)] : []),
        ...(last?.findings ?? []),
        ...judged,
    ].toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
    return {
        name: check.name,
        mode: check.mode,
        success: check.success,
        target: check.probe.target,
        status: last === undefined ? 'unknown' : worst(['ok', ...findings.map((finding) => finding.status)]),
        findings,
        durationSeconds: outcome.durationSeconds,
        attempts: attempts.length,
        phases: last?.phases ?? [],
        measurements,
        metrics: check.metrics,
        connections: last?.connections ?? [],
        facts: last?.facts ?? {},
    };
}
/** A failure as a finding. */
function failureFinding(failure) {
    const { status, code, message, hint, reply, phase } = failure;
    return { status, code, message, hint, reply, phase };
}
/** A fault of ours: never a pass, and never the mail system's. */
function internalFinding(error) {
    const name = error instanceof Error ? error.name : typeof error;
    const message = error instanceof Error ? error.message : String(error);
    return {
        status: 'unknown',
        code: 'E_INTERNAL',
        message: `Internal error (${name}): ${message}`,
        hint: 'This is a fault of Mail Probe and says nothing about the mail system. Please report it with this text.',
    };
}

;// CONCATENATED MODULE: ./lib/version.js
/** The version of Mail Probe; a test holds it to package.json. */
const VERSION = '0.1.0';

;// CONCATENATED MODULE: ./lib/run.js
/**
 * The pipeline: settings -> plan -> outcomes -> report. It ends in a report on every path, and every text of the report
 * is free of secrets.
 */












/** Reads the settings and plans. Contacts nothing. */
async function prepare(world) {
    const { settings, issues } = await readInputs(world);
    const plan = buildPlan(settings, issues);
    const secrets = secretForms(allCredentials(settings));
    return { settings, issues, plan, secrets, redact: createRedactor(secrets) };
}
/** Runs every check of the job and reports. Never throws. */
async function runJob(job, execution) {
    const { clock } = execution.world;
    const startedAt = clock.date().toISOString();
    const start = clock.now();
    const done = (report) => {
        const durationSeconds = (clock.now() - start) / 1000;
        return redactDeep({ schemaVersion: SCHEMA_VERSION, version: VERSION, startedAt, durationSeconds, ...report }, job.redact);
    };
    if (!job.plan)
        return done(misconfigured(job.issues));
    if (job.settings.dryRun)
        return done(summarise(job.plan.checks.map(notRun), job.plan.checks));
    try {
        const results = [];
        for (const check of job.plan.checks)
            results.push(evaluate(await executeCheck(check, execution)));
        return done(summarise(results, job.plan.checks));
    }
    catch (error) {
        return done(error instanceof ConfigError ? misconfigured(error.issues) : broken(error));
    }
}
/** A report of a fault of ours, for what escaped even the pipeline. */
function crashReport(error, job, world) {
    const startedAt = world.clock.date().toISOString();
    const report = {
        schemaVersion: SCHEMA_VERSION,
        version: VERSION,
        startedAt,
        durationSeconds: 0,
        ...broken(error),
    };
    return job ? redactDeep(report, job.redact) : report;
}
/** A check of a dry run: unknown, because nothing was tested, so that a forgotten dry-run is never a pass. */
function notRun(check) {
    const result = evaluate({ check, attempts: [], durationSeconds: 0 });
    const message = 'Dry run: the inputs are valid, and nothing was contacted.';
    return {
        ...result,
        findings: [{ status: 'unknown', message, hint: ['Remove dry-run to test.', ...describePlan(check)].join(' ') }],
    };
}
function summarise(checks, planned) {
    const status = checks.length < planned.length ? 'unknown' : worst(checks.map((check) => check.status));
    const worstCheck = checks.find((check) => check.status === status);
    const finding = worstCheck?.findings.find((candidate) => candidate.status === status);
    return {
        status,
        code: finding?.code,
        message: finding?.message ?? okMessage(checks),
        hint: finding?.hint,
        checks,
        issues: [],
    };
}
function okMessage(checks) {
    const [check] = checks;
    if (check === undefined)
        return 'Nothing was checked.';
    if (checks.length > 1)
        return `${checks.length} checks passed.`;
    const [primary] = check.metrics;
    const value = check.measurements.find((measurement) => measurement.metric === primary?.name)?.value;
    if (value === undefined || !primary || primary.label !== undefined)
        return `${check.success}.`;
    const shown = formatValue(value, primary.unit);
    return primary.unit === 'seconds'
        ? `${check.success} in ${shown}.`
        : `${check.success}: ${primary.name} is ${shown}.`;
}
function misconfigured(issues) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    return {
        status: 'unknown',
        code: first?.code ?? 'E_INPUT',
        message: `Configuration: ${first?.input} ${first?.problem}${more}. Nothing was contacted.`,
        hint: first?.remedy,
        checks: [],
        issues,
    };
}
function broken(error) {
    const { status, code, message, hint } = internalFinding(error);
    return { status, code, message, hint, checks: [], issues: [] };
}

;// CONCATENATED MODULE: ./lib/github/masks.js
const MIN_LENGTH = 4;
/** Prints an `add-mask` command for every form, and for nothing that is too short or blank. */
function printMasks(forms, stdout) {
    const lines = forms.flatMap((form) => form.split(/[\r\n]+/));
    for (const line of new Set(lines)) {
        if (line.trim().length >= MIN_LENGTH)
            stdout(`::add-mask::${escapeData(line)}`);
    }
}
/** As in the toolkit, whose function is not exported. Line breaks cannot occur here, but do not depend on that. */
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/github/state.js
/**
 * What the main step leaves for the post step. Written at once and not by way of the toolkit, which would have to be
 * loaded before the first packet: a state must be on disk before the message that it is about is sent.
 */

/** Nothing that ends a line or begins a delimiter. The caller encodes everything else as base64. */
const VALUE = /^[A-Za-z0-9+/=_.-]*$/;
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
/**
 * Keeps a value; a later one of the same name replaces it. Outside of a workflow it does nothing.
 *
 * @returns whether the post step will see it; a state that cannot be written is no reason to end the run
 * @throws TypeError for a name or a value with other characters, which is a fault of ours
 */
function saveState(env, name, value) {
    if (!NAME.test(name) || !VALUE.test(value))
        throw new TypeError(`State ${name} must be base64.`);
    const path = env['GITHUB_STATE'];
    if (!path)
        return false;
    try {
        (0,external_node_fs_.appendFileSync)(path, `${name}=${value}\n`);
        return true;
    }
    catch {
        return false;
    }
}
/** The value that the main step kept last; empty when there is none. */
function readState(env, name) {
    const value = env[`STATE_${name}`] ?? '';
    return VALUE.test(value) ? value : '';
}

;// CONCATENATED MODULE: ./lib/github/ticket.js

const ticket_NAME = 'ticket';
/** Keeps a ticket, or says that none is needed any more. */
function saveTicket(env, ticket) {
    saveState(env, ticket_NAME, ticket ? Buffer.from(JSON.stringify(ticket)).toString('base64') : '');
}
/** The ticket that the main step left, if its own clean-up did not come to an end. */
function readTicket(env) {
    const text = readState(env, ticket_NAME);
    if (text === '')
        return undefined;
    try {
        const value = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
        return isTicket(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isTicket(value) {
    if (typeof value !== 'object' || value === null || !('token' in value) || !('mailboxes' in value))
        return false;
    const { token, mailboxes } = value;
    const areNames = Array.isArray(mailboxes) && mailboxes.every((name) => typeof name === 'string');
    return typeof token === 'string' && /^[0-9a-f]{32}$/.test(token) && areNames;
}

;// CONCATENATED MODULE: ./lib/github/post.js
/**
 * The post step: deletes the message of a job that was ended before it could. It never changes the verdict, and does
 * nothing when the main step has cleaned up.
 */






/** Time for the whole clean-up, in milliseconds. */
const post_LIMIT_MS = 20_000;
/** Gives the exit code, which is always 0. */
async function runPost(world) {
    const ticket = readTicket(world.env);
    if (!ticket)
        return 0;
    const job = await prepare(world);
    printMasks(job.secrets, world.stdout);
    const check = job.plan?.checks[0];
    if (!check?.probe.cleanUp)
        return 0;
    world.stdout('Mail Probe: the main step was ended before it could delete its test message; deleting it now.');
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(tooSlow()), post_LIMIT_MS);
    const quiet = { onProgress: () => { }, onTrace: () => { }, onCleanup: async () => { } };
    const recorder = new Recorder(world, controller.signal, quiet);
    let trouble;
    try {
        await check.probe.cleanUp(ticket, recorder);
    }
    catch (error) {
        trouble = error instanceof Error ? error.message : String(error);
    }
    finally {
        clearTimeout(timer);
        controller.abort();
    }
    const notes = recorder.finish(undefined, new Set()).findings;
    for (const note of notes)
        world.stdout(`  ${post_describe(note, job.redact)}`);
    if (trouble !== undefined)
        world.stdout(`  It could not be deleted: ${safeText(job.redact(trouble))}`);
    else if (notes.length === 0)
        world.stdout('  It is deleted.');
    return 0;
}
function post_describe(note, redact) {
    return safeText(redact([note.message, note.hint].filter((part) => part !== undefined).join(' ')), 600);
}
function tooSlow() {
    return new ProbeFailure({
        code: 'E_DEADLINE',
        phase: 'cleanup',
        message: `The clean-up did not finish within ${post_LIMIT_MS / 1000} s.`,
        hint: 'Delete the message by hand.',
    });
}

;// CONCATENATED MODULE: ./lib/report/issue-sentence.js

/** An issue as one or two sentences of safe text: `Input mode "rund-trip" is not a mode. Did you mean round-trip?` */
function issueSentence({ input, value, problem, remedy }) {
    const given = value === undefined ? '' : ` "${safeText(value, 200)}"`;
    return `Input ${safeText(input, 100)}${given} ${ended(safeText(problem, 600))} ${ended(safeText(remedy, 600))}`;
}
function ended(sentence) {
    return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

;// CONCATENATED MODULE: ./lib/report/phase-label.js
const STEPS = {
    dns: 'name resolution',
    connect: 'TCP connect',
    tls: 'TLS handshake',
    greeting: 'greeting',
    capability: 'capabilities',
    auth: 'login',
    send: 'send',
    select: 'open mailbox',
    search: 'search',
    status: 'mailbox status',
    logout: 'logout',
    total: 'session',
};
/** A phase for people: `SMTP TLS handshake`. */
function phaseLabel(name) {
    if (name === 'arrival')
        return 'wait for the message';
    if (name === 'cleanup')
        return 'clean-up';
    const [protocol = '', step = ''] = name.split('_');
    return `${protocol.toUpperCase()} ${STEPS[step] ?? step}`;
}

;// CONCATENATED MODULE: ./lib/report/worst-first.js

/** The same items, worst status first; those of one status keep their order. */
function worstFirst(items) {
    return items.toSorted((a, b) => {
        if (a.status === b.status)
            return 0;
        return worst([a.status, b.status]) === a.status ? -1 : 1;
    });
}

;// CONCATENATED MODULE: ./lib/report/annotations.js





/** What the runner takes of each level in one step. */
const MAX_PER_LEVEL = 10;
/** The runner cuts at 4096 UTF-16 units; the rest is for the line that says so. */
const MAX_LENGTH = 4000;
/** One annotation a check that is not ok, or one for the run when nothing was checked. */
function renderAnnotations(report) {
    if (report.issues.length > 0)
        return [configurationAnnotation(report.issues)];
    if (report.checks.length === 0)
        return runAnnotations(report);
    const annotations = worstFirst(report.checks).flatMap(checkAnnotations);
    return ['error', 'warning'].flatMap((level) => limited(annotations.filter((annotation) => annotation.level === level)));
}
function checkAnnotations(check) {
    if (check.status === 'ok')
        return [];
    const [worst, ...others] = worstFirst(check.findings);
    const name = safeText(check.name, 100);
    const what = worst?.code === undefined ? check.status : FAILURES[worst.code].title;
    return [
        {
            level: levelOf(check.status),
            title: `${what}: ${name}`,
            message: joined([
                ...(worst === undefined ? [`The check is ${check.status}.`] : findingLines(worst)),
                ...(check.name.includes(check.target) ? [] : annotations_line('Target', check.target)),
                ...others.map((other) => `Also ${other.status}: ${safeText(other.message, 600)}${inBrackets(other.code)}`),
            ]),
        },
    ];
}
function findingLines(finding) {
    return [
        safeText(finding.message, 600),
        ...annotations_line('Server said', finding.reply),
        ...annotations_line('What to do', finding.hint),
        ...annotations_line('Phase', finding.phase && phaseLabel(finding.phase)),
        ...annotations_line('Code', finding.code),
    ];
}
function runAnnotations(report) {
    if (report.status === 'ok')
        return [];
    const what = report.code === undefined ? report.status : FAILURES[report.code].title;
    const lines = [safeText(report.message, 600), ...annotations_line('What to do', report.hint), ...annotations_line('Code', report.code)];
    return [{ level: levelOf(report.status), title: `Mail Probe: ${what}`, message: joined(lines) }];
}
function configurationAnnotation(issues) {
    const count = issues.length === 1 ? '1 problem' : `${issues.length} problems`;
    return {
        level: 'error',
        title: `Mail Probe: ${count} in the configuration`,
        message: joined([...issues.map((issue) => `${issueSentence(issue)} (${issue.code})`), 'Nothing was contacted.']),
    };
}
function annotations_line(label, text) {
    return text === undefined || text === '' ? [] : [`${label}: ${safeText(text, 600)}`];
}
function inBrackets(code) {
    return code === undefined ? '' : ` (${code})`;
}
function levelOf(status) {
    return status === 'warning' ? 'warning' : 'error';
}
/** Whole lines only, as many as there is room for. */
function joined(lines) {
    let room = MAX_LENGTH;
    const shown = lines.filter((each) => {
        room -= each.length + 1;
        return room >= 0;
    });
    const left = lines.length - shown.length;
    if (left > 0)
        shown.push(`And ${left === 1 ? '1 more line' : `${left} more lines`}: see the log or the job summary.`);
    return shown.join('\n');
}
function limited(annotations) {
    if (annotations.length <= MAX_PER_LEVEL)
        return [...annotations];
    const shown = annotations.slice(0, MAX_PER_LEVEL - 1);
    const rest = annotations.slice(MAX_PER_LEVEL - 1);
    const more = {
        level: rest[0]?.level ?? 'error',
        title: `Mail Probe: ${rest.length} more`,
        message: joined([
            `${rest.length} more checks have an annotation of this kind. The log and the job summary show all of them.`,
            ...rest.map((annotation) => `And ${annotation.title}`),
        ]),
    };
    return [...shown, more];
}

;// CONCATENATED MODULE: ./lib/report/json-text.js
/**
 * JSON that is also safe to print. Foreign texts stay what they are for whoever parses it, but characters without a
 * glyph, and the hash of the runner's `##[command]`, are written as `\u` escapes. So a report in a log gives no
 * command, and cannot turn the text around it.
 */
/** `JSON.stringify` with `\u` escapes for what must not reach a log as it is. */
function jsonText(value, indent) {
    // Neither stands in JSON outside of a string, except for the line feeds of its own that `indent` asks for.
    return JSON.stringify(value, null, indent).replace(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|#(?=\[)/gu, (char) => escapeUnits(char));
}
/** A character beyond the first plane is two escapes. */
function escapeUnits(char) {
    return char
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('');
}

;// CONCATENATED MODULE: ./lib/report/json.js

/** The report, indented by two spaces, with a line end. */
function renderJson(report) {
    return `${jsonText(shaped(REPORT)(report), 2)}\n`;
}
const same = (value) => value;
const json_CERTIFICATE = {
    subject: same,
    issuer: same,
    names: same,
    validFrom: same,
    validTo: same,
    daysLeft: same,
    fingerprint256: same,
};
const TLS = { version: same, cipher: same, isVerified: same, chain: list(json_CERTIFICATE) };
const CONNECTION = { protocol: same, address: same, port: same, tls: shaped(TLS) };
const FACTS = { messageId: same, arrivedIn: same, acceptance: same };
const FINDING = {
    status: same,
    code: same,
    message: same,
    hint: same,
    reply: same,
    phase: same,
};
const PHASE = { name: same, startSeconds: same, durationSeconds: same, isOk: same };
const MEASUREMENT = { metric: same, label: same, value: same };
const METRIC = { name: same, unit: same, label: same, help: same };
const CHECK = {
    name: same,
    mode: same,
    target: same,
    status: same,
    success: same,
    findings: list(FINDING),
    durationSeconds: same,
    attempts: same,
    phases: list(PHASE),
    facts: shaped(FACTS),
    connections: list(CONNECTION),
    measurements: list(MEASUREMENT),
    metrics: list(METRIC),
};
const ISSUE = { code: same, input: same, value: same, problem: same, remedy: same };
const ORIGIN = { repository: same, workflow: same, runUrl: same, sha: same, runner: same };
const REPORT = {
    schemaVersion: same,
    version: same,
    status: same,
    code: same,
    message: same,
    hint: same,
    startedAt: same,
    durationSeconds: same,
    issues: list(ISSUE),
    checks: list(CHECK),
    origin: shaped(ORIGIN),
};
/** A function that copies the named fields; an absent one stays absent. */
function shaped(shape) {
    const fields = Object.entries(shape);
    return (value) => Object.fromEntries(fields.flatMap(([name, copy]) => {
        const field = value[name];
        return field === undefined || field === null ? [] : [[name, copy(field)]];
    }));
}
function list(shape) {
    return (values) => values.map(shaped(shape));
}

;// CONCATENATED MODULE: ./lib/report/counted.js
/** `1 check`, `3 checks`, `2,000 checks`. */
function counted(count, noun) {
    return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
}

;// CONCATENATED MODULE: ./lib/report/waterfall.js



/** Cells of the time axis. A bar begins and ends at half a cell. */
const WIDTH = 48;
/** More lines than this are not read by anybody. */
const MAX_PHASES = 60;
const MARKS = {
    ok: '',
    failed: ' ✗ failed',
    unfinished: ' – not finished',
};
/** A heading with the time axis, then a line a phase, each protocol by itself; empty when there are no phases. */
function renderWaterfall({ phases, findings }) {
    if (phases.length === 0)
        return [];
    const failed = new Set(findings.flatMap(({ code, phase }) => (code === 'E_CANCELLED' ? [] : (phase ?? []))));
    const shown = byLane(phases).slice(0, MAX_PHASES);
    const span = spanOf(shown);
    const rows = shown.map((phase) => {
        const end = phase.isOk ? 'ok' : failed.has(phase.name) ? 'failed' : 'unfinished';
        const cells = [phaseLabel(phase.name), seconds(phase.startSeconds), seconds(phase.durationSeconds)];
        return { cells, bar: bar(phase, span) + MARKS[end], end };
    });
    const all = [{ cells: ['phase', 'start', 'took'], bar: axis(span), end: 'ok' }, ...rows];
    const width = (column) => Math.max(...all.map(({ cells }) => cells[column].length));
    const lines = all.map(({ cells: [label, start, took], bar: drawn, end }) => ({
        text: `${label.padEnd(width(0))}  ${start.padStart(width(1))}  ${took.padStart(width(2))}  ${drawn}`.trimEnd(),
        end,
    }));
    const left = phases.length - shown.length;
    return left > 0 ? [...lines, { text: `and ${counted(left, 'more phase')}`, end: 'ok' }] : lines;
}
/** When the last of the phases ended. */
function spanOf(phases) {
    return phases.reduce((latest, phase) => Math.max(latest, phase.startSeconds + phase.durationSeconds), 0);
}
/** What a phase belongs to. */
function laneOf(name) {
    if (name.startsWith('smtp_'))
        return 'SMTP';
    return name.startsWith('imap_') ? 'IMAP' : 'Message';
}
/** Both protocols run at the same time, so in order of time their lines would be shuffled. */
function byLane(phases) {
    return ['SMTP', 'IMAP', 'Message'].flatMap((lane) => phases.filter(({ name }) => laneOf(name) === lane));
}
function seconds(value) {
    return formatValue(value, 'seconds');
}
function axis(span) {
    const [middle, end] = [seconds(span / 2), seconds(span)];
    return `${'0'.padEnd(WIDTH / 2 - Math.floor(middle.length / 2))}${middle}`.padEnd(WIDTH - end.length) + end;
}
/** Never shorter than half a cell, or a quick phase would not be seen at all. */
function bar({ startSeconds, durationSeconds }, span) {
    const halves = (value) => (span > 0 ? Math.round((value / span) * WIDTH * 2) : 0);
    const from = Math.min(halves(startSeconds), WIDTH * 2 - 1);
    const to = Math.max(halves(startSeconds + durationSeconds), from + 1);
    let drawn = ' '.repeat(Math.floor(from / 2));
    for (let at = from - (from % 2); at < to; at += 2)
        drawn += cell(at >= from, at + 1 < to);
    return drawn.padEnd(WIDTH);
}
function cell(isLeft, isRight) {
    if (isLeft)
        return isRight ? '█' : '▌';
    return '▐';
}

;// CONCATENATED MODULE: ./lib/report/log-check.js






/** More findings, or more metrics, are not shown. */
const MAX_ITEMS = 50;
const MAX_CERTIFICATES = 8;
/** Findings, target, phases, connections, delivery and metrics of a check. */
function checkLines(check) {
    const { findings, connections, mode, target, attempts, facts } = check;
    return [
        ...worstFirst(findings).slice(0, MAX_ITEMS).flatMap(log_check_findingLines),
        ...more(findings.length, 'finding'),
        `  target: ${safeText(target)} (${safeText(mode, 40)}, ${counted(attempts, 'attempt')})`,
        ...renderWaterfall(check).map(({ text, end }) => `  ${end === 'ok' ? ' ' : '>'} ${text}`),
        ...connections.flatMap((each, index) => connectionLines(each, connections.slice(0, index))),
        ...(facts.arrivedIn === undefined ? [] : [`  arrived in: ${facts.arrivedIn}`]),
        ...(facts.messageId === undefined ? [] : [`  message-id: ${safeText(facts.messageId)}`]),
        ...(facts.acceptance === undefined ? [] : [`  accepted with: ${safeText(facts.acceptance)}`]),
        ...metricLines(check),
    ];
}
function log_check_findingLines({ status, code, message, hint, reply, phase }) {
    const where = [...(code === undefined ? [] : [code]), ...(phase === undefined ? [] : [phaseLabel(phase)])];
    return [
        `  ${status}: ${safeText(message, 600)}${where.length === 0 ? '' : ` (${where.join(', ')})`}`,
        ...(reply === undefined ? [] : [`    the server said: ${safeText(reply)}`]),
        ...(hint === undefined ? [] : [`    what to do: ${safeText(hint, 600)}`]),
    ];
}
function connectionLines({ protocol, address, port, tls }, earlier) {
    const chain = tls?.chain ?? [];
    const leaf = chain[0]?.fingerprint256;
    const isSame = leaf !== undefined && earlier.some((each) => each.tls?.chain[0]?.fingerprint256 === leaf);
    const where = address.includes(':') ? `[${address}]` : address;
    const how = tls === undefined
        ? 'no TLS'
        : `${safeText(tls.version, 20)}, ${safeText(tls.cipher, 60)}, certificate ${tls.isVerified ? 'verified' : 'NOT VERIFIED'}`;
    return [
        `  connection: ${protocol.toUpperCase()} to ${safeText(where, 60)}:${port}, ${how}`,
        ...(isSame ? ['    certificate: as above'] : chain.slice(0, MAX_CERTIFICATES).map(certificateLine)),
    ];
}
function certificateLine({ subject, issuer, validTo, daysLeft }) {
    const left = daysLeft < 0 ? `EXPIRED ${counted(-daysLeft, 'day')} ago` : `${counted(daysLeft, 'day')} left`;
    return `    certificate: ${safeText(subject, 120)}, issued by ${safeText(issuer, 120)}, valid to ${safeText(validTo, 40)} (${left})`;
}
/** Without the times of phases, which stand beside their bars. */
function metricLines({ measurements, metrics, phases }) {
    const known = new Set(['attempts', ...phases.map(({ name }) => `${name}_seconds`)]);
    const shown = measurements.filter(({ metric }) => !known.has(metric));
    const lines = shown.slice(0, MAX_ITEMS).map(({ metric, label, value }) => {
        const unit = metrics.find(({ name }) => name === metric)?.unit ?? 'count';
        const which = label === undefined ? '' : ` of ${safeText(label, 100)}`;
        return `  metric: ${safeText(metric, 80)}${which} is ${formatValue(value, unit)}`;
    });
    return [...lines, ...more(shown.length, 'metric')];
}
function more(count, noun) {
    return count > MAX_ITEMS ? [`  and ${counted(count - MAX_ITEMS, `more ${noun}`)}`] : [];
}

;// CONCATENATED MODULE: ./lib/report/log.js
/**
 * The log of a run: what the summary says, for a plain terminal. Every line begins with text of ours, so that nothing
 * a server says can begin a line.
 */






/** Characters for checks in full; further ones are shown by their headline, so that many do not flood the log. */
const log_MAX_LENGTH = 200 * 1024;
const MAX_ISSUES = 100;
/** The log, one line an entry. */
function renderLog(report) {
    const { status, message, issues, checks, version, startedAt, durationSeconds } = report;
    const hidden = issues.length - MAX_ISSUES;
    return [
        `Mail Probe: ${status.toUpperCase()} - ${safeText(message, 600)}`,
        ...(issues.length + checks.length > 0 ? [] : whatToDo(report)),
        ...issues.slice(0, MAX_ISSUES).map((issue) => `  ${issueSentence(issue)} (${issue.code})`),
        ...(hidden > 0 ? [`  and ${counted(hidden, 'more problem')}`] : []),
        ...allChecks(checks),
        `Mail Probe ${safeText(version, 40)}, started ${safeText(startedAt, 40)}, took ${formatValue(durationSeconds, 'seconds')}`,
    ];
}
/** A check in one line: `Check OK: Production mail (1.6 s)`, and why when it is not ok. */
function renderHeadline(check) {
    const worst = worstFirst(check.findings)[0];
    return headline(check) + (worst === undefined ? '' : ` - ${safeText(worst.message, 200)}`);
}
function headline({ status, name, durationSeconds }) {
    return `Check ${status.toUpperCase()}: ${safeText(name, 100)} (${formatValue(durationSeconds, 'seconds')})`;
}
/** For a run that has no check to say it. */
function whatToDo({ hint, code }) {
    return [
        ...(hint === undefined ? [] : [`  what to do: ${safeText(hint, 600)}`]),
        ...(code === undefined ? [] : [`  failure: ${code}`]),
    ];
}
/** In the order of the plan; when there are too many, the worst ones are those in full. */
function allChecks(checks) {
    let room = log_MAX_LENGTH;
    const inFull = new Map();
    for (const check of worstFirst(checks)) {
        const lines = [headline(check), ...checkLines(check)];
        room -= lines.join('\n').length;
        if (room < 0)
            break;
        inFull.set(check, lines);
    }
    const left = checks.length - inFull.size;
    return [
        ...checks.flatMap((check) => inFull.get(check) ?? [renderHeadline(check)]),
        ...(left > 0 ? [`And the details of ${counted(left, 'check')}: see the JSON report.`] : []),
    ];
}

;// CONCATENATED MODULE: ./lib/report/outputs.js




const ROWS = [
    row('status', '`ok`, `warning`, `critical` or `unknown`.', ({ report }) => report.status),
    row('code', 'Failure code of the worst finding; empty when ok.', ({ report }) => report.code ?? ''),
    row('message', 'One line for people.', ({ report }) => safeText(report.message)),
    row('duration-seconds', 'How long the whole run took.', ({ report }) => number(report.durationSeconds)),
    row('round-trip-seconds', 'From the start of sending until the message was seen.', ({ check }) => number(measured(check, 'round_trip_seconds'))),
    row('delivery-seconds', 'From the acceptance of the message until it was seen.', ({ check }) => number(measured(check, 'delivery_seconds'))),
    row('message-id', 'Message-ID of the message sent, without angle brackets.', ({ check }) => safeText(check?.facts.messageId ?? '')),
    row('arrived-in', '`inbox`, `junk`, `other`, or empty.', ({ check }) => check?.facts.arrivedIn ?? ''),
    row('messages-found', 'How many messages match, with `imap-search`.', ({ check }) => number(measured(check, 'messages_found'))),
    row('certificate-days-left', 'Days until the first certificate of any chain seen expires.', ({ report }) => number(certificateDaysLeft(report))),
    row('tls-version', 'Oldest TLS version negotiated; empty when a connection has no TLS.', ({ report }) => tlsVersion(report)),
    row('metrics', 'JSON object: metric name to number, or to an object of label to number.', ({ check }) => jsonText(metrics(check?.measurements ?? []))),
    row('report-path', 'Path of the JSON report.', ({ reportPath }) => reportPath),
    ...STATUSES.map((status) => row(`checks-${status}`, `How many checks are ${status}.`, ({ report }) => number(report.checks.filter((check) => check.status === status).length))),
];
/** Every output, in the order of the documentation. */
const OUTPUTS = ROWS.map(({ name, help }) => ({ name, help }));
/**
 * The value of every output.
 *
 * @param reportPath where the JSON report is, empty when it could not be written
 */
function renderOutputs(report, reportPath) {
    const source = { report, reportPath, check: worstFirst(report.checks)[0] };
    return new Map(ROWS.map(({ name, value }) => [name, value(source)]));
}
function row(name, help, value) {
    return { name, help, value };
}
/** At most three decimals, with a dot, and never an exponent; empty for what is no number. */
function number(value) {
    if (value === undefined || !Number.isFinite(value))
        return '';
    return outputs_rounded(value).toLocaleString('en-US', { maximumFractionDigits: 3, useGrouping: false });
}
function outputs_rounded(value) {
    // The sum turns a minus zero into a zero.
    return Math.round(value * 1000) / 1000 + 0;
}
function measured(check, metric) {
    return check?.measurements.findLast((each) => each.metric === metric)?.value;
}
/** Chains count beside the metric, because a certificate that ends the handshake is in the chain only. */
function certificateDaysLeft({ checks }) {
    const days = checks.flatMap(({ measurements, connections }) => [
        ...measurements.filter((each) => each.metric === 'tls_certificate_days_left').map((each) => each.value),
        ...connections.flatMap(({ tls }) => tls?.chain ?? []).map((certificate) => certificate.daysLeft),
    ]);
    return days.length === 0 ? undefined : days.reduce((least, each) => Math.min(least, each));
}
/** A connection in the clear must not hide behind an encrypted one. */
function tlsVersion({ checks }) {
    const versions = checks.flatMap(({ connections }) => connections).map(({ tls }) => tls?.version ?? '');
    return safeText(versions.toSorted()[0] ?? '', 20);
}
function metrics(measurements) {
    const plain = new Map();
    const labelled = new Map();
    for (const { metric, label, value } of measurements) {
        if (!Number.isFinite(value))
            continue;
        if (label === undefined)
            plain.set(metric, outputs_rounded(value));
        else
            labelled.set(metric, (labelled.get(metric) ?? new Map()).set(label, outputs_rounded(value)));
    }
    // Not by assignment: a label may be `__proto__`.
    return Object.fromEntries([
        ...plain,
        ...[...labelled].map(([metric, values]) => [metric, Object.fromEntries(values)]),
    ]);
}

;// CONCATENATED MODULE: ./lib/report/markdown.js
/**
 * The few forms of GitHub's Markdown that the job summary is made of. Cells and paragraphs are safe Markdown already:
 * fixed text of ours, or foreign text through `prose` or `codeSpan`.
 */

/** Ordinary words, numbers, days, and arrows or dashes of our own: nothing that Markdown or GitHub reads as anything else. */
const PLAIN = /^(?:[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d{1,6}(?:[.,]\d{1,6})*%?|\d{4}-\d\d-\d\d|[→–—·…]|)$/u;
/** GitHub makes a link of what may be the name of a commit. */
const COMMIT = /^[0-9a-f]{7,40}$/i;
/**
 * A sentence that may quote foreign text, for a paragraph or a table cell, but not for the start of a block: whatever
 * is not an ordinary word or number (a host, an address, a code, markup) becomes a code span.
 */
function prose(text, limit = 600) {
    const parts = [];
    for (const token of safeText(text, limit).trim().split(/\s+/u)) {
        const [, before, core = ''] = split(token);
        const isPlain = PLAIN.test(core) && !COMMIT.test(core);
        const last = parts.at(-1);
        // Words of code side by side are one span, but not the items of a list.
        const isOne = last !== undefined && !last.isPlain && !isPlain && before === '' && split(last.text)[3] === '';
        if (isOne)
            last.text += ` ${token}`;
        else
            parts.push({ isPlain, text: token });
    }
    return parts.map((part) => (part.isPlain ? part.text : spanned(part.text))).join(' ');
}
/** Punctuation stays outside of the code. */
function spanned(token) {
    const [, before = '', core = '', after = ''] = split(token);
    return `${before}${codeSpan(core, Number.POSITIVE_INFINITY)}${after}`;
}
function split(token) {
    return /^(["'(„“«]*)(.*?)([)"'”».,;:!?…]*)$/u.exec(token) ?? [];
}
/** A table; a row with fewer cells than the heading is filled up by the renderer. */
function table(heading, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(heading), line(heading.map(() => ':---')), ...rows.map(line)].join('\n');
}
/** A part that is closed at first. `label` is markup of ours without a line break. */
function details(label, body) {
    return `<details>\n<summary>${label}</summary>\n\n${body}\n\n</details>`;
}
/** Paragraphs and other blocks, without the empty ones. */
function blocks(...parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}
/** Size as GitHub counts it. */
function sizeOf(text) {
    return Buffer.byteLength(text);
}
/** Of an ISO time in UTC the day. Anything else is foreign. */
function markdown_day(time) {
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time) ? time.slice(0, 10) : codeSpan(time, 40);
}
/** As many items from the start as fit into `room` together. */
function fitting(items, size, room) {
    let left = room;
    const kept = [];
    for (const item of items) {
        left -= size(item);
        if (left < 0)
            break;
        kept.push(item);
    }
    return kept;
}
/** Says what is missing; shorter than 400 bytes. */
function leftOut(what) {
    return `**Left out**, because GitHub shows no summary above 1 MiB: ${what.join('; ')}. The JSON report has all of it.`;
}

;// CONCATENATED MODULE: ./lib/report/status-symbol.js
/** One symbol a status, for the eye. The word always stands beside it. */
const STATUS_SYMBOLS = {
    ok: '✅',
    warning: '⚠️',
    critical: '❌',
    unknown: '❔',
};

;// CONCATENATED MODULE: ./lib/report/summary-connections.js



/** More certificates than this are not shown. */
const summary_connections_MAX_CERTIFICATES = 8;
/** One row a connection. */
function connectionTable(connections) {
    if (connections.length === 0)
        return '';
    return table(['Connection', 'Address', 'TLS', 'Cipher', 'Certificate'], connections.map(({ protocol, address, port, tls }) => [
        protocol.toUpperCase(),
        codeSpan(address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, 100),
        tls === undefined ? '⚠️ none' : codeSpan(tls.version, 20),
        tls === undefined ? '–' : codeSpan(tls.cipher, 60),
        tls === undefined ? '–' : tls.isVerified ? '✅ verified' : '⚠️ not verified',
    ]));
}
/** One row a certificate, leaf first; a chain that both protocols show stands there once. */
function certificateTable(connections) {
    const seen = new Map();
    for (const { protocol, tls } of connections) {
        for (const certificate of tls?.chain ?? []) {
            const entry = seen.get(certificate.fingerprint256) ?? { certificate, protocols: new Set() };
            entry.protocols.add(protocol.toUpperCase());
            seen.set(certificate.fingerprint256, entry);
        }
    }
    if (seen.size === 0)
        return '';
    const rows = [...seen.values()]
        .slice(0, summary_connections_MAX_CERTIFICATES)
        .map(({ certificate, protocols }) => [
        codeSpan(certificate.subject, 120),
        codeSpan(certificate.issuer, 120),
        markdown_day(certificate.validTo),
        daysLeft(certificate.daysLeft),
        [...protocols].join(', '),
    ]);
    const left = seen.size - rows.length;
    return table(['Certificate of', 'Issued by', 'Valid to', 'Left', 'Seen by'], left > 0 ? [...rows, [`and ${counted(left, 'more certificate')}`]] : rows);
}
function daysLeft(days) {
    return days < 0 ? `❌ expired ${counted(-days, 'day')} ago` : counted(days, 'day');
}

;// CONCATENATED MODULE: ./lib/report/summary-timing.js
/** When what happened: the phases of a check as bars, and as a diagram for those who open it. */



const summary_timing_MAX_PHASES = 60;
/** GitHub colours the lines of a `diff` by their first character: red, orange, and none. */
const COLOURS = { ok: '  ', failed: '- ', unfinished: '! ' };
/** A code block with a bar a phase. */
function timingBlock(check) {
    const lines = renderWaterfall(check);
    if (lines.length === 0)
        return '';
    if (lines.every(({ end }) => end === 'ok'))
        return ['```text', ...lines.map(({ text }) => text), '```'].join('\n');
    return ['```diff', ...lines.map(({ text, end }) => COLOURS[end] + text), '```'].join('\n');
}
/** A Mermaid diagram with a section a protocol. It stands beside the bars, never alone: not every reader draws it. */
function timingDiagram(phases) {
    return [
        '```mermaid',
        'gantt',
        '  dateFormat x',
        // Since the epoch, because hours and minutes would be shifted by the reader's time zone.
        spanOf(phases) < 10 ? '  axisFormat %Q ms' : '  axisFormat %s s',
        '  todayMarker off',
        ...['SMTP', 'IMAP', 'Message'].flatMap((lane) => section(lane, phases)),
        '```',
    ].join('\n');
}
function section(lane, phases) {
    const tasks = phases.filter(({ name }) => laneOf(name) === lane).slice(0, summary_timing_MAX_PHASES);
    return tasks.length === 0 ? [] : [`  section ${lane}`, ...tasks.map((phase) => `  ${task(phase)}`)];
}
/** Labels are ours and hold neither a colon nor a hash, which would end them. */
function task({ name, startSeconds, durationSeconds, isOk }) {
    const start = Math.round(startSeconds * 1000);
    const end = Math.max(start + 1, Math.round((startSeconds + durationSeconds) * 1000));
    const label = phaseLabel(name).replace(/^(?:SMTP|IMAP) /, '');
    return `${label} ${formatValue(durationSeconds, 'seconds')} :${isOk ? '' : 'crit, '}${start}, ${end}`;
}

;// CONCATENATED MODULE: ./lib/report/summary-check.js
/** One check in the job summary, in three parts: what must be read, what explains it, and what is there for the curious. */










const MAX_FINDINGS = 20;
const MAX_METRICS = 200;
/** The parts of a check. */
function renderCheck(check, options) {
    return {
        head: () => blocks(subject(check, options.isOnly), findingList(worstFirst(check.findings).slice(options.isShown ? 1 : 0))),
        body: () => blocks(deliveryTable(check), deliveryProof(check), timingBlock(check), connectionTable(check.connections), certificateTable(check.connections)),
        extras: () => blocks(options.withDiagram ? closedDiagram(check) : '', closedMetrics(check)),
    };
}
/** A finding without its message: what to do, what the server said, and which failure it is. */
function findingDetails(finding) {
    const code = finding.code === undefined ? [] : [`${codeSpan(finding.code)} (${FAILURES[finding.code].title})`];
    const phase = finding.phase === undefined ? [] : [`phase: ${phaseLabel(finding.phase)}`];
    return [
        ...(finding.hint === undefined ? [] : [`**What to do:** ${prose(finding.hint)}`]),
        ...(finding.reply === undefined ? [] : [`**The server said:** ${codeSpan(finding.reply)}`]),
        ...(code.length + phase.length > 0 ? [`**Failure:** ${[...code, ...phase].join(', ')}`] : []),
    ];
}
function subject(check, withName) {
    const isPlainName = check.name.includes(check.target);
    const parts = [
        ...(withName && !isPlainName ? [`**${prose(check.name, 200)}**`] : []),
        codeSpan(check.mode, 40),
        ...(withName || !isPlainName ? [codeSpan(check.target)] : []),
        summary_check_seconds(check.durationSeconds),
        ...(check.attempts > 1 ? [counted(check.attempts, 'attempt')] : []),
    ];
    return parts.join(' · ');
}
function findingList(findings) {
    const shown = findings.slice(0, MAX_FINDINGS).map((finding) => 
    // Two spaces at the end break the line within the item.
    [`- ${STATUS_SYMBOLS[finding.status]} ${prose(finding.message)}`, ...findingDetails(finding)].join('  \n  '));
    const left = findings.length - shown.length;
    return [...shown, ...(left > 0 ? [`- and ${counted(left, 'more finding')}`] : [])].join('\n');
}
function deliveryTable(check) {
    const value = (name) => check.measurements.findLast(({ metric }) => metric === name)?.value;
    const [roundTrip, delivery, copies] = [value('round_trip_seconds'), value('delivery_seconds'), value('copies')];
    const { arrivedIn } = check.facts;
    const cells = [
        ...(arrivedIn === undefined ? [] : [['Arrived in', `${arrivedIn === 'inbox' ? '📥' : '⚠️'} ${arrivedIn}`]]),
        ...(roundTrip === undefined ? [] : [['Round trip (sent → seen)', summary_check_seconds(roundTrip)]]),
        ...(delivery === undefined ? [] : [['Delivery (accepted → seen)', summary_check_seconds(delivery)]]),
        ...(copies === undefined ? [] : [['Copies', formatValue(copies, 'count')]]),
    ];
    if (cells.length === 0)
        return '';
    return table(cells.map(([label = '']) => label), [cells.map(([, shown = '']) => `**${shown}**`)]);
}
function deliveryProof({ facts, findings }) {
    const isShown = findings.some(({ reply }) => reply === facts.acceptance);
    const rows = [
        ...(facts.messageId === undefined ? [] : [`- Message-ID: ${codeSpan(facts.messageId)}`]),
        ...(facts.acceptance === undefined || isShown ? [] : [`- Accepted with: ${codeSpan(facts.acceptance)}`]),
    ];
    return rows.join('\n');
}
function closedDiagram({ phases }) {
    return phases.length === 0 ? '' : details('Phases as a diagram', timingDiagram(phases));
}
function closedMetrics({ measurements, metrics }) {
    const label = `Metrics (${measurements.length})`;
    return measurements.length === 0 ? '' : details(label, metricTable(measurements, metrics));
}
/** Metric names, labels and help texts stand in code or in prose, so that a label cannot be more than text. */
function metricTable(measurements, specs) {
    const rows = measurements.slice(0, MAX_METRICS).map(({ metric, label, value }) => {
        const spec = specs.find(({ name }) => name === metric);
        return [
            codeSpan(label === undefined ? metric : `${metric}{${spec?.label ?? 'label'}="${label}"}`, 150),
            formatValue(value, spec?.unit ?? 'count'),
            prose(spec?.help ?? '', 200),
        ];
    });
    const left = measurements.length - rows.length;
    return table(['Metric', 'Value', 'Meaning'], left > 0 ? [...rows, [`and ${counted(left, 'more value')}`]] : rows);
}
/** The one line of a check in a table of many. */
function checkRow(check) {
    const worst = worstFirst(check.findings)[0];
    return [
        STATUS_SYMBOLS[check.status],
        prose(check.name, 120),
        worst === undefined ? check.status : prose(worst.message, 160),
        summary_check_seconds(check.durationSeconds),
    ];
}
/** The heading of a part, when there are several. */
function checkHeading({ status, name }) {
    return `### ${STATUS_SYMBOLS[status]} ${prose(name, 200)}`;
}
/** The label of a closed part, where Markdown does not count. */
function checkLabel(check) {
    return `${STATUS_SYMBOLS[check.status]} <code>${forMarkup(check.name, 200)}</code> ${summary_check_seconds(check.durationSeconds)}`;
}
/** Number and unit stay in one line, even in a narrow column. */
function summary_check_seconds(value) {
    return formatValue(value, 'seconds').replace(' ', '\u00a0');
}

;// CONCATENATED MODULE: ./lib/report/summary-checks.js
/** All checks in the job summary: a table when there are several, then a part for each, worst first. */




const HEADING = ['', 'Check', 'Result', 'Took'];
/** GitHub draws each diagram in a frame of its own, so a page can bear only some. */
const MAX_DIAGRAMS = 5;
/** For the sentence that says what was left out. */
const NOTE_SIZE = 400;
/** Between two blocks. */
const GAP = 2;
/**
 * The checks within `room` bytes. Closed parts go first, then what explains the best checks, then the last rows of the
 * table.
 *
 * @param isShown whether the worst finding of the only check has been shown already
 */
function renderChecks(checks, room, isShown) {
    const ordered = worstFirst(checks);
    const options = { isOnly: checks.length === 1, isShown, withDiagram: checks.length <= MAX_DIAGRAMS };
    const sections = ordered.map((check) => summary_checks_section(check, renderCheck(check, options), options.isOnly));
    const rows = options.isOnly ? [] : ordered.map(checkRow);
    const list = rows.length === 0 ? '' : table(HEADING, rows);
    const whole = asMany(sections, ({ full }) => [full], room - sizeOf(list));
    if (whole.length === sections.length)
        return blocks(list, ...whole.map(({ text }) => text));
    return renderShorter(sections, rows, room - NOTE_SIZE);
}
function renderShorter(sections, rows, room) {
    // The last rows give way only when the table would take more than half.
    const kept = fitting(rows, (row) => sizeOf(row.join(' | ')) + 5, room / 2);
    const list = kept.length === 0 ? '' : table(HEADING, kept);
    const shown = asMany(sections, ({ short, shortest }) => [short, shortest], room - sizeOf(list));
    const bare = shown.filter(({ version }) => version > 0).length;
    const missing = sections.length - shown.length;
    return blocks(list, ...shown.map(({ text }) => text), leftOut([
        'diagrams and metrics',
        ...(bare > 0 ? [`phases and connections of ${counted(bare, 'check')}`] : []),
        ...(missing > 0 ? [`the parts of ${counted(missing, 'check')}`] : []),
        ...(kept.length < rows.length ? [`${counted(rows.length - kept.length, 'row')} of the table`] : []),
    ]));
}
/** As many sections from the start as fit, each in the first of its versions that does. */
function asMany(sections, versions, room) {
    const shown = [];
    let left = room;
    for (const each of sections) {
        const fit = firstFitting(versions(each), left - GAP);
        if (fit === undefined)
            break;
        left -= sizeOf(fit.text) + GAP;
        shown.push(fit);
    }
    return shown;
}
function firstFitting(versions, room) {
    for (const [version, render] of versions.entries()) {
        const text = render();
        if (sizeOf(text) <= room)
            return { text, version };
    }
    return undefined;
}
/** Among several checks, one that is ok is closed at first. */
function summary_checks_section(check, { head, body, extras }, isOnly) {
    const isClosed = check.status === 'ok' && !isOnly;
    const heading = isOnly || isClosed ? '' : checkHeading(check);
    const closed = (...parts) => isClosed ? details(checkLabel(check), blocks(...parts)) : blocks(heading, ...parts);
    return {
        full: () => closed(head(), body(), extras()),
        short: () => closed(head(), body()),
        shortest: () => closed(head()),
    };
}

;// CONCATENATED MODULE: ./lib/report/summary-issues.js



const summary_issues_HEADING = ['Input', 'Value', 'What is wrong', 'What to write'];
/** One row an issue, within `room` bytes. */
function renderIssues(issues, room) {
    const rows = issues.map(({ input, value, problem, remedy }) => [
        codeSpan(input, 100),
        value === undefined ? '–' : codeSpan(value, 200),
        prose(problem),
        prose(remedy),
    ]);
    const all = table(summary_issues_HEADING, rows);
    if (sizeOf(all) <= room)
        return all;
    const kept = fitting(rows, (row) => sizeOf(row.join(' | ')) + 5, room - sizeOf(table(summary_issues_HEADING, [])) - 400);
    return kept.length === 0
        ? ''
        : `${table(summary_issues_HEADING, kept)}\n\n${leftOut([counted(rows.length - kept.length, 'more problem')])}`;
}

;// CONCATENATED MODULE: ./lib/report/summary.js








const summary_DEFAULT_LIMIT = 900 * 1024;
/**
 * The summary as GitHub-flavoured Markdown, never larger than `limitBytes`: what does not fit is left out and named.
 * Empty when not even the verdict fits.
 */
function renderSummary(report, limitBytes = summary_DEFAULT_LIMIT) {
    const only = report.checks.length === 1 ? report.checks[0] : undefined;
    const worst = only && worstFirst(only.findings)[0];
    // The message of a run with one check usually is that of its worst finding, which then needs no second place.
    const isShown = worst !== undefined && report.message.includes(worst.message);
    const [top, end] = [summary_verdict(report, isShown ? worst : undefined), footer(report)];
    const room = limitBytes - sizeOf(`${blocks(top, '-', end)}\n`) + 1;
    const body = blocksWithin(report, room, isShown);
    const shortest = `## ${STATUS_SYMBOLS[report.status]} Mail Probe: ${report.status}\n`;
    return [`${blocks(top, body, end)}\n`, `${top}\n`, shortest].find((text) => sizeOf(text) <= limitBytes) ?? '';
}
function blocksWithin(report, room, isShown) {
    if (room <= 0)
        return '';
    return report.issues.length > 0 ? renderIssues(report.issues, room) : renderChecks(report.checks, room, isShown);
}
function summary_verdict(report, worst) {
    if (report.issues.length > 0) {
        // Its message tells of the first problem only, and so does its hint.
        const count = counted(report.issues.length, 'problem');
        return `## ${STATUS_SYMBOLS[report.status]} ${count} in the configuration, nothing was contacted`;
    }
    const finding = worst ?? { status: report.status, code: report.code, message: report.message };
    const lines = findingDetails({ ...finding, hint: report.hint ?? worst?.hint });
    return blocks(`## ${STATUS_SYMBOLS[report.status]} ${prose(report.message, 400)}`, lines.join('  \n'));
}
function footer({ version, startedAt, durationSeconds }) {
    const time = /T(\d\d:\d\d:\d\d)/.exec(startedAt)?.[1];
    const started = time === undefined ? markdown_day(startedAt) : `${markdown_day(startedAt)} ${time} UTC`;
    return `<sub>Mail Probe ${prose(version, 40)} · ${started} · ${formatValue(durationSeconds, 'seconds')}</sub>`;
}

;// CONCATENATED MODULE: ./lib/github/context.js
/**
 * The run of the workflow, or nothing outside of one. The toolkit is loaded here because that costs 47 ms, so call
 * this when the work is done.
 */
async function readOrigin(env, load = loadContext) {
    if (!env['GITHUB_REPOSITORY'] || !env['GITHUB_RUN_ID'])
        return undefined;
    try {
        const { repo, serverUrl, runId, workflow, sha } = await load();
        const repository = `${repo.owner}/${repo.repo}`;
        const machine = [env['RUNNER_ENVIRONMENT'], env['RUNNER_OS'], env['RUNNER_ARCH']].filter(Boolean).join(' ');
        return {
            repository,
            workflow: workflow ?? '',
            runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
            sha: sha ?? '',
            runner: [env['RUNNER_NAME'], machine && `(${machine})`].filter(Boolean).join(' '),
        };
    }
    catch {
        // The toolkit reads the event file while it is loaded and stops at one that is not JSON. No verdict hangs on it.
        return undefined;
    }
}
async function loadContext() {
    const { context } = await Promise.all(/* import() */[__nccwpck_require__.e(31), __nccwpck_require__.e(329)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1329));
    return context;
}

;// CONCATENATED MODULE: ./lib/github/writer.js
/** What GitHub shows of a step; above it the whole summary is dropped. */
const STEP_LIMIT = 1024 * 1024;
/** For what others append after us, and for the reader. */
const OWN_LIMIT = 900 * 1024;
function createWriter({ core, env, files }) {
    return {
        annotate(annotations) {
            for (const { level, title, message } of annotations)
                core[level](message, { title });
        },
        setOutputs(outputs) {
            // Without the file the toolkit would print commands of the old kind, which the runner takes for outputs of any step.
            if (!env['GITHUB_OUTPUT'])
                return undefined;
            try {
                for (const [name, value] of outputs)
                    core.setOutput(name, value);
                return undefined;
            }
            catch (error) {
                return {
                    status: 'unknown',
                    code: 'E_GH_OUTPUT',
                    message: `Cannot write outputs: ${reason(error)}.`,
                    hint: 'Later steps cannot see the result. Look at the disk of the runner and at the file named by GITHUB_OUTPUT.',
                };
            }
        },
        async writeSummary(render) {
            const path = env['GITHUB_STEP_SUMMARY'];
            if (!path)
                return undefined;
            try {
                const earlier = await files.read(path);
                // A blank line ends whatever an earlier text left open.
                const gap = earlier === '' ? '' : '\n\n';
                const used = Buffer.byteLength(earlier) + gap.length;
                const markdown = render(Math.min(OWN_LIMIT, STEP_LIMIT - used));
                if (markdown === '')
                    return noSummary('it is full: GitHub shows no more than 1 MiB a step');
                await core.summary.emptyBuffer().addRaw(`${gap}${markdown}`).write();
                return undefined;
            }
            catch (error) {
                core.summary.emptyBuffer();
                return noSummary(reason(error));
            }
        },
    };
}
function noSummary(why) {
    return {
        level: 'warning',
        title: 'Mail Probe: no job summary',
        message: `The job summary could not be written: ${why}. The result is not affected; the log shows all of it.`,
    };
}
/** The system's code. The toolkit has none for a missing file, and its message would name a path. */
function reason(error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
        return error.code;
    if (error instanceof Error && error.message.startsWith('Missing file'))
        return 'ENOENT';
    return error instanceof Error ? error.name : 'unknown error';
}

;// CONCATENATED MODULE: ./lib/github/publish.js
/** Writes a report everywhere it belongs. A sink that fails keeps no other from being written. */









/** Publishes and gives the exit code of the step. */
async function publish(report, job, world) {
    for (const line of renderLog(report))
        world.stdout(line);
    const [core, origin] = await Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(31), __nccwpck_require__.e(825)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2825)), readOrigin(world.env)]);
    const complete = { ...report, origin };
    const writer = createWriter({ core, env: world.env, files: world.files });
    const reportPath = await writeReport(complete, world);
    const problem = writer.setOutputs(renderOutputs(complete, reportPath));
    const notWritten = job?.settings.jobSummary === false
        ? undefined
        : await writer.writeSummary((limitBytes) => renderSummary(complete, limitBytes));
    writer.annotate(renderAnnotations(problem ? withProblem(complete, problem) : complete));
    if (notWritten)
        writer.annotate([notWritten]);
    return problem !== undefined || failsJob(report, job) ? 1 : 0;
}
/** A wrong configuration and a fault of ours always fail the job, whatever `fail-on` says: nothing was tested. */
function failsJob(report, job) {
    if (!job?.plan || report.issues.length > 0 || report.checks.length === 0)
        return true;
    const isOurFault = report.checks.some((check) => check.findings.some((finding) => finding.code === 'E_INTERNAL'));
    return isOurFault || job.plan.failOn.has(report.status);
}
/** Gives the path of the report, or nothing when it could not be written: the verdict does not hang on it. */
async function writeReport(report, world) {
    const folder = world.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
    const path = (0,external_node_path_.join)(folder, `mail-probe-report-${world.random(6).toString('hex')}.json`);
    try {
        await world.files.write(path, renderJson(report));
        return path;
    }
    catch {
        return '';
    }
}
/** Nobody can decide on outputs that are not there, so that trouble is shown first. */
function withProblem(report, problem) {
    const { status, code, message, hint } = problem;
    return {
        ...report,
        status,
        code,
        message: `${message} The result was: ${report.status}, ${report.message}`,
        hint,
        checks: [],
    };
}

;// CONCATENATED MODULE: ./lib/github/signals.js
const SIGNALS = ['SIGINT', 'SIGTERM'];
/** Listens until `stop` is called. */
function watchSignals(host) {
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
            host.exit(1);
    };
    const onCrash = (error) => crash(error);
    for (const name of SIGNALS)
        host.on(name, onSignal);
    host.on('uncaughtException', onCrash);
    host.on('unhandledRejection', onCrash);
    return {
        cancel: cancel.signal,
        hurry: hurry.signal,
        crashed,
        stop: () => {
            for (const name of SIGNALS)
                host.off(name, onSignal);
        },
    };
}

;// CONCATENATED MODULE: ./lib/github/transcript.js
/** Shows the dialogue, with times, when step debugging is on or the workflow asks for it. */

/** A server must not be able to fill the log. */
const MAX_CHARACTERS = 200_000;
/** Prints each line, or nothing when nobody asked. */
function createTranscript(world, job) {
    if (world.env['RUNNER_DEBUG'] !== '1' && !job.settings.transcript)
        return () => { };
    const start = world.clock.now();
    let left = MAX_CHARACTERS;
    return (protocol, direction, line) => {
        if (left <= 0)
            return;
        const seconds = ((world.clock.now() - start) / 1000).toFixed(3);
        const text = `  ${seconds} ${protocol} ${direction === 'sent' ? '>' : '<'} ${safeText(job.redact(line), 1000)}`;
        left -= text.length;
        world.stdout(left > 0 ? text : '  The transcript is cut here.');
    };
}

;// CONCATENATED MODULE: ./lib/github/action.js











/** How long handles that nobody owns may keep the process alive after the result is written, in milliseconds. */
const EXIT_GUARD_MS = 500;
/** Runs the main or the post step and gives the exit code. */
async function runAction(host) {
    // A closed pipe is no reason to lose the result.
    host.stdout.on('error', () => { });
    const stdout = (line) => void host.stdout.write(`${line}\n`);
    const world = createWorld({ env: host.env, stdout });
    const exitCode = readState(world.env, 'isPost') === '' ? await runMain(world, host) : await runPost(world);
    setTimeout(() => host.exit(exitCode), EXIT_GUARD_MS).unref();
    return exitCode;
}
async function runMain(world, host) {
    saveState(world.env, 'isPost', 'true');
    const signals = watchSignals(host);
    let job;
    try {
        const prepared = await Promise.race([prepare(world), signals.crashed]);
        job = prepared;
        printMasks(job.secrets, world.stdout);
        announce(job, world);
        const report = await Promise.race([runJob(job, execution(prepared, world, signals)), signals.crashed]);
        return await publish(report, job, world);
    }
    catch (error) {
        return await publish(crashReport(error, job, world), job, world);
    }
    finally {
        signals.stop();
    }
}
function execution(job, world, signals) {
    const say = (text) => world.stdout(`  ${safeText(job.redact(text))}`);
    const transcript = createTranscript(world, job);
    return {
        world,
        cancel: signals.cancel,
        hurry: signals.hurry,
        keepTicket: async (_check, ticket) => saveTicket(world.env, ticket),
        onProgress: (_check, text) => say(`... ${text}`),
        onTrace: (_check, protocol, direction, line) => transcript(protocol, direction, line),
    };
}
function announce(job, world) {
    world.stdout(`Mail Probe ${VERSION}`);
    for (const check of job.plan?.checks ?? []) {
        world.stdout(`  ${safeText(job.redact(check.mode))}: ${safeText(job.redact(check.probe.target))}`);
    }
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
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
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
/******/ 		return "" + chunkId + ".index.js";
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
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9380);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
