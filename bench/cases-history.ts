/** What the memory of a thousand checks costs. */
import { foldRun } from '../src/history/fold-run.ts';
import { historyText } from '../src/history/history-text.ts';
import { readHistory } from '../src/history/read-history.ts';
import { largeHistory } from '../test/support/history/large-history.ts';
import { SCOPE, SETTINGS, sha256 } from '../test/support/history/simulate.ts';
import { type Case, milliseconds } from './case.ts';
import { median } from './statistics.ts';

const CHECKS = 1000;

/** The times of one run, in milliseconds, and the size of what it wrote. */
interface Cost {
  readonly read: number;
  readonly fold: number;
  readonly write: number;
  readonly bytes: number;
}

/** Reads a history, folds the next run into it, and writes it. */
function costOf(text: string, { report, now }: Pick<ReturnType<typeof largeHistory>, 'report' | 'now'>): Cost {
  const start = performance.now();
  const found = readHistory(text, { scope: SCOPE, now });
  const afterRead = performance.now();
  const run = {
    id: '12345678902/1',
    startedAt: new Date(now).toISOString(),
    runUrl: 'https://github.com/o/r/actions/runs/2',
  };
  const { history } = foldRun({
    ...{ history: found.history, read: found.read, report, now, run },
    ...{ settings: SETTINGS, hash: sha256, isComplete: true },
  });
  const afterFold = performance.now();
  const written = historyText(history);
  const end = performance.now();
  if (found.trouble !== undefined) throw new Error(`The history ${found.trouble}`);
  return {
    read: afterRead - start,
    fold: afterFold - afterRead,
    write: end - afterFold,
    bytes: Buffer.byteLength(written),
  };
}

const time: Case = {
  name: 'history-time',
  what: 'read, judge and write a history of 1,000 checks with 60 samples each',
  unit: 'ms',
  limit: 200,
  async measure(_, { runs }) {
    const { history, report, now } = largeHistory(CHECKS);
    const text = historyText(history);
    const costs = Array.from({ length: runs }, () => costOf(text, { report, now }));
    const middle = (part: 'read' | 'fold' | 'write'): number => median(costs.map((cost) => cost[part]));
    return {
      value: median(costs.map(({ read, fold, write }) => read + fold + write)),
      details: {
        read: milliseconds(middle('read')),
        judge: milliseconds(middle('fold')),
        write: milliseconds(middle('write')),
      },
    };
  },
};

const size: Case = {
  name: 'history-size',
  what: 'the file of a history of 1,000 checks with 60 samples each',
  unit: 'MB',
  limit: 10,
  async measure() {
    const { history, report, now } = largeHistory(CHECKS);
    const { bytes } = costOf(historyText(history), { report, now });
    return { value: bytes / 1e6, details: { 'for each check': `${Math.round(bytes / CHECKS)} bytes` } };
  },
};

export const HISTORY_CASES: readonly Case[] = [time, size];
