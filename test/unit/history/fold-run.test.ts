/** What a run does to the history: identity, late and repeated runs, clocks, removed checks, samples. */
import { describe, expect, test } from 'vitest';
import { checkKey, sharedKeys } from '../../../src/history/check-key.ts';
import { MAX_REMEMBERED } from '../../../src/history/limits.ts';
import { worstState } from '../../../src/history/past-facts.ts';
import { emptyHistory } from '../../../src/history/read-history.ts';
import { isCompleteRun } from '../../../src/history/removed.ts';
import { withOutage } from '../../../src/history/samples.ts';
import type { Comparison } from '../../../src/model/memory/comparison.ts';
import { daysOf } from '../../../src/model/memory/days.ts';
import type { History, PastOutage } from '../../../src/model/memory/record.ts';
import type { CheckResult, Report } from '../../../src/model/report.ts';
import { largeHistory } from '../../support/history/large-history.ts';
import {
  DAY,
  foldOnce,
  HOUR,
  MINUTE,
  RULES,
  reportOf,
  resultOf,
  SCOPE,
  SETTINGS,
  START,
  sha256,
  simulate,
} from '../../support/history/simulate.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const last = <T>(items: readonly T[]): T => {
  const item = items.at(-1);
  if (item === undefined) throw new Error('none');
  return item;
};
/** Folds a run with these results, and returns the history. */
const next = (history: History, now: number, checks: readonly CheckResult[], changes: Partial<Report> = {}): History =>
  foldOnce({ history, now, report: reportOf(checks, changes) }).history;

test('results of reports that are of other runs count neither way, and remove nothing', () => {
  const mismatch = {
    status: 'unknown',
    code: 'E_REPORT_MISMATCH',
    message: 'The reports are of 2 different runs.',
  } as const;
  const reports = resultOf('unknown', { name: 'Reports', findings: [mismatch] });
  let history = emptyHistory(SCOPE, START);
  for (const at of [0, 1, 2]) history = next(history, START + at * HOUR, [resultOf('critical', { name: 'mail' })]);
  // Twice the stale report of a good run, as an old file in the folder of the reports.
  for (const at of [3, 4, 5]) {
    history = next(history, START + at * HOUR, [resultOf('ok', { name: 'mail' }), reports]);
  }
  const mail = history.checks.find(({ name }) => name === 'mail');
  expect(mail?.outage).toMatchObject({ state: 'down', failures: 3, goods: 0, blind: 3 });
  expect(mail?.runs.map(({ status }) => status).slice(-2)).toEqual(['unknown', 'unknown']);
  expect(isCompleteRun(reportOf([]))).toBe(true);
  expect(isCompleteRun(reportOf([reports]))).toBe(false);
});

