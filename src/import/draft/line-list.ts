/** At most this many lines are named. */
const MAX_LINES = 20;

/** Formats line numbers: `line 4`, `lines 1, 2, 3`; a longer list ends in `…`. */
export function lineList(lines: readonly number[]): string {
  const shown = lines.slice(0, MAX_LINES).join(', ') + (lines.length > MAX_LINES ? ', …' : '');
  return `line${lines.length === 1 ? '' : 's'} ${shown}`;
}
