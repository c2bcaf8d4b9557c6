import type { Finding } from '../../model/finding.ts';
import type { Phase } from '../../model/outcome.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { CheckResult } from '../../model/report.ts';
import { counted } from '../../text/counted.ts';
import { formatValue } from '../../verdict/value.ts';
import { phaseLabel } from './phase-label.ts';

/** Width of the time axis in cells. Bars begin and end on half cells. */
const WIDTH = 48;
/** At most this many phases are shown; a longer list is not read. */
export const MAX_PHASES = 60;

/** The lanes of phases, in the order in which they are shown. */
export const LANES = ['SMTP', 'IMAP', 'Message', 'Domain'] as const;
export type Lane = (typeof LANES)[number];

/** How a phase ended: `failed` when a finding names it, `unfinished` when it was ended from outside. */
export type PhaseEnd = 'ok' | 'failed' | 'unfinished';

/** One line of the chart. */
export interface WaterfallLine {
  readonly text: string;
  readonly end: PhaseEnd;
}

const MARKS: Readonly<Record<PhaseEnd, string>> = {
  ok: '',
  failed: ' ✗ failed',
  unfinished: ' – not finished',
};

/** Renders a heading with the time axis, then one line per phase, lane by lane; empty when there are no phases. */
export function renderWaterfall({ phases, findings }: Pick<CheckResult, 'phases' | 'findings'>): WaterfallLine[] {
  if (phases.length === 0) return [];
  const shown = byLane(phases).slice(0, MAX_PHASES);
  const span = spanOf(shown);
  const rows = shown.map((phase) => {
    const end = phaseEnd(phase, findings);
    const cells = [phaseLabel(phase.name), seconds(phase.startSeconds), seconds(phase.durationSeconds)] as const;
    return { cells, bar: bar(phase, span) + MARKS[end], end } as const;
  });
  const all = [{ cells: ['phase', 'start', 'took'], bar: axis(span), end: 'ok' } as const, ...rows];
  const width = (column: 0 | 1 | 2) => Math.max(...all.map(({ cells }) => cells[column].length));
  const lines = all.map(({ cells: [label, start, took], bar: drawn, end }) => ({
    text: `${label.padEnd(width(0))}  ${start.padStart(width(1))}  ${took.padStart(width(2))}  ${drawn}`.trimEnd(),
    end,
  }));
  const left = phases.length - shown.length;
  return left > 0 ? [...lines, { text: `and ${counted(left, 'more phase')}`, end: 'ok' }] : lines;
}

/** Returns how a phase ended. A cancelled phase has not failed. */
export function phaseEnd({ name, isOk }: Phase, findings: readonly Finding[]): PhaseEnd {
  if (isOk) return 'ok';
  return findings.some(({ code, phase }) => phase === name && code !== 'E_CANCELLED') ? 'failed' : 'unfinished';
}

/** Returns the time in seconds at which the last phase ended. */
export function spanOf(phases: readonly Phase[]): number {
  return phases.reduce((latest, phase) => Math.max(latest, phase.startSeconds + phase.durationSeconds), 0);
}

/** Returns the lane of a phase. */
export function laneOf(name: PhaseName): Lane {
  if (name.startsWith('smtp_')) return 'SMTP';
  if (name.startsWith('imap_')) return 'IMAP';
  return name === 'arrival' || name === 'cleanup' ? 'Message' : 'Domain';
}

/** Sorts phases by lane: both protocols run at the same time, so sorting by time would mix their lines. */
function byLane(phases: readonly Phase[]): Phase[] {
  return LANES.flatMap((lane) => phases.filter(({ name }) => laneOf(name) === lane));
}

function seconds(value: number): string {
  return formatValue(value, 'seconds');
}

function axis(span: number): string {
  const [middle, end] = [seconds(span / 2), seconds(span)];
  return `${'0'.padEnd(WIDTH / 2 - Math.floor(middle.length / 2))}${middle}`.padEnd(WIDTH - end.length) + end;
}

/** Draws a bar of at least half a cell, or a quick phase would not be visible at all. */
function bar({ startSeconds, durationSeconds }: Phase, span: number): string {
  const halves = (value: number) => (span > 0 ? Math.round((value / span) * WIDTH * 2) : 0);
  const from = Math.min(halves(startSeconds), WIDTH * 2 - 1);
  const to = Math.max(halves(startSeconds + durationSeconds), from + 1);
  let drawn = ' '.repeat(Math.floor(from / 2));
  for (let at = from - (from % 2); at < to; at += 2) drawn += cell(at >= from, at + 1 < to);
  return drawn.padEnd(WIDTH);
}

function cell(isLeft: boolean, isRight: boolean): string {
  if (isLeft) return isRight ? '█' : '▌';
  return '▐';
}
