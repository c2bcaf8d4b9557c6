/**
 * Turns a value of a checks file into the text that an input would have. Lists become lines, maps become `Name: value`
 * or `metric warning=… critical=…`, and variables are substituted. The kind of the field interprets the text.
 */

import type { Issue, Source } from '../../model/issue.ts';
import type { World } from '../../system/world.ts';
import { closest } from '../../text/closest.ts';
import { quoted } from '../../text/quote.ts';
import type { Kind } from '../kinds/kind.ts';
import { mayLackSecrets } from '../read-settings.ts';
import type { MapTree, TextTree, YamlTree } from '../yaml/yaml-tree.ts';
import { referenceIssue } from './reference-issue.ts';
import { substitute } from './substitute.ts';

/** A field as a file has it. */
export interface GivenField {
  /** Empty when it is not to be set, or when there is an issue. */
  readonly text: string;
  readonly source: Source;
  /** The entries of a list, each with its place. */
  readonly items: readonly GivenItem[];
  /** The reason why it has no text. */
  readonly issue?: Issue | undefined;
  /** Whether it has no text because a variable is not set, which is harmless in a check that does not run. */
  readonly lacksVariable: boolean;
}

/** An entry of a list. */
export interface GivenItem {
  readonly text: string;
  readonly source: Source;
}

/** The forms in which a field may be written, besides one value. */
export interface FieldShape {
  readonly list: boolean;
  /** A map of names to values. */
  readonly map: boolean;
  /** An entry of the list may be `name: value`, which YAML reads as a map. */
  readonly pairs: boolean;
}

/** Returns the forms in which a field may be written. */
export function fieldShape(input: string, kind: Kind<unknown>): FieldShape {
  return {
    list: kind.type === 'list' || input === 'thresholds',
    map: input === 'headers' || input === 'thresholds',
    pairs: input === 'headers' || input === 'search',
  };
}

/** At most this many entries in a list, more than any field accepts. */
const MAX_ITEMS = 1000;

/** Reads a field. The result has the issue when there is one. */
export function readFieldText(input: string, kind: Kind<unknown>, tree: YamlTree, env: World['env']): GivenField {
  const { source } = tree;
  try {
    const items = new FieldReader(input, kind, env).items(tree);
    const text = items.map((item) => item.text).join('\n');
    return { text, source, items: tree.kind === 'text' ? [] : items, lacksVariable: false };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { text: '', source, items: [], issue: error.issue, lacksVariable: error.lacksVariable };
  }
}

class Refusal extends Error {
  readonly issue: Issue;
  readonly lacksVariable: boolean;

  constructor(issue: Issue, lacksVariable = false) {
    super(issue.problem);
    this.issue = issue;
    this.lacksVariable = lacksVariable;
  }
}

class FieldReader {
  readonly #input: string;
  readonly #kind: Kind<unknown>;
  readonly #shape: FieldShape;
  readonly #env: World['env'];

  constructor(input: string, kind: Kind<unknown>, env: World['env']) {
    this.#input = input;
    this.#kind = kind;
    this.#shape = fieldShape(input, kind);
    this.#env = env;
  }

