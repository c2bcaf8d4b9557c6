import { describe, expect, test } from 'vitest';
import { createSums } from '../../../src/merge/merge-sums.ts';
import { passedCheck, shardReport } from '../../support/reports/shard-reports.ts';

describe('createSums', () => {
  test('counts bytes down to none', () => {
    const sums = createSums();
    expect(sums.bytesLeft()).toBe(512 * 1024 ** 2);
    sums.addBytes(500 * 1024 ** 2);
    expect(sums.bytesLeft()).toBe(12 * 1024 ** 2);
    sums.addBytes(12 * 1024 ** 2);
    expect(sums.bytesLeft()).toBe(0);
  });

  test('takes checks up to the limit, and goes on with those that fit', () => {
    const sums = createSums();
    const of = (count: number) => ({
      ...shardReport(1),
      shard: undefined,
      checks: Array.from({ length: count }, () => passedCheck('x')),
    });
    expect(sums.take(of(9999))).toMatchObject({ status: 'ok' });
    expect(sums.take(of(2))).toBe('goes beyond 10000 checks for all reports together');
    expect(sums.take(of(1))).toMatchObject({ status: 'ok' });
    expect(sums.take(of(1))).toBe('goes beyond 10000 checks for all reports together');
  });

  test('counts and keeps a list of expected checks once, whichever shards have it', () => {
    const sums = createSums();
    const source = { file: 'a.yml', line: 1, column: 1 };
    const of = (place: string) => ({
      ...shardReport(1),
      checks: [],
      shard: {
        index: 1,
        count: 2,
        expected: Array.from({ length: 4000 }, (_, n) => ({ name: `${place} ${n}`, mode: 'imap-login', source })),
      },
    });
    const first = sums.take(of('a'));
    const second = sums.take(of('a'));
    if (typeof first === 'string' || typeof second === 'string') throw new Error('It does not fit.');
    expect(second.shard?.expected).toBe(first.shard?.expected);
    expect(sums.take(of('b'))).toMatchObject({ shard: { count: 2 } });
    for (const place of ['c', 'd', 'e']) expect(sums.take(of(place))).toMatchObject({ shard: { count: 2 } });
    expect(sums.take(of('f'))).toBe('goes beyond 20000 names of checks for all reports together');
    expect(sums.take(of('b'))).toMatchObject({ shard: { count: 2 } });
  });

  test('counts what is kept, whatever field it is in', () => {
    const sums = createSums();
    const notices = Array.from({ length: 1000 }, () => ({ message: 'x'.repeat(4000) }));
    const report = { ...shardReport(1), shard: undefined, checks: [{ ...passedCheck('x'), notices }] };
    const taken = Array.from({ length: 40 }, () => sums.take(report)).filter((each) => typeof each !== 'string');
    expect(taken).toHaveLength(33);
    expect(sums.take(report)).toBe('goes beyond 128 MB of results for all reports together');
  });
});
