/** Writes the reports that were asked for. One that fails stops no other, and changes no verdict. */

import type { Report } from '../model/report.ts';
import { FORMATS } from '../report/formats.ts';
import type { ReportFile } from '../settings/files/reports.ts';
import { codeOrName } from '../system/error-code.ts';
import type { World } from '../system/world.ts';

/** The outcome of writing a report. */
export interface WrittenReport {
  readonly file: ReportFile;
  /** Why it could not be written: the system's code, or the name of the error. */
  readonly problem?: string | undefined;
}

/** Writes each report, and creates missing folders. Never throws. */
export async function writeReports(
  report: Report,
  reportFiles: readonly ReportFile[],
  { files }: Pick<World, 'files'>,
): Promise<readonly WrittenReport[]> {
  return Promise.all(
    reportFiles.map(async (file) => {
      try {
        await files.write(file.path, FORMATS[file.format].render(report));
        return { file };
      } catch (error) {
        return { file, problem: codeOrName(error) };
      }
    }),
  );
}
