import type { Report } from '../model/report.ts';

/** A report and where it was found. */
export interface FoundReport {
  readonly path: string;
  readonly report: Report;
}
