/**
 * JSON that is also safe to print. Foreign texts stay what they are for whoever parses it, but characters without a
 * glyph, and the hash of the runner's `##[command]`, are written as `\u` escapes. So a report in a log gives no
 * command, and cannot turn the text around it.
 */

/** `JSON.stringify` with `\u` escapes for what must not reach a log as it is. */
export function jsonText(value: unknown, indent?: number): string {
  // Neither stands in JSON outside of a string, except for the line feeds of its own that `indent` asks for.
  return JSON.stringify(value, null, indent).replace(
    /(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|#(?=\[)/gu,
    (char) => escapeUnits(char),
  );
}

/** A character beyond the first plane is two escapes. */
function escapeUnits(char: string): string {
  return char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
