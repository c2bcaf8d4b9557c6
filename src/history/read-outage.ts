import type { Outage, OutageEvent, OutageEventKind, PastOutage, RecoveryTry } from '../model/memory/record.ts';
import { type RunRef, STATES } from '../model/story.ts';
import { MAX_ADDRESS, MAX_OUTAGES } from './limits.ts';
import {
  choiceOf,
  countOf,
  fieldsOf,
  flagOf,
  type JsonFields,
  optional,
  readList,
  readText,
  type StampClock,
  stampOf,
  UnreadableValue,
  wordOf,
} from './read-values.ts';
import { MAX_EVENTS } from './state/events.ts';
import { MAX_TRIES } from './state/recovery.ts';
import { MAX_COUNT } from './state/watch.ts';

const CODE = /^E_[A-Z0-9_]+$/;
const EVENT_ID = /^[a-z-]+-\d+$/;
/** Characters of a code, and of the id of an event. */
const MAX_WORD = 60;
/** Codes of one outage. */
const MAX_CODES = 5;
/** Numbers of issues are below this. */
const MAX_ISSUE = 2_000_000_000;

/** All kinds of events. */
const EVENT_KINDS: Readonly<Record<OutageEventKind, true>> = {
  down: true,
  repeat: true,
  lost: true,
  'new-code': true,
  flapping: true,
  steady: true,
  recovering: true,
  relapsed: true,
  recovered: true,
  reopened: true,
  blind: true,
  'recovery-action': true,
  removed: true,
};
const KINDS = Object.keys(EVENT_KINDS) as OutageEventKind[];

/** Reads the state of a check. Counts that are 0 and lists that are empty may be absent. */
export function readOutage(value: unknown, clock: StampClock): Outage {
  const fields = fieldsOf(value, 'outage');
  const count = (name: string): number => (fields[name] === undefined ? 0 : countOf(fields[name], name, MAX_COUNT));
  const stamp = (name: string): string | undefined => optional(fields, name, (all) => stampOf(all[name], name, clock));
  const ref = (name: string): RunRef | undefined => optional(fields, name, (all) => readRef(all[name], name, clock));
  return {
    state: choiceOf(fields, 'state', STATES),
    before: optional(fields, 'before', (all, name) => choiceOf(all, name, ['down', 'lost'] as const)),
    since: stampOf(fields['since'], 'since', clock),
    failures: count('failures'),
    goods: count('goods'),
    blind: count('blind'),
    firstBad: ref('firstBad'),
    lastBad: ref('lastBad'),
    firstGood: ref('firstGood'),
    lastGood: ref('lastGood'),
    goodSince: stamp('goodSince'),
    codes: readList(fields, 'codes', MAX_CODES, readCode),
    alerts: count('alerts'),
    lastAlertAt: stamp('lastAlertAt'),
    failuresAtAlert: count('failuresAtAlert'),
    isMuted: fields['isMuted'] === undefined ? false : flagOf(fields, 'isMuted'),
    isAcknowledged: onlyTrue(fields, 'isAcknowledged'),
    heldUntil: stamp('heldUntil'),
    issue: readIssue(fields),
    endedAt: stamp('endedAt'),
    events: readList(fields, 'events', MAX_EVENTS, (event) => readEvent(event, clock)),
    eventCount: count('eventCount'),
    recoveries: readList(fields, 'recoveries', MAX_TRIES, (recovery) => readTry(recovery, clock)),
  };
}

/** Reads outages that are over. */
export function readPast(fields: JsonFields, clock: StampClock): PastOutage[] {
  return readList(fields, 'past', MAX_OUTAGES, (value) => {
    const outage = fieldsOf(value, 'past');
    return {
      start: stampOf(outage['start'], 'start', clock),
      end: stampOf(outage['end'], 'end', clock),
      codes: readList(outage, 'codes', MAX_CODES, readCode),
      issue: readIssue(outage),
      isTold: flagOf(outage, 'isTold'),
    };
  });
}

/** Reads a failure code. It need not be one of this version. */
export function readCode(value: unknown): string {
  return wordOf({ code: value }, 'code', CODE, MAX_WORD);
}

/** Reads a mark that is `true` or absent. */
export function onlyTrue(fields: JsonFields, name: string): true | undefined {
  if (fields[name] === undefined) return undefined;
  if (fields[name] !== true) throw new UnreadableValue(`${name} is not true`);
  return true;
}

function readIssue(fields: JsonFields): number | undefined {
  return optional(fields, 'issue', (all, name) => countOf(all[name], name, MAX_ISSUE, 1));
}

function readRef(value: unknown, name: string, clock: StampClock): RunRef {
  const fields = fieldsOf(value, name);
  return { at: stampOf(fields['at'], 'at', clock), runUrl: readUrl(fields) };
}

function readUrl(fields: JsonFields): string | undefined {
  return optional(fields, 'runUrl', (all, name) => readText(all, name, MAX_ADDRESS));
}

function readEvent(value: unknown, clock: StampClock): OutageEvent {
  const fields = fieldsOf(value, 'event');
  return {
    id: wordOf(fields, 'id', EVENT_ID, MAX_WORD),
    kind: choiceOf(fields, 'kind', KINDS),
    at: stampOf(fields['at'], 'at', clock),
    runUrl: readUrl(fields),
    code: optional(fields, 'code', (all, name) => readCode(all[name])),
  };
}

function readTry(value: unknown, clock: StampClock): RecoveryTry {
  const fields = fieldsOf(value, 'recovery');
  return {
    number: countOf(fields['number'], 'number', MAX_COUNT, 1),
    at: stampOf(fields['at'], 'at', clock),
    result: choiceOf(fields, 'result', ['unknown', 'started', 'refused'] as const),
    runUrl: readUrl(fields),
  };
}
