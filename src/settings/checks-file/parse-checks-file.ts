/** Reads a checks file: `defaults:` and `checks:`. All problems are reported, each at its place. */

import type { Issue, Source } from '../../model/issue.ts';
import type { World } from '../../system/world.ts';
import { closest } from '../../text/closest.ts';
import { INCIDENT_KEYS } from '../incidents/incident-keys.ts';
import { EMPTY_BLOCK, isOwnOfCheck, type RuleBlock, readBlock } from '../incidents/read-block.ts';
import { readRoles } from '../incidents/roles.ts';
import { BadValue, type Kind } from '../kinds/kind.ts';
import { type MapEntry, parseYaml, type YamlTree } from '../yaml/yaml-tree.ts';
import { CHECK_FIELDS, DEFAULT_KEYS, ENTRY_KEYS, RUN_INPUTS } from './check-keys.ts';
import type { CheckEntry, FileIncidents, GivenFields } from './checks-file.ts';
import { readFieldText } from './field-text.ts';

const TOP_KEYS = ['defaults', 'checks', 'incidents', 'roles'];
const EXAMPLE = 'Write checks: and below it one entry per check, each with - name: and its fields.';

/** Reads the checks in a file, as far as possible. */
export async function parseChecksFile(
  text: string,
  file: string,
  env: World['env'],
  issues: Issue[],
): Promise<ParsedFile> {
  const root = await parseYaml(text, file, issues);
  if (root === undefined) return { checks: [], incidents: undefined };
  const reader = new FileReader(env, issues);
  return { checks: reader.read(root), incidents: reader.incidents(root) };
}

/** The content of a checks file. */
export interface ParsedFile {
  readonly checks: readonly CheckEntry[];
  /** Absent when the file says nothing of incidents. */
  readonly incidents: FileIncidents | undefined;
}

/** A key of an entry, or of `defaults:`, that is not a field of the table. */
type EntryKey = keyof typeof ENTRY_KEYS;

interface Part {
  readonly fields: GivenFields;
  readonly incidents: RuleBlock | undefined;
  readonly own: ReadonlyMap<EntryKey, unknown>;
  readonly places: ReadonlyMap<string, Source>;
}

class FileReader {
  readonly #env: World['env'];
  readonly #issues: Issue[];

  constructor(env: World['env'], issues: Issue[]) {
    this.#env = env;
    this.#issues = issues;
  }

  read(root: YamlTree): CheckEntry[] {
    if (root.kind !== 'map') {
      const problem = root.kind === 'text' && root.type === 'nothing' ? 'is empty' : 'is not a map at its top';
      this.#report('checks', root.source, problem, EXAMPLE);
      return [];
    }
    for (const { key, source } of root.entries) {
      if (!TOP_KEYS.includes(key)) this.#unknownKey(key, source, TOP_KEYS, 'is not known at the top of a checks file');
    }
    const value = (key: string) => root.entries.find((entry) => entry.key === key)?.value;
    const defaults = this.#defaults(value('defaults'));
    return this.#checks(value('checks'), root.source, defaults);
  }

