export const id = 703;
export const ids = [703];
export const modules = {

/***/ 79703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMerge: () => (/* binding */ runMerge)
});

// EXTERNAL MODULE: ./lib/system/error-code.js
var error_code = __webpack_require__(49438);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
// EXTERNAL MODULE: ./lib/verdict/run-verdict.js
var run_verdict = __webpack_require__(16179);
// EXTERNAL MODULE: ./lib/settings/kinds/shard.js
var shard = __webpack_require__(99960);
;// CONCATENATED MODULE: ./lib/merge/merge-family.js


const MAX_NAMES = 10;
function mergeFamily({ reports, count, expected }) {
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
        findings: [...absentFindings(absent, count), ...doubleFindings(reports)],
    };
}
function missingCheck({ name, mode, group, source }, count, absent = []) {
    const own = count === undefined ? undefined : (0,shard/* shardOf */.I)(name, count);
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
function doubleFindings(reports) {
    const byShard = new Map();
    for (const found of reports) {
        const index = found.report.shard?.index;
        if (index !== undefined)
            byShard.set(index, [...(byShard.get(index) ?? []), found]);
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
function some(names) {
    const left = names.length - MAX_NAMES;
    return `${names.slice(0, MAX_NAMES).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

;// CONCATENATED MODULE: ./lib/merge/report-family.js
function toFamilies(reports) {
    const families = new Map();
    for (const [index, found] of reports.entries()) {
        const { shard } = found.report;
        const names = shard?.expected.map(({ name }) => name).toSorted();
        const key = shard ? JSON.stringify([shard.count, names]) : String(index);
        families.set(key, [...(families.get(key) ?? []), found]);
    }
    return [...families.values()].map((members) => {
        const shard = members[0]?.report.shard;
        return { reports: members, count: shard?.count, expected: shard?.expected ?? [] };
    });
}

;// CONCATENATED MODULE: ./lib/merge/merge-reports.js




function mergeReports({ reports, trouble, target }) {
    const families = toFamilies(reports).map(mergeFamily);
    const findings = [
        ...trouble,
        ...reports.flatMap(worseThanItsChecks),
        ...families.flatMap((family) => family.findings),
        ...differences(reports),
    ];
    const checks = withOwnNames(families.map((family) => family.checks));
    const all = findings.length === 0 ? checks : [mergeCheck(findings, target), ...checks];
    return {
        verdict: (0,run_verdict/* verdictOfChecks */.Wp)(all),
        merged: reports.map(describe),
        checksFiles: distinct(reports.flatMap(({ report }) => report.checksFiles ?? [])),
        leftOut: distinct(reports.flatMap(({ report }) => report.leftOut ?? [])),
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
    for (const { path, sha256 } of reports.flatMap(({ report }) => report.checksFiles ?? [])) {
        texts.set(path, (texts.get(path) ?? new Set()).add(sha256));
    }
    const changed = [...texts].filter(([, digests]) => digests.size > 1).map(([path]) => path);
    return [
        ...(versions.length > 1
            ? [mismatch(`The reports are of different versions of Mail Probe: ${versions.join(', ')}.`, 'Pin one version.')]
            : []),
        ...(changed.length > 0
            ? [
                mismatch(`The runs did not have the same checks: ${changed.join(', ')} differs from run to run.`, 'Let all runs check out the same commit, and merge no reports of earlier runs.'),
            ]
            : []),
    ];
}
function mismatch(message, hint) {
    return { status: 'warning', code: 'E_REPORT_MISMATCH', message, hint };
}
function withOwnNames(families) {
    const counts = new Map();
    for (const [, { name }] of families.flat())
        counts.set(name, (counts.get(name) ?? 0) + 1);
    const taken = new Set();
    return families.flat().map(([path, check]) => {
        const wanted = (counts.get(check.name) ?? 0) > 1 ? `${check.name} (${path})` : check.name;
        let name = wanted;
        for (let count = 2; taken.has(name); count += 1)
            name = `${wanted} (${count})`;
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
function distinct(items) {
    const unique = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
    return unique.length === 0 ? undefined : unique;
}

// EXTERNAL MODULE: ./lib/model/failure-codes.js
var failure_codes = __webpack_require__(90551);
// EXTERNAL MODULE: ./lib/verdict/range.js
var range = __webpack_require__(8887);
;// CONCATENATED MODULE: ./lib/merge/report.schema.json
const report_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:mail-probe:report:1","title":"Report of Mail Probe","description":"The result of a run. New fields may come at any time; schemaVersion is raised only when a field changes its meaning or is removed. Texts may quote servers: treat them as untrusted.","type":"object","required":["schemaVersion","version","status","message","startedAt","durationSeconds","issues","checks"],"properties":{"schemaVersion":{"const":1},"version":{"type":"string","description":"Version of Mail Probe."},"status":{"$ref":"#/$defs/status"},"code":{"$ref":"#/$defs/code","description":"Failure code of the worst finding; absent when all is ok."},"message":{"type":"string","description":"One line for people."},"hint":{"type":"string","description":"What to do about the worst finding."},"startedAt":{"type":"string","description":"ISO 8601, UTC."},"durationSeconds":{"$ref":"#/$defs/seconds"},"issues":{"type":"array","description":"Everything that is wrong with the inputs. If there is any, nothing was contacted.","items":{"$ref":"#/$defs/issue"}},"checks":{"type":"array","items":{"$ref":"#/$defs/check"}},"checksFiles":{"type":"array","description":"The files that the checks come from, when they do not come from inputs.","items":{"$ref":"#/$defs/checksFile"}},"leftOut":{"type":"array","description":"Checks left out on purpose. They are not part of the verdict.","items":{"$ref":"#/$defs/leftOut"}},"shard":{"$ref":"#/$defs/shard"},"merged":{"type":"array","description":"The reports that were merged into this one.","items":{"$ref":"#/$defs/mergedReport"}},"origin":{"$ref":"#/$defs/origin"}},"$defs":{"status":{"enum":["ok","warning","critical","unknown"],"description":"critical: a failure was seen. warning: works, but degraded or not provable. unknown: could not be judged."},"code":{"type":"string","pattern":"^E_[A-Z0-9_]+$","description":"A stable name for a kind of failure."},"phase":{"type":"string","pattern":"^((smtp|imap)_[a-z]+|arrival|cleanup)$","description":"A timed part of an attempt."},"seconds":{"type":"number","minimum":0},"issue":{"type":"object","required":["code","input","problem","remedy"],"properties":{"code":{"$ref":"#/$defs/code"},"input":{"type":"string","description":"Name of the input, as the workflow writes it."},"value":{"type":"string","description":"The value that was given; absent when it is a secret."},"problem":{"type":"string","description":"What is wrong; the input is the subject of the sentence."},"remedy":{"type":"string","description":"What to write instead."},"source":{"$ref":"#/$defs/source"},"check":{"type":"string","description":"The check of a checks file that it is about."}}},"source":{"type":"object","description":"A place in a checks file.","required":["file","line","column"],"properties":{"file":{"type":"string","description":"From the workspace on, with slashes."},"line":{"type":"integer","minimum":1},"column":{"type":"integer","minimum":1,"description":"In UTF-16 units."}}},"checksFile":{"type":"object","required":["path","sha256"],"properties":{"path":{"type":"string","description":"From the workspace on, with slashes."},"sha256":{"type":"string","description":"Hexadecimal, over its text."}}},"shard":{"type":"object","description":"The share of all checks that was assigned to this run, when several runs have the same checks files.","required":["index","count","expected"],"properties":{"index":{"type":"integer","minimum":1},"count":{"type":"integer","minimum":1},"expected":{"type":"array","description":"The checks of all shards together, in the order of the files.","items":{"$ref":"#/$defs/expectedCheck"}}}},"expectedCheck":{"type":"object","required":["name","mode","source"],"properties":{"name":{"type":"string"},"mode":{"type":"string"},"group":{"type":"string"},"source":{"$ref":"#/$defs/source"}}},"mergedReport":{"type":"object","required":["path","version","status","startedAt","durationSeconds","checks"],"properties":{"path":{"type":"string","description":"Path at which it was found."},"version":{"type":"string","description":"Version of Mail Probe that wrote it."},"status":{"$ref":"#/$defs/status"},"startedAt":{"type":"string"},"durationSeconds":{"$ref":"#/$defs/seconds"},"checks":{"type":"integer","minimum":0,"description":"How many checks it has."},"shard":{"type":"string","description":"Its shard, as 2/5."},"runner":{"type":"string","description":"The machine that it ran on."}}},"leftOut":{"type":"object","required":["name","reason","source"],"properties":{"name":{"type":"string"},"reason":{"enum":["disabled","not selected","skipped"],"description":"Disabled in its file, not selected by only, or skipped by skip."},"source":{"$ref":"#/$defs/source"}}},"check":{"type":"object","required":["name","mode","target","status","success","findings","notices","durationSeconds","attempts","phases","facts","connections","measurements","metrics","thresholds"],"properties":{"name":{"type":"string"},"mode":{"type":"string"},"target":{"type":"string","description":"smtps://mail.example.org:465; both servers for a round trip."},"group":{"type":"string","description":"Checks of one group are shown together."},"tags":{"type":"array","items":{"type":"string"}},"description":{"type":"string","description":"The purpose of the check, in the words of the user."},"source":{"$ref":"#/$defs/source"},"status":{"$ref":"#/$defs/status"},"success":{"type":"string","description":"What an ok check has proved."},"findings":{"type":"array","description":"Worst first.","items":{"$ref":"#/$defs/finding"}},"notices":{"type":"array","description":"Information that does not change the verdict.","items":{"$ref":"#/$defs/notice"}},"durationSeconds":{"$ref":"#/$defs/seconds"},"attempts":{"type":"integer","minimum":0},"phases":{"type":"array","description":"Parts of the last attempt, in the order in which they began. Parts of both protocols overlap.","items":{"$ref":"#/$defs/timing"}},"facts":{"$ref":"#/$defs/facts"},"connections":{"type":"array","items":{"$ref":"#/$defs/connection"}},"measurements":{"type":"array","items":{"$ref":"#/$defs/measurement"}},"metrics":{"type":"array","description":"What the mode can measure; the first is its primary metric.","items":{"$ref":"#/$defs/metric"}},"thresholds":{"type":"array","description":"The limits that the metrics were compared with.","items":{"$ref":"#/$defs/threshold"}},"transcript":{"type":"array","description":"The dialogue of the last attempt without credentials; absent when all is ok, unless it was asked for.","items":{"$ref":"#/$defs/line"}}}},"threshold":{"type":"object","required":["metric"],"properties":{"metric":{"type":"string"},"label":{"type":"string","description":"The one label value that it applies to."},"warning":{"type":"string","description":"The range, as it was written."},"warningRange":{"$ref":"#/$defs/range"},"critical":{"type":"string","description":"The range, as it was written."},"criticalRange":{"$ref":"#/$defs/range"}}},"range":{"type":"object","description":"The same range in the base unit of the metric. A side that is open is absent.","required":["inside"],"properties":{"start":{"type":"number"},"end":{"type":"number"},"inside":{"type":"boolean","description":"Whether values within the range alert, and not those outside."}}},"line":{"type":"object","required":["seconds","protocol","direction","text"],"properties":{"seconds":{"$ref":"#/$defs/seconds","description":"Since the attempt began."},"protocol":{"enum":["smtp","imap"]},"direction":{"enum":["sent","received","note"],"description":"A note is a line of Mail Probe: how many lines are left out."},"text":{"type":"string","description":"Untrusted."}}},"finding":{"type":"object","required":["status","message"],"properties":{"status":{"$ref":"#/$defs/status"},"code":{"$ref":"#/$defs/code"},"message":{"type":"string","description":"What was found, one sentence."},"hint":{"type":"string","description":"What to do about it."},"reply":{"type":"string","description":"The server\'s own words. Untrusted."},"phase":{"$ref":"#/$defs/phase"}}},"notice":{"type":"object","required":["message"],"properties":{"message":{"type":"string","description":"One sentence."},"hint":{"type":"string","description":"What to do about it."},"reply":{"type":"string","description":"The server\'s own words. Untrusted."}}},"timing":{"type":"object","required":["name","startSeconds","durationSeconds","isOk"],"properties":{"name":{"$ref":"#/$defs/phase"},"startSeconds":{"$ref":"#/$defs/seconds","description":"Since the attempt began."},"durationSeconds":{"$ref":"#/$defs/seconds"},"isOk":{"type":"boolean","description":"Whether it came to its end."}}},"facts":{"type":"object","properties":{"messageId":{"type":"string","description":"Message-ID of the message sent, without angle brackets."},"arrivedIn":{"enum":["inbox","junk","other"]},"acceptance":{"type":"string","description":"The reply with which the server accepted the message. Untrusted."}}},"connection":{"type":"object","required":["protocol","address","port"],"properties":{"protocol":{"enum":["smtp","imap"]},"address":{"type":"string","description":"The IP address that was dialled."},"port":{"type":"integer","minimum":1},"tls":{"$ref":"#/$defs/tls"}}},"tls":{"type":"object","required":["version","cipher","isVerified","chain"],"properties":{"version":{"type":"string","description":"As negotiated: TLSv1.3."},"cipher":{"type":"string"},"isVerified":{"type":"boolean","description":"By authority and name, or by its fingerprint."},"chain":{"type":"array","description":"Leaf first.","items":{"$ref":"#/$defs/certificate"}}}},"certificate":{"type":"object","required":["subject","issuer","names","validFrom","validTo","daysLeft","fingerprint256"],"properties":{"subject":{"type":"string"},"issuer":{"type":"string"},"names":{"type":"array","items":{"type":"string"}},"validFrom":{"type":"string"},"validTo":{"type":"string"},"daysLeft":{"type":"integer","description":"Rounded down; negative when expired."},"fingerprint256":{"type":"string"},"key":{"type":"string","description":"Kind and size of the public key: RSA 2048."},"signature":{"type":"string","description":"How the issuer signed it."}}},"measurement":{"type":"object","required":["metric","value"],"properties":{"metric":{"type":"string"},"label":{"type":"string"},"value":{"type":["number","null"],"description":"In the unit of the metric; null when it is no number."}}},"metric":{"type":"object","required":["name","unit","help"],"properties":{"name":{"type":"string"},"unit":{"enum":["seconds","bytes","days","ratio","count"]},"label":{"type":"string","description":"Name of the label, when there is one value per label."},"help":{"type":"string"}}},"origin":{"type":"object","description":"The run of the workflow.","required":["repository","workflow","runUrl","sha","runner"],"properties":{"repository":{"type":"string"},"workflow":{"type":"string"},"runUrl":{"type":"string"},"sha":{"type":"string"},"runner":{"type":"string"}}}}}');
;// CONCATENATED MODULE: ./lib/merge/read-report.js




const MAX_TEXT = 4000;
const MAX_ITEMS = 2000;
const MAX_CHECKS = 5000;
async function readReport(text) {
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
    const { checks, shard, leftOut, merged, issues } = report;
    const most = Math.max(...[checks, shard?.expected, leftOut, merged, issues].map((list) => list?.length ?? 0));
    if (most > MAX_CHECKS)
        return `has ${most} checks; the limit is ${MAX_CHECKS}`;
    return known(bounded(report, MAX_CHECKS));
}
let validator;
function loadValidator() {
    validator ??= __webpack_require__.e(/* import() */ 774).then(__webpack_require__.t.bind(__webpack_require__, 13774, 19)).then(({ default: ajv }) => new ajv.Ajv2020({ strict: false, allErrors: false }).compile(report_schema_namespaceObject));
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
    const findings = check.findings.map((finding) => isKnown(finding.code)
        ? finding
        : { ...finding, code: undefined, message: `${finding.message} (${finding.code})` });
    const measurements = check.measurements.map((each) => ({ ...each, value: each.value ?? Number.NaN }));
    const status = (0,model_status/* worst */.QZ)([check.status, ...findings.map((finding) => finding.status)]);
    const thresholds = check.thresholds.map((threshold) => withRanges(threshold, check.metrics));
    return { ...check, status, findings, measurements, thresholds };
}
function withRanges({ warning, critical, ...threshold }, metrics) {
    const unit = metrics.find(({ name }) => name === threshold.metric)?.unit ?? 'count';
    return {
        ...threshold,
        warning,
        critical,
        warningRange: warning === undefined ? undefined : (0,range/* parseBounds */.hi)(warning, unit),
        criticalRange: critical === undefined ? undefined : (0,range/* parseBounds */.hi)(critical, unit),
    };
}
function isKnown(code) {
    return code === undefined || (0,failure_codes/* isFailureCode */.s)(code);
}

;// CONCATENATED MODULE: ./lib/merge/run-merge.js



async function runMerge(plan, { files }) {
    const reports = [];
    const trouble = plan.unmatched.map(missing);
    for (const { path, realPath } of plan.files) {
        const report = await read(realPath, files);
        if (typeof report === 'string')
            trouble.push(invalid(path, report));
        else
            reports.push({ path, report });
    }
    return mergeReports({ reports, trouble, target: plan.patterns.join(' ') });
}
async function read(path, files) {
    let text;
    try {
        text = await files.read(path);
    }
    catch (error) {
        return `cannot be read (${(0,error_code/* reasonOf */.A3)(error, 'unknown error')})`;
    }
    return await readReport(text);
}
function missing(pattern) {
    return {
        status: 'unknown',
        code: 'E_REPORT_MISSING',
        message: `No report matches ${pattern}.`,
        hint: 'Look at the job that should have written it, and at the upload and download of its report.',
    };
}
function invalid(path, why) {
    return {
        status: 'unknown',
        code: 'E_REPORT_INVALID',
        message: `The file ${path} ${why}.`,
        hint: 'Write it with reports: json=\u2026, and name nothing else in merge-reports.',
    };
}


/***/ })

};
