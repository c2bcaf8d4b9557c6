export const id = 151;
export const ids = [151];
export const modules = {

/***/ 71151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
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

// EXTERNAL MODULE: ./lib/system/version.js
var version = __webpack_require__(71784);
// EXTERNAL MODULE: ../../node_modules/commander/esm.mjs
var esm = __webpack_require__(13735);
// EXTERNAL MODULE: ./lib/settings/fields.js + 14 modules
var settings_fields = __webpack_require__(31967);
// EXTERNAL MODULE: ./lib/settings/settings.js
var settings = __webpack_require__(8839);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(80761);
// EXTERNAL MODULE: ./lib/text/list-words.js
var list_words = __webpack_require__(9764);
// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
// EXTERNAL MODULE: ./lib/verdict/run-verdict.js
var run_verdict = __webpack_require__(16179);
;// CONCATENATED MODULE: ./lib/text/run-url.js
const RUNS = /^(https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+\/actions\/runs\/)\d{1,20}$/;
function sameRepositoryRun(runUrl, ownRunUrl) {
    const [, own] = RUNS.exec(ownRunUrl ?? '') ?? [];
    if (own === undefined || runUrl === undefined || !runUrl.startsWith(own))
        return undefined;
    const number = runUrl.slice(own.length);
    return /^\d{1,20}$/.test(number) ? `${own}${number}` : undefined;
}

;// CONCATENATED MODULE: ./lib/text/times.js

const UNITS = [
    { name: 'day', seconds: 86_400 },
    { name: 'h', seconds: 3600 },
    { name: 'min', seconds: 60 },
];
function millisOf(time) {
    if (time === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z$/.test(time))
        return undefined;
    const value = Date.parse(time);
    return Number.isNaN(value) ? undefined : value;
}
function clockTime(time) {
    const value = millisOf(time);
    if (value === undefined)
        return 'an unknown time';
    return `${new Date(value).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
function span(from, to) {
    const [start, end] = [millisOf(from), millisOf(to)];
    return spanOfMillis(start === undefined || end === undefined ? 0 : end - start);
}
function spanOfMillis(millis) {
    let left = Math.floor(Math.max(0, millis) / 1000);
    const parts = [];
    for (const { name, seconds } of UNITS) {
        const count = Math.floor(left / seconds);
        left -= count * seconds;
        if (count > 0)
            parts.push(name === 'day' ? (0,counted/* counted */.h)(count, name) : `${count} ${name}`);
        else if (parts.length > 0)
            break;
    }
    return parts.slice(0, 2).join(' ') || 'less than a minute';
}

;// CONCATENATED MODULE: ./lib/report/story/marks.js

const MARKS = {
    ok: '\u25cf',
    unstable: '\u25d0',
    warning: '\u25b2',
    critical: '\u2716',
    unknown: '?',
};
const KINDS = Object.keys(MARKS);
const MARKED_RUNS = 30;
function markKind({ status, isUnstable }) {
    return status === 'ok' && isUnstable ? 'unstable' : status;
}
function markLine(runs, most = MARKED_RUNS) {
    return runs
        .slice(-most)
        .map((run) => MARKS[markKind(run)])
        .join('');
}
function markCounts(runs) {
    return kindCounts(runs)
        .map(({ kind, count }) => `${MARKS[kind]} ${(0,counted/* grouped */.z)(count)} ${kind}`)
        .join(', ');
}
function kindWords(runs) {
    return kindCounts(runs)
        .map(({ kind, count }) => `${(0,counted/* grouped */.z)(count)} ${kind}`)
        .join(', ');
}
function kindCounts(runs) {
    const kinds = runs.slice(-MARKED_RUNS).map(markKind);
    return KINDS.map((kind) => ({ kind, count: kinds.filter((each) => each === kind).length })).filter(({ count }) => count > 0);
}

;// CONCATENATED MODULE: ./lib/report/story/words.js




const STATE_WORDS = {
    new: 'new',
    up: 'ok',
    failing: 'failing',
    down: 'down',
    lost: 'lost',
    recovering: 'recovering',
};
function sinceSentence(story) {
    return [stateSentence(story), ...blindWords(story), ...flagWords(story)].join('; ');
}
function lastGoodOf(story, ownRunUrl) {
    const { lastGood, since } = story;
    if (!isBadState(story.state) || millisOf(lastGood?.at) === undefined)
        return undefined;
    const [day, time] = [clockTime(lastGood?.at).slice(0, 10), clockTime(lastGood?.at).slice(11)];
    const isSameDay = since !== undefined && clockTime(since).startsWith(day);
    return { time: isSameDay ? time : `${day} ${time}`, url: sameRepositoryRun(lastGood?.runUrl, ownRunUrl) };
}
function shortState(story) {
    const { state, since, failures, blind, isMuted, isFlapping, isInMaintenance } = story;
    const flags = [
        ...(blind > 0 ? [`not judged by the last ${blind === 1 ? 'run' : (0,counted/* counted */.h)(blind, 'run')}`] : []),
        ...(isFlapping ? ['flapping'] : []),
        ...(isMuted ? ['muted'] : []),
        ...(isInMaintenance ? ['in maintenance'] : []),
    ];
    const time = since === undefined ? '' : spanWords(since, nowOf(story));
    const runs = failures > 1 ? `, ${(0,counted/* counted */.h)(failures, 'run')}` : '';
    const word = state === 'new' ? 'not judged yet' : wordOf(story);
    return [`${word}${time}${runs}`, ...flags].join(', ');
}
function isBadState(state) {
    return state === 'failing' || state === 'down' || state === 'lost';
}
function stateSentence(story) {
    const { state, since, failures, firstBad } = story;
    const when = `since ${clockTime(since)}${spanWords(since, nowOf(story), ', for ')}`;
    const inARow = failures > 1 ? `, ${(0,counted/* counted */.h)(failures, 'run')} in a row` : '';
    switch (state) {
        case 'new':
            return 'no run has judged it yet';
        case 'up':
            return `${wordOf(story)} ${when}${goodRuns(story)}`;
        case 'failing':
        case 'down':
            return `${STATE_WORDS[state]} ${when}${inARow}`;
        case 'lost':
            return `lost: down ${when}${inARow}, and told as often as allowed; its recovery is told`;
        case 'recovering':
            return `recovering: good ${when}${firstBad === undefined ? '' : `, and bad since ${clockTime(firstBad.at)} before`}`;
    }
}
function wordOf({ state, runs }) {
    return state === 'up' && runs.at(-1)?.status === 'warning' ? 'good' : STATE_WORDS[state];
}
function blindWords({ blind }) {
    if (blind === 0)
        return [];
    return [blind === 1 ? 'this run could not judge it' : `the last ${(0,counted/* counted */.h)(blind, 'run')} could not judge it`];
}
function flagWords({ isFlapping, isMuted, isInMaintenance }) {
    return [
        ...(isFlapping ? ['flapping: it changes between good and bad too often to be told each time'] : []),
        ...(isMuted ? ['muted: its incident was closed by hand, so nothing is told until it was good again'] : []),
        ...(isInMaintenance ? ['in maintenance: recorded, not counted and not told'] : []),
    ];
}
function goodRuns({ runs, since }) {
    const start = millisOf(since) ?? Number.POSITIVE_INFINITY;
    const isAfter = ({ at }) => (millisOf(at) ?? Number.NEGATIVE_INFINITY) >= start;
    const good = runs.filter((run) => run.status !== 'unknown' && isAfter(run)).length;
    if (good === 0)
        return '';
    const [first] = runs;
    const isCut = runs.length >= MARKED_RUNS && first !== undefined && isAfter(first) && first.at !== since;
    return ` (${isCut ? 'at least ' : ''}${(0,counted/* counted */.h)(good, 'run')})`;
}
function spanWords(from, to, lead = ' for ') {
    const [start, end] = [millisOf(from), millisOf(to)];
    return start === undefined || end === undefined || end - start < 60_000 ? '' : `${lead}${span(from, to)}`;
}
function nowOf({ runs }) {
    return runs.at(-1)?.at;
}

;// CONCATENATED MODULE: ./lib/report/story/standing.js


function standingsOf({ checks }, history) {
    const known = new Map((history?.checks ?? []).map((check) => [check.key, check]));
    const seen = (0,run_verdict/* testedChecks */.jH)(checks).map((result) => {
        const { name, mode, target, group, status, story } = result;
        const past = story && known.get(story.key);
        return { key: keyOf(story?.key), name, mode, target, group, status, result, past, story };
    });
    const keys = new Set(seen.map(({ key }) => key));
    const left = [...known.values()].filter(({ key, removedAt }) => removedAt === undefined && !keys.has(key));
    return [...seen, ...left.map(leftOut)];
}
function leftOut(past) {
    const { key, name, mode, target, group, runs } = past;
    return {
        key: keyOf(key),
        name,
        mode,
        target,
        group,
        status: runs.at(-1)?.status ?? 'unknown',
        past,
        story: storyOfPast(past),
    };
}
function storyOfPast({ key, outage, isFlapping, runs, trend }) {
    const { state, since, failures, blind, isMuted, firstBad, lastBad, firstGood, lastGood, goodSince } = outage;
    const sinces = {
        new: undefined,
        up: goodSince,
        recovering: firstGood?.at,
        failing: firstBad?.at,
        down: firstBad?.at,
        lost: firstBad?.at,
    };
    return {
        key,
        state,
        stateBefore: state,
        isFlapping,
        isMuted,
        isInMaintenance: false,
        alert: false,
        since: state === 'new' ? undefined : (sinces[state] ?? since),
        failures: isBadState(state) ? failures : 0,
        blind,
        firstBad,
        lastBad,
        lastGood,
        runs,
        trend,
        changes: [],
        regressions: [],
    };
}
function keyOf(key) {
    return key !== undefined && /^[0-9a-f]{16}$/.test(key) ? key : undefined;
}

;// CONCATENATED MODULE: ./lib/report/badge/picture.js
const GROUNDS = {
    ok: '#1a7f37',
    warning: '#8a5a00',
    critical: '#c21f2b',
    unknown: '#5b6470',
};
const LABEL_GROUND = '#3b434c';
const HEIGHT = 20;
const PADDING = 7;
function badgePicture({ label, message, status }) {
    const [left, right] = [widthOf(label) + 2 * PADDING, widthOf(message) + 2 * PADDING];
    const width = left + right;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${label}: ${message}">
<title>${label}: ${message}</title>
<clipPath id="round"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>
<g clip-path="url(#round)"><rect width="${left}" height="${HEIGHT}" fill="${LABEL_GROUND}"/><rect x="${left}" width="${right}" height="${HEIGHT}" fill="${GROUNDS[status]}"/></g>
<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
<text x="${PADDING}" y="14" textLength="${widthOf(label)}">${label}</text>
<text x="${left + PADDING}" y="14" textLength="${widthOf(message)}">${message}</text>
</g>
</svg>
`;
}
function widthOf(text) {
    return Math.round(Array.from(text).reduce((sum, char) => sum + (WIDTHS.get(char) ?? 6.8), 0));
}
const WIDTHS = new Map([
    ...Array.from('il', (char) => [char, 3.1]),
    ...Array.from(' ,.frt', (char) => [char, 4.4]),
    ['m', 10.7],
    ['w', 9],
]);

;// CONCATENATED MODULE: ./lib/report/badge/badge.js




const COLOURS = {
    ok: 'brightgreen',
    warning: 'yellow',
    critical: 'red',
    unknown: 'lightgrey',
};
function renderBadge(report, path, history) {
    const badge = badgeOf(report, history);
    return path !== undefined && /\.json$/i.test(path) ? endpoint(badge) : badgePicture(badge);
}
function badgeOf(report, history) {
    const all = report.issues.length > 0 ? [] : standingsOf(report, history);
    const statuses = all.map((each) => each.status);
    const status = report.checks.length === 0 && report.status !== 'ok' ? report.status : worstOf(statuses, report);
    return { label: 'mail', message: messageOf(status, all), status };
}
function worstOf(statuses, { status }) {
    return (0,model_status/* worst */.QZ)([...statuses, status]);
}
function messageOf(status, all) {
    const count = all.filter((each) => each.status === status).length;
    if (status === 'ok' || status === 'unknown' || all.length < 2 || count === 0)
        return status;
    return `${(0,counted/* grouped */.z)(count)} of ${(0,counted/* grouped */.z)(all.length)} ${status}`;
}
function endpoint({ label, message, status }) {
    return `${JSON.stringify({ schemaVersion: 1, label, message, color: COLOURS[status] }, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./lib/report/common/json-text.js
function jsonText(value, indent) {
    return JSON.stringify(value, null, indent).replace(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|#(?=\[)/gu, (char) => escapeUnits(char));
}
function escapeUnits(char) {
    return char
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('');
}

;// CONCATENATED MODULE: ./lib/report/formats/json-shape.js
const same = (value) => value;
function shaped(shape) {
    const fields = Object.entries(shape);
    return (value) => {
        const copied = {};
        for (const [name, copy] of fields) {
            const field = value[name];
            if (field !== undefined && field !== null)
                copied[name] = copy(field);
        }
        return copied;
    };
}
function list(shape) {
    const copy = shaped(shape);
    return (values) => values.map(copy);
}

;// CONCATENATED MODULE: ./lib/report/formats/json-gate.js

const SOURCE = { file: same, line: same, column: same };
const VIEW = { values: same, ttl: same, source: shaped(SOURCE) };
const RECORD_SET = {
    name: same,
    type: same,
    change: same,
    published: shaped(VIEW),
    planned: shaped(VIEW),
};
const MX_TLS = { version: same, isVerified: same, trouble: same, daysLeft: same };
const RECIPIENT = { address: same, outcome: same, reply: same };
const TALK = {
    outcome: same,
    message: same,
    connectSeconds: same,
    sizeLimit: same,
    extensions: same,
    tls: shaped(MX_TLS),
    recipients: list(RECIPIENT),
};
const ADDRESS = { address: same, origin: same, smtp: shaped(TALK) };
const TLSA = { usage: same, selector: same, matching: same, certificate: same, isMatch: same };
const HOST = {
    host: same,
    preference: same,
    isPublished: same,
    isPlanned: same,
    addresses: list(ADDRESS),
    isInPolicy: same,
    tlsa: list(TLSA),
};
const TERM = {
    text: same,
    lookups: same,
    trouble: same,
    terms: (terms) => terms.map((term) => shaped(TERM)(term)),
};
const SPF = { record: same, lookups: same, voidLookups: same, terms: list(TERM) };
const MTA_STS = { id: same, mode: same, maxAgeSeconds: same, mx: same, origin: same };
const STEP = { kind: same, text: same, reason: same, seconds: same };
const GATE = {
    domain: same,
    stage: same,
    records: list(RECORD_SET),
    hosts: list(HOST),
    spf: views(SPF),
    mtaSts: views(MTA_STS),
    order: list(STEP),
    untested: same,
};
function views(shape) {
    const both = { published: shaped(shape), planned: shaped(shape) };
    return shaped(both);
}

;// CONCATENATED MODULE: ./lib/report/formats/json-story.js

const RUN = { at: same, runUrl: same };
const PAST_RUN = { at: same, status: same, code: same, isUnstable: same };
const TREND = { metric: same, unit: same, values: same, median: same };
const CHANGE = {
    kind: same,
    subject: same,
    message: same,
    before: same,
    after: same,
    isWorse: same,
    since: same,
};
const REGRESSION = { metric: same, seconds: same, medianSeconds: same, runs: same, since: same };
const STORY = {
    key: same,
    state: same,
    stateBefore: same,
    isFlapping: same,
    isMuted: same,
    isInMaintenance: same,
    alert: same,
    since: same,
    failures: same,
    blind: same,
    previousStatus: same,
    firstBad: shaped(RUN),
    lastBad: shaped(RUN),
    lastGood: shaped(RUN),
    runs: list(PAST_RUN),
    trend: shaped(TREND),
    changes: list(CHANGE),
    regressions: list(REGRESSION),
};
const PAST = {
    history: same,
    state: same,
    stateChanged: same,
    previousStatus: same,
    alert: same,
    recoveryWanted: same,
};

;// CONCATENATED MODULE: ./lib/report/formats/json.js




function renderJson(report) {
    return [...jsonPieces(report)].join('');
}
function* jsonPieces(report) {
    const frame = jsonText(shaped(REPORT)({ ...report, checks: [] }), 2);
    const [head = '', tail = ''] = frame.split('\n  "checks": []');
    yield `${head}\n  "checks": [`;
    const copy = shaped(CHECK);
    for (const [index, check] of report.checks.entries()) {
        const text = jsonText(copy(check), 2).replaceAll('\n', '\n    ');
        yield `${index === 0 ? '' : ','}\n    ${text}`;
    }
    yield `${report.checks.length === 0 ? '' : '\n  '}]${tail}\n`;
}
const CERTIFICATE = {
    subject: same,
    issuer: same,
    names: same,
    validFrom: same,
    validTo: same,
    daysLeft: same,
    fingerprint256: same,
    key: same,
    signature: same,
};
const TLS = {
    version: same,
    cipher: same,
    keyExchange: same,
    isVerified: same,
    chain: list(CERTIFICATE),
};
const LOGIN = { mechanism: same, isEncrypted: same };
const CONNECTION = {
    protocol: same,
    host: same,
    address: same,
    port: same,
    greeting: same,
    capabilities: same,
    login: shaped(LOGIN),
    tls: shaped(TLS),
};
const FACTS = { messageId: same, arrivedIn: same, acceptance: same, gate: shaped(GATE) };
const FINDING = {
    status: same,
    code: same,
    message: same,
    hint: same,
    reply: same,
    phase: same,
    source: shaped(SOURCE),
};
const NOTICE = { code: same, message: same, hint: same, reply: same, source: shaped(SOURCE) };
const PHASE = {
    name: same,
    startSeconds: same,
    durationSeconds: same,
    isOk: same,
    flights: same,
    flightSeconds: same,
};
const MEASUREMENT = { metric: same, label: same, value: same };
const METRIC = { name: same, unit: same, label: same, help: same };
const BOUNDS = { start: same, end: same, inside: same };
const THRESHOLD = {
    metric: same,
    label: same,
    warning: same,
    warningRange: shaped(BOUNDS),
    critical: same,
    criticalRange: shaped(BOUNDS),
};
const LINE = { seconds: same, protocol: same, direction: same, text: same };
const ATTEMPT_FAILURE = { code: same, phase: same, message: same, startSeconds: same };
const CHECK = {
    name: same,
    mode: same,
    target: same,
    group: same,
    id: same,
    tags: same,
    description: same,
    source: shaped(SOURCE),
    status: same,
    success: same,
    findings: list(FINDING),
    notices: list(NOTICE),
    durationSeconds: same,
    attempts: same,
    attemptFailures: list(ATTEMPT_FAILURE),
    phases: list(PHASE),
    facts: shaped(FACTS),
    connections: list(CONNECTION),
    measurements: list(MEASUREMENT),
    metrics: list(METRIC),
    thresholds: list(THRESHOLD),
    story: shaped(STORY),
    transcript: list(LINE),
};
const ISSUE = {
    code: same,
    input: same,
    value: same,
    problem: same,
    remedy: same,
    source: shaped(SOURCE),
    check: same,
};
const FILE = { path: same, sha256: same };
const LEFT_OUT = { name: same, reason: same, source: shaped(SOURCE) };
const EXPECTED = { name: same, mode: same, group: same, source: shaped(SOURCE) };
const SHARD = { index: same, count: same, expected: list(EXPECTED) };
const MERGED = {
    path: same,
    version: same,
    status: same,
    startedAt: same,
    durationSeconds: same,
    checks: same,
    shard: same,
    runner: same,
};
const ORIGIN = {
    repository: same,
    workflow: same,
    runUrl: same,
    attempt: same,
    sha: same,
    runner: same,
};
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
    checksFiles: list(FILE),
    leftOut: list(LEFT_OUT),
    shard: shaped(SHARD),
    merged: list(MERGED),
    origin: shaped(ORIGIN),
    past: shaped(PAST),
};

// EXTERNAL MODULE: ./lib/text/plain-number.js
var plain_number = __webpack_require__(21730);
// EXTERNAL MODULE: ./lib/text/untrusted.js
var untrusted = __webpack_require__(18340);
;// CONCATENATED MODULE: ./lib/report/formats/is-told-by-checks.js

function isToldByChecks({ checks, status }) {
    return checks.length > 0 && (0,model_status/* worst */.QZ)(checks.map((check) => check.status)) === status;
}

// EXTERNAL MODULE: ./lib/report/common/issue-sentence.js
var issue_sentence = __webpack_require__(14886);
// EXTERNAL MODULE: ./lib/verdict/value.js
var verdict_value = __webpack_require__(34167);
;// CONCATENATED MODULE: ./lib/report/common/phase-label.js
const STEPS = new Map([
    ['dns', 'name resolution'],
    ['connect', 'TCP connect'],
    ['tls', 'TLS handshake'],
    ['greeting', 'greeting'],
    ['capability', 'capabilities'],
    ['auth', 'login'],
    ['send', 'send'],
    ['select', 'open mailbox'],
    ['search', 'search'],
    ['status', 'mailbox status'],
    ['logout', 'logout'],
    ['total', 'session'],
]);
function phaseLabel(name) {
    if (name === 'arrival')
        return 'wait for the message';
    if (name === 'cleanup')
        return 'clean-up';
    if (name === 'dns')
        return 'questions to name servers';
    if (name === 'policy')
        return 'fetch of the MTA-STS policy';
    if (name === 'mx')
        return 'sessions with MX hosts';
    const [protocol = '', step = ''] = name.split('_');
    return `${protocol.toUpperCase()} ${STEPS.get(step) ?? step}`;
}

;// CONCATENATED MODULE: ./lib/report/common/failed-attempts.js



const MAX_SHOWN = 10;
function failedAttempts({ attemptFailures = [], attempts }) {
    return attemptFailures.slice(0, MAX_SHOWN).map(({ code, phase, message, startSeconds }, index) => ({
        label: `Attempt ${index + 1} of ${attempts} failed`,
        message,
        details: [
            code,
            ...(phase === undefined ? [] : [phaseLabel(phase)]),
            ...(index === 0 ? [] : [`begun after ${(0,verdict_value/* formatValue */.Fl)(startSeconds, 'seconds')}`]),
        ].join(', '),
    }));
}
function attemptsOutcome({ attemptFailures = [], attempts, status }) {
    if (attemptFailures.length === 0)
        return '';
    const left = attemptFailures.length - MAX_SHOWN;
    const more = left > 0 ? ` ${(0,counted/* counted */.h)(left, 'more attempt')} failed, too.` : '';
    const hasPassed = status === 'ok' || status === 'warning';
    return hasPassed ? `It passed at attempt ${attempts}, not at the first.${more}` : more.trim();
}
function lateNote({ attemptFailures = [], attempts, status }) {
    const last = attemptFailures.at(-1);
    if (last === undefined || (status !== 'ok' && status !== 'warning'))
        return '';
    return ` (at attempt ${attempts}, after ${last.code})`;
}

;// CONCATENATED MODULE: ./lib/report/common/gate-words.js

const MAX_STEPS = 100;
const MAX_UNTESTED = 30;
const LEADS = {
    planned: {
        ok: 'Approve',
        warning: 'Approve only after reading the warnings',
        critical: 'Do not approve',
        unknown: 'Do not approve yet',
    },
    live: { ok: 'Nothing to do', warning: 'Look at the warnings', critical: 'Act now', unknown: 'Not known' },
    after: { ok: 'Done', warning: 'Look at the warnings', critical: 'Not done', unknown: 'Not known' },
};
function adviceOf({ status, findings }, gate) {
    const count = findings.filter((finding) => finding.status === status).length;
    const parts = [
        reasonOf(status, count),
        ...changeClause(status, gate),
        ...(gate.untested.length > 0 ? [`${thingsNotTested(gate.untested.length)}, see below`] : []),
    ];
    return { status, lead: LEADS[gate.stage][status], why: `${parts.join('; ')}.` };
}
function reasonOf(status, count) {
    if (status === 'ok')
        return 'no trouble was found';
    if (status === 'unknown')
        return 'not everything could be judged';
    return (0,counted/* counted */.h)(count, status === 'warning' ? 'warning' : 'critical finding');
}
function changeClause(status, { stage, records, order }) {
    if (stage !== 'planned')
        return [];
    if (order.length > 0)
        return [status === 'critical' ? 'the order below tells what has to come first' : 'publish in the order below'];
    if (records.every(({ change }) => change === 'same'))
        return ['no record that mail depends on changes'];
    return status === 'ok' ? ['all of it may be published at once'] : [];
}
function thingsNotTested(count) {
    return count === 1 ? '1 thing was not tested' : `${(0,counted/* grouped */.z)(count)} things were not tested`;
}
const gate_words_UNITS = [
    ['day', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
];
function durationText(seconds) {
    const plain = `${(0,counted/* grouped */.z)(seconds)} s`;
    return seconds < 60 || !Number.isFinite(seconds) ? plain : `${plain} (${inWords(seconds)})`;
}
function inWords(seconds) {
    let left = seconds;
    const words = [];
    for (const [unit, size] of gate_words_UNITS) {
        const amount = Math.floor(left / size);
        if (amount === 0 || words.length === 2)
            continue;
        left -= amount * size;
        words.push(unit === 'day' ? (0,counted/* counted */.h)(amount, unit) : `${(0,counted/* grouped */.z)(amount)} ${unit}`);
    }
    return words.length === 0 ? '0 s' : `${left > 0 ? 'about ' : ''}${words.join(' ')}`;
}
function stepText({ kind, text, seconds }) {
    if (kind !== 'wait' || seconds === undefined)
        return text;
    const [all, why] = /^wait [\d,.]+ s(?:econds)?\b(?: \(([^()]*)\))?/.exec(text) ?? [];
    if (all === undefined)
        return `${text} (${durationText(seconds)})`;
    const isInWords = seconds < 60 || why?.startsWith(inWords(seconds)) === true;
    const words = isInWords ? [] : [inWords(seconds)];
    const inside = [...words, ...(why === undefined ? [] : [why])].join(', ');
    return `wait ${(0,counted/* grouped */.z)(seconds)} s${inside === '' ? '' : ` (${inside})`}${text.slice(all.length)}`;
}
function recordName({ type, name }) {
    return `${type} ${name}`;
}
function recordSource({ planned, published }) {
    return planned?.source ?? published?.source;
}
function ttlText({ published, planned }) {
    const [from, to] = [published?.ttl, planned?.ttl];
    if (from === undefined || to === undefined || from === to)
        return durationText(to ?? from ?? 0);
    return `${(0,counted/* grouped */.z)(from)} s \u2192 ${(0,counted/* grouped */.z)(to)} s`;
}
function valueChange({ published, planned }) {
    const [before, after] = [new Set(published?.values), new Set(planned?.values)];
    const removed = [...before].filter((value) => !after.has(value));
    return { removed, added: [...after].filter((value) => !before.has(value)), kept: before.size - removed.length };
}
function policyOf({ mtaSts }) {
    return mtaSts?.planned ?? mtaSts?.published;
}
function maxAgeText({ maxAgeSeconds }) {
    return maxAgeSeconds === undefined ? '\u2013' : durationText(maxAgeSeconds);
}
function viewsOf(both) {
    const { published, planned } = both;
    const views = [];
    const isSame = isAlike(published, planned);
    if (planned !== undefined)
        views.push({ name: isSame ? 'published and planned' : 'planned', facts: planned });
    if (published !== undefined && !isSame)
        views.push({ name: 'published', facts: published });
    return views;
}
function isAlike(a, b) {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
        return a === b;
    const [left, right] = [given(a), given(b)];
    return (left.length === right.length && left.every(([key, each]) => isAlike(each, b[key])));
}
function given(value) {
    return Object.entries(value).filter(([, each]) => each !== undefined);
}

;// CONCATENATED MODULE: ./lib/report/formats/explain.js






const MAX_FINDINGS = 50;
function explainFinding({ hint, phase, reply, code, source }) {
    return [
        ...line('What to do', hint),
        ...line('Phase', phase && phaseLabel(phase)),
        ...line('The server said', reply),
        ...line('Code', code),
        ...line('At', source && (0,issue_sentence/* fileLine */.RO)(source)),
    ];
}
function explainFindings(check) {
    const [worst, ...others] = (0,model_status/* worstFirst */.md)(check.findings);
    const shown = others.slice(0, MAX_FINDINGS);
    return [
        ...(worst === undefined ? [] : explainFinding(worst)),
        ...shown.flatMap((other) => [...line(`Also ${other.status}`, other.message), ...explainFinding(other)]),
        ...(others.length > shown.length ? line('And', (0,counted/* counted */.h)(others.length - shown.length, 'more finding')) : []),
        ...check.notices.slice(0, MAX_FINDINGS).flatMap(explainNotice),
    ];
}
function explainNotice({ code, message, hint, reply, source }) {
    const which = code === undefined ? undefined : `(${code})`;
    return [
        ...line('Note', [message, hint, which].filter((part) => part !== undefined).join(' ')),
        ...line('The server said', reply),
        ...line('At', source && (0,issue_sentence/* fileLine */.RO)(source)),
    ];
}
function explainTest(check) {
    const { target, mode, attempts, facts } = check;
    return [
        ...line('Target', `${target} (${mode}, ${(0,counted/* counted */.h)(attempts, 'attempt')})`),
        ...explainAttempts(check),
        ...line('Arrived in', facts.arrivedIn),
        ...line('Message-ID', facts.messageId),
        ...line('Accepted with', facts.acceptance),
        ...explainGate(check),
    ];
}
function explainAttempts(check) {
    return [
        ...failedAttempts(check).flatMap(({ label, message, details }) => line(label, `${message} (${details})`)),
        ...line('Attempts', attemptsOutcome(check)),
    ];
}
function explainGate(check) {
    const { gate } = check.facts;
    if (gate === undefined)
        return [];
    const { lead, why } = adviceOf(check, gate);
    const steps = gate.order.slice(0, MAX_FINDINGS);
    const left = gate.order.length - steps.length;
    return [
        ...line('Advice', `${lead}: ${why}`),
        ...gate.untested.slice(0, MAX_FINDINGS).flatMap((each) => line('Not tested', each)),
        ...steps.flatMap((step, index) => line(`Step ${index + 1}`, stepText(step))),
        ...(left > 0 ? line('And', (0,counted/* counted */.h)(left, 'more step')) : []),
    ];
}
function line(label, text) {
    return text === undefined || text === '' ? [] : [{ label, text }];
}

;// CONCATENATED MODULE: ./lib/report/formats/junit-case.js




const OUTCOMES = {
    ok: 'passed',
    warning: 'passed',
    critical: 'failure',
    unknown: 'error',
};
function junitCase(check, name) {
    const { mode, durationSeconds, status, findings, transcript = [] } = check;
    const worst = (0,model_status/* worstFirst */.md)(findings)[0];
    const message = worst?.message ?? `The check is ${status}.`;
    const story = [...(status === 'ok' ? [] : [{ label: status, text: message }]), ...explainFindings(check)];
    const outcome = OUTCOMES[status];
    const details = [...story.map(textLine), ...transcriptLines(transcript)];
    const test = explainTest(check).map(textLine);
    return {
        mode,
        name,
        durationSeconds,
        outcome,
        type: worst?.code ?? status,
        message,
        details: outcome === 'passed' ? [] : details,
        output: outcome === 'passed' ? [...test, ...details] : test,
    };
}
function skippedCase({ reason }, name) {
    const empty = { durationSeconds: 0, details: [], output: [] };
    return { ...empty, mode: 'mail-probe', name, outcome: 'skipped', type: 'skipped', message: reason };
}
function runCase({ durationSeconds, code, status, message, hint, issues }) {
    const told = issues.length > 0 ? [] : explainFinding({ hint, code });
    return {
        mode: 'mail-probe',
        name: issues.length > 0 ? 'Configuration' : 'Mail Probe',
        durationSeconds,
        outcome: 'error',
        type: code ?? status,
        message,
        details: [
            ...[{ label: status, text: message }, ...told].map(textLine),
            ...issues.map((issue) => `${(0,untrusted/* forMarkup */.Sq)((0,issue_sentence/* issueSentence */.pu)(issue), 1500)} (${issue.code})`),
        ],
        output: [],
    };
}
function textLine({ label, text }) {
    return `${label}: ${(0,untrusted/* forMarkup */.Sq)(text, 600)}`;
}
function transcriptLines(lines) {
    if (lines.length === 0)
        return [];
    const signs = { sent: '&gt;', received: '&lt;', note: '-' };
    return [
        'Dialogue of the last attempt, without credentials:',
        ...lines.map(({ seconds, protocol, direction, text }) => `  ${seconds.toFixed(3)} ${protocol} ${signs[direction]} ${(0,untrusted/* forMarkup */.Sq)(text, 400)}`),
    ];
}

;// CONCATENATED MODULE: ./lib/report/formats/unique-names.js

const LIMIT = 200;
function uniqueNames(checks) {
    const taken = new Set();
    const next = new Map();
    return checks.map(({ name }) => {
        const wanted = (0,untrusted/* safeText */.Hk)(name, LIMIT);
        let unique = wanted;
        let count = next.get(wanted) ?? 2;
        for (; taken.has(unique); count += 1)
            unique = `${wanted} (${count})`;
        next.set(wanted, count);
        taken.add(unique);
        return unique;
    });
}

;// CONCATENATED MODULE: ./lib/report/formats/junit.js





function renderJunit(report) {
    const { checks, leftOut = [] } = report;
    const names = uniqueNames([...checks, ...leftOut]);
    const cases = [
        ...checks.map((check, index) => junitCase(check, names[index] ?? '')),
        ...leftOut.map((each, index) => skippedCase(each, names[checks.length + index] ?? '')),
        ...(isToldByChecks(report) ? [] : [runCase(report)]),
    ];
    const count = (outcome) => cases.filter((each) => each.outcome === outcome).length;
    const totals = `name="Mail Probe" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" ` +
        `time="${seconds(report.durationSeconds)}"`;
    const lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites ${totals}>`,
        `  <testsuite ${totals} skipped="${count('skipped')}"${timestamp(report.startedAt)}>`,
        ...propertyLines(checks, names),
        ...cases.flatMap(caseLines),
        '  </testsuite>',
        '</testsuites>',
    ];
    return `${lines.join('\n')}\n`;
}
function seconds(value) {
    return value.toFixed(3);
}
function timestamp(startedAt) {
    const [, time] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(startedAt) ?? [];
    return time === undefined ? '' : ` timestamp="${time}"`;
}
function propertyLines(checks, names) {
    const lines = checks.flatMap(({ measurements, metrics }, index) => measurements
        .filter(({ value }) => Number.isFinite(value))
        .map(({ metric, label, value }) => {
        const labelName = metrics.find(({ name }) => name === metric)?.label ?? 'label';
        const labels = [
            ...(checks.length > 1 ? [`check="${(0,untrusted/* forLabel */.gE)(names[index] ?? '')}"`] : []),
            ...(label === undefined ? [] : [`${labelName}="${(0,untrusted/* forLabel */.gE)(label)}"`]),
        ];
        const name = labels.length === 0 ? metric : `${metric}{${labels.join(',')}}`;
        return `      <property name="${(0,untrusted/* forMarkup */.Sq)(name, 1500)}" value="${(0,plain_number/* plainNumber */.k)(value)}"/>`;
    }));
    return lines.length === 0 ? [] : ['    <properties>', ...lines, '    </properties>'];
}
function caseLines({ mode, name, durationSeconds, outcome, type, message, details, output }) {
    const open = `    <testcase classname="${(0,untrusted/* forMarkup */.Sq)(mode, 40)}" name="${(0,untrusted/* forMarkup */.Sq)(name)}" time="${seconds(durationSeconds)}"`;
    const inner = [
        ...(outcome === 'skipped' ? [`      <skipped message="${(0,untrusted/* forMarkup */.Sq)(message)}"/>`] : []),
        ...(outcome === 'failure' || outcome === 'error'
            ? [`      <${outcome} type="${type}" message="${(0,untrusted/* forMarkup */.Sq)(message, 600)}">${details.join('\n')}</${outcome}>`]
            : []),
        ...(output.length === 0 ? [] : [`      <system-out>${output.join('\n')}</system-out>`]),
    ];
    return inner.length === 0 ? [`${open}/>`] : [`${open}>`, ...inner, '    </testcase>'];
}

;// CONCATENATED MODULE: ./lib/report/common/fitting.js
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
function sizeOf(text) {
    return Buffer.byteLength(text);
}
const PART_SIZE = 96 * 1024;
function fittingPart(rows) {
    return fitting(rows, (row) => sizeOf(typeof row === 'string' ? row : row.join(' | ')), PART_SIZE);
}

// EXTERNAL MODULE: ./lib/verdict/index-measurements.js
var index_measurements = __webpack_require__(84378);
;// CONCATENATED MODULE: ./lib/report/formats/perfdata.js



const perfdata_UNITS = {
    seconds: { uom: 's', factor: 1, min: '0' },
    bytes: { uom: 'B', factor: 1, min: '0' },
    days: { uom: '', factor: 1, min: '' },
    ratio: { uom: '%', factor: 100, min: '' },
    count: { uom: '', factor: 1, min: '0' },
};
const DECIMALS = 4;
const SMALL = 0.001;
function renderPerfdata({ measurements, metrics, thresholds }, prefix) {
    const measured = (0,index_measurements/* indexMeasurements */.K)(measurements);
    const limits = indexThresholds(thresholds);
    return metrics.flatMap((spec) => measured({ metric: spec.name })
        .filter(({ value }) => Number.isFinite(value))
        .map((measurement) => perfdatum(measurement, spec, limits, prefix)));
}
function indexThresholds(thresholds) {
    const keyOf = (metric, label) => JSON.stringify([metric, label]);
    const lists = new Map();
    for (const each of thresholds) {
        const key = keyOf(each.metric, each.label);
        const list = lists.get(key);
        if (list)
            list.push(each);
        else
            lists.set(key, [each]);
    }
    return (metric, label) => lists.get(keyOf(metric, label)) ?? [];
}
function perfdatum({ metric, label, value }, { unit }, limits, prefix) {
    const { uom, factor, min } = perfdata_UNITS[unit];
    const which = label === undefined ? '' : `[${(0,untrusted/* safeText */.Hk)(label, 200)}]`;
    const name = (0,untrusted/* forNagiosLabel */.Zj)(`${prefix}${metric}${which}`, 500);
    const [own, general] = [label === undefined ? [] : limits(metric, label), limits(metric, undefined)];
    const boundsOf = (level) => {
        const isThere = (each) => each[level] !== undefined;
        return (own.find(isThere) ?? general.find(isThere))?.[level];
    };
    const ranges = [boundsOf('warningRange'), boundsOf('criticalRange')];
    const parts = [
        (0,plain_number/* plainNumber */.k)(readable(value, ranges) * factor) + uom,
        ...ranges.map((bounds) => (bounds === undefined ? '' : formatRange(bounds, factor))),
        value < 0 ? '' : min,
    ];
    const last = parts.findLastIndex((part) => part !== '');
    return `${name}=${parts.slice(0, last + 1).join(';')}`;
}
function readable(value, ranges) {
    const decimals = Number(value.toFixed(DECIMALS));
    const rounded = Math.abs(value) < SMALL ? Number(value.toPrecision(2)) : decimals;
    const isOnLimit = ranges.some((bounds) => bounds && (bounds.start === rounded || bounds.end === rounded));
    return isOnLimit ? value : rounded;
}
function formatRange({ start, end, inside }, factor) {
    const upper = end === undefined ? '' : (0,plain_number/* plainNumber */.k)(end * factor);
    const needsStart = start !== 0 || upper === '';
    const lower = start === undefined ? '~' : (0,plain_number/* plainNumber */.k)(start * factor);
    return `${inside ? '@' : ''}${needsStart ? `${lower}:` : ''}${upper}`;
}

;// CONCATENATED MODULE: ./lib/report/formats/nagios.js









const MAX_SIZE = 8000;
const MAX_PERFDATA = 4000;
const NOTE_SIZE = 160;
function renderNagios(report) {
    const all = perfdata(report.checks);
    const shown = fitting(all, (each) => sizeOf(each) + 1, MAX_PERFDATA);
    const first = firstLine(report) + (shown.length === 0 ? '' : ` | ${shown.join(' ')}`);
    const details = report.issues.length > 0 ? issueLines(report) : checkLines(report);
    const kept = fitting(details, (each) => sizeOf(each) + 1, MAX_SIZE - sizeOf(first) - NOTE_SIZE);
    const lines = [
        first,
        ...kept,
        ...more(details.length - kept.length, 'more line'),
        ...more(all.length - shown.length, 'more metric'),
    ];
    return `${lines.join('\n')}\n`;
}
function firstLine(report) {
    const { status, checks, issues } = report;
    if (issues.length > 0)
        return `${status.toUpperCase()}: ${firstProblem(issues)}`;
    const [worst] = (0,model_status/* worstFirst */.md)(checks);
    const isOneOfMany = checks.length > 1 && worst !== undefined && status !== 'ok' && !isTold(report);
    if (!isOneOfMany)
        return `${status.toUpperCase()}: ${sentence(report.message)}`;
    const tested = (0,run_verdict/* testedChecks */.jH)(checks);
    const bad = tested.filter((check) => check.status !== 'ok').length;
    const which = `${bad} of ${(0,counted/* counted */.h)(tested.length, 'check')} not ok, ${(0,untrusted/* forNagios */.Bb)(worst.name, 100)}`;
    return `${status.toUpperCase()}: ${which}: ${sentence(nagios_messageOf(worst))}`;
}
function firstProblem([first, ...others]) {
    const what = first === undefined ? '' : sentence((0,issue_sentence/* issueSentence */.pu)(first));
    const rest = others.length > 0 ? ` (and ${(0,counted/* counted */.h)(others.length, 'more problem')})` : '';
    return `${what}${rest}. Nothing was contacted`;
}
function isTold({ message, checks }) {
    return checks.every((check) => nagios_messageOf(check) === message);
}
function sentence(message) {
    return (0,untrusted/* forNagios */.Bb)(message, 400).replace(/\.$/, '');
}
function nagios_messageOf({ findings, success }) {
    return (0,model_status/* worstFirst */.md)(findings)[0]?.message ?? success;
}
function issueLines({ issues }) {
    return issues.map((issue) => `${(0,untrusted/* forNagios */.Bb)((0,issue_sentence/* issueSentence */.pu)(issue), 1500)} (${issue.code})`);
}
function checkLines({ checks, hint, code }) {
    const [worst, ...others] = (0,model_status/* worstFirst */.md)(checks);
    if (worst === undefined)
        return explainFinding({ hint, code }).map(nagios_textLine);
    if (others.length === 0)
        return [...explainFindings(worst), ...explainTest(worst)].map(nagios_textLine);
    return [worst, ...others].flatMap((check) => [headline(check), ...indented(check)]);
}
function indented(check) {
    const lines = check.status === 'ok' ? explainAttempts(check) : [...explainFindings(check), ...explainTest(check)];
    return lines.map((line) => `  ${nagios_textLine(line)}`);
}
function headline(check) {
    return `[${check.status.toUpperCase()}] ${(0,untrusted/* forNagios */.Bb)(check.name, 100)}: ${(0,untrusted/* forNagios */.Bb)(nagios_messageOf(check))}`;
}
function nagios_textLine({ label, text }) {
    return `${label}: ${(0,untrusted/* forNagios */.Bb)(text, 600)}`;
}
function perfdata(checks) {
    const ordered = (0,model_status/* worstFirst */.md)(checks);
    const names = uniqueNames(ordered);
    return ordered.flatMap((check, index) => renderPerfdata(check, ordered.length > 1 ? `${names[index]}/` : ''));
}
function more(count, noun) {
    return count > 0 ? [`And ${(0,counted/* counted */.h)(count, noun)}: see the JSON report.`] : [];
}

// EXTERNAL MODULE: ./lib/model/story.js
var model_story = __webpack_require__(82475);
;// CONCATENATED MODULE: ./lib/report/formats/openmetrics.js






const PREFIX = 'mail_probe_';
const SUCCESS = {
    name: 'success',
    unit: 'count',
    help: 'Whether the check passed: 1 when ok or warning, 0 when critical or unknown; without labels, the run',
};
const STATUS = {
    name: 'status',
    unit: 'count',
    help: 'Status of the check: 0 ok, 1 warning, 2 critical, 3 unknown; without labels, of the run',
};
const STATE = {
    name: 'state',
    unit: 'count',
    help: 'State of the check over its runs: 1 for the one that it is in; only with a history',
};
const BAD_RUNS = {
    name: 'bad_runs',
    unit: 'count',
    help: 'Bad runs of the check in a row, 0 when it is good; only with a history',
};
const NAME = /^[a-z][a-z0-9_]{0,79}$/;
const OWN_METRICS = new Set([SUCCESS, STATUS, STATE, BAD_RUNS].map(({ name }) => name));
const OWN_LABELS = new Set(['check', 'mode']);
function renderOpenmetrics(report) {
    const families = new Map();
    const add = (spec, labels, value) => {
        if (!Number.isFinite(value))
            return;
        const family = families.get(spec.name) ?? { spec, samples: new Map() };
        families.set(spec.name, family);
        family.samples.set(labels, value);
    };
    const addStatus = (labels, { status }) => {
        add(SUCCESS, labels, status === 'ok' || status === 'warning' ? 1 : 0);
        add(STATUS, labels, model_status/* EXIT_CODES */.ai[status]);
    };
    const names = uniqueNames(report.checks);
    for (const [index, check] of report.checks.entries()) {
        const labels = `check="${(0,untrusted/* forLabel */.gE)(names[index] ?? '')}",mode="${(0,untrusted/* forLabel */.gE)(check.mode, 40)}"`;
        addStatus(labels, check);
        addStory(check, labels, add);
        addMeasurements(check, labels, add);
    }
    if (!isToldByChecks(report))
        addStatus('', report);
    return `${[...families.values()].flatMap(familyLines).join('\n')}\n# EOF\n`;
}
function addStory({ story }, labels, add) {
    if (!story)
        return;
    for (const state of model_story/* STATES */.x)
        add(STATE, `${labels},state="${state}"`, state === story.state ? 1 : 0);
    add(BAD_RUNS, labels, story.failures);
}
function addMeasurements({ measurements, metrics }, labels, add) {
    const specs = new Map(metrics.filter(isWritable).map((spec) => [spec.name, spec]));
    for (const { metric, label, value } of measurements) {
        const spec = specs.get(metric);
        if (spec === undefined)
            continue;
        add(spec, label === undefined ? labels : `${labels},${spec.label ?? 'label'}="${(0,untrusted/* forLabel */.gE)(label)}"`, value);
    }
}
function isWritable({ name, label = 'label' }) {
    return NAME.test(name) && !OWN_METRICS.has(name) && NAME.test(label) && !OWN_LABELS.has(label);
}
function familyLines({ spec: { name, unit, help }, samples }) {
    const full = `${PREFIX}${name}`;
    return [
        `# TYPE ${full} gauge`,
        ...(name.endsWith(`_${unit}`) ? [`# UNIT ${full} ${unit}`] : []),
        `# HELP ${full} ${(0,untrusted/* forLabel */.gE)(help)}.`,
        ...[...samples].map(([labels, value]) => `${full}${labels === '' ? '' : `{${labels}}`} ${(0,plain_number/* plainNumber */.k)(value)}`),
    ];
}

;// CONCATENATED MODULE: ./lib/report/common/few.js
const FEW = 5;

;// CONCATENATED MODULE: ./lib/report/common/shown-certificates.js

const SOON_DAYS = 14;
function shownCertificates(connections) {
    const seen = new Map();
    for (const { protocol, tls } of connections) {
        for (const certificate of tls?.chain ?? []) {
            const entry = seen.get(certificate.fingerprint256) ?? { certificate, protocols: new Set() };
            entry.protocols.add(protocol.toUpperCase());
            seen.set(certificate.fingerprint256, entry);
        }
    }
    return [...seen.values()].map(({ certificate, protocols }) => ({ certificate, protocols: [...protocols] }));
}
function validity(daysLeft) {
    if (daysLeft < 0)
        return { mark: 'critical', text: `expired ${(0,counted/* counted */.h)(-daysLeft, 'day')} ago` };
    return { mark: daysLeft < SOON_DAYS ? 'warning' : 'ok', text: (0,counted/* counted */.h)(daysLeft, 'day') };
}

;// CONCATENATED MODULE: ./lib/report/common/long-value.js


function isCut(text, limit) {
    return (0,untrusted/* safeText */.Hk)(text, limit) !== (0,untrusted/* safeText */.Hk)(text, limit + 1);
}
function lengthNote(text) {
    return `(${(0,counted/* counted */.h)(text.length, 'character')})`;
}
function safeLongText(text, limit) {
    return isCut(text, limit) ? `${(0,untrusted/* safeText */.Hk)(text, limit)} ${lengthNote(text)}` : (0,untrusted/* safeText */.Hk)(text, limit);
}

;// CONCATENATED MODULE: ./lib/report/html/parts/elements.js


const UTC = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/;
function code(text, limit) {
    return `<code>${(0,untrusted/* forMarkup */.Sq)(text, limit)}</code>`;
}
function longCode(text, limit) {
    return code(text, limit) + (isCut(text, limit) ? ` ${lengthNote(text)}` : '');
}
function isolated(text, limit) {
    return `<bdi>${(0,untrusted/* forMarkup */.Sq)(text, limit)}</bdi>`;
}
function remark(text) {
    return text === '' ? '' : ` <span class="remark">${text}</span>`;
}
function blocks(...parts) {
    return parts.filter((part) => part !== '').join('\n');
}
function section(level, heading, body) {
    return body === '' ? '' : `<section>\n<h${level}>${heading}</h${level}>\n${body}\n</section>`;
}
function details(label, body) {
    return body === '' ? '' : `<details>\n<summary>${label}</summary>\n${body}\n</details>`;
}
function table(label, columns, rows, kind) {
    if (rows.length === 0)
        return '';
    const classes = [...(columns.length > 2 ? ['stacks'] : []), ...(kind === undefined ? [] : [kind])].join(' ');
    const heading = columns.map((column) => `<th scope="col"${kindOf(column)}>${column.heading}</th>`).join('');
    const body = rows.map((cells) => `<tr>${cells.map((cell, index) => tableCell(cell, columns[index], index)).join('')}</tr>`);
    return [
        `<table${classes === '' ? '' : ` class="${classes}"`} aria-label="${label}">`,
        `<thead><tr>${heading}</tr></thead>`,
        '<tbody>',
        ...body,
        '</tbody>',
        '</table>',
    ].join('\n');
}
function andMore(what) {
    return what === '' ? '' : `<p class="more">and ${what}</p>`;
}
function moment(time) {
    const [, date, clock] = UTC.exec(time) ?? [];
    return date === undefined ? code(time, 40) : `<time datetime="${time}">${date} ${clock} UTC</time>`;
}
function day(time) {
    const [, date] = UTC.exec(time) ?? [];
    return date === undefined ? code(time, 40) : `<time datetime="${time}">${date}</time>`;
}
function tableCell(cell, column, index) {
    if (index === 0)
        return `<th scope="row">${cell}</th>`;
    return `<td data-label="${column?.heading ?? ''}"${kindOf(column)}>${cell}</td>`;
}
function kindOf(column) {
    return column?.kind === undefined ? '' : ` class="${column.kind}"`;
}

;// CONCATENATED MODULE: ./lib/report/html/parts/icons.js
const DRAWINGS = `<svg class="drawings" width="0" height="0" aria-hidden="true">
${symbol('ok', '<circle cx="10" cy="10" r="9"/>', 'M5.8 10.4l2.9 2.9 5.5-6.2')}
${symbol('warning', '<path d="M10 1.2L19.4 18.2H.6z"/>', 'M10 7.4v4.6M10 15v.1')}
${symbol('critical', '<path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z"/>', 'M6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4')}
${symbol('unknown', '<rect x="1.5" y="1.5" width="17" height="17" rx="4"/>', 'M7.4 7.6a2.6 2.6 0 1 1 3.7 2.4c-.8.4-1.1.9-1.1 1.8M10 14.8v.1')}
${lock('lock', 'M6.2 9V6.4a3.8 3.8 0 0 1 7.6 0V9')}
${lock('open-lock', 'M6.2 9V5.4a3.8 3.8 0 0 1 7.4-1.2')}
${hatching('failed')}
${hatching('unfinished')}
</svg>`;
const WORDS = {
    ok: 'OK',
    warning: 'Warning',
    critical: 'Critical',
    unknown: 'Unknown',
};
function statusWord(status) {
    return WORDS[status];
}
function statusIcon(status) {
    return `<svg class="icon ${status}" width="16" height="16" aria-hidden="true"><use href="#icon-${status}"/></svg>`;
}
function marked(status, text) {
    return `<span class="mark ${status}">${statusIcon(status)} ${text}</span>`;
}
function statusMark(status) {
    return marked(status, WORDS[status]);
}
function locked(status, text) {
    const name = status === 'ok' ? 'lock' : 'open-lock';
    const icon = `<svg class="icon ${status}" width="16" height="16" aria-hidden="true"><use href="#icon-${name}"/></svg>`;
    return `<span class="mark ${status}">${icon} ${text}</span>`;
}
function lock(name, shackle) {
    return `<symbol id="icon-${name}" viewBox="0 0 20 20"><rect x="3.5" y="9" width="13" height="9.5" rx="2"/><path d="${shackle}" fill="none" stroke="currentColor" stroke-width="2"/><path d="M10 12.6v2.6" fill="none" stroke="#fff" stroke-width="2"/></symbol>`;
}
function symbol(status, ground, sign) {
    return `<symbol id="icon-${status}" viewBox="0 0 20 20">${ground}<path d="${sign}" fill="none" stroke="#fff" stroke-width="2"/></symbol>`;
}
function hatching(end) {
    return `<pattern id="hatch-${end}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="${end}-ground" width="6" height="6"/><rect class="${end}-line" width="2.5" height="6"/></pattern>`;
}

;// CONCATENATED MODULE: ./lib/report/html/certificates.js




const MAX_CERTIFICATES = 8;
const MAX_NAMES = 12;
const COLUMNS = [
    { heading: 'Certificate' },
    { heading: 'Names' },
    { heading: 'Issued by' },
    { heading: 'Valid to', kind: 'short' },
    { heading: 'Left', kind: 'short' },
    { heading: 'Seen by', kind: 'short' },
];
function certificateTable(connections) {
    const seen = shownCertificates(connections);
    const rows = seen
        .slice(0, MAX_CERTIFICATES)
        .map(({ certificate, protocols }) => [
        code(certificate.subject, 120),
        nameList(certificate.names),
        code(certificate.issuer, 120),
        day(certificate.validTo),
        daysLeft(certificate.daysLeft),
        protocols.join(', '),
    ]);
    const left = seen.length - rows.length;
    return blocks(table('Certificates', COLUMNS, rows), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more certificate') : ''));
}
function nameList(names) {
    if (names.length === 0)
        return '\u2013';
    const shown = names.slice(0, MAX_NAMES).map((name) => code(name.replace(/^DNS:/, ''), 100));
    const left = names.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${(0,counted/* grouped */.z)(left)} more`] : [])].join('<br> ');
}
function daysLeft(days) {
    const { mark, text } = validity(days);
    return mark === 'ok' ? text : marked(mark, text);
}

;// CONCATENATED MODULE: ./lib/report/common/waterfall.js



const WIDTH = 48;
const MAX_PHASES = 60;
const LANES = ['SMTP', 'IMAP', 'Message', 'Domain'];
const waterfall_MARKS = {
    ok: '',
    failed: ' \u2717 failed',
    unfinished: ' \u2013 not finished',
};
function renderWaterfall({ phases, findings }) {
    if (phases.length === 0)
        return [];
    const shown = byLane(phases).slice(0, MAX_PHASES);
    const span = spanOf(shown);
    const rows = shown.map((phase) => {
        const end = phaseEnd(phase, findings);
        const cells = [phaseLabel(phase.name), waterfall_seconds(phase.startSeconds), waterfall_seconds(phase.durationSeconds)];
        return { cells, bar: bar(phase, span) + waterfall_MARKS[end], end };
    });
    const all = [{ cells: ['phase', 'start', 'took'], bar: axis(span), end: 'ok' }, ...rows];
    const width = (column) => Math.max(...all.map(({ cells }) => cells[column].length));
    const lines = all.map(({ cells: [label, start, took], bar: drawn, end }) => ({
        text: `${label.padEnd(width(0))}  ${start.padStart(width(1))}  ${took.padStart(width(2))}  ${drawn}`.trimEnd(),
        end,
    }));
    const left = phases.length - shown.length;
    return left > 0 ? [...lines, { text: `and ${(0,counted/* counted */.h)(left, 'more phase')}`, end: 'ok' }] : lines;
}
function phaseEnd({ name, isOk }, findings) {
    if (isOk)
        return 'ok';
    return findings.some(({ code, phase }) => phase === name && code !== 'E_CANCELLED') ? 'failed' : 'unfinished';
}
function spanOf(phases) {
    return phases.reduce((latest, phase) => Math.max(latest, phase.startSeconds + phase.durationSeconds), 0);
}
function laneOf(name) {
    if (name.startsWith('smtp_'))
        return 'SMTP';
    if (name.startsWith('imap_'))
        return 'IMAP';
    return name === 'arrival' || name === 'cleanup' ? 'Message' : 'Domain';
}
function byLane(phases) {
    return LANES.flatMap((lane) => phases.filter(({ name }) => laneOf(name) === lane));
}
function waterfall_seconds(value) {
    return (0,verdict_value/* formatValue */.Fl)(value, 'seconds');
}
function axis(span) {
    const [middle, end] = [waterfall_seconds(span / 2), waterfall_seconds(span)];
    return `${'0'.padEnd(WIDTH / 2 - Math.floor(middle.length / 2))}${middle}`.padEnd(WIDTH - end.length) + end;
}
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
        return isRight ? '\u2588' : '\u258c';
    return '\u2590';
}

;// CONCATENATED MODULE: ./lib/report/common/failure-titles.js
const FAILURE_TITLES = {
    E_ADDRESS_CHANGED: 'Another address than before',
    E_AUTH_BASIC_DISABLED: 'Password login is switched off',
    E_AUTH_BEFORE_TLS: 'Login offered before TLS',
    E_AUTH_BYPASS: 'The server skipped the login',
    E_AUTH_MECH: 'No common login mechanism',
    E_AUTH_REJECTED: 'Login refused',
    E_AUTH_TEMP: 'Login is temporarily unavailable',
    E_AUTH_TOKEN: 'Access token refused',
    E_AUTH_UNAVAILABLE: 'Login not offered',
    E_BOUNCED: 'The message came back',
    E_CANCELLED: 'Cancelled',
    E_CAPABILITY_LOST: 'The server can do less than before',
    E_CERT_CHANGED: 'Another kind of certificate than before',
    E_CLEANUP: 'Test message left behind',
    E_CLOCK_SKEW: 'The clock of the server is wrong',
    E_CMD_TIMEOUT: 'No answer to a command',
    E_CONFIG_CONFLICT: 'Contradictory inputs',
    E_CONN_CLOSED: 'Connection closed by the server',
    E_CONN_REFUSED: 'Connection refused',
    E_CONN_RESET: 'Connection reset by the server',
    E_CONN_TIMEOUT: 'No answer to the connection attempt',
    E_CONN_UNREACHABLE: 'No route to the server',
    E_DANE_INSECURE: 'TLSA records without DNSSEC',
    E_DANE_LOOKUP: 'TLSA records cannot be asked for',
    E_DANE_MISMATCH: 'TLSA records do not match the certificate',
    E_DANE_MISSING: 'No TLSA records',
    E_DANE_NO_ROLLOVER: 'No TLSA record for the next key',
    E_DANE_USAGE: 'TLSA records not usable for mail',
    E_DEADLINE: 'Time limit of the check reached',
    E_DELAYED: 'A server reports a delay',
    E_DKIM_KEY: 'DKIM key missing or not usable',
    E_DKIM_REMOVED: 'DKIM key disappears',
    E_DKIM_WEAK: 'DKIM key is weak',
    E_DMARC_INVALID: 'DMARC record not valid',
    E_DMARC_MISSING: 'No DMARC record',
    E_DMARC_OBSOLETE: 'Obsolete tags in the DMARC record',
    E_DMARC_RUA_UNAUTHORIZED: 'DMARC reports are not allowed to go there',
    E_DMARC_WEAK: 'DMARC policy is weak',
    E_DNSSEC_BOGUS: 'DNSSEC validation fails',
    E_DNSSEC_INSECURE: 'Zone not signed',
    E_DNS_LOOP: 'Host name leads back to itself',
    E_DNS_NODATA: 'Host name has no address',
    E_DNS_NXDOMAIN: 'Host name not found',
    E_DNS_REFUSED: 'Resolver refuses to answer',
    E_DNS_SERVFAIL: 'Name resolution failed',
    E_DNS_TIMEOUT: 'Name resolution timed out',
    E_DUPLICATE: 'More than one copy arrived',
    E_EHLO_LOST: 'The new server offers less',
    E_EHLO_NAME: 'The name of this client was refused',
    E_GH_BRANCH: 'History not kept in the branch',
    E_GH_INCIDENTS: 'Incidents not managed',
    E_GH_OUTPUT: 'Outputs could not be written',
    E_GH_OUTPUT_MASKED: 'An output holds a secret',
    E_GH_RECOVERY: 'Recovery action not started',
    E_GH_SUMMARY: 'Job summary missing or cut',
    E_GREETING_INVALID: 'Another protocol answered',
    E_GREETING_REJECTED: 'The server turned the client away',
    E_GREETING_TIMEOUT: 'No greeting',
    E_GREYLISTED: 'Greylisted',
    E_HISTORY: 'History not read or not written',
    E_INPUT: 'Input not valid',
    E_INTERNAL: 'Internal error',
    E_LATE: 'Message arrived late',
    E_LOGIN_WEAKER: 'Weaker login than before',
    E_MAILBOX_MISSING: 'Mailbox not found',
    E_MAILBOX_UNAVAILABLE: 'Mailbox cannot be opened',
    E_MAIL_LOOP: 'The message passed too many servers',
    E_MAX_DURATION: 'Time limit of the run reached',
    E_MODIFIED: 'Text changed in transit',
    E_MSG_AMBIGUOUS: 'The server never said whether it accepted the message',
    E_MSG_AMBIGUOUS_ARRIVED: 'The acceptance was lost, but the message arrived',
    E_MSG_REJECTED: 'Message refused',
    E_MSG_SMTPUTF8: 'Address needs SMTPUTF8',
    E_MSG_TEMPFAIL: 'Message refused for now',
    E_MSG_TOO_COMPLEX: 'The message became too complex to verify',
    E_MSG_TOO_LARGE: 'Message larger than the server allows',
    E_MX_BACKUP_DOWN: 'A backup server does not answer',
    E_MX_CATCH_ALL: 'Unknown recipients are accepted',
    E_MX_CNAME: 'MX host is an alias',
    E_MX_IMPLICIT: 'No MX record, mail goes to the address',
    E_MX_IP: 'MX record names an address',
    E_MX_MISSING: 'The domain has neither MX record nor address',
    E_MX_NOT_RESPONSIBLE: 'MX host refuses mail for the domain',
    E_MX_NULL: 'The domain says that it takes no mail',
    E_MX_NULL_MIXED: 'Null MX beside other MX records',
    E_MX_PRIVATE: 'MX host has an address that is not public',
    E_MX_PROXIED: 'MX host is behind a web proxy',
    E_MX_SINGLE: 'One server takes all mail',
    E_MX_UNRESOLVABLE: 'MX host has no address',
    E_NOT_ARRIVED: 'Message accepted, but not found',
    E_NOT_REPORTED: 'No report has the check',
    E_NS_EDNS: 'Name server drops EDNS questions',
    E_NS_INCONSISTENT: 'Name servers give different answers',
    E_NS_LAME: 'Name server does not serve the zone',
    E_NS_TCP: 'Name server does not answer over TCP',
    E_OPEN_RELAY: 'Server relays for strangers',
    E_ORDER: 'The plan has to be published in steps',
    E_PARTIAL: 'Only a part could be done',
    E_PARTIAL_ADDRESSES: 'Not every address answers',
    E_PLAN_NOT_PUBLISHED: 'The plan is not published yet',
    E_PLAN_UNKNOWN: 'A planned value is not known',
    E_PORT25_BLOCKED: 'Port 25 is blocked from this runner',
    E_PROTO: 'Unreadable answer',
    E_PROTO_TOO_LARGE: 'Answer too large',
    E_PROTO_UNEXPECTED: 'Answers do not match the commands',
    E_PTR: 'No matching reverse name',
    E_QUOTA: 'Quota nearly used up',
    E_RCPT_PARTIAL: 'Some recipients refused',
    E_RCPT_REJECTED: 'Recipient refused',
    E_REPORT_INVALID: 'Report cannot be read',
    E_REPORT_MISMATCH: 'Reports do not fit together',
    E_REPORT_MISSING: 'Report missing',
    E_RESOLVERS_STALE: 'Resolvers still have the old records',
    E_RESULT_TRUNCATED: 'More results than are read',
    E_SEARCH_FAILED: 'Search refused',
    E_SEARCH_NO_MATCH: 'No message matches',
    E_SEARCH_NO_RESULT_LINE: 'Search answered without a result',
    E_SECRET_MISSING: 'Secret is empty',
    E_SENDER_REJECTED: 'Sender refused',
    E_SERVER_CHANGED: 'Another server than before',
    E_SLOW: 'Slower than allowed',
    E_SLOWER: 'Slower than its own past',
    E_SPF_FAIL: 'A sending address fails SPF',
    E_SPF_MISSING: 'No SPF record',
    E_SPF_NARROWED: 'SPF no longer permits some addresses',
    E_SPF_OPEN: 'SPF permits every address',
    E_SPF_PERMERROR: 'SPF record not valid',
    E_SPF_WEAK: 'SPF record is weak',
    E_STALE: 'No new message',
    E_STS_FETCH: 'MTA-STS policy cannot be fetched',
    E_STS_ID_STALE: 'MTA-STS policy changes without a new id',
    E_STS_MISSING: 'No MTA-STS policy',
    E_STS_MX_MISMATCH: 'MTA-STS policy does not name an MX host',
    E_STS_POLICY: 'MTA-STS policy not valid',
    E_STS_RECORD: 'MTA-STS record not usable',
    E_STS_REMOVED: 'MTA-STS ends, or is not enforced any more',
    E_THRESHOLD: 'Threshold crossed',
    E_THROTTLED: 'The server limits its clients',
    E_TLSRPT_INVALID: 'TLS-RPT record not valid',
    E_TLSRPT_MISSING: 'No TLS-RPT record',
    E_TLS_CERT_CHAIN: 'Certificate chain incomplete',
    E_TLS_CERT_EXPIRED: 'Certificate expired',
    E_TLS_CERT_EXPIRING: 'Certificate expires soon',
    E_TLS_CERT_NAME: 'Certificate is for another name',
    E_TLS_CERT_NOT_YET: 'Certificate not valid yet',
    E_TLS_CERT_UNTRUSTED: 'Certificate not trusted',
    E_TLS_CLIENT_CERT: 'Client certificate demanded',
    E_TLS_INJECTION: 'Clear text after STARTTLS',
    E_TLS_REFUSED: 'STARTTLS refused',
    E_TLS_REQUIRED: 'STARTTLS not offered',
    E_TLS_TIMEOUT: 'TLS handshake not finished',
    E_TLS_UNVERIFIED: 'Certificate not verified',
    E_TLS_VERSION: 'No common TLS version',
    E_TLS_WEAKER: 'Weaker TLS than before',
    E_TLS_WEAK_KEY: 'Key or signature too weak',
    E_TLS_WRONG_MODE: 'Wrong TLS mode for this port',
    E_TTL_HIGH: 'Old records stay cached for long',
    E_UIDVALIDITY_CHANGED: 'Mailbox rebuilt during the check',
    E_UNSUPPORTED: 'The server does not provide the value',
    E_WRONG_FOLDER: 'Message landed in another mailbox',
    E_ZONE_INVALID: 'A name server refuses the zone',
    E_ZONE_TTL: 'One RRset with different TTLs',
};

;// CONCATENATED MODULE: ./lib/report/html/findings.js








const findings_MAX_FINDINGS = 20;
const MAX_SENTENCE = 600;
function findingList(findings) {
    if (findings.length === 0)
        return '';
    const items = findings.slice(0, findings_MAX_FINDINGS).map((finding) => {
        const sentence = `<p class="message">${statusMark(finding.status)} ${(0,untrusted/* forMarkup */.Sq)(finding.message, MAX_SENTENCE)}</p>`;
        return `<li class="${finding.status}">\n${blocks(sentence, findingDetails(finding))}\n</li>`;
    });
    const left = findings.length - items.length;
    return blocks(`<ul class="findings">\n${items.join('\n')}\n</ul>`, andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more finding') : ''));
}
function noticeList(notices) {
    if (notices.length === 0)
        return '';
    const items = notices.slice(0, findings_MAX_FINDINGS).map(({ code: which, message, hint, reply, source }) => {
        const sentences = [message, ...(hint === undefined ? [] : [hint])].map((text) => (0,untrusted/* forMarkup */.Sq)(text, MAX_SENTENCE));
        const about = [
            ...(which === undefined ? [] : [`${code(which)} ${FAILURE_TITLES[which]}`]),
            ...(source === undefined ? [] : [code((0,issue_sentence/* fileLine */.RO)(source), 250)]),
        ];
        return `<li>\n${blocks(`<p><b>Note</b> ${sentences.join(' ')}</p>`, reply === undefined ? '' : serverWords('The server said', reply), about.length === 0 ? '' : `<p class="which">${about.join(' \u00b7 ')}</p>`)}\n</li>`;
    });
    const left = notices.length - items.length;
    return blocks(`<ul class="findings">\n${items.join('\n')}\n</ul>`, andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more note') : ''));
}
function attemptList(check) {
    const outcome = attemptsOutcome(check);
    const items = failedAttempts(check).map(({ label, message, details }) => `<li>\n<p><b>${label}</b> ${(0,untrusted/* forMarkup */.Sq)(message, MAX_SENTENCE)}</p>\n<p class="which">${(0,untrusted/* forMarkup */.Sq)(details)}</p>\n</li>`);
    if (items.length === 0)
        return '';
    return blocks(`<ul class="findings">\n${items.join('\n')}\n</ul>`, outcome === '' ? '' : `<p class="note">${outcome}</p>`);
}
function findingDetails({ hint, reply, code: failure, phase, source }) {
    const which = [
        ...(failure === undefined ? [] : [`${code(failure)} ${FAILURE_TITLES[failure]}`]),
        ...(phase === undefined ? [] : [`Phase: ${phaseLabel(phase)}`]),
        ...(source === undefined ? [] : [code((0,issue_sentence/* fileLine */.RO)(source), 250)]),
    ];
    return blocks(hint === undefined ? '' : `<p class="todo"><b>What to do</b> ${(0,untrusted/* forMarkup */.Sq)(hint, MAX_SENTENCE)}</p>`, reply === undefined ? '' : serverWords('The server said', reply), which.length === 0 ? '' : `<p class="which">${which.join(' \u00b7 ')}</p>`);
}
function serverWords(label, text) {
    return `<figure class="said"><figcaption>${label}</figcaption> <blockquote>${code(text, MAX_SENTENCE)}</blockquote></figure>`;
}

;// CONCATENATED MODULE: ./lib/report/html/delivery.js




const SIGNS = { done: '\u2713', noticed: '!', failed: '\u2715', unfinished: '\u2013' };
function renderDelivery(check) {
    const { facts, findings } = check;
    const isQuoted = findings.some(({ reply }) => reply === facts.acceptance);
    return blocks(timeline(stations(check)), facts.messageId === undefined ? '' : `<p class="fact"><b>Message-ID</b> ${code(facts.messageId)}</p>`, facts.acceptance === undefined || isQuoted ? '' : serverWords('The server accepted it with', facts.acceptance));
}
function timeline(way) {
    if (way.length === 0)
        return '';
    const items = way.map(({ label, state, seconds }, index) => {
        const before = way[index - 1];
        const took = before === undefined ? '' : `<span class="took">${(0,verdict_value/* formatValue */.Fl)(seconds - before.seconds, 'seconds')}</span>`;
        const since = before === undefined ? 'start of sending' : `after ${(0,verdict_value/* formatValue */.Fl)(seconds, 'seconds')}`;
        return `<li class="${state}">${took}<span class="sign" aria-hidden="true">${SIGNS[state]}</span> <b>${label}</b> <span class="since">${since}</span></li>`;
    });
    return `<ol class="timeline" aria-label="Way of the message">\n${items.join('\n')}\n</ol>`;
}
function stations(check) {
    const [sending, arrival, cleanup] = ['smtp_send', 'arrival', 'cleanup'].map((name) => check.phases.find((phase) => phase.name === name));
    if (sending === undefined)
        return [];
    const since = ({ startSeconds, durationSeconds }) => startSeconds + durationSeconds - sending.startSeconds;
    return [
        { label: 'Sent', state: 'done', seconds: 0 },
        { ...acceptance(check, sending), seconds: since(sending) },
        ...(arrival === undefined ? [] : [{ ...sight(check, arrival), seconds: seenAfter(check) ?? since(arrival) }]),
        ...(cleanup === undefined ? [] : [{ ...removal(check, cleanup), seconds: since(cleanup) }]),
    ];
}
function acceptance({ findings }, sending) {
    const end = phaseEnd(sending, findings);
    return end === 'ok' ? { label: 'Accepted', state: 'done' } : { label: 'No acceptance', state: end };
}
function sight(check, arrival) {
    const { facts, findings } = check;
    if (!isSeen(check)) {
        const end = phaseEnd(arrival, findings);
        const isReturned = findings.some(({ code }) => code === 'E_BOUNCED');
        return { label: isReturned ? 'Came back' : 'Not seen', state: end === 'ok' ? 'unfinished' : end };
    }
    const copies = check.measurements.findLast(({ metric }) => metric === 'copies')?.value ?? 1;
    const times = copies > 1 ? `, ${(0,verdict_value/* formatValue */.Fl)(copies, 'count')} copies` : '';
    const isMisplaced = findings.some(({ code }) => code === 'E_WRONG_FOLDER');
    return {
        label: `Seen in ${facts.arrivedIn ?? 'a mailbox'}${times}`,
        state: isMisplaced ? 'noticed' : 'done',
    };
}
function removal(check, cleanup) {
    const end = phaseEnd(cleanup, check.findings);
    if (end === 'unfinished')
        return { label: 'Clean-up not finished', state: end };
    if (end === 'failed' || check.findings.some(({ code }) => code === 'E_CLEANUP')) {
        return { label: 'Not deleted', state: 'noticed' };
    }
    return { label: isSeen(check) ? 'Deleted' : 'Clean-up done', state: 'done' };
}
function isSeen(check) {
    return check.facts.arrivedIn !== undefined || seenAfter(check) !== undefined;
}
function seenAfter({ measurements }) {
    return measurements.findLast(({ metric }) => metric === 'round_trip_seconds')?.value;
}

;// CONCATENATED MODULE: ./lib/report/common/gate-hosts.js


function hostState({ isPublished, isPlanned }) {
    if (isPlanned === undefined)
        return isPublished ? 'published' : 'not published';
    if (isPlanned)
        return isPublished ? 'stays' : 'new';
    return isPublished ? 'removed' : 'neither published nor planned';
}
function originText({ origin }) {
    if (origin === 'published')
        return '';
    return origin === 'planned' ? 'planned' : 'from mx-addresses';
}
function talkRemarks(smtp) {
    if (smtp === undefined)
        return [{ label: 'not talked to' }];
    const { outcome, message, recipients } = smtp;
    const outcomes = {
        ok: { status: 'ok', label: 'answers', detail: message },
        failed: { status: 'critical', label: 'failed', detail: message },
        'not tested': { status: 'unknown', label: 'not tested', detail: message },
    };
    return [outcomes[outcome], ...tlsRemarks(smtp), ...recipients.map(recipientRemark)];
}
function tlsRemarks({ outcome, tls }) {
    if (tls === undefined)
        return outcome === 'ok' ? [{ status: 'warning', label: 'no TLS', isTls: true }] : [];
    const { version, isVerified, trouble, daysLeft } = tls;
    if (!isVerified) {
        const detail = trouble === undefined ? version : `${version}, ${trouble}`;
        return [{ status: 'warning', label: 'certificate not verified', detail, isTls: true }];
    }
    const left = daysLeft === undefined ? '' : `, ${(0,counted/* counted */.h)(Math.max(0, daysLeft), 'day')} left`;
    return [{ status: 'ok', label: 'certificate verified', detail: `${version}${left}`, isTls: true }];
}
function recipientRemark({ address, outcome, reply }) {
    if (outcome === 'accepted')
        return { status: 'ok', label: 'accepts', detail: address };
    const isRefused = outcome === 'refused';
    return {
        status: isRefused ? 'critical' : 'warning',
        label: isRefused ? 'refuses' : 'defers',
        detail: `${address}: ${reply}`,
    };
}
function policyRemark({ isInPolicy }, gate) {
    if (isInPolicy === undefined)
        return undefined;
    if (isInPolicy)
        return { status: 'ok', label: 'named' };
    return { status: NOT_NAMED[policyOf(gate)?.mode ?? 'none'], label: 'not named' };
}
const NOT_NAMED = {
    enforce: 'critical',
    testing: 'warning',
    none: undefined,
};
function tlsaRemark({ tlsa }) {
    if (tlsa === undefined)
        return undefined;
    if (tlsa.length === 0)
        return { label: 'no records' };
    const matches = tlsa.filter(({ isMatch }) => isMatch === true).length;
    const all = (0,counted/* counted */.h)(tlsa.length, 'record');
    if (matches > 0)
        return { status: 'ok', label: tlsa.length === 1 ? 'matches' : `${matches} of ${all} match` };
    if (tlsa.some(({ isMatch }) => isMatch === undefined))
        return { label: `${all}, no certificate seen` };
    return { status: 'critical', label: tlsa.length === 1 ? 'does not match' : `none of ${all} matches` };
}
function tlsaText({ usage, selector, matching, certificate }) {
    return `${usage} ${selector} ${matching} ${certificate}`;
}

;// CONCATENATED MODULE: ./lib/report/html/gate/hosts.js






const MAX_HOSTS = 50;
const MAX_ADDRESSES = 8;
const MAX_REMARKS = 8;
const DETAIL_LIMIT = 200;
const MAX_TLSA = 6;
const TLSA_LIMIT = 26;
const hosts_COLUMNS = ['Mail host', 'Addresses', 'MTA-STS policy', 'TLSA'].map((heading) => ({ heading }));
function hostTable(gate) {
    const rows = fittingPart(gate.hosts
        .slice(0, MAX_HOSTS)
        .map((host) => [
        code(host.host) + remark(`preference ${host.preference}, ${hostState(host)}`),
        addressList(host.addresses),
        remarkText(policyRemark(host, gate)),
        tlsaCell(host),
    ]));
    const left = gate.hosts.length - rows.length;
    return blocks(table('Mail hosts', hosts_COLUMNS, rows, 'hosts'), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more host') : ''));
}
function addressList(addresses) {
    if (addresses.length === 0)
        return marked('warning', 'no address');
    const items = addresses.slice(0, MAX_ADDRESSES).map(addressItem);
    const left = addresses.length - items.length;
    return `<ul class="plain">${[...items, ...(left > 0 ? [`<li>and ${(0,counted/* grouped */.z)(left)} more</li>`] : [])].join(' ')}</ul>`;
}
function addressItem(address) {
    const origin = originText(address);
    const remarks = talkRemarks(address.smtp);
    const shown = remarks.slice(0, MAX_REMARKS).map((each) => `<li>${remarkText(each)}</li>`);
    const left = remarks.length - shown.length;
    const all = [...shown, ...(left > 0 ? [`<li>and ${(0,counted/* grouped */.z)(left)} more</li>`] : [])].join(' ');
    const head = code(address.address, 60) + (origin === '' ? '' : ` <span class="group">${origin}</span>`);
    return `<li>${head} <ul class="plain">${all}</ul></li>`;
}
function tlsaCell(host) {
    const { tlsa = [] } = host;
    const shown = tlsa.slice(0, MAX_TLSA).map((record) => code(tlsaText(record), TLSA_LIMIT));
    const left = tlsa.length - shown.length;
    const all = [...shown, ...(left > 0 ? [`and ${(0,counted/* counted */.h)(left, 'more record')}`] : [])].join('<br> ');
    return remarkText(tlsaRemark(host)) + remark(all);
}
function remarkText(found) {
    if (found === undefined)
        return '\u2013';
    const { status, label, detail, isTls } = found;
    const words = status === undefined ? label : isTls ? locked(status, label) : marked(status, label);
    return detail === undefined ? words : `${words} <span class="detail">${(0,untrusted/* forMarkup */.Sq)(detail, DETAIL_LIMIT)}</span>`;
}

;// CONCATENATED MODULE: ./lib/report/common/gate-spf.js

const MAX_LOOKUPS = 10;
const MAX_VOID_LOOKUPS = 2;
const MAX_TERMS = 150;
const MAX_DEPTH = 12;
function spfCost({ lookups, voidLookups }) {
    const voids = voidLookups === 0 ? '' : `, ${voidLookups} of ${MAX_VOID_LOOKUPS} void`;
    return `${lookups} of ${MAX_LOOKUPS} look-ups${voids}`;
}
function spfStatus({ lookups, voidLookups }) {
    return lookups > MAX_LOOKUPS || voidLookups > MAX_VOID_LOOKUPS ? 'critical' : 'ok';
}
function termCost({ lookups }) {
    return lookups === 0 ? '' : (0,counted/* counted */.h)(lookups, 'look-up');
}
function prunedTerms(all) {
    let room = MAX_TERMS;
    let left = 0;
    const prune = (terms, depth) => {
        if (depth > MAX_DEPTH) {
            left += terms.length;
            return [];
        }
        return terms.flatMap((term) => {
            room -= 1;
            if (room < 0) {
                left += 1;
                return [];
            }
            return [{ ...term, terms: prune(term.terms ?? [], depth + 1) }];
        });
    };
    return { terms: prune(all, 1), left };
}

;// CONCATENATED MODULE: ./lib/report/html/gate/policies.js






const RECORD_LIMIT = 450;
const TERM_LIMIT = 250;
const MAX_PATTERNS = 30;
const policies_COLUMNS = ['Policy', 'Mode', 'Maximum age', 'Mail hosts'].map((heading) => ({ heading }));
function spfTrees({ spf }) {
    const [first, ...others] = viewsOf(spf ?? {});
    if (first === undefined)
        return '';
    return blocks(`<p>${spfLabel(first)}</p>`, spfTree(first.facts), ...others.map((view) => details(spfLabel(view), spfTree(view.facts))));
}
function spfLabel({ name, facts }) {
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${marked(spfStatus(facts), spfCost(facts))}`;
}
function spfTree({ record, terms }) {
    const pruned = prunedTerms(terms);
    return blocks(`<ul class="tree"><li>${longCode(record, RECORD_LIMIT)}`, termList(pruned.terms), '</li></ul>', andMore(pruned.left > 0 ? (0,counted/* counted */.h)(pruned.left, 'more term') : ''));
}
function termList(terms) {
    if (terms.length === 0)
        return '';
    const items = terms.map((term) => {
        const cost = termCost(term);
        const trouble = term.trouble === undefined ? '' : ` ${marked('critical', 'wrong')} ${(0,untrusted/* forMarkup */.Sq)(term.trouble, 300)}`;
        const label = code(term.text, TERM_LIMIT) + (cost === '' ? '' : ` <span class="group">${cost}</span>`) + trouble;
        return `<li>${blocks(label, termList(term.terms ?? []))}</li>`;
    });
    return `<ul>\n${items.join('\n')}\n</ul>`;
}
function policyTable({ mtaSts }) {
    const rows = viewsOf(mtaSts ?? {}).map(({ name, facts }) => [
        name + remark(facts.origin === 'file' ? 'read from its file' : 'fetched from its web server'),
        (facts.mode ?? '\u2013') + remark(facts.id === undefined ? '' : `id ${code(facts.id, 60)}`),
        maxAgeText(facts),
        patterns(facts),
    ]);
    return table('MTA-STS policy', policies_COLUMNS, rows);
}
function patterns({ mx }) {
    const shown = mx.slice(0, MAX_PATTERNS).map((pattern) => code(pattern, 260));
    const left = mx.length - shown.length;
    const all = [...shown, ...(left > 0 ? [`and ${(0,counted/* counted */.h)(left, 'more pattern')}`] : [])];
    return all.length === 0 ? '\u2013' : all.join('<br> ');
}

;// CONCATENATED MODULE: ./lib/report/html/gate/records.js





const MAX_SETS = 100;
const MAX_VALUES = 12;
const VALUE_LIMIT = 240;
const CHANGED = ['Record', 'Published', 'Planned', 'TTL'].map((heading) => ({ heading }));
const SAME = ['Record', 'Data', 'TTL'].map((heading) => ({ heading }));
function recordTables({ records }) {
    const same = records.filter(({ change }) => change === 'same');
    const changed = records.filter(({ change }) => change !== 'same');
    if (records.every(({ planned }) => planned === undefined) && changed.length === 0)
        return sameTable(same);
    return blocks(changed.length === 0 ? '<p>Nothing that mail depends on changes.</p>' : changeTable(changed), same.length === 0 ? '' : details(`${(0,counted/* counted */.h)(same.length, 'record set')} unchanged`, sameTable(same)));
}
function changeTable(sets) {
    const rows = fittingPart(sets.slice(0, MAX_SETS).map((set) => {
        const { removed, added, kept } = valueChange(set);
        const isTtlOnly = set.change === 'changed' && removed.length + added.length === 0;
        const stay = kept > 0 && !isTtlOnly ? `${(0,counted/* counted */.h)(kept, 'value')} unchanged` : '';
        return [
            nameAndPlace(set, set.change),
            isTtlOnly ? 'same data' : values(removed),
            isTtlOnly ? 'same data' : values(added) + remark(stay),
            ttlText(set),
        ];
    }));
    return blocks(table('Changed records', CHANGED, rows, 'records'), rest(sets.length - rows.length));
}
function sameTable(sets) {
    const rows = fittingPart(sets
        .slice(0, MAX_SETS)
        .map((set) => [nameAndPlace(set), values((set.planned ?? set.published)?.values ?? []), ttlText(set)]));
    return blocks(table('Unchanged records', SAME, rows, 'records'), rest(sets.length - rows.length));
}
function rest(left) {
    return andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more record set') : '');
}
function nameAndPlace(set, ...words) {
    const source = recordSource(set);
    const about = [...words, ...(source === undefined ? [] : [code((0,issue_sentence/* fileLine */.RO)(source), 250)])];
    return code(recordName(set)) + remark(about.join(' \u00b7 '));
}
function values(all) {
    if (all.length === 0)
        return '\u2013';
    const shown = all.slice(0, MAX_VALUES).map((value) => longCode(value, VALUE_LIMIT));
    const left = all.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${(0,counted/* counted */.h)(left, 'more value')}`] : [])].join('<br> ');
}

;// CONCATENATED MODULE: ./lib/report/html/gate/gate.js









function adviceLine(check) {
    const { gate } = check.facts;
    if (gate === undefined)
        return '';
    const { status, lead, why } = adviceOf(check, gate);
    return `<p class="advice ${status}">${statusIcon(status)} <b>${lead}:</b> ${why}</p>`;
}
function gateSections({ facts: { gate } }, level) {
    if (gate === undefined)
        return '';
    return blocks(section(level, 'Records', recordTables(gate)), section(level, 'Mail hosts', hostTable(gate)), section(level, 'SPF', spfTrees(gate)), section(level, 'MTA-STS policy', policyTable(gate)), section(level, 'Not tested', untestedList(gate)), section(level, 'Order of publication', orderList(gate)));
}
function untestedList({ untested }) {
    if (untested.length === 0)
        return '';
    const items = untested.slice(0, MAX_UNTESTED).map((each) => `<li>${(0,untrusted/* forMarkup */.Sq)(each, 600)}</li>`);
    const left = untested.length - items.length;
    return blocks(`<ul class="not-run">\n${items.join('\n')}\n</ul>`, andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more thing') : ''));
}
function orderList({ order }) {
    if (order.length === 0)
        return '';
    const items = fittingPart(order.slice(0, MAX_STEPS).map(stepItem));
    const left = order.length - items.length;
    return blocks(`<ol class="steps">\n${items.join('\n')}\n</ol>`, andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more step') : ''));
}
function stepItem(step) {
    const { kind, reason } = step;
    return `<li class="${kind}"><b>${(0,untrusted/* forMarkup */.Sq)(stepText(step), 1200)}</b>${remark((0,untrusted/* forMarkup */.Sq)(reason, 400))}</li>`;
}

// EXTERNAL MODULE: ./lib/verdict/series-name.js
var series_name = __webpack_require__(63785);
// EXTERNAL MODULE: ./lib/verdict/range.js
var verdict_range = __webpack_require__(8887);
;// CONCATENATED MODULE: ./lib/report/common/judged-thresholds.js




function judgedThresholds(check, limit) {
    const { thresholds, measurements, metrics } = check;
    const concerned = (0,index_measurements/* indexMeasurements */.K)(measurements);
    const specs = new Map(metrics.map((spec) => [spec.name, spec]));
    const shown = [];
    for (const threshold of thresholds) {
        const those = concerned(threshold).slice(0, limit - shown.length);
        const pairs = those.length === 0 ? [undefined] : those;
        shown.push(...pairs.map((measurement) => judged(threshold, measurement, specs.get(threshold.metric))));
        if (shown.length >= limit)
            break;
    }
    return shown.slice(0, limit);
}
function judged(threshold, measurement, spec) {
    const { warning, critical } = threshold;
    const name = (0,series_name/* seriesName */.f)(measurement ?? threshold, spec);
    if (measurement === undefined)
        return { name, status: 'unknown', measured: 'not measured', warning, critical };
    const unit = spec?.unit ?? 'count';
    const { warningRange, criticalRange } = threshold;
    const isCrossed = (range) => range !== undefined && (0,verdict_range/* alerts */.Cv)(range, measurement.value);
    const status = isCrossed(criticalRange) ? 'critical' : isCrossed(warningRange) ? 'warning' : 'ok';
    return { name, status, measured: (0,verdict_value/* formatValue */.Fl)(measurement.value, unit), warning, critical };
}

;// CONCATENATED MODULE: ./lib/report/html/metrics.js







const MAX_ROWS = 200;
const THRESHOLD_COLUMNS = [
    { heading: 'Metric' },
    { heading: 'Measured', kind: 'short' },
    { heading: 'Warning', kind: 'short' },
    { heading: 'Critical', kind: 'short' },
];
const METRIC_COLUMNS = [{ heading: 'Metric' }, { heading: 'Value', kind: 'number' }];
function thresholdTable(check) {
    const rows = judgedThresholds(check, MAX_ROWS).map(({ name, status, measured, warning, critical }) => [
        code(name, 150),
        marked(status, measured),
        range(warning),
        range(critical),
    ]);
    return table('Thresholds', THRESHOLD_COLUMNS, rows);
}
function closedMetrics({ measurements, metrics }) {
    const rows = measurements.slice(0, MAX_ROWS).map((measurement) => {
        const spec = metrics.find(({ name }) => name === measurement.metric);
        const name = code((0,series_name/* seriesName */.f)(measurement, spec), 150);
        return [name + remark((0,untrusted/* forMarkup */.Sq)(spec?.help ?? '', 200)), (0,verdict_value/* formatValue */.Fl)(measurement.value, spec?.unit ?? 'count')];
    });
    const left = measurements.length - rows.length;
    return details(`All metrics (${(0,counted/* grouped */.z)(measurements.length)})`, blocks(table('Metrics', METRIC_COLUMNS, rows), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more value') : '')));
}
function range(text) {
    return text === undefined ? '\u2013' : code(text, 60);
}

;// CONCATENATED MODULE: ./lib/report/html/parts/connections.js



const MAX_CONNECTIONS = 20;
const connections_COLUMNS = ['Protocol', 'Address', 'TLS', 'Cipher', 'Certificate'].map((heading) => ({ heading }));
function connectionTable(connections) {
    const rows = connections
        .slice(0, MAX_CONNECTIONS)
        .map(({ protocol, address, port, tls }) => [
        protocol.toUpperCase(),
        code(address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, 100),
        ...(tls === undefined
            ? [marked('warning', 'no TLS'), '\u2013', '\u2013']
            : [
                code(tls.version, 20),
                code(tls.cipher, 60),
                tls.isVerified ? marked('ok', 'verified') : marked('warning', 'not verified'),
            ]),
    ]);
    const left = connections.length - rows.length;
    return blocks(table('Connections', connections_COLUMNS, rows), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more connection') : ''));
}

;// CONCATENATED MODULE: ./lib/report/story/trend.js


const BLOCKS = ['\u2581', '\u2582', '\u2583', '\u2585', '\u2587'];
const GAP = '\u00b7';
const trend_MAX_VALUES = 60;
const LARGEST = 1e12;
const trend_UNITS = ['seconds', 'bytes', 'days', 'ratio', 'count'];
function drawnTrend(trend) {
    const values = (trend?.values ?? [])
        .slice(-trend_MAX_VALUES)
        .map((value) => (value !== null && Math.abs(value) <= LARGEST ? value : null));
    const known = values.filter((value) => value !== null);
    if (known.length < 2)
        return undefined;
    return { values, min: Math.min(...known), max: Math.max(...known) };
}
function trendBlocks({ values, min, max }) {
    const last = BLOCKS.length - 1;
    const block = (value) => BLOCKS[max === min ? 2 : Math.round(((value - min) / (max - min)) * last)] ?? GAP;
    return values.map((value) => (value === null ? GAP : block(value))).join('');
}
function trendNumbers({ min, max }, { unit, median }) {
    const usual = median === undefined || !(Math.abs(median) <= LARGEST) ? [] : [`median of good runs ${shown(median, unit)}`];
    return [`min ${shown(min, unit)}`, ...usual, `max ${shown(max, unit)}`].join(', ');
}
function shown(value, unit) {
    return isUnit(unit) ? (0,verdict_value/* formatValue */.Fl)(value, unit) : (0,plain_number/* plainNumber */.k)(value);
}
function isUnit(unit) {
    return trend_UNITS.includes(unit);
}

;// CONCATENATED MODULE: ./lib/report/html/parts/strip.js



const strip_HEIGHT = 24;
const strip_STEP = 8;
const strip_WIDTH = 6;
const LEAST = 6;
function strip(label, cells, kind) {
    const width = Math.max(1, cells.length) * strip_STEP;
    const size = `width="${width}" height="${strip_HEIGHT}" viewBox="0 0 ${width} ${strip_HEIGHT}"`;
    const stretched = kind === 'days' ? ' preserveAspectRatio="none"' : '';
    const drawn = cells.map((cell, index) => drawing(cell, index * strip_STEP)).join('');
    return `<svg class="strip ${kind}" ${size}${stretched} role="img" aria-label="${label}">${drawn}</svg>`;
}
function runStrip(runs) {
    const shown = runs.slice(-MARKED_RUNS);
    const cells = shown.map((run) => {
        const kind = markKind(run);
        const code = run.code === undefined ? '' : `, ${(0,untrusted/* forMarkup */.Sq)(run.code, 60)}`;
        return { kind, title: `${clockTime(run.at)}: ${kind}${code}` };
    });
    return strip(runLabel(shown), cells, 'runs');
}
function shortRunStrip(runs, most) {
    const shown = runs.slice(-most);
    const cells = shown.map((run) => ({ kind: markKind(run) }));
    return strip(runLabel(shown), cells, 'runs');
}
function runLabel(runs) {
    return `Last ${runs.length} runs, oldest first: ${kindWords(runs)}`;
}
function drawing({ kind, share = 1, title }, x) {
    const shape = shapeOf(kind, share, x);
    return title === undefined ? shape : `<g><title>${title}</title>${shape}</g>`;
}
function shapeOf(kind, share, x) {
    switch (kind) {
        case 'ok':
            return rect('ok', x, 2, 20);
        case 'unstable':
            return rect('ok', x, 2, 8) + rect('ok', x, 14, 8);
        case 'warning':
            return rect('warning', x, 10, 12);
        case 'critical': {
            const height = Math.round(Math.max(LEAST, Math.min(1, share) * 20));
            const rest = 20 - height - 1;
            return (rest < 2 ? '' : rect('ok', x, 2, rest)) + rect('critical', x, 22 - height, height);
        }
        case 'unknown':
            return rect('unknown', x, 15, 6);
        case 'none':
            return rect('none', x, 20, 2);
    }
}
function rect(kind, x, y, height) {
    return `<rect class="${kind}" x="${x + 1}" y="${y}" width="${strip_WIDTH}" height="${height}"/>`;
}

;// CONCATENATED MODULE: ./lib/report/html/parts/story.js









const story_MAX_ROWS = 20;
const FEW_RUNS = 10;
const SPARK = { width: 240, height: 48, edge: 4 };
const CHANGE_COLUMNS = [
    { heading: 'What changed' },
    { heading: 'Before' },
    { heading: 'Now' },
    { heading: 'Seen since', kind: 'short' },
];
const SLOWER_COLUMNS = [
    { heading: 'Slower than usual' },
    { heading: 'Usual', kind: 'number' },
    { heading: 'Now', kind: 'number' },
    { heading: 'Slow since', kind: 'short' },
];
function storyHead({ story }, ownRunUrl) {
    if (!story)
        return '';
    const { runs } = story;
    const count = Math.min(runs.length, MARKED_RUNS);
    const line = runs.length < 2
        ? ''
        : `<p class="past-runs">${runStrip(runs)} <span>Last ${count} runs: ${kindWords(runs)}</span></p>`;
    return blocks(`<p class="since-when">${capital(sinceSentence(story))}${lastGood(story, ownRunUrl)}</p>`, line);
}
function storyBody({ story }) {
    if (!story)
        return '';
    const { trend, changes, regressions } = story;
    const moreChanges = changes.length - story_MAX_ROWS;
    return blocks(trendFigure(trend), table('Changes', CHANGE_COLUMNS, changes.slice(0, story_MAX_ROWS).map(changeRow)), andMore(moreChanges > 0 ? (0,counted/* counted */.h)(moreChanges, 'more change') : ''), table('Slower', SLOWER_COLUMNS, regressions.slice(0, story_MAX_ROWS).map(slowerRow)));
}
function storyRemark({ story }) {
    if (!story)
        return '';
    return `${story.runs.length < 2 ? '' : `${shortRunStrip(story.runs, FEW_RUNS)} `}${shortState(story)}`;
}
function lastGood(story, ownRunUrl) {
    const found = lastGoodOf(story, ownRunUrl);
    if (found === undefined)
        return '';
    return `; last ok ${found.url === undefined ? found.time : `<a href="${found.url}" rel="noreferrer">${found.time}</a>`}`;
}
function trendFigure(trend) {
    const drawn = drawnTrend(trend);
    if (!trend || !drawn)
        return '';
    const numbers = trendNumbers(drawn, trend);
    return `<figure class="trend">${sparkline(drawn, numbers)}<figcaption>${code(trend.metric, 80)} ${numbers}</figcaption></figure>`;
}
function sparkline({ values, min, max }, numbers) {
    const { width, height, edge } = SPARK;
    const step = (width - 2 * edge) / Math.max(1, values.length - 1);
    const steps = values.map((value, index) => {
        if (value === null)
            return '';
        const x = edge + index * step;
        const y = max === min ? height / 2 : height - edge - ((value - min) / (max - min)) * (height - 2 * edge);
        const isNext = index > 0 && values[index - 1] !== null;
        return `${isNext ? 'L' : 'M'}${story_short(x)} ${story_short(y)}${isNext ? '' : 'h0'}`;
    });
    return `<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Trend: ${numbers}"><path d="${steps.join('')}"/></svg>`;
}
function story_short(value) {
    return Number(value.toFixed(1));
}
function changeRow({ subject, before, after, isWorse, since }) {
    return [
        `${isWorse ? `${marked('warning', 'worse')} ` : ''}${code(subject, 120)}`,
        code(before, 160),
        code(after, 160),
        clockTime(since),
    ];
}
function slowerRow({ metric, seconds, medianSeconds, runs, since }) {
    return [
        code(metric, 80),
        (0,verdict_value/* formatValue */.Fl)(medianSeconds, 'seconds'),
        (0,verdict_value/* formatValue */.Fl)(seconds, 'seconds'),
        `${clockTime(since)}, ${(0,counted/* counted */.h)(runs, 'run')}`,
    ];
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/report/html/transcript.js



const MAX_LINES = 200;
const ARROWS = { sent: '\u2192', received: '\u2190' };
function closedTranscript(lines = []) {
    if (lines.length === 0)
        return '';
    const left = lines.length - MAX_LINES;
    return details(`Dialogue (${(0,counted/* counted */.h)(lines.length, 'line')})`, blocks('<p class="note">\u2192 was sent by Mail Probe, \u2190 was said by the server. Credentials are removed.</p>', '<table class="transcript" aria-label="Dialogue">', '<thead><tr><th scope="col">Time</th><th scope="col">Who</th><th scope="col">Line</th></tr></thead>', '<tbody>', ...lines.slice(0, MAX_LINES).map(transcriptRow), '</tbody>', '</table>', andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more line') : '')));
}
function transcriptRow({ seconds, protocol, direction, text }) {
    if (direction === 'note')
        return `<tr class="note"><td colspan="3">${(0,untrusted/* forMarkup */.Sq)(text)}</td></tr>`;
    const who = `${protocol.toUpperCase()} ${ARROWS[direction]}`;
    return `<tr class="${protocol} ${direction}"><td>${seconds.toFixed(3)}</td><td>${who}</td><td>${(0,untrusted/* forMarkup */.Sq)(text)}</td></tr>`;
}

;// CONCATENATED MODULE: ./lib/report/html/axis.js
const SHORTEST = 1e-6;
const ROUND = [1, 2, 5, 10];
function axisFor(span) {
    if (!(span >= SHORTEST))
        return { end: SHORTEST, intervals: 4 };
    const unit = span < 120 ? 1 : span < 7200 ? 60 : 3600;
    const least = span / unit / 5;
    const power = 10 ** Math.floor(Math.log10(least));
    const part = unit * power * (ROUND.find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
    const intervals = Math.max(3, Math.ceil((span / part) * (1 - 1e-9)));
    return { end: part * intervals, intervals };
}

;// CONCATENATED MODULE: ./lib/report/html/waterfall.js






const SHORTEST_BAR = 0.6;
const html_waterfall_MARKS = {
    ok: '',
    failed: ' <b class="end">\u2715 failed</b>',
    unfinished: ' <b class="end">\u2013 not finished</b>',
};
function waterfall({ phases, findings }) {
    if (phases.length === 0)
        return '';
    const shown = phases.slice(0, MAX_PHASES);
    const axis = axisFor(spanOf(shown));
    const row = (phase) => phaseRow(phase, phaseEnd(phase, findings), axis);
    const left = phases.length - shown.length;
    return blocks(`<table class="waterfall" aria-label="Phases">`, `<thead><tr><th scope="col">Phase</th><th scope="col">${ticks(axis)}</th><th scope="col" class="number">Took</th></tr></thead>`, ...LANES.map((lane) => laneRows(lane, shown.filter(({ name }) => laneOf(name) === lane).map(row))), '</table>', andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more phase') : ''));
}
function laneRows(lane, rows) {
    if (rows.length === 0)
        return '';
    const heading = `<tr class="lane"><th scope="rowgroup" colspan="3">${lane}</th></tr>`;
    return blocks(`<tbody class="${lane.toLowerCase()}">`, heading, ...rows, '</tbody>');
}
function phaseRow(phase, end, axis) {
    const step = phaseLabel(phase.name).replace(/^(?:SMTP|IMAP) /, '');
    const name = step.charAt(0).toUpperCase() + step.slice(1);
    const took = (0,verdict_value/* formatValue */.Fl)(phase.durationSeconds, 'seconds');
    return `<tr class="${end}"><th scope="row">${name}${html_waterfall_MARKS[end]}</th><td class="grid-${axis.intervals}">${waterfall_bar(phase, end, axis)}</td><td class="number">${took}</td></tr>`;
}
function waterfall_bar({ startSeconds, durationSeconds }, end, axis) {
    const share = (seconds) => (seconds / axis.end) * 100;
    const from = Math.min(share(startSeconds), 100 - SHORTEST_BAR);
    const width = Math.max(share(durationSeconds), SHORTEST_BAR);
    const label = `from ${html_waterfall_seconds(startSeconds)} to ${html_waterfall_seconds(startSeconds + durationSeconds)}${end === 'ok' ? '' : `, ${end}`}`;
    return `<svg width="100%" height="14" role="img" aria-label="${label}"><rect x="${percent(from)}" width="${percent(width)}" height="14" rx="3"/></svg>`;
}
function ticks({ end, intervals }) {
    const labels = Array.from({ length: intervals + 1 }, (_, index) => html_waterfall_seconds((end / intervals) * index));
    return `<span class="ticks">${labels.map((label) => `<span>${label}</span>`).join(' ')}</span>`;
}
function percent(value) {
    return `${Number(value.toFixed(2))}%`;
}
function html_waterfall_seconds(value) {
    return (0,verdict_value/* formatValue */.Fl)(value, 'seconds');
}

;// CONCATENATED MODULE: ./lib/report/html/check.js















const MAX_LABELS = 10;
function checkHead(check, runUrl, shown) {
    const { mode, target, durationSeconds, attempts, findings, notices } = check;
    const parts = [
        code(mode, 40),
        code(target),
        `took ${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')}`,
        ...(attempts > 1 ? [(0,counted/* counted */.h)(attempts, 'attempt')] : []),
    ];
    return blocks(adviceLine(check), `<p class="subject">${parts.join(' \u00b7 ')}</p>`, entry(check), findingList((0,model_status/* worstFirst */.md)(findings).filter((finding) => finding !== shown)), noticeList(notices), attemptList(check), storyHead(check, runUrl));
}
function entry({ description, source, group, tags = [] }) {
    const labels = [...(group === undefined ? [] : [group]), ...tags].slice(0, MAX_LABELS);
    const parts = [
        ...(description === undefined ? [] : [isolated(description, 200)]),
        ...(source === undefined ? [] : [code((0,issue_sentence/* fileLine */.RO)(source), 250)]),
        ...labels.map((label) => isolated(label, 80)),
    ];
    return parts.length === 0 ? '' : `<p class="subject">${parts.join(' \u00b7 ')}</p>`;
}
function checkBody(check, level = 3) {
    return blocks(gateSections(check, level), section(level, 'Trend and changes', storyBody(check)), section(level, 'Delivery', renderDelivery(check)), section(level, 'Phases', waterfall(check)), section(level, 'Thresholds', thresholdTable(check)), section(level, 'Certificates', certificateTable(check.connections)), section(level, 'Connections', connectionTable(check.connections)));
}
function checkExtras(check) {
    return blocks(closedMetrics(check), closedTranscript(check.transcript));
}
function checkCard(check, id, isOpen, parts) {
    const { status, name } = check;
    const heading = `<h2>${statusIcon(status)} ${isolated(name, 200)}</h2>`;
    const inside = blocks(...parts);
    return isOpen
        ? `<article class="check ${status}" id="${id}">\n${heading}\n${inside}\n</article>`
        : `<details class="check ${status}" id="${id}">\n<summary>${heading}</summary>\n${inside}\n</details>`;
}

// EXTERNAL MODULE: ./lib/verdict/success-sentence.js
var success_sentence = __webpack_require__(47087);
;// CONCATENATED MODULE: ./lib/report/html/check-table.js








function checkTable(rows) {
    return [
        '<table class="checks" aria-label="Checks">',
        '<thead><tr><th scope="col">Status</th><th scope="col">Check</th><th scope="col" class="number">Took</th></tr></thead>',
        '<tbody>',
        ...rows,
        '</tbody>',
        '</table>',
    ].join('\n');
}
function checkRow(check, id) {
    const { status, name, group, findings, durationSeconds } = check;
    const label = isolated(name, 120);
    const result = (0,model_status/* worstFirst */.md)(findings)[0]?.message ?? (status === 'ok' ? (0,success_sentence/* successSentence */.p)(check) : '');
    return [
        `<tr><td>${statusMark(status)}</td>`,
        `<th scope="row">${id === undefined ? label : `<a href="#${id}">${label}</a>`}`,
        group === undefined ? '' : ` <span class="group">${isolated(group, 80)}</span>`,
        `${remark((0,untrusted/* forMarkup */.Sq)(result, 160) + (0,untrusted/* forMarkup */.Sq)(lateNote(check), 80))}${remark(storyRemark(check))}</th>`,
        `<td class="number">${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')}</td></tr>`,
    ].join('');
}

;// CONCATENATED MODULE: ./lib/report/common/overview.js


function failureKinds(checks) {
    const alike = new Map();
    for (const check of checks) {
        if (check.status === 'ok')
            continue;
        const finding = (0,model_status/* worstFirst */.md)(check.findings)[0] ?? { status: check.status, message: `The check is ${check.status}.` };
        const key = `${finding.status} ${finding.code}`;
        const known = alike.get(key);
        if (known)
            known.checks.push(check);
        else
            alike.set(key, { finding, checks: [check] });
    }
    const kinds = [...alike.values()].sort((a, b) => b.checks.length - a.checks.length);
    return (0,model_status/* worstFirst */.md)(kinds.map((kind) => ({ ...kind, status: kind.finding.status, hint: commonHint(kind.checks) })));
}
function commonHint(checks) {
    const hints = new Set(checks.map(({ findings }) => (0,model_status/* worstFirst */.md)(findings)[0]?.hint));
    return hints.size > 1 ? 'See each of them.' : [...hints][0];
}
const overview_MAX_DEPTH = 4;
function groupsOf(all) {
    return groupTree((0,run_verdict/* testedChecks */.jH)(all));
}
function groupTree(items) {
    if (items.every(({ group }) => group === undefined))
        return [];
    return level(items.map((item) => ({ item, path: groupPath(item.group) })), 0);
}
function groupPath(group) {
    if (group === undefined)
        return [];
    const parts = group
        .split('/')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    if (parts.length === 0)
        return [group];
    return parts.length <= overview_MAX_DEPTH ? parts : [...parts.slice(0, overview_MAX_DEPTH), parts.slice(overview_MAX_DEPTH).join('/')];
}
function level(members, depth) {
    const byName = new Map();
    for (const member of members) {
        const name = member.path[depth];
        if (name === undefined && depth > 0)
            continue;
        const known = byName.get(name);
        if (known)
            known.push(member);
        else
            byName.set(name, [member]);
    }
    const groups = [...byName].map(([name, those]) => ({ name, those, status: (0,model_status/* worst */.QZ)(those.map(statusOf)) }));
    return (0,model_status/* worstFirst */.md)(groups).flatMap(({ name, those, status }) => {
        const inside = name === undefined ? [] : level(those, depth + 1);
        const own = those.filter(({ path }) => path.length <= depth + 1).map(({ item }) => item);
        const checks = those.map(({ item }) => item);
        return [{ name, depth, checks, own, status, isParent: inside.length > 0 }, ...inside];
    });
}
function statusOf({ item }) {
    return item.status;
}
function slowestPhases(checks, count) {
    return checks
        .flatMap(({ name, phases }) => phases.map((phase) => ({ ...phase, check: name })))
        .sort((a, b) => b.durationSeconds - a.durationSeconds)
        .slice(0, count);
}
function notRunByReason(leftOut) {
    return ['disabled', 'not selected', 'skipped', 'not due']
        .map((reason) => ({ reason, names: leftOut.filter((each) => each.reason === reason).map(({ name }) => name) }))
        .filter(({ names }) => names.length > 0);
}

;// CONCATENATED MODULE: ./lib/report/html/overview.js









const MAX_FAILURES = 20;
const MAX_GROUPS = 100;
const overview_MAX_PHASES = 10;
const MAX_EXAMPLES = 3;
const overview_MAX_NAMES = 20;
const MAX_REPORTS = 100;
const FAILURE_COLUMNS = ['What happened', 'To whom', 'What to do'].map((heading) => ({ heading }));
const GROUP_COLUMNS = [
    { heading: 'Group' },
    ...model_status/* WORST_FIRST */.vh.map((status) => ({ heading: statusWord(status), kind: 'short' })),
];
const REPORT_COLUMNS = [
    { heading: 'Report' },
    { heading: 'Status' },
    { heading: 'Shard' },
    { heading: 'Runner' },
    { heading: 'Checks', kind: 'number' },
    { heading: 'Took', kind: 'number' },
];
const PHASE_COLUMNS = [{ heading: 'Phase' }, { heading: 'Took', kind: 'number' }];
function failureTable(checks) {
    const kinds = failureKinds(checks);
    const rows = kinds.slice(0, MAX_FAILURES).map(({ finding, checks: those, hint }) => [
        finding.code === undefined
            ? statusMark(finding.status)
            : marked(finding.status, FAILURE_TITLES[finding.code]) + remark(code(finding.code)),
        (0,counted/* counted */.h)(those.length, 'check') +
            remark(examples(those.map(({ name }) => name), MAX_EXAMPLES)),
        hint === undefined ? '\u2013' : (0,untrusted/* forMarkup */.Sq)(hint, 600),
    ]);
    const left = kinds.length - rows.length;
    return blocks(table('Failures', FAILURE_COLUMNS, rows), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more kind') : ''));
}
function groupTable(checks) {
    const groups = groupsOf(checks);
    const rows = groups.slice(0, MAX_GROUPS).map((group) => [
        groupName(group),
        ...model_status/* WORST_FIRST */.vh.map((column) => {
            const count = group.checks.filter((check) => check.status === column).length;
            return count === 0 ? '\u2013' : (0,counted/* grouped */.z)(count);
        }),
    ]);
    const left = groups.length - rows.length;
    return blocks(table('Groups', GROUP_COLUMNS, rows), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more group') : ''));
}
function groupName({ name, depth, checks, status, isParent }) {
    const label = name === undefined ? 'without a group' : isolated(name, 120);
    const text = `${statusIcon(status)} ${label}${isParent ? ` (${(0,counted/* grouped */.z)(checks.length)})` : ''}`;
    return depth === 0 ? text : `<span class="in-${depth}">${text}</span>`;
}
function slowestTable(checks) {
    const rows = slowestPhases(checks, overview_MAX_PHASES).map(({ name, durationSeconds, isOk, check }) => [
        `${phaseLabel(name)}${isOk ? '' : ' \u2715'}${remark(isolated(check, 120))}`,
        (0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds'),
    ]);
    return table('Slowest phases', PHASE_COLUMNS, rows);
}
function notRunList(leftOut) {
    const items = notRunByReason(leftOut).map(({ reason, names }) => `<li>${(0,counted/* counted */.h)(names.length, 'check')} ${reason}: ${examples(names, overview_MAX_NAMES)}</li>`);
    return items.length === 0 ? '' : `<ul class="not-run">\n${items.join('\n')}\n</ul>`;
}
function closedReports(merged) {
    const rows = merged
        .slice(0, MAX_REPORTS)
        .map((each) => [
        code(each.path, 150),
        statusMark(each.status),
        each.shard === undefined ? '\u2013' : isolated(each.shard, 20),
        each.runner === undefined ? '\u2013' : isolated(each.runner, 100),
        (0,counted/* grouped */.z)(each.checks),
        (0,verdict_value/* formatValue */.Fl)(each.durationSeconds, 'seconds'),
    ]);
    const left = merged.length - rows.length;
    const list = blocks(table('Reports', REPORT_COLUMNS, rows), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more report') : ''));
    return details(`Made of ${(0,counted/* counted */.h)(merged.length, 'report')}`, list);
}
function examples(names, most) {
    const shown = names.slice(0, most).map((name) => isolated(name, 80));
    const left = names.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${(0,counted/* grouped */.z)(left)} more`] : [])].join(', ');
}

;// CONCATENATED MODULE: ./lib/report/html/within-room.js
const AROUND = 200;
function withinRoom(parts, room) {
    const texts = [];
    let left = room;
    for (const render of parts) {
        const text = render();
        const size = Buffer.byteLength(text) + AROUND;
        if (size > left)
            break;
        left -= size;
        texts.push(text);
    }
    return { texts, left };
}

;// CONCATENATED MODULE: ./lib/report/html/checks.js








const MANY = 20;
const MAX_OPEN = 10;
const FRAME_SIZE = 2000;
function renderChecks(report, room, shown) {
    const { checks, leftOut = [], merged = [], origin } = report;
    const head = (check, seen) => checkHead(check, origin?.runUrl, seen);
    const end = [() => section(2, 'Not run', notRunList(leftOut)), () => closedReports(merged)];
    const [only, ...others] = checks;
    if (only === undefined)
        return blocks(...withinRoom(end, room).texts);
    if (others.length > 0)
        return manyChecks((0,model_status/* worstFirst */.md)(checks), head, end, room - FRAME_SIZE);
    const parts = [() => head(only, shown), () => checkBody(only, 2), () => checkExtras(only), ...end];
    return blocks(...withinRoom(parts, room).texts);
}
function manyChecks(checks, head, end, room) {
    const isMore = checks.length > FEW;
    const before = withinRoom([
        () => section(2, 'What happened', isMore ? failureTable(checks) : ''),
        () => section(2, 'Groups', groupTable(checks)),
    ], room / 4);
    const slowest = () => section(2, 'Slowest phases', isMore ? slowestTable(checks) : '');
    const after = withinRoom([slowest, ...end], room / 4);
    const explained = checks.length > MANY ? checks.filter(({ status }) => status !== 'ok') : checks;
    const left = room / 2 + before.left + after.left;
    const rows = withinRoom(renderEach(checks, checkRow), left / 2);
    const heads = withinRoom(renderEach(explained, head), rows.left + left / 2);
    const bodies = withinRoom(renderEach(explained.slice(0, heads.texts.length), checkBody), heads.left);
    const extras = withinRoom(renderEach(explained.slice(0, bodies.texts.length), checkExtras), bodies.left);
    const cards = explained.slice(0, heads.texts.length).map((check, index) => {
        const parts = [heads, bodies, extras].map(({ texts }) => texts[index] ?? '');
        return checkCard(check, idOf(index), check.status !== 'ok' && index < MAX_OPEN, parts);
    });
    const listed = checks
        .slice(0, rows.texts.length)
        .map((check, index) => checkRow(check, index < cards.length ? idOf(index) : undefined));
    const topics = explained.slice(bodies.texts.length).some(({ facts }) => facts.gate)
        ? 'records, hosts, order of publication, '
        : '';
    const note = leftOutNote([
        ['rows of the table for', checks.length - listed.length],
        ['findings of', explained.length - heads.texts.length],
        [`${topics}phases, thresholds, certificates and connections of`, explained.length - bodies.texts.length],
        ['metrics and dialogue of', explained.length - extras.texts.length],
        ['all but the row of each of', checks.length - explained.length, ' that are ok'],
    ]);
    const list = section(2, 'Checks', blocks(note, rowTables(listed, explained.length)));
    return blocks(...before.texts, list, ...cards, ...after.texts);
}
function rowTables(rows, openCount) {
    const [open, closed] = [rows.slice(0, openCount), rows.slice(openCount)];
    return blocks(open.length === 0 ? '' : checkTable(open), closed.length === 0 ? '' : details(`${(0,counted/* counted */.h)(closed.length, 'check')} ok`, checkTable(closed)));
}
function renderEach(checks, render) {
    return checks.map((check) => () => render(check));
}
function idOf(index) {
    return `check-${index + 1}`;
}
function leftOutNote(parts) {
    const missing = parts
        .filter(([, count]) => count > 0)
        .map(([what, count, which = '']) => `${what} ${(0,counted/* counted */.h)(count, 'check')}${which}`);
    if (missing.length === 0)
        return '';
    return `<p class="left-out"><b>Left out</b>, so that this page stays usable: ${missing.join('; ')}. The JSON report has all of it.</p>`;
}

;// CONCATENATED MODULE: ./lib/report/html/footer.js



const RUN_URL = /^https:\/\/[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?\/([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d{1,20})$/i;
function renderFooter({ version, startedAt, durationSeconds, origin }) {
    const made = `Mail Probe ${(0,untrusted/* forMarkup */.Sq)(version, 40)} \u00b7 ${moment(startedAt)} \u00b7 took ${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')}`;
    return `<footer>\n<p>${made}</p>\n${origin === undefined ? '' : `<p>${footer_originText(origin)}</p>\n`}</footer>`;
}
function footer_originText({ repository, workflow, runUrl, sha, runner }) {
    const parts = [
        isolated(repository, 140),
        ...(workflow === '' ? [] : [isolated(workflow, 100)]),
        runReference(runUrl, repository),
        ...(sha === '' ? [] : [`commit ${isolated(sha, 10)}`]),
        ...(runner === '' ? [] : [isolated(runner, 100)]),
    ];
    return parts.join(' \u00b7 ');
}
function runReference(runUrl, repository) {
    const [, owner, run] = RUN_URL.exec(runUrl) ?? [];
    if (owner === undefined || owner !== repository)
        return `run ${isolated(runUrl)}`;
    return `<a href="${(0,untrusted/* forMarkup */.Sq)(runUrl)}" rel="noreferrer">run ${run}</a>`;
}

;// CONCATENATED MODULE: ./lib/report/html/issues.js




const MAX_ISSUES = 200;
const issues_COLUMNS = ['Input', 'Value', 'What is wrong', 'What to write'].map((heading) => ({ heading }));
function issueTable(issues) {
    const rows = issues
        .slice(0, MAX_ISSUES)
        .map((issue) => [
        code(issue.input, 100) + place(issue),
        issue.value === undefined ? '\u2013' : code(issue.value, 200),
        (0,untrusted/* forMarkup */.Sq)(issue.problem, 600) + remark(code(issue.code)),
        (0,untrusted/* forMarkup */.Sq)(issue.remedy, 600),
    ]);
    const left = issues.length - rows.length;
    return blocks(table('Problems', issues_COLUMNS, rows), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more problem') : ''));
}
function place({ source, check }) {
    return (remark(check === undefined ? '' : `check ${isolated(check, 120)}`) +
        remark(source === undefined ? '' : code((0,issue_sentence/* placeText */.Z9)(source), 250)));
}

;// CONCATENATED MODULE: ./lib/report/html/style/check-styles.js
const CHECK_STYLES = `
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: top; font-weight: 400; overflow: clip; }
th:last-child, td:last-child { padding-right: 0; }
thead th { padding-top: 0; color: var(--muted); font-size: 0.8125rem; font-weight: 600; }
tbody tr { border-top: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.number, .short { white-space: nowrap; }
.short code { white-space: normal; }
.stacks tbody th { min-width: 7.5rem; }
.stacks td { min-width: 5rem; }
.stacks code { font-size: 0.8125em; }

.checks td:first-child { width: 7.5rem; }
.checks a { color: inherit; font-weight: 600; text-decoration: none; }
.checks a:hover { text-decoration: underline; }
.group { padding: 0.0625rem 0.5rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--muted); font-size: 0.8125rem; }
.remark { display: block; color: var(--muted); font-size: 0.875rem; }

.check { margin-top: 1.25rem; padding: 1.5rem 2rem; background: var(--page); border: 1px solid var(--line); border-radius: 0.875rem; overflow: clip; }
.check h2 { font-size: 1.0625rem; }
.check section { margin-top: 1.75rem; }
details.check { padding: 0 2rem; }
details.check > summary { margin: 0 -2rem; padding: 0.75rem 2rem; }
details.check > summary h2 { display: inline; font-size: 1rem; }
details.check > :last-child:not(summary) { margin-bottom: 1.5rem; }
details.check + details.check { margin-top: 0.5rem; }
.subject { color: var(--muted); font-size: 0.875rem; }
.verdict ~ .subject { margin-top: 1.25rem; }

.findings { list-style: none; }
.findings li { padding: 1.25rem 0; border-bottom: 1px solid var(--line); }
.findings li:last-child { padding-bottom: 0; border: 0; }
.findings li > * + * { margin-top: 0.75rem; }
.message { font-weight: 600; }
.message .mark { margin-right: 0.375rem; }

.advice { margin-top: 1.25rem; padding: 0.75rem 1rem; border: 1px solid; border-left-width: 4px; border-radius: 0.5rem; font-size: 1.0625rem; }
.advice.ok { background: var(--ok-soft); border-color: var(--ok-line); border-left-color: var(--ok); }
.advice.warning { background: var(--warning-soft); border-color: var(--warning-line); border-left-color: var(--warning); }
.advice.critical { background: var(--critical-soft); border-color: var(--critical-line); border-left-color: var(--critical); }
.advice.unknown { background: var(--unknown-soft); border-color: var(--unknown-line); border-left-color: var(--unknown); }
.advice + .subject { margin-top: 0.75rem; }
.records, .hosts { table-layout: fixed; }
.records thead th:first-child { width: 28%; }
.records thead th:last-child { width: 13%; }
.hosts thead th:first-child { width: 25%; }
.hosts thead th:nth-child(3) { width: 15%; }
.hosts thead th:nth-child(4) { width: 23%; }
.hosts .mark { white-space: normal; }
.plain, .tree { list-style: none; }
.plain > li + li { margin-top: 0.25rem; }
.plain .plain > li { margin-top: 0; font-size: 0.875rem; }
.detail { color: var(--muted); }
.tree { margin-top: 0.5rem; font-size: 0.9375rem; }
.tree ul { list-style: none; margin-left: 0.375rem; padding-left: 0.875rem; border-left: 1px solid var(--line); }
.tree li { padding-top: 0.25rem; }
.steps { padding-left: 1.75rem; }
.steps li { padding: 0.375rem 0 0.375rem 0.25rem; }
.steps li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
.steps b { font-weight: 600; }
.steps .wait b { color: var(--muted); font-weight: 400; }

.timeline { display: flex; list-style: none; margin: 0.5rem 0 1.25rem; }
.timeline li { position: relative; flex: 1; padding-right: 1rem; }
.timeline li:not(:last-child)::before { content: ""; position: absolute; top: 0.75rem; left: 0; right: 0; border-top: 2px solid var(--line); }
.timeline b, .timeline .since { display: block; }
.timeline b { margin-top: 0.375rem; }
.timeline .since { color: var(--muted); font-size: 0.875rem; }
.timeline .sign {
  position: relative; display: grid; place-items: center; width: 1.5rem; height: 1.5rem; border-radius: 50%;
  background: var(--ok); color: var(--page); font-size: 0.8125rem; font-weight: 700; line-height: 1;
}
.timeline .noticed .sign { background: var(--warning); }
.timeline .failed .sign { background: var(--critical); border-radius: 0.25rem; }
.timeline .unfinished .sign { background: var(--unknown); border-radius: 0.25rem; }
.timeline .took {
  position: absolute; top: 0; left: calc(0.75rem - 50%); transform: translateX(-50%); padding: 0 0.5rem; background: var(--page);
  color: var(--muted); font-size: 0.875rem; line-height: 1.5rem; white-space: nowrap;
}
.fact + .fact, .fact + .said { margin-top: 0.75rem; }

.waterfall { table-layout: fixed; border-collapse: separate; border-spacing: 0; font-size: 0.875rem; }
.waterfall th, .waterfall td { padding-top: 0.1875rem; padding-bottom: 0.1875rem; vertical-align: middle; }
.waterfall thead th { padding-bottom: 0.375rem; }
.waterfall th:first-child { width: 12.5rem; }
.waterfall .number { width: 6rem; }
.waterfall tbody tr { border: 0; }
.waterfall .lane th { padding-top: 0.75rem; color: var(--muted); font-weight: 600; }
.waterfall :is(th, td):nth-child(2) { padding-right: 0; }
.waterfall td:nth-child(2) { padding-top: 0; padding-bottom: 0; background-image: linear-gradient(to right, var(--line) 1px, transparent 1px); }
.waterfall td.grid-3 { background-size: 33.33% 100%; }
.waterfall td.grid-4 { background-size: 25% 100%; }
.waterfall td.grid-5 { background-size: 20% 100%; }
.waterfall svg { display: block; overflow: visible; }
.waterfall .smtp rect { fill: var(--smtp); }
.waterfall .imap rect { fill: var(--imap); }
.waterfall .message rect { fill: var(--message); }
.waterfall .failed rect { fill: url(#hatch-failed); stroke: var(--critical); stroke-width: 1.5; }
.waterfall .unfinished rect { fill: url(#hatch-unfinished); stroke: var(--unknown); stroke-width: 1.5; }
.waterfall .failed > * { background-color: var(--critical-soft); color: var(--critical); font-weight: 600; }
.waterfall .failed > :first-child { box-shadow: -0.5rem 0 var(--critical-soft); }
.waterfall .failed > :last-child { box-shadow: 0.5rem 0 var(--critical-soft); }
.waterfall .unfinished > * { background-color: var(--unknown-soft); }
.waterfall .unfinished > :first-child { box-shadow: -0.5rem 0 var(--unknown-soft); }
.waterfall .unfinished > :last-child { box-shadow: 0.5rem 0 var(--unknown-soft); }
.waterfall .end { display: block; font-weight: 600; }
.waterfall .unfinished .end { color: var(--unknown); }
.failed-ground { fill: var(--critical-soft); }
.failed-line { fill: var(--critical); }
.unfinished-ground { fill: var(--unknown-soft); }
.unfinished-line { fill: var(--unknown); }
.ticks { display: flex; justify-content: space-between; }
.ticks span { display: flex; justify-content: center; width: 0; white-space: nowrap; }
.ticks span:first-child { justify-content: flex-start; }
.ticks span:last-child { justify-content: flex-end; }

details { margin-top: 1.25rem; }
summary { cursor: pointer; font-weight: 600; }
details[open] > summary { margin-bottom: 0.75rem; }
.transcript { font: 0.8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
.transcript tbody tr { border: 0; }
.transcript td { padding-top: 0.0625rem; padding-bottom: 0.0625rem; }
.transcript td:nth-child(-n+2) { width: 1%; white-space: nowrap; color: var(--muted); }
.transcript td:last-child { white-space: pre-wrap; unicode-bidi: isolate; }
.transcript .sent td:last-child { color: var(--link); }
.transcript .note td { color: var(--muted); }
`;

;// CONCATENATED MODULE: ./lib/report/html/style/colours.js
const LIGHT = `
--page: #ffffff; --soft: #f3f5f7; --line: #dde2e8; --text: #1c2128; --muted: #57606c; --link: #1a56c4;
--ok: #16703a; --ok-soft: #eaf6ef; --ok-line: #bfe3cd;
--warning: #855600; --warning-soft: #fff6df; --warning-line: #efd9a3;
--critical: #b42318; --critical-soft: #fdeeec; --critical-line: #f3c6c1;
--unknown: #5b3fb5; --unknown-soft: #f2eefc; --unknown-line: #d5caf3;
--smtp: #2f6fdb; --imap: #0c8a8e; --message: #6b7785;`;
const DARK = `
--page: #12161b; --soft: #1d232b; --line: #2d353f; --text: #e4e9ef; --muted: #9ca7b3; --link: #82b1ff;
--ok: #4cc38a; --ok-soft: #12241b; --ok-line: #1f4632;
--warning: #e3b341; --warning-soft: #272011; --warning-line: #4d3f1b;
--critical: #ff857d; --critical-soft: #2e1817; --critical-line: #5e2c29;
--unknown: #b9a4f6; --unknown-soft: #201b34; --unknown-line: #3d3363;
--smtp: #6ea8fe; --imap: #45c8c0; --message: #93a1b1;`;
const colours_COLOURS = `
:root { color-scheme: light;${LIGHT}
}
@media screen and (prefers-color-scheme: dark) {
:root { color-scheme: dark;${DARK}
}
}`;

;// CONCATENATED MODULE: ./lib/report/html/style/media-styles.js
const PHONE_STYLES = `
@media (max-width: 44rem) {
main, body > header, footer { padding-left: 1rem; padding-right: 1rem; }
h1 { font-size: 1.3125rem; }
.verdict { padding: 1.25rem; }
.check { padding: 1.25rem; }
details.check { padding: 0 1.25rem; }
details.check > summary { margin: 0 -1.25rem; padding: 0.75rem 1.25rem; }
.checks td:first-child { width: 6.25rem; }
.stacks thead { display: none; }
.stacks, .stacks tbody, .stacks tr, .stacks th, .stacks td { display: block; }
.stacks tr { padding: 0.625rem 0; }
.stacks tbody th { padding: 0 0 0.25rem; }
.stacks td { position: relative; padding: 0.125rem 0 0.125rem 7.25rem; text-align: left; white-space: normal; }
.stacks td::before { content: attr(data-label); position: absolute; left: 0; width: 6.75rem; color: var(--muted); font-size: 0.8125rem; }
.timeline { flex-direction: column; }
.timeline li { padding: 0 0 1.25rem 2.25rem; }
.timeline li:last-child { padding-bottom: 0; }
.timeline li:not(:last-child)::before { top: 0; bottom: 0; left: 0.6875rem; right: auto; border-top: 0; border-left: 2px solid var(--line); }
.timeline .sign { position: absolute; left: 0; top: 0; }
.timeline b { margin-top: 0; }
.timeline .took { display: none; }
.waterfall { font-size: 0.8125rem; }
.waterfall th:first-child { width: 7.5rem; padding-right: 0.5rem; }
.waterfall .number { width: 4.5rem; }
.ticks span:not(:first-child, :last-child) { display: none; }
table .in-1, .services > .in-1 { margin-left: 0.75rem; padding-left: 0; }
table .in-2, .services > .in-2 { margin-left: 1.5rem; padding-left: 0; }
table .in-3, .services > .in-3 { margin-left: 2.25rem; padding-left: 0; }
table .in-4, .services > .in-4 { margin-left: 3rem; padding-left: 0; }
}`;
const PAPER_STYLES = `
@media print {
@page { margin: 15mm; }
html { font-size: 75%; }
main, body > header, footer { max-width: none; padding-left: 0; padding-right: 0; }
details::details-content { display: block; content-visibility: visible; block-size: auto; }
summary { list-style: none; }
tr, li, .verdict, .said, .waterfall tbody { break-inside: avoid; }
h2, h3 { break-after: avoid; }
.verdict, .waterfall td, .waterfall th, .sign { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
a { color: inherit; }
}
`;

;// CONCATENATED MODULE: ./lib/report/html/style/past-styles.js
const PAST_STYLES = `
.strip { overflow: visible; vertical-align: -0.375rem; max-width: 100%; }
.strip.days { display: block; width: 100%; height: 1.75rem; }
.strip .ok { fill: var(--ok); }
.strip .warning { fill: var(--warning); }
.strip .critical { fill: url(#hatch-failed); stroke: var(--critical); }
.strip .unknown { fill: none; stroke: var(--unknown); }
.strip .none { fill: var(--muted); opacity: 0.4; }
.remark .strip { height: 1rem; width: auto; vertical-align: -0.125rem; }
.since-when { font-weight: 600; }
.verdict ~ .since-when { margin-top: 1.25rem; }
.subject + .since-when, .findings + .since-when { margin-top: 0.75rem; }
.past-runs { margin-top: 0.5rem; color: var(--muted); font-size: 0.875rem; }
.past-runs .strip { margin-right: 0.5rem; }
.trend { margin-bottom: 0.75rem; }
.trend figcaption { color: var(--muted); font-size: 0.875rem; }
.spark { display: block; max-width: 100%; overflow: visible; }
.spark path { fill: none; stroke: var(--link); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
table .in-1 { padding-left: 1.5rem; }
table .in-2 { padding-left: 3rem; }
table .in-3 { padding-left: 4.5rem; }
table .in-4 { padding-left: 6rem; }
.services { list-style: none; }
.services > li { padding: 0.875rem 0; border-top: 1px solid var(--line); }
.services > li.head { display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.5rem; padding: 1.5rem 0 0.5rem; border: 0; font-weight: 650; }
.services > li.head + li { border-top: 1px solid var(--line); }
.services > .in-1 { margin-left: 1.5rem; }
.services > .in-2 { margin-left: 3rem; }
.services > .in-3 { margin-left: 4.5rem; }
.services > .in-4 { margin-left: 6rem; }
.services .detail { font-size: 0.875rem; }
.services .head span { color: var(--muted); font-weight: 400; font-size: 0.875rem; }
.service { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.125rem 1rem; margin-bottom: 0.375rem; }
.service a { color: inherit; font-weight: 600; text-decoration: none; }
.service a:hover { text-decoration: underline; }
.scale { display: flex; justify-content: space-between; color: var(--muted); font-size: 0.8125rem; }
.figures { display: flex; flex-wrap: wrap; gap: 0.75rem 2.5rem; list-style: none; }
.figures b { display: block; font-size: 1.25rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.figures span { color: var(--muted); font-size: 0.875rem; }
.figures + .strip { margin-top: 1rem; }
.trend + table, table + table { margin-top: 1rem; }
.legend { margin-top: 1rem; color: var(--muted); font-size: 0.8125rem; }
`;

;// CONCATENATED MODULE: ./lib/report/html/style/styles.js




const PAGE_STYLES = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
main, body > header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
h1, h2, h3, p, ul, ol, figure, blockquote { margin: 0; padding: 0; }
h1, h2, h3 { line-height: 1.3; font-weight: 650; }
h1 { font-size: 1.6rem; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 1.15rem; }
h3 { font-size: 1rem; }
code { font: 0.875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; unicode-bidi: isolate; }
a { color: var(--link); text-underline-offset: 0.15em; }
.drawings { position: absolute; }
.icon { width: 1em; height: 1em; flex: none; vertical-align: -0.125em; fill: none; stroke-linecap: round; stroke-linejoin: round; }
symbol { overflow: visible; }
symbol :first-child { fill: currentColor; }
symbol :last-child { fill: none; stroke: var(--page); stroke-width: 2; }
.mark { white-space: nowrap; font-weight: 600; }
.ok:is(.icon, .mark) { color: var(--ok); }
.warning:is(.icon, .mark) { color: var(--warning); }
.critical:is(.icon, .mark) { color: var(--critical); }
.unknown:is(.icon, .mark) { color: var(--unknown); }

body > header { padding-top: 1.5rem; padding-bottom: 1rem; }
body > header p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; color: var(--muted); font-size: 0.875rem; }
body > header b { color: var(--text); }
footer { padding-top: 1rem; padding-bottom: 3rem; color: var(--muted); font-size: 0.8125rem; }

.verdict { padding: 1.75rem 2rem 2rem; border: 1px solid; border-radius: 0.875rem; overflow: clip; }
.verdict.ok { background: var(--ok-soft); border-color: var(--ok-line); }
.verdict.warning { background: var(--warning-soft); border-color: var(--warning-line); }
.verdict.critical { background: var(--critical-soft); border-color: var(--critical-line); }
.verdict.unknown { background: var(--unknown-soft); border-color: var(--unknown-line); }
.verdict > * + * { margin-top: 1.25rem; }
.verdict > h1 { margin-top: 0.5rem; }
.verdict > .where { margin-top: 0.375rem; color: var(--muted); }
.status { display: flex; align-items: center; gap: 0.5rem; font-size: 1.0625rem; font-weight: 650; }
.status .icon { width: 1.5rem; height: 1.5rem; }
.ok > .status { color: var(--ok); }
.warning > .status { color: var(--warning); }
.critical > .status { color: var(--critical); }
.unknown > .status { color: var(--unknown); }
.todo > b, .fact > b, .said figcaption { display: block; color: var(--muted); font-size: 0.8125rem; font-weight: 600; }
.which { color: var(--muted); font-size: 0.875rem; }
.said blockquote {
  margin-top: 0.25rem; padding: 0.5rem 0.75rem; background: var(--page); border: 1px solid var(--line);
  border-left: 3px solid var(--muted); border-radius: 0.25rem; white-space: pre-wrap; overflow: clip;
}

section { margin-top: 2.25rem; }
section > h2, section > h3 { margin-bottom: 0.75rem; }
.verdict { margin-top: 0; }
.not-run { padding-left: 1.25rem; }
.more, .note { color: var(--muted); font-size: 0.875rem; }
.left-out { margin-bottom: 1.25rem; padding: 0.75rem 1rem; background: var(--soft); border-radius: 0.5rem; }
`;
const STYLES = `${colours_COLOURS}${PAGE_STYLES}${CHECK_STYLES}${PAST_STYLES}${PHONE_STYLES}${PAPER_STYLES}`;
const STYLE_HASH = 'sha256-TcWZdmaJQ3oBKZE1RHWRtRVTrBC6Yc2UhGgb6kTxOVQ=';

;// CONCATENATED MODULE: ./lib/report/html/parts/document.js

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
function documentHead(title) {
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLES}</style>
</head>`;
}

;// CONCATENATED MODULE: ./lib/report/html/verdict.js








function verdictSentence(report) {
    const { issues, checks, message } = report;
    if (issues.length > 0)
        return `${(0,counted/* counted */.h)(issues.length, 'problem')} in the configuration, nothing was contacted`;
    return checks.length > 1 && verdictSource(report) ? (0,run_verdict/* tally */.N4)(checks) : (0,untrusted/* forMarkup */.Sq)(message, 600);
}
function renderVerdict(report) {
    const { status, issues } = report;
    return [
        `<section class="verdict ${status}">`,
        blocks(`<p class="status">${statusIcon(status)} ${statusWord(status)}</p>`, `<h1>${verdictSentence(report)}</h1>`, issues.length > 0 ? '' : reason(report)),
        '</section>',
    ].join('\n');
}
function verdictSource({ checks, message, hint, }) {
    return (0,model_status/* worstFirst */.md)(checks)
        .flatMap((check) => check.findings.map((finding) => ({ check, finding })))
        .find(({ finding }) => message.includes(finding.message) && hint === finding.hint);
}
function reason(report) {
    const { status, checks, code, message, hint } = report;
    const source = verdictSource(report);
    if (source === undefined || checks.length === 1) {
        return blocks(nameOf(checks), findingDetails(source?.finding ?? { status, code, message, hint }));
    }
    if (checks.length > FEW)
        return '';
    const { check, finding } = source;
    const first = `<p class="message">First: ${isolated(check.name, 200)}: ${(0,untrusted/* forMarkup */.Sq)(finding.message, 600)}</p>`;
    return blocks(first, findingDetails(finding));
}
function nameOf([only, ...others]) {
    if (only === undefined || others.length > 0 || only.name.includes(only.target))
        return '';
    return `<p class="where">Check: ${isolated(only.name, 200)}</p>`;
}

;// CONCATENATED MODULE: ./lib/report/html/html.js







const DEFAULT_LIMIT = 4 * 1024 * 1024;
function renderHtml(report, limitBytes = DEFAULT_LIMIT) {
    const { checks, issues, startedAt } = report;
    const top = blocks(head(report), '<body>', DRAWINGS, banner(startedAt), '<main>', renderVerdict(report));
    const end = blocks('</main>', renderFooter(report), '</body>', '</html>\n');
    const room = limitBytes - Buffer.byteLength(top + end);
    const shown = checks.length === 1 ? verdictSource(report)?.finding : undefined;
    const body = issues.length > 0 ? section(2, 'What is wrong', issueTable(issues)) : renderChecks(report, room, shown);
    return blocks(top, body, end);
}
function head(report) {
    return documentHead(`${statusWord(report.status)}: ${verdictSentence(report)} \u00b7 Mail Probe`);
}
function banner(startedAt) {
    return `<header><p><b>Mail Probe</b> ${moment(startedAt)}</p></header>`;
}

// EXTERNAL MODULE: ./lib/model/memory/days.js
var memory_days = __webpack_require__(83781);
;// CONCATENATED MODULE: ./lib/report/status-page/uptime.js


const SHOWN_DAYS = 90;
const DAY_MS = 86_400_000;
const STATUSES = ['ok', 'warning', 'critical', 'unknown'];
function lastDays(days, now) {
    const known = new Map(days.map(({ day, runs }) => [day, runs]));
    return Array.from({ length: SHOWN_DAYS }, (_, index) => {
        const day = new Date(now - (SHOWN_DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
        return shownDay(day, known.get(day));
    });
}
function judgedRuns(days, now) {
    const first = new Date(now - (SHOWN_DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
    const shown = days.filter(({ day }) => day >= first);
    const sum = (status) => shown.reduce((total, { runs }) => total + count(runs[status]), 0);
    const good = sum('ok') + sum('warning');
    return { good, judged: good + sum('critical') };
}
function uptime_percent({ judged, good }) {
    return judged === 0 ? '\u2013' : `${Math.floor((good / judged) * 10_000) / 100} %`;
}
function outagesOf({ past, outage }, now) {
    const present = outage.state === 'up' || outage.state === 'new' ? undefined : outage.firstBad?.at;
    const presentEnd = outage.state === 'recovering' ? (millisOf(outage.firstGood?.at) ?? now) : now;
    const all = [
        ...past.map(({ start, end }) => ({ start: millisOf(start), end: millisOf(end) })),
        ...(present === undefined ? [] : [{ start: millisOf(present), end: presentEnd }]),
    ];
    const first = now - SHOWN_DAYS * DAY_MS;
    return all.flatMap(({ start, end }) => start === undefined || end === undefined || end <= start || end < first
        ? []
        : [{ start: Math.max(first, start), end: Math.min(now, end) }]);
}
function unionMillis(intervals) {
    let [total, reached] = [0, Number.NEGATIVE_INFINITY];
    for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
        total += Math.max(0, end - Math.max(start, reached));
        reached = Math.max(reached, end);
    }
    return total;
}
function shownDay(day, runs) {
    if (runs === undefined)
        return { day, kind: 'none', share: 0, words: 'no run' };
    const counts = STATUSES.map((status) => ({ status, count: count(runs[status]) }));
    const [ok = 0, warning = 0, critical = 0] = counts.map((each) => each.count);
    const judged = ok + warning + critical;
    const kind = judged === 0 ? 'unknown' : critical > 0 ? 'critical' : warning > 0 ? 'warning' : 'ok';
    const words = counts.filter((each) => each.count > 0).map((each) => `${(0,counted/* grouped */.z)(each.count)} ${each.status}`);
    return { day, kind, share: judged === 0 ? 0 : critical / judged, words: words.join(', ') || 'no run' };
}
function count(value) {
    return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

;// CONCATENATED MODULE: ./lib/report/status-page/days.js






const days_COLUMNS = [{ heading: 'Day' }, { heading: 'Runs' }];
function dayStrip(days, judged) {
    const label = `Last ${SHOWN_DAYS} days, oldest first: ${uptime_percent(judged)} of ${(0,counted/* counted */.h)(judged.judged, 'judged run')} good`;
    const cells = days.map(({ day, kind, share, words }) => ({ kind, share, title: `${day}: ${words}` }));
    const scale = `<p class="scale"><span>${SHOWN_DAYS} days ago</span> <span>today</span></p>`;
    return `${strip(label, cells, 'days')}\n${scale}`;
}
function dayTable(days) {
    const rows = days
        .filter(({ kind }) => kind !== 'ok' && kind !== 'none')
        .toReversed()
        .map(({ day, kind, words }) => [day, `${kind === 'none' ? '' : statusMark(kind)} ${words}`]);
    return details(`${(0,counted/* counted */.h)(rows.length, 'day')} not wholly ok`, table('Days', days_COLUMNS, rows));
}
function figures(judged, outages) {
    const down = unionMillis(outages);
    const items = [
        [uptime_percent(judged), `of ${(0,counted/* counted */.h)(judged.judged, 'judged run')} good in ${SHOWN_DAYS} days`],
        [String(outages.length), outages.length === 1 ? 'outage' : 'outages'],
        [down === 0 ? '0 min' : spanOfMillis(down), 'down in all'],
    ];
    return `<ul class="figures">\n${items.map(([value, label]) => `<li><b>${value}</b> <span>${label}</span></li>`).join('\n')}\n</ul>`;
}

;// CONCATENATED MODULE: ./lib/report/status-page/site.js







const MAX_PAGES = 500;
function siteOf(report, history) {
    const standings = (0,model_status/* worstFirst */.md)(standingsOf(report, history));
    const keys = standings.flatMap(({ key, past }) => (key === undefined || !past ? [] : [key])).slice(0, MAX_PAGES);
    const now = millisOf(report.startedAt) ?? millisOf(history?.writtenAt) ?? 0;
    return { report, standings, now, keys: new Set(keys), hasHistory: history !== undefined };
}
function pageName(key) {
    return `check-${key}.html`;
}
function linkedName({ key, name }, { keys }) {
    const label = isolated(name, 120);
    return key !== undefined && keys.has(key) ? `<a href="${pageName(key)}">${label}</a>` : label;
}
function pageOf({ report }, title, lead, ...content) {
    const updated = `<span>Updated at ${clockTime(report.startedAt)}</span>`;
    return blocks(documentHead(title), '<body>', DRAWINGS, `<header><p>${lead} ${updated}</p></header>`, '<main>', ...content, '</main>', `<footer>\n<p>Mail Probe ${(0,untrusted/* forMarkup */.Sq)(report.version, 40)} \u00b7 all times are UTC</p>\n</footer>`, '</body>', '</html>\n');
}

;// CONCATENATED MODULE: ./lib/report/status-page/outages.js






const outages_MAX_ROWS = 50;
const MAX_CODES = 5;
function outageTable(standings, site, withName) {
    const all = standings.flatMap(rowsOf).toSorted((a, b) => startOf(b) - startOf(a));
    const columns = [
        { heading: 'From' },
        ...(withName ? [{ heading: 'Check' }] : []),
        { heading: 'To' },
        { heading: 'For', kind: 'short' },
        { heading: 'Why' },
    ];
    const left = all.length - outages_MAX_ROWS;
    return blocks(table('Outages', columns, all.slice(0, outages_MAX_ROWS).map((row) => cells(row, site, withName))), andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more outage') : ''));
}
function rowsOf(standing) {
    const { past } = standing;
    if (!past)
        return [];
    const { outage } = past;
    const isOver = outage.state === 'up' || outage.state === 'new';
    return [
        ...past.past.map(({ start, end, codes, issue }) => ({ standing, start, end, codes, issue })),
        ...(isOver || outage.firstBad === undefined ? [] : [presentRow(standing, outage, outage.firstBad.at)]),
    ];
}
function presentRow(standing, { state, firstGood, codes, issue }, start) {
    const isRecovering = state === 'recovering';
    return { standing, start, end: isRecovering ? firstGood?.at : undefined, codes, issue, isRecovering };
}
function cells({ standing, start, end, codes, issue, isRecovering = false }, site, withName) {
    const now = new Date(site.now).toISOString();
    const why = codes.slice(0, MAX_CODES).map((each) => code(each, 60));
    return [
        clockTime(start),
        ...(withName ? [linkedName(standing, site)] : []),
        isRecovering ? marked('warning', 'recovering') : end === undefined ? marked('critical', 'goes on') : clockTime(end),
        span(start, end ?? now),
        [why.join(' ') || '\u2013', ...(issue === undefined ? [] : [`#${(0,plain_number/* plainNumber */.k)(issue)}`])].join(' '),
    ];
}
function startOf({ start }) {
    return millisOf(start) ?? 0;
}

;// CONCATENATED MODULE: ./lib/report/status-page/check-page.js












function renderCheckPage(standing, site) {
    const { name, status, past, story, result } = standing;
    const title = `${statusWord(status)}: ${(0,untrusted/* forMarkup */.Sq)(name, 120)} \u00b7 Mail status`;
    const known = (0,memory_days/* daysOf */.hF)(past?.days ?? '');
    const days = past ? lastDays(known, site.now) : [];
    const judged = judgedRuns(known, site.now);
    return pageOf(site, title, '<a href="index.html">All checks</a>', verdict(standing, site), section(2, 'Last 90 days', past ? blocks(figures(judged, outagesOf(past, site.now)), dayStrip(days, judged), dayTable(days)) : ''), section(2, 'Last runs', storyHead({ story }, site.report.origin?.runUrl)), section(2, 'Trend and changes', storyBody({ story })), section(2, 'Outages', outageTable([standing], site, false)), section(2, 'Connections', connectionTable(result?.connections ?? [])));
}
function verdict({ name, mode, target, status, past, result }, { report }) {
    const finding = (0,model_status/* worstFirst */.md)(result?.findings ?? [])[0];
    const which = finding?.code === undefined ? '' : ` ${code(finding.code)}`;
    const seen = result ? report.startedAt : past?.runs.at(-1)?.at;
    return blocks(`<section class="verdict ${status}">`, `<p class="status">${statusIcon(status)} ${statusWord(status)}</p>`, `<h1>${isolated(name, 200)}</h1>`, `<p class="where">${code(mode, 40)} \u00b7 ${code(target)}</p>`, finding === undefined ? '' : `<p class="message">${(0,untrusted/* forMarkup */.Sq)(finding.message, 600)}${which}</p>`, `<p class="which">${result ? 'As of' : 'Not part of the last run; as of'} ${clockTime(seen)}</p>`, '</section>');
}

;// CONCATENATED MODULE: ./lib/report/status-page/services.js











const services_MAX_ROWS = 5000;
const MAX_STRIPS = 200;
function serviceList(site) {
    const shown = site.standings.slice(0, services_MAX_ROWS);
    const strips = new Set(shown.slice(0, MAX_STRIPS));
    const row = (standing, depth) => serviceRow(standing, depth, site, strips.has(standing));
    const groups = groupTree(shown);
    const rows = groups.length === 0
        ? shown.map((standing) => row(standing, 0))
        : groups.flatMap((group) => [
            groupHead(group),
            ...(0,model_status/* worstFirst */.md)(group.own).map((standing) => row(standing, group.depth)),
        ]);
    const left = site.standings.length - shown.length;
    return blocks(rows.length === 0 ? '' : `<ul class="services">\n${rows.join('\n')}\n</ul>`, andMore(left > 0 ? (0,counted/* counted */.h)(left, 'more check') : ''), legend(site));
}
function groupHead({ name, depth, checks, status }) {
    const label = name === undefined ? 'Without a group' : isolated(name, 120);
    const counts = model_status/* WORST_FIRST */.vh.map((each) => ({ each, count: checks.filter((check) => check.status === each).length }))
        .filter(({ count }) => count > 0)
        .map(({ each, count }) => `${(0,counted/* grouped */.z)(count)} ${each}`);
    return `<li class="head${inside(depth)}">${statusIcon(status)} ${label} (${(0,counted/* grouped */.z)(checks.length)}) <span>${counts.join(', ')}</span></li>`;
}
function serviceRow(standing, depth, site, withStrip) {
    const { status, past, story, result } = standing;
    const known = past && (0,memory_days/* daysOf */.hF)(past.days);
    const judged = known && judgedRuns(known, site.now);
    const about = [
        ...(story ? [shortState(story)] : []),
        ...(judged && judged.judged > 0 ? [`${uptime_percent(judged)} good`] : []),
        ...(result ? [] : [`not part of this run, last seen ${clockTime(past?.runs.at(-1)?.at)}`]),
    ];
    const text = `<p class="service"><span>${linkedName(standing, site)}</span> <span>${statusMark(status)}</span></p>`;
    const remark = about.length === 0 ? '' : `<p class="detail">${about.join(' \u00b7 ')}</p>`;
    const days = known && judged && withStrip ? dayStrip(lastDays(known, site.now), judged) : '';
    return `<li class="check-row${inside(depth)}">\n${blocks(text, days, remark)}\n</li>`;
}
function legend({ hasHistory }) {
    if (!hasHistory)
        return '<p class="legend">Without a history, this page shows one run only.</p>';
    return '<p class="legend">A line has one cell a day, in UTC: full and plain for ok, lower for warnings, hatched as far up as runs were critical, hollow and low when no run could judge the check, a dash without a run. Good is every judged run that was not critical.</p>';
}
function inside(depth) {
    return depth === 0 ? '' : ` in-${depth}`;
}

;// CONCATENATED MODULE: ./lib/report/status-page/status-page.js











function renderIndex(report, history) {
    return indexOf(siteOf(report, history));
}
function* renderPages(report, history) {
    const site = siteOf(report, history);
    for (const standing of site.standings) {
        const { key } = standing;
        if (key !== undefined && site.keys.has(key))
            yield { name: pageName(key), text: renderCheckPage(standing, site) };
    }
    yield { name: 'index.html', text: indexOf(site) };
}
function indexOf(site) {
    const sentence = sentenceOf(site);
    return pageOf(site, `${sentence} \u00b7 Mail status`, '<b>Mail status</b>', status_page_verdict(site, sentence), section(2, 'Last 90 days', allFigures(site)), section(2, 'Checks', serviceList(site)), section(2, 'Outages', outageTable(site.standings, site, true)));
}
function status_page_statusOf({ report, standings }) {
    return (0,model_status/* worst */.QZ)([report.status, ...standings.map(({ status }) => status)]);
}
function sentenceOf(site) {
    const { report, standings } = site;
    if (report.issues.length > 0)
        return 'The configuration is wrong, so nothing was checked';
    const status = status_page_statusOf(site);
    const count = standings.filter((each) => each.status === status).length;
    if (count === 0)
        return report.status === 'ok' ? 'No check is known' : 'Nothing was checked';
    const all = standings.length === 1 ? 'The check is' : `All ${(0,counted/* grouped */.z)(count)} checks are`;
    return count === standings.length
        ? `${all} ${status}`
        : `${(0,counted/* grouped */.z)(count)} of ${(0,counted/* counted */.h)(standings.length, 'check')} ${count === 1 ? 'is' : 'are'} ${status}`;
}
function status_page_verdict(site, sentence) {
    const status = status_page_statusOf(site);
    return blocks(`<section class="verdict ${status}">`, `<p class="status">${statusIcon(status)} ${statusWord(status)}</p>`, `<h1>${sentence}</h1>`, '</section>');
}
function allFigures({ standings, now }) {
    const pasts = standings.flatMap(({ past }) => (past ? [past] : []));
    if (pasts.length === 0)
        return '';
    const each = pasts.map(({ days }) => judgedRuns((0,memory_days/* daysOf */.hF)(days), now));
    const sum = (of) => each.reduce((total, judged) => total + judged[of], 0);
    return figures({ judged: sum('judged'), good: sum('good') }, pasts.flatMap((past) => outagesOf(past, now)));
}

;// CONCATENATED MODULE: ./lib/report/formats.js







const FORMATS = {
    json: { render: (report) => renderJson(report), extension: 'json' },
    junit: { render: (report) => renderJunit(report), extension: 'xml' },
    openmetrics: { render: (report) => renderOpenmetrics(report), extension: 'prom' },
    nagios: { render: (report) => renderNagios(report), extension: 'txt' },
    html: { render: (report) => renderHtml(report), extension: 'html' },
    badge: { render: (report, { path, history } = {}) => renderBadge(report, path, history), extension: 'svg' },
    'status-page': {
        render: (report, { history } = {}) => renderIndex(report, history),
        pages: (report, { history } = {}) => renderPages(report, history),
        extension: 'html',
    },
};

;// CONCATENATED MODULE: ./lib/settings/describe-field.js
function describeField({ kind, help, defaultNote }) {
    const { type, words = [] } = kind;
    const isToldElsewhere = words.every((word) => help.includes(`\`${word}\``)) || /^`[a-z-]+`$/.test(defaultNote ?? '');
    if (isToldElsewhere)
        return help;
    return `${help} ${type === 'list' ? 'Any of' : 'One of'} ${words.map((word) => `\`${word}\``).join(', ')}.`;
}

;// CONCATENATED MODULE: ./lib/cli/arguments/options.js





const TEXT = 'text';
const OUTPUT_FORMATS = [
    TEXT,
    ...Object.entries(FORMATS).flatMap(([name, { pages }]) => (pages ? [] : [name])),
];
const OTHER_NAMES = { transcript: '-v, --verbose', reports: '--report' };
const PLACEHOLDERS = {
    string: 'text',
    integer: 'number',
    list: 'text',
    enum: 'word',
};
const MAX_CHOICES = 24;
const FLAG = 'true|false';
function fieldOptions(name, field) {
    const input = (0,settings/* inputName */.y)(name);
    const { kind } = field;
    if (kind.isSecret)
        return [secretFile(input, field), new esm/* Option */.c$(`--${input} [text]`).hideHelp()];
    const isBoolean = kind.type === 'boolean';
    const group = `${field.group}:`;
    const main = valued(`--${input}`, kind, plain(describeField(field)) + defaultOf(field)).helpGroup(group);
    const otherName = OTHER_NAMES[name];
    const same = `The same as --${input}.`;
    const others = [
        ...(isBoolean && !input.startsWith('no-') ? [new esm/* Option */.c$(`--no-${input}`).hideHelp()] : []),
        ...(otherName === undefined ? [] : [isBoolean ? new esm/* Option */.c$(otherName, same) : valued(otherName, kind, same)]),
    ];
    main.negate = false;
    for (const option of [main, ...others])
        option.helpGroup(group).attributeName = () => name;
    return [main, ...others];
}
function ownOptions() {
    return [
        new esm/* Option */.c$('--output [format]', `What to print: ${OUTPUT_FORMATS.join(', ')}. (default: ${TEXT})`).helpGroup('Results:'),
        new esm/* Option */.c$('-h, --help', 'Show this help.').helpGroup('Other:'),
        new esm/* Option */.c$('-V, --version', 'Show the version.').helpGroup('Other:'),
    ];
}
function allOptions(fields = settings_fields/* FIELDS */.c) {
    return [...Object.entries(fields).flatMap(([name, field]) => fieldOptions(name, field)), ...ownOptions()];
}
function valued(flags, kind, help) {
    const option = new esm/* Option */.c$(`${flags} [${placeholder(kind)}]`, help);
    return kind.type === 'list' ? option.argParser(addEntry) : option;
}
function isFlag({ flags }) {
    return flags.includes(`[${FLAG}`);
}
function placeholder({ type, words = [], takesPath }) {
    const choices = words.join('|');
    if (type === 'boolean')
        return [FLAG, ...words].join('|');
    if (takesPath)
        return 'path';
    return choices !== '' && choices.length <= MAX_CHOICES ? choices : (PLACEHOLDERS[type] ?? type);
}
function addEntry(entry, earlier) {
    return typeof earlier === 'string' ? `${earlier}\n${entry}` : entry;
}
function secretFile(input, field) {
    const where = `From this file, from standard input with -, or from the variable ${secretVariable(input)}.`;
    const option = new esm/* Option */.c$(`--${input}-file [path]`, `${plain(field.help)} ${where}${defaultOf(field)}`);
    return option.helpGroup(`${field.group}:`);
}
function defaultOf({ default: text, defaultNote }) {
    const shown = text ?? defaultNote;
    return shown === undefined ? '' : ` (default: ${plain(shown)})`;
}
function plain(text) {
    return text.replaceAll('`', '');
}
const options_PREFIX = 'MAIL_PROBE_';
function secretVariable(input) {
    return options_PREFIX + input.toUpperCase().replaceAll('-', '_');
}

;// CONCATENATED MODULE: ./lib/cli/arguments/arguments.js






function parseArguments(args, fields = settings_fields/* FIELDS */.c) {
    const options = allOptions(fields);
    const command = new esm/* Command */.uB().helpOption(false);
    for (const option of options)
        command.addOption(option);
    const { operands, unknown } = command.parseOptions(withDashes(args, options));
    const given = command.opts();
    const issues = [];
    const names = options.map((option) => option.name());
    for (const word of unknown) {
        if (word === '--')
            break;
        if (/^-./.test(word))
            issues.push(unknownOption(word, names));
    }
    const texts = new Map();
    const secretFiles = new Map();
    for (const [name, { kind }] of Object.entries(fields)) {
        const input = (0,settings/* inputName */.y)(name);
        const text = textOf(given[name], input, kind.type === 'boolean', issues);
        const path = textOf(given[`${name}File`], `${input}-file`, false, issues);
        if (text !== undefined)
            texts.set(input, text);
        if (path !== undefined)
            secretFiles.set(input, path);
    }
    const output = textOf(given['output'], 'output', false, issues) ?? TEXT;
    if (!OUTPUT_FORMATS.includes(output))
        issues.push(unknownOutput(output));
    return {
        operands,
        texts,
        secretFiles,
        output: OUTPUT_FORMATS.includes(output) ? output : TEXT,
        wantsHelp: given['help'] === true,
        wantsVersion: given['version'] === true,
        issues,
    };
}
function withDashes(args, options) {
    const known = new Set(options.flatMap(({ long, short }) => [long, short]));
    const valued = new Set(options.filter((option) => option.optional && !isFlag(option)).map(({ long }) => long));
    const tied = [];
    for (let at = 0; at < args.length; at += 1) {
        const [word = '', next] = args.slice(at, at + 2);
        if (word === '--')
            return [...tied, ...args.slice(at)];
        const isTied = valued.has(word) && next?.startsWith('-') && next !== '--' && !known.has(next.replace(/=.*/s, ''));
        tied.push(isTied ? `${word}=${next}` : word);
        if (isTied)
            at += 1;
    }
    return tied;
}
function textOf(given, option, isBoolean, issues) {
    if (given === undefined || typeof given === 'string')
        return given;
    if (isBoolean)
        return String(given);
    issues.push({
        code: 'E_INPUT',
        input: `--${option}`,
        problem: 'has no value',
        remedy: `Write --${option}=VALUE.`,
    });
    return undefined;
}
function unknownOption(word, known) {
    const [option = '-\u2026'] = /^--[a-z][a-z0-9-]*(?==|$)/i.exec(word) ?? [];
    const nearest = (0,closest/* closest */.k)(option.replace(/^-+/, ''), known);
    return {
        code: 'E_INPUT',
        input: option,
        problem: 'is not an option',
        remedy: nearest === undefined ? 'See mail-probe --help.' : `Did you mean --${nearest}?`,
    };
}
function unknownOutput(output) {
    const nearest = (0,closest/* closest */.k)(output, OUTPUT_FORMATS);
    return {
        code: 'E_INPUT',
        input: '--output',
        value: output,
        problem: 'is not a format',
        remedy: nearest === undefined ? `Use ${(0,list_words/* listWords */.y)(OUTPUT_FORMATS)}.` : `Did you mean ${nearest}?`,
    };
}

// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/text/quote.js
var quote = __webpack_require__(42950);
;// CONCATENATED MODULE: ./lib/cli/arguments/secrets.js






const SECRETS = Object.entries(settings_fields/* FIELDS */.c)
    .filter(([, { kind }]) => kind.isSecret)
    .map(([name, { kind }]) => ({ input: (0,settings/* inputName */.y)(name), kind }));
const SECRET_INPUTS = SECRETS.map(({ input }) => input);
const STDIN = '-';
async function readSecrets(line, source) {
    const texts = new Map();
    const fromVariables = new Set();
    const issues = [];
    const warnings = misspeltVariables(source.env);
    const [first] = SECRET_INPUTS.filter((input) => line.secretFiles.get(input) === STDIN);
    for (const { input, kind } of SECRETS) {
        const argument = line.texts.get(input);
        const path = line.secretFiles.get(input);
        const text = argument ?? source.env[secretVariable(input)];
        if (argument !== undefined && !(kind.takesPath && isPath(argument)))
            warnings.push(`--${input} shows the secret to every user of this machine. ${better(input)}`);
        if (argument !== undefined && path !== undefined)
            issues.push(givenTwice(input));
        else if (path === STDIN && input !== first)
            issues.push(stdinTaken(input, first));
        else if (path !== undefined) {
            const file = await readSecret(input, path, source, issues);
            if (file?.isOpen)
                warnings.push(`${(0,quote/* shownAs */.sE)(path, 'path')} shows the secret to every user of this machine. Use chmod 600.`);
            if (file)
                texts.set(input, file.text);
        }
        else if (text !== undefined) {
            texts.set(input, text);
            if (argument === undefined)
                fromVariables.add(input);
        }
    }
    return { texts, fromVariables, issues, warnings };
}
function better(input) {
    return `Use --${input}-file, or the variable ${secretVariable(input)}.`;
}
function isPath(text) {
    return !text.includes('-----BEGIN ');
}
async function readSecret(input, path, source, issues) {
    const where = path === STDIN ? 'standard input' : `the file ${(0,quote/* shownAs */.sE)(path, 'path')}`;
    try {
        const { text, isOpen } = path === STDIN ? { text: await source.readStdin(), isOpen: false } : await source.readFile(path);
        const secret = text.replace(/\r?\n$/, '');
        if (secret !== '')
            return { text: secret, isOpen };
        issues.push({
            code: 'E_SECRET_MISSING',
            input,
            problem: `is empty: nothing is in ${where}`,
            remedy: 'Put it there.',
        });
    }
    catch (error) {
        const reason = (0,error_code/* reasonOf */.A3)(error);
        issues.push({ code: 'E_INPUT', input, problem: `cannot be read from ${where} (${reason})`, remedy: better(input) });
    }
    return undefined;
}
function givenTwice(input) {
    return {
        code: 'E_CONFIG_CONFLICT',
        input,
        problem: `is given together with --${input}-file`,
        remedy: `Give --${input}-file alone.`,
    };
}
function stdinTaken(input, other) {
    return {
        code: 'E_CONFIG_CONFLICT',
        input,
        problem: `is to come from standard input, from which ${other} comes`,
        remedy: 'Take one of them from a file or from the environment.',
    };
}
function misspeltVariables(env) {
    const known = new Set(SECRET_INPUTS.map((input) => secretVariable(input).slice(options_PREFIX.length)));
    const others = Object.keys(env)
        .filter((name) => name.startsWith(options_PREFIX))
        .map((name) => name.slice(options_PREFIX.length));
    return others.flatMap((name) => {
        const nearest = known.has(name) ? undefined : (0,closest/* closest */.k)(name, known);
        return nearest === undefined
            ? []
            : [`The variable ${options_PREFIX}${name} is not read. Did you mean ${options_PREFIX}${nearest}?`];
    });
}

// EXTERNAL MODULE: ./lib/cli/terminal/terminal.js
var terminal = __webpack_require__(56712);
;// CONCATENATED MODULE: ./lib/cli/commands/history-request.js
const HISTORY_ACTIONS = ['show', 'accept', 'export'];

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./lib/system/read-regular-file.js
var read_regular_file = __webpack_require__(41370);
;// CONCATENATED MODULE: ./lib/cli/commands/run-import.js








const MAX_BYTES = 50 * 1024 ** 2;
async function runImport({ source, target }, host) {
    const err = (0,terminal/* createOutput */.q)(host.stderr, host.env);
    const fail = async (what, path, error) => {
        const reason = (0,error_code/* reasonOf */.A3)(error, 'unknown error');
        await (0,terminal/* write */.M)(err, `mail-probe: ${what} ${(0,untrusted/* safeText */.Hk)(path, 300)}: ${reason}\n`);
        return model_status/* EXIT_CODES */.ai.unknown;
    };
    let text;
    try {
        text = source === '-' ? await (0,consumers_.text)(host.stdin) : await readSource(source);
    }
    catch (error) {
        return await fail('cannot read', source, error);
    }
    const { importFile: convert } = await Promise.all(/* import() */[__webpack_require__.e(483), __webpack_require__.e(187)]).then(__webpack_require__.bind(__webpack_require__, 40187));
    const result = convert(text, source);
    if (result.checks > 0) {
        try {
            if (target === undefined)
                await (0,terminal/* write */.M)((0,terminal/* createOutput */.q)(host.stdout, host.env), result.yaml);
            else
                await (0,promises_.writeFile)(target, result.yaml, { flag: 'wx' });
        }
        catch (error) {
            return await fail('cannot write', target ?? 'standard output', error);
        }
    }
    await (0,terminal/* write */.M)(err, describe(result));
    if (result.checks === 0)
        return model_status/* EXIT_CODES */.ai.unknown;
    return result.notes.some(({ kind }) => kind !== 'set') ? model_status/* EXIT_CODES */.ai.warning : model_status/* EXIT_CODES */.ai.ok;
}
async function readSource(path) {
    if ((await (0,promises_.stat)(path)).isFIFO())
        return await (0,promises_.readFile)(path, 'utf8');
    return (await (0,read_regular_file/* readRegularFile */.XF)(path, MAX_BYTES, undefined, true)).toString('utf8');
}
function describe({ checks, notes }) {
    const imported = checks === 0 ? 'No check was imported.' : `${(0,counted/* counted */.h)(checks, 'check')} imported.`;
    return `${[...notes.map(noteLine), imported].join('\n')}\n`;
}
function noteLine({ kind, line, check, text }) {
    const where = [line === undefined ? undefined : `line ${line}`, check === undefined ? undefined : `"${check}"`];
    const place = where.filter((part) => part !== undefined).join(', ');
    return `${kind}: ${place === '' ? '' : `${(0,untrusted/* safeText */.Hk)(place, 200)}: `}${(0,untrusted/* safeText */.Hk)(text, 600)}`;
}

;// CONCATENATED MODULE: ./lib/cli/commands/run-command.js





async function runCommand(args, host) {
    const [name = '', ...rest] = args;
    const create = Object.hasOwn(CREATORS, name) ? CREATORS[name] : undefined;
    if (create === undefined || rest.includes('--help') || rest.includes('-h'))
        return undefined;
    let exitCode;
    const command = create(host, (code) => {
        exitCode = code;
    });
    command.exitOverride().configureOutput({ writeErr: () => { } });
    try {
        await command.parseAsync(rest, { from: 'user' });
        return exitCode;
    }
    catch (error) {
        if (!(error instanceof esm/* CommanderError */.b7))
            throw error;
        const said = error.message.replace(/^error: /, '');
        await (0,terminal/* write */.M)((0,terminal/* createOutput */.q)(host.stderr, host.env), `mail-probe ${name}: ${said}\nSee mail-probe ${name} --help.\n`);
        return model_status/* EXIT_CODES */.ai.unknown;
    }
}
const CREATORS = {
    lint: (host, done) => lintCommand().action(async (patterns) => done(await lint(patterns, host))),
    import: (host, done) => importCommand().action(async (source, { output }) => done(await runImport({ source, target: output }, host))),
    history: (host, done) => historyCommand().action(async (action, path, { check }) => done(await run_command_history({ action, path, check }, host))),
};
async function run_command_history(request, host) {
    const { runHistory } = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(925)]).then(__webpack_require__.bind(__webpack_require__, 43925));
    return await runHistory(request, host);
}
async function lint(patterns, host) {
    const { runLint } = await Promise.all(/* import() */[__webpack_require__.e(298), __webpack_require__.e(213), __webpack_require__.e(725)]).then(__webpack_require__.bind(__webpack_require__, 66725));
    return await runLint(patterns, host);
}
function lintCommand() {
    return new esm/* Command */.uB('mail-probe lint')
        .description('Check checks files without running them: nothing is contacted, and no secret is needed.')
        .argument('<file...>', 'paths or globs of checks files');
}
function importCommand() {
    return new esm/* Command */.uB('mail-probe import')
        .description('Make a checks file of a monitor export of HertzBeat, of command lines of mail plugins, or of a configuration of Nagios or Centreon.')
        .argument('<file>', 'what to import; - is standard input')
        .option('-o, --output <path>', 'where to write the checks file; it must not exist yet (default: standard output)');
}
function historyCommand() {
    return new esm/* Command */.uB('mail-probe history')
        .description('Show what is remembered of checks, take what was found last as usual, or print it as JSON.')
        .addArgument(new esm/* Argument */.ef('<action>', 'what to do').choices(HISTORY_ACTIONS))
        .argument('<file>', 'the file of --history-file')
        .option('--check <name>', 'only this check');
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

// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __webpack_require__(25836);
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
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./lib/model/issue.js
var issue = __webpack_require__(57617);
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

// EXTERNAL MODULE: ./lib/model/endpoint.js
var model_endpoint = __webpack_require__(57413);
// EXTERNAL MODULE: ./lib/system/deferred.js
var deferred = __webpack_require__(36673);
;// CONCATENATED MODULE: ./lib/engine/logins.js



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
    #change = (0,deferred/* deferred */.y)();
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
        this.#change = (0,deferred/* deferred */.y)();
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
    return new model_failure/* ProbeFailure */.BU({
        code: failure.code,
        phase: `${endpoint.protocol}_auth`,
        message: `${(0,model_endpoint/* describeEndpoint */.N2)(endpoint)} was not tried${isSame ? ' again' : ''}: ${endpoint.host} has refused these credentials${over} ${where}.`,
        hint: `${failure.hint} Each further refusal could lock the account, so the same host, user and secret are tried once in a run.`,
        status: isSame ? failure.status : 'unknown',
        isRetryable: false,
    });
}

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
var phase = __webpack_require__(53997);
// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __webpack_require__(11148);
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
            if (error instanceof model_failure/* ProbeFailure */.BU && !error.isInconclusive)
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








async function executeCheck(check, execution, logins = new Logins()) {
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
    const recorder = new Recorder(world, controller.signal, {
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
    const logins = new Logins();
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
var plan = __webpack_require__(70679);
// EXTERNAL MODULE: ./lib/model/report.js
var report = __webpack_require__(49538);
// EXTERNAL MODULE: ./lib/plan/plan-check.js + 2 modules
var plan_check = __webpack_require__(94157);
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

;// CONCATENATED MODULE: ./lib/secrets/redact-report.js
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
        if (!isWhole && form_index_sizeOf(entry, first, last) < leastPiece(form_index_sizeOf(entry, 0, form.length)))
            return undefined;
        return [at - start + first, at - start + last];
    }
    #middle(entry) {
        const { length } = textOfForm(entry);
        const size = form_index_sizeOf(entry, 0, length);
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
function form_index_sizeOf(entry, first, last) {
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
const entities_MARKS = {
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
let entities_table;
function namedCharacter(name) {
    entities_table ??= makeTable();
    const small = name.toLowerCase();
    const whole = entities_table.get(small);
    if (whole !== undefined)
        return whole;
    const mark = entities_MARKS[small.slice(1)];
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
var reports = __webpack_require__(41447);
// EXTERNAL MODULE: ./lib/settings/read-settings.js + 3 modules
var read_settings = __webpack_require__(158);
;// CONCATENATED MODULE: ./lib/settings/inputs.js




const inputs_PREFIX = 'INPUT_';
function readInputs(env, given) {
    const { textOf, issues: own } = given ?? { textOf: inputTexts(env), issues: unknownInputs(env) };
    const issues = [...own];
    return { textOf, settings: (0,read_settings/* readFields */.qU)(textOf, env, issues), issues };
}
function inputTexts(env) {
    return (input) => env[inputVariable(input)];
}
function inputVariable(input) {
    return inputs_PREFIX + input.toUpperCase();
}
function unknownInputs(env) {
    const known = Object.keys(settings_fields/* FIELDS */.c).map(settings/* inputName */.y);
    const variables = new Set(known.map(inputVariable));
    return Object.keys(env)
        .filter((variable) => variable.startsWith(inputs_PREFIX) && !variables.has(variable))
        .map((variable) => {
        const input = variable.slice(inputs_PREFIX.length).toLowerCase();
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

// EXTERNAL MODULE: ./lib/settings/presentable.js
var presentable = __webpack_require__(94219);
// EXTERNAL MODULE: ./lib/settings/servers/login-fields.js
var login_fields = __webpack_require__(40002);
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
var files_until = __webpack_require__(72782);
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
    return { settings, issues: issues.map(presentable/* presentable */.K), plan, memory, endReason, secrets, redact };
}
async function planFor(settings, textOf, world, issues) {
    if (settings.checks) {
        const { keepMemoryLow } = await __webpack_require__.e(/* import() */ 168).then(__webpack_require__.bind(__webpack_require__, 95168));
        keepMemoryLow();
        const { loadChecks } = await Promise.all(/* import() */[__webpack_require__.e(298), __webpack_require__.e(213)]).then(__webpack_require__.bind(__webpack_require__, 18213));
        const { planChecks } = await Promise.all(/* import() */[__webpack_require__.e(298), __webpack_require__.e(213), __webpack_require__.e(485)]).then(__webpack_require__.bind(__webpack_require__, 83485));
        const loaded = await loadChecks(settings.checks, textOf, world, issues);
        const memory = await memoryFor(settings, world, issues, loaded);
        const plan = planChecks(settings, loaded, issues);
        return { plan, memory, settings, checks: loaded.checks.map((check) => check.settings) };
    }
    const memory = await memoryFor(settings, world, issues);
    if (settings.mode === plan/* MERGE */.l) {
        const { planMerge } = await __webpack_require__.e(/* import() */ 182).then(__webpack_require__.bind(__webpack_require__, 20182));
        return { plan: await planMerge(settings, world, issues), memory, settings, checks: [] };
    }
    return { plan: (0,plan_check/* buildPlan */.Gg)(settings, issues), memory, settings, checks: [] };
}
async function memoryFor(settings, world, issues, loaded) {
    const { historyFile, historyBranch, incidents = 'false' } = settings;
    const isAsked = historyFile !== undefined || historyBranch !== undefined || incidents.trim() !== 'false';
    if (!isAsked && (loaded?.incidents.length ?? 0) === 0)
        return undefined;
    const { planMemory } = await Promise.all(/* import() */[__webpack_require__.e(298), __webpack_require__.e(603)]).then(__webpack_require__.bind(__webpack_require__, 75603));
    return await planMemory(settings, loaded, world, issues);
}
async function runJob(job, execution, memory) {
    const report = await judgedJob(job, execution, memory);
    if (!memory || !job.plan || report.issues.length > 0 || isDryRun(job, report))
        return report;
    const { past, checks, ...rest } = await memory.fold(report);
    const told = checks.map((check) => ({ ...check, story: check.story && redactReport(check.story, job.redact) }));
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
    const keep = (result) => redactReport(result, job.redact);
    if (plan.checks.length === 0 && plan.many?.shard)
        return stamp((0,run_verdict/* verdictOfEmptyShard */.YB)(plan.many.shard));
    if (plan.checks.length === 0 && plan !== job.plan)
        return stamp((0,run_verdict/* verdictOfNothingDue */.k6)(plan.notDue ?? []), plan);
    if (job.settings.dryRun) {
        const { notRun, verdictOfDryRun } = await __webpack_require__.e(/* import() */ 473).then(__webpack_require__.bind(__webpack_require__, 13473));
        return stamp(verdictOfDryRun(plan.checks.map((check) => keep(notRun(check)))));
    }
    try {
        const results = await runChecks(plan, execution, async (outcome) => {
            const { evaluate } = await __webpack_require__.e(/* import() */ 34).then(__webpack_require__.bind(__webpack_require__, 38034));
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
        const { runMerge } = await __webpack_require__.e(/* import() */ 237).then(__webpack_require__.bind(__webpack_require__, 66237));
        const merged = await readWithin(world.files, { cancel, limits }, async (files) => runMerge(merge, { files, clock: world.clock }));
        if ('endReason' in merged)
            return stamp((0,run_verdict/* verdictOfFinding */.qg)(unreadFinding(merged.endReason)));
        const { verdict, ...facts } = merged.done;
        const checks = verdict.checks.map((check) => redactReport(check, job.redact));
        return { ...stamp({ ...verdict, checks }), ...redactReport(facts, job.redact) };
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
        return { ...(job ? redactReport(stamped, job.redact) : stamped), checks };
    };
}

;// CONCATENATED MODULE: ./lib/pipeline/write-reports.js



async function writeReports(report, reportFiles, { files }, past) {
    const history = past && historyOnce(past);
    return Promise.all(reportFiles.map(async (file) => {
        try {
            await writeOne(file, report, files, history);
            return { file };
        }
        catch (error) {
            return { file, problem: (0,error_code/* codeOrName */.Mi)(error) };
        }
    }));
}
async function writeOne({ format, path }, report, files, history) {
    const { render, pages } = FORMATS[format];
    const input = {
        path,
        get history() {
            return history?.();
        },
    };
    if (!pages)
        return await files.write(path, render(report, input));
    for (const { name, text } of pages(report, input))
        await files.write(`${path}/${name}`, text);
}
function historyOnce({ history, redact }) {
    let redacted;
    return () => {
        redacted ??= history && redactReport(history, redact);
        return redacted;
    };
}

// EXTERNAL MODULE: ./lib/system/real-world.js
var real_world = __webpack_require__(18095);
;// CONCATENATED MODULE: ./lib/cli/arguments/phrase-issue.js




const OPTIONS = new Set(Object.keys(settings_fields/* FIELDS */.c).map(settings/* inputName */.y));
const MODE = '<mode>';
const OF_WORKFLOWS = / A secret that does not exist, or whose name is misspelt, arrives as empty text\./;
const TOGETHER = /^(is given together with )([a-z-]+)$/;
function phraseIssue(issue, fromVariables) {
    const { input, problem, remedy, source } = issue;
    if (source !== undefined)
        return issue;
    if (input === 'mode')
        return { ...issue, input: MODE };
    if (!OPTIONS.has(input))
        return issue;
    const nameOf = (name) => (fromVariables.has(name) ? secretVariable(name) : `--${name}`);
    const [, together, other = ''] = TOGETHER.exec(problem) ?? [];
    if (together !== undefined && SECRET_INPUTS.includes(other)) {
        const isVariable = fromVariables.has(other);
        const which = `${isVariable ? 'the variable ' : ''}${nameOf(other)}`;
        const what = [other, input].map((name) => `${fromVariables.has(name) ? 'unset' : 'leave out'} ${nameOf(name)}`);
        const choice = `Only one of them can log in: ${what.join(', or ')}.`;
        return { ...issue, input: nameOf(input), problem: `${together}${which}`, remedy: choice };
    }
    const isMissingSecret = SECRET_INPUTS.includes(input) && /^is (?:required|empty)/.test(problem);
    const here = remedy.replace(OF_WORKFLOWS, '');
    return { ...issue, input: nameOf(input), remedy: isMissingSecret ? `${here} ${better(input)}` : remedy };
}

;// CONCATENATED MODULE: ./lib/cli/arguments/given-options.js




const WITHOUT_EFFECT = Object.entries(settings_fields/* FIELDS */.c)
    .filter(([, { isForWorkflow }]) => isForWorkflow)
    .map(([name]) => (0,settings/* inputName */.y)(name));
function givenOptions(line, secrets) {
    const [mode, ...excess] = line.operands;
    const texts = new Map([...line.texts, ...secrets.texts]);
    const asked = texts.get('mode');
    const issues = [...line.issues, ...secrets.issues];
    if (excess.length > 0)
        issues.push(tooMany(excess.length));
    if (mode !== undefined && asked !== undefined && mode !== asked)
        issues.push(twoModes(mode, asked));
    if (mode !== undefined)
        texts.set('mode', mode);
    return { textOf: (input) => texts.get(input), issues };
}
function withoutEffect({ texts }) {
    return WITHOUT_EFFECT.filter((input) => texts.has(input)).map((input) => `--${input} has no effect outside of a workflow: the exit code shows the status.`);
}
function tooMany(count) {
    return {
        code: 'E_INPUT',
        input: MODE,
        problem: `is followed by ${count === 1 ? 'a word that is' : `${count} words that are`} no option`,
        remedy: 'Put quotes around a value that holds a space, and dashes in front of the name of an option.',
    };
}
function twoModes(mode, asked) {
    return {
        code: 'E_CONFIG_CONFLICT',
        input: '--mode',
        value: asked,
        problem: `is given together with the mode ${(0,quote/* shownAs */.sE)(mode, 'word')}`,
        remedy: 'Name one mode.',
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/cli/arguments/secret-source.js





const secret_source_MAX_BYTES = 64 * 1024;
const TOO_LONG = 'too long';
const LIMIT_MS = 60_000;
const secret_source_WORDS = new Map([
    [read_regular_file/* NOT_A_FILE */.bd, 'not a file'],
    [read_regular_file/* TOO_LARGE */.PH, TOO_LONG],
]);
function createSecretSource(host, cancel) {
    return {
        env: host.env,
        readFile: (path) => inTime((signal) => readFile(path, host.platform !== 'win32', signal), cancel),
        readStdin: () => {
            if (host.stdin.isTTY)
                throw failure('a terminal, which would show it');
            return inTime(() => readAll(host.stdin), cancel).finally(() => host.stdin.destroy());
        },
    };
}
async function readFile(path, hasModes, signal) {
    const facts = await (0,promises_.stat)(path);
    if (facts.isFIFO())
        return { text: await readPipe(path, signal), isOpen: false };
    const content = await (0,read_regular_file/* readRegularFile */.XF)(path, secret_source_MAX_BYTES, signal, true).catch((error) => {
        const words = secret_source_WORDS.get((0,error_code/* errorCode */.CA)(error));
        throw words === undefined ? error : failure(words);
    });
    return { text: content.toString('utf8'), isOpen: hasModes && (facts.mode & 0o004) !== 0 };
}
async function readPipe(path, signal) {
    const fd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    return await readAll(new external_node_net_.Socket({ fd, readable: true, writable: false, signal }));
}
async function readAll(stream) {
    const chunks = [];
    let left = secret_source_MAX_BYTES;
    for await (const chunk of stream) {
        const bytes = Buffer.from(chunk);
        left -= bytes.length;
        if (left < 0)
            throw failure(TOO_LONG);
        chunks.push(bytes);
    }
    return Buffer.concat(chunks).toString('utf8');
}
async function inTime(read, cancel) {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(failure(`nothing came within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
    const onCancel = () => end.abort(failure('cancelled'));
    cancel.addEventListener('abort', onCancel);
    const over = new Promise((_resolve, reject) => {
        end.signal.addEventListener('abort', () => reject(end.signal.reason));
    });
    try {
        return await Promise.race([over, read(end.signal)]);
    }
    finally {
        clearTimeout(timer);
        cancel.removeEventListener('abort', onCancel);
    }
}
function failure(code) {
    return Object.assign(new Error(code), { code });
}

;// CONCATENATED MODULE: ./lib/report/log/headline.js



function renderHeadline(check) {
    const worst = (0,model_status/* worstFirst */.md)(check.findings)[0];
    return headline_headline(check) + (worst === undefined ? '' : ` - ${(0,untrusted/* safeText */.Hk)(worst.message, 200)}`);
}
function headline_headline({ status, name, durationSeconds }) {
    return `Check ${status.toUpperCase()}: ${(0,untrusted/* safeText */.Hk)(name, 100)} (${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')})`;
}

;// CONCATENATED MODULE: ./lib/report/log/live-transcript.js


const live_transcript_MAX_CHARACTERS = 200_000;
const MAX_CONTEXT = 1000;
function createLiveTranscript(clock, view) {
    const start = clock.now();
    const contexts = new WeakMap();
    let left = live_transcript_MAX_CHARACTERS;
    return (check, protocol, direction, said) => {
        if (left <= 0 || !view.isWanted(check))
            return;
        const seconds = ((clock.now() - start) / 1000).toFixed(3);
        const side = `${protocol} ${direction === 'sent' ? '>' : '<'}`;
        const sides = contexts.get(check) ?? new Map();
        contexts.set(check, sides);
        const context = sides.get(side) ?? '';
        sides.set(side, `${context}\n${(0,secret/* beginningOf */.VI)(said)}`.slice(-MAX_CONTEXT));
        for (const line of live_transcript_shownLines(said.split('\n'), context, view.redact)) {
            if (left <= 0)
                return;
            const text = `  ${seconds} ${view.label(check)}${side} ${(0,untrusted/* safeText */.Hk)(line, 1000)}`;
            left -= text.length;
            view.print(left > 0 ? text : '  The transcript is cut here.');
        }
    };
}
function live_transcript_shownLines(lines, context, redact) {
    const [, ...redacted] = (0,secret/* redactLines */.nI)([context, ...lines.map(secret/* beginningOf */.VI)], redact);
    return redacted.map(secret/* shownBeginning */.dm);
}

;// CONCATENATED MODULE: ./lib/cli/terminal/live-line.js
const FRAMES = ['\u280b', '\u2819', '\u2839', '\u2838', '\u283c', '\u2834', '\u2826', '\u2827', '\u2807', '\u280f'];
const FRAME_MS = 80;
const ERASE = '\r\x1b[2K';
const [NO_WRAP, WRAP] = ['\x1b[?7l', '\x1b[?7h'];
class LiveLine {
    #output;
    #clock;
    #timer;
    #text;
    #since = 0;
    #frame = 0;
    #isDrawn = false;
    constructor(output, clock) {
        this.#output = output;
        this.#clock = clock;
        if (output.isLive)
            this.#timer = setInterval(() => this.#draw(), FRAME_MS).unref();
    }
    show(text) {
        if (text === this.#text)
            return;
        this.#text = text;
        this.#since = this.#clock.now();
    }
    print(line) {
        this.#erase();
        this.#output.stream.write(`${line}\n`);
    }
    stop() {
        clearInterval(this.#timer);
        this.#erase();
    }
    #draw() {
        if (this.#text === undefined) {
            this.#erase();
            return;
        }
        const frame = FRAMES[this.#frame % FRAMES.length];
        this.#frame += 1;
        const seconds = ((this.#clock.now() - this.#since) / 1000).toFixed(1);
        this.#output.stream.write(`${ERASE}${NO_WRAP}${frame} ${this.#text} ${seconds} s${WRAP}`);
        this.#isDrawn = true;
    }
    #erase() {
        if (this.#isDrawn)
            this.#output.stream.write(ERASE);
        this.#isDrawn = false;
    }
}

;// CONCATENATED MODULE: ./lib/cli/terminal/progress.js





function createTerminalProgress(output, clock, job, isQuiet) {
    const line = new LiveLine(output, clock);
    const waits = new Map();
    const name = (check) => (0,untrusted/* safeText */.Hk)(job.redact(check.name), 100);
    const label = (check) => (job.plan?.many ? `${name(check)}: ` : '');
    const total = job.plan?.checks.length ?? 0;
    let finished = 0;
    const show = () => {
        const [[check, text] = []] = waits;
        const others = waits.size > 1 ? `, and ${waits.size - 1} more` : '';
        line.show(check && `${name(check)}: ${text}${others}`);
    };
    return {
        onProgress: (check, text) => {
            const safe = (0,untrusted/* safeText */.Hk)(job.redact(text));
            if (!output.isLive)
                return isQuiet ? undefined : line.print(`  ${label(check)}... ${safe}`);
            if (!waits.has(check))
                line.show(`${name(check)}: ${safe}`);
        },
        onPhase: (check, open) => {
            if (open.length === 0)
                waits.delete(check);
            else
                waits.set(check, [...new Set(open)].map(phaseLabel).join(', '));
            show();
        },
        onTrace: createLiveTranscript(clock, {
            redact: job.redact,
            print: (text) => line.print(text),
            isWanted: ({ keepsTranscript }) => keepsTranscript,
            label,
        }),
        onFinish: (result) => {
            finished += 1;
            if (job.plan?.many && (output.isLive || !isQuiet))
                line.print(`  ${finished}/${total} ${renderHeadline(result)}`);
        },
        say: (text) => line.print(text),
        stop: () => line.stop(),
    };
}

;// CONCATENATED MODULE: ./lib/report/log/full-headline.js




function fullHeadline(check) {
    const { story } = check;
    const past = story && story.state !== 'up' ? ` [${shortState(story)}]` : '';
    return renderHeadline(check) + (0,untrusted/* safeText */.Hk)(lateNote(check), 80) + past;
}

;// CONCATENATED MODULE: ./lib/report/log/log-gate.js








const MAX_LENGTH = 24 * 1024;
const log_gate_MAX_SETS = 50;
const log_gate_MAX_HOSTS = 40;
const log_gate_MAX_ADDRESSES = 8;
const log_gate_MAX_VALUES = 8;
const log_gate_MAX_PATTERNS = 20;
const log_gate_VALUE_LIMIT = 200;
function adviceLines(check) {
    const { gate } = check.facts;
    if (gate === undefined)
        return [];
    const { lead, why } = adviceOf(check, gate);
    return [`  advice: ${lead}: ${why}`];
}
function gateLines({ facts: { gate } }) {
    if (gate === undefined)
        return [];
    return [
        ...recordLines(gate),
        ...limited(gate.hosts, log_gate_MAX_HOSTS, 'host', (host) => hostLine(host, gate)),
        ...viewsOf(gate.spf ?? {}).map(({ name, facts }) => `  SPF: ${name}, ${spfCost(facts)}`),
        ...viewsOf(gate.mtaSts ?? {}).map(({ name, facts }) => `  MTA-STS: ${name}, mode ${facts.mode ?? 'unknown'}, max_age ${maxAgeText(facts)}, hosts ${listed(facts.mx, log_gate_MAX_PATTERNS)}`),
        ...limited(gate.untested, MAX_UNTESTED, 'untested thing', (each) => `  not tested: ${(0,untrusted/* safeText */.Hk)(each, 600)}`),
        ...(gate.order.length === 0 ? [] : [`  order of publication: ${(0,counted/* counted */.h)(gate.order.length, 'step')}`]),
        ...limited(gate.order, MAX_STEPS, 'step', (step, index) => {
            const why = step.reason === '' ? '' : ` - ${(0,untrusted/* safeText */.Hk)(step.reason, 400)}`;
            return `    ${index + 1}. ${(0,untrusted/* safeText */.Hk)(stepText(step), 1200)}${why}`;
        }),
    ];
}
function recordLines({ records }) {
    const changed = records.filter(({ change }) => change !== 'same');
    const same = records.length - changed.length;
    return [
        ...limited(changed, log_gate_MAX_SETS, 'changed record set', recordLine),
        ...(same > 0 ? [`  unchanged: ${(0,counted/* counted */.h)(same, 'record set')}`] : []),
    ];
}
function recordLine(set) {
    const { removed, added } = valueChange(set);
    const source = recordSource(set);
    const parts = [listed(removed, log_gate_MAX_VALUES), '\u2192', listed(added, log_gate_MAX_VALUES)];
    const what = removed.length + added.length > 0 ? parts.join(' ') : `TTL ${ttlText(set)}`;
    const where = source === undefined ? '' : ` (${(0,issue_sentence/* fileLine */.RO)(source)})`;
    return `  ${set.change}: ${(0,untrusted/* safeText */.Hk)(recordName(set), log_gate_VALUE_LIMIT)}: ${what}${where}`;
}
function listed(values, limit) {
    if (values.length === 0)
        return 'none';
    const shown = values.slice(0, limit).map((value) => safeLongText(value, log_gate_VALUE_LIMIT));
    const left = values.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${(0,counted/* grouped */.z)(left)} more`] : [])].join(', ');
}
function hostLine(host, gate) {
    const policy = policyRemark(host, gate);
    const tlsa = tlsaRemark(host);
    const addresses = host.addresses.slice(0, log_gate_MAX_ADDRESSES).map((address) => {
        const origin = originText(address);
        const said = talkRemarks(address.smtp).slice(0, log_gate_MAX_VALUES).map(log_gate_remarkText).join(', ');
        return `${(0,untrusted/* safeText */.Hk)(address.address, 60)}${origin === '' ? '' : ` (${origin})`} ${said}`;
    });
    const left = host.addresses.length - addresses.length;
    const parts = [
        `  host: ${host.preference} ${(0,untrusted/* safeText */.Hk)(host.host, 260)}, ${hostState(host)}`,
        ...(policy === undefined ? [] : [`${policy.label} in the MTA-STS policy`]),
        ...(tlsa === undefined ? [] : [`TLSA ${tlsa.label}`]),
        ...(addresses.length === 0 ? ['no address'] : addresses),
        ...(left > 0 ? [`and ${(0,counted/* grouped */.z)(left)} more`] : []),
    ];
    return parts.join('; ');
}
function log_gate_remarkText({ label, detail }) {
    return detail === undefined ? label : `${label} (${(0,untrusted/* safeText */.Hk)(detail, 200)})`;
}
function limited(all, limit, noun, line) {
    const lines = fitting(all.slice(0, limit).map(line), ({ length }) => length, MAX_LENGTH);
    const left = all.length - lines.length;
    return [...lines, ...(left > 0 ? [`  and ${(0,counted/* counted */.h)(left, `more ${noun}`)}`] : [])];
}

;// CONCATENATED MODULE: ./lib/report/log/log-story.js







const MAX_CHANGES = 20;
function pastLines({ story }) {
    if (!story)
        return [];
    const lastGood = lastGoodOf(story, undefined);
    return [
        `  history: ${sinceSentence(story)}${lastGood === undefined ? '' : `; last ok ${lastGood.time}`}`,
        ...runLine(story),
        ...trendLine(story),
        ...changeLines(story.changes),
        ...story.regressions.slice(0, MAX_CHANGES).map(slowerLine),
    ];
}
function runLine({ runs }) {
    if (runs.length < 2)
        return [];
    return [`  last ${Math.min(runs.length, MARKED_RUNS)} runs: ${markLine(runs)} (oldest first: ${markCounts(runs)})`];
}
function trendLine({ trend }) {
    const drawn = drawnTrend(trend);
    if (!trend || !drawn)
        return [];
    return [`  trend of ${(0,untrusted/* safeText */.Hk)(trend.metric, 80)}: ${trendBlocks(drawn)} (${trendNumbers(drawn, trend)})`];
}
function changeLines(changes) {
    const left = changes.length - MAX_CHANGES;
    return [
        ...changes
            .slice(0, MAX_CHANGES)
            .map(({ subject, before, after, isWorse, since }) => `  ${isWorse ? 'worse' : 'differs'}: ${(0,untrusted/* safeText */.Hk)(subject, 120)}: before ${(0,untrusted/* safeText */.Hk)(before, 160)}, now ${(0,untrusted/* safeText */.Hk)(after, 160)} (since ${clockTime(since)})`),
        ...(left > 0 ? [`  and ${(0,counted/* counted */.h)(left, 'more change')}`] : []),
    ];
}
function slowerLine({ metric, seconds, medianSeconds, runs, since }) {
    const [now, usual] = [(0,verdict_value/* formatValue */.Fl)(seconds, 'seconds'), (0,verdict_value/* formatValue */.Fl)(medianSeconds, 'seconds')];
    return `  slower: ${(0,untrusted/* safeText */.Hk)(metric, 80)} takes ${now} without the network, usual are ${usual} (${(0,counted/* counted */.h)(runs, 'run')}, since ${clockTime(since)})`;
}

;// CONCATENATED MODULE: ./lib/report/log/log-check.js










const MAX_ITEMS = 50;
const log_check_MAX_CERTIFICATES = 8;
function log_check_checkLines(check) {
    const { findings, notices, connections, mode, target, attempts, facts } = check;
    return [
        ...adviceLines(check),
        ...(0,model_status/* worstFirst */.md)(findings).slice(0, MAX_ITEMS).flatMap(findingLines),
        ...log_check_more(findings.length, 'finding'),
        ...notices.slice(0, MAX_ITEMS).flatMap(noticeLines),
        ...log_check_more(notices.length, 'note'),
        ...attemptLines(check),
        ...pastLines(check),
        ...gateLines(check),
        `  target: ${(0,untrusted/* safeText */.Hk)(target)} (${(0,untrusted/* safeText */.Hk)(mode, 40)}, ${(0,counted/* counted */.h)(attempts, 'attempt')})`,
        ...renderWaterfall(check).map(({ text, end }) => `  ${end === 'ok' ? ' ' : '>'} ${text}`),
        ...connections.flatMap((each, index) => connectionLines(each, connections.slice(0, index))),
        ...(facts.arrivedIn === undefined ? [] : [`  arrived in: ${facts.arrivedIn}`]),
        ...(facts.messageId === undefined ? [] : [`  message-id: ${(0,untrusted/* safeText */.Hk)(facts.messageId)}`]),
        ...(facts.acceptance === undefined ? [] : [`  accepted with: ${(0,untrusted/* safeText */.Hk)(facts.acceptance)}`]),
        ...metricLines(check),
    ];
}
function findingLines(finding) {
    const { status, message, hint, reply } = finding;
    return [
        `  ${status}: ${(0,untrusted/* safeText */.Hk)(message, 600)}${inBrackets(finding)}`,
        ...(reply === undefined ? [] : [`    the server said: ${(0,untrusted/* safeText */.Hk)(reply)}`]),
        ...(hint === undefined ? [] : [`    what to do: ${(0,untrusted/* safeText */.Hk)(hint, 600)}`]),
    ];
}
function noticeLines(notice) {
    const { message, hint, reply } = notice;
    return [
        `  note: ${(0,untrusted/* safeText */.Hk)(message, 600)}${inBrackets(notice)}`,
        ...(reply === undefined ? [] : [`    the server said: ${(0,untrusted/* safeText */.Hk)(reply)}`]),
        ...(hint === undefined ? [] : [`    what to do: ${(0,untrusted/* safeText */.Hk)(hint, 600)}`]),
    ];
}
function attemptLines(check) {
    const outcome = attemptsOutcome(check);
    return [
        ...failedAttempts(check).map(({ label, message, details }) => `  note: ${label}: ${(0,untrusted/* safeText */.Hk)(message, 600)} (${details})`),
        ...(outcome === '' ? [] : [`  note: ${outcome}`]),
    ];
}
function inBrackets({ code, phase, source }) {
    const parts = [
        ...(code === undefined ? [] : [code]),
        ...(phase === undefined ? [] : [phaseLabel(phase)]),
        ...(source === undefined ? [] : [(0,issue_sentence/* fileLine */.RO)(source)]),
    ];
    return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
function connectionLines({ protocol, address, port, tls }, earlier) {
    const chain = tls?.chain ?? [];
    const leaf = chain[0]?.fingerprint256;
    const isSame = leaf !== undefined && earlier.some((each) => each.tls?.chain[0]?.fingerprint256 === leaf);
    const where = address.includes(':') ? `[${address}]` : address;
    const how = tls === undefined
        ? 'no TLS'
        : `${(0,untrusted/* safeText */.Hk)(tls.version, 20)}, ${(0,untrusted/* safeText */.Hk)(tls.cipher, 60)}, certificate ${tls.isVerified ? 'verified' : 'NOT VERIFIED'}`;
    return [
        `  connection: ${protocol.toUpperCase()} to ${(0,untrusted/* safeText */.Hk)(where, 60)}:${port}, ${how}`,
        ...(isSame ? ['    certificate: as above'] : chain.slice(0, log_check_MAX_CERTIFICATES).map(certificateLine)),
    ];
}
function certificateLine({ subject, issuer, validTo, daysLeft }) {
    const left = daysLeft < 0 ? `EXPIRED ${(0,counted/* counted */.h)(-daysLeft, 'day')} ago` : `${(0,counted/* counted */.h)(daysLeft, 'day')} left`;
    return `    certificate: ${(0,untrusted/* safeText */.Hk)(subject, 120)}, issued by ${(0,untrusted/* safeText */.Hk)(issuer, 120)}, valid to ${(0,untrusted/* safeText */.Hk)(validTo, 40)} (${left})`;
}
function metricLines({ measurements, metrics, phases }) {
    const known = new Set(['attempts', ...phases.map(({ name }) => `${name}_seconds`)]);
    const shown = measurements.filter(({ metric }) => !known.has(metric));
    const lines = shown.slice(0, MAX_ITEMS).map(({ metric, label, value }) => {
        const unit = metrics.find(({ name }) => name === metric)?.unit ?? 'count';
        const which = label === undefined ? '' : ` of ${(0,untrusted/* safeText */.Hk)(label, 100)}`;
        return `  metric: ${(0,untrusted/* safeText */.Hk)(metric, 80)}${which} is ${(0,verdict_value/* formatValue */.Fl)(value, unit)}`;
    });
    return [...lines, ...log_check_more(shown.length, 'metric')];
}
function log_check_more(count, noun) {
    return count > MAX_ITEMS ? [`  and ${(0,counted/* counted */.h)(count - MAX_ITEMS, `more ${noun}`)}`] : [];
}

;// CONCATENATED MODULE: ./lib/report/log/log.js










const log_MAX_LENGTH = 200 * 1024;
const log_MAX_ISSUES = 100;
const MAX_WORST = 20;
function renderLog(report) {
    const { status, message, issues, checks, version, startedAt, durationSeconds } = report;
    const hidden = issues.length - log_MAX_ISSUES;
    return [
        `Mail Probe: ${status.toUpperCase()} - ${(0,untrusted/* safeText */.Hk)(message, 600)}`,
        ...(issues.length + checks.length > 0 ? [] : whatToDo(report)),
        ...issues.slice(0, log_MAX_ISSUES).map((issue) => `  ${(0,issue_sentence/* issueSentence */.pu)(issue)} (${issue.code})`),
        ...(hidden > 0 ? [`  and ${(0,counted/* counted */.h)(hidden, 'more problem')}`] : []),
        ...allChecks(checks),
        `Mail Probe ${(0,untrusted/* safeText */.Hk)(version, 40)}, started ${(0,untrusted/* safeText */.Hk)(startedAt, 40)}, took ${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')}`,
    ];
}
function whatToDo({ hint, code }) {
    return [
        ...(hint === undefined ? [] : [`  what to do: ${(0,untrusted/* safeText */.Hk)(hint, 600)}`]),
        ...(code === undefined ? [] : [`  failure: ${code}`]),
    ];
}
function allChecks(checks) {
    if (checks.length > FEW)
        return log_manyChecks(checks);
    const { inFull, left } = fullText(checks);
    return [...checks.flatMap((check) => inFull.get(check) ?? [fullHeadline(check)]), ...left];
}
function log_manyChecks(checks) {
    const bad = (0,model_status/* worstFirst */.md)(checks.filter(({ status }) => status !== 'ok'));
    const { inFull, left } = fullText(bad);
    const worst = bad.slice(0, MAX_WORST);
    const more = bad.length - worst.length;
    return [
        ...checks.filter(({ status }) => status === 'ok').map(fullHeadline),
        ...bad.toReversed().flatMap((check) => inFull.get(check) ?? [fullHeadline(check)]),
        ...left,
        `Mail Probe: ${(0,run_verdict/* tally */.N4)(checks)}`,
        ...worst.map((check) => `  ${fullHeadline(check)}`),
        ...(more > 0 ? [`  and ${(0,counted/* counted */.h)(more, 'more check')}`] : []),
    ];
}
function fullText(checks) {
    let room = log_MAX_LENGTH;
    const inFull = new Map();
    for (const check of (0,model_status/* worstFirst */.md)(checks)) {
        const lines = [headline_headline(check), ...log_check_checkLines(check)];
        room -= lines.join('\n').length;
        if (room < 0)
            break;
        inFull.set(check, lines);
    }
    const left = checks.length - inFull.size;
    return { inFull, left: left > 0 ? [`And the details of ${(0,counted/* counted */.h)(left, 'check')}: see the JSON report.`] : [] };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/cli/terminal/paint.js

const paint_COLOURS = {
    ok: 'green',
    warning: 'yellow',
    critical: 'red',
    unknown: 'magenta',
};
const RULES = [
    {
        pattern: /^(Mail Probe: |Check | {2})(OK|WARNING|CRITICAL|UNKNOWN|ok|warning|critical|unknown)((?: - |: ).*)$/,
        paint: paint_status,
    },
    { pattern: /^( {4})(what to do:|the server said:)( .*)$/, paint: strong },
    { pattern: /^( {2})(> .*)()$/, paint: (text) => coloured('red', text) },
    { pattern: /^( {2}advice: )([^:]+:)( .*)$/, paint: strong },
    { pattern: /^( {2})((?:[a-z][a-z -]*|SPF|MTA-STS):)( .*)$/, paint: faint },
    { pattern: /^( {4})(\d+\.)( .*)$/, paint: faint },
    { pattern: /^()(Mail Probe \d.*)()$/, paint: faint },
];
function paint(line) {
    for (const { pattern, paint: colour } of RULES) {
        const [, before = '', text, after = ''] = pattern.exec(line) ?? [];
        if (text !== undefined)
            return before + colour(text) + after;
    }
    return line;
}
function paint_status(word) {
    return strong(coloured(paint_COLOURS[word.toLowerCase()], word));
}
function strong(text) {
    return coloured('bold', text);
}
function faint(text) {
    return coloured('dim', text);
}
function coloured(format, text) {
    return (0,external_node_util_.styleText)(format, text, { validateStream: false });
}

;// CONCATENATED MODULE: ./lib/cli/terminal/render-report.js



function renderReport(report, output, hasColours, history) {
    if (isFormat(output))
        return FORMATS[output].render(report, { history });
    const lines = renderLog(report);
    return `${(hasColours ? lines.map(paint) : lines).join('\n')}\n`;
}
function isFormat(output) {
    return Object.hasOwn(FORMATS, output);
}

;// CONCATENATED MODULE: ./lib/cli/commands/run-probe.js
















async function runProbe(line, host) {
    const out = (0,terminal/* createOutput */.q)(host.stdout, host.env);
    const err = (0,terminal/* createOutput */.q)(host.stderr, host.env);
    const world = (0,real_world/* createWorld */.b)({ env: withoutWorkflow(host.env), stdout: (text) => void host.stdout.write(`${text}\n`) });
    const signals = watchSignals(host, model_status/* EXIT_CODES */.ai.unknown);
    const secrets = await readSecrets(line, createSecretSource(host, signals.cancel));
    const { report, job, memory } = await runAndReport(line, secrets, err, world, signals);
    const history = memory?.folded?.history;
    const isPrinted = await print(renderReport(report, line.output, out.hasColours, history), out, err);
    const written = job
        ? await writeReports(report, job.settings.reportFiles, world, {
            history,
            redact: job.redact,
        })
        : [];
    const places = written.filter(({ problem }) => problem === undefined && line.output === TEXT);
    const warnings = [...secrets.warnings, ...withoutEffect(line), ...notWritten(written), ...(await remember(memory))];
    const lines = [
        ...places.map(({ file: { format, shownPath } }) => `Report (${format}): ${shownPath}`),
        ...warnings.map((text) => `mail-probe: warning: ${text}`),
    ];
    const redact = job?.redact ?? ((text) => text);
    await (0,terminal/* write */.M)(err, lines.map((text) => `${(0,untrusted/* safeText */.Hk)(redact(text), 600)}\n`).join('')).catch(() => { });
    if (!isPrinted)
        return model_status/* EXIT_CODES */.ai.unknown;
    return isDryRun(job, report) ? model_status/* EXIT_CODES */.ai.ok : model_status/* EXIT_CODES */.ai[report.status];
}
function notWritten(written) {
    return written.flatMap(({ file: { format, shownPath }, problem }) => problem === undefined ? [] : `The ${format} report could not be written to ${shownPath}: ${problem}.`);
}
function withoutWorkflow(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GITHUB_')));
}
async function openMemoryOf(job, world) {
    if (!job.memory)
        return undefined;
    const { openTerminalMemory } = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(992)]).then(__webpack_require__.bind(__webpack_require__, 2992));
    return openTerminalMemory(job.memory, world);
}
async function remember(memory) {
    if (!memory?.folded)
        return [];
    const problem = await memory.keep();
    const told = memory.notices.map(({ message, hint }) => [message, hint].filter(Boolean).join(' '));
    return [...told, ...(problem === undefined ? [] : [`The history ${memory.place} ${problem}. ${NOT_KEPT}`])];
}
const NOT_KEPT = 'The next run does not know of this one. Look at the path in --history-file, the rights and the space on the disk.';
async function runAndReport(line, secrets, err, world, signals) {
    let memory;
    let job;
    let progress;
    try {
        job = await Promise.race([prepare(world, givenOptions(line, secrets), signals.cancel), signals.crashed]);
        progress = createTerminalProgress(err, world.clock, job, line.output !== TEXT);
        memory = await openMemoryOf(job, world);
        const run = runJob(job, execution(job, world, signals, progress), memory);
        const report = await Promise.race([run, signals.crashed]);
        const issues = report.issues.map((issue) => phraseIssue(issue, secrets.fromVariables));
        return { report: issues.length === 0 ? report : { ...report, ...(0,run_verdict/* verdictOfIssues */.NX)(issues) }, job, memory };
    }
    catch (error) {
        return { report: crashReport(error, job, world), job, memory: undefined };
    }
    finally {
        progress?.stop();
        signals.stop();
    }
}
function execution(job, world, signals, progress) {
    signals.cancel.addEventListener('abort', () => progress.say('Cancelled. Cleaning up; once more to hurry.'));
    return {
        world,
        redact: job.redact,
        cancel: signals.cancel,
        hurry: signals.hurry,
        keepTicket: async () => { },
        ...progress,
    };
}
async function print(text, out, err) {
    try {
        await (0,terminal/* write */.M)(out, text);
        return true;
    }
    catch (error) {
        const reason = (0,error_code/* reasonOf */.A3)(error, 'unknown error');
        await (0,terminal/* write */.M)(err, `mail-probe: the result could not be printed: ${reason}\n`).catch(() => { });
        return false;
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/cli/commands/describe-sandbox.js
function describeSandbox(running) {
    const { sandbox, domain, gate, movingGate, files, program } = running;
    const { users, smtp, imap } = sandbox;
    const user = users.map(({ username, password, address, accessToken }) => `User:      ${username}\nPassword:  ${password}\nToken:     ${accessToken}\nAddress:   ${address}`);
    const common = `--host ${smtp.host} --tls-ca "${files.ca}" --username ${users[0]?.username} --password-file "${files.password}"`;
    const message = `--from ${users[0]?.address} --to ${users[0]?.address}`;
    const judge = (inputs) => `${program} ${gateOptions(inputs, files.ca)}`;
    return `A mail system runs in this process, until it is interrupted (Ctrl-C). Only this machine can reach it.

SMTP:      ${endpoints(smtp)}
IMAP:      ${endpoints(imap)}
${user.join('\n')}
Authority: ${files.ca}

Paste one of these into another terminal:

${program} round-trip ${common} --smtp-port ${smtp.implicit} --smtp-tls-mode implicit --imap-port ${imap.starttls} --imap-tls-mode starttls ${message}

${program} smtp-send ${common} --port ${smtp.starttls} --tls-mode starttls ${message} --subject "Hello"

${program} imap-search ${common} --port ${imap.implicit} --tls-mode implicit --search "subject: hello" --critical 1:

A mail domain runs, too, for a gate before a DNS change.

Domain:    ${domain.domain}
DNS:       ${domain.names.host}:${domain.names.port} (UDP and TCP), for its zone and as a resolver
MX host:   ${domain.mail.smtp.host}:${domain.mail.smtp.starttls} (STARTTLS), mx1.${domain.domain}
MTA-STS:   ${describe_sandbox_policyOf(domain)}
Plans:     ${files.safePlan} (safe), ${files.movingPlan} (loses mail)

This plan passes, and the one after it does not:

${judge(gate)} --zone "${files.safePlan}"

${judge(movingGate)} --zone "${files.movingPlan}"
`;
}
function endpoints({ host, implicit, starttls, plain }) {
    return `${host}:${implicit} (implicit TLS), ${host}:${starttls} (STARTTLS), ${host}:${plain} (no TLS)`;
}
function describe_sandbox_policyOf({ policyHost, policyFault }) {
    if (policyHost)
        return `${policyHost.host}:${policyHost.port} (HTTPS)`;
    return `none: port 443 of 127.0.0.1 cannot be listened on (${policyFault}), so the domain has no policy`;
}
function gateOptions({ mode, ...inputs }, ca) {
    const options = Object.entries({ ...inputs, 'tls-ca': ca }).flatMap(([input, value]) => value === 'true' ? [`--${input}`] : value.split('\n').map((line) => `--${input} ${quoted(line)}`));
    return [mode, ...options].join(' ');
}
function quoted(value) {
    return /^[\w.:,@-]+$/.test(value) ? value : `"${value}"`;
}

;// CONCATENATED MODULE: ./lib/cli/commands/run-sandbox.js






async function runSandbox(host) {
    const { startSandbox } = await Promise.all(/* import() */[__webpack_require__.e(664), __webpack_require__.e(344), __webpack_require__.e(352)]).then(__webpack_require__.bind(__webpack_require__, 63352));
    const { gateInputs, startMailDomain } = await Promise.all(/* import() */[__webpack_require__.e(664), __webpack_require__.e(344), __webpack_require__.e(352), __webpack_require__.e(852)]).then(__webpack_require__.bind(__webpack_require__, 92852));
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'mail-probe-sandbox-'));
    const interrupted = new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'])
            host.once(signal, resolve);
    });
    const sandbox = await startSandbox();
    const domain = await startMailDomain();
    try {
        const files = await writeFiles(folder, sandbox, domain);
        const shown = {
            sandbox,
            domain,
            gate: gateInputs(domain),
            movingGate: gateInputs(domain, undefined, true),
            files,
            program: programOf(host),
        };
        await (0,terminal/* write */.M)((0,terminal/* createOutput */.q)(host.stdout, host.env), describeSandbox(shown));
        await interrupted;
    }
    finally {
        await Promise.all([sandbox.close(), domain.close()]);
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
    return model_status/* EXIT_CODES */.ai.ok;
}
async function writeFiles(folder, sandbox, domain) {
    const files = {
        ca: (0,external_node_path_.join)(folder, 'ca.pem'),
        password: (0,external_node_path_.join)(folder, 'password'),
        safePlan: (0,external_node_path_.join)(folder, 'safe.zone'),
        movingPlan: (0,external_node_path_.join)(folder, 'moving.zone'),
    };
    await (0,promises_.writeFile)(files.ca, sandbox.caPem + domain.mail.caPem);
    await (0,promises_.writeFile)(files.password, `${sandbox.users[0]?.password}\n`, { mode: 0o600 });
    await (0,promises_.writeFile)(files.safePlan, domain.safePlan);
    await (0,promises_.writeFile)(files.movingPlan, domain.movingPlan);
    return files;
}
function programOf({ argv }) {
    const [, script = ''] = argv;
    return (0,external_node_path_.basename)(script) === 'mail-probe' ? 'mail-probe' : `node "${script}"`;
}

// EXTERNAL MODULE: ./lib/probes/index.js + 19 modules
var probes = __webpack_require__(99349);
;// CONCATENATED MODULE: ./lib/cli/examples.js
const EXAMPLES = {
    'round-trip': [
        {
            about: 'One server for both protocols; the password is in the variable MAIL_PROBE_PASSWORD',
            options: '--host mail.example.org --username probe@example.org --from probe@example.org --to probe@example.org',
        },
        {
            about: 'Ports of its own, and critical above 30 seconds',
            options: '--host mail.example.org --username probe@example.org --smtp-port 587 --imap-port 143 --from probe@example.org --to probe@example.org --critical 30',
        },
        {
            about: 'Sent from one account and received by another',
            options: '--smtp-host smtp.example.org --smtp-username a@example.org --smtp-password-file a.txt --imap-host imap.example.net --imap-username b@example.net --imap-password-file b.txt --from a@example.org --to b@example.net',
        },
    ],
    'smtp-connect': [
        { about: 'Submission with TLS from the first byte, port 465', options: '--host mail.example.org' },
        {
            about: 'A relay that must offer STARTTLS, and never waits longer than a second',
            options: '--host mail.example.org --port 25 --critical 1',
        },
        {
            about: 'A certificate that is warned of a month before it expires',
            options: '--host mail.example.org --port 587 --thresholds "tls_certificate_days_left warning=30:"',
        },
    ],
    'smtp-login': [
        {
            about: 'The password is in the variable MAIL_PROBE_PASSWORD',
            options: '--host mail.example.org --username probe@example.org',
        },
        {
            about: 'Submission with STARTTLS, the password in a file',
            options: '--host mail.example.org --username probe@example.org --port 587 --password-file password.txt',
        },
        {
            about: 'A well-known provider, with an OAuth 2 access token from a file',
            options: '--provider gmail --username probe@gmail.com --access-token-file token.txt',
        },
    ],
    'smtp-send': [
        {
            about: 'Log in and send; the password is in the variable MAIL_PROBE_PASSWORD',
            options: '--host mail.example.org --username probe@example.org --from probe@example.org --to someone@example.net',
        },
        {
            about: 'A relay that accepts mail from this network without a login',
            options: '--host mail.example.org --port 25 --from probe@example.org --to someone@example.net',
        },
        {
            about: 'A message of 5 MB for two people',
            options: '--host mail.example.org --username probe@example.org --password-file password.txt --from probe@example.org --to a@example.net --to b@example.net --message-size 5MB',
        },
    ],
    'imap-connect': [
        { about: 'TLS from the first byte, port 993', options: '--host mail.example.org' },
        {
            about: 'STARTTLS on port 143, critical above two seconds',
            options: '--host mail.example.org --port 143 --critical 2',
        },
    ],
    'imap-login': [
        {
            about: 'The password is in the variable MAIL_PROBE_PASSWORD',
            options: '--host mail.example.org --username probe@example.org',
        },
        {
            about: 'STARTTLS, and an authority of its own',
            options: '--host mail.example.org --username probe@example.org --port 143 --password-file password.txt --tls-ca ca.pem',
        },
    ],
    'imap-search': [
        {
            about: 'Is there a backup report of today?',
            options: '--host mail.example.org --username probe@example.org --search "subject: backup finished" --search "newer-than: 24h" --critical 1:',
        },
        {
            about: 'How many unseen messages wait in another mailbox',
            options: '--host mail.example.org --username probe@example.org --mailbox Support --search unseen --warning 20 --critical 50',
        },
        {
            about: 'Delete what is older than 30 days',
            options: '--host mail.example.org --username probe@example.org --mailbox Reports --search "older-than: 30d" --delete-found',
        },
    ],
    'imap-mailbox': [
        {
            about: 'Unseen messages of INBOX',
            options: '--host mail.example.org --username probe@example.org --warning 20 --critical 50',
        },
        {
            about: 'Every mailbox, and a quota that fills up',
            options: '--host mail.example.org --username probe@example.org --mailboxes "*" --thresholds "quota_used_ratio warning=0.8 critical=0.95"',
        },
    ],
    mx: [
        { about: 'What is published now, and what its mail servers say', options: '--domain example.org' },
        {
            about: 'A planned zone, before it is published',
            options: '--domain example.org --zone zones/example.org.zone --dkim-selectors s2026 --outbound-ips 192.0.2.1',
        },
        {
            about: 'The same plan once it is published, with a mail server that is not in DNS yet',
            options: '--domain example.org --zone zones/example.org.zone --stage after --mx-addresses "mx2.example.org 192.0.2.25"',
        },
    ],
};

;// CONCATENATED MODULE: ./lib/cli/help.js










const COMMANDS = {
    merge: 'Make one result of JSON reports of other runs.',
    lint: 'Check checks files without running them.',
    import: 'Make a checks file of what another monitoring system has.',
    history: 'Show or change what is remembered of checks.',
    sandbox: 'Start a mail system in this process, to try things on, until interrupted.',
    help: 'Show the options and examples of a mode.',
};
const help_WIDTH = 100;
const EXITS = `Exit codes: ${Object.entries(model_status/* EXIT_CODES */.ai)
    .map(([status, code]) => `${code} ${status}`)
    .join(', ')}. A wrong option and a cancelled run are unknown.`;
const FLAGS = 'A flag alone means true, and with no- in front, as in --no-cleanup, it means false. To give a list several entries, repeat its option.';
const help_MANY = 'For many checks, use a file: mail-probe --checks checks.yml [options].';
const LINT = 'Every problem is shown with its file, line and column. Variables that a run needs are named, and need not be set. Exit codes: 0 nothing is wrong, 3 something is.';
const MERGE_NOTE = `It contacts nothing, and its exit code is that of the result. Each report is that of a run with --report json=PATH.

Examples:
  # The shards of one run, which ran with --shard 1/3, 2/3 and 3/3
  mail-probe merge --merge-reports "reports/*.json" --report html=mail.html`;
const IMPORT = 'What cannot be carried over, and what is judged differently, is listed line by line on standard error and noted in the file. A password is never written: the file names a variable instead. Exit codes: 0 all of it was carried over, 1 not all of it, 3 there is no check.';
const HISTORY = 'Exit codes: 0 done, 3 there is no such history or check.';
const SANDBOX = 'It listens on free ports of 127.0.0.1, has one user and a certificate authority of its own, and prints all that is needed to probe it. Mail to the user arrives in INBOX. Beside it runs a mail domain with a name server, an MX host and an MTA-STS policy, for a gate: one plan of it passes, and one fails. Everything is gone when it ends.';
const help_SECRETS = `No secret has to be an argument: put it into ${secretVariable('password')}, or into a file for --password-file.`;
const MERGE_SETTINGS = ['mergeReports', 'mergeAnyRun', 'reports', 'maxDuration'];
const SPECIAL = new Set(probes/* PROBES */._.flatMap(({ settings }) => settings));
function help(topic, columns = help_WIDTH) {
    const width = Math.min(columns, help_WIDTH);
    const probe = probes/* PROBES */._.find(({ name }) => name === topic);
    if (probe)
        return modeHelp(probe, width);
    if (topic === plan/* MERGE */.l)
        return mergeHelp(width);
    if (topic === 'sandbox')
        return sandboxHelp(width);
    if (topic === 'lint')
        return format(fitted(lintCommand(), width), width, LINT);
    if (topic === 'import')
        return format(fitted(importCommand(), width), width, IMPORT);
    if (topic === 'history')
        return format(fitted(historyCommand(), width), width, HISTORY);
    return topic === undefined || topic === 'help' ? generalHelp(width) : undefined;
}
function noHelp(topic) {
    const topics = [...probes/* PROBES */._.map(({ name }) => name), ...Object.keys(COMMANDS).filter((name) => name !== 'help')];
    const nearest = (0,closest/* closest */.k)(topic, topics);
    return nearest === undefined ? `There is help on ${(0,list_words/* listWords */.y)(topics)}.` : `Did you mean ${nearest}?`;
}
function generalHelp(width) {
    const command = create('mail-probe', '<mode> [options]', width).description('Proves that a mail system works: logs in over SMTP and IMAP, sends a message and sees that very message arrive.');
    command.commandsGroup('Modes:');
    for (const { name, summary } of probes/* PROBES */._)
        command.addCommand(create(name, '', width).description(help_plain(summary)));
    command.commandsGroup('Other:');
    for (const [name, about] of Object.entries(COMMANDS))
        command.addCommand(create(name, '', width).description(about));
    return format(command, width, help_examples(probes/* PROBES */._[0]?.name), help_MANY, help_SECRETS, EXITS);
}
function modeHelp({ name, summary, settings }, width) {
    const command = create(`mail-probe ${name}`, '[options]', width).description(help_plain(summary));
    const named = new Set(settings);
    for (const [setting, field] of Object.entries(settings_fields/* FIELDS */.c)) {
        const matters = (named.has(setting) || !SPECIAL.has(setting)) && !field.isForWorkflow && setting !== 'mode';
        if (matters)
            for (const option of fieldOptions(setting, field))
                command.addOption(option);
    }
    for (const option of ownOptions())
        command.addOption(option);
    return format(command, width, FLAGS, help_examples(name), EXITS);
}
function mergeHelp(width) {
    const command = create('mail-probe merge', '[options]', width).description(COMMANDS.merge);
    for (const setting of MERGE_SETTINGS) {
        for (const option of fieldOptions(setting, settings_fields/* FIELDS */.c[setting]))
            command.addOption(option);
    }
    for (const option of ownOptions())
        command.addOption(option);
    return format(command, width, MERGE_NOTE, EXITS);
}
function sandboxHelp(width) {
    const command = create('mail-probe sandbox', '', width).description(COMMANDS.sandbox);
    return format(command, width, SANDBOX);
}
function create(name, usage, width) {
    return fitted(new esm/* Command */.uB(name).usage(usage), width);
}
function fitted(command, width) {
    command.helpOption(false).helpCommand(false);
    command.configureOutput({ getOutHelpWidth: () => width });
    return command.configureHelp({ optionTerm: termOf, subcommandTerm: (each) => each.name() });
}
function format(command, width, ...texts) {
    const helper = command.createHelp();
    const wrap = (line) => (line.startsWith(' ') ? line : helper.boxWrap(line, width));
    const wrapped = texts.map((text) => text.split('\n').map(wrap).join('\n'));
    const information = command.helpInformation().trimEnd().split('\n');
    return `${[information.map((line) => line.trimEnd()).join('\n'), ...wrapped].join('\n\n')}\n`;
}
function termOf(option) {
    return isFlag(option) ? option.flags : option.flags.replace('[', '<').replace(']', '>');
}
function help_examples(mode = '') {
    const lines = (EXAMPLES[mode] ?? []).map(({ about, options }) => `  # ${about}\n  mail-probe ${mode} ${options}`);
    return `Examples:\n${lines.join('\n\n')}`;
}
function help_plain(text) {
    return text.replaceAll('`', '');
}

;// CONCATENATED MODULE: ./lib/cli/run-cli.js










const EXIT_GUARD_MS = 500;
async function runCli(host) {
    const exitCode = await run(host);
    setTimeout(() => exitProcess(host, exitCode), EXIT_GUARD_MS).unref();
    return exitCode;
}
async function run(host) {
    const args = host.argv.slice(2);
    const done = await runCommand(args, host);
    if (done !== undefined)
        return done;
    const line = parseArguments(args);
    if (SECRET_INPUTS.some((input) => line.texts.has(input)))
        host.title = 'mail-probe';
    const [command, topic] = line.operands;
    if (line.wantsVersion)
        return await run_cli_print(host, 'stdout', `${version/* VERSION */.x}\n`, model_status/* EXIT_CODES */.ai.ok);
    if (args.length === 0)
        return await run_cli_print(host, 'stderr', help(undefined, host.stderr.columns) ?? '', model_status/* EXIT_CODES */.ai.unknown);
    if (line.wantsHelp || command === 'help')
        return await showHelp(host, command === 'help' ? topic : command);
    if (command !== 'sandbox')
        return await runProbe(line, host);
    if (args.length === 1)
        return await runSandbox(host);
    return await run_cli_print(host, 'stderr', 'mail-probe: sandbox takes no options.\n', model_status/* EXIT_CODES */.ai.unknown);
}
async function showHelp(host, topic) {
    const text = help(topic, host.stdout.columns);
    if (text !== undefined)
        return await run_cli_print(host, 'stdout', text, model_status/* EXIT_CODES */.ai.ok);
    return await run_cli_print(host, 'stderr', `mail-probe: ${noHelp(topic ?? '')}\n`, model_status/* EXIT_CODES */.ai.unknown);
}
async function run_cli_print(host, stream, text, exitCode) {
    await (0,terminal/* write */.M)((0,terminal/* createOutput */.q)(host[stream], host.env), text);
    return exitCode;
}


/***/ }),

/***/ 56712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ write),
/* harmony export */   q: () => (/* binding */ createOutput)
/* harmony export */ });
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49438);

function createOutput(stream, env) {
    stream.on('error', () => { });
    return {
        stream,
        hasColours: wantsColours(stream, env),
        isLive: stream.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'],
    };
}
function wantsColours(stream, env) {
    const forced = env['FORCE_COLOR'];
    if (forced !== undefined)
        return !/^(?:0|false)$/.test(forced);
    return stream.isTTY === true && stream.hasColors(env);
}
async function write({ stream }, text) {
    await new Promise((resolve, reject) => {
        stream.write(text, (error) => {
            if (!error || (0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error) === 'EPIPE')
                resolve();
            else
                reject(error);
        });
    });
}


/***/ }),

/***/ 33122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ openImap)
/* harmony export */ });
/* harmony import */ var _network_reach_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85095);

async function openImap(endpoint, context, sendsCredentials, prepare = async () => { }) {
    const load = () => Promise.all(/* import() */[__webpack_require__.e(282), __webpack_require__.e(65), __webpack_require__.e(731)]).then(__webpack_require__.bind(__webpack_require__, 41731));
    const meanwhile = () => Promise.all([endpoint.tlsMode === 'none' || __webpack_require__.e(/* import() */ 330).then(__webpack_require__.bind(__webpack_require__, 8330)), load()]);
    const reached = await (0,_network_reach_js__WEBPACK_IMPORTED_MODULE_0__/* .reach */ .g)(endpoint, context, { sendsCredentials, meanwhile });
    const { startImap } = await load();
    return await startImap(reached, context, prepare);
}


/***/ }),

/***/ 90553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ describeAttempt),
/* harmony export */   EM: () => (/* binding */ isRunnerTrouble),
/* harmony export */   cL: () => (/* binding */ reset),
/* harmony export */   vZ: () => (/* binding */ connectFailure)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25836);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49438);



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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ dial)
/* harmony export */ });
/* harmony import */ var _connect_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90553);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ areLoopback),
/* harmony export */   _: () => (/* binding */ refuseExposure)
/* harmony export */ });
/* harmony import */ var _model_issue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57617);
/* harmony import */ var _system_loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75135);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40503);



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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ reach)
});

