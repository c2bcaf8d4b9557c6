/** Tells each trouble once where several checks have come upon it. */
import type { FailureCode } from '../../model/failure-codes.ts';
import { type PlacedConcern, sourceOf } from './tell-concerns.ts';
import { WEIGHT } from './weigh-concerns.ts';

/** Codes of which one message for a subject says all. Others about the subject come from checks that need the same answer. */
const ONE_EACH: ReadonlySet<FailureCode> = new Set([
  ...(['E_PLAN_UNKNOWN', 'E_DNS_LOOP', 'E_DNS_TIMEOUT', 'E_DNS_SERVFAIL', 'E_DNS_REFUSED', 'E_DNSSEC_BOGUS'] as const),
  'E_TLSRPT_MISSING',
]);

/** Leaves out what another concern says already, with more detail or with better advice. */
export function foldConcerns(concerns: readonly PlacedConcern[]): readonly PlacedConcern[] {
  return withoutSecondFamily(onePerSubject(withoutWeakPolicy(withoutLostKeys(concerns))));
}

/** A declared key that the plan takes away is missing, too: the advice is that for keys that go. */
function withoutLostKeys(concerns: readonly PlacedConcern[]): readonly PlacedConcern[] {
  const lost = new Map(find(concerns, 'E_DKIM_REMOVED').map((each) => [each.subject, each]));
  const told = new Set<string>();
  const merged = concerns.map((concern) => {
    const removed = lost.get(concern.subject);
    if (concern.code !== 'E_DKIM_KEY' || concern.age !== 'new' || !removed) return concern;
    told.add(concern.subject);
    return { ...concern, hint: removed.hint, record: concern.record ?? removed.record };
  });
  return merged.filter(({ code, subject }) => code !== 'E_DKIM_REMOVED' || !told.has(subject));
}

/** That a policy becomes weaker says what it is then. */
function withoutWeakPolicy(concerns: readonly PlacedConcern[]): readonly PlacedConcern[] {
  const isWeakened = find(concerns, 'E_DMARC_WEAK').some(({ severity }) => severity !== 'info');
  return isWeakened
    ? concerns.filter(({ code, severity }) => code !== 'E_DMARC_WEAK' || severity !== 'info')
    : concerns;
}

function onePerSubject(concerns: readonly PlacedConcern[]): readonly PlacedConcern[] {
  const best = new Map<string, PlacedConcern>();
  for (const concern of concerns) {
    if (!ONE_EACH.has(concern.code)) continue;
    const known = best.get(keyOf(concern));
    if (!known || isBetter(concern, known)) best.set(keyOf(concern), concern);
  }
  return concerns.filter((concern) => !ONE_EACH.has(concern.code) || best.get(keyOf(concern)) === concern);
}

/** Whether a later concern is to be told: the worse one, else the one with a line. Comparisons come last, and say more. */
function isBetter(later: PlacedConcern, known: PlacedConcern): boolean {
  if (later.severity !== known.severity) return WEIGHT[later.severity] < WEIGHT[known.severity];
  return sourceOf(later) !== undefined || sourceOf(known) === undefined;
}

/** What is not known of the A records of a name is mostly not known of its AAAA records, for the same reason. */
function withoutSecondFamily(concerns: readonly PlacedConcern[]): readonly PlacedConcern[] {
  const told = new Map(concerns.filter(({ code }) => ONE_EACH.has(code)).map((each) => [keyOf(each), each]));
  return concerns.filter(({ code, subject, severity }) => {
    const name = /^AAAA (.+)$/.exec(subject)?.[1];
    const first = name === undefined ? undefined : told.get(`${code} A ${name}`);
    return !first || WEIGHT[first.severity] > WEIGHT[severity];
  });
}

function find(concerns: readonly PlacedConcern[], code: FailureCode): readonly PlacedConcern[] {
  return concerns.filter((concern) => concern.code === code);
}

function keyOf({ code, subject }: PlacedConcern): string {
  return `${code} ${subject}`;
}
