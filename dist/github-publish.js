export const id = 193;
export const ids = [193];
export const modules = {

/***/ 67193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  preparePublishing: () => (/* binding */ preparePublishing),
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/pipeline/run.js + 23 modules
var run = __webpack_require__(44102);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
// EXTERNAL MODULE: ./lib/verdict/run-verdict.js
var run_verdict = __webpack_require__(16179);
// EXTERNAL MODULE: ./lib/text/run-url.js
var run_url = __webpack_require__(25787);
// EXTERNAL MODULE: ./lib/text/times.js
var times = __webpack_require__(92280);
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
    if (!isBadState(story.state) || (0,times/* millisOf */.eV)(lastGood?.at) === undefined)
        return undefined;
    const [day, time] = [(0,times/* clockTime */.qo)(lastGood?.at).slice(0, 10), (0,times/* clockTime */.qo)(lastGood?.at).slice(11)];
    const isSameDay = since !== undefined && (0,times/* clockTime */.qo)(since).startsWith(day);
    return { time: isSameDay ? time : `${day} ${time}`, url: (0,run_url/* sameRepositoryRun */.C)(lastGood?.runUrl, ownRunUrl) };
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
    const when = `since ${(0,times/* clockTime */.qo)(since)}${spanWords(since, nowOf(story), ', for ')}`;
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
            return `recovering: good ${when}${firstBad === undefined ? '' : `, and bad since ${(0,times/* clockTime */.qo)(firstBad.at)} before`}`;
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
    const start = (0,times/* millisOf */.eV)(since) ?? Number.POSITIVE_INFINITY;
    const isAfter = ({ at }) => ((0,times/* millisOf */.eV)(at) ?? Number.NEGATIVE_INFINITY) >= start;
    const good = runs.filter((run) => run.status !== 'unknown' && isAfter(run)).length;
    if (good === 0)
        return '';
    const [first] = runs;
    const isCut = runs.length >= MARKED_RUNS && first !== undefined && isAfter(first) && first.at !== since;
    return ` (${isCut ? 'at least ' : ''}${(0,counted/* counted */.h)(good, 'run')})`;
}
function spanWords(from, to, lead = ' for ') {
    const [start, end] = [(0,times/* millisOf */.eV)(from), (0,times/* millisOf */.eV)(to)];
    return start === undefined || end === undefined || end - start < 60_000 ? '' : `${lead}${(0,times/* span */.Ln)(from, to)}`;
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

;// CONCATENATED MODULE: ./lib/report/common/issue-sentence.js

function issueSentence({ input, value, problem, remedy, source, check }) {
    const given = value === undefined ? '' : ` "${(0,untrusted/* safeText */.Hk)(value, 200)}"`;
    const about = check === undefined ? '' : `, check "${(0,untrusted/* safeText */.Hk)(check, 100)}"`;
    const subject = source === undefined ? kindOf(input) : `In ${placeText(source)}${about}:`;
    return `${subject} ${(0,untrusted/* safeText */.Hk)(input, 100)}${given} ${ended((0,untrusted/* safeText */.Hk)(problem, 600))} ${ended((0,untrusted/* safeText */.Hk)(remedy, 600))}`;
}
function kindOf(input) {
    if (/^[A-Z_]+$/.test(input))
        return 'Variable';
    return input.startsWith('-') ? 'Option' : input.startsWith('<') ? 'Argument' : 'Input';
}
function fileLine({ file, line }) {
    return `${(0,untrusted/* safeText */.Hk)(file, 200)}:${line}`;
}
function placeText({ file, line, column }) {
    return `${(0,untrusted/* safeText */.Hk)(file, 200)}:${line}:${column}`;
}
function ended(sentence) {
    return /[.!?\u2026]$/.test(sentence) ? sentence : `${sentence}.`;
}

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
const UNITS = [
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
    for (const [unit, size] of UNITS) {
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
        ...line('At', source && fileLine(source)),
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
        ...line('At', source && fileLine(source)),
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
            ...issues.map((issue) => `${(0,untrusted/* forMarkup */.Sq)(issueSentence(issue), 1500)} (${issue.code})`),
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
    const what = first === undefined ? '' : sentence(issueSentence(first));
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
    return issues.map((issue) => `${(0,untrusted/* forNagios */.Bb)(issueSentence(issue), 1500)} (${issue.code})`);
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
    const heading = columns.map((column) => `<th scope="col"${elements_kindOf(column)}>${column.heading}</th>`).join('');
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
    return `<td data-label="${column?.heading ?? ''}"${elements_kindOf(column)}>${cell}</td>`;
}
function elements_kindOf(column) {
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
            ...(source === undefined ? [] : [code(fileLine(source), 250)]),
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
        ...(source === undefined ? [] : [code(fileLine(source), 250)]),
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
    const about = [...words, ...(source === undefined ? [] : [code(fileLine(source), 250)])];
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
        return { kind, title: `${(0,times/* clockTime */.qo)(run.at)}: ${kind}${code}` };
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
        (0,times/* clockTime */.qo)(since),
    ];
}
function slowerRow({ metric, seconds, medianSeconds, runs, since }) {
    return [
        code(metric, 80),
        (0,verdict_value/* formatValue */.Fl)(medianSeconds, 'seconds'),
        (0,verdict_value/* formatValue */.Fl)(seconds, 'seconds'),
        `${(0,times/* clockTime */.qo)(since)}, ${(0,counted/* counted */.h)(runs, 'run')}`,
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
        ...(source === undefined ? [] : [code(fileLine(source), 250)]),
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
        remark(source === undefined ? '' : code(placeText(source), 250)));
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
    const presentEnd = outage.state === 'recovering' ? ((0,times/* millisOf */.eV)(outage.firstGood?.at) ?? now) : now;
    const all = [
        ...past.map(({ start, end }) => ({ start: (0,times/* millisOf */.eV)(start), end: (0,times/* millisOf */.eV)(end) })),
        ...(present === undefined ? [] : [{ start: (0,times/* millisOf */.eV)(present), end: presentEnd }]),
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
        [down === 0 ? '0 min' : (0,times/* spanOfMillis */.CJ)(down), 'down in all'],
    ];
    return `<ul class="figures">\n${items.map(([value, label]) => `<li><b>${value}</b> <span>${label}</span></li>`).join('\n')}\n</ul>`;
}

;// CONCATENATED MODULE: ./lib/report/status-page/site.js







const MAX_PAGES = 500;
function siteOf(report, history) {
    const standings = (0,model_status/* worstFirst */.md)(standingsOf(report, history));
    const keys = standings.flatMap(({ key, past }) => (key === undefined || !past ? [] : [key])).slice(0, MAX_PAGES);
    const now = (0,times/* millisOf */.eV)(report.startedAt) ?? (0,times/* millisOf */.eV)(history?.writtenAt) ?? 0;
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
    const updated = `<span>Updated at ${(0,times/* clockTime */.qo)(report.startedAt)}</span>`;
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
        (0,times/* clockTime */.qo)(start),
        ...(withName ? [linkedName(standing, site)] : []),
        isRecovering ? marked('warning', 'recovering') : end === undefined ? marked('critical', 'goes on') : (0,times/* clockTime */.qo)(end),
        (0,times/* span */.Ln)(start, end ?? now),
        [why.join(' ') || '\u2013', ...(issue === undefined ? [] : [`#${(0,plain_number/* plainNumber */.k)(issue)}`])].join(' '),
    ];
}
function startOf({ start }) {
    return (0,times/* millisOf */.eV)(start) ?? 0;
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
    return blocks(`<section class="verdict ${status}">`, `<p class="status">${statusIcon(status)} ${statusWord(status)}</p>`, `<h1>${isolated(name, 200)}</h1>`, `<p class="where">${code(mode, 40)} \u00b7 ${code(target)}</p>`, finding === undefined ? '' : `<p class="message">${(0,untrusted/* forMarkup */.Sq)(finding.message, 600)}${which}</p>`, `<p class="which">${result ? 'As of' : 'Not part of the last run; as of'} ${(0,times/* clockTime */.qo)(seen)}</p>`, '</section>');
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
        ...(result ? [] : [`not part of this run, last seen ${(0,times/* clockTime */.qo)(past?.runs.at(-1)?.at)}`]),
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

// EXTERNAL MODULE: ./lib/secrets/redact-report.js
var redact_report = __webpack_require__(16652);
// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
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
        redacted ??= history && (0,redact_report/* redactReport */.a)(history, redact);
        return redacted;
    };
}

// EXTERNAL MODULE: ./lib/report/log/headline.js
var log_headline = __webpack_require__(15640);
;// CONCATENATED MODULE: ./lib/report/log/full-headline.js




function fullHeadline(check) {
    const { story } = check;
    const past = story && story.state !== 'up' ? ` [${shortState(story)}]` : '';
    return (0,log_headline/* renderHeadline */.L)(check) + (0,untrusted/* safeText */.Hk)(lateNote(check), 80) + past;
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
    const where = source === undefined ? '' : ` (${fileLine(source)})`;
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
            .map(({ subject, before, after, isWorse, since }) => `  ${isWorse ? 'worse' : 'differs'}: ${(0,untrusted/* safeText */.Hk)(subject, 120)}: before ${(0,untrusted/* safeText */.Hk)(before, 160)}, now ${(0,untrusted/* safeText */.Hk)(after, 160)} (since ${(0,times/* clockTime */.qo)(since)})`),
        ...(left > 0 ? [`  and ${(0,counted/* counted */.h)(left, 'more change')}`] : []),
    ];
}
function slowerLine({ metric, seconds, medianSeconds, runs, since }) {
    const [now, usual] = [(0,verdict_value/* formatValue */.Fl)(seconds, 'seconds'), (0,verdict_value/* formatValue */.Fl)(medianSeconds, 'seconds')];
    return `  slower: ${(0,untrusted/* safeText */.Hk)(metric, 80)} takes ${now} without the network, usual are ${usual} (${(0,counted/* counted */.h)(runs, 'run')}, since ${(0,times/* clockTime */.qo)(since)})`;
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
        ...(source === undefined ? [] : [fileLine(source)]),
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
        ...issues.slice(0, log_MAX_ISSUES).map((issue) => `  ${issueSentence(issue)} (${issue.code})`),
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
        const lines = [(0,log_headline/* headline */.P)(check), ...log_check_checkLines(check)];
        room -= lines.join('\n').length;
        if (room < 0)
            break;
        inFull.set(check, lines);
    }
    const left = checks.length - inFull.size;
    return { inFull, left: left > 0 ? [`And the details of ${(0,counted/* counted */.h)(left, 'check')}: see the JSON report.`] : [] };
}

