/** The simulator of the rule for slower servers, with other random numbers each time. */
import { describe, expect, test } from 'vitest';
import { foldSample } from '../../../../src/history/comparison/series.ts';
import type { Series } from '../../../../src/model/memory/record.ts';
import { freshSeed, randomFrom } from '../../../support/history/random.ts';
import { falseAlarms, HOSTED, SELF_HOSTED, untilSeen } from '../../../support/history/slow-servers.ts';

describe('the simulator', () => {
  const seed = freshSeed();
  const random = randomFrom(seed);
  const named = `begun with ${seed}`;

  test.each([
    ['hosted', HOSTED],
    ['self-hosted', SELF_HOSTED],
  ])('%s: at most one false alarm in 10,000 runs', (_name, line) => {
    const runs = 100_000;
    const alarms = falseAlarms(random, line, runs);
    expect(alarms / (runs / 10_000), named).toBeLessThanOrEqual(1);
  });

  test('a server that is six times slower is seen in 3 runs', () => {
    const seen = untilSeen(random, HOSTED, 6, 200);
    expect(seen, named).toMatchObject({ median: 3, missed: 0 });
    expect(seen.atOnce, named).toBeGreaterThan(0.9);
  });

  test('one that is three times slower is seen in 3 or 4 runs, and few are missed', () => {
    const seen = untilSeen(random, HOSTED, 3, 200);
    expect(seen.median, named).toBeLessThanOrEqual(4);
    expect(seen.missed, named).toBeLessThanOrEqual(0.1);
  });

  test('with the round trips left in, there are many', () => {
    expect(falseAlarms(random, { ...HOSTED, told: 0 }, 20_000) / 2, named).toBeGreaterThan(50);
  });
});

const HOUR = 3_600_000;
const at = (run: number): string => new Date(Date.parse('2026-12-01T00:00:00Z') + run * HOUR).toISOString();

/** Adds values, an hour apart, and returns what was told of each. */
function fold(values: readonly number[], given: { readonly metric?: string; readonly every?: number } = {}) {
  const { metric = 'imap_auth_seconds', every = 1 } = given;
  let series: Series | undefined;
  const told = values.map((value, run) => {
    const folded = foldSample(series, { metric, value }, '', at(run * every));
    series = folded.series;
    return folded.isAccepted ? 'accepted' : (folded.slower?.runs ?? 0);
  });
  return { told, series };
}

const usual = (count: number, value = 0.1): number[] => Array.from({ length: count }, () => value);

describe('foldSample', () => {
  test('tells from the third slow run on, since the first of them, and keeps slow values outside', () => {
    const { told, series } = fold([...usual(80), 0.2, 0.2, 0.2, 0.3]);
    expect(told.slice(80)).toEqual([0, 0, 3, 4]);
    expect(series).toMatchObject({ slow: { runs: 4, since: at(80) } });
    expect(series?.values).toEqual(usual(60));
  });

  test('a run that is not slow ends the row, and faster is never told', () => {
    const { told, series } = fold([...usual(80), 0.2, 0.2, 0.1, 0.2, 0.2, 0.01, 0.01, 0.01]);
    expect(told.slice(80)).toEqual(Array(8).fill(0));
    expect(series).not.toHaveProperty('slow');
  });

  test.each([
    ['19 values', [...usual(19), 0.5, 0.5, 0.5], 4],
    ['two days', [...usual(47), 0.5, 0.5, 0.5], 1],
  ])('%s are no past', (_name, values, every) => {
    expect(fold(values, { every }).told.every((each) => each === 0)).toBe(true);
  });

  test.each([
    ['less than 50 ms', 0.01, 0.059],
    ['less than half as much again', 1, 1.49],
  ])('%s more is not slow', (_name, before, after) => {
    expect(fold([...usual(80, before), ...usual(5, after)]).told.every((each) => each === 0)).toBe(true);
  });

  test('nor is what lies within the usual spread', () => {
    const spread = Array.from({ length: 80 }, (_, run) => 0.1 + (run % 10) * 0.05);
    expect(fold([...spread, 0.9, 0.9, 0.9]).told.at(-1)).toBe(0);
    expect(fold([...spread, 1.2, 1.2, 1.2]).told.at(-1)).toBe(3);
  });

  test('a delivery has 5 s more', () => {
    const metric = 'delivery_seconds';
    expect(fold([...usual(80, 2), 6.9, 6.9, 6.9], { metric }).told.at(-1)).toBe(0);
    expect(fold([...usual(80, 2), 7.1, 7.1, 7.1], { metric }).told.at(-1)).toBe(3);
  });

  test('after 60 slow runs the level is accepted, which is said once', () => {
    const { told, series } = fold([...usual(80), ...usual(100, 0.5)]);
    expect(told.slice(80 + 58, 80 + 63)).toEqual([59, 60, 'accepted', 0, 0]);
    expect(told.filter((each) => each === 'accepted')).toHaveLength(1);
    expect(series?.values).toEqual(usual(40, 0.5));
  });
});
