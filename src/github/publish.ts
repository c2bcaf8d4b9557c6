/** Writes a report everywhere it belongs. A sink that fails does not keep the others from being written. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FailureCode } from '../model/failure-codes.ts';
import type { Finding } from '../model/finding.ts';
import type { History } from '../model/memory/record.ts';
import type { Report } from '../model/report.ts';
import { isDryRun, type Job } from '../pipeline/run.ts';
import { writeReports } from '../pipeline/write-reports.ts';
import { jsonPieces } from '../report/formats/json.ts';
import { renderLog } from '../report/log/log.ts';
import { incidentLine } from '../report/summary/incidents.ts';
import { renderSummary } from '../report/summary/summary.ts';
import { type Annotation, renderAnnotations } from '../report/workflow/annotations.ts';
import { incidentOutputs } from '../report/workflow/memory-outputs.ts';
import { memoryWarning } from '../report/workflow/memory-warning.ts';
import { renderOutputs } from '../report/workflow/outputs.ts';
import type { World } from '../system/world.ts';
import { safeText } from '../text/untrusted.ts';
import { readOrigin } from './context.ts';
import type { ActionMemory } from './incidents/action-memory.ts';
import { holdsMasked } from './masks.ts';
import { createWriter, type Toolkit, type Writer } from './writer.ts';

/**
 * A job hands on no output that holds a secret (`actions/runner#1498`). The warning does not name the output, because
 * that would reveal the secret.
 */
const OUTPUT_MASKED: Annotation = {
  level: 'warning',
  title: 'Mail Probe: an output holds a secret',
  message: [
    'An output holds a secret, because the secret is a word of every report, such as a status. GitHub shows *** in its place and hands no such output to other jobs. The result is not affected.',
    'What to do: Change the password to one that is no such word.',
    'Code: E_GH_OUTPUT_MASKED',
  ].join('\n'),
};

/** A comment of GitHub takes 65,536 characters, and another action may put a line before it. Bytes. */
const COMMENT_LIMIT = 60_000;

/** Loads what publishing needs, while there is only waiting to do. */
export async function preparePublishing(): Promise<void> {
  await loadCore();
}

/** Imports only the names that are needed: the bundle then holds nothing else of the toolkit. */
async function loadCore(): Promise<Toolkit> {
  const { error, warning, setOutput, summary } = await import('@actions/core');
  return { error, warning, setOutput, summary };
}

/** Publishes the report and returns the exit code of the step. */
export async function publish(
  report: Report,
  job: Job | undefined,
  world: World,
  memory?: ActionMemory,
): Promise<number> {
  for (const line of renderLog(report)) world.stdout(line);
  const core = await loadCore();
  const origin = await readOrigin(world.env);
  const complete: Report = { ...report, origin };
  const writer = createWriter({ core, env: world.env, files: world.files });
  const reportPath = await writeTemporary('report', 'json', jsonPieces(complete), world);
  const unwritten = await writeAsked(complete, job, world, memory?.memory.folded?.history);
  const summaryPath = await writeTemporary('summary', 'md', renderSummary(complete, COMMENT_LIMIT), world);
  const outputs = renderOutputs(complete, reportPath, summaryPath);
  const problem = writer.setOutputs(outputs);
  const notWritten =
    job?.settings.jobSummary === false
      ? undefined
      : await writer.writeSummary((limitBytes) => renderSummary(complete, limitBytes));
  const isDry = isDryRun(job, report);
  const annotations = renderAnnotations(problem ? withProblem(complete, problem) : complete);
  // A step that passes shows no error.
  writer.annotate(annotations.map((each) => (isDry && !problem ? { ...each, level: 'warning' } : each)));
  const isOutputMasked = problem === undefined && holdsMasked([...outputs.values()], job?.secrets ?? []);
  writer.annotate([...(isOutputMasked ? [OUTPUT_MASKED] : []), ...(notWritten ? [notWritten] : []), ...unwritten]);
  if (memory && !isDry) await remember(report, memory, writer, world);
  return problem !== undefined || (!isDry && failsJob(report, job)) ? 1 : 0;
}

/** Does what comes after the verdict: the history is saved, incidents are managed. Nothing of it fails the step. */
async function remember(report: Report, memory: ActionMemory, writer: Writer, world: World): Promise<void> {
  const { keepMemory } = await import('./incidents/keep-memory.ts');
  const { outcome, warnings, lines } = await keepMemory(report, memory, world);
  for (const each of lines) world.stdout(safeText(each, 600));
  writer.annotate(warnings.map(memoryWarning));
  if (outcome) writer.setOutputs(incidentOutputs(outcome));
  const said = incidentLine(outcome);
  if (said !== '') await writer.writeSummary(() => said);
}

/** Codes that say nothing about a mail system: the workflow, or Mail Probe itself, has to be fixed. */
const ALWAYS_FAIL: readonly (FailureCode | undefined)[] = [
  'E_INTERNAL',
  'E_INPUT',
  'E_CONFIG_CONFLICT',
  'E_SECRET_MISSING',
];

/** A wrong configuration and a fault of Mail Probe fail the job, whatever `fail-on` says: nothing was tested. */
function failsJob(report: Report, job: Job | undefined): boolean {
  if (!job?.plan || report.issues.length > 0) return true;
  // Only a shard may have nothing to do, and a run in which no check is due.
  const mayBeEmpty = report.shard !== undefined || report.leftOut?.some(({ reason }) => reason === 'not due');
  if (report.checks.length === 0 && !(report.status === 'ok' && mayBeEmpty)) return true;
  const isOurFault = report.checks.some(({ findings }) => findings.some(({ code }) => ALWAYS_FAIL.includes(code)));
  const isAlert = report.past?.alert === true && job.plan.failOn.has('alert');
  return isOurFault || isAlert || job.plan.failOn.has(report.status);
}

/** Writes a file that an output names. Returns its path; empty when it failed: the verdict does not depend on it. */
async function writeTemporary(
  what: string,
  extension: string,
  text: string | Iterable<string>,
  world: World,
): Promise<string> {
  const folder = world.env['RUNNER_TEMP'] || tmpdir();
  const path = join(folder, `mail-probe-${what}-${world.random(6).toString('hex')}.${extension}`);
  try {
    await world.files.write(path, text);
    return path;
  } catch {
    return '';
  }
}

/** Writes the reports of the input `reports` and prints where. Returns a warning for each that could not be written. */
async function writeAsked(
  report: Report,
  job: Job | undefined,
  world: World,
  history: History | undefined,
): Promise<Annotation[]> {
  if (!job) return [];
  const written = await writeReports(report, job.settings.reportFiles, world, { history, redact: job.redact });
  return written.flatMap(({ file: { format, shownPath }, problem }) => {
    const where = safeText(job.redact(shownPath));
    if (problem === undefined) {
      world.stdout(`Report (${format}): ${where}`);
      return [];
    }
    const message = `The ${format} report could not be written to ${where}: ${problem}. Look at the path, the rights and the space on the disk. The result is not affected.`;
    world.stdout(message);
    return [{ level: 'warning', title: `Mail Probe: no ${format} report`, message }];
  });
}

/** Shows a problem with the outputs first: later steps cannot decide on outputs that do not exist. */
function withProblem(report: Report, problem: Finding): Report {
  const { status, code, message, hint } = problem;
  return {
    ...report,
    status,
    code,
    message: `${message} The result was: ${report.status}, ${report.message}`,
    hint,
    checks: [],
  };
}
