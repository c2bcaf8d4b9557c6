/**
 * The hidden block of an issue: what the next run must know of it. People may edit or remove it, and copy it into other
 * issues, so that nothing in it is used as an address, a name of a workflow or a mention, and none of it is needed.
 */
import type { RecoveryTry } from '../../model/memory/record.ts';
import { INCIDENT_STATES, type IncidentState } from './incident.ts';
import { millisOf } from './words.ts';

/** What an issue says of one of its checks. */
export interface BlockMember {
  /** 16 hexadecimal digits. */
  readonly key: string;
  /** Events of its incident so far: the number in the id of the last one. */
  readonly eventCount: number;
  readonly alerts: number;
  /** ISO 8601, UTC. */
  readonly firstBad: string;
}

/** What an issue says of itself. */
export interface IssueBlock {
  /** Scope of the history; issues of another scope are not touched. */
  readonly scope: string;
  /** Identity of the incident. */
  readonly id: string;
  /** The checks that are told in it. */
  readonly members: readonly BlockMember[];
  readonly state: IncidentState;
  /** When the present outage began, ISO 8601, UTC. */
  readonly firstBad: string;
  /** The last bad run that was known when the text was written, ISO 8601, UTC. */
  readonly lastBad?: string | undefined;
  /** When the issue was opened, or opened again, ISO 8601, UTC. */
  readonly openedAt: string;
  readonly alerts: number;
  readonly lastAlertAt?: string | undefined;
  /** Recovery actions that were begun, without addresses. */
  readonly recoveries: readonly RecoveryTry[];
  /** Codes of failures that were told. */
  readonly codes: readonly string[];
  /** Events that were told, the last ones of them. */
  readonly told: readonly string[];
  /** When the newest run began that the writer knew of, ISO 8601, UTC: an older one does not write over it. */
  readonly runAt?: string | undefined;
  /** When the text was written, ISO 8601, UTC. */
  readonly writtenAt: string;
  /** Digest of what must be told without delay. */
  readonly digest: string;
  /** Assignees and labels that were set; a person who removes one of them has the last word. */
  readonly assigned: readonly string[];
  readonly labelled: readonly string[];
}

/** At most this many checks and events are remembered in an issue. */
export const BLOCK_LIMITS = { members: 500, told: 100, names: 30, recoveries: 10, codes: 30 };

const BEGIN = '<!-- mail-probe:incident:1 ';
const END = ' -->';
/** At most 40,000 characters are read. Alone in its line: a text of a server, which may look the same, never is. */
const FORM = /^<!-- mail-probe:incident:1 ([A-Za-z0-9_-]{2,40000}) -->\r?$/gm;

/** Renders the block. It holds letters, digits, `-` and `_`, so that no text in it can end it. */
export function renderBlock(block: IssueBlock): string {
  const { members, told, codes, assigned, labelled, recoveries, ...rest } = block;
  const bounded = {
    ...rest,
    ...packed(members.slice(0, BLOCK_LIMITS.members), rest.firstBad),
    codes: codes.slice(-BLOCK_LIMITS.codes),
    told: told.slice(-BLOCK_LIMITS.told),
    recoveries: recoveries.slice(-BLOCK_LIMITS.recoveries).map(({ number, at, result }) => ({ number, at, result })),
    assigned: assigned.slice(0, BLOCK_LIMITS.names),
    labelled: labelled.slice(0, BLOCK_LIMITS.names),
  };
  return `${BEGIN}${Buffer.from(JSON.stringify(bounded), 'utf8').toString('base64url')}${END}`;
}

/** Many checks in little space: keys without separators, and three numbers for each. */
function packed(members: readonly BlockMember[], firstBad: string): { members: string; counts: number[] } {
  const start = Date.parse(firstBad);
  return {
    members: members.map(({ key }) => key).join(''),
    counts: members.flatMap((each) => [each.eventCount, each.alerts, secondsBetween(start, Date.parse(each.firstBad))]),
  };
}