// EXTERNAL MODULE: ./lib/model/issue.js
var issue = __webpack_require__(57617);
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
var dial = __webpack_require__(45545);
// EXTERNAL MODULE: ./lib/mail/network/exposure.js
var exposure = __webpack_require__(13306);
// EXTERNAL MODULE: ./lib/mail/network/resolve.js + 1 modules
var resolve = __webpack_require__(40503);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ resolve)
});

// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/system/ip-family.js
var ip_family = __webpack_require__(25180);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(25836);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ ProbeFailure),
/* harmony export */   hD: () => (/* binding */ findingOf),
/* harmony export */   lL: () => (/* binding */ restated)
/* harmony export */ });
/* harmony import */ var _failure_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90551);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 53997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ MERGE)
/* harmony export */ });
const MERGE = 'merge';


/***/ }),

/***/ 49538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ formatNames),
/* harmony export */   f: () => (/* binding */ SCHEMA_VERSION)
/* harmony export */ });
const SCHEMA_VERSION = 1;
const formatNames = ['json', 'junit', 'openmetrics', 'nagios', 'html', 'badge', 'status-page'];


/***/ }),

/***/ 11148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 82475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ STATES)
/* harmony export */ });
const STATES = ['new', 'up', 'failing', 'down', 'lost', 'recovering'];


