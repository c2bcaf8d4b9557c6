/** Finds the hosts of a service of Nagios: named one by one, by groups, or all of them. */

import type { NagiosObject } from './objects.ts';
import { type ResolvedObject, resolveTemplates, splitList } from './templates.ts';

/** A host of a service. */
export interface ServiceHost {
  /** Absent when the text does not name it. */
  readonly name?: string | undefined;
  /** Its definition, if the text has it. */
  readonly definition?: ResolvedObject | undefined;
}

/** Returns the hosts of a service; one without a name when the text names none. */
export type HostFinder = (service: ResolvedObject) => readonly ServiceHost[];

/** Prepares the search for the hosts of services. */
export function createHostFinder(objects: readonly NagiosObject[]): HostFinder {
  const definitions = resolveTemplates(objects, 'host').filter((host) => !host.isTemplate);
  const hosts = new Map(definitions.map((host) => [host.get('host_name') ?? '', host]));
  const groups = readGroups(objects, definitions);
  const splits = new Map<string, readonly string[]>();
  const split = (text: string | undefined): readonly string[] => {
    const known = splits.get(text ?? '') ?? splitList(text ?? '');
    splits.set(text ?? '', known);
    return known;
  };
  return (service) => {
    const names = split(service.get('host_name'));
    const groupNames = split(service.get('hostgroup_name'));
    const members = groupNames.filter((name) => !name.startsWith('!')).flatMap((name) => membersOf(name, groups));
    const all = names.includes('*') ? [...hosts.keys()] : names.filter((name) => !name.startsWith('!'));
    const excluded = new Set([
      ...names.filter((name) => name.startsWith('!')).map((name) => name.slice(1)),
      ...groupNames.filter((name) => name.startsWith('!')).flatMap((name) => membersOf(name.slice(1), groups)),
    ]);
    const found = [...new Set([...all, ...members])].filter((name) => !excluded.has(name));
    if (found.length === 0) return [{}];
    return found.map((name) => ({ name, definition: hosts.get(name) }));
  };
}

interface Group {
  readonly members: string[];
  readonly groups: readonly string[];
}

function readGroups(objects: readonly NagiosObject[], hosts: readonly ResolvedObject[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const group of resolveTemplates(objects, 'hostgroup')) {
    groups.set(group.get('hostgroup_name') ?? '', {
      members: splitList(group.get('members') ?? ''),
      groups: splitList(group.get('hostgroup_members') ?? ''),
    });
  }
  for (const host of hosts) {
    for (const name of splitList(host.get('hostgroups') ?? '')) {
      const group = groups.get(name) ?? { members: [], groups: [] };
      group.members.push(host.get('host_name') ?? '');
      groups.set(name, group);
    }
  }
  return groups;
}

/** Returns the hosts of a group and of the groups in it. */
function membersOf(name: string, groups: ReadonlyMap<string, Group>): string[] {
  const seen = new Set<string>();
  const members: string[] = [];
  const pending = [name];
  while (pending.length > 0) {
    const next = pending.pop() ?? '';
    if (seen.has(next)) continue;
    seen.add(next);
    const group = groups.get(next);
    for (const member of group?.members ?? []) members.push(member);
    for (const inner of group?.groups ?? []) pending.push(inner);
  }
  return members;
}
