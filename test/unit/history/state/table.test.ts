/** The table of transitions, row by row. */
import { describe, expect, test } from 'vitest';
import { alertsOf, eventsOf, HOUR, simulate, statesOf } from '../../../support/history/simulate.ts';

describe('from new and up', () => {
  test.each([
    ['g', 'up'],
    ['w', 'up'],
    ['u', 'new'],
    ['b', 'failing'],
    ['gb', 'up failing'],
    ['gu', 'up up'],
    ['gg', 'up up'],
  ])('%s: %s', (letters, states) => {
    const runs = simulate(letters);
    expect(statesOf(runs)).toBe(states);
    expect(alertsOf(runs)).toEqual([]);
    expect(eventsOf(runs)).toEqual([]);
  });

  test('with F = 1 and no tolerance the first bad run is told', () => {
    const rules = { failuresBeforeAlert: 1 };
    expect(statesOf(simulate('b', { rules }))).toBe('down');
    const runs = simulate('gb', { rules });
    expect(statesOf(runs)).toBe('up down');
    expect(alertsOf(runs)).toEqual([2]);
    expect(runs[1]?.check.outage).toMatchObject({ alerts: 1, failures: 1, events: [{ id: 'down-1', kind: 'down' }] });
  });
});

describe('from failing', () => {
  test('S01: good again before F: no incident, and no word of a recovery', () => {
    const runs = simulate('gbbg');
    expect(statesOf(runs)).toBe('up failing failing up');
    expect(alertsOf(runs)).toEqual([]);
    expect(eventsOf(runs)).toEqual([]);
    expect(runs.at(-1)?.check.past).toMatchObject([{ isTold: false }]);
  });

  test('at F it is down, and told', () => {
    const runs = simulate('gbbb');
    expect(statesOf(runs)).toBe('up failing failing down');
    expect(runs.map(({ story }) => story.failures)).toEqual([0, 1, 2, 3]);
    expect(alertsOf(runs)).toEqual([4]);
  });

  test('a run that could not be judged keeps the count', () => {
    expect(statesOf(simulate('bbub'))).toBe('failing failing failing down');
  });
});

describe('from down', () => {
  const every = HOUR;

  test('is repeated when P is due, and lost after M alerts', () => {
    const runs = simulate('bbb'.padEnd(24, 'b'), { every });
    expect(alertsOf(runs)).toEqual([3, 7, 11]);
    expect(eventsOf(runs)).toEqual(['down', 'repeat', 'repeat', 'lost']);
    expect(runs.map(({ story }) => story.state).indexOf('lost')).toBe(14);
    expect(runs.at(-1)?.check.outage.alerts).toBe(3);
  });

  test('R = 1: the first good run ends it', () => {
    const runs = simulate('bbbg', { rules: { recoveriesBeforeClose: 1 } });
    expect(statesOf(runs)).toBe('failing failing down up');
    expect(eventsOf(runs)).toEqual(['down', 'recovered']);
    expect(alertsOf(runs)).toEqual([3, 4]);
  });

  test('R = 2: recovering, then up; it was over with the first good run', () => {
    const runs = simulate('bbbgg');
    expect(statesOf(runs)).toBe('failing failing down recovering up');
    expect(eventsOf(runs)).toEqual(['down', 'recovering', 'recovered']);
    expect(alertsOf(runs)).toEqual([3, 5]);
    const [first, , , good, last] = runs;
    expect(last?.check.past).toEqual([
      {
        start: first?.story.firstBad?.at,
        end: good?.story.since,
        codes: ['E_AUTH_REJECTED'],
        isTold: true,
      },
    ]);
  });

  test('S06: 100 runs that could not be judged tell nothing and close nothing', () => {
    const runs = simulate(`bbb${'u'.repeat(100)}`);
    expect(new Set(runs.slice(3).map(({ story }) => story.state))).toEqual(new Set(['down']));
    expect(alertsOf(runs)).toEqual([3]);
    expect(eventsOf(runs)).toEqual(['down', 'blind']);
    expect(runs.at(-1)?.story.blind).toBe(100);
  });
});
