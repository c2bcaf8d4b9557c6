/** Reads the map `roles`: who is told how. */

import type { Issue } from '../../model/issue.ts';
import { ROLE_EVENTS, type Role } from '../../model/memory/rules.ts';
import { closest } from '../../text/closest.ts';
import { integer, words } from '../kinds/basic.ts';
import type { Kind } from '../kinds/kind.ts';
import type { MapEntry, YamlTree } from '../yaml/yaml-tree.ts';
import { entries, githubLogin, issueLabel, mention } from './incident-kinds.ts';
import { readValue } from './read-value.ts';

const MAX_ROLES = 50;

/** The keys of a role. */
export const ROLE_KEYS = {
  assignees: { kind: entries(githubLogin, 10), help: 'Users to whom the issue is assigned.' },
  labels: { kind: entries(issueLabel), help: 'Labels that the issue gets.' },
  mentions: { kind: entries(mention), help: 'Users and teams that are mentioned, as @user or @organisation/team.' },
  on: { kind: words(...ROLE_EVENTS), help: 'What is told: down, repeat, lost, recovered. All of them when absent.' },
  'after-alerts': { kind: integer(0, 1000), help: 'Told from this alert of an outage on: an escalation.' },
} as const satisfies Record<string, { kind: Kind<unknown>; help: string }>;

/** Reads the roles, with every problem at its line. */
export function readRoles(tree: YamlTree, issues: Issue[]): readonly Role[] {
  if (tree.kind !== 'map' || tree.entries.length === 0 || tree.entries.length > MAX_ROLES) {
    const remedy = 'Write the name of a role, and below it assignees:, labels: or mentions:.';
    issues.push({ code: 'E_INPUT', input: 'roles', problem: 'is not a map of roles', remedy, source: tree.source });
    return [];
  }
  return tree.entries.map((entry) => readRole(entry, issues));
}

function readRole({ key, source, value }: MapEntry, issues: Issue[]): Role {
  const report = (input: string, problem: string, remedy: string, at = source): void => {
    issues.push({ code: 'E_INPUT', input, problem, remedy, source: at });
  };
  if (!/^[a-z][\w-]{0,39}$/i.test(key)) report('roles', 'has a name that is no word', 'Write letters and digits.');
  const given = value.kind === 'map' ? value.entries : [];
  if (given.length === 0) report('roles', `says nothing of the role ${key.slice(0, 40)}`, 'Write who is told.');
  for (const entry of given) {
    if (Object.hasOwn(ROLE_KEYS, entry.key)) continue;
    const nearest = closest(entry.key, Object.keys(ROLE_KEYS));
    const remedy = nearest ? `Did you mean ${nearest}?` : `Known are ${Object.keys(ROLE_KEYS).join(', ')}.`;
    report(entry.key, 'is not a key of a role', remedy, entry.source);
  }
  const read = <T>(name: keyof typeof ROLE_KEYS, kind: Kind<T>): T | undefined => {
    const entry = given.find((each) => each.key === name);
    return entry && readValue(name, kind, entry.value, issues);
  };
  return {
    name: key,
    assignees: read('assignees', ROLE_KEYS.assignees.kind) ?? [],
    labels: read('labels', ROLE_KEYS.labels.kind) ?? [],
    mentions: read('mentions', ROLE_KEYS.mentions.kind) ?? [],
    on: read('on', ROLE_KEYS.on.kind) ?? ROLE_EVENTS,
    afterAlerts: read('after-alerts', ROLE_KEYS['after-alerts'].kind) ?? 0,
  };
}
