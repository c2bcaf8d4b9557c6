/** How much a history may hold. What is written keeps to it, and what is read is refused beyond it. */

/** Characters of a text that is read. 1,000 checks with all their samples take less than half of it. */
export const MAX_HISTORY_LENGTH = 32_000_000;
/** Checks of a history. As many as a merged report may have. */
export const MAX_REMEMBERED = 5000;
/** Runs in the line of marks. */
export const MAX_RUNS = 30;
/** Days with a run. */
export const MAX_DAYS = 90;
/** Values of the primary metric, and of each series. */
export const MAX_VALUES = 60;
/** Outages that are over. */
export const MAX_OUTAGES = 20;
/** Series and facts of one check. */
export const MAX_SERIES = 50;
export const MAX_FACTS = 300;
/** Values of one fact. */
export const MAX_FACT_VALUES = 10;
/** Characters of a name, of an address of a run, and of a value of a fact. */
export const MAX_NAME = 300;
export const MAX_ADDRESS = 1000;
export const MAX_FACT = 4000;

/** The beginning of a text, as long as may be kept. */
export function cutTo(limit: number, text: string): string {
  return text.slice(0, limit);
}
