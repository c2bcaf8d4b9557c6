/**
 * Parses YAML into nodes with their places, with merge keys and the tag `!include` of octoDNS. Aliases share the value
 * that they name, so that a file cannot grow while it is read.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { Source } from '../../model/issue.ts';
import { BadRecord } from '../bad-record.ts';
import {
  type Include,
  MAX_INCLUDE_DEPTH,
  MAX_INCLUDES,
  MAX_YAML_BYTES,
  type PlanBudget,
  type PlanFile,
} from '../plan-file.ts';
import { utf8Text } from '../utf8-text.ts';
import type { ZoneIssues } from '../zone-issues.ts';
import type { PlanEntry, PlanList, PlanMap, PlanNode } from './node.ts';

/** What files need to know to be read. */
export interface YamlContext {
  readonly issues: ZoneIssues;
  readonly budget: PlanBudget;
  readonly include?: Include | undefined;
}

/** Deeper than any zone needs. */
const MAX_DEPTH = 20;
/** Entries that merge keys may copy. */
const MAX_MERGED = 100_000;

/** Parses a file with all that it includes. Returns undefined, and reports why, when its syntax is wrong. */
export async function parseYamlNodes(file: PlanFile, context: YamlContext, depth = 0): Promise<PlanNode | undefined> {
  const lines = new LineCounter();
  const place = (offset: number): Source => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line, column: col };
  };
  try {
    const document = documentOf(utf8Text(file.octets, MAX_YAML_BYTES), lines);
    if (!document) throw new BadRecord('is nested too deep', 'Write a mapping of names to records.');
    for (const { code, pos } of document.errors) context.issues.add(place(pos[0]), syntaxProblem(code));
    if (document.errors.length > 0) return undefined;
    const included = await readIncluded(document, file, place, context, depth);
    return new NodeBuilder(document, place, included, context.issues).build();
  } catch (error) {
    if (!(error instanceof BadRecord)) throw error;
    context.issues.add({ file: file.path, line: 1, column: 1 }, error);
    return undefined;
  }
}

function documentOf(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter,
      prettyErrors: false,
      // Checked below: the library compares each key with every other key.
      uniqueKeys: false,
      // Not silent: that hides a second document.
      logLevel: 'error',
    });
  } catch (error) {
    // The library recurses into lists of lists.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function syntaxProblem(code: string): BadRecord {
  return new BadRecord(`cannot be read as YAML (${code})`, 'Look at this line and the one before.');
}

/** Reads the files of all `!include` tags. */
async function readIncluded(
  document: Document,
  file: PlanFile,
  place: (offset: number) => Source,
  context: YamlContext,
  depth: number,
): Promise<ReadonlyMap<Scalar, PlanNode>> {
  const tagged: Scalar[] = [];
  const take = (node: unknown): void => {
    if (isScalar(node)) tagged.push(node);
  };
  visit(document, {
    Scalar: (_key, node) => (node.tag === '!include' ? take(node) : undefined),
    Seq: (_key, node) => (node.tag === '!include' ? node.items.forEach(take) : undefined),
  });
  const found = new Map<Scalar, PlanNode>();
  for (const node of tagged) {
    const path = String(node.value);
    const included = await includedFile(path, file.path, context, depth);
    if (typeof included === 'string') {
      const remedy = 'Name a file of the workspace, or write its records here.';
      const problem = `includes a file that ${included}`;
      context.issues.add(place(node.range?.[0] ?? 0), { problem, remedy, value: path });
    } else {
      const content = await parseYamlNodes(included, context, depth + 1);
      if (content) found.set(node, content);
    }
  }
  return found;
}

async function includedFile(
  path: string,
  from: string,
  { include, budget }: YamlContext,
  depth: number,
): Promise<PlanFile | string> {
  if (!include) return 'cannot be read here';
  if (depth >= MAX_INCLUDE_DEPTH) return `is more than ${MAX_INCLUDE_DEPTH} includes deep`;
  budget.includes -= 1;
  return budget.includes < 0 ? `comes after ${MAX_INCLUDES} others` : await include(path, from);
}

class NodeBuilder {
  readonly #document: Document;
  readonly #place: (offset: number) => Source;
  readonly #included: ReadonlyMap<Scalar, PlanNode>;
  readonly #issues: ZoneIssues;
  readonly #anchors = new Map<string, PlanNode>();
  #merged = 0;

  constructor(
    document: Document,
    place: (offset: number) => Source,
    included: ReadonlyMap<Scalar, PlanNode>,
    issues: ZoneIssues,
  ) {
    this.#document = document;
    this.#place = place;
    this.#included = included;
    this.#issues = issues;
  }

