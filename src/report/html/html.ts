/**
 * The report as one page that needs nothing else: no network, no script, no picture. The verdict comes first, then what
 * to do, then what explains it. Its policy lets a browser load nothing and run nothing, whatever a text may contain.
 */

import type { Report } from '../../model/report.ts';
import { renderChecks } from './checks.ts';
import { renderFooter } from './footer.ts';
import { issueTable } from './issues.ts';
import { documentHead } from './parts/document.ts';
import { blocks, moment, section } from './parts/elements.ts';
import { DRAWINGS, statusWord } from './parts/icons.ts';
import { renderVerdict, verdictSentence, verdictSource } from './verdict.ts';

/** In bytes. Browsers can show more, but a phone takes too long for it. */
const DEFAULT_LIMIT = 4 * 1024 * 1024;

/**
 * Renders the report as an HTML document.
 *
 * @param limitBytes parts that do not fit are left out and named; the verdict is never left out
 */
export function renderHtml(report: Report, limitBytes = DEFAULT_LIMIT): string {
  const { checks, issues, startedAt } = report;
  const top = blocks(head(report), '<body>', DRAWINGS, banner(startedAt), '<main>', renderVerdict(report));
  const end = blocks('</main>', renderFooter(report), '</body>', '</html>\n');
  const room = limitBytes - Buffer.byteLength(top + end);
  const shown = checks.length === 1 ? verdictSource(report)?.finding : undefined;
  const body = issues.length > 0 ? section(2, 'What is wrong', issueTable(issues)) : renderChecks(report, room, shown);
  return blocks(top, body, end);
}

function head(report: Report): string {
  return documentHead(`${statusWord(report.status)}: ${verdictSentence(report)} · Mail Probe`);
}

function banner(startedAt: string): string {
  return `<header><p><b>Mail Probe</b> ${moment(startedAt)}</p></header>`;
}
