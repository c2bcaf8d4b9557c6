export const id = 473;
export const ids = [473,34];
export const modules = {

/***/ 13473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notRun: () => (/* binding */ notRun),
  verdictOfDryRun: () => (/* binding */ verdictOfDryRun)
});

// EXTERNAL MODULE: ./lib/model/phase.js
var phase = __webpack_require__(53997);
;// CONCATENATED MODULE: ./lib/plan/describe-plan.js

function describePlan(check) {
    const { probe, timeoutMs, retries, thresholds } = check;
    const extra = probe.extraTimeMs > 0 ? `, and up to ${probe.extraTimeMs / 1000} s for the delivery` : '';
    const again = retries === 0 ? 'once' : `up to ${retries + 1} times`;
    return [
        `It would run ${check.mode} against ${probe.target}, ${again}, each time within ${timeoutMs / 1000} s${extra}.`,
        ...probe.servers.map(describeServer),
        ...(probe.details ?? []),
        thresholds.length === 0 ? 'No thresholds are set.' : `Thresholds: ${thresholds.map(describeThreshold).join('; ')}.`,
    ];
}
function describeServer({ endpoint, credentials, origins }) {
    const { protocol, host, port } = endpoint;
    const parts = [
        host,
        `port ${port}${inBrackets(origins.port)}`,
        `${protection(endpoint)}${inBrackets(origins.tlsMode)}`,
        login(credentials),
    ];
    return `${phase/* PROTOCOLS */.y[protocol].label}: ${parts.join(', ')}.`;
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
var evaluate = __webpack_require__(38034);
// EXTERNAL MODULE: ./lib/verdict/run-verdict.js
var run_verdict = __webpack_require__(16179);
;// CONCATENATED MODULE: ./lib/pipeline/dry-run.js



const MESSAGE = 'Dry run: the inputs are valid, and nothing was contacted.';
function verdictOfDryRun(checks) {
    return { ...(0,run_verdict/* verdictOfChecks */.Wp)(checks), message: MESSAGE };
}
function notRun(check) {
    const result = (0,evaluate.evaluate)({ check, attempts: [], durationSeconds: 0 });
    return {
        ...result,
        findings: [{ status: 'unknown', message: MESSAGE, hint: 'Remove dry-run to test.' }],
        notices: [...describePlan(check).map((line) => ({ message: line })), ...result.notices],
    };
}


/***/ }),

/***/ 38034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  evaluate: () => (/* binding */ evaluate)
});

// EXTERNAL MODULE: ./lib/model/failure.js
var model_failure = __webpack_require__(25836);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
// EXTERNAL MODULE: ./lib/verdict/internal-finding.js
var internal_finding = __webpack_require__(26401);
// EXTERNAL MODULE: ./lib/verdict/index-measurements.js
var index_measurements = __webpack_require__(84378);
// EXTERNAL MODULE: ./lib/verdict/range.js
var verdict_range = __webpack_require__(8887);
// EXTERNAL MODULE: ./lib/verdict/series-name.js
var series_name = __webpack_require__(63785);
// EXTERNAL MODULE: ./lib/verdict/value.js
var verdict_value = __webpack_require__(34167);
;// CONCATENATED MODULE: ./lib/verdict/judge-thresholds.js




const NOT_THAT_FAR = {
    code: 'E_THRESHOLD',
    remedy: 'Look at why the check did not get that far, or remove the threshold.',
};
function judgeThresholds(thresholds, measurements, metrics, missing = []) {
    const concerned = (0,index_measurements/* indexMeasurements */.K)(measurements);
    const lacking = (0,index_measurements/* indexMeasurements */.K)(missing);
    const incomplete = new Set(missing.filter(({ label }) => label === undefined).map(({ metric }) => metric));
    return thresholds.flatMap((threshold) => {
        const spec = metrics.find(({ name }) => name === threshold.metric);
        const measured = concerned(threshold);
        if (!spec || measured.length === 0)
            return [notMeasured(threshold, spec)];
        const [lacks] = incomplete.has(threshold.metric) ? [threshold] : lacking(threshold);
        return [
            ...measured.flatMap((measurement) => judge(threshold, measurement, spec) ?? []),
            ...(lacks ? [notMeasured(lacks, spec)] : []),
        ];
    });
}
function judge(threshold, measurement, spec) {
    for (const status of ['critical', 'warning']) {
        const range = threshold[status];
        if (range === undefined || !(0,verdict_range/* alerts */.Cv)(range, measurement.value))
            continue;
        const { value, remark } = measurement;
        const { code, remedy } = meaningOf(value, range, spec);
        const excess = `${(0,series_name/* seriesName */.f)(measurement, spec)} is ${shown(value, range, spec.unit)}, ${status} ${(0,verdict_range/* describeRange */.pC)(range, value, spec.unit)}`;
        return {
            status,
            code,
            message: remark === undefined ? excess : `${excess}: ${remark}`,
            hint: sentences(remedy, `The threshold is ${status}: ${range.text}.`, `${spec.help}.`),
        };
    }
    return undefined;
}
function meaningOf(value, range, { alarms = [] }) {
    const alarm = alarms.find(({ side, upTo = Number.POSITIVE_INFINITY }) => value <= upTo && (0,verdict_range/* isOnSide */.p7)(range, value, side));
    return alarm ?? { code: 'E_THRESHOLD' };
}
function sentences(...parts) {
    return parts.filter((part) => part !== undefined).join(' ');
}
function shown(value, { start, end }, unit) {
    const rounded = (0,verdict_value/* formatValue */.Fl)(value, unit);
    const looksEqual = [start, end].some((bound) => bound !== value && (0,verdict_value/* formatValue */.Fl)(bound, unit) === rounded);
    return looksEqual ? (0,verdict_value/* formatExactly */.Yq)(value, unit) : rounded;
}
function notMeasured(threshold, spec) {
    const { code, remedy } = spec?.missing ?? NOT_THAT_FAR;
    return {
        status: 'unknown',
        code,
        message: `${(0,series_name/* seriesName */.f)(threshold, spec)} was not measured, so its threshold was not tested`,
        hint: remedy,
    };
}