;// CONCATENATED MODULE: ./lib/report/summary/incidents.js


function incidentLine(outcome) {
    if (!outcome)
        return '';
    const { number, url, opened, closed } = outcome;
    const what = [...(opened > 0 ? [`${opened} opened`] : []), ...(closed > 0 ? [`${closed} closed`] : [])].join(', ');
    const isPlain = url !== undefined && /^https?:\/\/[\w.:/-]{1,300}$/.test(url);
    const link = number !== undefined && isPlain ? `[#${(0,plain_number/* plainNumber */.k)(number)}](${(0,untrusted/* safeText */.Hk)(url, 320)})` : '';
    if (what === '' && link === '')
        return '';
    return `\n**Incidents:** ${[what, link].filter((part) => part !== '').join(' \u00b7 ')}\n`;
}

;// CONCATENATED MODULE: ./lib/report/common/status-symbol.js
const STATUS_SYMBOLS = {
    ok: '\u2705',
    warning: '\u26a0\ufe0f',
    critical: '\u274c',
    unknown: '\u2754',
};

// EXTERNAL MODULE: ./lib/text/markdown.js
var markdown = __webpack_require__(80009);
;// CONCATENATED MODULE: ./lib/report/summary/markdown.js


function markdown_day(time) {
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time) ? time.slice(0, 10) : (0,untrusted/* codeSpan */.SS)(time, 40);
}
function markdown_leftOut(what) {
    return `**Left out**, because GitHub shows no summary above 1 MiB: ${what.join('; ')}. The JSON report has all of it.`;
}

;// CONCATENATED MODULE: ./lib/report/summary/connections.js





const connections_MAX_CERTIFICATES = 8;
function connections_connectionTable(connections) {
    if (connections.length === 0)
        return '';
    return (0,markdown/* markdownTable */.Qj)(['Connection', 'Address', 'TLS', 'Cipher', 'Certificate'], connections.map(({ protocol, address, port, tls }) => [
        protocol.toUpperCase(),
        (0,untrusted/* codeSpan */.SS)(address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, 100),
        tls === undefined ? '\u26a0\ufe0f none' : (0,untrusted/* codeSpan */.SS)(tls.version, 20),
        tls === undefined ? '\u2013' : (0,untrusted/* codeSpan */.SS)(tls.cipher, 60),
        tls === undefined ? '\u2013' : tls.isVerified ? '\u2705 verified' : '\u26a0\ufe0f not verified',
    ]));
}
function connections_certificateTable(connections) {
    const seen = shownCertificates(connections);
    if (seen.length === 0)
        return '';
    const rows = seen
        .slice(0, connections_MAX_CERTIFICATES)
        .map(({ certificate, protocols }) => [
        (0,untrusted/* codeSpan */.SS)(certificate.subject, 120),
        (0,untrusted/* codeSpan */.SS)(certificate.issuer, 120),
        markdown_day(certificate.validTo),
        connections_daysLeft(certificate.daysLeft),
        protocols.join(', '),
    ]);
    const left = seen.length - rows.length;
    return (0,markdown/* markdownTable */.Qj)(['Certificate of', 'Issued by', 'Valid to', 'Left', 'Seen by'], left > 0 ? [...rows, [`and ${(0,counted/* counted */.h)(left, 'more certificate')}`]] : rows);
}
function connections_daysLeft(days) {
    const { mark, text } = validity(days);
    return mark === 'ok' ? text : `${STATUS_SYMBOLS[mark]} ${text}`;
}

;// CONCATENATED MODULE: ./lib/report/summary/dialogue.js



const dialogue_MAX_LINES = 40;
const dialogue_ARROWS = { sent: '\u2192', received: '\u2190' };
function closedDialogue(lines = []) {
    if (lines.length === 0)
        return '';
    const shown = lines.slice(-dialogue_MAX_LINES).map(dialogueLine);
    const label = lines.length > shown.length ? `the last ${shown.length} of ${lines.length} lines` : (0,counted/* counted */.h)(lines.length, 'line');
    return (0,markdown/* markdownDetails */.oG)(`Dialogue (${label}; \u2192 sent, \u2190 received)`, ['```text', ...shown, '```'].join('\n'));
}
function dialogueLine({ seconds, protocol, direction, text }) {
    const time = seconds.toFixed(3).padStart(7);
    if (direction === 'note')
        return `${time}       ${(0,untrusted/* safeText */.Hk)(text, 100)}`;
    return `${time} ${protocol.toUpperCase()} ${dialogue_ARROWS[direction]} ${(0,untrusted/* safeText */.Hk)(text, 200)}`;
}

;// CONCATENATED MODULE: ./lib/report/summary/gate-hosts.js






