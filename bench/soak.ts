/**
 * Half an hour of repeated runs, compressed: 500 round trips in one process, some of which fail, and what they leave
 * behind in mail, handles and memory. `npm run soak`.
 */
import { leftOpen } from '../test/support/servers/open-handles.ts';
import { FOREIGN, soak } from '../test/support/servers/soak.ts';

const RUNS = 500;
/** The heap is measured each time when so many more runs are done. */
const MEASURE_EVERY = 10;

/** The heap itself goes up and down by more than a megabyte; a session or a report that is kept takes more than 10 KB. */
const LIMITS = { ownMessages: 0, handles: 0, kbPerRun: 10 } as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const { gc } = globalThis;
if (!gc) throw new Error('Run it with npm run soak: it needs --expose-gc');
// Both are opened when they are used for the first time, and count as handles from then on.
void [process.stdout, process.stderr];
const failed: string[] = [];
const heap: [run: number, kb: number][] = [];
let afterFirst: readonly string[] = [];
let more: readonly string[] = [];

say(`${RUNS} round trips, one after the other`);
const start = performance.now();
const { good, bad, subjects } = await soak(RUNS, async (run) => {
  if (run === 1) afterFirst = await leftOpen([]);
  if (run === RUNS) more = await leftOpen(afterFirst);
  if (run % MEASURE_EVERY > 0) return;
  // Twice: what the first leaves to finalizers the second takes.
  await gc({ execution: 'async' });
  await gc({ execution: 'async' });
  heap.push([run, process.memoryUsage().heapUsed / 1024]);
});
const seconds = (performance.now() - start) / 1000;
say(`  ${seconds.toFixed(1)} s, ${((seconds * 1000) / RUNS).toFixed(0)} ms a run: ${describe(good)}; ${describe(bad)}`);
if ([...good.keys()].join() !== 'ok') failed.push('round trips that should be ok are');
if (bad.has('ok ')) failed.push('round trips that should fail do');
if (FOREIGN.some((subject) => !subjects.includes(subject))) failed.push('the mail of others is there');
hold('messages left', subjects.length - FOREIGN.length, LIMITS.ownMessages, '');
hold('handles left', more.length, LIMITS.handles, more.join(' '));
const later = heap.slice(Math.floor(heap.length / 2));
say(`  heap: ${later.map(([, kb]) => (kb / 1024).toFixed(1)).join(' ')} MB`);
hold('growth of the heap over the later half', slope(later), LIMITS.kbPerRun, 'KB a run');
say(failed.length === 0 ? '\nAll limits are kept.' : `\nMissed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function hold(what: string, value: number, limit: number, unit: string): void {
  const isKept = value <= limit;
  if (!isKept) failed.push(what);
  say(
    `  ${isKept ? 'kept' : 'MISSED'}: ${what} ${Number(value.toFixed(2))} ${unit} (limit ${limit})`.replace(
      '  (',
      ' (',
    ),
  );
}

/** How fast it grows, by the line that lies closest to all points (least squares). */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
  const [x, y] = [mean(points.map(([each]) => each)), mean(points.map(([, each]) => each))];
  const covariance = mean(points.map(([each, other]) => (each - x) * (other - y)));
  return covariance / mean(points.map(([each]) => (each - x) ** 2));
}

function describe(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, count]) => `${count} ${what}`).join(', ');
}
