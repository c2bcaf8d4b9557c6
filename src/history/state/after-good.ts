import type { Outage, PastOutage } from '../../model/memory/record.ts';
import type { AlertRules } from '../../model/memory/rules.ts';
import { isFlappingTold, withEvent } from './events.ts';
import { justChanged } from './flapping.ts';
import { type Observation, oneMore, refOf, type Watch } from './watch.ts';

/** The outage after a good result, and the one that it ended. */
export interface AfterGood {
  readonly outage: Outage;
  readonly ended?: PastOutage;
}

/** Returns the outage after a good result. `flapping` has the results with this one. */
export function afterGood(
  before: Outage,
  seen: Observation,
  rules: AlertRules,
  flapping: Pick<Watch, 'isFlapping' | 'results'>,
): AfterGood {
  const good: Outage = { ...before, blind: 0, lastGood: refOf(seen) };
  switch (before.state) {
    case 'new':
      return { outage: { ...good, state: 'up', since: seen.at, goodSince: seen.at } };
    case 'up':
      return { outage: { ...good, goodSince: before.goodSince ?? seen.at } };
    case 'failing':
      // No word about it: nothing was told.
      return {
        outage: { ...good, state: 'up', since: seen.at, failures: 0, goodSince: seen.at, heldUntil: undefined },
        ended: { start: before.firstBad?.at ?? seen.at, end: seen.at, codes: before.codes, isTold: false },
      };
    case 'down':
    case 'lost':
      return closed(
        { ...good, state: 'recovering', before: before.state, since: seen.at, goods: 1, firstGood: refOf(seen) },
        seen,
        rules,
        flapping,
        true,
      );
    case 'recovering': {
      const firstGood = before.firstGood ?? refOf(seen);
      return closed({ ...good, goods: oneMore(before.goods), firstGood }, seen, rules, flapping, false);
    }
  }
}

/** Closes the incident when the check was good often enough. While it flaps it stays open. */
function closed(
  outage: Outage,
  seen: Observation,
  rules: AlertRules,
  { isFlapping, results }: Pick<Watch, 'isFlapping' | 'results'>,
  isFirst: boolean,
): AfterGood {
  const place = { at: seen.at, ...(seen.runUrl === undefined ? {} : { runUrl: seen.runUrl }) };
  // Nothing is told about a lost check but its recovery.
  const isSilent = outage.before === 'lost';
  if (isFlapping) {
    const isNews = justChanged(results) && !isFlappingTold(outage) && !isSilent;
    return { outage: isNews ? withEvent(outage, { kind: 'flapping', ...place }) : outage };
  }
  if (outage.goods >= rules.recoveriesBeforeClose) return over(outage, seen, place);
  const calm = isFlappingTold(outage) && !isSilent ? withEvent(outage, { kind: 'steady', ...place }) : outage;
  return { outage: isFirst ? withEvent(calm, { kind: 'recovering', ...place }) : calm };
}

/** The end of an outage: it was over with the first good run. */
function over(outage: Outage, seen: Observation, place: { at: string; runUrl?: string }): AfterGood {
  const { firstBad, firstGood, codes, issue, isMuted } = outage;
  const end = firstGood?.at ?? seen.at;
  const start = firstBad !== undefined && firstBad.at < end ? firstBad.at : end;
  const told = withEvent(outage, { kind: 'recovered', ...place });
  return {
    outage: {
      ...told,
      state: 'up',
      before: undefined,
      since: seen.at,
      failures: 0,
      goods: 0,
      goodSince: end,
      isMuted: false,
      isAcknowledged: undefined,
      heldUntil: undefined,
      // An incident that a person closed is not continued. Its number stays: opened again, it is left to the person.
      endedAt: isMuted ? undefined : seen.at,
    },
    ended: { start, end, codes, issue, isTold: true },
  };
}
