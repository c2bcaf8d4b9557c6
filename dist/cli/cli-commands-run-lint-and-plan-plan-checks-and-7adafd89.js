export const id = 213;
export const ids = [213];
export const modules = {

/***/ 76807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ givenFields)
/* harmony export */ });
function givenFields({ fields, defaults }) {
    return new Map([...defaults, ...fields]);
}


/***/ }),

/***/ 18213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadChecks: () => (/* binding */ loadChecks),
  v: () => (/* binding */ placeIssue)
});

// EXTERNAL MODULE: ./lib/system/lazy-crypto.js
var lazy_crypto = __webpack_require__(97356);
// EXTERNAL MODULE: ./lib/settings/files/named-file.js
var named_file = __webpack_require__(89652);
// EXTERNAL MODULE: ./lib/settings/files/workspace-files.js
var workspace_files = __webpack_require__(37523);
// EXTERNAL MODULE: ./lib/settings/read-settings.js + 3 modules
var read_settings = __webpack_require__(158);
// EXTERNAL MODULE: ./lib/settings/fields.js + 14 modules
var fields = __webpack_require__(31967);
// EXTERNAL MODULE: ./lib/settings/incidents/incident-kinds.js
var incident_kinds = __webpack_require__(43670);
// EXTERNAL MODULE: ./lib/settings/kinds/basic.js
var basic = __webpack_require__(80542);
// EXTERNAL MODULE: ./lib/settings/kinds/kind.js
var kinds_kind = __webpack_require__(91600);
// EXTERNAL MODULE: ./lib/settings/settings.js
var settings = __webpack_require__(8839);
;// CONCATENATED MODULE: ./lib/settings/checks-file/check-keys.js





const ALL = Object.entries(fields/* FIELDS */.c).map(([name, field]) => [(0,settings/* inputName */.y)(name), field]);
const CHECK_FIELDS = new Map(ALL.filter(([input, { scope }]) => scope === 'check' && input !== 'name'));
const RUN_INPUTS = ALL.filter(([, { scope }]) => scope === 'run').map(([input]) => input);
const MAX_NAME_LENGTH = 200;
const label = {
    type: 'string',
    parse: (text) => {
        const word = basic/* line */.n8.parse(text);
        if (word.length > MAX_NAME_LENGTH)
            throw new kinds_kind/* BadValue */.F('is too long', `Write at most ${MAX_NAME_LENGTH} characters.`);
        return word;
    },
};
const group = {
    type: 'string',
    parse: (text) => {
        const word = label.parse(text);
        if (word !== '' && word.split('/').some((part) => part.trim() === ''))
            throw new kinds_kind/* BadValue */.F('has an empty part', 'Write groups in groups as Europe/Berlin, without a slash at an end.');
        return word
            .split('/')
            .map((part) => part.trim())
            .join('/');
    },
};
const tags = {
    type: 'list',
    splitsAtCommas: true,
    parse: (text) => [...new Set(text.split(/[,\n]/).map(label.parse))].filter((tag) => tag !== ''),
};
const ENTRY_KEYS = {
    name: { kind: label, help: 'Label of the check, shown everywhere. Each name must be unique.' },
    id: { kind: label, help: 'Name of the check over all runs: with it, a check keeps its history when it is renamed.' },
    group: { kind: group, help: 'Checks of one group are counted and told together. Groups nest: Europe/Berlin.' },
    tags: { kind: tags, help: 'Words by which only and skip choose checks.' },
    description: { kind: basic/* line */.n8, help: 'Purpose of the check, for readers of the report.' },
    notify: { kind: (0,incident_kinds/* entries */.jO)(incident_kinds/* roleName */.S3), help: 'Roles that are told about the check, defined under roles:.' },
    enabled: { kind: basic/* flag */.Jt, help: 'false leaves the check out; the report says so.' },
};
const DEFAULT_KEYS = ['group', 'tags', 'notify'];