  items(tree: YamlTree): GivenItem[] {
    if (tree.kind === 'text') return [{ text: this.#value(tree), source: tree.source }];
    if (tree.kind === 'list' && this.#shape.list) return this.#list(tree.items, tree.source);
    if (tree.kind === 'map' && this.#shape.map) return this.#map(tree);
    const expected = this.#shape.list ? 'a list or one value' : 'one value';
    throw this.#refusal(tree.source, `is a ${tree.kind}, where ${expected} is expected`, 'Write it as a plain value.');
  }

  #list(trees: readonly YamlTree[], source: Source): GivenItem[] {
    if (trees.length === 0) throw this.#refusal(source, 'is an empty list', 'Write at least one entry, or null.');
    if (trees.length > MAX_ITEMS) {
      throw this.#refusal(source, `holds ${trees.length} entries`, `Write at most ${MAX_ITEMS}.`);
    }
    return trees.map((tree) => {
      const [entry, ...others] = tree.kind === 'map' && this.#shape.pairs ? tree.entries : [];
      if (tree.kind === 'text') return { text: this.#line(tree), source: tree.source };
      if (entry?.value.kind !== 'text' || others.length > 0) {
        throw this.#refusal(tree.source, `has a ${tree.kind} as an entry`, 'Write each entry as one value, in quotes.');
      }
      return { text: `${entry.key}: ${this.#line(entry.value)}`, source: tree.source };
    });
  }

  #map({ entries, source }: MapTree): GivenItem[] {
    if (entries.length === 0) throw this.#refusal(source, 'is an empty map', 'Write at least one entry, or null.');
    if (this.#input === 'thresholds') {
      return entries.map(({ key, value, source: at }) => ({ text: `${key} ${this.#limits(key, value)}`, source: at }));
    }
    return entries.map(({ key, value, source: at }) => {
      if (/[:\r\n]/.test(key)) throw this.#refusal(at, 'holds a name with a colon', 'Write Name: value.');
      if (value.kind !== 'text')
        throw this.#refusal(value.source, `has a ${value.kind} as a value`, 'Write one value.');
      return { text: `${key}: ${this.#line(value)}`, source: at };
    });
  }

  /** Writes the limits of a metric as `warning=1 critical=3`. */
  #limits(metric: string, tree: YamlTree): string {
    const remedy = 'Write for example: imap_auth_seconds: { warning: 1, critical: 3 }.';
    if (tree.kind !== 'map' || tree.entries.length === 0 || /[\r\n]/.test(metric)) {
      throw this.#refusal(tree.source, 'names no limits for a metric', remedy);
    }
    const words = tree.entries.map(({ key, value, source }) => {
      if (key !== 'warning' && key !== 'critical') {
        const nearest = closest(key, ['warning', 'critical']);
        throw this.#refusal(
          source,
          `has the unknown limit ${quoted(key, 'word')}`,
          nearest ? `Did you mean ${nearest}?` : remedy,
        );
      }
      const range = value.kind === 'text' ? this.#line(value) : '';
      if (range === '' || /\s/.test(range)) throw this.#refusal(value.source, 'has a limit that is no range', remedy);
      return `${key}=${range}`;
    });
    return words.join(' ');
  }

  /** Reads an entry, which must not become two. */
  #line(tree: TextTree): string {
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

  #value(tree: TextTree): string {
    if (tree.type === 'null') return '';
    if (tree.type === 'nothing') {
      throw this.#refusal(tree.source, 'has no value', 'Write one, or null where nothing is to be set.');
    }
    if (tree.type === 'boolean' && this.#kind.type !== 'boolean') {
      throw this.#refusal(tree.source, `is ${tree.text}, where a text is expected`, 'Put it in quotes.');
    }
    const result = substitute(tree.text, this.#env);
    if ('kind' in result) {
      const lacksVariable = result.kind === 'absent' || result.kind === 'empty';
      const context = { isSecret: this.#kind.isSecret === true, mayLackSecrets: mayLackSecrets(this.#env) };
      throw new Refusal({ ...referenceIssue(this.#input, result, context), source: tree.source }, lacksVariable);
    }
    if (this.#isBareSecret(result.text) && !result.isFromVariables) {
      throw this.#refusal(
        tree.source,
        'is written into the file, where everybody can read it',
        'Keep it in a secret, pass that in env: of the step, and write ${NAME}.',
      );
    }
    return result.text;
  }

  #isBareSecret(text: string): boolean {
    const { isSecret = false, takesPath = false } = this.#kind;
    return isSecret && text !== '' && !(takesPath && !text.includes('-----BEGIN '));
  }

  #refusal(source: Source, problem: string, remedy: string): Refusal {
    return new Refusal({ code: 'E_INPUT', input: this.#input, problem, remedy, source });
  }
}