/***/ }),

/***/ 45059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withPassedStatuses),
/* harmony export */   l: () => (/* binding */ noticesOf)
/* harmony export */ });
/* harmony import */ var _model_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57413);
/* harmony import */ var _model_phase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53997);
/* harmony import */ var _model_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47402);
/* harmony import */ var _settings_providers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37470);
/* harmony import */ var _text_list_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9764);





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

/***/ 94157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gg: () => (/* binding */ buildPlan),
  Iw: () => (/* binding */ planCheck),
  mc: () => (/* binding */ readFailOn),
  BU: () => (/* binding */ readLimits)
});

// EXTERNAL MODULE: ./lib/model/issue.js
var issue = __webpack_require__(57617);
// EXTERNAL MODULE: ./lib/model/plan.js
var plan = __webpack_require__(70679);
// EXTERNAL MODULE: ./lib/probes/index.js + 19 modules
var probes = __webpack_require__(99349);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(80761);
// EXTERNAL MODULE: ./lib/text/list-words.js
var list_words = __webpack_require__(9764);
// EXTERNAL MODULE: ./lib/plan/notices.js
var notices = __webpack_require__(45059);
// EXTERNAL MODULE: ./lib/verdict/range.js
var range = __webpack_require__(8887);
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
var threshold = __webpack_require__(33369);
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
    const names = [...probes/* PROBES */._.map((probe) => probe.name), ...otherModes];
    const probe = probes/* PROBES */._.find((candidate) => candidate.name === mode);
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

