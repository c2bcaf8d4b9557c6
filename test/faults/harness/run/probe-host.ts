/**
 * A process that runs probes from the sources, `prepare` and `runJob`, one at a time: so that memory, handles and the
 * time for which nobody else could run are those of one run. Speaks with `probe-hosts.ts`.
 */

import { flushCompileCache } from 'node:module';
import type { Report } from '../../../../src/model/report.ts';
import { prepare, runJob } from '../../../../src/pipeline/run.ts';
import { type Annotation, renderAnnotations } from '../../../../src/report/workflow/annotations.ts';
import { createWorld } from '../../../../src/system/real-world.ts';
import { renderSinks } from '../../../support/reports/sinks.ts';
import { leftOpen } from '../../../support/servers/open-handles.ts';
import { type Bend, bend, dialledAddresses, install } from '../network/bent-process.ts';
import { Gauge, type Reading } from './cost-gauge.ts';

/** A run. */
export interface ProbeTask {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly bend: Bend;
}

/** What came of it. */
export interface ProbeAccount extends Reading {
  readonly report: Report;
  readonly annotations: readonly Annotation[];
  /** Texts that people and machines read, by their name. */
  readonly sinks: Readonly<Record<string, string>>;
  readonly ms: number;
  /** Whether a further attempt would have been made. */
  readonly isRetried: boolean;
  /** Errors that nobody caught. */
  readonly uncaught: readonly string[];
  /** Kinds of handles that are open and were not before. */
  readonly leftOpen: readonly string[];
  readonly dialled: readonly string[];
}

const MAX_DIALOGUE = 1_000_000;

let uncaught: string[] = [];

async function run({ inputs, env, bend: bent }: ProbeTask): Promise<ProbeAccount> {
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const);
  const lines: string[] = [];
  const world = createWorld({
    env: { ...env, ...Object.fromEntries(variables) },
    stdout: (line) => void lines.push(line),
  });
  const before = process.getActiveResourcesInfo();
  uncaught = [];
  bend(bent);
  globalThis.gc?.();
  const gauge = new Gauge();
  const start = performance.now();
  const cancel = new AbortController();
  let isRetried = false;
  let dialogue = '';
  const job = await prepare(world);
  const report = await runJob(job, {
    world,
    redact: job.redact,
    cancel: cancel.signal,
    hurry: new AbortController().signal,
    keepTicket: async () => {},
    // What decides on a further attempt has been seen; it is not made.
    onProgress: (_check, text) => {
      if (!/^attempt \d+ failed/.test(text)) return;
      isRetried = true;
      cancel.abort({ signal: 'test' });
    },
    onTrace: (_check, _protocol, _direction, line) => {
      if (dialogue.length < MAX_DIALOGUE) dialogue += `${line}\n`;
    },
  });
  const ms = performance.now() - start;
  const reading = gauge.stop();
  const open = await leftOpen(before);
  const dialled = dialledAddresses();
  bend({});
  const sinks = renderSinks(report);
  return {
    ...reading,
    report,
    annotations: renderAnnotations(report),
    sinks: { ...sinks, log: [...lines, sinks.log].join('\n'), dialogue: job.redact(dialogue) },
    ms,
    isRetried,
    uncaught,
    leftOpen: open,
    dialled,
  };
}

install();
// Both are opened when they are used for the first time, and count as handles from then on.
void [process.stdout, process.stderr];
process.on('unhandledRejection', (reason) => uncaught.push(`unhandled rejection: ${String(reason)}`));
process.on('uncaughtException', (error) => uncaught.push(`uncaught exception: ${String(error)}`));
process.on('message', (task: ProbeTask) => {
  run(task).then(
    (account) => process.send?.(account),
    // The program never throws.
    (error: unknown) => process.send?.({ thrown: error instanceof Error ? String(error.stack) : String(error) }),
  );
});
// The process is killed in the end, and would keep what it has compiled only when it ends by itself.
flushCompileCache();
process.send?.('ready');
