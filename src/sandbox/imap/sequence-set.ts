/** Sets of sequence numbers or UIDs as IMAP writes them: `1,3:5,9:*` (RFC 9051, `sequence-set`). */

/** A number, or `*` for the highest number that exists. */
type Bound = number | '*';

/** Ranges in the order in which they were written, both ends included. */
export type SequenceSet = readonly { readonly from: Bound; readonly to: Bound }[];

const RANGE = /^([1-9]\d{0,9}|\*)(?::([1-9]\d{0,9}|\*))?$/;
const MAX_NUMBER = 2 ** 32 - 1;

/** Reads a set. Returns undefined when the text is not a set. */
export function parseSequenceSet(text: string): SequenceSet | undefined {
  const ranges = text.split(',').map((part) => {
    const [, from, to = from] = RANGE.exec(part) ?? [];
    return from === undefined || to === undefined ? undefined : { from: bound(from), to: bound(to) };
  });
  const isComplete = ranges.every((range) => range !== undefined);
  return isComplete && ranges.every((range) => isInRange(range.from) && isInRange(range.to)) ? ranges : undefined;
}

/** Whether a number is in the set, when `highest` is the highest that exists. With 0 none exists: `*` is nothing. */
export function contains(set: SequenceSet, number: number, highest: number): boolean {
  return set.some((range) => {
    const from = range.from === '*' ? highest : range.from;
    const to = range.to === '*' ? highest : range.to;
    return number >= Math.min(from, to) && number <= Math.max(from, to);
  });
}

/** The highest number that is written in the set; `*` does not count. */
export function highestNumber(set: SequenceSet): number {
  return Math.max(0, ...set.flatMap(({ from, to }) => [from, to]).filter((each) => each !== '*'));
}

/** Formats numbers in ascending order, neighbours as ranges. */
export function formatSequenceSet(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}

function bound(text: string): Bound {
  return text === '*' ? '*' : Number(text);
}

function isInRange(value: Bound): boolean {
  return value === '*' || value <= MAX_NUMBER;
}
