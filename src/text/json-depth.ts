const QUOTE = '"';
const BACKSLASH = 0x5c;

/**
 * Whether lists and objects of a JSON text lie in each other more than `limit` times. Looks at the text only, in time
 * linear in it, so that nothing that recurses over the value has to be safe for any depth.
 */
export function isDeeperThan(limit: number, text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x22) at = endOfString(text, at + 1);
    // Square and curly brackets differ in this bit alone.
    else if ((char | 0x20) === 0x7b) depth += 1;
    else if ((char | 0x20) === 0x7d) depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

/** Returns the place of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let from = start; ; ) {
    const end = text.indexOf(QUOTE, from);
    if (end === -1) return text.length;
    let escapes = 0;
    while (end - escapes > start && text.charCodeAt(end - escapes - 1) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
    from = end + 1;
  }
}
