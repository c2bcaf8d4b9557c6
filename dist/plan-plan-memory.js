export const id = 603;
export const ids = [603];
export const modules = {

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

// EXTERNAL MODULE: ./lib/settings/yaml/yaml-tree.js + 2 modules
var yaml_tree = __webpack_require__(88811);
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
