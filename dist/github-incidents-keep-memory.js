export const id = 586;
export const ids = [586];
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

/***/ 97586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  keepMemory: () => (/* binding */ keepMemory)
});

// EXTERNAL MODULE: ./lib/history/clocks.js
var clocks = __webpack_require__(26772);
// EXTERNAL MODULE: ./lib/history/state/events.js
var events = __webpack_require__(40976);
// EXTERNAL MODULE: ./lib/history/state/recovery.js
var recovery = __webpack_require__(58362);
// EXTERNAL MODULE: ./lib/history/state/watch.js
var watch = __webpack_require__(50206);
;// CONCATENATED MODULE: ./lib/history/adopt.js




function adoptSights(history, sights, rulesOf, at) {
    const byKey = new Map();
    for (const given of sights) {
        const sight = withStamps(given);
        const other = byKey.get(sight.key);
        if (other === undefined || isBetter(sight, other))
            byKey.set(sight.key, sight);
    }
    const adopted = [];
    const checks = history.checks.map((check) => {
        const sight = byKey.get(check.key);
        if (sight === undefined || check.removedAt !== undefined)
            return check;
        const outage = withSight(check, sight, rulesOf(check), at);
        if (outage === check.outage)
            return check;
        if ((0,watch/* isTold */.Wc)(outage.state) && check.outage.issue === undefined)
            adopted.push(check.key);
        return { ...check, outage, undo: check.undo && withSightBefore(check, check.undo, sight, rulesOf(check), at) };
    });
    return { history: { ...history, checks }, adopted };
}
function withStamps(sight) {
    const { closedAt, block } = sight;
    const known = block && {
        ...block,
        firstBad: (0,clocks/* stampFrom */._)(block.firstBad),
        lastAlertAt: (0,clocks/* stampFrom */._)(block.lastAlertAt),
        recoveries: block.recoveries.flatMap((each) => {
            const [at, number] = [(0,clocks/* stampFrom */._)(each.at), bounded(each.number)];
            return at === undefined || number < 1 ? [] : [{ ...each, at, number }];
        }),
    };
    return { ...sight, closedAt: (0,clocks/* stampFrom */._)(closedAt), block: known };
}
function withSightBefore(check, undo, sight, rules, at) {
    const before = { ...check, outage: undo.outage, runs: check.runs.slice(0, -1) };
    return { ...undo, outage: withSight(before, sight, rules, at) };
}
function isBetter(sight, other) {
    if (sight.isOpen !== other.isOpen)
        return sight.isOpen;
    if (sight.isOpen && isOver(sight) !== isOver(other))
        return isOver(other);
    return sight.isOpen ? sight.number < other.number : sight.number > other.number;
}
function isOver({ block }) {
    return block?.state === 'up';
}
function withSight(check, sight, rules, at) {
    const { outage } = check;
    const known = outage.issue === sight.number;
    if ((0,watch/* isTold */.Wc)(outage.state)) {
        if (!sight.isOpen && !sight.isClosedByPerson)
            return outage;
        if (!sight.isOpen && isClosedBefore(outage, sight))
            return known ? { ...outage, issue: undefined } : outage;
        if (!sight.isOpen)
            return isOfOutage(outage, sight) ? muted(outage, sight) : outage;
        return known ? followed(outage, sight) : merged(followed(outage, sight), sight);
    }
    if (!sight.isOpen)
        return remembered(outage, sight);
    if (known || isOver(sight))
        return outage;
    return adoptedOutage(check, sight, rules, at);
}
function followed(outage, { number, isAcknowledged }) {
    const isSame = outage.issue === number && !outage.isMuted && (outage.isAcknowledged === true) === isAcknowledged;
    if (isSame)
        return outage;
    return { ...outage, issue: number, isMuted: false, isAcknowledged: isAcknowledged || undefined };
}
function isOfOutage({ issue, firstBad }, { number, closedAt }) {
    if (issue !== undefined)
        return issue === number;
    return closedAt !== undefined && firstBad !== undefined && closedAt > firstBad.at;
}
function isClosedBefore({ firstBad, lastGood, isMuted }, { closedAt }) {
    if (isMuted || closedAt === undefined || firstBad === undefined || lastGood === undefined)
        return false;
    return closedAt < lastGood.at && lastGood.at < firstBad.at;
}
function muted(outage, { number }) {
    return outage.isMuted ? outage : { ...outage, issue: number, isMuted: true };
}
function remembered(outage, { number, closedAt, isClosedByPerson, block }) {
    const isKnown = outage.issue !== undefined || outage.endedAt !== undefined;
    if (isKnown || isClosedByPerson || closedAt === undefined)
        return outage;
    const eventCount = Math.max(outage.eventCount, bounded(block?.eventCount));
    return { ...outage, issue: number, endedAt: closedAt, eventCount };
}
function adoptedOutage({ outage, runs }, sight, rules, at) {
    const before = sight.block?.state === 'lost' ? 'lost' : 'down';
    const firstBad = sight.block?.firstBad ?? outage.firstBad?.at ?? runs[0]?.at ?? at;
    const incident = {
        ...merged(outage, sight),
        issue: sight.number,
        isMuted: false,
        isAcknowledged: sight.isAcknowledged || undefined,
        endedAt: undefined,
        firstBad: firstBad === outage.firstBad?.at ? outage.firstBad : { at: firstBad },
        since: at,
    };
    if (outage.state !== 'up')
        return { ...incident, state: before, failures: Math.max(1, outage.failures) };
    const good = outage.lastGood ?? { at };
    const firstGood = outage.goodSince === undefined ? good : { at: outage.goodSince };
    const goods = Math.max(1, Math.min(goodsInARow(runs, rules), rules.recoveriesBeforeClose));
    const recovering = { ...incident, state: 'recovering', before, goods, firstGood };
    if (goods < rules.recoveriesBeforeClose)
        return (0,events/* withEvent */.Rn)(recovering, { kind: 'recovering', at });
    return {
        ...(0,events/* withEvent */.Rn)(recovering, { kind: 'recovered', at }),
        state: 'up',
        before: undefined,
        goods: 0,
        failures: 0,
        goodSince: firstGood.at,
        isAcknowledged: undefined,
        endedAt: at,
    };
}
function goodsInARow(runs, rules) {
    const classes = runs.map(({ status }) => (0,watch/* classOf */.Kl)(status, rules));
    return classes.slice(classes.lastIndexOf('bad') + 1).filter((each) => each === 'good').length;
}
function merged(outage, { block }) {
    if (block === undefined)
        return outage;
    const { firstBad } = block;
    const isEarlier = firstBad !== undefined && (outage.firstBad === undefined || firstBad < outage.firstBad.at);
    return {
        ...outage,
        state: outage.state === 'down' && block.state === 'lost' ? 'lost' : outage.state,
        firstBad: isEarlier ? { at: firstBad } : outage.firstBad,
        alerts: Math.max(outage.alerts, bounded(block.alerts)),
        lastAlertAt: (0,watch/* later */.NU)(outage.lastAlertAt, block.lastAlertAt),
        failuresAtAlert: outage.failures,
        recoveries: tries(outage.recoveries, block.recoveries),
        eventCount: Math.max(outage.eventCount, bounded(block.eventCount)),
    };
}
function tries(own, others) {
    const byNumber = new Map([...others, ...own].map((each) => [each.number, each]));
    return [...byNumber.values()].toSorted((one, other) => one.number - other.number).slice(-recovery/* MAX_TRIES */.N$);
}
function bounded(count) {
    return Number.isInteger(count) && count !== undefined ? Math.min(Math.max(0, count), watch/* MAX_COUNT */.H$) : 0;
}

;// CONCATENATED MODULE: ./lib/incidents/digest.js
const MAX_LENGTH = 500;
function digestOf(texts) {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    const take = (code) => {
        high = Math.imul(high ^ code, 2_654_435_761);
        low = Math.imul(low ^ code, 1_597_334_677);
    };
    for (const text of texts) {
        for (let at = 0; at < Math.min(text.length, MAX_LENGTH); at += 1)
            take(text.charCodeAt(at));
        take(0x10000);
    }
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
    return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}

// EXTERNAL MODULE: ./lib/text/run-url.js
var run_url = __webpack_require__(25787);
// EXTERNAL MODULE: ./lib/text/times.js
var times = __webpack_require__(92280);
// EXTERNAL MODULE: ./lib/text/untrusted.js
var untrusted = __webpack_require__(18340);
;// CONCATENATED MODULE: ./lib/incidents/issue/words.js




function runLink(runUrl, ownRunUrl, label = 'run') {
    const url = (0,run_url/* sameRepositoryRun */.C)(runUrl, ownRunUrl);
    return url === undefined ? '' : `[${label}](${url})`;
}
function runTime(run, ownRunUrl) {
    if (run === undefined)
        return 'not known';
    const link = runLink(run.runUrl, ownRunUrl);
    return link === '' ? (0,times/* clockTime */.qo)(run.at) : `${(0,times/* clockTime */.qo)(run.at)} (${link})`;
}
function codeWord(code) {
    return code === undefined ? '\u2013' : (0,untrusted/* codeSpan */.SS)(code, 60);
}
function isCode(code) {
    return code !== undefined && /^E_[A-Z0-9_]{1,40}$/.test(code);
}
const UNUSUAL = /[^\p{L}\p{N} ._:/+-]/gu;
function plainName(name, limit = 80) {
    const plain = name.slice(0, 500).normalize('NFC').replace(UNUSUAL, ' ').replace(/\s+/g, ' ').trim();
    const points = Array.from(plain);
    return points.length <= limit ? plain : `${points.slice(0, limit - 1).join('')}\u2026`;
}
function unstableWords(results) {
    if (results.length < 2)
        return '';
    const bad = results.split('b').length - 1;
    return ` ${bad} of the last ${results.length} results were bad. Look for what differs between the bad and the good runs: one of several servers or addresses behind the name, load, or a limit on connections or logins.`;
}

;// CONCATENATED MODULE: ./lib/incidents/issue/incident.js
const INCIDENT_STATES = ['down', 'lost', 'unstable', 'recovering', 'recovered', 'removed'];

;// CONCATENATED MODULE: ./lib/incidents/issue/block.js


const BLOCK_LIMITS = { members: 500, told: 100, names: 30, recoveries: 10, codes: 30 };
const BEGIN = '<!-- mail-probe:incident:1 ';
const END = ' -->';
const FORM = /^<!-- mail-probe:incident:1 ([A-Za-z0-9_-]{2,40000}) -->\r?$/gm;
function renderBlock(block) {
    const { members, told, codes, assigned, labelled, recoveries, ...rest } = block;
    const bounded = {
        ...rest,
        ...packed(members.slice(0, BLOCK_LIMITS.members), rest.firstBad),
        codes: codes.slice(-BLOCK_LIMITS.codes),
        told: told.slice(-BLOCK_LIMITS.told),
        recoveries: recoveries.slice(-BLOCK_LIMITS.recoveries).map(({ number, at, result }) => ({ number, at, result })),
        assigned: assigned.slice(0, BLOCK_LIMITS.names),
        labelled: labelled.slice(0, BLOCK_LIMITS.names),
    };
    return `${BEGIN}${Buffer.from(JSON.stringify(bounded), 'utf8').toString('base64url')}${END}`;
}
function packed(members, firstBad) {
    const start = Date.parse(firstBad);
    return {
        members: members.map(({ key }) => key).join(''),
        counts: members.flatMap((each) => [each.eventCount, each.alerts, secondsBetween(start, Date.parse(each.firstBad))]),
    };
}
function secondsBetween(start, end) {
    const seconds = Math.round((end - start) / 1000);
    return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}
function parseBlock(body) {
    const found = [...(body ?? '').matchAll(FORM)];
    if (found.length !== 1)
        return undefined;
    try {
        const value = JSON.parse(Buffer.from(found[0]?.[1] ?? '', 'base64url').toString('utf8'));
        return typeof value === 'object' && value !== null ? blockOf(value) : undefined;
    }
    catch {
        return undefined;
    }
}
function blockOf(value) {
    const scope = textOf(value['scope'], 300, /^/);
    const id = textOf(value['id'], 400, /^(?:check:[0-9a-f]{16}$|group:|all$|storm$)/);
    const state = INCIDENT_STATES.find((each) => each === value['state']);
    const members = textOf(value['members'], 16 * BLOCK_LIMITS.members, /^(?:[0-9a-f]{16})*$/);
    const firstBad = timeOf(value['firstBad']);
    const openedAt = timeOf(value['openedAt']);
    const writtenAt = timeOf(value['writtenAt']);
    if (scope === undefined || id === undefined || state === undefined || members === undefined)
        return undefined;
    if (firstBad === undefined || openedAt === undefined || writtenAt === undefined)
        return undefined;
    return {
        ...{ scope, id, state, firstBad, openedAt, writtenAt },
        members: (members.match(/.{16}/g) ?? []).map((key, at) => memberOf(key, at, value['counts'], firstBad)),
        alerts: countOf(value['alerts'], 10_000),
        lastBad: timeOf(value['lastBad']),
        runAt: timeOf(value['runAt']),
        lastAlertAt: timeOf(value['lastAlertAt']),
        recoveries: listOf(value['recoveries']).flatMap(recoveryOf).slice(0, BLOCK_LIMITS.recoveries),
        codes: textsOf(value['codes'], BLOCK_LIMITS.codes, /^E_[A-Z0-9_]{1,40}$/),
        told: textsOf(value['told'], BLOCK_LIMITS.told, /^[\w.-]{1,80}$/),
        digest: textOf(value['digest'], 40, /^[\w.-]*$/) ?? '',
        assigned: textsOf(value['assigned'], BLOCK_LIMITS.names, /^[\w.[\]-]{1,60}$/),
        labelled: textsOf(value['labelled'], BLOCK_LIMITS.names, /^.{1,60}$/su),
    };
}
const MAX_OFFSET = 31_536_000;
function memberOf(key, at, counts, firstBad) {
    const numbers = Array.isArray(counts) ? counts.slice(3 * at, 3 * at + 3) : [];
    const first = Date.parse(firstBad) + 1000 * countOf(numbers[2], MAX_OFFSET);
    return {
        key,
        eventCount: countOf(numbers[0], 10_000),
        alerts: countOf(numbers[1], 10_000),
        firstBad: new Date(first).toISOString(),
    };
}
function blockMember(block, key) {
    return block?.members.find((member) => member.key === key);
}
function textOf(value, limit, form) {
    return typeof value === 'string' && value.length <= limit && form.test(value) ? value : undefined;
}
function timeOf(value) {
    const millis = typeof value === 'string' ? (0,times/* millisOf */.eV)(value) : undefined;
    return millis === undefined ? undefined : new Date(millis).toISOString();
}
function countOf(value, limit) {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit ? value : 0;
}
function listOf(value) {
    return Array.isArray(value) ? value.slice(0, 200) : [];
}
function textsOf(value, limit, form) {
    return listOf(value)
        .filter((each) => typeof each === 'string' && form.test(each))
        .slice(0, limit);
}
function recoveryOf(value) {
    if (typeof value !== 'object' || value === null)
        return [];
    const { number, at, result } = value;
    const [count, time] = [countOf(number, 100), timeOf(at)];
    if (count === 0 || time === undefined)
        return [];
    return [{ number: count, at: time, result: result === 'started' || result === 'refused' ? result : 'unknown' }];
}
function eventMark(id) {
    return `<!-- mail-probe:event:${id} -->`;
}
function eventsOf(comment) {
    return [...(comment ?? '').matchAll(/^<!-- mail-probe:event:([\w.-]{1,80}) -->\r?$/gm)].map(([, id = '']) => id);
}

