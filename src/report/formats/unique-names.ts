import type { CheckResult } from '../../model/report.ts';
import { safeText } from '../../text/untrusted.ts';

const LIMIT = 200;

/**
 * Returns the names of checks in their order, made safe and unique: readers of metrics and test results accept only the
 * first of two equal names, or neither.
 */
export function uniqueNames(checks: readonly Pick<CheckResult, 'name'>[]): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return checks.map(({ name }) => {
    const wanted = safeText(name, LIMIT);
    let unique = wanted;
    // Goes on where it ended, or thousands of equal names would take millions of steps.
    let count = next.get(wanted) ?? 2;
    for (; taken.has(unique); count += 1) unique = `${wanted} (${count})`;
    next.set(wanted, count);
    taken.add(unique);
    return unique;
  });
}
