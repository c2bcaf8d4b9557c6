export const id = 71;
export const ids = [71];
export const modules = {

/***/ 19071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadPolicyText: () => (/* binding */ loadPolicyText),
/* harmony export */   loadZonePlan: () => (/* binding */ loadZonePlan)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var _named_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89652);
/* harmony import */ var _workspace_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37523);



const INPUT = 'zone';
const MAX_FILES = 100;
const MAX_BYTES = 16 * 1024 ** 2;
async function loadZonePlan(patterns, query, world, issues) {
    const found = await (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_2__/* .findWorkspaceFiles */ ._)({ input: INPUT, patterns, maxFiles: MAX_FILES, maxBytes: MAX_BYTES }, world, issues);
    issues.push(...found.unmatched.map((pattern) => (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_2__/* .noFile */ .w)(INPUT, pattern)));
    const files = [];
    for (const file of found.files) {
        const octets = await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readFoundFile */ .t)(file, world.files);
        if ('problem' in octets)
            issues.push({ ...(0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_2__/* .noFile */ .w)(INPUT, file.path), problem: octets.problem });
        else
            files.push({ path: file.path, octets });
    }
    const { readPlan } = await __webpack_require__.e(/* import() */ 704).then(__webpack_require__.bind(__webpack_require__, 96704));
    const plan = await readPlan(files, { ...query, input: INPUT, include: includeFrom(world) });
    issues.push(...plan.issues);
    return plan;
}
function includeFrom(world) {
    return async (path, from) => {
        const beside = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(from), path);
        const places = path.startsWith('/') || beside === path ? [path] : [beside, path];
        let why = 'does not exist';
        for (const place of places) {
            const octets = await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readNamedFile */ .wh)(place, MAX_BYTES, world);
            if (!('problem' in octets))
                return { path: place, octets };
            if (octets.kind === 'outside')
                why = 'is outside the workspace';
            else if (octets.kind !== 'unreadable')
                return octets.problem;
        }
        return why;
    };
}
const MAX_POLICY_BYTES = 64 * 1024;
async function loadPolicyText(path, world, issues) {
    if (path === undefined)
        return undefined;
    const content = await (0,_named_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readNamedFile */ .wh)(path, MAX_POLICY_BYTES, world);
    if (!('problem' in content))
        return { path, octets: content };
    const problem = content.kind === 'too large' ? 'is larger than the 64 KB that senders read' : content.problem;
    const remedy = 'Name the file of the workspace that will be served as /.well-known/mta-sts.txt.';
    issues.push({ code: 'E_INPUT', input: 'mta-sts-policy', value: path, problem, remedy });
    return undefined;
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
