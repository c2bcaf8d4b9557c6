export const id = 15;
export const ids = [15];
export const modules = {

/***/ 90015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseYamlNodes: () => (/* binding */ parseYamlNodes)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33483);
/* harmony import */ var _bad_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3157);
/* harmony import */ var _plan_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(356);
/* harmony import */ var _utf8_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16517);




const MAX_DEPTH = 20;
const MAX_MERGED = 100_000;
async function parseYamlNodes(file, context, depth = 0) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__.LineCounter();
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file: file.path, line, column: col };
    };
    try {
        const document = documentOf((0,_utf8_text_js__WEBPACK_IMPORTED_MODULE_2__/* .utf8Text */ .H)(file.octets, _plan_file_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_YAML_BYTES */ .jl), lines);
        if (!document)
            throw new _bad_record_js__WEBPACK_IMPORTED_MODULE_1__/* .BadRecord */ .x('is nested too deep', 'Write a mapping of names to records.');
        for (const { code, pos } of document.errors)
            context.issues.add(place(pos[0]), syntaxProblem(code));
        if (document.errors.length > 0)
            return undefined;
        const included = await readIncluded(document, file, place, context, depth);
        return new NodeBuilder(document, place, included, context.issues).build();
    }
    catch (error) {
        if (!(error instanceof _bad_record_js__WEBPACK_IMPORTED_MODULE_1__/* .BadRecord */ .x))
            throw error;
        context.issues.add({ file: file.path, line: 1, column: 1 }, error);
        return undefined;
    }
}
function documentOf(text, lineCounter) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseDocument)(text, {
            version: '1.2',
            schema: 'core',
            lineCounter,
            prettyErrors: false,
            uniqueKeys: false,
            logLevel: 'error',
        });
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function syntaxProblem(code) {
    return new _bad_record_js__WEBPACK_IMPORTED_MODULE_1__/* .BadRecord */ .x(`cannot be read as YAML (${code})`, 'Look at this line and the one before.');
}
async function readIncluded(document, file, place, context, depth) {
    const tagged = [];
    const take = (node) => {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(node))
            tagged.push(node);
    };
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__.visit)(document, {
        Scalar: (_key, node) => (node.tag === '!include' ? take(node) : undefined),
        Seq: (_key, node) => (node.tag === '!include' ? node.items.forEach(take) : undefined),
    });
    const found = new Map();
    for (const node of tagged) {
        const path = String(node.value);
        const included = await includedFile(path, file.path, context, depth);
        if (typeof included === 'string') {
            const remedy = 'Name a file of the workspace, or write its records here.';
            const problem = `includes a file that ${included}`;
            context.issues.add(place(node.range?.[0] ?? 0), { problem, remedy, value: path });
        }
        else {
            const content = await parseYamlNodes(included, context, depth + 1);
            if (content)
                found.set(node, content);
        }
    }
    return found;
}
async function includedFile(path, from, { include, budget }, depth) {
    if (!include)
        return 'cannot be read here';
    if (depth >= _plan_file_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_INCLUDE_DEPTH */ .kb)
        return `is more than ${_plan_file_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_INCLUDE_DEPTH */ .kb} includes deep`;
    budget.includes -= 1;
    return budget.includes < 0 ? `comes after ${_plan_file_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_INCLUDES */ .Lo} others` : await include(path, from);
}
class NodeBuilder {
    #document;
    #place;
    #included;
    #issues;
    #anchors = new Map();
    #merged = 0;
    constructor(document, place, included, issues) {
        this.#document = document;
        this.#place = place;
        this.#included = included;
        this.#issues = issues;
    }
    build() {
        return this.#node(this.#document.contents, this.#place(0), 0);
    }
    #node(node, fallback, depth) {
        const source = this.#sourceOf(node, fallback);
        if (depth > MAX_DEPTH)
            return this.#refuse('is nested too deep', source);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isAlias)(node))
            return this.#resolve(node, source);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(node))
            return { kind: 'scalar', type: 'null', text: '', source };
        const content = this.#content(node, source, depth);
        if ('anchor' in node && node.anchor !== undefined)
            this.#anchors.set(node.anchor, content);
        return content;
    }
    #content(node, source, depth) {
        const tag = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(node) ? node.tag : undefined;
        if (tag?.startsWith('!') && tag.length > 1 && tag !== '!include')
            return this.#refuse('has a tag that is not known', source);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(node))
            return { kind: 'map', source, entries: this.#entries(node.items, source, depth) };
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(node)) {
            const items = node.items.map((item) => this.#node(item, source, depth + 1));
            return node.tag === '!include' ? this.#joined(node.items, source) : { kind: 'list', source, items };
        }
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(node))
            return { kind: 'scalar', type: 'null', text: '', source };
        if (node.tag === '!include')
            return this.#included.get(node) ?? { kind: 'map', source, entries: new Map() };
        return scalarOf(node, source);
    }
    #joined(items, source) {
        const parts = items.flatMap((item) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(item) ? [this.#included.get(item)] : []));
        const lists = parts.filter((part) => part?.kind === 'list');
        if (lists.length > 0)
            return { kind: 'list', source, items: lists.flatMap(({ items: each }) => each) };
        const entries = new Map();
        for (const part of parts)
            this.#merge(part, entries, source);
        return { kind: 'map', source, entries };
    }
    #entries(pairs, fallback, depth) {
        const entries = new Map();
        const merged = [];
        for (const { key, value } of pairs) {
            const source = this.#sourceOf(key, fallback);
            const node = this.#node(value, source, depth + 1);
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(key) || key.value === null)
                this.#refuse('has a key that is no text', source);
            else {
                const { text } = scalarOf(key, source);
                if (text === '<<' && key.type === 'PLAIN')
                    merged.push(node);
                else if (entries.has(text))
                    this.#refuse('has a key twice at the same place', source, text);
                else
                    entries.set(text, { source, value: node });
            }
        }
        for (const node of merged)
            this.#merge(node, entries, fallback);
        return entries;
    }
    #merge(node, entries, source) {
        const maps = node?.kind === 'list' ? node.items : [node];
        for (const map of maps) {
            if (map?.kind !== 'map') {
                if (map)
                    this.#refuse('has a merge key (<<) without a mapping', source);
                continue;
            }
            this.#merged += map.entries.size;
            if (this.#merged > MAX_MERGED)
                throw new _bad_record_js__WEBPACK_IMPORTED_MODULE_1__/* .BadRecord */ .x('has too many merge keys (<<)', 'Write the records out.');
            for (const [key, entry] of map.entries)
                if (!entries.has(key))
                    entries.set(key, entry);
        }
    }
    #resolve(alias, source) {
        return this.#anchors.get(alias.source) ?? this.#refuse('has an alias without an anchor before it', source);
    }
    #refuse(problem, source, value) {
        this.#issues.add(source, { problem, remedy: 'Write a mapping of names to records.', value });
        return { kind: 'scalar', type: 'null', text: '', source };
    }
    #sourceOf(node, fallback) {
        const offset = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(node) ? node.range?.[0] : undefined;
        return offset === undefined ? fallback : this.#place(offset);
    }
}
function scalarOf({ value, source: written }, source) {
    if (typeof value === 'string')
        return { kind: 'scalar', type: 'text', text: value, source };
    const type = value === null || value === undefined ? 'null' : typeof value === 'boolean' ? 'boolean' : 'number';
    return { kind: 'scalar', type, text: written ?? String(value), source };
}


/***/ })

};
