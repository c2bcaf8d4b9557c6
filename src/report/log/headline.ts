import type { CheckResult } from '../../model/report.ts';
import { worstFirst } from '../../model/status.ts';
import { safeText } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';
import { lateNote } from '../common/failed-attempts.ts';
import { shortState } from '../story/words.ts';

/** Returns a check in one line: `Check OK: Production mail (1.6 s)`, with its past and the reason when it is not ok. */
export function renderHeadline(check: CheckResult): string {
  const worst = worstFirst(check.findings)[0];
  const { story } = check;
  const past = story && story.state !== 'up' ? ` [${shortState(story)}]` : '';
  const reason = worst === undefined ? '' : ` - ${safeText(worst.message, 200)}`;
  return headline(check) + past + reason + safeText(lateNote(check), 80);
}

/** Returns the same line without a reason. */
export function headline({ status, name, durationSeconds }: CheckResult): string {
  return `Check ${status.toUpperCase()}: ${safeText(name, 100)} (${formatValue(durationSeconds, 'seconds')})`;
}
