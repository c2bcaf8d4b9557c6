/** The SPF record of a mail domain as a tree, with what it costs. */

import type { SpfFacts, SpfTermFacts } from '../../model/gate-facts.ts';
import type { Status } from '../../model/status.ts';
import { counted } from '../../text/counted.ts';

/** RFC 7208 section 4.6.4. */
const MAX_LOOKUPS = 10;
const MAX_VOID_LOOKUPS = 2;

/** At most this many terms are shown, and this many records in each other. */
const MAX_TERMS = 150;
const MAX_DEPTH = 12;

/** Returns what the record costs: `7 of 10 look-ups`, with those that found nothing when there are any. */
export function spfCost({ lookups, voidLookups }: SpfFacts): string {
  const voids = voidLookups === 0 ? '' : `, ${voidLookups} of ${MAX_VOID_LOOKUPS} void`;
  return `${lookups} of ${MAX_LOOKUPS} look-ups${voids}`;
}

/** Returns whether the record keeps within the limits. */
export function spfStatus({ lookups, voidLookups }: SpfFacts): Status {
  return lookups > MAX_LOOKUPS || voidLookups > MAX_VOID_LOOKUPS ? 'critical' : 'ok';
}

/** Returns what a term costs, where it costs anything. */
export function termCost({ lookups }: SpfTermFacts): string {
  return lookups === 0 ? '' : counted(lookups, 'look-up');
}

/** A tree of limited size. */
export interface PrunedTerms {
  readonly terms: readonly SpfTermFacts[];
  /** How many terms are left out. */
  readonly left: number;
}

/** Returns the terms of a record as far as they are shown. */
export function prunedTerms(all: readonly SpfTermFacts[]): PrunedTerms {
  let room = MAX_TERMS;
  let left = 0;
  const prune = (terms: readonly SpfTermFacts[], depth: number): SpfTermFacts[] => {
    if (depth > MAX_DEPTH) {
      left += terms.length;
      return [];
    }
    return terms.flatMap((term) => {
      room -= 1;
      if (room < 0) {
        left += 1;
        return [];
      }
      return [{ ...term, terms: prune(term.terms ?? [], depth + 1) }];
    });
  };
  return { terms: prune(all, 1), left };
}
