/**
 * The report as one page that needs nothing else: no network, no script, no picture. The verdict comes first, then what
 * to do, then what explains it. Its policy lets a browser load nothing and run nothing, whatever a text may contain.
 */

import type { Report } from '../../model/report.ts';
import { renderChecks } from './checks.ts';
import { renderFooter } from './footer.ts';
import { issueTable } from './issues.ts';
import { blocks, moment, section } from './parts/elements.ts';
import { DRAWINGS, statusWord } from './parts/icons.ts';
import { STYLE_HASH, STYLES } from './style/styles.ts';
import { renderVerdict, verdictSentence, verdictSource } from './verdict.ts';

/** In bytes. Browsers can show more, but a phone takes too long for it. */
const DEFAULT_LIMIT = 4 * 1024 * 1024;

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

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
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${statusWord(report.status)}: ${verdictSentence(report)} · Mail Probe</title>
<style>${STYLES}</style>
</head>`;
}

function banner(startedAt: string): string {
  return `<header><p><b>Mail Probe</b> ${moment(startedAt)}</p></header>`;
}
