import type { CheckResult } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { safeText } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';

/** Returns a check in one line: `Check OK: Production mail (1.6 s)`, with the reason when it is not ok. */
export function renderHeadline(check: CheckResult): string {
  const worst = worstFirst(check.findings)[0];
  return headline(check) + (worst === undefined ? '' : ` - ${safeText(worst.message, 200)}`);
}

/** Returns the same line without a reason. */
export function headline({ status, name, durationSeconds }: CheckResult): string {
  return `Check ${status.toUpperCase()}: ${safeText(name, 100)} (${formatValue(durationSeconds, 'seconds')})`;
}