const gate_hosts_MAX_HOSTS = 40;
const gate_hosts_MAX_ADDRESSES = 8;
const gate_hosts_MAX_REMARKS = 8;
const gate_hosts_DETAIL_LIMIT = 200;
const gate_hosts_MAX_TLSA = 4;
const gate_hosts_TLSA_LIMIT = 26;
function gate_hosts_hostTable(gate) {
    const rows = fittingPart(gate.hosts
        .slice(0, gate_hosts_MAX_HOSTS)
        .map((host) => [
        String(host.preference),
        (0,untrusted/* codeSpan */.SS)(host.host, 260),
        hostState(host),
        addressCell(host.addresses),
        gate_hosts_remarkText(policyRemark(host, gate)),
        gate_hosts_tlsaCell(host),
    ]));
    if (rows.length === 0)
        return '';
    const left = gate.hosts.length - rows.length;
    const heading = ['Pref.', 'Mail host', 'In the plan', 'Addresses and what they said', 'MTA-STS policy', 'TLSA'];
    if (gate.hosts.every(({ isPlanned }) => isPlanned === undefined))
        heading[2] = 'State';
    return (0,markdown/* markdownTable */.Qj)(heading, left > 0 ? [...rows, ['', `and ${(0,counted/* counted */.h)(left, 'more host')}`]] : rows);
}
function addressCell(addresses) {
    if (addresses.length === 0)
        return '\u26a0\ufe0f no address';
    const shown = addresses.slice(0, gate_hosts_MAX_ADDRESSES).map(addressLines);
    const left = addresses.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${(0,counted/* grouped */.z)(left)} more`] : [])].join('<br>');
}
function addressLines(address) {
    const origin = originText(address);
    const remarks = talkRemarks(address.smtp);
    const shown = remarks.slice(0, gate_hosts_MAX_REMARKS).map(gate_hosts_remarkText);
    const left = remarks.length - shown.length;
    const head = (0,untrusted/* codeSpan */.SS)(address.address, 60) + (origin === '' ? '' : ` (${origin})`);
    return [`${head} ${shown[0]}`, ...shown.slice(1), ...(left > 0 ? [`and ${(0,counted/* grouped */.z)(left)} more`] : [])].join('<br>');
}
function gate_hosts_tlsaCell(host) {
    const { tlsa = [] } = host;
    const shown = tlsa.slice(0, gate_hosts_MAX_TLSA).map((record) => (0,untrusted/* codeSpan */.SS)(tlsaText(record), gate_hosts_TLSA_LIMIT));
    const left = tlsa.length - shown.length;
    return [gate_hosts_remarkText(tlsaRemark(host)), ...shown, ...(left > 0 ? [`and ${(0,counted/* counted */.h)(left, 'more record')}`] : [])].join('<br>');
}
function gate_hosts_remarkText(remark) {
    if (remark === undefined)
        return '\u2013';
    const { status, label, detail, isTls } = remark;
    const symbol = status === undefined ? '' : `${isTls && status === 'ok' ? '\ud83d\udd12' : STATUS_SYMBOLS[status]} `;
    return `${symbol}${label}${detail === undefined ? '' : `: ${(0,markdown/* prose */.CS)(detail, gate_hosts_DETAIL_LIMIT)}`}`;
}

;// CONCATENATED MODULE: ./lib/report/summary/gate-policies.js







const gate_policies_RECORD_LIMIT = 450;
const gate_policies_TERM_LIMIT = 120;
const gate_policies_MAX_PATTERNS = 20;
function gate_policies_spfTrees({ spf }) {
    const [first, ...others] = viewsOf(spf ?? {});
    if (first === undefined)
        return '';
    return (0,markdown/* markdownBlocks */.KR)(`**SPF**, ${gate_policies_spfLabel(first)}`, gate_policies_spfTree(first.facts), ...others.map((view) => (0,markdown/* markdownDetails */.oG)(`SPF, ${gate_policies_spfLabel(view)}`, gate_policies_spfTree(view.facts))));
}
function gate_policies_spfLabel({ name, facts }) {
    return `${name}: ${STATUS_SYMBOLS[spfStatus(facts)]} ${spfCost(facts)}`;
}
function gate_policies_spfTree({ record, terms }) {
    const pruned = prunedTerms(terms);
    const cut = isCut(record, gate_policies_RECORD_LIMIT) ? ` ${lengthNote(record)}` : '';
    return [
        `- ${(0,untrusted/* codeSpan */.SS)(record, gate_policies_RECORD_LIMIT)}${cut}`,
        ...pruned.terms.flatMap((term) => termItems(term, 1)),
        ...(pruned.left > 0 ? [`- and ${(0,counted/* counted */.h)(pruned.left, 'more term')}`] : []),
    ].join('\n');
}
function termItems(term, depth) {
    const { text, trouble, terms = [] } = term;
    const cost = termCost(term);
    const parts = [
        (0,untrusted/* codeSpan */.SS)(text, gate_policies_TERM_LIMIT),
        ...(cost === '' ? [] : [cost]),
        ...(trouble === undefined ? [] : [`${STATUS_SYMBOLS.critical} ${(0,markdown/* prose */.CS)(trouble, 200)}`]),
    ];
    return [`${'  '.repeat(depth)}- ${parts.join(' \u00b7 ')}`, ...terms.flatMap((each) => termItems(each, depth + 1))];
}
function gate_policies_policyTable({ mtaSts }) {
    const rows = viewsOf(mtaSts ?? {}).map(({ name, facts }) => [
        name,
        facts.mode ?? '\u2013',
        maxAgeText(facts),
        facts.id === undefined ? '\u2013' : (0,untrusted/* codeSpan */.SS)(facts.id, 60),
        gate_policies_patterns(facts),
        facts.origin === 'file' ? 'file' : 'web server',
    ]);
    return rows.length === 0 ? '' : (0,markdown/* markdownTable */.Qj)(['MTA-STS policy', 'Mode', 'Maximum age', 'id', 'Hosts', 'Read from'], rows);
}
function gate_policies_patterns({ mx }) {
    const shown = mx.slice(0, gate_policies_MAX_PATTERNS).map((pattern) => (0,untrusted/* codeSpan */.SS)(pattern, 260));
    const left = mx.length - shown.length;
    const all = [...shown, ...(left > 0 ? [`and ${(0,counted/* counted */.h)(left, 'more pattern')}`] : [])];
    return all.length === 0 ? '\u2013' : all.join('<br>');
}

;// CONCATENATED MODULE: ./lib/report/summary/gate-records.js







const gate_records_MAX_SETS = 60;
const gate_records_MAX_VALUES = 8;
const gate_records_VALUE_LIMIT = 200;
function gate_records_recordTables({ records }) {
    const same = records.filter(({ change }) => change === 'same');
    const changed = records.filter(({ change }) => change !== 'same');
    if (records.every(({ planned }) => planned === undefined) && changed.length === 0) {
        return same.length === 0 ? '' : stayingTable(same, 'Published record');
    }
    return (0,markdown/* markdownBlocks */.KR)(changed.length === 0 ? '**Records:** nothing that mail depends on changes.' : gate_records_changeTable(changed), same.length === 0 ? '' : (0,markdown/* markdownDetails */.oG)(`${(0,counted/* counted */.h)(same.length, 'record set')} unchanged`, stayingTable(same, 'Record')));
}
function gate_records_changeTable(sets) {
    const rows = fittingPart(sets.slice(0, gate_records_MAX_SETS).map((set) => {
        const { removed, added, kept } = valueChange(set);
        const stay = kept > 0 && (removed.length > 0 || added.length > 0) ? [`${(0,counted/* counted */.h)(kept, 'value')} unchanged`] : [];
        const isTtlOnly = set.change === 'changed' && removed.length + added.length === 0;
        return [
            set.change,
            gate_records_name(set),
            isTtlOnly ? 'same data' : gate_records_values(removed, []),
            isTtlOnly ? 'same data' : gate_records_values(added, stay),
            ttlText(set),
            gate_records_place(set),
        ];
    }));
    return (0,markdown/* markdownTable */.Qj)(['Change', 'Record', 'Published', '\u2192 Planned', 'TTL', 'Where'], withRest(rows, sets.length));
}
function stayingTable(sets, heading) {
    const rows = fittingPart(sets
        .slice(0, gate_records_MAX_SETS)
        .map((set) => [gate_records_name(set), gate_records_values((set.planned ?? set.published)?.values ?? [], []), ttlText(set), gate_records_place(set)]));
    const withPlace = rows.some(([, , , where]) => where !== '\u2013');
    const shown = withPlace ? rows : rows.map((row) => row.slice(0, 3));
    return (0,markdown/* markdownTable */.Qj)([heading, 'Data', 'TTL', ...(withPlace ? ['Where'] : [])], withRest(shown, sets.length));
}
function withRest(rows, count) {
    return count > rows.length ? [...rows, [`and ${(0,counted/* counted */.h)(count - rows.length, 'more record set')}`]] : [...rows];
}
function gate_records_name(set) {
    return (0,untrusted/* codeSpan */.SS)(recordName(set), gate_records_VALUE_LIMIT);
}
function gate_records_place(set) {
    const source = recordSource(set);
    return source === undefined ? '\u2013' : (0,untrusted/* codeSpan */.SS)(fileLine(source), 250);
}
function gate_records_values(all, more) {
    const shown = all.slice(0, gate_records_MAX_VALUES).map(gate_records_longCode);
    const left = all.length - shown.length;
    const lines = [...shown, ...(left > 0 ? [`and ${(0,counted/* counted */.h)(left, 'more value')}`] : []), ...more];
    return lines.length === 0 ? '\u2013' : lines.join('<br>');
}
function gate_records_longCode(value) {
    return (0,untrusted/* codeSpan */.SS)(value, gate_records_VALUE_LIMIT) + (isCut(value, gate_records_VALUE_LIMIT) ? ` ${lengthNote(value)}` : '');
}

;// CONCATENATED MODULE: ./lib/report/summary/gate.js









const STEP_LIMIT = 1200;
function gate_adviceLine(check) {
    const { gate } = check.facts;
    if (gate === undefined)
        return '';
    const { status, lead, why } = adviceOf(check, gate);
    return `${STATUS_SYMBOLS[status]} **${lead}:** ${why}`;
}
function gateParts({ facts: { gate } }) {
    if (gate === undefined)
        return '';
    return (0,markdown/* markdownBlocks */.KR)(gate_records_recordTables(gate), gate_hosts_hostTable(gate), gate_policies_spfTrees(gate), gate_policies_policyTable(gate), gate_untestedList(gate), gate_orderList(gate));
}
function gateOrder({ facts: { gate } }) {
    return gate === undefined ? '' : gate_orderList(gate);
}
function gate_untestedList({ untested }) {
    if (untested.length === 0)
        return '';
    const shown = untested.slice(0, MAX_UNTESTED).map((each) => `- \u2754 ${(0,markdown/* prose */.CS)(each)}`);
    const left = untested.length - shown.length;
    return (0,markdown/* markdownBlocks */.KR)('**Not tested**', [...shown, ...(left > 0 ? [`- and ${(0,counted/* counted */.h)(left, 'more thing')}`] : [])].join('\n'));
}
function gate_orderList({ order }) {
    if (order.length === 0)
        return '';
    const shown = fittingPart(order.slice(0, MAX_STEPS).map(gate_stepItem));
    const left = order.length - shown.length;
    const more = left > 0 ? `and ${(0,counted/* counted */.h)(left, 'more step')}: the JSON report has all of them` : '';
    return (0,markdown/* markdownBlocks */.KR)('**Order of publication**', shown.join('\n'), more);
}
const STEP_SYMBOLS = {
    publish: '\u2795',
    remove: '\u2796',
    wait: '\u23f3',
    do: '\ud83d\udd27',
};
function gate_stepItem(step, index) {
    const number = `${index + 1}. `;
    const reason = step.reason === '' ? [] : [`${' '.repeat(number.length)}Why: ${(0,markdown/* prose */.CS)(step.reason)}`];
    const isRecord = step.kind === 'publish' || step.kind === 'remove';
    const text = isRecord ? (0,untrusted/* codeSpan */.SS)(stepText(step), STEP_LIMIT) : (0,markdown/* prose */.CS)(stepText(step), STEP_LIMIT);
    return [`${number}${STEP_SYMBOLS[step.kind]} ${text}`, ...reason].join('  \n');
}

;// CONCATENATED MODULE: ./lib/report/summary/metrics.js







const metrics_MAX_ROWS = 200;
function metrics_thresholdTable(check) {
    const rows = judgedThresholds(check, metrics_MAX_ROWS).map(({ name, status, measured, warning, critical }) => [
        (0,untrusted/* codeSpan */.SS)(name, 150),
        `${STATUS_SYMBOLS[status]} ${measured}`,
        warning === undefined ? '\u2013' : (0,untrusted/* codeSpan */.SS)(warning, 60),
        critical === undefined ? '\u2013' : (0,untrusted/* codeSpan */.SS)(critical, 60),
    ]);
    return rows.length === 0 ? '' : (0,markdown/* markdownTable */.Qj)(['Threshold on', 'Measured', 'Warning', 'Critical'], rows);
}
function metrics_closedMetrics({ measurements, metrics }) {
    if (measurements.length === 0)
        return '';
    const rows = measurements.slice(0, metrics_MAX_ROWS).map((measurement) => {
        const spec = metrics.find(({ name }) => name === measurement.metric);
        return [
            (0,untrusted/* codeSpan */.SS)((0,series_name/* seriesName */.f)(measurement, spec), 150),
            (0,verdict_value/* formatValue */.Fl)(measurement.value, spec?.unit ?? 'count'),
            (0,markdown/* prose */.CS)(spec?.help ?? '', 200),
        ];
    });
    const left = measurements.length - rows.length;
    const all = left > 0 ? [...rows, [`and ${(0,counted/* counted */.h)(left, 'more value')}`]] : rows;
    return (0,markdown/* markdownDetails */.oG)(`Metrics (${measurements.length})`, (0,markdown/* markdownTable */.Qj)(['Metric', 'Value', 'Meaning'], all));
}

;// CONCATENATED MODULE: ./lib/report/summary/story.js








const summary_story_MAX_ROWS = 20;
const story_FEW_RUNS = 10;
function storyLines({ story }, ownRunUrl) {
    if (!story)
        return '';
    return [
        `**History:** ${sinceSentence(story)}${story_lastGood(story, ownRunUrl)}`,
        ...story_runLine(story),
        ...story_trendLine(story),
    ].join('  \n');
}
function storyTables({ story }) {
    if (!story)
        return '';
    const { changes, regressions } = story;
    return (0,markdown/* markdownBlocks */.KR)(cutTable(['What changed', 'Before', 'Now', 'Seen since'], changes.map(story_changeRow), 'more change'), cutTable(['Slower than usual', 'Usual', 'Now', 'Slow since'], regressions.map(story_slowerRow), 'more time'));
}
function storyCells({ story }) {
    return story ? [(0,untrusted/* codeSpan */.SS)(markLine(story.runs, story_FEW_RUNS)), shortState(story)] : ['\u2013', '\u2013'];
}
function story_lastGood(story, ownRunUrl) {
    const found = lastGoodOf(story, ownRunUrl);
    if (found === undefined)
        return '';
    return `; last ok ${found.url === undefined ? found.time : `[${found.time}](${found.url})`}`;
}
function story_runLine({ runs }) {
    if (runs.length < 2)
        return [];
    const count = Math.min(runs.length, MARKED_RUNS);
    return [`**Last ${count} runs:** ${(0,untrusted/* codeSpan */.SS)(markLine(runs))} (oldest first: ${markCounts(runs)})`];
}
function story_trendLine({ trend }) {
    const drawn = drawnTrend(trend);
    if (!trend || !drawn)
        return [];
    return [
        `**Trend** of ${(0,untrusted/* codeSpan */.SS)(trend.metric, 80)}: ${(0,untrusted/* codeSpan */.SS)(trendBlocks(drawn))} (${trendNumbers(drawn, trend)})`,
    ];
}
function story_changeRow({ subject, before, after, isWorse, since }) {
    return [
        `${isWorse ? '\u26a0\ufe0f ' : ''}${(0,untrusted/* codeSpan */.SS)(subject, 120)}`,
        (0,untrusted/* codeSpan */.SS)(before, 160),
        (0,untrusted/* codeSpan */.SS)(after, 160),
        (0,times/* clockTime */.qo)(since),
    ];
}
function story_slowerRow({ metric, seconds, medianSeconds, runs, since }) {
    return [
        (0,untrusted/* codeSpan */.SS)(metric, 80),
        (0,verdict_value/* formatValue */.Fl)(medianSeconds, 'seconds'),
        (0,verdict_value/* formatValue */.Fl)(seconds, 'seconds'),
        `${(0,times/* clockTime */.qo)(since)}, ${(0,counted/* counted */.h)(runs, 'run')}`,
    ];
}
function cutTable(heading, rows, noun) {
    if (rows.length === 0)
        return '';
    const left = rows.length - summary_story_MAX_ROWS;
    const shown = rows.slice(0, summary_story_MAX_ROWS);
    return (0,markdown/* markdownTable */.Qj)(heading, left > 0 ? [...shown, [`and ${(0,counted/* counted */.h)(left, noun)}`]] : shown);
}

;// CONCATENATED MODULE: ./lib/report/summary/timing.js



const timing_COLOURS = { ok: '  ', failed: '- ', unfinished: '! ' };
function timingBlock(check) {
    const lines = renderWaterfall(check);
    if (lines.length === 0)
        return '';
    if (lines.every(({ end }) => end === 'ok'))
        return ['```text', ...lines.map(({ text }) => text), '```'].join('\n');
    return ['```diff', ...lines.map(({ text, end }) => timing_COLOURS[end] + text), '```'].join('\n');
}
function timingDiagram(phases) {
    return [
        '```mermaid',
        'gantt',
        '  dateFormat x',
        spanOf(phases) < 10 ? '  axisFormat %Q ms' : '  axisFormat %s s',
        '  todayMarker off',
        ...LANES.flatMap((lane) => timing_section(lane, phases)),
        '```',
    ].join('\n');
}
function timing_section(lane, phases) {
    const tasks = phases.filter(({ name }) => laneOf(name) === lane).slice(0, MAX_PHASES);
    return tasks.length === 0 ? [] : [`  section ${lane}`, ...tasks.map((phase) => `  ${task(phase)}`)];
}
function task({ name, startSeconds, durationSeconds, isOk }) {
    const start = Math.round(startSeconds * 1000);
    const end = Math.max(start + 1, Math.round((startSeconds + durationSeconds) * 1000));
    const label = phaseLabel(name).replace(/^(?:SMTP|IMAP) /, '');
    return `${label} ${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')} :${isOk ? '' : 'crit, '}${start}, ${end}`;
}