describe('identity', () => {
  test('the key is the same for the same id, whatever the name', () => {
    const key = checkKey(sha256, SCOPE, { name: 'one', id: 'mail' });
    expect(key).toMatch(/^[0-9a-f]{16}$/);
    expect(checkKey(sha256, SCOPE, { name: 'other', id: 'mail' })).toBe(key);
    expect(checkKey(sha256, SCOPE, { name: 'mail' })).toBe(key);
    expect(checkKey(sha256, 'other/repository', { name: 'one', id: 'mail' })).not.toBe(key);
    expect(checkKey(sha256, SCOPE, { name: 'one' })).not.toBe(key);
  });

  test('a check with an id keeps its past under a new name', () => {
    const before = next(emptyHistory(SCOPE, START), START, [resultOf('critical', { id: 'mail', name: 'old' })]);
    const after = foldOnce({
      history: before,
      now: START + MINUTE,
      report: reportOf([resultOf('critical', { id: 'mail', name: 'new' })]),
    });
    expect(after.stories.get('new')).toMatchObject({ failures: 2, stateBefore: 'failing' });
    expect(after.history.checks).toMatchObject([{ name: 'new' }]);
    expect([after.removed, after.notices]).toEqual([[], []]);
  });

  test('S08: without an id it is removed and new, and one line says so', () => {
    const before = next(emptyHistory(SCOPE, START), START, [resultOf('ok', { name: 'old' })]);
    const after = foldOnce({
      history: before,
      now: START + MINUTE,
      report: reportOf([resultOf('ok', { name: 'new' })]),
    });
    expect(after.removed).toMatchObject([{ name: 'old', hadIncident: false, renamedTo: 'new' }]);
    expect(after.notices).toMatchObject([
      {
        code: 'E_HISTORY',
        message: '"old" is no longer checked, and "new" is new.',
        hint: expect.stringContaining('id:'),
      },
    ]);
    expect(after.history.checks.map(({ name }) => name)).toEqual(['new']);
  });

  test('two checks with one key: the second is not remembered, and it is said; settings can find them before', () => {
    const [one, two] = [resultOf('ok', { name: 'a', id: 'x' }), resultOf('critical', { name: 'x' })];
    const after = foldOnce({ now: START, report: reportOf([one, two]) });
    expect(after.history.checks).toMatchObject([{ name: 'a', outage: { state: 'up' } }]);
    expect([...after.stories.keys()]).toEqual(['a']);
    expect(after.notices).toMatchObject([
      { message: 'The check "x" has the id of another check, and is not remembered.' },
    ]);
    expect(sharedKeys([one, two, resultOf('ok')])).toEqual([{ check: two, first: one }]);
  });
});

