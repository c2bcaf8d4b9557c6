const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: readonly (number | undefined)[] = [0x28, 0x5b];
const CLOSING: readonly (number | undefined)[] = [0x29, 0x5d];

/** Whether lists and sections are nested more than `limit` deep. Brackets in quoted strings do not count. */
export function nestsDeeper(response: Buffer, limit: number): boolean {
  if (response.length <= limit) return false;
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < response.length; at += 1) {
    const byte = response[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) at += byte === BACKSLASH ? 1 : 0;
    else if (CLOSING.includes(byte)) depth = Math.max(0, depth - 1);
    else if (OPENING.includes(byte)) {
      depth += 1;
      if (depth > limit) return true;
    }
  }
  return false;
}
