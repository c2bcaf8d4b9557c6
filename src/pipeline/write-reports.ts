/** Writes the reports that were asked for. One that fails stops no other, and changes no verdict. */

import type { History } from '../model/memory/record.ts';
import type { Report } from '../model/report.ts';
import type { Redactor } from '../model/secret.ts';
import { FORMATS } from '../report/formats.ts';
import { redactReport } from '../secrets/redact-report.ts';
import type { ReportFile } from '../settings/files/reports.ts';
import { codeOrName } from '../system/error-code.ts';
import type { World } from '../system/world.ts';

/** What is known of earlier runs, with this run in it. */
export interface PastOfReports {
  readonly history: History | undefined;
  /** A history may hold what was no secret when it was written. */
  readonly redact: Redactor;
}

/** The outcome of writing a report. */
export interface WrittenReport {
  readonly file: ReportFile;
  /** Why it could not be written: the system's code, or the name of the error. */
  readonly problem?: string | undefined;
}

/**
 * Writes each report, and creates missing folders. Never throws.
 *
 * @param past for the formats that show more than this run
 */
export async function writeReports(
  report: Report,
  reportFiles: readonly ReportFile[],
  { files }: Pick<World, 'files'>,
  past?: PastOfReports,
): Promise<readonly WrittenReport[]> {
  const history = past && historyOnce(past);
  return Promise.all(
    reportFiles.map(async (file) => {
      try {
        await writeOne(file, report, files, history);
        return { file };
      } catch (error) {
        return { file, problem: codeOrName(error) };
      }
    }),
  );
}

async function writeOne(
  { format, path }: ReportFile,
  report: Report,
  files: World['files'],
  history: (() => History | undefined) | undefined,
): Promise<void> {
  const { render, pages } = FORMATS[format];
  const input = {
    path,
    get history() {
      return history?.();
    },
  };
  if (!pages) return await files.write(path, render(report, input));
  // One after the other: there may be hundreds, and the first page, which leads to them, comes last.
  for (const { name, text } of pages(report, input)) await files.write(`${path}/${name}`, text);
}

/** Redacts the history when a format first asks for it: most do not. */
function historyOnce({ history, redact }: PastOfReports): () => History | undefined {
  let redacted: History | undefined;
  return () => {
    redacted ??= history && redactReport(history, redact);
    return redacted;
  };
}