;// CONCATENATED MODULE: ./lib/report/summary/check.js

















const check_MAX_FINDINGS = 20;
const check_MAX_LABELS = 10;
function renderCheck(check, options) {
    return {
        head: () => (0,markdown/* markdownBlocks */.KR)(gate_adviceLine(check), subject(check, options.isOnly), check_findingList((0,model_status/* worstFirst */.md)(check.findings).slice(options.isShown ? 1 : 0)), check_noticeList(check.notices), check_attemptList(check), storyLines(check, options.runUrl)),
        order: () => gateOrder(check),
        body: () => (0,markdown/* markdownBlocks */.KR)(gateParts(check), storyTables(check), deliveryTable(check), deliveryProof(check), timingBlock(check), metrics_thresholdTable(check), connections_connectionTable(check.connections), connections_certificateTable(check.connections)),
        extras: () => (0,markdown/* markdownBlocks */.KR)(options.withDiagram ? closedDiagram(check) : '', metrics_closedMetrics(check), closedDialogue(check.transcript)),
    };
}
function check_findingDetails(finding) {
    const code = finding.code === undefined ? [] : [`${(0,untrusted/* codeSpan */.SS)(finding.code)} (${FAILURE_TITLES[finding.code]})`];
    const phase = finding.phase === undefined ? [] : [`phase: ${phaseLabel(finding.phase)}`];
    return [
        ...(finding.hint === undefined ? [] : [`**What to do:** ${(0,markdown/* prose */.CS)(finding.hint)}`]),
        ...(finding.reply === undefined ? [] : [`**The server said:** ${(0,untrusted/* codeSpan */.SS)(finding.reply)}`]),
        ...(code.length + phase.length > 0 ? [`**Failure:** ${[...code, ...phase].join(', ')}`] : []),
        ...atLine(finding),
    ];
}
function subject(check, withName) {
    const isPlainName = check.name.includes(check.target);
    const parts = [
        ...(withName && !isPlainName ? [`**${(0,markdown/* prose */.CS)(check.name, 200)}**`] : []),
        (0,untrusted/* codeSpan */.SS)(check.mode, 40),
        ...(withName || !isPlainName ? [(0,untrusted/* codeSpan */.SS)(check.target)] : []),
        check_seconds(check.durationSeconds),
        ...(check.attempts > 1 ? [(0,counted/* counted */.h)(check.attempts, 'attempt')] : []),
    ];
    return [parts.join(' \u00b7 '), entryLine(check)].filter((line) => line !== '').join('  \n');
}
function entryLine({ description, source, group, tags = [] }) {
    const labels = [...(group === undefined ? [] : [group]), ...tags];
    return [
        ...(description === undefined ? [] : [(0,markdown/* prose */.CS)(description, 200)]),
        ...(source === undefined ? [] : [(0,untrusted/* codeSpan */.SS)(fileLine(source), 250)]),
        ...labels.slice(0, check_MAX_LABELS).map((label) => (0,markdown/* prose */.CS)(label, 80)),
    ].join(' \u00b7 ');
}
function check_findingList(findings) {
    const shown = findings.slice(0, check_MAX_FINDINGS).map((finding) => [`- ${STATUS_SYMBOLS[finding.status]} ${(0,markdown/* prose */.CS)(finding.message)}`, ...check_findingDetails(finding)].join('  \n  '));
    const left = findings.length - shown.length;
    return [...shown, ...(left > 0 ? [`- and ${(0,counted/* counted */.h)(left, 'more finding')}`] : [])].join('\n');
}
function check_noticeList(notices) {
    const shown = notices.slice(0, check_MAX_FINDINGS).map((notice) => {
        const { code, message, hint, reply } = notice;
        return [
            `- \u2139\ufe0f ${(0,markdown/* prose */.CS)(message)}${code === undefined ? '' : ` ${(0,untrusted/* codeSpan */.SS)(code)}`}`,
            ...(reply === undefined ? [] : [`**The server said:** ${(0,untrusted/* codeSpan */.SS)(reply)}`]),
            ...(hint === undefined ? [] : [(0,markdown/* prose */.CS)(hint)]),
            ...atLine(notice),
        ].join('  \n  ');
    });
    const left = notices.length - shown.length;
    return [...shown, ...(left > 0 ? [`- and ${(0,counted/* counted */.h)(left, 'more note')}`] : [])].join('\n');
}
function check_attemptList(check) {
    const outcome = attemptsOutcome(check);
    return [
        ...failedAttempts(check).map(({ label, message, details }) => `- \u2139\ufe0f ${label}: ${(0,markdown/* prose */.CS)(message)} ${(0,untrusted/* codeSpan */.SS)(details, 160)}`),
        ...(outcome === '' ? [] : [`- \u2139\ufe0f ${outcome}`]),
    ].join('\n');
}
function atLine({ source }) {
    return source === undefined ? [] : [`**At:** ${(0,untrusted/* codeSpan */.SS)(fileLine(source), 250)}`];
}
function deliveryTable(check) {
    const value = (name) => check.measurements.findLast(({ metric }) => metric === name)?.value;
    const [roundTrip, delivery, copies] = [value('round_trip_seconds'), value('delivery_seconds'), value('copies')];
    const { arrivedIn } = check.facts;
    const cells = [
        ...(arrivedIn === undefined ? [] : [['Arrived in', `${arrivedIn === 'inbox' ? '\ud83d\udce5' : '\u26a0\ufe0f'} ${arrivedIn}`]]),
        ...(roundTrip === undefined ? [] : [['Round trip (sent \u2192 seen)', check_seconds(roundTrip)]]),
        ...(delivery === undefined ? [] : [['Delivery (accepted \u2192 seen)', check_seconds(delivery)]]),
        ...(copies === undefined ? [] : [['Copies', (0,verdict_value/* formatValue */.Fl)(copies, 'count')]]),
    ];
    if (cells.length === 0)
        return '';
    return (0,markdown/* markdownTable */.Qj)(cells.map(([label = '']) => label), [cells.map(([, shown = '']) => `**${shown}**`)]);
}
function deliveryProof({ facts, findings }) {
    const isShown = findings.some(({ reply }) => reply === facts.acceptance);
    const rows = [
        ...(facts.messageId === undefined ? [] : [`- Message-ID: ${(0,untrusted/* codeSpan */.SS)(facts.messageId)}`]),
        ...(facts.acceptance === undefined || isShown ? [] : [`- Accepted with: ${(0,untrusted/* codeSpan */.SS)(facts.acceptance)}`]),
    ];
    return rows.join('\n');
}
function closedDiagram({ phases }) {
    return phases.length === 0 ? '' : (0,markdown/* markdownDetails */.oG)('Phases as a diagram', timingDiagram(phases));
}
function rowHeading({ withGroup, withStory }) {
    return [
        ...['', 'Check'],
        ...(withGroup ? ['Group'] : []),
        'Result',
        ...(withStory ? ['Last runs', 'State'] : []),
        'Took',
    ];
}
function check_checkRow(check, { withGroup, withStory }) {
    const worst = (0,model_status/* worstFirst */.md)(check.findings)[0];
    const note = lateNote(check);
    const late = note === '' ? '' : ` ${(0,markdown/* prose */.CS)(note, 80)}`;
    return [
        STATUS_SYMBOLS[check.status],
        (0,markdown/* prose */.CS)(check.name, 120),
        ...(withGroup ? [(0,markdown/* prose */.CS)(check.group ?? '\u2013', 80)] : []),
        (0,markdown/* prose */.CS)(worst?.message ?? (check.status === 'ok' ? (0,success_sentence/* successSentence */.p)(check) : check.status), 160) + late,
        ...(withStory ? storyCells(check) : []),
        check_seconds(check.durationSeconds),
    ];
}
function checkHeading({ status, name }) {
    return `### ${STATUS_SYMBOLS[status]} ${(0,markdown/* prose */.CS)(name, 200)}`;
}
function checkLabel(check) {
    return `${STATUS_SYMBOLS[check.status]} <code>${(0,untrusted/* forMarkup */.Sq)(check.name, 200)}</code> ${check_seconds(check.durationSeconds)}`;
}
function check_seconds(value) {
    return (0,verdict_value/* formatValue */.Fl)(value, 'seconds').replace(' ', '\u00a0');
}

