/** The last days of a check as a line of cells, and in words. */
import { counted } from '../../text/counted.ts';
import { spanOfMillis } from '../../text/times.ts';
import { type Column, details, table } from '../html/parts/elements.ts';
import { statusMark } from '../html/parts/icons.ts';
import { strip } from '../html/parts/strip.ts';
import { type Interval, type Judged, percent, SHOWN_DAYS, type ShownDay, unionMillis } from './uptime.ts';

const COLUMNS: readonly Column[] = [{ heading: 'Day' }, { heading: 'Runs' }];

/** Renders one cell a day. */
export function dayStrip(days: readonly ShownDay[], judged: Judged): string {
  const label = `Last ${SHOWN_DAYS} days, oldest first: ${percent(judged)} of ${counted(judged.judged, 'judged run')} good`;
  const cells = days.map(({ day, kind, share, words }) => ({ kind, share, title: `${day}: ${words}` }));
  const scale = `<p class="scale"><span>${SHOWN_DAYS} days ago</span> <span>today</span></p>`;
  return `${strip(label, cells, 'days')}\n${scale}`;
}

/** Renders the days that were not wholly ok in words, closed at first. */
export function dayTable(days: readonly ShownDay[]): string {
  const rows = days
    .filter(({ kind }) => kind !== 'ok' && kind !== 'none')
    .toReversed()
    .map(({ day, kind, words }) => [day, `${kind === 'none' ? '' : statusMark(kind)} ${words}`]);
  return details(`${counted(rows.length, 'day')} not wholly ok`, table('Days', COLUMNS, rows));
}

/** Renders the share of good runs, the number of outages and their time. */
export function figures(judged: Judged, outages: readonly Interval[]): string {
  const down = unionMillis(outages);
  const items = [
    [percent(judged), `of ${counted(judged.judged, 'judged run')} good in ${SHOWN_DAYS} days`],
    [String(outages.length), outages.length === 1 ? 'outage' : 'outages'],
    [down === 0 ? '0 min' : spanOfMillis(down), 'down in all'],
  ];
  return `<ul class="figures">\n${items.map(([value, label]) => `<li><b>${value}</b> <span>${label}</span></li>`).join('\n')}\n</ul>`;
}