/***/ 99349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ PROBES)
});

// EXTERNAL MODULE: ./lib/mail/imap/open.js
var imap_open = __webpack_require__(33122);
// EXTERNAL MODULE: ./lib/model/endpoint.js
var model_endpoint = __webpack_require__(57413);
// EXTERNAL MODULE: ./lib/model/issue.js
var issue = __webpack_require__(57617);
// EXTERNAL MODULE: ./lib/model/phase.js
var phase = __webpack_require__(53997);
// EXTERNAL MODULE: ./lib/settings/providers.js
var providers = __webpack_require__(37470);
// EXTERNAL MODULE: ./lib/system/ip-family.js
var ip_family = __webpack_require__(25180);
// EXTERNAL MODULE: ./lib/system/loopback.js
var loopback = __webpack_require__(75135);
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
var settings_settings = __webpack_require__(8839);
// EXTERNAL MODULE: ./lib/settings/servers/login-fields.js
var login_fields = __webpack_require__(40002);
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
var list_words = __webpack_require__(9764);
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
                const load = () => Promise.all(/* import() */[__webpack_require__.e(282), __webpack_require__.e(176)]).then(__webpack_require__.bind(__webpack_require__, 4176));
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
                const load = () => Promise.all(/* import() */[__webpack_require__.e(282), __webpack_require__.e(833), __webpack_require__.e(354)]).then(__webpack_require__.bind(__webpack_require__, 5354));
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
var counted = __webpack_require__(72600);
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
                const { runGate } = await __webpack_require__.e(/* import() */ 868).then(__webpack_require__.bind(__webpack_require__, 95868));
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
var exposure = __webpack_require__(13306);
// EXTERNAL MODULE: ./lib/mail/network/reach.js + 1 modules
var reach = __webpack_require__(85095);
;// CONCATENATED MODULE: ./lib/mail/smtp/open.js

