/**
 * The job summary: verdict first, then what to do, then each check with its phases, connections and certificates.
 * GitHub shows nothing at all of a summary above 1 MiB, so sizes are counted while it is put together.
 */
import type { Finding } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { tally } from '../../verdict/run-verdict.ts';
import { formatValue } from '../../verdict/value.ts';
import { FEW } from '../common/few.ts';
import { sizeOf } from '../common/fitting.ts';
import { STATUS_SYMBOLS } from '../common/status-symbol.ts';
import { findingDetails } from './check.ts';
import { renderChecks } from './checks.ts';
import { renderIssues } from './issues.ts';
import { blocks, day, prose } from './markdown.ts';

const DEFAULT_LIMIT = 900 * 1024;

/**
 * Renders the summary as GitHub-flavoured Markdown, never larger than `limitBytes`: parts that do not fit are left out
 * and named. Empty when not even the verdict fits.
 */
export function renderSummary(report: Report, limitBytes = DEFAULT_LIMIT): string {
  const only = report.checks.length === 1 ? report.checks[0] : undefined;
  const worst = only && worstFirst(only.findings)[0];
  // The message of a run with one check usually is that of its worst finding, which then is not repeated.
  const isShown = worst !== undefined && report.message.includes(worst.message);
  const [top, end] = [verdict(report, isShown ? worst : undefined), footer(report)];
  const room = limitBytes - sizeOf(`${blocks(top, '-', end)}\n`) + 1;
  const body = blocksWithin(report, room, isShown);
  const shortest = `## ${STATUS_SYMBOLS[report.status]} Mail Probe: ${report.status}\n`;
  return [`${blocks(top, body, end)}\n`, `${top}\n`, shortest].find((text) => sizeOf(text) <= limitBytes) ?? '';
}

function blocksWithin(report: Report, room: number, isShown: boolean): string {
  if (room <= 0) return '';
  return report.issues.length > 0 ? renderIssues(report.issues, room) : renderChecks(report, room, isShown);
}

function verdict(report: Report, worst: Finding | undefined): string {
  if (report.issues.length > 0) {
    // Message and hint of the report are about the first problem only.
    const count = counted(report.issues.length, 'problem');
    return `## ${STATUS_SYMBOLS[report.status]} ${count} in the configuration, nothing was contacted`;
  }
  if (report.checks.length > FEW && report.status !== 'ok') {
    // The table of failures says what to do about each kind.
    return `## ${STATUS_SYMBOLS[report.status]} ${tally(report.checks)}`;
  }
  const finding: Finding = worst ?? { status: report.status, code: report.code, message: report.message };
  const lines = findingDetails({ ...finding, hint: report.hint ?? worst?.hint });
  return blocks(`## ${STATUS_SYMBOLS[report.status]} ${prose(report.message, 400)}`, lines.join('  \n'));
}

function footer({ version, startedAt, durationSeconds }: Report): string {
  const time = /T(\d\d:\d\d:\d\d)/.exec(startedAt)?.[1];
  const started = time === undefined ? day(startedAt) : `${day(startedAt)} ${time} UTC`;
  return `<sub>Mail Probe ${prose(version, 40)} · ${started} · ${formatValue(durationSeconds, 'seconds')}</sub>`;
}
