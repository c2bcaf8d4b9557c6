import type { Report } from '../model/report.ts';

/** A report and where it was found. */
export interface LoadedReport {
  readonly path: string;
  readonly report: Report;
}
