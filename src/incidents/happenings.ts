/** Which events are told as comments, each with an id that stays the same until it is told. */
import type { OutageEvent } from '../model/memory/record.ts';
import { type IncidentRun, isRecoveredByOutput, rulesOfCheck } from './input.ts';
import { eventsOf } from './issue/block.ts';
import type { Happening, IncidentKind, Member } from './issue/incident.ts';
import { isCode, millisOf } from './issue/words.ts';
import { isActive } from './members.ts';
import { rolesFor, tellsLost } from './roles.ts';
import { isOver, type OwnIssue } from './seen.ts';

/** An incident, as far as its events need it. */
export interface EventScope {
  readonly kind: IncidentKind;
  readonly members: readonly Member[];
  /** The issue that tells it, if there is one. */
  readonly issue?: OwnIssue | undefined;
}

/** Returns everything that a comment may have to tell, oldest first. */
export function happeningsOf(input: IncidentRun, scope: EventScope): Happening[] {
  const isMany = scope.kind !== 'check';
  return scope.members
    .filter(isActive)
    .flatMap((member) => [
      ...presentEvents(member).flatMap((event) => happeningOf(input, scope, member, event, isMany)),
      ...recoveriesOf(input, member),
    ])
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Events since the last end of an outage: those before it have been told, or need not be any more. */
function presentEvents({ memory: { outage } }: Member): readonly OutageEvent[] {
  return outage.events.slice(outage.events.findLastIndex(({ kind }) => kind === 'recovered') + 1);
}

function happeningOf(
  input: IncidentRun,
  scope: EventScope,
  member: Member,
  event: OutageEvent,
  isMany: boolean,
): Happening[] {
  const kind = isMany ? kindAmongMany(scope, event) : event.kind;
  if (kind === undefined || !COMMENTED.has(kind)) return [];
  const { alerts, isAcknowledged } = member.memory.outage;
  if (kind === 'repeat' && (isAcknowledged || isEchoed(input, scope, member, event))) return [];
  const roles = rolesFor(input, member, kind, kind === 'repeat' ? alertOf(member, event) : alerts);
  if (kind === 'lost' && !tellsLost(roles)) return [];
  const id = eventId(member, event);
  return [{ ...{ id, kind, member, roles }, at: event.at, code: event.code, runUrl: event.runUrl }];
}

/** Events that a comment tells. That it is good again is told when the issue is closed. */
const COMMENTED: ReadonlySet<Happening['kind']> = new Set([
  'down',
  'reopened',
  'repeat',
  'lost',
  'flapping',
  'steady',
  'joined',
]);

/** Among many checks, one that joins is worth a comment only if it fails in a way that the issue has not told yet. */
function kindAmongMany({ issue }: EventScope, event: OutageEvent): Happening['kind'] | undefined {
  if (event.kind !== 'down' && event.kind !== 'reopened') return event.kind;
  const block = issue?.block;
  if (block === undefined || isOver(block)) return event.kind;
  return isCode(event.code) && !block.codes.includes(event.code) ? 'joined' : undefined;
}

/** Whether another comment of the same issue said so shortly before: many checks are repeated together. */
function isEchoed(
  input: IncidentRun,
  { kind, members, issue }: EventScope,
  member: Member,
  event: OutageEvent,
): boolean {
  if (kind === 'check') return false;
  const { alertRepeat } = rulesOfCheck(input, member.memory);
  const lastAt = millisOf(issue?.block?.lastAlertAt);
  const at = millisOf(event.at) ?? 0;
  const isSoon =
    typeof alertRepeat === 'number' && lastAt !== undefined && at > lastAt && at - lastAt < alertRepeat / 2;
  const isSameRun = members.some(
    (other) =>
      other.key < member.key &&
      other.memory.outage.events.some((each) => each.kind === 'repeat' && each.at === event.at),
  );
  return isSoon || isSameRun;
}

/** The number of an alert within its outage, counted back from the last one. */
function alertOf({ memory: { outage } }: Member, event: OutageEvent): number {
  const later = outage.events.filter(({ kind, at }) => kind === 'repeat' && at > event.at).length;
  return Math.max(1, outage.alerts - later);
}

/** Recovery actions are told when their result is known, or will not be any more. */
function recoveriesOf(input: IncidentRun, member: Member): Happening[] {
  if (isRecoveredByOutput(input.settings)) return [];
  return member.memory.outage.recoveries
    .filter(({ result, at }) => result !== 'unknown' || isOlderThanRun(input, at))
    .map((recovery) => ({
      id: eventId(member, { id: `recovery-action-${recovery.number}`, at: recovery.at }),
      kind: 'recovery-action',
      ...{ at: recovery.at, member, recovery },
      roles: rolesFor(input, member, 'recovery-action', member.memory.outage.alerts),
    }));
}

function isOlderThanRun({ history, now }: IncidentRun, at: string): boolean {
  return at < (history.newest?.startedAt ?? now);
}

/** Two runners at once see the same event within this time; two outages of a check have their own numbers of events. */
const SAME_EVENT_MS = 1_800_000;

/** Returns the id of an event in a comment: kind and number, check, and about when. */
export function eventId({ key }: Pick<Member, 'key'>, { id, at }: Pick<OutageEvent, 'id' | 'at'>): string {
  const period = Math.max(0, Math.floor((millisOf(at) ?? 0) / SAME_EVENT_MS));
  return `${id.replace(/[^\w-]/g, '_').slice(0, 40)}.${key.slice(0, 8)}.${period.toString(36)}`;
}

/** Whether an event is among those that were told: the same one, at about the same time. */
export function isToldIn(told: ReadonlySet<string>, id: string): boolean {
  const [, name = '', period = ''] = /^(.+)\.([0-9a-z]{1,9})$/.exec(id) ?? [];
  const at = Number.parseInt(period, 36);
  return told.has(id) || [at - 1, at + 1].some((other) => told.has(`${name}.${other.toString(36)}`));
}

/** Returns the events that an issue does not tell yet. */
export function pendingOf(input: IncidentRun, happenings: readonly Happening[], issue: OwnIssue): Happening[] {
  const { block } = issue;
  if (block !== undefined) {
    // What was told of an outage that is over has nothing to do with the next one.
    const told = new Set(isOver(block) ? [] : block.told);
    return happenings.filter(({ id }) => !isToldIn(told, id));
  }
  // Without the block it is not known what was told; only what happened in this run is certainly new.
  const startedAt = input.history.newest?.startedAt ?? input.now;
  return happenings.filter(({ at }) => at >= startedAt);
}

/** Removes the events that comments tell already. */
export function untoldIn(comments: readonly string[], ids: readonly string[]): string[] {
  const told = new Set(comments.flatMap((comment) => eventsOf(comment)));
  return ids.filter((id) => !isToldIn(told, id));
}
