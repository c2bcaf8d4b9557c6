/** The head of the page: the verdict, why, and what to do. A reader who stops here knows what matters. */
import type { Finding } from '../../model/finding.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { tally } from '../../verdict/run-verdict.ts';
import { FEW } from '../common/few.ts';
import { findingDetails } from './findings.ts';
import { blocks, isolated } from './parts/elements.ts';
import { statusIcon, statusWord } from './parts/icons.ts';

/** Returns the sentence of the verdict. */
export function verdictSentence(report: Report): string {
  const { issues, checks, message } = report;
  // With several issues or several checks, the message is about the first one only.
  if (issues.length > 0) return `${counted(issues.length, 'problem')} in the configuration, nothing was contacted`;
  return checks.length > 1 && verdictSource(report) ? tally(checks) : forMarkup(message, 600);
}

/** Renders status, sentence and what to do. */
export function renderVerdict(report: Report): string {
  const { status, issues } = report;
  return [
    `<section class="verdict ${status}">`,
    blocks(
      `<p class="status">${statusIcon(status)} ${statusWord(status)}</p>`,
      `<h1>${verdictSentence(report)}</h1>`,
      issues.length > 0 ? '' : reason(report),
    ),
    '</section>',
  ].join('\n');
}

/** Finds the finding that message and hint of a run were taken from, and its check. Nothing when all is ok. */
export function verdictSource({
  checks,
  message,
  hint,
}: Report): { readonly check: CheckResult; readonly finding: Finding } | undefined {
  return worstFirst(checks)
    .flatMap((check) => check.findings.map((finding) => ({ check, finding })))
    .find(({ finding }) => message.includes(finding.message) && hint === finding.hint);
}

function reason(report: Report): string {
  const { status, checks, code, message, hint } = report;
  const source = verdictSource(report);
  if (source === undefined || checks.length === 1) {
    return blocks(nameOf(checks), findingDetails(source?.finding ?? { status, code, message, hint }));
  }
  // With many checks, a separate table shows what they have in common and what to do.
  if (checks.length > FEW) return '';
  const { check, finding } = source;
  const first = `<p class="message">First: ${isolated(check.name, 200)}: ${forMarkup(finding.message, 600)}</p>`;
  return blocks(first, findingDetails(finding));
}

/** Renders the name of the only check, unless it is no more than mode and target, which follow. */
function nameOf([only, ...others]: readonly CheckResult[]): string {
  if (only === undefined || others.length > 0 || only.name.includes(only.target)) return '';
  return `<p class="where">Check: ${isolated(only.name, 200)}</p>`;
}
