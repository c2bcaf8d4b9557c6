/** Guesses what a misspelt name was meant to be, for messages that end in "did you mean ...?". */

/** Longer names are not compared, in UTF-16 units: their misspellings are not typing errors. */
const MAX_LENGTH = 100;
/** The work of one search, in compared pairs of characters: about 50 ms. */
const MAX_STEPS = 2_000_000;

/** The work that is left for searches that share it. */
export interface SearchBudget {
  steps: number;
}

/** Returns the budget of one search, or of several that share it. */
export function searchBudget(): SearchBudget {
  return { steps: MAX_STEPS };
}

/**
 * Returns the name in `known` that is nearest to `name`, or undefined when none is near enough to be a typing error:
 * one edit per three characters, and always at least one, is allowed. Capitals and the choice between `-` and `_` do
 * not count as edits; the earlier of two equally near names wins. `known` may come from a server: when the budget is used
 * up, the rest of it is not compared.
 */
export function closest(name: string, known: Iterable<string>, budget = searchBudget()): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const wanted = normalise(name);
  const letters = countLetters(wanted);
  let limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  for (const candidate of known) {
    if (limit < 0 || budget.steps <= 0) return best;
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const other = normalise(candidate);
    budget.steps -= other.length;
    if (lacksLetters(letters, other) > limit) continue;
    budget.steps -= wanted.length * other.length;
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

function countLetters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text.split('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** Counts the letters of a text that others lack. At least so many edits are between the two. */
function lacksLetters(letters: ReadonlyMap<string, number>, text: string): number {
  let lacking = 0;
  for (const [letter, count] of countLetters(text)) lacking += Math.max(0, count - (letters.get(letter) ?? 0));
  return lacking;
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
