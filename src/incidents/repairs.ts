/** The difference between the issues that should exist and those that were seen, as a list of writes. Pure. */
import { blockFor } from './block-for.ts';
import { endedIncident, recoveryId } from './desired.ts';
import { pendingOf } from './happenings.ts';
import { type IncidentRun, isOutdated } from './input.ts';
import type { IssueBlock } from './issue/block.ts';
import { duplicateBody, renderBody, shortBody } from './issue/body.ts';
import { renderComment } from './issue/comments.ts';
import type { Happening, Incident, WritingRun } from './issue/incident.ts';
import { issueTitle } from './issue/title.ts';
import { millisOf } from './issue/words.ts';
import { isActive, knownMembers } from './members.ts';
import type { AddComment, ChangeIssue, CreateIssue, Repair } from './repair.ts';
import { FLAPPING_LABEL, LOST_LABEL, rolesFor } from './roles.ts';
import { BASE_LABEL, type IssueReading, isOver, isSame, type OwnIssue } from './seen.ts';

/** A text is written again after this time, though only its numbers have changed. Milliseconds. */
export const UPDATE_INTERVAL_MS = 3_600_000;

/** Our labels of states: the only ones that are removed again. */
const STATE_LABELS = [LOST_LABEL, FLAPPING_LABEL];

/** Returns the writes, the most urgent first: new issues, then alerts, then what is over. Empty when all is in order. */
export function planRepairs(input: IncidentRun, incidents: readonly Incident[], reading: IssueReading): Repair[] {
  const used = new Set(incidents.flatMap(({ issue }) => issue ?? []));
  const fresh = incidents.filter(({ issue }) => issue === undefined);
  const canCreate = reading.isComplete && !isBlindRun(input);
  const creates = canCreate ? fresh.map((incident) => creation(input, incident)) : [];
  const repairs = incidents.flatMap((incident) => {
    const issue = reading.own.find(({ number }) => number === incident.issue);
    return issue === undefined || isOutdated(input, issue) ? [] : upkeep(input, incident, issue);
  });
  const ends = reading.own
    .filter((issue) => issue.isOpen && !used.has(issue.number) && !isOutdated(input, issue))
    .flatMap((issue) => ending(input, incidents, reading, issue));
  return [...creates, ...repairs, ...ends];
}

/** Whether no check could be judged: then it is the runner, and no issue is opened. */
function isBlindRun({ checks, rules, settings }: IncidentRun): boolean {
  return (
    checks.length > 0 &&
    checks.every(({ name, status }) => status === 'unknown' && !(rules.get(name) ?? settings.rules).on.includes(status))
  );
}

function creation(input: IncidentRun, incident: Incident): CreateIssue {
  const block = blockFor(input, incident, undefined, incident.happenings);
  const { labels, assignees } = incident;
  return { do: 'create', incident, title: issueTitle(incident), ...bodies(input, incident, block), labels, assignees };
}

function bodies(input: IncidentRun, incident: Incident, block: IssueBlock): { body: string; shortBody: string } {
  const run = runOf(input);
  return { body: renderBody(incident, block, run), shortBody: shortBody(incident, block, run) };
}

function runOf({ now, runUrl }: IncidentRun): WritingRun {
  return { now, runUrl };
}

/** What an open incident needs: a comment for what is new, and its text, state, labels and assignees in one write. */
function upkeep(input: IncidentRun, incident: Incident, issue: OwnIssue): Repair[] {
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
export function commentText(input: IncidentRun, { incident }: AddComment, events: readonly Happening[]): string {
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

/** A block of a check that no run knows any more is of no use after this time. Milliseconds. */
const ABANDONED_MS = 8 * 86_400_000;

/** What an open issue needs that no incident uses. */
function ending(input: IncidentRun, incidents: readonly Incident[], reading: IssueReading, issue: OwnIssue): Repair[] {
  // Over, and opened again by a person: it is left to them, until an incident without an issue uses it.
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
  { own }: IssueReading,
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

function duplicate(input: IncidentRun, issue: OwnIssue, twin: OwnIssue): ChangeIssue {
  const ended = endedIncident(input, issue, 'removed');
  const block = { ...blockFor(input, ended, issue, []), state: 'removed' as const };
  return {
    ...{ do: 'change', number: issue.number, why: 'duplicate', state: 'closed', stateReason: 'duplicate' },
    duplicateOf: { number: twin.number, id: twin.id },
    body: duplicateBody(twin.number, block),
  };
}

function recovery(input: IncidentRun, incident: Incident, issue: OwnIssue): Repair[] {
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

function closing(input: IncidentRun, incident: Incident, issue: OwnIssue, told: readonly Happening[]): ChangeIssue {
  const isRemoved = incident.state === 'removed';
  return {
    ...{ do: 'change', number: issue.number, why: isRemoved ? 'removed' : 'recovered', state: 'closed' },
    stateReason: isRemoved ? 'not_planned' : 'completed',
    ...bodies(input, incident, blockFor(input, incident, issue, told)),
    labels: labelsFor(incident, issue, true),
  };
}
