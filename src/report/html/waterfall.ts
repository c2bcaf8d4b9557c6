/**
 * The phases of an attempt as bars on a common time axis, in a lane for each protocol. A phase that failed is marked by
 * a word, by a tinted row and by hatching, not by its colour alone.
 */

import type { Phase } from '../../model/outcome.ts';
import type { CheckResult } from '../../model/report.ts';
import { counted } from '../../text/counted.ts';
import { formatValue } from '../../verdict/value.ts';
import { phaseLabel } from '../common/phase-label.ts';
import { LANES, type Lane, laneOf, MAX_PHASES, type PhaseEnd, phaseEnd, spanOf } from '../common/waterfall.ts';
import { type Axis, axisFor } from './axis.ts';
import { andMore, blocks } from './parts/elements.ts';

/** In per cent of the axis. Shorter bars would not be visible. */
const SHORTEST_BAR = 0.6;

const MARKS: Readonly<Record<PhaseEnd, string>> = {
  ok: '',
  failed: ' <b class="end">✕ failed</b>',
  unfinished: ' <b class="end">– not finished</b>',
};

/** Renders one row per phase; empty when there are none. */
export function waterfall({ phases, findings }: Pick<CheckResult, 'phases' | 'findings'>): string {
  if (phases.length === 0) return '';
  const shown = phases.slice(0, MAX_PHASES);
  const axis = axisFor(spanOf(shown));
  const row = (phase: Phase) => phaseRow(phase, phaseEnd(phase, findings), axis);
  const left = phases.length - shown.length;
  return blocks(
    `<table class="waterfall" aria-label="Phases">`,
    `<thead><tr><th scope="col">Phase</th><th scope="col">${ticks(axis)}</th><th scope="col" class="number">Took</th></tr></thead>`,
    ...LANES.map((lane) => laneRows(lane, shown.filter(({ name }) => laneOf(name) === lane).map(row))),
    '</table>',
    andMore(left > 0 ? counted(left, 'more phase') : ''),
  );
}

function laneRows(lane: Lane, rows: readonly string[]): string {
  if (rows.length === 0) return '';
  const heading = `<tr class="lane"><th scope="rowgroup" colspan="3">${lane}</th></tr>`;
  return blocks(`<tbody class="${lane.toLowerCase()}">`, heading, ...rows, '</tbody>');
}

function phaseRow(phase: Phase, end: PhaseEnd, axis: Axis): string {
  const step = phaseLabel(phase.name).replace(/^(?:SMTP|IMAP) /, '');
  const name = step.charAt(0).toUpperCase() + step.slice(1);
  const took = formatValue(phase.durationSeconds, 'seconds');
  return `<tr class="${end}"><th scope="row">${name}${MARKS[end]}</th><td class="grid-${axis.intervals}">${bar(phase, end, axis)}</td><td class="number">${took}</td></tr>`;
}

function bar({ startSeconds, durationSeconds }: Phase, end: PhaseEnd, axis: Axis): string {
  const share = (seconds: number) => (seconds / axis.end) * 100;
  const from = Math.min(share(startSeconds), 100 - SHORTEST_BAR);
  const width = Math.max(share(durationSeconds), SHORTEST_BAR);
  const label = `from ${seconds(startSeconds)} to ${seconds(startSeconds + durationSeconds)}${end === 'ok' ? '' : `, ${end}`}`;
  return `<svg width="100%" height="14" role="img" aria-label="${label}"><rect x="${percent(from)}" width="${percent(width)}" height="14" rx="3"/></svg>`;
}

function ticks({ end, intervals }: Axis): string {
  const labels = Array.from({ length: intervals + 1 }, (_, index) => seconds((end / intervals) * index));
  return `<span class="ticks">${labels.map((label) => `<span>${label}</span>`).join(' ')}</span>`;
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}

function seconds(value: number): string {
  return formatValue(value, 'seconds');
}
