/** Holds a count against what was read beside it: a server may ignore a criterion that it does not know. */
import type { Matches } from '../../mail/mailbox/count-matches.ts';
import { matchesCriterion } from '../../mail/mailbox/matches-criterion.ts';
import type { Finding } from '../../model/finding.ts';
import type { Criterion } from '../../model/message/criterion.ts';

/**
 * Returns a warning when the oldest or the newest message that was counted was received at a time which the criteria
 * exclude. Other clocks and other time zones are no contradiction.
 */
export function doubtSearch(
  criteria: readonly Criterion[],
  { count, oldestMs, newestMs }: Matches,
  nowMs: number,
): Finding | undefined {
  const dated = criteria.filter(({ kind }) => kind === 'age' || kind === 'date');
  for (const receivedMs of [oldestMs, newestMs]) {
    if (receivedMs === undefined) continue;
    const facts = { uid: 0, isLast: false, receivedMs };
    if (!dated.some((criterion) => matchesCriterion(criterion, facts, nowMs) === 'contradiction')) continue;
    return {
      status: 'warning',
      code: 'E_PROTO_UNEXPECTED',
      phase: 'imap_search',
      message: `The count of ${count} cannot be relied on: it has a message of ${new Date(receivedMs).toISOString()}, which search excludes.`,
      hint: 'The server ignores a criterion, or reads it in another way. Run with transcript: true, and use criteria that this server knows.',
    };
  }
  return undefined;
}
