/** What issues tell the history: of people, and of what was lost with a cache. */
import { describe, expect, test } from 'vitest';
import { acceptFacts } from '../../../src/history/accept.ts';
import { adoptSights } from '../../../src/history/adopt.ts';
import { historyText } from '../../../src/history/history-text.ts';
import { readHistory } from '../../../src/history/read-history.ts';
import { withRecoveryAnswer, withRecoveryBegun } from '../../../src/history/state/recovery.ts';
import type { History, Outage, SeenFact } from '../../../src/model/memory/record.ts';
import type { IncidentBlock, IssueSight } from '../../../src/model/memory/sight.ts';
import {
  alertsOf,
  DAY,
  eventsOf,
  HOUR,
  MINUTE,
  RULES,
  SCOPE,
  type SimulatedRun,
  START,
  simulate,
  statesOf,
} from '../../support/history/simulate.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const NOW = START + HOUR;
const BLOCK: IncidentBlock = {
  state: 'down',
  firstBad: iso(START - DAY),
  alerts: 2,
  lastAlertAt: iso(START - HOUR),
  eventCount: 3,
  recoveries: [{ number: 1, at: iso(START - DAY), result: 'started' }],
};

const lastOf = (runs: readonly SimulatedRun[]): SimulatedRun => {
  const run = runs.at(-1);
  if (run === undefined) throw new Error('no run');
  return run;
};
function sighted(runs: readonly SimulatedRun[], sight: Partial<IssueSight>, rules = RULES) {
  const { history, story } = lastOf(runs);
  const seen = { key: story.key, number: 17, isOpen: true, isClosedByPerson: false, isAcknowledged: false, ...sight };
  return adoptSights(history, [seen], () => rules, iso(NOW));
}
const outageOf = ({ checks }: History): Outage => {
  const [check] = checks;
  if (check === undefined) throw new Error('no check');
  return check.outage;
};
const goOn = (history: History, letters: string, given = {}) =>
  simulate(letters, { history, start: NOW + 5 * MINUTE, ...given });

describe('a history that was lost, and an incident that is open', () => {
  test('H05: the check is good: R good runs, closed, and the recovery is told', () => {
    const { history, adopted } = sighted(simulate('g'), { block: BLOCK });
    expect(adopted).toHaveLength(1);
    expect(outageOf(history)).toMatchObject({
      state: 'recovering',
      before: 'down',
      goods: 1,
      issue: 17,
      alerts: 2,
      firstBad: { at: BLOCK.firstBad },
      events: [{ id: 'recovering-4' }],
    });
    const runs = goOn(history, 'g');
    expect(statesOf(runs)).toBe('up');
    expect([eventsOf(runs), alertsOf(runs)]).toEqual([['recovered'], [1]]);
    expect(runs[0]?.check.past).toMatchObject([{ start: BLOCK.firstBad, issue: 17, isTold: true }]);
  });

  test('H05: with R = 1 it is over at once', () => {
    const { history } = sighted(simulate('g'), { block: BLOCK }, { ...RULES, recoveriesBeforeClose: 1 });
    expect(outageOf(history)).toMatchObject({
      state: 'up',
      issue: 17,
      endedAt: iso(NOW),
      events: [{ id: 'recovered-4' }],
    });
  });

  test('H06: the check fails softly: nothing is told anew, and the next alert comes when it is due', () => {
    const { history } = sighted(simulate('b'), { block: BLOCK });
    expect(outageOf(history)).toMatchObject({ state: 'down', alerts: 2, failures: 1, lastAlertAt: BLOCK.lastAlertAt });
    const runs = goOn(history, 'bbbb', { every: HOUR });
    expect(eventsOf(runs)).toEqual(['repeat']);
    expect(runs.at(-1)?.check.outage.events.map(({ id }) => id)).toEqual(['repeat-4']);
  });

  test('it was lost: it stays lost', () => {
    const { history } = sighted(simulate('b'), { block: { ...BLOCK, state: 'lost', alerts: 3 } });
    expect(outageOf(history).state).toBe('lost');
  });

  test('the check was down again before the issue was seen: the higher counts are kept', () => {
    const { history, adopted } = sighted(simulate('bbb'), { block: BLOCK });
    expect(outageOf(history)).toMatchObject({ state: 'down', issue: 17, alerts: 2, eventCount: 3 });
    expect(outageOf(history).recoveries).toEqual(BLOCK.recoveries);
    expect(adopted).toHaveLength(1);
  });

  test('without a block the number alone is adopted', () => {
    expect(outageOf(sighted(simulate('b'), {}).history)).toMatchObject({ state: 'down', issue: 17, alerts: 0 });
  });

  test('twice is as once', () => {
    for (const letters of ['g', 'b', 'bbb', 'u', 'bbbgg']) {
      const once = sighted(simulate(letters), { block: BLOCK }).history;
      const sight = { number: 17, isOpen: true, isClosedByPerson: false, isAcknowledged: false, block: BLOCK };
      const again = adoptSights(once, [{ ...sight, key: once.checks[0]?.key ?? '' }], () => RULES, iso(NOW + MINUTE));
      expect(again.history).toEqual(once);
    }
  });

  test('a run that is recorded again does not forget the issue', () => {
    const runs = simulate('bbb');
    const { history } = sighted(runs, { block: BLOCK });
    expect(history.checks[0]?.undo?.outage.issue).toBe(17);
  });

  test('times are kept in one form, whatever form they had, so that the history can be read again', () => {
    const block = {
      ...BLOCK,
      firstBad: '2026-11-30T00:00:00Z',
      lastAlertAt: 'now',
      recoveries: [{ number: 0.5, at: 'x', result: 'started' as const }],
    };
    const open = sighted(simulate('b'), { block });
    expect(outageOf(open.history)).toMatchObject({ firstBad: { at: '2026-11-30T00:00:00.000Z' }, recoveries: [] });
    const closed = sighted(simulate('g'), {
      isOpen: false,
      closedAt: '2026-12-01T00:59:00Z',
      block: { ...block, state: 'up' },
    });
    expect(outageOf(closed.history).endedAt).toBe('2026-12-01T00:59:00.000Z');
    for (const { history } of [open, closed]) {
      expect(readHistory(historyText(history), { scope: SCOPE, now: NOW })).toMatchObject({ read: 'warm', history });
    }
  });

  test('an incident that was closed can be continued', () => {
    const { history } = sighted(simulate('g'), {
      isOpen: false,
      closedAt: iso(NOW - MINUTE),
      block: { ...BLOCK, state: 'up' },
    });
    const runs = goOn(history, 'bbb');
    expect(eventsOf(runs)).toEqual(['reopened']);
    expect(runs.at(-1)?.check.outage).toMatchObject({ issue: 17, events: [{ id: 'reopened-4' }] });
  });
});

