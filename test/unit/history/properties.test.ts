/** What holds for any sequence of results, rules, windows and people. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adoptSights } from '../../../src/history/adopt.ts';
import type { FoldedRun } from '../../../src/history/fold-run.ts';
import { historyText } from '../../../src/history/history-text.ts';
import { emptyHistory, readHistory } from '../../../src/history/read-history.ts';
import { isTold } from '../../../src/history/state/watch.ts';
import { daysOf } from '../../../src/model/memory/days.ts';
import type { CheckHistory, History, Outage, OutageEvent } from '../../../src/model/memory/record.ts';
import type { AlertRules } from '../../../src/model/memory/rules.ts';
import { STATUSES, type Status } from '../../../src/model/status.ts';
import type { State, Story } from '../../../src/model/story.ts';
import {
  DAY,
  foldOnce,
  HOUR,
  MINUTE,
  reportOf,
  resultOf,
  SCOPE,
  SETTINGS,
  START,
} from '../../support/history/simulate.ts';

/** One run: its result, the time since the one before it, and what happens beside it. */
interface Step {
  readonly status: Status;
  readonly waitMs: number;
  readonly isInMaintenance: boolean;
  readonly person: 'none' | 'closes' | 'opens' | 'acknowledges';
}

const steps = fc.array(
  fc.record<Step>({
    status: fc.constantFrom<Status>('ok', 'ok', 'critical', 'critical', 'critical', 'unknown', 'warning'),
    waitMs: fc.constantFrom(MINUTE, 5 * MINUTE, 5 * MINUTE, HOUR, 5 * HOUR, 2 * DAY),
    isInMaintenance: fc.constantFrom(false, false, false, false, false, true),
    person: fc.constantFrom<Step['person']>(
      'none',
      'none',
      'none',
      'none',
      'none',
      'none',
      'closes',
      'opens',
      'acknowledges',
    ),
  }),
  { minLength: 1, maxLength: 80 },
);
const rules: fc.Arbitrary<AlertRules> = fc.record({
  failuresBeforeAlert: fc.integer({ min: 1, max: 4 }),
  faultToleranceMs: fc.constantFrom(0, 0, 15 * MINUTE),
  alertRepeat: fc.constantFrom(4 * HOUR, MINUTE, 'failures' as const),
  maxAlerts: fc.constantFrom(1, 2, 3, 'unlimited' as const),
  recoveriesBeforeClose: fc.integer({ min: 1, max: 3 }),
  reopenWithinMs: fc.constantFrom(0, HOUR),
  on: fc.constantFrom<readonly Status[]>(['critical'], ['critical', 'warning'], ['critical', 'unknown']),
  staleAfterMs: fc.constant(DAY),
});

/** A run, and what was known before and after it. */
interface Moment {
  readonly step: Step;
  readonly before: CheckHistory | undefined;
  readonly check: CheckHistory;
  readonly story: Story;
  readonly events: readonly OutageEvent[];
  readonly folded: FoldedRun;
  readonly history: History;
  readonly now: number;
}

function played(all: readonly Step[], given: AlertRules): Moment[] {
  let history = emptyHistory(SCOPE, START);
  let now = START;
  return all.map((step) => {
    now += step.waitMs;
    const [before] = history.checks;
    const folded = foldOnce({
      history,
      now,
      report: reportOf([resultOf(step.status)]),
      settings: { ...SETTINGS, rules: given, maintenance: step.isInMaintenance ? true : [] },
    });
    const [check] = folded.history.checks;
    const story = folded.stories.get('login');
    if (!check || !story) throw new Error('the check is missing');
    const events = check.outage.events.filter(
      (event) => !before?.outage.events.some(({ id, at }) => id === event.id && at === event.at),
    );
    history = readHistory(historyText(people(folded.history, step, given, now)), { scope: SCOPE, now }).history;
    return { step, before, check, story, events, folded, history, now };
  });
}

