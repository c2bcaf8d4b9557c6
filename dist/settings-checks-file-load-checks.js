export const id = 320;
export const ids = [320];
export const modules = {

/***/ 6807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ givenFields)
/* harmony export */ });
function givenFields({ fields, defaults }) {
    return new Map([...defaults, ...fields]);
}


/***/ }),

/***/ 7320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadChecks: () => (/* binding */ loadChecks),
  v: () => (/* binding */ placeIssue)
});

// EXTERNAL MODULE: ./lib/system/lazy-crypto.js
var lazy_crypto = __webpack_require__(7356);
// EXTERNAL MODULE: ./lib/settings/files/named-file.js
var named_file = __webpack_require__(9652);
// EXTERNAL MODULE: ./lib/settings/files/workspace-files.js
var workspace_files = __webpack_require__(7523);
// EXTERNAL MODULE: ./lib/settings/read-settings.js + 3 modules
var read_settings = __webpack_require__(158);
// EXTERNAL MODULE: ./lib/settings/fields.js + 15 modules
var fields = __webpack_require__(9013);
// EXTERNAL MODULE: ./lib/settings/kinds/basic.js
var basic = __webpack_require__(542);
// EXTERNAL MODULE: ./lib/settings/kinds/kind.js
var kinds_kind = __webpack_require__(1600);
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
const tags = {
    type: 'list',
    splitsAtCommas: true,
    parse: (text) => [...new Set(text.split(/[,\n]/).map(label.parse))].filter((tag) => tag !== ''),
};
const ENTRY_KEYS = {
    name: { kind: label, help: 'Label of the check, shown everywhere. Each name must be unique.' },
    group: { kind: label, help: 'Checks of one group are listed together in the summary.' },
    tags: { kind: tags, help: 'Words by which only and skip choose checks.' },
    description: { kind: basic/* line */.n8, help: 'Purpose of the check, for readers of the report.' },
    enabled: { kind: basic/* flag */.Jt, help: 'false leaves the check out; the report says so.' },
};
const DEFAULT_KEYS = ['group', 'tags'];

// EXTERNAL MODULE: ./lib/settings/checks-file/checks-file.js
var checks_file = __webpack_require__(6807);
// EXTERNAL MODULE: ./lib/text/closest.js
var closest = __webpack_require__(761);
// EXTERNAL MODULE: ./lib/text/quote.js
var quote = __webpack_require__(2950);
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

