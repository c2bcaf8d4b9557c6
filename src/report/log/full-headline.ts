import type { CheckResult } from '../../model/report.ts';
import { safeText } from '../../text/untrusted.ts';
import { lateNote } from '../common/failed-attempts.ts';
import { shortState } from '../story/words.ts';
import { renderHeadline } from './headline.ts';

/**
 * Returns a check in one line as the log of a whole run has it: with its state over the runs when it is not good, and with
 * the attempt at which it passed when that was not the first.
 */
export function fullHeadline(check: CheckResult): string {
  const { story } = check;
  const past = story && story.state !== 'up' ? ` [${shortState(story)}]` : '';
  return renderHeadline(check) + safeText(lateNote(check), 80) + past;
}