/** What a person does with the issue after the run. */
function people(history: History, { person }: Step, given: AlertRules, now: number): History {
  const [check] = history.checks;
  if (!check || !isTold(check.outage.state)) return history;
  const sight = {
    key: check.key,
    number: check.outage.issue ?? 17,
    isOpen: check.outage.isMuted ? person === 'opens' : person !== 'closes' || check.outage.issue === undefined,
    isClosedByPerson: true,
    isAcknowledged: person === 'acknowledges',
  };
  return adoptSights(history, [sight], () => given, new Date(now).toISOString()).history;
}

/** The states that each state can change to: the table, and unstable checks. */
const NEXT: Readonly<Record<State, readonly State[]>> = {
  new: ['new', 'up', 'failing', 'down'],
  up: ['up', 'failing', 'down'],
  failing: ['failing', 'up', 'down'],
  down: ['down', 'lost', 'recovering', 'up'],
  lost: ['lost', 'recovering', 'up'],
  recovering: ['recovering', 'up', 'down', 'lost'],
};

const counts = ({ failures, goods, blind, alerts, failuresAtAlert, eventCount }: Outage): number[] => [
  failures,
  goods,
  blind,
  alerts,
  failuresAtAlert,
  eventCount,
];

describe('for any sequence of runs', () => {
  const holds = (check: (moments: readonly Moment[], given: AlertRules) => void): void =>
    fc.assert(
      fc.property(steps, rules, (all, given) => check(played(all, given), given)),
      { numRuns: 200 },
    );

  test('alerts of an outage never exceed the maximum', () => {
    holds((moments, { maxAlerts }) => {
      if (maxAlerts === 'unlimited') return;
      for (const { check } of moments) expect(check.outage.alerts).toBeLessThanOrEqual(maxAlerts);
    });
  });

  test('a recovery is told if and only if the outage was, unless a person closed it', () => {
    holds((moments) => {
      for (const { before, story, events, check } of moments) {
        const isOver = isTold(story.stateBefore) && story.state === 'up';
        const isRecovered = events.some(({ kind }) => kind === 'recovered');
        expect(isRecovered).toBe(isOver && before?.outage.isMuted === false);
        if (isOver) expect(check.past.at(-1)?.isTold).toBe(true);
      }
    });
  });

  test('of a lost check nothing is told but its recovery', () => {
    holds((moments) => {
      for (const { before, events, story } of moments) {
        const isLost = before?.outage.state === 'lost' || before?.outage.before === 'lost';
        if (isLost && story.alert) expect(events.map(({ kind }) => kind)).toEqual(['recovered']);
      }
    });
  });

  test('nothing is counted or told in maintenance, and nothing changes', () => {
    holds((moments) => {
      for (const { before, step, story, events, check } of moments) {
        if (!step.isInMaintenance) continue;
        expect([story.alert, events]).toEqual([false, []]);
        expect([check.results, check.days]).toEqual([before?.results ?? '', before?.days ?? '']);
        expect(counts(check.outage)).toEqual(before === undefined ? [0, 0, 0, 0, 0, 0] : counts(before.outage));
        expect(story.state).toBe(story.stateBefore);
      }
    });
  });

  test('what could not be judged changes no state and tells nothing', () => {
    holds((moments, { on }) => {
      for (const { step, story, before, check } of moments) {
        if (step.status !== 'unknown' || on.includes('unknown')) continue;
        expect([story.alert, story.state]).toEqual([false, story.stateBefore]);
        expect(check.outage.failures).toBe(before?.outage.failures ?? 0);
      }
    });
  });

  test('states change as the table has it', () => {
    holds((moments) => {
      for (const { story } of moments) expect(NEXT[story.stateBefore]).toContain(story.state);
    });
  });

  test('nothing is told of an incident that a person closed', () => {
    holds((moments) => {
      for (const { before, events, story } of moments) {
        if (before?.outage.isMuted) expect([events, story.alert]).toEqual([[], false]);
      }
    });
  });

  test('while it flaps nothing is repeated and nothing is closed', () => {
    holds((moments) => {
      for (const { check, events } of moments) {
        const kinds = events.map(({ kind }) => kind);
        if (check.isFlapping)
          for (const kind of ['repeat', 'lost', 'recovered', 'steady'] as const) expect(kinds).not.toContain(kind);
      }
    });
  });

  test('the same run recorded again changes nothing, whatever came before', () => {
    fc.assert(
      fc.property(steps, rules, (all, given) => {
        const moments = played(
          all.map((step) => ({ ...step, person: 'none' })),
          given,
        );
        const last = moments.at(-1);
        if (!last) return;
        const again = foldOnce({
          history: last.folded.history,
          now: last.now,
          report: reportOf([resultOf(last.step.status)]),
          settings: { ...SETTINGS, rules: given, maintenance: last.step.isInMaintenance ? true : [] },
        });
        expect(again.history).toEqual(last.folded.history);
        expect(again.stories).toEqual(last.folded.stories);
      }),
      { numRuns: 100 },
    );
  });

  test('sizes are limited, counts are never negative, ids of events are unique, and the text is read as it was', () => {
    holds((moments) => {
      for (const { folded, check } of moments) {
        const { outage, runs, days, past, trend } = check;
        expect(Math.min(...counts(outage))).toBeGreaterThanOrEqual(0);
        expect(runs.length).toBeLessThanOrEqual(30);
        expect(daysOf(days).length).toBeLessThanOrEqual(90);
        expect(daysOf(days).every(({ runs: each }) => Object.values(each).every((count) => count >= 0))).toBe(true);
        expect(past.length).toBeLessThanOrEqual(20);
        expect(trend?.values.length).toBeLessThanOrEqual(60);
        expect(outage.events.length).toBeLessThanOrEqual(50);
        expect(new Set(outage.events.map(({ id }) => id)).size).toBe(outage.events.length);
        for (const { start, end } of past) expect(start <= end).toBe(true);
        const found = readHistory(historyText(folded.history), {
          scope: SCOPE,
          now: Date.parse(folded.history.writtenAt),
        });
        expect(found.history).toEqual(folded.history);
      }
    });
  });
});

