/** Outages, the newest first. */
import type { Outage } from '../../model/memory/record.ts';
import { counted } from '../../text/counted.ts';
import { plainNumber } from '../../text/plain-number.ts';
import { clockTime, millisOf, span } from '../../text/times.ts';
import { andMore, blocks, type Column, code, table } from '../html/parts/elements.ts';
import { marked } from '../html/parts/icons.ts';
import type { CheckStanding } from '../story/standing.ts';
import { linkedName, type Site } from './site.ts';

const MAX_ROWS = 50;
const MAX_CODES = 5;

interface Row {
  readonly standing: CheckStanding;
  readonly start: string;
  /** Absent while it goes on. */
  readonly end?: string | undefined;
  /** It is good again, and not yet for long enough. */
  readonly isRecovering?: boolean;
  readonly codes: readonly string[];
  readonly issue?: number | undefined;
}

/** Renders the outages of some checks; each row names its check when there may be several. */
export function outageTable(standings: readonly CheckStanding[], site: Site, withName: boolean): string {
  const all = standings.flatMap(rowsOf).toSorted((a, b) => startOf(b) - startOf(a));
  const columns: Column[] = [
    { heading: 'From' },
    ...(withName ? [{ heading: 'Check' }] : []),
    { heading: 'To' },
    { heading: 'For', kind: 'short' },
    { heading: 'Why' },
  ];
  const left = all.length - MAX_ROWS;
  return blocks(
    table(
      'Outages',
      columns,
      all.slice(0, MAX_ROWS).map((row) => cells(row, site, withName)),
    ),
    andMore(left > 0 ? counted(left, 'more outage') : ''),
  );
}

function rowsOf(standing: CheckStanding): Row[] {
  const { past } = standing;
  if (!past) return [];
  const { outage } = past;
  const isOver = outage.state === 'up' || outage.state === 'new';
  return [
    ...past.past.map(({ start, end, codes, issue }) => ({ standing, start, end, codes, issue })),
    ...(isOver || outage.firstBad === undefined ? [] : [presentRow(standing, outage, outage.firstBad.at)]),
  ];
}

function presentRow(standing: CheckStanding, { state, firstGood, codes, issue }: Outage, start: string): Row {
  const isRecovering = state === 'recovering';
  return { standing, start, end: isRecovering ? firstGood?.at : undefined, codes, issue, isRecovering };
}

function cells(
  { standing, start, end, codes, issue, isRecovering = false }: Row,
  site: Site,
  withName: boolean,
): string[] {
  const now = new Date(site.now).toISOString();
  const why = codes.slice(0, MAX_CODES).map((each) => code(each, 60));
  return [
    clockTime(start),
    ...(withName ? [linkedName(standing, site)] : []),
    isRecovering ? marked('warning', 'recovering') : end === undefined ? marked('critical', 'goes on') : clockTime(end),
    span(start, end ?? now),
    [why.join(' ') || '–', ...(issue === undefined ? [] : [`#${plainNumber(issue)}`])].join(' '),
  ];
}

function startOf({ start }: Row): number {
  return millisOf(start) ?? 0;
}
