/** What the issues of the repository know of checks, and the history does not: told by people, or lost with a cache. */
import type { CheckHistory, History, Outage, RecoveryTry, Undo } from '../model/memory/record.ts';
import type { AlertRules } from '../model/memory/rules.ts';
import type { IncidentBlock, IssueSight } from '../model/memory/sight.ts';
import { stampFrom } from './clocks.ts';
import { withEvent } from './state/events.ts';
import { MAX_TRIES } from './state/recovery.ts';
import { classOf, isTold, later, MAX_COUNT } from './state/watch.ts';

/** The rules that say when an outage is over. */
export type CloseRules = Pick<AlertRules, 'recoveriesBeforeClose' | 'on'>;

/** A history with what issues know. */
export interface Adopted {
  readonly history: History;
  /** Keys of checks whose incident was not known before. */
  readonly adopted: readonly string[];
}

/**
 * Takes over what issues tell. An incident that is open and not known is adopted, with its state and its alerts, so that
 * nothing is opened or told twice; one that a person closed while the check is bad is muted, and no more when a person
 * opens it again. Of several issues of one check an open one counts, of those one that is not over, and of those the
 * oldest: that is the one in which the incident goes on.
 *
 * @param rulesOf the rules of a check: how many good runs end an outage
 * @param at ISO 8601, UTC
 */
export function adoptSights(
  history: History,
  sights: readonly IssueSight[],
  rulesOf: (check: CheckHistory) => CloseRules,
  at: string,
): Adopted {
  const byKey = new Map<string, IssueSight>();
  for (const given of sights) {
    const sight = withStamps(given);
    const other = byKey.get(sight.key);
    if (other === undefined || isBetter(sight, other)) byKey.set(sight.key, sight);
  }
  const adopted: string[] = [];
  const checks = history.checks.map((check) => {
    const sight = byKey.get(check.key);
    if (sight === undefined || check.removedAt !== undefined) return check;
    const outage = withSight(check, sight, rulesOf(check), at);
    if (outage === check.outage) return check;
    if (isTold(outage.state) && check.outage.issue === undefined) adopted.push(check.key);
    return { ...check, outage, undo: check.undo && withSightBefore(check, check.undo, sight, rulesOf(check), at) };
  });
  return { history: { ...history, checks }, adopted };
}

/** GitHub writes times without milliseconds, and a block may hold anything. */
function withStamps(sight: IssueSight): IssueSight {
  const { closedAt, block } = sight;
  const known = block && {
    ...block,
    firstBad: stampFrom(block.firstBad),
    lastAlertAt: stampFrom(block.lastAlertAt),
    recoveries: block.recoveries.flatMap((each) => {
      const [at, number] = [stampFrom(each.at), bounded(each.number)];
      return at === undefined || number < 1 ? [] : [{ ...each, at, number }];
    }),
  };
  return { ...sight, closedAt: stampFrom(closedAt), block: known };
}

/** When the run is recorded again, it must not undo what the issue told. */
function withSightBefore(check: CheckHistory, undo: Undo, sight: IssueSight, rules: CloseRules, at: string): Undo {
  const before = { ...check, outage: undo.outage, runs: check.runs.slice(0, -1) };
  return { ...undo, outage: withSight(before, sight, rules, at) };
}

function isBetter(sight: IssueSight, other: IssueSight): boolean {
  if (sight.isOpen !== other.isOpen) return sight.isOpen;
  if (sight.isOpen && isOver(sight) !== isOver(other)) return isOver(other);
  return sight.isOpen ? sight.number < other.number : sight.number > other.number;
}

/** Whether an issue says that its outage is over: when it is open, a person opened it again. */
function isOver({ block }: IssueSight): boolean {
  return block?.state === 'up';
}

function withSight(check: CheckHistory, sight: IssueSight, rules: CloseRules, at: string): Outage {
  const { outage } = check;
  const known = outage.issue === sight.number;
  if (isTold(outage.state)) {
    if (!sight.isOpen && !sight.isClosedByPerson) return outage;
    if (!sight.isOpen && isClosedBefore(outage, sight)) return known ? { ...outage, issue: undefined } : outage;
    if (!sight.isOpen) return isOfOutage(outage, sight) ? muted(outage, sight) : outage;
    return known ? followed(outage, sight) : merged(followed(outage, sight), sight);
  }
  if (!sight.isOpen) return remembered(outage, sight);
  // Open though the check is good, and known: a person opened it again, or it is still to be closed.
  if (known || isOver(sight)) return outage;
  return adoptedOutage(check, sight, rules, at);
}

/** What people did with an incident that goes on. */
function followed(outage: Outage, { number, isAcknowledged }: IssueSight): Outage {
  const isSame = outage.issue === number && !outage.isMuted && (outage.isAcknowledged === true) === isAcknowledged;
  if (isSame) return outage;
  return { ...outage, issue: number, isMuted: false, isAcknowledged: isAcknowledged || undefined };
}

