/**
 * The pipeline: settings -> plan -> outcomes -> report. It ends in a report on every path, and every text of the report
 * is free of secrets.
 */
import { describePlan } from './engine/describe-plan.ts';
import { type Execution, executeCheck } from './engine/execute.ts';
import type { Plan, PlannedCheck } from './engine/plan.ts';
import { type CheckResult, type Report, SCHEMA_VERSION } from './report/report.ts';
import { loadChecks } from './settings/checks/load-checks.ts';
import { checkManyInputs } from './settings/checks/many-inputs.ts';
import { planChecks } from './settings/checks/plan-checks.ts';
import { allCredentials } from './settings/credentials.ts';
import { inputTexts, readInputs } from './settings/inputs.ts';
import { ConfigError, type Issue } from './settings/issue.ts';
import { buildPlan } from './settings/plan.ts';
import type { Given } from './settings/read-settings.ts';
import { createRedactor, type Redactor, redactDeep, secretForms } from './settings/secrets.ts';
import type { Settings } from './settings/settings.ts';
import { evaluate, internalFinding } from './verdict/evaluate.ts';
import { worst } from './verdict/status.ts';
import { formatValue } from './verdict/value.ts';
import { VERSION } from './version.ts';
import type { World } from './world.ts';

/** What was asked for, read and checked. */
export interface Job {
  readonly settings: Settings;
  readonly issues: readonly Issue[];
  /** Absent when there is an issue. */
  readonly plan: Plan | undefined;
  /** Every form of every password and token, for the runner to mask. */
  readonly secrets: readonly string[];
  readonly redact: Redactor;
}

/** Reads the settings, from the inputs of the action unless they were given otherwise, and plans. Contacts nothing. */
export async function prepare(world: Pick<World, 'env' | 'files'>, given?: Given): Promise<Job> {
  const { settings, issues } = await readInputs(world, given);
  checkManyInputs(settings, issues);
  const textOf = given?.textOf ?? inputTexts(world.env);
  const loaded = settings.checks && (await loadChecks(settings.checks, textOf, world, issues));
  const plan = loaded ? planChecks(settings, loaded, issues) : buildPlan(settings, issues);
  const checks = loaded ? loaded.checks.map((check) => check.settings) : [];
  const credentials = allCredentials([settings, ...checks]);
  // A mask is printed, and a private key may come from a file that the runner knows nothing of.
  const secrets = secretForms(credentials.filter(({ privateKey }) => privateKey === undefined));
  return { settings, issues, plan, secrets, redact: createRedactor(secretForms(credentials)) };
}

/** Runs every check of the job and reports. Never throws. */
export async function runJob(job: Job, execution: Execution): Promise<Report> {
  const { clock } = execution.world;
  const startedAt = clock.date().toISOString();
  const start = clock.now();
  const done = (report: Pick<Report, 'status' | 'code' | 'message' | 'hint' | 'checks' | 'issues'>): Report => {
    const durationSeconds = (clock.now() - start) / 1000;
    return redactDeep(
      { schemaVersion: SCHEMA_VERSION, version: VERSION, startedAt, durationSeconds, ...report },
      job.redact,
    );
  };
  if (!job.plan) return done(misconfigured(job.issues));
  if (job.settings.dryRun) return done(summarise(job.plan.checks.map(notRun), job.plan.checks));
  try {
    const results = [];
    for (const check of job.plan.checks) results.push(evaluate(await executeCheck(check, execution)));
    return done(summarise(results, job.plan.checks));
  } catch (error) {
    return done(error instanceof ConfigError ? misconfigured(error.issues) : broken(error));
  }
}

/** A report of a fault of ours, for what escaped even the pipeline. */
export function crashReport(error: unknown, job: Job | undefined, world: Pick<World, 'clock'>): Report {
  const startedAt = world.clock.date().toISOString();
  const report: Report = {
    schemaVersion: SCHEMA_VERSION,
    version: VERSION,
    startedAt,
    durationSeconds: 0,
    ...broken(error),
  };
  return job ? redactDeep(report, job.redact) : report;
}

type Verdict = Pick<Report, 'status' | 'code' | 'message' | 'hint' | 'checks' | 'issues'>;

/** A check of a dry run: unknown, because nothing was tested, so that a forgotten dry-run is never a pass. */
function notRun(check: PlannedCheck): CheckResult {
  const result = evaluate({ check, attempts: [], durationSeconds: 0 });
  const message = 'Dry run: the inputs are valid, and nothing was contacted.';
  return {
    ...result,
    findings: [{ status: 'unknown', message, hint: 'Remove dry-run to test.' }],
    notices: [...describePlan(check).map((line) => ({ message: line })), ...result.notices],
  };
}

function summarise(checks: Report['checks'], planned: readonly PlannedCheck[]): Verdict {
  const status = checks.length < planned.length ? 'unknown' : worst(checks.map((check) => check.status));
  const worstCheck = checks.find((check) => check.status === status);
  const finding = worstCheck?.findings.find((candidate) => candidate.status === status);
  return {
    status,
    code: finding?.code,
    message: finding?.message ?? okMessage(checks),
    hint: finding?.hint,
    checks,
    issues: [],
  };
}

function okMessage(checks: Report['checks']): string {
  const [check] = checks;
  if (check === undefined) return 'Nothing was checked.';
  if (checks.length > 1) return `${checks.length} checks passed.`;
  const [primary] = check.metrics;
  const value = check.measurements.find((measurement) => measurement.metric === primary?.name)?.value;
  if (value === undefined || !primary || primary.label !== undefined) return `${check.success}.`;
  const shown = formatValue(value, primary.unit);
  return primary.unit === 'seconds'
    ? `${check.success} in ${shown}.`
    : `${check.success}: ${primary.name} is ${shown}.`;
}

/** The verdict on a run that did not begin, because something is wrong with what was asked for. */
export function misconfigured(issues: readonly Issue[]): Verdict {
  const [first] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const where = first?.source ? `${first.source.file}, line ${first.source.line}: ` : '';
  return {
    status: 'unknown',
    code: first?.code ?? 'E_INPUT',
    message: `Configuration: ${where}${first?.input} ${first?.problem}${more}. Nothing was contacted.`,
    hint: first?.remedy,
    checks: [],
    issues,
  };
}

function broken(error: unknown): Verdict {
  const { status, code, message, hint } = internalFinding(error);
  return { status, code, message, hint, checks: [], issues: [] };
}