// EXTERNAL MODULE: ./lib/settings/checks-file/checks-file.js
var checks_file = __webpack_require__(76807);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(80761);
// EXTERNAL MODULE: ./lib/settings/incidents/incident-keys.js
var incident_keys = __webpack_require__(25673);
// EXTERNAL MODULE: ./lib/settings/incidents/read-block.js
var read_block = __webpack_require__(76134);
// EXTERNAL MODULE: ./lib/settings/incidents/roles.js + 1 modules
var incidents_roles = __webpack_require__(77263);
// EXTERNAL MODULE: ./lib/settings/yaml/yaml-tree.js + 1 modules
var yaml_tree = __webpack_require__(81765);
// EXTERNAL MODULE: ./lib/text/quote.js
var quote = __webpack_require__(42950);
;// CONCATENATED MODULE: ./lib/settings/checks-file/reference-issue.js
function referenceIssue(input, bad, context) {
    const [problem, remedy] = words(bad, context);
    const isMissingSecret = context.isSecret && (bad.kind === 'absent' || bad.kind === 'empty');
    return { code: isMissingSecret ? 'E_SECRET_MISSING' : 'E_INPUT', input, problem, remedy };
}
function words(bad, { isSecret, mayLackSecrets }) {
    switch (bad.kind) {
        case 'absent':
            return [`refers to the variable ${bad.variable}, which is not set`, passIt(bad.variable, isSecret)];
        case 'empty':
            return [`refers to the variable ${bad.variable}, which is empty`, fillIt(bad.variable, isSecret, mayLackSecrets)];
        case 'reserved':
            return [`refers to ${bad.variable}, which belongs to the runner`, 'Pass the value in a variable of your own.'];
        case 'expression':
            return [
                'holds an expression of GitHub, which counts in workflows only',
                'Put the expression into env: of the step, and write ${NAME} here.',
            ];
        case 'syntax':
            return [
                'holds a reference to a variable that is not complete',
                'Write ${NAME} or ${NAME:-default}, and $${ for a dollar sign and a brace.',
            ];
    }
}
function passIt(variable, isSecret) {
    const example = isSecret ? `, as ${variable}: \${{ secrets.${variable} }}` : `, or write \${${variable}:-default}`;
    return `Set it in env: of the step${example}.`;
}
function fillIt(variable, isSecret, mayLack) {
    if (!isSecret)
        return `Give it a value, or write \${${variable}:-} where it may be empty.`;
    return mayLack
        ? 'GitHub gives no secrets to pull requests from forks and to Dependabot: skip the step there, or start it by another event.'
        : 'A secret that does not exist, or whose name is misspelt, arrives as empty text.';
}

// EXTERNAL MODULE: ./lib/settings/checks-file/substitute.js
var substitute = __webpack_require__(57681);
;// CONCATENATED MODULE: ./lib/settings/checks-file/field-text.js





