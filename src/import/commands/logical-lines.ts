/** A logical line: lines that a backslash at the end continues are joined. */
export interface LogicalLine {
  /** Number of its first line in the text, from 1. */
  readonly line: number;
  readonly text: string;
}

/** Yields the lines of a text that are not empty, joined where a backslash ends a line; `#` lines are comments. */
export function* logicalLines(text: string): Generator<LogicalLine> {
  let start = 0;
  let pieces: string[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (pieces.length === 0) {
      if (/^\s*(?:#|$)/.test(raw)) continue;
      start = index + 1;
    }
    const isContinued = /(?:^|[^\\])(?:\\\\)*\\$/.test(raw);
    pieces.push(isContinued ? raw.slice(0, -1) : raw);
    if (isContinued) continue;
    yield { line: start, text: pieces.join('') };
    pieces = [];
  }
  if (pieces.length > 0) yield { line: start, text: pieces.join('') };
}
