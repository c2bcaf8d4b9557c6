/** Merged reports that are not of this run: nothing is known of the checks by them, whatever they say. */
import type { CheckResult, Report } from '../model/report.ts';

/** Whether a merge has found reports of other runs among its own, which makes it unknown. */
export function isOfOtherRuns({ checks }: Pick<Report, 'checks'>): boolean {
  return checks.some(({ findings }) => findings.some(isMismatch));
}

/**
 * Returns the results that count. An old report that is still in the folder says that a check was good or bad then: it
 * must neither close an incident nor open one now.
 */
export function resultsThatCount(report: Pick<Report, 'checks'>): readonly CheckResult[] {
  if (!isOfOtherRuns(report)) return report.checks;
  const findings = report.checks.flatMap((check) => check.findings).filter(isMismatch);
  return report.checks.map((check) => ({
    ...check,
    ...{ status: 'unknown', findings, measurements: [], phases: [], connections: [] },
  }));
}

function isMismatch({ status, code }: CheckResult['findings'][number]): boolean {
  return status === 'unknown' && code === 'E_REPORT_MISMATCH';
}
