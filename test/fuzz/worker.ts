/** Fuzzes one target in a thread of its own, which can be ended when an input keeps it busy for ever. */
import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { checkTarget } from './check-target.ts';
import { Diary } from './diary.ts';
import type { FuzzCase } from './fuzz-case.ts';
import { TARGETS } from './targets/index.ts';

/** What the thread is to do. */
export interface Order {
  readonly target: string;
  readonly limitMs: number;
  readonly seed: number;
  readonly diary: SharedArrayBuffer;
}

/** What it found. Inputs are written as in a program. */
export interface Finding {
  readonly runs: number;
  readonly crash?: { readonly title: string; readonly input: string; readonly error: string };
}

const { target: name, limitMs, seed, diary: buffer } = workerData as Order;
const diary = new Diary(buffer);

/** The same case, with each input written down before it is tried. */
function watched({ title, input, check }: FuzzCase): FuzzCase {
  return {
    title,
    input,
    check: (given) => {
      diary.write(`${title}\n${fc.stringify(given)}`);
      return check(given);
    },
  };
}

async function fuzz(): Promise<Finding> {
  const target = TARGETS.find((each) => each.name === name);
  if (!target) throw new Error(`There is no target ${name}`);
  const { runs, crash } = await checkTarget({ name, cases: target.cases.map(watched) }, limitMs, seed);
  if (!crash) return { runs };
  return { runs, crash: { title: crash.title, input: fc.stringify(crash.input), error: inspect(crash.error) } };
}

parentPort?.postMessage(await fuzz());