;// CONCATENATED MODULE: ./lib/settings/checks-file/substitute.js
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
        const result = substitute(tree.text, this.#env);
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

;// CONCATENATED MODULE: ./lib/settings/checks-file/or-too-deep.js
function orTooDeep(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/settings/checks-file/yaml-problem.js
const INDENT = ['has a line that is indented wrongly', 'Align it with the other entries of the same level.'];
const NESTED = [
    'has a colon and a space in a value',
    'Put the whole value in quotes, or write what comes after the colon on a line of its own.',
];
const WORDS = {
    BAD_INDENT: INDENT,
    BAD_SCALAR_START: ['has a value that begins with @ or a back quote', 'Put the value in quotes.'],
    BAD_DQ_ESCAPE: ['has an escape that YAML does not know', 'Double the backslash, or use single quotes.'],
    BLOCK_AS_IMPLICIT_KEY: NESTED,
    DUPLICATE_KEY: ['is written twice at the same place', 'Keep one of them.'],
    MERGE_KEY: [
        'has a merge key (<<), which YAML 1.2 does not know',
        'Put what all checks share under defaults:, or write it out.',
    ],
    MISSING_CHAR: [
        'lacks a character: a closing quote or bracket, or the dash of an item',
        'Add it, and look at the line before.',
    ],
    MULTILINE_IMPLICIT_KEY: NESTED,
    MULTIPLE_DOCS: ['holds more than one document', 'Put each into a file of its own.'],
    NO_KEY: ['has a key that is no text', 'Write keys as plain words.'],
    RESOURCE_EXHAUSTION: ['is nested too deep', 'Write defaults: and checks: as the documentation shows.'],
    TAB_AS_INDENT: ['is indented with a tab', 'Use spaces.'],
    TAG: ['has a tag, such as !!str', 'Remove it; put the value in quotes to make it a text.'],
    TOO_DEEP: ['is nested too deep', 'Write defaults: and checks: as the documentation shows.'],
    UNKNOWN_ALIAS: ['has an alias without an anchor before it', 'Write &name at the value that *name stands for.'],
};
function yamlProblem(code, source, key) {
    const [problem, remedy] = WORDS[code] ?? [
        `cannot be read as YAML (${code})`,
        'Look at this line and the one before.',
    ];
    return { code: 'E_INPUT', input: key ?? 'checks', problem, remedy, source };
}

;// CONCATENATED MODULE: ./lib/settings/checks-file/yaml-tree.js


const MAX_DEPTH = 20;
const MAX_PROBLEMS = 20;
async function parseYaml(text, file, issues) {
    const yaml = await __webpack_require__.e(/* import() */ 483).then(__webpack_require__.t.bind(__webpack_require__, 3483, 19));
    const lines = new yaml.LineCounter();
    const found = [];
    const place = (offset) => position(file, lines, offset);
    const read = () => yaml.parseDocument(text, {
        version: '1.2',
        schema: 'core',
        lineCounter: lines,
        prettyErrors: false,
        uniqueKeys: false,
        logLevel: 'error',
    });
    const document = orTooDeep(read);
    if (!document) {
        issues.push(yamlProblem('TOO_DEEP', { file, line: 1, column: 1 }));
        return undefined;
    }
    for (const { code, pos } of document.errors)
        found.push(yamlProblem(code, place(pos[0])));
    issues.push(...onePerLine(found).slice(0, MAX_PROBLEMS));
    return found.length > 0 ? undefined : new TreeBuilder(yaml, document, place, issues).build();
}
function onePerLine(found) {
    return [...new Map(found.toReversed().map((issue) => [issue.source?.line, issue])).values()].reverse();
}
function position(file, lines, offset) {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
}
class TreeBuilder {
    #yaml;
    #document;
    #place;
    #issues;
    #anchors = new Map();
    constructor(yaml, document, place, issues) {
        this.#yaml = yaml;
        this.#document = document;
        this.#place = place;
        this.#issues = issues;
    }
    build() {
        return this.#tree(this.#document.contents, this.#place(0), 0);
    }
    #tree(node, fallback, depth) {
        const source = this.#sourceOf(node, fallback);
        if (depth > MAX_DEPTH)
            return this.#refuse('TOO_DEEP', source);
        if (this.#yaml.isAlias(node))
            return this.#resolve(node, source) ?? this.#refuse('UNKNOWN_ALIAS', source);
        if (!this.#yaml.isNode(node))
            return { kind: 'text', type: 'nothing', text: '', source };
        if (node.tag !== undefined && hasOwnTag(node))
            this.#issues.push(yamlProblem('TAG', source));
        const tree = this.#content(node, source, depth);
        if ('anchor' in node && node.anchor !== undefined)
            this.#anchors.set(node.anchor, tree);
        return tree;
    }
    #content(node, source, depth) {
        if (this.#yaml.isSeq(node)) {
            return { kind: 'list', source, items: node.items.map((item) => this.#tree(item, source, depth + 1)) };
        }
        if (this.#yaml.isMap(node))
            return { kind: 'map', source, entries: this.#entries(node.items, source, depth) };
        return scalar(node, source);
    }
    #entries(pairs, fallback, depth) {
        const entries = new Map();
        for (const { key, value } of pairs) {
            const source = this.#sourceOf(key, fallback);
            if (!this.#yaml.isScalar(key) || key.value === null)
                this.#issues.push(yamlProblem('NO_KEY', source));
            else {
                const { text } = scalar(key, source);
                if (text === '<<')
                    this.#issues.push(yamlProblem('MERGE_KEY', source));
                else if (entries.has(text))
                    this.#issues.push(yamlProblem('DUPLICATE_KEY', source, text));
                else
                    entries.set(text, { key: text, source, value: this.#tree(value, source, depth + 1) });
            }
        }
        return [...entries.values()];
    }
    #resolve(alias, source) {
        const tree = this.#anchors.get(alias.source);
        return tree && { ...tree, source };
    }
    #refuse(problem, source) {
        this.#issues.push(yamlProblem(problem, source));
        return { kind: 'text', type: 'null', text: '', source };
    }
    #sourceOf(node, fallback) {
        const offset = this.#yaml.isNode(node) ? node.range?.[0] : undefined;
        return offset === undefined ? fallback : this.#place(offset);
    }
}
function hasOwnTag(node) {
    return node.tag !== 'tag:yaml.org,2002:map' && node.tag !== 'tag:yaml.org,2002:seq';
}
function scalar({ value, source: written, type }, source) {
    if (type === 'PLAIN' && written === '')
        return { kind: 'text', type: 'nothing', text: '', source };
    if (typeof value === 'string')
        return { kind: 'text', type: 'text', text: value, source };
    const text = written ?? String(value);
    return {
        kind: 'text',
        type: value === null ? 'null' : value === true || value === false ? 'boolean' : 'number',
        text,
        source,
    };
}

;// CONCATENATED MODULE: ./lib/settings/checks-file/parse-checks-file.js





const TOP_KEYS = ['defaults', 'checks'];
const EXAMPLE = 'Write checks: and below it one entry per check, each with - name: and its fields.';
async function parseChecksFile(text, file, env, issues) {
    const root = await parseYaml(text, file, issues);
    return root === undefined ? [] : new FileReader(env, issues).read(root);
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
            group: (own.get('group') ?? undefined),
            tags: (own.get('tags') ?? []),
            description: (own.get('description') ?? undefined),
            isEnabled: own.get('enabled') !== false,
        };
    }
    #part(tree, allowed) {
        const fields = new Map();
        const own = new Map();
        const places = new Map();
        if (tree.kind !== 'map')
            this.#report('defaults', tree.source, 'is not a map', 'Write one field per line.');
        for (const entry of tree.kind === 'map' ? tree.entries : []) {
            const key = allowed.find((each) => each === entry.key);
            const field = CHECK_FIELDS.get(entry.key);
            places.set(entry.key, entry.value.source);
            if (key !== undefined)
                own.set(key, this.#ownValue(key, entry.value));
            else if (field !== undefined)
                fields.set(entry.key, readFieldText(entry.key, field.kind, entry.value, this.#env));
            else
                this.#refuseKey(entry, allowed);
        }
        return { fields, own, places };
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
        else
            this.#unknownKey(key, source, [...allowed, ...CHECK_FIELDS.keys()], 'is not a field of a check');
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
    for (const file of found.files) {
        const { path } = file;
        const content = await (0,named_file/* readFoundFile */.t)(file, world.files);
        if ('problem' in content) {
            issues.push({ ...(0,workspace_files/* noFile */.w)('checks', path), problem: content.problem });
            continue;
        }
        const text = content.toString('utf8');
        files.push({ path, sha256: (0,lazy_crypto/* crypto */.E)().createHash('sha256').update(text).digest('hex') });
        entries.push(...(await parseChecksFile(text, path, world.env, issues)));
    }
    reportCount(entries, issues);
    reportDuplicates(entries, issues);
    const remembering = { env: world.env, files: rememberFiles(world.files) };
    const checks = [];
    for (const entry of entries.slice(0, MAX_CHECKS))
        checks.push(await readCheck(entry, beside, remembering));
    return { files, checks };
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
    for (const { name, source } of entries) {
        const earlier = first.get(name);
        if (earlier === undefined)
            first.set(name, source);
        else {
            const remedy = `Give each check a name of its own: ${earlier.file}, line ${earlier.line}, has this one already.`;
            issues.push({ code: 'E_INPUT', input: 'name', value: name, problem: 'is used twice', remedy, source });
        }
    }
}


/***/ }),

/***/ 7523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ findWorkspaceFiles),
/* harmony export */   w: () => (/* binding */ noFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _named_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9652);


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
