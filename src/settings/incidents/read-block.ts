/** Reads the block `incidents` from a tree of YAML: every problem at its line. */

import type { Issue, Source } from '../../model/issue.ts';
import type { Role } from '../../model/memory/rules.ts';
import { closest } from '../../text/closest.ts';
import type { MapEntry, YamlTree } from '../yaml/yaml-tree.ts';
import { INCIDENT_KEYS, type IncidentKeyName, MAP_KEYS } from './incident-keys.ts';
import { readValue } from './read-value.ts';
import { readRoles } from './roles.ts';

/** The keys that a block has, read. */
export interface RuleBlock {
  readonly values: ReadonlyMap<IncidentKeyName, unknown>;
  /** Where each key stands. */
  readonly places: ReadonlyMap<string, Source>;
  readonly recoveryInputs?: Readonly<Record<string, string>> | undefined;
  readonly roles?: readonly Role[] | undefined;
}

/** A block without a key. */
export const EMPTY_BLOCK: RuleBlock = { values: new Map(), places: new Map() };

/** At most as many inputs as each GitHub Enterprise Server takes. */
const MAX_INPUTS = 10;

/** Reads a block. @param isOfCheck whether it is of one check, which has fewer keys */
export function readBlock(tree: YamlTree, isOfCheck: boolean, issues: Issue[]): RuleBlock {
  if (tree.kind !== 'map') {
    const remedy = 'Write one key: value per line, such as failures-before-alert: 3.';
    issues.push({ code: 'E_INPUT', input: 'incidents', problem: 'is not a map of keys', remedy, source: tree.source });
    return EMPTY_BLOCK;
  }
  const values = new Map<IncidentKeyName, unknown>();
  const places = new Map<string, Source>();
  let block: RuleBlock = { values, places };
  for (const entry of tree.entries) {
    places.set(entry.key, entry.source);
    const name = keyName(entry.key);
    if (!isOfCheck && entry.key === 'roles') block = { ...block, roles: readRoles(entry.value, issues) };
    else if (!isOfCheck && entry.key === 'recovery-inputs')
      block = { ...block, recoveryInputs: recoveryInputs(entry, issues) };
    else if (name === undefined || (isOfCheck && !INCIDENT_KEYS[name].isPerCheck)) {
      issues.push(unknownKey(entry, isOfCheck));
    } else {
      const value = readValue<unknown>(name, INCIDENT_KEYS[name].kind, entry.value, issues);
      if (value !== undefined) values.set(name, value);
    }
  }
  return block;
}

function keyName(key: string): IncidentKeyName | undefined {
  return Object.hasOwn(INCIDENT_KEYS, key) ? (key as IncidentKeyName) : undefined;
}

function unknownKey({ key, source }: MapEntry, isOfCheck: boolean): Issue {
  const all = [...Object.keys(INCIDENT_KEYS), ...MAP_KEYS];
  const known = isOfCheck ? Object.keys(INCIDENT_KEYS).filter((each) => isOwnOfCheck(each)) : all;
  if (isOfCheck && all.includes(key)) {
    const problem = 'is for the whole run, and cannot be set for one check';
    return { code: 'E_INPUT', input: key, problem, remedy: 'Write it under incidents: at the top.', source };
  }
  const nearest = closest(key, known);
  const remedy = nearest === undefined ? `Known are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return { code: 'E_INPUT', input: key, problem: 'is not a key of incidents', remedy, source };
}

/** Whether a check may have a key of its own. */
export function isOwnOfCheck(key: string): boolean {
  const name = keyName(key);
  return name !== undefined && INCIDENT_KEYS[name].isPerCheck;
}

const PLACEHOLDER = /\{[^{}]*\}/g;
const KNOWN_PLACEHOLDERS = ['{check}', '{status}', '{code}', '{incident}'];

function recoveryInputs({ value }: MapEntry, issues: Issue[]): Readonly<Record<string, string>> | undefined {
  const report = (problem: string, remedy: string, source: Source, quoted?: string): void => {
    issues.push({ code: 'E_INPUT', input: 'recovery-inputs', value: quoted, problem, remedy, source });
  };
  const pairs = value.kind === 'map' ? value.entries.map(({ key, value: each }) => [key, each] as const) : [];
  if (pairs.length === 0) report('names no input', 'Write a map, such as service: imap.', value.source);
  if (pairs.length > MAX_INPUTS) report(`names ${pairs.length} inputs`, `Write at most ${MAX_INPUTS}.`, value.source);
  const inputs = new Map<string, string>();
  for (const [key, each] of pairs) {
    const text = each.kind === 'text' ? each.text : '';
    const unknown = (text.match(PLACEHOLDER) ?? []).find((word) => !KNOWN_PLACEHOLDERS.includes(word));
    if (!/^[a-z_][\w-]{0,99}$/i.test(key))
      report('has a name that is no input', 'Write letters and digits.', each.source);
    else if (each.kind !== 'text' || /[\r\n]/.test(text) || text.length > 500)
      report('has a value that is not one line', 'Write at most 500 characters.', each.source);
    else if (unknown !== undefined)
      report('has an unknown placeholder', `Use ${KNOWN_PLACEHOLDERS.join(', ')}.`, each.source, unknown);
    else inputs.set(key, text);
  }
  return Object.fromEntries(inputs);
}