describe('for runs that end in any order', () => {
  const START_TIMES = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 20 });

  test('late ones change no state, and the samples are the same as in order', () => {
    fc.assert(
      fc.property(START_TIMES, fc.infiniteStream(fc.constantFrom(...STATUSES)), (minutes, statuses) => {
        const runs = minutes.map((minute) => ({ minute, status: statuses.next().value as Status }));
        const now = START + 600 * MINUTE;
        const fold = (history: History, { minute, status }: { minute: number; status: Status }): FoldedRun =>
          foldOnce({
            history,
            now,
            run: { id: `${minute}/1`, startedAt: new Date(START + minute * MINUTE).toISOString() },
            report: reportOf([resultOf(status)]),
          });
        let newest = 0;
        let history = emptyHistory(SCOPE, START);
        for (const run of runs) {
          const folded = fold(history, run);
          const isLate = run.minute < newest;
          if (isLate) {
            expect(folded.history.checks[0]?.outage).toEqual(history.checks[0]?.outage);
            expect([...folded.stories.values()].map(({ alert }) => alert)).toEqual([false]);
          }
          newest = Math.max(newest, run.minute);
          history = folded.history;
        }
        const ordered = runs
          .toSorted((a, b) => a.minute - b.minute)
          .reduce((all, run) => fold(all, run).history, emptyHistory(SCOPE, START));
        expect(history.checks[0]?.runs).toEqual(ordered.checks[0]?.runs);
        expect(history.checks[0]?.days).toEqual(ordered.checks[0]?.days);
        expect(history.checks[0]?.trend).toEqual(ordered.checks[0]?.trend);
      }),
      { numRuns: 100 },
    );
  });
});
