/** The rules beside the table of transitions: flapping, gaps, maintenance, people, reopening, recovery. */
import { describe, expect, test } from 'vitest';
import { flaps, isOftenBad, shareOfChanges } from '../../../../src/history/state/flapping.ts';
import { isInMaintenance } from '../../../../src/history/state/maintenance.ts';
import {
  alertsOf,
  DAY,
  eventsOf,
  foldOnce,
  HOUR,
  MINUTE,
  RULES,
  reportOf,
  resultOf,
  SETTINGS,
  type SimulatedRun,
  START,
  simulate,
  statesOf,
} from '../../../support/history/simulate.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const last = (runs: readonly SimulatedRun[]): SimulatedRun => {
  const run = runs.at(-1);
  if (run === undefined) throw new Error('no run');
  return run;
};
/** Goes on after some runs, later. */
const continued = (runs: readonly SimulatedRun[], letters: string, afterMs: number, given = {}): SimulatedRun[] =>
  simulate(letters, { history: last(runs).history, start: last(runs).at + afterMs, ...given });

test('a further alert is not left to the next run when a run begins some seconds sooner', () => {
  const runs = simulate('b'.repeat(11), { every: HOUR - 2000 });
  expect(runs.flatMap(({ story }, index) => (story.alert ? [index] : []))).toEqual([2, 6, 10]);
  const often = simulate('b'.repeat(52), { every: 5 * MINUTE });
  expect(often.flatMap(({ story }, index) => (story.alert ? [index] : []))).toEqual([2, 50]);
});

describe('fault tolerance', () => {
  test('S02: three bad runs within a minute are not told before 15 minutes', () => {
    const rules = { faultToleranceMs: 15 * MINUTE };
    const runs = simulate('bbb', { rules, every: 20_000 });
    expect(statesOf(runs)).toBe('failing failing failing');
    const later = continued(runs, 'bb', 14 * MINUTE + 19_000, { rules, every: MINUTE });
    expect(statesOf(later)).toBe('failing down');
    expect(later[1]?.check.outage.firstBad?.at).toBe(iso(START));
  });

  test('both limits must be reached: time alone is not enough', () => {
    expect(statesOf(simulate('bb', { rules: { faultToleranceMs: MINUTE }, every: HOUR }))).toBe('failing failing');
  });
});

describe('gaps', () => {
  test('S03: bad, 30 hours nothing, bad, bad: counted from 1', () => {
    const later = continued(simulate('b'), 'bb', 30 * HOUR);
    expect(later.map(({ story }) => [story.state, story.failures])).toEqual([
      ['failing', 1],
      ['failing', 2],
    ]);
    expect(last(later).story.firstBad?.at).toBe(iso(START + 30 * HOUR));
  });

  test('a check that runs once a week is not stale in a day', () => {
    expect(statesOf(simulate('gggbbb', { every: 7 * DAY }))).toBe('up up up failing failing down');
  });

  test('down stays down, and good runs are counted from 1', () => {
    const runs = simulate('bbbg');
    const later = continued(runs, 'gg', 30 * HOUR);
    expect(statesOf(later)).toBe('recovering up');
    expect(statesOf(continued(simulate('bbb'), 'b', 30 * HOUR))).toBe('down');
  });

  test('runs that could not be judged, and those in maintenance, are no results: after them counts begin anew', () => {
    const runs = simulate(`bb${'u'.repeat(30)}`, { every: HOUR });
    expect(statesOf(continued(runs, 'bbb', HOUR))).toBe('failing failing down');
  });

  test('a soft failure before a gap is an outage that is over with the next good run', () => {
    const [run] = continued(simulate('gb'), 'g', 30 * HOUR);
    expect(run?.check.past).toMatchObject([{ start: iso(START + 5 * MINUTE), isTold: false }]);
  });
});

