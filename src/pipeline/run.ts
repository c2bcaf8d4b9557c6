/**
 * The pipeline: settings -> plan -> outcomes -> report. It ends in a report on every path, and every text of the report
 * is free of secrets.
 */
import { unreadFinding } from '../engine/end-reason.ts';
import type { Execution } from '../engine/execute.ts';
import { runChecks } from '../engine/run-checks.ts';
import { ConfigError, type Issue } from '../model/issue.ts';
import type { MemoryPlan } from '../model/memory/memory-plan.ts';
import { MERGE, type MergePlan, type Plan } from '../model/plan.ts';
import { type CheckResult, type Report, SCHEMA_VERSION } from '../model/report.ts';
import type { Redactor } from '../model/secret.ts';
import { buildPlan } from '../plan/plan-check.ts';
import { searchedForms, secretForms } from '../secrets/forms.ts';
import { redactReport } from '../secrets/redact-report.ts';
import { createRedactor } from '../secrets/redactor.ts';
import type { LoadedChecks } from '../settings/checks-file/load-checks.ts';
import { resolveReports } from '../settings/files/reports.ts';
import { readInputs } from '../settings/inputs.ts';
import { checkManyInputs } from '../settings/many-inputs.ts';
import { presentable } from '../settings/presentable.ts';
import { type Given, readFiles, type TextOf } from '../settings/read-settings.ts';
import { allCredentials } from '../settings/servers/all-credentials.ts';
import type { Settings } from '../settings/settings.ts';
import { filesUntil } from '../system/files-until.ts';
import { VERSION } from '../system/version.ts';
import type { World } from '../system/world.ts';
import {
  type RunVerdict,
  verdictOfChecks,
  verdictOfCrash,
  verdictOfEmptyShard,
  verdictOfFinding,
  verdictOfIssues,
  verdictOfNothingDue,
} from '../verdict/run-verdict.ts';
import type { Memory } from './memory.ts';
import { readWithin } from './reading.ts';

/** The part of the world that is needed to prepare a run. */
type PreparedWorld = Pick<World, 'env' | 'files' | 'clock'>;

/** The settings and the plan of a run, read and checked. */
export interface Job {
  readonly settings: Settings;
  readonly issues: readonly Issue[];
  /** Absent when there is an issue. */
  readonly plan: Plan | undefined;
  /** What the run remembers, and whom it tells; absent without a history and without incidents. */
  readonly memory?: MemoryPlan | undefined;
  /** The reason why the inputs could not be read to the end: an `EndReason`. There is then neither plan nor issue. */
  readonly endReason?: unknown;
  /** Every form of every password and token, for the runner to mask. */
  readonly secrets: readonly string[];
  readonly redact: Redactor;
}

/**
 * Reads the settings, from the inputs of the action unless given otherwise, and makes the plan. Contacts nothing. Ends
 * when it is cancelled, and when a file does not answer in time.
 */
export async function prepare(world: PreparedWorld, given?: Given, cancel?: AbortSignal): Promise<Job> {
  const start = world.clock.now();
  const { textOf, settings, issues } = readInputs(world.env, given);
  // Not ended by `cancel`: a run that is cancelled writes its reports, too.
  const quick = { ...world, files: filesUntil(world.files, new AbortController().signal) };
  const known = { ...settings, reportFiles: await resolveReports(settings.reports, quick, issues) };
  const limits = { maxDurationMs: settings.maxDuration };
  const reading = await readWithin(world.files, { cancel, limits }, async (files): Promise<Planned> => {
    const bounded = { ...world, files };
    const complete = await readFiles(known, bounded, issues);
    checkManyInputs(complete, issues);
    return await planFor(complete, textOf, bounded, issues);
  });
  // Whatever is wrong with inputs that were not all read may be a consequence of the end.
  if ('endReason' in reading) return jobOf(known, [known], [], { endReason: reading.endReason });
  const { plan, memory, settings: complete, checks } = reading.done;
  if (!plan && cancel?.aborted) return jobOf(known, [known], [], { endReason: cancel.reason });
  const spentMs = world.clock.now() - start;
  const begun = plan && { ...plan, limits: { ...plan.limits, spentMs } };
  return jobOf(complete, [complete, ...checks], issues, { plan: begun, memory });
}

function jobOf(
  settings: Settings,
  all: readonly Settings[],
  issues: readonly Issue[],
  { plan, memory, endReason }: Pick<Partial<Job>, 'plan' | 'memory' | 'endReason'>,
): Job {
  const credentials = allCredentials(all);
  // A mask is printed, and a private key may come from a file that the runner knows nothing of.
  const secrets = secretForms(credentials.filter(({ privateKey }) => privateKey === undefined));
  const redact = createRedactor(searchedForms(credentials));
  return { settings, issues: issues.map(presentable), plan, memory, endReason, secrets, redact };
}

interface Planned {
  readonly memory?: MemoryPlan | undefined;
  readonly plan: Plan | undefined;
  readonly settings: Settings;
  /** The settings of each check of a file. */
  readonly checks: readonly Settings[];
}

/** Makes the plan. Modules that only some runs need are loaded on demand: a single check must not wait for them. */
async function planFor(settings: Settings, textOf: TextOf, world: PreparedWorld, issues: Issue[]): Promise<Planned> {
  if (settings.checks) {
    const { keepMemoryLow } = await import('../system/keep-memory-low.ts');
    keepMemoryLow();
    const { loadChecks } = await import('../settings/checks-file/load-checks.ts');
    const { planChecks } = await import('../plan/plan-checks.ts');
    const loaded = await loadChecks(settings.checks, textOf, world, issues);
    const memory = await memoryFor(settings, world, issues, loaded);
    const plan = planChecks(settings, loaded, issues);
    return { plan, memory, settings, checks: loaded.checks.map((check) => check.settings) };
  }
  const memory = await memoryFor(settings, world, issues);
  if (settings.mode === MERGE) {
    const { planMerge } = await import('../plan/plan-merge.ts');
    return { plan: await planMerge(settings, world, issues), memory, settings, checks: [] };
  }
  return { plan: buildPlan(settings, issues), memory, settings, checks: [] };
}

