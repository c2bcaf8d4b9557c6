export const id = 354;
export const ids = [354];
export const modules = {

/***/ 53236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ refusalOf)
/* harmony export */ });
/* harmony import */ var _model_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25836);

async function refusalOf(imap, command) {
    let refusal;
    const onRefusal = (given) => {
        refusal = given;
        return command.onRefusal(given);
    };
    try {
        await imap.run({ ...command, onRefusal });
        return undefined;
    }
    catch (failure) {
        if (refusal && failure instanceof _model_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProbeFailure */ .BU)
            return { refusal, failure };
        throw failure;
    }
}


/***/ }),

/***/ 5354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  searchMailbox: () => (/* binding */ searchMailbox)
});

// EXTERNAL MODULE: ./lib/mail/imap/wire/values.js
var wire_values = __webpack_require__(12056);
// EXTERNAL MODULE: ./lib/model/failure.js
var failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/mail/imap/refusal-of.js
var refusal_of = __webpack_require__(53236);
// EXTERNAL MODULE: ./lib/mail/imap/refusals.js
var refusals = __webpack_require__(37571);
// EXTERNAL MODULE: ./lib/mail/imap/search-uids.js
var search_uids = __webpack_require__(86748);
// EXTERNAL MODULE: ./lib/mail/mailbox/uid-set.js
var uid_set = __webpack_require__(72754);
;// CONCATENATED MODULE: ./lib/mail/mailbox/counting-search.js