;// CONCATENATED MODULE: ./lib/report/summary/overview.js









const overview_MAX_FAILURES = 12;
const overview_MAX_EXAMPLES = 3;
const overview_MAX_GROUPS = 30;
const summary_overview_MAX_PHASES = 10;
const summary_overview_MAX_NAMES = 10;
const overview_MAX_REPORTS = 100;
const EM_SPACE = '\u2003';
function overview_failureTable(checks) {
    const kinds = failureKinds(checks);
    const rows = kinds
        .slice(0, overview_MAX_FAILURES)
        .map(({ finding, checks: those, hint }) => [
        STATUS_SYMBOLS[finding.status],
        finding.code === undefined ? finding.status : `${FAILURE_TITLES[finding.code]} ${(0,untrusted/* codeSpan */.SS)(finding.code)}`,
        (0,counted/* counted */.h)(those.length, 'check'),
        overview_examples(those.map(({ name }) => name)),
        hint === undefined ? '\u2013' : (0,markdown/* prose */.CS)(hint, 200),
    ]);
    if (rows.length === 0)
        return '';
    const left = kinds.length - rows.length;
    const heading = ['', 'What happened', 'How often', 'To whom', 'What to do'];
    return (0,markdown/* markdownTable */.Qj)(heading, left > 0 ? [...rows, ['', `and ${(0,counted/* counted */.h)(left, 'more kind')}`]] : rows);
}
function overview_groupTable(checks) {
    const groups = groupsOf(checks);
    if (groups.length === 0)
        return '';
    const rows = groups
        .slice(0, overview_MAX_GROUPS)
        .map((group) => [
        STATUS_SYMBOLS[group.status],
        overview_groupName(group),
        ...model_status/* WORST_FIRST */.vh.map((column) => overview_cell(group.checks, column)),
    ]);
    const left = groups.length - rows.length;
    const heading = ['', 'Group', ...model_status/* WORST_FIRST */.vh.map((status) => `${STATUS_SYMBOLS[status]} ${status}`)];
    return (0,markdown/* markdownTable */.Qj)(heading, left > 0 ? [...rows, ['', `and ${(0,counted/* counted */.h)(left, 'more group')}`]] : rows);
}
function overview_groupName({ name, depth, checks, isParent }) {
    if (name === undefined)
        return 'without a group';
    return `${EM_SPACE.repeat(depth)}${(0,markdown/* prose */.CS)(name, 120)}${isParent ? ` (${checks.length})` : ''}`;
}
function overview_cell(members, status) {
    const count = members.filter((check) => check.status === status).length;
    return count === 0 ? '\u2013' : String(count);
}
function slowestPhaseTable(checks) {
    const rows = slowestPhases(checks, summary_overview_MAX_PHASES).map(({ name, durationSeconds, isOk, check }) => [
        phaseLabel(name),
        `${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds').replace(' ', '\u00a0')}${isOk ? '' : ' \u274c'}`,
        (0,markdown/* prose */.CS)(check, 120),
    ]);
    return rows.length === 0 ? '' : (0,markdown/* markdownTable */.Qj)(['Slowest phases', 'Took', 'Check'], rows);
}
function mergedList(merged) {
    if (merged.length === 0)
        return '';
    const rows = merged
        .slice(0, overview_MAX_REPORTS)
        .map(({ path, status, shard, runner, checks, durationSeconds }) => [
        STATUS_SYMBOLS[status],
        (0,untrusted/* codeSpan */.SS)(path, 150),
        shard === undefined ? '\u2013' : (0,markdown/* prose */.CS)(shard, 20),
        runner === undefined ? '\u2013' : (0,markdown/* prose */.CS)(runner, 100),
        String(checks),
        (0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds').replace(' ', '\u00a0'),
    ]);
    const left = merged.length - rows.length;
    const heading = ['', 'Report', 'Shard', 'Runner', 'Checks', 'Took'];
    const shown = left > 0 ? [...rows, ['', `and ${(0,counted/* counted */.h)(left, 'more report')}`]] : rows;
    return (0,markdown/* markdownDetails */.oG)(`Made of ${(0,counted/* counted */.h)(merged.length, 'report')}`, (0,markdown/* markdownTable */.Qj)(heading, shown));
}
function notRunLine(leftOut) {
    const parts = notRunByReason(leftOut).map(({ reason, names }) => `${names.length} ${reason} (${overview_examples(names, summary_overview_MAX_NAMES)})`);
    return parts.length === 0 ? '' : `**Not run:** ${parts.join('; ')}`;
}
function overview_examples(names, most = overview_MAX_EXAMPLES) {
    const shown = names.slice(0, most).map((name) => (0,markdown/* prose */.CS)(name, 80));
    const left = names.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${(0,counted/* grouped */.z)(left)} more`] : [])].join(', ');
}

;// CONCATENATED MODULE: ./lib/report/summary/checks.js







const checks_MANY = 20;
const checks_MAX_OPEN = 10;
const MAX_OPEN_ROWS = 30;
const checks_NOTE_SIZE = 400;
const checks_GAP = 2;
function checks_renderChecks({ checks, leftOut: notRun = [], merged = [], origin }, room, isShown) {
    const ordered = (0,model_status/* worstFirst */.md)(checks);
    const isOnly = checks.length === 1;
    const options = { isOnly, isShown, withDiagram: checks.length <= FEW, runUrl: origin?.runUrl };
    const withPart = checks.length > checks_MANY ? ordered.filter(({ status }) => status !== 'ok') : ordered;
    const sections = withPart.map((check, index) => checks_section(check, renderCheck(check, options), isOnly, isOnly || (check.status !== 'ok' && index < checks_MAX_OPEN)));
    const frame = frameOf(ordered, (0,markdown/* markdownBlocks */.KR)(mergedList(merged), notRunLine(notRun)), room);
    const tables = (0,markdown/* markdownBlocks */.KR)(frame.before, listOf(frame.rows, frame.columns), closedList(frame.closedRows, 0, frame.columns), frame.after);
    const whole = asMany(sections, ({ full }) => [full], room - sizeOf(tables));
    if (whole.length === sections.length && sizeOf(tables) <= room)
        return (0,markdown/* markdownBlocks */.KR)(tables, ...whole.map(({ text }) => text));
    return renderShorter(sections, frame, room - checks_NOTE_SIZE);
}
function frameOf(ordered, end, room) {
    const columns = {
        withGroup: ordered.some(({ group }) => group !== undefined),
        withStory: ordered.some(({ story }) => story !== undefined),
    };
    if (ordered.length <= 1)
        return { before: '', rows: [], closedRows: [], after: within(end, room / 4), columns };
    const row = (check) => check_checkRow(check, columns);
    const groups = overview_groupTable(ordered);
    if (ordered.length <= FEW)
        return {
            before: within(groups, room / 4),
            rows: ordered.map(row),
            closedRows: [],
            after: within(end, room / 4),
            columns,
        };
    return {
        before: within((0,markdown/* markdownBlocks */.KR)(overview_failureTable(ordered), groups), room / 4),
        rows: ordered.filter(({ status }) => status !== 'ok').map(row),
        closedRows: ordered.filter(({ status }) => status === 'ok').map(row),
        after: within((0,markdown/* markdownBlocks */.KR)(slowestPhaseTable(ordered), end), room / 4),
        columns,
    };
}
function renderShorter(sections, frame, room) {
    const { before, rows, closedRows, after, columns } = frame;
    const kept = fitting(rows, rowSize, room / 2 - sizeOf(before) - sizeOf(after));
    const closed = fitting(closedRows, rowSize, room / 4 - checks_NOTE_SIZE);
    const tables = (0,markdown/* markdownBlocks */.KR)(before, listOf(kept, columns), closedList(closed, closedRows.length - closed.length, columns), after);
    const shown = asMany(sections, ({ short, shortest }) => [short, shortest], room - sizeOf(tables));
    const bare = shown.filter(({ version }) => version > 0).length;
    const isGateBare = shown.some(({ version }, index) => version > 0 && sections[index]?.isGate);
    const explanations = isGateBare ? 'records, hosts, phases and connections' : 'phases and connections';
    const missing = sections.length - shown.length;
    const missingRows = rows.length - kept.length + closedRows.length - closed.length;
    return (0,markdown/* markdownBlocks */.KR)(tables, ...shown.map(({ text }) => text), markdown_leftOut([
        'diagrams, metrics and dialogues',
        ...(bare > 0 ? [`${explanations} of ${(0,counted/* counted */.h)(bare, 'check')}`] : []),
        ...(missing > 0 ? [`the parts of ${(0,counted/* counted */.h)(missing, 'check')}`] : []),
        ...(missingRows > 0 ? [`${(0,counted/* counted */.h)(missingRows, 'row')} of the table`] : []),
    ]));
}
function rowSize(row) {
    return sizeOf(row.join(' | ')) + 5;
}
function listOf(rows, columns) {
    if (rows.length === 0)
        return '';
    const [open, closed] = [rows.slice(0, MAX_OPEN_ROWS), rows.slice(MAX_OPEN_ROWS)];
    const more = closed.length === 0 ? '' : (0,markdown/* markdownDetails */.oG)(`and ${(0,counted/* counted */.h)(closed.length, 'more check')}`, tableOf(closed, columns));
    return (0,markdown/* markdownBlocks */.KR)(tableOf(open, columns), more);
}
function closedList(rows, left, columns) {
    const count = rows.length + left;
    const label = `${(0,counted/* counted */.h)(count, 'check')} ${count === 1 ? 'is' : 'are'} ok`;
    return rows.length === 0 ? '' : (0,markdown/* markdownDetails */.oG)(label, tableOf(rows, columns));
}
function tableOf(rows, columns) {
    return (0,markdown/* markdownTable */.Qj)(rowHeading(columns), rows);
}
function within(text, room) {
    return sizeOf(text) <= room ? text : '';
}
function asMany(sections, versions, room) {
    const shown = [];
    let left = room;
    for (const each of sections) {
        const fit = firstFitting(versions(each), left - checks_GAP);
        if (fit === undefined)
            break;
        left -= sizeOf(fit.text) + checks_GAP;
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
function checks_section(check, { head, order, body, extras }, isOnly, isOpen) {
    const heading = isOnly ? '' : checkHeading(check);
    const framed = (...parts) => isOpen ? (0,markdown/* markdownBlocks */.KR)(heading, ...parts) : (0,markdown/* markdownDetails */.oG)(checkLabel(check), (0,markdown/* markdownBlocks */.KR)(...parts));
    return {
        isGate: check.facts.gate !== undefined,
        full: () => framed(head(), body(), extras()),
        short: () => framed(head(), body()),
        shortest: () => framed(head(), order()),
    };
}

;// CONCATENATED MODULE: ./lib/report/summary/issues.js





const HEADING = ['Input', 'Value', 'What is wrong', 'What to write'];
function renderIssues(issues, room) {
    const hasPlaces = issues.some(({ source }) => source !== undefined);
    const heading = hasPlaces ? ['Where', 'Check', ...HEADING] : HEADING;
    const rows = issues.map((issue) => [...(hasPlaces ? placeCells(issue) : []), ...issueCells(issue)]);
    const all = (0,markdown/* markdownTable */.Qj)(heading, rows);
    if (sizeOf(all) <= room)
        return all;
    const kept = fitting(rows, (row) => sizeOf(row.join(' | ')) + 5, room - sizeOf((0,markdown/* markdownTable */.Qj)(heading, [])) - 400);
    return kept.length === 0
        ? ''
        : `${(0,markdown/* markdownTable */.Qj)(heading, kept)}\n\n${markdown_leftOut([(0,counted/* counted */.h)(rows.length - kept.length, 'more problem')])}`;
}
function placeCells({ source, check }) {
    return [source === undefined ? '\u2013' : (0,untrusted/* codeSpan */.SS)(placeText(source), 250), check === undefined ? '\u2013' : (0,markdown/* prose */.CS)(check, 120)];
}
function issueCells({ input, value, problem, remedy }) {
    return [(0,untrusted/* codeSpan */.SS)(input, 100), value === undefined ? '\u2013' : (0,untrusted/* codeSpan */.SS)(value, 200), (0,markdown/* prose */.CS)(problem), (0,markdown/* prose */.CS)(remedy)];
}

;// CONCATENATED MODULE: ./lib/report/summary/summary.js











const summary_DEFAULT_LIMIT = 900 * 1024;
function renderSummary(report, limitBytes = summary_DEFAULT_LIMIT) {
    const only = report.checks.length === 1 ? report.checks[0] : undefined;
    const worst = only && (0,model_status/* worstFirst */.md)(only.findings)[0];
    const isShown = worst !== undefined && report.message.includes(worst.message);
    const [top, end] = [summary_verdict(report, isShown ? worst : undefined), footer(report)];
    const room = limitBytes - sizeOf(`${(0,markdown/* markdownBlocks */.KR)(top, '-', end)}\n`) + 1;
    const body = blocksWithin(report, room, isShown);
    const shortest = `## ${STATUS_SYMBOLS[report.status]} Mail Probe: ${report.status}\n`;
    return [`${(0,markdown/* markdownBlocks */.KR)(top, body, end)}\n`, `${top}\n`, shortest].find((text) => sizeOf(text) <= limitBytes) ?? '';
}
function blocksWithin(report, room, isShown) {
    if (room <= 0)
        return '';
    return report.issues.length > 0 ? renderIssues(report.issues, room) : checks_renderChecks(report, room, isShown);
}
function summary_verdict(report, worst) {
    if (report.issues.length > 0) {
        const count = (0,counted/* counted */.h)(report.issues.length, 'problem');
        return `## ${STATUS_SYMBOLS[report.status]} ${count} in the configuration, nothing was contacted`;
    }
    if (report.checks.length > FEW && report.status !== 'ok') {
        return `## ${STATUS_SYMBOLS[report.status]} ${(0,run_verdict/* tally */.N4)(report.checks)}`;
    }
    const finding = worst ?? { status: report.status, code: report.code, message: report.message };
    const lines = check_findingDetails({ ...finding, hint: report.hint ?? worst?.hint });
    return (0,markdown/* markdownBlocks */.KR)(`## ${STATUS_SYMBOLS[report.status]} ${(0,markdown/* prose */.CS)(report.message, 400)}`, lines.join('  \n'));
}
function footer({ version, startedAt, durationSeconds }) {
    const time = /T(\d\d:\d\d:\d\d)/.exec(startedAt)?.[1];
    const started = time === undefined ? markdown_day(startedAt) : `${markdown_day(startedAt)} ${time} UTC`;
    return `<sub>Mail Probe ${(0,markdown/* prose */.CS)(version, 40)} \u00b7 ${started} \u00b7 ${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')}</sub>`;
}

;// CONCATENATED MODULE: ./lib/report/workflow/annotations.js






const MAX_PER_LEVEL = 10;
const annotations_MAX_LENGTH = 4000;
function renderAnnotations(report) {
    if (report.issues.length > 0)
        return configurationAnnotations(report.issues);
    if (report.checks.length === 0)
        return runAnnotations(report);
    const drafts = (0,model_status/* worstFirst */.md)(report.checks).flatMap(checkDrafts);
    const annotations = (0,model_status/* worstFirst */.md)(drafts).map(({ status, title, source, lines }) => {
        return { level: levelOf(status), title, source, message: joined(lines) };
    });
    return ['error', 'warning'].flatMap((level) => annotations_limited(annotations.filter((annotation) => annotation.level === level)));
}
function checkDrafts(check) {
    if (check.status === 'ok')
        return [];
    const name = (0,untrusted/* safeText */.Hk)(check.name, 100);
    const places = byPlace(check.findings);
    const placed = places.map((findings) => placeDraft(findings, name));
    const others = (0,model_status/* worstFirst */.md)(check.findings.filter((finding) => !hasPlace(finding)));
    const about = [
        ...(check.name.includes(check.target) ? [] : annotations_line('Target', check.target)),
        ...check.notices.flatMap(annotations_noticeLines),
    ];
    const isSaid = placed.length > 0 && others.every(({ status }) => status === 'ok');
    if (!isSaid)
        return [ownDraft(check, others, name, about), ...placed];
    const [first, ...more] = (0,model_status/* worstFirst */.md)(placed);
    return first === undefined ? [] : [{ ...first, lines: [...first.lines, ...about, ...others.map(alsoLine)] }, ...more];
}
function ownDraft(check, findings, name, about) {
    const [worst, ...others] = findings;
    const status = worst?.status ?? check.status;
    const lines = worst === undefined ? [`The check is ${check.status}.`] : annotations_findingLines(worst);
    return {
        status: findings.length === check.findings.length ? check.status : status,
        title: `${titleOf(worst?.code, check.status)}: ${name}`,
        source: check.source,
        lines: [...lines, ...about, ...others.map(alsoLine)],
    };
}
function placeDraft(findings, name) {
    const [worst, ...others] = (0,model_status/* worstFirst */.md)(findings);
    if (worst === undefined)
        throw new Error('A place has at least one finding');
    const { status, code, source } = worst;
    const at = source === undefined ? [] : [`At: ${fileLine(source)}`];
    const lines = [...annotations_findingLines(worst), ...at, ...others.map(alsoLine)];
    return { status, title: `${titleOf(code, status)}: ${name}`, source, lines };
}
function byPlace(findings) {
    const places = new Map();
    for (const finding of findings.filter(hasPlace)) {
        const { file, line: row, column } = finding.source;
        const key = JSON.stringify([file, row, column]);
        const known = places.get(key);
        if (known)
            known.push(finding);
        else
            places.set(key, [finding]);
    }
    return [...places.values()];
}
function hasPlace(finding) {
    return finding.source !== undefined && finding.status !== 'ok';
}
function titleOf(code, status) {
    return code === undefined ? status : FAILURE_TITLES[code];
}
function alsoLine({ status, message, code }) {
    return `Also ${status}: ${(0,untrusted/* safeText */.Hk)(message, 600)}${annotations_inBrackets(code)}`;
}
function annotations_noticeLines({ code, message, hint }) {
    const text = [message, hint].filter((part) => part !== undefined).join(' ');
    return [`Note: ${(0,untrusted/* safeText */.Hk)(text, 600)}${annotations_inBrackets(code)}`];
}
function annotations_findingLines(finding) {
    return [
        (0,untrusted/* safeText */.Hk)(finding.message, 600),
        ...annotations_line('Server said', finding.reply),
        ...annotations_line('What to do', finding.hint),
        ...annotations_line('Phase', finding.phase && phaseLabel(finding.phase)),
        ...annotations_line('Code', finding.code),
    ];
}
function runAnnotations(report) {
    if (report.status === 'ok')
        return [];
    const what = report.code === undefined ? report.status : FAILURE_TITLES[report.code];
    const lines = [(0,untrusted/* safeText */.Hk)(report.message, 600), ...annotations_line('What to do', report.hint), ...annotations_line('Code', report.code)];
    return [{ level: levelOf(report.status), title: `Mail Probe: ${what}`, message: joined(lines) }];
}
function configurationAnnotations(issues) {
    const ofInputs = issues.filter(({ source }) => source === undefined);
    const ofFiles = issues.filter(({ source }) => source !== undefined);
    const first = ofInputs.length > 0 ? [issuesAnnotation(ofInputs)] : [];
    const room = MAX_PER_LEVEL - first.length;
    if (ofFiles.length <= room)
        return [...first, ...ofFiles.map(fileAnnotation)];
    const shown = ofFiles.slice(0, room - 1).map(fileAnnotation);
    return [...first, ...shown, issuesAnnotation(ofFiles.slice(room - 1), 'more ')];
}
function issuesAnnotation(issues, more = '') {
    return {
        level: 'error',
        title: `Mail Probe: ${(0,counted/* counted */.h)(issues.length, `${more}problem`)} in the configuration`,
        message: issuesMessage(issues),
    };
}
function fileAnnotation(issue) {
    const subject = issue.check === undefined ? 'the checks file' : (0,untrusted/* safeText */.Hk)(issue.check, 100);
    return {
        level: 'error',
        title: `Mail Probe: a problem with ${subject}`,
        message: issuesMessage([issue]),
        source: issue.source,
    };
}
function issuesMessage(issues) {
    return joined([...issues.map((issue) => `${issueSentence(issue)} (${issue.code})`), 'Nothing was contacted.']);
}
function annotations_line(label, text) {
    return text === undefined || text === '' ? [] : [`${label}: ${(0,untrusted/* safeText */.Hk)(text, 600)}`];
}
function annotations_inBrackets(code) {
    return code === undefined ? '' : ` (${code})`;
}
function levelOf(status) {
    return status === 'warning' ? 'warning' : 'error';
}
function joined(lines) {
    let room = annotations_MAX_LENGTH;
    const shown = lines.filter((each) => {
        room -= each.length + 1;
        return room >= 0;
    });
    const left = lines.length - shown.length;
    if (left > 0)
        shown.push(`And ${left === 1 ? '1 more line' : `${left} more lines`}: see the log or the job summary.`);
    return shown.join('\n');
}
function annotations_limited(annotations) {
    if (annotations.length <= MAX_PER_LEVEL)
        return [...annotations];
    const shown = annotations.slice(0, MAX_PER_LEVEL - 1);
    const rest = annotations.slice(MAX_PER_LEVEL - 1);
    const more = {
        level: rest[0]?.level ?? 'error',
        title: `Mail Probe: ${rest.length} more`,
        message: joined([
            `${rest.length} more annotations of this kind are left out. The log and the job summary show all of them.`,
            ...rest.map(({ title, source }) => `And ${title}${source === undefined ? '' : ` (${fileLine(source)})`}`),
        ]),
    };
    return [...shown, more];
}

;// CONCATENATED MODULE: ./lib/report/workflow/memory-outputs.js


const MAX_ENTRIES = 200;
const PAST_ROWS = [
    [
        'state',
        'Worst state of all checks over their runs, with a history: `down`, `lost`, `recovering`, `failing`, `up` or `new`.',
        ({ past }) => past?.state ?? '',
    ],
    [
        'state-changed',
        '`true` when a check went down, or is up again after it was told to be down.',
        ({ past }) => word(past?.stateChanged),
    ],
    ['previous-status', 'Status of the run before this one.', ({ past }) => past?.previousStatus ?? ''],
    [
        'alert',
        '`true` when a person should be told something now: for steps that send chat or mail.',
        ({ past }) => word(past?.alert),
    ],
    ['recovery-wanted', '`true` when a recovery action is due now.', ({ past }) => word(past?.recoveryWanted)],
    ['regressions', 'JSON array: what is slower than its own past.', (report) => entries(report, ofRegressions)],
    ['changes', 'JSON array: what differs from the last good runs.', (report) => entries(report, ofChanges)],
    ['history', '`warm`, `cold` when there was none yet, or `unreadable`.', ({ past }) => past?.history ?? ''],
];
const INCIDENT_HELP = {
    'incident-number': 'Number of the issue of the worst check that has one.',
    'incident-url': 'Address of that issue.',
    'incidents-opened': 'How many issues were opened or reopened.',
    'incidents-closed': 'How many issues were closed.',
};
function incidentOutputs(outcome) {
    return new Map([
        ['incident-number', outcome?.number === undefined ? '' : String(outcome.number)],
        ['incident-url', (0,untrusted/* safeText */.Hk)(outcome?.url ?? '')],
        ['incidents-opened', outcome === undefined ? '' : String(outcome.opened)],
        ['incidents-closed', outcome === undefined ? '' : String(outcome.closed)],
    ]);
}
function word(flag) {
    return flag === undefined ? '' : String(flag);
}
function entries({ past, checks }, of) {
    if (!past)
        return '';
    const all = checks.flatMap(({ name, story }) => (story ? of(story).map((each) => ({ check: name, ...each })) : []));
    return jsonText(all.slice(0, MAX_ENTRIES));
}
function ofRegressions({ regressions }) {
    return regressions;
}
function ofChanges({ changes }) {
    return changes;
}

;// CONCATENATED MODULE: ./lib/report/workflow/memory-warning.js


function memoryWarning({ code, message, hint }) {
    const lines = [
        (0,untrusted/* safeText */.Hk)(message, 600),
        ...(hint === undefined ? [] : [`What to do: ${(0,untrusted/* safeText */.Hk)(hint, 600)}`]),
        ...(code === undefined ? [] : [`Code: ${code}`]),
        'The result of the checks is not affected.',
    ];
    return {
        level: 'warning',
        title: `Mail Probe: ${code === undefined ? 'history and incidents' : FAILURE_TITLES[code]}`,
        message: lines.join('\n'),
    };
}

;// CONCATENATED MODULE: ./lib/report/workflow/outputs.js






const MAX_STEP = 1200;
const ROWS = [
    row('status', '`ok`, `warning`, `critical` or `unknown`.', ({ report }) => report.status),
    row('code', 'Failure code of the worst finding; empty when ok.', ({ report }) => report.code ?? ''),
    row('message', 'One line for people.', ({ report }) => (0,untrusted/* safeText */.Hk)(report.message)),
    row('duration-seconds', 'How long the whole run took.', ({ report }) => number(report.durationSeconds)),
    row('round-trip-seconds', 'From the start of sending until the message was seen.', ({ check }) => number(measured(check, 'round_trip_seconds'))),
    row('delivery-seconds', 'From the acceptance of the message until it was seen.', ({ check }) => number(measured(check, 'delivery_seconds'))),
    row('message-id', 'Message-ID of the message sent, without angle brackets.', ({ check }) => (0,untrusted/* safeText */.Hk)(check?.facts.messageId ?? '')),
    row('arrived-in', '`inbox`, `junk`, `other`, or empty.', ({ check }) => check?.facts.arrivedIn ?? ''),
    row('messages-found', 'How many messages match, with `imap-search`.', ({ check }) => number(measured(check, 'messages_found'))),
    row('certificate-days-left', 'Days until the first certificate of any chain seen expires.', ({ report }) => number(certificateDaysLeft(report))),
    row('tls-version', 'Oldest TLS version negotiated; empty when a connection has no TLS.', ({ report }) => tlsVersion(report)),
    row('publication-order', 'The steps in which a planned change of a mail domain has to be published, with `mx`: one numbered line each, after the domain when several have one; empty when there are none.', ({ report }) => publicationOrder(report)),
    row('records-changed', 'How many record sets of the mail domain a plan changes, with `mx`; the sum over several.', ({ report }) => recordsChanged(report)),
    row('metrics', 'JSON object: metric name to number, or to an object of label to number.', ({ check }) => jsonText(metrics(check?.measurements ?? []))),
    row('report-path', 'Path of the JSON report.', ({ reportPath }) => reportPath),
    row('summary-path', 'Path of the summary as a Markdown file of at most 60,000 bytes, for a comment.', ({ summaryPath }) => summaryPath),
    ...model_status/* STATUSES */.f.map((status) => row(`checks-${status}`, `How many checks are ${status}.`, ({ report }) => number((0,run_verdict/* testedChecks */.jH)(report.checks).filter((check) => check.status === status).length))),
    ...PAST_ROWS.map(([name, help, value]) => row(name, help, ({ report }) => value(report))),
    ...Object.entries(INCIDENT_HELP).map(([name, help]) => row(name, help, () => '')),
];
const OUTPUTS = ROWS.map(({ name, help }) => ({ name, help }));
function renderOutputs(report, reportPath, summaryPath = '') {
    const source = { report, reportPath, summaryPath, check: (0,model_status/* worstFirst */.md)(report.checks)[0] };
    return new Map(ROWS.map(({ name, value }) => [name, value(source)]));
}
function row(name, help, value) {
    return { name, help, value };
}
function number(value) {
    if (value === undefined || !Number.isFinite(value))
        return '';
    return (0,plain_number/* plainNumber */.k)(rounded(value));
}
function rounded(value) {
    return Math.round(value * 1000) / 1000 + 0;
}
function measured(check, metric) {
    return check?.measurements.findLast((each) => each.metric === metric)?.value;
}
function certificateDaysLeft({ checks }) {
    const days = checks.flatMap(({ measurements, connections }) => [
        ...measurements.filter((each) => each.metric === 'tls_certificate_days_left').map((each) => each.value),
        ...connections.flatMap(({ tls }) => tls?.chain ?? []).map((certificate) => certificate.daysLeft),
    ]);
    return days.length === 0 ? undefined : days.reduce((least, each) => Math.min(least, each));
}
function tlsVersion({ checks }) {
    const versions = checks.flatMap(({ connections }) => connections).map(({ tls }) => tls?.version ?? '');
    return (0,untrusted/* safeText */.Hk)(versions.toSorted()[0] ?? '', 20);
}
function publicationOrder({ checks }) {
    const gates = gatesOf(checks).filter(({ order }) => order.length > 0);
    return gates
        .flatMap(({ domain, order }) => {
        const prefix = gates.length > 1 ? `${(0,untrusted/* safeText */.Hk)(domain)}: ` : '';
        return order.map(({ text }, index) => `${prefix}${index + 1}. ${(0,untrusted/* safeText */.Hk)(text, MAX_STEP)}`);
    })
        .join('\n');
}
function recordsChanged({ checks }) {
    const gates = gatesOf(checks);
    if (gates.length === 0)
        return '';
    return number(gates.flatMap(({ records }) => records).filter(({ change }) => change !== 'same').length);
}
function gatesOf(checks) {
    return checks.flatMap(({ facts }) => facts.gate ?? []);
}
function metrics(measurements) {
    const plain = new Map();
    const labelled = new Map();
    for (const { metric, label, value } of measurements) {
        if (!Number.isFinite(value))
            continue;
        if (label === undefined)
            plain.set(metric, rounded(value));
        else
            labelled.set(metric, (labelled.get(metric) ?? new Map()).set(label, rounded(value)));
    }
    return Object.fromEntries([
        ...plain,
        ...[...labelled].map(([metric, values]) => [metric, Object.fromEntries(values)]),
    ]);
}

;// CONCATENATED MODULE: ./lib/github/context.js
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
            attempt: Number(env['GITHUB_RUN_ATTEMPT']) || undefined,
            sha: sha ?? '',
            runner: [env['RUNNER_NAME'], machine && `(${machine})`].filter(Boolean).join(' '),
        };
    }
    catch {
        return undefined;
    }
}
async function loadContext() {
    const { context } = await __webpack_require__.e(/* import() */ 864).then(__webpack_require__.bind(__webpack_require__, 7864));
    return context;
}

