export const id = 298;
export const ids = [298];
export const modules = {

/***/ 25673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ MAP_KEYS),
/* harmony export */   m: () => (/* binding */ INCIDENT_KEYS)
/* harmony export */ });
/* harmony import */ var _model_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47402);
/* harmony import */ var _kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80542);
/* harmony import */ var _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91600);
/* harmony import */ var _kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51857);
/* harmony import */ var _incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43670);





function ofCheck(kind, preset, help) {
    return { kind, default: preset, help, isPerCheck: true };
}
function ofRun(kind, help, preset) {
    return { kind, help, isPerCheck: false, ...(preset === undefined ? {} : { default: preset }) };
}
const grouping = (0,_kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .choice */ .Yq)('check', 'group', 'all');
const recoveryAfter = {
    type: 'string',
    parse: (text) => {
        const [, digits] = /^([1-9]\d?) alerts?$/.exec(text.trim()) ?? [];
        if (text.trim() !== 'down' && digits === undefined)
            throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .BadValue */ .F('is not known', 'Write down, or a number of alerts such as 2 alerts.');
        return digits === undefined ? 'down' : Number(digits);
    },
};
const INCIDENT_KEYS = {
    'failures-before-alert': ofCheck((0,_kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)(1, 100), '3', 'Bad runs in a row before the first alert.'),
    'fault-tolerance': ofCheck((0,_kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .longDuration */ .l)(), '0m', 'How long a check must have been bad before the first alert, too.'),
    'alert-repeat': ofCheck(_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .alertRepeat */ .e9, '4h', 'Time between alerts of one outage; or failures: an alert after as many further bad runs as before the first.'),
    'max-alerts': ofCheck((0,_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .orWord */ .I7)('unlimited', (0,_kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)(1, 1000)), '3', 'Alerts of one outage. After them the check is lost: silent, but its recovery is told.'),
    'recoveries-before-close': ofCheck((0,_kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)(1, 100), '2', 'Good runs in a row before an outage is over.'),
    'reopen-within': ofCheck((0,_kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .longDuration */ .l)(), '1h', 'An outage that soon after the last one goes on in its issue.'),
    on: ofCheck((0,_kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL)(..._model_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUSES */ .f), 'critical', 'Statuses that count as bad. unknown counts neither way, unless it is here.'),
    'stale-after': ofCheck((0,_kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .longDuration */ .l)({ minMs: 60_000 }), '24h', 'After a gap of this length counts begin anew.'),
    issues: ofRun(_kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt, 'false manages no issue: the rules hold for states and outputs alone.', 'true'),
    notify: ofRun((0,_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .entries */ .jO)(_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .roleName */ .S3), 'Roles that are told about checks without roles of their own.'),
    grouping: ofRun(grouping, 'One issue per check, per group, or for all checks.', 'check'),
    'max-new': ofRun((0,_kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)(1, 100), 'More new incidents than this in one run become one issue.', '5'),
    labels: ofRun((0,_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .entries */ .jO)(_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .issueLabel */ .cC), 'Labels of the issues, beside mail-probe.'),
    assignees: ofRun((0,_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .entries */ .jO)(_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .githubLogin */ .$y, 10), 'Users to whom issues are assigned.'),
    author: ofRun({ type: 'string', parse: _incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .githubLogin */ .$y }, 'Login that writes the issues, where github-token is not of this workflow.', 'github-actions[bot]'),
    maintenance: ofRun(_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .maintenance */ .mM, 'true, or windows such as 2026-12-01T02:00Z/2h: results are recorded, nothing is counted or told.', 'false'),
    intervals: ofRun(_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .intervals */ .HR, 'How often checks run, by state, such as up=15m down=5m lost=1h; a check that is not due is left out.'),
    'recovery-workflow': ofRun((0,_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .wordLike */ .ST)(/^[\w.-]{1,100}\.ya?ml$/, 'is not the file name of a workflow', 'Write its name alone: restart-imap.yml.'), 'Workflow of the same repository that is started when a check is down.'),
    'recovery-ref': ofRun((0,_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .wordLike */ .ST)(/^[\w./-]{1,200}$/, 'is not a branch or a tag', 'Write its name, such as main.'), 'Branch or tag of that workflow; the default branch when absent.'),
    'recovery-event': ofRun((0,_incident_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .wordLike */ .ST)(/^[\w.-]{1,100}$/, 'is not an event type', 'Write one word of at most 100 characters.'), 'Event type of a repository_dispatch, instead of a workflow.'),
    'recovery-after': ofRun(recoveryAfter, 'When: down, or a number of alerts such as 2 alerts.', 'down'),
    'recovery-max': ofRun((0,_kinds_basic_js__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .nd)(1, 20), 'Tries in one incident.', '1'),
    'recovery-wait': ofRun((0,_kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .longDuration */ .l)({ minMs: 60_000 }), 'Time between tries.', '15m'),
};
const MAP_KEYS = ['recovery-inputs', 'roles'];


