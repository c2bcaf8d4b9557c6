/** What reports say of a mail domain in words: the verdict for a reviewer, durations, steps, and what changes. */

import type { Gate, GateStage, MtaStsFacts, PublicationStep, RecordSetFacts } from '../../model/gate-facts.ts';
import type { Source } from '../../model/issue.ts';
import type { CheckResult } from '../../model/report.ts';
import type { Status } from '../../model/status.ts';
import { counted, grouped } from '../../text/counted.ts';

/** At most this many steps of a publication are shown. */
export const MAX_STEPS = 100;
/** At most this many things that were not tested are shown. */
export const MAX_UNTESTED = 30;

/** What a reviewer should do. All of it is our own text. */
export interface Advice {
  readonly status: Status;
  /** A few words: `Do not approve`. */
  readonly lead: string;
  /** Why, and what comes with it: a sentence without its first words. */
  readonly why: string;
}

/** The first words for a reviewer, or for an operator when there is nothing to review. */
const LEADS: Readonly<Record<GateStage, Readonly<Record<Status, string>>>> = {
  planned: {
    ok: 'Approve',
    warning: 'Approve only after reading the warnings',
    critical: 'Do not approve',
    unknown: 'Do not approve yet',
  },
  live: { ok: 'Nothing to do', warning: 'Look at the warnings', critical: 'Act now', unknown: 'Not known' },
  after: { ok: 'Done', warning: 'Look at the warnings', critical: 'Not done', unknown: 'Not known' },
};

/** Returns what the result means to a reader who reads nothing else. */
export function adviceOf({ status, findings }: Pick<CheckResult, 'status' | 'findings'>, gate: Gate): Advice {
  const count = findings.filter((finding) => finding.status === status).length;
  const parts = [
    reasonOf(status, count),
    ...changeClause(status, gate),
    ...(gate.untested.length > 0 ? [`${thingsNotTested(gate.untested.length)}, see below`] : []),
  ];
  return { status, lead: LEADS[gate.stage][status], why: `${parts.join('; ')}.` };
}

function reasonOf(status: Status, count: number): string {
  if (status === 'ok') return 'no trouble was found';
  if (status === 'unknown') return 'not everything could be judged';
  return counted(count, status === 'warning' ? 'warning' : 'critical finding');
}

function changeClause(status: Status, { stage, records, order }: Gate): string[] {
  if (stage !== 'planned') return [];
  if (order.length > 0)
    return [status === 'critical' ? 'the order below tells what has to come first' : 'publish in the order below'];
  if (records.every(({ change }) => change === 'same')) return ['no record that mail depends on changes'];
  return status === 'ok' ? ['all of it may be published at once'] : [];
}

function thingsNotTested(count: number): string {
  return count === 1 ? '1 thing was not tested' : `${grouped(count)} things were not tested`;
}

const UNITS = [
  ['day', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** Formats whole seconds, with the two largest units in words where they say more: `3,600 s (1 h)`, `30 s`. */
export function durationText(seconds: number): string {
  const plain = `${grouped(seconds)} s`;
  return seconds < 60 || !Number.isFinite(seconds) ? plain : `${plain} (${inWords(seconds)})`;
}

/** Formats seconds in words, by the two largest units: `7 days`, `1 h 30 min`, `about 1 day 3 h`. */
export function inWords(seconds: number): string {
  let left = seconds;
  const words: string[] = [];
  for (const [unit, size] of UNITS) {
    const amount = Math.floor(left / size);
    if (amount === 0 || words.length === 2) continue;
    left -= amount * size;
    words.push(unit === 'day' ? counted(amount, unit) : `${grouped(amount)} ${unit}`);
  }
  return words.length === 0 ? '0 s' : `${left > 0 ? 'about ' : ''}${words.join(' ')}`;
}

/** Returns a step as people read it: a wait has its duration in words beside the seconds. Untrusted. */
export function stepText({ kind, text, seconds }: PublicationStep): string {
  if (kind !== 'wait' || seconds === undefined) return text;
  const [all, why] = /^wait [\d,.]+ s(?:econds)?\b(?: \(([^()]*)\))?/.exec(text) ?? [];
  if (all === undefined) return `${text} (${durationText(seconds)})`;
  const isInWords = seconds < 60 || why?.startsWith(inWords(seconds)) === true;
  const words = isInWords ? [] : [inWords(seconds)];
  const inside = [...words, ...(why === undefined ? [] : [why])].join(', ');
  return `wait ${grouped(seconds)} s${inside === '' ? '' : ` (${inside})`}${text.slice(all.length)}`;
}

/** Returns type and name of a record set: `MX example.org`. Untrusted. */
export function recordName({ type, name }: RecordSetFacts): string {
  return `${type} ${name}`;
}

/** Returns the line of the plan that a record set comes from, or that removes it. */
export function recordSource({ planned, published }: RecordSetFacts): Source | undefined {
  return planned?.source ?? published?.source;
}

/** Returns the TTL of a record set, and how it changes: `3,600 s (1 h)`, `86,400 s → 300 s`. */
export function ttlText({ published, planned }: RecordSetFacts): string {
  const [from, to] = [published?.ttl, planned?.ttl];
  if (from === undefined || to === undefined || from === to) return durationText(to ?? from ?? 0);
  return `${grouped(from)} s → ${grouped(to)} s`;
}

/** What changes in a record set. Values that stay are counted only. Untrusted. */
export interface ValueChange {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly kept: number;
}

/** Compares the data of both zones. */
export function valueChange({ published, planned }: RecordSetFacts): ValueChange {
  const [before, after] = [new Set(published?.values), new Set(planned?.values)];
  const removed = [...before].filter((value) => !after.has(value));
  return { removed, added: [...after].filter((value) => !before.has(value)), kept: before.size - removed.length };
}

/** Returns the policy that will count: the planned one, else the published one. */
export function policyOf({ mtaSts }: Gate): MtaStsFacts | undefined {
  return mtaSts?.planned ?? mtaSts?.published;
}

/** Returns how long a policy is kept by senders. */
export function maxAgeText({ maxAgeSeconds }: MtaStsFacts): string {
  return maxAgeSeconds === undefined ? '–' : durationText(maxAgeSeconds);
}

/** One of the views of something, with its name for people. */
export interface NamedView<T> {
  readonly name: 'published' | 'planned' | 'published and planned';
  readonly facts: T;
}

/** Returns what is to be shown of both views, the planned one first; equal ones once. */
export function viewsOf<T>(both: { readonly published?: T | undefined; readonly planned?: T | undefined }) {
  const { published, planned } = both;
  const views: NamedView<T>[] = [];
  const isSame = isAlike(published, planned);
  if (planned !== undefined) views.push({ name: isSame ? 'published and planned' : 'planned', facts: planned });
  if (published !== undefined && !isSame) views.push({ name: 'published', facts: published });
  return views;
}

/** Whether two pieces of plain data are the same. */
function isAlike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [given(a), given(b)];
  return (
    left.length === right.length && left.every(([key, each]) => isAlike(each, (b as Record<string, unknown>)[key]))
  );
}

/** Returns the fields of an object, or the items of a list, that are there. */
function given(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, each]) => each !== undefined);
}