/** Whether an issue tells of the outage that goes on, and not of an earlier one. */
function isOfOutage({ issue, firstBad }: Outage, { number, closedAt }: IssueSight): boolean {
  if (issue !== undefined) return issue === number;
  return closedAt !== undefined && firstBad !== undefined && closedAt > firstBad.at;
}

/**
 * Whether a person closed an issue before this outage began: that was about an earlier one, which had ended before the
 * issues were looked at. It is not continued, and does not silence this one. A good run between the two is asked for,
 * because the clock of the runner is not that of the server.
 */
function isClosedBefore({ firstBad, lastGood, isMuted }: Outage, { closedAt }: IssueSight): boolean {
  if (isMuted || closedAt === undefined || firstBad === undefined || lastGood === undefined) return false;
  return closedAt < lastGood.at && lastGood.at < firstBad.at;
}

function muted(outage: Outage, { number }: IssueSight): Outage {
  return outage.isMuted ? outage : { ...outage, issue: number, isMuted: true };
}

/** An incident that is over and that the history does not know can still be continued. */
function remembered(outage: Outage, { number, closedAt, isClosedByPerson, block }: IssueSight): Outage {
  const isKnown = outage.issue !== undefined || outage.endedAt !== undefined;
  if (isKnown || isClosedByPerson || closedAt === undefined) return outage;
  const eventCount = Math.max(outage.eventCount, bounded(block?.eventCount));
  return { ...outage, issue: number, endedAt: closedAt, eventCount };
}

/** An incident that is open, of a check that a history without it believes to be good or not yet down. */
function adoptedOutage({ outage, runs }: CheckHistory, sight: IssueSight, rules: CloseRules, at: string): Outage {
  const before = sight.block?.state === 'lost' ? 'lost' : 'down';
  const firstBad = sight.block?.firstBad ?? outage.firstBad?.at ?? runs[0]?.at ?? at;
  const incident: Outage = {
    ...merged(outage, sight),
    issue: sight.number,
    isMuted: false,
    isAcknowledged: sight.isAcknowledged || undefined,
    endedAt: undefined,
    firstBad: firstBad === outage.firstBad?.at ? outage.firstBad : { at: firstBad },
    since: at,
  };
  if (outage.state !== 'up') return { ...incident, state: before, failures: Math.max(1, outage.failures) };
  const good = outage.lastGood ?? { at };
  const firstGood = outage.goodSince === undefined ? good : { at: outage.goodSince };
  const goods = Math.max(1, Math.min(goodsInARow(runs, rules), rules.recoveriesBeforeClose));
  const recovering: Outage = { ...incident, state: 'recovering', before, goods, firstGood };
  if (goods < rules.recoveriesBeforeClose) return withEvent(recovering, { kind: 'recovering', at });
  return {
    ...withEvent(recovering, { kind: 'recovered', at }),
    state: 'up',
    before: undefined,
    goods: 0,
    failures: 0,
    goodSince: firstGood.at,
    isAcknowledged: undefined,
    endedAt: at,
  };
}

function goodsInARow(runs: CheckHistory['runs'], rules: CloseRules): number {
  const classes = runs.map(({ status }) => classOf(status, rules));
  return classes.slice(classes.lastIndexOf('bad') + 1).filter((each) => each === 'good').length;
}

/** What the hidden block knows beyond the history: more alerts, an earlier beginning, later events. */
function merged(outage: Outage, { block }: IssueSight): Outage {
  if (block === undefined) return outage;
  const { firstBad } = block;
  const isEarlier = firstBad !== undefined && (outage.firstBad === undefined || firstBad < outage.firstBad.at);
  return {
    ...outage,
    state: outage.state === 'down' && block.state === 'lost' ? 'lost' : outage.state,
    firstBad: isEarlier ? { at: firstBad } : outage.firstBad,
    alerts: Math.max(outage.alerts, bounded(block.alerts)),
    lastAlertAt: later(outage.lastAlertAt, block.lastAlertAt),
    // As of now: the failures that the issue has seen are not known.
    failuresAtAlert: outage.failures,
    recoveries: tries(outage.recoveries, block.recoveries),
    // The events of the issue are told; ours that say the same have the same number.
    eventCount: Math.max(outage.eventCount, bounded(block.eventCount)),
  };
}

function tries(own: readonly RecoveryTry[], others: IncidentBlock['recoveries']): RecoveryTry[] {
  const byNumber = new Map([...others, ...own].map((each) => [each.number, each]));
  return [...byNumber.values()].toSorted((one, other) => one.number - other.number).slice(-MAX_TRIES);
}

function bounded(count: number | undefined): number {
  return Number.isInteger(count) && count !== undefined ? Math.min(Math.max(0, count), MAX_COUNT) : 0;
}
