/** The difference between the issues that should exist and those that were seen, as a list of writes. Pure. */
import { endedIncident, recoveryId } from './desired.ts';
import { digestOf } from './digest.ts';
import { pendingOf } from './happenings.ts';
import type { IncidentInput } from './input.ts';
import { BLOCK_LIMITS, type BlockMember, type IssueBlock } from './issue/block.ts';
import { duplicateBody, renderBody, shortBody } from './issue/body.ts';
import { renderComment } from './issue/comments.ts';
import type { Happening, Incident, Member, WritingRun } from './issue/incident.ts';
import { issueTitle } from './issue/title.ts';
import { isCode, millisOf } from './issue/words.ts';
import { isActive, knownMembers } from './members.ts';
import { FLAPPING_LABEL, LOST_LABEL, rolesFor } from './roles.ts';
import { BASE_LABEL, isOver, isSame, type OwnIssue, type Reading } from './seen.ts';

/** A new issue. */
export interface CreateIssue {
  readonly do: 'create';
  readonly incident: Incident;
  readonly title: string;
  readonly body: string;
  /** For a server that refuses the other one as too long. */
  readonly shortBody: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

/** A comment, unless the issue has one with its events already. */
export interface AddComment {
  readonly do: 'comment';
  readonly number: number;
  readonly incident: Incident;
  readonly events: readonly Happening[];
  /** No comment with these events is older, ISO 8601, UTC. */
  readonly since: string;
  readonly isLocked: boolean;
}

/** A change of an issue, in one write. What is absent stays. */
export interface ChangeIssue {
  readonly do: 'change';
  readonly number: number;
  readonly why: 'update' | 'reopen' | 'recovered' | 'removed' | 'duplicate';
  readonly body?: string | undefined;
  readonly shortBody?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly stateReason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | undefined;
  /** The issue that stays. */
  readonly duplicateOf?: { readonly number: number; readonly id: number } | undefined;
  /** All labels, those of people included. */
  readonly labels?: readonly string[] | undefined;
  /** All assignees, those that people chose included. */
  readonly assignees?: readonly string[] | undefined;
}

/** A write that brings the issues nearer to what they should be. */
export type Repair = CreateIssue | AddComment | ChangeIssue;

/** A text is written again after this time, though only its numbers have changed. Milliseconds. */
export const UPDATE_INTERVAL_MS = 3_600_000;

/** Our labels of states: the only ones that are removed again. */
const STATE_LABELS = [LOST_LABEL, FLAPPING_LABEL];

/** Returns the writes, the most urgent first: new issues, then alerts, then what is over. Empty when all is in order. */
export function planRepairs(input: IncidentInput, incidents: readonly Incident[], reading: Reading): Repair[] {
  const used = new Set(incidents.flatMap(({ issue }) => issue ?? []));
  const fresh = incidents.filter(({ issue }) => issue === undefined);
  const canCreate = reading.isComplete && !isBlindRun(input);
  const creates = canCreate ? fresh.map((incident) => creation(input, incident)) : [];
  const repairs = incidents.flatMap((incident) => {
    const issue = reading.own.find(({ number }) => number === incident.issue);
    return issue === undefined ? [] : upkeep(input, incident, issue);
  });
  const ends = reading.own
    .filter((issue) => issue.isOpen && !used.has(issue.number))
    .flatMap((issue) => ending(input, incidents, reading, issue));
  return [...creates, ...repairs, ...ends];
}

/** Whether no check could be judged: then it is the runner, and no issue is opened. */
function isBlindRun({ checks, rules, settings }: IncidentInput): boolean {
  return (
    checks.length > 0 &&
    checks.every(({ name, status }) => status === 'unknown' && !(rules.get(name) ?? settings.rules).on.includes(status))
  );
}

function creation(input: IncidentInput, incident: Incident): CreateIssue {
  const block = blockFor(input, incident, undefined, incident.happenings);
  const { labels, assignees } = incident;
  return { do: 'create', incident, title: issueTitle(incident), ...bodies(input, incident, block), labels, assignees };
}

function bodies(input: IncidentInput, incident: Incident, block: IssueBlock): { body: string; shortBody: string } {
  const run = runOf(input);
  return { body: renderBody(incident, block, run), shortBody: shortBody(incident, block, run) };
}

function runOf({ now, runUrl }: IncidentInput): WritingRun {
  return { now, runUrl };
}

/** What an open incident needs: a comment for what is new, and its text, state, labels and assignees in one write. */
function upkeep(input: IncidentInput, incident: Incident, issue: OwnIssue): Repair[] {
  const pending = pendingOf(input, incident.happenings, issue);
  const block = blockFor(input, incident, issue, pending);
  const isNews = issue.block?.digest !== block.digest || pending.length > 0;
  const isStale = hasResult(incident) && ageMs(issue.block?.writtenAt, input.now) >= UPDATE_INTERVAL_MS;
  const labels = labelsFor(incident, issue, isNews);
  const assignees = assigneesFor(incident, issue);
  const comments = commentRepairs(incident, issue, pending);
  if (issue.isOpen && !isNews && !isStale && !labels && !assignees) return comments;
  const why = issue.isOpen ? 'update' : 'reopen';
  const reopening = issue.isOpen ? {} : ({ state: 'open', stateReason: 'reopened' } as const);
  return [
    ...comments,
    { do: 'change', number: issue.number, why, ...bodies(input, incident, block), ...reopening, labels, assignees },
  ];
}

/** Clocks of runners and servers differ by less than this. Milliseconds. */
const CLOCK_SKEW_MS = 600_000;

function commentRepairs(
  incident: Incident,
  { number, isLocked, block }: OwnIssue,
  events: readonly Happening[],
): AddComment[] {
  if (events.length === 0) return [];
  // What the block does not name was told after it was written, or not at all. An end may have been told before that,
  // by a run whose history was lost, but not before the last bad run.
  const isEnd = events.some(({ kind }) => kind === 'recovered');
  const written = millisOf((isEnd ? block?.lastBad : block?.writtenAt) ?? incident.firstBad) ?? 0;
  const since = new Date(Math.max(0, written - CLOCK_SKEW_MS)).toISOString();
  return [{ do: 'comment', number, incident, events, since, isLocked }];
}

/** Renders a comment of these events. */
export function commentText(input: IncidentInput, { incident }: AddComment, events: readonly Happening[]): string {
  return renderComment(incident, events, runOf(input));
}

function hasResult({ members }: Incident): boolean {
  return members.some(({ check }) => check !== undefined);
}

function ageMs(from: string | undefined, to: string): number {
  return (millisOf(to) ?? 0) - (millisOf(from) ?? 0);
}

/** Returns all labels when ours have to change: those of people are kept, and what a person removed is not set again. */
function labelsFor(incident: Incident, { labels, block }: OwnIssue, isNews: boolean): string[] | undefined {
  const has = (names: readonly string[], name: string): boolean => names.some((each) => isSame(each, name));
  const missing = incident.labels.filter((label) => {
    if (has(labels, label)) return false;
    if (isSame(label, BASE_LABEL)) return true;
    // Servers that ignore labels of a change would be asked in each run.
    return STATE_LABELS.includes(label) ? isNews : !has(block?.labelled ?? [], label);
  });
  const idle = isNews ? STATE_LABELS.filter((label) => has(labels, label) && !has(incident.labels, label)) : [];
  if (missing.length === 0 && idle.length === 0) return undefined;
  return [...labels.filter((label) => !has(idle, label)), ...missing];
}

/** Returns all assignees when one of ours was not set before. */
function assigneesFor(incident: Incident, { assignees, block }: OwnIssue): string[] | undefined {
  const known = [...assignees, ...(block?.assigned ?? [])];
  const missing = incident.assignees.filter((login) => !known.some((each) => isSame(each, login)));
  return missing.length === 0 ? undefined : [...assignees, ...missing].slice(0, 10);
}

function blockFor(
  input: IncidentInput,
  incident: Incident,
  issue: OwnIssue | undefined,
  told: readonly Happening[],
): IssueBlock {
  const { id, state, firstBad, members, alerts } = incident;
  const before = issue?.block;
  const outages = members.map(({ memory }) => memory.outage);
  const unknown = (before?.members ?? []).filter(({ key }) => !input.history.checks.some((check) => check.key === key));
  // Without the block, all that happened so far counts as told: what is new goes into a comment now.
  const earlier = before?.told ?? (issue === undefined ? [] : incident.happenings.map((each) => each.id));
  const isGoingOn = before !== undefined && issue?.isOpen === true && !isOver(before) && before.firstBad === firstBad;
  return {
    ...{ scope: input.history.scope, id, state, firstBad, alerts },
    members: [...members.map((member) => blockMemberOf(member, firstBad)), ...unknown].slice(0, BLOCK_LIMITS.members),
    openedAt: isGoingOn ? before.openedAt : input.now,
    lastBad: lastBadOf(members, incident.state) ?? before?.lastBad,
    lastAlertAt: outages
      .flatMap(({ lastAlertAt }) => lastAlertAt ?? [])
      .toSorted()
      .at(-1),
    codes: [...new Set([...(before?.codes ?? []), ...outages.flatMap(({ codes }) => codes)])].filter(isCode),
    recoveries: outages.flatMap(({ recoveries }) => recoveries).slice(-BLOCK_LIMITS.recoveries),
    told: [...new Set([...earlier, ...told.map((each) => each.id)])].slice(-BLOCK_LIMITS.told),
    writtenAt: input.now,
    digest: incidentDigest(incident),
    assigned: [...new Set([...(before?.assigned ?? []), ...incident.assignees])].slice(-BLOCK_LIMITS.names),
    labelled: [...new Set([...(before?.labelled ?? []), ...incident.labels])].slice(-BLOCK_LIMITS.names),
  };
}

/** While it is bad; the last one that an issue names stays when it is over. */
function lastBadOf(members: readonly Member[], state: Incident['state']): string | undefined {
  if (state === 'recovered' || state === 'removed') return undefined;
  return members
    .flatMap(({ memory }) => memory.outage.lastBad?.at ?? [])
    .toSorted()
    .at(-1);
}

function blockMemberOf({ key, memory: { outage } }: Member, firstBad: string): BlockMember {
  return { key, eventCount: outage.eventCount, alerts: outage.alerts, firstBad: outage.firstBad?.at ?? firstBad };
}

/** Digest of what must be told without delay: state, members, codes, events. */
export function incidentDigest(incident: Incident): string {
  const { state, firstBad, labels, members } = incident;
  return digestOf([
    ...[state, firstBad, labels.join('\n')],
    ...members.flatMap(({ key, state: own, memory: { outage } }) => [
      ...[key, own, outage.codes.join(' '), String(outage.eventCount), String(outage.alerts)],
      ...outage.recoveries.map(({ number, result }) => `${number} ${result}`),
    ]),
  ]);
}

/** A block of a check that no run knows any more is of no use after this time. Milliseconds. */
const ABANDONED_MS = 8 * 86_400_000;

/** What an open issue needs that no incident uses. */
function ending(input: IncidentInput, incidents: readonly Incident[], reading: Reading, issue: OwnIssue): Repair[] {
  // Opened again by a person while all is good: it is left to them.
  if (isOver(issue.block)) return [];
  const twin = twinOf(incidents, reading, issue);
  if (twin === 'coming') return [];
  if (twin !== undefined) return [duplicate(input, issue, twin)];
  const members = knownMembers(input, issue);
  const isUnknown = members.length < issue.keys.length;
  const isAbandoned = input.isComplete && ageMs(issue.block?.writtenAt, input.now) > ABANDONED_MS;
  if (isUnknown && !isAbandoned) return [];
  // Bad again, and not yet told: either it will be, or it will be good.
  if (members.some((member) => isActive(member) || member.memory.outage.state === 'failing')) return [];
  if (members.some(({ memory }) => memory.outage.isMuted)) return [];
  return members.every(({ state }) => state === 'removed')
    ? [closing(input, endedIncident(input, issue, 'removed'), issue, [])]
    : recovery(input, endedIncident(input, issue, 'recovered'), issue);
}

/** Returns the older issue of the same incident, or the one in which all checks of this one are told now. */
function twinOf(
  incidents: readonly Incident[],
  { own }: Reading,
  { keys, block }: OwnIssue,
): OwnIssue | 'coming' | undefined {
  const twins = incidents.filter(
    ({ id, members }) =>
      id === block?.id ||
      (keys.length > 0 && keys.every((key) => members.some((each) => each.key === key && isActive(each)))),
  );
  const [twin] = twins;
  if (twin === undefined) return undefined;
  return own.find(({ number, isOpen }) => number === twin.issue && isOpen) ?? 'coming';
}

function duplicate(input: IncidentInput, issue: OwnIssue, twin: OwnIssue): ChangeIssue {
  const ended = endedIncident(input, issue, 'removed');
  const block = { ...blockFor(input, ended, issue, []), state: 'removed' as const };
  return {
    ...{ do: 'change', number: issue.number, why: 'duplicate', state: 'closed', stateReason: 'duplicate' },
    duplicateOf: { number: twin.number, id: twin.id },
    body: duplicateBody(twin.number, block),
  };
}

function recovery(input: IncidentInput, incident: Incident, issue: OwnIssue): Repair[] {
  const id = recoveryId(issue.block, incident.firstBad);
  const [member] = incident.members;
  if (member === undefined) return [closing(input, incident, issue, [])];
  const events = incident.members.flatMap(({ memory }) =>
    memory.outage.events.filter(({ kind }) => kind === 'recovered'),
  );
  const at =
    events
      .map((event) => event.at)
      .toSorted()
      .at(-1) ?? input.now;
  const roles = incident.members.flatMap((each) => rolesFor(input, each, 'recovered', incident.alerts));
  const happening: Happening = { id, kind: 'recovered', at, member, roles: [...new Set(roles)] };
  const isTold = issue.block?.told.includes(id) ?? false;
  const told = isTold ? [] : [happening];
  return [...commentRepairs(incident, issue, told), closing(input, incident, issue, told)];
}

function closing(input: IncidentInput, incident: Incident, issue: OwnIssue, told: readonly Happening[]): ChangeIssue {
  const isRemoved = incident.state === 'removed';
  return {
    ...{ do: 'change', number: issue.number, why: isRemoved ? 'removed' : 'recovered', state: 'closed' },
    stateReason: isRemoved ? 'not_planned' : 'completed',
    ...bodies(input, incident, blockFor(input, incident, issue, told)),
    labels: labelsFor(incident, issue, true),
  };
}
