/**
 * Writes a history as JSON, the same text for the same history. It is compact, since there may be a thousand checks: a run
 * is one text, a day five numbers, and what is 0 or empty is left out. `docs/history.schema.json` describes the form.
 */
import type { CheckHistory, History, Outage, Series, Undo } from '../model/memory/record.ts';
import type { PastRun } from '../model/story.ts';

/** Returns the text of a history, one check a line, so that a branch shows what changed. */
export function historyText({ schema, scope, writtenAt, newest, checks, issues }: History): string {
  const head = JSON.stringify({ schema, scope, writtenAt, newest, issues }).slice(0, -1);
  const lines = checks.map((check) => JSON.stringify(checkForm(check)));
  return `${head},"checks":[\n${lines.join(',\n')}\n]}\n`;
}

function checkForm(check: CheckHistory): object {
  const { key, name, mode, target, group, file, removedAt, outage, isFlapping, results, undo } = check;
  const { runs, days, past, series, trend, facts } = check;
  return {
    ...{ key, name, mode, target, group, file, removedAt },
    outage: outageForm(outage),
    isFlapping: isFlapping || undefined,
    results,
    undo: undo && undoForm(undo),
    runs: runs.map(runForm),
    days,
    past: filled(past),
    series: filled(series.map(seriesForm)),
    trend,
    facts: filled(facts),
  };
}

function outageForm(outage: Outage): object {
  return {
    state: outage.state,
    before: outage.before,
    since: outage.since,
    failures: outage.failures || undefined,
    goods: outage.goods || undefined,
    blind: outage.blind || undefined,
    firstBad: outage.firstBad,
    lastBad: outage.lastBad,
    firstGood: outage.firstGood,
    lastGood: outage.lastGood,
    goodSince: outage.goodSince,
    codes: filled(outage.codes),
    alerts: outage.alerts || undefined,
    lastAlertAt: outage.lastAlertAt,
    failuresAtAlert: outage.failuresAtAlert || undefined,
    isMuted: outage.isMuted || undefined,
    isAcknowledged: outage.isAcknowledged,
    heldUntil: outage.heldUntil,
    issue: outage.issue,
    endedAt: outage.endedAt,
    events: filled(outage.events),
    eventCount: outage.eventCount || undefined,
    recoveries: filled(outage.recoveries),
  };
}

function undoForm({ run, outage, isFlapping, results, past, isHeld }: Undo): object {
  return { run, outage: outageForm(outage), isFlapping: isFlapping || undefined, results, past, isHeld };
}

function runForm({ at, status, code, isUnstable }: PastRun): string {
  return `${at} ${status}${code === undefined ? '' : ` ${code}`}${isUnstable ? ' unstable' : ''}`;
}

/** The days of values as the first day, and from each day to the next. */
function seriesForm({ metric, environment, values, days, slow }: Series): object {
  const steps = days.map((day, index) => day - (days[index - 1] ?? 0));
  return { metric, environment, values, days: steps, slow };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
