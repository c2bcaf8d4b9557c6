export const id = 725;
export const ids = [725,485,603];
export const modules = {

/***/ 66725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runLint: () => (/* binding */ runLint)
});

// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
// EXTERNAL MODULE: ./lib/settings/checks-file/checks-file.js
var checks_file = __webpack_require__(76807);
// EXTERNAL MODULE: ./lib/settings/checks-file/load-checks.js + 5 modules
var load_checks = __webpack_require__(18213);
// EXTERNAL MODULE: ./lib/settings/checks-file/substitute.js
var substitute = __webpack_require__(57681);
// EXTERNAL MODULE: ./lib/settings/presentable.js
var presentable = __webpack_require__(94219);
// EXTERNAL MODULE: ./lib/settings/read-settings.js + 3 modules
var read_settings = __webpack_require__(158);
// EXTERNAL MODULE: ./lib/plan/plan-checks.js + 1 modules
var plan_checks = __webpack_require__(83485);
// EXTERNAL MODULE: ./lib/plan/plan-memory.js + 3 modules
var plan_memory = __webpack_require__(75603);
;// CONCATENATED MODULE: ./lib/plan/lint-checks.js







const PLACEHOLDER = 'mail-probe-lint-placeholder';
async function lintChecks(patterns, world, beside = () => undefined) {
    const variables = new Set();
    const files = { ...world.files, read: noting(world, variables) };
    await (0,load_checks.loadChecks)(patterns, beside, { ...world, files }, []);
    const values = Object.fromEntries([...variables].map((name) => [name, PLACEHOLDER]));
    const supplied = { ...world, env: { ...world.env, ...values } };
    const issues = [];
    const settings = await (0,read_settings/* readSettings */.sb)(beside, supplied, issues);
    const loaded = await (0,load_checks.loadChecks)(patterns, beside, supplied, issues);
    const memory = { ...settings, historyFile: settings.historyFile ?? 'history.json' };
    await (0,plan_memory.planMemory)(memory, loaded, supplied, issues);
    (0,plan_checks.planChecks)(settings, loaded, issues);
    const unknown = unknownPlaces(loaded);
    return {
        issues: issues.filter(({ source }) => source === undefined || !unknown.has(placeKey(source))).map(presentable/* presentable */.K),
        checks: loaded.checks.length,
        files: loaded.files.map(({ path }) => path),
        variables: [...variables].sort(),
    };
}
function noting({ env, files }, variables) {
    return async (path, maxBytes) => {
        const content = await files.read(path, maxBytes);
        for (const name of (0,substitute/* requiredVariables */.$)(content.toString('utf8'))) {
            if (!env[name])
                variables.add(name);
        }
        return content;
    };
}
function unknownPlaces({ checks }) {
    const fields = checks.flatMap(({ entry }) => [...(0,checks_file/* givenFields */.F)(entry).values()]);
    const places = fields.flatMap(({ text, source, items }) => [
        ...(text.includes(PLACEHOLDER) ? [source] : []),
        ...items.filter((item) => item.text.includes(PLACEHOLDER)).map((item) => item.source),
    ]);
    return new Set(places.map(placeKey));
}
function placeKey({ file, line, column }) {
    return `${file}:${line}:${column}`;
}

// EXTERNAL MODULE: ./lib/report/common/issue-sentence.js
var issue_sentence = __webpack_require__(14886);
// EXTERNAL MODULE: ./lib/system/real-world.js
var real_world = __webpack_require__(18095);
// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
// EXTERNAL MODULE: ./lib/text/untrusted.js
var untrusted = __webpack_require__(18340);
// EXTERNAL MODULE: ./lib/cli/terminal/terminal.js
var terminal = __webpack_require__(56712);
;// CONCATENATED MODULE: ./lib/cli/commands/run-lint.js







