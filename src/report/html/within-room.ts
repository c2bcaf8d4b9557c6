/** Fits a page into a limit: parts are rendered one after the other, as long as there is room. */

/** Bytes for the elements that are put around a part. */
const AROUND = 200;

/** The parts that fit, and the bytes that are left. */
export interface Fitted {
  readonly texts: readonly string[];
  readonly left: number;
}

/** Renders as many parts from the start as fit into `room` bytes together. */
export function withinRoom(parts: readonly (() => string)[], room: number): Fitted {
  const texts: string[] = [];
  let left = room;
  for (const render of parts) {
    const text = render();
    const size = Buffer.byteLength(text) + AROUND;
    if (size > left) break;
    left -= size;
    texts.push(text);
  }
  return { texts, left };
}