;// CONCATENATED MODULE: ./lib/incidents/seen.js


const BASE_LABEL = 'mail-probe';
const ACKNOWLEDGED = 'acknowledged';
function readIssues(seen, owner, found) {
    const own = [];
    const foreign = [];
    const known = keysByNumber(owner.history);
    for (const issue of seen) {
        if (issue.isPullRequest)
            continue;
        const ofHistory = known.get(issue.number) ?? [];
        const block = believable(parseBlock(issue.body), issue, owner.history, ofHistory);
        const isNamed = block !== undefined || ofHistory.length > 0;
        if (!isNamed)
            continue;
        const isOurs = isSame(issue.author, owner.author);
        const isLabelled = issue.labels.some((label) => isSame(label, BASE_LABEL));
        if (!isOurs)
            foreign.push(issue.number);
        else if (isLabelled || ofHistory.length > 0)
            own.push({
                ...issue,
                block,
                keys: [...new Set([...ofHistory, ...(block?.members ?? []).map(({ key }) => key)])],
            });
    }
    return { own: own.toSorted((a, b) => a.number - b.number), foreign, ...found };
}
function keysByNumber({ checks }) {
    const known = new Map();
    for (const { key, outage } of checks) {
        if (outage.issue === undefined)
            continue;
        known.set(outage.issue, [...(known.get(outage.issue) ?? []), key]);
    }
    return known;
}
const DAY_MS = 86_400_000;
function believable(block, issue, { scope, writtenAt }, ofHistory) {
    if (block === undefined || block.scope !== scope)
        return undefined;
    const [, key] = /^check:(.+)$/.exec(block.id) ?? [];
    if (key !== undefined && ofHistory.length > 0 && !ofHistory.includes(key))
        return undefined;
    const first = (0,times/* millisOf */.eV)(block.firstBad) ?? 0;
    const created = (0,times/* millisOf */.eV)(issue.createdAt) ?? (0,times/* millisOf */.eV)(writtenAt) ?? first;
    const isPlausible = first > created - 90 * DAY_MS && first < ((0,times/* millisOf */.eV)(writtenAt) ?? Date.parse(issue.createdAt)) + DAY_MS;
    return isPlausible ? block : undefined;
}
function isSame(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
function seen_isOver(block) {
    return block?.state === 'recovered' || block?.state === 'removed';
}
function issueSights(reading, settings, author) {
    return reading.own.flatMap((issue) => {
        const { number, isOpen, closedAt, block } = issue;
        const sight = {
            ...{ number, isOpen, closedAt },
            isClosedByPerson: isClosedByPerson(issue, author),
            isAcknowledged: isAcknowledged(issue, settings),
        };
        return issue.keys.map((key) => ({ key, ...sight, block: block && blockOfCheck(block, key) }));
    });
}
function isClosedByPerson({ isOpen, block, closedBy }, author) {
    if (isOpen)
        return false;
    return block === undefined ? closedBy === undefined || !isSame(closedBy, author) : !seen_isOver(block);
}
function isAcknowledged({ labels, assignees, block }, settings) {
    const ours = [...settings.assignees, ...settings.roles.flatMap((role) => role.assignees), ...(block?.assigned ?? [])];
    return (labels.some((label) => isSame(label, ACKNOWLEDGED)) ||
        assignees.some((login) => !ours.some((each) => isSame(each, login))));
}
const STATES_OF_CHECKS = {
    down: 'down',
    lost: 'lost',
    unstable: 'down',
    recovering: 'recovering',
    recovered: 'up',
    removed: 'up',
};
function blockOfCheck(block, key) {
    const { eventCount = 0, alerts = 0, firstBad } = blockMember(block, key) ?? {};
    const { state, lastAlertAt, recoveries } = block;
    if (seen_isOver(block))
        return { state: 'up', alerts: 0, eventCount, recoveries: [] };
    return { state: STATES_OF_CHECKS[state], firstBad, alerts, lastAlertAt, eventCount, recoveries };
}

;// CONCATENATED MODULE: ./lib/incidents/input.js


function rulesOfCheck({ rules, settings }, { name }) {
    return rules.get(name) ?? { ...settings.rules, notify: settings.notify };
}
function needsIncident({ outage, removedAt }) {
    const isTold = outage.state === 'down' || outage.state === 'lost' || outage.state === 'recovering';
    return isTold && !outage.isMuted && removedAt === undefined;
}
function topGroup(group) {
    const [top = ''] = (group ?? '').split('/');
    return top.trim() === '' ? undefined : top.trim();
}
const CLOCK_LIMIT_MS = 300_000;
function isOutdated({ history, now }, { block }) {
    const [theirs, own] = [(0,times/* millisOf */.eV)(block?.runAt), (0,times/* millisOf */.eV)(history.newest?.startedAt)];
    if (theirs === undefined || own === undefined)
        return false;
    return theirs > own && theirs <= ((0,times/* millisOf */.eV)(now) ?? 0) + CLOCK_LIMIT_MS;
}
function identityOf({ key, group }, { grouping }) {
    const top = topGroup(group);
    if (grouping === 'all')
        return 'all';
    return grouping === 'group' && top !== undefined ? `group:${top.slice(0, 300)}` : `check:${key}`;
}
function isRecoveredByOutput({ recovery }) {
    return recovery?.workflow === undefined && recovery?.event === undefined;
}
function identityOfIssue({ block, keys }) {
    return block?.id ?? (keys.length === 1 ? `check:${keys[0]}` : 'storm');
}
function hasIdentity(issue, id) {
    return isSame(identityOfIssue(issue), id);
}

;// CONCATENATED MODULE: ./lib/incidents/block-for.js




function blockFor(input, incident, issue, told) {
    const { id, state, firstBad, members, alerts } = incident;
    const before = issue?.block;
    const outages = members.map(({ memory }) => memory.outage);
    const unknown = (before?.members ?? []).filter(({ key }) => !input.history.checks.some((check) => check.key === key));
    const earlier = before?.told ?? (issue === undefined ? [] : incident.happenings.map((each) => each.id));
    const isGoingOn = before !== undefined && issue?.isOpen === true && !seen_isOver(before) && before.firstBad === firstBad;
    return {
        ...{ scope: input.history.scope, id, state, firstBad, alerts },
        members: [...members.map((member) => blockMemberOf(member, firstBad)), ...unknown].slice(0, BLOCK_LIMITS.members),
        openedAt: isGoingOn ? before.openedAt : input.now,
        lastBad: lastBadOf(members, incident.state) ?? before?.lastBad,
        lastAlertAt: outages
            .flatMap(({ lastAlertAt }) => lastAlertAt ?? [])
            .toSorted()
            .at(-1),
        codes: [...new Set([...(before?.codes ?? []), ...outages.flatMap(({ codes }) => codes)])].filter(isCode),
        recoveries: outages.flatMap(({ recoveries }) => recoveries).slice(-BLOCK_LIMITS.recoveries),
        told: [...new Set([...earlier, ...told.map((each) => each.id)])].slice(-BLOCK_LIMITS.told),
        runAt: input.history.newest?.startedAt,
        writtenAt: input.now,
        digest: incidentDigest(incident),
        assigned: [...new Set([...(before?.assigned ?? []), ...incident.assignees])].slice(-BLOCK_LIMITS.names),
        labelled: [...new Set([...(before?.labelled ?? []), ...incident.labels])].slice(-BLOCK_LIMITS.names),
    };
}
function lastBadOf(members, state) {
    if (state === 'recovered' || state === 'removed')
        return undefined;
    return members
        .flatMap(({ memory }) => memory.outage.lastBad?.at ?? [])
        .toSorted()
        .at(-1);
}
function blockMemberOf({ key, memory: { outage } }, firstBad) {
    return { key, eventCount: outage.eventCount, alerts: outage.alerts, firstBad: outage.firstBad?.at ?? firstBad };
}
function incidentDigest(incident) {
    const { state, firstBad, labels, members } = incident;
    return digestOf([
        ...[state, firstBad, labels.join('\n')],
        ...members.flatMap(({ key, state: own, memory: { outage } }) => [
            ...[key, own, outage.codes.join(' '), String(outage.eventCount), String(outage.alerts)],
            ...outage.recoveries.map(({ number, result }) => `${number} ${result}`),
        ]),
    ]);
}

;// CONCATENATED MODULE: ./lib/incidents/members.js


function members_memberOf(input, memory) {
    const check = resultsByKey(input.checks).get(memory.key);
    return {
        ...{ key: memory.key, memory, check },
        state: stateOf(memory),
        recoveries: rulesOfCheck(input, memory).recoveriesBeforeClose,
    };
}
const RESULTS = new WeakMap();
function resultsByKey(checks) {
    const known = RESULTS.get(checks);
    if (known)
        return known;
    const byKey = new Map(checks.flatMap((check) => (check.story ? [[check.story.key, check]] : [])));
    RESULTS.set(checks, byKey);
    return byKey;
}
function stateOf(memory) {
    const { outage, isFlapping, removedAt } = memory;
    if (removedAt !== undefined)
        return 'removed';
    if (!needsIncident(memory))
        return 'recovered';
    if (outage.state === 'lost')
        return 'lost';
    if (isFlapping)
        return 'unstable';
    return outage.state === 'recovering' ? 'recovering' : 'down';
}
function worstMembersFirst(members) {
    const rank = ({ state }) => INCIDENT_STATES.indexOf(state);
    return members.toSorted((a, b) => rank(a) - rank(b));
}
function isActive({ state }) {
    return state !== 'recovered' && state !== 'removed';
}
function knownMembers(input, issue) {
    return input.history.checks.filter(({ key }) => issue.keys.includes(key)).map((memory) => members_memberOf(input, memory));
}

;// CONCATENATED MODULE: ./lib/incidents/issue/mentions.js
const MENTION = /^@[a-z0-9](?:[a-z0-9-]{0,38})(?:\/[a-z0-9](?:[\w.-]{0,99}))?$/i;
const MAX_MENTIONS = 50;
function mentionsOf(roles) {
    return [...new Set(roles.flatMap(({ mentions }) => mentions).filter((each) => MENTION.test(each)))].slice(0, MAX_MENTIONS);
}

;// CONCATENATED MODULE: ./lib/incidents/roles.js



const LOST_LABEL = 'mail-probe:lost';
const FLAPPING_LABEL = 'mail-probe:flapping';
const MAX_ASSIGNEES = 10;
const MAX_LABELS = 20;
const LISTENS = {
    down: 'down',
    reopened: 'down',
    joined: 'down',
    flapping: 'down',
    steady: 'repeat',
    repeat: 'repeat',
    lost: 'lost',
    recovered: 'recovered',
    'recovery-action': 'repeat',
};
function rolesFor(input, member, kind, alerts) {
    const event = LISTENS[kind];
    if (event === undefined)
        return [];
    return rolesOf(input, member).filter(({ on, afterAlerts }) => on.includes(event) && afterAlerts <= Math.max(1, alerts));
}
function rolesOf(input, { memory }) {
    const { notify } = rulesOfCheck(input, memory);
    return input.settings.roles.filter(({ name }) => notify.includes(name));
}
function rolesToldOf(input, member) {
    const { alerts } = member.memory.outage;
    const so = ['down', ...(alerts > 1 ? ['repeat'] : [])];
    if (member.state === 'lost')
        so.push('lost');
    return so.flatMap((kind) => rolesFor(input, member, kind, alerts));
}
function tellsLost(roles) {
    return mentionsOf(roles).length > 0;
}
function labelsOf(input, members, roles) {
    const own = [...input.settings.labels, ...roles.flatMap(({ labels }) => labels)];
    const states = [
        ...(members.length > 0 && members.every(({ state }) => state === 'lost') ? [LOST_LABEL] : []),
        ...(members.some(({ state }) => state === 'unstable') ? [FLAPPING_LABEL] : []),
    ];
    return unique([BASE_LABEL, ...states, ...own]).slice(0, MAX_LABELS);
}
function assigneesOf(input, roles) {
    return unique([...input.settings.assignees, ...roles.flatMap(({ assignees }) => assignees)]).slice(0, MAX_ASSIGNEES);
}
function unique(texts) {
    return [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()];
}

;// CONCATENATED MODULE: ./lib/incidents/happenings.js






function happeningsOf(input, scope) {
    const isMany = scope.kind !== 'check';
    return scope.members
        .filter(isActive)
        .flatMap((member) => [
        ...presentEvents(member).flatMap((event) => happeningOf(input, scope, member, event, isMany)),
        ...recoveriesOf(input, member),
    ])
        .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
function presentEvents({ memory: { outage } }) {
    return outage.events.slice(outage.events.findLastIndex(({ kind }) => kind === 'recovered') + 1);
}
function happeningOf(input, scope, member, event, isMany) {
    const kind = isMany ? kindAmongMany(scope, event) : event.kind;
    if (kind === undefined || !COMMENTED.has(kind))
        return [];
    const { alerts, isAcknowledged } = member.memory.outage;
    if (kind === 'repeat' && (isAcknowledged || isEchoed(input, scope, member, event)))
        return [];
    const roles = rolesFor(input, member, kind, kind === 'repeat' ? alertOf(member, event) : alerts);
    if (kind === 'lost' && !tellsLost(roles))
        return [];
    const id = eventId(member, event);
    return [{ ...{ id, kind, member, roles }, at: event.at, code: event.code, runUrl: event.runUrl }];
}
const COMMENTED = new Set([
    'down',
    'reopened',
    'repeat',
    'lost',
    'flapping',
    'steady',
    'joined',
]);
function kindAmongMany({ issue }, event) {
    if (event.kind !== 'down' && event.kind !== 'reopened')
        return event.kind;
    const block = issue?.block;
    if (block === undefined || seen_isOver(block))
        return event.kind;
    return isCode(event.code) && !block.codes.includes(event.code) ? 'joined' : undefined;
}
function isEchoed(input, { kind, members, issue }, member, event) {
    if (kind === 'check')
        return false;
    const { alertRepeat } = rulesOfCheck(input, member.memory);
    const lastAt = (0,times/* millisOf */.eV)(issue?.block?.lastAlertAt);
    const at = (0,times/* millisOf */.eV)(event.at) ?? 0;
    const isSoon = typeof alertRepeat === 'number' && lastAt !== undefined && at > lastAt && at - lastAt < alertRepeat / 2;
    const isSameRun = members.some((other) => other.key < member.key &&
        other.memory.outage.events.some((each) => each.kind === 'repeat' && each.at === event.at));
    return isSoon || isSameRun;
}
function alertOf({ memory: { outage } }, event) {
    const later = outage.events.filter(({ kind, at }) => kind === 'repeat' && at > event.at).length;
    return Math.max(1, outage.alerts - later);
}
function recoveriesOf(input, member) {
    if (isRecoveredByOutput(input.settings))
        return [];
    return member.memory.outage.recoveries
        .filter(({ result, at }) => result !== 'unknown' || isOlderThanRun(input, at))
        .map((recovery) => ({
        id: eventId(member, { id: `recovery-action-${recovery.number}`, at: recovery.at }),
        kind: 'recovery-action',
        ...{ at: recovery.at, member, recovery },
        roles: rolesFor(input, member, 'recovery-action', member.memory.outage.alerts),
    }));
}
function isOlderThanRun({ history, now }, at) {
    return at < (history.newest?.startedAt ?? now);
}
const SAME_EVENT_MS = 1_800_000;
function eventId({ key }, { id, at }) {
    const period = Math.max(0, Math.floor(((0,times/* millisOf */.eV)(at) ?? 0) / SAME_EVENT_MS));
    return `${id.replace(/[^\w-]/g, '_').slice(0, 40)}.${key.slice(0, 8)}.${period.toString(36)}`;
}
function isToldIn(told, id) {
    const [, name = '', period = ''] = /^(.+)\.([0-9a-z]{1,9})$/.exec(id) ?? [];
    const at = Number.parseInt(period, 36);
    return told.has(id) || [at - 1, at + 1].some((other) => told.has(`${name}.${other.toString(36)}`));
}
function pendingOf(input, happenings, issue) {
    const { block } = issue;
    if (block !== undefined) {
        const told = new Set(seen_isOver(block) ? [] : block.told);
        return happenings.filter(({ id }) => !isToldIn(told, id));
    }
    const startedAt = input.history.newest?.startedAt ?? input.now;
    return happenings.filter(({ at }) => at >= startedAt);
}
function untoldIn(comments, ids) {
    const told = new Set(comments.flatMap((comment) => eventsOf(comment)));
    return ids.filter((id) => !isToldIn(told, id));
}

;// CONCATENATED MODULE: ./lib/incidents/desired.js







function desiredIncidents(input, reading) {
    const slots = new Map();
    for (const memory of input.history.checks) {
        if (!needsIncident(memory))
            continue;
        const member = members_memberOf(input, memory);
        const issue = homeOf(input, reading, member);
        const id = issue === undefined ? identityOf(memory, input.settings) : identityOfIssue(issue);
        const slotKey = issue === undefined ? id : `#${issue.number}`;
        const slot = slots.get(slotKey) ?? { id, issue, members: [] };
        slot.members.push(member);
        const { issue: number } = memory.outage;
        if (issue === undefined && number !== undefined && reading.gone.includes(number))
            slot.continues = number;
        slots.set(slotKey, slot);
    }
    return gathered(input, reading, [...slots.values()]).map((slot) => incidentOf(input, slot));
}
function gathered(input, reading, slots) {
    const fresh = slots.filter(({ issue }) => issue === undefined);
    if (fresh.length <= input.settings.maxNew || fresh.length < 2)
        return [...slots];
    const issue = reading.own.find((each) => each.isOpen && hasIdentity(each, 'storm'));
    const members = fresh.flatMap((slot) => slot.members);
    const continues = fresh.find((slot) => slot.continues !== undefined)?.continues;
    const known = slots.find((slot) => slot.issue !== undefined && slot.issue === issue);
    const storm = { id: 'storm', issue, members: [...(known?.members ?? []), ...members], continues };
    return [...slots.filter((slot) => slot.issue !== undefined && slot !== known), storm];
}
function homeOf(input, { own }, member) {
    const id = identityOf(member.memory, input.settings);
    const { issue: number } = member.memory.outage;
    return (own.find((issue) => issue.isOpen && !seen_isOver(issue.block) && issue.keys.includes(member.key)) ??
        own.find((issue) => issue.isOpen && (hasIdentity(issue, id) || issue.number === number)) ??
        own.find((issue) => issue.number === number && seen_isOver(issue.block)) ??
        own.find((issue) => hasIdentity(issue, id) && isJustOver(input, member, issue)));
}
function isJustOver(input, { memory }, { isOpen, block, closedAt }) {
    const age = ((0,times/* millisOf */.eV)(input.now) ?? 0) - ((0,times/* millisOf */.eV)(closedAt) ?? 0);
    return !isOpen && block?.state === 'recovered' && age <= rulesOfCheck(input, memory).reopenWithinMs;
}
function incidentOf(input, { id, issue, members: active, continues }) {
    const keys = new Set(active.map(({ key }) => key));
    const isSameEpisode = issue !== undefined && isContinued(issue, active);
    const told = isSameEpisode ? knownMembers(input, issue) : [];
    const left = told.filter(({ key, state }) => !keys.has(key) && state === 'recovered' && blockMember(issue?.block, key) !== undefined);
    const members = worstMembersFirst([...active, ...left]);
    const kind = kindOf(id);
    const firstBad = (kind !== 'check' && isSameEpisode ? issue.block?.firstBad : undefined) ?? earliest(active) ?? input.now;
    const roles = [...new Set(active.flatMap((member) => rolesToldOf(input, member)))];
    return {
        ...{ id, kind, firstBad, members, roles, continues },
        group: kind === 'group' ? topGroup(active[0]?.memory.group) : undefined,
        state: members[0]?.state ?? 'down',
        alerts: Math.max(...active.map(({ memory }) => memory.outage.alerts)),
        labels: labelsOf(input, active, roles),
        assignees: assigneesOf(input, roles),
        happenings: happeningsOf(input, { kind, members, issue }),
        isRecoveredByOutput: isRecoveredByOutput(input.settings),
        issue: issue?.number,
    };
}
function isContinued({ isOpen, block }, active) {
    if (!isOpen || block === undefined || seen_isOver(block))
        return false;
    return active.some(({ key, memory }) => blockMember(block, key) !== undefined && (memory.outage.firstBad?.at ?? '') <= block.writtenAt);
}
function earliest(members) {
    return members.flatMap(({ memory }) => memory.outage.firstBad?.at ?? []).toSorted()[0];
}
function kindOf(id) {
    const [kind = ''] = id.split(':');
    return kind === 'group' || kind === 'all' || kind === 'storm' ? kind : 'check';
}
function endedIncident(input, issue, state) {
    const members = worstMembersFirst(knownMembers(input, issue));
    const { block } = issue;
    const id = identityOfIssue(issue);
    const kind = kindOf(id);
    const firstBad = block?.firstBad ?? earliest(members) ?? issue.createdAt;
    const [first] = members;
    const renamed = input.removed.find(({ key, renamedTo }) => renamedTo !== undefined && issue.keys.includes(key));
    return {
        ...{ id, kind, state, firstBad, members, roles: [], issue: issue.number },
        group: kind === 'group' ? topGroup(first?.memory.group) : undefined,
        alerts: Math.max(block?.alerts ?? 0, ...members.map(({ memory }) => memory.outage.alerts)),
        labels: labelsOf(input, members.filter(isActive), []),
        assignees: [],
        happenings: [],
        isRecoveredByOutput: isRecoveredByOutput(input.settings),
        renamedTo: state === 'removed' ? renamed?.renamedTo : undefined,
    };
}
function recoveryId(block, firstBad) {
    const seconds = Math.floor(((0,times/* millisOf */.eV)(block?.lastBad ?? firstBad) ?? 0) / 1000);
    return `recovered-${Math.max(0, seconds).toString(36)}`;
}

// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
// EXTERNAL MODULE: ./lib/text/markdown.js
var markdown = __webpack_require__(80009);
;// CONCATENATED MODULE: ./lib/incidents/issue/fit.js

const TEXT_LIMIT = 60_000;
const NOTE_ROOM = 60;
function fitParts(parts, limit = TEXT_LIMIT) {
    const fixed = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length + 2 : 0), 0);
    let room = limit - fixed;
    const texts = parts.map((part) => {
        if (typeof part === 'string')
            return part;
        const text = cutRows(part, Math.floor(room * part.share));
        room -= text.length + 2;
        return text;
    });
    return texts.filter((text) => text !== '').join('\n\n');
}
function cutRows({ head, rows, noun, cutsAt, leftOut = 0 }, room) {
    if (rows.length === 0)
        return '';
    const ordered = cutsAt === 'end' ? rows : rows.toReversed();
    let left = room - head.length - NOTE_ROOM;
    const kept = [];
    for (const row of ordered) {
        left -= row.length + 1;
        if (left < 0)
            break;
        kept.push(row);
    }
    if (kept.length === 0)
        return '';
    const count = rows.length - kept.length + leftOut;
    const lines = cutsAt === 'end' ? kept : kept.toReversed();
    const text = `${head}\n${lines.join('\n')}`;
    if (count === 0)
        return text;
    return cutsAt === 'end'
        ? `${text}\n\nand ${(0,counted/* counted */.h)(count, `more ${noun}`)}`
        : `${head}\n- ${(0,counted/* counted */.h)(count, `earlier ${noun}`)}\n${lines.join('\n')}`;
}

