import type { Comparison } from '../model/memory/comparison.ts';
import type { CheckHistory, Outage, OutageEvent } from '../model/memory/record.ts';
import type { Status } from '../model/status.ts';
import type { State, Story } from '../model/story.ts';
import { trendOf } from './samples.ts';
import { isAlerting } from './state/events.ts';

/** What happened to the memory of a check in this run. */
export interface Folding {
  readonly check: CheckHistory;
  readonly stateBefore: State;
  readonly previousStatus: Status | undefined;
  /** Events of this run. */
  readonly events: readonly OutageEvent[];
  readonly isInMaintenance: boolean;
  readonly comparison: Comparison | undefined;
  /** Whether this run tells people anything. */
  readonly isTelling: boolean;
}

/** Returns what the memory of a check tells people after this run. */
export function storyOf(folding: Folding): Story {
  const { check, stateBefore, previousStatus, events, isInMaintenance, comparison, isTelling } = folding;
  const { outage } = check;
  const isBad = outage.state === 'failing' || outage.state === 'down' || outage.state === 'lost';
  return {
    key: check.key,
    state: outage.state,
    stateBefore,
    isFlapping: check.isFlapping,
    isMuted: outage.isMuted,
    isInMaintenance,
    alert: isTelling && events.some(isAlerting),
    since: sinceOf(outage),
    failures: isBad ? outage.failures : 0,
    blind: outage.blind,
    previousStatus,
    firstBad: outage.state === 'up' ? undefined : outage.firstBad,
    lastBad: outage.lastBad,
    lastGood: outage.lastGood,
    runs: check.runs,
    trend: trendOf(check.trend),
    changes: comparison?.changes ?? [],
    regressions: comparison?.regressions ?? [],
  };
}

/** Since when a check is good, or bad. */
function sinceOf(outage: Outage): string | undefined {
  switch (outage.state) {
    case 'new':
      return undefined;
    case 'up':
      return outage.goodSince ?? outage.since;
    case 'recovering':
      return outage.firstGood?.at ?? outage.since;
    case 'failing':
    case 'down':
    case 'lost':
      return outage.firstBad?.at ?? outage.since;
  }
}
