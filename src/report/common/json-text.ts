/**
 * JSON that is also safe to print. A parser gets foreign texts unchanged, but characters without a glyph, and the hash
 * of the runner's `##[command]`, are written as `\u` escapes. So a report in a log cannot give the runner a command,
 * and cannot change the direction of the text around it.
 */

/** Works like `JSON.stringify`, with `\u` escapes for characters that must not reach a log as they are. */
export function jsonText(value: unknown, indent?: number): string {
  // Outside of strings, JSON contains none of these, except for the line feeds that `indent` adds.
  return JSON.stringify(value, null, indent).replace(
    /(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|#(?=\[)/gu,
    (char) => escapeUnits(char),
  );
}

/** Escapes each UTF-16 unit: a character beyond the first plane becomes two escapes. */
function escapeUnits(char: string): string {
  return char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