// EXTERNAL MODULE: ./lib/verdict/value.js
var verdict_value = __webpack_require__(34167);
;// CONCATENATED MODULE: ./lib/incidents/issue/past.js




function changesPart({ members }) {
    const rows = members.flatMap(({ check, memory }) => (check?.story?.changes ?? []).map(({ message, before, after, isWorse, since }) => {
        const who = members.length > 1 ? `${(0,untrusted/* codeSpan */.SS)(memory.name, 120)}: ` : '';
        const values = `before ${(0,untrusted/* codeSpan */.SS)(before, 160)}, now ${(0,untrusted/* codeSpan */.SS)(after, 160)}`;
        return `- ${isWorse ? '\u26a0\ufe0f ' : ''}${who}${(0,markdown/* prose */.CS)(message, 300)} (${values}, seen since ${(0,times/* clockTime */.qo)(since)})`;
    }));
    return {
        head: '### What changed\n\nDifferences from the own past of the check, seen in two runs or more:\n',
        ...{ rows, noun: 'change', share: 0.4, cutsAt: 'end' },
    };
}
function timingPart({ members }) {
    const withName = members.length > 1;
    const rows = members.flatMap((member) => timings(member).map(({ what, usual, now }) => {
        const cells = [...(withName ? [(0,untrusted/* codeSpan */.SS)(member.memory.name, 120)] : []), (0,untrusted/* codeSpan */.SS)(what, 60), usual, now];
        return `| ${cells.join(' | ')} |`;
    }));
    const heading = [...(withName ? ['check'] : []), 'time', 'usual (median of good runs)', 'now'];
    const head = ['### Times', '', `| ${heading.join(' | ')} |`, `| ${heading.map(() => ':---').join(' | ')} |`];
    return { head: head.join('\n'), rows, noun: 'time', share: 0.3, cutsAt: 'end' };
}
function timings({ check }) {
    const { trend, regressions = [] } = check?.story ?? {};
    const slower = regressions.map(({ metric, seconds, medianSeconds, runs }) => ({
        what: `${metric}, without the network`,
        usual: (0,verdict_value/* formatValue */.Fl)(medianSeconds, 'seconds'),
        now: `${(0,verdict_value/* formatValue */.Fl)(seconds, 'seconds')}, slow in ${runs} ${runs === 1 ? 'run' : 'runs'} in a row`,
    }));
    const { metric, median } = trend ?? {};
    const unit = check?.metrics.find((each) => each.name === metric)?.unit;
    if (metric === undefined || median === undefined || unit === undefined)
        return slower;
    const value = check?.measurements.find((each) => each.metric === metric && each.label === undefined)?.value;
    if (value === undefined)
        return slower;
    return [{ what: metric, usual: shown(median, unit), now: shown(value, unit) }, ...slower];
}
function shown(value, unit) {
    return Number.isFinite(value) ? (0,verdict_value/* formatValue */.Fl)(value, unit) : '\u2013';
}
const MAX_EVENTS = 50;
const EVENT_WORDS = {
    down: 'down',
    repeat: 'still down',
    lost: 'lost: nothing more is told until it has recovered',
    'new-code': 'fails in another way',
    flapping: 'begins to change between good and bad',
    steady: 'no longer changes between good and bad',
    recovering: 'good again, for now',
    relapsed: 'bad again before it had recovered',
    recovered: 'recovered',
    reopened: 'down again soon after',
    blind: 'cannot be judged',
    'recovery-action': 'recovery action',
    removed: 'no longer checked',
};
function timelinePart({ members }, { runUrl }) {
    const events = members
        .flatMap((member) => member.memory.outage.events.map((event) => ({ event, member })))
        .toSorted((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : 0));
    const dropped = members.reduce((sum, { memory: { outage } }) => sum + Math.max(0, outage.eventCount - outage.events.length), 0);
    const kept = events.slice(-MAX_EVENTS);
    const rows = kept.map(({ event, member }) => eventLine(event, members.length > 1 ? member : undefined, runUrl));
    const leftOut = dropped + events.length - kept.length;
    return { head: '### What happened\n', rows, noun: 'event', share: 0.8, cutsAt: 'start', leftOut };
}
function eventLine(event, member, ownRunUrl) {
    const link = runLink(event.runUrl, ownRunUrl);
    return `- ${[
        (0,times/* clockTime */.qo)(event.at),
        ...(member === undefined ? [] : [(0,untrusted/* codeSpan */.SS)(member.memory.name, 120)]),
        EVENT_WORDS[event.kind],
        ...(event.code === undefined ? [] : [codeWord(event.code)]),
        ...(link === '' ? [] : [link]),
    ].join(' \u00b7 ')}`;
}

// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
;// CONCATENATED MODULE: ./lib/incidents/issue/state-line.js



const SYMBOLS = {
    down: '\ud83d\udd34',
    lost: '\u26ab',
    unstable: '\ud83d\udfe0',
    recovering: '\ud83d\udfe1',
    recovered: '\ud83d\udfe2',
    removed: '\u26aa',
};
function stateSymbol(state) {
    return SYMBOLS[state];
}
function stateLine(incident, run) {
    const link = runLink(run.runUrl, run.runUrl, 'this run');
    const as = `As of ${(0,times/* clockTime */.qo)(run.now)}${link === '' ? '' : `, ${link}`}.`;
    const continues = incident.continues === undefined ? [] : [`Continues #${incident.continues}, which is gone.`];
    return [`${SYMBOLS[incident.state]} ${sentence(incident, run)}`, ...blindness(incident), as, ...continues].join(' ');
}
function sentence(incident, { now }) {
    const { state, firstBad, members } = incident;
    const since = `since ${(0,times/* clockTime */.qo)(firstBad)}, for ${(0,times/* span */.Ln)(firstBad, now)}`;
    switch (state) {
        case 'down':
            return `**Down** ${since}${failures(members)}.`;
        case 'lost':
            return `**Lost**: down ${since}, told ${(0,counted/* counted */.h)(incident.alerts, 'time')}. Nothing more is told until it has recovered; the recovery is.`;
        case 'unstable':
            return `**Unstable**: it changes between good and bad too often to be told each time, ${since}.${members.length === 1 ? unstableWords(members[0]?.memory.results ?? '') : ''}`;
        case 'recovering':
            return `**Recovering**: was down ${since}${goods(members)}. It is closed when ${members.length > 1 ? 'all are good' : 'it stays good'}.`;
        case 'recovered':
            return `**Recovered** at ${(0,times/* clockTime */.qo)(endOf(incident) ?? now)}, after ${(0,times/* span */.Ln)(firstBad, endOf(incident) ?? now)}.`;
        case 'removed':
            return `**No longer checked**: no check of this name is in the configuration any more, so nothing is known of a recovery.${renamed(incident)}`;
    }
}
function endOf({ members }) {
    const ends = members.flatMap(({ memory: { outage } }) => outage.firstGood?.at ?? outage.goodSince ?? []);
    return ends.toSorted().at(-1);
}
function renamed({ renamedTo }) {
    if (renamedTo === undefined)
        return '';
    return ` The check ${(0,untrusted/* codeSpan */.SS)(renamedTo, 120)} is new, and has the same target: it was probably renamed (an ${'`id:`'} in the checks file keeps the past over a new name).`;
}
function failures(members) {
    const [only, ...others] = members;
    if (only === undefined || others.length > 0)
        return members.length === 0 ? '' : ` (${(0,counted/* counted */.h)(members.length, 'check')})`;
    const count = only.memory.outage.failures;
    return count > 1 ? ` (${(0,counted/* counted */.h)(count, 'failed run')} in a row)` : '';
}
function goods(members) {
    const [only, ...others] = members;
    if (only === undefined || others.length > 0)
        return '';
    return `; ${only.memory.outage.goods} of ${(0,counted/* counted */.h)(only.recoveries, 'good run')} in a row are seen`;
}
function blindness({ members, state }) {
    if (state === 'recovered' || state === 'removed')
        return [];
    const blind = members.filter(({ memory }) => memory.outage.blind > 0);
    const [first] = blind;
    if (first === undefined)
        return [];
    const runs = Math.max(...blind.map(({ memory }) => memory.outage.blind));
    const who = members.length > 1 ? `${(0,counted/* counted */.h)(blind.length, 'check')} of them` : 'it';
    return [`**Not seen clearly**: the last ${runs > 1 ? `${runs} runs` : 'run'} could not judge ${who}.`];
}

;// CONCATENATED MODULE: ./lib/incidents/issue/title.js


const STEPS = new Map([
    ['dns', 'name resolution fails'],
    ['connect', 'cannot be reached'],
    ['tls', 'TLS handshake fails'],
    ['greeting', 'greeting fails'],
    ['capability', 'capabilities cannot be read'],
    ['auth', 'login fails'],
    ['send', 'sending fails'],
    ['select', 'mailbox cannot be opened'],
    ['search', 'search fails'],
    ['status', 'mailbox status fails'],
    ['arrival', 'message does not arrive'],
    ['policy', 'MTA-STS policy cannot be fetched'],
    ['mx', 'MX hosts fail'],
]);
function issueTitle(incident) {
    const [only] = incident.members;
    if (incident.kind === 'check' && only !== undefined)
        return checkTitle(only);
    if (incident.kind === 'group')
        return `Mail checks of group "${plainName(incident.group ?? '')}" fail`;
    return incident.kind === 'all' ? 'Mail checks fail' : 'Many mail checks fail at once';
}
function checkTitle(member) {
    const { name, target } = member.memory;
    const who = targetHost(target) ?? (plainName(name) || 'Mail check');
    if (member.state === 'unstable')
        return `${who}: unstable`;
    const code = firstCode(member);
    return `${who}: ${whatFails(member)}${code === undefined ? '' : ` (${code})`}`;
}
function whatFails({ check }) {
    const phase = (0,model_status/* worstFirst */.md)(check?.findings ?? [])[0]?.phase;
    return STEPS.get(phase?.split('_')[1] ?? phase ?? '') ?? 'check fails';
}
function firstCode({ check, memory }) {
    const code = (0,model_status/* worstFirst */.md)(check?.findings ?? [])[0]?.code ?? memory.outage.codes[0];
    return isCode(code) ? code : undefined;
}
const TARGET_HOST = /^(?:[a-z]{2,10}:\/\/)?([a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{1,63}){1,9})(?::\d{1,5})?$/i;
function targetHost(target) {
    return TARGET_HOST.exec(target)?.[1]?.toLowerCase();
}

;// CONCATENATED MODULE: ./lib/incidents/issue/problems.js







const MAX_FINDINGS = 10;
function problemParts(incident, run) {
    const [only, ...others] = incident.members;
    if (only === undefined)
        return [];
    if (others.length === 0)
        return [oneCheck(only), whenTable(incident, run)];
    return [
        memberTable(incident.members),
        ...oneCause(incident.members),
        sharedProblems(incident.members),
        whenTable(incident, run),
    ];
}
function oneCheck({ check, memory, state }) {
    const about = [
        `- **Check:** ${(0,untrusted/* codeSpan */.SS)(memory.name, 200)} (${(0,untrusted/* codeSpan */.SS)(memory.mode, 40)})`,
        `- **Target:** ${(0,untrusted/* codeSpan */.SS)(memory.target, 300)}`,
        ...(memory.group === undefined ? [] : [`- **Group:** ${(0,untrusted/* codeSpan */.SS)(memory.group, 120)}`]),
        ...(check?.description === undefined ? [] : [`- **Purpose:** ${(0,markdown/* prose */.CS)(check.description, 200)}`]),
    ];
    const isOver = state === 'recovered' || state === 'removed';
    const findings = isOver ? [] : shownFindings(check?.findings ?? []);
    const codes = memory.outage.codes.slice(0, 5).map(codeWord).join(', ');
    const seen = codes === '' ? [] : [`- **Codes of this outage:** ${codes}`];
    const heading = isOver ? '### What failed' : '### What fails';
    return [heading, ...findings.map(findingText), [...about, ...seen].join('\n')].join('\n\n');
}
function shownFindings(findings) {
    return (0,model_status/* worstFirst */.md)(findings.filter(({ status }) => status !== 'ok')).slice(0, MAX_FINDINGS);
}
function findingText({ status, message, code, reply, hint }) {
    return [
        `**${status === 'unknown' ? 'Could not be judged' : status === 'warning' ? 'Warning' : 'Failure'}**${code === undefined ? '' : ` ${(0,untrusted/* codeSpan */.SS)(code, 60)}`}: ${(0,markdown/* prose */.CS)(message)}`,
        ...(reply === undefined ? [] : [`**The server said:** ${(0,untrusted/* codeSpan */.SS)(reply)}`]),
        ...(hint === undefined ? [] : [`**What to do:** ${(0,markdown/* prose */.CS)(hint)}`]),
    ].join('  \n');
}
function memberTable(members) {
    const rows = members.map((member) => {
        const { memory, check, state } = member;
        const status = check?.status ?? 'not run';
        const code = mainFinding(member)?.code ?? memory.outage.codes.at(-1);
        const since = state === 'recovered' ? memory.outage.goodSince : memory.outage.firstBad?.at;
        const cells = [
            `${stateSymbol(state)} ${state}`,
            (0,untrusted/* codeSpan */.SS)(memory.name, 120),
            ...(members.some((each) => each.memory.group !== undefined) ? [(0,untrusted/* codeSpan */.SS)(memory.group ?? '\u2013', 80)] : []),
            ...[status, codeWord(code), (0,times/* clockTime */.qo)(since)],
        ];
        return `| ${cells.join(' | ')} |`;
    });
    const withGroup = members.some((each) => each.memory.group !== undefined);
    const heading = ['state', 'check', ...(withGroup ? ['group'] : []), 'last result', 'code', 'since'];
    const head = ['### Checks', '', `| ${heading.join(' | ')} |`, `| ${heading.map(() => ':---').join(' | ')} |`];
    return { head: head.join('\n'), rows, noun: 'check', share: 0.5, cutsAt: 'end' };
}
function mainFinding({ check }) {
    return shownFindings(check?.findings ?? [])[0];
}
function sharedProblems(members) {
    const byCode = new Map();
    for (const member of members) {
        const finding = mainFinding(member);
        if (finding === undefined)
            continue;
        const key = finding.code ?? finding.message;
        const entry = byCode.get(key) ?? { finding, members: [] };
        entry.members.push(member);
        byCode.set(key, entry);
    }
    const problems = [...byCode.values()].toSorted((a, b) => model_status/* WORST_FIRST */.vh.indexOf(a.finding.status) - model_status/* WORST_FIRST */.vh.indexOf(b.finding.status) ||
        b.members.length - a.members.length);
    const rows = problems.map(({ finding, members: [first, ...others] }) => {
        const name = (0,untrusted/* codeSpan */.SS)(first?.memory.name ?? '', 120);
        const who = others.length === 0 ? name : `${name} and ${(0,counted/* counted */.h)(others.length, 'more check')}`;
        return `${who}  \n${findingText(finding)}\n`;
    });
    return { head: '### What fails\n', rows, noun: 'problem', share: 0.4, cutsAt: 'end' };
}
function oneCause(members) {
    const byHost = new Map();
    for (const member of members) {
        const host = targetHost(member.memory.target);
        const phase = mainFinding(member)?.phase ?? '';
        if (host !== undefined && /_(?:dns|connect)$/.test(phase))
            byHost.set(host, (byHost.get(host) ?? 0) + 1);
    }
    const shared = [...byHost].filter(([, count]) => count > 1).toSorted(([, a], [, b]) => b - a);
    return shared
        .slice(0, 5)
        .map(([host, count]) => `**Probably one cause:** ${(0,counted/* counted */.h)(count, 'check')} cannot connect to ${(0,untrusted/* codeSpan */.SS)(host, 120)}. Look at that host, or at the network before it, first.`);
}
function whenTable({ members, firstBad }, { runUrl }) {
    const outages = members.map(({ memory }) => memory.outage);
    const first = outages.flatMap((each) => each.firstBad ?? []).toSorted((a, b) => order(a.at, b.at))[0];
    const lastBad = outages.flatMap((each) => each.lastBad ?? []).toSorted((a, b) => order(a.at, b.at));
    const lastGood = outages.flatMap((each) => each.lastGood ?? []).toSorted((a, b) => order(a.at, b.at));
    const rows = [
        ['First bad run', runTime(first ?? { at: firstBad }, runUrl)],
        ['Last bad run', runTime(lastBad.at(-1), runUrl)],
        [members.length > 1 ? 'Last good run of one of them' : 'Last good run', runTime(lastGood.at(-1), runUrl)],
    ];
    return ['| | |', '| :--- | :--- |', ...rows.map(([what, when]) => `| **${what}** | ${when} |`)].join('\n');
}
function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./lib/incidents/issue/body.js









