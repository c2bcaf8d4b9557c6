import { describe, expect, test } from 'vitest';
import { notDue } from '../../../src/history/due.ts';
import type { History } from '../../../src/model/memory/record.ts';
import { HOUR, MINUTE, START, sha256, simulate } from '../../support/history/simulate.ts';

const intervals = { upMs: 15 * MINUTE, downMs: 5 * MINUTE, lostMs: HOUR };
const CHECKS = [{ name: 'login' }];

/** Minutes after the last run at which the check is due, of a schedule of one minute. */
function dueAfter(letters: string, given = {}): number {
  const runs = simulate(letters, { every: 4 * HOUR, ...given });
  const last = runs.at(-1);
  if (last === undefined) throw new Error('no run');
  const history: History = last.history;
  return Array.from({ length: 120 }, (_, minute) => minute).findIndex(
    (minute) => notDue(CHECKS, { history, intervals, now: last.at + minute * MINUTE, hash: sha256 }).length === 0,
  );
}

describe('ipMonitor: other intervals in Up, Down and Lost', () => {
  // A tenth earlier, since no schedule is exact.
  test.each([
    ['up', 'gg', 14],
    ['failing', 'b', 5],
    ['down', 'bbb', 5],
    ['recovering', 'bbbg', 5],
    ['lost', 'bbbbbb', 55],
  ])('%s', (state, letters, minutes) => {
    expect(simulate(letters, { every: 4 * HOUR }).at(-1)?.story.state).toBe(state);
    expect(dueAfter(letters)).toBe(minutes);
  });

  test('one that changes too often runs as one that is down', () => {
    expect(dueAfter('bg'.repeat(10), { rules: { failuresBeforeAlert: 30, on: ['critical'] } })).toBe(5);
  });
});

describe('due', () => {
  const runs = simulate('g');
  const history = runs[0]?.history as History;

  test('is what was never seen, never judged, or has no interval', () => {
    const at = { history, now: START + MINUTE, hash: sha256 };
    expect(notDue([{ name: 'other' }], { ...at, intervals })).toEqual([]);
    expect(notDue(CHECKS, { ...at, intervals: { downMs: 1000 } })).toEqual([]);
    expect(dueAfter('u')).toBe(0);
  });

  test('is what was seen in the future, by another clock', () => {
    const at = (minutes: number) => notDue(CHECKS, { history, intervals, now: START - minutes * MINUTE, hash: sha256 });
    expect([at(4).length, at(6).length]).toEqual([1, 0]);
  });

  test('what is not due says why, and when it will be', () => {
    expect(notDue(CHECKS, { history, intervals, now: START + 4 * MINUTE, hash: sha256 })).toEqual([
      {
        check: { name: 'login' },
        reason: 'checked 4m ago, every 15m while it is up',
        dueAt: '2026-12-01T00:15:00.000Z',
      },
    ]);
  });
});
