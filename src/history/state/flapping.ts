/**
 * Flapping as Nagios detects it (NagiosEnterprises/nagioscore `base/flapping.c`), but over bad and good results alone, and
 * with those that no alert followed: a check that is bad in every other run would never be told otherwise
 * (Icinga/icinga2#9750).
 */

/** Results that are looked at. */
export const FLAPPING_RESULTS = 21;
/** Fewer results tell nothing. */
const MIN_RESULTS = 10;
/** Share of changes, weighted, at which it begins and at which it ends. */
const BEGINS = 0.3;
const ENDS = 0.2;
/** Weight of the oldest change, and of the newest one. */
const OLDEST_WEIGHT = 0.75;
const NEWEST_WEIGHT = 1.25;
/** Bad results that make an incident of it, though there were never enough in a row. */
const UNSTABLE_BADS = 6;

/** Adds a result to the last ones. */
export function withResult(results: string, isBad: boolean): string {
  return (results + (isBad ? 'b' : 'g')).slice(-FLAPPING_RESULTS);
}

/** Whether a check flaps after these results, oldest first. Between both limits nothing changes. */
export function flaps(results: string, before: boolean): boolean {
  if (results.length < MIN_RESULTS) return before;
  const share = shareOfChanges(results);
  if (share >= BEGINS) return true;
  return share > ENDS ? before : false;
}

/** The weighted share of changes, 0 to 1.25. Results that are still missing count as no change. */
export function shareOfChanges(results: string): number {
  const changes = FLAPPING_RESULTS - 1;
  const step = (NEWEST_WEIGHT - OLDEST_WEIGHT) / (changes - 1);
  let sum = 0;
  for (let age = 0; age + 1 < results.length; age += 1) {
    const at = results.length - 1 - age;
    if (results[at] !== results[at - 1]) sum += NEWEST_WEIGHT - age * step;
  }
  return sum / changes;
}

/** Whether so many of the last results are bad that an unstable check is worth an incident. */
export function isOftenBad(results: string): boolean {
  return results.split('b').length > UNSTABLE_BADS;
}

/** Whether the last result differs from the one before it. */
export function justChanged(results: string): boolean {
  return results.length > 1 && results.at(-1) !== results.at(-2);
}