async function runLint(patterns, host) {
    const out = (0,terminal/* createOutput */.q)(host.stdout, host.env);
    const world = (0,real_world/* createWorld */.b)({ env: withoutWorkflow(host.env), stdout: () => { } });
    const result = await lintChecks(patterns, world);
    await (0,terminal/* write */.M)(out, describe(result));
    return result.issues.length === 0 ? model_status/* EXIT_CODES */.ai.ok : model_status/* EXIT_CODES */.ai.unknown;
}
function withoutWorkflow(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GITHUB_')));
}
function describe({ issues, checks, files, variables }) {
    const what = `${(0,counted/* counted */.h)(checks, 'check')} in ${(0,counted/* counted */.h)(files.length, 'file')}`;
    const verdict = issues.length === 0 ? `${what}: nothing is wrong.` : `${what}: ${(0,counted/* counted */.h)(issues.length, 'problem')}.`;
    const needed = variables.map((name) => (0,untrusted/* safeText */.Hk)(name, 100)).join(', ');
    const lines = [
        ...issues.map((issue) => `${(0,issue_sentence/* issueSentence */.pu)(issue)} (${issue.code})`),
        ...(variables.length === 0 ? [] : [`A run needs these variables, which are not set here: ${needed}.`]),
        verdict,
    ];
    return `${lines.join('\n')}\n`;
}


/***/ }),

/***/ 83485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planChecks: () => (/* binding */ planChecks)
});

// EXTERNAL MODULE: ./lib/settings/checks-file/checks-file.js
var checks_file = __webpack_require__(76807);
// EXTERNAL MODULE: ./lib/settings/checks-file/load-checks.js + 5 modules
var load_checks = __webpack_require__(18213);
// EXTERNAL MODULE: ./lib/settings/kinds/shard.js
var kinds_shard = __webpack_require__(99960);
// EXTERNAL MODULE: ./lib/plan/notices.js
var notices = __webpack_require__(45059);
// EXTERNAL MODULE: ./lib/plan/plan-check.js + 2 modules
var plan_check = __webpack_require__(94157);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(80761);
;// CONCATENATED MODULE: ./lib/plan/select-checks.js

function selectChecks(entries, { only, skip }, issues) {
    const labels = new Map(entries.map((entry) => [entry, labelsOf(entry)]));
    const known = new Set([...labels.values()].flat());
    const wanted = only && readWords('only', only, known, issues);
    const unwanted = skip && readWords('skip', skip, known, issues);
    const leftOut = new Map();
    for (const [entry, own] of labels) {
        if (!entry.isEnabled)
            leftOut.set(entry, 'disabled');
        else if (wanted && !own.some((label) => wanted.has(label)))
            leftOut.set(entry, 'not selected');
        else if (unwanted && own.some((label) => unwanted.has(label)))
            leftOut.set(entry, 'skipped');
    }
    return leftOut;
}
function labelsOf({ name, group, tags }) {
    return [name, ...groupLabels(group), ...tags];
}
function groupLabels(group) {
    if (group === undefined)
        return [];
    const parts = group.split('/');
    const all = parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
    return [...all, ...all.slice(0, -1).map((above) => `${above}/*`)];
}
function readWords(input, lines, known, issues) {
    const words = lines.flatMap((line) => (known.has(line) ? [line] : line.split(',').map((word) => word.trim())));
    for (const word of new Set(words)) {
        if (word === '' || known.has(word))
            continue;
        const nearest = (0,closest/* closest */.k)(word, known);
        issues.push({
            code: 'E_INPUT',
            input,
            value: word,
            problem: 'is no name, tag or group of a check',
            remedy: nearest === undefined ? 'Write names, tags or groups that are in the checks file.' : `Did you mean ${nearest}?`,
        });
    }
    return new Set(words);
}

;// CONCATENATED MODULE: ./lib/plan/plan-checks.js






