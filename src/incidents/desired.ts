/** Which issues should exist: computed anew in each run, whatever earlier runs did or could not do. */
import { happeningsOf } from './happenings.ts';
import {
  hasIdentity,
  type IncidentRun,
  identityOf,
  identityOfIssue,
  isRecoveredByOutput,
  needsIncident,
  rulesOfCheck,
  topGroup,
} from './input.ts';
import { blockMember } from './issue/block.ts';
import type { Incident, IncidentKind, Member } from './issue/incident.ts';
import { millisOf } from './issue/words.ts';
import { isActive, knownMembers, memberOf, worstMembersFirst } from './members.ts';
import { assigneesOf, labelsOf, rolesToldOf } from './roles.ts';
import { type IssueReading, isOver, type OwnIssue } from './seen.ts';

/** Checks that are told together, and the issue in which they are. */
interface Slot {
  readonly id: string;
  readonly issue?: OwnIssue | undefined;
  readonly members: Member[];
  /** The issue that is gone. */
  continues?: number | undefined;
}

/** Returns the incidents that should have an open issue, in a fixed order. Pure. */
export function desiredIncidents(input: IncidentRun, reading: IssueReading): Incident[] {
  const slots = new Map<string, Slot>();
  for (const memory of input.history.checks) {
    if (!needsIncident(memory)) continue;
    const member = memberOf(input, memory);
    const issue = homeOf(input, reading, member);
    const id = issue === undefined ? identityOf(memory, input.settings) : identityOfIssue(issue);
    const slotKey = issue === undefined ? id : `#${issue.number}`;
    const slot: Slot = slots.get(slotKey) ?? { id, issue, members: [] };
    slot.members.push(member);
    const { issue: number } = memory.outage;
    if (issue === undefined && number !== undefined && reading.gone.includes(number)) slot.continues = number;
    slots.set(slotKey, slot);
  }
  return gathered(input, reading, [...slots.values()]).map((slot) => incidentOf(input, slot));
}

/** More new incidents than allowed become one. */
function gathered(input: IncidentRun, reading: IssueReading, slots: readonly Slot[]): Slot[] {
  const fresh = slots.filter(({ issue }) => issue === undefined);
  if (fresh.length <= input.settings.maxNew || fresh.length < 2) return [...slots];
  const issue = reading.own.find((each) => each.isOpen && hasIdentity(each, 'storm'));
  const members = fresh.flatMap((slot) => slot.members);
  const continues = fresh.find((slot) => slot.continues !== undefined)?.continues;
  const known = slots.find((slot) => slot.issue !== undefined && slot.issue === issue);
  const storm: Slot = { id: 'storm', issue, members: [...(known?.members ?? []), ...members], continues };
  return [...slots.filter((slot) => slot.issue !== undefined && slot !== known), storm];
}

/** Returns the issue in which a check is, or belongs: the oldest one, so that of two that say the same one stays. */
function homeOf(input: IncidentRun, { own }: IssueReading, member: Member): OwnIssue | undefined {
  const id = identityOf(member.memory, input.settings);
  const { issue: number } = member.memory.outage;
  return (
    own.find((issue) => issue.isOpen && !isOver(issue.block) && issue.keys.includes(member.key)) ??
    own.find((issue) => issue.isOpen && (hasIdentity(issue, id) || issue.number === number)) ??
    // One that we closed a short while ago is continued; the state machine says until when.
    own.find((issue) => issue.number === number && isOver(issue.block)) ??
    own.find((issue) => hasIdentity(issue, id) && isJustOver(input, member, issue))
  );
}

/** Whether an issue was closed so short a while ago that it is continued, of which a lost history knows nothing. */
function isJustOver(input: IncidentRun, { memory }: Member, { isOpen, block, closedAt }: OwnIssue): boolean {
  const age = (millisOf(input.now) ?? 0) - (millisOf(closedAt) ?? 0);
  return !isOpen && block?.state === 'recovered' && age <= rulesOfCheck(input, memory).reopenWithinMs;
}

function incidentOf(input: IncidentRun, { id, issue, members: active, continues }: Slot): Incident {
  const keys = new Set(active.map(({ key }) => key));
  const isSameEpisode = issue !== undefined && isContinued(issue, active);
  const told = isSameEpisode ? knownMembers(input, issue) : [];
  // Checks that are good again stay in the table until all are.
  const left = told.filter(
    ({ key, state }) => !keys.has(key) && state === 'recovered' && blockMember(issue?.block, key) !== undefined,
  );
  const members = worstMembersFirst([...active, ...left]);
  const kind = kindOf(id);
  const firstBad =
    (kind !== 'check' && isSameEpisode ? issue.block?.firstBad : undefined) ?? earliest(active) ?? input.now;
  const roles = [...new Set(active.flatMap((member) => rolesToldOf(input, member)))];
  return {
    ...{ id, kind, firstBad, members, roles, continues },
    group: kind === 'group' ? topGroup(active[0]?.memory.group) : undefined,
    state: members[0]?.state ?? 'down',
    alerts: Math.max(...active.map(({ memory }) => memory.outage.alerts)),
    labels: labelsOf(input, active, roles),
    assignees: assigneesOf(input, roles),
    happenings: happeningsOf(input, { kind, members, issue }),
    isRecoveredByOutput: isRecoveredByOutput(input.settings),
    issue: issue?.number,
  };
}

/** Whether the outage that an issue tells goes on: one of its checks was bad when it was written. */
function isContinued({ isOpen, block }: OwnIssue, active: readonly Member[]): boolean {
  if (!isOpen || block === undefined || isOver(block)) return false;
  return active.some(
    ({ key, memory }) => blockMember(block, key) !== undefined && (memory.outage.firstBad?.at ?? '') <= block.writtenAt,
  );
}

function earliest(members: readonly Member[]): string | undefined {
  return members.flatMap(({ memory }) => memory.outage.firstBad?.at ?? []).toSorted()[0];
}

function kindOf(id: string): IncidentKind {
  const [kind = ''] = id.split(':');
  return kind === 'group' || kind === 'all' || kind === 'storm' ? kind : 'check';
}

/** Returns what is told when an issue is over: its checks, with their last outage. */
export function endedIncident(input: IncidentRun, issue: OwnIssue, state: 'recovered' | 'removed'): Incident {
  const members = worstMembersFirst(knownMembers(input, issue));
  const { block } = issue;
  const id = identityOfIssue(issue);
  const kind = kindOf(id);
  const firstBad = block?.firstBad ?? earliest(members) ?? issue.createdAt;
  const [first] = members;
  const renamed = input.removed.find(({ key, renamedTo }) => renamedTo !== undefined && issue.keys.includes(key));
  return {
    ...{ id, kind, state, firstBad, members, roles: [], issue: issue.number },
    group: kind === 'group' ? topGroup(first?.memory.group) : undefined,
    alerts: Math.max(block?.alerts ?? 0, ...members.map(({ memory }) => memory.outage.alerts)),
    labels: labelsOf(input, members.filter(isActive), []),
    assignees: [],
    happenings: [],
    isRecoveredByOutput: isRecoveredByOutput(input.settings),
    renamedTo: state === 'removed' ? renamed?.renamedTo : undefined,
  };
}

/**
 * The id of the comment that says that an outage is over: the same whenever that is found out, also with a lost history,
 * and another one after it was bad again.
 */
export function recoveryId(block: OwnIssue['block'], firstBad: string): string {
  const seconds = Math.floor((millisOf(block?.lastBad ?? firstBad) ?? 0) / 1000);
  return `recovered-${Math.max(0, seconds).toString(36)}`;
}
