import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedRuns, lastDays, outagesOf, percent, unionMillis } from '../../../../src/report/status-page/uptime.ts';
import { minutesAgo, outageOf, pastDays } from '../../../support/reports/past-reports.ts';

const NOW = Date.UTC(2026, 11, 1, 5, 52);
const HOUR = 3_600_000;

describe('days', () => {
  test('are 90, with those of which nothing is known as gaps', () => {
    const days = lastDays(
      pastDays((ago) =>
        ago === 0
          ? { unknown: 3 }
          : ago === 1
            ? { ok: 3, critical: 1, unknown: 2 }
            : ago === 2
              ? { ok: 3, warning: 1 }
              : ago === 3
                ? undefined
                : { ok: 4 },
      ),
      NOW,
    );
    expect(days).toHaveLength(90);
    expect(days[0]?.day).toBe('2026-09-03');
    expect(days.slice(-5).map(({ day, kind, share, words }) => [day, kind, share, words])).toEqual([
      ['2026-11-27', 'ok', 0, '4 ok'],
      ['2026-11-28', 'none', 0, 'no run'],
      ['2026-11-29', 'warning', 0, '3 ok, 1 warning'],
      ['2026-11-30', 'critical', 0.25, '3 ok, 1 critical, 2 unknown'],
      ['2026-12-01', 'unknown', 0, '3 unknown'],
    ]);
  });

  test('older ones and broken numbers count for nothing', () => {
    const runs = { ok: Number.NaN, warning: -1, critical: 0.5, unknown: Number.POSITIVE_INFINITY };
    const days = [
      { day: '2026-09-02', runs: { ok: 5, warning: 0, critical: 5, unknown: 0 } },
      { day: '2026-12-01', runs },
    ];
    expect(judgedRuns(days, NOW)).toEqual({ judged: 0, good: 0 });
    expect(lastDays(days, NOW).at(-1)).toMatchObject({ kind: 'unknown', words: 'no run' });
  });
});

describe('the share of good runs', () => {
  test('is of the judged ones, and unknown is neither up nor down', () => {
    const judged = judgedRuns(
      pastDays(() => ({ ok: 2, warning: 1, critical: 1, unknown: 50 })),
      NOW,
    );
    expect(judged).toEqual({ judged: 360, good: 270 });
    expect(percent(judged)).toBe('75 %');
    expect(percent({ judged: 0, good: 0 })).toBe('–');
  });

  test('is 100 % only when all were good', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (judged, bad) => {
        fc.pre(bad <= judged);
        expect(percent({ judged, good: judged - bad }) === '100 %').toBe(bad === 0);
      }),
    );
    expect(percent({ judged: 100_000, good: 99_999 })).toBe('99.99 %');
  });
});

describe('the time of outages', () => {
  test('of overlapping ones counts once', () => {
    const at = (from: number, to: number) => ({ start: from * HOUR, end: to * HOUR });
    expect(unionMillis([])).toBe(0);
    expect(unionMillis([at(5, 6), at(1, 3), at(2, 4), at(2, 3), at(4, 5)]) / HOUR).toBe(5);
  });

  test('is never longer than the sum, and never shorter than the longest', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(interval), (all) => {
        const lengths = all.map(({ start, end }) => end - start);
        const total = unionMillis(all);
        expect(total).toBeLessThanOrEqual(lengths.reduce((sum, each) => sum + each, 0));
        expect(total).toBeGreaterThanOrEqual(Math.max(0, ...lengths));
      }),
    );
  });

  test('is that of past ones and the present one, within the 90 days', () => {
    const past = [
      { start: minutesAgo(200 * 1440), end: minutesAgo(100 * 1440), codes: [], isTold: true },
      { start: minutesAgo(91 * 1440), end: minutesAgo(89 * 1440), codes: [], isTold: true },
      { start: minutesAgo(300), end: minutesAgo(240), codes: [], isTold: false },
      { start: 'x', end: minutesAgo(0), codes: [], isTold: true },
    ];
    const hours = (outage: ReturnType<typeof outageOf>) =>
      outagesOf({ past, outage }, NOW).map(({ start, end }) => (end - start) / HOUR);
    expect(hours(outageOf('up', { firstBad: { at: minutesAgo(300) } }))).toEqual([24, 1]);
    expect(hours(outageOf('down', { firstBad: { at: minutesAgo(120) } }))).toEqual([24, 1, 2]);
    const recovering = outageOf('recovering', { firstBad: { at: minutesAgo(120) }, firstGood: { at: minutesAgo(60) } });
    expect(hours(recovering)).toEqual([24, 1, 1]);
  });
});
