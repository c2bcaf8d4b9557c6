/** What a report of a gate says, in short lines. */
import type { Report } from '../../../src/model/report.ts';

/** `critical E_MX_CNAME`, each finding, the worst first as the report has them. */
export function findingsOf({ checks }: Report): readonly string[] {
  return checks.flatMap(({ findings }) => findings.map(({ status, code }) => `${status} ${code}`));
}

/** `E_MX_SINGLE`, each notice that has a code. */
export function noticesOf({ checks }: Report): readonly string[] {
  return checks.flatMap(({ notices }) => notices.flatMap(({ code }) => code ?? []));
}

/** Status, code and message in one text, to be read when a test fails. */
export function wordsOf(report: Report): string {
  const { checks, issues } = report;
  const findings = checks.flatMap(({ findings: all }) =>
    all.map(({ status, code, message }) => `${status} ${code}: ${message}`),
  );
  const problems = issues.map(({ input, problem }) => `${input} ${problem}`);
  return [report.status, ...findings, ...problems].join('\n');
}
