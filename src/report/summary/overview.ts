import type { LeftOut } from '../../model/checks-files.ts';
import type { CheckResult, MergedReport } from '../../model/report.ts';
import { type Status, WORST_FIRST } from '../../model/status.ts';
import { counted, grouped } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';
import { FAILURE_TITLES } from '../common/failure-titles.ts';
import { failureKinds, type Group, groupsOf, notRunByReason, slowestPhases } from '../common/overview.ts';
import { phaseLabel } from '../common/phase-label.ts';
import { STATUS_SYMBOLS } from '../common/status-symbol.ts';
import { details, prose, table } from './markdown.ts';

const MAX_FAILURES = 12;
const MAX_EXAMPLES = 3;
const MAX_GROUPS = 30;
const MAX_PHASES = 10;
const MAX_NAMES = 10;
const MAX_REPORTS = 100;
/** Not removed from the beginning of a cell, as a blank would be. */
const EM_SPACE = '\u2003';

/** Renders one row per kind of failure, by status and code: worst first, then the kinds with most checks. */
export function failureTable(checks: readonly CheckResult[]): string {
  const kinds = failureKinds(checks);
  const rows = kinds
    .slice(0, MAX_FAILURES)
    .map(({ finding, checks: those, hint }) => [
      STATUS_SYMBOLS[finding.status],
      finding.code === undefined ? finding.status : `${FAILURE_TITLES[finding.code]} ${codeSpan(finding.code)}`,
      counted(those.length, 'check'),
      examples(those.map(({ name }) => name)),
      hint === undefined ? '–' : prose(hint, 200),
    ]);
  if (rows.length === 0) return '';
  const left = kinds.length - rows.length;
  const heading = ['', 'What happened', 'How often', 'To whom', 'What to do'];
  return table(heading, left > 0 ? [...rows, ['', `and ${counted(left, 'more kind')}`]] : rows);
}

/** Renders one row per group, those in a group below it, the worst first; empty when no check has a group. */
export function groupTable(checks: readonly CheckResult[]): string {
  const groups = groupsOf(checks);
  if (groups.length === 0) return '';
  const rows = groups
    .slice(0, MAX_GROUPS)
    .map((group) => [
      STATUS_SYMBOLS[group.status],
      groupName(group),
      ...WORST_FIRST.map((column) => cell(group.checks, column)),
    ]);
  const left = groups.length - rows.length;
  const heading = ['', 'Group', ...WORST_FIRST.map((status) => `${STATUS_SYMBOLS[status]} ${status}`)];
  return table(heading, left > 0 ? [...rows, ['', `and ${counted(left, 'more group')}`]] : rows);
}

/** A group in another one is indented, and one with others in it has its number of checks. */
function groupName({ name, depth, checks, isParent }: Group): string {
  if (name === undefined) return 'without a group';
  return `${EM_SPACE.repeat(depth)}${prose(name, 120)}${isParent ? ` (${checks.length})` : ''}`;
}

function cell(members: readonly CheckResult[], status: Status): string {
  const count = members.filter((check) => check.status === status).length;
  return count === 0 ? '–' : String(count);
}

/** Renders the phases that took longest, over all checks. */
export function slowestPhaseTable(checks: readonly CheckResult[]): string {
  const rows = slowestPhases(checks, MAX_PHASES).map(({ name, durationSeconds, isOk, check }) => [
    phaseLabel(name),
    `${formatValue(durationSeconds, 'seconds').replace(' ', '\u00a0')}${isOk ? '' : ' ❌'}`,
    prose(check, 120),
  ]);
  return rows.length === 0 ? '' : table(['Slowest phases', 'Took', 'Check'], rows);
}

/** Renders the reports that were merged into this one, closed at first. */
export function mergedList(merged: readonly MergedReport[]): string {
  if (merged.length === 0) return '';
  const rows = merged
    .slice(0, MAX_REPORTS)
    .map(({ path, status, shard, runner, checks, durationSeconds }) => [
      STATUS_SYMBOLS[status],
      codeSpan(path, 150),
      shard === undefined ? '–' : prose(shard, 20),
      runner === undefined ? '–' : prose(runner, 100),
      String(checks),
      formatValue(durationSeconds, 'seconds').replace(' ', '\u00a0'),
    ]);
  const left = merged.length - rows.length;
  const heading = ['', 'Report', 'Shard', 'Runner', 'Checks', 'Took'];
  const shown = left > 0 ? [...rows, ['', `and ${counted(left, 'more report')}`]] : rows;
  return details(`Made of ${counted(merged.length, 'report')}`, table(heading, shown));
}

/** Renders which checks were left out on purpose, and why. */
export function notRunLine(leftOut: readonly LeftOut[]): string {
  const parts = notRunByReason(leftOut).map(
    ({ reason, names }) => `${names.length} ${reason} (${examples(names, MAX_NAMES)})`,
  );
  return parts.length === 0 ? '' : `**Not run:** ${parts.join('; ')}`;
}

function examples(names: readonly string[], most = MAX_EXAMPLES): string {
  const shown = names.slice(0, most).map((name) => prose(name, 80));
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${grouped(left)} more`] : [])].join(', ');
}
