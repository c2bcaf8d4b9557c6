import type { CheckResult } from '../../model/report.ts';
import { safeText } from '../../text/untrusted.ts';

const LIMIT = 200;

/**
 * Returns the names of checks in their order, made safe and unique: readers of metrics and test results accept only the
 * first of two equal names, or neither.
 */
export function uniqueNames(checks: readonly Pick<CheckResult, 'name'>[]): string[] {
  const taken = new Set<string>();
  return checks.map(({ name }) => {
    const wanted = safeText(name, LIMIT);
    let unique = wanted;
    for (let count = 2; taken.has(unique); count += 1) unique = `${wanted} (${count})`;
    taken.add(unique);
    return unique;
  });
}
