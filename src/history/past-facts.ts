import type { History } from '../model/memory/record.ts';
import type { PastFacts } from '../model/report.ts';
import { worst } from '../model/status.ts';
import type { State, Story } from '../model/story.ts';
import { isTold } from './state/watch.ts';

/** States, the worst first. `failing` comes after `recovering`: of the latter a person was told that it is bad. */
export const WORST_STATES: readonly State[] = ['down', 'lost', 'recovering', 'failing', 'up', 'new'];

/** Returns the worst of many states; `new` for none. */
export function worstState(states: Iterable<State>): State {
  const seen = new Set(states);
  return WORST_STATES.find((state) => seen.has(state)) ?? 'new';
}

/** Returns what the run as a whole knows of earlier ones. The state is that of all checks, also of those not due now. */
export function pastFactsOf(
  read: PastFacts['history'],
  { checks }: History,
  stories: readonly Story[],
  recoveryWanted: boolean,
): PastFacts {
  const previous = stories.flatMap(({ previousStatus }) => previousStatus ?? []);
  return {
    history: read,
    state: worstState(checks.filter(({ removedAt }) => removedAt === undefined).map(({ outage }) => outage.state)),
    stateChanged: stories.some(({ state, stateBefore }) => isTold(state) !== isTold(stateBefore)),
    previousStatus: previous.length > 0 ? worst(previous) : undefined,
    alert: stories.some(({ alert }) => alert),
    recoveryWanted,
  };
}
