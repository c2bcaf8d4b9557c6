/** What a term of an SPF record has come to. */
import type { ResourceRecord } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import type { SpfTermBranch } from './spf-branch.ts';

/** What a term has come to, besides what is the same for all. */
export type TermOutcome = Partial<Omit<SpfTermBranch, 'facts' | 'qualifier'>> & {
  readonly trouble?: string | undefined;
  readonly terms?: SpfTermBranch['facts']['terms'];
};

/** A term of a record that needs more questions than any valid one. */
export const CUT_OFF: TermOutcome = {
  trouble: 'was not followed: the record needs too many questions',
  isUnknown: true,
};

/** What could not be looked up. */
export function failedOutcome(concerns: readonly Concern[]): TermOutcome {
  return { trouble: 'could not be looked up', concerns, isUnknown: true };
}

/** A record that makes receivers stop with `permerror`. */
export function permerror(subject: string, message: string, hint: string, record: ResourceRecord): Concern {
  return { code: 'E_SPF_PERMERROR', severity: 'critical', subject, message, hint, record };
}
