/**
 * What many checks have in common, so that one screen tells what is wrong: the failures with how many checks have each,
 * the groups, the slowest phases, and what was not run.
 */
import { FAILURES } from '../verdict/failure.ts';
import type { Finding } from '../verdict/finding.ts';
import { STATUSES, type Status } from '../verdict/status.ts';
import { formatValue } from '../verdict/value.ts';
import { counted } from './counted.ts';
import { details, prose, table } from './markdown.ts';
import { phaseLabel } from './phase-label.ts';
import type { CheckResult, LeftOut, MergedReport } from './report.ts';
import { STATUS_SYMBOLS } from './status-symbol.ts';
import { codeSpan } from './untrusted.ts';
import { worstFirst } from './worst-first.ts';

const MAX_FAILURES = 12;
const MAX_EXAMPLES = 3;
const MAX_GROUPS = 30;
const MAX_PHASES = 10;
const MAX_NAMES = 10;
const MAX_REPORTS = 100;

/** Checks that fail alike, in one row: by status and code, worst first, then those of most checks. */
export function failureTable(checks: readonly CheckResult[]): string {
  const alike = new Map<string, { finding: Finding; checks: CheckResult[] }>();
  for (const check of checks) {
    if (check.status === 'ok') continue;
    const finding = worstFirst(check.findings)[0] ?? { status: check.status, message: `The check is ${check.status}.` };
    const key = `${finding.status} ${finding.code}`;
    const known = alike.get(key);
    if (known) known.checks.push(check);
    else alike.set(key, { finding, checks: [check] });
  }
  const kinds = [...alike.values()].sort((a, b) => b.checks.length - a.checks.length);
  const ordered = worstFirst(kinds.map((kind) => ({ ...kind, status: kind.finding.status })));
  const rows = ordered
    .slice(0, MAX_FAILURES)
    .map(({ finding, checks: those }) => [
      STATUS_SYMBOLS[finding.status],
      finding.code === undefined ? finding.status : `${FAILURES[finding.code].title} ${codeSpan(finding.code)}`,
      counted(those.length, 'check'),
      examples(those.map(({ name }) => name)),
      commonHint(those),
    ]);
  if (rows.length === 0) return '';
  const left = ordered.length - rows.length;
  const heading = ['', 'What happened', 'How often', 'To whom', 'What to do'];
  return table(heading, left > 0 ? [...rows, ['', `and ${counted(left, 'more kind')}`]] : rows);
}

/** A hint may name what one server said, and is then no advice for the others. */
function commonHint(checks: readonly CheckResult[]): string {
  const hints = new Set(checks.map(({ findings }) => worstFirst(findings)[0]?.hint));
  const [hint] = hints;
  if (hints.size > 1) return 'See each of them.';
  return hint === undefined ? '–' : prose(hint, 200);
}

/** One row a group, the worst first; empty when no check has a group. */
export function groupTable(checks: readonly CheckResult[]): string {
  if (checks.every(({ group }) => group === undefined)) return '';
  const groups = new Map<string, CheckResult[]>();
  for (const check of checks) groups.set(check.group ?? '', [...(groups.get(check.group ?? '') ?? []), check]);
  const all = [...groups].map(([name, members]) => ({ name, members, status: worstOf(members) }));
  const rows = worstFirst(all)
    .slice(0, MAX_GROUPS)
    .map(({ name, members, status }) => [
      STATUS_SYMBOLS[status],
      name === '' ? 'without a group' : prose(name, 120),
      ...COLUMNS.map((column) => cell(members, column)),
    ]);
  const left = groups.size - rows.length;
  const heading = ['', 'Group', ...COLUMNS.map((status) => `${STATUS_SYMBOLS[status]} ${status}`)];
  return table(heading, left > 0 ? [...rows, ['', `and ${counted(left, 'more group')}`]] : rows);
}

const COLUMNS: readonly Status[] = ['critical', 'unknown', 'warning', 'ok'];

function cell(members: readonly CheckResult[], status: Status): string {
  const count = members.filter((check) => check.status === status).length;
  return count === 0 ? '–' : String(count);
}

function worstOf(members: readonly CheckResult[]): Status {
  return COLUMNS.find((status) => members.some((check) => check.status === status)) ?? STATUSES[0];
}

/** The phases that took longest, over all checks. */
export function slowestPhases(checks: readonly CheckResult[]): string {
  const phases = checks.flatMap(({ name, phases: own }) => own.map((phase) => ({ ...phase, check: name })));
  const slowest = phases.sort((a, b) => b.durationSeconds - a.durationSeconds).slice(0, MAX_PHASES);
  if (slowest.length === 0) return '';
  const rows = slowest.map(({ name, durationSeconds, isOk, check }) => [
    phaseLabel(name),
    `${formatValue(durationSeconds, 'seconds').replace(' ', '\u00a0')}${isOk ? '' : ' ❌'}`,
    prose(check, 120),
  ]);
  return table(['Slowest phases', 'Took', 'Check'], rows);
}

/** The reports that were merged into this one, closed at first. */
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

/** Which checks nobody was to run, and why. */
export function notRunLine(leftOut: readonly LeftOut[]): string {
  const reasons = ['disabled', 'not selected', 'skipped'] as const;
  const parts = reasons.flatMap((reason) => {
    const names = leftOut.filter((each) => each.reason === reason).map(({ name }) => name);
    return names.length === 0 ? [] : [`${names.length} ${reason} (${examples(names, MAX_NAMES)})`];
  });
  return parts.length === 0 ? '' : `**Not run:** ${parts.join('; ')}`;
}

function examples(names: readonly string[], most = MAX_EXAMPLES): string {
  const shown = names.slice(0, most).map((name) => prose(name, 80));
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left.toLocaleString('en')} more`] : [])].join(', ');
}
