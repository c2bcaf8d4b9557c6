export const id = 497;
export const ids = [497];
export const modules = {

/***/ 4497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notRun: () => (/* binding */ notRun)
});

;// CONCATENATED MODULE: ./lib/engine/describe-plan.js
function describePlan(check) {
    const { probe, timeoutMs, retries, thresholds } = check;
    const extra = probe.extraTimeMs > 0 ? `, and up to ${probe.extraTimeMs / 1000} s for the delivery` : '';
    const again = retries === 0 ? 'once' : `up to ${retries + 1} times`;
    return [
        `It would run ${check.mode} against ${probe.target}, ${again}, each time within ${timeoutMs / 1000} s${extra}.`,
        ...probe.servers.map(describeServer),
        thresholds.length === 0 ? 'No thresholds are set.' : `Thresholds: ${thresholds.map(describeThreshold).join('; ')}.`,
    ];
}
function describeServer({ endpoint, credentials }) {
    const { protocol, host, port, defaults } = endpoint;
    const parts = [
        host,
        `port ${port}${inBrackets(defaults?.port)}`,
        `${protection(endpoint)}${inBrackets(defaults?.tlsMode)}`,
        login(credentials),
    ];
    return `${protocol.toUpperCase()}: ${parts.join(', ')}.`;
}
function inBrackets(reason) {
    return reason === undefined ? '' : ` (${reason})`;
}
function protection({ tlsMode, tls }) {
    if (tlsMode === 'none')
        return 'without TLS';
    const how = tlsMode === 'implicit' ? 'TLS from the first byte' : 'TLS by STARTTLS';
    if (!tls.verify)
        return `${how} with any certificate`;
    return tls.fingerprints
        ? `${how} with a certificate in tls-fingerprint`
        : `${how} with a certificate for ${tls.servername}`;
}
function login(credentials) {
    if (!credentials)
        return 'no login';
    const secret = credentials.token ? 'an access token' : 'a password';
    return `login as ${credentials.username} with ${secret}${credentials.method === 'auto' ? '' : ` by ${credentials.method}`}`;
}
function describeThreshold({ metric, label, warning, critical }) {
    const limits = [warning && `warning ${warning.text}`, critical && `critical ${critical.text}`].filter(Boolean);
    return `${metric}${label === undefined ? '' : ` of ${label}`} ${limits.join(', ')}`;
}

// EXTERNAL MODULE: ./lib/verdict/evaluate.js + 1 modules
var evaluate = __webpack_require__(8034);
;// CONCATENATED MODULE: ./lib/not-run.js


function notRun(check) {
    const result = (0,evaluate.evaluate)({ check, attempts: [], durationSeconds: 0 });
    const message = 'Dry run: the inputs are valid, and nothing was contacted.';
    return {
        ...result,
        findings: [{ status: 'unknown', message, hint: 'Remove dry-run to test.' }],
        notices: [...describePlan(check).map((line) => ({ message: line })), ...result.notices],
    };
}


/***/ })

};
