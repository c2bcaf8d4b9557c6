/**
 * The report as the output of a monitoring plugin: a line with the verdict and the performance data, then the details.
 * Every line begins with our own text.
 */

import type { CheckResult, Report } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { forNagios } from '../../text/untrusted.ts';
import { fitting, sizeOf } from '../common/fitting.ts';
import { issueSentence } from '../common/issue-sentence.ts';
import { explainFinding, explainFindings, explainTest, type Line } from './explain.ts';
import { renderPerfdata } from './perfdata.ts';
import { uniqueNames } from './unique-names.ts';

/** Nagios and Naemon cut at 8192 bytes (`MAX_PLUGIN_OUTPUT_LENGTH` of their sources). */
const MAX_SIZE = 8000;
const MAX_PERFDATA = 4000;
/** Bytes kept free for the lines that say what was left out. */
const NOTE_SIZE = 160;

/** Renders the plugin output, with a line end. */
export function renderNagios(report: Report): string {
  const all = perfdata(report.checks);
  const shown = fitting(all, (each) => sizeOf(each) + 1, MAX_PERFDATA);
  const first = firstLine(report) + (shown.length === 0 ? '' : ` | ${shown.join(' ')}`);
  const details = report.issues.length > 0 ? issueLines(report) : checkLines(report);
  const kept = fitting(details, (each) => sizeOf(each) + 1, MAX_SIZE - sizeOf(first) - NOTE_SIZE);
  const lines = [
    first,
    ...kept,
    ...more(details.length - kept.length, 'more line'),
    ...more(all.length - shown.length, 'more metric'),
  ];
  return `${lines.join('\n')}\n`;
}

function firstLine({ status, message, issues, checks }: Report): string {
  const word = status.toUpperCase();
  if (issues.length > 0)
    return `${word}: ${counted(issues.length, 'problem')} in the configuration, nothing was contacted`;
  const bad = worstFirst(checks).filter((check) => check.status !== 'ok');
  const which =
    checks.length > 1 && bad[0] !== undefined
      ? `${bad.length} of ${counted(checks.length, 'check')} not ok, ${forNagios(bad[0].name, 100)}: `
      : '';
  return `${word}: ${which}${forNagios(message, 400).replace(/\.$/, '')}`;
}

function issueLines({ issues }: Report): string[] {
  return issues.map((issue) => `${forNagios(issueSentence(issue), 1500)} (${issue.code})`);
}

function checkLines({ checks, hint, code }: Report): string[] {
  const [worst, ...others] = worstFirst(checks);
  if (worst === undefined) return explainFinding({ hint, code }).map(textLine);
  if (others.length === 0) return [...explainFindings(worst), ...explainTest(worst)].map(textLine);
  return [worst, ...others].flatMap((check) => [headline(check), ...indented(check)]);
}

function indented(check: CheckResult): string[] {
  const lines = check.status === 'ok' ? [] : [...explainFindings(check), ...explainTest(check)];
  return lines.map((line) => `  ${textLine(line)}`);
}

/** Renders the first line of a check. Icinga Web colours the status in brackets. */
function headline(check: CheckResult): string {
  const message = worstFirst(check.findings)[0]?.message ?? check.success;
  return `[${check.status.toUpperCase()}] ${forNagios(check.name, 100)}: ${forNagios(message)}`;
}

function textLine({ label, text }: Line): string {
  return `${label}: ${forNagios(text, 600)}`;
}

function perfdata(checks: readonly CheckResult[]): string[] {
  const ordered = worstFirst(checks);
  const names = uniqueNames(ordered);
  return ordered.flatMap((check, index) => renderPerfdata(check, ordered.length > 1 ? `${names[index]}/` : ''));
}

function more(count: number, noun: string): string[] {
  return count > 0 ? [`And ${counted(count, noun)}: see the JSON report.`] : [];
}
