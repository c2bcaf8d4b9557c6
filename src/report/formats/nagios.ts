/**
 * The report as the output of a monitoring plugin: a line with the verdict and the performance data, then the details.
 * Every line begins with our own text.
 */

import type { Issue } from '../../model/issue.ts';
import type { CheckResult, Report } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { forNagios } from '../../text/untrusted.ts';
import { testedChecks } from '../../verdict/run-verdict.ts';
import { fitting, sizeOf } from '../common/fitting.ts';
import { issueSentence } from '../common/issue-sentence.ts';
import { explainAttempts, explainFinding, explainFindings, explainTest, type Line } from './explain.ts';
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

/** The first line: of several checks how many are not ok, and the first sentence of the worst of them. */
function firstLine(report: Report): string {
  const { status, checks, issues } = report;
  if (issues.length > 0) return `${status.toUpperCase()}: ${firstProblem(issues)}`;
  const [worst] = worstFirst(checks);
  const isOneOfMany = checks.length > 1 && worst !== undefined && status !== 'ok' && !isTold(report);
  if (!isOneOfMany) return `${status.toUpperCase()}: ${sentence(report.message)}`;
  const tested = testedChecks(checks);
  const bad = tested.filter((check) => check.status !== 'ok').length;
  const which = `${bad} of ${counted(tested.length, 'check')} not ok, ${forNagios(worst.name, 100)}`;
  return `${status.toUpperCase()}: ${which}: ${sentence(messageOf(worst))}`;
}

/** Names the first problem: many a monitoring system shows no other line. */
function firstProblem([first, ...others]: readonly Issue[]): string {
  const what = first === undefined ? '' : sentence(issueSentence(first));
  const rest = others.length > 0 ? ` (and ${counted(others.length, 'more problem')})` : '';
  return `${what}${rest}. Nothing was contacted`;
}

/** Whether all checks say the same, as in a dry run: then the message of the report says it once. */
function isTold({ message, checks }: Report): boolean {
  return checks.every((check) => messageOf(check) === message);
}

function sentence(message: string): string {
  return forNagios(message, 400).replace(/\.$/, '');
}

function messageOf({ findings, success }: CheckResult): string {
  return worstFirst(findings)[0]?.message ?? success;
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
  const lines = check.status === 'ok' ? explainAttempts(check) : [...explainFindings(check), ...explainTest(check)];
  return lines.map((line) => `  ${textLine(line)}`);
}

/** Renders the first line of a check. Icinga Web colours the status in brackets. */
function headline(check: CheckResult): string {
  return `[${check.status.toUpperCase()}] ${forNagios(check.name, 100)}: ${forNagios(messageOf(check))}`;
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
