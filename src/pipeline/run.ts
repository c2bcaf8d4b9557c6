/**
 * The pipeline: settings -> plan -> outcomes -> report. It ends in a report on every path, and every text of the report
 * is free of secrets.
 */
import type { Execution } from '../engine/execute.ts';
import { runChecks } from '../engine/run-checks.ts';
import { ConfigError, type Issue } from '../model/issue.ts';
import { MERGE, type MergePlan, type Plan } from '../model/plan.ts';
import { type CheckResult, type Report, SCHEMA_VERSION } from '../model/report.ts';
import type { Redactor } from '../model/secret.ts';
import { buildPlan } from '../plan/plan-check.ts';
import { secretForms } from '../secrets/forms.ts';
import { redactReport } from '../secrets/redact-report.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { inputTexts, readInputs } from '../settings/inputs.ts';
import { checkManyInputs } from '../settings/many-inputs.ts';
import type { Given, TextOf } from '../settings/read-settings.ts';
import { allCredentials } from '../settings/servers/all-credentials.ts';
import type { Settings } from '../settings/settings.ts';
import { VERSION } from '../system/version.ts';
import type { World } from '../system/world.ts';
import {
  type RunVerdict,
  verdictOfChecks,
  verdictOfCrash,
  verdictOfEmptyShard,
  verdictOfIssues,
} from '../verdict/run-verdict.ts';

/** The settings and the plan of a run, read and checked. */
export interface Job {
  readonly settings: Settings;
  readonly issues: readonly Issue[];
  /** Absent when there is an issue. */
  readonly plan: Plan | undefined;
  /** Every form of every password and token, for the runner to mask. */
  readonly secrets: readonly string[];
  readonly redact: Redactor;
}

/** Reads the settings, from the inputs of the action unless given otherwise, and makes the plan. Contacts nothing. */
export async function prepare(world: Pick<World, 'env' | 'files'>, given?: Given): Promise<Job> {
  const { settings, issues } = await readInputs(world, given);
  checkManyInputs(settings, issues);
  const textOf = given?.textOf ?? inputTexts(world.env);
  const { plan, checks } = await planFor(settings, textOf, world, issues);
  const credentials = allCredentials([settings, ...checks]);
  // A mask is printed, and a private key may come from a file that the runner knows nothing of.
  const secrets = secretForms(credentials.filter(({ privateKey }) => privateKey === undefined));
  return { settings, issues, plan, secrets, redact: createRedactor(secretForms(credentials)) };
}

interface Planned {
  readonly plan: Plan | undefined;
  /** The settings of each check of a file. */
  readonly checks: readonly Settings[];
}

/** Makes the plan. Modules that only some runs need are loaded on demand: a single check must not wait for them. */
async function planFor(
  settings: Settings,
  textOf: TextOf,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<Planned> {
  if (settings.checks) {
    const { keepMemoryLow } = await import('../system/keep-memory-low.ts');
    keepMemoryLow();
    const { loadChecks } = await import('../settings/checks-file/load-checks.ts');
    const { planChecks } = await import('../plan/plan-checks.ts');
    const loaded = await loadChecks(settings.checks, textOf, world, issues);
    return { plan: planChecks(settings, loaded, issues), checks: loaded.checks.map((check) => check.settings) };
  }
  if (settings.mode === MERGE) {
    const { planMerge } = await import('../plan/plan-merge.ts');
    return { plan: await planMerge(settings, world, issues), checks: [] };
  }
  return { plan: buildPlan(settings, issues), checks: [] };
}

/** Runs every check of the job and reports. Never throws. */
export async function runJob(job: Job, execution: Execution): Promise<Report> {
  const { plan } = job;
  const stamp = stampReport(job, execution.world);
  if (!plan) return stamp(verdictOfIssues(job.issues));
  if (plan.merge) return await mergeJob(job, plan.merge, execution);
  const keep = (result: CheckResult): CheckResult => redactReport(result, job.redact);
  if (job.settings.dryRun) {
    const { notRun } = await import('./dry-run.ts');
    return stamp(verdictOfChecks(plan.checks.map((check) => keep(notRun(check)))));
  }
  if (plan.checks.length === 0 && plan.many?.shard) return stamp(verdictOfEmptyShard(plan.many.shard));
  try {
    const results = await runChecks(plan, execution, async (outcome) => {
      const { evaluate } = await import('../verdict/evaluate.ts');
      const result = keep(evaluate(outcome));
      execution.onFinish?.(result);
      return result;
    });
    return stamp(verdictOfChecks(results));
  } catch (error) {
    return stamp(error instanceof ConfigError ? verdictOfIssues(error.issues) : verdictOfCrash(error));
  }
}

/** Merges many reports into one. */
async function mergeJob(job: Job, plan: MergePlan, { world }: Execution): Promise<Report> {
  const stamp = stampReport(job, world);
  try {
    const { runMerge } = await import('../merge/run-merge.ts');
    const { verdict, ...facts } = await runMerge(plan, world);
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

/** Makes reports of verdicts whose checks are free of secrets already. Their time runs from this call. */
function stampReport(job: Job | undefined, { clock }: Pick<World, 'clock'>): (verdict: RunVerdict) => Report {
  const startedAt = clock.date().toISOString();
  const start = clock.now();
  const many = job?.plan?.many;
  return ({ checks, ...verdict }) => {
    const durationSeconds = (clock.now() - start) / 1000;
    const facts = { ...verdict, checksFiles: many?.files, leftOut: many?.leftOut, shard: many?.shard };
    const stamped = { schemaVersion: SCHEMA_VERSION, version: VERSION, startedAt, durationSeconds, ...facts } as const;
    return { ...(job ? redactReport(stamped, job.redact) : stamped), checks };
  };
}
