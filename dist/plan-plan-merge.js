export const id = 182;
export const ids = [182];
export const modules = {

/***/ 182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planMerge: () => (/* binding */ planMerge)
/* harmony export */ });
/* harmony import */ var _model_issue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7617);
/* harmony import */ var _settings_files_workspace_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7523);
/* harmony import */ var _plan_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9195);



const MAX_FILES = 1000;
const MAX_FILE_BYTES = 50 * 1024 ** 2;
async function planMerge(settings, world, issues) {
    const failOn = (0,_plan_check_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailOn */ .mc)(settings, issues);
    const merge = await findReports(settings.mergeReports, world, issues);
    if (!merge || issues.length > 0)
        return undefined;
    return { checks: [], failOn, writesSummary: settings.jobSummary, limits: (0,_plan_check_js__WEBPACK_IMPORTED_MODULE_2__/* .readLimits */ .BU)(settings), merge };
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
    return { patterns, files, unmatched };
}


/***/ }),

/***/ 7523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ findWorkspaceFiles),
/* harmony export */   w: () => (/* binding */ noFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _system_error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9438);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9041);



async function findWorkspaceFiles(query, world, issues) {
    const { input, patterns, maxFiles } = query;
    const folder = world.env['GITHUB_WORKSPACE'] || undefined;
    const found = new Map();
    const unmatched = [];
    for (const pattern of patterns) {
        if (folder !== undefined && !(0,_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .F)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, pattern))) {
            issues.push(outside(input, pattern));
            continue;
        }
        const paths = await matches(folder ?? '.', pattern, world.files);
        if (paths.length === 0)
            unmatched.push(pattern);
        for (const path of paths.slice(0, maxFiles + 1)) {
            const file = await take(path, folder, query, world.files);
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
async function take(path, folder, { input, maxBytes }, files) {
    const bad = (problem, remedy) => ({ code: 'E_INPUT', input, value: path, problem, remedy });
    try {
        const file = await files.inspect((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder ?? '.', path));
        if (folder !== undefined && !(0,_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .F)((await files.inspect(folder)).realPath, file.realPath)) {
            return outside(input, path);
        }
        if (!file.isFile)
            return bad('names something that is not a file', 'Name files, or a glob such as ci/*.yml.');
        if (file.bytes > maxBytes)
            return bad(`is larger than ${maxBytes / 1024 ** 2} MB`, 'Split it into several files.');
        return { path, realPath: file.realPath };
    }
    catch (error) {
        return bad(`cannot be read (${(0,_system_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonOf */ .A3)(error)})`, 'Look at the rights of the file.');
    }
}
function outside(input, value) {
    const remedy = 'Name files of the workspace only, without links out of it.';
    return { code: 'E_INPUT', input, value, problem: 'names a file outside the workspace', remedy };
}
async function matches(folder, pattern, files) {
    try {
        await files.inspect((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, pattern));
        return [pattern.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')];
    }
    catch {
        return await files.find(folder, pattern);
    }
}


/***/ })

};
