/** So many lines are named where there are more. */
const MAX_LINES = 20;

/** `line 4`, `lines 1, 2, 3`; many end in `…`. */
export function lineList(lines: readonly number[]): string {
  const shown = lines.slice(0, MAX_LINES).join(', ') + (lines.length > MAX_LINES ? ', …' : '');
  return `line${lines.length === 1 ? '' : 's'} ${shown}`;
}
