import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clock } from '../../../src/system/clock.ts';
import { filesUntil, Interrupted } from '../../../src/system/files-until.ts';
import type { Files } from '../../../src/system/world.ts';
import { memoryFiles } from '../../support/settings/memory-files.ts';

const never = () => new Promise<never>(() => {});
const hung: Files = { ...memoryFiles(() => 'text'), read: never, inspect: never, isLink: never, find: never };
const open = new AbortController().signal;

/** Each operation that reads, by its name. */
const OPERATIONS: readonly (readonly [name: string, begin: (files: Files) => Promise<unknown>])[] = [
  ['read', (files) => files.read('a', 10)],
  ['inspect', (files) => files.inspect('a')],
  ['isLink', (files) => files.isLink('a')],
  ['find', (files) => files.find('.', '*')],
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'hrtime'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('filesUntil', () => {
  test('changes nothing about files that answer, and leaves no timer', async () => {
    const files = filesUntil(
      memoryFiles((path) => (path === 'a' ? 'text' : undefined)),
      open,
    );
    expect(String(await files.read('a', 10))).toBe('text');
    await expect(files.inspect('b')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each(OPERATIONS)('ends %s after 10 s', async (_name, begin) => {
    const ended = expect(begin(filesUntil(hung, open))).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await vi.advanceTimersByTimeAsync(10_000);
    await ended;
  });

  test.each(OPERATIONS)('ends %s when the run has to end, and begins no other', async (_name, begin) => {
    const end = new AbortController();
    const files = filesUntil(hung, end.signal);
    const ended = expect(begin(files)).rejects.toMatchObject({ reason: 'over' });
    end.abort('over');
    await ended;
    await expect(begin(files)).rejects.toBeInstanceOf(Interrupted);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('gives all operations together 60 s', async () => {
    const files = filesUntil(hung, open);
    const ends: number[] = [];
    const all = (async () => {
      for (let count = 0; count < 100; count += 1) {
        await files.inspect('a').catch(() => {});
        ends.push(clock.now());
      }
    })();
    const start = clock.now();
    await vi.advanceTimersByTimeAsync(70_000);
    await all;
    expect(Math.round((ends.at(-1) ?? 0) - start)).toBeLessThanOrEqual(60_100);
  });

  test('tells a read that it is over, so that it stops', async () => {
    const signals: AbortSignal[] = [];
    const read: Files['read'] = (_path, _maxBytes, signal) => {
      if (signal) signals.push(signal);
      return never();
    };
    const ended = expect(filesUntil({ ...hung, read }, open).read('a', 10)).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(10_000);
    await ended;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