describe('people', () => {
  const open = (letters: string, given = {}) => {
    const runs = simulate(letters, given);
    return { ...lastOf(runs), history: sighted(runs, {}).history };
  };

  test('G32: closed while it is bad: muted until it is good R times; no alert, no event, no new issue', () => {
    const down = open('bbb');
    const muted = sighted([down], { isOpen: false, isClosedByPerson: true }).history;
    expect(outageOf(muted).isMuted).toBe(true);
    const runs = goOn(muted, 'bbbbbbbbbbbbgbgg', { every: HOUR });
    expect([eventsOf(runs), alertsOf(runs)]).toEqual([[], []]);
    expect(runs.at(-2)?.story).toMatchObject({ isMuted: true, state: 'recovering' });
    expect(runs.at(-1)?.story).toMatchObject({ isMuted: false, state: 'up' });
    const next = simulate('bbb', { history: lastOf(runs).history, start: lastOf(runs).at + MINUTE });
    expect(eventsOf(next)).toEqual(['down']);
    expect(lastOf(next).check.outage.issue).toBeUndefined();
  });

  test('G32: while it is muted no alert is counted either', () => {
    const muted = sighted([open('bbb')], { isOpen: false, isClosedByPerson: true }).history;
    const { outage } = lastOf(goOn(muted, 'b'.repeat(20), { every: HOUR })).check;
    expect(outage).toMatchObject({ state: 'down', alerts: 1, isMuted: true });
  });

  test('G32: closed before the history learned its number: of this outage, when it was closed after it began', () => {
    const down = lastOf(simulate('bbb'));
    const closed = (closedAt: number) =>
      outageOf(sighted([down], { isOpen: false, isClosedByPerson: true, closedAt: iso(closedAt) }).history);
    expect(closed(START + 20 * MINUTE)).toMatchObject({ isMuted: true, issue: 17 });
    expect(closed(START - MINUTE)).toMatchObject({ isMuted: false });
    const other = { number: 5, isOpen: false, isClosedByPerson: true, closedAt: iso(START + 20 * MINUTE) };
    expect(outageOf(sighted([open('bbb')], other).history)).toMatchObject({ isMuted: false, issue: 17 });
  });

  test('G32: no recovery action while it is muted', () => {
    const muted = sighted([open('bbb')], { isOpen: false, isClosedByPerson: true }).history;
    const recovery = { inputs: {}, after: 'down', max: 5, waitMs: 0, workflow: 'restart.yml' } as const;
    expect(goOn(muted, 'bb', { settings: { recovery } }).some(({ past }) => past.recoveryWanted)).toBe(false);
  });

  test('opened again by a person: told again', () => {
    const muted = sighted([open('bbb')], { isOpen: false, isClosedByPerson: true });
    const again = sighted([{ ...lastOf(simulate('bbb')), history: muted.history }], {}).history;
    expect(outageOf(again).isMuted).toBe(false);
    expect(alertsOf(goOn(again, 'b', { start: NOW + 5 * HOUR }))).toEqual([1]);
  });

  test('G33: opened again while it is good: left to the person', () => {
    const over = open('bbb');
    const up = simulate('gg', { history: over.history, start: over.at + MINUTE });
    const { history } = sighted(up, { block: { ...BLOCK, state: 'up' } });
    expect(history).toEqual(lastOf(up).history);
    // Also when the history was lost: its block says that it was over.
    const lost = lastOf(simulate('g'));
    expect(sighted([lost], { block: { ...BLOCK, state: 'up' } }).history).toEqual(lost.history);
    // Also after an incident that a person closed.
    const muted = sighted([open('bbb')], { isOpen: false, isClosedByPerson: true }).history;
    const good = goOn(muted, 'gg');
    expect(sighted(good, { block: BLOCK }).history).toEqual(lastOf(good).history);
  });

  test('acknowledged: no repeats, never lost; the recovery is told', () => {
    const known = sighted([open('bbb')], { isAcknowledged: true }).history;
    const runs = goOn(known, `${'b'.repeat(20)}gg`, { every: HOUR });
    expect(eventsOf(runs)).toEqual(['recovering', 'recovered']);
    const no = sighted([{ ...lastOf(runs.slice(0, 5)) }], { isAcknowledged: false }).history;
    expect(outageOf(no).isAcknowledged).toBeUndefined();
  });

  test('closed by Mail Probe while it is bad is no mute: the level is repaired', () => {
    const down = open('bbb');
    expect(sighted([down], { isOpen: false, isClosedByPerson: false }).history).toEqual(down.history);
  });

  test('of two issues the open one counts, and of two open ones the older', () => {
    const { history, story } = lastOf(simulate('b'));
    const sight = (number: number, isOpen: boolean) => ({
      key: story.key,
      number,
      isOpen,
      isClosedByPerson: true,
      isAcknowledged: false,
    });
    const numbers = [
      [sight(9, false), sight(5, true)],
      [sight(5, true), sight(3, true)],
      [sight(3, true), sight(5, true), sight(1, false)],
    ].map((sights) => outageOf(adoptSights(history, sights, () => RULES, iso(NOW)).history).issue);
    expect(numbers).toEqual([5, 3, 3]);
  });

  test('of two open ones the one that is not over counts, though the other is older', () => {
    const { history, story } = lastOf(simulate('bbb'));
    const shared = { key: story.key, isOpen: true, isClosedByPerson: false };
    const over: IssueSight = { ...shared, number: 3, isAcknowledged: false, block: { ...BLOCK, state: 'up' } };
    const told: IssueSight = { ...shared, number: 5, isAcknowledged: true, block: BLOCK };
    const unread: IssueSight = { ...told, block: undefined };
    const outages = [
      [over, told],
      [told, over],
      [over, unread],
      [over, { ...told, isOpen: false }],
    ].map((sights) => outageOf(adoptSights(history, sights, () => RULES, iso(NOW)).history));
    expect(outages.map(({ issue, isAcknowledged }) => [issue, isAcknowledged])).toEqual([
      [5, true],
      [5, true],
      [5, true],
      [3, undefined],
    ]);
  });

  test('a history that was lost adopts the open incident, though a person opened an older one again', () => {
    const { history, story } = lastOf(simulate('g'));
    const shared = { key: story.key, isOpen: true, isClosedByPerson: false, isAcknowledged: false };
    const over: IssueSight = { ...shared, number: 3, block: { ...BLOCK, state: 'up' } };
    const { adopted, ...seen } = adoptSights(
      history,
      [over, { ...shared, number: 5, block: BLOCK }],
      () => RULES,
      iso(NOW),
    );
    expect([adopted.length, outageOf(seen.history)]).toMatchObject([1, { state: 'recovering', issue: 5 }]);
  });
});

