import type { PlannedCheck } from '../model/plan.ts';
import type { CheckResult } from '../model/report.ts';
import { describePlan } from '../plan/describe-plan.ts';
import { evaluate } from '../verdict/evaluate.ts';

/**
 * Returns the result of a check in a dry run: unknown, because nothing was tested, so that a forgotten dry-run is never
 * a pass.
 */
export function notRun(check: PlannedCheck): CheckResult {
  const result = evaluate({ check, attempts: [], durationSeconds: 0 });
  const message = 'Dry run: the inputs are valid, and nothing was contacted.';
  return {
    ...result,
    findings: [{ status: 'unknown', message, hint: 'Remove dry-run to test.' }],
    notices: [...describePlan(check).map((line) => ({ message: line })), ...result.notices],
  };
}