describe('removed checks', () => {
  const two = [resultOf('critical', { name: 'one' }), resultOf('critical', { name: 'two', target: 'imaps://b:993' })];
  const known = [0, 1, 2].reduce(
    (history, run) => next(history, START + run * MINUTE, two),
    emptyHistory(SCOPE, START),
  );
  const [one] = two;
  if (one === undefined) throw new Error('none');
  const now = START + 10 * MINUTE;
  const names = (history: History) => history.checks.map(({ name }) => name);

  test('S08: one with an incident stays, marked, until its incident can be closed; it never recovers', () => {
    const after = foldOnce({ history: known, now, report: reportOf([one]) });
    expect(after.removed).toMatchObject([{ name: 'two', hadIncident: true }]);
    const kept = last(after.history.checks);
    expect(kept).toMatchObject({ name: 'two', removedAt: iso(now), outage: { state: 'down' } });
    expect(kept.outage.events.map(({ kind }) => kind)).toEqual(['down', 'removed']);
    const again = foldOnce({ history: after.history, now: now + HOUR, report: reportOf([one]) });
    expect(again.removed).toEqual([]);
    expect(last(again.history.checks)).toEqual(kept);
    expect(names(next(again.history, now + 31 * DAY, [one]))).toEqual(['one']);
  });

  test('one that is there again begins anew', () => {
    const without = next(known, now, [one]);
    const again = foldOnce({ history: without, now: now + MINUTE, report: reportOf(two) });
    expect(again.stories.get('two')).toMatchObject({ stateBefore: 'new', state: 'failing', failures: 1 });
    expect(last(again.history.checks).removedAt).toBeUndefined();
  });

  test.each<[string, Partial<Report>, boolean]>([
    [
      'disabled',
      { leftOut: [{ name: 'two', reason: 'disabled', source: { file: 'mail-probe.yml', line: 9, column: 1 } }] },
      true,
    ],
    [
      'not due',
      { leftOut: [{ name: 'two', reason: 'not due', source: { file: 'mail-probe.yml', line: 9, column: 1 } }] },
      true,
    ],
    [
      'a check that is not due, under a name that is not known',
      { leftOut: [{ name: 'three', reason: 'not due' } as never] },
      true,
    ],
    ['not a complete run', {}, false],
    ['another file', { checksFiles: [{ path: 'other.yml', sha256: '0'.repeat(64) }] }, true],
  ])('S08: %s is held', (_, changes, isComplete) => {
    const after = foldOnce({ history: known, now, report: reportOf([one], changes), isComplete });
    expect(after.removed).toEqual([]);
    expect(last(after.history.checks)).toBe(known.checks[1]);
  });

  test('S08, S09: complete is a run without only, skip, shard and wrong settings', () => {
    const source = { file: 'mail-probe.yml', line: 1, column: 1 };
    const left = (reason: 'disabled' | 'not selected' | 'skipped' | 'not due') =>
      isCompleteRun(reportOf([], { leftOut: [{ name: 'a', reason, source }] }));
    expect(isCompleteRun(reportOf([]))).toBe(true);
    expect([left('disabled'), left('not due'), left('not selected'), left('skipped')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isCompleteRun(reportOf([], { shard: { index: 1, count: 2, expected: [] } }))).toBe(false);
    expect(isCompleteRun(reportOf([], { checksFiles: undefined }))).toBe(false);
    expect(isCompleteRun(reportOf([], { issues: [{ code: 'E_INPUT', input: 'a', problem: 'b', remedy: 'c' }] }))).toBe(
      false,
    );
  });

  test('a check that no run has seen for 90 days is removed in any case', () => {
    const after = foldOnce({ history: known, now: now + 91 * DAY, report: reportOf([one]), isComplete: false });
    expect(after.removed).toMatchObject([{ name: 'two' }]);
  });
});

describe('late and repeated runs', () => {
  test('G36, late: a run that started before the newest changes no state, and its sample is kept in its place', () => {
    const runs = simulate('bbg');
    const { history } = last(runs);
    const late = foldOnce({
      history,
      now: START + 12 * MINUTE,
      run: { id: '5/1', startedAt: iso(START + 7 * MINUTE) },
      report: reportOf([resultOf('critical')]),
    });
    const [check] = late.history.checks;
    expect(check?.outage).toEqual(history.checks[0]?.outage);
    expect(check?.runs.map(({ at }) => at)).toEqual([0, 5, 7, 10].map((minutes) => iso(START + minutes * MINUTE)));
    expect(daysOf(check?.days ?? '')).toMatchObject([{ day: '2026-12-01', runs: { ok: 1, critical: 3 } }]);
    expect(late.stories.get('login')).toMatchObject({ alert: false, state: 'up', stateBefore: 'up' });
    expect(late.notices).toMatchObject([{ code: 'E_HISTORY' }]);
    expect(late.history.newest).toEqual(history.newest);
  });

  test('a late run that is recorded twice is one sample', () => {
    const { history } = last(simulate('bbg'));
    const run = { id: '5/1', startedAt: iso(START + 7 * MINUTE) };
    const report = reportOf([resultOf('critical')]);
    const once = foldOnce({ history, now: START + 12 * MINUTE, run, report }).history;
    expect(foldOnce({ history: once, now: START + 12 * MINUTE, run, report }).history).toEqual(once);
  });

  test.each(['b', 'gb', 'bb', 'bbb', 'bbbg', 'bbbgg', 'bbbb', 'bu', 'bbgbbgbbgbbgbb'])(
    'the same run again replaces itself: %s',
    (letters) => {
      const runs = simulate(letters);
      const { history, at } = last(runs);
      const result = resultOf(letters.endsWith('b') ? 'critical' : letters.endsWith('u') ? 'unknown' : 'ok');
      const again = foldOnce({ history, now: at, report: reportOf([result]) });
      expect(again.history).toEqual(history);
      expect(again.stories.get('login')).toEqual(last(runs).story);
    },
  );

  test('the same run with another result counts only the second', () => {
    const { history, at } = last(simulate('bbb'));
    const again = foldOnce({
      history,
      now: at + MINUTE,
      run: { id: `${at / 1000}/1`, startedAt: iso(at + MINUTE) },
      report: reportOf([resultOf('ok')]),
    });
    expect(again.stories.get('login')).toMatchObject({ stateBefore: 'failing', state: 'up', alert: false });
    expect(again.history.checks[0]?.runs.map(({ status }) => status)).toEqual(['critical', 'critical', 'ok']);
    expect(again.history.checks[0]?.past).toMatchObject([{ isTold: false }]);
  });

  test('a higher attempt of the same run is a new observation', () => {
    const { history, at } = last(simulate('bb'));
    const again = foldOnce({
      history,
      now: at + MINUTE,
      run: { id: `${at / 1000}/2`, startedAt: iso(at + MINUTE) },
      report: reportOf([resultOf('critical')]),
    });
    expect(again.stories.get('login')?.state).toBe('down');
  });

  test('two steps of one run keep their own checks', () => {
    const run = { id: '77/1', startedAt: iso(START) };
    const one = foldOnce({ now: START, run, report: reportOf([resultOf('critical', { name: 'one' })]) });
    const two = foldOnce({
      history: one.history,
      now: START,
      run,
      isComplete: false,
      report: reportOf([resultOf('ok', { name: 'two' })]),
    });
    expect(two.history.checks.map(({ name, runs }) => [name, runs.length])).toEqual([
      ['one', 1],
      ['two', 1],
    ]);
  });
});

describe('clocks', () => {
  test('H02: a run from the future is recorded as of now, with a notice; five minutes are nothing', () => {
    const far = foldOnce({
      now: START,
      run: { id: 'x', startedAt: iso(START + 6 * MINUTE) },
      report: reportOf([resultOf('critical')]),
    });
    expect(far.notices).toMatchObject([{ code: 'E_HISTORY', message: expect.stringContaining('in the future') }]);
    expect(far.stories.get('login')?.since).toBe(iso(START));
    const near = foldOnce({
      now: START,
      run: { id: 'x', startedAt: iso(START + 4 * MINUTE) },
      report: reportOf([resultOf('critical')]),
    });
    expect([near.notices, near.stories.get('login')?.since]).toEqual([[], iso(START)]);
  });

  test('H02: a clock that goes back an hour makes no run late, and nothing negative', () => {
    const runs = simulate('gbb');
    const back = simulate('bg', { history: last(runs).history, start: START - HOUR });
    expect(back.map(({ story }) => story.state)).toEqual(['down', 'recovering']);
    expect(back.flatMap(({ notices }) => notices)).toEqual([]);
    const on = simulate('g', { history: last(back).history, start: START - HOUR + 10 * MINUTE });
    const [outage] = last(on).check.past;
    expect(Date.parse(outage?.end ?? '')).toBeGreaterThanOrEqual(Date.parse(outage?.start ?? 'none'));
  });

  test('H02: the change to summer time is no gap and no step: all times are in UTC', () => {
    const start = Date.parse('2026-03-29T00:30:00.000Z');
    expect(simulate('bbb', { start, every: HOUR }).map(({ story }) => story.failures)).toEqual([1, 2, 3]);
  });

  test.each(['', 'yesterday', '2026-13-01T00:00:00Z'])('a start that is no time is now: "%s"', (startedAt) => {
    const { stories } = foldOnce({ now: START, run: { id: 'x', startedAt }, report: reportOf([resultOf('critical')]) });
    expect(stories.get('login')?.since).toBe(iso(START));
  });
});

describe('samples', () => {
  test('30 runs, 60 values, 90 days, the newest of each', () => {
    const runs = simulate('g'.repeat(100), { every: DAY });
    const { check, story } = last(runs);
    expect([check.runs.length, check.trend?.values.length, daysOf(check.days).length]).toEqual([30, 60, 90]);
    expect(daysOf(check.days).at(-1)?.day).toBe(iso(last(runs).at).slice(0, 10));
    expect(story.runs.at(-1)).toEqual({ at: iso(last(runs).at), status: 'ok' });
    expect(story.trend).toMatchObject({ metric: 'imap_total_seconds', unit: 'seconds', median: 0.25 });
  });

  test('the median is that of the good runs before this one, from five of them on', () => {
    const values = [1, 2, 30, 4, 5, 6, 50, 7];
    let history = emptyHistory(SCOPE, START);
    const trends = values.map((value, index) => {
      const status = value >= 30 ? 'critical' : 'ok';
      const measurements = [{ metric: 'imap_total_seconds', value }];
      const folded = foldOnce({
        history,
        now: START + index * MINUTE,
        report: reportOf([resultOf(status, { measurements })]),
      });
      history = folded.history;
      return folded.stories.get('login')?.trend;
    });
    expect(trends.map((trend) => trend?.median)).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined, undefined],
      ...[4, 4],
    ]);
    expect(last(trends)?.values).toEqual(values);
  });

  test('no value is null, and another metric begins anew', () => {
    const without = next(emptyHistory(SCOPE, START), START, [resultOf('unknown', { measurements: [] })]);
    expect(without.checks[0]?.trend).toMatchObject({ values: [null], goods: '0' });
    const metrics = [{ name: 'messages_found', unit: 'count', help: '' }] as const;
    const other = next(without, START + MINUTE, [
      resultOf('ok', { metrics, measurements: [{ metric: 'messages_found', value: 3 }] }),
    ]);
    expect(other.checks[0]?.trend).toEqual({ metric: 'messages_found', unit: 'count', values: [3], goods: '1' });
  });

  test('a pass at a later attempt is marked as unstable', () => {
    const attemptFailures = [{ code: 'E_CONN_TIMEOUT', message: 'x', startSeconds: 0 }] as const;
    const [run] =
      next(emptyHistory(SCOPE, START), START, [resultOf('ok', { attempts: 2, attemptFailures })]).checks[0]?.runs ?? [];
    expect(run).toEqual({ at: iso(START), status: 'ok', isUnstable: true });
  });

  test('what a comparison came to is kept and told; of a run that is recorded again only told', () => {
    const series = [{ metric: 'imap_auth_seconds', environment: '', values: [1], days: [1] }];
    const change = {
      kind: 'tls',
      subject: 'a',
      message: 'b',
      before: 'c',
      after: 'd',
      isWorse: true,
      since: iso(START),
    } as const;
    const comparison: Comparison = { series, facts: [], changes: [change], regressions: [] };
    const given = { now: START, report: reportOf([resultOf('ok')]), comparisons: new Map([['login', comparison]]) };
    const once = foldOnce(given);
    expect(once.history.checks[0]?.series).toEqual(series);
    expect(once.stories.get('login')?.changes).toEqual([change]);
    const more = {
      ...comparison,
      series: [{ metric: 'imap_auth_seconds', environment: '', values: [1, 1], days: [1, 1] }],
    };
    const again = foldOnce({ ...given, history: once.history, comparisons: new Map([['login', more]]) });
    expect(again.history.checks[0]?.series).toEqual(series);
  });
});