const MAX_LISTED = 500_000;
async function searchFor(imap, keys, needsUids) {
    if (!imap.has('ESEARCH'))
        return await plainSearch(imap, keys, needsUids);
    const items = (0,wire_values/* atoms */.Fo)('MIN', 'MAX', 'COUNT', ...(needsUids ? ['ALL'] : []));
    const extended = await runSearch(imap, keys, [(0,wire_values/* atom */.eU)('RETURN'), items], needsUids);
    if (!extended.refused && extended.hits)
        return extended.hits;
    if (extended.refused && extended.refused.refusal.status !== 'BAD')
        throw extended.refused.failure;
    const hits = await plainSearch(imap, keys, needsUids);
    if (hits)
        imap.distrust('ESEARCH', extended.refused?.refusal.reply ?? 'OK, without a result');
    return hits;
}
async function plainSearch(imap, keys, needsUids) {
    const first = await runSearch(imap, keys, [], needsUids);
    if (!first.refused)
        return first.hits;
    const { refusal, failure } = first.refused;
    const urged = ['LITERAL+', 'LITERAL-'].filter((name) => imap.has(name));
    const hasLiteral = keys.some((key) => 'type' in key && key.type === 'LITERAL');
    if (refusal.status !== 'BAD' || !hasLiteral || urged.length === 0)
        throw failure;
    for (const name of urged)
        imap.distrust(name, refusal.reply);
    const { hits, refused } = await runSearch(imap, keys, [], needsUids);
    if (refused)
        throw failure;
    return hits;
}
async function runSearch(imap, keys, returns, needsUids) {
    const list = new HitList();
    let extended;
    let exists;
    const refused = await (0,refusal_of/* refusalOf */.O)(imap, {
        name: 'UID SEARCH',
        args: [...returns, ...keys],
        phase: 'imap_search',
        untagged: {
            SEARCH: list.add,
            EXISTS: ({ command }) => {
                exists = Math.max(exists ?? 0, (0,wire_values/* numberOf */.rl)({ value: command ?? '' }) ?? 0);
            },
            ESEARCH: (response, tag) => {
                const results = readExtended(response, tag);
                extended = results ?? extended;
                return results !== undefined;
            },
        },
        onRefusal: (refusal) => (0,refusals/* searchRefused */.De)(imap.endpoint, refusal),
    });
    const hits = extended ? extendedHits(extended, needsUids) : list.hits();
    return { hits: hits && { ...hits, exists }, refused };
}
class HitList {
    #listed = [];
    #omitted = 0;
    #isAnswered = false;
    #isReadable = true;
    add = (response) => {
        const uids = (0,search_uids/* uidsOf */.Xi)(response);
        this.#isAnswered = true;
        this.#isReadable &&= uids !== undefined;
        this.#omitted += response.omitted ?? 0;
        for (const uid of uids ?? []) {
            if (this.#listed.length < MAX_LISTED)
                this.#listed.push(uid);
            else
                this.#omitted += 1;
        }
    };
    hits() {
        if (!this.#isAnswered || !this.#isReadable)
            return undefined;
        const uids = this.#listed.sort((one, other) => one - other).filter((uid, index, all) => uid !== all[index - 1]);
        const omitted = this.#omitted;
        return { count: uids.length + omitted, min: uids[0], max: uids.at(-1), uids, isCut: omitted > 0 };
    }
}
function extendedHits(extended, needsUids) {
    const numberAt = (name) => (0,wire_values/* numberOf */.rl)({ value: extended.get(name) ?? null });
    const all = extended.get('ALL');
    const uids = needsUids ? (all === undefined ? [] : (0,uid_set/* parseUidSet */.A)(all, MAX_LISTED)) : undefined;
    if (needsUids && uids === undefined)
        return undefined;
    const listed = uids && new Set(uids).size;
    const count = numberAt('COUNT') ?? (all === undefined ? undefined : listed);
    if (count === undefined || (listed ?? 0) > count)
        return undefined;
    const isCut = listed !== undefined && listed < count;
    return { count, min: numberAt('MIN'), max: numberAt('MAX'), uids, isCut };
}
function readExtended({ attributes = [] }, tag) {
    const [correlator, ...rest] = attributes;
    const [name, value] = (0,wire_values/* listOf */.c3)(correlator).map(wire_values/* textOf */.b6);
    const words = rest.map(wire_values/* textOf */.b6);
    if (name?.toUpperCase() !== 'TAG' || value !== tag || words[0]?.toUpperCase() !== 'UID')
        return undefined;
    const results = new Map();
    for (let index = 1; index + 1 < words.length; index += 2) {
        results.set(words[index]?.toUpperCase() ?? '', words[index + 1] ?? '');
    }
    return results;
}
function isBad(error) {
    return error instanceof failure/* ProbeFailure */.BU && error.code === 'E_SEARCH_FAILED' && /^BAD\b/.test(error.reply ?? '');
}

// EXTERNAL MODULE: ./lib/mail/imap/asked-uids.js
var asked_uids = __webpack_require__(49562);
;// CONCATENATED MODULE: ./lib/mail/mailbox/internal-date.js



const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE_TIME = /^\s?(\d{1,2})-([a-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/i;
const YEARS = [1970, 2100];
const MAX_ZONE_MINUTES = 14 * 60;
function parseInternalDate(text) {
    const [, , name = '', , , , , sign, ...zone] = DATE_TIME.exec(text) ?? [];
    const month = MONTHS.indexOf(name.toLowerCase());
    if (month < 0)
        return undefined;
    const [day = 0, , year = 0, hour = 0, minute = 0, second = 0] = (DATE_TIME.exec(text) ?? []).slice(1).map(Number);
    const [zoneHours = 0, zoneMinutes = 0] = zone.map(Number);
    const isDay = day >= 1 && day <= new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const isYear = year >= YEARS[0] && year <= YEARS[1];
    const isTime = hour <= 23 && minute <= 59 && second <= 60;
    const offset = zoneHours * 60 + zoneMinutes;
    if (!isDay || !isYear || !isTime || zoneMinutes > 59 || offset > MAX_ZONE_MINUTES)
        return undefined;
    const local = Date.UTC(year, month, day, hour, minute, second);
    const moment = sign === '-' ? local + offset * 60_000 : local - offset * 60_000;
    return moment > 0 ? moment : undefined;
}
async function fetchDates(imap, set, name = 'UID FETCH') {
    const dates = new Map();
    const isAsked = (0,asked_uids/* uidTest */.X)(set);
    const items = [(0,wire_values/* atom */.eU)('UID'), (0,wire_values/* atom */.eU)('INTERNALDATE')];
    await imap.run({
        name,
        args: [{ type: 'SEQUENCE', value: set }, items],
        phase: 'imap_search',
        mayBePartial: true,
        untagged: {
            FETCH: ({ command = '', attributes }) => {
                const values = (0,wire_values/* pairsOf */.fq)(attributes?.[1]);
                const uid = (0,wire_values/* numberOf */.rl)(values.get('UID'));
                const key = name === 'FETCH' ? (0,wire_values/* numberOf */.rl)({ value: command }) : uid;
                if (uid === undefined || key === undefined || !isAsked(key))
                    return false;
                const received = parseInternalDate((0,wire_values/* textOf */.b6)(values.get('INTERNALDATE')) ?? '');
                if (received !== undefined)
                    dates.set(uid, received);
                return true;
            },
        },
        onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'FETCH', 'imap_search'),
    });
    return dates;
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/search-program.js

const DAY_MS = 86_400_000;
const MAX_NUMBER = 2 ** 32 - 1;
const search_program_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function compileSearch(criteria, nowMs, hasWithin) {
    const ages = criteria.filter((criterion) => criterion.kind === 'age');
    const isExact = hasWithin || ages.length === 0;
    const program = (side) => {
        const keys = criteria.flatMap((criterion) => criterion.kind === 'age'
            ? ageKey(criterion, nowMs, isExact ? 'exact' : side)
            : negate(criterion, simpleKey(criterion)));
        const charset = needsUtf8(criteria) ? [(0,wire_values/* atom */.eU)('CHARSET'), (0,wire_values/* atom */.eU)('UTF-8')] : [];
        return [...charset, ...(keys.length > 0 ? keys : [(0,wire_values/* atom */.eU)('ALL')])];
    };
    const widest = program('widest');
    if (isExact)
        return { widest, accepts: () => true };
    const sure = ages.flatMap((age) => ageKey(age, nowMs, 'surest'));
    return {
        widest,
        surest: program('surest'),
        doubtful: [...widest, (0,wire_values/* atom */.eU)('NOT'), sure],
        accepts: (receivedMs) => ages.every((age) => isOfAge(age, nowMs - receivedMs)),
    };
}
function imapDate({ year, month, day }) {
    return `${day}-${search_program_MONTHS[month - 1]}-${String(year).padStart(4, '0')}`;
}
function calendarDate(ms) {
    const date = new Date(ms);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
function isOfAge({ key, ms, isNegated }, ageMs) {
    const matches = key === 'newer-than' ? ageMs <= ms : ageMs > ms;
    return matches !== isNegated;
}
function ageKey(age, nowMs, side) {
    const seconds = String(Math.min(MAX_NUMBER, Math.max(1, Math.round(age.ms / 1000))));
    if (side === 'exact')
        return negate(age, [(0,wire_values/* atom */.eU)(age.key === 'newer-than' ? 'YOUNGER' : 'OLDER'), (0,wire_values/* atom */.eU)(seconds)]);
    const moment = nowMs - age.ms;
    const isNewer = (age.key === 'newer-than') !== age.isNegated;
    const doubt = (isNewer === (side === 'widest') ? -1 : 1) * DAY_MS;
    const day = calendarDate(Math.max(0, moment + doubt + (doubt > 0 ? DAY_MS : 0)));
    return [(0,wire_values/* atom */.eU)(isNewer ? 'SINCE' : 'BEFORE'), (0,wire_values/* atom */.eU)(imapDate(day))];
}
function simpleKey(criterion) {
    switch (criterion.kind) {
        case 'flag':
            return [(0,wire_values/* atom */.eU)(criterion.key.toUpperCase())];
        case 'text':
            return [(0,wire_values/* atom */.eU)(criterion.key.toUpperCase()), (0,wire_values/* searchText */.wK)(criterion.text)];
        case 'header':
            return [(0,wire_values/* atom */.eU)('HEADER'), (0,wire_values/* searchText */.wK)(criterion.name), (0,wire_values/* searchText */.wK)(criterion.text)];
        case 'date':
            return [(0,wire_values/* atom */.eU)(criterion.key.toUpperCase()), (0,wire_values/* atom */.eU)(imapDate(criterion.date))];
        case 'size':
            return [(0,wire_values/* atom */.eU)(criterion.key.toUpperCase()), (0,wire_values/* atom */.eU)(String(Math.min(MAX_NUMBER, criterion.bytes)))];
        case 'uid':
            return [(0,wire_values/* atom */.eU)('UID'), { type: 'SEQUENCE', value: criterion.set }];
        case 'keyword':
            return [(0,wire_values/* atom */.eU)('KEYWORD'), (0,wire_values/* atom */.eU)(criterion.name)];
    }
}
function negate(criterion, key) {
    return criterion.isNegated ? [(0,wire_values/* atom */.eU)('NOT'), ...key] : key;
}
function needsUtf8(criteria) {
    return criteria.some((criterion) => 'text' in criterion && !/^[\x20-\x7e]*$/.test(criterion.text));
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/match-counter.js





const MAX_DATED = 20_000;
const MAX_AT_ONCE = 1000;
const MAX_STEPS = 16;
const MAX_STEPS_BY_LIST = 4;
const MAX_LISTED_AGAIN = 250_000;
const NO_DOUBT = { dates: new Map(), unread: 0 };
const match_counter_DAY_MS = 86_400_000;
const SLACK_MS = 600_000;
class MatchCounter {
    lacksResult = false;
    undated = new Set();
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
    async outermost(messages) {
        try {
            const dates = await fetchDates(this.#imap, `1,${messages}:*`, 'FETCH');
            return dates.size > 0 ? dates : undefined;
        }
        catch {
            return undefined;
        }
    }
    async resolve(keys, accepts) {
        const { count } = await this.find(keys, false);
        if (count === 0)
            return NO_DOUBT;
        const hits = await this.find(keys, true);
        const looked = (hits.uids ?? []).slice(-MAX_DATED);
        const dates = await this.#datesOf(looked);
        const undated = looked.filter((uid) => !dates.has(uid));
        return {
            dates: new Map([...dates].filter(([, receivedMs]) => accepts(receivedMs))),
            unread: Math.max(0, hits.count - looked.length) + (await this.remaining(undated)),
        };
    }
    async remaining(uids) {
        const asked = new Set(uids);
        let count = 0;
        for (const set of (0,uid_set/* splitUids */.C)(uids)) {
            const { uids: found = [] } = await this.find([(0,wire_values/* atom */.eU)('UID'), sequence(set)], true);
            count += found.filter((uid) => asked.has(uid)).length;
        }
        return count;
    }
    async ends(keys, hits, outermost) {
        if (hits.count <= MAX_AT_ONCE)
            return [...(await this.#datesOf(await this.#listed(keys, hits))).values()];
        const ends = outermost ?? (await this.#datesOf([hits.min, hits.max].filter((uid) => uid !== undefined)));
        const seen = [...ends.values()];
        if (seen.length === 0 || (hits.uids && hits.count > MAX_LISTED_AGAIN))
            return seen;
        const near = await this.#nearEnds(keys, ends);
        if (near)
            return [...seen, ...near];
        const newest = await this.#beyond(keys, Math.max(...seen), 'SINCE');
        const oldest = await this.#beyond(keys, Math.min(...seen), 'BEFORE');
        return [...seen, ...newest, ...oldest];
    }
    async #nearEnds(keys, known) {
        if (!this.#imap.has('WITHIN'))
            return undefined;
        const seen = [...known.values()];
        const ageOf = (receivedMs) => (0,wire_values/* atom */.eU)(String(Math.max(1, Math.round((this.#nowMs - receivedMs) / 1000))));
        const younger = [(0,wire_values/* atom */.eU)('YOUNGER'), ageOf(Math.max(...seen) - SLACK_MS)];
        const older = [(0,wire_values/* atom */.eU)('OLDER'), ageOf(Math.min(...seen) + SLACK_MS)];
        const hits = await this.#findByAge([...keys, (0,wire_values/* atom */.eU)('OR'), ...younger, ...older]);
        if (!hits)
            return undefined;
        if (hits.count > MAX_AT_ONCE)
            return undefined;
        const unknown = (hits.uids ?? []).filter((uid) => !known.has(uid));
        return [...(await this.#datesOf(unknown)).values()];
    }
    async #findByAge(keys) {
        try {
            return await this.find(keys, true);
        }
        catch (error) {
            if (!isBad(error))
                throw error;
            this.#imap.distrust('WITHIN', error.reply ?? '');
            return undefined;
        }
    }
    async #beyond(keys, knownMs, side) {
        const isNewest = side === 'SINCE';
        const bounded = (dayMs) => [
            ...keys,
            (0,wire_values/* atom */.eU)(side),
            (0,wire_values/* atom */.eU)(imapDate(calendarDate(Math.max(0, dayMs)))),
        ];
        let near = Math.floor(knownMs / match_counter_DAY_MS) + (isNewest ? -1 : 2);
        let far = isNewest ? Math.max(near, Math.floor(this.#nowMs / match_counter_DAY_MS)) + 3 : 0;
        let keysOfBest = bounded(near * match_counter_DAY_MS);
        let best = await this.find(keysOfBest, false);
        const maxSteps = best.uids && best.count > MAX_DATED ? MAX_STEPS_BY_LIST : MAX_STEPS;
        for (let step = 0; step < maxSteps && best.count > MAX_AT_ONCE && Math.abs(far - near) > 1; step += 1) {
            const middle = Math.floor((near + far) / 2);
            const tried = bounded(middle * match_counter_DAY_MS);
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
        return (await this.find([...keys, (0,wire_values/* atom */.eU)('UID'), sequence(`${from}:${to}`)], true)).uids ?? [];
    }
    async #datesOf(uids) {
        const wanted = new Set(uids);
        const dates = new Map();
        for (const set of (0,uid_set/* splitUids */.C)(uids)) {
            for (const [uid, date] of await fetchDates(this.#imap, set)) {
                if (wanted.has(uid))
                    dates.set(uid, date);
            }
        }
        for (const uid of wanted)
            if (!dates.has(uid))
                this.undated.add(uid);
        return dates;
    }
}
function sequence(set) {
    return { type: 'SEQUENCE', value: set };
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/count-matches.js


async function countMatches(imap, program, { nowMs, needsUids, messages }) {
    const counter = new MatchCounter(imap, nowMs);
    const keys = program.surest ?? program.widest;
    const outermost = matchesAll(keys) && messages !== undefined && messages > MAX_AT_ONCE ? counter.outermost(messages) : undefined;
    const sure = await counter.find(keys, needsUids);
    const doubt = program.doubtful ? await counter.resolve(program.doubtful, program.accepts) : NO_DOUBT;
    const isUncounted = counter.lacksResult;
    const undoubted = counter.undated.size;
    const dates = [...doubt.dates.values()];
    if (sure.count > 0 && !sure.isCut) {
        dates.push(...(await counter.ends(keys, sure, await outermost)));
    }
    const [oldestMs, newestMs] = extremes(dates);
    return {
        count: sure.count + doubt.dates.size,
        oldestMs,
        newestMs,
        uids: needsUids ? [...(sure.uids ?? []), ...doubt.dates.keys()] : undefined,
        unread: doubt.unread,
        lacksResult: counter.lacksResult,
        isUncounted,
        exceeded: messages !== undefined && sure.count + doubt.dates.size > Math.max(messages, sure.exists ?? 0)
            ? messages
            : undefined,
        undated: await counter.remaining([...counter.undated].slice(undoubted)),
        isListTooLong: sure.isCut === true,
    };
}
function matchesAll(keys) {
    const [key, ...others] = keys;
    return others.length === 0 && (0,wire_values/* textOf */.b6)(key) === 'ALL';
}
function extremes(numbers) {
    const sorted = numbers.toSorted((one, other) => one - other);
    return [sorted[0], sorted.at(-1)];
}

// EXTERNAL MODULE: ./lib/mail/mailbox/missing-mailbox.js
var missing_mailbox = __webpack_require__(37160);
;// CONCATENATED MODULE: ./lib/mail/mailbox/delete-found.js



async function deleteMessages(imap, uids) {
    const doomed = new Set(uids);
    let left = 0;
    for (const set of (0,uid_set/* splitUids */.C)(uids)) {
        const sequence = { type: 'SEQUENCE', value: set };
        await imap.run({
            name: 'UID STORE',
            args: [sequence, (0,wire_values/* atom */.eU)('+FLAGS.SILENT'), (0,wire_values/* atoms */.Fo)('\\Deleted')],
            phase: 'cleanup',
            mayBePartial: true,
            onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'STORE', 'cleanup'),
        });
        const unknown = await imap.expunge(set);
        if (unknown !== undefined) {
            imap.distrust('UIDPLUS', unknown);
            return uids.length;
        }
        const remaining = (await imap.search([(0,wire_values/* atom */.eU)('UID'), sequence])) ?? (await fetchUids(imap, set));
        left += remaining.filter((uid) => doomed.has(uid)).length;
    }
    return left;
}
async function fetchUids(imap, set) {
    return (await imap.fetchHeaders(set, ['Message-ID'])).map(({ uid }) => uid);
}

;// CONCATENATED MODULE: ./lib/mail/message/encoded-words.js
const WORD = /=\?([!-<>@-~]{1,75})\?([bq])\?([!->@-~]*)\?=/giu;
const BETWEEN = /^[ \t]+$/;
function decodeWords(field) {
    let text = '';
    let end = 0;
    let open;
    const close = () => {
        if (open)
            text += decodeBytes(open.charset, Buffer.concat(open.bytes)) ?? open.raw;
        open = undefined;
    };
    for (const match of field.matchAll(WORD)) {
        const [word, charset = '', encoding = '', content = ''] = match;
        const between = field.slice(end, match.index);
        const isAdjacent = open !== undefined && BETWEEN.test(between);
        if (!isAdjacent || open?.charset !== charset.toLowerCase()) {
            close();
            if (!isAdjacent)
                text += between;
            open = { charset: charset.toLowerCase(), bytes: [], raw: '' };
        }
        open.bytes.push(bytesOf(encoding, content));
        open.raw += word;
        end = match.index + word.length;
    }
    close();
    return text + field.slice(end);
}
function bytesOf(encoding, content) {
    if (encoding.toLowerCase() === 'b')
        return Buffer.from(content, 'base64');
    const text = content
        .replaceAll('_', ' ')
        .replace(/=([0-9a-f]{2})/gi, (_coded, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(text, 'latin1');
}
function decodeBytes(charset, bytes) {
    try {
        return new TextDecoder(charset.split('*', 1)[0]).decode(bytes);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/matches-criterion.js


const matches_criterion_DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const matches_criterion_SLACK_MS = 600_000;
function matchesCriterion(criterion, facts, nowMs) {
    const { isNegated } = criterion;
    switch (criterion.kind) {
        case 'flag':
            return compareFlag(criterion.key, isNegated, facts.flags);
        case 'keyword':
            return changeable(facts.flags?.has(criterion.name.toLowerCase()), isNegated);
        case 'text':
            if (criterion.key === 'body' || criterion.key === 'text')
                return 'match';
            return lasting(hasText(facts.header, criterion.key, criterion.text), isNegated);
        case 'header':
            return lasting(hasText(facts.header, criterion.name, criterion.text), isNegated);
        case 'date':
            return compareDay(criterion, facts.receivedMs);
        case 'age':
            return compareAge(criterion, facts.receivedMs, nowMs);
        case 'size': {
            const { sizeBytes: size } = facts;
            if (size === undefined)
                return 'unsure';
            return lasting(criterion.key === 'larger' ? size > criterion.bytes : size < criterion.bytes, isNegated);
        }
        case 'uid': {
            const isListed = /\*/.test(criterion.set) && facts.isLast;
            return lasting(isListed || (0,asked_uids/* uidTest */.X)(criterion.set.replace(/(^|,)\*(?=,|$)/g, '$1'))(facts.uid), isNegated);
        }
    }
}
function lasting(holds, isNegated) {
    if (holds === undefined)
        return 'unsure';
    return holds === isNegated ? 'contradiction' : 'match';
}
function changeable(holds, isNegated) {
    return holds === undefined || holds === isNegated ? 'unsure' : 'match';
}
function compareFlag(key, isNegated, flags) {
    if (key === 'all')
        return isNegated ? 'contradiction' : 'match';
    if (key === 'unseen')
        return changeable(flags && !flags.has('\\seen'), isNegated);
    return changeable(flags?.has(`\\${key}`), isNegated);
}
function compareDay({ key, date, isNegated }, receivedMs) {
    if (receivedMs === undefined)
        return 'unsure';
    const day = Date.UTC(date.year, date.month - 1, date.day) / matches_criterion_DAY_MS;
    const first = Math.floor((receivedMs - 12 * HOUR_MS) / matches_criterion_DAY_MS);
    const last = Math.floor((receivedMs + 14 * HOUR_MS) / matches_criterion_DAY_MS);
    if (key === 'on') {
        const holds = isNegated ? first !== day || last !== day : first <= day && day <= last;
        return holds ? 'match' : 'contradiction';
    }
    const holds = (key === 'since') !== isNegated ? last >= day : first < day;
    return holds ? 'match' : 'contradiction';
}
function compareAge({ key, ms, isNegated }, receivedMs, nowMs) {
    if (receivedMs === undefined)
        return 'unsure';
    const excessMs = nowMs - receivedMs - ms;
    const holds = key === 'newer-than' ? excessMs <= 0 : excessMs > 0;
    if (holds !== isNegated)
        return 'match';
    return Math.abs(excessMs) < matches_criterion_SLACK_MS ? 'unsure' : 'contradiction';
}
function hasText(header, name, text) {
    if (header === undefined)
        return undefined;
    const wanted = comparable(text);
    const fields = header.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/);
    return fields.some((field) => {
        const colon = field.indexOf(':');
        if (field.slice(0, colon).trim().toLowerCase() !== name.toLowerCase())
            return false;
        const value = field.slice(colon + 1);
        const spellings = [value, decodeWords(value)].flatMap((each) => [each, each.replace(/["\\]/g, '')]);
        return spellings.some((spelling) => comparable(spelling).includes(wanted));
    });
}
function comparable(text) {
    return text.normalize('NFKD').toUpperCase().toLowerCase().replace(/\s+/g, ' ');
}

;// CONCATENATED MODULE: ./lib/mail/mailbox/verify-hits.js






const verify_hits_MAX_AT_ONCE = 500;
async function verifyHits(imap, uids, { criteria, nowMs, messages }) {
    const items = itemsFor(criteria);
    const matching = [];
    const contradicting = [];
    for (let start = 0; start < uids.length; start += verify_hits_MAX_AT_ONCE) {
        const part = uids.slice(start, start + verify_hits_MAX_AT_ONCE);
        const facts = await fetchFacts(imap, part, items, messages);
        for (const uid of part) {
            const known = facts.get(uid);
            const result = known ? compare(criteria, known, nowMs) : 'unsure';
            if (result === 'match')
                matching.push(uid);
            if (result === 'contradiction')
                contradicting.push(uid);
        }
    }
    return { matching, unsure: uids.length - matching.length - contradicting.length, contradicting };
}
function compare(criteria, facts, nowMs) {
    const results = new Set(criteria.map((criterion) => matchesCriterion(criterion, facts, nowMs)));
    if (results.has('contradiction'))
        return 'contradiction';
    return results.has('unsure') ? 'unsure' : 'match';
}
function itemsFor(criteria) {
    const kinds = new Set(criteria.map(({ kind }) => kind));
    const fields = new Set(criteria.map(fieldOf).filter((field) => field !== undefined));
    const section = [(0,wire_values/* atom */.eU)('HEADER.FIELDS'), [...fields].map(fieldName)];
    return [
        ...[(0,wire_values/* atom */.eU)('UID'), (0,wire_values/* atom */.eU)('FLAGS')],
        ...(kinds.has('size') ? [(0,wire_values/* atom */.eU)('RFC822.SIZE')] : []),
        ...(kinds.has('date') || kinds.has('age') ? [(0,wire_values/* atom */.eU)('INTERNALDATE')] : []),
        ...(fields.size > 0 ? [{ type: 'ATOM', value: 'BODY.PEEK', section }] : []),
    ];
}
function fieldOf(criterion) {
    if (criterion.kind === 'header')
        return criterion.name.toLowerCase();
    return criterion.kind === 'text' && criterion.key !== 'body' && criterion.key !== 'text' ? criterion.key : undefined;
}
function fieldName(name) {
    return /^[a-z0-9-]+$/.test(name) ? (0,wire_values/* atom */.eU)(name) : (0,wire_values/* text */.Qq)(name);
}
async function fetchFacts(imap, uids, items, messages) {
    const facts = new Map();
    for (const set of (0,uid_set/* splitUids */.C)(uids)) {
        const isAsked = (0,asked_uids/* uidTest */.X)(set);
        await imap.run({
            name: 'UID FETCH',
            args: [{ type: 'SEQUENCE', value: set }, items],
            phase: 'cleanup',
            mayBePartial: true,
            untagged: {
                FETCH: ({ command = '', attributes }) => {
                    const values = (0,wire_values/* pairsOf */.fq)(attributes?.[1]);
                    const uid = (0,wire_values/* numberOf */.rl)(values.get('UID'));
                    if (uid === undefined || !isAsked(uid))
                        return false;
                    const before = facts.get(uid);
                    const flags = values.has('FLAGS') ? flagsOf(values.get('FLAGS')) : before?.flags;
                    facts.set(uid, {
                        uid,
                        isLast: (0,wire_values/* numberOf */.rl)({ value: command }) === messages,
                        flags,
                        sizeBytes: (0,wire_values/* numberOf */.rl)(values.get('RFC822.SIZE')) ?? before?.sizeBytes,
                        receivedMs: parseInternalDate((0,wire_values/* textOf */.b6)(values.get('INTERNALDATE')) ?? '') ?? before?.receivedMs,
                        header: headerText((0,wire_values/* sectionsOf */.Ks)(attributes?.[1]).get('HEADER.FIELDS')) ?? before?.header,
                    });
                    return true;
                },
            },
            onRefusal: (0,refusals/* refusedCommand */.uI)(imap, 'FETCH', 'cleanup'),
        });
    }
    return facts;
}
function flagsOf(list) {
    return new Set((0,wire_values/* listOf */.c3)(list).map((flag) => (0,wire_values/* textOf */.b6)(flag)?.toLowerCase() ?? ''));
}
function headerText(block) {
    const decoded = block?.toString('utf8');
    return decoded?.includes('\uFFFD') ? block?.toString('latin1') : decoded;
}

;// CONCATENATED MODULE: ./lib/probes/imap-search/delete-hits.js


const FEW = 3;
const MAX_QUOTED = 5;
async function deleteHits(imap, { mailbox, criteria, seen }, { count, uids = [], isListTooLong }, context) {
    if (count === 0)
        return;
    const note = (message, hint) => context.note({ status: 'warning', code: 'E_PARTIAL', phase: 'cleanup', message, hint });
    const keepAll = (why, hint) => note(`None of the ${count} messages found was deleted: ${why}.`, hint);
    if (!imap.has('UIDPLUS')) {
        keepAll('the server has no UIDPLUS', 'Without it a server can only destroy all messages flagged as deleted, also those of others. Delete them by hand.');
        return;
    }
    if (isListTooLong) {
        keepAll('not all of them are known by their UID', 'Add criteria that leave fewer messages, and delete them in several runs.');
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
    const messages = state.messages ?? seen.messages ?? 0;
    if (count > FEW && count >= messages) {
        keepAll(messages > 0 ? `${mailbox} holds no other message` : `the server does not say how many messages ${mailbox} holds`, 'A search that matches everything may be a mistake, or a server that ignores a criterion. Add a criterion, or keep a message that does not match in this mailbox.');
        return;
    }
    const nowMs = context.world.clock.date().getTime();
    const { matching, unsure, contradicting } = await verifyHits(imap, uids, { criteria, nowMs, messages });
    if (contradicting.length > 0) {
        const more = contradicting.length > MAX_QUOTED ? ', \u2026' : '';
        keepAll(`${contradicting.length} of them do not match search (UID ${contradicting.slice(0, MAX_QUOTED).join(', ')}${more})`, 'The server ignores a criterion, or searches in another way. Run with transcript: true, and use criteria that this server knows.');
        return;
    }
    const remaining = matching.length > 0 ? await deleteMessages(imap, matching) : 0;
    if (unsure > 0) {
        note(`${unsure} of the ${count} messages found were not deleted: they changed since the search, or the server does not send what search compares.`, 'The next run finds those that still match.');
    }
    if (remaining > 0 && !imap.has('UIDPLUS')) {
        note(`${remaining} of the ${count} messages found were not deleted: UIDPLUS, which the server announces, does not work there.`, 'They are flagged \\Deleted: the next client that expunges this mailbox removes them. Delete them by hand.');
    }
    else if (remaining > 0) {
        note(`${remaining} of the ${count} messages found are still there after their deletion.`, 'Check the rights of this user to delete and to expunge in this mailbox.');
    }
}

;// CONCATENATED MODULE: ./lib/probes/imap-search/doubt-search.js

function doubtSearch(criteria, { count, oldestMs, newestMs }, nowMs) {
    const dated = criteria.filter(({ kind }) => kind === 'age' || kind === 'date');
    for (const receivedMs of [oldestMs, newestMs]) {
        if (receivedMs === undefined)
            continue;
        const facts = { uid: 0, isLast: false, receivedMs };
        if (!dated.some((criterion) => matchesCriterion(criterion, facts, nowMs) === 'contradiction'))
            continue;
        return {
            status: 'warning',
            code: 'E_PROTO_UNEXPECTED',
            phase: 'imap_search',
            message: `The count of ${count} cannot be relied on: it has a message of ${new Date(receivedMs).toISOString()}, which search excludes.`,
            hint: 'The server ignores a criterion, or reads it in another way. Run with transcript: true, and use criteria that this server knows.',
        };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/probes/imap-search/search-mailbox.js








const MAX_SKEW_MS = 60_000;
async function searchMailbox(session, plan, context) {
    const state = await context.phase('imap_select', () => examine(session, plan.mailbox));
    const matches = await context.phase('imap_search', () => search(session, plan, state, context));
    report(matches, context);
    if (plan.deletesFound) {
        const searched = { mailbox: plan.mailbox, criteria: plan.criteria, seen: state };
        await context.phase('cleanup', () => deleteHits(session, searched, matches, context));
    }
    const doubt = doubtSearch(plan.criteria, matches, context.world.clock.date().getTime());
    if (doubt)
        context.note(doubt);
}
async function examine(imap, mailbox) {
    try {
        return await imap.examine(mailbox);
    }
    catch (error) {
        if (!(error instanceof failure/* ProbeFailure */.BU) || error.code !== 'E_MAILBOX_MISSING')
            throw error;
        throw (0,missing_mailbox/* missingMailbox */.Je)(mailbox, await (0,missing_mailbox/* hintsFor */.uK)(imap, 'imap_select'), 'imap_select', error.reply);
    }
}
async function search(imap, plan, { messages }, context) {
    const nowMs = context.world.clock.date().getTime();
    const needsUids = plan.deletesFound && imap.has('UIDPLUS');
    const matches = await count(imap, plan.criteria, { nowMs, needsUids, messages });
    if (!matches.isUncounted)
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
async function count(imap, criteria, options) {
    const program = (hasWithin) => compileSearch(criteria, options.nowMs, hasWithin);
    const usesWithin = imap.has('WITHIN') && criteria.some(({ kind }) => kind === 'age');
    try {
        return await countMatches(imap, program(usesWithin), options);
    }
    catch (error) {
        if (!usesWithin || !isBad(error))
            throw error;
        const matches = await countMatches(imap, program(false), options);
        imap.distrust('WITHIN', error.reply ?? '');
        return matches;
    }
}
function measureAge(metric, receivedMs, nowMs, context) {
    if (receivedMs !== undefined)
        context.measure(metric, Math.max(0, (nowMs - receivedMs) / 1000));
}
function describeAhead(ms) {
    const minutes = Math.round(ms / 60_000);
    return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
function report(matches, context) {
    const { count, unread, lacksResult, isUncounted, isListTooLong, exceeded, undated } = matches;
    if (undated > 0) {
        context.notice({
            message: `The server sent no date that can be read for ${undated} of the messages found.`,
            hint: 'They are counted, and left out of the ages. Look at INTERNALDATE in the mailbox with another client.',
        });
    }
    if (lacksResult) {
        context.note({
            status: 'warning',
            code: 'E_SEARCH_NO_RESULT_LINE',
            phase: 'imap_search',
            message: isUncounted
                ? 'The server answered the search with OK and without a result, so it is not known how many messages match.'
                : 'The server answered a search with OK and without a result, so the ages may be incomplete.',
            hint: 'RFC 9051 demands a result, even an empty one. Look at the dialogue with transcript: true.',
        });
    }
    if (unread > 0) {
        context.note({
            status: 'warning',
            code: 'E_RESULT_TRUNCATED',
            phase: 'imap_search',
            message: `At least ${count} messages match; the dates of ${unread} more are not known: only ${MAX_DATED} are read, or the server did not send them.`,
            hint: 'Add criteria that leave fewer messages, such as from: or subject:. A server with WITHIN needs no dates.',
        });
    }
    if (isListTooLong) {
        context.note({
            status: 'warning',
            code: 'E_RESULT_TRUNCATED',
            phase: 'imap_search',
            message: `The server listed ${count} messages, more than are kept: they were counted, but their dates were not read.`,
            hint: 'Add criteria that leave fewer messages. A server with ESEARCH needs no list.',
        });
    }
    if (exceeded !== undefined) {
        context.note({
            status: 'warning',
            code: 'E_PROTO_UNEXPECTED',
            phase: 'imap_search',
            message: `The search found ${count} messages, and the mailbox holds ${exceeded}.`,
            hint: 'One of the two numbers is wrong, so the result cannot be trusted. Look at the index of the server.',
        });
    }
}


/***/ })

};