async function openSmtp(endpoint, context, sendsCredentials, prepare = async () => { }) {
    const load = () => Promise.all(/* import() */[__webpack_require__.e(282), __webpack_require__.e(65), __webpack_require__.e(881)]).then(__webpack_require__.bind(__webpack_require__, 40881));
    const meanwhile = () => Promise.all([endpoint.tlsMode === 'none' || __webpack_require__.e(/* import() */ 330).then(__webpack_require__.bind(__webpack_require__, 8330)), load()]);
    const reached = await (0,reach/* reach */.g)(endpoint, context, { sendsCredentials, meanwhile });
    const { startSmtp } = await load();
    return await startSmtp(reached, context, prepare);
}

// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(25836);
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
    return Promise.all(/* import() */[__webpack_require__.e(282), __webpack_require__.e(833), __webpack_require__.e(593)]).then(__webpack_require__.bind(__webpack_require__, 9593));
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
                const load = () => __webpack_require__.e(/* import() */ 306).then(__webpack_require__.bind(__webpack_require__, 52306));
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


/***/ }),

/***/ 14886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RO: () => (/* binding */ fileLine),
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   pu: () => (/* binding */ issueSentence)
/* harmony export */ });
/* harmony import */ var _text_untrusted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18340);

function issueSentence({ input, value, problem, remedy, source, check }) {
    const given = value === undefined ? '' : ` "${(0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(value, 200)}"`;
    const about = check === undefined ? '' : `, check "${(0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(check, 100)}"`;
    const subject = source === undefined ? kindOf(input) : `In ${placeText(source)}${about}:`;
    return `${subject} ${(0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(input, 100)}${given} ${ended((0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(problem, 600))} ${ended((0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(remedy, 600))}`;
}
function kindOf(input) {
    if (/^[A-Z_]+$/.test(input))
        return 'Variable';
    return input.startsWith('-') ? 'Option' : input.startsWith('<') ? 'Argument' : 'Input';
}
function fileLine({ file, line }) {
    return `${(0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(file, 200)}:${line}`;
}
function placeText({ file, line, column }) {
    return `${(0,_text_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(file, 200)}:${line}:${column}`;
}
function ended(sentence) {
    return /[.!?\u2026]$/.test(sentence) ? sentence : `${sentence}.`;
}


