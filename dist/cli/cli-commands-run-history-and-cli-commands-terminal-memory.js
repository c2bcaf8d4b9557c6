export const id = 838;
export const ids = [838];
export const modules = {

/***/ 26772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   UG: () => (/* binding */ CLOCK_TOLERANCE_MS)
/* harmony export */ });
/* unused harmony export stampFrom */
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

/***/ 47151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ MAX_OUTAGES),
/* harmony export */   Ex: () => (/* binding */ MAX_VALUES),
/* harmony export */   F5: () => (/* binding */ MAX_HISTORY_LENGTH),
/* harmony export */   FZ: () => (/* binding */ MAX_FACT_VALUES),
/* harmony export */   I5: () => (/* binding */ MAX_FACT),
/* harmony export */   Yk: () => (/* binding */ MAX_SERIES),
/* harmony export */   _k: () => (/* binding */ MAX_RUNS),
/* harmony export */   cx: () => (/* binding */ MAX_REMEMBERED),
/* harmony export */   de: () => (/* binding */ MAX_DAYS),
/* harmony export */   jx: () => (/* binding */ MAX_FACTS),
/* harmony export */   wm: () => (/* binding */ MAX_ADDRESS),
/* harmony export */   yd: () => (/* binding */ cutTo),
/* harmony export */   zB: () => (/* binding */ MAX_NAME)
/* harmony export */ });
const MAX_HISTORY_LENGTH = 32_000_000;
const MAX_REMEMBERED = 5000;
const MAX_RUNS = 30;
const MAX_DAYS = 90;
const MAX_VALUES = 60;
const MAX_OUTAGES = 20;
const MAX_SERIES = 50;
const MAX_FACTS = 300;
const MAX_FACT_VALUES = 10;
const MAX_NAME = 300;
const MAX_ADDRESS = 1000;
const MAX_FACT = 4000;
function cutTo(limit, text) {
    return text.slice(0, limit);
}


/***/ }),

/***/ 32742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ readHistory)
});

// UNUSED EXPORTS: emptyHistory

// EXTERNAL MODULE: ./lib/model/memory/record.js
var record = __webpack_require__(36395);
// EXTERNAL MODULE: ./lib/text/json-depth.js
var json_depth = __webpack_require__(35242);
// EXTERNAL MODULE: ./lib/history/clocks.js
var clocks = __webpack_require__(26772);
// EXTERNAL MODULE: ./lib/history/limits.js
var limits = __webpack_require__(47151);
// EXTERNAL MODULE: ./lib/model/memory/days.js
var memory_days = __webpack_require__(83781);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
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

// EXTERNAL MODULE: ./lib/history/state/events.js
var events = __webpack_require__(40976);
// EXTERNAL MODULE: ./lib/history/state/recovery.js
var recovery = __webpack_require__(58362);
// EXTERNAL MODULE: ./lib/history/state/watch.js
var watch = __webpack_require__(50206);
;// CONCATENATED MODULE: ./lib/history/read-outage.js






