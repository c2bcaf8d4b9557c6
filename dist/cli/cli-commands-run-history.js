export const id = 925;
export const ids = [925];
export const modules = {

/***/ 43925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runHistory: () => (/* binding */ runHistory)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/history/accept.js
function acceptFacts(history, isMeant = () => true) {
    let count = 0;
    const checks = history.checks.map((check) => {
        const news = isMeant(check) ? check.facts.filter(({ candidate }) => candidate !== undefined).length : 0;
        count += news;
        return news === 0 ? check : { ...check, facts: check.facts.map(accepted) };
    });
    return { history: { ...history, checks }, count };
}
function accepted(fact) {
    const { candidate, ...known } = fact;
    return candidate === undefined ? fact : { ...known, usual: [candidate.value] };
}

// EXTERNAL MODULE: ./lib/history/read-history.js + 3 modules
var read_history = __webpack_require__(32742);
// EXTERNAL MODULE: ./lib/model/status.js
var model_status = __webpack_require__(47402);
// EXTERNAL MODULE: ./lib/pipeline/file-store.js + 1 modules
var file_store = __webpack_require__(27765);
// EXTERNAL MODULE: ./lib/system/real-world.js
var real_world = __webpack_require__(18095);
// EXTERNAL MODULE: ./lib/text/counted.js
var counted = __webpack_require__(72600);
// EXTERNAL MODULE: ./lib/text/untrusted.js
var untrusted = __webpack_require__(18340);
// EXTERNAL MODULE: ./lib/cli/terminal/terminal.js
var terminal = __webpack_require__(56712);
;// CONCATENATED MODULE: ./lib/cli/commands/run-history.js









async function runHistory({ action, path, check }, host) {
    const out = (0,terminal/* createOutput */.q)(host.stdout, host.env);
    const err = (0,terminal/* createOutput */.q)(host.stderr, host.env);
    const world = (0,real_world/* createWorld */.b)({ env: {}, stdout: () => { } });
    const store = (0,file_store/* fileStore */.o)((0,external_node_path_.resolve)(path), path, world);
    const fail = async (problem) => {
        await (0,terminal/* write */.M)(err, `mail-probe history: ${(0,untrusted/* safeText */.Hk)(path, 300)} ${problem}\n`);
        return model_status/* EXIT_CODES */.ai.unknown;
    };
    const stored = await store.read();
    if (stored.kind === 'none')
        return await fail('does not exist. Name the file of --history-file.');
    if (stored.kind === 'unreadable')
        return await fail(`${stored.problem}.`);
    const now = world.clock.date().getTime();
    const { history, trouble } = (0,read_history/* readHistory */.L)(stored.text, { scope: scopeOf(stored.text), now });
    if (trouble !== undefined)
        return await fail(`${(0,untrusted/* safeText */.Hk)(trouble, 300)}. The next run begins a new history.`);
    const isMeant = (each) => check === undefined || each.name === check;
    const meant = history.checks.filter(isMeant);
    if (meant.length === 0 && check !== undefined)
        return await fail(`has no check named ${(0,untrusted/* safeText */.Hk)(check, 200)}.`);
    if (action === 'export')
        await (0,terminal/* write */.M)(out, `${JSON.stringify({ ...history, checks: meant }, null, 2)}\n`);
    else if (action === 'show')
        await (0,terminal/* write */.M)(out, shown(history, meant));
    else {
        const accepted = acceptFacts(history, isMeant);
        const problem = await store.write(accepted.history);
        if (problem !== undefined)
            return await fail(`${problem}.`);
        await (0,terminal/* write */.M)(out, acceptedText(accepted.count, meant.length));
    }
    return model_status/* EXIT_CODES */.ai.ok;
}
function scopeOf(text) {
    try {
        const parsed = JSON.parse(text);
        const scope = typeof parsed === 'object' && parsed !== null && 'scope' in parsed ? parsed.scope : '';
        return typeof scope === 'string' ? scope : '';
    }
    catch {
        return '';
    }
}
const MARKS = { ok: '.', warning: 'w', critical: 'C', unknown: '?' };
function shown({ scope, writtenAt }, checks) {
    const where = scope === '' ? '' : ` of ${(0,untrusted/* safeText */.Hk)(scope, 200)}`;
    const lines = [
        `History${where}: ${(0,counted/* counted */.h)(checks.length, 'check')}, last written ${minute(writtenAt)} UTC.`,
        'Last runs, oldest first: . ok, w warning, C critical, ? unknown, o ok at a further attempt.',
    ];
    for (const check of checks)
        lines.push('', ...ofCheck(check));
    return `${lines.join('\n')}\n`;
}
function ofCheck({ name, target, outage, isFlapping, runs, past, facts }) {
    const { state, since, failures, alerts, isMuted, issue, codes } = outage;
    const marks = runs.map(({ status, isUnstable }) => (isUnstable ? 'o' : MARKS[status])).join('');
    const words = [
        `${state} since ${minute(since)} UTC`,
        ...(failures > 0 && state !== 'up' ? [`${(0,counted/* counted */.h)(failures, 'bad run')} in a row`] : []),
        ...(codes.length > 0 && state !== 'up' ? [codes.map((code) => (0,untrusted/* safeText */.Hk)(code, 40)).join(', ')] : []),
        ...(alerts > 0 && state !== 'up' ? [(0,counted/* counted */.h)(alerts, 'alert')] : []),
        ...(isFlapping ? ['unstable'] : []),
        ...(isMuted ? ['muted'] : []),
        ...(issue !== undefined && state !== 'up' ? [`issue #${issue}`] : []),
    ];
    const waiting = facts.filter(({ candidate }) => candidate !== undefined);
    return [
        `${(0,untrusted/* safeText */.Hk)(name, 200)} (${(0,untrusted/* safeText */.Hk)(target, 200)})`,
        `  ${words.join('; ')}`,
        `  ${marks || 'no run'}`,
        ...past
            .slice(-3)
            .map(({ start, end, codes: of }) => `  bad from ${minute(start)} to ${minute(end)} UTC ${of.join(', ')}`.trimEnd()),
        ...waiting.map(({ subject, candidate }) => `  changed: ${(0,untrusted/* safeText */.Hk)(subject, 200)}: ${(0,untrusted/* safeText */.Hk)(candidate?.value ?? '', 200)}`),
    ];
}
function minute(at) {
    return at.slice(0, 16).replace('T', ' ');
}
function acceptedText(count, checks) {
    if (count === 0)
        return `Nothing to accept: what was found in ${(0,counted/* counted */.h)(checks, 'check')} is as usual.\n`;
    return `Accepted ${(0,counted/* counted */.h)(count, 'fact')}: what was found last is usual from now on.\n`;
}


/***/ })

};
