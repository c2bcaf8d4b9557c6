/** The primary metric of a check over its runs, as a line of blocks and in numbers. */
import type { MetricUnit } from '../../model/metric.ts';
import type { Trend } from '../../model/story.ts';
import { plainNumber } from '../../text/plain-number.ts';
import { formatValue } from '../../verdict/value.ts';

const BLOCKS = ['▁', '▂', '▃', '▅', '▇'];
/** Stands for a run without a value. */
const GAP = '·';
/** A history has no more. */
const MAX_VALUES = 60;
/** Nothing that is measured is larger; a history may hold any number. */
const LARGEST = 1e12;
const UNITS: readonly string[] = ['seconds', 'bytes', 'days', 'ratio', 'count'] satisfies MetricUnit[];

/** The values of a trend that can be drawn. */
export interface Drawn {
  /** Oldest first; null for a run without a value. */
  readonly values: readonly (number | null)[];
  readonly min: number;
  readonly max: number;
}

/** Returns what can be drawn of a trend; nothing when there are fewer than two values. */
export function drawnTrend(trend: Trend | undefined): Drawn | undefined {
  const values = (trend?.values ?? [])
    .slice(-MAX_VALUES)
    .map((value) => (value !== null && Math.abs(value) <= LARGEST ? value : null));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return undefined;
  return { values, min: Math.min(...known), max: Math.max(...known) };
}

/** Renders one block a value: the lowest is the smallest one that is shown, not zero. */
export function trendBlocks({ values, min, max }: Drawn): string {
  const last = BLOCKS.length - 1;
  const block = (value: number): string =>
    BLOCKS[max === min ? 2 : Math.round(((value - min) / (max - min)) * last)] ?? GAP;
  return values.map((value) => (value === null ? GAP : block(value))).join('');
}

/** Says the numbers: `min 43 ms, median of good runs 50 ms, max 1.2 s`. */
export function trendNumbers({ min, max }: Drawn, { unit, median }: Trend): string {
  const usual =
    median === undefined || !(Math.abs(median) <= LARGEST) ? [] : [`median of good runs ${shown(median, unit)}`];
  return [`min ${shown(min, unit)}`, ...usual, `max ${shown(max, unit)}`].join(', ');
}

/** A history may name any unit. */
function shown(value: number, unit: string): string {
  return isUnit(unit) ? formatValue(value, unit) : plainNumber(value);
}

function isUnit(unit: string): unit is MetricUnit {
  return UNITS.includes(unit);
}
