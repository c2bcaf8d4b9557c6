export const id = 485;
export const ids = [485];
export const modules = {

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


/***/ })

};