// EXTERNAL MODULE: ./lib/github/masks.js
var masks = __webpack_require__(50359);
;// CONCATENATED MODULE: ./lib/github/writer.js

const writer_STEP_LIMIT = 1024 * 1024;
const OWN_LIMIT = 900 * 1024;
const MAX_EARLIER_BYTES = 16 * 1024 ** 2;
function createWriter({ core, env, files }) {
    return {
        annotate(annotations) {
            for (const { level, title, message, source } of annotations) {
                const place = source && { file: source.file, startLine: source.line, startColumn: source.column };
                core[level](message, { title, ...place });
            }
        },
        setOutputs(outputs) {
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
                    message: `Cannot write outputs: ${writer_reason(error)}.`,
                    hint: 'Later steps cannot see the result. Look at the disk of the runner and at the file named by GITHUB_OUTPUT.',
                };
            }
        },
        async writeSummary(render) {
            const path = env['GITHUB_STEP_SUMMARY'];
            if (!path)
                return undefined;
            try {
                const { realPath } = await files.inspect(path);
                const earlier = (await files.read(realPath, MAX_EARLIER_BYTES)).toString('utf8');
                const gap = earlier === '' ? '' : '\n\n';
                const used = Buffer.byteLength(earlier) + gap.length;
                const limit = Math.min(OWN_LIMIT, writer_STEP_LIMIT - used);
                const markdown = render(limit);
                if (markdown === '')
                    return noSummary('it is full: GitHub shows no more than 1 MiB per step');
                await core.summary.emptyBuffer().addRaw(`${gap}${markdown}`).write();
                return limit < OWN_LIMIT && markdown !== render(OWN_LIMIT) ? CUT_SUMMARY : undefined;
            }
            catch (error) {
                core.summary.emptyBuffer();
                return noSummary(writer_reason(error));
            }
        },
    };
}
const CUT_SUMMARY = aboutSummary('job summary cut', 'The job summary is short, because earlier text nearly fills it: GitHub shows no more than 1 MiB per step.');
function noSummary(why) {
    return aboutSummary('no job summary', `The job summary could not be written: ${why}.`);
}
function aboutSummary(title, what) {
    const message = `${what} The result is not affected; the log shows all of it.\nCode: E_GH_SUMMARY`;
    return { level: 'warning', title: `Mail Probe: ${title}`, message };
}
function writer_reason(error) {
    const isMissing = error instanceof Error && error.message.startsWith('Missing file');
    return isMissing ? 'ENOENT' : (0,error_code/* codeOrName */.Mi)(error);
}

