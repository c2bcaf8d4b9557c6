export const id = 725;
export const ids = [725,485];
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
// EXTERNAL MODULE: ./lib/settings/checks-file/load-checks.js + 7 modules
var load_checks = __webpack_require__(92807);
// EXTERNAL MODULE: ./lib/settings/checks-file/substitute.js
var substitute = __webpack_require__(57681);
// EXTERNAL MODULE: ./lib/settings/presentable.js
var presentable = __webpack_require__(94219);
// EXTERNAL MODULE: ./lib/settings/read-settings.js + 3 modules
var read_settings = __webpack_require__(158);
// EXTERNAL MODULE: ./lib/plan/plan-checks.js + 1 modules
var plan_checks = __webpack_require__(83485);
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
// EXTERNAL MODULE: ./lib/settings/checks-file/load-checks.js + 7 modules
var load_checks = __webpack_require__(92807);
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
    return [name, ...(group === undefined ? [] : [group]), ...tags];
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
    const { source, group, tags, description } = entry;
    return planned && { ...planned, entry: { source, group, tags: tags.length > 0 ? tags : undefined, description } };
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


/***/ })

};
