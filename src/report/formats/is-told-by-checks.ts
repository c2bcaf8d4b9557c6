import type { Report } from '../../model/report.ts';
import { worst } from '../../model/status.ts';

/**
 * Whether the checks alone show how bad the run was. Where they do not (nothing was checked, or not everything), a
 * format that knows only checks needs an entry for the run, or the run would look like a pass.
 */
export function isToldByChecks({ checks, status }: Pick<Report, 'checks' | 'status'>): boolean {
  return checks.length > 0 && worst(checks.map((check) => check.status)) === status;
}