/***/ }),

/***/ 31967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ FIELDS)
});

;// CONCATENATED MODULE: ./lib/model/credentials.js
const AUTH_METHODS = ['auto', 'plain', 'login', 'cram-md5', 'xoauth2', 'oauthbearer'];

// EXTERNAL MODULE: ./lib/model/endpoint.js
var endpoint = __webpack_require__(57413);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
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
var reports = __webpack_require__(41447);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __webpack_require__(11148);
// EXTERNAL MODULE: ./lib/system/ip-family.js
var ip_family = __webpack_require__(25180);
// EXTERNAL MODULE: ./lib/settings/kinds/kind.js
var kind = __webpack_require__(91600);
// EXTERNAL MODULE: ./lib/settings/kinds/one-line.js
var one_line = __webpack_require__(64883);
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
var word_list = __webpack_require__(35399);
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
var basic = __webpack_require__(80542);
// EXTERNAL MODULE: ./lib/settings/kinds/criteria.js + 1 modules
var criteria = __webpack_require__(38379);
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

// EXTERNAL MODULE: ./lib/text/control-characters.js
var control_characters = __webpack_require__(36840);
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

// EXTERNAL MODULE: ./lib/settings/kinds/size.js
var size = __webpack_require__(56163);
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
        const bytes = size/* size */.E.parse(text);
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
var shard = __webpack_require__(99960);
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
var providers = __webpack_require__(37470);
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
    search: message(criteria/* criteria */.u, 'For `imap-search`: what to look for, one criterion per line, all must hold. Words such as unseen, from: alice, subject: report, since: 2026-11-01, newer-than: 2h, larger: 1MB or uid: 1:100, each with not in front for its negation.', { default: 'all' }),
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ findNamedFile),
/* harmony export */   B3: () => (/* binding */ workspaceOf),
/* harmony export */   LH: () => (/* binding */ troubleOf),
/* harmony export */   cg: () => (/* binding */ isEndOfWait),
/* harmony export */   qm: () => (/* binding */ leadsOut),
/* harmony export */   t: () => (/* binding */ readFoundFile),
/* harmony export */   wh: () => (/* binding */ readNamedFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49438);
/* harmony import */ var _system_files_until_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72782);
/* harmony import */ var _system_read_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41370);




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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ reportLines),
/* harmony export */   m: () => (/* binding */ resolveReports)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49538);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49438);
/* harmony import */ var _text_closest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80761);
/* harmony import */ var _text_list_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9764);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(42950);
/* harmony import */ var _kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80542);
/* harmony import */ var _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91600);
/* harmony import */ var _named_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89652);









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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony import */ var _model_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11148);
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36840);
/* harmony import */ var _text_list_words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9764);
/* harmony import */ var _text_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7905);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91600);
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64883);
/* harmony import */ var _word_list_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35399);







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

