import type { PlannedCheck } from '../model/plan.ts';
import type { CheckResult } from '../model/report.ts';
import { describePlan } from '../plan/describe-plan.ts';
import { evaluate } from '../verdict/evaluate.ts';
import { type RunVerdict, verdictOfChecks } from '../verdict/run-verdict.ts';

/** What a dry run says. */
const MESSAGE = 'Dry run: the inputs are valid, and nothing was contacted.';

/** Returns the verdict of a dry run: unknown, because nothing was tested. The exit code says that the inputs are valid. */
export function verdictOfDryRun(checks: readonly CheckResult[]): RunVerdict {
  return { ...verdictOfChecks(checks), message: MESSAGE };
}

/** Returns the result of a check in a dry run: what would be done, and nothing that can be taken for a pass. */
export function notRun(check: PlannedCheck): CheckResult {
  const result = evaluate({ check, attempts: [], durationSeconds: 0 });
  return {
    ...result,
    findings: [{ status: 'unknown', message: MESSAGE, hint: 'Remove dry-run to test.' }],
    notices: [...describePlan(check).map((line) => ({ message: line })), ...result.notices],
  };
}
