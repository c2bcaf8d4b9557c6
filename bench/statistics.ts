/** The few numbers that are made of many. */

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** Two things measured in turn. */
export interface Pairs {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** Measures two things in turn, so that whatever else the machine does befalls both, after one run of each that does not count. */
export async function inTurn(runs: number, ours: () => Promise<number>, theirs: () => Promise<number>): Promise<Pairs> {
  const pairs: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  await ours();
  await theirs();
  for (let index = 0; index < runs; index += 1) {
    pairs.ours.push(await ours());
    pairs.theirs.push(await theirs());
  }
  return pairs;
}

/** The median of the ratios of each pair: what disturbs one pair does not count. */
export function ratio({ ours, theirs }: Pairs): number {
  return median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)));
}
