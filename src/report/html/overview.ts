import type { LeftOut } from '../../model/checks-files.ts';
import type { CheckResult, MergedReport } from '../../model/report.ts';
import { WORST_FIRST } from '../../model/status.ts';
import { counted, grouped } from '../../text/counted.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';
import { FAILURE_TITLES } from '../common/failure-titles.ts';
import { failureKinds, type Group, groupsOf, notRunByReason, slowestPhases } from '../common/overview.ts';
import { phaseLabel } from '../common/phase-label.ts';
import { andMore, blocks, type Column, code, details, isolated, remark, table } from './parts/elements.ts';
import { marked, statusIcon, statusMark, statusWord } from './parts/icons.ts';

const MAX_FAILURES = 20;
const MAX_GROUPS = 100;
const MAX_PHASES = 10;
const MAX_EXAMPLES = 3;
const MAX_NAMES = 20;
const MAX_REPORTS = 100;

const FAILURE_COLUMNS: readonly Column[] = ['What happened', 'To whom', 'What to do'].map((heading) => ({ heading }));
const GROUP_COLUMNS: readonly Column[] = [
  { heading: 'Group' },
  ...WORST_FIRST.map((status): Column => ({ heading: statusWord(status), kind: 'short' })),
];
const REPORT_COLUMNS: readonly Column[] = [
  { heading: 'Report' },
  { heading: 'Status' },
  { heading: 'Shard' },
  { heading: 'Runner' },
  { heading: 'Checks', kind: 'number' },
  { heading: 'Took', kind: 'number' },
];
const PHASE_COLUMNS: readonly Column[] = [{ heading: 'Phase' }, { heading: 'Took', kind: 'number' }];

/** Renders one row per kind of failure, worst first, then the kinds with most checks; empty when all is ok. */
export function failureTable(checks: readonly CheckResult[]): string {
  const kinds = failureKinds(checks);
  const rows = kinds.slice(0, MAX_FAILURES).map(({ finding, checks: those, hint }) => [
    finding.code === undefined
      ? statusMark(finding.status)
      : marked(finding.status, FAILURE_TITLES[finding.code]) + remark(code(finding.code)),
    counted(those.length, 'check') +
      remark(
        examples(
          those.map(({ name }) => name),
          MAX_EXAMPLES,
        ),
      ),
    hint === undefined ? '–' : forMarkup(hint, 600),
  ]);
  const left = kinds.length - rows.length;
  return blocks(table('Failures', FAILURE_COLUMNS, rows), andMore(left > 0 ? counted(left, 'more kind') : ''));
}

/** Renders one row per group, those in a group below it, the worst first, with its number of checks per status; empty without groups. */
export function groupTable(checks: readonly CheckResult[]): string {
  const groups = groupsOf(checks);
  const rows = groups.slice(0, MAX_GROUPS).map((group) => [
    groupName(group),
    ...WORST_FIRST.map((column) => {
      const count = group.checks.filter((check) => check.status === column).length;
      return count === 0 ? '–' : grouped(count);
    }),
  ]);
  const left = groups.length - rows.length;
  return blocks(table('Groups', GROUP_COLUMNS, rows), andMore(left > 0 ? counted(left, 'more group') : ''));
}

/** A group in another one is indented, and one with others in it has its number of checks. */
function groupName({ name, depth, checks, status, isParent }: Group): string {
  const label = name === undefined ? 'without a group' : isolated(name, 120);
  const text = `${statusIcon(status)} ${label}${isParent ? ` (${grouped(checks.length)})` : ''}`;
  return depth === 0 ? text : `<span class="in-${depth}">${text}</span>`;
}

/** Renders the phases that took longest, over all checks. */
export function slowestTable(checks: readonly CheckResult[]): string {
  const rows = slowestPhases(checks, MAX_PHASES).map(({ name, durationSeconds, isOk, check }) => [
    `${phaseLabel(name)}${isOk ? '' : ' ✕'}${remark(isolated(check, 120))}`,
    formatValue(durationSeconds, 'seconds'),
  ]);
  return table('Slowest phases', PHASE_COLUMNS, rows);
}

/** Renders which checks were left out on purpose, and why. */
export function notRunList(leftOut: readonly LeftOut[]): string {
  const items = notRunByReason(leftOut).map(
    ({ reason, names }) => `<li>${counted(names.length, 'check')} ${reason}: ${examples(names, MAX_NAMES)}</li>`,
  );
  return items.length === 0 ? '' : `<ul class="not-run">\n${items.join('\n')}\n</ul>`;
}

/** Renders the reports that were merged into this one, closed at first. */
export function closedReports(merged: readonly MergedReport[]): string {
  const rows = merged
    .slice(0, MAX_REPORTS)
    .map((each) => [
      code(each.path, 150),
      statusMark(each.status),
      each.shard === undefined ? '–' : isolated(each.shard, 20),
      each.runner === undefined ? '–' : isolated(each.runner, 100),
      grouped(each.checks),
      formatValue(each.durationSeconds, 'seconds'),
    ]);
  const left = merged.length - rows.length;
  const list = blocks(table('Reports', REPORT_COLUMNS, rows), andMore(left > 0 ? counted(left, 'more report') : ''));
  return details(`Made of ${counted(merged.length, 'report')}`, list);
}

function examples(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map((name) => isolated(name, 80));
  const left = names.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${grouped(left)} more`] : [])].join(', ');
}