;// CONCATENATED MODULE: ./lib/github/publish.js
















const OUTPUT_MASKED = {
    level: 'warning',
    title: 'Mail Probe: an output holds a secret',
    message: [
        'An output holds a secret, because the secret is a word of every report, such as a status. GitHub shows *** in its place and hands no such output to other jobs. The result is not affected.',
        'What to do: Change the password to one that is no such word.',
        'Code: E_GH_OUTPUT_MASKED',
    ].join('\n'),
};
const COMMENT_LIMIT = 60_000;
async function preparePublishing() {
    await loadCore();
}
async function loadCore() {
    const { error, warning, setOutput, summary } = await __webpack_require__.e(/* import() */ 707).then(__webpack_require__.bind(__webpack_require__, 14707));
    return { error, warning, setOutput, summary };
}
async function publish(report, job, world, memory) {
    for (const line of renderLog(report))
        world.stdout(line);
    const core = await loadCore();
    const origin = await readOrigin(world.env);
    const complete = { ...report, origin };
    const writer = createWriter({ core, env: world.env, files: world.files });
    const reportPath = await writeTemporary('report', 'json', jsonPieces(complete), world);
    const unwritten = await writeAsked(complete, job, world, memory?.memory.folded?.history);
    const summaryPath = await writeTemporary('summary', 'md', renderSummary(complete, COMMENT_LIMIT), world);
    const outputs = renderOutputs(complete, reportPath, summaryPath);
    const problem = writer.setOutputs(outputs);
    const notWritten = job?.settings.jobSummary === false
        ? undefined
        : await writer.writeSummary((limitBytes) => renderSummary(complete, limitBytes));
    const isDry = (0,run/* isDryRun */.vG)(job, report);
    const annotations = renderAnnotations(problem ? withProblem(complete, problem) : complete);
    writer.annotate(annotations.map((each) => (isDry && !problem ? { ...each, level: 'warning' } : each)));
    const isOutputMasked = problem === undefined && (0,masks/* holdsMasked */.Y3)([...outputs.values()], job?.secrets ?? []);
    writer.annotate([...(isOutputMasked ? [OUTPUT_MASKED] : []), ...(notWritten ? [notWritten] : []), ...unwritten]);
    if (memory && !isDry)
        await remember(report, memory, writer, world);
    return problem !== undefined || (!isDry && failsJob(report, job)) ? 1 : 0;
}
async function remember(report, memory, writer, world) {
    const { keepMemory } = await __webpack_require__.e(/* import() */ 586).then(__webpack_require__.bind(__webpack_require__, 97586));
    const { outcome, warnings, lines } = await keepMemory(report, memory, world);
    for (const each of lines)
        world.stdout((0,untrusted/* safeText */.Hk)(each, 600));
    writer.annotate(warnings.map(memoryWarning));
    if (outcome)
        writer.setOutputs(incidentOutputs(outcome));
    const said = incidentLine(outcome);
    if (said !== '')
        await writer.writeSummary(() => said);
}
const ALWAYS_FAIL = [
    'E_INTERNAL',
    'E_INPUT',
    'E_CONFIG_CONFLICT',
    'E_SECRET_MISSING',
];
function failsJob(report, job) {
    if (!job?.plan || report.issues.length > 0)
        return true;
    const mayBeEmpty = report.shard !== undefined || report.leftOut?.some(({ reason }) => reason === 'not due');
    if (report.checks.length === 0 && !(report.status === 'ok' && mayBeEmpty))
        return true;
    const isOurFault = report.checks.some(({ findings }) => findings.some(({ code }) => ALWAYS_FAIL.includes(code)));
    const isAlert = report.past?.alert === true && job.plan.failOn.has('alert');
    return isOurFault || isAlert || job.plan.failOn.has(report.status);
}
async function writeTemporary(what, extension, text, world) {
    const folder = world.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
    const path = (0,external_node_path_.join)(folder, `mail-probe-${what}-${world.random(6).toString('hex')}.${extension}`);
    try {
        await world.files.write(path, text);
        return path;
    }
    catch {
        return '';
    }
}
async function writeAsked(report, job, world, history) {
    if (!job)
        return [];
    const written = await writeReports(report, job.settings.reportFiles, world, { history, redact: job.redact });
    return written.flatMap(({ file: { format, shownPath }, problem }) => {
        const where = (0,untrusted/* safeText */.Hk)(job.redact(shownPath));
        if (problem === undefined) {
            world.stdout(`Report (${format}): ${where}`);
            return [];
        }
        const message = `The ${format} report could not be written to ${where}: ${problem}. Look at the path, the rights and the space on the disk. The result is not affected.`;
        world.stdout(message);
        return [{ level: 'warning', title: `Mail Probe: no ${format} report`, message }];
    });
}
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