describe('flapping', () => {
  test('has the weights of Nagios: 20 changes, the newest counting most', () => {
    expect(shareOfChanges('bg'.repeat(11).slice(0, 21))).toBeCloseTo(1, 10);
    expect(shareOfChanges(`${'g'.repeat(20)}b`)).toBeCloseTo(1.25 / 20, 10);
    expect(shareOfChanges(`b${'g'.repeat(20)}`)).toBeCloseTo(0.75 / 20, 10);
    expect(shareOfChanges('g'.repeat(21))).toBe(0);
  });

  test('begins at 30 %, ends at 20 %, and does not change between; fewer than 10 results tell nothing', () => {
    expect(flaps('gbgbgbgbg', false)).toBe(false);
    expect(flaps('gbgbgbgbgb', false)).toBe(true);
    const between = `${'g'.repeat(14)}bgggbgg`;
    expect(shareOfChanges(between)).toBeGreaterThan(0.2);
    expect(shareOfChanges(between)).toBeLessThan(0.3);
    expect([flaps(between, false), flaps(between, true)]).toEqual([false, true]);
    expect(flaps('g'.repeat(21), true)).toBe(false);
    expect([isOftenBad('bbbbb'), isOftenBad('bbbbbb')]).toEqual([false, true]);
  });

  test('S05: bad and good in turn, 40 times, then good: one incident, told at its start and at its end', () => {
    const runs = simulate('bg'.repeat(20) + 'g'.repeat(25));
    expect(eventsOf(runs)).toEqual(['flapping', 'recovered']);
    expect(alertsOf(runs)).toHaveLength(2);
    expect(Math.max(...runs.map(({ story }) => story.failures))).toBeLessThan(RULES.failuresBeforeAlert + 20);
    const told = runs.findIndex(({ story }) => story.alert);
    expect(runs[told]?.story).toMatchObject({ state: 'down', isFlapping: true });
    // The sixth bad one of at least ten results.
    expect(told).toBe(10);
    expect(runs.slice(told, 40).every(({ story }) => story.state !== 'up')).toBe(true);
    expect(last(runs).story).toMatchObject({ state: 'up', isFlapping: false });
  });

  test('S05: three lone failures in 21 runs are nothing', () => {
    const runs = simulate('gggggbggggggbgggggbggg');
    expect(eventsOf(runs)).toEqual([]);
    expect(alertsOf(runs)).toEqual([]);
  });

  test('of an incident that is open: told once at its start, and no repeat or close while it lasts', () => {
    const runs = simulate('gggggggbbbggbbgggbbggbbggggggggggggggggggggggg', { every: 2 * HOUR });
    const events = eventsOf(runs);
    expect(events.filter((kind) => kind === 'flapping')).toHaveLength(1);
    expect(events.filter((kind) => kind === 'recovered' || kind === 'steady').length).toBeGreaterThan(0);
    const [start] = runs.flatMap((run) => run.events.filter(({ kind }) => kind === 'flapping'));
    const from = runs.findIndex(({ events: each }) => each.some(({ id }) => id === start?.id));
    const while_ = runs.slice(from + 1).filter(({ story }) => story.isFlapping);
    expect(while_.length).toBeGreaterThan(3);
    expect(while_.flatMap(({ events: each }) => each)).toEqual([]);
  });

  test('a check that stays bad does not flap, whatever came before', () => {
    const runs = simulate(`ggggggbgggbgggbgg${'b'.repeat(6)}`);
    expect(runs.at(-1)?.story.isFlapping).toBe(true);
    expect(eventsOf(runs)).toEqual(['down']);
  });

  test('that ends in a bad run is said, and repeats go on', () => {
    const runs = simulate('bg'.repeat(10) + 'b'.repeat(40), { every: HOUR });
    expect(eventsOf(runs)).toEqual(['flapping', 'steady', 'repeat', 'repeat', 'lost']);
  });
});

describe('what could not be judged', () => {
  test('is said once when it happened F times in a row in an outage, and nothing is said of a check that is up', () => {
    expect(eventsOf(simulate('bbbuuuuuu'))).toEqual(['down', 'blind']);
    expect(eventsOf(simulate('guuuuuuu'))).toEqual([]);
    expect(last(simulate('guuuuuuu')).story).toMatchObject({ state: 'up', blind: 7 });
  });

  test('is told when the rules name it', () => {
    const rules = { on: ['critical', 'unknown'] as const };
    expect(statesOf(simulate('uuu', { rules }))).toBe('failing failing down');
  });

  test('a warning is good, unless the rules name it', () => {
    expect(statesOf(simulate('www'))).toBe('up up up');
    expect(statesOf(simulate('www', { rules: { on: ['critical', 'warning'] } }))).toBe('failing failing down');
  });
});

