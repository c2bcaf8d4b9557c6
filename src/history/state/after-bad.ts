import type { Outage } from '../../model/memory/record.ts';
import type { AlertRules } from '../../model/memory/rules.ts';
import { isFlappingTold, withEvent } from './events.ts';
import { isOftenBad, justChanged } from './flapping.ts';
import { elapsedMs, later, type Observation, oneMore, refOf, type Watch } from './watch.ts';

/**
 * How much too early a further alert may come. Runs of a schedule start some seconds apart from it, and one that began a
 * little sooner than the last one would leave the alert to the next run: every 5 hours in place of every 4.
 */
const EARLY_SHARE = 0.1;
const MAX_EARLY_MS = 60_000;

/** Codes of an outage that are kept. */
const MAX_CODES = 5;

/** Returns the outage after a bad result. `flapping` has the results with this one. */
export function afterBad(
  before: Outage,
  seen: Observation,
  rules: AlertRules,
  flapping: Pick<Watch, 'isFlapping' | 'results'>,
): Outage {
  const counted: Outage = {
    ...before,
    failures: oneMore(before.failures),
    goods: 0,
    blind: 0,
    lastBad: refOf(seen),
    firstGood: undefined,
    goodSince: undefined,
  };
  switch (before.state) {
    case 'new':
    case 'up':
      return raised(begun(counted, seen), seen, rules, flapping);
    case 'failing':
      return raised(withCode(counted, seen), seen, rules, flapping);
    case 'recovering':
      return repeated(relapsed(counted, seen, flapping), seen, rules, flapping);
    case 'down':
    case 'lost':
      return repeated(counted, seen, rules, flapping);
  }
}

/** The first bad run. What was told of the last outage is kept until the next one is told. */
function begun(outage: Outage, seen: Observation): Outage {
  return {
    ...outage,
    state: 'failing',
    since: seen.at,
    failures: 1,
    firstBad: refOf(seen),
    codes: seen.code === undefined ? [] : [seen.code],
    alerts: 0,
    lastAlertAt: undefined,
    failuresAtAlert: 0,
    isMuted: false,
    isAcknowledged: undefined,
    heldUntil: undefined,
  };
}

/** Whether it was bad often enough and long enough, or changes too often to be bad often enough in a row. */
function raised(
  outage: Outage,
  seen: Observation,
  rules: AlertRules,
  { isFlapping, results }: Pick<Watch, 'isFlapping' | 'results'>,
): Outage {
  const badSince = later(outage.firstBad?.at, outage.heldUntil);
  const isLongEnough = elapsedMs(badSince, seen.at) >= rules.faultToleranceMs;
  if (outage.failures >= rules.failuresBeforeAlert && isLongEnough) return goneDown(outage, seen, rules, 'down');
  return isFlapping && isOftenBad(results) ? goneDown(outage, seen, rules, 'flapping') : outage;
}

/** The first alert. An outage soon after the last one continues its incident. */
function goneDown(outage: Outage, seen: Observation, rules: AlertRules, kind: 'down' | 'flapping'): Outage {
  const { endedAt } = outage;
  const isContinued = endedAt !== undefined && elapsedMs(endedAt, seen.at) <= rules.reopenWithinMs;
  const incident = isContinued ? {} : { issue: undefined, events: [], eventCount: 0, recoveries: [] };
  const down: Outage = {
    ...outage,
    ...incident,
    state: 'down',
    since: seen.at,
    alerts: 1,
    lastAlertAt: seen.at,
    failuresAtAlert: outage.failures,
    endedAt: undefined,
  };
  return withEvent(down, { kind: isContinued && kind === 'down' ? 'reopened' : kind, ...placed(seen) });
}

/** Bad again before it was good often enough. That is worth no alert. */
function relapsed(outage: Outage, seen: Observation, { isFlapping }: Pick<Watch, 'isFlapping'>): Outage {
  const again: Outage = { ...outage, state: outage.before ?? 'down', before: undefined, since: seen.at };
  return isFlapping ? again : withEvent(again, { kind: 'relapsed', ...placed(seen) });
}

/** What is told of a check that is still bad. */
function repeated(
  outage: Outage,
  seen: Observation,
  rules: AlertRules,
  { isFlapping, results }: Pick<Watch, 'isFlapping' | 'results'>,
): Outage {
  const isNewCode = seen.code !== undefined && !outage.codes.includes(seen.code) && outage.codes.length < MAX_CODES;
  const coded = withCode(outage, seen);
  const isSilent = outage.state === 'lost';
  if (isFlapping) {
    // Only when it has just changed: a check that stays bad does not flap, whatever came before.
    const isNews = justChanged(results) && !isFlappingTold(coded) && !isSilent;
    return isNews ? withEvent(coded, { kind: 'flapping', ...placed(seen) }) : coded;
  }
  const calm = isFlappingTold(coded) && !isSilent ? withEvent(coded, { kind: 'steady', ...placed(seen) }) : coded;
  const noted = isNewCode ? withEvent(calm, { kind: 'new-code', ...placed(seen) }) : calm;
  if (noted.state !== 'down' || noted.isMuted || noted.isAcknowledged || !isRepeatDue(noted, seen, rules)) return noted;
  if (rules.maxAlerts !== 'unlimited' && noted.alerts >= rules.maxAlerts) {
    return withEvent({ ...noted, state: 'lost', since: seen.at }, { kind: 'lost', ...placed(seen) });
  }
  const told = {
    ...noted,
    alerts: oneMore(noted.alerts),
    lastAlertAt: seen.at,
    failuresAtAlert: noted.failures,
  };
  return withEvent(told, { kind: 'repeat', ...placed(seen) });
}

function isRepeatDue(outage: Outage, seen: Observation, rules: AlertRules): boolean {
  if (rules.alertRepeat === 'failures') {
    return outage.failures - outage.failuresAtAlert >= rules.failuresBeforeAlert;
  }
  const dueMs = rules.alertRepeat - Math.min(EARLY_SHARE * rules.alertRepeat, MAX_EARLY_MS);
  return elapsedMs(later(outage.lastAlertAt, outage.heldUntil), seen.at) >= dueMs;
}

function withCode(outage: Outage, { code }: Observation): Outage {
  if (code === undefined || outage.codes.includes(code)) return outage;
  return { ...outage, codes: [...outage.codes, code].slice(0, MAX_CODES) };
}

function placed({ at, runUrl, code }: Observation): Pick<Observation, 'at' | 'runUrl' | 'code'> {
  return { at, ...(runUrl === undefined ? {} : { runUrl }), ...(code === undefined ? {} : { code }) };
}
