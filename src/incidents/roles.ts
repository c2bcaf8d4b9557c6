/** Who is told: labels, assignees and mentions, from the settings alone. */
import type { OutageEventKind } from '../model/memory/record.ts';
import type { Role, RoleEvent } from '../model/memory/rules.ts';
import { type IncidentRun, rulesOfCheck } from './input.ts';
import type { Happening, Member } from './issue/incident.ts';
import { mentionsOf } from './issue/mentions.ts';
import { BASE_LABEL } from './seen.ts';

/** The label of an incident that is told no more, until it has recovered. */
export const LOST_LABEL = 'mail-probe:lost';
/** The label of an incident of a check that changes between good and bad too often. */
export const FLAPPING_LABEL = 'mail-probe:flapping';
/** GitHub takes at most this many. */
const MAX_ASSIGNEES = 10;
const MAX_LABELS = 20;

/** What a role has to listen to, to be told an event. */
const LISTENS: Readonly<Partial<Record<OutageEventKind | 'joined', RoleEvent>>> = {
  down: 'down',
  reopened: 'down',
  joined: 'down',
  flapping: 'down',
  steady: 'repeat',
  repeat: 'repeat',
  lost: 'lost',
  recovered: 'recovered',
  'recovery-action': 'repeat',
};

/** Returns the roles of a check that are told an event, at this alert of its outage. */
export function rolesFor(input: IncidentRun, member: Member, kind: Happening['kind'], alerts: number): Role[] {
  const event = LISTENS[kind];
  if (event === undefined) return [];
  return rolesOf(input, member).filter(
    ({ on, afterAlerts }) => on.includes(event) && afterAlerts <= Math.max(1, alerts),
  );
}

function rolesOf(input: IncidentRun, { memory }: Member): Role[] {
  const { notify } = rulesOfCheck(input, memory);
  return input.settings.roles.filter(({ name }) => notify.includes(name));
}

/** Returns the roles that were told anything of a check so far. */
export function rolesToldOf(input: IncidentRun, member: Member): Role[] {
  const { alerts } = member.memory.outage;
  const so: Happening['kind'][] = ['down', ...(alerts > 1 ? (['repeat'] as const) : [])];
  if (member.state === 'lost') so.push('lost');
  return so.flatMap((kind) => rolesFor(input, member, kind, alerts));
}

/** Whether the end of the alerts is told as a comment: only when a role with mentions asks for it. */
export function tellsLost(roles: readonly Role[]): boolean {
  return mentionsOf(roles).length > 0;
}

/** Returns all labels that an incident should have. */
export function labelsOf(input: IncidentRun, members: readonly Member[], roles: readonly Role[]): string[] {
  const own = [...input.settings.labels, ...roles.flatMap(({ labels }) => labels)];
  const states = [
    ...(members.length > 0 && members.every(({ state }) => state === 'lost') ? [LOST_LABEL] : []),
    ...(members.some(({ state }) => state === 'unstable') ? [FLAPPING_LABEL] : []),
  ];
  return unique([BASE_LABEL, ...states, ...own]).slice(0, MAX_LABELS);
}

/** Returns all users to whom an incident should be assigned. */
export function assigneesOf(input: IncidentRun, roles: readonly Role[]): string[] {
  return unique([...input.settings.assignees, ...roles.flatMap(({ assignees }) => assignees)]).slice(0, MAX_ASSIGNEES);
}

/** Returns each text once; GitHub ignores case. */
function unique(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()];
}