test('a comparison that could not be read again is not kept', () => {
  const whole = { metric: 'a_seconds', environment: '', values: [1], days: [1] };
  const series = [whole, { ...whole, values: [Number.NaN] }, { ...whole, days: [] }];
  const fact = { kind: 'banner', subject: 'a', usual: ['b'], seenAt: iso(START) } as const;
  const facts = [fact, { ...fact, usual: ['x'.repeat(5000)] }];
  const comparisons = new Map([['login', { series, facts, changes: [], regressions: [] }]]);
  const { history } = foldOnce({ now: START, report: reportOf([resultOf('ok')]), comparisons });
  expect(history.checks[0]).toMatchObject({ series: [whole], facts: [fact] });
  expect(history.checks[0]?.series).toHaveLength(1);
  expect(history.checks[0]?.facts).toHaveLength(1);
});

describe('outages that are over', () => {
  const outage = (start: number, end: number, isTold = true): PastOutage => ({
    start: iso(START + start * HOUR),
    end: iso(START + end * HOUR),
    codes: [`E_${start}`],
    isTold,
  });

  test('those that overlap are counted once', () => {
    const past = withOutage([outage(0, 1), outage(2, 5, false)], outage(4, 6));
    expect(past).toEqual([outage(0, 1), { ...outage(2, 6), codes: ['E_2', 'E_4'] }]);
    expect(withOutage([outage(0, 4)], outage(4, 5))).toHaveLength(2);
  });

  test('20 are kept, of 90 days; those that were not told go first', () => {
    const many = Array.from({ length: 20 }, (_, index) => outage(10 * index, 10 * index + 1, index !== 3));
    const past = withOutage(many, outage(200, 201));
    expect(past).toHaveLength(20);
    expect(past.every(({ isTold }) => isTold)).toBe(true);
    expect(withOutage(past, outage(202, 203))[0]).toEqual(outage(10, 11));
    expect(withOutage(past, outage(200 * 24, 200 * 24 + 1))).toHaveLength(1);
  });
});

