/** All checks of the first page, in their groups. */
import { daysOf } from '../../model/memory/days.ts';
import { WORST_FIRST, worstFirst } from '../../model/status.ts';
import { counted, grouped } from '../../text/counted.ts';
import { clockTime } from '../../text/times.ts';
import { type Group, groupTree } from '../common/overview.ts';
import { andMore, blocks, isolated } from '../html/parts/elements.ts';
import { statusIcon, statusMark } from '../html/parts/icons.ts';
import type { CheckStanding } from '../story/standing.ts';
import { shortState } from '../story/words.ts';
import { dayStrip } from './days.ts';
import { linkedName, type Site } from './site.ts';
import { judgedRuns, lastDays, percent } from './uptime.ts';

const MAX_ROWS = 5000;
/** So many checks, the worst first, have a line of days here; the others have it on their page. */
const MAX_STRIPS = 200;

/** Renders one row a check, below its group. */
export function serviceList(site: Site): string {
  const shown = site.standings.slice(0, MAX_ROWS);
  const strips = new Set(shown.slice(0, MAX_STRIPS));
  const row = (standing: CheckStanding, depth: number): string =>
    serviceRow(standing, depth, site, strips.has(standing));
  const groups = groupTree(shown);
  const rows =
    groups.length === 0
      ? shown.map((standing) => row(standing, 0))
      : groups.flatMap((group) => [
          groupHead(group),
          ...worstFirst(group.own).map((standing) => row(standing, group.depth)),
        ]);
  const left = site.standings.length - shown.length;
  return blocks(
    rows.length === 0 ? '' : `<ul class="services">\n${rows.join('\n')}\n</ul>`,
    andMore(left > 0 ? counted(left, 'more check') : ''),
    legend(site),
  );
}

function groupHead({ name, depth, checks, status }: Group<CheckStanding>): string {
  const label = name === undefined ? 'Without a group' : isolated(name, 120);
  const counts = WORST_FIRST.map((each) => ({ each, count: checks.filter((check) => check.status === each).length }))
    .filter(({ count }) => count > 0)
    .map(({ each, count }) => `${grouped(count)} ${each}`);
  return `<li class="head${inside(depth)}">${statusIcon(status)} ${label} (${grouped(checks.length)}) <span>${counts.join(', ')}</span></li>`;
}

function serviceRow(standing: CheckStanding, depth: number, site: Site, withStrip: boolean): string {
  const { status, past, story, result } = standing;
  const known = past && daysOf(past.days);
  const judged = known && judgedRuns(known, site.now);
  const about = [
    ...(story ? [shortState(story)] : []),
    ...(judged && judged.judged > 0 ? [`${percent(judged)} good`] : []),
    ...(result ? [] : [`not part of this run, last seen ${clockTime(past?.runs.at(-1)?.at)}`]),
  ];
  const text = `<p class="service"><span>${linkedName(standing, site)}</span> <span>${statusMark(status)}</span></p>`;
  const remark = about.length === 0 ? '' : `<p class="detail">${about.join(' · ')}</p>`;
  const days = known && judged && withStrip ? dayStrip(lastDays(known, site.now), judged) : '';
  return `<li class="check-row${inside(depth)}">\n${blocks(text, days, remark)}\n</li>`;
}

function legend({ hasHistory }: Site): string {
  if (!hasHistory) return '<p class="legend">Without a history, this page shows one run only.</p>';
  return '<p class="legend">A line has one cell a day, in UTC: full and plain for ok, lower for warnings, hatched as far up as runs were critical, hollow and low when no run could judge the check, a dash without a run. Good is every judged run that was not critical.</p>';
}

function inside(depth: number): string {
  return depth === 0 ? '' : ` in-${depth}`;
}
