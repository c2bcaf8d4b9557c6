/**
 * A folder of static pages for people who do not read logs: all checks with their state over 90 days, one page a check.
 * No page loads anything or runs anything. The names of the files come from the keys of checks alone.
 */
import { daysOf } from '../../model/memory/days.ts';
import type { History } from '../../model/memory/record.ts';
import type { Report } from '../../model/report.ts';
import { worst } from '../../model/status.ts';
import { counted, grouped } from '../../text/counted.ts';
import { blocks, section } from '../html/parts/elements.ts';
import { statusIcon, statusWord } from '../html/parts/icons.ts';
import { renderCheckPage } from './check-page.ts';
import { figures } from './days.ts';
import { outageTable } from './outages.ts';
import { serviceList } from './services.ts';
import { pageName, pageOf, type Site, siteOf } from './site.ts';
import { judgedRuns, outagesOf } from './uptime.ts';

/** A file of the folder. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

/** Renders the first page. */
export function renderIndex(report: Report, history: History | undefined): string {
  return indexOf(siteOf(report, history));
}

/** Renders all pages, the first page at the end: it leads to the others. */
export function* renderPages(report: Report, history: History | undefined): Iterable<Page> {
  const site = siteOf(report, history);
  for (const standing of site.standings) {
    const { key } = standing;
    if (key !== undefined && site.keys.has(key)) yield { name: pageName(key), text: renderCheckPage(standing, site) };
  }
  yield { name: 'index.html', text: indexOf(site) };
}

function indexOf(site: Site): string {
  const sentence = sentenceOf(site);
  return pageOf(
    site,
    `${sentence} · Mail status`,
    '<b>Mail status</b>',
    verdict(site, sentence),
    section(2, 'Last 90 days', allFigures(site)),
    section(2, 'Checks', serviceList(site)),
    section(2, 'Outages', outageTable(site.standings, site, true)),
  );
}

function statusOf({ report, standings }: Site): Report['status'] {
  return worst([report.status, ...standings.map(({ status }) => status)]);
}

function sentenceOf(site: Site): string {
  const { report, standings } = site;
  if (report.issues.length > 0) return 'The configuration is wrong, so nothing was checked';
  const status = statusOf(site);
  const count = standings.filter((each) => each.status === status).length;
  if (count === 0) return report.status === 'ok' ? 'No check is known' : 'Nothing was checked';
  const all = standings.length === 1 ? 'The check is' : `All ${grouped(count)} checks are`;
  return count === standings.length
    ? `${all} ${status}`
    : `${grouped(count)} of ${counted(standings.length, 'check')} ${count === 1 ? 'is' : 'are'} ${status}`;
}

function verdict(site: Site, sentence: string): string {
  const status = statusOf(site);
  return blocks(
    `<section class="verdict ${status}">`,
    `<p class="status">${statusIcon(status)} ${statusWord(status)}</p>`,
    `<h1>${sentence}</h1>`,
    '</section>',
  );
}

/** Over all checks: an outage of two of them at one time counts once in the time. */
function allFigures({ standings, now }: Site): string {
  const pasts = standings.flatMap(({ past }) => (past ? [past] : []));
  if (pasts.length === 0) return '';
  const each = pasts.map(({ days }) => judgedRuns(daysOf(days), now));
  const sum = (of: 'judged' | 'good'): number => each.reduce((total, judged) => total + judged[of], 0);
  return figures(
    { judged: sum('judged'), good: sum('good') },
    pasts.flatMap((past) => outagesOf(past, now)),
  );
}
