/**
 * Ranges as in the monitoring plugins' guidelines (`[@][start:]end`): reads a range, tests a value against it, and
 * describes in words how the two differ. The format of a single value is in `value.ts`.
 */

import type { MetricUnit, Side } from '../model/metric.ts';
import type { Range, RangeBounds } from '../model/threshold.ts';
import { quotedFirst } from '../text/quote.ts';
import { formatValue, parseValue, VALUE_HELP } from './value.ts';

/** Thrown for a text that is not a range. The message quotes it and explains the grammar. */
export class RangeSyntaxError extends Error {
  override readonly name = 'RangeSyntaxError';
}

const GRAMMAR =
  'A range is [@][start:]end and alerts outside of it, with @ inside: ' +
  '10 alerts below 0 or above 10, 10: below 10, ~:10 above 10, 10:20 below 10 or above 20, @10:20 from 10 to 20.';

/**
 * Reads a range whose bounds are in `unit` or have one of its suffixes, in upper or lower case; the decimal mark is a
 * dot or a comma.
 *
 * @throws {RangeSyntaxError} for anything that is not a range, also for a start above the end
 */
export function parseRange(text: string, unit: MetricUnit): Range {
  const range = text.trim();
  const refuse = (reason: string) =>
    new RangeSyntaxError(`${quotedFirst(range, 'range')} is not a range: ${reason}. ${GRAMMAR} ${VALUE_HELP[unit]}`);

  const parts = /^(@?)(?:([^:]*):)?([^:]*)$/.exec(range);
  if (!parts) throw refuse('it has more than one colon');
  const [, at, from, to] = parts;
  if (!from && !to) throw refuse('it has no bound');

  const bound = (written: string): number => {
    const value = parseValue(written, unit);
    if (typeof value === 'string') throw refuse(value);
    return value;
  };
  const start = !from ? 0 : from === '~' ? Number.NEGATIVE_INFINITY : bound(from);
  const end = to ? bound(to) : Number.POSITIVE_INFINITY;
  if (start > end) throw refuse(`its start ${from || '0'} is above its end ${to}`);
  return { start, end, inside: at === '@', text: range };
}

/** Returns the bounds of a range as plain data. */
export function boundsOf({ start, end, inside }: Range): RangeBounds {
  return {
    ...(start === Number.NEGATIVE_INFINITY ? {} : { start }),
    ...(end === Number.POSITIVE_INFINITY ? {} : { end }),
    inside,
  };
}

/** Reads the bounds of a range that may be foreign. Returns nothing when the text is not a range. */
export function parseBounds(text: string, unit: MetricUnit): RangeBounds | undefined {
  try {
    return boundsOf(parseRange(text, unit));
  } catch (error) {
    if (error instanceof RangeSyntaxError) return undefined;
    throw error;
  }
}

/** Whether a value in the base unit alerts. NaN always does: a value that was not measured is not good. */
export function alerts({ start, end, inside }: RangeBounds, value: number): boolean {
  if (Number.isNaN(value)) return true;
  const isWithin = (start === undefined || start <= value) && (end === undefined || value <= end);
  return isWithin === inside;
}

/**
 * Whether a value that alerts is too high, or too low. With `@` it is both when there are values on either side that do
 * not alert: for `@5:9`, those above 9 and below 5.
 */
export function isOnSide({ start, end, inside }: Range, value: number, side: Side): boolean {
  if (side === 'above') return inside ? start > 0 && value >= start : value > end;
  return inside ? end < Number.POSITIVE_INFINITY && value <= end : value < start;
}

/** Says where a value that alerts lies: `above 3 s`, `below 1`, `outside 1 to 10`, `inside 5 to 9`. */
export function describeRange(range: Range, value: number, unit: MetricUnit): string {
  if (Number.isNaN(value)) return 'not a number';
  const start = formatValue(range.start, unit);
  const end = formatValue(range.end, unit);
  const isOpenBelow = range.start === Number.NEGATIVE_INFINITY;
  const isOpenAbove = range.end === Number.POSITIVE_INFINITY;
  if (range.inside) {
    if (range.start === range.end) return `exactly ${end}`;
    if (isOpenAbove) return isOpenBelow ? 'any value' : `at or above ${start}`;
    return isOpenBelow ? `at or below ${end}` : `inside ${start} to ${end}`;
  }
  // A user who wrote `10` does not think of its start.
  if (isOpenBelow || isOpenAbove || range.start === 0) return value < range.start ? `below ${start}` : `above ${end}`;
  return range.start === range.end ? `not ${end}` : `outside ${start} to ${end}`;
}