function secondsBetween(start: number, end: number): number {
  const seconds = Math.round((end - start) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

/** Reads the block of an issue; undefined when there is none, more than one, or one that makes no sense. */
export function parseBlock(body: string | undefined): IssueBlock | undefined {
  const found = [...(body ?? '').matchAll(FORM)];
  if (found.length !== 1) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(found[0]?.[1] ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? blockOf(value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function blockOf(value: Record<string, unknown>): IssueBlock | undefined {
  const scope = textOf(value['scope'], 300, /^/);
  const id = textOf(value['id'], 400, /^(?:check:[0-9a-f]{16}$|group:|all$|storm$)/);
  const state = INCIDENT_STATES.find((each) => each === value['state']);
  const members = textOf(value['members'], 16 * BLOCK_LIMITS.members, /^(?:[0-9a-f]{16})*$/);
  const firstBad = timeOf(value['firstBad']);
  const openedAt = timeOf(value['openedAt']);
  const writtenAt = timeOf(value['writtenAt']);
  if (scope === undefined || id === undefined || state === undefined || members === undefined) return undefined;
  if (firstBad === undefined || openedAt === undefined || writtenAt === undefined) return undefined;
  return {
    ...{ scope, id, state, firstBad, openedAt, writtenAt },
    members: (members.match(/.{16}/g) ?? []).map((key, at) => memberOf(key, at, value['counts'], firstBad)),
    alerts: countOf(value['alerts'], 10_000),
    lastBad: timeOf(value['lastBad']),
    runAt: timeOf(value['runAt']),
    lastAlertAt: timeOf(value['lastAlertAt']),
    recoveries: listOf(value['recoveries']).flatMap(recoveryOf).slice(0, BLOCK_LIMITS.recoveries),
    codes: textsOf(value['codes'], BLOCK_LIMITS.codes, /^E_[A-Z0-9_]{1,40}$/),
    told: textsOf(value['told'], BLOCK_LIMITS.told, /^[\w.-]{1,80}$/),
    digest: textOf(value['digest'], 40, /^[\w.-]*$/) ?? '',
    assigned: textsOf(value['assigned'], BLOCK_LIMITS.names, /^[\w.[\]-]{1,60}$/),
    labelled: textsOf(value['labelled'], BLOCK_LIMITS.names, /^.{1,60}$/su),
  };
}

/** Seconds of a year. */
const MAX_OFFSET = 31_536_000;

function memberOf(key: string, at: number, counts: unknown, firstBad: string): BlockMember {
  const numbers = Array.isArray(counts) ? counts.slice(3 * at, 3 * at + 3) : [];
  const first = Date.parse(firstBad) + 1000 * countOf(numbers[2], MAX_OFFSET);
  return {
    key,
    eventCount: countOf(numbers[0], 10_000),
    alerts: countOf(numbers[1], 10_000),
    firstBad: new Date(first).toISOString(),
  };
}

/** Returns what a block says of a check. */
export function blockMember(block: IssueBlock | undefined, key: string): BlockMember | undefined {
  return block?.members.find((member) => member.key === key);
}

function textOf(value: unknown, limit: number, form: RegExp): string | undefined {
  return typeof value === 'string' && value.length <= limit && form.test(value) ? value : undefined;
}

function timeOf(value: unknown): string | undefined {
  const millis = typeof value === 'string' ? millisOf(value) : undefined;
  return millis === undefined ? undefined : new Date(millis).toISOString();
}

/** A number that is too large is as much nonsense as a text: what the history knows counts then. */
function countOf(value: unknown, limit: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit ? value : 0;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 200) : [];
}

function textsOf(value: unknown, limit: number, form: RegExp): string[] {
  return listOf(value)
    .filter((each): each is string => typeof each === 'string' && form.test(each))
    .slice(0, limit);
}

function recoveryOf(value: unknown): RecoveryTry[] {
  if (typeof value !== 'object' || value === null) return [];
  const { number, at, result } = value as Record<string, unknown>;
  const [count, time] = [countOf(number, 100), timeOf(at)];
  if (count === 0 || time === undefined) return [];
  return [{ number: count, at: time, result: result === 'started' || result === 'refused' ? result : 'unknown' }];
}

/** What marks a comment that tells an event. */
export function eventMark(id: string): string {
  return `<!-- mail-probe:event:${id} -->`;
}

/** Returns the events that a comment tells. The marks stand alone in their lines, as no text of a server does. */
export function eventsOf(comment: string | undefined): string[] {
  return [...(comment ?? '').matchAll(/^<!-- mail-probe:event:([\w.-]{1,80}) -->\r?$/gm)].map(([, id = '']) => id);
}
