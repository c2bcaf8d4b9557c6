/** Questions that were not answered, as concerns. */
import type { Lookup, RecordType } from '../dns/records.ts';
import type { FailureCode } from '../model/failure-codes.ts';
import type { Concern } from './concern.ts';

interface Kind {
  readonly code: FailureCode;
  readonly severity: Concern['severity'];
  readonly what: string;
  readonly hint: string;
}

/** How failures of look-ups that say what is wrong with the zone read. */
const KINDS: Readonly<Record<string, Kind>> = {
  bogus: {
    code: 'E_DNSSEC_BOGUS',
    severity: 'critical',
    what: 'the answer fails DNSSEC validation, so that validating resolvers give none',
    hint: 'Sign the zone again, or mend the DS record at its parent; delv shows where the chain breaks.',
  },
  ELOOP: {
    code: 'E_DNS_LOOP',
    severity: 'critical',
    what: 'its aliases lead in a circle, or there are too many of them',
    hint: 'Let the CNAME record point to the name that has the records.',
  },
  timeout: unknown('E_DNS_TIMEOUT', 'the name servers did not answer in time'),
  REFUSED: unknown('E_DNS_REFUSED', 'the name servers refuse to answer'),
};

/**
 * Says that records could not be looked up. The concern is `unknown` unless the failure itself says what is wrong with
 * the zone. The subject is name and type, so that each is told once.
 */
export function failedLookup(name: string, type: RecordType, { failure = 'SERVFAIL', isPlanned }: Lookup): Concern {
  const { code, severity, what, hint } = kindOf(failure, isPlanned === true);
  return {
    code,
    severity,
    subject: `${name} ${type}`,
    message: `The ${type} records of ${name} could not be looked up: ${what}.`,
    hint,
  };
}

function kindOf(failure: string, isPlanned: boolean): Kind {
  const known = KINDS[/\balias/.test(failure) ? 'ELOOP' : failure];
  // What a plan does not tell is said in words; what servers say is one word.
  const isReason = isPlanned && /^(?!no ).* /.test(failure);
  if (known || !isReason) return known ?? unknown('E_DNS_SERVFAIL', `the name servers have no answer (${failure})`);
  const hint = 'Write the value into the plan, or check again when it is applied.';
  return { code: 'E_PLAN_UNKNOWN', severity: 'unknown', what: failure, hint };
}

function unknown(code: FailureCode, what: string): Kind {
  const hint = 'Run the check again; if it stays so, ask the name servers of the zone with dig +norecurse.';
  return { code, severity: 'unknown', what, hint };
}

/** Concerns without those that say the same of the same subject again. */
export function toldOnce(concerns: readonly Concern[]): Concern[] {
  const told = new Set<string>();
  return concerns.filter(({ code, subject }) => {
    const key = `${code} ${subject}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}