/***/ 38379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ criteria),
  J: () => (/* binding */ parseCriterion)
});

;// CONCATENATED MODULE: ./lib/model/message/criterion.js
const FLAGS = ['all', 'seen', 'unseen', 'answered', 'flagged', 'deleted', 'draft', 'recent'];
const TEXTS = ['from', 'to', 'cc', 'subject', 'body', 'text'];
const DATES = ['since', 'before', 'on'];
const AGES = ['newer-than', 'older-than'];
const SIZES = ['larger', 'smaller'];

// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(80761);
// EXTERNAL MODULE: ./lib/text/control-characters.js
var control_characters = __webpack_require__(36840);
// EXTERNAL MODULE: ./lib/text/quote.js
var quote = __webpack_require__(42950);
// EXTERNAL MODULE: ./lib/text/units.js
var units = __webpack_require__(7905);
// EXTERNAL MODULE: ./lib/settings/kinds/kind.js
var kind = __webpack_require__(91600);
// EXTERNAL MODULE: ./lib/settings/kinds/size.js
var size = __webpack_require__(56163);
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
        return { kind: 'size', key: bound, bytes: size/* size */.E.parse(value) };
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


/***/ }),

/***/ 91600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ oneLine)
/* harmony export */ });
/* harmony import */ var _text_control_characters_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36840);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91600);