describe('maintenance', () => {
  const hour = (start: number, end: number) => ({
    maintenance: [{ start: iso(START + start * HOUR), end: iso(START + end * HOUR) }],
  });

  test('results are recorded, and neither counted nor told', () => {
    const settings = { maintenance: true } as const;
    const runs = simulate('bbbbbb', { settings });
    expect(statesOf(runs)).toBe('new new new new new new');
    expect(alertsOf(runs)).toEqual([]);
    expect(last(runs).check).toMatchObject({ results: '', days: '' });
    expect(last(runs).story.runs).toHaveLength(6);
    expect(last(runs).story.isInMaintenance).toBe(true);
  });

  test('an incident that is open stays, told neither at the start nor at the end of the window', () => {
    const runs = simulate('bbbbbbbbbbbb', { every: HOUR, settings: hour(4, 9) });
    expect(statesOf(runs.slice(2))).toBe(Array(10).fill('down').join(' '));
    expect(alertsOf(runs)).toEqual([3]);
    // The time of the window does not count for the next alert either.
    expect(alertsOf(continued(runs, 'bb', HOUR, { every: HOUR }))).toEqual([1]);
  });

  test('good runs in the window do not close', () => {
    const runs = simulate('bbbgggg', { every: HOUR, settings: hour(3, 9) });
    expect(statesOf(runs.slice(3))).toBe('down down down down');
  });

  test('its time does not count for the fault tolerance', () => {
    const rules = { faultToleranceMs: 3 * HOUR, failuresBeforeAlert: 2 };
    const runs = simulate('bbbbbbbbb', { every: HOUR, rules, settings: hour(1, 4) });
    expect(statesOf(runs)).toBe('failing failing failing failing failing failing down down down');
  });

  test('a run is in the window with any part of it', () => {
    const windows = [{ start: iso(START), end: iso(START + HOUR) }];
    expect(isInMaintenance(windows, START - 2000, START - 1000)).toBe(false);
    expect(isInMaintenance(windows, START - 2000, START)).toBe(true);
    expect(isInMaintenance(windows, START + HOUR - 1)).toBe(true);
    expect(isInMaintenance(windows, START + HOUR)).toBe(false);
    expect(isInMaintenance(true, START)).toBe(true);
    expect(isInMaintenance([], START)).toBe(false);
  });
});

describe('reopening', () => {
  test('an outage within the hour continues the incident: its events are numbered on', () => {
    const runs = simulate('bbbggbbb');
    expect(eventsOf(runs)).toEqual(['down', 'recovering', 'recovered', 'reopened']);
    expect(last(runs).check.outage.events.map(({ id }) => id)).toEqual([
      'down-1',
      'recovering-2',
      'recovered-3',
      'reopened-4',
    ]);
    expect(last(runs).check.outage.alerts).toBe(1);
  });

  test('a later one is a new incident', () => {
    const runs = continued(simulate('bbbgg'), 'bbb', 2 * HOUR);
    expect(last(runs).check.outage.events).toMatchObject([{ id: 'down-1', at: iso(last(runs).at) }]);
    expect(last(runs).check.past).toHaveLength(1);
  });
});

describe('codes and events', () => {
  test('a new code of an outage is noted without an alert', () => {
    const runs = simulate('bbb');
    const findings = [{ status: 'critical', code: 'E_CONN_TIMEOUT', message: 'No answer.' }] as const;
    const report = reportOf([resultOf('critical', { findings })]);
    const { history, stories } = foldOnce({ history: last(runs).history, now: START + HOUR, report });
    const outage = history.checks[0]?.outage;
    expect(outage?.codes).toEqual(['E_AUTH_REJECTED', 'E_CONN_TIMEOUT']);
    expect(outage?.events.at(-1)).toMatchObject({ id: 'new-code-2', code: 'E_CONN_TIMEOUT' });
    expect(stories.get('login')?.alert).toBe(false);
  });

  test('the newest 50 events are kept, and their numbers go on', () => {
    const rules = { failuresBeforeAlert: 1, alertRepeat: 'failures', maxAlerts: 'unlimited' } as const;
    const { events, eventCount } = last(simulate('b'.repeat(120), { rules })).check.outage;
    expect([events.length, events[0]?.id, events.at(-1)?.id, eventCount]).toEqual([50, 'repeat-71', 'repeat-120', 120]);
  });
});

