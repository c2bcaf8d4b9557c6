/** Guesses what a misspelt name was meant to be, for messages that end in "did you mean ...?". */

/**
 * Returns the name in `known` that is nearest to `name`, or undefined when none is near enough to be a typing error:
 * one edit per three characters, and always at least one, is allowed. Capitals and the choice between `-` and `_` do
 * not count as edits; the earlier of two equally near names wins.
 */
export function closest(name: string, known: Iterable<string>): string | undefined {
  const wanted = normalise(name);
  let limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  for (const candidate of known) {
    const other = normalise(candidate);
    if (Math.abs(other.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, other);
    if (distance > limit) continue;
    best = candidate;
    limit = distance - 1;
  }
  return best;
}

function normalise(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** Counts the insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(from: string, to: string): number {
  let previous: number[] = [];
  let current = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const beforePrevious = previous;
    previous = current;
    current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(previous, column) + 1,
          at(current, column - 1) + 1,
          at(previous, column - 1) + (isSame ? 0 : 1),
          isSwap ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(current, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
