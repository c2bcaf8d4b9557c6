/** The page of one check: its state, its days, its runs, its outages, and what is known of its connections. */
import { daysOf } from '../../model/memory/days.ts';
import { worstFirst } from '../../model/status.ts';
import { clockTime } from '../../text/times.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { connectionTable } from '../html/parts/connections.ts';
import { blocks, code, isolated, section } from '../html/parts/elements.ts';
import { statusIcon, statusWord } from '../html/parts/icons.ts';
import { storyBody, storyHead } from '../html/parts/story.ts';
import type { CheckStanding } from '../story/standing.ts';
import { dayStrip, dayTable, figures } from './days.ts';
import { outageTable } from './outages.ts';
import { pageOf, type Site } from './site.ts';
import { judgedRuns, lastDays, outagesOf } from './uptime.ts';

/** Renders the page of a check. */
export function renderCheckPage(standing: CheckStanding, site: Site): string {
  const { name, status, past, story, result } = standing;
  const title = `${statusWord(status)}: ${forMarkup(name, 120)} · Mail status`;
  const known = daysOf(past?.days ?? '');
  const days = past ? lastDays(known, site.now) : [];
  const judged = judgedRuns(known, site.now);
  return pageOf(
    site,
    title,
    '<a href="index.html">All checks</a>',
    verdict(standing, site),
    section(
      2,
      'Last 90 days',
      past ? blocks(figures(judged, outagesOf(past, site.now)), dayStrip(days, judged), dayTable(days)) : '',
    ),
    section(2, 'Last runs', storyHead({ story }, site.report.origin?.runUrl)),
    section(2, 'Trend and changes', storyBody({ story })),
    section(2, 'Outages', outageTable([standing], site, false)),
    section(2, 'Connections', connectionTable(result?.connections ?? [])),
  );
}

function verdict({ name, mode, target, status, past, result }: CheckStanding, { report }: Site): string {
  const finding = worstFirst(result?.findings ?? [])[0];
  const which = finding?.code === undefined ? '' : ` ${code(finding.code)}`;
  const seen = result ? report.startedAt : past?.runs.at(-1)?.at;
  return blocks(
    `<section class="verdict ${status}">`,
    `<p class="status">${statusIcon(status)} ${statusWord(status)}</p>`,
    `<h1>${isolated(name, 200)}</h1>`,
    `<p class="where">${code(mode, 40)} · ${code(target)}</p>`,
    finding === undefined ? '' : `<p class="message">${forMarkup(finding.message, 600)}${which}</p>`,
    `<p class="which">${result ? 'As of' : 'Not part of the last run; as of'} ${clockTime(seen)}</p>`,
    '</section>',
  );
}
