/** At most nine decimals (nanoseconds), with a dot, no exponent, no minus zero. Any program reads it. */
export function plainNumber(value: number): string {
  // The sum turns a minus zero, also one that comes of rounding, into a zero.
  const rounded = Number(value.toFixed(9)) + 0;
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 9, useGrouping: false });
}
