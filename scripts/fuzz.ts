/**
 * Fuzzes what reads foreign text: `npm run fuzz [-- TARGET...] [--seconds N] [--seed N] [--threads N]`. Each target is
 * tried for so long in a thread of its own; without `--threads` there is one more than there are processors, since those
 * that talk to a server wait now and then. The first input that breaks a promise is made smaller and printed as a test.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Diary } from '../test/fuzz/diary.ts';
import { TARGETS } from '../test/fuzz/targets/index.ts';
import type { Finding, Order } from '../test/fuzz/worker.ts';

/** An input that takes longer hangs. */
const HANG_MS = 20_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    threads: { type: 'string', default: String(availableParallelism() + 1) },
  },
});
const known = TARGETS.map(({ name }) => name);
const wanted = positionals.length > 0 ? positionals : known;
const [limitMs, seed, threads] = [Number(values.seconds) * 1000, Number(values.seed), Number(values.threads)];
const strange = wanted.find((name) => !known.includes(name));
if (strange !== undefined) throw new Error(`There is no target ${strange}. Known are ${known.join(', ')}.`);
if (!(limitMs > 0) || !Number.isSafeInteger(seed) || !(Number.isSafeInteger(threads) && threads > 0)) {
  throw new Error('--seconds, --seed and --threads take numbers.');
}

const waiting = [...wanted];
const print = (text: string): void => void process.stdout.write(`${text}\n`);
let crashes = 0;
print(`Fuzzing for ${values.seconds} s each, seed ${seed}`);
await Promise.all(Array.from({ length: threads }, work));
process.exitCode = crashes === 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
    const { runs, crash } = await fuzz(target);
    print(`${target.padEnd(16)} ${String(runs).padStart(9)} runs  ${crash ? 'BROKEN' : 'ok'}`);
    if (!crash) continue;
    crashes += 1;
    print(asTest(target, crash));
  }
}

/** Runs a thread, and ends it when it no longer gets anywhere. */
function fuzz(target: string): Promise<Finding> {
  const diary = new Diary();
  const workerData: Order = { target, limitMs, seed, diary: diary.buffer };
  const worker = new Worker(new URL('../test/fuzz/worker.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    let seen = -1;
    const watch = setInterval(() => {
      const { runs, text } = diary.read();
      if (runs !== seen || runs === 0) seen = runs;
      else void end({ runs, crash: hang(text) });
    }, HANG_MS);
    const end = async (finding: Finding): Promise<void> => {
      clearInterval(watch);
      await worker.terminate();
      resolve(finding);
    };
    worker.once('message', (finding: Finding) => void end(finding));
    worker.once('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
  });
}

function hang(text: string): NonNullable<Finding['crash']> {
  const [title = '', input = ''] = text.split('\n');
  return { title, input, error: `No end within ${HANG_MS / 1000} s` };
}

/** A test for `test/fuzz/found.test.ts`. */
function asTest(target: string, { title, input, error }: NonNullable<Finding['crash']>): string {
  const name = target.replace(/-./g, (pair) => pair.charAt(1).toUpperCase());
  return ['', error, '', `test('${target}: ${title}', () =>`, `  holds(${name}, '${title}', ${input}));`, ''].join(
    '\n',
  );
}
