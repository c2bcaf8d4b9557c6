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
