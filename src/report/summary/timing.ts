/** The phases of a check on a time axis: as bars, and as a diagram that is closed at first. */

import type { Phase } from '../../model/outcome.ts';
import type { CheckResult } from '../../model/report.ts';
import { formatValue } from '../../verdict/value.ts';
import { phaseLabel } from '../common/phase-label.ts';
import { LANES, type Lane, laneOf, MAX_PHASES, type PhaseEnd, renderWaterfall, spanOf } from '../common/waterfall.ts';

/** GitHub colours the lines of a `diff` by their first character: red, orange, and none. */
const COLOURS: Readonly<Record<PhaseEnd, string>> = { ok: '  ', failed: '- ', unfinished: '! ' };

/** Renders a code block with one bar per phase. */
export function timingBlock(check: CheckResult): string {
  const lines = renderWaterfall(check);
  if (lines.length === 0) return '';
  if (lines.every(({ end }) => end === 'ok')) return ['```text', ...lines.map(({ text }) => text), '```'].join('\n');
  return ['```diff', ...lines.map(({ text, end }) => COLOURS[end] + text), '```'].join('\n');
}

/** Renders a Mermaid diagram, one section per protocol. It is shown beside the bars: not every viewer can draw it. */
export function timingDiagram(phases: readonly Phase[]): string {
  return [
    '```mermaid',
    'gantt',
    '  dateFormat x',
    // Since the epoch, because hours and minutes would be shifted by the reader's time zone.
    spanOf(phases) < 10 ? '  axisFormat %Q ms' : '  axisFormat %s s',
    '  todayMarker off',
    ...LANES.flatMap((lane) => section(lane, phases)),
    '```',
  ].join('\n');
}

function section(lane: Lane, phases: readonly Phase[]): string[] {
  const tasks = phases.filter(({ name }) => laneOf(name) === lane).slice(0, MAX_PHASES);
  return tasks.length === 0 ? [] : [`  section ${lane}`, ...tasks.map((phase) => `  ${task(phase)}`)];
}

/** Renders a phase. Labels are our own text, without a colon or a hash, which would end them. */
function task({ name, startSeconds, durationSeconds, isOk }: Phase): string {
  const start = Math.round(startSeconds * 1000);
  const end = Math.max(start + 1, Math.round((startSeconds + durationSeconds) * 1000));
  const label = phaseLabel(name).replace(/^(?:SMTP|IMAP) /, '');
  return `${label} ${formatValue(durationSeconds, 'seconds')} :${isOk ? '' : 'crit, '}${start}, ${end}`;
}
