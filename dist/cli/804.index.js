export const id = 804;
export const ids = [804];
export const modules = {

/***/ 55804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planMerge: () => (/* binding */ planMerge)
/* harmony export */ });
/* harmony import */ var _issue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51751);
/* harmony import */ var _workspace_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55259);



const MAX_FILES = 1000;
const MAX_FILE_BYTES = 50 * 1024 ** 2;
async function planMerge(settings, world, issues) {
    const failOn = (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .readFailOn */ .mc)(settings, issues);
    const merge = await findReports(settings.mergeReports, world, issues);
    if (!merge || issues.length > 0)
        return undefined;
    return { checks: [], failOn, writesSummary: settings.jobSummary, limits: (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .readLimits */ .BU)(settings), merge };
}
async function findReports(patterns, world, issues) {
    const input = 'merge-reports';
    if (patterns === undefined) {
        if ((0,_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .isReported */ .O)(issues, input))
            return undefined;
        const remedy = 'Name the JSON reports, such as reports/*.json.';
        issues.push({ code: 'E_INPUT', input, problem: 'is required by the mode merge', remedy });
        return undefined;
    }
    const query = { input, patterns, maxFiles: MAX_FILES, maxBytes: MAX_FILE_BYTES };
    const { files, unmatched } = await (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_2__/* .findWorkspaceFiles */ ._)(query, world, issues);
    if (files.length === 0)
        issues.push(...unmatched.map((pattern) => (0,_workspace_files_js__WEBPACK_IMPORTED_MODULE_2__/* .noFile */ .w)(input, pattern)));
    return { patterns, files, unmatched };
}


/***/ })

};