function renderBody(incident, block, run) {
    const parts = [
        stateLine(incident, run),
        toldLine(incident),
        ...problemParts(incident, run),
        changesPart(incident),
        timingPart(incident),
        recoveryPart(incident, run),
        timelinePart(incident, run),
        help(incident),
        'Mail Probe writes this text, and replaces it when something changes. Write in comments: they are kept.',
        renderBlock(block),
    ];
    return fitParts(parts.filter((part) => part !== ''));
}
function shortBody(incident, block, run) {
    const codes = [...new Set(incident.members.flatMap(({ memory }) => memory.outage.codes.slice(0, 5)))].slice(0, 10);
    return [
        stateLine(incident, run),
        `${(0,counted/* counted */.h)(incident.members.length, 'check')}: ${codes.map(codeWord).join(', ') || 'no code'}. The job summary has the details.`,
        renderBlock({ ...block, members: block.members.slice(0, 50), told: block.told.slice(-10) }),
    ].join('\n\n');
}
function duplicateBody(number, block) {
    return `\u26aa The same is told in #${number}, which is older; this issue was opened beside it.\n\n${renderBlock(block)}`;
}
function toldLine(incident) {
    const mentions = mentionsOf(incident.roles);
    return mentions.length === 0 ? '' : `Told: ${mentions.join(' ')}`;
}
function recoveryPart({ members, isRecoveredByOutput }, { runUrl }) {
    const tries = members.flatMap(({ memory }) => memory.outage.recoveries).slice(-5);
    if (tries.length === 0)
        return '';
    const lines = tries.map((each) => {
        const link = runLink(each.runUrl, runUrl, 'its run');
        const result = isRecoveredByOutput ? 'asked for by the output `recovery-wanted`' : body_RESULTS[each.result];
        return `- Try ${each.number}, ${(0,times/* clockTime */.qo)(each.at)}: ${result}${link === '' ? '' : ` (${link})`}`;
    });
    return ['### Recovery action\n', ...lines].join('\n');
}
const body_RESULTS = {
    unknown: 'begun, and no answer was recorded; it is not repeated',
    started: 'started',
    refused: 'refused by the server',
};
function help({ state, members }) {
    if (state === 'recovered' || state === 'removed')
        return '';
    const runs = Math.max(1, ...members.map(({ recoveries }) => recoveries));
    const one = members.length > 1 ? 'the checks are' : 'the check is';
    return (0,markdown/* markdownDetails */.oG)('Be told less, or more', [
        `- **You work on it:** assign yourself, or add the label ${'`acknowledged`'}. No reminders follow; the recovery is told.`,
        `- **You want no more of this outage:** close this issue. Nothing is told until ${one} good in ${(0,counted/* counted */.h)(runs, 'run')} in a row, and no other issue is opened. Open it again to be told again.`,
        `- **It is planned work:** set ${'`maintenance: 2026-12-01T02:00Z/2h`'} (or ${'`true`'}) in ${'`incidents:`'}. Results are recorded then, and not told.`,
        `- **It is no longer needed:** remove the check, or set ${'`enabled: false`'} for it. A removed check closes its issue.`,
        '- **It is told too early or too often:** `failures-before-alert`, `fault-tolerance`, `alert-repeat` and `max-alerts` in `incidents:`, or for one check in the checks file.',
        '- **What a code means:** `docs/troubleshooting.md` of Mail Probe has a section for each.',
    ].join('\n'));
}

;// CONCATENATED MODULE: ./lib/incidents/issue/comments.js









function renderComment(incident, told, run) {
    const mentions = mentionsOf(told.flatMap(({ roles }) => roles));
    const sentences = [...new Set(told.map((each) => comments_sentence(incident, each, run)))];
    const latest = told.filter(({ kind }) => SHOWS_FINDING.has(kind)).at(-1);
    const link = runLink(run.runUrl, run.runUrl, 'Run of this comment');
    const parts = [
        { head: '', rows: sentences, noun: 'event', share: 0.7, cutsAt: 'end' },
        ...(latest === undefined || incident.members.length > 1 ? [] : finding(latest)),
        [link, mentions.join(' ')].filter((part) => part !== '').join(' \u00b7 '),
        told.map(({ id }) => eventMark(id)).join('\n'),
    ];
    return fitParts(parts.filter((part) => part !== '')).trimStart();
}
const SHOWS_FINDING = new Set([
    'down',
    'reopened',
    'repeat',
    'joined',
    'flapping',
    'steady',
]);
function finding({ member }) {
    const worst = (0,model_status/* worstFirst */.md)(member.check?.findings ?? [])[0];
    return worst === undefined || worst.status === 'ok' ? [] : [findingText(worst)];
}
function comments_sentence(incident, { kind, member, code, recovery }, run) {
    const { outage } = member.memory;
    const isMany = incident.members.length > 1 || incident.kind !== 'check';
    const who = isMany ? `${(0,untrusted/* codeSpan */.SS)(member.memory.name, 120)}: ` : '';
    const since = `${(0,times/* clockTime */.qo)(incident.firstBad)}, for ${(0,times/* span */.Ln)(incident.firstBad, run.now)}`;
    switch (kind) {
        case 'down':
        case 'reopened':
            return `\ud83d\udd34 ${who}**Down again** since ${(0,times/* clockTime */.qo)(outage.firstBad?.at ?? incident.firstBad)}${withCode(code)}.`;
        case 'repeat':
            return isMany
                ? `\ud83d\udd34 **Still down** since ${since}: ${(0,counted/* counted */.h)(incident.members.length, 'check')}.`
                : `\ud83d\udd34 **Still down** since ${since}${withCode(code)}, ${(0,counted/* counted */.h)(outage.failures, 'failed run')} in a row.`;
        case 'joined':
            return `\ud83d\udd34 ${who}**down as well** since ${(0,times/* clockTime */.qo)(outage.firstBad?.at)}${withCode(code)}.`;
        case 'lost':
            return `\u26ab ${who}**Lost**: down since ${since}, told ${(0,counted/* counted */.h)(outage.alerts, 'time')}. Nothing more is told until it has recovered.`;
        case 'flapping':
            return `\ud83d\udfe0 ${who}**Unstable**: it changes between good and bad too often to be told each time${withCode(code ?? outage.codes.at(-1))}.${unstableWords(member.memory.results)} The next comment comes when it is steady again.`;
        case 'steady':
            return member.state === 'down' || member.state === 'lost'
                ? `\ud83d\udd34 ${who}**Down, and no longer unstable**: it is bad in each run now${withCode(code ?? outage.codes.at(-1))}.`
                : `${who}**Steady again**: it no longer changes between good and bad all the time.`;
        case 'recovery-action':
            return recoverySentence(who, recovery, run);
        case 'recovered': {
            const end = endOf(incident) ?? run.now;
            const what = isMany ? 'All checks of this issue are good' : 'It is good again';
            return `\ud83d\udfe2 **Recovered**: ${what} since ${(0,times/* clockTime */.qo)(end)}. The outage lasted ${(0,times/* span */.Ln)(incident.firstBad, end)}.`;
        }
        default:
            return `${who}${kind}`;
    }
}
function withCode(code) {
    return code === undefined ? '' : ` with ${codeWord(code)}`;
}
function recoverySentence(who, recovery, run) {
    const number = recovery?.number ?? 1;
    const link = runLink(recovery?.runUrl, run.runUrl, 'its run');
    const where = link === '' ? '' : `: ${link}`;
    switch (recovery?.result) {
        case 'started':
            return `\ud83d\udee0\ufe0f ${who}**Recovery action started** (try ${number})${where}.`;
        case 'refused':
            return `\ud83d\udee0\ufe0f ${who}**Recovery action not started** (try ${number}): the server refused it. The log of the run that tried it says why. It needs \`permissions: actions: write\` for a workflow or \`contents: write\` for an event, a workflow with \`on: workflow_dispatch\` on the branch \`recovery-ref\`, and inputs that the workflow has.`;
        default:
            return `\ud83d\udee0\ufe0f ${who}**Recovery action begun** (try ${number}), and no answer was recorded. It is not repeated: look whether it ran.`;
    }
}

;// CONCATENATED MODULE: ./lib/incidents/repairs.js











const UPDATE_INTERVAL_MS = 3_600_000;
const STATE_LABELS = [LOST_LABEL, FLAPPING_LABEL];
function planRepairs(input, incidents, reading) {
    const used = new Set(incidents.flatMap(({ issue }) => issue ?? []));
    const fresh = incidents.filter(({ issue }) => issue === undefined);
    const canCreate = reading.isComplete && !isBlindRun(input);
    const creates = canCreate ? fresh.map((incident) => creation(input, incident)) : [];
    const repairs = incidents.flatMap((incident) => {
        const issue = reading.own.find(({ number }) => number === incident.issue);
        return issue === undefined || isOutdated(input, issue) ? [] : upkeep(input, incident, issue);
    });
    const ends = reading.own
        .filter((issue) => issue.isOpen && !used.has(issue.number) && !isOutdated(input, issue))
        .flatMap((issue) => ending(input, incidents, reading, issue));
    return [...creates, ...repairs, ...ends];
}
function isBlindRun({ checks, rules, settings }) {
    return (checks.length > 0 &&
        checks.every(({ name, status }) => status === 'unknown' && !(rules.get(name) ?? settings.rules).on.includes(status)));
}
function creation(input, incident) {
    const block = blockFor(input, incident, undefined, incident.happenings);
    const { labels, assignees } = incident;
    return { do: 'create', incident, title: issueTitle(incident), ...bodies(input, incident, block), labels, assignees };
}
function bodies(input, incident, block) {
    const run = runOf(input);
    return { body: renderBody(incident, block, run), shortBody: shortBody(incident, block, run) };
}
function runOf({ now, runUrl }) {
    return { now, runUrl };
}
function upkeep(input, incident, issue) {
    const pending = pendingOf(input, incident.happenings, issue);
    const block = blockFor(input, incident, issue, pending);
    const isNews = issue.block?.digest !== block.digest || pending.length > 0;
    const isStale = hasResult(incident) && ageMs(issue.block?.writtenAt, input.now) >= UPDATE_INTERVAL_MS;
    const labels = labelsFor(incident, issue, isNews);
    const assignees = assigneesFor(incident, issue);
    const comments = commentRepairs(incident, issue, pending);
    if (issue.isOpen && !isNews && !isStale && !labels && !assignees)
        return comments;
    const why = issue.isOpen ? 'update' : 'reopen';
    const reopening = issue.isOpen ? {} : { state: 'open', stateReason: 'reopened' };
    return [
        ...comments,
        { do: 'change', number: issue.number, why, ...bodies(input, incident, block), ...reopening, labels, assignees },
    ];
}
const CLOCK_SKEW_MS = 600_000;
function commentRepairs(incident, { number, isLocked, block }, events) {
    if (events.length === 0)
        return [];
    const isEnd = events.some(({ kind }) => kind === 'recovered');
    const written = (0,times/* millisOf */.eV)((isEnd ? block?.lastBad : block?.writtenAt) ?? incident.firstBad) ?? 0;
    const since = new Date(Math.max(0, written - CLOCK_SKEW_MS)).toISOString();
    return [{ do: 'comment', number, incident, events, since, isLocked }];
}
function commentText(input, { incident }, events) {
    return renderComment(incident, events, runOf(input));
}
function hasResult({ members }) {
    return members.some(({ check }) => check !== undefined);
}
function ageMs(from, to) {
    return ((0,times/* millisOf */.eV)(to) ?? 0) - ((0,times/* millisOf */.eV)(from) ?? 0);
}
function labelsFor(incident, { labels, block }, isNews) {
    const has = (names, name) => names.some((each) => isSame(each, name));
    const missing = incident.labels.filter((label) => {
        if (has(labels, label))
            return false;
        if (isSame(label, BASE_LABEL))
            return true;
        return STATE_LABELS.includes(label) ? isNews : !has(block?.labelled ?? [], label);
    });
    const idle = isNews ? STATE_LABELS.filter((label) => has(labels, label) && !has(incident.labels, label)) : [];
    if (missing.length === 0 && idle.length === 0)
        return undefined;
    return [...labels.filter((label) => !has(idle, label)), ...missing];
}
function assigneesFor(incident, { assignees, block }) {
    const known = [...assignees, ...(block?.assigned ?? [])];
    const missing = incident.assignees.filter((login) => !known.some((each) => isSame(each, login)));
    return missing.length === 0 ? undefined : [...assignees, ...missing].slice(0, 10);
}
const ABANDONED_MS = 8 * 86_400_000;
function ending(input, incidents, reading, issue) {
    if (seen_isOver(issue.block))
        return [];
    const twin = twinOf(incidents, reading, issue);
    if (twin === 'coming')
        return [];
    if (twin !== undefined)
        return [duplicate(input, issue, twin)];
    const members = knownMembers(input, issue);
    const isUnknown = members.length < issue.keys.length;
    const isAbandoned = input.isComplete && ageMs(issue.block?.writtenAt, input.now) > ABANDONED_MS;
    if (isUnknown && !isAbandoned)
        return [];
    if (members.some((member) => isActive(member) || member.memory.outage.state === 'failing'))
        return [];
    if (members.some(({ memory }) => memory.outage.isMuted))
        return [];
    return members.every(({ state }) => state === 'removed')
        ? [closing(input, endedIncident(input, issue, 'removed'), issue, [])]
        : repairs_recovery(input, endedIncident(input, issue, 'recovered'), issue);
}
function twinOf(incidents, { own }, { keys, block }) {
    const twins = incidents.filter(({ id, members }) => id === block?.id ||
        (keys.length > 0 && keys.every((key) => members.some((each) => each.key === key && isActive(each)))));
    const [twin] = twins;
    if (twin === undefined)
        return undefined;
    return own.find(({ number, isOpen }) => number === twin.issue && isOpen) ?? 'coming';
}
function duplicate(input, issue, twin) {
    const ended = endedIncident(input, issue, 'removed');
    const block = { ...blockFor(input, ended, issue, []), state: 'removed' };
    return {
        ...{ do: 'change', number: issue.number, why: 'duplicate', state: 'closed', stateReason: 'duplicate' },
        duplicateOf: { number: twin.number, id: twin.id },
        body: duplicateBody(twin.number, block),
    };
}
function repairs_recovery(input, incident, issue) {
    const id = recoveryId(issue.block, incident.firstBad);
    const [member] = incident.members;
    if (member === undefined)
        return [closing(input, incident, issue, [])];
    const events = incident.members.flatMap(({ memory }) => memory.outage.events.filter(({ kind }) => kind === 'recovered'));
    const at = events
        .map((event) => event.at)
        .toSorted()
        .at(-1) ?? input.now;
    const roles = incident.members.flatMap((each) => rolesFor(input, each, 'recovered', incident.alerts));
    const happening = { id, kind: 'recovered', at, member, roles: [...new Set(roles)] };
    const isTold = issue.block?.told.includes(id) ?? false;
    const told = isTold ? [] : [happening];
    return [...commentRepairs(incident, issue, told), closing(input, incident, issue, told)];
}
function closing(input, incident, issue, told) {
    const isRemoved = incident.state === 'removed';
    return {
        ...{ do: 'change', number: issue.number, why: isRemoved ? 'removed' : 'recovered', state: 'closed' },
        stateReason: isRemoved ? 'not_planned' : 'completed',
        ...bodies(input, incident, blockFor(input, incident, issue, told)),
        labels: labelsFor(incident, issue, true),
    };
}