function planChecks(settings, loaded, issues) {
    const failOn = (0,plan_check/* readFailOn */.mc)(settings, issues);
    const entries = loaded.checks.map(({ entry }) => entry);
    const reasons = selectChecks(entries, settings, issues);
    const selected = loaded.checks.filter(({ entry }) => !reasons.has(entry));
    const own = new Set(selected.filter(({ entry }) => isOwn(entry.name, settings.shard)));
    const checks = [];
    const found = new Map(issues.map((issue) => [keyOf(issue), issue]));
    for (const check of loaded.checks) {
        const planned = planEntry(check);
        if (planned && own.has(check))
            checks.push(planned);
        for (const issue of relevantIssues(check, own.has(check))) {
            if (found.has(keyOf(issue)) && !(0,checks_file/* givenFields */.F)(check.entry).has(issue.input))
                continue;
            const placed = (0,load_checks/* placeIssue */.v)(issue, check.entry);
            found.set(keyOf(placed), found.get(keyOf(placed)) ?? placed);
        }
    }
    issues.splice(0, issues.length, ...[...found.values()].sort(byPlace));
    if (entries.length > 0 && selected.length === 0)
        issues.push(nothingLeft(settings));
    if (issues.length > 0)
        return undefined;
    const leftOut = [...reasons].map(([entry, reason]) => ({ name: entry.name, reason, source: entry.source }));
    return {
        checks: checks.map((check, index) => (index === 0 ? (0,notices/* withPassedStatuses */.N)(check, failOn) : check)),
        failOn,
        writesSummary: settings.jobSummary,
        limits: (0,plan_check/* readLimits */.BU)(settings),
        many: { files: loaded.files, leftOut, shard: shardFacts(selected, settings.shard) },
    };
}
function isOwn(name, shard) {
    return shard === undefined || (0,kinds_shard/* shardOf */.I)(name, shard.count) === shard.index;
}
function shardFacts(selected, shard) {
    if (shard === undefined)
        return undefined;
    const expected = selected.map(({ entry: { name, group, source }, settings: { mode } }) => ({
        name,
        mode,
        group,
        source,
    }));
    return { ...shard, expected };
}
function planEntry({ entry, settings, issues }) {
    const planned = (0,plan_check/* planCheck */.Iw)(settings, issues);
    const { source, id, group, tags, description } = entry;
    return planned && { ...planned, entry: { source, id, group, tags: tags.length > 0 ? tags : undefined, description } };
}
function relevantIssues({ entry, issues }, runs) {
    if (runs)
        return issues;
    const lacking = new Set([...(0,checks_file/* givenFields */.F)(entry).values()].map((field) => (field.lacksVariable ? field.issue : undefined)));
    return issues.filter((issue) => !lacking.has(issue));
}
function byPlace({ source: a }, { source: b }) {
    if (!a || !b)
        return a ? 1 : b ? -1 : 0;
    if (a.file !== b.file)
        return a.file < b.file ? -1 : 1;
    return a.line - b.line || a.column - b.column;
}
function keyOf({ input, problem, value, source }) {
    return JSON.stringify([input, problem, value, source]);
}
function nothingLeft({ only, skip }) {
    const input = only ? 'only' : skip ? 'skip' : 'checks';
    return {
        code: 'E_CONFIG_CONFLICT',
        input,
        value: (only ?? skip)?.join(','),
        problem: 'leaves no check to run',
        remedy: 'Nothing would be tested. Look at only, skip and enabled together.',
    };
}


/***/ }),

/***/ 75603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planMemory: () => (/* binding */ planMemory)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/text/quote.js
var quote = __webpack_require__(42950);
// EXTERNAL MODULE: ./lib/settings/files/named-file.js
var named_file = __webpack_require__(89652);
;// CONCATENATED MODULE: ./lib/settings/files/history-file.js




async function historyPlace(path, world, issues) {
    if (path === undefined)
        return {};
    const report = (problem, remedy) => {
        issues.push({ code: 'E_INPUT', input: 'history-file', value: path, problem, remedy });
        return {};
    };
    try {
        const outside = await (0,named_file/* leadsOut */.qm)(path, world);
        if (outside)
            return report(outside.problem, 'Name a file of the workspace, such as .mail-probe/history.json.');
    }
    catch (error) {
        if ((0,named_file/* isEndOfWait */.cg)(error) && (0,error_code/* errorCode */.CA)(error) !== 'ETIMEDOUT')
            throw error;
        if ((0,named_file/* isEndOfWait */.cg)(error))
            return report('leads to a disk that does not answer in time', 'Name another place.');
    }
    return { historyFile: (0,external_node_path_.resolve)((0,named_file/* workspaceOf */.B3)(world.env) ?? '.', path), shownPath: (0,quote/* shownAs */.sE)(path, 'path') };
}

// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(80761);
// EXTERNAL MODULE: ./lib/settings/incidents/incident-keys.js
var incident_keys = __webpack_require__(25673);
// EXTERNAL MODULE: ./lib/settings/incidents/read-block.js
var read_block = __webpack_require__(76134);
;// CONCATENATED MODULE: ./lib/settings/incidents/incident-settings.js