test('of too many checks those of this run are kept, and those that were seen last', () => {
  const { history, report, now } = largeHistory(MAX_REMEMBERED);
  const [first] = report.checks;
  const checks = [...(first ? [first] : []), resultOf('ok', { name: 'one more' })];
  const folded = foldOnce({ history, now, report: reportOf(checks), isComplete: false });
  expect(folded.history.checks).toHaveLength(MAX_REMEMBERED);
  const names = new Set(folded.history.checks.map(({ name }) => name));
  expect([names.has('one more'), names.has(first?.name ?? '')]).toEqual([true, true]);
});

describe('the run as a whole', () => {
  test('the worst state: down, lost, recovering, failing, up, new', () => {
    expect(worstState(['new', 'up', 'failing', 'recovering', 'lost', 'down'])).toBe('down');
    expect(worstState(['up', 'failing', 'recovering', 'lost'])).toBe('lost');
    expect(worstState(['up', 'failing', 'recovering'])).toBe('recovering');
    expect(worstState(['up', 'failing'])).toBe('failing');
    expect(worstState(['new', 'up'])).toBe('up');
    expect(worstState([])).toBe('new');
  });

  test('counts checks that are not due now', () => {
    const history = [0, 1, 2].reduce(
      (all, run) =>
        next(all, START + run * MINUTE, [resultOf('critical', { name: 'one' }), resultOf('ok', { name: 'two' })]),
      emptyHistory(SCOPE, START),
    );
    const source = { file: 'mail-probe.yml', line: 1, column: 1 };
    const report = reportOf([resultOf('ok', { name: 'two' })], {
      leftOut: [{ name: 'one', reason: 'not due', source }],
    });
    expect(foldOnce({ history, now: START + HOUR, report }).past).toMatchObject({ state: 'down', stateChanged: false });
  });

  test('says what changed: told as bad or not, the previous status, and whether to tell', () => {
    const facts = simulate('gbbbbgg').map(({ past }) => past);
    expect(facts.map(({ stateChanged }) => stateChanged)).toEqual([false, false, false, true, false, false, true]);
    expect(facts.map(({ alert }) => alert)).toEqual([false, false, false, true, false, false, true]);
    expect(facts.map(({ previousStatus }) => previousStatus)).toEqual([
      undefined,
      'ok',
      'critical',
      'critical',
      'critical',
      'critical',
      'ok',
    ]);
    expect(facts[0]).toMatchObject({ history: 'warm', recoveryWanted: false });
  });

  test('S09: a run that tells nothing has the same states, and no alert', () => {
    const { history, at } = last(simulate('bb'));
    const silent = foldOnce({ history, now: at + MINUTE, report: reportOf([resultOf('critical')]), isTelling: false });
    expect(silent.past).toMatchObject({ state: 'down', alert: false, recoveryWanted: false });
  });

  test('each check has its own rules', () => {
    const report = reportOf([resultOf('critical', { name: 'one' }), resultOf('critical', { name: 'two' })]);
    const rulesOf = ({ name }: CheckResult) => ({ ...RULES, failuresBeforeAlert: name === 'one' ? 1 : 3 });
    const { stories } = foldOnce({ now: START, report, rulesOf, settings: SETTINGS });
    expect([...stories].map(([name, { state }]) => [name, state])).toEqual([
      ['one', 'down'],
      ['two', 'failing'],
    ]);
  });

  test('changes nothing that it is given', () => {
    const { history } = last(simulate('bbbg'));
    const copy = structuredClone(history);
    foldOnce({ history, now: START + DAY, report: reportOf([resultOf('critical')]) });
    expect(history).toEqual(copy);
  });
});