describe('recovery actions', () => {
  const recovery = { inputs: {}, after: 'down', max: 2, waitMs: 15 * MINUTE } as const;
  const wanted = (runs: readonly SimulatedRun[]): number[] =>
    runs.flatMap(({ past }, index) => (past.recoveryWanted ? [index + 1] : []));

  test('without settings the output says it once, when the outage is told', () => {
    expect(wanted(simulate('bbbbbbbb'))).toEqual([3]);
    expect(last(simulate('bbbbbbbb')).check.outage.recoveries).toEqual([]);
  });

  test('by the output alone: recorded with the run, at most so many times, and with a wait between', () => {
    const runs = simulate('bbbbbbbbbbbb', { settings: { recovery } });
    expect(wanted(runs)).toEqual([3, 6]);
    expect(last(runs).check.outage.recoveries.map(({ number, result }) => [number, result])).toEqual([
      [1, 'unknown'],
      [2, 'unknown'],
    ]);
  });

  test('at a given alert', () => {
    expect(
      wanted(simulate('b'.repeat(12), { every: HOUR, settings: { recovery: { ...recovery, after: 2 } } })),
    ).toEqual([7, 8]);
  });

  test('by a workflow it is due until it is recorded', () => {
    const runs = simulate('bbbbb', { settings: { recovery: { ...recovery, workflow: 'restart.yml' } } });
    expect(wanted(runs)).toEqual([3, 4, 5]);
    expect(last(runs).recoveryDue).toEqual([last(runs).story.key]);
  });

  test('never while it flaps, in maintenance, or after a good run', () => {
    expect(wanted(simulate('bg'.repeat(20), { settings: { recovery } }))).toEqual([]);
    expect(wanted(simulate('bbbbb', { settings: { recovery, maintenance: true } }))).toEqual([]);
    const workflow = { ...recovery, workflow: 'restart.yml' };
    expect(wanted(simulate('bbbgub', { settings: { recovery: workflow } }))).toEqual([3, 6]);
  });
});

describe('ipMonitor', () => {
  test('3 failures before an alert, at most so many alerts, then Lost: silent, but the recovery is told', () => {
    const rules = { failuresBeforeAlert: 3, alertRepeat: 'failures', maxAlerts: 2, recoveriesBeforeClose: 1 } as const;
    const runs = simulate('gbbbbbbbbbbbbbg', { rules });
    expect(alertsOf(runs)).toEqual([4, 7, 15]);
    expect(eventsOf(runs)).toEqual(['down', 'repeat', 'lost', 'recovered']);
    expect(statesOf(runs.slice(9))).toBe('lost lost lost lost lost up');
  });

  test('the recovery action is begun on a failure', () => {
    expect(simulate('bbb')[2]?.past.recoveryWanted).toBe(true);
  });

  test('S04: M = 3, P = 4 h, three days down, then two good runs', () => {
    const runs = simulate(`${'b'.repeat(72)}gg`, { every: HOUR });
    expect(eventsOf(runs)).toEqual(['down', 'repeat', 'repeat', 'lost', 'recovering', 'recovered']);
    expect(alertsOf(runs)).toHaveLength(4);
  });
});

describe('Xitoring', () => {
  test('fault tolerance in minutes: bad for 10 minutes is told, however many runs that are', () => {
    const rules = { failuresBeforeAlert: 1, faultToleranceMs: 10 * MINUTE };
    expect(alertsOf(simulate('g'.padEnd(15, 'b'), { rules, every: MINUTE }))).toEqual([12]);
    expect(alertsOf(simulate('gbbbbbbbbbg'.padEnd(20, 'g'), { rules, every: MINUTE }))).toEqual([]);
  });
});

test('the settings of the tests are the defaults', () => {
  expect(SETTINGS.rules).toBe(RULES);
});