/***/ }),

/***/ 43670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ githubLogin),
/* harmony export */   HR: () => (/* binding */ intervals),
/* harmony export */   I7: () => (/* binding */ orWord),
/* harmony export */   S3: () => (/* binding */ roleName),
/* harmony export */   ST: () => (/* binding */ wordLike),
/* harmony export */   cC: () => (/* binding */ issueLabel),
/* harmony export */   e9: () => (/* binding */ alertRepeat),
/* harmony export */   jO: () => (/* binding */ entries),
/* harmony export */   lE: () => (/* binding */ mention),
/* harmony export */   mM: () => (/* binding */ maintenance)
/* harmony export */ });
/* harmony import */ var _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91600);
/* harmony import */ var _kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51857);
/* harmony import */ var _kinds_one_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64883);



const MAX_ENTRIES = 50;
function entries(parse, limit = MAX_ENTRIES) {
    return {
        type: 'list',
        splitsAtCommas: true,
        parse: (text) => {
            const all = [...new Set(text.split(/[,\n]/).map((entry) => entry.trim()))].filter((entry) => entry !== '');
            if (all.length === 0)
                throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('names nothing', 'Write at least one entry, or remove the key.');
            if (all.length > limit)
                throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F(`has ${all.length} entries`, `Write at most ${limit}.`);
            return all.map((entry) => parse((0,_kinds_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .T)(entry)));
        },
    };
}
function issueLabel(text) {
    if (text.length > 50)
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('has a label that is too long', 'GitHub takes 50 characters.', text);
    return text;
}
function githubLogin(text) {
    const name = text.replace(/^@/, '');
    if (/^[a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{1,10})?(?:\[bot\])?$/i.test(name))
        return name;
    throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('is not a login of GitHub', 'Write the name of a user, such as octocat.', text);
}
function mention(text) {
    if (/^@?[a-z\d](?:[a-z\d-]{0,38})(?:\/[a-z\d][\w.-]{0,99})?$/i.test(text))
        return text.startsWith('@') ? text : `@${text}`;
    throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('is neither a user nor a team', 'Write @user or @organisation/team.', text);
}
function roleName(text) {
    if (/^[a-z][\w-]{0,39}$/i.test(text))
        return text;
    throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('is not the name of a role', 'Write letters, digits and dashes.', text);
}
const maintenance = {
    type: 'list',
    splitsAtCommas: true,
    parse: (text) => {
        const word = text.trim();
        if (word === 'true')
            return true;
        return word === 'false' ? [] : entries(window).parse(word);
    },
};
function window(text) {
    const [from = '', to = ''] = text.split('/', 2);
    const start = utc(from, text);
    const end = /^\d{4}-/.test(to) ? utc(to, text) : start + spanOf(to, text);
    if (end <= start)
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('has a window that ends before it begins', EXAMPLE, text);
    return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
const EXAMPLE = 'Write start and length or start and end, in UTC: 2026-12-01T02:00Z/2h.';
function utc(text, whole) {
    const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(ms))
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('has a time that is not ISO 8601 in UTC', EXAMPLE, whole);
    return ms;
}
function spanOf(text, whole) {
    try {
        return (0,_kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .longDuration */ .l)({ minMs: 60_000 }).parse(text);
    }
    catch {
        throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('has a window without a length', EXAMPLE, whole);
    }
}
const intervals = {
    type: 'string',
    parse: (text) => {
        const found = {};
        for (const word of (0,_kinds_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .T)(text.replaceAll('\n', ' ')).split(/[\s,]+/)) {
            const [, state = '', span = ''] = /^(up|down|lost)[=:](.{1,12})$/.exec(word) ?? [];
            if (state === '' || state in found) {
                throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F('is not known', 'Write for example up=15m down=5m lost=1h, each at most once.', word);
            }
            found[state] = (0,_kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .longDuration */ .l)({ minMs: 60_000 }).parse(span);
        }
        return { upMs: found['up'], downMs: found['down'], lostMs: found['lost'] };
    },
};
const alertRepeat = orWord('failures', (0,_kinds_long_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .longDuration */ .l)({ minMs: 60_000 }));
function orWord(word, kind) {
    return {
        ...kind,
        words: [word],
        parse: (text) => {
            if (text.trim() === word)
                return word;
            try {
                return kind.parse(text);
            }
            catch (error) {
                if (!(error instanceof _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F))
                    throw error;
                throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F(error.message, `${error.remedy} Or write ${word}.`, error.value);
            }
        },
    };
}
function wordLike(pattern, problem, remedy) {
    return {
        type: 'string',
        parse: (text) => {
            const word = (0,_kinds_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .T)(text);
            if (!pattern.test(word))
                throw new _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F(problem, remedy);
            return word;
        },
    };
}