function incidentSettings(block, isOn, issues) {
    const roles = block.roles ?? [];
    const notify = given(block, 'notify') ?? [];
    checkRoles(notify, roles, block, issues);
    return {
        isOn: isOn && settingOf(block, 'issues'),
        rules: rulesOf(block),
        roles,
        notify,
        grouping: settingOf(block, 'grouping'),
        maxNew: settingOf(block, 'max-new'),
        labels: given(block, 'labels') ?? [],
        assignees: given(block, 'assignees') ?? [],
        author: settingOf(block, 'author'),
        maintenance: settingOf(block, 'maintenance'),
        intervals: given(block, 'intervals') ?? {},
        recovery: recoveryOf(block, issues),
    };
}
function rulesOf(block, beside) {
    const pick = (name, other) => given(block, name) ?? other ?? settingOf(read_block/* EMPTY_BLOCK */.Id, name);
    return {
        failuresBeforeAlert: pick('failures-before-alert', beside?.failuresBeforeAlert),
        faultToleranceMs: pick('fault-tolerance', beside?.faultToleranceMs),
        alertRepeat: pick('alert-repeat', beside?.alertRepeat),
        maxAlerts: pick('max-alerts', beside?.maxAlerts),
        recoveriesBeforeClose: pick('recoveries-before-close', beside?.recoveriesBeforeClose),
        reopenWithinMs: pick('reopen-within', beside?.reopenWithinMs),
        on: pick('on', beside?.on),
        staleAfterMs: pick('stale-after', beside?.staleAfterMs),
    };
}
function checkRoles(notify, roles, { places }, issues) {
    const names = roles.map(({ name }) => name);
    for (const name of notify) {
        if (names.includes(name))
            continue;
        const nearest = (0,closest/* closest */.k)(name, names);
        const remedy = nearest === undefined ? 'Define it under roles:.' : `Did you mean ${nearest}?`;
        const source = places.get('notify');
        issues.push({ code: 'E_INPUT', input: 'notify', value: name, problem: 'is not a role', remedy, source });
    }
}
function given({ values }, name) {
    return values.get(name);
}
function settingOf(block, name) {
    const { kind, default: preset } = incident_keys/* INCIDENT_KEYS */.m[name];
    return given(block, name) ?? kind.parse(preset ?? '');
}
const OF_CALL = ['recovery-ref', 'recovery-inputs'];
const OF_TIME = ['recovery-after', 'recovery-max', 'recovery-wait'];
function recoveryOf(block, issues) {
    const workflow = given(block, 'recovery-workflow');
    const event = given(block, 'recovery-event');
    const report = (input, problem, remedy) => {
        issues.push({ code: 'E_CONFIG_CONFLICT', input, problem, remedy, source: block.places.get(input) });
    };
    if (workflow === undefined && event === undefined) {
        const idle = OF_CALL.find((name) => block.places.has(name));
        if (idle)
            report(idle, 'starts nothing by itself', 'Name a recovery-workflow or a recovery-event, or remove it.');
        return OF_TIME.some((name) => block.places.has(name)) ? recovery(block) : undefined;
    }
    if (workflow !== undefined && event !== undefined)
        report('recovery-event', 'cannot be combined with recovery-workflow', 'Keep one of them.');
    if (event !== undefined && block.places.has('recovery-ref'))
        report('recovery-ref', 'is for a recovery-workflow', 'Remove it: an event starts workflows of the default branch.');
    return { ...recovery(block), workflow, event };
}
function recovery(block) {
    return {
        ref: given(block, 'recovery-ref'),
        inputs: block.recoveryInputs ?? {},
        after: settingOf(block, 'recovery-after'),
        max: settingOf(block, 'recovery-max'),
        waitMs: settingOf(block, 'recovery-wait'),
    };
}

// EXTERNAL MODULE: ./lib/settings/yaml/yaml-tree.js + 1 modules
var yaml_tree = __webpack_require__(81765);
;// CONCATENATED MODULE: ./lib/settings/incidents/read-incidents.js


const INPUT = 'incidents';
async function readIncidents(text, issues) {
    const word = text?.trim() ?? '';
    if (word === '')
        return { isOn: undefined, block: read_block/* EMPTY_BLOCK */.Id };
    if (/^(?:true|false)$/i.test(word))
        return { isOn: word.toLowerCase() === 'true', block: read_block/* EMPTY_BLOCK */.Id };
    const tree = await (0,yaml_tree/* parseYaml */.h)(text ?? '', '', issues);
    const block = tree === undefined ? read_block/* EMPTY_BLOCK */.Id : (0,read_block/* readBlock */.Gr)(tree, false, issues);
    return { isOn: true, block };
}
function placeInInput(issue) {
    const { source, ...rest } = issue;
    if (source?.file !== '')
        return issue;
    const key = issue.input === INPUT || issue.input === 'checks' ? '' : `${issue.input} `;
    return { ...rest, input: INPUT, problem: `line ${source.line}: ${key}${issue.problem}` };
}