  build(): PlanNode {
    return this.#node(this.#document.contents, this.#place(0), 0);
  }

  /** @param fallback the place where the value would be, when it is missing */
  #node(node: unknown, fallback: Source, depth: number): PlanNode {
    const source = this.#sourceOf(node, fallback);
    if (depth > MAX_DEPTH) return this.#refuse('is nested too deep', source);
    if (isAlias(node)) return this.#resolve(node, source);
    if (!isNode(node)) return { kind: 'scalar', type: 'null', text: '', source };
    const content = this.#content(node, source, depth);
    // Added only now, so that no value can contain itself.
    if ('anchor' in node && node.anchor !== undefined) this.#anchors.set(node.anchor, content);
    return content;
  }

  #content(node: unknown, source: Source, depth: number): PlanNode {
    const tag = isNode(node) ? node.tag : undefined;
    if (tag?.startsWith('!') && tag.length > 1 && tag !== '!include')
      return this.#refuse('has a tag that is not known', source);
    if (isMap(node)) return { kind: 'map', source, entries: this.#entries(node.items, source, depth) };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#node(item, source, depth + 1));
      return node.tag === '!include' ? this.#joined(node.items, source) : { kind: 'list', source, items };
    }
    if (!isScalar(node)) return { kind: 'scalar', type: 'null', text: '', source };
    if (node.tag === '!include') return this.#included.get(node) ?? { kind: 'map', source, entries: new Map() };
    return scalarOf(node, source);
  }

  /** The maps or lists of several included files as one. */
  #joined(items: readonly unknown[], source: Source): PlanNode {
    const parts = items.flatMap((item) => (isScalar(item) ? [this.#included.get(item)] : []));
    const lists = parts.filter((part): part is PlanList => part?.kind === 'list');
    if (lists.length > 0) return { kind: 'list', source, items: lists.flatMap(({ items: each }) => each) };
    const entries = new Map<string, PlanEntry>();
    for (const part of parts) this.#merge(part, entries, source);
    return { kind: 'map', source, entries };
  }

  #entries(pairs: readonly Pair[], fallback: Source, depth: number): ReadonlyMap<string, PlanEntry> {
    const entries = new Map<string, PlanEntry>();
    const merged: PlanNode[] = [];
    for (const { key, value } of pairs) {
      const source = this.#sourceOf(key, fallback);
      const node = this.#node(value, source, depth + 1);
      if (!isScalar(key) || key.value === null) this.#refuse('has a key that is no text', source);
      else {
        const { text } = scalarOf(key, source);
        if (text === '<<' && key.type === 'PLAIN') merged.push(node);
        else if (entries.has(text)) this.#refuse('has a key twice at the same place', source, text);
        else entries.set(text, { source, value: node });
      }
    }
    for (const node of merged) this.#merge(node, entries, fallback);
    return entries;
  }

  /** Adds the entries of a map, or of several, that are not there. */
  #merge(node: PlanNode | undefined, entries: Map<string, PlanEntry>, source: Source): void {
    const maps = node?.kind === 'list' ? node.items : [node];
    for (const map of maps) {
      if (map?.kind !== 'map') {
        if (map) this.#refuse('has a merge key (<<) without a mapping', source);
        continue;
      }
      this.#merged += (map satisfies PlanMap).entries.size;
      if (this.#merged > MAX_MERGED) throw new BadRecord('has too many merge keys (<<)', 'Write the records out.');
      for (const [key, entry] of map.entries) if (!entries.has(key)) entries.set(key, entry);
    }
  }

  #resolve(alias: Alias, source: Source): PlanNode {
    return this.#anchors.get(alias.source) ?? this.#refuse('has an alias without an anchor before it', source);
  }

  /** Reports a problem, and returns a null. */
  #refuse(problem: string, source: Source, value?: string): PlanNode {
    this.#issues.add(source, { problem, remedy: 'Write a mapping of names to records.', value });
    return { kind: 'scalar', type: 'null', text: '', source };
  }

  #sourceOf(node: unknown, fallback: Source): Source {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    return offset === undefined ? fallback : this.#place(offset);
  }
}

function scalarOf({ value, source: written }: Scalar, source: Source): PlanNode & { readonly kind: 'scalar' } {
  if (typeof value === 'string') return { kind: 'scalar', type: 'text', text: value, source };
  const type = value === null || value === undefined ? 'null' : typeof value === 'boolean' ? 'boolean' : 'number';
  return { kind: 'scalar', type, text: written ?? String(value), source };
}
