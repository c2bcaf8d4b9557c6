import type { CheckHistory, Outage } from '../../model/memory/record.ts';
import type { AlertRules } from '../../model/memory/rules.ts';
import type { Status } from '../../model/status.ts';
import type { RunRef, State } from '../../model/story.ts';

/** The part of the memory of a check that its state is made of. */
export type Watch = Pick<CheckHistory, 'outage' | 'isFlapping' | 'results'>;

/** Whether a result counts as bad, as good, or neither way. */
export type ResultClass = 'bad' | 'good' | 'none';

/** A result, as far as the state depends on it. */
export interface Observation extends RunRef {
  readonly resultClass: ResultClass;
  /** Code of the worst finding. */
  readonly code?: string | undefined;
}

/** Counts stay below this, so that no file grows by them. */
export const MAX_COUNT = 1_000_000;

/** Returns the class of a status. `unknown` counts neither way, unless the rules name it. */
export function classOf(status: Status, { on }: Pick<AlertRules, 'on'>): ResultClass {
  if (on.includes(status)) return 'bad';
  return status === 'unknown' ? 'none' : 'good';
}

/** Whether a check in this state has an incident: a person was told that it is bad, and not yet that it is over. */
export function isTold(state: State): boolean {
  return state === 'down' || state === 'lost' || state === 'recovering';
}

/** The state of a check that was never seen. */
export function newOutage(at: string): Outage {
  return {
    state: 'new',
    since: at,
    failures: 0,
    goods: 0,
    blind: 0,
    codes: [],
    alerts: 0,
    failuresAtAlert: 0,
    isMuted: false,
    events: [],
    eventCount: 0,
    recoveries: [],
  };
}

/** Returns a count that is one higher. */
export function oneMore(count: number): number {
  return Math.min(count + 1, MAX_COUNT);
}

/** Milliseconds from one time to another; 0 when the clock went back, or when one is not known. */
export function elapsedMs(from: string | undefined, to: string): number {
  const elapsed = Date.parse(to) - Date.parse(from ?? '');
  return elapsed > 0 ? elapsed : 0;
}

/** The later one of two times. */
export function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

/** The part of an observation that a link needs. */
export function refOf({ at, runUrl }: RunRef): RunRef {
  return runUrl === undefined ? { at } : { at, runUrl };
}