const CODE = /^E_[A-Z0-9_]+$/;
const EVENT_ID = /^[a-z-]+-\d+$/;
const MAX_WORD = 60;
const MAX_CODES = 5;
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
    const count = (name) => (fields[name] === undefined ? 0 : countOf(fields[name], name, watch/* MAX_COUNT */.H$));
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
        codes: readList(fields, 'codes', MAX_CODES, readCode),
        alerts: count('alerts'),
        lastAlertAt: stamp('lastAlertAt'),
        failuresAtAlert: count('failuresAtAlert'),
        isMuted: fields['isMuted'] === undefined ? false : flagOf(fields, 'isMuted'),
        isAcknowledged: onlyTrue(fields, 'isAcknowledged'),
        heldUntil: stamp('heldUntil'),
        issue: readIssue(fields),
        endedAt: stamp('endedAt'),
        events: readList(fields, 'events', events/* MAX_EVENTS */.Bx, (event) => readEvent(event, clock)),
        eventCount: count('eventCount'),
        recoveries: readList(fields, 'recoveries', recovery/* MAX_TRIES */.N$, (recovery) => readTry(recovery, clock)),
    };
}
function readPast(fields, clock) {
    return readList(fields, 'past', limits/* MAX_OUTAGES */.AO, (value) => {
        const outage = fieldsOf(value, 'past');
        return {
            start: stampOf(outage['start'], 'start', clock),
            end: stampOf(outage['end'], 'end', clock),
            codes: readList(outage, 'codes', MAX_CODES, readCode),
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
    return optional(fields, 'runUrl', (all, name) => readText(all, name, limits/* MAX_ADDRESS */.wm));
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
        number: countOf(fields['number'], 'number', watch/* MAX_COUNT */.H$, 1),
        at: stampOf(fields['at'], 'at', clock),
        result: choiceOf(fields, 'result', ['unknown', 'started', 'refused']),
        runUrl: readUrl(fields),
    };
}

// EXTERNAL MODULE: ./lib/history/state/flapping.js
var flapping = __webpack_require__(25866);
;// CONCATENATED MODULE: ./lib/history/read-check.js







const KEY = /^[0-9a-f]{16}$/;
const KEY_LENGTH = 16;
const RESULTS = /^[bg]*$/;
const DAYS = /^(?:\d{4}-[01]\d-[0-3]\d(?: \d{1,6}){4}(?:;(?=\d)|$))*$/;
const DAY_NAME_LENGTH = 10;
const DAY_LENGTH = 39;
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
        name: readText(fields, 'name', limits/* MAX_NAME */.zB),
        mode: readText(fields, 'mode', limits/* MAX_NAME */.zB),
        target: readText(fields, 'target', limits/* MAX_ADDRESS */.wm),
        group: optional(fields, 'group', (all, name) => readText(all, name, limits/* MAX_NAME */.zB)),
        file: optional(fields, 'file', (all, name) => readText(all, name, limits/* MAX_ADDRESS */.wm)),
        removedAt: optional(fields, 'removedAt', (all, name) => stampOf(all[name], name, clock)),
        outage: readOutage(fields['outage'], clock),
        isFlapping: onlyTrue(fields, 'isFlapping') === true,
        results: wordOf(fields, 'results', RESULTS, flapping/* FLAPPING_RESULTS */.rm),
        undo: optional(fields, 'undo', (all, name) => readUndo(all[name], clock)),
        runs: readList(fields, 'runs', limits/* MAX_RUNS */._k, (run) => readRun(run, clock)),
        days: readDays(fields),
        past: readPast(fields, clock),
        series: readList(fields, 'series', limits/* MAX_SERIES */.Yk, (series) => readSeries(series, clock)),
        trend: optional(fields, 'trend', (all, name) => readTrend(all[name])),
        facts: readList(fields, 'facts', limits/* MAX_FACTS */.jx, (fact) => readFact(fact, clock)),
    };
}
function readUndo(value, clock) {
    const fields = fieldsOf(value, 'undo');
    return {
        run: readText(fields, 'run', limits/* MAX_NAME */.zB),
        outage: readOutage(fields['outage'], clock),
        isFlapping: onlyTrue(fields, 'isFlapping') === true,
        results: wordOf(fields, 'results', RESULTS, flapping/* FLAPPING_RESULTS */.rm),
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
    const days = wordOf(fields, 'days', DAYS, limits/* MAX_DAYS */.de * DAY_LENGTH);
    let before = '';
    let count = 0;
    for (let at = 0; at < days.length; at = endOfDay(days, at)) {
        count += 1;
        const day = days.slice(at, at + DAY_NAME_LENGTH);
        if (day <= before)
            throw new UnreadableValue('days are not in their order');
        before = day;
    }
    if (count > limits/* MAX_DAYS */.de)
        throw new UnreadableValue(`days has more than ${limits/* MAX_DAYS */.de} items`);
    return days;
}
function endOfDay(days, at) {
    const end = days.indexOf(memory_days/* DAY_SEPARATOR */.vP, at);
    return end === -1 ? days.length : end + 1;
}
function readTrend(value) {
    const fields = fieldsOf(value, 'trend');
    const trend = {
        metric: readText(fields, 'metric', limits/* MAX_NAME */.zB),
        unit: readText(fields, 'unit', limits/* MAX_NAME */.zB),
        values: numbersOrNull(fields, 'values', limits/* MAX_VALUES */.Ex),
        goods: wordOf(fields, 'goods', GOODS, limits/* MAX_VALUES */.Ex),
    };
    if (trend.values.length !== trend.goods.length)
        throw new UnreadableValue('goods has another length than values');
    return trend;
}
function readSeries(value, clock) {
    const fields = fieldsOf(value, 'series');
    const series = {
        metric: readText(fields, 'metric', limits/* MAX_NAME */.zB),
        environment: readText(fields, 'environment', limits/* MAX_NAME */.zB),
        values: numbersOf(fields, 'values', limits/* MAX_VALUES */.Ex),
        days: seriesDays(fields),
        slow: optional(fields, 'slow', (all, name) => {
            const slow = fieldsOf(all[name], name);
            return {
                runs: countOf(slow['runs'], 'runs', watch/* MAX_COUNT */.H$),
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
    return numbersOf(fields, 'days', limits/* MAX_VALUES */.Ex).map((step) => {
        day += step;
        return countOf(day, 'a day', LAST_DAY);
    });
}
function readFact(value, clock) {
    const fields = fieldsOf(value, 'a fact');
    return {
        kind: choiceOf(fields, 'kind', read_check_KINDS),
        subject: readText(fields, 'subject', limits/* MAX_FACT */.I5),
        usual: readList(fields, 'usual', limits/* MAX_FACT_VALUES */.FZ, (each) => readText({ usual: each }, 'usual', limits/* MAX_FACT */.I5)),
        times: optional(fields, 'times', (all, name) => readList(all, name, limits/* MAX_FACT_VALUES */.FZ, (each) => stampOf(each, name, clock))),
        candidate: optional(fields, 'candidate', (all, name) => {
            const candidate = fieldsOf(all[name], name);
            return {
                value: readText(candidate, 'value', limits/* MAX_FACT */.I5),
                runs: countOf(candidate['runs'], 'runs', watch/* MAX_COUNT */.H$),
                since: stampOf(candidate['since'], 'since', clock),
            };
        }),
        seenAt: stampOf(fields['seenAt'], 'seenAt', clock),
    };
}

;// CONCATENATED MODULE: ./lib/history/read-history.js






const MAX_DEPTH = 16;
function emptyHistory(scope, now) {
    return { schema: record/* HISTORY_SCHEMA */.N, scope, writtenAt: new Date(now).toISOString(), checks: [] };
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
    if (text.length > limits/* MAX_HISTORY_LENGTH */.F5)
        throw new UnreadableValue(`is longer than ${limits/* MAX_HISTORY_LENGTH */.F5} characters`);
    if ((0,json_depth/* isDeeperThan */.h)(MAX_DEPTH, text))
        throw new UnreadableValue(`has lists in lists, more than ${MAX_DEPTH} deep`);
    const fields = parsed(text);
    const { schema } = fields;
    if (typeof schema !== 'number')
        throw new UnreadableValue('is no history of Mail Probe: it has no number of a schema');
    if (schema !== record/* HISTORY_SCHEMA */.N) {
        throw new UnreadableValue(`has schema ${schema}, and this version of Mail Probe reads schema ${record/* HISTORY_SCHEMA */.N}`);
    }
    const owner = inHistory(() => readText(fields, 'scope', limits/* MAX_ADDRESS */.wm));
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
    const checks = readList(fields, 'checks', limits/* MAX_REMEMBERED */.cx, (value) => {
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
        schema: record/* HISTORY_SCHEMA */.N,
        scope,
        writtenAt,
        newest: optional(fields, 'newest', (all, name) => {
            const newest = fieldsOf(all[name], name);
            return { id: readText(newest, 'id', limits/* MAX_NAME */.zB), startedAt: stampOf(newest['startedAt'], 'startedAt', clock) };
        }),
        checks,
        issues: optional(fields, 'issues', (all, name) => readIssues(fieldsOf(all[name], name), clock)),
    };
}
function readIssues(fields, clock) {
    return {
        etag: optional(fields, 'etag', (all, name) => readText(all, name, limits/* MAX_NAME */.zB)),
        reconciledAt: stampOf(fields['reconciledAt'], 'reconciledAt', clock),
        author: optional(fields, 'author', (all, name) => readText(all, name, limits/* MAX_NAME */.zB)),
        settled: optional(fields, 'settled', (all, name) => readText(all, name, limits/* MAX_NAME */.zB)),
        textsAt: optional(fields, 'textsAt', (all, name) => stampOf(all[name], name, clock)),
    };
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

/***/ 25866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ho: () => (/* binding */ flaps),
/* harmony export */   Ys: () => (/* binding */ isOftenBad),
/* harmony export */   jD: () => (/* binding */ justChanged),
/* harmony export */   ox: () => (/* binding */ withResult),
/* harmony export */   rm: () => (/* binding */ FLAPPING_RESULTS)
/* harmony export */ });
/* unused harmony export shareOfChanges */
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


/***/ }),

/***/ 58362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ isRecoveryDue),
/* harmony export */   N$: () => (/* binding */ MAX_TRIES),
/* harmony export */   lf: () => (/* binding */ withRecoveryBegun)
/* harmony export */ });
/* unused harmony export withRecoveryAnswer */
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

/***/ 36395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ HISTORY_SCHEMA)
/* harmony export */ });
const HISTORY_SCHEMA = 1;


/***/ }),

/***/ 27765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ fileStore)
});

;// CONCATENATED MODULE: ./lib/history/history-text.js
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
                await files.write(target, historyText(history));
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
