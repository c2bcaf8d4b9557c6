/** How long caches keep what a plan replaces. */
import type { RecordType, Zone } from '../../dns/records.ts';
import type { RecordSetFacts } from '../../model/gate-facts.ts';
import { grouped } from '../../text/counted.ts';
import type { Concern } from '../concern.ts';
import { hasOtherData, lineOf, removedValues } from './change-kind.ts';
import { setLabel } from './record-sets.ts';

/** In seconds: the longest TTL with which a change can be taken back within the hour. */
export const MAX_CHANGE_TTL = 3600;
/** In seconds: the TTL that is advised before a change. */
export const SHORT_TTL = 300;
/** Types whose records stand beside each other: where none disappears, the old set does no harm in a cache. */
const SIDE_BY_SIDE: ReadonlySet<string> = new Set(['MX', 'A', 'AAAA', 'TLSA', 'NS']);

/** Seconds for which caches may remember that a set does not exist, by the label of the set: `A mx2.example.org`. */
export type NegativeTtls = ReadonlyMap<string, number>;

/** Asks how long the absence of the sets that a plan adds may be remembered (RFC 2308 section 5). */
export async function negativeTtlsOf(published: Zone, changes: readonly RecordSetFacts[]): Promise<NegativeTtls> {
  const added = changes.filter(({ change }) => change === 'added');
  const pairs = await Promise.all(
    added.map(async (facts) => {
      const { negativeTtl } = await published.lookup(facts.name, facts.type as RecordType);
      return negativeTtl === undefined ? [] : [[setLabel(facts), negativeTtl] as const];
    }),
  );
  return new Map(pairs.flat());
}

/**
 * Warns of record sets that change while caches keep the old ones for more than an hour. Sets that only grow are passed
 * over where old and new records stand beside each other; missing names count where mail depends on them at once.
 */
export function checkTtl(changes: readonly RecordSetFacts[], negativeTtls: NegativeTtls): readonly Concern[] {
  return changes.filter(hasOtherData).flatMap((facts) => {
    if (facts.change === 'added') return appearing(facts, negativeTtls.get(setLabel(facts)) ?? 0);
    const isGrowth = SIDE_BY_SIDE.has(facts.type) && removedValues(facts).length === 0;
    return isGrowth ? [] : replaced(facts, facts.published?.ttl ?? 0);
  });
}

function replaced(facts: RecordSetFacts, ttl: number): readonly Concern[] {
  if (ttl <= MAX_CHANGE_TTL) return [];
  const label = setLabel(facts);
  const isDelegation = facts.type === 'NS';
  const lower = `Publish ${label} with its present data and a TTL of ${SHORT_TTL}, wait ${ttl} s, and change it then.`;
  const keep = `Keep the old name servers running for ${ttl} s after the change, and longer where the zone above has a longer TTL.`;
  return [
    {
      code: 'E_TTL_HIGH',
      severity: 'warning',
      subject: label,
      message: `${label} changes, and caches keep the published records for up to ${period(ttl)}.`,
      hint: isDelegation ? keep : lower,
      source: lineOf(facts),
    },
  ];
}

function appearing(facts: RecordSetFacts, ttl: number): readonly Concern[] {
  const isAwaited = ['A', 'AAAA'].includes(facts.type) || facts.name.includes('._domainkey.');
  if (!isAwaited || ttl <= MAX_CHANGE_TTL) return [];
  const label = setLabel(facts);
  return [
    {
      code: 'E_TTL_HIGH',
      severity: 'warning',
      subject: label,
      message: `${label} is new, and caches that have asked for it remember for up to ${period(ttl)} that it does not exist.`,
      hint: `Publish ${label} first, and let mail depend on it ${ttl} s later. The time is the last number of the SOA record or its TTL, whichever is shorter; ${SHORT_TTL} is enough there.`,
      source: lineOf(facts),
    },
  ];
}

/** `86,400 s (24 hours)`. */
function period(seconds: number): string {
  const hours = Math.round(seconds / 360) / 10;
  return `${grouped(seconds)} s (${hours} ${hours === 1 ? 'hour' : 'hours'})`;
}
