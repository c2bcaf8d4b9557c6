/** What a walk over an SPF record finds. */
import type { ResourceRecord, Zone } from '../../dns/records.ts';
import type { SpfTermFacts } from '../../model/gate-facts.ts';
import type { Concern } from '../concern.ts';
import type { AddressSet } from './address-set.ts';
import type { Qualifier } from './parse-record.ts';

/** A walk over one record and all that it includes. */
export interface SpfWalk {
  readonly zone: Zone;
  /** The domain of the sender, whose record it is. */
  readonly domain: string;
  /** Questions that may still be asked. A record that needs so many is refused long before. */
  questions: number;
  /** Walks over the record of another name. */
  readonly follow: (walk: SpfWalk, place: SpfPlace) => Promise<SpfBranch>;
}

/** Where a walk stands. */
export interface SpfPlace {
  readonly name: string;
  readonly text: string;
  readonly record: ResourceRecord;
  /** The names whose records lead here, with its own. */
  readonly chain: readonly string[];
}

/** A term with all below it. */
export interface SpfTermBranch {
  readonly facts: SpfTermFacts;
  readonly qualifier: Qualifier;
  /** Questions that it costs (RFC 7208 section 4.6.4). */
  readonly lookups: number;
  /** Terms below it, or itself, whose question finds nothing. */
  readonly voids: readonly string[];
  /** Addresses that it matches, as far as they can be listed. */
  readonly matched: AddressSet;
  /** Terms that match by more than the address: with macros, `exists`, `ptr`. */
  readonly dynamic: readonly string[];
  readonly concerns: readonly Concern[];
  /** Whether something could not be looked up. */
  readonly isUnknown: boolean;
  /** The record that a `redirect` leads to. */
  readonly next?: SpfBranch | undefined;
}

/** What one term of a record lets pass. */
export interface SpfPass {
  readonly text: string;
  readonly addresses: AddressSet;
  /** Terms, itself or below it, that let pass by more than the address. */
  readonly dynamic: readonly string[];
}

/** A record with its terms. */
export interface SpfBranch {
  readonly name: string;
  readonly text: string;
  readonly record: ResourceRecord;
  /** Those that are evaluated, in order; the `redirect` is the last one. */
  readonly terms: readonly SpfTermBranch[];
  /** All terms, also those that are ignored, and modifiers. */
  readonly facts: readonly SpfTermFacts[];
  readonly lookups: number;
  readonly voids: readonly string[];
  /** Addresses that pass. */
  readonly passes: AddressSet;
  /** What passes, by the term of this record that says so, in order. */
  readonly passesBy: readonly SpfPass[];
  /** Addresses for which it has an answer. */
  readonly decided: AddressSet;
  /** Terms that let pass by more than the address. */
  readonly dynamic: readonly string[];
  /** What it says of all others: undefined when that depends on more than the address. */
  readonly otherwise?: Qualifier | undefined;
  readonly concerns: readonly Concern[];
  readonly isUnknown: boolean;
}