// EXTERNAL MODULE: ./lib/verdict/threshold.js
var threshold = __webpack_require__(33369);
;// CONCATENATED MODULE: ./lib/verdict/evaluate.js





function evaluate(outcome) {
    const { check, attempts } = outcome;
    const last = attempts.at(-1);
    const measurements = [...(last?.measurements ?? []), { metric: 'attempts', value: attempts.length }];
    const crossed = attempts.length === 0 ? [] : judgeThresholds(check.thresholds, measurements, check.metrics, last?.missing);
    const { failure } = last ?? {};
    const judged = failure
        ? crossed.filter(({ status, code }) => status !== 'unknown' && code !== failure.code)
        : crossed;
    const findings = (0,model_status/* worstFirst */.md)([
        ...(outcome.notRun ?? []),
        ...(outcome.internalError === undefined ? [] : [(0,internal_finding/* internalFinding */.j)(outcome.internalError)]),
        ...(failure ? [(0,model_failure/* findingOf */.hD)(failure)] : []),
        ...(last?.findings ?? []),
        ...judged,
    ]);
    const status = (0,model_status/* worst */.QZ)([last === undefined ? 'unknown' : 'ok', ...findings.map((finding) => finding.status)]);
    return {
        name: check.name,
        mode: check.mode,
        success: check.success,
        target: check.probe.target,
        ...check.entry,
        status,
        findings,
        notices: [...check.notices, ...(last?.notices ?? [])],
        durationSeconds: outcome.durationSeconds,
        attempts: attempts.length,
        attemptFailures: attemptFailures(attempts),
        phases: last?.phases ?? [],
        measurements,
        metrics: check.metrics,
        connections: last?.connections ?? [],
        facts: last?.facts ?? {},
        thresholds: check.thresholds.map(threshold/* thresholdFacts */.$),
        transcript: status === 'ok' && !check.keepsTranscript ? undefined : last?.transcript,
    };
}
function attemptFailures(attempts) {
    const failed = attempts.slice(0, -1).flatMap(({ failure, startSeconds = 0 }) => {
        if (!failure)
            return [];
        const { code, phase, message } = (0,model_failure/* findingOf */.hD)(failure);
        return [{ code: code ?? failure.code, phase, message, startSeconds }];
    });
    return failed.length > 0 ? failed : undefined;
}


/***/ }),

/***/ 84378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ indexMeasurements)
/* harmony export */ });
function indexMeasurements(measurements) {
    let all;
    const labelled = new Map();
    const none = [];
    return ({ metric, label }) => {
        all ??= grouped(measurements, (each) => each.metric);
        const ofMetric = all.get(metric) ?? none;
        if (label === undefined)
            return ofMetric;
        const byLabel = labelled.get(metric) ?? grouped(ofMetric, (each) => each.label);
        labelled.set(metric, byLabel);
        return byLabel.get(label) ?? none;
    };
}
function grouped(measurements, keyOf) {
    const lists = new Map();
    for (const measurement of measurements) {
        const list = lists.get(keyOf(measurement));
        if (list)
            list.push(measurement);
        else
            lists.set(keyOf(measurement), [measurement]);
    }
    return lists;
}


/***/ }),

/***/ 63785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ seriesName)
/* harmony export */ });
function seriesName({ metric, label }, spec) {
    return label === undefined ? metric : `${metric}{${spec?.label ?? 'label'}="${label}"}`;
}


/***/ })

};
