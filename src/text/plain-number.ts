/** At most nine decimals (nanoseconds), with a dot, no exponent, no minus zero. Any program reads it. */
export function plainNumber(value: number): string {
  // The sum turns a minus zero, also one that comes of rounding, into a zero.
  const rounded = Number(value.toFixed(9)) + 0;
  const text = String(rounded);
  // Only what needs it, because it takes 9 ms when it is first called.
  return text.includes('e') ? rounded.toLocaleString('en-US', FORMAT) : text;
}

const FORMAT: Intl.NumberFormatOptions = { maximumFractionDigits: 9, useGrouping: false };
