export const id = 237;
export const ids = [237];
export const modules = {

/***/ 66237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMerge: () => (/* binding */ runMerge)
});

// EXTERNAL MODULE: ./lib/settings/files/named-file.js
var named_file = __webpack_require__(89652);
// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/model/secret.js
var secret = __webpack_require__(11148);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
// EXTERNAL MODULE: ./lib/settings/kinds/shard.js
var kinds_shard = __webpack_require__(99960);
;// CONCATENATED MODULE: ./lib/merge/contradictions.js



function contradictionsOf(report) {
    return [...ofItsStatus(report), ...ofItsNames(report), ...ofItsShard(report)];
}
function ofItsStatus({ status, checks, issues, shard, merged = [] }) {
    const ofChecks = (0,model_status/* worst */.QZ)(['ok', ...checks.map((check) => check.status)]);
    const ofMerged = (0,model_status/* worst */.QZ)(['ok', ...merged.map((each) => each.status)]);
    return [
        ...(isBetter(status, ofChecks) ? [`it is ${status}, and one of its checks is ${ofChecks}`] : []),
        ...(isBetter(status, ofMerged) ? [`it is ${status}, and one of the reports it is made of is ${ofMerged}`] : []),
        ...(issues.length > 0 && (status !== 'unknown' || checks.length > 0)
            ? ['it has problems with its inputs and results']
            : []),
        ...(checks.length === 0 && shard === undefined && isBetter(status, 'unknown')
            ? [`it is ${status}, and has no checks`]
            : []),
    ];
}
function isBetter(status, than) {
    return status !== than && (0,model_status/* worst */.QZ)([status, than]) === than;
}
function ofItsNames({ checks, leftOut = [], shard }) {
    const names = checks.map(({ name }) => name);
    const done = new Set(names);
    const twice = firstTwice(names) ?? firstTwice(shard?.expected.map(({ name }) => name) ?? []);
    const both = leftOut.find(({ name }) => done.has(name) && !isMasked(name))?.name;
    return [
        ...(twice === undefined ? [] : [`it has the check ${quoted(twice)} twice`]),
        ...(both === undefined ? [] : [`it has left out the check ${quoted(both)}, and has its result`]),
    ];
}
function firstTwice(names) {
    const seen = new Set();
    return names.find((name) => {
        const isTwice = seen.has(name) && !isMasked(name);
        seen.add(name);
        return isTwice;
    });
}
function ofItsShard({ checks, shard }) {
    if (shard === undefined)
        return [];
    const { index, count } = shard;
    const expected = new Set(shard.expected.map(({ name }) => name));
    const surplus = checks.find(({ name }) => !expected.has(name))?.name;
    const ofOther = checks.find(({ name }) => (0,kinds_shard/* shardOf */.I)(name, count) !== index && !isMasked(name))?.name;
    return [
        ...(index > count ? [`it is shard ${index} of ${count}`] : []),
        ...(surplus === undefined ? [] : [`it has the check ${quoted(surplus)}, which no shard expects`]),
        ...(ofOther === undefined ? [] : [`it is shard ${index}, and has the check ${quoted(ofOther)} of another shard`]),
    ];
}
function isMasked(name) {
    return name.includes(secret/* MASK */.v5);
}
function quoted(name) {
    return `"${name.slice(0, 100)}"`;
}