/***/ 80009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   KR: () => (/* binding */ markdownBlocks),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   oG: () => (/* binding */ markdownDetails)
/* harmony export */ });
/* harmony import */ var _untrusted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18340);

const PLAIN = /^(?:[\p{L}\p{M}]+(?:['\u2019-][\p{L}\p{M}]+)*|\d{1,6}(?:[.,]\d{1,6})*%?|\d{4}-\d\d-\d\d|[\u2192\u2013\u2014\u00b7\u2026]|)$/u;
const CLOSING = ')"\'\u201d\u00bb.,;:!?\u2026';
const COMMIT = /^[0-9a-f]{7,40}$/i;
function prose(text, limit = 600) {
    const parts = [];
    let record;
    for (const token of (0,_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .safeText */ .Hk)(text, limit).trim().split(/\s+/u)) {
        const { before, core, after } = split(token);
        const isPlain = PLAIN.test(core) && !COMMIT.test(core);
        const last = parts.at(-1);
        const isOne = last !== undefined && !last.isPlain && !isPlain && before === '' && split(last.text).after === '';
        if (last && (record || isOne))
            last.text += ` ${token}`;
        else
            parts.push({ isPlain, text: token });
        record ??= recordAt(before, core);
        if (record && endsRecord(record, core, after))
            record = undefined;
    }
    return parts.map((part) => (part.isPlain ? part.text : spanned(part.text))).join(' ');
}
function recordAt(before, core) {
    if (!/^v=[a-z]{2,10}\d/i.test(core))
        return undefined;
    if (before.endsWith('"'))
        return 'quoted';
    return /^v=spf1$/i.test(core) ? 'spf' : undefined;
}
function endsRecord(record, core, after) {
    return record === 'quoted' ? after.includes('"') : /^[~?+-]?all$|^redirect=/i.test(core);
}
function spanned(token) {
    const { before, core, after } = split(token);
    return `${before}${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(core, Number.POSITIVE_INFINITY)}${after}`;
}
function split(token) {
    const before = /^["'(\u201e\u201c\u00ab]*/u.exec(token)?.[0] ?? '';
    let end = token.length;
    while (end > before.length && CLOSING.includes(token.charAt(end - 1)))
        end -= 1;
    return { before, core: token.slice(before.length, end), after: token.slice(end) };
}
function markdownTable(heading, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(heading), line(heading.map(() => ':---')), ...rows.map(line)].join('\n');
}
function markdownDetails(label, body) {
    return `<details>\n<summary>${label}</summary>\n\n${body}\n\n</details>`;
}
function markdownBlocks(...parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}


/***/ }),

/***/ 25787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ sameRepositoryRun)
/* harmony export */ });
const RUNS = /^(https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+\/actions\/runs\/)\d{1,20}$/;
function sameRepositoryRun(runUrl, ownRunUrl) {
    const [, own] = RUNS.exec(ownRunUrl ?? '') ?? [];
    if (own === undefined || runUrl === undefined || !runUrl.startsWith(own))
        return undefined;
    const number = runUrl.slice(own.length);
    return /^\d{1,20}$/.test(number) ? `${own}${number}` : undefined;
}


/***/ }),

/***/ 92280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CJ: () => (/* binding */ spanOfMillis),
/* harmony export */   Ln: () => (/* binding */ span),
/* harmony export */   eV: () => (/* binding */ millisOf),
/* harmony export */   qo: () => (/* binding */ clockTime)
/* harmony export */ });
/* harmony import */ var _counted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72600);

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
            parts.push(name === 'day' ? (0,_counted_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(count, name) : `${count} ${name}`);
        else if (parts.length > 0)
            break;
    }
    return parts.slice(0, 2).join(' ') || 'less than a minute';
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

/***/ 63785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ seriesName)
/* harmony export */ });
function seriesName({ metric, label }, spec) {
    return label === undefined ? metric : `${metric}{${spec?.label ?? 'label'}="${label}"}`;
}


/***/ })

};