;// CONCATENATED MODULE: ./lib/incidents/is-due.js




const RECONCILE_INTERVAL_MS = 86_400_000;
function isReconcileDue({ history, now }) {
    const { issues: memory, checks } = history;
    if (memory === undefined || memory.settled !== digestOf([]))
        return true;
    if (checks.some((check) => needsIncident(check) || check.outage.isMuted))
        return true;
    return elapsed(memory.reconciledAt, now) >= RECONCILE_INTERVAL_MS;
}
function historyBegun(run) {
    const { history } = run;
    if (history.issues === undefined || !isReconcileDue(run))
        return history;
    return { ...history, issues: { ...history.issues, settled: undefined } };
}
function isUnchangedEnough({ history, now }) {
    const { issues: memory } = history;
    if (memory?.etag === undefined || memory.settled !== toldDigest(history))
        return false;
    return memory.textsAt === undefined || elapsed(memory.textsAt, now) < UPDATE_INTERVAL_MS;
}
function toldDigest({ checks }) {
    return digestOf(checks
        .filter(needsIncident)
        .flatMap(({ key, isFlapping, outage }) => [
        ...[key, outage.state, isFlapping ? 'flapping' : '', outage.codes.join(' '), String(outage.eventCount)],
        ...[String(outage.alerts), ...outage.recoveries.map(({ number, result }) => `${number} ${result}`)],
    ]));
}
function elapsed(from, to) {
    const ms = ((0,times/* millisOf */.eV)(to) ?? 0) - ((0,times/* millisOf */.eV)(from) ?? 0);
    return ms < 0 ? Number.POSITIVE_INFINITY : ms;
}

// EXTERNAL MODULE: ./lib/history/history-text.js
var history_text = __webpack_require__(32351);
// EXTERNAL MODULE: ./lib/github/branch/history-branch.js + 2 modules
var history_branch = __webpack_require__(32516);
// EXTERNAL MODULE: ./lib/github/branch/place.js
var place = __webpack_require__(19752);
;// CONCATENATED MODULE: ./lib/github/incidents/keep-in-branch.js




async function keepInBranch(history, sights, folded, { memory, plan, api, branch }, { clock, random }) {
    if (plan.historyBranch === undefined || branch === undefined || branch.problem !== undefined)
        return [];
    if (await memory.isForeign())
        return [];
    const before = await branch.text;
    const lastWrittenAt = await memory.lastWrittenAt;
    const hasChanged = before === undefined || [...folded.stories.values()].some(mustNotBeLost);
    const now = clock.date();
    if (!(0,place/* isWriteDue */.o2)(hasChanged, lastWrittenAt, now))
        return [];
    const rulesOf = ({ name }) => plan.rules.get(name) ?? plan.incidents.rules;
    const update = (current) => {
        if (current === before)
            return { text: (0,history_text/* historyText */.u)(history), replaces: lastWrittenAt };
        const again = memory.refold(current);
        if (!again)
            return undefined;
        const merged = adoptSights(again.history, sights, rulesOf, now.toISOString()).history;
        return { text: (0,history_text/* historyText */.u)({ ...merged, issues: history.issues }), replaces: again.history.writtenAt };
    };
    const chance = () => (random(1)[0] ?? 0) / 255;
    const outcome = await (0,history_branch/* writeHistoryBranch */.K)(api, { branch: plan.historyBranch, update, now, clock, random: chance });
    return outcome.status === 'failed' && outcome.notice ? [outcome.notice] : [];
}
function mustNotBeLost({ state, stateBefore, alert }) {
    return alert || state !== stateBefore || state === 'failing' || state === 'recovering';
}

// EXTERNAL MODULE: ./lib/github/api/failure.js
var api_failure = __webpack_require__(99195);
// EXTERNAL MODULE: ./lib/github/api/shape.js
var shape = __webpack_require__(9032);
;// CONCATENATED MODULE: ./lib/github/incidents/issue-calls.js


