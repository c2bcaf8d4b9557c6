export const id = 648;
export const ids = [648];
export const modules = {

/***/ 7648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/verdict/failure.js
var failure = __webpack_require__(3968);
// EXTERNAL MODULE: ./lib/report/counted.js
var counted = __webpack_require__(4693);
// EXTERNAL MODULE: ./lib/report/issue-sentence.js
var issue_sentence = __webpack_require__(6680);
// EXTERNAL MODULE: ./lib/report/phase-label.js
var phase_label = __webpack_require__(1895);
// EXTERNAL MODULE: ./lib/report/untrusted.js
var untrusted = __webpack_require__(2397);
// EXTERNAL MODULE: ./lib/report/worst-first.js
var worst_first = __webpack_require__(2059);
;// CONCATENATED MODULE: ./lib/report/annotations.js






const MAX_PER_LEVEL = 10;
const MAX_LENGTH = 4000;
function renderAnnotations(report) {
    if (report.issues.length > 0)
        return configurationAnnotations(report.issues);
    if (report.checks.length === 0)
        return runAnnotations(report);
    const annotations = (0,worst_first/* worstFirst */.m)(report.checks).flatMap(checkAnnotations);
    return ['error', 'warning'].flatMap((level) => limited(annotations.filter((annotation) => annotation.level === level)));
}
function checkAnnotations(check) {
    if (check.status === 'ok')
        return [];
    const [worst, ...others] = (0,worst_first/* worstFirst */.m)(check.findings);
    const name = (0,untrusted/* safeText */.Hk)(check.name, 100);
    const what = worst?.code === undefined ? check.status : failure/* FAILURES */.EM[worst.code].title;
    return [
        {
            level: levelOf(check.status),
            title: `${what}: ${name}`,
            source: check.source,
            message: joined([
                ...(worst === undefined ? [`The check is ${check.status}.`] : findingLines(worst)),
                ...(check.name.includes(check.target) ? [] : line('Target', check.target)),
                ...check.notices.flatMap(noticeLines),
                ...others.map((other) => `Also ${other.status}: ${(0,untrusted/* safeText */.Hk)(other.message, 600)}${inBrackets(other.code)}`),
            ]),
        },
    ];
}
function noticeLines({ message, hint }) {
    return [`Note: ${(0,untrusted/* safeText */.Hk)([message, hint].filter((part) => part !== undefined).join(' '), 600)}`];
}
function findingLines(finding) {
    return [
        (0,untrusted/* safeText */.Hk)(finding.message, 600),
        ...line('Server said', finding.reply),
        ...line('What to do', finding.hint),
        ...line('Phase', finding.phase && (0,phase_label/* phaseLabel */.Q)(finding.phase)),
        ...line('Code', finding.code),
    ];
}
function runAnnotations(report) {
    if (report.status === 'ok')
        return [];
    const what = report.code === undefined ? report.status : failure/* FAILURES */.EM[report.code].title;
    const lines = [(0,untrusted/* safeText */.Hk)(report.message, 600), ...line('What to do', report.hint), ...line('Code', report.code)];
    return [{ level: levelOf(report.status), title: `Mail Probe: ${what}`, message: joined(lines) }];
}
function configurationAnnotations(issues) {
    const ofInputs = issues.filter(({ source }) => source === undefined);
    const ofFiles = issues.filter(({ source }) => source !== undefined);
    const first = ofInputs.length > 0 ? [issuesAnnotation(ofInputs)] : [];
    const room = MAX_PER_LEVEL - first.length;
    if (ofFiles.length <= room)
        return [...first, ...ofFiles.map(fileAnnotation)];
    const shown = ofFiles.slice(0, room - 1).map(fileAnnotation);
    return [...first, ...shown, issuesAnnotation(ofFiles.slice(room - 1), 'more ')];
}
function issuesAnnotation(issues, more = '') {
    return {
        level: 'error',
        title: `Mail Probe: ${(0,counted/* counted */.h)(issues.length, `${more}problem`)} in the configuration`,
        message: issuesMessage(issues),
    };
}
function fileAnnotation(issue) {
    const subject = issue.check === undefined ? 'the checks file' : (0,untrusted/* safeText */.Hk)(issue.check, 100);
    return {
        level: 'error',
        title: `Mail Probe: a problem with ${subject}`,
        message: issuesMessage([issue]),
        source: issue.source,
    };
}
function issuesMessage(issues) {
    return joined([...issues.map((issue) => `${(0,issue_sentence/* issueSentence */.pu)(issue)} (${issue.code})`), 'Nothing was contacted.']);
}
function line(label, text) {
    return text === undefined || text === '' ? [] : [`${label}: ${(0,untrusted/* safeText */.Hk)(text, 600)}`];
}
function inBrackets(code) {
    return code === undefined ? '' : ` (${code})`;
}
function levelOf(status) {
    return status === 'warning' ? 'warning' : 'error';
}
function joined(lines) {
    let room = MAX_LENGTH;
    const shown = lines.filter((each) => {
        room -= each.length + 1;
        return room >= 0;
    });
    const left = lines.length - shown.length;
    if (left > 0)
        shown.push(`And ${left === 1 ? '1 more line' : `${left} more lines`}: see the log or the job summary.`);
    return shown.join('\n');
}
function limited(annotations) {
    if (annotations.length <= MAX_PER_LEVEL)
        return [...annotations];
    const shown = annotations.slice(0, MAX_PER_LEVEL - 1);
    const rest = annotations.slice(MAX_PER_LEVEL - 1);
    const more = {
        level: rest[0]?.level ?? 'error',
        title: `Mail Probe: ${rest.length} more`,
        message: joined([
            `${rest.length} more checks have an annotation of this kind. The log and the job summary show all of them.`,
            ...rest.map(({ title, source }) => `And ${title}${source === undefined ? '' : ` (${(0,issue_sentence/* lineText */.oZ)(source)})`}`),
        ]),
    };
    return [...shown, more];
}

// EXTERNAL MODULE: ./lib/report/json.js
var json = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/report/log.js + 1 modules
var log = __webpack_require__(6860);
// EXTERNAL MODULE: ./lib/verdict/status.js
var verdict_status = __webpack_require__(4622);
// EXTERNAL MODULE: ./lib/report/json-text.js
var json_text = __webpack_require__(13);
;// CONCATENATED MODULE: ./lib/report/outputs.js




const ROWS = [
    row('status', '`ok`, `warning`, `critical` or `unknown`.', ({ report }) => report.status),
    row('code', 'Failure code of the worst finding; empty when ok.', ({ report }) => report.code ?? ''),
    row('message', 'One line for people.', ({ report }) => (0,untrusted/* safeText */.Hk)(report.message)),
    row('duration-seconds', 'How long the whole run took.', ({ report }) => number(report.durationSeconds)),
    row('round-trip-seconds', 'From the start of sending until the message was seen.', ({ check }) => number(measured(check, 'round_trip_seconds'))),
    row('delivery-seconds', 'From the acceptance of the message until it was seen.', ({ check }) => number(measured(check, 'delivery_seconds'))),
    row('message-id', 'Message-ID of the message sent, without angle brackets.', ({ check }) => (0,untrusted/* safeText */.Hk)(check?.facts.messageId ?? '')),
    row('arrived-in', '`inbox`, `junk`, `other`, or empty.', ({ check }) => check?.facts.arrivedIn ?? ''),
    row('messages-found', 'How many messages match, with `imap-search`.', ({ check }) => number(measured(check, 'messages_found'))),
    row('certificate-days-left', 'Days until the first certificate of any chain seen expires.', ({ report }) => number(certificateDaysLeft(report))),
    row('tls-version', 'Oldest TLS version negotiated; empty when a connection has no TLS.', ({ report }) => tlsVersion(report)),
    row('metrics', 'JSON object: metric name to number, or to an object of label to number.', ({ check }) => (0,json_text/* jsonText */.s)(metrics(check?.measurements ?? []))),
    row('report-path', 'Path of the JSON report.', ({ reportPath }) => reportPath),
    ...verdict_status/* STATUSES */.f.map((status) => row(`checks-${status}`, `How many checks are ${status}.`, ({ report }) => number(report.checks.filter((check) => check.status === status).length))),
];
const OUTPUTS = ROWS.map(({ name, help }) => ({ name, help }));
function renderOutputs(report, reportPath) {
    const source = { report, reportPath, check: (0,worst_first/* worstFirst */.m)(report.checks)[0] };
    return new Map(ROWS.map(({ name, value }) => [name, value(source)]));
}
function row(name, help, value) {
    return { name, help, value };
}
function number(value) {
    if (value === undefined || !Number.isFinite(value))
        return '';
    return rounded(value).toLocaleString('en-US', { maximumFractionDigits: 3, useGrouping: false });
}
function rounded(value) {
    return Math.round(value * 1000) / 1000 + 0;
}
function measured(check, metric) {
    return check?.measurements.findLast((each) => each.metric === metric)?.value;
}
function certificateDaysLeft({ checks }) {
    const days = checks.flatMap(({ measurements, connections }) => [
        ...measurements.filter((each) => each.metric === 'tls_certificate_days_left').map((each) => each.value),
        ...connections.flatMap(({ tls }) => tls?.chain ?? []).map((certificate) => certificate.daysLeft),
    ]);
    return days.length === 0 ? undefined : days.reduce((least, each) => Math.min(least, each));
}
function tlsVersion({ checks }) {
    const versions = checks.flatMap(({ connections }) => connections).map(({ tls }) => tls?.version ?? '');
    return (0,untrusted/* safeText */.Hk)(versions.toSorted()[0] ?? '', 20);
}
function metrics(measurements) {
    const plain = new Map();
    const labelled = new Map();
    for (const { metric, label, value } of measurements) {
        if (!Number.isFinite(value))
            continue;
        if (label === undefined)
            plain.set(metric, rounded(value));
        else
            labelled.set(metric, (labelled.get(metric) ?? new Map()).set(label, rounded(value)));
    }
    return Object.fromEntries([
        ...plain,
        ...[...labelled].map(([metric, values]) => [metric, Object.fromEntries(values)]),
    ]);
}

// EXTERNAL MODULE: ./lib/verdict/run-verdict.js
var run_verdict = __webpack_require__(6179);
// EXTERNAL MODULE: ./lib/verdict/value.js
var verdict_value = __webpack_require__(4167);
// EXTERNAL MODULE: ./lib/report/few.js
var few = __webpack_require__(3485);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(5238);
;// CONCATENATED MODULE: ./lib/report/status-symbol.js
const STATUS_SYMBOLS = {
    ok: '✅',
    warning: '⚠️',
    critical: '❌',
    unknown: '❔',
};

// EXTERNAL MODULE: ./lib/verdict/success-sentence.js
var success_sentence = __webpack_require__(7087);
// EXTERNAL MODULE: ./lib/report/shown-certificates.js
var shown_certificates = __webpack_require__(4839);
;// CONCATENATED MODULE: ./lib/report/summary-connections.js





const MAX_CERTIFICATES = 8;
function connectionTable(connections) {
    if (connections.length === 0)
        return '';
    return (0,markdown/* table */.tp)(['Connection', 'Address', 'TLS', 'Cipher', 'Certificate'], connections.map(({ protocol, address, port, tls }) => [
        protocol.toUpperCase(),
        (0,untrusted/* codeSpan */.SS)(address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, 100),
        tls === undefined ? '⚠️ none' : (0,untrusted/* codeSpan */.SS)(tls.version, 20),
        tls === undefined ? '–' : (0,untrusted/* codeSpan */.SS)(tls.cipher, 60),
        tls === undefined ? '–' : tls.isVerified ? '✅ verified' : '⚠️ not verified',
    ]));
}
function certificateTable(connections) {
    const seen = (0,shown_certificates/* shownCertificates */.i)(connections);
    if (seen.length === 0)
        return '';
    const rows = seen
        .slice(0, MAX_CERTIFICATES)
        .map(({ certificate, protocols }) => [
        (0,untrusted/* codeSpan */.SS)(certificate.subject, 120),
        (0,untrusted/* codeSpan */.SS)(certificate.issuer, 120),
        (0,markdown/* day */.vd)(certificate.validTo),
        daysLeft(certificate.daysLeft),
        protocols.join(', '),
    ]);
    const left = seen.length - rows.length;
    return (0,markdown/* table */.tp)(['Certificate of', 'Issued by', 'Valid to', 'Left', 'Seen by'], left > 0 ? [...rows, [`and ${(0,counted/* counted */.h)(left, 'more certificate')}`]] : rows);
}
function daysLeft(days) {
    const { mark, text } = (0,shown_certificates/* validity */.b)(days);
    return mark === 'ok' ? text : `${STATUS_SYMBOLS[mark]} ${text}`;
}

;// CONCATENATED MODULE: ./lib/report/summary-dialogue.js



const MAX_LINES = 40;
const ARROWS = { sent: '→', received: '←' };
function closedDialogue(lines = []) {
    if (lines.length === 0)
        return '';
    const shown = lines.slice(-MAX_LINES).map(dialogueLine);
    const label = lines.length > shown.length ? `the last ${shown.length} of ${lines.length} lines` : (0,counted/* counted */.h)(lines.length, 'line');
    return (0,markdown/* details */.zH)(`Dialogue (${label}; → sent, ← received)`, ['```text', ...shown, '```'].join('\n'));
}
function dialogueLine({ seconds, protocol, direction, text }) {
    const time = seconds.toFixed(3).padStart(7);
    if (direction === 'note')
        return `${time}       ${(0,untrusted/* safeText */.Hk)(text, 100)}`;
    return `${time} ${protocol.toUpperCase()} ${ARROWS[direction]} ${(0,untrusted/* safeText */.Hk)(text, 200)}`;
}

// EXTERNAL MODULE: ./lib/verdict/series-name.js
var series_name = __webpack_require__(3785);
// EXTERNAL MODULE: ./lib/report/judged-thresholds.js
var judged_thresholds = __webpack_require__(663);
;// CONCATENATED MODULE: ./lib/report/summary-metrics.js







const MAX_ROWS = 200;
function thresholdTable(check) {
    const rows = (0,judged_thresholds/* judgedThresholds */.W)(check, MAX_ROWS).map(({ name, status, measured, warning, critical }) => [
        (0,untrusted/* codeSpan */.SS)(name, 150),
        `${STATUS_SYMBOLS[status]} ${measured}`,
        warning === undefined ? '–' : (0,untrusted/* codeSpan */.SS)(warning, 60),
        critical === undefined ? '–' : (0,untrusted/* codeSpan */.SS)(critical, 60),
    ]);
    return rows.length === 0 ? '' : (0,markdown/* table */.tp)(['Threshold on', 'Measured', 'Warning', 'Critical'], rows);
}
function closedMetrics({ measurements, metrics }) {
    if (measurements.length === 0)
        return '';
    const rows = measurements.slice(0, MAX_ROWS).map((measurement) => {
        const spec = metrics.find(({ name }) => name === measurement.metric);
        return [
            (0,untrusted/* codeSpan */.SS)((0,series_name/* seriesName */.f)(measurement, spec), 150),
            (0,verdict_value/* formatValue */.Fl)(measurement.value, spec?.unit ?? 'count'),
            (0,markdown/* prose */.CS)(spec?.help ?? '', 200),
        ];
    });
    const left = measurements.length - rows.length;
    const all = left > 0 ? [...rows, [`and ${(0,counted/* counted */.h)(left, 'more value')}`]] : rows;
    return (0,markdown/* details */.zH)(`Metrics (${measurements.length})`, (0,markdown/* table */.tp)(['Metric', 'Value', 'Meaning'], all));
}

// EXTERNAL MODULE: ./lib/report/waterfall.js
var waterfall = __webpack_require__(8437);
;// CONCATENATED MODULE: ./lib/report/summary-timing.js



const COLOURS = { ok: '  ', failed: '- ', unfinished: '! ' };
function timingBlock(check) {
    const lines = (0,waterfall/* renderWaterfall */.dy)(check);
    if (lines.length === 0)
        return '';
    if (lines.every(({ end }) => end === 'ok'))
        return ['```text', ...lines.map(({ text }) => text), '```'].join('\n');
    return ['```diff', ...lines.map(({ text, end }) => COLOURS[end] + text), '```'].join('\n');
}
function timingDiagram(phases) {
    return [
        '```mermaid',
        'gantt',
        '  dateFormat x',
        (0,waterfall/* spanOf */.ee)(phases) < 10 ? '  axisFormat %Q ms' : '  axisFormat %s s',
        '  todayMarker off',
        ...waterfall/* LANES */.Ci.flatMap((lane) => section(lane, phases)),
        '```',
    ].join('\n');
}
function section(lane, phases) {
    const tasks = phases.filter(({ name }) => (0,waterfall/* laneOf */.kk)(name) === lane).slice(0, waterfall/* MAX_PHASES */.m9);
    return tasks.length === 0 ? [] : [`  section ${lane}`, ...tasks.map((phase) => `  ${task(phase)}`)];
}
function task({ name, startSeconds, durationSeconds, isOk }) {
    const start = Math.round(startSeconds * 1000);
    const end = Math.max(start + 1, Math.round((startSeconds + durationSeconds) * 1000));
    const label = (0,phase_label/* phaseLabel */.Q)(name).replace(/^(?:SMTP|IMAP) /, '');
    return `${label} ${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')} :${isOk ? '' : 'crit, '}${start}, ${end}`;
}

;// CONCATENATED MODULE: ./lib/report/summary-check.js














const MAX_FINDINGS = 20;
const MAX_LABELS = 10;
function renderCheck(check, options) {
    return {
        head: () => (0,markdown/* blocks */.Bv)(subject(check, options.isOnly), findingList((0,worst_first/* worstFirst */.m)(check.findings).slice(options.isShown ? 1 : 0)), noticeList(check.notices)),
        body: () => (0,markdown/* blocks */.Bv)(deliveryTable(check), deliveryProof(check), timingBlock(check), thresholdTable(check), connectionTable(check.connections), certificateTable(check.connections)),
        extras: () => (0,markdown/* blocks */.Bv)(options.withDiagram ? closedDiagram(check) : '', closedMetrics(check), closedDialogue(check.transcript)),
    };
}
function findingDetails(finding) {
    const code = finding.code === undefined ? [] : [`${(0,untrusted/* codeSpan */.SS)(finding.code)} (${failure/* FAILURES */.EM[finding.code].title})`];
    const phase = finding.phase === undefined ? [] : [`phase: ${(0,phase_label/* phaseLabel */.Q)(finding.phase)}`];
    return [
        ...(finding.hint === undefined ? [] : [`**What to do:** ${(0,markdown/* prose */.CS)(finding.hint)}`]),
        ...(finding.reply === undefined ? [] : [`**The server said:** ${(0,untrusted/* codeSpan */.SS)(finding.reply)}`]),
        ...(code.length + phase.length > 0 ? [`**Failure:** ${[...code, ...phase].join(', ')}`] : []),
    ];
}
function subject(check, withName) {
    const isPlainName = check.name.includes(check.target);
    const parts = [
        ...(withName && !isPlainName ? [`**${(0,markdown/* prose */.CS)(check.name, 200)}**`] : []),
        (0,untrusted/* codeSpan */.SS)(check.mode, 40),
        ...(withName || !isPlainName ? [(0,untrusted/* codeSpan */.SS)(check.target)] : []),
        seconds(check.durationSeconds),
        ...(check.attempts > 1 ? [(0,counted/* counted */.h)(check.attempts, 'attempt')] : []),
    ];
    return [parts.join(' · '), entryLine(check)].filter((line) => line !== '').join('  \n');
}
function entryLine({ description, source, group, tags = [] }) {
    const labels = [...(group === undefined ? [] : [group]), ...tags];
    return [
        ...(description === undefined ? [] : [(0,markdown/* prose */.CS)(description, 200)]),
        ...(source === undefined ? [] : [(0,untrusted/* codeSpan */.SS)((0,issue_sentence/* lineText */.oZ)(source), 250)]),
        ...labels.slice(0, MAX_LABELS).map((label) => (0,markdown/* prose */.CS)(label, 80)),
    ].join(' · ');
}
function findingList(findings) {
    const shown = findings.slice(0, MAX_FINDINGS).map((finding) => [`- ${STATUS_SYMBOLS[finding.status]} ${(0,markdown/* prose */.CS)(finding.message)}`, ...findingDetails(finding)].join('  \n  '));
    const left = findings.length - shown.length;
    return [...shown, ...(left > 0 ? [`- and ${(0,counted/* counted */.h)(left, 'more finding')}`] : [])].join('\n');
}
function noticeList(notices) {
    const shown = notices
        .slice(0, MAX_FINDINGS)
        .map(({ message, hint, reply }) => [
        `- ℹ️ ${(0,markdown/* prose */.CS)(message)}`,
        ...(reply === undefined ? [] : [`**The server said:** ${(0,untrusted/* codeSpan */.SS)(reply)}`]),
        ...(hint === undefined ? [] : [(0,markdown/* prose */.CS)(hint)]),
    ].join('  \n  '));
    return shown.join('\n');
}
function deliveryTable(check) {
    const value = (name) => check.measurements.findLast(({ metric }) => metric === name)?.value;
    const [roundTrip, delivery, copies] = [value('round_trip_seconds'), value('delivery_seconds'), value('copies')];
    const { arrivedIn } = check.facts;
    const cells = [
        ...(arrivedIn === undefined ? [] : [['Arrived in', `${arrivedIn === 'inbox' ? '📥' : '⚠️'} ${arrivedIn}`]]),
        ...(roundTrip === undefined ? [] : [['Round trip (sent → seen)', seconds(roundTrip)]]),
        ...(delivery === undefined ? [] : [['Delivery (accepted → seen)', seconds(delivery)]]),
        ...(copies === undefined ? [] : [['Copies', (0,verdict_value/* formatValue */.Fl)(copies, 'count')]]),
    ];
    if (cells.length === 0)
        return '';
    return (0,markdown/* table */.tp)(cells.map(([label = '']) => label), [cells.map(([, shown = '']) => `**${shown}**`)]);
}
function deliveryProof({ facts, findings }) {
    const isShown = findings.some(({ reply }) => reply === facts.acceptance);
    const rows = [
        ...(facts.messageId === undefined ? [] : [`- Message-ID: ${(0,untrusted/* codeSpan */.SS)(facts.messageId)}`]),
        ...(facts.acceptance === undefined || isShown ? [] : [`- Accepted with: ${(0,untrusted/* codeSpan */.SS)(facts.acceptance)}`]),
    ];
    return rows.join('\n');
}
function closedDiagram({ phases }) {
    return phases.length === 0 ? '' : (0,markdown/* details */.zH)('Phases as a diagram', timingDiagram(phases));
}
function checkRow(check, withGroup) {
    const worst = (0,worst_first/* worstFirst */.m)(check.findings)[0];
    return [
        STATUS_SYMBOLS[check.status],
        (0,markdown/* prose */.CS)(check.name, 120),
        ...(withGroup ? [(0,markdown/* prose */.CS)(check.group ?? '–', 80)] : []),
        (0,markdown/* prose */.CS)(worst?.message ?? (check.status === 'ok' ? (0,success_sentence/* successSentence */.p)(check) : check.status), 160),
        seconds(check.durationSeconds),
    ];
}
function checkHeading({ status, name }) {
    return `### ${STATUS_SYMBOLS[status]} ${(0,markdown/* prose */.CS)(name, 200)}`;
}
function checkLabel(check) {
    return `${STATUS_SYMBOLS[check.status]} <code>${(0,untrusted/* forMarkup */.Sq)(check.name, 200)}</code> ${seconds(check.durationSeconds)}`;
}
function seconds(value) {
    return (0,verdict_value/* formatValue */.Fl)(value, 'seconds').replace(' ', '\u00a0');
}

// EXTERNAL MODULE: ./lib/report/overview.js
var overview = __webpack_require__(2868);
;// CONCATENATED MODULE: ./lib/report/summary-overview.js









const MAX_FAILURES = 12;
const MAX_EXAMPLES = 3;
const MAX_GROUPS = 30;
const MAX_PHASES = 10;
const MAX_NAMES = 10;
const MAX_REPORTS = 100;
function failureTable(checks) {
    const kinds = (0,overview/* failureKinds */.cV)(checks);
    const rows = kinds
        .slice(0, MAX_FAILURES)
        .map(({ finding, checks: those, hint }) => [
        STATUS_SYMBOLS[finding.status],
        finding.code === undefined ? finding.status : `${failure/* FAILURES */.EM[finding.code].title} ${(0,untrusted/* codeSpan */.SS)(finding.code)}`,
        (0,counted/* counted */.h)(those.length, 'check'),
        examples(those.map(({ name }) => name)),
        hint === undefined ? '–' : (0,markdown/* prose */.CS)(hint, 200),
    ]);
    if (rows.length === 0)
        return '';
    const left = kinds.length - rows.length;
    const heading = ['', 'What happened', 'How often', 'To whom', 'What to do'];
    return (0,markdown/* table */.tp)(heading, left > 0 ? [...rows, ['', `and ${(0,counted/* counted */.h)(left, 'more kind')}`]] : rows);
}
function groupTable(checks) {
    const groups = (0,overview/* groupsOf */.c1)(checks);
    if (groups.length === 0)
        return '';
    const rows = groups
        .slice(0, MAX_GROUPS)
        .map(({ name, checks: members, status }) => [
        STATUS_SYMBOLS[status],
        name === undefined ? 'without a group' : (0,markdown/* prose */.CS)(name, 120),
        ...verdict_status/* WORST_FIRST */.vh.map((column) => cell(members, column)),
    ]);
    const left = groups.length - rows.length;
    const heading = ['', 'Group', ...verdict_status/* WORST_FIRST */.vh.map((status) => `${STATUS_SYMBOLS[status]} ${status}`)];
    return (0,markdown/* table */.tp)(heading, left > 0 ? [...rows, ['', `and ${(0,counted/* counted */.h)(left, 'more group')}`]] : rows);
}
function cell(members, status) {
    const count = members.filter((check) => check.status === status).length;
    return count === 0 ? '–' : String(count);
}
function slowestPhaseTable(checks) {
    const rows = (0,overview/* slowestPhases */.A7)(checks, MAX_PHASES).map(({ name, durationSeconds, isOk, check }) => [
        (0,phase_label/* phaseLabel */.Q)(name),
        `${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds').replace(' ', '\u00a0')}${isOk ? '' : ' ❌'}`,
        (0,markdown/* prose */.CS)(check, 120),
    ]);
    return rows.length === 0 ? '' : (0,markdown/* table */.tp)(['Slowest phases', 'Took', 'Check'], rows);
}
function mergedList(merged) {
    if (merged.length === 0)
        return '';
    const rows = merged
        .slice(0, MAX_REPORTS)
        .map(({ path, status, shard, runner, checks, durationSeconds }) => [
        STATUS_SYMBOLS[status],
        (0,untrusted/* codeSpan */.SS)(path, 150),
        shard === undefined ? '–' : (0,markdown/* prose */.CS)(shard, 20),
        runner === undefined ? '–' : (0,markdown/* prose */.CS)(runner, 100),
        String(checks),
        (0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds').replace(' ', '\u00a0'),
    ]);
    const left = merged.length - rows.length;
    const heading = ['', 'Report', 'Shard', 'Runner', 'Checks', 'Took'];
    const shown = left > 0 ? [...rows, ['', `and ${(0,counted/* counted */.h)(left, 'more report')}`]] : rows;
    return (0,markdown/* details */.zH)(`Made of ${(0,counted/* counted */.h)(merged.length, 'report')}`, (0,markdown/* table */.tp)(heading, shown));
}
function notRunLine(leftOut) {
    const parts = (0,overview/* notRunByReason */.CF)(leftOut).map(({ reason, names }) => `${names.length} ${reason} (${examples(names, MAX_NAMES)})`);
    return parts.length === 0 ? '' : `**Not run:** ${parts.join('; ')}`;
}
function examples(names, most = MAX_EXAMPLES) {
    const shown = names.slice(0, most).map((name) => (0,markdown/* prose */.CS)(name, 80));
    const left = names.length - shown.length;
    return [...shown, ...(left > 0 ? [`and ${left.toLocaleString('en')} more`] : [])].join(', ');
}

;// CONCATENATED MODULE: ./lib/report/summary-checks.js






const MANY = 20;
const MAX_OPEN = 10;
const MAX_OPEN_ROWS = 30;
const NOTE_SIZE = 400;
const GAP = 2;
function renderChecks({ checks, leftOut: notRun = [], merged = [] }, room, isShown) {
    const ordered = (0,worst_first/* worstFirst */.m)(checks);
    const isOnly = checks.length === 1;
    const options = { isOnly, isShown, withDiagram: checks.length <= few/* FEW */.d };
    const withPart = checks.length > MANY ? ordered.filter(({ status }) => status !== 'ok') : ordered;
    const sections = withPart.map((check, index) => summary_checks_section(check, renderCheck(check, options), isOnly, isOnly || (check.status !== 'ok' && index < MAX_OPEN)));
    const frame = frameOf(ordered, (0,markdown/* blocks */.Bv)(mergedList(merged), notRunLine(notRun)), room);
    const tables = (0,markdown/* blocks */.Bv)(frame.before, listOf(frame.rows), closedList(frame.closedRows, 0), frame.after);
    const whole = asMany(sections, ({ full }) => [full], room - (0,markdown/* sizeOf */.$d)(tables));
    if (whole.length === sections.length && (0,markdown/* sizeOf */.$d)(tables) <= room)
        return (0,markdown/* blocks */.Bv)(tables, ...whole.map(({ text }) => text));
    return renderShorter(sections, frame, room - NOTE_SIZE);
}
function frameOf(ordered, end, room) {
    if (ordered.length <= 1)
        return { before: '', rows: [], closedRows: [], after: within(end, room / 4) };
    const withGroup = ordered.some(({ group }) => group !== undefined);
    const row = (check) => checkRow(check, withGroup);
    const groups = groupTable(ordered);
    if (ordered.length <= few/* FEW */.d)
        return { before: within(groups, room / 4), rows: ordered.map(row), closedRows: [], after: within(end, room / 4) };
    return {
        before: within((0,markdown/* blocks */.Bv)(failureTable(ordered), groups), room / 4),
        rows: ordered.filter(({ status }) => status !== 'ok').map(row),
        closedRows: ordered.filter(({ status }) => status === 'ok').map(row),
        after: within((0,markdown/* blocks */.Bv)(slowestPhaseTable(ordered), end), room / 4),
    };
}
function renderShorter(sections, { before, rows, closedRows, after }, room) {
    const kept = (0,markdown/* fitting */._Q)(rows, rowSize, room / 2 - (0,markdown/* sizeOf */.$d)(before) - (0,markdown/* sizeOf */.$d)(after));
    const closed = (0,markdown/* fitting */._Q)(closedRows, rowSize, room / 4 - NOTE_SIZE);
    const tables = (0,markdown/* blocks */.Bv)(before, listOf(kept), closedList(closed, closedRows.length - closed.length), after);
    const shown = asMany(sections, ({ short, shortest }) => [short, shortest], room - (0,markdown/* sizeOf */.$d)(tables));
    const bare = shown.filter(({ version }) => version > 0).length;
    const missing = sections.length - shown.length;
    const missingRows = rows.length - kept.length + closedRows.length - closed.length;
    return (0,markdown/* blocks */.Bv)(tables, ...shown.map(({ text }) => text), (0,markdown/* leftOut */.ig)([
        'diagrams, metrics and dialogues',
        ...(bare > 0 ? [`phases and connections of ${(0,counted/* counted */.h)(bare, 'check')}`] : []),
        ...(missing > 0 ? [`the parts of ${(0,counted/* counted */.h)(missing, 'check')}`] : []),
        ...(missingRows > 0 ? [`${(0,counted/* counted */.h)(missingRows, 'row')} of the table`] : []),
    ]));
}
function rowSize(row) {
    return (0,markdown/* sizeOf */.$d)(row.join(' | ')) + 5;
}
function listOf(rows) {
    if (rows.length === 0)
        return '';
    const [open, closed] = [rows.slice(0, MAX_OPEN_ROWS), rows.slice(MAX_OPEN_ROWS)];
    const more = closed.length === 0 ? '' : (0,markdown/* details */.zH)(`and ${(0,counted/* counted */.h)(closed.length, 'more check')}`, tableOf(closed));
    return (0,markdown/* blocks */.Bv)(tableOf(open), more);
}
function closedList(rows, left) {
    const count = rows.length + left;
    const label = `${(0,counted/* counted */.h)(count, 'check')} ${count === 1 ? 'is' : 'are'} ok`;
    return rows.length === 0 ? '' : (0,markdown/* details */.zH)(label, tableOf(rows));
}
function tableOf(rows) {
    const withGroup = rows.some((row) => row.length > 4);
    return (0,markdown/* table */.tp)(['', 'Check', ...(withGroup ? ['Group'] : []), 'Result', 'Took'], rows);
}
function within(text, room) {
    return (0,markdown/* sizeOf */.$d)(text) <= room ? text : '';
}
function asMany(sections, versions, room) {
    const shown = [];
    let left = room;
    for (const each of sections) {
        const fit = firstFitting(versions(each), left - GAP);
        if (fit === undefined)
            break;
        left -= (0,markdown/* sizeOf */.$d)(fit.text) + GAP;
        shown.push(fit);
    }
    return shown;
}
function firstFitting(versions, room) {
    for (const [version, render] of versions.entries()) {
        const text = render();
        if ((0,markdown/* sizeOf */.$d)(text) <= room)
            return { text, version };
    }
    return undefined;
}
function summary_checks_section(check, { head, body, extras }, isOnly, isOpen) {
    const heading = isOnly ? '' : checkHeading(check);
    const framed = (...parts) => isOpen ? (0,markdown/* blocks */.Bv)(heading, ...parts) : (0,markdown/* details */.zH)(checkLabel(check), (0,markdown/* blocks */.Bv)(...parts));
    return {
        full: () => framed(head(), body(), extras()),
        short: () => framed(head(), body()),
        shortest: () => framed(head()),
    };
}

;// CONCATENATED MODULE: ./lib/report/summary-issues.js




const HEADING = ['Input', 'Value', 'What is wrong', 'What to write'];
function renderIssues(issues, room) {
    const hasPlaces = issues.some(({ source }) => source !== undefined);
    const heading = hasPlaces ? ['Where', 'Check', ...HEADING] : HEADING;
    const rows = issues.map((issue) => [...(hasPlaces ? placeCells(issue) : []), ...issueCells(issue)]);
    const all = (0,markdown/* table */.tp)(heading, rows);
    if ((0,markdown/* sizeOf */.$d)(all) <= room)
        return all;
    const kept = (0,markdown/* fitting */._Q)(rows, (row) => (0,markdown/* sizeOf */.$d)(row.join(' | ')) + 5, room - (0,markdown/* sizeOf */.$d)((0,markdown/* table */.tp)(heading, [])) - 400);
    return kept.length === 0
        ? ''
        : `${(0,markdown/* table */.tp)(heading, kept)}\n\n${(0,markdown/* leftOut */.ig)([(0,counted/* counted */.h)(rows.length - kept.length, 'more problem')])}`;
}
function placeCells({ source, check }) {
    return [source === undefined ? '–' : (0,untrusted/* codeSpan */.SS)((0,issue_sentence/* placeText */.Z9)(source), 250), check === undefined ? '–' : (0,markdown/* prose */.CS)(check, 120)];
}
function issueCells({ input, value, problem, remedy }) {
    return [(0,untrusted/* codeSpan */.SS)(input, 100), value === undefined ? '–' : (0,untrusted/* codeSpan */.SS)(value, 200), (0,markdown/* prose */.CS)(problem), (0,markdown/* prose */.CS)(remedy)];
}

;// CONCATENATED MODULE: ./lib/report/summary.js










const DEFAULT_LIMIT = 900 * 1024;
function renderSummary(report, limitBytes = DEFAULT_LIMIT) {
    const only = report.checks.length === 1 ? report.checks[0] : undefined;
    const worst = only && (0,worst_first/* worstFirst */.m)(only.findings)[0];
    const isShown = worst !== undefined && report.message.includes(worst.message);
    const [top, end] = [verdict(report, isShown ? worst : undefined), footer(report)];
    const room = limitBytes - (0,markdown/* sizeOf */.$d)(`${(0,markdown/* blocks */.Bv)(top, '-', end)}\n`) + 1;
    const body = blocksWithin(report, room, isShown);
    const shortest = `## ${STATUS_SYMBOLS[report.status]} Mail Probe: ${report.status}\n`;
    return [`${(0,markdown/* blocks */.Bv)(top, body, end)}\n`, `${top}\n`, shortest].find((text) => (0,markdown/* sizeOf */.$d)(text) <= limitBytes) ?? '';
}
function blocksWithin(report, room, isShown) {
    if (room <= 0)
        return '';
    return report.issues.length > 0 ? renderIssues(report.issues, room) : renderChecks(report, room, isShown);
}
function verdict(report, worst) {
    if (report.issues.length > 0) {
        const count = (0,counted/* counted */.h)(report.issues.length, 'problem');
        return `## ${STATUS_SYMBOLS[report.status]} ${count} in the configuration, nothing was contacted`;
    }
    if (report.checks.length > few/* FEW */.d && report.status !== 'ok') {
        return `## ${STATUS_SYMBOLS[report.status]} ${(0,run_verdict/* tally */.N4)(report.checks)}`;
    }
    const finding = worst ?? { status: report.status, code: report.code, message: report.message };
    const lines = findingDetails({ ...finding, hint: report.hint ?? worst?.hint });
    return (0,markdown/* blocks */.Bv)(`## ${STATUS_SYMBOLS[report.status]} ${(0,markdown/* prose */.CS)(report.message, 400)}`, lines.join('  \n'));
}
function footer({ version, startedAt, durationSeconds }) {
    const time = /T(\d\d:\d\d:\d\d)/.exec(startedAt)?.[1];
    const started = time === undefined ? (0,markdown/* day */.vd)(startedAt) : `${(0,markdown/* day */.vd)(startedAt)} ${time} UTC`;
    return `<sub>Mail Probe ${(0,markdown/* prose */.CS)(version, 40)} · ${started} · ${(0,verdict_value/* formatValue */.Fl)(durationSeconds, 'seconds')}</sub>`;
}

// EXTERNAL MODULE: ./lib/report/formats.js + 32 modules
var formats = __webpack_require__(3525);
;// CONCATENATED MODULE: ./lib/write-reports.js

async function writeReports(report, reportFiles, { files }) {
    return Promise.all(reportFiles.map(async (file) => {
        try {
            await files.write(file.path, formats/* FORMATS */.h[file.format].render(report));
            return { file };
        }
        catch (error) {
            return { file, problem: reason(error) };
        }
    }));
}
function reason(error) {
    if (!(error instanceof Error))
        return 'unknown error';
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

;// CONCATENATED MODULE: ./lib/github/context.js
async function readOrigin(env, load = loadContext) {
    if (!env['GITHUB_REPOSITORY'] || !env['GITHUB_RUN_ID'])
        return undefined;
    try {
        const { repo, serverUrl, runId, workflow, sha } = await load();
        const repository = `${repo.owner}/${repo.repo}`;
        const machine = [env['RUNNER_ENVIRONMENT'], env['RUNNER_OS'], env['RUNNER_ARCH']].filter(Boolean).join(' ');
        return {
            repository,
            workflow: workflow ?? '',
            runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
            sha: sha ?? '',
            runner: [env['RUNNER_NAME'], machine && `(${machine})`].filter(Boolean).join(' '),
        };
    }
    catch {
        return undefined;
    }
}
async function loadContext() {
    const { context } = await __webpack_require__.e(/* import() */ 909).then(__webpack_require__.bind(__webpack_require__, 3909));
    return context;
}

;// CONCATENATED MODULE: ./lib/github/writer.js
const STEP_LIMIT = 1024 * 1024;
const OWN_LIMIT = 900 * 1024;
function createWriter({ core, env, files }) {
    return {
        annotate(annotations) {
            for (const { level, title, message, source } of annotations) {
                const place = source && { file: source.file, startLine: source.line, startColumn: source.column };
                core[level](message, { title, ...place });
            }
        },
        setOutputs(outputs) {
            if (!env['GITHUB_OUTPUT'])
                return undefined;
            try {
                for (const [name, value] of outputs)
                    core.setOutput(name, value);
                return undefined;
            }
            catch (error) {
                return {
                    status: 'unknown',
                    code: 'E_GH_OUTPUT',
                    message: `Cannot write outputs: ${writer_reason(error)}.`,
                    hint: 'Later steps cannot see the result. Look at the disk of the runner and at the file named by GITHUB_OUTPUT.',
                };
            }
        },
        async writeSummary(render) {
            const path = env['GITHUB_STEP_SUMMARY'];
            if (!path)
                return undefined;
            try {
                const earlier = await files.read(path);
                const gap = earlier === '' ? '' : '\n\n';
                const used = Buffer.byteLength(earlier) + gap.length;
                const markdown = render(Math.min(OWN_LIMIT, STEP_LIMIT - used));
                if (markdown === '')
                    return noSummary('it is full: GitHub shows no more than 1 MiB a step');
                await core.summary.emptyBuffer().addRaw(`${gap}${markdown}`).write();
                return undefined;
            }
            catch (error) {
                core.summary.emptyBuffer();
                return noSummary(writer_reason(error));
            }
        },
    };
}
function noSummary(why) {
    return {
        level: 'warning',
        title: 'Mail Probe: no job summary',
        message: `The job summary could not be written: ${why}. The result is not affected; the log shows all of it.`,
    };
}
function writer_reason(error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
        return error.code;
    if (error instanceof Error && error.message.startsWith('Missing file'))
        return 'ENOENT';
    return error instanceof Error ? error.name : 'unknown error';
}

;// CONCATENATED MODULE: ./lib/github/publish.js











async function publish(report, job, world) {
    for (const line of (0,log/* renderLog */.N)(report))
        world.stdout(line);
    const { error, warning, setOutput, summary } = await __webpack_require__.e(/* import() */ 707).then(__webpack_require__.bind(__webpack_require__, 4707));
    const origin = await readOrigin(world.env);
    const complete = { ...report, origin };
    const core = { error, warning, setOutput, summary };
    const writer = createWriter({ core, env: world.env, files: world.files });
    const reportPath = await writeReport(complete, world);
    const unwritten = await writeAsked(complete, job, world);
    const problem = writer.setOutputs(renderOutputs(complete, reportPath));
    const notWritten = job?.settings.jobSummary === false
        ? undefined
        : await writer.writeSummary((limitBytes) => renderSummary(complete, limitBytes));
    writer.annotate(renderAnnotations(problem ? withProblem(complete, problem) : complete));
    writer.annotate([...(notWritten ? [notWritten] : []), ...unwritten]);
    return problem !== undefined || failsJob(report, job) ? 1 : 0;
}
const ALWAYS_FAIL = [
    'E_INTERNAL',
    'E_INPUT',
    'E_CONFIG_CONFLICT',
    'E_SECRET_MISSING',
];
function failsJob(report, job) {
    if (!job?.plan || report.issues.length > 0)
        return true;
    if (report.checks.length === 0 && !(report.status === 'ok' && report.shard))
        return true;
    const isOurFault = report.checks.some(({ findings }) => findings.some(({ code }) => ALWAYS_FAIL.includes(code)));
    return isOurFault || job.plan.failOn.has(report.status);
}
async function writeReport(report, world) {
    const folder = world.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
    const path = (0,external_node_path_.join)(folder, `mail-probe-report-${world.random(6).toString('hex')}.json`);
    try {
        await world.files.write(path, (0,json/* renderJson */.h)(report));
        return path;
    }
    catch {
        return '';
    }
}
async function writeAsked(report, job, world) {
    if (!job)
        return [];
    const written = await writeReports(report, job.settings.reportFiles, world);
    return written.flatMap(({ file: { format, shownPath }, problem }) => {
        const where = (0,untrusted/* safeText */.Hk)(job.redact(shownPath));
        if (problem === undefined) {
            world.stdout(`Report (${format}): ${where}`);
            return [];
        }
        const message = `The ${format} report could not be written to ${where}: ${problem}. Look at the path, the rights and the space on the disk. The result is not affected.`;
        world.stdout(message);
        return [{ level: 'warning', title: `Mail Probe: no ${format} report`, message }];
    });
}
function withProblem(report, problem) {
    const { status, code, message, hint } = problem;
    return {
        ...report,
        status,
        code,
        message: `${message} The result was: ${report.status}, ${report.message}`,
        hint,
        checks: [],
    };
}


/***/ })

};