function fieldShape(input, kind) {
    return {
        list: kind.type === 'list' || input === 'thresholds',
        map: input === 'headers' || input === 'thresholds',
        pairs: input === 'headers' || input === 'search',
    };
}
const MAX_ITEMS = 1000;
function readFieldText(input, kind, tree, env) {
    const { source } = tree;
    try {
        const items = new FieldReader(input, kind, env).items(tree);
        const text = items.map((item) => item.text).join('\n');
        return { text, source, items: tree.kind === 'text' ? [] : items, lacksVariable: false };
    }
    catch (error) {
        if (!(error instanceof Refusal))
            throw error;
        return { text: '', source, items: [], issue: error.issue, lacksVariable: error.lacksVariable };
    }
}
class Refusal extends Error {
    issue;
    lacksVariable;
    constructor(issue, lacksVariable = false) {
        super(issue.problem);
        this.issue = issue;
        this.lacksVariable = lacksVariable;
    }
}
class FieldReader {
    #input;
    #kind;
    #shape;
    #env;
    constructor(input, kind, env) {
        this.#input = input;
        this.#kind = kind;
        this.#shape = fieldShape(input, kind);
        this.#env = env;
    }
    items(tree) {
        if (tree.kind === 'text')
            return [{ text: this.#value(tree), source: tree.source }];
        if (tree.kind === 'list' && this.#shape.list)
            return this.#list(tree.items, tree.source);
        if (tree.kind === 'map' && this.#shape.map)
            return this.#map(tree);
        const expected = this.#shape.list ? 'a list or one value' : 'one value';
        throw this.#refusal(tree.source, `is a ${tree.kind}, where ${expected} is expected`, 'Write it as a plain value.');
    }
    #list(trees, source) {
        if (trees.length === 0)
            throw this.#refusal(source, 'is an empty list', 'Write at least one entry, or null.');
        if (trees.length > MAX_ITEMS) {
            throw this.#refusal(source, `holds ${trees.length} entries`, `Write at most ${MAX_ITEMS}.`);
        }
        return trees.map((tree) => {
            const [entry, ...others] = tree.kind === 'map' && this.#shape.pairs ? tree.entries : [];
            if (tree.kind === 'text')
                return { text: this.#line(tree), source: tree.source };
            if (entry?.value.kind !== 'text' || others.length > 0) {
                throw this.#refusal(tree.source, `has a ${tree.kind} as an entry`, 'Write each entry as one value, in quotes.');
            }
            return { text: `${entry.key}: ${this.#line(entry.value)}`, source: tree.source };
        });
    }
    #map({ entries, source }) {
        if (entries.length === 0)
            throw this.#refusal(source, 'is an empty map', 'Write at least one entry, or null.');
        if (this.#input === 'thresholds') {
            return entries.map(({ key, value, source: at }) => ({ text: `${key} ${this.#limits(key, value)}`, source: at }));
        }
        return entries.map(({ key, value, source: at }) => {
            if (/[:\r\n]/.test(key))
                throw this.#refusal(at, 'holds a name with a colon', 'Write Name: value.');
            if (value.kind !== 'text')
                throw this.#refusal(value.source, `has a ${value.kind} as a value`, 'Write one value.');
            return { text: `${key}: ${this.#line(value)}`, source: at };
        });
    }
    #limits(metric, tree) {
        const remedy = 'Write for example: imap_auth_seconds: { warning: 1, critical: 3 }.';
        if (tree.kind !== 'map' || tree.entries.length === 0 || /[\r\n]/.test(metric)) {
            throw this.#refusal(tree.source, 'names no limits for a metric', remedy);
        }
        const words = tree.entries.map(({ key, value, source }) => {
            if (key !== 'warning' && key !== 'critical') {
                const nearest = (0,closest/* closest */.k)(key, ['warning', 'critical']);
                throw this.#refusal(source, `has the unknown limit ${(0,quote/* quoted */.TL)(key, 'word')}`, nearest ? `Did you mean ${nearest}?` : remedy);
            }
            const range = value.kind === 'text' ? this.#line(value) : '';
            if (range === '' || /\s/.test(range))
                throw this.#refusal(value.source, 'has a limit that is no range', remedy);
            return `${key}=${range}`;
        });
        return words.join(' ');
    }
    #line(tree) {
        const text = this.#value(tree);
        if (text.trim() === '')
            throw this.#refusal(tree.source, 'has an empty entry', 'Write a value, or remove the entry.');
        if (/[\r\n]/.test(text))
            throw this.#refusal(tree.source, 'has an entry of several lines', 'Write one line per entry.');
        if (this.#kind.splitsAtCommas && text.includes(',')) {
            throw this.#refusal(tree.source, 'has an entry with a comma', 'Write each as an entry of its own.');
        }
        return text;
    }
    #value(tree) {
        if (tree.type === 'null')
            return '';
        if (tree.type === 'nothing') {
            throw this.#refusal(tree.source, 'has no value', 'Write one, or null where nothing is to be set.');
        }
        if (tree.type === 'boolean' && this.#kind.type !== 'boolean') {
            throw this.#refusal(tree.source, `is ${tree.text}, where a text is expected`, 'Put it in quotes.');
        }
        const result = (0,substitute/* substitute */.V)(tree.text, this.#env);
        if ('kind' in result) {
            const lacksVariable = result.kind === 'absent' || result.kind === 'empty';
            const context = { isSecret: this.#kind.isSecret === true, mayLackSecrets: (0,read_settings/* mayLackSecrets */.Ab)(this.#env) };
            throw new Refusal({ ...referenceIssue(this.#input, result, context), source: tree.source }, lacksVariable);
        }
        if (this.#isBareSecret(result.text) && !result.isFromVariables) {
            throw this.#refusal(tree.source, 'is written into the file, where everybody can read it', 'Keep it in a secret, pass that in env: of the step, and write ${NAME}.');
        }
        return result.text;
    }
    #isBareSecret(text) {
        const { isSecret = false, takesPath = false } = this.#kind;
        return isSecret && text !== '' && !(takesPath && !text.includes('-----BEGIN '));
    }
    #refusal(source, problem, remedy) {
        return new Refusal({ code: 'E_INPUT', input: this.#input, problem, remedy, source });
    }
}

;// CONCATENATED MODULE: ./lib/settings/checks-file/parse-checks-file.js








const TOP_KEYS = ['defaults', 'checks', 'incidents', 'roles'];
const EXAMPLE = 'Write checks: and below it one entry per check, each with - name: and its fields.';
async function parseChecksFile(text, file, env, issues) {
    const root = await (0,yaml_tree/* parseYaml */.h)(text, file, issues);
    if (root === undefined)
        return { checks: [], incidents: undefined };
    const reader = new FileReader(env, issues);
    return { checks: reader.read(root), incidents: reader.incidents(root) };
}
class FileReader {
    #env;
    #issues;
    constructor(env, issues) {
        this.#env = env;
        this.#issues = issues;
    }
    read(root) {
        if (root.kind !== 'map') {
            const problem = root.kind === 'text' && root.type === 'nothing' ? 'is empty' : 'is not a map at its top';
            this.#report('checks', root.source, problem, EXAMPLE);
            return [];
        }
        for (const { key, source } of root.entries) {
            if (!TOP_KEYS.includes(key))
                this.#unknownKey(key, source, TOP_KEYS, 'is not known at the top of a checks file');
        }
        const value = (key) => root.entries.find((entry) => entry.key === key)?.value;
        const defaults = this.#defaults(value('defaults'));
        return this.#checks(value('checks'), root.source, defaults);
    }
    incidents(root) {
        const find = (key) => (root.kind === 'map' ? root.entries.find((entry) => entry.key === key) : undefined);
        const rules = find('incidents');
        const roles = find('roles');
        const first = rules ?? roles;
        if (first === undefined)
            return undefined;
        const own = rules === undefined ? read_block/* EMPTY_BLOCK */.Id : (0,read_block/* readBlock */.Gr)(rules.value, false, this.#issues);
        if (own.roles && roles)
            this.#report('roles', roles.source, 'is written twice', 'Keep one of them.');
        const block = roles ? { ...own, roles: (0,incidents_roles/* readRoles */.i)(roles.value, this.#issues) } : own;
        return { file: first.source.file, source: first.source, block, hasRules: rules !== undefined };
    }
    #defaults(tree) {
        const part = this.#part(tree ?? { kind: 'map', entries: [], source: { file: '', line: 1, column: 1 } }, DEFAULT_KEYS);
        for (const { issue, lacksVariable } of part.fields.values()) {
            if (issue && !lacksVariable)
                this.#issues.push(issue);
        }
        return part;
    }
    #checks(tree, top, defaults) {
        if (tree === undefined)
            this.#report('checks', top, 'has no checks:', EXAMPLE);
        else if (tree.kind !== 'list')
            this.#report('checks', tree.source, 'is not a list', EXAMPLE);
        else if (tree.items.length === 0)
            this.#report('checks', tree.source, 'is an empty list', EXAMPLE);
        else
            return tree.items.flatMap((item) => this.#entry(item, defaults) ?? []);
        return [];
    }
    #entry(tree, defaults) {
        if (tree.kind !== 'map') {
            this.#report('checks', tree.source, 'has an entry that is not a map', EXAMPLE);
            return undefined;
        }
        const part = this.#part(tree, Object.keys(ENTRY_KEYS));
        const name = part.own.get('name');
        if (typeof name !== 'string' || name === '') {
            const isReported = part.places.has('name') && name === undefined;
            if (!isReported)
                this.#report('name', part.places.get('name') ?? tree.source, 'is required', 'Give each check a name.');
            return undefined;
        }
        const own = new Map([...defaults.own, ...part.own]);
        return {
            name,
            source: part.places.get('name') ?? tree.source,
            fields: named(part.fields, name),
            defaults: defaults.fields,
            id: (own.get('id') ?? undefined),
            group: (own.get('group') ?? undefined),
            tags: (own.get('tags') ?? []),
            description: (own.get('description') ?? undefined),
            notify: (own.get('notify') ?? undefined),
            incidents: [part.incidents, defaults.incidents].filter((block) => block !== undefined),
            isEnabled: own.get('enabled') !== false,
        };
    }
    #part(tree, allowed) {
        const fields = new Map();
        const own = new Map();
        const places = new Map();
        let incidents;
        if (tree.kind !== 'map')
            this.#report('defaults', tree.source, 'is not a map', 'Write one field per line.');
        for (const entry of tree.kind === 'map' ? tree.entries : []) {
            const key = allowed.find((each) => each === entry.key);
            const field = CHECK_FIELDS.get(entry.key);
            places.set(entry.key, entry.value.source);
            if (key !== undefined)
                own.set(key, this.#ownValue(key, entry.value));
            else if (entry.key === 'incidents')
                incidents = (0,read_block/* readBlock */.Gr)(entry.value, true, this.#issues);
            else if (field !== undefined)
                fields.set(entry.key, readFieldText(entry.key, field.kind, entry.value, this.#env));
            else
                this.#refuseKey(entry, allowed);
        }
        return { fields, incidents, own, places };
    }
    #ownValue(key, tree) {
        const kind = ENTRY_KEYS[key].kind;
        const { text, issue, source } = readFieldText(key, kind, tree, this.#env);
        if (issue)
            this.#issues.push(issue);
        if (text.trim() === '')
            return issue ? undefined : null;
        try {
            return kind.parse(text);
        }
        catch (error) {
            if (!(error instanceof kinds_kind/* BadValue */.F))
                throw error;
            this.#report(key, source, error.message, error.remedy, error.value ?? text);
            return undefined;
        }
    }
    #refuseKey({ key, source }, allowed) {
        if (RUN_INPUTS.includes(key)) {
            this.#report(key, source, 'is for the whole run, and cannot be set in a checks file', 'Set it as an input.');
        }
        else if (Object.hasOwn(ENTRY_KEYS, key)) {
            this.#report(key, source, 'cannot be set under defaults', 'Write it in the entry of each check.');
        }
        else if (Object.hasOwn(incident_keys/* INCIDENT_KEYS */.m, key)) {
            const where = (0,read_block/* isOwnOfCheck */.uR)(key) ? 'of the check, or at the top' : 'at the top';
            this.#report(key, source, 'is a key of incidents', `Write it under incidents: ${where}.`);
        }
        else
            this.#unknownKey(key, source, [...allowed, 'incidents', ...CHECK_FIELDS.keys()], 'is not a field of a check');
    }
    #unknownKey(key, source, known, problem) {
        const nearest = (0,closest/* closest */.k)(key, known);
        this.#report(key, source, problem, nearest === undefined ? 'Remove it.' : `Did you mean ${nearest}?`);
    }
    #report(input, source, problem, remedy, value) {
        this.#issues.push({ code: 'E_INPUT', input, value, problem, remedy, source });
    }
}
function named(fields, check) {
    return new Map([...fields].map(([input, field]) => [input, field.issue ? { ...field, issue: { ...field.issue, check } } : field]));
}

;// CONCATENATED MODULE: ./lib/settings/checks-file/remember-files.js
const MAX_ALL_BYTES = 256 * 1024 ** 2;
function rememberFiles(files) {
    let total = 0;
    const read = once(async (path, maxBytes) => {
        const content = await files.read(path, Math.min(maxBytes, MAX_ALL_BYTES - total));
        total += content.length;
        return content;
    });
    return {
        ...files,
        read: (path, maxBytes) => read(path, maxBytes),
        inspect: once((path) => files.inspect(path)),
        isLink: once((path) => files.isLink(path)),
    };
}
function once(read) {
    const answers = new Map();
    return (path, ...rest) => {
        const key = [path, ...rest].join('\0');
        const answer = answers.get(key) ?? read(path, ...rest);
        answers.set(key, answer);
        return answer;
    };
}

;// CONCATENATED MODULE: ./lib/settings/checks-file/load-checks.js








const MAX_FILES = 100;
const MAX_FILE_BYTES = 1024 ** 2;
const MAX_CHECKS = 5000;
async function loadChecks(patterns, beside, world, issues) {
    const query = { input: 'checks', patterns, maxFiles: MAX_FILES, maxBytes: MAX_FILE_BYTES };
    const found = await (0,workspace_files/* findWorkspaceFiles */._)(query, world, issues);
    issues.push(...found.unmatched.map((pattern) => (0,workspace_files/* noFile */.w)('checks', pattern)));
    const files = [];
    const entries = [];
    const incidents = [];
    for (const file of found.files) {
        const { path } = file;
        const content = await (0,named_file/* readFoundFile */.t)(file, world.files);
        if ('problem' in content) {
            issues.push({ ...(0,workspace_files/* noFile */.w)('checks', path), problem: content.problem });
            continue;
        }
        const text = content.toString('utf8');
        files.push({ path, sha256: (0,lazy_crypto/* crypto */.E)().createHash('sha256').update(text).digest('hex') });
        const parsed = await parseChecksFile(text, path, world.env, issues);
        entries.push(...parsed.checks);
        if (parsed.incidents)
            incidents.push(parsed.incidents);
    }
    reportCount(entries, issues);
    reportDuplicates(entries, issues);
    const remembering = { env: world.env, files: rememberFiles(world.files) };
    const checks = [];
    for (const entry of entries.slice(0, MAX_CHECKS))
        checks.push(await readCheck(entry, beside, remembering));
    return { files, checks, incidents };
}
async function readCheck(entry, beside, world) {
    const fields = (0,checks_file/* givenFields */.F)(entry);
    const issues = [...fields.values()].flatMap(({ issue }) => issue ?? []);
    const textOf = (input) => {
        if (input === 'name')
            return entry.name;
        if (!CHECK_FIELDS.has(input))
            return undefined;
        const given = fields.get(input);
        return given === undefined ? beside(input) : given.text;
    };
    return { entry, settings: await (0,read_settings/* readSettings */.sb)(textOf, world, issues), issues };
}
function placeIssue(issue, entry) {
    if (issue.source)
        return issue;
    const { fields, defaults, source, name } = entry;
    const own = fields.get(issue.input);
    if (own)
        return { ...issue, source: placeOf(own, issue), check: name };
    const shared = defaults.get(issue.input);
    return shared ? { ...issue, source: placeOf(shared, issue) } : { ...issue, source, check: name };
}
function placeOf({ items, source }, { value = '', problem }) {
    const item = items.find(({ text }) => text === value || text.startsWith(`${value}: `) || problem.includes(`"${text}"`));
    return item?.source ?? source;
}
function reportCount(entries, issues) {
    const first = entries[MAX_CHECKS];
    if (first === undefined)
        return;
    issues.push({
        code: 'E_INPUT',
        input: 'checks',
        problem: `names ${entries.length} checks`,
        remedy: `Write at most ${MAX_CHECKS} for one run, and split the others off.`,
        source: first.source,
    });
}
function reportDuplicates(entries, issues) {
    const first = new Map();
    const owners = new Map();
    const report = (input, value, earlier, source) => {
        const each = input === 'name' ? 'a name' : 'an id';
        const remedy = `Give each check ${each} of its own: ${earlier.file}, line ${earlier.line}, has this one already.`;
        issues.push({ code: 'E_INPUT', input, value, problem: 'is used twice', remedy, source });
    };
    for (const { name, id = name, source } of entries) {
        const earlier = first.get(name);
        const owner = owners.get(id);
        if (earlier !== undefined)
            report('name', name, earlier, source);
        else if (owner !== undefined)
            report('id', id, owner, source);
        first.set(name, earlier ?? source);
        owners.set(id, owner ?? source);
    }
}


/***/ }),

/***/ 57681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ requiredVariables),
/* harmony export */   V: () => (/* binding */ substitute)
/* harmony export */ });
const REFERENCE = /\$\$\{|\$\{\{|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$\{/g;
const RESERVED = /^(?:ACTIONS|INPUT|STATE)_/i;
function substitute(text, env) {
    let bad;
    let isFromVariables;
    const result = text.replace(REFERENCE, (match, name, preset) => {
        if (match === '$${')
            return '${';
        const value = name === undefined ? undefined : readVariable(name, env);
        bad ??= name === undefined ? malformed(match) : unusable(name, value, preset, env);
        isFromVariables = isFromVariables !== false && (value !== undefined || preset === '');
        return value ?? preset ?? '';
    });
    return bad ?? { text: result, isFromVariables: isFromVariables === true };
}
function readVariable(name, env) {
    const value = env[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function malformed(match) {
    return { kind: match === '${{' ? 'expression' : 'syntax' };
}
function unusable(variable, value, preset, env) {
    if (RESERVED.test(variable))
        return { kind: 'reserved', variable };
    if (value !== undefined || preset !== undefined)
        return undefined;
    return { kind: env[variable] === '' ? 'empty' : 'absent', variable };
}
function requiredVariables(text) {
    const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
    return [...lines.join('\n').matchAll(REFERENCE)].flatMap(([, name, preset]) => name === undefined || preset !== undefined || RESERVED.test(name) ? [] : [name]);
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