async function memoryFor(
  settings: Settings,
  world: PreparedWorld,
  issues: Issue[],
  loaded?: LoadedChecks,
): Promise<MemoryPlan | undefined> {
  const { historyFile, historyBranch, incidents = 'false' } = settings;
  const isAsked = historyFile !== undefined || historyBranch !== undefined || incidents.trim() !== 'false';
  if (!isAsked && (loaded?.incidents.length ?? 0) === 0) return undefined;
  const { planMemory } = await import('../plan/plan-memory.ts');
  return await planMemory(settings, loaded, world, issues);
}

/**
 * Runs every check of the job and reports. Never throws.
 *
 * @param memory what is known of earlier runs; what the run adds to it is not saved here
 */
export async function runJob(job: Job, execution: Execution, memory?: Memory): Promise<Report> {
  const report = await judgedJob(job, execution, memory);
  if (!memory || !job.plan || report.issues.length > 0 || isDryRun(job, report)) return report;
  const { past, checks, ...rest } = await memory.fold(report);
  // A history may hold what was no secret when it was written.
  const told = checks.map((check) => ({ ...check, story: check.story && redactReport(check.story, job.redact) }));
  return { ...rest, checks: told, past };
}

async function judgedJob(job: Job, execution: Execution, memory: Memory | undefined): Promise<Report> {
  const stamp = stampReport(job, execution.world);
  if (job.endReason !== undefined) return stamp(verdictOfFinding(unreadFinding(job.endReason)));
  if (!job.plan) return stamp(verdictOfIssues(job.issues));
  const plan = (await memory?.due(job.plan)) ?? job.plan;
  if (plan.merge) return await mergeJob(job, plan, plan.merge, execution);
  const keep = (result: CheckResult): CheckResult => redactReport(result, job.redact);
  if (plan.checks.length === 0 && plan.many?.shard) return stamp(verdictOfEmptyShard(plan.many.shard));
  if (plan.checks.length === 0 && plan !== job.plan) return stamp(verdictOfNothingDue(plan.notDue ?? []), plan);
  if (job.settings.dryRun) {
    const { notRun, verdictOfDryRun } = await import('./dry-run.ts');
    return stamp(verdictOfDryRun(plan.checks.map((check) => keep(notRun(check)))));
  }
  try {
    const results = await runChecks(plan, execution, async (outcome) => {
      const { evaluate } = await import('../verdict/evaluate.ts');
      const judged = keep(evaluate(outcome));
      const result = memory ? keep(await memory.compare(judged)) : judged;
      execution.onFinish?.(result);
      return result;
    });
    return stamp(verdictOfChecks(results), plan);
  } catch (error) {
    return stamp(error instanceof ConfigError ? verdictOfIssues(error.issues) : verdictOfCrash(error));
  }
}

/**
 * Whether a run was to contact nothing, and its inputs are valid: then it did what was asked for. A report without a
 * check is of a run that came to nothing.
 */
export function isDryRun(job: Job | undefined, { checks, issues }: Report): boolean {
  return job?.plan !== undefined && !job.plan.merge && job.settings.dryRun && checks.length > 0 && issues.length === 0;
}

/** Merges many reports into one. */
async function mergeJob(job: Job, { limits }: Plan, merge: MergePlan, { world, cancel }: Execution): Promise<Report> {
  const stamp = stampReport(job, world);
  try {
    const { runMerge } = await import('../merge/run-merge.ts');
    const merged = await readWithin(world.files, { cancel, limits }, async (files) =>
      runMerge(merge, { files, clock: world.clock }),
    );
    if ('endReason' in merged) return stamp(verdictOfFinding(unreadFinding(merged.endReason)));
    const { verdict, ...facts } = merged.done;
    const checks = verdict.checks.map((check) => redactReport(check, job.redact));
    return { ...stamp({ ...verdict, checks }), ...redactReport(facts, job.redact) };
  } catch (error) {
    return stamp(verdictOfCrash(error));
  }
}

/** Returns the report of a fault of Mail Probe that escaped even the pipeline. */
export function crashReport(error: unknown, job: Job | undefined, world: Pick<World, 'clock'>): Report {
  return stampReport(job, world)(verdictOfCrash(error));
}

/** Makes a report of a verdict whose checks are free of secrets already. */
type Stamp = (verdict: RunVerdict, plan?: Plan) => Report;

/** The time of the reports runs from this call. */
function stampReport(job: Job | undefined, { clock }: Pick<World, 'clock'>): Stamp {
  const startedAt = clock.date().toISOString();
  const start = clock.now();
  return ({ checks, ...verdict }, plan = job?.plan) => {
    const durationSeconds = (clock.now() - start) / 1000;
    const many = plan?.many;
    const leftOut = [...(many?.leftOut ?? []), ...(plan?.notDue ?? [])];
    const facts = {
      ...verdict,
      checksFiles: many?.files,
      leftOut: leftOut.length > 0 || many ? leftOut : undefined,
      shard: many?.shard,
    };
    const stamped = { schemaVersion: SCHEMA_VERSION, version: VERSION, startedAt, durationSeconds, ...facts } as const;
    return { ...(job ? redactReport(stamped, job.redact) : stamped), checks };
  };
}
