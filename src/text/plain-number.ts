/**
 * Formats a number so that any program can read it: at most nine decimals (nanoseconds), with a dot, no exponent, no
 * minus zero.
 */
export function plainNumber(value: number): string {
  // The sum turns a minus zero, also one that results from rounding, into a zero.
  const rounded = Number(value.toFixed(9)) + 0;
  const text = String(rounded);
  // Only for numbers that need it, because the first call takes 9 ms.
  return text.includes('e') ? rounded.toLocaleString('en-US', FORMAT) : text;
}

const FORMAT: Intl.NumberFormatOptions = { maximumFractionDigits: 9, useGrouping: false };