// EXTERNAL MODULE: ./lib/verdict/run-verdict.js
var run_verdict = __webpack_require__(16179);
;// CONCATENATED MODULE: ./lib/merge/loaded-report.js
const MAX_NAMES = 10;
const MAX_NAME = 200;
function some(names) {
    const left = names.length - MAX_NAMES;
    const shown = names
        .slice(0, MAX_NAMES)
        .map((name) => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}\u2026` : name));
    return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

;// CONCATENATED MODULE: ./lib/merge/different-runs.js

const MAX_SPREAD_MS = 6 * 3_600_000;
function differentRuns(reports, own) {
    const runs = new Map();
    for (const each of reports) {
        const key = keyOf(each.report);
        const those = runs.get(key);
        if (those)
            those.push(each);
        else
            runs.set(key, [each]);
    }
    if (runs.size > 1) {
        const parts = some([...runs.values()].map((those) => `${nameOf(those[0]?.report)} (${pathsOf(those)})`));
        return [mismatch(`The reports are of ${runs.size} different runs: ${parts}.`)];
    }
    const foreign = own === undefined ? [] : reports.filter(({ report }) => isOfAnother(report, own));
    if (foreign.length > 0) {
        const what = `${nameOf(foreign[0]?.report)}, and not of this run, ${nameOf({ origin: own })}`;
        return [mismatch(`The reports are of ${what} (${pathsOf(foreign)}).`)];
    }
    if (reports.some(({ report }) => report.origin))
        return [];
    const starts = reports.map(({ path, report }) => ({ path, startedAt: report.startedAt }));
    return farApart(own === undefined ? starts : [...starts, { path: 'this run', startedAt: own.startedAt }]);
}
function keyOf({ origin }) {
    return origin ? JSON.stringify([origin.repository, origin.runUrl, origin.sha, origin.attempt]) : '';
}
function isOfAnother({ origin }, own) {
    if (origin === undefined)
        return false;
    return origin.repository !== own.repository || origin.runUrl !== own.runUrl || origin.sha !== own.sha;
}
function nameOf(report) {
    const { origin } = report ?? {};
    if (origin === undefined)
        return 'a run that is not named';
    const attempt = origin.attempt === undefined ? '' : `, attempt ${origin.attempt}`;
    return `${origin.runUrl.slice(0, 150)}${attempt}, commit ${origin.sha.slice(0, 10)}`;
}
function pathsOf(reports) {
    const [first] = reports;
    return reports.length > 1 ? `${first?.path} and ${reports.length - 1} more` : `${first?.path}`;
}
function farApart(starts) {
    const byStart = starts
        .map(({ path, startedAt }) => ({ path, startedAt, start: Date.parse(startedAt) }))
        .toSorted((a, b) => a.start - b.start);
    const [first, last] = [byStart[0], byStart.at(-1)];
    if (first === undefined || last === undefined || !(last.start - first.start > MAX_SPREAD_MS))
        return [];
    const times = `${first.path} began at ${first.startedAt}, ${last.path} at ${last.startedAt}`;
    return [mismatch(`The reports are too far apart in time to be of one run: ${times}.`)];
}
function mismatch(message) {
    return {
        status: 'unknown',
        code: 'E_REPORT_MISMATCH',
        message,
        hint: 'Merge the reports of one run and one attempt, and remove older ones before. To merge those of several runs all the same, set merge-any-run: true.',
    };
}

;// CONCATENATED MODULE: ./lib/merge/merge-family.js



function mergeFamily({ reports, count, expected, differs }, anyRun) {
    const results = new Map();
    for (const { path, report } of reports) {
        for (const check of report.checks) {
            const earlier = results.get(check.name);
            results.set(check.name, earlier ? worse(earlier, [path, check]) : [path, check]);
        }
    }
    const absent = count === undefined ? [] : absentShards(reports, count);
    const missing = expected.filter(({ name }) => !results.has(name));
    for (const check of missing)
        results.set(check.name, [`of ${count} shards`, missingCheck(check, count, absent)]);
    const ordered = [...new Set([...expected.map(({ name }) => name), ...results.keys()])];
    return {
        checks: ordered.flatMap((name) => {
            const result = results.get(name);
            return result ? [result] : [];
        }),
        findings: [
            ...absentFindings(absent, count),
            ...doubleFindings(reports),
            ...(differs ? [differentLists(reports, anyRun)] : []),
        ],
    };
}
function missingCheck({ name, mode, group, source }, count, absent = []) {
    const own = count === undefined ? undefined : (0,kinds_shard/* shardOf */.I)(name, count);
    const why = own !== undefined && absent.includes(own) ? `shard ${own} of ${count} has no report` : 'its run ended early';
    return {
        name,
        mode,
        target: 'not reported',
        group,
        source,
        status: 'unknown',
        success: 'Checked',
        findings: [
            {
                status: 'unknown',
                code: 'E_NOT_REPORTED',
                message: `No report has this check: ${why}.`,
                hint: 'Look at the job of that shard, and at the upload of its report.',
            },
        ],
        durationSeconds: 0,
        attempts: 0,
        phases: [],
        measurements: [],
        metrics: [],
        connections: [],
        facts: {},
        thresholds: [],
        notices: [],
    };
}
function worse(a, b) {
    return a[1].status !== b[1].status && (0,model_status/* worst */.QZ)([a[1].status, b[1].status]) === a[1].status ? a : b;
}
function absentShards(reports, count) {
    const present = new Set(reports.map(({ report }) => report.shard?.index));
    return Array.from({ length: count }, (_, index) => index + 1).filter((index) => !present.has(index));
}
function absentFindings(absent, count) {
    if (absent.length === 0)
        return [];
    const message = `No report from ${absent.length} of ${count} shards: ${some(absent.map(String))}.`;
    const hint = 'Look at the jobs of these shards, and at the upload of their reports. Upload with if: always().';
    return [{ status: 'unknown', code: 'E_REPORT_MISSING', message, hint }];
}
function differentLists(reports, anyRun) {
    return {
        status: anyRun ? 'warning' : 'unknown',
        code: 'E_REPORT_MISMATCH',
        message: `The shards do not expect the same checks: their lists differ in modes, groups, places or order (${some(reports.map(({ path }) => path))}).`,
        hint: 'Let all runs check out the same commit, and merge no reports of earlier runs.',
    };
}
function doubleFindings(reports) {
    const byShard = new Map();
    for (const found of reports) {
        const index = found.report.shard?.index;
        if (index === undefined)
            continue;
        const those = byShard.get(index);
        if (those)
            those.push(found);
        else
            byShard.set(index, [found]);
    }
    return [...byShard]
        .filter(([, those]) => those.length > 1)
        .map(([index, those]) => ({
        status: 'warning',
        code: 'E_REPORT_MISMATCH',
        message: `Shard ${index} has ${those.length} reports: ${some(those.map(({ path }) => path))}. The worst result of each check counts.`,
        hint: 'Merge the reports of one run. If they are of different places, put the place into the name of each check.',
    }));
}

;// CONCATENATED MODULE: ./lib/merge/report-family.js
function toFamilies(reports) {
    const families = new Map();
    const keys = new Map();
    const keysOf = (expected) => {
        const known = keys.get(expected) ?? createKeys(expected);
        keys.set(expected, known);
        return known;
    };
    for (const [index, found] of reports.entries()) {
        const { shard } = found.report;
        const key = shard ? `${shard.count} ${keysOf(shard.expected).names}` : String(index);
        const family = families.get(key);
        if (family)
            family.push(found);
        else
            families.set(key, [found]);
    }
    return [...families.values()].map((members) => {
        const shard = members[0]?.report.shard;
        const lists = members.flatMap(({ report }) => (report.shard ? [keysOf(report.shard.expected).whole] : []));
        const differs = new Set(lists).size > 1;
        return { reports: members, count: shard?.count, expected: shard?.expected ?? [], differs };
    });
}
function createKeys(expected) {
    return { names: JSON.stringify(expected.map(({ name }) => name).toSorted()), whole: JSON.stringify(expected) };
}

;// CONCATENATED MODULE: ./lib/merge/merge-reports.js






function mergeReports({ reports, trouble, target, ownRun, anyRun = false }) {
    const families = toFamilies(reports).map((family) => mergeFamily(family, anyRun));
    const findings = [
        ...trouble,
        ...(anyRun ? [] : differentRuns(reports, ownRun)),
        ...reports.flatMap(worseThanItsChecks),
        ...families.flatMap((family) => family.findings),
        ...differences(reports),
    ];
    const checks = withOwnNames(families.map((family) => family.checks));
    const all = findings.length === 0 ? checks : [mergeCheck(findings, target), ...checks];
    return {
        verdict: (0,run_verdict/* verdictOfChecks */.Wp)(all),
        merged: reports.map(describe),
        checksFiles: distinct(reports.map(({ report }) => report.checksFiles)),
        leftOut: distinct(reports.map(({ report }) => report.leftOut)),
        ...spanOf(reports),
    };
}
function mergeCheck(findings, target) {
    return {
        ...missingCheck({ name: 'Reports', mode: 'merge' }),
        target,
        status: (0,model_status/* worst */.QZ)(findings.map(({ status }) => status)),
        success: 'Reports merged',
        findings,
    };
}
function worseThanItsChecks({ path, report }) {
    const { status, code, message, hint, checks } = report;
    const ofChecks = (0,model_status/* worst */.QZ)(['ok', ...checks.map((check) => check.status)]);
    if ((0,model_status/* worst */.QZ)([status, ofChecks]) === ofChecks)
        return [];
    return [{ status, code, message: `The run of ${path} is ${status}: ${message}`, hint }];
}
function differences(reports) {
    const versions = [...new Set(reports.map(({ report }) => report.version))];
    const texts = new Map();
    const lists = new Set(reports.map(({ report }) => report.checksFiles));
    for (const { path, sha256 } of [...lists].flatMap((list) => list ?? [])) {
        texts.set(path, (texts.get(path) ?? new Set()).add(sha256));
    }
    const changed = [...texts].filter(([, digests]) => digests.size > 1).map(([path]) => path);
    return [
        ...(versions.length > 1
            ? [merge_reports_mismatch(`The reports are of different versions of Mail Probe: ${some(versions)}.`, 'Pin one version.')]
            : []),
        ...(changed.length > 0
            ? [
                merge_reports_mismatch(`The runs did not have the same checks: ${some(changed)} differs from run to run.`, 'Let all runs check out the same commit, and merge no reports of earlier runs.'),
            ]
            : []),
    ];
}
function merge_reports_mismatch(message, hint) {
    return { status: 'warning', code: 'E_REPORT_MISMATCH', message, hint };
}
function withOwnNames(families) {
    const counts = new Map();
    for (const [, { name }] of families.flat())
        counts.set(name, (counts.get(name) ?? 0) + 1);
    const isTwice = (name) => (counts.get(name) ?? 0) > 1;
    const placed = (path, name) => `${name} (${path})`;
    const made = new Set(families.flat().flatMap(([path, { name }]) => (isTwice(name) ? [placed(path, name)] : [])));
    const taken = new Set();
    const next = new Map();
    return families.flat().map(([path, check]) => {
        const wanted = isTwice(check.name) || made.has(check.name) ? placed(path, check.name) : check.name;
        let name = wanted;
        let count = next.get(wanted) ?? 2;
        for (; taken.has(name); count += 1)
            name = `${wanted} (${count})`;
        next.set(wanted, count);
        taken.add(name);
        return { ...check, name };
    });
}
function spanOf(reports) {
    const starts = reports.map(({ report }) => Date.parse(report.startedAt));
    const ends = reports.map(({ report }, index) => (starts[index] ?? Number.NaN) + report.durationSeconds * 1000);
    const [first, last] = [Math.min(...starts), Math.max(...ends)];
    if (!Number.isFinite(first) || !Number.isFinite(last))
        return {};
    return { startedAt: new Date(first).toISOString(), durationSeconds: (last - first) / 1000 };
}
function describe({ path, report }) {
    const { version, status, startedAt, durationSeconds, checks, shard, origin } = report;
    return {
        path,
        version,
        status,
        startedAt,
        durationSeconds,
        checks: checks.length,
        shard: shard && `${shard.index}/${shard.count}`,
        runner: origin?.runner,
    };
}
function distinct(lists) {
    const items = [...new Set(lists)].flatMap((list) => list ?? []);
    const unique = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
    return unique.length === 0 ? undefined : unique;
}

;// CONCATENATED MODULE: ./lib/merge/merge-sums.js
const MB = 1024 ** 2;
const MAX_BYTES = 512 * MB;
const MAX_KEPT = 128 * MB;
const MAX_CHECKS = 10_000;
const MAX_NAMED = 20_000;
const TOO_MANY_BYTES = tooMuch(`${MAX_BYTES / MB} MB`);
function createSums() {
    let [bytes, kept, checks, named] = [0, 0, 0, 0];
    const lists = new Map();
    return {
        bytesLeft: () => MAX_BYTES - bytes,
        addBytes: (more) => {
            bytes += more;
        },
        take: (report) => {
            const shared = sharedLists(report, lists);
            const own = JSON.stringify({ ...report, shard: undefined, leftOut: undefined, checksFiles: undefined }).length;
            const more = shared.added.reduce((sum, [, list]) => sum + list.length, 0);
            if (checks + report.checks.length > MAX_CHECKS)
                return tooMuch(`${MAX_CHECKS} checks`);
            if (named + more > MAX_NAMED)
                return tooMuch(`${MAX_NAMED} names of checks`);
            if (kept + own > MAX_KEPT)
                return tooMuch(`${MAX_KEPT / MB} MB of results`);
            checks += report.checks.length;
            named += more;
            kept += own;
            for (const [key, list] of shared.added)
                lists.set(key, list);
            return shared.report;
        },
    };
}
function tooMuch(what) {
    return `goes beyond ${what} for all reports together`;
}
function sharedLists(report, lists) {
    const added = [];
    const share = (list) => {
        const key = JSON.stringify(list);
        const known = lists.get(key);
        if (known === undefined)
            added.push([key, list]);
        return (known ?? list);
    };
    const { shard, leftOut, checksFiles } = report;
    return {
        report: {
            ...report,
            shard: shard && { ...shard, expected: share(shard.expected) },
            leftOut: leftOut && share(leftOut),
            checksFiles: checksFiles && share(checksFiles),
        },
        added,
    };
}

// EXTERNAL MODULE: ./lib/model/failure-codes.js
var failure_codes = __webpack_require__(90551);
// EXTERNAL MODULE: ./lib/text/json-depth.js
var json_depth = __webpack_require__(35242);
// EXTERNAL MODULE: ./lib/verdict/range.js
var verdict_range = __webpack_require__(8887);
// EXTERNAL MODULE: ./lib/model/plan.js
var plan = __webpack_require__(70679);
// EXTERNAL MODULE: ./lib/verdict/index-measurements.js
var index_measurements = __webpack_require__(84378);
;// CONCATENATED MODULE: ./lib/merge/check-contradictions.js




function checkContradictions(check) {
    const { status, findings, attempts, mode, connections } = check;
    const ofFindings = (0,model_status/* worst */.QZ)(['ok', ...findings.map((finding) => finding.status)]);
    const isPass = status === 'ok' || status === 'warning';
    const isTried = attempts > 0 || (mode === plan/* MERGE */.l && status === 'warning');
    return [
        ...(status !== ofFindings && (0,model_status/* worst */.QZ)([status, ofFindings]) === ofFindings
            ? [`it is ${status}, and one of its findings is ${ofFindings}`]
            : []),
        ...(isPass && !isTried ? [`it is ${status} without an attempt`] : []),
        ...(status === 'ok' && check.facts.gate === undefined && connections.some(({ tls }) => tls?.isVerified === false)
            ? ['it is ok, and a certificate was not verified']
            : []),
        ...ofMetrics(check),
        ...(isPass ? ofThresholds(check) : []),
    ];
}
function ofMetrics({ metrics, measurements, attempts }) {
    const names = new Set(metrics.map(({ name }) => name));
    const counted = measurements.find(({ metric, label }) => metric === 'attempts' && label === undefined);
    return [
        ...(names.size < metrics.length ? ['it declares a metric twice'] : []),
        ...(counted !== undefined && counted.value !== attempts
            ? [`it made ${attempts} attempts, and its metric says ${counted.value}`]
            : []),
    ];
}
function ofThresholds({ status, thresholds, measurements, metrics }) {
    const concerned = (0,index_measurements/* indexMeasurements */.K)(measurements);
    const specs = new Map(metrics.map((spec) => [spec.name, spec]));
    const sorted = new Map();
    const isCrossed = (threshold, level) => {
        const those = concerned(threshold);
        const values = sorted.get(those) ?? Float64Array.from(those, ({ value }) => value).sort();
        sorted.set(those, values);
        return crosses(threshold[level], values, specs.get(threshold.metric));
    };
    const crossed = thresholds.find((each) => isCrossed(each, 'critical') || (status === 'ok' && isCrossed(each, 'warning')));
    const untested = status === 'ok' ? thresholds.find((each) => concerned(each).length === 0) : undefined;
    return [
        ...(crossed === undefined ? [] : [`it is ${status}, and ${crossed.metric} crosses its threshold`]),
        ...(untested === undefined ? [] : [`it is ok, and the threshold of ${untested.metric} was not tested`]),
    ];
}
function crosses(range, values, spec) {
    const last = values.at(-1);
    if (range === undefined || last === undefined)
        return false;
    const bounds = (0,verdict_range/* parseBounds */.hi)(range, spec?.unit ?? 'count');
    if (bounds === undefined || Number.isNaN(last))
        return true;
    const { start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY, inside } = bounds;
    if (!inside)
        return (values[0] ?? last) < start || last > end;
    return firstFrom(values, start) <= end;
}
function firstFrom(values, start) {
    let [low, high] = [0, values.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((values[middle] ?? start) < start)
            low = middle + 1;
        else
            high = middle;
    }
    return values[low] ?? Number.POSITIVE_INFINITY;
}

;// CONCATENATED MODULE: ./lib/merge/report.schema.json
const report_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:mail-probe:report:1","title":"Report of Mail Probe","description":"The result of a run. New fields may come at any time; schemaVersion is raised only when a field changes its meaning or is removed. Texts may quote servers: treat them as untrusted.","type":"object","required":["schemaVersion","version","status","message","startedAt","durationSeconds","issues","checks"],"properties":{"schemaVersion":{"const":1},"version":{"$ref":"#/$defs/version","description":"Version of Mail Probe."},"status":{"$ref":"#/$defs/status"},"code":{"$ref":"#/$defs/code","description":"Failure code of the worst finding; absent when all is ok."},"message":{"type":"string","description":"One line for people."},"hint":{"type":"string","description":"What to do about the worst finding."},"startedAt":{"$ref":"#/$defs/time","description":"ISO 8601, UTC."},"durationSeconds":{"$ref":"#/$defs/seconds"},"issues":{"type":"array","description":"Everything that is wrong with the inputs. If there is any, nothing was contacted.","items":{"$ref":"#/$defs/issue"}},"checks":{"type":"array","items":{"$ref":"#/$defs/check"}},"checksFiles":{"type":"array","description":"The files that the checks come from, when they do not come from inputs.","items":{"$ref":"#/$defs/checksFile"}},"leftOut":{"type":"array","description":"Checks left out on purpose. They are not part of the verdict.","items":{"$ref":"#/$defs/leftOut"}},"shard":{"$ref":"#/$defs/shard"},"merged":{"type":"array","description":"The reports that were merged into this one.","items":{"$ref":"#/$defs/mergedReport"}},"origin":{"$ref":"#/$defs/origin"},"past":{"$ref":"#/$defs/past"}},"$defs":{"status":{"enum":["ok","warning","critical","unknown"],"description":"critical: a failure was seen. warning: works, but degraded or not provable. unknown: could not be judged."},"code":{"type":"string","pattern":"^E_[A-Z0-9_]{1,60}$","description":"A stable name for a kind of failure."},"phase":{"type":"string","pattern":"^((smtp|imap)_[a-z]{1,20}|arrival|cleanup|dns|policy|mx)$","description":"A timed part of an attempt."},"mode":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,39}$","description":"What was tested, or merge."},"metricName":{"type":"string","pattern":"^(?!(success|status)$)[a-z][a-z0-9_]{0,79}$","description":"In OpenMetrics it has the prefix mail_probe_; success and status are there already, for the verdict."},"labelName":{"type":"string","pattern":"^(?!(check|mode)$)[a-z][a-z0-9_]{0,39}$","description":"In OpenMetrics it is beside check and mode, which are there already."},"version":{"type":"string","pattern":"^[0-9A-Za-z.+-]{1,64}$"},"time":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$"},"seconds":{"type":"number","minimum":0,"maximum":100000000},"issue":{"type":"object","required":["code","input","problem","remedy"],"properties":{"code":{"$ref":"#/$defs/code"},"input":{"type":"string","description":"Name of the input, as the workflow writes it."},"value":{"type":"string","description":"The value that was given; absent when it is a secret."},"problem":{"type":"string","description":"What is wrong; the input is the subject of the sentence."},"remedy":{"type":"string","description":"What to write instead."},"source":{"$ref":"#/$defs/source"},"check":{"type":"string","description":"The check of a checks file that it is about."}}},"source":{"type":"object","description":"A place in a file of the workspace.","required":["file","line","column"],"properties":{"file":{"type":"string","description":"From the workspace on, with slashes."},"line":{"type":"integer","minimum":1,"maximum":2147483647},"column":{"type":"integer","minimum":1,"maximum":2147483647,"description":"In UTF-16 units."}}},"checksFile":{"type":"object","required":["path","sha256"],"properties":{"path":{"type":"string","description":"From the workspace on, with slashes."},"sha256":{"type":"string","description":"Hexadecimal, over its text."}}},"shard":{"type":"object","description":"The share of all checks that was assigned to this run, when several runs have the same checks files.","required":["index","count","expected"],"properties":{"index":{"type":"integer","minimum":1,"maximum":256,"description":"At most count."},"count":{"type":"integer","minimum":1,"maximum":256},"expected":{"type":"array","description":"The checks of all shards together, in the order of the files.","items":{"$ref":"#/$defs/expectedCheck"}}}},"expectedCheck":{"type":"object","required":["name","mode","source"],"properties":{"name":{"type":"string"},"mode":{"$ref":"#/$defs/mode"},"group":{"type":"string"},"source":{"$ref":"#/$defs/source"}}},"mergedReport":{"type":"object","required":["path","version","status","startedAt","durationSeconds","checks"],"properties":{"path":{"type":"string","description":"Path at which it was found."},"version":{"$ref":"#/$defs/version","description":"Version of Mail Probe that wrote it."},"status":{"$ref":"#/$defs/status"},"startedAt":{"$ref":"#/$defs/time"},"durationSeconds":{"$ref":"#/$defs/seconds"},"checks":{"type":"integer","minimum":0,"maximum":1000000,"description":"How many checks it has."},"shard":{"type":"string","pattern":"^[1-9][0-9]{0,2}/[1-9][0-9]{0,2}$","description":"Its shard, as 2/5."},"runner":{"type":"string","description":"The machine that it ran on."}}},"leftOut":{"type":"object","required":["name","reason"],"properties":{"name":{"type":"string"},"reason":{"enum":["disabled","not selected","skipped","not due"],"description":"Disabled in its file, not selected by only, or skipped by skip."},"source":{"$ref":"#/$defs/source"}}},"check":{"type":"object","required":["name","mode","target","status","success","findings","notices","durationSeconds","attempts","phases","facts","connections","measurements","metrics","thresholds"],"properties":{"name":{"type":"string"},"mode":{"$ref":"#/$defs/mode"},"target":{"type":"string","description":"smtps://mail.example.org:465; both servers for a round trip."},"group":{"type":"string","description":"Checks of one group are shown together."},"id":{"type":"string","description":"Name over all runs, where the checks file gives one."},"tags":{"type":"array","items":{"type":"string"}},"description":{"type":"string","description":"The purpose of the check, in the words of the user."},"source":{"$ref":"#/$defs/source"},"status":{"$ref":"#/$defs/status"},"success":{"type":"string","description":"What an ok check has proved."},"findings":{"type":"array","description":"Worst first.","items":{"$ref":"#/$defs/finding"}},"notices":{"type":"array","description":"Information that does not change the verdict.","items":{"$ref":"#/$defs/notice"}},"durationSeconds":{"$ref":"#/$defs/seconds"},"attempts":{"type":"integer","minimum":0,"maximum":100},"attemptFailures":{"type":"array","items":{"$ref":"#/$defs/attemptFailure"},"description":"The attempts that failed before the last one."},"phases":{"type":"array","description":"Parts of the last attempt, in the order in which they began. Parts of both protocols overlap.","items":{"$ref":"#/$defs/timing"}},"facts":{"$ref":"#/$defs/facts"},"connections":{"type":"array","items":{"$ref":"#/$defs/connection"}},"measurements":{"type":"array","items":{"$ref":"#/$defs/measurement"}},"metrics":{"type":"array","description":"What the mode can measure, each once; the first is its primary metric.","maxItems":200,"items":{"$ref":"#/$defs/metric"}},"thresholds":{"type":"array","description":"The limits that the metrics were compared with.","maxItems":2000,"items":{"$ref":"#/$defs/threshold"}},"story":{"$ref":"#/$defs/story"},"transcript":{"type":"array","description":"The dialogue of the last attempt without credentials; absent when all is ok, unless it was asked for.","items":{"$ref":"#/$defs/line"}}}},"threshold":{"type":"object","required":["metric"],"properties":{"metric":{"$ref":"#/$defs/metricName"},"label":{"type":"string","description":"The one label value that it applies to."},"warning":{"type":"string","maxLength":200,"description":"The range, as it was written."},"warningRange":{"$ref":"#/$defs/range"},"critical":{"type":"string","maxLength":200,"description":"The range, as it was written."},"criticalRange":{"$ref":"#/$defs/range"}}},"range":{"type":"object","description":"The same range in the base unit of the metric. A side that is open is absent.","required":["inside"],"properties":{"start":{"type":"number"},"end":{"type":"number"},"inside":{"type":"boolean","description":"Whether values within the range alert, and not those outside."}}},"line":{"type":"object","required":["seconds","protocol","direction","text"],"properties":{"seconds":{"$ref":"#/$defs/seconds","description":"Since the attempt began."},"protocol":{"enum":["smtp","imap"]},"direction":{"enum":["sent","received","note"],"description":"A note is a line of Mail Probe: how many lines are left out."},"text":{"type":"string","description":"Untrusted."}}},"finding":{"type":"object","required":["status","message"],"properties":{"status":{"$ref":"#/$defs/status"},"code":{"$ref":"#/$defs/code"},"message":{"type":"string","description":"What was found, one sentence."},"hint":{"type":"string","description":"What to do about it."},"reply":{"type":"string","description":"The server\'s own words. Untrusted."},"phase":{"$ref":"#/$defs/phase"},"source":{"$ref":"#/$defs/source","description":"The line that it is about, such as one of a planned zone."}}},"notice":{"type":"object","required":["message"],"properties":{"code":{"$ref":"#/$defs/code","description":"A stable name, where there is one. It changes no verdict."},"message":{"type":"string","description":"One sentence."},"hint":{"type":"string","description":"What to do about it."},"reply":{"type":"string","description":"The server\'s own words. Untrusted."},"source":{"$ref":"#/$defs/source","description":"The line that it is about, such as one of a planned zone."}}},"timing":{"type":"object","required":["name","startSeconds","durationSeconds","isOk"],"properties":{"name":{"$ref":"#/$defs/phase"},"startSeconds":{"$ref":"#/$defs/seconds","description":"Since the attempt began."},"durationSeconds":{"$ref":"#/$defs/seconds"},"isOk":{"type":"boolean","description":"Whether it came to its end."},"flights":{"type":"integer","minimum":0,"description":"Round trips over the network that the phase is known to take."},"flightSeconds":{"$ref":"#/$defs/seconds"}}},"facts":{"type":"object","properties":{"messageId":{"type":"string","description":"Message-ID of the message sent, without angle brackets."},"arrivedIn":{"enum":["inbox","junk","other"]},"acceptance":{"type":"string","description":"The reply with which the server accepted the message. Untrusted."},"gate":{"$ref":"#/$defs/gate"}}},"gate":{"type":"object","description":"A mail domain, seen before or after a change. Texts from DNS and from servers are untrusted.","required":["domain","stage","records","hosts","order","untested"],"properties":{"domain":{"type":"string","description":"In ASCII, in lower case, without the final dot."},"stage":{"enum":["planned","live","after"],"description":"planned: nothing of the plan is published yet. live: what is published now is judged. after: what is published must be the plan."},"records":{"type":"array","description":"The record sets that matter to mail, those that change first.","items":{"$ref":"#/$defs/recordSet"}},"hosts":{"type":"array","description":"The hosts of MX records, published and planned, most preferred first.","items":{"$ref":"#/$defs/mxHost"}},"spf":{"type":"object","description":"Without a plan only the published one.","properties":{"published":{"$ref":"#/$defs/spf"},"planned":{"$ref":"#/$defs/spf"}}},"mtaSts":{"type":"object","description":"Without a plan only the published one.","properties":{"published":{"$ref":"#/$defs/mtaSts"},"planned":{"$ref":"#/$defs/mtaSts"}}},"order":{"type":"array","description":"What has to be published, in order. Empty when nothing changes, or when all may be published at once.","items":{"$ref":"#/$defs/publicationStep"}},"untested":{"type":"array","description":"What was not tested, a sentence each.","items":{"type":"string"}}}},"recordSet":{"type":"object","required":["name","type","change"],"properties":{"name":{"type":"string","description":"Absolute, in lower case, without the final dot."},"type":{"type":"string","pattern":"^[A-Z0-9-]{1,20}$"},"change":{"enum":["same","added","removed","changed"]},"published":{"$ref":"#/$defs/recordView","description":"Absent when nothing is published."},"planned":{"$ref":"#/$defs/recordView","description":"Absent when there is no plan, or when the plan has no such record."}}},"recordView":{"type":"object","required":["values","ttl"],"properties":{"values":{"type":"array","description":"Data in presentation form (RFC 1035 section 5.1).","items":{"type":"string"}},"ttl":{"$ref":"#/$defs/wholeSeconds"},"source":{"$ref":"#/$defs/source","description":"The line of the plan that has it, or that removes it."}}},"wholeSeconds":{"type":"integer","minimum":0,"maximum":4294967295},"mxHost":{"type":"object","required":["host","preference","isPublished","addresses"],"properties":{"host":{"type":"string"},"preference":{"type":"integer","minimum":0,"maximum":65535,"description":"In the plan; published when the plan does not name it."},"isPublished":{"type":"boolean"},"isPlanned":{"type":"boolean","description":"Absent without a plan."},"addresses":{"type":"array","items":{"$ref":"#/$defs/mxAddress"}},"isInPolicy":{"type":"boolean","description":"Whether the policy of MTA-STS names it. Absent without a policy."},"tlsa":{"type":"array","description":"TLSA records for port 25. Absent when they were not found out.","items":{"$ref":"#/$defs/tlsa"}}}},"mxAddress":{"type":"object","required":["address","origin"],"properties":{"address":{"type":"string"},"origin":{"enum":["published","planned","input"],"description":"Who says the address: the published zone, the plan, or the input mx-addresses."},"smtp":{"$ref":"#/$defs/mxTalk"}}},"mxTalk":{"type":"object","description":"What the mail server said. Absent when it was not talked to.","required":["outcome","recipients"],"properties":{"outcome":{"enum":["ok","failed","not tested"]},"message":{"type":"string","description":"What happened where it is not ok, one sentence."},"connectSeconds":{"$ref":"#/$defs/seconds"},"sizeLimit":{"type":"integer","minimum":0,"maximum":9007199254740991,"description":"In bytes; 0 for none announced. Absent when the server does not offer SIZE."},"extensions":{"type":"array","description":"Keywords of the answer to EHLO, in upper case. Untrusted.","items":{"type":"string"}},"tls":{"$ref":"#/$defs/mxTls"},"recipients":{"type":"array","items":{"$ref":"#/$defs/mxRecipient"}}}},"mxTls":{"type":"object","required":["version","isVerified"],"properties":{"version":{"type":"string","pattern":"^[0-9A-Za-z.]{1,20}$","description":"As negotiated: TLSv1.3."},"isVerified":{"type":"boolean","description":"Whether chain, name and time of the certificate are right for the MX name."},"trouble":{"type":"string","description":"Why it is not verified, a clause."},"daysLeft":{"type":"integer","minimum":-10000000,"maximum":10000000}}},"mxRecipient":{"type":"object","description":"The answer to a recipient. Nothing is sent to it.","required":["address","outcome","reply"],"properties":{"address":{"type":"string"},"outcome":{"enum":["accepted","deferred","refused"]},"reply":{"type":"string","description":"The server\'s own words. Untrusted."}}},"tlsa":{"type":"object","required":["usage","selector","matching","certificate"],"properties":{"usage":{"type":"integer","minimum":0,"maximum":255},"selector":{"type":"integer","minimum":0,"maximum":255},"matching":{"type":"integer","minimum":0,"maximum":255},"certificate":{"type":"string","description":"Hexadecimal in lower case."},"isMatch":{"type":"boolean","description":"Whether it fits the certificate of the server. Absent when none was seen."}}},"spf":{"type":"object","required":["record","lookups","voidLookups","terms"],"properties":{"record":{"type":"string"},"lookups":{"type":"integer","minimum":0,"maximum":1000000,"description":"Terms that cost a question (RFC 7208 section 4.6.4)."},"voidLookups":{"type":"integer","minimum":0,"maximum":1000000},"terms":{"type":"array","items":{"$ref":"#/$defs/spfTerm"}}}},"spfTerm":{"type":"object","required":["text","lookups"],"properties":{"text":{"type":"string","description":"As written: include:_spf.example.org."},"lookups":{"type":"integer","minimum":0,"maximum":1000000,"description":"Questions that it costs, with all below it."},"trouble":{"type":"string","description":"What is wrong with it, a clause."},"terms":{"type":"array","description":"The terms of the record that it includes.","items":{"$ref":"#/$defs/spfTerm"}}}},"mtaSts":{"type":"object","description":"A policy of MTA-STS (RFC 8461).","required":["mx","origin"],"properties":{"id":{"type":"string","description":"From the TXT record."},"mode":{"enum":["enforce","testing","none"]},"maxAgeSeconds":{"$ref":"#/$defs/wholeSeconds"},"mx":{"type":"array","description":"Patterns.","items":{"type":"string"}},"origin":{"enum":["fetched","file"]}}},"publicationStep":{"type":"object","required":["kind","text","reason"],"properties":{"kind":{"enum":["publish","remove","wait","do"]},"text":{"type":"string","description":"The whole step, without its number."},"reason":{"type":"string","description":"Why it stands here, one sentence."},"seconds":{"$ref":"#/$defs/wholeSeconds","description":"Of a wait."}}},"connection":{"type":"object","required":["protocol","address","port"],"properties":{"protocol":{"enum":["smtp","imap"]},"address":{"type":"string","description":"The IP address that was dialled."},"port":{"type":"integer","minimum":1,"maximum":65535},"tls":{"$ref":"#/$defs/tls"},"host":{"type":"string","description":"The host that was asked for."},"greeting":{"type":"string","description":"Text of the greeting. Untrusted."},"capabilities":{"type":"object","additionalProperties":false,"properties":{"before-tls":{"type":"array","items":{"type":"string"}},"before-login":{"type":"array","items":{"type":"string"}},"after-login":{"type":"array","items":{"type":"string"}}},"description":"What the server said that it can do, in each stage. Untrusted."},"login":{"type":"object","required":["mechanism","isEncrypted"],"properties":{"mechanism":{"type":"string"},"isEncrypted":{"type":"boolean"}}}}},"tls":{"type":"object","required":["version","cipher","isVerified","chain"],"properties":{"version":{"type":"string","pattern":"^[0-9A-Za-z.]{1,20}$","description":"As negotiated: TLSv1.3."},"cipher":{"type":"string"},"isVerified":{"type":"boolean","description":"By authority and name, or by its fingerprint."},"chain":{"type":"array","description":"Leaf first.","items":{"$ref":"#/$defs/certificate"}},"keyExchange":{"type":"string"}}},"certificate":{"type":"object","required":["subject","issuer","names","validFrom","validTo","daysLeft","fingerprint256"],"properties":{"subject":{"type":"string"},"issuer":{"type":"string"},"names":{"type":"array","items":{"type":"string"}},"validFrom":{"type":"string"},"validTo":{"type":"string"},"daysLeft":{"type":"integer","minimum":-10000000,"maximum":10000000,"description":"Rounded down; negative when expired."},"fingerprint256":{"type":"string"},"key":{"type":"string","description":"Kind and size of the public key: RSA 2048."},"signature":{"type":"string","description":"How the issuer signed it."}}},"measurement":{"type":"object","required":["metric","value"],"properties":{"metric":{"$ref":"#/$defs/metricName"},"label":{"type":"string"},"value":{"type":["number","null"],"minimum":-1e+24,"maximum":1e+24,"description":"In the unit of the metric; null when it is no number."}}},"metric":{"type":"object","required":["name","unit","help"],"properties":{"name":{"$ref":"#/$defs/metricName"},"unit":{"enum":["seconds","bytes","days","ratio","count"]},"label":{"$ref":"#/$defs/labelName","description":"Name of the label, when there is one value per label."},"help":{"type":"string"}}},"origin":{"type":"object","description":"The run of the workflow.","required":["repository","workflow","runUrl","sha","runner"],"properties":{"repository":{"type":"string"},"workflow":{"type":"string"},"runUrl":{"type":"string"},"attempt":{"type":"integer","minimum":1,"maximum":1000000,"description":"From 1; higher when the run was started again."},"sha":{"type":"string"},"runner":{"type":"string"}}},"attemptFailure":{"type":"object","required":["code","message","startSeconds"],"properties":{"code":{"$ref":"#/$defs/code"},"phase":{"$ref":"#/$defs/phase"},"message":{"type":"string"},"startSeconds":{"$ref":"#/$defs/seconds"}}},"runRef":{"type":"object","required":["at"],"properties":{"at":{"$ref":"#/$defs/time"},"runUrl":{"type":"string"}}},"pastRun":{"type":"object","required":["at","status"],"properties":{"at":{"$ref":"#/$defs/time"},"status":{"$ref":"#/$defs/status"},"code":{"type":"string"},"isUnstable":{"type":"boolean"}}},"change":{"type":"object","required":["kind","subject","message","before","after","isWorse","since"],"properties":{"kind":{"enum":["capability","tls","certificate","address","mx","banner","login"]},"subject":{"type":"string"},"message":{"type":"string"},"before":{"type":"string"},"after":{"type":"string"},"isWorse":{"type":"boolean"},"since":{"$ref":"#/$defs/time"}}},"regression":{"type":"object","required":["metric","seconds","medianSeconds","runs","since"],"properties":{"metric":{"$ref":"#/$defs/metricName"},"seconds":{"$ref":"#/$defs/seconds"},"medianSeconds":{"$ref":"#/$defs/seconds"},"runs":{"type":"integer","minimum":0},"since":{"$ref":"#/$defs/time"}}},"story":{"type":"object","description":"What earlier runs tell about the check.","required":["key","state","stateBefore","isFlapping","isMuted","isInMaintenance","alert","failures","blind","runs","changes","regressions"],"properties":{"key":{"type":"string","pattern":"^[0-9a-f]{16}$"},"state":{"enum":["new","up","failing","down","lost","recovering"]},"stateBefore":{"enum":["new","up","failing","down","lost","recovering"]},"isFlapping":{"type":"boolean"},"isMuted":{"type":"boolean"},"isInMaintenance":{"type":"boolean"},"alert":{"type":"boolean"},"since":{"$ref":"#/$defs/time"},"failures":{"type":"integer","minimum":0},"blind":{"type":"integer","minimum":0},"previousStatus":{"$ref":"#/$defs/status"},"firstBad":{"$ref":"#/$defs/runRef"},"lastBad":{"$ref":"#/$defs/runRef"},"lastGood":{"$ref":"#/$defs/runRef"},"runs":{"type":"array","maxItems":30,"items":{"$ref":"#/$defs/pastRun"}},"trend":{"type":"object","required":["metric","unit","values"],"properties":{"metric":{"$ref":"#/$defs/metricName"},"unit":{"type":"string"},"values":{"type":"array","maxItems":60,"items":{"type":["number","null"]}},"median":{"type":"number"}}},"changes":{"type":"array","items":{"$ref":"#/$defs/change"}},"regressions":{"type":"array","items":{"$ref":"#/$defs/regression"}}}},"past":{"type":"object","description":"What the run knows of earlier ones.","required":["history","state","stateChanged","alert","recoveryWanted"],"properties":{"history":{"enum":["cold","warm","unreadable"]},"state":{"enum":["new","up","failing","down","lost","recovering"]},"stateChanged":{"type":"boolean"},"previousStatus":{"$ref":"#/$defs/status"},"alert":{"type":"boolean"},"recoveryWanted":{"type":"boolean"}}}}}');
;// CONCATENATED MODULE: ./lib/merge/read-report.js






const MAX_DEPTH = 64;
const MAX_TEXT = 4000;
const MAX_ITEMS = 2000;
const read_report_MAX_CHECKS = 5000;
async function readReport(text) {
    if ((0,json_depth/* isDeeperThan */.h)(MAX_DEPTH, text))
        return `has lists in lists, more than ${MAX_DEPTH} deep`;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return 'is not JSON';
    }
    const validate = await loadValidator();
    if (!validate(value)) {
        const [error] = validate.errors ?? [];
        return `is no report of Mail Probe: ${error?.instancePath || 'it'} ${error?.message ?? 'is not valid'}`;
    }
    const report = value;
    const { checks, shard, leftOut, merged, issues, checksFiles } = report;
    const lists = [checks, shard?.expected, leftOut, merged, issues, checksFiles];
    const most = Math.max(...lists.map((list) => list?.length ?? 0));
    if (most > read_report_MAX_CHECKS)
        return `has ${most} checks; the limit is ${read_report_MAX_CHECKS}`;
    if (Number.isNaN(Date.parse(report.startedAt)))
        return 'is no report of Mail Probe: /startedAt is not a time';
    return bounded(known(report), read_report_MAX_CHECKS);
}
let validator;
function loadValidator() {
    validator ??= __webpack_require__.e(/* import() */ 774).then(__webpack_require__.t.bind(__webpack_require__, 13774, 19)).then(({ default: ajv }) => new ajv.Ajv2020({ strict: false, allErrors: false, removeAdditional: 'all' }).compile(report_schema_namespaceObject));
    return validator;
}
function bounded(value, maxItems) {
    if (typeof value === 'string')
        return value.slice(0, MAX_TEXT);
    if (Array.isArray(value))
        return value.slice(0, maxItems).map((each) => bounded(each, MAX_ITEMS));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bounded(each, maxItems)]));
}
function known(report) {
    const { code } = report;
    return { ...report, code: isKnown(code) ? code : undefined, checks: report.checks.map(knownCheck) };
}
function knownCheck(check) {
    const measurements = check.measurements.map((each) => ({ ...each, value: each.value ?? Number.NaN }));
    const contradictions = checkContradictions({ ...check, measurements });
    const findings = [
        ...check.findings.map(knownFinding),
        ...contradictions.slice(0, 1).map(() => denied(contradictions)),
    ];
    const status = (0,model_status/* worst */.QZ)([check.status, ...findings.map((finding) => finding.status)]);
    const thresholds = check.thresholds.map((threshold) => withRanges(threshold, check.metrics));
    const notices = check.notices.map(knownNotice);
    return { ...check, status, findings: (0,model_status/* worstFirst */.md)(findings), notices, measurements, thresholds };
}
function knownFinding(finding) {
    if (isKnown(finding.code))
        return finding;
    return { ...finding, code: undefined, message: `${finding.message} (${finding.code})` };
}
function knownNotice(notice) {
    if (isKnown(notice.code))
        return notice;
    return { ...notice, code: undefined, message: `${notice.message} (${notice.code})` };
}
function denied(contradictions) {
    return {
        status: 'unknown',
        code: 'E_REPORT_INVALID',
        message: `The report contradicts itself about this check: ${contradictions.join('; ')}.`,
        hint: 'A run writes no such result. Look at what has changed the file, and run the check again.',
    };
}
function withRanges({ warning, critical, ...threshold }, metrics) {
    const unit = metrics.find(({ name }) => name === threshold.metric)?.unit ?? 'count';
    return {
        ...threshold,
        warning,
        critical,
        warningRange: warning === undefined ? undefined : (0,verdict_range/* parseBounds */.hi)(warning, unit),
        criticalRange: critical === undefined ? undefined : (0,verdict_range/* parseBounds */.hi)(critical, unit),
    };
}
function isKnown(code) {
    return code === undefined || (0,failure_codes/* isFailureCode */.s)(code);
}

;// CONCATENATED MODULE: ./lib/merge/run-merge.js






const MAX_CLAUSES = 5;
async function runMerge(plan, { files, clock }) {
    const startedAt = clock.date().toISOString();
    const reports = [];
    const trouble = plan.unmatched.map(missing);
    const sums = createSums();
    for (const file of plan.files) {
        const { path } = file;
        const report = await read(file, files, sums);
        if (typeof report === 'string') {
            trouble.push(invalid(`The file ${path} ${report}.`));
            continue;
        }
        reports.push({ path, report });
        const clauses = contradictionsOf(report).slice(0, MAX_CLAUSES);
        if (clauses.length > 0)
            trouble.push(invalid(`The report ${path} contradicts itself: ${clauses.join('; ')}.`));
    }
    const { patterns, anyRun } = plan;
    const ownRun = plan.ownRun && { ...plan.ownRun, startedAt };
    return mergeReports({ reports, trouble, target: patterns.join(' '), ownRun, anyRun });
}
async function read(file, files, sums) {
    const maxBytes = Math.min(file.maxBytes, sums.bytesLeft());
    const content = await (0,named_file/* readFoundFile */.t)({ ...file, maxBytes }, files);
    if ('problem' in content) {
        return content.kind === 'too large' && maxBytes < file.maxBytes ? TOO_MANY_BYTES : content.problem;
    }
    sums.addBytes(content.length);
    try {
        const report = await readReport(content.toString('utf8'));
        return typeof report === 'string' ? report : sums.take(report);
    }
    catch (error) {
        return `cannot be read as a report (${(0,error_code/* codeOrName */.Mi)(error)})`;
    }
}
function missing(pattern) {
    return {
        status: 'unknown',
        code: 'E_REPORT_MISSING',
        message: `No report matches ${pattern}.`,
        hint: 'Look at the job that should have written it, and at the upload and download of its report.',
    };
}
function invalid(message) {
    return {
        status: 'unknown',
        code: 'E_REPORT_INVALID',
        message,
        hint: 'Write it with reports: json=\u2026, change nothing in it, and name nothing else in merge-reports.',
    };
}


/***/ }),

/***/ 35242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ isDeeperThan)
/* harmony export */ });
const QUOTE = '"';
const BACKSLASH = 0x5c;
function isDeeperThan(limit, text) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const char = text.charCodeAt(at);
        if (char === 0x22)
            at = endOfString(text, at + 1);
        else if ((char | 0x20) === 0x7b)
            depth += 1;
        else if ((char | 0x20) === 0x7d)
            depth -= 1;
        if (depth > limit)
            return true;
    }
    return false;
}
function endOfString(text, start) {
    for (let from = start;;) {
        const end = text.indexOf(QUOTE, from);
        if (end === -1)
            return text.length;
        let escapes = 0;
        while (end - escapes > start && text.charCodeAt(end - escapes - 1) === BACKSLASH)
            escapes += 1;
        if (escapes % 2 === 0)
            return end;
        from = end + 1;
    }
}


/***/ })

};
