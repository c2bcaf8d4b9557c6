/** Loaded before the built action: bends its world as `FAULT_PRELOAD` says, and writes down what the run cost. */
import { writeFileSync } from 'node:fs';
import { type Bend, bend, dialledAddresses, install } from '../network/bent-process.ts';
import { Gauge, type Reading } from './cost-gauge.ts';

/** What the preload is to do. */
export interface Preload {
  readonly bend: Bend;
  /** Where to write the account. */
  readonly accountPath: string;
  /** Rejects a promise that nobody waits for. */
  readonly crash?: { readonly afterMs: number; readonly message: string } | undefined;
}

/** What is known of a process when it is over. Its memory is the whole, not a growth. */
export interface Account extends Reading {
  readonly ms: number;
  /** Whether it ended because nothing was left to wait for. */
  readonly endedByItself: boolean;
  readonly dialled: readonly string[];
}

const start = performance.now();
const gauge = new Gauge();
const { bend: bent, accountPath, crash } = JSON.parse(process.env['FAULT_PRELOAD'] ?? '{}') as Preload;
let endedByItself = false;

install();
bend(bent);
if (crash) setTimeout(() => void Promise.reject(new Error(crash.message)), crash.afterMs);
process.on('beforeExit', () => {
  endedByItself = true;
});
process.on('exit', () => {
  const account: Account = {
    ...gauge.stop(0),
    ms: performance.now() - start,
    endedByItself,
    dialled: dialledAddresses(),
  };
  writeFileSync(accountPath, JSON.stringify(account));
});
