import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARKS, markCounts, markLine } from '../../../../src/report/story/marks.ts';
import { drawnTrend, trendBlocks, trendNumbers } from '../../../../src/report/story/trend.ts';
import { lastGoodOf, shortState, sinceSentence } from '../../../../src/report/story/words.ts';
import { minutesAgo, pastRuns, storyOf, TREND } from '../../../support/reports/past-reports.ts';
import { randomStory } from '../../../support/reports/random-report.ts';

const OWN = 'https://github.com/example/mail-platform/actions/runs/9';

describe('the state in words', () => {
  test.each([
    [
      'ok for longer than the line of runs',
      storyOf(),
      'ok since 2026-11-28 05:52 UTC, for 3 days (at least 30 runs)',
      'ok for 3 days',
    ],
    [
      'ok for a few runs',
      storyOf({ since: minutesAgo(30), runs: pastRuns('cc?ooo') }),
      'ok since 2026-12-01 05:22 UTC, for 30 min (3 runs)',
      'ok for 30 min',
    ],
    [
      'ok for the first time',
      storyOf({ since: minutesAgo(0), runs: pastRuns('o') }),
      'ok since 2026-12-01 05:52 UTC (1 run)',
      'ok',
    ],
    [
      'a check that only warns is good, not ok',
      storyOf({ runs: pastRuns('ow') }),
      'good since 2026-11-28 05:52 UTC, for 3 days (2 runs)',
      'good for 3 days',
    ],
    [
      'not judged yet',
      storyOf({ state: 'new', since: undefined, blind: 1, runs: pastRuns('?') }),
      'no run has judged it yet; this run could not judge it',
      'not judged yet, not judged by the last run',
    ],
    [
      'ok as far as is known',
      storyOf({ blind: 2, runs: pastRuns('oo??') }),
      'ok since 2026-11-28 05:52 UTC, for 3 days (2 runs); the last 2 runs could not judge it',
      'ok for 3 days, not judged by the last 2 runs',
    ],
    [
      'failing',
      storyOf({ state: 'failing', since: minutesAgo(0), failures: 1, runs: pastRuns('oc') }),
      'failing since 2026-12-01 05:52 UTC',
      'failing',
    ],
    [
      'down',
      storyOf({ state: 'down', since: minutesAgo(60), failures: 5, runs: pastRuns('ccccc') }),
      'down since 2026-12-01 04:52 UTC, for 1 h, 5 runs in a row',
      'down for 1 h, 5 runs',
    ],
    [
      'lost, muted, in maintenance, flapping',
      storyOf({
        state: 'lost',
        since: minutesAgo(1500),
        failures: 99,
        isMuted: true,
        isInMaintenance: true,
        isFlapping: true,
      }),
      'lost: down since 2026-11-30 04:52 UTC, for 1 day 1 h, 99 runs in a row, and told as often as allowed; its recovery is told; flapping: it changes between good and bad too often to be told each time; muted: its incident was closed by hand, so nothing is told until it was good again; in maintenance: recorded, not counted and not told',
      'lost for 1 day 1 h, 99 runs, flapping, muted, in maintenance',
    ],
    [
      'recovering',
      storyOf({ state: 'recovering', since: minutesAgo(15), firstBad: { at: minutesAgo(90) }, runs: pastRuns('coo') }),
      'recovering: good since 2026-12-01 05:37 UTC, for 15 min, and bad since 2026-12-01 04:22 UTC before',
      'recovering for 15 min',
    ],
  ])('%s', (_name, story, sentence, short) => {
    expect([sinceSentence(story), shortState(story)]).toEqual([sentence, short]);
  });

  test('the last good run is linked when it is of the same repository, and has its day when it is another', () => {
    const story = (minutes: number, runUrl: string) =>
      storyOf({ state: 'down', since: minutesAgo(60), failures: 5, lastGood: { at: minutesAgo(minutes), runUrl } });
    const run = (of: string, id: string) => `https://github.com/${of}/actions/runs/${id}`;
    const own = run('example/mail-platform', '8');
    expect(lastGoodOf(story(75, own), OWN)).toEqual({ time: '04:37 UTC', url: own });
    expect(lastGoodOf(story(600, own), OWN)).toEqual({ time: '2026-11-30 19:52 UTC', url: own });
    for (const foreign of [
      run('evil/mail-platform', '8'),
      `${own}/../../x`,
      `${own}#x`,
      'javascript:alert(1)',
      `${own}"`,
    ]) {
      expect(lastGoodOf(story(75, foreign), OWN)).toEqual({ time: '04:37 UTC', url: undefined });
    }
    expect(lastGoodOf(story(75, own), undefined)).toEqual({ time: '04:37 UTC', url: undefined });
    expect(lastGoodOf(storyOf({ lastGood: { at: minutesAgo(1) } }), OWN)).toBeUndefined();
    expect(lastGoodOf(storyOf({ state: 'down', lastGood: { at: '::error::x' } }), OWN)).toBeUndefined();
  });

  test('no foreign text is a part of it', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        for (const text of [sinceSentence(story), shortState(story), lastGoodOf(story, OWN)?.time ?? '']) {
          expect(text).toMatch(/^[\w ,;:()-]*$/);
        }
      }),
    );
  });
});

describe('the line of marks', () => {
  test('has a shape of its own for each kind', () => {
    const runs = pastRuns('ouwc?');
    expect(markLine(runs)).toBe('●◐▲✖?');
    expect(markLine(runs, 2)).toBe('✖?');
    expect(markCounts(runs)).toBe('● 1 ok, ◐ 1 unstable, ▲ 1 warning, ✖ 1 critical, ? 1 unknown');
    expect(new Set(Object.values(MARKS)).size).toBe(5);
  });
});

describe('the trend', () => {
  test('is one block a value, from the smallest to the largest, with gaps', () => {
    const trend = { metric: 'm', unit: 'seconds', values: [1, null, 2, 3, 4, 5], median: 3 };
    const drawn = drawnTrend(trend);
    expect(drawn && trendBlocks(drawn)).toBe('▁·▂▃▅▇');
    expect(drawn && trendNumbers(drawn, trend)).toBe('min 1 s, median of good runs 3 s, max 5 s');
    const flat = drawnTrend({ ...trend, values: [2, 2] });
    expect(flat && trendBlocks(flat)).toBe('▃▃');
    expect(drawnTrend(TREND)?.values).toHaveLength(30);
  });

  test.each([[[]], [[1]], [[null, 1, null]], [[Number.NaN, 1, Number.POSITIVE_INFINITY, 1e300]]])(
    'says nothing of %j',
    (values) => {
      expect(drawnTrend({ metric: 'm', unit: 'seconds', values })).toBeUndefined();
    },
  );

  test('takes a unit that it does not know for none', () => {
    const trend = { metric: 'm', unit: '::error::x', values: [1, 2] };
    const drawn = drawnTrend(trend);
    expect(drawn && trendNumbers(drawn, trend)).toBe('min 1, max 2');
  });
});