describe('recovery actions', () => {
  test('R03: what was begun is not begun again, even without an answer', () => {
    const down = outageOf(lastOf(simulate('bbb')).history);
    const begun = withRecoveryBegun(down, iso(NOW), 'https://github.com/run');
    expect(begun.recoveries).toEqual([{ number: 1, at: iso(NOW), result: 'unknown' }]);
    expect(begun.events.at(-1)).toMatchObject({ id: 'recovery-action-2', at: iso(NOW) });
    const answered = withRecoveryAnswer(begun, 'started', 'https://github.com/other');
    expect(answered.recoveries).toMatchObject([{ number: 1, result: 'started', runUrl: 'https://github.com/other' }]);
    expect(withRecoveryAnswer(down, 'refused')).toBe(down);
  });
});

describe('accepting facts', () => {
  const fact = (value?: string): SeenFact => ({
    kind: 'tls',
    subject: 'imap mail.example.org',
    usual: ['TLSv1.3'],
    candidate: value === undefined ? undefined : { value, runs: 2, since: iso(START) },
    seenAt: iso(START),
  });
  const { history } = lastOf(simulate('g'));
  const withFacts = (facts: readonly SeenFact[]) => ({
    ...history,
    checks: history.checks.map((check) => ({ ...check, facts })),
  });

  test('what is new becomes usual, and nothing else changes', () => {
    const { history: after, count } = acceptFacts(withFacts([fact('TLSv1.2'), fact()]));
    expect(count).toBe(1);
    expect(after).toEqual(withFacts([{ ...fact(), usual: ['TLSv1.2'] }, fact()]));
  });

  test('only of the checks that are meant', () => {
    const before = withFacts([fact('TLSv1.2')]);
    expect(acceptFacts(before, () => false)).toEqual({ history: before, count: 0 });
  });
});
