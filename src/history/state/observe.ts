/** The state machine of a check: what was known, and a result → what is known. */

import type { Outage, OutageEvent, PastOutage } from '../../model/memory/record.ts';
import type { AlertRules } from '../../model/memory/rules.ts';
import { afterBad } from './after-bad.ts';
import { afterGood } from './after-good.ts';
import { withEvent } from './events.ts';
import { flaps, withResult } from './flapping.ts';
import { elapsedMs, isTold, later, newOutage, type Observation, oneMore, type Watch } from './watch.ts';

/** A result and its circumstances. */
export interface Circumstances {
  /** A maintenance window is open: nothing is counted, nothing is told. */
  readonly isInMaintenance: boolean;
  /** Milliseconds without a judged result after which counts begin anew. */
  readonly staleAfterMs: number;
}

/** What is known of a check after a result. */
export interface Observed {
  readonly watch: Watch;
  /** What happened with this result. */
  readonly events: readonly OutageEvent[];
  /** The outage that ended with it. */
  readonly ended?: PastOutage | undefined;
}

/**
 * Takes a result into account. The rules in short: bad results in a row make a check `down`, by number and by time; good
 * ones in a row end that; what could not be judged counts neither way; a check that flaps is neither repeated nor closed.
 */
export function observe(
  before: Watch | undefined,
  seen: Observation,
  rules: AlertRules,
  { isInMaintenance, staleAfterMs }: Circumstances,
): Observed {
  const known: Watch = before ?? { outage: newOutage(seen.at), isFlapping: false, results: '' };
  if (isInMaintenance) return observed(known, { ...known, outage: held(known.outage, seen) });
  if (seen.resultClass === 'none') return observed(known, { ...known, outage: unjudged(known.outage, seen, rules) });
  const isBad = seen.resultClass === 'bad';
  const results = withResult(known.results, isBad);
  const flapping = { results, isFlapping: flaps(results, known.isFlapping) };
  const outage = isStale(known.outage, seen, staleAfterMs) ? begunAnew(known.outage, isBad) : known.outage;
  if (isBad) return observed(known, { ...flapping, outage: afterBad(outage, seen, rules, flapping) });
  const after = afterGood(outage, seen, rules, flapping);
  return observed(known, { ...flapping, outage: after.outage }, after.ended);
}

function observed(before: Watch, watch: Watch, ended?: PastOutage): Observed {
  const known = before.outage.events;
  const { events } = watch.outage;
  return { watch, events: events === known ? [] : events.filter((event) => !known.includes(event)), ended };
}

/** In maintenance only the clocks of the alerts are held. */
function held(outage: Outage, { at }: Observation): Outage {
  return outage.state === 'new' || outage.state === 'up' ? outage : { ...outage, heldUntil: at };
}

/** Counts neither way. After as many runs as make an alert, a person who looks at the incident should know. */
function unjudged(outage: Outage, { at, runUrl }: Observation, rules: AlertRules): Outage {
  const blind = oneMore(outage.blind);
  const next = { ...outage, blind };
  if (blind !== rules.failuresBeforeAlert || !isTold(outage.state)) return next;
  return withEvent(next, { kind: 'blind', at, ...(runUrl === undefined ? {} : { runUrl }) });
}

function isStale({ lastBad, lastGood }: Outage, { at }: Observation, staleAfterMs: number): boolean {
  return elapsedMs(later(lastBad?.at, lastGood?.at), at) > staleAfterMs;
}

/** After a gap no count goes on. An outage that was told does. */
function begunAnew(outage: Outage, isBad: boolean): Outage {
  const state = outage.state === 'failing' && isBad ? 'up' : outage.state;
  return { ...outage, state, failures: 0, failuresAtAlert: 0, goods: 0, firstGood: undefined };
}
