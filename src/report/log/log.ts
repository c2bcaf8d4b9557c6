/**
 * The log of a run: the content of the summary, for a plain terminal. Every line begins with our own text, so that
 * nothing a server says can begin a line.
 */

import type { CheckResult, Report } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { tally } from '../../verdict/run-verdict.ts';
import { formatValue } from '../../verdict/value.ts';
import { FEW } from '../common/few.ts';
import { issueSentence } from '../common/issue-sentence.ts';
import { fullHeadline } from './full-headline.ts';
import { headline } from './headline.ts';
import { checkLines } from './log-check.ts';

/** Characters for checks in full; further checks are headlines only, so that many of them do not flood the log. */
const MAX_LENGTH = 200 * 1024;
const MAX_ISSUES = 100;
/** Headlines at the end of the log. */
const MAX_WORST = 20;

/** Renders the log, one line per entry. */
export function renderLog(report: Report): string[] {
  const { status, message, issues, checks, version, startedAt, durationSeconds } = report;
  const hidden = issues.length - MAX_ISSUES;
  return [
    `Mail Probe: ${status.toUpperCase()} - ${safeText(message, 600)}`,
    ...(issues.length + checks.length > 0 ? [] : whatToDo(report)),
    ...issues.slice(0, MAX_ISSUES).map((issue) => `  ${issueSentence(issue)} (${issue.code})`),
    ...(hidden > 0 ? [`  and ${counted(hidden, 'more problem')}`] : []),
    ...allChecks(checks),
    `Mail Probe ${safeText(version, 40)}, started ${safeText(startedAt, 40)}, took ${formatValue(durationSeconds, 'seconds')}`,
  ];
}

/** Renders hint and code of a run without a check that shows them. */
function whatToDo({ hint, code }: Report): string[] {
  return [
    ...(hint === undefined ? [] : [`  what to do: ${safeText(hint, 600)}`]),
    ...(code === undefined ? [] : [`  failure: ${code}`]),
  ];
}

/** Renders the checks: a few in the order of the plan and in full, many with their worst at the end. */
function allChecks(checks: readonly CheckResult[]): string[] {
  if (checks.length > FEW) return manyChecks(checks);
  const { inFull, left } = fullText(checks);
  return [...checks.flatMap((check) => inFull.get(check) ?? [fullHeadline(check)]), ...left];
}

/** Renders one line per ok check, the others in full, and at the end, where people look first, the worst of them. */
function manyChecks(checks: readonly CheckResult[]): string[] {
  const bad = worstFirst(checks.filter(({ status }) => status !== 'ok'));
  const { inFull, left } = fullText(bad);
  const worst = bad.slice(0, MAX_WORST);
  const more = bad.length - worst.length;
  return [
    ...checks.filter(({ status }) => status === 'ok').map(fullHeadline),
    ...bad.toReversed().flatMap((check) => inFull.get(check) ?? [fullHeadline(check)]),
    ...left,
    `Mail Probe: ${tally(checks)}`,
    ...worst.map((check) => `  ${fullHeadline(check)}`),
    ...(more > 0 ? [`  and ${counted(more, 'more check')}`] : []),
  ];
}

/** Renders the worst checks in full, as many as there is room for, and a line about the others. */
function fullText(checks: readonly CheckResult[]): { inFull: Map<CheckResult, string[]>; left: string[] } {
  let room = MAX_LENGTH;
  const inFull = new Map<CheckResult, string[]>();
  for (const check of worstFirst(checks)) {
    const lines = [headline(check), ...checkLines(check)];
    room -= lines.join('\n').length;
    if (room < 0) break;
    inFull.set(check, lines);
  }
  const left = checks.length - inFull.size;
  return { inFull, left: left > 0 ? [`And the details of ${counted(left, 'check')}: see the JSON report.`] : [] };
}
