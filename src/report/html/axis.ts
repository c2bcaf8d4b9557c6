/** A time axis with round numbers. */

/** A time axis. It begins at zero. */
export interface Axis {
  /** In seconds, at or after the end of the span that it shows; above zero. */
  readonly end: number;
  /** How many equal parts it has: 3 to 5. */
  readonly intervals: number;
}

/** Shortest axis in seconds. Below it no differences are visible. */
const SHORTEST = 1e-6;
const ROUND = [1, 2, 5, 10];

/** Returns the shortest axis for `span` seconds with parts of 1, 2 or 5 times a power of ten, in the usual unit. */
export function axisFor(span: number): Axis {
  if (!(span >= SHORTEST)) return { end: SHORTEST, intervals: 4 };
  const unit = span < 120 ? 1 : span < 7200 ? 60 : 3600;
  const least = span / unit / 5;
  const power = 10 ** Math.floor(Math.log10(least));
  const part = unit * power * (ROUND.find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
  const intervals = Math.max(3, Math.ceil((span / part) * (1 - 1e-9)));
  return { end: part * intervals, intervals };
}
