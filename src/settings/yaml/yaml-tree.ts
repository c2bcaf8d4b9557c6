/**
 * Parses YAML into a plain tree with positions, so that checks files depend on the library here only. A scalar keeps
 * the text of the file, so that `0123`, `1_000` and `no` reach a setting as they were written. Aliases share the value
 * that they name, and nothing is copied, so that a file cannot grow while it is read.
 */

import type { Alias, Document, LineCounter, Node, Pair, Scalar } from 'yaml';
import type { Issue, Source } from '../../model/issue.ts';
import { orTooDeep } from './or-too-deep.ts';
import { type YamlProblem, yamlProblem } from './yaml-problem.ts';

/** A piece of the file. */
export type YamlTree = TextTree | ListTree | MapTree;

/** A scalar. */
export interface TextTree {
  readonly kind: 'text';
  /** The type of the text in YAML 1.2; `nothing` when there is no text at all. */
  readonly type: 'text' | 'number' | 'boolean' | 'null' | 'nothing';
  /** As written, without quotes. */
  readonly text: string;
  readonly source: Source;
}

/** A sequence. */
export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly YamlTree[];
  readonly source: Source;
}

/** A mapping, in the order of the file. */
export interface MapTree {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
  readonly source: Source;
}

/** A key with its value. */
export interface MapEntry {
  readonly key: string;
  /** The place of the key. */
  readonly source: Source;
  readonly value: YamlTree;
}

/** Deepest nesting allowed, deeper than any checks file needs. */
const MAX_DEPTH = 20;
/** At most this many syntax problems are reported per file: further ones only follow from the first ones. */
const MAX_PROBLEMS = 20;

/** Parses a file. Returns undefined, and reports why, when its syntax is wrong. An empty file is an empty text. */
export async function parseYaml(text: string, file: string, issues: Issue[]): Promise<YamlTree | undefined> {
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const found: Issue[] = [];
  const place = (offset: number): Source => position(file, lines, offset);
  const read = (): Document.Parsed =>
    yaml.parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter: lines,
      prettyErrors: false,
      // Checked below: the library compares each key with every other key.
      uniqueKeys: false,
      logLevel: 'error',
    });
  const document = orTooDeep(read);
  if (!document) {
    issues.push(yamlProblem('TOO_DEEP', { file, line: 1, column: 1 }));
    return undefined;
  }
  for (const { code, pos } of document.errors) found.push(yamlProblem(code, place(pos[0])));
  issues.push(...onePerLine(found).slice(0, MAX_PROBLEMS));
  return found.length > 0 ? undefined : new TreeBuilder(yaml, document, place, issues).build();
}

/** Keeps one issue per line: an unfinished piece of YAML is often reported more than once. */
function onePerLine(found: readonly Issue[]): Issue[] {
  return [...new Map(found.toReversed().map((issue) => [issue.source?.line, issue])).values()].reverse();
}

function position(file: string, lines: LineCounter, offset: number): Source {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

class TreeBuilder {
  readonly #yaml: typeof import('yaml');
  readonly #document: Document;
  readonly #place: (offset: number) => Source;
  readonly #issues: Issue[];
  readonly #anchors = new Map<string, YamlTree>();

  constructor(yaml: typeof import('yaml'), document: Document, place: (offset: number) => Source, issues: Issue[]) {
    this.#yaml = yaml;
    this.#document = document;
    this.#place = place;
    this.#issues = issues;
  }

  build(): YamlTree {
    return this.#tree(this.#document.contents, this.#place(0), 0);
  }

  /** @param fallback the place where the value would be, when it is missing */
  #tree(node: unknown, fallback: Source, depth: number): YamlTree {
    const source = this.#sourceOf(node, fallback);
    if (depth > MAX_DEPTH) return this.#refuse('TOO_DEEP', source);
    if (this.#yaml.isAlias(node)) return this.#resolve(node, source) ?? this.#refuse('UNKNOWN_ALIAS', source);
    if (!this.#yaml.isNode(node)) return { kind: 'text', type: 'nothing', text: '', source };
    if (node.tag !== undefined && hasOwnTag(node)) this.#issues.push(yamlProblem('TAG', source));
    const tree = this.#content(node, source, depth);
    // Added only now, so that no value can contain itself.
    if ('anchor' in node && node.anchor !== undefined) this.#anchors.set(node.anchor, tree);
    return tree;
  }

  #content(node: Node, source: Source, depth: number): YamlTree {
    if (this.#yaml.isSeq(node)) {
      return { kind: 'list', source, items: node.items.map((item) => this.#tree(item, source, depth + 1)) };
    }
    if (this.#yaml.isMap(node)) return { kind: 'map', source, entries: this.#entries(node.items, source, depth) };
    return scalar(node as Scalar, source);
  }

  #entries(pairs: readonly Pair[], fallback: Source, depth: number): MapEntry[] {
    const entries = new Map<string, MapEntry>();
    for (const { key, value } of pairs) {
      const source = this.#sourceOf(key, fallback);
      if (!this.#yaml.isScalar(key) || key.value === null) this.#issues.push(yamlProblem('NO_KEY', source));
      else {
        const { text } = scalar(key, source);
        if (text === '<<') this.#issues.push(yamlProblem('MERGE_KEY', source));
        else if (entries.has(text)) this.#issues.push(yamlProblem('DUPLICATE_KEY', source, text));
        else entries.set(text, { key: text, source, value: this.#tree(value, source, depth + 1) });
      }
    }
    return [...entries.values()];
  }

  #resolve(alias: Alias, source: Source): YamlTree | undefined {
    const tree = this.#anchors.get(alias.source);
    // A problem is shown at the alias.
    return tree && { ...tree, source };
  }

  /** Reports one problem, and returns a null so that the value is not also reported as missing. */
  #refuse(problem: YamlProblem, source: Source): YamlTree {
    this.#issues.push(yamlProblem(problem, source));
    return { kind: 'text', type: 'null', text: '', source };
  }

  #sourceOf(node: unknown, fallback: Source): Source {
    const offset = this.#yaml.isNode(node) ? node.range?.[0] : undefined;
    return offset === undefined ? fallback : this.#place(offset);
  }
}

/** Whether a node has a tag in the file: the library also sets the kind of a collection as its tag. */
function hasOwnTag(node: Node): boolean {
  return node.tag !== 'tag:yaml.org,2002:map' && node.tag !== 'tag:yaml.org,2002:seq';
}

function scalar({ value, source: written, type }: Scalar, source: Source): TextTree {
  if (type === 'PLAIN' && written === '') return { kind: 'text', type: 'nothing', text: '', source };
  // In quotes and blocks escapes and folds count, so the text is the value.
  if (typeof value === 'string') return { kind: 'text', type: 'text', text: value, source };
  const text = written ?? String(value);
  return {
    kind: 'text',
    type: value === null ? 'null' : value === true || value === false ? 'boolean' : 'number',
    text,
    source,
  };
}
