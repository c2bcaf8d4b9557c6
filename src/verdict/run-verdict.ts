/** The verdict on a run as a whole. Pure. */

import type { LeftOut, ShardFacts } from '../model/checks-files.ts';
import type { Finding } from '../model/finding.ts';
import type { Issue } from '../model/issue.ts';
import { MERGE } from '../model/plan.ts';
import type { CheckResult, Report } from '../model/report.ts';
import { type Status, worst } from '../model/status.ts';
import { counted } from '../text/counted.ts';
import { internalFinding } from './internal-finding.ts';
import { successSentence } from './success-sentence.ts';

/** The part of a report that holds the verdict. */
export type RunVerdict = Pick<Report, 'status' | 'code' | 'message' | 'hint' | 'checks' | 'issues'>;

/** Returns the verdict on checks that ran: that of the worst of them. */
export function verdictOfChecks(checks: readonly CheckResult[]): RunVerdict {
  const status = worst(checks.map((check) => check.status));
  const worstCheck = checks.find((check) => check.status === status);
  const finding = worstCheck?.findings.find((candidate) => candidate.status === status);
  const message = finding?.message ?? (status === 'ok' ? okMessage(checks) : `The check is ${status}.`);
  const first = worstCheck?.mode === MERGE ? '' : 'First: ';
  const isOneOfMany = checks.length > 1 && status !== 'ok';
  return {
    status,
    code: finding?.code,
    message: isOneOfMany ? `${tally(checks)}. ${first}${worstCheck?.name}: ${message}` : message,
    hint: finding?.hint,
    checks,
    issues: [],
  };
}

/** Returns the verdict on an empty shard. It is ok: other shards run every check, and the merge verifies that. */
export function verdictOfEmptyShard({ index, count, expected }: ShardFacts): RunVerdict {
  const message = `No checks in this shard (${index} of ${count}). Checks in the other shards: ${expected.length}.`;
  return { status: 'ok', code: undefined, message, hint: undefined, checks: [], issues: [] };
}

/** Returns the verdict on a run in which no check is due. It is ok: nothing was asked of it, and it says so. */
export function verdictOfNothingDue(checks: readonly LeftOut[]): RunVerdict {
  const what = checks.length === 1 ? 'The check is not' : `None of the ${checks.length} checks is`;
  const message = `${what} due: its interval is not over. Nothing was tested in this run.`;
  return { status: 'ok', code: undefined, message, hint: undefined, checks: [], issues: [] };
}

/** Returns the verdict on wrong settings. */
export function verdictOfIssues(issues: readonly Issue[]): RunVerdict {
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

/** Returns the verdict on a run that came to nothing: the one finding says why. */
export function verdictOfFinding({ status, code, message, hint }: Finding): RunVerdict {
  return { status, code, message, hint, checks: [], issues: [] };
}

/** Returns the verdict when Mail Probe itself failed. */
export function verdictOfCrash(error: unknown): RunVerdict {
  return verdictOfFinding(internalFinding(error));
}

/** Returns the checks that stand for themselves. The one that a merge adds stands for the reports, and tests nothing. */
export function testedChecks<T extends Pick<CheckResult, 'mode'>>(checks: readonly T[]): readonly T[] {
  return checks.filter(({ mode }) => mode !== MERGE);
}

/** Counts the checks per status: `3 critical, 1 unknown, 46 ok of 50 checks`. */
export function tally(all: readonly Pick<CheckResult, 'status' | 'mode'>[]): string {
  const checks = testedChecks(all);
  const order: readonly Status[] = ['critical', 'unknown', 'warning', 'ok'];
  const counts = order
    .map((status) => ({ status, count: checks.filter((check) => check.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${status}`);
  return checks.length === 0 ? 'No check' : `${counts.join(', ')} of ${counted(checks.length, 'check')}`;
}

function okMessage(checks: readonly CheckResult[]): string {
  const [check] = checks;
  if (check === undefined) return 'Nothing was checked.';
  if (checks.length > 1) return `${checks.length} checks passed.`;
  return successSentence(check);
}
