/**
 * Counts what code does, not how long it takes: V8 tells how often each block of it ran. Unlike a time it is the same on
 * a busy machine. Code that was loaded before this module is not counted.
 */
import { Session } from 'node:inspector/promises';

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** How often blocks of our sources ran while the work was done. What happens inside of Node.js does not count. */
export async function countWork(work: () => unknown): Promise<number> {
  const [count = 0] = await countWorks(work);
  return count;
}

/** The same for pieces of work in turn. To take a count costs as much as some work, so that it is taken once for each. */
export async function countWorks(...works: readonly (() => unknown)[]): Promise<readonly number[]> {
  await takeCount();
  const counts: number[] = [];
  for (const work of works) {
    await work();
    counts.push(await takeCount());
  }
  return counts;
}

/** What ran since the last time. */
async function takeCount(): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => /\/src\/(?!sandbox\/)/.test(url));
  const counts = ours.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
  return counts.reduce((sum, count) => sum + count, 0);
}