function oneLine(text) {
    const word = text.trim();
    if (_text_control_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .CONTROL */ .W.test(word))
        throw new _kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('holds control characters', 'Write it on one line, without control characters.');
    return word;
}


/***/ }),

/***/ 99960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ shard),
/* harmony export */   I: () => (/* binding */ shardOf)
/* harmony export */ });
/* harmony import */ var _system_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97356);
/* harmony import */ var _basic_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80542);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91600);



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

/***/ 56163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ size)
/* harmony export */ });
/* harmony import */ var _text_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7905);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91600);


const size = {
    type: 'string',
    look: 'number',
    parse: (text) => {
        const [, number, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s*([kmg]?b)?$/i.exec(text.trim()) ?? [];
        const bytes = Math.round((0,_text_units_js__WEBPACK_IMPORTED_MODULE_0__/* .inBaseUnit */ .$r)(Number(number), unit.toLowerCase(), _text_units_js__WEBPACK_IMPORTED_MODULE_0__/* .BYTES */ .E9));
        if (!(bytes >= 0) || bytes > 1024 ** 4)
            throw new _kind_js__WEBPACK_IMPORTED_MODULE_1__/* .BadValue */ .F('is not a size', 'Write for example 512, 64KB or 5MB.');
        return bytes;
    },
};


/***/ }),

/***/ 35399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseList)
/* harmony export */ });
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91600);

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

/***/ 94219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ presentable)
/* harmony export */ });
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42950);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31967);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8839);



const KINDS = new Map(Object.entries(_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .FIELDS */ .c).map(([name, { kind }]) => [(0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .inputName */ .y)(name), kind]));
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
    const name = KINDS.has(input) || (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .isQuotable */ .ym)(input, 'text') ? input : (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .described */ .WY)(input);
    if (value === undefined || (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .isQuotable */ .ym)(value, lookOf(input)))
        return name === input ? issue : { ...issue, input: name };
    return { ...issue, input: name, value: undefined, problem: `${problem} (${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .described */ .WY)(value)}, not shown)` };
}
function lookOf(input) {
    const kind = KINDS.get(input);
    if (kind === undefined)
        return input.startsWith('--') ? 'word' : 'text';
    return kind.look ?? (kind.words ? 'word' : LOOKS[kind.type]);
}


/***/ }),

/***/ 37470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ab: () => (/* binding */ mayLackSecrets),
  qU: () => (/* binding */ readFields),
  Ul: () => (/* binding */ readFiles),
  sb: () => (/* binding */ readSettings)
});

// EXTERNAL MODULE: ./lib/settings/fields.js + 14 modules
var fields = __webpack_require__(31967);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/settings/files/named-file.js
var named_file = __webpack_require__(89652);
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
var secret = __webpack_require__(11148);
// EXTERNAL MODULE: ./lib/system/lazy-crypto.js
var lazy_crypto = __webpack_require__(97356);
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
var kind = __webpack_require__(91600);
// EXTERNAL MODULE: ./lib/settings/settings.js
var settings = __webpack_require__(8839);
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
    const { loadZonePlan, loadPolicyText } = await __webpack_require__.e(/* import() */ 71).then(__webpack_require__.bind(__webpack_require__, 19071));
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ inputName)
/* harmony export */ });
function inputName(field) {
    return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}


/***/ }),

/***/ 5714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ clock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   Mi: () => (/* binding */ codeOrName)
/* harmony export */ });
/* harmony import */ var _read_regular_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41370);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ filesUntil),
/* harmony export */   j: () => (/* binding */ Interrupted)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5714);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ ipFamily)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

function ipFamily(text) {
    if (!/^[\d.]+$|:/.test(text))
        return 0;
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(text);
    return family === 4 || family === 6 ? family : 0;
}


/***/ }),

/***/ 97356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ crypto)
/* harmony export */ });
function crypto() {
    return process.getBuiltinModule('node:crypto');
}


/***/ }),

/***/ 75135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 18095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ createWorld)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5714);
/* harmony import */ var _lazy_crypto_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97356);
/* harmony import */ var _read_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41370);





function createWorld(entry) {
    return {
        ...entry,
        clock: _clock_js__WEBPACK_IMPORTED_MODULE_2__/* .clock */ .p,
        dns: {
            lookup: async (host) => {
                const { lookup } = process.getBuiltinModule('node:dns/promises');
                const found = await lookup(host, { all: true, order: 'verbatim' });
                return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
            },
            explain: async (host, limitMs) => {
                const { explainLookup } = await __webpack_require__.e(/* import() */ 130).then(__webpack_require__.bind(__webpack_require__, 12130));
                return await explainLookup(host, limitMs);
            },
            servers: () => process.getBuiltinModule('node:dns').getServers(),
        },
        connect: (address, port) => (0,node_net__WEBPACK_IMPORTED_MODULE_0__.connect)({ host: address, port, autoSelectFamily: false, noDelay: true }),
        udp: (family) => process.getBuiltinModule('node:dgram').createSocket(family === 6 ? 'udp6' : 'udp4'),
        random: (bytes) => (0,_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_3__/* .crypto */ .E)().randomBytes(bytes),
        files: {
            read: (path, maxBytes, signal) => (0,_read_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(path, maxBytes, signal),
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
                const { glob } = await __webpack_require__.e(/* import() */ 970).then(__webpack_require__.bind(__webpack_require__, 9970));
                const slashed = node_path__WEBPACK_IMPORTED_MODULE_1__.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
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
        throw Object.assign(new Error(_read_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .NOT_A_FILE */ .bd), { code: _read_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .NOT_A_FILE */ .bd });
    await mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
    const temporary = `${path}.${(0,_lazy_crypto_js__WEBPACK_IMPORTED_MODULE_3__/* .crypto */ .E)().randomBytes(6).toString('hex')}.tmp`;
    try {
        await writeFile(temporary, text, { flag: 'wx' });
        await rename(temporary, path);
    }
    catch (error) {
        await rm(temporary, { force: true });
        throw error;
    }
}


/***/ }),

/***/ 71784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = '0.1.0';


/***/ }),

/***/ 80761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ CONTROL),
/* harmony export */   j: () => (/* binding */ CONTROL_IN_BODY)
/* harmony export */ });
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u;
const CONTROL_IN_BODY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/u;


/***/ }),

/***/ 72600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ listWords)
/* harmony export */ });
function listWords(list) {
    return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;
}


/***/ }),

/***/ 21730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BQ: () => (/* binding */ quotedFirst),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   WY: () => (/* binding */ described),
/* harmony export */   sE: () => (/* binding */ shownAs),
/* harmony export */   ym: () => (/* binding */ isQuotable)
/* harmony export */ });
/* harmony import */ var _control_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36840);
/* harmony import */ var _counted_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72600);


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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bb: () => (/* binding */ forNagios),
/* harmony export */   Hk: () => (/* binding */ safeText),
/* harmony export */   Sq: () => (/* binding */ forMarkup),
/* harmony export */   Zj: () => (/* binding */ forNagiosLabel),
/* harmony export */   gE: () => (/* binding */ forLabel)
/* harmony export */ });
/* unused harmony export codeSpan */
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

/***/ 84378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ indexMeasurements)
/* harmony export */ });
function indexMeasurements(measurements) {
    let all;
    const labelled = new Map();
    const none = [];
    return ({ metric, label }) => {
        all ??= grouped(measurements, (each) => each.metric);
        const ofMetric = all.get(metric) ?? none;
        if (label === undefined)
            return ofMetric;
        const byLabel = labelled.get(metric) ?? grouped(ofMetric, (each) => each.label);
        labelled.set(metric, byLabel);
        return byLabel.get(label) ?? none;
    };
}
function grouped(measurements, keyOf) {
    const lists = new Map();
    for (const measurement of measurements) {
        const list = lists.get(keyOf(measurement));
        if (list)
            list.push(measurement);
        else
            lists.set(keyOf(measurement), [measurement]);
    }
    return lists;
}


/***/ }),

/***/ 26401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ boundsOf),
/* harmony export */   Cv: () => (/* binding */ alerts),
/* harmony export */   Hh: () => (/* binding */ RangeSyntaxError),
/* harmony export */   RC: () => (/* binding */ parseRange),
/* harmony export */   hi: () => (/* binding */ parseBounds),
/* harmony export */   p7: () => (/* binding */ isOnSide),
/* harmony export */   pC: () => (/* binding */ describeRange)
/* harmony export */ });
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42950);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34167);


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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   NX: () => (/* binding */ verdictOfIssues),
/* harmony export */   Wp: () => (/* binding */ verdictOfChecks),
/* harmony export */   YB: () => (/* binding */ verdictOfEmptyShard),
/* harmony export */   jH: () => (/* binding */ testedChecks),
/* harmony export */   k6: () => (/* binding */ verdictOfNothingDue),
/* harmony export */   oy: () => (/* binding */ verdictOfCrash),
/* harmony export */   qg: () => (/* binding */ verdictOfFinding)
/* harmony export */ });
/* harmony import */ var _model_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70679);
/* harmony import */ var _model_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47402);
/* harmony import */ var _text_counted_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72600);
/* harmony import */ var _internal_finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26401);
/* harmony import */ var _success_sentence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47087);





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

/***/ 63785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ seriesName)
/* harmony export */ });
function seriesName({ metric, label }, spec) {
    return label === undefined ? metric : `${metric}{${spec?.label ?? 'label'}="${label}"}`;
}


/***/ }),

/***/ 47087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ successSentence)
/* harmony export */ });
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34167);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ thresholdFacts),
/* harmony export */   B: () => (/* binding */ parseThreshold)
/* harmony export */ });
/* harmony import */ var _text_closest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80761);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42950);
/* harmony import */ var _range_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8887);



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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ parseValue),
/* harmony export */   Fl: () => (/* binding */ formatValue),
/* harmony export */   Yq: () => (/* binding */ formatExactly),
/* harmony export */   oX: () => (/* binding */ VALUE_HELP)
/* harmony export */ });
/* harmony import */ var _text_plain_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21730);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42950);
/* harmony import */ var _text_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7905);



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

};
