/** What all pages of a status page are made of: the checks, the time, which of them have a page. */
import type { History } from '../../model/memory/record.ts';
import type { Report } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { clockTime, millisOf } from '../../text/times.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { documentHead } from '../html/parts/document.ts';
import { blocks, isolated } from '../html/parts/elements.ts';
import { DRAWINGS } from '../html/parts/icons.ts';
import { type CheckStanding, standingsOf } from '../story/standing.ts';

/** Checks with a page of their own, the worst first; the others are on the first page only. */
const MAX_PAGES = 500;

/** A status page. */
export interface Site {
  readonly report: Report;
  readonly standings: readonly CheckStanding[];
  /** Milliseconds since 1970: the end of all that is shown. */
  readonly now: number;
  /** Keys of those that have a page of their own. */
  readonly keys: ReadonlySet<string>;
  readonly hasHistory: boolean;
}

/** Gathers what the pages are made of. */
export function siteOf(report: Report, history: History | undefined): Site {
  const standings = worstFirst(standingsOf(report, history));
  const keys = standings.flatMap(({ key, past }) => (key === undefined || !past ? [] : [key])).slice(0, MAX_PAGES);
  const now = millisOf(report.startedAt) ?? millisOf(history?.writtenAt) ?? 0;
  return { report, standings, now, keys: new Set(keys), hasHistory: history !== undefined };
}

/** Returns the name of the file of a check; it never comes from a text that a person chose. */
export function pageName(key: string): string {
  return `check-${key}.html`;
}

/** Renders the name of a check, as a link when it has a page. */
export function linkedName({ key, name }: Pick<CheckStanding, 'key' | 'name'>, { keys }: Site): string {
  const label = isolated(name, 120);
  return key !== undefined && keys.has(key) ? `<a href="${pageName(key)}">${label}</a>` : label;
}

/** Renders a whole page around its content. */
export function pageOf({ report }: Site, title: string, lead: string, ...content: readonly string[]): string {
  const updated = `<span>Updated at ${clockTime(report.startedAt)}</span>`;
  return blocks(
    documentHead(title),
    '<body>',
    DRAWINGS,
    `<header><p>${lead} ${updated}</p></header>`,
    '<main>',
    ...content,
    '</main>',
    `<footer>\n<p>Mail Probe ${forMarkup(report.version, 40)} · all times are UTC</p>\n</footer>`,
    '</body>',
    '</html>\n',
  );
}
