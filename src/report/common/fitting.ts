/** Returns as many items from the start as fit into `room` together. */
export function fitting<T>(items: readonly T[], size: (item: T) => number, room: number): T[] {
  let left = room;
  const kept: T[] = [];
  for (const item of items) {
    left -= size(item);
    if (left < 0) break;
    kept.push(item);
  }
  return kept;
}

/** Returns the size of a text in bytes, as GitHub counts it. */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

/** Bytes of the rows of a table, or of the items of a list, that is one of many parts. */
const PART_SIZE = 96 * 1024;

/** Returns as many rows from the start as fit into one of many parts. */
export function fittingPart<T extends string | readonly string[]>(rows: readonly T[]): T[] {
  return fitting(rows, (row) => sizeOf(typeof row === 'string' ? row : row.join(' | ')), PART_SIZE);
}
