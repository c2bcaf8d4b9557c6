/** A run on the command line: the pipeline with a terminal around it. It never writes what belongs to a workflow. */

import type { Execution } from '../../engine/execute.ts';
import { type Signals, watchSignals } from '../../engine/signals.ts';
import type { Report } from '../../model/report.ts';
import { EXIT_CODES } from '../../model/status.ts';
import type { Memory } from '../../pipeline/memory.ts';
import { crashReport, isDryRun, type Job, prepare, runJob } from '../../pipeline/run.ts';
import { type WrittenReport, writeReports } from '../../pipeline/write-reports.ts';
import { reasonOf } from '../../system/error-code.ts';
import { createWorld } from '../../system/real-world.ts';
import type { World } from '../../system/world.ts';
import { safeText } from '../../text/untrusted.ts';
import { verdictOfIssues } from '../../verdict/run-verdict.ts';
import type { CommandLine } from '../arguments/command-line.ts';
import { givenOptions, withoutEffect } from '../arguments/given-options.ts';
import { TEXT } from '../arguments/options.ts';
import { phraseIssue } from '../arguments/phrase-issue.ts';
import { createSecretSource } from '../arguments/secret-source.ts';
import { readSecrets, type Secrets } from '../arguments/secrets.ts';
import { createTerminalProgress, type Progress } from '../terminal/progress.ts';
import { renderReport } from '../terminal/render-report.ts';
import { createOutput, type TerminalOutput, write } from '../terminal/terminal.ts';

/** Runs, prints the result, and returns the exit code. */
export async function runProbe(line: CommandLine, host: NodeJS.Process): Promise<number> {
  const out = createOutput(host.stdout, host.env);
  const err = createOutput(host.stderr, host.env);
  const world = createWorld({ env: withoutWorkflow(host.env), stdout: (text) => void host.stdout.write(`${text}\n`) });
  const signals = watchSignals(host, EXIT_CODES.unknown);
  const secrets = await readSecrets(line, createSecretSource(host, signals.cancel));
  const { report, job, memory } = await runAndReport(line, secrets, err, world, signals);
  const history = memory?.folded?.history;
  const isPrinted = await print(renderReport(report, line.output, out.hasColours, history), out, err);
  const written = job
    ? await writeReports(report, job.settings.reportFiles, world, {
        history,
        redact: job.redact,
      })
    : [];
  const places = written.filter(({ problem }) => problem === undefined && line.output === TEXT);
  const warnings = [...secrets.warnings, ...withoutEffect(line), ...notWritten(written), ...(await remember(memory))];
  const lines = [
    ...places.map(({ file: { format, shownPath } }) => `Report (${format}): ${shownPath}`),
    ...warnings.map((text) => `mail-probe: warning: ${text}`),
  ];
  const redact = job?.redact ?? ((text: string) => text);
  await write(err, lines.map((text) => `${safeText(redact(text), 600)}\n`).join('')).catch(() => {});
  if (!isPrinted) return EXIT_CODES.unknown;
  return isDryRun(job, report) ? EXIT_CODES.ok : EXIT_CODES[report.status];
}

function notWritten(written: readonly WrittenReport[]): string[] {
  return written.flatMap(({ file: { format, shownPath }, problem }) =>
    problem === undefined ? [] : `The ${format} report could not be written to ${shownPath}: ${problem}.`,
  );
}

/**
 * Removes the variables of a workflow, one of whose steps may run this: paths are the user's own all the same, and no
 * secret was withheld.
 */
function withoutWorkflow(env: World['env']): World['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GITHUB_')));
}

interface RunResult {
  readonly report: Report;
  readonly job: Job | undefined;
  readonly memory: Memory | undefined;
}

/** Loaded only for a run that has a history. */
async function openMemoryOf(job: Job, world: World): Promise<Memory | undefined> {
  if (!job.memory) return undefined;
  const { openTerminalMemory } = await import('./terminal-memory.ts');
  return openTerminalMemory(job.memory, world);
}

/** Saves what the run adds to the history. Returns what went wrong: it changes no verdict. */
async function remember(memory: Memory | undefined): Promise<string[]> {
  if (!memory?.folded) return [];
  const problem = await memory.keep();
  const told = memory.notices.map(({ message, hint }) => [message, hint].filter(Boolean).join(' '));
  return [...told, ...(problem === undefined ? [] : [`The history ${memory.place} ${problem}. ${NOT_KEPT}`])];
}

const NOT_KEPT =
  'The next run does not know of this one. Look at the path in --history-file, the rights and the space on the disk.';

async function runAndReport(
  line: CommandLine,
  secrets: Secrets,
  err: TerminalOutput,
  world: World,
  signals: Signals,
): Promise<RunResult> {
  let memory: Memory | undefined;
  let job: Job | undefined;
  let progress: Progress | undefined;
  try {
    job = await Promise.race([prepare(world, givenOptions(line, secrets), signals.cancel), signals.crashed]);
    progress = createTerminalProgress(err, world.clock, job, line.output !== TEXT);
    memory = await openMemoryOf(job, world);
    const run = runJob(job, execution(job, world, signals, progress), memory);
    const report = await Promise.race([run, signals.crashed]);
    const issues = report.issues.map((issue) => phraseIssue(issue, secrets.fromVariables));
    return { report: issues.length === 0 ? report : { ...report, ...verdictOfIssues(issues) }, job, memory };
  } catch (error) {
    return { report: crashReport(error, job, world), job, memory: undefined };
  } finally {
    progress?.stop();
    signals.stop();
  }
}

function execution(job: Job, world: World, signals: Signals, progress: Progress): Execution {
  signals.cancel.addEventListener('abort', () => progress.say('Cancelled. Cleaning up; once more to hurry.'));
  return {
    world,
    redact: job.redact,
    cancel: signals.cancel,
    hurry: signals.hurry,
    // There is no later process that could clean up.
    keepTicket: async () => {},
    ...progress,
  };
}

/** Prints the result and returns whether that worked: without the result, the verdict is unknown. */
async function print(text: string, out: TerminalOutput, err: TerminalOutput): Promise<boolean> {
  try {
    await write(out, text);
    return true;
  } catch (error) {
    const reason = reasonOf(error, 'unknown error');
    await write(err, `mail-probe: the result could not be printed: ${reason}\n`).catch(() => {});
    return false;
  }
}