  incidents(root: YamlTree): FileIncidents | undefined {
    const find = (key: string) => (root.kind === 'map' ? root.entries.find((entry) => entry.key === key) : undefined);
    const rules = find('incidents');
    const roles = find('roles');
    const first = rules ?? roles;
    if (first === undefined) return undefined;
    const own = rules === undefined ? EMPTY_BLOCK : readBlock(rules.value, false, this.#issues);
    if (own.roles && roles) this.#report('roles', roles.source, 'is written twice', 'Keep one of them.');
    const block = roles ? { ...own, roles: readRoles(roles.value, this.#issues) } : own;
    return { file: first.source.file, source: first.source, block, hasRules: rules !== undefined };
  }

  #defaults(tree: YamlTree | undefined): Part {
    const part = this.#part(
      tree ?? { kind: 'map', entries: [], source: { file: '', line: 1, column: 1 } },
      DEFAULT_KEYS,
    );
    // Issues of an entry are reported with the entry; `defaults:` may be in use by no entry at all.
    for (const { issue, lacksVariable } of part.fields.values()) {
      if (issue && !lacksVariable) this.#issues.push(issue);
    }
    return part;
  }

  #checks(tree: YamlTree | undefined, top: Source, defaults: Part): CheckEntry[] {
    if (tree === undefined) this.#report('checks', top, 'has no checks:', EXAMPLE);
    else if (tree.kind !== 'list') this.#report('checks', tree.source, 'is not a list', EXAMPLE);
    else if (tree.items.length === 0) this.#report('checks', tree.source, 'is an empty list', EXAMPLE);
    else return tree.items.flatMap((item) => this.#entry(item, defaults) ?? []);
    return [];
  }

  #entry(tree: YamlTree, defaults: Part): CheckEntry | undefined {
    if (tree.kind !== 'map') {
      this.#report('checks', tree.source, 'has an entry that is not a map', EXAMPLE);
      return undefined;
    }
    const part = this.#part(tree, Object.keys(ENTRY_KEYS) as EntryKey[]);
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
      id: (own.get('id') ?? undefined) as string | undefined,
      group: (own.get('group') ?? undefined) as string | undefined,
      tags: (own.get('tags') ?? []) as readonly string[],
      description: (own.get('description') ?? undefined) as string | undefined,
      notify: (own.get('notify') ?? undefined) as readonly string[] | undefined,
      incidents: [part.incidents, defaults.incidents].filter((block) => block !== undefined),
      isEnabled: own.get('enabled') !== false,
    };
  }

  #part(tree: YamlTree, allowed: readonly EntryKey[]): Part {
    const fields = new Map();
    const own = new Map<EntryKey, unknown>();
    const places = new Map<string, Source>();
    let incidents: RuleBlock | undefined;
    if (tree.kind !== 'map') this.#report('defaults', tree.source, 'is not a map', 'Write one field per line.');
    for (const entry of tree.kind === 'map' ? tree.entries : []) {
      const key = allowed.find((each) => each === entry.key);
      const field = CHECK_FIELDS.get(entry.key);
      places.set(entry.key, entry.value.source);
      if (key !== undefined) own.set(key, this.#ownValue(key, entry.value));
      else if (entry.key === 'incidents') incidents = readBlock(entry.value, true, this.#issues);
      else if (field !== undefined) fields.set(entry.key, readFieldText(entry.key, field.kind, entry.value, this.#env));
      else this.#refuseKey(entry, allowed);
    }
    return { fields, incidents, own, places };
  }

  /**
   * Reads a key that only a file has. These keys decide which checks exist, so a variable that is missing here always
   * matters.
   *
   * @returns null for a key that is not set, undefined for one that is wrong
   */
  #ownValue(key: EntryKey, tree: YamlTree): unknown {
    const kind: Kind<unknown> = ENTRY_KEYS[key].kind;
    const { text, issue, source } = readFieldText(key, kind, tree, this.#env);
    if (issue) this.#issues.push(issue);
    if (text.trim() === '') return issue ? undefined : null;
    try {
      return kind.parse(text);
    } catch (error) {
      if (!(error instanceof BadValue)) throw error;
      this.#report(key, source, error.message, error.remedy, error.value ?? text);
      return undefined;
    }
  }

  #refuseKey({ key, source }: MapEntry, allowed: readonly EntryKey[]): void {
    if (RUN_INPUTS.includes(key)) {
      this.#report(key, source, 'is for the whole run, and cannot be set in a checks file', 'Set it as an input.');
    } else if (Object.hasOwn(ENTRY_KEYS, key)) {
      this.#report(key, source, 'cannot be set under defaults', 'Write it in the entry of each check.');
    } else if (Object.hasOwn(INCIDENT_KEYS, key)) {
      const where = isOwnOfCheck(key) ? 'of the check, or at the top' : 'at the top';
      this.#report(key, source, 'is a key of incidents', `Write it under incidents: ${where}.`);
    } else
      this.#unknownKey(key, source, [...allowed, 'incidents', ...CHECK_FIELDS.keys()], 'is not a field of a check');
  }

  #unknownKey(key: string, source: Source, known: readonly string[], problem: string): void {
    const nearest = closest(key, known);
    this.#report(key, source, problem, nearest === undefined ? 'Remove it.' : `Did you mean ${nearest}?`);
  }

  #report(input: string, source: Source, problem: string, remedy: string, value?: string): void {
    this.#issues.push({ code: 'E_INPUT', input, value, problem, remedy, source });
  }
}

/** Adds the name of the check to the issues of its fields. */
function named(fields: GivenFields, check: string): GivenFields {
  return new Map(
    [...fields].map(([input, field]) => [input, field.issue ? { ...field, issue: { ...field.issue, check } } : field]),
  );
}