/***/ }),

/***/ 76134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gr: () => (/* binding */ readBlock),
/* harmony export */   Id: () => (/* binding */ EMPTY_BLOCK),
/* harmony export */   uR: () => (/* binding */ isOwnOfCheck)
/* harmony export */ });
/* harmony import */ var _text_closest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80761);
/* harmony import */ var _incident_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25673);
/* harmony import */ var _read_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25158);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77263);




const EMPTY_BLOCK = { values: new Map(), places: new Map() };
const MAX_INPUTS = 10;
function readBlock(tree, isOfCheck, issues) {
    if (tree.kind !== 'map') {
        const remedy = 'Write one key: value per line, such as failures-before-alert: 3.';
        issues.push({ code: 'E_INPUT', input: 'incidents', problem: 'is not a map of keys', remedy, source: tree.source });
        return EMPTY_BLOCK;
    }
    const values = new Map();
    const places = new Map();
    let block = { values, places };
    for (const entry of tree.entries) {
        places.set(entry.key, entry.source);
        const name = keyName(entry.key);
        if (!isOfCheck && entry.key === 'roles')
            block = { ...block, roles: (0,_roles_js__WEBPACK_IMPORTED_MODULE_2__/* .readRoles */ .i)(entry.value, issues) };
        else if (!isOfCheck && entry.key === 'recovery-inputs')
            block = { ...block, recoveryInputs: recoveryInputs(entry, issues) };
        else if (name === undefined || (isOfCheck && !_incident_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .INCIDENT_KEYS */ .m[name].isPerCheck)) {
            issues.push(unknownKey(entry, isOfCheck));
        }
        else {
            const value = (0,_read_value_js__WEBPACK_IMPORTED_MODULE_1__/* .readValue */ .w)(name, _incident_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .INCIDENT_KEYS */ .m[name].kind, entry.value, issues);
            if (value !== undefined)
                values.set(name, value);
        }
    }
    return block;
}
function keyName(key) {
    return Object.hasOwn(_incident_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .INCIDENT_KEYS */ .m, key) ? key : undefined;
}
function unknownKey({ key, source }, isOfCheck) {
    const all = [...Object.keys(_incident_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .INCIDENT_KEYS */ .m), ..._incident_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .MAP_KEYS */ .K];
    const known = isOfCheck ? Object.keys(_incident_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .INCIDENT_KEYS */ .m).filter((each) => isOwnOfCheck(each)) : all;
    if (isOfCheck && all.includes(key)) {
        const problem = 'is for the whole run, and cannot be set for one check';
        return { code: 'E_INPUT', input: key, problem, remedy: 'Write it under incidents: at the top.', source };
    }
    const nearest = (0,_text_closest_js__WEBPACK_IMPORTED_MODULE_3__/* .closest */ .k)(key, known);
    const remedy = nearest === undefined ? `Known are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
    return { code: 'E_INPUT', input: key, problem: 'is not a key of incidents', remedy, source };
}
function isOwnOfCheck(key) {
    const name = keyName(key);
    return name !== undefined && _incident_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .INCIDENT_KEYS */ .m[name].isPerCheck;
}
const PLACEHOLDER = /\{[^{}]*\}/g;
const KNOWN_PLACEHOLDERS = ['{check}', '{status}', '{code}', '{incident}'];
function recoveryInputs({ value }, issues) {
    const report = (problem, remedy, source, quoted) => {
        issues.push({ code: 'E_INPUT', input: 'recovery-inputs', value: quoted, problem, remedy, source });
    };
    const pairs = value.kind === 'map' ? value.entries.map(({ key, value: each }) => [key, each]) : [];
    if (pairs.length === 0)
        report('names no input', 'Write a map, such as service: imap.', value.source);
    if (pairs.length > MAX_INPUTS)
        report(`names ${pairs.length} inputs`, `Write at most ${MAX_INPUTS}.`, value.source);
    const inputs = new Map();
    for (const [key, each] of pairs) {
        const text = each.kind === 'text' ? each.text : '';
        const unknown = (text.match(PLACEHOLDER) ?? []).find((word) => !KNOWN_PLACEHOLDERS.includes(word));
        if (!/^[a-z_][\w-]{0,99}$/i.test(key))
            report('has a name that is no input', 'Write letters and digits.', each.source);
        else if (each.kind !== 'text' || /[\r\n]/.test(text) || text.length > 500)
            report('has a value that is not one line', 'Write at most 500 characters.', each.source);
        else if (unknown !== undefined)
            report('has an unknown placeholder', `Use ${KNOWN_PLACEHOLDERS.join(', ')}.`, each.source, unknown);
        else
            inputs.set(key, text);
    }
    return Object.fromEntries(inputs);
}


/***/ }),

/***/ 25158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ readValue)
/* harmony export */ });
/* harmony import */ var _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91600);

function readValue(input, kind, tree, issues) {
    const text = flatText(tree);
    const report = (problem, remedy, value) => {
        issues.push({ code: 'E_INPUT', input, value, problem, remedy, source: tree.source });
    };
    if (text === undefined) {
        report('is nested', 'Write one value, or a list of values.');
        return undefined;
    }
    if (text.trim() === '') {
        report('has no value', 'Write one, or remove the key.');
        return undefined;
    }
    try {
        return kind.parse(text);
    }
    catch (error) {
        if (!(error instanceof _kinds_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .BadValue */ .F))
            throw error;
        report(error.message, error.remedy, error.value ?? text);
        return undefined;
    }
}
function flatText(tree) {
    if (tree.kind === 'text')
        return tree.type === 'null' ? '' : tree.text;
    const lines = tree.kind === 'list'
        ? tree.items.map((item) => (item.kind === 'text' ? item.text : undefined))
        : tree.entries.map(({ key, value }) => (value.kind === 'text' ? `${key}=${value.text}` : undefined));
    return lines.includes(undefined) ? undefined : lines.join('\n');
}


/***/ }),

/***/ 77263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readRoles)
});

// UNUSED EXPORTS: ROLE_KEYS

;// CONCATENATED MODULE: ./lib/model/memory/rules.js
const ROLE_EVENTS = ['down', 'repeat', 'lost', 'recovered'];

// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(80761);
// EXTERNAL MODULE: ./lib/settings/kinds/basic.js
var basic = __webpack_require__(80542);
// EXTERNAL MODULE: ./lib/settings/incidents/incident-kinds.js
var incident_kinds = __webpack_require__(43670);
// EXTERNAL MODULE: ./lib/settings/incidents/read-value.js
var read_value = __webpack_require__(25158);
;// CONCATENATED MODULE: ./lib/settings/incidents/roles.js





const MAX_ROLES = 50;
const ROLE_KEYS = {
    assignees: { kind: (0,incident_kinds/* entries */.jO)(incident_kinds/* githubLogin */.$y, 10), help: 'Users to whom the issue is assigned.' },
    labels: { kind: (0,incident_kinds/* entries */.jO)(incident_kinds/* issueLabel */.cC), help: 'Labels that the issue gets.' },
    mentions: { kind: (0,incident_kinds/* entries */.jO)(incident_kinds/* mention */.lE), help: 'Users and teams that are mentioned, as @user or @organisation/team.' },
    on: { kind: (0,basic/* words */.aL)(...ROLE_EVENTS), help: 'What is told: down, repeat, lost, recovered. All of them when absent.' },
    'after-alerts': { kind: (0,basic/* integer */.nd)(0, 1000), help: 'Told from this alert of an outage on: an escalation.' },
};
function readRoles(tree, issues) {
    if (tree.kind !== 'map' || tree.entries.length === 0 || tree.entries.length > MAX_ROLES) {
        const remedy = 'Write the name of a role, and below it assignees:, labels: or mentions:.';
        issues.push({ code: 'E_INPUT', input: 'roles', problem: 'is not a map of roles', remedy, source: tree.source });
        return [];
    }
    return tree.entries.map((entry) => readRole(entry, issues));
}
function readRole({ key, source, value }, issues) {
    const report = (input, problem, remedy, at = source) => {
        issues.push({ code: 'E_INPUT', input, problem, remedy, source: at });
    };
    if (!/^[a-z][\w-]{0,39}$/i.test(key))
        report('roles', 'has a name that is no word', 'Write letters and digits.');
    const given = value.kind === 'map' ? value.entries : [];
    if (given.length === 0)
        report('roles', `says nothing of the role ${key.slice(0, 40)}`, 'Write who is told.');
    for (const entry of given) {
        if (Object.hasOwn(ROLE_KEYS, entry.key))
            continue;
        const nearest = (0,closest/* closest */.k)(entry.key, Object.keys(ROLE_KEYS));
        const remedy = nearest ? `Did you mean ${nearest}?` : `Known are ${Object.keys(ROLE_KEYS).join(', ')}.`;
        report(entry.key, 'is not a key of a role', remedy, entry.source);
    }
    const read = (name, kind) => {
        const entry = given.find((each) => each.key === name);
        return entry && (0,read_value/* readValue */.w)(name, kind, entry.value, issues);
    };
    return {
        name: key,
        assignees: read('assignees', ROLE_KEYS.assignees.kind) ?? [],
        labels: read('labels', ROLE_KEYS.labels.kind) ?? [],
        mentions: read('mentions', ROLE_KEYS.mentions.kind) ?? [],
        on: read('on', ROLE_KEYS.on.kind) ?? ROLE_EVENTS,
        afterAlerts: read('after-alerts', ROLE_KEYS['after-alerts'].kind) ?? 0,
    };
}


/***/ }),

/***/ 51857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ longDuration)
/* harmony export */ });
/* harmony import */ var _text_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7905);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91600);
/* harmony import */ var _one_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64883);



const DAY_MS = 86_400_000;
function longDuration({ minMs = 0, maxDays = 90 } = {}) {
    const least = minMs > 0 ? `at least ${minMs / 1000}s and ` : '';
    return {
        type: 'duration',
        parse: (text) => {
            const [, amount, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)\s*([smhd])?$/.exec((0,_one_line_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .T)(text)) ?? [];
            const ms = Math.round((0,_text_units_js__WEBPACK_IMPORTED_MODULE_0__/* .inBaseUnit */ .$r)(Number(amount), unit, _text_units_js__WEBPACK_IMPORTED_MODULE_0__/* .SECONDS */ .cs) * 1000);
            if (Number.isNaN(ms)) {
                throw new _kind_js__WEBPACK_IMPORTED_MODULE_1__/* .BadValue */ .F('is not a duration', 'Write for example 15m, 4h or 7d; a bare number is seconds.');
            }
            if (ms < minMs || ms > maxDays * DAY_MS) {
                throw new _kind_js__WEBPACK_IMPORTED_MODULE_1__/* .BadValue */ .F('is out of range', `Write ${least}at most ${maxDays}d.`);
            }
            return ms;
        },
    };
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


/***/ }),

/***/ 81765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseYaml)
});

// EXTERNAL MODULE: ./lib/settings/yaml/or-too-deep.js
var or_too_deep = __webpack_require__(68301);
;// CONCATENATED MODULE: ./lib/settings/yaml/yaml-problem.js
const INDENT = ['has a line that is indented wrongly', 'Align it with the other entries of the same level.'];
const NESTED = [
    'has a colon and a space in a value',
    'Put the whole value in quotes, or write what comes after the colon on a line of its own.',
];
const WORDS = {
    BAD_INDENT: INDENT,
    BAD_SCALAR_START: ['has a value that begins with @ or a back quote', 'Put the value in quotes.'],
    BAD_DQ_ESCAPE: ['has an escape that YAML does not know', 'Double the backslash, or use single quotes.'],
    BLOCK_AS_IMPLICIT_KEY: NESTED,
    DUPLICATE_KEY: ['is written twice at the same place', 'Keep one of them.'],
    MERGE_KEY: [
        'has a merge key (<<), which YAML 1.2 does not know',
        'Put what all checks share under defaults:, or write it out.',
    ],
    MISSING_CHAR: [
        'lacks a character: a closing quote or bracket, or the dash of an item',
        'Add it, and look at the line before.',
    ],
    MULTILINE_IMPLICIT_KEY: NESTED,
    MULTIPLE_DOCS: ['holds more than one document', 'Put each into a file of its own.'],
    NO_KEY: ['has a key that is no text', 'Write keys as plain words.'],
    RESOURCE_EXHAUSTION: ['is nested too deep', 'Write defaults: and checks: as the documentation shows.'],
    TAB_AS_INDENT: ['is indented with a tab', 'Use spaces.'],
    TAG: ['has a tag, such as !!str', 'Remove it; put the value in quotes to make it a text.'],
    TOO_DEEP: ['is nested too deep', 'Write defaults: and checks: as the documentation shows.'],
    UNKNOWN_ALIAS: ['has an alias without an anchor before it', 'Write &name at the value that *name stands for.'],
};
function yamlProblem(code, source, key) {
    const [problem, remedy] = WORDS[code] ?? [
        `cannot be read as YAML (${code})`,
        'Look at this line and the one before.',
    ];
    return { code: 'E_INPUT', input: key ?? 'checks', problem, remedy, source };
}

;// CONCATENATED MODULE: ./lib/settings/yaml/yaml-tree.js


const MAX_DEPTH = 20;
const MAX_PROBLEMS = 20;
async function parseYaml(text, file, issues) {
    const yaml = await __webpack_require__.e(/* import() */ 483).then(__webpack_require__.t.bind(__webpack_require__, 33483, 19));
    const lines = new yaml.LineCounter();
    const found = [];
    const place = (offset) => position(file, lines, offset);
    const read = () => yaml.parseDocument(text, {
        version: '1.2',
        schema: 'core',
        lineCounter: lines,
        prettyErrors: false,
        uniqueKeys: false,
        logLevel: 'error',
    });
    const document = (0,or_too_deep/* orTooDeep */.K)(read);
    if (!document) {
        issues.push(yamlProblem('TOO_DEEP', { file, line: 1, column: 1 }));
        return undefined;
    }
    for (const { code, pos } of document.errors)
        found.push(yamlProblem(code, place(pos[0])));
    issues.push(...onePerLine(found).slice(0, MAX_PROBLEMS));
    return found.length > 0 ? undefined : new TreeBuilder(yaml, document, place, issues).build();
}
function onePerLine(found) {
    return [...new Map(found.toReversed().map((issue) => [issue.source?.line, issue])).values()].reverse();
}
function position(file, lines, offset) {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
}
class TreeBuilder {
    #yaml;
    #document;
    #place;
    #issues;
    #anchors = new Map();
    constructor(yaml, document, place, issues) {
        this.#yaml = yaml;
        this.#document = document;
        this.#place = place;
        this.#issues = issues;
    }
    build() {
        return this.#tree(this.#document.contents, this.#place(0), 0);
    }
    #tree(node, fallback, depth) {
        const source = this.#sourceOf(node, fallback);
        if (depth > MAX_DEPTH)
            return this.#refuse('TOO_DEEP', source);
        if (this.#yaml.isAlias(node))
            return this.#resolve(node, source) ?? this.#refuse('UNKNOWN_ALIAS', source);
        if (!this.#yaml.isNode(node))
            return { kind: 'text', type: 'nothing', text: '', source };
        if (node.tag !== undefined && hasOwnTag(node))
            this.#issues.push(yamlProblem('TAG', source));
        const tree = this.#content(node, source, depth);
        if ('anchor' in node && node.anchor !== undefined)
            this.#anchors.set(node.anchor, tree);
        return tree;
    }
    #content(node, source, depth) {
        if (this.#yaml.isSeq(node)) {
            return { kind: 'list', source, items: node.items.map((item) => this.#tree(item, source, depth + 1)) };
        }
        if (this.#yaml.isMap(node))
            return { kind: 'map', source, entries: this.#entries(node.items, source, depth) };
        return scalar(node, source);
    }
    #entries(pairs, fallback, depth) {
        const entries = new Map();
        for (const { key, value } of pairs) {
            const source = this.#sourceOf(key, fallback);
            if (!this.#yaml.isScalar(key) || key.value === null)
                this.#issues.push(yamlProblem('NO_KEY', source));
            else {
                const { text } = scalar(key, source);
                if (text === '<<')
                    this.#issues.push(yamlProblem('MERGE_KEY', source));
                else if (entries.has(text))
                    this.#issues.push(yamlProblem('DUPLICATE_KEY', source, text));
                else
                    entries.set(text, { key: text, source, value: this.#tree(value, source, depth + 1) });
            }
        }
        return [...entries.values()];
    }
    #resolve(alias, source) {
        const tree = this.#anchors.get(alias.source);
        return tree && { ...tree, source };
    }
    #refuse(problem, source) {
        this.#issues.push(yamlProblem(problem, source));
        return { kind: 'text', type: 'null', text: '', source };
    }
    #sourceOf(node, fallback) {
        const offset = this.#yaml.isNode(node) ? node.range?.[0] : undefined;
        return offset === undefined ? fallback : this.#place(offset);
    }
}
function hasOwnTag(node) {
    return node.tag !== 'tag:yaml.org,2002:map' && node.tag !== 'tag:yaml.org,2002:seq';
}
function scalar({ value, source: written, type }, source) {
    if (type === 'PLAIN' && written === '')
        return { kind: 'text', type: 'nothing', text: '', source };
    if (typeof value === 'string')
        return { kind: 'text', type: 'text', text: value, source };
    const text = written ?? String(value);
    return {
        kind: 'text',
        type: value === null ? 'null' : value === true || value === false ? 'boolean' : 'number',
        text,
        source,
    };
}


/***/ })

};
