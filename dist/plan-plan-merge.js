export const id = 182;
export const ids = [182];
export const modules = {

/***/ 20182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planMerge: () => (/* binding */ planMerge)
/* harmony export */ });
/* harmony import */ var _model_issue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57617);
/* harmony import */ var _settings_files_workspace_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37523);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42950);
/* harmony import */ var _plan_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2809);




const MAX_FILES = 1000;
const MAX_FILE_BYTES = 50 * 1024 ** 2;
async function planMerge(settings, world, issues) {
    const failOn = (0,_plan_check_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailOn */ .mc)(settings, issues);
    const found = await findReports(settings.mergeReports, world, issues);
    if (!found || issues.length > 0)
        return undefined;
    const merge = { ...found, anyRun: settings.mergeAnyRun, ownRun: ownRun(world.env) };
    return { checks: [], failOn, writesSummary: settings.jobSummary, limits: (0,_plan_check_js__WEBPACK_IMPORTED_MODULE_2__/* .readLimits */ .BU)(settings), merge };
}
function ownRun(env) {
    const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, GITHUB_SHA: sha = '' } = env;
    if (!repository || !id)
        return undefined;
    const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
    return { repository, runUrl: `${server}/${repository}/actions/runs/${Number.parseInt(id, 10)}`, sha };
}
async function findReports(patterns, world, issues) {
    const input = 'merge-reports';
    if (patterns === undefined) {
        if ((0,_model_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .isReported */ .O)(issues, input))
            return undefined;
        const remedy = 'Name the JSON reports, such as reports/*.json.';
        issues.push({ code: 'E_INPUT', input, problem: 'is required by the mode merge', remedy });
        return undefined;
    }
    const query = { input, patterns, maxFiles: MAX_FILES, maxBytes: MAX_FILE_BYTES };
    const { files, unmatched } = await (0,_settings_files_workspace_files_js__WEBPACK_IMPORTED_MODULE_1__/* .findWorkspaceFiles */ ._)(query, world, issues);
    if (files.length === 0)
        issues.push(...unmatched.map((pattern) => (0,_settings_files_workspace_files_js__WEBPACK_IMPORTED_MODULE_1__/* .noFile */ .w)(input, pattern)));
    return { patterns: patterns.map(shown), files, unmatched: unmatched.map(shown) };
}
function shown(pattern) {
    return (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .shownAs */ .sE)(pattern, 'path');
}


/***/ }),

/***/ 37523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ findWorkspaceFiles),
/* harmony export */   w: () => (/* binding */ noFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _named_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89652);


const REMEDIES = {
    outside: 'Name files of the workspace only, without links out of it.',
    'no file': 'Name files, or a glob such as ci/*.yml.',
    'too large': 'Split it into several files.',
    unreadable: 'Look at the rights of the file.',
};
async function findWorkspaceFiles(query, world, issues) {
    const { input, patterns, maxFiles } = query;
    const found = new Map();
    const unmatched = [];
    for (const pattern of patterns) {
        const paths = await findPaths(pattern, world);
        if ('problem' in paths) {
            issues.push(issueOf(input, pattern, paths));
            continue;
        }
        if (paths.length === 0)
            unmatched.push(pattern);
        for (const path of paths.slice(0, maxFiles + 1)) {
            const file = await take(path, query, world);
            if ('problem' in file)
                issues.push(file);
            else
                found.set(file.realPath, file);
        }
    }
    if (found.size > maxFiles) {
        issues.push({ code: 'E_INPUT', input, problem: `names more than ${maxFiles} files`, remedy: 'Name fewer.' });
    }
    return { files: [...found.values()].slice(0, maxFiles), unmatched };
}
function noFile(input, pattern) {
    const remedy = 'Name a file from the workspace on; an earlier step has to check it out or download it.';
    return { code: 'E_INPUT', input, value: pattern, problem: 'matches no file', remedy };
}
async function take(path, { input, maxBytes }, world) {
    const file = await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .findNamedFile */ .$D)(path, maxBytes, world);
    return 'problem' in file ? issueOf(input, path, file) : { path, ...file };
}
function issueOf(input, value, { kind, problem }) {
    return { code: 'E_INPUT', input, value, problem, remedy: REMEDIES[kind] };
}
async function findPaths(pattern, world) {
    try {
        return (await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .leadsOut */ .qm)(pattern, world)) ?? (await matches(pattern, world));
    }
    catch (error) {
        return (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .LH)(error);
    }
}
async function matches(pattern, world) {
    const folder = (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceOf */ .B3)(world.env) ?? '.';
    try {
        await world.files.inspect((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, pattern));
        return [pattern.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')];
    }
    catch (error) {
        if ((0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .isEndOfWait */ .cg)(error))
            throw error;
        const inside = [];
        for (const path of await world.files.find(folder, pattern)) {
            if ((await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .leadsOut */ .qm)(path, world)) === undefined)
                inside.push(path);
        }
        return inside;
    }
}


/***/ })

};
