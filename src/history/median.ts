/** Returns the middle value; of an even number the mean of the two in the middle; undefined for none. */
export function medianOf(values: readonly number[]): number | undefined {
  // A typed array sorts by number, and several times as fast.
  const sorted = Float64Array.from(values).sort();
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