;// CONCATENATED MODULE: ./lib/plan/plan-memory.js



async function planMemory(settings, loaded, world, all) {
    const issues = [];
    const memory = await readMemory(settings, loaded, world, issues);
    all.push(...issues.map(placeInInput));
    return memory;
}
async function readMemory(settings, loaded, world, issues) {
    const input = await readIncidents(settings.incidents, issues);
    const files = loaded?.incidents ?? [];
    const block = [...files.map((file) => file.block)].reduceRight(merged, input.block);
    reportTwice(files, issues);
    const isOn = input.isOn ?? files.some(({ hasRules }) => hasRules);
    const incidents = incidentSettings(block, isOn, issues);
    const place = await historyPlace(settings.historyFile, world, issues);
    const hasHistory = settings.historyFile !== undefined || settings.historyBranch !== undefined;
    if (incidents.isOn && !hasHistory && needsHistory(incidents.rules))
        issues.push(noHistory(incidents.rules));
    checkBranch(settings, issues);
    if (!incidents.isOn && !hasHistory)
        return undefined;
    return {
        ...place,
        historyBranch: settings.historyBranch,
        incidents,
        rules: checkRules(loaded?.checks ?? [], incidents, issues),
        regressions: settings.regressions,
        changes: settings.changes,
        acceptsChanges: settings.acceptChanges,
        isComplete: settings.only === undefined && settings.skip === undefined && settings.shard === undefined,
    };
}
function merged(below, above) {
    return {
        values: new Map([...below.values, ...above.values]),
        places: new Map([...below.places, ...above.places]),
        recoveryInputs: above.recoveryInputs ?? below.recoveryInputs,
        roles: above.roles ?? below.roles,
    };
}
function reportTwice(files, issues) {
    const first = new Map();
    for (const file of files) {
        for (const [key, source] of file.block.places) {
            const earlier = first.get(key);
            if (earlier === undefined)
                first.set(key, file);
            else {
                const problem = `is set in two files, and is for the whole run: ${earlier.file} has it already`;
                issues.push({ code: 'E_CONFIG_CONFLICT', input: key, problem, remedy: 'Keep one of them.', source });
            }
        }
    }
}
function checkRules(checks, incidents, issues) {
    const rules = new Map();
    for (const { entry } of checks) {
        if (entry.notify)
            checkRoles(entry.notify, incidents.roles, { places: new Map([['notify', entry.source]]) }, issues);
        if (entry.incidents.length === 0 && !entry.notify)
            continue;
        const own = entry.incidents.reduceRight((beside, block) => rulesOf(block, beside), incidents.rules);
        rules.set(entry.name, { ...own, notify: entry.notify ?? incidents.notify });
    }
    return rules;
}
function needsHistory({ failuresBeforeAlert, faultToleranceMs }) {
    return failuresBeforeAlert > 1 || faultToleranceMs > 0;
}
function noHistory({ failuresBeforeAlert }) {
    const what = failuresBeforeAlert > 1 ? `${failuresBeforeAlert} bad runs in a row` : 'how long a check is bad';
    return {
        code: 'E_CONFIG_CONFLICT',
        input: 'incidents',
        problem: `waits for ${what}, and there is no history to count them in`,
        remedy: 'Set history-file: .mail-probe/history.json, restore it before and save it after this step with actions/cache (docs/incidents.md has the steps); or set failures-before-alert: 1.',
    };
}
const BRANCH = /^(?!.*(?:\.\.|\/\/|@\{))[\w][\w./-]{0,199}(?<![/.])$/;
function checkBranch({ historyBranch: branch, historyFile }, issues) {
    const input = 'history-branch';
    if (branch === undefined)
        return;
    if (!BRANCH.test(branch)) {
        const remedy = 'Write a name of its own, such as mail-probe-history.';
        issues.push({ code: 'E_INPUT', input, value: branch, problem: 'is not the name of a branch', remedy });
    }
    if (historyFile !== undefined) {
        const remedy = 'Remove one of them: a history has one place.';
        issues.push({ code: 'E_CONFIG_CONFLICT', input, problem: 'cannot be combined with history-file', remedy });
    }
}


/***/ })

};