const ISSUES = '/repos/{owner}/{repo}/issues';
const ISSUE = `${ISSUES}/{issue_number}`;
const LABELS = '/repos/{owner}/{repo}/labels';
const MAX_TEXT = 100_000;
function listIssues(api, parameters, etag) {
    return api.list({ route: `GET ${ISSUES}`, parameters: { labels: BASE_LABEL, ...parameters }, check: seenIssue }, etag);
}
async function listRecentIssues(api) {
    const parameters = { labels: BASE_LABEL, state: 'all', sort: 'updated', direction: 'desc', per_page: 100 };
    const answer = await api.call({ route: `GET ${ISSUES}`, parameters, check: everyIssue });
    return { items: answer.data, hasMore: answer.nextPage !== undefined };
}
function everyIssue(data) {
    if (!Array.isArray(data))
        return undefined;
    const items = data.map(seenIssue);
    return items.every((item) => item !== undefined) ? items : undefined;
}
async function readIssue(api, number) {
    const check = (data) => sameIssue(data, number);
    return (await api.call({ route: `GET ${ISSUE}`, parameters: { issue_number: number }, check })).data;
}
async function createIssue(api, issue) {
    const check = (data) => (0,shape/* textIn */.r7)(data, 'title') === issue.title ? seenIssue(data) : undefined;
    return (await api.call({ route: `POST ${ISSUES}`, parameters: { ...issue }, check })).data;
}
async function patchIssue(api, number, change) {
    const check = (data) => sameIssue(data, number);
    const parameters = { issue_number: number, ...change };
    return (await api.call({ route: `PATCH ${ISSUE}`, parameters, check, isIdempotent: true })).data;
}
async function listComments(api, number, since) {
    const parameters = { issue_number: number, since };
    const answer = await api.list({ route: `GET ${ISSUE}/comments`, parameters, check: seenComment });
    return answer.isUnchanged ? [] : answer.items;
}
async function addComment(api, number, body) {
    const parameters = { issue_number: number, body };
    const check = (data) => ((0,shape/* numberIn */.Po)(data, 'id') === undefined ? undefined : true);
    await api.call({ route: `POST ${ISSUE}/comments`, parameters, check });
}
async function listLabels(api) {
    const answer = await api.list({ route: `GET ${LABELS}`, check: (data) => (0,shape/* textIn */.r7)(data, 'name') });
    return answer.isUnchanged ? [] : answer.items;
}
async function createLabel(api, name) {
    const parameters = { name, ...LOOKS.get(name.toLowerCase()) };
    const check = (data) => (0,shape/* textIn */.r7)(data, 'name');
    await api.call({ route: `POST ${LABELS}`, parameters, check });
}
const LOOKS = new Map([
    [BASE_LABEL, { color: '1d76db', description: 'Incident of a mail check, kept by Mail Probe' }],
    [`${BASE_LABEL}:lost`, { color: '5c5c5c', description: 'Told as often as allowed; the recovery is still told' }],
    [`${BASE_LABEL}:flapping`, { color: 'd4a72c', description: 'Changes between good and bad too often' }],
]);
async function addLabels(api, number, labels) {
    const parameters = { issue_number: number, labels };
    const check = (data) => Array.isArray(data) ? namesIn(data, 'name') : undefined;
    return (await api.call({ route: `POST ${ISSUE}/labels`, parameters, check, isIdempotent: true })).data;
}
function sameIssue(data, number) {
    const issue = seenIssue(data);
    return issue?.number === number ? issue : undefined;
}
function seenIssue(data) {
    const number = (0,shape/* numberIn */.Po)(data, 'number');
    const state = (0,shape/* textIn */.r7)(data, 'state');
    if (number === undefined || (state !== 'open' && state !== 'closed'))
        return undefined;
    const fields = (0,shape/* recordOf */.zv)(data) ?? {};
    return {
        ...{ number, isOpen: state === 'open' },
        id: (0,shape/* numberIn */.Po)(data, 'id') ?? 0,
        url: pageIn(data),
        body: ((0,shape/* textIn */.r7)(data, 'body') ?? '').slice(0, MAX_TEXT),
        isLocked: fields['locked'] === true || fields['is_locked'] === true,
        isPullRequest: (0,shape/* recordOf */.zv)(fields['pull_request']) !== undefined,
        labels: namesIn(fields['labels'], 'name'),
        assignees: namesIn(fields['assignees'], 'login'),
        author: (0,shape/* textIn */.r7)(fields['user'], 'login') ?? '',
        closedBy: (0,shape/* textIn */.r7)(fields['closed_by'], 'login'),
        closedAt: timeIn(data, 'closed_at'),
        createdAt: timeIn(data, 'created_at') ?? new Date(0).toISOString(),
    };
}
function pageIn(data) {
    const url = (0,shape/* textIn */.r7)(data, 'html_url') ?? '';
    return /^https?:\/\/[^\s<>"']{1,500}$/.test(url) ? url : '';
}
function timeIn(data, name) {
    const time = Date.parse((0,shape/* textIn */.r7)(data, name) ?? '');
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
function seenComment(data) {
    const fields = (0,shape/* recordOf */.zv)(data);
    if (fields === undefined)
        return undefined;
    return { body: ((0,shape/* textIn */.r7)(data, 'body') ?? '').slice(0, MAX_TEXT), author: (0,shape/* textIn */.r7)(fields['user'], 'login') ?? '' };
}
function namesIn(list, name) {
    if (!Array.isArray(list))
        return [];
    return list.flatMap((item) => (typeof item === 'string' ? item : ((0,shape/* textIn */.r7)(item, name) ?? [])));
}

;// CONCATENATED MODULE: ./lib/github/incidents/labels.js




async function addMissingLabels(context, issue, wanted) {
    const { api, troubles, isGitHub } = context;
    const missing = without(wanted, issue.labels);
    if (missing.length === 0)
        return issue;
    try {
        if (!isGitHub)
            await createMissing(api, missing);
        const labels = await addLabels(api, issue.number, missing);
        const left = without(missing, labels);
        if (left.length > 0 || isGitHub)
            warnDropped(troubles, missing, left);
        return { ...issue, labels };
    }
    catch (error) {
        troubles.add(error);
        return issue;
    }
}
async function createBaseLabel({ api, troubles }, name) {
    try {
        await createLabel(api, name);
    }
    catch (error) {
        const isThere = error instanceof api_failure/* ApiFailure */.F && error.errors.some(({ code }) => code === 'already_exists');
        if (!isThere)
            troubles.add(error);
    }
}
async function createMissing(api, names) {
    for (const name of without(names, await listLabels(api)))
        await createLabel(api, name);
}
function warnDropped(troubles, missing, left) {
    const names = (0,untrusted/* safeText */.Hk)(missing.join(', '), 200);
    const what = left.length === 0 ? 'were added by a second call' : 'are missing';
    troubles.warn(`The server left out labels of an incident without a word: ${names} ${what}.`, 'Give the token the right to label: "issues: write" below "permissions:" of the workflow; with "github-token", push access to the repository.');
}
function without(names, others) {
    return names.filter((name) => !others.some((other) => isSame(name, other)));
}

;// CONCATENATED MODULE: ./lib/github/incidents/read.js




const MAX_SINGLE = 10;
const MAX_ETAG = 200;
async function readSeenIssues(api, { input, isFull = false }, troubles) {
    const { issues: memory } = input.history;
    const listed = memory === undefined
        ? await firstList(api, input)
        : await openList(api, !isFull && isUnchangedEnough(input) ? memory.etag : undefined);
    if (listed === 'unchanged')
        return listed;
    return await withMissing(api, input, listed, troubles);
}
async function openList(api, etag) {
    const list = await listIssues(api, { state: 'open' }, etag);
    if (list.isUnchanged)
        return 'unchanged';
    const isOnePage = list.items.length < 50;
    const tag = isOnePage && (list.etag ?? '').length <= MAX_ETAG ? list.etag : undefined;
    return { issues: list.items, gone: [], isComplete: list.isComplete, etag: tag };
}
async function firstList(api, input) {
    const { items, hasMore } = await listRecentIssues(api);
    const oldest = Date.parse(input.now) - input.settings.rules.reopenWithinMs;
    const recent = items.filter(({ isOpen, closedAt }) => isOpen || Date.parse(closedAt ?? '') >= oldest);
    if (!hasMore)
        return { issues: recent, gone: [], isComplete: true };
    const open = await openList(api);
    if (open === 'unchanged')
        return open;
    const closed = recent.filter(({ isOpen }) => !isOpen);
    return { ...open, issues: [...open.issues, ...closed] };
}
async function withMissing(api, input, seen, troubles) {
    const listed = new Set(seen.issues.map(({ number }) => number));
    const named = input.history.checks.filter(needsIncident).flatMap(({ outage }) => outage.issue ?? []);
    const missing = [...new Set(named)].filter((number) => !listed.has(number));
    const issues = [...seen.issues];
    const gone = [];
    let isComplete = seen.isComplete && missing.length <= MAX_SINGLE;
    for (const number of missing.slice(0, MAX_SINGLE)) {
        try {
            issues.push(await readIssue(api, number));
        }
        catch (error) {
            const isGone = isFailureOf(error, ['gone', 'missing', 'moved']);
            if (isGone)
                gone.push(number);
            else {
                troubles.add(error);
                isComplete = false;
            }
        }
    }
    return { ...seen, issues, gone, isComplete };
}
function isFailureOf(error, kinds) {
    return error instanceof api_failure/* ApiFailure */.F && kinds.includes(error.kind);
}

;// CONCATENATED MODULE: ./lib/github/incidents/create.js







const MAX_LABEL = 50;
const MAX_CHANGES = 4;
async function openIssue(context, repair) {
    const { api, troubles, isGitHub } = context;
    const { title, body, labels, assignees } = repair;
    let wanted = {
        title,
        body,
        ...(isGitHub ? { labels } : {}),
        ...(assignees.length > 0 ? { assignees } : {}),
    };
    let hasLooked = false;
    for (let changes = 0; changes <= MAX_CHANGES;) {
        try {
            const issue = await createIssue(api, wanted);
            return await addMissingLabels(context, issue, wantedLabels(repair, wanted, isGitHub));
        }
        catch (error) {
            if (!(error instanceof api_failure/* ApiFailure */.F))
                throw error;
            if (error.mayHaveRun) {
                const found = await findOpened(api, repair, troubles);
                if (found === 'unknown')
                    return giveUp(troubles, error);
                if (found !== undefined)
                    return await addMissingLabels(context, found, labels);
                if (hasLooked)
                    return giveUp(troubles, error);
                hasLooked = true;
                continue;
            }
            const next = error.kind === 'invalid' ? reduced(wanted, repair, error, troubles) : undefined;
            if (next === undefined)
                return giveUp(troubles, error);
            wanted = next;
            changes += 1;
        }
    }
    return undefined;
}
function giveUp(troubles, error) {
    troubles.add(error);
    return undefined;
}
function wantedLabels({ labels }, wanted, isGitHub) {
    return isGitHub ? (wanted.labels ?? labels) : labels;
}
function reduced(wanted, repair, error, troubles) {
    const { assignees, labels = [], ...rest } = wanted;
    const says = (word) => error.errors.some(({ field, resource, message }) => word.test(`${resource} ${field} ${message}`)) ||
        (error.errors.length === 0 && word.test(error.message));
    if (assignees !== undefined && says(/assignee/i)) {
        const names = (0,untrusted/* safeText */.Hk)(assignees.join(', '), 200);
        troubles.warn(`GitHub does not assign an incident to ${names}: one of them may not be assigned in this repository. It was opened without assignees.`, 'Correct "assignees" in "incidents" or in "roles": only people with access to the repository can be assigned.');
        return { ...rest, labels };
    }
    if (labels.length > 0 && says(/label/i)) {
        const kept = labels.filter((label) => label.length <= MAX_LABEL && !label.includes(','));
        const next = kept.length < labels.length ? kept : labels.filter((label) => isSame(label, BASE_LABEL));
        const left = labels.filter((label) => !next.includes(label));
        if (left.length === 0)
            return undefined;
        troubles.warn(`GitHub refused a label of an incident: ${(0,untrusted/* safeText */.Hk)(left.join(', '), 200)}. It was opened without.`, `Correct "labels" in "incidents" or in "roles": a label has at most ${MAX_LABEL} characters and no comma.`);
        return { ...wanted, labels: next };
    }
    if (wanted.body !== repair.shortBody && says(/body|too long/i))
        return { ...wanted, body: repair.shortBody };
    return undefined;
}
async function findOpened(api, { body }, troubles) {
    const own = parseBlock(body);
    try {
        const list = await openList(api);
        if (list === 'unchanged')
            return 'unknown';
        return list.issues.find((issue) => {
            const block = parseBlock(issue.body);
            return block?.id === own?.id && block?.scope === own?.scope && block?.openedAt === own?.openedAt;
        });
    }
    catch (error) {
        troubles.add(error);
        return 'unknown';
    }
}

;// CONCATENATED MODULE: ./lib/github/incidents/apply.js








const MAX_WRITES = 40;
async function applyRepairs(context, repairs) {
    const written = [];
    const created = [];
    const held = new Set();
    let [opened, closed, isComplete] = [0, 0, repairs.length <= MAX_WRITES];
    for (const repair of repairs.slice(0, MAX_WRITES)) {
        if (repair.do === 'create') {
            const issue = await openIssue(context, repair);
            if (issue === undefined)
                isComplete = false;
            else
                created.push(issue);
            continue;
        }
        if (held.has(repair.number))
            continue;
        const done = repair.do === 'comment' ? await comment(context, repair) : await change(context, repair);
        if (done === false) {
            held.add(repair.number);
            isComplete = false;
        }
        else if (done !== true && repair.do === 'change') {
            written.push(done);
            if (repair.state === 'closed' && repair.why !== 'duplicate')
                closed += 1;
            if (repair.why === 'reopen')
                opened += 1;
        }
    }
    return { written: [...written, ...created], created, opened: opened + created.length, closed, isComplete };
}
async function comment(context, repair) {
    const { api, troubles, input, author } = context;
    const { number, events, since, isLocked } = repair;
    const unlocked = () => {
        troubles.warn(`Issue #${number} is locked, so what is new was not told in a comment; its text is up to date.`, 'Unlock the conversation of the issue, if comments are wanted.');
        return true;
    };
    if (isLocked)
        return unlocked();
    for (let attempt = 1;; attempt += 1) {
        try {
            const comments = await listComments(api, number, since);
            const own = comments.filter((each) => isSame(each.author, author)).map(({ body }) => body);
            const untold = untoldIn(own, events.map(({ id }) => id));
            if (untold.length === 0)
                return true;
            await addComment(api, number, commentText(input, repair, events.filter(({ id }) => untold.includes(id))));
            return true;
        }
        catch (error) {
            if (error instanceof api_failure/* ApiFailure */.F && error.kind === 'locked')
                return unlocked();
            if (error instanceof api_failure/* ApiFailure */.F && error.mayHaveRun && attempt === 1)
                continue;
            troubles.add(error);
            return false;
        }
    }
}
async function change(context, repair) {
    const { api, troubles } = context;
    let wanted = parametersOf(repair);
    for (let changes = 0;; changes += 1) {
        try {
            const issue = await patchIssue(api, repair.number, wanted);
            return repair.labels && wanted['labels'] !== undefined
                ? await addMissingLabels(context, issue, repair.labels)
                : issue;
        }
        catch (error) {
            const failure = error instanceof api_failure/* ApiFailure */.F ? error : undefined;
            const next = failure?.kind === 'invalid' && changes < 4 ? reducedChange(wanted, repair, failure) : undefined;
            if (next === undefined) {
                troubles.add(error);
                return false;
            }
            if (next.note)
                troubles.warn(next.note, 'Correct "labels" and "assignees" in "incidents" or in "roles".');
            wanted = next.parameters;
        }
    }
}
function parametersOf({ body, state, stateReason, duplicateOf, labels, assignees }) {
    return {
        ...(body !== undefined && { body }),
        ...(state !== undefined && { state }),
        ...(stateReason !== undefined && { state_reason: stateReason }),
        ...(duplicateOf !== undefined && duplicateOf.id > 0 && { duplicate_issue_id: duplicateOf.id }),
        ...(labels !== undefined && { labels }),
        ...(assignees !== undefined && { assignees }),
    };
}
function reducedChange(wanted, repair, { errors, message }) {
    const said = errors.length > 0 ? errors.map((each) => `${each.resource} ${each.field} ${each.message}`).join(' ') : message;
    const without = (...names) => Object.fromEntries(Object.entries(wanted).filter(([name]) => !names.includes(name)));
    const what = `of issue #${repair.number}`;
    if ('assignees' in wanted && /assignee/i.test(said)) {
        const names = (0,untrusted/* safeText */.Hk)(repair.assignees?.join(', ') ?? '', 200);
        return { parameters: without('assignees'), note: `GitHub refused an assignee ${what}: ${names}.` };
    }
    if ('labels' in wanted && /label/i.test(said)) {
        const names = (0,untrusted/* safeText */.Hk)(repair.labels?.join(', ') ?? '', 200);
        return { parameters: without('labels'), note: `GitHub refused a label ${what}: ${names}.` };
    }
    if (wanted['state_reason'] === 'duplicate' && /duplicate|state_reason/i.test(said)) {
        return { parameters: { ...without('duplicate_issue_id'), state_reason: 'not_planned' } };
    }
    const short = repair.shortBody;
    if (short !== undefined && wanted['body'] !== short && /body|too long/i.test(said)) {
        return { parameters: { ...wanted, body: short } };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/github/incidents/troubles.js

class Troubles {
    #warnings = [];
    #notes = new Map();
    add(error) {
        if (!(error instanceof api_failure/* ApiFailure */.F))
            throw error;
        if (!error.isEcho)
            this.warn(error.message, error.remedy);
        return error;
    }
    warn(message, hint) {
        this.#warnings.push({ code: 'E_GH_INCIDENTS', message, hint });
    }
    note(message, hint) {
        this.#notes.set(message, { code: 'E_GH_INCIDENTS', message, ...(hint === undefined ? {} : { hint }) });
    }
    get hasFailed() {
        return this.#warnings.length > 0;
    }
    get warning() {
        const [first, ...others] = this.#warnings;
        if (first === undefined || others.length === 0)
            return first;
        return { ...first, message: `${first.message} (${others.length} more calls failed; the next run tries again.)` };
    }
    get notes() {
        return [...this.#notes.values()];
    }
}

;// CONCATENATED MODULE: ./lib/github/incidents/reconcile.js










async function reconcileIncidents(api, options) {
    const { input } = options;
    const nothing = { history: input.history, sights: [], incidents: [], opened: 0, closed: 0, notices: [] };
    if (options.seen === undefined && !isReconcileDue(input))
        return nothing;
    const troubles = new Troubles();
    try {
        const seen = options.seen ?? (await readSeenIssues(api, options, troubles));
        if (seen === 'unchanged')
            return unchanged(input);
        return await new Reconciliation(api, options, troubles).run(seen);
    }
    catch (error) {
        const { message, remedy } = troubles.add(error);
        const warning = {
            code: 'E_GH_INCIDENTS',
            message: `Incidents are not managed in this run. ${message}`,
            hint: remedy,
        };
        return { ...nothing, history: unsettled(input.history), incidents: undefined, warning };
    }
}
function unchanged(input) {
    const { history, now } = input;
    const memory = { ...history.issues, reconciledAt: now };
    const numbers = new Map();
    for (const { key, outage } of history.checks.filter(needsIncident)) {
        if (outage.issue !== undefined)
            numbers.set(outage.issue, [...(numbers.get(outage.issue) ?? []), key]);
    }
    const incidents = [...numbers].map(([number, keys]) => ({ number, url: pageOf(input, number), keys }));
    return { history: { ...history, issues: memory }, sights: [], incidents, opened: 0, closed: 0, notices: [] };
}
function pageOf({ runUrl }, number) {
    const [base] = (runUrl ?? '').split('/actions/runs/');
    return base ? `${base}/issues/${number}` : '';
}
function unsettled(history) {
    return history.issues === undefined ? history : { ...history, issues: { ...history.issues, settled: undefined } };
}
class Reconciliation {
    #api;
    #options;
    #troubles;
    #issues = new Map();
    #input;
    #author;
    #seenAuthor;
    #found = { issues: [], gone: [], isComplete: false };
    #etag;
    constructor(api, options, troubles) {
        this.#api = api;
        this.#options = options;
        this.#troubles = troubles;
        this.#input = options.input;
        this.#seenAuthor = options.input.history.issues?.author;
        this.#author = this.#seenAuthor ?? options.input.settings.author;
    }
    async run(seen) {
        this.#found = seen;
        this.#etag = seen.etag;
        this.#see(seen.issues);
        const first = await this.#repair(() => true);
        if (first.created.length === 0)
            return this.#result(first);
        const again = await this.#lookAgain(first.created);
        const second = again ? await this.#repair((repair) => repair.do !== 'create') : undefined;
        return this.#result({
            ...first,
            closed: first.closed + (second?.closed ?? 0),
            isComplete: first.isComplete && (second?.isComplete ?? false),
        });
    }
    async #repair(isWanted) {
        const reading = this.#adopt();
        const repairs = planRepairs(this.#input, desiredIncidents(this.#input, reading), reading).filter(isWanted);
        if (repairs.some((repair) => repair.do === 'create'))
            await this.#prepareLabel();
        const context = { api: this.#api, troubles: this.#troubles, isGitHub: this.#options.isGitHub };
        if (repairs.length > 0)
            this.#etag = undefined;
        const applied = await applyRepairs({ ...context, input: this.#input, author: this.#author }, repairs);
        this.#seenAuthor = applied.created[0]?.author || this.#seenAuthor;
        this.#author = this.#seenAuthor ?? this.#author;
        this.#see(applied.written);
        return applied;
    }
    #adopt() {
        const read = () => readIssues([...this.#issues.values()], { author: this.#author, history: this.#input.history }, this.#found);
        const before = read();
        const sights = issueSights(before, this.#input.settings, this.#author);
        this.#input = { ...this.#input, history: this.#options.adopt(this.#input.history, sights) };
        return read();
    }
    #see(issues) {
        for (const issue of issues)
            this.#issues.set(issue.number, issue);
    }
    async #prepareLabel() {
        const isKnown = this.#seenAuthor !== undefined || this.#issues.size > 0;
        const { isGitHub } = this.#options;
        if (isKnown || !isGitHub)
            return;
        await createBaseLabel({ api: this.#api, troubles: this.#troubles, isGitHub }, BASE_LABEL);
    }
    async #lookAgain(created) {
        try {
            const list = await openList(this.#api);
            if (list === 'unchanged')
                return false;
            const isAll = created.every(({ number }) => list.issues.some((issue) => issue.number === number));
            this.#etag = isAll ? list.etag : undefined;
            this.#see(list.issues.filter(({ number }) => !this.#issues.has(number)));
            return true;
        }
        catch (error) {
            this.#troubles.add(error);
            return false;
        }
    }
    #result(applied) {
        const reading = this.#adopt();
        const incidents = desiredIncidents(this.#input, reading);
        const isSettled = !reading.own.some((issue) => isOutdated(this.#input, issue)) &&
            applied.isComplete &&
            this.#found.isComplete &&
            incidents.every(({ issue }) => issue !== undefined);
        this.#noteForeign(reading);
        const { history } = this.#input;
        const texts = reading.own
            .filter(({ isOpen, block }) => isOpen && !seen_isOver(block))
            .map(({ block }) => block?.writtenAt);
        const memory = {
            ...{ etag: this.#etag, reconciledAt: this.#input.now, author: this.#seenAuthor },
            settled: isSettled ? toldDigest(history) : undefined,
            textsAt: texts.filter((at) => at !== undefined).toSorted()[0],
        };
        const next = { ...history, issues: memory };
        return {
            history: next,
            sights: issueSights(reading, this.#input.settings, this.#author),
            incidents: openOnes(incidents, reading),
            opened: applied.opened,
            closed: applied.closed,
            warning: this.#troubles.warning,
            notices: this.#troubles.notes,
            seen: { ...this.#found, issues: [...this.#issues.values()] },
        };
    }
    #noteForeign({ foreign }) {
        if (foreign.length === 0)
            return;
        const numbers = foreign.map((number) => `#${number}`).join(', ');
        this.#troubles.note(`Issues with the block of an incident that "${this.#author}" did not write are left alone: ${numbers}.`, 'When the token of the workflow has changed, name its login as "author" in "incidents".');
    }
}
function openOnes(incidents, { own }) {
    const rank = ({ state }) => INCIDENT_STATES.indexOf(state);
    return incidents
        .toSorted((a, b) => rank(a) - rank(b) || (a.issue ?? 0) - (b.issue ?? 0))
        .flatMap(({ issue, members }) => {
        const found = own.find(({ number }) => number === issue);
        return found === undefined ? [] : [{ number: found.number, url: found.url, keys: members.map(({ key }) => key) }];
    });
}

;// CONCATENATED MODULE: ./lib/github/incidents/recovery-values.js

const MAX_INPUTS = 10;
const FACT_LIMIT = 200;
const VALUE_LIMIT = 1000;
const PLACEHOLDER = /\{(check|status|code|incident)\}/g;
function recoveryValues(inputs, facts) {
    const filled = Object.entries(inputs)
        .slice(0, MAX_INPUTS)
        .map(([name, value]) => {
        const text = value.replace(PLACEHOLDER, (_all, fact) => line(facts[fact], FACT_LIMIT));
        return [name, line(text, VALUE_LIMIT)];
    });
    return Object.fromEntries(filled);
}
function recoveryPayload({ check, status, code, incident }) {
    const facts = Object.entries({ check, status, code, incident });
    return Object.fromEntries(facts.map(([name, text]) => [name, line(text, FACT_LIMIT)]));
}
function line(text, limit) {
    return (0,untrusted/* safeText */.Hk)(text.replace(/[\r\n]+/g, ' '), limit);
}

;// CONCATENATED MODULE: ./lib/github/incidents/recovery.js



const LEAST_MS = 2000;
const REPO = '/repos/{owner}/{repo}';
const WORKFLOW = /^[\w.-]{1,100}\.ya?ml$/;
async function startRecovery(api, action) {
    const { rules } = action;
    const problem = unusable(rules);
    if (problem)
        return { result: 'none', notice: problem };
    if (api.msLeft < LEAST_MS)
        return { result: 'none' };
    try {
        if (!(await action.recordIntent()))
            return { result: 'none' };
    }
    catch (error) {
        return { result: 'none', notice: noticeOf(failureIn(error), rules, action) };
    }
    try {
        const runUrl = rules.event === undefined ? await startWorkflow(api, action) : await sendEvent(api, action, rules.event);
        return { result: 'started', runUrl };
    }
    catch (error) {
        const failure = failureIn(error);
        return { result: failure.mayHaveRun ? 'unknown' : 'refused', notice: noticeOf(failure, rules, action) };
    }
}
function unusable({ workflow, event }) {
    if (event !== undefined || (workflow !== undefined && WORKFLOW.test(workflow)))
        return undefined;
    return {
        code: 'E_GH_RECOVERY',
        message: 'No recovery action was started: "recovery-workflow" is no file name of a workflow.',
        hint: 'Write the name alone, such as "restart-imap.yml"; the file is in .github/workflows.',
    };
}
async function startWorkflow(api, { rules, facts, defaultBranch, env }) {
    const inputs = recoveryValues(rules.inputs, facts);
    const answer = await api.call({
        route: `POST ${REPO}/actions/workflows/{workflow_id}/dispatches`,
        parameters: {
            workflow_id: rules.workflow,
            ref: rules.ref ?? defaultBranch,
            ...(Object.keys(inputs).length > 0 && { inputs }),
            ...(tellsRuns(env) && { return_run_details: true }),
        },
        check: startedRun,
    });
    const { run } = answer.data;
    const server = env['GITHUB_SERVER_URL'];
    return run === undefined || !server ? undefined : `${server}/${api.owner}/${api.repo}/actions/runs/${run}`;
}
async function sendEvent(api, { rules, facts }, event) {
    const inputs = recoveryValues(rules.inputs, facts);
    const payload = Object.keys(inputs).length > 0 ? inputs : recoveryPayload(facts);
    await api.call({
        route: `POST ${REPO}/dispatches`,
        parameters: { event_type: event.slice(0, 100), client_payload: payload },
        check: startedRun,
    });
}
function startedRun(data) {
    if (data === undefined || data === '')
        return {};
    const run = (0,shape/* numberIn */.Po)(data, 'workflow_run_id');
    return (0,shape/* recordOf */.zv)(data) && run !== undefined ? { run } : undefined;
}
function tellsRuns(env) {
    const server = env['GITHUB_SERVER_URL'] ?? '';
    return /^https:\/\/(?:github\.com|[\w-]+\.ghe\.com)$/.test(server);
}
function noticeOf(failure, rules, { defaultBranch }) {
    if (failure.isEcho)
        return undefined;
    const { kind, message, remedy } = failure;
    return { code: 'E_GH_RECOVERY', message, hint: hintFor(kind, rules, rules.ref ?? defaultBranch) ?? remedy };
}
function hintFor(kind, { workflow, event }, ref) {
    if (event !== undefined)
        return undefined;
    switch (kind) {
        case 'missing':
            return `Look whether .github/workflows/${workflow} is on the default branch, and whether the workflow has "permissions: actions: write".`;
        case 'invalid':
            return `Look whether .github/workflows/${workflow} has "on: workflow_dispatch" with the inputs of "recovery-inputs", and whether "${ref}" exists ("recovery-ref").`;
        default:
            return undefined;
    }
}
function failureIn(error) {
    if (error instanceof api_failure/* ApiFailure */.F)
        return error;
    throw error;
}

;// CONCATENATED MODULE: ./lib/github/incidents/recover.js



async function recover(first, due, options, action, env) {
    const rules = action.plan.incidents.recovery;
    const isCall = rules?.workflow !== undefined || rules?.event !== undefined;
    if (!rules || !isCall || due.length === 0)
        return { last: first, notices: [] };
    let last = first;
    const notices = [];
    const reconcile = async (history) => {
        if (last.seen === undefined || last.incidents === undefined)
            return false;
        const next = await reconcileIncidents(action.api, {
            ...options,
            input: { ...options.input, history },
            seen: last.seen,
        });
        last = {
            ...next,
            opened: last.opened + next.opened,
            closed: last.closed + next.closed,
            seen: next.seen ?? last.seen,
        };
        return next.warning === undefined;
    };
    for (const key of due) {
        const check = options.input.checks.find(({ story }) => story?.key === key);
        if (!check)
            continue;
        const incident = last.incidents?.find(({ keys }) => keys.includes(key))?.number;
        const outcome = await startRecovery(action.api, {
            rules,
            facts: factsOf(check, incident),
            defaultBranch: action.defaultBranch,
            env,
            recordIntent: () => {
                const begin = (outage) => (0,recovery/* withRecoveryBegun */.lf)(outage, options.input.now, action.place.runUrl);
                return reconcile(changed(last.history, key, begin));
            },
        });
        if (outcome.notice)
            notices.push(outcome.notice);
        const { result, runUrl } = outcome;
        if (result !== 'started' && result !== 'refused')
            continue;
        await reconcile(changed(last.history, key, (outage) => (0,recovery/* withRecoveryAnswer */.ic)(outage, result, runUrl)));
    }
    return { last, notices };
}
function changed(history, key, change) {
    const checks = history.checks.map((check) => check.key === key ? { ...check, outage: change(check.outage) } : check);
    return { ...history, checks };
}
function factsOf({ name, status, findings }, incident) {
    return {
        check: name,
        status,
        code: findings[0]?.code ?? '',
        incident: incident === undefined ? '' : String(incident),
    };
}

;// CONCATENATED MODULE: ./lib/github/incidents/keep-memory.js





async function keepMemory(report, action, world) {
    const { memory, refusal } = action;
    const { folded } = memory;
    const warnings = [...memory.notices];
    if (!folded)
        return { warnings, lines: [] };
    const save = async (history) => {
        const problem = await memory.save(history);
        if (problem !== undefined && !warnings.some(isOfWriting))
            warnings.push(notSaved(problem));
    };
    const managesIssues = action.plan.incidents.isOn && refusal === undefined;
    const { history } = folded;
    const now = world.clock.date().toISOString();
    await save(managesIssues ? historyBegun({ history, now }) : history);
    const asksGitHub = action.plan.incidents.isOn || action.plan.historyBranch !== undefined;
    if (!asksGitHub)
        return { warnings, lines: [] };
    if (refusal) {
        const text = [refusal.message, refusal.remedy].filter(Boolean).join(' ');
        if (refusal.reason === 'token' || refusal.reason === 'repository')
            warnings.push(notManaged(text));
        return { warnings, lines: [`Incidents: ${text}`] };
    }
    const managed = await manage(report, folded, action, world);
    warnings.push(...managed.warnings);
    if (managed.history !== folded.history)
        await save(managed.history);
    const branch = await keepInBranch(managed.history, managed.sights, folded, action, world);
    return {
        outcome: managed.outcome,
        warnings: [...warnings, ...branch],
        lines: managed.lines,
    };
}
async function manage(report, folded, action, world) {
    const { plan, api } = action;
    if (!plan.incidents.isOn)
        return { history: folded.history, sights: [], warnings: [], lines: [] };
    const now = world.clock.date().toISOString();
    const input = {
        history: folded.history,
        checks: report.checks,
        settings: plan.incidents,
        rules: plan.rules,
        removed: folded.removed,
        isComplete: plan.isComplete,
        now,
        runUrl: action.place.runUrl,
    };
    const rulesOf = ({ name }) => plan.rules.get(name) ?? plan.incidents.rules;
    const isGitHub = !/\/api\/v1\/?$/.test(world.env['GITHUB_API_URL'] ?? '');
    const options = {
        input,
        adopt: (history, sights) => adoptSights(history, sights, rulesOf, now).history,
        isGitHub,
        isFull: folded.recoveryDue.length > 0,
    };
    const first = await reconcileIncidents(api, options);
    const { last, notices } = await recover(first, folded.recoveryDue, options, action, world.env);
    const { opened, closed } = last;
    const [incident] = last.incidents ?? [];
    return {
        history: last.history,
        sights: last.sights,
        outcome: last.incidents && { number: incident?.number, url: incident?.url, opened, closed },
        warnings: [...new Set([first.warning, last.warning])].filter((each) => each !== undefined).concat(notices),
        lines: [...linesOf(opened, closed, incident?.url), ...last.notices.map(sentenceOf)],
    };
}
function linesOf(opened, closed, url) {
    const what = [...(opened > 0 ? [`${opened} opened`] : []), ...(closed > 0 ? [`${closed} closed`] : [])];
    if (what.length === 0 && url === undefined)
        return [];
    return [`Incidents: ${[what.join(', ') || 'open', url].filter(Boolean).join(': ')}`];
}
function sentenceOf({ message, hint }) {
    return [message, hint].filter((part) => part !== undefined).join(' ');
}
const NOT_WRITTEN = 'The history of this run ';
function notSaved(problem) {
    return {
        code: 'E_HISTORY',
        message: `${NOT_WRITTEN}${problem}. The next run does not know of this one.`,
        hint: 'Look at the path in history-file, the rights and the space on the disk.',
    };
}
function isOfWriting({ code, message }) {
    return code === 'E_HISTORY' && message.startsWith(NOT_WRITTEN);
}
function notManaged(text) {
    return { code: 'E_GH_INCIDENTS', message: `Incidents are not managed in this run. ${text}` };
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


/***/ })

};
